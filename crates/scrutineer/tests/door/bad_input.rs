//! Bad input: a clear error that names file, line, what is wrong and what to do; and impossible
//! figures, which are findings and no errors.

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use ledger::Case;

use crate::support::{FORM, SOUND, Said, file, program, run, run_on};

fn check(path: &str, more: &[&str]) -> Said {
    let mut arguments = vec!["check", "results", path, "--json"];
    arguments.extend(FORM);
    arguments.extend(more);
    run(&arguments)
}

#[test]
fn a_file_that_cannot_be_read_says_what_to_do() {
    let temp = tempfile::tempdir().unwrap();
    let at = |name, bytes: &[u8]| file(temp.path(), name, bytes);

    check(&at("empty.csv", b""), &[]).fails_with(2, &["empty.csv", "empty", "hint: "]);
    let html = b"<!DOCTYPE html>\n<html><body>Not found</body></html>";
    check(&at("page.csv", html), &[]).fails_with(2, &["page.csv:1", "HTML", "hint: "]);
    let twice = SOUND.replace("territory,", "valid,");
    check(&at("twice.csv", twice.as_bytes()), &[])
        .fails_with(2, &["twice.csv:1", "valid", "hint: "]);
    let short = SOUND.replace(",300,215", ",300");
    check(&at("short.csv", short.as_bytes()), &[]).fails_with(2, &["short.csv:2", "hint: "]);
    let folder = temp.path().to_str().unwrap();
    check(folder, &[]).fails_with(2, &["folder", "hint: "]);
    check("nowhere.csv", &[]).fails_with(2, &["nowhere.csv", "hint: "]);
}

