//! Rows, whoever makes them: the one shape in which a table goes through a mapping.
//!
//! A delimited text is cut into [`Record`]s as it streams by. Everything else (a spreadsheet, an
//! HTML table, a layout that is turned, a standard's document) makes a [`Grid`] in memory, whose
//! size is bounded. Behind [`Rows`] nobody can tell them apart.

use crate::error::{Fault, Located};

/// Most cells of a grid, empty ones included.
pub(crate) const MAX_GRID_CELLS: usize = 1 << 25;

/// Most bytes of text in the cells of a grid.
pub(crate) const MAX_GRID_BYTES: usize = 1 << 28;

/// One of several parts of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// Counting from 1.
    Position(usize),
    Name(String),
}

impl Part {
    /// For a message.
    pub(crate) fn in_words(&self) -> String {
        match self {
            Self::Position(position) => position.to_string(),
            Self::Name(name) => format!("{name:?}"),
        }
    }
}

/// Lines on which the column names stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HeaderRows {
    pub(crate) first: u64,
    pub(crate) last: u64,
    /// Whether an empty name in any line but the last is that of its left neighbour.
    pub(crate) fill: bool,
}

impl Default for HeaderRows {
    fn default() -> Self {
        Self {
            first: 1,
            last: 1,
            fill: false,
        }
    }
}

/// Column names from the lines that they stand on: the names above one another joined, a name
/// that stands there twice once.
pub(crate) fn joined_headings(mut lines: Vec<Vec<String>>, fill: bool) -> Vec<String> {
    let Some(mut headings) = lines.pop() else {
        return Vec::new();
    };
    if fill {
        for line in &mut lines {
            for column in 1..line.len() {
                if line[column].is_empty() {
                    line[column] = line[column - 1].clone();
                }
            }
        }
    }
    for (column, heading) in headings.iter_mut().enumerate() {
        let mut names: Vec<&str> = lines
            .iter()
            .filter_map(|line| Some(line.get(column)?.as_str()))
            .collect();
        names.push(heading);
        names.retain(|name| !name.is_empty());
        names.dedup();
        *heading = names.join(" / ");
    }
    headings
}

/// Rows under column names, one after another.
pub(crate) trait Rows {
    /// Column names, tidy.
    fn headings(&self) -> &[String];

    /// Line on which they stand.
    fn header_line(&self) -> u64;

    /// The next row that has any content; it has as many cells as there are headings.
    fn next_row(&mut self) -> Result<Option<Record<'_>>, Located>;

    /// Rows passed over so far because they hold nothing.
    fn blank(&self) -> u64;
}

/// One row.
#[derive(Clone, Copy)]
pub(crate) struct Record<'t> {
    /// Line on which it begins.
    pub(crate) line: u64,
    /// Whether the reader itself knows the row as a sum of units.
    pub(crate) is_sum: bool,
    text: &'t str,
    ends: &'t [usize],
}

impl<'t> Record<'t> {
    /// A row whose cells end at `ends` in `text`.
    pub(crate) const fn new(line: u64, text: &'t str, ends: &'t [usize]) -> Self {
        Self {
            line,
            is_sum: false,
            text,
            ends,
        }
    }

    /// A cell as it stands, with the spaces around it.
    pub(crate) fn cell(&self, column: usize) -> &'t str {
        let start = if column == 0 {
            0
        } else {
            self.ends[column - 1]
        };
        &self.text[start..self.ends[column]]
    }

    /// Number of cells.
    pub(crate) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no cell has content.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// All cells.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        let record = *self;
        (0..record.len()).map(move |column| record.cell(column))
    }
}

/// A table in memory: headings, then rows of as many cells.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    pub(crate) headings: Vec<String>,
    /// Line of the headings; 1 where a source has none.
    pub(crate) header_line: u64,
    /// Rows that the reader passed over because they hold nothing.
    pub(crate) blank: u64,
    /// Cells of all rows, one behind another.
    text: String,
    /// Where each cell ends, counting from the start of its row.
    ends: Vec<usize>,
    rows: Vec<Row>,
    /// How many rows have been handed on.
    read: usize,
}

