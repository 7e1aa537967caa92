//! R001 to R003: one cell, one sheet, one key.

use election::{
    codes::Code::{R001, R002, R003, R103, R106},
    rules::Reason,
};

use crate::{
    TIMED,
    laws::RUSSIAN,
    sheets::{Sheets, form, not_published},
};

#[test]
fn a_figure_is_a_whole_number_of_at_most_nine_digits() {
    let sheets = Sheets::of("generic", "station,registered,A,B")
        .row("1,2499033000,1,1")
        .row("2,1000000000,1,1")
        .row("3,999999999,0,999999999")
        .row("4,-1,1,1")
        .row("5,12a,1,1")
        .row("6,1.5,1,1")
        .row("7,1,-2,x")
        .row("8,99999999999999999999,1,1")
        .row("9,-9223372036854775808,1,1");
    let report = sheets.check();
    assert_eq!(
        report.told(R001),
        [
            "error 2-impossible: item=registered text=2499033000",
            "error 3-impossible: item=registered text=1000000000",
            "error 5-impossible: item=registered text=-1",
            "error 6-impossible: item=registered text=12a",
            "error 7-impossible: item=registered text=1.5",
            "error 8-impossible: item=A text=-2",
            "error 8-impossible: item=B text=x",
            "error 9-impossible: item=registered text=99999999999999999999",
            "error 10-impossible: item=registered text=-9223372036854775808",
        ]
    );
    assert_eq!(report.counted(R001), (9, 1, 0));
    assert_eq!(report.report.outcome(R001).count_all(), 8);
}

#[test]
fn an_impossible_figure_is_one_finding_and_takes_part_in_no_other_rule() {
    let row = "x,y,1,500,480,10,180,20,270,20,190,5,205,0,0,100,5,100";
    let sound = Sheets::of("russia-presidential", RUSSIAN).row(row).check();
    assert!(sound.codes().is_empty(), "{:?}", sound.codes());
    let cells: Vec<&str> = row.split(',').collect();
    for (position, column) in RUSSIAN.split(',').enumerate().skip(3) {
        for cell in ["-1", "2499033000", "9999999999999999", "many"] {
            let mut cells = cells.clone();
            cells[position] = cell;
            let sheets = Sheets::of("russia-presidential", RUSSIAN);
            let report = sheets.row(&cells.join(",")).check();
            assert_eq!(report.codes(), [R001], "{column} = {cell}");
            assert_eq!(report.lines(R001), [2], "{column} = {cell}");
        }
    }
}

#[test]
fn a_gap_is_a_finding_where_the_sheet_must_have_a_figure() {
    let sheets = Sheets::of(
        "russia-presidential",
        "station,registered,valid,signatures,A,B",
    )
    .row("1,10,5,5,3,2")
    .row("2,10,,5,3,2")
    // Nothing at all: this station has not reported.
    .row("3,,,,,")
    // Signatures are no line of this sheet.
    .row("4,10,5,,3,2");
    let report = sheets.check();
    assert_eq!(report.told(R001), ["error 3-missing: item=valid"]);
    assert_eq!(report.counted(R001), (3, 2, 1));
    assert_eq!(report.report.empty_units, 1);
    // A column that nobody filled is not published.
    let sheets = Sheets::of("russia-presidential", "station,registered,valid,A,B");
    assert!(sheets.row("1,10,,3,2").check().told(R001).is_empty());
}

#[test]
fn a_time_is_a_time_and_may_be_required() {
    let sheets = Sheets::with(form(TIMED), "station,in_boxes,opened_at,completed")
        .row("1,10,19:10,2024-02-07T23:59:10+04:00")
        .row("2,10,,25:00")
        .row("3,10,half past,21:00")
        .row("4,10,19:30,");
    let report = sheets.check();
    assert_eq!(
        report.told(R001),
        [
            "error 3-impossible: item=completed text=25:00",
            "error 4-impossible: item=opened_at text=half past",
            "error 5-missing: item=completed",
        ]
    );
    assert_eq!(report.counted(R001), (4, 1, 0));
}

