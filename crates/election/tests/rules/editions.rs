//! Two editions: what differs is named, what does not is not; R401 to R404; and laws.

use std::cmp::Ordering;

use election::{
    codes::Code::{self, R401, R402, R403, R404},
    dataset::Dataset,
    editions::{Decision, Decisions, Difference, EditionsError, Options, Side},
    found::Ran,
    rules::{Argument, Reason},
};
use proptest::{collection::vec, prelude::*};

use crate::sheets::Sheets;

fn edition(columns: &str, rows: &[&str]) -> Dataset {
    let sheets = Sheets::of("generic", columns);
    let sheets = rows.iter().fold(sheets, |sheets, row| sheets.row(row));
    sheets.dataset()
}

fn difference<'a>(a: &'a Dataset, b: &'a Dataset) -> Difference<'a> {
    Difference::of(a, b, &Options::default()).unwrap()
}

fn ran(difference: &Difference<'_>, code: Code) -> Ran {
    let mut rules = difference.rules().into_iter();
    rules.find(|ran| ran.code == code).unwrap()
}

/// Variant, subject and numbers of everything that a rule found.
fn told(difference: &Difference<'_>, code: Code) -> Vec<String> {
    let ran = ran(difference, code);
    let told = ran.found.iter().map(|found| {
        let arguments = found.arguments.iter().map(|(name, value)| match value {
            Argument::Number(number) => format!(" {name}={number}"),
            Argument::Text(text) => format!(" {name}={text}"),
            Argument::Share(part, whole) => format!(" {name}={part}/{whole}"),
            Argument::Real(real) => format!(" {name}={real:.2}"),
            Argument::Decimal(decimal) => format!(" {name}={decimal}"),
        });
        let place: Vec<&str> = found
            .subject
            .place
            .iter()
            .map(|(_, text)| &**text)
            .collect();
        let lines = found.grounds.iter().filter_map(|ground| ground.line);
        let lines: Vec<String> = lines.map(|line| format!("@{line}")).collect();
        let subject = [place.join("/"), lines.join(",")].concat();
        format!(
            "{} {subject}:{}",
            found.variant,
            arguments.collect::<String>()
        )
    });
    told.collect()
}

const COLUMNS: &str = "station,note,registered,invalid,A,B";

#[test]
fn what_a_later_edition_changes_is_named_unit_by_unit() {
    let a = edition(
        COLUMNS,
        &[
            "1,x,100,1,40,30",
            "2,x,100,0,50,20",
            "3,x,100,2,10,9",
            "4,x,100,0,7,7",
            "5,,100,,8,8",
        ],
    );
    let b = edition(
        "station,note,invalid,A,B,C",
        &[
            "6,x,3,5,6,0",
            "4,x,0,0,0,0",
            "1,y,1,40,30,0",
            "2,x,0,45,26,",
            "5,,,,,",
        ],
    );
    let found = difference(&a, &b);
    assert_eq!(found.pairs.len(), 4);
    let rows = |rows: &[usize], dataset: &Dataset| -> Vec<u64> {
        rows.iter().map(|row| dataset.units.line(*row)).collect()
    };
    assert_eq!(rows(&found.gone, &a), [4]);
    assert_eq!(rows(&found.added, &b), [2]);
    let changes: Vec<(u64, &str)> = found
        .changes
        .iter()
        .map(|change| (a.units.line(found.pairs[change.pair].a), change.a.name(&a)))
        .collect();
    assert_eq!(changes, [(3, "A"), (3, "B"), (5, "A"), (5, "B")]);
    assert_eq!(
        (found.units_changed(), found.vanished, found.appeared),
        (2, 2, 0)
    );
    assert_eq!((found.votes_grew, found.votes_fell), (1, 2));
    // Unit 4 has zeros now, unit 5 nothing at all.
    assert_eq!((found.set_to_zero.len(), found.emptied.len()), (1, 1));
    assert_eq!(
        (found.places[0].name.as_str(), found.places[0].changed.len()),
        ("note", 1)
    );
    // 4 stands before 1, 2 and 5 now.
    assert_eq!(found.moved, 1);
    let sides = |side| -> Vec<&str> {
        let columns = found.items.iter().chain(&found.choices);
        let columns = columns.filter(|column| column.side == side);
        columns.map(|column| column.name.as_str()).collect()
    };
    assert_eq!(
        (sides(Side::A), sides(Side::B)),
        (vec!["registered"], vec!["C"])
    );
    let of_a = &found.choices[0];
    assert_eq!(
        (of_a.a, of_a.b, of_a.net(), of_a.gross),
        (Some(115), Some(90), Some(-25), Some(35))
    );
    assert_eq!(
        (of_a.added_units, of_a.gone_units, of_a.changed_units),
        (5, 10, Some(-20))
    );
    assert_eq!((of_a.changed, of_a.fell), (2, (3, 20)));
    let c = &found.choices[2];
    assert_eq!(
        (c.net(), c.gross, c.b),
        (None, None, Some(0)),
        "what is not published is not 0"
    );
    assert_eq!(
        told(&found, R401),
        [" : added=1 gone=1 both=4 changed=4 units=2 places=1 moved=1 lost=1 new=1"]
    );
}

