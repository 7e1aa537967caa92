//! Tables of every kind, and mappings that are guessed.

use std::path::Path;

use serde_json::Value;

use crate::support::{file, real_results, run, run_on};

/// Runs a check that may find something, and gives its object.
fn check(file: &str, mapping: &str, more: &[&str]) -> Value {
    let mut arguments = vec![
        "check",
        "results",
        file,
        "--mapping",
        mapping,
        "--json",
        "--exit-zero",
    ];
    arguments.extend(more);
    let said = run(&arguments);
    assert_eq!(said.code, Some(0), "{said:?}");
    said.json()
}

fn guess(dir: &Path, results: &str) -> String {
    let out = dir.join("guessed.toml");
    let out = out.to_str().unwrap().to_owned();
    let said = run(&["mapping", "guess", results, "-o", &out]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), ""), "{said:?}");
    out
}

#[test]
fn a_guess_reads_every_real_file_as_the_common_mapping_does() {
    let test = "a_guess_reads_every_real_file_as_the_common_mapping_does";
    let Some(folder) = real_results(test) else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let mut compared = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "zst") {
            continue;
        }
        let results = path.to_str().unwrap();
        let guessed = guess(dir.path(), results);
        let (ours, common) = (check(results, &guessed, &[]), check(results, "common", &[]));
        for part in ["units", "key", "items", "choices", "totals"] {
            assert_eq!(
                ours["result"][part], common["result"][part],
                "{part} of {results}"
            );
        }
        compared += 1;
    }
    assert!(compared >= 18, "{compared}");
}

#[test]
fn a_guess_knows_long_tables_and_stations_as_columns() {
    let test = "a_guess_knows_long_tables_and_stations_as_columns";
    let Some(folder) = real_results(test) else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let long = folder.join("afghanistan-2009/final_pc_votes.csv.gz");
    let long = long.to_str().unwrap();
    let object = run(&["mapping", "guess", long, "--json"]).json();
    assert_eq!(object["result"]["layout"], "long");
    assert_eq!(object["schema"], "scrutineer.mapping.guess/1");
    let guessed = check(long, &guess(dir.path(), long), &[]);
    let built_in = check(long, "afghanistan-2009", &[]);
    assert_eq!(guessed["result"]["units"], 5438);
    for part in ["units", "choices", "totals"] {
        assert_eq!(guessed["result"][part], built_in["result"][part], "{part}");
    }
    let dutch = folder.join("../standards/eml-nl/osv4-3_telling_gr2022_westmaasenwaal.csv");
    let dutch = dutch.to_str().unwrap();
    let object = run(&["mapping", "guess", dutch, "--json"]).json();
    assert_eq!(object["result"]["layout"], "stations-as-columns");
    assert_eq!(object["result"]["delimiter"], ";");
    assert_eq!(object["result"]["header_rows"], serde_json::json!([6, 6]));
    let form = file(dir.path(), "dutch.toml", DUTCH_FORM);
    let more = ["--form", form.as_str()];
    let guessed = check(dutch, &guess(dir.path(), dutch), &more);
    let built_in = check(dutch, "netherlands-osv", &more);
    assert_eq!(built_in["result"]["units"], 21);
    assert_eq!(built_in["result"]["choices"].as_array().unwrap().len(), 251);
    assert_eq!(built_in["result"]["stated_sums"], 1);
    assert_eq!(built_in["result"]["source"]["subtotals"]["differing"], 0);
    for part in ["units", "choices", "totals", "items", "stated_sums"] {
        assert_eq!(guessed["result"][part], built_in["result"][part], "{part}");
    }
}

#[test]
fn sums_over_choices_that_differ_are_said() {
    let dir = tempfile::tempdir().unwrap();
    let mapping = "schema = 1\nlayout = 'stations-as-columns'\nkey = ['station']\n[stations]\n\
        labels = ['what']\nheader = [{ place = 'station' }]\n[[rows]]\nwhere = { what = 'all' }\n\
        subtotal = '*'\n[[rows]]\nfilled = ['what']\nchoice = '{what}'\n";
    let mapping = file(dir.path(), "mine.toml", mapping);
    let with = |all: u32| {
        let text = format!("what,1,2\nA,3,4\nB,5,6\nall,8,{all}\n");
        let results = file(dir.path(), "a.csv", text);
        run(&["check", "results", &results, "--mapping", &mapping])
    };
    let said = with(11);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(
        said.out
            .contains("line 4, column 3: 11 is stated, the choices add up to 10"),
        "{}",
        said.out
    );
    let said = with(10);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(!said.out.contains("add up to"), "{}", said.out);
}

