//! `scrutineer seal keys`: makes a key and takes it apart at once.

use std::fs;

use anyhow::Context as _;
use assessment::text::{Arg, Catalogue};
use ledger::seal::{Identity, Share};
use serde_json::json;

use super::{is_in_use, object, write_private};
use crate::{
    cli::{Format, SealKeysArgs},
    output::{Ending, Printer},
    verbs::reading::Hinted,
};

/// Writes the recipient and the shares, and nothing that opens by itself.
pub(super) fn make(arguments: &SealKeysArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let Some(dir) = printer.file() else {
        let message = "a folder for the recipient and the shares must be named".to_owned();
        let hint = "-o DIR; a stick that stays with this machine is a good place".to_owned();
        return Err(Hinted::new(message, hint).into());
    };
    if is_in_use(dir).with_context(|| format!("cannot use {}", dir.display()))? {
        let message = format!("{} is not empty", dir.display());
        let hint = "name a new folder: no share is ever overwritten".to_owned();
        return Err(Hinted::new(message, hint).into());
    }
    let identity = Identity::generate()?;
    let recipient = identity.recipient();
    let shares = Share::split(&identity, arguments.threshold, arguments.shares)?;
    drop(identity);
    fs::create_dir_all(dir).with_context(|| format!("cannot make {}", dir.display()))?;

    let key = shares[0].key();
    let counts = [
        ("key", Arg::from(key.as_str())),
        ("shares", Arg::from(usize::from(arguments.shares))),
        ("threshold", Arg::from(usize::from(arguments.threshold))),
    ];
    let heading = catalogue.text("seal-recipient-heading", &counts[..1])?;
    let text = format!("# {heading}\n{recipient}\n");
    write_private(&dir.join("recipient.txt"), &text)?;
    let mut names = Vec::new();
    for share in &shares {
        let mut words = vec![("number", Arg::from(usize::from(share.number)))];
        words.extend(counts.iter().cloned());
        let heading = catalogue.text("seal-share-heading", &words)?;
        let note = catalogue.text("seal-share-note", &[])?;
        let mut text = share.text();
        text.insert_str(0, &format!("# {heading}\n# {note}\n\n"));
        let name = format!("share-{}-of-{}.txt", share.number, arguments.shares);
        write_private(&dir.join(&name), &text)?;
        names.push(name);
    }
    let said = match printer.format() {
        Format::Json => {
            let result = json!({
                "recipient": recipient.to_string(),
                "fingerprint": recipient.fingerprint(),
                "key": key,
                "threshold": arguments.threshold,
                "shares": names,
            });
            object("keys", false, &json!([]), &result)?
        }
        _ => format!("{recipient}\n"),
    };
    printer.answer(&said)?;
    printer.note(&catalogue.text("seal-keys-done", &counts)?);
    printer.note(&format!(
        "\nhint: {}",
        catalogue.text("seal-keys-next", &[])?
    ));
    Ok(Ending::Done)
}
