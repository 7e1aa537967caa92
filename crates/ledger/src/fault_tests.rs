//! Every step to disk and database, failing in turn.
//!
//! Each step of an import is made to fail in both ways in which disks do fail: it was not done,
//! or it was done and the answer was lost. After each, the case is either as it was before or
//! complete, nothing follows the failed step (a failed force to disk is not tried again), and the
//! same import then succeeds.

use std::{collections::BTreeSet, fs, io, path::Path, sync::Arc, time::Duration};

use election::digest::Sha256;
use serde_json::json;
use tempfile::TempDir;

use crate::{
    BlobError, Case, CaseError, Draft, NewCase, StoreError,
    db::{Db, Place},
    disk::{
        Disk, Step,
        faults::{Fault, Plan},
    },
    on_backend, postgres,
};

pub(crate) fn disk_with(plan: &Arc<Plan>) -> Disk {
    Disk {
        faults: Some(Arc::clone(plan)),
    }
}

/// A folder in memory where there is one: these faults are invented, and forcing hundreds of
/// imports to a real disk only takes time.
pub(crate) fn in_memory() -> TempDir {
    TempDir::new_in("/dev/shm")
        .or_else(|_| TempDir::new())
        .unwrap()
}

/// Longer than the buffer, so that it is written in several steps.
fn source_of(tag: &str) -> String {
    tag.repeat(70_000 / tag.len())
}

/// A tag whose blobs each need a new folder, so that every import has the same steps.
fn tag_of_new_folders(case: &Case, name: &str) -> String {
    let folder_of = |bytes: &str| {
        let path = case.blobs().path_of(&Sha256::of(bytes.as_bytes()));
        path.parent().unwrap().to_owned()
    };
    let mut tags = (0..).map(|number| format!("{name}, {number}; "));
    let is_new = |tag: &String| {
        let folders = [folder_of(tag), folder_of(&source_of(tag))];
        folders[0] != folders[1] && !folders.iter().any(|folder| folder.exists())
    };
    tags.find(is_new).unwrap()
}

/// An import as a feature does it: two blobs, an entry that cites them, a row beside it.
async fn import(case: &Case, tag: &str) -> Result<(), StoreError> {
    let source = source_of(tag);
    let source = case.blobs().receive(source.as_bytes())?;
    let dataset = case.blobs().receive(tag.as_bytes())?;
    let mut tx = case.begin_write().await?;
    let source = tx.keep(source)?;
    let dataset = tx.keep(dataset)?;
    let draft = Draft::new("edition.imported", json!({ "label": tag }));
    let entry = tx
        .append(draft.cite("source", &source).cite("dataset", &dataset))
        .await?;
    on_backend!(tx.connection(), connection => {
        sqlx::query(
            "insert into editions
                (id, seq, entry_id, source_name, source_sha256, source_bytes, mapping_sha256,
                 form_id, form_sha256, dataset_sha256, units, label, imported_at_us,
                 importer_version)
             select $1, count(*) + 1, $1, 'a.csv', $2, 1, $2, 'sheet', $2, $2, 1, 'initial', 1, '1'
             from editions",
        )
        .bind(entry.id)
        .bind(source.sha256.to_string())
        .execute(connection)
        .await?;
    });
    tx.commit().await
}

/// All that an import may change.
#[derive(Debug, PartialEq)]
struct Snapshot {
    verification: crate::Verification,
    editions: i64,
    files: BTreeSet<String>,
}

async fn snapshot(case: &Case) -> Snapshot {
    let editions = on_backend!(case.db().readers(), readers => {
        sqlx::query_scalar("select count(*) from editions").fetch_one(readers).await.unwrap()
    });
    let mut files = BTreeSet::new();
    list(&case.dir().join("blobs"), &mut files);
    Snapshot {
        verification: case.verify(None).await.unwrap(),
        editions,
        files,
    }
}

fn list(folder: &Path, files: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        files.insert(path.display().to_string());
        if path.is_dir() {
            list(&path, files);
        }
    }
}

