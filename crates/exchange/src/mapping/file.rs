//! The file of a mapping as its author typed it, and the step from there to what it means.

use std::{collections::BTreeMap, ops::Range};

use election::{dataset::EditionLabel, digest::Sha256, names};
use serde::Deserialize;
use toml::Spanned;

use super::{Action, Column, Mapping, Pattern, Role, RowRule};
use crate::{
    encoding,
    error::{Fault, Located},
    figures::Figures,
    table::tidy,
};

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
    header_rows: Option<Spanned<i64>>,
    layout: Option<Spanned<String>>,
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
    let reader = Reader { text };
    let version: Version = toml::from_str(text).map_err(|error| reader.refuse(&error))?;
    if *version.schema.get_ref() != SCHEMA {
        let found = *version.schema.get_ref();
        return Err(reader.at(version.schema.span(), Fault::MappingSchema { found }));
    }
    let file: File = toml::from_str(text).map_err(|error| reader.refuse(&error))?;
    reader.mapping(name, file)
}

/// Knows on which line of the text everything stands.
struct Reader<'t> {
    text: &'t str,
}

impl Reader<'_> {
    fn mapping(&self, name: &str, file: File) -> Result<Mapping, Located> {
        self.check_layout(file.layout.as_ref())?;
        let columns = self.columns(file.columns)?;
        self.check_places("key", &file.key, &columns)?;
        if file.key.get_ref().is_empty() {
            return Err(self.value(file.key.span(), "key", "names no place"));
        }
        if let Some(nesting) = &file.nesting {
            self.check_places("nesting", nesting, &columns)?;
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
            header_rows: file
                .header_rows
                .map_or(Ok(1), |rows| self.header_rows(&rows))?,
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

    fn check_layout(&self, layout: Option<&Spanned<String>>) -> Result<(), Located> {
        let Some(layout) = layout else { return Ok(()) };
        match layout.get_ref().as_str() {
            "wide" => Ok(()),
            "long" | "stations-as-columns" => {
                let fault = Fault::Layout {
                    layout: layout.get_ref().clone(),
                };
                Err(self.at(layout.span(), fault))
            }
            _ => {
                let reason = "must be \"wide\", \"long\" or \"stations-as-columns\"";
                Err(self.value(layout.span(), "layout", reason))
            }
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

    fn header_rows(&self, rows: &Spanned<i64>) -> Result<u64, Located> {
        match u64::try_from(*rows.get_ref()) {
            Ok(rows) if rows > 0 => Ok(rows),
            _ => {
                let reason = "is the line of the column names, at least 1";
                Err(self.value(rows.span(), "header_rows", reason))
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
        columns: &BTreeMap<String, Column>,
    ) -> Result<(), Located> {
        let places: Vec<&str> = columns
            .values()
            .filter_map(|column| column.role.place())
            .collect();
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
            },
            words,
        ))
    }

    fn line(&self, offset: usize) -> u64 {
        let before = self.text.as_bytes().get(..offset).unwrap_or_default();
        memchr::memchr_iter(b'\n', before).count() as u64 + 1
    }

    fn at(&self, span: Range<usize>, fault: Fault) -> Located {
        let line_start = self
            .text
            .get(..span.start)
            .and_then(|before| before.rfind('\n'));
        let line_start = line_start.map_or(0, |end| end + 1);
        let before = self.text.get(line_start..span.start).unwrap_or_default();
        Located::cell(self.line(span.start), before.chars().count(), fault)
    }

    fn value(&self, span: Range<usize>, field: &str, reason: &str) -> Located {
        let fault = Fault::MappingValue {
            field: field.to_owned(),
            reason: reason.to_owned(),
        };
        self.at(span, fault)
    }

    /// What the TOML reader refused, with its place.
    fn refuse(&self, error: &toml::de::Error) -> Located {
        let message = error.message().to_owned();
        let fault = unknown_field(&message).unwrap_or(Fault::MappingText { message });
        match error.span() {
            Some(span) => self.at(span, fault),
            None => Located::nowhere(fault),
        }
    }
}

/// The field and the known ones, from a message such as ``unknown field `a`, expected one of
/// `b`, `c` ``: serde gives them in no other form.
fn unknown_field(message: &str) -> Option<Fault> {
    let names = message.strip_prefix("unknown field ")?;
    let mut quoted = names.split('`').skip(1).step_by(2);
    let field = quoted.next()?.to_owned();
    let known: Vec<String> = quoted.map(str::to_owned).collect();
    let near = names::nearest(&field, known.iter().map(String::as_str)).map(str::to_owned);
    Some(Fault::MappingField { field, near, known })
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
    roles.extend(column.ignore.then_some(Role::Ignore));
    let one = "must have exactly one of item, choice, place, words and ignore = true";
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
            Self::Ignore => None,
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
