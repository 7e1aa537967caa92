//! R108, R109 and R405: shares of invalid ballots, turnout and its readings.

use election::{
    codes::Code::{R001, R108, R109, R405},
    form::Form,
    rules::Reason,
};

use crate::sheets::{Sheets, form, not_published};

#[test]
fn not_one_invalid_ballot_is_worth_knowing() {
    let sheets = Sheets::of("generic", "station,valid,invalid")
        .row("1,10,0")
        .row("2,10,1")
        .row("3,10,");
    let report = sheets.check();
    assert_eq!(report.told(R108), ["information 2-zero: among=10"]);
    assert_eq!(report.cannot_tell(R108), [Reason::Unset("R108.percent")]);
    assert_eq!(report.counted(R108), (2, 1, 1));
}

#[test]
fn invalid_ballots_at_the_limit_need_a_reason_once_a_limit_is_set() {
    let sheets = Sheets::of("generic", "station,valid,invalid")
        .row("1,97,3")
        .row("2,971,29")
        .row("3,0,5")
        .row("4,5,0")
        .row("5,0,0");
    assert_eq!(sheets.check().lines(R108), [5, 6]);
    let report = sheets.set("R108.percent", "3").check();
    assert_eq!(
        report.told(R108),
        [
            "warning 2-limit: item=invalid invalid=3 among=100 share=3/100",
            "warning 4-limit: item=invalid invalid=5 among=5 share=5/5",
            "information 5-zero: among=5",
            "information 6-zero: among=0",
        ]
    );
    assert!(report.cannot_tell(R108).is_empty());
    // Among what, nobody published.
    let alone = Sheets::of("generic", "station,invalid")
        .row("1,3")
        .row("2,0");
    let report = alone.set("R108.percent", "3").check();
    assert_eq!(
        report.cannot_tell(R108),
        [not_published(&["in_mobile_boxes", "in_fixed_boxes"])]
    );
    assert_eq!(report.told(R108), ["information 3-zero: among=?"]);
}

/// A sheet whose whole register is known; the list alone may be published instead.
fn registers() -> Form {
    form(
        r#"
        id = "registers"
        voters = [["signatures"]]
        item = [{ id = "list" }, { id = "supplement" }, { id = "signatures" }]
        base = [
            { id = "everyone", items = ["list", "supplement"], complete = true },
            { id = "list", items = ["list"], complete = false },
        ]
        "#,
    )
}

#[test]
fn turnout_needs_a_reason_from_the_limit_on() {
    let sheets = Sheets::with(registers(), "station,list,supplement,signatures")
        .row("1,1000,0,949")
        .row("2,1000,0,950")
        .row("3,900,100,1000")
        .row("4,900,100,1001")
        .row("5,0,0,0")
        .row("6,0,0,1")
        .row("7,900,,1000");
    let report = sheets.check();
    assert_eq!(
        report.told(R109),
        [
            "warning 3-limit: voters=950 base=1000 share=950/1000",
            "warning 4-all: voters=1000 base=1000 share=1000/1000",
            "error 5-above: voters=1001 base=1000 share=1001/1000",
            "error 7-above: voters=1 base=0 share=1/0",
        ]
    );
    assert_eq!(report.counted(R109), (6, 2, 1));
    let turnout = report.report.turnout.as_ref().unwrap();
    assert_eq!(
        (turnout.base.as_str(), turnout.complete),
        ("everyone", true)
    );
    assert_eq!(turnout.voters, ["signatures"]);
    assert_eq!((turnout.voters_total, turnout.base_total), (3901, 4000));
    // What the summary counts is what the rule finds.
    assert_eq!((turnout.examined, turnout.at_limit), (6, 4));
    assert_eq!((turnout.at_100_percent, turnout.above_100_percent), (1, 2));
    let higher = sheets.set("R109.percent", "95.01").check();
    assert_eq!(higher.lines(R109), [4, 5, 7]);
}

#[test]
fn above_all_registered_is_an_error_only_if_all_were_counted_as_registered() {
    let sheets = Sheets::with(registers(), "station,list,signatures")
        .row("1,1000,1000")
        .row("2,1000,1001");
    let report = sheets.check();
    assert_eq!(
        report.told(R109),
        [
            "warning 2-all: voters=1000 base=1000 share=1000/1000",
            "warning 3-above: voters=1001 base=1000 share=1001/1000",
        ]
    );
    assert_eq!(report.report.turnout.unwrap().base, "list");
}

