//! Published statements: what is read, and what is refused with its line and a remedy.

use std::path::Path;

use election::statements::{Criterion, Kind, Official, Package, Resolved, Slot};
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
