//! Each step of extending a log fails in turn: the entry is kept or not, never without its leaf,
//! and the next writer does what was left undone.

use std::sync::Arc;

use serde_json::json;

use crate::{
    Case, Draft, NewCase, StoreError,
    disk::{
        Step,
        faults::{Fault, Plan},
    },
    fault_tests::{disk_with, in_memory},
    log::{check_log, note::VerifierKey},
    postgres,
};

const ORIGIN: &str = "example.org/log";

async fn append(case: &Case, number: usize) -> Result<(), StoreError> {
    let mut tx = case.begin_write().await?;
    let body = json!({ "number": number });
    tx.append(Draft::new("sheet.received", body)).await?;
    tx.commit().await
}

async fn fail_each_step_of_extending(database: Option<String>) {
    let temp = in_memory();
    let dir = temp.path().join("case");
    let plan = Arc::new(Plan::default());
    let new = NewCase::new("example", "Example");
    let mut case = Case::create_on(disk_with(&plan), &dir, &new, database.clone())
        .await
        .unwrap();
    let key = case
        .begin_log(&temp.path().join("keys"), ORIGIN)
        .await
        .unwrap();

    let mut entries = 2;
    for fault in [Fault::NotDone, Fault::AnswerLost] {
        let mut failed = Vec::new();
        loop {
            let at = failed.len();
            plan.set(Some((at, fault)));
            let result = append(&case, at).await;
            let steps = plan.steps();
            plan.set(None);
            let Err(error) = result else {
                assert_eq!(steps.len(), at, "a failure was passed over");
                entries += 1;
                break;
            };
            let tag = format!("{at}: {:?} {fault:?}: {error}", steps[at]);
            assert_eq!(
                steps.len(),
                at + 1,
                "{tag}: something followed the failure: {steps:?}"
            );
            failed.push(steps[at]);
            let is_late = matches!(error, StoreError::LogLate(_));
            let after_commit = steps[..at].contains(&Step::Commit);
            assert_eq!(is_late, after_commit, "{tag}: {steps:?}");

            // Whoever reads now finds a whole log, if not all of it.
            let found = check_log(&dir.join("log"), ORIGIN, &key, None).unwrap();
            assert_eq!(found.faults, [], "{tag}");

            case.close().await;
            case = Case::open_on(disk_with(&plan), &dir, database.clone())
                .await
                .unwrap();
            case.extend_log()
                .await
                .unwrap_or_else(|error| panic!("{tag}: {error}"));
            let count = case.verify(None).await.unwrap();
            assert_eq!(count.damage, [], "{tag}");
            let is_kept = count.entries == entries + 1;
            assert!(
                is_kept || (count.entries == entries && !is_late),
                "{tag}: {}",
                count.entries
            );
            entries = count.entries;
            whole(&case, &dir, &key, entries, &tag).await;
        }
        for expected in [
            Step::Lock,
            Step::Begin,
            Step::Append,
            Step::Commit,
            Step::Write,
            Step::SyncFile,
            Step::Rename,
            Step::SyncFolder,
        ] {
            assert!(
                failed.contains(&expected),
                "{fault:?}: {expected:?} never failed"
            );
        }
    }
    whole(&case, &dir, &key, entries, "at the end").await;
    case.close().await;
}

async fn whole(case: &Case, dir: &std::path::Path, key: &VerifierKey, entries: u64, tag: &str) {
    let found = check_log(&dir.join("log"), ORIGIN, key, None).unwrap();
    assert_eq!(found.faults, [], "{tag}");
    let status = case.log_status().await.unwrap();
    assert_eq!(
        (status.pending, status.signed),
        (0, status.published.size),
        "{tag}"
    );
    assert_eq!(found.size, status.signed, "{tag}");
    let reader = case.read_log().await.unwrap();
    let all = case.entries_after(0, u32::MAX).await.unwrap();
    assert_eq!(all.len() as u64, entries, "{tag}");
    for entry in all {
        assert!(
            reader.prove(&entry).unwrap().is_some(),
            "{tag}: entry {} without leaf",
            entry.seq
        );
    }
}

#[test]
fn a_log_is_extended_or_made_up_for_on_sqlite() {
    crate::runtime()
        .unwrap()
        .block_on(fail_each_step_of_extending(None));
}

#[test]
fn a_log_is_extended_or_made_up_for_on_postgres() {
    if let Some(url) = postgres::fresh_database("a_log_is_extended_or_made_up_for_on_postgres") {
        crate::runtime()
            .unwrap()
            .block_on(fail_each_step_of_extending(Some(url)));
    }
}

/// A start that is cut short at any step is gone on with by the same call.
#[test]
fn a_log_begins_or_can_be_begun_again() {
    crate::runtime().unwrap().block_on(async {
        for fault in [Fault::NotDone, Fault::AnswerLost] {
            for at in 0.. {
                let temp = in_memory();
                let dir = temp.path().join("case");
                let plan = Arc::new(Plan::default());
                let new = NewCase::new("example", "Example");
                let mut case = Case::create_on(disk_with(&plan), &dir, &new, None)
                    .await
                    .unwrap();
                plan.set(Some((at, fault)));
                let keys = temp.path().join("keys");
                let begun = case.begin_log(&keys, ORIGIN).await;
                let steps = plan.steps();
                plan.set(None);
                case.close().await;
                let mut case = Case::open_on(disk_with(&plan), &dir, None).await.unwrap();
                let tag = format!("{fault:?} at {at} of {steps:?}");
                if let Ok(key) = begun {
                    assert_eq!(steps.len(), at, "{tag}");
                    whole(&case, &dir, &key, 2, &tag).await;
                    case.close().await;
                    break;
                }
                let key = match case.begin_log(&keys, ORIGIN).await {
                    Ok(key) => key,
                    // It had got as far as case.toml.
                    Err(_) => {
                        case.extend_log()
                            .await
                            .unwrap_or_else(|error| panic!("{tag}: {error}"));
                        let status = case.log_status().await.unwrap();
                        status.key.parse().unwrap()
                    }
                };
                let entries = case.verify(None).await.unwrap().entries;
                whole(&case, &dir, &key, entries, &tag).await;
                case.close().await;
            }
        }
    });
}
