//! The one way to write: bytes, entries and a feature's own rows, all or nothing.

use std::sync::Arc;

use tokio::runtime::Handle;

use crate::{
    BlobError, BlobRef, Blobs, Connection, Draft, EntryId, EntryRecord, Head, Incoming, Moment,
    StoreError,
    blobs::NewBlobs,
    db::{
        Backend, CITED, COUNT_LEAVES, Db, INSERT_CITATION, INSERT_ENTRY, OpenTransaction, STANDS,
    },
    disk::{Disk, Step},
    entry::{fresh_salt, is_kind},
    log_error::LogError,
    logbook::{Log, Writing},
    on_backend,
    reading::head_in,
    sealed_fields::insert_sealed,
};

/// A write transaction of a case. There is one at a time; dropping it undoes all of it.
#[must_use = "a transaction that is dropped undoes what was done in it"]
pub struct WriteTx {
    /// Stands before the transaction because fields are dropped in this order: what it removes,
    /// it removes while the write lock is still held.
    new_blobs: NewBlobs,
    transaction: Held,
    /// The end of the chain, with what this transaction appended. Nobody else can append.
    head: Option<Head>,
    /// Whether a step failed or was cut short, so that only part of it may have been done.
    spoiled: bool,
    disk: Disk,
    /// To look what is cited, if the commit fails.
    db: Db,
    /// The log that is extended with the commit; its right to write ends last.
    log: Option<(Arc<Log>, Writing)>,
}

impl WriteTx {
    pub(crate) async fn begin(
        db: &Db,
        blobs: Blobs,
        disk: Disk,
        log: Option<&Arc<Log>>,
    ) -> Result<Self, StoreError> {
        let log = match log {
            Some(log) => Some((Arc::clone(log), log.begin(db).await?)),
            None => None,
        };
        let transaction = disk.query(Step::Begin, db.begin()).await?;
        let mut tx = Self {
            new_blobs: NewBlobs::new(blobs),
            transaction: Held {
                transaction: Some(transaction),
                runtime: Handle::current(),
            },
            head: None,
            spoiled: false,
            disk,
            db: db.clone(),
            log,
        };
        if tx.log.is_none() {
            refuse_without_lock(tx.connection()).await?;
        }
        tx.head = head_in(tx.connection()).await?;
        Ok(tx)
    }

    /// Keeps received bytes, so that an entry can cite them. If they were kept before, they are
    /// not kept twice.
    ///
    /// # Errors
    /// The disk refuses, or the bytes that were kept before are damaged. The transaction can
    /// then only be given up.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "what is kept is no longer incoming"
    )]
    pub fn keep(&mut self, incoming: Incoming) -> Result<BlobRef, BlobError> {
        let kept = self.new_blobs.place(&incoming);
        self.spoiled |= kept.is_err();
        kept
    }

    /// Appends an entry behind the last one.
    ///
    /// # Errors
    /// The draft has no canonical form, cites bytes that are gone or one blob twice in a role,
    /// seals a field twice, or the database refuses. The transaction can then only be given up.
    pub async fn append(&mut self, draft: Draft) -> Result<EntryRecord, StoreError> {
        if self.spoiled {
            return Err(StoreError::Spoiled);
        }
        // A caller may also stop waiting in the middle.
        self.spoiled = true;
        let entry = self.append_whole(draft).await?;
        self.spoiled = false;
        self.head = Some(entry.head());
        Ok(entry)
    }

    async fn append_whole(&mut self, mut draft: Draft) -> Result<EntryRecord, StoreError> {
        if !is_kind(draft.kind) {
            return Err(StoreError::Kind(draft.kind));
        }
        if !draft.has_room_for_sealed() {
            return Err(StoreError::SealedBody);
        }
        for cite in &draft.cites {
            self.new_blobs.hold(&cite.sha256)?;
        }
        let entry = EntryRecord::chain(&mut draft, EntryId::generate(), fresh_salt()?, self.head)?;
        refuse_cited_twice(&draft)?;
        refuse_sealed_twice(&draft)?;
        let disk = self.disk.clone();
        disk.query(Step::Append, insert_entry(self.connection(), &entry))
            .await?;
        disk.query(
            Step::Append,
            insert_citations(self.connection(), &entry, &draft),
        )
        .await?;
        if !draft.sealed.is_empty() {
            let sealing = insert_sealed(self.connection(), entry.id, &draft.sealed);
            disk.query(Step::Append, sealing).await?;
        }
        Ok(entry)
    }

    /// Where a feature runs its own SQL within this transaction, through
    /// [`on_backend!`](crate::on_backend). After an error there the transaction is to be dropped.
    pub fn connection(&mut self) -> Connection<'_> {
        match &mut self.transaction.transaction {
            Some(Backend::Sqlite(transaction)) => Backend::Sqlite(&mut *transaction),
            Some(Backend::Postgres(transaction)) => Backend::Postgres(&mut *transaction),
            None => unreachable!("taken out only by commit and drop"),
        }
    }

    /// The end of the chain as this transaction sees it; none in a case without entries.
    #[must_use]
    pub const fn head(&self) -> Option<Head> {
        self.head
    }

    /// Makes all of it lasting. After `Ok` it is on disk, and if the case has a log, the log has
    /// grown by it.
    ///
    /// # Errors
    /// [`StoreError::LogLate`] if all of it is kept but the log could not be extended.
    /// [`StoreError::Spoiled`] if an earlier step failed; then nothing was kept. Any other error
    /// leaves open whether the transaction took effect, as a lost connection does: look for the
    /// entry by its id. The bytes it kept stay, since an entry may cite them; only where the disk was
    /// full is it certain that none does, and they are removed.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        if self.spoiled {
            return Err(StoreError::Spoiled);
        }
        let log = match self.log.take() {
            Some((log, writing)) => {
                let head = self.head;
                let now = Moment::now();
                let planned = log.plan(&writing, self.connection(), head, now).await?;
                Some((log, writing, planned))
            }
            None => None,
        };
        // PostgreSQL answers the commit of a transaction that has failed with a rollback, and
        // calls it no error; any other statement it refuses.
        on_backend!(self.connection(), connection => {
            sqlx::query(STANDS).execute(connection).await?;
        });
        let Self {
            new_blobs,
            transaction,
            disk,
            db,
            ..
        } = self;
        let settled = new_blobs.settle();
        let committed = disk.query(Step::Commit, transaction.commit()).await;
        match committed.map_err(StoreError::from) {
            // SQLite rolls back where the disk is full, so the files can go as well.
            Err(full @ StoreError::Full(_)) => {
                settled.remove_uncited(|sha256| is_cited(&db, sha256)).await;
                Err(full)
            }
            Err(error) => Err(error),
            Ok(()) => match log {
                Some((log, writing, planned)) => {
                    let finished = log.finish(&db, writing, &planned).await;
                    finished.map_err(|error| StoreError::LogLate(Box::new(error)))
                }
                None => Ok(()),
            },
        }
    }
}

