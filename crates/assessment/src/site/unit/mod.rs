//! A page for every unit: its figures in every edition, copies of its sheet, what was found on it
//! and what records say of it.
//!
//! There may be hundreds of thousands of them in several languages. Their frame is therefore
//! made once for each language, each page is the same few texts around its figures, and a page
//! is made anew only if what it says has changed.

mod facts;
mod lines;
mod page;
mod table;

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
};

use super::{
    input::SiteError,
    made_of::Digest,
    output::Output,
    page::{Site, prefix},
};
use crate::parallel;
use facts::{Called, Known};
use page::Speaker;
pub(super) use table::TableWords;

/// Pages are made by the code in these files too: if it changes, they do.
const MADE_BY: [&str; 6] = [
    include_str!("../rows.rs"),
    include_str!("facts.rs"),
    include_str!("lines.rs"),
    include_str!("page.rs"),
    include_str!("../moment.rs"),
    include_str!("../shell.rs"),
];

/// Says to `out` what the pages of all units are made of, makes those that must be made, and
/// writes the figures of the table. Answers what the index says of the table in each language.
pub(super) fn write(sites: &[Site<'_>], out: &mut Output) -> Result<Vec<TableWords>, SiteError> {
    let Some(first) = sites.first() else {
        return Ok(Vec::new());
    };
    let known = Known::of(first);
    let speakers = sites.iter().map(|site| Speaker::new(site, &known));
    let speakers: Vec<Speaker<'_, '_>> = speakers.collect::<Result<_, _>>()?;
    let digests = digests(first, &known, &called(&speakers, out), out)?;
    pages_of_units(sites, (&known, &speakers), &digests, out)?;
    // Without figures there is nothing to sort or search.
    if !first.editions.is_empty() {
        table::write(first, &known, &digests, out)?;
    }
    let words = sites.iter().map(|site| table::words(site, &known));
    Ok(words.collect::<Result<_, _>>()?)
}

fn pages_of_units(
    sites: &[Site<'_>],
    (known, speakers): (&Known<'_>, &[Speaker<'_, '_>]),
    digests: &[Digest],
    out: &mut Output,
) -> Result<(), SiteError> {
    let units = digests.iter().enumerate();
    let units = units.map(|(unit, digest)| (known.units.slug(unit).to_owned(), *digest));
    let folders: Vec<String> = sites.iter().map(folder).collect();
    let made = out.units(
        common(sites, speakers, out),
        folders.clone(),
        units.collect(),
    );
    let made: Vec<usize> = (0..)
        .zip(made)
        .filter_map(|(unit, made)| made.then_some(unit))
        .collect();
    if made.is_empty() {
        return Ok(());
    }
    let root = out.folder();
    let languages: Vec<(PathBuf, &Speaker<'_, '_>)> = folders
        .iter()
        .map(|folder| root.join(folder))
        .zip(speakers)
        .collect();
    let workers = workers().min(languages.len());
    let share = languages.len().div_ceil(workers);
    let mut lengths = vec![0; made.len()];
    thread::scope(|scope| {
        let shares = languages.chunks(share);
        let running: Vec<_> = shares
            .map(|languages| scope.spawn(|| pages(known, languages, &made)))
            .collect();
        for worker in running {
            let of_worker = worker
                .join()
                .unwrap_or_else(|fault| std::panic::resume_unwind(fault))?;
            lengths
                .iter_mut()
                .zip(of_worker)
                .for_each(|(all, some)| *all += some);
        }
        Ok::<(), SiteError>(())
    })?;
    for (unit, length) in made.into_iter().zip(lengths) {
        out.unit(unit, length);
    }
    Ok(())
}

/// Units whose digests are made at one go.
const SHARE: usize = 1000;

fn workers() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Folder of the pages of units in a language.
fn folder(site: &Site<'_>) -> String {
    format!("{}unit", prefix(site.catalogue.locale()))
}

/// Digest of what all pages have in common.
fn common(sites: &[Site<'_>], speakers: &[Speaker<'_, '_>], out: &Output) -> Digest {
    let mut made_of = out.made_of();
    sites.iter().for_each(|site| made_of.part(site.voice));
    let parts = speakers.iter().flat_map(Speaker::common);
    for part in MADE_BY.into_iter().chain(parts) {
        made_of.text(part);
    }
    made_of.finish()
}

/// Digests of what editions and comparisons are called.
fn called(speakers: &[Speaker<'_, '_>], out: &Output) -> Called {
    let digests = |languages: Vec<&[String]>| -> Vec<Digest> {
        let digest = |at: usize| {
            let mut made_of = out.made_of();
            made_of.number(at);
            languages.iter().for_each(|names| made_of.text(&names[at]));
            made_of.finish()
        };
        let count = languages.first().map_or(0, |names| names.len());
        (0..count).map(digest).collect()
    };
    Called {
        editions: digests(speakers.iter().map(Speaker::titles).collect()),
        comparisons: digests(speakers.iter().map(Speaker::comparisons).collect()),
    }
}

/// Digests of all pages, in order of the units.
fn digests<'a>(
    site: &Site<'a>,
    known: &Known<'a>,
    called: &Called,
    out: &Output,
) -> Result<Vec<Digest>, SiteError> {
    let units: Vec<usize> = (0..known.units.len()).collect();
    let shares: Vec<&[usize]> = units.chunks(SHARE).collect();
    let of_shares = parallel::each(&shares, |units| {
        let digest = |unit: &usize| known.digest(&known.facts(*unit), site, called, out.made_of());
        units.iter().map(digest).collect::<Result<Vec<_>, _>>()
    });
    let mut digests = Vec::with_capacity(units.len());
    for share in of_shares {
        digests.extend(share?);
    }
    Ok(digests)
}

/// Makes the pages of units in some languages; answers their lengths.
fn pages(
    known: &Known<'_>,
    languages: &[(PathBuf, &Speaker<'_, '_>)],
    units: &[usize],
) -> Result<Vec<u64>, SiteError> {
    for (folder, _) in languages {
        fs::create_dir_all(folder).map_err(|error| io_error(folder, error))?;
    }
    let (mut main, mut html) = (String::new(), String::new());
    let mut lengths = Vec::with_capacity(units.len());
    for unit in units {
        let facts = known.facts(*unit);
        let name = format!("{}.html", known.units.slug(*unit));
        let mut length = 0;
        for (folder, speaker) in languages {
            speaker.page(&facts, &mut main, &mut html)?;
            let path = folder.join(&name);
            fs::write(&path, &html).map_err(|error| io_error(&path, error))?;
            length += html.len() as u64;
        }
        lengths.push(length);
    }
    Ok(lengths)
}

fn io_error(path: &Path, error: std::io::Error) -> SiteError {
    SiteError::Io {
        path: path.to_owned(),
        error,
    }
}
