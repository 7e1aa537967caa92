//! Why a file or a mapping could not be read, where, and what to do about it.
//!
//! One enum for the whole crate: each variant is a kind of fault with a stable word
//! ([`Fault::rule`]), a sentence ([`std::fmt::Display`]) and a remedy ([`Fault::hint`]). The
//! remedy stands apart, so that a program can print it under the sentence.

mod hint;

use std::{fmt, io};

/// A fault with its place. Shown as `file:line:column: what`.
#[derive(Debug, thiserror::Error)]
pub struct ReadError {
    /// Name of the file or mapping as the caller gave it.
    pub file: String,
    /// Line of the unpacked file, counting from 1.
    pub line: Option<u64>,
    /// Column, counting from 1: of a table the cell, of text that is no table the character.
    pub column: Option<u64>,
    /// What is wrong.
    pub fault: Box<Fault>,
}

impl ReadError {
    /// The fault that a file could not be opened, for a caller that opens files.
    #[must_use]
    pub fn cannot_open(file: &str, error: &io::Error) -> Self {
        Located::nowhere(Fault::of_io(error)).in_file(file)
    }

    /// The stable word of the fault.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        self.fault.rule()
    }

    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> String {
        self.fault.hint()
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        write!(f, ": {}", self.fault)
    }
}

/// A fault with its place in a file whose name is known further out.
#[derive(Debug)]
pub(crate) struct Located {
    pub(crate) line: Option<u64>,
    pub(crate) column: Option<u64>,
    pub(crate) fault: Box<Fault>,
}

impl Located {
    pub(crate) fn nowhere(fault: Fault) -> Self {
        Self {
            line: None,
            column: None,
            fault: Box::new(fault),
        }
    }

    pub(crate) fn line(line: u64, fault: Fault) -> Self {
        Self {
            line: Some(line),
            column: None,
            fault: Box::new(fault),
        }
    }

    /// `column` counts from 0 here, as positions in code do.
    pub(crate) fn cell(line: u64, column: usize, fault: Fault) -> Self {
        let column = Some(column as u64 + 1);
        Self {
            line: Some(line),
            column,
            fault: Box::new(fault),
        }
    }

    /// Calls the figure of an unreadable sum what the document calls it.
    pub(crate) fn called(mut self, name: &str) -> Self {
        if let Fault::UnreadableSum { what, .. } = &mut *self.fault {
            name.clone_into(what);
        }
        self
    }

    pub(crate) fn in_file(self, file: &str) -> ReadError {
        let Self {
            line,
            column,
            fault,
        } = self;
        ReadError {
            file: file.to_owned(),
            line,
            column,
            fault,
        }
    }
}

