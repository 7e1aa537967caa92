//! What changed in the units of both editions, and who gained and lost by it.

use std::collections::{HashMap, HashSet};

use super::{
    columns::{Column, Shared, columns},
    pairing::{Matched, Pair},
};
use crate::dataset::{Dataset, Figures, Reading};

/// Which of the editions publish a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Both.
    Both,
    /// The earlier one only: it is lost.
    A,
    /// The later one only: it is new.
    B,
}

/// What became of an item or a choice. A figure that is missing adds nothing; a total is `None`
/// where an edition has no figure at all in the column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnChange {
    /// Name.
    pub name: String,
    /// Which editions have it.
    pub side: Side,
    /// Its column in the earlier edition and in the later one.
    pub columns: (Option<Column>, Option<Column>),
    /// Whether it holds counts, so that the sums below say something.
    pub is_count: bool,
    /// Total of the earlier edition.
    pub a: Option<i128>,
    /// Total of the later one.
    pub b: Option<i128>,
    /// What the added units hold in the later edition.
    pub added_units: i128,
    /// What the units that are gone held in the earlier one.
    pub gone_units: i128,
    /// By how much the units of both changed, with sign; `None` if only one edition has the
    /// column.
    pub changed_units: Option<i128>,
    /// Sum of all changes without sign: of the added, gone and changed units. `None` as above.
    pub gross: Option<i128>,
    /// Units of both in which both editions have a figure, and another one.
    pub changed: usize,
    /// Units of both in which the figure fell, with the sum of what they lost.
    pub fell: (usize, i128),
}

impl ColumnChange {
    /// By how much the total changed, with sign. `None` if only one edition has the column: what
    /// is not published is not nothing.
    #[must_use]
    pub fn net(&self) -> Option<i128> {
        Some(self.b? - self.a?)
    }
}

/// A changed figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The unit, by position among the pairs.
    pub pair: usize,
    /// Column in the earlier edition.
    pub a: Column,
    /// Column in the later one.
    pub b: Column,
}

/// A place column beside the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceChange {
    /// Name.
    pub name: String,
    /// Its position in each edition.
    pub columns: (usize, usize),
    /// Units whose text changed, by position among the pairs.
    pub changed: Vec<usize>,
}

/// What changed.
pub(super) struct Found {
    pub(super) items: Vec<ColumnChange>,
    pub(super) choices: Vec<ColumnChange>,
    pub(super) changes: Vec<Change>,
    pub(super) places: Vec<PlaceChange>,
    pub(super) appeared: usize,
    pub(super) vanished: usize,
}

pub(super) fn find(a: &Dataset, b: &Dataset, matched: &Matched, shared: &Shared) -> Found {
    let mut found = Found {
        items: Vec::new(),
        choices: Vec::new(),
        changes: Vec::new(),
        places: Vec::new(),
        appeared: 0,
        vanished: 0,
    };
    let in_b: HashMap<Column, Column> = shared.columns.iter().copied().collect();
    for (name, of_a) in columns(a) {
        let of_b = in_b.get(&of_a).copied();
        let change = column_change(name, (a, Some(of_a)), (b, of_b), matched, &mut found);
        found.push(of_a, change);
    }
    let in_a: HashSet<Column> = in_b.values().copied().collect();
    for (name, of_b) in columns(b) {
        if !in_a.contains(&of_b) {
            let change = column_change(name, (a, None), (b, Some(of_b)), matched, &mut found);
            found.push(of_b, change);
        }
    }
    // Columns were gone through one by one; readers go through units.
    found.changes.sort_by_key(|change| change.pair);
    for (of_a, of_b) in &shared.places {
        let (texts_a, texts_b) = (a.units.place(*of_a), b.units.place(*of_b));
        let pairs = matched.pairs.iter().enumerate();
        let changed = pairs.filter(|(_, pair)| texts_a.get(pair.a) != texts_b.get(pair.b));
        found.places.push(PlaceChange {
            name: a.header.places[*of_a].clone(),
            columns: (*of_a, *of_b),
            changed: changed.map(|(position, _)| position).collect(),
        });
    }
    found
}

