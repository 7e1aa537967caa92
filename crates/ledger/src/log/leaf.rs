//! What goes into the tree for one entry: nothing but a salted commitment, a word of the program
//! and a rounded time.
//!
//! ```text
//! {"c":commitment,"kind":kind,"t":microseconds,"v":1}      canonical form
//! ```
//!
//! Whoever has the record and its salt can tell that the commitment is theirs; nobody else learns
//! anything, before and after both are erased.

use election::{
    canonical::{self, CanonicalError},
    digest::Sha256,
};
use serde_json::json;

use super::tree::leaf_hash;

/// Names the commitment's construction; another construction would get another name.
const DOMAIN: &[u8] = b"scrutineer/v1";

/// The version of the leaf's form.
const VERSION: u64 = 1;

/// The bytes that hide a record behind its commitment.
pub type Salt = [u8; 32];

/// The salted commitment to a record's digest.
#[must_use]
pub fn commitment(salt: &[u8; 32], record: Sha256) -> Sha256 {
    Sha256::of(&[DOMAIN, salt, record.bytes()].concat())
}

/// One leaf of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The salted commitment to a record.
    pub commitment: Sha256,
    /// What happened.
    pub kind: String,
    /// When its batch was appended, in microseconds since 1970, rounded down.
    pub time: i64,
}

/// Bytes are no leaf in the form that this program writes.
#[derive(Debug, thiserror::Error)]
#[error("not a leaf: {0}")]
pub struct NotALeaf(&'static str);

impl Leaf {
    /// The bytes of the leaf.
    ///
    /// # Errors
    /// The kind or the time has no canonical form.
    pub fn bytes(&self) -> Result<Vec<u8>, CanonicalError> {
        canonical::to_bytes(&json!({
            "c": self.commitment.to_string(),
            "kind": self.kind,
            "t": self.time,
            "v": VERSION,
        }))
    }

    /// The hash of the leaf in the tree.
    ///
    /// # Errors
    /// Those of [`bytes`](Self::bytes).
    pub fn hash(&self) -> Result<Sha256, CanonicalError> {
        Ok(leaf_hash(&self.bytes()?))
    }

    /// Reads a leaf, and refuses every other writing of the same.
    ///
    /// # Errors
    /// The bytes have another form.
    pub fn parse(bytes: &[u8]) -> Result<Self, NotALeaf> {
        let value =
            canonical::from_bytes(bytes).map_err(|_| NotALeaf("it is not in canonical form"))?;
        let text = |key: &str| value[key].as_str();
        let is_whole = value.as_object().is_some_and(|fields| fields.len() == 4);
        if !is_whole || value["v"] != VERSION {
            return Err(NotALeaf("it has other fields, or is of another version"));
        }
        let leaf = Self {
            commitment: text("c")
                .and_then(|c| c.parse().ok())
                .ok_or(NotALeaf("\"c\" is no SHA-256"))?,
            kind: text("kind")
                .ok_or(NotALeaf("\"kind\" is no text"))?
                .to_owned(),
            time: value["t"]
                .as_i64()
                .ok_or(NotALeaf("\"t\" is no whole number"))?,
        };
        Ok(leaf)
    }
}
