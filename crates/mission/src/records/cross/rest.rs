//! Statements made together, claims, and exit polls.

use std::collections::BTreeSet;

use election::{
    codes::REGISTER,
    statements::{Kind, Package},
};

use super::{meant, refuse};
use crate::records::{
    Answer, Cited, Claim, ClaimKind, ClaimStatus, ExitPoll, ReadError, Records, Statement,
};

/// Parts of the story that an article may have.
const MOST_ROWS: u8 = 10;

/// Who speaks together with another is named by the other.
pub(super) fn joint(records: &Records, statement: &Cited<Statement>) -> Result<(), ReadError> {
    let id = &statement.id;
    for other in &statement.joint_with {
        let all = &records.statements;
        let Some(found) = all.iter().find(|one| one.id == *other) else {
            let reason = format!("joint_with: there is no statement {other:?}");
            let hint = meant(
                other,
                all.iter().map(|one| one.id.as_str()),
                "name one by its id",
            );
            return Err(refuse(statement, reason, hint));
        };
        if other == id || !found.joint_with.contains(id) {
            let reason = format!("joint_with: statement {other:?} does not name {id:?} in turn");
            let hint = "each of those who speak together names the others, not itself";
            return Err(refuse(statement, reason, hint));
        }
    }
    Ok(())
}

/// A claim rests on records, and what is open says what would settle it.
pub(super) fn claim(claim: &Cited<Claim>) -> Result<(), ReadError> {
    let id = &claim.id;
    let refuse =
        |reason: &str, hint: &str| Err(refuse(claim, format!("claim {id:?} {reason}"), hint));
    if !(1..=MOST_ROWS).contains(&claim.row) {
        return refuse(
            "has a row that is not 1 to 10",
            "docs/reference/records.md names the parts",
        );
    }
    if claim.records.is_empty() {
        return refuse(
            "names no record",
            "write records = [\"fact/…\"]; where nothing was found, a gap: \"gap/…\"",
        );
    }
    let is_opinion = (
        claim.kind == ClaimKind::Opinion,
        claim.status == ClaimStatus::Opinion,
    );
    if is_opinion.0 != is_opinion.1 {
        return refuse(
            "is an opinion by its kind or its status alone",
            "an opinion has kind and status \"opinion\"; all else has neither",
        );
    }
    let is_settled = matches!(claim.status, ClaimStatus::Confirmed | ClaimStatus::Opinion);
    if !is_settled && claim.settle.is_none() {
        return refuse(
            "is open, and nothing says what would settle it",
            "write `settle`",
        );
    }
    Ok(())
}

/// What is known of a finding names a rule, and explanations that the rule has, each once.
pub(super) fn answer(answer: &Cited<Answer>) -> Result<(), ReadError> {
    let (id, rule) = (&answer.id, &answer.rule);
    let Some(entry) = answer.entry() else {
        let codes = REGISTER.iter().map(|entry| entry.code.name());
        let hint = meant(rule, codes, "docs/reference/rules.md lists the rules");
        let reason = format!("answer {id:?}: there is no rule {rule:?}");
        return Err(refuse(answer, reason, hint));
    };
    let mut seen = BTreeSet::new();
    for one in &answer.examined {
        let number = one.explanation;
        let is_known = number <= entry.innocent;
        if !is_known || (number > 0 && !seen.insert(number)) {
            let why = if is_known {
                "stands there twice"
            } else {
                "is not there"
            };
            let reason = format!("answer {id:?}: explanation {number} of {rule} {why}");
            let hint = format!(
                "{rule} has explanations 1 to {}; 0 is one of your own",
                entry.innocent
            );
            return Err(refuse(answer, reason, hint));
        }
    }
    Ok(())
}

/// What is known of how a poll was made belongs to shares that were announced.
pub(super) fn exit_poll(figures: &Package, poll: &Cited<ExitPoll>) -> Result<(), ReadError> {
    let id = &poll.id;
    match figures.statement(id) {
        Some((_, statement)) if statement.kind == Kind::ExitPoll => Ok(()),
        Some((_, statement)) => {
            let kind = statement.kind.word();
            let reason =
                format!("exit poll {id:?}: the statement of figures {id:?} is of kind {kind}");
            Err(refuse(
                poll,
                reason,
                "give it the id of a statement of kind exit_poll",
            ))
        }
        None => {
            let reason = format!("exit poll {id:?}: no file of figures has a statement of this id");
            let of_kind = figures
                .statements
                .iter()
                .filter(|one| one.kind == Kind::ExitPoll);
            let ids = of_kind.map(|one| one.id.as_str());
            let hint = meant(id, ids, "give it the id of a statement of kind exit_poll");
            Err(refuse(poll, reason, hint))
        }
    }
}
