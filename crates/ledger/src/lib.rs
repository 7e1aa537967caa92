//! The record of a case: bytes kept once, entries that only ever grow, and the database that
//! holds them.
//!
//! One idea carries the crate: *the commit decides*. Bytes are first received, hashed, forced to
//! disk and read back; then one write transaction moves them to their place, appends the entry
//! that cites them and adds whatever rows a feature keeps beside it. If the transaction commits,
//! all of it is there, and if it does not, none of it is: an import that fails leaves the case as
//! it was.
//!
//! - [`Case`]: the folder, and the door to everything in it.
//! - [`WriteTx`]: one write transaction: [`keep`](WriteTx::keep) bytes,
//!   [`append`](WriteTx::append) entries, run a feature's own SQL, [`commit`](WriteTx::commit).
//! - [`seal`]: what names a person, made unreadable before it is kept.
//! - [`Blobs`]: bytes under their SHA-256.
//! - [`Db`]: SQLite or PostgreSQL behind one text of SQL; [`on_backend!`] runs it.
//! - [`Verification`]: what a check of the whole case found.
//! - [`log`]: the published log, which anyone can check; [`LogReader`]: proofs from it.
//!
//! ```
//! use ledger::{Case, Draft, NewCase};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let temp = tempfile::tempdir()?;
//! # let dir = temp.path().join("case");
//! ledger::runtime()?.block_on(async {
//!     let case = Case::create(&dir, &NewCase::new("example-2030", "Example, 2030")).await?;
//!
//!     let sheet = case.blobs().receive(&b"station,votes\n1,20\n"[..])?;
//!     let mut tx = case.begin_write().await?;
//!     let sheet = tx.keep(sheet)?;
//!     let body = serde_json::json!({ "rows": 1 });
//!     let entry = tx.append(Draft::new("edition.imported", body).cite("source", &sheet)).await?;
//!     tx.commit().await?;
//!
//!     assert_eq!(entry.seq, 2, "the first entry says that the case was created");
//!     assert!(case.verify(None).await?.damage.is_empty());
//!     case.close().await;
//!     Ok(())
//! })
//! # }
//! ```

#[cfg(feature = "store")]
mod blobs;
pub mod bundle;
#[cfg(feature = "store")]
mod bundle_maker;
#[cfg(feature = "store")]
mod case;
#[cfg(feature = "store")]
mod case_file;
#[cfg(feature = "store")]
mod db;
#[cfg(feature = "store")]
mod disk;
#[cfg(feature = "store")]
mod entry;
#[cfg(feature = "store")]
mod erasing;
#[cfg(feature = "store")]
mod error;
#[cfg(feature = "store")]
mod ids;
pub mod log;
#[cfg(feature = "store")]
mod log_error;
#[cfg(feature = "store")]
mod logbook;
#[cfg(feature = "store")]
mod moment;
#[cfg(feature = "store")]
mod new_folder;
#[cfg(feature = "store")]
mod reading;
#[cfg(feature = "store")]
pub mod seal;
#[cfg(feature = "store")]
mod sealed_fields;
#[cfg(feature = "store")]
mod sealing;
#[cfg(feature = "store")]
mod transaction;
#[cfg(feature = "store")]
mod verify;

#[cfg(test)]
#[cfg(feature = "store")]
mod fault_tests;
#[cfg(test)]
#[cfg(feature = "store")]
#[path = "../tests/suite/postgres.rs"]
mod postgres;

#[cfg(feature = "store")]
pub use blobs::{BlobRef, Blobs, Incoming};
#[cfg(feature = "store")]
pub use bundle_maker::{BundleError, BundleRequest, Bundled, make_bundle};
#[cfg(feature = "store")]
pub use case::Case;
#[cfg(feature = "store")]
pub use case_file::{CASE_SCHEMA, CaseFile, CaseFileError, NewCase};
#[cfg(feature = "store")]
pub use db::{Backend, Connection, Db, Readers, STATEMENTS};
#[cfg(feature = "store")]
pub use disk::{DiskError, Step};
#[cfg(feature = "store")]
pub use entry::{Citation, Draft, EntryRecord, Head};
#[cfg(feature = "store")]
pub use erasing::{EraseError, Erasure};
#[cfg(feature = "store")]
pub use error::{BlobError, CaseError, StoreError};
#[cfg(feature = "store")]
pub use ids::EntryId;
#[cfg(feature = "store")]
pub use log_error::LogError;
#[cfg(feature = "store")]
pub use logbook::{EntryProof, LogReader, LogStatus};
#[cfg(feature = "store")]
pub use moment::Moment;
#[cfg(feature = "store")]
pub use sealed_fields::{ErasedEntry, STATEMENTS as SEALED_STATEMENTS, SealedField, SealedId};
#[cfg(feature = "store")]
pub use sealing::{ExportError, Exported};
#[cfg(feature = "store")]
pub use transaction::WriteTx;
#[cfg(feature = "store")]
pub use verify::{Damage, Verification};

/// A runtime for a program that is synchronous itself: `ledger::runtime()?.block_on(…)`.
///
/// It runs on the calling thread and has the drivers that the database needs.
///
/// # Errors
/// The system cannot provide an event queue.
#[cfg(feature = "store")]
pub fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
}
