//! Sealed fields as a case shows them: that they are there, and their bytes for those who can
//! open them elsewhere. Handing them out leaves an entry.

use serde_json::{Value, json};

use crate::{
    Case, Draft, EntryId, EntryRecord, StoreError,
    seal::{BUNDLE_SCHEMA, Bundle, BundleField},
    sealed_fields::{SealedCitation, SealedField, sealed_fields, sealed_of},
    verify::EXPORTED,
};

/// Sealed fields that were handed out.
#[derive(Clone, Debug)]
pub struct Exported {
    /// What is handed out.
    pub bundle: Bundle,
    /// The entry that says so.
    pub entry: EntryRecord,
}

/// Sealed fields could not be handed out.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There is no such entry.
    #[error("the case has no entry {0}")]
    NoEntry(EntryId),
    /// The entry never had any.
    #[error("entry {seq} has no sealed fields")]
    NothingSealed {
        /// Its number.
        seq: i64,
    },
    /// They are gone.
    #[error("the sealed fields of entry {seq} were erased")]
    Erased {
        /// Its number.
        seq: i64,
    },
    /// The table says otherwise than the record.
    #[error("entry {seq} is damaged: its sealed fields are not those that its record cites")]
    Damaged {
        /// Its number.
        seq: i64,
    },
    /// Nobody said why.
    #[error("a reason must be given")]
    NoReason,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Case {
    /// Which sealed fields the case keeps. What they say cannot be told here.
    ///
    /// # Errors
    /// The database refuses, or a row is damaged.
    pub async fn sealed_fields(&self) -> Result<Vec<SealedField>, StoreError> {
        sealed_fields(self.db()).await
    }

    /// Hands out the sealed fields of an entry. The entry that says so, with whom and why, is
    /// kept before anything is handed out.
    ///
    /// # Errors
    /// The entry has no sealed fields, or not those that it cites, or the database refuses.
    pub async fn export_sealed(
        &self,
        id: EntryId,
        by: Option<&str>,
        reason: &str,
    ) -> Result<Exported, ExportError> {
        if reason.trim().is_empty() {
            return Err(ExportError::NoReason);
        }
        let mut tx = self.begin_write().await?;
        let entry = self.entry(id).await?.ok_or(ExportError::NoEntry(id))?;
        let seq = entry.seq;
        if entry.is_erased() {
            return Err(ExportError::Erased { seq });
        }
        let cited = entry.sealed().unwrap_or_default();
        if cited.is_empty() {
            return Err(ExportError::NothingSealed { seq });
        }
        let sealed = sealed_of(self.db(), id).await?;
        if sealed.is_empty() {
            return Err(ExportError::Erased { seq });
        }
        let found = sealed.iter().map(|it| SealedCitation {
            field: it.field,
            sha256: it.sha256,
        });
        if !found.eq(cited) {
            return Err(ExportError::Damaged { seq });
        }
        let body = json!({
            "by": by,
            "entry": id.to_string(),
            "fields": sealed.iter().map(|it| it.field.name()).collect::<Vec<_>>(),
            "reason": reason,
        });
        let bundle = Bundle {
            schema: BUNDLE_SCHEMA.to_owned(),
            simulated: self.file().simulated,
            case: self.file().id.clone(),
            entry: id.to_string(),
            fields: sealed.iter().map(BundleField::from).collect(),
        };
        let entry = tx.append(Draft::new(EXPORTED, without_nulls(body))).await?;
        tx.commit().await?;
        Ok(Exported { bundle, entry })
    }
}

fn without_nulls(mut body: Value) -> Value {
    if let Some(body) = body.as_object_mut() {
        body.retain(|_, value| !value.is_null());
    }
    body
}
