//! The records of a table: the text cut into rows and cells, with the line each row begins on.
//!
//! A line is what ends in a line feed, whether or not it stands in quotes; so a line number is
//! the one that every editor shows. Memory is bounded: a record may have [`MAX_RECORD`] bytes
//! and [`MAX_CELLS`] cells, which no real row comes near, but a file that lost its line ends
//! does.

use std::collections::HashMap;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder, Terminator};

use crate::{
    account::{Format, LineEnds},
    encoding::Text,
    error::{Fault, Located},
    grid::{HeaderRows, Record, Rows, joined_headings},
    source::{Origin, composed},
};

/// Most bytes in a record.
pub(crate) const MAX_RECORD: usize = 1 << 20;

/// Most cells in a record.
pub(crate) const MAX_CELLS: usize = 1 << 16;

/// Delimiters that are looked for where none is declared, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A table whose column names have been read.
pub(crate) struct Table<'a> {
    text: Text<'a>,
    reader: Reader,
    record: RecordBuffer,
    ends: Ends,
    headings: Vec<String>,
    header_line: u64,
    pub(crate) delimiter: u8,
    /// Records without content.
    blank: u64,
}

impl<'a> Table<'a> {
    /// Reads the column names, which stand on the lines of `rows` or, if the first of them is
    /// blank, from the next line on that is not.
    pub(crate) fn open(
        mut text: Text<'a>,
        declared: Option<u8>,
        rows: HeaderRows,
    ) -> Result<Self, Located> {
        skip_above_header(&mut text, rows.first)?;
        let mut record = RecordBuffer::new();
        let mut ends = Ends::default();
        let mut delimiter = declared;
        let mut lines: Vec<Vec<String>> = Vec::new();
        let mut header_line = rows.first;
        let mut at_end = false;
        while lines.is_empty() || (text.line() <= rows.last && !at_end) {
            skip_line_ends(&mut text)?;
            let line = text.line();
            let Some(header) = take_line(&mut text, delimiter)? else {
                return Err(Located::line(line, no_header(rows, lines.is_empty())));
            };
            ends.end(&header);
            at_end = !header.ends_with(b"\n");
            let by_content = || likeliest_delimiter(&header);
            let between = delimiter.unwrap_or_else(by_content);
            let names = read_headings(&header, between, &mut record)
                .map_err(|fault| Located::line(line, fault))?;
            if names.iter().all(String::is_empty) {
                continue;
            }
            if lines.is_empty() {
                (header_line, delimiter) = (line, Some(between));
            }
            if let Some(first) = lines.first()
                && first.len() != names.len()
            {
                let (found, expected) = (names.len(), first.len());
                let fault = Fault::CellCount {
                    found,
                    expected,
                    last_line: None,
                };
                return Err(Located::line(line, fault));
            }
            lines.push(names);
        }
        let delimiter = delimiter.unwrap_or(DELIMITERS[0]);
        Ok(Self {
            text,
            reader: reader(delimiter),
            record,
            ends,
            headings: joined_headings(lines, rows.fill),
            header_line,
            delimiter,
            blank: 0,
        })
    }

    /// Reads a record and says on which line it ends; `None` at the end of the file.
    fn read_record(&mut self, line: u64) -> Result<Option<u64>, Located> {
        self.record.clear();
        loop {
            let chunk = self.text.chunk()?;
            if chunk.is_empty() {
                return self.end_last_record(line);
            }
            let (result, read) = self.record.read(&mut self.reader, chunk);
            let complete = is_complete(&result).map_err(|fault| Located::line(line, fault))?;
            if complete {
                self.ends.end(&chunk[..read]);
            }
            self.ends.last = chunk[..read].last().copied().unwrap_or_default();
            self.text.consume(read);
            if complete {
                return Ok(Some(self.text.line() - 1));
            }
        }
    }

    /// The file ended: a line end is supplied where the last record has none. If that does not
    /// end it, it stands in quotes.
    fn end_last_record(&mut self, line: u64) -> Result<Option<u64>, Located> {
        if !self.record.begun {
            return Ok(None);
        }
        let (result, _) = self.record.read(&mut self.reader, b"\n");
        match is_complete(&result) {
            Ok(true) => Ok(Some(self.text.line())),
            Ok(false) => Err(Located::line(line, Fault::UnclosedQuote)),
            Err(fault) => Err(Located::line(line, fault)),
        }
    }

    fn check_cells(&self, line: u64, last_line: u64) -> Result<(), Located> {
        let (found, expected) = (self.record.cells, self.headings.len());
        if found == expected {
            return Ok(());
        }
        let last_line = (last_line > line).then_some(last_line);
        Err(Located::line(
            line,
            Fault::CellCount {
                found,
                expected,
                last_line,
            },
        ))
    }

    /// What is known of the file. For a table that has been read to its end.
    pub(crate) fn finish(self) -> Origin {
        let (line_ends, delimiter) = (self.line_ends(), char::from(self.delimiter));
        let (encoding, source) = self.text.finish();
        Origin {
            source,
            format: Format::Delimited,
            part: None,
            encoding: Some(encoding),
            line_ends: Some(line_ends),
            delimiter: Some(delimiter),
        }
    }

