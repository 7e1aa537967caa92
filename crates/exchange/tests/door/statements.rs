//! Published statements: what is read, and what is refused with its line and a remedy.

use std::path::Path;

use election::{
    codes::Class,
    statements::{self, Criterion, Kind, Official, Package, Resolved, Slot},
};
use exchange::{MOST_BYTES, ReadError, is_statements, read_statements};
use proptest::prelude::*;

const SMALL: &str = r#"format = "statements"
schema = 1
id = "small"
[[choice]]
id = "a"
name = "Aydan"
[[choice]]
id = "b"
name = "Bahar"
[[source]]
key = "news"
address = "https://example.org/1"
what = "News, 1 May"
kind = "media"
[[statement]]
id = "v1"
kind = "result"
seq = 1
announced = "2024-05-01"
sources = ["news"]
valid = "100"
counted = "54.40"
votes.a = { value = "60", variants = [{ value = "66", sources = ["news"] }] }
votes.b = "40"
"#;

fn read(text: &str) -> Result<Package, ReadError> {
    read_statements("file", &[("a.toml", text.as_bytes())])
}

#[test]
fn a_package_keeps_what_was_printed() {
    let package = read(SMALL).unwrap();
    assert_eq!(
        (package.id.as_str(), package.statements.len()),
        ("small", 1)
    );
    let statement = &package.statements[0];
    assert_eq!(statement.kind, Kind::Result);
    assert!(statement.votes_complete);
    let counted = &statement.figures[&Slot::Counted];
    assert_eq!(counted.value.unwrap().to_string(), "54.40");
    assert_eq!(counted.origin.line, 22);
    let votes = &statement.figures[&Slot::Votes(0)];
    assert_eq!((votes.variants.len(), votes.origin.line), (1, 23));
    let official = Official::of(&package, None).unwrap();
    assert_eq!(official.votes, [("a".to_owned(), 60), ("b".to_owned(), 40)]);
    assert!(Official::of(&package, Some(2)).is_err());
    assert!(is_statements(SMALL.as_bytes()));
    assert!(!is_statements(b"schema = 1\nid = \"sheet\"\n"));
}

