//! Why files of records could not be read, where, and what to do about it.

use std::fmt;

/// A fault in a file of records. Shown as `file:line: what`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// Base name of the file.
    pub file: String,
    /// Line, counting from 1.
    pub line: Option<u64>,
    /// Of a table: the column, as its first line names it.
    pub column: Option<String>,
    /// What is wrong.
    pub reason: String,
    /// What to do next.
    pub hint: String,
}

impl std::error::Error for ReadError {}

impl fmt::Display for ReadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(out, ":{line}")?;
        }
        if let Some(column) = &self.column {
            write!(out, ": column {column:?}")?;
        }
        write!(out, ": {}", self.reason)
    }
}

impl From<exchange::ReadError> for ReadError {
    fn from(error: exchange::ReadError) -> Self {
        Self {
            reason: error.fault.to_string(),
            hint: error.hint(),
            file: error.file,
            line: error.line,
            column: None,
        }
    }
}
