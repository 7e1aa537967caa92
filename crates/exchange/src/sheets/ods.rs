//! ODS: the tables of `content.xml`, in one pass.
//!
//! A cell or row may stand for thousands of equal ones; those without content are passed over,
//! the others count as what they stand for.

use std::io::BufReader;

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

use super::{Sheet, choose, damaged, iso_duration, iso_moment, number, packed};
use crate::{
    account::Format,
    cells::{Area, Cells},
    error::Fault,
    grid::Part,
    table::tidy,
};

pub(super) fn read(bytes: &[u8], wanted: Option<&Part>) -> Result<Sheet, Fault> {
    let mut archive = packed::open(bytes)?;
    refuse_encrypted(&mut archive)?;
    let content = packed::file(&mut archive, "content.xml")?;
    let mut reader = Reader::from_reader(BufReader::new(content));
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    let mut reading = Reading {
        wanted,
        names: Vec::new(),
        sheet: None,
        depth: 0,
        row: 0,
        rows: 1,
        column: 0,
        kept: Vec::new(),
        cell: None,
        aside: 0,
    };
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) => reading.start(&element)?,
            Event::End(element) => reading.end(element.local_name().as_ref())?,
            Event::Text(text) => reading.text(&text.xml10_content()),
            Event::CData(text) => reading.text(&text.xml10_content()),
            Event::GeneralRef(entity) => {
                let letter = entity.resolve_char_ref().map_err(damaged)?;
                let known = quick_xml::escape::resolve_predefined_entity(&entity);
                match letter {
                    Some(letter) => reading.text(letter.encode_utf8(&mut [0; 4])),
                    None => reading.text(known.unwrap_or("\u{fffd}")),
                }
            }
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    let Reading { names, sheet, .. } = reading;
    let position = choose(&names, wanted)?;
    Ok(Sheet {
        format: Format::Ods,
        name: names[position].clone(),
        cells: sheet.unwrap_or_default(),
    })
}

fn refuse_encrypted(archive: &mut packed::Archive<'_>) -> Result<(), Fault> {
    let mut manifest = String::new();
    let mut file = packed::file(archive, "META-INF/manifest.xml")?;
    std::io::Read::read_to_string(&mut file, &mut manifest).map_err(damaged)?;
    if manifest.contains("encryption-data") {
        return Err(Fault::Encrypted);
    }
    Ok(())
}

struct Reading<'a> {
    wanted: Option<&'a Part>,
    names: Vec<String>,
    /// The sheet that is wanted, once it has begun.
    sheet: Option<Cells>,
    /// How deep in tables: a table may stand in a cell.
    depth: usize,
    /// Number of the row, how often it is there, and the column of the next cell.
    row: u64,
    rows: u64,
    column: usize,
    /// Cells of the row.
    kept: Vec<(usize, usize, String)>,
    cell: Option<Cell>,
    /// How deep in something that is no content of the cell, such as a note.
    aside: usize,
}

struct Cell {
    times: usize,
    /// What the attributes say.
    value: Option<String>,
    text: String,
    /// Further rows and columns that it covers.
    spans: (u64, usize),
}

