//! An edition prepared for showing: everything that does not depend on the reader's language,
//! computed once.

use std::collections::{BTreeMap, HashMap};

use election::{
    codes::Class,
    dataset::{Dataset, Figures},
    digest::Sha256,
    form::{Form, ItemKind},
    rules::{Finding, MAX_COUNT, Subject},
};

use super::{
    input::EditionInput,
    made_of::MadeOf,
    rows::{self, UNITS_PER_PAGE, has_text},
};
use crate::{
    figure::{fingerprint, histogram},
    text::TextError,
    words::Words,
};

/// Hits on one page of a finding.
pub(super) const HITS_PER_PAGE: usize = 1000;

/// An edition with what is computed from it.
pub(super) struct Edition<'a> {
    /// Number in addresses, from 1.
    pub(super) number: usize,
    pub(super) input: &'a EditionInput<'a>,
    pub(super) findings: Vec<Finding<'a>>,
    /// Digest of the frozen dataset.
    pub(super) sha256: Sha256,
    /// The choice with the most votes.
    pub(super) leader: Option<usize>,
    /// What shares can be taken of, the preferred one first.
    pub(super) share_bases: Vec<ShareBase>,
    pub(super) fingerprint: fingerprint::Bins,
    pub(super) histogram: histogram::Bins,
    /// Voters and base of turnout, where the rules could compute it.
    turnout: Option<[Vec<&'a Figures>; 2]>,
    /// Findings on each flagged unit, by position.
    flags: BTreeMap<usize, Vec<usize>>,
    /// Digest of each row: of its cells and where they come from, its place on its page, and
    /// what the edition says of their columns.
    rows: Vec<u64>,
    /// Tells apart units that stand in the same line of a source.
    repeats: HashMap<usize, usize>,
}

/// A number that shares are taken of.
pub(super) struct ShareBase {
    /// Items that are added up; empty for the sum of all choices.
    pub(super) items: Vec<String>,
    pub(super) total: i128,
}

impl ShareBase {
    /// What it is called.
    pub(super) fn name(&self, words: Words<'_>, form: &Form) -> Result<String, TextError> {
        match self.items.as_slice() {
            [] => words.text("share-base-choices"),
            [valid] if valid == VALID => words.text("share-base-valid"),
            items => Ok(words.items(form, items)),
        }
    }
}

/// Item that counts valid ballots in all forms.
const VALID: &str = "valid";

impl<'a> Edition<'a> {
    pub(super) fn new(
        number: usize,
        input: &'a EditionInput<'a>,
        sha256: Sha256,
        made_of: &MadeOf,
    ) -> Self {
        let dataset = input.dataset;
        let findings = input.report.findings();
        let leader = leader(dataset);
        let (fingerprint, histogram) = bins(input, leader);
        let repeats = repeats(dataset);
        Self {
            number,
            input,
            turnout: turnout_columns(input),
            flags: flags(&findings),
            findings,
            sha256,
            leader,
            share_bases: share_bases(dataset, &input.form.form),
            fingerprint,
            histogram,
            rows: rows::digests(number, input, &repeats, made_of),
            repeats,
        }
    }

