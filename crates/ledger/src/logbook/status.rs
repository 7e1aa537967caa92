//! How the log of a case stands.

use super::{reader::LogReader, writer::Log};
use crate::{
    Db, StoreError, db::COUNT_PENDING, log::checkpoint::Checkpoint, log_error::LogError, on_backend,
};

/// How the log of a case stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LogStatus {
    /// The published checkpoint.
    pub published: Checkpoint,
    /// The same with its signatures.
    pub note: String,
    /// The public key, as it is handed out.
    pub key: String,
    /// How many leaves the last checkpoint outside the case has. More than were published: a
    /// writer was cut short, or this is an older copy.
    pub signed: u64,
    /// How many entries have no leaf yet.
    pub pending: u64,
}

impl LogStatus {
    pub(crate) async fn of(log: &Log, db: &Db, reader: &LogReader) -> Result<Self, StoreError> {
        let (key, signed) = log.outside().last()?;
        let pending: i64 = on_backend!(db.readers(), readers => {
            sqlx::query_scalar(COUNT_PENDING).fetch_one(readers).await?
        });
        reader.note().verify(&key).map_err(LogError::from)?;
        Ok(Self {
            published: reader.checkpoint().clone(),
            note: reader.note().to_string(),
            key: key.to_string(),
            signed: signed.size,
            pending: pending.unsigned_abs(),
        })
    }
}
