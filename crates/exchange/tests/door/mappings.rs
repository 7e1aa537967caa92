//! The mapping language: what each field does, and what is refused with its line.

use election::{
    dataset::{EditionLabel, Reading},
    form::{ItemKind, built_in, built_in_ids},
};
use exchange::{ColumnRole, Mapping, ReadError, ReadOptions, read_results};

use crate::{
    common, generic, has_item, lines, mapping, read_with, refusal, rows, small_form, totals,
};

const SMALL: &str = r#"
schema = 1
key = ["region", "station"]
[columns]
Region = { place = "region" }
"Nr." = { place = "station" }
"Valid votes" = { item = "valid" }
Aliyev = { choice = "I. Aliyev" }
Oruj = { choice = "Z. Oruj" }
"#;

const TABLE: &str = "Nr.,Region,Valid votes,Oruj,Aliyev\n2,Baku,10,1,9\n1,Baku,20,2,18\n";

fn parse(text: &str) -> ReadError {
    Mapping::parse("mine.toml", text)
        .err()
        .unwrap_or_else(|| panic!("accepted: {text}"))
}

/// `SMALL` with lines added at its top.
fn with(lines: &str) -> String {
    SMALL.replacen("schema = 1", &format!("schema = 1\n{lines}"), 1)
}

fn read_small(table: &str, mapping_text: &str) -> Result<exchange::Results, ReadError> {
    read_with(table.as_bytes(), &mapping(mapping_text), &small_form())
}

#[test]
fn columns_get_the_role_that_is_written_down() {
    let results = read_small(TABLE, SMALL).unwrap();
    let header = &results.dataset.header;
    assert_eq!(header.key, ["region", "station"]);
    assert_eq!(header.choices, ["Z. Oruj", "I. Aliyev"]);
    assert_eq!(header.items[0].id, "valid");
    assert_eq!(
        rows(&results)[0],
        ["Baku", "1", "Whole(20)", "Whole(2)", "Whole(18)"]
    );
    assert_eq!(lines(&results), [3, 2]);
    assert_eq!(header.mapping, mapping(SMALL).sha256());
    assert_eq!(
        header.mapping.to_string(),
        election::digest::Sha256::of(SMALL.as_bytes()).to_string()
    );
    assert_eq!(header.sources[0].name, "a.csv");
    assert_eq!(
        header.sources[0].sha256,
        election::digest::Sha256::of(TABLE.as_bytes())
    );
    let roles: Vec<&ColumnRole> = results
        .account
        .columns
        .iter()
        .map(|column| &column.role)
        .collect();
    assert_eq!(roles[0], &ColumnRole::Key("station".to_owned()));
    assert_eq!(roles[2], &ColumnRole::Item("valid".to_owned()));
    assert_eq!(roles[3], &ColumnRole::Choice("Z. Oruj".to_owned()));
}

#[test]
fn unknown_fields_are_named_with_line_and_remedy() {
    let error = parse("schema = 1\nkey = ['a']\nencodng = 'utf-8'\n");
    assert_eq!(error.rule(), "mapping-field");
    assert_eq!(
        error.to_string(),
        "mine.toml:3:1: a mapping has no field \"encodng\""
    );
    assert!(
        error.hint().starts_with("did you mean \"encoding\"?"),
        "{}",
        error.hint()
    );
    let error = parse(&SMALL.replace("Aliyev = { choice", "Aliyev = { choise"));
    assert_eq!((error.rule(), error.line), ("mapping-field", Some(8)));
    assert!(
        error.hint().starts_with("did you mean \"choice\"?"),
        "{}",
        error.hint()
    );
    let error = parse("schema = 1\nkey = ['a']\n[numbers]\ngruop = ' '\n");
    assert_eq!((error.rule(), error.line), ("mapping-field", Some(4)));
    let error = parse("schema = 1\nkey = ['a']\n[edition]\nyear = '2024'\n");
    assert_eq!((error.rule(), error.line), ("mapping-field", Some(4)));
    assert!(
        error.hint().contains("country, election, contest, label"),
        "{}",
        error.hint()
    );
}

