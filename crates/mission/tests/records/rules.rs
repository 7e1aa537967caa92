//! The rules on records and the order of events.

use election::{codes::Code, found::Ran, rules::Reason};
use mission::records::{Order, Package, check, timeline};

use crate::{
    azerbaijan,
    support::{RECORDS, package},
};

fn ran(package: &Package, code: Code) -> Ran {
    check(package)
        .into_iter()
        .find(|ran| ran.code == code)
        .unwrap()
}

fn found(ran: &Ran) -> Vec<(&str, &str)> {
    let found = ran.found.iter();
    found
        .map(|one| (one.subject.edition.as_deref().unwrap(), one.variant))
        .collect()
}

/// The package with lines of accreditation instead of its own.
fn accreditation(lines: &str) -> Ran {
    let (before, rest) = RECORDS.split_once("[[accreditation]]").unwrap();
    let after = rest.split_once("[[exit_poll]]").unwrap().1;
    let whole = format!("{before}{lines}\n[[exit_poll]]{after}");
    ran(&package(&whole).unwrap(), Code::R603)
}

fn line(id: &str, observers: &str, rest: &str) -> String {
    format!(
        "[[accreditation]]\nid = \"{id}\"\nobservers = \"{observers}\"\nsources = [\"agency\"]\n{rest}\n"
    )
}

#[test]
fn accreditation_that_cannot_be_is_found_and_the_nearest_that_can_is_not() {
    let whole = |persons: &str| {
        line(
            "all",
            "all",
            &format!("persons = \"{persons}\"\nwhen = \"2024-02-07\""),
        )
    };
    let parts =
        line("in", "international", "persons = \"40\"") + &line("out", "local", "persons = \"60\"");
    let sound = accreditation(&(whole("100") + &parts));
    assert_eq!((found(&sound), sound.examined), (vec![], 3));
    let above = accreditation(&(whole("99") + &parts));
    assert_eq!(found(&above), [("all", "parts")]);
    // Another day's figure is no part of this one.
    let other_day = parts.replace(
        "persons = \"60\"",
        "persons = \"60\"\nwhen = \"2024-01-01\"",
    );
    assert_eq!(found(&accreditation(&(whole("99") + &other_day))), []);
    // About 60 is no exact figure.
    let about = parts.replace("\"60\"", "{ value = \"60\", qualifier = \"about\" }");
    let open = accreditation(&(whole("99") + &about));
    assert_eq!(found(&open), []);
    assert!(open.nulls > 0);
    for (organisations, expected) in [("5", vec![]), ("6", vec![("x", "organisations")])] {
        let one = line(
            "x",
            "local",
            &format!("persons = \"5\"\norganisations = \"{organisations}\""),
        );
        assert_eq!(found(&accreditation(&one)), expected);
    }
    for (persons, expected) in [("3", vec![]), ("4", vec![("x", "nominated")])] {
        let nominated = format!(
            "persons = \"5\"\nnominated = [{{ by = \"party\", persons = \"2\" }}, {{ by = \"candidate\", persons = \"{persons}\" }}]"
        );
        assert_eq!(
            found(&accreditation(&line("x", "local", &nominated))),
            expected
        );
    }
    assert_eq!(accreditation("").cannot_tell, [Reason::NoRecord]);
}

#[test]
fn a_poll_is_found_only_where_it_was_surely_early() {
    for (published, early, open) in [
        ("2024-02-07T18:59+04:00", true, false),
        ("2024-02-07T19:00+04:00", false, true),
        ("2024-02-07T19:01+04:00", false, false),
        ("2024-02-07T16:17", false, true),
        ("2024-02-07", false, true),
        ("2024-02-06", true, false),
        ("2024-02-08", false, false),
    ] {
        let poll = format!("organisation = \"A pollster\"\npublished = \"{published}\"");
        let package = package(&RECORDS.replace("organisation = \"A pollster\"", &poll)).unwrap();
        let ran = ran(&package, Code::R701);
        assert_eq!(
            (ran.found.len() == 1, ran.nulls == 1),
            (early, open),
            "{published}"
        );
        assert_eq!(ran.examined + ran.nulls, 1, "{published}");
        let named = open.then(|| Reason::Overlapping(vec!["pollster".to_owned()]));
        assert_eq!(ran.cannot_tell, Vec::from_iter(named), "{published}");
    }
    let without = RECORDS.replace("kind = \"voting-closes\"", "kind = \"other\"");
    assert_eq!(
        ran(&package(&without).unwrap(), Code::R701).cannot_tell,
        [Reason::NoMoment]
    );
}

