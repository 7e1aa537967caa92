//! Forms of single countries: a sound sheet, and each slip beside it.

use election::{
    codes::{
        Class,
        Code::{self, R101, R102, R104, R105, R106, R107, R108, R109, R110, R111, R112, R202},
    },
    form::Loaded,
};

use crate::sheets::{Sheets, not_published};

/// A sheet whose cells are changed by name.
struct Sheet {
    form: &'static str,
    columns: &'static str,
    cells: &'static str,
}

impl Sheet {
    fn sheets(&self, changes: &[(&str, &str)]) -> Sheets {
        let mut cells: Vec<&str> = self.cells.split(',').collect();
        for (column, cell) in changes {
            let position = self.columns.split(',').position(|name| name == *column);
            cells[position.unwrap()] = cell;
        }
        Sheets::of(self.form, self.columns).row(&cells.join(","))
    }

    /// The codes that fire once these cells are changed.
    fn codes(&self, changes: &[(&str, &str)]) -> Vec<Code> {
        self.sheets(changes).check().codes()
    }

    /// Class and name of the demands that are not met once these cells are changed.
    fn demands(&self, changes: &[(&str, &str)]) -> Vec<String> {
        let told = self.sheets(changes).check().told(R112);
        let name = |line: &String| {
            let demand = line.split("demand=").nth(1).unwrap();
            let class = line.split(' ').next().unwrap();
            format!("{class} {}", demand.split(' ').next().unwrap())
        };
        told.iter().map(name).collect()
    }
}

const AZERBAIJAN: Sheet = Sheet {
    form: "azerbaijan-precinct",
    columns: "station,registered,on_main_list,on_supplementary_list,voted_with_cards,cards_obtained,\
        ballots_received,voters_given_ballots,issued_outside,mobile_requests,ballots_unused,\
        ballots_cancelled,in_mobile_boxes,in_fixed_boxes,valid,invalid,ballots_spoilt,\
        unused_cancelled_at,mobile_boxes_opened_at,fixed_boxes_opened_at,completed,A,B",
    cells: "1,1005,1000,5,8,8,1000,700,20,20,300,300,20,680,690,10,0,19:20,19:40,19:50,23:10,500,190",
};

#[test]
fn the_azerbaijani_protocol_holds_to_one_voter_and_one_minute() {
    let with = |changes: &[(&str, &str)]| AZERBAIJAN.codes(changes);
    assert_eq!(with(&[]), []);
    // 1 = 1a + 1b + 1c - 1d.
    assert_eq!(with(&[("registered", "1006")]), [R101]);
    assert_eq!(with(&[("cards_obtained", "7")]), [R101]);
    assert_eq!(
        with(&[("voted_with_cards", "9"), ("cards_obtained", "9")]),
        []
    );
    // 700 voters of 700 registered, 699.
    let register = |on_list| [("on_main_list", on_list), ("registered", "")];
    assert!(!with(&register("695")).contains(&R102));
    let full = [("registered", "700"), ("on_main_list", "695")];
    assert_eq!(with(&full), [R109]);
    let over = [("registered", "699"), ("on_main_list", "694")];
    assert_eq!(with(&over), [R102]);
    // More in the mobile box than were asked for, with the legal effect named by the form.
    let mobile = [("in_mobile_boxes", "21"), ("in_fixed_boxes", "679")];
    assert_eq!(with(&mobile), [R104]);
    assert_eq!(AZERBAIJAN.sheets(&mobile).check().told(R104).len(), 2);
    let asked = [("mobile_requests", "21"), ("issued_outside", "21")];
    assert_eq!(with(&[&mobile[..], &asked[..]].concat()), []);
    assert_eq!(with(&[("invalid", "11")]), [R105]);
    assert_eq!(with(&[("A", "501")]), [R106]);
    // Unused ballots are cancelled before any box is opened, the mobile one first.
    assert_eq!(with(&[("unused_cancelled_at", "19:41")]), [R111]);
    assert_eq!(with(&[("mobile_boxes_opened_at", "19:51")]), [R111]);
    assert_eq!(with(&[("completed", "01:10")]), []);
    let early = [
        ("unused_cancelled_at", "17:00"),
        ("mobile_boxes_opened_at", "17:10"),
        ("fixed_boxes_opened_at", "17:20"),
        ("completed", "18:59"),
    ];
    assert_eq!(with(&early), [R110]);
}

