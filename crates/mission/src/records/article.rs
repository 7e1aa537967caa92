//! An article, checked claim by claim.

use election::statements::Confidence;
use serde::Deserialize;

use super::{Words, printed::read_confidence, reference::Reference, when::When, word::words};

words! {
    /// Whether a claim can be checked.
    ClaimKind {
        /// It can.
        Fact = "fact",
        /// It is somebody's opinion; only that it was said can be checked.
        Opinion = "opinion",
    }
}

words! {
    /// What the check of a claim gives.
    ClaimStatus {
        /// Sources say the same.
        Confirmed = "confirmed",
        /// Sources say otherwise.
        Differs = "differs",
        /// No source reached says it.
        NotFound = "not-found",
        /// Sources leave it open.
        CannotTell = "cannot-tell",
        /// It is an opinion.
        Opinion = "opinion",
    }
}

/// The article that is checked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Its title or what it is.
    pub title: Words,
    /// Who published it.
    pub publisher: Option<Words>,
    /// When.
    pub published: Option<When>,
    /// Its address.
    pub address: Option<String>,
    /// What a reader should know of how it was checked.
    pub note: Option<Words>,
}

/// A claim of it, with what the check gives.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Key.
    pub id: String,
    /// Part of the story it belongs to, 1 to 10.
    pub row: u8,
    /// Whether it can be checked.
    pub kind: ClaimKind,
    /// The claim, in our words.
    pub claim: Words,
    /// What the check gives.
    pub status: ClaimStatus,
    /// Why.
    pub because: Words,
    /// What would settle it; needed unless it is confirmed or an opinion.
    pub settle: Option<Words>,
    /// The records on which this rests; at least one.
    pub records: Vec<Reference>,
    /// Keys of further sources.
    #[serde(default)]
    pub sources: Vec<String>,
    /// How well it is known.
    #[serde(default, deserialize_with = "read_confidence")]
    pub confidence: Option<Confidence>,
}
