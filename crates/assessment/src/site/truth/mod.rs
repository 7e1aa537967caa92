//! The appendix of an invented election: what was planted beside what was found. Nobody has such
//! a list of a real one, so a real case has no such page.
//!
//! The page counts in units and in names of announcements and records, not in lines of findings:
//! a unit that a rule reports twice is one. What a rule reported elsewhere is told apart by whether
//! something else was planted there, since only the rest are false alarms.

mod compared;

use serde::Serialize;
use serde_json::{Value, json};

use compared::{Kind, Spot, kinds};

use super::{
    input::{SiteError, SiteInput, Tally, TruthInput},
    output::Output,
    page::{Address, CellView, HeadingView, Link, Site, TableView},
};
use crate::{
    figure::{Cell, Column, Table},
    text::{Arg, TextError},
};

/// Address of the page.
pub(super) const TRUTH: &str = "truth.html";

/// Rows of a table on the page; the file beside it has all.
const ROWS: usize = 100;

/// Whether the site has this page.
pub(super) const fn is_there(input: &SiteInput<'_>) -> bool {
    input.truth.is_some() && input.case.simulated
}

#[derive(Serialize)]
struct Page {
    planted: usize,
    found: usize,
    missed: usize,
    files: Vec<File>,
    overview: TableView,
    kinds: Vec<KindView>,
}

#[derive(Serialize)]
struct File {
    name: String,
    sha256: String,
}

#[derive(Serialize)]
struct KindView {
    anchor: String,
    title: String,
    /// What was done, where the catalogue knows the kind.
    what: Option<String>,
    rule: Link,
    counts: String,
    share: String,
    missed: Vec<Link>,
    tables: Vec<TableView>,
    left_out: usize,
}

/// Writes the page in each language and its data, and tells what it counts.
pub(super) fn write(sites: &[Site<'_>], out: &Output) -> Result<Vec<Tally>, SiteError> {
    let Some(first) = sites.first().filter(|site| is_there(site.input)) else {
        return Ok(Vec::new());
    };
    let Some(truth) = first.input.truth else {
        return Ok(Vec::new());
    };
    // What is compared is the same in every language.
    let kinds = kinds(first, &truth);
    data(first, &kinds, out)?;
    for site in sites {
        page(site, &truth, &kinds, out)?;
    }
    let tally = |kind: &Kind<'_>| Tally {
        kind: kind.word.to_owned(),
        rule: kind.code,
        planted: kind.planted.len(),
        found: kind.found(),
    };
    Ok(kinds.iter().map(tally).collect())
}

fn page(
    site: &Site<'_>,
    truth: &TruthInput<'_>,
    kinds: &[Kind<'_>],
    out: &Output,
) -> Result<(), SiteError> {
    let planted: usize = kinds.iter().map(|kind| kind.planted.len()).sum();
    let found: usize = kinds.iter().map(Kind::found).sum();
    let mut views = Vec::new();
    for kind in kinds {
        views.push(kind_view(site, kind)?);
    }
    let files = truth.files.iter().map(|file| File {
        name: file.name.clone(),
        sha256: file.sha256.to_string(),
    });
    let page = Page {
        planted,
        found,
        missed: planted - found,
        files: files.collect(),
        overview: overview(site, kinds)?,
        kinds: views,
    };
    let title = site.words().text("menu-truth")?;
    let address = Address {
        template: "truth.html",
        path: TRUTH,
        menu: TRUTH,
        title: &title,
    };
    site.write(out, &address, page)
}

fn text(site: &Site<'_>, key: &str, count: usize) -> Result<String, TextError> {
    site.catalogue.text(key, &[("count", Arg::from(count))])
}

/// The name of a kind; one that the catalogue does not know is called by its own word.
fn title(site: &Site<'_>, kind: &Kind<'_>) -> String {
    let key = format!("truth-{}", kind.word);
    site.words()
        .text(&key)
        .unwrap_or_else(|_| kind.word.to_owned())
}

fn overview(site: &Site<'_>, kinds: &[Kind<'_>]) -> Result<TableView, SiteError> {
    let words = site.words();
    let number = |count: usize| {
        let count = i128::try_from(count).unwrap_or(i128::MAX);
        CellView::number(Some(
            Cell::Count(count).shown(site.catalogue).unwrap_or_default(),
        ))
    };
    let mut rows = Vec::new();
    for kind in kinds {
        rows.push(vec![
            CellView::text(title(site, kind)).linked(format!("#{}", kind.anchor())),
            CellView::text(kind.code.to_owned()).linked(format!("method.html#{}", kind.code)),
            number(kind.planted.len()),
            number(kind.found()),
            number(kind.planted.len() - kind.found()),
            number(kind.explained.len()),
            number(kind.false_alarms.len()),
        ]);
    }
    let mut columns = vec![
        HeadingView::text(words.text("truth-column-kind")?),
        HeadingView::text(words.text("rule")?),
    ];
    for key in ["planted", "found", "missed", "explained", "false-alarms"] {
        columns.push(HeadingView::number(
            words.text(&format!("truth-column-{key}"))?,
        ));
    }
    Ok(TableView {
        caption: words.text("truth-table-overview")?,
        columns,
        rows,
    })
}

