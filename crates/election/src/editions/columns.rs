//! Columns of figures and texts, in one edition and in both.

use std::collections::HashMap;

use super::is_count;
use crate::dataset::{Dataset, Figures, Reading};

/// A column of figures or texts in one edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// A count item, by position in its header.
    Count(usize),
    /// A time, yes/no or text item, by position.
    Text(usize),
    /// A choice, by position.
    Choice(usize),
}

impl Column {
    /// Its name in this edition.
    #[must_use]
    pub fn name(self, dataset: &Dataset) -> &str {
        match self {
            Self::Count(item) | Self::Text(item) => &dataset.header.items[item].id,
            Self::Choice(choice) => &dataset.header.choices[choice],
        }
    }

    /// What unit `row` says in it.
    #[must_use]
    pub fn reading(self, dataset: &Dataset, row: usize) -> Reading<'_> {
        match self {
            Self::Count(item) => dataset.units.item(item).reading(row),
            Self::Choice(choice) => dataset.choice(choice).reading(row),
            Self::Text(item) => match dataset.units.text(item).get(row) {
                "" => Reading::Missing,
                text => Reading::Unreadable(text),
            },
        }
    }

    pub(super) fn figures(self, dataset: &Dataset) -> Option<&Figures> {
        match self {
            Self::Count(item) => Some(dataset.units.item(item)),
            Self::Choice(choice) => Some(dataset.choice(choice)),
            Self::Text(_) => None,
        }
    }
}

/// Columns that both editions have, with their positions in each.
pub(super) struct Shared {
    pub(super) columns: Vec<(Column, Column)>,
    pub(super) places: Vec<(usize, usize)>,
    /// All columns of each, shared or not.
    pub(super) all: (Vec<Column>, Vec<Column>),
}

fn item_column(dataset: &Dataset, position: usize) -> Column {
    if is_count(dataset, position) {
        Column::Count(position)
    } else {
        Column::Text(position)
    }
}

/// Columns of `dataset` that hold anything, with their names: items, then choices.
pub(super) fn columns(dataset: &Dataset) -> impl Iterator<Item = (&str, Column)> {
    let items = dataset.header.items.iter().enumerate();
    let items = items.map(|(at, item)| (item.id.as_str(), item_column(dataset, at)));
    let choices = dataset.header.choices.iter().enumerate();
    let choices = choices.map(|(at, name)| (name.as_str(), Column::Choice(at)));
    let columns = items.chain(choices);
    columns.filter(|(_, column)| match (column, column.figures(dataset)) {
        (_, Some(figures)) => figures.is_published(),
        (Column::Text(item), _) => {
            let mut texts = dataset.units.text(*item).distinct();
            texts.any(|(_, text)| !text.is_empty())
        }
        _ => false,
    })
}

pub(super) fn shared_columns(a: &Dataset, b: &Dataset) -> Shared {
    let kind = |column: &Column| std::mem::discriminant(column);
    let of_b: HashMap<&str, Column> = columns(b).collect();
    let both = columns(a).filter_map(|(name, of_a)| {
        let of_b = *of_b.get(name)?;
        (kind(&of_a) == kind(&of_b)).then_some((of_a, of_b))
    });
    let in_key = |place: &&String| a.header.key.contains(place) || b.header.key.contains(place);
    let places = a.header.places.iter().enumerate();
    let places = places
        .filter(|(_, name)| !in_key(name))
        .filter_map(|(at, name)| {
            let other = b.header.places.iter().position(|other| other == name);
            Some((at, other?))
        });
    let all = |dataset| columns(dataset).map(|(_, column)| column).collect();
    Shared {
        columns: both.collect(),
        places: places.collect(),
        all: (all(a), all(b)),
    }
}
