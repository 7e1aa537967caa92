//! Documents of exchange standards: what is read of them, and what is refused.

use std::{collections::BTreeMap, fs, io::Read as _, path::PathBuf};

use election::{dataset::EditionLabel, form::Loaded};
use exchange::{
    ExportOptions, Lost, NistRule, ReadError, ReadOptions, Results, Selections, check_nist,
    read_results, write_nist,
};
use flate2::read::MultiGzDecoder;
use proptest::prelude::*;

use super::{common, generic};

/// The folder of conformance material, where it is at hand.
fn material(test: &str) -> Option<PathBuf> {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/standards"
    );
    let folder = PathBuf::from(folder);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "{test}: {} is absent",
        folder.display()
    );
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    {
        eprintln!("SKIPPED {test}: {} is absent", folder.display());
    }
    None
}

fn read_as(bytes: &[u8], form: &Loaded, contest: &str) -> Result<Results, ReadError> {
    let options = ReadOptions {
        edition: EditionLabel {
            contest: contest.to_owned(),
            ..EditionLabel::default()
        },
        ..ReadOptions::default()
    };
    read_results(bytes, "a.xml", common(), &form.form, form.sha256, &options)
}

fn read(bytes: &[u8]) -> Result<Results, ReadError> {
    read_as(bytes, generic(), "")
}

/// A form with the items of a Dutch count.
fn municipal() -> Loaded {
    let items = [
        "electorate",
        "poll_cards",
        "proxies",
        "voter_cards",
        "admitted_voters",
        "candidate_votes",
        "blank",
        "invalid",
        "more_counted",
        "fewer_counted",
        "ballots_not_returned",
        "too_few_issued",
        "too_many_issued",
        "no_explanation",
        "other_explanation",
    ];
    let items = items
        .map(|item| format!("{{ id = \"{item}\" }}"))
        .join(", ");
    let text = format!(
        "schema = 1\nid = \"municipal\"\ntitle = {{ en = \"Count\" }}\nsource = \"made up\"\n\
         verified = false\nitem = [{items}]\n"
    );
    Loaded::parse("municipal", &text).unwrap()
}

/// Total of each item and choice.
fn totals(results: &Results) -> BTreeMap<String, Option<i128>> {
    let totals = results.dataset.totals();
    totals
        .map(|(name, total)| (name.to_owned(), total))
        .collect()
}

fn figure(results: &Results, column: &str, row: usize) -> Option<i64> {
    let dataset = &results.dataset;
    match dataset.item_position(column) {
        Some(item) => dataset.units.item(item).get(row),
        None => {
            let choice = dataset
                .header
                .choices
                .iter()
                .position(|name| name == column);
            dataset
                .choice(choice.unwrap_or_else(|| panic!("no column {column}")))
                .get(row)
        }
    }
}

#[test]
fn the_valid_sample_has_no_faults_and_the_other_three() {
    let Some(folder) = material("the_valid_sample_has_no_faults_and_the_other_three") else {
        return;
    };
    let check = |name: &str| {
        let bytes = fs::read(folder.join("nist-sp1500-100v2").join(name)).unwrap();
        check_nist(&bytes[..], name).unwrap()
    };
    let valid = check("sample-valid-azerbaijan-2024-national.json");
    assert_eq!(
        (valid.count, valid.faults.len()),
        (0, 0),
        "{:?}",
        valid.faults
    );
    assert!(valid.objects > 15 && valid.references > 15, "{valid:?}");
    let invalid = check("sample-invalid-three-faults.json");
    let faults: Vec<_> = invalid
        .faults
        .iter()
        .map(|fault| {
            (
                fault.path.as_str(),
                fault.rule,
                fault.found.as_str(),
                fault.line,
            )
        })
        .collect();
    assert_eq!(
        faults,
        [
            ("/Status", NistRule::NotInList, "final", 9),
            ("/GpUnit/0", NistRule::Required, "Type", 14),
            (
                "/Election/0/Contest/0/ContestSelection/0/VoteCounts/0/Invalid",
                NistRule::UnknownProperty,
                "Invalid",
                253
            ),
        ]
    );
}

