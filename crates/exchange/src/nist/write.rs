//! Results as a report of the standard.
//!
//! A report holds less than a sheet, so writing one is a translation with a remainder. What
//! cannot be held is counted column by column and returned to the caller, who must say it. What
//! is written comes back the same when it is read: units by their local identifiers, the
//! tree of places by composed units, figures as they stand.
//!
//! The bytes depend on the dataset and the options alone. In particular the date of the report is
//! one that the caller knows, never the clock.

use std::{
    collections::{BTreeMap, HashMap},
    io::{self, Write},
};

use election::{
    dataset::{Dataset, Figures, Reading, Rows},
    form::{Form, ItemKind},
};

use super::{
    formats::{Format, is_moment},
    read::{
        CAST, ITEMS, OUTSTANDING, OVERVOTES, PARTICIPATED, REGISTERED, REJECTED, UNDERVOTES,
        WRITE_INS,
    },
};

/// What a report says beside the figures.
#[derive(Debug, Clone)]
pub struct ExportOptions {
    /// Who answers for the report.
    pub issuer: String,
    /// A short name for the issuer.
    pub issuer_abbreviation: String,
    /// When the report was made: a moment with its zone, in whole seconds.
    pub generated: String,
    /// The day of the election, `YYYY-MM-DD`.
    pub date: String,
    /// How final the figures are; derived from the units if not given.
    pub status: Option<ReportStatus>,
    /// Number of the report in its series.
    pub sequence: i64,
    /// What the choices are.
    pub selections: Selections,
    /// Tag of the language of names (BCP 47).
    pub language: String,
    /// Name and version of the program.
    pub program: String,
}

/// How final a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportStatus {
    /// Made before the election.
    PreElection,
    /// Not all units have reported.
    UnofficialPartial,
    /// All have, and nobody has confirmed it.
    UnofficialComplete,
    /// Confirmed.
    Certified,
    /// Corrects an earlier report.
    Correction,
    /// From a recount.
    Recount,
}

impl ReportStatus {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::PreElection,
        Self::UnofficialPartial,
        Self::UnofficialComplete,
        Self::Certified,
        Self::Correction,
        Self::Recount,
    ];

    /// The word of the standard.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::PreElection => "pre-election",
            Self::UnofficialPartial => "unofficial-partial",
            Self::UnofficialComplete => "unofficial-complete",
            Self::Certified => "certified",
            Self::Correction => "correction",
            Self::Recount => "recount",
        }
    }
}

/// What the choices of a contest are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selections {
    /// People.
    Candidates,
    /// Parties or lists.
    Parties,
    /// Answers to a question.
    Answers,
}

/// A column or figure that the standard has no place for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// Name of the item, the place or the row.
    pub what: String,
    /// Why, as a stable word.
    pub why: &'static str,
    /// How many values.
    pub values: u64,
}

/// A report that could not be written.
#[derive(Debug, thiserror::Error)]
pub enum NistError {
    /// The stream failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// An option that the standard does not take.
    #[error("{option} {value:?} is not written like {example}")]
    Option {
        /// Name of the option.
        option: &'static str,
        /// What was given.
        value: String,
        /// What would do.
        example: &'static str,
    },
    /// A figure beyond the whole numbers of JSON.
    #[error("the sum of {column} is beyond the whole numbers that JSON readers keep")]
    TooLarge {
        /// Name of the column.
        column: String,
    },
}

/// Writes `dataset` as a report; says what the standard could not hold.
///
/// # Errors
/// If the stream fails or an option is not of the form that the standard wants.
pub fn write_nist(
    dataset: &Dataset,
    form: &Form,
    options: &ExportOptions,
    out: impl Write,
) -> Result<Vec<Lost>, NistError> {
    check_options(options)?;
    let mut report = Report::of(dataset, form, options);
    report.totals()?;
    let mut json = Writer {
        out,
        after_value: false,
    };
    report.write(&mut json)?;
    json.out.write_all(b"\n")?;
    json.out.flush()?;
    Ok(report
        .lost
        .into_iter()
        .map(|((what, why), values)| Lost { what, why, values })
        .collect())
}

