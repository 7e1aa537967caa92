//! The table of sealed fields, and that of erasures: what stands in them, row by row.

use election::digest::Sha256;

use crate::{
    Connection, Db, EntryId, StoreError, on_backend,
    seal::{Field, Sealed},
};

crate::id! {
    /// Names one row of a sealed field.
    SealedId
}

crate::statements! {
    /// Keeps a sealed field.
    INSERT_SEALED = "
        insert into sealed_fields
            (id, entry_id, field, recipient_sha256, ciphertext, ciphertext_sha256)
        values ($1, $2, $3, $4, $5, $6)";

    /// The sealed fields of an entry, with their bytes.
    SEALED_OF = "
        select field, recipient_sha256, ciphertext, ciphertext_sha256
        from sealed_fields where entry_id = $1";

    /// Which fields are there, without their bytes.
    SEALED_FIELDS = "
        select entries.seq, entries.id, sealed_fields.field, sealed_fields.recipient_sha256,
            sealed_fields.ciphertext_sha256
        from sealed_fields join entries on entries.id = sealed_fields.entry_id";

    /// Which fields a range of entries has.
    SEALED_BETWEEN = "
        select entries.seq, sealed_fields.id, sealed_fields.field, sealed_fields.ciphertext_sha256
        from sealed_fields join entries on entries.id = sealed_fields.entry_id
        where entries.seq > $1 and entries.seq <= $2";

    /// The bytes of one field.
    CIPHERTEXT = "select ciphertext from sealed_fields where id = $1";

    /// Which entries were erased, and by which.
    ERASURES = "
        select erased.seq, erased.id, erasures.scope, tombstone.seq
        from erasures
        join entries as erased on erased.id = erasures.entry_id
        join entries as tombstone on tombstone.id = erasures.tombstone_id";

    /// Notes an erasure, which lets the next two statements through.
    INSERT_ERASURE = "
        insert into erasures (entry_id, scope, tombstone_id) values ($1, $2, $3)";

    /// Erases the sealed fields of an entry.
    DELETE_SEALED = "delete from sealed_fields where entry_id = $1";

    /// Erases the record of an entry. Its digest goes as well: without a salt it would let
    /// anybody test a guess.
    ERASE_RECORD = "
        update entries set canonical = $2, salt = $3, body_sha256 = $4 where id = $1";
}

/// A field as an entry's record cites it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SealedCitation {
    pub(crate) field: Field,
    pub(crate) sha256: Sha256,
}

/// A field that a case keeps. What it says, nobody can tell here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedField {
    /// The number of the entry it belongs to.
    pub seq: i64,
    /// The entry's id.
    pub entry: EntryId,
    /// Which field.
    pub field: Field,
    /// The fingerprint of the recipient it is sealed to.
    pub recipient: Sha256,
    /// The digest of its bytes.
    pub sha256: Sha256,
}

/// An entry of which something was erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasedEntry {
    /// Its number.
    pub seq: i64,
    /// Its id.
    pub entry: EntryId,
    /// Whether its record is gone too, and not only its sealed fields.
    pub record: bool,
    /// The number of the entry that says so.
    pub tombstone: i64,
}

pub(crate) async fn insert_sealed(
    connection: Connection<'_>,
    entry: EntryId,
    sealed: &[Sealed],
) -> Result<(), sqlx::Error> {
    on_backend!(connection, connection => {
        for field in sealed {
            sqlx::query(INSERT_SEALED)
                .bind(SealedId::generate())
                .bind(entry)
                .bind(field.field.name())
                .bind(field.recipient.to_string())
                .bind(&field.ciphertext)
                .bind(field.sha256.to_string())
                .execute(&mut *connection)
                .await?;
        }
    });
    Ok(())
}

/// The fields of an entry, in their order.
pub(crate) async fn sealed_of(db: &Db, entry: EntryId) -> Result<Vec<Sealed>, StoreError> {
    let rows: Vec<(String, String, Vec<u8>, String)> = on_backend!(db.readers(), readers => {
        sqlx::query_as(SEALED_OF).bind(entry).fetch_all(readers).await?
    });
    let read = |(field, recipient, ciphertext, sha256): (String, String, _, String)| {
        Some(Sealed {
            field: field.parse().ok()?,
            recipient: recipient.parse().ok()?,
            ciphertext,
            sha256: sha256.parse().ok()?,
        })
    };
    let sealed: Option<Vec<Sealed>> = rows.into_iter().map(read).collect();
    let mut sealed = sealed.ok_or(StoreError::BadSealed { id: entry })?;
    sealed.sort_by_key(|sealed| sealed.field);
    Ok(sealed)
}

/// All sealed fields, by entry and field.
pub(crate) async fn sealed_fields(db: &Db) -> Result<Vec<SealedField>, StoreError> {
    let rows: Vec<(i64, EntryId, String, String, String)> = on_backend!(db.readers(), readers => {
        sqlx::query_as(SEALED_FIELDS).fetch_all(readers).await?
    });
    let mut fields = Vec::with_capacity(rows.len());
    for (seq, entry, field, recipient, sha256) in rows {
        let bad = || StoreError::BadSealed { id: entry };
        fields.push(SealedField {
            seq,
            entry,
            field: field.parse().map_err(|_| bad())?,
            recipient: recipient.parse().map_err(|_| bad())?,
            sha256: sha256.parse().map_err(|_| bad())?,
        });
    }
    fields.sort_by_key(|field| (field.seq, field.field));
    Ok(fields)
}

/// All erasures, in the order of their tombstones.
pub(crate) async fn erasures(db: &Db) -> Result<Vec<ErasedEntry>, StoreError> {
    let rows: Vec<(i64, EntryId, String, i64)> = on_backend!(db.readers(), readers => {
        sqlx::query_as(ERASURES).fetch_all(readers).await?
    });
    let read = |(seq, entry, scope, tombstone): (_, _, String, _)| ErasedEntry {
        seq,
        entry,
        record: scope == "record",
        tombstone,
    };
    let mut erasures: Vec<ErasedEntry> = rows.into_iter().map(read).collect();
    erasures.sort_by_key(|erased| (erased.tombstone, erased.seq));
    Ok(erasures)
}

/// The fields that the entries after one number up to another have, each with its entry's number,
/// in no order; none where the row cannot be read or its bytes have another digest.
pub(crate) async fn sealed_between(
    db: &Db,
    after: i64,
    last: i64,
) -> Result<Vec<(i64, Option<SealedCitation>)>, StoreError> {
    let rows: Vec<(i64, SealedId, String, String)> = on_backend!(db.readers(), readers => {
        sqlx::query_as(SEALED_BETWEEN).bind(after).bind(last).fetch_all(readers).await?
    });
    let mut found = Vec::with_capacity(rows.len());
    for (seq, id, field, sha256) in rows {
        // One by one: a page of them all could be large.
        let ciphertext: Option<Vec<u8>> = on_backend!(db.readers(), readers => {
            sqlx::query_scalar(CIPHERTEXT).bind(id).fetch_optional(readers).await?
        });
        let digest = Sha256::of(&ciphertext.unwrap_or_default());
        let citation = (digest.to_string() == sha256)
            .then(|| field.parse().ok())
            .flatten()
            .map(|field| SealedCitation {
                field,
                sha256: digest,
            });
        found.push((seq, citation));
    }
    Ok(found)
}
