//! NIST SP 1500-100 version 2, the common data format for election results: files checked, read
//! as results, and written from results.
//!
//! The standard cannot hold a sheet: it has no place for ballots received, given out or unused,
//! for mobile boxes or voting cards. So it is a form for exchange and never one for keeping, and
//! what a report loses is named when it is written.

mod check;
mod formats;
mod node;
mod options;
mod read;
mod schema;
mod translation;
mod units;
mod write;
mod writer;

pub use check::{NistCheck, NistFault, check_nist};
pub use options::{ExportOptions, Lost, NistError, ReportStatus, Selections};
pub use schema::Rule as NistRule;
pub use write::write_nist;

pub(crate) use node::Object;
pub(crate) use read::rows;

use crate::document::{json::Json, xml::Xml};

/// The namespace of a report in XML.
const NAMESPACE: &str = "http://itl.nist.gov/ns/voting/1500-100/v2";

/// Whether a document in JSON is a report.
pub(crate) fn is_report(json: &Json) -> bool {
    Object::Json(json.root()).kind() == "ElectionReport"
}

/// Whether a document in XML is a report of the version that is read.
pub(crate) fn is_xml_report(xml: &Xml) -> bool {
    xml.root().name() == "ElectionReport" && xml.root().namespace() == NAMESPACE
}
