//! What can go wrong, in words that tell an operator what to do.

use std::{io, path::PathBuf};

use election::{canonical::CanonicalError, digest::Sha256};

use crate::{CaseFileError, DiskError, EntryId, Moment, log_error::LogError, seal::Field};

/// Keeping or reading bytes failed.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// The disk refused a step. What had been written of a new blob is removed again.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The bytes to be kept could not be read; the fault is on their side.
    #[error("cannot read the bytes to be kept: {0}")]
    Source(#[source] io::Error),
    /// The file that should hold these bytes is not there.
    #[error("blob {0} is missing: restore the folder of blobs from a backup")]
    Missing(Sha256),
    /// The file that should hold these bytes holds others.
    #[error("blob {expected} is damaged: the file {} now hashes to {found}", path.display())]
    Damaged {
        /// The digest under which the bytes were kept.
        expected: Sha256,
        /// The digest of what the file holds now.
        found: Sha256,
        /// The file.
        path: PathBuf,
    },
    /// Another program is moving blobs to their place at this moment.
    #[error("another program is just ending its work on the blobs of this case: try again")]
    Busy,
    /// The folder of blobs is not there, for example because its disk is not mounted.
    #[error("the folder of blobs is missing: {}", .0.display())]
    NoFolder(PathBuf),
    /// A new case was given a folder of blobs that is in use.
    #[error("the folder for blobs is not empty: {}; each case needs its own", .0.display())]
    FolderInUse(PathBuf),
}

/// Reading or writing the record failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another program writes, and went on for longer than we wait.
    #[error(
        "the database of this case is busy: another program has been writing to it for over 20 seconds; wait until it is done, or end it, and repeat"
    )]
    Busy(#[source] sqlx::Error),
    /// The file, its folder or its disk cannot be written.
    #[error(
        "the database of this case cannot be written: check the rights of its file and folder and whether the disk is read-only"
    )]
    ReadOnly(#[source] sqlx::Error),
    /// No space is left.
    #[error(
        "the disk that holds the database of this case is full: nothing of this step was kept; free some space and repeat"
    )]
    Full(#[source] sqlx::Error),
    /// The disk itself answered with an error.
    #[error(
        "the disk that holds the database of this case answers with errors: stop, copy the case to another disk and check it there"
    )]
    DiskFault(#[source] sqlx::Error),
    /// The file is not what was written.
    #[error("the database of this case is damaged, or is no database: restore it from a backup")]
    Malformed(#[source] sqlx::Error),
    /// The database does not answer at all.
    #[error("the database of this case does not answer: {0}")]
    Unreachable(#[source] sqlx::Error),
    /// Something tried to change or remove what only grows.
    #[error("refused: {message}")]
    AppendOnly {
        /// Which rule of the record.
        message: String,
        /// The database's answer.
        source: sqlx::Error,
    },
    /// Any other answer of the database.
    #[error("database: {0}")]
    Database(#[source] sqlx::Error),
    /// A migration failed.
    #[error("the database of this case cannot be brought up to date")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The database was written by a newer program.
    #[error(
        "the database of this case was written by a newer version (tables {found}, this version knows {known}): use that version"
    )]
    Newer {
        /// The number of its last migration.
        found: i64,
        /// The number of ours.
        known: i64,
    },
    /// The record of an entry has no canonical form.
    #[error("the entry cannot be written in canonical form")]
    Canonical(#[from] CanonicalError),
    /// An entry's kind is not lower-case words joined by dots.
    #[error("not a kind of entry: {0:?} (lower-case words, joined by dots)")]
    Kind(&'static str),
    /// An entry cites the same bytes twice in the same role.
    #[error("the entry cites blob {sha256} twice as {role:?}")]
    CitedTwice {
        /// In which role.
        role: String,
        /// Which bytes.
        sha256: Sha256,
    },
    /// An entry seals the same field twice.
    #[error("the entry seals the field {0} twice")]
    SealedTwice(Field),
    /// The body uses the word under which sealed fields stand, or is no object.
    #[error(
        "the body of the entry must be an object without \"sealed\", where its sealed fields stand"
    )]
    SealedBody,
    /// The record of an entry was erased.
    #[error("the record of entry {seq} was erased")]
    Erased {
        /// Its number.
        seq: i64,
    },
    /// A sealed field cannot be read as one.
    #[error("entry {id} is damaged: its sealed fields cannot be read")]
    BadSealed {
        /// The entry's id.
        id: EntryId,
    },
    /// An earlier step of this transaction failed, so that it can only be given up.
    #[error("an earlier step of this transaction failed: nothing of it was kept")]
    Spoiled,
    /// The system gave no random bytes for a salt.
    #[error("the system gives no random bytes")]
    NoRandomness(#[source] io::Error),
    /// A stored entry cannot be read as one.
    #[error("entry {seq} is damaged: its {column} cannot be read")]
    BadEntry {
        /// Its number.
        seq: i64,
        /// The column.
        column: &'static str,
    },
    /// A stored leaf of the log cannot be read as one.
    #[error("leaf {position} of the log is damaged: its {column} cannot be read")]
    BadLeaf {
        /// Its position.
        position: i64,
        /// The column.
        column: &'static str,
    },
    /// The log cannot be read or extended.
    #[error(transparent)]
    Log(#[from] LogError),
    /// What was to be kept is kept, but the log could not be extended by it.
    #[error(
        "what was to be kept is kept, but the log could not be extended: {0}. The next write makes up for it"
    )]
    LogLate(#[source] Box<Self>),
    /// What an entry cites cannot be read.
    #[error("entry {id} is damaged: its citations cannot be read")]
    BadCitation {
        /// Its id.
        id: EntryId,
    },
    /// The bytes an entry cites could not be had.
    #[error(transparent)]
    Blob(#[from] BlobError),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let Some(answer) = error.as_database_error() else {
            return Self::from_connection(error);
        };
        if let Some(message) = append_only(answer.message()) {
            return Self::AppendOnly {
                message,
                source: error,
            };
        }
        let code = answer.code().unwrap_or_default().into_owned();
        match meaning(&code) {
            Meaning::Aborted => Self::Spoiled,
            Meaning::Busy => Self::Busy(error),
            Meaning::ReadOnly => Self::ReadOnly(error),
            Meaning::Full => Self::Full(error),
            Meaning::DiskFault => Self::DiskFault(error),
            Meaning::Malformed => Self::Malformed(error),
            Meaning::Unreachable => Self::Unreachable(error),
            Meaning::Other => Self::Database(error),
        }
    }
}

impl StoreError {
    fn from_connection(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::PoolTimedOut => Self::Busy(error),
            sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::PoolClosed => {
                Self::Unreachable(error)
            }
            _ => Self::Database(error),
        }
    }
}

