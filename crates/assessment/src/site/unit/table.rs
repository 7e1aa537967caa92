//! All units as columns for the table of the index: files of a script, because a page that lies
//! in a folder may fetch nothing, but may load scripts that lie beside it.

use std::{fmt::Write as _, ops::Range};

use election::form::ItemKind;
use serde::Serialize;

use super::{
    super::{
        edition::Edition, input::SiteError, keys::Place, made_of::Digest, output::Output,
        page::Site, records,
    },
    facts::Known,
    lines::{Cell, Line, Name},
};
use crate::{parallel, text::TextError, words::plain_name};

/// Units in one file.
const UNITS_PER_FILE: usize = 10_000;

/// Columns of figures; what is beyond stands on the pages of units.
const MOST_COLUMNS: usize = 24;

/// Files are made by the code in this one too: if it changes, they do.
const MADE_BY: &str = include_str!("table.rs");

/// The script, ours.
pub(in super::super) const SCRIPT: &str = include_str!("../templates/units.js");

/// What the index says of the table in one language.
#[derive(Serialize)]
pub(in super::super) struct TableWords {
    files: usize,
    units: usize,
    /// Separators of numbers.
    group: String,
    decimal: String,
    status: String,
    columns: Vec<ColumnWords>,
}

#[derive(Serialize)]
struct ColumnWords {
    kind: &'static str,
    text: String,
    /// Whether it is shown until somebody chooses.
    shown: bool,
}

/// The lines that the table shows, by position among those of the newest contest.
fn lines<'k, 'a>(known: &'k Known<'a>, newest: Option<&Edition<'a>>) -> Vec<&'k Line<'a>> {
    let Some(newest) = newest else {
        return Vec::new();
    };
    let at = newest.number - 1;
    let of_newest = |contest: &&super::lines::Contest<'_>| {
        contest.official.contains(&at) || contest.copies.contains(&at)
    };
    let contest = known.contests.iter().find(of_newest);
    let lines = contest.into_iter().flat_map(|contest| &contest.lines);
    let is_figure = |line: &&Line<'_>| match line.name {
        Name::Place(_) => false,
        Name::Item(id, form) => form
            .item(id)
            .is_none_or(|item| item.kind == ItemKind::Count),
        Name::Choice(_) | Name::Turnout(..) => true,
    };
    lines.filter(is_figure).take(MOST_COLUMNS).collect()
}

/// Writes the columns of all units, whose pages have these digests.
pub(super) fn write(
    site: &Site<'_>,
    known: &Known<'_>,
    digests: &[Digest],
    out: &Output,
) -> Result<(), SiteError> {
    let lines = lines(known, site.newest());
    let files: Vec<usize> = (0..files(known)).collect();
    let written = parallel::each(&files, |file| {
        let from = file * UNITS_PER_FILE;
        let units = from..(from + UNITS_PER_FILE).min(known.units.len());
        let mut made_of = out.made_of();
        made_of.text(MADE_BY);
        made_of.number(usize::from(site.input.case.simulated));
        made_of.number(from);
        made_of.number(known.units.width());
        for line in &lines {
            let (kind, name) = line.name.parts();
            made_of.texts(&[kind, name]);
        }
        // What a unit shows here stands on its page too.
        digests[units.clone()]
            .iter()
            .for_each(|digest| made_of.part(*digest));
        let path = format!("units/data-{}.js", file + 1);
        out.made(&path, made_of.finish(), || {
            let text = columns(site, known, &lines, units);
            Ok(text.into_bytes().into())
        })
    });
    written.into_iter().collect::<Result<(), _>>()?;
    out.file("units.js", SCRIPT.as_bytes())
}