#[test]
fn any_one_change_of_the_sample_is_found() {
    let Some(folder) = material("any_one_change_of_the_sample_is_found") else {
        return;
    };
    let path = "nist-sp1500-100v2/sample-valid-azerbaijan-2024-national.json";
    let text = fs::read_to_string(folder.join(path)).unwrap();
    for (from, to, rule) in [
        (
            "\"GpUnitId\": \"gp-az\"",
            "\"GpUnitId\": \"gp-xx\"",
            NistRule::Dangling,
        ),
        (
            "\"GpUnitId\": \"gp-az\"",
            "\"GpUnitId\": \"cand-oruj\"",
            NistRule::OtherKind,
        ),
        (
            "\"@id\": \"cand-oruj\"",
            "\"@id\": \"cand-mustafa\"",
            NistRule::SameId,
        ),
        ("\"2024-02-07\"", "\"2024-02-30\"", NistRule::Format),
        (
            "\"SequenceStart\": 1",
            "\"SequenceStart\": 1.0",
            NistRule::Kind,
        ),
        (
            "\"Type\": \"total\"",
            "\"Type\": \"all\"",
            NistRule::NotInList,
        ),
        (
            "\"Count\": 4567458",
            "\"Count\": \"4567458\"",
            NistRule::Kind,
        ),
        (
            "ElectionResults.CandidateContest",
            "ElectionResults.Contest",
            NistRule::NoneOf,
        ),
        (
            "2024-02-11T18:00:00+04:00",
            "2024-02-11T18:00:00",
            NistRule::Format,
        ),
        ("\"VotesAllowed\": 1,", "", NistRule::Required),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        let found = check_nist(changed.as_bytes(), "a.json").unwrap().faults;
        assert!(
            found.iter().any(|fault| fault.rule == rule),
            "{from} -> {to}: {found:?}"
        );
    }
}

#[test]
fn a_national_report_is_one_unit() {
    let Some(folder) = material("a_national_report_is_one_unit") else {
        return;
    };
    let path = "nist-sp1500-100v2/sample-valid-azerbaijan-2024-national.json";
    let results = read(&fs::read(folder.join(path)).unwrap()).unwrap();
    assert_eq!(
        (
            results.dataset.units.len(),
            results.dataset.aggregates.len()
        ),
        (1, 0)
    );
    assert_eq!(totals(&results)["Ilham Aliyev"], Some(4_567_458));
    assert_eq!(totals(&results).values().flatten().sum::<i128>(), 4_957_967);
    let header = &results.dataset.header;
    assert_eq!(
        (header.key.as_slice(), results.dataset.key(0)),
        (&["country".to_owned()][..], vec!["Azerbaijan"])
    );
    assert_eq!(
        (
            header.edition.label.as_str(),
            header.edition.contest.as_str()
        ),
        ("certified 1/1", "President")
    );
    assert!(header.simulated, "the report calls itself a test");
}

