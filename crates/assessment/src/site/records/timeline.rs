//! Everything that has a time, by the first moment that is possible: facts, statements,
//! incidents, announcements and exit polls, each with its interval.

use election::statements::Announced;
use mission::records::{Fact, Interval, Reference, Slice, When};

use super::{
    super::{input::SiteError, output::Output},
    card::{Card, CardPage, Group, Part, Told},
    teller::{TIMELINE, Teller, isolated},
    write_page,
};

/// Something with a time.
struct Event {
    interval: Interval,
    card: Card,
}

pub(super) fn write(teller: &Teller<'_>, out: &mut Output) -> Result<(), SiteError> {
    let mut events = Vec::new();
    let mut undated = Vec::new();
    let records = teller.input.records;
    for fact in &records.facts {
        let card = fact_card(teller, fact)?;
        match times(teller, fact.occurred.as_ref(), fact.reported.as_ref()) {
            Some(interval) => events.push(dated(teller, interval, card)?),
            None => undated.push(card),
        }
    }
    others(teller, &mut events)?;
    if events.is_empty() && undated.is_empty() {
        return Ok(());
    }
    events.sort_by(|one, two| {
        let key = |event: &Event| {
            let interval = event.interval;
            (interval.from.or(interval.to), interval.to)
        };
        key(one)
            .cmp(&key(two))
            .then_with(|| one.card.anchor.cmp(&two.card.anchor))
    });
    let mut page = CardPage {
        lede: teller.text("timeline-lede")?,
        ..CardPage::default()
    };
    page.groups.push(Group {
        anchor: "events".to_owned(),
        cards: events.into_iter().map(|event| event.card).collect(),
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

/// When something happened, from what is known of it and of its report.
fn times(
    teller: &Teller<'_>,
    occurred: Option<&When>,
    reported: Option<&When>,
) -> Option<Interval> {
    let offset = teller.input.records.offset.as_deref();
    mission::records::happened(occurred, reported, offset)
}

fn dated(teller: &Teller<'_>, interval: Interval, mut card: Card) -> Result<Event, SiteError> {
    if let Some(text) = teller.interval(&interval)? {
        card.parts
            .insert(0, Part::plain(teller.text("statement-when")?, text));
    }
    Ok(Event { interval, card })
}

fn kicker(
    teller: &Teller<'_>,
    occurred: Option<&When>,
    reported: Option<&When>,
) -> Result<Option<String>, SiteError> {
    Ok(match (occurred, reported) {
        (Some(when), _) => Some(teller.when(when)),
        (None, Some(when)) => Some(format!(
            "{} · {}",
            teller.when(when),
            teller.text("timeline-only-reported")?
        )),
        (None, None) => None,
    })
}

fn fact_card(teller: &Teller<'_>, fact: &Fact) -> Result<Card, SiteError> {
    let kind = teller.text(&format!("fact-kind-{}", fact.kind.word()))?;
    let when = kicker(teller, fact.occurred.as_ref(), fact.reported.as_ref())?;
    let mut parts = Vec::new();
    if let Some(figure) = &fact.figure {
        parts.push(teller.figure_part("argument-figure", Some(figure))?);
    }
    if !fact.outlets.is_empty() {
        let outlets = fact.outlets.join(", ");
        parts.push(Part::plain(teller.text("fact-outlets")?, outlets));
    }
    if !fact.links.is_empty() {
        parts.push(Part::links(
            teller.text("record-links")?,
            teller.links(&fact.links)?,
        ));
    }
    parts.extend(teller.part("record-note", fact.note.as_ref())?);
    Ok(Card {
        anchor: fact.id.clone(),
        kicker: Some(when.map_or(kind.clone(), |when| format!("{when} · {kind}"))),
        heading: teller.told(&fact.what),
        chips: teller.confidence(fact.confidence)?.into_iter().collect(),
        lead: None,
        parts,
        sources: teller.sources(&fact.sources),
    })
}

/// Records that have pages of their own: here with their time and a link.
fn others(teller: &Teller<'_>, events: &mut Vec<Event>) -> Result<(), SiteError> {
    let records = teller.input.records;
    let mut add =
        |slice, id: &str, what: Told, occurred: Option<&When>, reported: Option<&When>| {
            let Some(interval) = times(teller, occurred, reported) else {
                return Ok(());
            };
            let reference = Reference {
                slice,
                id: id.to_owned(),
            };
            let kind = teller.text(&format!("slice-{}", slice.word()))?;
            let when = kicker(teller, occurred, reported)?;
            let card = Card {
                anchor: format!("{}-{id}", slice.word()),
                kicker: Some(when.map_or(kind.clone(), |when| format!("{when} · {kind}"))),
                heading: what,
                chips: Vec::new(),
                lead: None,
                parts: vec![Part::links(String::new(), vec![teller.link(&reference)?])],
                sources: Vec::new(),
            };
            events.push(dated(teller, interval, card)?);
            Ok::<_, SiteError>(())
        };
    for one in &records.statements {
        let what = teller.told(&one.what);
        add(
            Slice::Statement,
            &one.id,
            what,
            one.occurred.as_ref(),
            one.reported.as_ref(),
        )?;
    }
    for one in &records.incidents {
        let what = teller.told(&one.what);
        add(
            Slice::Incident,
            &one.id,
            what,
            one.occurred.as_ref(),
            one.reported.as_ref(),
        )?;
    }
    for one in &records.exit_polls {
        let what = teller.told(&one.organisation);
        add(Slice::ExitPoll, &one.id, what, one.published.as_ref(), None)?;
    }
    for one in teller
        .input
        .figures
        .iter()
        .flat_map(|figures| &figures.statements)
    {
        let when = one.announced.as_ref().and_then(when_of);
        let what = Told::plain(format!("{} ({})", one.stage, isolated(&one.id)));
        add(Slice::Announced, &one.id, what, when.as_ref(), None)?;
    }
    Ok(())
}

/// The time of an announcement.
fn when_of(announced: &Announced) -> Option<When> {
    When::between(&announced.from, &announced.to).ok()
}