#[test]
fn turnout_is_computed_on_a_declared_and_published_base_only() {
    let sheets = Sheets::with(registers(), "station,signatures")
        .row("1,5")
        .check();
    assert_eq!(
        sheets.cannot_tell(R109),
        [not_published(&["list", "supplement"])]
    );
    assert!(sheets.report.turnout.is_none());
    let baseless = form("id = \"x\"\nvoters = [[\"valid\"]]\nitem = [{ id = \"valid\" }]");
    let report = Sheets::with(baseless, "station,valid").row("1,5").check();
    assert_eq!(report.cannot_tell(R109), [Reason::FormDeclaresNothing]);
    assert!(report.report.turnout.is_none());
    // Who counts as a voter: the first alternative that is published.
    let columns = "station,registered,valid,invalid,in_boxes";
    let report = Sheets::of("generic", columns).row("1,100,90,8,99").check();
    assert_eq!(report.report.turnout.unwrap().voters, ["in_boxes"]);
}

/// Readings at noon and at five, with booths.
fn readings() -> Form {
    form(
        r#"
        id = "readings"
        voters = [["signatures"]]
        booths = "booths"
        item = [{ id = "by_12" }, { id = "by_14" }, { id = "by_17" }, { id = "signatures" }, { id = "booths" }]
        reading = [
            { item = "by_12", at = "12:00" },
            { item = "by_14", at = "14:00" },
            { item = "by_17", at = "17:00" },
        ]
        "#,
    )
}

#[test]
fn readings_rise_up_to_the_sheet_and_no_faster_than_the_booths_allow() {
    let sheets = Sheets::with(readings(), "station,by_12,by_14,by_17,signatures,booths")
        .row("1,100,200,300,300,2")
        .row("2,100,99,300,301,2")
        .row("3,100,200,301,300,2")
        // Two booths serve 480 in two hours and 720 in three.
        .row("4,0,480,1200,1200,2")
        .row("5,0,481,1202,1202,2")
        // Without the reading of two o'clock: 1,200 in five hours.
        .row("6,0,,1201,1201,2")
        .row("7,0,900,900,900,")
        .row("8,0,900,900,900,0")
        .row("9,,,,900,2")
        .row("10,,,901,900,2");
    let report = sheets.check();
    assert_eq!(
        report.told(R405),
        [
            "warning 11-above: item=by_17 figure=901 voters=900",
            "warning 3-falling: item=by_14 figure=99 earlier=by_12 earlier_figure=100",
            "warning 4-above: item=by_17 figure=301 voters=300",
            "warning 6-fast: item=by_14 voters=481 minutes=120 booths=2",
            "warning 6-fast: item=by_17 voters=721 minutes=180 booths=2",
            "warning 7-fast: item=by_17 voters=1201 minutes=300 booths=2",
        ]
    );
    assert_eq!(report.counted(R405), (9, 4, 1));
    let faster = sheets.set("R405.voters_per_minute_and_booth", "2.01");
    assert_eq!(faster.check().lines(R405), [3, 4, 11]);
}

#[test]
fn readings_that_cannot_be_compared_say_so() {
    let columns = "station,by_12,by_14,by_17";
    let report = Sheets::with(readings(), columns).row("1,100,50,60").check();
    assert_eq!(report.lines(R405), [2]);
    assert_eq!(
        report.cannot_tell(R405),
        [not_published(&["signatures"]), not_published(&["booths"])]
    );
    let none = Sheets::with(readings(), "station,signatures")
        .row("1,100")
        .check();
    assert_eq!(
        none.cannot_tell(R405),
        [not_published(&["by_12", "by_14", "by_17"])]
    );
    // The misprint of the Azerbaijani noon reading falls out of the comparison.
    let misprint = "station,by_12,by_14,signatures";
    let report = Sheets::with(readings(), misprint)
        .row("1,2499033000,3922187,4971032")
        .check();
    assert_eq!(report.codes(), [R001]);
    // Georgia's readings, by the form of no country.
    let georgian = "district,station,voted_by_12,voted_by_17,signatures";
    let sheets = Sheets::of("generic", georgian)
        .row("1,1,444,829,948")
        .row("1,2,444,443,400");
    assert_eq!(sheets.check().lines(R405), [3, 3]);
}
