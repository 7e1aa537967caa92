//! The public site of a case: plain files that a newspaper can link to, a lawyer can take apart
//! and a reader can carry away on a stick.
//!
//! Every page works from a folder, without a script and without a request to anywhere. English
//! stands at the root and each other language in a folder of its own, with the same addresses
//! below it. Two builds from the same data are equal to the byte: there is no clock and no
//! chance. A site is written beside the old one and takes its place when it is complete.

mod answers;
mod comparisons;
mod data;
mod edition;
mod feed;
mod figures;
mod findings;
mod input;
mod keys;
mod maps;
mod menu;
mod method;
mod moment;
mod output;
mod overview;
mod page;
mod publish;
mod ran;
mod records;
mod results;
mod shell;
mod slug;
mod sources;
mod state;
mod template;
mod truth;
mod unfolded;
mod unit;
mod units;

use std::{path::Path, sync::Arc};

use edition::Edition;
use figures::Figures;
pub use input::{
    CaseFacts, Change, ComparisonInput, ComparisonKind, EditionInput, EncodingAccount,
    MappingInput, NoteDetail, Planted, RecordsInput, SiteError, SiteInput, SiteSummary,
    SourceAccount, TableInput, Tally, TruthInput, UnitNote,
};
use keys::Units;
pub use method::quoted;
use output::Output;
use page::Site;
use template::Templates;

use crate::text::{Catalogue, LOCALES};

/// Writes the site of a case into `folder`, in all languages.
///
/// # Errors
/// If there is nothing to show, the folder holds something else, a template of the reader's own
/// is broken, or the disk refuses. What stood in the folder before stands there still then.
pub fn write(input: &SiteInput<'_>, folder: &Path) -> Result<SiteSummary, SiteError> {
    if input.editions.is_empty() && input.records.is_none() {
        return Err(SiteError::NoEdition);
    }
    let mut notes = input.notes.to_vec();
    notes.extend(input.records.iter().flat_map(records::notes));
    let input = &SiteInput {
        notes: &notes,
        ..*input
    };
    let templates = Templates::load(input.templates)?;
    let mut out = Output::beside(folder)?;
    let mut editions = Vec::new();
    for (number, edition) in (1..).zip(input.editions) {
        let sha256 = data::dataset(number, edition, &mut out)?;
        editions.push(Edition::new(number, edition, sha256));
    }
    out.file("site.css", templates.stylesheet().as_bytes())?;
    let not_asked = answers::not_asked(input);
    let mut speakers = Vec::new();
    for locale in LOCALES {
        let catalogue = Arc::new(Catalogue::new(locale.tag)?);
        let engine = templates.engine(&catalogue)?;
        let draft = answers::draft(input, not_asked, &catalogue)?;
        speakers.push((catalogue, engine, draft));
    }
    let menu = menu::menu(input);
    let units = Units::of(input.editions, input.notes);
    let mut sites = Vec::new();
    for (catalogue, engine, draft) in &speakers {
        sites.push(Site {
            input,
            editions: &editions,
            menu: &menu,
            units: &units,
            catalogue,
            draft,
            engine,
        });
    }
    // First of all: they tell how much of the site changes.
    let tables = unit::write(&sites, &mut out)?;
    for site in &sites {
        pages(site, &mut out)?;
    }
    let planted = truth::write(&sites, &mut out)?;
    units::write(&sites, tables, &mut out)?;
    data::write(&sites[0], &mut out)?;
    records::data(input, &mut out)?;
    maps::data(input.shapes, &mut out)?;
    let mut summary = out.publish()?;
    summary.planted = planted;
    summary.idle_answers = answers::idle(input);
    summary.is_draft = sites.iter().any(|site| !site.draft.is_empty());
    Ok(summary)
}

/// Writes all pages of a language but those of the units.
fn pages(site: &Site<'_>, out: &mut Output) -> Result<(), SiteError> {
    records::write(site, out)?;
    if let Some(newest) = site.newest() {
        let mut figures: Vec<Figures> = Vec::new();
        for edition in site.editions {
            figures.push(figures::write(site, edition, out)?);
        }
        overview::write(site, newest, &figures[newest.number - 1], out)?;
        results::write(site, &figures, out)?;
        findings::write(site, out)?;
    }
    ran::write(site, out)?;
    comparisons::write(site, out)?;
    method::write(site, out)?;
    sources::write(site, out)?;
    feed::write(site, out)
}
