//! `scrutineer assess`: checks every edition of a case and writes its site.

use std::path::Path;

use anyhow::Context as _;
use assessment::{
    finding::Wording,
    found::Told,
    parallel,
    site::{
        self, CaseFacts, Change, ComparisonInput, EditionInput, MappingInput, RecordsInput,
        SiteInput, SiteSummary, SourceAccount, TruthInput,
    },
    text::{Arg, Catalogue},
};
use election::{
    dataset::Source,
    found,
    rules::{self, Report, Settings},
    statements::Package,
};
use exchange::Mapping;
use ledger::{Case, CaseFile};
use mission::{
    geometry::Geometry,
    records::{Changed, Current, Format as Part, How},
    results::{self, Closed, Edition, Opened, Role},
};
use serde_json::{Value, json};

use super::{
    compared::{self, Compared, Kept},
    reading::{self, Hinted},
    statements,
    truth::Truth,
};
use crate::{
    cli::{AssessArgs, Format},
    output::{Ending, Printer},
};

/// Name and version as pages and pictures show them.
const PROGRAM: &str = concat!("scrutineer ", env!("CARGO_PKG_VERSION"));

/// Checks the editions of a case and writes its site into `out/site`.
pub(crate) fn run(arguments: &AssessArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let settings = reading::settings(&arguments.settings)?;
    let assessment = assess(&arguments.case, &settings)?;
    printer.data(&assessment.answer(printer)?)?;
    for left_out in &assessment.left_out {
        printer.note(left_out);
    }
    let folder = assessment.summary.folder.join("index.html");
    printer.note(&format!(
        "wrote {} pages; open {}",
        assessment.summary.pages,
        folder.display()
    ));
    Ok(Ending::Done)
}

/// The editions of a case, checked, and the site that was written about them.
pub(crate) struct Assessment {
    editions: Vec<Assessed>,
    compared: Vec<Compared>,
    /// What could not be compared, and why, and answers that belong to nothing.
    pub(crate) left_out: Vec<String>,
    pub(crate) simulated: bool,
    settings: Settings,
    pub(crate) summary: SiteSummary,
}

struct Assessed {
    edition: Edition,
    opened: Opened,
    report: Report,
}

/// Checks every edition of the case in `dir` and writes its site into the case.
pub(crate) fn assess(dir: &Path, settings: &Settings) -> anyhow::Result<Assessment> {
    assess_into(None, dir, settings)
}

/// Checks every edition of the case in `dir` and writes its site into `folder`, or into the case.
pub(crate) fn assess_into(
    folder: Option<&Path>,
    dir: &Path,
    settings: &Settings,
) -> anyhow::Result<Assessment> {
    let runtime = ledger::runtime()?;
    let (closed, known, shapes, file, out) = runtime.block_on(async {
        let case = Case::open(dir).await?;
        let found = find(&case).await;
        let known = Known::read(&case).await;
        let shapes = mission::geometry::current(&case).await;
        let (file, out) = (case.file().clone(), case.out());
        case.close().await;
        anyhow::Ok((found?, known?, shapes?, file, out))
    })?;
    let editions = parallel::each(&closed, |closed| read(closed, settings));
    let editions = editions.into_iter().collect::<anyhow::Result<Vec<_>>>()?;
    if editions.is_empty() && known.is_none() {
        let message = format!(
            "the case in {} holds neither an edition of results nor records yet",
            dir.display()
        );
        let hint = "import something first: scrutineer import results FILE --case DIR, or \
                    scrutineer import records FILE --case DIR"
            .to_owned();
        return Err(Hinted::new(message, hint).into());
    }
    let truth = Truth::of_case(dir, file.simulated)?;
    let shown: Vec<Shown> = editions.iter().map(Shown::of).collect::<Result<_, _>>()?;
    let kept = editions.iter().zip(&shown);
    let kept: Vec<Kept<'_>> = kept.map(|(assessed, shown)| shown.kept(assessed)).collect();
    let folder = folder.map_or_else(|| out.join("site"), Path::to_owned);
    // Figures of the record win over those that lie in the folder.
    let announced = match known.as_ref().and_then(Known::announced) {
        Some(announced) => Some(announced),
        None => statements::in_folder(dir)?,
    };
    let (mut compared, mut left_out) = compared::all(&kept, announced.as_ref());
    if let Some(known) = &known {
        let package = &known.current.package;
        compared.push(compared::records(package, &file.title, known.files()));
    }
    let all = All {
        editions: &editions,
        shown: &shown,
        compared: &compared,
        known: known.as_ref(),
        shapes: &shapes,
        truth: truth.as_ref(),
        file: &file,
    };
    let summary = write(&all, &folder)?;
    let idle = summary.idle_answers.iter();
    left_out.extend(idle.map(|answer| {
        format!("{answer} belongs to no finding: compare its rule and `about` with the findings")
    }));
    Ok(Assessment {
        editions,
        compared,
        left_out,
        simulated: file.simulated,
        settings: settings.clone(),
        summary,
    })
}

