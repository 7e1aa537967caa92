//! What was compared: two editions, what was announced, copies with an official result. A list,
//! and a page for each: its numbers, what was found with its grounds and innocent explanations,
//! and every rule that was run.

use election::{
    codes::Class,
    found::{Finding, Found, Ground, Ran, findings},
};
use minijinja::{Value, value::Serde};
use serde::Serialize;

use super::{
    answers::{self, Answered},
    input::{ComparisonInput, SiteError, TableInput},
    output::Output,
    page::{Address, COMPARISONS, CellView, ClassView, HeadingView, Site, TableView, prefix, web},
};
use crate::{
    figure::{
        Cell, Column, Context, Table,
        pairs::{self, PairWords},
    },
    found::Told,
    text::{Arg, TextError},
};

/// Units of a finding that its page shows; the file beside it has all.
const UNITS: usize = 100;

#[derive(Serialize)]
struct List {
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    href: String,
    title: String,
    subject: String,
    classes: Vec<Count>,
}

#[derive(Serialize)]
struct Count {
    class: ClassView,
    findings: usize,
}

#[derive(Serialize)]
struct Page {
    kind: &'static str,
    subject: String,
    files: Vec<File>,
    command: String,
    data: String,
    figure: Option<Value>,
    tables: Vec<TableView>,
    classes: Vec<Count>,
    findings: Vec<FindingView>,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
struct File {
    name: String,
    sha256: String,
}

#[derive(Serialize)]
struct FindingView {
    anchor: String,
    code: &'static str,
    version: u32,
    class: ClassView,
    title: String,
    statement: String,
    why: String,
    grounds: Vec<GroundView>,
    units: Option<TableView>,
    units_left_out: usize,
    answer: Answered,
    settle: String,
    error_rate: String,
    examined: u64,
    passed: u64,
    nulls: u64,
    masked: u64,
}

#[derive(Serialize)]
struct GroundView {
    source: String,
    line: Option<u64>,
    /// Only addresses of the web are made links.
    href: Option<String>,
}

#[derive(Serialize)]
struct Rule {
    code: &'static str,
    title: String,
    examined: u64,
    passed: u64,
    nulls: u64,
    masked: u64,
    found: usize,
    cannot_tell: Vec<String>,
    ran: bool,
}

/// Writes the list and all pages, if anything was compared.
pub(super) fn write(site: &Site<'_>, out: &Output) -> Result<(), SiteError> {
    if site.input.comparisons.is_empty() {
        return Ok(());
    }
    let mut entries = Vec::new();
    for comparison in site.input.comparisons {
        page(site, comparison, out)?;
        entries.push(Entry {
            href: format!("{}.html", comparison.slug),
            title: title(site, comparison)?,
            subject: subject(site, comparison).to_owned(),
            classes: classes(site, comparison.ran)?,
        });
    }
    let title = site.words().text("menu-comparisons")?;
    let address = Address {
        template: "comparisons.html",
        path: COMPARISONS,
        menu: COMPARISONS,
        title: &title,
    };
    site.write(out, &address, List { entries })
}

fn title(site: &Site<'_>, comparison: &ComparisonInput<'_>) -> Result<String, TextError> {
    let kind = comparison.kind.word();
    site.words().text(&format!("comparison-{kind}"))
}

/// What is compared, in the reader's language where it is the title of the package.
fn subject<'a>(site: &Site<'a>, comparison: &ComparisonInput<'a>) -> &'a str {
    let figures = site.input.records.and_then(|records| records.figures);
    let titles = figures.map(|figures| &figures.title);
    let titles = titles.filter(|titles| titles.values().any(|one| one == comparison.subject));
    let own = titles.and_then(|titles| titles.get(site.catalogue.locale().tag));
    own.map_or(comparison.subject, String::as_str)
}

fn page(site: &Site<'_>, comparison: &ComparisonInput<'_>, out: &Output) -> Result<(), SiteError> {
    let title = title(site, comparison)?;
    let data = format!("comparison-{}.csv", comparison.slug);
    if prefix(site.catalogue.locale()).is_empty() {
        let csv = rows(site, comparison.ran)?.csv(site.input.case.simulated);
        out.file(&format!("data/{data}"), csv.as_bytes())?;
    }
    let mut tables = Vec::new();
    for table in comparison.tables {
        tables.push(site.table(&words_of(site, table)?));
    }
    let mut views = Vec::new();
    for (number, finding) in (1..).zip(findings(comparison.ran)) {
        views.push(finding_view(site, number, &finding)?);
    }
    let files = comparison.files.iter().map(|file| File {
        name: file.name.clone(),
        sha256: file.sha256.to_string(),
    });
    let page = Page {
        kind: comparison.kind.word(),
        subject: subject(site, comparison).to_owned(),
        files: files.collect(),
        command: comparison.command.to_owned(),
        data,
        figure: figure(site, comparison, out)?,
        tables,
        classes: classes(site, comparison.ran)?,
        findings: views,
        rules: rules(site, comparison.ran)?,
    };
    let address = Address {
        template: "comparison.html",
        path: &format!("comparisons/{}.html", comparison.slug),
        menu: COMPARISONS,
        title: &title,
    };
    site.write(out, &address, page)
}

fn figure(
    site: &Site<'_>,
    comparison: &ComparisonInput<'_>,
    out: &Output,
) -> Result<Option<Value>, SiteError> {
    if comparison.pairs.is_empty() {
        return Ok(None);
    }
    let kind = comparison.kind.word();
    let text = |part: &str| site.words().text(&format!("comparison-{kind}-{part}"));
    let words = PairWords {
        title: text("figure")?,
        first: text("first")?,
        second: text("second")?,
        method: text("method")?,
    };
    let case = &site.input.case;
    let sources: Vec<String> = comparison
        .files
        .iter()
        .map(|file| format!("{} (SHA-256 {}…)", file.name, file.sha256.short()))
        .collect();
    let context = Context {
        catalogue: site.catalogue,
        simulated: case.simulated,
        subject: &format!("{}: {}", site.case_title(), subject(site, comparison)),
        source: &sources.join(", "),
        publisher: case.publisher,
        licence: case.licence,
    };
    let figure = pairs::figure(&context, words, comparison.pairs)?;
    let view = site.named_figure(out, comparison.slug, &figure)?;
    Ok(Some(Value::from(Serde(view))))
}

/// A table in the reader's language.
fn words_of(site: &Site<'_>, table: &TableInput) -> Result<Table, TextError> {
    let words = site.words();
    let mut columns = Vec::new();
    for key in table.columns {
        columns.push(Column::new(*key, words.text(&format!("column-{key}"))?));
    }
    let mut rows = table.rows.clone();
    if table.rows_are_keys {
        for row in &mut rows {
            if let Some(Cell::Text(key)) = row.first_mut() {
                *key = words.text(key)?;
            }
        }
    }
    Ok(Table {
        caption: words.text(&format!("table-{}", table.key))?,
        columns,
        rows,
    })
}

fn classes(site: &Site<'_>, ran: &[Ran]) -> Result<Vec<Count>, TextError> {
    let all = findings(ran);
    let mut classes = Vec::new();
    for class in [Class::Error, Class::Warning, Class::Information] {
        classes.push(Count {
            class: ClassView::new(class, site.words())?,
            findings: all.iter().filter(|finding| finding.class == class).count(),
        });
    }
    Ok(classes)
}

fn told<'a>(site: &Site<'a>) -> Told<'a> {
    Told {
        catalogue: site.catalogue,
        package: site.input.records.and_then(|records| records.figures),
    }
}