/// What is wrong with a file or a mapping. Positions of columns count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// The stream itself fails.
    #[error("cannot be read: {message}")]
    CannotRead {
        /// Kind of failure.
        kind: io::ErrorKind,
        /// What the system said.
        message: String,
    },
    /// Compressed bytes that end too early.
    #[error("the {format} stream is cut off: it ends after byte {byte} in the middle of a part")]
    CutOff {
        /// `gzip` or `zstd`.
        format: &'static str,
        /// Length of what is there.
        byte: u64,
    },
    /// Compressed bytes that contradict themselves.
    #[error("the {format} stream is damaged near byte {byte}: {message}")]
    Damaged {
        /// `gzip` or `zstd`.
        format: &'static str,
        /// How far the decoder had come.
        byte: u64,
        /// What the decoder said.
        message: String,
    },
    /// Nothing, or nothing but blank lines.
    #[error("the file is empty")]
    Empty,
    /// Another kind of file.
    #[error("this is {what}, not a table of text")]
    NotATable {
        /// What it is, with its article.
        what: &'static str,
    },
    /// A label that no encoding has.
    #[error("there is no encoding {label:?}")]
    UnknownEncoding {
        /// As declared.
        label: String,
    },
    /// Declared encoding and byte order mark disagree.
    #[error("declared as {declared}, but the file begins with the byte order mark of {marked}")]
    OtherMark {
        /// Encoding that was declared.
        declared: &'static str,
        /// Encoding of the mark.
        marked: &'static str,
    },
    /// A byte that is no text in the encoding.
    #[error("byte 0x{byte:02X} is not {encoding} text")]
    NotInEncoding {
        /// The first byte that does not fit.
        byte: u8,
        /// Encoding that the file was read by.
        encoding: &'static str,
        /// Encoding that the bytes look like.
        guess: &'static str,
    },
    /// A NUL in the text.
    #[error("a NUL character, which no table of text holds")]
    Nul,
    /// Lines that end in a carriage return only.
    #[error("lines end in a carriage return without a line feed, as on very old computers")]
    CarriageReturns,
    /// A record without end.
    #[error("the record that begins here is longer than {limit} bytes")]
    RecordTooLong {
        /// Most bytes that a record may have.
        limit: usize,
    },
    /// A record with too many cells.
    #[error("the record that begins here has more than {limit} cells")]
    TooManyCells {
        /// Most cells that a record may have.
        limit: usize,
    },
    /// A spreadsheet that contradicts itself.
    #[error("the spreadsheet cannot be read: {message}")]
    Spreadsheet {
        /// What its reader said.
        message: String,
    },
    /// A file that is locked by a password.
    #[error("the spreadsheet is encrypted")]
    Encrypted,
    /// A packed file that unpacks to far more than any real one.
    #[error("the file unpacks to more than {} MiB", limit >> 20)]
    UnpacksTooLarge {
        /// Most bytes.
        limit: u64,
    },
    /// A sheet or table that is not there.
    #[error("there is no {what}{}{}", named(wanted), there_are(known))]
    NoSuchPart {
        /// `sheet` or `table`.
        what: &'static str,
        /// What the mapping says; nothing if any would do.
        wanted: String,
        /// Those that are there.
        known: Vec<String>,
    },
    /// A page that ends within a table.
    #[error("the page ends within the table, whose last row begins here")]
    TableWithoutEnd,
    /// A file that must be seen whole and is too large for that.
    #[error("the file has more than {} MiB and would have to be held in memory", limit >> 20)]
    FileTooLarge {
        /// Most bytes.
        limit: usize,
    },
    /// A table that is held in memory and has too many cells.
    #[error(
        "the table has more than {cells} cells or {} MiB of text, up to here",
        bytes >> 20
    )]
    TableTooLarge {
        /// Most cells.
        cells: usize,
        /// Most bytes of text.
        bytes: usize,
    },
    /// A quotation mark that opens and never closes.
    #[error("the record that begins here opens a quotation mark that is never closed")]
    UnclosedQuote,
    /// The file ends before the column names.
    #[error("no column names: the file ends before line {header_rows}")]
    NoHeader {
        /// Line on which the mapping promises them.
        header_rows: u64,
    },
    /// Column names and nothing under them.
    #[error("no rows under the column names{}", skipped_all(*skipped))]
    NoRows {
        /// Rows that the mapping skipped.
        skipped: u64,
    },
    /// Two columns of one name.
    #[error("columns {first} and {second} are both called {heading:?}")]
    SameHeading {
        /// The name.
        heading: String,
        /// First column.
        first: usize,
        /// Second column.
        second: usize,
    },
    /// A row with too few or too many cells.
    #[error("{found} cells where the column names promise {expected}{}", through(*last_line))]
    CellCount {
        /// Cells in the row.
        found: usize,
        /// Column names.
        expected: usize,
        /// Last line of the record if it runs over several.
        last_line: Option<u64>,
    },
    /// A cell under no column name.
    #[error("the cell holds {text:?}, but its column has no name")]
    UnnamedColumn {
        /// What it holds.
        text: String,
    },
    /// A column that the mapping does not know.
    #[error(
        "mapping {mapping} does not say what {} {}",
        columns_hold(headings),
        list(headings)
    )]
    UnknownColumn {
        /// All of them.
        headings: Vec<String>,
        /// Name of the mapping.
        mapping: String,
        /// A name in the mapping that is near the first of them.
        near: Option<String>,
    },
    /// A column that the mapping wants and the file lacks.
    #[error("no column {heading:?}, which mapping {mapping} names on its line {mapping_line}")]
    MissingColumn {
        /// Name in the mapping.
        heading: String,
        /// Name of the mapping.
        mapping: String,
        /// Line in the mapping.
        mapping_line: u64,
        /// A name in the file that is near.
        near: Option<String>,
    },
    /// No column of the key is there.
    #[error("none of the columns that name a unit is there ({})", key.join(", "))]
    NoKey {
        /// Places of the key.
        key: Vec<String>,
    },
    /// Two columns with one role.
    #[error("columns {first:?} and {second:?} both give {role}")]
    RoleTaken {
        /// First column.
        first: String,
        /// Second column.
        second: String,
        /// What both give.
        role: String,
    },
    /// Words for an item that no column gives in figures.
    #[error("column {heading:?} gives item {item} in words, but no column gives its figure")]
    WordsAlone {
        /// The column.
        heading: String,
        /// The item.
        item: String,
    },
    /// A column that is a mapped one but for case, spaces or signs.
    #[error("column {heading:?} would be a choice, but it is spelt like the column {near:?}")]
    Slip {
        /// The column.
        heading: String,
        /// The column of the mapping.
        near: String,
    },
    /// A column taken for a choice that holds no numbers.
    #[error(
        "column {heading:?} was taken for a choice, but its first {cells} cells with content hold no whole number; this one holds {text:?}"
    )]
    NotAChoice {
        /// The column.
        heading: String,
        /// How many cells were seen.
        cells: u64,
        /// The first of them.
        text: String,
    },
    /// An item that the form lacks.
    #[error("column {heading:?} is item {item:?}, which form {form} does not have")]
    UnknownItem {
        /// The column.
        heading: String,
        /// The item.
        item: String,
        /// The form.
        form: String,
        /// An item of the form that is near.
        near: Option<String>,
    },
    /// A mapping that is no TOML or does not have the shape of a mapping.
    #[error("{message}")]
    MappingText {
        /// What the reader said.
        message: String,
    },
    /// A field that mappings do not have.
    #[error("a mapping has no field {field:?}")]
    MappingField {
        /// The field.
        field: String,
        /// A field that is near.
        near: Option<String>,
        /// Fields that may stand there.
        known: Vec<String>,
    },
    /// A field with a value that makes no sense.
    #[error("{field}: {reason}")]
    MappingValue {
        /// The field.
        field: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A mapping for a later version of this program.
    #[error("the mapping is of schema {found}; this version reads schema 1")]
    MappingSchema {
        /// What it says.
        found: i64,
    },
    /// A document that is too long to be held.
    #[error("the document is longer than {limit} bytes")]
    DocumentTooLong {
        /// Most bytes that a document may have.
        limit: usize,
    },
    /// A document of too many values or elements.
    #[error("the document has more than {limit} values or elements")]
    TooManyParts {
        /// Most that a document may have.
        limit: usize,
    },
    /// A document that is nested too deeply.
    #[error("the document is nested more than {limit} deep")]
    TooDeep {
        /// Deepest nesting.
        limit: usize,
    },
    /// A text that is no JSON.
    #[error("this is not JSON: {reason}")]
    NotJson {
        /// What is wrong.
        reason: &'static str,
    },
    /// A name that an object has twice.
    #[error("the object has two members called {name:?}")]
    SameName {
        /// The name.
        name: String,
    },
    /// A text that is no XML.
    #[error("this is not XML: {reason}")]
    NotXml {
        /// What is wrong.
        reason: String,
    },
    /// A reference to an entity.
    #[error("a reference to the entity {entity:?}, which XML itself does not have")]
    Entity {
        /// The entity, or the text with it.
        entity: String,
    },
    /// A document type declaration.
    #[error("the document has a document type declaration, which is never read")]
    DocumentType,
    /// A document that is checked in another notation only.
    #[error("this is an XML document; files are held against the standard in JSON only")]
    NotValidated,
    /// A document that does not hold together, or holds what no table can.
    #[error("{reason}")]
    Document {
        /// What is wrong.
        reason: String,
    },
    /// A unit in two units that both have figures.
    #[error(
        "the unit {unit:?} is part of {first:?} and of {second:?}, which both have figures; a \
         table of results has one tree of units"
    )]
    TwoParents {
        /// The unit.
        unit: String,
        /// One of those that contain it.
        first: String,
        /// Another.
        second: String,
    },
    /// Several contests, of which none was chosen.
    #[error("the file holds {} contests: {}", names.len(), quoted(names))]
    WhichContest {
        /// All of them.
        names: Vec<String>,
    },
    /// A contest that is not there.
    #[error("the file holds no contest {contest:?}, but {}", quoted(names))]
    NoContest {
        /// What was asked for.
        contest: String,
        /// What is there.
        names: Vec<String>,
    },
    /// Counts by kind of vote without their total.
    #[error("the contest states its counts by kind of vote only ({}), not in total", kinds.join(", "))]
    NoTotals {
        /// Kinds of vote.
        kinds: Vec<String>,
    },
    /// A stated sum that is no number.
    #[error("{what} is a stated sum and holds {text:?}, which is no whole number")]
    UnreadableSum {
        /// Name of the figure.
        what: String,
        /// What stands there.
        text: String,
    },
    /// A list whose votes are not those of its candidates.
    #[error(
        "list {list} of {unit} states {stated} votes, but its candidates have {candidates} together"
    )]
    ListTotal {
        /// Number of the list.
        list: String,
        /// The reporting unit.
        unit: String,
        /// What the list states.
        stated: String,
        /// Sum of its candidates.
        candidates: i64,
    },
    /// A file of statements that is not as it should be.
    #[error("{reason}")]
    Statements {
        /// What is wrong.
        reason: String,
        /// What to do next.
        hint: String,
    },
    /// A manifest of pictures that is not as it should be.
    #[error("{reason}")]
    Images {
        /// What is wrong.
        reason: String,
    },
    /// Two rows of a unit that describe it differently.
    #[error("{heading:?} is {second:?} here, but {first:?} on line {first_line} of the same unit")]
    Contradiction {
        /// The column.
        heading: String,
        /// What an earlier row says.
        first: String,
        /// Its line.
        first_line: u64,
        /// What this row says.
        second: String,
    },
    /// A figure that two rows give.
    #[error("the figure of {name:?} is here and on line {first_line}")]
    FigureTwice {
        /// The item or choice.
        name: String,
        /// The other line.
        first_line: u64,
        /// Whether the rows may differ in how the votes were cast.
        has_modes: bool,
    },
    /// A row of a long table that names what the mapping does not know.
    #[error("mapping {mapping} does not know the {what} {name:?}")]
    UnknownName {
        /// `choice`, `kind` or `mode`.
        what: &'static str,
        /// What the row says.
        name: String,
        /// Name of the mapping.
        mapping: String,
    },
    /// More choices or modes than any election has.
    #[error("the rows up to here name more than {limit} choices")]
    TooManyNames {
        /// Most of them.
        limit: usize,
    },
    /// A header row that is not the one that the mapping names.
    #[error("the row that names stations here is {found:?}, not {expected:?}")]
    HeaderRow {
        /// What the mapping says.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// A file of shapes that is none, or a shape that cannot be drawn.
    #[error("{}{reason}", of_feature(*feature))]
    Geometry {
        /// Which demand is not met.
        rule: &'static str,
        /// Number of the feature, counting from 1.
        feature: Option<usize>,
        /// What is wrong.
        reason: String,
        /// What to do next.
        hint: &'static str,
    },
    /// A row that no rule of the mapping knows.
    #[error("mapping {mapping} does not say what the row {} holds", labels.join(" | "))]
    UnknownRow {
        /// Its labels.
        labels: Vec<String>,
        /// Name of the mapping.
        mapping: String,
    },
    /// A row that the mapping wants and the file lacks.
    #[error("no row with {rule}, which mapping {mapping} names on its line {mapping_line}")]
    MissingRow {
        /// What the row should look like.
        rule: String,
        /// Name of the mapping.
        mapping: String,
        /// Line in the mapping.
        mapping_line: u64,
    },
    /// A file of another kind than the mapping says.
    #[error("the mapping is for {declared}, but this is {found}")]
    OtherFormat {
        /// What the mapping says.
        declared: &'static str,
        /// What the file is.
        found: &'static str,
    },
}

