//! Extending the log, in steps of which each can be cut short.
//!
//! 1. The leaves of new entries are rows of the same transaction as the entries: there is no
//!    entry without its leaf, and the database says for ever which leaf stands where.
//! 2. Tiles are made from these rows and forced to disk. A tile that is there already must be
//!    the same; it is never written over.
//! 3. The checkpoint is signed and takes the place of the last one outside the case, by compare
//!    and swap. From here on the log has grown.
//! 4. The checkpoint is published in the case.
//!
//! A writer that dies within 2 to 4 leaves a database that is ahead; the next writer first does
//! the rest. A database that is behind is an older copy, and is not written to. Before anything
//! else, a writer compares database, files and the checkpoint outside, and stops at any doubt.
//!
//! Who owns what: [`Held`] (one program at a time) guards the files of the log and the checkpoint
//! outside; the write lock of the database guards the rows. Both are held from the beginning of
//! a write to its end, [`Held`] taken first and let go last.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use election::{canonical, digest::Sha256};
use serde_json::json;
use tokio::sync::Mutex;

use super::{
    outside::{Held, Outside},
    rows::{self, Row},
};
use crate::{
    Connection, Db, Head, Moment, StoreError,
    disk::Disk,
    entry::fresh_salt,
    log::{
        checkpoint::Checkpoint,
        leaf::{Leaf, commitment},
        tile::{Level, Tile, WIDTH, bundle},
        tree::Tree,
    },
    log_error::LogError,
};

/// The name of the published checkpoint in the folder of the log.
pub(crate) const CHECKPOINT: &str = "checkpoint";

/// The folder of all that were published.
const CHECKPOINTS: &str = "checkpoints";

/// Times of leaves are rounded down to this, in microseconds.
const ROUNDED_TO: i64 = 10_000_000;

/// How many entries are shuffled among each other.
const BATCH: usize = 256;

/// What the leaf at the end of a batch says.
pub(crate) const HEAD: &str = "record.head";

/// The log of one case.
pub(crate) struct Log {
    outside: Outside,
    folder: PathBuf,
    disk: Disk,
    /// The tree of the leaves in the database, once it was read and found right. It only grows;
    /// whoever holds the right to write brings it up to date.
    tree: Mutex<Option<Tree>>,
}

/// A log that is being written to.
pub(crate) struct Writing {
    held: Held,
    tree: Tree,
    /// How many leaves the last checkpoint has.
    signed: u64,
}

impl Log {
    pub(crate) fn new(outside: Outside, folder: PathBuf, disk: Disk) -> Self {
        Self {
            outside,
            folder,
            disk,
            tree: Mutex::new(None),
        }
    }

