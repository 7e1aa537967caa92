//! R506: two units that share a picture, or the whole vector of counts.
//!
//! Small units coincide by chance, so an equal vector says nothing before one knows how many
//! chance gives: see [`super::coincide`]. For that, the votes of the largest choice stand last in
//! a vector, behind the counts of all others but the second largest and the sum of both.

use std::{collections::BTreeMap, ops::Range};

use super::{
    Question,
    coincide::{Pairs, Split, near, pairs, real, short, tail},
    count, ground, number, place, text,
    units::Unit,
};
use crate::{
    codes::{Class, Code},
    dataset::Texts,
    found::{Found, Ran, Subject},
    rules::{Argument, Reason},
};

/// Votes that each of the two largest choices must have for a vector to be weighed.
const FEWEST: i64 = 5;

/// An equal vector needs a reason if chance gives as many among units as large with less than
/// this probability.
const UNLIKELY: f64 = 0.01;

/// Units that a sentence names.
const NAMED: usize = 5;

/// Equal vectors of counts beside what chance gives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coincidence {
    /// Units whose vectors were weighed.
    pub units: u64,
    /// Pairs of them with equal vectors.
    pub pairs: u64,
    /// Pairs that chance gives.
    pub expected: f64,
    /// Probability of as many pairs or more.
    pub chance: f64,
    /// Pairs of units whose vectors are equal and were not weighed: one of the two largest
    /// choices has too few votes there.
    pub unweighed_pairs: u64,
}

/// Runs R506.
pub(super) fn check(question: &Question<'_>, units: &[Unit]) -> (Option<Coincidence>, Ran) {
    let mut ran = Ran::of(Code::R506);
    let held: Vec<&Unit> = units
        .iter()
        .filter(|unit| !unit.copies.is_empty())
        .collect();
    let pictures = pictures(question, &held, &mut ran);
    let vectors = Vectors::of(question, &held);
    let coincidence = vectors.map(|vectors| {
        let weighed = Weighed::of(&vectors);
        for equal in &weighed.equal {
            ran.found.push(weighed.found(question, &vectors, equal));
        }
        weighed.coincidence(&vectors)
    });
    let looked_at = pictures || coincidence.is_some();
    if coincidence.is_none() {
        ran.cannot_tell.push(Reason::TwoChoices);
    }
    if looked_at {
        ran.examined = held.len() as u64;
        let mut alike: Vec<_> = ran
            .found
            .iter()
            .map(|found| found.grounds.clone())
            .collect();
        alike.sort_unstable();
        alike.dedup();
        let alike: usize = alike.iter().map(Vec::len).sum();
        ran.passed = ran.examined.saturating_sub(alike as u64);
    } else {
        ran.nulls = held.len() as u64;
    }
    (coincidence, ran)
}

/// Units that share a picture, by name or address as it stands, and by digest. Whether there was
/// anything to look at.
fn pictures(question: &Question<'_>, held: &[&Unit], ran: &mut Ran) -> bool {
    let fields = [
        (question.fields.image, "image"),
        (question.fields.image_sha256, "digest"),
    ];
    let mut any = false;
    for (column, variant) in fields {
        let Some(column) = column else { continue };
        let texts = question.copies.units.place(column);
        for (picture, sharing) in shared(texts, held, &mut any) {
            let first = sharing[0].copies.start;
            let grounds = sharing
                .iter()
                .map(|unit| ground(question.copies, unit.copies.start));
            ran.found.push(Found {
                class: Class::Warning,
                subject: Subject {
                    place: place(question.copies, first),
                    ..Subject::default()
                },
                variant,
                arguments: vec![
                    ("image", text(picture)),
                    ("units", number(sharing.len() as u64)),
                    (
                        "names",
                        text(names(
                            question,
                            sharing.iter().map(|unit| unit.copies.start),
                        )),
                    ),
                ],
                grounds: grounds.collect(),
            });
        }
    }
    any
}

/// The keys of the first of these units.
fn names(question: &Question<'_>, rows: impl ExactSizeIterator<Item = usize>) -> String {
    let more = if rows.len() > NAMED { ", …" } else { "" };
    let keys = rows
        .take(NAMED)
        .map(|row| question.copies.key(row).join(" / "));
    let keys: Vec<String> = keys.collect();
    format!("{}{more}", keys.join(", "))
}

