//! Bytes, kept once, under their SHA-256.
//!
//! A blob lies at `blobs/ab/cdef…`, its digest cut after two digits. It gets there in two moves.
//! [`receive`](Blobs::receive) copies a stream to `blobs/incoming/`, forces it to disk and reads
//! it back; that may take minutes and disturbs nobody. A write transaction then gives it its
//! final name ([`WriteTx::keep`](crate::WriteTx::keep)), which takes a moment and happens under
//! the database's write lock; if the transaction does not commit, the name is taken away again.
//! So a file under its digest is always whole, and one that is cited is always there.
//!
//! Two lock files guard the folder, both released by the system if a program dies:
//! `receiving.lock` is shared by all who are receiving, and held alone by whoever clears away
//! what dead programs left in `incoming/`; `placing.lock` is held by the one transaction that
//! names or removes blobs. The database's write lock already says who that is; the second lock
//! covers the moment in which a lost connection has given up the first one too early.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use election::digest::{Hashing, Sha256};

use crate::{
    BlobError,
    disk::{Disk, Step},
};

/// How much of a stream is held in memory at once.
const BUFFER: usize = 64 * 1024;

/// The store of bytes of one case.
#[derive(Clone)]
pub struct Blobs {
    root: PathBuf,
    disk: Disk,
}

/// Bytes that are kept; proof that they were there when this was made.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BlobRef {
    /// Their digest, and their name.
    pub sha256: Sha256,
    /// Their length.
    pub bytes: u64,
    /// Whether this transaction added them; otherwise they were kept already.
    pub created: bool,
}

/// Bytes that are safely on disk but not yet kept; gone when dropped.
#[must_use = "received bytes are kept only by a transaction"]
pub struct Incoming {
    sha256: Sha256,
    bytes: u64,
    /// Whether the same bytes were kept already and have been checked.
    known: bool,
    /// Where they wait. Dropping removes this file; once it has its final name, nothing is here.
    path: PathBuf,
    /// Held so that nobody clears the file away.
    _receiving: File,
}

impl Incoming {
    /// The digest of the received bytes.
    #[must_use]
    pub const fn sha256(&self) -> Sha256 {
        self.sha256
    }

    /// How many there are.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Opens the received bytes for reading, before they are kept.
    ///
    /// # Errors
    /// The file cannot be opened, or has been placed under its name already.
    pub fn open(&self) -> io::Result<File> {
        File::open(&self.path)
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        remove_quietly(&self.path);
    }
}

impl Blobs {
    /// Makes an empty store at `root`, whose parent must exist.
    pub(crate) fn create(root: &Path, disk: Disk) -> Result<Self, BlobError> {
        let is_free = !root.exists() || is_empty(root).is_ok_and(|is_empty| is_empty);
        if !is_free {
            return Err(BlobError::FolderInUse(root.to_owned()));
        }
        if !root.exists() {
            disk.create_folder(root)?;
        }
        let blobs = Self {
            root: root.to_owned(),
            disk,
        };
        blobs.disk.create_folder(&blobs.incoming())?;
        blobs.disk.lock_file(&blobs.receiving_lock())?;
        blobs.disk.lock_file(&blobs.placing_lock())?;
        blobs.disk.sync_folder(root)?;
        Ok(blobs)
    }

    /// Takes away an empty store, as far as [`create`](Self::create) got with it.
    pub(crate) fn unmake(root: &Path, and_root: bool) {
        let blobs = Self {
            root: root.to_owned(),
            disk: Disk::default(),
        };
        let _ = fs::remove_dir(blobs.incoming());
        remove_quietly(&blobs.receiving_lock());
        remove_quietly(&blobs.placing_lock());
        if and_root {
            let _ = fs::remove_dir(root);
        }
    }

    /// Opens the store at `root` and clears away what dead programs were receiving.
    pub(crate) fn open(root: &Path, disk: Disk) -> Result<Self, BlobError> {
        if !root.is_dir() {
            return Err(BlobError::NoFolder(root.to_owned()));
        }
        let blobs = Self {
            root: root.to_owned(),
            disk,
        };
        if !blobs.incoming().is_dir() {
            blobs.disk.create_folder(&blobs.incoming())?;
        }
        blobs.clear_incoming()?;
        Ok(blobs)
    }

    fn clear_incoming(&self) -> Result<(), BlobError> {
        let lock = self.disk.lock_file(&self.receiving_lock())?;
        if !self.disk.try_lock(&lock, &self.receiving_lock())? {
            return Ok(());
        }
        let incoming = self.incoming();
        let names = self
            .disk
            .perform(Step::Read, &incoming, || names_in(&incoming))?;
        names
            .iter()
            .for_each(|name| remove_quietly(&incoming.join(name)));
        Ok(())
    }

