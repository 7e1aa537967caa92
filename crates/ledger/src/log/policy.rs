//! Whom to believe, by <https://c2sp.org/tlog-policy>: which logs, and which witnesses must have
//! seen the same tree.

use std::{collections::BTreeMap, fmt};

use super::{
    checkpoint::{Checkpoint, CheckpointError, decimal},
    note::{KeyKind, Note, NoteError, VerifierKey},
};

/// Longer policies are refused unread.
const LONGEST: usize = 1 << 20;

/// A file is no policy, or a checkpoint does not meet it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
    /// A line is wrong.
    #[error("line {line} of the policy: {reason}")]
    Line {
        /// Its number, from 1.
        line: usize,
        /// What is wrong.
        reason: &'static str,
    },
    /// There is not exactly one quorum.
    #[error("the policy has {0} lines \"quorum\" instead of one")]
    Quorums(usize),
    /// No log of the policy signed the checkpoint.
    #[error("no log of the policy signed the checkpoint")]
    UnknownLog,
    /// Too few witnesses signed.
    #[error("the checkpoint lacks the cosignatures of the quorum {0:?}")]
    NoQuorum(String),
    /// A signature of a known key is false.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The signed text is no checkpoint of that log.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
}

/// Which checkpoints to believe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    logs: Vec<VerifierKey>,
    /// Witnesses and groups by name, in one name space.
    named: BTreeMap<Vec<u8>, Named>,
    /// A name; none asks for no witness.
    quorum: Option<Vec<u8>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Named {
    Witness(VerifierKey),
    Group {
        threshold: usize,
        members: Vec<Vec<u8>>,
    },
}

impl Policy {
    /// The policy that believes one log alone, without witnesses.
    #[must_use]
    pub fn of_log(key: VerifierKey) -> Self {
        Self {
            logs: vec![key],
            named: BTreeMap::new(),
            quorum: None,
        }
    }

    /// Reads a policy.
    ///
    /// # Errors
    /// The line that is wrong.
    pub fn parse(bytes: &[u8]) -> Result<Self, PolicyError> {
        let mut policy = Self {
            logs: Vec::new(),
            named: BTreeMap::new(),
            quorum: None,
        };
        if bytes.len() > LONGEST {
            return Err(PolicyError::Line {
                line: 1,
                reason: "the file is longer than 1 MiB",
            });
        }
        let Some(bytes) = bytes.strip_suffix(b"\n") else {
            let line = bytes.split(|byte| *byte == b'\n').count();
            return Err(PolicyError::Line {
                line,
                reason: "it has no end",
            });
        };
        let mut quorums = 0;
        let mut grouped = Vec::new();
        for (number, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            let refuse = |reason| PolicyError::Line {
                line: number + 1,
                reason,
            };
            if line
                .iter()
                .any(|byte| (*byte < 0x20 && *byte != b'\t') || *byte == 0x7f)
            {
                return Err(refuse("it holds a control character"));
            }
            let words: Vec<&[u8]> = line
                .split(|byte| matches!(byte, b' ' | b'\t'))
                .filter(|word| !word.is_empty())
                .collect();
            match words[..] {
                [] => {}
                [first, ..] if first.starts_with(b"#") => {}
                [b"log", key] | [b"log", key, _] => policy.add_log(key).map_err(refuse)?,
                [b"witness", name, key] | [b"witness", name, key, _] => {
                    policy.add_witness(name, key).map_err(refuse)?;
                }
                [b"group", name, threshold, ref members @ ..] => {
                    let group = policy
                        .group(threshold, members, &mut grouped)
                        .map_err(refuse)?;
                    policy.define(name, group).map_err(refuse)?;
                }
                [b"quorum", name] => {
                    quorums += 1;
                    policy.quorum = policy.quorum_of(name).map_err(refuse)?;
                }
                _ => {
                    return Err(refuse(
                        "it is none of log, witness, group, quorum with what belongs to them",
                    ));
                }
            }
        }
        match quorums {
            1 => Ok(policy),
            other => Err(PolicyError::Quorums(other)),
        }
    }

