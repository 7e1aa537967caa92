//! Packages in the record: each file is kept as it was taken in, and read again whenever it is
//! needed.
//!
//! One idea carries the module: *a record is what its file says*. There is no table of
//! incidents that could differ from the file they came in. An import puts new files beside those
//! that are there (one of the same name takes the former one's place), reads and checks the whole
//! set, and keeps all of it or nothing.

mod history;
mod store;

use std::collections::BTreeMap;

use election::digest::Sha256;
use ledger::{BlobError, Case, Draft, EntryId, Incoming, Moment, StoreError};
use serde_json::{Value, json};

use super::{Columns, Format, Given, Package, ReadError, Table};
use store::Row;

pub use history::{Changed, How, history};
pub use store::STATEMENTS;

ledger::id! {
    /// Names one file of a package, as it was taken in once.
    FileId
}

/// A file to be taken in.
#[derive(Debug, Clone, Copy)]
pub struct Taken<'a> {
    /// Base name.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
    /// What its rows are, and the file that says how its columns are read; `None` for TOML.
    pub table: Option<(Table, Option<&'a [u8]>)>,
}

/// A file of the package as the record has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// Base name.
    pub name: String,
    /// Digest of its bytes.
    pub sha256: Sha256,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What its rows are, and the file of columns, where it is a table.
    pub table: Option<(Table, Option<Vec<u8>>)>,
    /// When it was taken in.
    pub imported_at: Moment,
    /// The entry that brought it.
    pub entry: EntryId,
}

/// The package of a case as it stands.
#[derive(Debug, Clone)]
pub struct Current {
    /// What it says.
    pub package: Package,
    /// Its files, by name.
    pub files: Vec<KeptFile>,
}

/// What an import did.
#[derive(Debug)]
pub enum Import {
    /// Something new stands.
    Imported {
        /// The entry that brought it.
        entry: EntryId,
        /// Names of the files that are new or other than before.
        files: Vec<String>,
        /// The package as it is now.
        package: Box<Package>,
    },
    /// All of it stands already.
    Known(Box<Package>),
}

