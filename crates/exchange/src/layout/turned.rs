//! Columns that are stations become rows.
//!
//! The first rows say what each station is called, the label columns what each further row
//! holds. A row that no rule of the mapping knows is refused, so none is passed over in silence.
//! Sums over choices that the source states are compared with the choices; the account says
//! which differ.

use std::collections::{BTreeMap, HashMap, HashSet};

use election::{dataset::Reading, form::Form, names};

use super::Reshaped;
use crate::{
    account::{RuleAccount, SubtotalDifference, SubtotalsAccount},
    columns,
    error::{Fault, Located, ReadError},
    grid::{Grid, Record, Rows, too_large},
    mapping::{Column, FigureRow, Layout, Mapping, Pattern, Role, RowRole, Stations},
    row_rules::Caught,
    table::tidy,
};

/// Differing sums that an account keeps.
const FIRST_DIFFERENCES: usize = 20;

/// Most rows with figures.
const MAX_FIGURES: usize = 1 << 14;

/// Most figures that are read to compare stated sums.
const MAX_COMPARED: usize = 1 << 28;

/// Turns the table of `file`.
pub(crate) fn turn(
    rows: &mut impl Rows,
    file: &str,
    mapping: &Mapping,
    stations: &Stations,
    form: &Form,
) -> Result<Reshaped, ReadError> {
    let in_file = |located: Located| located.in_file(file);
    let mut whole = Grid::new(rows.headings().to_vec(), rows.header_line());
    while let Some(record) = rows.next_row().map_err(in_file)? {
        whole
            .push(record.line, false, record.cells())
            .map_err(in_file)?;
    }
    let mut turning = Turning::new(&whole, mapping, stations).map_err(in_file)?;
    let body = turning.header().map_err(in_file)?;
    for row in body..whole.len() {
        turning.row(&whole.row(row)).map_err(in_file)?;
    }
    turning.refuse_missing_rows().map_err(in_file)?;
    let subtotals = turning.compare().map_err(in_file)?;
    let grid = turning.grid().map_err(in_file)?;
    let turned = turning.mapping();
    let columns = columns::bind(&grid.headings, file, grid.header_line, &turned, form)?;
    let rules = turning.rules();
    Ok(Reshaped {
        grid,
        columns,
        rows: whole.len() as u64,
        blank: rows.blank(),
        skipped: turning.skipped,
        rules,
        subtotals,
        source_columns: Vec::new(),
    })
}

struct Turning<'a> {
    whole: &'a Grid,
    mapping: &'a Mapping,
    stations: &'a Stations,
    /// Positions of the label columns, by name.
    labels: HashMap<&'a str, usize>,
    /// Positions of the stations.
    columns: Vec<usize>,
    /// Last text of each label column that is filled down.
    above: HashMap<&'a str, String>,
    /// Columns to be.
    made: Vec<Made<'a>>,
    /// Their headings, and the line of each figure.
    headings: HashSet<String>,
    lines: HashMap<String, u64>,
    /// Line of the row that gives the last place of the key.
    key_line: u64,
    /// Stated sums: the pattern of their choices, and their row.
    sums: Vec<(Pattern, Record<'a>)>,
    caught: Vec<Caught>,
    skipped: u64,
}

struct Made<'a> {
    heading: String,
    role: Role,
    /// Line of the mapping.
    line: u64,
    cells: Cells<'a>,
}

enum Cells<'a> {
    Headings,
    Row(Record<'a>),
}

impl<'a> Turning<'a> {
    fn new(whole: &'a Grid, mapping: &'a Mapping, stations: &'a Stations) -> Result<Self, Located> {
        let mut labels = HashMap::new();
        for label in &stations.labels {
            let mut found = (0..whole.headings.len()).filter(|at| whole.headings[*at] == *label);
            let Some(column) = found.next() else {
                let headings = whole.headings.iter().map(String::as_str);
                let fault = Fault::MissingColumn {
                    heading: label.clone(),
                    mapping: mapping.name.clone(),
                    mapping_line: stations.line,
                    near: names::nearest(label, headings).map(str::to_owned),
                };
                return Err(Located::line(whole.header_line, fault));
            };
            if let Some(second) = found.next() {
                let fault = Fault::SameHeading {
                    heading: label.clone(),
                    first: column + 1,
                    second: second + 1,
                };
                return Err(Located::cell(whole.header_line, second, fault));
            }
            labels.insert(label.as_str(), column);
        }
        let columns = (0..whole.headings.len())
            .filter(|column| !labels.values().any(|label| label == column))
            .collect();
        Ok(Self {
            whole,
            mapping,
            stations,
            labels,
            columns,
            above: HashMap::new(),
            made: Vec::new(),
            headings: HashSet::new(),
            lines: HashMap::new(),
            key_line: whole.header_line,
            sums: Vec::new(),
            caught: vec![Caught::default(); stations.rows.len()],
            skipped: 0,
        })
    }

