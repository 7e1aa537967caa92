//! What happened at a station or around it, who says so, and what came of it.
//!
//! An incident is never "true" or "false" here. It is *reported* until two independent sources
//! carry it, and then *verified*; *disputed* once somebody gives reasons against it, and a
//! disputed one is never verified, however many carry it; *withdrawn* by whoever reported it.
//! Pages that carry one text count as one source.

use election::statements::Confidence;
use serde::Deserialize;

use super::{Words, printed::read_confidence, reference::Reference, when::When, word::words};

words! {
    /// What kind of incident it is.
    IncidentKind {
        /// An observer was made to leave.
        ObserverRemoved = "observer-removed",
        /// An observer was made to leave, and the police were there.
        ObserverRemovedPolice = "observer-removed-police",
        /// An observer was threatened or hindered.
        ObserverPressure = "observer-pressure",
        /// A journalist was not let in, or hindered.
        JournalistObstructed = "journalist-obstructed",
        /// Ballots were marked or cut before they were handed out.
        PreparedBallots = "prepared-ballots",
        /// Somebody voted where they are not on the list.
        VoterFromElsewhere = "voter-from-elsewhere",
        /// The same people voted at several stations.
        Carousel = "carousel",
        /// Several ballots were put into a box at once, on film.
        BallotsInBundleFilmed = "ballots-in-bundle-filmed",
        /// Several ballots were put into a box at once, by a report.
        BallotsInBundleReported = "ballots-in-bundle-reported",
        /// A camera does not show what it should.
        CameraView = "camera-view",
        /// A film whose origin is contested.
        ContestedFilm = "contested-film",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// How far an incident is established.
    Verification {
        /// Somebody says so.
        Reported = "reported",
        /// Two independent sources say so.
        Verified = "verified",
        /// Somebody gives reasons against it.
        Disputed = "disputed",
        /// Whoever reported it takes it back.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What a decision did.
    Outcome {
        /// The result of the station was annulled.
        Annulled = "annulled",
        /// The station is not among those whose result was annulled.
        NotAnnulled = "not-annulled",
        /// The complaint was rejected.
        Rejected = "rejected",
        /// The complaint was upheld in another way.
        Upheld = "upheld",
        /// It is being looked into.
        Pending = "pending",
    }
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// Key.
    pub id: String,
    /// What kind it is.
    pub kind: IncidentKind,
    /// The station, by the texts of its key with `/` between them, such as `65/9`; `None` if it
    /// is not known or there is none.
    pub unit: Option<String>,
    /// Other stations that are part of it.
    #[serde(default)]
    pub related_units: Vec<String>,
    /// When it happened.
    pub occurred: Option<When>,
    /// When it was first reported.
    pub reported: Option<When>,
    /// What is said to have happened.
    pub what: Words,
    /// Who says so, by role: no private person is named.
    pub reported_by: Option<Words>,
    /// How far it is established.
    #[serde(default = "reported")]
    pub verification: Verification,
    /// What is said against it; needed where it is disputed.
    pub dispute: Option<Words>,
    /// What the commission, or whoever it is about, answered.
    #[serde(default)]
    pub reply: Reply,
    /// What was decided about it.
    pub decision: Option<Decision>,
    /// Records that belong to it.
    #[serde(default)]
    pub links: Vec<Reference>,
    /// What would settle what is open.
    pub settle: Option<Words>,
    /// Keys of its sources, of the reports; at least one.
    pub sources: Vec<String>,
    /// How well it is known.
    #[serde(default, deserialize_with = "read_confidence")]
    pub confidence: Option<Confidence>,
    /// What else a reader should know.
    pub note: Option<Words>,
}

const fn reported() -> Verification {
    Verification::Reported
}

/// What the other side said. In a file, `state` with what belongs to it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "ReplyFile")]
pub enum Reply {
    /// Nobody is known to have asked.
    #[default]
    NotAsked,
    /// Somebody asked, and no answer is known.
    NoAnswer {
        /// Who was asked.
        whom: Option<Words>,
        /// When.
        asked: Option<When>,
        /// Keys of the sources.
        sources: Vec<String>,
    },
    /// There is an answer.
    Answered {
        /// Who answered.
        whom: Option<Words>,
        /// When.
        answered: Option<When>,
        /// What the answer says.
        text: Words,
        /// Keys of the sources; those of the incident if empty.
        sources: Vec<String>,
    },
}

/// A reply as it stands in a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReplyFile {
    state: String,
    whom: Option<Words>,
    asked: Option<When>,
    answered: Option<When>,
    text: Option<Words>,
    #[serde(default)]
    sources: Vec<String>,
}

impl TryFrom<ReplyFile> for Reply {
    type Error = String;

    fn try_from(file: ReplyFile) -> Result<Self, String> {
        let ReplyFile {
            state,
            whom,
            asked,
            answered,
            text,
            sources,
        } = file;
        match (state.as_str(), asked, answered, text) {
            ("not-asked", None, None, None) if whom.is_none() && sources.is_empty() => {
                Ok(Self::NotAsked)
            }
            ("not-asked", ..) => Err("a reply of state not-asked has nothing else".to_owned()),
            ("no-answer", asked, None, None) => Ok(Self::NoAnswer {
                whom,
                asked,
                sources,
            }),
            ("no-answer", ..) => {
                Err("a reply of state no-answer has whom, asked and sources only".to_owned())
            }
            ("answered", None, answered, Some(text)) => Ok(Self::Answered {
                whom,
                answered,
                text,
                sources,
            }),
            ("answered", ..) => Err(
                "a reply of state answered has text, and may have whom, answered and sources"
                    .to_owned(),
            ),
            _ => Err(format!(
                "state {state:?} is unknown: one of not-asked, no-answer, answered"
            )),
        }
    }
}

impl Reply {
    /// The word used in output and keys of texts.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::NotAsked => "not-asked",
            Self::NoAnswer { .. } => "no-answer",
            Self::Answered { .. } => "answered",
        }
    }
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// What it did.
    pub outcome: Outcome,
    /// Who decided.
    pub by: Option<Words>,
    /// When.
    pub when: Option<When>,
    /// What it says.
    pub text: Option<Words>,
    /// The statement of figures that it stands in, such as the edition that takes the unit away.
    pub announced: Option<String>,
    /// Keys of its sources.
    pub sources: Vec<String>,
    /// How well it is known.
    #[serde(default, deserialize_with = "read_confidence")]
    pub confidence: Option<Confidence>,
}
