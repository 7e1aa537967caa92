//! A row for each unit and choice becomes a row for each unit.
//!
//! What describes a unit stands on each of its rows and must agree. A figure that no row gives
//! is *not published*. Rows may come in any order: the result does not depend on it, so choices
//! are put in the order of their names.

use std::collections::{HashMap, hash_map::Entry};

use election::{
    dataset::{ItemColumn, Reading},
    form::{Form, ItemKind},
    names,
};

use super::Reshaped;
use crate::{
    account::{ColumnAccount, ColumnRole},
    columns::{Cell, Columns},
    error::{Fault, Located},
    figures::Figures,
    grid::{Grid, Record, Rows, too_large},
    mapping::{Action, Long, LongRole, Mapping},
    table::tidy,
};

/// Most rows with figures.
const MAX_FIGURES: usize = 1 << 24;

/// Most choices and items that rows may name.
const MAX_NAMES: usize = 1 << 14;

/// Gathers the rows of each unit. `columns` are those of the source.
pub(crate) fn gather(
    rows: &mut impl Rows,
    mut columns: Columns,
    mapping: &Mapping,
    long: &Long,
    form: &Form,
) -> Result<Reshaped, Located> {
    let mut rules = std::mem::take(&mut columns.row_rules);
    let header_line = rows.header_line();
    let headings = rows.headings().to_vec();
    let mut gathering = Gathering::new(&columns, &headings, mapping, long, form);
    let (mut count, mut skipped) = (0, 0);
    while let Some(record) = rows.next_row()? {
        count += 1;
        match rules.catch(&record) {
            Some(Action::Skip) => skipped += 1,
            Some(Action::Aggregate) => gathering.row(&record, true)?,
            None => gathering.row(&record, record.is_sum)?,
        }
    }
    let (grid, gathered) = gathering.finish(header_line)?;
    let source_columns = columns.accounts.iter().filter(|account| {
        let role = &account.role;
        matches!(
            role,
            ColumnRole::Long(_) | ColumnRole::Ignored | ColumnRole::Unnamed
        )
    });
    Ok(Reshaped {
        grid,
        rows: count,
        blank: rows.blank(),
        skipped,
        rules: rules.accounts(),
        subtotals: None,
        source_columns: source_columns.cloned().collect(),
        columns: gathered,
    })
}

struct Gathering<'a> {
    source: &'a Columns,
    headings: &'a [String],
    figures: &'a Figures,
    long: &'a Long,
    form: &'a Form,
    mapping: &'a Mapping,
    /// Columns of the source that say whose figure a row holds.
    choice: usize,
    votes: usize,
    kind: Option<usize>,
    mode: Option<usize>,
    /// Columns of the source that describe a unit; those of the key come first.
    constant: Vec<usize>,
    keys: usize,
    units: Vec<Unit>,
    positions: HashMap<String, u32>,
    names: Vec<Name>,
    /// Position in `names` by what the source says: its kind, then its choice.
    known: HashMap<String, u32>,
    modes: HashMap<String, u32>,
    entries: Vec<Figure>,
    texts: Vec<String>,
    key: String,
}

/// A unit or a stated sum, by what all its rows say.
struct Unit {
    line: u64,
    is_sum: bool,
    /// By constant column: the text and the line that gave it.
    says: Vec<(String, u64)>,
}

/// What a figure is of.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Name {
    Item { id: String, kind: ItemKind },
    Choice(String),
}

impl Name {
    /// Items come first.
    fn rank(&self) -> (bool, &str) {
        match self {
            Self::Item { id, .. } => (false, id),
            Self::Choice(name) => (true, name),
        }
    }
}

/// The figure of a row.
struct Figure {
    unit: u32,
    name: u32,
    mode: u32,
    line: u64,
    value: Value,
}

#[derive(Clone, Copy)]
enum Value {
    Missing,
    Whole(i64),
    /// Position among the texts.
    Text(u32),
}

