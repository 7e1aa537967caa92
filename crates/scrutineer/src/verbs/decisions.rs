//! `--decisions FILE`: published decisions on units, as a table.

use std::{
    fs::File,
    io::{self, Read as _},
    path::Path,
};

use anyhow::Context as _;
use election::{
    digest::Sha256,
    editions::{Decision, Decisions},
};
use serde_json::{Value, json};

use super::reading::{Hinted, base_name};

/// Columns that say what was decided; all others say on which units.
const SAYS: [&str; 3] = ["decision", "date", "source"];

/// No list of decisions is as long.
const MOST_BYTES: u64 = 64 << 20;

/// Decisions with the file they were read from.
pub(crate) struct Read {
    pub(crate) decisions: Decisions,
    pub(crate) input: Value,
}

/// Reads a CSV of decisions.
pub(crate) fn read(path: &Path) -> anyhow::Result<Read> {
    let name = base_name(path);
    let text = text_of(path).with_context(|| format!("cannot read {}", path.display()))?;
    let sha256 = Sha256::of(text.as_bytes());
    let plain = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(Read {
        decisions: parse(&name, plain)?,
        input: json!({ "name": name, "sha256": sha256 }),
    })
}

fn text_of(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?
        .take(MOST_BYTES + 1)
        .read_to_string(&mut text)?;
    if text.len() as u64 > MOST_BYTES {
        return Err(io::Error::other("it is larger than 64 MiB"));
    }
    Ok(text)
}

fn parse(name: &str, text: &str) -> anyhow::Result<Decisions> {
    let refuse = |line: u64, message: &str| {
        let hint = "a CSV with the columns decision, date and source, and one for each place that tells the units".to_owned();
        Hinted::new(format!("{name}:{line}: {message}"), hint)
    };
    let mut table = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let headings = table
        .headers()
        .map_err(|error| refuse(1, &error.to_string()))?
        .clone();
    let position = |wanted: &str| headings.iter().position(|heading| heading == wanted);
    let mut says = [0; 3];
    for (wanted, place) in SAYS.iter().zip(&mut says) {
        let missing = format!("there is no column {wanted:?}");
        *place = position(wanted).ok_or_else(|| refuse(1, &missing))?;
    }
    let places: Vec<usize> = (0..headings.len())
        .filter(|column| !says.contains(column))
        .collect();
    let mut decisions = Decisions {
        columns: places
            .iter()
            .map(|column| headings[*column].to_owned())
            .collect(),
        rows: Vec::new(),
    };
    for record in table.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            refuse(line, &error.to_string())
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        let [id, date, source] = says.map(|column| record[column].to_owned());
        if id.is_empty() {
            return Err(refuse(line, "a row without a decision").into());
        }
        let row = places
            .iter()
            .map(|column| record[*column].to_owned())
            .collect();
        decisions.rows.push((row, Decision { id, date, source }));
    }
    Ok(decisions)
}