    pub(super) const fn dataset(&self) -> &'a Dataset {
        self.input.dataset
    }

    pub(super) const fn form(&self) -> &'a Form {
        &self.input.form.form
    }

    /// Findings on unit `row`.
    pub(super) fn flags(&self, row: usize) -> impl Iterator<Item = &Finding<'a>> {
        let positions = self.flag_positions(row);
        positions.iter().map(|position| &self.findings[*position])
    }

    /// Positions of the findings on unit `row`.
    pub(super) fn flag_positions(&self, row: usize) -> &[usize] {
        self.flags.get(&row).map_or(&[], Vec::as_slice)
    }

    /// Voters and register of unit `row`, where turnout can be computed.
    pub(super) fn turnout(&self, row: usize) -> Option<(i128, i128)> {
        let [voters, base] = self.turnout.as_ref()?;
        Some((sum(voters, row)?, sum(base, row)?))
    }

    /// What turnout is measured on, in words; `None` where it cannot be measured.
    pub(super) fn turnout_base(&self, words: Words<'_>) -> Result<Option<String>, TextError> {
        let Some(turnout) = &self.input.report.turnout else {
            return Ok(None);
        };
        let form = self.form();
        let base = form.bases.iter().find(|base| base.id == turnout.base);
        base.map(|base| words.base(form, base)).transpose()
    }

    /// Votes of the leading choice and all valid ones of unit `row`, where both are known.
    pub(super) fn leader_share(&self, row: usize) -> Option<(i128, i128)> {
        let dataset = self.dataset();
        let votes = usable(dataset.choice(self.leader?), row)?;
        let all = match dataset.published_item(VALID) {
            Some(valid) => usable(valid, row)?,
            None if dataset.header.choices_complete => {
                let choices = 0..dataset.header.choices.len();
                let choices: Vec<_> = choices.map(|at| dataset.choice(at)).collect();
                all_choices(&choices, row)?
            }
            None => return None,
        };
        Some((votes, all))
    }

    /// Units with a finding of this class, by position; one with several, several times.
    pub(super) fn rows_of(&self, class: Class) -> impl Iterator<Item = usize> {
        let findings = self.findings.iter();
        let hits = findings.filter(move |finding| finding.class == class);
        let hits = hits.flat_map(|finding| &finding.hits);
        hits.filter_map(|hit| match hit.at {
            Subject::Unit(row) => Some(row),
            Subject::Sum(_) | Subject::Edition => None,
        })
    }

    /// Number of units with a finding.
    pub(super) fn flagged(&self) -> usize {
        self.flags.len()
    }

    /// Whether the source publishes anything in the column of an item.
    pub(super) fn is_published(&self, item: &str) -> bool {
        let dataset = self.dataset();
        let Some(position) = dataset.item_position(item) else {
            return false;
        };
        match dataset.header.items[position].kind {
            ItemKind::Count => dataset.units.item(position).is_published(),
            _ => has_text(dataset.units.text(position)),
        }
    }

    /// Address of a finding's page below `findings/`, without ending. The first edition has the
    /// plain names, so that they last.
    pub(super) fn finding_name(&self, finding: &Finding<'_>, page: usize) -> String {
        let mut name = finding.slug();
        if self.number > 1 {
            name = format!("{name}-edition-{}", self.number);
        }
        if page > 1 {
            format!("{name}-page-{page}")
        } else {
            name
        }
    }

    /// Number of pages of units.
    pub(super) fn unit_pages(&self) -> usize {
        self.dataset().units.len().div_ceil(UNITS_PER_PAGE).max(1)
    }

    /// Name of a page of units below `units/`, pages counting from 1.
    pub(super) fn unit_page_name(&self, page: usize) -> String {
        format!("{}-{page:04}", self.number)
    }

    /// Digest of row `row` and of its place.
    pub(super) fn row(&self, row: usize) -> u64 {
        self.rows[row]
    }

    /// Address of unit `row` from the root of a language.
    pub(super) fn unit_address(&self, row: usize) -> String {
        let page = self.unit_page_name(row / UNITS_PER_PAGE + 1);
        format!("units/{page}.html#{}", self.anchor(row))
    }

    /// Name of unit `row` on its page: its source file and line.
    pub(super) fn anchor(&self, row: usize) -> String {
        let units = &self.dataset().units;
        let anchor = format!("u{}-{}", units.source(row), units.line(row));
        match self.repeats.get(&row) {
            Some(repeat) => format!("{anchor}-{repeat}"),
            None => anchor,
        }
    }
}

/// Voters and base of each unit, by the items that the rules declare in their report.
fn turnout_columns<'a>(input: &EditionInput<'a>) -> Option<[Vec<&'a Figures>; 2]> {
    let turnout = input.report.turnout.as_ref()?;
    let base = input
        .form
        .form
        .bases
        .iter()
        .find(|base| base.id == turnout.base)?;
    let columns = |items: &[String]| -> Option<Vec<&'a Figures>> {
        items
            .iter()
            .map(|item| input.dataset.published_item(item))
            .collect()
    };
    Some([columns(&turnout.voters)?, columns(&base.items)?])
}

/// The sum of figures that can be counts; `None` if one of them is none.
pub(super) fn sum(columns: &[&Figures], row: usize) -> Option<i128> {
    columns.iter().map(|figures| usable(figures, row)).sum()
}