impl<'a> Gathering<'a> {
    fn new(
        source: &'a Columns,
        headings: &'a [String],
        mapping: &'a Mapping,
        long: &'a Long,
        form: &'a Form,
    ) -> Self {
        let with = |role: LongRole| {
            let mut cells = source.cells.iter();
            cells.position(|cell| *cell == Cell::Long(role))
        };
        let is_key = |cell: &Cell| matches!(cell, Cell::Place(place) if *place < source.key.len());
        let is_constant = |cell: &Cell| {
            matches!(
                cell,
                Cell::Place(_) | Cell::Count(_) | Cell::Text(_) | Cell::Words(_)
            )
        };
        let cells = || source.cells.iter().enumerate();
        let mut constant: Vec<usize> = cells()
            .filter(|(_, cell)| is_key(cell))
            .map(|(column, _)| column)
            .collect();
        let keys = constant.len();
        let others = cells().filter(|(_, cell)| is_constant(cell) && !is_key(cell));
        constant.extend(others.map(|(column, _)| column));
        Self {
            source,
            headings,
            figures: &mapping.figures,
            long,
            form,
            mapping,
            choice: with(LongRole::Choice).expect("a long mapping has it and binding wants it"),
            votes: with(LongRole::Votes).expect("a long mapping has it and binding wants it"),
            kind: with(LongRole::Kind),
            mode: with(LongRole::Mode),
            constant,
            keys,
            units: Vec::new(),
            positions: HashMap::new(),
            names: Vec::new(),
            known: HashMap::new(),
            modes: HashMap::new(),
            entries: Vec::new(),
            texts: Vec::new(),
            key: String::new(),
        }
    }

    fn row(&mut self, record: &Record<'_>, is_sum: bool) -> Result<(), Located> {
        let line = record.line;
        if self.entries.len() == MAX_FIGURES {
            return Err(Located::line(line, too_large()));
        }
        let unit = self.unit(record, is_sum)?;
        let name = self.name(record)?;
        let mode = self.mode(record)?;
        let is_count = match &self.names[name as usize] {
            Name::Item { kind, .. } => *kind == ItemKind::Count,
            Name::Choice(_) => true,
        };
        let cell = record.cell(self.votes);
        let value = match self.figures.read(cell) {
            Reading::Missing => Value::Missing,
            Reading::Whole(value) if is_count => Value::Whole(value),
            _ => self.text(cell.trim().to_owned(), line)?,
        };
        self.entries.push(Figure {
            unit,
            name,
            mode,
            line,
            value,
        });
        Ok(())
    }

    fn text(&mut self, text: String, line: u64) -> Result<Value, Located> {
        let position = u32::try_from(self.texts.len());
        let position = position.map_err(|_| Located::line(line, too_large()))?;
        self.texts.push(text);
        Ok(Value::Text(position))
    }

    /// The unit of a row, which must say of it what its other rows say.
    fn unit(&mut self, record: &Record<'_>, is_sum: bool) -> Result<u32, Located> {
        let line = record.line;
        self.key.clear();
        // No text holds the character between.
        self.key.push(if is_sum { '+' } else { ' ' });
        for &column in &self.constant[..self.keys] {
            self.key.push_str(record.cell(column).trim());
            self.key.push('\0');
        }
        if let Some(&position) = self.positions.get(&self.key) {
            let unit = &mut self.units[position as usize];
            for (&column, (text, first_line)) in self.constant.iter().zip(&mut unit.says) {
                let cell = record.cell(column).trim();
                if cell.is_empty() || cell == text {
                    continue;
                }
                if text.is_empty() {
                    cell.clone_into(text);
                    *first_line = line;
                    continue;
                }
                let fault = Fault::Contradiction {
                    heading: self.headings[column].clone(),
                    first: text.clone(),
                    first_line: *first_line,
                    second: cell.to_owned(),
                };
                return Err(Located::cell(line, column, fault));
            }
            return Ok(position);
        }
        let says = self.constant.iter();
        let says = says.map(|column| (record.cell(*column).trim().to_owned(), line));
        let says = says.collect();
        let position = u32::try_from(self.units.len()).unwrap_or(u32::MAX);
        self.units.push(Unit { line, is_sum, says });
        self.positions.insert(self.key.clone(), position);
        Ok(position)
    }

    /// What the figure of a row is of.
    fn name(&mut self, record: &Record<'_>) -> Result<u32, Located> {
        self.key.clear();
        if let Some(kind) = self.kind {
            self.key.push_str(record.cell(kind));
        }
        self.key.push('\0');
        self.key.push_str(record.cell(self.choice));
        if let Some(name) = self.known.get(&self.key) {
            return Ok(*name);
        }
        let name = self.meaning(record)?;
        let position = self.names.iter().position(|known| *known == name);
        let position = position.unwrap_or_else(|| {
            self.names.push(name);
            self.names.len() - 1
        });
        if self.known.len() == MAX_NAMES {
            let fault = Fault::TooManyNames { limit: MAX_NAMES };
            return Err(Located::cell(record.line, self.choice, fault));
        }
        let position = u32::try_from(position).unwrap_or(u32::MAX);
        self.known.insert(self.key.clone(), position);
        Ok(position)
    }

