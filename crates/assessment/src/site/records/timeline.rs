//! Everything that has a time, in the order of `timeline check`: facts, statements, incidents,
//! announcements and exit polls, each with its interval.

use mission::records::{
    Fact, Slice, Words,
    timeline::{Event, events},
};

use super::{
    super::{input::SiteError, output::Output},
    card::{Card, CardPage, Group, Part, Told},
    teller::{TIMELINE, Teller, isolated},
    write_page,
};

pub(super) fn write(teller: &Teller<'_>, out: &mut Output) -> Result<(), SiteError> {
    let records = teller.input.records;
    let events = events(records, teller.input.figures);
    let mut dated = Vec::new();
    for event in &events {
        dated.push(card(teller, event)?);
    }
    let without = |fact: &&Fact| fact.occurred.is_none() && fact.reported.is_none();
    let facts = records.facts.iter().map(|fact| &fact.record);
    let undated = facts.filter(without);
    let undated = undated.map(|fact| fact_card(teller, fact, None));
    let undated: Vec<Card> = undated.collect::<Result<_, _>>()?;
    if dated.is_empty() && undated.is_empty() {
        return Ok(());
    }
    let mut page = CardPage {
        lede: teller.text("timeline-lede")?,
        ..CardPage::default()
    };
    page.groups.push(Group {
        anchor: "events".to_owned(),
        cards: dated,
        ..Group::default()
    });
    if !undated.is_empty() {
        page.groups.push(Group {
            anchor: "undated".to_owned(),
            heading: Some(teller.text("timeline-undated")?),
            cards: undated,
            ..Group::default()
        });
    }
    let title = teller.text("menu-timeline")?;
    write_page(teller, TIMELINE, &title, page, out)
}

/// An event: a fact as a whole, any other record with a link to its own page.
fn card(teller: &Teller<'_>, event: &Event) -> Result<Card, SiteError> {
    let facts = &teller.input.records.facts;
    let fact = facts.iter().find(|fact| fact.id == event.record.id);
    let mut card = match fact.filter(|_| event.record.slice == Slice::Fact) {
        Some(fact) => fact_card(teller, fact, Some(event))?,
        None => linked_card(teller, event)?,
    };
    if let Some(text) = teller.interval(&event.interval)? {
        card.parts
            .insert(0, Part::plain(teller.text("statement-when")?, text));
    }
    Ok(card)
}

/// The line above a heading: when it happened, as printed, and what it is.
fn kicker(teller: &Teller<'_>, event: Option<&Event>, kind: String) -> Result<String, SiteError> {
    let shown = |printed: &str| {
        let times = printed.split('/').map(|at| isolated(&at.replace('T', " ")));
        times.collect::<Vec<_>>().join(" – ")
    };
    let Some(event) = event else { return Ok(kind) };
    Ok(match (&event.occurred, &event.reported) {
        (Some(printed), _) => format!("{} · {kind}", shown(printed)),
        (None, Some(printed)) => {
            let only = teller.text("timeline-only-reported")?;
            format!("{} · {only} · {kind}", shown(printed))
        }
        (None, None) => kind,
    })
}

fn fact_card(teller: &Teller<'_>, fact: &Fact, event: Option<&Event>) -> Result<Card, SiteError> {
    let kind = teller.text(&format!("fact-kind-{}", fact.kind.word()))?;
    let mut parts = Vec::new();
    if let Some(figure) = &fact.figure {
        parts.push(teller.figure_part("argument-figure", Some(figure))?);
    }
    if !fact.outlets.is_empty() {
        let outlets = fact.outlets.join(", ");
        parts.push(Part::plain(teller.text("fact-outlets")?, outlets));
    }
    if !fact.links.is_empty() {
        let links = teller.links(&fact.links)?;
        parts.push(Part::links(teller.text("record-links")?, links));
    }
    parts.extend(teller.part("record-note", fact.note.as_ref())?);
    Ok(Card {
        anchor: fact.id.clone(),
        kicker: Some(kicker(teller, event, kind)?),
        heading: teller.told(&fact.what),
        chips: teller.confidence(fact.confidence)?.into_iter().collect(),
        lead: None,
        parts,
        sources: teller.sources(&fact.sources),
    })
}

fn linked_card(teller: &Teller<'_>, event: &Event) -> Result<Card, SiteError> {
    let reference = &event.record;
    let kind = teller.text(&format!("slice-{}", reference.slice.word()))?;
    let heading = match said(teller, event) {
        Some(words) => teller.told(words),
        None => {
            let name = teller.name(reference).unwrap_or_default();
            Told::plain(format!("{name} ({})", isolated(&reference.id)))
        }
    };
    Ok(Card {
        anchor: format!("{}-{}", reference.slice.word(), reference.id),
        kicker: Some(kicker(teller, Some(event), kind)?),
        heading,
        chips: Vec::new(),
        lead: None,
        parts: vec![Part::links(String::new(), vec![teller.link(reference)?])],
        sources: Vec::new(),
    })
}

/// What a record says, where it has a text for it.
fn said<'a>(teller: &Teller<'a>, event: &Event) -> Option<&'a Words> {
    let (records, id) = (teller.input.records, &event.record.id);
    match event.record.slice {
        Slice::Statement => {
            let mut all = records.statements.iter();
            all.find(|one| one.id == *id).map(|one| &one.what)
        }
        Slice::Incident => {
            let mut all = records.incidents.iter();
            all.find(|one| one.id == *id).map(|one| &one.what)
        }
        Slice::ExitPoll => {
            let mut all = records.exit_polls.iter();
            all.find(|one| one.id == *id).map(|one| &one.organisation)
        }
        _ => None,
    }
}