#[derive(Debug)]
struct Row {
    line: u64,
    is_sum: bool,
    /// Where it begins in `text` and in `ends`.
    text: usize,
    ends: usize,
}

impl Grid {
    /// A grid without rows.
    pub(crate) fn new(headings: Vec<String>, header_line: u64) -> Self {
        Self {
            headings,
            header_line,
            ..Self::default()
        }
    }

    /// Adds a row that begins on `line`. It must have as many cells as there are headings; a row
    /// `is_sum` if the source states it as a sum of units.
    pub(crate) fn push<'c>(
        &mut self,
        line: u64,
        is_sum: bool,
        cells: impl IntoIterator<Item = &'c str>,
    ) -> Result<(), Located> {
        let (text, ends) = (self.text.len(), self.ends.len());
        for cell in cells {
            if self.ends.len() == MAX_GRID_CELLS || self.text.len() + cell.len() > MAX_GRID_BYTES {
                return Err(Located::line(line, too_large()));
            }
            self.text.push_str(cell);
            self.ends.push(self.text.len() - text);
        }
        let (found, expected) = (self.ends.len() - ends, self.headings.len());
        if found != expected {
            self.text.truncate(text);
            self.ends.truncate(ends);
            let last_line = None;
            return Err(Located::line(
                line,
                Fault::CellCount {
                    found,
                    expected,
                    last_line,
                },
            ));
        }
        self.rows.push(Row {
            line,
            is_sum,
            text,
            ends,
        });
        Ok(())
    }

    /// Number of rows.
    pub(crate) const fn len(&self) -> usize {
        self.rows.len()
    }

    /// The row at this position.
    pub(crate) fn row(&self, position: usize) -> Record<'_> {
        let row = &self.rows[position];
        let next = self.rows.get(position + 1);
        let text_end = next.map_or(self.text.len(), |next| next.text);
        let ends_end = next.map_or(self.ends.len(), |next| next.ends);
        Record {
            is_sum: row.is_sum,
            ..Record::new(
                row.line,
                &self.text[row.text..text_end],
                &self.ends[row.ends..ends_end],
            )
        }
    }
}

impl Rows for Grid {
    fn headings(&self) -> &[String] {
        &self.headings
    }

    fn header_line(&self) -> u64 {
        self.header_line
    }

    fn next_row(&mut self) -> Result<Option<Record<'_>>, Located> {
        while self.read < self.rows.len() {
            self.read += 1;
            let has_content = self
                .row(self.read - 1)
                .cells()
                .any(|cell| !cell.trim().is_empty());
            if has_content {
                return Ok(Some(self.row(self.read - 1)));
            }
            self.blank += 1;
        }
        Ok(None)
    }

    fn blank(&self) -> u64 {
        self.blank
    }
}

/// The fault of a table that does not fit into a grid.
pub(crate) const fn too_large() -> Fault {
    Fault::TableTooLarge {
        cells: MAX_GRID_CELLS,
        bytes: MAX_GRID_BYTES,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_as_they_were_pushed() {
        let mut grid = Grid::new(vec!["station".to_owned(), "A".to_owned()], 2);
        grid.push(3, false, ["1", "20"]).unwrap();
        grid.push(4, false, ["", " "]).unwrap();
        grid.push(6, true, ["", "20"]).unwrap();
        let fault = grid.push(7, false, ["1"]).unwrap_err();
        assert_eq!(fault.fault.rule(), "cell-count");
        let mut rows = Vec::new();
        while let Some(row) = grid.next_row().unwrap() {
            rows.push((
                row.line,
                row.is_sum,
                row.cells().collect::<Vec<_>>().join("|"),
            ));
        }
        let expected = [(3, false, "1|20".to_owned()), (6, true, "|20".to_owned())];
        assert_eq!(rows, expected);
        assert_eq!((grid.blank(), grid.len()), (1, 3));
    }
}
