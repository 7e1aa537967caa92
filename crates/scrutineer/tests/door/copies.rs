//! Copies beside an official result, through the program.

use std::{fs, io::Read as _, path::Path};

use serde_json::{Value, json};

use crate::support::{Said, file, real_results, run};

const COPIES: &str = "region,station,holder,image,A,B\n\
    North,1,Aydan,one.jpg,40,30\n\
    North,1,Bahar,other.jpg,40,30\n\
    North,2,Aydan,two.jpg,50,20\n\
    South,1,Aydan,three.jpg,10,60\n";

const BULLETINS: &str = r#"{"bulletins": [
  {"seq": 1, "announced": "2024-02-07", "counted_percent": 50, "votes": {"A": 60, "others": 70}},
  {"seq": 2, "announced": "2024-02-08", "counted_percent": 100.00, "votes": {"A": 101, "B": 109}}
]}"#;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        file(self.0.path(), name, bytes)
    }
}

fn compare(copies: &str, official: &str, more: &[&str]) -> Said {
    let common = ["compare", "copies", copies, "--official", official];
    run(&[&common, more].concat())
}

#[test]
fn announced_totals_bound_the_copies() {
    let folder = Folder::new();
    let copies = folder.file("copies.csv", COPIES);
    let bulletins = folder.file("bulletins.json", BULLETINS);
    // The highest number where none is given.
    let said = compare(&copies, &bulletins, &["--json"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    let answer = said.json();
    assert_eq!(answer["schema"], "scrutineer.compare.copies/1");
    let names: Vec<&Value> = [0, 1].map(|at| &answer["inputs"][at]["name"]).to_vec();
    assert_eq!(names, ["copies.csv", "bulletins.json"]);
    let result = &answer["result"];
    assert_eq!(result["official"]["seq"], 2);
    assert_eq!(
        (&result["copies"], &result["units"]),
        (&json!(4), &json!(3))
    );
    assert_eq!(result["items"]["A"]["remainder"], 1);
    assert_eq!(
        result["items"]["B"],
        json!({
            "copies": 110,
            "official": 109,
            "remainder": -1,
            "broken": true,
            "least_false_copies": 1,
            "covers": [],
            "of_its_own_units": null,
        })
    );
    let gravest = [
        &result["gravest"],
        &result["remainder"],
        &result["least_false_copies"],
    ];
    assert_eq!(gravest, [&json!("B"), &json!(-1), &json!(1)]);
    assert_eq!(result["possible"], false);
    assert_eq!(answer["findings"][0]["code"], "R504");
    assert_eq!(answer["findings"][0]["subject"]["item"], "B");
    assert_eq!(answer["findings"][0]["grounds"][0]["line"], 3);
    // Half of the units may be outside the first one: nobody says how many there are, so the
    // finding says how many there would have to be.
    let first = compare(&copies, &format!("{bulletins}#1"), &["--json"]).json();
    assert_eq!(first["result"]["official"]["seq"], 1);
    assert_eq!(first["result"]["items"]["others"]["covers"], json!(["B"]));
    assert_eq!(first["result"]["coverage"]["explains_from_units"], 2);
    assert_eq!(first["findings"][0]["numbers"]["excess"], 40);
    // With four units in all, two may be: then both can be true.
    let units = ["--units", "4", "--units-source", "the plan", "--json"];
    let four = compare(&copies, &format!("{bulletins}#1"), &units);
    assert_eq!(four.code, Some(0), "{four:?}");
    let coverage = four.json()["result"]["coverage"].clone();
    assert_eq!(coverage["outside"], 2);
    assert_eq!(coverage["of_every_unit"]["remainder"], -40);
    assert_eq!(coverage["of_its_own_units"]["remainder"], 50);
    assert_eq!(coverage["of_its_own_units"]["least_false_copies"], 0);
}

#[test]
fn an_official_table_is_compared_unit_by_unit() {
    let folder = Folder::new();
    let copies = folder.file("copies.csv", COPIES);
    let official = "region,station,A,B\nNorth,1,40,30\nNorth,2,50,20\nSouth,2,1,1\n";
    let official = folder.file("official.csv", official);
    let said = compare(&copies, &official, &["--json"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let result = said.json()["result"].clone();
    let (a, rules) = (&result["verdicts"]["A"], &result["rules"]);
    let counts = |a: &Value| {
        let names = [
            "agree",
            "official_differs",
            "copies_differ",
            "copy_only",
            "official_only",
        ];
        names.map(|name| a[name].as_u64().unwrap())
    };
    assert_eq!(counts(a), [2, 0, 0, 1, 1]);
    assert_eq!(rules["R503"]["count"], 2);
    // One figure altered in a copy: its unit, item, files and lines are named.
    let altered = folder.file("copies.csv", COPIES.replace("two.jpg,50", "two.jpg,51"));
    let said = compare(&altered, &official, &["--json", "--all"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    let answer = said.json();
    let finding = &answer["findings"][0];
    assert_eq!(finding["code"], "R501");
    assert_eq!(finding["numbers"]["count"], 1);
    let grounds = finding["grounds"].as_array().unwrap();
    let places: Vec<_> = grounds
        .iter()
        .map(|ground| {
            (
                &ground["file"],
                &ground["line"],
                &ground["item"],
                &ground["key"],
            )
        })
        .collect();
    let key = json!({ "region": "North", "station": "2" });
    let item = json!("A");
    let expected = [("official.csv", 3), ("copies.csv", 4)];
    let expected = expected.map(|(file, line)| (json!(file), json!(line)));
    let expected: Vec<_> = expected
        .iter()
        .map(|(file, line)| (file, line, &item, &key))
        .collect();
    assert_eq!(places, expected);
    // Both kinds of official result at once.
    let bulletins = folder.file("bulletins.json", BULLETINS);
    let both = compare(&altered, &official, &["--official", &bulletins, "--json"]).json();
    assert_eq!(both["result"]["official"]["seq"], 2);
    assert_eq!(both["result"]["official"]["units"], 3);
    assert_eq!(both["result"]["rules"]["R501"]["count"], 1);
    // Two holders who disagree are named.
    let holders = folder.file("copies.csv", COPIES.replace("other.jpg,40", "other.jpg,41"));
    let said = compare(&holders, &official, &["--format", "csv"]);
    assert!(said.out.contains("40 (Aydan) and 41 (Bahar)"), "{said:?}");
}

#[test]
fn a_manifest_speaks_of_the_units_that_it_claims() {
    let folder = Folder::new();
    let copies = folder.file("copies.csv", COPIES);
    let bulletins = folder.file("bulletins.json", BULLETINS);
    let digest = "ab".repeat(32);
    let entries = json!([{ "name": "one.jpg", "sha256": digest, "size": 3 }]);
    for (name, bytes) in [
        ("manifest.json", entries.to_string()),
        ("SHA256SUMS", format!("{digest}  ./scans/one.jpg\n")),
    ] {
        let images = folder.file(name, bytes);
        let answer = compare(&copies, &bulletins, &["--images", &images, "--json"]).json();
        let r505 = &answer["result"]["rules"]["R505"];
        assert_eq!((&r505["examined"], &r505["count"]), (&json!(1), &json!(1)));
        let custody = &answer["result"]["custody"];
        assert_eq!(
            (&custody["images"], &custody["claimed_units"]),
            (&json!(1), &json!(1))
        );
        let found = r505["examples"][0]["statement"].as_str().unwrap();
        assert!(
            found.contains("other.jpg") && found.contains("Bahar"),
            "{found}"
        );
    }
    let broken = [
        (
            "[{\"name\": \"a\", \"sha256\": \"12\"}]",
            "entry 1: \"12\" is not a SHA-256",
        ),
        ("[{\"name\": \"a\"}\n]", "images.json:1:"),
        (
            "a.jpg\n",
            "images.json:1: neither JSON nor a line of sha256sum",
        ),
        ("", "the file is empty"),
        ("[", "images.json:1:"),
    ];
    for (bytes, says) in broken {
        let images = folder.file("images.json", bytes);
        compare(&copies, &bulletins, &["--images", &images]).fails_with(2, &[says, "hint: "]);
    }
    let deep = format!("[{{\"x\": {}", "[".repeat(100_000));
    let deep = folder.file("images.json", deep);
    compare(&copies, &bulletins, &["--images", &deep]).fails_with(2, &["images.json:1:", "hint: "]);
}

#[test]
fn what_cannot_be_compared_is_refused_with_a_remedy() {
    let folder = Folder::new();
    let copies = folder.file("copies.csv", COPIES);
    let bulletins = folder.file("bulletins.json", BULLETINS);
    let refused = |official: &str, more: &[&str], texts: &[&str]| {
        compare(&copies, official, more).fails_with(2, &[texts, &["hint: "]].concat());
    };
    refused(&format!("{bulletins}#7"), &[], &["7", "1, 2"]);
    refused(&format!("{copies}#1"), &[], &["no announcement 1"]);
    refused(
        &bulletins,
        &["--official", &bulletins],
        &["a second file of the same kind"],
    );
    refused(
        &bulletins,
        &["--holder", "who"],
        &["no place who", "region, station"],
    );
    refused(&bulletins, &["--voting-ended", "18:00"], &["named day"]);
    refused(
        &bulletins,
        &["--units", "2", "--units-source", "x"],
        &["fewer"],
    );
    let keys = folder.file("keys.csv", "station,A,B\n1,1,1\n");
    refused(&keys, &[], &["region + station"]);
    let names = folder.file("names.csv", "region,station,X,Y\nNorth,1,1,1\n");
    refused(&names, &[], &["no choice or item"]);
    refused("nowhere.json", &[], &["nowhere.json"]);
    let unsourced = compare(&copies, &bulletins, &["--units", "9"]);
    unsourced.fails_with(2, &["--units-source"]);
}

#[test]
fn the_same_files_give_the_same_bytes_in_every_format() {
    let folder = Folder::new();
    let copies = folder.file("copies.csv", COPIES);
    let bulletins = folder.file("bulletins.json", BULLETINS);
    for format in ["table", "json", "csv", "md"] {
        let said = || compare(&copies, &bulletins, &["--format", format, "--simulated"]).out;
        assert_eq!(said(), said());
        assert!(
            !said().contains(folder.0.path().to_str().unwrap()),
            "base names only"
        );
    }
    let answer = compare(&copies, &bulletins, &["--json", "--simulated"]).json();
    assert_eq!(answer["simulated"], true);
    let az = compare(&copies, &bulletins, &["--locale", "az"]);
    assert!(az.out.contains("surəti"), "{az:?}");
}

/// Arguments with which the tally-sheet copies of 2024 are read.
const VENEZUELA: [&str; 4] = ["--mapping", "venezuela-2024", "--form", "venezuela-table"];

/// The ten remainders of the published comparison.
const REMAINDERS: [(&str, i64); 10] = [
    ("EG", -1_977_376),
    ("NM", 3_092_702),
    ("LM", 66_135),
    ("JABE", 44_048),
    ("JOBR", 62_134),
    ("AE", 65_410),
    ("CF", 28_270),
    ("DC", 9_472),
    ("EM", 3_544),
    ("BERA", 54_283),
];

fn venezuela(folder: &Path, name: &str) -> String {
    let path = folder.join("venezuela-2024").join(name);
    path.to_str().unwrap().to_owned()
}

#[test]
fn real_copies_against_the_second_bulletin() {
    let Some(folder) = real_results("real_copies_against_the_second_bulletin") else {
        return;
    };
    let copies = venezuela(&folder, "RESULTADOS_2024_CSV_V2.csv.gz");
    let bulletins = venezuela(&folder, "official-bulletins.json");
    let images = venezuela(&folder, "acta-images-2642-sha256.json.gz");
    let more = [&VENEZUELA[..], &["--images", &images, "--json"]].concat();
    let said = compare(&copies, &format!("{bulletins}#2"), &more);
    assert_eq!(said.code, Some(1), "{said:?}");
    let answer = said.json();
    let result = &answer["result"];
    assert_eq!(
        (&result["copies"], &result["units"]),
        (&json!(25_073), &json!(25_073))
    );
    let items = result["items"].as_object().unwrap();
    assert_eq!(items.len(), REMAINDERS.len());
    for (choice, remainder) in REMAINDERS {
        assert_eq!(items[choice]["remainder"], remainder, "{choice}");
        assert_eq!(items[choice]["broken"], remainder < 0, "{choice}");
    }
    assert_eq!(result["remainder"], -1_977_376);
    assert_eq!(result["least_false_copies"], 4_586);
    let broken = &result["rules"]["R504"];
    assert_eq!(
        (&broken["count"], &broken["examples"][0]["item"]),
        (&json!(1), &json!("EG"))
    );
    assert_eq!(answer["findings"][0]["code"], "R504");
    // That the commission gave no figure by table is one finding.
    assert_eq!(result["rules"]["R503"]["count"], 1);
    assert_eq!(result["verdicts"]["EG"]["copy_only"], 25_073);
    // The manifest speaks of 35 tables, and of nothing else.
    let custody = &result["rules"]["R505"];
    assert_eq!(
        (&custody["examined"], &custody["count"]),
        (&json!(35), &json!(0))
    );
    assert_eq!(result["custody"]["images"], 2_642);
    // Two vectors stand twice; chance gives about as many, so neither needs a reason.
    let alike = &result["rules"]["R506"];
    assert_eq!(
        (&alike["count"], &alike["by_class"]["warning"]),
        (&json!(2), &json!(0))
    );
    let coincidence = &result["coincidence"];
    assert_eq!(coincidence["pairs"], 2);
    let expected = coincidence["expected"].as_f64().unwrap();
    assert!((2.0..9.0).contains(&expected), "{expected}");
    // The number of tables, once it has a source, gives the bound by the other reading as well.
    let units = [
        "--units",
        "30026",
        "--units-source",
        "not published",
        "--json",
    ];
    let told = compare(&copies, &bulletins, &[&VENEZUELA[..], &units].concat()).json();
    let own = &told["result"]["coverage"]["of_its_own_units"];
    assert_eq!(told["result"]["coverage"]["outside"], 941);
    assert_eq!(
        (&own["remainder"], &own["least_false_copies"]),
        (&json!(-1_516_856), &json!(3_645))
    );
    assert_eq!(told["findings"][0]["class"], "error");
}

#[test]
fn real_copies_against_the_first_bulletin() {
    let Some(folder) = real_results("real_copies_against_the_first_bulletin") else {
        return;
    };
    let copies = venezuela(&folder, "RESULTADOS_2024_CSV_V2.csv.gz");
    let bulletins = venezuela(&folder, "official-bulletins.json");
    let more = [&VENEZUELA[..], &["--json"]].concat();
    let said = compare(&copies, &format!("{bulletins}#1"), &more);
    assert_eq!(said.code, Some(1), "{said:?}");
    let items = &said.json()["result"]["items"];
    assert_eq!(items["EG"]["remainder"], -2_857_502);
    assert_eq!(items["NM"]["remainder"], 1_833_950);
    // One figure stands for the eight that the bulletin does not list.
    let others = ["LM", "JABE", "JOBR", "AE", "CF", "DC", "EM", "BERA"];
    assert_eq!(items["others"]["covers"], json!(others));
    assert_eq!(items["others"]["remainder"], 462_704 - 267_640);
    assert_eq!(items.as_object().unwrap().len(), 3);
}

/// The first edition taken for an official result by table: all tables in both agree. One figure
/// altered in a copy is named.
#[test]
fn real_copies_against_the_edition_before() {
    let Some(folder) = real_results("real_copies_against_the_edition_before") else {
        return;
    };
    let copies = venezuela(&folder, "RESULTADOS_2024_CSV_V2.csv.gz");
    let official = venezuela(&folder, "RESULTADOS_2024_CSV_V1.csv.gz");
    let mapping = ["--official-mapping", "venezuela-2024", "--json", "--all"];
    let more = [&VENEZUELA[..], &mapping].concat();
    let said = compare(&copies, &official, &more);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let result = said.json()["result"].clone();
    for (choice, _) in REMAINDERS {
        let verdicts = json!({
            "agree": 24_530,
            "official_differs": 0,
            "copies_differ": 0,
            "copy_only": 543,
            "official_only": 2,
        });
        assert_eq!(result["verdicts"][choice], verdicts, "{choice}");
    }
    assert_eq!(result["rules"]["R501"]["examined"], 24_530);
    assert_eq!(result["rules"]["R503"]["count"], 545);

    // Rows turned round and columns renamed, with one figure altered.
    let mut text = Vec::new();
    let packed = fs::File::open(&copies).unwrap();
    let mut unpacked = flate2::read::GzDecoder::new(packed);
    unpacked.read_to_end(&mut text).unwrap();
    let mut lines: Vec<&[u8]> = text.split(|byte| *byte == b'\n').collect();
    lines.retain(|line| !line.is_empty());
    let renamed = String::from_utf8(lines.remove(0).to_vec()).unwrap();
    let renamed = renamed.replace("CENTRO", "CENTRE").replace("EG", "E_G");
    lines.reverse();
    let altered = lines[7].to_vec();
    let cells: Vec<&[u8]> = altered.split(|byte| *byte == b',').collect();
    let votes: i64 = std::str::from_utf8(cells[10]).unwrap().parse().unwrap();
    let other = (votes + 1).to_string();
    let mut cells = cells.clone();
    cells[10] = other.as_bytes();
    let altered = cells.join(&b',');
    lines[7] = &altered;
    lines.insert(0, renamed.as_bytes());
    let temp = Folder::new();
    let copies = temp.file("renamed.csv", lines.join(&b'\n'));
    let mapping = exchange::Mapping::built_in("venezuela-2024").unwrap();
    let mapping = mapping.text().replace("\nCENTRO =", "\nCENTRE =");
    let mapping = temp.file("renamed.toml", mapping.replace("\nEG =", "\nE_G ="));
    let more = [
        "--mapping",
        &mapping,
        "--form",
        "venezuela-table",
        "--official-mapping",
        "venezuela-2024",
        "--json",
        "--all",
    ];
    let said = compare(&copies, &official, &more);
    assert_eq!(said.code, Some(1), "{}", said.err);
    let answer = said.json();
    let finding = &answer["findings"][0];
    assert_eq!(
        (&finding["code"], &finding["numbers"]["count"]),
        (&json!("R501"), &json!(1))
    );
    let grounds = finding["grounds"].as_array().unwrap();
    assert_eq!(grounds.len(), 2);
    assert_eq!(grounds[0]["file"], "RESULTADOS_2024_CSV_V1.csv.gz");
    // Behind the headings stand seven lines that were left alone.
    assert_eq!(
        (&grounds[1]["file"], &grounds[1]["line"]),
        (&json!("renamed.csv"), &json!(9))
    );
    let text = |at: usize| std::str::from_utf8(cells[at]).unwrap();
    assert_eq!(
        grounds[1]["key"],
        json!({ "centre": text(6), "table": text(7) })
    );
    assert_eq!(grounds[1]["item"], "EG");
    let numbers = &grounds[1]["numbers"];
    assert_eq!(
        (&numbers["copy"], &numbers["official"]),
        (&json!(votes + 1), &json!(votes))
    );
    assert_eq!(answer["result"]["verdicts"]["EG"]["agree"], 24_529);
}
