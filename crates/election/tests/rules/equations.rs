//! R101 to R107: what a form says must agree, and R202: what cancels in the sum.

use election::{
    codes::Code::{self, R101, R102, R103, R104, R105, R106, R107, R202},
    form::Form,
    rules::Reason,
};

use crate::sheets::{Sheets, form, not_published};

/// A sheet whose register is put together from several lines.
fn register() -> Form {
    form(
        r#"
        id = "register"
        item = [{ id = "register" }, { id = "list" }, { id = "supplement" }, { id = "cards_in" }, { id = "cards_out" }]
        [[equation]]
        id = "register"
        code = "R101"
        left = ["register"]
        op = "="
        right = ["list", "supplement", "cards_in", "-cards_out"]
        optional = ["cards_in"]
        "#,
    )
}

#[test]
fn the_register_is_the_sum_of_its_lists() {
    let columns = "station,register,list,supplement,cards_in,cards_out";
    let sheets = Sheets::with(register(), columns)
        .row("1,103,100,5,1,3")
        .row("2,104,100,5,1,3")
        .row("3,102,100,5,1,3")
        .row("4,97,100,0,0,3")
        .row("5,103,100,5,,3");
    let report = sheets.check();
    let equation = "equation=register = list + supplement + cards_in - cards_out";
    assert_eq!(
        report.told(R101),
        [
            format!("error 3: {equation} left=104 right=103 difference=1"),
            format!("error 4: {equation} left=102 right=103 difference=-1"),
        ]
    );
    // A gap in a published column is unknown, whether optional or not.
    assert_eq!(report.counted(R101), (4, 2, 1));
}

#[test]
fn an_optional_column_counts_as_zero_only_if_it_is_not_published() {
    let columns = "station,register,list,supplement,cards_out";
    let sheets = Sheets::with(register(), columns).row("1,102,100,5,3");
    assert_eq!(sheets.check().counted(R101), (1, 1, 0));
    let sheets = Sheets::with(register(), "station,register,list,supplement").row("1,102,100,5");
    let report = sheets.check();
    assert_eq!(report.counted(R101), (0, 0, 0));
    assert_eq!(report.cannot_tell(R101), [not_published(&["cards_out"])]);
    assert_eq!(report.cannot_tell(R102), [Reason::FormDeclaresNothing]);
}

/// The codes that fire on a sound Russian sheet after some of its cells were changed.
fn russian(changes: &[(&str, &str)]) -> Vec<Code> {
    let columns = "station,registered,ballots_received,issued_early,issued_at_station,issued_outside,\
        ballots_cancelled,in_mobile_boxes,in_fixed_boxes,invalid,valid,ballots_lost,ballots_unaccounted,A,B";
    let mut cells: Vec<&str> = "1,1000,900,10,400,50,450,50,405,20,435,2,12,235,200"
        .split(',')
        .collect();
    for (column, cell) in changes {
        let position = columns.split(',').position(|name| name == *column);
        cells[position.unwrap()] = cell;
    }
    let sheets = Sheets::of("russia-presidential", columns);
    sheets.row(&cells.join(",")).check().codes()
}

#[test]
fn the_russian_sheet_balances_to_one_ballot() {
    assert_eq!(russian(&[]), []);
    // Issued 460 of a register of 460, 459.
    assert_eq!(russian(&[("registered", "460")]), [Code::R109]);
    assert_eq!(russian(&[("registered", "459")]), [R102]);
    for received in ["899", "901"] {
        assert_eq!(russian(&[("ballots_received", received)]), [R103]);
    }
    // Lost ballots leave, ballots not counted in come back.
    assert_eq!(russian(&[("ballots_lost", "3")]), [R103]);
    assert_eq!(
        russian(&[("ballots_lost", "3"), ("ballots_unaccounted", "13")]),
        []
    );
    assert_eq!(
        russian(&[("ballots_lost", "3"), ("ballots_unaccounted", "11")]),
        [R103]
    );
    // In the boxes 460 of 460 issued is the most there can be.
    let five_more = [("in_mobile_boxes", "55"), ("valid", "440"), ("A", "240")];
    assert_eq!(russian(&five_more), []);
    let six_more = [("in_mobile_boxes", "56"), ("valid", "441"), ("A", "241")];
    assert_eq!(russian(&six_more), [R104]);
    for fixed in ["404", "406"] {
        assert_eq!(russian(&[("in_fixed_boxes", fixed)]), [R105]);
    }
    assert_eq!(russian(&[("valid", "434"), ("invalid", "21")]), [R106]);
    assert_eq!(russian(&[("A", "236")]), [R106]);
    assert_eq!(russian(&[("A", "236"), ("B", "199")]), []);
}

