//! Digests of the rows of an edition: of every cell, of where it comes from and where it is shown,
//! and of what the edition says of its columns. Pages that show a row are known by them, so that
//! its dozens of figures are gone through once and not for each page.

use std::collections::HashMap;

use election::{
    dataset::{Reading, Texts},
    form::ItemKind,
};

use super::{input::EditionInput, made_of::MadeOf};

/// Units on one page.
pub(super) const UNITS_PER_PAGE: usize = 500;

/// Whether any row has a text.
pub(super) fn has_text(texts: &Texts) -> bool {
    texts.distinct().any(|(_, text)| !text.is_empty())
}

/// A digest of each row of an edition.
pub(super) fn digests(
    number: usize,
    input: &EditionInput<'_>,
    repeats: &HashMap<usize, usize>,
    begin: &MadeOf,
) -> Vec<u64> {
    let dataset = input.dataset;
    let units = &dataset.units;
    let begin = with_columns(number, input, begin);
    let (mut texts, mut figures) = (Vec::new(), Vec::new());
    texts.extend((0..dataset.header.places.len()).map(|at| units.place(at)));
    for (at, item) in dataset.header.items.iter().enumerate() {
        match item.kind {
            ItemKind::Count => figures.push(units.item(at)),
            _ => texts.push(units.text(at)),
        }
    }
    figures.extend((0..dataset.header.choices.len()).map(|at| dataset.choice(at)));
    let half = |text: &str| {
        let mut made_of = begin.clone();
        made_of.text(text);
        made_of.half()
    };
    let texts: Vec<(&Texts, Vec<u64>)> = texts
        .into_iter()
        .map(|texts| {
            (
                texts,
                texts.distinct().map(|(_, text)| half(text)).collect(),
            )
        })
        .collect();
    let row = |row: usize| {
        let mut made_of = begin.clone();
        for number in [row / UNITS_PER_PAGE, units.source(row)] {
            made_of.number(number);
        }
        made_of.number(usize::try_from(units.line(row)).unwrap_or(usize::MAX));
        made_of.number(repeats.get(&row).copied().unwrap_or(0));
        for (texts, halves) in &texts {
            made_of.half_of(halves[texts.id(row) as usize]);
        }
        for figures in &figures {
            match figures.reading(row) {
                Reading::Whole(count) => made_of.count(count),
                Reading::Missing => made_of.count(i64::MIN),
                Reading::Unreadable(text) => {
                    made_of.count(i64::MAX);
                    made_of.text(text);
                }
            }
        }
        made_of.half()
    };
    (0..units.len()).map(row).collect()
}

/// Adds what an edition says of its columns: a cell alone does not tell what stands there.
fn with_columns(number: usize, input: &EditionInput<'_>, begin: &MadeOf) -> MadeOf {
    let (header, units) = (&input.dataset.header, &input.dataset.units);
    let mut made_of = begin.clone();
    made_of.number(number);
    made_of.text(&input.form.sha256.to_string());
    let files = header.sources.iter().map(|source| &source.name);
    for names in [&header.key, &header.places, &header.choices] {
        made_of.texts(names);
    }
    made_of.texts(&files.collect::<Vec<_>>());
    for (at, place) in header.places.iter().enumerate() {
        made_of.text(place);
        made_of.number(usize::from(has_text(units.place(at))));
    }
    made_of.number(header.items.len());
    for (at, item) in header.items.iter().enumerate() {
        let is_published = match item.kind {
            ItemKind::Count => units.item(at).is_published(),
            _ => has_text(units.text(at)),
        };
        made_of.text(&item.id);
        made_of.number(usize::from(is_published));
    }
    for at in 0..header.choices.len() {
        made_of.number(usize::from(input.dataset.choice(at).is_published()));
    }
    if let Some(turnout) = &input.report.turnout {
        made_of.text(&turnout.base);
        made_of.texts(&turnout.voters);
    }
    made_of
}
