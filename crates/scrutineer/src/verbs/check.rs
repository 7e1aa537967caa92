//! `scrutineer check results`: runs the rules over a file; keeps nothing.

use assessment::{finding::Wording, text::Catalogue};
use election::dataset::EditionLabel;
use mission::results;

use super::{
    findings::Shown,
    reading::{Reading, Source},
};
use crate::{
    cli::{CheckResultsArgs, Format},
    output::{Ending, Printer},
};

/// Reads and checks a file of results.
pub(crate) fn run(arguments: &CheckResultsArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let reading = Reading::of(&arguments.reading)?;
    let source = Source::open(&arguments.file, printer)?;
    let request = results::Request {
        name: &source.name,
        mapping: &reading.mapping,
        form: &reading.form,
        encoding: arguments.reading.encoding.as_deref(),
        edition: EditionLabel::default(),
        fetched_from: None,
        settings: &reading.settings,
        accept_findings: true,
        importer_version: env!("CARGO_PKG_VERSION"),
    };
    let checked = results::read(source.stream, &request, arguments.simulated)?;
    let wording = Wording {
        catalogue: &catalogue,
        dataset: &checked.dataset,
        form: &reading.form.form,
        report: &checked.report,
    };
    let limit = (!arguments.all).then_some(arguments.examples);
    let shown = Shown {
        wording,
        account: &checked.account,
        reading: &reading,
        limit,
    };
    printer.data(&text(&shown, "check.results", printer)?)?;
    let sums_differ = checked
        .account
        .subtotals
        .as_ref()
        .is_some_and(|sums| sums.differing > 0);
    Ok(if checked.report.has_errors() || sums_differ {
        Ending::Found
    } else {
        Ending::Done
    })
}

/// The answer in the form that was asked for.
pub(crate) fn text(shown: &Shown<'_>, verb: &str, printer: &Printer) -> anyhow::Result<String> {
    match printer.format() {
        Format::Table => shown.table(),
        Format::Json => Ok(format!(
            "{}\n",
            serde_json::to_string(&shown.object(verb)?)?
        )),
        Format::Csv => shown.rows(),
        Format::Md => shown.markdown(),
    }
}
