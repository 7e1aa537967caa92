//! Incidents: what is said to have happened, who says so, the reply, the decision.

use mission::records::{Decision, Incident, IncidentKind, Reference, Slice, Verification};

use super::{
    super::{
        input::SiteError,
        output::Output,
        page::{CellView, HeadingView, TableView},
    },
    card::{Card, CardPage, Chip, Group, Part, Tally, Told},
    teller::{INCIDENTS, Teller, isolated, unit_href},
    write_page,
};

pub(super) fn write(teller: &Teller<'_>, out: &Output) -> Result<(), SiteError> {
    let incidents = &teller.input.records.incidents;
    if incidents.is_empty() {
        return Ok(());
    }
    let mut page = CardPage {
        lede: teller.text("incidents-lede")?,
        flag: true,
        ..CardPage::default()
    };
    for standing in Verification::ALL {
        let with = incidents.iter().filter(|one| one.verification == *standing);
        let count = with.count();
        if count > 0 {
            page.tallies.push(Tally {
                chip: standing_chip(teller, *standing)?,
                count,
                explained: None,
                links: Vec::new(),
            });
        }
    }
    page.groups.push(Group {
        anchor: "list".to_owned(),
        tables: vec![table(teller)?],
        layout: "blocks",
        ..Group::default()
    });
    let kinds = IncidentKind::ALL.iter();
    for kind in kinds.filter(|kind| incidents.iter().any(|one| one.kind == **kind)) {
        let mut group = Group {
            anchor: format!("kind-{}", kind.word()),
            heading: Some(teller.text(&format!("incident-kind-{}", kind.word()))?),
            ..Group::default()
        };
        for incident in incidents.iter().filter(|one| one.kind == *kind) {
            group.cards.push(card(teller, incident)?);
        }
        page.groups.push(group);
    }
    let title = teller.text("menu-incidents")?;
    write_page(teller, INCIDENTS, &title, page, out)
}

fn standing_chip(teller: &Teller<'_>, standing: Verification) -> Result<Chip, SiteError> {
    Ok(Chip {
        word: standing.word(),
        text: teller.text(&format!("verification-{}", standing.word()))?,
    })
}

/// All incidents in a table, in order of their stations.
fn table(teller: &Teller<'_>) -> Result<TableView, SiteError> {
    let mut incidents: Vec<&Incident> = teller
        .input
        .records
        .incidents
        .iter()
        .map(|one| &one.record)
        .collect();
    let numbers = |incident: &Incident| -> Vec<(u64, String)> {
        let unit = incident.unit.clone().unwrap_or_else(|| "~".to_owned());
        let parts = unit.split('/');
        parts
            .map(|part| (part.parse().unwrap_or(u64::MAX), part.to_owned()))
            .collect()
    };
    incidents.sort_by_cached_key(|incident| (numbers(incident), incident.id.clone()));
    let mut rows = Vec::new();
    for incident in incidents {
        let unit = match &incident.unit {
            Some(unit) => CellView::text(isolated(unit)).linked(unit_href(unit)),
            None => CellView::text(teller.text("incident-no-unit")?),
        };
        let kind = teller.text(&format!("incident-kind-{}", incident.kind.word()))?;
        let decision = match &incident.decision {
            Some(decision) => teller.text(&format!("outcome-{}", decision.outcome.word()))?,
            None => "–".to_owned(),
        };
        rows.push(vec![
            unit,
            CellView::text(decision),
            CellView::text(teller.text(&format!("reply-state-{}", incident.reply.word()))?),
            CellView::text(kind).linked(format!("#{}", incident.id)),
            CellView::text(standing_chip(teller, incident.verification)?.text),
        ]);
    }
    let keys = [
        "incident-unit",
        "incident-decision",
        "incident-reply",
        "slice-incident",
        "incident-verification",
    ];
    let columns = keys
        .iter()
        .map(|key| Ok(HeadingView::text(teller.text(key)?)));
    Ok(TableView {
        caption: teller.text("incidents-caption")?,
        columns: columns.collect::<Result<_, SiteError>>()?,
        rows,
    })
}

