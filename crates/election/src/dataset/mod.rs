//! Results in columns, and the frozen file that every analysis starts from.
//!
//! A dataset is one edition of one contest, as a source published it: nothing is corrected,
//! and every row remembers the file and line it came from. Figures that cannot be read stay in
//! it as text, so that a rule can name them; `null` means *not published*, never zero.
//!
//! [`Builder`] takes rows in any order; [`Builder::finish`] sorts them by key, then source, then
//! line, so that shuffled copies of a file give the same dataset but for its line numbers.

mod columns;
mod frozen;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use columns::permute;
pub use columns::{Figures, Reading, Texts};
pub use frozen::{FrozenError, read_frozen, write_frozen};

use crate::{digest::Sha256, form::ItemKind};

/// What a dataset is made of. Written as line 1 of the frozen file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Version of the frozen file format; [`SCHEMA`].
    pub schema: u32,
    /// Whether the figures are invented.
    pub simulated: bool,
    /// Form that the figures were read by.
    pub form: FormRef,
    /// Digest of the mapping that was used.
    pub mapping: Sha256,
    /// Which edition of which contest, as far as the importer said.
    pub edition: EditionLabel,
    /// Place columns that make up the key of a unit, largest first.
    pub key: Vec<String>,
    /// All place columns: the key, then descriptive ones.
    pub places: Vec<String>,
    /// Place columns in which each unit has exactly one parent (R203); may be empty.
    pub nesting: Vec<String>,
    /// Items, in the order of the source.
    pub items: Vec<ItemColumn>,
    /// Items whose figure was also captured in words (R002).
    pub words: Vec<String>,
    /// Values of number words by which those are read, from the mapping's `[numbers] words`.
    pub number_words: BTreeMap<String, i64>,
    /// Choices, in the order of the source.
    pub choices: Vec<String>,
    /// Whether all choices of the contest are there.
    pub choices_complete: bool,
    /// Files the rows came from; a row names its file by position.
    pub sources: Vec<Source>,
}

/// Version of the frozen file format that this program writes.
pub const SCHEMA: u32 = 1;

/// A form by name and content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormRef {
    /// Its id.
    pub id: String,
    /// Digest of its file.
    pub sha256: Sha256,
}

/// What an edition calls itself. Empty where nobody said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EditionLabel {
    /// ISO 3166 code.
    pub country: String,
    /// Election, such as `president-2018`.
    pub election: String,
    /// Contest inside the election.
    pub contest: String,
    /// Name of the edition, such as `final`.
    pub label: String,
}

/// An item column of a dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemColumn {
    /// Item of the form.
    pub id: String,
    /// What its cells hold.
    #[serde(rename = "type")]
    pub kind: ItemKind,
}

/// A file that rows came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Base name, never a path.
    pub name: String,
    /// Digest of its bytes as received (compressed, if it was).
    pub sha256: Sha256,
}

/// A dataset: see the [module](self).
#[derive(Debug, Clone)]
pub struct Dataset {
    /// What it is made of.
    pub header: Header,
    /// Reporting units, sorted.
    pub units: Rows,
    /// Rows that the source states as sums of units (R201), sorted.
    pub aggregates: Rows,
}

/// Rows of a dataset in columns. Columns are parallel: row `i` of each belongs together.
#[derive(Debug, Clone)]
pub struct Rows {
    places: Vec<Texts>,
    /// Items and choices, in header order; only count items and choices have cells here.
    figures: Vec<Figures>,
    /// Items, in header order; only those of time, yes/no and text have cells here.
    texts: Vec<Texts>,
    words: Vec<Texts>,
    sources: Vec<u16>,
    lines: Vec<u64>,
    len: usize,
}

impl Rows {
    fn new(header: &Header) -> Self {
        Self {
            places: vec![Texts::default(); header.places.len()],
            figures: vec![Figures::default(); header.items.len() + header.choices.len()],
            texts: vec![Texts::default(); header.items.len()],
            words: vec![Texts::default(); header.words.len()],
            sources: Vec::new(),
            lines: Vec::new(),
            len: 0,
        }
    }

    /// Number of rows.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Line of row `row` in its source file, counting from 1.
    #[must_use]
    pub fn line(&self, row: usize) -> u64 {
        self.lines[row]
    }

    /// Position of the source file of `row` in [`Header::sources`].
    #[must_use]
    pub fn source(&self, row: usize) -> usize {
        usize::from(self.sources[row])
    }

    /// Place column by position in [`Header::places`].
    #[must_use]
    pub fn place(&self, column: usize) -> &Texts {
        &self.places[column]
    }

    /// Figures of the item at position `item` in [`Header::items`] (a count item).
    #[must_use]
    pub fn item(&self, item: usize) -> &Figures {
        &self.figures[item]
    }

