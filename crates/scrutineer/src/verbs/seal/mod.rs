//! `scrutineer seal`: what names a person, sealed to a key that is not here.

mod cases;
mod keys;
mod lines;
mod opening;

use std::{
    error::Error,
    fs::{self, File, OpenOptions},
    io::{self, Read as _, Write as _},
    path::Path,
};

use anyhow::Context as _;
use ledger::{
    EraseError,
    seal::{BundleError, LineError, OpenError, SealError, ShareError, UnknownField},
};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::{
    cli::SealVerb,
    output::{Ending, Printer},
};

/// More than this no file of texts, shares or sealed fields has.
const MOST_BYTES: u64 = 1 << 20;

/// Runs one of the verbs.
pub(crate) fn run(verb: &SealVerb, printer: &Printer) -> anyhow::Result<Ending> {
    match verb {
        SealVerb::Keys(arguments) => keys::make(arguments, printer),
        SealVerb::Keep(arguments) => cases::keep(arguments, printer),
        SealVerb::List(arguments) => cases::list(arguments, printer),
        SealVerb::Export(arguments) => cases::export(arguments, printer),
        SealVerb::Erase(arguments) => cases::erase(arguments, printer),
        SealVerb::Open(arguments) => opening::open(arguments, printer),
        SealVerb::Combine(arguments) => opening::combine(arguments, printer),
    }
}

/// One object, as every verb writes it.
fn object(verb: &str, simulated: bool, inputs: &Value, result: &Value) -> anyhow::Result<String> {
    let object = json!({
        "schema": format!("scrutineer.seal.{verb}/1"),
        "version": env!("CARGO_PKG_VERSION"),
        "simulated": simulated,
        "inputs": inputs,
        "parameters": {},
        "seed": null,
        "result": result,
        "findings": [],
    });
    Ok(format!("{}\n", serde_json::to_string(&object)?))
}

/// A text that may be secret, from a file or stdin, without copies of it that are left behind.
fn secret_text(path: &Path) -> anyhow::Result<Zeroizing<String>> {
    let limit = usize::try_from(MOST_BYTES)? + 2;
    let mut bytes = Zeroizing::new(Vec::with_capacity(limit));
    let mut read = || {
        if path == Path::new("-") {
            return io::stdin()
                .lock()
                .take(MOST_BYTES + 1)
                .read_to_end(&mut bytes);
        }
        File::open(path)?
            .take(MOST_BYTES + 1)
            .read_to_end(&mut bytes)
    };
    read().with_context(|| format!("cannot read {}", path.display()))?;
    if bytes.len() as u64 > MOST_BYTES {
        anyhow::bail!("{} is longer than {MOST_BYTES} bytes", path.display());
    }
    let text = std::str::from_utf8(&bytes);
    let text = text.map_err(|_| anyhow::anyhow!("{} is not UTF-8", path.display()))?;
    Ok(Zeroizing::new(text.to_owned()))
}

/// Writes a file that only its owner may read, and that was not there before.
fn write_private(path: &Path, text: &str) -> anyhow::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let write = || {
        let mut file = options.open(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}

/// Whether the folder is there and holds something.
fn is_in_use(dir: &Path) -> io::Result<bool> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// What to do about an error of sealing.
pub(crate) fn hint(cause: &(dyn Error + 'static)) -> Option<String> {
    let of_share = |error: &ShareError| match error {
        ShareError::Line { error, .. } => Some(of_line(error)),
        ShareError::Mixed | ShareError::Missing(_) | ShareError::Twice(_) => {
            Some("compare every line with the paper; a share has seven")
        }
        ShareError::TooFew { .. } => Some("add the shares of other holders with --share FILE"),
        ShareError::Different { .. } => Some("the heading of each share names its key"),
        _ => None,
    };
    let found = (cause.downcast_ref().and_then(of_share))
        .or_else(|| cause.downcast_ref().and_then(of_erasing))
        .or_else(|| cause.downcast_ref().and_then(of_bundle))
        .or_else(|| cause.downcast_ref().and_then(of_sealing))
        .or_else(|| cause.downcast_ref().map(of_unknown));
    found.map(str::to_owned)
}

const fn of_line(error: &LineError) -> &'static str {
    match error {
        LineError::Mistyped { .. } | LineError::Sign { .. } => {
            "look at this sign on the paper; letters and digits only, no I, L, O or U"
        }
        LineError::OtherLine(_) => "give each line the number that it has on the paper",
        LineError::Length { .. } | LineError::Several => "compare the line with the paper",
    }
}

const fn of_erasing(error: &EraseError) -> Option<&'static str> {
    match error {
        EraseError::Traces { .. } => Some("repeat the command while nobody else uses the case"),
        EraseError::NothingSealed { .. } | EraseError::NoEntry(_) => {
            Some("scrutineer seal list --case DIR names the entries that have some")
        }
        EraseError::Reason(_) => Some("such as person-asked, court-order or retention-ended"),
        _ => None,
    }
}

const fn of_bundle(error: &BundleError) -> Option<&'static str> {
    match error {
        BundleError::Open {
            error: OpenError::OtherKey,
            ..
        } => Some("take shares of the key that the file names"),
        BundleError::Schema(_) => Some("use a newer version of this program"),
        _ => Some("hand the fields out once more with scrutineer seal export"),
    }
}

const fn of_unknown(_: &UnknownField) -> &'static str {
    "write lines such as \"phone: +994 50 123 45 67\""
}

const fn of_sealing(error: &SealError) -> Option<&'static str> {
    match error {
        SealError::Recipient => Some("take the file recipient.txt that seal keys wrote"),
        SealError::TooLong { .. } => {
            Some("keep long texts in parts, each with an entry of its own")
        }
        _ => None,
    }
}
