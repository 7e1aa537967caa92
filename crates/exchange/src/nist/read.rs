//! A report of the standard as rows: one contest, its choices and the units it was counted in.
//!
//! Figures are taken as stated, never added up: the choices are the counts of type `total`. A
//! contest that states its counts by kind of vote only has no total to take, so it is refused
//! with the kinds named; where there are totals, the other kinds are no further choices, they
//! are parts of them.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
};

use election::dataset::EditionLabel;

use super::{
    node::Object,
    units::{Levels, Units, document, key_and_name},
};
use crate::{
    account::Format,
    described::{Column, Described, Row, refuse_unreadable},
    error::{Fault, Located},
    table::tidy,
};

/// Items of a unit, by property of the standard: the first that a form has is meant.
pub(crate) const REGISTERED: &[&str] = &["registered", "electorate"];
pub(crate) const PARTICIPATED: &[&str] = &["signatures", "admitted_voters"];
pub(crate) const CAST: &[&str] = &["ballots_cast", "ballots", "in_boxes"];
pub(crate) const REJECTED: &[&str] = &["invalid"];
pub(crate) const OUTSTANDING: &[&str] = &["ballots_outstanding"];
pub(crate) const OVERVOTES: &[&str] = &["overvotes"];
pub(crate) const UNDERVOTES: &[&str] = &["undervotes", "blank"];
pub(crate) const WRITE_INS: &[&str] = &["write_ins"];

/// Every property that holds an item, in the order of the columns.
pub(crate) const ITEMS: [&[&str]; 8] = [
    REGISTERED,
    PARTICIPATED,
    CAST,
    REJECTED,
    OUTSTANDING,
    OVERVOTES,
    UNDERVOTES,
    WRITE_INS,
];

/// The kind of count that is a result.
const TOTAL: &str = "total";

/// Reads the contest that is asked for, or the only one.
pub(crate) fn rows<'d>(report: Object<'d>, wanted: &str) -> Result<Described<'d>, Located> {
    let (election, contest) = chosen(report, wanted)?;
    let units = Units::of(report)?;
    let mut figures = FigureTable::new(&units);
    figures.items(report, election, contest)?;
    let names = Names::of(report, election);
    let choices = figures.choices(contest, &names)?;
    figures.into_rows(report, election, contest, choices)
}

fn chosen<'d>(report: Object<'d>, wanted: &str) -> Result<(Object<'d>, Object<'d>), Located> {
    let mut contests = Vec::new();
    for election in report.all("Election") {
        contests.extend(
            election
                .all("Contest")
                .into_iter()
                .map(|contest| (election, contest)),
        );
    }
    let name = |contest: &Object<'_>| {
        let name = contest.text("Name").map(|name| tidy(&name));
        name.unwrap_or_else(|| contest.id().unwrap_or_default().into_owned())
    };
    let names = || {
        contests
            .iter()
            .map(|(_, contest)| name(contest))
            .collect::<Vec<_>>()
    };
    let wanted = tidy(wanted);
    let mut matching = contests.iter().filter(|(_, contest)| {
        wanted.is_empty() || name(contest) == wanted || contest.id().as_deref() == Some(&wanted)
    });
    match (matching.next(), matching.next()) {
        (Some(only), None) => Ok(*only),
        (Some((_, first)), Some(_)) => {
            let fault = Fault::WhichContest { names: names() };
            Err(Located::line(first.line(), fault))
        }
        (None, _) if contests.is_empty() => {
            Err(document(report, "the report holds no contest".to_owned()))
        }
        (None, _) => Err(Located::nowhere(Fault::NoContest {
            contest: wanted,
            names: names(),
        })),
    }
}

/// Names of candidates and parties by identifier.
struct Names(HashMap<String, String>);

impl Names {
    fn of(report: Object<'_>, election: Object<'_>) -> Self {
        let parties = report.all("Party").into_iter().map(|party| (party, "Name"));
        let candidates = election.all("Candidate").into_iter();
        let candidates = candidates.map(|candidate| (candidate, "BallotName"));
        let named = parties.chain(candidates).filter_map(|(object, property)| {
            Some((object.id()?.into_owned(), tidy(&object.name(property)?)))
        });
        Self(named.collect())
    }

    /// What a selection is called.
    fn of_selection(&self, selection: Object<'_>) -> String {
        let joined = |property| {
            let ids = selection.ids(property);
            let names = ids.iter().map(|id| self.0.get(id).unwrap_or(id).clone());
            names.collect::<Vec<_>>().join(" / ")
        };
        let name = match &*selection.kind() {
            "PartySelection" => joined("PartyIds"),
            "BallotMeasureSelection" => {
                let answer = selection.name("Selection");
                answer.map_or_else(String::new, |answer| tidy(&answer))
            }
            _ => joined("CandidateIds"),
        };
        match (name.is_empty(), selection.is_true("IsWriteIn")) {
            (false, _) => name,
            (true, true) => "write-in".to_owned(),
            (true, false) => tidy(&selection.id().unwrap_or_default()),
        }
    }
}

