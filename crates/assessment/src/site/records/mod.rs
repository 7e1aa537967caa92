//! Pages of what is known besides figures by station. Each slice has its page; all of them are
//! made of cards, so that a reader learns to read one and can read all.

mod announced;
mod article;
mod card;
mod corrections;
mod incidents;
mod law;
mod notes;
mod observers;
mod polls;
mod state;
mod statements;
mod teller;
mod timeline;

use card::CardPage;
pub(super) use card::{Part, SourceView, Told};
use mission::records::{Reference, Slice, When};
pub(super) use notes::notes;
use teller::{
    ANNOUNCED, ARTICLE, CORRECTIONS, INCIDENTS, LAW, OBSERVERS, POLLS, STATE, STATEMENTS, TIMELINE,
};
pub(super) use teller::{Teller, address};

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

/// Where the overview of editions stands: it is the first page unless records have one.
pub(super) fn overview_page(input: &SiteInput<'_>) -> &'static str {
    if is_first(input) {
        "overview.html"
    } else {
        "index.html"
    }
}

/// Writes all pages of records in one language.
pub(super) fn write(site: &Site<'_>, out: &Output) -> Result<(), SiteError> {
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

/// What records call a part of a unit's key, counting from the largest place.
pub(super) fn unit_part(site: &Site<'_>, at: usize) -> Option<String> {
    let input = site.input.records.as_ref()?;
    let name = input.records.unit_key.get(at)?;
    Some(Teller { site, input }.told(name).text)
}

/// Writes the files that the records were read from, as they were taken in.
pub(super) fn data(input: &SiteInput<'_>, out: &Output) -> Result<(), SiteError> {
    let Some(records) = &input.records else {
        return Ok(());
    };
    for (file, text) in records.files.iter().zip(records.texts) {
        out.file(&format!("data/package/{}", file.name), text)?;
    }
    Ok(())
}

/// What a feed tells of records, made by `item` from the record, its time, a title and a text:
/// corrections first, then what was announced, said and reported.
pub(super) fn feed<T>(
    site: &Site<'_>,
    item: impl Fn(&Reference, Option<&When>, String, String) -> T,
) -> Result<Vec<T>, SiteError> {
    let Some(input) = &site.input.records else {
        return Ok(Vec::new());
    };
    let teller = Teller { site, input };
    let records = input.records;
    let mut items = Vec::new();
    let mut add = |slice: Slice, id: &str, when: Option<&When>, title: Option<String>, text| {
        let reference = Reference {
            slice,
            id: id.to_owned(),
        };
        let title = match title {
            Some(title) => title,
            None => teller.link(&reference)?.text,
        };
        items.push(item(&reference, when, title, text));
        Ok::<_, SiteError>(())
    };
    for one in input.figures.iter().flat_map(|figures| &figures.statements) {
        let when = one.announced.as_ref();
        let when = when.and_then(|one| When::between(&one.from, &one.to).ok());
        let text = teller.of_package(&one.stage).text;
        add(Slice::Announced, &one.id, when.as_ref(), None, text)?;
    }
    for one in &records.statements {
        let when = one.occurred.as_ref().or(one.reported.as_ref());
        let text = teller.told(&one.what).text;
        add(Slice::Statement, &one.id, when, None, text)?;
    }
    for one in &records.incidents {
        let when = one.occurred.as_ref().or(one.reported.as_ref());
        let text = incidents::in_lines(&teller, one)?;
        add(Slice::Incident, &one.id, when, None, text)?;
    }
    for one in &records.claims {
        let title = [
            ("status", article::status(&teller, one)?.into()),
            ("claim", teller.told(&one.claim).text.into()),
        ];
        let title = teller.text_of("feed-claim", &title)?;
        let text = teller.told(&one.because).text;
        add(Slice::Claim, &one.id, None, Some(title), text)?;
    }
    Ok(items)
}

/// Writes a page of cards.
fn write_page(
    teller: &Teller<'_>,
    path: &str,
    title: &str,
    page: CardPage,
    out: &Output,
) -> Result<(), SiteError> {
    let address = Address {
        template: "cards.html",
        path,
        menu: path,
        title,
    };
    teller.site.write(out, &address, page)
}
