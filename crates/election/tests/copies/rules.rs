//! Each rule on small tables.

use election::{
    codes::{Class, Code},
    copies::{Capacity, Image, Manifest, Mismatch, Moment, Verdicts, Whole},
    digest::Sha256,
    rules::Reason,
};

use crate::table::{Case, lines, ran, said, table, totals};

const OFFICIAL: &str = "area,station,valid,A,B
    n,1,30,20,10
    n,2,40,15,25
    s,1,50,25,25";

#[test]
fn the_difference_is_three_way() {
    let official = table("official.csv", OFFICIAL);
    let copies = table(
        "copies.csv",
        "area,station,holder,valid,A,B
        n,1,x,30,20,10
        n,1,y,30,20,10
        n,2,x,40,16,25
        n,2,y,40,15,25
        s,1,x,50,26,
        z,9,x,7,4,3",
    );
    let answer = Case::of(copies).units(&official).answer();
    assert_eq!(
        (answer.copies, answer.units, answer.official_units),
        (6, 4, Some(3))
    );
    let of = |name: &str| {
        answer
            .verdicts
            .iter()
            .find(|(item, _)| item == name)
            .unwrap()
            .1
    };
    let verdicts = |agree, official_differs, copies_differ, copy_only, official_only| Verdicts {
        agree,
        official_differs,
        copies_differ,
        copy_only,
        official_only,
    };
    assert_eq!(of("valid"), verdicts(3, 0, 0, 1, 0));
    assert_eq!(of("A"), verdicts(1, 1, 1, 1, 0));
    assert_eq!(of("B"), verdicts(2, 0, 0, 1, 1));
    assert_eq!(
        said(&answer, Code::R501),
        [
            "error n/2 A some copy=16 official=15 difference=-1",
            "error s/1 A  copy=26 official=25 difference=-1",
        ]
    );
    let r501 = ran(&answer, Code::R501);
    assert_eq!((r501.examined, r501.passed, r501.nulls), (3, 1, 1));
    assert_eq!(lines(&r501.found[0]), ["official.csv:3", "copies.csv:4"]);
    assert_eq!(
        said(&answer, Code::R502),
        ["warning n/2 A  least=15 least_holder=y most=16 most_holder=x"]
    );
    let r502 = ran(&answer, Code::R502);
    assert_eq!((r502.examined, r502.passed, r502.nulls), (2, 1, 2));
    assert_eq!(lines(&r502.found[0]), ["copies.csv:5", "copies.csv:4"]);
    assert_eq!(said(&answer, Code::R503), ["information z/9 - no-official"]);
}

#[test]
fn where_nobody_names_a_holder_the_line_does() {
    let copies = table("copies.csv", "station,A\n1,5\n1,6");
    let answer = Case::of(copies).totals(&totals("A=6")).answer();
    assert_eq!(
        said(&answer, Code::R502),
        ["warning 1 A  least=5 least_holder=copies.csv:2 most=6 most_holder=copies.csv:3"]
    );
}

#[test]
fn a_missing_breakdown_is_one_finding() {
    let copies = || table("copies.csv", OFFICIAL);
    let bulletin = totals("A=60 B=60 valid=120");
    let answer = Case::of(copies()).totals(&bulletin).answer();
    assert_eq!(said(&answer, Code::R503), ["information  - none units=3"]);
    assert_eq!(
        ran(&answer, Code::R501).cannot_tell,
        [Reason::NoOfficialUnits]
    );
    assert_eq!(ran(&answer, Code::R502).cannot_tell, [Reason::OneCopyEach]);
    // With a breakdown it is a finding for each unit.
    let official = table(
        "official.csv",
        "area,station,valid,A,B\nn,1,30,20,10\nw,1,1,1,0",
    );
    let answer = Case::of(copies()).units(&official).answer();
    assert_eq!(
        said(&answer, Code::R503),
        [
            "information n/2 - no-official",
            "information s/1 - no-official",
            "information w/1 - no-copy",
        ]
    );
}

