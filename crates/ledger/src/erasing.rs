//! Erasing: what a person may demand, while the record still shows that nothing else was lost.
//!
//! An entry's header holds no more than a salted commitment. So its sealed fields, and if need be
//! its record and salt, can be taken away and the chain still verifies. What is left says that
//! something was there, and a last entry, the tombstone, says which and why; without it the gap
//! would be damage.

use election::digest::Sha256;
use serde_json::json;

use crate::{
    Case, Connection, Db, Draft, EntryId, EntryRecord, StoreError,
    entry::{NO_DIGEST, NO_SALT},
    on_backend,
    sealed_fields::{
        DELETE_SEALED, ERASE_RECORD, ErasedEntry, INSERT_ERASURE, erasures, sealed_of,
    },
    verify::{ERASED, KEPT_KINDS},
};

/// The longest code of a reason.
const LONGEST_REASON: usize = 64;

/// What an erasure did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// The entry.
    pub entry: EntryId,
    /// Its number.
    pub seq: i64,
    /// How many sealed fields were erased.
    pub fields: usize,
    /// Whether the record was erased.
    pub record: bool,
    /// The entry that says so; none if all of it had been erased before, and only what might have
    /// been left of it on disk was removed.
    pub tombstone: Option<EntryRecord>,
}

/// Something could not be erased.
#[derive(Debug, thiserror::Error)]
pub enum EraseError {
    /// There is no such entry.
    #[error("the case has no entry {0}")]
    NoEntry(EntryId),
    /// The entry is one of those that say what was done with others.
    #[error("entry {seq} is of the kind {kind}, which is never erased")]
    Kept {
        /// Its number.
        seq: i64,
        /// Its kind.
        kind: String,
    },
    /// The entry has nothing to erase.
    #[error("entry {seq} has no sealed fields")]
    NothingSealed {
        /// Its number.
        seq: i64,
    },
    /// The entry cites kept bytes, which others may cite as well.
    #[error("entry {seq} cites kept files ({blobs}): this version cannot erase such a record")]
    Cites {
        /// Its number.
        seq: i64,
        /// How many.
        blobs: usize,
    },
    /// The reason is not a code.
    #[error("not a code of a reason: {0:?} (lower-case words, joined by hyphens)")]
    Reason(String),
    /// It was erased, and the files of the database could not be written anew.
    #[error("entry {seq} is erased, but its bytes may still lie in the files of the database")]
    Traces {
        /// Its number.
        seq: i64,
        /// Why; none if somebody was reading.
        source: Option<StoreError>,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for EraseError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl Case {
    /// Erases the sealed fields of an entry and, if `record`, its record and salt; then writes the
    /// files of the database anew, so that nothing of it is left in them. `reason` is a code such
    /// as `person-asked`, and no free text, which might name the very person.
    ///
    /// Whoever repeats it on an entry that is erased already repeats only the last step.
    ///
    /// # Errors
    /// There is nothing that can be erased. [`EraseError::Traces`] says that it was erased and the
    /// last step failed: repeat it.
    pub async fn erase(
        &self,
        id: EntryId,
        reason: &str,
        record: bool,
    ) -> Result<Erasure, EraseError> {
        if !is_code(reason) {
            return Err(EraseError::Reason(reason.to_owned()));
        }
        // From here on nobody else writes, so what is read stays true.
        let mut tx = self.begin_write().await?;
        let entry = self.entry(id).await?.ok_or(EraseError::NoEntry(id))?;
        let plan = Plan::of(self, &entry, record).await?;
        let mut erasure = Erasure {
            entry: id,
            seq: entry.seq,
            fields: plan.fields.len(),
            record: plan.record,
            tombstone: None,
        };
        if plan.is_empty() {
            drop(tx);
        } else {
            let tombstone = tx.append(plan.tombstone(&entry, reason)).await?;
            apply(tx.connection(), id, tombstone.id, plan.record).await?;
            tx.commit().await?;
            erasure.tombstone = Some(tombstone);
        }
        remove_traces(self.db(), entry.seq).await?;
        Ok(erasure)
    }

    /// The entries of which something was erased, in the order in which it was.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn erasures(&self) -> Result<Vec<ErasedEntry>, StoreError> {
        erasures(self.db()).await
    }
}

/// What is to be erased.
struct Plan {
    fields: Vec<(&'static str, Sha256)>,
    record: bool,
}

impl Plan {
    async fn of(case: &Case, entry: &EntryRecord, record: bool) -> Result<Self, EraseError> {
        let seq = entry.seq;
        if KEPT_KINDS.contains(&entry.kind.as_str()) {
            let kind = entry.kind.clone();
            return Err(EraseError::Kept { seq, kind });
        }
        let fields = sealed_of(case.db(), entry.id).await?;
        let fields: Vec<_> = fields
            .iter()
            .map(|it| (it.field.name(), it.sha256))
            .collect();
        if entry.is_erased() {
            return Ok(Self {
                fields,
                record: false,
            });
        }
        let was_sealed = entry.sealed().is_some_and(|sealed| !sealed.is_empty());
        if !was_sealed && !record {
            return Err(EraseError::NothingSealed { seq });
        }
        let blobs = entry.cites().map_or(0, |cites| cites.len());
        if record && blobs > 0 {
            return Err(EraseError::Cites { seq, blobs });
        }
        Ok(Self { fields, record })
    }

