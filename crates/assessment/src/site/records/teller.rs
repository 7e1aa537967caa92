//! Says parts of records in the reader's language: texts with their language, times, figures,
//! sources, links from one record to another.

use election::statements::{Confidence, Figure, Qualifier, Source};
use mission::records::{Interval, Printed, Reference, Reply, Slice, When, Words, timeline::Event};

use super::{
    super::{
        input::{RecordsInput, SiteError},
        moment::Moments,
        page::{Link, Site, web},
        slug::{plain, slug},
    },
    card::{Chip, Part, SourceView, Told},
};
use crate::text::{Arg, TextError};

/// The records of a case and the language they are told in.
#[derive(Clone, Copy)]
pub(in super::super) struct Teller<'a> {
    pub(in super::super) site: &'a Site<'a>,
    pub(in super::super) input: &'a RecordsInput<'a>,
}

/// Pages of records: their addresses below the root of a language.
pub(super) const ARTICLE: &str = "index.html";
pub(super) const STATE: &str = "state.html";
pub(super) const ANNOUNCED: &str = "announced.html";
pub(super) const POLLS: &str = "polls.html";
pub(super) const INCIDENTS: &str = "incidents.html";
pub(super) const TIMELINE: &str = "timeline.html";
pub(super) const STATEMENTS: &str = "statements.html";
pub(super) const OBSERVERS: &str = "observers.html";
pub(super) const LAW: &str = "law.html";
pub(super) const CORRECTIONS: &str = "corrections.html";

/// The page and the anchor of a record.
pub(in super::super) fn address(reference: &Reference) -> String {
    let id = &reference.id;
    match reference.slice {
        Slice::Announced => format!("{ANNOUNCED}#{id}"),
        Slice::Aside => format!("{ANNOUNCED}#aside-{id}"),
        Slice::Incident => format!("{INCIDENTS}#{id}"),
        Slice::Statement => format!("{STATEMENTS}#{id}"),
        Slice::Accreditation => format!("{OBSERVERS}#{id}"),
        Slice::ExitPoll => format!("{POLLS}#{id}"),
        Slice::Norm => format!("{LAW}#{id}"),
        Slice::Fact => format!("{TIMELINE}#{id}"),
        Slice::Gap => format!("{STATE}#gap-{id}"),
        Slice::Claim => format!("{ARTICLE}#{id}"),
        Slice::Unit => unit_href(id),
    }
}

/// The page of a unit by the texts of its key with `/` between them.
pub(super) fn unit_href(id: &str) -> String {
    let parts: Vec<&str> = id.split('/').map(plain).collect();
    format!("unit/{}.html", slug(&parts, &[]))
}

/// Keeps a run of digits and signs together where the line runs from right to left.
pub(super) fn isolated(text: &str) -> String {
    format!("\u{2066}{text}\u{2069}")
}

impl<'a> Teller<'a> {
    pub(in super::super) fn text(&self, key: &str) -> Result<String, TextError> {
        self.site.words().text(key)
    }

    pub(super) fn text_of(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Result<String, TextError> {
        self.site.catalogue.text(key, args)
    }

    /// A text of a record.
    pub(in super::super) fn told(&self, words: &Words) -> Told {
        let locale = self.site.catalogue.locale().tag;
        let (language, text) = words.get(locale).unwrap_or(("und", ""));
        Told {
            text: text.to_owned(),
            lang: (language != locale).then(|| language.to_owned()),
        }
    }

    /// Tells moments in the zone of the election.
    pub(super) fn moments(&self) -> Moments<'a> {
        self.site.moments()
    }

    /// A time.
    pub(in super::super) fn when(&self, when: &When) -> Result<String, TextError> {
        self.moments().told(when)
    }

    /// A time at which something happened: of a whole day, that the hour is not known.
    pub(in super::super) fn happened(&self, when: &When) -> Result<String, TextError> {
        self.moments().happened(when)
    }

    /// The time that an event is listed by: when it happened, else when it was reported.
    pub(super) fn listed(&self, event: &Event) -> Option<When> {
        let printed = event.occurred.as_ref().or(event.reported.as_ref())?;
        let read = match printed.split_once('/') {
            Some((from, to)) => When::between(from, to),
            None => When::parse(printed),
        };
        read.ok()
    }

