//! Mappings: what the columns of a source mean, written down once and hashed with the result.
//!
//! A mapping is a TOML file; docs/reference/mapping.md describes it. Reading it has two steps:
//! `file` holds what its author typed, this module what it means. Everything that can be wrong
//! in the file alone is refused here with its line; whether it fits a source and a form is the
//! matter of `columns`.

mod file;
mod layout;
mod pattern;
mod reader;

use std::collections::BTreeMap;

use election::{dataset::EditionLabel, digest::Sha256};
use encoding_rs::Encoding;
use serde::Deserialize;

pub(crate) use file::OtherColumns;
pub(crate) use layout::{FigureRow, Layout, Long, RowRole, Stations};
pub(crate) use pattern::Pattern;

use crate::{
    account::Format,
    error::ReadError,
    figures::Figures,
    grid::{HeaderRows, Part},
};

const BUILT_IN: &[(&str, &str)] = &[
    ("common", include_str!("../mappings/common.toml")),
    (
        "afghanistan-2009",
        include_str!("../mappings/afghanistan-2009.toml"),
    ),
    (
        "netherlands-osv",
        include_str!("../mappings/netherlands-osv.toml"),
    ),
    (
        "venezuela-2024",
        include_str!("../mappings/venezuela-2024.toml"),
    ),
];

/// What the columns of a source mean.
#[derive(Debug, Clone)]
pub struct Mapping {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) sha256: Sha256,
    pub(crate) encoding: Option<&'static Encoding>,
    pub(crate) delimiter: Option<u8>,
    /// What the file must be, if it says so.
    pub(crate) format: Option<Format>,
    /// Sheet of a spreadsheet; the first if it does not say.
    pub(crate) sheet: Option<Part>,
    /// Table of a page; the first if it does not say.
    pub(crate) table: Option<Part>,
    pub(crate) header: HeaderRows,
    pub(crate) layout: Layout,
    pub(crate) key: Vec<String>,
    pub(crate) nesting: Vec<String>,
    /// In the order of the file, `skip` before `aggregates`.
    pub(crate) row_rules: Vec<RowRule>,
    /// By tidy heading.
    pub(crate) columns: BTreeMap<String, Column>,
    pub(crate) other_columns: OtherColumns,
    pub(crate) figures: Figures,
    pub(crate) number_words: BTreeMap<String, i64>,
    pub(crate) expected_rows: Option<u64>,
    pub(crate) choices_complete: Option<bool>,
    pub(crate) edition: EditionLabel,
}

/// Rows that are not units.
#[derive(Debug, Clone)]
pub(crate) struct RowRule {
    pub(crate) action: Action,
    pub(crate) column: String,
    pub(crate) pattern: Pattern,
    /// Line in the mapping.
    pub(crate) line: u64,
}

/// What is done with a row that is not a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// It is left out and counted.
    Skip,
    /// It is kept as a sum stated by the source.
    Aggregate,
}

/// What a column means.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) role: Role,
    /// Whether a file may lack it.
    pub(crate) optional: bool,
    /// Line in the mapping.
    pub(crate) line: u64,
}

/// The one role of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Role {
    Item(String),
    Choice(String),
    Place(String),
    Words(String),
    /// What it says about the figure of its row.
    Long(LongRole),
    Ignore,
}

/// What a column says about the figure of its row in a long table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LongRole {
    /// Whose votes they are.
    Choice,
    /// The figure.
    Votes,
    /// What kind of figure it is.
    Kind,
    /// How the votes were cast.
    Mode,
}

impl LongRole {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Votes => "votes",
            Self::Kind => "kind",
            Self::Mode => "mode",
        }
    }
}

impl Mapping {
    /// Reads the text of a mapping. `name` is used in errors and accounts.
    ///
    /// # Errors
    /// If the text is no TOML, has fields that mappings do not have, or contradicts itself.
    pub fn parse(name: &str, text: &str) -> Result<Self, ReadError> {
        file::read(name, text).map_err(|located| located.in_file(name))
    }

    /// The mapping of this name that comes with the program.
    ///
    /// # Panics
    /// Never: a test reads every built-in mapping.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        let (name, text) = BUILT_IN.iter().find(|(known, _)| *known == name)?;
        Some(Self::parse(name, text).expect("built-in mappings are read by a test"))
    }

    /// Names of the mappings that come with the program, in order.
    pub fn built_in_names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// Whether it is the one of this name that comes with the program.
    pub(crate) fn is_built_in(&self, name: &str) -> bool {
        let known = BUILT_IN.iter().find(|(known, _)| *known == name);
        known.is_some_and(|(_, text)| *text == self.text)
    }

    /// Its name as the caller gave it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its text, kept with every edition that was read by it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Digest of its text.
    #[must_use]
    pub const fn sha256(&self) -> Sha256 {
        self.sha256
    }
}

impl Action {
    /// The field of a mapping that says so.
    pub(crate) const fn field(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::Aggregate => "aggregates",
        }
    }
}
