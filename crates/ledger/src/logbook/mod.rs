//! The log of a case: extended with every write, read to make proofs.

mod outside;
mod reader;
mod rows;
mod status;
mod writer;

#[cfg(test)]
mod fault_tests;

pub(crate) use outside::Outside;
pub use reader::{EntryProof, LogReader};
pub use status::LogStatus;
pub(crate) use writer::{Log, Writing};
