//! Checks a bundle of evidence: no database, no network, nothing else that could be asked for.
//!
//! ```text
//! scrutineer-verify BAG [--key VKEY]
//! ```
//!
//! Exit codes: 0 all is right; 1 something is wrong, each fault on a line; 2 could not run.

use std::{
    env,
    io::{self, Write as _},
    path::PathBuf,
    process::ExitCode,
};

use ledger::{
    bundle::{BundleCheck, check_bundle},
    log::note::VerifierKey,
};

const USAGE: &str = "usage: scrutineer-verify BAG [--key VKEY]";

fn main() -> ExitCode {
    match arguments().and_then(|(bag, key)| {
        let check = check_bundle(&bag, key.as_ref()).map_err(|error| error.to_string())?;
        report(&check, key.is_some()).map_err(|error| error.to_string())?;
        Ok(check.faults.is_empty())
    }) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::from(2)
        }
    }
}

/// The folder of the bag, and the key that the reader has from elsewhere.
fn arguments() -> Result<(PathBuf, Option<VerifierKey>), String> {
    let (mut bag, mut key) = (None, None);
    let mut words = env::args_os().skip(1);
    while let Some(word) = words.next() {
        if word == "--key" {
            let text = words
                .next()
                .and_then(|word| word.into_string().ok())
                .ok_or(USAGE)?;
            key = Some(text.parse().map_err(|error| format!("--key: {error}"))?);
        } else if bag.is_none() && !word.to_string_lossy().starts_with("--") {
            bag = Some(PathBuf::from(word));
        } else {
            return Err(USAGE.to_owned());
        }
    }
    Ok((bag.ok_or(USAGE)?, key))
}

fn report(check: &BundleCheck, key_given: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for fault in &check.faults {
        writeln!(out, "{fault}")?;
    }
    if !check.faults.is_empty() {
        return writeln!(
            out,
            "{} faults: until they are explained, nothing in this bag is evidence.",
            check.faults.len()
        );
    }
    writeln!(
        out,
        "All agrees: {} records, {} objects, {} withheld.",
        check.records,
        check.objects,
        check.withheld.len()
    )?;
    if let Some(checkpoint) = &check.checkpoint {
        writeln!(
            out,
            "log {}: {} leaves, root {}",
            checkpoint.origin, checkpoint.size, checkpoint.root
        )?;
    }
    if key_given {
        writeln!(out, "key: the one you gave")?;
    } else {
        for key in &check.keys_of_bag {
            writeln!(out, "key: TAKEN FROM THIS BAG: {key}")?;
        }
        writeln!(
            out,
            "Anyone can fill a bag and sign it with a key of their own: get the key from elsewhere, and repeat with --key."
        )?;
    }
    if check.has_token {
        writeln!(
            out,
            "time: the token is about this checkpoint; openssl tells who signed it (VERIFY.md, L4)"
        )?;
    }
    writeln!(
        out,
        "Not shown: that what was recorded is true, or when it was made before it was received."
    )
}