#[test]
fn a_text_may_stand_in_several_languages() {
    let several = SMALL
        .replace(
            "name = \"Aydan\"",
            "name = { en = \"Aydan\", az = \"Aydən\" }",
        )
        .replace(
            "seq = 1\n",
            "seq = 1\nstage = { en = \"first\", ru = \"первые\" }\n",
        )
        .replace(
            "sources = [\"news\"] }]",
            "sources = [\"news\"], note = { en = \"late\", az = \"gec\" } }]",
        );
    let package = read(&several).unwrap();
    assert_eq!(package.choices[0].name, "Aydan");
    assert_eq!(package.statements[0].stage, "first");
    for (text, locale, own) in [
        ("Aydan", "az", Some("Aydən")),
        ("first", "ru", Some("первые")),
        ("first", "az", None),
        ("late", "az", Some("gec")),
        ("Bahar", "az", None),
    ] {
        assert_eq!(package.translated(text, locale), own, "{text} {locale}");
    }
    for (bad, said) in [
        ("{ az = \"Aydən\" }", "in English"),
        ("{ en = \"Aydan\", az = \" \" }", "empty in one"),
        ("{ en = \"Aydan\", azeri = \"x\" }", "no language"),
    ] {
        let refused = read(&SMALL.replace("\"Aydan\"", bad)).unwrap_err();
        let error = refused.to_string();
        assert_eq!(refused.line, Some(6), "{error}");
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn the_print_that_fits_is_chosen_whichever_stands_first() {
    let swapped = SMALL.replace("\"60\"", "\"0\"").replace("\"66\"", "\"60\"");
    let swapped = swapped.replace("value = \"0\"", "value = \"66\"");
    for (text, chosen) in [(SMALL, 0), (swapped.as_str(), 1)] {
        let package = read(text).unwrap();
        let resolved = Resolved::of(&package);
        let verdict = resolved.verdict((0, Slot::Votes(0))).unwrap();
        assert_eq!(
            (verdict.chosen, verdict.by),
            (chosen, Some(Criterion::Sums))
        );
        let official = Official::of(&package, Some(1)).unwrap();
        assert_eq!(official.votes[0].1, 60);
    }
}

/// What is typed instead of what, the line that is named, and what is said of it.
const REFUSED: &[(&str, &str, Option<u64>, &str)] = &[
    ("schema = 1", "schema = 2", Some(2), "newer version"),
    ("\"statements\"", "\"results\"", Some(1), "statements"),
    ("seq = 1", "sqe = 1", Some(18), "did you mean \"seq\"?"),
    ("seq = 1\n", "", Some(15), "seq"),
    ("\"result\"", "\"reslt\"", Some(17), "one of: result"),
    ("2024-05-01", "2024-05-32", Some(19), "2024-02-07"),
    (
        "sources = [\"news\"]\nvalid",
        "sources = [\"nwes\"]\nvalid",
        Some(20),
        "did you mean \"news\"?",
    ),
    ("\"100\"", "100", Some(21), "in quotes"),
    ("\"100\"", "\"100.5\"", Some(21), "digits only"),
    ("\"100\"", "\"-100\"", Some(21), "negative"),
    ("\"100\"", "\"1,000\"", Some(21), "without separators"),
    (
        "\"100\"",
        "{ valu = \"100\" }",
        Some(21),
        "did you mean \"value\"?",
    ),
    (
        "\"100\"",
        "{ not_found = true, value = \"1\" }",
        Some(21),
        "either a value",
    ),
    (
        "\"100\"",
        "{ value = \"100\", unit = \"percent\" }",
        Some(21),
        "not counted in",
    ),
    ("value = \"66\"", "value = \"60\"", Some(23), "already"),
    ("votes.b", "votes.c", Some(24), "choice \"c\""),
    ("id = \"b\"", "id = \"a\"", Some(7), "defined twice"),
    ("[[statement]]", "[[statement]", Some(15), ""),
    (
        "valid = \"100\"",
        "valid = \"100\"\nvalid = \"100\"",
        Some(22),
        "duplicate",
    ),
];

#[test]
fn what_cannot_be_read_is_named_with_its_line_and_a_remedy() {
    for (from, to, line, said) in REFUSED {
        assert!(SMALL.contains(from), "{from}");
        let error = read(&SMALL.replacen(from, to, 1)).unwrap_err();
        let told = format!("{error}\n{}", error.hint());
        assert!(told.contains(said), "{to}: {told}");
        assert_eq!(error.file, "a.toml");
        assert_eq!(error.line, *line, "{to}: {told}");
        assert!(!error.hint().is_empty(), "{told}");
    }
}

#[test]
fn bytes_that_are_no_statements_are_refused() {
    let refuse = |bytes: &[u8], said: &str| {
        let error = read_statements("x", &[("x", bytes)]).unwrap_err();
        let told = format!("{error} {}", error.hint());
        assert!(told.contains(said), "{told}");
    };
    refuse(b"", "empty");
    refuse(b"  \n", "empty");
    refuse(b"format = \"statements\"\n\xff", "UTF-8");
    refuse(&vec![b' '; MOST_BYTES + 1], "4 MiB");
    refuse(b"schema = 1", "format");
    refuse(b"format = \"statements\"\nschema = 1", "no statement");
    refuse(b"{\"bulletins\": []}", "bulletins");
    refuse(b"{\"bulletin\": []}", "did you mean \"bulletins\"?");
    refuse("[".repeat(100_000).as_bytes(), "");
    refuse(
        format!("{{\"bulletins\": {}", "[".repeat(100_000)).as_bytes(),
        "",
    );
}

const BULLETINS: &str = r#"{"bulletins": [
 {"seq": 1, "announced": "2024-07-29T00:10:00-04:00", "counted_percent": 80.0,
  "votes": {"B": 60, "A": 40}, "percent": {"B": 60.0, "A": 40.0},
  "variants": [{"field": "B", "value": 66, "source": "https://example.org/2"}],
  "sources": ["https://example.org/1"]}
]}"#;

#[test]
fn bulletins_keep_decimals_order_and_lines() {
    let package = read_statements("b", &[("b.json", BULLETINS.as_bytes())]).unwrap();
    let names: Vec<_> = package
        .choices
        .iter()
        .map(|choice| choice.id.as_str())
        .collect();
    assert_eq!(names, ["B", "A"]);
    let statement = &package.statements[0];
    assert_eq!(
        statement.figures[&Slot::Counted].value.unwrap().to_string(),
        "80.0"
    );
    assert_eq!(
        statement.figures[&Slot::Share(0)]
            .value
            .unwrap()
            .to_string(),
        "60.0"
    );
    assert_eq!(statement.figures[&Slot::Votes(0)].origin.line, 3);
    assert_eq!(
        statement.figures[&Slot::Votes(0)].variants[0].origin.line,
        4
    );
    let refuse = |from: &str, to: &str, line: Option<u64>, said: &str| {
        assert!(BULLETINS.contains(from), "{from}");
        let text = BULLETINS.replacen(from, to, 1);
        let error = read_statements("b", &[("b.json", text.as_bytes())]).unwrap_err();
        let told = format!("{error} {}", error.hint());
        assert!(told.contains(said), "{to}: {told}");
        assert_eq!(error.line, line, "{told}");
    };
    refuse("\"A\": 40}, \"p", "\"B\": 40}, \"p", Some(3), "twice");
    refuse("60.0", "6e1", Some(3), "share");
    refuse("\"field\": \"B\"", "\"field\": \"C\"", Some(4), "\"C\"");
    refuse("66", "60", Some(4), "already");
    refuse("\"seq\": 1", "\"seq\": 1.5", Some(2), "seq");
    refuse(
        "\"seq\": 1, ",
        "\"seq\": 1, \"sum\": 1, ",
        Some(2),
        "fields that may stand here",
    );
    refuse("00:10:00", "24:10:00", Some(2), "no time");
}

