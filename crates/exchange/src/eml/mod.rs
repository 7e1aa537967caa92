//! EML of OASIS and its Dutch form EML_NL: lists of polling stations (110) and counts (510).
//!
//! Two things are not what they are called. In the Dutch form `Cast` holds the electorate, not
//! the ballots, and what the sheet says about voters and ballots stands in `UncountedVotes`.
//! And a `Selection` is a list or a candidate: the total of a list stands beside the votes of
//! its candidates, so it is compared with them and never counted as a choice of its own.

mod count;
mod stations;

use election::dataset::EditionLabel;

use crate::{
    described::Described,
    document::xml::Element,
    error::{Fault, Located},
    table::tidy,
};

const NAMESPACE: &str = "urn:oasis:names:tc:evs:schema:eml";

/// The rows of a document: those of the contest that is asked for, or of the only one.
pub(crate) fn rows<'d>(root: Element<'d>, wanted: &str) -> Result<Described<'d>, Located> {
    if root.name() != "EML" || root.namespace() != NAMESPACE {
        let what = "an XML document of a standard or version that is not read";
        return Err(Located::line(1, Fault::NotATable { what }));
    }
    if let Some(count) = root.get("Count") {
        return count::rows(root, count, wanted);
    }
    if let Some(event) = root.get("ElectionEvent") {
        return stations::rows(root, event, wanted);
    }
    let id = root.attribute("Id").unwrap_or_default();
    let reason = format!(
        "this is EML {id}, which is not read: counts (510) and lists of polling stations (110) are"
    );
    Err(document(root, reason))
}

/// Whether the document is of the Dutch form, whose kinds carry a letter.
fn is_dutch(root: Element<'_>) -> bool {
    let id = root.attribute("Id").unwrap_or_default();
    id.ends_with(|letter: char| letter.is_ascii_alphabetic())
}

/// Identifier of the authority that made the document.
fn authority(root: Element<'_>) -> &str {
    let authority = root.find(&["ManagingAuthority", "AuthorityIdentifier"]);
    authority
        .and_then(|authority| authority.attribute("Id"))
        .unwrap_or_default()
}

/// The contest that is asked for, or the only one.
fn chosen<'d>(
    contests: &[(Element<'d>, Element<'d>)],
    at: Element<'_>,
    wanted: &str,
) -> Result<(Element<'d>, Element<'d>), Located> {
    let wanted = tidy(wanted);
    let names = || {
        contests
            .iter()
            .map(|(_, contest)| contest_name(*contest))
            .collect()
    };
    let mut matching = contests.iter().filter(|(_, contest)| {
        let id = contest
            .get("ContestIdentifier")
            .and_then(|id| id.attribute("Id"));
        wanted.is_empty() || contest_name(*contest) == wanted || id == Some(&wanted)
    });
    match (matching.next(), matching.next()) {
        (Some(only), None) => Ok(*only),
        (Some((_, first)), Some(_)) => Err(Located::line(
            first.line(),
            Fault::WhichContest { names: names() },
        )),
        (None, _) if contests.is_empty() => {
            Err(document(at, "the document holds no contest".to_owned()))
        }
        (None, _) => Err(Located::nowhere(Fault::NoContest {
            contest: wanted,
            names: names(),
        })),
    }
}

fn contest_name(contest: Element<'_>) -> String {
    let Some(identifier) = contest.get("ContestIdentifier") else {
        return String::new();
    };
    let name = identifier.get("ContestName").map(|name| tidy(name.text()));
    name.filter(|name| !name.is_empty())
        .unwrap_or_else(|| tidy(identifier.attribute("Id").unwrap_or_default()))
}

fn label(election: Element<'_>, contest: Element<'_>) -> EditionLabel {
    let identifier = election.get("ElectionIdentifier");
    let id = identifier.and_then(|identifier| identifier.attribute("Id"));
    EditionLabel {
        election: tidy(id.unwrap_or_default()),
        contest: contest_name(contest),
        ..EditionLabel::default()
    }
}

fn document(at: Element<'_>, reason: String) -> Located {
    Located::line(at.line(), Fault::Document { reason })
}
