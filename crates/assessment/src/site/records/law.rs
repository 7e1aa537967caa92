//! Rules of the law, in our words, with where they stand.

use super::{
    super::{input::SiteError, output::Output},
    card::{Card, CardPage, Group, Part},
    teller::{LAW, Teller, isolated},
    write_page,
};

pub(super) fn write(teller: &Teller<'_>, out: &Output) -> Result<(), SiteError> {
    let norms = &teller.input.records.norms;
    if norms.is_empty() {
        return Ok(());
    }
    let mut group = Group {
        anchor: "norms".to_owned(),
        ..Group::default()
    };
    for norm in norms {
        let mut parts = Vec::new();
        if let Some(when) = &norm.valid_from {
            parts.push(Part::plain(
                teller.text("law-valid-from")?,
                teller.when(when)?,
            ));
        }
        parts.extend(teller.part("record-note", norm.note.as_ref())?);
        group.cards.push(Card {
            anchor: norm.id.clone(),
            kicker: Some(isolated(&norm.id)),
            heading: teller.told(&norm.article),
            chips: teller.confidence(norm.confidence)?.into_iter().collect(),
            lead: Some(teller.told(&norm.what)),
            parts,
            sources: teller.sources(&norm.sources),
            exact: None,
        });
    }
    let page = CardPage {
        lede: teller.text("law-lede")?,
        groups: vec![group],
        ..CardPage::default()
    };
    let title = teller.text("menu-law")?;
    write_page(teller, LAW, &title, page, out)
}
