//! The article, checked: every claim with what the check gives, why, what would settle it, the
//! records it rests on and where they were published.

use mission::records::{Article, Claim, ClaimStatus};

use super::{
    super::{input::SiteError, output::Output, page::Link},
    card::{Card, CardPage, Chip, Content, Group, Part, Tally, Told},
    teller::{ARTICLE, Teller},
    write_page,
};

pub(super) fn write(teller: &Teller<'_>, article: &Article, out: &Output) -> Result<(), SiteError> {
    let claims = &teller.input.records.claims;
    let mut page = CardPage {
        lede: teller.text_of("article-lede", &[("claims", claims.len().into())])?,
        notes: about(teller, article)?,
        flag: true,
        ..CardPage::default()
    };
    for status in ClaimStatus::ALL {
        let count = claims
            .iter()
            .filter(|claim| claim.status == *status)
            .count();
        page.tallies.push(Tally {
            chip: chip(teller, *status)?,
            count,
            explained: Some(teller.text(&format!("claim-status-{}-explained", status.word()))?),
            links: claims
                .iter()
                .filter(|claim| claim.status == *status)
                .map(|claim| Link {
                    href: format!("#{}", claim.id),
                    text: number(&claim.id).to_owned(),
                    current: false,
                })
                .collect(),
        });
    }
    let mut rows: Vec<u8> = claims.iter().map(|claim| claim.row).collect();
    rows.sort_unstable();
    rows.dedup();
    for row in rows {
        let mut group = Group {
            anchor: format!("row-{row}"),
            heading: Some(teller.text(&format!("article-row-{row}"))?),
            ..Group::default()
        };
        for claim in claims.iter().filter(|claim| claim.row == row) {
            group.cards.push(card(teller, claim)?);
        }
        page.contents.push(Content {
            link: Link {
                href: format!("#{}", group.anchor),
                text: group.heading.clone().unwrap_or_default(),
                current: false,
            },
            count: teller.text_of("article-count", &[("count", group.cards.len().into())])?,
        });
        page.groups.push(group);
    }
    page.contents_note = Some(teller.text("contents-order")?);
    let title = teller.text("menu-article")?;
    write_page(teller, ARTICLE, &title, page, out)
}

/// What is known of the article itself.
fn about(teller: &Teller<'_>, article: &Article) -> Result<Vec<Told>, SiteError> {
    let mut notes = vec![teller.told(&article.title)];
    if let Some(publisher) = &article.publisher {
        notes.push(teller.told(publisher));
    }
    match &article.address {
        Some(address) => notes.push(Told::plain(address.clone())),
        // The note of an article without an address says why it has none.
        None if article.note.is_some() => {}
        None => notes.push(Told::plain(teller.text("article-no-address")?)),
    }
    notes.extend(article.note.iter().map(|note| teller.told(note)));
    Ok(notes)
}

fn chip(teller: &Teller<'_>, status: ClaimStatus) -> Result<Chip, SiteError> {
    Ok(Chip {
        word: status.word(),
        text: teller.text(&format!("claim-status-{}", status.word()))?,
    })
}

/// The number of a claim in the article.
fn number(id: &str) -> &str {
    id.trim_start_matches('c').trim_start_matches('0')
}

pub(super) fn status(teller: &Teller<'_>, claim: &Claim) -> Result<String, SiteError> {
    Ok(chip(teller, claim.status)?.text)
}

fn card(teller: &Teller<'_>, claim: &Claim) -> Result<Card, SiteError> {
    let mut chips = vec![chip(teller, claim.status)?];
    chips.extend(match claim.status {
        ClaimStatus::NotFound => teller.confidence_of_search(claim.confidence)?,
        _ => teller.confidence(claim.confidence)?,
    });
    let mut parts = Vec::new();
    parts.extend(teller.part("record-settle", claim.settle.as_ref())?);
    let links = teller.links(&claim.records)?;
    parts.push(Part::links(teller.text("article-rests-on")?, links));
    let kind = teller.text(&format!("claim-kind-{}", claim.kind.word()))?;
    let number = number(&claim.id);
    Ok(Card {
        anchor: claim.id.clone(),
        kicker: Some(format!("{number} · {kind}")),
        heading: teller.told(&claim.claim),
        chips,
        lead: Some(teller.told(&claim.because)),
        parts,
        sources: teller.sources(&claim.sources),
        exact: None,
    })
}
