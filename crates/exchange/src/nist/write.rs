//! Results as a report of the standard.
//!
//! A report holds less than a sheet, so writing one is a translation with a remainder. What
//! cannot be held is counted column by column and returned to the caller, who must say it. What
//! is written comes back the same when it is read: units by their local identifiers, the
//! tree of places by composed units, figures as they stand.
//!
//! The bytes depend on the dataset and the options alone. In particular the date of the report is
//! one that the caller knows, never the clock.

use std::io::{self, Write};

use election::{dataset::Dataset, form::Form};

use super::{
    options::{ExportOptions, Lost, NistError, ReportStatus, Selections, check_options},
    read::{
        CAST, ITEMS, OUTSTANDING, OVERVOTES, PARTICIPATED, REGISTERED, REJECTED, UNDERVOTES,
        WRITE_INS,
    },
    translation::{Report, Row, WHOLE, path, unit_id},
    writer::Writer,
};

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
    let mut json = Writer::new(out);
    report.write(&mut json)?;
    json.out.write_all(b"\n")?;
    json.out.flush()?;
    Ok(report
        .lost
        .into_iter()
        .map(|((what, why), values)| Lost { what, why, values })
        .collect())
}

impl Report<'_> {
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
