//! A file as TOML text, with the place where everything stands.
//!
//! A table is turned into TOML, one cell a line, before it is read: so there is one reader, with
//! one set of messages, and a fault is named by the table's own line and column.

use std::borrow::Cow;

use super::ReadError;

/// Most bytes that a file may have.
pub const MOST_BYTES: usize = 4 << 20;

/// Where to read about the fields.
pub(super) const REFERENCE: &str = "docs/reference/records.md describes every field";

/// A text that is read as TOML.
pub(super) struct Document<'a> {
    /// Base name of the file.
    pub(super) name: &'a str,
    /// What is read.
    pub(super) text: Cow<'a, str>,
    /// Where each line of it begins.
    starts: Vec<usize>,
    /// Of a table: for each line of the text, line and column of the table.
    origins: Vec<(u64, Option<String>)>,
}

impl<'a> Document<'a> {
    /// A TOML file.
    pub(super) fn toml(name: &'a str, bytes: &'a [u8]) -> Result<Self, ReadError> {
        let text = Cow::Borrowed(utf8(name, bytes)?);
        Ok(Self::new(name, text, Vec::new()))
    }

    /// TOML made of a table, with the place of each of its lines.
    pub(super) fn made(name: &'a str, text: String, origins: Vec<(u64, Option<String>)>) -> Self {
        Self::new(name, Cow::Owned(text), origins)
    }

    fn new(name: &'a str, text: Cow<'a, str>, origins: Vec<(u64, Option<String>)>) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = [0]
            .into_iter()
            .chain(ends.map(|(end, _)| end + 1))
            .collect();
        Self {
            name,
            text,
            starts,
            origins,
        }
    }

    /// Line of the file, and column of a table.
    fn place(&self, offset: usize) -> (u64, Option<&str>) {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        if self.origins.is_empty() {
            return (line as u64, None);
        }
        let last = self.origins.len() - 1;
        let (line, column) = &self.origins[(line - 1).min(last)];
        (*line, column.as_deref())
    }

    pub(super) fn line(&self, offset: usize) -> u64 {
        self.place(offset).0
    }

    pub(super) fn refuse(
        &self,
        offset: Option<usize>,
        reason: impl Into<String>,
        hint: impl Into<String>,
    ) -> ReadError {
        let place = offset.map(|offset| self.place(offset));
        ReadError {
            file: self.name.to_owned(),
            line: place.map(|(line, _)| line),
            column: place.and_then(|(_, column)| column.map(str::to_owned)),
            reason: reason.into(),
            hint: hint.into(),
        }
    }

    /// What the reader of TOML refused.
    pub(super) fn refuse_shape(&self, error: &toml::de::Error) -> ReadError {
        let message = error.message().trim();
        let hint = exchange::unknown_field(message).unwrap_or_else(|| REFERENCE.to_owned());
        let reason = message.lines().collect::<Vec<_>>().join(", ");
        self.refuse(error.span().map(|span| span.start), reason, hint)
    }
}

/// The text of a file, if it is one and of bounded size.
pub(super) fn utf8<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str, ReadError> {
    let refuse = |line: Option<u64>, reason: &str| {
        Err(ReadError {
            file: name.to_owned(),
            line,
            column: None,
            reason: format!("the file {reason}"),
            hint: "name a TOML file of records, or a table with --table, in UTF-8".to_owned(),
        })
    };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.len() > MOST_BYTES {
        return refuse(None, "is larger than 4 MiB");
    }
    if bytes.trim_ascii().is_empty() {
        return refuse(None, "is empty");
    }
    std::str::from_utf8(bytes).or_else(|error| {
        let sound = &bytes[..error.valid_up_to()];
        let lines = sound.iter().filter(|byte| **byte == b'\n').count();
        refuse(Some(lines as u64 + 1), "is not UTF-8 from here on")
    })
}
