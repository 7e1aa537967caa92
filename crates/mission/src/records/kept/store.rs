//! The table of files of packages.

use ledger::{Case, EntryId, StoreError, WriteTx, on_backend};
use sqlx::FromRow;

use super::FileId;

ledger::statements! {
    /// The next place in the order of import. The writer is alone, so it stays true.
    NEXT_SEQ = "select cast(coalesce(max(seq), 0) + 1 as bigint) from record_files";

    /// Adds a file.
    INSERT = "
        insert into record_files
            (id, seq, entry_id, name, format, sha256, bytes, columns_sha256, imported_at_us)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    /// All files in the order in which they came.
    ALL = "
        select id, seq, entry_id, name, format, sha256, bytes, columns_sha256, imported_at_us
        from record_files order by seq";
}

/// A row as both databases give it.
#[derive(FromRow)]
pub(super) struct Row {
    pub(super) id: FileId,
    pub(super) seq: i64,
    pub(super) entry_id: EntryId,
    pub(super) name: String,
    pub(super) format: String,
    pub(super) sha256: String,
    pub(super) bytes: i64,
    pub(super) columns_sha256: Option<String>,
    pub(super) imported_at_us: i64,
}

pub(super) async fn next_seq(tx: &mut WriteTx) -> Result<i64, StoreError> {
    Ok(on_backend!(tx.connection(), connection => {
        sqlx::query_scalar(NEXT_SEQ).fetch_one(connection).await?
    }))
}

pub(super) async fn insert(tx: &mut WriteTx, row: &Row) -> Result<(), StoreError> {
    on_backend!(tx.connection(), connection => {
        sqlx::query(INSERT)
            .bind(row.id)
            .bind(row.seq)
            .bind(row.entry_id)
            .bind(&row.name)
            .bind(&row.format)
            .bind(&row.sha256)
            .bind(row.bytes)
            .bind(&row.columns_sha256)
            .bind(row.imported_at_us)
            .execute(connection)
            .await?;
    });
    Ok(())
}

pub(super) async fn all(case: &Case) -> Result<Vec<Row>, StoreError> {
    Ok(on_backend!(case.db().readers(), readers => {
        sqlx::query_as(ALL).fetch_all(readers).await?
    }))
}

/// As [`all`], as a writer sees it: nobody can add one meanwhile.
pub(super) async fn all_writing(tx: &mut WriteTx) -> Result<Vec<Row>, StoreError> {
    Ok(on_backend!(tx.connection(), connection => {
        sqlx::query_as(ALL).fetch_all(connection).await?
    }))
}
