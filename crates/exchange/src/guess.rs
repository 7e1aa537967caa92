//! A first mapping for a file that nobody has described yet.
//!
//! What is guessed is a text for a person to read and correct, never something that is applied
//! unseen: every column says why it was taken for what, and what is not sure says so. Headings
//! are looked up in lists of words, then the cells decide.

mod lexicon;
mod sample;
mod shape;
mod turned;
mod write;

use std::io::Read;

use election::digest::Sha256;
use encoding_rs::Encoding;

use crate::{
    account::{Compression, EncodingAccount, Format},
    encoding::{self, Text},
    error::{Fault, Located, ReadError},
    foreign::{self, Kind},
    page, sheets,
    source::Source,
};
use lexicon::Meaning;
use sample::Sample;
pub use write::Words;

/// A guessed mapping.
#[derive(Debug)]
pub struct Guess {
    /// Digest of the file.
    pub sha256: Sha256,
    /// How the file is packed.
    pub compression: Compression,
    /// What kind of file it is.
    pub format: Format,
    /// The sheet or table that was looked at.
    pub part: Option<String>,
    /// What the text is written in.
    pub encoding: Option<EncodingAccount>,
    /// Character between cells.
    pub delimiter: Option<char>,
    /// First and last line of the column names.
    pub header_rows: (u64, u64),
    /// `wide`, `long` or `stations-as-columns`.
    pub layout: &'static str,
    /// Places of the key, the largest first.
    pub key: Vec<String>,
    /// Columns, or rows where those are what has a meaning.
    pub columns: Vec<GuessedColumn>,
    /// What is not about one column.
    pub notes: Vec<Note>,
    shape: shape::Shape,
}

/// What a column or row was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuessedColumn {
    /// Its name in the file.
    pub heading: String,
    /// `item`, `choice`, `place`, `long` or `ignore`; of rows also `subtotal`.
    pub role: &'static str,
    /// Item, choice or place.
    pub name: String,
    /// Whether it may well be something else.
    pub is_sure: bool,
    /// Why.
    pub why: Why,
}

/// Why a column was taken for what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Its name is one of the common names.
    Common,
    /// Its name is a word that is known.
    Word {
        /// The word.
        word: String,
        /// Its language.
        language: String,
    },
    /// A phrase in its name is known.
    Phrase {
        /// The phrase.
        word: String,
        /// Its language.
        language: String,
    },
    /// Its cells are whole numbers.
    Numbers,
    /// Its cells differ from row to row.
    Unique,
    /// It is what is left to tell units apart.
    Left,
    /// Its cells are texts that nothing is known about.
    Texts,
    /// Its cells are percentages or fractions.
    Shares,
    /// It holds nothing in the rows that were looked at.
    Empty,
    /// Another column has the same meaning.
    Taken,
    /// Rows of its kind stand above rows of choices.
    Above,
}

/// What should be looked at besides the columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The encoding is a guess.
    Encoding(String),
    /// Nothing tells units apart; the mapping has a gap there.
    NoKey,
    /// The rows of a key are not all different.
    KeyRepeats,
    /// How digits are grouped is a guess.
    Group(char),
    /// Cells that seem to mean *not published*.
    Missing(String),
    /// Rows that seem to be sums of units.
    Sums(String),
    /// Column names seem to stand on several lines.
    HeaderLines,
    /// The items need a form that has them.
    Form(Vec<String>),
}

impl Why {
    /// A stable word for it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Common => "common",
            Self::Word { .. } => "word",
            Self::Phrase { .. } => "phrase",
            Self::Numbers => "numbers",
            Self::Unique => "unique",
            Self::Left => "left",
            Self::Texts => "texts",
            Self::Shares => "shares",
            Self::Empty => "empty",
            Self::Taken => "taken",
            Self::Above => "above",
        }
    }
}