/// An import that could not be done; the case is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A file cannot be read, or contradicts another.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// No file is part of a package.
    #[error("no file says format = \"records\" or format = \"statements\"")]
    Nothing,
    /// An invented package and a real case.
    #[error("the package is simulated, and this case is a real one")]
    Simulated,
    /// A real package and an invented case.
    #[error("the package is not simulated, and this case is")]
    Real,
    /// What the record holds cannot be what was put there.
    #[error("the record says format {0:?} of a file, which this version does not know")]
    Format(String),
    /// Bytes could not be kept or read back.
    #[error(transparent)]
    Blob(#[from] BlobError),
    /// The record could not be written or read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes files of a package into a case, all or none.
///
/// # Errors
/// See [`ImportError`].
pub async fn import(
    case: &Case,
    files: &[Taken<'_>],
    importer_version: &str,
) -> Result<Import, ImportError> {
    let mut incoming = Vec::new();
    for file in files {
        if let Some(one) = Arriving::receive(case, file)? {
            incoming.push(one);
        }
    }
    if incoming.is_empty() {
        return Err(ImportError::Nothing);
    }
    let mut tx = case.begin_write().await?;
    // The writer is alone from here on, so what stands now stands until it ends.
    let standing = newest(store::all_writing(&mut tx).await?);
    let is_new = |file: &Arriving| {
        standing.get(&file.name).is_none_or(|row| {
            row.sha256 != file.sha256.to_string()
                || row.format != file.format
                || row.columns_sha256 != file.columns_sha256.map(|digest| digest.to_string())
        })
    };
    incoming.retain(is_new);
    let mut set = BTreeMap::new();
    for (name, row) in &standing {
        set.insert(name.clone(), row.file(case)?);
    }
    for file in &incoming {
        set.insert(file.name.clone(), file.kept()?);
    }
    let package = Box::new(package(&case.file().id, set.values())?);
    match (package.simulated(), case.file().simulated) {
        (true, false) => return Err(ImportError::Simulated),
        (false, true) => return Err(ImportError::Real),
        _ => {}
    }
    if incoming.is_empty() {
        return Ok(Import::Known(package));
    }
    let (at, first) = (Moment::now(), store::next_seq(&mut tx).await?);
    let mut listed = Vec::new();
    let mut draft = Draft::new("records.imported", Value::Null).at(at);
    let mut rows = Vec::new();
    let mut cited = Vec::new();
    for (file, seq) in incoming.into_iter().zip(first..) {
        rows.push(file.row(seq, at));
        listed.push(file.listed());
        for (role, bytes) in [("file", Some(file.bytes)), ("columns", file.columns)] {
            let Some(bytes) = bytes else { continue };
            let blob = tx.keep(bytes)?;
            if !cited.contains(&(role, blob.sha256)) {
                cited.push((role, blob.sha256));
                draft = draft.cite(role, &blob);
            }
        }
    }
    let body = json!({ "files": listed, "importer": importer_version });
    let draft = draft.with_body(body);
    let entry = tx.append(draft).await?;
    for row in &mut rows {
        row.entry_id = entry.id;
        store::insert(&mut tx, row).await?;
    }
    tx.commit().await?;
    Ok(Import::Imported {
        entry: entry.id,
        files: rows.into_iter().map(|row| row.name).collect(),
        package,
    })
}

/// The package of a case as it stands; `None` if nothing was taken in.
///
/// # Errors
/// If the record or the bytes cannot be read, or this version refuses what they say.
pub async fn current(case: &Case) -> Result<Option<Current>, ImportError> {
    let rows = newest(store::all(case).await?);
    if rows.is_empty() {
        return Ok(None);
    }
    let files: Vec<KeptFile> = rows
        .values()
        .map(|row| row.file(case))
        .collect::<Result<_, _>>()?;
    let package = package(&case.file().id, &files)?;
    Ok(Some(Current { package, files }))
}

/// The newest row of each name.
fn newest(rows: Vec<Row>) -> BTreeMap<String, Row> {
    rows.into_iter()
        .map(|row| (row.name.clone(), row))
        .collect()
}

/// Reads files that were kept as one package.
fn package<'a>(
    id: &str,
    files: impl IntoIterator<Item = &'a KeptFile>,
) -> Result<Package, ReadError> {
    let files: Vec<&KeptFile> = files.into_iter().collect();
    let columns = columns_of(&files)?;
    let given: Vec<Given<'_>> = files
        .iter()
        .zip(&columns)
        .map(|(file, columns)| file.given(columns.as_ref()))
        .collect();
    Package::read(id, &given)
}

fn columns_of(files: &[&KeptFile]) -> Result<Vec<Option<Columns>>, ReadError> {
    let read = |file: &&KeptFile| {
        let columns = file
            .table
            .as_ref()
            .and_then(|(_, columns)| columns.as_deref());
        columns
            .map(|bytes| Columns::parse(&file.name, bytes))
            .transpose()
    };
    files.iter().map(read).collect()
}

impl KeptFile {
    fn given<'a>(&'a self, columns: Option<&'a Columns>) -> Given<'a> {
        Given {
            name: &self.name,
            bytes: &self.bytes,
            table: self.table.as_ref().map(|(table, _)| (*table, columns)),
        }
    }
}

/// A file on its way into the record.
struct Arriving {
    name: String,
    format: String,
    table: Option<Table>,
    sha256: Sha256,
    bytes: Incoming,
    columns_sha256: Option<Sha256>,
    columns: Option<Incoming>,
}

/// What stands in the record before the name of what a table's rows are.
const TABLE: &str = "table/";

impl Arriving {
    /// Receives a file; `None` if it is not part of a package.
    fn receive(case: &Case, file: &Taken<'_>) -> Result<Option<Self>, ImportError> {
        let (format, table, columns) = match file.table {
            Some((table, columns)) => (format!("{TABLE}{}", table.word()), Some(table), columns),
            None => match Format::of(file.bytes) {
                Some(format) => (format.word().to_owned(), None, None),
                None => return Ok(None),
            },
        };
        let receive = |bytes: &[u8]| case.blobs().receive(bytes);
        let bytes = receive(file.bytes)?;
        let columns = columns.map(receive).transpose()?;
        Ok(Some(Self {
            name: file.name.to_owned(),
            format,
            table,
            sha256: bytes.sha256(),
            bytes,
            columns_sha256: columns.as_ref().map(Incoming::sha256),
            columns,
        }))
    }

    /// As it will be read from the record.
    fn kept(&self) -> Result<KeptFile, ImportError> {
        let columns = self.columns.as_ref().map(read_back).transpose()?;
        Ok(KeptFile {
            name: self.name.clone(),
            sha256: self.sha256,
            bytes: read_back(&self.bytes)?,
            table: self.table.map(|table| (table, columns)),
            imported_at: Moment::now(),
            entry: EntryId::generate(),
        })
    }

    /// What the entry says of it.
    fn listed(&self) -> Value {
        let mut listed = json!({ "format": self.format, "sha256": self.sha256 });
        if let Some(columns) = self.columns_sha256 {
            listed["columns_sha256"] = json!(columns);
        }
        let name = json!(self.name);
        if election::canonical::to_bytes(&name).is_ok() {
            listed["name"] = name;
        }
        listed
    }

    fn row(&self, seq: i64, at: Moment) -> Row {
        Row {
            id: FileId::generate(),
            seq,
            entry_id: EntryId::generate(),
            name: self.name.clone(),
            format: self.format.clone(),
            sha256: self.sha256.to_string(),
            bytes: i64::try_from(self.bytes.bytes()).unwrap_or(i64::MAX),
            columns_sha256: self.columns_sha256.map(|digest| digest.to_string()),
            imported_at_us: at.micros(),
        }
    }
}

fn read_back(incoming: &Incoming) -> Result<Vec<u8>, ImportError> {
    let mut bytes = Vec::new();
    let mut file = incoming.open().map_err(BlobError::Source)?;
    std::io::Read::read_to_end(&mut file, &mut bytes).map_err(BlobError::Source)?;
    Ok(bytes)
}

impl Row {
    /// The file, with its bytes compared with their digest.
    fn file(&self, case: &Case) -> Result<KeptFile, ImportError> {
        let seq = self.seq;
        let bad = |column| StoreError::BadEntry { seq, column };
        let digest = |text: &str, column| text.parse::<Sha256>().map_err(|_| bad(column));
        let sha256 = digest(&self.sha256, "sha256")?;
        let columns = match &self.columns_sha256 {
            Some(text) => {
                let columns = digest(text, "columns_sha256")?;
                Some(case.blobs().read_verified(&columns)?)
            }
            None => None,
        };
        let table = match self.format.strip_prefix(TABLE) {
            Some(word) => {
                let all = Table::ALL.iter().copied();
                let found = all.into_iter().find(|table| table.word() == word);
                let table = found.ok_or_else(|| ImportError::Format(self.format.clone()))?;
                Some((table, columns))
            }
            None => None,
        };
        Ok(KeptFile {
            name: self.name.clone(),
            sha256,
            bytes: case.blobs().read_verified(&sha256)?,
            table,
            imported_at: Moment::from_micros(self.imported_at_us)
                .ok_or_else(|| bad("imported_at_us"))?,
            entry: self.entry_id,
        })
    }
}