/// The bulletins of Venezuela 2024, where they are at hand.
#[test]
fn published_bulletins_give_the_prints_that_fit() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/elections/venezuela-2024/official-bulletins.json");
    let Ok(bytes) = std::fs::read(&path) else {
        assert!(
            std::env::var_os("CI").is_none(),
            "{} is absent",
            path.display()
        );
        return;
    };
    let package = read_statements("venezuela", &[("official-bulletins.json", &bytes)]).unwrap();
    let votes = |seq, choice: &str| {
        let official = Official::of(&package, seq).unwrap();
        let found = official.votes.iter().find(|(id, _)| id == choice);
        found.map(|(_, votes)| *votes)
    };
    assert_eq!(votes(None, "NM"), Some(6_408_844));
    assert_eq!(votes(Some(2), "NM"), Some(6_408_844));
    assert_eq!(votes(Some(1), "others"), Some(462_704));
    let last = Official::of(&package, None).unwrap();
    assert_eq!(
        (last.valid, last.invalid, last.cast),
        (Some(12_335_884), Some(50_785), Some(12_386_669))
    );
    assert_eq!(last.counted.unwrap().to_string(), "96.87");
    let resolved = Resolved::of(&package);
    let by: Vec<_> = resolved.verdicts.iter().map(|verdict| verdict.by).collect();
    assert_eq!(by, [Some(Criterion::Products), Some(Criterion::Sums)]);
}

/// The files of the package that comes with the program.
fn azerbaijan() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/azerbaijan-2024");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .filter(|(_, text)| is_statements(text.as_bytes()))
        .collect();
    files.sort_unstable();
    files
}

fn package(files: &[(String, String)]) -> Package {
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    read_statements("package", &files).unwrap_or_else(|error| panic!("{error}"))
}

/// Findings by code, with those masked: `R404 1`, `R402 0 masked 7`.
fn found(package: &Package) -> Vec<String> {
    let checked = statements::check(package);
    let told = checked.ran.iter().map(|ran| match ran.masked {
        0 => format!("{} {}", ran.code, ran.found.len()),
        masked => format!("{} {} masked {masked}", ran.code, ran.found.len()),
    });
    told.filter(|told| !told.ends_with(" 0")).collect()
}

