//! R101 to R107: the relations that a form declares; and R202, what cancels in their sum.

use std::cmp::Reverse;

use super::{
    report::{Detail, Differing, Hit, Outcome, Reason, Subject},
    settings::Settings,
    sums::Sum,
};
use crate::{
    codes::{Class, Code},
    dataset::Dataset,
    form::{CHOICES, Equation, Form, Operator, Term},
};

/// Runs the relations of the form that stand under `code`.
pub(super) fn check(code: Code, dataset: &Dataset, form: &Form, settings: &Settings) -> Outcome {
    let mut outcome = Outcome::of(code);
    let mut units = vec![Seen::default(); dataset.units.len()];
    let mut declared = false;
    for (position, equation) in form.equations.iter().enumerate() {
        if equation.code != code {
            continue;
        }
        declared = true;
        let relation = match Relation::of(dataset, form, equation) {
            Ok(relation) => relation,
            Err(reason) => {
                outcome.cannot_tell.push(reason);
                continue;
            }
        };
        for (row, seen) in units.iter_mut().enumerate() {
            let Some((left, right)) = relation.sides(row) else {
                seen.gap = true;
                continue;
            };
            seen.examined = true;
            if !relation.holds(left, right, settings) {
                seen.hit = true;
                let detail = Detail::Equation {
                    equation: position,
                    left,
                    right,
                };
                outcome.hits.push(Hit {
                    class: class_of(code),
                    at: Subject::Unit(row),
                    detail,
                });
            }
        }
    }
    if !declared {
        return Outcome::not_run(code, Reason::FormDeclaresNothing);
    }
    for seen in units {
        outcome.examined += u64::from(seen.examined);
        outcome.passed += u64::from(seen.examined && !seen.hit);
        outcome.nulls += u64::from(!seen.examined && seen.gap);
    }
    // A reader goes through stations, not through equations.
    outcome.hits.sort_by_key(|hit| hit.at);
    outcome
}

#[derive(Clone, Copy, Default)]
struct Seen {
    examined: bool,
    gap: bool,
    hit: bool,
}

const fn class_of(code: Code) -> Class {
    match code {
        Code::R107 => Class::Warning,
        _ => Class::Error,
    }
}

/// An equation with its columns looked up.
struct Relation {
    left: Sum,
    right: Sum,
    operator: Operator,
    either_way: bool,
}

impl Relation {
    fn of(dataset: &Dataset, form: &Form, equation: &Equation) -> Result<Self, Reason> {
        let per_ballot = form.choices_per_ballot;
        let (choices, mut operator) = (choices_on_left(equation), equation.op);
        if choices != 0 && per_ballot > 1 && operator == Operator::Equal {
            // Ballots against marks: a ballot bears that many at most, and maybe none.
            operator = if choices > 0 {
                Operator::AtMost
            } else {
                Operator::AtLeast
            };
        }
        // Some choices only show that a side is at least so large.
        let bounded_by_some = match operator {
            Operator::AtMost => choices > 0,
            Operator::AtLeast => choices < 0,
            Operator::Equal | Operator::Near => false,
        };
        if choices != 0 && !bounded_by_some && !dataset.header.choices_complete {
            return Err(Reason::ChoicesIncomplete);
        }
        let marks = if bounded_by_some { per_ballot } else { 1 };
        let items = equation.left.iter().chain(&equation.right);
        let sums = form.takes_sums(&items.map(|term| term.item.as_str()));
        let optional = &equation.optional;
        let side = |terms| Sum::of((dataset, form), terms, optional, marks, sums);
        let (left, right) = (side(&equation.left), side(&equation.right));
        let (left, right) = match (left, right) {
            (Ok(left), Ok(right)) => (left, right),
            (left, right) => {
                let lacking = [left.err(), right.err()];
                return Err(Reason::NotPublished(
                    lacking.into_iter().flatten().flatten().collect(),
                ));
            }
        };
        Ok(Self {
            left,
            right,
            operator,
            either_way: equation.either_way,
        })
    }

    /// Both sides in unit `row`; `None` if a figure of either is missing.
    fn sides(&self, row: usize) -> Option<(i128, i128)> {
        Some((self.left.value(row)?, self.right.value(row)?))
    }

    fn holds(&self, left: i128, right: i128, settings: &Settings) -> bool {
        match self.operator {
            Operator::Equal => left == right,
            Operator::AtMost => left <= right,
            Operator::AtLeast => left >= right,
            // Ballots given out but not found: either limit suffices, as in the Dutch rule W203.
            Operator::Near => {
                let missing = match left - right {
                    surplus if surplus < 0 && self.either_way => -surplus,
                    missing => missing,
                };
                let by_count = missing >= i128::from(settings.missing_count);
                let limit = settings.missing_percent;
                let by_share = limit.is_reached_by_percent(missing, left);
                missing <= 0 || !(by_count || by_share)
            }
        }
    }
}

/// How often the choices stand on the left once all of them are brought there.
fn choices_on_left(equation: &Equation) -> i32 {
    let count = |terms: &[Term]| -> i32 {
        let choices = terms.iter().filter(|term| term.item == CHOICES);
        choices.map(|term| if term.negative { -1 } else { 1 }).sum()
    };
    count(&equation.left) - count(&equation.right)
}

/// R202: differences of both signs in one relation, which a total hides.
pub(super) fn cancelled(dataset: &Dataset, form: &Form) -> Outcome {
    let mut outcome = Outcome::of(Code::R202);
    let mut declared = false;
    for (position, equation) in form.equations.iter().enumerate() {
        if equation.code != Code::R107 {
            continue;
        }
        declared = true;
        let relation = match Relation::of(dataset, form, equation) {
            Ok(relation) => relation,
            Err(reason) => {
                outcome.cannot_tell.push(reason);
                continue;
            }
        };
        outcome.examined += 1;
        let (mut net, mut gross, mut above, mut below) = (0, 0, 0, 0);
        let mut units = Vec::new();
        for row in 0..dataset.units.len() {
            let Some((left, right)) = relation.sides(row) else {
                continue;
            };
            let difference = left - right;
            net += difference;
            gross += difference.abs();
            above += u64::from(difference > 0);
            below += u64::from(difference < 0);
            if difference != 0 {
                units.push(Differing { row, left, right });
            }
        }
        if above > 0 && below > 0 {
            let detail = Detail::Cancelled {
                equation: position,
                net,
                gross,
                above,
                below,
                units: largest_first(units),
            };
            outcome.hits.push(Hit {
                class: Class::Warning,
                at: Subject::Edition,
                detail,
            });
        } else {
            outcome.passed += 1;
        }
    }
    if declared {
        outcome
    } else {
        Outcome::not_run(Code::R202, Reason::FormDeclaresNothing)
    }
}

/// By size of the difference, then by key.
fn largest_first(mut units: Vec<Differing>) -> Vec<Differing> {
    units.sort_by_key(|unit| (Reverse((unit.left - unit.right).abs()), unit.row));
    units
}
