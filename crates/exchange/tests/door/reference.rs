//! docs/reference/mapping.md: its worked example does what it says, and it lists every error.

use election::dataset::Reading;

use crate::{generic, lines, mapping, read_with, rows};

const REFERENCE: &str = include_str!("../../../../docs/reference/mapping.md");

/// The first block of this language.
fn block(language: &str) -> &'static str {
    let (_, behind) = REFERENCE.split_once(&format!("```{language}\n")).unwrap();
    behind.split_once("```").unwrap().0
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
    let source = include_str!("../../src/error.rs");
    let body = source
        .split_once("fn rule(&self) -> &'static str {\n        match self")
        .unwrap()
        .1;
    let body = body.split_once("pub fn hint").unwrap().0;
    let words: Vec<&str> = body.split('"').skip(1).step_by(2).collect();
    assert!(words.len() >= 30, "{words:?}");
    for word in words {
        assert!(REFERENCE.contains(&format!("`{word}`")), "{word}");
    }
}
