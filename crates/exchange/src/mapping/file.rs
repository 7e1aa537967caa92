//! The file of a mapping as its author typed it, and the step from there to what it means.

use std::collections::BTreeMap;

use election::{dataset::EditionLabel, digest::Sha256, names};
use serde::Deserialize;
use toml::Spanned;

use super::{
    Action, Column, Layout, LongRole, Mapping, Pattern, Role, RowRule,
    layout::{LayoutFile, LongFile, RowFile, StationsFile},
    reader::Reader,
};
use crate::{
    account::Format,
    encoding,
    error::{Fault, Located},
    figures::Figures,
    grid::{HeaderRows, Part},
    table::tidy,
};

/// Most lines of column names.
const MAX_HEADER_ROWS: u64 = 20;

/// Version of the mapping language that is read.
const SCHEMA: i64 = 1;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[expect(
        dead_code,
        reason = "looked at before the rest; here so that it is a known field"
    )]
    schema: i64,
    encoding: Option<Spanned<String>>,
    delimiter: Option<Spanned<String>>,
    format: Option<Spanned<String>>,
    sheet: Option<Spanned<PartFile>>,
    table: Option<Spanned<PartFile>>,
    header_rows: Option<Spanned<HeaderRowsFile>>,
    #[serde(default)]
    header_fill: bool,
    layout: Option<Spanned<String>>,
    long: Option<Spanned<LongFile>>,
    stations: Option<Spanned<StationsFile>>,
    #[serde(default)]
    rows: Vec<Spanned<RowFile>>,
    key: Spanned<Vec<String>>,
    nesting: Option<Spanned<Vec<String>>>,
    #[serde(default)]
    skip: Vec<Spanned<RuleFile>>,
    #[serde(default)]
    aggregates: Vec<Spanned<RuleFile>>,
    #[serde(default)]
    columns: BTreeMap<String, Spanned<ColumnFile>>,
    #[serde(default)]
    other_columns: OtherColumns,
    numbers: Option<Spanned<NumbersFile>>,
    expected_rows: Option<u64>,
    choices_complete: Option<bool>,
    #[serde(default)]
    edition: EditionLabel,
}

/// A part of a file, by name or by position from 1.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum PartFile {
    Position(i64),
    Name(String),
}

/// The line of the column names, or the first and the last of their lines.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum HeaderRowsFile {
    One(i64),
    Several([i64; 2]),
}

