//! The list of findings, and a page for each: what it says, its grounds down to file and line,
//! its innocent explanations, and what is not known.

use std::collections::BTreeSet;

use election::{
    codes::Class,
    form::{CHOICES, Equation},
    rules::{Argument, Detail, Finding, Hit, Subject},
};
use serde::Serialize;

use super::{
    edition::{Edition, HITS_PER_PAGE},
    input::SiteError,
    method::quoted,
    output::Output,
    page::{Address, CellView, ClassView, HeadingView, Link, Site, TableView},
};
use crate::{finding::Wording, text::TextError};

/// A finding in a list.
#[derive(Serialize)]
pub(super) struct Entry {
    /// Address from the root of the language.
    href: String,
    code: &'static str,
    title: String,
    class: ClassView,
    count: usize,
    examined: u64,
}

/// The findings of an edition, gravest first.
pub(super) fn entries(site: &Site<'_>, edition: &Edition<'_>) -> Result<Vec<Entry>, SiteError> {
    let mut entries = Vec::new();
    for finding in &edition.findings {
        entries.push(Entry {
            href: format!("findings/{}.html", edition.finding_name(finding, 1)),
            code: finding.code.name(),
            title: site.words().text(&format!("{}-title", finding.code))?,
            class: ClassView::new(finding.class, site.words())?,
            count: finding.count(),
            examined: finding.outcome.examined,
        });
    }
    Ok(entries)
}

#[derive(Serialize)]
struct List {
    editions: Vec<EditionList>,
}

#[derive(Serialize)]
struct EditionList {
    title: String,
    classes: Vec<ClassList>,
    rules: usize,
}

#[derive(Serialize)]
struct ClassList {
    class: ClassView,
    explanation: String,
    findings: Vec<Entry>,
}

/// Writes the list and all pages.
pub(super) fn write(site: &Site<'_>, out: &Output) -> Result<(), SiteError> {
    let mut editions = Vec::new();
    for edition in site.editions.iter().rev() {
        let mut rest = entries(site, edition)?;
        let mut classes = Vec::new();
        for class in [Class::Error, Class::Warning, Class::Information] {
            let (findings, others) = rest.into_iter().partition(|e| e.class.word == class.word());
            rest = others;
            classes.push(ClassList {
                class: ClassView::new(class, site.words())?,
                explanation: site
                    .words()
                    .text(&format!("class-{}-explained", class.word()))?,
                findings,
            });
        }
        let rules = edition.input.report.outcomes.len();
        editions.push(EditionList {
            title: site.title(edition)?,
            classes,
            rules,
        });
    }
    let title = site.words().text("findings-title")?;
    let path = "findings/index.html";
    let address = Address {
        template: "findings.html",
        path,
        menu: path,
        title: &title,
    };
    site.write(out, &address, List { editions })?;
    for edition in site.editions {
        for finding in &edition.findings {
            Pages::new(site, edition, finding).write(out)?;
        }
    }
    Ok(())
}

/// The page of a finding.
#[derive(Serialize)]
struct Page {
    code: &'static str,
    version: u32,
    title: String,
    class: ClassView,
    edition: String,
    count: usize,
    examined: u64,
    passed: u64,
    nulls: u64,
    masked: u64,
    why: String,
    thresholds: Vec<Threshold>,
    relations: Vec<Relation>,
    error_rate: String,
    /// The first hit of each kind, in words.
    examples: Vec<Example>,
    innocent: Vec<String>,
    settle: String,
    groups: Vec<Group>,
    pages: Vec<Link>,
    page: usize,
    first: bool,
}

#[derive(Serialize)]
struct Threshold {
    name: String,
    setting: &'static str,
    value: Option<String>,
}

/// A relation of the form that is involved, with what the law attaches to it.
#[derive(Serialize)]
struct Relation {
    equation: String,
    legal_effect: Option<String>,
}

#[derive(Serialize)]
struct Example {
    place: String,
    href: Option<String>,
    sentence: String,
    file: Option<String>,
    line: Option<u64>,
    /// Command that prints that line of the file.
    command: Option<String>,
}