#[test]
fn a_part_is_not_larger_than_its_whole() {
    let copies = || table("copies.csv", OFFICIAL);
    let answer = Case::of(copies())
        .totals(&totals("A=60 B=60 valid=119"))
        .answer();
    assert_eq!(
        said(&answer, Code::R504),
        ["error  valid  copies=120 official=119 excess=1 least=1 units=3"]
    );
    let bound = answer.bound.unwrap();
    let remainders: Vec<_> = bound.lines.iter().map(|line| line.remainder).collect();
    assert_eq!(remainders, [0, 0, -1]);
    // 26 too many for B: the largest copy has 25, so two must be false.
    let answer = Case::of(copies()).totals(&totals("A=60 B=34")).answer();
    assert_eq!(
        said(&answer, Code::R504),
        ["error  B  copies=60 official=34 excess=26 least=2 units=3"]
    );
    let found = &ran(&answer, Code::R504).found[0];
    assert_eq!(lines(found), ["bulletins.json:7"]);
    assert_eq!(found.subject.edition.as_deref(), Some("bulletin"));
}

#[test]
fn where_copies_differ_the_bound_takes_the_smallest_count() {
    let copies = table("copies.csv", "station,A,B\n1,9,1\n1,7,2\n2,5,5");
    let answer = Case::of(copies).totals(&totals("A=12 B=6")).answer();
    let lines = answer.bound.unwrap().lines;
    assert_eq!((lines[0].copies, lines[1].copies), (12, 6));
    assert!(said_nothing(&lines));
}

fn said_nothing(lines: &[election::copies::Line]) -> bool {
    lines.iter().all(|line| !line.is_broken())
}

#[test]
fn figures_that_cannot_be_counts_take_no_part_in_sums() {
    let copies = table(
        "copies.csv",
        "station,A,B\n1,-9,1\n2,5O,5\n3,4,\n4,9999999999,1",
    );
    let answer = Case::of(copies).totals(&totals("A=4 B=7")).answer();
    let lines = answer.bound.unwrap().lines;
    assert_eq!((lines[0].copies, lines[1].copies), (4, 7));
}

#[test]
fn a_figure_for_all_others_is_held_against_the_choices_not_named() {
    let copies = || table("copies.csv", "station,A,B,C,D\n1,5,4,3,2\n2,5,4,3,2");
    let answer = Case::of(copies())
        .totals(&totals("B=9 others=19 A=10"))
        .answer();
    let lines = answer.bound.unwrap().lines;
    let names: Vec<_> = lines
        .iter()
        .map(|line| (line.name.as_str(), line.copies))
        .collect();
    assert_eq!(names, [("A", 10), ("B", 8), ("others", 10)]);
    assert_eq!(lines[2].covers, ["C", "D"]);
    assert!(ran_r504(&totals("B=9 others=9 A=10"), copies()).contains("others"));
    // Of a figure that nobody knows, and of choices not in it, nothing can be said.
    let answer = Case::of(copies()).totals(&totals("A=10 E=3")).answer();
    let unmatched = ["E", "B", "C", "D"].map(str::to_owned).to_vec();
    assert_eq!(
        ran(&answer, Code::R504).cannot_tell,
        [Reason::Unmatched(unmatched)]
    );
    // Nor where the copies do not list every choice.
    let mut incomplete = copies();
    incomplete.header.choices_complete = false;
    let answer = Case::of(incomplete)
        .totals(&totals("A=10 others=1"))
        .answer();
    assert_eq!(answer.bound.unwrap().lines.len(), 1);
}

fn ran_r504(official: &election::copies::Totals, copies: election::dataset::Dataset) -> String {
    let answer = Case::of(copies).totals(official).answer();
    said(&answer, Code::R504).join("; ")
}

