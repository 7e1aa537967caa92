//! Laws on drawn sheets: what balances is never accused, what is changed is always named, and
//! no unit answers for another.

use std::collections::BTreeMap;

use election::{
    codes::{
        Class,
        Code::{self, R001, R102, R103, R104, R105, R106, R107, R108, R109},
        Scope,
    },
    rules::Subject,
};
use proptest::{collection::vec, option, prelude::*, sample::Index};

use crate::sheets::{Checked, Sheets};

/// A sheet of a Russian presidential election.
pub(crate) const RUSSIAN: &str = "region,territory,station,registered,ballots_received,\
    issued_early,issued_at_station,issued_outside,ballots_cancelled,in_mobile_boxes,\
    in_fixed_boxes,invalid,valid,ballots_lost,ballots_unaccounted,A,B,C";

/// Places at the beginning of [`RUSSIAN`], and the register, which no closed equation holds.
const PLACES: usize = 3;
const FIRST_CLOSED: usize = PLACES + 1;

fn columns() -> Vec<&'static str> {
    RUSSIAN.split(',').collect()
}

/// The figures of one sheet that balances: free figures drawn, closed ones computed.
fn balanced() -> impl Strategy<Value = Vec<i64>> {
    let size = prop_oneof![Just(3_i64), Just(3_000), Just(90_000_000)];
    let free = size.prop_flat_map(|size| vec(0..=size, 8));
    (free, any::<[Index; 4]>()).prop_map(|(free, parts)| {
        let part = |index: usize, whole: i64| {
            i64::try_from(parts[index].index(usize::try_from(whole).unwrap() + 1)).unwrap()
        };
        let [a, b, c, invalid, taken, absent, cancelled, lost] = free[..] else {
            unreachable!("eight figures are drawn");
        };
        let valid = a + b + c;
        let (boxes, issued) = (valid + invalid, valid + invalid + taken);
        let mobile = part(0, boxes);
        let early = part(1, issued);
        let outside = part(2, issued - early);
        let unaccounted = part(3, issued + cancelled + lost);
        vec![
            issued + absent,
            issued + cancelled + lost - unaccounted,
            early,
            issued - early - outside,
            outside,
            cancelled,
            mobile,
            boxes - mobile,
            invalid,
            valid,
            lost,
            unaccounted,
            a,
            b,
            c,
        ]
    })
}

/// What may stand in a cell: mostly a small number, so that equations often hold.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => (0..4_i64).prop_map(|number| number.to_string()),
        1 => Just(String::new()),
        1 => prop::sample::select(vec!["-1", "x", "1000000000", "999999999", "99999999999999999"])
            .prop_map(str::to_owned),
    ]
}

/// Figures of a sheet that may or may not balance.
fn any_sheet() -> impl Strategy<Value = Vec<String>> {
    let altered = (balanced(), any::<Index>(), cell()).prop_map(|(figures, at, cell)| {
        let mut sheet = texts(&figures);
        let at = at.index(sheet.len());
        sheet[at] = cell;
        sheet
    });
    prop_oneof![altered, vec(cell(), columns().len() - PLACES)]
}

fn texts(figures: &[i64]) -> Vec<String> {
    figures.iter().map(i64::to_string).collect()
}

/// Unit `number` with its figures, at a line of its own.
fn with_unit(sheets: Sheets, number: usize, source: u16, line: u64, figures: &[String]) -> Sheets {
    let mut cells = vec![
        "North".to_owned(),
        (number % 3).to_string(),
        number.to_string(),
    ];
    cells.extend_from_slice(figures);
    sheets.cells_at(source, line, cells)
}

fn table<'a>(units: impl IntoIterator<Item = &'a Vec<String>>) -> Sheets {
    let empty = Sheets::of("russia-presidential", RUSSIAN);
    let units = units.into_iter().enumerate();
    units.fold(empty, |sheets, (number, unit)| {
        with_unit(sheets, number, 0, number as u64 + 2, unit)
    })
}

/// Everything that was said, with units by key and not by line.
fn said(checked: &Checked) -> Vec<String> {
    let mut said = vec![format!(
        "{:?} {}",
        checked.report.turnout, checked.report.empty_units
    )];
    said.extend(checked.dataset.totals().map(|total| format!("{total:?}")));
    for outcome in checked.outcomes() {
        let (examined, passed, nulls) = checked.counted(outcome.code);
        let (code, masked, reasons) = (outcome.code, outcome.masked, &outcome.cannot_tell);
        said.push(format!(
            "{code}: {examined} {passed} {nulls} {masked} {reasons:?}"
        ));
        said.extend(outcome.hits.iter().map(|hit| {
            let place = match hit.at {
                Subject::Unit(row) => checked.dataset.key(row).join("/"),
                other => format!("{other:?}"),
            };
            format!("{} {place} {:?}", hit.class.word(), hit.detail)
        }));
    }
    said
}

