//! Documents that others published: the sample of the standard, a national report, Dutch counts.

use std::{fs, io::Read as _};

use exchange::{NistRule, check_nist};
use flate2::read::MultiGzDecoder;

use super::*;

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
