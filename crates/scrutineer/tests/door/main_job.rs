//! The main job: a file is checked, imported and assessed, and every finding leads back to its
//! file and line.

use std::{collections::BTreeMap, fs, process::Stdio};

use serde_json::Value;

use crate::support::{FORM, SOUND, file, program, real_results, run};

#[test]
fn a_case_goes_from_a_file_to_a_site() {
    let temp = tempfile::tempdir().unwrap();
    let wrong = SOUND.replace(",290,300", ",290,301");
    let results = file(temp.path(), "results.csv", wrong);
    let case = temp.path().join("case");
    let case = case.to_str().unwrap();
    assert_eq!(
        run(&["new", case, "--title", "Čə <b>case</b>"]).code,
        Some(0)
    );
    let import = [
        "import",
        "results",
        &results,
        "--case",
        case,
        "--accept-findings",
    ];
    assert_eq!(run(&[&import[..], &FORM].concat()).code, Some(0));
    let assess = run(&["assess", "--case", case, "--json"]);
    assert_eq!(assess.code, Some(0), "{assess:?}");
    let answer = assess.json();
    assert_eq!(answer["findings"][0]["code"], "R106");
    assert_eq!(answer["findings"][0]["grounds"][0]["line"], 4);

    let site = temp.path().join("case/out/site");
    for page in [
        "index.html",
        "az/index.html",
        "results.html",
        "ran.html",
        "findings/index.html",
    ] {
        let text = fs::read_to_string(site.join(page)).unwrap();
        assert!(
            !text.contains("<b>case</b>"),
            "{page} does not escape the title"
        );
        assert!(!text.contains("SIMULATED"), "{page} is real");
    }
    let finding = fs::read_to_string(site.join("findings/R106-error.html")).unwrap();
    assert!(finding.contains("results.csv"), "{finding}");

    // Two builds are equal to the byte.
    let first = tree(&site);
    assert_eq!(run(&["assess", "--case", case]).code, Some(0));
    assert_eq!(tree(&site), first);
}

/// Copies stand beside the official result, and never in its place.
#[test]
fn copies_are_kept_as_copies() {
    let temp = tempfile::tempdir().unwrap();
    let results = file(temp.path(), "results.csv", SOUND);
    let copies = file(
        temp.path(),
        "copies.csv",
        SOUND.replace(",290,300", ",300,290"),
    );
    let case = temp.path().join("case");
    let case = case.to_str().unwrap();
    assert_eq!(run(&["new", case]).code, Some(0));
    for (verb, path) in [("results", &results), ("copies", &copies)] {
        let import = ["import", verb, path, "--case", case, "--json"];
        let said = run(&[&import[..], &FORM].concat());
        assert_eq!(said.code, Some(0), "{said:?}");
        let role = said.json()["result"]["import"]["edition"]["role"].clone();
        assert_eq!(
            role,
            if verb == "results" {
                "official"
            } else {
                "copies"
            }
        );
    }
    assert_eq!(run(&["assess", "--case", case]).code, Some(0));
    let page = |name: &str| fs::read_to_string(temp.path().join("case/out/site").join(name));
    // The newest edition is the copies, and yet the official result is what the site opens with.
    let overview = page("index.html").unwrap();
    assert!(overview.contains("Edition: results.csv"), "{overview}");
    assert!(
        page("results.html")
            .unwrap()
            .contains("Copies of sheets: copies.csv")
    );
    assert!(
        page("az/results.html")
            .unwrap()
            .contains("Protokol surətləri: copies.csv")
    );
}

fn tree(folder: &std::path::Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).unwrap();
                files.insert(path.display().to_string(), bytes);
            }
        }
    }
    files
}

