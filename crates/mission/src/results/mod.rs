//! Editions of results: a source file, read by a mapping and a form, checked, frozen and kept.
//!
//! An import is one transaction with one edition id. It keeps five files under their digest (the
//! source as received, the mapping, the form, the frozen dataset and the account of how the source
//! was read) and appends one entry that
//! cites them. Nothing is ever overwritten: a corrected file is a further edition, and the same
//! file read in the same way is recognised as the one that is there.
//!
//! A file that cannot be read, or whose figures contradict each other, is refused; a refused
//! original is kept all the same, with an entry that says why, because a file that a commission
//! published and that does not add up is itself evidence.

mod store;

use std::io::{self, Read};

use election::{
    dataset::{Dataset, EditionLabel, FrozenError, read_frozen, write_frozen},
    digest::Sha256,
    form::{FormError, Loaded},
    rules::{self, Report, Settings},
};
use exchange::{Account, Mapping, ReadError, ReadOptions};
use ledger::{BlobError, Blobs, Case, Draft, EntryId, Incoming, Moment, StoreError, WriteTx};
use serde_json::{Value, json};

pub use store::STATEMENTS;

ledger::id! {
    /// Names one edition of results.
    EditionId
}

/// An edition, as the record knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Its id.
    pub id: EditionId,
    /// Its place in the order of import, from 1.
    pub seq: i64,
    /// The entry that brought it.
    pub entry: EntryId,
    /// Base name of the source file.
    pub source_name: String,
    /// Digest of the source file as received.
    pub source_sha256: Sha256,
    /// Its length in bytes.
    pub source_bytes: i64,
    /// Digest of the mapping.
    pub mapping_sha256: Sha256,
    /// Id of the form.
    pub form_id: String,
    /// Digest of the form.
    pub form_sha256: Sha256,
    /// Digest of the frozen dataset.
    pub dataset_sha256: Sha256,
    /// Number of units.
    pub units: i64,
    /// Contest, `main` where nobody said.
    pub contest: String,
    /// What the edition calls itself.
    pub label: String,
    /// When it was imported.
    pub imported_at: Moment,
    /// Version of the program that imported it.
    pub importer_version: String,
    /// Address that the file was fetched from, where somebody said.
    pub fetched_from: Option<String>,
    /// Whose figures they are.
    pub role: Role,
}

/// Whose figures an edition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Those that were published as the result.
    #[default]
    Official,
    /// Copies of sheets that somebody holds; a unit may have several.
    Copies,
}

impl Role {
    /// Its word in the record.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Copies => "copies",
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        let roles = [Self::Official, Self::Copies];
        roles.into_iter().find(|role| role.word() == word)
    }
}

/// What is to be imported and how.
#[derive(Debug)]
pub struct Request<'a> {
    /// Base name of the source.
    pub name: &'a str,
    /// How its columns are read.
    pub mapping: &'a Mapping,
    /// The form its items belong to.
    pub form: &'a Loaded,
    /// Encoding, where the user overrides mapping and detection.
    pub encoding: Option<&'a str>,
    /// What the edition calls itself; empty fields stay as the mapping says.
    pub edition: EditionLabel,
    /// Address the file was fetched from.
    pub fetched_from: Option<&'a str>,
    /// Whose figures they are.
    pub role: Role,
    /// Thresholds for the check.
    pub settings: &'a Settings,
    /// Whether figures that contradict each other are to be taken in nevertheless.
    pub accept_findings: bool,
    /// Version of the program.
    pub importer_version: &'a str,
}

/// A source that was read and checked, not yet kept.
#[derive(Debug)]
pub struct Checked {
    /// The rows.
    pub dataset: Dataset,
    /// How the file was read.
    pub account: Account,
    /// What the rules say.
    pub report: Report,
    /// The mapping that was used: the one of the request, or one that was written from a
    /// document that says itself what it holds.
    pub mapping: Mapping,
}

/// What an import did.
#[derive(Debug)]
pub enum Outcome {
    /// A new edition stands.
    Imported(Box<(Edition, Checked)>),
    /// The same file, mapping and form stand already.
    Known(Box<Edition>),
    /// The figures contradict each other and the user did not accept that. The original is kept.
    Refused(Box<Checked>),
}

