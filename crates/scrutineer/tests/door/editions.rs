//! Two editions of one result, through the program.

use serde_json::{Value, json};

use crate::support::{file, real_results, run};

const FIRST: &str = "region,station,image,registered,A,B\n\
    North,1,one.jpg,100,40,30\n\
    North,2,two.jpg,100,50,20\n\
    South,1,three.jpg,100,10,60\n\
    South,2,four.jpg,100,20,50\n";

const MAPPING: &str = r#"
schema = 1
other_columns = "choice"
key = ["region", "station"]

[columns]
region = { place = "region" }
station = { place = "station" }
image = { place = "image" }
registered = { item = "registered", optional = true }
"#;

struct Two {
    folder: tempfile::TempDir,
    a: String,
    b: String,
    mapping: String,
}

impl Two {
    fn of(second: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            a: file(folder.path(), "first.csv", FIRST),
            b: file(folder.path(), "second.csv", second),
            mapping: file(folder.path(), "mapping.toml", MAPPING),
            folder,
        }
    }

    fn run(&self, more: &[&str]) -> crate::support::Said {
        let common = [
            "compare",
            "editions",
            &self.a,
            &self.b,
            "--mapping",
            &self.mapping,
        ];
        run(&[&common, more].concat())
    }

    fn answer(&self, more: &[&str]) -> Value {
        let said = self.run(&[more, &["--json"]].concat());
        assert_eq!(said.code, Some(0), "{said:?}");
        said.json()
    }
}

/// One unit gone, one added, one figure and one address changed, the register lost, the order
/// turned, another encoding and other line ends.
const SECOND: &str = "region;station;image;A;B\r\n\
    South;2;four.jpg;20;50\r\n\
    South;1;three.jpg;10;60\r\n\
    North;1;other.jpg;41;30\r\n\
    Norté;9;nine.jpg;7;8\r\n";

#[test]
fn a_difference_is_told_with_every_part_of_it() {
    let latin: Vec<u8> = SECOND
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let two = Two::of("");
    std::fs::write(&two.b, latin).unwrap();
    let answer = two.answer(&[]);
    assert_eq!(answer["schema"], "scrutineer.compare.editions/1");
    let result = &answer["result"];
    let expected = json!({
        "units": { "a": 4, "b": 4 }, "in_both": 3, "added": 1, "gone": 1, "changed": 1,
        "units_changed": 1, "set_to_zero": 0, "emptied": 0, "appeared": 0, "vanished": 0,
        "reordered": true, "reordered_units": 2, "votes_grew": 1, "votes_fell": 0,
        "places_changed": { "image": 1 },
        "columns": { "lost": ["registered"], "new": [] },
        "items_lost": ["registered"], "line_ends": { "a": "lf", "b": "crlf" },
        "delimiters": { "a": ",", "b": ";" },
    });
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(result[name], *value, "{name}");
    }
    assert_eq!(result["encodings"]["a"]["name"], "UTF-8");
    assert_eq!(result["encodings"]["b"]["name"], "windows-1252");
    assert_eq!(
        result["choices"]["A"],
        json!({ "a": 120, "b": 78, "net": -42, "gross": 58, "added_units": 7, "gone_units": 50,
            "changed_units": 1, "changed": 1 })
    );
    let listed = &result["listed"];
    assert_eq!(
        listed["changed"],
        json!([{ "key": { "region": "North", "station": "1" }, "column": "A", "a": 40, "b": 41,
            "line_a": 2, "line_b": 4 }])
    );
    assert_eq!(listed["places_changed"]["image"][0]["b"], "other.jpg");
    assert_eq!(listed["gone"][0]["line"], 3);
    assert_eq!(listed["added"][0]["key"]["region"], "Norté");
    let removed = &result["removed"];
    assert_eq!(removed["decision"], "none found");
    assert_eq!(removed["votes"], json!({ "A": 50, "B": 20 }));
    assert_eq!(
        (&removed["gained"], &removed["lost"]),
        (&json!(["B"]), &json!(["A"]))
    );
    let codes: Vec<&str> = answer["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["R404", "R404", "R401"]);
    let unit = &answer["findings"][1]["grounds"][0];
    assert_eq!(
        (&unit["file"], &unit["line"]),
        (&json!("first.csv"), &json!(3))
    );
    for finding in answer["findings"].as_array().unwrap() {
        assert!(finding["innocent"].as_array().unwrap().len() >= 2);
        assert_eq!(finding["reply"], "not asked");
    }
    for (code, reason) in [("R402", "not-cumulative"), ("R403", "no-strata")] {
        assert_eq!(result["rules"][code]["cannot_tell"][0]["reason"], reason);
    }
}

