//! Files of packages: built in, in a folder, or by themselves.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use election::names::nearest;
use exchange::MOST_BYTES;

use super::{packages, reading::Hinted};

/// Most files that a folder of a package may hold.
const MOST_FILES: usize = 200;

/// Names and bytes, as readers take them.
pub(crate) fn pairs(files: &[(String, Vec<u8>)]) -> Vec<(&str, &[u8])> {
    let files = files.iter();
    files
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect()
}

/// The TOML files of a folder in order of their names; none if there is no folder.
pub(crate) fn toml_files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
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

pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let open = || bounded(File::open(path)?);
    open().with_context(|| format!("cannot read {}", path.display()))
}

/// One byte more than may be read, so that a longer file is known as such.
pub(crate) fn bounded(source: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(MOST_BYTES as u64 + 4).read_to_end(&mut bytes)?;
    Ok(bytes)
}

pub(crate) fn unknown(name: &str) -> anyhow::Error {
    let known: Vec<&str> = packages::names().collect();
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
