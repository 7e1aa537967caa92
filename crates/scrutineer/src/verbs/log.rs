//! `scrutineer log`: the log of a case, and the check of any log.

use std::{fs, path::Path};

use anyhow::Context as _;
use assessment::text::{Arg, Catalogue};
use ledger::{
    Case, EntryId, LogStatus,
    log::{LogCheck, check_log, note::VerifierKey, policy::Policy},
};
use serde_json::{Value, json};

use super::reading::Hinted;
use crate::{
    cli::{Format, LogCaseArgs, LogInitArgs, LogProveArgs, LogVerb, LogVerifyArgs},
    output::{Ending, Printer},
};

pub(crate) fn run(verb: &LogVerb, printer: &Printer) -> anyhow::Result<Ending> {
    match verb {
        LogVerb::Init(arguments) => init(arguments, printer),
        LogVerb::Status(arguments) => status(arguments, false, printer),
        LogVerb::Append(arguments) => status(arguments, true, printer),
        LogVerb::Verify(arguments) => verify(arguments, printer),
        LogVerb::Prove(arguments) => prove(arguments, printer),
    }
}

fn init(arguments: &LogInitArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let status = ledger::runtime()?.block_on(async {
        let mut case = Case::open(&arguments.case).await?;
        let origin = arguments.origin.clone();
        let origin = origin.unwrap_or_else(|| case.file().id.clone());
        case.begin_log(&arguments.keys, &origin).await?;
        let shown = Shown::of(&case).await?;
        case.close().await;
        anyhow::Ok(shown)
    })?;
    status.print("scrutineer.log.init/1", &catalogue, printer)?;
    let keys = arguments.keys.display().to_string();
    printer.note(&catalogue.text("log-begun", &[("keys", Arg::from(keys))])?);
    Ok(Ending::Done)
}

fn status(arguments: &LogCaseArgs, extend: bool, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let shown = ledger::runtime()?.block_on(async {
        let case = Case::open(&arguments.case).await?;
        if extend {
            case.extend_log().await?;
        }
        let shown = Shown::of(&case).await?;
        case.close().await;
        anyhow::Ok(shown)
    })?;
    let schema = match extend {
        true => "scrutineer.log.append/1",
        false => "scrutineer.log.status/1",
    };
    shown.print(schema, &catalogue, printer)?;
    if shown.status.signed != shown.status.published.size {
        printer.note(&catalogue.text("log-unequal", &[])?);
        return Ok(Ending::Found);
    }
    Ok(Ending::Done)
}

/// How the log of a case stands, to be shown.
struct Shown {
    status: LogStatus,
    simulated: bool,
}

impl Shown {
    async fn of(case: &Case) -> anyhow::Result<Self> {
        let status = case.log_status().await?;
        let simulated = case.file().simulated;
        Ok(Self { status, simulated })
    }

    fn print(&self, schema: &str, catalogue: &Catalogue, printer: &Printer) -> anyhow::Result<()> {
        let Self { status, simulated } = self;
        let published = &status.published;
        let rows = [
            ("log-origin", published.origin.clone()),
            ("log-size", published.size.to_string()),
            ("log-root", published.root.to_string()),
            ("log-signed", status.signed.to_string()),
            ("log-pending", status.pending.to_string()),
            ("log-key", status.key.clone()),
        ];
        let text = match printer.format() {
            Format::Json => object(
                schema,
                &Value::from(*simulated),
                &json!({}),
                &json!({
                    "origin": published.origin,
                    "size": published.size,
                    "root": published.root,
                    "signed": status.signed,
                    "pending": status.pending,
                    "key": status.key,
                    "checkpoint": status.note,
                }),
            )?,
            format => table(&rows, format, catalogue)?,
        };
        printer.data(&text)
    }
}

