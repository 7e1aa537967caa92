//! The folder of a case: what is refused, and in which words.

use std::{fs, path::Path};

use ledger::{Backend, Case, CaseError, CaseFile, NewCase, StoreError, on_backend};
use tempfile::TempDir;

use crate::support;

fn block_on<T>(future: impl Future<Output = T>) -> T {
    ledger::runtime().unwrap().block_on(future)
}

async fn create(dir: &Path) -> Result<Case, CaseError> {
    Case::create_with(dir, &NewCase::new("example-2030", "Example, 2030"), None).await
}

/// A closed case in a folder of its own.
fn new_case() -> (TempDir, std::path::PathBuf) {
    let temp = TempDir::new().unwrap();
    let dir = temp.path().join("case");
    block_on(async { create(&dir).await.unwrap().close().await });
    (temp, dir)
}

/// What opening the case says; the temporary folder is masked.
fn refusal(dir: &Path) -> String {
    let opened = block_on(async { Case::open_with(dir, None).await.map(drop) });
    opened
        .unwrap_err()
        .to_string()
        .replace(&dir.display().to_string(), "CASE")
}

#[test]
fn a_new_case_lies_as_the_reference_says() {
    let (_temp, dir) = new_case();
    let mut names: Vec<String> = fs::read_dir(&dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["blobs", "case.db", "case.toml", "log", "out"]);
    assert_eq!(
        fs::read_to_string(dir.join("case.toml")).unwrap(),
        r#"schema = 1
id = "example-2030"
title = "Example, 2030"
zone = "Etc/UTC"
locale = "en"
simulated = false
# publisher = "who publishes this"    # shown as missing until it stands here
# funders = ["who pays for it"]    # shown as missing until it stands here
# conflicts_of_interest = "none known"    # shown as missing until it stands here
"#
    );
}

#[test]
fn a_closed_case_may_be_copied_and_moved() {
    let (temp, dir) = new_case();
    let moved = temp.path().join("elsewhere");
    fs::rename(&dir, &moved).unwrap();
    block_on(async {
        let case = Case::open_with(&moved, None).await.unwrap();
        support::keep_one(&case, b"sheet").await.unwrap();
        assert_eq!(case.verify(None).await.unwrap().damage, []);
        case.close().await;
    });
}

#[test]
fn what_readers_will_ask_for_is_kept_as_given() {
    let temp = TempDir::new().unwrap();
    let dir = temp.path().join("case");
    let mut new = NewCase::new("example-2030", "Seçki \"2030\"\\");
    new.zone = "Asia/Baku".to_owned();
    new.locale = "az".to_owned();
    new.simulated = true;
    new.publisher = Some("Group".to_owned());
    new.funders = Some(Vec::new());
    new.conflicts_of_interest = Some("one of us stood\nfor office".to_owned());
    block_on(async {
        let made = Case::create_with(&dir, &new, None).await.unwrap();
        let file: CaseFile = made.file().clone();
        made.close().await;
        let case = Case::open_with(&dir, None).await.unwrap();
        assert_eq!(case.file(), &file);
        assert_eq!(
            case.file().funders,
            Some(Vec::new()),
            "nobody pays is not the same as unsaid"
        );
        case.close().await;
    });
}

#[test]
fn a_folder_in_use_is_refused_and_left_alone() {
    let (temp, dir) = new_case();
    let error = block_on(create(&dir)).err().unwrap();
    assert!(matches!(error, CaseError::AlreadyACase(_)), "{error}");
    block_on(async { Case::open_with(&dir, None).await.unwrap().close().await });

    let full = temp.path().join("full");
    fs::create_dir(&full).unwrap();
    fs::write(full.join("notes.txt"), "mine").unwrap();
    let error = block_on(create(&full)).err().unwrap();
    assert!(matches!(error, CaseError::NotEmpty(_)), "{error}");
    assert_eq!(fs::read_dir(&full).unwrap().count(), 1);

    let error = block_on(create(&temp.path().join("no/such/parent")))
        .err()
        .unwrap();
    assert!(
        error.to_string().contains("cannot make the folder"),
        "{error}"
    );

    let mut new = NewCase::new("other", "Other");
    new.blobs = Some(dir.join("blobs"));
    let other = temp.path().join("other");
    let error = block_on(Case::create_with(&other, &new, None))
        .err()
        .unwrap();
    assert!(
        error.to_string().contains("each case needs its own"),
        "{error}"
    );
    assert!(!other.exists());
    block_on(async { Case::open_with(&dir, None).await.unwrap().close().await });
}

