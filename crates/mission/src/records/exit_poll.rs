//! How an exit poll was made: its transparency card. Its shares stand in the statement of
//! figures of the same id.

use election::statements::Confidence;
use serde::Deserialize;

use super::{
    Words,
    printed::{Printed, read_confidence},
    when::When,
};

/// What is known of how a poll was made. What a field does not say was not found, and is shown so.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExitPoll {
    /// Key: that of the statement of figures with its shares.
    pub id: String,
    /// Who made it.
    pub organisation: Words,
    /// Who paid for it.
    pub funder: Option<Words>,
    /// When it was accredited.
    pub accredited: Option<When>,
    /// When it was published.
    pub published: Option<When>,
    /// Stations at which it was to ask.
    pub stations_planned: Option<Printed>,
    /// Constituencies in which it was to ask.
    pub constituencies_planned: Option<Printed>,
    /// Stations at which it says it asked.
    pub stations: Option<Printed>,
    /// People who answered.
    pub respondents: Option<Printed>,
    /// Share of those asked who refused, in per cent.
    pub refused: Option<Printed>,
    /// How stations and people were chosen.
    pub selection: Option<Words>,
    /// What was asked, and how.
    pub question: Option<Words>,
    /// How answers were weighted.
    pub weighting: Option<Words>,
    /// Who answered, by groups.
    pub composition: Option<Words>,
    /// Keys of its sources; at least one.
    pub sources: Vec<String>,
    /// How well it is known.
    #[serde(default, deserialize_with = "read_confidence")]
    pub confidence: Option<Confidence>,
    /// What else a reader should know.
    pub note: Option<Words>,
}
