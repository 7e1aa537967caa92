//! A table of records: one kind of record, a row for each.
//!
//! Columns are named as the fields of the TOML files, with a point where a field lies in
//! another: `what.az`, `reply.state`, `nominated.1.persons`. Lists stand in one cell with `;`
//! between, an empty cell is a field that is not there. A small file may rename columns, give
//! what all rows have in common, and say which offset clock times were written in.

use std::{collections::BTreeMap, fmt::Write as _};

use serde::Deserialize;

use super::{
    ReadError, Records,
    document::{Document, REFERENCE, utf8},
    file::FORMAT,
    read::gather,
    word::words,
};

words! {
    /// What the rows of a table are. The word is the name of the table in a TOML file, too.
    Table {
        /// Incidents.
        Incident = "incident",
        /// Statements.
        Statement = "statement",
        /// Lines of accreditation.
        Accreditation = "accreditation",
        /// Exit polls.
        ExitPoll = "exit_poll",
        /// Norms.
        Norm = "norm",
        /// Facts.
        Fact = "fact",
        /// Claims.
        Claim = "claim",
        /// Gaps.
        Gap = "gap",
        /// Corrections.
        Correction = "correction",
        /// What is known of findings.
        Answer = "answer",
        /// Sources.
        Source = "source",
    }
}

/// Most rows of a table.
const MOST_ROWS: usize = 50_000;

/// Most columns of a table.
const MOST_COLUMNS: usize = 200;

/// Fields whose cells hold lists.
const LISTS: [&str; 8] = [
    "sources",
    "related_units",
    "links",
    "joint_with",
    "outlets",
    "records",
    "units",
    "unit_key",
];

/// Fields that are true or false.
const SWITCHES: [&str; 2] = ["invited", "not_found"];

/// Fields that hold a time.
const TIMES: [&str; 8] = [
    "occurred",
    "reported",
    "when",
    "published",
    "accredited",
    "asked",
    "answered",
    "valid_from",
];

/// How the columns of a table are read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// What stands between two cells; a comma if nothing is said.
    delimiter: Option<char>,
    /// The offset of clock times that have none, such as `+04:00`.
    offset: Option<String>,
    /// Whether the table is invented.
    #[serde(default)]
    simulated: bool,
    /// Columns that are left out.
    #[serde(default)]
    skip: Vec<String>,
    /// Field by column.
    #[serde(default)]
    columns: BTreeMap<String, String>,
    /// What every row has.
    #[serde(default)]
    constants: BTreeMap<String, String>,
}

impl Columns {
    /// Reads a file of columns.
    ///
    /// # Errors
    /// If it is no TOML file of this shape.
    pub fn parse(name: &str, bytes: &[u8]) -> Result<Self, ReadError> {
        let document = Document::toml(name, bytes)?;
        let columns: Self =
            toml::from_str(&document.text).map_err(|error| document.refuse_shape(&error))?;
        let delimiter = columns.delimiter.unwrap_or(',');
        if !delimiter.is_ascii() {
            let reason = format!("delimiter {delimiter:?} is not one byte");
            return Err(document.refuse(None, reason, "use , or ; or a tabulator"));
        }
        Ok(columns)
    }
}

/// Reads a table by itself. What its rows say about other records is checked where they come
/// together, in [`super::Package::read`].
///
/// # Errors
/// If it is no table, or a row is no such record; by line and column.
pub fn read_table(
    table: Table,
    name: &str,
    bytes: &[u8],
    columns: Option<&Columns>,
) -> Result<Records, ReadError> {
    Ok(gather(&[document(table, name, bytes, columns)?])?.0)
}

