//! `scrutineer check records` and `import records`: what is known besides figures by station.

use std::{error::Error, path::Path};

use assessment::{
    found::Told,
    text::{Arg, Catalogue},
};
use election::{digest::Sha256, names::nearest};
use ledger::{Case, CaseFile};
use mission::records::{
    self, Columns, Current, Given, Import, ImportError, Package, ReadError, Table, Taken,
};
use serde_json::{Map, Value, json};

use super::{
    comparison::Comparison,
    package_files::{read, toml_files, unknown},
    packages,
    reading::{Hinted, base_name},
};
use crate::{
    cli::{CheckRecordsArgs, Format, ImportRecordsArgs, RecordFilesArgs},
    output::{Ending, Printer},
};

/// Reads a package and runs the rules on records; keeps nothing.
pub(crate) fn check(arguments: &CheckRecordsArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let files = Files::of(&arguments.files)?;
    let package = files.package()?;
    let (counts, ran) = (counts(&package), records::check(&package));
    let mut lines = vec![heading(&catalogue, &files.id, &package)?];
    // What was examined in part says which part was not; the rest is said with the findings.
    let told = Told {
        catalogue: &catalogue,
        package: None,
    };
    for one in ran.iter().filter(|one| one.examined > 0 && one.nulls > 0) {
        let why = told.cannot_tell(one)?.join(" ");
        if !why.is_empty() {
            let rules = [("rules", Arg::from(format!("{} – {why}", one.code)))];
            lines.push(catalogue.text("check-cannot-tell", &rules)?);
        }
    }
    let comparison = Comparison {
        catalogue: &catalogue,
        verb: "check.records",
        simulated: package.simulated(),
        inputs: files.inputs(),
        parameters: json!({ "package": files.id, "table": arguments.files.table }),
        result: Map::from_iter([("records".to_owned(), counts)]),
        heading: lines,
        ran: &ran,
        limit: None,
    };
    comparison.print(printer)
}

/// Takes a package, or files of one, into a case.
pub(crate) fn import(arguments: &ImportRecordsArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let files = Files::of(&arguments.files)?;
    let runtime = ledger::runtime()?;
    let outcome = runtime.block_on(async {
        let case = Case::open(&arguments.case).await?;
        let outcome = records::import(&case, &files.taken(), env!("CARGO_PKG_VERSION")).await;
        case.close().await;
        outcome.map_err(anyhow::Error::from)
    })?;
    let (details, package, note) = match &outcome {
        Import::Imported {
            entry,
            files,
            package,
        } => {
            let names = [("files", Arg::from(files.join(", ")))];
            (
                json!({ "outcome": "imported", "entry": entry, "files": files }),
                package,
                catalogue.text("records-imported", &names)?,
            )
        }
        Import::Known(package) => (
            json!({ "outcome": "known", "entry": null, "files": [] }),
            package,
            catalogue.text("records-known", &[])?,
        ),
    };
    let text = match printer.format() {
        Format::Json => {
            let object = json!({
                "schema": "scrutineer.import.records/1",
                "version": env!("CARGO_PKG_VERSION"),
                "simulated": package.simulated(),
                "inputs": files.inputs(),
                "parameters": { "table": arguments.files.table },
                "seed": null,
                "result": { "import": details, "records": counts(package) },
                "findings": [],
            });
            format!("{}\n", serde_json::to_string(&object)?)
        }
        _ => format!("{}\n", heading(&catalogue, &files.id, package)?),
    };
    printer.data(&text)?;
    printer.note(&note);
    Ok(Ending::Done)
}