impl Reading<'_> {
    /// Whether we are in the sheet that is wanted.
    fn is_wanted(&self) -> bool {
        let last = self.names.len();
        self.depth == 1
            && match self.wanted {
                None => last == 1,
                Some(Part::Position(position)) => *position == last,
                Some(Part::Name(name)) => {
                    let is = |known: &String| tidy(known) == *name;
                    self.names.iter().position(is) == last.checked_sub(1)
                }
            }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let name = element.local_name();
        if name.as_ref() == "table" {
            self.depth += 1;
            if self.depth == 1 {
                let name = attribute(element, "name")?.unwrap_or_default();
                self.names.push(name);
                (self.row, self.column) = (1, 0);
                self.kept.clear();
                if self.is_wanted() {
                    self.sheet = Some(Cells::default());
                }
            }
            return Ok(());
        }
        if !self.is_wanted() {
            return Ok(());
        }
        match name.as_ref() {
            "annotation" | "shapes" => self.aside += 1,
            _ if self.aside > 0 => {}
            "table-row" => {
                self.rows = count(element, "number-rows-repeated")?;
                self.column = 0;
            }
            "table-cell" | "covered-table-cell" => self.cell = Some(cell(element)?),
            "p" => {
                if let Some(cell) = &mut self.cell
                    && !cell.text.is_empty()
                {
                    cell.text.push('\n');
                }
            }
            "s" => {
                let spaces = count(element, "c")?.min(1000);
                for _ in 0..spaces {
                    self.text(" ");
                }
            }
            "tab" | "line-break" => self.text(" "),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.aside == 0
            && self.depth == 1
            && let Some(cell) = &mut self.cell
        {
            cell.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Fault> {
        if name == "table" {
            self.depth = self.depth.saturating_sub(1);
            return Ok(());
        }
        if !self.is_wanted() {
            return Ok(());
        }
        match name {
            "annotation" | "shapes" => self.aside = self.aside.saturating_sub(1),
            "table-cell" | "covered-table-cell" if self.aside == 0 => self.end_cell()?,
            "table-row" if self.aside == 0 => self.end_row()?,
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Fault> {
        let Some(cell) = self.cell.take() else {
            return Ok(());
        };
        let text = cell.value.unwrap_or(cell.text);
        let (rows, columns) = cell.spans;
        if (rows, columns) != (0, 0)
            && let Some(sheet) = &mut self.sheet
        {
            let merged = sheet.merge(Area {
                rows: (self.row, self.row.saturating_add(rows)),
                columns: (self.column, self.column.saturating_add(columns)),
            });
            merged.map_err(|located| *located.fault)?;
        }
        if !text.is_empty() {
            self.kept.push((self.column, cell.times, text));
        }
        self.column = self.column.saturating_add(cell.times);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Fault> {
        let kept = std::mem::take(&mut self.kept);
        if let Some(sheet) = &mut self.sheet
            && !kept.is_empty()
        {
            for row in 0..self.rows {
                let number = self.row + row;
                for (first, times, text) in &kept {
                    for column in 0..*times {
                        let column = first.saturating_add(column);
                        let added = sheet.add(number, number, column, text.clone());
                        added.map_err(|located| *located.fault)?;
                    }
                }
            }
        }
        self.row = self.row.saturating_add(self.rows);
        Ok(())
    }
}

fn cell(element: &BytesStart<'_>) -> Result<Cell, Fault> {
    let get = |name: &str| attribute(element, name);
    let value = match get("value-type")?.as_deref() {
        Some("float" | "percentage" | "currency") => get("value")?.map(|value| {
            let parsed = value.parse::<f64>().map(number);
            parsed.unwrap_or(value)
        }),
        Some("date") => get("date-value")?.map(|value| iso_moment(&value)),
        Some("time") => get("time-value")?.map(|value| iso_duration(&value)),
        Some("boolean") => get("boolean-value")?.map(|value| value.to_ascii_uppercase()),
        _ => get("string-value")?.filter(|value| !value.is_empty()),
    };
    Ok(Cell {
        times: usize::try_from(count(element, "number-columns-repeated")?).unwrap_or(usize::MAX),
        value,
        text: String::new(),
        spans: (
            count(element, "number-rows-spanned")? - 1,
            usize::try_from(count(element, "number-columns-spanned")? - 1).unwrap_or(usize::MAX),
        ),
    })
}

/// An attribute by its name without the prefix.
fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Fault> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(damaged)?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            return Ok(Some(value.map_err(damaged)?.into_owned()));
        }
    }
    Ok(None)
}

/// A number of times, at least one.
fn count(element: &BytesStart<'_>, name: &str) -> Result<u64, Fault> {
    match attribute(element, name)? {
        None => Ok(1),
        Some(text) => text.parse().map(|count: u64| count.max(1)).map_err(damaged),
    }
}
