//! Everything that has a time, in the order of `timeline check`: facts, statements, incidents,
//! announcements and exit polls, by day. What is known to the day alone stands after what has an
//! hour, so that nobody reads an order into it.

use mission::records::{
    Fact, Slice, Words,
    timeline::{Event, events},
};

use super::{
    super::{input::SiteError, moment::Under, output::Output},
    card::{Card, CardPage, Group, Part, Told},
    incidents,
    statements::stance_chip,
    teller::{TIMELINE, Teller, isolated},
    write_page,
};

pub(super) fn write(teller: &Teller<'_>, out: &Output) -> Result<(), SiteError> {
    let records = teller.input.records;
    let events = events(records, teller.input.figures);
    let mut dated = Vec::new();
    for event in &events {
        dated.push((under(teller, event), card(teller, event)?));
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
        groups: by_day(teller, dated)?,
        ..CardPage::default()
    };
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

/// A group for each day; what has no hour comes after what has one, under a heading of its own.
fn by_day(teller: &Teller<'_>, mut dated: Vec<(Under, Card)>) -> Result<Vec<Group>, SiteError> {
    // Cards of one day keep the order of their intervals.
    dated.sort_by(|(one, _), (two, _)| one.cmp(two));
    let mut groups: Vec<(Under, Group)> = Vec::new();
    for (under, card) in dated {
        if groups.last().is_none_or(|(last, _)| *last != under) {
            let vague = if under.is_vague { "-vague" } else { "" };
            let group = Group {
                anchor: format!("day-{}{vague}", under.date),
                heading: Some(teller.moments().heading(&under)?),
                ..Group::default()
            };
            groups.push((under, group));
        }
        if let Some((_, group)) = groups.last_mut() {
            group.cards.push(card);
        }
    }
    // What is alone on its day has no order to be told.
    let dates: Vec<String> = groups.iter().map(|(under, _)| under.date.clone()).collect();
    for (under, group) in &mut groups {
        let is_only = dates.iter().filter(|date| **date == under.date).count() == 1;
        if under.is_vague && is_only && group.cards.len() == 1 && under.date.len() > 7 {
            let day = Under {
                is_vague: false,
                ..under.clone()
            };
            group.heading = Some(teller.moments().heading(&day)?);
        }
    }
    Ok(groups.into_iter().map(|(_, group)| group).collect())
}

fn under(teller: &Teller<'_>, event: &Event) -> Under {
    let under = teller
        .listed(event)
        .map(|when| teller.moments().under(&when));
    under.unwrap_or_default()
}

/// An event: facts, incidents and statements as on their own pages, any other record with a link.
fn card(teller: &Teller<'_>, event: &Event) -> Result<Card, SiteError> {
    let facts = &teller.input.records.facts;
    let fact = facts.iter().find(|fact| fact.id == event.record.id);
    let mut card = match fact.filter(|_| event.record.slice == Slice::Fact) {
        Some(fact) => fact_card(teller, fact, Some(event))?,
        None => linked_card(teller, event)?,
    };
    card.exact = teller.interval(&event.interval)?;
    Ok(card)
}

/// The line above a heading: when it happened, and what it is.
fn kicker(teller: &Teller<'_>, event: Option<&Event>, kind: String) -> Result<String, SiteError> {
    let Some((event, when)) = event.and_then(|event| Some((event, teller.listed(event)?))) else {
        return Ok(kind);
    };
    let shown = teller.happened(&when)?;
    Ok(if event.occurred.is_some() {
        format!("{shown} · {kind}")
    } else {
        let only = teller.text("timeline-only-reported")?;
        format!("{shown} · {only} · {kind}")
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
        exact: None,
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
    let mut card = Card {
        anchor: format!("{}-{}", reference.slice.word(), reference.id),
        kicker: Some(kicker(teller, Some(event), kind)?),
        heading,
        chips: Vec::new(),
        lead: None,
        parts: Vec::new(),
        sources: teller.sources(&event.sources),
        exact: None,
    };
    let (records, id) = (teller.input.records, &reference.id);
    match reference.slice {
        Slice::Incident => {
            let one = records.incidents.iter().find(|one| one.id == *id);
            if let Some(one) = one {
                card.chips = incidents::chips(teller, one)?;
                card.parts = incidents::standing(teller, one)?;
            }
        }
        Slice::Statement => {
            let one = records.statements.iter().find(|one| one.id == *id);
            if let Some(one) = one {
                card.chips.push(stance_chip(teller, one.stance())?);
                card.chips.extend(teller.confidence(one.confidence)?);
                let who = teller.told(&one.who);
                card.parts
                    .push(Part::told(teller.text("statement-who")?, who));
            }
        }
        Slice::ExitPoll => {
            let one = records.exit_polls.iter().find(|one| one.id == *id);
            let known = one.and_then(|one| one.confidence);
            card.chips.extend(teller.confidence(known)?);
        }
        Slice::Announced => {
            let figures = teller.input.figures;
            let one = figures.and_then(|figures| figures.statement(id));
            let known = one.and_then(|(_, one)| one.confidence);
            card.chips.extend(teller.confidence(known)?);
        }
        _ => {}
    }
    let link = teller.link(reference)?;
    card.parts.push(Part::links(String::new(), vec![link]));
    Ok(card)
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
