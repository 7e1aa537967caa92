//! Tables whose rows are not units: long ones, and those whose columns are stations.

use std::{fs::File, io::Read as _, path::PathBuf};

use election::form::Loaded;
use exchange::{ColumnRole, Mapping, ReadOptions, Results, read_results};
use flate2::read::GzDecoder;

use crate::{generic, lines, mapping, read_with, refusal, rows, small_form, totals};

fn data(test: &str, name: &str) -> Option<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let path = PathBuf::from(folder).join(name);
    if let Ok(bytes) = std::fs::read(&path) {
        return Some(bytes);
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "{test}: {} is absent",
        path.display()
    );
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    {
        eprintln!("SKIPPED {test}: there is no {name} in {folder}");
    }
    None
}

fn read_by(name: &str, bytes: &[u8], form: &Loaded) -> Results {
    let mapping = Mapping::built_in(name).unwrap();
    read_with(bytes, &mapping, form).unwrap_or_else(|error| panic!("{error}\n{}", error.hint()))
}

fn total_votes(results: &Results) -> i128 {
    let choices = 0..results.dataset.header.choices.len();
    choices
        .filter_map(|choice| results.dataset.choice(choice).total())
        .sum()
}

fn total(results: &Results, name: &str) -> Option<i128> {
    let found = totals(results).into_iter().find(|(known, _)| known == name);
    found.unwrap_or_else(|| panic!("no {name}")).1
}

const LONG: &str = r#"
schema = 1
layout = "long"
key = ["county", "precinct"]
skip = [{ column = "candidate", matches = "Total*" }]
aggregates = [{ column = "precinct", matches = "ALL" }]

[columns]
county = { place = "county" }
precinct = { place = "precinct" }
list = { item = "registered" }
office = { long = "kind" }
candidate = { long = "choice" }
party = { ignore = true }
mode = { long = "mode", optional = true }
votes = { long = "votes" }

[long]
kinds = ["Mayor"]
other_choices = "name"

[long.choices]
"Ann B." = "Ann"

[long.items]
"Ballots Cast" = "valid"
Invalid = "invalid"
"#;

const LONG_ROWS: &str = "county,precinct,list,office,candidate,party,votes\n\
    Adams,2,20,Mayor,Ann B.,X,5\n\
    Adams,1,10,Mayor,Zed,Y,3\n\
    Adams,1,,Mayor,Ann B.,X,4\n\
    Adams,1,10,Ballots Cast,,,7\n\
    Adams,1,10,Mayor,Invalid,,0\n\
    Adams,1,10,Mayor,Total votes,,7\n\
    Adams,ALL,,Mayor,Ann B.,,9\n\
    Adams,ALL,,Mayor,Zed,,3\n";

#[test]
fn rows_of_a_unit_are_gathered() {
    let results = read_with(LONG_ROWS.as_bytes(), &mapping(LONG), &small_form()).unwrap();
    let header = &results.dataset.header;
    assert_eq!(header.key, ["county", "precinct"]);
    assert_eq!(header.choices, ["Ann", "Zed"]);
    let expected = [
        [
            "Adams",
            "1",
            "Whole(10)",
            "Whole(0)",
            "Whole(7)",
            "Whole(4)",
            "Whole(3)",
        ],
        // What no row gives is not published.
        [
            "Adams",
            "2",
            "Whole(20)",
            "Missing",
            "Missing",
            "Whole(5)",
            "Missing",
        ],
    ];
    assert_eq!(rows(&results), expected);
    assert_eq!(lines(&results), [3, 2]);
    let sums = &results.dataset.aggregates;
    assert_eq!((sums.len(), sums.line(0)), (1, 8));
    assert_eq!(results.dataset.choice_of(sums, 0).get(0), Some(9));
    let account = &results.account;
    assert_eq!((account.layout, account.rows), ("long", 8));
    assert_eq!(
        (account.units, account.aggregates, account.skipped),
        (2, 1, 1)
    );
    let roles: Vec<String> = account
        .columns
        .iter()
        .map(|column| format!("{}: {:?}", column.heading, column.role))
        .collect();
    assert!(
        roles.contains(&"votes: Long(\"votes\")".to_owned()),
        "{roles:?}"
    );
    assert!(roles.contains(&"party: Ignored".to_owned()), "{roles:?}");
    assert!(
        roles.contains(&"Ann: Choice(\"Ann\")".to_owned()),
        "{roles:?}"
    );
    assert_eq!(account.rules[0].rows, 1);
}

