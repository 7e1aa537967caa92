//! The program through its real door: the real binary on temporary folders.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bad_input;
mod bundle;
mod copies;
mod editions;
mod forms;
mod geometry;
mod killed;
mod log;
mod main_job;
mod records;
mod sealing;
mod serving;
mod site;
mod standards;
mod statements;
mod support;
mod tables;
mod truth;
