//! Totals of every line and choice, shares with their base named, and figures.

use election::form::ItemKind;
use minijinja::Value;
use serde::Serialize;

use super::{
    edition::{Edition, ShareBase},
    figures::Figures,
    input::SiteError,
    output::Output,
    page::{Address, CellView, HeadingView, Site, TableView},
};
use crate::words::plain_name;

#[derive(Serialize)]
struct Results {
    editions: Vec<EditionView>,
}

#[derive(Serialize)]
struct EditionView {
    number: usize,
    title: String,
    units: usize,
    choices: TableView,
    items: TableView,
    turnout: Option<TurnoutView>,
    choices_figure: Option<Value>,
    fingerprint: Option<Value>,
    turnout_figure: Option<Value>,
    maps: Vec<Value>,
}

/// Turnout of the edition.
#[derive(Serialize)]
struct TurnoutView {
    share: Option<String>,
    base: String,
    complete: bool,
    voters: String,
    examined: u64,
    voters_total: String,
    base_total: String,
    at_100_percent: u64,
    above_100_percent: u64,
}

pub(super) fn write(site: &Site<'_>, figures: &[Figures], out: &Output) -> Result<(), SiteError> {
    let mut editions = Vec::new();
    for (edition, figures) in site.editions.iter().zip(figures).rev() {
        editions.push(EditionView {
            number: edition.number,
            title: site.title(edition)?,
            units: edition.dataset().units.len(),
            choices: choices(site, edition)?,
            items: items(site, edition)?,
            turnout: turnout(site, edition)?,
            choices_figure: figures.choices.clone(),
            fingerprint: figures.fingerprint.clone(),
            turnout_figure: figures.turnout.clone(),
            maps: figures.maps.clone(),
        });
    }
    let title = site.words().text("results-title")?;
    let (path, menu) = ("results.html", "results.html");
    let address = Address {
        template: "results.html",
        path,
        menu,
        title: &title,
    };
    site.write(out, &address, Results { editions })
}

/// Votes of each choice, in the order of the source, with its share of each base.
fn choices(site: &Site<'_>, edition: &Edition<'_>) -> Result<TableView, SiteError> {
    let (words, dataset) = (site.words(), edition.dataset());
    let mut columns = vec![
        HeadingView::text(words.text("choice")?),
        HeadingView::number(words.text("axis-votes")?),
    ];
    for base in &edition.share_bases {
        let base = base.name(words, edition.form())?;
        let heading = site
            .catalogue
            .text("axis-share-of", &[("base", base.into())])?;
        columns.push(HeadingView::number(heading));
    }
    let row = |(position, name): (usize, &String)| {
        let votes = dataset.choice(position).total();
        let share = |base: &ShareBase| {
            CellView::number(votes.and_then(|votes| site.catalogue.percent(votes, base.total, 2)))
        };
        let count = votes.map(|votes| site.catalogue.number(votes));
        let mut cells = vec![CellView::text(plain_name(name)), CellView::number(count)];
        cells.extend(edition.share_bases.iter().map(share));
        cells
    };
    Ok(TableView {
        caption: words.text("results-choices")?,
        columns,
        rows: dataset.header.choices.iter().enumerate().map(row).collect(),
    })
}

/// Totals of the lines of the sheet.
fn items(site: &Site<'_>, edition: &Edition<'_>) -> Result<TableView, SiteError> {
    let (words, dataset, form) = (site.words(), edition.dataset(), edition.form());
    let columns = vec![
        HeadingView::text(words.text("results-item")?),
        HeadingView::text(words.text("results-column")?),
        HeadingView::number(words.text("results-total")?),
    ];
    let items = dataset.header.items.iter().enumerate();
    let counts = items.filter(|(_, item)| item.kind == ItemKind::Count);
    let row = |(position, item): (usize, &election::dataset::ItemColumn)| {
        let total = dataset.units.item(position).total();
        vec![
            CellView::text(words.item(form, &item.id)),
            CellView::text(item.id.clone()),
            CellView::number(total.map(|total| site.catalogue.number(total))),
        ]
    };
    Ok(TableView {
        caption: words.text("results-items")?,
        columns,
        rows: counts.map(row).collect(),
    })
}

fn turnout(site: &Site<'_>, edition: &Edition<'_>) -> Result<Option<TurnoutView>, SiteError> {
    let Some(turnout) = &edition.input.report.turnout else {
        return Ok(None);
    };
    let Some(base) = edition.turnout_base(site.words())? else {
        return Ok(None);
    };
    let catalogue = site.catalogue;
    Ok(Some(TurnoutView {
        share: catalogue.percent(turnout.voters_total, turnout.base_total, 2),
        base,
        complete: turnout.complete,
        voters: site.words().items(edition.form(), &turnout.voters),
        examined: turnout.examined,
        voters_total: catalogue.number(turnout.voters_total),
        base_total: catalogue.number(turnout.base_total),
        at_100_percent: turnout.at_100_percent,
        above_100_percent: turnout.above_100_percent,
    }))
}
