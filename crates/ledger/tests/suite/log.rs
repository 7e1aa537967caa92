//! The log of a case: it grows with the record, anybody can check it, and it is not written to
//! where anything is in doubt.

crate::store_suite!(
    suite:
    every_entry_has_its_leaf,
    an_old_case_gets_its_leaves_when_its_log_begins,
    leaves_say_nothing_of_order_and_time,
    an_older_copy_is_read_and_not_written,
    writers_in_turn_make_one_log,
    what_is_in_doubt_is_not_written_to,
    an_altered_leaf_is_seen,
    keys_lie_outside_and_belong_to_one_log,
);

use std::{
    fs,
    path::{Path, PathBuf},
};

use ledger::{
    Case, CaseError, LogError, StoreError,
    log::{
        LogCheck, check_log,
        leaf::{Leaf, commitment},
        note::VerifierKey,
        policy::Policy,
        proof::Proof,
        tree::leaf_hash,
    },
};

use crate::support::{Stage, keep_one};

pub(crate) const ORIGIN: &str = "example.org/log";

pub(crate) fn keys_of(stage: &Stage) -> PathBuf {
    stage.dir().with_file_name("keys")
}

/// A case with a log.
pub(crate) async fn with_log(stage: &Stage) -> (Case, VerifierKey) {
    let mut case = stage.create().await;
    let key = case.begin_log(&keys_of(stage), ORIGIN).await.unwrap();
    (case, key)
}

pub(crate) fn checked(case: &Path, key: &VerifierKey) -> LogCheck {
    check_log(&case.join("log"), ORIGIN, key, None).unwrap()
}

/// The whole folder with its keys, as a backup holds it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

fn log_error(result: Result<impl Sized, StoreError>) -> LogError {
    match result {
        Err(StoreError::Log(error)) => error,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was written"),
    }
}

/// All entries can be proven with nothing but record, salt, leaf, proof and the public key.
pub(crate) async fn prove_all(case: &Case, key: &VerifierKey) -> u64 {
    prove_after(case, key, 0).await
}

/// As [`prove_all`], for the entries after one number.
pub(crate) async fn prove_after(case: &Case, key: &VerifierKey, after: i64) -> u64 {
    let policy = Policy::of_log(key.clone());
    let reader = case.read_log().await.unwrap();
    let entries = case.entries_after(after, u32::MAX).await.unwrap();
    for entry in &entries {
        let proven = reader
            .prove(entry)
            .unwrap()
            .expect("an entry without a leaf");
        let leaf = Leaf::parse(&proven.leaf).unwrap();
        let record = election::digest::Sha256::of(&proven.record);
        assert_eq!(leaf.commitment, commitment(&proven.salt, record));
        assert_eq!(leaf.kind, entry.kind);
        let text = proven.proof.to_string();
        let proof = Proof::parse(text.as_bytes()).unwrap();
        proof.verify(leaf_hash(&proven.leaf), &policy).unwrap();
    }
    entries.len() as u64
}

mod suite {
    use super::*;

    pub(super) async fn every_entry_has_its_leaf(stage: Stage) {
        let (case, key) = with_log(&stage).await;
        for number in 0..20 {
            keep_one(&case, format!("sheet {number}").as_bytes())
                .await
                .unwrap();
            assert_eq!(checked(case.dir(), &key).faults, []);
        }
        assert_eq!(prove_all(&case, &key).await, 22);
        let status = case.log_status().await.unwrap();
        // An entry and the end of the chain per write; two entries in the first.
        assert_eq!(
            (status.published.size, status.signed, status.pending),
            (43, 43, 0)
        );
        let found = checked(case.dir(), &key);
        assert_eq!((found.size, found.entries), (43, Some(43)));
        assert_eq!(
            found.checkpoints.len(),
            23,
            "one per write, the first, and the newest"
        );
        case.close().await;
    }

    pub(super) async fn an_old_case_gets_its_leaves_when_its_log_begins(stage: Stage) {
        let mut case = stage.create().await;
        for number in 0..300 {
            keep_one(&case, format!("sheet {number}").as_bytes())
                .await
                .unwrap();
        }
        let key = case.begin_log(&keys_of(&stage), ORIGIN).await.unwrap();
        assert_eq!(prove_all(&case, &key).await, 302);
        assert_eq!(checked(case.dir(), &key).faults, []);
        assert_eq!(case.verify(None).await.unwrap().damage, []);
        case.close().await;

        let case = stage.open().await.unwrap();
        keep_one(&case, b"later").await.unwrap();
        assert_eq!(prove_all(&case, &key).await, 303);
        case.close().await;
    }