#[test]
fn fields_that_make_no_sense_are_named_with_their_line() {
    let cases = [
        (with("encoding = 'russian'"), "unknown-encoding", 3),
        (with("delimiter = 'tab'"), "mapping-value", 3),
        (with("delimiter = '\"'"), "mapping-value", 3),
        (with("header_rows = 0"), "mapping-value", 3),
        (with("header_rows = -1"), "mapping-value", 3),
        (with("layout = 'tall'"), "mapping-value", 3),
        (with("nesting = ['region', 'town']"), "mapping-value", 3),
        (with("other_columns = 'guess'"), "mapping-text", 3),
        (with("expected_rows = 'many'"), "mapping-text", 3),
        (
            SMALL.replace("\"station\"]", "\"town\"]"),
            "mapping-value",
            3,
        ),
        (
            SMALL.replace("\"station\"]", "\"region\"]"),
            "mapping-value",
            3,
        ),
        (
            SMALL.replace("[\"region\", \"station\"]", "[]"),
            "mapping-value",
            3,
        ),
        (
            SMALL.replace("choice = \"Z. Oruj\"", "optional = true"),
            "mapping-value",
            9,
        ),
        (
            SMALL.replace("\"Z. Oruj\"", "\"Z. Oruj\", item = \"valid\""),
            "mapping-value",
            9,
        ),
        (SMALL.replace("\"Z. Oruj\"", "\" \""), "mapping-value", 9),
        (
            format!("{SMALL}\"Oruj \" = {{ ignore = true }}"),
            "mapping-value",
            10,
        ),
        (
            format!("{SMALL}[numbers]\ngroup = '.'\ndecimal = '.'"),
            "mapping-value",
            10,
        ),
        (
            format!("{SMALL}[numbers]\ngroup = '0'"),
            "mapping-value",
            10,
        ),
        (
            format!("{SMALL}[numbers]\nwords = {{ minus = -1 }}"),
            "mapping-value",
            10,
        ),
        (format!("{SMALL}[numbers\n"), "mapping-text", 10),
        ("key = ['a']".to_owned(), "mapping-text", 1),
        (
            SMALL.replace("schema = 1", "schema = 2\nnovelty = true"),
            "mapping-schema",
            2,
        ),
    ];
    for (text, rule, line) in cases {
        let error = parse(&text);
        assert_eq!(
            (error.rule(), error.line),
            (rule, Some(line)),
            "{error}\n{text}"
        );
        assert_eq!(error.file, "mine.toml");
        assert!(!error.hint().is_empty());
    }
    let error = parse(&SMALL.replace("\"station\"]", "\"statoin\"]"));
    assert!(
        error.to_string().ends_with("did you mean \"station\"?"),
        "{error}"
    );
}

#[test]
fn a_column_that_the_mapping_does_not_know_is_refused() {
    let table = TABLE.replace("Region,", "Regin,");
    let (rule, message) = refusal(read_small(&table, SMALL));
    assert_eq!(rule, "missing-column");
    let expected = "a.csv:1: no column \"Region\", which mapping mine.toml names on its line 5";
    assert_eq!(message, expected);
    let error = read_small(&table, SMALL).err().unwrap();
    assert!(
        error.hint().starts_with("did you mean \"Regin\"?"),
        "{}",
        error.hint()
    );

    let table = "Nr.,Region,Valid votes,Oruj,Aliyev,Turnout,Note\n1,Baku,1,1,0,5,x\n";
    let error = read_small(table, SMALL).err().unwrap();
    assert_eq!(error.rule(), "unknown-column");
    let expected =
        "a.csv:1:6: mapping mine.toml does not say what columns \"Turnout\", \"Note\" hold";
    assert_eq!(error.to_string(), expected);
    assert!(
        error.hint().contains("[columns.\"Turnout\"]"),
        "{}",
        error.hint()
    );
    let results = read_small(table, &with("other_columns = 'ignore'")).unwrap();
    assert_eq!(results.dataset.header.choices, ["Z. Oruj", "I. Aliyev"]);
    assert_eq!(results.account.columns[5].role, ColumnRole::Ignored);
    let named = format!("{SMALL}Turnout = {{ ignore = true }}\nNote = {{ place = 'note' }}");
    let results = read_small(table, &named).unwrap();
    assert_eq!(results.dataset.header.places, ["region", "station", "note"]);
    assert_eq!(results.dataset.header.key, ["region", "station"]);
}

