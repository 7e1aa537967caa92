//! R004, R005, R201, R203 and R204: the edition as a whole, its texts, its sums and its tree.

use std::collections::{BTreeMap, HashMap};

use super::{
    report::{Detail, Hit, Outcome, Reason, Subject},
    settings::Settings,
    sums::count,
};
use crate::{
    codes::{Class, Code},
    dataset::{Dataset, Figures, Rows, Texts},
    form::ItemKind,
};

/// R004: number of units against the plan of stations.
pub(super) fn unit_count(dataset: &Dataset, settings: &Settings) -> Outcome {
    let Some(planned) = settings.units_planned else {
        return Outcome::not_run(Code::R004, Reason::Unset("R004.units"));
    };
    let units = dataset.units.len() as u64;
    one(
        Code::R004,
        (units != planned).then_some(Detail::UnitCount { units, planned }),
    )
}

/// R204: the printed share of units against their number.
pub(super) fn reporting(dataset: &Dataset, settings: &Settings) -> Outcome {
    let Some(planned) = settings.units_planned else {
        return Outcome::not_run(Code::R204, Reason::Unset("R004.units"));
    };
    let Some(printed) = settings.reported_percent else {
        return Outcome::not_run(Code::R204, Reason::Unset("R204.percent"));
    };
    let units = dataset.units.len() as u64;
    let agrees = printed.is_rounded_percent(units.into(), planned.into());
    let detail = Detail::Reporting {
        units,
        planned,
        printed: printed.to_string(),
    };
    one(Code::R204, (!agrees).then_some(detail))
}

/// The outcome of a rule with one subject, the edition.
fn one(code: Code, found: Option<Detail>) -> Outcome {
    let mut outcome = Outcome::of(code);
    outcome.examined = 1;
    match found {
        Some(detail) => {
            outcome.hits.push(Hit {
                class: Class::Warning,
                at: Subject::Edition,
                detail,
            });
        }
        None => outcome.passed = 1,
    }
    outcome
}

/// R005: text that was damaged on its way through encodings.
pub(super) fn damaged_text(dataset: &Dataset) -> Outcome {
    let mut outcome = Outcome::of(Code::R005);
    let mut hit = vec![false; dataset.units.len()];
    for (position, column) in dataset.header.places.iter().enumerate() {
        let texts = dataset.units.place(position);
        let damaged: Vec<u32> = texts
            .distinct()
            .filter(|(_, text)| is_damaged(text))
            .map(|(id, _)| id)
            .collect();
        if damaged.is_empty() {
            continue;
        }
        for (row, hit) in hit
            .iter_mut()
            .enumerate()
            .filter(|(row, _)| damaged.contains(&texts.id(*row)))
        {
            *hit = true;
            let (column, text) = (column.clone(), texts.get(row).to_owned());
            let detail = Detail::Damaged { column, text };
            outcome.hits.push(Hit {
                class: Class::Warning,
                at: Subject::Unit(row),
                detail,
            });
        }
    }
    let items = dataset.header.items.iter().map(|item| &item.id);
    for name in items
        .chain(&dataset.header.choices)
        .filter(|name| is_damaged(name))
    {
        let detail = Detail::Damaged {
            column: name.clone(),
            text: name.clone(),
        };
        outcome.hits.push(Hit {
            class: Class::Warning,
            at: Subject::Edition,
            detail,
        });
    }
    outcome.examined = hit.len() as u64;
    outcome.passed = hit.iter().filter(|hit| !**hit).count() as u64;
    outcome.hits.sort_by_key(|hit| hit.at);
    outcome
}

/// Whether a text shows one of three marks: the replacement character, an inverted question mark
/// behind a letter (byte 0xBF where a letter was lost), or UTF-8 that was read as Latin-1 or
/// windows-1252 (`Ã©` for `é`, `É™` for `ə`).
fn is_damaged(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let letters: Vec<char> = text.chars().collect();
    let pairs = letters.windows(2);
    text.contains('\u{fffd}')
        || pairs
            .clone()
            .any(|pair| pair[0].is_alphabetic() && pair[1] == '\u{bf}')
        || pairs
            .clone()
            .any(|pair| is_lead(pair[0]) && is_continuation(pair[1]))
}

/// A lead byte of a two-byte UTF-8 letter as windows-1252 shows it: Latin, Cyrillic.
const fn is_lead(letter: char) -> bool {
    matches!(letter, '\u{c3}'..='\u{c5}' | '\u{c9}' | '\u{d0}' | '\u{d1}')
}

/// A continuation byte as Latin-1 or windows-1252 shows it; never a letter, so that `ÄÖ` passes.
const fn is_continuation(letter: char) -> bool {
    matches!(
        letter,
        '\u{80}'..='\u{a9}' | '\u{ab}'..='\u{b4}' | '\u{b6}'..='\u{b9}' | '\u{bb}'..='\u{bf}'
            | '\u{2013}' | '\u{2014}' | '\u{2018}'..='\u{201e}' | '\u{2020}'..='\u{2022}'
            | '\u{2026}' | '\u{2030}' | '\u{2039}' | '\u{203a}' | '\u{20ac}' | '\u{2122}'
    )
}