#[test]
fn the_order_of_long_rows_does_not_matter() {
    let read = |text: &str| read_with(text.as_bytes(), &mapping(LONG), &small_form()).unwrap();
    let mut lines: Vec<&str> = LONG_ROWS.lines().collect();
    let expected = read(LONG_ROWS);
    lines[1..].reverse();
    let reversed = read(&lines.join("\n"));
    assert_eq!(rows(&reversed), rows(&expected));
    assert_eq!(
        reversed.dataset.header.choices,
        expected.dataset.header.choices
    );
}

#[test]
fn rows_that_contradict_each_other_are_named_with_both_lines() {
    let refuse = |row: &str| {
        let text = format!("{LONG_ROWS}{row}\n");
        refusal(read_with(text.as_bytes(), &mapping(LONG), &small_form()))
    };
    let (rule, message) = refuse("Adams,1,11,Mayor,Yoe,,1");
    assert_eq!(rule, "contradiction");
    let expected = "a.csv:10:3: \"list\" is \"11\" here, but \"10\" on line 3 of the same unit";
    assert_eq!(message, expected);
    let (rule, message) = refuse("Adams,1,10,Mayor,Zed,,3");
    assert_eq!(rule, "figure-twice");
    assert_eq!(
        message,
        "a.csv:10: the figure of \"Zed\" is here and on line 3"
    );
    let (rule, message) = refuse("Adams,1,10,Sheriff,Zed,,3");
    assert_eq!(rule, "unknown-name");
    assert_eq!(
        message,
        "a.csv:10:4: mapping mine.toml does not know the kind \"Sheriff\""
    );
    let (rule, _) = refuse("Adams,1,10,Mayor,,,3");
    assert_eq!(rule, "unknown-name");
    let strict = LONG.replace("other_choices = \"name\"\n", "");
    let result = read_with(LONG_ROWS.as_bytes(), &mapping(&strict), &small_form());
    let (_, message) = refusal(result);
    assert_eq!(
        message,
        "a.csv:3:5: mapping mine.toml does not know the choice \"Zed\""
    );
    let other = LONG.replace("\"valid\"", "\"vald\"");
    let error = read_with(LONG_ROWS.as_bytes(), &mapping(&other), &small_form()).unwrap_err();
    assert_eq!(
        (error.rule(), error.file.as_str()),
        ("unknown-item", "mine.toml")
    );
    assert!(error.hint().contains("valid"), "{}", error.hint());
}

#[test]
fn modes_are_added_up_only_where_the_mapping_says_so() {
    let text = "county,precinct,list,office,candidate,party,mode,votes\n\
        Adams,1,10,Mayor,Zed,Y,early,3\n\
        Adams,1,10,Mayor,Zed,Y,day,4\n\
        Adams,1,10,Mayor,Ann B.,X,early,\n\
        Adams,1,10,Mayor,Ann B.,X,day,4\n";
    let (rule, message) = refusal(read_with(text.as_bytes(), &mapping(LONG), &small_form()));
    assert_eq!((rule, &message[..10]), ("figure-twice", "a.csv:3: t"));
    let sums = LONG.replace("kinds =", "sum_modes = [\"early\", \"d*\"]\nkinds =");
    let results = read_with(text.as_bytes(), &mapping(&sums), &small_form()).unwrap();
    // A sum of which a part is not published is not known.
    assert_eq!(
        rows(&results),
        [["Adams", "1", "Whole(10)", "Missing", "Whole(7)"]]
    );
    let twice = text.replace("day,4", "early,4");
    let (rule, message) = refusal(read_with(twice.as_bytes(), &mapping(&sums), &small_form()));
    assert_eq!((rule, &message[..10]), ("figure-twice", "a.csv:3: t"));
    let absent = text.replace("day,4", "absentee,4");
    let (_, message) = refusal(read_with(absent.as_bytes(), &mapping(&sums), &small_form()));
    assert_eq!(
        message,
        "a.csv:3:7: mapping mine.toml does not know the mode \"absentee\""
    );
    // A sum is not taken for a mark of what is missing.
    let marked = format!("{sums}\n[numbers]\nmissing = [\"7\"]\n");
    let results = read_with(text.as_bytes(), &mapping(&marked), &small_form()).unwrap();
    assert_eq!(rows(&results)[0][4], "Whole(7)");
}

