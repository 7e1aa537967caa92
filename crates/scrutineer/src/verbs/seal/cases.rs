//! Verbs of `scrutineer seal` that work on a case: keep, list, export, erase.

use std::fmt::Write as _;

use anyhow::Context as _;
use assessment::text::{Arg, Catalogue};
use ledger::{
    Case, Draft, ErasedEntry, SealedField,
    seal::{Recipient, Sealed},
};
use serde_json::{Value, json};

use super::{lines, object, secret_text};
use crate::{
    cli::{Format, SealEraseArgs, SealExportArgs, SealKeepArgs, SealListArgs},
    output::{Ending, Printer},
    verbs::reading::base_name,
};

/// What an entry of sealed fields is called.
const KIND: &str = "person.sealed";

/// Runs `work` on the open case and closes it.
fn on_case<T>(
    arguments: &SealListArgs,
    work: impl AsyncFnOnce(&Case) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    ledger::runtime()?.block_on(async {
        let case = Case::open(&arguments.case).await?;
        let done = work(&case).await;
        case.close().await;
        done
    })
}

/// Seals texts and keeps them with an entry of their own.
pub(super) fn keep(arguments: &SealKeepArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let path = &arguments.recipient;
    let recipient = Recipient::from_file(&secret_text(path)?).with_context(|| base_name(path))?;
    let text = secret_text(&arguments.file)?;
    let fields = lines::read(&text).with_context(|| base_name(&arguments.file))?;
    drop(text);
    let mut draft = Draft::new(KIND, json!({}));
    let mut names = Vec::new();
    for (field, text) in &fields {
        draft = draft.seal(Sealed::new(*field, text, &recipient)?);
        names.push(field.name());
    }
    drop(fields);
    let (entry, simulated) = on_case(&arguments.case, async |case| {
        let mut tx = case.begin_write().await?;
        let entry = tx.append(draft).await?;
        tx.commit().await?;
        Ok((entry, case.file().simulated))
    })?;
    let said = match printer.format() {
        Format::Json => {
            let result = json!({
                "entry": entry.id.to_string(),
                "seq": entry.seq,
                "fields": names,
                "recipient": recipient.fingerprint(),
            });
            object("keep", simulated, &json!([]), &result)?
        }
        _ => format!("{}\n", entry.id),
    };
    printer.data(&said)?;
    let words = [
        ("fields", Arg::from(names.len())),
        ("seq", Arg::from(entry.seq)),
    ];
    printer.note(&catalogue.text("seal-kept", &words)?);
    Ok(Ending::Done)
}

/// Hands out what is sealed, after the entry that says so was kept.
pub(super) fn export(arguments: &SealExportArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let exported = on_case(&arguments.case, async |case| {
        let by = arguments.by.as_deref();
        Ok(case
            .export_sealed(arguments.entry, by, &arguments.reason)
            .await?)
    })?;
    let (bundle, entry) = (&exported.bundle, &exported.entry);
    printer.data(&bundle.text()?)?;
    if printer.has_file() && printer.format() == Format::Json {
        let fields: Vec<Value> = bundle
            .fields
            .iter()
            .map(|it| json!({ "field": it.field, "sha256": it.sha256, "recipient": it.recipient }))
            .collect();
        let result = json!({
            "entry": bundle.entry,
            "fields": fields,
            "said_by": { "entry": entry.id.to_string(), "seq": entry.seq },
        });
        printer.answer(&object("export", bundle.simulated, &json!([]), &result)?)?;
    }
    let words = [
        ("fields", Arg::from(bundle.fields.len())),
        ("seq", Arg::from(entry.seq)),
    ];
    printer.note(&catalogue.text("seal-exported", &words)?);
    Ok(Ending::Done)
}