/// An import that could not be done. The case is as it was, but for a kept original where the
/// source could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The source, the mapping and the form do not fit, or the source cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A source that says of itself that its figures are not real, and a real case.
    #[error("{file} calls itself a test, and this case is a real one")]
    Simulated {
        /// Name of the source.
        file: String,
    },
    /// Bytes could not be kept.
    #[error(transparent)]
    Blob(#[from] BlobError),
    /// The record could not be written or read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The dataset has no frozen form.
    #[error(transparent)]
    Frozen(#[from] FrozenError),
    /// Received bytes could not be read back.
    #[error("received bytes cannot be read back: {0}")]
    Io(#[from] io::Error),
    /// A kept form cannot be read by this version.
    #[error(transparent)]
    Form(#[from] FormError),
}

/// Reads and checks a source without a case, for `check` and for a dry run.
///
/// # Errors
/// If the source cannot be read by this mapping and form.
pub fn read(
    source: impl Read,
    request: &Request<'_>,
    simulated: bool,
) -> Result<Checked, ReadError> {
    let options = ReadOptions {
        simulated,
        encoding: request.encoding.map(str::to_owned),
        edition: request.edition.clone(),
    };
    let Loaded { form, sha256, .. } = request.form;
    let results = exchange::read_results(
        source,
        request.name,
        request.mapping,
        form,
        *sha256,
        &options,
    )?;
    let report = rules::check(&results.dataset, form, request.settings);
    Ok(Checked {
        dataset: results.dataset,
        account: results.account,
        report,
        mapping: results.mapping,
    })
}

/// Imports a source into a case.
///
/// # Errors
/// See [`ImportError`]. Where the source could not be read, it is kept with an entry that says
/// why; after any other error the case is as it was.
pub async fn import(
    case: &Case,
    source: impl Read,
    request: &Request<'_>,
) -> Result<Outcome, ImportError> {
    let incoming = case.blobs().receive(source)?;
    let known = [
        incoming.sha256(),
        request.mapping.sha256(),
        request.form.sha256,
    ];
    if let Some(edition) = store::find(case, known).await? {
        return Ok(Outcome::Known(Box::new(edition)));
    }
    let read = match read(incoming.open()?, request, case.file().simulated) {
        Ok(read) => read,
        Err(error) => {
            let mut why = json!({ "rule": error.rule() });
            add_text(&mut why, "message", &error.to_string());
            refuse(case, incoming, request, why).await?;
            return Err(error.into());
        }
    };
    if read.dataset.header.simulated && !case.file().simulated {
        let file = request.name.to_owned();
        refuse(case, incoming, request, json!({ "rule": "simulated" })).await?;
        return Err(ImportError::Simulated { file });
    }
    let known = [
        incoming.sha256(),
        read.mapping.sha256(),
        request.form.sha256,
    ];
    if let Some(edition) = store::find(case, known).await? {
        return Ok(Outcome::Known(Box::new(edition)));
    }
    if read.report.has_errors() && !request.accept_findings {
        let codes: Vec<&str> = error_codes(&read.report);
        refuse(
            case,
            incoming,
            request,
            json!({ "rule": "findings", "codes": codes }),
        )
        .await?;
        return Ok(Outcome::Refused(Box::new(read)));
    }
    keep(case, incoming, request, read).await
}

fn error_codes(report: &Report) -> Vec<&'static str> {
    let findings = report.findings();
    let errors = findings
        .iter()
        .filter(|finding| finding.class == election::codes::Class::Error);
    errors.map(|finding| finding.code.name()).collect()
}

/// Adds a text to an entry's body where the canonical form allows it.
fn add_text(body: &mut Value, field: &str, text: &str) {
    let value = json!(text);
    if election::canonical::to_bytes(&value).is_ok() {
        body[field] = value;
    }
}

/// Keeps a refused original with the reason.
async fn refuse(
    case: &Case,
    incoming: Incoming,
    request: &Request<'_>,
    why: Value,
) -> Result<(), ImportError> {
    let mut tx = case.begin_write().await?;
    let source = tx.keep(incoming)?;
    let mut body = json!({
        "why": why,
        "mapping": request.mapping.sha256(),
        "form": { "id": request.form.form.id, "sha256": request.form.sha256 },
        "importer": request.importer_version,
    });
    add_text(&mut body, "source", request.name);
    tx.append(Draft::new("results.refused", body).cite("source", &source))
        .await?;
    tx.commit().await?;
    Ok(())
}

async fn keep(
    case: &Case,
    incoming: Incoming,
    request: &Request<'_>,
    read: Checked,
) -> Result<Outcome, ImportError> {
    let mut frozen = Vec::new();
    write_frozen(&read.dataset, &mut frozen)?;
    let blobs = case.blobs();
    let mapping = blobs.receive(read.mapping.text().as_bytes())?;
    let form = blobs.receive(request.form.text.as_bytes())?;
    let dataset = blobs.receive(&frozen[..])?;
    let account = serde_json::to_vec(&read.account).map_err(io::Error::other)?;
    let account = blobs.receive(&account[..])?;
    let source_bytes = incoming.bytes();

    let mut tx = case.begin_write().await?;
    // Another import of the same file may have ended since we looked.
    let known = [
        incoming.sha256(),
        read.mapping.sha256(),
        request.form.sha256,
    ];
    if let Some(edition) = store::find_writing(&mut tx, known).await? {
        return Ok(Outcome::Known(Box::new(edition)));
    }
    let source = tx.keep(incoming)?;
    let (mapping, form, dataset) = (tx.keep(mapping)?, tx.keep(form)?, tx.keep(dataset)?);
    let account = tx.keep(account)?;
    let header = &read.dataset.header;
    let id = EditionId::generate();
    let at = Moment::now();
    let units = i64::try_from(read.dataset.units.len()).unwrap_or(i64::MAX);
    let body = json!({
        "edition": id.to_string(),
        "source": request.name,
        "label": header.edition,
        "form": request.form.form.id,
        "mapping": read.mapping.name(),
        "units": units,
        "accepted_findings": error_codes(&read.report),
        "importer": request.importer_version,
        "fetched_from": request.fetched_from,
        "role": request.role.word(),
    });
    let draft = Draft::new("results.imported", body)
        .at(at)
        .cite("source", &source)
        .cite("mapping", &mapping)
        .cite("form", &form)
        .cite("dataset", &dataset)
        .cite("account", &account);
    let entry = tx.append(draft).await?;
    let contest = match header.edition.contest.as_str() {
        "" => "main",
        contest => contest,
    };
    let edition = Edition {
        id,
        seq: 0,
        entry: entry.id,
        source_name: request.name.to_owned(),
        source_sha256: source.sha256,
        source_bytes: i64::try_from(source_bytes).unwrap_or(i64::MAX),
        mapping_sha256: mapping.sha256,
        form_id: request.form.form.id.clone(),
        form_sha256: form.sha256,
        dataset_sha256: dataset.sha256,
        units,
        contest: contest.to_owned(),
        label: header.edition.label.clone(),
        imported_at: at,
        importer_version: request.importer_version.to_owned(),
        fetched_from: request.fetched_from.map(str::to_owned),
        role: request.role,
    };
    let edition = insert(&mut tx, edition).await?;
    tx.commit().await?;
    Ok(Outcome::Imported(Box::new((edition, read))))
}

async fn insert(tx: &mut WriteTx, mut edition: Edition) -> Result<Edition, StoreError> {
    edition.seq = store::next_seq(tx).await?;
    store::insert(tx, &edition).await?;
    Ok(edition)
}

/// All editions of a case, in order of import.
///
/// # Errors
/// If the record cannot be read.
pub async fn editions(case: &Case) -> Result<Vec<Edition>, StoreError> {
    store::all(case).await
}

/// An edition, read back from the bytes that were kept.
#[derive(Debug)]
pub struct Opened {
    /// The rows.
    pub dataset: Dataset,
    /// The frozen form that they were read back from; its digest is the edition's.
    pub frozen: Vec<u8>,
    /// The form they were read by.
    pub form: Loaded,
    /// Name of the mapping, as it was given on import.
    pub mapping_name: String,
    /// Text of the mapping.
    pub mapping: String,
    /// How the source was read: the importer's [`Account`] as JSON.
    pub account: Value,
}

/// Reads an edition back. Everything is compared with its digest first.
///
/// # Errors
/// If bytes are gone or damaged, or this version cannot read them.
pub async fn open(case: &Case, edition: &Edition) -> Result<Opened, ImportError> {
    find(case, edition).await?.open()
}

/// An edition whose bytes were not looked at yet. That needs no database, so that several can be
/// read side by side.
#[derive(Clone)]
pub struct Closed {
    edition: Edition,
    mapping_name: String,
    account: Option<Sha256>,
    blobs: Blobs,
}

/// Looks up what the record says of an edition.
///
/// # Errors
/// If the record cannot be read.
pub async fn find(case: &Case, edition: &Edition) -> Result<Closed, ImportError> {
    let citations = case.citations(edition.entry).await?;
    let account = citations.iter().find(|citation| citation.role == "account");
    let entry = case.entry(edition.entry).await?;
    let record = entry
        .map(|entry| entry.record())
        .transpose()?
        .unwrap_or_default();
    Ok(Closed {
        edition: edition.clone(),
        mapping_name: record["body"]["mapping"]
            .as_str()
            .unwrap_or("mapping.toml")
            .to_owned(),
        account: account.map(|citation| citation.sha256),
        blobs: case.blobs().clone(),
    })
}

impl Closed {
    /// The edition.
    #[must_use]
    pub const fn edition(&self) -> &Edition {
        &self.edition
    }

    /// Reads it back. Everything is compared with its digest first.
    ///
    /// # Errors
    /// If bytes are gone or damaged, or this version cannot read them.
    pub fn open(&self) -> Result<Opened, ImportError> {
        let text = |sha256: &Sha256| -> Result<String, ImportError> {
            let bytes = self.blobs.read_verified(sha256)?;
            String::from_utf8(bytes).map_err(|error| io::Error::other(error).into())
        };
        let account = match &self.account {
            Some(account) => serde_json::from_str(&text(account)?).map_err(io::Error::other)?,
            None => Value::Null,
        };
        let edition = &self.edition;
        let frozen = self.blobs.read_verified(&edition.dataset_sha256)?;
        Ok(Opened {
            dataset: read_frozen(&frozen[..])?,
            frozen,
            form: Loaded::parse(&edition.form_id, &text(&edition.form_sha256)?)?,
            mapping_name: self.mapping_name.clone(),
            mapping: text(&edition.mapping_sha256)?,
            account,
        })
    }
}
