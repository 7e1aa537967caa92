//! Sums of items of a unit, with gaps: the arithmetic under the rules.

use crate::{
    dataset::{Dataset, Figures},
    form::{CHOICES, Form, Term},
};

/// The largest figure that is taken for a count: nine digits. Larger ones are findings of R001.
pub const MAX_COUNT: i64 = 999_999_999;

/// The count in `row`, if there is one that a station could have.
pub(super) fn count(figures: &Figures, row: usize) -> Option<i64> {
    figures
        .get(row)
        .filter(|value| (0..=MAX_COUNT).contains(value))
}

/// The value of one side of a relation in every unit. It is added up a column at a time, not a
/// unit at a time, because each column lies in one piece.
pub(super) struct Sum {
    /// [`GAP`] where a figure is missing or cannot be a count.
    values: Vec<i64>,
}

/// No sum reaches it: a term is at most [`MAX_COUNT`] times the choices that a table can hold
/// (2^16) times the marks that a ballot can bear (`MAX_MARKS`), and a form refuses more than
/// `MAX_TERMS` terms on a side; together under 2^60.
const GAP: i64 = i64::MIN;

/// What one of the terms of a sum counts.
enum Part<'a> {
    Item(&'a Figures),
    Choices,
}

impl Sum {
    /// The sum of `terms`; items in `optional` count as zero where their column is not
    /// published. An item that is not published is the sum that the form lets stand for it, if
    /// `sums` says so. Every term but the choices themselves is taken `marks` times: it counts
    /// ballots, and a ballot may bear that many marks.
    ///
    /// # Errors
    /// The items whose columns are not published.
    pub(super) fn of(
        (dataset, form): (&Dataset, &Form),
        terms: &[Term],
        optional: &[String],
        marks: u32,
        sums: bool,
    ) -> Result<Self, Vec<String>> {
        let (mut found, mut lacking) = (Vec::new(), Vec::new());
        for term in terms {
            let sign = if term.negative { -1 } else { 1 };
            if term.item == CHOICES {
                if dataset.header.choices.is_empty() {
                    lacking.push(term.item.clone());
                }
                found.push((sign, Part::Choices));
            } else if let Some(figures) = dataset.published_item(&term.item) {
                found.push((sign * i64::from(marks), Part::Item(figures)));
            } else if let Some(parts) = parts(dataset, form, &term.item).filter(|_| sums) {
                let parts = parts.into_iter();
                found.extend(parts.map(|part| (sign * i64::from(marks), Part::Item(part))));
            } else if !optional.contains(&term.item) {
                lacking.push(term.item.clone());
            }
        }
        if !lacking.is_empty() {
            return Err(lacking);
        }
        let mut values = vec![0; dataset.units.len()];
        for (factor, part) in found {
            match part {
                Part::Item(figures) => add(&mut values, factor, |row| count(figures, row)),
                Part::Choices => {
                    let choices = choices(dataset);
                    add(&mut values, factor, |row| choices[row]);
                }
            }
        }
        Ok(Self { values })
    }

    /// The plain sum of `items`.
    ///
    /// # Errors
    /// As [`Sum::of`].
    pub(super) fn of_items(
        source: (&Dataset, &Form),
        items: &[String],
    ) -> Result<Self, Vec<String>> {
        let terms: Vec<Term> = items
            .iter()
            .map(|item| Term {
                item: item.clone(),
                negative: false,
            })
            .collect();
        Self::of(source, &terms, &[], 1, true)
    }

    /// The first of several alternatives whose columns are published, with its position.
    ///
    /// # Errors
    /// What the first alternative lacks, if none is complete.
    pub(super) fn first_of<'i>(
        source: (&Dataset, &Form),
        alternatives: impl Iterator<Item = &'i [String]>,
    ) -> Result<(usize, Self), Vec<String>> {
        let mut first_lack = None;
        for (position, items) in alternatives.enumerate() {
            match Self::of_items(source, items) {
                Ok(sum) => return Ok((position, sum)),
                Err(lacking) => first_lack = first_lack.or(Some(lacking)),
            }
        }
        Err(first_lack.unwrap_or_default())
    }

    /// The value in unit `row`; `None` if a figure is missing or cannot be a count.
    pub(super) fn value(&self, row: usize) -> Option<i128> {
        let value = self.values[row];
        (value != GAP).then(|| value.into())
    }
}

/// The published items whose sum stands for `item`, if the form names any and all of them are.
fn parts<'a>(dataset: &'a Dataset, form: &Form, item: &str) -> Option<Vec<&'a Figures>> {
    let parts = &form.item(item)?.or_sum_of;
    let published = parts.iter().map(|part| dataset.published_item(part));
    published
        .collect::<Option<Vec<_>>>()
        .filter(|parts| !parts.is_empty())
}

/// Adds a column, `factor` times, to sums of the same rows.
fn add(sums: &mut [i64], factor: i64, column: impl Fn(usize) -> Option<i64>) {
    for (row, sum) in sums.iter_mut().enumerate() {
        *sum = match column(row) {
            Some(value) if *sum != GAP => *sum + factor * value,
            _ => GAP,
        };
    }
}

/// The sum of the choices of each unit; `None` if it is not known. A choice without a figure
/// adds nothing where others have one; a choice whose figure cannot be a count leaves the sum
/// unknown.
pub(super) fn choices(dataset: &Dataset) -> Vec<Option<i64>> {
    let mut sums: Vec<Option<i64>> = vec![None; dataset.units.len()];
    let mut impossible = vec![false; sums.len()];
    for position in 0..dataset.header.choices.len() {
        let figures = dataset.choice(position);
        for (row, sum) in sums.iter_mut().enumerate() {
            match count(figures, row) {
                Some(value) => *sum.get_or_insert(0) += value,
                None => impossible[row] |= !figures.is_empty_at(row),
            }
        }
    }
    for (sum, impossible) in sums.iter_mut().zip(impossible) {
        *sum = sum.filter(|_| !impossible);
    }
    sums
}
