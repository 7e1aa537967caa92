//! Statistical instruments on station results, and elections invented to try instruments on.
//!
//! - [`simulate`]: an invented election with planted faults and the list of them.

pub mod simulate;
