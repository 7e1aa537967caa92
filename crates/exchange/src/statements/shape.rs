//! What may stand in a TOML file of a package, as serde reads it: every table refuses fields that
//! it does not know, and whatever can be wrong keeps its place in the text.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use election::{
    statements::Source,
    words::{UNDETERMINED, Words},
};
use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, Visitor, value::MapAccessDeserializer},
};
use toml::Spanned;

/// Only format and version, so that a later version is named even where its fields are unknown.
#[derive(Deserialize)]
pub(super) struct Head {
    pub(super) format: Option<Spanned<String>>,
    pub(super) schema: Option<Spanned<i64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[expect(dead_code, reason = "looked at before the rest; here as known fields")]
    pub(super) format: String,
    #[expect(dead_code, reason = "looked at before the rest; here as known fields")]
    pub(super) schema: i64,
    pub(super) id: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) title: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) simulated: bool,
    #[serde(default, rename = "choice")]
    pub(super) choices: Vec<Spanned<ChoiceFile>>,
    #[serde(default, rename = "source")]
    pub(super) sources: Vec<Spanned<SourceFile>>,
    pub(super) ballot_reserve: Option<Spanned<FigureFile>>,
    #[serde(default, rename = "statement")]
    pub(super) statements: Vec<Spanned<StatementFile>>,
    #[serde(default, rename = "aside")]
    pub(super) asides: Vec<Spanned<AsideFile>>,
    #[serde(default, rename = "derived")]
    pub(super) derived: Vec<Spanned<DerivedFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChoiceFile {
    pub(super) id: String,
    pub(super) name: WordsFile,
}

/// A `[[source]]` of a file, as it stands there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    key: String,
    address: Option<String>,
    what: String,
    kind: String,
    carries: Option<String>,
}

impl From<SourceFile> for Source {
    fn from(file: SourceFile) -> Self {
        Self {
            key: file.key,
            address: file.address,
            what: file.what,
            kind: file.kind,
            carries: file.carries,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatementFile {
    pub(super) id: String,
    pub(super) kind: Spanned<String>,
    pub(super) seq: Option<u64>,
    pub(super) announced: Option<Spanned<AnnouncedFile>>,
    pub(super) at: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) stage: WordsFile,
    pub(super) carries: Option<Spanned<String>>,
    pub(super) sources: Option<Spanned<Vec<String>>>,
    pub(super) confidence: Option<Spanned<String>>,
    pub(super) note: Option<WordsFile>,
    pub(super) valid: Option<Spanned<FigureFile>>,
    pub(super) invalid: Option<Spanned<FigureFile>>,
    pub(super) cast: Option<Spanned<FigureFile>>,
    pub(super) registered: Option<Spanned<FigureFile>>,
    pub(super) turnout: Option<Spanned<FigureFile>>,
    pub(super) voters: Option<Spanned<FigureFile>>,
    pub(super) units_reported: Option<Spanned<FigureFile>>,
    pub(super) units_planned: Option<Spanned<FigureFile>>,
    pub(super) counted: Option<Spanned<FigureFile>>,
    pub(super) printed: Option<Spanned<FigureFile>>,
    pub(super) respondents: Option<Spanned<FigureFile>>,
    pub(super) refused: Option<Spanned<FigureFile>>,
    pub(super) poll_stations: Option<Spanned<FigureFile>>,
    pub(super) poll_stations_planned: Option<Spanned<FigureFile>>,
    #[serde(default)]
    pub(super) votes: BTreeMap<String, Spanned<FigureFile>>,
    #[serde(default)]
    pub(super) shares: BTreeMap<String, Spanned<FigureFile>>,
    pub(super) removed: Option<Spanned<RemovedFile>>,
    #[serde(default, rename = "total")]
    pub(super) totals: Vec<Spanned<TotalFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RemovedFile {
    pub(super) count: Spanned<FigureFile>,
    pub(super) since: Spanned<String>,
    #[serde(default)]
    pub(super) units: Vec<String>,
    pub(super) decision: Option<Spanned<DecisionFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DecisionFile {
    pub(super) id: Option<String>,
    pub(super) sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TotalFile {
    pub(super) id: String,
    pub(super) figure: Option<Spanned<FigureFile>>,
    #[serde(default)]
    pub(super) complete: bool,
    pub(super) parts: BTreeMap<String, Spanned<FigureFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AsideFile {
    pub(super) id: String,
    pub(super) about: Option<String>,
    #[serde(default)]
    pub(super) percent: bool,
    pub(super) figure: Spanned<FigureFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DerivedFile {
    pub(super) check: String,
    pub(super) statement: Option<String>,
    pub(super) finds: Option<String>,
    pub(super) passes: Option<String>,
    pub(super) elsewhere: Option<String>,
    pub(super) says: String,
}

/// A time as printed, or the two between which it lies.
pub(super) enum AnnouncedFile {
    Printed(String),
    Between { from: String, to: String },
}

/// A figure as printed, or with what is known of it.
pub(super) enum FigureFile {
    Printed(String),
    Known(Box<KnownFigure>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KnownFigure {
    pub(super) value: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) not_found: bool,
    pub(super) qualifier: Option<Spanned<String>>,
    pub(super) unit: Option<Spanned<String>>,
    pub(super) of: Option<String>,
    pub(super) at: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) sources: Vec<String>,
    pub(super) confidence: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) variants: Vec<Spanned<VariantFile>>,
    pub(super) note: Option<WordsFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VariantFile {
    pub(super) value: Spanned<String>,
    pub(super) sources: Vec<String>,
    pub(super) confidence: Option<Spanned<String>>,
    pub(super) note: Option<WordsFile>,
}

/// A text, or the same text in several languages: English, and others.
#[derive(Default)]
pub(super) struct WordsFile {
    /// The plain text, or the English one.
    pub(super) text: String,
    pub(super) others: BTreeMap<String, String>,
}

/// Reads a text, or a table of type `T`, so that places of faults in the table are kept.
pub(super) struct TextOr<T>(&'static str, PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for TextOr<T> {
    type Value = Result<String, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Ok(text.to_owned()))
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Self::Value, M::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Err)
    }
}

impl<'de> Deserialize<'de> for FigureFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let visitor = TextOr::<KnownFigure>(
            "a figure in quotes as it was printed, or a table with its value",
            PhantomData,
        );
        Ok(match deserializer.deserialize_any(visitor)? {
            Ok(printed) => Self::Printed(printed),
            Err(known) => Self::Known(Box::new(known)),
        })
    }
}

impl<'de> Deserialize<'de> for WordsFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut others = Words::deserialize(deserializer)?.into_texts();
        let text = others.remove(UNDETERMINED).or_else(|| others.remove("en"));
        let text = text.ok_or_else(|| {
            D::Error::custom("a text in several languages must be there in English: en = \"…\"")
        })?;
        Ok(Self { text, others })
    }
}

impl<'de> Deserialize<'de> for AnnouncedFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Between {
            from: String,
            to: String,
        }
        let visitor = TextOr::<Between>(
            "a time in quotes as it was printed, or a table with from and to",
            PhantomData,
        );
        Ok(match deserializer.deserialize_any(visitor)? {
            Ok(printed) => Self::Printed(printed),
            Err(Between { from, to }) => Self::Between { from, to },
        })
    }
}
