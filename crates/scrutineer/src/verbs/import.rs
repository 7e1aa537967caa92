//! `scrutineer import results` and `import copies`: takes an edition, or copies of sheets, into a
//! case, or says why not.

use assessment::{
    finding::Wording,
    text::{Arg, Catalogue},
};
use election::{codes::Class, dataset::EditionLabel};
use ledger::Case;
use mission::results::{self, Checked, Edition, Outcome, Request, Role};
use serde_json::{Value, json};

use super::{
    check,
    findings::Shown,
    reading::{Reading, Source},
};
use crate::{
    cli::{Format, ImportResultsArgs},
    output::{Ending, Printer},
};

/// Imports a file of results, or shows what an import would do.
pub(crate) fn run(
    arguments: &ImportResultsArgs,
    role: Role,
    printer: &Printer,
) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let reading = Reading::of(&arguments.reading)?;
    let runtime = ledger::runtime()?;
    let case = runtime.block_on(Case::open(&arguments.case))?;
    let source = Source::open(&arguments.file, printer)?;
    let name = source.name.clone();
    let request = Request {
        name: &name,
        mapping: &reading.mapping,
        form: &reading.form,
        encoding: arguments.reading.encoding.as_deref(),
        edition: edition_of(arguments),
        fetched_from: arguments.fetched_from.as_deref(),
        role,
        settings: &reading.settings,
        accept_findings: arguments.accept_findings,
        importer_version: env!("CARGO_PKG_VERSION"),
    };
    let wording = |checked: &Checked, limit| {
        let wording = Wording {
            catalogue: &catalogue,
            dataset: &checked.dataset,
            form: &reading.form.form,
            report: &checked.report,
        };
        let shown = Shown {
            wording,
            account: &checked.account,
            mapping: &checked.mapping,
            limit,
        };
        check::note_ignored(checked, &catalogue, printer)?;
        Answer::of(&shown, printer)
    };
    if arguments.dry_run {
        let checked = results::read(source.stream, &request, case.file().simulated)?;
        wording(&checked, Some(10))?.write(&json!({ "outcome": "dry run" }), printer)?;
        let units = Arg::from(checked.dataset.units.len());
        printer.note(&catalogue.text("import-dry-run", &[("units", units)])?);
        return Ok(ending(&checked));
    }
    let outcome = runtime.block_on(async {
        let outcome = results::import(&case, source.stream, &request).await;
        case.close().await;
        outcome
    })?;
    match outcome {
        Outcome::Imported(imported) => {
            let (edition, checked) = *imported;
            let details = json!({ "outcome": "imported", "edition": describe(&edition) });
            wording(&checked, Some(10))?.write(&details, printer)?;
            let arguments = [
                ("seq", Arg::from(edition.seq)),
                ("units", Arg::from(edition.units)),
                ("dataset", Arg::from(edition.dataset_sha256.short())),
            ];
            printer.note(&catalogue.text("import-done", &arguments)?);
            // Whoever accepted the findings has been told of them.
            Ok(Ending::Done)
        }
        Outcome::Known(edition) => {
            let details = json!({ "outcome": "known", "edition": describe(&edition) });
            Answer::bare(printer).write(&details, printer)?;
            let seq = Arg::from(edition.seq);
            printer.note(&catalogue.text("import-known", &[("seq", seq)])?);
            Ok(Ending::Done)
        }
        Outcome::Refused(checked) => {
            wording(&checked, Some(10))?.write(&json!({ "outcome": "refused" }), printer)?;
            let findings = checked.report.findings();
            let errors = findings
                .iter()
                .filter(|finding| finding.class == Class::Error);
            let codes: Vec<&str> = errors.map(|finding| finding.code.name()).collect();
            let codes = Arg::from(codes.join(", "));
            printer.note(&catalogue.text("import-refused", &[("codes", codes)])?);
            let hint = catalogue.text("import-refused-hint", &[])?;
            printer.note(&format!("\nhint: {hint}"));
            Ok(Ending::Found)
        }
    }
}

fn ending(checked: &Checked) -> Ending {
    if checked.report.has_errors() {
        Ending::Found
    } else {
        Ending::Done
    }
}

fn edition_of(arguments: &ImportResultsArgs) -> EditionLabel {
    EditionLabel {
        country: arguments.country.clone(),
        election: arguments.election.clone(),
        contest: arguments.reading.contest.clone(),
        label: arguments.label.clone(),
    }
}

fn describe(edition: &Edition) -> Value {
    json!({
        "id": edition.id,
        "seq": edition.seq,
        "entry": edition.entry,
        "source": { "name": edition.source_name, "sha256": edition.source_sha256 },
        "mapping_sha256": edition.mapping_sha256,
        "form": { "id": edition.form_id, "sha256": edition.form_sha256 },
        "dataset_sha256": edition.dataset_sha256,
        "units": edition.units,
        "label": edition.label,
        "role": edition.role.word(),
    })
}

/// What the check says, in the form that was asked for.
enum Answer {
    Object(Value),
    Text(String),
}

impl Answer {
    fn of(shown: &Shown<'_>, printer: &Printer) -> anyhow::Result<Self> {
        Ok(match printer.format() {
            Format::Json => Self::Object(shown.object("import.results")?),
            _ => Self::Text(check::text(shown, "import.results", printer)?),
        })
    }

    /// An answer about a file that was not read again.
    fn bare(printer: &Printer) -> Self {
        match printer.format() {
            Format::Json => Self::Object(json!({
                "schema": "scrutineer.import.results/1",
                "version": env!("CARGO_PKG_VERSION"),
                "result": {},
                "findings": [],
            })),
            _ => Self::Text(String::new()),
        }
    }

    fn write(self, details: &Value, printer: &Printer) -> anyhow::Result<()> {
        match self {
            Self::Object(mut object) => {
                object["result"]["import"] = details.clone();
                printer.data(&format!("{}\n", serde_json::to_string(&object)?))
            }
            Self::Text(text) => printer.data(&text),
        }
    }
}
