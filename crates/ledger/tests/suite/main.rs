//! The record through its door, on both databases.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod case;
mod killed;
mod log;
mod log_killed;
mod postgres;
mod reference;
mod store;
mod support;
mod tampering;