    pub(crate) fn outside(&self) -> &Outside {
        &self.outside
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Publishes the first checkpoint, of no leaves.
    pub(crate) fn publish_first(&self) -> Result<(), LogError> {
        self.publish(0, &self.outside.read()?)
    }

    /// Takes the right to write; compares database, files and the checkpoint outside; does what
    /// an earlier writer left undone.
    pub(crate) async fn begin(&self, db: &Db) -> Result<Writing, StoreError> {
        let held = self.outside.lock().await?;
        let known = self.tree.lock().await.take();
        let is_first = known.is_none();
        let mut tree = known.unwrap_or_default();
        for row in rows::from(db, tree.size()).await? {
            tree.push(row.leaf.hash().map_err(LogError::from)?);
        }
        let (last, bytes) = held.checkpoint()?;
        let (signed, root) = (last.size, last.root);
        if tree.size() < signed {
            return Err(LogError::Behind {
                found: tree.size(),
                signed,
            }
            .into());
        }
        if tree.root_at(signed) != Some(root) {
            return Err(LogError::OtherLeaves(signed).into());
        }
        let published = self.published(&held, &tree, signed)?;
        if is_first {
            self.compare(db, &tree, signed).await?;
        }
        if published < signed {
            self.publish(signed, bytes)?;
        }
        let mut writing = Writing { held, tree, signed };
        self.advance(db, &mut writing).await?;
        Ok(writing)
    }

    /// How many leaves the published checkpoint has.
    fn published(&self, held: &Held, tree: &Tree, signed: u64) -> Result<u64, LogError> {
        let path = self.folder.join(CHECKPOINT);
        let wrong = |what| LogError::Published {
            path: path.clone(),
            what,
        };
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(wrong("is missing"));
            }
            Err(_) => return Err(wrong("cannot be read")),
        };
        let key = held.key().verifier();
        let checkpoint = Checkpoint::open(&bytes, key.name(), &key)
            .map_err(|_| wrong("is not signed by the key of this log"))?;
        if checkpoint.size > signed {
            return Err(LogError::Ahead {
                published: checkpoint.size,
                signed,
            });
        }
        match tree.root_at(checkpoint.size) == Some(checkpoint.root) {
            true => Ok(checkpoint.size),
            false => Err(wrong("is a checkpoint of other leaves")),
        }
    }

    /// Compares the files of the published log with the database.
    async fn compare(&self, db: &Db, tree: &Tree, signed: u64) -> Result<(), StoreError> {
        let leaves = rows::from(db, 0).await?;
        for tile in Tile::of_size(signed) {
            let path = tile.file(&self.folder);
            let expected = content(&tile, tree, 0, &leaves)?;
            match fs::read(&path) {
                Ok(bytes) if bytes == expected => {}
                Ok(_) => {
                    return Err(LogError::Published {
                        path,
                        what: "has another content than the record",
                    }
                    .into());
                }
                Err(_) => {
                    return Err(LogError::Published {
                        path,
                        what: "is missing",
                    }
                    .into());
                }
            }
        }
        Ok(())
    }

    /// Writes what the database is ahead: tiles, then the checkpoint outside, then the one inside.
    async fn advance(&self, db: &Db, writing: &mut Writing) -> Result<(), StoreError> {
        let (from, size) = (writing.signed, writing.tree.size());
        if from == size {
            return Ok(());
        }
        let first = from - from % WIDTH;
        let leaves = rows::from(db, first).await?;
        let mut folders = BTreeSet::new();
        for tile in Tile::of_size(size).filter(|tile| ends_after(tile, from)) {
            let bytes = content(&tile, &writing.tree, first, &leaves)?;
            self.place(&tile.path(), &bytes, &mut folders)?;
        }
        for folder in folders.iter().rev() {
            self.disk.sync_folder(folder).map_err(LogError::from)?;
        }
        let key = writing.held.key();
        let checkpoint = Checkpoint::new(key.verifier().name(), size, writing.tree.root());
        let note = checkpoint.sign(key).to_string().into_bytes();
        writing.held.swap(note.clone())?;
        writing.signed = size;
        self.publish(size, &note)?;
        Ok(())
    }

    /// Plans the leaves of all entries that have none, within the transaction that appends them.
    ///
    /// # Errors
    /// The database refuses, or the system gives no random bytes.
    pub(crate) async fn plan(
        &self,
        writing: &Writing,
        mut connection: Connection<'_>,
        head: Option<Head>,
        at: Moment,
    ) -> Result<Vec<Row>, StoreError> {
        let time = at.micros() - at.micros() % ROUNDED_TO;
        let pending = rows::pending(reborrow(&mut connection)).await?;
        let Some(head) = head.filter(|_| !pending.is_empty()) else {
            return Ok(Vec::new());
        };
        let mut planned = Vec::new();
        for batch in pending.chunks(BATCH) {
            // The order in which entries came says who sent what; chance takes it away.
            let mut shuffled = Vec::new();
            for entry in batch {
                shuffled.push((fresh_salt()?, entry));
            }
            shuffled.sort_by_key(|(chance, _)| *chance);
            let leaf_of = |(_, entry): (_, &rows::Pending)| Row::of_entry(entry, time);
            planned.extend(shuffled.into_iter().map(leaf_of));
        }
        planned.push(head_row(head, time)?);
        for (position, row) in (writing.tree.size()..).zip(&planned) {
            rows::insert(reborrow(&mut connection), position, row).await?;
        }
        Ok(planned)
    }

    /// Ends a write whose transaction was committed: the planned leaves are in the database.
    ///
    /// # Errors
    /// The disk refuses. The next writer does the rest.
    pub(crate) async fn finish(
        &self,
        db: &Db,
        mut writing: Writing,
        planned: &[Row],
    ) -> Result<(), StoreError> {
        for row in planned {
            writing.tree.push(row.leaf.hash().map_err(LogError::from)?);
        }
        let done = self.advance(db, &mut writing).await;
        *self.tree.lock().await = Some(writing.tree);
        done
    }

    /// Puts a file in its place, unless the same is there.
    fn place(
        &self,
        path: &str,
        bytes: &[u8],
        folders: &mut BTreeSet<PathBuf>,
    ) -> Result<(), LogError> {
        let file = self.folder.join(path);
        match fs::read(&file) {
            Ok(found) if found == bytes => {}
            Ok(_) => {
                return Err(LogError::Published {
                    path: file,
                    what: "has another content than the record",
                });
            }
            Err(_) => {
                let mut folder = self.folder.clone();
                for part in path.split('/').take(path.split('/').count() - 1) {
                    folders.insert(folder.clone());
                    folder.push(part);
                    if !folder.is_dir() {
                        self.disk.create_folder(&folder)?;
                    }
                }
                self.disk.replace_unsynced(&file, bytes)?;
            }
        }
        // Also where it was there: whoever wrote it may have died before the folder was forced.
        folders.extend(file.parent().map(Path::to_owned));
        Ok(())
    }

    /// Publishes a signed checkpoint, and keeps it beside the earlier ones.
    fn publish(&self, size: u64, note: &[u8]) -> Result<(), LogError> {
        let kept = self.folder.join(CHECKPOINTS);
        if !kept.is_dir() {
            self.disk.create_folder(&kept)?;
            self.disk.sync_folder(&self.folder)?;
        }
        self.disk.replace(&kept.join(size.to_string()), note)?;
        self.disk.replace(&self.folder.join(CHECKPOINT), note)?;
        Ok(())
    }
}

