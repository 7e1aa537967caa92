//! Layouts other than one row a unit and one column a figure: what a mapping says about them.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{Pattern, reader::Reader};
use crate::{error::Located, table::tidy};

/// How units, choices and figures lie in a table.
#[derive(Debug, Clone)]
pub(crate) enum Layout {
    /// A row a unit, a column a figure.
    Wide,
    /// A row a figure.
    Long(Long),
    /// A column a unit, a row a figure.
    Stations(Stations),
}

/// What the rows of a long table mean.
#[derive(Debug, Clone, Default)]
pub(crate) struct Long {
    /// Names of choices by what the source calls them.
    pub(crate) choices: BTreeMap<String, String>,
    /// Whether any other text is a choice of that name.
    pub(crate) other_by_name: bool,
    /// Items by the text, of the kind or of the choice, that stands for them.
    pub(crate) items: BTreeMap<String, String>,
    /// Kinds of rows that are votes for choices; all if there are none.
    pub(crate) kinds: Vec<Pattern>,
    /// Modes of voting whose votes are added up.
    pub(crate) sum_modes: Vec<Pattern>,
    /// Line of the table in the mapping.
    pub(crate) line: u64,
}

/// What the rows of a table mean whose columns are stations.
#[derive(Debug, Clone)]
pub(crate) struct Stations {
    /// Columns that say what a row holds; all others are stations.
    pub(crate) labels: Vec<String>,
    /// Of those, the ones whose empty cells repeat the last text above.
    pub(crate) fill_down: Vec<String>,
    pub(crate) header: Vec<HeaderRow>,
    pub(crate) rows: Vec<FigureRow>,
    pub(crate) line: u64,
}

/// A row that says something about each station.
#[derive(Debug, Clone)]
pub(crate) struct HeaderRow {
    /// What its first label must look like; the row of column names has none.
    pub(crate) label: Option<Pattern>,
    /// Place that it gives, unless it is passed over.
    pub(crate) place: Option<String>,
    pub(crate) optional: bool,
}

/// Rows of one meaning.
#[derive(Debug, Clone)]
pub(crate) struct FigureRow {
    /// What cells of label columns must look like.
    pub(crate) matches: Vec<(String, Pattern)>,
    /// Label columns that must not be empty.
    pub(crate) filled: Vec<String>,
    pub(crate) role: RowRole,
    pub(crate) optional: bool,
    pub(crate) line: u64,
}

/// What a row holds. Names of label columns in braces stand for their cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RowRole {
    Item(String),
    Choice(Template),
    /// The sum of the choices whose names look like this; it is compared.
    Subtotal(Template),
    Skip,
}

