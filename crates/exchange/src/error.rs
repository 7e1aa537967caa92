//! Why a file or a mapping could not be read, where, and what to do about it.
//!
//! One enum for the whole crate: each variant is a kind of fault with a stable word
//! ([`Fault::rule`]), a sentence ([`std::fmt::Display`]) and a remedy ([`Fault::hint`]). The
//! remedy stands apart, so that a program can print it under the sentence.

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
    /// A layout that is designed but not read yet.
    #[error(
        "layout {layout:?} is not read yet; only \"wide\" is: one row a unit, one column a figure"
    )]
    Layout {
        /// What the mapping says.
        layout: String,
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
            Self::Images { .. } => "images",
            Self::Layout { .. } => "layout",
        }
    }

    /// What to do next, in one sentence.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::CannotRead { kind, .. } => hint_of_io(*kind).to_owned(),
            Self::CutOff { .. } | Self::Damaged { .. } => {
                "fetch the file again and compare its size and SHA-256 with the source".to_owned()
            }
            Self::Empty | Self::NoRows { skipped: 0 } => {
                "check what was downloaded; keep the file if the source really published this"
                    .to_owned()
            }
            Self::NoRows { .. } => {
                "look at `skip` and `aggregates` in the mapping: they leave nothing".to_owned()
            }
            Self::NotATable { .. } => "save the table itself as CSV, or download it again: what \
                 was served is not the table"
                .to_owned(),
            Self::UnknownEncoding { .. } => "use a label such as \"utf-8\", \"windows-1251\", \
                 \"windows-1254\" or \"iso-8859-1\""
                .to_owned(),
            Self::OtherMark { marked, .. } => {
                format!("leave the encoding out, or declare {marked:?}")
            }
            Self::NotInEncoding { guess, .. } => format!(
                "if the file is written in another encoding, declare it: `encoding = \"{}\"` in \
                 the mapping fits best; if only some bytes are damaged, fetch the file again or \
                 ask the source",
                guess.to_ascii_lowercase()
            ),
            Self::Nul => "declare `encoding = \"utf-16le\"` if the file is a Unicode text of \
                 Windows; otherwise it is damaged or no text"
                .to_owned(),
            Self::CarriageReturns => "save the file again with LF or CRLF line ends".to_owned(),
            Self::RecordTooLong { .. } | Self::TooManyCells { .. } | Self::UnclosedQuote => {
                "look for a quotation mark in this line that is never closed, or for line ends \
                 that were lost"
                    .to_owned()
            }
            Self::NoHeader { .. } => "set `header_rows` in the mapping to the line that holds \
                 the column names"
                .to_owned(),
            Self::SameHeading { .. } => "rename one of them in a copy, and say so beside it: a \
                 figure must not come from the wrong one"
                .to_owned(),
            Self::CellCount { .. } => "look at this line in the source: a delimiter or quotation \
                 mark inside a cell, or a `delimiter` that the mapping should declare"
                .to_owned(),
            Self::UnnamedColumn { .. } => {
                "map it with `[columns.\"\"]`, for example `ignore = true`".to_owned()
            }
            Self::UnknownColumn { headings, near, .. } => hint_unknown(headings, near.as_deref()),
            Self::MissingColumn { near, .. } => did_you_mean(
                near.as_deref(),
                "mark the column `optional = true` if editions leave it out",
            ),
            Self::NoKey { .. } => "map at least one column to a place of the key".to_owned(),
            Self::RoleTaken { .. } => {
                "set `ignore = true` for the one that does not count".to_owned()
            }
            Self::WordsAlone { .. } => {
                "map the column with the figure, or set `ignore = true` here".to_owned()
            }
            Self::Slip { heading, .. } => format!(
                "say in a mapping which it is: `[columns.{heading:?}]` with `item`, `place` or `choice`"
            ),
            Self::NotAChoice { heading, .. } => format!(
                "say in a mapping what it is: `[columns.{heading:?}]` with `place`, `item` or \
                 `ignore = true`"
            ),
            Self::UnknownItem { near, .. } => did_you_mean(
                near.as_deref(),
                "choose another form or correct the mapping",
            ),
            Self::MappingText { .. } | Self::MappingValue { .. } => {
                "correct this line; docs/reference/mapping.md describes every field".to_owned()
            }
            Self::MappingField { near, known, .. } => did_you_mean(
                near.as_deref(),
                &format!("fields that may stand here: {}", known.join(", ")),
            ),
            Self::MappingSchema { .. } => "use a newer version of this program".to_owned(),
            Self::Statements { hint, .. } => hint.clone(),
            Self::Images { .. } => "a manifest is a JSON array of objects with `name` and \
                 `sha256`, or the output of sha256sum"
                .to_owned(),
            Self::Layout { .. } => {
                "turn the table so that each unit is one row, and say so beside the copy".to_owned()
            }
        }
    }
}

const fn hint_of_io(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::IsADirectory => "this is a folder: name a file in it",
        io::ErrorKind::NotFound => "check the name; nothing was read",
        io::ErrorKind::PermissionDenied => "ask the owner of the file for the right to read it",
        _ => "nothing was kept; try again when the file can be read to its end",
    }
}

fn did_you_mean(near: Option<&str>, otherwise: &str) -> String {
    match near {
        Some(name) => format!("did you mean {name:?}? otherwise {otherwise}"),
        None => otherwise.to_owned(),
    }
}

fn hint_unknown(headings: &[String], near: Option<&str>) -> String {
    let first = headings.first().map_or("", String::as_str);
    did_you_mean(
        near,
        &format!(
            "add `[columns.{first:?}]` with `item`, `choice`, `place` or `ignore = true`, or set \
             `other_columns` to \"choice\" or \"ignore\""
        ),
    )
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
