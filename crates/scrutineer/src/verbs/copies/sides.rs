//! Both sides of the comparison, read: copies, and an official result by unit, as announced, or
//! both.

use std::{
    ffi::OsStr,
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
};

use election::{copies::Totals, digest::Sha256, form::Loaded, found::Ground, statements};
use exchange::{MOST_BYTES, ReadError, ReadOptions, Results, read_results, read_statements};
use serde_json::{Value, json};

use crate::{
    cli::CompareCopiesArgs,
    output::Printer,
    verbs::reading::{self, Hinted, Source},
};

/// A file of results, read.
pub(super) struct Table {
    pub(super) results: Results,
    pub(super) form: Loaded,
}

impl Table {
    pub(super) fn copies(arguments: &CompareCopiesArgs, printer: &Printer) -> anyhow::Result<Self> {
        let encoding = arguments.encoding.clone();
        let (mapping, form) = (&arguments.mapping, &arguments.form);
        Self::read(
            &arguments.copies,
            mapping,
            form,
            encoding,
            arguments,
            printer,
        )
    }

    fn official(
        path: &Path,
        arguments: &CompareCopiesArgs,
        printer: &Printer,
    ) -> anyhow::Result<Self> {
        let mapping = arguments.official_mapping.as_ref();
        let mapping = mapping.unwrap_or(&arguments.mapping);
        let form = arguments.official_form.as_ref().unwrap_or(&arguments.form);
        let encoding = arguments.official_encoding.clone();
        Self::read(path, mapping, form, encoding, arguments, printer)
    }

    fn read(
        path: &Path,
        mapping: &str,
        form: &str,
        encoding: Option<String>,
        arguments: &CompareCopiesArgs,
        printer: &Printer,
    ) -> anyhow::Result<Self> {
        let mapping = reading::mapping(mapping)?;
        let form = reading::form(form)?;
        let options = ReadOptions {
            simulated: arguments.simulated,
            encoding,
            ..ReadOptions::default()
        };
        let source = Source::open(path, printer)?;
        let (name, stream) = (source.name, source.stream);
        let results = read_results(stream, &name, &mapping, &form.form, form.sha256, &options)?;
        Ok(Self { results, form })
    }

    pub(super) fn input(&self) -> Value {
        input(&self.results.account.name, self.results.account.sha256)
    }

    pub(super) fn parameters(&self) -> (Value, Value) {
        let form = json!({ "id": self.form.form.id, "sha256": self.form.sha256 });
        let mapping = &self.results.mapping;
        let mapping = json!({ "name": mapping.name(), "sha256": mapping.sha256() });
        (form, mapping)
    }
}

pub(super) fn input(name: &str, sha256: Sha256) -> Value {
    json!({ "name": name, "sha256": sha256 })
}

/// The official side, read.
#[derive(Default)]
pub(super) struct Official {
    pub(super) units: Option<Table>,
    pub(super) statement: Option<Statement>,
}

/// One announcement.
pub(super) struct Statement {
    pub(super) name: String,
    pub(super) sha256: Sha256,
    pub(super) totals: Totals,
    pub(super) registered: Option<i64>,
}

impl Official {
    pub(super) fn read(arguments: &CompareCopiesArgs, printer: &Printer) -> anyhow::Result<Self> {
        let mut official = Self::default();
        for given in &arguments.official {
            let (path, seq) = numbered(given);
            let again = if is_announced(&path) {
                let statement = Statement::read(&path, seq, printer)?;
                official.statement.replace(statement).is_some()
            } else if let Some(seq) = seq {
                let message = format!("{given}: a table of results has no announcement {seq}");
                let hint = "a number behind # goes with announcements in a .json or .toml file";
                return Err(Hinted::new(message, hint.to_owned()).into());
            } else {
                let table = Table::official(&path, arguments, printer)?;
                official.units.replace(table).is_some()
            };
            if again {
                let message = format!("--official {given}: a second file of the same kind");
                let hint = "give one table by unit, one file of announcements, or one of each";
                return Err(Hinted::new(message, hint.to_owned()).into());
            }
        }
        Ok(official)
    }
}

