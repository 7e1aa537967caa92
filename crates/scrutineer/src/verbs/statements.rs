//! `scrutineer check statements`: what arithmetic says about figures as they were announced.

mod shown;

use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use assessment::text::{Arg, Catalogue};
use election::{
    dataset,
    digest::Sha256,
    names::nearest,
    statements::{self, Package},
};
use exchange::{MOST_BYTES, is_statements, read_statements};
use ledger::Case;
use serde_json::{Map, json};

use super::{
    comparison::Comparison,
    packages,
    reading::{Hinted, base_name},
};
use crate::{
    cli::{CheckStatementsArgs, Format},
    output::{Ending, Printer},
};

/// Folder of a case in which files of statements lie.
const IN_A_CASE: &str = "statements";

/// Most files that a folder of statements may hold.
const MOST_FILES: usize = 200;

/// Reads and checks a package.
pub(crate) fn run(arguments: &CheckStatementsArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let given = Given::open(&arguments.what)?;
    if !given.not_read.is_empty() {
        let files = [("files", Arg::from(given.not_read.join(", ")))];
        printer.note(&catalogue.text("statements-not-read", &files)?);
    }
    let files: Vec<(&str, &[u8])> = given
        .files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let package = read_statements(&given.id, &files)?;
    refuse_simulated(&package, &given)?;
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

/// Statements that lie in the folder of a case, with their files; `None` if there are none.
pub(super) fn in_case(case: &Path) -> anyhow::Result<Option<(Package, Vec<dataset::Source>)>> {
    if toml_files(&case.join(IN_A_CASE)).map_or(true, |files| files.is_empty()) {
        return Ok(None);
    }
    let given = Given::folder(case)?;
    let files = given.files.iter();
    let files: Vec<(&str, &[u8])> = files
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let package = read_statements(&given.id, &files)?;
    refuse_simulated(&package, &given)?;
    let sources = files.iter().map(|(name, bytes)| dataset::Source {
        name: (*name).to_owned(),
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
    /// Names of files that lie beside them and are no statements.
    not_read: Vec<String>,
    /// Whether the case that they lie in is simulated; `None` without a case.
    simulated: Option<bool>,
}

impl Given {
    /// A built-in package, a folder of a package or a case, or a file.
    fn open(what: &Path) -> anyhow::Result<Self> {
        let name = what.to_string_lossy();
        if let Some(files) = packages::statements(&name) {
            let files = files.iter();
            return Ok(Self {
                id: name.into_owned(),
                files: files
                    .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
                    .collect(),
                not_read: Vec::new(),
                simulated: None,
            });
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
            id,
            files: vec![(name.to_owned(), bytes)],
            not_read: Vec::new(),
            simulated: None,
        }
    }

    fn folder(folder: &Path) -> anyhow::Result<Self> {
        let absolute = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let mut given = Self {
            id: base_name(&absolute),
            files: Vec::new(),
            not_read: Vec::new(),
            simulated: None,
        };
        let is_case = folder.join("case.toml").exists();
        let inside = if is_case {
            given.simulated = Some(simulated(folder)?);
            folder.join(IN_A_CASE)
        } else {
            folder.to_owned()
        };
        for path in toml_files(&inside)? {
            let (name, bytes) = (base_name(&path), read(&path)?);
            if is_statements(&bytes) {
                given.files.push((name, bytes));
            } else {
                given.not_read.push(name);
            }
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

/// The TOML files of a folder in order of their names; none if there is no folder.
fn toml_files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let cannot = || format!("cannot read {}", folder.display());
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error).with_context(cannot),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.with_context(cannot)?.path();
        let is_toml = path
            .extension()
            .is_some_and(|extension| extension == "toml");
        if is_toml && path.is_file() {
            paths.push(path);
        }
        if paths.len() > MOST_FILES {
            let message = format!("{} holds more than {MOST_FILES} files", folder.display());
            let hint = "check one package at a time".to_owned();
            return Err(Hinted::new(message, hint).into());
        }
    }
    paths.sort_unstable();
    Ok(paths)
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let open = || bounded(File::open(path)?);
    open().with_context(|| format!("cannot read {}", path.display()))
}

/// One byte more than may be read, so that a longer file is known as such.
fn bounded(source: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(MOST_BYTES as u64 + 4).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unknown(name: &str) -> anyhow::Error {
    let known: Vec<&str> = packages::with_statements().collect();
    let near = nearest(name, known.iter().copied());
    let near = near.map(|near| format!("did you mean {near}? "));
    let hint = format!(
        "{}built in: {}; or name a file, a folder of a package or a case",
        near.unwrap_or_default(),
        known.join(", ")
    );
    let message = format!("there is no package, folder or file {name}");
    Hinted::new(message, hint).into()
}