const DUTCH_FORM: &str = r#"
schema = 1
id = "dutch"
title = { en = "Dutch" }
source = "for a test"
verified = false
item = [
    { id = "electorate" }, { id = "poll_cards" }, { id = "proxies" }, { id = "voter_cards" },
    { id = "admitted_voters" }, { id = "candidate_votes" }, { id = "blank" }, { id = "invalid" },
    { id = "ballots_cast" }, { id = "more_counted" }, { id = "fewer_counted" },
    { id = "ballots_not_returned" }, { id = "too_few_issued" }, { id = "too_many_issued" },
    { id = "no_explanation" }, { id = "other_explanation" },
]
"#;

const RUSSIAN: &str = "Результаты выборов;;;;;\n\
    Район;УИК;Число избирателей;Недействительных;Иванов;Петров\n\
    Центральный;1;1 204;4;700;-\n\
    Центральный;2;987;3;500;20\n\
    Итого;;2 191;7;1 200;20\n";

#[test]
fn a_guess_says_why_and_where_it_is_not_sure() {
    let dir = tempfile::tempdir().unwrap();
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(RUSSIAN);
    let results = file(dir.path(), "итоги.csv", bytes);
    let said = run(&["mapping", "guess", &results]);
    assert_eq!(said.code, Some(0), "{said:?}");
    for line in [
        "encoding = \"windows-1251\"",
        "delimiter = \";\"",
        "header_rows = 2",
        "key = [\"district\", \"station\"]",
        "aggregates = [{ column = \"Район\", matches = \"Итого*\" }]",
        "\"Число избирателей\" = { item = \"registered\" }  # called “число избирателей” (ru)",
        "\"Иванов\" = { choice = \"Иванов\" }  # whole numbers under a name of its own",
        "group = \" \"",
        "missing = [\"-\"]",
        "# not sure: “-” seems to mean “not published”",
    ] {
        assert!(said.out.contains(line), "no {line} in\n{}", said.out);
    }
    let checked = check(&results, &guess(dir.path(), &results), &[]);
    assert_eq!(
        (
            &checked["result"]["units"],
            &checked["result"]["stated_sums"]
        ),
        (&2.into(), &1.into())
    );
    assert_eq!(checked["result"]["totals"]["registered"], 2191);
    assert_eq!(checked["result"]["totals"]["Петров"], 20);
    let said = run(&["mapping", "guess", &results, "--locale", "az"]);
    assert!(said.out.contains("# dəqiq deyil"), "{}", said.out);
    let said = run(&["mapping", "guess", &results, "--format", "csv"]);
    said.fails_with(2, &["hint: leave --format out"]);
}

#[test]
fn a_guess_with_a_gap_says_so() {
    let said = run_on(b"what,A\nx,1\nx,2\n", &["mapping", "guess", "-"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(
        said.out
            .contains("nothing was found that tells units apart"),
        "{}",
        said.out
    );
    let dir = tempfile::tempdir().unwrap();
    let filled = said
        .out
        .replace("what = { ignore = true }", "what = { place = \"station\" }");
    let mapping = file(dir.path(), "filled.toml", filled);
    let results = file(dir.path(), "a.csv", "what,A\nx,1\nx,2\n");
    assert_eq!(check(&results, &mapping, &[])["result"]["units"], 2);
    for (bytes, text) in [
        (&b""[..], "nothing"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "spreadsheet"),
    ] {
        let said = run_on(bytes, &["mapping", "guess", "-"]);
        said.fails_with(2, &["hint: "]);
        assert!(said.err.contains(text), "{}", said.err);
    }
}

#[test]
fn pages_and_long_tables_go_through_the_program() {
    let dir = tempfile::tempdir().unwrap();
    let page = "<html><h1>Results</h1><table><tr><th>Məntəqə<th>Etibarlı səslər<th>Aydan\
        <tr><td>1<td>10<td>10<tr><td>2<td>20<td>20</table></html>";
    let results = file(dir.path(), "page.html", page);
    run(&["check", "results", &results]).fails_with(2, &["HTML page", "format = \"html\""]);
    let checked = check(&results, &guess(dir.path(), &results), &[]);
    assert_eq!(checked["result"]["units"], 2);
    assert_eq!(checked["result"]["totals"]["valid"], 30);
    assert_eq!(checked["result"]["source"]["format"], "html");
    let long = file(
        dir.path(),
        "long.csv",
        "precinct,candidate,votes\n1,A,3\n1,A,4\n",
    );
    let mapping = guess(dir.path(), &long);
    run(&["check", "results", &long, "--mapping", &mapping]).fails_with(
        2,
        &[
            "long.csv:3: the figure of \"A\" is here and on line 2",
            "hint: ",
        ],
    );
}