    /// Cells of a time, yes/no or text item by position in [`Header::items`].
    #[must_use]
    pub fn text(&self, item: usize) -> &Texts {
        &self.texts[item]
    }

    /// What the sheet says in words, by position in [`Header::words`].
    #[must_use]
    pub fn words(&self, column: usize) -> &Texts {
        &self.words[column]
    }
}

impl Dataset {
    /// Position of an item in [`Header::items`].
    #[must_use]
    pub fn item_position(&self, id: &str) -> Option<usize> {
        self.header.items.iter().position(|item| item.id == id)
    }

    /// Figures of the units for a count item; `None` if the dataset has no such column or the
    /// column holds no value at all (*not published*).
    #[must_use]
    pub fn published_item(&self, id: &str) -> Option<&Figures> {
        let position = self.item_position(id)?;
        let figures = self.units.item(position);
        (self.header.items[position].kind == ItemKind::Count && figures.is_published())
            .then_some(figures)
    }

    /// Figures of the units for a choice by position in [`Header::choices`].
    #[must_use]
    pub fn choice(&self, position: usize) -> &Figures {
        &self.units.figures[self.header.items.len() + position]
    }

    /// Figures of a choice in `rows`, which are the units or the aggregates of this dataset.
    #[must_use]
    pub fn choice_of<'a>(&self, rows: &'a Rows, position: usize) -> &'a Figures {
        &rows.figures[self.header.items.len() + position]
    }

    /// Name and column total of every count item and choice, in header order. `None` where a
    /// column holds no value at all.
    pub fn totals(&self) -> impl Iterator<Item = (&str, Option<i128>)> {
        let items = self.header.items.iter().enumerate();
        let items = items.filter(|(_, item)| item.kind == ItemKind::Count);
        let items = items.map(|(i, item)| (item.id.as_str(), self.units.figures[i].total()));
        let choices = self.header.choices.iter().enumerate();
        let choices = choices.map(|(i, name)| (name.as_str(), self.choice(i).total()));
        items.chain(choices)
    }

    /// The key of unit `row`, largest place first.
    #[must_use]
    pub fn key(&self, row: usize) -> Vec<&str> {
        (0..self.header.key.len())
            .map(|column| self.units.places[column].get(row))
            .collect()
    }

    /// For each unit whether it has any figure at all.
    #[must_use]
    pub fn reported(&self) -> Vec<bool> {
        let mut reported = vec![false; self.units.len()];
        for figures in self
            .units
            .figures
            .iter()
            .filter(|column| column.has_cells())
        {
            for (row, reported) in reported.iter_mut().enumerate() {
                *reported = *reported || !figures.is_empty_at(row);
            }
        }
        reported
    }

    /// Name of the source file and line of unit `row`.
    #[must_use]
    pub fn origin(&self, row: usize) -> (&str, u64) {
        (
            &self.header.sources[self.units.source(row)].name,
            self.units.line(row),
        )
    }
}

/// Takes the rows of a dataset one by one, in any order.
///
/// A row is: any number of `place`, `figure`, `text` and `words` calls, then one `end_unit` or
/// `end_aggregate`. Cells that were not set are empty.
#[derive(Debug)]
pub struct Builder {
    dataset: Dataset,
    row: Row,
}

#[derive(Debug, Default)]
struct Row {
    places: Vec<String>,
    figures: Vec<Cell>,
    texts: Vec<String>,
    words: Vec<String>,
    /// Positions in `figures` that hold figures, and in `texts` that hold texts.
    count_columns: Vec<usize>,
    text_columns: Vec<usize>,
}

#[derive(Debug, Clone, Default)]
enum Cell {
    #[default]
    Missing,
    Whole(i64),
    Unreadable(String),
}

impl Builder {
    /// A builder for rows in the columns of `header`.
    ///
    /// # Panics
    /// If the key is not the first part of the places: a mistake of the caller.
    #[must_use]
    pub fn new(header: Header) -> Self {
        assert!(
            header.places.starts_with(&header.key),
            "the key comes first among the places"
        );
        let (items, choices) = (header.items.len(), header.choices.len());
        let counts = |item: &usize| header.items[*item].kind == ItemKind::Count;
        let (counts, texts): (Vec<usize>, Vec<usize>) = (0..items).partition(counts);
        let row = Row {
            places: vec![String::new(); header.places.len()],
            figures: vec![Cell::Missing; items + choices],
            texts: vec![String::new(); items],
            words: vec![String::new(); header.words.len()],
            count_columns: counts.into_iter().chain(items..items + choices).collect(),
            text_columns: texts,
        };
        let (units, aggregates) = (Rows::new(&header), Rows::new(&header));
        Self {
            dataset: Dataset {
                header,
                units,
                aggregates,
            },
            row,
        }
    }

