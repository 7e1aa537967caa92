//! What each record names: sources, other records, units.

use crate::records::{
    Accreditation, Answer, Claim, Correction, Coverage, ExitPoll, Fact, Gap, Incident, Norm,
    Printed, Reference, Reply, Statement,
};

/// What a record names.
#[derive(Default)]
pub(in crate::records) struct Mentions<'a> {
    /// Whether it must have a source and has none.
    pub(super) has_no_source: bool,
    /// Keys of sources.
    pub(super) sources: Vec<&'a str>,
    /// Records.
    pub(super) references: Vec<&'a Reference>,
    /// Units, by key.
    pub(super) units: Vec<&'a str>,
}

impl<'a> Mentions<'a> {
    /// The sources of a reply.
    fn reply(&mut self, reply: &'a Reply) {
        match reply {
            Reply::NotAsked => {}
            Reply::NoAnswer { sources, .. } | Reply::Answered { sources, .. } => {
                self.further(sources);
            }
        }
    }

    /// The record's own sources, of which there must be one.
    fn own(&mut self, keys: &'a [String]) {
        self.has_no_source |= keys.is_empty();
        self.further(keys);
    }

    fn further(&mut self, keys: &'a [String]) {
        self.sources.extend(keys.iter().map(String::as_str));
    }

    fn figure(&mut self, figure: &'a Printed) {
        self.further(&figure.sources);
        for variant in &figure.variants {
            self.further(&variant.sources);
        }
    }

    fn figures(&mut self, figures: impl IntoIterator<Item = &'a Option<Printed>>) {
        for figure in figures.into_iter().flatten() {
            self.figure(figure);
        }
    }

    fn links(&mut self, links: &'a [Reference]) {
        self.references.extend(links);
    }

    fn units(&mut self, units: &'a [String]) {
        self.units.extend(units.iter().map(String::as_str));
    }
}

/// A record of a slice.
pub(in crate::records) trait Record {
    /// What it is called in messages.
    const WHAT: &'static str;

    /// Its id.
    fn id(&self) -> &str;

    /// Adds what it names.
    fn mentions<'a>(&'a self, to: &mut Mentions<'a>);
}

impl Record for Incident {
    const WHAT: &'static str = "incident";

    fn id(&self) -> &str {
        &self.id
    }

    fn mentions<'a>(&'a self, to: &mut Mentions<'a>) {
        to.own(&self.sources);
        to.units.extend(self.unit.as_deref());
        to.units(&self.related_units);
        to.links(&self.links);
        to.reply(&self.reply);
        if let Some(decision) = &self.decision {
            to.further(&decision.sources);
        }
    }
}

impl Record for Statement {
    const WHAT: &'static str = "statement";

    fn id(&self) -> &str {
        &self.id
    }

    fn mentions<'a>(&'a self, to: &mut Mentions<'a>) {
        to.own(&self.sources);
        to.links(&self.links);
        if let Some(coverage) = &self.coverage {
            let Coverage {
                observers,
                stations,
                constituencies,
                openings,
                units,
                chosen: _,
            } = coverage;
            to.figures([observers, stations, constituencies, openings]);
            to.units(units);
        }
    }
}

impl Record for Accreditation {
    const WHAT: &'static str = "accreditation";

    fn id(&self) -> &str {
        &self.id
    }

    fn mentions<'a>(&'a self, to: &mut Mentions<'a>) {
        to.own(&self.sources);
        to.figures([&self.persons, &self.organisations, &self.countries]);
        for nominated in &self.nominated {
            to.figure(&nominated.persons);
        }
    }
}

impl Record for ExitPoll {
    const WHAT: &'static str = "exit poll";

    fn id(&self) -> &str {
        &self.id
    }

    fn mentions<'a>(&'a self, to: &mut Mentions<'a>) {
        to.own(&self.sources);
        to.figures([
            &self.stations_planned,
            &self.constituencies_planned,
            &self.stations,
            &self.respondents,
            &self.refused,
        ]);
    }
}

impl Record for Norm {
    const WHAT: &'static str = "norm";

    fn id(&self) -> &str {
        &self.id
    }

    fn mentions<'a>(&'a self, to: &mut Mentions<'a>) {
        to.own(&self.sources);
    }
}

impl Record for Fact {
    const WHAT: &'static str = "fact";

    fn id(&self) -> &str {
        &self.id
    }

    fn mentions<'a>(&'a self, to: &mut Mentions<'a>) {
        to.own(&self.sources);
        to.figures([&self.figure]);
        to.links(&self.links);
    }
}

impl Record for Gap {
    const WHAT: &'static str = "gap";

    fn id(&self) -> &str {
        &self.id
    }

    fn mentions<'a>(&'a self, _to: &mut Mentions<'a>) {}
}

impl Record for Claim {
    const WHAT: &'static str = "claim";

    fn id(&self) -> &str {
        &self.id
    }

    fn mentions<'a>(&'a self, to: &mut Mentions<'a>) {
        to.further(&self.sources);
        to.links(&self.records);
    }
}

impl Record for Answer {
    const WHAT: &'static str = "answer";

    fn id(&self) -> &str {
        &self.id
    }

    fn mentions<'a>(&'a self, to: &mut Mentions<'a>) {
        to.reply(&self.reply);
        for explanation in &self.examined {
            to.further(&explanation.sources);
        }
    }
}

impl Record for Correction {
    const WHAT: &'static str = "correction";

    fn id(&self) -> &str {
        &self.id
    }

    fn mentions<'a>(&'a self, to: &mut Mentions<'a>) {
        to.links(&self.records);
    }
}
