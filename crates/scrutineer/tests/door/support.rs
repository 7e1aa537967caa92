//! Running the program.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;

pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_scrutineer"));
    command.env_remove("SCRUTINEER_DATABASE");
    command
}

/// What one run said.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    pub(crate) fn of(output: &Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout.clone()).unwrap(),
            err: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Checks the exit code and that stderr holds each text.
    #[track_caller]
    pub(crate) fn fails_with(&self, code: i32, texts: &[&str]) {
        assert_eq!(self.code, Some(code), "{self:?}");
        for text in texts {
            assert!(self.err.contains(text), "no {text:?} in {}", self.err);
        }
    }
}

pub(crate) fn run(arguments: &[&str]) -> Said {
    Said::of(&program().args(arguments).output().unwrap())
}

/// Runs with these bytes on stdin.
pub(crate) fn run_on(stdin: &[u8], arguments: &[&str]) -> Said {
    let mut child = program()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that stops reading early is no fault of the test.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    Said::of(&child.wait_with_output().unwrap())
}

pub(crate) fn file(dir: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = dir.join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The folder of real results, where it is at hand.
pub(crate) fn real_results(test: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/elections");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "{test}: {} is absent",
        folder.display()
    );
    let mut stderr = std::io::stderr().lock();
    let _ = writeln!(stderr, "SKIPPED {test}: {} is absent", folder.display());
    None
}

/// A small file of results that adds up, read by `common` and `russia-presidential`.
pub(crate) const SOUND: &str = "region,territory,station,registered,ballots_received,issued_early,\
issued_at_station,issued_outside,ballots_cancelled,in_mobile_boxes,in_fixed_boxes,invalid,valid,\
ballots_lost,ballots_unaccounted,Aydan,Bahar\n\
North,One,1,1000,900,0,500,20,380,20,500,5,515,0,0,300,215\n\
North,One,2,800,800,1,400,9,390,10,399,3,406,0,0,206,200\n\
South,Two,1,1200,1000,0,600,0,400,0,598,8,590,0,0,290,300\n";

pub(crate) const FORM: [&str; 2] = ["--form", "russia-presidential"];
