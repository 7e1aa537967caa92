//! Which unit of one edition is which of the other.
//!
//! Units are matched by their key. A key that repeats makes a multiset on each side: first rows
//! that say the same in every shared column are matched, then the rest in the order of what they
//! say; what is left over on the longer side is gone or added. So the answer depends on what rows
//! say and never on where they stand, and swapping the editions swaps it.

use std::cmp::Ordering;

use super::columns::{Column, Shared};
use crate::dataset::{Dataset, Reading};

/// A unit of both editions: its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Row in the earlier edition.
    pub a: usize,
    /// Row in the later one.
    pub b: usize,
}

/// Units of both and of either.
pub(super) struct Matched {
    pub(super) pairs: Vec<Pair>,
    pub(super) gone: Vec<usize>,
    pub(super) added: Vec<usize>,
    pub(super) repeated_keys: (usize, usize),
}

/// Matches the units by the key columns at these positions.
pub(super) fn pair(a: &Dataset, b: &Dataset, key: &[(usize, usize)], shared: &Shared) -> Matched {
    let key_a: Vec<usize> = key.iter().map(|(column, _)| *column).collect();
    let key_b: Vec<usize> = key.iter().map(|(_, column)| *column).collect();
    let (rows_a, rows_b) = (by_key(a, &key_a), by_key(b, &key_b));
    let (mut rest_a, mut rest_b) = (&rows_a[..], &rows_b[..]);
    let mut matched = Matched {
        pairs: Vec::with_capacity(a.units.len().min(b.units.len())),
        gone: Vec::new(),
        added: Vec::new(),
        repeated_keys: (0, 0),
    };
    loop {
        let order = match (rest_a.first(), rest_b.first()) {
            (Some(one), Some(other)) => compare((a, &key_a, *one), (b, &key_b, *other)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => break,
        };
        let of_a = match order {
            Ordering::Greater => &[],
            _ => take_key(a, &key_a, &mut rest_a),
        };
        let of_b = match order {
            Ordering::Less => &[],
            _ => take_key(b, &key_b, &mut rest_b),
        };
        matched.repeated_keys.0 += of_a.len().saturating_sub(1);
        matched.repeated_keys.1 += of_b.len().saturating_sub(1);
        match (of_a, of_b) {
            ([a], [b]) => matched.pairs.push(Pair { a: *a, b: *b }),
            ([], added) => matched.added.extend(added),
            (gone, []) => matched.gone.extend(gone),
            (of_a, of_b) => match_group((a, of_a), (b, of_b), shared, &mut matched),
        }
    }
    // So far they stand in the order of their keys; datasets may have another.
    matched.pairs.sort_unstable_by_key(|pair| pair.a);
    matched.gone.sort_unstable();
    matched.added.sort_unstable();
    matched
}

/// Rows in the order of their keys. Datasets mostly are, so that there is little to do.
fn by_key(dataset: &Dataset, key: &[usize]) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..dataset.units.len()).collect();
    rows.sort_by(|one, other| compare((dataset, key, *one), (dataset, key, *other)));
    rows
}

/// Takes the rows with the key of the first one.
fn take_key<'a>(dataset: &Dataset, key: &[usize], rest: &mut &'a [usize]) -> &'a [usize] {
    let first = rest[0];
    let same = |row: &&usize| compare((dataset, key, first), (dataset, key, **row)).is_eq();
    let end = rest.iter().take_while(same).count();
    let (taken, left) = rest.split_at(end);
    *rest = left;
    taken
}

/// Compares two rows, each by the texts of its own columns.
fn compare(
    (a, key_a, row_a): (&Dataset, &[usize], usize),
    (b, key_b, row_b): (&Dataset, &[usize], usize),
) -> Ordering {
    let columns = key_a.iter().zip(key_b);
    let mut orders = columns.map(|(column_a, column_b)| {
        let (texts_a, texts_b) = (a.units.place(*column_a), b.units.place(*column_b));
        texts_a.get(row_a).cmp(texts_b.get(row_b))
    });
    orders
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

/// What a row says in the columns that both editions have.
type Says<'a> = Vec<Cell<'a>>;

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Cell<'a> {
    Missing,
    Whole(i64),
    Text(&'a str),
}

fn says<'a>(dataset: &'a Dataset, columns: &[Column], places: &[usize], row: usize) -> Says<'a> {
    let mut says: Says<'a> = Vec::with_capacity(columns.len() + places.len());
    for column in columns {
        says.push(match column.reading(dataset, row) {
            Reading::Missing => Cell::Missing,
            Reading::Whole(figure) => Cell::Whole(figure),
            Reading::Unreadable(text) => Cell::Text(text),
        });
    }
    let places = places.iter();
    says.extend(places.map(|place| Cell::Text(dataset.units.place(*place).get(row))));
    says
}