    /// An interval in words.
    pub(super) fn interval(&self, interval: &Interval) -> Result<Option<String>, TextError> {
        let (from, to) = interval.utc();
        let (from, to) = (from.map(|at| isolated(&at)), to.map(|at| isolated(&at)));
        let key = match (&from, &to) {
            (Some(_), Some(_)) => "timeline-interval",
            (None, Some(_)) => "timeline-until",
            (Some(_), None) => "timeline-from",
            (None, None) => return Ok(None),
        };
        let args = [("from", from), ("to", to)];
        let args: Vec<(&str, Arg<'_>)> = args
            .into_iter()
            .filter_map(|(name, text)| Some((name, Arg::from(text?))))
            .collect();
        self.text_of(key, &args).map(Some)
    }

    /// A figure of a record; `None` if it was not found.
    pub(super) fn printed(&self, printed: &Printed) -> Result<Option<String>, TextError> {
        let Some(value) = &printed.value else {
            return Ok(None);
        };
        let mut text = self.qualified(printed.qualifier, &self.digits(value))?;
        for variant in &printed.variants {
            text = format!(
                "{text}; {}",
                self.variant(&variant.value, &variant.sources)?
            );
        }
        if let Some(note) = &printed.note {
            text = format!("{text} ({note})");
        }
        Ok(Some(text))
    }

    /// A figure of an announcement; `None` if it was not found.
    pub(super) fn figure(&self, figure: &Figure) -> Result<Option<String>, TextError> {
        let Some(value) = figure.value else {
            return Ok(None);
        };
        let text = self.qualified(figure.qualifier, &self.site.catalogue.printed(value))?;
        Ok(Some(text))
    }

    /// What other sources print instead of a figure of an announcement, each with its note.
    pub(super) fn variants(
        &self,
        figure: &Figure,
    ) -> Result<Vec<(String, Option<Told>)>, TextError> {
        let told = |variant: &election::statements::Variant| {
            let value = self.site.catalogue.printed(variant.value);
            let text = self.variant_text(&value, &variant.sources)?;
            let note = variant.note.as_ref().map(|note| self.of_package(note));
            Ok((text, note))
        };
        figure.variants.iter().map(told).collect()
    }

    fn variant(&self, value: &str, sources: &[String]) -> Result<String, TextError> {
        self.variant_text(&self.digits(value), sources)
    }

    fn variant_text(&self, value: &str, sources: &[String]) -> Result<String, TextError> {
        let names = sources.iter().map(|key| self.source_name(key));
        let names = names.collect::<Vec<_>>().join(", ");
        self.text_of(
            "announced-variant",
            &[("value", value.into()), ("sources", names.into())],
        )
    }

    fn qualified(&self, qualifier: Qualifier, value: &str) -> Result<String, TextError> {
        let key = match qualifier {
            Qualifier::Exactly => return Ok(value.to_owned()),
            Qualifier::Over => "qualifier-over",
            Qualifier::AtLeast => "qualifier-at-least",
            Qualifier::Under => "qualifier-under",
            Qualifier::AtMost => "qualifier-at-most",
            Qualifier::About => "qualifier-about",
        };
        self.text_of(key, &[("value", value.into())])
    }

    /// Digits as the language prints them.
    fn digits(&self, value: &str) -> String {
        match value.parse::<election::numerals::Decimal>() {
            Ok(decimal) => self.site.catalogue.printed(decimal),
            Err(_) => value.to_owned(),
        }
    }

    /// A source by its key.
    pub(super) fn source(&self, key: &str) -> SourceView {
        let found = self.input.sources.iter().find(|source| source.key == key);
        let Some(source) = found else {
            return SourceView {
                key: key.to_owned(),
                what: key.to_owned(),
                kind: Told::plain(String::new()),
                href: None,
                carries: None,
            };
        };
        self.source_view(source)
    }

    /// A part of a total, such as `international`: in words where the catalogue has them.
    pub(super) fn part_name(&self, id: &str) -> String {
        let own = self.text(&format!("announced-part-{}", id.replace('_', "-")));
        own.unwrap_or_else(|_| id.replace('_', " "))
    }

    fn source_view(&self, source: &Source) -> SourceView {
        let (text, lang) = self.site.source_kind(&source.kind);
        let lang = lang.map(str::to_owned);
        SourceView {
            key: source.key.clone(),
            what: source.what.clone(),
            kind: Told { text, lang },
            href: web(source.address.as_ref()),
            carries: source.carries.clone(),
        }
    }

    /// A name, stage or note of the package of figures.
    pub(super) fn of_package(&self, text: &str) -> Told {
        let (text, lang) = self.site.of_package(text);
        let lang = lang.map(str::to_owned);
        Told { text, lang }
    }

    pub(in super::super) fn sources(&self, keys: &[String]) -> Vec<SourceView> {
        keys.iter().map(|key| self.source(key)).collect()
    }

    fn source_name(&self, key: &str) -> String {
        self.source(key).what
    }

    /// A link to a record, named by what it is.
    pub(super) fn link(&self, reference: &Reference) -> Result<Link, SiteError> {
        let slice = self.text(&format!("slice-{}", reference.slice.word()))?;
        let name = self.name(reference);
        let text = match (reference.slice, name) {
            (Slice::Unit, _) => format!("{slice} {}", isolated(&reference.id)),
            (_, Some(name)) => format!("{slice}: {name}"),
            (_, None) => format!("{slice}: {}", reference.id),
        };
        Ok(Link {
            href: address(reference),
            text,
            current: false,
        })
    }

    pub(super) fn links(&self, references: &[Reference]) -> Result<Vec<Link>, SiteError> {
        references.iter().map(|one| self.link(one)).collect()
    }

    /// The name of a record, in the reader's language where it has one.
    pub(super) fn name(&self, reference: &Reference) -> Option<String> {
        let (records, id) = (self.input.records, &reference.id);
        let said = |words: &Words| named(&self.told(words).text);
        match reference.slice {
            Slice::Announced => {
                let figures = self.input.figures?;
                let (_, one) = figures.statement(id)?;
                match (&*one.stage, &one.at) {
                    ("", Some(at)) => Some(isolated(at)),
                    ("", None) => None,
                    (stage, _) => Some(self.of_package(stage).text),
                }
            }
            Slice::Incident => {
                let found = records.incidents.iter().find(|one| one.id == *id)?;
                let kind = self
                    .text(&format!("incident-kind-{}", found.kind.word()))
                    .ok()?;
                Some(match &found.unit {
                    Some(unit) => format!("{kind}, {}", isolated(unit)),
                    None => kind,
                })
            }
            Slice::Statement => {
                let found = records.statements.iter().find(|one| one.id == *id)?;
                Some(said(&found.who))
            }
            Slice::Accreditation => {
                let found = records.accreditation.iter().find(|one| one.id == *id)?;
                match &found.organisation {
                    Some(name) => Some(said(name)),
                    None => self
                        .text(&format!("observers-of-{}", found.observers.word()))
                        .ok(),
                }
            }
            Slice::ExitPoll => {
                let found = records.exit_polls.iter().find(|one| one.id == *id)?;
                Some(said(&found.organisation))
            }
            Slice::Norm => {
                let found = records.norms.iter().find(|one| one.id == *id)?;
                Some(said(&found.article))
            }
            Slice::Fact => {
                let found = records.facts.iter().find(|one| one.id == *id)?;
                Some(said(&found.what))
            }
            Slice::Gap => {
                let found = records.gaps.iter().find(|one| one.id == *id)?;
                Some(said(&found.what))
            }
            Slice::Claim => {
                let found = records.claims.iter().find(|one| one.id == *id)?;
                Some(said(&found.claim))
            }
            Slice::Aside | Slice::Unit => None,
        }
    }

    /// What the other side said; that nobody asked is said as well.
    pub(in super::super) fn reply(&self, reply: &Reply) -> Result<Part, TextError> {
        let label = self.text("incident-reply")?;
        let state = self.text(&format!("reply-state-{}", reply.word()))?;
        let (mut part, whom, when, sources) = match reply {
            Reply::NotAsked => return Ok(Part::missing(label, state)),
            Reply::NoAnswer {
                whom,
                asked,
                sources,
            } => (Part::missing(label, state), whom, asked, sources),
            Reply::Answered {
                whom,
                answered,
                text,
                sources,
            } => (Part::told(label, self.told(text)), whom, answered, sources),
        };
        part.texts.extend(whom.iter().map(|whom| self.told(whom)));
        if let Some(when) = when {
            part.texts.push(Told::plain(self.when(when)?));
        }
        Ok(part.with_sources(self.sources(sources)))
    }

    pub(super) fn confidence(
        &self,
        confidence: Option<Confidence>,
    ) -> Result<Option<Chip>, TextError> {
        let label = self.text("record-confidence")?;
        self.confidence_chip(confidence, |level| Ok(format!("{label}: {level}")))
    }

    /// How sure it is that what was not found is nowhere to be found.
    pub(super) fn confidence_of_search(
        &self,
        confidence: Option<Confidence>,
    ) -> Result<Option<Chip>, TextError> {
        self.confidence_chip(confidence, |level| {
            self.text_of("confidence-search", &[("level", level.into())])
        })
    }

    fn confidence_chip(
        &self,
        confidence: Option<Confidence>,
        say: impl FnOnce(String) -> Result<String, TextError>,
    ) -> Result<Option<Chip>, TextError> {
        let Some(confidence) = confidence else {
            return Ok(None);
        };
        let level = self.text(&format!("confidence-{}", confidence.word()))?;
        Ok(Some(Chip {
            word: "confidence",
            text: say(level)?,
        }))
    }

    /// A part with a text, if the record has one.
    pub(super) fn part(&self, key: &str, words: Option<&Words>) -> Result<Option<Part>, TextError> {
        let Some(words) = words else { return Ok(None) };
        Ok(Some(Part::told(self.text(key)?, self.told(words))))
    }

    /// A part with a figure; a figure that the record does not give is said to be missing.
    pub(super) fn figure_part(
        &self,
        key: &str,
        printed: Option<&Printed>,
    ) -> Result<Part, TextError> {
        let label = self.text(key)?;
        let told = printed.map(|printed| self.printed(printed)).transpose()?;
        Ok(match told.flatten() {
            Some(text) => {
                let sources = printed.map(|printed| self.sources(&printed.sources));
                Part::plain(label, text).with_sources(sources.unwrap_or_default())
            }
            None => {
                let mut text = self.text("record-not-found")?;
                if let Some(note) = printed.and_then(|printed| printed.note.as_ref()) {
                    text = format!("{text}. {note}");
                }
                Part::missing(label, text)
            }
        })
    }
}

/// A text as the name of a link: whole, without the full stop of a sentence.
fn named(text: &str) -> String {
    text.trim_end_matches('.').to_owned()
}