#[test]
fn afghan_results_by_centre_and_candidate_are_read() {
    let test = "afghan_results_by_centre_and_candidate_are_read";
    let editions = [("prelim", 5983, 5_662_758), ("final", 5438, 4_059_069)];
    for (edition, units, votes) in editions {
        let name = format!("elections/afghanistan-2009/{edition}_pc_votes.csv.gz");
        let Some(bytes) = data(test, &name) else {
            return;
        };
        let results = read_by("afghanistan-2009", &bytes, generic());
        assert_eq!(results.account.units, units);
        assert_eq!(total_votes(&results), votes);
        let mut text = String::new();
        GzDecoder::new(&bytes[..])
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(results.account.rows, text.lines().count() as u64 - 1);
        if edition == "final" {
            // A code that other programs take for nothing.
            assert!(total(&results, "NA").is_some());
        }
        // Shuffled, the same.
        let mut shuffled: Vec<&str> = text.lines().collect();
        shuffled[1..].sort_by_key(|line| line.bytes().rev().collect::<Vec<_>>());
        let shuffled = read_by(
            "afghanistan-2009",
            shuffled.join("\n").as_bytes(),
            generic(),
        );
        assert_eq!(rows(&shuffled), rows(&results));
    }
}

/// The form of a Dutch count as far as the built-in mapping needs it.
fn dutch_form() -> Loaded {
    let items = [
        "electorate",
        "poll_cards",
        "proxies",
        "voter_cards",
        "admitted_voters",
        "candidate_votes",
        "blank",
        "invalid",
        "ballots_cast",
        "more_counted",
        "fewer_counted",
        "ballots_not_returned",
        "too_few_issued",
        "too_many_issued",
        "no_explanation",
        "other_explanation",
    ];
    let items: Vec<String> = items
        .iter()
        .map(|id| format!("{{ id = {id:?} }}"))
        .collect();
    let text = format!(
        "schema = 1\nid = \"dutch\"\ntitle = {{ en = \"Dutch\" }}\nsource = \"for a test\"\n\
         verified = false\nitem = [{}]\n",
        items.join(", ")
    );
    Loaded::parse("dutch", &text).unwrap()
}

const DUTCH: &str = "standards/eml-nl/osv4-3_telling_gr2022_westmaasenwaal.csv";

#[test]
fn a_dutch_count_with_stations_as_columns_is_read() {
    let test = "a_dutch_count_with_stations_as_columns_is_read";
    let Some(bytes) = data(test, DUTCH) else {
        return;
    };
    let results = read_by("netherlands-osv", &bytes, &dutch_form());
    let (dataset, account) = (&results.dataset, &results.account);
    assert_eq!(
        (account.units, account.aggregates, account.skipped),
        (21, 1, 0)
    );
    // 251 candidates and 8 lists: 5,439 cells of votes.
    assert_eq!(dataset.header.choices.len(), 251);
    let cells = (0..251).map(|choice| {
        let figures = dataset.choice(choice);
        (0..21).filter(|unit| figures.get(*unit).is_some()).count()
    });
    let subtotals = account.subtotals.as_ref().unwrap();
    assert_eq!(subtotals.rows, 8);
    assert_eq!(cells.sum::<usize>() + 8 * 21, 5439);
    assert_eq!(dataset.key(0), ["1"]);
    assert_eq!(total(&results, "1/1"), Some(581));
    assert_eq!(total(&results, "candidate_votes"), Some(9350));
    assert_eq!(total_votes(&results), 9350);
    assert_eq!(total(&results, "admitted_voters"), Some(9398));
    assert_eq!(total(&results, "electorate"), Some(16202));
    // Names repeat, numbers do not.
    let names = dataset.units.place(1);
    let halls = (0..21).filter(|unit| names.get(*unit) == "Kulturhus d'n Dulper");
    assert_eq!(halls.count(), 2);
    assert!((0..21).all(|unit| dataset.units.line(unit) == 7));
    // The stated sums are the sums of the stations, choice by choice.
    for (choice, name) in dataset.header.choices.iter().enumerate() {
        let stated = dataset
            .choice_of(&dataset.aggregates, choice)
            .get(0)
            .map(i128::from);
        assert_eq!(stated, dataset.choice(choice).total(), "{name}");
    }
    assert_eq!(
        (subtotals.compared, subtotals.differing),
        (subtotals.rows * 22, 0)
    );
    assert_eq!(account.rows, 2 + 16 + 251 + 8);
    let caught: u64 = account
        .rules
        .iter()
        .filter(|rule| rule.action != "aggregates")
        .map(|rule| rule.rows)
        .sum();
    assert_eq!(caught, 16 + 251 + 8);
}

