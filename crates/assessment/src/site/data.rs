//! Open data: the frozen datasets, the forms and mappings they were read by, totals and findings
//! for programs. Numbers are never localised; what is missing is null or empty; invented figures
//! say so in every file.

use std::io::{BufWriter, Write};

use election::{
    codes::Class,
    digest::{Hashing, Sha256},
    form::ItemKind,
    rules::{Argument, Finding, Hit, Subject},
};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    edition::Edition,
    findings::{origin, sum_place},
    input::{EditionInput, SiteError},
    output::Output,
    page::Site,
};
use crate::{
    figure::{Cell, Column, Table},
    text::TextError,
};

/// Writes the frozen dataset of an edition and returns its digest.
pub(super) fn dataset(
    number: usize,
    input: &EditionInput<'_>,
    out: &mut Output,
) -> Result<Sha256, SiteError> {
    let path = format!("data/edition-{number}.dataset");
    let mut file = Hashing::new(BufWriter::new(out.create(&path)?));
    election::dataset::write_frozen(input.dataset, &mut file).map_err(|error| {
        SiteError::Dataset {
            edition: number,
            error,
        }
    })?;
    let (mut file, sha256, bytes) = file.finish();
    file.flush().map_err(|error| SiteError::Io {
        path: path.into(),
        error,
    })?;
    out.count(bytes);
    let form = format!("data/edition-{number}-form.toml");
    out.file(&form, input.form.text.as_bytes())?;
    let mapping = format!("data/edition-{number}-mapping.toml");
    out.file(&mapping, input.mapping.text.as_bytes())?;
    Ok(sha256)
}

/// Writes totals and findings.
pub(super) fn write(site: &Site<'_>, out: &mut Output) -> Result<(), SiteError> {
    let simulated = site.input.case.simulated;
    out.file("data/totals.csv", totals(site).csv(simulated).as_bytes())?;
    out.file("data/findings.csv", rows(site).csv(simulated).as_bytes())?;
    let mut json = serde_json::to_vec_pretty(&document(site)?).map_err(|error| SiteError::Io {
        path: "data/findings.json".into(),
        error: error.into(),
    })?;
    json.push(b'\n');
    out.file("data/findings.json", &json)
}

fn columns(keys: &[&str]) -> Vec<Column> {
    keys.iter().map(|key| Column::new(*key, "")).collect()
}

fn number(value: usize) -> Cell {
    Cell::Count(i128::try_from(value).unwrap_or(i128::MAX))
}

/// Totals of every line and choice of every edition.
fn totals(site: &Site<'_>) -> Table {
    let mut rows = Vec::new();
    for edition in site.editions {
        let header = &edition.dataset().header;
        let items = header.items.iter().enumerate();
        let items = items.filter(|(_, item)| item.kind == ItemKind::Count);
        let items = items.map(|(at, item)| ("item", &item.id, edition.dataset().units.item(at)));
        let choices = header.choices.iter().enumerate();
        let choices = choices.map(|(at, name)| ("choice", name, edition.dataset().choice(at)));
        for (kind, name, figures) in items.chain(choices) {
            rows.push(vec![
                number(edition.number),
                Cell::Text(kind.to_owned()),
                Cell::Text(name.clone()),
                Cell::count(figures.total()),
            ]);
        }
    }
    let columns = columns(&["edition", "kind", "name", "total"]);
    Table {
        caption: String::new(),
        columns,
        rows,
    }
}

/// Every hit of every finding with its place, file, line and numbers.
fn rows(site: &Site<'_>) -> Table {
    let mut rows = Vec::new();
    for edition in site.editions {
        for finding in &edition.findings {
            for hit in &finding.hits {
                rows.push(row(edition, finding, hit));
            }
        }
    }
    let columns = columns(&[
        "edition", "code", "class", "subject", "place", "file", "line", "numbers",
    ]);
    Table {
        caption: String::new(),
        columns,
        rows,
    }
}

fn row(edition: &Edition<'_>, finding: &Finding<'_>, hit: &Hit) -> Vec<Cell> {
    let (file, line) = origin(edition, hit.at).unzip();
    let numbers: Vec<String> = numbers(edition, finding, hit)
        .iter()
        .map(|(name, value)| format!("{name}={}", plain(value)))
        .collect();
    vec![
        number(edition.number),
        Cell::Text(finding.code.name().to_owned()),
        Cell::Text(finding.class.word().to_owned()),
        Cell::Text(subject_word(hit.at).to_owned()),
        Cell::Text(place(edition, hit.at).join(" / ")),
        Cell::Text(file.unwrap_or_default()),
        line.map_or(Cell::Missing, |line| Cell::Count(line.into())),
        Cell::Text(numbers.join("; ")),
    ]
}

/// A JSON value as text without quotes.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

const fn subject_word(at: Subject) -> &'static str {
    match at {
        Subject::Unit(_) => "unit",
        Subject::Sum(_) => "sum",
        Subject::Edition => "edition",
    }
}

