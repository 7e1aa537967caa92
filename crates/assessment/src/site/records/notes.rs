//! What records say of single units, for their pages.

use std::collections::BTreeMap;

use mission::records::{Reference, Slice, When, Words};

use super::{
    super::input::{RecordsInput, UnitNote},
    teller::{address, isolated},
};

/// One note for each unit that a record names.
pub(in super::super) fn notes(of: &RecordsInput<'_>) -> Vec<UnitNote> {
    let mut notes = Vec::new();
    let records = of.records;
    for one in &records.incidents {
        let units: Vec<&String> = one.unit.iter().chain(&one.related_units).collect();
        let when = one.occurred.as_ref().or(one.reported.as_ref());
        for unit in units {
            notes.push(note(unit, Slice::Incident, &one.id, texts(&one.what), when));
        }
    }
    for one in &records.statements {
        let when = one.occurred.as_ref().or(one.reported.as_ref());
        let covered = one.coverage.iter().flat_map(|coverage| &coverage.units);
        for unit in covered.chain(linked(&one.links)) {
            notes.push(note(
                unit,
                Slice::Statement,
                &one.id,
                texts(&one.what),
                when,
            ));
        }
    }
    for one in &records.facts {
        let when = one.occurred.as_ref().or(one.reported.as_ref());
        for unit in linked(&one.links) {
            notes.push(note(unit, Slice::Fact, &one.id, texts(&one.what), when));
        }
    }
    for one in of.figures.iter().flat_map(|figures| &figures.statements) {
        let removed = one.removed.iter().flat_map(|removed| &removed.units);
        let when = one.announced.as_ref();
        let when = when.and_then(|one| When::between(&one.from, &one.to).ok());
        let translated = of
            .figures
            .and_then(|figures| figures.translated.get(&one.stage));
        let mut text = translated.cloned().unwrap_or_default();
        text.insert("en".to_owned(), one.stage.clone());
        for unit in removed {
            notes.push(note(
                unit,
                Slice::Announced,
                &one.id,
                text.clone(),
                when.as_ref(),
            ));
        }
    }
    notes
}

fn linked(links: &[Reference]) -> impl Iterator<Item = &String> {
    let units = links.iter().filter(|link| link.slice == Slice::Unit);
    units.map(|link| &link.id)
}

fn texts(words: &Words) -> BTreeMap<String, String> {
    let own = |(language, text): (&str, &str)| (language.to_owned(), text.to_owned());
    words.iter().map(own).collect()
}

fn note(
    unit: &str,
    slice: Slice,
    id: &str,
    text: BTreeMap<String, String>,
    when: Option<&When>,
) -> UnitNote {
    let reference = Reference {
        slice,
        id: id.to_owned(),
    };
    UnitNote {
        key: unit.split('/').map(str::to_owned).collect(),
        kind: kind(slice),
        text,
        href: address(&reference),
        date: when.map(|when| match when.printed() {
            (from, None) => isolated(&from.replace('T', " ")),
            (from, Some(to)) => isolated(&format!("{from} – {to}").replace('T', " ")),
        }),
    }
}

/// Key of the text that names a kind of record.
const fn kind(slice: Slice) -> &'static str {
    match slice {
        Slice::Incident => "slice-incident",
        Slice::Statement => "slice-statement",
        Slice::Announced => "slice-announced",
        _ => "slice-fact",
    }
}
