//! Everything of a package that has a time, and what can be said of the order of any two.
//!
//! An event's interval is as wide as what was printed leaves open ([`super::happened`]). *Before*
//! and *after* are said only where the intervals do not overlap; what is known to the day alone
//! is never put before an hour of that day. See docs/methods/timeline.md.

use std::cmp::Reverse;

use super::{Interval, Order, Package, Reference, Slice, When, happened};

/// Something that happened at some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Which record it is.
    pub record: Reference,
    /// The word of its kind.
    pub kind: &'static str,
    /// When it happened.
    pub interval: Interval,
    /// When it happened, as printed.
    pub occurred: Option<String>,
    /// When it was reported, as printed.
    pub reported: Option<String>,
    /// Keys of its sources.
    pub sources: Vec<String>,
    /// Base name of its file.
    pub file: String,
    /// Line in it, counting from 1.
    pub line: u64,
}

/// How many pairs of events have an order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pairs {
    /// Pairs whose order is known.
    pub ordered: u64,
    /// Pairs whose intervals overlap.
    pub cannot_tell: u64,
}

/// All events, by the first moment that is possible, then the last; an open beginning comes
/// where its end is.
#[must_use]
pub fn events(package: &Package) -> Vec<Event> {
    let mut events = Vec::new();
    let records = &package.records;
    let mut add =
        |slice, id: &str, kind, occurred, reported, sources: &[String], at: (&str, u64)| {
            let offset = records.offset.as_deref();
            events.extend(happened(occurred, reported, offset).map(|interval| Event {
                record: Reference {
                    slice,
                    id: id.to_owned(),
                },
                kind,
                interval,
                occurred: occurred.map(printed),
                reported: reported.map(printed),
                sources: sources.to_vec(),
                file: at.0.to_owned(),
                line: at.1,
            }));
        };
    for one in &records.facts {
        let (occurred, reported) = (one.occurred.as_ref(), one.reported.as_ref());
        let at = (one.file.as_str(), one.line);
        add(
            Slice::Fact,
            &one.id,
            one.kind.word(),
            occurred,
            reported,
            &one.sources,
            at,
        );
    }
    for one in &records.statements {
        let (occurred, reported) = (one.occurred.as_ref(), one.reported.as_ref());
        let at = (one.file.as_str(), one.line);
        add(
            Slice::Statement,
            &one.id,
            one.kind.word(),
            occurred,
            reported,
            &one.sources,
            at,
        );
    }
    for one in &records.incidents {
        let (occurred, reported) = (one.occurred.as_ref(), one.reported.as_ref());
        let at = (one.file.as_str(), one.line);
        add(
            Slice::Incident,
            &one.id,
            one.kind.word(),
            occurred,
            reported,
            &one.sources,
            at,
        );
    }
    for one in &records.exit_polls {
        let (published, at) = (one.published.as_ref(), (one.file.as_str(), one.line));
        add(
            Slice::ExitPoll,
            &one.id,
            "published",
            published,
            None,
            &one.sources,
            at,
        );
    }
    events.extend(announced(package));
    events.sort_by(|one, two| {
        let key = |event: &Event| {
            let Interval { from, to } = event.interval;
            (from.or(to), Reverse(from.is_none()), to)
        };
        key(one)
            .cmp(&key(two))
            .then_with(|| one.record.cmp(&two.record))
    });
    events
}

/// Figures as they were announced.
fn announced(package: &Package) -> Vec<Event> {
    let offset = package.records.offset.as_deref();
    let figures = package.figures.iter();
    let all = figures.flat_map(|figures| figures.statements.iter().map(move |one| (figures, one)));
    let event = |(figures, one): (
        &election::statements::Package,
        &election::statements::Statement,
    )| {
        let announced = one.announced.as_ref()?;
        let bounds = [&announced.from, &announced.to].map(|text| When::parse(text).ok());
        let [Some(from), Some(to)] = bounds else {
            return None;
        };
        let printed = match announced.from == announced.to {
            true => announced.from.clone(),
            false => format!("{}/{}", announced.from, announced.to),
        };
        Some(Event {
            record: Reference {
                slice: Slice::Announced,
                id: one.id.clone(),
            },
            kind: one.kind.word(),
            interval: Interval {
                from: from.interval(offset).from,
                to: to.interval(offset).to,
            },
            occurred: Some(printed),
            reported: None,
            sources: one.sources.clone(),
            file: figures.files[one.origin.file].clone(),
            line: one.origin.line,
        })
    };
    all.filter_map(event).collect()
}

/// A time as printed.
pub(super) fn printed(when: &When) -> String {
    match when.printed() {
        (from, Some(to)) => format!("{from}/{to}"),
        (at, None) => at.to_owned(),
    }
}

/// How many of all pairs have an order.
#[must_use]
pub fn pairs(events: &[Event]) -> Pairs {
    let mut pairs = Pairs::default();
    for (position, one) in events.iter().enumerate() {
        for two in &events[position + 1..] {
            match one.interval.order(&two.interval) {
                Order::CannotTell => pairs.cannot_tell += 1,
                Order::Before | Order::After => pairs.ordered += 1,
            }
        }
    }
    pairs
}