/// What to do about a fault in records.
pub(crate) fn hint(cause: &(dyn Error + 'static)) -> Option<String> {
    if let Some(error) = cause.downcast_ref::<ReadError>() {
        return Some(error.hint.clone());
    }
    let hint = match cause.downcast_ref::<ImportError>()? {
        ImportError::Read(error) => return Some(error.hint.clone()),
        ImportError::Simulated => "keep invented records in a case made with --simulated",
        ImportError::Real => "a simulated case takes only files that say simulated = true",
        ImportError::Nothing => "docs/reference/records.md tells how a file begins",
        ImportError::Format(_) => "use a newer version of this program",
        ImportError::Blob(_) | ImportError::Store(_) => return None,
    };
    Some(hint.to_owned())
}

/// The package that the record of a case holds, with what the case says of itself; `None` if
/// nothing was taken in.
pub(super) fn in_record(folder: &Path) -> anyhow::Result<Option<(Current, CaseFile)>> {
    let runtime = ledger::runtime()?;
    runtime.block_on(async {
        let case = Case::open(folder).await?;
        let (current, file) = (records::current(&case).await, case.file().clone());
        case.close().await;
        Ok(current?.map(|current| (current, file)))
    })
}

/// The files that arguments mean.
pub(super) struct Files {
    /// Name of the package if no file gives one.
    pub(super) id: String,
    files: Vec<File>,
    columns: Option<(String, Vec<u8>)>,
}

struct File {
    name: String,
    bytes: Vec<u8>,
    table: Option<Table>,
}

impl Files {
    fn of(arguments: &RecordFilesArgs) -> anyhow::Result<Self> {
        let table = arguments.table.as_deref().map(table_of).transpose()?;
        let mut files = Self::open(&arguments.what, table)?;
        if let Some(path) = &arguments.columns {
            files.columns = Some((base_name(path), read(path)?));
        }
        Ok(files)
    }

    /// Built-in packages, folders and files; `table` is what the rows of a table are.
    pub(super) fn open(what: &[impl AsRef<Path>], table: Option<Table>) -> anyhow::Result<Self> {
        let mut all = Self {
            id: String::new(),
            files: Vec::new(),
            columns: None,
        };
        for path in what.iter().map(AsRef::as_ref) {
            all.add(path, table)?;
        }
        let mut names: Vec<&str> = all.files.iter().map(|file| file.name.as_str()).collect();
        names.sort_unstable();
        if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
            let message = format!("two files are called {}", pair[0]);
            let hint = "files of a package have names of their own".to_owned();
            return Err(Hinted::new(message, hint).into());
        }
        Ok(all)
    }

    fn add(&mut self, path: &Path, table: Option<Table>) -> anyhow::Result<()> {
        let name = path.to_string_lossy();
        let mut push = |name: String, bytes: Vec<u8>, table| {
            self.files.push(File { name, bytes, table });
        };
        let id = if let Some(files) = packages::files(&name) {
            for (name, text) in files {
                push((*name).to_owned(), text.as_bytes().to_vec(), None);
            }
            name.into_owned()
        } else if path.is_dir() {
            let paths = toml_files(path)?;
            for path in &paths {
                push(base_name(path), read(path)?, None);
            }
            let absolute = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
            base_name(&absolute)
        } else if path.exists() {
            let is_toml = path
                .extension()
                .is_some_and(|extension| extension == "toml");
            if !is_toml && table.is_none() {
                let message = format!("{name}: nobody says what the rows of this table are");
                let hint = "add --table incident, or another kind of record".to_owned();
                return Err(Hinted::new(message, hint).into());
            }
            let table = table.filter(|_| !is_toml);
            push(base_name(path), read(path)?, table);
            let stem = path.file_stem().unwrap_or_default();
            stem.to_string_lossy().into_owned()
        } else {
            return Err(unknown(&name));
        };
        if self.id.is_empty() {
            self.id = id;
        }
        Ok(())
    }

    /// Reads them as one package.
    pub(super) fn package(&self) -> anyhow::Result<Package> {
        let columns = self.columns.as_ref();
        let columns = columns
            .map(|(name, bytes)| Columns::parse(name, bytes))
            .transpose()?;
        let given: Vec<Given<'_>> = self
            .files
            .iter()
            .map(|file| Given {
                name: &file.name,
                bytes: &file.bytes,
                table: file.table.map(|table| (table, columns.as_ref())),
            })
            .collect();
        if given
            .iter()
            .all(|file| file.table.is_none() && records::Format::of(file.bytes).is_none())
        {
            return Err(ImportError::Nothing.into());
        }
        Ok(Package::read(&self.id, &given)?)
    }

    fn taken(&self) -> Vec<Taken<'_>> {
        let columns = self.columns.as_ref().map(|(_, bytes)| bytes.as_slice());
        let taken = self.files.iter().map(|file| Taken {
            name: &file.name,
            bytes: &file.bytes,
            table: file.table.map(|table| (table, columns)),
        });
        taken.collect()
    }

    /// Name and digest of each file.
    pub(super) fn inputs(&self) -> Vec<Value> {
        let files = self.files.iter().map(|file| (&file.name, &file.bytes));
        let columns = self.columns.iter().map(|(name, bytes)| (name, bytes));
        let inputs = files.chain(columns);
        inputs
            .map(|(name, bytes)| json!({ "name": name, "sha256": Sha256::of(bytes) }))
            .collect()
    }
}

fn table_of(word: &str) -> anyhow::Result<Table> {
    let found = Table::ALL.iter().find(|table| table.word() == word);
    found.copied().ok_or_else(|| {
        let known: Vec<&str> = Table::ALL.iter().map(|table| table.word()).collect();
        let near = nearest(word, known.iter().copied());
        let near = near.map(|near| format!("did you mean {near}? "));
        let hint = format!("{}one of: {}", near.unwrap_or_default(), known.join(", "));
        Hinted::new(format!("{word:?} is no kind of record"), hint).into()
    })
}

/// How many records of each kind there are.
fn counts(package: &Package) -> Value {
    let records = &package.records;
    json!({
        "incidents": records.incidents.len(),
        "statements": records.statements.len(),
        "accreditation": records.accreditation.len(),
        "exit_polls": records.exit_polls.len(),
        "norms": records.norms.len(),
        "facts": records.facts.len(),
        "claims": records.claims.len(),
        "gaps": records.gaps.len(),
        "corrections": records.corrections.len(),
        "answers": records.answers.len(),
        "sources": records.sources.len(),
        "announced": package.figures.as_ref().map_or(0, |figures| figures.statements.len()),
    })
}

fn heading(catalogue: &Catalogue, id: &str, package: &Package) -> anyhow::Result<String> {
    let (records, figures) = (&package.records, package.figures.as_ref());
    let count = records.incidents.len()
        + records.statements.len()
        + records.accreditation.len()
        + records.exit_polls.len()
        + records.norms.len()
        + records.facts.len()
        + records.claims.len()
        + records.gaps.len()
        + records.corrections.len()
        + records.answers.len();
    let title = figures.and_then(|figures| figures.title.get(catalogue.locale().tag));
    let name = title.map_or(id, String::as_str);
    let arguments = [
        ("package", Arg::from(name)),
        ("records", Arg::from(count)),
        (
            "statements",
            Arg::from(figures.map_or(0, |figures| figures.statements.len())),
        ),
        ("sources", Arg::from(records.sources.len())),
    ];
    Ok(catalogue.text("records-heading", &arguments)?)
}