#[test]
fn a_folder_that_is_no_case_is_named_so() {
    let temp = TempDir::new().unwrap();
    assert_eq!(
        refusal(temp.path()),
        "CASE is not a case: it holds no case.toml"
    );
    assert_eq!(
        fs::read_dir(temp.path()).unwrap().count(),
        0,
        "looking leaves nothing behind"
    );
}

#[test]
fn a_wrong_case_file_is_refused_with_its_line() {
    let (_temp, dir) = new_case();
    let path = dir.join("case.toml");
    let text = fs::read_to_string(&path).unwrap();
    for (from, to, expected) in [
        (
            "schema = 1",
            "schema = 2\nnew_field = true",
            "CASE/case.toml: schema 2 is newer than this version of the program, which knows 1: \
             use a newer version",
        ),
        (
            "simulated = false",
            "simulatd = false",
            "CASE/case.toml, line 6, column 1: unknown field",
        ),
        (
            "simulated = false",
            "",
            "CASE/case.toml, line 1, column 1: missing field `simulated`",
        ),
        (
            "simulated = false",
            "simulated = no",
            "CASE/case.toml, line 6, column 13: ",
        ),
        (
            "title = \"Example",
            "title = \"Öst\" \"Example",
            "CASE/case.toml, line 3, column 15: ",
        ),
        (
            "schema = 1",
            "",
            "CASE/case.toml, line 1, column 1: missing field `schema`",
        ),
        (
            "schema = 1",
            "schema = 0",
            "CASE/case.toml: schema: the first version is 1",
        ),
        (
            "Etc/UTC",
            "Baku",
            "CASE/case.toml: zone: a time zone such as Asia/Baku",
        ),
        (
            "locale",
            "database = \"postgres://user:secret@host/case\"\nlocale",
            "CASE/case.toml: database: holds a password",
        ),
    ] {
        assert!(text.contains(from), "{from}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
        let said = refusal(&dir);
        assert!(said.starts_with(expected), "{to}: {said}");
    }
    fs::write(&path, text).unwrap();
    block_on(async { Case::open_with(&dir, None).await.unwrap().close().await });
}

/// Which of these settings holds shows only when the power fails, so they are read back.
#[test]
fn the_embedded_database_forces_each_commit_to_disk() {
    let (_temp, dir) = new_case();
    block_on(async {
        let case = Case::open_with(&dir, None).await.unwrap();
        let mut tx = case.begin_write().await.unwrap();
        let Backend::Sqlite(connection) = tx.connection() else {
            panic!("not embedded");
        };
        let journal = sqlx::query_scalar::<_, String>("pragma journal_mode");
        assert_eq!(journal.fetch_one(&mut *connection).await.unwrap(), "wal");
        for (sql, expected) in [
            ("pragma synchronous", 2),
            ("pragma foreign_keys", 1),
            ("pragma recursive_triggers", 1),
            ("pragma busy_timeout", 20_000),
        ] {
            let setting = sqlx::query_scalar::<_, i64>(sql);
            let found = setting.fetch_one(&mut *connection).await.unwrap();
            assert_eq!(found, expected, "{sql}");
        }
        drop(tx);
        case.close().await;
    });
}

#[test]
fn a_lost_part_is_missed_and_not_made_anew() {
    let (_temp, dir) = new_case();
    fs::rename(dir.join("case.db"), dir.join("kept.db")).unwrap();
    let said = refusal(&dir);
    assert!(
        said.starts_with("CASE/case.db is missing: restore it from a backup"),
        "{said}"
    );
    assert!(!dir.join("case.db").exists());

    fs::write(
        dir.join("case.db"),
        "not a database, and longer than its header would be",
    )
    .unwrap();
    let said = refusal(&dir);
    assert!(said.contains("is damaged, or is no database"), "{said}");
    fs::rename(dir.join("kept.db"), dir.join("case.db")).unwrap();

    fs::rename(dir.join("blobs"), dir.join("kept")).unwrap();
    assert_eq!(refusal(&dir), "the folder of blobs is missing: CASE/blobs");
    assert!(!dir.join("blobs").exists());
}

#[test]
fn a_case_whose_making_was_interrupted_is_named_so() {
    let (temp, dir) = new_case();
    let other = temp.path().join("other");
    block_on(async {
        let case = Case::open_with(&dir, None).await.unwrap();
        let mut tx = case.begin_write().await.unwrap();
        on_backend!(tx.connection(), connection => {
            for sql in ["drop trigger entries_never_go", "delete from entries"] {
                sqlx::query(sql).execute(&mut *connection).await.unwrap();
            }
        });
        tx.commit().await.unwrap();
        case.close().await;
    });
    fs::rename(&dir, &other).unwrap();
    assert!(refusal(&other).contains("the making of this case was interrupted: delete CASE"));
}

#[test]
fn leftovers_are_cleared_unless_someone_is_receiving() {
    let (_temp, dir) = new_case();
    let leftover = dir.join("blobs/incoming/0190");
    fs::write(&leftover, "half a sh").unwrap();
    block_on(async {
        let case = Case::open_with(&dir, None).await.unwrap();
        assert!(!leftover.exists());

        // Another program opens the case while this one has bytes waiting.
        let sheet = case.blobs().receive(&b"sheet"[..]).unwrap();
        let other = Case::open_with(&dir, None).await.unwrap();
        assert_eq!(support::waiting(&dir), 1);
        let mut tx = case.begin_write().await.unwrap();
        let sheet = tx.keep(sheet).unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            other.blobs().read_verified(&sheet.sha256).unwrap(),
            b"sheet"
        );

        // Bytes that nobody keeps go by themselves.
        drop(case.blobs().receive(&b"other"[..]).unwrap());
        assert_eq!(support::waiting(&dir), 0);
        case.close().await;
        other.close().await;
    });
}