fn check_options(options: &ExportOptions) -> Result<(), NistError> {
    let refuse = |option, value: &str, example| {
        Err(NistError::Option {
            option,
            value: value.to_owned(),
            example,
        })
    };
    if !is_moment(&options.generated) {
        return refuse("generated", &options.generated, Format::DateTime.example());
    }
    if !Format::Date.fits(&options.date) {
        return refuse("date", &options.date, Format::Date.example());
    }
    let tag = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if options.language.is_empty() || !options.language.chars().all(tag) {
        return refuse("language", &options.language, "az");
    }
    if options.issuer.trim().is_empty() {
        return refuse("issuer", &options.issuer, "Observers Together");
    }
    Ok(())
}

/// Identifier of the unit that is the whole of the contest.
const WHOLE: &str = "whole";

/// A composed unit: the first places of some keys.
struct Group {
    id: String,
    place: usize,
    name: String,
    children: Vec<String>,
    /// The stated sum of its units.
    sum: Option<usize>,
}

struct Report<'a> {
    dataset: &'a Dataset,
    options: &'a ExportOptions,
    marks: u32,
    /// For each property, the item of the dataset that it takes.
    items: [Option<usize>; ITEMS.len()],
    groups: Vec<Group>,
    /// Children of the whole.
    top: Vec<String>,
    /// The stated sum of everything.
    whole: Option<usize>,
    /// Sums of everything, where none is stated: by property, then by choice.
    totals: Vec<Option<i64>>,
    /// The place that holds names of units.
    name_place: Option<usize>,
    lost: BTreeMap<(String, &'static str), u64>,
}

/// A row of either kind.
#[derive(Clone, Copy)]
enum Row {
    Unit(usize),
    Sum(usize),
    /// The whole, added up here.
    Total,
}

impl<'a> Report<'a> {
    fn of(dataset: &'a Dataset, form: &Form, options: &'a ExportOptions) -> Self {
        let header = &dataset.header;
        let items = ITEMS.map(|ids| {
            let id = ids.iter().find(|id| form.item(id).is_some())?;
            let position = dataset.item_position(id)?;
            (header.items[position].kind == ItemKind::Count).then_some(position)
        });
        let last = header.key.last().map_or("", String::as_str);
        let names = [format!("{last}_name"), "name".to_owned()];
        let describing = header.places.iter().enumerate().skip(header.key.len());
        let name_place = describing.clone().find(|(_, place)| names.contains(place));
        let name_place = name_place.map(|(position, _)| position);
        let mut report = Self {
            dataset,
            options,
            marks: form.choices_per_ballot,
            items,
            groups: Vec::new(),
            top: Vec::new(),
            whole: None,
            totals: Vec::new(),
            name_place,
            lost: BTreeMap::new(),
        };
        report.group();
        report.note_lost();
        report
    }

