//! What was planted into an invented election: files `truth/*.csv` of its case. A real case has
//! no such list, so one that holds it is refused.

use std::{fs, path::Path};

use anyhow::Context as _;
use assessment::site::Planted;
use election::{codes, dataset::Source, digest::Sha256};

use super::reading::Hinted;

/// The folder in a case.
pub(crate) const FOLDER: &str = "truth";

/// The columns of a file, in order.
pub(crate) const COLUMNS: [&str; 6] = ["simulated", "kind", "rule", "file", "line", "at"];

/// Between the texts of a unit's key.
pub(crate) const BETWEEN: &str = " / ";

/// Everything that was planted, and the files that say so.
pub(crate) struct Truth {
    pub(crate) files: Vec<Source>,
    pub(crate) planted: Vec<Planted>,
}

impl Truth {
    /// Reads what lies in the folder of the case; `None` if nothing does.
    ///
    /// # Errors
    /// If the case is not simulated, or a file cannot be read.
    pub(crate) fn of_case(dir: &Path, simulated: bool) -> anyhow::Result<Option<Self>> {
        let mut names = Vec::new();
        let Ok(entries) = fs::read_dir(dir.join(FOLDER)) else {
            return Ok(None);
        };
        for entry in entries {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name.ends_with(".csv") {
                names.push(name);
            }
        }
        if names.is_empty() {
            return Ok(None);
        }
        if !simulated {
            let message = format!(
                "{} holds {FOLDER}/{}, and the case is not simulated",
                dir.display(),
                names[0]
            );
            let hint = "nobody has a list of what truly happened at a real election: remove the \
                        folder, or make an invented case with scrutineer new DIR --simulated"
                .to_owned();
            return Err(Hinted::new(message, hint).into());
        }
        names.sort_unstable();
        let mut truth = Self {
            files: Vec::new(),
            planted: Vec::new(),
        };
        for name in names {
            let bytes = fs::read(dir.join(FOLDER).join(&name));
            let bytes = bytes.with_context(|| format!("{FOLDER}/{name}"))?;
            truth.planted.extend(read(&name, &bytes)?);
            truth.files.push(Source {
                name,
                sha256: Sha256::of(&bytes),
            });
        }
        Ok(Some(truth))
    }
}

fn read(name: &str, bytes: &[u8]) -> anyhow::Result<Vec<Planted>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let headers = reader
        .headers()
        .with_context(|| format!("{FOLDER}/{name}"))?;
    if *headers != COLUMNS[..] {
        let message =
            format!("{FOLDER}/{name} line 1: the columns are not those of a list of truth");
        return Err(Hinted::new(
            message,
            format!("the first line must be {}", COLUMNS.join(",")),
        )
        .into());
    }
    let mut planted = Vec::new();
    for record in reader.records() {
        let record = record.with_context(|| format!("{FOLDER}/{name}"))?;
        let line = record.position().map_or(0, csv::Position::line);
        let one = one(&record).map_err(|(what, hint)| {
            Hinted::new(
                format!("{FOLDER}/{name} line {line}: {what}"),
                hint.to_owned(),
            )
        })?;
        planted.push(one);
    }
    Ok(planted)
}

/// A line, or what is wrong with it and what to do.
fn one(record: &csv::StringRecord) -> Result<Planted, (String, &'static str)> {
    let cell = |at: usize| record.get(at).unwrap_or_default();
    if cell(0) != "true" {
        let what = format!("simulated is \"{}\"", cell(0));
        return Err((what, "every line of an invented list says true"));
    }
    let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if cell(1).is_empty() || !cell(1).bytes().all(is_word) {
        let what = format!("\"{}\" is no name of a kind", cell(1));
        return Err((what, "write it in letters a to z, digits and hyphens"));
    }
    let entry = codes::REGISTER
        .iter()
        .find(|entry| entry.code.name() == cell(2));
    let Some(entry) = entry else {
        let what = format!("no rule has the code \"{}\"", cell(2));
        return Err((what, "docs/reference/rules.md lists the codes"));
    };
    let (file, at) = (cell(3), cell(5));
    let (file, line, at) = match (file.is_empty(), at.is_empty()) {
        (false, true) => {
            let line = cell(4).parse().map_err(|_| {
                let what = format!("\"{}\" is no line of a file", cell(4));
                (what, "count from 1, the header being line 1")
            })?;
            (Some(file.to_owned()), Some(line), Vec::new())
        }
        (true, false) if cell(4).is_empty() => {
            (None, None, at.split(BETWEEN).map(str::to_owned).collect())
        }
        _ => {
            let what = "the place is not given as one thing".to_owned();
            return Err((what, "give either file and line, or at"));
        }
    };
    Ok(Planted {
        kind: cell(1).to_owned(),
        rule: entry.code,
        file,
        line,
        at,
    })
}
