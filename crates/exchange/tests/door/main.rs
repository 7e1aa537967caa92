//! Files through the door of the crate, as a program would hand them in.

#![cfg(test)]

mod encodings;
mod laws;
mod layouts;
mod mappings;
mod pages;
mod real;
mod reference;
mod sheets;
mod standards;
mod statements;
mod traps;

use std::sync::LazyLock;

use election::form::{Form, Loaded, built_in};
use exchange::{Mapping, ReadError, ReadOptions, Results, read_results};

/// A form with an item of each kind.
fn small_form() -> Loaded {
    let text = r#"
        schema = 1
        id = "small"
        title = { en = "Small" }
        source = "made up for a test"
        verified = false
        item = [
            { id = "registered" },
            { id = "valid" },
            { id = "invalid" },
            { id = "opened", type = "time" },
            { id = "signed", type = "bool" },
        ]
    "#;
    Loaded::parse("small", text).unwrap()
}

fn generic() -> &'static Loaded {
    static GENERIC: LazyLock<Loaded> = LazyLock::new(|| built_in("generic").unwrap());
    &GENERIC
}

fn common() -> &'static Mapping {
    static COMMON: LazyLock<Mapping> = LazyLock::new(|| Mapping::built_in("common").unwrap());
    &COMMON
}

fn mapping(text: &str) -> Mapping {
    Mapping::parse("mine.toml", text).unwrap_or_else(|error| panic!("{error}"))
}

fn read_with(bytes: &[u8], mapping: &Mapping, form: &Loaded) -> Result<Results, ReadError> {
    let options = ReadOptions::default();
    read_results(bytes, "a.csv", mapping, &form.form, form.sha256, &options)
}

/// Reads by the built-in mapping.
fn read(bytes: &[u8]) -> Result<Results, ReadError> {
    read_with(bytes, common(), generic())
}

fn accept(bytes: &[u8]) -> Results {
    read(bytes).unwrap_or_else(|error| panic!("{error}"))
}

/// Stable word and sentence of the refusal.
fn refusal(result: Result<Results, ReadError>) -> (&'static str, String) {
    let error = result.expect_err("is refused");
    assert!(!error.hint().is_empty());
    (error.rule(), error.to_string())
}

/// Everything that a dataset says, row by row, without lines and sources.
fn rows(results: &Results) -> Vec<Vec<String>> {
    let dataset = &results.dataset;
    let header = &dataset.header;
    let row = |row: usize| {
        let mut cells: Vec<String> = (0..header.places.len())
            .map(|place| dataset.units.place(place).get(row).to_owned())
            .collect();
        let items = (0..header.items.len()).map(|item| match header.items[item].kind {
            election::form::ItemKind::Count => {
                format!("{:?}", dataset.units.item(item).reading(row))
            }
            _ => dataset.units.text(item).get(row).to_owned(),
        });
        cells.extend(items);
        let words = 0..header.words.len();
        cells.extend(words.map(|words| dataset.units.words(words).get(row).to_owned()));
        let choices = 0..header.choices.len();
        cells.extend(choices.map(|choice| format!("{:?}", dataset.choice(choice).reading(row))));
        cells
    };
    (0..dataset.units.len()).map(row).collect()
}

/// Lines of the units, in the order of the dataset.
fn lines(results: &Results) -> Vec<u64> {
    (0..results.dataset.units.len())
        .map(|row| results.dataset.units.line(row))
        .collect()
}

fn totals(results: &Results) -> Vec<(String, Option<i128>)> {
    results
        .dataset
        .totals()
        .map(|(name, total)| (name.to_owned(), total))
        .collect()
}

fn has_item(form: &Form, id: &str) -> bool {
    form.item(id).is_some()
}
