//! Every language has every message, with the same arguments.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use fluent_syntax::parser::parse;

use crate::{expect_none, files};

/// Messages of a language by key, `key.attribute` included, with the names of
/// their arguments.
type Catalogue = BTreeMap<String, BTreeSet<String>>;

const NEEDED: [&str; 4] = ["ar", "az", "en", "ru"];

/// The plural forms of a language besides `other`, as Unicode names them.
fn plural_forms(language: &str) -> &'static [&'static str] {
    match language {
        "ar" => &["zero", "one", "two", "few", "many"],
        "ru" => &["one", "few", "many"],
        _ => &["one"],
    }
}

/// Reads the `locales/<language>/*.ftl` among the files.
fn read(files: &[(String, String)]) -> (BTreeMap<String, Catalogue>, Vec<String>) {
    let mut languages: BTreeMap<String, Catalogue> = BTreeMap::new();
    let mut complaints = Vec::new();
    for (file, text) in files {
        let Some(inside) = file
            .strip_prefix("locales/")
            .filter(|inside| inside.ends_with(".ftl"))
        else {
            continue;
        };
        let language = inside.split('/').next().unwrap_or_default();
        let catalogue = languages.entry(language.to_owned()).or_default();
        let resource = parse(text.as_str()).unwrap_or_else(|(resource, errors)| {
            complaints.extend(
                errors
                    .iter()
                    .map(|error| format!("{file}: byte {}: {error}", error.pos.start)),
            );
            resource
        });
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let mut texts = vec![(message.id.name.to_owned(), message.value)];
            for attribute in message.attributes {
                texts.push((
                    format!("{}.{}", message.id.name, attribute.id.name),
                    Some(attribute.value),
                ));
            }
            for (key, value) in texts {
                let mut arguments = BTreeSet::new();
                if let Some(value) = value {
                    in_pattern(&value, &mut arguments);
                }
                if catalogue.insert(key.clone(), arguments).is_some() {
                    complaints.push(format!("{file}: {key} is given twice in {language}"));
                }
            }
        }
    }
    (languages, complaints)
}

fn in_pattern(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, arguments);
        }
    }
}

fn in_expression(expression: &Expression<&str>, arguments: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, arguments),
        Expression::Select { selector, variants } => {
            in_inline(selector, arguments);
            for variant in variants {
                in_pattern(&variant.value, arguments);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, arguments: &mut BTreeSet<String>) {
    let in_call = |call: &CallArguments<&str>, arguments: &mut BTreeSet<String>| {
        for inline in call
            .positional
            .iter()
            .chain(call.named.iter().map(|named| &named.value))
        {
            in_inline(inline, arguments);
        }
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            arguments.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference {
            arguments: call, ..
        } => in_call(call, arguments),
        InlineExpression::TermReference {
            arguments: Some(call),
            ..
        } => in_call(call, arguments),
        InlineExpression::Placeable { expression } => in_expression(expression, arguments),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference {
            arguments: None, ..
        } => {}
    }
}

fn unequal(languages: &BTreeMap<String, Catalogue>) -> Vec<String> {
    let mut complaints = Vec::new();
    let keys: BTreeSet<&String> = languages.values().flat_map(BTreeMap::keys).collect();
    for key in keys {
        let mut arguments: BTreeMap<&BTreeSet<String>, Vec<&str>> = BTreeMap::new();
        for (language, catalogue) in languages {
            match catalogue.get(key) {
                Some(of_message) => arguments.entry(of_message).or_default().push(language),
                None => complaints.push(format!("{language} lacks {key}")),
            }
        }
        if arguments.len() > 1 {
            let told = arguments.iter().map(|(arguments, languages)| {
                let arguments: Vec<_> = arguments.iter().map(|name| format!("${name}")).collect();
                format!(
                    "{} takes {}",
                    languages.join(", "),
                    if arguments.is_empty() {
                        "none".to_owned()
                    } else {
                        arguments.join(" ")
                    }
                )
            });
            complaints.push(format!("{key}: {}", told.collect::<Vec<_>>().join("; ")));
        }
    }
    complaints
}

#[test]
fn every_language_has_every_message_with_the_same_arguments() {
    let (languages, mut complaints) = read(&files::kept());
    for needed in NEEDED {
        assert!(
            languages
                .get(needed)
                .is_some_and(|catalogue| !catalogue.is_empty()),
            "no catalogue for {needed}"
        );
    }
    complaints.extend(unequal(&languages));
    expect_none(&complaints);
}

/// Choices by number that leave out a form of their language. A form for exactly 0 or 1 stands
/// for the one that only that number has.
fn incomplete_choices(language: &str, text: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut choice: Vec<&str> = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        if line.starts_with("*[other]") {
            let by_number = choice
                .iter()
                .any(|key| key.parse::<u32>().is_ok() || plural_forms("ar").contains(key));
            for form in plural_forms(language) {
                let said = choice.iter().any(|key| match *key {
                    "0" => *form == "zero",
                    key => key == *form,
                });
                // Text that only tells nothing from something needs no forms.
                let only_nothing = choice == ["0"];
                if by_number && !said && !only_nothing {
                    complaints.push(format!("{language} lacks [{form}] before `{line}`"));
                }
            }
            choice.clear();
        } else if let Some((key, _)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']'))
        {
            choice.push(key);
        } else if line.contains("->") {
            choice.clear();
        }
    }
    complaints
}

