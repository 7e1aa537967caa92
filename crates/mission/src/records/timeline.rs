//! Everything of a package that has a time, and what can be said of the order of any two.
//!
//! An event's interval is as wide as what was printed leaves open ([`super::happened`]). *Before*
//! and *after* are said only where the intervals do not overlap; what is known to the day alone
//! is never put before an hour of that day. See docs/methods/timeline.md.

use std::cmp::Reverse;

use election::statements;

use super::{Interval, Order, Records, Reference, Slice, When, happened};

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
pub fn events(records: &Records, figures: Option<&statements::Package>) -> Vec<Event> {
    let offset = records.offset.as_deref();
    let mut events = Vec::new();
    // Records of each slice have the same fields for it, but no type in common.
    macro_rules! add {
        ($slice:ident, $one:expr, $kind:expr, $occurred:expr, $reported:expr) => {{
            let (one, occurred, reported) = ($one, $occurred, $reported);
            events.extend(happened(occurred, reported, offset).map(|interval| Event {
                record: Reference {
                    slice: Slice::$slice,
                    id: one.id.clone(),
                },
                kind: $kind,
                interval,
                occurred: occurred.map(printed),
                reported: reported.map(printed),
                sources: one.sources.clone(),
                file: one.file.clone(),
                line: one.line,
            }));
        }};
    }
    for one in &records.facts {
        add!(
            Fact,
            one,
            one.kind.word(),
            one.occurred.as_ref(),
            one.reported.as_ref()
        );
    }
    for one in &records.statements {
        add!(
            Statement,
            one,
            one.kind.word(),
            one.occurred.as_ref(),
            one.reported.as_ref()
        );
    }
    for one in &records.incidents {
        add!(
            Incident,
            one,
            one.kind.word(),
            one.occurred.as_ref(),
            one.reported.as_ref()
        );
    }
    for one in &records.exit_polls {
        add!(ExitPoll, one, "published", one.published.as_ref(), None);
    }
    events.extend(
        figures
            .into_iter()
            .flat_map(|figures| announced(figures, offset)),
    );
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
fn announced(figures: &statements::Package, offset: Option<&str>) -> Vec<Event> {
    let event = |one: &statements::Statement| {
        let announced = one.announced.as_ref()?;
        let when = When::between(&announced.from, &announced.to).ok()?;
        Some(Event {
            record: Reference {
                slice: Slice::Announced,
                id: one.id.clone(),
            },
            kind: one.kind.word(),
            interval: when.interval(offset),
            occurred: Some(printed(&when)),
            reported: None,
            sources: one.sources.clone(),
            file: figures.files[one.origin.file].clone(),
            line: one.origin.line,
        })
    };
    figures.statements.iter().filter_map(event).collect()
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
