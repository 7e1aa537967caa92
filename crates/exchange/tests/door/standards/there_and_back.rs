//! Datasets written as reports and read again, and what a report cannot hold.

use std::fs;

use exchange::{ExportOptions, Lost, Selections, check_nist, write_nist};
use proptest::prelude::*;

use super::{
    super::{mapping, read_with},
    written_here::{SMALL_EML, SMALL_JSON, SMALL_XML},
    *,
};

fn export_options() -> ExportOptions {
    ExportOptions {
        issuer: "Observers \"Together\"".to_owned(),
        issuer_abbreviation: "OT".to_owned(),
        generated: "2024-02-11T18:00:00+04:00".to_owned(),
        date: "2024-02-07".to_owned(),
        status: None,
        sequence: 2,
        selections: Selections::Candidates,
        language: "az".to_owned(),
        program: "test/1".to_owned(),
    }
}

/// Writes a dataset as a report, which must be valid, and reads it again.
fn there_and_back(
    results: &Results,
    form: &Loaded,
    options: &ExportOptions,
) -> (Results, Vec<Lost>) {
    let mut report = Vec::new();
    let lost = write_nist(&results.dataset, &form.form, options, &mut report).unwrap();
    let mut again = Vec::new();
    write_nist(&results.dataset, &form.form, options, &mut again).unwrap();
    assert!(report == again, "the bytes differ");
    let check = check_nist(&report[..], "report.json").unwrap();
    assert_eq!((check.count, check.faults), (0, vec![]));
    (read_as(&report, form, "").unwrap(), lost)
}

/// Items of which the standard holds one of each group.
const HELD: [&[&str]; 7] = [
    &["registered", "electorate"],
    &["signatures", "admitted_voters"],
    &["ballots_cast", "ballots", "in_boxes"],
    &["invalid"],
    &["overvotes"],
    &["undervotes", "blank"],
    &["write_ins"],
];

/// The columns that come back: choices, and the items that the standard holds.
fn held(results: &Results, form: &Loaded) -> Vec<String> {
    let item =
        |ids: &&'static [&'static str]| ids.iter().find(|id| form.form.item(id).is_some()).copied();
    let items = HELD.iter().filter_map(item);
    let there = items.filter(|id| results.dataset.published_item(id).is_some());
    let choices = results.dataset.header.choices.iter().cloned();
    there.map(str::to_owned).chain(choices).collect()
}

/// Every unit by its key, with the figures of `columns`; sorted, because keys may repeat.
fn units(results: &Results, columns: &[String]) -> Vec<(Vec<String>, Vec<Option<i64>>)> {
    let dataset = &results.dataset;
    let mut units: Vec<_> = (0..dataset.units.len())
        .map(|row| {
            let key = dataset
                .key(row)
                .into_iter()
                .filter(|place| !place.is_empty());
            let figures = columns.iter().map(|column| figure(results, column, row));
            (key.map(str::to_owned).collect(), figures.collect())
        })
        .collect();
    units.sort();
    units
}

#[track_caller]
fn assert_same(results: &Results, back: &Results, form: &Loaded) {
    let columns = held(results, form);
    assert_eq!(back.dataset.header.choices, results.dataset.header.choices);
    let (before, after) = (units(results, &columns), units(back, &columns));
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before, after, "{columns:?}");
    }
}

#[test]
fn real_results_come_back_from_a_report() {
    let Some(folder) = material("real_results_come_back_from_a_report") else {
        return;
    };
    let folder = folder.parent().unwrap();
    for (name, form, lost_items) in [
        ("elections/georgia_2013_pres.csv.zst", "generic", 1),
        (
            "elections/russia_2018_pres.csv.zst",
            "russia-presidential",
            10,
        ),
    ] {
        let form = election::form::built_in(form).unwrap();
        let results = read_as(&fs::read(folder.join(name)).unwrap(), &form, "").unwrap();
        let (back, lost) = there_and_back(&results, &form, &export_options());
        assert_same(&results, &back, &form);
        let items = lost.iter().filter(|lost| lost.why == "item").count();
        assert!(items >= lost_items, "{name}: {lost:?}");
        // The national figures were added up, so they are a stated sum that must agree.
        assert_eq!(
            back.dataset.aggregates.len(),
            1 + results.dataset.aggregates.len()
        );
        let rules = election::rules::check(&back.dataset, &form.form, &Default::default());
        let sums = rules.outcome(election::codes::Code::R201);
        assert!(
            sums.examined >= 1 && sums.hits.is_empty(),
            "{name}: {}",
            sums.examined
        );
    }
    let form = municipal();
    let packed = folder.join("standards/eml-nl/Telling_GR2022_WestMaasenWaal.eml.xml.gz");
    let results = read_as(&fs::read(packed).unwrap(), &form, "").unwrap();
    let (back, lost) = there_and_back(&results, &form, &export_options());
    assert_same(&results, &back, &form);
    assert_eq!(
        back.dataset.header.places,
        ["municipality", "station", "station_name"]
    );
    // What the municipality states, and the sum of everything that was added up.
    assert_eq!(back.dataset.aggregates.len(), 2);
    let lost: Vec<&str> = lost.iter().map(|lost| lost.what.as_str()).collect();
    assert!(
        lost.contains(&"poll_cards") && lost.contains(&"candidate_votes"),
        "{lost:?}"
    );
}

