//! Documents of exchange standards: what is read of them, and what is refused.

mod published;
mod there_and_back;
mod written_here;

use std::{collections::BTreeMap, path::PathBuf};

use election::{dataset::EditionLabel, form::Loaded};
use exchange::{ReadError, ReadOptions, Results, read_results};

use super::{common, generic};

/// The folder of conformance material, where it is at hand.
fn material(test: &str) -> Option<PathBuf> {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/standards"
    );
    let folder = PathBuf::from(folder);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "{test}: {} is absent",
        folder.display()
    );
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    {
        eprintln!("SKIPPED {test}: {} is absent", folder.display());
    }
    None
}

fn read_as(bytes: &[u8], form: &Loaded, contest: &str) -> Result<Results, ReadError> {
    let options = ReadOptions {
        edition: EditionLabel {
            contest: contest.to_owned(),
            ..EditionLabel::default()
        },
        ..ReadOptions::default()
    };
    read_results(bytes, "a.xml", common(), &form.form, form.sha256, &options)
}

fn read(bytes: &[u8]) -> Result<Results, ReadError> {
    read_as(bytes, generic(), "")
}

/// A form with the items of a Dutch count.
fn municipal() -> Loaded {
    let items = [
        "electorate",
        "poll_cards",
        "proxies",
        "voter_cards",
        "admitted_voters",
        "candidate_votes",
        "blank",
        "invalid",
        "more_counted",
        "fewer_counted",
        "ballots_not_returned",
        "too_few_issued",
        "too_many_issued",
        "no_explanation",
        "other_explanation",
    ];
    let items = items
        .map(|item| format!("{{ id = \"{item}\" }}"))
        .join(", ");
    let text = format!(
        "schema = 1\nid = \"municipal\"\ntitle = {{ en = \"Count\" }}\nsource = \"made up\"\n\
         verified = false\nitem = [{items}]\n"
    );
    Loaded::parse("municipal", &text).unwrap()
}

/// Total of each item and choice.
fn totals(results: &Results) -> BTreeMap<String, Option<i128>> {
    let totals = results.dataset.totals();
    totals
        .map(|(name, total)| (name.to_owned(), total))
        .collect()
}

fn figure(results: &Results, column: &str, row: usize) -> Option<i64> {
    let dataset = &results.dataset;
    match dataset.item_position(column) {
        Some(item) => dataset.units.item(item).get(row),
        None => {
            let choice = dataset
                .header
                .choices
                .iter()
                .position(|name| name == column);
            dataset
                .choice(choice.unwrap_or_else(|| panic!("no column {column}")))
                .get(row)
        }
    }
}