    /// The columns that rows are taken in.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.dataset.header
    }

    /// Sets a place by its position in [`Header::places`].
    pub fn place(&mut self, column: usize, text: &str) {
        set(&mut self.row.places[column], text);
    }

    /// Sets the figure of a count item by its position in [`Header::items`].
    pub fn item(&mut self, item: usize, reading: Reading<'_>) {
        self.row.figures[item] = reading.into();
    }

    /// Sets the figure of a choice by its position in [`Header::choices`].
    pub fn choice(&mut self, choice: usize, reading: Reading<'_>) {
        let items = self.dataset.header.items.len();
        self.row.figures[items + choice] = reading.into();
    }

    /// Sets a time, yes/no or text item by its position in [`Header::items`].
    pub fn text(&mut self, item: usize, text: &str) {
        set(&mut self.row.texts[item], text);
    }

    /// Sets what the sheet says in words, by position in [`Header::words`].
    pub fn words(&mut self, column: usize, text: &str) {
        set(&mut self.row.words[column], text);
    }

    /// Ends a row that is a reporting unit. `source` is the position of its file.
    pub fn end_unit(&mut self, source: u16, line: u64) {
        self.dataset.units.push(&mut self.row, source, line);
    }

    /// Ends a row that the source states as a sum of units.
    pub fn end_aggregate(&mut self, source: u16, line: u64) {
        self.dataset.aggregates.push(&mut self.row, source, line);
    }

    /// Replaces the sources, whose digests are known only once they have been read to the end.
    pub fn set_sources(&mut self, sources: Vec<Source>) {
        self.dataset.header.sources = sources;
    }

    /// Number of units so far.
    #[must_use]
    pub const fn units(&self) -> usize {
        self.dataset.units.len()
    }

    /// The dataset, sorted by key, then source, then line. A dataset with a single choice never
    /// claims to hold all of them.
    #[must_use]
    pub fn finish(mut self) -> Dataset {
        let key = self.dataset.header.key.len();
        self.dataset.units.sort(key);
        self.dataset.aggregates.sort(key);
        self.dataset.header.choices_complete &= self.dataset.header.choices.len() > 1;
        self.dataset
    }
}

fn set(cell: &mut String, text: &str) {
    cell.clear();
    cell.push_str(text);
}

impl From<Reading<'_>> for Cell {
    fn from(reading: Reading<'_>) -> Self {
        match reading {
            Reading::Missing => Self::Missing,
            Reading::Whole(value) => Self::Whole(value),
            Reading::Unreadable(text) => Self::Unreadable(text.to_owned()),
        }
    }
}

impl Rows {
    fn push(&mut self, row: &mut Row, source: u16, line: u64) {
        push_texts(&mut self.places, &mut row.places);
        push_texts(&mut self.words, &mut row.words);
        for &position in &row.text_columns {
            self.texts[position].push(&row.texts[position]);
            row.texts[position].clear();
        }
        for &position in &row.count_columns {
            let column = &mut self.figures[position];
            match std::mem::take(&mut row.figures[position]) {
                Cell::Missing => column.push(Reading::Missing),
                Cell::Whole(value) => column.push(Reading::Whole(value)),
                Cell::Unreadable(text) => column.push(Reading::Unreadable(&text)),
            }
        }
        self.sources.push(source);
        self.lines.push(line);
        self.len += 1;
    }

    fn sort(&mut self, key: usize) {
        let ranks: Vec<Vec<u32>> = self.places[..key].iter().map(Texts::ranks).collect();
        let mut order: Vec<usize> = (0..self.len).collect();
        let position = |row: usize| (self.sources[row], self.lines[row]);
        order.sort_unstable_by(|&a, &b| {
            let keys = ranks.iter().map(|ranks| ranks[a].cmp(&ranks[b]));
            let keys = keys.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then);
            keys.then_with(|| position(a).cmp(&position(b)))
        });
        let (mut figures, mut texts) = (Vec::new(), Vec::new());
        for column in &mut self.figures {
            column.reorder(&order, &mut figures);
        }
        for columns in [&mut self.places, &mut self.texts, &mut self.words] {
            for column in columns {
                column.reorder(&order, &mut texts);
            }
        }
        permute(&mut self.sources, &order, &mut Vec::new());
        permute(&mut self.lines, &order, &mut Vec::new());
    }
}

fn push_texts(columns: &mut [Texts], cells: &mut [String]) {
    for (column, cell) in columns.iter_mut().zip(cells) {
        column.push(cell);
        cell.clear();
    }
}
