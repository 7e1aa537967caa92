//! Everything that was run: what each rule examined, passed, could not tell and found, with the
//! thresholds, the form and its relations.

use election::codes::Class;
use serde::Serialize;

use super::{
    edition::Edition,
    input::SiteError,
    output::Output,
    page::{Address, CellView, ClassView, HeadingView, Link, Site, TableView},
};
use crate::text::TextError;

#[derive(Serialize)]
struct Ran {
    editions: Vec<EditionView>,
    /// What was run beyond editions stands on pages of its own.
    comparisons: Vec<Link>,
}

#[derive(Serialize)]
struct EditionView {
    number: usize,
    title: String,
    units: usize,
    empty_units: u64,
    rules: Vec<Rule>,
    settings: TableView,
    form: FormView,
    relations: TableView,
}

#[derive(Serialize)]
struct Rule {
    code: &'static str,
    title: String,
    class: ClassView,
    examined: u64,
    passed: u64,
    nulls: u64,
    masked: u64,
    hits: Vec<Hits>,
    cannot_tell: Vec<String>,
    ran: bool,
}

#[derive(Serialize)]
struct Hits {
    class: ClassView,
    link: Link,
}

#[derive(Serialize)]
struct FormView {
    id: String,
    title: String,
    source: String,
    verified: bool,
    sha256: String,
    choices_per_ballot: u32,
    bases: Vec<BaseView>,
}

#[derive(Serialize)]
struct BaseView {
    name: String,
    items: String,
    complete: bool,
}

pub(super) fn write(site: &Site<'_>, out: &Output) -> Result<(), SiteError> {
    let mut editions = Vec::new();
    for edition in site.editions.iter().rev() {
        editions.push(EditionView {
            number: edition.number,
            title: site.title(edition)?,
            units: edition.dataset().units.len(),
            empty_units: edition.input.report.empty_units,
            rules: rules(site, edition)?,
            settings: settings(site, edition)?,
            form: form(site, edition)?,
            relations: relations(site, edition)?,
        });
    }
    let title = site.words().text("menu-ran")?;
    let path = "ran.html";
    let address = Address {
        template: "ran.html",
        path,
        menu: path,
        title: &title,
    };
    let mut comparisons = Vec::new();
    for comparison in site.input.comparisons {
        let kind = site
            .words()
            .text(&format!("comparison-{}", comparison.kind.word()))?;
        comparisons.push(Link {
            href: format!("comparisons/{}.html#ran", comparison.slug),
            text: format!("{kind}: {}", comparison.subject),
            current: false,
        });
    }
    site.write(
        out,
        &address,
        Ran {
            editions,
            comparisons,
        },
    )
}

fn rules(site: &Site<'_>, edition: &Edition<'_>) -> Result<Vec<Rule>, TextError> {
    let words = site.words();
    let mut rules = Vec::new();
    for outcome in &edition.input.report.outcomes {
        let mut hits = Vec::new();
        for finding in edition
            .findings
            .iter()
            .filter(|finding| finding.code == outcome.code)
        {
            let href = format!("findings/{}.html", edition.finding_name(finding, 1));
            let count = i128::try_from(finding.count()).unwrap_or(i128::MAX);
            let text = site.catalogue.number(count);
            let class = ClassView::new(finding.class, words)?;
            hits.push(Hits {
                class,
                link: Link {
                    href,
                    text,
                    current: false,
                },
            });
        }
        let reasons = outcome
            .cannot_tell
            .iter()
            .map(|reason| words.reason(reason, edition.form()));
        rules.push(Rule {
            code: outcome.code.name(),
            title: words.text(&format!("{}-title", outcome.code))?,
            class: ClassView::new(outcome.code.entry().class, words)?,
            examined: outcome.examined,
            passed: outcome.passed,
            nulls: outcome.nulls,
            masked: outcome.masked,
            hits,
            cannot_tell: reasons.collect::<Result<_, _>>()?,
            ran: outcome.examined > 0 || outcome.cannot_tell.is_empty(),
        });
    }
    Ok(rules)
}

fn settings(site: &Site<'_>, edition: &Edition<'_>) -> Result<TableView, TextError> {
    let words = site.words();
    let mut rows = Vec::new();
    for (name, value) in edition.input.report.settings.values() {
        let value = match value {
            Some(value) => value,
            None => words.text("setting-unset")?,
        };
        rows.push(vec![
            CellView::text(words.setting(name)?),
            CellView::text(name.to_owned()),
            CellView::number(Some(value)),
        ]);
    }
    let columns = vec![
        HeadingView::text(words.text("setting")?),
        HeadingView::text(words.text("setting-name")?),
        HeadingView::number(words.text("setting-value")?),
    ];
    Ok(TableView {
        caption: words.text("ran-settings")?,
        columns,
        rows,
    })
}

fn form(site: &Site<'_>, edition: &Edition<'_>) -> Result<FormView, TextError> {
    let (form, words) = (edition.form(), site.words());
    let title = form.title.get(site.catalogue.locale().tag);
    let mut bases = Vec::new();
    for base in &form.bases {
        let (name, items) = (words.base(form, base)?, words.items(form, &base.items));
        bases.push(BaseView {
            name,
            items,
            complete: base.complete,
        });
    }
    Ok(FormView {
        id: form.id.clone(),
        title: title.unwrap_or(&form.id).clone(),
        source: form.source.clone(),
        verified: form.verified,
        sha256: edition.input.form.sha256.to_string(),
        choices_per_ballot: form.choices_per_ballot,
        bases,
    })
}

fn relations(site: &Site<'_>, edition: &Edition<'_>) -> Result<TableView, TextError> {
    let (form, words) = (edition.form(), site.words());
    let mut rows = Vec::new();
    for equation in &form.equations {
        let effect = equation.legal_effect.clone();
        rows.push(vec![
            CellView::text(equation.code.name().to_owned())
                .linked(format!("method.html#{}", equation.code)),
            CellView::text(words.equation(form, equation)?),
            CellView::text(effect.unwrap_or(words.text("not-stated")?)),
        ]);
    }
    let columns = vec![
        HeadingView::text(words.text("rule")?),
        HeadingView::text(words.text("argument-equation")?),
        HeadingView::text(words.text("legal-effect")?),
    ];
    Ok(TableView {
        caption: words.text("ran-relations")?,
        columns,
        rows,
    })
}

/// Classes in order of gravity, for legends.
pub(super) fn classes(site: &Site<'_>) -> Result<Vec<ClassView>, TextError> {
    let classes = [Class::Error, Class::Warning, Class::Information];
    classes
        .into_iter()
        .map(|class| ClassView::new(class, site.words()))
        .collect()
}
