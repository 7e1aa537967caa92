//! Real files: the published totals, and one content in two encodings.

use std::{collections::BTreeMap, fs::File, path::PathBuf};

use election::form::built_in;
use exchange::{Compression, KnownBy, LineEnds, Mapping, ReadOptions, Results, read_results};

use crate::{generic, mapping, totals};

/// The file among the election data; `None`, said aloud, where the data is not there.
fn data(test: &str, name: &str) -> Option<PathBuf> {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/elections"
    );
    let path = PathBuf::from(folder).join(name);
    if path.exists() {
        return Some(path);
    }
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    {
        eprintln!("SKIPPED {test}: there is no {name} in {folder}");
    }
    None
}

fn read(path: &PathBuf, mapping: &Mapping, form: &str) -> Results {
    let form = built_in(form).unwrap();
    let name = path.to_string_lossy();
    let file = File::open(path).unwrap();
    let options = ReadOptions::default();
    read_results(file, &name, mapping, &form.form, form.sha256, &options)
        .unwrap_or_else(|error| panic!("{error}\n{}", error.hint()))
}

fn form_of(dataset: &str) -> &'static str {
    match dataset {
        "russia_2020_referendum" => "russia-referendum",
        _ if dataset.starts_with("russia") && dataset.ends_with("duma") => "russia-duma",
        _ if dataset.starts_with("russia") => "russia-presidential",
        _ => "generic",
    }
}

#[test]
fn rows_and_totals_are_the_published_ones() {
    let Some(published) = data("rows_and_totals_are_the_published_ones", "published.json") else {
        return;
    };
    let published: serde_json::Value =
        serde_json::from_reader(File::open(published).unwrap()).unwrap();
    let common = Mapping::built_in("common").unwrap();
    let datasets = published["datasets"].as_object().unwrap();
    assert!(datasets.len() >= 16);
    for (id, expected) in datasets {
        let path = data(id, expected["file"].as_str().unwrap()).unwrap();
        let results = read(&path, &common, form_of(id));
        let account = &results.account;
        assert_eq!(account.units, expected["rows"].as_u64().unwrap(), "{id}");
        assert_eq!(account.units, results.dataset.units.len() as u64, "{id}");
        assert_eq!(account.compression, Compression::Zstd);
        assert_eq!(
            (account.skipped, account.blank, account.aggregates),
            (0, 0, 0),
            "{id}"
        );
        let ours: BTreeMap<String, Option<i128>> = totals(&results).into_iter().collect();
        for (column, total) in expected["totals"].as_object().unwrap() {
            let total = i128::from(total.as_i64().unwrap());
            let Some(ours) = ours.get(column) else {
                // Published totals also add up a column that only describes.
                assert!(
                    results.dataset.header.places.contains(column),
                    "{id}: {column}"
                );
                continue;
            };
            // A column without any value is not published, which is not zero.
            let empty = account.empty_columns().any(|empty| empty == column);
            let expected = if empty { None } else { Some(total) };
            assert_eq!(*ours, expected, "{id}: {column}");
            assert!(!empty || total == 0, "{id}: {column}");
        }
        let columns: Vec<&str> = expected["columns"]
            .as_array()
            .unwrap()
            .iter()
            .map(|name| name.as_str().unwrap())
            .collect();
        let read: Vec<&str> = account
            .columns
            .iter()
            .map(|column| column.heading.as_str())
            .collect();
        assert_eq!(read, columns, "{id}");
    }
}

/// What both editions of the Venezuelan tally sheets have, in one mapping.
const TALLIES: &str = r#"
schema = 1
key = ["state", "municipality", "parish", "centre", "table"]

[columns]
COD_EDO = { place = "state" }
EDO = { place = "state_name" }
COD_MUN = { place = "municipality" }
MUN = { place = "municipality_name" }
COD_PAR = { place = "parish" }
PAR = { place = "parish_name" }
CENTRO = { place = "centre" }
MESA = { place = "table" }
RE = { item = "registered", optional = true }
VOTOS_VALIDOS = { item = "valid" }
VOTOS_NULOS = { item = "invalid" }
EG = { choice = "González" }
NM = { choice = "Maduro" }
LM = { choice = "Martínez" }
JABE = { choice = "Bertucci" }
JOBR = { choice = "Brito" }
AE = { choice = "Ecarri" }
CF = { choice = "Fermín" }
DC = { choice = "Ceballos" }
EM = { choice = "Márquez" }
BERA = { choice = "Rausseo" }
URL = { ignore = true }
"#;

