//! What the rows and columns of a sample seem to mean.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{
    GuessedColumn, Note, Why,
    lexicon::{Meaning, Sense, meaning},
    sample::{Row, Sample},
    turned::{self, Turned},
    why_of,
};
use crate::{
    account::KnownBy,
    error::{Fault, Located},
    figures::Figures,
    grid::joined_headings,
    mapping::{Mapping, Role},
};
use election::dataset::Reading;

/// Rows among which the column names are looked for.
const HEADER_WITHIN: usize = 40;

/// Most columns of a long table.
const LONG_COLUMNS: usize = 16;

/// Marks that people write for what they do not publish.
const MARKS: [&str; 8] = ["-", "–", "—", "...", "n/a", "N/A", "x", "X"];

/// A table as it seems to be.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) header_rows: (u64, u64),
    pub(super) key: Vec<String>,
    pub(super) wide: Vec<GuessedColumn>,
    pub(super) turned: Option<Turned>,
    pub(super) is_long: bool,
    pub(super) figures: Figures,
    pub(super) sums: Option<(String, String)>,
    pub(super) notes: Vec<Note>,
}

impl Shape {
    pub(super) const fn layout(&self) -> &'static str {
        match (&self.turned, self.is_long) {
            (Some(_), _) => "stations-as-columns",
            (None, true) => "long",
            (None, false) => "wide",
        }
    }

    pub(super) fn columns(&self) -> Vec<GuessedColumn> {
        match &self.turned {
            Some(turned) => turned.columns(),
            None => self.wide.clone(),
        }
    }
}

pub(super) fn of(sample: &Sample) -> Result<Shape, Located> {
    let Some(header) = header(&sample.rows) else {
        return Err(Located::line(1, Fault::Empty));
    };
    let (headings, header_rows, body) = header;
    let mut notes = Vec::new();
    if let Some(encoding) = sample.encoding
        && encoding.known_by == KnownBy::Guess
    {
        notes.push(Note::Encoding(encoding.name.to_owned()));
    }
    if header_rows.0 != header_rows.1 {
        notes.push(Note::HeaderLines);
    }
    let rows = &sample.rows[body..];
    let figures = figures(rows, headings.len(), &mut notes);
    let mut shape = Shape {
        header_rows,
        key: Vec::new(),
        wide: Vec::new(),
        turned: turned::of(&headings, rows, &figures),
        is_long: false,
        figures,
        sums: None,
        notes,
    };
    if let Some(turned) = &shape.turned {
        shape.key = vec![turned.key.clone()];
        shape.sums.clone_from(&turned.sums);
        note_form(&turned.columns(), &mut shape.notes);
        return Ok(shape);
    }
    let mut seen = HashSet::new();
    let named = headings.iter().filter(|heading| !heading.is_empty());
    if let Some(twice) = named.into_iter().find(|heading| !seen.insert(*heading)) {
        shape.notes.push(Note::SameHeading(twice.clone()));
    }
    let mut guessing = Guessing::new(&headings, rows, &shape.figures);
    shape.is_long = guessing.is_long();
    guessing.roles(shape.is_long);
    shape.key = guessing.key(shape.is_long, &mut shape.notes);
    shape.sums = guessing.sums(&shape.key);
    if !shape.is_long && guessing.repeats(&shape.key) {
        shape.notes.push(Note::KeyRepeats);
    }
    shape.wide = guessing.columns;
    if let Some((_, matches)) = &shape.sums {
        shape.notes.push(Note::Sums(matches.clone()));
    }
    note_form(&shape.wide, &mut shape.notes);
    Ok(shape)
}

/// Items that the generic form does not have.
fn note_form(columns: &[GuessedColumn], notes: &mut Vec<Note>) {
    let generic = election::form::built_in("generic");
    let has = |id: &str| {
        generic
            .as_ref()
            .is_some_and(|form| form.form.item(id).is_some())
    };
    let items = columns.iter().filter(|column| column.role == "item");
    let missing: BTreeSet<String> = items
        .filter(|column| !has(&column.name))
        .map(|column| column.name.clone())
        .collect();
    if !missing.is_empty() {
        notes.push(Note::Form(missing.into_iter().collect()));
    }
}

fn is_figure(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic)
}