    /// Composed units out of the keys, and the sums that are stated for them.
    fn group(&mut self) {
        let dataset = self.dataset;
        let mut by_path: HashMap<Vec<(usize, &'a str)>, usize> = HashMap::new();
        for row in 0..dataset.units.len() {
            let path = path(&dataset.units, dataset.header.key.len(), row);
            let mut parent: Option<usize> = None;
            for length in 1..path.len() {
                let next = match by_path.get(&path[..length]) {
                    Some(group) => *group,
                    None => {
                        let group = self.groups.len();
                        let (place, name) = path[length - 1];
                        let id = format!("group-{}", group + 1);
                        self.children(parent).push(id.clone());
                        self.groups.push(Group {
                            id,
                            place,
                            name: name.to_owned(),
                            children: Vec::new(),
                            sum: None,
                        });
                        by_path.insert(path[..length].to_vec(), group);
                        group
                    }
                };
                parent = Some(next);
            }
            self.children(parent).push(unit_id(row));
        }
        for sum in 0..dataset.aggregates.len() {
            let path = path(&dataset.aggregates, dataset.header.key.len(), sum);
            let slot = match by_path.get(&path) {
                _ if path.is_empty() => Some(&mut self.whole),
                Some(group) => Some(&mut self.groups[*group].sum),
                None => None,
            };
            match slot {
                Some(slot @ None) => *slot = Some(sum),
                _ => {
                    let name: Vec<&str> = path.iter().map(|(_, name)| *name).collect();
                    self.lose(name.join(" / "), "sum", 1);
                }
            }
        }
    }

    fn children(&mut self, group: Option<usize>) -> &mut Vec<String> {
        match group {
            Some(group) => &mut self.groups[group].children,
            None => &mut self.top,
        }
    }

    fn lose(&mut self, what: String, why: &'static str, values: u64) {
        if values > 0 {
            *self.lost.entry((what, why)).or_default() += values;
        }
    }

    /// Everything of the dataset that no property takes.
    fn note_lost(&mut self) {
        let dataset = self.dataset;
        let header = &dataset.header;
        if !self.is_whole_a_unit() {
            let key = header.key.len();
            let rows = 0..dataset.units.len();
            let nameless = rows.filter(|row| path(&dataset.units, key, *row).is_empty());
            self.lose(header.key.join(", "), "text", nameless.count() as u64);
        }
        let both = [&dataset.units, &dataset.aggregates];
        for (position, item) in header.items.iter().enumerate() {
            let is_count = item.kind == ItemKind::Count;
            let taken = self.items.contains(&Some(position));
            for rows in both {
                let values = (0..rows.len()).filter(|row| match is_count {
                    true if taken => {
                        matches!(rows.item(position).reading(*row), Reading::Unreadable(_))
                    }
                    true => !rows.item(position).is_empty_at(*row),
                    false => !rows.text(position).get(*row).is_empty(),
                });
                let why = if taken { "unreadable" } else { "item" };
                let values = values.count() as u64;
                self.lose(item.id.clone(), why, values);
            }
        }
        for (position, place) in header.places.iter().enumerate().skip(header.key.len()) {
            if Some(position) != self.name_place {
                let texts = dataset.units.place(position);
                let values = (0..texts.len()).filter(|row| !texts.get(*row).is_empty());
                self.lose(place.clone(), "place", values.count() as u64);
            }
        }
        for (position, words) in header.words.iter().enumerate() {
            let texts = dataset.units.words(position);
            let values = (0..texts.len()).filter(|row| !texts.get(*row).is_empty());
            self.lose(words.clone(), "words", values.count() as u64);
        }
        for (choice, name) in header.choices.iter().enumerate() {
            for rows in both {
                let values = dataset.choice_of(rows, choice).unreadable().count() as u64;
                self.lose(name.clone(), "unreadable", values);
            }
        }
    }

    /// Adds up what no row states for the whole.
    fn totals(&mut self) -> Result<(), NistError> {
        if self.whole.is_some() || self.is_whole_a_unit() {
            return Ok(());
        }
        let header = &self.dataset.header;
        let items = self.items.map(|item| {
            let item = item?;
            Some((self.dataset.units.item(item), &header.items[item].id))
        });
        let choices = header.choices.iter().enumerate();
        let choices = choices.map(|(choice, name)| Some((self.dataset.choice(choice), name)));
        let columns: Vec<_> = items.into_iter().chain(choices).collect();
        self.totals = columns
            .into_iter()
            .map(|column| column.map_or(Ok(None), |(figures, name)| total(figures, name)))
            .collect::<Result<_, _>>()?;
        Ok(())
    }

    /// Whether one unit with an empty key is the whole.
    fn is_whole_a_unit(&self) -> bool {
        let units = &self.dataset.units;
        units.len() == 1 && path(units, self.dataset.header.key.len(), 0).is_empty()
    }

    /// The figure of a property in a row.
    fn item(&self, property: usize, row: Row) -> Option<i64> {
        if let Row::Total = row {
            return self.totals.get(property).copied().flatten();
        }
        let item = self.items[property]?;
        match row {
            Row::Unit(row) => self.dataset.units.item(item).get(row),
            Row::Sum(row) => self.dataset.aggregates.item(item).get(row),
            Row::Total => None,
        }
    }

    fn choice(&self, choice: usize, row: Row) -> Option<i64> {
        match row {
            Row::Unit(row) => self.dataset.choice(choice).get(row),
            Row::Sum(row) => self
                .dataset
                .choice_of(&self.dataset.aggregates, choice)
                .get(row),
            Row::Total => self.totals.get(ITEMS.len() + choice).copied().flatten(),
        }
    }

    /// Every unit of the report with its identifier, the whole first.
    fn rows(&self) -> impl Iterator<Item = (String, Option<Row>)> + '_ {
        let whole = match self.whole {
            Some(sum) => Row::Sum(sum),
            None if self.is_whole_a_unit() => Row::Unit(0),
            None => Row::Total,
        };
        let groups = self.groups.iter();
        let groups = groups.map(|group| (group.id.clone(), group.sum.map(Row::Sum)));
        let units = 0..if self.is_whole_a_unit() {
            0
        } else {
            self.dataset.units.len()
        };
        let units = units.map(|row| (unit_id(row), Some(Row::Unit(row))));
        std::iter::once((WHOLE.to_owned(), Some(whole)))
            .chain(groups)
            .chain(units)
    }

