//! `scrutineer seal open` and `seal combine`: on a machine that has neither case nor network.

use std::path::Path;

use anyhow::Context as _;
use assessment::text::{Arg, Catalogue};
use election::digest::Sha256;
use ledger::seal::{Bundle, Identity, Share};
use serde_json::{Map, Value, json};

use super::{lines, object, secret_text, write_private};
use crate::{
    cli::{Format, SealCombineArgs, SealOpenArgs},
    output::{Ending, Printer},
    verbs::reading::{Hinted, base_name},
};

/// Opens all fields of a file, or none.
pub(super) fn open(arguments: &SealOpenArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let path = &arguments.file;
    let text = secret_text(path)?;
    let bundle = Bundle::read(&text).with_context(|| base_name(path))?;
    let identity = identity(&arguments.key)?;
    let opened = bundle.open(&identity).with_context(|| base_name(path))?;
    let said = match printer.format() {
        Format::Json => {
            let texts = opened
                .iter()
                .map(|it| (it.field.name().to_owned(), Value::from(it.text.as_str())));
            let fields: Map<String, Value> = texts.collect();
            let input = json!([{ "name": base_name(path), "sha256": Sha256::of(text.as_bytes()) }]);
            let result = json!({ "case": bundle.case, "entry": bundle.entry, "fields": fields });
            object("open", bundle.simulated, &input, &result)?
        }
        _ => lines::write(&opened).to_string(),
    };
    printer.data(&said)?;
    if bundle.simulated {
        printer.note(&catalogue.text("seal-simulated", &[])?);
    }
    if printer.has_file() {
        printer.note(&catalogue.text("seal-open-file", &[])?);
    }
    Ok(Ending::Done)
}

/// Writes the identity for the program age.
pub(super) fn combine(arguments: &SealCombineArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let Some(path) = printer.file() else {
        let message = "the identity goes only into a file, never to a terminal or a pipe";
        let hint = "-o FILE, on a machine without a network; remove it as soon as you are done";
        return Err(Hinted::new(message.to_owned(), hint.to_owned()).into());
    };
    let identity = identity(arguments)?;
    let recipient = identity.recipient();
    let mut text = identity.text();
    text.insert_str(0, &format!("# public key: {recipient}\n"));
    text.push('\n');
    write_private(path, &text)?;
    let words = [("file", Arg::from(base_name(path)))];
    printer.note(&catalogue.text("seal-combined", &words)?);
    Ok(Ending::Done)
}

/// What the shares give.
fn identity(arguments: &SealCombineArgs) -> anyhow::Result<Identity> {
    let shares = arguments.shares.iter().map(|path| read(path));
    let shares: Vec<Share> = shares.collect::<Result<_, _>>()?;
    Ok(Share::combine(&shares)?)
}

fn read(path: &Path) -> anyhow::Result<Share> {
    let text = secret_text(path)?;
    Share::from_text(&text).with_context(|| base_name(path))
}