#[test]
fn optional_columns_may_be_missing_and_the_key_shrinks() {
    let optional = SMALL
        .replace("place = \"region\"", "place = \"region\", optional = true")
        .replace(
            "place = \"station\"",
            "place = \"station\", optional = true",
        )
        .replacen(
            "schema = 1",
            "schema = 1\nnesting = ['region', 'station']",
            1,
        );
    let results = read_small("Nr.,Valid votes,Oruj,Aliyev\n1,2,1,1\n", &optional).unwrap();
    assert_eq!(results.dataset.header.key, ["station"]);
    assert_eq!(results.dataset.header.nesting, ["station"]);
    let (rule, message) = refusal(read_small("Valid votes,Oruj,Aliyev\n2,1,1\n", &optional));
    assert_eq!(rule, "no-key");
    let expected = "a.csv:1: none of the columns that name a unit is there (region, station)";
    assert_eq!(message, expected);
}

#[test]
fn two_columns_may_not_give_the_same() {
    let both = |second: &str| format!("{SMALL}Second = {{ {second} }}");
    let table = "Nr.,Region,Valid votes,Oruj,Aliyev,Second\n1,Baku,2,1,1,3\n";
    for (second, what) in [
        (
            "item = 'valid'",
            "\"Valid votes\" and \"Second\" both give the figure \"valid\"",
        ),
        (
            "choice = 'I. Aliyev'",
            "\"Aliyev\" and \"Second\" both give the figure \"I. Aliyev\"",
        ),
        (
            "choice = 'valid'",
            "\"Valid votes\" and \"Second\" both give the figure \"valid\"",
        ),
        (
            "place = 'region'",
            "\"Region\" and \"Second\" both give the place \"region\"",
        ),
    ] {
        let (rule, message) = refusal(read_small(table, &both(second)));
        assert_eq!(rule, "role-taken");
        assert_eq!(message, format!("a.csv:1:6: columns {what}"));
    }
    // A heading that is the name of a mapped choice.
    let other = with("other_columns = 'choice'");
    let table = "Nr.,Region,Valid votes,Oruj,Aliyev,I. Aliyev\n1,Baku,2,1,1,3\n";
    assert_eq!(refusal(read_small(table, &other)).0, "role-taken");
}

#[test]
fn roles_fit_the_form() {
    let text = SMALL.replace("item = \"valid\"", "item = \"vaild\"");
    let error = read_small(TABLE, &text).err().unwrap();
    assert_eq!(error.rule(), "unknown-item");
    let expected = "mine.toml:7: column \"Valid votes\" is item \"vaild\", which form small \
        does not have";
    assert_eq!(error.to_string(), expected);
    assert!(
        error.hint().starts_with("did you mean \"valid\"?"),
        "{}",
        error.hint()
    );
}