#[test]
fn an_empty_case_cannot_be_assessed() {
    let temp = tempfile::tempdir().unwrap();
    let case = temp.path().join("case");
    let case = case.to_str().unwrap();
    assert_eq!(run(&["new", case]).code, Some(0));
    run(&["assess", "--case", case]).fails_with(2, &["neither an edition", "hint: "]);
    run(&["new", case]).fails_with(2, &["case"]);
    let elsewhere = temp.path().to_str().unwrap();
    run(&["assess", "--case", elsewhere]).fails_with(2, &["case"]);
}

#[test]
fn output_goes_where_it_is_asked_for() {
    let temp = tempfile::tempdir().unwrap();
    let results = file(temp.path(), "results.csv", SOUND);
    let target = temp.path().join("answer.json");
    let target = target.to_str().unwrap();
    let said = run(&["check", "results", &results, "--json", "-o", target]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), ""));
    let written: Value = serde_json::from_slice(&fs::read(target).unwrap()).unwrap();
    assert_eq!(written["schema"], "scrutineer.check.results/1");
    assert_eq!(written["inputs"][0]["name"], "results.csv");
    assert!(
        !written.to_string().contains(temp.path().to_str().unwrap()),
        "base names only"
    );
    // The same input gives the same bytes, and each format is one.
    let json = || run(&["check", "results", &results, "--json"]).out;
    assert_eq!(json(), json());
    for format in ["table", "csv", "md"] {
        assert!(
            !run(&["check", "results", &results, "--format", format])
                .out
                .is_empty()
        );
    }
    let az = run(&["check", "results", &results, "--locale", "az"]);
    assert!(az.out.contains("məntəqə"), "{az:?}");
}

/// Whoever reads the output may have had enough: that is no error.
#[test]
fn a_closed_pipe_is_silent() {
    let temp = tempfile::tempdir().unwrap();
    let results = file(temp.path(), "results.csv", SOUND);
    let mut child = program()
        .args(["check", "results", &results, "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

/// Rows, totals and the findings that the issue of this data set is known for, on every file of
/// `published.json`.
#[test]
fn real_results_give_their_published_figures() {
    let Some(folder) = real_results("real_results_give_their_published_figures") else {
        return;
    };
    let published = fs::read(folder.join("published.json")).unwrap();
    let published: Value = serde_json::from_slice(&published).unwrap();
    let surplus = [
        ("russia_2004_pres", 2),
        ("russia_2008_pres", 7),
        ("russia_2011_duma", 18),
        ("russia_2012_pres", 13),
        ("russia_2018_pres", 6),
        ("russia_2020_referendum", 0),
        ("russia_2021_duma", 7),
        ("russia_2024_pres", 1),
    ];
    for (name, set) in published["datasets"].as_object().unwrap() {
        let form = match name {
            name if !name.starts_with("russia") => "generic",
            name if name.ends_with("pres") => "russia-presidential",
            name if name.ends_with("duma") => "russia-duma",
            _ => "russia-referendum",
        };
        let path = folder.join(set["file"].as_str().unwrap());
        let path = path.to_str().unwrap();
        let arguments = [
            "check",
            "results",
            path,
            "--mapping",
            "common",
            "--form",
            form,
            "--json",
        ];
        let said = run(&arguments);
        let result = said.json()["result"].clone();
        assert_eq!(result["units"], set["rows"], "{name}");
        for (column, total) in set["totals"].as_object().unwrap() {
            // A column without a value is printed as 0 there and is null here.
            let ours = &result["totals"][column];
            let same = ours == total || (ours.is_null() && *total == 0);
            assert!(same, "{name} {column}: {ours} instead of {total}");
        }
        if let Some((_, surplus)) = surplus.iter().find(|(other, _)| other == name) {
            let rules = &result["rules"];
            assert_eq!(rules["R104"]["count"], *surplus, "{name}");
            for code in ["R102", "R103", "R105", "R106"] {
                assert_eq!(rules[code]["count"], 0, "{name} {code}");
            }
            assert_eq!(said.code, Some(i32::from(*surplus > 0)), "{name}");
        }
    }
}