fn kind_view(site: &Site<'_>, kind: &Kind<'_>) -> Result<KindView, SiteError> {
    let words = site.words();
    let what = words.text(&format!("truth-{}-what", kind.word)).ok();
    let counts = [
        ("planted", Arg::from(kind.planted.len())),
        ("found", Arg::from(kind.found())),
    ];
    let examined = i128::from(kind.examined);
    let alarms = i128::try_from(kind.false_alarms.len()).unwrap_or(i128::MAX);
    let share = Cell::share(Some(alarms), Some(examined)).shown(site.catalogue);
    let share = match share {
        Some(share) => site.catalogue.text(
            "truth-share",
            &[
                ("count", Arg::from(kind.false_alarms.len())),
                (
                    "examined",
                    Arg::Count(i64::try_from(kind.examined).unwrap_or(i64::MAX)),
                ),
                ("share", Arg::from(share)),
            ],
        )?,
        None => words.text("truth-share-none")?,
    };
    let missed = kind.planted.iter().filter(|(_, found)| found.is_none());
    let missed = missed.map(|(spot, _)| Link {
        href: spot.href.clone().unwrap_or_default(),
        text: spot.name.clone(),
        current: false,
    });
    let found = kind
        .planted
        .iter()
        .filter_map(|(spot, href)| Some((spot, href.as_ref()?)));
    let found: Vec<_> = found.collect();
    let mut left_out = found.len().saturating_sub(ROWS);
    let mut tables = Vec::new();
    tables.extend(table(site, kind, "truth-table-found", &found)?);
    for (key, list) in [
        ("truth-table-explained", &kind.explained),
        ("truth-table-false", &kind.false_alarms),
    ] {
        left_out += list.len().saturating_sub(ROWS);
        let list: Vec<_> = list.iter().map(|(spot, href)| (spot, href)).collect();
        tables.extend(table(site, kind, key, &list)?);
    }
    Ok(KindView {
        anchor: kind.anchor(),
        title: title(site, kind),
        what,
        rule: Link {
            href: format!("method.html#{}", kind.code),
            text: format!(
                "{}: {}",
                kind.code,
                words.text(&format!("{}-title", kind.code))?
            ),
            current: false,
        },
        counts: site.catalogue.text("truth-counts", &counts)?,
        share,
        missed: missed.collect(),
        tables,
        left_out,
    })
}

/// Where something was reported, each with its page and its finding; `None` for nothing.
fn table(
    site: &Site<'_>,
    kind: &Kind<'_>,
    caption: &str,
    list: &[(&Spot, &String)],
) -> Result<Option<TableView>, SiteError> {
    if list.is_empty() {
        return Ok(None);
    }
    let words = site.words();
    let rows = list.iter().take(ROWS).map(|(spot, finding)| {
        let name = CellView::text(spot.name.clone());
        let name = match &spot.href {
            Some(href) => name.linked(href.clone()),
            None => name,
        };
        vec![
            name,
            CellView::text(kind.code.to_owned()).linked((*finding).clone()),
        ]
    });
    Ok(Some(TableView {
        caption: format!(
            "{}: {}",
            title(site, kind),
            text(site, caption, list.len())?
        ),
        columns: vec![
            HeadingView::text(words.text("truth-column-where")?),
            HeadingView::text(words.text("truth-column-finding")?),
        ],
        rows: rows.collect(),
    }))
}

/// Everything for programs: a row for each thing planted or reported.
fn data(site: &Site<'_>, kinds: &[Kind<'_>], out: &Output) -> Result<(), SiteError> {
    let mut table = Table {
        caption: String::new(),
        columns: ["kind", "rule", "state", "where", "page", "finding"]
            .map(|key| Column::new(key, ""))
            .to_vec(),
        rows: Vec::new(),
    };
    let mut add = |kind: &Kind<'_>, state: &str, spot: &Spot, finding: Option<&String>| {
        let cells = [
            kind.word,
            kind.code,
            state,
            &spot.name,
            spot.href.as_deref().unwrap_or_default(),
            finding.map_or("", String::as_str),
        ];
        table
            .rows
            .push(cells.map(|cell| Cell::Text(cell.to_owned())).to_vec());
    };
    let mut objects: Vec<Value> = Vec::new();
    for kind in kinds {
        for (spot, finding) in &kind.planted {
            let state = if finding.is_some() { "found" } else { "missed" };
            add(kind, state, spot, finding.as_ref());
        }
        for (state, list) in [
            ("other-planted", &kind.explained),
            ("false-alarm", &kind.false_alarms),
        ] {
            list.iter()
                .for_each(|(spot, finding)| add(kind, state, spot, Some(finding)));
        }
        objects.push(json!({
            "kind": kind.word,
            "rule": kind.code,
            "planted": kind.planted.len(),
            "found": kind.found(),
            "missed": kind.planted.len() - kind.found(),
            "other_planted": kind.explained.len(),
            "false_alarms": kind.false_alarms.len(),
            "examined": kind.examined,
        }));
    }
    out.file("data/truth.csv", table.csv(true).as_bytes())?;
    let document = json!({
        "schema": "scrutineer.truth/1",
        "version": site.input.program,
        "simulated": true,
        "simulated_notice": site.words().text("simulated-figure")?,
        "case": site.input.case.id,
        "kinds": objects,
    });
    out.file("data/truth.json", format!("{document:#}\n").as_bytes())
}