impl Fault {
    pub(crate) fn of_io(error: &io::Error) -> Self {
        Self::CannotRead {
            kind: error.kind(),
            message: error.to_string(),
        }
    }

    /// A stable word for the kind of fault, for programs and tests.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::CannotRead { .. } => "cannot-read",
            Self::CutOff { .. } => "cut-off",
            Self::Damaged { .. } => "damaged",
            Self::Empty => "empty",
            Self::NotATable { .. } => "not-a-table",
            Self::UnknownEncoding { .. } => "unknown-encoding",
            Self::OtherMark { .. } => "other-mark",
            Self::NotInEncoding { .. } => "not-in-encoding",
            Self::Nul => "nul",
            Self::CarriageReturns => "carriage-returns",
            Self::RecordTooLong { .. } => "record-too-long",
            Self::TooManyCells { .. } => "too-many-cells",
            Self::Spreadsheet { .. } => "spreadsheet",
            Self::Encrypted => "encrypted",
            Self::UnpacksTooLarge { .. } => "unpacks-too-large",
            Self::NoSuchPart { .. } => "no-such-part",
            Self::TableWithoutEnd => "table-without-end",
            Self::FileTooLarge { .. } => "file-too-large",
            Self::TableTooLarge { .. } => "table-too-large",
            Self::UnclosedQuote => "unclosed-quote",
            Self::NoHeader { .. } => "no-header",
            Self::NoRows { .. } => "no-rows",
            Self::SameHeading { .. } => "same-heading",
            Self::CellCount { .. } => "cell-count",
            Self::UnnamedColumn { .. } => "unnamed-column",
            Self::UnknownColumn { .. } => "unknown-column",
            Self::MissingColumn { .. } => "missing-column",
            Self::NoKey { .. } => "no-key",
            Self::RoleTaken { .. } => "role-taken",
            Self::WordsAlone { .. } => "words-alone",
            Self::Slip { .. } => "slip",
            Self::NotAChoice { .. } => "not-a-choice",
            Self::UnknownItem { .. } => "unknown-item",
            Self::MappingText { .. } => "mapping-text",
            Self::MappingField { .. } => "mapping-field",
            Self::MappingValue { .. } => "mapping-value",
            Self::MappingSchema { .. } => "mapping-schema",
            Self::Statements { .. } => "statements",
            Self::Contradiction { .. } => "contradiction",
            Self::FigureTwice { .. } => "figure-twice",
            Self::UnknownName { .. } => "unknown-name",
            Self::TooManyNames { .. } => "too-many-names",
            Self::HeaderRow { .. } => "header-row",
            Self::UnknownRow { .. } => "unknown-row",
            Self::MissingRow { .. } => "missing-row",
            Self::OtherFormat { .. } => "other-format",
            Self::DocumentTooLong { .. } => "document-too-long",
            Self::TooManyParts { .. } => "too-many-parts",
            Self::TooDeep { .. } => "too-deep",
            Self::NotJson { .. } => "not-json",
            Self::SameName { .. } => "same-name",
            Self::NotXml { .. } => "not-xml",
            Self::Entity { .. } => "entity",
            Self::DocumentType => "document-type",
            Self::NotValidated => "not-validated",
            Self::Document { .. } => "document",
            Self::TwoParents { .. } => "two-parents",
            Self::WhichContest { .. } => "which-contest",
            Self::NoContest { .. } => "no-contest",
            Self::NoTotals { .. } => "no-totals",
            Self::UnreadableSum { .. } => "unreadable-sum",
            Self::ListTotal { .. } => "list-total",
            Self::Images { .. } => "images",
            Self::Geometry { rule, .. } => rule,
        }
    }
}

