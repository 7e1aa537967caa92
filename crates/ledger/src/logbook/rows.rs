//! The leaves in the database.

use election::digest::Sha256;

use crate::{
    Connection, Db, StoreError,
    db::{INSERT_LEAF, LEAVES_FROM, PENDING_LEAVES},
    log::leaf::{Leaf, Salt},
    on_backend,
};

/// A leaf as it stands in the database.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) leaf: Leaf,
    /// The number of the entry that it stands for.
    pub(crate) entry: Option<i64>,
    /// Record and salt, where no entry holds them.
    pub(crate) hidden: Option<(Vec<u8>, Salt)>,
}

/// An entry without a leaf.
pub(crate) struct Pending {
    seq: i64,
    kind: String,
    commitment: Sha256,
}

impl Row {
    pub(crate) fn of_entry(entry: &Pending, time: i64) -> Self {
        let leaf = Leaf {
            commitment: entry.commitment,
            kind: entry.kind.clone(),
            time,
        };
        Self {
            leaf,
            entry: Some(entry.seq),
            hidden: None,
        }
    }
}

type Columns = (
    i64,
    Option<i64>,
    String,
    String,
    i64,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
);

/// All leaves from a position on, in order.
pub(crate) async fn from(db: &Db, position: u64) -> Result<Vec<Row>, StoreError> {
    let first = i64::try_from(position).unwrap_or(i64::MAX);
    let rows: Vec<Columns> = on_backend!(db.readers(), readers => {
        sqlx::query_as(LEAVES_FROM).bind(first).fetch_all(readers).await?
    });
    rows.into_iter().map(row).collect()
}

fn row(
    (position, entry, kind, commitment, time, record, salt): Columns,
) -> Result<Row, StoreError> {
    let bad = |column| StoreError::BadLeaf { position, column };
    let commitment = commitment.parse().map_err(|_| bad("commitment"))?;
    let hidden = match (record, salt) {
        (Some(record), Some(salt)) => Some((record, salt.try_into().map_err(|_| bad("salt"))?)),
        _ => None,
    };
    Ok(Row {
        leaf: Leaf {
            commitment,
            kind,
            time,
        },
        entry,
        hidden,
    })
}

/// The entries that have no leaf, in their order.
pub(crate) async fn pending(connection: Connection<'_>) -> Result<Vec<Pending>, StoreError> {
    let rows: Vec<(i64, String, String)> = on_backend!(connection, connection => {
        sqlx::query_as(PENDING_LEAVES).fetch_all(connection).await?
    });
    let read = |(seq, kind, commitment): (i64, String, String)| {
        let commitment = commitment.parse().map_err(|_| StoreError::BadEntry {
            seq,
            column: "commitment",
        })?;
        Ok(Pending {
            seq,
            kind,
            commitment,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Appends a leaf.
pub(crate) async fn insert(
    connection: Connection<'_>,
    position: u64,
    row: &Row,
) -> Result<(), StoreError> {
    let position = i64::try_from(position).map_err(|error| sqlx::Error::Encode(error.into()))?;
    let (record, salt) = match &row.hidden {
        Some((record, salt)) => (Some(&record[..]), Some(&salt[..])),
        None => (None, None),
    };
    on_backend!(connection, connection => {
        sqlx::query(INSERT_LEAF)
            .bind(position)
            .bind(row.entry)
            .bind(&row.leaf.kind)
            .bind(row.leaf.commitment.to_string())
            .bind(row.leaf.time)
            .bind(record)
            .bind(salt)
            .execute(connection)
            .await?;
    });
    Ok(())
}
