//! Results of real elections: figures that were published, and counts by a plain script that
//! reads the files row by row and knows nothing of forms.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    path::PathBuf,
};

use election::{
    codes::{
        self, Class,
        Code::{self, R001, R003, R005, R102, R103, R104, R105, R106, R107, R108, R109, R405},
        Input,
    },
    dataset::{Builder, Dataset, read_frozen, write_frozen},
    form::built_in,
    rules::{Reason, Settings},
};

use crate::sheets::{Checked, bind};

/// Opens the file of an election; `None`, said aloud, where the data is not there.
fn data(test: &str, name: &str) -> Option<File> {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/elections"
    );
    let path = PathBuf::from(folder).join(name);
    if path.exists() {
        return Some(File::open(path).unwrap());
    }
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    {
        eprintln!("SKIPPED {test}: there is no {name} in {folder}");
    }
    None
}

/// A figure to be altered: line, column, and what is added to it.
type Change<'a> = (u64, &'a str, i64);

/// The rows of a file, each with its line; the column names first.
fn rows(file: File) -> Vec<(u64, Vec<String>)> {
    let plain = zstd::stream::read::Decoder::new(file).unwrap();
    let mut csv = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(plain);
    let rows = csv.records().map(|record| {
        let record = record.unwrap();
        let line = record.position().unwrap().line();
        (line, record.iter().map(str::to_owned).collect())
    });
    rows.collect()
}

fn form_of(id: &str) -> &'static str {
    match id {
        "russia_2020_referendum" => "russia-referendum",
        _ if id.starts_with("russia") && id.ends_with("duma") => "russia-duma",
        _ if id.starts_with("russia") => "russia-presidential",
        _ => "generic",
    }
}

/// The rows as a dataset in the columns of the first.
fn dataset<'a>(
    id: &str,
    mut rows: impl Iterator<Item = &'a (u64, Vec<String>)>,
    changes: &[Change<'_>],
) -> Dataset {
    let names = &rows.next().unwrap().1;
    let form = built_in(form_of(id)).unwrap().form;
    let (columns, header) = bind(names.iter().map(String::as_str), &form, &["a.csv"]);
    let mut builder = Builder::new(header);
    for (line, cells) in rows {
        for ((column, name), cell) in columns.iter().zip(names).zip(cells) {
            let change = changes
                .iter()
                .find(|change| (change.0, change.1) == (*line, name));
            match change {
                Some((.., by)) => {
                    let figure: i64 = cell.parse().unwrap();
                    column.set(&mut builder, &(figure + by).to_string());
                }
                None => column.set(&mut builder, cell),
            }
        }
        builder.end_unit(0, *line);
    }
    builder.finish()
}

fn checked(id: &str, dataset: Dataset) -> Checked {
    let form = built_in(form_of(id)).unwrap().form;
    Checked::of(dataset, form, &Settings::default())
}

fn check(test: &str, id: &str) -> Option<Checked> {
    let rows = rows(data(test, &format!("{id}.csv.zst"))?);
    Some(checked(id, dataset(id, rows.iter(), &[])))
}

/// How many units a rule names, in any class.
fn units(checked: &Checked, code: Code) -> usize {
    checked.report.outcome(code).count_all()
}

#[test]
fn russia_2018_balances_but_for_six_boxes() {
    let Some(checked) = check("russia_2018_balances_but_for_six_boxes", "russia_2018_pres") else {
        return;
    };
    let report = &checked.report;
    assert_eq!(checked.dataset.units.len(), 97_699);
    for code in [R001, R003, R102, R103, R105, R106] {
        assert_eq!(checked.counted(code), (97_699, 97_699, 0), "{code}");
    }
    assert_eq!(report.outcome(R104).count(Class::Error), 6);
    assert_eq!(report.outcome(R108).count(Class::Information), 18_976);
    assert_eq!(report.outcome(R108).count(Class::Warning), 0);
    assert_eq!(checked.cannot_tell(R108), [Reason::Unset("R108.percent")]);
    assert!(report.has_errors());
    let turnout = report.turnout.as_ref().unwrap();
    assert_eq!(
        (turnout.at_100_percent, turnout.above_100_percent),
        (2_613, 0)
    );
    assert_eq!(turnout.base_total, 109_008_428);
    assert_eq!(turnout.at_limit, units(&checked, R109) as u64);
}

/// Units named by each rule, as a script counted them that reads rows and knows no forms.
struct Counted {
    id: &'static str,
    hits: &'static [(Code, usize)],
    at_100_percent: u64,
    above_100_percent: u64,
}

const fn counted(
    id: &'static str,
    hits: &'static [(Code, usize)],
    at_100_percent: u64,
    above_100_percent: u64,
) -> Counted {
    Counted {
        id,
        hits,
        at_100_percent,
        above_100_percent,
    }
}

