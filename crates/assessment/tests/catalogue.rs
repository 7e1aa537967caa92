//! The catalogues of all languages are complete, sound and say the same.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where something is not as it should be"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use assessment::text::{Arg, Catalogue, LOCALES, TextError, direction};
use election::{
    codes::{Class, REGISTER},
    rules::{Reason, Settings},
};

/// Messages of a language by file and key, each with the variables it names.
type Messages = BTreeMap<(String, String), BTreeSet<String>>;

fn folder(tag: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../locales")
        .join(tag)
}

fn messages(tag: &str) -> Messages {
    let mut messages = Messages::new();
    for entry in fs::read_dir(folder(tag)).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_str().unwrap().to_owned();
        let mut current: Option<(String, String)> = None;
        for line in fs::read_to_string(&path).unwrap().lines() {
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let (key, _) = line.split_once('=').unwrap();
                let key = (file.clone(), key.trim().to_owned());
                assert!(
                    messages.insert(key.clone(), BTreeSet::new()).is_none(),
                    "{key:?} twice"
                );
                current = Some(key);
            }
            if line.starts_with('#') {
                continue;
            }
            let variables = line.split('$').skip(1).map(|rest| {
                let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)));
                rest[..end.unwrap_or(rest.len())].to_owned()
            });
            if let Some(key) = &current {
                messages.get_mut(key).unwrap().extend(variables);
            }
        }
    }
    messages
}

#[test]
fn all_languages_hold_the_same_texts_with_the_same_variables() {
    let first = messages(LOCALES[0].tag);
    assert!(first.len() > 300, "only {} texts were read", first.len());
    for locale in &LOCALES[1..] {
        let other = messages(locale.tag);
        for (key, variables) in &first {
            assert_eq!(other.get(key), Some(variables), "{key:?} in {}", locale.tag);
        }
        assert_eq!(
            first.len(),
            other.len(),
            "{} has texts of its own",
            locale.tag
        );
    }
}

#[test]
fn every_text_can_be_said_for_none_one_and_many() {
    for locale in LOCALES {
        let catalogue = Catalogue::new(locale.tag).unwrap();
        for ((_, key), variables) in messages(locale.tag) {
            for count in [0, 1, 2, 1_234_567] {
                let args: Vec<(&str, Arg<'_>)> = variables
                    .iter()
                    .map(|name| (name.as_str(), Arg::Count(count)))
                    .collect();
                let text = catalogue.text(&key, &args).unwrap();
                assert!(!text.trim().is_empty(), "{key} in {}", locale.tag);
                assert!(!text.contains('{'), "{key} in {}: {text}", locale.tag);
            }
        }
    }
}

#[test]
fn every_rule_class_reason_and_threshold_has_its_texts() {
    for locale in LOCALES {
        let catalogue = Catalogue::new(locale.tag).unwrap();
        let has = |key: String| assert!(catalogue.has(&key), "{key} in {}", locale.tag);
        for entry in REGISTER {
            let code = entry.code;
            for part in ["title", "why", "settle"] {
                has(format!("{code}-{part}"));
            }
            (1..=entry.innocent).for_each(|n| has(format!("{code}-innocent-{n}")));
            let beyond = format!("{code}-innocent-{}", entry.innocent + 1);
            assert!(!catalogue.has(&beyond), "{beyond} is never shown");
        }
        for class in [Class::Error, Class::Warning, Class::Information] {
            has(format!("class-{}", class.word()));
            has(format!("error-rate-{}", class.word()));
        }
        for reason in [
            Reason::FormDeclaresNothing,
            Reason::NotPublished(Vec::new()),
            Reason::Unset(""),
            Reason::ChoicesIncomplete,
            Reason::NoSums,
            Reason::NoNesting,
            Reason::NoWords,
        ] {
            has(reason.message().0.to_owned());
        }
        Settings::names().for_each(|name| has(format!("setting-{}", name.replace('.', "-"))));
    }
}

/// Statements are made in `election`, which knows no catalogue: its source says which keys.
#[test]
fn every_statement_of_the_rules_has_its_text() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../election/src/rules/report.rs");
    let source = fs::read_to_string(source).unwrap();
    let statements = messages(LOCALES[0].tag);
    let statements: BTreeSet<&str> = statements
        .keys()
        .map(|(_, key)| key.as_str())
        .filter(|key| key.contains("-statement"))
        .collect();
    for entry in REGISTER {
        let own = format!("{}-statement", entry.code);
        assert!(statements.iter().any(|key| key.starts_with(&own)), "{own}");
    }
    for key in statements {
        let variant = key
            .split("-statement")
            .nth(1)
            .unwrap()
            .trim_start_matches('-');
        assert!(
            source.contains(&format!("\"{variant}\"")),
            "no rule makes {key}"
        );
    }
}

