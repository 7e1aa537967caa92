//! Pages of what is known besides figures by station. Each slice has its page; all of them are
//! made of cards, so that a reader learns to read one and can read all.

mod announced;
mod article;
mod card;
mod corrections;
mod incidents;
mod law;
mod observers;
mod polls;
mod state;
mod statements;
mod teller;
mod timeline;

use card::CardPage;
use teller::{
    ANNOUNCED, ARTICLE, CORRECTIONS, INCIDENTS, LAW, OBSERVERS, POLLS, STATE, STATEMENTS, TIMELINE,
    Teller,
};

use super::{
    input::{RecordsInput, SiteError, SiteInput},
    output::Output,
    page::{Address, Site},
};

/// Entries of the menu for the pages that a case with these records has.
pub(super) fn menu(input: &SiteInput<'_>) -> Vec<(&'static str, &'static str)> {
    let Some(of) = &input.records else {
        return Vec::new();
    };
    let records = of.records;
    let kinds = |kind| {
        of.figures
            .is_some_and(|figures| !figures.series(kind).is_empty())
    };
    let polls = kinds(election::statements::Kind::ExitPoll);
    let entries = [
        (first_page(input) == Some(ARTICLE), ARTICLE, "menu-article"),
        (true, STATE, "menu-state"),
        (of.figures.is_some(), ANNOUNCED, "menu-announced"),
        (polls || !records.exit_polls.is_empty(), POLLS, "menu-polls"),
        (!records.incidents.is_empty(), INCIDENTS, "menu-incidents"),
        (has_times(of), TIMELINE, "menu-timeline"),
        (
            !records.statements.is_empty(),
            STATEMENTS,
            "menu-statements",
        ),
        (
            !records.accreditation.is_empty(),
            OBSERVERS,
            "menu-observers",
        ),
        (!records.norms.is_empty(), LAW, "menu-law"),
        (true, CORRECTIONS, "menu-corrections"),
    ];
    let there = entries.into_iter().filter(|(there, ..)| *there);
    there.map(|(_, path, key)| (path, key)).collect()
}

fn has_times(of: &RecordsInput<'_>) -> bool {
    let records = of.records;
    !records.facts.is_empty()
        || !records.statements.is_empty()
        || !records.incidents.is_empty()
        || of.figures.is_some()
}

/// Which page of records is the first of the site; `None` if the overview of editions is.
fn first_page(input: &SiteInput<'_>) -> Option<&'static str> {
    let records = input.records.as_ref()?;
    if records.records.article.is_some() {
        return Some(ARTICLE);
    }
    input.editions.is_empty().then_some(STATE)
}

/// Whether the first page is one of records.
pub(super) fn is_first(input: &SiteInput<'_>) -> bool {
    first_page(input).is_some()
}

/// Writes all pages of records in one language.
pub(super) fn write(site: &Site<'_>, out: &mut Output) -> Result<(), SiteError> {
    let Some(input) = &site.input.records else {
        return Ok(());
    };
    let teller = Teller { site, input };
    if let Some(article) = &input.records.article {
        article::write(&teller, article, out)?;
    }
    state::write(&teller, STATE, out)?;
    if first_page(site.input) == Some(STATE) {
        state::write(&teller, ARTICLE, out)?;
    }
    announced::write(&teller, out)?;
    polls::write(&teller, out)?;
    incidents::write(&teller, out)?;
    timeline::write(&teller, out)?;
    statements::write(&teller, out)?;
    observers::write(&teller, out)?;
    law::write(&teller, out)?;
    corrections::write(&teller, out)
}

/// Writes a page of cards.
fn write_page(
    teller: &Teller<'_>,
    path: &str,
    title: &str,
    page: CardPage,
    out: &mut Output,
) -> Result<(), SiteError> {
    let address = Address {
        template: "cards.html",
        path,
        menu: path,
        title,
    };
    teller.site.write(out, &address, page)
}
