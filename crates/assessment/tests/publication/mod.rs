//! The parts of the site that are looked at.

mod catalogue;
mod changes;
mod invented;
mod records;
mod site;
mod support;
mod units;