#[test]
fn the_dutch_count_is_the_official_table_cell_by_cell() {
    let Some(folder) = material("the_dutch_count_is_the_official_table_cell_by_cell") else {
        return;
    };
    let folder = folder.join("eml-nl");
    let packed = fs::read(folder.join("Telling_GR2022_WestMaasenWaal.eml.xml.gz")).unwrap();
    let results = read_as(&packed, &municipal(), "").unwrap();
    let dataset = &results.dataset;
    assert_eq!((dataset.units.len(), dataset.aggregates.len()), (21, 1));
    assert_eq!(dataset.header.key, ["municipality", "station"]);

    let table = official_table(&folder.join("osv4-3_telling_gr2022_westmaasenwaal.csv"));
    let mut compared = [0; 3];
    let mut list = String::new();
    for record in &table.rows {
        let (number, label, candidate) = (&record[0], &record[1], &record[2]);
        if !number.is_empty() {
            number.clone_into(&mut list);
        }
        let item = DUTCH_LINES.iter().find(|(line, _)| *line == label);
        for (position, station) in table.stations.iter().enumerate() {
            let row = (0..21)
                .find(|row| dataset.key(*row) == ["0668", station])
                .unwrap();
            let cell: i64 = record[5 + position].parse().unwrap();
            if let Some((_, item)) = item {
                assert_eq!(
                    figure(&results, item, row),
                    Some(cell),
                    "{item} at {station}"
                );
                compared[0] += 1;
            } else if !candidate.is_empty() {
                let choice = format!("{list}/{candidate}");
                assert_eq!(
                    figure(&results, &choice, row),
                    Some(cell),
                    "{choice} at {station}"
                );
                compared[1] += 1;
            } else if !number.is_empty() {
                // The total of a list is that of its candidates.
                let own = |choice: &&String| choice.starts_with(&format!("{list}/"));
                let own = dataset.header.choices.iter().filter(own);
                let sum: i64 = own.filter_map(|choice| figure(&results, choice, row)).sum();
                assert_eq!(sum, cell, "list {list} at {station}");
                compared[2] += 1;
            }
        }
    }
    assert_eq!(
        compared,
        [15 * 21, 5271, 168],
        "items, candidates and lists"
    );
    assert_eq!(compared[1] + compared[2], 5439);
    for (item, total) in [
        ("candidate_votes", 9350),
        ("blank", 21),
        ("invalid", 27),
        ("admitted_voters", 9398),
        ("electorate", 16202),
        ("more_counted", 1),
        ("fewer_counted", 1),
    ] {
        assert_eq!(totals(&results)[item], Some(total), "{item}");
    }
    let found = |station: &str| {
        let row = (0..21).find(|row| dataset.key(*row)[1] == station).unwrap();
        let of = |item| figure(&results, item, row).unwrap();
        (
            of("admitted_voters"),
            of("candidate_votes") + of("blank") + of("invalid"),
        )
    };
    assert_eq!((found("1"), found("7")), ((690, 689), (868, 869)));
    // By another form the same figures have its names, and what it lacks is ignored by name.
    let generic = read(&packed).unwrap();
    assert_eq!(
        (totals(&generic)["registered"], totals(&generic)["valid"]),
        (Some(16202), Some(9350))
    );
    assert!(
        generic
            .mapping
            .text()
            .contains("\"blank\" = { ignore = true }")
    );
}

/// Lines of the official table and the items that they are.
const DUTCH_LINES: [(&str, &str); 15] = [
    ("opgeroepenen", "electorate"),
    ("geldige stempas", "poll_cards"),
    ("geldig volmachtbewijs", "proxies"),
    ("geldige kiezerspas", "voter_cards"),
    ("toegelaten kiezers", "admitted_voters"),
    ("geldige stembiljetten", "candidate_votes"),
    ("blanco stembiljetten", "blank"),
    ("ongeldige stembiljetten", "invalid"),
    ("meer stembiljetten dan toegelaten kiezers", "more_counted"),
    (
        "minder stembiljetten dan toegelaten kiezers",
        "fewer_counted",
    ),
    (
        "kiezers met stembiljet hebben niet gestemd",
        "ballots_not_returned",
    ),
    (
        "er zijn te weinig stembiljetten uitgereikt",
        "too_few_issued",
    ),
    (
        "er zijn te veel stembiljetten uitgereikt",
        "too_many_issued",
    ),
    ("geen verklaring", "no_explanation"),
    ("andere verklaring", "other_explanation"),
];

struct Official {
    stations: Vec<String>,
    rows: Vec<csv::StringRecord>,
}

fn official_table(path: &std::path::Path) -> Official {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .from_path(path)
        .unwrap();
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    let numbers = records
        .iter()
        .position(|record| &record[0] == "Gebiednummer")
        .unwrap();
    let stations = records[numbers].iter().skip(5).map(str::to_owned).collect();
    // Postal codes stand under the numbers.
    let rows = records[numbers + 2..].to_vec();
    Official { stations, rows }
}

#[test]
fn a_changed_candidate_contradicts_its_list() {
    let Some(folder) = material("a_changed_candidate_contradicts_its_list") else {
        return;
    };
    let packed = folder.join("eml-nl/Telling_GR2022_WestMaasenWaal.eml.xml.gz");
    let mut text = String::new();
    MultiGzDecoder::new(fs::File::open(packed).unwrap())
        .read_to_string(&mut text)
        .unwrap();
    let text = text.replace("><", ">\n<").replacen(
        "<ValidVotes>581</ValidVotes>",
        "<ValidVotes>582</ValidVotes>",
        1,
    );
    let error = read_as(text.as_bytes(), &municipal(), "").unwrap_err();
    assert_eq!(error.rule(), "list-total");
    let list = text
        .lines()
        .position(|line| line.contains("AffiliationIdentifier"));
    // The selection begins on the line before.
    assert_eq!(error.line, list.map(|line| line as u64), "{error}");
    assert!(
        error
            .to_string()
            .contains("list 1 of the total states 1893 votes, but its candidates have 1894"),
        "{error}"
    );
}