#[test]
fn nothing_is_said_silently_in_another_language() {
    assert_eq!(
        Catalogue::new("xx").unwrap_err(),
        TextError::UnknownLocale("xx".to_owned())
    );
    let catalogue = Catalogue::new("az").unwrap();
    assert!(matches!(
        catalogue.text("no-such-text", &[]),
        Err(TextError::UnknownKey { .. })
    ));
    // A variable that nobody gave.
    assert!(matches!(
        catalogue.text("figure-source", &[]),
        Err(TextError::Unfit { .. })
    ));
}

#[test]
fn the_word_that_is_never_generated_stands_in_no_text() {
    for locale in LOCALES {
        for entry in fs::read_dir(folder(locale.tag)).unwrap() {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap();
            for line in text.lines() {
                let folded = election::names::fold(line);
                for word in ["fraud", "saxta"] {
                    assert!(!folded.contains(word), "{line}");
                }
            }
        }
    }
}

#[test]
fn numbers_are_printed_as_each_language_prints_them() {
    let english = Catalogue::new("en").unwrap();
    let azerbaijani = Catalogue::new("az").unwrap();
    let cases = [
        (0, "0", "0"),
        (999, "999", "999"),
        (1234, "1,234", "1.234"),
        (-1_234_567, "-1,234,567", "-1.234.567"),
    ];
    for (number, en, az) in cases {
        assert_eq!(
            (
                english.number(number).as_str(),
                azerbaijani.number(number).as_str()
            ),
            (en, az)
        );
    }
    assert_eq!(english.percent(2, 3, 2).unwrap(), "66.67%");
    assert_eq!(azerbaijani.percent(2, 3, 2).unwrap(), "66,67%");
    assert_eq!(english.decimal(2_469, 2, 1).unwrap(), "1,234.5");
    assert_eq!(azerbaijani.decimal(2_469, 2, 1).unwrap(), "1.234,5");
    assert_eq!(english.percent(1, 0, 2), None);
    // Half away from zero, and no negative zero.
    assert_eq!(english.decimal(5, 1000, 2).unwrap(), "0.01");
    assert_eq!(english.decimal(-5, 1000, 2).unwrap(), "-0.01");
    assert_eq!(english.decimal(-1, 1000, 2).unwrap(), "0.00");
}

#[test]
fn numbers_inside_texts_are_printed_alike() {
    for locale in LOCALES {
        let catalogue = Catalogue::new(locale.tag).unwrap();
        let text = catalogue
            .text("units-count", &[("count", Arg::Count(1_234_567))])
            .unwrap();
        let number = catalogue.number(1_234_567);
        assert!(text.contains(&number), "{text} lacks {number}");
    }
}

#[test]
fn direction_follows_the_language() {
    for (tag, expected) in [
        ("en", "ltr"),
        ("az", "ltr"),
        ("ar", "rtl"),
        ("fa-IR", "rtl"),
        ("he", "rtl"),
    ] {
        assert_eq!(direction(tag), expected, "{tag}");
    }
}