/// Only the version, so that a later version is named even where its fields are unknown.
#[derive(Deserialize)]
struct Version {
    schema: Spanned<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    column: String,
    matches: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnFile {
    item: Option<String>,
    choice: Option<String>,
    place: Option<String>,
    words: Option<String>,
    long: Option<LongRole>,
    #[serde(default)]
    ignore: bool,
    #[serde(default)]
    optional: bool,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct NumbersFile {
    group: String,
    decimal: Option<char>,
    words: BTreeMap<String, i64>,
    scales: BTreeMap<String, i64>,
    missing: Vec<String>,
}

/// What is done with a column that the mapping does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum OtherColumns {
    /// The file is refused.
    #[default]
    Refuse,
    /// It is a choice of the same name.
    Choice,
    /// Nothing.
    Ignore,
}

/// Reads the text of a mapping.
pub(super) fn read(name: &str, text: &str) -> Result<Mapping, Located> {
    let reader = Reader::new(text);
    let version: Version = toml::from_str(text).map_err(|error| reader.refuse(&error))?;
    if *version.schema.get_ref() != SCHEMA {
        let found = *version.schema.get_ref();
        return Err(reader.at(version.schema.span(), Fault::MappingSchema { found }));
    }
    let file: File = toml::from_str(text).map_err(|error| reader.refuse(&error))?;
    reader.mapping(name, file)
}

impl Reader<'_> {
    fn mapping(&self, name: &str, file: File) -> Result<Mapping, Located> {
        let layout = LayoutFile {
            layout: file.layout,
            long: file.long,
            stations: file.stations,
            rows: file.rows,
        };
        let layout = layout.layout(self)?;
        let columns = self.columns(file.columns)?;
        self.check_columns(&layout, &columns, file.other_columns)?;
        let places: Vec<&str> = match &layout {
            Layout::Stations(stations) => stations.places().collect(),
            _ => columns
                .values()
                .filter_map(|column| column.role.place())
                .collect(),
        };
        self.check_places("key", &file.key, &places)?;
        if file.key.get_ref().is_empty() {
            return Err(self.value(file.key.span(), "key", "names no place"));
        }
        if let Some(nesting) = &file.nesting {
            self.check_places("nesting", nesting, &places)?;
        }
        let (figures, number_words) = self.numbers(file.numbers)?;
        let mut row_rules = self.row_rules(Action::Skip, &file.skip);
        row_rules.extend(self.row_rules(Action::Aggregate, &file.aggregates));
        Ok(Mapping {
            name: name.to_owned(),
            text: self.text.to_owned(),
            sha256: Sha256::of(self.text.as_bytes()),
            encoding: file
                .encoding
                .map(|label| self.encoding(&label))
                .transpose()?,
            delimiter: file
                .delimiter
                .map(|delimiter| self.delimiter(&delimiter))
                .transpose()?,
            format: file.format.map(|format| self.format(&format)).transpose()?,
            sheet: file
                .sheet
                .map(|sheet| self.part("sheet", &sheet))
                .transpose()?,
            table: file
                .table
                .map(|table| self.part("table", &table))
                .transpose()?,
            header: HeaderRows {
                fill: file.header_fill,
                ..file
                    .header_rows
                    .map_or_else(|| Ok(HeaderRows::default()), |rows| self.header_rows(&rows))?
            },
            layout,
            key: file
                .key
                .into_inner()
                .iter()
                .map(|place| tidy(place))
                .collect(),
            nesting: file.nesting.map_or_else(Vec::new, |nesting| {
                nesting
                    .into_inner()
                    .iter()
                    .map(|place| tidy(place))
                    .collect()
            }),
            row_rules,
            columns,
            other_columns: file.other_columns,
            figures,
            number_words,
            expected_rows: file.expected_rows,
            choices_complete: file.choices_complete,
            edition: tidy_edition(&file.edition),
        })
    }

    /// Columns may only have roles that the layout has.
    fn check_columns(
        &self,
        layout: &Layout,
        columns: &BTreeMap<String, Column>,
        other_columns: OtherColumns,
    ) -> Result<(), Located> {
        let refuse = |line: u64, field: &str, reason: &str| {
            let fault = Fault::MappingValue {
                field: field.to_owned(),
                reason: reason.to_owned(),
            };
            Err(Located::line(line, fault))
        };
        let has = |role: LongRole| {
            let mut columns = columns.values();
            columns.any(|column| column.role == Role::Long(role))
        };
        let first = columns.values().next().map(|column| column.line);
        match layout {
            Layout::Wide => {
                let long = |column: &&Column| matches!(column.role, Role::Long(_));
                if let Some(column) = columns.values().find(long) {
                    return refuse(column.line, "columns", "long belongs to layout = \"long\"");
                }
            }
            Layout::Stations(stations) => {
                if let Some(line) = first {
                    let reason =
                        "this layout has its columns in [stations] and its rows in [[rows]]";
                    return refuse(line, "columns", reason);
                }
                if other_columns != OtherColumns::Refuse {
                    let reason = "every column that is no label is a station in this layout";
                    return refuse(stations.line, "other_columns", reason);
                }
            }
            Layout::Long(long) => {
                let choice = |column: &&Column| matches!(column.role, Role::Choice(_));
                if let Some(column) = columns.values().find(choice) {
                    let reason = "in a long table choices are rows: use long = \"choice\"";
                    return refuse(column.line, "columns", reason);
                }
                let line = first.unwrap_or(1);
                if other_columns == OtherColumns::Choice {
                    let reason = "in a long table choices are rows, so columns cannot be";
                    return refuse(line, "other_columns", reason);
                }
                for role in [LongRole::Choice, LongRole::Votes] {
                    if !has(role) {
                        let reason = format!("no column has the role long = {:?}", role.word());
                        return refuse(line, "columns", &reason);
                    }
                }
                if !long.kinds.is_empty() && !has(LongRole::Kind) {
                    let reason = "no column has the role long = \"kind\"";
                    return refuse(long.line, "long.kinds", reason);
                }
                if !long.sum_modes.is_empty() && !has(LongRole::Mode) {
                    let reason = "no column has the role long = \"mode\"";
                    return refuse(long.line, "long.sum_modes", reason);
                }
            }
        }
        Ok(())
    }

