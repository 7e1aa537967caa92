//! Making a bundle of the entries of a case.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use election::{
    canonical,
    digest::{Hashing, Sha256},
};
use serde_json::{Value, json};

use crate::{
    Case, CaseError, Citation, EntryProof, EntryRecord, Moment, StoreError,
    bundle::{DECLARATION, MANIFEST, TAG_MANIFEST, VERIFY_MD, VERIFY_PY, lines},
    disk::{Disk, DiskError, Step},
    log::{leaf::Leaf, note::VerifierKey, policy::Policy},
    log_error::LogError,
    verify::EXPORTED,
};

/// How many entries are read at once.
const PAGE: u32 = 500;

/// What goes into a bundle.
#[derive(Clone, Debug, Default)]
pub struct BundleRequest {
    /// The entries; none stands for all of them but those that say who asked for a sealed field.
    pub entries: Option<BTreeSet<crate::EntryId>>,
    /// Objects that are left out though records cite them; the bag says so.
    pub withheld: BTreeSet<Sha256>,
}

/// What a bundle holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Bundled {
    /// How many records.
    pub records: u64,
    /// How many objects.
    pub objects: u64,
    /// How many bytes of objects and records.
    pub bytes: u64,
    /// Entries that are not in the published log, and so not in the bag.
    pub without_leaf: u64,
}

