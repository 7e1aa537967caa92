//! Results out of a document of a standard: rows whose columns say themselves what they are.
//!
//! A standard fixes the meaning of what it holds, so nobody has to write a mapping for it. But
//! an edition is kept with the mapping it was read by, and everything behind the door is made
//! for mappings; so one is written down from the document, in the language that people write
//! mappings in, and the rows pass through the same binding as those of any table. Whoever wants
//! them read otherwise names a mapping of their own over the same headings.

use std::{borrow::Cow, fmt::Write as _};

use election::{
    dataset::{EditionLabel, Reading},
    form::Form,
};

use crate::{
    account::Format,
    error::{Fault, Located, ReadError, shortened},
    figures::Figures,
    grid::Grid,
    mapping::Mapping,
    table::{refuse_same_headings, tidy},
};

/// Rows of results that describe themselves.
pub(crate) struct Described<'d> {
    /// What the document is.
    pub(crate) format: Format,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Row<'d>>,
    pub(crate) edition: EditionLabel,
    /// Whether the document says of itself that its figures are not real.
    pub(crate) simulated: bool,
    pub(crate) choices_complete: bool,
}

/// A column and what it means.
pub(crate) struct Column {
    pub(crate) heading: String,
    pub(crate) role: Role,
}

/// What a column means.
pub(crate) enum Role {
    /// A place of the key; keys stand in order, largest first.
    Key,
    /// A place that only describes.
    Place,
    /// The first of these items that the form has.
    Item(Vec<String>),
    Choice,
}

/// A row: a unit or a sum of units.
pub(crate) struct Row<'d> {
    pub(crate) line: u64,
    pub(crate) is_sum: bool,
    /// Cells that hold something, by column.
    pub(crate) cells: Vec<(usize, Cow<'d, str>)>,
}

impl Column {
    pub(crate) fn key(place: &str) -> Self {
        Self {
            heading: place_heading(place),
            role: Role::Key,
        }
    }

    pub(crate) fn place(place: &str) -> Self {
        Self {
            heading: place_heading(place),
            role: Role::Place,
        }
    }

    /// The first of `items` names the column.
    pub(crate) fn item(items: &[&str]) -> Self {
        let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
        Self {
            heading: items.first().cloned().unwrap_or_default(),
            role: Role::Item(items),
        }
    }

    pub(crate) const fn choice(name: String) -> Self {
        Self {
            heading: name,
            role: Role::Choice,
        }
    }
}

fn place_heading(place: &str) -> String {
    format!("@{place}")
}

impl Described<'_> {
    /// The rows as a grid.
    pub(crate) fn grid(&self) -> Result<Grid, Located> {
        if self.columns.len() > crate::table::MAX_CELLS {
            let limit = crate::table::MAX_CELLS;
            return Err(Located::line(1, Fault::TooManyCells { limit }));
        }
        let headings = self.columns.iter().map(|column| column.heading.clone());
        let headings: Vec<String> = headings.collect();
        refuse_same_headings(&headings, 1)?;
        let mut grid = Grid::new(headings, 1);
        let mut dense = vec![""; self.columns.len()];
        for row in &self.rows {
            for (column, cell) in &row.cells {
                dense[*column] = cell;
            }
            grid.push(row.line, row.is_sum, dense.iter().copied())?;
            for (column, _) in &row.cells {
                dense[*column] = "";
            }
        }
        Ok(grid)
    }

    /// The mapping that says what the columns say, for a form. What the form has no item for is
    /// ignored by name.
    pub(crate) fn mapping(&self, form: &Form) -> Result<Mapping, ReadError> {
        let mut text = format!(
            "# Written from a document of the standard {}, which says itself what it holds.\n\
             schema = 1\nchoices_complete = {}\n",
            self.format.word(),
            self.choices_complete
        );
        let keys = self
            .columns
            .iter()
            .filter(|column| matches!(column.role, Role::Key));
        let keys: Vec<String> = keys.map(|column| quoted(&column.heading[1..])).collect();
        let mut line = |line: String| {
            text.push_str(&line);
            text.push('\n');
        };
        line(format!("key = [{}]", keys.join(", ")));
        line("\n[edition]".to_owned());
        for (field, value) in [
            ("country", &self.edition.country),
            ("election", &self.edition.election),
            ("contest", &self.edition.contest),
            ("label", &self.edition.label),
        ] {
            if !value.is_empty() {
                line(format!("{field} = {}", quoted(&tidy(value))));
            }
        }
        line("\n[columns]".to_owned());
        for column in &self.columns {
            let heading = quoted(&column.heading);
            let role = match &column.role {
                Role::Key | Role::Place => format!("place = {}", quoted(&column.heading[1..])),
                Role::Choice => format!("choice = {heading}"),
                Role::Item(items) => match items.iter().find(|item| form.item(item).is_some()) {
                    Some(item) => format!("item = {}", quoted(item)),
                    None => "ignore = true".to_owned(),
                },
            };
            line(format!("{heading} = {{ {role} }}"));
        }
        Mapping::parse(self.format.word(), &text)
    }
}

/// A stated sum that is no whole number is compared with nothing, so nobody would be told.
pub(crate) fn refuse_unreadable(column: &Column, figure: &str, line: u64) -> Result<(), Located> {
    let readable = Figures::default().read(figure);
    match (&column.role, readable) {
        (Role::Item(_) | Role::Choice, Reading::Unreadable(text)) => {
            let fault = Fault::UnreadableSum {
                what: column.heading.clone(),
                text: shortened(text),
            };
            Err(Located::line(line, fault))
        }
        _ => Ok(()),
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