/// What a row says in all columns of its edition.
fn says_alone<'a>(dataset: &'a Dataset, columns: &[Column], row: usize) -> Says<'a> {
    let places: Vec<usize> = (0..dataset.header.places.len()).collect();
    says(dataset, columns, &places, row)
}

fn match_group(
    (a, of_a): (&Dataset, &[usize]),
    (b, of_b): (&Dataset, &[usize]),
    shared: &Shared,
    matched: &mut Matched,
) {
    let columns =
        |side: fn(&(Column, Column)) -> Column| shared.columns.iter().map(side).collect::<Vec<_>>();
    let places =
        |side: fn(&(usize, usize)) -> usize| shared.places.iter().map(side).collect::<Vec<_>>();
    let (columns_a, columns_b) = (columns(|pair| pair.0), columns(|pair| pair.1));
    let (places_a, places_b) = (places(|pair| pair.0), places(|pair| pair.1));
    // Rows that say the same in shared columns stand in the order of what else they say.
    let sorted = |rows: &[usize], dataset, columns: &[_], places: &[usize], all: &[_]| {
        let says = |row: &usize| {
            let shared = says(dataset, columns, places, *row);
            (shared, says_alone(dataset, all, *row), *row)
        };
        let mut rows: Vec<_> = rows.iter().map(says).collect();
        rows.sort();
        rows
    };
    let rows_a = sorted(of_a, a, &columns_a, &places_a, &shared.all.0);
    let rows_b = sorted(of_b, b, &columns_b, &places_b, &shared.all.1);
    // Rows that say the same belong together; both sides are sorted by what they say.
    let (mut left_a, mut left_b) = (Vec::new(), Vec::new());
    let (mut at_a, mut at_b) = (rows_a.iter().peekable(), rows_b.iter().peekable());
    loop {
        let order = match (at_a.peek(), at_b.peek()) {
            (Some((one, ..)), Some((other, ..))) => one.cmp(other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => break,
        };
        let row_a = (order != Ordering::Greater).then(|| at_a.next()).flatten();
        let row_b = (order != Ordering::Less).then(|| at_b.next()).flatten();
        match (row_a, row_b) {
            (Some((.., a)), Some((.., b))) => matched.pairs.push(Pair { a: *a, b: *b }),
            (a, b) => {
                left_a.extend(a.map(|(.., row)| *row));
                left_b.extend(b.map(|(.., row)| *row));
            }
        }
    }
    let common = left_a.len().min(left_b.len());
    let pairs = left_a.iter().zip(&left_b);
    matched
        .pairs
        .extend(pairs.map(|(a, b)| Pair { a: *a, b: *b }));
    matched.gone.extend(&left_a[common..]);
    matched.added.extend(&left_b[common..]);
}

/// How many of the units of both must be moved to bring the later edition into the order of the
/// earlier one: all but the longest run of units that stand in the same order in both.
pub(super) fn moved(a: &Dataset, b: &Dataset, pairs: &[Pair]) -> usize {
    let place =
        |dataset: &Dataset, row: usize| (dataset.units.source(row), dataset.units.line(row));
    let mut order: Vec<&Pair> = pairs.iter().collect();
    order.sort_unstable_by_key(|pair| place(a, pair.a));
    // The last place of the best run of each length, so far.
    let mut runs: Vec<(usize, u64)> = Vec::new();
    for pair in order {
        let at = place(b, pair.b);
        let length = runs.partition_point(|end| *end < at);
        match runs.get_mut(length) {
            Some(end) => *end = at,
            None => runs.push(at),
        }
    }
    pairs.len() - runs.len()
}
