//! The log: a Merkle tree over salted commitments, as files that any verifier of
//! <https://c2sp.org/tlog-tiles> can read.
//!
//! Everything here works on texts, bytes and folders, without a database, so that a stranger can
//! check a log, a checkpoint or a proof with a program that holds nothing else.
//!
//! - [`tree`]: hashes and proofs (RFC 6962), [`tile`]: where they lie.
//! - [`note`], [`checkpoint`], [`policy`]: what is signed, and whom to believe.
//! - [`proof`]: what is handed out with a published item, [`leaf`]: what it proves.
//! - [`check_log`]: the check of a whole log.

pub mod checkpoint;
mod directory;
pub mod leaf;
pub mod note;
pub mod policy;
pub mod proof;
#[cfg(test)]
mod tests;
pub mod tile;
pub mod tree;

pub use directory::{FaultKind, LogCheck, LogFault, Unreadable, check_log};
