//! The check of a whole bag.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
    io::{self, Read as _},
    path::Path,
};

use election::{
    canonical,
    digest::{Hashing, Sha256},
};
use serde_json::Value;

use super::{
    DECLARATION,
    manifest::{MANIFEST, TAG_MANIFEST, parse},
};
use crate::log::{
    Unreadable,
    checkpoint::Checkpoint,
    leaf::{Leaf, commitment},
    note::{Note, VerifierKey},
    policy::Policy,
    proof::Proof,
    tree::{leaf_hash, verify_inclusion},
};

/// Files that every bag has.
const NEEDED: [&str; 9] = [
    "VERIFY.md",
    "bag-info.txt",
    "bagit.txt",
    "data/ro-crate-metadata.json",
    MANIFEST,
    "proofs/checkpoint",
    "proofs/policy",
    TAG_MANIFEST,
    "verify.py",
];

/// Files of a time token: both or none.
const TOKEN: [&str; 2] = ["proofs/checkpoint.tsr", "proofs/tsa-ca.pem"];

/// Objects apart, no file of a bag is longer; what is beyond is not read, or whoever made the bag
/// could fill the memory with it.
const LONGEST: u64 = 256 << 20;

/// What a check of a bag found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BundleCheck {
    /// How many records were proven.
    pub records: u64,
    /// How many objects are there.
    pub objects: u64,
    /// Objects that records cite and that were left out.
    pub withheld: BTreeSet<Sha256>,
    /// The checkpoint in which all proofs end, if it is signed as the policy asks.
    pub checkpoint: Option<Checkpoint>,
    /// Keys of the logs in the policy of the bag: without a key from elsewhere, this is only the
    /// bag's own word.
    pub keys_of_bag: Vec<String>,
    /// Whether the checkpoint is signed by the key that the reader gave.
    pub has_given_key: bool,
    /// Whether a time token is there; openssl checks whose it is.
    pub has_token: bool,
    /// What is wrong; empty if nothing is.
    pub faults: Vec<BundleFault>,
}

impl BundleCheck {
    /// Of a folder in which nothing was found but faults.
    fn of(faults: Vec<BundleFault>) -> Self {
        Self {
            records: 0,
            objects: 0,
            withheld: BTreeSet::new(),
            checkpoint: None,
            keys_of_bag: Vec::new(),
            has_given_key: false,
            has_token: false,
            faults,
        }
    }
}

/// One thing that is wrong with a bag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleFault {
    /// The file below the folder of the bag.
    pub file: String,
    /// What is wrong with it.
    pub what: String,
}

impl fmt::Display for BundleFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.what)
    }
}

/// Checks a bag against its manifests, its records against the log, and the log against its
/// policy and against the key that the reader has from elsewhere, if there is one.
///
/// # Errors
/// The folder cannot be read. What is wrong with the bag is no error but stands in
/// [`BundleCheck::faults`].
pub fn check_bundle(bag: &Path, key: Option<&VerifierKey>) -> Result<BundleCheck, Unreadable> {
    let mut check = Check::default();
    if !NEEDED.iter().any(|file| bag.join(file).exists()) {
        // Else a wrong folder is told file by file.
        check.fault(
            "bagit.txt",
            "it is missing, and so is all else that makes a bundle: is this the right folder?",
        );
        return Ok(BundleCheck::of(check.faults));
    }
    check.walk(bag, "")?;
    check.manifests();
    let withheld = check.tags();
    let (checkpoint, policy) = check.checkpoint(key);
    let (records, cited) = check.entries(checkpoint.as_ref());
    check.objects(&cited, &withheld);
    check.custody(&records);
    let has_token = check.token();
    let keys = policy.as_ref().map_or(&[][..], Policy::logs);
    Ok(BundleCheck {
        records: records.len() as u64,
        objects: check.parts(Part::Object).count() as u64,
        withheld,
        has_given_key: key.is_some() && checkpoint.is_some(),
        checkpoint,
        keys_of_bag: keys.iter().map(ToString::to_string).collect(),
        has_token,
        faults: check.faults,
    })
}

/// What belongs to one object or one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Object,
    Custody,
    Record,
    Salt,
    Leaf,
    Proof,
}

const PARTS: [(Part, &str, &str); 6] = [
    (Part::Object, "data/objects/", ""),
    (Part::Custody, "data/custody/", ".jsonl"),
    (Part::Record, "data/records/", ".json"),
    (Part::Salt, "data/records/", ".salt"),
    (Part::Leaf, "proofs/", ".leaf"),
    (Part::Proof, "proofs/", ".tlog-proof"),
];