/// A figure that can be a count, as the rules define it.
fn usable(figures: &Figures, row: usize) -> Option<i128> {
    figures
        .get(row)
        .filter(|value| (0..=MAX_COUNT).contains(value))
        .map(i128::from)
}

fn leader(dataset: &Dataset) -> Option<usize> {
    let totals = (0..dataset.header.choices.len())
        .filter_map(|position| Some((dataset.choice(position).total()?, position)));
    // Of equals, the first.
    totals
        .max_by_key(|(total, position)| (*total, std::cmp::Reverse(*position)))
        .map(|(_, p)| p)
}

/// Places every unit by its turnout and, where there is a leader, by the leader's share.
fn bins(input: &EditionInput<'_>, leader: Option<usize>) -> (fingerprint::Bins, histogram::Bins) {
    let dataset = input.dataset;
    let (mut fingerprint, mut histogram) =
        (fingerprint::Bins::default(), histogram::Bins::default());
    let columns = turnout_columns(input);
    let choices: Vec<&Figures> = (0..dataset.header.choices.len())
        .map(|position| dataset.choice(position))
        .collect();
    let valid = dataset.published_item(VALID);
    for row in 0..dataset.units.len() {
        let turnout = columns.as_ref().map_or((None, None), |[voters, base]| {
            (sum(voters, row), sum(base, row))
        });
        histogram.add(turnout.0, turnout.1);
        let votes = leader.and_then(|leader| usable(choices[leader], row));
        let all = match valid {
            Some(valid) => usable(valid, row),
            None if dataset.header.choices_complete => all_choices(&choices, row),
            None => None,
        };
        fingerprint.add(turnout, (votes, all));
    }
    (fingerprint, histogram)
}

/// The sum of the choices that have a figure; `None` if none has, or one cannot be a count.
fn all_choices(choices: &[&Figures], row: usize) -> Option<i128> {
    let mut sum = None;
    for figures in choices {
        match usable(figures, row) {
            Some(votes) => *sum.get_or_insert(0) += votes,
            None if figures.is_empty_at(row) => {}
            None => return None,
        }
    }
    sum
}

fn share_bases(dataset: &Dataset, form: &Form) -> Vec<ShareBase> {
    let total = |items: &[String]| -> Option<i128> {
        items
            .iter()
            .map(|item| dataset.published_item(item)?.total())
            .sum()
    };
    let mut bases = Vec::new();
    let valid = [VALID.to_owned()];
    if let Some(total) = total(&valid) {
        bases.push(ShareBase {
            items: valid.to_vec(),
            total,
        });
    } else if dataset.header.choices_complete {
        let choices = 0..dataset.header.choices.len();
        let total = choices
            .filter_map(|position| dataset.choice(position).total())
            .sum();
        bases.push(ShareBase {
            items: Vec::new(),
            total,
        });
    }
    let among = form.invalid.iter().flat_map(|invalid| &invalid.among);
    if let Some((items, total)) = among
        .filter_map(|items| Some((items, total(items)?)))
        .next()
    {
        bases.push(ShareBase {
            items: items.clone(),
            total,
        });
    }
    bases.retain(|base| base.total > 0);
    bases
}

fn flags(findings: &[Finding<'_>]) -> BTreeMap<usize, Vec<usize>> {
    let mut flags: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (position, finding) in findings.iter().enumerate() {
        for hit in &finding.hits {
            if let Subject::Unit(row) = hit.at {
                let flags = flags.entry(row).or_default();
                if flags.last() != Some(&position) {
                    flags.push(position);
                }
            }
        }
    }
    flags
}

/// Units that stand in the same line of the same source as an earlier one, with a number each:
/// files with a station per column, or a row per choice, have such lines.
fn repeats(dataset: &Dataset) -> HashMap<usize, usize> {
    let mut seen: HashMap<(usize, u64), usize> = HashMap::new();
    let mut repeats = HashMap::new();
    for row in 0..dataset.units.len() {
        let count = seen
            .entry((dataset.units.source(row), dataset.units.line(row)))
            .or_insert(0);
        *count += 1;
        if *count > 1 {
            repeats.insert(row, *count);
        }
    }
    repeats
}
