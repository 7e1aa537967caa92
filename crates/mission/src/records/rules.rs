//! The rules on records: accreditation that cannot be (R603), an exit poll published before the
//! last station closed (R701), a result recognised before its first official count (R702).
//!
//! Times are compared as intervals: where two overlap, the rule cannot tell, counts it as such
//! and names the record. It never becomes a finding.

mod accreditation;
mod times;

use election::{
    codes::{self, Class, Code, Input},
    found::{Found, Ground, Ran, Subject},
    rules::Argument,
};

use super::{Cited, Package};

/// Runs every rule on records.
#[must_use]
pub fn check(package: &Package) -> Vec<Ran> {
    let run = |code| match code {
        Code::R603 => accreditation::possible(package),
        Code::R701 => times::exit_polls(package),
        Code::R702 => times::recognitions(package),
        _ => unreachable!("{code} is not run on records"),
    };
    codes::on(Input::Records)
        .map(|entry| run(entry.code))
        .collect()
}

/// A finding on one record.
fn found(
    class: Class,
    id: &str,
    variant: &'static str,
    arguments: Vec<(&'static str, Argument)>,
    grounds: Vec<Ground>,
) -> Found {
    let mut all = vec![("record", Argument::Text(id.to_owned()))];
    all.extend(arguments);
    Found {
        class,
        subject: Subject {
            edition: Some(id.to_owned()),
            ..Subject::default()
        },
        variant,
        arguments: all,
        grounds,
    }
}

/// Where a record stands, and where it was published.
fn grounds<T>(package: &Package, at: &Cited<T>, sources: &[String]) -> Vec<Ground> {
    let mut grounds = vec![Ground::line(&at.file, at.line)];
    let known = sources.iter().filter_map(|key| package.records.source(key));
    grounds.extend(known.map(|source| Ground {
        source: source.key.clone(),
        line: None,
        address: source.address.clone(),
    }));
    grounds
}