async fn find(case: &Case) -> anyhow::Result<Vec<Closed>> {
    let mut found = Vec::new();
    for edition in results::editions(case).await? {
        let closed = results::find(case, &edition).await;
        found.push(closed.with_context(|| format!("edition {}", edition.seq))?);
    }
    Ok(found)
}

/// Reads an edition back and checks it.
fn read(closed: &Closed, settings: &Settings) -> anyhow::Result<Assessed> {
    let edition = closed.edition().clone();
    let opened = closed.open();
    let opened = opened.with_context(|| format!("edition {}", edition.seq))?;
    let report = rules::check(&opened.dataset, &opened.form.form, settings);
    Ok(Assessed {
        edition,
        opened,
        report,
    })
}

/// The records of a case as they stand, and what changed in them.
struct Known {
    current: Current,
    changes: Vec<Change>,
}

impl Known {
    async fn read(case: &Case) -> anyhow::Result<Option<Self>> {
        let Some(current) = mission::records::current(case).await? else {
            return Ok(None);
        };
        let changes = mission::records::history(case).await?.into_iter().rev();
        let change = |changed: Changed| Change {
            record: changed.record,
            removed: changed.how == How::Removed,
            imported_at: seconds(changed.at),
        };
        Ok(Some(Self {
            current,
            changes: changes.map(change).collect(),
        }))
    }

    /// The announced figures among them, with the files that they and their sources stand in.
    fn announced(&self) -> Option<(Package, Vec<Source>)> {
        let figures = self.current.package.figures.clone()?;
        let of_figures = self.current.files.iter().zip(self.files());
        let of_figures = of_figures.filter(|(file, _)| {
            file.table.is_none() && Part::of(&file.bytes) == Some(Part::Figures)
        });
        Some((figures, of_figures.map(|(_, source)| source).collect()))
    }

    fn files(&self) -> Vec<Source> {
        let files = self.current.files.iter().map(|file| Source {
            name: file.name.clone(),
            sha256: file.sha256,
        });
        files.collect()
    }
}

/// A moment to the second.
fn seconds(at: ledger::Moment) -> String {
    let seconds = at.timestamp().as_second();
    let moment = ledger::Moment::from_micros(seconds * 1_000_000);
    moment.map_or_else(String::new, |moment| moment.timestamp().to_string())
}

/// Everything that a site is made from.
struct All<'a> {
    editions: &'a [Assessed],
    shown: &'a [Shown],
    compared: &'a [Compared],
    known: Option<&'a Known>,
    shapes: &'a [Geometry],
    truth: Option<&'a Truth>,
    file: &'a CaseFile,
}