    const fn is_empty(&self) -> bool {
        self.fields.is_empty() && !self.record
    }

    /// What says that it was erased. Digests of sealed bytes tell nothing about their content.
    fn tombstone(&self, entry: &EntryRecord, reason: &str) -> Draft {
        let field = |(field, sha256): &(&str, Sha256)| json!({ "field": field, "sha256": sha256.to_string() });
        let fields: Vec<_> = self.fields.iter().map(field).collect();
        let body = json!({
            "entry": entry.id.to_string(),
            "fields": fields,
            "reason": reason,
            "record": self.record,
            "seq": entry.seq,
        });
        Draft::new(ERASED, body)
    }
}

async fn apply(
    connection: Connection<'_>,
    entry: EntryId,
    tombstone: EntryId,
    record: bool,
) -> Result<(), sqlx::Error> {
    on_backend!(connection, connection => {
        let scope = if record { "record" } else { "fields" };
        let noted = sqlx::query(INSERT_ERASURE).bind(entry).bind(scope).bind(tombstone);
        noted.execute(&mut *connection).await?;
        sqlx::query(DELETE_SEALED).bind(entry).execute(&mut *connection).await?;
        if record {
            sqlx::query(ERASE_RECORD)
                .bind(entry)
                .bind(&b""[..])
                .bind(&NO_SALT[..])
                .bind(NO_DIGEST.to_string())
                .execute(&mut *connection)
                .await?;
        }
    });
    Ok(())
}

async fn remove_traces(db: &Db, seq: i64) -> Result<(), EraseError> {
    let source = match db.rewrite().await {
        Ok(true) => return Ok(()),
        Ok(false) => None,
        Err(error) => Some(error.into()),
    };
    Err(EraseError::Traces { seq, source })
}

/// Whether `reason` is lower-case words joined by hyphens.
fn is_code(reason: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit();
    let mut words = reason.split('-');
    reason.len() <= LONGEST_REASON
        && words.all(|word| !word.is_empty() && word.chars().all(is_sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_a_code_and_no_sentence() {
        for code in ["person-asked", "gdpr-17", "x"] {
            assert!(is_code(code), "{code}");
        }
        let long = "a".repeat(65);
        for text in ["", "Leyla asked", "Person-asked", "-a", "a--b", "ə", &long] {
            assert!(!is_code(text), "{text}");
        }
    }
}
