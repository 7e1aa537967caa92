//! One table of an HTML page.
//!
//! Pages are seldom what the standard calls well-formed, and nothing but tables matters here, so
//! this is no browser: a pass over the tags, with the few implied ends that tables have. What
//! spans rows or columns stands in each of them; a table inside a cell is a table of its own and
//! no part of the cell.

mod entities;
mod tags;

use encoding_rs::Encoding;

use crate::{
    cells::Cells,
    error::{Fault, Located},
    grid::{MAX_GRID_CELLS, Part, too_large},
    mapping::Pattern,
    table::tidy,
};
use tags::{Piece, Tags};

/// Bounds of the standard for spans.
const MAX_COLUMN_SPAN: usize = 1000;
const MAX_ROW_SPAN: usize = 65_534;

/// Most columns of a table.
const MAX_COLUMNS: usize = 1 << 16;

/// A table of a page.
pub(crate) struct PageTable {
    /// Its caption, the heading above it, or its position.
    pub(crate) name: String,
    pub(crate) cells: Cells,
}

/// The encoding that a page states in its markup, from its first bytes.
pub(crate) fn stated_encoding(start: &[u8]) -> Option<&'static Encoding> {
    const LOOKED_AT: usize = 4096;
    if Encoding::for_bom(start).is_some() {
        return None;
    }
    let start = &start[..start.len().min(LOOKED_AT)];
    let text: String = start.iter().map(|byte| char::from(*byte)).collect();
    let text = text.to_ascii_lowercase();
    let xml = text
        .trim_start()
        .starts_with("<?xml")
        .then(|| text.find("encoding="))
        .flatten();
    let at = text.find("charset=").map(|at| at + "charset=".len());
    let at = at.or_else(|| xml.map(|at| at + "encoding=".len()))?;
    let label = text[at..].trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c)));
    Encoding::for_label(&label.as_bytes()[..end.unwrap_or(label.len())])
}

/// Reads the table that is wanted, or the first.
pub(crate) fn read(text: &str, wanted: Option<&Part>) -> Result<PageTable, Located> {
    let mut reading = Reading::new(wanted);
    for piece in Tags::new(text) {
        reading.piece(piece)?;
    }
    reading.finish()
}

struct Reading<'a> {
    wanted: Option<&'a Part>,
    pattern: Option<Pattern>,
    /// Tables that are open: for each whether it is the wanted one.
    open: Vec<bool>,
    /// How many tables have begun.
    begun: usize,
    /// Names of the tables, for a message.
    names: Vec<String>,
    /// Text of the last heading, and of the one that is being read.
    above: String,
    heading: Option<String>,
    caption: Option<String>,
    found: Option<Found>,
}

/// The table that is wanted.
struct Found {
    name: String,
    cells: Cells,
    row: u64,
    line: u64,
    /// By column: rows that a cell above still takes, and its text.
    above: Vec<(usize, String)>,
    /// Column of the next cell, in a row.
    column: Option<usize>,
    cell: Option<Cell>,
    is_done: bool,
    /// Cells from above that were looked at.
    looked_at: usize,
}

struct Cell {
    text: String,
    columns: usize,
    rows: usize,
}

impl<'a> Reading<'a> {
    fn new(wanted: Option<&'a Part>) -> Self {
        let pattern = match wanted {
            Some(Part::Name(name)) => Some(Pattern::new(name)),
            _ => None,
        };
        Self {
            wanted,
            pattern,
            open: Vec::new(),
            begun: 0,
            names: Vec::new(),
            above: String::new(),
            heading: None,
            caption: None,
            found: None,
        }
    }

    fn piece(&mut self, piece: Piece<'_>) -> Result<(), Located> {
        match piece {
            Piece::Text(text) => self.text(&text),
            Piece::Start { name, line, tag } => self.start(&name, line, &tag)?,
            Piece::End { name } => self.end(&name)?,
        }
        Ok(())
    }

    /// The wanted table, if what comes now belongs to it and to no table inside it.
    fn here(&mut self) -> Option<&mut Found> {
        let is_here = self.open.last() == Some(&true);
        self.found
            .as_mut()
            .filter(|found| is_here && !found.is_done)
    }