/// Figures by unit, as they come.
struct FigureTable<'u, 'd> {
    units: &'u Units<'d>,
    /// By unit: figure by column, where items come before choices.
    cells: Vec<BTreeMap<usize, Cow<'d, str>>>,
    lines: Vec<u64>,
    /// Which items are stated at all.
    items: BTreeSet<usize>,
}

impl<'u, 'd> FigureTable<'u, 'd> {
    fn new(units: &'u Units<'d>) -> Self {
        Self {
            units,
            cells: vec![BTreeMap::new(); units.units.len()],
            lines: units.units.iter().map(|unit| unit.object.line()).collect(),
            items: BTreeSet::new(),
        }
    }

    /// Notes a figure that is stated once only.
    fn note(
        &mut self,
        at: Object<'d>,
        unit: usize,
        column: usize,
        figure: Cow<'d, str>,
    ) -> Result<(), Located> {
        if self.cells[unit].insert(column, figure).is_some() {
            let unit = &self.units.units[unit].id;
            let what = ITEMS
                .get(column)
                .map_or("a count of one selection", |items| items[0]);
            let reason = format!(
                "{what} of the unit {unit:?} is stated twice, as where a report is split by \
                 device or by round"
            );
            return Err(document(at, reason));
        }
        Ok(())
    }

    fn item(
        &mut self,
        at: Object<'d>,
        unit: usize,
        items: &'static [&'static str],
        property: &'static str,
    ) -> Result<(), Located> {
        if let (Some(column), Some(figure)) = (
            ITEMS.iter().position(|known| *known == items),
            at.text(property),
        ) {
            self.items.insert(column);
            self.note(at, unit, column, figure)?;
        }
        Ok(())
    }

    fn items(
        &mut self,
        report: Object<'d>,
        election: Object<'d>,
        contest: Object<'d>,
    ) -> Result<(), Located> {
        for (unit, object) in report.all("GpUnit").into_iter().enumerate() {
            self.item(object, unit, REGISTERED, "VotersRegistered")?;
            self.item(object, unit, PARTICIPATED, "VotersParticipated")?;
        }
        for counts in election.all("BallotCounts") {
            if is_total(counts) && !counts.is_true("IsSuppressedForPrivacy") {
                let unit = self.unit_of(counts)?;
                self.item(counts, unit, CAST, "BallotsCast")?;
                self.item(counts, unit, REJECTED, "BallotsRejected")?;
                self.item(counts, unit, OUTSTANDING, "BallotsOutstanding")?;
            }
        }
        for counts in contest.all("OtherCounts") {
            let unit = self.unit_of(counts)?;
            self.item(counts, unit, OVERVOTES, "Overvotes")?;
            self.item(counts, unit, UNDERVOTES, "Undervotes")?;
            self.item(counts, unit, WRITE_INS, "WriteIns")?;
        }
        Ok(())
    }

    fn unit_of(&self, counts: Object<'_>) -> Result<usize, Located> {
        let id = counts.text("GpUnitId").unwrap_or_default();
        self.units.position(counts, &id)
    }

    /// Takes the votes of every selection; gives the names of the selections.
    fn choices(&mut self, contest: Object<'d>, names: &Names) -> Result<Vec<String>, Located> {
        let mut choices: Vec<String> = Vec::new();
        let mut taken: HashSet<String> = HashSet::new();
        let mut other_kinds = BTreeSet::new();
        let mut totals = false;
        for selection in contest.all("ContestSelection") {
            let mut name = names.of_selection(selection);
            if !taken.insert(name.clone()) {
                // Two candidates of one name.
                name = format!("{name} ({})", tidy(&selection.id().unwrap_or_default()));
                if !taken.insert(name.clone()) {
                    return Err(document(selection, format!("two selections are {name:?}")));
                }
            }
            let column = ITEMS.len() + choices.len();
            choices.push(name);
            for counts in selection.all("VoteCounts") {
                if !is_total(counts) {
                    other_kinds.insert(counts.text("Type").unwrap_or_default().into_owned());
                    continue;
                }
                totals = true;
                let unit = self.unit_of(counts)?;
                // A count that is kept back is not the number that stands in its place.
                if !counts.is_true("IsSuppressedForPrivacy")
                    && let Some(figure) = counts.text("Count")
                {
                    self.note(counts, unit, column, figure)?;
                }
            }
        }
        if !totals && !other_kinds.is_empty() {
            let kinds = other_kinds.into_iter().collect();
            return Err(Located::line(contest.line(), Fault::NoTotals { kinds }));
        }
        Ok(choices)
    }

    fn into_rows(
        mut self,
        report: Object<'d>,
        election: Object<'d>,
        contest: Object<'d>,
        choices: Vec<String>,
    ) -> Result<Described<'d>, Located> {
        let district = contest.text("ElectionDistrictId").unwrap_or_default();
        let district = self.units.position(contest, &district)?;
        let votes = |cells: &BTreeMap<usize, _>| cells.range(ITEMS.len()..).next().is_some();
        let inside = self.units.inside(district);
        let has_figures: Vec<bool> = (0..self.cells.len())
            .map(|unit| {
                let cells = &self.cells[unit];
                votes(cells) || (inside[unit] && !cells.is_empty())
            })
            .collect();
        let places = self.units.places(district, &has_figures)?;
        let levels = Levels::of(self.units, &places)?;
        let named = Named::of(self.units, &levels);
        let mut columns: Vec<Column> = Vec::new();
        columns.extend(levels.columns.iter().map(|place| Column::key(place)));
        columns.extend(named.columns(&levels).map(|place| Column::place(&place)));
        let items: HashMap<usize, usize> =
            self.items.iter().copied().zip(columns.len()..).collect();
        columns.extend(self.items.iter().map(|item| Column::item(ITEMS[*item])));
        let first_choice = columns.len();
        columns.extend(choices.into_iter().map(Column::choice));
        let mut rows = Vec::new();
        for place in places {
            let mut cells = named.cells(&place.path, &levels);
            for (column, figure) in std::mem::take(&mut self.cells[place.unit]) {
                let column = match items.get(&column) {
                    Some(column) => *column,
                    None => column - ITEMS.len() + first_choice,
                };
                if place.is_sum {
                    refuse_unreadable(&columns[column], &figure, self.lines[place.unit])?;
                }
                cells.push((column, figure));
            }
            rows.push(Row {
                line: self.lines[place.unit],
                is_sum: place.is_sum,
                cells,
            });
        }
        Ok(Described {
            format: Format::Nist,
            columns,
            rows,
            edition: label(report, election, contest),
            simulated: report.is_true("IsTest"),
            choices_complete: true,
        })
    }
}

