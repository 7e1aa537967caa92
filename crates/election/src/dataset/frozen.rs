//! The frozen file of a dataset: one byte form, so that its SHA-256 names the data.
//!
//! Line 1 is the header in canonical JSON. Line 2 names the columns. Then one line a row: stated
//! sums first, units after them, each sorted by key, then source, then source line. LF ends
//! every line; an empty cell is null; a figure that could not be read stands as it was.
//! `tail -n +2` makes a plain CSV of it.

use std::io::{self, BufRead, Write};

use super::{Builder, Dataset, Header, Reading, Rows, SCHEMA, columns::MAX_DIGITS};
use crate::{
    canonical::{self, CanonicalError},
    form::ItemKind,
};

/// A frozen file cannot be written or read.
#[derive(Debug, thiserror::Error)]
pub enum FrozenError {
    /// The stream failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The header has no canonical form, for example a column name that is not composed.
    #[error("the header of the dataset: {0}")]
    Header(#[from] CanonicalError),
    /// The header is not one that this version knows.
    #[error("the header of the dataset: {0}")]
    Fields(#[from] serde_json::Error),
    /// A line does not have the columns that the header promises.
    #[error("line {line} of the dataset: {reason}")]
    Line {
        /// Line of the frozen file, counting from 1.
        line: u64,
        /// What is wrong.
        reason: String,
    },
}

const UNIT: &str = "unit";
const SUM: &str = "sum";

/// Writes `dataset` in its frozen form.
///
/// # Errors
/// If the stream fails or the header has no canonical form.
pub fn write_frozen(dataset: &Dataset, mut out: impl Write) -> Result<(), FrozenError> {
    let header = &dataset.header;
    out.write_all(&canonical::of(header)?)?;
    out.write_all(b"\n")?;
    let mut csv = csv::WriterBuilder::new()
        .terminator(csv::Terminator::Any(b'\n'))
        .from_writer(out);
    csv.write_record(column_names(header))
        .map_err(io::Error::other)?;
    for (kind, rows) in [(SUM, &dataset.aggregates), (UNIT, &dataset.units)] {
        for row in 0..rows.len() {
            write_row(&mut csv, header, kind, rows, row).map_err(io::Error::other)?;
        }
    }
    csv.flush()?;
    Ok(())
}

fn column_names(header: &Header) -> Vec<String> {
    let items = header.items.iter().map(|item| item.id.clone());
    let words = header.words.iter().map(|item| format!("words:{item}"));
    let mut names = vec!["row".to_owned()];
    names.extend(header.places.iter().cloned().chain(items).chain(words));
    names.extend(header.choices.iter().cloned());
    names.extend(["source".to_owned(), "line".to_owned()]);
    names
}

fn write_row(
    csv: &mut csv::Writer<impl Write>,
    header: &Header,
    kind: &str,
    rows: &Rows,
    row: usize,
) -> Result<(), csv::Error> {
    csv.write_field(kind)?;
    for place in &rows.places {
        csv.write_field(place.get(row))?;
    }
    for (position, item) in header.items.iter().enumerate() {
        match item.kind {
            ItemKind::Count => write_figure(csv, rows.figures[position].reading(row))?,
            _ => csv.write_field(rows.texts[position].get(row))?,
        }
    }
    for words in &rows.words {
        csv.write_field(words.get(row))?;
    }
    for choice in &rows.figures[header.items.len()..] {
        write_figure(csv, choice.reading(row))?;
    }
    csv.write_field(rows.sources[row].to_string())?;
    csv.write_field(rows.lines[row].to_string())?;
    csv.write_record(None::<&[u8]>)
}

fn write_figure(csv: &mut csv::Writer<impl Write>, reading: Reading<'_>) -> Result<(), csv::Error> {
    match reading {
        Reading::Missing => csv.write_field(""),
        Reading::Whole(value) => csv.write_field(value.to_string()),
        Reading::Unreadable(text) => csv.write_field(text),
    }
}

/// Reads a dataset from its frozen form.
///
/// # Errors
/// If the stream fails or is not a frozen file of a version that this program knows.
pub fn read_frozen(mut input: impl BufRead) -> Result<Dataset, FrozenError> {
    let mut line = Vec::new();
    input.read_until(b'\n', &mut line)?;
    let line = line.strip_suffix(b"\n").unwrap_or(&line);
    let value = canonical::from_bytes(line)?;
    if value["schema"] != SCHEMA {
        let reason = format!("schema {} is not known to this version", value["schema"]);
        return Err(FrozenError::Line { line: 1, reason });
    }
    let header: Header = serde_json::from_value(value)?;
    if !header.places.starts_with(&header.key) {
        let reason = "the key is not the first part of the places".to_owned();
        return Err(FrozenError::Line { line: 1, reason });
    }
    let names = column_names(&header);
    let mut csv = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(input);
    let mut record = csv::StringRecord::new();
    let mut builder = Builder::new(header);
    let mut first = true;
    while csv.read_record(&mut record).map_err(io::Error::other)? {
        let line = record.position().map_or(0, csv::Position::line) + 1;
        let refuse = |reason: String| FrozenError::Line { line, reason };
        if record.len() != names.len() {
            let (found, wanted) = (record.len(), names.len());
            return Err(refuse(format!(
                "{found} cells where the header promises {wanted}"
            )));
        }
        if std::mem::take(&mut first) {
            if !record.iter().eq(names.iter().map(String::as_str)) {
                return Err(refuse("the column names differ from the header".to_owned()));
            }
            continue;
        }
        read_row(&mut builder, &record).map_err(refuse)?;
    }
    Ok(builder.finish())
}

fn read_row(builder: &mut Builder, record: &csv::StringRecord) -> Result<(), String> {
    let header = builder.header();
    let (places, words) = (header.places.len(), header.words.len());
    let (items, choices) = (header.items.len(), header.choices.len());
    let mut cells = record.iter();
    let mut next = || cells.next().unwrap_or_default();
    let kind = next();
    (0..places).for_each(|column| builder.place(column, next()));
    for item in 0..items {
        match builder.header().items[item].kind {
            ItemKind::Count => builder.item(item, reading(next())),
            _ => builder.text(item, next()),
        }
    }
    (0..words).for_each(|column| builder.words(column, next()));
    (0..choices).for_each(|choice| builder.choice(choice, reading(next())));
    let source = next()
        .parse()
        .map_err(|_| "the source is no number".to_owned())?;
    if usize::from(source) >= builder.header().sources.len() {
        return Err(format!("there is no source {source}"));
    }
    let line = next()
        .parse()
        .map_err(|_| "the line is no number".to_owned())?;
    match kind {
        UNIT => builder.end_unit(source, line),
        SUM => builder.end_aggregate(source, line),
        other => return Err(format!("a row is a {UNIT} or a {SUM}, not {other:?}")),
    }
    Ok(())
}

/// What a cell of the frozen file says.
fn reading(cell: &str) -> Reading<'_> {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let whole = digits.len() <= MAX_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    match cell.parse() {
        _ if cell.is_empty() => Reading::Missing,
        Ok(value) if whole => Reading::Whole(value),
        _ => Reading::Unreadable(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dataset::{EditionLabel, FormRef, ItemColumn, Source},
        digest::Sha256,
    };

    fn header() -> Header {
        let item = |id: &str, kind| ItemColumn {
            id: id.to_owned(),
            kind,
        };
        Header {
            schema: SCHEMA,
            simulated: true,
            form: FormRef {
                id: "generic".to_owned(),
                sha256: Sha256::of(b"form"),
            },
            mapping: Sha256::of(b"mapping"),
            edition: EditionLabel::default(),
            key: vec!["region".to_owned(), "station".to_owned()],
            places: vec!["region".to_owned(), "station".to_owned(), "note".to_owned()],
            nesting: vec![],
            items: vec![
                item("valid", ItemKind::Count),
                item("closed", ItemKind::Time),
            ],
            words: vec!["valid".to_owned()],
            number_words: [("beş".to_owned(), 5)].into(),
            choices: vec!["Qarabağ, \"A\"".to_owned(), "B".to_owned()],
            choices_complete: true,
            sources: vec![Source {
                name: "a.csv".to_owned(),
                sha256: Sha256::of(b"a"),
            }],
        }
    }

    fn dataset(order: &[usize]) -> Dataset {
        let mut builder = Builder::new(header());
        for &row in order {
            builder.place(0, ["Şəki", "Bakı", "Bakı"][row]);
            builder.place(1, ["1", "10", "2"][row]);
            builder.place(2, "two\nlines");
            builder.item(
                0,
                [
                    Reading::Whole(-5),
                    Reading::Unreadable("1,5"),
                    Reading::Missing,
                ][row],
            );
            builder.text(1, "19:05");
            builder.words(0, "beş");
            builder.choice(0, Reading::Whole(3));
            builder.choice(1, Reading::Unreadable("1234567890123456"));
            builder.end_unit(0, row as u64 + 2);
        }
        builder.place(0, "Bakı");
        builder.item(0, Reading::Whole(7));
        builder.end_aggregate(0, 9);
        builder.finish()
    }

    fn frozen(dataset: &Dataset) -> Vec<u8> {
        let mut bytes = Vec::new();
        write_frozen(dataset, &mut bytes).unwrap();
        bytes
    }

    #[test]
    fn rows_are_sorted_by_key_whatever_their_order() {
        let bytes = frozen(&dataset(&[0, 1, 2]));
        assert_eq!(bytes, frozen(&dataset(&[2, 0, 1])));
        let text = String::from_utf8(bytes).unwrap();
        let body = text.split_once('\n').unwrap().1;
        let expected = "row,region,station,note,valid,closed,words:valid,\"Qarabağ, \"\"A\"\"\",B,source,line\n\
            sum,Bakı,,,7,,,,,0,9\n\
            unit,Bakı,10,\"two\nlines\",\"1,5\",19:05,beş,3,1234567890123456,0,3\n\
            unit,Bakı,2,\"two\nlines\",,19:05,beş,3,1234567890123456,0,4\n\
            unit,Şəki,1,\"two\nlines\",-5,19:05,beş,3,1234567890123456,0,2\n";
        assert_eq!(body, expected);
    }

    #[test]
    fn what_is_written_reads_back_to_the_same_bytes() {
        let bytes = frozen(&dataset(&[1, 2, 0]));
        let read = read_frozen(&bytes[..]).unwrap();
        assert_eq!(frozen(&read), bytes);
        assert_eq!(read.units.item(0).reading(0), Reading::Unreadable("1,5"));
        assert_eq!(read.aggregates.len(), 1);
    }

    #[test]
    fn damaged_files_are_refused_with_their_line() {
        let text = String::from_utf8(frozen(&dataset(&[0, 1, 2]))).unwrap();
        let refusal = |from: &str, to: &str| {
            assert!(text.contains(from), "{from}");
            read_frozen(text.replacen(from, to, 1).as_bytes())
                .unwrap_err()
                .to_string()
        };
        assert!(refusal("\"schema\":1", "\"schema\":2").contains("schema 2 is not known"));
        assert!(refusal("unit,Şəki,1,", "unit,Şəki,1,1,").starts_with("line 8 of the dataset: 12"));
        assert!(refusal("unit,Şəki", "union,Şəki").contains("not \"union\""));
        assert!(refusal(",0,2\n", ",1,2\n").contains("there is no source 1"));
        assert!(refusal("row,region", "row,place").contains("column names differ"));
        assert!(read_frozen(&b""[..]).is_err());
    }

    #[test]
    fn one_choice_is_never_all_choices() {
        let mut header = header();
        header.choices.truncate(1);
        let dataset = Builder::new(header).finish();
        assert!(!dataset.header.choices_complete);
    }
}
