//! The program through its real door: the real binary on temporary folders.

mod bad_input;
mod main_job;
mod support;