    /// Copies a stream to disk, with the digest of what passed. It blocks on the disk; memory
    /// does not grow with the stream.
    ///
    /// # Errors
    /// [`BlobError::Source`] if the stream fails, [`BlobError::Disk`] if the disk does (no step
    /// is repeated), [`BlobError::Damaged`] if other bytes come back than were written, or if the
    /// same bytes were kept before and have been damaged since. Nothing is left behind.
    pub fn receive(&self, source: impl Read) -> Result<Incoming, BlobError> {
        let receiving = self.disk.lock_file(&self.receiving_lock())?;
        self.disk.lock_shared(&receiving, &self.receiving_lock())?;
        let path = self.incoming().join(uuid::Uuid::now_v7().to_string());
        let sha256 = Sha256::of(b"");
        let mut incoming = Incoming {
            sha256,
            bytes: 0,
            known: false,
            path,
            _receiving: receiving,
        };
        (incoming.sha256, incoming.bytes) = self.copy_in(source, &incoming.path)?;
        self.compare(&incoming.path, incoming.sha256)?;
        incoming.known = self.is_kept(&incoming.sha256)?;
        if incoming.known {
            self.check(&incoming.sha256)?;
        }
        Ok(incoming)
    }

    fn copy_in(&self, source: impl Read, path: &Path) -> Result<(Sha256, u64), BlobError> {
        let file = self.disk.create_file(path)?;
        let mut source = Hashing::new(source);
        let mut buffer = vec![0; BUFFER];
        loop {
            match source.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => self.disk.write(&file, path, &buffer[..count])?,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(BlobError::Source(error)),
            }
        }
        self.disk.seal(&file, path)?;
        self.disk.sync_file(&file, path)?;
        let (_, sha256, bytes) = source.finish();
        Ok((sha256, bytes))
    }

    fn is_kept(&self, sha256: &Sha256) -> Result<bool, BlobError> {
        let path = self.path_of(sha256);
        Ok(self.disk.perform(Step::Read, &path, || path.try_exists())?)
    }

    /// Opens kept bytes for reading, without checking them.
    ///
    /// # Errors
    /// [`BlobError::Missing`], or [`BlobError::Disk`] if the disk refuses.
    pub fn open_file(&self, sha256: &Sha256) -> Result<File, BlobError> {
        let path = self.path_of(sha256);
        self.disk
            .open(&path)
            .map_err(|error| match error.source.kind() {
                io::ErrorKind::NotFound => BlobError::Missing(*sha256),
                _ => error.into(),
            })
    }

    /// Reads kept bytes into memory and checks them against their digest.
    ///
    /// # Errors
    /// [`BlobError::Missing`], [`BlobError::Damaged`], or [`BlobError::Disk`] if the disk refuses.
    pub fn read_verified(&self, sha256: &Sha256) -> Result<Vec<u8>, BlobError> {
        let path = self.path_of(sha256);
        let mut file = self.open_file(sha256)?;
        let mut bytes = Vec::new();
        self.disk
            .perform(Step::Read, &path, || file.read_to_end(&mut bytes))?;
        match Sha256::of(&bytes) {
            found if found == *sha256 => Ok(bytes),
            found => Err(BlobError::Damaged {
                expected: *sha256,
                found,
                path,
            }),
        }
    }

    /// Checks kept bytes against their digest and returns their length; memory does not grow
    /// with them.
    ///
    /// # Errors
    /// [`BlobError::Missing`], [`BlobError::Damaged`], or [`BlobError::Disk`] if the disk refuses.
    pub fn check(&self, sha256: &Sha256) -> Result<u64, BlobError> {
        let file = self.open_file(sha256)?;
        self.compare_open(file, &self.path_of(sha256), *sha256)
    }

    /// Finds bytes that are kept already, so that a further entry can cite them.
    ///
    /// # Errors
    /// [`BlobError::Missing`], or [`BlobError::Disk`] if the disk refuses.
    pub fn find(&self, sha256: &Sha256) -> Result<BlobRef, BlobError> {
        let file = self.open_file(sha256)?;
        let path = self.path_of(sha256);
        let bytes = self
            .disk
            .perform(Step::Read, &path, || Ok(file.metadata()?.len()))?;
        Ok(BlobRef {
            sha256: *sha256,
            bytes,
            created: false,
        })
    }

    /// Where the bytes of this digest lie.
    #[must_use]
    pub fn path_of(&self, sha256: &Sha256) -> PathBuf {
        let digits = sha256.to_string();
        self.root.join(&digits[..2]).join(&digits[2..])
    }

    /// The digests of all kept bytes, in order. Files of other names are not ours.
    ///
    /// # Errors
    /// [`BlobError::Disk`] if the disk refuses.
    pub fn all(&self) -> Result<Vec<Sha256>, BlobError> {
        let list = |path: &Path| self.disk.perform(Step::Read, path, || names_in(path));
        let mut found = Vec::new();
        for folder in list(&self.root)?.iter().filter(|name| name.len() == 2) {
            let names = list(&self.root.join(folder))?;
            let digest = |name: &String| format!("{folder}{name}").parse::<Sha256>().ok();
            found.extend(names.iter().filter_map(digest));
        }
        found.sort_unstable();
        Ok(found)
    }

    /// Reads a file and compares its digest.
    fn compare(&self, path: &Path, expected: Sha256) -> Result<u64, BlobError> {
        self.compare_open(self.disk.open(path)?, path, expected)
    }

    fn compare_open(&self, file: File, path: &Path, expected: Sha256) -> Result<u64, BlobError> {
        let mut stream = Hashing::new(file);
        self.disk
            .perform(Step::Read, path, || io::copy(&mut stream, &mut io::sink()))?;
        match stream.finish() {
            (_, found, bytes) if found == expected => Ok(bytes),
            (_, found, _) => Err(BlobError::Damaged {
                expected,
                found,
                path: path.to_owned(),
            }),
        }
    }

    fn incoming(&self) -> PathBuf {
        self.root.join("incoming")
    }

    fn receiving_lock(&self) -> PathBuf {
        self.root.join("receiving.lock")
    }

    fn placing_lock(&self) -> PathBuf {
        self.root.join("placing.lock")
    }
}