#[test]
fn what_an_announcement_covers_is_read_both_ways() {
    let copies = || table("copies.csv", "station,A,B\n1,50,1\n2,40,1\n3,30,1\n4,20,1");
    let mut bulletin = totals("A=100 B=9");
    bulletin.counted = Some("80".parse().unwrap());
    // Nobody knows how many units there are: 40 too many, one copy has 50 of them. 20.5 % of 5
    // units are one unit.
    let answer = Case::of(copies()).totals(&bulletin).answer();
    assert_eq!(
        said(&answer, Code::R504),
        ["error  A share copies=140 official=100 excess=40 least=1 units=4 from=5"]
    );
    // Of 5 units one may be outside, the one with 50 votes.
    let mut case = Case::of(copies()).totals(&bulletin);
    case.whole.units = Some(5);
    let answer = case.answer();
    assert_eq!(
        said(&answer, Code::R504),
        [
            "warning  A covered copies=140 official=100 excess=40 least=1 units=4 outside=1 \
             own_remainder=10 own_least=0"
        ]
    );
    // 60 more: two further ones must be false even so.
    let mut bulletin = totals("A=30 B=9");
    bulletin.counted_units = Some((4, Some(5)));
    let answer = Case::of(copies()).totals(&bulletin).answer();
    assert_eq!(
        said(&answer, Code::R504),
        [
            "error  A both copies=140 official=30 excess=110 least=3 units=4 outside=1 \
             own_remainder=-60 own_least=2"
        ]
    );
}

#[test]
fn what_remains_must_fit_into_units_without_a_copy() {
    let copies = || {
        table(
            "copies.csv",
            "station,registered,invalid,A,B\n1,50,1,20,10\n2,60,2,20,20",
        )
    };
    let bulletin = totals("A=70 B=50 invalid=3");
    let with = |whole: Whole| {
        let mut case = Case::of(copies()).totals(&bulletin);
        case.whole = whole;
        case.answer()
    };
    let unknown = with(Whole::default());
    let room = unknown.bound.unwrap().room;
    assert_eq!(
        (room.needed, room.is_possible(), room.largest),
        (50, None, Some(42))
    );
    for (registered, possible) in [(160, true), (159, false)] {
        let answer = with(Whole {
            units: Some(3),
            registered: Some(registered),
        });
        let room = answer.bound.as_ref().unwrap().room.clone();
        assert_eq!(room.is_possible(), Some(possible), "{registered}");
        assert_eq!(room.capacity.unwrap().1, Capacity::Register);
        assert_eq!(said(&answer, Code::R504).is_empty(), possible);
    }
    let answer = with(Whole {
        units: Some(2),
        registered: None,
    });
    assert_eq!(
        said(&answer, Code::R504),
        ["warning  - no-unit-left needed=50 capacity=0"]
    );
    // Two marks a ballot need half the ballots.
    let mut case = Case::of(copies()).totals(&bulletin);
    case.choices_per_ballot = 2;
    assert_eq!(case.answer().bound.unwrap().room.needed, 25);
}

#[test]
fn an_official_table_is_the_whole_of_its_own_units_only() {
    // Units that the table lacks take no part: else a partial table would be held to be false.
    let official = table("official.csv", "station,registered,A,B\n1,99,5,5\n3,99,7,7");
    let copies = table("copies.csv", "station,A,B\n1,5,5\n2,90,90");
    let answer = Case::of(copies).units(&official).answer();
    assert!(said(&answer, Code::R504).is_empty());
    let bound = answer.bound.unwrap();
    assert_eq!((bound.lines[0].copies, bound.lines[0].official), (5, 12));
    assert_eq!(bound.room.capacity, Some((99, Capacity::OfficialRegisters)));
}

fn manifest() -> Manifest {
    let image = |name: &str| Image {
        name: name.to_owned(),
        size: None,
        sha256: Sha256::of(name.as_bytes()),
    };
    Manifest::new(vec![image("1.jpg"), image("2.jpg"), image("9.jpg")])
}

