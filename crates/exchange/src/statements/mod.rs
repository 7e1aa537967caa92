//! Files of published statements: TOML packages and bulletins JSON, read into
//! [`election::statements::Package`].
//!
//! One idea carries the reader: *a figure is text until its decimals are kept*. TOML gives
//! figures in quotes, JSON numbers are taken as they are typed, so that `2.0` and `2.00` stay
//! different claims. Every figure knows its file and line.
//!
//! Sizes are bounded before anything is built: [`MOST_BYTES`] for a file, and limits on choices,
//! statements and variants that no election comes near.

mod bulletins;
mod moment;
mod package;
mod shape;
mod text;

use election::statements::{Package, Source};

use crate::error::{Fault, Located, ReadError};
use text::Text;

pub use shape::SourceFile;
pub use text::unknown_field;

/// Most bytes that a file of statements may have.
pub const MOST_BYTES: usize = 4 << 20;

/// Most choices that an election may have.
const MOST_CHOICES: usize = 200;

/// Most statements in a package.
const MOST_STATEMENTS: usize = 2_000;

/// Most sources of a package.
const MOST_SOURCES: usize = 5_000;

/// Most variants of one figure.
const MOST_VARIANTS: usize = 50;

/// Reads the files of one package: TOML files that belong together, or one file of bulletins
/// JSON. What a file is, is told by its content. `id` names the package if no file does.
///
/// # Errors
/// If a file cannot be read whole, or names something that no file defines.
pub fn read_statements(id: &str, files: &[(&str, &[u8])]) -> Result<Package, ReadError> {
    read_statements_beside(id, files, &[])
}

/// As [`read_statements`], of files that also name `sources` which other files of the same
/// folder define. They are sources of the package then.
///
/// # Errors
/// As [`read_statements`].
pub fn read_statements_beside(
    id: &str,
    files: &[(&str, &[u8])],
    sources: &[Source],
) -> Result<Package, ReadError> {
    let mut texts = Vec::new();
    for (name, bytes) in files {
        texts.push(Text::of(name, bytes)?);
    }
    match &texts[..] {
        [only] if only.is_json() => bulletins::read(id, only),
        _ => {
            if let Some(json) = texts.iter().find(|text| text.is_json()) {
                let reason = "bulletins JSON cannot be part of a package of several files";
                return Err(json.refuse(None, reason, "check this file on its own"));
            }
            package::read(id, &texts, sources)
        }
    }
}

/// Whether a file says that it is part of a package of statements. Other TOML files may lie
/// beside it.
#[must_use]
pub fn is_statements(bytes: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    struct Marked {
        format: Option<String>,
    }
    let text = std::str::from_utf8(bytes)
        .ok()
        .filter(|text| text.len() <= MOST_BYTES);
    // A file that is no TOML may be meant as one: it is read, and refused with its line.
    text.is_none_or(|text| match toml::from_str::<Marked>(text) {
        Ok(marked) => marked.format.as_deref() == Some(package::FORMAT),
        Err(_) => true,
    })
}

impl Text<'_> {
    /// The fault `reason` at `offset`.
    fn refuse(
        &self,
        offset: Option<usize>,
        reason: impl Into<String>,
        hint: impl Into<String>,
    ) -> ReadError {
        let fault = Fault::Statements {
            reason: reason.into(),
            hint: hint.into(),
        };
        let located = match offset {
            Some(offset) => {
                let (line, column) = self.place(offset);
                Located::cell(line, column, fault)
            }
            None => Located::nowhere(fault),
        };
        located.in_file(self.name)
    }
}