#[test]
fn what_a_report_cannot_hold_is_named() {
    let text = "region,station,postal_code,registered,ballots_received,invalid,A,B\n\
                Шəki,1,X1,100,90,x,50,\nШəki,2,,,80,3,-7,4\n";
    let results = read(text.as_bytes()).unwrap();
    let mut simulated = results;
    simulated.dataset.header.simulated = true;
    let (back, lost) = there_and_back(&simulated, generic(), &export_options());
    let lost: Vec<_> = lost
        .iter()
        .map(|lost| (lost.what.as_str(), lost.why, lost.values))
        .collect();
    assert_eq!(
        lost,
        [
            ("ballots_received", "item", 2),
            ("invalid", "unreadable", 1),
            ("postal_code", "place", 1)
        ]
    );
    assert!(back.dataset.header.simulated, "the report says so itself");
    assert_eq!(back.dataset.key(0), ["Шəki", "1"]);
    assert_eq!(
        (figure(&back, "A", 1), figure(&back, "B", 0)),
        (Some(-7), None)
    );
    // Sums that the source states stay stated, and are not those of the units.
    let sums = "region,station,A\nTotal,,11\nNorth,1,4\nNorth,2,5\n";
    let mapping = mapping(
        "schema = 1\nkey = [\"region\", \"station\"]\naggregates = [{ column = \"region\", matches = \"Total\" }]\n\
         [columns]\nregion = { place = \"region\" }\nstation = { place = \"station\" }\nA = { choice = \"A\" }\n",
    );
    let stated = read_with(sums.as_bytes(), &mapping, generic()).unwrap();
    let (back, lost) = there_and_back(&stated, generic(), &export_options());
    assert_eq!(lost[0].why, "sum", "the key Total has no units: {lost:?}");
    assert_eq!(
        back.dataset.choice_of(&back.dataset.aggregates, 0).get(0),
        Some(9)
    );
}

#[test]
fn options_must_be_what_the_standard_wants() {
    let results = read(b"station,A,B\n1,2,3\n").unwrap();
    let changes: [fn(&mut ExportOptions); 5] = [
        |options| options.date = "7 February".to_owned(),
        |options| options.generated = "2024-02-07".to_owned(),
        |options| options.generated = "2024-02-07T10:00:00.5Z".to_owned(),
        |options| options.language = "az_AZ".to_owned(),
        |options| options.issuer = " ".to_owned(),
    ];
    for change in changes {
        let mut options = export_options();
        change(&mut options);
        let refused = write_nist(&results.dataset, &generic().form, &options, Vec::new());
        assert!(refused.is_err(), "{options:?}");
    }
}

#[test]
fn every_kind_of_choice_comes_back() {
    let results = read("station,A \"b\",Б\n1,2,3\n2,4,5\n".as_bytes()).unwrap();
    for selections in [
        Selections::Candidates,
        Selections::Parties,
        Selections::Answers,
    ] {
        let options = ExportOptions {
            selections,
            ..export_options()
        };
        let (back, _) = there_and_back(&results, generic(), &options);
        assert_same(&results, &back, generic());
    }
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0..2_000_000_i64).prop_map(|figure| figure.to_string()),
        1 => Just(String::new()),
        1 => (-50..0_i64).prop_map(|figure| figure.to_string()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_results_come_back_from_a_report(
        regions in prop::collection::vec("[A-Za-zА-Яа-яİıƏə\"\\\\ /~.0-9-]{1,8}", 1..4),
        rows in prop::collection::vec((any::<prop::sample::Index>(), "[0-9a-zА-Я/ .-]{1,5}", prop::collection::vec(cell(), 5)), 1..20),
    ) {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(["region", "station", "registered", "ballots", "invalid", "Əliyev", "B/2"]).unwrap();
        for (region, station, cells) in &rows {
            let mut record = vec![region.get(&regions).trim(), station.trim()];
            record.extend(cells.iter().map(String::as_str));
            csv.write_record(record).unwrap();
        }
        let text = csv.into_inner().unwrap();
        let Ok(results) = read(&text) else { return Ok(()) };
        // A unit without any place has no name to come back by.
        prop_assume!((0..results.dataset.units.len()).all(|row| results.dataset.key(row).iter().any(|place| !place.is_empty())));
        let (back, _) = there_and_back(&results, generic(), &export_options());
        let columns = held(&results, generic());
        prop_assert_eq!(units(&results, &columns), units(&back, &columns));
    }

    #[test]
    fn no_bytes_make_a_reader_panic(
        seed in 0..3_usize,
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        length in any::<prop::sample::Index>(),
    ) {
        let mut bytes = [SMALL_JSON, SMALL_XML, SMALL_EML][seed].as_bytes().to_vec();
        for (at, byte) in cuts {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let end = length.index(bytes.len()) + 1;
        for bytes in [&bytes[..], &bytes[..end]] {
            let _ = read(bytes);
            let _ = check_nist(bytes, "a.json");
        }
    }
}
