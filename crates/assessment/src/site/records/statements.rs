//! What people and bodies said, by side, with stance, basis and the order of time.

use mission::records::{Coverage, Reference, Side, Slice, Stance, Statement, StatementKind};

use super::{
    super::{
        input::SiteError,
        output::Output,
        page::{CellView, HeadingView, TableView},
    },
    card::{Card, CardPage, Chip, Group, Part, Tally, Told},
    teller::{STATEMENTS, Teller, isolated},
    write_page,
};

pub(super) fn write(teller: &Teller<'_>, out: &Output) -> Result<(), SiteError> {
    let statements = &teller.input.records.statements;
    if statements.is_empty() {
        return Ok(());
    }
    let mut page = CardPage {
        lede: teller.text("statements-lede")?,
        ..CardPage::default()
    };
    for stance in Stance::ALL {
        let count = statements
            .iter()
            .filter(|one| one.stance() == *stance)
            .count();
        if count > 0 {
            page.tallies.push(Tally {
                chip: stance_chip(teller, *stance)?,
                count,
                explained: None,
                links: Vec::new(),
            });
        }
    }
    page.groups.push(Group {
        anchor: "by-time".to_owned(),
        tables: vec![table(teller)?],
        ..Group::default()
    });
    let sides = Side::ALL.iter();
    for side in sides.filter(|side| statements.iter().any(|one| one.side == **side)) {
        let mut group = Group {
            anchor: format!("side-{}", side.word()),
            heading: Some(teller.text(&format!("side-{}", side.word()))?),
            ..Group::default()
        };
        for statement in statements.iter().filter(|one| one.side == *side) {
            group.cards.push(card(teller, statement)?);
        }
        page.groups.push(group);
    }
    page.groups.push(Group {
        anchor: "stances".to_owned(),
        heading: Some(teller.text("stance-table")?),
        note: Some(teller.text("stance-table-note")?),
        tables: vec![stances(teller)?],
        ..Group::default()
    });
    let title = teller.text("menu-statements")?;
    write_page(teller, STATEMENTS, &title, page, out)
}

/// Which stance goes with which kind.
fn stances(teller: &Teller<'_>) -> Result<TableView, SiteError> {
    let mut rows = Vec::new();
    for kind in StatementKind::ALL {
        rows.push(vec![
            CellView::text(teller.text(&format!("statement-kind-{}", kind.word()))?),
            CellView::text(stance_chip(teller, kind.stance())?.text),
        ]);
    }
    Ok(TableView {
        caption: teller.text("stance-table")?,
        columns: vec![
            HeadingView::text(teller.text("stance-table-kind")?),
            HeadingView::text(teller.text("statement-stance")?),
        ],
        rows,
    })
}

pub(super) fn stance_chip(teller: &Teller<'_>, stance: Stance) -> Result<Chip, SiteError> {
    Ok(Chip {
        word: "stance",
        text: teller.text(&format!("stance-{}", stance.word()))?,
    })
}

/// All statements by the first moment at which they can have been made.
fn table(teller: &Teller<'_>) -> Result<TableView, SiteError> {
    let records = teller.input.records;
    let mut statements: Vec<&Statement> =
        records.statements.iter().map(|one| &one.record).collect();
    let offset = records.offset.as_deref();
    let first = |one: &Statement| {
        let when = one.occurred.as_ref().or(one.reported.as_ref())?;
        when.interval(offset).from
    };
    statements.sort_by_key(|one| (first(one).is_none(), first(one), one.id.clone()));
    let mut rows = Vec::new();
    for one in statements {
        let who = teller.told(&one.who).text;
        rows.push(vec![
            CellView::text(when(teller, one)?),
            CellView::text(who).linked(format!("#{}", one.id)),
            CellView::text(stance_chip(teller, one.stance())?.text),
            CellView::text(teller.text(&format!("basis-{}", one.basis.word()))?),
        ]);
    }
    let keys = [
        "statement-when",
        "statement-who",
        "statement-stance",
        "statement-basis",
    ];
    let columns = keys
        .iter()
        .map(|key| Ok(HeadingView::text(teller.text(key)?)));
    Ok(TableView {
        caption: teller.text("statements-caption")?,
        columns: columns.collect::<Result<_, SiteError>>()?,
        rows,
    })
}

