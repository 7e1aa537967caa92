//! What a report says beside its figures, and what may go wrong with that.

use std::io;

use super::formats::{Format, is_moment};

/// What a report says beside the figures.
#[derive(Debug, Clone)]
pub struct ExportOptions {
    /// Who answers for the report.
    pub issuer: String,
    /// A short name for the issuer.
    pub issuer_abbreviation: String,
    /// When the report was made: a moment with its zone, in whole seconds.
    pub generated: String,
    /// The day of the election, `YYYY-MM-DD`.
    pub date: String,
    /// How final the figures are; derived from the units if not given.
    pub status: Option<ReportStatus>,
    /// Number of the report in its series.
    pub sequence: i64,
    /// What the choices are.
    pub selections: Selections,
    /// Tag of the language of names (BCP 47).
    pub language: String,
    /// Name and version of the program.
    pub program: String,
}

/// How final a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportStatus {
    /// Made before the election.
    PreElection,
    /// Not all units have reported.
    UnofficialPartial,
    /// All have, and nobody has confirmed it.
    UnofficialComplete,
    /// Confirmed.
    Certified,
    /// Corrects an earlier report.
    Correction,
    /// From a recount.
    Recount,
}

impl ReportStatus {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::PreElection,
        Self::UnofficialPartial,
        Self::UnofficialComplete,
        Self::Certified,
        Self::Correction,
        Self::Recount,
    ];

    /// The word of the standard.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::PreElection => "pre-election",
            Self::UnofficialPartial => "unofficial-partial",
            Self::UnofficialComplete => "unofficial-complete",
            Self::Certified => "certified",
            Self::Correction => "correction",
            Self::Recount => "recount",
        }
    }
}

/// What the choices of a contest are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selections {
    /// People.
    Candidates,
    /// Parties or lists.
    Parties,
    /// Answers to a question.
    Answers,
}

/// A column or figure that the standard has no place for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// Name of the item, the place or the row.
    pub what: String,
    /// Why, as a stable word.
    pub why: &'static str,
    /// How many values.
    pub values: u64,
}

/// A report that could not be written.
#[derive(Debug, thiserror::Error)]
pub enum NistError {
    /// The stream failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// An option that the standard does not take.
    #[error("{option} {value:?} is not written like {example}")]
    Option {
        /// Name of the option.
        option: &'static str,
        /// What was given.
        value: String,
        /// What would do.
        example: &'static str,
    },
    /// A figure beyond the whole numbers of JSON.
    #[error("the sum of {column} is beyond the whole numbers that JSON readers keep")]
    TooLarge {
        /// Name of the column.
        column: String,
    },
}

/// Refuses what the standard would not take.
pub(super) fn check_options(options: &ExportOptions) -> Result<(), NistError> {
    let refuse = |option, value: &str, example| {
        Err(NistError::Option {
            option,
            value: value.to_owned(),
            example,
        })
    };
    if !is_moment(&options.generated) {
        return refuse("generated", &options.generated, Format::DateTime.example());
    }
    if !Format::Date.fits(&options.date) {
        return refuse("date", &options.date, Format::Date.example());
    }
    let tag = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if options.language.is_empty() || !options.language.chars().all(tag) {
        return refuse("language", &options.language, "az");
    }
    if options.issuer.trim().is_empty() {
        return refuse("issuer", &options.issuer, "Observers Together");
    }
    Ok(())
}
