//! Exchange standards through the program: reports held against the standard, read and written.

use std::fs;

use serde_json::Value;

use crate::support::{FORM, SOUND, file, real_results, run, run_on};

/// What the standard demands and a table does not say.
const SAID: [&str; 6] = [
    "--date",
    "2024-02-07",
    "--generated",
    "2024-02-11T18:00:00+04:00",
    "--issuer",
    "Observers Together",
];

fn sample(test: &str, name: &str) -> Option<String> {
    let folder = real_results(test)?;
    let path = folder.parent().unwrap().join("standards").join(name);
    assert!(path.is_file(), "{test}: {} is absent", path.display());
    Some(path.to_str().unwrap().to_owned())
}

#[test]
fn faults_of_a_report_are_listed_with_path_line_and_remedy() {
    let test = "faults_of_a_report_are_listed_with_path_line_and_remedy";
    let Some(valid) = sample(
        test,
        "nist-sp1500-100v2/sample-valid-azerbaijan-2024-national.json",
    ) else {
        return;
    };
    let invalid = valid.replace("valid-azerbaijan-2024-national", "invalid-three-faults");
    let said = run(&["check", "nist", &valid, "--json"]);
    assert_eq!(
        (
            said.code,
            said.json()["result"]["faults"].as_array().unwrap().len()
        ),
        (Some(0), 0)
    );
    for locale in ["en", "az"] {
        let said = run(&["check", "nist", &invalid, "--json", "--locale", locale]);
        assert_eq!(said.code, Some(1));
        let answer = said.json();
        assert_eq!(answer["schema"], "scrutineer.check.nist/1");
        let faults = answer["result"]["faults"].as_array().unwrap();
        assert_eq!(faults.len(), 3);
        assert_eq!(
            (&faults[1]["path"], &faults[1]["line"]),
            (&Value::from("/GpUnit/0"), &Value::from(14))
        );
        for fault in faults {
            for field in ["rule", "message", "remedy"] {
                assert!(
                    fault[field].as_str().is_some_and(|text| !text.is_empty()),
                    "{fault}"
                );
            }
        }
        for format in ["table", "csv", "md"] {
            let said = run(&[
                "check", "nist", &invalid, "--format", format, "--locale", locale,
            ]);
            assert_eq!(said.code, Some(1));
            assert!(said.out.contains("/GpUnit/0"), "{said:?}");
        }
    }
}

#[test]
fn what_is_no_json_has_a_line_and_a_column() {
    run_on(b"{\n  \"a\": 1,\n}", &["check", "nist", "-"]).fails_with(2, &["stdin:3:1:", "hint:"]);
    run_on(b"{\"a\":1,\n\"a\":2}", &["check", "nist", "-"])
        .fails_with(2, &["stdin:2:2:", "\"a\"", "hint:"]);
    run_on(b"<ElectionReport/>", &["check", "nist", "-"]).fails_with(2, &["XML", "check results"]);
    run_on(b"a,b\n1,2\n", &["check", "nist", "-"]).fails_with(2, &["stdin:1:1:", "not JSON"]);
    let deep = "[".repeat(1_000_000);
    run_on(
        format!("{{\"a\":{deep}").as_bytes(),
        &["check", "nist", "-"],
    )
    .fails_with(2, &["nested"]);
}

#[test]
fn a_report_goes_out_holds_and_comes_back() {
    let temp = tempfile::tempdir().unwrap();
    let results = file(temp.path(), "results.csv", SOUND);
    let out = temp.path().join("report.json").to_str().unwrap().to_owned();
    let export = [&["export", "nist", &results][..], &FORM, &SAID].concat();

    let bare = run(&export);
    assert_eq!(bare.code, Some(0), "{bare:?}");
    assert!(
        bare.err.contains("ballots_received") && bare.err.contains("no place"),
        "{}",
        bare.err
    );
    let said = run(&[&export[..], &["-o", &out, "--json"]].concat());
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(
        fs::read_to_string(&out).unwrap(),
        bare.out,
        "the same bytes"
    );
    let lost = said.json()["result"]["lost"].clone();
    let lost: Vec<&str> = lost
        .as_array()
        .unwrap()
        .iter()
        .map(|lost| lost["what"].as_str().unwrap())
        .collect();
    assert!(
        lost.contains(&"in_mobile_boxes") && !lost.contains(&"registered"),
        "{lost:?}"
    );

    assert_eq!(run(&["check", "nist", &out]).code, Some(0));
    let back = run(&[&["check", "results", &out, "--json"][..], &FORM].concat());
    assert_eq!(back.code, Some(0), "{back:?}");
    let back = back.json();
    let there = run(&[&["check", "results", &results, "--json"][..], &FORM].concat()).json();
    for column in ["Aydan", "Bahar", "registered", "invalid"] {
        assert_eq!(
            back["result"]["totals"][column], there["result"]["totals"][column],
            "{column}"
        );
    }
    assert_eq!(back["result"]["units"], 3);
    assert_eq!(back["parameters"]["mapping"]["name"], "nist");
    assert_eq!(back["result"]["source"]["format"], "nist");
    assert_eq!(back["result"]["rules"]["R201"]["count"], 0);

    // One figure altered in the report is a sum that does not hold, on the line of the sum.
    let altered = fs::read_to_string(&out)
        .unwrap()
        .replacen("\"Count\":300", "\"Count\":301", 1);
    let altered = file(temp.path(), "altered.json", altered);
    let said = run(&[&["check", "results", &altered, "--json"][..], &FORM].concat());
    assert_eq!(
        (said.code, said.json()["findings"][0]["code"].as_str()),
        (Some(1), Some("R201"))
    );
}

