//! Sums of items of a unit, with gaps: the arithmetic under the rules.

use crate::{
    dataset::{Dataset, Figures},
    form::{CHOICES, Term},
};

/// The largest figure that is taken for a count: nine digits. Larger ones are findings of R001.
pub const MAX_COUNT: i64 = 999_999_999;

/// The count in `row`, if there is one that a station could have.
pub(super) fn count(figures: &Figures, row: usize) -> Option<i64> {
    figures
        .get(row)
        .filter(|value| (0..=MAX_COUNT).contains(value))
}

/// One side of a relation, with its columns looked up.
pub(super) struct Sum<'a> {
    dataset: &'a Dataset,
    terms: Vec<(i128, Part<'a>)>,
}

enum Part<'a> {
    Item(&'a Figures),
    Choices,
}

impl<'a> Sum<'a> {
    /// The sum of `terms`; items in `optional` count as zero where their column is not
    /// published.
    ///
    /// # Errors
    /// The items whose columns are not published.
    pub(super) fn of(
        dataset: &'a Dataset,
        terms: &[Term],
        optional: &[String],
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
                found.push((sign, Part::Item(figures)));
            } else if !optional.contains(&term.item) {
                lacking.push(term.item.clone());
            }
        }
        if lacking.is_empty() {
            Ok(Self {
                dataset,
                terms: found,
            })
        } else {
            Err(lacking)
        }
    }

    /// The plain sum of `items`.
    ///
    /// # Errors
    /// As [`Sum::of`].
    pub(super) fn of_items(dataset: &'a Dataset, items: &[String]) -> Result<Self, Vec<String>> {
        let terms: Vec<Term> = items
            .iter()
            .map(|item| Term {
                item: item.clone(),
                negative: false,
            })
            .collect();
        Self::of(dataset, &terms, &[])
    }

    /// The first of several alternatives whose columns are published, with its position.
    ///
    /// # Errors
    /// What the first alternative lacks, if none is complete.
    pub(super) fn first_of<'i>(
        dataset: &'a Dataset,
        alternatives: impl Iterator<Item = &'i [String]>,
    ) -> Result<(usize, Self), Vec<String>> {
        let mut first_lack = None;
        for (position, items) in alternatives.enumerate() {
            match Self::of_items(dataset, items) {
                Ok(sum) => return Ok((position, sum)),
                Err(lacking) => first_lack = first_lack.or(Some(lacking)),
            }
        }
        Err(first_lack.unwrap_or_default())
    }

    /// Counts marks: every term but the choices themselves, times the marks that a ballot may
    /// bear.
    pub(super) fn in_marks(mut self, per_ballot: u32) -> Self {
        for (factor, part) in &mut self.terms {
            if matches!(part, Part::Item(_)) {
                *factor *= i128::from(per_ballot);
            }
        }
        self
    }

    /// The value in unit `row`; `None` if a figure is missing or cannot be a count.
    pub(super) fn value(&self, row: usize) -> Option<i128> {
        let mut sum = 0;
        for (factor, part) in &self.terms {
            sum += factor
                * match part {
                    Part::Item(figures) => i128::from(count(figures, row)?),
                    Part::Choices => choices(self.dataset, row)?,
                };
        }
        Some(sum)
    }
}

/// The sum of the choices of a unit; `None` if it is not known. A choice without a figure adds
/// nothing where others have one; a choice whose figure cannot be a count leaves the sum unknown.
pub(super) fn choices(dataset: &Dataset, row: usize) -> Option<i128> {
    let mut sum = None;
    for position in 0..dataset.header.choices.len() {
        let figures = dataset.choice(position);
        match count(figures, row) {
            Some(value) => *sum.get_or_insert(0) += i128::from(value),
            None if figures.is_empty_at(row) => {}
            None => return None,
        }
    }
    sum
}
