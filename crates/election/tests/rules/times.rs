//! R110 and R111: when a sheet was completed, and in which order its lines were filled.

use election::{
    codes::Code::{R110, R111},
    rules::Reason,
};

use crate::{
    TIMED,
    sheets::{Sheets, form, not_published},
};

fn closed(times: &[&str]) -> Sheets {
    let sheets = Sheets::with(form(TIMED), "station,in_boxes,completed");
    times
        .iter()
        .zip(1..)
        .fold(sheets, |sheets, (time, station)| {
            sheets.row(&format!("{station},100,{time}"))
        })
}

#[test]
fn a_sheet_is_completed_when_voting_has_ended() {
    let report = closed(&[
        "18:59", "19:00", "23:59", "00:00", "05:59", "06:00", "19:60",
    ])
    .check();
    assert_eq!(
        report.told(R110),
        [
            "warning 2-early: completed=18:59 ends=19:00",
            "warning 7-early: completed=06:00 ends=19:00",
        ]
    );
    assert_eq!(report.counted(R110), (6, 4, 1));
    assert_eq!(
        report.cannot_tell(R110),
        [Reason::Unset("R110.ballots_per_minute")]
    );
}

#[test]
fn the_next_morning_is_after_voting_where_the_cells_name_their_day() {
    let day = |time: &str| format!("2024-02-07T{time}+04:00");
    let next = |time: &str| format!("2024-02-08T{time}+04:00");
    let cells = [
        day("20:10"),
        day("18:30"),
        next("01:00"),
        next("07:40"),
        next("18:30"),
        day("05:00"),
        next("23:00"),
        day("19:00"),
        "18:00".to_owned(),
    ];
    let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
    assert_eq!(closed(&cells).check().lines(R110), [3, 7, 10]);
}

#[test]
fn nobody_counts_faster_than_the_limit_that_was_set() {
    let sheets = closed(&["19:09", "19:10", "00:10", "19:00"]);
    let report = sheets.set("R110.ballots_per_minute", "10").check();
    assert_eq!(
        report.told(R110),
        [
            "warning 2-fast: ballots=100 minutes=9",
            "warning 5-fast: ballots=100 minutes=0",
        ]
    );
    assert!(report.cannot_tell(R110).is_empty());
    let sheets = Sheets::with(form(TIMED), "station,completed").row("1,19:01");
    let report = sheets.set("R110.ballots_per_minute", "10").check();
    assert_eq!(report.cannot_tell(R110), [not_published(&["in_boxes"])]);
    assert!(report.told(R110).is_empty());
}

#[test]
fn lines_are_filled_one_after_the_other() {
    let sheets = Sheets::with(form(TIMED), "station,cancelled_at,opened_at,completed")
        .row("1,19:10,19:30,23:00")
        .row("2,19:30,19:30,19:30")
        .row("3,19:31,19:30,23:00")
        .row("4,19:10,23:50,00:40")
        .row("5,19:10,00:40,23:50")
        .row("6,19:31,,19:30")
        .row("7,,,23:00")
        .row("8,late,19:00,23:00")
        .row("9,2024-02-07 22:00,2024-02-07 23:00,2024-02-08 07:00")
        .row("10,2024-02-08 07:00,2024-02-07 23:00,00:40");
    let report = sheets.check();
    assert_eq!(
        report.told(R111),
        [
            "error 11: first=cancelled_at first_at=2024-02-08 07:00 then=opened_at then_at=2024-02-07 23:00",
            "error 4: first=cancelled_at first_at=19:31 then=opened_at then_at=19:30",
            "error 6: first=opened_at first_at=00:40 then=completed then_at=23:50",
            "error 7: first=cancelled_at first_at=19:31 then=completed then_at=19:30",
        ]
    );
    assert_eq!(report.counted(R111), (9, 5, 1));
}

#[test]
fn an_order_needs_two_published_times() {
    let sheets = Sheets::with(form(TIMED), "station,cancelled_at,completed");
    let two = sheets.row("1,19:10,19:00").check();
    assert_eq!(two.lines(R111), [2]);
    assert_eq!(two.cannot_tell(R111), [not_published(&["opened_at"])]);
    let one = closed(&["23:00"]).check();
    let order = ["cancelled_at", "opened_at", "completed"];
    assert_eq!(one.cannot_tell(R111), [not_published(&order)]);
    let none = Sheets::of("generic", "station,valid").row("1,5").check();
    assert_eq!(none.cannot_tell(R111), [Reason::FormDeclaresNothing]);
    assert_eq!(none.cannot_tell(R110), [Reason::FormDeclaresNothing]);
}
