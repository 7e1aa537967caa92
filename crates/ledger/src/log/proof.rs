//! Proofs to hand out, by <https://c2sp.org/tlog-proof>: where a leaf stands, the path from it to
//! the root, and the signed checkpoint that names the root.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use election::digest::Sha256;

use super::{
    checkpoint::{Checkpoint, CheckpointError, decimal, encoded, hash},
    note::{Note, NoteError},
    policy::{Policy, PolicyError},
    tree::{ProofError, verify_inclusion},
};

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";

/// A tree of 2⁶³ leaves has paths no longer than this.
const LONGEST_PATH: usize = 63;

/// A proof that a leaf stands in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Data that the proof does not cover.
    pub extra: Option<Vec<u8>>,
    /// The number of the leaf, from 0.
    pub index: u64,
    /// The hashes beside the way from the leaf to the root.
    pub path: Vec<Sha256>,
    /// The signed checkpoint.
    pub checkpoint: Note,
}

/// A text is no proof, or proves something else.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextProofError {
    /// The text has another form.
    #[error("not a proof: {0}")]
    NotAProof(&'static str),
    /// Its checkpoint.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The note that holds the checkpoint.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The policy is not met.
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// The leaf is not where the proof says.
    #[error(transparent)]
    Inclusion(#[from] ProofError),
}

impl Proof {
    /// Reads a proof; it is to be believed only after [`verify`](Self::verify).
    ///
    /// # Errors
    /// The bytes have not the form of one.
    pub fn parse(bytes: &[u8]) -> Result<Self, TextProofError> {
        let refuse = TextProofError::NotAProof;
        let text = std::str::from_utf8(bytes).map_err(|_| refuse("it is not in UTF-8"))?;
        let (head, checkpoint) = text
            .split_once("\n\n")
            .ok_or(refuse("no blank line stands before its checkpoint"))?;
        let mut lines = head.split('\n').peekable();
        if lines.next() != Some(FIRST_LINE) {
            return Err(refuse("its first line is not c2sp.org/tlog-proof@v1"));
        }
        let extra = match lines.peek().and_then(|line| line.strip_prefix("extra ")) {
            Some(extra) => {
                let extra = STANDARD
                    .decode(extra)
                    .map_err(|_| refuse("its extra data are not in base64"))?;
                lines.next();
                Some(extra)
            }
            None => None,
        };
        let index = lines
            .next()
            .and_then(|line| line.strip_prefix("index "))
            .and_then(decimal);
        let index = index.ok_or(refuse("its line \"index\" is missing or no whole number"))?;
        let path: Option<Vec<Sha256>> = lines.map(hash).collect();
        let path = path.ok_or(refuse("a line of its path is not a SHA-256 in base64"))?;
        if path.len() > LONGEST_PATH {
            return Err(refuse("its path is longer than that of any tree"));
        }
        let checkpoint = Note::parse(checkpoint.as_bytes())?;
        Ok(Self {
            extra,
            index,
            path,
            checkpoint,
        })
    }

    /// Verifies that `leaf` stands in a log of the policy, at a checkpoint that the policy
    /// accepts.
    ///
    /// # Errors
    /// It does not.
    pub fn verify(&self, leaf: Sha256, policy: &Policy) -> Result<Checkpoint, TextProofError> {
        let checkpoint = policy.open(&self.checkpoint)?;
        verify_inclusion(
            leaf,
            self.index,
            checkpoint.size,
            &self.path,
            checkpoint.root,
        )?;
        Ok(checkpoint)
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FIRST_LINE}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", STANDARD.encode(extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        self.path
            .iter()
            .try_for_each(|hash| writeln!(f, "{}", encoded(hash)))?;
        write!(f, "\n{}", self.checkpoint)
    }
}
