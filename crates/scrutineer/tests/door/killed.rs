//! `scrutineer assess` killed at any moment: the next run makes the site as if nothing had
//! happened.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use crate::{
    serving::tree,
    support::{FORM, SOUND, file, program, run},
};

/// Runs after which the site is looked at.
const ROUNDS: u32 = 12;

/// Makes a case of sixty stations; at one of them, more people voted than at the others.
fn case(dir: &Path) -> PathBuf {
    let mut results = SOUND.lines().next().unwrap().to_owned();
    for station in 1..=60 {
        let valid = if station == 7 { 700 } else { 400 + station };
        let (left, votes) = (900 - valid, valid - 100);
        let _ = write!(
            results,
            "\nNorth,One,{station},1000,900,0,{valid},0,{left},0,{valid},0,{valid},0,0,{votes},100"
        );
    }
    let results = file(dir, "results.csv", results + "\n");
    let case = dir.join("case");
    let name = case.to_str().unwrap();
    assert_eq!(run(&["new", name, "--title", "Čə"]).code, Some(0));
    let import = ["import", "results", &results, "--case", name];
    assert_eq!(run(&[&import[..], &FORM].concat()).code, Some(0));
    case
}

/// What makes a site differ from the last one: a threshold, by which few pages change, or who
/// publishes it, by which all do.
struct Change {
    percent: u32,
    publisher: u32,
}

impl Change {
    fn of_round(round: u32) -> Self {
        Self {
            percent: [60, 90][(round % 2) as usize],
            publisher: round / 4,
        }
    }

    fn command(&self, case: &Path, title: &str) -> std::process::Command {
        let publisher = format!("{title}\npublisher = \"Group {}\"\n", self.publisher);
        fs::write(case.join("case.toml"), publisher).unwrap();
        let mut command = program();
        let percent = format!("R109.percent={}", self.percent);
        command
            .args(["assess", "--set", &percent, "--case"])
            .arg(case);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }
}

fn copy(from: &Path, to: &Path) {
    for (name, bytes) in tree(from) {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

#[test]
fn a_killed_assessment_leaves_nothing_that_the_next_one_does_not_end() {
    let temp = tempfile::tempdir().unwrap();
    let case = case(temp.path());
    let title = fs::read_to_string(case.join("case.toml")).unwrap();
    let title: Vec<&str> = title
        .lines()
        .filter(|line| !line.starts_with("publisher"))
        .collect();
    let title = title.join("\n");
    let fresh = temp.path().join("fresh");
    copy(&case, &fresh);
    let began = Instant::now();
    let mut first = Change::of_round(0).command(&case, &title);
    assert!(first.status().unwrap().success());
    let mut longest = began.elapsed();
    let (mut chance, mut killed) = (5_u64, 0);
    for round in 1..=ROUNDS {
        let change = Change::of_round(round);
        for _ in 0..2 {
            let mut child = change.command(&case, &title).spawn().unwrap();
            chance = chance.wrapping_mul(6_364_136_223_846_793_005);
            chance = chance.wrapping_add(1_442_695_040_888_963_407);
            let share = u32::try_from(chance >> 54).unwrap();
            thread::sleep(longest * share / 1024);
            // It may have ended before.
            killed += u32::from(child.try_wait().unwrap().is_none());
            child.kill().unwrap();
            child.wait().unwrap();
        }
        let began = Instant::now();
        let status = change.command(&case, &title).status().unwrap();
        assert!(status.success(), "round {round}");
        longest = began.elapsed().max(Duration::from_millis(50));
        let _ = fs::remove_dir_all(fresh.join("out"));
        let status = change.command(&fresh, &title).status().unwrap();
        assert!(status.success(), "round {round}");
        let (ended, made) = (tree(&case.join("out/site")), tree(&fresh.join("out/site")));
        assert!(ended.keys().eq(made.keys()), "round {round}");
        for (name, bytes) in &made {
            assert!(ended[name] == *bytes, "round {round}: {name}");
        }
        let left: Vec<String> = tree(&case.join("out/.site-state")).into_keys().collect();
        assert_eq!(left, ["lock", "pages"], "round {round}");
    }
    assert!(killed > ROUNDS / 2, "only {killed} were killed");
}
