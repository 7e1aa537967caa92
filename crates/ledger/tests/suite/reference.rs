//! `docs/reference/case-folder.md` says what is so, and its commands do what it says.

use std::{
    env, fs,
    io::{self, Write as _},
    path::Path,
    process::Command,
};

use ledger::{Case, CaseFile, seal::Field};

use crate::{
    sealing::{key, seal_one},
    support::{Stage, keep_one},
};

fn reference() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/case-folder.md");
    fs::read_to_string(path).unwrap()
}

/// The code of a language in the reference.
fn code(language: &str) -> String {
    let reference = reference();
    let (_, code) = reference.split_once(&format!("```{language}\n")).unwrap();
    code.split_once("```").unwrap().0.to_owned()
}

fn output_of(program: &str, language: &str, dir: &Path) -> Vec<String> {
    let mut command = Command::new(program);
    command.arg("-c").arg(code(language)).current_dir(dir);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(output.stderr, b"");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn lists_the_fields_of_the_case_file() {
    let every_field = r#"
        schema = 1
        id = "a"
        title = "a"
        zone = "UTC"
        locale = "en"
        simulated = false
        publisher = "a"
        contact = "a"
        funders = []
        conflicts_of_interest = "a"
        licence = "a"
        address = "https://a.example/"
        database = "postgres:///a"
        blobs = "a"
        lock = "a"
    "#;
    let file: CaseFile = toml::from_str(every_field).unwrap();
    let written = toml::to_string(&file).unwrap();
    let fields: Vec<&str> = written
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();

    let reference = reference();
    let (_, below) = reference.split_once("## Fields of `case.toml`").unwrap();
    let (table, _) = below.split_once("\n## ").unwrap();
    let listed: Vec<&str> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    assert_eq!(listed, fields);
}

#[test]
fn lists_the_columns_of_an_entry() {
    let reference = reference();
    let (_, below) = reference.split_once("## An entry").unwrap();
    let mut listed: Vec<&str> = below
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    listed.sort_unstable();
    for folder in ["sqlite", "postgres"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("migrations")
            .join(folder);
        let schema = fs::read_to_string(path.join("0001_entries.sql")).unwrap();
        let (_, table) = schema.split_once("create table entries (\n").unwrap();
        let (table, _) = table.split_once("\n)").unwrap();
        let lines = table.lines();
        let mut columns: Vec<&str> = lines
            .filter_map(|line| line.split_whitespace().next())
            .collect();
        columns.sort_unstable();
        assert_eq!(listed, columns, "{folder}");
    }
}

/// A closed case of three entries and two blobs, and the path of one of them.
async fn case_to_check(stage: &Stage) -> (Case, String) {
    let case = stage.create().await;
    keep_one(&case, b"sheet").await.unwrap();
    let entry = keep_one(&case, b"another sheet").await.unwrap();
    let sha256 = case.citations(entry.id).await.unwrap()[0]
        .sha256
        .to_string();
    let name = format!("{}/{}", &sha256[..2], &sha256[2..]);
    (case, name)
}

#[test]
fn checks_the_bytes_without_this_program() {
    let stage = Stage::sqlite("").unwrap();
    let (dir, name) = ledger::runtime().unwrap().block_on(async {
        let (case, name) = case_to_check(&stage).await;
        case.close().await;
        (stage.dir(), name)
    });
    assert_eq!(output_of("sh", "sh", &dir), Vec::<String>::new());
    let path = dir.join("blobs").join(&name);
    fs::remove_file(&path).unwrap();
    fs::write(&path, "another sheep").unwrap();
    assert_eq!(output_of("sh", "sh", &dir), [name]);
}

#[test]
fn checks_the_entries_without_this_program() {
    let test = "checks_the_entries_without_this_program";
    if Command::new("python3").arg("--version").output().is_err() {
        assert!(
            env::var_os("CI").is_none(),
            "{test}: Python is not installed"
        );
        let _ = writeln!(io::stderr(), "SKIPPED {test}: Python is not installed");
        return;
    }
    let stage = Stage::sqlite("").unwrap();
    ledger::runtime().unwrap().block_on(async {
        let (case, _) = case_to_check(&stage).await;
        let person = [(Field::Phone, "+994 50")];
        let sealed = seal_one(&case, &key().0, &person).await;
        case.erase(sealed.id, "person-asked", true).await.unwrap();
        let head = case.head().await.unwrap().unwrap();
        let end = [format!("end {} {}", head.seq, head.hash)];
        case.close().await;
        assert_eq!(output_of("python3", "python", &stage.dir()), end);

        let case = stage.open().await.unwrap();
        let mut tx = case.begin_write().await.unwrap();
        ledger::on_backend!(tx.connection(), connection => {
            for sql in [
                "drop trigger entries_never_change",
                "update entries set at_us = at_us - 1 where seq = 2",
                "update entries set canonical = x'', salt = zeroblob(32),
                 body_sha256 = '0000000000000000000000000000000000000000000000000000000000000000'
                 where seq = 3",
            ] {
                sqlx::query(sql).execute(&mut *connection).await.unwrap();
            }
        });
        tx.commit().await.unwrap();
        case.close().await;
        let said = output_of("python3", "python", &stage.dir());
        let gone = "entry 3 was erased, and no entry says so";
        assert_eq!(said, ["entry 2 was altered", gone, &end[0]]);
    });
}
