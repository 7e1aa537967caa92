//! Checkpoints, by <https://c2sp.org/tlog-checkpoint>: how large a log is and what its root is,
//! as the text of a signed note.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use election::digest::Sha256;

use super::note::{Note, NoteError, SignerKey, VerifierKey};

/// The head of a log at one size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log it is; the name of its key.
    pub origin: String,
    /// How many leaves it has.
    pub size: u64,
    /// The root of its tree.
    pub root: Sha256,
    /// Further lines, which mean nothing here.
    pub extensions: Vec<String>,
}

/// A text is no checkpoint, or not one of this log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CheckpointError {
    /// The note itself.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The text of the note has another form.
    #[error("not a checkpoint: {0}")]
    NotACheckpoint(&'static str),
    /// It is the checkpoint of another log.
    #[error("a checkpoint of the log {found:?}, not of {expected:?}")]
    OtherLog {
        /// Its origin.
        found: String,
        /// The origin that was asked for.
        expected: String,
    },
}

impl Checkpoint {
    /// A checkpoint without further lines.
    #[must_use]
    pub fn new(origin: &str, size: u64, root: Sha256) -> Self {
        Self {
            origin: origin.to_owned(),
            size,
            root,
            extensions: Vec::new(),
        }
    }

    /// Reads the text of a note.
    ///
    /// # Errors
    /// It has not the form of a checkpoint.
    pub fn parse(text: &str) -> Result<Self, CheckpointError> {
        let refuse = CheckpointError::NotACheckpoint;
        let text = text
            .strip_suffix('\n')
            .ok_or(refuse("its last line has no end"))?;
        let mut lines = text.split('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next())
        else {
            return Err(refuse("it has at least three lines: origin, size, root"));
        };
        if origin.is_empty() {
            return Err(refuse("its origin is empty"));
        }
        let extensions: Vec<String> = lines.map(str::to_owned).collect();
        if extensions.iter().any(String::is_empty) {
            return Err(refuse("a line after the third is empty"));
        }
        Ok(Self {
            origin: origin.to_owned(),
            size: decimal(size).ok_or(refuse(
                "its size is not a whole number without leading zeroes",
            ))?,
            root: hash(root).ok_or(refuse("its root is not a SHA-256 in base64"))?,
            extensions,
        })
    }

    /// Reads a signed checkpoint of the log whose key this is, and verifies the signature.
    ///
    /// # Errors
    /// It has another form, is another log's, or is not signed by the key.
    pub fn open(bytes: &[u8], origin: &str, key: &VerifierKey) -> Result<Self, CheckpointError> {
        let note = Note::parse(bytes)?;
        note.verify(key)?;
        let checkpoint = Self::parse(note.text())?;
        match checkpoint.origin == origin {
            true => Ok(checkpoint),
            false => Err(CheckpointError::OtherLog {
                found: checkpoint.origin,
                expected: origin.to_owned(),
            }),
        }
    }

    /// The checkpoint as a note signed by `key`.
    #[must_use]
    pub fn sign(&self, key: &SignerKey) -> Note {
        let text = self.to_string();
        let signature = key.sign(&text);
        Note::new(text, vec![signature])
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, encoded(&self.root))?;
        self.extensions
            .iter()
            .try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// A whole number as it stands in these texts: digits alone, no leading zero.
pub(super) fn decimal(text: &str) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = digits && (text == "0" || !text.starts_with('0'));
    let number: u64 = is_plain.then(|| text.parse().ok()).flatten()?;
    i64::try_from(number).ok().map(|_| number)
}

/// A hash in base64.
pub(super) fn hash(text: &str) -> Option<Sha256> {
    let bytes = STANDARD.decode(text).ok()?;
    Some(Sha256::from_bytes(bytes.try_into().ok()?))
}

/// A hash as base64.
pub(super) fn encoded(hash: &Sha256) -> String {
    STANDARD.encode(hash.bytes())
}