/// Why a bundle could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BundleError {
    /// The folder is there already, or that of a run that was cut short.
    #[error(
        "{} is there already: a bundle needs a new folder; if an earlier run was cut short, remove it",
        .0.display()
    )]
    Exists(PathBuf),
    /// The case has no entry of an id.
    #[error("the case holds no entry {0} that is in its published log")]
    NoEntry(crate::EntryId),
    /// Nothing would be in it.
    #[error("no entry of the case is in its published log: extend it with `scrutineer log append`")]
    Empty,
    /// The record or its log.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The case.
    #[error(transparent)]
    Case(#[from] CaseError),
    /// The disk refused a step.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

/// Writes a bundle into a new folder: whole, or not at all.
///
/// # Errors
/// The folder exists, an entry is not there, the record is damaged, or the disk refuses.
pub async fn make_bundle(
    case: &Case,
    bag: &Path,
    request: &BundleRequest,
) -> Result<Bundled, BundleError> {
    let name = bag.file_name().unwrap_or_default().to_string_lossy();
    let draft = bag.with_file_name(format!(".{name}.new"));
    if let Some(there) = [bag, &draft].into_iter().find(|folder| folder.exists()) {
        return Err(BundleError::Exists(there.to_owned()));
    }
    let made = fill(case, &draft, request).await;
    let made = made.and_then(|made| {
        perform(Step::Rename, bag, || fs::rename(&draft, bag))?;
        Ok(made)
    });
    if made.is_err() {
        // Half a bundle is no evidence.
        let _ = fs::remove_dir_all(&draft);
    }
    made
}

async fn fill(case: &Case, bag: &Path, request: &BundleRequest) -> Result<Bundled, BundleError> {
    let reader = case.read_log().await?;
    let key: VerifierKey = case
        .log_status()
        .await?
        .key
        .parse()
        .map_err(LogError::from)
        .map_err(StoreError::from)?;
    let mut writer = Writer {
        bag,
        files: BTreeMap::new(),
    };
    let mut gathered = Gathered::default();
    let mut wanted = request.entries.clone();
    let mut after = 0;
    loop {
        let page = case.entries_after(after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.seq;
        for entry in page {
            let is_wanted = match &mut wanted {
                Some(wanted) => wanted.remove(&entry.id),
                // Who asked for a sealed field, and why, is for the case alone.
                None => entry.kind != EXPORTED,
            };
            if !is_wanted {
                continue;
            }
            match reader
                .prove(&entry)?
                .filter(|_| !entry.canonical.is_empty())
            {
                Some(proof) => {
                    writer.entry(&entry, &proof)?;
                    gathered.add(&entry, &proof)?;
                }
                None if request.entries.is_some() => return Err(BundleError::NoEntry(entry.id)),
                None => gathered.without_leaf += 1,
            }
        }
    }
    if let Some(id) = wanted.iter().flatten().next() {
        return Err(BundleError::NoEntry(*id));
    }
    if gathered.records == 0 {
        return Err(BundleError::Empty);
    }
    let mut objects = 0;
    for (sha256, events) in &gathered.custody {
        writer.text(&format!("data/custody/{sha256}.jsonl"), &events.lines)?;
        if !request.withheld.contains(sha256) {
            writer.object(case, sha256)?;
            objects += 1;
        }
    }
    writer.text("proofs/checkpoint", &reader.note().to_string())?;
    writer.text("proofs/policy", &Policy::of_log(key).to_string())?;
    writer.token(case)?;
    writer.text(
        "data/ro-crate-metadata.json",
        &metadata(case, &gathered, request)?,
    )?;
    let (count, bytes) = writer.payload();
    writer.text("bagit.txt", DECLARATION)?;
    writer.text(
        "bag-info.txt",
        &info(case, &gathered, request, (count, bytes)),
    )?;
    writer.text("VERIFY.md", VERIFY_MD)?;
    writer.text("verify.py", VERIFY_PY)?;
    writer.manifests()?;
    Ok(Bundled {
        records: gathered.records,
        objects,
        bytes,
        without_leaf: gathered.without_leaf,
    })
}

/// What the entries of a bundle say together.
#[derive(Default)]
struct Gathered {
    records: u64,
    without_leaf: u64,
    /// The newest time of a leaf; the bag has no other clock.
    newest: i64,
    custody: BTreeMap<Sha256, Events>,
}

/// What happened to one object.
#[derive(Default)]
struct Events {
    lines: String,
    bytes: u64,
    roles: BTreeSet<String>,
}

impl Gathered {
    fn add(&mut self, entry: &EntryRecord, proof: &EntryProof) -> Result<(), StoreError> {
        self.records += 1;
        let leaf = Leaf::parse(&proof.leaf).expect("a proof holds a leaf in its one form");
        let time = leaf.time;
        self.newest = self.newest.max(time);
        let line = json!({ "entry": entry.id.to_string(), "kind": entry.kind, "t": time });
        let line = canonical::to_bytes(&line)?;
        let line = format!("{}\n", String::from_utf8_lossy(&line));
        let cites = entry.cites();
        let cites = cites.ok_or(StoreError::BadCitation { id: entry.id })?;
        for Citation {
            role,
            sha256,
            bytes,
        } in cites
        {
            let events = self.custody.entry(sha256).or_default();
            events.bytes = bytes;
            events.roles.insert(role);
            if !events.lines.ends_with(&line) {
                events.lines += &line;
            }
        }
        Ok(())
    }

    fn day(&self) -> String {
        let moment = Moment::from_micros(self.newest)
            .map(Moment::timestamp)
            .unwrap_or_default();
        moment.strftime("%Y-%m-%d").to_string()
    }
}

struct Writer<'a> {
    bag: &'a Path,
    /// What was written, with its length.
    files: BTreeMap<String, (Sha256, u64)>,
}

impl Writer<'_> {
    fn text(&mut self, path: &str, text: &str) -> Result<(), BundleError> {
        self.stream(path, text.as_bytes())
    }

    fn stream(&mut self, path: &str, bytes: impl io::Read) -> Result<(), BundleError> {
        let target = self.bag.join(path);
        let folder = target.parent().unwrap_or(self.bag);
        perform(Step::CreateFolder, folder, || fs::create_dir_all(folder))?;
        let mut from = Hashing::new(bytes);
        perform(Step::Write, &target, || {
            let mut file = File::create_new(&target)?;
            io::copy(&mut from, &mut file)?;
            file.sync_all()
        })?;
        let (_, sha256, length) = from.finish();
        self.files.insert(path.to_owned(), (sha256, length));
        Ok(())
    }

    fn entry(&mut self, entry: &EntryRecord, proof: &EntryProof) -> Result<(), BundleError> {
        let id = entry.id;
        self.stream(&format!("data/records/{id}.json"), &proof.record[..])?;
        self.text(
            &format!("data/records/{id}.salt"),
            &format!("{}\n", Sha256::from_bytes(proof.salt)),
        )?;
        self.stream(&format!("proofs/{id}.leaf"), &proof.leaf[..])?;
        self.text(&format!("proofs/{id}.tlog-proof"), &proof.proof.to_string())
    }

    fn object(&mut self, case: &Case, sha256: &Sha256) -> Result<(), BundleError> {
        case.blobs().check(sha256).map_err(StoreError::from)?;
        let path = case.blobs().path_of(sha256);
        let file = perform(Step::Read, &path, || File::open(&path))?;
        self.stream(&format!("data/objects/{sha256}"), file)
    }

    /// The time token of the published checkpoint, if the case has one.
    fn token(&mut self, case: &Case) -> Result<(), BundleError> {
        let folder = case.log_folder();
        let (token, authority) = (folder.join("checkpoint.tsr"), folder.join("tsa-ca.pem"));
        if !token.is_file() || !authority.is_file() {
            return Ok(());
        }
        for (path, from) in [
            ("proofs/checkpoint.tsr", token),
            ("proofs/tsa-ca.pem", authority),
        ] {
            let file = perform(Step::Read, &from, || File::open(&from))?;
            self.stream(path, file)?;
        }
        Ok(())
    }

    /// How many files there are under `data/`, and how many bytes they have.
    fn payload(&self) -> (u64, u64) {
        let payload = self
            .files
            .iter()
            .filter(|(path, _)| path.starts_with("data/"));
        payload.fold((0, 0), |(count, bytes), (_, (_, length))| {
            (count + 1, bytes + length)
        })
    }

    fn manifests(&mut self) -> Result<(), BundleError> {
        for (name, is_payload) in [(MANIFEST, true), (TAG_MANIFEST, false)] {
            let files = self
                .files
                .iter()
                .filter(|(path, _)| path.starts_with("data/") == is_payload);
            let text = lines(files.map(|(path, (sha256, _))| (&path[..], *sha256)));
            self.text(name, &text)?;
        }
        Ok(())
    }
}