/// A file and the number behind `#`, unless a file of the whole name is there.
fn numbered(given: &str) -> (PathBuf, Option<u64>) {
    let split = given
        .rsplit_once('#')
        .filter(|_| !Path::new(given).exists());
    let split = split.and_then(|(path, seq)| Some((path, seq.parse().ok()?)));
    match split {
        Some((path, seq)) => (PathBuf::from(path), Some(seq)),
        None => (PathBuf::from(given), None),
    }
}

/// Whether a file is one of announcements: TOML, or JSON that is no results report.
fn is_announced(path: &Path) -> bool {
    let extension = path.extension().map(OsStr::to_ascii_lowercase);
    match extension.as_ref().and_then(|extension| extension.to_str()) {
        Some("toml") => true,
        Some("json") => !is_report(path),
        _ => false,
    }
}

/// Whether a file says at its beginning that it is a report of election results (NIST SP
/// 1500-100). One that cannot be read says nothing; opening it again tells why.
fn is_report(path: &Path) -> bool {
    const BEGINNING: u64 = 64 << 10;
    const REPORT: &[u8] = b"\"ElectionResults.ElectionReport\"";
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(BEGINNING).read_to_end(&mut start));
    read.is_ok() && start.windows(REPORT.len()).any(|part| part == REPORT)
}

impl Statement {
    fn read(path: &Path, seq: Option<u64>, printer: &Printer) -> anyhow::Result<Self> {
        let mut source = Source::open(path, printer)?;
        let mut bytes = Vec::new();
        // One byte more than may be, so that the reader sees that it is too much.
        let read = (&mut source.stream)
            .take(MOST_BYTES as u64 + 1)
            .read_to_end(&mut bytes);
        read.map_err(|error| ReadError::cannot_open(&source.name, &error))?;
        let id = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned());
        let package = read_statements(&id.unwrap_or_default(), &[(&source.name, &bytes)])?;
        let official = statements::Official::of(&package, seq).map_err(|error| {
            let hint = "name one of the numbers of the announcements behind #".to_owned();
            Hinted::new(error.to_string(), hint)
        })?;
        Ok(Self {
            sha256: Sha256::of(&bytes),
            registered: official.registered,
            totals: totals(&package, official),
            name: source.name,
        })
    }
}

/// An announcement as the totals that copies are compared with.
pub(in crate::verbs) fn totals(
    package: &statements::Package,
    official: statements::Official,
) -> Totals {
    let stands = package.statement(&official.statement);
    let origin = stands.map(|(_, statement)| &statement.origin);
    let file = origin.and_then(|origin| package.files.get(origin.file));
    let items = [
        ("valid", official.valid),
        ("invalid", official.invalid),
        ("cast", official.cast),
        ("registered", official.registered),
    ];
    let items = items.into_iter();
    let units = official.units_reported;
    let units = units.and_then(|units| u64::try_from(units).ok());
    Totals {
        label: official.statement,
        seq: official.seq,
        ground: Ground {
            source: file.cloned().unwrap_or_default(),
            line: origin.map(|origin| origin.line),
            address: official
                .sources
                .into_iter()
                .find_map(|source| source.address),
        },
        choices: official.votes,
        items: items
            .filter_map(|(name, value)| Some((name.to_owned(), value?)))
            .collect(),
        counted: official.counted,
        counted_units: units.map(|counted| (counted, None)),
    }
}

/// Items that make up the register, by the form of whichever side publishes them.
pub(in crate::verbs) fn register(copies: &Loaded, official: Option<&Loaded>) -> Vec<String> {
    let bases = &official.unwrap_or(copies).form.bases;
    let base = bases.iter().find(|base| base.complete).or(bases.first());
    base.map(|base| base.items.clone()).unwrap_or_default()
}

/// Items that count invalid ballots.
pub(in crate::verbs) fn invalid(form: &Loaded) -> Vec<String> {
    let kinds = form.form.invalid.iter();
    kinds.map(|kind| kind.item.clone()).collect()
}
