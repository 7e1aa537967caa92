//! The record through its door, on both databases.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod canaries;
mod case;
mod erasing;
mod killed;
mod log;
mod log_killed;
mod postgres;
mod reference;
mod sealing;
mod store;
mod support;
mod tampering;
