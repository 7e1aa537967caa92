//! A stronger finding explains a weaker one on the same unit, which is then counted, not told.

use election::codes::{
    self,
    Code::{R001, R102, R104, R107, R109},
    Input,
};

use crate::sheets::Sheets;

const COLUMNS: &str = "station,registered,issued_early,issued_at_station,issued_outside,\
    in_mobile_boxes,in_fixed_boxes,valid,invalid,signatures";

#[test]
fn more_ballots_than_voters_explains_the_turnout() {
    let sheets = Sheets::of("russia-presidential", COLUMNS)
        .row("1,100,0,101,0,1,100,100,1,")
        .row("2,100,0,100,0,1,99,99,1,");
    let report = sheets.check();
    assert_eq!(report.lines(R102), [2]);
    assert_eq!(report.lines(R109), [3]);
    assert_eq!(report.report.outcome(R109).masked, 1);
    // The masked unit was looked at and did not pass.
    assert_eq!(report.counted(R109), (2, 0, 0));
}

#[test]
fn more_ballots_than_were_given_out_explains_what_is_missing_elsewhere() {
    let columns =
        "station,issued_at_station,in_mobile_boxes,in_fixed_boxes,valid,invalid,signatures";
    let sheets = Sheets::of("generic", columns)
        // More in the boxes than issued, and fewer valid than signatures.
        .row("1,100,0,120,120,0,200")
        .row("2,120,0,120,120,0,200");
    let report = sheets.check();
    assert_eq!(report.lines(R104), [2]);
    assert_eq!(report.lines(R107), [3]);
    assert_eq!(report.report.outcome(R107).masked, 1);
    assert_eq!(report.counted(R107), (2, 0, 0));
}

#[test]
fn a_finding_masks_only_what_the_register_says() {
    let masks: Vec<_> = codes::on(Input::Edition)
        .flat_map(|entry| entry.masks.iter().map(|mask| (entry.code, *mask)))
        .collect();
    assert_eq!(masks, [(R102, R109), (R104, R107)]);
    // An impossible figure hides nothing that the other figures show.
    let sheets = Sheets::of("russia-presidential", COLUMNS).row("1,100,0,101,0,1,x,100,1,");
    let report = sheets.check();
    assert_eq!((report.lines(R001), report.lines(R102)), (vec![2], vec![2]));
    assert_eq!(report.report.outcome(R109).masked, 1);
}