#[test]
fn without_a_national_form_ballots_stay_within_signatures_and_within_those_received() {
    let sheets = Sheets::of(
        "generic",
        "station,signatures,ballots_received,valid,invalid",
    )
    .row("1,100,120,95,5")
    .row("2,99,120,95,5")
    .row("3,100,100,95,5")
    .row("4,100,99,95,5");
    let report = sheets.check();
    assert_eq!(
        report.told(R104),
        ["error 3: equation=valid + invalid <= signatures left=100 right=99 difference=1"]
    );
    assert_eq!(
        report.told(R103),
        ["error 5: equation=ballots_received >= valid + invalid left=99 right=100 difference=-1"]
    );
}

#[test]
fn hits_stand_in_order_of_units_and_a_unit_counts_once() {
    let columns = "station,ballots_received,issued_at_station,ballots_cancelled,valid,invalid";
    let sheets = Sheets::of("generic", columns)
        .row("1,10,5,4,11,0")
        .row("2,10,5,5,10,0")
        .row("3,10,5,4,10,0");
    let report = sheets.check();
    assert_eq!(report.lines(R103), [2, 2, 4]);
    let at: Vec<_> = report
        .report
        .outcome(R103)
        .hits
        .iter()
        .map(|hit| hit.at)
        .collect();
    assert!(at.is_sorted());
    assert_eq!(report.counted(R103), (3, 1, 0));
    assert_eq!(report.report.outcome(R103).count_all(), 2);
}

/// A sheet for a choice of at most three of the candidates.
fn three_choices() -> Form {
    form(
        r#"
        id = "three"
        choices_per_ballot = 3
        item = [{ id = "valid" }, { id = "invalid" }, { id = "in_boxes" }, { id = "blank" }]
        [[equation]]
        id = "valid-bear-the-choices"
        code = "R106"
        left = ["valid"]
        op = "="
        right = ["choices"]
        [[equation]]
        id = "boxes-bear-the-choices"
        code = "R105"
        left = ["choices", "invalid"]
        op = "="
        right = ["in_boxes"]
        [[equation]]
        id = "no-ballot-without-a-mark"
        code = "R104"
        left = ["valid", "-blank"]
        op = "<="
        right = ["choices"]
        "#,
    )
}

#[test]
fn several_choices_on_a_ballot_bound_the_marks_only_from_above() {
    let columns = "station,valid,invalid,in_boxes,blank,A,B,C,D";
    let sheets = Sheets::with(three_choices(), columns)
        .row("1,10,1,11,0,10,10,10,0")
        .row("2,10,1,11,0,10,10,10,1")
        .row("3,10,1,11,0,4,3,2,1")
        .row("4,10,1,11,0,4,3,2,0")
        .row("5,10,1,11,1,4,3,2,0")
        .row("6,10,1,11,10,0,0,0,0");
    let report = sheets.check();
    assert_eq!(
        report.told(R106),
        ["error 3: equation=valid = choices left=30 right=31 difference=-1"]
    );
    // An invalid ballot bears no mark that counts: 31 marks need 11 ballots beside it.
    assert_eq!(
        report.told(R105),
        ["error 3: equation=choices + invalid = in_boxes left=34 right=33 difference=1"]
    );
    // Ten ballots that are not blank cannot bear nine marks, but need not bear thirty.
    assert_eq!(
        report.told(R104),
        ["error 5: equation=valid - blank <= choices left=10 right=9 difference=1"]
    );
}

