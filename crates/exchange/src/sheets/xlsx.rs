//! XLSX, cell by cell.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};

use super::{Sheet, choose, damaged, excel_moment, guarded, iso_duration, iso_moment, number};
use crate::{
    account::Format,
    cells::{Area, Cells},
    error::Fault,
    grid::Part,
};

pub(super) fn read(bytes: Vec<u8>, wanted: Option<&Part>) -> Result<Sheet, Fault> {
    guarded(move || {
        let mut book = Xlsx::new(Cursor::new(bytes)).map_err(fault)?;
        let names = book.sheet_names();
        let name = names[choose(&names, wanted)?].clone();
        let mut cells = Cells::default();
        let mut reader = book.worksheet_cells_reader(&name).map_err(fault)?;
        while let Some(cell) = reader.next_cell().map_err(fault)? {
            let (row, column) = cell.get_position();
            let text = text(cell.get_value());
            if text.is_empty() {
                continue;
            }
            let number = u64::from(row) + 1;
            let column = usize::try_from(column).map_err(damaged)?;
            let added = cells.add(number, number, column, text);
            added.map_err(|located| *located.fault)?;
        }
        drop(reader);
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
            format: Format::Xlsx,
            name,
            cells,
        })
    })
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(value) => value.to_string(),
        DataRef::Float(value) => number(*value),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(value) => excel_moment(value),
        DataRef::DateTimeIso(text) => iso_moment(text),
        DataRef::DurationIso(text) => iso_duration(text),
        DataRef::Error(error) => error.to_string(),
    }
}

fn fault(error: XlsxError) -> Fault {
    match error {
        XlsxError::Password => Fault::Encrypted,
        _ => damaged(error),
    }
}
