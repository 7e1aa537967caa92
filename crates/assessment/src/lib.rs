//! What is published about an election: findings with their grounds, figures, and the public
//! site.
//!
//! Nothing here decides anything. The rules (crate `election`) say what does not fit; this
//! crate says it to people, in their language, beside its grounds, its innocent explanations
//! and what is not known, and so that each number can be walked back to a line of a file. It
//! reads no database and no clock: whoever calls it hands over the data.
//!
//! - [`text`]: texts in the reader's language, and numbers as that language prints them.
//! - [`figure`]: figures as SVG and as pictures.
//! - [`site`]: the public site of a case.
//! - [`finding`]: a finding in words and as an object, down to file and line.
//! - [`found`]: the same for findings beyond one edition.

pub mod figure;
pub mod finding;
pub mod found;
pub mod parallel;
pub mod site;
pub mod text;
mod words;
