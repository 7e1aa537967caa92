//! Laws on drawn elections: genuine copies accuse nobody, whichever of them were found; what is
//! altered is named; order means nothing.

use election::{
    codes::{Class, Code},
    copies::{Answer, Totals},
    dataset::Dataset,
    form::built_in,
    rules::{Settings, check},
};
use proptest::{collection::vec, prelude::*, sample::Index};

use crate::table::{Case, ran, table, totals};

/// Votes for A, B and C, invalid ballots, and voters who stayed at home.
type Sheet = [i64; 5];

fn election() -> impl Strategy<Value = Vec<Sheet>> {
    let size = prop_oneof![Just(3_i64), Just(40), Just(2_000)];
    size.prop_flat_map(|size| vec(prop::array::uniform5(0..=size), 1..25))
}

/// Which units have copies, and how many.
fn held() -> impl Strategy<Value = Vec<usize>> {
    vec(prop_oneof![Just(0_usize), Just(1), Just(1), Just(3)], 25)
}

fn row(station: usize, [a, b, c, invalid, absent]: Sheet) -> String {
    let valid = a + b + c;
    let registered = valid + invalid + absent;
    format!(
        "{},{station},{registered},{invalid},{valid},{a},{b},{c}",
        station % 3
    )
}

const COLUMNS: &str = "area,station,registered,invalid,valid,A,B,C";

fn rows(name: &str, rows: impl IntoIterator<Item = String>) -> Dataset {
    let rows: Vec<String> = rows.into_iter().collect();
    table(name, &format!("{COLUMNS}\n{}", rows.join("\n")))
}

fn copies(sheets: &[Sheet], held: &[usize]) -> Vec<String> {
    let units = sheets.iter().zip(held).enumerate();
    let copies = units.flat_map(|(station, (sheet, held))| vec![row(station, *sheet); *held]);
    copies.collect()
}

fn sums<'a>(sheets: impl IntoIterator<Item = &'a Sheet>) -> Totals {
    let mut sums = [0; 5];
    for sheet in sheets {
        for (sum, figure) in sums.iter_mut().zip(sheet) {
            *sum += figure;
        }
    }
    let [a, b, c, invalid, _] = sums;
    let valid = a + b + c;
    totals(&format!(
        "A={a} B={b} C={c} valid={valid} invalid={invalid}"
    ))
}

fn finds_nothing(answer: &Answer, codes: &[Code]) {
    for code in codes {
        let found = &ran(answer, *code).found;
        assert!(found.is_empty(), "{found:?}");
    }
}

/// What was said, with lines left out.
fn all_said(answer: &Answer) -> Vec<String> {
    let mut said = vec![format!("{:?} {:?}", answer.verdicts, answer.bound)];
    for ran in &answer.ran {
        said.push(format!(
            "{} {} {} {}",
            ran.code, ran.examined, ran.passed, ran.nulls
        ));
        let mut found: Vec<String> = ran
            .found
            .iter()
            .map(|found| format!("{:?} {:?}", found.subject, found.class))
            .collect();
        found.sort_unstable();
        said.extend(found);
    }
    said
}