fn place<'a>(edition: &Edition<'a>, at: Subject) -> Vec<&'a str> {
    match at {
        Subject::Unit(row) => edition.dataset().key(row),
        Subject::Sum(row) => sum_place(edition, row),
        Subject::Edition => Vec::new(),
    }
}

/// The numbers of a hit under their names; a share as the two counts it is made of.
fn numbers(edition: &Edition<'_>, finding: &Finding<'_>, hit: &Hit) -> Map<String, Value> {
    let message = hit.message(finding.code, edition.dataset(), edition.form());
    let mut numbers = Map::new();
    for (name, argument) in message.arguments {
        let value = match argument {
            // Counts have at most fifteen digits, and sums of a few of them fit as well.
            Argument::Number(number) => match i64::try_from(number) {
                Ok(number) => Value::from(number),
                Err(_) => Value::from(number.to_string()),
            },
            Argument::Text(text) => Value::from(text),
            Argument::Share(..) => continue,
        };
        numbers.insert(name.to_owned(), value);
    }
    numbers
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    version: &'a str,
    simulated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    simulated_notice: Option<String>,
    notice: String,
    case: &'a str,
    editions: Vec<EditionEntry<'a>>,
    findings: Vec<FindingEntry<'a>>,
}

#[derive(Serialize)]
struct EditionEntry<'a> {
    edition: usize,
    title: &'a str,
    dataset_sha256: String,
    form: &'a str,
    form_sha256: String,
    mapping: &'a str,
    mapping_sha256: String,
    sources: &'a [election::dataset::Source],
    settings: Map<String, Value>,
}

#[derive(Serialize)]
struct FindingEntry<'a> {
    edition: usize,
    code: &'static str,
    rule_version: u32,
    class: Class,
    statement: String,
    count: usize,
    examined: u64,
    passed: u64,
    nulls: u64,
    masked: u64,
    error_rate: String,
    innocent: Vec<Innocent>,
    settle: String,
    reply: &'static str,
    reviewer: Option<String>,
    hits: Vec<HitEntry<'a>>,
}

#[derive(Serialize)]
struct Innocent {
    text: String,
    examined: &'static str,
}

#[derive(Serialize)]
struct HitEntry<'a> {
    subject: &'static str,
    place: Vec<&'a str>,
    file: Option<String>,
    line: Option<u64>,
    numbers: Map<String, Value>,
}

fn document<'a>(site: &Site<'a>) -> Result<Document<'a>, TextError> {
    let case = &site.input.case;
    let mut findings = Vec::new();
    for edition in site.editions {
        for finding in &edition.findings {
            findings.push(finding_entry(site, edition, finding)?);
        }
    }
    let simulated = case
        .simulated
        .then(|| site.words().text("simulated-figure"));
    Ok(Document {
        schema: "scrutineer.findings/1",
        version: site.input.program,
        simulated: case.simulated,
        simulated_notice: simulated.transpose()?,
        notice: site.words().text("flag-title")?,
        case: case.id,
        editions: site.editions.iter().map(edition_entry).collect(),
        findings,
    })
}

fn edition_entry<'a>(edition: &Edition<'a>) -> EditionEntry<'a> {
    let input = edition.input;
    let settings = input.report.settings.values().into_iter();
    EditionEntry {
        edition: edition.number,
        title: input.title,
        dataset_sha256: edition.sha256.to_string(),
        form: &input.form.form.id,
        form_sha256: input.form.sha256.to_string(),
        mapping: input.mapping.name,
        mapping_sha256: input.dataset.header.mapping.to_string(),
        sources: &input.dataset.header.sources,
        settings: settings
            .map(|(name, value)| (name.to_owned(), value.into()))
            .collect(),
    }
}

fn finding_entry<'a>(
    site: &Site<'a>,
    edition: &Edition<'a>,
    finding: &Finding<'a>,
) -> Result<FindingEntry<'a>, TextError> {
    let (words, code, outcome) = (site.words(), finding.code, finding.outcome);
    let innocent = (1..=code.entry().innocent).map(|n| {
        let text = words.text(&format!("{code}-innocent-{n}"))?;
        Ok(Innocent {
            text,
            examined: "not examined",
        })
    });
    let hits = finding.hits.iter().map(|hit| {
        let (file, line) = origin(edition, hit.at).unzip();
        let (subject, place) = (subject_word(hit.at), place(edition, hit.at));
        HitEntry {
            subject,
            place,
            file,
            line,
            numbers: numbers(edition, finding, hit),
        }
    });
    Ok(FindingEntry {
        edition: edition.number,
        code: code.name(),
        rule_version: code.entry().version,
        class: finding.class,
        statement: words.text(&format!("{code}-title"))?,
        count: finding.count(),
        examined: outcome.examined,
        passed: outcome.passed,
        nulls: outcome.nulls,
        masked: outcome.masked,
        error_rate: words.text(&format!("error-rate-{}", finding.class.word()))?,
        innocent: innocent.collect::<Result<_, TextError>>()?,
        settle: words.text(&format!("{code}-settle"))?,
        reply: "not asked",
        reviewer: None,
        hits: hits.collect(),
    })
}