#[test]
fn the_same_in_another_file_is_no_difference() {
    let rows = ["1,x,100,1,40,30", "2,x,100,0,50,20"];
    let (a, b) = (edition(COLUMNS, &rows), edition(COLUMNS, &rows));
    let found = difference(&a, &b);
    assert!(found.is_empty());
    for code in [R401, R404] {
        assert_eq!(told(&found, code), [] as [&str; 0]);
    }
    let r401 = ran(&found, R401);
    assert_eq!((r401.examined, r401.passed), (1, 1));
    // The same columns in another order, and one without a figure, are no difference either.
    let turned = edition(
        "B,A,station,registered,invalid,note,voted_by_08",
        &["30,40,1,100,1,x,", "20,50,2,100,0,x,"],
    );
    assert!(difference(&a, &turned).is_empty());
    for (row, told_of) in [("1,x,100,1,40,31", "changed"), ("1,z,100,1,40,30", "place")] {
        let other = edition(COLUMNS, &[row, rows[1]]);
        assert!(!difference(&a, &other).is_empty(), "{told_of}");
    }
}

#[test]
fn a_repeated_key_is_a_multiset_on_each_side() {
    let a = edition("station,A", &["1,10", "1,20", "1,20", "2,5"]);
    let b = edition("station,A", &["1,20", "1,11", "2,5", "2,5"]);
    let found = difference(&a, &b);
    assert_eq!(found.repeated_keys, (2, 2));
    // 20 is 20; of what is left, 10 became 11 and the other 20 is gone.
    let changed: Vec<_> = found
        .changes
        .iter()
        .map(|change| found.pairs[change.pair])
        .collect();
    assert_eq!(changed.len(), 1);
    assert_eq!(
        (a.units.line(changed[0].a), b.units.line(changed[0].b)),
        (2, 3)
    );
    assert_eq!(
        (found.gone.len(), found.added.len(), found.pairs.len()),
        (1, 1, 3)
    );
    assert_eq!(found.choices[0].net(), Some(-14));
}

#[test]
fn editions_that_tell_units_apart_otherwise_are_refused() {
    let a = edition("region,station,A", &["1,1,10", "2,1,10"]);
    let b = edition("station,A", &["1,10"]);
    let refused = Difference::of(&a, &b, &Options::default()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the first edition tells its units apart by region, station, the second by station"
    );
    // In another order they are the same.
    let turned = edition("station,region,A", &["1,1,10", "1,2,10"]);
    assert!(difference(&a, &turned).is_empty());
    // A place that is the same for all units tells nothing apart, and may be left out.
    let one_region = edition("region,station,A", &["1,1,10", "1,2,20"]);
    let bare = edition("station,A", &["1,10", "2,25"]);
    for (one, other) in [(&one_region, &bare), (&bare, &one_region)] {
        let found = difference(one, other);
        assert_eq!((found.pairs.len(), found.changes.len()), (2, 1));
    }
    let nowhere = edition("A,B", &["1,1"]);
    let refused = Difference::of(&nowhere, &nowhere, &Options::default()).unwrap_err();
    assert_eq!(refused, EditionsError::NoKey);
    let item = edition("station,ballots", &["1,10"]);
    let choice = Sheets::of("venezuela-table", "station,ballots")
        .row("1,10")
        .dataset();
    let refused = Difference::of(&item, &choice, &Options::default()).unwrap_err();
    assert_eq!(refused, EditionsError::Role("ballots".to_owned()));
}

