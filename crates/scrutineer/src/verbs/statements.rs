//! `scrutineer check statements`: what arithmetic says about figures as they were announced.

mod shown;

use std::{fs, io, path::Path};

use anyhow::Context as _;
use assessment::text::{Arg, Catalogue};
use election::{
    dataset,
    digest::Sha256,
    statements::{self, Package},
};
use exchange::{is_statements, read_statements_beside};
use ledger::Case;
use mission::records::Format as Part;
use serde_json::{Map, json};

use super::{
    comparison::Comparison,
    package_files::{bounded, pairs, read, toml_files, unknown},
    packages,
    reading::{Hinted, base_name},
    records,
};
use crate::{
    cli::{CheckStatementsArgs, Format},
    output::{Ending, Printer},
};

/// Folder of a case in which files of statements lie.
const IN_A_CASE: &str = "statements";

/// Reads and checks a package.
pub(crate) fn run(arguments: &CheckStatementsArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let given = Given::open(&arguments.what)?;
    if !given.not_read.is_empty() {
        let files = [("files", Arg::from(given.not_read.join(", ")))];
        printer.note(&catalogue.text("statements-not-read", &files)?);
    }
    let files = pairs(&given.files);
    let package = given.package()?;
    let checked = statements::check(&package);
    let comparison = Comparison {
        catalogue: &catalogue,
        verb: "check.statements",
        simulated: arguments.simulated || package.simulated || given.simulated == Some(true),
        inputs: files
            .iter()
            .map(|(name, bytes)| json!({ "name": name, "sha256": Sha256::of(bytes) }))
            .collect(),
        parameters: json!({ "package": package.id, "not_read": given.not_read }),
        result: match printer.format() {
            Format::Json => shown::result(&checked, printer.locale()),
            _ => Map::new(),
        },
        heading: shown::heading(&checked, &catalogue)?,
        ran: &checked.ran,
        limit: None,
    };
    comparison.print(printer)
}

/// Announced figures that lie in the folder of a case whose record has none, with their files;
/// `None` if there are none.
pub(super) fn in_folder(case: &Path) -> anyhow::Result<Option<(Package, Vec<dataset::Source>)>> {
    if toml_files(&case.join(IN_A_CASE)).map_or(true, |files| files.is_empty()) {
        return Ok(None);
    }
    let given = Given::folder(case)?;
    let package = given.package()?;
    let sources = given.files.iter().map(|(name, bytes)| dataset::Source {
        name: name.clone(),
        sha256: Sha256::of(bytes),
    });
    Ok(Some((package, sources.collect())))
}

/// Invented statements have no place in a real case.
fn refuse_simulated(package: &Package, given: &Given) -> anyhow::Result<()> {
    if package.simulated && given.simulated == Some(false) {
        let message = format!(
            "{}: the statements are simulated, and the case is not",
            given.id
        );
        let hint = "keep invented statements in a case made with --simulated".to_owned();
        return Err(Hinted::new(message, hint).into());
    }
    Ok(())
}

/// The files that an argument means.
struct Given {
    /// Name of the package if no file gives one.
    id: String,
    files: Vec<(String, Vec<u8>)>,
    /// Files of records beside them, which may define sources.
    records: Vec<(String, Vec<u8>)>,
    /// Names of files that lie beside them and are no statements.
    not_read: Vec<String>,
    /// Whether the case that they lie in is simulated; `None` without a case.
    simulated: Option<bool>,
}

impl Given {
    /// A built-in package, a folder of a package or a case, or a file.
    fn open(what: &Path) -> anyhow::Result<Self> {
        let name = what.to_string_lossy();
        if let Some(files) = packages::files(&name) {
            let mut given = Self::of(name.into_owned());
            for (name, text) in files {
                given.add((*name).to_owned(), text.as_bytes().to_vec());
            }
            return Ok(given);
        }
        if what == Path::new("-") {
            let bytes = bounded(io::stdin().lock()).context("cannot read stdin")?;
            return Ok(Self::one("stdin", bytes));
        }
        match fs::metadata(what) {
            Ok(facts) if facts.is_dir() => Self::folder(what),
            Ok(_) => Ok(Self::one(&base_name(what), read(what)?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(unknown(&name)),
            Err(error) => Err(error).with_context(|| format!("cannot read {name}")),
        }
    }

    fn one(name: &str, bytes: Vec<u8>) -> Self {
        let id = Path::new(name).file_stem();
        let id = id.map_or_else(|| name.to_owned(), |id| id.to_string_lossy().into_owned());
        Self {
            files: vec![(name.to_owned(), bytes)],
            ..Self::of(id)
        }
    }

    const fn of(id: String) -> Self {
        Self {
            id,
            files: Vec::new(),
            records: Vec::new(),
            not_read: Vec::new(),
            simulated: None,
        }
    }

    /// Sorts a file by what it says it is.
    fn add(&mut self, name: String, bytes: Vec<u8>) {
        if is_statements(&bytes) {
            self.files.push((name, bytes));
        } else if Part::of(&bytes) == Some(Part::Records) {
            self.records.push((name, bytes));
        } else {
            self.not_read.push(name);
        }
    }

    /// The figures that the record of a case holds; `None` if it holds none.
    fn in_record(case: &Path) -> anyhow::Result<Option<Self>> {
        let Some((current, file)) = records::in_record(case)? else {
            return Ok(None);
        };
        let mut given = Self::of(file.id);
        given.simulated = Some(file.simulated);
        for kept in current
            .files
            .into_iter()
            .filter(|kept| kept.table.is_none())
        {
            given.add(kept.name, kept.bytes);
        }
        Ok((!given.files.is_empty()).then_some(given))
    }

    /// Reads them as one package.
    fn package(&self) -> anyhow::Result<Package> {
        let sources = mission::records::sources(&pairs(&self.records))?;
        let package = read_statements_beside(&self.id, &pairs(&self.files), &sources)?;
        refuse_simulated(&package, self)?;
        Ok(package)
    }

    fn folder(folder: &Path) -> anyhow::Result<Self> {
        let absolute = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let mut given = Self::of(base_name(&absolute));
        let is_case = folder.join("case.toml").exists();
        let inside = if is_case {
            if let Some(given) = Self::in_record(folder)? {
                return Ok(given);
            }
            given.simulated = Some(simulated(folder)?);
            folder.join(IN_A_CASE)
        } else {
            folder.to_owned()
        };
        for path in toml_files(&inside)? {
            let (name, bytes) = (base_name(&path), read(&path)?);
            given.add(name, bytes);
        }
        if given.files.is_empty() {
            let (message, hint) = if is_case {
                (
                    format!("the case {} holds no statements", folder.display()),
                    format!("put the TOML files of a package into its folder {IN_A_CASE}/"),
                )
            } else {
                (
                    format!(
                        "no file in {} says format = \"statements\"",
                        folder.display()
                    ),
                    "docs/reference/statements.md tells how a package is written".to_owned(),
                )
            };
            return Err(Hinted::new(message, hint).into());
        }
        Ok(given)
    }
}

/// Whether the case in this folder is simulated, by its record.
fn simulated(folder: &Path) -> anyhow::Result<bool> {
    let runtime = ledger::runtime()?;
    Ok(runtime.block_on(async {
        let case = Case::open(folder).await?;
        let simulated = case.file().simulated;
        case.close().await;
        Ok::<_, ledger::CaseError>(simulated)
    })?)
}
