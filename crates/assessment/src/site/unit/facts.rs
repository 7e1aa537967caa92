//! What the page of one unit says, before it is said in a language. Page and digest are made
//! from the same facts, so that nothing can change on a page without changing its digest.

use election::{
    codes::Code,
    found::{self, Found, Ran},
    rules::{Hit, Subject},
};

use super::{
    super::{
        edition::Edition,
        input::{SiteInput, UnitNote},
        keys::{Place, Units},
        made_of::{Digest, MadeOf},
        page::Site,
    },
    lines::{Contest, contests},
};
use crate::{found::Told, text::TextError};

/// Everything that pages of units are made from.
pub(super) struct Known<'a> {
    pub(super) input: &'a SiteInput<'a>,
    pub(super) editions: &'a [Edition<'a>],
    pub(super) units: &'a Units<'a>,
    pub(super) contests: Vec<Contest<'a>>,
    /// Position of the contest of each edition.
    contest_of: Vec<usize>,
    /// What was found on each unit.
    found: Vec<Vec<OnUnit<'a>>>,
}

/// Something found on a unit.
#[derive(Clone, Copy)]
pub(super) enum OnUnit<'a> {
    /// By a rule on one edition: positions of edition and finding, and the hit.
    Edition(usize, usize, &'a Hit),
    /// By a comparison: its position, the number of the finding on its page, and what was found.
    Comparison(usize, usize, &'a Ran, &'a Found),
}

/// Digests of what editions and comparisons are called in all languages, by position.
pub(super) struct Called {
    pub(super) editions: Vec<Digest>,
    pub(super) comparisons: Vec<Digest>,
}

/// What the page of a unit says.
pub(super) struct Facts<'k, 'a> {
    pub(super) unit: usize,
    pub(super) previous: Option<usize>,
    pub(super) next: Option<usize>,
    pub(super) tables: Vec<Table>,
    /// Official editions of a contest that do not hold the unit while others do.
    pub(super) absent: Vec<usize>,
    pub(super) found: &'k [OnUnit<'a>],
    pub(super) notes: Vec<&'a UnitNote>,
}

/// Rows side by side.
pub(super) struct Table {
    pub(super) contest: usize,
    /// Whether copies stand beside the official result.
    pub(super) is_copies: bool,
    pub(super) columns: Vec<Beside>,
}

/// A row, and the column that it is compared with.
#[derive(Clone, Copy)]
pub(super) struct Beside {
    pub(super) place: Place,
    pub(super) with: Option<usize>,
}

impl<'a> Known<'a> {
    pub(super) fn of(site: &Site<'a>) -> Self {
        let (input, editions, units) = (site.input, site.editions, site.units);
        let contests = contests(editions);
        let mut contest_of = vec![0; editions.len()];
        for (number, contest) in contests.iter().enumerate() {
            for edition in contest.official.iter().chain(&contest.copies) {
                contest_of[*edition] = number;
            }
        }
        let mut found: Vec<Vec<OnUnit<'a>>> = vec![Vec::new(); units.len()];
        for (at, edition) in editions.iter().enumerate() {
            for (number, finding) in edition.findings.iter().enumerate() {
                for &hit in &finding.hits {
                    let Subject::Unit(row) = hit.at else { continue };
                    if let Some(unit) = units.at(at, row) {
                        found[unit].push(OnUnit::Edition(at, number, hit));
                    }
                }
            }
        }
        for (at, comparison) in input.comparisons.iter().enumerate() {
            for (number, finding) in (1..).zip(found::findings(comparison.ran)) {
                for one in finding.found {
                    if let Some(unit) = units.named(&one.subject.place) {
                        let on_unit = OnUnit::Comparison(at, number, finding.ran, one);
                        found[unit].push(on_unit);
                    }
                }
            }
        }
        Self {
            input,
            editions,
            units,
            contests,
            contest_of,
            found,
        }
    }

    /// What was found on a unit.
    pub(super) fn found(&self, unit: usize) -> &[OnUnit<'a>] {
        &self.found[unit]
    }