#[test]
fn some_of_the_choices_are_only_a_lower_bound() {
    let columns = "station,valid,in_boxes,A,B";
    let all = Sheets::of("generic", columns)
        .row("1,10,10,3,3")
        .row("2,10,10,6,6");
    assert_eq!(all.check().lines(R106), [2, 3, 3]);
    let some = all.incomplete().check();
    assert_eq!(
        some.told(R106),
        ["error 3: equation=choices <= in_boxes left=12 right=10 difference=2"]
    );
    assert!(some.cannot_tell(R106).contains(&Reason::ChoicesIncomplete));
    // Nor may a relation ask of some choices to be large enough.
    let form = three_choices();
    let sheets = Sheets::with(form, "station,valid,blank,A,B").row("1,10,0,3,3");
    let some = sheets.clone().incomplete().check();
    assert_eq!(some.cannot_tell(R104), [Reason::ChoicesIncomplete]);
    assert_eq!(sheets.check().lines(R104), [2]);
}

#[test]
fn a_single_choice_is_never_all_choices() {
    let sheets = Sheets::of("generic", "precinct,valid,Gray").row("1,770,650");
    let report = sheets.check();
    assert!(report.told(R106).is_empty());
    assert_eq!(report.counted(R106), (0, 0, 0));
    assert!(
        report
            .cannot_tell(R106)
            .contains(&Reason::ChoicesIncomplete)
    );
    let two = Sheets::of("generic", "precinct,valid,Gray,Fenty").row("1,770,650,100");
    assert_eq!(two.check().lines(R106), [2]);
}

#[test]
fn ballots_not_found_need_a_reason_from_fifteen_or_from_two_per_cent() {
    let sheets = Sheets::of("generic", "station,signatures,valid,invalid")
        .row("1,10000,9985,0")
        .row("2,10000,9986,0")
        .row("3,700,686,0")
        .row("4,701,687,0")
        .row("5,100,100,0")
        .row("6,100,98,0")
        .row("7,49,48,0")
        .row("8,51,50,0")
        .row("9,0,0,0");
    let report = sheets.check();
    // 15; 14 of 700 is exactly 2 %, 14 of 701 is less; 2 of 100; 1 of 49, not 1 of 51.
    assert_eq!(report.lines(R107), [2, 4, 7, 8]);
    assert_eq!(
        report.told(R107)[0],
        "warning 2: equation=signatures ~ valid + invalid left=10000 right=9985 difference=15"
    );
    let strict = sheets.set("R107.count", "14").set("R107.percent", "99.5");
    assert_eq!(strict.check().lines(R107), [2, 3, 4, 5]);
}

#[test]
fn differences_that_cancel_are_reported_with_their_gross() {
    let columns = "station,signatures,valid,invalid";
    // Two Dutch stations of 2022: admitted 690 and 868, found 689 and 869.
    let sheets = Sheets::of("generic", columns)
        .row("1,690,680,9")
        .row("2,868,869,0");
    let report = sheets.check();
    assert_eq!(
        report.told(R202),
        [
            "warning edition: equation=signatures ~ valid + invalid net=0 gross=2 above=1 below=1 \
          largest=1: 690, 689; 2: 868, 869"
        ]
    );
    assert_eq!(report.counted(R202), (1, 0, 0));
    let one_way = Sheets::of("generic", columns)
        .row("1,690,680,9")
        .row("2,868,868,0");
    assert_eq!(one_way.check().counted(R202), (1, 1, 0));
    // A unit with an impossible figure cancels nothing.
    let impossible = one_way.row("3,5,-7,0").row("4,5,9999999999,0");
    assert!(impossible.check().told(R202).is_empty());
}