/// Texts that stand at more than one unit, with the units.
fn shared<'a>(
    texts: &'a Texts,
    held: &[&'a Unit],
    any: &mut bool,
) -> Vec<(&'a str, Vec<&'a Unit>)> {
    let mut units: Vec<(u32, usize)> = Vec::with_capacity(held.len());
    for (position, unit) in held.iter().enumerate() {
        for row in unit.copies.clone() {
            if !texts.get(row).is_empty() {
                units.push((texts.id(row), position));
            }
        }
    }
    *any |= !units.is_empty();
    units.sort_unstable();
    units.dedup();
    let groups = units.chunk_by(|a, b| a.0 == b.0);
    let mut shared: Vec<(&str, Vec<&Unit>)> = groups
        .filter(|group| group.len() > 1)
        .map(|group| {
            let sharing: Vec<&Unit> = group.iter().map(|(_, unit)| held[*unit]).collect();
            (texts.get(text_row(texts, &sharing, group[0].0)), sharing)
        })
        .collect();
    shared.sort_by_key(|(_, units)| units[0].copies.start);
    shared
}

fn text_row(texts: &Texts, sharing: &[&Unit], id: u32) -> usize {
    let mut rows = sharing[0].copies.clone();
    rows.find(|row| texts.id(*row) == id)
        .unwrap_or(sharing[0].copies.start)
}

/// The vectors of counts of all units that have one, sorted so that near ones are neighbours.
struct Vectors {
    /// Choices in all.
    choices: usize,
    /// By unit: the counts of all but the two largest choices, the sum of those two, the
    /// largest.
    counts: Vec<i64>,
    /// First row of each unit.
    rows: Vec<usize>,
    /// Units in order of their vectors.
    order: Vec<usize>,
}

impl Vectors {
    /// `None` with fewer than two choices. Left out are units without votes, those where a count
    /// is missing and those whose copies differ.
    fn of(question: &Question<'_>, held: &[&Unit]) -> Option<Self> {
        let copies = question.copies;
        let choices = copies.header.choices.len();
        let mut largest: Vec<usize> = (0..choices).collect();
        largest.sort_by_key(|choice| std::cmp::Reverse(copies.choice(*choice).total()));
        let [first, second, ..] = largest[..] else {
            return None;
        };
        let others: Vec<usize> = (0..choices)
            .filter(|c| *c != first && *c != second)
            .collect();
        let (mut counts, mut rows) = (Vec::new(), Vec::new());
        'units: for unit in held {
            let start = counts.len();
            let (mut two, mut one, mut votes) = (0, 0, 0);
            for choice in others.iter().chain([&first, &second]) {
                let figures = copies.choice(*choice);
                let mut cells = unit
                    .copies
                    .clone()
                    .map(|row| figures.get(row).and_then(count));
                let cell = cells.next().flatten();
                let Some(cell) = cell.filter(|cell| cells.all(|other| other == Some(*cell))) else {
                    counts.truncate(start);
                    continue 'units;
                };
                votes += cell;
                match *choice {
                    choice if choice == first => (two, one) = (two + cell, cell),
                    choice if choice == second => two += cell,
                    _ => counts.push(cell),
                }
            }
            if votes == 0 {
                counts.truncate(start);
                continue;
            }
            counts.extend([two, one]);
            rows.push(unit.copies.start);
        }
        let mut order: Vec<usize> = (0..rows.len()).collect();
        let vector = |unit: usize| &counts[unit * choices..(unit + 1) * choices];
        order.sort_by(|a, b| vector(*a).cmp(vector(*b)));
        Some(Self {
            choices,
            counts,
            rows,
            order,
        })
    }

    fn vector(&self, unit: usize) -> &[i64] {
        &self.counts[unit * self.choices..(unit + 1) * self.choices]
    }

    /// All but the votes of the largest choice.
    fn rest(&self, unit: usize) -> &[i64] {
        &self.vector(unit)[..self.choices - 1]
    }

    /// Votes of the two largest choices.
    fn two(&self, unit: usize) -> (i64, i64) {
        let [.., two, one] = *self.vector(unit) else {
            return (0, 0);
        };
        (one, two - one)
    }

    fn votes(&self, unit: usize) -> i64 {
        self.rest(unit).iter().sum()
    }

    fn is_weighed(&self, unit: usize) -> bool {
        let (one, other) = self.two(unit);
        one.min(other) >= FEWEST
    }
}

