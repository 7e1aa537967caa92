//! Checking a log as it lies in a folder: every checkpoint, every tile, every entry.
//!
//! The folder may be of any program that writes <https://c2sp.org/tlog-tiles>. Its checkpoints
//! are the file `checkpoint`, files whose names begin with `checkpoint.`, and all files of a
//! folder `checkpoints`.

use std::{
    collections::BTreeMap,
    fmt, fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use election::digest::Sha256;

use super::{
    checkpoint::{Checkpoint, CheckpointError},
    note::{LONGEST as LONGEST_NOTE, Note, VerifierKey},
    policy::{Policy, PolicyError},
    tile::{Level, Tile, WIDTH, unbundle},
    tree::{Tree, leaf_hash},
};

/// The log cannot be read at all.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {}: {source}", path.display())]
pub struct Unreadable {
    /// The file or folder.
    pub path: PathBuf,
    /// The system's answer.
    pub source: io::Error,
}

/// What a check of a log found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LogCheck {
    /// Every checkpoint whose signature and root are right, by file.
    pub checkpoints: BTreeMap<String, Checkpoint>,
    /// How many leaves the largest checkpoint has.
    pub size: u64,
    /// How many tiles were read.
    pub tiles: u64,
    /// Whether entries were read too; none of them where the log holds hashes alone.
    pub entries: Option<u64>,
    /// Tiles that no checkpoint covers, as a writer leaves that was cut short.
    pub beyond: u64,
    /// What is wrong; empty if nothing is.
    pub faults: Vec<LogFault>,
}

/// One thing that is wrong with a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogFault {
    /// The file below the folder of the log.
    pub file: String,
    /// What is wrong with it.
    pub what: FaultKind,
}

/// What is wrong with a file of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    /// It is no checkpoint that the key signed.
    Checkpoint(CheckpointError),
    /// It does not meet the policy.
    Policy(PolicyError),
    /// Its root is not that of the leaves.
    Root {
        /// The size at which it differs.
        size: u64,
    },
    /// The file is missing.
    Missing,
    /// The file has another length than its name says.
    Length,
    /// A hash in it is not that of what lies below.
    Hash {
        /// Its number within the tile.
        position: u64,
    },
    /// Its entries cannot be told apart.
    Bundle,
    /// An entry has another hash than its leaf.
    Entry {
        /// The number of the leaf.
        index: u64,
    },
    /// The file does not belong into the folder.
    Stranger,
}

impl fmt::Display for LogFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.file)?;
        match &self.what {
            FaultKind::Checkpoint(error) => write!(f, "{error}"),
            FaultKind::Policy(error) => write!(f, "{error}"),
            FaultKind::Root { size } => {
                write!(
                    f,
                    "the root of the first {size} leaves is another one: the log was rewritten or forked"
                )
            }
            FaultKind::Missing => write!(f, "the file is missing"),
            FaultKind::Length => write!(f, "the file has another length than its name says"),
            FaultKind::Hash { position } => {
                write!(f, "hash {position} is not that of the leaves below it")
            }
            FaultKind::Bundle => write!(f, "the entries cannot be told apart"),
            FaultKind::Entry { index } => write!(f, "entry {index} has another hash than its leaf"),
            FaultKind::Stranger => write!(f, "the file does not belong into a log"),
        }
    }
}

/// Checks the log in a folder against the origin and the key that the reader has from elsewhere,
/// and against a policy if there is one.
///
/// # Errors
/// The folder cannot be read. What is wrong with the log is no error but stands in
/// [`LogCheck::faults`].
pub fn check_log(
    log: &Path,
    origin: &str,
    key: &VerifierKey,
    policy: Option<&Policy>,
) -> Result<LogCheck, Unreadable> {
    let mut check = Check {
        log,
        found: LogCheck {
            checkpoints: BTreeMap::new(),
            size: 0,
            tiles: 0,
            entries: None,
            beyond: 0,
            faults: Vec::new(),
        },
    };
    let files = check.checkpoint_files()?;
    for file in files {
        let bytes = read(&log.join(&file), LONGEST_NOTE)?;
        match opened(&bytes, origin, key, policy) {
            Ok(checkpoint) => drop(check.found.checkpoints.insert(file, checkpoint)),
            Err(what) => check.fault(file, what),
        }
    }
    if !log.join("checkpoint").is_file() {
        check.fault("checkpoint".to_owned(), FaultKind::Missing);
    }
    let sizes = check
        .found
        .checkpoints
        .values()
        .map(|checkpoint| checkpoint.size);
    check.found.size = sizes.max().unwrap_or(0);
    let tree = check.leaves()?;
    check.roots(&tree);
    check.entries(&tree)?;
    check.tiles(&tree)?;
    Ok(check.found)
}