    const fn line_ends(&self) -> LineEnds {
        match (self.ends.lf, self.ends.crlf) {
            (_, 0) => LineEnds::Lf,
            (0, _) => LineEnds::Crlf,
            _ => LineEnds::Mixed,
        }
    }
}

impl Rows for Table<'_> {
    fn headings(&self) -> &[String] {
        &self.headings
    }

    fn header_line(&self) -> u64 {
        self.header_line
    }

    fn next_row(&mut self) -> Result<Option<Record<'_>>, Located> {
        let line = loop {
            skip_line_ends(&mut self.text)?;
            let line = self.text.line();
            let Some(last_line) = self.read_record(line)? else {
                return Ok(None);
            };
            if self.record.has_content() {
                self.check_cells(line, last_line)?;
                break line;
            }
            self.blank += 1;
        };
        Ok(Some(self.record.view(line)))
    }

    fn blank(&self) -> u64 {
        self.blank
    }
}

/// A heading or name in the form in which it is compared and kept: composed, spaces joined.
pub(crate) fn tidy(name: &str) -> String {
    composed(&name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The file ended before the column names.
const fn no_header(rows: HeaderRows, nothing: bool) -> Fault {
    if nothing && rows.last == 1 {
        Fault::Empty
    } else {
        Fault::NoHeader {
            header_rows: rows.last,
        }
    }
}

fn reader(delimiter: u8) -> Reader {
    // Carriage returns are spaces around the last cell.
    ReaderBuilder::new()
        .delimiter(delimiter)
        .terminator(Terminator::Any(b'\n'))
        .build()
}

/// Whether a record is complete; `Err` if it is too large.
fn is_complete(result: &ReadRecordResult) -> Result<bool, Fault> {
    match result {
        ReadRecordResult::Record => Ok(true),
        ReadRecordResult::InputEmpty | ReadRecordResult::End => Ok(false),
        ReadRecordResult::OutputFull => Err(Fault::RecordTooLong { limit: MAX_RECORD }),
        ReadRecordResult::OutputEndsFull => Err(Fault::TooManyCells { limit: MAX_CELLS }),
    }
}

/// The cells of one record. Pages that are never written cost nothing.
struct RecordBuffer {
    text: Vec<u8>,
    written: usize,
    ends: Vec<usize>,
    cells: usize,
    /// Whether any byte of the record has been read.
    begun: bool,
}

impl RecordBuffer {
    fn new() -> Self {
        let (text, ends) = (vec![0; MAX_RECORD], vec![0; MAX_CELLS]);
        Self {
            text,
            written: 0,
            ends,
            cells: 0,
            begun: false,
        }
    }

    const fn clear(&mut self) {
        (self.written, self.cells, self.begun) = (0, 0, false);
    }

    /// Reads on in the record; says how much of `input` belongs to it.
    fn read(&mut self, reader: &mut Reader, input: &[u8]) -> (ReadRecordResult, usize) {
        let text = &mut self.text[self.written..];
        let ends = &mut self.ends[self.cells..];
        let (result, read, written, cells) = reader.read_record(input, text, ends);
        self.begun = true;
        self.written += written;
        self.cells += cells;
        (result, read)
    }

    fn view(&self, line: u64) -> Record<'_> {
        let text = simdutf8::basic::from_utf8(&self.text[..self.written]);
        let text = text.expect("cells of valid text, cut at single-byte characters");
        Record::new(line, text, &self.ends[..self.cells])
    }

    fn has_content(&self) -> bool {
        let mut bytes = self.text[..self.written].iter();
        match bytes.find(|byte| !byte.is_ascii_whitespace()) {
            None => false,
            Some(byte) if byte.is_ascii() => true,
            Some(_) => !self.view(0).is_blank(),
        }
    }
}

/// How records have ended so far.
#[derive(Default)]
struct Ends {
    lf: u64,
    crlf: u64,
    /// Last byte of the part before.
    last: u8,
}

impl Ends {
    /// Counts the line end with which the last part of a record ends.
    fn end(&mut self, part: &[u8]) {
        let Some(before) = part.strip_suffix(b"\n") else {
            return;
        };
        let crlf = *before.last().unwrap_or(&self.last) == b'\r';
        *(if crlf { &mut self.crlf } else { &mut self.lf }) += 1;
    }
}

/// Passes over everything above line `header_rows`.
fn skip_above_header(text: &mut Text<'_>, header_rows: u64) -> Result<(), Located> {
    let mut in_line = 0;
    while text.line() < header_rows {
        let line = text.line();
        let chunk = text.chunk()?;
        if chunk.is_empty() {
            return Err(Located::line(line, Fault::NoHeader { header_rows }));
        }
        let end = memchr::memchr(b'\n', chunk).map(|end| end + 1);
        let passed = end.unwrap_or(chunk.len());
        in_line = if end.is_some() { 0 } else { in_line + passed };
        if in_line > MAX_RECORD {
            return Err(Located::line(
                line,
                Fault::RecordTooLong { limit: MAX_RECORD },
            ));
        }
        text.consume(passed);
    }
    Ok(())
}

fn skip_line_ends(text: &mut Text<'_>) -> Result<(), Located> {
    loop {
        let chunk = text.chunk()?;
        let content = chunk.iter().position(|byte| !matches!(byte, b'\n' | b'\r'));
        let passed = content.unwrap_or(chunk.len());
        if passed > 0 {
            text.consume(passed);
        }
        if content.is_some() || passed == 0 {
            return Ok(());
        }
    }
}

/// Takes the text up to the next line end outside quotation marks, and that line end. `None` at
/// the end of the file.
fn take_line(text: &mut Text<'_>, delimiter: Option<u8>) -> Result<Option<Vec<u8>>, Located> {
    let line = text.line();
    let mut quotes = Quotes::new(delimiter);
    let mut taken: Vec<u8> = Vec::new();
    let mut ended = false;
    while !ended && taken.len() <= MAX_RECORD {
        let chunk = text.chunk()?;
        if chunk.is_empty() {
            break;
        }
        let end = chunk
            .iter()
            .position(|byte| !quotes.pass(*byte) && *byte == b'\n');
        let count = end.map_or(chunk.len(), |end| end + 1);
        taken.extend_from_slice(&chunk[..count]);
        text.consume(count);
        ended = end.is_some();
    }
    let fault = if has_lone_return(&taken, delimiter) {
        Fault::CarriageReturns
    } else if taken.len() > MAX_RECORD {
        Fault::RecordTooLong { limit: MAX_RECORD }
    } else if quotes.inside {
        Fault::UnclosedQuote
    } else {
        return Ok(Some(taken).filter(|taken| !taken.is_empty()));
    };
    Err(Located::line(line, fault))
}

/// Whether a carriage return outside quotation marks has no line feed behind it.
fn has_lone_return(line: &[u8], delimiter: Option<u8>) -> bool {
    let mut quotes = Quotes::new(delimiter);
    line.windows(2)
        .any(|pair| !quotes.pass(pair[0]) && pair[0] == b'\r' && pair[1] != b'\n')
}

/// Tells which bytes of a line stand in quotation marks, before its delimiter is known.
struct Quotes {
    delimiter: Option<u8>,
    inside: bool,
    /// Whether a quotation mark here would open: at the start of a cell, or doubled.
    may_open: bool,
}

impl Quotes {
    const fn new(delimiter: Option<u8>) -> Self {
        Self {
            delimiter,
            inside: false,
            may_open: true,
        }
    }

    /// Whether `byte`, the next one, is in quotation marks or one itself.
    fn pass(&mut self, byte: u8) -> bool {
        if byte == b'"' && (self.inside || self.may_open) {
            self.inside = !self.inside;
            self.may_open = true;
            return true;
        }
        self.may_open = DELIMITERS.contains(&byte) || self.delimiter == Some(byte);
        self.inside
    }
}

/// The delimiter that occurs most often in the header outside quotation marks.
fn likeliest_delimiter(header: &[u8]) -> u8 {
    let mut quotes = Quotes::new(None);
    let mut counts = [0_usize; DELIMITERS.len()];
    for &byte in header {
        let position = DELIMITERS.iter().position(|delimiter| *delimiter == byte);
        if let (false, Some(position)) = (quotes.pass(byte), position) {
            counts[position] += 1;
        }
    }
    let mut best = 0;
    for position in 1..counts.len() {
        if counts[position] > counts[best] {
            best = position;
        }
    }
    DELIMITERS[best]
}

fn read_headings(
    header: &[u8],
    delimiter: u8,
    record: &mut RecordBuffer,
) -> Result<Vec<String>, Fault> {
    let mut reader = reader(delimiter);
    record.clear();
    let (result, read) = record.read(&mut reader, header);
    let mut complete = is_complete(&result)?;
    if !complete {
        let (result, _) = record.read(&mut reader, b"\n");
        complete = is_complete(&result)?;
    }
    // A quotation mark that only one of the two readers takes for one is no basis for a header.
    if !complete || read < header.len() {
        return Err(Fault::UnclosedQuote);
    }
    let record = record.view(0);
    Ok(record.cells().map(tidy).collect())
}

/// No two columns may have one name.
pub(crate) fn refuse_same_headings(headings: &[String], line: u64) -> Result<(), Located> {
    let mut seen = HashMap::new();
    for (column, heading) in headings.iter().enumerate() {
        if heading.is_empty() {
            continue;
        }
        if let Some(first) = seen.insert(heading, column) {
            let (first, second) = (first + 1, column + 1);
            let fault = Fault::SameHeading {
                heading: heading.clone(),
                first,
                second,
            };
            return Err(Located::cell(line, column, fault));
        }
    }
    Ok(())
}
