//! `scrutineer export nist`: a report of the standard from a file or from an edition of a case.
//! What the standard cannot hold is said, never dropped in silence.

use assessment::text::{Arg, Catalogue, TextError};
use election::{
    dataset::{Dataset, EditionLabel},
    digest::Sha256,
    form::Form,
};
use exchange::{ExportOptions, Lost, ReadOptions, ReportStatus, Selections, write_nist};
use ledger::{Case, Moment};
use mission::results::{self, Edition};
use serde_json::{Value, json};

use super::reading::{Hinted, Reading, Source};
use crate::{
    cli::{Choices, ExportNistArgs, Format, ReadingArgs, Status},
    output::{Ending, Printer},
};

/// Writes a report.
pub(crate) fn run(arguments: &ExportNistArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let answer = match printer.format() {
        Format::Table => false,
        Format::Json if printer.has_file() => true,
        _ => {
            let message = "the report itself is the data, and it is JSON".to_owned();
            let hint = "write it to a file with -o FILE; then --json says on stdout what became \
                        of it"
                .to_owned();
            return Err(Hinted::new(message, hint).into());
        }
    };
    let material = match (&arguments.case, &arguments.file) {
        (Some(case), _) => of_case(case, arguments.edition)?,
        (None, Some(file)) => of_file(file, arguments, printer)?,
        (None, None) => {
            let message = "neither a file nor a case was given".to_owned();
            let hint = "name a file of results, or a case with --case DIR".to_owned();
            return Err(Hinted::new(message, hint).into());
        }
    };
    let options = options(arguments, &material)?;
    let mut report = Vec::new();
    let lost = write_nist(&material.dataset, &material.form, &options, &mut report)?;
    printer.data(std::str::from_utf8(&report)?)?;
    if answer {
        let object = object(&material, &options, &report, &lost, &catalogue)?;
        printer.answer(&format!("{}\n", serde_json::to_string(&object)?))?;
    }
    for line in notes(&material, &lost, &catalogue)? {
        printer.note(&line);
    }
    Ok(Ending::Done)
}

/// What is exported, and what is known of it.
struct Material {
    dataset: Dataset,
    form: Form,
    input: (String, Sha256),
    generated: Option<String>,
    issuer: Option<String>,
    sequence: i64,
}

fn of_file(
    file: &std::path::Path,
    arguments: &ExportNistArgs,
    printer: &Printer,
) -> anyhow::Result<Material> {
    let reading = Reading::of(&ReadingArgs {
        mapping: arguments.mapping.clone(),
        form: arguments.form.clone(),
        encoding: arguments.encoding.clone(),
        contest: arguments.contest.clone(),
        settings: Vec::new(),
    })?;
    let source = Source::open(file, printer)?;
    let options = ReadOptions {
        simulated: arguments.simulated,
        encoding: arguments.encoding.clone(),
        edition: EditionLabel {
            election: arguments.election.clone(),
            contest: arguments.contest.clone(),
            label: arguments.label.clone(),
            ..EditionLabel::default()
        },
    };
    let form = &reading.form;
    let results = exchange::read_results(
        source.stream,
        &source.name,
        &reading.mapping,
        &form.form,
        form.sha256,
        &options,
    )?;
    Ok(Material {
        dataset: results.dataset,
        form: reading.form.form,
        input: (results.account.name, results.account.sha256),
        generated: None,
        issuer: None,
        sequence: 1,
    })
}

fn of_case(dir: &std::path::Path, wanted: Option<i64>) -> anyhow::Result<Material> {
    let runtime = ledger::runtime()?;
    runtime.block_on(async {
        let case = Case::open(dir).await?;
        let material = of_edition(&case, dir, wanted).await;
        case.close().await;
        material
    })
}

async fn of_edition(
    case: &Case,
    dir: &std::path::Path,
    wanted: Option<i64>,
) -> anyhow::Result<Material> {
    let editions = results::editions(case).await?;
    let is_wanted = |edition: &&Edition| wanted.is_none_or(|seq| edition.seq == seq);
    let Some(edition) = editions.iter().rfind(is_wanted) else {
        let message = match wanted {
            Some(seq) => format!("the case in {} has no edition {seq}", dir.display()),
            None => format!(
                "the case in {} holds no edition of results yet",
                dir.display()
            ),
        };
        let hint = format!(
            "it has {} editions; import one first, or name one of them",
            editions.len()
        );
        return Err(Hinted::new(message, hint).into());
    };
    let opened = results::open(case, edition).await?;
    Ok(Material {
        dataset: opened.dataset,
        form: opened.form.form,
        input: (edition.source_name.clone(), edition.source_sha256),
        generated: Some(whole_seconds(edition.imported_at)),
        issuer: case.file().publisher.clone(),
        sequence: edition.seq,
    })
}

/// A moment as the standard writes it.
fn whole_seconds(moment: Moment) -> String {
    let text = moment.timestamp().to_string();
    let end = text.find(['.', 'Z']).unwrap_or(text.len());
    format!("{}Z", &text[..end])
}

