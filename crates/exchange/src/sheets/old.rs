//! XLS. Its declared sizes are looked at before they are believed.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xls, XlsError};

use super::{
    Sheet, choose,
    compound::{Compound, u16_at, u32_at},
    damaged, excel_moment, guarded, iso_duration, iso_moment, number,
};
use crate::{
    account::Format,
    cells::{Area, Cells},
    error::Fault,
    grid::{MAX_GRID_BYTES, Part},
};

/// Most cells in the rectangle that a sheet takes.
const MAX_AREA: u64 = 1 << 23;

/// Records that are looked at.
const BOUND_SHEET: u16 = 0x85;
const FILE_PASS: u16 = 0x2F;
const DIMENSIONS: u16 = 0x200;
const BEGIN: u16 = 0x809;

/// Records of cells: they begin with row and column.
const CELLS: [u16; 9] = [0x06, 0xBD, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x27E];

pub(super) fn read(bytes: Vec<u8>, wanted: Option<&Part>) -> Result<Sheet, Fault> {
    let file = Compound::open(&bytes)?;
    if file.has("EncryptedPackage") {
        return Err(Fault::Encrypted);
    }
    let part = ["Workbook", "Book"].into_iter().find(|part| file.has(part));
    let Some(part) = part else {
        return Err(Fault::NotATable {
            what: "an old document that is no spreadsheet (DOC, MSI …)",
        });
    };
    check(&file.stream(part)?)?;
    drop(file);
    guarded(move || {
        let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(fault)?;
        let names = book.sheet_names();
        let name = names[choose(&names, wanted)?].clone();
        let range = book.worksheet_range(&name).map_err(fault)?;
        let (top, left) = range.start().unwrap_or_default();
        let left = usize::try_from(left).map_err(damaged)?;
        let mut cells = Cells::default();
        for (row, column, value) in range.used_cells() {
            let number = u64::from(top) + row as u64 + 1;
            let text = text(value);
            if text.is_empty() {
                continue;
            }
            let added = cells.add(number, number, left + column, text);
            added.map_err(|located| *located.fault)?;
        }
        for area in book.merge_cells_by_sheet_name(&name).map_err(fault)? {
            let merged = cells.merge(Area {
                rows: (u64::from(area.start.0) + 1, u64::from(area.end.0) + 1),
                columns: (
                    usize::try_from(area.start.1).map_err(damaged)?,
                    usize::try_from(area.end.1).map_err(damaged)?,
                ),
            });
            merged.map_err(|located| *located.fault)?;
        }
        Ok(Sheet {
            format: Format::Xls,
            name,
            cells,
        })
    })
}

/// Every size that the records declare must be one that memory can hold.
fn check(stream: &[u8]) -> Result<(), Fault> {
    let mut at = 0;
    let mut area = Rectangle::default();
    while at + 4 <= stream.len() {
        let (kind, length) = (u16_at(stream, at)?, usize::from(u16_at(stream, at + 2)?));
        let Some(data) = stream.get(at + 4..at + 4 + length) else {
            return Err(damaged("a record is longer than the file"));
        };
        match kind {
            FILE_PASS => return Err(Fault::Encrypted),
            BOUND_SHEET => {
                let place = usize::try_from(u32_at(data, 0)?).unwrap_or(usize::MAX);
                if data.len() < 8 || place >= stream.len() {
                    return Err(damaged("a sheet lies behind its end"));
                }
            }
            DIMENSIONS => {
                // Rows as 4 bytes each, in older files as 2.
                let (rows, columns) = if data.len() >= 14 {
                    let rows = u32_at(data, 4)?.checked_sub(u32_at(data, 0)?);
                    (rows, u16_at(data, 10)?.checked_sub(u16_at(data, 8)?))
                } else {
                    let rows = u16_at(data, 2)?.checked_sub(u16_at(data, 0)?);
                    (
                        rows.map(u32::from),
                        u16_at(data, 6)?.checked_sub(u16_at(data, 4)?),
                    )
                };
                let (Some(rows), Some(columns)) = (rows, columns) else {
                    return Err(damaged("a sheet has less than no cells"));
                };
                refuse_large(u64::from(rows) * u64::from(columns))?;
            }
            // Each sheet has its own rectangle.
            BEGIN => area = Rectangle::default(),
            _ if CELLS.contains(&kind) => {
                let column = if kind == 0xBD && data.len() >= 6 {
                    u16_at(data, data.len() - 2)?
                } else {
                    u16_at(data, 2)?
                };
                area.take(u16_at(data, 0)?, u16_at(data, 2)?);
                area.take(u16_at(data, 0)?, column);
                refuse_large(area.cells())?;
            }
            _ => {}
        }
        at += 4 + length;
    }
    Ok(())
}

const fn refuse_large(cells: u64) -> Result<(), Fault> {
    if cells <= MAX_AREA {
        return Ok(());
    }
    Err(Fault::TableTooLarge {
        cells: 1 << 23,
        bytes: MAX_GRID_BYTES,
    })
}

#[derive(Default)]
struct Rectangle {
    rows: Option<(u16, u16)>,
    columns: (u16, u16),
}

impl Rectangle {
    fn take(&mut self, row: u16, column: u16) {
        let (rows, columns) = match self.rows {
            None => ((row, row), (column, column)),
            Some((first, last)) => {
                let (left, right) = self.columns;
                let rows = (first.min(row), last.max(row));
                (rows, (left.min(column), right.max(column)))
            }
        };
        (self.rows, self.columns) = (Some(rows), columns);
    }

    fn cells(&self) -> u64 {
        let Some((first, last)) = self.rows else {
            return 0;
        };
        let (left, right) = self.columns;
        (u64::from(last - first) + 1) * (u64::from(right - left) + 1)
    }
}

fn text(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::Int(value) => value.to_string(),
        Data::Float(value) => number(*value),
        Data::String(text) => text.clone(),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTime(value) => excel_moment(value),
        Data::DateTimeIso(text) => iso_moment(text),
        Data::DurationIso(text) => iso_duration(text),
        Data::Error(error) => error.to_string(),
    }
}

fn fault(error: XlsError) -> Fault {
    match error {
        XlsError::Password => Fault::Encrypted,
        _ => damaged(error),
    }
}
