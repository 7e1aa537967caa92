//! R112: answers and explanations that the form demands.
//!
//! A demand whose condition cannot be told because a figure is missing there is not examined; a
//! condition that does not hold passes. A box without a tick is an answer: no.

use super::{
    report::{Detail, Hit, Outcome, Reason, Subject},
    sums::{Sum, count},
};
use crate::{
    codes::Code,
    dataset::{Dataset, Figures},
    form::{Clause, Comparison, Form, ItemKind, Ticks, When},
    numerals::ticked,
};

/// R112: every demand of the form, in every unit.
pub(super) fn check(dataset: &Dataset, form: &Form) -> Outcome {
    let mut outcome = Outcome::of(Code::R112);
    if form.whens.is_empty() {
        return Outcome::not_run(Code::R112, Reason::FormDeclaresNothing);
    }
    let mut units = vec![(false, false, false); dataset.units.len()];
    for (position, when) in form.whens.iter().enumerate() {
        let demand = match Demand::of(dataset, form, when) {
            Ok(demand) => demand,
            Err(lacking) => {
                outcome.cannot_tell.push(Reason::NotPublished(lacking));
                continue;
            }
        };
        for (row, (examined, gap, hit)) in units.iter_mut().enumerate() {
            match demand.is_met(row) {
                None => *gap = true,
                Some(true) => *examined = true,
                Some(false) => {
                    (*examined, *hit) = (true, true);
                    let figures = says(dataset, form, when, row);
                    outcome.hits.push(Hit {
                        class: when.class,
                        at: Subject::Unit(row),
                        detail: Detail::Answer {
                            when: position,
                            figures,
                        },
                    });
                }
            }
        }
    }
    for (examined, gap, hit) in units {
        outcome.examined += u64::from(examined);
        outcome.passed += u64::from(examined && !hit);
        outcome.nulls += u64::from(!examined && gap);
    }
    outcome.hits.sort_by_key(|hit| hit.at);
    outcome
}

/// A demand with its columns looked up.
struct Demand<'a> {
    given: Vec<Holds<'a>>,
    then: Vec<Holds<'a>>,
}

/// A clause with its columns looked up.
enum Holds<'a> {
    /// For each unit, how many boxes are ticked; `None` where a cell says neither yes nor no.
    Ticks(Ticks, Vec<Option<usize>>),
    Positive(Sum),
    Zero(Vec<&'a Figures>),
    Compare(Sum, Comparison, Sum),
}

impl<'a> Demand<'a> {
    fn of(dataset: &'a Dataset, form: &Form, when: &When) -> Result<Self, Vec<String>> {
        let mut lacking = Vec::new();
        let mut bind = |clauses: &[Clause]| {
            let mut bound = Vec::new();
            for clause in clauses {
                match Holds::of(dataset, form, clause) {
                    Ok(holds) => bound.push(holds),
                    Err(missing) => lacking.extend(missing),
                }
            }
            bound
        };
        let (given, then) = (bind(&when.given), bind(&when.then));
        lacking.dedup();
        if lacking.is_empty() {
            Ok(Self { given, then })
        } else {
            Err(lacking)
        }
    }

    /// Whether the demand is met in unit `row`, or does not stand there.
    fn is_met(&self, row: usize) -> Option<bool> {
        let all = |clauses: &[Holds<'_>]| {
            let mut all = Some(true);
            for clause in clauses {
                match clause.holds(row) {
                    Some(false) => return Some(false),
                    None => all = None,
                    Some(true) => {}
                }
            }
            all
        };
        if all(&self.given)? {
            all(&self.then)
        } else {
            Some(true)
        }
    }
}

impl<'a> Holds<'a> {
    fn of(dataset: &'a Dataset, form: &Form, clause: &Clause) -> Result<Self, Vec<String>> {
        Ok(match clause {
            Clause::Ticked(how, boxes) => Self::Ticks(*how, ticks(dataset, boxes)?),
            Clause::Positive(items) => Self::Positive(Sum::of_items((dataset, form), items)?),
            Clause::Zero(items) => {
                let mut columns = Vec::new();
                for item in items {
                    let column = dataset.published_item(item);
                    columns.push(column.ok_or_else(|| vec![item.clone()])?);
                }
                Self::Zero(columns)
            }
            Clause::Compare { left, op, right } => {
                let sums = form.takes_sums(&clause.counts());
                let side = |terms| Sum::of((dataset, form), terms, &[], 1, sums);
                Self::Compare(side(left)?, *op, side(right)?)
            }
        })
    }

    fn holds(&self, row: usize) -> Option<bool> {
        Some(match self {
            Self::Ticks(how, ticks) => how.fit(ticks[row]?),
            Self::Positive(sum) => sum.value(row)? > 0,
            Self::Zero(columns) => {
                let mut values = columns.iter().map(|column| count(column, row));
                values.try_fold(true, |zero, value| Some(zero && value? == 0))?
            }
            Self::Compare(left, op, right) => op.holds(left.value(row)?, right.value(row)?),
        })
    }
}

/// How many of `boxes` are ticked in each unit. A column of boxes is published if the source has
/// it at all: nobody may have ticked one.
fn ticks(dataset: &Dataset, boxes: &[String]) -> Result<Vec<Option<usize>>, Vec<String>> {
    let mut ticks = vec![Some(0); dataset.units.len()];
    for item in boxes {
        let lacking = || vec![item.clone()];
        let column = dataset.item_position(item).ok_or_else(lacking)?;
        let texts = dataset.units.text(column);
        for (row, ticks) in ticks.iter_mut().enumerate() {
            let answer = ticked(texts.get(row));
            *ticks = ticks
                .zip(answer)
                .map(|(ticks, yes)| ticks + usize::from(yes));
        }
    }
    Ok(ticks)
}

/// The items that a demand looks at, with what unit `row` says of each. An item that the source
/// does not publish is shown by the items whose sum stands for it.
fn says(dataset: &Dataset, form: &Form, when: &When, row: usize) -> Vec<(String, String)> {
    let mut items: Vec<&str> = Vec::new();
    for clause in when.given.iter().chain(&when.then) {
        items.extend(clause.boxes().iter().map(String::as_str));
        for item in clause.counts() {
            match form
                .item(item)
                .filter(|_| dataset.published_item(item).is_none())
            {
                Some(sum) => items.extend(sum.or_sum_of.iter().map(String::as_str)),
                None => items.push(item),
            }
        }
    }
    let mut says: Vec<(String, String)> = Vec::new();
    for item in items {
        let Some(position) = dataset.item_position(item) else {
            continue;
        };
        if says.iter().any(|(said, _)| said == item) {
            continue;
        }
        let text = match dataset.header.items[position].kind {
            ItemKind::Count => dataset
                .units
                .item(position)
                .get(row)
                .map(|figure| figure.to_string()),
            _ => Some(dataset.units.text(position).get(row).to_owned()),
        };
        let text = text.filter(|text| !text.is_empty());
        says.push((item.to_owned(), text.unwrap_or_else(|| "–".to_owned())));
    }
    says
}