const COUNTED: &[Counted] = &[
    counted(
        "albania_2013_parliament",
        &[(R003, 60), (R106, 14), (R109, 517)],
        63,
        0,
    ),
    counted(
        "georgia_2012_parliament_list",
        &[
            (R003, 1),
            (R104, 19),
            (R107, 87),
            (R108, 99),
            (R109, 110),
            (R405, 10),
        ],
        0,
        83,
    ),
    counted(
        "georgia_2013_pres",
        &[
            (R103, 2),
            (R104, 4),
            (R107, 10),
            (R108, 270),
            (R109, 12),
            (R405, 4),
        ],
        1,
        7,
    ),
    counted(
        "georgia_2016_parliament_list",
        &[
            (R103, 8),
            (R104, 125),
            (R107, 67),
            (R108, 113),
            (R109, 63),
            (R405, 10),
        ],
        1,
        61,
    ),
    counted("mexico_2006_national", &[(R109, 960)], 827, 117),
    counted("mexico_2012_national", &[(R109, 1048)], 904, 81),
    counted(
        "poland_2025_pres_round1",
        &[(R108, 5765), (R109, 148)],
        98,
        1,
    ),
    counted(
        "russia_2004_pres",
        &[(R104, 2), (R107, 956), (R108, 19_105), (R109, 12_837)],
        5296,
        0,
    ),
    counted(
        "russia_2008_pres",
        &[(R104, 7), (R107, 1311), (R108, 20_933), (R109, 15_197)],
        5104,
        0,
    ),
    counted(
        "russia_2011_duma",
        &[(R104, 18), (R107, 1690), (R108, 15_765), (R109, 9807)],
        3750,
        0,
    ),
    counted(
        "russia_2012_pres",
        &[(R104, 13), (R107, 1044), (R108, 17_538), (R109, 8630)],
        3379,
        0,
    ),
    counted(
        "russia_2018_pres",
        &[(R104, 6), (R107, 542), (R108, 18_976), (R109, 9387)],
        2613,
        0,
    ),
    counted(
        "russia_2020_referendum",
        &[(R107, 829), (R108, 26_805), (R109, 10_361)],
        2278,
        0,
    ),
    counted(
        // Electronic voting of 18 districts has no station.
        "russia_2021_duma",
        &[
            (R003, 18),
            (R104, 7),
            (R107, 1360),
            (R108, 15_676),
            (R109, 6232),
        ],
        2209,
        0,
    ),
    counted(
        "russia_2024_pres",
        &[(R104, 1), (R107, 784), (R108, 16_832), (R109, 15_602)],
        2420,
        0,
    ),
    counted("uk_2010_constituencies", &[], 0, 0),
    counted("usa_dc_2010_mayor_primary", &[], 0, 0),
    counted(
        // Sixteen names lost a letter to a byte 0xBF.
        "venezuela_2024_pres_opposition_tallies",
        &[(R005, 16), (R108, 23_981), (R109, 30)],
        0,
        0,
    ),
];

#[test]
fn every_file_has_the_published_totals_and_the_counted_hits() {
    let test = "every_file_has_the_published_totals_and_the_counted_hits";
    let Some(published) = data(test, "published.json") else {
        return;
    };
    let published: serde_json::Value = serde_json::from_reader(published).unwrap();
    let datasets = published["datasets"].as_object().unwrap();
    let ids: BTreeSet<&str> = datasets.keys().map(String::as_str).collect();
    assert_eq!(ids, COUNTED.iter().map(|counted| counted.id).collect());
    for expected in COUNTED {
        let checked = check(test, expected.id).unwrap();
        assert_totals(&checked.dataset, expected.id, &datasets[expected.id]);
        let found: Vec<(Code, usize)> = codes::on(Input::Edition)
            .filter(|entry| entry.code != Code::R202)
            .map(|entry| (entry.code, units(&checked, entry.code)))
            .filter(|(_, units)| *units > 0)
            .collect();
        assert_eq!(found, expected.hits, "{}", expected.id);
        let turnout = checked.report.turnout.as_ref().unwrap();
        let at_and_above = (turnout.at_100_percent, turnout.above_100_percent);
        let expected_at_and_above = (expected.at_100_percent, expected.above_100_percent);
        assert_eq!(at_and_above, expected_at_and_above, "{}", expected.id);
        let empty = if expected.id == "russia_2024_pres" {
            2268
        } else {
            0
        };
        assert_eq!(checked.report.empty_units, empty, "{}", expected.id);
    }
}

