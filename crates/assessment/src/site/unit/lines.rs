//! Lines that the tables of units have, once for all units: of the sheet, of the source's further
//! places, of choices, of turnout. Editions of one contest share their lines.

use election::{
    dataset::{Dataset, Figures, Reading, Texts},
    form::{Form, ItemKind},
};

use super::super::{edition::Edition, rows::has_text};

/// The editions of one contest, by position, oldest first.
pub(super) struct Contest<'a> {
    pub(super) official: Vec<usize>,
    pub(super) copies: Vec<usize>,
    pub(super) lines: Vec<Line<'a>>,
}

/// A line of a table, with its column in each edition.
pub(super) struct Line<'a> {
    pub(super) name: Name<'a>,
    /// By position of the edition; `None` where it does not publish the line.
    columns: Vec<Option<Column<'a>>>,
}

/// What a line is called.
#[derive(Clone, Copy)]
pub(super) enum Name<'a> {
    Place(&'a str),
    Item(&'a str, &'a Form),
    Choice(&'a str),
    /// Turnout on a base of the form.
    Turnout(&'a str, &'a Form),
}

impl<'a> Name<'a> {
    /// Its kind, and what it is called there.
    pub(super) const fn parts(&self) -> (&'static str, &'a str) {
        match self {
            Self::Place(name) => ("place", name),
            Self::Item(name, _) => ("item", name),
            Self::Choice(name) => ("choice", name),
            Self::Turnout(name, _) => ("turnout", name),
        }
    }
}

impl PartialEq for Name<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

enum Column<'a> {
    Figures(&'a Figures),
    Texts(&'a Texts),
    /// Of the edition at hand.
    Turnout,
}

/// What a table says at one line of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    /// Nothing is published.
    Missing,
    Count(i64),
    Text(&'a str),
    Share(i128, i128),
}

impl<'a> Line<'a> {
    /// What the line says in a row of an edition.
    pub(super) fn cell(&self, editions: &[Edition<'a>], edition: usize, row: usize) -> Cell<'a> {
        match &self.columns[edition] {
            None => Cell::Missing,
            Some(Column::Figures(figures)) => match figures.reading(row) {
                Reading::Missing => Cell::Missing,
                Reading::Whole(count) => Cell::Count(count),
                Reading::Unreadable(text) => Cell::Text(text),
            },
            Some(Column::Texts(texts)) => match texts.get(row) {
                "" => Cell::Missing,
                text => Cell::Text(text),
            },
            Some(Column::Turnout) => match editions[edition].turnout(row) {
                Some((voters, base)) if base > 0 => Cell::Share(voters, base),
                _ => Cell::Missing,
            },
        }
    }

    /// Whether any of these editions publishes it.
    pub(super) fn is_in(&self, editions: &[usize]) -> bool {
        editions
            .iter()
            .any(|edition| self.columns[*edition].is_some())
    }
}

/// The contests of a case, in the order of their first edition.
pub(super) fn contests<'a>(editions: &[Edition<'a>]) -> Vec<Contest<'a>> {
    let label = |edition: &Edition<'a>| {
        let label = &edition.dataset().header.edition;
        (&label.country, &label.election, &label.contest)
    };
    let mut contests: Vec<(_, Contest<'a>)> = Vec::new();
    for (position, edition) in editions.iter().enumerate() {
        let known = contests.iter().position(|(of, _)| *of == label(edition));
        let at = known.unwrap_or_else(|| {
            contests.push((label(edition), Contest::empty()));
            contests.len() - 1
        });
        let contest = &mut contests[at].1;
        if edition.input.are_copies {
            contest.copies.push(position);
        } else {
            contest.official.push(position);
        }
    }
    let lined = |(_, mut contest): (_, Contest<'a>)| {
        contest.lines = lines(editions, &contest);
        contest
    };
    contests.into_iter().map(lined).collect()
}

impl Contest<'_> {
    const fn empty() -> Self {
        Self {
            official: Vec::new(),
            copies: Vec::new(),
            lines: Vec::new(),
        }
    }
}

/// All lines, as the newest edition orders them, the official ones before copies.
fn lines<'a>(editions: &[Edition<'a>], contest: &Contest<'_>) -> Vec<Line<'a>> {
    let newest = contest
        .official
        .iter()
        .rev()
        .chain(contest.copies.iter().rev());
    let newest: Vec<usize> = newest.copied().collect();
    let mut lines: Vec<Line<'a>> = Vec::new();
    for kind in [places, items, turnout, choices] {
        for &position in &newest {
            for (name, column) in kind(&editions[position]) {
                let known = lines.iter().position(|line| line.name == name);
                let at = known.unwrap_or_else(|| {
                    lines.push(Line {
                        name,
                        columns: editions.iter().map(|_| None).collect(),
                    });
                    lines.len() - 1
                });
                lines[at].columns[position] = Some(column);
            }
        }
    }
    lines
}

type Columns<'a> = Vec<(Name<'a>, Column<'a>)>;

/// Places beside the key.
fn places<'a>(edition: &Edition<'a>) -> Columns<'a> {
    let dataset: &'a Dataset = edition.dataset();
    let places = dataset.header.places.iter().enumerate();
    let places = places.skip(dataset.header.key.len());
    let texts = places.map(|(at, name)| (Name::Place(name), dataset.units.place(at)));
    let texts = texts.filter(|(_, texts)| has_text(texts));
    texts
        .map(|(name, texts)| (name, Column::Texts(texts)))
        .collect()
}

fn items<'a>(edition: &Edition<'a>) -> Columns<'a> {
    let dataset: &'a Dataset = edition.dataset();
    let mut columns = Columns::new();
    for (at, item) in dataset.header.items.iter().enumerate() {
        let name = Name::Item(&item.id, edition.form());
        match item.kind {
            ItemKind::Count if dataset.units.item(at).is_published() => {
                columns.push((name, Column::Figures(dataset.units.item(at))));
            }
            ItemKind::Count => {}
            _ if has_text(dataset.units.text(at)) => {
                columns.push((name, Column::Texts(dataset.units.text(at))));
            }
            _ => {}
        }
    }
    columns
}

fn turnout<'a>(edition: &Edition<'a>) -> Columns<'a> {
    let turnout = edition.input.report.turnout.iter();
    turnout
        .map(|turnout| {
            (
                Name::Turnout(&turnout.base, edition.form()),
                Column::Turnout,
            )
        })
        .collect()
}

fn choices<'a>(edition: &Edition<'a>) -> Columns<'a> {
    let dataset: &'a Dataset = edition.dataset();
    let choices = dataset.header.choices.iter().enumerate();
    let choices = choices.filter(|(at, _)| dataset.choice(*at).is_published());
    choices
        .map(|(at, name)| (Name::Choice(name), Column::Figures(dataset.choice(at))))
        .collect()
}