    fn meaning(&self, record: &Record<'_>) -> Result<Name, Located> {
        let long = self.long;
        let refuse = |column: usize, fault: Fault| Err(Located::cell(record.line, column, fault));
        let choice = tidy(record.cell(self.choice));
        if let Some(column) = self.kind {
            let kind = tidy(record.cell(column));
            if let Some(id) = long.items.get(&kind) {
                return self.item(id);
            }
            if !long.items.contains_key(&choice) && !long.is_votes(&kind) {
                return refuse(
                    column,
                    Fault::UnknownName {
                        what: "kind",
                        name: kind,
                        mapping: self.mapping.name.clone(),
                    },
                );
            }
        }
        if let Some(id) = long.items.get(&choice) {
            return self.item(id);
        }
        match long.choices.get(&choice) {
            Some(name) => Ok(Name::Choice(name.clone())),
            None if long.other_by_name && !choice.is_empty() => Ok(Name::Choice(choice)),
            None => refuse(
                self.choice,
                Fault::UnknownName {
                    what: "choice",
                    name: choice,
                    mapping: self.mapping.name.clone(),
                },
            ),
        }
    }

    fn item(&self, id: &str) -> Result<Name, Located> {
        if let Some(item) = self.form.item(id) {
            return Ok(Name::Item {
                id: id.to_owned(),
                kind: item.kind,
            });
        }
        let known = self.form.items.iter().map(|item| item.id.as_str());
        let fault = Fault::UnknownItem {
            heading: "long.items".to_owned(),
            item: id.to_owned(),
            form: self.form.id.clone(),
            near: names::nearest(id, known).map(str::to_owned),
        };
        Err(Located::nowhere(fault))
    }

    fn mode(&mut self, record: &Record<'_>) -> Result<u32, Located> {
        let Some(column) = self.mode else {
            return Ok(0);
        };
        let cell = record.cell(column).trim();
        if let Some(mode) = self.modes.get(cell) {
            return Ok(*mode);
        }
        let patterns = &self.long.sum_modes;
        if !patterns.is_empty() && !patterns.iter().any(|pattern| pattern.matches(cell)) {
            let fault = Fault::UnknownName {
                what: "mode",
                name: cell.to_owned(),
                mapping: self.mapping.name.clone(),
            };
            return Err(Located::cell(record.line, column, fault));
        }
        if self.modes.len() == MAX_NAMES {
            let fault = Fault::TooManyNames { limit: MAX_NAMES };
            return Err(Located::cell(record.line, column, fault));
        }
        let mode = u32::try_from(self.modes.len()).unwrap_or(u32::MAX);
        self.modes.insert(cell.to_owned(), mode);
        Ok(mode)
    }

    fn finish(mut self, header_line: u64) -> Result<(Grid, Columns), Located> {
        let figures = self.one_each()?;
        // In the order of their names, items first.
        let mut order: Vec<usize> = (0..self.names.len()).collect();
        order.sort_by_key(|name| self.names[*name].rank());
        let (columns, headings) = self.columns(&order)?;
        let mut grid = Grid::new(headings, header_line);
        let mut figures = figures.into_iter().peekable();
        let mut row = vec![String::new(); self.names.len()];
        for (position, unit) in self.units.iter().enumerate() {
            row.iter_mut().for_each(String::clear);
            while let Some((_, name, text)) =
                figures.next_if(|(unit, ..)| *unit as usize == position)
            {
                row[name as usize] = text;
            }
            let constant = unit.says.iter().map(|(text, _)| text.as_str());
            let named = order.iter().map(|name| row[*name].as_str());
            grid.push(unit.line, unit.is_sum, constant.chain(named))?;
        }
        Ok((grid, columns))
    }