fn when(teller: &Teller<'_>, one: &Statement) -> Result<String, SiteError> {
    Ok(match (&one.occurred, &one.reported) {
        (Some(when), _) => teller.when(when)?,
        (None, Some(when)) => format!(
            "{} ({})",
            teller.when(when)?,
            teller.text("timeline-reported")?
        ),
        (None, None) => "–".to_owned(),
    })
}

fn card(teller: &Teller<'_>, one: &Statement) -> Result<Card, SiteError> {
    let mut chips = vec![stance_chip(teller, one.stance())?];
    chips.extend(teller.confidence(one.confidence)?);
    let kind = teller.text(&format!("statement-kind-{}", one.kind.word()))?;
    let mut parts = Vec::new();
    for (key, words) in [
        ("statement-role", &one.role),
        ("statement-organisation", &one.organisation),
        ("statement-medium", &one.medium),
    ] {
        parts.extend(teller.part(key, words.as_ref())?);
    }
    for (key, when) in [
        ("timeline-occurred", &one.occurred),
        ("timeline-reported", &one.reported),
    ] {
        if let Some(when) = when {
            parts.push(Part::plain(teller.text(key)?, teller.happened(when)?));
        }
    }
    let basis = teller.text(&format!("basis-{}", one.basis.word()))?;
    parts.push(Part::plain(teller.text("statement-basis")?, basis));
    if !one.joint_with.is_empty() {
        let others = one.joint_with.iter().map(|id| Reference {
            slice: Slice::Statement,
            id: id.clone(),
        });
        let links = teller.links(&others.collect::<Vec<_>>())?;
        parts.push(Part::links(teller.text("statement-joint")?, links));
    }
    if matches!(one.side, Side::Observers | Side::Citizens) {
        parts.extend(coverage(teller, one.coverage.as_ref())?);
    }
    if !one.links.is_empty() {
        parts.push(Part::links(
            teller.text("record-links")?,
            teller.links(&one.links)?,
        ));
    }
    parts.extend(teller.part("record-note", one.note.as_ref())?);
    let country = one
        .country
        .as_ref()
        .map(|country| format!(" · {}", isolated(country)));
    Ok(Card {
        anchor: one.id.clone(),
        kicker: Some(format!("{kind}{}", country.unwrap_or_default())),
        heading: teller.told(&one.who),
        chips,
        lead: Some(teller.told(&one.what)),
        parts,
        sources: teller.sources(&one.sources),
        exact: None,
    })
}

/// How much a mission saw: shown wherever its verdict is, and when it is not known.
fn coverage(teller: &Teller<'_>, coverage: Option<&Coverage>) -> Result<Vec<Part>, SiteError> {
    let label = teller.text("statement-coverage")?;
    let Some(coverage) = coverage else {
        return Ok(vec![Part::missing(
            label,
            teller.text("statement-coverage-none")?,
        )]);
    };
    let mut part = Part {
        label,
        ..Part::default()
    };
    for (key, printed) in [
        ("coverage-observers", &coverage.observers),
        ("coverage-stations", &coverage.stations),
        ("coverage-constituencies", &coverage.constituencies),
        ("coverage-openings", &coverage.openings),
    ] {
        let Some(printed) = printed else { continue };
        let figure = match teller.printed(printed)? {
            Some(figure) => figure,
            None => teller.text("record-not-found")?,
        };
        part.texts
            .push(Told::plain(format!("{}: {figure}", teller.text(key)?)));
    }
    if !coverage.units.is_empty() {
        let units = coverage.units.iter().map(|unit| Reference {
            slice: Slice::Unit,
            id: unit.clone(),
        });
        part.links = teller.links(&units.collect::<Vec<_>>())?;
    }
    let mut parts = vec![part];
    parts.push(match &coverage.chosen {
        Some(chosen) => Part::told(teller.text("statement-chosen")?, teller.told(chosen)),
        None => Part::missing(teller.text("statement-chosen")?, teller.text("not-found")?),
    });
    Ok(parts)
}
