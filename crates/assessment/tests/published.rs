//! The published site, read again the way a browser and a stranger would.
//!
//! One program for all of it: the tests share the sites that they look at, which a process for each
//! test would write anew, and the pictures, fonts and templates behind them are linked once.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where something is not as it should be"
)]

// Below a name of its own, so that these tests can be run by it from among all of the workspace.
mod publication;