/// Whether the tile holds anything of the leaves from `from` on.
fn ends_after(tile: &Tile, from: u64) -> bool {
    let below = match tile.level {
        Level::Entries => 0,
        Level::Hashes(level) => 8 * level,
    };
    ((tile.index * WIDTH + tile.width) << below) > from
}

/// The bytes of a tile; `leaves` are those from position `first` on.
fn content(tile: &Tile, tree: &Tree, first: u64, leaves: &[Row]) -> Result<Vec<u8>, LogError> {
    if let Some(hashes) = tile.hashes(tree) {
        return Ok(hashes.iter().flat_map(|hash| *hash.bytes()).collect());
    }
    let start = usize::try_from(tile.start() - first).unwrap_or(usize::MAX);
    let width = usize::try_from(tile.width).unwrap_or(usize::MAX);
    let bytes: Result<Vec<Vec<u8>>, _> = leaves
        .iter()
        .skip(start)
        .take(width)
        .map(|row| row.leaf.bytes())
        .collect();
    bundle(bytes?.iter().map(Vec::as_slice)).ok_or(LogError::LongLeaf)
}

/// The leaf that binds the chain of entries, headers included, to the log.
fn head_row(head: Head, time: i64) -> Result<Row, StoreError> {
    let record = canonical::to_bytes(&json!({
        "body": { "hash": head.hash.to_string(), "seq": head.seq },
        "cites": [],
    }))?;
    let salt = fresh_salt()?;
    let commitment = commitment(&salt, Sha256::of(&record));
    let leaf = Leaf {
        commitment,
        kind: HEAD.to_owned(),
        time,
    };
    Ok(Row {
        leaf,
        entry: None,
        hidden: Some((record, salt)),
    })
}

fn reborrow<'a>(connection: &'a mut Connection<'_>) -> Connection<'a> {
    match connection {
        Connection::Sqlite(connection) => Connection::Sqlite(connection),
        Connection::Postgres(connection) => Connection::Postgres(connection),
    }
}
