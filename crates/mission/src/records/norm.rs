//! Rules of the law, in our words, with where they stand.

use election::statements::Confidence;
use serde::Deserialize;

use super::{Words, printed::read_confidence, when::When};

/// A rule of the law.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Norm {
    /// Key.
    pub id: String,
    /// Law and article.
    pub article: Words,
    /// What it says.
    pub what: Words,
    /// Since when it holds.
    pub valid_from: Option<When>,
    /// Keys of its sources; at least one.
    pub sources: Vec<String>,
    /// How well it is known.
    #[serde(default, deserialize_with = "read_confidence")]
    pub confidence: Option<Confidence>,
    /// What else a reader should know.
    pub note: Option<Words>,
}
