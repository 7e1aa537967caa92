//! R701 and R702: what came before a moment that it should not come before.

use std::collections::BTreeMap;

use election::{
    codes::{Class, Code},
    found::{Ground, Ran},
    rules::{Argument, Reason},
    statements::Kind,
};

use super::{found, grounds};
use crate::records::{
    Basis, Cited, Fact, FactKind, Interval, Order, Package, Slice, Stance, happened,
    timeline::{Event, events, printed},
};

/// What is compared with a moment.
struct Compared {
    id: String,
    variant: &'static str,
    interval: Option<Interval>,
    printed: String,
    grounds: Vec<Ground>,
}

/// R701: an exit poll published before the last station in the country closed.
pub(super) fn exit_polls(package: &Package) -> Ran {
    let mut polls: BTreeMap<String, Compared> = BTreeMap::new();
    for event in events(&package.records, package.figures.as_ref()) {
        // What is known of how a poll was made comes with the narrower time, where it has one.
        let is_poll = event.record.slice == Slice::ExitPoll;
        let is_figures =
            event.record.slice == Slice::Announced && event.kind == Kind::ExitPoll.word();
        if is_poll || (is_figures && !polls.contains_key(&event.record.id)) {
            polls.insert(event.record.id.clone(), of_event(package, &event));
        }
    }
    let figures = package
        .figures
        .iter()
        .flat_map(|figures| &figures.statements);
    let figures = figures
        .filter(|one| one.kind == Kind::ExitPoll)
        .map(|one| &one.id);
    let cards = package.records.exit_polls.iter().map(|one| &one.id);
    for id in figures.chain(cards) {
        polls.entry(id.clone()).or_insert_with(|| Compared {
            id: id.clone(),
            variant: "",
            interval: None,
            printed: String::new(),
            grounds: Vec::new(),
        });
    }
    let polls = polls.into_values().collect();
    before(package, Code::R701, FactKind::VotingCloses, polls)
}

fn of_event(package: &Package, event: &Event) -> Compared {
    let mut grounds = vec![Ground::line(&event.file, event.line)];
    let known = event
        .sources
        .iter()
        .filter_map(|key| package.records.source(key));
    grounds.extend(known.map(|source| Ground {
        source: source.key.clone(),
        line: None,
        address: source.address.clone(),
    }));
    Compared {
        id: event.record.id.clone(),
        variant: "",
        interval: Some(event.interval),
        printed: event.occurred.clone().unwrap_or_default(),
        grounds,
    }
}

/// R702: a result recognised, or a winner congratulated, before the first official count.
pub(super) fn recognitions(package: &Package) -> Ran {
    let offset = package.records.offset.as_deref();
    let statements = package.records.statements.iter();
    let of_stance =
        statements.filter(|one| matches!(one.stance(), Stance::Recognises | Stance::Congratulates));
    let compared = of_stance.map(|one| {
        let when = one.occurred.as_ref().or(one.reported.as_ref());
        Compared {
            id: one.id.clone(),
            variant: match one.basis {
                Basis::ExitPoll => "exit-poll",
                _ => "",
            },
            interval: happened(one.occurred.as_ref(), one.reported.as_ref(), offset),
            printed: when.map(printed).unwrap_or_default(),
            grounds: grounds(package, one, &one.sources),
        }
    });
    before(
        package,
        Code::R702,
        FactKind::FirstOfficialCount,
        compared.collect(),
    )
}

/// What came before every fact of a kind.
fn before(package: &Package, code: Code, kind: FactKind, all: Vec<Compared>) -> Ran {
    let offset = package.records.offset.as_deref();
    let facts = package
        .records
        .facts
        .iter()
        .filter(|fact| fact.kind == kind);
    let moments: Vec<(&Cited<Fact>, Interval)> = facts
        .filter_map(|fact| {
            let interval = happened(fact.occurred.as_ref(), fact.reported.as_ref(), offset)?;
            Some((fact, interval))
        })
        .collect();
    if all.is_empty() {
        return Ran::not_run(code, Reason::NoRecord);
    }
    let mut ran = Ran::of(code);
    let Some((fact, _)) = moments.first() else {
        ran.nulls = all.len() as u64;
        ran.cannot_tell.push(Reason::NoMoment);
        return ran;
    };
    let time = fact
        .occurred
        .as_ref()
        .or(fact.reported.as_ref())
        .map(printed);
    let mut open = Vec::new();
    for one in all {
        let orders: Vec<Order> = match one.interval {
            Some(interval) => moments
                .iter()
                .map(|(_, moment)| interval.order(moment))
                .collect(),
            None => vec![Order::CannotTell],
        };
        if orders.iter().all(|order| *order == Order::Before) {
            let arguments = vec![
                ("time", Argument::Text(one.printed)),
                ("moment", Argument::Text(time.clone().unwrap_or_default())),
            ];
            let mut all = one.grounds;
            all.extend(grounds(package, fact, &fact.sources));
            let class = code.entry().class;
            debug_assert_ne!(class, Class::Error, "times alone contradict nothing");
            ran.note(Some(found(class, &one.id, one.variant, arguments, all)));
        } else if orders.iter().all(|order| *order == Order::After) {
            ran.note(None);
        } else {
            ran.nulls += 1;
            open.push(one.id);
        }
    }
    if !open.is_empty() {
        ran.cannot_tell.push(Reason::Overlapping(open));
    }
    ran
}
