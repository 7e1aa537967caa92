//! What a site is made from. Whoever keeps the case hands it over; the site reads no database.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use election::{
    codes::Code,
    dataset::{Dataset, Source},
    digest::Sha256,
    form::Loaded,
    found::Ran,
    rules::Report,
    statements::{self, Package},
};
use mission::{
    geometry::Geometry,
    records::{Records, Reference, When},
};
use serde::Deserialize;

use crate::{
    figure::{Cell, PictureError, pairs::Pair},
    text::TextError,
};

/// A case to be shown.
#[derive(Debug, Clone, Copy)]
pub struct SiteInput<'a> {
    /// What the case says of itself.
    pub case: CaseFacts<'a>,
    /// Its editions, the oldest first; there may be none where there are records. Addresses
    /// number them in this order, so that a further edition breaks no link.
    pub editions: &'a [EditionInput<'a>],
    /// What was compared, in the order of its list; may be empty.
    pub comparisons: &'a [ComparisonInput<'a>],
    /// What is known besides figures by station; `None` if nothing was taken in.
    pub records: Option<RecordsInput<'a>>,
    /// What records say of single units; may be empty.
    pub notes: &'a [UnitNote],
    /// Shapes of places, by level; may be empty.
    pub shapes: &'a [Geometry],
    /// What was planted into an invented election; `None` for all others.
    pub truth: Option<TruthInput<'a>>,
    /// Name and version of the program, such as `scrutineer 0.1.0`.
    pub program: &'a str,
    /// A folder whose files stand in for the templates of the same name.
    pub templates: Option<&'a Path>,
}

/// What a case says of itself. What is `None` is shown as not stated, and what is empty as none.
#[derive(Debug, Clone, Copy)]
pub struct CaseFacts<'a> {
    /// Short name.
    pub id: &'a str,
    /// Title for people.
    pub title: &'a str,
    /// Time zone of the election.
    pub zone: &'a str,
    /// Whether the figures are invented.
    pub simulated: bool,
    /// Who publishes.
    pub publisher: Option<&'a str>,
    /// Where readers, and whoever a page is about, can write to.
    pub contact: Option<&'a str>,
    /// Who pays the publisher.
    pub funders: Option<&'a str>,
    /// Interests of the publisher in the outcome.
    pub conflicts_of_interest: Option<&'a str>,
    /// Licence of texts and figures.
    pub licence: Option<&'a str>,
    /// Where the site stands in public, ending in `/`; `None` if nobody has said.
    pub address: Option<&'a str>,
}

/// What is known of an election besides its figures by station.
#[derive(Debug, Clone, Copy)]
pub struct RecordsInput<'a> {
    /// The records.
    pub records: &'a Records,
    /// Figures as they were announced, with whatever else the package says of them.
    pub figures: Option<&'a Package>,
    /// Where all of it was published.
    pub sources: &'a [statements::Source],
    /// The files it was read from, with their digests.
    pub files: &'a [Source],
    /// What these files hold, in the same order.
    pub texts: &'a [&'a [u8]],
    /// Records that changed since they were first taken in, the latest change first.
    pub changes: &'a [Change],
}

/// What was planted into an invented election, as its files of truth tell it.
#[derive(Debug, Clone, Copy)]
pub struct TruthInput<'a> {
    /// The files, with their digests.
    pub files: &'a [Source],
    /// Everything that was planted, in the order of the files.
    pub planted: &'a [Planted],
}

/// A fault or trick, where it was planted, and the rule that should find it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planted {
    /// What it is, in a word such as `full-turnout`.
    pub kind: String,
    /// The rule that should find it.
    pub rule: Code,
    /// The file of results that it stands in; with `line`.
    pub file: Option<String>,
    /// Its line, the header being line 1.
    pub line: Option<u64>,
    /// Otherwise texts of a unit's key, largest place first, or the name of an announcement or
    /// record.
    pub at: Vec<String>,
}

/// A record that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub record: Reference,
    /// Whether it is not there any more.
    pub removed: bool,
    /// When the change was taken in, as text.
    pub imported_at: String,
}

/// One edition of the results.
#[derive(Debug, Clone, Copy)]
pub struct EditionInput<'a> {
    /// Name for people, such as `final results, 23 March 2018`.
    pub title: &'a str,
    /// Whether these are copies of sheets that somebody holds, not the official result.
    pub are_copies: bool,
    /// When it was taken into the case, in its zone, as text.
    pub imported_at: Option<&'a str>,
    /// The figures.
    pub dataset: &'a Dataset,
    /// Their frozen form and its digest, where whoever keeps them has just read it; `None` if it
    /// has to be written.
    pub frozen: Option<(&'a [u8], Sha256)>,
    /// The form they were read by.
    pub form: &'a Loaded,
    /// The mapping they were read by.
    pub mapping: MappingInput<'a>,
    /// What the rules found.
    pub report: &'a Report,
    /// Accounts of its source files, in the order of the dataset's sources; may be empty.
    pub accounts: &'a [SourceAccount],
}

/// Something that was compared: two editions, what was announced, copies with an official result.
#[derive(Debug, Clone, Copy)]
pub struct ComparisonInput<'a> {
    /// Its address without folder and ending, such as `editions-1-2`.
    pub slug: &'a str,
    /// What kind of comparison it is.
    pub kind: ComparisonKind,
    /// What was compared, as names of files and editions.
    pub subject: &'a str,
    /// The files, with their digests.
    pub files: &'a [Source],
    /// The command that repeats it.
    pub command: &'a str,
    /// Its numbers, two for each choice; may be empty.
    pub pairs: &'a [Pair],
    /// Its further numbers.
    pub tables: &'a [TableInput],
    /// Keys of units whose figures changed between editions; may be empty.
    pub changed: &'a [Vec<String>],
    /// Every rule that was run, in order of the register.
    pub ran: &'a [Ran],
}

