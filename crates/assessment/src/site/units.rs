//! All units as tables of 500 rows in the order of their key, each row with an anchor made of
//! its source file and line, so that every finding can be walked back to the figures.
//!
//! There may be hundreds of thousands of rows. Their markup is therefore made once and stands
//! in the pages of every language: figures as in the source, without separators, and places as
//! they are written there. Only headings are in words.

use std::{borrow::Cow, fmt::Write as _, ops::Range, sync::LazyLock};

use election::{
    dataset::{Dataset, Figures, Reading, Texts},
    form::ItemKind,
};
use minijinja::{Value, value::Serde};
use serde::Serialize;

use super::{
    edition::Edition,
    input::SiteError,
    made_of::Digest,
    output::Output,
    page::{Address, HeadingView, Link, Site},
    rows::{UNITS_PER_PAGE, has_text},
    unit::TableWords,
};
use crate::{figure::escape, parallel, text::TextError, words::plain_name};

/// Largest places up to which the index lists them; beyond, pages alone are listed.
const MOST_PLACES: usize = 600;

/// Rows are made by the code in this file too: if it changes, they do.
const MADE_BY: &str = include_str!("units.rs");

#[derive(Serialize)]
struct Index<'a> {
    /// The table that a script makes; none where there is no unit.
    table: Option<&'a TableWords>,
    /// Units that records speak of.
    noted: Vec<Noted>,
    editions: Vec<EditionIndex>,
}

/// A unit that records speak of.
#[derive(Serialize)]
struct Noted {
    link: Link,
    /// What records say of it: kinds of records, decisions.
    reasons: Vec<String>,
}

#[derive(Serialize)]
struct EditionIndex {
    title: String,
    units: usize,
    flagged: usize,
    /// Name of the largest place, and the places with their first unit.
    place: Option<String>,
    places: Vec<PlaceEntry>,
    pages: Vec<PageEntry>,
    missing: Vec<String>,
}

#[derive(Serialize)]
struct PlaceEntry {
    name: String,
    href: String,
    units: usize,
    flagged: usize,
}

#[derive(Serialize)]
struct PageEntry {
    href: String,
    from: usize,
    to: usize,
    first: String,
    last: String,
}

#[derive(Serialize)]
struct Page {
    edition: String,
    from: usize,
    to: usize,
    units: usize,
    sources: Vec<String>,
    columns: Value,
    rows: Value,
    previous: Option<Link>,
    next: Option<Link>,
}

/// A column of figures or texts.
enum Column<'a> {
    Figures(&'a Figures),
    Texts(&'a Texts),
}

/// What the table of an edition shows, in order: key, then findings and line, then the rest.
struct Columns<'a> {
    key: Vec<&'a Texts>,
    file: bool,
    rest: Vec<(Heading<'a>, Column<'a>)>,
}