fn info(
    case: &Case,
    gathered: &Gathered,
    request: &BundleRequest,
    (count, bytes): (u64, u64),
) -> String {
    let file = case.file();
    let publisher = file.publisher.as_deref().unwrap_or("not stated");
    let mut text = format!(
        "Source-Organization: {}\nExternal-Identifier: {}\nBagging-Date: {}\nPayload-Oxum: {bytes}.{count}\nBag-Software-Agent: scrutineer {}\n",
        publisher.replace('\n', " "),
        file.id,
        gathered.day(),
        env!("CARGO_PKG_VERSION"),
    );
    if file.simulated {
        text += "Simulated: the data of this case are invented\n";
    }
    for sha256 in gathered
        .custody
        .keys()
        .filter(|sha256| request.withheld.contains(sha256))
    {
        text += &format!("Withheld: {sha256}\n");
    }
    text
}

/// What lies in the bag, in the words of RO-Crate 1.1 (<https://w3id.org/ro/crate/1.1>).
fn metadata(
    case: &Case,
    gathered: &Gathered,
    request: &BundleRequest,
) -> Result<String, BundleError> {
    let file = case.file();
    let objects = gathered
        .custody
        .iter()
        .filter(|(sha256, _)| !request.withheld.contains(sha256));
    let objects: Vec<Value> = objects
        .map(|(sha256, events)| {
            let roles: Vec<&str> = events.roles.iter().map(String::as_str).collect();
            json!({
                "@id": format!("objects/{sha256}"),
                "@type": "File",
                "name": roles.join(", "),
                "contentSize": events.bytes.to_string(),
                "sha256": sha256.to_string(),
            })
        })
        .collect();
    let parts: Vec<Value> = objects
        .iter()
        .map(|object| json!({ "@id": object["@id"] }))
        .collect();
    let mut root = json!({
        "@id": "./",
        "@type": "Dataset",
        "name": file.title,
        "description": if file.simulated { "Simulated: the data are invented." } else { "Evidence about an election, with proofs." },
        "datePublished": gathered.day(),
        "identifier": file.id,
        "hasPart": parts,
    });
    if let Some(licence) = &file.licence {
        root["license"] = Value::from(licence.clone());
    }
    if let Some(publisher) = &file.publisher {
        root["publisher"] = json!({ "@id": "#publisher" });
        root["author"] = json!({ "@id": "#publisher" });
        let organisation =
            json!({ "@id": "#publisher", "@type": "Organization", "name": publisher });
        return graph(root, [vec![organisation], objects].concat());
    }
    graph(root, objects)
}

fn graph(root: Value, others: Vec<Value>) -> Result<String, BundleError> {
    let mut graph = vec![
        json!({
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "about": { "@id": "./" },
            "conformsTo": { "@id": "https://w3id.org/ro/crate/1.1" },
        }),
        root,
    ];
    graph.extend(others);
    let object = json!({ "@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph });
    let bytes = canonical::to_bytes(&object).map_err(StoreError::from)?;
    Ok(format!("{}\n", String::from_utf8_lossy(&bytes)))
}

fn perform<T>(
    step: Step,
    path: &Path,
    action: impl FnOnce() -> io::Result<T>,
) -> Result<T, DiskError> {
    Disk::default().perform(step, path, action)
}
