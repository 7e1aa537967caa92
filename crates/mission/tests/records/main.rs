//! Records through the door: small files of our own, read, refused and put together.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

mod reading;
mod support;
mod table;