#[test]
fn two_editions_in_two_encodings_read_to_the_published_figures() {
    let test = "two_editions_in_two_encodings_read_to_the_published_figures";
    let file = |edition| {
        data(
            test,
            &format!("venezuela-2024/RESULTADOS_2024_CSV_{edition}.csv.gz"),
        )
    };
    let (Some(first), Some(second)) = (file("V1"), file("V2")) else {
        return;
    };
    let tallies = mapping(TALLIES);
    let latin = mapping(&TALLIES.replace("schema = 1", "schema = 1\nencoding = 'iso-8859-1'"));
    let total = |results: &Results, name: &str| {
        totals(results)
            .into_iter()
            .find(|(column, _)| column == name)
            .unwrap()
            .1
    };
    let figures = |results: &Results| {
        ["González", "Maduro", "valid", "invalid"].map(|name| total(results, name).unwrap())
    };

    let one = read(&first, &tallies, "generic");
    assert_eq!(one.account.units, 24_532);
    assert_eq!(figures(&one), [7_156_462, 3_241_461, 10_659_128, 1_139]);
    assert_eq!(
        (
            one.account.encoding.unwrap().name,
            one.account.encoding.unwrap().byte_order_mark
        ),
        ("UTF-8", true)
    );
    assert_eq!(one.account.line_ends, Some(LineEnds::Crlf));
    assert!(total(&one, "registered").is_some());

    for (mapping, known_by) in [(&latin, KnownBy::Declared), (&tallies, KnownBy::Guess)] {
        let two = read(&second, mapping, "generic");
        assert_eq!(two.account.units, 25_073);
        assert_eq!(figures(&two), [7_303_480, 3_316_142, 10_887_262, 1_213]);
        assert_eq!(two.account.encoding.unwrap().name, "windows-1252");
        assert_eq!(two.account.encoding.unwrap().known_by, known_by);
        assert_eq!(two.account.line_ends, Some(LineEnds::Lf));
        assert_eq!(two.account.compression, Compression::Gzip);
        assert!(
            totals(&two)
                .iter()
                .all(|(column, _)| column != "registered")
        );
    }
    assert_eq!(
        unchanged_rows(&one, &read(&second, &latin, "generic")),
        (24_530, 2, 543)
    );
}

/// Units in both editions with the same figures, only in the first, only in the second.
fn unchanged_rows(one: &Results, two: &Results) -> (usize, usize, usize) {
    let units = |results: &Results| -> BTreeMap<Vec<String>, Vec<Option<i64>>> {
        let dataset = &results.dataset;
        let figures = |row| {
            (0..10)
                .map(|choice| dataset.choice(choice).get(row))
                .collect()
        };
        let key = |row| dataset.key(row).into_iter().map(str::to_owned).collect();
        (0..dataset.units.len())
            .map(|row| (key(row), figures(row)))
            .collect()
    };
    let (one, two) = (units(one), units(two));
    let same = one
        .iter()
        .filter(|(key, figures)| two.get(*key) == Some(figures))
        .count();
    let gone = one.keys().filter(|key| !two.contains_key(*key)).count();
    let new = two.keys().filter(|key| !one.contains_key(*key)).count();
    (same, gone, new)
}

#[test]
fn a_real_file_cut_short_is_refused() {
    let Some(path) = data(
        "a_real_file_cut_short_is_refused",
        "russia_2018_pres.csv.zst",
    ) else {
        return;
    };
    let bytes = std::fs::read(path).unwrap();
    let form = generic();
    let common = Mapping::built_in("common").unwrap();
    for length in [100, bytes.len() / 2, bytes.len() - 1] {
        let options = ReadOptions::default();
        let cut = &bytes[..length];
        let result = read_results(cut, "a.zst", &common, &form.form, form.sha256, &options);
        let error = result.err().unwrap();
        assert_eq!(error.rule(), "cut-off");
        let expected = format!(
            "the zstd stream is cut off: it ends after byte {length} in the middle of a part"
        );
        assert!(error.to_string().ends_with(&expected), "{error}");
    }
}
