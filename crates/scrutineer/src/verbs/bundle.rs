//! `scrutineer bundle`: evidence with all that proves it, to hand out.

use std::collections::BTreeSet;

use assessment::text::{Arg, Catalogue};
use ledger::{
    BundleRequest, Case, EntryId,
    bundle::{BundleCheck, check_bundle},
    log::note::VerifierKey,
    make_bundle,
};
use serde_json::{Value, json};

use super::{log::object, reading::Hinted};
use crate::{
    cli::{BundleMakeArgs, BundleVerb, BundleVerifyArgs, Format},
    output::{Ending, Printer},
};

pub(crate) fn run(verb: &BundleVerb, printer: &Printer) -> anyhow::Result<Ending> {
    match verb {
        BundleVerb::Make(arguments) => make(arguments, printer),
        BundleVerb::Verify(arguments) => verify(arguments, printer),
    }
}

fn make(arguments: &BundleMakeArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let Some(bag) = printer.file() else {
        let hint = "name a new folder: scrutineer bundle make -o FOLDER".to_owned();
        return Err(Hinted::new(
            "a bundle is a folder, not a text on stdout".to_owned(),
            hint,
        )
        .into());
    };
    let entries: BTreeSet<EntryId> = all(&arguments.entries, "--entry", "is no id of an entry")?;
    let request = BundleRequest {
        entries: (!entries.is_empty()).then_some(entries),
        withheld: all(&arguments.withheld, "--withhold", "is no SHA-256")?,
    };
    let (made, simulated) = ledger::runtime()?.block_on(async {
        let case = Case::open(&arguments.case).await?;
        let made = make_bundle(&case, bag, &request).await;
        let simulated = case.file().simulated;
        case.close().await;
        anyhow::Ok((made?, simulated))
    })?;
    let text = match printer.format() {
        Format::Json => object(
            "scrutineer.bundle.make/1",
            &Value::from(simulated),
            &json!({ "entries": arguments.entries, "withheld": arguments.withheld }),
            &json!({
                "records": made.records,
                "objects": made.objects,
                "bytes": made.bytes,
                "without_leaf": made.without_leaf,
            }),
        )?,
        _ => {
            let counts = [
                ("records", Arg::from(count(made.records))),
                ("objects", Arg::from(count(made.objects))),
            ];
            format!("{}\n", catalogue.text("bundle-made", &counts)?)
        }
    };
    printer.answer(&text)?;
    if made.without_leaf > 0 {
        let left = [("count", Arg::from(count(made.without_leaf)))];
        printer.note(&catalogue.text("bundle-without-leaf", &left)?);
    }
    Ok(Ending::Done)
}

fn count(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn all<T: std::str::FromStr + Ord>(
    texts: &[String],
    option: &str,
    what: &str,
) -> anyhow::Result<BTreeSet<T>> {
    let read = |text: &String| {
        text.parse()
            .map_err(|_| anyhow::anyhow!("{option}: {text:?} {what}"))
    };
    texts.iter().map(read).collect()
}

fn verify(arguments: &BundleVerifyArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let key: Option<VerifierKey> = match &arguments.key {
        Some(text) => Some(text.parse().map_err(|error| {
            let hint = "a key is written name+id+key, as `scrutineer log status` prints it";
            Hinted::new(format!("--key: {error}"), hint.to_owned())
        })?),
        None => None,
    };
    if !arguments.bag.is_dir() {
        let message = format!("{} is no folder", arguments.bag.display());
        let hint = "name the folder that holds bagit.txt".to_owned();
        return Err(Hinted::new(message, hint).into());
    }
    let check = check_bundle(&arguments.bag, key.as_ref())?;
    let text = match printer.format() {
        Format::Json => object(
            "scrutineer.bundle.verify/1",
            &Value::Null,
            &json!({ "key": arguments.key }),
            &result(&check),
        )?,
        _ => table(&check, &catalogue)?,
    };
    printer.data(&text)?;
    for fault in &check.faults {
        printer.note(&fault.to_string());
    }
    if !check.faults.is_empty() {
        printer.note(&catalogue.text("bundle-wrong", &[])?);
        return Ok(Ending::Found);
    }
    let said = if check.has_given_key {
        "bundle-right"
    } else {
        "bundle-own-key"
    };
    printer.note(&catalogue.text(said, &[])?);
    Ok(Ending::Done)
}

fn table(check: &BundleCheck, catalogue: &Catalogue) -> anyhow::Result<String> {
    let checkpoint = check.checkpoint.as_ref();
    let none = || "–".to_owned();
    let rows = [
        ("bundle-records", check.records.to_string()),
        ("bundle-objects", check.objects.to_string()),
        ("bundle-withheld", check.withheld.len().to_string()),
        (
            "log-origin",
            checkpoint.map_or_else(none, |checkpoint| checkpoint.origin.clone()),
        ),
        (
            "log-size",
            checkpoint.map_or_else(none, |checkpoint| checkpoint.size.to_string()),
        ),
        (
            "log-root",
            checkpoint.map_or_else(none, |checkpoint| checkpoint.root.to_string()),
        ),
        ("log-faults", check.faults.len().to_string()),
    ];
    let mut text = String::new();
    for (key, value) in rows {
        text += &format!("{}: {value}\n", catalogue.text(key, &[])?);
    }
    Ok(text)
}

fn result(check: &BundleCheck) -> Value {
    let checkpoint = check.checkpoint.as_ref().map(|checkpoint| {
        json!({ "origin": checkpoint.origin, "size": checkpoint.size, "root": checkpoint.root })
    });
    let faults = check
        .faults
        .iter()
        .map(|fault| json!({ "file": fault.file, "text": fault.what }));
    json!({
        "records": check.records,
        "objects": check.objects,
        "withheld": check.withheld,
        "checkpoint": checkpoint,
        "keys_of_bag": check.keys_of_bag,
        "has_given_key": check.has_given_key,
        "has_token": check.has_token,
        "faults": faults.collect::<Vec<Value>>(),
    })
}