#[test]
fn figures_and_words_agree() {
    let columns = "station,valid,words:valid,invalid,words:invalid";
    let sheets = Sheets::of("generic", columns)
        .row("1,205,two hundred five,0,Zero")
        .row("2,250,two hundred five,0,zero")
        .row("3,205,,2,five")
        // Words that the table does not hold, no figure, an impossible figure: cannot tell.
        .row("4,205,two dozen,2,")
        .row("5,,two hundred,2,")
        .row("6,-2,two,2,");
    let report = sheets.check();
    assert_eq!(
        report.told(R002),
        [
            "error 3: item=valid figure=250 words=two hundred five value=205",
            "error 4: item=invalid figure=2 words=five value=5",
        ]
    );
    assert_eq!(report.counted(R002), (3, 1, 3));
    assert_eq!(report.lines(R001), [7]);
}

#[test]
fn words_without_figures_or_without_values_cannot_be_told() {
    let columns = "station,valid,words:valid,words:invalid";
    let sheets = Sheets::of("generic", columns).row("1,2,two,five");
    assert_eq!(
        sheets.check().cannot_tell(R002),
        [not_published(&["invalid"])]
    );
    let mut wordless = sheets;
    wordless.header.number_words.clear();
    assert_eq!(wordless.check().cannot_tell(R002), [Reason::NoWords]);
    let none = Sheets::of("generic", "station,valid").row("1,2");
    assert_eq!(none.check().cannot_tell(R002), [Reason::NoWords]);
    assert_eq!(none.check().counted(R002), (0, 0, 0));
}

#[test]
fn each_repeated_row_names_the_line_of_the_first() {
    let sheets = Sheets::of("generic", "region,station,valid")
        .row("North,1,5")
        .row("North,01,5")
        .row("South,1,5")
        .row("North,1,6")
        .row("North,1,5")
        .row_at(1, 2, "South,1,5");
    let report = sheets.check();
    assert_eq!(
        report.told(R003),
        [
            "warning 5-repeated: source=a.csv line=2",
            "warning 6-repeated: source=a.csv line=2",
            "warning b.csv:2-repeated: source=a.csv line=4",
        ]
    );
    assert_eq!(report.counted(R003), (6, 3, 0));
    // The first is the one that stands first, whichever was read first.
    let turned = Sheets::of("generic", "station,valid")
        .row_at(1, 2, "1,5")
        .row_at(0, 9, "1,5")
        .row_at(0, 4, "1,5");
    assert_eq!(
        turned.check().told(R003),
        [
            "warning 9-repeated: source=a.csv line=4",
            "warning b.csv:2-repeated: source=a.csv line=4",
        ]
    );
}

#[test]
fn a_unit_without_its_own_name_is_told_apart_from_nothing() {
    let sheets = Sheets::of("generic", "region,station,valid")
        .row(",1,5")
        .row("North,,5")
        .row("North,,6");
    let report = sheets.check();
    assert_eq!(
        report.told(R003),
        ["warning 3-no-key:", "warning 4-no-key:"]
    );
    let keyless = Sheets::of("generic", "note,valid").row("x,5").check();
    assert_eq!(keyless.counted(R003), (0, 0, 0));
    assert_eq!(keyless.cannot_tell(R003).len(), 1);
}

#[test]
fn a_column_without_any_value_totals_to_nothing_and_not_to_zero() {
    let sheets = Sheets::of("russia-presidential", "station,ballots_received,valid,A,B")
        .row("1,,0,,0")
        .row("2,,0,,0");
    let dataset = sheets.dataset();
    let totals: Vec<_> = dataset.totals().collect();
    let none = None;
    assert_eq!(
        totals,
        [
            ("ballots_received", none),
            ("valid", Some(0)),
            ("A", none),
            ("B", Some(0))
        ]
    );
    let report = sheets.check();
    // And what needs that column was not looked at; an empty choice got nothing.
    assert_eq!(report.counted(R103), (0, 0, 0));
    assert_eq!(report.counted(R106), (2, 2, 0));
    // Text is no value either, but it was published.
    let text = Sheets::of("generic", "station,valid,A").row("1,x,1");
    assert_eq!(text.dataset().totals().next(), Some(("valid", None)));
    assert_eq!(text.check().lines(R001), [2]);
}
