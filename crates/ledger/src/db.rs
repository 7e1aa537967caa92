//! The database: SQLite beside the case, or PostgreSQL where one machine is not enough.
//!
//! One text of SQL serves both, with `$1 … $n`, and [`on_backend!`](crate::on_backend) pastes one
//! Rust body into both arms. Only the schema is written twice, in `migrations/sqlite` and
//! `migrations/postgres`, with the same numbers and names.
//!
//! There is one writer at a time. SQLite grants that with `BEGIN IMMEDIATE`, PostgreSQL with a
//! lock on the table of entries; so an entry's number and its link to the former one are certain
//! when they are written. Readers never wait for it.

use std::{path::Path, str::FromStr as _, time::Duration};

use sqlx::{
    Executor as _, PgConnection, PgPool, Postgres, SqlSafeStr as _, Sqlite, SqliteConnection,
    SqlitePool, Transaction,
    migrate::{Migration, MigrationType, Migrator},
    postgres::{PgConnectOptions, PgPoolOptions, PgSslMode},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::StoreError;

/// How long a writer waits for another before it gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// How many connections read at once.
const READERS: u32 = 4;

/// The migrations in order: number, name, for SQLite, for PostgreSQL. None is ever changed after
/// a release; the next one adds.
const MIGRATIONS: [(i64, &str, &str, &str); 7] = [
    (
        1,
        "entries",
        include_str!("../migrations/sqlite/0001_entries.sql"),
        include_str!("../migrations/postgres/0001_entries.sql"),
    ),
    (
        2,
        "editions",
        include_str!("../migrations/sqlite/0002_editions.sql"),
        include_str!("../migrations/postgres/0002_editions.sql"),
    ),
    (
        3,
        "copies",
        include_str!("../migrations/sqlite/0003_copies.sql"),
        include_str!("../migrations/postgres/0003_copies.sql"),
    ),
    (
        4,
        "record_files",
        include_str!("../migrations/sqlite/0004_record_files.sql"),
        include_str!("../migrations/postgres/0004_record_files.sql"),
    ),
    (
        5,
        "geometries",
        include_str!("../migrations/sqlite/0005_geometries.sql"),
        include_str!("../migrations/postgres/0005_geometries.sql"),
    ),
    (
        6,
        "log_leaves",
        include_str!("../migrations/sqlite/0006_log_leaves.sql"),
        include_str!("../migrations/postgres/0006_log_leaves.sql"),
    ),
    (
        7,
        "sealed",
        include_str!("../migrations/sqlite/0007_sealed.sql"),
        include_str!("../migrations/postgres/0007_sealed.sql"),
    ),
];

/// Names SQL statements and lists them, so that a test can prepare each on both databases.
///
/// ```
/// ledger::statements! {
///     /// How many editions there are.
///     COUNT = "select count(*) from editions";
/// }
/// assert_eq!(STATEMENTS, &[("COUNT", COUNT)]);
/// ```
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $sql:expr;)+) => {
        $($(#[$meta])* pub(crate) const $name: &str = $sql;)+

        /// Every statement of this module by its name.
        pub const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),+];
    };
}