#[test]
fn a_sum_over_choices_that_differs_is_named() {
    let test = "a_sum_over_choices_that_differs_is_named";
    let Some(bytes) = data(test, DUTCH) else {
        return;
    };
    let text = String::from_utf8(bytes).unwrap();
    // The first candidate of the first list, in the second station.
    let changed = text.replacen("\"581\";\"0\";\"3\"", "\"581\";\"0\";\"4\"", 1);
    assert_ne!(text, changed);
    let results = read_by("netherlands-osv", changed.as_bytes(), &dutch_form());
    let subtotals = results.account.subtotals.unwrap();
    assert_eq!(subtotals.differing, 1);
    let first = &subtotals.first[0];
    assert_eq!(
        (first.line, first.column, first.stated, first.sum),
        (25, 7, 3, 4)
    );
}

const TURNED: &str = r#"
schema = 1
layout = "stations-as-columns"
key = ["station"]

[stations]
labels = ["what", "who"]
fill_down = ["what"]
header = [
    { place = "name" },
    { label = "number", place = "station" },
    { label = "note", ignore = true, optional = true },
]

[[rows]]
where = { what = "on the list" }
item = "registered"

[[rows]]
where = { what = "Votes", who = "" }
skip = true

[[rows]]
filled = ["who"]
choice = "{what}: {who}"
"#;

#[test]
fn stations_may_be_columns() {
    let text =
        "what,who,Hall,Hall,\nnumber,,1,2,\non the list,,10,20,\n\nVotes,,,,\n,A,4,5,\n,B,6,,\n";
    let results = read_with(text.as_bytes(), &mapping(TURNED), &small_form()).unwrap();
    let expected = [
        ["1", "Hall", "Whole(10)", "Whole(4)", "Whole(6)"],
        ["2", "Hall", "Whole(20)", "Whole(5)", "Missing"],
    ];
    assert_eq!(rows(&results), expected);
    assert_eq!(results.dataset.header.choices, ["Votes: A", "Votes: B"]);
    let account = &results.account;
    assert_eq!((account.rows, account.skipped, account.blank), (5, 1, 0));
    assert!(matches!(account.columns[0].role, ColumnRole::Place(_)));
    let refuse = |text: &str| refusal(read_with(text.as_bytes(), &mapping(TURNED), &small_form()));
    let (rule, message) = refuse("what,who,Hall\nnumber,,1\non the list,,10\nblank,,3\n,A,4\n");
    assert_eq!(rule, "unknown-row");
    assert_eq!(
        message,
        "a.csv:4: mapping mine.toml does not say what the row blank holds"
    );
    let (rule, message) = refuse("what,who,Hall\nnr,,1\non the list,,10\n");
    assert_eq!(rule, "header-row");
    assert_eq!(
        message,
        "a.csv:2: the row that names stations here is \"nr\", not \"number\""
    );
    let (rule, message) = refuse("what,who,Hall\nnumber,,1\non the list,,10\nVotes,A,1\n,A,2\n");
    assert_eq!(rule, "figure-twice");
    assert_eq!(
        message,
        "a.csv:5: the figure of \"Votes: A\" is here and on line 4"
    );
    let (rule, message) = refuse("what,who,Hall\nnumber,,1\nVotes,,\n,A,2\n");
    assert_eq!(rule, "missing-row");
    assert!(message.contains("what = \"on the list\""), "{message}");
    assert_eq!(refuse("what,whom,Hall\nnumber,,1\n").0, "missing-column");
}