fn write(all: &All<'_>, folder: &Path) -> anyhow::Result<SiteSummary> {
    let All {
        editions,
        shown,
        compared,
        known,
        shapes,
        truth,
        file,
    } = all;
    let files = known.map_or_else(Vec::new, Known::files);
    let texts: Vec<&[u8]> = known
        .iter()
        .flat_map(|known| &known.current.files)
        .map(|file| file.bytes.as_slice())
        .collect();
    let records = known.map(|known| RecordsInput {
        records: &known.current.package.records,
        figures: known.current.package.figures.as_ref(),
        sources: known.current.package.sources(),
        files: &files,
        texts: &texts,
        changes: &known.changes,
    });
    let comparisons: Vec<ComparisonInput<'_>> = compared.iter().map(Compared::input).collect();
    let inputs: Vec<EditionInput<'_>> = editions
        .iter()
        .zip(*shown)
        .map(|(assessed, shown)| shown.input(assessed))
        .collect();
    // An empty text is shown as "none", in the reader's language.
    let funders = file.funders.as_ref().map(|funders| funders.join(", "));
    let input = SiteInput {
        case: CaseFacts {
            id: &file.id,
            title: &file.title,
            zone: &file.zone,
            simulated: file.simulated,
            publisher: file.publisher.as_deref(),
            contact: file.contact.as_deref(),
            funders: funders.as_deref(),
            conflicts_of_interest: file.conflicts_of_interest.as_deref(),
            licence: file.licence.as_deref(),
            address: file.address.as_deref(),
        },
        editions: &inputs,
        comparisons: &comparisons,
        records,
        notes: &[],
        shapes,
        truth: truth.map(|truth| TruthInput {
            files: &truth.files,
            planted: &truth.planted,
        }),
        program: PROGRAM,
        templates: None,
    };
    Ok(site::write(&input, folder)?)
}

/// Texts about an edition that its site shows.
struct Shown {
    title: String,
    imported_at: String,
    built_in: bool,
    accounts: Vec<SourceAccount>,
}

impl Shown {
    fn of(assessed: &Assessed) -> anyhow::Result<Self> {
        let Assessed {
            edition, opened, ..
        } = assessed;
        let label = &opened.dataset.header.edition;
        let parts = [&label.election, &label.contest, &label.label];
        let parts: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        let title = match parts.as_slice() {
            [] => edition.source_name.clone(),
            parts => parts.join(", "),
        };
        let imported_at = seconds(edition.imported_at);
        let mut built_in = Mapping::built_in_names().filter_map(Mapping::built_in);
        let built_in = built_in.any(|mapping| mapping.sha256() == edition.mapping_sha256);
        let accounts = match &opened.account {
            Value::Null => Vec::new(),
            account => vec![serde_json::from_value(account.clone())?],
        };
        Ok(Self {
            title,
            imported_at,
            built_in,
            accounts,
        })
    }

    fn kept<'a>(&'a self, assessed: &'a Assessed) -> Kept<'a> {
        Kept {
            edition: &assessed.edition,
            opened: &assessed.opened,
            title: &self.title,
        }
    }

    fn input<'a>(&'a self, assessed: &'a Assessed) -> EditionInput<'a> {
        let opened = &assessed.opened;
        EditionInput {
            title: &self.title,
            are_copies: assessed.edition.role == Role::Copies,
            imported_at: Some(&self.imported_at),
            dataset: &opened.dataset,
            frozen: Some((&opened.frozen, assessed.edition.dataset_sha256)),
            form: &opened.form,
            mapping: MappingInput {
                name: &opened.mapping_name,
                built_in: self.built_in,
                text: &opened.mapping,
            },
            report: &assessed.report,
            accounts: &self.accounts,
        }
    }
}

impl Assessment {
    /// What the assessment says, in the form that was asked for.
    pub(crate) fn answer(&self, printer: &Printer) -> anyhow::Result<String> {
        let catalogue = Catalogue::new(printer.locale())?;
        match printer.format() {
            Format::Json => Ok(format!(
                "{}\n",
                serde_json::to_string(&self.object(&catalogue)?)?
            )),
            Format::Table => self.lines(&catalogue, "", "\n"),
            Format::Md => self.lines(&catalogue, "- ", "\n"),
            Format::Csv => self.csv(),
        }
    }

