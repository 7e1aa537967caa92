//! The first page: what the case is, the state of its evidence, and what was found.

use election::{codes::Class, rules::Outcome};
use minijinja::Value;
use serde::Serialize;

use super::{
    edition::Edition,
    figures::Figures,
    findings,
    input::SiteError,
    output::Output,
    page::{Address, ClassView, Site},
    records,
};

#[derive(Serialize)]
struct Overview {
    edition: String,
    imported_at: Option<String>,
    editions: usize,
    units: usize,
    empty_units: u64,
    rows_with_flags: usize,
    published: Vec<String>,
    not_published: Vec<String>,
    rules: Rules,
    classes: Vec<ClassCount>,
    findings: Vec<findings::Entry>,
    choices: Option<Value>,
    fingerprint: Option<Value>,
}

/// How many rules could be run.
#[derive(Serialize, Default)]
struct Rules {
    run: usize,
    in_part: usize,
    not_run: usize,
}

#[derive(Serialize)]
struct ClassCount {
    class: ClassView,
    findings: usize,
}

pub(super) fn write(
    site: &Site<'_>,
    edition: &Edition<'_>,
    figures: &Figures,
    out: &Output,
) -> Result<(), SiteError> {
    let (words, report) = (site.words(), edition.input.report);
    let mut classes = Vec::new();
    for class in [Class::Error, Class::Warning, Class::Information] {
        let findings = edition
            .findings
            .iter()
            .filter(|finding| finding.class == class)
            .count();
        classes.push(ClassCount {
            class: ClassView::new(class, words)?,
            findings,
        });
    }
    let (published, not_published) = columns(site, edition);
    let body = Overview {
        edition: site.title(edition)?,
        imported_at: edition.input.imported_at.map(str::to_owned),
        editions: site.editions.len(),
        units: edition.dataset().units.len(),
        empty_units: report.empty_units,
        rows_with_flags: edition.flagged(),
        published,
        not_published,
        rules: rules(&report.outcomes),
        classes,
        findings: findings::entries(site, edition)?,
        choices: figures.choices.clone(),
        fingerprint: figures.fingerprint.clone(),
    };
    let path = records::overview_page(site.input);
    let address = Address {
        template: "index.html",
        path,
        menu: path,
        title: site.input.case.title,
    };
    site.write(out, &address, body)
}

fn rules(outcomes: &[Outcome]) -> Rules {
    let mut rules = Rules::default();
    for outcome in outcomes {
        match (outcome.cannot_tell.is_empty(), outcome.examined) {
            (true, _) => rules.run += 1,
            (false, 0) => rules.not_run += 1,
            (false, _) => rules.in_part += 1,
        }
    }
    rules
}

/// Lines of the sheet that the source publishes, and those of the form that it does not.
pub(super) fn columns(site: &Site<'_>, edition: &Edition<'_>) -> (Vec<String>, Vec<String>) {
    let (dataset, form, words) = (edition.dataset(), edition.form(), site.words());
    let (mut published, mut missing) = (Vec::new(), Vec::new());
    for item in &form.items {
        let present = dataset.item_position(&item.id);
        let label = words.item(form, &item.id);
        if present.is_some() && edition.is_published(&item.id) {
            published.push(label);
        } else if item.required || present.is_some() {
            missing.push(label);
        }
    }
    (published, missing)
}