#[test]
fn layouts_that_make_no_sense_are_named_with_their_line() {
    let cases = [
        ("schema = 1\nkey = ['a']\nlayout = 'tall'", 3, "layout"),
        ("schema = 1\nkey = ['a']\n[long]\n", 3, "long"),
        (
            "schema = 1\nkey = ['a']\n[columns]\na = { place = 'a' }\nb = { long = 'votes' }",
            5,
            "columns",
        ),
        (
            "schema = 1\nlayout = 'long'\nkey = ['a']\n[columns]\na = { place = 'a' }",
            5,
            "columns",
        ),
        (
            "schema = 1\nlayout = 'stations-as-columns'\nkey = ['a']",
            2,
            "layout",
        ),
        (
            "schema = 1\nheader_rows = [3, 2]\nkey = ['a']\n[columns]\na = { place = 'a' }",
            2,
            "header_rows",
        ),
        (
            "schema = 1\nformat = 'doc'\nkey = ['a']\n[columns]\na = { place = 'a' }",
            2,
            "format",
        ),
        (
            "schema = 1\nsheet = 0\nkey = ['a']\n[columns]\na = { place = 'a' }",
            2,
            "sheet",
        ),
    ];
    for (text, line, field) in cases {
        let error = Mapping::parse("mine.toml", text).unwrap_err();
        assert_eq!(
            (error.rule(), error.line),
            ("mapping-value", Some(line)),
            "{text}: {error}"
        );
        assert!(error.to_string().contains(field), "{error}");
    }
    let unknown = TURNED.replace("fill_down", "fil_down");
    let error = Mapping::parse("mine.toml", &unknown).unwrap_err();
    assert_eq!(error.rule(), "mapping-field");
    assert!(error.hint().contains("fill_down"), "{}", error.hint());
    for (from, to) in [
        ("{who}", "{whom}"),
        ("{who}", "{who"),
        ("label = \"number\", ", ""),
        ("filled = [\"who\"]", "filled = []"),
    ] {
        let changed = TURNED.replace(from, to);
        assert_eq!(
            Mapping::parse("mine.toml", &changed).unwrap_err().rule(),
            "mapping-value",
            "{to}"
        );
    }
}

#[test]
fn column_names_may_stand_on_several_lines() {
    let text = "Results\nplace,,votes,\nregion,station,A,B\nN,1,2,3\n";
    let base = "schema = 1\nheader_rows = [2, 3]\nkey = ['station']\n[columns]\n\
        'place / region' = { place = 'region' }\nNAME = { place = 'station' }\n\
        'votes / A' = { choice = 'A' }\nOTHER = { choice = 'B' }\n";
    let plain = base.replace("NAME", "station").replace("OTHER", "B");
    let filled = base
        .replace("NAME", "'place / station'")
        .replace("OTHER", "'votes / B'")
        .replace("key =", "header_fill = true\nkey =");
    for mapping_text in [plain, filled] {
        let results = read_with(text.as_bytes(), &mapping(&mapping_text), generic()).unwrap();
        assert_eq!(rows(&results), [["1", "N", "Whole(2)", "Whole(3)"]]);
        assert_eq!((lines(&results), results.account.header_line), (vec![4], 2));
    }
}

#[test]
fn a_long_table_with_endless_choices_is_refused() {
    let mut text = "s,c,v\n".to_owned();
    for row in 0..20_000 {
        text.push_str(&format!("1,c{row},1\n"));
    }
    let long = "schema = 1\nlayout = 'long'\nkey = ['s']\n[columns]\ns = { place = 's' }\n\
        c = { long = 'choice' }\nv = { long = 'votes' }\n[long]\nother_choices = 'name'";
    assert_eq!(
        refusal(read_with(text.as_bytes(), &mapping(long), generic())).0,
        "too-many-names"
    );
}

#[test]
fn built_in_mappings_are_read() {
    let names: Vec<&str> = Mapping::built_in_names().collect();
    assert!(names.len() > 3 && names[0] == "common", "{names:?}");
    for name in names {
        assert_eq!(Mapping::built_in(name).unwrap().name(), name);
    }
}

#[test]
fn a_file_may_be_read_through_an_open_file() {
    let test = "a_file_may_be_read_through_an_open_file";
    if data(test, DUTCH).is_none() {
        return;
    }
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data")
        .join(DUTCH);
    let (form, mapping) = (dutch_form(), Mapping::built_in("netherlands-osv").unwrap());
    let options = ReadOptions::default();
    let file = File::open(path).unwrap();
    let results = read_results(
        file,
        "x/count.csv",
        &mapping,
        &form.form,
        form.sha256,
        &options,
    );
    assert_eq!(results.unwrap().account.name, "count.csv");
}
