//! Every step by which the record reaches the disk passes through here.
//!
//! One door for all steps serves two ends. An error says which step failed on which path. And
//! the crate's tests can let each step fail, in the two ways in which disks do fail: the step did
//! not happen, or it did happen and the answer was lost.

use std::{
    fmt,
    fs::{self, File, OpenOptions, TryLockError},
    future::Future,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

#[cfg(test)]
pub(crate) mod faults;

/// What was being done, in an operator's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Making a folder.
    CreateFolder,
    /// Making a file.
    CreateFile,
    /// Writing to a file.
    Write,
    /// Taking the right to write from a file.
    Seal,
    /// Forcing a file to disk.
    SyncFile,
    /// Reading a file.
    Read,
    /// Giving a file its final name.
    Rename,
    /// Forcing a folder to disk.
    SyncFolder,
    /// Locking a file against other programs.
    Lock,
    /// Beginning a transaction in the database.
    Begin,
    /// Writing to the database.
    Append,
    /// Committing a transaction of the database.
    Commit,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CreateFolder => "make the folder",
            Self::CreateFile => "make the file",
            Self::Write => "write to",
            Self::Seal => "make read-only",
            Self::SyncFile | Self::SyncFolder => "force to disk",
            Self::Read => "read",
            Self::Rename => "rename",
            Self::Lock => "lock",
            Self::Begin => "begin a transaction of",
            Self::Append => "append to",
            Self::Commit => "commit to",
        })
    }
}

/// The disk refused a step.
#[derive(Debug, thiserror::Error)]
#[error("{}cannot {step} {}: {source}", hint_of(source), path.display())]
#[non_exhaustive]
pub struct DiskError {
    /// What was being done.
    pub step: Step,
    /// To which file or folder.
    pub path: PathBuf,
    /// The system's answer.
    pub source: io::Error,
}

fn hint_of(source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "the disk is full, free some space and repeat: "
        }
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
            "the case cannot be written here: "
        }
        _ => "",
    }
}

/// The door to the disk; in tests it may hold a plan of faults.
#[derive(Clone, Default)]
pub(crate) struct Disk {
    #[cfg(test)]
    pub(crate) faults: Option<std::sync::Arc<faults::Plan>>,
}

impl Disk {
    /// Makes a folder that must not exist yet.
    pub(crate) fn create_folder(&self, path: &Path) -> Result<(), DiskError> {
        self.perform(Step::CreateFolder, path, || fs::create_dir(path))
    }

    /// Makes a file that must not exist yet, open for writing.
    pub(crate) fn create_file(&self, path: &Path) -> Result<File, DiskError> {
        self.perform(Step::CreateFile, path, || File::create_new(path))
    }

    /// Writes all of `bytes`.
    pub(crate) fn write(&self, file: &File, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        self.perform(Step::Write, path, || (&*file).write_all(bytes))
    }

    /// Forces a file's bytes to disk. A failure is final: the kernel may have dropped the bytes,
    /// and a second call would then succeed without having written them.
    pub(crate) fn sync_file(&self, file: &File, path: &Path) -> Result<(), DiskError> {
        self.perform(Step::SyncFile, path, || file.sync_all())
    }

    /// Takes the right to write from a file: kept bytes are not to be edited by accident.
    pub(crate) fn seal(&self, file: &File, path: &Path) -> Result<(), DiskError> {
        self.perform(Step::Seal, path, || {
            let mut permissions = file.metadata()?.permissions();
            permissions.set_readonly(true);
            file.set_permissions(permissions)
        })
    }

    /// Opens a file for reading.
    pub(crate) fn open(&self, path: &Path) -> Result<File, DiskError> {
        self.perform(Step::Read, path, || File::open(path))
    }

    /// Gives a file its final name.
    pub(crate) fn rename(&self, from: &Path, to: &Path) -> Result<(), DiskError> {
        self.perform(Step::Rename, to, || fs::rename(from, to))
    }

