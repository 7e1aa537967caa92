//! Published statements through the program: the package that comes with it, bulletins of a real
//! commission, folders, cases and files that cannot be read.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::Value;

use crate::support::{Said, file, real_results, run, run_on};

fn check(what: &str, more: &[&str]) -> Said {
    run(&[&["check", "statements", what][..], more].concat())
}

/// Findings by code: `warning`, `information`.
fn by_code(answer: &Value) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for finding in answer["findings"].as_array().unwrap() {
        let code = finding["code"].as_str().unwrap().to_owned();
        *counts.entry(code).or_default() += 1;
    }
    counts
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/azerbaijan-2024")
}

/// One folder of the package in a temporary place, with a text replaced in a file.
fn copied(into: &Path, name: &str, from: &str, to: &str) {
    fs::create_dir_all(into).unwrap();
    for entry in fs::read_dir(folder()).unwrap() {
        let entry = entry.unwrap();
        let mut text = fs::read_to_string(entry.path()).unwrap();
        if entry.file_name().to_str() == Some(name) {
            assert!(text.contains(from), "{from}");
            text = text.replacen(from, to, 1);
        }
        fs::write(into.join(entry.file_name()), text).unwrap();
    }
}

fn finding<'a>(answer: &'a Value, code: &str, edition: &str) -> &'a Value {
    let mut all = answer["findings"].as_array().unwrap().iter();
    all.find(|finding| finding["code"] == code && finding["subject"]["edition"] == edition)
        .unwrap_or_else(|| panic!("no {code} at {edition}"))
}