#[test]
fn items_of_other_kinds_and_words_are_texts() {
    let text = format!(
        "{SMALL}Opened = {{ item = 'opened' }}\nSigned = {{ item = 'signed' }}\n\
         'In words' = {{ words = 'valid' }}\n[numbers]\nwords = {{ 'yu\u{308}z' = 100, iki = 2 }}\n"
    );
    let table = "Nr.,Region,Valid votes,Oruj,Aliyev,Opened,Signed,In words\n\
        1,Baku,200,1,1, 08:00 ,yes,iki yüz\n";
    let results = read_small(table, &text).unwrap();
    let header = &results.dataset.header;
    let kinds: Vec<ItemKind> = header.items.iter().map(|item| item.kind).collect();
    assert_eq!(kinds, [ItemKind::Count, ItemKind::Time, ItemKind::Bool]);
    assert_eq!(header.words, ["valid"]);
    // Composed, so that the header has a canonical form.
    assert_eq!(header.number_words.get("y\u{fc}z"), Some(&100));
    let expected = [
        "Baku",
        "1",
        "Whole(200)",
        "08:00",
        "yes",
        "iki yüz",
        "Whole(1)",
        "Whole(1)",
    ];
    assert_eq!(rows(&results)[0], expected);
    let alone = text.replace("item = \"valid\"", "ignore = true");
    let (rule, message) = refusal(read_small(table, &alone));
    assert_eq!(rule, "words-alone");
    assert!(
        message.starts_with("a.csv:1:8: column \"In words\" gives item valid"),
        "{message}"
    );
}

#[test]
fn rows_that_are_no_units_are_skipped_or_kept_as_sums_and_counted() {
    let rules = r#"
        skip = [{ column = "Kind", matches = "note*" }, { column = "Nr.", matches = "*test*" }]
        aggregates = [{ column = "Kind", matches = "Total" }]
    "#;
    let table = "Kind,Nr.,Region,Valid votes,Oruj,Aliyev\n\
        note 1,,,see below,,\n\
        ,1,Baku,10,4,6\n\
        Total,,Baku,30,14,16\n\
        ,2,Baku,20,10,10\n\
        note 2,a test,,,,\n\
        Unit,a test,Baku,1,1,0\n";
    let results = read_small(table, &with(rules)).unwrap();
    assert_eq!(lines(&results), [3, 5]);
    let sums = &results.dataset.aggregates;
    assert_eq!((sums.len(), sums.line(0)), (1, 4));
    assert_eq!(sums.item(0).reading(0), Reading::Whole(30));
    let account = &results.account;
    assert_eq!(
        (account.units, account.aggregates, account.skipped),
        (2, 1, 3)
    );
    let rules: Vec<(&str, u64, &[u64])> = account
        .rules
        .iter()
        .map(|rule| (rule.action, rule.rows, &rule.first_lines[..]))
        .collect();
    assert_eq!(
        rules,
        [
            ("skip", 2, &[2, 6][..]),
            ("skip", 1, &[7]),
            ("aggregates", 1, &[4])
        ]
    );
    assert_eq!(totals(&results)[0], ("valid".to_owned(), Some(30)));
    // A column that only tells rows apart is no choice and no error, but must be there.
    assert_eq!(account.columns[0].role, ColumnRole::Ignored);
    let without = with("skip = [{ column = 'Sort', matches = 'x' }]");
    let (rule, message) = refusal(read_small(TABLE, &without));
    assert_eq!(rule, "missing-column");
    assert!(
        message.ends_with("which mapping mine.toml names on its line 3"),
        "{message}"
    );
    // Nothing left.
    let all = with("skip = [{ column = 'Region', matches = '*' }]");
    let (rule, message) = refusal(read_small(TABLE, &all));
    assert_eq!(rule, "no-rows");
    let expected = "a.csv:1: no rows under the column names that the mapping does not skip (2)";
    assert_eq!(message, expected);
}