proptest! {
    #[test]
    fn genuine_copies_accuse_nobody(sheets in election(), held in held()) {
        let copies = rows("copies.csv", copies(&sheets, &held));
        prop_assume!(!copies.units.is_empty());
        let official = rows("official.csv", sheets.iter().enumerate().map(|(at, sheet)| row(at, *sheet)));
        let announced = sums(&sheets);
        let codes = [Code::R501, Code::R502, Code::R504];
        let registered = sheets.iter().flatten().sum();
        let mut case = Case::of(copies).totals(&announced);
        finds_nothing(&case.answer(), &codes);
        case.whole.registered = Some(registered);
        finds_nothing(&case.answer(), &codes);
        case.whole.units = Some(sheets.len() as u64);
        finds_nothing(&case.answer(), &codes);
        let case = case.units(&official);
        finds_nothing(&case.answer(), &codes);
        let mut alone = case;
        alone.official.totals = None;
        finds_nothing(&alone.answer(), &codes);
    }

    /// An announcement covers some of the units; copies are held of any. By the reading that it
    /// covers its own units only, nothing is broken.
    #[test]
    fn a_partial_total_is_never_broken_by_its_own_reading(
        sheets in election(),
        covered in vec(any::<bool>(), 25),
        held in held(),
        decimals in 0..3_u32,
    ) {
        let copies = rows("copies.csv", copies(&sheets, &held));
        prop_assume!(!copies.units.is_empty());
        let inside: Vec<&Sheet> = sheets
            .iter()
            .zip(&covered)
            .filter_map(|(sheet, covered)| covered.then_some(sheet))
            .collect();
        let mut announced = sums(inside.iter().copied());
        let scale = 10_i64.pow(decimals);
        let [counted, units] = [inside.len(), sheets.len()].map(|n| i64::try_from(n).unwrap());
        announced.counted = Some(election::numerals::Decimal {
            digits: (counted * 100 * scale * 2 + units) / (2 * units),
            decimals,
        });
        let mut case = Case::of(copies).totals(&announced);
        case.whole.units = Some(sheets.len() as u64);
        let errors = |answer: &Answer| ran(answer, Code::R504).count(Class::Error);
        prop_assert_eq!(errors(&case.answer()), 0);
        announced.counted = None;
        announced.counted_units = Some((inside.len() as u64, Some(sheets.len() as u64)));
        let copies = rows("copies.csv", self::copies(&sheets, &held));
        prop_assert_eq!(errors(&Case::of(copies).totals(&announced).answer()), 0);
    }

    #[test]
    fn one_altered_figure_is_named(
        sheets in election(),
        at in any::<Index>(),
        column in 0..6_usize,
        digit in any::<Index>(),
        by in 1..10_u8,
    ) {
        let official: Vec<String> = sheets.iter().enumerate().map(|(at, sheet)| row(at, *sheet)).collect();
        let at = at.index(official.len());
        let mut cells: Vec<String> = official[at].split(',').map(str::to_owned).collect();
        let cell = &mut cells[2 + column];
        let digit = digit.index(cell.len());
        let old = cell.as_bytes()[digit];
        let new = (old - b'0' + by) % 10 + b'0';
        cell.replace_range(digit..=digit, std::str::from_utf8(&[new]).unwrap());
        let mut altered = official.clone();
        altered[at] = cells.join(",");
        let official = rows("official.csv", official);
        let copies = rows("copies.csv", altered);
        let form = built_in("generic").unwrap().form;
        let report = check(&copies, &form, &Settings::default());
        let r106 = report.outcome(Code::R106);
        // Without an official figure, the sheet's own sum gives it away where it is part of one.
        prop_assert_eq!(r106.hits.len(), usize::from(column >= 2));
        let answer = Case::of(copies).units(&official).answer();
        let found = &ran(&answer, Code::R501).found;
        prop_assert_eq!(found.len(), 1);
        let name = COLUMNS.split(',').nth(2 + column);
        prop_assert_eq!(found[0].subject.item.as_deref(), name);
        let station = found[0].subject.place[1].1.parse::<usize>().unwrap();
        prop_assert_eq!(station, at);
        prop_assert_eq!(found[0].grounds.len(), 2);
    }

    #[test]
    fn order_of_rows_means_nothing(
        sheets in election(),
        held in held(),
        altered in vec((any::<Index>(), 0..50_i64), 0..4),
        turn in any::<Index>(),
    ) {
        let mut copies = copies(&sheets, &held);
        prop_assume!(!copies.is_empty());
        for (at, figure) in altered {
            let at = at.index(copies.len());
            let (rest, _) = copies[at].rsplit_once(',').unwrap();
            copies[at] = format!("{rest},{figure}");
        }
        let official = rows("official.csv", sheets.iter().enumerate().map(|(at, sheet)| row(at, *sheet)));
        let announced = sums(&sheets);
        let said = |copies: &[String]| {
            let copies = rows("copies.csv", copies.iter().cloned());
            all_said(&Case::of(copies).units(&official).totals(&announced).answer())
        };
        let before = said(&copies);
        let turn = turn.index(copies.len());
        copies.rotate_left(turn);
        copies.reverse();
        prop_assert_eq!(said(&copies), before);
    }
}
