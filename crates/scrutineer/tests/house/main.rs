//! Holds the house to its own rules: which crate may use which, no circles
//! between modules, what may enter the build, which words may be written, and
//! that catalogues and the README tell the same as the code.
//!
//! Each check is a function from what it reads to a list of complaints. Beside
//! the test that expects none on the real project stands one that feeds it a
//! fabricated fault: a check that cannot fail is a defect.

mod arrows;
mod circles;
mod dependencies;
mod documents;
mod files;
mod graph;
mod licences;
mod locales;
mod rows;
mod rust;
mod words;

/// Fails with all complaints at once, one per line.
#[track_caller]
fn expect_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
