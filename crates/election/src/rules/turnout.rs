//! R108, R109 and R405: shares of invalid ballots, turnout, and its readings through the day.
//!
//! Turnout is computed on a base that the form declares, or not at all.

use super::{
    report::{Detail, Hit, Outcome, Reason, Subject, Turnout},
    settings::Settings,
    sums::{Sum, count},
};
use crate::{
    codes::{Class, Code},
    dataset::{Dataset, Figures},
    form::{Base, Form, InvalidBallots},
    numerals::{Decimal, minutes_of_day},
};

/// A kind of invalid ballots that the source publishes.
struct Kind<'a> {
    declared: &'a InvalidBallots,
    figures: &'a Figures,
    among: Option<Sum>,
    limit: Option<Decimal>,
}

/// R108: invalid ballots of some kind at the limit, or none at all of any kind.
pub(super) fn invalid(dataset: &Dataset, form: &Form, settings: &Settings) -> Outcome {
    if form.invalid.is_empty() {
        return Outcome::not_run(Code::R108, Reason::FormDeclaresNothing);
    }
    let mut outcome = Outcome::of(Code::R108);
    let mut kinds = Vec::new();
    for declared in &form.invalid {
        let Some(figures) = dataset.published_item(&declared.item) else {
            let lacking = vec![declared.item.clone()];
            outcome.cannot_tell.push(Reason::NotPublished(lacking));
            continue;
        };
        let limit = settings.invalid_percent.or(declared.limit_percent);
        let among = declared.among.iter().map(|items| &items[..]);
        let among = Sum::first_of((dataset, form), among);
        let unset = Reason::Unset("R108.percent");
        if limit.is_none() && !outcome.cannot_tell.contains(&unset) {
            outcome.cannot_tell.push(unset);
        } else if let (Some(_), Err(lacking)) = (limit, &among) {
            let reason = Reason::NotPublished(lacking.clone());
            outcome.cannot_tell.push(reason);
        }
        kinds.push(Kind {
            declared,
            figures,
            among: among.ok().map(|(_, sum)| sum),
            limit,
        });
    }
    if kinds.is_empty() {
        return outcome;
    }
    for row in 0..dataset.units.len() {
        let figures = kinds.iter().map(|kind| count(kind.figures, row));
        let Some(figures) = figures.collect::<Option<Vec<i64>>>() else {
            outcome.nulls += 1;
            continue;
        };
        outcome.examined += 1;
        let before = outcome.hits.len();
        let mut hit = |class, detail| {
            let at = Subject::Unit(row);
            outcome.hits.push(Hit { class, at, detail });
        };
        for (kind, figure) in kinds.iter().zip(&figures) {
            if let Some(among) = kind.at_limit(row, *figure) {
                let detail = Detail::Invalid {
                    item: kind.declared.item.clone(),
                    invalid: *figure,
                    among,
                };
                hit(Class::Warning, detail);
            }
        }
        if figures.iter().all(|figure| *figure == 0) {
            let among = kinds[0].among.as_ref().and_then(|sum| sum.value(row));
            hit(Class::Information, Detail::NoInvalid { among });
        }
        outcome.passed += u64::from(outcome.hits.len() == before);
    }
    outcome
}

impl Kind<'_> {
    /// The ballots found in unit `row`, if `figure` of them reach the limit.
    fn at_limit(&self, row: usize, figure: i64) -> Option<i128> {
        let among = self.among.as_ref()?.value(row)?;
        let reached = figure > 0 && self.limit?.is_reached_by_percent(figure.into(), among);
        reached.then_some(among)
    }
}

/// Voters and base of every unit, on the base that the form declares.
struct Columns<'a> {
    voters: Sum,
    alternative: usize,
    base: Sum,
    declared: &'a Base,
}

impl<'a> Columns<'a> {
    fn of(dataset: &Dataset, form: &'a Form) -> Result<Self, Reason> {
        if form.bases.is_empty() || form.voters.is_empty() {
            return Err(Reason::FormDeclaresNothing);
        }
        let bases = form.bases.iter().map(|base| &base.items[..]);
        let (declared, base) =
            Sum::first_of((dataset, form), bases).map_err(Reason::NotPublished)?;
        let (alternative, voters) = voters(dataset, form)?;
        Ok(Self {
            voters,
            alternative,
            base,
            declared: &form.bases[declared],
        })
    }

    fn values(&self, row: usize) -> Option<(i128, i128)> {
        self.voters.value(row).zip(self.base.value(row))
    }
}

/// Who counts as having voted, with the position of that alternative in the form.
fn voters(dataset: &Dataset, form: &Form) -> Result<(usize, Sum), Reason> {
    if form.voters.is_empty() {
        return Err(Reason::FormDeclaresNothing);
    }
    let alternatives = form.voters.iter().map(|items| &items[..]);
    Sum::first_of((dataset, form), alternatives).map_err(Reason::NotPublished)
}

/// Turnout of the whole edition; `None` where the form declares no base or the source does not
/// publish it.
pub(super) fn summary(dataset: &Dataset, form: &Form, settings: &Settings) -> Option<Turnout> {
    let columns = Columns::of(dataset, form).ok()?;
    let mut turnout = Turnout {
        base: columns.declared.id.clone(),
        complete: columns.declared.complete,
        voters: form.voters[columns.alternative].clone(),
        examined: 0,
        voters_total: 0,
        base_total: 0,
        at_limit: 0,
        at_100_percent: 0,
        above_100_percent: 0,
    };
    for (voters, base) in (0..dataset.units.len()).filter_map(|row| columns.values(row)) {
        turnout.examined += 1;
        turnout.voters_total += voters;
        turnout.base_total += base;
        turnout.at_limit += u64::from(reaches_limit(settings, voters, base));
        turnout.at_100_percent += u64::from(voters == base && base > 0);
        turnout.above_100_percent += u64::from(voters > base);
    }
    Some(turnout)
}

