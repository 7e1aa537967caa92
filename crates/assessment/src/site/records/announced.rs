//! Figures as they were announced: the versions of the result, turnout through the day, and all
//! else, each with what other sources print instead.

use election::statements::{Aside, Figure, Kind, Package, Slot, Statement};
use minijinja::{Value, value::Serde};
use mission::records::{Reference, Slice};

use super::{
    super::{
        input::SiteError,
        output::Output,
        page::{CellView, HeadingView, TableView},
    },
    card::{Card, CardPage, Group, Part, Told},
    teller::{ANNOUNCED, Teller, isolated},
    write_page,
};
use crate::figure::{Context, bars};

pub(super) fn write(teller: &Teller<'_>, out: &mut Output) -> Result<(), SiteError> {
    let Some(figures) = teller.input.figures else {
        return Ok(());
    };
    let mut page = CardPage {
        lede: teller.text("announced-lede")?,
        ..CardPage::default()
    };
    let results = figures.series(Kind::Result);
    if !results.is_empty() {
        page.groups.push(Group {
            anchor: "results".to_owned(),
            heading: Some(teller.text("announced-results")?),
            tables: vec![versions(teller, figures, &results)?],
            cards: cards(teller, figures, Kind::Result)?,
            ..Group::default()
        });
    }
    let readings = figures.series(Kind::Turnout);
    if !readings.is_empty() {
        page.groups.push(Group {
            anchor: "turnout".to_owned(),
            heading: Some(teller.text("announced-turnout")?),
            figure: figure(teller, figures, &readings, out)?,
            tables: vec![turnout(teller, figures, &readings)?],
            cards: cards(teller, figures, Kind::Turnout)?,
            ..Group::default()
        });
    }
    let mut others = Vec::new();
    let rest = Kind::ALL.iter();
    for kind in rest.filter(|kind| !matches!(kind, Kind::Result | Kind::Turnout)) {
        others.extend(cards(teller, figures, *kind)?);
    }
    if !others.is_empty() {
        page.groups.push(Group {
            anchor: "others".to_owned(),
            heading: Some(teller.text("announced-other")?),
            cards: others,
            ..Group::default()
        });
    }
    if !figures.asides.is_empty() {
        let mut group = Group {
            anchor: "asides".to_owned(),
            heading: Some(teller.text("announced-asides")?),
            note: Some(teller.text("announced-asides-note")?),
            ..Group::default()
        };
        for aside in &figures.asides {
            group.cards.push(aside_card(teller, aside)?);
        }
        page.groups.push(group);
    }
    let title = teller.text("menu-announced")?;
    write_page(teller, ANNOUNCED, &title, page, out)
}

/// A row for each choice, a column for each version: its share as printed, its votes below.
fn versions(
    teller: &Teller<'_>,
    figures: &Package,
    results: &[usize],
) -> Result<TableView, SiteError> {
    let mut columns = vec![HeadingView::text(teller.text("choice")?)];
    for position in results {
        columns.push(HeadingView::number(heading(&figures.statements[*position])));
    }
    let mut rows = Vec::new();
    for (choice, named) in figures.choices.iter().enumerate() {
        let mut row = vec![CellView::text(teller.of_package(&named.name).text)];
        for position in results {
            let of = &figures.statements[*position].figures;
            let told = |slot| {
                let figure = of.get(&slot).map(|figure| teller.figure(figure));
                figure.transpose().map(Option::flatten)
            };
            let (share, votes) = (told(Slot::Share(choice))?, told(Slot::Votes(choice))?);
            row.push(CellView::number(match (share, votes) {
                (Some(share), Some(votes)) => Some(format!("{share} · {votes}")),
                (share, votes) => share.or(votes),
            }));
        }
        rows.push(row);
    }
    for (slot, key) in [
        (Slot::Valid, "announced-valid"),
        (Slot::Invalid, "announced-invalid"),
        (Slot::Registered, "announced-registered"),
        (Slot::Turnout, "announced-share"),
        (Slot::UnitsReported, "announced-stations"),
        (Slot::Counted, "announced-counted"),
    ] {
        let mut row = vec![CellView::text(teller.text(key)?)];
        let mut any = false;
        for position in results {
            let figure = figures.statements[*position].figures.get(&slot);
            any |= figure.is_some();
            let told = figure.map(|figure| teller.figure(figure)).transpose()?;
            row.push(CellView::number(told.flatten()));
        }
        if any {
            rows.push(row);
        }
    }
    Ok(TableView {
        caption: teller.text("announced-results-caption")?,
        columns,
        rows,
    })
}