const NETHERLANDS: Sheet = Sheet {
    form: "netherlands-municipal",
    columns: "station,electorate,poll_cards,proxies,voter_cards,admitted_voters,candidate_votes,blank,\
        invalid,ballots_cast,more_counted,fewer_counted,ballots_not_returned,too_few_issued,\
        too_many_issued,no_explanation,other_explanation,compared_equal,compared_more,compared_fewer,\
        explained_yes,explained_no,investigation_other_reason_yes,investigation_other_reason_no,\
        investigation_recount_yes,investigation_recount_no,voters_differ_yes,voters_differ_no,\
        lists_differ_yes,lists_differ_no,A,B",
    cells: "1,1415,619,71,0,690,687,2,1,690,0,0,0,0,0,0,0,x,,,1,0,,x,,x,,x,,x,400,287",
};

/// One ballot fewer than voters, noted, ticked and explained.
const SHORT: &[(&str, &str)] = &[
    ("ballots_cast", "689"),
    ("invalid", "0"),
    ("fewer_counted", "1"),
    ("ballots_not_returned", "1"),
    ("compared_equal", ""),
    ("compared_fewer", "x"),
];

/// One ballot more than voters.
const SURPLUS: &[(&str, &str)] = &[
    ("ballots_cast", "691"),
    ("invalid", "2"),
    ("more_counted", "1"),
    ("too_many_issued", "1"),
    ("compared_equal", ""),
    ("compared_more", "x"),
];

/// By code of Abacus, what it objects to and what we do.
#[test]
fn the_dutch_sheet_is_held_to_the_checks_of_the_commissions_program() {
    let codes = |changes: &[(&str, &str)]| NETHERLANDS.codes(changes);
    for sound in [&[][..], SHORT, SURPLUS] {
        assert_eq!(codes(sound), [], "{sound:?}");
    }
    assert_eq!(codes(&[("proxies", "70")]), [R101], "F201");
    assert_eq!(codes(&[("A", "401")]), [R106], "F202");
    assert_eq!(codes(&[("blank", "3")]), [R105], "F203");
    assert_eq!(
        codes(&[("candidate_votes", "")]),
        [],
        "F204 in one unit of one: not published"
    );
    // W203: 15 ballots or 2 %, to either side.
    let differing = |cast: i64, invalid: &str, noted: &str| {
        let side = if cast < 690 {
            "fewer_counted"
        } else {
            "more_counted"
        };
        let mut sheet = if cast < 690 {
            SHORT.to_vec()
        } else {
            SURPLUS.to_vec()
        };
        let cast = cast.to_string();
        sheet.push(("ballots_cast", &cast));
        sheet.push(("invalid", invalid));
        sheet.push((side, noted));
        codes(&sheet)
    };
    assert_eq!(differing(703, "14", "13"), []);
    assert_eq!(differing(704, "15", "14"), [R107], "14 of 690 are over 2 %");
    assert_eq!(differing(705, "16", "15"), [R107]);
    // W201 and W202: 3 % of 690 is 20.7.
    let blank = |blank, votes, a| [("blank", blank), ("candidate_votes", votes), ("A", a)];
    assert_eq!(codes(&blank("20", "669", "382")), []);
    assert_eq!(codes(&blank("21", "668", "381")), [R108]);
    let invalid = [("invalid", "21"), ("candidate_votes", "667"), ("A", "380")];
    assert_eq!(codes(&invalid), [R108]);
    // W205 and W206: on an electorate that binds no voter to the station.
    assert_eq!(codes(&[("electorate", "0")]), [R109]);
    assert_eq!(codes(&[("electorate", "689")]), [R109]);
    assert_eq!(
        NETHERLANDS
            .sheets(&[("electorate", "689")])
            .check()
            .hits(R109)[0]
            .0,
        Class::Warning
    );
}