/// The blobs that one transaction added. Dropped without being [settled](Self::settle), it
/// removes exactly those.
pub(crate) struct NewBlobs {
    blobs: Blobs,
    /// Held from the first placing on, until this is dropped.
    placing: Option<File>,
    /// Final names that were free, each noted before it was used.
    created: Vec<PathBuf>,
}

impl NewBlobs {
    pub(crate) const fn new(blobs: Blobs) -> Self {
        Self {
            blobs,
            placing: None,
            created: Vec::new(),
        }
    }

    /// Gives received bytes their final name.
    pub(crate) fn place(&mut self, incoming: &Incoming) -> Result<BlobRef, BlobError> {
        self.lock()?;
        let (sha256, bytes) = (incoming.sha256, incoming.bytes);
        let path = self.blobs.path_of(&sha256);
        let folder = path.parent().unwrap_or(&self.blobs.root);
        let disk = &self.blobs.disk;
        let created = !self.blobs.is_kept(&sha256)?;
        if !created && !incoming.known {
            self.blobs.check(&sha256)?;
        }
        if created {
            self.created.push(path.clone());
            if !folder.is_dir() {
                disk.create_folder(folder)?;
            }
            disk.rename(&incoming.path, &path)?;
        }
        // Even a name that was there already may have been left unforced by a crash.
        disk.sync_folder(folder)?;
        disk.sync_folder(&self.blobs.root)?;
        Ok(BlobRef {
            sha256,
            bytes,
            created,
        })
    }

    /// Makes sure that bytes are still there while nobody else can remove them.
    pub(crate) fn hold(&mut self, sha256: &Sha256) -> Result<(), BlobError> {
        self.lock()?;
        self.blobs.find(sha256).map(drop)
    }

    /// From here on the database alone decides: the files stay, whatever comes. The lock is
    /// given up before the database's, so that the next writer does not find it taken.
    ///
    /// Returns them, for a commit of which it is certain that it did not take effect.
    pub(crate) fn settle(mut self) -> Settled {
        let created = std::mem::take(&mut self.created);
        Settled {
            blobs: self.blobs.clone(),
            created,
        }
    }

    fn lock(&mut self) -> Result<(), BlobError> {
        if self.placing.is_some() {
            return Ok(());
        }
        let path = self.blobs.placing_lock();
        let file = self.blobs.disk.lock_file(&path)?;
        if !self.blobs.disk.try_lock(&file, &path)? {
            return Err(BlobError::Busy);
        }
        self.placing = Some(file);
        Ok(())
    }
}

/// The blobs that a transaction added and the database was to decide about.
pub(crate) struct Settled {
    blobs: Blobs,
    created: Vec<PathBuf>,
}

impl Settled {
    /// Removes those that `is_cited` denies, after a commit that surely took no effect. While
    /// another writer is placing blobs, nothing is removed: it may be about to cite them.
    pub(crate) async fn remove_uncited<C, F>(self, is_cited: C)
    where
        C: Fn(String) -> F,
        F: Future<Output = bool>,
    {
        let Self { blobs, created } = self;
        let mut removing = NewBlobs::new(blobs);
        if removing.lock().is_err() {
            return;
        }
        for path in created {
            let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
            let name = path.file_name().unwrap_or_default();
            let sha256 = format!("{}{}", folder.to_string_lossy(), name.to_string_lossy());
            if !is_cited(sha256).await {
                removing.created.push(path);
            }
        }
    }
}

impl Drop for NewBlobs {
    fn drop(&mut self) {
        for path in &self.created {
            remove_quietly(path);
            // Refused by the system unless empty, which is what is wanted.
            let _ = path.parent().map(fs::remove_dir);
        }
    }
}

/// Removes a file that may be gone already. If it cannot be removed it is no loss: what waits in
/// `incoming/` is cleared at the next opening, and an uncited blob harms nobody.
pub(crate) fn remove_quietly(path: &Path) {
    let _ = fs::remove_file(path);
}

fn names_in(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.extend(entry?.file_name().into_string());
    }
    Ok(names)
}

pub(crate) fn is_empty(folder: &Path) -> io::Result<bool> {
    Ok(fs::read_dir(folder)?.next().is_none())
}