/// What never leaves a report: who says so, what is said against it, the reply, the decision.
pub(super) fn standing(teller: &Teller<'_>, incident: &Incident) -> Result<Vec<Part>, SiteError> {
    let mut parts = Vec::new();
    parts.extend(teller.part("incident-reported-by", incident.reported_by.as_ref())?);
    parts.extend(teller.part("incident-dispute", incident.dispute.as_ref())?);
    parts.push(teller.reply(&incident.reply)?);
    if let Some(decision) = &incident.decision {
        parts.push(decision_part(teller, decision)?);
    }
    Ok(parts)
}

/// How far it is established, and how well it is known.
pub(super) fn chips(teller: &Teller<'_>, incident: &Incident) -> Result<Vec<Chip>, SiteError> {
    let mut chips = vec![standing_chip(teller, incident.verification)?];
    chips.extend(teller.confidence(incident.confidence)?);
    Ok(chips)
}

/// The report as lines of plain text: what it says, who says so, the reply.
pub(super) fn in_lines(teller: &Teller<'_>, incident: &Incident) -> Result<String, SiteError> {
    let mut lines = vec![
        format!("{}.", standing_chip(teller, incident.verification)?.text),
        teller.told(&incident.what).text,
    ];
    let mut parts = Vec::new();
    parts.extend(teller.part("incident-reported-by", incident.reported_by.as_ref())?);
    parts.push(teller.reply(&incident.reply)?);
    for part in parts {
        let texts = part.missing.into_iter();
        let texts = texts.chain(part.texts.into_iter().map(|told| told.text));
        let text = texts.collect::<Vec<_>>().join(", ");
        let line = [("label", part.label.into()), ("text", text.into())];
        lines.push(teller.text_of("feed-part", &line)?);
    }
    Ok(lines.join("\n"))
}

fn card(teller: &Teller<'_>, incident: &Incident) -> Result<Card, SiteError> {
    let mut parts = Vec::new();
    if let Some(unit) = &incident.unit {
        let units = std::iter::once(unit).chain(&incident.related_units);
        let references: Vec<Reference> = units
            .map(|unit| Reference {
                slice: Slice::Unit,
                id: unit.clone(),
            })
            .collect();
        let links = teller.links(&references)?;
        parts.push(Part::links(teller.text("incident-unit")?, links));
    }
    let times = [
        ("timeline-occurred", &incident.occurred),
        ("timeline-reported", &incident.reported),
    ];
    for (key, when) in times {
        if let Some(when) = when {
            parts.push(Part::plain(teller.text(key)?, teller.happened(when)?));
        }
    }
    parts.extend(standing(teller, incident)?);
    if !incident.links.is_empty() {
        let links = teller.links(&incident.links)?;
        parts.push(Part::links(teller.text("incident-links")?, links));
    }
    parts.extend(teller.part("record-settle", incident.settle.as_ref())?);
    parts.extend(teller.part("record-note", incident.note.as_ref())?);
    Ok(Card {
        anchor: incident.id.clone(),
        kicker: incident.unit.as_ref().map(|unit| isolated(unit)),
        heading: teller.told(&incident.what),
        chips: chips(teller, incident)?,
        lead: None,
        parts,
        sources: teller.sources(&incident.sources),
        exact: None,
    })
}

fn decision_part(teller: &Teller<'_>, decision: &Decision) -> Result<Part, SiteError> {
    let outcome = teller.text(&format!("outcome-{}", decision.outcome.word()))?;
    let mut part = Part::plain(teller.text("incident-decision")?, outcome);
    part.texts
        .extend(decision.text.iter().map(|text| teller.told(text)));
    part.texts
        .extend(decision.by.iter().map(|by| teller.told(by)));
    if let Some(when) = &decision.when {
        part.texts.push(Told::plain(teller.when(when)?));
    }
    if let Some(id) = &decision.announced {
        let reference = Reference {
            slice: Slice::Announced,
            id: id.clone(),
        };
        part.links.push(teller.link(&reference)?);
    }
    Ok(part.with_sources(teller.sources(&decision.sources)))
}