    fn write<W: Write>(&self, json: &mut Writer<W>) -> io::Result<()> {
        let options = self.options;
        let header = &self.dataset.header;
        json.object("ElectionReport", |json| {
            let units = self.dataset.units.len();
            json.text(
                "Format",
                if units > 1 {
                    "precinct-level"
                } else {
                    "summary-contest"
                },
            )?;
            json.text("GeneratedDate", &options.generated)?;
            json.text("Issuer", &options.issuer)?;
            json.text("IssuerAbbreviation", &options.issuer_abbreviation)?;
            json.number("SequenceStart", options.sequence)?;
            json.number("SequenceEnd", options.sequence)?;
            json.text("Status", self.status().word())?;
            json.text("VendorApplicationId", &options.program)?;
            if header.simulated {
                json.raw("IsTest", "true")?;
                json.text("TestType", "simulated")?;
            }
            json.text("Notes", &self.notes())?;
            json.array("GpUnit", |json| self.units(json))?;
            if options.selections == Selections::Parties {
                json.array("Party", |json| self.named(json, "Party", "party", "Name"))?;
            }
            json.array("Election", |json| {
                json.object("Election", |json| self.election(json))
            })
        })
    }

    fn status(&self) -> ReportStatus {
        self.options.status.unwrap_or_else(|| {
            if self.dataset.reported().into_iter().all(|has| has) {
                ReportStatus::UnofficialComplete
            } else {
                ReportStatus::UnofficialPartial
            }
        })
    }

    fn notes(&self) -> String {
        let mut notes = Vec::new();
        if self.dataset.header.simulated {
            notes.push("The figures are simulated: no election has given them.".to_owned());
        }
        if !self.totals.is_empty() {
            notes
                .push("Figures of the whole are sums of the units, added up on export.".to_owned());
        }
        let label = &self.dataset.header.edition.label;
        if !label.is_empty() {
            notes.push(format!("Edition: {label}."));
        }
        let lost: Vec<&str> = self.lost.keys().map(|(what, _)| what.as_str()).collect();
        if !lost.is_empty() {
            notes.push(format!("Not held by this standard: {}.", lost.join(", ")));
        }
        notes.join(" ")
    }