#[test]
fn a_recognition_before_the_first_count_is_found_with_its_basis() {
    let with = |occurred: &str, basis: &str| {
        let count = "kind = \"first-official-count\"\noccurred = \"2024-02-08T01:00+04:00\"";
        let text = RECORDS
            .replace(
                "kind = \"voting-closes\"\noccurred = \"2024-02-07T19:00+04:00\"",
                count,
            )
            .replace(
                "occurred = \"2024-02-08\"",
                &format!("{occurred}\nbasis = \"{basis}\""),
            );
        ran(&package(&text).unwrap(), Code::R702)
    };
    let early = with("occurred = \"2024-02-07\"", "exit-poll");
    assert_eq!(found(&early), [("s1", "exit-poll")]);
    // The other one of the two has no time at all.
    assert_eq!(
        early.cannot_tell,
        [Reason::Overlapping(vec!["s2".to_owned()])]
    );
    assert_eq!(
        found(&with("reported = \"2024-02-08T00:59+04:00\"", "unknown")),
        [("s1", "")]
    );
    assert_eq!(found(&with("occurred = \"2024-02-08\"", "exit-poll")), []);
    let late = with("occurred = \"2024-02-09\"", "exit-poll");
    assert_eq!((found(&late), late.passed), (vec![], 1));
}

#[test]
fn events_of_azerbaijan_are_ordered_only_where_they_can_be() {
    let package = azerbaijan::package(&azerbaijan::files());
    let events = timeline::events(&package.records, package.figures.as_ref());
    let of = |record: &str| {
        let found = events
            .iter()
            .find(|event| event.record.to_string() == record);
        found.unwrap_or_else(|| panic!("{record}")).interval
    };
    let order = |a: &str, b: &str| of(a).order(&of(b));
    let closes = "fact/voting-closes";
    assert_eq!(of(closes).from.unwrap().to_string(), "2024-02-07T15:00:00Z");
    assert_eq!(order("exit-poll/oracle-league", closes), Order::After);
    assert_eq!(order(closes, "exit-poll/oracle-league"), Order::Before);
    assert_eq!(
        order("exit-poll/social-research-center", closes),
        Order::CannotTell
    );
    assert_eq!(
        order("statement/turkiye", "fact/first-official-count"),
        Order::CannotTell
    );
    let ran = check(&package);
    assert!(
        ran.iter()
            .all(|ran| ran.code != Code::R603 || ran.found.is_empty())
    );
    let polls = ran.iter().find(|ran| ran.code == Code::R701).unwrap();
    assert_eq!((polls.examined, polls.passed, polls.nulls), (1, 1, 2));
    let calls = ran.iter().find(|ran| ran.code == Code::R702).unwrap();
    assert!(
        calls
            .found
            .iter()
            .all(|one| one.subject.edition.as_deref() != Some("turkiye"))
    );
    let Some(Reason::Overlapping(open)) = calls.cannot_tell.first() else {
        panic!("{:?}", calls.cannot_tell)
    };
    assert!(open.iter().any(|id| id == "turkiye"));
    let pairs = timeline::pairs(&events);
    let all = events.len() as u64;
    assert_eq!(pairs.ordered + pairs.cannot_tell, all * (all - 1) / 2);
}

#[test]
fn only_a_report_bounds_an_event_from_above() {
    let records = RECORDS.replace(
        "reported = \"2024-02-07T16:17\"",
        "reported = \"2024-02-06\"",
    );
    let package = package(&records).unwrap();
    let events = timeline::events(&package.records, package.figures.as_ref());
    let film = events
        .iter()
        .find(|event| event.record.id == "inc-2")
        .unwrap();
    assert_eq!(film.interval.from, None);
    let close = events
        .iter()
        .find(|event| event.record.id == "close")
        .unwrap();
    assert_eq!(film.interval.order(&close.interval), Order::Before);
}
