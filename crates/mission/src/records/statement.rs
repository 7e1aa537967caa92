//! What people and bodies said about the election, and when.
//!
//! A statement has a kind, which is what it is (a call, a letter, a demand), and a stance, which
//! is how it stands to the result. [`StatementKind::stance`] is the table from one to the other;
//! a file may say otherwise where the text does. The basis is what the speaker knew: an exit
//! poll is not a result.

use election::statements::Confidence;
use serde::Deserialize;

use super::{
    Words,
    printed::{Printed, read_confidence},
    reference::Reference,
    when::When,
    word::words,
};

words! {
    /// What a statement is.
    StatementKind {
        /// Good wishes to a winner.
        Congratulation = "congratulation",
        /// The result is said to hold.
        Recognition = "recognition",
        /// The result is said not to hold.
        NonRecognition = "non-recognition",
        /// Faults are named.
        Criticism = "criticism",
        /// Worry is expressed, no judgement given.
        Concern = "concern",
        /// The result shall be annulled.
        DemandToAnnul = "demand-to-annul",
        /// The votes shall be counted again.
        DemandToRecount = "demand-to-recount",
        /// Criticism of the election is rejected.
        Rejection = "rejection",
        /// Observers say the election was sound.
        PositiveAssessment = "positive-assessment",
        /// Observers say it was not.
        NegativeAssessment = "negative-assessment",
        /// Observers say both.
        MixedAssessment = "mixed-assessment",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// How a statement stands to the result.
    Stance {
        /// Says that it holds.
        Recognises = "recognises",
        /// Congratulates on it.
        Congratulates = "congratulates",
        /// Welcomes how it came about.
        Welcomes = "welcomes",
        /// Takes note.
        Neutral = "neutral",
        /// Is worried about it.
        ExpressesConcern = "expresses-concern",
        /// Names faults.
        Criticises = "criticises",
        /// Says that it does not hold.
        Rejects = "rejects",
        /// Wants it annulled.
        DemandsAnnulment = "demands-annulment",
        /// Wants a recount.
        DemandsRecount = "demands-recount",
        /// Answers those who find fault.
        RejectsCriticism = "rejects-criticism",
        /// Nobody has said.
        Unknown = "unknown",
    }
}

impl StatementKind {
    /// The stance that goes with the kind, unless the file says otherwise.
    #[must_use]
    pub const fn stance(self) -> Stance {
        match self {
            Self::Congratulation => Stance::Congratulates,
            Self::Recognition => Stance::Recognises,
            Self::NonRecognition => Stance::Rejects,
            Self::Criticism | Self::NegativeAssessment => Stance::Criticises,
            Self::Concern => Stance::ExpressesConcern,
            Self::DemandToAnnul => Stance::DemandsAnnulment,
            Self::DemandToRecount => Stance::DemandsRecount,
            Self::Rejection => Stance::RejectsCriticism,
            Self::PositiveAssessment => Stance::Welcomes,
            Self::MixedAssessment => Stance::Neutral,
            Self::Other => Stance::Unknown,
        }
    }
}

words! {
    /// What the speaker knew of the result.
    Basis {
        /// Nothing but exit polls.
        ExitPoll = "exit-poll",
        /// A part of the count.
        Partial = "partial",
        /// Figures of the whole count, not final.
        Preliminary = "preliminary",
        /// The final result.
        Final = "final",
        /// Own observation.
        Observation = "observation",
        /// What other observers said.
        Observers = "observers",
        /// Nobody has said.
        Unknown = "unknown",
    }
}

words! {
    /// Which side of the election a speaker stands on.
    Side {
        /// Another state, or a body of states.
        State = "state",
        /// A mission of observers.
        Observers = "observers",
        /// Observers of the country itself, who are citizens.
        Citizens = "citizens",
        /// A party or candidate.
        Party = "party",
        /// The state that holds the election.
        Authority = "authority",
        /// A movement, a medium, anybody else.
        Society = "society",
    }
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Key.
    pub id: String,
    /// What it is.
    pub kind: StatementKind,
    /// How it stands to the result, where the kind does not tell it; see [`Statement::stance`].
    pub stance: Option<Stance>,
    /// Who speaks: a public office or a body.
    pub who: Words,
    /// Where the speaker stands.
    pub side: Side,
    /// What office the speaker holds at that time.
    pub role: Option<Words>,
    /// For whom the speaker speaks.
    pub organisation: Option<Words>,
    /// The country spoken for, as two letters.
    pub country: Option<String>,
    /// How it was said, such as a call or a letter.
    pub medium: Option<Words>,
    /// When it was said.
    pub occurred: Option<When>,
    /// When it was reported, which is no earlier.
    pub reported: Option<When>,
    /// What the speaker knew of the result.
    #[serde(default = "unknown")]
    pub basis: Basis,
    /// Ids of statements that were made together with this one.
    #[serde(default)]
    pub joint_with: Vec<String>,
    /// What was said, in our words.
    pub what: Words,
    /// Of a mission: how much it saw.
    pub coverage: Option<Coverage>,
    /// Records that belong to it.
    #[serde(default)]
    pub links: Vec<Reference>,
    /// Keys of its sources; at least one.
    pub sources: Vec<String>,
    /// How well it is known.
    #[serde(default, deserialize_with = "read_confidence")]
    pub confidence: Option<Confidence>,
    /// What else a reader should know.
    pub note: Option<Words>,
}

const fn unknown() -> Basis {
    Basis::Unknown
}

impl Statement {
    /// How it stands to the result.
    #[must_use]
    pub fn stance(&self) -> Stance {
        self.stance.unwrap_or_else(|| self.kind.stance())
    }
}

/// How much a mission saw: shown wherever its verdict is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// Observers it had.
    pub observers: Option<Printed>,
    /// Stations it visited.
    pub stations: Option<Printed>,
    /// Constituencies in which it was.
    pub constituencies: Option<Printed>,
    /// Openings of stations it saw.
    pub openings: Option<Printed>,
    /// The stations, where it names them.
    #[serde(default)]
    pub units: Vec<String>,
    /// How they were chosen; `None` if it does not say.
    pub chosen: Option<Words>,
}