/// The file of some units.
fn columns(site: &Site<'_>, known: &Known<'_>, lines: &[&Line<'_>], units: Range<usize>) -> String {
    let (simulated, from) = (site.input.case.simulated, units.start);
    let mut text = format!("units({{\"simulated\":{simulated},\"from\":{from},");
    column(
        &mut text,
        "slug",
        units.clone().map(|unit| quoted(known.units.slug(unit))),
    );
    for at in 0..known.units.width() {
        let part = |unit| known.units.key(unit).get(at).map_or("", |(_, text)| *text);
        column(
            &mut text,
            &format!("place{at}"),
            units.clone().map(|unit| quoted(part(unit))),
        );
    }
    column(
        &mut text,
        "found",
        units.clone().map(|unit| quoted(&codes(known, unit))),
    );
    let row = |unit| newest_row(known, unit);
    let edition = |unit| row(unit).map_or("null".to_owned(), |row| (row.edition + 1).to_string());
    column(&mut text, "edition", units.clone().map(edition));
    for (at, line) in lines.iter().enumerate() {
        let figure = |unit| row(unit).map_or("null".to_owned(), |row| figure(known, line, row));
        column(&mut text, &format!("figure{at}"), units.clone().map(figure));
    }
    text.pop();
    text.push_str("});\n");
    text
}

fn files(known: &Known<'_>) -> usize {
    known.units.len().div_ceil(UNITS_PER_FILE)
}

fn column(text: &mut String, name: &str, cells: impl Iterator<Item = String>) {
    let _ = write!(text, "\n\"{name}\":[");
    for cell in cells {
        text.push_str(&cell);
        text.push(',');
    }
    if text.ends_with(',') {
        text.pop();
    }
    text.push_str("],");
}

fn quoted(text: &str) -> String {
    // Serialising a text cannot fail.
    serde_json::to_string(text).unwrap_or_default()
}

/// Codes of what was found on a unit, each once.
fn codes(known: &Known<'_>, unit: usize) -> String {
    let mut codes: Vec<&str> = Vec::new();
    for on_unit in known.found(unit) {
        let code = known.code(on_unit);
        if !codes.contains(&code.name()) {
            codes.push(code.name());
        }
    }
    codes.sort_unstable();
    codes.join(" ")
}

/// The row whose figures stand for a unit: of the newest official edition that holds it, else of
/// the newest copies.
fn newest_row(known: &Known<'_>, unit: usize) -> Option<Place> {
    let rows = known.units.rows(unit);
    let official = |row: &&Place| !known.editions[row.edition].input.are_copies;
    rows.iter().rfind(official).or(rows.last()).copied()
}

fn figure(known: &Known<'_>, line: &Line<'_>, row: Place) -> String {
    match line.cell(known.editions, row.edition, row.row) {
        Cell::Missing => "null".to_owned(),
        Cell::Count(count) => count.to_string(),
        Cell::Text(text) => quoted(text),
        // In hundredths of a per cent.
        Cell::Share(part, whole) => ((part * 20_000 + whole) / (whole * 2)).to_string(),
    }
}

/// What the index says of the table.
pub(super) fn words(site: &Site<'_>, known: &Known<'_>) -> Result<TableWords, TextError> {
    let words = site.words();
    let mut columns = Vec::new();
    for at in 0..known.units.width() {
        let text = match known.units.columns().get(at) {
            Some(column) => words.place_column(column)?,
            None => match records::unit_part(site, at) {
                Some(name) => name,
                None => words.text("unit")?,
            },
        };
        columns.push(ColumnWords {
            kind: "place",
            text,
            shown: true,
        });
    }
    for (kind, key) in [
        ("found", "menu-findings"),
        ("edition", "unit-table-edition"),
    ] {
        columns.push(ColumnWords {
            kind,
            text: words.text(key)?,
            shown: kind == "found",
        });
    }
    let mut figures = 0;
    for line in lines(known, site.newest()) {
        let (kind, text) = match line.name {
            Name::Turnout(..) => ("share", words.text("turnout")?),
            Name::Item(id, form) => ("figure", words.item(form, id)),
            Name::Choice(name) | Name::Place(name) => ("figure", plain_name(name)),
        };
        figures += 1;
        columns.push(ColumnWords {
            kind,
            text,
            shown: kind == "share" || figures == 1,
        });
    }
    let status = ["from", "to", "found", "units"];
    let marks = status.map(|name| format!("%{name}%"));
    let status: Vec<_> = status
        .iter()
        .copied()
        .zip(marks.iter().map(|mark| mark.as_str().into()))
        .collect();
    let thousands = site.catalogue.number(1_000);
    let tenth = site.catalogue.decimal(1, 10, 1).unwrap_or_default();
    Ok(TableWords {
        files: files(known),
        units: known.units.len(),
        group: thousands
            .trim_matches(|digit: char| digit.is_ascii_digit())
            .to_owned(),
        decimal: tenth
            .trim_matches(|digit: char| digit.is_ascii_digit())
            .to_owned(),
        status: site.catalogue.text("unit-table-status", &status)?,
        columns,
    })
}