#[test]
fn what_the_standard_demands_must_be_said() {
    let temp = tempfile::tempdir().unwrap();
    let results = file(temp.path(), "results.csv", SOUND);
    let export = ["export", "nist", &results];
    run(&export).fails_with(2, &["--date", "--generated", "--issuer", "hint:"]);
    run(&[&export[..], &SAID, &["--date", "7.2.2024"]].concat()).fails_with(2, &[]);
    let wrong = SAID.map(|said| {
        if said == "2024-02-07" {
            "2024-02-30"
        } else {
            said
        }
    });
    run(&[&export[..], &FORM, &wrong].concat()).fails_with(2, &["date", "2024-02-30"]);
    run(&[&export[..], &SAID, &["--json"]].concat()).fails_with(2, &["-o FILE"]);
    run(&["export", "nist"]).fails_with(2, &["--case"]);
}

#[test]
fn an_edition_of_a_case_is_exported_with_what_the_case_knows() {
    let temp = tempfile::tempdir().unwrap();
    let results = file(temp.path(), "results.csv", SOUND);
    let case = temp.path().join("case");
    let case = case.to_str().unwrap();
    let new = run(&["new", case, "--publisher", "Müşahidəçilər", "--simulated"]);
    assert_eq!(new.code, Some(0));
    let import = [
        "import",
        "results",
        &results,
        "--case",
        case,
        "--label",
        "final",
        "--election",
        "seçki",
    ];
    assert_eq!(run(&[&import[..], &FORM].concat()).code, Some(0));
    let export = ["export", "nist", "--case", case, "--date", "2024-02-07"];
    let said = run(&export);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(
        run(&export).out,
        said.out,
        "two exports are equal to the byte"
    );
    let report: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(report["Issuer"], "Müşahidəçilər");
    assert_eq!(
        (&report["IsTest"], &report["SequenceEnd"]),
        (&Value::from(true), &Value::from(1))
    );
    assert!(
        report["Notes"].as_str().unwrap().contains("simulated"),
        "{}",
        report["Notes"]
    );
    assert!(
        report["Notes"].as_str().unwrap().contains("final"),
        "{}",
        report["Notes"]
    );
    run(&[
        "export",
        "nist",
        "--case",
        case,
        "--edition",
        "7",
        "--date",
        "2024-02-07",
    ])
    .fails_with(2, &["no edition 7", "hint:"]);

    // A report that calls itself a test is no evidence for a real case, but fits a simulated one.
    let report = file(temp.path(), "report.json", &said.out);
    let real = temp.path().join("real");
    let real = real.to_str().unwrap();
    assert_eq!(run(&["new", real]).code, Some(0));
    run(&[&["import", "results", &report, "--case", real][..], &FORM].concat())
        .fails_with(2, &["calls itself a test"]);
    let import = [&["import", "results", &report, "--case", case][..], &FORM].concat();
    let first = run(&import);
    assert_eq!(first.code, Some(0), "{first:?}");
    let again = run(&import);
    assert!(again.err.contains("already"), "{again:?}");
    assert_eq!(run(&["assess", "--case", case]).code, Some(0));
}

#[test]
fn a_dutch_count_is_checked_without_a_mapping() {
    let test = "a_dutch_count_is_checked_without_a_mapping";
    let Some(count) = sample(test, "eml-nl/Telling_GR2022_WestMaasenWaal.eml.xml.gz") else {
        return;
    };
    let said = run(&["check", "results", &count, "--json"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let answer = said.json();
    assert_eq!(
        (&answer["result"]["units"], &answer["result"]["stated_sums"]),
        (&Value::from(21), &Value::from(1))
    );
    assert_eq!(answer["result"]["totals"]["valid"], 9350);
    assert!(
        said.err.contains("form generic has no item") && said.err.contains("poll_cards"),
        "{}",
        said.err
    );
    assert_eq!(answer["result"]["choices"].as_array().unwrap().len(), 251);
    let bad = sample(test, "eml-nl/eml110b_invalid_number_of_voters.eml.xml").unwrap();
    run(&["check", "results", &bad]).fails_with(
        2,
        &[
            "eml110b_invalid_number_of_voters.eml.xml:25",
            "MaxVotes",
            "\"test\"",
            "hint:",
        ],
    );
}
