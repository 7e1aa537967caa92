//! `scrutineer export-site`: writes the site of a case into a folder for any host of plain files.
//!
//! The files are those that `assess` writes into the case and `serve` sends. One digest of all of
//! them is told, so that whoever carries the site elsewhere can see that nothing was changed.

use std::{
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use assessment::{
    site::SiteError,
    text::{Arg, Catalogue},
};
use election::digest::Sha256;
use serde_json::json;

use super::{
    assess,
    reading::{self, Hinted},
};
use crate::{
    cli::{ExportSiteArgs, Format},
    output::{Ending, Printer},
};

/// Assesses a case and writes its site into the folder that was named.
pub(crate) fn run(arguments: &ExportSiteArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let dir = &arguments.dir;
    let settings = reading::settings(&arguments.assess.settings)?;
    let case = &arguments.assess.case;
    let assessment = assess::assess_into(Some(dir), case, &settings).map_err(hinted)?;
    for left_out in &assessment.left_out {
        printer.note(left_out);
    }
    let sha256 = digest(dir).with_context(|| format!("reading {} again", dir.display()))?;
    let summary = &assessment.summary;
    let catalogue = Catalogue::new(printer.locale())?;
    let numbers = [
        ("pages", summary.pages),
        ("files", summary.files),
        ("bytes", summary.bytes),
    ];
    let text = match printer.format() {
        Format::Json => {
            let mut object = assessment.object(&catalogue)?;
            object["schema"] = json!("scrutineer.export-site/1");
            let site = &mut object["result"]["site"];
            site["folder"] = json!(base_name(dir));
            site["sha256"] = json!(sha256);
            format!("{}\n", serde_json::to_string(&object)?)
        }
        Format::Csv => {
            let values = numbers.map(|(_, value)| value.to_string()).join(",");
            format!(
                "simulated,pages,files,bytes,sha256\n{},{values},{sha256}\n",
                assessment.simulated
            )
        }
        format @ (Format::Table | Format::Md) => {
            let before = if format == Format::Md { "- " } else { "" };
            let sha256 = sha256.to_string();
            let mut words = Vec::new();
            for (name, value) in numbers {
                words.push((name, Arg::from(value)));
            }
            words.push(("sha256", Arg::from(sha256.as_str())));
            format!("{before}{}\n", catalogue.text("export-site-done", &words)?)
        }
    };
    printer.data(&text)?;
    if summary.is_draft {
        printer.note(&format!("{}\n", catalogue.text("export-site-draft", &[])?));
    }
    printer.note(&format!("open {}", dir.join("index.html").display()));
    Ok(Ending::Done)
}

/// What to do when the folder holds something else.
fn hinted(error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref::<SiteError>() {
        Some(SiteError::NotASite(_)) => {
            let hint = "name a folder that is new, empty, or holds an older site".to_owned();
            Hinted::new(error.to_string(), hint).into()
        }
        _ => error,
    }
}

/// The name of a folder without the way to it, which is of this machine.
fn base_name(dir: &Path) -> String {
    let name = dir.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The digest of what `sha256sum` says about all files in the order of their names, so that anyone
/// can compute it: a line for each with its digest, two spaces and its name.
fn digest(dir: &Path) -> io::Result<Sha256> {
    let mut names = Vec::new();
    collect(dir, "", &mut names)?;
    names.sort();
    let mut lines = String::new();
    for (name, path) in names {
        let sha256 = Sha256::of(&fs::read(path)?);
        let _ = writeln!(lines, "{sha256}  {name}");
    }
    Ok(Sha256::of(lines.as_bytes()))
}

fn collect(dir: &Path, prefix: &str, names: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), names)?;
        } else {
            names.push((name, entry.path()));
        }
    }
    Ok(())
}
