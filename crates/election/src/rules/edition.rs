//! R004, R005, R201, R203 and R204: the edition as a whole, its texts, its sums and its tree.

use std::collections::{HashMap, HashSet};

use super::{
    report::{Detail, Hit, Outcome, Reason, Subject},
    settings::Settings,
    sums::{choices, count},
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

/// R204: the printed share of units against the number of those that have reported.
pub(super) fn reporting(dataset: &Dataset, settings: &Settings) -> Outcome {
    let Some(planned) = settings.units_planned else {
        return Outcome::not_run(Code::R204, Reason::Unset("R004.units"));
    };
    let Some(printed) = settings.reported_percent else {
        return Outcome::not_run(Code::R204, Reason::Unset("R204.percent"));
    };
    // An edition may list stations that have not reported yet.
    let units = dataset.reported().into_iter().filter(|has| *has).count() as u64;
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
        let damaged: HashSet<u32> = texts
            .distinct()
            .filter(|(_, text)| is_damaged(text))
            .map(|(id, _)| id)
            .collect();
        if damaged.is_empty() {
            continue;
        }
        for (row, hit) in hit.iter_mut().enumerate() {
            if !damaged.contains(&texts.id(row)) {
                continue;
            }
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
    let marked = |position: usize| {
        let (first, second) = (letters[position], letters[position + 1]);
        let before = position.checked_sub(1).map(|position| letters[position]);
        let after = letters.get(position + 2).copied();
        (first.is_alphabetic() && second == '\u{bf}')
            || (is_lead(first) && is_continuation(second) && !ends_a_word(before, second, after))
    };
    text.contains('\u{fffd}') || (0..letters.len() - 1).any(marked)
}

/// Whether a continuation byte may as well be the punctuation behind a word in capitals, as in
/// `«LIBERTÉ»`.
fn ends_a_word(before: Option<char>, second: char, after: Option<char>) -> bool {
    let punctuation = matches!(
        second,
        '\u{a0}'
            | '\u{bb}'
            | '\u{2013}'
            | '\u{2014}'
            | '\u{2019}'
            | '\u{201c}'
            | '\u{201d}'
            | '\u{2026}'
            | '\u{203a}'
    );
    let in_capitals = before.is_some_and(|letter| !letter.is_lowercase());
    punctuation && in_capitals && !after.is_some_and(char::is_alphabetic)
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

/// R201: each stated sum against its units, item by item. Where a figure of a unit is missing or
/// unusable the sum cannot be told, but it may still be smaller than what is known of it.
pub(super) fn stated_sums(dataset: &Dataset) -> Outcome {
    let sums = &dataset.aggregates;
    if sums.is_empty() {
        return Outcome::not_run(Code::R201, Reason::NoSums);
    }
    let voted: Vec<bool> = choices(dataset).iter().map(Option::is_some).collect();
    let columns = columns(dataset, &voted);
    let mut outcome = Outcome::of(Code::R201);
    let mut levels: HashMap<Vec<bool>, Level<'_>> = HashMap::new();
    for sum in 0..sums.len() {
        let filled: Vec<bool> = (0..dataset.header.key.len())
            .map(|column| !sums.place(column).get(sum).is_empty())
            .collect();
        let place = place(sums, &filled, sum);
        let level = levels.entry(filled);
        let level = level.or_insert_with_key(|filled| Level::of(dataset, filled));
        let (units, totals) = level.totals(place, &columns);
        let (mut compared, mut differs) = (false, false);
        for (column, total) in columns.iter().zip(totals) {
            let Some(stated) = column.stated.get(sum) else {
                continue;
            };
            let difference = i128::from(stated) - total.known;
            compared |= !total.open || difference < 0;
            if difference == 0 || (total.open && difference > 0) {
                continue;
            }
            differs = true;
            let detail = Detail::Sum {
                item: column.name.to_owned(),
                stated,
                units: total.known,
                count: units,
            };
            outcome.hits.push(Hit {
                class: Class::Error,
                at: Subject::Sum(sum),
                detail,
            });
        }
        outcome.examined += u64::from(compared);
        outcome.passed += u64::from(compared && !differs);
        outcome.nulls += u64::from(!compared);
    }
    outcome
}

/// The units under stated sums that fill the same place columns.
struct Level<'a> {
    units: HashMap<Vec<&'a str>, Vec<usize>>,
    /// Sums stated more than once are added up once.
    totals: HashMap<Vec<&'a str>, Vec<Total>>,
}

/// What the units of a place add up to.
struct Total {
    known: i128,
    /// Whether a unit has no usable figure.
    open: bool,
}

impl<'a> Level<'a> {
    fn of(dataset: &'a Dataset, filled: &[bool]) -> Self {
        let mut units: HashMap<Vec<&str>, Vec<usize>> = HashMap::new();
        for unit in 0..dataset.units.len() {
            let place = place(&dataset.units, filled, unit);
            units.entry(place).or_default().push(unit);
        }
        Self {
            units,
            totals: HashMap::new(),
        }
    }

    /// The number of units at `place` and the total of each column over them.
    fn totals(&mut self, place: Vec<&'a str>, columns: &[Column<'a>]) -> (u64, &[Total]) {
        let units = self.units.get(&place).map_or(&[][..], Vec::as_slice);
        let totals = self.totals.entry(place);
        let totals = totals.or_insert_with(|| {
            let column_totals = columns.iter().map(|column| {
                let figures = units.iter().map(|unit| column.figure(*unit));
                figures.fold(
                    Total {
                        known: 0,
                        open: false,
                    },
                    |total, figure| Total {
                        known: total.known + i128::from(figure.unwrap_or(0)),
                        open: total.open || figure.is_none(),
                    },
                )
            });
            column_totals.collect()
        });
        (units.len() as u64, totals)
    }
}

fn place<'a>(rows: &'a Rows, filled: &[bool], row: usize) -> Vec<&'a str> {
    let columns = filled.iter().enumerate().filter(|(_, filled)| **filled);
    columns
        .map(|(column, _)| rows.place(column).get(row))
        .collect()
}