#[test]
fn answers_and_explanations_fit_the_counts() {
    let demands = |sheet: &[(&str, &str)], changes: &[(&str, &str)]| {
        NETHERLANDS.demands(&[sheet, changes].concat())
    };
    let yes = "investigation_other_reason_yes";
    let no = "investigation_other_reason_no";
    let error = |name: &str| vec![format!("error {name}")];
    assert_eq!(
        demands(&[], &[(no, "")]),
        error("investigation-answered-in-full"),
        "F101"
    );
    assert_eq!(
        demands(&[], &[(yes, "x")]),
        error("investigation-answered-one-way"),
        "F102"
    );
    assert_eq!(
        demands(&[], &[("lists_differ_no", "")]),
        error("differences-answered-in-full"),
        "F111"
    );
    assert_eq!(
        demands(&[], &[("voters_differ_yes", "x")]),
        error("differences-answered-one-way"),
        "F112"
    );
    // F301 to F304: the ticked comparison.
    let tick = |equal, more, fewer| {
        [
            ("compared_equal", equal),
            ("compared_more", more),
            ("compared_fewer", fewer),
        ]
    };
    assert_eq!(demands(SHORT, &tick("x", "", "")), error("ticked-equal"));
    assert_eq!(demands(&[], &tick("", "x", "")), error("ticked-more"));
    assert_eq!(demands(&[], &tick("", "", "x")), error("ticked-fewer"));
    assert_eq!(
        demands(&[], &tick("", "", "")),
        error("ticked-one-comparison")
    );
    assert_eq!(
        demands(&[], &tick("x", "", "x")),
        ["error ticked-fewer", "error ticked-one-comparison"]
    );
    // F305 to F309: the noted difference. What is noted in error is explained.
    let explained = ("other_explanation", "1");
    let none = error("no-difference-noted-where-there-is-none");
    assert_eq!(demands(&[], &[("more_counted", "1"), explained]), none);
    assert_eq!(demands(&[], &[("fewer_counted", "1"), explained]), none);
    assert_eq!(
        demands(SURPLUS, &[("more_counted", "2")]),
        error("surplus-noted-rightly")
    );
    assert_eq!(
        demands(SHORT, &[("fewer_counted", "2")]),
        error("shortage-noted-rightly")
    );
    assert_eq!(
        demands(SURPLUS, &[("fewer_counted", "1")]),
        [
            "error no-shortage-noted-beside-a-surplus",
            "error noted-differences-balance"
        ]
    );
    assert_eq!(
        demands(SHORT, &[("more_counted", "1")]),
        [
            "error no-surplus-noted-beside-a-shortage",
            "error noted-differences-balance"
        ]
    );
    // F310: the explanation.
    let silent = [("explained_yes", ""), ("explained_no", "x")];
    assert_eq!(demands(SHORT, &silent), [] as [&str; 0]);
    assert_eq!(
        demands(SHORT, &[("explained_yes", "0")]),
        error("difference-explained-or-not")
    );
    assert_eq!(
        demands(SHORT, &[("explained_no", "x")]),
        error("difference-explained-or-not")
    );
    assert_eq!(
        demands(SHORT, &[("ballots_not_returned", "0")]),
        ["warning difference-has-an-explanation"]
    );
    // W204.
    let nothing = [
        ("poll_cards", "0"),
        ("proxies", "0"),
        ("admitted_voters", "0"),
        ("candidate_votes", "0"),
        ("blank", "0"),
        ("invalid", "0"),
        ("ballots_cast", "0"),
        ("A", "0"),
        ("B", "0"),
    ];
    assert_eq!(demands(&[], &nothing), ["warning some-ballot-cast"]);
    // A missing figure leaves a demand open; a tick that is none is a matter of R001.
    assert_eq!(demands(SHORT, &[("admitted_voters", "")]), [] as [&str; 0]);
    assert_eq!(
        NETHERLANDS.codes(&[("compared_more", "maybe")]),
        [Code::R001]
    );
}

