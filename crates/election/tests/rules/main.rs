//! The rules through their door: sheets in, hits out. For every code a sheet that fires it and
//! a near neighbour that does not; laws on drawn sheets; and real results with known figures.

#![cfg(test)]

mod countries;
mod edition;
mod editions;
mod equations;
mod laws;
mod masks;
mod real;
mod sheets;
mod times;
mod turnout;
mod unit;

use election::{
    codes::{self, Input},
    rules::{Reason, Settings},
};
use sheets::{Sheets, form};

#[test]
fn every_rule_reports_even_where_it_cannot_run() {
    let report = Sheets::of("generic", "station").row("1").check();
    let codes: Vec<_> = report.outcomes().map(|outcome| outcome.code).collect();
    let registered: Vec<_> = codes::on(Input::Edition).map(|entry| entry.code).collect();
    assert_eq!(codes, registered);
    for outcome in report.outcomes() {
        let silent = outcome.examined + outcome.nulls == 0 && outcome.cannot_tell.is_empty();
        assert!(
            !silent,
            "{} says neither what it saw nor why not",
            outcome.code
        );
        assert!(outcome.hits.is_empty(), "{}", outcome.code);
    }
}

#[test]
fn what_has_no_defensible_default_is_unset_and_said_so() {
    let unset: Vec<&str> = Settings::default()
        .values()
        .into_iter()
        .filter_map(|(name, value)| value.is_none().then_some(name))
        .collect();
    assert_eq!(
        unset,
        [
            "R004.units",
            "R108.percent",
            "R110.ballots_per_minute",
            "R204.percent"
        ]
    );
    // Each of them is named by the rule that would need it, on sheets that it could look at.
    let sheets = Sheets::with(form(TIMED), "station,invalid,in_boxes,completed");
    let report = sheets.row("1,1,10,20:30").check();
    for name in unset {
        let named = report
            .outcomes()
            .any(|outcome| outcome.cannot_tell.contains(&Reason::Unset(name)));
        // R204 asks for the plan of units first.
        assert!(named || name == "R204.percent", "{name}");
    }
}

/// A form with times, besides figures.
const TIMED: &str = r#"
    id = "timed"
    voters = [["in_boxes"]]
    order = ["cancelled_at", "opened_at", "completed"]
    item = [
        { id = "invalid" },
        { id = "in_boxes" },
        { id = "cancelled_at", type = "time" },
        { id = "opened_at", type = "time" },
        { id = "completed", type = "time", required = true },
    ]
    invalid = { item = "invalid", among = [["in_boxes"]] }
    closing = { completed = "completed", voting_ends = "19:00" }
"#;
