//! What was planted beside what the rules reported, without a word for people.

use std::collections::{BTreeMap, BTreeSet};

use election::{found::findings, rules};

use super::{
    super::{edition::Edition, input::ComparisonKind, page::Site},
    TruthInput,
};
use crate::site::input::Planted;

/// What something was planted on, or reported about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// A unit by its position.
    Unit(usize),
    /// A row without a key: edition and position.
    Row(usize, usize),
    /// An announcement, a record, or whatever the case does not hold.
    Named(String),
}

/// A subject with its name and its page.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    pub(super) name: String,
    /// Seen from the root of a language.
    pub(super) href: Option<String>,
}

/// A kind of fault or trick under the rule that should find it.
pub(super) struct Kind<'a> {
    pub(super) word: &'a str,
    pub(super) code: &'static str,
    /// Each with the finding that reports it; `None` if it was missed.
    pub(super) planted: Vec<(Spot, Option<String>)>,
    /// Reported where only something else was planted, with the finding.
    pub(super) explained: Vec<(Spot, String)>,
    /// Reported where nothing was planted, with the finding.
    pub(super) false_alarms: Vec<(Spot, String)>,
    pub(super) examined: u64,
}

impl Kind<'_> {
    pub(super) fn found(&self) -> usize {
        self.planted
            .iter()
            .filter(|(_, found)| found.is_some())
            .count()
    }

    /// Its place on the page.
    pub(super) fn anchor(&self) -> String {
        format!("{}-{}", self.word, self.code)
    }
}

/// What a rule reported: subjects with the address of the finding.
#[derive(Default)]
struct Reported {
    subjects: BTreeMap<Subject, String>,
    examined: u64,
}

/// All kinds in the order of the register of rules, then of their words.
pub(super) fn kinds<'a>(site: &Site<'_>, truth: &TruthInput<'a>) -> Vec<Kind<'a>> {
    let mut groups: BTreeMap<(&'static str, &'a str), Vec<&'a Planted>> = BTreeMap::new();
    for planted in truth.planted {
        let key = (planted.rule.name(), planted.kind.as_str());
        groups.entry(key).or_default().push(planted);
    }
    let all: Vec<(&Planted, Subject)> = truth
        .planted
        .iter()
        .map(|one| (one, subject(site, one)))
        .collect();
    let anything: BTreeSet<&Subject> = all.iter().map(|(_, subject)| subject).collect();
    let kinds = groups.into_iter().map(|((code, word), group)| {
        let of_rule: Vec<_> = all
            .iter()
            .filter(|(one, _)| one.rule.name() == code)
            .collect();
        let expected: BTreeSet<&Subject> = of_rule.iter().map(|(_, subject)| subject).collect();
        let files: BTreeSet<&str> = of_rule
            .iter()
            .filter_map(|(one, _)| one.file.as_deref())
            .collect();
        let reported = reported(site, code, &files);
        let planted = group.iter().map(|one| {
            let subject = subject(site, one);
            let finding = reported.subjects.get(&subject).cloned();
            (spot(site, &subject), finding)
        });
        let mut others: Vec<(Spot, String)> = Vec::new();
        let mut false_alarms = Vec::new();
        for (subject, finding) in &reported.subjects {
            if expected.contains(subject) {
                continue;
            }
            let entry = (spot(site, subject), finding.clone());
            if anything.contains(subject) {
                others.push(entry);
            } else {
                false_alarms.push(entry);
            }
        }
        Kind {
            word,
            code,
            planted: planted.collect(),
            explained: others,
            false_alarms,
            examined: reported.examined,
        }
    });
    kinds.collect()
}

/// What a line of a file of truth speaks of.
fn subject(site: &Site<'_>, planted: &Planted) -> Subject {
    if let (Some(file), Some(line)) = (&planted.file, planted.line) {
        let row =
            edition_of(site, file).and_then(|edition| Some((edition, row(edition, file, line)?)));
        return match row {
            Some((edition, row)) => of_row(site, edition, row),
            None => Subject::Named(format!("{file}:{line}")),
        };
    }
    let texts: Vec<&str> = planted.at.iter().map(String::as_str).collect();
    match site.units.with_texts(&texts) {
        Some(unit) => Subject::Unit(unit),
        None => Subject::Named(planted.at.join(" / ")),
    }
}

/// The newest edition that was read from a file of this name.
fn edition_of<'s>(site: &Site<'s>, file: &str) -> Option<&'s Edition<'s>> {
    let holds = |edition: &&Edition<'_>| {
        let sources = &edition.dataset().header.sources;
        sources.iter().any(|source| source.name == file)
    };
    site.editions.iter().rfind(holds)
}

