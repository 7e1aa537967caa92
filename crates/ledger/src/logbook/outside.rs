//! What belongs to a log but lies outside its case: the secret key, and the last checkpoint that
//! was signed with it.
//!
//! Whoever restores an older copy of a case would sign a second history with the old key, and
//! nobody could tell which is true. The last checkpoint prevents it: it lies elsewhere, is
//! replaced only by one that was read to be the same as before (compare and swap, under a lock of
//! the system), and a case that is behind it is not written to.
//!
//! ```text
//! <id>.key          the secret key, for its owner alone
//! <id>.checkpoint   the last signed checkpoint: what `lock` of case.toml names
//! <id>.lock         empty; a writer locks it for as long as it writes
//! ```

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    disk::{Disk, Step, folder_of},
    log::{
        checkpoint::Checkpoint,
        note::{SignerKey, VerifierKey},
    },
    log_error::LogError,
};

/// How long a writer waits for another before it gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often it looks.
const PAUSE: Duration = Duration::from_millis(20);

/// The files outside.
#[derive(Clone)]
pub(crate) struct Outside {
    checkpoint: PathBuf,
    disk: Disk,
}

/// The right to write to the log. There is one at a time, over all programs; it ends with the
/// value, also when the program dies.
pub(crate) struct Held {
    outside: Outside,
    /// The bytes of the last checkpoint, as they were read or written under this lock.
    current: Vec<u8>,
    key: SignerKey,
    _lock: File,
}

impl Outside {
    pub(crate) fn new(checkpoint: PathBuf, disk: Disk) -> Self {
        Self { checkpoint, disk }
    }

    pub(crate) fn key_path(&self) -> PathBuf {
        self.checkpoint.with_extension("key")
    }

    fn lock_path(&self) -> PathBuf {
        self.checkpoint.with_extension("lock")
    }

    pub(crate) fn checkpoint_path(&self) -> &Path {
        &self.checkpoint
    }

    /// Makes key and first checkpoint. If a start was cut short after the key was made, it is
    /// gone on with; a log that has begun is left alone.
    pub(crate) fn create(&self, origin: &str, seed: &[u8; 32]) -> Result<VerifierKey, LogError> {
        let folder = folder_of(&self.checkpoint);
        self.disk
            .perform(Step::CreateFolder, folder, || fs::create_dir_all(folder))?;
        let _lock = self.try_lock()?.ok_or(LogError::Busy)?;
        if self.checkpoint.exists() {
            let key = self.key()?;
            let found = self.checkpoint_of(&self.read()?, &key)?;
            return match (found.size, key.verifier().name() == origin) {
                (0, true) => Ok(key.verifier()),
                _ => Err(LogError::Taken(self.checkpoint.clone())),
            };
        }
        if !self.key_path().exists() {
            let key = SignerKey::from_seed(origin, seed)?;
            self.disk
                .replace_secret(&self.key_path(), key.to_secret_text().as_bytes())?;
        }
        let key = self.key()?;
        if key.verifier().name() != origin {
            return Err(LogError::Taken(self.key_path()));
        }
        let first = Checkpoint::new(origin, 0, crate::log::tree::empty_root()).sign(&key);
        self.disk
            .replace(&self.checkpoint, first.to_string().as_bytes())?;
        Ok(key.verifier())
    }

    /// Takes the right to write, after whoever has it.
    pub(crate) async fn lock(&self) -> Result<Held, LogError> {
        if !self.checkpoint.is_file() {
            return Err(LogError::NoCheckpoint(self.checkpoint.clone()));
        }
        let mut waited = Duration::ZERO;
        let lock = loop {
            match self.try_lock()? {
                Some(lock) => break lock,
                None if waited >= PATIENCE => return Err(LogError::Busy),
                None => tokio::time::sleep(PAUSE).await,
            }
            waited += PAUSE;
        };
        Ok(Held {
            current: self.read()?,
            key: self.key()?,
            outside: self.clone(),
            _lock: lock,
        })
    }

    fn try_lock(&self) -> Result<Option<File>, LogError> {
        let path = self.lock_path();
        let file = self.disk.lock_file(&path)?;
        Ok(self.disk.try_lock(&file, &path)?.then_some(file))
    }

    /// The last checkpoint as it stands.
    pub(crate) fn read(&self) -> Result<Vec<u8>, LogError> {
        let path = &self.checkpoint;
        Ok(self.disk.perform(Step::Read, path, || fs::read(path))?)
    }

    /// The public key and the last checkpoint, without the right to write.
    pub(crate) fn last(&self) -> Result<(VerifierKey, Checkpoint), LogError> {
        let key = self.key()?;
        let last = self.checkpoint_of(&self.read()?, &key)?;
        Ok((key.verifier(), last))
    }

    fn key(&self) -> Result<SignerKey, LogError> {
        let path = self.key_path();
        let text = self
            .disk
            .perform(Step::Read, &path, || fs::read_to_string(&path));
        match text {
            Ok(text) => text
                .parse()
                .map_err(|error| LogError::BadKey { path, error }),
            Err(error) if error.source.kind() == io::ErrorKind::NotFound => {
                Err(LogError::NoKey(path))
            }
            Err(error) => Err(error.into()),
        }
    }

    fn checkpoint_of(&self, bytes: &[u8], key: &SignerKey) -> Result<Checkpoint, LogError> {
        let key = key.verifier();
        Checkpoint::open(bytes, key.name(), &key).map_err(|error| LogError::BadCheckpoint {
            path: self.checkpoint.clone(),
            error,
        })
    }
}

impl Held {
    pub(crate) fn key(&self) -> &SignerKey {
        &self.key
    }

    /// The last checkpoint, with its bytes.
    pub(crate) fn checkpoint(&self) -> Result<(Checkpoint, &[u8]), LogError> {
        Ok((
            self.outside.checkpoint_of(&self.current, &self.key)?,
            &self.current,
        ))
    }

    /// Replaces the last checkpoint, if it is still the one that was read.
    pub(crate) fn swap(&mut self, new: Vec<u8>) -> Result<(), LogError> {
        if self.outside.read()? != self.current {
            return Err(LogError::Overtaken(self.outside.checkpoint.clone()));
        }
        self.outside.disk.replace(&self.outside.checkpoint, &new)?;
        self.current = new;
        Ok(())
    }
}