fn finding_view(
    site: &Site<'_>,
    number: usize,
    finding: &Finding<'_>,
) -> Result<FindingView, TextError> {
    let (told, ran) = (told(site), finding.ran);
    let of_units = !finding.found[0].subject.place.is_empty();
    let grounds = finding.found.iter().take(1).flat_map(|one| &one.grounds);
    let grounds = grounds.filter(|_| !of_units).map(ground_view).collect();
    let units = of_units.then(|| units(site, finding)).transpose()?;
    Ok(FindingView {
        anchor: format!("{}-{number}", ran.code),
        code: ran.code.name(),
        version: ran.code.entry().version,
        class: ClassView::new(finding.class, site.words())?,
        title: told.title(ran)?,
        statement: told.summary(finding)?,
        why: site.words().text(&format!("{}-why", ran.code))?,
        grounds,
        units,
        units_left_out: finding.found.len().saturating_sub(UNITS),
        answer: answers::answered(site, finding)?,
        settle: told.settle(ran)?,
        error_rate: told.error_rate(finding)?,
        examined: ran.examined,
        passed: ran.passed,
        nulls: ran.nulls,
        masked: ran.masked,
    })
}

fn ground_view(ground: &Ground) -> GroundView {
    GroundView {
        source: ground.source.clone(),
        line: ground.line,
        href: web(ground.address.as_ref()),
    }
}