/// What a record says of one unit: an incident, a decision, a statement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitNote {
    /// Texts of the unit's key, largest place first, as an edition has them; zeros before a
    /// number do not matter. A unit that no edition holds gets a page all the same.
    pub key: Vec<String>,
    /// Key of the text that names its kind.
    pub kind: &'static str,
    /// What it says, by language; where a language is missing, in the first that is there.
    pub text: BTreeMap<String, String>,
    /// Address of the record below the root of a language.
    pub href: String,
    /// When it happened, or was reported.
    pub when: Option<When>,
    /// How far it is established: a word of the style sheet, and the key of its text.
    pub standing: Option<(&'static str, String)>,
    /// Key of the text that says what was decided.
    pub outcome: Option<String>,
    /// What belongs to it, such as who reported it and what was replied.
    pub details: Vec<NoteDetail>,
    /// Where it was published: what it is called, and its address on the web.
    pub sources: Vec<(String, Option<String>)>,
}

/// What belongs to a record: a text of the catalogue, a text of its own, or both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoteDetail {
    /// Key of the text that names it.
    pub label: &'static str,
    /// Key of the text that says it.
    pub said: Option<String>,
    /// What it says, by language.
    pub text: BTreeMap<String, String>,
}

/// A kind of comparison. Its word is part of keys of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComparisonKind {
    /// An edition beside an earlier one.
    Editions,
    /// What was announced.
    Statements,
    /// Copies of sheets beside an official result.
    Copies,
    /// Records: times, accreditation.
    Records,
}

impl ComparisonKind {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Editions => "editions",
            Self::Statements => "statements",
            Self::Copies => "copies",
            Self::Records => "records",
        }
    }
}

/// A table whose words stand in the catalogue.
#[derive(Debug, Clone)]
pub struct TableInput {
    /// Name for programs; `table-<key>` is its caption.
    pub key: &'static str,
    /// Names of the columns for programs; `column-<key>` are their headings.
    pub columns: &'static [&'static str],
    /// Whether the first cell of a row is a key of the catalogue, not a name from a source.
    pub rows_are_keys: bool,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A mapping by name and content.
#[derive(Debug, Clone, Copy)]
pub struct MappingInput<'a> {
    /// Name that `--mapping` takes, or base name of the file.
    pub name: &'a str,
    /// Whether the program brings it along.
    pub built_in: bool,
    /// Its text.
    pub text: &'a str,
}

/// How a source file was read: the part of the importer's account that is shown. Its JSON form
/// is a subset of that account's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SourceAccount {
    /// Digest of the file.
    pub sha256: Sha256,
    /// Its length.
    pub bytes: u64,
    /// How it was packed.
    pub compression: String,
    /// What kind of file it is; of an account that does not say, text with delimiters.
    #[serde(default)]
    pub format: Option<String>,
    /// The sheet or table that was read, where a file may have several.
    #[serde(default)]
    pub part: Option<String>,
    /// What its text was read by, if it is a text.
    pub encoding: Option<EncodingAccount>,
    /// How its lines end, if it has lines.
    pub line_ends: Option<String>,
    /// Character between cells, if there is one.
    pub delimiter: Option<char>,
    /// Rows taken as units.
    pub units: u64,
    /// Rows taken as stated sums.
    pub aggregates: u64,
    /// Rows left out by a rule of the mapping.
    pub skipped: u64,
    /// Rows that hold nothing.
    pub blank: u64,
}

/// How the text of a file was read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct EncodingAccount {
    /// Name of the encoding.
    pub name: String,
    /// How that is known: `declared`, `byte-order-mark`, `content` or `guess`.
    pub known_by: String,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteSummary {
    /// The folder.
    pub folder: PathBuf,
    /// Pages in it, of all languages.
    pub pages: u64,
    /// Files in it, pages included.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Whether its pages say that it is a draft, and why.
    pub is_draft: bool,
    /// Answers that belong to no finding of what was compared, each with its place.
    pub idle_answers: Vec<String>,
    /// What was planted into an invented election, as its page tells it; else empty.
    pub planted: Vec<Tally>,
}

/// How many of one kind were planted, and how many of them their rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Name of the kind.
    pub kind: String,
    /// The rule that should find it.
    pub rule: &'static str,
    /// How many there are.
    pub planted: usize,
    /// How many of them were found.
    pub found: usize,
}

/// A site that could not be written. Nothing was left behind then.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// There is nothing to show.
    #[error("the case holds neither an edition of results nor records")]
    NoEdition,
    /// The folder holds something else, which would be lost.
    #[error("{0} is not empty and no site of this program, so it was left alone")]
    NotASite(PathBuf),
    /// Another program is at it.
    #[error("{0} is being written by another program")]
    InUse(PathBuf),
    /// The disk refused.
    #[error("{path}: {error}")]
    Io {
        /// File or folder.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// A dataset has no frozen form.
    #[error("edition {edition}: {error}")]
    Dataset {
        /// Number of the edition.
        edition: usize,
        /// Why.
        error: election::dataset::FrozenError,
    },
    /// A text is missing.
    #[error(transparent)]
    Text(#[from] TextError),
    /// A template is broken.
    #[error("template {name}: {reason}")]
    Template {
        /// Its file name.
        name: String,
        /// What the engine says.
        reason: String,
    },
    /// A picture could not be drawn.
    #[error(transparent)]
    Picture(#[from] PictureError),
}