async fn fail_each_step_of_an_import(database: Option<String>) {
    let temp = in_memory();
    let dir = temp.path().join("case");
    let plan = Arc::new(Plan::default());
    let new = NewCase::new("example", "Example");
    let mut case = Case::create_on(disk_with(&plan), &dir, &new, database.clone())
        .await
        .unwrap();

    for fault in [Fault::NotDone, Fault::AnswerLost] {
        let mut failed = Vec::new();
        let mut before = snapshot(&case).await;
        loop {
            let at = failed.len();
            let tag = tag_of_new_folders(&case, &format!("{fault:?} at {at}"));
            plan.set(Some((at, fault)));
            let result = import(&case, &tag).await;
            let steps = plan.steps();
            plan.set(None);
            let Err(error) = result else {
                // The fault lay behind the last step.
                assert_eq!(steps.len(), at, "{tag}: a failure was passed over");
                break;
            };
            assert_eq!(
                steps.len(),
                at + 1,
                "{tag}: something followed the failure: {steps:?}"
            );
            says_why(&error, steps[at], fault);
            failed.push(steps[at]);

            let at_once = snapshot(&case).await;
            case.close().await;
            case = Case::open_on(disk_with(&plan), &dir, database.clone())
                .await
                .unwrap();
            let after = snapshot(&case).await;
            assert_eq!(
                at_once, after,
                "{tag}: left for the next opening to tidy up"
            );
            let is_complete = is_unchanged_or_complete(&before, &after, (steps[at], fault));
            if !is_complete {
                import(&case, &tag).await.unwrap();
            }
            let complete = snapshot(&case).await;
            let last = (Step::Commit, fault);
            assert!(is_unchanged_or_complete(&before, &complete, last), "{tag}");
            assert_eq!(complete.verification.uncited, [], "{tag}");
            before = complete;
        }
        for expected in EVERY_STEP {
            assert!(
                failed.contains(&expected),
                "{fault:?}: {expected:?} never failed"
            );
        }
    }
    case.close().await;
}

/// What an import goes through.
const EVERY_STEP: [Step; 12] = [
    Step::Lock,
    Step::CreateFile,
    Step::Write,
    Step::Seal,
    Step::SyncFile,
    Step::Read,
    Step::Begin,
    Step::CreateFolder,
    Step::Rename,
    Step::SyncFolder,
    Step::Append,
    Step::Commit,
];

/// Whether the import took effect; fails the test if it did by halves.
fn is_unchanged_or_complete(before: &Snapshot, after: &Snapshot, failed: (Step, Fault)) -> bool {
    assert_eq!(after.verification.damage, [], "{failed:?}");
    let appended = after.verification.entries - before.verification.entries;
    assert_eq!(
        after.editions - before.editions,
        i64::try_from(appended).unwrap(),
        "{failed:?}"
    );
    if appended == 0 && failed.0 != Step::Commit {
        assert_eq!(before, after, "{failed:?}");
    }
    // Whether a failed commit took effect is not known at once, so no bytes are removed.
    let uncited = if failed == (Step::Commit, Fault::NotDone) && appended == 0 {
        2
    } else {
        0
    };
    assert_eq!(after.verification.uncited.len(), uncited, "{failed:?}");
    let blobs = after.verification.blobs - before.verification.blobs;
    assert_eq!(blobs, 2 * appended, "{failed:?}");
    appended == 1
}

fn says_why(error: &StoreError, step: Step, fault: Fault) {
    let text = error.to_string();
    let is_of_database = matches!(step, Step::Begin | Step::Append | Step::Commit);
    assert_eq!(
        matches!(error, StoreError::Blob(_)),
        !is_of_database,
        "{step:?}: {text}"
    );
    if is_of_database {
        return;
    }
    assert!(
        text.contains(&format!("cannot {step} ")),
        "{step:?}: {text}"
    );
    let speaks_of_space = text.starts_with("the disk is full, free some space and repeat: ");
    assert_eq!(speaks_of_space, fault == Fault::NotDone, "{step:?}: {text}");
}

#[test]
fn an_import_is_all_or_nothing_on_sqlite() {
    crate::runtime()
        .unwrap()
        .block_on(fail_each_step_of_an_import(None));
}

