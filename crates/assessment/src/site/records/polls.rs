//! Exit polls: their shares beside each other and beside the result, and how each was made.

use election::{
    numerals::Decimal,
    statements::{Kind, Package, Slot},
};
use mission::records::{ExitPoll, FactKind, Interval, Order, Slice, happened, timeline::events};

use super::{
    super::{
        input::SiteError,
        output::Output,
        page::{CellView, HeadingView, TableView},
    },
    card::{Card, CardPage, Group, Part},
    teller::{ANNOUNCED, POLLS, Teller},
    write_page,
};

pub(super) fn write(teller: &Teller<'_>, out: &Output) -> Result<(), SiteError> {
    let has_shares = teller
        .input
        .figures
        .is_some_and(|figures| !figures.series(Kind::ExitPoll).is_empty());
    if teller.input.records.exit_polls.is_empty() && !has_shares {
        return Ok(());
    }
    let mut page = CardPage {
        lede: teller.text("polls-lede")?,
        ..CardPage::default()
    };
    if let Some(figures) = teller.input.figures.filter(|_| has_shares) {
        page.groups.push(Group {
            anchor: "shares".to_owned(),
            tables: vec![shares(teller, figures)?],
            layout: "versions",
            ..Group::default()
        });
    }
    let mut group = Group {
        anchor: "cards".to_owned(),
        heading: Some(teller.text("polls-card")?),
        note: Some(teller.text("polls-not-said")?),
        ..Group::default()
    };
    for poll in &teller.input.records.exit_polls {
        group.cards.push(card(teller, poll)?);
    }
    page.groups.push(group);
    let title = teller.text("menu-polls")?;
    write_page(teller, POLLS, &title, page, out)
}

/// A row for each choice, a column for each poll, and the last version of the result beside them.
fn shares(teller: &Teller<'_>, figures: &Package) -> Result<TableView, SiteError> {
    let polls = figures.series(Kind::ExitPoll);
    let result = figures.series(Kind::Result).last().copied();
    let mut columns = vec![HeadingView::text(teller.text("choice")?)];
    for poll in &polls {
        let statement = &figures.statements[*poll];
        let heading = HeadingView::number(teller.of_package(&statement.stage).text);
        let mut cards = teller.input.records.exit_polls.iter();
        columns.push(match cards.any(|card| card.id == statement.id) {
            true => heading.linked(format!("#{}", statement.id)),
            false => heading.linked(format!("{ANNOUNCED}#{}", statement.id)),
        });
    }
    if let Some(result) = result {
        let statement = &figures.statements[result];
        let stage = [("stage", teller.of_package(&statement.stage).text.into())];
        let heading = HeadingView::number(teller.text_of("polls-result", &stage)?);
        columns.push(heading.linked(format!("{ANNOUNCED}#{}", statement.id)));
    }
    let mut rows = Vec::new();
    for (choice, named) in figures.choices.iter().enumerate() {
        let mut row = vec![CellView::text(teller.of_package(&named.name).text)];
        for statement in polls.iter().chain(&result) {
            let figure = figures.statements[*statement]
                .figures
                .get(&Slot::Share(choice));
            let told = figure.map(|figure| teller.figure(figure)).transpose()?;
            row.push(match told.flatten() {
                Some(told) => CellView::number(Some(told)),
                None => CellView::missing(teller.text("not-found")?),
            });
        }
        rows.push(row);
    }
    let mut sums = vec![CellView::text(teller.text("polls-sum")?)];
    for statement in polls.iter().chain(&result) {
        sums.push(match sum(teller, figures, *statement) {
            Some(sum) => CellView::number(Some(sum)),
            None => CellView::text("–".to_owned()),
        });
    }
    rows.push(sums);
    rows.extend(times(teller, figures, &polls, result.is_some())?);
    Ok(TableView {
        caption: teller.text("polls-shares")?,
        columns,
        rows,
    })
}

