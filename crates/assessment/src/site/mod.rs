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
mod made_of;
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
mod rows;
mod shell;
mod slug;
mod sources;
mod state;
mod template;
mod truth;
mod unfolded;
mod unit;
mod units;

use std::{borrow::Cow, path::Path, sync::Arc};

use edition::Edition;
use figures::Figures;
pub use input::{
    CaseFacts, Change, ComparisonInput, ComparisonKind, EditionInput, EncodingAccount,
    MappingInput, NoteDetail, Planted, RecordsInput, SiteError, SiteInput, SiteSummary,
    SourceAccount, TableInput, Tally, TruthInput, UnitNote,
};
use keys::Units;
use made_of::Digest;
pub use method::quoted;
use output::Output;
use page::Site;
use template::Templates;

use crate::{
    parallel,
    text::{Catalogue, LOCALES},
};

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
    let (units, editions) = parallel::both(
        || Units::of(input.editions, input.notes),
        || editions(input, &out),
    );
    let (editions, frozen): (Vec<_>, Vec<_>) = editions?.into_iter().unzip();
    let not_asked = answers::not_asked(input);
    let mut speakers = Vec::new();
    for locale in LOCALES {
        let catalogue = Arc::new(Catalogue::new(locale.tag)?);
        let engine = templates.engine(&catalogue)?;
        let draft = answers::draft(input, not_asked, &catalogue)?;
        speakers.push((catalogue, engine, draft));
    }
    let menu = menu::menu(input);
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
            voice: voice(&templates, catalogue, &out),
        });
    }
    // First of all: they tell how much of the site changes.
    let tables = unit::write(&sites, &mut out)?;
    out.file("site.css", templates.stylesheet().as_bytes())?;
    for (edition, frozen) in editions.iter().zip(&frozen) {
        data::dataset(edition, frozen, &out)?;
    }
    records::data(input, &out)?;
    maps::data(input.shapes, &out)?;
    let planted = truth::write(&sites, &out)?;
    let parts = [Part::Data, Part::Units].into_iter();
    let parts: Vec<Part<'_, '_>> = parts.chain(sites.iter().map(Part::Pages)).collect();
    let written = parallel::each(&parts, |part| match part {
        Part::Data => data::write(&sites[0], &out),
        Part::Units => units::write(&sites, &tables, &out),
        Part::Pages(site) => pages(site, &out),
    });
    written.into_iter().collect::<Result<(), _>>()?;
    let mut summary = out.publish()?;
    summary.planted = planted;
    summary.idle_answers = answers::idle(input);
    summary.is_draft = sites.iter().any(|site| !site.draft.is_empty());
    Ok(summary)
}

/// Parts of a site that are written side by side.
enum Part<'s, 'a> {
    /// Totals and findings for programs.
    Data,
    /// The index of units and their rows, in all languages.
    Units,
    /// All other pages of a language.
    Pages(&'s Site<'a>),
}

/// An edition prepared for showing, with its frozen dataset.
type Prepared<'a> = (Edition<'a>, Cow<'a, [u8]>);

/// The editions prepared for showing.
fn editions<'a>(input: &SiteInput<'a>, out: &Output) -> Result<Vec<Prepared<'a>>, SiteError> {
    let numbered: Vec<(usize, &'a EditionInput<'a>)> = (1..).zip(input.editions).collect();
    let prepared = parallel::each(&numbered, |(number, edition)| {
        let (bytes, sha256) = data::frozen(*number, edition)?;
        let edition = Edition::new(*number, edition, sha256, &out.made_of());
        Ok((edition, bytes))
    });
    prepared.into_iter().collect()
}

/// The code that turns what a page says into the page: if it changes, pages do.
const MADE_BY: [&str; 2] = [include_str!("template.rs"), include_str!("page.rs")];

/// Digest of everything that pages of a language are told with.
fn voice(templates: &Templates, catalogue: &Catalogue, out: &Output) -> Digest {
    let mut made_of = out.made_of();
    for text in MADE_BY.into_iter().chain(catalogue.locale().texts()) {
        made_of.text(text);
    }
    templates.texts().for_each(|text| made_of.text(text));
    made_of.finish()
}

/// Writes all pages of a language but those of the units.
fn pages(site: &Site<'_>, out: &Output) -> Result<(), SiteError> {
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
