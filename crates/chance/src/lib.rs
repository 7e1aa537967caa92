//! Chance that anyone can recompute: draws from a public seed, and the probabilities of what was seen.
//!
//! An observer group draws its stations, simulates honest elections and publishes p-values. Each of these
//! numbers must come out again on a stranger's machine, years later and in another language. So this crate
//! knows no clock, no entropy and no thread; it takes a public seed text and gives the same bits
//! everywhere. `docs/methods/randomness.md` explains the methods to that stranger, and `tests/vectors`
//! holds numbers to compare with, together with a Python script that finds them independently.
//!
//! - [`Seed`] and [`Generator`]: a stream of random words for each purpose, and draws from it.
//! - [`tickets`]: stations drawn by lot; each lot can be checked alone.
//! - [`distributions`]: masses, tails and quantiles.
//! - [`multiple`]: p-values adjusted for the number of tests.
//! - [`sum`]: sums of fractions that do not depend on the order of the terms.
//! - [`elementary`]: logarithm and exponential with the same bits on every machine.

pub mod distributions;
mod draws;
pub mod elementary;
mod generator;
pub mod multiple;
mod seed;
pub mod sum;
pub mod tickets;

pub use generator::Generator;
pub use seed::{Seed, SeedError};
pub use sum::ExactSum;