/// The table as TOML.
pub(super) fn document<'a>(
    table: Table,
    name: &'a str,
    bytes: &[u8],
    columns: Option<&Columns>,
) -> Result<Document<'a>, ReadError> {
    let text = utf8(name, bytes)?;
    let plain = Columns::default();
    let columns = columns.unwrap_or(&plain);
    let delimiter = u8::try_from(columns.delimiter.unwrap_or(',')).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let refuse = |line: Option<u64>, column: Option<&str>, reason: String, hint: &str| ReadError {
        file: name.to_owned(),
        line,
        column: column.map(str::to_owned),
        reason,
        hint: hint.to_owned(),
    };
    let mut fields: Vec<Option<Field>> = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map(csv::Position::line);
            let reason = match error.kind() {
                csv::ErrorKind::UnequalLengths {
                    expected_len, len, ..
                } => {
                    format!("the row has {len} cells, the first one {expected_len}")
                }
                _ => "this is no row of a table".to_owned(),
            };
            refuse(
                line,
                None,
                reason,
                "put cells that hold the delimiter in quotes",
            )
        })?;
        let line = record.position().map_or(1, csv::Position::line);
        if fields.is_empty() {
            if record.len() > MOST_COLUMNS {
                let reason = format!("there are more than {MOST_COLUMNS} columns");
                return Err(refuse(Some(line), None, reason, REFERENCE));
            }
            for title in &record {
                let field = columns.field(title).map_err(|reason| {
                    let hint = "rename it with --columns: [columns] \"title\" = \"field\"";
                    refuse(Some(line), Some(title), reason, hint)
                })?;
                fields.push(field);
            }
            columns.all_there(&record).map_err(|reason| {
                let hint = "compare the titles in the first line with the file of columns";
                refuse(Some(line), None, reason, hint)
            })?;
            continue;
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() == MOST_ROWS {
            let reason = format!("there are more than {MOST_ROWS} rows");
            return Err(refuse(
                Some(line),
                None,
                reason,
                "check one election at a time",
            ));
        }
        let cells = fields.iter().zip(&record);
        let cells = cells.filter_map(|(field, cell)| Some((field.as_ref()?, cell.trim())));
        let given = cells.filter(|(_, cell)| !cell.is_empty());
        let given = given.map(|(field, cell)| (field.clone(), cell.to_owned()));
        rows.push(Row::new(line, given.collect(), columns));
    }
    // The order of rows says nothing: a table sorted otherwise gives the same records.
    rows.sort_by(|a, b| a.id.cmp(&b.id).then(a.line.cmp(&b.line)));
    Ok(made(table, name, columns, &rows))
}

/// A column that is read: its title, and the path of its field.
#[derive(Clone)]
struct Field {
    title: String,
    path: Vec<String>,
}

impl Columns {
    /// What a column is read as; `None` if it is left out.
    fn field(&self, title: &str) -> Result<Option<Field>, String> {
        let title = title.trim();
        if self.skip.iter().any(|skipped| skipped == title) {
            return Ok(None);
        }
        let name = self.columns.get(title).map_or(title, String::as_str);
        Ok(Some(Field::parse(title, name)?))
    }

    /// Whether every column that is renamed or left out is there.
    fn all_there(&self, titles: &csv::StringRecord) -> Result<(), String> {
        let there = |wanted: &&String| !titles.iter().any(|title| title.trim() == wanted.as_str());
        match self.columns.keys().chain(&self.skip).find(there) {
            Some(missing) => Err(format!("the table has no column {missing:?}")),
            None => Ok(()),
        }
    }
}

impl Field {
    fn parse(title: &str, name: &str) -> Result<Self, String> {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        let path: Vec<String> = name.split('.').map(str::to_owned).collect();
        if path
            .iter()
            .any(|part| part.is_empty() || !part.bytes().all(plain))
        {
            return Err(format!("{name:?} is no field of a record"));
        }
        Ok(Self {
            title: title.to_owned(),
            path,
        })
    }