/// One text in a file, what is put in its place, and what that changes: a code stands for all
/// that is found by it.
const MOVED: &[(&str, &str, &str, &str)] = &[
    // A vote of the version that states its sum; on that sum its share still fits.
    ("results.toml", "\"4281625\"", "\"4282625\"", "R306 2"),
    // A vote that no sum is stated for: its share, the version that falls less, the misprint.
    ("results.toml", "\"107877\"", "\"108877\"", "R301 3"),
    // A vote of the last version rises: units taken away do not explain the other falls.
    ("results.toml", "\"98421\"", "\"99421\"", "R301 3, R402 6"),
    // The share that is off by a hundredth, as it should be; its sum stays within rounding.
    ("results.toml", "\"0.54\"", "\"0.53\"", "R301 0"),
    // The misprint gone, or taken for the figure: the version that follows chooses all the same.
    (
        "results.toml",
        "value = \"39797\"",
        "value = \"39728\"",
        "R304 3",
    ),
    // A final register of the size that the turnout implies.
    (
        "results.toml",
        "registered = { not_found = true, note",
        "registered = { value = \"6486515\", note",
        "R303 1",
    ),
    (
        "results.toml",
        "registered = { not_found = true, note",
        "registered = { value = \"6486514\", note",
        "R303 2",
    ),
    (
        "results.toml",
        "{ value = \"76.43\", sources = [\"qlobal\"], confidence = \"medium\" }",
        "\"76.73\"",
        "R303 1",
    ),
    // Votes cast that fit, and that do not.
    (
        "results.toml",
        "invalid = { not_found = true, note",
        "valid = \"4957967\"\ncast = \"4958967\"\ninvalid = { value = \"1000\", note",
        "",
    ),
    (
        "results.toml",
        "invalid = { not_found = true, note",
        "valid = \"4957967\"\ncast = \"4958968\"\ninvalid = { value = \"1000\", note",
        "R306 2",
    ),
    (
        "results.toml",
        "parts.temporary = \"218\"",
        "parts.temporary = \"219\"",
        "R306 2",
    ),
    (
        "results.toml",
        "units_planned = \"6537\"",
        "units_planned = \"6573\"",
        "R204 3, R306 2",
    ),
    (
        "results.toml",
        "counted = \"93.35\"\nunits_reported = \"3561\"",
        "counted = \"54.47\"\nunits_reported = \"3561\"",
        "R204 0",
    ),
    ("results.toml", "\"6524203\"", "\"6424203\"", "R602 1"),
    (
        "turnout.toml",
        "value = \"2499033\"",
        "value = \"2599033\"",
        "R301 2",
    ),
    (
        "turnout.toml",
        "\"4971032\"",
        "\"4571032\"",
        "R301 2, R405 2",
    ),
    ("turnout.toml", "\"76.73\"", "\"76.63\"", "R301 2"),
    (
        "exit-polls.toml",
        "shares.aliyev_i = \"92.4\"",
        "shares.aliyev_i = \"92.3\"",
        "R305 2",
    ),
    (
        "exit-polls.toml",
        "shares.oruj = \"0.37\"",
        "shares.oruj = \"4.25\"",
        "R305 0",
    ),
    (
        "accreditation.toml",
        "value = \"90000\"",
        "value = \"89000\"",
        "R306 0",
    ),
    ("accreditation.toml", "\"over\"", "\"about\"", "R306 0"),
    (
        "accreditation.toml",
        "value = \"790\"",
        "value = \"371\"",
        "R306 0",
    ),
    (
        "accreditation.toml",
        "value = \"790\"",
        "value = \"372\"",
        "R306 1",
    ),
];

const AZERBAIJAN: [&str; 10] = [
    "R204 1",
    "R301 1",
    "R303 2",
    "R304 3",
    "R305 1",
    "R306 1",
    "R402 0 masked 7",
    "R404 1",
    "R405 1",
    "R602 1",
];

