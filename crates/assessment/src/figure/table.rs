//! The numbers of a figure or a list, for people and for programs.

use crate::text::Catalogue;

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// What it holds.
    pub caption: String,
    /// Columns, in order.
    pub columns: Vec<Column>,
    /// Rows; each has a cell per column, the first naming the row.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name for programs, the same in every language.
    pub key: String,
    /// Its name for people.
    pub heading: String,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A whole number.
    Count(i128),
    /// A share in per cent, kept exact.
    Share {
        /// Counted.
        part: i128,
        /// Among.
        whole: i128,
    },
    /// Not published.
    Missing,
}

/// Decimals of a share, for people and for programs.
const DECIMALS: u32 = 2;

impl Column {
    /// A column.
    pub fn new(key: impl Into<String>, heading: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            heading: heading.into(),
        }
    }
}

impl Cell {
    /// A share, or nothing where there is nothing to share.
    #[must_use]
    pub fn share(part: Option<i128>, whole: Option<i128>) -> Self {
        match (part, whole) {
            (Some(part), Some(whole)) if whole > 0 => Self::Share { part, whole },
            _ => Self::Missing,
        }
    }

    /// A count, or nothing.
    #[must_use]
    pub fn count(value: Option<i128>) -> Self {
        value.map_or(Self::Missing, Self::Count)
    }

    /// As people of a language read it; `None` where nothing was published.
    #[must_use]
    pub fn shown(&self, catalogue: &Catalogue) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Count(value) => Some(catalogue.number(*value)),
            Self::Share { part, whole } => catalogue.percent(*part, *whole, DECIMALS),
            Self::Missing => None,
        }
    }

    /// Whether it is a number, and so stands at the end of its column.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        !matches!(self, Self::Text(_))
    }

    /// As programs read it: never localised, nothing for what was not published.
    fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(value) => value.to_string(),
            Self::Share { part, whole } => {
                crate::text::plain_decimal(part.saturating_mul(100), *whole, DECIMALS)
                    .unwrap_or_default()
            }
            Self::Missing => String::new(),
        }
    }
}

impl Table {
    /// The table as CSV with LF. Invented figures say so in every row.
    #[must_use]
    pub fn csv(&self, simulated: bool) -> String {
        let mut out = String::new();
        let keys = self.columns.iter().map(|column| column.key.clone());
        line(&mut out, keys, simulated.then_some("simulated"));
        for row in &self.rows {
            line(
                &mut out,
                row.iter().map(Cell::plain),
                simulated.then_some("SIMULATED"),
            );
        }
        out
    }
}

fn line(out: &mut String, cells: impl Iterator<Item = String>, mark: Option<&str>) {
    let cells = cells.chain(mark.map(str::to_owned));
    for (position, cell) in cells.enumerate() {
        if position > 0 {
            out.push(',');
        }
        out.push_str(&field(&cell));
    }
    out.push('\n');
}

/// A cell of a CSV file, quoted where it must be.
pub(crate) fn field(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\"")).into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        Table {
            caption: String::new(),
            columns: vec![
                Column::new("choice", "Choice"),
                Column::new("votes", "Votes"),
            ],
            rows: vec![
                vec![Cell::Text("A, \"B\"".to_owned()), Cell::Count(1234)],
                vec![Cell::Text("C".to_owned()), Cell::Missing],
                vec![
                    Cell::Text("D".to_owned()),
                    Cell::Share { part: 1, whole: 3 },
                ],
            ],
        }
    }

    #[test]
    fn programs_get_plain_numbers_and_gaps() {
        assert_eq!(
            table().csv(false),
            "choice,votes\n\"A, \"\"B\"\"\",1234\nC,\nD,33.33\n"
        );
    }

    #[test]
    fn invented_figures_say_so_in_every_row() {
        let csv = table().csv(true);
        assert!(csv.starts_with("choice,votes,simulated\n"));
        assert!(csv.lines().skip(1).all(|line| line.ends_with(",SIMULATED")));
    }
}