    /// The value of a cell as TOML.
    fn value(&self, cell: &str, columns: &Columns) -> String {
        let leaf = |name: &String| !matches!(name.as_str(), "from" | "to");
        let last = self.path.iter().rev().find(|name| leaf(name));
        let last = last.map_or("", String::as_str);
        if LISTS.contains(&last) {
            let items = cell
                .split(';')
                .map(str::trim)
                .filter(|item| !item.is_empty());
            let items: Vec<String> = items.map(quoted).collect();
            return format!("[{}]", items.join(", "));
        }
        let is_switch = SWITCHES.contains(&last) && matches!(cell, "true" | "false");
        let is_number = last == "row" && cell.len() < 4 && cell.bytes().all(|b| b.is_ascii_digit());
        if is_switch {
            return cell.to_owned();
        }
        if is_number {
            let digits = cell.trim_start_matches('0');
            return if digits.is_empty() { "0" } else { digits }.to_owned();
        }
        match &columns.offset {
            Some(offset) if TIMES.contains(&last) => {
                let parts: Vec<String> = cell
                    .split('/')
                    .map(|time| with_offset(time, offset))
                    .collect();
                quoted(&parts.join("/"))
            }
            _ => quoted(cell),
        }
    }
}

/// A clock time without an offset, with one.
fn with_offset(time: &str, offset: &str) -> String {
    match time.split_once('T') {
        Some((_, clock)) if !clock.contains(['+', '-', 'Z']) => format!("{time}{offset}"),
        _ => time.to_owned(),
    }
}

/// A text as TOML writes it on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            control if control.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(control));
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// A row: what TOML says of it, line by line, each with the column that it comes from.
struct Row {
    line: u64,
    id: String,
    fields: Vec<(String, String)>,
}

impl Row {
    fn new(line: u64, mut cells: Vec<(Field, String)>, columns: &Columns) -> Self {
        for (name, value) in &columns.constants {
            let is_given = cells.iter().any(|(field, _)| field.path.join(".") == *name);
            if let (false, Ok(field)) = (is_given, Field::parse(name, name)) {
                cells.push((field, value.clone()));
            }
        }
        let mut id = String::new();
        let mut fields = Vec::new();
        // Lists of tables: a group of columns with numbers in their names is one field.
        let mut lists: BTreeMap<String, List> = BTreeMap::new();
        for (field, cell) in cells {
            let value = field.value(&cell, columns);
            let number = field
                .path
                .iter()
                .position(|part| part.parse::<u16>().is_ok());
            match number {
                Some(at) if at > 0 && at + 1 < field.path.len() => {
                    let list = lists.entry(field.path[..at].join(".")).or_default();
                    let place = field.path[at].parse().unwrap_or_default();
                    let inner = field.path[at + 1..].join(".");
                    list.titles.push(field.title);
                    let item = list.items.entry(place).or_default();
                    item.push(format!("{inner} = {value}"));
                }
                _ => {
                    if field.path == ["id"] || (field.path == ["key"] && id.is_empty()) {
                        id.clone_from(&cell);
                    }
                    fields.push((field.title, format!("{} = {value}", field.path.join("."))));
                }
            }
        }
        for (name, list) in lists {
            let items: Vec<String> = list
                .items
                .values()
                .map(|item| format!("{{ {} }}", item.join(", ")))
                .collect();
            fields.push((
                list.titles.join(", "),
                format!("{name} = [{}]", items.join(", ")),
            ));
        }
        Self { line, id, fields }
    }
}

#[derive(Default)]
struct List {
    titles: Vec<String>,
    items: BTreeMap<u16, Vec<String>>,
}

fn made<'a>(table: Table, name: &'a str, columns: &Columns, rows: &[Row]) -> Document<'a> {
    let mut text = format!("format = \"{FORMAT}\"\nschema = 1\n");
    let mut origins = vec![(1, None); 2];
    let _ = writeln!(text, "simulated = {}", columns.simulated);
    origins.push((1, None));
    for row in rows {
        let _ = writeln!(text, "[[{}]]", table.word());
        origins.push((row.line, None));
        for (title, line) in &row.fields {
            let _ = writeln!(text, "{line}");
            origins.push((row.line, Some(title.clone())));
        }
    }
    Document::made(name, text, origins)
}