#[test]
fn a_count_that_can_only_grow_must_not_fall_but_for_removed_units() {
    let cumulative = Options {
        cumulative: true,
        ..Options::default()
    };
    let a = edition("station,A,B", &["1,40,30", "2,50,20", "3,10,9"]);
    let check = |rows: &[&str], options: &Options| {
        let b = edition("station,A,B", rows);
        let found = Difference::of(&a, &b, options).unwrap();
        (told(&found, R402), ran(&found, R402).masked)
    };
    let sound = ["1,40,30", "2,50,21", "3,10,9", "4,1,1"];
    assert_eq!(check(&sound, &cumulative), (vec![], 0));
    let falls = ["1,39,30", "2,50,20", "3,10,9"];
    let total = "total : item=A before=100 after=99 difference=-1 units=1 fall=1 removed=0";
    assert_eq!(check(&falls, &cumulative), (vec![total.to_owned()], 0));
    // A total that grows can hide a unit that falls.
    let hidden = ["1,39,30", "2,60,20", "3,10,9"];
    let units = "units : item=A before=100 after=109 difference=9 units=1 fall=1 removed=0";
    assert_eq!(check(&hidden, &cumulative), (vec![units.to_owned()], 0));
    // Nobody says so: a count may fall.
    let b = edition("station,A,B", &falls);
    let silent = difference(&a, &b);
    assert_eq!(ran(&silent, R402).cannot_tell, [Reason::NotCumulative]);
    // A removed unit explains the fall exactly; one vote more does not.
    assert_eq!(check(&["1,40,30", "2,50,20"], &cumulative), (vec![], 2));
    assert_eq!(
        check(&["1,40,30", "2,50,20", "3,0,0"], &cumulative),
        (vec![], 2)
    );
    let (found, masked) = check(&["1,40,30", "2,49,20"], &cumulative);
    let more = "total : item=A before=100 after=89 difference=-11 units=1 fall=1 removed=10";
    assert_eq!((found, masked), (vec![more.to_owned()], 1));
    // An edition may say itself that it is partial.
    let mut partial = Sheets::of("generic", "station,A,B");
    partial.header.edition.label = "Partial, 93 %".to_owned();
    let partial = partial.row("1,41,30").dataset();
    let later = edition("station,A,B", &["1,40,30"]);
    assert_eq!(told(&difference(&partial, &later), R402).len(), 1);
}

#[test]
fn units_are_removed_with_a_published_decision_or_without_one() {
    let a = edition(
        "region,station,A,B",
        &["N,1,90,10", "N,2,80,20", "S,1,30,70", "S,2,20,80"],
    );
    let b = edition("region,station,A,B", &["N,2,0,0", "S,1,30,70", "S,2,20,80"]);
    let found = difference(&a, &b);
    assert_eq!(
        told(&found, R404),
        [
            "sum : units=2 undecided=2 votes=200 share=200/400 item=A item_votes=170 \
             item_share=170/200 rest_share=50/200 mean=100.00 rest_mean=100.00",
            "gone N/1@2: votes=100",
            "void N/2@3: votes=100",
        ]
    );
    assert!(!found.removed.decisions_given);
    let gains: Vec<Ordering> = found
        .removed
        .choices
        .iter()
        .map(|c| found.removed.gains(c))
        .collect();
    assert_eq!(gains, [Ordering::Less, Ordering::Greater]);
    let decisions = |columns: &[&str], rows: &[&[&str]]| Decisions {
        columns: columns.iter().map(|&column| column.to_owned()).collect(),
        rows: rows
            .iter()
            .map(|row| {
                let decision = Decision {
                    id: "5/12".to_owned(),
                    date: "2024-02-11".to_owned(),
                    source: "gazette".to_owned(),
                };
                (row.iter().map(|&text| text.to_owned()).collect(), decision)
            })
            .collect(),
    };
    let with = |decisions: Decisions| {
        let options = Options {
            decisions: Some(decisions),
            ..Options::default()
        };
        let found = Difference::of(&a, &b, &options)?;
        let undecided = found.removed.undecided().count();
        Ok::<_, EditionsError>((
            undecided,
            told(&found, R404).len(),
            ran(&found, R404).passed,
        ))
    };
    let one = decisions(&["region", "station"], &[&["N", "1"], &["S", "2"]]);
    assert_eq!(with(one), Ok((1, 2, 3)));
    // A decision on a region covers its stations.
    assert_eq!(with(decisions(&["region"], &[&["N"]])), Ok((0, 0, 4)));
    let refused = with(decisions(&["centre"], &[&["N"]])).unwrap_err();
    assert!(
        refused
            .to_string()
            .contains("\"centre\", which is no place"),
        "{refused}"
    );
    assert!(with(decisions(&[], &[])).is_err());
}

