//! Cells at their places, as a spreadsheet or a page has them, and the grid that they make.
//!
//! Only cells with content take memory, so a cell at the end of an endless sheet costs no more
//! than any other; the grid made of them is bounded.

use crate::{
    error::{Fault, Located},
    grid::{Grid, HeaderRows, MAX_GRID_BYTES, MAX_GRID_CELLS, joined_headings, too_large},
    table::tidy,
};

/// Most areas of merged cells; Excel writes no more.
const MAX_MERGED: usize = 1 << 16;

/// A table as it lies.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    rows: Vec<Row>,
    merged: Vec<Area>,
    count: usize,
    bytes: usize,
}

#[derive(Debug)]
struct Row {
    /// Counting from 1.
    number: u64,
    line: u64,
    cells: Vec<(usize, String)>,
}

/// Cells that are shown as one; rows count from 1, columns from 0, the ends are inside.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Area {
    pub(crate) rows: (u64, u64),
    pub(crate) columns: (usize, usize),
}

impl Cells {
    /// Adds a cell. Cells of one row come together, those of a row in any order.
    pub(crate) fn add(
        &mut self,
        number: u64,
        line: u64,
        column: usize,
        text: String,
    ) -> Result<(), Located> {
        self.count += 1;
        self.bytes += text.len();
        if self.count > MAX_GRID_CELLS || self.bytes > MAX_GRID_BYTES {
            return Err(Located::line(line, too_large()));
        }
        let begins = self.rows.last().is_none_or(|row| row.number != number);
        if begins {
            let cells = Vec::new();
            self.rows.push(Row {
                number,
                line,
                cells,
            });
        }
        if let Some(row) = self.rows.last_mut() {
            row.cells.push((column, text));
        }
        Ok(())
    }

    /// Notes that cells are shown as one.
    pub(crate) fn merge(&mut self, area: Area) -> Result<(), Located> {
        if self.merged.len() == MAX_MERGED {
            return Err(Located::line(area.rows.0, too_large()));
        }
        self.merged.push(area);
        Ok(())
    }

    /// Rows with content, in the order in which they were added.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (u64, &[(usize, String)])> {
        self.rows.iter().map(|row| (row.number, &row.cells[..]))
    }

    /// The grid of the rows under the column names.
    pub(crate) fn into_grid(mut self, header: HeaderRows) -> Result<Grid, Located> {
        self.rows.sort_by_key(|row| row.number);
        let first = self.rows.iter().position(|row| row.number >= header.first);
        let Some(first) = first else {
            let fault = match self.rows.last() {
                None => Fault::Empty,
                Some(_) => Fault::NoHeader {
                    header_rows: header.last,
                },
            };
            let line = self.rows.last().map_or(1, |row| row.line);
            return Err(Located::line(line, fault));
        };
        // If the line of the names is blank, they stand on the next that is not.
        let last = header.last.max(self.rows[first].number);
        let body = self.rows.partition_point(|row| row.number <= last);
        let width = self.rows[first..].iter();
        let width = width.flat_map(|row| row.cells.iter().map(|(column, _)| column + 1));
        let width = width.max().unwrap_or(0);
        let header_line = self.rows[first].line;
        if width.saturating_mul(self.rows.len() - first) > MAX_GRID_CELLS {
            return Err(Located::line(header_line, too_large()));
        }
        let names = (first..body).map(|row| self.names(row, width)).collect();
        let mut grid = Grid::new(joined_headings(names, header.fill), header_line);
        let mut cells = vec![""; width];
        for row in &self.rows[body..] {
            cells.fill("");
            for (column, text) in &row.cells {
                cells[*column] = text;
            }
            grid.push(row.line, false, cells.iter().copied())?;
        }
        Ok(grid)
    }

    /// The names in a header row: a merged cell names all its columns.
    fn names(&self, row: usize, width: usize) -> Vec<String> {
        let row = &self.rows[row];
        let mut names = vec![String::new(); width];
        for (column, text) in &row.cells {
            names[*column] = tidy(text);
        }
        for area in &self.merged {
            if !(area.rows.0..=area.rows.1).contains(&row.number) {
                continue;
            }
            let (from, to) = (area.columns.0, area.columns.1.min(width.saturating_sub(1)));
            let top = self
                .rows
                .binary_search_by_key(&area.rows.0, |row| row.number);
            let top = top.ok().map(|top| &self.rows[top]);
            let text = top.and_then(|top| top.cells.iter().find(|(column, _)| *column == from));
            let Some((_, text)) = text else { continue };
            for name in names.iter_mut().take(to + 1).skip(from) {
                if name.is_empty() {
                    *name = tidy(text);
                }
            }
        }
        names
    }
}
