//! Columns of a dataset: figures with gaps, and texts kept once.

use std::collections::{BTreeMap, HashMap};

/// What a cell of a count column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading<'a> {
    /// Nothing: not published.
    Missing,
    /// A whole number of either sign; a rule objects to negative ones.
    Whole(i64),
    /// Text that is no whole number, as it stands in the source.
    Unreadable(&'a str),
}

/// Marks a cell without a whole number. No figure reaches it: see [`Figures::push`].
const GAP: i64 = i64::MIN;

/// Digits up to which a number is kept as a number. Longer ones stay text, so that sums of
/// columns cannot overflow.
pub(super) const MAX_DIGITS: usize = 15;

/// The first number with more digits.
const TOO_LONG: u64 = 1_000_000_000_000_000;

/// A column of whole numbers with gaps.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    values: Vec<i64>,
    unreadable: BTreeMap<usize, String>,
}

impl Figures {
    pub(super) fn push(&mut self, reading: Reading<'_>) {
        let value = match reading {
            Reading::Missing => GAP,
            Reading::Whole(value) if value.unsigned_abs() < TOO_LONG => value,
            Reading::Whole(value) => {
                self.unreadable.insert(self.values.len(), value.to_string());
                GAP
            }
            Reading::Unreadable(text) => {
                self.unreadable.insert(self.values.len(), text.to_owned());
                GAP
            }
        };
        self.values.push(value);
    }

    /// Whether the column has a cell for each row, and not none at all.
    pub(super) const fn has_cells(&self) -> bool {
        !self.values.is_empty()
    }

    /// The whole number in `row`, if there is one.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<i64> {
        let value = self.values[row];
        (value != GAP).then_some(value)
    }

    /// What `row` says.
    #[must_use]
    pub fn reading(&self, row: usize) -> Reading<'_> {
        match self.get(row) {
            Some(value) => Reading::Whole(value),
            None => match self.unreadable.get(&row) {
                Some(text) => Reading::Unreadable(text),
                None => Reading::Missing,
            },
        }
    }

    /// Whether `row` says nothing.
    #[must_use]
    pub fn is_empty_at(&self, row: usize) -> bool {
        self.reading(row) == Reading::Missing
    }

    /// Rows whose text is no whole number, with that text.
    pub fn unreadable(&self) -> impl Iterator<Item = (usize, &str)> {
        self.unreadable
            .iter()
            .map(|(row, text)| (*row, text.as_str()))
    }

    /// Whether any row says anything.
    #[must_use]
    pub fn is_published(&self) -> bool {
        !self.unreadable.is_empty() || self.values.iter().any(|value| *value != GAP)
    }

    /// The sum of the whole numbers; `None` if there is none.
    #[must_use]
    pub fn total(&self) -> Option<i128> {
        let mut values = self.values.iter().filter(|value| **value != GAP).peekable();
        values.peek()?;
        Some(values.map(|value| i128::from(*value)).sum())
    }

    /// `spare` is kept from column to column, so that memory is taken once.
    pub(super) fn reorder(&mut self, order: &[usize], spare: &mut Vec<i64>) {
        permute(&mut self.values, order, spare);
        if self.unreadable.is_empty() {
            return;
        }
        let mut old = std::mem::take(&mut self.unreadable);
        let moved = order.iter().enumerate();
        self.unreadable = moved
            .filter_map(|(new, row)| old.remove(row).map(|text| (new, text)))
            .collect();
    }
}

/// A column of texts, each distinct text kept once.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    rows: Vec<u32>,
    distinct: Vec<Box<str>>,
    positions: HashMap<Box<str>, u32>,
}

impl Texts {
    pub(super) fn push(&mut self, text: &str) {
        // Neighbouring rows mostly share their places. Empty texts are not compared by content:
        // some processors take hundreds of cycles to compare nothing at an address of nothing.
        let is_last = |last: &u32| {
            let last = &*self.distinct[*last as usize];
            last.len() == text.len() && (text.is_empty() || last == text)
        };
        let position = match self.rows.last().copied().filter(is_last) {
            Some(last) => last,
            None => self.position_of(text),
        };
        self.rows.push(position);
    }

    fn position_of(&mut self, text: &str) -> u32 {
        if let Some(position) = self.positions.get(text) {
            return *position;
        }
        let position = u32::try_from(self.distinct.len()).expect("fewer than 2^32 texts");
        self.distinct.push(text.into());
        self.positions.insert(text.into(), position);
        position
    }

    /// The text of `row`; empty if there is none.
    #[must_use]
    pub fn get(&self, row: usize) -> &str {
        &self.distinct[self.rows[row] as usize]
    }

    /// A number that is equal for two rows exactly if their texts are.
    #[must_use]
    pub fn id(&self, row: usize) -> u32 {
        self.rows[row]
    }

    /// Each distinct text, in order of first appearance in the source, with its [`Texts::id`].
    pub fn distinct(&self) -> impl Iterator<Item = (u32, &str)> {
        (0..).zip(self.distinct.iter().map(|text| &**text))
    }

    /// Number of rows.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no rows.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// For each row the rank of its text among the distinct ones, by bytes.
    pub(super) fn ranks(&self) -> Vec<u32> {
        let mut sorted: Vec<u32> = (0..).take(self.distinct.len()).collect();
        sorted.sort_unstable_by_key(|position| &self.distinct[*position as usize]);
        let mut rank = vec![0; sorted.len()];
        for (place, position) in (0..).zip(sorted) {
            rank[position as usize] = place;
        }
        self.rows
            .iter()
            .map(|position| rank[*position as usize])
            .collect()
    }

    /// `spare` as for [`Figures::reorder`].
    pub(super) fn reorder(&mut self, order: &[usize], spare: &mut Vec<u32>) {
        permute(&mut self.rows, order, spare);
    }
}

/// Puts the cell of row `order[i]` at `i`. A column without cells stays so.
pub(super) fn permute<T: Copy>(column: &mut Vec<T>, order: &[usize], spare: &mut Vec<T>) {
    if column.is_empty() {
        return;
    }
    spare.clear();
    spare.extend(order.iter().map(|row| column[*row]));
    std::mem::swap(column, spare);
}
