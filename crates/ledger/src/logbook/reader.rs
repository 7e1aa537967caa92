//! Proofs for entries, from a log as it is published.

use std::{collections::HashMap, fs};

use election::{canonical, digest::Sha256};
use serde_json::json;

use super::{
    rows::{self, Row},
    writer::{CHECKPOINT, Log},
};
use crate::{
    Db, EntryId, EntryRecord, StoreError,
    log::{checkpoint::Checkpoint, note::Note, proof::Proof, tree::Tree},
    log_error::LogError,
};

/// A log at its published checkpoint, from which any number of proofs can be had.
pub struct LogReader {
    tree: Tree,
    checkpoint: Checkpoint,
    note: Note,
    /// The leaf of each entry with its position, by the entry's number.
    leaves: HashMap<i64, (u64, Row)>,
}

/// All that shows that an entry is in the log: publish it, and the record is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryProof {
    /// The bytes of the leaf.
    pub leaf: Vec<u8>,
    /// The record in canonical form.
    pub record: Vec<u8>,
    /// What hides the record behind the commitment of the leaf.
    pub salt: [u8; 32],
    /// The place of the leaf in the log.
    pub proof: Proof,
}

impl EntryProof {
    /// All of it as one JSON object, which the page "check it yourself" takes:
    /// `{"schema","entry","record","salt","leaf","proof","key"}`, bytes as the texts they are.
    ///
    /// # Errors
    /// None that is known: record and leaf are UTF-8.
    pub fn to_json(&self, entry: EntryId, key: &str) -> Result<String, StoreError> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let salt: String = self.salt.iter().map(|byte| format!("{byte:02x}")).collect();
        let object = json!({
            "schema": "scrutineer.proof/1",
            "entry": entry.to_string(),
            "record": text(&self.record),
            "salt": salt,
            "leaf": text(&self.leaf),
            "proof": self.proof.to_string(),
            "key": key,
        });
        Ok(String::from_utf8_lossy(&canonical::to_bytes(&object)?).into_owned())
    }
}

impl LogReader {
    pub(crate) async fn open(log: &Log, db: &Db) -> Result<Self, StoreError> {
        let path = log.folder().join(CHECKPOINT);
        let wrong = |what| LogError::Published {
            path: path.clone(),
            what,
        };
        let bytes = fs::read(&path).map_err(|_| wrong("cannot be read"))?;
        let note = Note::parse(&bytes).map_err(|_| wrong("is no signed checkpoint"))?;
        let checkpoint =
            Checkpoint::parse(note.text()).map_err(|_| wrong("is no signed checkpoint"))?;
        let mut rows = rows::from(db, 0).await?;
        rows.truncate(usize::try_from(checkpoint.size).unwrap_or(usize::MAX));
        let hashes: Result<Vec<Sha256>, _> = rows.iter().map(|row| row.leaf.hash()).collect();
        let tree: Tree = hashes.map_err(LogError::from)?.into_iter().collect();
        if tree.root_at(checkpoint.size) != Some(checkpoint.root) {
            return Err(wrong("is a checkpoint of other leaves").into());
        }
        let of_entry = |(position, row): (u64, Row)| Some((row.entry?, (position, row)));
        let leaves = (0..).zip(rows).filter_map(of_entry).collect();
        Ok(Self {
            tree,
            checkpoint,
            note,
            leaves,
        })
    }

    /// The published checkpoint.
    #[must_use]
    pub const fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// The published checkpoint with its signatures.
    #[must_use]
    pub const fn note(&self) -> &Note {
        &self.note
    }

    /// The proof of an entry; none if it was appended after the published checkpoint.
    ///
    /// # Errors
    /// The leaf in the database is damaged.
    pub fn prove(&self, entry: &EntryRecord) -> Result<Option<EntryProof>, StoreError> {
        let Some((index, row)) = self.leaves.get(&entry.seq) else {
            return Ok(None);
        };
        if row.leaf.commitment != entry.commitment || row.leaf.kind != entry.kind {
            return Err(LogError::OtherLeaves(self.checkpoint.size).into());
        }
        let path = self.tree.inclusion(*index, self.checkpoint.size);
        let path = path.map_err(|_| LogError::OtherLeaves(self.checkpoint.size))?;
        let proof = Proof {
            extra: None,
            index: *index,
            path,
            checkpoint: self.note.clone(),
        };
        let leaf = row.leaf.bytes().map_err(LogError::from)?;
        Ok(Some(EntryProof {
            leaf,
            record: entry.canonical.clone(),
            salt: entry.salt,
            proof,
        }))
    }
}
