//! R110 and R111: sheets closed too early, counts too fast, lines filled in the wrong order.
//!
//! Times of day before 06:00 belong to the night of the count, after midnight.

use super::{
    report::{Detail, Hit, Outcome, Reason, Subject},
    settings::Settings,
    sums::Sum,
};
use crate::{
    codes::{Class, Code},
    dataset::{Dataset, Texts},
    form::Form,
    numerals::minutes_of_day,
};

const MORNING: u32 = 6 * 60;
const DAY: u32 = 24 * 60;

/// Minutes since the midnight before voting.
fn night_minutes(text: &str) -> Option<u32> {
    let minutes = minutes_of_day(text)?;
    Some(if minutes < MORNING {
        minutes + DAY
    } else {
        minutes
    })
}

/// The cells of a time item, if the source publishes any.
fn published<'a>(dataset: &'a Dataset, item: &str) -> Option<&'a Texts> {
    let texts = dataset.units.text(dataset.item_position(item)?);
    texts
        .distinct()
        .any(|(_, text)| !text.is_empty())
        .then_some(texts)
}

/// R110: closed before voting ended, or counted faster than anyone can.
pub(super) fn closing(dataset: &Dataset, form: &Form, settings: &Settings) -> Outcome {
    let code = Code::R110;
    let Some(closing) = &form.closing else {
        return Outcome::not_run(code, Reason::FormDeclaresNothing);
    };
    let Some(completed) = published(dataset, &closing.completed) else {
        return Outcome::not_run(code, Reason::NotPublished(vec![closing.completed.clone()]));
    };
    let Some(ends) = minutes_of_day(&closing.voting_ends) else {
        return Outcome::not_run(code, Reason::FormDeclaresNothing);
    };
    let mut outcome = Outcome::of(code);
    if settings.ballots_per_minute.is_none() {
        outcome
            .cannot_tell
            .push(Reason::Unset("R110.ballots_per_minute"));
    }
    let among = form
        .invalid
        .as_ref()
        .map(|invalid| Sum::first_of(dataset, &invalid.among));
    let ballots = among.and_then(Result::ok).map(|(_, sum)| sum);
    for row in 0..dataset.units.len() {
        let text = completed.get(row);
        let Some(minutes) = night_minutes(text) else {
            outcome.nulls += 1;
            continue;
        };
        outcome.examined += 1;
        let at = Subject::Unit(row);
        let mut hit = |detail| {
            outcome.hits.push(Hit {
                class: Class::Warning,
                at,
                detail,
            });
        };
        let counted = ballots.as_ref().and_then(|sum| sum.value(row));
        if minutes < ends {
            let completed = text.to_owned();
            hit(Detail::ClosedEarly {
                completed,
                voting_ends: closing.voting_ends.clone(),
            });
        } else if let (Some(limit), Some(ballots)) = (settings.ballots_per_minute, counted)
            && ballots > i128::from(limit) * i128::from(minutes - ends)
        {
            hit(Detail::CountedFast {
                ballots,
                minutes: minutes - ends,
            });
        } else {
            outcome.passed += 1;
        }
    }
    outcome
}

/// R111: items that must be filled one after the other.
pub(super) fn order(dataset: &Dataset, form: &Form) -> Outcome {
    let code = Code::R111;
    if form.order.len() < 2 {
        return Outcome::not_run(code, Reason::FormDeclaresNothing);
    }
    let columns: Vec<(&String, &Texts)> = form
        .order
        .iter()
        .filter_map(|item| Some((item, published(dataset, item)?)))
        .collect();
    if columns.len() < 2 {
        return Outcome::not_run(code, Reason::NotPublished(form.order.clone()));
    }
    let mut outcome = Outcome::of(code);
    for row in 0..dataset.units.len() {
        let times: Vec<(&String, &str, u32)> = columns
            .iter()
            .filter_map(|(item, texts)| {
                let text = texts.get(row);
                Some((*item, text, night_minutes(text)?))
            })
            .collect();
        if times.len() < 2 {
            outcome.nulls += 1;
            continue;
        }
        outcome.examined += 1;
        let before = outcome.hits.len();
        for pair in times.windows(2) {
            let [(first, first_at, earlier), (then, then_at, later)] = pair else {
                continue;
            };
            if later < earlier {
                let detail = Detail::Order {
                    first: (*first).clone(),
                    first_at: (*first_at).to_owned(),
                    then: (*then).clone(),
                    then_at: (*then_at).to_owned(),
                };
                outcome.hits.push(Hit {
                    class: Class::Error,
                    at: Subject::Unit(row),
                    detail,
                });
            }
        }
        outcome.passed += u64::from(outcome.hits.len() == before);
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_night_follows_the_day() {
        assert!(night_minutes("00:40") > night_minutes("23:50"));
        assert!(night_minutes("05:59") > night_minutes("06:00"));
        assert_eq!(night_minutes("late"), None);
    }
}
