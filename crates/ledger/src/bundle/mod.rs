//! Bundles: evidence with all that proves it, as a folder that stock tools can check.
//!
//! A bundle is a bag of BagIt 1.0 (RFC 8493). `docs/reference/bundle.md` lists what lies in it;
//! [`check_bundle`] holds a bag to every rule there, without a database. `verify.py`, which lies
//! in every bag, does the same with nothing but Python.

mod check;
mod manifest;

pub use check::{BundleCheck, BundleFault, check_bundle};
#[cfg(feature = "store")]
pub(crate) use manifest::{MANIFEST, TAG_MANIFEST, lines};

/// What makes a folder a bag.
pub(crate) const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// What a reader is told first.
#[cfg(feature = "store")]
pub(crate) const VERIFY_MD: &str = include_str!("VERIFY.md");

/// The check in Python.
#[cfg(feature = "store")]
pub(crate) const VERIFY_PY: &str = include_str!("verify.py");