/// Hits with the same kind of numbers, as one table.
#[derive(Serialize)]
struct Group {
    equation: Option<String>,
    table: TableView,
}

/// What hits must share to stand in one table: the sentence they make, and the relation.
type Kind = (String, Option<usize>);

/// Everything that the pages of one finding are made from.
struct Pages<'a> {
    site: &'a Site<'a>,
    edition: &'a Edition<'a>,
    finding: &'a Finding<'a>,
    wording: Wording<'a>,
    /// Hits by kind, in the order of first appearance.
    kinds: Vec<(Kind, Vec<&'a Hit>)>,
}

impl<'a> Pages<'a> {
    fn new(site: &'a Site<'a>, edition: &'a Edition<'a>, finding: &'a Finding<'a>) -> Self {
        let mut kinds: Vec<(Kind, Vec<&Hit>)> = Vec::new();
        for &hit in &finding.hits {
            let key = hit
                .message(finding.code, edition.dataset(), edition.form())
                .key;
            let kind = (key, relation(&hit.detail));
            match kinds.iter_mut().find(|(other, _)| *other == kind) {
                Some((_, hits)) => hits.push(hit),
                None => kinds.push((kind, vec![hit])),
            }
        }
        Self {
            site,
            edition,
            finding,
            wording: site.wording(edition),
            kinds,
        }
    }

    fn write(&self, out: &Output) -> Result<(), SiteError> {
        let title = self
            .site
            .words()
            .text(&format!("{}-title", self.finding.code))?;
        let last = self.finding.hits.len().div_ceil(HITS_PER_PAGE).max(1);
        for page in 1..=last {
            let name = self.edition.finding_name(self.finding, page);
            let path = format!("findings/{name}.html");
            let address = Address {
                template: "finding.html",
                path: &path,
                menu: "findings/index.html",
                title: &title,
            };
            self.site
                .write(out, &address, self.page(page, last, &title)?)?;
        }
        Ok(())
    }

    fn page(&self, page: usize, last: usize, title: &str) -> Result<Page, SiteError> {
        let (words, finding) = (self.site.words(), self.finding);
        let (code, outcome) = (finding.code, finding.outcome);
        let first = page == 1;
        Ok(Page {
            code: code.name(),
            version: code.entry().version,
            title: title.to_owned(),
            class: ClassView::new(finding.class, words)?,
            edition: self.site.title(self.edition)?,
            count: finding.count(),
            examined: outcome.examined,
            passed: outcome.passed,
            nulls: outcome.nulls,
            masked: outcome.masked,
            why: words.text(&format!("{code}-why"))?,
            thresholds: self.thresholds()?,
            relations: self.relations()?,
            error_rate: self.wording.error_rate(finding)?,
            examples: if first { self.examples()? } else { Vec::new() },
            innocent: self.wording.innocent(finding)?,
            settle: self.wording.settle(finding)?,
            groups: self.groups(page)?,
            pages: self.pages(page, last),
            page,
            first,
        })
    }

    fn pages(&self, current: usize, last: usize) -> Vec<Link> {
        let link = |page: usize| Link {
            href: format!("{}.html", self.edition.finding_name(self.finding, page)),
            text: page.to_string(),
            current: page == current,
        };
        if last > 1 {
            (1..=last).map(link).collect()
        } else {
            Vec::new()
        }
    }

    fn thresholds(&self) -> Result<Vec<Threshold>, TextError> {
        let values = self.edition.input.report.settings.values();
        let of_rule = self.finding.code.entry().settings;
        let values = values
            .into_iter()
            .filter(|(name, _)| of_rule.contains(name));
        let threshold = |(setting, value): (&'static str, Option<String>)| {
            Ok(Threshold {
                name: self.site.words().setting(setting)?,
                setting,
                value,
            })
        };
        values.map(threshold).collect()
    }