/// A case that has leaves must have its lock: without it, nobody can tell whether this copy is
/// the newest.
async fn refuse_without_lock(connection: Connection<'_>) -> Result<(), StoreError> {
    let leaves: i64 = on_backend!(connection, connection => {
        sqlx::query_scalar(COUNT_LEAVES).fetch_one(connection).await?
    });
    match leaves {
        0 => Ok(()),
        _ => Err(LogError::NoLock.into()),
    }
}

/// Whether any entry cites these bytes; if in doubt, yes.
async fn is_cited(db: &Db, sha256: String) -> bool {
    let count = async {
        Ok::<i64, sqlx::Error>(on_backend!(db.readers(), readers => {
            sqlx::query_scalar(CITED).bind(sha256).fetch_one(readers).await?
        }))
    };
    count.await.map_or(true, |count| count > 0)
}

fn refuse_cited_twice(draft: &Draft) -> Result<(), StoreError> {
    let twice = draft.cites.windows(2).find(|pair| {
        let same_role = pair[0].role == pair[1].role;
        same_role && pair[0].sha256 == pair[1].sha256
    });
    match twice {
        Some(pair) => Err(StoreError::CitedTwice {
            role: pair[0].role.clone(),
            sha256: pair[0].sha256,
        }),
        None => Ok(()),
    }
}

fn refuse_sealed_twice(draft: &Draft) -> Result<(), StoreError> {
    let mut pairs = draft.sealed.windows(2);
    match pairs.find(|pair| pair[0].field == pair[1].field) {
        Some(pair) => Err(StoreError::SealedTwice(pair[0].field)),
        None => Ok(()),
    }
}

/// Rolls back when dropped, also where no runtime is entered: a synchronous program may drop a
/// transaction between two calls of `block_on`.
struct Held {
    /// Taken out by commit.
    transaction: Option<OpenTransaction>,
    runtime: Handle,
}

impl Held {
    async fn commit(mut self) -> Result<(), sqlx::Error> {
        match self.transaction.take() {
            Some(transaction) => on_backend!(transaction, it => it.commit().await),
            None => unreachable!("commit takes the transaction by value"),
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let _entered = self.runtime.enter();
        drop(self.transaction.take());
    }
}

async fn insert_entry(connection: Connection<'_>, entry: &EntryRecord) -> Result<(), sqlx::Error> {
    on_backend!(connection, connection => {
        sqlx::query(INSERT_ENTRY)
            .bind(entry.seq)
            .bind(entry.id)
            .bind(&entry.kind)
            .bind(entry.body_sha256.to_string())
            .bind(&entry.salt[..])
            .bind(entry.prev.map(|prev| prev.to_string()))
            .bind(entry.at.micros())
            .bind(&entry.canonical)
            .bind(entry.commitment.to_string())
            .bind(entry.hash.to_string())
            .execute(connection)
            .await?;
    });
    Ok(())
}

async fn insert_citations(
    connection: Connection<'_>,
    entry: &EntryRecord,
    draft: &Draft,
) -> Result<(), sqlx::Error> {
    on_backend!(connection, connection => {
        for cite in &draft.cites {
            let bytes = i64::try_from(cite.bytes);
            let bytes = bytes.map_err(|error| sqlx::Error::Encode(error.into()))?;
            sqlx::query(INSERT_CITATION)
                .bind(entry.id)
                .bind(&cite.role)
                .bind(cite.sha256.to_string())
                .bind(bytes)
                .execute(&mut *connection)
                .await?;
        }
    });
    Ok(())
}