fn row(edition: &Edition<'_>, file: &str, line: u64) -> Option<usize> {
    let dataset = edition.dataset();
    let source = dataset
        .header
        .sources
        .iter()
        .position(|source| source.name == file)?;
    (0..dataset.units.len())
        .find(|row| dataset.units.source(*row) == source && dataset.units.line(*row) == line)
}

fn of_row(site: &Site<'_>, edition: &Edition<'_>, row: usize) -> Subject {
    let at = edition.number - 1;
    let unit = site.units.at(at, row);
    unit.map_or(Subject::Row(at, row), Subject::Unit)
}

/// What a rule reported on the editions read from `files`, or, where no file is named, on the
/// newest edition and on everything that was compared.
fn reported(site: &Site<'_>, code: &str, files: &BTreeSet<&str>) -> Reported {
    let mut reported = Reported::default();
    if files.is_empty() {
        if let Some(edition) = site.newest() {
            of_edition(site, edition, code, &mut reported);
        }
        of_comparisons(site, code, &mut reported);
    }
    let numbers: BTreeSet<usize> = files
        .iter()
        .filter_map(|file| edition_of(site, file))
        .map(|edition| edition.number)
        .collect();
    for edition in site
        .editions
        .iter()
        .filter(|edition| numbers.contains(&edition.number))
    {
        of_edition(site, edition, code, &mut reported);
    }
    reported
}

fn of_edition(site: &Site<'_>, edition: &Edition<'_>, code: &str, reported: &mut Reported) {
    let outcomes = &edition.input.report.outcomes;
    let examined = outcomes
        .iter()
        .filter(|outcome| outcome.code.name() == code);
    reported.examined += examined.map(|outcome| outcome.examined).sum::<u64>();
    for finding in edition
        .findings
        .iter()
        .filter(|finding| finding.code.name() == code)
    {
        let href = format!("findings/{}.html", edition.finding_name(finding, 1));
        for hit in &finding.hits {
            if let rules::Subject::Unit(row) = hit.at {
                let subject = of_row(site, edition, row);
                reported
                    .subjects
                    .entry(subject)
                    .or_insert_with(|| href.clone());
            }
        }
    }
}

fn of_comparisons(site: &Site<'_>, code: &str, reported: &mut Reported) {
    for comparison in site.input.comparisons {
        let of_code = comparison.ran.iter().filter(|ran| ran.code.name() == code);
        reported.examined += of_code.map(|ran| ran.examined).sum::<u64>();
        let page = format!("comparisons/{}.html", comparison.slug);
        for (number, finding) in (1..).zip(findings(comparison.ran)) {
            if finding.ran.code.name() != code {
                continue;
            }
            let href = format!("{page}#{code}-{number}");
            let mut add = |subject| {
                reported
                    .subjects
                    .entry(subject)
                    .or_insert_with(|| href.clone());
            };
            // Such a finding counts changed units and names none.
            let counts = comparison.kind == ComparisonKind::Editions && code == CHANGED;
            for key in comparison.changed.iter().filter(|_| counts) {
                let texts: Vec<&str> = key.iter().map(String::as_str).collect();
                let unit = site.units.with_texts(&texts);
                add(unit.map_or_else(|| Subject::Named(key.join(" / ")), Subject::Unit));
            }
            for found in finding.found.iter().filter(|_| !counts) {
                let of = &found.subject;
                let texts = of.place.iter().map(|(_, text)| text.as_str());
                let unit = site.units.named(&of.place).filter(|_| !of.place.is_empty());
                match (unit, &of.edition) {
                    (Some(unit), _) => add(Subject::Unit(unit)),
                    (None, Some(name)) if of.place.is_empty() => add(Subject::Named(name.clone())),
                    // A sentence on the whole comparison reports nothing of its own.
                    (None, None) if of.place.is_empty() => {}
                    _ => add(Subject::Named(texts.collect::<Vec<_>>().join(" / "))),
                }
            }
        }
    }
}

/// The rule on units whose figures changed between two editions.
const CHANGED: &str = "R401";

/// The name and page of a subject.
fn spot(site: &Site<'_>, subject: &Subject) -> Spot {
    let (name, href) = match subject {
        Subject::Unit(unit) => {
            let key: Vec<&str> = site
                .units
                .key(*unit)
                .into_iter()
                .map(|(_, text)| text)
                .collect();
            (key.join(" / "), Some(site.units.href(*unit)))
        }
        Subject::Row(edition, row) => {
            let edition = &site.editions[*edition];
            (edition.anchor(*row), Some(edition.unit_address(*row)))
        }
        Subject::Named(name) => (name.clone(), None),
    };
    Spot { name, href }
}
