//! Published decisions on units: annulled, not held, recounted.

use std::collections::HashMap;

use crate::dataset::Dataset;

/// A decision as it was published.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decision {
    /// Number or name by which it can be asked for.
    pub id: String,
    /// Its date, as published.
    pub date: String,
    /// Where it was published.
    pub source: String,
}

/// Decisions by the places they are about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Place columns that tell which units a decision is about; a decision on a centre covers
    /// all its tables.
    pub columns: Vec<String>,
    /// Texts in those columns, and the decision.
    pub rows: Vec<(Vec<String>, Decision)>,
}

/// Decisions that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecisionsError {
    /// A column is no place of the edition.
    #[error("decisions name a column {column:?}, which is no place of the first edition; it has {}", places.join(", "))]
    Column {
        /// The column.
        column: String,
        /// Places that the edition has.
        places: Vec<String>,
    },
    /// No column says which units they are about.
    #[error("decisions have no column that says which units they are about")]
    NoColumns,
}

/// Decisions, ready to be asked about rows of one edition.
pub(super) struct Asked<'a> {
    dataset: &'a Dataset,
    columns: Vec<usize>,
    by_place: HashMap<Vec<&'a str>, &'a Decision>,
}

impl Decisions {
    pub(super) fn ask<'a>(&'a self, dataset: &'a Dataset) -> Result<Asked<'a>, DecisionsError> {
        if self.columns.is_empty() {
            return Err(DecisionsError::NoColumns);
        }
        let mut columns = Vec::new();
        for column in &self.columns {
            let mut places = dataset.header.places.iter();
            let position = places.position(|place| place == column);
            columns.push(position.ok_or_else(|| DecisionsError::Column {
                column: column.clone(),
                places: dataset.header.places.clone(),
            })?);
        }
        let by_place = self.rows.iter().map(|(places, decision)| {
            let places = places.iter().map(String::as_str).collect();
            (places, decision)
        });
        Ok(Asked {
            dataset,
            columns,
            by_place: by_place.collect(),
        })
    }
}

impl Asked<'_> {
    /// The decision about unit `row`, if there is one.
    pub(super) fn about(&self, row: usize) -> Option<&Decision> {
        let columns = self.columns.iter();
        let places: Vec<&str> = columns
            .map(|column| self.dataset.units.place(*column).get(row))
            .collect();
        self.by_place.get(&places).copied()
    }
}