enum Heading<'a> {
    Place(&'a str),
    Item(&'a str),
    Choice(&'a str),
}

impl<'a> Columns<'a> {
    fn of(dataset: &'a Dataset) -> Self {
        let (header, units) = (&dataset.header, &dataset.units);
        let mut rest = Vec::new();
        for (position, place) in header.places.iter().enumerate().skip(header.key.len()) {
            if has_text(units.place(position)) {
                rest.push((Heading::Place(place), Column::Texts(units.place(position))));
            }
        }
        for (position, item) in header.items.iter().enumerate() {
            let column = match item.kind {
                ItemKind::Count => Column::Figures(units.item(position)),
                _ => Column::Texts(units.text(position)),
            };
            rest.push((Heading::Item(&item.id), column));
        }
        for (position, choice) in header.choices.iter().enumerate() {
            rest.push((
                Heading::Choice(choice),
                Column::Figures(dataset.choice(position)),
            ));
        }
        rest.retain(|(_, column)| column.is_published());
        Self {
            key: (0..header.key.len())
                .map(|position| units.place(position))
                .collect(),
            file: header.sources.len() > 1,
            rest,
        }
    }

    fn headings(
        &self,
        site: &Site<'_>,
        edition: &Edition<'_>,
    ) -> Result<Vec<HeadingView>, TextError> {
        let words = site.words();
        let mut headings = Vec::new();
        for key in &edition.dataset().header.key {
            headings.push(HeadingView::text(words.place_column(key)?));
        }
        headings.push(HeadingView::text(words.text("menu-findings")?));
        if self.file {
            headings.push(HeadingView::number(words.text("source-file")?));
        }
        headings.push(HeadingView::number(words.text("source-line")?));
        for (heading, column) in &self.rest {
            let text = match heading {
                Heading::Place(id) => words.place_column(id)?,
                Heading::Item(id) => words.item(edition.form(), id),
                Heading::Choice(name) => plain_name(name),
            };
            headings.push(match column {
                Column::Figures(_) => HeadingView::number(text),
                Column::Texts(_) => HeadingView::text(text),
            });
        }
        Ok(headings)
    }

    /// Rows `from` up to but not including `to`, as markup for every language.
    fn rows(&self, site: &Site<'_>, edition: &Edition<'_>, from: usize, to: usize) -> String {
        let units = &edition.dataset().units;
        let mut out = String::with_capacity((to - from) * (80 + self.rest.len() * 12));
        for row in from..to {
            let _ = write!(out, "<tr id={}>", edition.anchor(row));
            let last = self.key.len().saturating_sub(1);
            for (position, key) in self.key.iter().enumerate() {
                let text = match key.get(row) {
                    "" => "–".into(),
                    text => escaped(text),
                };
                let _ = if position == last {
                    let href = site.unit_address(edition, row);
                    write!(out, "<th scope=row><a href=\"../{href}\">{text}</a>")
                } else {
                    write!(out, "<td class=t>{text}")
                };
            }
            out.push_str("<td class=t>");
            for (position, finding) in edition.flags(row).enumerate() {
                let space = if position > 0 { " " } else { "" };
                let (name, code) = (edition.finding_name(finding, 1), finding.code);
                let _ = write!(out, "{space}<a href=\"../findings/{name}.html\">{code}</a>");
            }
            if self.file {
                let _ = write!(out, "<td>{}", units.source(row) + 1);
            }
            let _ = write!(out, "<td>{}", units.line(row));
            for (_, column) in &self.rest {
                column.cell(&mut out, row);
            }
            out.push('\n');
        }
        out
    }
}

impl Column<'_> {
    fn is_published(&self) -> bool {
        match self {
            Self::Figures(figures) => figures.is_published(),
            Self::Texts(texts) => has_text(texts),
        }
    }

    fn cell(&self, out: &mut String, row: usize) {
        match self {
            Self::Figures(figures) => match figures.reading(row) {
                Reading::Missing => out.push_str("<td>–"),
                Reading::Whole(value) => {
                    let _ = write!(out, "<td>{value}");
                }
                Reading::Unreadable(text) => {
                    let _ = write!(out, "<td class=t>{}", escaped(text));
                }
            },
            Self::Texts(texts) => {
                let text = texts.get(row);
                let text = if text.is_empty() {
                    "–".into()
                } else {
                    escaped(text)
                };
                let _ = write!(out, "<td class=t>{text}");
            }
        }
    }
}

/// Text for markup; most of it needs nothing done.
fn escaped(text: &str) -> Cow<'_, str> {
    let plain =
        |byte: u8| byte >= b' ' && !matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | 0x7f);
    if text.bytes().all(plain) {
        text.into()
    } else {
        escape(text).into()
    }
}