    fn relations(&self) -> Result<Vec<Relation>, TextError> {
        let form = self.edition.form();
        let involved: BTreeSet<usize> = self
            .kinds
            .iter()
            .filter_map(|((_, relation), _)| *relation)
            .collect();
        let relation = |position: usize| {
            let equation = &form.equations[position];
            Ok(Relation {
                equation: self.site.words().equation(form, equation)?,
                legal_effect: equation.legal_effect.clone(),
            })
        };
        involved.into_iter().map(relation).collect()
    }

    fn examples(&self) -> Result<Vec<Example>, SiteError> {
        let mut examples = Vec::new();
        for (_, hits) in &self.kinds {
            let hit = hits[0];
            let (file, line) = self.wording.ground(hit).origin.unzip();
            examples.push(Example {
                place: self.named_place(hit)?,
                href: self.unit_page(hit.at),
                sentence: self.wording.sentence(self.finding, hit)?,
                command: file.zip(line).map(|(file, line)| print_line(file, line)),
                file: file.map(str::to_owned),
                line,
            });
        }
        Ok(examples)
    }

    /// The tables that stand on a page: each page takes the next hits, whatever their kind.
    fn groups(&self, page: usize) -> Result<Vec<Group>, SiteError> {
        let (from, to) = ((page - 1) * HITS_PER_PAGE, page * HITS_PER_PAGE);
        let mut groups = Vec::new();
        let mut position = 0;
        for (kind, hits) in &self.kinds {
            let end = position + hits.len();
            let (start, stop) = (from.max(position), to.min(end));
            if start < stop {
                groups.push(self.group(kind, &hits[start - position..stop - position])?);
            }
            position = end;
        }
        Ok(groups)
    }

    fn group(&self, kind: &Kind, hits: &[&Hit]) -> Result<Group, SiteError> {
        let (words, form) = (self.site.words(), self.edition.form());
        let equation = kind.1.map(|position| &form.equations[position]);
        let mut rows = Vec::new();
        for hit in hits {
            rows.push(self.row(hit, equation)?);
        }
        let caption = words.text("finding-table")?;
        let table = TableView {
            caption,
            columns: self.columns(hits[0], equation)?,
            rows,
        };
        let equation = equation
            .map(|equation| words.equation(form, equation))
            .transpose()?;
        Ok(Group { equation, table })
    }

    fn columns(
        &self,
        hit: &Hit,
        equation: Option<&Equation>,
    ) -> Result<Vec<HeadingView>, TextError> {
        let (words, form) = (self.site.words(), self.edition.form());
        let mut columns = vec![
            HeadingView::text(self.place_heading()?),
            HeadingView::number(words.text("source-line")?),
        ];
        for item in terms(equation, hit) {
            columns.push(HeadingView::number(words.column(form, item)?));
        }
        for (name, argument) in self.arguments(hit) {
            let heading = words.text(&format!("argument-{name}"))?;
            columns.push(match argument {
                Argument::Text(_) => HeadingView::text(heading),
                _ => HeadingView::number(heading),
            });
        }
        Ok(columns)
    }

    fn row(&self, hit: &Hit, equation: Option<&Equation>) -> Result<Vec<CellView>, SiteError> {
        let (words, dataset, form) = (
            self.site.words(),
            self.edition.dataset(),
            self.edition.form(),
        );
        let place = CellView::text(self.place(hit)?);
        let linked = |cell: CellView, href: Option<String>| match href {
            Some(href) => cell.linked(href),
            None => cell,
        };
        let origin = self.wording.ground(hit).origin;
        let line = CellView::number(origin.map(|(_, line)| line.to_string()));
        let mut cells = vec![
            linked(place, self.unit_page(hit.at)),
            linked(line, self.address(hit.at)),
        ];
        for item in terms(equation, hit) {
            let figure = match hit.at {
                Subject::Unit(row) => dataset
                    .published_item(item)
                    .and_then(|figures| figures.get(row)),
                Subject::Sum(_) | Subject::Edition => None,
            };
            cells.push(CellView::number(
                figure.map(|figure| self.site.catalogue.number(figure.into())),
            ));
        }
        for (name, argument) in self.arguments(hit) {
            cells.push(match argument {
                Argument::Number(number) => {
                    CellView::number(Some(self.site.catalogue.number(number)))
                }
                Argument::Share(part, whole) => {
                    CellView::number(self.site.catalogue.percent(part, whole, 2))
                }
                Argument::Decimal(number) => {
                    CellView::number(Some(self.site.catalogue.printed(number)))
                }
                Argument::Real(number) => CellView::number(Some(self.site.catalogue.real(number))),
                Argument::Text(text) => {
                    CellView::text(words.text_argument(name, &text, hit, form)?)
                }
            });
        }
        Ok(cells)
    }