    /// Puts a file in place of another, or where none is: whoever reads finds the old one or the
    /// new one, also after a power cut.
    pub(crate) fn replace(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        self.replace_unsynced(path, bytes)?;
        self.sync_folder(folder_of(path))
    }

    /// As [`replace`](Self::replace), for its owner's eyes only.
    pub(crate) fn replace_secret(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        self.exchange(path, bytes, Some(hide))?;
        self.sync_folder(folder_of(path))
    }

    /// As [`replace`](Self::replace), but the caller still has to force the folder to disk.
    pub(crate) fn replace_unsynced(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        self.exchange(path, bytes, None)
    }

    fn exchange(
        &self,
        path: &Path,
        bytes: &[u8],
        prepare: Option<fn(&File) -> io::Result<()>>,
    ) -> Result<(), DiskError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let draft = path.with_file_name(format!(".{name}.new"));
        // One that was cut short may have left it; the lock of whoever calls keeps others away.
        remove_if_there(&draft).map_err(|source| DiskError {
            step: Step::CreateFile,
            path: draft.clone(),
            source,
        })?;
        let file = self.create_file(&draft)?;
        if let Some(prepare) = prepare {
            self.perform(Step::Seal, &draft, || prepare(&file))?;
        }
        self.write(&file, &draft, bytes)?;
        self.sync_file(&file, &draft)?;
        self.rename(&draft, path)
    }

    /// Forces the names in a folder to disk; without it a power cut may undo a rename.
    pub(crate) fn sync_folder(&self, path: &Path) -> Result<(), DiskError> {
        self.perform(Step::SyncFolder, path, || sync_folder(path))
    }

    /// Opens a file that exists only to be locked.
    pub(crate) fn lock_file(&self, path: &Path) -> Result<File, DiskError> {
        self.perform(Step::Lock, path, || {
            OpenOptions::new()
                .create(true)
                .truncate(false)
                .write(true)
                .open(path)
        })
    }

    /// Locks `file` for this program alone; `false` if another holds it.
    pub(crate) fn try_lock(&self, file: &File, path: &Path) -> Result<bool, DiskError> {
        self.perform(Step::Lock, path, || match file.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        })
    }

    /// Locks `file` beside others who share it, waiting for whoever holds it alone.
    pub(crate) fn lock_shared(&self, file: &File, path: &Path) -> Result<(), DiskError> {
        self.perform(Step::Lock, path, || file.lock_shared())
    }

    /// Runs one step, and says in the error which step failed where.
    pub(crate) fn perform<T>(
        &self,
        step: Step,
        path: &Path,
        action: impl FnOnce() -> io::Result<T>,
    ) -> Result<T, DiskError> {
        self.run(step, action).map_err(|source| DiskError {
            step,
            path: path.to_owned(),
            source,
        })
    }

    #[cfg(not(test))]
    fn run<T>(&self, _: Step, action: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        action()
    }

    #[cfg(test)]
    fn run<T>(&self, step: Step, action: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        match &self.faults {
            Some(plan) => plan.run(step, action),
            None => action(),
        }
    }

    /// Runs one step of the database.
    #[cfg(not(test))]
    pub(crate) async fn query<T>(
        &self,
        _: Step,
        query: impl Future<Output = Result<T, sqlx::Error>>,
    ) -> Result<T, sqlx::Error> {
        query.await
    }

    #[cfg(test)]
    pub(crate) async fn query<T>(
        &self,
        step: Step,
        query: impl Future<Output = Result<T, sqlx::Error>>,
    ) -> Result<T, sqlx::Error> {
        match &self.faults {
            Some(plan) => plan.query(step, query).await,
            None => query.await,
        }
    }
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The folder that a file or folder lies in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

/// Leaves a file to its owner alone.
#[cfg(unix)]
fn hide(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o600))
}

/// Elsewhere the folder of a user is closed to others by itself.
#[cfg(not(unix))]
fn hide(_: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Other systems give no handle to a folder; their file systems log renames themselves.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
