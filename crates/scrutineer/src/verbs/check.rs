//! `scrutineer check results`: runs the rules over a file; keeps nothing.

use assessment::{
    finding::Wording,
    text::{Arg, Catalogue},
};
use election::dataset::EditionLabel;
use exchange::{ColumnRole, Format};
use mission::results;

use super::{
    findings::Shown,
    reading::{Reading, Source},
};
use crate::{
    cli::{self, CheckResultsArgs},
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
        edition: EditionLabel {
            contest: arguments.reading.contest.clone(),
            ..EditionLabel::default()
        },
        fetched_from: None,
        role: results::Role::Official,
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
        mapping: &checked.mapping,
        limit,
    };
    printer.data(&text(&shown, "check.results", printer)?)?;
    note_ignored(&checked, &catalogue, printer)?;
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

/// Says which figures of a document the form has no item for. In a table the mapping says it.
pub(crate) fn note_ignored(
    checked: &results::Checked,
    catalogue: &Catalogue,
    printer: &Printer,
) -> anyhow::Result<()> {
    let account = &checked.account;
    if !matches!(account.format, Format::Nist | Format::Eml) {
        return Ok(());
    }
    let ignored = account
        .columns
        .iter()
        .filter(|column| column.role == ColumnRole::Ignored && !column.is_empty);
    let columns: Vec<&str> = ignored.map(|column| column.heading.as_str()).collect();
    if columns.is_empty() {
        return Ok(());
    }
    let form = checked.dataset.header.form.id.as_str();
    let columns = columns.join(", ");
    let arguments = [("form", Arg::from(form)), ("columns", Arg::from(columns))];
    printer.note(&catalogue.text("document-ignored", &arguments)?);
    Ok(())
}

/// The answer in the form that was asked for.
pub(crate) fn text(shown: &Shown<'_>, verb: &str, printer: &Printer) -> anyhow::Result<String> {
    match printer.format() {
        cli::Format::Table => shown.table(),
        cli::Format::Json => Ok(format!(
            "{}\n",
            serde_json::to_string(&shown.object(verb)?)?
        )),
        cli::Format::Csv => shown.rows(),
        cli::Format::Md => shown.markdown(),
    }
}