#[test]
fn every_form_of_output_speaks_both_languages() {
    let two = Two::of(&SECOND.replace("20;50", "0;0"));
    for locale in ["en", "az"] {
        for format in ["table", "csv", "md"] {
            let more = [
                "--cumulative",
                "--all",
                "--format",
                format,
                "--locale",
                locale,
            ];
            let said = two.run(&more);
            assert_eq!(said.code, Some(0), "{said:?}");
            assert!(said.out.contains("R404"), "{said:?}");
        }
    }
    let table = two.run(&["--cumulative"]).out;
    for text in [
        "columns lost: registered",
        "“image” changed in 1 unit",
        "A: 120 → 58 (net -62, gross 78)",
        "R404 2 units of the earlier edition are gone or void",
        "North / 2, first.csv line 3: The unit is gone. It held 70 votes.",
        "cannot tell: R403 – Nobody has said which places are alike",
    ] {
        assert!(table.contains(text), "{text}\n{table}");
    }
    assert!(
        !table.contains("R402 "),
        "removed units explain the fall\n{table}"
    );
    let fewer = two.run(&["--cumulative", "--simulated", "--json"]).json();
    assert_eq!(fewer["simulated"], true);
    assert_eq!(fewer["result"]["rules"]["R402"]["masked"], 2);
    // A unit that falls by itself is told.
    let falling = Two::of(&FIRST.replace("40,30", "39,30"));
    let answer = falling.answer(&["--cumulative"]);
    assert_eq!(answer["findings"][0]["code"], "R402");
    let same = Two::of(FIRST);
    assert!(same.run(&[]).out.contains("the editions say the same"));
    assert!(same.run(&["--locale", "az"]).out.contains("eyni"));
}

#[test]
fn decisions_are_looked_up_by_place() {
    let two = Two::of("region,station,image,registered,A,B\nSouth,1,three.jpg,100,10,60\n");
    let decisions = |text: &str| file(two.folder.path(), "decisions.csv", text);
    let north = decisions("region,decision,date,source\nNorth,12/5,2024-02-11,gazette\n");
    let removed = two.answer(&["--decisions", &north])["result"]["removed"].clone();
    assert_eq!(
        (&removed["with_decision"], &removed["without_decision"]),
        (&json!(2), &json!(1))
    );
    assert_eq!(
        removed["decision"],
        json!([{ "id": "12/5", "date": "2024-02-11", "source": "gazette", "units": 2 }])
    );
    let both = decisions("\u{feff}source,region,decision,date\nx,North,1,\nx,South,2,\n");
    let answer = two.answer(&["--decisions", &both]);
    assert_eq!(answer["result"]["rules"]["R404"]["count"], 0);
    assert_eq!(answer["inputs"][2]["name"], "decisions.csv");
    for (text, says) in [
        (
            "region,decision,date\nNorth,1,\n",
            "decisions.csv:1: there is no column \"source\"",
        ),
        (
            "region,decision,date,source\nNorth,,,\n",
            "decisions.csv:2: a row without a decision",
        ),
        (
            "region,decision,date,source\nNorth,1\n",
            "decisions.csv:2: ",
        ),
        (
            "centre,decision,date,source\nNorth,1,,\n",
            "\"centre\", which is no place",
        ),
        (
            "decision,date,source\n1,,\n",
            "no column that says which units",
        ),
    ] {
        let file = decisions(text);
        let said = two.run(&["--decisions", &file]);
        said.fails_with(2, &[says, "hint: "]);
        assert_eq!(said.out, "");
    }
    two.run(&["--decisions", "nowhere.csv"])
        .fails_with(2, &["cannot read nowhere.csv"]);
}

#[test]
fn editions_that_cannot_be_compared_are_refused_with_a_remedy() {
    let two = Two::of("station,A,B\n1,40,30\n");
    two.run(&[]).fails_with(2, &["second.csv", "hint: "]);
    let common = run(&["compare", "editions", &two.a, &two.b]);
    common.fails_with(2, &["tells its units apart by", "hint: "]);
    let plain = "region,station,A\nNorth,1,3\nSouth,2,3\n";
    let a = file(two.folder.path(), "plain.csv", plain);
    let said = run(&["compare", "editions", &a, &two.b]);
    said.fails_with(
        2,
        &[
            "tells its units apart by region, station, the second by station",
            "hint: ",
        ],
    );
    let said = run(&["compare", "editions", &a, &a, "--strata", "district"]);
    said.fails_with(
        2,
        &[
            "no place column \"district\"",
            "hint: it has region, station",
        ],
    );
    run(&["compare", "editions", &a, "nowhere.csv"]).fails_with(2, &["nowhere.csv"]);
    // One mapping for each.
    let one_key = file(
        two.folder.path(),
        "one.toml",
        "schema = 1\nother_columns = \"choice\"\nkey = [\"station\"]\n[columns]\nstation = { place = \"station\" }\n\
         region = { place = \"region\" }\n",
    );
    let said = run(&[
        "compare",
        "editions",
        &a,
        &two.b,
        "--mapping",
        &one_key,
        "--mapping",
        "common",
        "--json",
    ]);
    assert_eq!(said.json()["result"]["in_both"], 1, "{said:?}");
}

