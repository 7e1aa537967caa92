//! What is known about an election besides its figures: incidents, statements, accreditation,
//! exit polls, legal norms, single facts, the claims of an article, and what was not found.
//!
//! A *package* is a set of files: figures as they were announced
//! ([`election::statements`]) and records, which are read here. Records name the sources and
//! choices of the figures' files, so all files of a package are read together.
//!
//! One idea carries the slice: *a record says what a source says, and how well*. Every record
//! has its sources and, where it is more than a citation, a confidence; every time is an
//! interval; what was looked for and not found is a record too.

mod accreditation;
mod answer;
mod article;
mod cross;
mod document;
mod error;
mod exit_poll;
mod fact;
mod file;
mod incident;
mod kept;
mod norm;
mod package;
mod printed;
mod read;
mod reference;
mod rules;
mod statement;
mod table;
pub mod timeline;
mod typed;
mod when;
mod word;

pub use accreditation::{Accreditation, Nominated, Nominator, Observers};
pub use answer::{Answer, Examined, Explanation};
pub use article::{Article, Claim, ClaimKind, ClaimStatus};
pub use document::MOST_BYTES;
pub use error::ReadError;
pub use exit_poll::ExitPoll;
pub use fact::{Correction, Fact, FactKind, Gap};
pub use incident::{Decision, Incident, IncidentKind, Outcome, Reply, Verification};
pub use kept::{
    Changed, Current, How, Import, ImportError, KeptFile, STATEMENTS, Taken, current, history,
    import,
};
pub use norm::Norm;
pub use package::{Format, Given, Package};
pub use printed::{Print, Printed};
pub use read::{read, sources};
pub use reference::{BadReference, Reference, Slice};
pub use rules::check;
pub use statement::{Basis, Coverage, Side, Stance, Statement, StatementKind};
pub use table::{Columns, Table, read_table};
pub use when::{BadWhen, Interval, Order, When, happened, parse_offset};

use std::ops::Deref;

pub use election::words::Words;

use election::statements::Source;

/// All records of a package, each list in the order of its files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Records {
    /// Whether all of it is invented.
    pub simulated: bool,
    /// Where it was published: sources of these files, and of the figures beside them.
    pub sources: Vec<Source>,
    /// Offset from UTC that holds for days and times printed without one, such as `+04:00`;
    /// `None` if no file says it, and times without offset are as wide as all zones then.
    pub offset: Option<String>,
    /// Names of the parts of a unit's key, largest place first, such as constituency, station.
    pub unit_key: Vec<Words>,
    /// What happened at stations and around them.
    pub incidents: Vec<Cited<Incident>>,
    /// What people and bodies said about the election.
    pub statements: Vec<Cited<Statement>>,
    /// Who was let in to observe.
    pub accreditation: Vec<Cited<Accreditation>>,
    /// What is known of how each exit poll was made.
    pub exit_polls: Vec<Cited<ExitPoll>>,
    /// Rules of the law.
    pub norms: Vec<Cited<Norm>>,
    /// Single facts and events.
    pub facts: Vec<Cited<Fact>>,
    /// The article that is checked, if there is one.
    pub article: Option<Cited<Article>>,
    /// Its claims, in its order.
    pub claims: Vec<Cited<Claim>>,
    /// What was looked for and not found.
    pub gaps: Vec<Cited<Gap>>,
    /// What the publisher had to correct.
    pub corrections: Vec<Cited<Correction>>,
    /// What is known of findings besides their arithmetic.
    pub answers: Vec<Cited<Answer>>,
}

/// A record with the place where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited<T> {
    /// Base name of its file.
    pub file: String,
    /// Line in it, counting from 1.
    pub line: u64,
    /// The record.
    pub record: T,
}

impl<T> Deref for Cited<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.record
    }
}