    pub(super) async fn leaves_say_nothing_of_order_and_time(stage: Stage) {
        let mut case = stage.create().await;
        for number in 0..100 {
            keep_one(&case, format!("sheet {number}").as_bytes())
                .await
                .unwrap();
        }
        case.begin_log(&keys_of(&stage), ORIGIN).await.unwrap();
        let reader = case.read_log().await.unwrap();
        let entries = case.entries_after(0, u32::MAX).await.unwrap();
        let places: Vec<u64> = entries
            .iter()
            .map(|entry| reader.prove(entry).unwrap().unwrap().proof.index)
            .collect();
        let mut sorted = places.clone();
        sorted.sort_unstable();
        assert_eq!(
            sorted,
            (0..102).collect::<Vec<u64>>(),
            "each has a place of its own"
        );
        // 102! orders: by chance alone this never fails.
        assert_ne!(places, sorted);
        let bytes = fs::read(case.dir().join("log/tile/entries/000.p/103")).unwrap();
        for leaf in ledger::log::tile::unbundle(&bytes).unwrap() {
            let text = String::from_utf8(leaf.to_vec()).unwrap();
            let leaf = Leaf::parse(leaf).unwrap();
            assert_eq!(leaf.time % 10_000_000, 0, "{text}");
            assert!(!text.contains("length"), "{text}");
        }
        case.close().await;
    }

    /// Only the folder is copied back; the database of a server stays as it is, and is then the
    /// newer one.
    pub(super) async fn an_older_copy_is_read_and_not_written(stage: Stage) {
        if stage.database.is_some() {
            return;
        }
        let (case, key) = with_log(&stage).await;
        keep_one(&case, b"one").await.unwrap();
        case.close().await;
        let backup = stage.dir().with_file_name("backup");
        copy(&stage.dir(), &backup);

        let case = stage.open().await.unwrap();
        keep_one(&case, b"two").await.unwrap();
        case.close().await;

        let older = Case::open_with(&backup, None).await.unwrap();
        assert_eq!(prove_all(&older, &key).await, 3, "it can still be read");
        let refused = log_error(keep_one(&older, b"three").await);
        assert!(
            matches!(
                refused,
                LogError::Behind {
                    found: 5,
                    signed: 7
                }
            ),
            "{refused}"
        );
        let status = older.log_status().await.unwrap();
        assert_eq!((status.published.size, status.signed), (5, 7));
        older.close().await;
        assert_eq!(checked(&backup, &key).faults, []);
        assert_eq!(checked(&stage.dir(), &key).faults, []);
    }

    pub(super) async fn writers_in_turn_make_one_log(stage: Stage) {
        let (case, key) = with_log(&stage).await;
        let other = stage.open().await.unwrap();
        for number in 0..6 {
            let writer = if number % 2 == 0 { &case } else { &other };
            keep_one(writer, format!("{number}").as_bytes())
                .await
                .unwrap();
        }
        assert_eq!(checked(case.dir(), &key).faults, []);
        assert_eq!(prove_all(&case, &key).await, 8);
        case.close().await;
        other.close().await;
    }

