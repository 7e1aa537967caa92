//! How one record names another: `incident/inc-09`, `unit/65/9`, `announced/v4`.

use std::fmt;

use serde::{Deserialize, Deserializer, de::Error as _};

/// What a reference points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slice {
    /// A statement of figures, [`election::statements::Statement`].
    Announced,
    /// A figure kept beside, [`election::statements::Aside`].
    Aside,
    /// An incident.
    Incident,
    /// What somebody said.
    Statement,
    /// A line of accreditation.
    Accreditation,
    /// How an exit poll was made.
    ExitPoll,
    /// A rule of the law.
    Norm,
    /// A single fact.
    Fact,
    /// Something looked for and not found.
    Gap,
    /// A claim of the article.
    Claim,
    /// A unit by the texts of its key, largest place first.
    Unit,
}

impl Slice {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Announced,
        Self::Aside,
        Self::Incident,
        Self::Statement,
        Self::Accreditation,
        Self::ExitPoll,
        Self::Norm,
        Self::Fact,
        Self::Gap,
        Self::Claim,
        Self::Unit,
    ];

    /// The word used in files, addresses and keys of texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Aside => "aside",
            Self::Incident => "incident",
            Self::Statement => "statement",
            Self::Accreditation => "accreditation",
            Self::ExitPoll => "exit-poll",
            Self::Norm => "norm",
            Self::Fact => "fact",
            Self::Gap => "gap",
            Self::Claim => "claim",
            Self::Unit => "unit",
        }
    }
}

/// Names a record of the package.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    /// What kind of record.
    pub slice: Slice,
    /// Its id; of a unit, the texts of its key with `/` between them.
    pub id: String,
}

/// A reference that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} names no record: write {known}, each followed by / and an id")]
pub struct BadReference {
    text: String,
    known: String,
}

impl Reference {
    /// Reads `slice/id`.
    ///
    /// # Errors
    /// If there is no such slice, or no id.
    pub fn parse(text: &str) -> Result<Self, BadReference> {
        let parts = text.split_once('/').filter(|(_, id)| !id.is_empty());
        let found = parts.and_then(|(word, id)| {
            let slice = Slice::ALL.into_iter().find(|slice| slice.word() == word)?;
            let id = id.to_owned();
            Some(Self { slice, id })
        });
        found.ok_or_else(|| BadReference {
            text: text.to_owned(),
            known: Slice::ALL.map(Slice::word).join(", "),
        })
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.slice.word(), self.id)
    }
}

impl<'de> Deserialize<'de> for Reference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_read_as_it_is_written() {
        for text in [
            "incident/inc-09",
            "unit/65/9",
            "announced/v4",
            "exit-poll/rey",
        ] {
            assert_eq!(Reference::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Reference::parse("unit/65/9").unwrap().id, "65/9");
        for bad in ["inc-09", "incident/", "/inc-09", "incidents/inc-09", ""] {
            assert!(Reference::parse(bad).is_err(), "{bad}");
        }
    }
}
