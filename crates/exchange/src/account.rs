//! What was found in a file and what was done with every row and column of it.
//!
//! Nothing is skipped in silence: an account adds up. Each line of the file is the header or
//! above it, blank, a unit, a stated sum or skipped by a rule that is named here.

use election::digest::Sha256;
use serde::Serialize;

/// Account of one file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// Name of the file as the caller gave it.
    pub name: String,
    /// Digest of its bytes as received, packed if they were.
    pub sha256: Sha256,
    /// Length of those bytes.
    pub bytes: u64,
    /// How they were packed.
    pub compression: Compression,
    /// What kind of file it is.
    pub format: Format,
    /// The part of the file that was read, by name: a sheet, a table, a contest.
    pub part: Option<String>,
    /// What the text was read by, if the file is a text.
    pub encoding: Option<EncodingAccount>,
    /// How records end, if they are lines.
    pub line_ends: Option<LineEnds>,
    /// Character between cells, if there is one.
    pub delimiter: Option<char>,
    /// Line of the column names.
    pub header_line: u64,
    /// How units and figures lie in the table: `wide`, `long` or `stations-as-columns`.
    pub layout: &'static str,
    /// Rows under the column names that hold anything.
    pub rows: u64,
    /// Rows taken as units.
    pub units: u64,
    /// Rows taken as sums stated by the source.
    pub aggregates: u64,
    /// Rows skipped by a rule of the mapping.
    pub skipped: u64,
    /// Rows under the column names that hold nothing.
    pub blank: u64,
    /// The rules of the mapping about rows, in its order, with what each of them caught.
    pub rules: Vec<RuleAccount>,
    /// Sums over choices that the source states, if it has any.
    pub subtotals: Option<SubtotalsAccount>,
    /// Columns in the order of the file; where choices are rows, those after the columns.
    pub columns: Vec<ColumnAccount>,
    /// What the mapping expected of the number of units, if it did.
    pub expected_rows: Option<ExpectedRows>,
}

impl Account {
    /// Headings of the columns without any content.
    pub fn empty_columns(&self) -> impl Iterator<Item = &str> {
        let empty = self.columns.iter().filter(|column| column.is_empty);
        empty.map(|column| column.heading.as_str())
    }
}

/// A kind of file that results come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Text with a character between cells: CSV, TSV.
    Delimited,
    /// A spreadsheet of Office Open XML.
    Xlsx,
    /// A spreadsheet of older Excel.
    Xls,
    /// A spreadsheet of OpenDocument.
    Ods,
    /// A page with tables.
    Html,
    /// A report of NIST SP 1500-100, in JSON or XML.
    Nist,
    /// A document of EML or EML_NL.
    Eml,
}

impl Format {
    /// Those that a mapping may ask for.
    pub(crate) const ALL: [Self; 5] = [
        Self::Delimited,
        Self::Xlsx,
        Self::Xls,
        Self::Ods,
        Self::Html,
    ];

    /// The word for it in mappings and accounts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Delimited => "delimited",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Html => "html",
            Self::Nist => "nist",
            Self::Eml => "eml",
        }
    }

    pub(crate) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }
}

/// How the bytes of a file are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Compression {
    /// Not at all.
    None,
    /// gzip, one member or several.
    Gzip,
    /// Zstandard, one frame or several.
    Zstd,
}

/// What a text was read by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct EncodingAccount {
    /// Name of the encoding in the WHATWG standard.
    pub name: &'static str,
    /// How that is known.
    pub known_by: KnownBy,
    /// Whether the file begins with a byte order mark.
    pub byte_order_mark: bool,
}

/// How the encoding of a file is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum KnownBy {
    /// The mapping or the caller said so.
    Declared,
    /// The file says so in its first bytes.
    ByteOrderMark,
    /// The page says so in its markup.
    Markup,
    /// Every byte of the file fits, which does not happen by chance.
    Content,
    /// It is likely from the letters. Figures do not depend on it, names may.
    Guess,
}

/// How the records of a file end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LineEnds {
    /// With a line feed.
    Lf,
    /// With a carriage return and a line feed.
    Crlf,
    /// Some so, some so.
    Mixed,
}

/// What a rule of the mapping about rows caught.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleAccount {
    /// What is done with rows that match: `skip` or `aggregates`.
    pub action: &'static str,
    /// Column that the rule looks at.
    pub column: String,
    /// What its cell must look like.
    pub matches: String,
    /// Rows caught.
    pub rows: u64,
    /// Lines of the first of them.
    pub first_lines: Vec<u64>,
}

/// How sums over choices that the source states compare with those choices.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SubtotalsAccount {
    /// Rows of such sums.
    pub rows: u64,
    /// Sums that could be compared: all their figures are there.
    pub compared: u64,
    /// Sums that differ.
    pub differing: u64,
    /// The first of those.
    pub first: Vec<SubtotalDifference>,
}

/// A stated sum that its choices do not make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubtotalDifference {
    /// Line of the sum.
    pub line: u64,
    /// Column, counting from 1.
    pub column: u64,
    /// What the source states.
    pub stated: i64,
    /// What the choices add up to.
    pub sum: i64,
}

/// A column of the file and what its cells are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnAccount {
    /// Name in the file, with spaces joined.
    pub heading: String,
    /// What it was taken for.
    #[serde(flatten)]
    pub role: ColumnRole,
    /// Whether no taken row has any content here.
    pub is_empty: bool,
}

/// What a column was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "role", content = "name", rename_all = "kebab-case")]
pub enum ColumnRole {
    /// A place that is part of the key.
    Key(String),
    /// A place that describes the unit.
    Place(String),
    /// An item of the form.
    Item(String),
    /// An item as the sheet says it in words.
    Words(String),
    /// A choice.
    Choice(String),
    /// Something about the figure of its row, in a long table: `choice`, `votes`, `kind`, `mode`.
    Long(&'static str),
    /// Nothing: the mapping says so.
    Ignored,
    /// Nothing: it has no name and holds nothing.
    Unnamed,
}

/// Expected and found number of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ExpectedRows {
    /// What the mapping says.
    pub expected: u64,
    /// What the file holds.
    pub found: u64,
}

impl ExpectedRows {
    /// Whether the file holds what the mapping says.
    #[must_use]
    pub const fn is_met(self) -> bool {
        self.expected == self.found
    }
}