/// What the standard demands and no file holds must be said; nothing is taken from the clock.
fn options(arguments: &ExportNistArgs, material: &Material) -> anyhow::Result<ExportOptions> {
    let given = [
        ("--date YYYY-MM-DD", arguments.date.clone()),
        (
            "--generated MOMENT",
            arguments
                .generated
                .clone()
                .or_else(|| material.generated.clone()),
        ),
        (
            "--issuer NAME",
            arguments.issuer.clone().or_else(|| material.issuer.clone()),
        ),
    ];
    let missing: Vec<&str> = given
        .iter()
        .filter(|(_, value)| value.is_none())
        .map(|(name, _)| *name)
        .collect();
    if !missing.is_empty() {
        let message = format!(
            "the standard demands what the source does not say: {}",
            missing.join(", ")
        );
        let hint = "for example --date 2018-03-18 --generated 2018-03-23T12:00:00+03:00 --issuer \
                    'Observers Together'; the clock is never asked, so that the same input gives \
                    the same bytes"
            .to_owned();
        return Err(Hinted::new(message, hint).into());
    }
    let [date, generated, issuer] = given.map(|(_, value)| value.unwrap_or_default());
    let issuer_abbreviation = arguments.issuer_short.clone();
    Ok(ExportOptions {
        issuer_abbreviation: issuer_abbreviation.unwrap_or_else(|| issuer.clone()),
        issuer,
        generated,
        date,
        status: arguments.status.map(status),
        sequence: arguments.sequence.unwrap_or(material.sequence),
        selections: match arguments.choices {
            Choices::Candidates => Selections::Candidates,
            Choices::Parties => Selections::Parties,
            Choices::Answers => Selections::Answers,
        },
        language: arguments.language.clone(),
        program: concat!("scrutineer/", env!("CARGO_PKG_VERSION")).to_owned(),
    })
}

const fn status(status: Status) -> ReportStatus {
    match status {
        Status::PreElection => ReportStatus::PreElection,
        Status::UnofficialPartial => ReportStatus::UnofficialPartial,
        Status::UnofficialComplete => ReportStatus::UnofficialComplete,
        Status::Certified => ReportStatus::Certified,
        Status::Correction => ReportStatus::Correction,
        Status::Recount => ReportStatus::Recount,
    }
}

fn why(lost: &Lost, catalogue: &Catalogue) -> Result<String, TextError> {
    catalogue.text(&format!("export-lost-{}", lost.why), &[])
}

fn object(
    material: &Material,
    options: &ExportOptions,
    report: &[u8],
    lost: &[Lost],
    catalogue: &Catalogue,
) -> anyhow::Result<Value> {
    let header = &material.dataset.header;
    let lost: Vec<Value> = lost
        .iter()
        .map(|lost| {
            let text = why(lost, catalogue)?;
            Ok(json!({ "what": lost.what, "why": lost.why, "text": text, "values": lost.values }))
        })
        .collect::<Result<_, TextError>>()?;
    Ok(json!({
        "schema": "scrutineer.export.nist/1",
        "version": env!("CARGO_PKG_VERSION"),
        "simulated": header.simulated,
        "inputs": [{ "name": material.input.0, "sha256": material.input.1 }],
        "parameters": {
            "standard": "NIST SP 1500-100 version 2",
            "form": { "id": header.form.id, "sha256": header.form.sha256 },
            "mapping": { "sha256": header.mapping },
            "date": options.date,
            "generated": options.generated,
            "issuer": options.issuer,
            "status": options.status.map(ReportStatus::word),
            "sequence": options.sequence,
            "language": options.language,
        },
        "seed": null,
        "result": {
            "sha256": Sha256::of(report),
            "bytes": report.len(),
            "units": material.dataset.units.len(),
            "stated_sums": material.dataset.aggregates.len(),
            "choices": header.choices.len(),
            "lost": lost,
        },
        "findings": [],
    }))
}

fn notes(
    material: &Material,
    lost: &[Lost],
    catalogue: &Catalogue,
) -> Result<Vec<String>, TextError> {
    let arguments = [
        ("units", Arg::from(material.dataset.units.len())),
        ("choices", Arg::from(material.dataset.header.choices.len())),
    ];
    let mut notes = vec![catalogue.text("export-done", &arguments)?];
    if !lost.is_empty() {
        notes.push(catalogue.text("export-lost", &[])?);
    }
    for lost in lost {
        let why = why(lost, catalogue)?;
        let arguments = [
            ("what", Arg::from(lost.what.as_str())),
            ("why", Arg::from(why)),
            (
                "values",
                Arg::from(i64::try_from(lost.values).unwrap_or(i64::MAX)),
            ),
        ];
        notes.push(format!(
            "  {}",
            catalogue.text("export-lost-line", &arguments)?
        ));
    }
    Ok(notes)
}
