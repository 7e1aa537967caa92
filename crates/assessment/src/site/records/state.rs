//! The state of the evidence: what there is, how well it is known, what is missing, and what
//! arithmetic says.

use election::{codes::Class, found::findings, statements::Confidence};
use mission::records::Verification;

use super::{
    super::{
        input::SiteError,
        output::Output,
        page::{CellView, HeadingView, Link, TableView},
    },
    card::{Card, CardPage, Group, Part, Tile},
    teller::{ANNOUNCED, INCIDENTS, STATEMENTS, Teller},
    write_page,
};

pub(super) fn write(teller: &Teller<'_>, path: &str, out: &Output) -> Result<(), SiteError> {
    let mut page = CardPage {
        lede: teller.text("state-lede")?,
        tiles: tiles(teller)?,
        flag: true,
        ..CardPage::default()
    };
    page.groups.push(Group {
        anchor: "confidence".to_owned(),
        heading: Some(teller.text("state-confidence")?),
        note: Some(format!(
            "{} {}",
            teller.text("state-confidence-note")?,
            teller.text("state-independent")?
        )),
        tables: vec![confidence(teller)?],
        ..Group::default()
    });
    if let Some(group) = checks(teller)? {
        page.groups.push(group);
    }
    let mut missing = Group {
        anchor: "missing".to_owned(),
        heading: Some(teller.text("state-missing")?),
        note: Some(teller.text("state-missing-note")?),
        ..Group::default()
    };
    for gap in &teller.input.records.gaps {
        let mut parts = Vec::new();
        parts.extend(teller.part("record-searched", gap.searched.as_ref())?);
        parts.extend(teller.part("record-settle", gap.settle.as_ref())?);
        missing.cards.push(Card {
            anchor: format!("gap-{}", gap.id),
            kicker: None,
            heading: teller.told(&gap.what),
            chips: Vec::new(),
            lead: None,
            parts,
            sources: Vec::new(),
            exact: None,
        });
    }
    page.groups.push(missing);
    let title = teller.text("menu-state")?;
    write_page(teller, path, &title, page, out)
}

fn tiles(teller: &Teller<'_>) -> Result<Vec<Tile>, SiteError> {
    let records = teller.input.records;
    let verified = |standing| {
        let with = records
            .incidents
            .iter()
            .filter(|one| one.verification == standing);
        with.count()
    };
    let announced = teller
        .input
        .figures
        .map_or(0, |figures| figures.statements.len());
    let with_address = teller
        .input
        .sources
        .iter()
        .filter(|one| one.address.is_some());
    let tile = |number: usize, key: &str, href: Option<&str>, note: Option<String>| {
        Ok::<_, SiteError>(Tile {
            number,
            text: teller.text_of(key, &[("count", number.into())])?,
            note,
            href: href.map(str::to_owned),
        })
    };
    let incidents_note = teller.text_of(
        "state-incidents-note",
        &[
            ("verified", verified(Verification::Verified).into()),
            ("disputed", verified(Verification::Disputed).into()),
        ],
    )?;
    let sources_note = teller.text_of(
        "state-sources-note",
        &[("addresses", with_address.count().into())],
    )?;
    let there = |count: usize, page: &'static str| (count > 0).then_some(page);
    let (incidents, statements) = (records.incidents.len(), records.statements.len());
    Ok(vec![
        tile(
            announced,
            "state-announced",
            there(announced, ANNOUNCED),
            None,
        )?,
        tile(
            incidents,
            "state-incidents",
            there(incidents, INCIDENTS),
            Some(incidents_note),
        )?,
        tile(
            statements,
            "state-statements",
            there(statements, STATEMENTS),
            None,
        )?,
        tile(
            teller.input.sources.len(),
            "state-sources",
            Some("sources.html"),
            Some(sources_note),
        )?,
        tile(
            records.gaps.len(),
            "state-gaps",
            Some("#missing"),
            Some(teller.text("state-gaps-note")?),
        )?,
    ])
}

/// Records of each slice by confidence.
fn confidence(teller: &Teller<'_>) -> Result<TableView, SiteError> {
    let records = teller.input.records;
    let slices: [(&str, Vec<Option<Confidence>>); 7] = [
        (
            "slice-claim",
            records.claims.iter().map(|one| one.confidence).collect(),
        ),
        (
            "slice-incident",
            records.incidents.iter().map(|one| one.confidence).collect(),
        ),
        (
            "slice-statement",
            records
                .statements
                .iter()
                .map(|one| one.confidence)
                .collect(),
        ),
        (
            "slice-accreditation",
            records
                .accreditation
                .iter()
                .map(|one| one.confidence)
                .collect(),
        ),
        (
            "slice-exit-poll",
            records
                .exit_polls
                .iter()
                .map(|one| one.confidence)
                .collect(),
        ),
        (
            "slice-norm",
            records.norms.iter().map(|one| one.confidence).collect(),
        ),
        (
            "slice-fact",
            records.facts.iter().map(|one| one.confidence).collect(),
        ),
    ];
    let levels = [
        Some(Confidence::High),
        Some(Confidence::Medium),
        Some(Confidence::Low),
        None,
    ];
    let mut columns = vec![HeadingView::text(teller.text("state-records")?)];
    for level in levels {
        let key = level.map_or_else(
            || "confidence-none".to_owned(),
            |level| format!("confidence-{}", level.word()),
        );
        columns.push(HeadingView::number(teller.text(&key)?));
    }
    let mut rows = Vec::new();
    for (key, known) in slices.iter().filter(|(_, known)| !known.is_empty()) {
        let mut row = vec![CellView::text(teller.text(key)?)];
        for level in levels {
            let count = known.iter().filter(|one| **one == level).count();
            let count = i128::try_from(count).unwrap_or(i128::MAX);
            row.push(CellView::number(Some(teller.site.catalogue.number(count))));
        }
        rows.push(row);
    }
    Ok(TableView {
        caption: teller.text("state-confidence")?,
        columns,
        rows,
    })
}

/// What was checked, with a link to each page that says it.
fn checks(teller: &Teller<'_>) -> Result<Option<Group>, SiteError> {
    let comparisons = teller.site.input.comparisons;
    if comparisons.is_empty() {
        return Ok(None);
    }
    let mut cards = Vec::new();
    for comparison in comparisons {
        let found = findings(comparison.ran);
        let count = |class| {
            found
                .iter()
                .filter(|finding| finding.class == class)
                .count()
        };
        let mut texts = Vec::new();
        for class in [Class::Error, Class::Warning, Class::Information] {
            let class_text = teller.text(&format!("class-{}", class.word()))?;
            let number = i128::try_from(count(class)).unwrap_or(i128::MAX);
            let number = teller.site.catalogue.number(number);
            texts.push(super::card::Told::plain(format!("{class_text}: {number}")));
        }
        let kind = teller.text(&format!("comparison-{}", comparison.kind.word()))?;
        let link = Link {
            href: format!("comparisons/{}.html", comparison.slug),
            text: teller.text("announced-checked")?,
            current: false,
        };
        cards.push(Card {
            anchor: format!("check-{}", comparison.slug),
            kicker: None,
            heading: super::card::Told::plain(kind),
            chips: Vec::new(),
            lead: None,
            parts: vec![Part {
                label: teller.text("menu-findings")?,
                texts,
                links: vec![link],
                ..Part::default()
            }],
            sources: Vec::new(),
            exact: None,
        });
    }
    Ok(Some(Group {
        anchor: "checks".to_owned(),
        heading: Some(teller.text("state-checks")?),
        note: Some(teller.text("state-checks-note")?),
        cards,
        ..Group::default()
    }))
}
