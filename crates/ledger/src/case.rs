//! A case: the folder in which everything about one election is kept.

use std::{
    env,
    fs::File,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde_json::{Value, json};

use crate::{
    Blobs, CaseError, CaseFile, Citation, Db, DiskError, Draft, EntryId, EntryRecord, Head,
    NewCase, StoreError, Verification, WriteTx,
    case_file::{CASE_FILE, CASE_SCHEMA},
    db::Place,
    disk::{Disk, Step},
    entry::fresh_salt,
    log::note::VerifierKey,
    log_error::LogError,
    logbook::{Log, LogReader, LogStatus, Outside},
    new_folder::{DATABASE, LOG, NewFolder, OUT},
    reading, verify,
};

/// The variable that names another database than `case.toml` does; may hold a password.
const DATABASE_VARIABLE: &str = "SCRUTINEER_DATABASE";

/// What the first entry of every case says; see [`Case::create`].
const CREATED: &str = "case.created";

/// The folder of blobs where the file names no other.
const BLOBS: &str = "blobs";

/// An open case.
pub struct Case {
    dir: PathBuf,
    file: CaseFile,
    db: Db,
    blobs: Blobs,
    disk: Disk,
    /// The log, if one was begun.
    log: Option<Arc<Log>>,
}

impl Case {
    /// Makes a case in an empty or a new folder, whose parent must exist. If it fails, nothing
    /// of it remains.
    ///
    /// The first entry says which case this is and whether its data are simulated. So neither
    /// can be changed afterwards without breaking the chain, and a database cannot be mistaken
    /// for that of another case.
    ///
    /// # Errors
    /// The folder is in use ([`CaseError::AlreadyACase`], [`CaseError::NotEmpty`]), the
    /// description is impossible ([`CaseError::File`]), or the disk or the database refuses.
    pub async fn create(dir: &Path, new: &NewCase) -> Result<Self, CaseError> {
        Self::create_on(Disk::default(), dir, new, env::var(DATABASE_VARIABLE).ok()).await
    }

    /// As [`create`](Self::create), with the URL of the database given here and not in a file.
    ///
    /// # Errors
    /// Those of [`create`](Self::create).
    pub async fn create_with(
        dir: &Path,
        new: &NewCase,
        database: Option<String>,
    ) -> Result<Self, CaseError> {
        Self::create_on(Disk::default(), dir, new, database).await
    }

    pub(crate) async fn create_on(
        disk: Disk,
        dir: &Path,
        new: &NewCase,
        database: Option<String>,
    ) -> Result<Self, CaseError> {
        let file = new.file()?;
        let root = blobs_root(dir, &file);
        let (folder, case_file) = NewFolder::claim(&disk, dir, &root)?;
        let blobs = Blobs::create(&root, disk.clone())?;
        folder.make_parts(&disk)?;
        let db_path = dir.join(DATABASE);
        let db = Db::create(place(&db_path, &file, database.as_deref())).await?;
        let case = Self {
            dir: dir.to_owned(),
            file,
            db,
            blobs,
            disk,
            log: None,
        };
        match case.found(&folder, &case_file).await {
            Ok(()) => {
                folder.keep();
                Ok(case)
            }
            Err(error) => {
                case.close().await;
                Err(error)
            }
        }
    }

    /// Appends the first entry and writes `case.toml`, which makes the folder a case.
    async fn found(&self, folder: &NewFolder, case_file: &File) -> Result<(), CaseError> {
        let mut tx = self.begin_write().await?;
        if tx.head().is_some() {
            return Err(CaseError::DatabaseInUse);
        }
        let body = json!({
            "id": self.file.id,
            "schema": CASE_SCHEMA,
            "simulated": self.file.simulated,
            "title": self.file.title,
        });
        tx.append(Draft::new(CREATED, body)).await?;
        folder.write_case_file(&self.disk, case_file, &self.file)?;
        tx.commit().await?;
        Ok(())
    }

    /// Opens the case in a folder. `SCRUTINEER_DATABASE` goes before the file's `database`.
    ///
    /// # Errors
    /// The folder is no case ([`CaseError::NotACase`]), its file is of a newer version or wrong
    /// ([`CaseError::File`]), a part of it is missing, or file and record contradict each other.
    pub async fn open(dir: &Path) -> Result<Self, CaseError> {
        Self::open_on(Disk::default(), dir, env::var(DATABASE_VARIABLE).ok()).await
    }

    /// As [`open`](Self::open), with the URL of the database given here and not in a file.
    ///
    /// # Errors
    /// Those of [`open`](Self::open).
    pub async fn open_with(dir: &Path, database: Option<String>) -> Result<Self, CaseError> {
        Self::open_on(Disk::default(), dir, database).await
    }

    pub(crate) async fn open_on(
        disk: Disk,
        dir: &Path,
        database: Option<String>,
    ) -> Result<Self, CaseError> {
        let path = dir.join(CASE_FILE);
        if !path.exists() {
            return Err(CaseError::NotACase(dir.to_owned()));
        }
        let file = CaseFile::read(&path)?;
        let blobs = Blobs::open(&blobs_root(dir, &file), disk.clone())?;
        let db_path = dir.join(DATABASE);
        let place = place(&db_path, &file, database.as_deref());
        if matches!(place, Place::File(path) if !path.exists()) {
            return Err(CaseError::NoDatabase(db_path));
        }
        let db = Db::open(place).await?;
        let log = file.lock.as_deref().map(|lock| {
            let outside = Outside::new(dir.join(lock), disk.clone());
            Arc::new(Log::new(outside, dir.join(LOG), disk.clone()))
        });
        let case = Self {
            dir: dir.to_owned(),
            file,
            db,
            blobs,
            disk,
            log,
        };
        match case.compare_with_record().await {
            Ok(()) => Ok(case),
            Err(error) => {
                case.close().await;
                Err(error)
            }
        }
    }

    /// Refuses to go on if `case.toml` and the first entry disagree.
    async fn compare_with_record(&self) -> Result<(), CaseError> {
        let first = self.entries_after(0, 1).await?.into_iter().next();
        let Some(first) = first.filter(|first| first.kind == CREATED) else {
            return Err(CaseError::Unfinished(self.dir.clone()));
        };
        let body = &first.record()?["body"];
        let found = body["id"].as_str().unwrap_or_default();
        if found != self.file.id {
            let expected = self.file.id.clone();
            return Err(CaseError::OtherCase {
                found: found.to_owned(),
                at: first.at,
                expected,
            });
        }
        if body["simulated"] != Value::Bool(self.file.simulated) {
            return Err(CaseError::Simulated {
                file: self.file.simulated,
                record: !self.file.simulated,
            });
        }
        Ok(())
    }

    /// The folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// What `case.toml` says.
    #[must_use]
    pub const fn file(&self) -> &CaseFile {
        &self.file
    }

    /// Where results are written for people to take away.
    #[must_use]
    pub fn out(&self) -> PathBuf {
        self.dir.join(OUT)
    }

    /// The kept bytes.
    #[must_use]
    pub const fn blobs(&self) -> &Blobs {
        &self.blobs
    }

    /// The database, to read from.
    #[must_use]
    pub const fn db(&self) -> &Db {
        &self.db
    }

    /// Begins a write transaction, after the one under way, if any.
    ///
    /// # Errors
    /// [`StoreError::Busy`] after 20 seconds of waiting, or the database refuses.
    pub async fn begin_write(&self) -> Result<WriteTx, StoreError> {
        WriteTx::begin(
            &self.db,
            self.blobs.clone(),
            self.disk.clone(),
            self.log.as_ref(),
        )
        .await
    }

    /// Begins the log of a case: makes a key and the first checkpoint in `keys`, a folder outside
    /// the case, writes the field `lock` to `case.toml`, and gives every entry its leaf.
    ///
    /// `origin` names the log in all its checkpoints; a web address without its scheme is usual.
    ///
    /// # Errors
    /// The case has a log ([`LogError::HasLog`]), `keys` lies within it
    /// ([`LogError::KeysInside`]) or holds those of another log ([`LogError::Taken`]), the origin
    /// is no name, or the disk or the database refuses. A start that was cut short is gone on
    /// with by the same call.
    pub async fn begin_log(&mut self, keys: &Path, origin: &str) -> Result<VerifierKey, CaseError> {
        if let Some(log) = &self.log {
            let lock = log.outside().checkpoint_path().to_owned();
            return Err(StoreError::from(LogError::HasLog(lock)).into());
        }
        let lock = self.lock_in(keys)?;
        let outside = Outside::new(lock.clone(), self.disk.clone());
        let key = outside
            .create(origin, &fresh_salt()?)
            .map_err(StoreError::from)?;
        let log = Arc::new(Log::new(outside, self.dir.join(LOG), self.disk.clone()));
        log.publish_first().map_err(StoreError::from)?;
        let path = self.dir.join(CASE_FILE);
        let text = self.file.with_lock(&path, lock)?;
        self.disk.replace(&path, text.as_bytes())?;
        self.file = CaseFile::read(&path)?;
        self.log = Some(log);
        let mut tx = self.begin_write().await?;
        let body = json!({ "key": key.to_string(), "origin": origin });
        tx.append(Draft::new("log.begun", body)).await?;
        tx.commit().await?;
        Ok(key)
    }

    /// The path of the last checkpoint in a folder that lies outside the case.
    fn lock_in(&self, keys: &Path) -> Result<PathBuf, CaseError> {
        let absolute = |path: &Path| {
            std::path::absolute(path).map_err(|source| DiskError {
                step: Step::Read,
                path: path.to_owned(),
                source,
            })
        };
        let (keys, dir) = (absolute(keys)?, absolute(&self.dir)?);
        let real = |path: &Path| path.canonicalize().unwrap_or(path.to_owned());
        if keys.starts_with(&dir) || real(&keys).starts_with(real(&dir)) {
            return Err(StoreError::from(LogError::KeysInside(keys)).into());
        }
        Ok(keys.join(format!("{}.checkpoint", self.file.id)))
    }

    /// Extends the log by whatever has no leaf yet, and does what an earlier writer left undone.
    ///
    /// # Errors
    /// The case has no log, is not to be written to, or the disk or the database refuses.
    pub async fn extend_log(&self) -> Result<(), StoreError> {
        self.log_or_refuse()?;
        self.begin_write().await?.commit().await
    }

    /// The log as it is published, to make proofs from.
    ///
    /// # Errors
    /// The case has no log, its files are damaged, or the database refuses.
    pub async fn read_log(&self) -> Result<LogReader, StoreError> {
        LogReader::open(self.log_or_refuse()?, &self.db).await
    }

    /// How the log stands.
    ///
    /// # Errors
    /// Those of [`read_log`](Self::read_log), or the folder of keys cannot be read.
    pub async fn log_status(&self) -> Result<LogStatus, StoreError> {
        let log = self.log_or_refuse()?;
        let reader = LogReader::open(log, &self.db).await?;
        LogStatus::of(log, &self.db, &reader).await
    }

    /// The folder of the published log.
    #[must_use]
    pub fn log_folder(&self) -> PathBuf {
        self.dir.join(LOG)
    }

    fn log_or_refuse(&self) -> Result<&Arc<Log>, LogError> {
        self.log.as_ref().ok_or(LogError::NoLog)
    }

    /// The entry of this id.
    ///
    /// # Errors
    /// The database refuses, or the entry is damaged.
    pub async fn entry(&self, id: EntryId) -> Result<Option<EntryRecord>, StoreError> {
        reading::entry(&self.db, id).await
    }

    /// Up to `limit` entries in order, after number `seq`.
    ///
    /// # Errors
    /// The database refuses, or an entry is damaged.
    pub async fn entries_after(
        &self,
        seq: i64,
        limit: u32,
    ) -> Result<Vec<EntryRecord>, StoreError> {
        reading::entries_after(&self.db, seq, limit).await
    }

    /// What an entry cites, by role and digest.
    ///
    /// # Errors
    /// The database refuses, or the entry is damaged.
    pub async fn citations(&self, id: EntryId) -> Result<Vec<Citation>, StoreError> {
        reading::citations(&self.db, id).await
    }

    /// The end of the chain. Who writes it down elsewhere can later have the whole record
    /// [verified](Self::verify) against it.
    ///
    /// # Errors
    /// The database refuses, or the last entry is damaged.
    pub async fn head(&self) -> Result<Option<Head>, StoreError> {
        reading::head(&self.db).await
    }

    /// Checks every entry, every link between entries and every blob an entry cites.
    ///
    /// A chain that was cut short or rewritten from some entry on is whole in itself. Only who
    /// remembers an earlier end can tell, so give it as `remembered` if there is one.
    ///
    /// # Errors
    /// The database or the disk refuses. What is wrong with the record is no error but stands in
    /// [`Verification::damage`].
    pub async fn verify(&self, remembered: Option<Head>) -> Result<Verification, StoreError> {
        verify::verify(&self.db, &self.blobs, remembered).await
    }

    /// Closes the database, so that the folder can be copied as it is.
    pub async fn close(self) {
        self.db.close().await;
    }
}

fn blobs_root(dir: &Path, file: &CaseFile) -> PathBuf {
    dir.join(file.blobs.as_deref().unwrap_or(Path::new(BLOBS)))
}

fn place<'a>(path: &'a Path, file: &'a CaseFile, database: Option<&'a str>) -> Place<'a> {
    match database.or(file.database.as_deref()) {
        Some(url) => Place::Url(url),
        None => Place::File(path),
    }
}
