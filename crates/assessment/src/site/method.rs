//! How it is done: the catalogue of rules with their innocent explanations, how turnout is
//! computed, and how a stranger repeats everything.

use election::codes::REGISTER;
use serde::Serialize;

use super::{
    edition::Edition,
    input::SiteError,
    output::Output,
    page::{Address, ClassView, Site},
};
use crate::text::TextError;

#[derive(Serialize)]
struct Method {
    classes: Vec<ClassExplained>,
    rules: Vec<Rule>,
    turnout: Option<TurnoutView>,
    checks: Vec<Check>,
}

#[derive(Serialize)]
struct ClassExplained {
    class: ClassView,
    explanation: String,
}

#[derive(Serialize)]
struct Rule {
    code: &'static str,
    version: u32,
    title: String,
    class: ClassView,
    why: String,
    settings: Vec<String>,
    masks: Vec<&'static str>,
    innocent: Vec<String>,
    settle: String,
}

#[derive(Serialize)]
struct TurnoutView {
    voters: String,
    base: String,
    complete: bool,
}

/// Commands that repeat an edition's check.
#[derive(Serialize)]
struct Check {
    edition: String,
    files: Vec<FileCheck>,
    command: String,
    dataset: FileCheck,
}

#[derive(Serialize)]
struct FileCheck {
    name: String,
    sha256: String,
}

pub(super) fn write(site: &Site<'_>, out: &Output) -> Result<(), SiteError> {
    let mut classes = Vec::new();
    for class in super::ran::classes(site)? {
        let explanation = site
            .words()
            .text(&format!("class-{}-explained", class.word))?;
        classes.push(ClassExplained { class, explanation });
    }
    let checks = site.editions.iter().rev();
    let checks = checks.map(|edition| check(site, edition));
    let checks: Vec<Check> = checks.collect::<Result<_, _>>()?;
    let turnout = site
        .newest()
        .map(|newest| turnout(site, newest))
        .transpose()?
        .flatten();
    let body = Method {
        classes,
        rules: rules(site)?,
        turnout,
        checks,
    };
    let title = site.words().text("method-title")?;
    let path = "method.html";
    let address = Address {
        template: "method.html",
        path,
        menu: path,
        title: &title,
    };
    site.write(out, &address, body)
}

/// What turnout is measured on.
fn turnout(site: &Site<'_>, edition: &Edition<'_>) -> Result<Option<TurnoutView>, SiteError> {
    Ok(
        match (
            &edition.input.report.turnout,
            edition.turnout_base(site.words())?,
        ) {
            (Some(turnout), Some(base)) => Some(TurnoutView {
                voters: site.words().items(edition.form(), &turnout.voters),
                base,
                complete: turnout.complete,
            }),
            _ => None,
        },
    )
}

fn rules(site: &Site<'_>) -> Result<Vec<Rule>, TextError> {
    let words = site.words();
    let mut rules = Vec::new();
    for entry in REGISTER {
        let code = entry.code;
        let innocent = (1..=entry.innocent).map(|n| words.text(&format!("{code}-innocent-{n}")));
        let settings = entry.settings.iter().map(|setting| words.setting(setting));
        rules.push(Rule {
            code: code.name(),
            version: entry.version,
            title: words.text(&format!("{code}-title"))?,
            class: ClassView::new(entry.class, words)?,
            why: words.text(&format!("{code}-why"))?,
            settings: settings.collect::<Result<_, _>>()?,
            masks: entry.masks.iter().map(|mask| mask.name()).collect(),
            innocent: innocent.collect::<Result<_, _>>()?,
            settle: words.text(&format!("{code}-settle"))?,
        });
    }
    Ok(rules)
}

fn check(site: &Site<'_>, edition: &Edition<'_>) -> Result<Check, TextError> {
    let sources = &edition.dataset().header.sources;
    let files = sources.iter().map(|source| FileCheck {
        name: source.name.clone(),
        sha256: source.sha256.to_string(),
    });
    Ok(Check {
        edition: site.title(edition)?,
        files: files.collect(),
        command: command(edition),
        dataset: FileCheck {
            name: format!("edition-{}.dataset", edition.number),
            sha256: edition.sha256.to_string(),
        },
    })
}

/// The command that repeats the check of an edition, with what differs from the defaults.
pub(super) fn command(edition: &Edition<'_>) -> String {
    let input = edition.input;
    let names: Vec<&str> = input
        .dataset
        .header
        .sources
        .iter()
        .map(|source| source.name.as_str())
        .collect();
    let mut command = format!("scrutineer check results {}", quoted(&names));
    let mapping = if input.mapping.built_in {
        input.mapping.name.to_owned()
    } else {
        format!("edition-{}-mapping.toml", edition.number)
    };
    let built_in = election::form::built_in(&input.form.form.id);
    let form = match built_in {
        Some(form) if form.sha256 == input.form.sha256 => input.form.form.id.clone(),
        _ => format!("edition-{}-form.toml", edition.number),
    };
    command.push_str(&format!(
        " --mapping {} --form {}",
        quoted(&[&mapping]),
        quoted(&[&form])
    ));
    let defaults = election::rules::Settings::default().values();
    for (setting, default) in input.report.settings.values().into_iter().zip(defaults) {
        if let (name, Some(value)) = &setting
            && setting != default
        {
            command.push_str(&format!(" --set {name}={value}"));
        }
    }
    command
}

/// Words for a shell.
#[must_use]
pub fn quoted(words: &[&str]) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/');
    let quote = |word: &&str| {
        if !word.is_empty() && word.chars().all(plain) && !word.starts_with('-') {
            (*word).to_owned()
        } else {
            format!("'{}'", word.replace('\'', r"'\''"))
        }
    };
    words.iter().map(quote).collect::<Vec<_>>().join(" ")
}