    fn format(&self, format: &Spanned<String>) -> Result<Format, Located> {
        let word = format.get_ref().as_str();
        Format::of_word(word).ok_or_else(|| {
            let words: Vec<&str> = Format::ALL.iter().map(|format| format.word()).collect();
            let reason = format!("must be one of {}", words.join(", "));
            self.value(format.span(), "format", &reason)
        })
    }

    fn part(&self, field: &str, part: &Spanned<PartFile>) -> Result<Part, Located> {
        match part.get_ref() {
            PartFile::Position(position) => match usize::try_from(*position) {
                Ok(position) if position > 0 => Ok(Part::Position(position)),
                _ => Err(self.value(part.span(), field, "positions count from 1")),
            },
            PartFile::Name(name) => Ok(Part::Name(tidy(name))),
        }
    }

    fn encoding(&self, label: &Spanned<String>) -> Result<&'static encoding_rs::Encoding, Located> {
        encoding::labelled(label.get_ref()).map_err(|fault| self.at(label.span(), fault))
    }

    fn delimiter(&self, delimiter: &Spanned<String>) -> Result<u8, Located> {
        match delimiter.get_ref().as_bytes() {
            [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r' | 0) => Ok(*byte),
            _ => {
                let reason = "must be one character such as \",\", \";\", \"|\" or \"\\t\"";
                Err(self.value(delimiter.span(), "delimiter", reason))
            }
        }
    }

    fn header_rows(&self, rows: &Spanned<HeaderRowsFile>) -> Result<HeaderRows, Located> {
        let [first, last] = match *rows.get_ref() {
            HeaderRowsFile::One(line) => [line, line],
            HeaderRowsFile::Several(lines) => lines,
        };
        match (u64::try_from(first), u64::try_from(last)) {
            (Ok(first), Ok(last))
                if (1..=last).contains(&first) && last - first < MAX_HEADER_ROWS =>
            {
                Ok(HeaderRows {
                    first,
                    last,
                    fill: false,
                })
            }
            _ => {
                let reason = format!(
                    "is the line of the column names, at least 1, or [first, last] of up to \
                     {MAX_HEADER_ROWS} lines"
                );
                Err(self.value(rows.span(), "header_rows", &reason))
            }
        }
    }

    fn row_rules(&self, action: Action, rules: &[Spanned<RuleFile>]) -> Vec<RowRule> {
        let rule = |rule: &Spanned<RuleFile>| RowRule {
            action,
            column: tidy(&rule.get_ref().column),
            pattern: Pattern::new(rule.get_ref().matches.trim()),
            line: self.line(rule.span().start),
        };
        rules.iter().map(rule).collect()
    }

    fn columns(
        &self,
        columns: BTreeMap<String, Spanned<ColumnFile>>,
    ) -> Result<BTreeMap<String, Column>, Located> {
        let mut tidied = BTreeMap::new();
        for (heading, column) in columns {
            let span = column.span();
            let field = format!("columns.{heading:?}");
            let role = role(column.get_ref())
                .map_err(|reason| self.value(span.clone(), &field, reason))?;
            let optional = column.get_ref().optional;
            let column = Column {
                role,
                optional,
                line: self.line(span.start),
            };
            if tidied.insert(tidy(&heading), column).is_some() {
                return Err(self.value(span, &field, "is there twice but for spaces"));
            }
        }
        Ok(tidied)
    }

    /// Every place must come from a column.
    fn check_places(
        &self,
        field: &str,
        wanted: &Spanned<Vec<String>>,
        places: &[&str],
    ) -> Result<(), Located> {
        for (position, place) in wanted.get_ref().iter().enumerate() {
            let place = tidy(place);
            if wanted.get_ref()[..position]
                .iter()
                .any(|before| tidy(before) == place)
            {
                return Err(self.value(wanted.span(), field, &format!("names {place:?} twice")));
            }
            if !places.contains(&place.as_str()) {
                let near = names::nearest(&place, places.iter().copied());
                let near =
                    near.map_or_else(String::new, |near| format!("; did you mean {near:?}?"));
                let reason = format!("no column gives place {place:?}{near}");
                return Err(self.value(wanted.span(), field, &reason));
            }
        }
        Ok(())
    }

    fn numbers(
        &self,
        numbers: Option<Spanned<NumbersFile>>,
    ) -> Result<(Figures, BTreeMap<String, i64>), Located> {
        let Some(numbers) = numbers else {
            return Ok(Default::default());
        };
        let span = numbers.span();
        let NumbersFile {
            group,
            decimal,
            words,
            scales,
            missing,
        } = numbers.into_inner();
        let refuse = |field: &str, reason: &str| Err(self.value(span.clone(), field, reason));
        let group: Vec<char> = group.chars().collect();
        let is_of_number = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '+' | '\u{2212}');
        if group.iter().chain(&decimal).any(is_of_number) {
            return refuse(
                "numbers",
                "group and decimal may not be letters, digits or signs",
            );
        }
        let group_spaces = group.iter().any(|c| c.is_whitespace());
        let in_group = |c: char| group.contains(&c) || (group_spaces && c.is_whitespace());
        if decimal.is_some_and(in_group) {
            return refuse(
                "numbers",
                "one character cannot both group digits and begin decimals",
            );
        }
        if words.values().any(|value| *value < 0) {
            return refuse("numbers.words", "the value of a word may not be negative");
        }
        let is_scale = |(word, value): (&String, &i64)| {
            let word = word.trim().trim_end_matches('.');
            *value > 1 && !word.is_empty() && word.chars().all(char::is_alphabetic)
        };
        if !scales.iter().all(is_scale) {
            let reason = "a scale is a word of letters and a whole number above 1";
            return refuse("numbers.scales", reason);
        }
        let scales = scales
            .iter()
            .map(|(word, value)| (names::fold(word.trim().trim_end_matches('.')), *value));
        let scales = scales.collect();
        let missing = missing.iter().map(|mark| mark.trim().to_owned()).collect();
        let words = words
            .iter()
            .map(|(word, value)| (tidy(word), *value))
            .collect();
        Ok((
            Figures {
                group,
                group_spaces,
                decimal,
                missing,
                scales,
            },
            words,
        ))
    }
}

