//! What the publisher had to correct, and every record that changed since it was first taken in.

use super::{
    super::{
        input::SiteError,
        output::Output,
        page::{CellView, HeadingView, TableView},
    },
    card::{Card, CardPage, Group, Part},
    teller::{CORRECTIONS, Teller, address, isolated},
    write_page,
};

pub(super) fn write(teller: &Teller<'_>, out: &Output) -> Result<(), SiteError> {
    let mut made = Group {
        anchor: "made".to_owned(),
        heading: Some(teller.text("corrections-made")?),
        ..Group::default()
    };
    for correction in &teller.input.records.corrections {
        let mut parts = Vec::new();
        if !correction.records.is_empty() {
            let links = teller.links(&correction.records)?;
            parts.push(Part::links(teller.text("corrections-record")?, links));
        }
        made.cards.push(Card {
            anchor: correction.id.clone(),
            kicker: Some(teller.when(&correction.when)?),
            heading: teller.told(&correction.what),
            chips: Vec::new(),
            lead: None,
            parts,
            sources: Vec::new(),
            exact: None,
        });
    }
    if made.cards.is_empty() {
        made.note = Some(teller.text("corrections-none")?);
    }
    let mut changed = Group {
        anchor: "changed".to_owned(),
        heading: Some(teller.text("corrections-changed")?),
        note: Some(teller.text("corrections-how")?),
        ..Group::default()
    };
    if teller.input.changes.is_empty() {
        let none = teller.text("corrections-changed-none")?;
        changed.note = Some(format!("{none} {}", teller.text("corrections-how")?));
    } else {
        changed.tables.push(table(teller)?);
    }
    let page = CardPage {
        lede: teller.text("corrections-lede")?,
        groups: vec![made, changed],
        ..CardPage::default()
    };
    let title = teller.text("menu-corrections")?;
    write_page(teller, CORRECTIONS, &title, page, out)
}

fn table(teller: &Teller<'_>) -> Result<TableView, SiteError> {
    let mut rows = Vec::new();
    for change in teller.input.changes {
        let slice = teller.text(&format!("slice-{}", change.record.slice.word()))?;
        let name = format!("{slice} {}", isolated(&change.record.id));
        let name = CellView::text(name);
        let (name, how) = if change.removed {
            (name, "corrections-removed")
        } else {
            (name.linked(address(&change.record)), "corrections-altered")
        };
        rows.push(vec![
            name,
            CellView::text(teller.text(how)?),
            CellView::text(isolated(&change.imported_at)),
        ]);
    }
    let columns = vec![
        HeadingView::text(teller.text("corrections-record")?),
        HeadingView::text(teller.text("corrections-how-changed")?),
        HeadingView::text(teller.text("corrections-imported")?),
    ];
    Ok(TableView {
        caption: teller.text("corrections-changed")?,
        columns,
        rows,
    })
}