#[test]
fn small_dutch_counts_and_lists_of_stations_are_read() {
    let Some(folder) = material("small_dutch_counts_and_lists_of_stations_are_read") else {
        return;
    };
    let folder = folder.join("eml-nl");
    let file = |name: &str| fs::read(folder.join(name)).unwrap();
    let stations = read_as(
        &file("deserialize_eml510b_test.eml.xml"),
        &municipal(),
        "geen",
    )
    .unwrap();
    assert_eq!(stations.dataset.key(0), ["HSB1", "1234"]);
    assert_eq!(stations.dataset.units.line(0), 46);
    assert_eq!(stations.dataset.header.choices, ["1/1", "1/2"]);
    let municipalities =
        read_as(&file("deserialize_eml510d_test.eml.xml"), &municipal(), "").unwrap();
    assert_eq!(municipalities.dataset.header.key, ["municipality"]);
    assert_eq!(municipalities.dataset.key(0), ["9999"]);

    let list = read_as(&file("eml110b_test.eml.xml"), &municipal(), "").unwrap();
    assert_eq!(
        (list.dataset.units.len(), totals(&list)["electorate"]),
        (420, Some(612_694))
    );
    let sums = &list.dataset.aggregates;
    assert_eq!((sums.item(0).get(0), sums.line(0)), (Some(612_694), 27));
    let first = (0..420)
        .find(|row| list.dataset.key(*row) == ["0000", "1"])
        .unwrap();
    assert_eq!(list.dataset.units.line(first), 28);
    let bad = read_as(
        &file("eml110b_invalid_number_of_voters.eml.xml"),
        &municipal(),
        "",
    )
    .unwrap_err();
    assert_eq!(
        bad.to_string(),
        "a.xml:25: MaxVotes is a stated sum and holds \"test\", which is no whole number"
    );

    let candidates = read(&file("Kandidatenlijsten_GR2022_WestMaasenWaal.eml.xml.gz")).unwrap_err();
    assert!(
        candidates
            .to_string()
            .contains("this is EML 230b, which is not read"),
        "{candidates}"
    );
}

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
    let mapping = super::mapping(
        "schema = 1\nkey = [\"region\", \"station\"]\naggregates = [{ column = \"region\", matches = \"Total\" }]\n\
         [columns]\nregion = { place = \"region\" }\nstation = { place = \"station\" }\nA = { choice = \"A\" }\n",
    );
    let stated = super::read_with(sums.as_bytes(), &mapping, generic()).unwrap();
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

/// Two precincts in a county that states its sum, one of them kept back, counts by kind beside.
const SMALL_JSON: &str = r#"{"@type":"ElectionResults.ElectionReport","Format":"precinct-level",
"GeneratedDate":"2024-02-07T19:00:00Z","Issuer":"I","IssuerAbbreviation":"I","SequenceStart":1,
"SequenceEnd":2,"Status":"unofficial-partial","VendorApplicationId":"v","GpUnit":[
{"@type":"ElectionResults.ReportingUnit","@id":"s","Type":"state","ComposingGpUnitIds":["c"]},
{"@type":"ElectionResults.ReportingUnit","@id":"c","Type":"county","ComposingGpUnitIds":["p1","p2"]},
{"@type":"ElectionResults.ReportingUnit","@id":"p1","Type":"precinct","Number":"007","VotersRegistered":90},
{"@type":"ElectionResults.ReportingUnit","@id":"p2","Type":"precinct"}],
"Election":[{"@type":"ElectionResults.Election","ElectionScopeId":"s","StartDate":"2024-02-07",
"EndDate":"2024-02-07","Type":"general","Name":{"@type":"ElectionResults.InternationalizedText","Text":[
{"@type":"ElectionResults.LanguageString","Content":"E","Language":"en"}]},
"Candidate":[{"@type":"ElectionResults.Candidate","@id":"k","BallotName":{"@type":
"ElectionResults.InternationalizedText","Text":[{"@type":"ElectionResults.LanguageString","Content":"K","Language":"en"}]}}],
"Contest":[{"@type":"ElectionResults.CandidateContest","@id":"x","Name":"X","VotesAllowed":1,
"ElectionDistrictId":"s","ContestSelection":[{"@type":"ElectionResults.CandidateSelection","@id":"sk",
"CandidateIds":["k"],"VoteCounts":[
{"@type":"ElectionResults.VoteCounts","GpUnitId":"p1","Type":"total","Count":4},
{"@type":"ElectionResults.VoteCounts","GpUnitId":"p1","Type":"early","Count":3},
{"@type":"ElectionResults.VoteCounts","GpUnitId":"p2","Type":"total","Count":0,"IsSuppressedForPrivacy":true},
{"@type":"ElectionResults.VoteCounts","GpUnitId":"c","Type":"total","Count":5}]}]}]}]}"#;