    fn text(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.push_str(text);
        }
        if let Some(caption) = &mut self.caption {
            caption.push_str(text);
            return;
        }
        if let Some(cell) = self.here().and_then(|found| found.cell.as_mut()) {
            cell.text.push_str(text);
        }
    }

    fn start(&mut self, name: &str, line: u64, tag: &tags::Tag<'_>) -> Result<(), Located> {
        match name {
            "table" => self.begin_table(),
            "caption" => self.caption = Some(String::new()),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.open.is_empty() => {
                self.heading = Some(String::new());
            }
            "tr" => {
                if let Some(found) = self.here() {
                    found.end_row()?;
                    found.begin_row(line);
                }
            }
            "td" | "th" => {
                if let Some(found) = self.here() {
                    found.end_cell()?;
                    if found.column.is_none() {
                        found.begin_row(line);
                    }
                    found.cell = Some(Cell {
                        text: String::new(),
                        columns: tag.number("colspan").clamp(1, MAX_COLUMN_SPAN),
                        rows: tag.number_or("rowspan", 1).min(MAX_ROW_SPAN),
                    });
                }
            }
            "br" | "p" | "div" | "li" => self.text(" "),
            _ => {}
        }
        Ok(())
    }

    fn begin_table(&mut self) {
        self.begun += 1;
        let above = tidy(&self.above);
        let is_wanted = self.found.is_none()
            && match self.wanted {
                None => true,
                Some(Part::Position(position)) => *position == self.begun,
                Some(Part::Name(_)) => self.is_named(&above),
            };
        if is_wanted {
            let name = if above.is_empty() {
                self.begun.to_string()
            } else {
                above.clone()
            };
            self.found = Some(Found::new(name));
        }
        self.names.push(above);
        self.open.push(is_wanted);
    }

    fn is_named(&self, name: &str) -> bool {
        self.pattern
            .as_ref()
            .is_some_and(|pattern| pattern.matches(name))
    }

    fn end(&mut self, name: &str) -> Result<(), Located> {
        match name {
            "table" => {
                if let Some(found) = self.here() {
                    found.end_row()?;
                    found.is_done = true;
                }
                self.open.pop();
            }
            "tr" | "thead" | "tbody" | "tfoot" => {
                if let Some(found) = self.here() {
                    found.end_row()?;
                }
            }
            "td" | "th" => {
                if let Some(found) = self.here() {
                    found.end_cell()?;
                }
            }
            "caption" => self.end_caption(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                if let Some(heading) = self.heading.take() {
                    self.above = tidy(&heading);
                }
            }
            "p" | "div" | "li" => self.text(" "),
            _ => {}
        }
        Ok(())
    }

    /// A caption names its table, and may be what makes it the wanted one.
    fn end_caption(&mut self) {
        let Some(caption) = self.caption.take() else {
            return;
        };
        let caption = tidy(&caption);
        if caption.is_empty() {
            return;
        }
        if let Some(name) = self.names.last_mut() {
            name.clone_from(&caption);
        }
        let is_named = self.is_named(&caption);
        if self.found.is_none()
            && is_named
            && let Some(open) = self.open.last_mut()
        {
            *open = true;
            self.found = Some(Found::new(caption));
        } else if let Some(found) = self.here() {
            found.name = caption;
        }
    }

    fn finish(mut self) -> Result<PageTable, Located> {
        if let Some(mut found) = self.found.take() {
            // The page may have been cut off within the table.
            if !found.is_done {
                let fault = Fault::TableWithoutEnd;
                return Err(Located::line(found.line.max(1), fault));
            }
            found.cell = None;
            return Ok(PageTable {
                name: found.name,
                cells: found.cells,
            });
        }
        let named = |(at, name): (usize, &String)| format!("{} {name}", at + 1).trim().to_owned();
        Err(Located::line(
            1,
            Fault::NoSuchPart {
                what: "table",
                wanted: self.wanted.map_or_else(String::new, Part::in_words),
                known: self.names.iter().enumerate().take(20).map(named).collect(),
            },
        ))
    }
}

impl Found {
    fn new(name: String) -> Self {
        Self {
            name,
            cells: Cells::default(),
            row: 0,
            line: 0,
            above: Vec::new(),
            column: None,
            cell: None,
            is_done: false,
            looked_at: 0,
        }
    }

    fn begin_row(&mut self, line: u64) {
        self.row += 1;
        self.line = line;
        self.column = Some(0);
    }

    fn end_row(&mut self) -> Result<(), Located> {
        self.end_cell()?;
        if let Some(column) = self.column.take() {
            // What spans into the row behind its last cell.
            self.pass_above(column, usize::MAX)?;
        }
        Ok(())
    }

    /// Fills in cells from above, from `column` on, as long as there are any; says where the
    /// next cell of its own goes.
    fn pass_above(&mut self, column: usize, most: usize) -> Result<usize, Located> {
        let mut at = column;
        while at < self.above.len() && at - column < most {
            let (left, text) = &mut self.above[at];
            if *left > 0 {
                *left -= 1;
                let text = text.clone();
                self.add(at, text)?;
            } else if most != usize::MAX {
                break;
            }
            at += 1;
            self.looked_at += 1;
            if self.looked_at > MAX_GRID_CELLS {
                return Err(Located::line(self.line, too_large()));
            }
        }
        Ok(at)
    }

    fn end_cell(&mut self) -> Result<(), Located> {
        let (Some(cell), Some(column)) = (self.cell.take(), self.column) else {
            return Ok(());
        };
        let column = self.pass_above(column, MAX_COLUMNS)?;
        let text = cell
            .text
            .split_ascii_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let end = column + cell.columns;
        if end > MAX_COLUMNS {
            return Err(Located::line(self.line, too_large()));
        }
        if self.above.len() < end {
            self.above.resize(end, (0, String::new()));
        }
        for at in column..end {
            // A span of nought rows goes to the end of the table.
            let rows = if cell.rows == 0 {
                MAX_ROW_SPAN
            } else {
                cell.rows
            };
            self.above[at] = (
                rows - 1,
                if rows > 1 {
                    text.clone()
                } else {
                    String::new()
                },
            );
            self.add(at, text.clone())?;
        }
        self.column = Some(end);
        Ok(())
    }

    fn add(&mut self, column: usize, text: String) -> Result<(), Located> {
        if text.is_empty() {
            return Ok(());
        }
        self.cells.add(self.row, self.line, column, text)
    }
}