proptest! {
    #[test]
    fn a_sheet_that_balances_is_never_accused(units in vec(balanced(), 1..6)) {
        let units: Vec<_> = units.iter().map(|unit| texts(unit)).collect();
        let report = table(&units).check();
        prop_assert!(!report.report.has_errors(), "{:?}", report.codes());
    }

    #[test]
    fn one_changed_figure_names_its_unit_and_no_other(
        units in vec(balanced(), 2..6),
        which in any::<Index>(),
        column in any::<Index>(),
        change in prop_oneof![
            (-2..=2_i64).prop_map(Some),
            (-999_999_999..=999_999_999_i64).prop_map(Some),
            Just(None),
        ],
    ) {
        let mut units: Vec<_> = units.iter().map(|unit| texts(unit)).collect();
        let which = which.index(units.len());
        let column = FIRST_CLOSED - PLACES + column.index(columns().len() - FIRST_CLOSED);
        let before: i64 = units[which][column].parse().unwrap();
        // A choice without a figure says what a zero says.
        prop_assume!(change.map_or(before, |change| change) != 0);
        units[which][column] = change.map_or(String::new(), |change| (before + change).to_string());
        let report = table(&units).check();
        prop_assert_eq!(report.error_lines(), [which as u64 + 2]);
    }

    #[test]
    fn the_order_of_rows_and_files_says_nothing(
        units in vec((any_sheet(), any::<bool>()), 1..8),
        order in any::<u64>(),
    ) {
        let sheets: Vec<_> = units.iter().map(|(unit, _)| unit.clone()).collect();
        let straight = table(&sheets).check();
        let mut numbers: Vec<usize> = (0..units.len()).collect();
        numbers.sort_by_key(|number| (*number as u64 + 1).wrapping_mul(order | 1));
        let mut moved = Sheets::of("russia-presidential", RUSSIAN);
        for (line, &number) in (2..).zip(&numbers) {
            let (unit, in_second_file) = &units[number];
            moved = with_unit(moved, number, u16::from(*in_second_file), line, unit);
        }
        let moved = moved.check();
        prop_assert_eq!(said(&moved), said(&straight));
        // And each unit is still found where it stands.
        for row in 0..moved.dataset.units.len() {
            let number: usize = moved.dataset.key(row)[2].parse().unwrap();
            let line = numbers.iter().position(|other| *other == number).unwrap() as u64 + 2;
            let source = if units[number].1 { "b.csv" } else { "a.csv" };
            prop_assert_eq!(moved.dataset.origin(row), (source, line));
        }
    }

    #[test]
    fn a_further_unit_changes_nothing_about_the_others(
        units in vec(any_sheet(), 1..6),
        further in balanced(),
    ) {
        let before = table(&units).check();
        let further = with_unit(table(&units), 99, 0, 1000, &texts(&further)).check();
        for outcome in before.outcomes() {
            let code = outcome.code;
            let others = |checked: &Checked| -> Vec<_> {
                let hits = checked.report.outcome(code).hits.iter();
                let hits = hits.filter_map(|hit| match hit.at {
                    Subject::Unit(row) => {
                        Some((checked.dataset.units.line(row), hit.class, hit.detail.clone()))
                    }
                    Subject::Sum(_) | Subject::Edition => None,
                });
                hits.filter(|(line, ..)| *line != 1000).collect()
            };
            if code == R001 {
                // A column that nobody else fills becomes a published one with gaps.
                let gaps = |hits: Vec<(u64, Class, _)>| hits.len();
                prop_assert!(gaps(others(&before)) <= gaps(others(&further)));
            } else {
                prop_assert_eq!(others(&before), others(&further), "{}", code);
            }
        }
    }

    #[test]
    fn every_unit_is_accounted_for_in_every_rule(units in vec(any_sheet(), 0..8)) {
        let report = table(&units).check();
        let units = units.len() as u64;
        for outcome in report.outcomes() {
            let hit = outcome.count_all() as u64;
            let masked = outcome.examined.checked_sub(outcome.passed + hit);
            prop_assert!(masked.is_some_and(|masked| masked <= outcome.masked), "{outcome:?}");
            let not_run = outcome.examined + outcome.nulls == 0;
            if outcome.code.entry().scope == Scope::Unit {
                prop_assert!(not_run || outcome.examined + outcome.nulls == units, "{outcome:?}");
            }
        }
    }

    #[test]
    fn the_rules_agree_with_their_definitions_read_row_by_row(
        units in vec(any_sheet(), 1..8),
        limit in option::of(0..=100_i64),
    ) {
        let mut sheets = table(&units);
        if let Some(limit) = limit {
            sheets = sheets.set("R108.percent", &limit.to_string());
        }
        let report = sheets.check();
        let mut expected = Vec::new();
        for (unit, line) in units.iter().zip(2..) {
            let hits = by_definition(unit, &units, limit).into_iter();
            expected.extend(hits.map(|(code, class)| (code, line, class)));
        }
        let mut found = Vec::new();
        for code in [R001, R102, R103, R104, R105, R106, R107, R108, R109] {
            let hits = report.hits(code).into_iter();
            found.extend(hits.map(|(class, line)| (code, line, class)));
        }
        expected.sort_unstable();
        found.sort_unstable();
        prop_assert_eq!(found, expected);
    }
}

