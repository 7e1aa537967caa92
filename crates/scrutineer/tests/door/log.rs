//! The log through the program: begun, grown with every import, checked by anyone, and refused to
//! an older copy.

use std::{fs, path::Path};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{FORM, SOUND, file, run};

const ORIGIN: &str = "observers.example/example-2030";

/// A case with results and a log; its folder, and the public key.
pub(crate) fn with_log(folder: &Path) -> (String, String) {
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (case, keys) = (path("case"), path("keys"));
    assert_eq!(run(&["new", &case]).code, Some(0));
    let results = file(folder, "results.csv", SOUND);
    let import = [&["import", "results", &results, "--case", &case][..], &FORM].concat();
    assert_eq!(run(&import).code, Some(0));
    let begun = run(&[
        "log", "init", "--case", &case, "--keys", &keys, "--origin", ORIGIN, "--json",
    ]);
    assert_eq!(begun.code, Some(0), "{begun:?}");
    let answer = begun.json();
    assert_eq!(answer["schema"], "scrutineer.log.init/1");
    let key = answer["result"]["key"].as_str().unwrap().to_owned();
    assert!(key.starts_with(&format!("{ORIGIN}+")), "{key}");
    (case, key)
}

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

fn verify(log: &str, key: &str) -> (Option<i32>, Value) {
    let checked = run(&[
        "log", "verify", log, "--origin", ORIGIN, "--key", key, "--json",
    ]);
    (checked.code, checked.json())
}

#[test]
fn a_log_grows_with_every_import_and_anyone_can_check_it() {
    let folder = TempDir::new().unwrap();
    let (case, key) = with_log(folder.path());
    let log = format!("{case}/log");
    let (code, first) = verify(&log, &key);
    assert_eq!(
        (code, first["schema"].as_str()),
        (Some(0), Some("scrutineer.log.verify/1"))
    );
    // The case, the import, the beginning of the log; and the end of the chain.
    assert_eq!(
        (&first["result"]["size"], &first["result"]["entries"]),
        (&4.into(), &4.into())
    );

    let more = file(folder.path(), "more.csv", SOUND.replace("North", "South"));
    let import = [
        &["import", "results", &more, "--case", &case, "--json"][..],
        &FORM,
    ]
    .concat();
    let imported = run(&import);
    assert_eq!(imported.code, Some(0), "{imported:?}");
    let (code, grown) = verify(&case, &key);
    assert_eq!((code, &grown["result"]["size"]), (Some(0), &6.into()));

    let status = run(&["log", "status", "--case", &case]);
    assert_eq!(status.code, Some(0));
    assert!(
        status.out.contains("Leaves: 6\n") && status.out.contains(&key),
        "{status:?}"
    );

    // One bit of one tile.
    let tile = Path::new(&log).join("tile/0/000.p/6");
    let mut bytes = fs::read(&tile).unwrap();
    bytes[70] ^= 1;
    fs::write(&tile, bytes).unwrap();
    let (code, wrong) = verify(&log, &key);
    assert_eq!(code, Some(1));
    let faults = wrong["result"]["faults"].as_array().unwrap();
    assert!(
        faults.iter().any(|fault| fault["text"]
            .as_str()
            .unwrap()
            .contains("entry 2 has another hash")),
        "{faults:?}"
    );
}

#[test]
fn another_key_is_not_believed_and_a_wrong_word_is_named() {
    let folder = TempDir::new().unwrap();
    let (case, key) = with_log(folder.path());
    let other = "observers.example/other+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    let run_with =
        |key: &str, log: &str| run(&["log", "verify", log, "--origin", ORIGIN, "--key", key]);
    run_with(other, &case).fails_with(
        2,
        &[
            "--key: ",
            "its id does not belong",
            "hint: a key is written",
        ],
    );
    let theirs = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    run_with(theirs, &case).fails_with(1, &["is not signed by example.com/foo"]);
    run_with(&key, "nowhere").fails_with(2, &["nowhere is no folder"]);
    let policy = file(folder.path(), "policy", "quorum none\nwitness\n");
    let with_policy = [
        "log", "verify", &case, "--origin", ORIGIN, "--key", &key, "--policy", &policy,
    ];
    run(&with_policy).fails_with(2, &["policy", "line 2 of the policy"]);
}

#[test]
fn an_older_copy_refuses_an_import() {
    let folder = TempDir::new().unwrap();
    let (case, _) = with_log(folder.path());
    let backup = folder.path().join("backup");
    copy(Path::new(&case), &backup);
    let more = file(folder.path(), "more.csv", SOUND.replace("North", "South"));
    let import =
        |case: &str| run(&[&["import", "results", &more, "--case", case][..], &FORM].concat());
    assert_eq!(import(&case).code, Some(0));
    let backup = backup.to_str().unwrap();
    import(backup).fails_with(
        2,
        &[
            "has 4 leaves, but a checkpoint of 6 was signed",
            "an older copy",
        ],
    );
    assert_eq!(
        run(&["log", "status", "--case", backup]).code,
        Some(1),
        "it can still be read"
    );
    assert_eq!(run(&["assess", "--case", backup]).code, Some(0));
}

#[test]
fn a_proof_is_all_that_a_stranger_needs() {
    let folder = TempDir::new().unwrap();
    let (case, key) = with_log(folder.path());
    let more = file(folder.path(), "more.csv", SOUND.replace("North", "South"));
    let import = [
        &["import", "results", &more, "--case", &case, "--json"][..],
        &FORM,
    ]
    .concat();
    let imported = run(&import).json();
    let entry = imported["result"]["import"]["edition"]["entry"]
        .as_str()
        .unwrap();
    let proven = run(&["log", "prove", "--entry", entry, "--case", &case]);
    assert_eq!(proven.code, Some(0), "{proven:?}");
    let proof = proven.json();
    assert_eq!(
        (&proof["schema"], &proof["key"]),
        (&"scrutineer.proof/1".into(), &key.into())
    );
    assert!(
        proof["proof"]
            .as_str()
            .unwrap()
            .starts_with("c2sp.org/tlog-proof@v1\nindex ")
    );
    assert!(proof["record"].as_str().unwrap().contains("more.csv"));
    run(&["log", "prove", "--entry", "x", "--case", &case])
        .fails_with(2, &["is no id of an entry"]);
    let unknown = "018d8268-9c00-7000-8000-000000000001";
    run(&["log", "prove", "--entry", unknown, "--case", &case]).fails_with(2, &["holds no entry"]);
}

#[test]
fn a_log_begins_once_with_keys_outside() {
    let folder = TempDir::new().unwrap();
    let (case, _) = with_log(folder.path());
    let again = folder.path().join("more keys");
    let again = again.to_str().unwrap();
    run(&["log", "init", "--case", &case, "--keys", again]).fails_with(2, &["has a log already"]);
    let bare = folder.path().join("bare");
    let bare = bare.to_str().unwrap();
    assert_eq!(run(&["new", bare]).code, Some(0));
    run(&["log", "status", "--case", bare]).fails_with(2, &["has no log", "log init"]);
    let inside = format!("{bare}/keys");
    run(&["log", "init", "--case", bare, "--keys", &inside])
        .fails_with(2, &["lies within the case"]);
}
