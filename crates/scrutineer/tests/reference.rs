//! The reference documents that are made from the code. Run with `SCRUTINEER_UPDATE_REFERENCE=1`
//! to write them anew.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{fmt::Write as _, path::PathBuf};

use assessment::text::Catalogue;
use election::{
    codes::{Input, REGISTER},
    form::{self, Form, ItemKind},
    rules::Settings,
};

const NOTICE: &str = "<!-- Made from the code by crates/scrutineer/tests/reference.rs. -->\n";

fn hold(name: &str, made: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../docs/reference")
        .join(name);
    if std::env::var_os("SCRUTINEER_UPDATE_REFERENCE").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let stands = std::fs::read_to_string(&path).unwrap_or_default();
    let hint = "run the test with SCRUTINEER_UPDATE_REFERENCE=1 and commit the result";
    assert!(
        stands == made,
        "docs/reference/{name} differs from the code: {hint}"
    );
}

#[test]
fn rules_are_documented_as_they_are() {
    let catalogue = Catalogue::new("en").unwrap();
    let text = |key: String| catalogue.text(&key, &[]).unwrap();
    let mut made = format!("{NOTICE}# Rules\n\n");
    made.push_str(
        "Every rule of a verb is run, and says what it examined, passed and could not tell. \
         Classes: **error**, two figures cannot both be true; **warning**, it needs a reason; \
         **information**, it is worth knowing. A flag is not an accusation: below each rule stand \
         innocent explanations, which somebody must examine before anything is said in public.\n\n\
         A figure that R001 refuses (negative, no whole number, more than nine digits) takes part \
         in no other rule. A unit without any figure has not reported and is counted apart.\n\n",
    );
    let defaults = Settings::default().values();
    for entry in REGISTER {
        let code = entry.code;
        writeln!(made, "## {code}: {}\n", text(format!("{code}-title"))).unwrap();
        writeln!(made, "{}\n", text(format!("{code}-why"))).unwrap();
        let verbs: Vec<&str> = entry.inputs.iter().map(|input| verb(*input)).collect();
        writeln!(made, "- Run by {}.", verbs.join(" and ")).unwrap();
        let class = entry.class.word();
        writeln!(made, "- Gravest class: {class}. Version {}.", entry.version).unwrap();
        for name in entry.settings {
            let (_, value) = defaults.iter().find(|(other, _)| other == name).unwrap();
            let value = match value {
                Some(value) => format!("default {value}"),
                None => "no default: until it is set, the rule cannot tell".to_owned(),
            };
            writeln!(made, "- Setting `{name}`: {value}.").unwrap();
        }
        if !entry.masks.is_empty() {
            let masks: Vec<&str> = entry.masks.iter().map(|code| code.name()).collect();
            writeln!(
                made,
                "- Where it fires, it explains and hides: {}.",
                masks.join(", ")
            )
            .unwrap();
        }
        made.push_str("\nInnocent explanations:\n\n");
        for number in 1..=entry.innocent {
            writeln!(made, "- {}", text(format!("{code}-innocent-{number}"))).unwrap();
        }
        made.push('\n');
    }
    hold("rules.md", made.trim_end_matches('\n'));
}

const fn verb(input: Input) -> &'static str {
    match input {
        Input::Edition => "`check results`",
        Input::Editions => "`compare editions`",
        Input::Statements => "`check statements`",
        Input::Copies => "`compare copies`",
        Input::Records => "`check records`",
    }
}

#[test]
fn forms_are_documented_as_they_are() {
    let mut made = format!("{NOTICE}# Sheet forms\n\n");
    made.push_str(
        "A form says which items a result sheet holds and which must agree. `--form` takes one of \
         these names or a file of the same shape (see `crates/election/forms`). A form whose sheet \
         was not seen says so.\n\n",
    );
    for id in form::built_in_ids() {
        document(&form::built_in(id).unwrap().form, &mut made);
    }
    hold("forms.md", made.trim_end_matches('\n'));
}