impl Found {
    fn push(&mut self, column: Column, change: ColumnChange) {
        match column {
            Column::Choice(_) => self.choices.push(change),
            Column::Count(_) | Column::Text(_) => self.items.push(change),
        }
    }
}

fn column_change(
    name: &str,
    (a, of_a): (&Dataset, Option<Column>),
    (b, of_b): (&Dataset, Option<Column>),
    matched: &Matched,
    found: &mut Found,
) -> ColumnChange {
    let side = match (of_a, of_b) {
        (Some(_), None) => Side::A,
        (None, Some(_)) => Side::B,
        _ => Side::Both,
    };
    let figures_a = of_a.and_then(|column| column.figures(a));
    let figures_b = of_b.and_then(|column| column.figures(b));
    let value = |figures: Option<&Figures>, row: usize| -> i128 {
        figures
            .and_then(|figures| figures.get(row))
            .unwrap_or(0)
            .into()
    };
    let mut change = ColumnChange {
        name: name.to_owned(),
        side,
        columns: (of_a, of_b),
        is_count: figures_a.or(figures_b).is_some(),
        a: figures_a.and_then(Figures::total),
        b: figures_b.and_then(Figures::total),
        added_units: matched.added.iter().map(|row| value(figures_b, *row)).sum(),
        gone_units: matched.gone.iter().map(|row| value(figures_a, *row)).sum(),
        changed_units: None,
        gross: None,
        changed: 0,
        fell: (0, 0),
    };
    let (Some(of_a), Some(of_b)) = (of_a, of_b) else {
        return change;
    };
    let added = matched.added.iter().map(|row| value(figures_b, *row).abs());
    let gone = matched.gone.iter().map(|row| value(figures_a, *row).abs());
    let (mut net, mut gross): (i128, i128) = (0, added.chain(gone).sum());
    for (position, pair) in matched.pairs.iter().enumerate() {
        let difference = value(figures_b, pair.b) - value(figures_a, pair.a);
        net += difference;
        gross += difference.abs();
        if difference < 0 {
            change.fell = (change.fell.0 + 1, change.fell.1 - difference);
        }
        match (of_a.reading(a, pair.a), of_b.reading(b, pair.b)) {
            (Reading::Missing, Reading::Missing) => {}
            (Reading::Missing, _) => found.appeared += 1,
            (_, Reading::Missing) => found.vanished += 1,
            (before, after) if before == after => {}
            _ => {
                change.changed += 1;
                found.changes.push(Change {
                    pair: position,
                    a: of_a,
                    b: of_b,
                });
            }
        }
    }
    if change.is_count {
        (change.changed_units, change.gross) = (Some(net), Some(gross));
    }
    change
}

/// The votes for all choices together, unit by unit.
pub(super) struct Votes {
    pub(super) grew: usize,
    pub(super) fell: usize,
    pub(super) set_to_zero: Vec<usize>,
    pub(super) emptied: Vec<usize>,
}

pub(super) fn votes(a: &Dataset, b: &Dataset, pairs: &[Pair]) -> Votes {
    let (votes_a, votes_b) = (sums(a), sums(b));
    let mut votes = Votes {
        grew: 0,
        fell: 0,
        set_to_zero: Vec::new(),
        emptied: Vec::new(),
    };
    for (position, pair) in pairs.iter().enumerate() {
        let (before, after) = (votes_a[pair.a], votes_b[pair.b]);
        let (had, has) = (before.unwrap_or(0), after.unwrap_or(0));
        votes.grew += usize::from(has > had);
        votes.fell += usize::from(has < had);
        match after {
            Some(0) if had > 0 => votes.set_to_zero.push(position),
            None if had > 0 => votes.emptied.push(position),
            _ => {}
        }
    }
    votes
}

/// The votes of each unit; `None` where no choice has a figure.
pub(super) fn sums(dataset: &Dataset) -> Vec<Option<i128>> {
    let mut sums = vec![None; dataset.units.len()];
    for choice in 0..dataset.header.choices.len() {
        let figures = dataset.choice(choice);
        for (row, sum) in sums.iter_mut().enumerate() {
            if let Some(figure) = figures.get(row) {
                *sum = Some(sum.unwrap_or(0) + i128::from(figure));
            }
        }
    }
    sums
}
