//! R304: sources print one figure in different ways.

use super::{Finding, Resolved, Slot};
use crate::{
    codes::Code,
    found::Ran,
    rules::{
        Argument::{self, Number, Text},
        Reason,
    },
    statements::Criterion,
};

/// Looks at every figure that takes part in a sum, a share or a difference: there arithmetic can
/// say which print fits. A figure beside which nothing is printed that could decide (the size of
/// a sample, say) is not examined; its prints are kept and shown all the same.
pub(super) fn disagreeing(resolved: &Resolved<'_>) -> Ran {
    let package = resolved.package();
    let mut ran = Ran::of(Code::R304);
    let mut unrelated = Vec::new();
    for (position, statement) in package.statements.iter().enumerate() {
        for slot in statement.figures.keys() {
            let key = (position, *slot);
            let verdict = resolved.verdict(key);
            if !resolved.is_related(key) {
                if verdict.is_some() {
                    ran.nulls += 1;
                    unrelated.push(format!(
                        "{} {}",
                        statement.id,
                        package.item(position, *slot)
                    ));
                }
                continue;
            }
            ran.note(verdict.map(|verdict| {
                let item = match slot {
                    Slot::Votes(choice) | Slot::Share(choice) => {
                        package.choices[*choice].name.clone()
                    }
                    _ => package.item(position, *slot),
                };
                let chosen = verdict.candidates[verdict.chosen].value;
                let others = verdict.candidates.iter().map(|candidate| candidate.value);
                let other = others.into_iter().find(|value| *value != chosen);
                let by = verdict.by.map_or("nothing", Criterion::word);
                let arguments = vec![
                    ("figure", Text(slot.word().to_owned())),
                    ("item", Text(item)),
                    ("prints", Number(verdict.candidates.len() as i128)),
                    ("chosen", Argument::Decimal(chosen)),
                    ("other", Argument::Decimal(other.unwrap_or(chosen))),
                    ("by", Text(by.to_owned())),
                ];
                Finding::of(resolved, position, "")
                    .item(package.item(position, *slot))
                    .with(arguments, &[key])
            }));
        }
    }
    if !unrelated.is_empty() {
        ran.cannot_tell.push(Reason::Unrelated(unrelated));
    }
    ran
}
