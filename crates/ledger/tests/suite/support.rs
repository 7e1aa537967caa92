//! What the tests of the record stand on: a case on either database.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use ledger::{Case, CaseError, Draft, EntryRecord, NewCase, StoreError};
use tempfile::TempDir;

use crate::postgres;

/// Runs every test of a suite on both databases: `store_suite!(suite: name, …)`.
#[macro_export]
macro_rules! store_suite {
    ($suite:ident: $($test:ident),+ $(,)?) => {
        $crate::store_suite!(@on sqlite $suite $($test)+);
        $crate::store_suite!(@on postgres $suite $($test)+);
    };
    (@on $backend:ident $suite:ident $($test:ident)+) => {
        mod $backend {
            $(
                #[test]
                fn $test() {
                    let name = concat!(module_path!(), "::", stringify!($test));
                    if let Some(stage) = $crate::support::Stage::$backend(name) {
                        ledger::runtime().unwrap().block_on(super::$suite::$test(stage));
                    }
                }
            )+
        }
    };
}

/// Set in a process that plays a second program on its parent's stage.
const FOLDER: &str = "LEDGER_TEST_FOLDER";
const DATABASE: &str = "LEDGER_TEST_DATABASE";

/// The place of one test: an empty folder and, for PostgreSQL, an empty database.
pub(crate) struct Stage {
    folder: Folder,
    /// The test's full name, with that of its crate.
    name: &'static str,
    pub(crate) database: Option<String>,
}

enum Folder {
    Own(TempDir),
    /// That of the process which started this one.
    Lent(PathBuf),
}

impl Stage {
    /// A stage on the embedded database.
    pub(crate) fn sqlite(name: &'static str) -> Option<Self> {
        Some(Self::lent(name).unwrap_or_else(|| Self::own(name, None)))
    }

    /// A stage on PostgreSQL, if there is one.
    pub(crate) fn postgres(name: &'static str) -> Option<Self> {
        let own = || Some(Self::own(name, Some(postgres::fresh_database(name)?)));
        Self::lent(name).or_else(own)
    }

    fn own(name: &'static str, database: Option<String>) -> Self {
        Self {
            folder: Folder::Own(TempDir::new().unwrap()),
            name,
            database,
        }
    }

    fn lent(name: &'static str) -> Option<Self> {
        let folder = Folder::Lent(env::var_os(FOLDER)?.into());
        Some(Self {
            folder,
            name,
            database: env::var(DATABASE).ok(),
        })
    }

    pub(crate) fn dir(&self) -> PathBuf {
        match &self.folder {
            Folder::Own(temp) => temp.path().join("case"),
            Folder::Lent(path) => path.clone(),
        }
    }

    /// Whether this process plays the second program.
    pub(crate) fn is_lent(&self) -> bool {
        matches!(self.folder, Folder::Lent(_))
    }

    /// Lets `command`, which ends in this test binary, run this very test as a second program on
    /// this stage.
    pub(crate) fn lend_to(&self, command: &mut Command) {
        let name = self.name.split_once("::").unwrap().1;
        command.args(["--exact", name, "--nocapture", "--test-threads=1"]);
        command.env(FOLDER, self.dir());
        if let Some(database) = &self.database {
            command.env(DATABASE, database);
        }
    }

    pub(crate) async fn create(&self) -> Case {
        let new = NewCase::new("example-2030", "Example, 2030");
        Case::create_with(&self.dir(), &new, self.database.clone())
            .await
            .unwrap()
    }

    pub(crate) async fn open(&self) -> Result<Case, CaseError> {
        Case::open_with(&self.dir(), self.database.clone()).await
    }
}

/// Keeps `bytes` and appends an entry that cites them, in a transaction of its own.
pub(crate) async fn keep_one(case: &Case, bytes: &[u8]) -> Result<EntryRecord, StoreError> {
    let incoming = case.blobs().receive(bytes)?;
    let mut tx = case.begin_write().await?;
    let blob = tx.keep(incoming)?;
    let body = serde_json::json!({ "length": bytes.len() });
    let entry = tx
        .append(Draft::new("sheet.received", body).cite("source", &blob))
        .await?;
    tx.commit().await?;
    Ok(entry)
}

/// How many files wait in a case for a transaction to keep them.
pub(crate) fn waiting(dir: &Path) -> usize {
    std::fs::read_dir(dir.join("blobs/incoming"))
        .unwrap()
        .count()
}