#[test]
fn numbers_are_read_as_declared() {
    let text = format!("{SMALL}[numbers]\ngroup = ' '\ndecimal = ','\nmissing = ['-', 'n/a']\n");
    let table = "Nr.;Region;Valid votes;Oruj;Aliyev\n\
        1;Baku;1 234;1\u{a0}200,0;34\n2;Baku;-;n/a;12,5\n";
    let results = read_small(table, &text).unwrap();
    assert_eq!(
        rows(&results)[0][2..],
        ["Whole(1234)", "Whole(1200)", "Whole(34)"]
    );
    let second = ["Missing", "Missing", "Unreadable(\"12,5\")"];
    assert_eq!(rows(&results)[1][2..], second);
    let plain = read_small(table, SMALL).unwrap();
    assert_eq!(rows(&plain)[0][2], "Unreadable(\"1 234\")");
    assert_eq!(rows(&plain)[1][2], "Unreadable(\"-\")");
}

#[test]
fn numbers_may_be_written_with_scale_words() {
    let text = format!("{SMALL}[numbers.scales]\nmillion = 1_000_000\nthousand = 1000\n");
    let table = "Nr.;Region;Valid votes;Oruj;Aliyev\n\
        1;Baku;4 million 281 thousand 625;2 thousand;4 Million\n2;Baku;4.5 million;1;2\n";
    let results = read_small(table, &text).unwrap();
    let first = ["Whole(4281625)", "Whole(2000)", "Whole(4000000)"];
    assert_eq!(rows(&results)[0][2..], first);
    // Decimals are not declared, so it is not known what the point means.
    assert_eq!(rows(&results)[1][2], "Unreadable(\"4.5 million\")");
    for wrong in ["million = 1", "'' = 1000", "'4 m' = 1000"] {
        let text = format!("{SMALL}[numbers.scales]\n{wrong}\n");
        let error = Mapping::parse("mine.toml", &text).unwrap_err();
        assert_eq!(error.rule(), "mapping-value", "{wrong}");
    }
}

#[test]
fn headers_may_stand_lower_down() {
    let above = "Results of \"region\n\n;;;\nNr.;Region;Valid votes;Oruj;Aliyev\n\n1;Baku;3;1;2\n";
    let results = read_small(above, &with("header_rows = 4")).unwrap();
    assert_eq!(results.account.header_line, 4);
    assert_eq!(lines(&results), [6]);
    // Blank lines above the names are passed over.
    let results = read_small(above, &with("header_rows = 2")).unwrap();
    assert_eq!(results.account.header_line, 4);
    let (rule, message) = refusal(read_small(above, &with("header_rows = 40")));
    assert_eq!(rule, "no-header");
    let expected = "a.csv:7: no column names: the file ends before line 40";
    assert_eq!(message, expected);
    let (rule, _) = refusal(read_small(above, &with("header_rows = 7")));
    assert_eq!(rule, "no-header");
}

#[test]
fn a_declared_delimiter_is_obeyed() {
    let table = TABLE.replace(',', "^");
    let results = read_small(&table, &with("delimiter = '^'")).unwrap();
    assert_eq!(rows(&results).len(), 2);
    assert_eq!(results.account.delimiter, Some('^'));
    assert!(read_small(&table, SMALL).is_err());
    let tabs = TABLE.replace(',', "\t");
    assert!(read_small(&tabs, &with("delimiter = \"\\t\"")).is_ok());
}