    /// The numbers of a hit, without the relation, which stands above its table.
    fn arguments(&self, hit: &Hit) -> impl Iterator<Item = (&'static str, Argument)> {
        let message = hit.message(
            self.finding.code,
            self.edition.dataset(),
            self.edition.form(),
        );
        message
            .arguments
            .into_iter()
            .filter(|(name, _)| *name != "equation")
    }

    /// The places of a hit in words.
    fn place(&self, hit: &Hit) -> Result<String, TextError> {
        let ground = self.wording.ground(hit);
        let places = ground.key.iter().map(|(_, place)| *place);
        let places: Vec<&str> = places.filter(|place| !place.is_empty()).collect();
        match hit.at {
            Subject::Edition => self.site.words().text("whole-edition"),
            _ if places.is_empty() => self.site.words().text("whole"),
            _ => Ok(places.join(" · ")),
        }
    }

    /// The places of a hit, each with its kind: "District 2 · Station 36".
    fn named_place(&self, hit: &Hit) -> Result<String, TextError> {
        let mut named = Vec::new();
        for (column, place) in self.wording.ground(hit).key {
            if !place.is_empty() {
                named.push(format!(
                    "{} {place}",
                    self.site.words().place_column(column)?
                ));
            }
        }
        if named.is_empty() {
            self.place(hit)
        } else {
            Ok(named.join(" · "))
        }
    }

    /// The kinds of the places of a unit, as the heading of a column.
    fn place_heading(&self) -> Result<String, TextError> {
        let words = self.site.words();
        let key = self.edition.dataset().header.key.iter();
        let names: Result<Vec<_>, _> = key.map(|column| words.place_column(column)).collect();
        match names? {
            names if names.is_empty() => words.text("unit"),
            names => Ok(names.join(" · ")),
        }
    }

    /// The page of the unit, seen from `findings/`.
    fn unit_page(&self, at: Subject) -> Option<String> {
        match at {
            Subject::Unit(row) => Some(format!("../{}", self.site.unit_address(self.edition, row))),
            Subject::Sum(_) | Subject::Edition => None,
        }
    }

    /// Where the unit stands in the table of units, seen from `findings/`.
    fn address(&self, at: Subject) -> Option<String> {
        match at {
            Subject::Unit(row) => Some(format!("../{}", self.edition.unit_address(row))),
            Subject::Sum(_) | Subject::Edition => None,
        }
    }
}

/// The command that prints a line of a source file, packed or not.
fn print_line(file: &str, line: u64) -> String {
    let name = quoted(&[file]);
    match file.rsplit('.').next() {
        Some("zst") => format!("zstd -dc {name} | sed -n {line}p"),
        Some("gz") => format!("gzip -dc {name} | sed -n {line}p"),
        _ => format!("sed -n {line}p {name}"),
    }
}

/// The relation of the form that a hit is about.
const fn relation(detail: &Detail) -> Option<usize> {
    match detail {
        Detail::Equation { equation, .. } | Detail::Cancelled { equation, .. } => Some(*equation),
        _ => None,
    }
}

/// Items whose figures are shown beside a hit: those of its relation.
fn terms<'a>(equation: Option<&'a Equation>, hit: &Hit) -> Vec<&'a str> {
    let Some(equation) = equation.filter(|_| matches!(hit.at, Subject::Unit(_))) else {
        return Vec::new();
    };
    let terms = equation.left.iter().chain(&equation.right);
    terms
        .map(|term| term.item.as_str())
        .filter(|item| *item != CHOICES)
        .collect()
}