/// R201: each stated sum against its units, item by item.
pub(super) fn stated_sums(dataset: &Dataset) -> Outcome {
    let sums = &dataset.aggregates;
    if sums.is_empty() {
        return Outcome::not_run(Code::R201, Reason::NoSums);
    }
    let key = dataset.header.key.len();
    let mut outcome = Outcome::of(Code::R201);
    let mut by_level: BTreeMap<Vec<bool>, HashMap<Vec<String>, Vec<usize>>> = BTreeMap::new();
    for sum in 0..sums.len() {
        let filled: Vec<bool> = (0..key)
            .map(|column| !sums.place(column).get(sum).is_empty())
            .collect();
        let groups = by_level
            .entry(filled.clone())
            .or_insert_with(|| group(dataset, &filled));
        let units = groups
            .get(&place(sums, &filled, sum))
            .map_or(&[][..], Vec::as_slice);
        outcome.examined += 1;
        let before = outcome.hits.len();
        for (item, stated, units_figures) in columns(dataset) {
            let Some(stated) = count(stated, sum) else {
                continue;
            };
            let values = units.iter().filter_map(|unit| count(units_figures, *unit));
            let total: i128 = values.map(i128::from).sum();
            if total != i128::from(stated) {
                let count = units.len() as u64;
                let detail = Detail::Sum {
                    item: item.to_owned(),
                    stated,
                    units: total,
                    count,
                };
                outcome.hits.push(Hit {
                    class: Class::Error,
                    at: Subject::Sum(sum),
                    detail,
                });
            }
        }
        outcome.passed += u64::from(outcome.hits.len() == before);
    }
    outcome
}

/// Units by the places that are filled in a stated sum.
fn group(dataset: &Dataset, filled: &[bool]) -> HashMap<Vec<String>, Vec<usize>> {
    let mut groups: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
    for unit in 0..dataset.units.len() {
        groups
            .entry(place(&dataset.units, filled, unit))
            .or_default()
            .push(unit);
    }
    groups
}

fn place(rows: &Rows, filled: &[bool], row: usize) -> Vec<String> {
    let columns = filled.iter().enumerate().filter(|(_, filled)| **filled);
    columns
        .map(|(column, _)| rows.place(column).get(row).to_owned())
        .collect()
}

/// Count columns of sums and units side by side.
fn columns(dataset: &Dataset) -> impl Iterator<Item = (&str, &Figures, &Figures)> {
    let items = dataset.header.items.iter().enumerate();
    let items = items.filter(|(_, item)| item.kind == ItemKind::Count);
    let items = items.map(|(position, item)| {
        (
            item.id.as_str(),
            dataset.aggregates.item(position),
            dataset.units.item(position),
        )
    });
    let choices = dataset.header.choices.iter().enumerate();
    items.chain(choices.map(|(position, name)| {
        (
            name.as_str(),
            dataset.choice_of(&dataset.aggregates, position),
            dataset.choice(position),
        )
    }))
}

/// R203: places that lie in two parents, or in none.
pub(super) fn parents(dataset: &Dataset) -> Outcome {
    let columns: Vec<(&String, &Texts)> = dataset
        .header
        .nesting
        .iter()
        .filter_map(|name| {
            let position = dataset
                .header
                .places
                .iter()
                .position(|place| place == name)?;
            Some((name, dataset.units.place(position)))
        })
        .collect();
    if columns.len() < 2 {
        return Outcome::not_run(Code::R203, Reason::NoNesting);
    }
    let mut outcome = Outcome::of(Code::R203);
    let mut hit = vec![false; dataset.units.len()];
    for pair in columns.windows(2) {
        let [(parent_name, parents), (name, places)] = pair else {
            continue;
        };
        let mut first_parent: HashMap<u32, usize> = HashMap::new();
        for (row, hit) in hit.iter_mut().enumerate() {
            let detail = if parents.get(row).is_empty() {
                Detail::NoParent {
                    column: (*parent_name).clone(),
                }
            } else {
                let first = *first_parent.entry(places.id(row)).or_insert(row);
                if places.get(row).is_empty() || parents.id(first) == parents.id(row) {
                    continue;
                }
                Detail::TwoParents {
                    column: (*name).clone(),
                    place: places.get(row).to_owned(),
                    parent: parents.get(row).to_owned(),
                    other: parents.get(first).to_owned(),
                }
            };
            *hit = true;
            outcome.hits.push(Hit {
                class: Class::Error,
                at: Subject::Unit(row),
                detail,
            });
        }
    }
    outcome.examined = hit.len() as u64;
    outcome.passed = hit.iter().filter(|hit| !**hit).count() as u64;
    outcome.hits.sort_by_key(|hit| hit.at);
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_recognised_and_sound_text_is_not() {
        for text in [
            "Caf\u{fffd}",
            "Nu¿ez",
            "CafÃ©",
            "BakÄ±",
            "ÐŸÐµÑ€Ð¼ÑŒ",
            "ÆlÉ™t",
        ] {
            assert!(is_damaged(text), "{text}");
        }
        for text in [
            "Café",
            "¿Quién?",
            "Bakı, Şəki",
            "Ərəb",
            "Пермь",
            "ÄÖÜ",
            "São Tomé",
            "Ñuñoa",
        ] {
            assert!(!is_damaged(text), "{text}");
        }
    }
}