#[test]
fn what_the_mapping_says_of_the_edition_reaches_the_dataset() {
    let text = with("expected_rows = 3\nchoices_complete = false")
        + "[edition]\ncountry = 'AZ'\nelection = 'president-2024'\nlabel = 'final'\n";
    let form = small_form();
    let edition = EditionLabel {
        label: "initial".to_owned(),
        ..EditionLabel::default()
    };
    let options = ReadOptions {
        simulated: true,
        edition,
        ..ReadOptions::default()
    };
    let read = |name: &str| {
        let mapping = mapping(&text);
        read_results(
            TABLE.as_bytes(),
            name,
            &mapping,
            &form.form,
            form.sha256,
            &options,
        )
        .unwrap()
    };
    let results = read("/srv/in/Zoe\u{308}.csv");
    let header = &results.dataset.header;
    assert!(header.simulated && !header.choices_complete);
    assert_eq!(header.edition.country, "AZ");
    assert_eq!(header.edition.election, "president-2024");
    assert_eq!(header.edition.label, "initial");
    assert_eq!(
        (header.form.id.as_str(), header.form.sha256),
        ("small", form.sha256)
    );
    // Base names only, composed.
    assert_eq!(header.sources[0].name, "Zo\u{eb}.csv");
    let expected = results.account.expected_rows.unwrap();
    assert_eq!(
        (expected.expected, expected.found, expected.is_met()),
        (3, 2, false)
    );
    let default = read_small(TABLE, SMALL).unwrap();
    assert!(default.dataset.header.choices_complete);
    assert_eq!(default.account.expected_rows, None);
}

#[test]
fn the_account_can_be_printed_as_json() {
    let results = read_small(TABLE, SMALL).unwrap();
    let json = serde_json::to_value(&results.account).unwrap();
    assert_eq!(json["compression"], "none");
    assert_eq!(json["encoding"]["known_by"], "content");
    let column = serde_json::json!({"heading": "Oruj", "role": "choice", "name": "Z. Oruj", "is_empty": false});
    assert_eq!(json["columns"][3], column);
}

#[test]
fn common_knows_its_columns_and_fits_every_form_in_common_terms() {
    assert!(Mapping::built_in_names().any(|name| name == "common"));
    assert!(Mapping::built_in("uncommon").is_none());
    let places = "region,district,municipality,territory,section,centre,precinct,station,\
        postal_code,stratum,station_type,section_type,special";
    let items = "registered,registered_raw,ballots_received,issued_early,issued_at_station,\
        issued_outside,ballots_cancelled,ballots_lost,ballots_unaccounted,in_mobile_boxes,\
        in_fixed_boxes,in_boxes,invalid,valid,valid_reported,ballots,abstentions,signatures,\
        special_voters,absentee_received,absentee_issued,absentee_voted,\
        absentee_unused_cancelled,absentee_issued_by_tec,absentee_lost,absentee_unaccounted,\
        voted_by_08,voted_by_09,voted_by_10,voted_by_11,voted_by_12,voted_by_13,voted_by_14,\
        voted_by_15,voted_by_16,voted_by_17,voted_by_18,voted_by_19,voted_by_20";
    let columns = places.split(',').count() + items.split(',').count();
    let row = vec!["1"; columns + 2].join(",");
    let table = format!("{places},{items},A,B\n{row}\n");
    let in_common_terms = |id: &&str| *id == "generic" || id.starts_with("russia-");
    for id in built_in_ids().filter(in_common_terms) {
        let form = built_in(id).unwrap();
        let results = read_with(table.as_bytes(), common(), &form)
            .unwrap_or_else(|error| panic!("form {id}: {error}"));
        let header = &results.dataset.header;
        assert_eq!(
            header.key.join(","),
            &places[..places.find(",postal").unwrap()]
        );
        assert_eq!(header.places.join(","), places);
        let read: Vec<&str> = header.items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(read.join(","), items);
        assert!(read.iter().all(|item| has_item(&form.form, item)));
        assert_eq!(header.choices, ["A", "B"]);
    }
    let (rule, _) = refusal(read_with(b"registered,A\n1,2\n", common(), generic()));
    assert_eq!(rule, "no-key");
}

#[test]
fn a_mapping_may_begin_with_a_byte_order_mark() {
    let marked = format!("\u{feff}{}", SMALL.trim_start());
    assert!(read_small(TABLE, &marked).is_ok());
    let error = parse(&marked.replacen("schema = 1", "schema = 1\nencodng = 'x'", 1));
    assert_eq!(
        error.to_string(),
        "mine.toml:2:1: a mapping has no field \"encodng\""
    );
}