fn assert_totals(dataset: &Dataset, id: &str, published: &serde_json::Value) {
    assert_eq!(
        dataset.units.len() as u64,
        published["rows"].as_u64().unwrap(),
        "{id}"
    );
    let published = published["totals"].as_object().unwrap().iter();
    let published: BTreeMap<&str, i128> = published
        .map(|(name, total)| (name.as_str(), total.as_i64().unwrap().into()))
        .collect();
    // A column without any value is published as 0 there.
    let totals = dataset
        .totals()
        .map(|(name, total)| (name, total.unwrap_or(0)));
    assert_eq!(totals.collect::<BTreeMap<_, _>>(), published, "{id}");
}

#[test]
fn a_column_that_nobody_filled_has_no_total() {
    let test = "a_column_that_nobody_filled_has_no_total";
    let Some(checked) = check(test, "georgia_2012_parliament_list") else {
        return;
    };
    let total = |name| {
        checked
            .dataset
            .totals()
            .find(|(other, _)| *other == name)
            .unwrap()
            .1
    };
    assert_eq!(
        (total("ballots_received"), total("valid_reported")),
        (None, None)
    );
    assert_eq!(total("valid"), Some(2_150_197));
}

#[test]
fn one_published_choice_of_several_accuses_nobody() {
    let test = "one_published_choice_of_several_accuses_nobody";
    let Some(checked) = check(test, "usa_dc_2010_mayor_primary") else {
        return;
    };
    assert_eq!(checked.counted(R106), (0, 0, 0));
    assert!(
        checked
            .cannot_tell(R106)
            .contains(&Reason::ChoicesIncomplete)
    );
}

#[test]
fn one_altered_figure_moves_its_rule_and_names_its_line() {
    let test = "one_altered_figure_moves_its_rule_and_names_its_line";
    let id = "russia_2018_pres";
    let Some(file) = data(test, "russia_2018_pres.csv.zst") else {
        return;
    };
    let rows = rows(file);
    let before = checked(id, dataset(id, rows.iter(), &[]));
    let line = 54_321;
    let cases: &[(&[Change<'_>], &[Code])] = &[
        (&[(line, "Putin", 1)], &[R106]),
        (&[(line, "ballots_cancelled", -1)], &[R103]),
        (&[(line, "ballots_unaccounted", 1)], &[R103]),
        (&[(line, "invalid", 1)], &[R105]),
        (&[(line, "valid", 1)], &[R105, R106]),
        (&[(line, "in_fixed_boxes", 1)], &[R104, R105]),
        (&[(line, "registered", -900)], &[R102]),
        (&[(line, "issued_at_station", 15)], &[R103, R107]),
        (&[(line, "Putin", -900)], &[R001]),
        (&[(line, "ballots_lost", 2_499_033_000)], &[R001]),
        // Two slips that hide each other in every sum still show in the one they differ in.
        (&[(line, "Putin", 1), (line, "Grudinin", -1)], &[]),
    ];
    for (changes, moved) in cases {
        let after = checked(id, dataset(id, rows.iter(), changes));
        for entry in codes::on(Input::Edition) {
            let code = entry.code;
            let lines = |checked: &Checked| checked.hits(code).into_iter().collect::<BTreeSet<_>>();
            let (old, new) = (lines(&before), lines(&after));
            let differ: BTreeSet<u64> = old
                .symmetric_difference(&new)
                .map(|(_, line)| *line)
                .collect();
            let expected: BTreeSet<u64> =
                moved.contains(&code).then_some(line).into_iter().collect();
            assert_eq!(differ, expected, "{changes:?} {code}");
        }
    }
}

#[test]
fn a_shuffled_copy_and_its_frozen_file_say_the_same() {
    let test = "a_shuffled_copy_and_its_frozen_file_say_the_same";
    let id = "georgia_2016_parliament_list";
    let Some(file) = data(test, "georgia_2016_parliament_list.csv.zst") else {
        return;
    };
    let rows = rows(file);
    let straight = checked(id, dataset(id, rows.iter(), &[]));
    // Each row keeps the line of the original, so that nothing at all may differ.
    let (names, units) = rows.split_first().unwrap();
    let strided = (0..7).flat_map(|start| units.iter().skip(start).step_by(7));
    let shuffled = dataset(id, std::iter::once(names).chain(strided), &[]);
    let frozen = |dataset: &Dataset| {
        let mut bytes = Vec::new();
        write_frozen(dataset, &mut bytes).unwrap();
        bytes
    };
    let bytes = frozen(&straight.dataset);
    assert!(bytes == frozen(&shuffled), "frozen files differ");
    let thawed = read_frozen(&bytes[..]).unwrap();
    assert!(
        bytes == frozen(&thawed),
        "the frozen file of a frozen file differs"
    );
    for other in [checked(id, shuffled), checked(id, thawed)] {
        for entry in codes::on(Input::Edition) {
            assert_eq!(
                other.told(entry.code),
                straight.told(entry.code),
                "{}",
                entry.code
            );
        }
        assert_eq!(other.report.turnout, straight.report.turnout);
    }
}