/// Two regions of very different taste: late units come from one of them only.
fn late(late_share_of_a: i64) -> (Dataset, Dataset) {
    let mut rows = Vec::new();
    for station in 0..40_i64 {
        // Stations of a region differ by a few votes.
        let sway = station * 7 % 11 - 5;
        rows.push(format!("N,{station},{},{}", 80 + sway, 20 - sway));
        rows.push(format!("S,{station},{},{}", 20 + sway, 80 - sway));
    }
    let mut later = rows.clone();
    for station in 40..60_i64 {
        let sway = station * 7 % 11 - 5 + late_share_of_a;
        later.push(format!("N,{station},{},{}", sway, 100 - sway));
    }
    let dataset = |rows: &[String]| {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        edition("region,station,A,B", &rows)
    };
    (dataset(&rows), dataset(&later))
}

#[test]
fn late_units_are_compared_within_their_strata() {
    let by_region = Options {
        strata: vec!["region".to_owned()],
        ..Options::default()
    };
    // Late units give A 80 % where all units together give it 50 %: the region explains it.
    let (a, b) = late(80);
    let found = Difference::of(&a, &b, &by_region).unwrap();
    assert_eq!(told(&found, R403), [] as [&str; 0]);
    let outcome = ran(&found, R403);
    assert_eq!((outcome.examined, outcome.passed), (2, 2));
    let late_units = found.late.as_ref().unwrap();
    assert_eq!(
        (late_units.strata, late_units.units, late_units.earlier),
        (1, 20, 40)
    );
    // Five points more are beyond it.
    let (a, b) = late(85);
    let found = Difference::of(&a, &b, &by_region).unwrap();
    let said = told(&found, R403);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].starts_with("more : units=20 strata=1 item=A share=16"),
        "{said:?}"
    );
    assert!(
        said[1].starts_with("fewer : units=20 strata=1 item=B"),
        "{said:?}"
    );
    // Without strata nothing can be said, nor on strata that nobody has, nor on a handful.
    let silent = difference(&a, &b);
    assert_eq!(ran(&silent, R403).cannot_tell, [Reason::NoStrata]);
    let elsewhere = Options {
        strata: vec!["district".to_owned()],
        ..Options::default()
    };
    let refused = Difference::of(&a, &b, &elsewhere).unwrap_err();
    assert_eq!(refused, EditionsError::Strata("district".to_owned()));
    let alone = Options {
        strata: vec!["region".to_owned(), "station".to_owned()],
        ..Options::default()
    };
    let found = Difference::of(&a, &b, &alone).unwrap();
    assert_eq!(ran(&found, R403).cannot_tell, [Reason::TooFewLateUnits]);
    let same = Difference::of(&a, &a, &by_region).unwrap();
    assert_eq!(ran(&same, R403).cannot_tell, [Reason::NoLateUnits]);
}

/// The variance of the late units' sum, against all ways of drawing them.
#[test]
fn standard_errors_are_those_of_all_possible_draws() {
    let figures = [12_i64, 30, 7, 22, 41, 18, 25, 9, 33, 14, 28];
    let late_ones = 5;
    let row =
        |station: usize| format!("R,{station},{},{}", figures[station], 50 - figures[station]);
    let rows: Vec<String> = (0..figures.len()).map(row).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let columns = "region,station,A,B";
    let (a, b) = (
        edition(columns, &rows[late_ones..]),
        edition(columns, &rows),
    );
    let options = Options {
        strata: vec!["region".to_owned()],
        ..Options::default()
    };
    let found = Difference::of(&a, &b, &options).unwrap();
    let choice = found.late.as_ref().unwrap().choices[0].clone();
    let mean = figures.iter().sum::<i64>() as f64 / figures.len() as f64;
    let (mut squares, mut draws) = (0.0, 0.0);
    for draw in 0_u32..1 << figures.len() {
        if draw.count_ones() as usize != late_ones {
            continue;
        }
        let drawn = (0..figures.len()).filter(|unit| draw & (1 << unit) != 0);
        let sum: f64 = drawn.map(|unit| figures[unit] as f64 - mean).sum();
        squares += sum * sum;
        draws += 1.0;
    }
    let deviation = f64::sqrt(squares / draws);
    let difference = figures[..late_ones].iter().sum::<i64>() as f64 - mean * late_ones as f64;
    let expected = difference / deviation;
    assert!(
        (choice.standard_errors - expected).abs() < 1e-9,
        "{} {expected}",
        choice.standard_errors
    );
}