fn is_total(counts: Object<'_>) -> bool {
    counts.text("Type").as_deref() == Some(TOTAL)
}

fn label(report: Object<'_>, election: Object<'_>, contest: Object<'_>) -> EditionLabel {
    let text = |object: Object<'_>, property| {
        object
            .text(property)
            .map_or_else(String::new, |text| tidy(&text))
    };
    let sequence = [text(report, "SequenceStart"), text(report, "SequenceEnd")];
    let [start, end] = &sequence;
    let label = format!("{} {start}/{end}", text(report, "Status"));
    EditionLabel {
        country: String::new(),
        election: election.name("Name").unwrap_or_default(),
        contest: text(contest, "Name"),
        label: label.trim_matches([' ', '/']).to_owned(),
    }
}

/// Names of units beside their keys, where they say more.
struct Named {
    /// By unit.
    texts: HashMap<usize, (String, Option<String>)>,
    /// Levels of which some unit has a name beside its key, with the place of the name.
    levels: BTreeMap<usize, usize>,
}

impl Named {
    fn of(units: &Units<'_>, levels: &Levels) -> Self {
        let texts: HashMap<usize, _> = levels
            .of_unit
            .keys()
            .map(|unit| (*unit, key_and_name(&units.units[*unit])))
            .collect();
        let with_name = texts.iter().filter(|(_, (_, name))| name.is_some());
        let with_name: BTreeSet<usize> = with_name.map(|(unit, _)| levels.of_unit[unit]).collect();
        Self {
            texts,
            levels: with_name.into_iter().zip(levels.columns.len()..).collect(),
        }
    }

    /// The places that hold names.
    fn columns(&self, levels: &Levels) -> impl Iterator<Item = String> {
        self.levels
            .keys()
            .map(|level| format!("{}_name", levels.columns[*level]))
    }

    /// The cells of places for the way down to a unit.
    fn cells<'d>(&self, path: &[usize], levels: &Levels) -> Vec<(usize, Cow<'d, str>)> {
        let mut cells = Vec::new();
        for unit in path {
            let level = levels.of_unit[unit];
            let (key, name) = &self.texts[unit];
            cells.push((level, Cow::Owned(key.clone())));
            if let (Some(name), Some(column)) = (name, self.levels.get(&level)) {
                cells.push((*column, Cow::Owned(name.clone())));
            }
        }
        cells.sort_by_key(|(column, _)| *column);
        cells
    }
}
