//! The names of fields, and how long their texts may be.

use std::{fmt, str::FromStr};

/// The longest text that can be sealed, in bytes.
pub const LONGEST_TEXT: usize = 65_536;

/// Which of a person's texts it is. The name stands open in the record, which is why it is a word
/// of the program and not of the data.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// Who it is.
    Identity,
    /// A number by which they can be called.
    Phone,
    /// An address of mail, or in another network.
    Email,
    /// Where exactly: an address or coordinates.
    Place,
    /// What they told or what was noted about them, in free words.
    Text,
}

impl Field {
    /// All fields, in order.
    pub const ALL: [Self; 5] = [
        Self::Identity,
        Self::Phone,
        Self::Email,
        Self::Place,
        Self::Text,
    ];

    /// Its name in records, files and commands.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Place => "place",
            Self::Text => "text",
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Field {
    type Err = UnknownField;

    fn from_str(name: &str) -> Result<Self, UnknownField> {
        let found = Self::ALL.into_iter().find(|field| field.name() == name);
        found.ok_or_else(|| UnknownField(name.to_owned()))
    }
}

/// There is no such field.
#[derive(Debug, thiserror::Error)]
#[error("no field is called {0:?}: identity, phone, email, place or text")]
pub struct UnknownField(String);
