//! Exit polls: their shares beside each other and beside the result, and how each was made.

use election::{
    numerals::Decimal,
    statements::{Kind, Package, Slot},
};
use mission::records::ExitPoll;

use super::{
    super::{
        input::SiteError,
        output::Output,
        page::{CellView, HeadingView, TableView},
    },
    card::{Card, CardPage, Group, Part},
    teller::{POLLS, Teller},
    write_page,
};

pub(super) fn write(teller: &Teller<'_>, out: &mut Output) -> Result<(), SiteError> {
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
        columns.push(HeadingView::number(
            teller.of_package(&figures.statements[*poll].stage).text,
        ));
    }
    if let Some(result) = result {
        let stage = teller.of_package(&figures.statements[result].stage).text;
        let stage = [("stage", stage.into())];
        columns.push(HeadingView::number(teller.text_of("polls-result", &stage)?));
    }
    let mut rows = Vec::new();
    for (choice, named) in figures.choices.iter().enumerate() {
        let mut row = vec![CellView::text(teller.of_package(&named.name).text)];
        for statement in polls.iter().chain(&result) {
            let figure = figures.statements[*statement]
                .figures
                .get(&Slot::Share(choice));
            let told = figure.map(|figure| teller.figure(figure)).transpose()?;
            row.push(CellView::number(told.flatten()));
        }
        rows.push(row);
    }
    let mut sums = vec![CellView::text(teller.text("polls-sum")?)];
    for statement in polls.iter().chain(&result) {
        sums.push(CellView::number(sum(teller, figures, *statement)));
    }
    rows.push(sums);
    Ok(TableView {
        caption: teller.text("polls-shares")?,
        columns,
        rows,
    })
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
            None => Part::missing(teller.text(key)?, teller.text("not-stated")?),
        })
    };
    parts.push(told("polls-funder", poll.funder.as_ref())?);
    for (key, when) in [
        ("polls-accredited", &poll.accredited),
        ("polls-published", &poll.published),
    ] {
        let label = teller.text(key)?;
        parts.push(match when {
            Some(when) => Part::plain(label, teller.when(when)),
            None => Part::missing(label, teller.text("not-stated")?),
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
    })
}