/// Writes the index and all pages of units, in every language.
pub(super) fn write(
    sites: &[Site<'_>],
    tables: &[TableWords],
    out: &Output,
) -> Result<(), SiteError> {
    let there = |site: &Site<'_>| !site.editions.is_empty() || site.units.len() > 0;
    for (site, table) in sites.iter().zip(tables).filter(|(site, _)| there(site)) {
        index(site, table, out)?;
    }
    let Some(first) = sites.first() else {
        return Ok(());
    };
    for edition in first.editions {
        let columns = Columns::of(edition.dataset());
        let mut headings = Vec::new();
        for site in sites {
            headings.push(Value::from(Serde(columns.headings(site, edition)?)));
        }
        let pages: Vec<usize> = (1..=edition.unit_pages()).collect();
        let written = parallel::each(&pages, |page| {
            let (from, to) = range(edition, *page);
            let rows =
                LazyLock::new(|| Value::from_safe_string(columns.rows(first, edition, from, to)));
            let digest = digest(first, edition, from..to, out);
            for (site, headings) in sites.iter().zip(&headings) {
                let said = said(site, edition, *page, headings)?;
                write_page(site, edition, *page, (said, digest, &rows), out)?;
            }
            Ok::<(), SiteError>(())
        });
        written.into_iter().collect::<Result<(), _>>()?;
    }
    Ok(())
}

/// Digest of what rows show.
fn digest(site: &Site<'_>, edition: &Edition<'_>, rows: Range<usize>, out: &Output) -> Digest {
    let mut made_of = out.made_of();
    made_of.text(MADE_BY);
    for row in rows {
        made_of.half_of(edition.row(row));
        match site.units.at(edition.number - 1, row) {
            Some(unit) => made_of.text(site.units.slug(unit)),
            None => made_of.number(usize::MAX),
        }
        let flags = edition.flag_positions(row);
        made_of.number(flags.len());
        for finding in edition.flags(row) {
            made_of.text(finding.code.name());
            made_of.text(&edition.finding_name(finding, 1));
        }
    }
    made_of.finish()
}

fn range(edition: &Edition<'_>, page: usize) -> (usize, usize) {
    let units = edition.dataset().units.len();
    (
        (page - 1) * UNITS_PER_PAGE,
        (page * UNITS_PER_PAGE).min(units),
    )
}

/// A page without its rows.
fn said(
    site: &Site<'_>,
    edition: &Edition<'_>,
    page: usize,
    headings: &Value,
) -> Result<Page, TextError> {
    let (from, to) = range(edition, page);
    let neighbour = |other: usize, key: &str| -> Result<Link, TextError> {
        let href = format!("{}.html", edition.unit_page_name(other));
        Ok(Link {
            href,
            text: site.words().text(key)?,
            current: false,
        })
    };
    let previous = (page > 1).then(|| neighbour(page - 1, "page-previous"));
    let next = (page < edition.unit_pages()).then(|| neighbour(page + 1, "page-next"));
    let sources = &edition.dataset().header.sources;
    Ok(Page {
        edition: site.title(edition)?,
        from: from + 1,
        to,
        units: edition.dataset().units.len(),
        sources: sources.iter().map(|source| source.name.clone()).collect(),
        columns: headings.clone(),
        rows: Value::UNDEFINED,
        previous: previous.transpose()?,
        next: next.transpose()?,
    })
}

/// Writes a page with its rows, which are made only if it changes.
fn write_page(
    site: &Site<'_>,
    edition: &Edition<'_>,
    page: usize,
    (said, digest, rows): (Page, Digest, &LazyLock<Value, impl FnOnce() -> Value>),
    out: &Output,
) -> Result<(), SiteError> {
    let args = [
        ("from", said.from.into()),
        ("to", said.to.into()),
        ("units", said.units.into()),
    ];
    let title = site.catalogue.text("units-page-title", &args)?;
    let path = format!("units/{}.html", edition.unit_page_name(page));
    let address = Address {
        template: "units-page.html",
        path: &path,
        menu: "units/index.html",
        title: &title,
    };
    site.write_as(out, &address, digest, said, |said| {
        let rows = Value::clone(rows);
        Ok(Page { rows, ..said })
    })
}

fn index(site: &Site<'_>, table: &TableWords, out: &Output) -> Result<(), SiteError> {
    let mut editions = Vec::new();
    for edition in site.editions.iter().rev() {
        let header = &edition.dataset().header;
        let places = places(edition);
        let place = header.key.first().filter(|_| !places.is_empty());
        let columns = Columns::of(edition.dataset());
        editions.push(EditionIndex {
            title: site.title(edition)?,
            units: edition.dataset().units.len(),
            flagged: edition.flagged(),
            place: place
                .map(|place| site.words().place_column(place))
                .transpose()?,
            places,
            pages: (1..=edition.unit_pages())
                .map(|page| page_entry(edition, page))
                .collect(),
            missing: missing(site, edition, &columns),
        });
    }
    let title = match site.editions.is_empty() {
        true => site.words().text("stations-all")?,
        false => site.words().text("units-title")?,
    };
    let path = "units/index.html";
    let address = Address {
        template: "units.html",
        path,
        menu: path,
        title: &title,
    };
    site.write(
        out,
        &address,
        Index {
            table: Some(table).filter(|_| !site.editions.is_empty() && site.units.len() > 0),
            noted: noted(site)?,
            editions,
        },
    )
}

/// Units that records speak of, in their order, each with the reason.
fn noted(site: &Site<'_>) -> Result<Vec<Noted>, TextError> {
    let mut all = Vec::new();
    for unit in 0..site.units.len() {
        let notes = site.units.notes(unit);
        if notes.is_empty() {
            continue;
        }
        let mut reasons: Vec<String> = Vec::new();
        for note in notes.iter().map(|note| &site.input.notes[*note]) {
            let keys = [Some(note.kind), note.outcome.as_deref()];
            for key in keys.into_iter().flatten() {
                let reason = site.words().text(key)?;
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
        }
        let texts = site.units.key(unit).into_iter().map(|(_, text)| text);
        all.push(Noted {
            link: Link {
                href: format!("../{}", site.units.href(unit)),
                text: texts.collect::<Vec<_>>().join("/"),
                current: false,
            },
            reasons,
        });
    }
    Ok(all)
}

/// Columns of the source that hold nothing and are left out of the table.
fn missing(site: &Site<'_>, edition: &Edition<'_>, columns: &Columns<'_>) -> Vec<String> {
    let shown = |id: &str| {
        columns
            .rest
            .iter()
            .any(|(heading, _)| matches!(heading, Heading::Item(other) if *other == id))
    };
    let items = edition
        .dataset()
        .header
        .items
        .iter()
        .filter(|item| !shown(&item.id));
    items
        .map(|item| site.words().item(edition.form(), &item.id))
        .collect()
}

/// The largest places with their first unit; none where units have one place only, or where
/// there are too many of them to be of use.
fn places(edition: &Edition<'_>) -> Vec<PlaceEntry> {
    let dataset = edition.dataset();
    if dataset.header.key.len() < 2 {
        return Vec::new();
    }
    let largest = dataset.units.place(0);
    let mut places: Vec<PlaceEntry> = Vec::new();
    let mut last = None;
    for row in 0..dataset.units.len() {
        if last.replace(largest.id(row)) != Some(largest.id(row)) {
            let href = format!("../{}", edition.unit_address(row));
            let name = largest.get(row).to_owned();
            places.push(PlaceEntry {
                name,
                href,
                units: 0,
                flagged: 0,
            });
        }
        if let Some(place) = places.last_mut() {
            place.units += 1;
            place.flagged += usize::from(edition.flags(row).next().is_some());
        }
    }
    if places.len() > MOST_PLACES {
        Vec::new()
    } else {
        places
    }
}

fn page_entry(edition: &Edition<'_>, page: usize) -> PageEntry {
    let (from, to) = range(edition, page);
    let key = |row: Option<usize>| {
        row.map_or_else(String::new, |row| edition.dataset().key(row).join(" · "))
    };
    PageEntry {
        href: format!("{}.html", edition.unit_page_name(page)),
        from: from + 1,
        to,
        first: key((from < to).then_some(from)),
        last: key(to.checked_sub(1)),
    }
}