    fn units<W: Write>(&self, json: &mut Writer<W>) -> io::Result<()> {
        let header = &self.dataset.header;
        let whole = self.rows().next().and_then(|(_, row)| row);
        let name = [&header.edition.contest, &header.edition.election];
        let name = name.into_iter().find(|name| !name.is_empty());
        json.object("ReportingUnit", |json| {
            json.text("@id", WHOLE)?;
            json.text("Type", "other")?;
            json.text("OtherType", "whole")?;
            json.name(
                "Name",
                name.map_or("whole", String::as_str),
                &self.options.language,
            )?;
            self.unit_figures(json, whole, &self.top)
        })?;
        for group in &self.groups {
            json.object("ReportingUnit", |json| {
                json.text("@id", &group.id)?;
                self.unit_head(json, group.place, &group.name, &group.name)?;
                self.unit_figures(json, group.sum.map(Row::Sum), &group.children)
            })?;
        }
        if self.is_whole_a_unit() {
            return Ok(());
        }
        for row in 0..self.dataset.units.len() {
            let path = path(&self.dataset.units, header.key.len(), row);
            let (place, key) = path.last().copied().unwrap_or((0, ""));
            let name = self
                .name_place
                .map_or("", |place| self.dataset.units.place(place).get(row));
            let name = if name.is_empty() { key } else { name };
            json.object("ReportingUnit", |json| {
                json.text("@id", &unit_id(row))?;
                self.unit_head(json, place, key, name)?;
                self.unit_figures(json, Some(Row::Unit(row)), &[])
            })?;
        }
        Ok(())
    }

    /// What kind of unit it is, and how it is known.
    fn unit_head<W: Write>(
        &self,
        json: &mut Writer<W>,
        place: usize,
        key: &str,
        name: &str,
    ) -> io::Result<()> {
        let place = self.dataset.header.key[place].as_str();
        match place {
            "station" => json.text("Type", "polling-place")?,
            _ if UNIT_TYPES.contains(&place) => json.text("Type", place)?,
            _ => {
                json.text("Type", "other")?;
                json.text("OtherType", place)?;
            }
        }
        if key.is_empty() {
            return Ok(());
        }
        json.name("Name", name, &self.options.language)?;
        json.array("ExternalIdentifier", |json| {
            json.object("ExternalIdentifier", |json| {
                json.text("Type", "local-level")?;
                json.text("Value", key)
            })
        })
    }

    fn unit_figures<W: Write>(
        &self,
        json: &mut Writer<W>,
        row: Option<Row>,
        children: &[String],
    ) -> io::Result<()> {
        if !children.is_empty() {
            json.array("ComposingGpUnitIds", |json| {
                children.iter().try_for_each(|child| json.element(child))
            })?;
        }
        let Some(row) = row else { return Ok(()) };
        self.properties(
            json,
            row,
            &[
                ("VotersParticipated", PARTICIPATED),
                ("VotersRegistered", REGISTERED),
            ],
        )
    }

    fn properties<W: Write>(
        &self,
        json: &mut Writer<W>,
        row: Row,
        properties: &[(&str, &[&str])],
    ) -> io::Result<()> {
        for (property, items) in properties {
            if let Some(figure) = self.figure(items, row) {
                json.number(property, figure)?;
            }
        }
        Ok(())
    }

    fn figure(&self, items: &[&str], row: Row) -> Option<i64> {
        let property = ITEMS.iter().position(|known| *known == items)?;
        self.item(property, row)
    }

    fn has_any(&self, row: Row, properties: &[(&str, &[&str])]) -> bool {
        properties
            .iter()
            .any(|(_, items)| self.figure(items, row).is_some())
    }

    /// Objects that only have a name, one for each choice.
    fn named<W: Write>(
        &self,
        json: &mut Writer<W>,
        kind: &str,
        id: &str,
        property: &str,
    ) -> io::Result<()> {
        for (choice, name) in self.dataset.header.choices.iter().enumerate() {
            json.object(kind, |json| {
                json.text("@id", &format!("{id}-{}", choice + 1))?;
                json.name(property, name, &self.options.language)
            })?;
        }
        Ok(())
    }

