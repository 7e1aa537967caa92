//! Layouts other than one row a unit and one column a figure become that: a grid of units.
//!
//! `long` gathers the rows of each unit, `turned` makes rows of columns. Both need the whole
//! table, so they hold it in memory, within the bounds of a grid. What they make goes on as
//! every other table does.

mod long;
mod turned;

use crate::{
    account::{ColumnAccount, RuleAccount, SubtotalsAccount},
    columns::Columns,
    grid::Grid,
};

pub(crate) use long::gather;
pub(crate) use turned::turn;

/// A table that has become a row a unit, and what was done on the way.
pub(crate) struct Reshaped {
    pub(crate) grid: Grid,
    pub(crate) columns: Columns,
    /// Rows of the source that hold anything.
    pub(crate) rows: u64,
    pub(crate) blank: u64,
    pub(crate) skipped: u64,
    pub(crate) rules: Vec<RuleAccount>,
    pub(crate) subtotals: Option<SubtotalsAccount>,
    /// Columns of the source that are no columns of the grid.
    pub(crate) source_columns: Vec<ColumnAccount>,
}