crate::statements! {
    /// The number of the last migration that was applied.
    LAST_MIGRATION = "select max(version) from _sqlx_migrations where success";

    /// The end of the chain.
    HEAD = "select seq, hash from entries order by seq desc limit 1";

    /// Appends an entry.
    INSERT_ENTRY = "
        insert into entries
            (seq, id, kind, body_sha256, salt, prev, at_us, canonical, commitment, hash)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

    /// Notes which bytes an entry cites.
    INSERT_CITATION = "
        insert into entry_blobs (entry_id, role, sha256, bytes) values ($1, $2, $3, $4)";

    /// One entry.
    ENTRY = "
        select seq, id, kind, at_us, prev, commitment, hash, body_sha256, salt, canonical
        from entries where id = $1";

    /// Entries in order, from after a number on.
    ENTRIES_AFTER = "
        select seq, id, kind, at_us, prev, commitment, hash, body_sha256, salt, canonical
        from entries where seq > $1 order by seq limit $2";

    /// What one entry cites.
    CITATIONS = "
        select role, sha256, bytes from entry_blobs where entry_id = $1";

    /// What a range of entries cites.
    CITATIONS_BETWEEN = "
        select entries.seq, entry_blobs.role, entry_blobs.sha256, entry_blobs.bytes
        from entry_blobs join entries on entries.id = entry_blobs.entry_id
        where entries.seq > $1 and entries.seq <= $2";

    /// Whether any entry cites these bytes.
    CITED = "select count(*) from entry_blobs where sha256 = $1";

    /// The leaves of the log in order, from a position on.
    LEAVES_FROM = "
        select position, entry_seq, kind, commitment, batch_at_us, record, salt
        from log_leaves where position >= $1 order by position";

    /// The entries that have no leaf. Each batch takes all of them, so they are the last ones.
    PENDING_LEAVES = "
        select seq, kind, commitment from entries
        where seq > (select coalesce(max(entry_seq), 0) from log_leaves) order by seq";

    /// Appends a leaf.
    INSERT_LEAF = "
        insert into log_leaves (position, entry_seq, kind, commitment, batch_at_us, record, salt)
        values ($1, $2, $3, $4, $5, $6, $7)";

    /// How many leaves there are.
    COUNT_LEAVES = "select count(*) from log_leaves";

    /// How many entries have no leaf.
    COUNT_PENDING = "
        select count(*) from entries
        where seq > (select coalesce(max(entry_seq), 0) from log_leaves)";

    /// Whether the transaction still stands.
    STANDS = "select 1";
}

/// A value for SQLite or its twin for PostgreSQL; [`on_backend!`](crate::on_backend) runs one
/// body on either.
#[derive(Clone, Debug)]
pub enum Backend<S, P> {
    /// The embedded database.
    Sqlite(S),
    /// A database server.
    Postgres(P),
}

/// Where a write transaction runs its SQL.
pub type Connection<'a> = Backend<&'a mut SqliteConnection, &'a mut PgConnection>;

/// Where SQL that only reads runs.
pub type Readers<'a> = Backend<&'a SqlitePool, &'a PgPool>;

/// The transaction behind a [`WriteTx`](crate::WriteTx).
pub(crate) type OpenTransaction =
    Backend<Transaction<'static, Sqlite>, Transaction<'static, Postgres>>;

/// Runs one body on whichever database it is.
///
/// ```
/// # async fn count(case: &ledger::Case) -> Result<i64, ledger::StoreError> {
/// let sql = "select count(*) from editions";
/// let count = ledger::on_backend!(case.db().readers(), readers => {
///     sqlx::query_scalar::<_, i64>(sql).fetch_one(readers).await?
/// });
/// # Ok(count)
/// # }
/// ```
#[macro_export]
macro_rules! on_backend {
    ($value:expr, $name:ident => $body:expr) => {
        match $value {
            $crate::Backend::Sqlite($name) => $body,
            $crate::Backend::Postgres($name) => $body,
        }
    };
}

/// The database of one case. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pools: Backend<SqlitePools, PgPool>,
}

#[derive(Clone)]
struct SqlitePools {
    /// One connection, and the only one that may write.
    writer: SqlitePool,
    readers: SqlitePool,
}