/// What the rules must find on one unit, from their definitions alone.
fn by_definition(
    unit: &[String],
    all: &[Vec<String>],
    invalid_limit: Option<i64>,
) -> Vec<(Code, Class)> {
    let names = columns();
    let position = |name: &str| names.iter().position(|other| *other == name).unwrap() - PLACES;
    let usable = |cell: &str| {
        cell.parse()
            .ok()
            .filter(|n: &i64| (0..=999_999_999).contains(n))
    };
    let mut hits = Vec::new();
    let reported = unit.iter().any(|cell| !cell.is_empty());
    for (at, cell) in unit.iter().enumerate() {
        let is_choice = names[at + PLACES].len() == 1;
        let published = all.iter().any(|other| !other[at].is_empty());
        let missing = cell.is_empty() && reported && published && !is_choice;
        if missing || (!cell.is_empty() && usable(cell).is_none()) {
            hits.push((R001, Class::Error));
        }
    }
    let figures: BTreeMap<&str, Option<i64>> = names[PLACES..]
        .iter()
        .map(|&name| (name, usable(&unit[position(name)])))
        .collect();
    let sum = |items: &[&str]| items.iter().map(|item| figures[item]).sum::<Option<i64>>();
    let choices = ["A", "B", "C"].map(|name| &unit[position(name)]);
    let marks = choices.iter().filter(|cell| !cell.is_empty());
    let marks: Vec<Option<i64>> = marks.map(|cell| usable(cell)).collect();
    let marks = if marks.is_empty() {
        None
    } else {
        marks.into_iter().sum()
    };

    let issued = sum(&["issued_early", "issued_at_station", "issued_outside"]);
    let boxes = sum(&["in_mobile_boxes", "in_fixed_boxes"]);
    let counted = sum(&["valid", "invalid"]);
    let out = sum(&["ballots_cancelled", "ballots_lost"]).zip(figures["ballots_unaccounted"]);
    let spent = issued
        .zip(out)
        .map(|(issued, (out, back))| issued + out - back);
    let differ = |code, a: Option<i64>, b: Option<i64>, wrong: fn(i64, i64) -> bool| {
        let wrong = a.zip(b).is_some_and(|(a, b)| wrong(a, b));
        wrong.then_some((code, Class::Error))
    };
    hits.extend(differ(R102, issued, figures["registered"], |a, b| a > b));
    hits.extend(differ(R103, figures["ballots_received"], spent, |a, b| {
        a != b
    }));
    hits.extend(differ(R104, boxes, issued, |a, b| a > b));
    hits.extend(differ(R105, boxes, counted, |a, b| a != b));
    hits.extend(differ(R106, figures["valid"], marks, |a, b| a != b));
    if let Some((issued, boxes)) = issued.zip(boxes)
        && issued > boxes
        && (issued - boxes >= 15 || (issued - boxes) * 100 >= issued * 2)
    {
        hits.push((R107, Class::Warning));
    }
    if let Some(invalid) = figures["invalid"] {
        let at_limit = invalid_limit.zip(boxes).is_some_and(|(limit, boxes)| {
            invalid > 0 && boxes > 0 && invalid * 100 >= boxes * limit
        });
        if at_limit {
            hits.push((R108, Class::Warning));
        } else if invalid == 0 {
            hits.push((R108, Class::Information));
        }
    }
    // Above the register R102 has spoken already.
    if let Some((issued, registered)) = issued.zip(figures["registered"])
        && registered > 0
        && issued <= registered
        && issued * 100 >= registered * 95
    {
        hits.push((R109, Class::Warning));
    }
    hits
}
