//! R401 to R404 on a difference.

use super::{Column, ColumnChange, Difference, LateError, STANDARD_ERRORS, Side};
use crate::{
    codes::{Class, Code},
    dataset::Dataset,
    found::{Found, Ground, Ran, Subject},
    rules::{Argument, Reason},
};

use Argument::{Number, Real, Share, Text};

impl Difference<'_> {
    /// Runs R401 to R404.
    #[must_use]
    pub fn rules(&self) -> Vec<Ran> {
        vec![
            self.edition_difference(),
            self.falling_counts(),
            self.late_units(),
            self.removed_units(),
        ]
    }

    /// R401: what differs.
    fn edition_difference(&self) -> Ran {
        let mut ran = Ran::of(Code::R401);
        let columns = self.items.iter().chain(&self.choices);
        let lost = columns.clone().filter(|column| column.side == Side::A);
        let new = columns.filter(|column| column.side == Side::B);
        let places: usize = self.places.iter().map(|place| place.changed.len()).sum();
        let found = Found {
            class: Class::Information,
            subject: Subject::default(),
            variant: "",
            arguments: vec![
                ("added", size(self.added.len())),
                ("gone", size(self.gone.len())),
                ("both", size(self.pairs.len())),
                ("changed", size(self.changes.len())),
                ("units", size(self.units_changed())),
                ("places", size(places)),
                ("moved", size(self.moved)),
                ("lost", size(lost.count())),
                ("new", size(new.count())),
            ],
            grounds: Vec::new(),
        };
        ran.note((!self.is_empty()).then_some(found));
        ran
    }

    /// R402: counts that fall although they can only grow.
    fn falling_counts(&self) -> Ran {
        if !self.cumulative {
            return Ran::not_run(Code::R402, Reason::NotCumulative);
        }
        let mut ran = Ran::of(Code::R402);
        let counts = self.items.iter().chain(&self.choices);
        for column in counts.filter(|column| column.is_count && column.side == Side::Both) {
            let removed = self.removed_from(column);
            let (units, votes) = column.fell;
            // Units that were set to zero fall as well; the others are no matter of R404.
            let other_units = units - removed.voided_units;
            let other_votes = votes - removed.voided_votes;
            let Some(net) = column.net() else {
                continue;
            };
            let falls = net < 0;
            if other_units == 0 {
                // A fall that is made of nothing but removed units is a matter of R404.
                let is_masked = falls && self.removed.undecided().next().is_some();
                ran.examined += 1;
                ran.masked += u64::from(is_masked);
                ran.passed += u64::from(!is_masked);
                continue;
            }
            ran.note(Some(Found {
                class: Class::Warning,
                subject: Subject {
                    item: Some(column.name.clone()),
                    ..Subject::default()
                },
                variant: if falls { "total" } else { "units" },
                arguments: vec![
                    ("item", Text(column.name.clone())),
                    ("before", Number(column.a.unwrap_or(0))),
                    ("after", Number(column.b.unwrap_or(0))),
                    ("difference", Number(net)),
                    ("units", size(other_units)),
                    ("fall", Number(other_votes)),
                    ("removed", Number(removed.gone_votes + removed.voided_votes)),
                ],
                grounds: Vec::new(),
            }));
        }
        ran
    }

    /// R403: late units against the earlier ones of their strata.
    fn late_units(&self) -> Ran {
        let late = match &self.late {
            _ if self.added.is_empty() => return Ran::not_run(Code::R403, Reason::NoLateUnits),
            Err(LateError::NoStrata) => return Ran::not_run(Code::R403, Reason::NoStrata),
            Err(LateError::TooFew) => return Ran::not_run(Code::R403, Reason::TooFewLateUnits),
            Ok(late) => late,
        };
        let mut ran = Ran::of(Code::R403);
        ran.nulls = late.nulls as u64;
        for choice in &late.choices {
            let more = choice.votes >= choice.expected;
            let found = Found {
                class: Class::Warning,
                subject: Subject {
                    item: Some(choice.name.clone()),
                    ..Subject::default()
                },
                variant: if more { "more" } else { "fewer" },
                arguments: vec![
                    ("units", size(late.units)),
                    ("strata", size(late.strata)),
                    ("item", Text(choice.name.clone())),
                    ("share", Share(choice.votes, late.votes)),
                    ("expected", Share(choice.expected, late.votes)),
                    ("difference", Number(choice.votes - choice.expected)),
                    ("errors", Real(choice.standard_errors)),
                ],
                grounds: Vec::new(),
            };
            let fires = choice.standard_errors.abs() >= STANDARD_ERRORS;
            ran.note(fires.then_some(found));
        }
        ran
    }

    /// R404: units removed or voided without a published decision.
    fn removed_units(&self) -> Ran {
        let mut ran = Ran::of(Code::R404);
        let removed = &self.removed;
        let undecided: Vec<usize> = removed.undecided().collect();
        ran.examined = self.a.units.len() as u64;
        ran.passed = ran.examined - undecided.len() as u64;
        if undecided.is_empty() {
            return ran;
        }
        let leader = removed.leader();
        let (leader_votes, leader_rest) =
            leader.map_or((0, 0), |leader| (leader.votes, leader.votes_of_rest));
        ran.found.push(Found {
            class: Class::Warning,
            subject: Subject {
                item: leader.map(|leader| leader.name.clone()),
                ..Subject::default()
            },
            variant: "sum",
            arguments: vec![
                ("units", size(removed.units.len())),
                ("undecided", size(undecided.len())),
                ("votes", Number(removed.votes)),
                (
                    "share",
                    Share(removed.votes, removed.votes + removed.votes_of_rest),
                ),
                (
                    "item",
                    Text(leader.map(|l| l.name.clone()).unwrap_or_default()),
                ),
                ("item_votes", Number(leader_votes)),
                ("item_share", Share(leader_votes, removed.votes)),
                ("rest_share", Share(leader_rest, removed.votes_of_rest)),
                ("mean", Real(mean(removed.votes, removed.units.len()))),
                ("rest_mean", Real(mean(removed.votes_of_rest, removed.rest))),
            ],
            grounds: Vec::new(),
        });
        let votes = super::changes::sums(self.a);
        for row in undecided {
            let is_gone = self.gone.binary_search(&row).is_ok();
            ran.found.push(Found {
                class: Class::Warning,
                subject: Subject {
                    place: place(self.a, row),
                    ..Subject::default()
                },
                variant: if is_gone { "gone" } else { "void" },
                arguments: vec![("votes", Number(votes[row].unwrap_or(0)))],
                grounds: vec![ground(self.a, row)],
            });
        }
        ran
    }

    /// What the removed units held of a column.
    fn removed_from(&self, column: &ColumnChange) -> RemovedFigures {
        let (of_a, of_b) = column.columns;
        let value = |dataset: &Dataset, column: Option<Column>, row: usize| -> i128 {
            let figures = column.and_then(|column| column.figures(dataset));
            figures
                .and_then(|figures| figures.get(row))
                .unwrap_or(0)
                .into()
        };
        let figure = |row| value(self.a, of_a, row);
        let after = |row| value(self.b, of_b, row);
        let mut removed = RemovedFigures {
            gone_votes: self.gone.iter().map(|row| figure(*row)).sum(),
            voided_units: 0,
            voided_votes: 0,
        };
        for position in self.set_to_zero.iter().chain(&self.emptied) {
            let pair = self.pairs[*position];
            let fall = figure(pair.a) - after(pair.b);
            if fall > 0 {
                removed.voided_units += 1;
                removed.voided_votes += fall;
            }
        }
        removed
    }
}

/// What the removed units held of a column.
struct RemovedFigures {
    gone_votes: i128,
    /// Voided units in which it fell, and by how much.
    voided_units: usize,
    voided_votes: i128,
}

fn size(size: usize) -> Argument {
    Number(size as i128)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "votes of a country are far below 2^53, and a mean is printed to three digits"
)]
fn mean(votes: i128, units: usize) -> f64 {
    if units == 0 {
        return 0.0;
    }
    votes as f64 / units as f64
}

/// The key of a unit, as findings name it.
fn place(dataset: &Dataset, row: usize) -> Vec<(String, String)> {
    let names = dataset.header.key.iter().cloned();
    let texts = dataset.key(row).into_iter().map(str::to_owned);
    names.zip(texts).collect()
}

fn ground(dataset: &Dataset, row: usize) -> Ground {
    let (source, line) = dataset.origin(row);
    Ground::line(source, line)
}