fn document(form: &Form, made: &mut String) {
    writeln!(made, "## `{}`\n\n{}.\n", form.id, form.title["en"]).unwrap();
    let seen = if form.verified {
        ""
    } else {
        " The sheet itself was not seen."
    };
    let source = form
        .source
        .trim_end_matches(" The printed sheet itself was not seen.");
    let source = source.trim_end_matches(" The sheet itself was not seen.");
    writeln!(made, "Source: {source}{seen}\n").unwrap();
    for base in &form.bases {
        let complete = match base.complete {
            true => "everyone who may vote is in it",
            false => "it may leave out supplementary lists and voters with cards",
        };
        writeln!(
            made,
            "Base of turnout: {} ({complete}).\n",
            base.items.join(" + ")
        )
        .unwrap();
    }
    made.push_str("| rule | relation | legal effect |\n| --- | --- | --- |\n");
    for equation in &form.equations {
        let effect = equation.legal_effect.as_deref().unwrap_or("");
        writeln!(made, "| {} | `{equation}` | {effect} |", equation.code).unwrap();
    }
    if !form.whens.is_empty() {
        made.push_str("\n| rule | demand | name | class |\n| --- | --- | --- | --- |\n");
        for when in &form.whens {
            let class = when.class.word();
            let demand = &when.labels["en"];
            writeln!(made, "| R112 | {demand} | `{}` | {class} |", when.id).unwrap();
        }
    }
    let sums = form.items.iter().filter(|item| !item.or_sum_of.is_empty());
    for item in sums {
        let parts = item.or_sum_of.join(" + ");
        writeln!(
            made,
            "\nWhere `{}` is not published, `{parts}` stands for it.",
            item.id
        )
        .unwrap();
    }
    for invalid in &form.invalid {
        if let Some(limit) = invalid.limit_percent {
            writeln!(
                made,
                "\nR108 asks for a reason at {limit}% of `{}`.",
                invalid.item
            )
            .unwrap();
        }
    }
    made.push_str(
        "\n| item | line | type | required | meaning |\n| --- | --- | --- | --- | --- |\n",
    );
    for item in &form.items {
        let kind = match item.kind {
            ItemKind::Count => "count",
            ItemKind::Bool => "yes or no",
            ItemKind::Time => "time",
            ItemKind::Text => "text",
        };
        let line = item.line.as_deref().unwrap_or("");
        let required = if item.required { "yes" } else { "" };
        writeln!(
            made,
            "| `{}` | {line} | {kind} | {required} | {} |",
            item.id, item.labels["en"]
        )
        .unwrap();
    }
    made.push('\n');
}

/// Every name in the table of Dutch codes is one of the form, under the rule that stands beside
/// it, and nothing of the form is left out.
#[test]
fn the_dutch_codes_lead_to_relations_of_the_form() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let table = path.join("../../docs/reference/abacus-codes.md");
    let table = std::fs::read_to_string(table).unwrap();
    let form = form::built_in("netherlands-municipal").unwrap().form;
    let mut codes = Vec::new();
    let mut named = Vec::new();
    for row in table
        .lines()
        .filter(|line| line.starts_with("| F") || line.starts_with("| W"))
    {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [code, _, rule, name] = cells[..] else {
            panic!("{row}");
        };
        let name = name.trim_matches('`');
        let of = |code: &str| rule == code;
        let equation = form.equations.iter().find(|equation| equation.id == name);
        let known = match equation {
            Some(equation) => of(equation.code.name()),
            None if of("R112") => form.whens.iter().any(|when| when.id == name),
            None if of("R108") => form.invalid.iter().any(|kind| kind.item == name),
            None if of("R109") => form.bases.iter().any(|base| base.id == name),
            None => form
                .item(name)
                .is_some_and(|item| of("R201") || item.required),
        };
        assert!(known, "{code}: {rule} has no {name}");
        codes.push(code.to_owned());
        named.push(name.to_owned());
    }
    codes.dedup();
    let errors = codes.iter().filter(|code| code.starts_with('F')).count();
    assert_eq!((errors, codes.len() - errors), (22, 6));
    let equations = form.equations.iter().map(|equation| &equation.id);
    for id in equations.chain(form.whens.iter().map(|when| &when.id)) {
        assert!(named.contains(id), "{id} corresponds to no code");
    }
}