const SMALL_XML: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<r:ElectionReport xmlns:r="http://itl.nist.gov/ns/voting/1500-100/v2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<r:Election><r:Candidate ObjectId="k"><r:BallotName><r:Text Language="en">K</r:Text></r:BallotName></r:Candidate>
<r:Contest xsi:type="r:CandidateContest" ObjectId="x"><r:ContestSelection xsi:type="r:CandidateSelection" ObjectId="sk">
<r:VoteCounts><r:GpUnitId>p1</r:GpUnitId><r:Type>total</r:Type><r:Count>4</r:Count></r:VoteCounts>
<r:VoteCounts><r:GpUnitId>p1</r:GpUnitId><r:Type>early</r:Type><r:Count>3</r:Count></r:VoteCounts>
<r:VoteCounts><r:GpUnitId>p2</r:GpUnitId><r:IsSuppressedForPrivacy>true</r:IsSuppressedForPrivacy><r:Type>total</r:Type><r:Count>0</r:Count></r:VoteCounts>
<r:VoteCounts><r:GpUnitId>c</r:GpUnitId><r:Type>total</r:Type><r:Count>5</r:Count></r:VoteCounts>
<r:CandidateIds>k</r:CandidateIds></r:ContestSelection>
<r:ElectionDistrictId>s</r:ElectionDistrictId><r:Name>X</r:Name></r:Contest>
<r:Name><r:Text Language="en">E</r:Text></r:Name></r:Election>
<r:GpUnit xsi:type="r:ReportingUnit" ObjectId="s"><r:ComposingGpUnitIds>c</r:ComposingGpUnitIds><r:Type>state</r:Type></r:GpUnit>
<r:GpUnit xsi:type="r:ReportingUnit" ObjectId="c"><r:ComposingGpUnitIds>p1 p2</r:ComposingGpUnitIds><r:Type>county</r:Type></r:GpUnit>
<r:GpUnit xsi:type="r:ReportingUnit" ObjectId="p1"><r:Number>007</r:Number><r:Type>precinct</r:Type><r:VotersRegistered>90</r:VotersRegistered></r:GpUnit>
<r:GpUnit xsi:type="r:ReportingUnit" ObjectId="p2"><r:Type>precinct</r:Type></r:GpUnit>
<r:SequenceStart>1</r:SequenceStart><r:SequenceEnd>2</r:SequenceEnd><r:Status>unofficial-partial</r:Status>
</r:ElectionReport>"#;

/// Plain EML: `Cast` is the ballots, candidates carry their own list, and a list has none.
const SMALL_EML: &str = r#"<EML xmlns="urn:oasis:names:tc:evs:schema:eml" Id="510"><Count><Election>
<ElectionIdentifier Id="e"/><Contests><Contest><ContestIdentifier Id="c"><ContestName>C</ContestName></ContestIdentifier>
<ReportingUnitVotes><ReportingUnitIdentifier Id="u1">One</ReportingUnitIdentifier>
<Selection><Candidate><CandidateIdentifier Id="1"/><Affiliation><AffiliationIdentifier Id="A"/></Affiliation></Candidate><ValidVotes>3</ValidVotes></Selection>
<Selection><AffiliationIdentifier Id="B"/><ValidVotes>2</ValidVotes></Selection>
<Cast>6</Cast><TotalCounted>5</TotalCounted><RejectedVotes ReasonCode="invalid">1</RejectedVotes></ReportingUnitVotes>
</Contest></Contests></Election></Count></EML>"#;

