//! The log: a Merkle tree over salted commitments, as files that any verifier of
//! <https://c2sp.org/tlog-tiles> can read.
//!
//! Everything here but the writing works without a database, so that a stranger can check a log,
//! a checkpoint or a proof with a program that holds nothing else.
//!
//! - [`tree`]: hashes and proofs (RFC 6962), [`tile`]: where they lie.
//! - [`note`], [`checkpoint`], [`policy`]: what is signed, and whom to believe.
//! - [`proof`]: what is handed out with a published item, [`leaf`]: what it proves.
//! - [`check_log`]: the check of a whole log.

pub mod checkpoint;
mod directory;
mod error;
pub mod leaf;
pub mod note;
mod outside;
pub mod policy;
pub mod proof;
mod reader;
mod rows;
mod status;
#[cfg(test)]
mod tests;
pub mod tile;
pub mod tree;
pub(crate) mod writer;

pub use directory::{FaultKind, LogCheck, LogFault, Unreadable, check_log};
pub use error::LogError;
pub(crate) use outside::Outside;
pub use reader::{EntryProof, LogReader};
pub use status::LogStatus;