    fn election<W: Write>(&self, json: &mut Writer<W>) -> io::Result<()> {
        let options = self.options;
        let edition = &self.dataset.header.edition;
        let name = if edition.election.is_empty() {
            "election"
        } else {
            &edition.election
        };
        json.name("Name", name, &options.language)?;
        json.text("Type", "other")?;
        json.text("OtherType", "unspecified")?;
        json.text("StartDate", &options.date)?;
        json.text("EndDate", &options.date)?;
        json.text("ElectionScopeId", WHOLE)?;
        if options.selections == Selections::Candidates {
            json.array("Candidate", |json| {
                self.named(json, "Candidate", "candidate", "BallotName")
            })?;
        }
        let ballots: [(&str, &[&str]); 3] = [
            ("BallotsCast", CAST),
            ("BallotsOutstanding", OUTSTANDING),
            ("BallotsRejected", REJECTED),
        ];
        json.array("BallotCounts", |json| {
            for (id, row) in self.rows() {
                if let Some(row) = row.filter(|row| self.has_any(*row, &ballots)) {
                    json.object("BallotCounts", |json| {
                        json.text("GpUnitId", &id)?;
                        json.text("Type", "total")?;
                        self.properties(json, row, &ballots)
                    })?;
                }
            }
            Ok(())
        })?;
        json.array("Contest", |json| {
            let kind = match options.selections {
                Selections::Candidates => "CandidateContest",
                Selections::Parties => "PartyContest",
                Selections::Answers => "BallotMeasureContest",
            };
            json.object(kind, |json| self.contest(json))
        })
    }

    fn contest<W: Write>(&self, json: &mut Writer<W>) -> io::Result<()> {
        let contest = &self.dataset.header.edition.contest;
        json.text("@id", "contest-1")?;
        json.text(
            "Name",
            if contest.is_empty() {
                "contest"
            } else {
                contest
            },
        )?;
        json.text("ElectionDistrictId", WHOLE)?;
        if self.options.selections == Selections::Candidates {
            json.number("VotesAllowed", i64::from(self.marks))?;
        }
        json.array("ContestSelection", |json| {
            (0..self.dataset.header.choices.len())
                .try_for_each(|choice| self.selection(json, choice))
        })?;
        let others: [(&str, &[&str]); 3] = [
            ("Overvotes", OVERVOTES),
            ("Undervotes", UNDERVOTES),
            ("WriteIns", WRITE_INS),
        ];
        json.array("OtherCounts", |json| {
            for (id, row) in self.rows() {
                if let Some(row) = row.filter(|row| self.has_any(*row, &others)) {
                    json.object("OtherCounts", |json| {
                        json.text("GpUnitId", &id)?;
                        self.properties(json, row, &others)
                    })?;
                }
            }
            Ok(())
        })
    }

    fn selection<W: Write>(&self, json: &mut Writer<W>, choice: usize) -> io::Result<()> {
        let number = choice + 1;
        let kind = match self.options.selections {
            Selections::Candidates => "CandidateSelection",
            Selections::Parties => "PartySelection",
            Selections::Answers => "BallotMeasureSelection",
        };
        json.object(kind, |json| {
            json.text("@id", &format!("selection-{number}"))?;
            match self.options.selections {
                Selections::Candidates => json.array("CandidateIds", |json| {
                    json.element(&format!("candidate-{number}"))
                })?,
                Selections::Parties => {
                    json.array("PartyIds", |json| json.element(&format!("party-{number}")))?;
                }
                Selections::Answers => {
                    let name = &self.dataset.header.choices[choice];
                    json.name("Selection", name, &self.options.language)?;
                }
            }
            json.number("SequenceOrder", i64::try_from(number).unwrap_or(i64::MAX))?;
            json.array("VoteCounts", |json| {
                for (id, row) in self.rows() {
                    if let Some(count) = row.and_then(|row| self.choice(choice, row)) {
                        json.object("VoteCounts", |json| {
                            json.text("GpUnitId", &id)?;
                            json.text("Type", "total")?;
                            json.number("Count", count)
                        })?;
                    }
                }
                Ok(())
            })
        })
    }
}