/// Whether the limit of R109 is reached. Voters without a register reach any limit.
fn reaches_limit(settings: &Settings, voters: i128, base: i128) -> bool {
    let nobody_registered = base == 0 && voters > 0;
    nobody_registered || settings.turnout_percent.is_reached_by_percent(voters, base)
}

/// R109: turnout at the limit, at 100 % and above.
pub(super) fn limits(dataset: &Dataset, form: &Form, settings: &Settings) -> Outcome {
    let columns = match Columns::of(dataset, form) {
        Ok(columns) => columns,
        Err(reason) => return Outcome::not_run(Code::R109, reason),
    };
    let mut outcome = Outcome::of(Code::R109);
    for row in 0..dataset.units.len() {
        let Some((voters, base)) = columns.values(row) else {
            outcome.nulls += 1;
            continue;
        };
        outcome.examined += 1;
        let above = voters > base;
        if !above && !reaches_limit(settings, voters, base) {
            outcome.passed += 1;
            continue;
        }
        // On a base that leaves voters out, even more than 100 % may be right.
        let class = if above && columns.declared.complete {
            Class::Error
        } else {
            Class::Warning
        };
        let detail = Detail::Turnout { voters, base };
        outcome.hits.push(Hit {
            class,
            at: Subject::Unit(row),
            detail,
        });
    }
    outcome
}

/// A reading that the source publishes.
struct Reading<'a> {
    item: &'a str,
    minute: u32,
    figures: &'a Figures,
}

/// R405: turnout readings that fall, exceed the sheet, or rise faster than the booths allow.
pub(super) fn readings(dataset: &Dataset, form: &Form, settings: &Settings) -> Outcome {
    if form.readings.is_empty() {
        return Outcome::not_run(Code::R405, Reason::FormDeclaresNothing);
    }
    let published: Vec<Reading<'_>> = form
        .readings
        .iter()
        .filter_map(|reading| {
            let figures = dataset.published_item(&reading.item)?;
            Some(Reading {
                item: &reading.item,
                minute: minutes_of_day(&reading.at)?,
                figures,
            })
        })
        .collect();
    if published.is_empty() {
        let items = form
            .readings
            .iter()
            .map(|reading| reading.item.clone())
            .collect();
        return Outcome::not_run(Code::R405, Reason::NotPublished(items));
    }
    let mut outcome = Outcome::of(Code::R405);
    let voters = voters(dataset, form).map(|(_, sum)| sum);
    if let Err(reason) = &voters {
        outcome.cannot_tell.push(reason.clone());
    }
    let booths = form
        .booths
        .as_ref()
        .and_then(|item| dataset.published_item(item));
    if booths.is_none() {
        let item = form.booths.clone().unwrap_or_else(|| "booths".to_owned());
        outcome.cannot_tell.push(Reason::NotPublished(vec![item]));
    }
    for row in 0..dataset.units.len() {
        let day: Vec<(&Reading<'_>, i64)> = published
            .iter()
            .filter_map(|reading| Some((reading, count(reading.figures, row)?)))
            .collect();
        if day.is_empty() {
            outcome.nulls += 1;
            continue;
        }
        outcome.examined += 1;
        let before = outcome.hits.len();
        let mut hit = |detail| {
            let at = Subject::Unit(row);
            outcome.hits.push(Hit {
                class: Class::Warning,
                at,
                detail,
            });
        };
        steps(
            &day,
            booths.and_then(|booths| count(booths, row)),
            settings,
            &mut hit,
        );
        let sheet = voters.as_ref().ok().and_then(|sum| sum.value(row));
        if let (Some((last, figure)), Some(voters)) = (day.last(), sheet)
            && i128::from(*figure) > voters
        {
            hit(Detail::AboveSheet {
                item: last.item.to_owned(),
                figure: *figure,
                voters,
            });
        }
        outcome.passed += u64::from(outcome.hits.len() == before);
    }
    outcome
}

fn steps(
    day: &[(&Reading<'_>, i64)],
    booths: Option<i64>,
    settings: &Settings,
    hit: &mut impl FnMut(Detail),
) {
    for pair in day.windows(2) {
        let [(earlier, before), (later, after)] = pair else {
            continue;
        };
        let item = later.item.to_owned();
        if after < before {
            let (figure, earlier_figure) = (*after, *before);
            hit(Detail::Falling {
                item,
                figure,
                earlier: earlier.item.to_owned(),
                earlier_figure,
            });
            continue;
        }
        let minutes = later.minute - earlier.minute;
        let limit = settings.voters_per_minute_and_booth;
        let Some(booths) = booths.filter(|booths| *booths > 0) else {
            continue;
        };
        let served = i128::from(limit.digits) * i128::from(minutes) * i128::from(booths);
        let voters = after - before;
        if i128::from(voters) * i128::from(limit.scale()) > served {
            hit(Detail::TooFast {
                item,
                voters,
                minutes,
                booths,
            });
        }
    }
}