#[test]
fn a_truncated_archive_is_named() {
    let temp = tempfile::tempdir().unwrap();
    let mut zstd = Command::new("zstd");
    zstd.args(["-q", "-c"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut child = zstd
        .spawn()
        .expect("zstd is among the tools that the Makefile installs");
    let many = SOUND.to_owned() + &SOUND.split_once('\n').unwrap().1.repeat(2000);
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(many.as_bytes()));
    let packed = child.wait_with_output().unwrap().stdout;
    writer.join().unwrap().unwrap();
    let whole = file(temp.path(), "whole.csv.zst", &packed);
    assert_eq!(check(&whole, &[]).code, Some(0));
    let cut = file(temp.path(), "cut.csv.zst", &packed[..packed.len() / 2]);
    check(&cut, &[]).fails_with(2, &["cut.csv.zst", "hint: "]);
}

#[test]
fn a_mapping_that_does_not_fit_is_named() {
    let temp = tempfile::tempdir().unwrap();
    let results = file(temp.path(), "r.csv", SOUND);
    let column = "schema = 1\nkey = [\"station\"]\n[columns.statoin]\nplace = \"station\"\n";
    let column = file(temp.path(), "column.toml", column);
    check(&results, &["--mapping", &column]).fails_with(2, &["statoin", "station", "hint: "]);
    let field = "schema = 1\nkey = [\"station\"]\nencodng = \"utf-8\"\n";
    let field = file(temp.path(), "field.toml", field);
    check(&results, &["--mapping", &field]).fails_with(2, &["field.toml:3", "encodng"]);
    let slip = run(&["check", "results", &results, "--form", "russia-presidental"]);
    slip.fails_with(
        2,
        &["russia-presidental", "did you mean russia-presidential?"],
    );
    let setting = run(&["check", "results", &results, "--set", "R109.prcent=90"]);
    setting.fails_with(2, &["R109.percent"]);
}

/// Two gigabytes without a line end, under a limit of memory that would not hold a quarter.
#[test]
fn a_line_without_end_needs_no_memory() {
    let mut child = Command::new("sh")
        .args(["-c", "ulimit -v 500000 && exec \"$0\" check results -"])
        .arg(program().get_program())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let block = vec![b'7'; 1 << 20];
    let written = (0..2048)
        .take_while(|_| stdin.write_all(&block).is_ok())
        .count();
    drop(stdin);
    let said = Said::of(&child.wait_with_output().unwrap());
    said.fails_with(2, &["stdin:1", "hint: "]);
    assert!(written < 2048, "the program stops reading when it knows");
}

#[test]
fn impossible_figures_are_findings_named_by_line() {
    let cases = [
        (",1000,900,", ",2499033000,900,", "R001", 2),
        (",5,515,", ",-5,515,", "R001", 2),
        (",600,0,400,0,598", ",600,0,400,0,602.5", "R001", 4),
        ("North,One,2", "North,One,1", "R003", 3),
        (",290,300", ",290,301", "R106", 4),
        (",598,8,590", ",588,8,590", "R105", 4),
        (",400,0,598", ",401,0,598", "R103", 4),
        ("South,Two,1,1200", "South,Two,1,599", "R102", 4),
    ];
    for (from, to, code, line) in cases {
        assert!(SOUND.contains(from), "{from}");
        let said = run_on(
            SOUND.replacen(from, to, 1).as_bytes(),
            &["check", "results", "-", "--json", FORM[0], FORM[1]],
        );
        let answer = said.json();
        let rule = &answer["result"]["rules"][code];
        assert_eq!(rule["count"], 1, "{code}: {answer}");
        assert_eq!(rule["examples"][0]["line"], line, "{code}");
        assert_eq!(rule["examples"][0]["file"], "stdin");
        let expected = if code == "R003" { 0 } else { 1 };
        assert_eq!(said.code, Some(expected), "{code}");
    }
    let sound = run_on(
        SOUND.as_bytes(),
        &["check", "results", "-", "--json", FORM[0], FORM[1]],
    );
    assert_eq!(sound.code, Some(0), "{sound:?}");
}

fn new_case(dir: &Path) -> String {
    let case = dir.join("case").to_str().unwrap().to_owned();
    assert_eq!(run(&["new", &case, "--title", "A case"]).code, Some(0));
    case
}

/// Number of entries, digests of all kept bytes and what verification says.
fn state(case: &str) -> (usize, Vec<String>, String) {
    ledger::runtime().unwrap().block_on(async {
        let case = Case::open(Path::new(case)).await.unwrap();
        let entries = case.entries_after(0, 1000).await.unwrap().len();
        let blobs = case
            .blobs()
            .all()
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect();
        let damage = format!("{:?}", case.verify(None).await.unwrap().damage);
        case.close().await;
        (entries, blobs, damage)
    })
}

/// The disk is full from the nth write to the database on, for many n: the case is as it was,
/// or complete. (What happens to files of bytes is tried step by step in the crate `ledger`.)
#[test]
fn a_full_disk_leaves_the_case_as_it_was() {
    let temp = tempfile::tempdir().unwrap();
    let results = file(temp.path(), "r.csv", SOUND);
    let case = new_case(temp.path());
    let before = state(&case);
    let mut full = 0;
    for nth in 1..60 {
        let inject = format!("inject=pwrite64:error=ENOSPC:when={nth}+");
        let output = Command::new("strace")
            .args([
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-e",
                "trace=pwrite64",
                "-e",
                &inject,
            ])
            .arg(program().get_program())
            .args(["import", "results", &results, "--case", &case])
            .args(FORM)
            .output()
            .expect("strace is among the tools that the Makefile installs");
        let said = Said::of(&output);
        let after = state(&case);
        assert_eq!(after.2, "[]", "{nth}");
        if after.0 > before.0 {
            assert_eq!(after.1.len(), before.1.len() + 5, "{nth}: {said:?}");
            assert!(full > 0, "the commit itself was tried on a full disk");
            return;
        }
        assert_eq!(after, before, "{nth}: {said:?}");
        said.fails_with(2, &["disk"]);
        full += usize::from(said.err.contains("is full"));
    }
    panic!("the import never came to its end");
}

/// The same with files: no file may grow beyond some kilobytes.
#[test]
fn a_file_that_cannot_grow_leaves_the_case_as_it_was() {
    let temp = tempfile::tempdir().unwrap();
    let rows = SOUND.split_once('\n').unwrap().1;
    let many = (0..400).map(|n| {
        rows.replace("One", &format!("One{n}"))
            .replace("Two", &format!("Two{n}"))
    });
    let many = SOUND.split_once('\n').unwrap().0.to_owned() + "\n" + &many.collect::<String>();
    let results = file(temp.path(), "many.csv", many);
    let case = new_case(temp.path());
    let before = state(&case);
    // In units of 512 bytes; the source has some hundred kilobytes.
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 64; exec \"$0\" \"$@\""])
        .arg(program().get_program())
        .args(["import", "results", &results, "--case", &case])
        .args(FORM)
        .output()
        .unwrap();
    Said::of(&output).fails_with(2, &["cannot write"]);
    assert_eq!(state(&case), before);
}

#[test]
fn a_refused_original_is_kept_and_a_dry_run_keeps_nothing() {
    let temp = tempfile::tempdir().unwrap();
    let wrong = file(
        temp.path(),
        "wrong.csv",
        SOUND.replace(",290,300", ",290,301"),
    );
    let case = new_case(temp.path());
    let before = state(&case);
    let import = |more: &[&str]| {
        let mut arguments = vec!["import", "results", &wrong, "--case", &case];
        arguments.extend(FORM);
        arguments.extend(more);
        run(&arguments)
    };
    import(&["--dry-run"]).fails_with(1, &["nothing was kept"]);
    assert_eq!(state(&case), before);
    import(&[]).fails_with(1, &["R106", "--accept-findings"]);
    let refused = state(&case);
    assert_eq!(
        (refused.0, refused.1.len()),
        (before.0 + 1, before.1.len() + 1)
    );
    run(&["assess", "--case", &case]).fails_with(2, &["neither an edition"]);
    import(&["--accept-findings"]).fails_with(0, &["edition 1 stands"]);
    import(&["--accept-findings"]).fails_with(0, &["edition 1 already"]);
    assert_eq!(state(&case).0, refused.0 + 1);
}