/// The first units of a finding, each with its sentence and where its figures stand.
fn units(site: &Site<'_>, finding: &Finding<'_>) -> Result<TableView, TextError> {
    let words = site.words();
    let mut rows = Vec::new();
    for found in finding.found.iter().take(UNITS) {
        rows.push(vec![
            CellView::text(place(found)),
            CellView::text(told(site).sentence(finding.ran, found)?),
            CellView::text(lines(site, found)?),
        ]);
    }
    let columns = vec![
        HeadingView::text(words.text("unit")?),
        HeadingView::text(words.text("column-statement")?),
        HeadingView::text(words.text("column-where")?),
    ];
    Ok(TableView {
        caption: told(site).title(finding.ran)?,
        columns,
        rows,
    })
}

fn place(found: &Found) -> String {
    let place = found.subject.place.iter().map(|(_, text)| text.as_str());
    place.collect::<Vec<_>>().join(" / ")
}

fn lines(site: &Site<'_>, found: &Found) -> Result<String, TextError> {
    let mut lines = Vec::new();
    for ground in &found.grounds {
        lines.push(match ground.line {
            None => ground.source.clone(),
            Some(line) => {
                let file = Arg::from(ground.source.as_str());
                let line = Arg::from(line.to_string());
                let arguments = [("file", file), ("line", line)];
                site.catalogue.text("finding-source", &arguments)?
            }
        });
    }
    Ok(lines.join("; "))
}

fn rules(site: &Site<'_>, ran: &[Ran]) -> Result<Vec<Rule>, TextError> {
    let mut rules = Vec::new();
    for ran in ran {
        rules.push(Rule {
            code: ran.code.name(),
            title: told(site).title(ran)?,
            examined: ran.examined,
            passed: ran.passed,
            nulls: ran.nulls,
            masked: ran.masked,
            found: ran.count_all(),
            cannot_tell: told(site).cannot_tell(ran)?,
            ran: ran.examined > 0 || ran.cannot_tell.is_empty(),
        });
    }
    Ok(rules)
}

/// Everything that was found, a row for each ground, for programs.
fn rows(site: &Site<'_>, ran: &[Ran]) -> Result<Table, TextError> {
    let mut rows = Vec::new();
    for finding in findings(ran) {
        for found in &finding.found {
            let sentence = told(site).sentence(finding.ran, found)?;
            let nowhere = [Ground {
                source: String::new(),
                line: None,
                address: None,
            }];
            let grounds = if found.grounds.is_empty() {
                &nowhere[..]
            } else {
                &found.grounds
            };
            for ground in grounds {
                let text = |text: &Option<String>| Cell::Text(text.clone().unwrap_or_default());
                rows.push(vec![
                    Cell::Text(finding.ran.code.name().to_owned()),
                    Cell::Text(finding.class.word().to_owned()),
                    Cell::Text(place(found)),
                    text(&found.subject.edition),
                    text(&found.subject.item),
                    Cell::Text(ground.source.clone()),
                    ground
                        .line
                        .map_or(Cell::Missing, |line| Cell::Count(line.into())),
                    text(&ground.address),
                    Cell::Text(sentence.clone()),
                ]);
            }
        }
    }
    let columns = [
        "code",
        "class",
        "place",
        "edition",
        "item",
        "file",
        "line",
        "address",
        "statement",
    ];
    Ok(Table {
        caption: String::new(),
        columns: columns.map(|key| Column::new(key, "")).to_vec(),
        rows,
    })
}