impl Note {
    /// A stable word for it, and what it is about.
    #[must_use]
    pub fn words(&self) -> (&'static str, String) {
        match self {
            Self::Encoding(name) => ("encoding", name.clone()),
            Self::NoKey => ("no-key", String::new()),
            Self::KeyRepeats => ("key-repeats", String::new()),
            Self::Group(character) => ("group", character.to_string()),
            Self::Missing(mark) => ("missing", mark.clone()),
            Self::Sums(text) => ("sums", text.clone()),
            Self::HeaderLines => ("header-lines", String::new()),
            Self::Form(items) => ("form", items.join(", ")),
        }
    }
}

/// Guesses a mapping from the beginning of a file, which is read to its end for its digest.
///
/// # Errors
/// If the stream cannot be read or is no table.
pub fn guess_mapping(
    mut reader: impl Read,
    name: &str,
    encoding: Option<&str>,
) -> Result<Guess, ReadError> {
    let in_file = |located: Located| located.in_file(name);
    let (sample, source) = look(&mut reader, encoding).map_err(in_file)?;
    let shape = shape::of(&sample).map_err(in_file)?;
    Ok(Guess {
        sha256: source.sha256,
        compression: source.compression,
        format: sample.format,
        part: sample.part,
        encoding: sample.encoding,
        delimiter: sample.delimiter,
        header_rows: shape.header_rows,
        layout: shape.layout(),
        key: shape.key.clone(),
        columns: shape.columns(),
        notes: shape.notes.clone(),
        shape,
    })
}

fn look(
    reader: &mut dyn Read,
    label: Option<&str>,
) -> Result<(Sample, crate::source::SourceAccount), Located> {
    let nowhere = Located::nowhere;
    let declared = label.map(encoding::labelled).transpose().map_err(nowhere)?;
    let mut source = Source::open(reader).map_err(nowhere)?;
    match foreign::recognise(source.start().map_err(nowhere)?) {
        Kind::Other(what) => Err(Located::line(1, Fault::NotATable { what })),
        Kind::Spreadsheet => {
            let bytes = source.rest(sheets::MAX_FILE).map_err(nowhere)?;
            let sheet = sheets::read(bytes, None).map_err(|fault| Located::line(1, fault))?;
            let sample = Sample {
                format: sheet.format,
                part: Some(sheet.name),
                encoding: None,
                delimiter: None,
                rows: sample::of_cells(&sheet.cells),
            };
            Ok((sample, source.finish()))
        }
        Kind::Html => look_at_page(source, declared),
        Kind::Table => {
            let mut text = Text::open(source, declared)?;
            let (delimiter, rows) = sample::of_text(&mut text)?;
            loop {
                let count = text.chunk()?.len();
                if count == 0 {
                    break;
                }
                text.consume(count);
            }
            let (encoding, source) = text.finish();
            let sample = Sample {
                format: Format::Delimited,
                part: None,
                encoding: Some(encoding),
                delimiter: Some(char::from(delimiter)),
                rows,
            };
            Ok((sample, source))
        }
    }
}

fn look_at_page(
    mut source: Source<'_>,
    declared: Option<&'static Encoding>,
) -> Result<(Sample, crate::source::SourceAccount), Located> {
    let start = source.start().map_err(Located::nowhere)?;
    let stated = page::stated_encoding(start).filter(|_| declared.is_none());
    let mut text = Text::open(source, declared.or(stated))?;
    let table = page::read(&text.whole()?, None)?;
    let (encoding, source) = text.finish();
    let sample = Sample {
        format: Format::Html,
        part: Some(table.name),
        encoding: Some(encoding),
        delimiter: None,
        rows: sample::of_cells(&table.cells),
    };
    Ok((sample, source))
}

fn why_of(meaning: &Meaning) -> Why {
    let (word, language) = (meaning.word.clone(), meaning.language.clone());
    if meaning.is_whole {
        Why::Word { word, language }
    } else {
        Why::Phrase { word, language }
    }
}
