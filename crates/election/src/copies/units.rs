//! Which rows speak of one unit.

use std::{cmp::Ordering, ops::Range};

use crate::dataset::Dataset;

/// A unit with its rows on either side; a side may have none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// Rows of copies.
    pub(super) copies: Range<usize>,
    /// Rows of the official result.
    pub(super) official: Range<usize>,
}

/// The units of both sides in order of key, and how many copies name none.
pub(super) fn units(copies: &Dataset, official: Option<&Dataset>) -> (Vec<Unit>, u64) {
    let (held, without_key) = groups(copies);
    let Some(official) = official else {
        let only = |copies| Unit {
            copies,
            official: 0..0,
        };
        return (held.into_iter().map(only).collect(), without_key);
    };
    let (given, _) = groups(official);
    (join((copies, &held), (official, &given)), without_key)
}

/// Rows of equal key, which are neighbours because a dataset is sorted by key; and how many rows
/// have no key.
fn groups(dataset: &Dataset) -> (Vec<Range<usize>>, u64) {
    let (rows, columns) = (&dataset.units, dataset.header.key.len());
    let id = |row: usize, column: usize| rows.place(column).id(row);
    let same = |a: usize, b: usize| (0..columns).all(|column| id(a, column) == id(b, column));
    let has_key = |row: usize| columns > 0 && !rows.place(columns - 1).get(row).is_empty();
    let (mut groups, mut without_key): (Vec<Range<usize>>, u64) = (Vec::new(), 0);
    for row in 0..rows.len() {
        if !has_key(row) {
            without_key += 1;
            continue;
        }
        match groups.last_mut() {
            Some(last) if last.end == row && same(last.start, row) => last.end = row + 1,
            _ => groups.push(row..row + 1),
        }
    }
    (groups, without_key)
}

fn join(
    (copies, held): (&Dataset, &[Range<usize>]),
    (official, given): (&Dataset, &[Range<usize>]),
) -> Vec<Unit> {
    let mut units = Vec::with_capacity(held.len().max(given.len()));
    let (mut left, mut right) = (held.iter().peekable(), given.iter().peekable());
    loop {
        let order = match (left.peek(), right.peek()) {
            (None, None) => return units,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(a), Some(b)) => order((copies, a.start), (official, b.start)),
        };
        let copies = left.next_if(|_| order != Ordering::Greater);
        let official = right.next_if(|_| order != Ordering::Less);
        units.push(Unit {
            copies: copies.cloned().unwrap_or(0..0),
            official: official.cloned().unwrap_or(0..0),
        });
    }
}

/// As a dataset sorts its rows.
fn order((a, row): (&Dataset, usize), (b, other): (&Dataset, usize)) -> Ordering {
    let columns = 0..a.header.key.len();
    let mut orders = columns.map(|column| {
        let (a, b) = (a.units.place(column), b.units.place(column));
        a.get(row).cmp(b.get(other))
    });
    orders
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}
