//! Observers: who was let in, in persons and organisations, and who was not invited.

use mission::records::{Accreditation, Observers, Reference, Side, Slice, Stance};

use super::{
    super::{
        input::SiteError,
        output::Output,
        page::{CellView, HeadingView, TableView},
    },
    card::{Card, CardPage, Chip, Group, Part, Told},
    statements::stance_chip,
    teller::{OBSERVERS, Teller},
    write_page,
};

pub(super) fn write(teller: &Teller<'_>, out: &Output) -> Result<(), SiteError> {
    let lines = &teller.input.records.accreditation;
    if lines.is_empty() {
        return Ok(());
    }
    let mut page = CardPage {
        lede: teller.text("observers-lede")?,
        ..CardPage::default()
    };
    page.groups.push(Group {
        anchor: "list".to_owned(),
        tables: vec![table(teller)?],
        ..Group::default()
    });
    let mut group = Group {
        anchor: "lines".to_owned(),
        ..Group::default()
    };
    for line in lines {
        group.cards.push(card(teller, line)?);
    }
    page.groups.push(group);
    page.groups.extend(said(teller)?);
    let title = teller.text("menu-observers")?;
    write_page(teller, OBSERVERS, &title, page, out)
}

/// What missions and citizens who observed said, by stance.
fn said(teller: &Teller<'_>) -> Result<Option<Group>, SiteError> {
    let all = teller.input.records.statements.iter();
    let of_observers: Vec<_> = all
        .filter(|one| matches!(one.side, Side::Observers | Side::Citizens))
        .collect();
    let mut cards = Vec::new();
    for stance in Stance::ALL {
        let with = of_observers.iter().filter(|one| one.stance() == *stance);
        let references: Vec<Reference> = with
            .map(|one| Reference {
                slice: Slice::Statement,
                id: one.id.clone(),
            })
            .collect();
        if references.is_empty() {
            continue;
        }
        let stance_text = stance_chip(teller, *stance)?.text;
        let count = i128::try_from(references.len()).unwrap_or(i128::MAX);
        let count = teller.site.catalogue.number(count);
        cards.push(Card {
            anchor: format!("said-{}", stance.word()),
            kicker: None,
            heading: Told::plain(format!("{stance_text}: {count}")),
            chips: Vec::new(),
            lead: None,
            parts: vec![Part::links(String::new(), teller.links(&references)?)],
            sources: Vec::new(),
            exact: None,
        });
    }
    if cards.is_empty() {
        return Ok(None);
    }
    Ok(Some(Group {
        anchor: "said".to_owned(),
        heading: Some(teller.text("observers-said")?),
        note: Some(teller.text("observers-said-note")?),
        cards,
        ..Group::default()
    }))
}

fn name(teller: &Teller<'_>, line: &Accreditation) -> Result<String, SiteError> {
    Ok(match &line.organisation {
        Some(name) => teller.told(name).text,
        None => teller.text(&format!("observers-of-{}", line.observers.word()))?,
    })
}

fn table(teller: &Teller<'_>) -> Result<TableView, SiteError> {
    let mut rows = Vec::new();
    for line in &teller.input.records.accreditation {
        let figure = |printed: &Option<mission::records::Printed>| -> Result<CellView, SiteError> {
            Ok(match printed {
                None => CellView::text("–".to_owned()),
                Some(printed) => match teller.printed(printed)? {
                    Some(text) => CellView::text(text),
                    None => CellView::text(teller.text("record-not-found")?),
                },
            })
        };
        rows.push(vec![
            CellView::text(name(teller, line)?).linked(format!("#{}", line.id)),
            figure(&line.persons)?,
            figure(&line.organisations)?,
            figure(&line.countries)?,
        ]);
    }
    let keys = [
        "menu-observers",
        "observers-persons",
        "observers-organisations",
        "observers-countries",
    ];
    let columns = keys
        .iter()
        .map(|key| Ok(HeadingView::text(teller.text(key)?)));
    Ok(TableView {
        caption: teller.text("observers-caption")?,
        columns: columns.collect::<Result<_, SiteError>>()?,
        rows,
    })
}

fn card(teller: &Teller<'_>, line: &Accreditation) -> Result<Card, SiteError> {
    let mut chips = Vec::new();
    if let Some(invited) = line.invited {
        let key = if invited {
            "observers-invited-yes"
        } else {
            "observers-invited-no"
        };
        chips.push(Chip {
            word: "invited",
            text: teller.text(key)?,
        });
    }
    chips.extend(teller.confidence(line.confidence)?);
    let mut parts = Vec::new();
    if let Some(when) = &line.when {
        parts.push(Part::plain(
            teller.text("statement-when")?,
            teller.when(when)?,
        ));
    }
    let figures = [
        ("observers-persons", &line.persons),
        ("observers-organisations", &line.organisations),
        ("observers-countries", &line.countries),
    ];
    for (key, printed) in figures {
        if let Some(printed) = printed {
            parts.push(teller.figure_part(key, Some(printed))?);
        }
    }
    let label = teller.text("observers-nominated")?;
    if !line.nominated.is_empty() {
        let mut part = Part {
            label,
            ..Part::default()
        };
        for nominated in &line.nominated {
            let by = teller.text(&format!("nominator-{}", nominated.by.word()))?;
            let figure = match teller.printed(&nominated.persons)? {
                Some(figure) => figure,
                None => teller.text("record-not-found")?,
            };
            let name = nominated.name.as_ref().map(|name| teller.told(name).text);
            let by = name.map_or(by.clone(), |name| format!("{by} ({name})"));
            part.texts.push(Told::plain(format!("{by}: {figure}")));
        }
        parts.push(part);
    } else if line.observers != Observers::Organisation {
        parts.push(Part::missing(
            label,
            teller.text("observers-nominated-unknown")?,
        ));
    }
    parts.extend(teller.part("record-note", line.note.as_ref())?);
    let kind = teller.text(&format!("observers-of-{}", line.observers.word()))?;
    Ok(Card {
        anchor: line.id.clone(),
        kicker: line.organisation.is_some().then_some(kind),
        heading: Told::plain(name(teller, line)?),
        chips,
        lead: None,
        parts,
        sources: teller.sources(&line.sources),
        exact: None,
    })
}
