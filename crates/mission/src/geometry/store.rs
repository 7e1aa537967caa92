//! The table of shapes.

use ledger::{Case, EntryId, Moment, StoreError, WriteTx, on_backend};
use sqlx::FromRow;

use super::{Geometry, GeometryId};

ledger::statements! {
    /// The next place in the order of import. The writer is alone, so it stays true.
    NEXT_SEQ = "select cast(coalesce(max(seq), 0) + 1 as bigint) from geometries";

    /// Adds a file of shapes.
    INSERT = "
        insert into geometries
            (id, seq, entry_id, level, properties, name, sha256, bytes, source, licence,
             imported_at_us)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

    /// All files of shapes in the order in which they came.
    ALL = "
        select id, seq, entry_id, level, properties, name, sha256, bytes, source, licence,
               imported_at_us
        from geometries order by seq";
}

/// A row as both databases give it.
#[derive(FromRow)]
pub(super) struct Row {
    pub(super) id: GeometryId,
    pub(super) seq: i64,
    pub(super) entry_id: EntryId,
    pub(super) level: String,
    /// A list in JSON.
    pub(super) properties: String,
    pub(super) name: String,
    pub(super) sha256: String,
    pub(super) bytes: i64,
    pub(super) source: String,
    pub(super) licence: String,
    pub(super) imported_at_us: i64,
}

impl Row {
    /// What shall stand of shapes, but for its place in the record.
    pub(super) fn of(geometry: &Geometry, bytes: u64) -> Self {
        Self {
            id: GeometryId::generate(),
            seq: 0,
            entry_id: EntryId::generate(),
            level: geometry.level.clone(),
            properties: serde_json::json!(geometry.properties).to_string(),
            name: geometry.file.clone(),
            sha256: geometry.sha256.to_string(),
            bytes: i64::try_from(bytes).unwrap_or(i64::MAX),
            source: geometry.source.clone(),
            licence: geometry.licence.clone(),
            imported_at_us: 0,
        }
    }

    /// The row at its place in the record.
    pub(super) fn placed(self, seq: i64, entry_id: EntryId, at: Moment) -> Self {
        Self {
            seq,
            entry_id,
            imported_at_us: at.micros(),
            ..self
        }
    }

    /// Whether another row says the same of the same bytes.
    pub(super) fn says(&self, other: &Self) -> bool {
        self.said() == other.said()
    }

    fn said(&self) -> [&str; 6] {
        [
            &self.level,
            &self.properties,
            &self.name,
            &self.sha256,
            &self.source,
            &self.licence,
        ]
    }
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
            .bind(&row.level)
            .bind(&row.properties)
            .bind(&row.name)
            .bind(&row.sha256)
            .bind(row.bytes)
            .bind(&row.source)
            .bind(&row.licence)
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