fn heading(statement: &Statement) -> String {
    let when = statement.announced.as_ref().map(|one| day(&one.from));
    let id = isolated(&statement.id);
    when.map_or(id.clone(), |when| format!("{id} · {when}"))
}

fn day(printed: &str) -> String {
    isolated(printed.get(..10).unwrap_or(printed))
}

fn turnout(
    teller: &Teller<'_>,
    figures: &Package,
    readings: &[usize],
) -> Result<TableView, SiteError> {
    let slots = [Slot::Voters, Slot::Turnout, Slot::UnitsReported];
    let keys = ["announced-voters", "announced-share", "announced-stations"];
    let mut columns = vec![HeadingView::text(teller.text("announced-at")?)];
    for key in keys {
        columns.push(HeadingView::number(teller.text(key)?));
    }
    let mut rows = Vec::new();
    for position in readings {
        let statement = &figures.statements[*position];
        let at = statement.at.as_deref().unwrap_or(&statement.id);
        let mut row = vec![CellView::text(isolated(at)).linked(format!("#{}", statement.id))];
        for slot in slots {
            let figure = statement.figures.get(&slot);
            let told = figure.map(|figure| teller.figure(figure)).transpose()?;
            row.push(CellView::number(told.flatten()));
        }
        rows.push(row);
    }
    Ok(TableView {
        caption: teller.text("announced-turnout-caption")?,
        columns,
        rows,
    })
}

/// Turnout through the day as bars.
fn figure(
    teller: &Teller<'_>,
    figures: &Package,
    readings: &[usize],
    out: &mut Output,
) -> Result<Option<Value>, SiteError> {
    let mut steps = Vec::new();
    for position in readings {
        let statement = &figures.statements[*position];
        let value = |slot| {
            statement
                .figures
                .get(&slot)
                .and_then(|figure: &Figure| figure.value)
        };
        let Some(voters) = value(Slot::Voters) else {
            continue;
        };
        let share = value(Slot::Turnout).map(|share| teller.site.catalogue.printed(share));
        steps.push(bars::Step {
            name: statement.at.clone().unwrap_or_else(|| statement.id.clone()),
            value: i128::from(voters.digits) / i128::from(voters.scale()),
            share,
        });
    }
    if steps.is_empty() {
        return Ok(None);
    }
    let case = &teller.site.input.case;
    let mut sources: Vec<String> = Vec::new();
    for file in teller.input.files {
        sources.push(format!("{} (SHA-256 {}…)", file.name, file.sha256.short()));
    }
    let context = Context {
        catalogue: teller.site.catalogue,
        simulated: case.simulated,
        subject: case.title,
        source: &sources.join(", "),
        publisher: case.publisher,
        licence: case.licence,
    };
    let words = bars::StepWords {
        title: teller.text("announced-turnout-figure")?,
        heading: teller.text("announced-voters")?,
        at: teller.text("announced-at")?,
        share: teller.text("announced-share")?,
        method: teller.text("announced-turnout-method")?,
    };
    let figure = bars::steps(&context, words, &steps)?;
    let view = teller.site.named_figure(out, "announced", &figure)?;
    Ok(Some(Value::from(Serde(view))))
}

fn cards(teller: &Teller<'_>, figures: &Package, kind: Kind) -> Result<Vec<Card>, SiteError> {
    let of_kind = figures.statements.iter().enumerate();
    let of_kind = of_kind.filter(|(_, one)| one.kind == kind);
    of_kind
        .map(|(position, _)| card(teller, figures, position))
        .collect()
}

