//! What `--mapping`, `--form`, `--set` and a file name mean.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use anyhow::Context as _;
use election::{
    form::{self, Loaded},
    names::nearest,
    rules::Settings,
};
use exchange::{Mapping, ReadError};

use crate::{
    cli::ReadingArgs,
    output::{Printer, Progress},
};

/// An error with a remedy.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub(crate) struct Hinted {
    message: String,
    pub(crate) hint: String,
}

impl Hinted {
    /// An error that says `message`, and `hint` as its remedy.
    pub(crate) const fn new(message: String, hint: String) -> Self {
        Self { message, hint }
    }
}

/// How a file is to be read, with everything loaded.
pub(crate) struct Reading {
    pub(crate) mapping: Mapping,
    pub(crate) form: Loaded,
    pub(crate) settings: Settings,
}

impl Reading {
    /// Loads what the arguments name.
    pub(crate) fn of(arguments: &ReadingArgs) -> anyhow::Result<Self> {
        let mapping = mapping(&arguments.mapping)?;
        let form = form(&arguments.form)?;
        let settings = settings(&arguments.settings)?;
        Ok(Self {
            mapping,
            form,
            settings,
        })
    }
}

/// Thresholds from `NAME=VALUE`.
pub(crate) fn settings(given: &[String]) -> anyhow::Result<Settings> {
    let mut settings = Settings::default();
    for text in given {
        let Some((name, value)) = text.split_once('=') else {
            anyhow::bail!("--set {text}: a setting is NAME=VALUE, such as R109.percent=90");
        };
        settings
            .set(name.trim(), value.trim())
            .with_context(|| format!("--set {text}"))?;
    }
    Ok(settings)
}

/// The mapping of this name, built in or as a file.
pub(crate) fn mapping(name: &str) -> anyhow::Result<Mapping> {
    if let Some(mapping) = Mapping::built_in(name) {
        return Ok(mapping);
    }
    let path = Path::new(name);
    let text = text_of(path, "mapping", Mapping::built_in_names())?;
    let base = base_name(path);
    Ok(Mapping::parse(&base, &text)?)
}

/// The form of this name, built in or as a file.
pub(crate) fn form(name: &str) -> anyhow::Result<Loaded> {
    if let Some(form) = form::built_in(name) {
        return Ok(form);
    }
    let path = Path::new(name);
    let text = text_of(path, "form", form::built_in_ids())?;
    Ok(Loaded::parse(&base_name(path), &text)?)
}

/// The text of a mapping or form file; a name that is no file is taken for a misspelt built-in.
fn text_of(
    path: &Path,
    what: &str,
    built_in: impl Iterator<Item = &'static str>,
) -> anyhow::Result<String> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let built_in: Vec<&str> = built_in.collect();
            let name = path.to_string_lossy();
            let near = nearest(&name, built_in.iter().copied());
            let near = near
                .map(|near| format!("did you mean {near}? "))
                .unwrap_or_default();
            let hint = format!(
                "{near}built in: {}; or name a TOML file",
                built_in.join(", ")
            );
            let message = format!("there is no {what} {name}, built in or as a file");
            Err(Hinted::new(message, hint).into())
        }
        Err(error) => {
            Err(error).with_context(|| format!("cannot read the {what} {}", path.display()))
        }
    }
}

/// A source of rows, opened.
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) stream: Box<dyn Read>,
}

impl Source {
    /// Opens a file, or stdin for `-`.
    pub(crate) fn open(path: &Path, printer: &Printer) -> Result<Self, ReadError> {
        if path == Path::new("-") {
            return Ok(Self {
                name: "stdin".to_owned(),
                stream: Box::new(io::stdin().lock()),
            });
        }
        let name = base_name(path);
        let open = || -> io::Result<Progress<File>> {
            let file = File::open(path)?;
            let facts = file.metadata()?;
            if facts.is_dir() {
                return Err(io::ErrorKind::IsADirectory.into());
            }
            let bytes = facts.is_file().then_some(facts.len());
            Ok(printer.progress(file, bytes))
        };
        match open() {
            Ok(file) => Ok(Self {
                name,
                stream: Box::new(file),
            }),
            Err(error) => Err(ReadError::cannot_open(&path.to_string_lossy(), &error)),
        }
    }
}

/// The name of a file without its folders: what may appear in output.
pub(crate) fn base_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || "source".to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}