/// A text with gaps for the cells of label columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template {
    pub(crate) text: String,
    /// A text, then a column, in turn; `tail` is the last text.
    pub(crate) parts: Vec<(String, String)>,
    pub(crate) tail: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct LongFile {
    choices: BTreeMap<String, String>,
    other_choices: OtherChoices,
    items: BTreeMap<String, String>,
    kinds: Vec<String>,
    sum_modes: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum OtherChoices {
    #[default]
    Refuse,
    Name,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StationsFile {
    labels: Vec<String>,
    #[serde(default)]
    fill_down: Vec<String>,
    header: Vec<Spanned<HeaderFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeaderFile {
    label: Option<String>,
    place: Option<String>,
    #[serde(default)]
    ignore: bool,
    #[serde(default)]
    optional: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RowFile {
    #[serde(default, rename = "where")]
    matches: BTreeMap<String, String>,
    #[serde(default)]
    filled: Vec<String>,
    item: Option<String>,
    choice: Option<String>,
    subtotal: Option<String>,
    #[serde(default)]
    skip: bool,
    #[serde(default)]
    optional: bool,
}

/// The tables of a mapping that belong to one layout each.
pub(super) struct LayoutFile {
    pub(super) layout: Option<Spanned<String>>,
    pub(super) long: Option<Spanned<LongFile>>,
    pub(super) stations: Option<Spanned<StationsFile>>,
    pub(super) rows: Vec<Spanned<RowFile>>,
}

impl LayoutFile {
    pub(super) fn layout(self, reader: &Reader<'_>) -> Result<Layout, Located> {
        let name = self.layout.as_ref().map_or("wide", |name| name.get_ref());
        if !matches!(name, "wide" | "long" | "stations-as-columns") {
            let span = self.layout.as_ref().map_or(0..0, Spanned::span);
            let reason = "must be \"wide\", \"long\" or \"stations-as-columns\"";
            return Err(reader.value(span, "layout", reason));
        }
        let (is_long, is_stations) = (name == "long", name == "stations-as-columns");
        if let (Some(long), false) = (&self.long, is_long) {
            let reason = "says something about layout = \"long\" only";
            return Err(reader.value(long.span(), "long", reason));
        }
        if let (Some(stations), false) = (&self.stations, is_stations) {
            let reason = "says something about layout = \"stations-as-columns\" only";
            return Err(reader.value(stations.span(), "stations", reason));
        }
        if let (Some(row), false) = (self.rows.first(), is_stations) {
            let reason = "says something about layout = \"stations-as-columns\" only";
            return Err(reader.value(row.span(), "rows", reason));
        }
        if is_long {
            Ok(Layout::Long(long(self.long, reader)?))
        } else if is_stations {
            let span = self.layout.as_ref().map_or(0..0, Spanned::span);
            let Some(file) = self.stations else {
                let reason =
                    "needs a table [stations] that names the label columns and header rows";
                return Err(reader.value(span, "layout", reason));
            };
            Ok(Layout::Stations(stations(file, &self.rows, reader)?))
        } else {
            Ok(Layout::Wide)
        }
    }
}

fn long(file: Option<Spanned<LongFile>>, reader: &Reader<'_>) -> Result<Long, Located> {
    let Some(file) = file else {
        return Ok(Long::default());
    };
    let span = file.span();
    let file = file.into_inner();
    let named = |names: BTreeMap<String, String>, field: &str| {
        let mut tidied = BTreeMap::new();
        for (text, name) in names {
            let (text, name) = (tidy(&text), tidy(&name));
            if name.is_empty() {
                let field = format!("{field}.{text:?}");
                return Err(reader.value(span.clone(), &field, "has an empty name"));
            }
            tidied.insert(text, name);
        }
        Ok(tidied)
    };
    let choices = named(file.choices, "long.choices")?;
    let items = named(file.items, "long.items")?;
    if let Some(both) = choices.keys().find(|text| items.contains_key(*text)) {
        let reason = format!("{both:?} is both an item and a choice");
        return Err(reader.value(span, "long", &reason));
    }
    Ok(Long {
        choices,
        other_by_name: file.other_choices == OtherChoices::Name,
        items,
        kinds: patterns(&file.kinds),
        sum_modes: patterns(&file.sum_modes),
        line: reader.line(span.start),
    })
}

fn patterns(texts: &[String]) -> Vec<Pattern> {
    texts.iter().map(|text| Pattern::new(text.trim())).collect()
}

fn stations(
    file: Spanned<StationsFile>,
    rows: &[Spanned<RowFile>],
    reader: &Reader<'_>,
) -> Result<Stations, Located> {
    let span = file.span();
    let file = file.into_inner();
    let tidied = |names: &[String]| names.iter().map(|name| tidy(name)).collect::<Vec<_>>();
    let (labels, fill_down) = (tidied(&file.labels), tidied(&file.fill_down));
    if labels.is_empty() {
        return Err(reader.value(span, "stations.labels", "names no column"));
    }
    if let Some(other) = fill_down.iter().find(|name| !labels.contains(name)) {
        let reason = format!("{other:?} is none of the labels");
        return Err(reader.value(span, "stations.fill_down", &reason));
    }
    let header = file.header.into_iter().enumerate();
    let header = header
        .map(|(position, row)| header_row(position, row, reader))
        .collect::<Result<Vec<_>, _>>()?;
    let rows = rows
        .iter()
        .map(|row| figure_row(row, &labels, reader))
        .collect::<Result<Vec<_>, _>>()?;
    if rows.is_empty() {
        return Err(reader.value(span, "rows", "needs at least one table [[rows]]"));
    }
    Ok(Stations {
        labels,
        fill_down,
        header,
        rows,
        line: reader.line(span.start),
    })
}

fn header_row(
    position: usize,
    row: Spanned<HeaderFile>,
    reader: &Reader<'_>,
) -> Result<HeaderRow, Located> {
    let span = row.span();
    let row = row.into_inner();
    let field = "stations.header";
    if row.place.is_some() == row.ignore {
        return Err(reader.value(span, field, "must have one of place and ignore = true"));
    }
    if (position == 0) != row.label.is_none() {
        let reason = "the first entry is the row of column names and has no label; \
                      every other entry has one";
        return Err(reader.value(span, field, reason));
    }
    let place = row.place.as_deref().map(tidy);
    if place.as_deref() == Some("") {
        return Err(reader.value(span, field, "has an empty name"));
    }
    Ok(HeaderRow {
        label: row.label.map(|label| Pattern::new(label.trim())),
        place,
        optional: row.optional,
    })
}

fn figure_row(
    row: &Spanned<RowFile>,
    labels: &[String],
    reader: &Reader<'_>,
) -> Result<FigureRow, Located> {
    let span = row.span();
    let refuse = |reason: &str| Err(reader.value(span.clone(), "rows", reason));
    let row = row.get_ref();
    let template = |text: &String| match Template::parse(text, labels) {
        Ok(template) => Ok(template),
        Err(reason) => Err(reader.value(span.clone(), "rows", &reason)),
    };
    let mut roles = Vec::new();
    roles.extend(row.item.as_deref().map(|item| RowRole::Item(tidy(item))));
    if let Some(choice) = &row.choice {
        roles.push(RowRole::Choice(template(choice)?));
    }
    if let Some(subtotal) = &row.subtotal {
        roles.push(RowRole::Subtotal(template(subtotal)?));
    }
    roles.extend(row.skip.then_some(RowRole::Skip));
    let (Some(role), None) = (roles.pop(), roles.pop()) else {
        return refuse("must have exactly one of item, choice, subtotal and skip = true");
    };
    let matches: Vec<(String, Pattern)> = row
        .matches
        .iter()
        .map(|(label, pattern)| (tidy(label), Pattern::new(pattern.trim())))
        .collect();
    let filled: Vec<String> = row.filled.iter().map(|label| tidy(label)).collect();
    if matches.is_empty() && filled.is_empty() {
        return refuse("must say by where or filled which rows are meant");
    }
    let named = matches.iter().map(|(label, _)| label).chain(&filled);
    for label in named {
        if !labels.contains(label) {
            return refuse(&format!("{label:?} is none of stations.labels"));
        }
    }
    Ok(FigureRow {
        matches,
        filled,
        role,
        optional: row.optional,
        line: reader.line(span.start),
    })
}

impl Template {
    fn parse(text: &str, labels: &[String]) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            let Some((label, behind)) = behind.split_once('}') else {
                return Err(format!("{text:?} opens a brace that is never closed"));
            };
            let label = tidy(label);
            if !labels.contains(&label) {
                return Err(format!("{label:?} is none of stations.labels"));
            }
            parts.push((before.to_owned(), label));
            rest = behind;
        }
        if parts.is_empty() && rest.trim().is_empty() {
            return Err("has an empty name".to_owned());
        }
        Ok(Self {
            text: text.to_owned(),
            parts,
            tail: rest.to_owned(),
        })
    }

    /// The text with the gaps filled by `cell`.
    pub(crate) fn filled<'c>(&self, cell: impl Fn(&str) -> &'c str) -> String {
        let mut text = String::new();
        for (before, label) in &self.parts {
            text.push_str(before);
            text.push_str(cell(label).trim());
        }
        text.push_str(&self.tail);
        tidy(&text)
    }
}

impl Layout {
    /// The word for it in mappings and accounts.
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Long(_) => "long",
            Self::Stations(_) => "stations-as-columns",
        }
    }
}

