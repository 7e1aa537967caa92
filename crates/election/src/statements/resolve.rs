//! Which print of a figure agrees with the other figures.
//!
//! For every figure that sources print differently, every relation that it takes part in is
//! tried with every combination of the prints of all figures in that relation. A print
//! *satisfies* a criterion if each of its relations holds in some combination; a relation that
//! holds for none of them says nothing about the figure. Then the prints are sieved by one
//! criterion after the other, strongest first. If one is left, it is chosen, and the criterion
//! that left it alone is the reason. Otherwise nothing decides, and the first print stands.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Criterion, Key, Kind, Package, Slot,
    relation::{Relation, View},
};
use crate::numerals::Decimal;

/// Most combinations of prints that are tried for one relation; a relation with more is left
/// out.
const MOST_COMBINATIONS: usize = 4096;

/// A package with one value for each figure, and why that one.
#[derive(Debug, Clone)]
pub struct Resolved<'a> {
    pub(crate) view: View<'a>,
    /// One for each figure that was printed in different ways, in order.
    pub verdicts: Vec<Verdict>,
    /// Figures that take part in a relation.
    related: BTreeSet<Key>,
}

/// What was found about one figure that was printed in different ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The figure.
    pub key: Key,
    /// The prints, as in [`super::Figure::candidates`].
    pub candidates: Vec<Candidate>,
    /// Criteria by which anything could be said about it.
    pub applied: Vec<Criterion>,
    /// Position of the print that is computed with.
    pub chosen: usize,
    /// What decided; `None` if nothing did.
    pub by: Option<Criterion>,
}

/// One print of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The figure.
    pub value: Decimal,
    /// The criteria that it satisfies.
    pub satisfies: Vec<Criterion>,
}

impl<'a> Resolved<'a> {
    /// Looks at every figure that was printed in different ways.
    #[must_use]
    pub fn of(package: &'a Package) -> Self {
        let relations = Relation::of(package);
        let open = open_figures(package);
        let mut related = BTreeSet::new();
        let mut by_figure: BTreeMap<Key, Vec<(Criterion, Vec<bool>)>> = BTreeMap::new();
        for relation in relations {
            let keys = relation.keys(package);
            let variable: Vec<(Key, usize)> = keys
                .iter()
                .filter_map(|key| Some((*key, *open.get(key)?)))
                .collect();
            related.extend(keys);
            for (key, holds) in holding(package, relation, &variable) {
                let told = by_figure.entry(key).or_default();
                told.push((relation.criterion(), holds));
            }
        }
        let verdict = |(key, count): (&Key, &usize)| {
            let told = by_figure.get(key).map_or(&[][..], Vec::as_slice);
            Verdict::of(package, *key, *count, told)
        };
        let verdicts: Vec<Verdict> = open.iter().map(verdict).collect();
        let mut view = View::first(package);
        view.pick = verdicts.iter().map(|one| (one.key, one.chosen)).collect();
        Self {
            view,
            verdicts,
            related,
        }
    }

    /// The package.
    #[must_use]
    pub const fn package(&self) -> &'a Package {
        self.view.package
    }

    /// The value that is computed with; `None` if the figure is missing or was not found.
    #[must_use]
    pub fn value(&self, statement: usize, slot: Slot) -> Option<Decimal> {
        self.view.decimal((statement, slot))
    }

    /// What was found about a figure that was printed in different ways.
    #[must_use]
    pub fn verdict(&self, key: Key) -> Option<&Verdict> {
        self.verdicts.iter().find(|verdict| verdict.key == key)
    }

    /// Whether a figure takes part in a sum, a share or a difference, so that arithmetic could
    /// say something about it.
    #[must_use]
    pub fn is_related(&self, key: Key) -> bool {
        self.related.contains(&key)
    }

    /// Results in order of their series that give votes.
    pub(crate) fn counted_results(&self) -> Vec<usize> {
        let mut series = self.package().series(Kind::Result);
        series.retain(|statement| !self.view.votes(*statement).is_empty());
        series
    }
}

/// Figures with more than one print, and how many they have.
fn open_figures(package: &Package) -> BTreeMap<Key, usize> {
    let mut open = BTreeMap::new();
    for (position, statement) in package.statements.iter().enumerate() {
        for (slot, figure) in &statement.figures {
            let count = figure.candidates().count();
            if count > 1 {
                open.insert((position, *slot), count);
            }
        }
    }
    open
}

/// For each of the `variable` figures, and each of its prints, whether the relation holds in
/// some combination with the prints of the others.
fn holding(
    package: &Package,
    relation: Relation,
    variable: &[(Key, usize)],
) -> Vec<(Key, Vec<bool>)> {
    let product = variable
        .iter()
        .try_fold(1_usize, |product, (_, count)| product.checked_mul(*count));
    let combinations = match product {
        Some(product) if !variable.is_empty() && product <= MOST_COMBINATIONS => product,
        _ => return Vec::new(),
    };
    let mut holds: Vec<(Key, Vec<bool>)> = variable
        .iter()
        .map(|(key, count)| (*key, vec![false; *count]))
        .collect();
    let mut view = View::first(package);
    for combination in 0..combinations {
        let mut rest = combination;
        for (key, count) in variable {
            view.pick.insert(*key, rest % count);
            rest /= count;
        }
        if relation.holds(&view) == Some(true) {
            for (key, of_prints) in &mut holds {
                of_prints[view.pick[key]] = true;
            }
        }
    }
    // What holds for no print, says nothing about the figure.
    holds.retain(|(_, of_prints)| of_prints.contains(&true));
    holds
}

impl Verdict {
    fn of(package: &Package, key: Key, count: usize, told: &[(Criterion, Vec<bool>)]) -> Self {
        let figure = &package.statements[key.0].figures[&key.1];
        let criteria = Criterion::ALL.into_iter();
        let applied: Vec<Criterion> = criteria
            .filter(|criterion| told.iter().any(|(other, _)| other == criterion))
            .collect();
        let satisfies = |print: usize, criterion: Criterion| {
            let mut of_criterion = told.iter().filter(|(other, _)| *other == criterion);
            of_criterion.all(|(_, holds)| holds[print])
        };
        let mut left: Vec<usize> = (0..count).collect();
        let mut by = None;
        for criterion in &applied {
            let mut kept = left.clone();
            kept.retain(|print| satisfies(*print, *criterion));
            if kept.is_empty() || kept.len() == left.len() {
                continue;
            }
            left = kept;
            if left.len() == 1 {
                by = Some(*criterion);
                break;
            }
        }
        let candidates = figure.candidates().enumerate().map(|(print, value)| {
            let kept = applied.iter().copied();
            Candidate {
                value,
                satisfies: kept
                    .filter(|criterion| satisfies(print, *criterion))
                    .collect(),
            }
        });
        Self {
            key,
            candidates: candidates.collect(),
            chosen: if by.is_some() { left[0] } else { 0 },
            applied,
            by,
        }
    }
}