fn verify(arguments: &LogVerifyArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let key: VerifierKey = arguments.key.parse().map_err(|error| {
        let hint = "a key is written name+id+key, as `scrutineer log status` prints it";
        Hinted::new(format!("--key: {error}"), hint.to_owned())
    })?;
    let policy = arguments.policy.as_deref().map(policy).transpose()?;
    // Whoever names the case means its log.
    let inner = arguments.log.join("log");
    let is_case = arguments.log.join("case.toml").is_file() && inner.is_dir();
    let log = if is_case { &inner } else { &arguments.log };
    if !log.is_dir() {
        let message = format!("{} is no folder", log.display());
        let hint = "name the folder that holds `checkpoint` and `tile`".to_owned();
        return Err(Hinted::new(message, hint).into());
    }
    let check = check_log(log, &arguments.origin, &key, policy.as_ref())?;
    let text = match printer.format() {
        Format::Json => object(
            "scrutineer.log.verify/1",
            &Value::Null,
            &json!({ "origin": arguments.origin, "key": arguments.key }),
            &result(&check),
        )?,
        format => {
            let entries = check
                .entries
                .map_or("–".to_owned(), |count| count.to_string());
            let rows = [
                ("log-origin", arguments.origin.clone()),
                ("log-size", check.size.to_string()),
                ("log-checkpoints", check.checkpoints.len().to_string()),
                ("log-tiles", check.tiles.to_string()),
                ("log-entries", entries),
                ("log-beyond", check.beyond.to_string()),
                ("log-faults", check.faults.len().to_string()),
            ];
            table(&rows, format, &catalogue)?
        }
    };
    printer.data(&text)?;
    for fault in &check.faults {
        printer.note(&fault.to_string());
    }
    let is_right = check.faults.is_empty();
    let key = if is_right { "log-right" } else { "log-wrong" };
    printer.note(&catalogue.text(key, &[])?);
    Ok(if is_right {
        Ending::Done
    } else {
        Ending::Found
    })
}

fn policy(path: &Path) -> anyhow::Result<Policy> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Policy::parse(&bytes).with_context(|| path.display().to_string())
}

fn result(check: &LogCheck) -> Value {
    let checkpoints = check.checkpoints.iter().map(|(file, checkpoint)| {
        json!({ "file": file, "size": checkpoint.size, "root": checkpoint.root })
    });
    let faults = check
        .faults
        .iter()
        .map(|fault| json!({ "file": fault.file, "text": fault.to_string() }));
    json!({
        "size": check.size,
        "checkpoints": checkpoints.collect::<Vec<Value>>(),
        "tiles": check.tiles,
        "entries": check.entries,
        "beyond": check.beyond,
        "faults": faults.collect::<Vec<Value>>(),
    })
}

/// Writes the proof of an entry as `docs/reference/log.md` describes it.
fn prove(arguments: &LogProveArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let id: EntryId = arguments.entry.parse().map_err(|_| {
        let hint =
            "ids of entries stand in what `import … --json` says and under every finding of the site".to_owned();
        Hinted::new(
            format!("--entry: {:?} is no id of an entry", arguments.entry),
            hint,
        )
    })?;
    let text = ledger::runtime()?.block_on(async {
        let case = Case::open(&arguments.case).await?;
        let entry = case.entry(id).await?;
        let entry = entry.with_context(|| format!("the case holds no entry {id}"))?;
        // Of what was erased, nothing can be proven any more.
        entry.record()?;
        let reader = case.read_log().await?;
        let key = case.log_status().await?.key;
        let proof = reader.prove(&entry)?;
        case.close().await;
        let Some(proof) = proof else {
            let message = format!("entry {id} is not in the published log yet");
            let hint = "extend the log first: scrutineer log append --case DIR".to_owned();
            return Err(Hinted::new(message, hint).into());
        };
        anyhow::Ok(proof.to_json(id, &key)?)
    })?;
    printer.data(&format!("{text}\n"))?;
    Ok(Ending::Done)
}

/// An answer about a log, which has neither seed nor findings.
pub(super) fn object(
    schema: &str,
    simulated: &Value,
    parameters: &Value,
    result: &Value,
) -> anyhow::Result<String> {
    let object = json!({
        "schema": schema,
        "version": env!("CARGO_PKG_VERSION"),
        "simulated": simulated,
        "inputs": [],
        "parameters": parameters,
        "seed": null,
        "result": result,
        "findings": [],
    });
    Ok(format!("{}\n", serde_json::to_string(&object)?))
}

/// Names and values in two columns.
fn table(rows: &[(&str, String)], format: Format, catalogue: &Catalogue) -> anyhow::Result<String> {
    let mut lines = Vec::new();
    for (key, value) in rows {
        let name = catalogue.text(key, &[])?;
        lines.push(match format {
            Format::Csv => format!("{},{value}", key.trim_start_matches("log-")),
            Format::Md => format!("| {name} | {value} |"),
            _ => format!("{name}: {value}"),
        });
    }
    match format {
        Format::Csv => lines.insert(0, "what,value".to_owned()),
        Format::Md => lines
            .splice(0..0, ["| | |".to_owned(), "|---|---|".to_owned()])
            .for_each(drop),
        _ => {}
    }
    Ok(format!("{}\n", lines.join("\n")))
}