/// Kinds of units that the standard has a word for and that are read back as they are. A
/// `polling-place` is called station, and `other` and `special` say nothing of a place.
const UNIT_TYPES: [&str; 13] = [
    "borough",
    "city",
    "combined-precinct",
    "country",
    "county",
    "municipality",
    "precinct",
    "state",
    "town",
    "township",
    "village",
    "ward",
    "water",
];

fn unit_id(row: usize) -> String {
    format!("unit-{}", row + 1)
}

/// The places of a key that are filled, largest first.
fn path(rows: &Rows, key: usize, row: usize) -> Vec<(usize, &str)> {
    let places = (0..key).map(|place| (place, rows.place(place).get(row)));
    places.filter(|(_, text)| !text.is_empty()).collect()
}

fn total(figures: &Figures, name: &str) -> Result<Option<i64>, NistError> {
    /// Whole numbers that every reader of JSON keeps (RFC 8259, 6).
    const SAFE: i128 = 1 << 53;
    let Some(total) = figures.total() else {
        return Ok(None);
    };
    let safe = i64::try_from(total).ok().filter(|_| total.abs() <= SAFE);
    let too_large = || NistError::TooLarge {
        column: name.to_owned(),
    };
    safe.map(Some).ok_or_else(too_large)
}

/// JSON as it is written, without spaces but for line ends before the objects of lists.
struct Writer<W> {
    out: W,
    /// Whether a value stands before, in the same object or list.
    after_value: bool,
}

impl<W: Write> Writer<W> {
    fn comma(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.after_value, true) {
            self.out.write_all(b",")?;
        }
        Ok(())
    }

    fn member(&mut self, name: &str) -> io::Result<()> {
        self.comma()?;
        write!(self.out, "\"{name}\":")
    }

    fn string(&mut self, text: &str) -> io::Result<()> {
        let mut quoted = String::with_capacity(text.len() + 2);
        quoted.push('"');
        for letter in text.chars() {
            match letter {
                '"' | '\\' => quoted.extend(['\\', letter]),
                '\u{0}'..='\u{1f}' => quoted.push_str(&format!("\\u{:04x}", u32::from(letter))),
                letter => quoted.push(letter),
            }
        }
        quoted.push('"');
        self.out.write_all(quoted.as_bytes())
    }

    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.member(name)?;
        self.string(text)
    }

    fn number(&mut self, name: &str, number: i64) -> io::Result<()> {
        self.member(name)?;
        write!(self.out, "{number}")
    }

    fn raw(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.member(name)?;
        self.out.write_all(value.as_bytes())
    }

    fn element(&mut self, text: &str) -> io::Result<()> {
        self.comma()?;
        self.string(text)
    }

    /// An object in a list, on a line of its own.
    fn object(
        &mut self,
        kind: &str,
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        let first = !self.after_value;
        self.comma()?;
        if !first {
            self.out.write_all(b"\n")?;
        }
        self.braced(kind, inside)
    }

    fn braced(
        &mut self,
        kind: &str,
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        write!(self.out, "{{\"@type\":\"{}{kind}\"", super::node::PREFIX)?;
        self.after_value = true;
        inside(self)?;
        self.after_value = true;
        self.out.write_all(b"}")
    }

    fn array(
        &mut self,
        name: &str,
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.member(name)?;
        self.out.write_all(b"[")?;
        self.after_value = false;
        inside(self)?;
        self.after_value = true;
        self.out.write_all(b"]")
    }

    /// A name in one language.
    fn name(&mut self, property: &str, text: &str, language: &str) -> io::Result<()> {
        self.member(property)?;
        self.braced("InternationalizedText", |json| {
            json.array("Text", |json| {
                json.object("LanguageString", |json| {
                    json.text("Content", text)?;
                    json.text("Language", language)
                })
            })
        })
    }
}
