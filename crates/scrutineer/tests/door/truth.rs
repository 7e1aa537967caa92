//! The appendix of the training election: what was planted beside what was found, and the mark
//! of invented figures on everything that its site holds.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::Value;

use crate::{
    serving::tree,
    support::{FORM, SOUND, file, run},
};

/// A training election of 1,000 stations, and the site of the real case beside it.
fn demo(dir: &Path) {
    let dir = dir.to_str().unwrap();
    let made = run(&["demo", "--units", "1000", "--no-serve", "--dir", dir]);
    assert_eq!(made.code, Some(0), "{made:?}");
}

/// Counts of a kind, as the file for programs tells them.
fn counts(case: &Path, kind: &str) -> BTreeMap<String, i64> {
    let text = fs::read_to_string(case.join("out/site/data/truth.json")).unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["simulated"], true);
    let kinds = document["kinds"].as_array().unwrap();
    let one = kinds.iter().find(|one| one["kind"] == kind).unwrap();
    let counts = one.as_object().unwrap().iter();
    counts
        .filter_map(|(name, count)| Some((name.clone(), count.as_i64()?)))
        .collect()
}

#[test]
fn a_fault_said_to_be_elsewhere_is_missed_and_a_false_alarm() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("demo");
    demo(&dir);
    let case = dir.join("training");
    let kind = "choices-do-not-add-up";
    let before = counts(&case, kind);
    assert_eq!(
        (before["planted"], before["found"], before["missed"]),
        (3, 3, 0)
    );

    let list = case.join("truth/results.csv");
    let text = fs::read_to_string(&list).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let moved = lines.iter().find(|line| line.contains(kind)).unwrap();
    let mut cells: Vec<&str> = moved.split(',').collect();
    let free = (2..).map(|line: u64| line.to_string()).find(|line| {
        !lines
            .iter()
            .any(|other| other.contains(&format!(",{line},")))
    });
    let free = free.unwrap();
    cells[4] = &free;
    fs::write(&list, text.replace(moved, &cells.join(","))).unwrap();
    let again = run(&["assess", "--case", case.to_str().unwrap()]);
    assert_eq!(again.code, Some(0), "{again:?}");
    let after = counts(&case, kind);
    let expected = [("found", -1), ("missed", 1), ("false_alarms", 1)];
    for (name, count) in &before {
        let change = expected.iter().find(|(other, _)| other == name);
        let change = change.map_or(0, |(_, change)| *change);
        assert_eq!(after[name], count + change, "{name}");
    }
    let page = fs::read_to_string(case.join("out/site/truth.html")).unwrap();
    assert!(page.contains("2 of 3 found."), "{page}");
    assert!(page.contains("<p>Missed:</p>"), "{page}");
    let rows = fs::read_to_string(case.join("out/site/data/truth.csv")).unwrap();
    let state = |state: &str| {
        rows.lines()
            .filter(|row| row.contains(&format!(",R106,{state},")))
            .count()
    };
    assert_eq!((state("found"), state("missed")), (2, 1), "{rows}");
}

/// Files of a site that hold no figures: the program's own, and how a source was read.
fn holds_figures(name: &str) -> bool {
    let is_program = name == "site.css" || name == "units.js";
    !(is_program || name.starts_with("data/") && name.ends_with(".toml"))
}

/// The word in the four languages of the site.
const MARKS: [&str; 4] = ["SIMULATED", "SİMULYASİYA", "СИМУЛЯЦИЯ", "محاكاة"];

#[test]
fn everything_of_an_invented_election_says_so_and_nothing_of_a_real_one() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("demo");
    demo(&dir);
    let site = tree(&dir.join("training/out/site"));
    for (name, bytes) in site.iter().filter(|(name, _)| holds_figures(name)) {
        if let Some(stem) = name.strip_suffix(".png") {
            // A picture is painted from the drawing beside it.
            assert!(site.contains_key(&format!("{stem}.svg")), "{name}");
            continue;
        }
        let text = std::str::from_utf8(bytes).unwrap();
        let is_marked = match name.rsplit('.').next() {
            Some("csv") => {
                let mut lines = text.lines();
                let heads = lines
                    .next()
                    .is_some_and(|line| line.ends_with(",simulated"));
                heads && lines.all(|line| line.ends_with(",SIMULATED"))
            }
            Some("json" | "geojson" | "dataset" | "js") => {
                text.contains("\"simulated\":true")
                    || text.contains("\"simulated\": true")
                    || MARKS.iter().any(|mark| text.contains(mark))
            }
            _ => MARKS.iter().any(|mark| text.contains(mark)),
        };
        assert!(is_marked, "{name} does not say that it is invented");
    }
    let real = tree(&dir.join("azerbaijan-2024/out/site"));
    assert!(!real.contains_key("truth.html"));
    for (name, bytes) in real.iter().filter(|(name, _)| name.ends_with(".html")) {
        let text = std::str::from_utf8(bytes).unwrap();
        let marked = MARKS.iter().find(|mark| text.contains(*mark));
        assert_eq!(marked, None, "{name}");
    }
}

#[test]
fn a_list_of_truth_is_refused_where_nobody_can_have_one() {
    let temp = tempfile::tempdir().unwrap();
    let results = file(temp.path(), "results.csv", SOUND);
    let list = "simulated,kind,rule,file,line,at\ntrue,negative-figure,R001,results.csv,2,\n";
    for (simulated, list, said) in [
        (false, list.to_owned(), "is not simulated"),
        (
            true,
            list.replace("R001", "R999"),
            "line 2: no rule has the code",
        ),
        (
            true,
            list.replace(",2,", ",two,"),
            "line 2: \"two\" is no line",
        ),
        (true, list.replace("true", "false"), "line 2: simulated is"),
        (true, list.replace(",at", ",when"), "line 1: the columns"),
        (true, list.replace(",2,", ",2,A / 1"), "line 2: the place"),
    ] {
        let case = tempfile::tempdir_in(temp.path()).unwrap();
        let case = case.path().join("case");
        let case_name = case.to_str().unwrap();
        let mut new = vec!["new", case_name];
        new.extend(simulated.then_some("--simulated"));
        assert_eq!(run(&new).code, Some(0));
        let import = ["import", "results", &results, "--case", case_name];
        assert_eq!(run(&[&import[..], &FORM].concat()).code, Some(0));
        fs::create_dir(case.join("truth")).unwrap();
        fs::write(case.join("truth/planted.csv"), list).unwrap();
        let refused = run(&["assess", "--case", case_name]);
        assert_eq!(refused.code, Some(2), "{refused:?}");
        assert!(refused.err.contains(said), "{said}: {}", refused.err);
        assert!(refused.err.contains("hint:"), "{}", refused.err);
    }
}
