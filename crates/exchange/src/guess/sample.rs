//! The beginning of a table, cut into cells before anything is known about it.

use std::collections::BTreeMap;

use csv_core::{ReadRecordResult, ReaderBuilder, Terminator};

use crate::{
    account::{EncodingAccount, Format},
    cells::Cells,
    encoding::Text,
    error::Located,
    table::tidy,
};

/// Rows and bytes that are looked at.
const ROWS: usize = 3000;
const BYTES: usize = 1 << 20;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// What a file begins with.
pub(super) struct Sample {
    pub(super) format: Format,
    /// The sheet or table.
    pub(super) part: Option<String>,
    pub(super) encoding: Option<EncodingAccount>,
    pub(super) delimiter: Option<char>,
    pub(super) rows: Vec<Row>,
}

/// A row, with its number as `header_rows` counts.
pub(super) struct Row {
    pub(super) number: u64,
    pub(super) cells: Vec<String>,
}

impl Row {
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// Cells that hold anything.
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// The first rows of a text.
pub(super) fn of_text(text: &mut Text<'_>) -> Result<(u8, Vec<Row>), Located> {
    let mut start = Vec::new();
    while start.len() < BYTES {
        let chunk = text.chunk()?;
        if chunk.is_empty() {
            break;
        }
        let count = chunk.len();
        start.extend_from_slice(chunk);
        text.consume(count);
    }
    // Whole lines only, unless the file ends here.
    if start.len() >= BYTES
        && let Some(end) = memchr::memrchr(b'\n', &start)
    {
        start.truncate(end + 1);
    }
    if !start.ends_with(b"\n") {
        start.push(b'\n');
    }
    let tried = DELIMITERS.map(|delimiter| (delimiter, split(&start, delimiter)));
    let best = tried.into_iter().max_by_key(|(_, rows)| evenness(rows));
    Ok(best.unwrap_or_default())
}

/// How much of a table it is: rows of the commonest width, times that width.
fn evenness(rows: &[Row]) -> usize {
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for row in rows.iter().take(200) {
        *widths.entry(row.cells.len()).or_default() += 1;
    }
    let scores = widths.into_iter().filter(|(width, _)| *width > 1);
    scores
        .map(|(width, rows)| width * rows * rows)
        .max()
        .unwrap_or(0)
}

fn split(text: &[u8], delimiter: u8) -> Vec<Row> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .terminator(Terminator::Any(b'\n'))
        .build();
    let (mut output, mut ends) = (vec![0; text.len() + 1], vec![0; 1 << 16]);
    let mut rows = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < text.len() && rows.len() < ROWS {
        let blank = text[at..].iter().take_while(|byte| b"\r\n".contains(byte));
        let blank = blank.count();
        line += newlines(&text[at..at + blank]);
        at += blank;
        let (result, read, _, cells) = reader.read_record(&text[at..], &mut output, &mut ends);
        // What is left stands in a quotation mark that never closes.
        if !matches!(result, ReadRecordResult::Record) {
            break;
        }
        let mut start = 0;
        let mut row = Vec::new();
        for &end in &ends[..cells] {
            row.push(tidy(&String::from_utf8_lossy(
                &output[start..end.max(start)],
            )));
            start = end.max(start);
        }
        if row.iter().any(|cell| !cell.is_empty()) {
            rows.push(Row {
                number: line,
                cells: row,
            });
        }
        line += newlines(&text[at..at + read]);
        at += read.max(1);
    }
    rows
}

fn newlines(text: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', text).count() as u64
}

/// The first rows of cells that lie in memory.
pub(super) fn of_cells(cells: &Cells) -> Vec<Row> {
    let rows = cells.rows().take(ROWS);
    rows.map(|(number, cells)| {
        let width = cells
            .iter()
            .map(|(column, _)| column + 1)
            .max()
            .unwrap_or(0);
        let mut row = vec![String::new(); width.min(1 << 14)];
        for (column, text) in cells {
            if let Some(cell) = row.get_mut(*column) {
                *cell = tidy(text);
            }
        }
        Row { number, cells: row }
    })
    .collect()
}
