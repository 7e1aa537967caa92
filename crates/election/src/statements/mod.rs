//! Figures as they were announced: versions of a result, turnout through the day, exit polls,
//! accreditation, ballots printed; and what arithmetic alone can say about them.
//!
//! One idea carries the module: *a printed figure is evidence, and so is every other print of
//! it*. A [`Figure`] keeps its decimals, its sources and each variant that the press carries;
//! nothing is averaged and nothing is thrown away. [`Resolved`] asks which of the variants agree
//! with the sums, shares and versions printed beside them, and the rules compute on the one that
//! does, saying so; where nothing decides, they compute on the figure that the package names
//! first.
//!
//! A statement is a list of figures by [`Slot`], so that every relation (a sum, a share, a
//! difference between versions) is written once, whatever the statement is about.

mod figure;
mod official;
mod relation;
mod resolve;
mod rules;
mod sources;

pub use figure::{Confidence, Figure, Key, Kind, Qualifier, Slot, Variant};
pub use official::{NoOfficial, Official};
pub use relation::Criterion;
pub use resolve::{Candidate, Resolved, Verdict};
pub use rules::{Checked, Step, check};
pub use sources::{bad_carrier, independent};

use std::collections::BTreeMap;

/// Statements about one election, with their sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// Short name, from the file or from the package itself.
    pub id: String,
    /// Title by language; empty if the source has none.
    pub title: BTreeMap<String, String>,
    /// Whether all of it is invented.
    pub simulated: bool,
    /// Names of the files it was read from; [`Origin::file`] is a position here.
    pub files: Vec<String>,
    /// What can be voted for, in the order of the source.
    pub choices: Vec<Choice>,
    /// Where the figures were published.
    pub sources: Vec<Source>,
    /// What was announced, in the order of the source.
    pub statements: Vec<Statement>,
    /// What the law lets be printed above the register, if somebody looked it up.
    pub ballot_reserve: Option<Figure>,
    /// Figures kept beside the others and compared with nothing.
    pub asides: Vec<Aside>,
    /// What the package expects its own check to give.
    pub expected: Vec<Expected>,
    /// Names, stages and notes that the package gives in other languages too: by the text that
    /// stands in the fields, then by language.
    pub translated: BTreeMap<String, BTreeMap<String, String>>,
}

/// Something that can be voted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Key used in figures.
    pub id: String,
    /// Name for people.
    pub name: String,
}

/// Where figures were published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Key used by figures.
    pub key: String,
    /// Address of the page; `None` if no page is known.
    pub address: Option<String>,
    /// Who published it and when.
    pub what: String,
    /// What sort of source it is, such as "official".
    pub kind: String,
    /// Key of the source whose text this page carries, such as an agency's; `None` for a text of
    /// its own.
    pub carries: Option<String>,
}

/// Where a figure stands in the files of the package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// Position in [`Package::files`].
    pub file: usize,
    /// Line, counting from 1.
    pub line: u64,
}

/// When something was announced: an interval as wide as what was printed leaves open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    /// Earliest moment or day, as printed.
    pub from: String,
    /// Latest moment or day, as printed; equal to `from` unless two were given.
    pub to: String,
    /// How exactly it was printed.
    pub precision: Precision,
}

/// How exactly a time was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// A day, no time.
    Day,
    /// Hours and minutes.
    Minute,
    /// Seconds.
    Second,
    /// An interval was given.
    Interval,
}

impl Precision {
    /// The word used in output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Minute => "minute",
            Self::Second => "second",
            Self::Interval => "interval",
        }
    }
}