/// A count column of sums and units side by side.
struct Column<'a> {
    name: &'a str,
    stated: &'a Figures,
    units: &'a Figures,
    /// Of a choice: the units whose choices add up.
    voted: Option<&'a [bool]>,
}

impl Column<'_> {
    /// The figure of a unit. A choice without one got nothing where others have theirs.
    fn figure(&self, unit: usize) -> Option<i64> {
        let nothing = || self.voted.is_some_and(|voted| voted[unit]);
        count(self.units, unit).or_else(|| nothing().then_some(0))
    }
}

fn columns<'a>(dataset: &'a Dataset, voted: &'a [bool]) -> Vec<Column<'a>> {
    let items = dataset.header.items.iter().enumerate();
    let items = items.filter(|(_, item)| item.kind == ItemKind::Count);
    let items = items.map(|(position, item)| Column {
        name: &item.id,
        stated: dataset.aggregates.item(position),
        units: dataset.units.item(position),
        voted: None,
    });
    let choices = dataset.header.choices.iter().enumerate();
    let choices = choices.map(|(position, name)| Column {
        name,
        stated: dataset.choice_of(&dataset.aggregates, position),
        units: dataset.choice(position),
        voted: Some(voted),
    });
    items.chain(choices).collect()
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
            "Ã–zil",
            "MÃ–LLER",
            "conÃ§u dÃ»",
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
            "ÉCOLE «LIBERTÉ»",
            "“JOSÉ” 2",
            "LIBERTÉ\u{a0}: 3",
            "”JYVÄSKYLÄ”",
        ] {
            assert!(!is_damaged(text), "{text}");
        }
    }
}
