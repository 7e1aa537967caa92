//! The words of an election: what a result sheet holds, which of its figures must agree, and
//! the frozen dataset on which everything else is computed.
//!
//! One idea carries the crate: *a country's sheet is data, not code*. A [`form::Form`] lists the
//! items of a sheet and the equations between them; [`rules::check`] knows only forms, so a new
//! country needs a new file, never a new rule. The rules know no file format (crate `exchange`
//! reads those), no database and no clock.
//!
//! - [`form`]: sheet forms as data, with the built-in ones.
//! - [`dataset`]: rows of results in columns, and the canonical frozen file.
//! - [`rules`]: what cannot be true, what needs a reason, what is worth knowing.
//! - [`codes`]: the one register of finding codes.
//! - [`copies`]: copies of sheets beside the official result.
//! - [`editions`]: two editions of one result, and their difference.
//! - [`canonical`]: the one byte form of a JSON value that is hashed.
//! - [`found`]: findings of rules that look at more than one edition.
//! - [`names`]: comparing names across spellings and cases.
//! - [`numerals`]: numbers as printed and as written in words.
//! - [`statements`]: figures as they were announced, and the rules on them.
//! - [`digest`]: SHA-256 as a type.

pub mod canonical;
pub mod codes;
pub mod copies;
pub mod dataset;
pub mod digest;
pub mod editions;
pub mod form;
pub mod found;
pub mod names;
pub mod numerals;
pub mod rules;
pub mod statements;
pub mod words;