fn card(teller: &Teller<'_>, figures: &Package, position: usize) -> Result<Card, SiteError> {
    let statement = &figures.statements[position];
    let mut parts = Vec::new();
    if let Some(announced) = &statement.announced {
        let when = if announced.from == announced.to {
            isolated(&announced.from.replace('T', " "))
        } else {
            format!(
                "{} – {}",
                isolated(&announced.from),
                isolated(&announced.to)
            )
        };
        parts.push(Part::plain(teller.text("announced-when")?, when));
    }
    for (slot, figure) in &statement.figures {
        // The table above has them, unless more is known of one.
        let in_table = matches!(slot, Slot::Votes(_) | Slot::Share(_))
            && matches!(statement.kind, Kind::Result | Kind::ExitPoll)
            && statement.carries.is_none();
        if in_table && figure.variants.is_empty() && figure.note.is_none() {
            continue;
        }
        let label = match slot {
            Slot::Votes(choice) => teller.of_package(&figures.choices[*choice].name).text,
            Slot::Share(choice) => {
                let name = teller.of_package(&figures.choices[*choice].name);
                format!("{}, %", name.text)
            }
            Slot::Total(_) | Slot::Part(..) => teller.part_name(&figures.item(position, *slot)),
            slot => teller.text(&slot_key(*slot))?,
        };
        parts.push(figure_part(teller, label, figure)?);
    }
    if let Some(removed) = &statement.removed {
        let since = [("since", removed.since.as_str().into())];
        let units = removed.units.iter().map(|unit| Reference {
            slice: Slice::Unit,
            id: unit.clone(),
        });
        let links = teller.links(&units.collect::<Vec<_>>())?;
        let sources = removed
            .decision
            .as_ref()
            .map(|one| teller.sources(&one.sources));
        parts.push(
            Part::links(teller.text_of("announced-removed", &since)?, links)
                .with_sources(sources.unwrap_or_default()),
        );
    }
    if statement.kind == Kind::ExitPoll {
        let poll = Reference {
            slice: Slice::ExitPoll,
            id: statement.id.clone(),
        };
        if teller
            .input
            .records
            .exit_polls
            .iter()
            .any(|one| one.id == statement.id)
        {
            let mut link = teller.link(&poll)?;
            link.text = teller.text("announced-link-poll")?;
            parts.push(Part::links(String::new(), vec![link]));
        }
    }
    if let Some(note) = &statement.note {
        parts.push(Part::told(
            teller.text("record-note")?,
            teller.of_package(note),
        ));
    }
    Ok(Card {
        anchor: statement.id.clone(),
        kicker: Some(isolated(&statement.id)),
        heading: heading_of(teller, statement)?,
        chips: teller
            .confidence(statement.confidence)?
            .into_iter()
            .collect(),
        lead: None,
        parts,
        sources: teller.sources(&statement.sources),
    })
}

/// What an announcement calls itself; a reading of turnout is called by its hour.
fn heading_of(teller: &Teller<'_>, statement: &Statement) -> Result<Told, SiteError> {
    if !statement.stage.is_empty() {
        return Ok(teller.of_package(&statement.stage));
    }
    let at = statement.at.as_deref().unwrap_or(&statement.id);
    let hour = teller.text("announced-turnout")?;
    Ok(Told::plain(format!("{hour}: {}", isolated(at))))
}

/// Key of the text that names a slot with a name of its own.
fn slot_key(slot: Slot) -> String {
    match slot {
        Slot::Turnout => "announced-share".to_owned(),
        Slot::UnitsReported => "announced-stations".to_owned(),
        Slot::Removed => "announced-removed-count".to_owned(),
        other => format!("announced-{}", other.word().replace('_', "-")),
    }
}

fn figure_part(teller: &Teller<'_>, label: String, figure: &Figure) -> Result<Part, SiteError> {
    let mut part = match teller.figure(figure)? {
        Some(text) => Part::plain(label, text),
        None => Part::missing(label, teller.text("record-not-found")?),
    };
    for variant in teller.variants(figure)? {
        let also = teller.text("announced-also")?;
        part.texts.push(Told::plain(format!("{also}: {variant}")));
    }
    part.texts
        .extend(figure.note.iter().map(|note| teller.of_package(note)));
    Ok(part.with_sources(teller.sources(&figure.sources)))
}

fn aside_card(teller: &Teller<'_>, aside: &Aside) -> Result<Card, SiteError> {
    let figure = match teller.figure(&aside.figure)? {
        Some(figure) => figure,
        None => teller.text("record-not-found")?,
    };
    Ok(Card {
        anchor: format!("aside-{}", aside.id),
        kicker: Some(isolated(&aside.id)),
        heading: Told::plain(figure),
        chips: teller
            .confidence(aside.figure.confidence)?
            .into_iter()
            .collect(),
        lead: aside
            .figure
            .note
            .as_ref()
            .map(|note| teller.of_package(note)),
        parts: Vec::new(),
        sources: teller.sources(&aside.figure.sources),
    })
}