#[test]
fn choices_by_number_have_every_form_of_their_language() {
    let mut complaints = Vec::new();
    for (file, text) in files::kept() {
        let inside = file.strip_prefix("locales/");
        let Some(inside) = inside.filter(|inside| inside.ends_with(".ftl")) else {
            continue;
        };
        let language = inside.split('/').next().unwrap_or_default();
        // Azerbaijani nouns after a number do not change.
        if language != "az" {
            let found = incomplete_choices(language, &text).into_iter();
            complaints.extend(found.map(|complaint| format!("{file}: {complaint}")));
        }
    }
    expect_none(&complaints);
}

#[test]
fn a_plural_form_that_is_left_out_is_named() {
    let text = "a = { $n ->\n    [0] none\n    [one] x\n    [few] y\n   *[other] z\n}\nb = { $n ->\n    [0] none\n   *[other] some\n}\nc = { $w ->\n    [votes] v\n   *[other] o\n}\n";
    assert_eq!(
        incomplete_choices("ar", text),
        [
            "ar lacks [two] before `*[other] z`",
            "ar lacks [many] before `*[other] z`"
        ]
    );
    assert_eq!(incomplete_choices("en", text), [""; 0]);
    assert_eq!(
        incomplete_choices("ru", text),
        ["ru lacks [many] before `*[other] z`"]
    );
}

#[test]
fn a_gap_in_a_catalogue_is_named() {
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    let (languages, complaints) = read(&[
        file(
            "locales/en/site.ftl",
            "-brand = Scrutineer\nunits = { $count ->\n    [one] one unit of { $total }\n   *[other] { NUMBER($count) } units of { $total }\n}\nhint = Here\n    .title = { -brand } { $name }\nonly = x\n",
        ),
        file("locales/en/more.ftl", "hint = Again\n"),
        file(
            "locales/az/site.ftl",
            "units = { $total } vahiddən { $count }\nhint = Burada\n    .title = { $ad }\n",
        ),
        file("locales/az/broken.ftl", "what is this\n"),
        file("locales/README.md", "none"),
    ]);
    assert_eq!(complaints.len(), 2, "{complaints:?}");
    assert_eq!(
        complaints[0],
        "locales/en/more.ftl: hint is given twice in en"
    );
    assert!(
        complaints[1].starts_with("locales/az/broken.ftl: byte"),
        "{complaints:?}"
    );
    assert_eq!(
        unequal(&languages),
        ["hint.title: az takes $ad; en takes $name", "az lacks only"]
    );
}