/// Erases, and says what is left to do.
pub(super) fn erase(arguments: &SealEraseArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let (erasure, simulated) = on_case(&arguments.case, async |case| {
        let erasure = case.erase(arguments.entry, &arguments.reason, arguments.record);
        Ok((erasure.await?, case.file().simulated))
    })?;
    let tombstone = erasure.tombstone.as_ref();
    if printer.format() == Format::Json {
        let said_by = tombstone.map(|it| json!({ "entry": it.id.to_string(), "seq": it.seq }));
        let result = json!({
            "entry": erasure.entry.to_string(),
            "seq": erasure.seq,
            "fields": erasure.fields,
            "record": erasure.record,
            "said_by": said_by,
        });
        printer.data(&object("erase", simulated, &json!([]), &result)?)?;
    }
    let words = [
        ("seq", Arg::from(erasure.seq)),
        ("fields", Arg::from(erasure.fields)),
        ("tombstone", Arg::from(tombstone.map_or(0, |it| it.seq))),
    ];
    let key = match (tombstone.is_some(), erasure.record) {
        (false, _) => "seal-erased-before",
        (true, false) => "seal-erased-fields",
        (true, true) => "seal-erased-record",
    };
    printer.note(&catalogue.text(key, &words)?);
    printer.note(&format!(
        "\nhint: {}",
        catalogue.text("seal-erased-next", &[])?
    ));
    Ok(Ending::Done)
}

/// What is there, and what was.
pub(super) fn list(arguments: &SealListArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let (fields, erased, simulated) = on_case(arguments, async |case| {
        let fields = case.sealed_fields().await?;
        Ok((fields, case.erasures().await?, case.file().simulated))
    })?;
    let said = match printer.format() {
        Format::Json => {
            let result = json!({
                "fields": fields.iter().map(field_object).collect::<Vec<_>>(),
                "erased": erased.iter().map(erased_object).collect::<Vec<_>>(),
            });
            object("list", simulated, &json!([]), &result)?
        }
        Format::Csv => rows(&fields, &erased, &|cells| {
            let is_heading = cells[0] == COLUMNS[0];
            let mark = if is_heading {
                "simulated".to_owned()
            } else {
                simulated.to_string()
            };
            format!("{mark},{}\n", cells.join(","))
        }),
        Format::Table => rows(&fields, &erased, &|cells| {
            let widths = [7, 5, 36, 8, 9, 12];
            let mut line = String::new();
            for (cell, width) in cells.iter().zip(widths) {
                let _ = write!(line, "{cell:<width$.width$}  ");
            }
            format!("{}\n", line.trim_end())
        }),
        Format::Md => {
            let text = rows(&fields, &erased, &|cells| {
                format!("| {} |\n", cells.join(" | "))
            });
            text.replacen('\n', &format!("\n|{}\n", "---|".repeat(COLUMNS.len())), 1)
        }
    };
    printer.data(&said)?;
    if fields.is_empty() && erased.is_empty() {
        printer.note(&catalogue.text("seal-list-empty", &[])?);
    }
    Ok(Ending::Done)
}

const COLUMNS: [&str; 6] = ["state", "seq", "entry", "what", "key", "sha256"];

/// A line of headings, and one for each field and each erasure.
fn rows(
    fields: &[SealedField],
    erased: &[ErasedEntry],
    line: &dyn Fn(&[String; 6]) -> String,
) -> String {
    let mut text = line(&COLUMNS.map(str::to_owned));
    for it in fields {
        let key = it.recipient.to_string()[..8].to_owned();
        let (seq, sha256) = (it.seq.to_string(), it.sha256.to_string());
        let what = it.field.name().to_owned();
        text += &line(&[
            "sealed".to_owned(),
            seq,
            it.entry.to_string(),
            what,
            key,
            sha256,
        ]);
    }
    for it in erased {
        let what = if it.record { "record" } else { "fields" }.to_owned();
        let by = format!("entry {}", it.tombstone);
        let (seq, entry) = (it.seq.to_string(), it.entry.to_string());
        text += &line(&["erased".to_owned(), seq, entry, what, by, String::new()]);
    }
    text
}

fn field_object(field: &SealedField) -> Value {
    json!({
        "seq": field.seq,
        "entry": field.entry.to_string(),
        "field": field.field,
        "recipient": field.recipient,
        "sha256": field.sha256,
    })
}

fn erased_object(erased: &ErasedEntry) -> Value {
    json!({
        "seq": erased.seq,
        "entry": erased.entry.to_string(),
        "record": erased.record,
        "said_by": erased.tombstone,
    })
}