    /// Reads the rows that name the stations; says where the others begin.
    fn header(&mut self) -> Result<usize, Located> {
        let mut next = 0;
        for row in &self.stations.header {
            let (cells, line) = match &row.label {
                None => (Cells::Headings, self.whole.header_line),
                Some(label) => {
                    let found = (next < self.whole.len()).then(|| self.whole.row(next));
                    let text = found.map_or_else(String::new, |record| self.first_label(&record));
                    match found {
                        Some(record) if label.matches(&text) => {
                            next += 1;
                            (Cells::Row(record), record.line)
                        }
                        _ if row.optional => continue,
                        _ => {
                            let fault = Fault::HeaderRow {
                                expected: label.as_str().to_owned(),
                                found: text,
                            };
                            let line = found.map_or(self.whole.header_line, |record| record.line);
                            return Err(Located::line(line, fault));
                        }
                    }
                }
            };
            let Some(place) = &row.place else { continue };
            if self.mapping.key.last() == Some(place) {
                self.key_line = line;
            }
            self.headings.insert(place.clone());
            self.made.push(Made {
                heading: place.clone(),
                role: Role::Place(place.clone()),
                line: self.stations.line,
                cells,
            });
        }
        Ok(next)
    }

    /// The first text of the label columns.
    fn first_label(&self, record: &Record<'_>) -> String {
        let mut columns: Vec<usize> = self.labels.values().copied().collect();
        columns.sort_unstable();
        let mut texts = columns.into_iter().map(|column| record.cell(column).trim());
        texts
            .find(|text| !text.is_empty())
            .unwrap_or_default()
            .to_owned()
    }

    fn row(&mut self, record: &Record<'a>) -> Result<(), Located> {
        for label in &self.stations.fill_down {
            let cell = record.cell(self.labels[label.as_str()]).trim();
            if !cell.is_empty() {
                self.above.insert(label.as_str(), cell.to_owned());
            }
        }
        let (labels, stations) = (&self.labels, self.stations);
        let cell = |label: &str| record.cell(labels[label]);
        let is_meant = |row: &FigureRow| {
            let matches = |(label, pattern): &(String, Pattern)| pattern.matches(cell(label));
            let filled = |label: &String| !cell(label).trim().is_empty();
            row.matches.iter().all(matches) && row.filled.iter().all(filled)
        };
        let Some(rule) = stations.rows.iter().position(is_meant) else {
            let texts = stations.labels.iter().map(|label| tidy(cell(label)));
            let fault = Fault::UnknownRow {
                labels: texts.filter(|text| !text.is_empty()).collect(),
                mapping: self.mapping.name.clone(),
            };
            return Err(Located::line(record.line, fault));
        };
        self.caught[rule].note(record.line);
        let row = &stations.rows[rule];
        // What was filled down stands for an empty cell.
        let filled = |label: &str| {
            let own = cell(label);
            match self.above.get(label) {
                Some(above) if own.trim().is_empty() => above.as_str(),
                _ => own,
            }
        };
        let (heading, name, role) = match &row.role {
            RowRole::Skip => {
                self.skipped += 1;
                return Ok(());
            }
            RowRole::Subtotal(template) => {
                let pattern = Pattern::new(&template.filled(filled));
                self.sums.push((pattern, *record));
                return Ok(());
            }
            RowRole::Item(id) => (self.first_label(record), id.clone(), Role::Item(id.clone())),
            RowRole::Choice(template) => {
                let name = template.filled(filled);
                (name.clone(), name.clone(), Role::Choice(name))
            }
        };
        if self.lines.len() == MAX_FIGURES {
            return Err(Located::line(record.line, too_large()));
        }
        // Items and choices share their names, because totals are listed by them.
        if let Some(&first_line) = self.lines.get(&name) {
            let fault = Fault::FigureTwice {
                name,
                first_line,
                has_modes: false,
            };
            return Err(Located::line(record.line, fault));
        }
        self.lines.insert(name, record.line);
        let is_free = !heading.is_empty() && !self.headings.contains(&heading);
        let heading = if is_free {
            heading
        } else {
            format!("{heading} (line {})", record.line)
        };
        self.headings.insert(heading.clone());
        self.made.push(Made {
            heading,
            role,
            line: row.line,
            cells: Cells::Row(*record),
        });
        Ok(())
    }

