//! Records through the door: small files of our own, read, refused and put together.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

mod azerbaijan;
mod kept;
#[path = "../../../ledger/tests/suite/postgres.rs"]
mod postgres;
mod reading;
mod rules;
mod support;
mod table;