#[test]
fn a_manifest_speaks_only_of_units_that_it_claims() {
    let (good, bad) = (Sha256::of(b"2.jpg"), Sha256::of(b"other"));
    let copies = table(
        "copies.csv",
        &format!(
            "station,holder,image,image_sha256,A,B
            1,x,https://example.org/1.jpg,,5,5
            1,y,else.jpg,,5,5
            2,x,2.jpg,{good},5,6
            2,y,2.jpg,{bad},5,6
            2,z,,,5,6
            3,x,3.jpg,{bad},5,7
            4,x,,,5,8
            5,x,renamed.jpg,{},5,9",
            Sha256::of(b"9.jpg")
        ),
    );
    let mut case = Case::of(copies);
    let bulletin = totals("A=99");
    case = case.totals(&bulletin);
    case.images = Some(manifest());
    let answer = case.answer();
    let r505 = ran(&answer, Code::R505);
    assert_eq!((r505.examined, r505.passed, r505.nulls), (3, 1, 2));
    assert_eq!(
        said(&answer, Code::R505),
        [
            "warning 1 - absent holder=y image=else.jpg".to_owned(),
            format!("warning 2 - hash holder=y image=2.jpg stated={bad} manifest={good}"),
            "warning 2 - no-image holder=z".to_owned(),
        ]
    );
    let custody = answer.custody;
    assert_eq!((custody.images, custody.claimed), (Some(3), Some(3)));
    assert_eq!(
        (custody.with_image, custody.images_without_copy),
        (Some(6), Some(0))
    );
    // Without a manifest, every copy is looked at for what it says itself.
    case.images = None;
    let answer = case.answer();
    assert_eq!(
        said(&answer, Code::R505),
        [
            "warning 2 - no-image holder=z",
            "warning 4 - no-image holder=x"
        ]
    );
    assert_eq!(ran(&answer, Code::R505).examined, 5);
}

#[test]
fn custody_is_what_the_copies_say_of_themselves() {
    let copies = table(
        "copies.csv",
        "station,taken_at,signed,stamped,A,B
        1,2024-07-28T17:59:00-04:00,yes,1,5,5
        2,2024-07-29 00:10,no,yes,5,6
        3,23:00,YES,FALSE,5,7
        4,,,,5,8",
    );
    let bulletin = totals("A=99");
    let mut case = Case::of(copies).totals(&bulletin);
    case.voting_ended = Moment::of("2024-07-28 18:00");
    let answer = case.answer();
    assert_eq!(
        said(&answer, Code::R505),
        [
            "warning 1 - early holder=copies.csv:2 taken=2024-07-28T17:59:00-04:00",
            "warning 2 - unsigned holder=copies.csv:3",
            "warning 3 - no-stamp holder=copies.csv:4",
        ]
    );
    let r505 = ran(&answer, Code::R505);
    assert_eq!((r505.examined, r505.nulls), (3, 1));
    let bare = Case::of(table("copies.csv", "station,A\n1,5"));
    let answer = bare.totals(&bulletin).answer();
    assert_eq!(ran(&answer, Code::R505).cannot_tell, [Reason::NoCustody]);
}

#[test]
fn a_picture_belongs_to_one_unit() {
    let digest = Sha256::of(b"same");
    let copies = table(
        "copies.csv",
        &format!(
            "station,image,image_sha256,A,B
            1,a.jpg,{digest},50,10
            1,a.jpg,{digest},50,10
            2,b.jpg,{digest},40,11
            3,c.jpg,,30,12
            4,c.jpg,,20,13
            5,,,20,14"
        ),
    );
    let bulletin = totals("A=999");
    let answer = Case::of(copies).totals(&bulletin).answer();
    assert_eq!(
        said(&answer, Code::R506),
        [
            "warning 3 - image image=c.jpg units=2 names=3, 4".to_owned(),
            format!("warning 1 - digest image={digest} units=2 names=1, 2"),
        ]
    );
}

