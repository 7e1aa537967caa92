//! The figures of an edition in one language.

use minijinja::{Value, value::Serde};

use super::{
    edition::Edition,
    input::SiteError,
    maps::{self, MapsView},
    output::Output,
    page::Site,
};
use crate::{
    figure::{Context, bars, fingerprint, histogram},
    words::plain_name,
};

/// The figures that an edition can have, ready for templates; `None` where the source does not
/// publish what a figure needs.
#[derive(Default)]
pub(super) struct Figures {
    pub(super) choices: Option<Value>,
    pub(super) fingerprint: Option<Value>,
    pub(super) turnout: Option<Value>,
    /// Maps, by level.
    pub(super) maps: Vec<Value>,
}

/// Draws and writes the figures of an edition.
pub(super) fn write(
    site: &Site<'_>,
    edition: &Edition<'_>,
    out: &Output,
) -> Result<Figures, SiteError> {
    let case = &site.input.case;
    let subject = match site.title(edition)?.as_str() {
        "" => case.title.to_owned(),
        title => format!("{}: {title}", case.title),
    };
    let source = sources(edition);
    let context = Context {
        catalogue: site.catalogue,
        simulated: case.simulated,
        subject: &subject,
        source: &source,
        publisher: case.publisher,
        licence: case.licence,
    };
    let maps: Vec<MapsView> = maps::write(site, edition, &context, out)?;
    let mut figures = Figures {
        maps: maps
            .into_iter()
            .map(|view| Value::from(Serde(view)))
            .collect(),
        ..Figures::default()
    };
    let choices = choices(edition);
    if !choices.is_empty() {
        let base = edition.share_bases.first();
        let name = base
            .map(|base| base.name(site.words(), edition.form()))
            .transpose()?;
        let whole = base.map(|base| base.total);
        let figure = bars::figure(&context, &choices, whole, &name.unwrap_or_default())?;
        figures.choices = Some(Value::from(Serde(site.figure(out, edition, &figure)?)));
    }
    let Some(base) = edition.turnout_base(site.words())? else {
        return Ok(figures);
    };
    if edition.histogram.used() > 0 {
        let figure = histogram::figure(&context, &edition.histogram, &base)?;
        figures.turnout = Some(Value::from(Serde(site.figure(out, edition, &figure)?)));
    }
    if let Some(leader) = edition.leader.filter(|_| edition.fingerprint.used() > 0) {
        let leader = plain_name(&edition.dataset().header.choices[leader]);
        let figure = fingerprint::figure(&context, &edition.fingerprint, &leader, &base)?;
        figures.fingerprint = Some(Value::from(Serde(site.figure(out, edition, &figure)?)));
    }
    Ok(figures)
}

/// Source files with the first digits of their digests.
fn sources(edition: &Edition<'_>) -> String {
    let sources = &edition.dataset().header.sources;
    let names = sources
        .iter()
        .map(|source| format!("{} (SHA-256 {}…)", source.name, source.sha256.short()));
    names.collect::<Vec<_>>().join(", ")
}

fn choices(edition: &Edition<'_>) -> Vec<bars::Choice> {
    let dataset = edition.dataset();
    let choices = dataset.header.choices.iter().enumerate();
    let choice = |(position, column): (usize, &String)| bars::Choice {
        name: plain_name(column),
        column: column.clone(),
        votes: dataset.choice(position).total(),
    };
    choices.map(choice).collect()
}