impl Stations {
    /// Places that the header rows give.
    pub(crate) fn places(&self) -> impl Iterator<Item = &str> {
        self.header.iter().filter_map(|row| row.place.as_deref())
    }
}

impl Long {
    /// Whether a row of this kind is votes for a choice.
    pub(crate) fn is_votes(&self, kind: &str) -> bool {
        self.kinds.is_empty() || self.kinds.iter().any(|pattern| pattern.matches(kind))
    }
}

impl FigureRow {
    /// The label columns that it looks at.
    pub(crate) fn columns(&self) -> String {
        let columns = self.matches.iter().map(|(label, _)| label);
        let columns: Vec<&str> = columns.chain(&self.filled).map(String::as_str).collect();
        columns.join(", ")
    }

    /// What it looks for.
    pub(crate) fn in_words(&self) -> String {
        let matches = self.matches.iter();
        let matches = matches.map(|(label, pattern)| format!("{label} = {:?}", pattern.as_str()));
        let filled = self.filled.iter().map(|label| format!("{label} filled"));
        matches.chain(filled).collect::<Vec<_>>().join(", ")
    }
}

impl RowRole {
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::Item(_) => "item",
            Self::Choice(_) => "choice",
            Self::Subtotal(_) => "subtotal",
            Self::Skip => "skip",
        }
    }
}
