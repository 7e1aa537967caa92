//! A package: figures and records that lie in one folder.

use election::statements::{self, Source};

use super::{
    Columns, ReadError, Records, Table,
    document::Document,
    file::{FIGURES, FORMAT, format_of},
    read::{assemble, gather},
    table,
};

/// What is known about one election.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// Figures as they were announced; `None` if there are none.
    pub figures: Option<statements::Package>,
    /// All else.
    pub records: Records,
}

/// A file of a package.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// Base name.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
    /// How it is read if it is a table; `None` for TOML.
    pub table: Option<(Table, Option<&'a Columns>)>,
}

/// What a TOML file is to a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Figures as they were announced.
    Figures,
    /// Records.
    Records,
}

impl Format {
    /// The word used in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Figures => FIGURES,
            Self::Records => FORMAT,
        }
    }

    /// What these bytes say they are; `None` for a file that is not part of a package.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let all = [Self::Figures, Self::Records];
        let word = format_of(bytes)?;
        all.into_iter().find(|format| format.word() == word)
    }
}

impl Package {
    /// Reads the files of one package. TOML files that are neither figures nor records are
    /// passed over: other files may lie beside. `id` names the package if no file does.
    ///
    /// # Errors
    /// If a file cannot be read whole, names what no file defines, or says what contradicts
    /// another record.
    pub fn read(id: &str, files: &[Given<'_>]) -> Result<Self, ReadError> {
        let Sorted { figures, documents } = documents(files)?;
        let figures = match figures.is_empty() {
            true => None,
            false => {
                // Figures may name sources that a file of records defines.
                let (records, _) = gather(&documents)?;
                let sources = &records.sources;
                Some(exchange::read_statements_beside(id, &figures, sources)?)
            }
        };
        let records = assemble(&documents, figures.as_ref())?;
        Ok(Self { figures, records })
    }

    /// All sources, wherever they are defined.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.records.sources
    }

    /// Whether all of it is invented.
    #[must_use]
    pub fn simulated(&self) -> bool {
        let figures = self.figures.as_ref();
        self.records.simulated || figures.is_some_and(|figures| figures.simulated)
    }
}

/// Files by what they are.
pub(super) struct Sorted<'a> {
    /// Name and bytes of files of figures.
    pub(super) figures: Vec<(&'a str, &'a [u8])>,
    /// Files of records, ready to be read.
    pub(super) documents: Vec<Document<'a>>,
}

pub(super) fn documents<'a>(files: &[Given<'a>]) -> Result<Sorted<'a>, ReadError> {
    let mut sorted = Sorted {
        figures: Vec::new(),
        documents: Vec::new(),
    };
    for file in files {
        let document = match file.table {
            Some((table, columns)) => table::document(table, file.name, file.bytes, columns)?,
            None => match Format::of(file.bytes) {
                Some(Format::Figures) => {
                    sorted.figures.push((file.name, file.bytes));
                    continue;
                }
                Some(Format::Records) => Document::toml(file.name, file.bytes)?,
                None => continue,
            },
        };
        sorted.documents.push(document);
    }
    Ok(sorted)
}