    fn add_log(&mut self, key: &[u8]) -> Result<(), &'static str> {
        let key = key_of(key, KeyKind::Log)?;
        if self.logs.iter().any(|other| other.bytes() == key.bytes()) {
            return Err("this key of a log stands there twice");
        }
        self.logs.push(key);
        Ok(())
    }

    fn add_witness(&mut self, name: &[u8], key: &[u8]) -> Result<(), &'static str> {
        let key = key_of(key, KeyKind::Witness)?;
        let same =
            |named: &Named| matches!(named, Named::Witness(other) if other.bytes() == key.bytes());
        if self.named.values().any(same) {
            return Err("this key of a witness stands there twice");
        }
        self.define(name, Named::Witness(key))
    }

    fn define(&mut self, name: &[u8], named: Named) -> Result<(), &'static str> {
        if name == b"none" {
            return Err("the name none has a meaning of its own");
        }
        match self.named.insert(name.to_owned(), named) {
            None => Ok(()),
            Some(_) => Err("this name stands there twice"),
        }
    }

    fn group(
        &self,
        threshold: &[u8],
        members: &[&[u8]],
        grouped: &mut Vec<Vec<u8>>,
    ) -> Result<Named, &'static str> {
        if members.is_empty() {
            return Err("a group needs members");
        }
        for member in members {
            if !self.named.contains_key(*member) {
                return Err("a member of the group is not defined above");
            }
            if grouped.iter().any(|other| other == member) {
                return Err("a name can be a member only once");
            }
            grouped.push(member.to_vec());
        }
        let threshold = match threshold {
            b"any" => 1,
            b"all" => members.len(),
            number => {
                let number = std::str::from_utf8(number).ok().and_then(decimal);
                let number = number.and_then(|number| usize::try_from(number).ok());
                number.ok_or("a group needs a number, any or all")?
            }
        };
        match (1..=members.len()).contains(&threshold) {
            true => Ok(Named::Group {
                threshold,
                members: members.iter().map(|member| member.to_vec()).collect(),
            }),
            false => Err("a group cannot need more members than it has, or none"),
        }
    }

    fn quorum_of(&self, name: &[u8]) -> Result<Option<Vec<u8>>, &'static str> {
        match name {
            b"none" => Ok(None),
            name if self.named.contains_key(name) => Ok(Some(name.to_owned())),
            _ => Err("the quorum is not defined above"),
        }
    }

    /// The logs that are believed.
    #[must_use]
    pub fn logs(&self) -> &[VerifierKey] {
        &self.logs
    }

    /// Whether witnesses are asked for at all.
    #[must_use]
    pub const fn needs_witnesses(&self) -> bool {
        self.quorum.is_some()
    }

    /// Verifies a signed checkpoint: by one of the logs, with the quorum.
    ///
    /// # Errors
    /// No log of the policy signed it, a signature of a known key is false, or the quorum is not
    /// met.
    pub fn open(&self, note: &Note) -> Result<Checkpoint, PolicyError> {
        let mut signer = None;
        for key in &self.logs {
            match note.verify(key) {
                Ok(_) => signer = signer.or(Some(key)),
                Err(NoteError::Unsigned(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let signer = signer.ok_or(PolicyError::UnknownLog)?;
        let checkpoint = Checkpoint::parse(note.text())?;
        if checkpoint.origin != signer.name() {
            let (found, expected) = (checkpoint.origin, signer.name().to_owned());
            return Err(CheckpointError::OtherLog { found, expected }.into());
        }
        if let Some(quorum) = &self.quorum
            && !self.is_met(quorum, note)
        {
            return Err(PolicyError::NoQuorum(
                String::from_utf8_lossy(quorum).into_owned(),
            ));
        }
        Ok(checkpoint)
    }

    /// Members are always defined before their group, so this ends.
    fn is_met(&self, name: &[u8], note: &Note) -> bool {
        match self.named.get(name) {
            Some(Named::Witness(key)) => note.verify(key).is_ok(),
            Some(Named::Group { threshold, members }) => {
                let met = members
                    .iter()
                    .filter(|member| self.is_met(member, note))
                    .count();
                met >= *threshold
            }
            None => false,
        }
    }
}

fn key_of(text: &[u8], kind: KeyKind) -> Result<VerifierKey, &'static str> {
    let text = std::str::from_utf8(text).map_err(|_| "the key is not in UTF-8")?;
    let key: VerifierKey = text.parse().map_err(|_| "the key cannot be read")?;
    match key.kind() == kind {
        true => Ok(key),
        false => Err("a log needs a key of type 1, a witness one of type 4"),
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.logs
            .iter()
            .try_for_each(|key| writeln!(f, "log {key}"))?;
        // Groups stand behind what they name: by number of members below them.
        let mut names: Vec<_> = self.named.iter().collect();
        names.sort_by_key(|(_, named)| self.depth(named));
        for (name, named) in names {
            let name = String::from_utf8_lossy(name);
            match named {
                Named::Witness(key) => writeln!(f, "witness {name} {key}")?,
                Named::Group { threshold, members } => {
                    write!(f, "group {name} {threshold}")?;
                    members
                        .iter()
                        .try_for_each(|member| write!(f, " {}", String::from_utf8_lossy(member)))?;
                    writeln!(f)?;
                }
            }
        }
        match &self.quorum {
            Some(name) => writeln!(f, "quorum {}", String::from_utf8_lossy(name)),
            None => writeln!(f, "quorum none"),
        }
    }
}

impl Policy {
    fn depth(&self, named: &Named) -> usize {
        match named {
            Named::Witness(_) => 0,
            Named::Group { members, .. } => {
                let depths = members
                    .iter()
                    .filter_map(|member| self.named.get(member))
                    .map(|member| self.depth(member));
                1 + depths.max().unwrap_or(0)
            }
        }
    }
}
