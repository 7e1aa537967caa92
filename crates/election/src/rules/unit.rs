//! R001 to R003: figures that cannot be counts, figures against words, and keys.

use std::collections::HashMap;

use super::{
    report::{Detail, Hit, Outcome, Reason, Subject},
    sums::{MAX_COUNT, count},
};
use crate::{
    codes::{Class, Code},
    dataset::{Dataset, Figures, Reading, Texts},
    form::{Form, ItemKind},
    numerals::{NumberWords, minutes_of_day, ticked},
};

/// R001: required figures that are missing; figures that are negative, no whole numbers, or of
/// more than nine digits; times that are no times; ticks that say neither yes nor no. A unit without any figure has not reported
/// and is not examined.
pub(super) fn figures(dataset: &Dataset, form: &Form) -> Outcome {
    let mut outcome = Outcome::of(Code::R001);
    let reported = dataset.reported();
    let mut hit = vec![false; reported.len()];
    for (position, item) in dataset.header.items.iter().enumerate() {
        let required = form.item(&item.id).is_some_and(|item| item.required);
        match item.kind {
            ItemKind::Count => {
                let figures = dataset.units.item(position);
                let required = required && figures.is_published();
                flawed(&mut outcome, &mut hit, &item.id, figures, |row| {
                    required && reported[row]
                });
            }
            kind => {
                let texts = dataset.units.text(position);
                let required = required && texts.distinct().any(|(_, text)| !text.is_empty());
                let sound = |row| match texts.get(row) {
                    "" => !(required && reported[row]),
                    text if kind == ItemKind::Time => minutes_of_day(text).is_some(),
                    text if kind == ItemKind::Bool => ticked(text).is_some(),
                    _ => true,
                };
                unsound(&mut outcome, &mut hit, &item.id, texts, sound);
            }
        }
    }
    for (position, choice) in dataset.header.choices.iter().enumerate() {
        flawed(
            &mut outcome,
            &mut hit,
            choice,
            dataset.choice(position),
            |_| false,
        );
    }
    for (reported, hit) in reported.into_iter().zip(hit) {
        outcome.examined += u64::from(reported || hit);
        outcome.passed += u64::from(reported && !hit);
        outcome.nulls += u64::from(!reported && !hit);
    }
    outcome.hits.sort_by_key(|hit| hit.at);
    outcome
}

fn flawed(
    outcome: &mut Outcome,
    hit: &mut [bool],
    item: &str,
    figures: &Figures,
    required: impl Fn(usize) -> bool,
) {
    let item = || item.to_owned();
    for (row, hit) in hit.iter_mut().enumerate() {
        let detail = match figures.reading(row) {
            Reading::Whole(value) if (0..=MAX_COUNT).contains(&value) => continue,
            Reading::Whole(value) => Detail::Impossible {
                item: item(),
                text: value.to_string(),
            },
            Reading::Unreadable(text) => Detail::Impossible {
                item: item(),
                text: text.to_owned(),
            },
            Reading::Missing if required(row) => Detail::Missing { item: item() },
            Reading::Missing => continue,
        };
        *hit = true;
        outcome.hits.push(Hit {
            class: Class::Error,
            at: Subject::Unit(row),
            detail,
        });
    }
}

/// The same for a column of times or texts.
fn unsound(
    outcome: &mut Outcome,
    hit: &mut [bool],
    item: &str,
    texts: &Texts,
    sound: impl Fn(usize) -> bool,
) {
    for (row, hit) in hit.iter_mut().enumerate() {
        if sound(row) {
            continue;
        }
        *hit = true;
        let item = item.to_owned();
        let detail = match texts.get(row) {
            "" => Detail::Missing { item },
            text => Detail::Impossible {
                item,
                text: text.to_owned(),
            },
        };
        outcome.hits.push(Hit {
            class: Class::Error,
            at: Subject::Unit(row),
            detail,
        });
    }
}

/// R002: what the sheet says in figures and in words.
pub(super) fn words(dataset: &Dataset) -> Outcome {
    let table = &dataset.header.number_words;
    if dataset.header.words.is_empty() || table.is_empty() {
        return Outcome::not_run(Code::R002, Reason::NoWords);
    }
    let table = NumberWords::new(table);
    let mut outcome = Outcome::of(Code::R002);
    let mut examined = vec![(false, false); dataset.units.len()];
    for (column, item) in dataset.header.words.iter().enumerate() {
        let Some(figures) = dataset.published_item(item) else {
            let reason = Reason::NotPublished(vec![item.clone()]);
            outcome.cannot_tell.push(reason);
            continue;
        };
        let words = dataset.units.words(column);
        let values: HashMap<u32, Option<i64>> = words
            .distinct()
            .map(|(id, text)| (id, table.value(text)))
            .collect();
        for (row, (seen, hit)) in examined.iter_mut().enumerate() {
            let value = values.get(&words.id(row)).copied().flatten();
            let (Some(value), Some(figure)) = (value, count(figures, row)) else {
                continue;
            };
            *seen = true;
            if value != figure {
                *hit = true;
                let (item, words) = (item.clone(), words.get(row).to_owned());
                let detail = Detail::Words {
                    item,
                    figure,
                    words,
                    value,
                };
                outcome.hits.push(Hit {
                    class: Class::Error,
                    at: Subject::Unit(row),
                    detail,
                });
            }
        }
    }
    for (seen, hit) in examined {
        outcome.examined += u64::from(seen);
        outcome.passed += u64::from(seen && !hit);
        outcome.nulls += u64::from(!seen);
    }
    outcome.hits.sort_by_key(|hit| hit.at);
    outcome
}

/// R003: units that cannot be told apart. The first row with a key stands; each further one is
/// a hit that names it.
pub(super) fn keys(dataset: &Dataset) -> Outcome {
    let mut outcome = Outcome::of(Code::R003);
    let units = &dataset.units;
    let Some(last) = dataset.header.key.len().checked_sub(1) else {
        return Outcome::not_run(Code::R003, Reason::FormDeclaresNothing);
    };
    let same =
        |a: usize, b: usize| (0..=last).all(|c| units.place(c).id(a) == units.place(c).id(b));
    let mut first = 0;
    for row in 0..units.len() {
        outcome.examined += 1;
        // Rows are sorted by key, so that equal keys are neighbours.
        let repeated = row > 0 && same(first, row);
        if !repeated {
            first = row;
        }
        let detail = if units.place(last).get(row).is_empty() {
            Detail::NoKey
        } else if repeated {
            Detail::Repeated {
                source: units.source(first),
                line: units.line(first),
            }
        } else {
            outcome.passed += 1;
            continue;
        };
        outcome.hits.push(Hit {
            class: Class::Warning,
            at: Subject::Unit(row),
            detail,
        });
    }
    outcome
}