/// Where a case's database lies.
pub(crate) enum Place<'a> {
    /// In this file.
    File(&'a Path),
    /// Behind this URL.
    Url(&'a str),
}

impl Db {
    /// Makes the database, or takes an empty one, and brings it up to date.
    pub(crate) async fn create(place: Place<'_>) -> Result<Self, StoreError> {
        let db = Self::connect(&place, true, PATIENCE)?;
        db.or_close(db.migrate().await).await
    }

    /// Opens a database that a case was made in, and brings it up to date.
    pub(crate) async fn open(place: Place<'_>) -> Result<Self, StoreError> {
        let db = Self::connect(&place, false, PATIENCE)?;
        db.or_close(db.bring_up_to_date().await).await
    }

    async fn or_close(&self, result: Result<(), StoreError>) -> Result<Self, StoreError> {
        if result.is_err() {
            self.close().await;
        }
        result.map(|()| self.clone())
    }

    pub(crate) fn connect(
        place: &Place<'_>,
        create: bool,
        patience: Duration,
    ) -> Result<Self, StoreError> {
        let pools = match place {
            Place::File(path) => Backend::Sqlite(sqlite_pools(path, create, patience)),
            Place::Url(url) => Backend::Postgres(postgres_pool(url, patience)?),
        };
        Ok(Self { pools })
    }

    async fn bring_up_to_date(&self) -> Result<(), StoreError> {
        let known = last_migration();
        let found: Option<i64> = on_backend!(self.readers(), readers => {
            sqlx::query_scalar(LAST_MIGRATION).fetch_one(readers).await?
        });
        match found {
            Some(found) if found == known => Ok(()),
            Some(found) if found > known => Err(StoreError::Newer { found, known }),
            _ => self.migrate().await,
        }
    }

    /// Applies what is missing in one transaction, under the write lock: either all of it or
    /// nothing, and never two programs at once.
    async fn migrate(&self) -> Result<(), StoreError> {
        match &self.pools {
            Backend::Sqlite(pools) => {
                let mut transaction = pools.writer.begin_with("begin immediate").await?;
                migrator(|(.., sqlite, _)| sqlite)
                    .run(&mut *transaction)
                    .await?;
                transaction.commit().await?;
            }
            Backend::Postgres(pool) => {
                let mut transaction = pool.begin().await?;
                migrator(|(.., postgres)| postgres)
                    .run(&mut *transaction)
                    .await?;
                transaction.commit().await?;
            }
        }
        Ok(())
    }

    /// Begins a transaction that holds the write lock.
    pub(crate) async fn begin(&self) -> Result<OpenTransaction, sqlx::Error> {
        match &self.pools {
            Backend::Sqlite(pools) => Ok(Backend::Sqlite(
                pools.writer.begin_with("begin immediate").await?,
            )),
            Backend::Postgres(pool) => {
                let mut transaction = pool.begin().await?;
                let lock = "lock table entries in share row exclusive mode";
                transaction.execute(lock).await?;
                Ok(Backend::Postgres(transaction))
            }
        }
    }

    /// Where to run SQL that only reads.
    #[must_use]
    pub const fn readers(&self) -> Readers<'_> {
        match &self.pools {
            Backend::Sqlite(pools) => Backend::Sqlite(&pools.readers),
            Backend::Postgres(pool) => Backend::Postgres(pool),
        }
    }

    /// Lets the database parse a statement without running it: the test of a crate's statements.
    ///
    /// # Errors
    /// The statement is wrong for this database.
    pub async fn prepare(&self, sql: &'static str) -> Result<(), StoreError> {
        on_backend!(self.readers(), readers => {
            readers.prepare(sql.into_sql_str()).await?;
        });
        Ok(())
    }

    /// Writes the tables of entries anew, so that nothing of what was erased from them is left in
    /// the files of the database. Answers whether it could be done to the end: on SQLite, somebody
    /// who is reading meanwhile keeps the log of changes from being cut.
    pub(crate) async fn rewrite(&self) -> Result<bool, sqlx::Error> {
        match &self.pools {
            Backend::Sqlite(pools) => {
                pools.writer.execute("vacuum").await?;
                let busy = "pragma wal_checkpoint(truncate)";
                let (busy, _, _): (i64, i64, i64) =
                    sqlx::query_as(busy).fetch_one(&pools.writer).await?;
                Ok(busy == 0)
            }
            Backend::Postgres(pool) => {
                for table in ["vacuum full entries", "vacuum full sealed_fields"] {
                    pool.execute(table).await?;
                }
                Ok(true)
            }
        }
    }

    /// Closes all connections; SQLite then folds its log into the one file.
    pub(crate) async fn close(&self) {
        match &self.pools {
            Backend::Sqlite(pools) => {
                pools.readers.close().await;
                pools.writer.close().await;
            }
            Backend::Postgres(pool) => pool.close().await,
        }
    }
}