/// What was wanted, if it was anything in particular.
fn named(wanted: &str) -> String {
    if wanted.is_empty() {
        String::new()
    } else {
        format!(" {wanted}")
    }
}

/// Which shape of a file is meant.
fn of_feature(feature: Option<usize>) -> String {
    feature.map_or_else(String::new, |number| format!("feature {number}: "))
}

/// The parts that a file has.
fn there_are(known: &[String]) -> String {
    if known.is_empty() {
        return "; the file has none".to_owned();
    }
    let quoted: Vec<String> = known.iter().map(|name| format!("{name:?}")).collect();
    format!("; there are {}", quoted.join(", "))
}

fn skipped_all(skipped: u64) -> String {
    if skipped == 0 {
        String::new()
    } else {
        format!(" that the mapping does not skip ({skipped})")
    }
}

fn through(last_line: Option<u64>) -> String {
    last_line.map_or_else(String::new, |line| {
        format!("; the record runs to line {line}")
    })
}

const fn columns_hold(headings: &[String]) -> &'static str {
    if headings.len() == 1 {
        "column"
    } else {
        "columns"
    }
}

/// Names in quotes.
fn quoted(names: &[String]) -> String {
    let quoted = names.iter().map(|name| format!("{name:?}"));
    quoted.collect::<Vec<_>>().join(", ")
}

/// The first few headings in quotes.
fn list(headings: &[String]) -> String {
    const SHOWN: usize = 5;
    let quoted = headings
        .iter()
        .take(SHOWN)
        .map(|heading| format!("{heading:?}"));
    let mut text = quoted.collect::<Vec<_>>().join(", ");
    if headings.len() > SHOWN {
        text.push_str(&format!(" and {} more", headings.len() - SHOWN));
    }
    text.push_str(if headings.len() == 1 {
        " holds"
    } else {
        " hold"
    });
    text
}

/// The beginning of a text, for a message.
pub(crate) fn shortened(text: &str) -> String {
    const SHOWN: usize = 60;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
