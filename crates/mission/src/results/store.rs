//! The table of editions.

use election::digest::Sha256;
use ledger::{Case, Moment, StoreError, WriteTx, on_backend};
use sqlx::FromRow;

use super::{Edition, EditionId, Role};

ledger::statements! {
    /// The next place in the order of import. The writer is alone, so it stays true.
    NEXT_SEQ = "select cast(coalesce(max(seq), 0) + 1 as bigint) from editions";

    /// Adds an edition.
    INSERT = "
        insert into editions
            (id, seq, entry_id, source_name, source_sha256, source_bytes, mapping_sha256, form_id,
             form_sha256, dataset_sha256, units, contest, label, imported_at_us, importer_version,
             fetched_from, role)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";

    /// All editions in order.
    ALL = "
        select id, seq, entry_id, source_name, source_sha256, source_bytes, mapping_sha256, form_id,
               form_sha256, dataset_sha256, units, contest, label, imported_at_us,
               importer_version, fetched_from, role
        from editions order by seq";

    /// The edition of one file, mapping and form.
    FIND = "
        select id, seq, entry_id, source_name, source_sha256, source_bytes, mapping_sha256, form_id,
               form_sha256, dataset_sha256, units, contest, label, imported_at_us,
               importer_version, fetched_from, role
        from editions where source_sha256 = $1 and mapping_sha256 = $2 and form_sha256 = $3";
}

/// A row as both databases give it.
#[derive(FromRow)]
struct Row {
    id: EditionId,
    seq: i64,
    entry_id: ledger::EntryId,
    source_name: String,
    source_sha256: String,
    source_bytes: i64,
    mapping_sha256: String,
    form_id: String,
    form_sha256: String,
    dataset_sha256: String,
    units: i64,
    contest: String,
    label: String,
    imported_at_us: i64,
    importer_version: String,
    fetched_from: Option<String>,
    role: String,
}

impl Row {
    fn edition(self) -> Result<Edition, StoreError> {
        let seq = self.seq;
        let digest = |column: &'static str, text: &str| {
            text.parse::<Sha256>()
                .map_err(|_| StoreError::BadEntry { seq, column })
        };
        let imported_at = Moment::from_micros(self.imported_at_us).ok_or(StoreError::BadEntry {
            seq,
            column: "imported_at_us",
        })?;
        Ok(Edition {
            id: self.id,
            seq,
            entry: self.entry_id,
            source_sha256: digest("source_sha256", &self.source_sha256)?,
            mapping_sha256: digest("mapping_sha256", &self.mapping_sha256)?,
            form_sha256: digest("form_sha256", &self.form_sha256)?,
            dataset_sha256: digest("dataset_sha256", &self.dataset_sha256)?,
            source_name: self.source_name,
            source_bytes: self.source_bytes,
            form_id: self.form_id,
            units: self.units,
            contest: self.contest,
            label: self.label,
            imported_at,
            importer_version: self.importer_version,
            fetched_from: self.fetched_from,
            role: Role::of_word(&self.role).ok_or(StoreError::BadEntry {
                seq,
                column: "role",
            })?,
        })
    }
}

pub(super) async fn next_seq(tx: &mut WriteTx) -> Result<i64, StoreError> {
    Ok(on_backend!(tx.connection(), connection => {
        sqlx::query_scalar(NEXT_SEQ).fetch_one(connection).await?
    }))
}

pub(super) async fn insert(tx: &mut WriteTx, edition: &Edition) -> Result<(), StoreError> {
    on_backend!(tx.connection(), connection => {
        sqlx::query(INSERT)
            .bind(edition.id)
            .bind(edition.seq)
            .bind(edition.entry)
            .bind(&edition.source_name)
            .bind(edition.source_sha256.to_string())
            .bind(edition.source_bytes)
            .bind(edition.mapping_sha256.to_string())
            .bind(&edition.form_id)
            .bind(edition.form_sha256.to_string())
            .bind(edition.dataset_sha256.to_string())
            .bind(edition.units)
            .bind(&edition.contest)
            .bind(&edition.label)
            .bind(edition.imported_at.micros())
            .bind(&edition.importer_version)
            .bind(&edition.fetched_from)
            .bind(edition.role.word())
            .execute(connection)
            .await?;
    });
    Ok(())
}

pub(super) async fn all(case: &Case) -> Result<Vec<Edition>, StoreError> {
    let rows: Vec<Row> = on_backend!(case.db().readers(), readers => {
        sqlx::query_as(ALL).fetch_all(readers).await?
    });
    rows.into_iter().map(Row::edition).collect()
}

/// What makes an edition the same as another: source, mapping and form.
pub(super) type Identity = [Sha256; 3];

/// The edition of this source, mapping and form.
pub(super) async fn find(case: &Case, of: Identity) -> Result<Option<Edition>, StoreError> {
    let of = of.map(|digest| digest.to_string());
    let row: Option<Row> = on_backend!(case.db().readers(), readers => {
        let [source, mapping, form] = of;
        sqlx::query_as(FIND).bind(source).bind(mapping).bind(form).fetch_optional(readers).await?
    });
    row.map(Row::edition).transpose()
}

/// As [`find`], as a writer sees it: nobody can add one meanwhile.
pub(super) async fn find_writing(
    tx: &mut WriteTx,
    of: Identity,
) -> Result<Option<Edition>, StoreError> {
    let of = of.map(|digest| digest.to_string());
    let row: Option<Row> = on_backend!(tx.connection(), connection => {
        let [source, mapping, form] = of;
        sqlx::query_as(FIND).bind(source).bind(mapping).bind(form).fetch_optional(connection).await?
    });
    row.map(Row::edition).transpose()
}