/// The column names, their first and last line, and where the rows under them begin: the row
/// with most names in it that are no figures.
fn header(rows: &[Row]) -> Option<(Vec<String>, (u64, u64), usize)> {
    let names = |row: &Row| {
        let filled = row.cells.iter().filter(|cell| !cell.is_empty());
        filled.filter(|cell| !is_figure(cell)).count()
    };
    let mut best: Option<usize> = None;
    for at in 0..rows.len().min(HEADER_WITHIN) {
        let (found, filled) = (names(&rows[at]), rows[at].filled());
        // Years and numbers may be names, but not most of them.
        if found * 2 < filled {
            continue;
        }
        if best.is_none_or(|best| found > names(&rows[best])) {
            best = Some(at);
        }
    }
    let at = best?;
    let has_figures = |row: &Row| row.cells.iter().any(|cell| is_figure(cell));
    let mut first = at;
    // Names above names, where those below are not enough.
    let is_lacking = {
        let cells = &rows[at].cells;
        let named: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
        let distinct: HashSet<&&String> = named.iter().collect();
        distinct.len() < cells.len()
    };
    if let Some(above) = at.checked_sub(1)
        && is_lacking
        && names(&rows[above]) > 1
        && !has_figures(&rows[above])
        && rows[above].number + 1 == rows[at].number
        && rows[above].cells.len() == rows[at].cells.len()
    {
        first = above;
    }
    let mut last = at;
    if first == at
        && let Some(below) = rows.get(at + 1)
        && is_lacking
        && names(below) > 1
        && !has_figures(below)
        && below.cells.len() == rows[at].cells.len()
        && rows.get(at + 2).is_some_and(has_figures)
    {
        last = at + 1;
    }
    let width = rows[first..]
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0);
    let lines: Vec<Vec<String>> = rows[first..=last]
        .iter()
        .map(|row| {
            (0..width)
                .map(|column| row.cell(column).to_owned())
                .collect()
        })
        .collect();
    let headings = joined_headings(lines, first != last);
    Some((headings, (rows[first].number, rows[last].number), last + 1))
}

/// How numbers are written, from those that are.
fn figures(rows: &[Row], width: usize, notes: &mut Vec<Note>) -> Figures {
    let mut groups: BTreeMap<char, u64> = BTreeMap::new();
    let mut decimals: BTreeMap<char, u64> = BTreeMap::new();
    let cells = rows.iter().flat_map(|row| &row.cells);
    for cell in cells.filter(|cell| is_figure(cell)) {
        let Some(mark) = cell
            .chars()
            .find(|c| !c.is_ascii_digit() && !"-+\u{2212}".contains(*c))
        else {
            continue;
        };
        let parts: Vec<&str> = cell.split(mark).collect();
        let are_digits = parts
            .iter()
            .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        let [first, rest @ ..] = &parts[..] else {
            continue;
        };
        if !are_digits || !(" \u{a0}\u{2009}\u{202f}.,'’".contains(mark)) {
            continue;
        }
        if (1..=3).contains(&first.len()) && rest.iter().all(|part| part.len() == 3) {
            let mark = if mark.is_whitespace() { ' ' } else { mark };
            *groups.entry(mark).or_default() += 1;
        } else if rest.len() == 1 && matches!(mark, '.' | ',') {
            *decimals.entry(mark).or_default() += 1;
        }
    }
    let mut figures = Figures::default();
    let most = |counts: &BTreeMap<char, u64>| {
        counts
            .iter()
            .max_by_key(|(_, count)| **count)
            .map(|(mark, _)| *mark)
    };
    // What has decimals of other lengths than three does not group.
    groups.retain(|mark, count| decimals.get(mark).is_none_or(|others| others < count));
    if let Some(mark) = most(&groups) {
        figures.group = vec![mark];
        figures.group_spaces = mark == ' ';
        notes.push(Note::Group(mark));
        decimals.remove(&mark);
    }
    let marks: BTreeSet<&str> = (0..width)
        .filter(|column| is_numeric(rows, *column, &figures, &MARKS))
        .flat_map(|column| rows.iter().map(move |row| row.cell(column)))
        .filter(|cell| MARKS.contains(cell))
        .collect();
    for mark in marks {
        notes.push(Note::Missing(mark.to_owned()));
        figures.missing.push(mark.to_owned());
    }
    figures
}

/// Whether the cells of a column are whole numbers, but for marks.
fn is_numeric(rows: &[Row], column: usize, figures: &Figures, marks: &[&str]) -> bool {
    let cells = rows.iter().map(|row| row.cell(column));
    let mut some = false;
    let (mut wrong, mut right) = (0_u64, 0_u64);
    for cell in cells.filter(|cell| !cell.is_empty() && !marks.contains(cell)) {
        some = true;
        match figures.read(cell) {
            Reading::Unreadable(_) => wrong += 1,
            _ => right += 1,
        }
    }
    // A slip in a few cells does not make a text of a column.
    some && wrong * 20 <= right
}