/// What the vectors tell.
struct Weighed {
    /// Positions in the order of vectors that hold equal ones.
    equal: Vec<Range<usize>>,
    /// Among units of at least so many votes, from the most.
    at_least: BTreeMap<i64, Pairs>,
    all: Pairs,
    units: u64,
    unweighed_pairs: u64,
}

impl Weighed {
    fn of(vectors: &Vectors) -> Self {
        let mut weighed = Self {
            equal: Vec::new(),
            at_least: BTreeMap::new(),
            all: Pairs::default(),
            units: 0,
            unweighed_pairs: 0,
        };
        let order = &vectors.order;
        let mut start = 0;
        for group in order.chunk_by(|a, b| vectors.rest(*a) == vectors.rest(*b)) {
            weighed.group(vectors, group, start);
            start += group.len();
        }
        let mut all = Pairs::default();
        for pairs in weighed.at_least.values_mut().rev() {
            all.equal += pairs.equal;
            all.expected += pairs.expected;
            all.variance += pairs.variance;
            *pairs = all;
        }
        weighed.all = all;
        let size = |equal: &Range<usize>| vectors.votes(order[equal.start]);
        weighed.equal.sort_by_key(|equal| {
            let row = vectors.rows[order[equal.start]];
            (std::cmp::Reverse(size(equal)), row)
        });
        weighed
    }

    /// Units that differ at most in how two choices share their votes.
    fn group(&mut self, vectors: &Vectors, group: &[usize], start: usize) {
        let mut begin = start;
        for equal in group.chunk_by(|a, b| vectors.vector(*a) == vectors.vector(*b)) {
            let pairs = pairs(equal.len());
            if !vectors.is_weighed(equal[0]) {
                self.unweighed_pairs += pairs;
            } else if pairs > 0 {
                let votes = vectors.votes(equal[0]);
                self.at_least.entry(votes).or_default().equal += pairs;
                self.equal.push(begin..begin + equal.len());
            }
            begin += equal.len();
        }
        let group = group.iter().filter(|unit| vectors.is_weighed(**unit));
        let ones: Vec<i64> = group.clone().map(|unit| vectors.two(*unit).0).collect();
        self.units += ones.len() as u64;
        let Some(first) = group.clone().next().filter(|_| ones.len() > 1) else {
            return;
        };
        let two = vectors.rest(*first).last().copied().unwrap_or_default();
        let split = Split::of(&ones, two);
        let near = near(&ones, split.window());
        if near > 0 {
            let pairs = self.at_least.entry(vectors.votes(*first)).or_default();
            let (near, either_way) = (real(near), split.either_way());
            pairs.expected += near / either_way;
            pairs.variance += near / (either_way * either_way);
        }
    }

    fn coincidence(&self, vectors: &Vectors) -> Coincidence {
        debug_assert!(self.units <= vectors.rows.len() as u64);
        Coincidence {
            units: self.units,
            pairs: self.all.equal,
            expected: short(self.all.expected),
            chance: short(tail(self.all)),
            unweighed_pairs: self.unweighed_pairs,
        }
    }

    fn found(&self, question: &Question<'_>, vectors: &Vectors, equal: &Range<usize>) -> Found {
        let units: Vec<usize> = vectors.order[equal.clone()].to_vec();
        let mut rows: Vec<usize> = units.iter().map(|unit| vectors.rows[*unit]).collect();
        rows.sort_unstable();
        let votes = vectors.votes(units[0]);
        let as_large = self.at_least.get(&votes).copied().unwrap_or_default();
        let chance = short(tail(as_large));
        Found {
            class: if chance < UNLIKELY {
                Class::Warning
            } else {
                Class::Information
            },
            subject: Subject {
                place: place(question.copies, rows[0]),
                ..Subject::default()
            },
            variant: "vector",
            arguments: vec![
                ("units", number(rows.len() as u64)),
                ("names", text(names(question, rows.iter().copied()))),
                ("votes", number(votes)),
                ("pairs", number(as_large.equal)),
                ("expected", Argument::Real(short(as_large.expected))),
                ("chance", Argument::Real(chance)),
            ],
            grounds: rows
                .into_iter()
                .map(|row| ground(question.copies, row))
                .collect(),
        }
    }
}