#[test]
fn each_figure_moves_the_rules_that_it_must_move_and_no_other() {
    let files = azerbaijan();
    let expected = AZERBAIJAN;
    assert_eq!(found(&package(&files)), expected);
    let mut wrong = Vec::new();
    for (name, from, to, moves) in MOVED {
        let mut files = files.clone();
        let file = files.iter_mut().find(|(other, _)| other == name).unwrap();
        assert!(file.1.contains(from), "{from}");
        file.1 = file.1.replacen(from, to, 1);
        let mut expected: Vec<String> = expected.iter().map(|told| (*told).to_owned()).collect();
        for told in moves.split(", ").filter(|told| !told.is_empty()) {
            let code = &told[..4];
            expected.retain(|other| !other.starts_with(code));
            expected.push(told.to_owned());
        }
        expected.retain(|told| !told.ends_with(" 0"));
        expected.sort_unstable();
        let found = found(&package(&files));
        if found != expected {
            wrong.push(format!("{from} -> {to}: {found:?} instead of {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// No figure stands there for nothing: whatever takes part in a relation changes the answer when
/// it changes by a tenth of itself.
#[test]
fn every_figure_moves_the_answer() {
    let whole = package(&azerbaijan());
    let before = statements::check(&whole);
    let mut tried = 0;
    for (position, statement) in whole.statements.iter().enumerate() {
        for slot in statement.figures.keys() {
            if !before.resolved.is_related((position, *slot)) {
                continue;
            }
            let mut moved = whole.clone();
            let figure = moved.statements[position].figures.get_mut(slot).unwrap();
            let value = figure.value.as_mut().unwrap();
            value.digits += value.digits / 10 + 1;
            let after = statements::check(&moved);
            assert_ne!(after.ran, before.ran, "{} {slot:?}", statement.id);
            tried += 1;
        }
    }
    assert!(tried > 60, "{tried}");
}

/// The order of files and of statements is nobody's business.
#[test]
fn shuffled_files_and_renamed_choices_give_the_same_answer() {
    let files = azerbaijan();
    let expected = found(&package(&files));
    let reversed: Vec<_> = files.iter().rev().cloned().collect();
    assert_eq!(found(&package(&reversed)), expected);
    let renamed: Vec<_> = files
        .iter()
        .map(|(name, text)| (format!("x-{name}"), text.replace("aliyev_i", "choice_1")))
        .collect();
    assert_eq!(found(&package(&renamed)), expected);
    let mut shuffled = package(&files);
    shuffled.statements.reverse();
    let mut told = found(&shuffled);
    told.sort_unstable();
    assert_eq!(told, expected);
}

#[test]
fn a_reserve_that_the_law_limits_is_a_warning_above_it() {
    let limit = |percent: &str| {
        let mut files = azerbaijan();
        let file = files
            .iter_mut()
            .find(|(name, _)| name == "package.toml")
            .unwrap();
        file.1 = file.1.replacen(
            "id = ",
            &format!("ballot_reserve = \"{percent}\"\nid = "),
            1,
        );
        let package = package(&files);
        let checked = statements::check(&package);
        let ran = checked.ran.last().unwrap();
        (ran.count(Class::Warning), ran.count(Class::Information))
    };
    // 45,580 of 6,478,623 are 0.70355 %.
    assert_eq!(limit("0.70"), (1, 0));
    assert_eq!(limit("0.7036"), (0, 1));
    assert_eq!(limit("3"), (0, 1));
}

/// The bulletins of Venezuela, each figure as it stands and moved.
#[test]
fn bulletins_give_their_findings_and_moved_ones_do_not() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/elections/venezuela-2024/official-bulletins.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        assert!(
            std::env::var_os("CI").is_none(),
            "{} is absent",
            path.display()
        );
        return;
    };
    let of = |text: &str| found(&read_statements("v", &[("v.json", text.as_bytes())]).unwrap());
    assert_eq!(of(&text), ["R302 1", "R304 2"]);
    // The press variant alone is no product; named first, it is not chosen.
    let variant = "{\"field\": \"others\", \"value\": 461704";
    assert!(text.contains(variant));
    let swapped = text.replace("\"others\": 462704", "\"others\": 461704");
    let swapped = swapped.replace(variant, "{\"field\": \"others\", \"value\": 462704");
    assert_eq!(of(&swapped), ["R302 1", "R304 2"]);
    let alone = swapped.replace("\"value\": 462704", "\"value\": 461705");
    assert_eq!(of(&alone), ["R304 2"]);
    // A vote moved by a thousand misses the stated sum and is no print of it.
    let moved = text.replace("\"EG\": 5326104", "\"EG\": 5327104");
    assert_eq!(of(&moved), ["R302 1", "R304 2", "R306 1"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever stands in a file, it is read or refused.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_statements("x", &[("x", &bytes)]);
        let _ = is_statements(&bytes);
    }

    /// So is a file with anything in the place of anything.
    #[test]
    fn any_damage_is_read_or_refused(
        json in any::<bool>(),
        at in 0.0..1.0_f64,
        cut in 0..40_usize,
        put in "[ -~\\n\u{e9}]{0,12}",
    ) {
        let sound = if json { BULLETINS } else { SMALL };
        let lengths: Vec<usize> = (0..=sound.len()).collect();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short text")]
        let from = lengths[(at * sound.len() as f64) as usize];
        let to = (from + cut).min(sound.len());
        let text = format!("{}{put}{}", &sound[..from], &sound[to..]);
        if let Ok(package) = read_statements("x", &[("x", text.as_bytes())]) {
            let _ = Resolved::of(&package);
            let _ = Official::of(&package, None);
        }
    }
}

/// A fall is explained by units that were taken away, announced or to be seen in their number,
/// and by nothing else.
#[test]
fn a_fall_that_nothing_explains_is_found() {
    let version = |seq: u64, a: u64, b: u64, more: &str| {
        format!(
            "[[statement]]\nid = \"v{seq}\"\nkind = \"result\"\nseq = {seq}\nvotes.a = \"{a}\"\n\
             votes.b = \"{b}\"\n{more}\n"
        )
    };
    let head = SMALL.split("[[statement]]").next().unwrap();
    let of = |earlier: &str, later: &str| {
        let text = format!(
            "{head}{}{}",
            version(1, 600, 411, earlier),
            version(2, 500, 401, later)
        );
        found(&read(&text).unwrap())
    };
    assert_eq!(of("", ""), ["R402 2"]);
    let removed = "removed = { count = \"1\", since = \"v1\" }";
    assert_eq!(of("", removed), ["R402 0 masked 2", "R404 1"]);
    let units = |count| format!("units_reported = \"{count}\"");
    assert_eq!(of(&units(10), &units(9)), ["R402 0 masked 2", "R404 1"]);
    assert_eq!(of(&units(10), &units(11)), ["R402 2"]);
}