    /// What the page of a unit says.
    pub(super) fn facts(&self, unit: usize) -> Facts<'_, 'a> {
        let rows = self.units.rows(unit);
        let (mut tables, mut absent) = (Vec::new(), Vec::new());
        for (number, contest) in self.contests.iter().enumerate() {
            let of_contest = rows
                .iter()
                .filter(|row| self.contest_of[row.edition] == number);
            let (copies, official): (Vec<Place>, Vec<Place>) = of_contest
                .copied()
                .partition(|row| self.editions[row.edition].input.are_copies);
            if !official.is_empty() {
                let holds = |edition: &&usize| official.iter().any(|row| row.edition == **edition);
                absent.extend(contest.official.iter().filter(|edition| !holds(edition)));
            }
            let newest = official.last().filter(|last| is_alone(last, &official));
            if !copies.is_empty() {
                let first = newest.map(|place| Beside {
                    place: *place,
                    with: None,
                });
                let with = first.map(|_| 0);
                let copies = copies.into_iter().map(|place| Beside { place, with });
                tables.push(Table {
                    contest: number,
                    is_copies: true,
                    columns: first.into_iter().chain(copies).collect(),
                });
            }
            if !official.is_empty() {
                tables.push(Table {
                    contest: number,
                    is_copies: false,
                    columns: successive(&official),
                });
            }
        }
        tables.sort_by_key(|table| table.is_copies);
        let notes = self.units.notes(unit).iter();
        Facts {
            unit,
            previous: unit.checked_sub(1),
            next: (unit + 1 < self.units.len()).then_some(unit + 1),
            tables,
            absent,
            found: &self.found[unit],
            notes: notes.map(|note| &self.input.notes[*note]).collect(),
        }
    }

    /// Digest of what the page of a unit says, without what all pages have in common.
    pub(super) fn digest(
        &self,
        facts: &Facts<'_, 'a>,
        site: &Site<'a>,
        called: &Called,
        mut made_of: MadeOf,
    ) -> Result<Digest, TextError> {
        for unit in [Some(facts.unit), facts.previous, facts.next] {
            made_of.text(unit.map_or("", |unit| self.units.slug(unit)));
            let key = unit.map_or_else(Vec::new, |unit| self.units.key(unit));
            made_of.number(key.len());
            for (column, text) in key {
                made_of.text(column);
                made_of.text(text);
            }
        }
        made_of.number(facts.absent.len());
        for edition in &facts.absent {
            made_of.number(*edition);
            made_of.part(called.editions[*edition]);
        }
        made_of.number(facts.found.len());
        for on_unit in facts.found {
            let (at, sentence) = self.sentence(site, on_unit)?;
            let (of, class) = match on_unit {
                OnUnit::Edition(edition, _, hit) => (called.editions[*edition], hit.class),
                OnUnit::Comparison(comparison, _, _, found) => {
                    (called.comparisons[*comparison], found.class)
                }
            };
            made_of.part(of);
            for text in [self.code(on_unit).name(), class.word(), &at, &sentence] {
                made_of.text(text);
            }
        }
        made_of.number(facts.notes.len());
        for note in &facts.notes {
            made_of.text(&format!("{note:?}"));
        }
        made_of.number(facts.tables.len());
        for table in &facts.tables {
            made_of.number(table.contest);
            made_of.number(usize::from(table.is_copies));
            made_of.number(table.columns.len());
            for Beside { place, with } in &table.columns {
                made_of.number(with.map_or(0, |with| with + 1));
                made_of.part(called.editions[place.edition]);
                made_of.half_of(self.editions[place.edition].row(place.row));
            }
        }
        Ok(made_of.finish())
    }

    /// The rule that found something.
    pub(super) fn code(&self, on_unit: &OnUnit<'_>) -> Code {
        match on_unit {
            OnUnit::Edition(edition, finding, _) => self.editions[*edition].findings[*finding].code,
            OnUnit::Comparison(_, _, ran, _) => ran.code,
        }
    }

    /// Where something found is told, from the root of a language, and its sentence.
    pub(super) fn sentence(
        &self,
        site: &Site<'a>,
        on_unit: &OnUnit<'a>,
    ) -> Result<(String, String), TextError> {
        match on_unit {
            OnUnit::Edition(edition, finding, hit) => {
                let edition = &self.editions[*edition];
                let finding = &edition.findings[*finding];
                let sentence = site.wording(edition).sentence(finding, hit)?;
                let name = edition.finding_name(finding, 1);
                Ok((format!("findings/{name}.html"), sentence))
            }
            OnUnit::Comparison(comparison, number, ran, found) => {
                let told = Told {
                    catalogue: site.catalogue,
                    package: site.input.records.and_then(|records| records.figures),
                };
                let slug = self.input.comparisons[*comparison].slug;
                let href = format!("comparisons/{slug}.html#{}-{number}", ran.code);
                Ok((href, told.sentence(ran, found)?))
            }
        }
    }
}

/// Whether an edition has one row only of a unit.
fn is_alone(place: &Place, rows: &[Place]) -> bool {
    let same = |row: &&Place| row.edition == place.edition;
    rows.iter().filter(same).count() == 1
}

/// Each row beside that of the edition before, where both have one row only.
fn successive(rows: &[Place]) -> Vec<Beside> {
    let beside = |(at, place): (usize, &Place)| Beside {
        place: *place,
        with: at
            .checked_sub(1)
            .filter(|former| is_alone(place, rows) && is_alone(&rows[*former], rows)),
    };
    rows.iter().enumerate().map(beside).collect()
}