#[test]
fn an_import_is_all_or_nothing_on_postgres() {
    if let Some(url) = postgres::fresh_database("an_import_is_all_or_nothing_on_postgres") {
        crate::runtime()
            .unwrap()
            .block_on(fail_each_step_of_an_import(Some(url)));
    }
}

#[test]
fn a_case_is_made_or_not_made() {
    crate::runtime().unwrap().block_on(async {
        for is_there in [false, true] {
            fail_each_step_of_making_a_case(is_there).await;
        }
    });
}

async fn fail_each_step_of_making_a_case(is_there: bool) {
    let temp = in_memory();
    let new = NewCase::new("example", "Example");
    let plan = Arc::new(Plan::default());
    let first = temp.path().join("first");
    let blobs = temp.path().join("blobs elsewhere");
    let new = NewCase {
        blobs: Some(blobs.clone()),
        ..new
    };
    if is_there {
        fs::create_dir(&first).unwrap();
        fs::create_dir(&blobs).unwrap();
    }
    Case::create_on(disk_with(&plan), &first, &new, None)
        .await
        .unwrap()
        .close()
        .await;
    let steps = plan.steps();
    assert!(
        steps.contains(&Step::Rename) && steps.contains(&Step::Commit),
        "{steps:?}"
    );

    let (dir, blobs) = (temp.path().join("case"), temp.path().join("blobs of case"));
    let new = NewCase {
        blobs: Some(blobs.clone()),
        ..new
    };
    if is_there {
        fs::create_dir(&dir).unwrap();
        fs::create_dir(&blobs).unwrap();
    }
    for (at, fault) in
        (0..steps.len()).flat_map(|at| [(at, Fault::NotDone), (at, Fault::AnswerLost)])
    {
        plan.set(Some((at, fault)));
        let tag = format!("{at} {:?} {fault:?}", steps[at]);
        let error = Case::create_on(disk_with(&plan), &dir, &new, None)
            .await
            .err();
        assert!(error.is_some(), "{tag}");
        for folder in [&dir, &blobs] {
            assert_eq!(folder.exists(), is_there, "{tag}: {}", folder.display());
            assert!(
                !is_there || crate::blobs::is_empty(folder).unwrap(),
                "{tag}"
            );
        }
    }
    plan.set(None);
    let case = Case::create_on(disk_with(&plan), &dir, &new, None)
        .await
        .unwrap();
    assert_eq!(case.verify(None).await.unwrap().damage, []);
    case.close().await;
}

#[test]
fn bytes_that_come_back_changed_are_not_kept() {
    crate::runtime().unwrap().block_on(async {
        let temp = TempDir::new().unwrap();
        let dir = temp.path().join("case");
        let case = Case::create_with(&dir, &NewCase::new("example", "Example"), None).await;
        let case = case.unwrap();
        // A disk that silently writes other bytes: the source changes what was written so far.
        let incoming = dir.join("blobs/incoming");
        let error = case
            .blobs()
            .receive(Meddler { incoming, calls: 0 })
            .err()
            .unwrap();
        assert!(matches!(error, BlobError::Damaged { .. }), "{error}");
        assert_eq!(fs::read_dir(dir.join("blobs/incoming")).unwrap().count(), 0);
        case.close().await;
    });
}

/// Gives five bytes, and then alters them where they were put.
struct Meddler {
    incoming: std::path::PathBuf,
    calls: u32,
}

impl io::Read for Meddler {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.calls += 1;
        if self.calls == 1 {
            buffer[..5].copy_from_slice(b"sheet");
            return Ok(5);
        }
        for entry in fs::read_dir(&self.incoming)? {
            fs::write(entry?.path(), "other")?;
        }
        Ok(0)
    }
}

