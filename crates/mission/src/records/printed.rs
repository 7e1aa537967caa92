//! A figure of a record as it was printed.

use election::statements::{Confidence, Qualifier};
use serde::{Deserialize, Deserializer, de::Error as _};

use super::typed::TextOr;

/// A figure of a record: as printed, or looked for and not found. In a file it is a text, or a
/// table where more is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Digits as printed, without separators between thousands; `None` if it was looked for and
    /// not found.
    pub value: Option<String>,
    /// Whether it was printed as exact.
    pub qualifier: Qualifier,
    /// Keys of its sources; those of the record if empty.
    pub sources: Vec<String>,
    /// How well it is known; as the record if `None`.
    pub confidence: Option<Confidence>,
    /// What other sources print instead.
    pub variants: Vec<Print>,
    /// What else a reader should know.
    pub note: Option<String>,
}

/// Another print of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// Digits as printed.
    pub value: String,
    /// Keys of its sources.
    pub sources: Vec<String>,
    /// How well it is known.
    pub confidence: Option<Confidence>,
    /// What else a reader should know.
    pub note: Option<String>,
}

impl Printed {
    /// The count, if it was printed as an exact one.
    #[must_use]
    pub fn exact(&self) -> Option<u64> {
        match self.qualifier {
            Qualifier::Exactly => self.value.as_deref()?.parse().ok(),
            _ => None,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    value: Option<String>,
    #[serde(default)]
    not_found: bool,
    qualifier: Option<String>,
    #[serde(default)]
    sources: Vec<String>,
    confidence: Option<String>,
    #[serde(default)]
    variants: Vec<Variant>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Variant {
    value: String,
    #[serde(default)]
    sources: Vec<String>,
    confidence: Option<String>,
    note: Option<String>,
}

/// The confidence of a word.
pub(super) fn confidence(word: &str) -> Result<Confidence, String> {
    let all = [Confidence::High, Confidence::Medium, Confidence::Low];
    let found = all.into_iter().find(|one| one.word() == word);
    found.ok_or_else(|| format!("confidence {word:?} is unknown: one of high, medium, low"))
}

/// Reads `confidence = "high"` of a record.
pub(super) fn read_confidence<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Confidence>, D::Error> {
    let word = Option::<String>::deserialize(deserializer)?;
    word.map(|word| confidence(&word).map_err(D::Error::custom))
        .transpose()
}

fn qualifier(word: &str) -> Result<Qualifier, String> {
    let all = Qualifier::ALL;
    let found = all.into_iter().find(|one| one.word() == word);
    found.ok_or_else(|| {
        let known: Vec<&str> = all.iter().map(|one| one.word()).collect();
        format!("qualifier {word:?} is unknown: one of {}", known.join(", "))
    })
}

fn digits(value: &str) -> Result<String, String> {
    let (whole, decimals) = value.split_once('.').unwrap_or((value, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if value.len() <= 20 && all_digits(whole) && all_digits(decimals) {
        Ok(value.to_owned())
    } else {
        Err(format!(
            "{value:?} is no figure: digits as printed, without separators, such as \"90372\""
        ))
    }
}

impl Table {
    fn figure(self) -> Result<Printed, String> {
        if self.not_found == self.value.is_some() {
            return Err("a figure has a value, or not_found = true".to_owned());
        }
        let variant = |one: Variant| {
            Ok(Print {
                value: digits(&one.value)?,
                sources: one.sources,
                confidence: one.confidence.as_deref().map(confidence).transpose()?,
                note: one.note,
            })
        };
        Ok(Printed {
            value: self.value.as_deref().map(digits).transpose()?,
            qualifier: match self.qualifier.as_deref() {
                Some(word) => qualifier(word)?,
                None => Qualifier::Exactly,
            },
            sources: self.sources,
            confidence: self.confidence.as_deref().map(confidence).transpose()?,
            variants: self
                .variants
                .into_iter()
                .map(variant)
                .collect::<Result<_, String>>()?,
            note: self.note,
        })
    }
}

impl<'de> Deserialize<'de> for Printed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let table = match TextOr::<Table>::deserialize(deserializer)? {
            TextOr::Table(table) => table,
            TextOr::Text(value) => Table {
                value: Some(value),
                not_found: false,
                qualifier: None,
                sources: Vec::new(),
                confidence: None,
                variants: Vec::new(),
                note: None,
            },
        };
        table.figure().map_err(D::Error::custom)
    }
}