/// Two stations of West Maas en Waal as the EML count tells them: without the ballots found.
#[test]
fn votes_blank_and_invalid_stand_for_ballots_found_where_these_are_not_published() {
    let columns = "station,electorate,poll_cards,proxies,voter_cards,admitted_voters,candidate_votes,\
        blank,invalid,more_counted,fewer_counted,no_explanation";
    let report = Sheets::of("netherlands-municipal", columns)
        .row("1,1415,619,71,0,690,687,2,0,0,1,1")
        .row("2,443,191,33,0,224,224,0,0,0,0,0")
        .row("7,1809,760,108,0,868,865,3,1,1,0,0")
        .check();
    assert_eq!(
        report.told(R202),
        [
            "warning edition: equation=admitted_voters ~ ballots_cast net=0 gross=2 above=1 below=1 \
          largest=1: 690, 689; 7: 868, 869"
        ]
    );
    assert_eq!(report.counted(R107), (3, 3, 0));
    // A sum is not compared with itself.
    assert_eq!(report.counted(R105), (0, 0, 0));
    assert_eq!(report.cannot_tell(R105), [not_published(&["ballots_cast"])]);
    // The noted differences are right, so only what was not asked of the source is left open.
    assert_eq!(report.told(R112), [] as [&str; 0]);
    assert_eq!(report.counted(R112), (3, 3, 0));
    let wrong = Sheets::of("netherlands-municipal", columns)
        .row("1,1415,619,71,0,690,687,2,0,1,0,1")
        .check();
    let told = wrong.told(R112);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].contains("candidate_votes = 687, blank = 2, invalid = 0"),
        "{told:?}"
    );
}

#[test]
fn the_mexican_sheet_counts_null_votes_as_a_choice_and_the_georgian_does_not() {
    let mexico = |in_boxes| {
        Sheets::of(
            "mexico-casilla",
            "station,registered,in_boxes,A,others_and_null",
        )
        .row(&format!("1,689,{in_boxes},300,53"))
        .check()
        .codes()
    };
    assert_eq!(mexico("353"), []);
    assert_eq!(mexico("354"), [R106]);
    let georgia = |signatures| {
        Sheets::of(
            "georgia-precinct",
            "station,registered,signatures,invalid,valid,A",
        )
        .row(&format!("1,1481,{signatures},10,936,936"))
        .check()
        .codes()
    };
    assert_eq!(georgia("946"), []);
    assert_eq!(georgia("945"), [R104]);
}

#[test]
fn demands_that_hang_in_the_air_are_refused() {
    let refusal = |demand: &str| {
        let form = "schema = 1\nid = 'x'\ntitle = { en = 'X' }\nsource = 'made up'\nverified = false\n\
            item = [{ id = 'cast' }, { id = 'ticked', type = 'bool' }]\n";
        let labels = "labels = { en = 'Demand' }";
        let text = format!("{form}[[when]]\nid = 'w'\n{labels}\n{demand}");
        match Loaded::parse("x", &text) {
            Ok(_) => String::new(),
            Err(error) => error.reason,
        }
    };
    assert_eq!(refusal("then = [{ positive = ['cast'] }]"), "");
    assert_eq!(
        refusal("then = [{ positive = ['lost'] }]"),
        "when w: there is no item lost"
    );
    assert_eq!(
        refusal("then = [{ one_ticked = ['cast'] }]"),
        "when w: item cast is not of type Bool"
    );
    for (demand, said) in [
        ("then = []", "demands nothing"),
        ("then = [{ positive = [] }]", "names no item"),
        (
            "then = [{ left = ['cast'], op = '=', right = [] }]",
            "has an empty side",
        ),
        (
            "then = [{ left = ['cast'] }]",
            "needs all three of left, op and right",
        ),
        (
            "then = [{ zero = ['cast'], positive = ['cast'] }]",
            "a clause is one of any_ticked",
        ),
        ("then = [{ surprise = ['cast'] }]", "unknown field"),
        (
            "then = [{ zero = ['cast'] }]\nclass = 'information'",
            "error or warning",
        ),
    ] {
        let reason = refusal(demand);
        assert!(reason.contains(said), "{demand}: {reason}");
    }
}