/// The one role of a column.
fn role(column: &ColumnFile) -> Result<Role, &'static str> {
    let mut roles = Vec::new();
    roles.extend(column.item.as_deref().map(|name| Role::Item(tidy(name))));
    roles.extend(
        column
            .choice
            .as_deref()
            .map(|name| Role::Choice(tidy(name))),
    );
    roles.extend(column.place.as_deref().map(|name| Role::Place(tidy(name))));
    roles.extend(column.words.as_deref().map(|name| Role::Words(tidy(name))));
    roles.extend(column.long.map(Role::Long));
    roles.extend(column.ignore.then_some(Role::Ignore));
    let one = "must have exactly one of item, choice, place, words, long and ignore = true";
    let (Some(role), None) = (roles.pop(), roles.pop()) else {
        return Err(one);
    };
    if role.name().is_some_and(str::is_empty) {
        return Err("has an empty name");
    }
    Ok(role)
}

impl Role {
    fn name(&self) -> Option<&str> {
        match self {
            Self::Item(name) | Self::Choice(name) | Self::Place(name) | Self::Words(name) => {
                Some(name)
            }
            Self::Long(_) | Self::Ignore => None,
        }
    }

    fn place(&self) -> Option<&str> {
        match self {
            Self::Place(name) => Some(name),
            _ => None,
        }
    }
}

fn tidy_edition(edition: &EditionLabel) -> EditionLabel {
    EditionLabel {
        country: tidy(&edition.country),
        election: tidy(&edition.election),
        contest: tidy(&edition.contest),
        label: tidy(&edition.label),
    }
}