#[test]
fn the_built_in_package_gives_what_was_computed_by_hand() {
    let said = check("azerbaijan-2024", &["--json"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let answer = said.json();
    assert_eq!(answer["schema"], "scrutineer.check.statements/1");
    assert_eq!(answer["simulated"], false);
    let expected = [
        ("R204", 1),
        ("R301", 1),
        ("R303", 2),
        ("R304", 3),
        ("R305", 1),
        ("R306", 1),
        ("R404", 1),
        ("R405", 1),
        ("R602", 1),
    ];
    let expected = expected.map(|(code, count)| (code.to_owned(), count));
    assert_eq!(by_code(&answer), expected.into());

    let rules = &answer["result"]["rules"];
    assert_eq!(rules["R402"]["masked"], 7);
    assert_eq!(rules["R402"]["count"], 0);
    assert_eq!(rules["R403"]["examined"], 0);
    assert_eq!(rules["R403"]["cannot_tell"][0]["reason"], "no-strata");
    for code in ["R405", "R602"] {
        assert_eq!(rules[code]["by_class"]["information"], 1, "{code}");
    }
    // The size of a sample stands beside no sum; its prints are kept and not judged.
    assert_eq!(rules["R304"]["nulls"], 2);
    assert_eq!(
        rules["R304"]["cannot_tell"][0]["of"],
        "oracle-league poll_stations, social-research-center respondents"
    );

    let numbers = |code, edition| &finding(&answer, code, edition)["numbers"];
    let last = numbers("R303", "v4");
    assert_eq!(
        (&last["least"], &last["point"]),
        (&6_486_515.into(), &6_486_938.into())
    );
    assert_eq!(last["product"], 4_951_612);
    let protocols = numbers("R303", "v3");
    assert_eq!(
        (&protocols["least"], &protocols["point"]),
        (&6_501_007.into(), &6_501_431.into())
    );
    let taken = numbers("R404", "v4");
    assert_eq!(
        (&taken["units"], &taken["votes"], &taken["leader_votes"]),
        (&11.into(), &11_077.into(), &10_235.into())
    );
    assert_eq!(
        (&taken["mean"], &taken["reference_mean"]),
        (&1_007.into(), &762.into())
    );
    assert_eq!(numbers("R306", "observers")["rest"], 89_582);
    assert_eq!(numbers("R405", "v3")["left"], 1_988);
    assert_eq!(numbers("R301", "v4")["computed"], "0.5348");
    assert_eq!(numbers("R305", "rey")["with_refused"], "99.27");
}

/// Each check that the package expects came out as the case file says, or names the part that
/// answers it.
#[test]
fn the_derived_checks_of_the_case_file_are_answered() {
    let answer = check("azerbaijan-2024", &["--json"]).json();
    let derived = answer["result"]["derived"].as_array().unwrap().clone();
    assert_eq!(derived.len(), 11);
    for one in &derived {
        match one["holds"].as_bool() {
            Some(holds) => assert!(holds, "{one}"),
            None => assert!(one["code"].is_null(), "{one}"),
        }
    }
    let Some(elections) = real_results("the_derived_checks_of_the_case_file_are_answered") else {
        return;
    };
    let case = fs::read(elections.join("../azerbaijan-2024/case.json")).unwrap();
    let case: Value = serde_json::from_slice(&case).unwrap();
    let theirs = case["derived_checks"].as_array().unwrap();
    let names = |all: &[Value], field: &str| -> Vec<String> {
        let names = all
            .iter()
            .map(|one| one[field].as_str().unwrap().to_owned());
        names.collect()
    };
    assert_eq!(names(&derived, "check"), names(theirs, "rule"));
    // The figures of the package are those of the case file.
    let mut compared = 0;
    for version in case["results_versions"].as_array().unwrap() {
        let seq = &version["seq"];
        let statements = answer["result"]["statements"].as_array().unwrap();
        let statement = statements
            .iter()
            .find(|one| one["kind"] == "result" && one["seq"] == *seq)
            .unwrap();
        for (theirs, ours) in [("votes", "votes"), ("percent", "share")] {
            let Some(figures) = version[theirs]["value"].as_object() else {
                continue;
            };
            for (choice, value) in figures {
                let all = statement["figures"].as_array().unwrap();
                let figure = all
                    .iter()
                    .find(|one| one["figure"] == ours && one["item"] == *choice)
                    .unwrap();
                let printed: f64 = figure["chosen"].as_str().unwrap().parse().unwrap();
                assert!((printed - value.as_f64().unwrap()).abs() < 1e-9, "{choice}");
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 7 * 7);
}

#[test]
fn every_ground_leads_to_a_line_and_an_address() {
    let answer = check("azerbaijan-2024", &["--json"]).json();
    let share = finding(&answer, "R301", "v4");
    let ground = &share["grounds"][0];
    assert_eq!(ground["file"], "results.toml");
    let line = usize::try_from(ground["line"].as_u64().unwrap()).unwrap();
    let text = fs::read_to_string(folder().join("results.toml")).unwrap();
    assert!(
        text.lines().nth(line - 1).unwrap().contains("0.54"),
        "{line}"
    );
    for finding in answer["findings"].as_array().unwrap() {
        let grounds = finding["grounds"].as_array().unwrap();
        assert!(!grounds.is_empty(), "{finding}");
        let addressed = grounds.iter().filter(|one| {
            one["address"]
                .as_str()
                .is_some_and(|address| address.starts_with("http"))
        });
        assert!(addressed.count() > 0, "{finding}");
        assert!(finding["innocent"].as_array().unwrap().len() >= 2);
        assert_eq!(finding["reply"], "not asked");
    }
}

#[test]
fn a_folder_a_case_and_another_language_give_the_same_findings() {
    let built_in = check("azerbaijan-2024", &["--json"]).json();
    let temp = tempfile::tempdir().unwrap();
    let package = temp.path().join("other-name");
    copied(&package, "results.toml", "", "");
    let other = package.join("sheet.toml");
    fs::write(&other, "schema = 1\nid = \"sheet\"\n").unwrap();
    let said = check(package.to_str().unwrap(), &["--json"]);
    assert!(said.err.contains("sheet.toml"), "{said:?}");
    assert_eq!(said.json()["findings"], built_in["findings"]);
    assert_eq!(said.json()["result"], built_in["result"]);

    let case = temp.path().join("case");
    let case = case.to_str().unwrap();
    assert_eq!(run(&["new", case]).code, Some(0));
    check(case, &[]).fails_with(2, &["holds no statements", "hint: ", "statements/"]);
    copied(&Path::new(case).join("statements"), "results.toml", "", "");
    let said = check(case, &["--json"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(said.json()["findings"], built_in["findings"]);
    let simulated = Path::new(case).join("statements/more.toml");
    fs::write(
        &simulated,
        "format = \"statements\"\nschema = 1\nsimulated = true\n",
    )
    .unwrap();
    check(case, &[]).fails_with(2, &["simulated", "hint: "]);

    let az = check("azerbaijan-2024", &["--locale", "az"]);
    assert!(
        az.out.contains("Yalnız 39.727") || az.out.contains("39.727"),
        "{az:?}"
    );
    for format in ["csv", "md"] {
        let said = check("azerbaijan-2024", &["--format", format]);
        assert!(said.out.contains("R306"), "{said:?}");
    }
    assert_eq!(
        check("azerbaijan-2024", &["--json"]).out,
        check("azerbaijan-2024", &["--json"]).out
    );
}

#[test]
fn one_figure_moved_moves_its_own_finding() {
    let temp = tempfile::tempdir().unwrap();
    copied(temp.path(), "results.toml", "\"10763", "\"9763");
    let answer = check(temp.path().to_str().unwrap(), &["--json"]).json();
    let taken = &finding(&answer, "R404", "v4")["numbers"];
    // The votes taken away are more by what one candidate lost.
    assert_eq!(taken["votes"], 11_077 + 107_632 - 97_632);
    // 92.31, 1.97 and 1.73 instead of 92.12, 2.17 and 1.72; 0.54 fits now.
    assert_eq!(by_code(&answer)["R301"], 3);
}

#[test]
fn bulletins_of_a_commission_are_read_as_they_stand() {
    let Some(elections) = real_results("bulletins_of_a_commission_are_read_as_they_stand") else {
        return;
    };
    let path = elections.join("venezuela-2024/official-bulletins.json");
    let said = check(path.to_str().unwrap(), &["--json"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let answer = said.json();
    let expected = [("R302".to_owned(), 1), ("R304".to_owned(), 2)];
    assert_eq!(by_code(&answer), expected.into());
    let products = finding(&answer, "R302", "bulletin-1");
    let chance = products["numbers"]["chance"].as_f64().unwrap();
    assert!((chance / 9.88e-9 - 1.0).abs() < 0.01, "{chance}");
    assert!(
        products["error_rate"]
            .as_str()
            .unwrap()
            .contains("thousand")
    );
    for (edition, chosen) in [("bulletin-1", "462704"), ("bulletin-2", "6408844")] {
        let disagreeing = finding(&answer, "R304", edition);
        assert_eq!(disagreeing["numbers"]["chosen"], chosen, "{edition}");
    }
    // All prints are kept, with what each of them satisfies.
    let second = &answer["result"]["statements"][1];
    let figures = second["figures"].as_array().unwrap();
    let open = figures
        .iter()
        .find(|figure| figure["chosen_by"] == "sums")
        .unwrap();
    assert_eq!(open["variants"].as_array().unwrap().len(), 2);
    assert_eq!(open["satisfies"], serde_json::json!(["sums", "shares"]));
    assert_eq!(open["variants"][0]["satisfies"], serde_json::json!([]));
    assert_eq!(
        open["variants"][1]["satisfies"],
        serde_json::json!(["shares"])
    );
}

#[test]
fn what_cannot_be_read_says_where_and_what_to_do() {
    let temp = tempfile::tempdir().unwrap();
    let at = |name, bytes: &[u8]| file(temp.path(), name, bytes);
    check("azerbaijan-2042", &[]).fails_with(2, &["did you mean azerbaijan-2024?"]);
    check(&at("a.toml", b"format = \"statements\"\nschem = 1\n"), &[])
        .fails_with(2, &["a.toml:2", "schem", "did you mean \"schema\"?"]);
    check(
        &at(
            "b.json",
            b"{\"bulletins\": [\n{\"seq\": 1, \"votes\": {\"A\": -5}}]}",
        ),
        &[],
    )
    .fails_with(2, &["b.json:2", "negative", "hint: "]);
    check(&at("c.toml", b""), &[]).fails_with(2, &["empty", "hint: "]);
    check(&at("d.toml", b"\xff\xfe\x00"), &[]).fails_with(2, &["UTF-8", "hint: "]);
    let empty = temp.path().join("empty");
    fs::create_dir(&empty).unwrap();
    check(empty.to_str().unwrap(), &[]).fails_with(2, &["no file in", "hint: "]);
    let said = run_on(b"{", &["check", "statements", "-"]);
    said.fails_with(2, &["stdin:1", "hint: "]);
    let long = run_on(&vec![b'7'; 5 << 20], &["check", "statements", "-"]);
    long.fails_with(2, &["4 MiB"]);
}

/// Two versions of which the later one has a unit fewer, and no number of units to compare with.
const REMOVED: &str = r#"format = "statements"
schema = 1
[[choice]]
id = "a"
name = "Aydan"
[[choice]]
id = "b"
name = "Bahar"
[[statement]]
id = "first"
kind = "result"
seq = 1
votes.a = "600"
votes.b = "411"
[[statement]]
id = "second"
kind = "result"
seq = 2
votes.a = "500"
votes.b = "401"
removed = { count = "1", since = "first" }
"#;

#[test]
fn units_taken_away_are_told_with_and_without_a_decision() {
    let told = |text: &str| {
        let said = run_on(text.as_bytes(), &["check", "statements", "-", "--json"]);
        assert_eq!(said.code, Some(0), "{said:?}");
        let answer = said.json();
        let finding = finding(&answer, "R404", "second");
        let masked = answer["result"]["rules"]["R402"]["masked"].as_u64();
        (finding["statement"].as_str().unwrap().to_owned(), masked)
    };
    let (undecided, masked) = told(REMOVED);
    assert_eq!(
        undecided,
        "second: one unit was taken away since first, and the valid votes fall by 110, 100 (90.91%) \
         of these for “Aydan”. Per unit taken away these are 110. No published decision was found."
    );
    assert_eq!(masked, Some(2));
    let source = "[[source]]\nkey = \"s\"\nwhat = \"gazette\"\nkind = \"official\"\n";
    let decided = REMOVED.replace(
        "since = \"first\"",
        "since = \"first\", decision = { id = \"12/3\", sources = [\"s\"] }",
    );
    let decided = decided.replacen("[[choice]]", &format!("{source}[[choice]]"), 1);
    let decided = decided.replacen(
        "votes.b = \"411\"",
        "votes.b = \"411\"\nunits_reported = \"10\"",
        1,
    );
    let (decided, _) = told(&decided);
    assert!(
        decided.contains("110, against 101 per reporting unit in first."),
        "{decided}"
    );
    assert!(decided.ends_with("Decision: 12/3."), "{decided}");
}
