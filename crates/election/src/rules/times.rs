//! R110 and R111: sheets closed too early, counts too fast, lines filled in the wrong order.
//!
//! Times of day before 06:00 belong to the night of the count, after midnight. Where cells name
//! their day as well, the day decides.

use std::collections::BTreeMap;

use super::{
    report::{Detail, Hit, Outcome, Reason, Subject},
    settings::Settings,
    sums::Sum,
};
use crate::{
    codes::{Class, Code},
    dataset::{Dataset, Texts},
    form::Form,
    numerals::day_and_minutes,
};

const MORNING: i64 = 6 * 60;
const DAY: i64 = 24 * 60;

/// When something was done, as far as its cell says.
#[derive(Clone, Copy)]
struct Moment {
    day: Option<i64>,
    /// Minutes since midnight.
    minutes: u32,
}

impl Moment {
    fn of(text: &str) -> Option<Self> {
        let (day, minutes) = day_and_minutes(text)?;
        Some(Self { day, minutes })
    }

    /// Minutes since the midnight before voting. Without a day: of that day, or of the night
    /// after it.
    fn since_midnight(self, voting_day: Option<i64>) -> i64 {
        let minutes = i64::from(self.minutes);
        match (self.day, voting_day) {
            (Some(day), Some(voting_day)) => (day - voting_day) * DAY + minutes,
            _ if minutes < MORNING => minutes + DAY,
            _ => minutes,
        }
    }

    fn is_before(self, other: Self) -> bool {
        // Any day will do to compare with, if both name theirs.
        let day = self.day.and(other.day);
        self.since_midnight(day) < other.since_midnight(day)
    }
}

/// The day on which voting ended: the one that most cells name, of those filled between that
/// hour and midnight. `None` if no such cell names its day.
fn voting_day(texts: &Texts, rows: usize, ends: u32) -> Option<i64> {
    let mut days: BTreeMap<i64, usize> = BTreeMap::new();
    for moment in (0..rows).filter_map(|row| Moment::of(texts.get(row))) {
        if let Some(day) = moment.day.filter(|_| moment.minutes >= ends) {
            *days.entry(day).or_default() += 1;
        }
    }
    // The earliest of equals.
    let most = days.values().copied().max()?;
    let (day, _) = days.into_iter().find(|(_, count)| *count == most)?;
    Some(day)
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
    let Some(ends) = Moment::of(&closing.voting_ends) else {
        return Outcome::not_run(code, Reason::FormDeclaresNothing);
    };
    let day = voting_day(completed, dataset.units.len(), ends.minutes);
    let ends = ends.since_midnight(None);
    let mut outcome = Outcome::of(code);
    if settings.ballots_per_minute.is_none() {
        outcome
            .cannot_tell
            .push(Reason::Unset("R110.ballots_per_minute"));
    }
    let ballots = ballots(dataset, form);
    if let (Some(_), Err(reason)) = (settings.ballots_per_minute, &ballots) {
        outcome.cannot_tell.push(reason.clone());
    }
    for row in 0..dataset.units.len() {
        let text = completed.get(row);
        let Some(minutes) = Moment::of(text).map(|moment| moment.since_midnight(day)) else {
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
        let counted = ballots.as_ref().ok().and_then(|sum| sum.value(row));
        let Ok(taken) = u32::try_from(minutes - ends) else {
            let completed = text.to_owned();
            hit(Detail::ClosedEarly {
                completed,
                voting_ends: closing.voting_ends.clone(),
            });
            continue;
        };
        if let (Some(limit), Some(ballots)) = (settings.ballots_per_minute, counted)
            && ballots > i128::from(limit) * i128::from(taken)
        {
            hit(Detail::CountedFast {
                ballots,
                minutes: taken,
            });
        } else {
            outcome.passed += 1;
        }
    }
    outcome
}

/// Ballots that were counted before the sheet was completed.
fn ballots(dataset: &Dataset, form: &Form) -> Result<Sum, Reason> {
    let declared = form.invalid.first().ok_or(Reason::FormDeclaresNothing)?;
    let among = declared.among.iter().map(|items| &items[..]);
    let (_, sum) = Sum::first_of((dataset, form), among).map_err(Reason::NotPublished)?;
    Ok(sum)
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
    if columns.len() < form.order.len() {
        let mut lacking = form.order.clone();
        lacking.retain(|item| columns.iter().all(|(other, _)| *other != item));
        outcome.cannot_tell.push(Reason::NotPublished(lacking));
    }
    for row in 0..dataset.units.len() {
        let times: Vec<(&String, &str, Moment)> = columns
            .iter()
            .filter_map(|(item, texts)| {
                let text = texts.get(row);
                Some((*item, text, Moment::of(text)?))
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
            if later.is_before(*earlier) {
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

    fn before(a: &str, b: &str) -> bool {
        Moment::of(a).unwrap().is_before(Moment::of(b).unwrap())
    }

    #[test]
    fn the_night_follows_the_day() {
        assert!(before("23:50", "00:40"));
        assert!(before("06:00", "05:59"));
        assert!(!before("00:40", "23:50"));
        // Of two cells, one tells its day: the hours decide.
        assert!(before("2024-02-07T23:50", "00:40"));
        assert!(Moment::of("late").is_none());
    }

    #[test]
    fn the_day_decides_where_both_are_told() {
        assert!(before("2024-02-07T23:50", "2024-02-08T07:10"));
        assert!(!before("2024-02-08T07:10", "2024-02-07T23:50"));
        assert!(before("2024-02-07T05:30", "2024-02-07T06:10"));
    }
}