/// One announcement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Key used by findings.
    pub id: String,
    /// What it is about.
    pub kind: Kind,
    /// Place in the series of its kind.
    pub seq: Option<u64>,
    /// When it was announced.
    pub announced: Option<Announced>,
    /// For which moment its figures hold, as printed; of a turnout reading.
    pub at: Option<String>,
    /// What it calls itself.
    pub stage: String,
    /// The statement that it repeats in an outlet's words. It belongs to no series itself.
    pub carries: Option<String>,
    /// Whether it gives votes for every choice, so that they add up to the valid votes.
    pub votes_complete: bool,
    /// Whether it gives a share for every choice, so that they add up to 100.
    pub shares_complete: bool,
    /// Its figures.
    pub figures: BTreeMap<Slot, Figure>,
    /// Units whose results were taken away since an earlier statement.
    pub removed: Option<Removed>,
    /// Totals with their parts.
    pub totals: Vec<Total>,
    /// Keys of the sources of figures that name none of their own.
    pub sources: Vec<String>,
    /// How much trust figures are given that say nothing of it themselves.
    pub confidence: Option<Confidence>,
    /// What else a reader should know.
    pub note: Option<String>,
    /// Where it begins.
    pub origin: Origin,
}

/// Units whose results were annulled or taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// The earlier statement that still had them.
    pub since: String,
    /// Their names, as far as published.
    pub units: Vec<String>,
    /// The decision; `None` if it was looked for and not found.
    pub decision: Option<Decision>,
}

/// A published decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Number or name of the decision; `None` if the source gives none.
    pub id: Option<String>,
    /// Keys of the sources.
    pub sources: Vec<String>,
}

/// A total that is published with parts of it. The parts stand under [`Slot::Part`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// Key of the total.
    pub id: String,
    /// Where the total itself stands: [`Slot::Total`], or a figure that the statement has anyway.
    pub slot: Slot,
    /// Keys of its parts.
    pub parts: Vec<String>,
    /// Whether nothing else is part of it.
    pub complete: bool,
}

/// A figure that is kept beside the others: it is not known what it counts, or when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Key.
    pub id: String,
    /// The statement that it is about, if one.
    pub about: Option<String>,
    /// The figure.
    pub figure: Figure,
}

/// A check whose outcome the package states beforehand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Name of the check, in the words of whoever made the package.
    pub check: String,
    /// Statement it is about.
    pub statement: Option<String>,
    /// What must come out.
    pub outcome: Outcome,
    /// What it says, in words.
    pub says: String,
}

/// What a check must give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The rule finds something at the statement.
    Found(crate::codes::Code),
    /// The rule was run and finds nothing at the statement.
    Passed(crate::codes::Code),
    /// Another part of the work answers it.
    Elsewhere(String),
}

impl Package {
    /// A name, stage or note of the package in `locale`; `None` if it is not given in it.
    #[must_use]
    pub fn translated(&self, text: &str, locale: &str) -> Option<&str> {
        self.translated.get(text)?.get(locale).map(String::as_str)
    }

    /// The statement of this id and its position.
    #[must_use]
    pub fn statement(&self, id: &str) -> Option<(usize, &Statement)> {
        let mut all = self.statements.iter().enumerate();
        all.find(|(_, statement)| statement.id == id)
    }

    /// Positions of the statements of a kind, in order of their series; those that repeat
    /// another one in an outlet's words are left out.
    #[must_use]
    pub fn series(&self, kind: Kind) -> Vec<usize> {
        let all = self.statements.iter().enumerate();
        let of_kind = all.filter(|(_, one)| one.kind == kind && one.carries.is_none());
        let mut series: Vec<_> = of_kind.map(|(position, one)| (one.seq, position)).collect();
        series.sort_unstable();
        series.into_iter().map(|(_, position)| position).collect()
    }

    /// The source of this key.
    #[must_use]
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.key == key)
    }

    /// The name of a figure in output, such as `valid`; votes and shares bear the choice's id.
    #[must_use]
    pub fn item(&self, statement: usize, slot: Slot) -> String {
        let totals = &self.statements[statement].totals;
        match slot {
            Slot::Votes(choice) | Slot::Share(choice) => self.choices[choice].id.clone(),
            Slot::Total(total) => totals[total].id.clone(),
            Slot::Part(total, part) => totals[total].parts[part].clone(),
            _ => slot.word().to_owned(),
        }
    }
}
