//! Why a log is not written to. Where anything is in doubt, the writer stops: a log that was
//! signed twice cannot be mended.

use std::path::PathBuf;

use election::canonical::CanonicalError;

use crate::{
    DiskError,
    log::{checkpoint::CheckpointError, note::NoteError},
};

/// The log cannot be begun, read or extended.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LogError {
    /// The case has no log.
    #[error("this case has no log: begin one with `scrutineer log init`")]
    NoLog,
    /// The case has a log already.
    #[error("this case has a log already: its last checkpoint is {}", .0.display())]
    HasLog(PathBuf),
    /// The database holds leaves, but `case.toml` names no lock.
    #[error(
        "this case has a log, but case.toml names no `lock`: write back the line that `log init` wrote, \
         or nobody can tell whether this copy is the newest"
    )]
    NoLock,
    /// Keys and checkpoint must not lie in the case: whoever copies the case would copy them too.
    #[error("{} lies within the case: keys need a folder outside of it", .0.display())]
    KeysInside(PathBuf),
    /// Keys or a checkpoint of another log lie there.
    #[error("{} belongs to another log: choose another folder for the keys", .0.display())]
    Taken(PathBuf),
    /// The last checkpoint is not there.
    #[error(
        "the last checkpoint of the log, {}, is not there: mount or restore the folder of keys; nothing is written without it",
        .0.display()
    )]
    NoCheckpoint(PathBuf),
    /// The last checkpoint is none of the key.
    #[error("{}: {error}; nothing is written until this is cleared up", path.display())]
    BadCheckpoint {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: CheckpointError,
    },
    /// The secret key is not there.
    #[error("the key of the log, {}, is not there: mount or restore the folder of keys", .0.display())]
    NoKey(PathBuf),
    /// The secret key cannot be read.
    #[error("{}: {error}", path.display())]
    BadKey {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: NoteError,
    },
    /// The case is older than the last checkpoint.
    #[error(
        "this case has {found} leaves, but a checkpoint of {signed} was signed: it is an older copy. \
         Go on with the newest one; this one can be read, not written"
    )]
    Behind {
        /// The leaves of the database.
        found: u64,
        /// The leaves of the last checkpoint.
        signed: u64,
    },
    /// The leaves of the case are not those that were signed.
    #[error(
        "the first {0} leaves of this case are not those whose checkpoint was signed: it is another copy, \
         or its record was altered. Nothing is written to it"
    )]
    OtherLeaves(u64),
    /// The published checkpoint is newer than the last one that was signed.
    #[error(
        "log/checkpoint has {published} leaves, the last checkpoint outside the case {signed}: \
         the folder of keys is an older copy. Restore the newest one; nothing is written"
    )]
    Ahead {
        /// The leaves of the published checkpoint.
        published: u64,
        /// The leaves of the last checkpoint.
        signed: u64,
    },
    /// A file of the published log is missing or has another content.
    #[error("{} {what}: restore log/ from a backup; nothing is written until this is cleared up", path.display())]
    Published {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: &'static str,
    },
    /// Another program writes to this log.
    #[error(
        "another program has been writing to this log for over 20 seconds: wait until it is done, or end it, and repeat"
    )]
    Busy,
    /// The last checkpoint changed while it was locked.
    #[error("{} was replaced by another program in spite of the lock: two programs write to this log; stop both", .0.display())]
    Overtaken(PathBuf),
    /// An entry is too long for a leaf; none of this program is.
    #[error("a leaf is longer than 65,535 bytes")]
    LongLeaf,
    /// The name of the log is none for a key.
    #[error(transparent)]
    Name(#[from] NoteError),
    /// A leaf has no canonical form.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
    /// The disk refused a step.
    #[error(transparent)]
    Disk(#[from] DiskError),
}
