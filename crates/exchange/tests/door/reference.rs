//! docs/reference/mapping.md: its worked example does what it says, and it lists every error.

use election::dataset::Reading;
use exchange::Results;

use crate::{generic, lines, mapping, read_with, rows};

const REFERENCE: &str = include_str!("../../../../docs/reference/mapping.md");

/// The first block of this language.
fn block(language: &str) -> &'static str {
    block_under("# Mappings", language)
}

/// The first block of this language under a heading.
fn block_under(heading: &str, language: &str) -> &'static str {
    let (_, section) = REFERENCE.split_once(&format!("{heading}\n")).unwrap();
    let (_, behind) = section.split_once(&format!("```{language}\n")).unwrap();
    behind.split_once("```").unwrap().0
}

fn example(heading: &str) -> Results {
    let (csv, toml) = (block_under(heading, "csv"), block_under(heading, "toml"));
    read_with(csv.as_bytes(), &mapping(toml), generic()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_long_example_reads_as_it_says() {
    let results = example("## A row for each figure");
    let expected = [
        [
            "Adams",
            "1",
            "Whole(120)",
            "Whole(75)",
            "Whole(51)",
            "Whole(22)",
        ],
        ["Adams", "2", "Whole(80)", "Missing", "Whole(44)", "Missing"],
    ];
    assert_eq!(rows(&results), expected);
    assert_eq!(lines(&results), [2, 7]);
    assert_eq!(results.account.skipped, 2);
}

#[test]
fn the_example_with_stations_as_columns_reads_as_it_says() {
    let results = example("## Stations as columns");
    let expected = [
        [
            "1",
            "Town hall",
            "Whole(120)",
            "Whole(30)",
            "Whole(20)",
            "Whole(30)",
        ],
        [
            "2",
            "Town hall",
            "Whole(100)",
            "Whole(30)",
            "Whole(10)",
            "Whole(30)",
        ],
    ];
    assert_eq!(rows(&results), expected);
    assert_eq!(results.dataset.header.choices, ["A/1", "A/2", "B/1"]);
    assert_eq!(
        (lines(&results), results.account.aggregates),
        (vec![2, 2], 1)
    );
    let subtotals = results.account.subtotals.unwrap();
    assert_eq!(
        (subtotals.rows, subtotals.compared, subtotals.differing),
        (2, 6, 0)
    );
}

#[test]
fn the_scales_are_those_of_a_mapping() {
    let scales = block_under("### Numbers", "toml");
    let text = format!("schema = 1\nkey = ['s']\n[columns]\ns = {{ place = 's' }}\n{scales}");
    mapping(&text);
}

#[test]
fn the_worked_example_reads_as_it_says() {
    let results = read_with(block("csv").as_bytes(), &mapping(block("toml")), generic()).unwrap();
    let keys: Vec<[String; 2]> = rows(&results)
        .iter()
        .map(|row| [row[0].clone(), row[1].clone()])
        .collect();
    assert_eq!(keys, [["Nəsimi", "1"], ["Nəsimi", "2"], ["Xətai", "3"]]);
    assert_eq!(lines(&results), [3, 4, 6]);
    let dataset = &results.dataset;
    assert_eq!(dataset.units.item(0).reading(0), Reading::Whole(1204));
    assert_eq!(dataset.choice(0).reading(1), Reading::Missing);
    assert_eq!(
        (dataset.aggregates.len(), dataset.aggregates.line(0)),
        (1, 5)
    );
    let account = &results.account;
    assert_eq!(
        (account.skipped, &account.rules[0].first_lines[..]),
        (1, &[7][..])
    );
    assert!(account.expected_rows.unwrap().is_met());
    for (row, figure) in [(0, 731), (1, 640), (2, 902)] {
        let words = dataset.units.words(0).get(row);
        let value = election::numerals::value_of_words(words, &dataset.header.number_words);
        assert_eq!(value, Some(figure), "{words}");
    }
}

#[test]
fn every_error_is_listed() {
    let source = include_str!("../../src/error/mod.rs");
    let body = source
        .split_once("fn rule(&self) -> &'static str {\n        match self")
        .unwrap()
        .1;
    let body = body.split_once("\n    }\n").unwrap().0;
    let words: Vec<&str> = body.split('"').skip(1).step_by(2).collect();
    assert!(words.len() >= 30, "{words:?}");
    for word in words {
        assert!(REFERENCE.contains(&format!("`{word}`")), "{word}");
    }
}