#[test]
fn the_venezuelan_editions_differ_as_is_known() {
    let Some(folder) = real_results("the_venezuelan_editions_differ_as_is_known") else {
        return;
    };
    let edition = |name: &str| {
        let file = folder.join(format!("venezuela-2024/RESULTADOS_2024_CSV_{name}.csv.gz"));
        file.to_str().unwrap().to_owned()
    };
    let (first, second) = (edition("V1"), edition("V2"));
    let compare = |a: &str, b: &str| {
        let reading = [
            "--mapping",
            "venezuela-2024",
            "--form",
            "venezuela-table",
            "--json",
        ];
        let said = run(&[&["compare", "editions", a, b][..], &reading].concat());
        assert_eq!(said.code, Some(0), "{said:?}");
        said.json()["result"].clone()
    };
    let result = compare(&first, &second);
    for (name, value) in [
        ("units", json!({ "a": 24_532, "b": 25_073 })),
        ("in_both", json!(24_530)),
        ("added", json!(543)),
        ("gone", json!(2)),
        ("changed", json!(0)),
        ("units_changed", json!(0)),
        ("reordered", json!(true)),
        ("columns", json!({ "lost": ["RE"], "new": [] })),
        ("line_ends", json!({ "a": "crlf", "b": "lf" })),
    ] {
        assert_eq!(result[name], value, "{name}");
    }
    let places = result["places_changed"].as_object().unwrap();
    for (place, changed) in places {
        assert_eq!(*changed, if place == "image" { 301 } else { 0 }, "{place}");
    }
    assert_eq!(result["encodings"]["a"]["byte_order_mark"], true);
    assert_eq!(result["choices"]["EG"]["net"], 7_303_480 - 7_156_462);
    let gone = result["listed"]["gone"].as_array().unwrap();
    let keys: Vec<&Value> = gone.iter().map(|unit| &unit["key"]).collect();
    let key = |table| json!({ "centre": "210510003", "table": table });
    assert_eq!(keys, [&key("1"), &key("3")]);
    let back = compare(&second, &first);
    assert_eq!((&back["added"], &back["gone"]), (&json!(2), &json!(543)));
    assert_eq!(back["columns"], json!({ "lost": [], "new": ["RE"] }));
    assert_eq!(back["choices"]["EG"]["net"], 7_156_462 - 7_303_480);
    assert_eq!(
        back["choices"]["EG"]["gross"],
        result["choices"]["EG"]["gross"]
    );
}

#[test]
fn the_afghan_final_result_lost_what_is_known() {
    let Some(folder) = real_results("the_afghan_final_result_lost_what_is_known") else {
        return;
    };
    let edition = |name: &str| {
        let file = folder.join(format!("afghanistan-2009/{name}_pc_votes.csv.gz"));
        file.to_str().unwrap().to_owned()
    };
    let (first, last) = (edition("prelim"), edition("final"));
    let mapping = ["--mapping", "afghanistan-2009", "--json"];
    let said = run(&[&["compare", "editions", &first, &last][..], &mapping].concat());
    let result = said.json()["result"].clone();
    for (name, value) in [
        ("units", json!({ "a": 5_983, "b": 5_438 })),
        ("gone", json!(578)),
        ("added", json!(33)),
        ("units_changed", json!(1_105)),
        ("votes_fell", json!(1_105)),
        ("votes_grew", json!(0)),
        ("set_to_zero", json!(11)),
        ("emptied", json!(0)),
        ("choices_new", json!(["NA"])),
    ] {
        assert_eq!(result[name], value, "{name}");
    }
    for (code, before, after) in [
        ("983418", 3_093_256, 1_904_900),
        ("1004871", 1_571_581, 1_310_334),
        ("997138", 520_627, 450_183),
    ] {
        let choice = &result["choices"][code];
        assert_eq!(
            (&choice["a"], &choice["b"]),
            (&json!(before), &json!(after)),
            "{code}"
        );
        assert_eq!(choice["net"], after - before, "{code}");
    }
    let removed = &result["removed"];
    assert_eq!(
        (&removed["units"], &removed["gone"], &removed["void"]),
        (&json!(589), &json!(578), &json!(11))
    );
    assert_eq!(removed["lost"], json!(["983418"]));
}