const fn last_migration() -> i64 {
    MIGRATIONS[MIGRATIONS.len() - 1].0
}

fn migrator(
    sql_of: impl Fn((i64, &'static str, &'static str, &'static str)) -> &'static str,
) -> Migrator {
    let migration = |migration: (i64, &'static str, _, _)| {
        let (number, name) = (migration.0, migration.1);
        let sql = sql_of(migration).into_sql_str();
        Migration::new(number, name.into(), MigrationType::Simple, sql, false)
    };
    Migrator::with_migrations(MIGRATIONS.into_iter().map(migration).collect())
}

fn sqlite_pools(path: &Path, create: bool, patience: Duration) -> SqlitePools {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(patience)
        .foreign_keys(true)
        // Else `insert or replace` would remove rows without asking the triggers.
        .pragma("recursive_triggers", "on")
        // What is erased is overwritten with zeros, not only given up.
        .pragma("secure_delete", "on");
    let writer = options
        .clone()
        .create_if_missing(create)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let pool = SqlitePoolOptions::new().acquire_timeout(patience);
    SqlitePools {
        writer: pool.clone().max_connections(1).connect_lazy_with(writer),
        readers: pool
            .max_connections(READERS)
            .connect_lazy_with(options.read_only(true)),
    }
}

/// Without TLS in this build, a server on another machine is refused unless the URL itself says
/// `sslmode=disable`; the default of the driver would silently go on in the open.
fn postgres_pool(url: &str, patience: Duration) -> Result<PgPool, StoreError> {
    let mut options = PgConnectOptions::from_str(url)?
        .application_name("scrutineer")
        .options([("lock_timeout", patience.as_millis().to_string())]);
    let host = options.get_host();
    let is_here = options.get_socket().is_some()
        || host.starts_with('/')
        || ["localhost", "127.0.0.1", "::1", "[::1]"].contains(&host);
    if !is_here && matches!(options.get_ssl_mode(), PgSslMode::Prefer) {
        options = options.ssl_mode(PgSslMode::Require);
    }
    Ok(PgPoolOptions::new()
        .acquire_timeout(patience)
        .connect_lazy_with(options))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_folders_hold_the_same_migrations() {
        let expected: Vec<String> = MIGRATIONS
            .iter()
            .map(|(number, name, ..)| format!("{number:04}_{name}.sql"))
            .collect();
        for folder in ["sqlite", "postgres"] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("migrations")
                .join(folder);
            let files = std::fs::read_dir(path).unwrap();
            let mut names: Vec<String> = files
                .map(|file| file.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            assert_eq!(names, expected, "{folder}");
        }
    }

    #[test]
    fn a_server_elsewhere_needs_tls_or_an_explicit_word() {
        let mode = |url| {
            let url = String::from(url);
            crate::runtime().unwrap().block_on(async move {
                postgres_pool(&url, PATIENCE)
                    .unwrap()
                    .connect_options()
                    .get_ssl_mode()
            })
        };
        assert!(matches!(
            mode("postgres://u@db.example.org/case"),
            PgSslMode::Require
        ));
        assert!(matches!(
            mode("postgres://u@db.example.org/case?sslmode=disable"),
            PgSslMode::Disable
        ));
        assert!(matches!(
            mode("postgres://u@localhost/case"),
            PgSslMode::Prefer
        ));
        assert!(matches!(
            mode("postgres:///case?host=/run/postgresql"),
            PgSslMode::Prefer
        ));
    }
}