    fn lines(&self, catalogue: &Catalogue, before: &str, after: &str) -> anyhow::Result<String> {
        let mut text = String::new();
        for assessed in &self.editions {
            let wording = assessed.wording(catalogue);
            let arguments = [
                ("seq", Arg::from(assessed.edition.seq)),
                ("file", Arg::from(assessed.edition.source_name.as_str())),
                ("units", Arg::from(assessed.edition.units)),
            ];
            text += &format!(
                "{before}{}{after}",
                catalogue.text("assess-edition", &arguments)?
            );
            for finding in assessed.report.findings() {
                let class = format!("class-{}", finding.class.word());
                let class = catalogue.text(&class, &[])?;
                let summary = wording.summary(&finding)?;
                text += &format!("{before}{} {summary} ({class}){after}", finding.code);
            }
        }
        let told = Told {
            catalogue,
            package: None,
        };
        for compared in &self.compared {
            let kind = catalogue.text(&format!("comparison-{}", compared.kind().word()), &[])?;
            text += &format!("{before}{kind}: {}{after}", compared.subject());
            for finding in found::findings(&compared.ran) {
                let class = catalogue.text(&format!("class-{}", finding.class.word()), &[])?;
                let (code, summary) = (finding.ran.code, told.summary(&finding)?);
                text += &format!("{before}{code} {summary} ({class}){after}");
            }
        }
        Ok(text)
    }

    fn csv(&self) -> anyhow::Result<String> {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(["simulated", "edition", "code", "class", "count", "examined"])?;
        for assessed in &self.editions {
            for finding in assessed.report.findings() {
                csv.write_record([
                    self.simulated.to_string(),
                    assessed.edition.seq.to_string(),
                    finding.code.to_string(),
                    finding.class.word().to_owned(),
                    finding.count().to_string(),
                    finding.outcome.examined.to_string(),
                ])?;
            }
        }
        Ok(String::from_utf8(csv.into_inner()?)?)
    }

    /// The whole answer as one object.
    pub(crate) fn object(&self, catalogue: &Catalogue) -> anyhow::Result<Value> {
        let (mut inputs, mut editions, mut findings) = (Vec::new(), Vec::new(), Vec::new());
        for assessed in &self.editions {
            let edition = &assessed.edition;
            let source = json!({ "name": edition.source_name, "sha256": edition.source_sha256 });
            inputs.push(source.clone());
            editions.push(json!({
                "seq": edition.seq,
                "id": edition.id,
                "source": source,
                "dataset_sha256": edition.dataset_sha256,
                "units": edition.units,
            }));
            for finding in assessed.report.findings() {
                let mut object = assessed.wording(catalogue).json(&finding, Some(10))?;
                object["edition_seq"] = json!(edition.seq);
                findings.push(object);
            }
        }
        let mut comparisons = Vec::new();
        let told = Told {
            catalogue,
            package: None,
        };
        for compared in &self.compared {
            comparisons.push(json!({
                "slug": compared.slug(),
                "kind": compared.kind().word(),
                "subject": compared.subject(),
            }));
            for finding in found::findings(&compared.ran) {
                let mut object = told.json(&finding, Some(10))?;
                object["comparison"] = json!(compared.slug());
                findings.push(object);
            }
        }
        let settings = self.settings.values().into_iter();
        let settings: serde_json::Map<String, Value> = settings
            .map(|(name, value)| (name.to_owned(), json!(value)))
            .collect();
        Ok(json!({
            "schema": "scrutineer.assess/1",
            "version": env!("CARGO_PKG_VERSION"),
            "simulated": self.simulated,
            "inputs": inputs,
            "parameters": { "settings": settings },
            "seed": null,
            "result": {
                "editions": editions,
                "comparisons": comparisons,
                "site": {
                    "folder": "out/site",
                    "pages": self.summary.pages,
                    "files": self.summary.files,
                    "bytes": self.summary.bytes,
                },
            },
            "findings": findings,
        }))
    }
}

impl Assessed {
    const fn wording<'a>(&'a self, catalogue: &'a Catalogue) -> Wording<'a> {
        Wording {
            catalogue,
            dataset: &self.opened.dataset,
            form: &self.opened.form.form,
            report: &self.report,
        }
    }
}