struct Guessing<'a> {
    headings: &'a [String],
    rows: &'a [Row],
    figures: &'a Figures,
    columns: Vec<GuessedColumn>,
    /// Rank of the place that a column gives to the key.
    ranks: Vec<Option<usize>>,
}

impl<'a> Guessing<'a> {
    fn new(headings: &'a [String], rows: &'a [Row], figures: &'a Figures) -> Self {
        Self {
            headings,
            rows,
            figures,
            columns: Vec::new(),
            ranks: Vec::new(),
        }
    }

    fn is_numeric(&self, column: usize) -> bool {
        is_numeric(self.rows, column, self.figures, &[])
    }

    fn cells(&self, column: usize) -> impl Iterator<Item = &'a str> {
        self.rows.iter().map(move |row| row.cell(column))
    }

    /// A row a figure: one column of votes, one of choices whose texts repeat.
    fn is_long(&self) -> bool {
        let with = |id: &str| {
            let long = |sense: Sense| sense == Sense::Long;
            let mut found = (0..self.headings.len()).filter(|column| {
                let meaning = meaning(&self.headings[*column], long);
                meaning.is_some_and(|meaning| meaning.id == id)
            });
            found.next()
        };
        let (Some(choice), Some(votes)) = (with("choice"), with("votes")) else {
            return false;
        };
        let choices: HashSet<&str> = self.cells(choice).collect();
        self.headings.len() <= LONG_COLUMNS
            && choice != votes
            && self.is_numeric(votes)
            && choices.len() < self.rows.len()
    }

    fn roles(&mut self, is_long: bool) {
        let common = Mapping::built_in("common");
        for column in 0..self.headings.len() {
            let heading = &self.headings[column];
            let as_common = common
                .as_ref()
                .and_then(|common| common.columns.get(heading));
            let as_common = as_common.filter(|_| !is_long || self.long(column).is_none());
            let (guessed, rank) = match as_common.map(|column| &column.role) {
                Some(Role::Place(name)) => {
                    let rank = common
                        .as_ref()
                        .and_then(|common| common.key.iter().position(|place| place == name));
                    (self.guessed(column, "place", name, true, Why::Common), rank)
                }
                Some(Role::Item(name)) => {
                    (self.guessed(column, "item", name, true, Why::Common), None)
                }
                _ => self.by_words(column, is_long),
            };
            self.take(guessed, rank);
        }
    }

    fn long(&self, column: usize) -> Option<Meaning> {
        meaning(&self.headings[column], |sense| sense == Sense::Long)
    }

    fn by_words(&self, column: usize, is_long: bool) -> (GuessedColumn, Option<usize>) {
        let heading = &self.headings[column];
        let numeric = self.is_numeric(column);
        if is_long && let Some(long) = self.long(column) {
            let why = why_of(&long);
            return (
                self.guessed(column, "long", &long.id, long.is_whole, why),
                None,
            );
        }
        let wanted =
            |sense: Sense| matches!(sense, Sense::Item | Sense::Place(_) | Sense::Describing);
        let found = meaning(heading, wanted);
        match found {
            Some(found) if found.sense == Sense::Item && numeric => {
                let why = why_of(&found);
                (
                    self.guessed(column, "item", &found.id, found.is_whole, why),
                    None,
                )
            }
            Some(found) if found.sense != Sense::Item => {
                let rank = match found.sense {
                    Sense::Place(rank) => Some(rank),
                    _ => None,
                };
                let why = why_of(&found);
                (
                    self.guessed(column, "place", &found.id, found.is_whole, why),
                    rank,
                )
            }
            _ => (self.by_cells(column, numeric, is_long), None),
        }
    }

    /// Nothing is known of the name: the cells decide.
    fn by_cells(&self, column: usize, numeric: bool, is_long: bool) -> GuessedColumn {
        let heading = &self.headings[column];
        let is_empty = self.cells(column).all(str::is_empty);
        let is_share =
            |cell: &str| cell.ends_with('%') || (is_figure(cell) && cell.contains(['.', ',']));
        let ignored = |why: Why| self.guessed(column, "ignore", "", false, why);
        if is_empty {
            return ignored(Why::Empty);
        }
        if numeric && !is_long && !heading.is_empty() && !heading.contains('%') {
            return self.guessed(column, "choice", heading, true, Why::Numbers);
        }
        let mut filled = self.cells(column).filter(|cell| !cell.is_empty());
        if heading.contains('%') || filled.all(is_share) {
            return ignored(Why::Shares);
        }
        ignored(Why::Texts)
    }

    fn guessed(
        &self,
        column: usize,
        role: &'static str,
        name: &str,
        is_sure: bool,
        why: Why,
    ) -> GuessedColumn {
        GuessedColumn {
            heading: self.headings[column].clone(),
            role,
            name: name.to_owned(),
            is_sure,
            why,
        }
    }

    /// No two columns may give the same thing.
    fn take(&mut self, mut guessed: GuessedColumn, rank: Option<usize>) {
        let same = |other: &GuessedColumn| {
            let figures = ["item", "choice"];
            let kind = other.role == guessed.role
                || (figures.contains(&other.role) && figures.contains(&guessed.role));
            kind && other.name == guessed.name && guessed.role != "ignore"
        };
        let mut rank = rank;
        if self.columns.iter().any(same) {
            let (role, name) = match guessed.role {
                "place" => ("place", guessed.heading.clone()),
                _ => ("ignore", String::new()),
            };
            rank = None;
            guessed = GuessedColumn {
                role,
                name,
                is_sure: false,
                why: Why::Taken,
                ..guessed
            };
        }
        self.columns.push(guessed);
        self.ranks.push(rank);
    }

    /// The places that make up the key, the largest first.
    fn key(&mut self, is_long: bool, notes: &mut Vec<Note>) -> Vec<String> {
        let key = self.ranked();
        if !key.is_empty() {
            return key;
        }
        // A table of units has a column whose cells differ; in a long one it is what is left.
        let choice = self
            .columns
            .iter()
            .position(|column| column.name == "choice");
        let candidates = (0..self.columns.len()).filter(|column| {
            let free = matches!(
                self.columns[*column].why,
                Why::Texts | Why::Numbers | Why::Empty
            );
            // A mapping can only speak of a column by its name.
            let heading = &self.headings[*column];
            let named = !heading.is_empty() && !self.headings[..*column].contains(heading);
            free && named && self.cells(*column).all(|cell| !cell.is_empty())
        });
        let candidates: Vec<usize> = candidates.collect();
        // What tells units apart may be a number, but not the only one.
        let figures = self
            .columns
            .iter()
            .filter(|column| matches!(column.role, "item" | "choice"));
        let only = figures.count() < 2;
        let found = if is_long {
            candidates
                .into_iter()
                .find(|column| choice.is_none_or(|choice| *column < choice))
        } else {
            let distinct = |column: &usize| {
                let cells: HashSet<&str> = self.cells(*column).collect();
                cells.len() == self.rows.len()
            };
            let may_be = |column: &usize| !only || self.columns[*column].role != "choice";
            candidates
                .into_iter()
                .find(|column| may_be(column) && distinct(column))
        };
        let Some(column) = found else {
            notes.push(Note::NoKey);
            return vec!["station".to_owned()];
        };
        let why = if is_long { Why::Left } else { Why::Unique };
        self.columns[column] = self.guessed(column, "place", "station", false, why);
        self.ranks[column] = Some(0);
        self.ranked()
    }

    fn ranked(&self) -> Vec<String> {
        let ranked = self.columns.iter().zip(&self.ranks);
        let mut key: Vec<(usize, &str)> = ranked
            .filter_map(|(column, rank)| Some(((*rank)?, column.name.as_str())))
            .collect();
        key.sort_unstable();
        key.into_iter().map(|(_, name)| name.to_owned()).collect()
    }

    /// Whether two rows have the same key.
    fn repeats(&self, key: &[String]) -> bool {
        let is_key = |column: &usize| {
            let guessed = &self.columns[*column];
            guessed.role == "place" && key.contains(&guessed.name)
        };
        let columns: Vec<usize> = (0..self.columns.len()).filter(is_key).collect();
        let mut seen = HashSet::new();
        let of = |row: &'a Row| {
            columns
                .iter()
                .map(|column| row.cell(*column))
                .collect::<Vec<_>>()
        };
        !columns.is_empty() && !self.rows.iter().all(|row| seen.insert(of(row)))
    }

    /// A column and what its cells look like in rows that seem to be sums.
    fn sums(&self, key: &[String]) -> Option<(String, String)> {
        let total = |sense: Sense| sense == Sense::Total;
        for (column, guessed) in self.columns.iter().enumerate() {
            if guessed.role != "place" || !key.contains(&guessed.name) {
                continue;
            }
            for cell in self.cells(column).filter(|cell| !is_figure(cell)) {
                let first = cell.split_whitespace().next().unwrap_or_default();
                if meaning(first.trim_end_matches(':'), total).is_some_and(|found| found.is_whole) {
                    return Some((guessed.heading.clone(), format!("{first}*")));
                }
            }
        }
        None
    }
}
