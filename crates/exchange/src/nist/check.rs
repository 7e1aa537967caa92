//! Is a file what the standard says a report is? The schema answers most of it; that identifiers
//! are different and point to something is said by the standard in words.

use std::{
    collections::{HashMap, hash_map::Entry},
    io::Read,
};

use election::digest::Sha256;
use serde::Serialize;

use super::{
    node::PREFIX,
    schema::{Checked, Misfit, Rule, Schema},
};
use crate::{
    document::{
        Limits,
        json::{Json, Value},
        take_all,
    },
    encoding::Text,
    error::{Fault, Located, ReadError, shortened as shown},
    foreign::{self, Kind},
    opened::{Notation, notation},
    source::{Source, base_name},
};

/// What holding a file against the standard gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NistCheck {
    /// Base name of the file.
    pub name: String,
    /// Digest of its bytes as received.
    pub sha256: Sha256,
    /// Faults in the order of the file, up to a thousand.
    pub faults: Vec<NistFault>,
    /// Number of all faults.
    pub count: usize,
    /// Objects that have an identifier.
    pub objects: usize,
    /// Identifiers that point to an object.
    pub references: usize,
}

/// One fault of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NistFault {
    /// JSON pointer (RFC 6901) of the value.
    pub path: String,
    /// Line on which the value begins.
    pub line: u64,
    /// Which demand it does not meet.
    #[serde(serialize_with = "as_word")]
    pub rule: Rule,
    /// What stands there, or the name that is missing.
    pub found: String,
    /// What would do.
    pub expected: String,
}

fn as_word<S: serde::Serializer>(rule: &Rule, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(rule.word())
}

/// Holds a report in JSON against the standard.
///
/// # Errors
/// If the stream cannot be read or is no JSON. What is JSON and no report has faults.
pub fn check_nist(mut reader: impl Read, name: &str) -> Result<NistCheck, ReadError> {
    check(&mut reader, name).map_err(|located| located.in_file(name))
}

/// Refuses what is certainly no JSON; the rest is for the parser to judge.
fn refuse_foreign(start: &[u8]) -> Result<(), Located> {
    let what = match foreign::recognise(start) {
        Kind::Table => return Ok(()),
        Kind::Spreadsheet => "a spreadsheet",
        Kind::Html => "an HTML page",
        Kind::Other(what) => what,
    };
    Err(Located::line(1, Fault::NotATable { what }))
}

fn check(reader: &mut dyn Read, name: &str) -> Result<NistCheck, Located> {
    let source = Source::open(reader).map_err(Located::nowhere)?;
    let mut text = Text::open(source, None)?;
    match notation(text.start()) {
        Some(Notation::Json) => text.declare(encoding_rs::UTF_8)?,
        Some(Notation::Xml) => return Err(Located::line(1, Fault::NotValidated)),
        None => refuse_foreign(text.start())?,
    }
    let json = Json::parse(take_all(&mut text, Limits::default())?, Limits::default())?;
    let (_, source) = text.finish();
    let schema = Schema::built_in();
    let mut checked = schema.check(json.root());
    let (objects, references) = (checked.objects.len(), checked.references.len());
    references_hold(&mut checked);
    checked.misfits.sort_by_key(|misfit| misfit.at);
    let fault = |misfit: Misfit| NistFault {
        path: pointer(json.root(), misfit.at),
        line: misfit.line,
        rule: misfit.rule,
        found: misfit.found,
        expected: misfit.expected,
    };
    Ok(NistCheck {
        name: base_name(name),
        sha256: source.sha256,
        count: checked.count,
        faults: checked.misfits.into_iter().map(fault).collect(),
        objects,
        references,
    })
}

/// Identifiers are different, and each that points to an object points to one of a kind that may
/// stand there.
fn references_hold(checked: &mut Checked<'_, '_>) {
    let mut kinds = HashMap::new();
    for (id, object) in std::mem::take(&mut checked.objects) {
        match kinds.entry(id.text()) {
            Entry::Vacant(entry) => {
                let kind = object.get("@type").map(Value::text).unwrap_or_default();
                entry.insert((kind, id));
            }
            Entry::Occupied(entry) => {
                let first = entry.get().1.line().to_string();
                checked.refuse(id, Rule::SameId, shown(&id.text()), first);
            }
        }
    }
    for (id, wanted) in std::mem::take(&mut checked.references) {
        let short = || {
            let names = wanted
                .iter()
                .map(|kind| kind.strip_prefix(PREFIX).unwrap_or(kind));
            names.collect::<Vec<_>>().join(", ")
        };
        match kinds.get(&id.text()) {
            None => checked.refuse(id, Rule::Dangling, shown(&id.text()), short()),
            Some((kind, _)) if !wanted.iter().any(|wanted| wanted == kind) => {
                checked.refuse(id, Rule::OtherKind, shown(&id.text()), short());
            }
            Some(_) => {}
        }
    }
}

/// The JSON pointer of the value at a position of the document.
fn pointer(root: Value<'_>, at: u32) -> String {
    let mut pointer = String::new();
    let mut value = root;
    while value.position() < at {
        let inside = value.inside().enumerate();
        // The last that does not begin behind it holds it.
        let Some((index, next)) = inside
            .take_while(|(_, inner)| inner.position() <= at)
            .last()
        else {
            break;
        };
        let name = match value.kind() {
            crate::document::json::Kind::Object => next.name().into_owned(),
            _ => index.to_string(),
        };
        pointer.push('/');
        pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
        value = next;
    }
    pointer
}
