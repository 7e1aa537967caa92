//! Single facts and events, what was not found, and what the publisher had to correct.

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
    /// What a fact is about. Some kinds are moments that others are compared with.
    FactKind {
        /// The election was called.
        Called = "called",
        /// Voting begins in the country.
        VotingOpens = "voting-opens",
        /// The last station in the country closes.
        VotingCloses = "voting-closes",
        /// The last station abroad closes.
        VotingClosesAbroad = "voting-closes-abroad",
        /// The first figures of the commission.
        FirstOfficialCount = "first-official-count",
        /// Further figures of the commission.
        Result = "result",
        /// The final result.
        FinalResult = "final-result",
        /// A court confirms.
        Court = "court",
        /// A decision on complaints or stations.
        Decision = "decision",
        /// Who was invited or let in.
        Invitation = "invitation",
        /// What media did.
        Media = "media",
        /// How the election is set up.
        Setting = "setting",
        /// Something else.
        Other = "other",
    }
}

/// A fact or an event.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Key.
    pub id: String,
    /// What it is about.
    pub kind: FactKind,
    /// When it happened; `None` for what has no time.
    pub occurred: Option<When>,
    /// When it was reported.
    pub reported: Option<When>,
    /// What is known.
    pub what: Words,
    /// A figure that it is about.
    pub figure: Option<Printed>,
    /// Outlets, of what media did.
    #[serde(default)]
    pub outlets: Vec<String>,
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

/// Something that was looked for and not found.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// Key.
    pub id: String,
    /// What was looked for.
    pub what: Words,
    /// Where, and until when.
    pub searched: Option<Words>,
    /// What would fill it.
    pub settle: Option<Words>,
}

/// A correction that the publisher owes the reader.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// Key.
    pub id: String,
    /// When it was made.
    pub when: When,
    /// What was wrong, and what is right.
    pub what: Words,
    /// The records concerned.
    #[serde(default)]
    pub records: Vec<Reference>,
}