/// What the triggers of the migrations say, without the decoration of either database.
fn append_only(message: &str) -> Option<String> {
    let start = message.find("append-only: ")?;
    Some(message[start..].to_owned())
}

enum Meaning {
    Aborted,
    Busy,
    ReadOnly,
    Full,
    DiskFault,
    Malformed,
    Unreachable,
    Other,
}

/// SQLite's codes are numbers whose low byte is the primary one
/// (<https://www.sqlite.org/rescode.html>), PostgreSQL's are five characters
/// (<https://www.postgresql.org/docs/current/errcodes-appendix.html>).
fn meaning(code: &str) -> Meaning {
    if code.len() == 5 {
        return match code {
            "25P02" => Meaning::Aborted,
            "55P03" | "40P01" | "53300" => Meaning::Busy,
            "25006" => Meaning::ReadOnly,
            "53100" => Meaning::Full,
            "58030" => Meaning::DiskFault,
            "XX001" | "XX002" => Meaning::Malformed,
            "57P01" | "57P02" | "57P03" | "28000" | "28P01" | "3D000" => Meaning::Unreachable,
            _ => Meaning::Other,
        };
    }
    match code.parse::<u32>().map(|code| code & 0xff) {
        Ok(5 | 6) => Meaning::Busy,
        Ok(8) => Meaning::ReadOnly,
        Ok(10) => Meaning::DiskFault,
        Ok(11 | 26) => Meaning::Malformed,
        Ok(13) => Meaning::Full,
        Ok(14) => Meaning::Unreachable,
        _ => Meaning::Other,
    }
}

/// Making or opening a case failed.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// There is a case already.
    #[error("{} is a case already: open it, or choose another folder", .0.display())]
    AlreadyACase(PathBuf),
    /// The folder holds something else.
    #[error("{} is not empty: a new case needs an empty or a new folder", .0.display())]
    NotEmpty(PathBuf),
    /// The folder is no case.
    #[error("{} is not a case: it holds no case.toml", .0.display())]
    NotACase(PathBuf),
    /// `case.toml` is there, but the embedded database is not.
    #[error("{} is missing: restore it from a backup; an empty one would hide the loss", .0.display())]
    NoDatabase(PathBuf),
    /// `case.toml` cannot be read or says something impossible.
    #[error(transparent)]
    File(#[from] CaseFileError),
    /// The database belongs to another case.
    #[error("the database holds the case {found:?} (made at {at_us} µs), not {expected:?}: check `database`", at_us = at.micros())]
    OtherCase {
        /// The case in the database.
        found: String,
        /// When it was made.
        at: Moment,
        /// The case in `case.toml`.
        expected: String,
    },
    /// `case.toml` and the first entry disagree on whether the data are simulated.
    #[error(
        "case.toml says simulated = {file}, the case was made with simulated = {record}: this cannot be changed afterwards"
    )]
    Simulated {
        /// What the file says.
        file: bool,
        /// What the first entry says.
        record: bool,
    },
    /// The making of this case was cut short.
    #[error("the making of this case was interrupted: delete {} and make it again", .0.display())]
    Unfinished(PathBuf),
    /// A database for a new case holds one already.
    #[error("the database for the new case holds a case already: give each case its own")]
    DatabaseInUse,
    /// The folder of the case.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The bytes of the case.
    #[error(transparent)]
    Blob(#[from] BlobError),
    /// The record of the case.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for CaseError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_databases_codes_have_the_same_meaning() {
        for (sqlite, postgres, is) in [
            ("5", "55P03", "busy"),
            ("517", "40P01", "busy"), // SQLITE_BUSY_SNAPSHOT
            ("8", "25006", "read-only"),
            ("1032", "25006", "read-only"), // SQLITE_READONLY_DBMOVED
            ("13", "53100", "full"),
            ("1034", "58030", "fault"), // SQLITE_IOERR_FSYNC
            ("11", "XX001", "malformed"),
        ] {
            for code in [sqlite, postgres] {
                let found = match meaning(code) {
                    Meaning::Aborted => "aborted",
                    Meaning::Busy => "busy",
                    Meaning::ReadOnly => "read-only",
                    Meaning::Full => "full",
                    Meaning::DiskFault => "fault",
                    Meaning::Malformed => "malformed",
                    Meaning::Unreachable => "unreachable",
                    Meaning::Other => "other",
                };
                assert_eq!(found, is, "{code}");
            }
        }
        assert!(
            matches!(meaning("2067"), Meaning::Other),
            "a unique key is no disk trouble"
        );
        assert!(
            matches!(meaning("23505"), Meaning::Other),
            "a unique key is no disk trouble"
        );
    }
}
