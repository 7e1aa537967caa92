//! Who was let in to observe: persons, organisations, and who nominated them.

use election::statements::Confidence;
use serde::Deserialize;

use super::{
    Words,
    printed::{Printed, read_confidence},
    when::When,
    word::words,
};

words! {
    /// Which observers a line is about.
    Observers {
        /// All of them.
        All = "all",
        /// Those from abroad.
        International = "international",
        /// Those of the country.
        Local = "local",
        /// One mission or organisation.
        Organisation = "organisation",
    }
}

words! {
    /// What sort of body nominated observers.
    Nominator {
        /// A candidate.
        Candidate = "candidate",
        /// A party.
        Party = "party",
        /// An organisation of citizens.
        Association = "association",
        /// Themselves.
        Own = "own-initiative",
        /// Another state or a body of states.
        State = "state",
        /// Another.
        Other = "other",
    }
}

/// A line of accreditation, as one source or several give it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accreditation {
    /// Key.
    pub id: String,
    /// Which observers.
    pub observers: Observers,
    /// Of one organisation: its name.
    pub organisation: Option<Words>,
    /// For which moment it holds.
    pub when: Option<When>,
    /// People.
    pub persons: Option<Printed>,
    /// Organisations that they come from.
    pub organisations: Option<Printed>,
    /// Countries that they come from.
    pub countries: Option<Printed>,
    /// Who nominated them; empty if that was not found.
    #[serde(default)]
    pub nominated: Vec<Nominated>,
    /// Whether it was invited; of one organisation.
    pub invited: Option<bool>,
    /// Keys of its sources; at least one.
    pub sources: Vec<String>,
    /// How well it is known.
    #[serde(default, deserialize_with = "read_confidence")]
    pub confidence: Option<Confidence>,
    /// What else a reader should know.
    pub note: Option<Words>,
}

/// Observers nominated by one sort of body.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nominated {
    /// By what sort of body.
    pub by: Nominator,
    /// By which, where it is known.
    pub name: Option<Words>,
    /// How many people.
    pub persons: Printed,
}
