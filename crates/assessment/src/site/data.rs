//! Open data: the frozen datasets, the forms and mappings they were read by, totals and findings
//! for programs. Numbers are never localised; what is missing is null or empty; invented figures
//! say so in every file.

use std::borrow::Cow;

use election::{
    dataset::Source,
    digest::Sha256,
    form::ItemKind,
    rules::{Argument, Finding, Hit, Subject},
};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    edition::Edition,
    input::{EditionInput, SiteError},
    output::Output,
    page::Site,
};
use crate::{
    figure::{Cell, Column, Table},
    finding::Wording,
    text::TextError,
};

/// The frozen dataset of an edition with its digest.
pub(super) fn frozen<'a>(
    number: usize,
    input: &EditionInput<'a>,
) -> Result<(Cow<'a, [u8]>, Sha256), SiteError> {
    if let Some((bytes, sha256)) = input.frozen {
        return Ok((bytes.into(), sha256));
    }
    let mut bytes = Vec::new();
    let written = election::dataset::write_frozen(input.dataset, &mut bytes);
    written.map_err(|error| SiteError::Dataset {
        edition: number,
        error,
    })?;
    let sha256 = Sha256::of(&bytes);
    Ok((bytes.into(), sha256))
}

/// Writes the frozen dataset of an edition, and what it was read by.
pub(super) fn dataset(edition: &Edition<'_>, frozen: &[u8], out: &Output) -> Result<(), SiteError> {
    let (number, input) = (edition.number, edition.input);
    let path = format!("data/edition-{number}.dataset");
    let mut made_of = out.made_of();
    made_of.text(&edition.sha256.to_string());
    out.made(&path, made_of.finish(), || Ok(frozen.into()))?;
    let form = format!("data/edition-{number}-form.toml");
    out.file(&form, input.form.text.as_bytes())?;
    let mapping = format!("data/edition-{number}-mapping.toml");
    out.file(&mapping, input.mapping.text.as_bytes())
}

/// Writes totals and findings.
pub(super) fn write(site: &Site<'_>, out: &Output) -> Result<(), SiteError> {
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
        let wording = site.wording(edition);
        for finding in &edition.findings {
            for hit in &finding.hits {
                rows.push(row(edition.number, &wording, finding, hit));
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

fn row(edition: usize, wording: &Wording<'_>, finding: &Finding<'_>, hit: &Hit) -> Vec<Cell> {
    let ground = wording.ground(hit);
    let places: Vec<&str> = ground.key.iter().map(|(_, place)| *place).collect();
    let (file, line) = ground.origin.unzip();
    let subject = match hit.at {
        Subject::Unit(_) => "unit",
        Subject::Sum(_) => "sum",
        Subject::Edition => "edition",
    };
    vec![
        number(edition),
        Cell::Text(finding.code.name().to_owned()),
        Cell::Text(finding.class.word().to_owned()),
        Cell::Text(subject.to_owned()),
        Cell::Text(places.join(" / ")),
        Cell::Text(file.unwrap_or_default().to_owned()),
        line.map_or(Cell::Missing, |line| Cell::Count(line.into())),
        Cell::Text(numbers(wording, finding, hit)),
    ]
}

/// The numbers of a hit under their names; a share is told by the counts it is made of.
fn numbers(wording: &Wording<'_>, finding: &Finding<'_>, hit: &Hit) -> String {
    let message = hit.message(finding.code, wording.dataset, wording.form);
    let mut numbers = Vec::new();
    for (name, argument) in message.arguments {
        match argument {
            Argument::Number(number) => numbers.push(format!("{name}={number}")),
            Argument::Text(text) => numbers.push(format!("{name}={text}")),
            Argument::Decimal(number) => numbers.push(format!("{name}={number}")),
            Argument::Real(number) => numbers.push(format!("{name}={number}")),
            Argument::Share(..) => {}
        }
    }
    numbers.join("; ")
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
    findings: Vec<Value>,
}

#[derive(Serialize)]
struct EditionEntry<'a> {
    seq: usize,
    title: &'a str,
    dataset_sha256: String,
    form: &'a str,
    form_sha256: String,
    mapping: &'a str,
    mapping_sha256: String,
    sources: &'a [Source],
    settings: Map<String, Value>,
}

fn document<'a>(site: &Site<'a>) -> Result<Document<'a>, TextError> {
    let case = &site.input.case;
    let mut findings = Vec::new();
    for edition in site.editions {
        let wording = site.wording(edition);
        for finding in &edition.findings {
            let mut object = wording.json(finding, None)?;
            object["edition_seq"] = edition.number.into();
            findings.push(object);
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
        seq: edition.number,
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