/// The part that a path is, and the name of what it belongs to.
fn part_of(path: &str) -> Option<(Part, &str)> {
    PARTS.iter().find_map(|(part, prefix, suffix)| {
        let name = path.strip_prefix(prefix)?.strip_suffix(suffix)?;
        let fits = match part {
            Part::Object | Part::Custody => name.parse::<Sha256>().is_ok(),
            Part::Record | Part::Salt | Part::Leaf | Part::Proof => is_id(name),
        };
        fits.then_some((*part, name))
    })
}

/// Whether this is the text of an id, in lower case with hyphens.
fn is_id(name: &str) -> bool {
    name.parse::<uuid::Uuid>()
        .is_ok_and(|id| id.hyphenated().to_string() == name)
}

/// A file of the bag; the bytes of objects are not kept.
struct Content {
    sha256: Sha256,
    length: u64,
    bytes: Vec<u8>,
}

#[derive(Default)]
struct Check {
    files: BTreeMap<String, Content>,
    faults: Vec<BundleFault>,
}

/// A record that was read, with its leaf where that could be read too.
type Records = BTreeMap<String, (Vec<u8>, Option<Leaf>)>;

impl Check {
    fn fault(&mut self, file: &str, what: impl Into<String>) {
        self.faults.push(BundleFault {
            file: file.to_owned(),
            what: what.into(),
        });
    }

    fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|file| &file.bytes[..])
    }

    /// Paths of one part, with the names of what they belong to.
    fn parts(&self, wanted: Part) -> impl Iterator<Item = (&str, &Content)> {
        self.files.iter().filter_map(move |(path, file)| {
            let (part, name) = part_of(path)?;
            (part == wanted).then_some((name, file))
        })
    }

    fn walk(&mut self, bag: &Path, within: &str) -> Result<(), Unreadable> {
        let folder = bag.join(within);
        let fail = |source| Unreadable {
            path: folder.clone(),
            source,
        };
        for entry in fs::read_dir(&folder).map_err(fail)? {
            let entry = entry.map_err(fail)?;
            let name = entry.file_name();
            let kind = entry.file_type().map_err(fail)?;
            let Some(name) = name.to_str() else {
                self.fault(
                    &format!("{within}{}", name.to_string_lossy()),
                    "the name is not in UTF-8",
                );
                continue;
            };
            let path = format!("{within}{name}");
            if kind.is_dir() {
                self.walk(bag, &format!("{path}/"))?;
            } else if kind.is_file() {
                let read = read(
                    &bag.join(&path),
                    part_of(&path).is_some_and(|(part, _)| part == Part::Object),
                )?;
                if read.bytes.len() as u64 > LONGEST {
                    self.fault(&path, "it is longer than 256 MiB");
                }
                self.files.insert(path, read);
            } else {
                self.fault(&path, "it is not a regular file: do not follow it");
            }
        }
        Ok(())
    }

    fn manifests(&mut self) {
        for path in NEEDED {
            if !self.files.contains_key(path) {
                self.fault(path, "it is missing");
            }
        }
        let strangers: Vec<String> = self
            .files
            .keys()
            .filter(|path| !has_place(path))
            .cloned()
            .collect();
        for path in strangers {
            self.fault(&path, "it has no place in a bundle");
        }
        self.manifest(MANIFEST, |path| path.starts_with("data/"));
        self.manifest(TAG_MANIFEST, |path| {
            !path.starts_with("data/") && path != TAG_MANIFEST
        });
    }

    fn manifest(&mut self, name: &str, covers: impl Fn(&str) -> bool) {
        let (listed, faults) = parse(self.bytes(name).unwrap_or_default());
        faults.into_iter().for_each(|what| self.fault(name, what));
        let mut found = Vec::new();
        for (path, sha256) in &listed {
            match self.files.get(path) {
                _ if !covers(path) => {
                    found.push((name, format!("{path} belongs into another manifest")));
                }
                None => found.push((path, format!("it is missing, {name} lists it"))),
                Some(file) if file.sha256 != *sha256 => {
                    found.push((path, format!("it has not the SHA-256 that {name} lists")));
                }
                Some(_) => {}
            }
        }
        let unlisted = self
            .files
            .keys()
            .filter(|path| covers(path) && !listed.contains_key(*path));
        found.extend(unlisted.map(|path| (&path[..], format!("it does not stand in {name}"))));
        let found: Vec<(String, String)> = found
            .into_iter()
            .map(|(file, what)| (file.to_owned(), what))
            .collect();
        found
            .into_iter()
            .for_each(|(file, what)| self.fault(&file, what));
    }

    /// The files that make a folder a bag; gives the objects that were left out.
    fn tags(&mut self) -> BTreeSet<Sha256> {
        let mut withheld = BTreeSet::new();
        if self
            .bytes("bagit.txt")
            .is_some_and(|bytes| bytes != DECLARATION.as_bytes())
        {
            self.fault(
                "bagit.txt",
                "it says something else than BagIt 1.0 in UTF-8",
            );
        }
        let payload = self
            .files
            .iter()
            .filter(|(path, _)| path.starts_with("data/"));
        let (count, length) = payload.fold((0_u64, 0_u64), |(count, length), (_, file)| {
            (count + 1, length + file.length)
        });
        let info = self.bytes("bag-info.txt").unwrap_or_default().to_owned();
        let info = String::from_utf8_lossy(&info).into_owned();
        let mut oxums = Vec::new();
        for line in info.strip_suffix('\n').unwrap_or(&info).split('\n') {
            match line.split_once(": ") {
                Some(("Withheld", sha256)) => match sha256.parse() {
                    Ok(sha256) => drop(withheld.insert(sha256)),
                    Err(_) => self.fault("bag-info.txt", "Withheld is not followed by a SHA-256"),
                },
                Some(("Payload-Oxum", oxum)) => oxums.push(oxum),
                Some((label, _)) if is_label(label) => {}
                _ => self.fault("bag-info.txt", "a line is not of the form Label: value"),
            }
        }
        if !info.ends_with('\n') {
            self.fault("bag-info.txt", "its last line has no end");
        }
        if oxums != [format!("{length}.{count}")] {
            self.fault(
                "bag-info.txt",
                format!("Payload-Oxum is not {length}.{count}, once"),
            );
        }
        withheld
    }

    fn checkpoint(&mut self, key: Option<&VerifierKey>) -> (Option<Checkpoint>, Option<Policy>) {
        let (Some(policy), Some(note)) =
            (self.bytes("proofs/policy"), self.bytes("proofs/checkpoint"))
        else {
            return (None, None);
        };
        let policy = match Policy::parse(policy) {
            Ok(policy) => policy,
            Err(error) => {
                self.fault("proofs/policy", error.to_string());
                return (None, None);
            }
        };
        let note = note.to_owned();
        let opened = Note::parse(&note)
            .map_err(Into::into)
            .and_then(|note| policy.open(&note));
        let opened = opened
            .map_err(|error| error.to_string())
            .and_then(|checkpoint| match key {
                Some(key) => {
                    Checkpoint::open(&note, key.name(), key).map_err(|error| error.to_string())
                }
                None => Ok(checkpoint),
            });
        match opened {
            Ok(checkpoint) => (Some(checkpoint), Some(policy)),
            Err(error) => {
                self.fault("proofs/checkpoint", error);
                (None, Some(policy))
            }
        }
    }

    /// All records, each against its leaf and the log; and what they cite, with its length.
    fn entries(&mut self, checkpoint: Option<&Checkpoint>) -> (Records, BTreeMap<Sha256, u64>) {
        let mut records = Records::new();
        let (mut cited, mut taken) = (BTreeMap::new(), BTreeMap::new());
        let of_entry = |path: &String| match part_of(path) {
            Some((Part::Object | Part::Custody, _)) | None => None,
            Some((_, name)) => Some(name.to_owned()),
        };
        let ids: BTreeSet<String> = self.files.keys().filter_map(of_entry).collect();
        for id in ids {
            let (record, leaf, index) = self.entry(&id, checkpoint);
            let proof = format!("proofs/{id}.tlog-proof");
            if let Some(index) = index
                && let Some(other) = taken.insert(index, id.clone())
            {
                self.fault(&proof, format!("it proves the entry of {other} once more"));
            }
            let Some(record) = record else { continue };
            let path = format!("data/records/{id}.json");
            match cites(&record) {
                Ok(cites) => {
                    for (sha256, length) in cites {
                        if *cited.entry(sha256).or_insert(length) != length {
                            self.fault(
                                &path,
                                format!("it cites {sha256} with another length than others do"),
                            );
                        }
                    }
                }
                Err(what) => self.fault(&path, what),
            }
            records.insert(id, (record, leaf));
        }
        if records.is_empty() {
            self.fault("data/records", "it holds no record");
        }
        (records, cited)
    }

    fn entry(
        &mut self,
        id: &str,
        checkpoint: Option<&Checkpoint>,
    ) -> (Option<Vec<u8>>, Option<Leaf>, Option<u64>) {
        let paths = [
            format!("data/records/{id}.json"),
            format!("data/records/{id}.salt"),
            format!("proofs/{id}.leaf"),
            format!("proofs/{id}.tlog-proof"),
        ];
        let [record, salt, leaf_bytes, proof] = paths
            .each_ref()
            .map(|path| self.bytes(path).map(<[u8]>::to_vec));
        for path in &paths {
            if !self.files.contains_key(path) {
                self.fault(
                    path,
                    "it is missing: record, salt, leaf and proof belong together",
                );
            }
        }
        let salt = salt.and_then(|salt| {
            let read = std::str::from_utf8(&salt)
                .ok()
                .and_then(|text| text.strip_suffix('\n')?.parse::<Sha256>().ok());
            if read.is_none() {
                self.fault(&paths[1], "it is not 64 hexadecimal digits and a line feed");
            }
            read
        });
        let leaf = leaf_bytes
            .as_ref()
            .and_then(|bytes| match Leaf::parse(bytes) {
                Ok(leaf) => Some(leaf),
                Err(error) => {
                    self.fault(&paths[2], error.to_string());
                    None
                }
            });
        if let (Some(record), Some(salt), Some(leaf)) = (&record, salt, &leaf)
            && commitment(salt.bytes(), Sha256::of(record)) != leaf.commitment
        {
            self.fault(
                &paths[0],
                "it is not the record that the leaf commits to, or the salt is not its own",
            );
        }
        let mut index = None;
        if let Some(proof) = proof {
            match self.proof(&proof, leaf_bytes.as_deref(), checkpoint) {
                Ok(at) => index = Some(at),
                Err(what) => self.fault(&paths[3], what),
            }
        }
        (record, leaf, index)
    }

    fn proof(
        &self,
        proof: &[u8],
        leaf: Option<&[u8]>,
        checkpoint: Option<&Checkpoint>,
    ) -> Result<u64, String> {
        let parsed = Proof::parse(proof).map_err(|error| error.to_string())?;
        let ends_in = proof
            .windows(2)
            .position(|pair| pair == b"\n\n")
            .map(|at| &proof[at + 2..]);
        if ends_in != self.bytes("proofs/checkpoint") {
            return Err("it does not end in proofs/checkpoint".to_owned());
        }
        if let (Some(leaf), Some(checkpoint)) = (leaf, checkpoint) {
            let (size, root) = (checkpoint.size, checkpoint.root);
            verify_inclusion(leaf_hash(leaf), parsed.index, size, &parsed.path, root)
                .map_err(|error| error.to_string())?;
        }
        Ok(parsed.index)
    }

    fn objects(&mut self, cited: &BTreeMap<Sha256, u64>, withheld: &BTreeSet<Sha256>) {
        let mut found = Vec::new();
        let mut there = BTreeSet::new();
        for (name, file) in self.parts(Part::Object) {
            let path = format!("data/objects/{name}");
            let Ok(sha256) = name.parse::<Sha256>() else {
                continue;
            };
            there.insert(sha256);
            if file.sha256 != sha256 {
                found.push((path.clone(), "its SHA-256 is not its name".to_owned()));
            }
            match cited.get(&sha256) {
                None => found.push((path, "no record of the bag cites it".to_owned())),
                Some(length) if *length != file.length => {
                    found.push((
                        path,
                        format!("it has {} bytes, its record says {length}", file.length),
                    ));
                }
                Some(_) => {}
            }
        }
        for sha256 in cited
            .keys()
            .filter(|sha256| !there.contains(sha256) && !withheld.contains(sha256))
        {
            let path = format!("data/objects/{sha256}");
            found.push((
                path,
                "a record cites it, but it is neither here nor withheld".to_owned(),
            ));
        }
        found
            .into_iter()
            .for_each(|(file, what)| self.fault(&file, what));
    }

    /// Each line tells of an entry of the bag what its leaf says, and its record names the object.
    fn custody(&mut self, records: &Records) {
        let mut found = Vec::new();
        for (object, file) in self.parts(Part::Custody) {
            let path = format!("data/custody/{object}.jsonl");
            let Some(text) = std::str::from_utf8(&file.bytes)
                .ok()
                .and_then(|text| text.strip_suffix('\n'))
            else {
                found.push((path, "its last line has no end".to_owned()));
                continue;
            };
            let mut told = BTreeSet::new();
            for (number, line) in (1..).zip(text.split('\n')) {
                if let Err(what) = custody_line(line, object, records, &mut told) {
                    found.push((path.clone(), format!("line {number} {what}")));
                }
            }
        }
        found
            .into_iter()
            .for_each(|(file, what)| self.fault(&file, what));
    }

    fn token(&mut self) -> bool {
        let [token, authority] = TOKEN.map(|path| self.bytes(path).map(<[u8]>::to_vec));
        if token.is_some() != authority.is_some() {
            let missing = if token.is_some() { TOKEN[1] } else { TOKEN[0] };
            self.fault(
                missing,
                "token and certificate are there together or not at all",
            );
        }
        let checkpoint = self.files.get("proofs/checkpoint").map(|file| file.sha256);
        if let (Some(token), Some(checkpoint)) = (&token, checkpoint) {
            // The imprint is 32 bytes of DER behind the name of SHA-256; whose signature stands
            // below it, openssl tells.
            let imprint = [&[0x04, 0x20][..], checkpoint.bytes()].concat();
            if !token.windows(imprint.len()).any(|window| window == imprint) {
                self.fault(
                    TOKEN[0],
                    "it is about something else than proofs/checkpoint",
                );
            }
        }
        token.is_some()
    }
}