    pub(super) async fn what_is_in_doubt_is_not_written_to(stage: Stage) {
        let (case, _) = with_log(&stage).await;
        keep_one(&case, b"one").await.unwrap();
        case.close().await;
        let (dir, keys) = (stage.dir(), keys_of(&stage));
        let files = [
            keys.join("example-2030.checkpoint"),
            keys.join("example-2030.key"),
            dir.join("log/checkpoint"),
            dir.join("log/tile/0/000.p/5"),
            dir.join("log/tile/entries/000.p/5"),
        ];
        for file in &files {
            let whole = fs::read(file).unwrap();
            let mut other = whole.clone();
            let middle = other.len() / 2;
            other[middle] ^= 1;
            for content in [None, Some(other)] {
                match &content {
                    Some(bytes) => fs::write(file, bytes).unwrap(),
                    None => fs::remove_file(file).unwrap(),
                }
                let case = stage.open().await.unwrap();
                let refused = log_error(keep_one(&case, b"two").await);
                let name = file.file_name().unwrap().to_string_lossy();
                assert!(
                    refused.to_string().contains(&*name)
                        || matches!(refused, LogError::BadKey { .. }),
                    "{name}: {refused}"
                );
                case.close().await;
            }
            fs::write(file, whole).unwrap();
        }
        // The keys of before, put in place of the newest ones.
        let newest = fs::read(&files[0]).unwrap();
        fs::copy(dir.join("log/checkpoints/3"), &files[0]).unwrap();
        let case = stage.open().await.unwrap();
        let refused = log_error(keep_one(&case, b"two").await);
        assert!(
            matches!(
                refused,
                LogError::Ahead {
                    published: 5,
                    signed: 3
                }
            ),
            "{refused}"
        );
        case.close().await;
        fs::write(&files[0], newest).unwrap();

        let text = fs::read_to_string(dir.join("case.toml")).unwrap();
        let without: Vec<&str> = text
            .lines()
            .filter(|line| !line.starts_with("lock"))
            .collect();
        fs::write(dir.join("case.toml"), without.join("\n")).unwrap();
        let case = stage.open().await.unwrap();
        assert!(matches!(
            log_error(keep_one(&case, b"two").await),
            LogError::NoLock
        ));
        case.close().await;

        fs::write(dir.join("case.toml"), text).unwrap();
        let case = stage.open().await.unwrap();
        keep_one(&case, b"two").await.unwrap();
        case.close().await;
    }

    /// Who can write to the database past the triggers still cannot change what was signed.
    pub(super) async fn an_altered_leaf_is_seen(stage: Stage) {
        let (case, _) = with_log(&stage).await;
        keep_one(&case, b"one").await.unwrap();
        let statements = match stage.database {
            None => [
                "drop trigger log_leaves_never_change",
                "update log_leaves set kind = 'sheet.lost' where kind = 'sheet.received'",
            ],
            Some(_) => [
                "alter table log_leaves disable trigger all",
                "update log_leaves set kind = 'sheet.lost' where kind = 'sheet.received'",
            ],
        };
        let mut tx = case.begin_write().await.unwrap();
        for statement in statements {
            ledger::on_backend!(tx.connection(), connection => {
                sqlx::query(statement).execute(connection).await.unwrap();
            });
        }
        tx.commit().await.unwrap();
        case.close().await;
        let case = stage.open().await.unwrap();
        let refused = log_error(keep_one(&case, b"two").await);
        assert!(matches!(refused, LogError::OtherLeaves(5)), "{refused}");
        assert!(case.read_log().await.is_err());
        case.close().await;
    }

    pub(super) async fn keys_lie_outside_and_belong_to_one_log(stage: Stage) {
        let mut case = stage.create().await;
        let refused = |result: Result<VerifierKey, CaseError>| match result {
            Err(CaseError::Store(StoreError::Log(error))) => error,
            other => panic!("{other:?}"),
        };
        let inside = stage.dir().join("keys");
        assert!(matches!(
            refused(case.begin_log(&inside, ORIGIN).await),
            LogError::KeysInside(_)
        ));
        assert!(matches!(
            refused(case.begin_log(&keys_of(&stage), "a b").await),
            LogError::Name(_)
        ));
        assert!(matches!(
            case.extend_log().await,
            Err(StoreError::Log(LogError::NoLog))
        ));
        let before = fs::read_to_string(stage.dir().join("case.toml")).unwrap();
        case.begin_log(&keys_of(&stage), ORIGIN).await.unwrap();
        assert!(matches!(
            refused(case.begin_log(&keys_of(&stage), ORIGIN).await),
            LogError::HasLog(_)
        ));
        let after = fs::read_to_string(stage.dir().join("case.toml")).unwrap();
        assert!(after.starts_with(before.trim_end()), "nothing else changed");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let key = fs::metadata(keys_of(&stage).join("example-2030.key")).unwrap();
            assert_eq!(key.permissions().mode() & 0o777, 0o600);
        }
        case.close().await;

        let mut other = Case::create_with(
            &stage.dir().with_file_name("other"),
            &ledger::NewCase::new("example-2030", "Another of the same name"),
            None,
        )
        .await
        .unwrap();
        assert!(matches!(
            refused(other.begin_log(&keys_of(&stage), ORIGIN).await),
            LogError::Taken(_)
        ));
        other.close().await;
    }
}