#[test]
fn one_report_says_the_same_in_json_and_in_xml() {
    assert_eq!(
        check_nist(SMALL_JSON.as_bytes(), "a.json").unwrap().faults,
        []
    );
    for text in [SMALL_JSON, SMALL_XML] {
        let results = read(text.as_bytes()).unwrap();
        let dataset = &results.dataset;
        assert_eq!(dataset.header.key, ["county", "precinct"]);
        assert_eq!(dataset.header.edition.label, "unofficial-partial 1/2");
        assert_eq!(
            (
                dataset.header.edition.election.as_str(),
                dataset.header.edition.contest.as_str()
            ),
            ("E", "X")
        );
        assert_eq!(
            (dataset.key(0), dataset.key(1)),
            (vec!["c", "007"], vec!["c", "p2"])
        );
        // A count that is kept back is missing, not zero; other kinds are no choices.
        assert_eq!(
            (figure(&results, "K", 0), figure(&results, "K", 1)),
            (Some(4), None)
        );
        assert_eq!(totals(&results)["registered"], Some(90));
        assert_eq!(
            (
                dataset.aggregates.len(),
                dataset.choice_of(&dataset.aggregates, 0).get(0)
            ),
            (1, Some(5))
        );
        let line = text.lines().position(|line| line.contains("007")).unwrap() as u64 + 1;
        assert_eq!(dataset.units.line(0), line);
    }
}

#[test]
fn plain_eml_is_not_taken_for_the_dutch_form() {
    let results = read(SMALL_EML.as_bytes()).unwrap();
    let totals = totals(&results);
    assert_eq!(
        (totals["ballots"], totals["valid"], totals["invalid"]),
        (Some(6), Some(5), Some(1))
    );
    assert_eq!(results.dataset.header.choices, ["A/1", "B"]);
    assert_eq!((totals["A/1"], totals["B"]), (Some(3), Some(2)));
    assert_eq!(
        (
            results.dataset.header.key.as_slice(),
            results.dataset.key(0)
        ),
        (&["station".to_owned()][..], vec!["u1"])
    );
}

#[test]
fn lists_hold_in_whatever_order_they_stand() {
    let list = |votes: u32| {
        format!(
            "<Selection><AffiliationIdentifier Id=\"A\"/><ValidVotes>{votes}</ValidVotes></Selection>"
        )
    };
    let with = |list: &str, before: &str| SMALL_EML.replacen(before, &format!("{list}{before}"), 1);
    for before in ["<Selection>", "<Cast>"] {
        let sound = read(with(&list(3), before).as_bytes()).unwrap();
        assert_eq!(sound.dataset.header.choices, ["A/1", "B"]);
        let wrong = read(with(&list(4), before).as_bytes()).unwrap_err();
        assert_eq!(wrong.rule(), "list-total");
        assert!(
            wrong.to_string().contains("list A of u1 states 4"),
            "{wrong}"
        );
    }
    let twice = SMALL_EML.replace("Id=\"B\"/><ValidVotes>2</ValidVotes></Selection>", "Id=\"B\"/><ValidVotes>2</ValidVotes></Selection><Selection><AffiliationIdentifier Id=\"B\"/><ValidVotes>2</ValidVotes></Selection>");
    assert!(
        read(twice.as_bytes())
            .unwrap_err()
            .to_string()
            .contains("stands twice")
    );
    // Without the list of the candidate, both would be one choice.
    let alike = SMALL_EML.replace("<CandidateIdentifier Id=\"1\"/><Affiliation><AffiliationIdentifier Id=\"A\"/></Affiliation>", "<CandidateIdentifier Id=\"B\"/>");
    assert!(
        read(alike.as_bytes())
            .unwrap_err()
            .to_string()
            .contains("both called \"B\"")
    );
}

#[test]
fn of_several_contests_one_is_chosen() {
    let second = SMALL_JSON.replace("\"Contest\":[", "\"Contest\":[{\"@type\":\"ElectionResults.PartyContest\",\"@id\":\"y\",\"Name\":\"Y\",\"ElectionDistrictId\":\"s\"},");
    let error = read(second.as_bytes()).unwrap_err();
    assert_eq!(error.rule(), "which-contest");
    assert!(
        error
            .to_string()
            .ends_with("the file holds 2 contests: \"Y\", \"X\""),
        "{error}"
    );
    assert_eq!(
        read_as(second.as_bytes(), generic(), "X")
            .unwrap()
            .dataset
            .units
            .len(),
        2
    );
    assert_eq!(
        read_as(second.as_bytes(), generic(), "x")
            .unwrap()
            .dataset
            .units
            .len(),
        2
    );
    assert_eq!(
        read_as(second.as_bytes(), generic(), "Z")
            .unwrap_err()
            .rule(),
        "no-contest"
    );
}

