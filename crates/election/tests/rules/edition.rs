//! R004, R005, R201, R203 and R204: an edition as a whole.

use election::{
    codes::Code::{R004, R005, R201, R203, R204},
    rules::Reason,
};

use crate::sheets::Sheets;

/// An edition with so many units, and so many more that have not reported.
fn units(reported: usize, silent: usize) -> Sheets {
    let sheets = Sheets::of("generic", "station,valid");
    (0..reported + silent).fold(sheets, |sheets, unit| {
        let valid = if unit < reported { "1" } else { "" };
        sheets.row(&format!("{unit},{valid}"))
    })
}

#[test]
fn an_edition_has_as_many_units_as_were_planned() {
    let sheets = units(5, 1);
    assert_eq!(
        sheets.check().cannot_tell(R004),
        [Reason::Unset("R004.units")]
    );
    let planned = |number: &str| sheets.clone().set("R004.units", number).check();
    assert_eq!(planned("6").counted(R004), (1, 1, 0));
    assert_eq!(
        planned("7").told(R004),
        ["warning edition: units=6 planned=7"]
    );
    assert_eq!(
        planned("5").told(R004),
        ["warning edition: units=6 planned=5"]
    );
}

#[test]
fn the_printed_share_is_that_of_the_units_that_reported() {
    let share = |sheets: Sheets, printed: &str| {
        let sheets = sheets.set("R004.units", "6537");
        sheets.set("R204.percent", printed).check().told(R204)
    };
    let none: [&str; 0] = [];
    // The first Azerbaijani edition of 2024, and what an outlet made of it.
    assert_eq!(share(units(3561, 0), "54.47"), none);
    assert_eq!(
        share(units(3561, 0), "93.35"),
        ["warning edition: units=3561 planned=6537 printed=93.35 share=3561/6537"]
    );
    assert_eq!(share(units(3561, 0), "54.5"), none);
    assert_eq!(share(units(3561, 0), "54.48").len(), 1);
    assert_eq!(share(units(3561, 2976), "54.47"), none);
    let sheets = units(2, 0);
    assert_eq!(
        sheets.check().cannot_tell(R204),
        [Reason::Unset("R004.units")]
    );
    let report = sheets.set("R004.units", "2").check();
    assert_eq!(report.cannot_tell(R204), [Reason::Unset("R204.percent")]);
}

#[test]
fn damaged_text_is_named_by_column() {
    let sheets = Sheets::of("generic", "region,station,note,A,B\u{fffd}")
        .row("Nu\u{bf}ez,1,ok,1,1")
        .row("Núñez,2,«LIBERTÉ»,1,1")
        .row("BakÄ±,3,Caf\u{fffd},1,1");
    let report = sheets.check();
    assert_eq!(
        report.told(R005),
        [
            "warning 4: column=region text=BakÄ±",
            "warning 4: column=note text=Caf\u{fffd}",
            "warning 2: column=region text=Nu\u{bf}ez",
            "warning edition: column=B\u{fffd} text=B\u{fffd}",
        ]
    );
    assert_eq!(report.counted(R005), (3, 1, 0));
    assert_eq!(report.report.outcome(R005).count_all(), 3);
}

#[test]
fn thousands_of_different_damaged_texts_are_read_in_one_pass() {
    let sheets = Sheets::of("generic", "station,valid");
    let sheets = (0..100_000).fold(sheets, |sheets, unit| {
        sheets.row(&format!("{unit}\u{fffd},1"))
    });
    assert_eq!(sheets.check().report.outcome(R005).hits.len(), 100_000);
}

fn with_sums() -> Sheets {
    Sheets::of("generic", "region,station,registered,valid,A,B")
        .row("North,1,100,50,30,20")
        .row("North,2,100,40,40,")
        .row("South,1,100,10,5,5")
}

#[test]
fn a_stated_sum_is_the_sum_of_its_units_item_by_item() {
    let right = with_sums()
        .sum("North,,200,90,70,20")
        .sum(",,300,100,75,25");
    assert_eq!(right.check().counted(R201), (2, 2, 0));
    let wrong = with_sums()
        .sum("North,,200,91,70,21")
        .sum("South,,,10,5,")
        .sum(",,299,100,75,25");
    let report = wrong.check();
    assert_eq!(
        report.told(R201),
        [
            "error sum 7: item=registered stated=299 sum=300 units=3 difference=-1",
            "error sum 5: item=valid stated=91 sum=90 units=2 difference=1",
            "error sum 5: item=B stated=21 sum=20 units=2 difference=1",
        ]
    );
    assert_eq!(report.counted(R201), (3, 1, 0));
    assert_eq!(report.report.outcome(R201).count_all(), 2);
    assert_eq!(with_sums().check().cannot_tell(R201), [Reason::NoSums]);
}

#[test]
fn a_sum_of_no_units_and_one_of_more_digits_are_compared_too() {
    let report = with_sums()
        .sum("East,,100,,,")
        .sum(",,2499033000,,,")
        .check();
    assert_eq!(
        report.told(R201),
        [
            "error sum 6: item=registered stated=2499033000 sum=300 units=3 difference=2499032700",
            "error sum 5: item=registered stated=100 sum=0 units=0 difference=100",
        ]
    );
}

#[test]
fn where_a_unit_has_no_figure_only_a_sum_that_is_too_small_is_wrong() {
    for gap in ["", "-7", "x", "2499033000"] {
        let sheets = with_sums().row(&format!("North,3,{gap},60,60,0"));
        let told = |sum: &str| sheets.clone().sum(sum).check().told(R201);
        let none: [&str; 0] = [];
        assert_eq!(told("North,,200,150,130,20"), none, "{gap}");
        assert_eq!(told("North,,260,150,130,20"), none, "{gap}");
        let small = "error sum 6: item=registered stated=199 sum=200 units=3 difference=-1";
        assert_eq!(told("North,,199,150,130,20"), [small], "{gap}");
    }
    // A column that no unit publishes says nothing about its sum.
    let sheets = Sheets::of("generic", "region,station,valid,invalid").row("North,1,5,");
    let report = sheets.sum("North,,,9").check();
    assert_eq!(report.counted(R201), (0, 0, 1));
}

#[test]
fn a_sum_stated_again_and_again_is_added_up_once() {
    let units = Sheets::of("generic", "region,station,valid,invalid");
    let units = (0..20_000).fold(units, |sheets, unit| {
        sheets.row(&format!("North,{unit},1,0"))
    });
    let sheets = (0..20_000).fold(units, |sheets, _| sheets.sum("North,,20000,0"));
    assert_eq!(sheets.check().counted(R201), (20_000, 20_000, 0));
}

#[test]
fn a_place_lies_in_one_parent() {
    let sheets = Sheets::of("generic", "region,district,station,valid")
        .row("North,D1,1,1")
        .row("North,D1,2,1")
        .row("South,D1,3,1")
        .row("South,D2,1,1")
        .row(",D3,5,1")
        .row("South,,6,1")
        .row("North,,7,1");
    assert_eq!(sheets.check().cannot_tell(R203), [Reason::NoNesting]);
    let report = sheets.clone().nested(&["region", "district"]).check();
    assert_eq!(
        report.told(R203),
        [
            "error 6-none: column=region",
            "error 4-two: column=district place=D1 parent=South other=North",
        ]
    );
    assert_eq!(report.counted(R203), (7, 5, 0));
    // Station numbers begin anew in each district, so nesting them would accuse wrongly.
    let all = sheets.nested(&["region", "district", "station"]).check();
    assert!(all.lines(R203).contains(&5));
}