fn opened(
    bytes: &[u8],
    origin: &str,
    key: &VerifierKey,
    policy: Option<&Policy>,
) -> Result<Checkpoint, FaultKind> {
    let checkpoint = Checkpoint::open(bytes, origin, key).map_err(FaultKind::Checkpoint)?;
    if let Some(policy) = policy {
        let note = Note::parse(bytes).map_err(|error| FaultKind::Checkpoint(error.into()))?;
        policy.open(&note).map_err(FaultKind::Policy)?;
    }
    Ok(checkpoint)
}

struct Check<'a> {
    log: &'a Path,
    found: LogCheck,
}

impl Check<'_> {
    fn fault(&mut self, file: String, what: FaultKind) {
        self.found.faults.push(LogFault { file, what });
    }

    fn checkpoint_files(&self) -> Result<Vec<String>, Unreadable> {
        let mut files = names(self.log)?;
        files.retain(|name| name == "checkpoint" || name.starts_with("checkpoint."));
        let more = self.log.join("checkpoints");
        if more.is_dir() {
            files.extend(
                names(&more)?
                    .iter()
                    .map(|name| format!("checkpoints/{name}")),
            );
        }
        files.retain(|name| self.log.join(name).is_file());
        files.sort();
        Ok(files)
    }

    /// The bytes of a tile, from its own file or that of a wider one, cut to its width.
    fn tile(
        &self,
        tile: Tile,
        length: impl Fn(&[u8]) -> Option<usize>,
    ) -> Result<Option<(Tile, Vec<u8>)>, Unreadable> {
        for candidate in [tile, tile.full()] {
            let path = candidate.file(self.log);
            if path.is_file() {
                let mut bytes = read(&path, candidate.longest())?;
                if candidate != tile
                    && let Some(length) = length(&bytes)
                {
                    bytes.truncate(length);
                }
                return Ok(Some((candidate, bytes)));
            }
        }
        Ok(None)
    }

    /// The tree of the leaves' hashes, up to the largest checkpoint or the first that is missing.
    fn leaves(&mut self) -> Result<Tree, Unreadable> {
        let mut tree = Tree::default();
        let lowest = |tile: &Tile| tile.level == Level::Hashes(0);
        for tile in Tile::of_size(self.found.size).filter(lowest) {
            let cut = usize::try_from(tile.width * 32).unwrap_or(usize::MAX);
            let Some((found, bytes)) = self.tile(tile, |_| Some(cut))? else {
                self.fault(tile.path(), FaultKind::Missing);
                break;
            };
            let (hashes, rest) = bytes.as_chunks::<32>();
            if hashes.len() as u64 != tile.width || !rest.is_empty() {
                self.fault(found.path(), FaultKind::Length);
                break;
            }
            hashes
                .iter()
                .for_each(|hash| tree.push(Sha256::from_bytes(*hash)));
        }
        Ok(tree)
    }

    fn roots(&mut self, tree: &Tree) {
        let checkpoints = self.found.checkpoints.clone();
        for (file, checkpoint) in checkpoints {
            let size = checkpoint.size;
            if tree.root_at(size) != Some(checkpoint.root) {
                self.found.checkpoints.remove(&file);
                self.fault(file, FaultKind::Root { size });
            }
        }
    }

    fn entries(&mut self, tree: &Tree) -> Result<(), Unreadable> {
        let has_bundles = self.log.join("tile/entries").is_dir();
        // Logs of certificates keep their entries in another form under tile/data.
        if !has_bundles && self.log.join("tile/data").is_dir() {
            return Ok(());
        }
        let mut count = 0;
        let is_bundle = |tile: &Tile| tile.level == Level::Entries;
        for tile in Tile::of_size(tree.size()).filter(is_bundle) {
            let Some((found, bytes)) = self.tile(tile, |_| None)? else {
                self.fault(tile.path(), FaultKind::Missing);
                continue;
            };
            let whole = unbundle(&bytes);
            let is_right = whole
                .as_ref()
                .is_some_and(|entries| entries.len() as u64 == found.width);
            let Some(entries) = whole.filter(|_| is_right) else {
                self.fault(found.path(), FaultKind::Bundle);
                continue;
            };
            for (index, entry) in (tile.start()..)
                .zip(entries)
                .take(usize::try_from(tile.width).unwrap_or(0))
            {
                if tree.full(0, index) != Some(leaf_hash(entry)) {
                    self.fault(found.path(), FaultKind::Entry { index });
                }
                count += 1;
            }
        }
        self.found.entries = Some(count);
        Ok(())
    }

    /// Every tile of hashes that lies there against the leaves, and whether one is missing.
    fn tiles(&mut self, tree: &Tree) -> Result<(), Unreadable> {
        for tile in Tile::of_size(tree.size()) {
            let is_there = [tile, tile.full()]
                .iter()
                .any(|tile| tile.file(self.log).is_file());
            if !is_there && matches!(tile.level, Level::Hashes(1..)) {
                self.fault(tile.path(), FaultKind::Missing);
            }
        }
        for file in files_below(self.log, "tile")? {
            let Some(tile) = Tile::parse(&file) else {
                let is_known = file.starts_with("tile/data/") || file.starts_with("tile/names/");
                if !is_known {
                    self.fault(file, FaultKind::Stranger);
                }
                continue;
            };
            self.found.tiles += 1;
            self.one_tile(tile, file, tree)?;
        }
        Ok(())
    }

    fn one_tile(&mut self, tile: Tile, file: String, tree: &Tree) -> Result<(), Unreadable> {
        if tile.level == Level::Entries {
            return self.one_bundle(tile, file, tree);
        }
        let bytes = read(&self.log.join(&file), tile.longest())?;
        let (hashes, rest) = bytes.as_chunks::<32>();
        if hashes.len() as u64 != tile.width || !rest.is_empty() {
            self.fault(file, FaultKind::Length);
            return Ok(());
        }
        let Level::Hashes(level) = tile.level else {
            return Ok(());
        };
        let mut is_beyond = false;
        for (position, hash) in (0..).zip(hashes) {
            match tree.full(8 * level, tile.index * WIDTH + position) {
                Some(expected) if expected.bytes() == hash => {}
                Some(_) => {
                    self.fault(file, FaultKind::Hash { position });
                    return Ok(());
                }
                None => is_beyond = true,
            }
        }
        self.found.beyond += u64::from(is_beyond);
        Ok(())
    }

    /// Narrower bundles, which earlier checkpoints needed, hold the same entries.
    fn one_bundle(&mut self, tile: Tile, file: String, tree: &Tree) -> Result<(), Unreadable> {
        let is_read = Tile::of_size(tree.size()).any(|other| other == tile);
        if is_read {
            return Ok(());
        }
        let bytes = read(&self.log.join(&file), tile.longest())?;
        let Some(entries) = unbundle(&bytes).filter(|entries| entries.len() as u64 == tile.width)
        else {
            self.fault(file, FaultKind::Bundle);
            return Ok(());
        };
        let mut is_beyond = false;
        for (index, entry) in (tile.start()..).zip(entries) {
            match tree.full(0, index) {
                Some(expected) if expected == leaf_hash(entry) => {}
                Some(_) => {
                    self.fault(file, FaultKind::Entry { index });
                    return Ok(());
                }
                None => is_beyond = true,
            }
        }
        self.found.beyond += u64::from(is_beyond);
        Ok(())
    }
}

/// The bytes of a file, and no more than one beyond what it may have: whoever handed the folder
/// over may have put anything into it.
fn read(path: &Path, longest: u64) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(longest + 1).read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|source| Unreadable {
        path: path.to_owned(),
        source,
    })
}

fn names(folder: &Path) -> Result<Vec<String>, Unreadable> {
    let fail = |source| Unreadable {
        path: folder.to_owned(),
        source,
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(fail)? {
        // Names that are no text belong to no log, nor do drafts of a writer that was cut short.
        let name = entry.map_err(fail)?.file_name().into_string();
        names.extend(name.ok().filter(|name| !name.starts_with('.')));
    }
    Ok(names)
}

/// All files below `folder` of the log, with `/`; those that begin with a dot are no part of it.
fn files_below(log: &Path, folder: &str) -> Result<Vec<String>, Unreadable> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let path = log.join(&folder);
        if !path.is_dir() {
            continue;
        }
        for name in names(&path)? {
            let below = format!("{folder}/{name}");
            match log.join(&below).is_dir() {
                true => open.push(below),
                false => files.push(below),
            }
        }
    }
    files.sort();
    Ok(files)
}