#[test]
fn reports_that_no_table_can_hold_are_refused_by_name() {
    for (from, to, rule, words) in [
        (
            "\"Type\":\"total\"",
            "\"Type\":\"early\"",
            "no-totals",
            "by kind of vote only (early)",
        ),
        (
            "\"GpUnitId\":\"p1\"",
            "\"GpUnitId\":\"p9\"",
            "document",
            "there is no unit \"p9\"",
        ),
        ("\"GpUnitId\":\"p2\"", "\"GpUnitId\":\"p1\"", "same", ""),
        (
            "\"Type\":\"early\"",
            "\"Type\":\"total\"",
            "document",
            "stated twice",
        ),
        (
            "\"p1\",\"p2\"",
            "\"p1\",\"c\"",
            "document",
            "is composed of itself",
        ),
        (
            "\"Count\":5",
            "\"Count\":5.5",
            "unreadable-sum",
            "holds \"5.5\"",
        ),
        (
            "\"@id\":\"p2\"",
            "\"@id\":\"p1\"",
            "document",
            "two units are called \"p1\"",
        ),
    ] {
        let text = SMALL_JSON.replace(from, to);
        assert_ne!(text, SMALL_JSON);
        match read(text.as_bytes()) {
            // A count that is kept back is no second one.
            Ok(_) => assert_eq!(rule, "same", "{to}"),
            Err(error) => {
                assert_eq!(error.rule(), rule, "{error}");
                assert!(error.to_string().contains(words), "{error}");
                assert!(error.line.is_some(), "{error}");
            }
        }
    }
    let two = SMALL_JSON.replace("\"GpUnit\":[", "\"GpUnit\":[{\"@type\":\"ElectionResults.ReportingUnit\",\"@id\":\"d\",\"Type\":\"congressional\",\"ComposingGpUnitIds\":[\"p1\"]},")
        .replace("\"ComposingGpUnitIds\":[\"c\"]", "\"ComposingGpUnitIds\":[\"c\",\"d\"]");
    // A district without figures is passed over; one with figures contradicts the county.
    assert_eq!(
        read(two.as_bytes()).unwrap().dataset.header.key,
        ["county", "precinct"]
    );
    let counted = two.replace("\"VoteCounts\":[", "\"VoteCounts\":[{\"@type\":\"ElectionResults.VoteCounts\",\"GpUnitId\":\"d\",\"Type\":\"total\",\"Count\":4},");
    assert_eq!(read(counted.as_bytes()).unwrap_err().rule(), "two-parents");
}

#[test]
fn a_figure_that_is_no_number_is_left_to_the_rules() {
    let results = read(
        SMALL_JSON
            .replace("\"Count\":4", "\"Count\":4.5")
            .as_bytes(),
    )
    .unwrap();
    let rules = election::rules::check(&results.dataset, &generic().form, &Default::default());
    assert_eq!(rules.outcome(election::codes::Code::R001).hits.len(), 1);
}

#[test]
fn xml_of_other_encodings_and_hostile_documents() {
    let windows = SMALL_XML
        .replace("UTF-8", "windows-1252")
        .replace(">K<", ">K\u{e9}<");
    let mut bytes: Vec<u8> = windows
        .chars()
        .map(|letter| u8::try_from(letter).unwrap())
        .collect();
    assert_eq!(read(&bytes).unwrap().dataset.header.choices, ["K\u{e9}"]);
    bytes.splice(0..0, *b"\xEF\xBB\xBF");
    assert_eq!(read(&bytes).unwrap_err().rule(), "not-in-encoding");
    let bomb = SMALL_XML.replace(
        "<r:ElectionReport",
        "<!DOCTYPE r [<!ENTITY a \"aa\">]><r:ElectionReport",
    );
    assert_eq!(read(bomb.as_bytes()).unwrap_err().rule(), "document-type");
    let deep = format!("{{\"a\":{}", "[".repeat(5_000_000));
    assert_eq!(read(deep.as_bytes()).unwrap_err().rule(), "too-deep");
    let other = SMALL_XML.replace("1500-100/v2", "1500-100/v1");
    assert_eq!(read(other.as_bytes()).unwrap_err().rule(), "not-a-table");
}
