//! The work of observing, one slice for each part of it: its types, its rules and its SQL side
//! by side.
//!
//! - [`results`]: editions of results, imported once and never changed.
//! - [`geometry`]: shapes of the places of the results, for maps.
//! - [`records`]: what is known besides figures, from packages and tables.

pub mod geometry;
pub mod records;
pub mod results;