#[test]
fn a_source_that_breaks_off_leaves_nothing() {
    struct BreaksOff(u32);
    impl io::Read for BreaksOff {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.0 += 1;
            match self.0 {
                1 => Err(io::ErrorKind::Interrupted.into()),
                2 => {
                    buffer[0] = b'1';
                    Ok(1)
                }
                _ => Err(io::ErrorKind::ConnectionReset.into()),
            }
        }
    }
    crate::runtime().unwrap().block_on(async {
        let temp = TempDir::new().unwrap();
        let dir = temp.path().join("case");
        let new = NewCase::new("example", "Example");
        let case = Case::create_with(&dir, &new, None).await.unwrap();
        let error = case.blobs().receive(BreaksOff(0)).err().unwrap();
        assert!(matches!(error, BlobError::Source(_)), "{error}");
        assert_eq!(fs::read_dir(dir.join("blobs/incoming")).unwrap().count(), 0);
        case.close().await;
    });
}

/// What a writer is told when another one does not end.
async fn waits_and_then_says_busy(database: Option<String>) {
    let temp = TempDir::new().unwrap();
    let dir = temp.path().join("case");
    let new = NewCase::new("example", "Example");
    let case = Case::create_with(&dir, &new, database.clone())
        .await
        .unwrap();
    let path = dir.join("case.db");
    let place = database.as_deref().map_or(Place::File(&path), Place::Url);
    let other = Db::connect(&place, false, Duration::from_millis(200)).unwrap();

    let tx = case.begin_write().await.unwrap();
    let error = other
        .begin()
        .await
        .map(drop)
        .map_err(StoreError::from)
        .unwrap_err();
    assert!(matches!(error, StoreError::Busy(_)), "{error:?}");
    // Who only reads does not wait.
    let head = case.head().await.unwrap().unwrap();
    assert_eq!(tx.head(), Some(head));
    drop(tx);
    other.begin().await.map(drop).unwrap();
    other.close().await;
    case.close().await;
}

#[test]
fn a_busy_database_is_named_so_on_sqlite() {
    crate::runtime()
        .unwrap()
        .block_on(waits_and_then_says_busy(None));
}

#[test]
fn a_busy_database_is_named_so_on_postgres() {
    if let Some(url) = postgres::fresh_database("a_busy_database_is_named_so_on_postgres") {
        crate::runtime()
            .unwrap()
            .block_on(waits_and_then_says_busy(Some(url)));
    }
}

#[test]
fn two_who_move_blobs_at_once_do_not_wait_for_each_other() {
    crate::runtime().unwrap().block_on(async {
        let temp = TempDir::new().unwrap();
        let dir = temp.path().join("case");
        let new = NewCase::new("example", "Example");
        let case = Case::create_with(&dir, &new, None).await.unwrap();
        // As after a connection was lost: the database's lock is free, the folder's is not.
        let lock = fs::File::open(dir.join("blobs/placing.lock")).unwrap();
        lock.try_lock().unwrap();
        let sheet = case.blobs().receive(&b"sheet"[..]).unwrap();
        let mut tx = case.begin_write().await.unwrap();
        assert!(matches!(tx.keep(sheet), Err(BlobError::Busy)));
        assert!(matches!(tx.commit().await, Err(StoreError::Spoiled)));
        drop(lock);
        import(&case, "afterwards").await.unwrap();
        case.close().await;
    });
}

#[test]
fn of_two_who_make_a_case_one_does() {
    let temp = TempDir::new().unwrap();
    let dir = temp.path().join("case");
    let make = || {
        crate::runtime().unwrap().block_on(async {
            let new = NewCase::new("example", "Example");
            let made = Case::create_with(&dir, &new, None).await;
            match made {
                Ok(case) => {
                    case.close().await;
                    Ok(())
                }
                Err(error) => Err(error),
            }
        })
    };
    let results = std::thread::scope(|scope| {
        [scope.spawn(make), scope.spawn(make)].map(|thread| thread.join().unwrap())
    });
    let made = results.iter().filter(|result| result.is_ok()).count();
    assert_eq!(made, 1, "{results:?}");
    let is_clear =
        |error: &CaseError| matches!(error, CaseError::NotEmpty(_) | CaseError::AlreadyACase(_));
    assert!(
        results
            .iter()
            .filter_map(|result| result.as_ref().err())
            .all(is_clear),
        "{results:?}"
    );
    crate::runtime().unwrap().block_on(async {
        let case = Case::open_with(&dir, None).await.unwrap();
        assert_eq!(case.verify(None).await.unwrap().damage, []);
        case.close().await;
    });
}