    /// A rule that is not optional must have met a row.
    fn refuse_missing_rows(&self) -> Result<(), Located> {
        for (row, caught) in self.stations.rows.iter().zip(&self.caught) {
            if caught.rows > 0 || row.optional {
                continue;
            }
            let fault = Fault::MissingRow {
                rule: row.in_words(),
                mapping: self.mapping.name.clone(),
                mapping_line: row.line,
            };
            return Err(Located::line(self.whole.header_line, fault));
        }
        Ok(())
    }

    /// Compares each stated sum with its choices, station by station.
    fn compare(&self) -> Result<Option<SubtotalsAccount>, Located> {
        let has_rule = |row: &FigureRow| matches!(row.role, RowRole::Subtotal(_));
        if !self.stations.rows.iter().any(has_rule) {
            return Ok(None);
        }
        let mut compared = 0;
        let mut account = SubtotalsAccount::default();
        let read = |record: &Record<'_>, column: usize| match self
            .mapping
            .figures
            .read(record.cell(column))
        {
            Reading::Whole(value) => Some(value),
            _ => None,
        };
        for (pattern, record) in &self.sums {
            account.rows += 1;
            let of = |made: &&Made<'a>| matches!(&made.role, Role::Choice(name) if pattern.matches(name));
            let parts: Vec<&Record<'a>> = self
                .made
                .iter()
                .filter(of)
                .filter_map(|made| match &made.cells {
                    Cells::Row(record) => Some(record),
                    Cells::Headings => None,
                })
                .collect();
            compared += self.made.len() + parts.len() * self.columns.len();
            if compared > MAX_COMPARED {
                return Err(Located::line(record.line, too_large()));
            }
            for &column in &self.columns {
                let stated = read(record, column);
                let mut figures = parts.iter().map(|part| read(part, column));
                let sum = figures.try_fold(0_i64, |sum, figure| sum.checked_add(figure?));
                let (Some(stated), Some(sum)) = (stated, sum) else {
                    continue;
                };
                account.compared += 1;
                if stated == sum {
                    continue;
                }
                account.differing += 1;
                if account.first.len() < FIRST_DIFFERENCES {
                    account.first.push(SubtotalDifference {
                        line: record.line,
                        column: column as u64 + 1,
                        stated,
                        sum,
                    });
                }
            }
        }
        Ok(Some(account))
    }

    /// A row for each station, on the line of its key.
    fn grid(&self) -> Result<Grid, Located> {
        let headings = self.made.iter().map(|made| made.heading.clone());
        let mut grid = Grid::new(headings.collect(), self.whole.header_line);
        for &column in &self.columns {
            let cells = self.made.iter().map(|made| match &made.cells {
                Cells::Headings => self.whole.headings[column].as_str(),
                Cells::Row(record) => record.cell(column),
            });
            grid.push(self.key_line, false, cells)?;
        }
        Ok(grid)
    }

    /// The mapping of the grid.
    fn mapping(&self) -> Mapping {
        let columns: BTreeMap<String, Column> = self
            .made
            .iter()
            .map(|made| {
                let column = Column {
                    role: made.role.clone(),
                    optional: false,
                    line: made.line,
                };
                (made.heading.clone(), column)
            })
            .collect();
        let mut mapping = Mapping {
            columns,
            layout: Layout::Wide,
            ..self.mapping.clone()
        };
        // A header row that a file may lack takes the rules about it with it.
        let optional = self.stations.header.iter().filter(|row| row.optional);
        for place in optional.filter_map(|row| row.place.as_ref()) {
            let is_made = mapping.columns.contains_key(place);
            mapping
                .row_rules
                .retain(|rule| is_made || rule.column != *place);
        }
        mapping
    }

    fn rules(&mut self) -> Vec<RuleAccount> {
        let caught = std::mem::take(&mut self.caught);
        let rules = self.stations.rows.iter().zip(caught);
        rules
            .map(|(row, caught)| RuleAccount {
                action: row.role.word(),
                column: row.columns(),
                matches: row.in_words(),
                rows: caught.rows,
                first_lines: caught.first_lines,
            })
            .collect()
    }
}