/// A drawn row: station, note and two figures that may be missing.
type Row = (u8, u8, Option<u8>, Option<u8>);

fn drawn(rows: &[Row]) -> Dataset {
    let rows: Vec<String> = rows
        .iter()
        .map(|(station, note, a, b)| {
            let figure = |figure: &Option<u8>| figure.map(|f| f.to_string()).unwrap_or_default();
            format!("{},{},{},{}", station % 6, note % 2, figure(a), figure(b))
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    edition("station,note,A,B", &rows)
}

/// What a difference says, but for order.
fn says(difference: &Difference<'_>) -> Vec<String> {
    let mut says: Vec<String> = Vec::new();
    for column in &difference.choices {
        says.push(format!("{column:?}"));
    }
    for place in &difference.places {
        says.push(format!("{} {}", place.name, place.changed.len()));
    }
    says.push(format!(
        "{:?}",
        (
            (
                difference.pairs.len(),
                difference.gone.len(),
                difference.added.len()
            ),
            (
                difference.changes.len(),
                difference.units_changed(),
                difference.repeated_keys
            ),
            (
                difference.appeared,
                difference.vanished,
                difference.votes_grew,
                difference.votes_fell
            ),
            (
                difference.set_to_zero.len(),
                difference.emptied.len(),
                difference.removed.votes
            ),
        )
    ));
    says
}

proptest! {
    #[test]
    fn swapping_the_editions_flips_signs_only(
        a in vec(any::<Row>(), 1..30),
        b in vec(any::<Row>(), 1..30),
    ) {
        let (a, b) = (drawn(&a), drawn(&b));
        let (there, back) = (difference(&a, &b), difference(&b, &a));
        prop_assert_eq!(there.pairs.len(), back.pairs.len());
        prop_assert_eq!(&there.added, &back.gone);
        prop_assert_eq!(&there.gone, &back.added);
        prop_assert_eq!(there.changes.len(), back.changes.len());
        prop_assert_eq!(there.units_changed(), back.units_changed());
        prop_assert_eq!((there.appeared, there.vanished), (back.vanished, back.appeared));
        prop_assert_eq!((there.votes_grew, there.votes_fell), (back.votes_fell, back.votes_grew));
        prop_assert_eq!(there.moved, back.moved);
        prop_assert_eq!(there.places[0].changed.len(), back.places[0].changed.len());
        for one in &there.choices {
            let other = back.choices.iter().find(|other| other.name == one.name).unwrap();
            prop_assert_eq!((one.a, one.b), (other.b, other.a));
            prop_assert_eq!(one.net(), other.net().map(|net| -net));
            prop_assert_eq!(one.gross, other.gross);
            prop_assert_eq!(one.changed_units, other.changed_units.map(|net| -net));
            prop_assert_eq!((one.added_units, one.gone_units), (other.gone_units, other.added_units));
            prop_assert_eq!(one.changed, other.changed);
            // Where both publish it, the parts make the whole.
            if let (Some(net), Some(changed)) = (one.net(), one.changed_units) {
                prop_assert_eq!(net, one.added_units - one.gone_units + changed);
                prop_assert!(net.abs() <= one.gross.unwrap());
            }
        }
    }

    #[test]
    fn shuffled_rows_change_nothing_but_the_order(
        a in vec(any::<Row>(), 1..30),
        b in vec(any::<Row>(), 1..30)
            .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        let (straight, shuffled) = b;
        let (a, straight, shuffled) = (drawn(&a), drawn(&straight), drawn(&shuffled));
        prop_assert_eq!(says(&difference(&a, &straight)), says(&difference(&a, &shuffled)));
        let itself = difference(&straight, &shuffled);
        let untouched = itself.changes.is_empty() && itself.gone.is_empty() && itself.added.is_empty();
        prop_assert!(untouched && itself.places[0].changed.is_empty());
    }
}