#[test]
fn equal_vectors_are_weighed_by_the_size_of_their_units() {
    // Small units that nearly coincide all over the place, and two large ones that are equal.
    let mut text = "station,A,B,C\n".to_owned();
    for station in 0..40 {
        let a = 20 + station % 20;
        text.push_str(&format!("s{station},{a},{},1\n", 60 - a));
    }
    for station in 0..60 {
        text.push_str(&format!(
            "m{station},{},{},{}\n",
            300 + 3 * station,
            280,
            station
        ));
    }
    text.push_str("x,911,650,40\ny,911,650,40\n");
    let bulletin = totals("A=99999999");
    let answer = Case::of(table("copies.csv", &text))
        .totals(&bulletin)
        .answer();
    let found = &ran(&answer, Code::R506).found;
    assert_eq!(found[0].subject.place[0].1, "x");
    assert_eq!(lines(&found[0]), ["copies.csv:102", "copies.csv:103"]);
    // Nothing of that size comes near: the chance is that of one hit without any near one.
    assert_eq!(found.len(), 21);
    assert!(
        found[1..]
            .iter()
            .all(|found| found.class == Class::Information)
    );
    let coincidence = answer.coincidence.unwrap();
    assert_eq!(coincidence.pairs, 21);
    // 148 pairs of the small units differ by one or two votes.
    assert!(
        coincidence.expected > 36.0 && coincidence.expected < 40.0,
        "{coincidence:?}"
    );
    assert!(coincidence.chance > 0.9, "{coincidence:?}");
    // Many copies of one sheet filed as many units are not chance.
    for station in 0..6 {
        text.push_str(&format!("z{station},911,650,40\n"));
    }
    let answer = Case::of(table("copies.csv", &text))
        .totals(&bulletin)
        .answer();
    let found = &ran(&answer, Code::R506).found;
    assert_eq!(
        (found[0].class, found[0].grounds.len()),
        (Class::Warning, 8)
    );
}

#[test]
fn lopsided_units_are_not_weighed() {
    let copies = table(
        "copies.csv",
        "station,A,B\n1,500,2\n2,500,2\n3,0,0\n4,0,0\n5,,3",
    );
    let bulletin = totals("A=9999");
    let answer = Case::of(copies).totals(&bulletin).answer();
    assert!(said(&answer, Code::R506).is_empty());
    let coincidence = answer.coincidence.unwrap();
    assert_eq!((coincidence.unweighed_pairs, coincidence.units), (1, 0));
    let one = table("copies.csv", "station,A\n1,5\n2,5");
    let answer = Case::of(one).totals(&bulletin).answer();
    assert_eq!(ran(&answer, Code::R506).cannot_tell, [Reason::TwoChoices]);
}

#[test]
fn sides_without_anything_in_common_are_refused() {
    let copies = table("copies.csv", "area,station,A\nn,1,5");
    let compare = |case: &Case<'_>| -> Mismatch {
        let question = election::copies::Question {
            copies: &case.copies,
            fields: election::copies::Fields::default(),
            official: case.official,
            images: None,
            voting_ended: None,
            whole: case.whole,
            others: "others",
            register: &[],
            invalid: &[],
            choices_per_ballot: 1,
        };
        election::copies::compare(&question).unwrap_err()
    };
    let other_key = table("official.csv", "station,A\n1,5");
    let mut case = Case::of(copies).units(&other_key);
    assert!(matches!(compare(&case), Mismatch::Keys { .. }));
    let stranger = totals("X=5");
    case.official = election::copies::Official {
        units: None,
        totals: Some(&stranger),
    };
    assert!(matches!(compare(&case), Mismatch::Names { .. }));
    let bulletin = totals("A=5");
    case.official.totals = Some(&bulletin);
    case.whole.units = Some(0);
    assert_eq!(compare(&case), Mismatch::FewUnits { given: 0, held: 1 });
}

#[test]
fn rows_without_a_key_name_no_unit() {
    let copies = table("copies.csv", "area,station,A\nn,1,5\nn,,7\n,,9");
    let answer = Case::of(copies).totals(&totals("A=5")).answer();
    assert_eq!((answer.copies, answer.units, answer.without_key), (3, 1, 2));
    assert!(said(&answer, Code::R504).is_empty());
}