fn has_place(path: &str) -> bool {
    part_of(path).is_some() || NEEDED.contains(&path) || TOKEN.contains(&path)
}

fn is_label(label: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '-';
    label.starts_with(|c: char| c.is_ascii_alphabetic()) && label.chars().all(is_word)
}

/// What a record cites.
fn cites(record: &[u8]) -> Result<Vec<(Sha256, u64)>, String> {
    let refuse = || "it is not a record in canonical form".to_owned();
    let value = canonical::from_bytes(record).map_err(|_| refuse())?;
    let fields = value.as_object().ok_or_else(refuse)?;
    if fields.len() != 2 || !fields.contains_key("body") {
        return Err(refuse());
    }
    let cites = value["cites"].as_array().ok_or_else(refuse)?;
    let read = |cite: &Value| {
        let sha256 = cite["sha256"].as_str()?.parse().ok()?;
        cite["role"].as_str()?;
        Some((sha256, cite["bytes"].as_u64()?))
    };
    cites
        .iter()
        .map(read)
        .collect::<Option<_>>()
        .ok_or_else(refuse)
}

fn custody_line(
    line: &str,
    object: &str,
    records: &Records,
    told: &mut BTreeSet<String>,
) -> Result<(), &'static str> {
    let refuse = "is not a custody event in canonical form";
    let event = canonical::from_bytes(line.as_bytes()).map_err(|_| refuse)?;
    let fields = event
        .as_object()
        .filter(|fields| fields.len() == 3)
        .ok_or(refuse)?;
    let text = |key: &str| fields.get(key).and_then(Value::as_str);
    let (Some(entry), Some(kind)) = (text("entry"), text("kind")) else {
        return Err(refuse);
    };
    let time = fields.get("t").and_then(Value::as_i64).ok_or(refuse)?;
    let (record, leaf) = records
        .get(entry)
        .ok_or("tells of an entry that is not in the bag")?;
    if leaf
        .as_ref()
        .is_some_and(|leaf| leaf.kind != kind || leaf.time != time)
    {
        return Err("has not the kind and time of its leaf");
    }
    if !told.insert(entry.to_owned()) {
        return Err("stands twice");
    }
    let names = record
        .windows(object.len())
        .any(|window| window == object.as_bytes());
    names
        .then_some(())
        .ok_or("tells of a record that is not about this object")
}

fn read(path: &Path, is_object: bool) -> Result<Content, Unreadable> {
    let fail = |source| Unreadable {
        path: path.to_owned(),
        source,
    };
    let mut hashing = Hashing::new(fs::File::open(path).map_err(fail)?);
    let mut bytes = Vec::new();
    if is_object {
        io::copy(&mut hashing, &mut io::sink()).map_err(fail)?;
    } else {
        let read = (&mut hashing).take(LONGEST + 1).read_to_end(&mut bytes);
        read.map_err(fail)?;
    }
    let (_, sha256, length) = hashing.finish();
    Ok(Content {
        sha256,
        length,
        bytes,
    })
}