/// When each poll was first reported, and whether stations were still open then: as rule R701
/// compares them.
fn times(
    teller: &Teller<'_>,
    figures: &Package,
    polls: &[usize],
    has_result: bool,
) -> Result<[Vec<CellView>; 2], SiteError> {
    let records = teller.input.records;
    let events = events(records, Some(figures));
    let offset = records.offset.as_deref();
    let facts = records.facts.iter();
    let closing: Vec<Interval> = facts
        .filter(|fact| fact.kind == FactKind::VotingCloses)
        .filter_map(|fact| happened(fact.occurred.as_ref(), fact.reported.as_ref(), offset))
        .collect();
    let mut earliest = vec![CellView::text(teller.text("polls-earliest")?)];
    let mut stations = vec![CellView::text(teller.text("polls-stations-then")?)];
    for poll in polls {
        let id = &figures.statements[*poll].id;
        let of = |slice| {
            let mut all = events.iter();
            all.find(|event| event.record.slice == slice && event.record.id == *id)
        };
        // What is known of how a poll was made has the narrower time, where it has one.
        let Some(event) = of(Slice::ExitPoll).or_else(|| of(Slice::Announced)) else {
            earliest.push(CellView::missing(teller.text("not-found")?));
            stations.push(CellView::text(teller.text("polls-then-cannot-tell")?));
            continue;
        };
        let when = teller.listed(event);
        let when = when.map(|when| teller.happened(&when)).transpose()?;
        earliest.push(CellView::text(when.unwrap_or_default()));
        let orders = closing.iter().map(|closed| event.interval.order(closed));
        let orders: Vec<Order> = orders.collect();
        let order = match orders.split_first() {
            Some((first, rest)) if rest.iter().all(|other| other == first) => *first,
            _ => Order::CannotTell,
        };
        let key = format!("polls-then-{}", order.word());
        stations.push(CellView::text(teller.text(&key)?));
    }
    if has_result {
        earliest.push(CellView::text("–".to_owned()));
        stations.push(CellView::text("–".to_owned()));
    }
    Ok([earliest, stations])
}

/// The sum of the printed shares, with the most decimals that one of them has; `None` if one is
/// missing.
fn sum(teller: &Teller<'_>, figures: &Package, statement: usize) -> Option<String> {
    let mut values = Vec::new();
    for choice in 0..figures.choices.len() {
        let figure = figures.statements[statement]
            .figures
            .get(&Slot::Share(choice))?;
        values.push(figure.value?);
    }
    let decimals = values.iter().map(|value| value.decimals).max()?;
    let scaled = values.iter().try_fold(0_i128, |sum, value| {
        let factor = 10_i128.checked_pow(decimals - value.decimals)?;
        sum.checked_add(i128::from(value.digits).checked_mul(factor)?)
    })?;
    let digits = i64::try_from(scaled).ok()?;
    Some(teller.site.catalogue.printed(Decimal { digits, decimals }))
}

fn card(teller: &Teller<'_>, poll: &ExitPoll) -> Result<Card, SiteError> {
    let mut parts = Vec::new();
    let told = |key: &str, words: Option<&mission::records::Words>| -> Result<Part, SiteError> {
        Ok(match teller.part(key, words)? {
            Some(part) => part,
            None => Part::missing(teller.text(key)?, teller.text("polls-not-reached")?),
        })
    };
    parts.push(told("polls-funder", poll.funder.as_ref())?);
    for (key, when) in [
        ("polls-accredited", &poll.accredited),
        ("polls-published", &poll.published),
    ] {
        let label = teller.text(key)?;
        parts.push(match when {
            Some(when) => Part::plain(label, teller.when(when)?),
            None => Part::missing(label, teller.text("polls-not-reached")?),
        });
    }
    for (key, printed) in [
        ("polls-stations-planned", &poll.stations_planned),
        ("polls-constituencies-planned", &poll.constituencies_planned),
        ("polls-stations", &poll.stations),
        ("polls-respondents", &poll.respondents),
        ("polls-refused", &poll.refused),
    ] {
        parts.push(teller.figure_part(key, printed.as_ref())?);
    }
    for (key, words) in [
        ("polls-selection", &poll.selection),
        ("polls-question", &poll.question),
        ("polls-weighting", &poll.weighting),
        ("polls-composition", &poll.composition),
    ] {
        parts.push(told(key, words.as_ref())?);
    }
    parts.extend(teller.part("record-note", poll.note.as_ref())?);
    Ok(Card {
        anchor: poll.id.clone(),
        kicker: None,
        heading: teller.told(&poll.organisation),
        chips: teller.confidence(poll.confidence)?.into_iter().collect(),
        lead: None,
        parts,
        sources: teller.sources(&poll.sources),
        exact: None,
    })
}