    /// One figure for each unit and name, sorted by them: added up over modes where the mapping
    /// says so, otherwise the only one.
    fn one_each(&mut self) -> Result<Vec<(u32, u32, String)>, Located> {
        let mut entries = std::mem::take(&mut self.entries);
        entries.sort_unstable_by_key(|entry| (entry.unit, entry.name, entry.line));
        let sums = !self.long.sum_modes.is_empty();
        let mut figures = Vec::with_capacity(entries.len());
        let mut repeated: Option<(u64, u64)> = None;
        for same in entries.chunk_by(|a, b| (a.unit, a.name) == (b.unit, b.name)) {
            let mut modes: HashMap<u32, u64> = HashMap::new();
            for entry in same {
                // Without a sum any second row is one too many.
                let mode = if sums { entry.mode } else { 0 };
                match modes.entry(mode) {
                    Entry::Vacant(place) => _ = place.insert(entry.line),
                    Entry::Occupied(first) => {
                        let found = (entry.line, *first.get());
                        repeated = Some(repeated.map_or(found, |other| other.min(found)));
                    }
                }
            }
            let [first, ..] = same else { continue };
            figures.push((first.unit, first.name, self.together(same)));
        }
        match repeated {
            None => Ok(figures),
            Some((line, first_line)) => Err(self.refuse_repeated(&entries, line, first_line)),
        }
    }

    fn refuse_repeated(&self, entries: &[Figure], line: u64, first_line: u64) -> Located {
        let entry = entries.iter().find(|entry| entry.line == line);
        let name = entry.map(|entry| match &self.names[entry.name as usize] {
            Name::Item { id: name, .. } | Name::Choice(name) => name.clone(),
        });
        let fault = Fault::FigureTwice {
            name: name.unwrap_or_default(),
            first_line,
            has_modes: self.mode.is_some(),
        };
        Located::line(line, fault)
    }

    /// The text of a figure that is given in parts. A whole number has its sign, so that no mark
    /// for *missing* can be taken for it; a sum with a part that is missing is missing.
    fn together(&self, parts: &[Figure]) -> String {
        let signed = |value: i64| {
            if value < 0 {
                format!("\u{2212}{}", value.unsigned_abs())
            } else {
                format!("+{value}")
            }
        };
        let mut sum = Some(0_i64);
        let mut texts = Vec::new();
        for part in parts {
            match part.value {
                Value::Missing => return String::new(),
                Value::Whole(value) => {
                    sum = sum.and_then(|sum| sum.checked_add(value));
                    texts.push(value.to_string());
                }
                Value::Text(text) => {
                    sum = None;
                    texts.push(self.texts[text as usize].clone());
                }
            }
        }
        sum.map_or_else(|| texts.join(" + "), signed)
    }

    /// The columns of the grid and their headings: what describes units, then the names.
    fn columns(&self, order: &[usize]) -> Result<(Columns, Vec<String>), Located> {
        let source = self.source;
        let mut columns = Columns {
            key: source.key.clone(),
            places: source.places.clone(),
            nesting: source.nesting.clone(),
            items: source.items.clone(),
            words: source.words.clone(),
            ..Columns::default()
        };
        let mut headings = Vec::new();
        for &column in &self.constant {
            columns.cells.push(source.cells[column]);
            columns.accounts.push(source.accounts[column].clone());
            headings.push(self.headings[column].clone());
        }
        for &name in order {
            let (heading, cell, role) = match &self.names[name] {
                Name::Choice(name) => {
                    columns.choices.push(name.clone());
                    let cell = Cell::Choice(columns.choices.len() - 1);
                    (name, cell, ColumnRole::Choice(name.clone()))
                }
                Name::Item { id, kind } => {
                    self.refuse_given(id)?;
                    columns.items.push(ItemColumn {
                        id: id.clone(),
                        kind: *kind,
                    });
                    let position = columns.items.len() - 1;
                    let cell = match kind {
                        ItemKind::Count => Cell::Count(position),
                        _ => Cell::Text(position),
                    };
                    (id, cell, ColumnRole::Item(id.clone()))
                }
            };
            columns.cells.push(cell);
            columns.accounts.push(ColumnAccount {
                heading: heading.clone(),
                role,
                is_empty: true,
            });
            headings.push(heading.clone());
        }
        Ok((columns, headings))
    }

    /// No item may come from a column and from rows; items and choices share their names.
    fn refuse_given(&self, id: &str) -> Result<(), Located> {
        let as_choice = |name: &Name| *name == Name::Choice(id.to_owned());
        let column = self.source.items.iter().any(|item| item.id == id);
        if !column && !self.names.iter().any(as_choice) {
            return Ok(());
        }
        let fault = Fault::RoleTaken {
            first: "long.items".to_owned(),
            second: if column { "columns" } else { "a choice" }.to_owned(),
            role: format!("the figure {id:?}"),
        };
        Err(Located::nowhere(fault))
    }
}