#[test]
fn why_the_database_cannot_be_written_is_said_in_plain_words() {
    let (_temp, dir) = new_case();
    block_on(async {
        // The one connection that writes keeps such a setting until it is closed.
        let error = fails_after(&dir, "pragma max_page_count = 1").await;
        assert!(matches!(error, StoreError::Full(_)), "{error:?}");
        assert!(
            error
                .to_string()
                .contains("is full: nothing of this step was kept"),
            "{error}"
        );

        let error = fails_after(&dir, "pragma query_only = on").await;
        assert!(matches!(error, StoreError::ReadOnly(_)), "{error:?}");
        assert!(
            error
                .to_string()
                .contains("cannot be written: check the rights"),
            "{error}"
        );

        let case = Case::open_with(&dir, None).await.unwrap();
        support::keep_one(&case, b"afterwards").await.unwrap();
        let verification = case.verify(None).await.unwrap();
        assert_eq!(
            (verification.damage, verification.uncited),
            (vec![], vec![])
        );
        case.close().await;
    });
}

/// Appends until it fails, within what a few pages of a database can hold.
async fn fails_after(dir: &Path, setting: &'static str) -> StoreError {
    let case = Case::open_with(dir, None).await.unwrap();
    let mut tx = case.begin_write().await.unwrap();
    on_backend!(tx.connection(), connection => {
        sqlx::query(setting).execute(connection).await.unwrap();
    });
    drop(tx);
    for number in 0..100 {
        if let Err(error) = support::keep_one(&case, format!("{setting} {number}").as_bytes()).await
        {
            case.close().await;
            return error;
        }
    }
    panic!("{setting}: still no failure");
}
