//! Figures as they were announced: the versions of the result, turnout through the day, and all
//! else, each with what other sources print instead.

use election::{
    numerals::Decimal,
    statements::{Aside, Figure, Kind, Package, Slot, Statement},
};
use minijinja::{Value, value::Serde};
use mission::records::{Reference, Slice, When};

use super::{
    super::{
        input::SiteError,
        output::Output,
        page::{CellView, HeadingView, Link, TableView},
    },
    card::{Card, CardPage, Group, Part, Sequence, Told},
    teller::{ANNOUNCED, Teller, isolated},
    write_page,
};
use crate::figure::{Context, bars};

pub(super) fn write(teller: &Teller<'_>, out: &Output) -> Result<(), SiteError> {
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
            sequence: sequence(teller, figures, &results)?,
            tables: vec![versions(teller, figures, &results)?],
            layout: "versions",
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

/// The choice with the largest share in the last version that prints shares.
fn leading(figures: &Package, results: &[usize]) -> Option<usize> {
    results.iter().rev().find_map(|position| {
        let of = &figures.statements[*position].figures;
        let shares = of.iter().filter_map(|(slot, figure)| match slot {
            Slot::Share(choice) => Some((figure.value?, *choice)),
            _ => None,
        });
        let larger = |one: &(Decimal, usize), two: &(Decimal, usize)| {
            let scaled = |value: &Decimal, other: &Decimal| {
                i128::from(value.digits) * i128::from(other.scale())
            };
            scaled(&one.0, &two.0).cmp(&scaled(&two.0, &one.0))
        };
        shares.max_by(larger).map(|(_, choice)| choice)
    })
}

/// The share of the leading choice from one announcement to the next, oldest first.
fn sequence(
    teller: &Teller<'_>,
    figures: &Package,
    results: &[usize],
) -> Result<Option<Sequence>, SiteError> {
    let Some(choice) = leading(figures, results) else {
        return Ok(None);
    };
    let mut links = Vec::new();
    for position in results {
        let statement = &figures.statements[*position];
        let figure = statement.figures.get(&Slot::Share(choice));
        let share = figure.map(|figure| teller.figure(figure)).transpose()?;
        let Some(share) = share.flatten() else {
            continue;
        };
        let when = match announced(statement) {
            Some(when) => teller.moments().short(&when)?,
            None => isolated(&statement.id),
        };
        let args = [("share", share.into()), ("when", when.into())];
        links.push(Link {
            href: format!("#{}", statement.id),
            text: teller.text_of("announced-share-short", &args)?,
            current: false,
        });
    }
    let name = teller.of_package(&figures.choices[choice].name).text;
    let label = teller.text_of("announced-shares-by-version", &[("choice", name.into())])?;
    Ok((links.len() > 1).then_some(Sequence { label, links }))
}

/// A row for each choice, a column for each version, the newest first: its share as printed, its
/// votes below.
fn versions(
    teller: &Teller<'_>,
    figures: &Package,
    results: &[usize],
) -> Result<TableView, SiteError> {
    let newest: Vec<&Statement> = results
        .iter()
        .rev()
        .map(|position| &figures.statements[*position])
        .collect();
    let mut columns = vec![HeadingView::text(teller.text("announced-candidate")?)];
    for statement in &newest {
        columns.push(heading(teller, statement)?);
    }
    let told = |statement: &Statement, slot| -> Result<Option<String>, SiteError> {
        let figure = statement.figures.get(&slot);
        let told = figure.map(|figure| teller.figure(figure)).transpose()?;
        Ok(told.flatten())
    };
    let cell = |text: Option<String>| -> Result<CellView, SiteError> {
        Ok(match text {
            Some(text) => CellView::number(Some(text)),
            None => CellView::missing(teller.text("not-found")?),
        })
    };
    let mut rows = Vec::new();
    for (choice, named) in figures.choices.iter().enumerate() {
        let mut row = vec![CellView::text(teller.of_package(&named.name).text)];
        for statement in &newest {
            let share = told(statement, Slot::Share(choice))?;
            let share = share.map(|share| format!("{share}%"));
            let votes = told(statement, Slot::Votes(choice))?;
            row.push(match (share, votes) {
                (Some(share), votes) => CellView {
                    second: votes,
                    ..CellView::number(Some(share))
                },
                (None, votes) => cell(votes)?,
            });
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
        for statement in &newest {
            row.push(cell(told(statement, slot)?)?);
        }
        if newest.iter().any(|one| one.figures.contains_key(&slot)) {
            rows.push(row);
        }
    }
    Ok(TableView {
        caption: teller.text("announced-results-caption")?,
        columns,
        rows,
    })
}

/// What a version calls itself, with its day, and a link to its card.
fn heading(teller: &Teller<'_>, statement: &Statement) -> Result<HeadingView, SiteError> {
    let name = heading_of(teller, statement)?.text;
    let when = announced(statement);
    let second = when.map(|when| teller.when(&when)).transpose()?;
    Ok(HeadingView {
        second,
        ..HeadingView::number(name).linked(format!("#{}", statement.id))
    })
}

/// When it was announced.
fn announced(statement: &Statement) -> Option<When> {
    let announced = statement.announced.as_ref()?;
    When::between(&announced.from, &announced.to).ok()
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
            row.push(match told.flatten() {
                Some(told) => CellView::number(Some(told)),
                None => CellView::missing(teller.text("not-found")?),
            });
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
    out: &Output,
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
    if let Some(when) = announced(statement) {
        let when = teller.happened(&when)?;
        parts.push(Part::plain(teller.text("announced-when")?, when));
    }
    parts.extend(shares(teller, figures, statement)?);
    for (slot, figure) in &statement.figures {
        // The list of shares has them, unless more is known of one.
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
        exact: None,
    })
}

/// Shares as they were printed, with votes where there are any: a line for each choice.
fn shares(
    teller: &Teller<'_>,
    figures: &Package,
    statement: &Statement,
) -> Result<Option<Part>, SiteError> {
    let mut part = Part {
        label: teller.text("announced-version-shares")?,
        ..Part::default()
    };
    for (choice, named) in figures.choices.iter().enumerate() {
        let told = |slot| {
            let figure = statement.figures.get(&slot);
            let told = figure.map(|figure| teller.figure(figure));
            told.transpose().map(Option::flatten)
        };
        let (share, votes) = (told(Slot::Share(choice))?, told(Slot::Votes(choice))?);
        let votes = votes
            .map(|votes| teller.text_of("announced-version-votes", &[("votes", votes.into())]));
        let share = share.map(|share| format!("{share}%"));
        let figures: Vec<String> = share.into_iter().chain(votes.transpose()?).collect();
        if !figures.is_empty() {
            let name = teller.of_package(&named.name).text;
            let line = format!("{name}: {}", figures.join(" · "));
            part.texts.push(Told::plain(line));
        }
    }
    Ok((!part.texts.is_empty()).then_some(part))
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
    for (variant, note) in teller.variants(figure)? {
        let also = teller.text("announced-also")?;
        part.texts.push(Told::plain(format!("{also}: {variant}")));
        part.texts.extend(note);
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
        exact: None,
    })
}
