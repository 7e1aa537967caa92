//! Reading the record back.

use election::digest::Sha256;

use crate::{
    Citation, Connection, Db, EntryId, EntryRecord, Head, StoreError,
    db::{CITATIONS, CITATIONS_BETWEEN, ENTRIES_AFTER, ENTRY, HEAD},
    entry::EntryRow,
    on_backend,
};

pub(crate) async fn entry(db: &Db, id: EntryId) -> Result<Option<EntryRecord>, StoreError> {
    let row: Option<EntryRow> = on_backend!(db.readers(), readers => {
        sqlx::query_as(ENTRY).bind(id).fetch_optional(readers).await?
    });
    row.map(EntryRecord::try_from).transpose()
}

pub(crate) async fn entries_after(
    db: &Db,
    seq: i64,
    limit: u32,
) -> Result<Vec<EntryRecord>, StoreError> {
    let rows = rows_after(db, seq, limit).await?;
    rows.into_iter().map(EntryRecord::try_from).collect()
}

/// Rows of entries, which may be damaged.
pub(crate) async fn rows_after(db: &Db, seq: i64, limit: u32) -> Result<Vec<EntryRow>, StoreError> {
    Ok(on_backend!(db.readers(), readers => {
        sqlx::query_as(ENTRIES_AFTER).bind(seq).bind(i64::from(limit)).fetch_all(readers).await?
    }))
}

pub(crate) async fn citations(db: &Db, id: EntryId) -> Result<Vec<Citation>, StoreError> {
    let rows: Vec<(String, String, i64)> = on_backend!(db.readers(), readers => {
        sqlx::query_as(CITATIONS).bind(id).fetch_all(readers).await?
    });
    let read = |(role, sha256, bytes): (_, String, _)| citation(role, &sha256, bytes);
    let citations: Option<Vec<Citation>> = rows.into_iter().map(read).collect();
    let mut citations = citations.ok_or(StoreError::BadCitation { id })?;
    // Not by the database, whose order of texts depends on its language.
    citations.sort();
    Ok(citations)
}

/// What the entries after one number up to another cite, each with its entry's number, in no
/// order; none where the row cannot be read.
pub(crate) async fn citations_between(
    db: &Db,
    after: i64,
    last: i64,
) -> Result<Vec<(i64, Option<Citation>)>, StoreError> {
    let rows: Vec<(i64, String, String, i64)> = on_backend!(db.readers(), readers => {
        sqlx::query_as(CITATIONS_BETWEEN).bind(after).bind(last).fetch_all(readers).await?
    });
    let read =
        |(seq, role, sha256, bytes): (_, _, String, _)| (seq, citation(role, &sha256, bytes));
    Ok(rows.into_iter().map(read).collect())
}

fn citation(role: String, sha256: &str, bytes: i64) -> Option<Citation> {
    Some(Citation {
        role,
        sha256: sha256.parse().ok()?,
        bytes: bytes.try_into().ok()?,
    })
}

/// The end of the chain.
pub(crate) async fn head(db: &Db) -> Result<Option<Head>, StoreError> {
    head_of(on_backend!(db.readers(), readers => {
        sqlx::query_as(HEAD).fetch_optional(readers).await?
    }))
}

/// The end of the chain as a transaction sees it.
pub(crate) async fn head_in(connection: Connection<'_>) -> Result<Option<Head>, StoreError> {
    head_of(on_backend!(connection, connection => {
        sqlx::query_as(HEAD).fetch_optional(connection).await?
    }))
}

fn head_of(row: Option<(i64, String)>) -> Result<Option<Head>, StoreError> {
    let Some((seq, hash)) = row else {
        return Ok(None);
    };
    match hash.parse::<Sha256>() {
        Ok(hash) => Ok(Some(Head { seq, hash })),
        Err(_) => Err(StoreError::BadEntry {
            seq,
            column: "hash",
        }),
    }
}
