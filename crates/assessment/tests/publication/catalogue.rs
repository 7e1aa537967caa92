//! Everything that the rules can say has its text in every language, and numbers are printed as
//! each language prints them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use assessment::text::{Arg, Catalogue, LOCALES, TextError, direction};
use election::{
    codes::{self, Class, Code, Input, REGISTER},
    dataset::{Builder, Dataset, EditionLabel, FormRef, Header, SCHEMA},
    digest::Sha256,
    form::{self, Loaded},
    rules::{Argument, Detail, Hit, Reason, Settings, Subject},
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
fn every_text_can_be_said_for_none_one_and_many() {
    for locale in LOCALES {
        let catalogue = Catalogue::new(locale.tag).unwrap();
        for ((_, key), variables) in messages(locale.tag) {
            for count in [0, 1, 2, 5, 21, 1_234_567] {
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
            Reason::NoOfficialUnits,
            Reason::OneCopyEach,
            Reason::NoTotals,
            Reason::Unmatched(Vec::new()),
            Reason::NoCustody,
            Reason::TwoChoices,
            Reason::NoStrata,
            Reason::Unrelated(Vec::new()),
            Reason::NotPrinted,
            Reason::NoMoment,
            Reason::NoRecord,
            Reason::Overlapping(Vec::new()),
        ] {
            has(reason.message().0.to_owned());
        }
        Settings::names().for_each(|name| has(format!("setting-{}", name.replace('.', "-"))));
    }
}

/// One hit of every kind that a rule can make.
fn hits() -> Vec<(Code, Detail)> {
    let text = |text: &str| text.to_owned();
    let (item, place) = (text("valid"), text("Bakı"));
    let mut hits = vec![
        (Code::R001, Detail::Missing { item: item.clone() }),
        (
            Code::R001,
            Detail::Impossible {
                item: item.clone(),
                text: text("-1"),
            },
        ),
        (
            Code::R002,
            Detail::Words {
                item: item.clone(),
                figure: 1,
                words: text("iki"),
                value: 2,
            },
        ),
        (Code::R003, Detail::NoKey),
        (Code::R003, Detail::Repeated { source: 0, line: 9 }),
        (
            Code::R004,
            Detail::UnitCount {
                units: 1,
                planned: 2,
            },
        ),
        (
            Code::R005,
            Detail::Damaged {
                column: item.clone(),
                text: text("CafÃ©"),
            },
        ),
        (
            Code::R108,
            Detail::Invalid {
                item: item.clone(),
                invalid: 1,
                among: 2,
            },
        ),
        (Code::R108, Detail::NoInvalid { among: None }),
        (
            Code::R109,
            Detail::Turnout {
                voters: 95,
                base: 100,
            },
        ),
        (
            Code::R109,
            Detail::Turnout {
                voters: 100,
                base: 100,
            },
        ),
        (
            Code::R109,
            Detail::Turnout {
                voters: 101,
                base: 100,
            },
        ),
        (
            Code::R110,
            Detail::ClosedEarly {
                completed: text("18:00"),
                voting_ends: text("19:00"),
            },
        ),
        (
            Code::R110,
            Detail::CountedFast {
                ballots: 900,
                minutes: 3,
            },
        ),
        (
            Code::R111,
            Detail::Order {
                first: item.clone(),
                first_at: text("20:00"),
                then: item.clone(),
                then_at: text("19:30"),
            },
        ),
        (
            Code::R107,
            // The near relation of the Dutch form, with a surplus.
            Detail::Equation {
                equation: 3,
                left: 1,
                right: 2,
            },
        ),
        (
            Code::R112,
            Detail::Answer {
                when: 0,
                figures: vec![(item.clone(), text("1"))],
            },
        ),
        (
            Code::R201,
            Detail::Sum {
                item: item.clone(),
                stated: 5,
                units: 4,
                count: 2,
            },
        ),
        (
            Code::R202,
            Detail::Cancelled {
                equation: 0,
                net: 0,
                gross: 2,
                above: 1,
                below: 1,
                units: Vec::new(),
            },
        ),
        (
            Code::R203,
            Detail::TwoParents {
                column: item.clone(),
                place: place.clone(),
                parent: place.clone(),
                other: place.clone(),
            },
        ),
        (
            Code::R203,
            Detail::NoParent {
                column: item.clone(),
            },
        ),
        (
            Code::R204,
            Detail::Reporting {
                units: 1,
                planned: 2,
                printed: text("93.35"),
            },
        ),
        (
            Code::R405,
            Detail::Falling {
                item: item.clone(),
                figure: 1,
                earlier: item.clone(),
                earlier_figure: 2,
            },
        ),
        (
            Code::R405,
            Detail::AboveSheet {
                item: item.clone(),
                figure: 2,
                voters: 1,
            },
        ),
        (
            Code::R405,
            Detail::TooFast {
                item,
                voters: 900,
                minutes: 10,
                booths: 2,
            },
        ),
    ];
    for code in [
        Code::R101,
        Code::R102,
        Code::R103,
        Code::R104,
        Code::R105,
        Code::R106,
        Code::R107,
    ] {
        hits.push((
            code,
            Detail::Equation {
                equation: 0,
                left: 2,
                right: 1,
            },
        ));
    }
    hits
}

fn empty_dataset(form: &Loaded) -> Dataset {
    Builder::new(Header {
        schema: SCHEMA,
        simulated: false,
        form: FormRef {
            id: form.form.id.clone(),
            sha256: form.sha256,
        },
        mapping: Sha256::of(b""),
        edition: EditionLabel::default(),
        key: Vec::new(),
        places: Vec::new(),
        nesting: Vec::new(),
        items: Vec::new(),
        words: Vec::new(),
        number_words: BTreeMap::new(),
        choices: Vec::new(),
        choices_complete: false,
        sources: Vec::new(),
    })
    .finish()
}

#[test]
fn every_statement_is_said_with_the_numbers_that_its_rule_gives() {
    let form = form::built_in("netherlands-municipal").unwrap();
    let dataset = empty_dataset(&form);
    for locale in LOCALES {
        let catalogue = Catalogue::new(locale.tag).unwrap();
        let mut said = BTreeSet::new();
        for (code, detail) in hits() {
            let (class, at) = (Class::Warning, Subject::Edition);
            let message = Hit { class, at, detail }.message(code, &dataset, &form.form);
            let mut args = Vec::new();
            for (name, argument) in &message.arguments {
                assert!(
                    catalogue.has(&format!("argument-{name}")),
                    "argument-{name}"
                );
                let value = match argument {
                    Argument::Number(number) => Arg::Count(i64::try_from(*number).unwrap()),
                    Argument::Text(text) => Arg::from(text.as_str()),
                    Argument::Share(..) | Argument::Decimal(_) | Argument::Real(_) => {
                        Arg::from("50%")
                    }
                };
                args.push((*name, value));
            }
            catalogue.text(&message.key, &args).unwrap();
            said.insert(message.key);
        }
        let all = messages(locale.tag).into_keys().map(|(_, key)| key);
        // Rules that are also run on something else say more than this; their tests stand there.
        let only_here: Vec<String> = codes::on(Input::Edition)
            .filter(|entry| entry.inputs.len() == 1)
            .map(|entry| format!("{}-statement", entry.code))
            .collect();
        let is_here = |key: &String| only_here.iter().any(|start| key.starts_with(start));
        let all: BTreeSet<String> = all.filter(is_here).collect();
        said.retain(is_here);
        assert_eq!(said, all, "statements of {}", locale.tag);
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
fn numbers_are_printed_as_each_language_prints_them() {
    let english = Catalogue::new("en").unwrap();
    let azerbaijani = Catalogue::new("az").unwrap();
    let russian = Catalogue::new("ru").unwrap();
    let cases = [
        (0, "0", "0", "0"),
        (999, "999", "999", "999"),
        (1234, "1,234", "1.234", "1\u{a0}234"),
        (
            -1_234_567,
            "-1,234,567",
            "-1.234.567",
            "-1\u{a0}234\u{a0}567",
        ),
    ];
    for (number, en, az, ru) in cases {
        assert_eq!(english.number(number), en);
        assert_eq!(azerbaijani.number(number), az);
        assert_eq!(russian.number(number), ru);
    }
    assert_eq!(english.percent(2, 3, 2).unwrap(), "66.67%");
    assert_eq!(azerbaijani.percent(2, 3, 2).unwrap(), "66,67%");
    assert_eq!(english.decimal(2_469, 2, 1).unwrap(), "1,234.5");
    assert_eq!(azerbaijani.decimal(2_469, 2, 1).unwrap(), "1.234,5");
    assert_eq!(russian.percent(2, 3, 2).unwrap(), "66,67%");
    assert_eq!(russian.decimal(2_469, 2, 1).unwrap(), "1\u{a0}234,5");
    assert_eq!(english.percent(1, 0, 2), None);
    // Half away from zero, and no negative zero.
    assert_eq!(english.decimal(5, 1000, 2).unwrap(), "0.01");
    assert_eq!(english.decimal(-5, 1000, 2).unwrap(), "-0.01");
    assert_eq!(english.decimal(-1, 1000, 2).unwrap(), "0.00");
}

#[test]
fn one_is_said_otherwise_than_many() {
    let english = Catalogue::new("en").unwrap();
    let said = |count| {
        let arguments = [("column", Arg::from("x")), ("units", Arg::Count(count))];
        english.text("editions-place", &arguments).unwrap()
    };
    assert!(said(1).ends_with("in 1 unit"), "{}", said(1));
    assert!(said(2).ends_with("in 2 units"), "{}", said(2));
}

#[test]
fn russian_numbers_govern_the_word_after_them() {
    let russian = Catalogue::new("ru").unwrap();
    let said = [
        (0, "0 участков."),
        (1, "1 участок."),
        (2, "2 участка."),
        (5, "5 участков."),
        (11, "11 участков."),
        (21, "21 участок."),
        (104, "104 участка."),
        (1_111, "1\u{a0}111 участков."),
    ];
    for (count, expected) in said {
        let arguments = [("count", Arg::Count(count))];
        assert_eq!(russian.text("units-count", &arguments).unwrap(), expected);
    }
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
