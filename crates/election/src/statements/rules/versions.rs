//! R402, R403 and R404: what changed from one version of a result to the next.

use super::{Finding, Key, Resolved, Slot, by_choice, grounds, rounded};
use crate::{
    codes::Code,
    found::{Found, Ran},
    rules::{
        Argument::{self, Number, Text},
        Reason,
    },
};

/// What changed from a version of the result to the next one that gives votes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Position of the earlier statement.
    pub from: usize,
    /// Position of the later statement.
    pub to: usize,
    /// Votes of the later less those of the earlier, by position of the choice.
    pub votes: Vec<(usize, i128)>,
    /// The same for valid votes.
    pub valid: Option<i128>,
    /// The same for units that have reported, where both say it.
    pub units: Option<i128>,
    /// Units taken away in between, as announced or as the units that have reported show.
    pub removed: Option<i128>,
}

/// The steps of a package.
pub(super) fn steps(resolved: &Resolved<'_>) -> Vec<Step> {
    let results = resolved.counted_results();
    let pairs = results.windows(2);
    pairs.map(|pair| step(resolved, pair[0], pair[1])).collect()
}

fn step(resolved: &Resolved<'_>, from: usize, to: usize) -> Step {
    let (package, view) = (resolved.package(), &resolved.view);
    let difference = |slot: Slot| Some(view.count(to, slot)? - view.count(from, slot)?);
    let choices = 0..package.choices.len();
    let votes = choices.filter_map(|choice| Some((choice, difference(Slot::Votes(choice))?)));
    let units = difference(Slot::UnitsReported);
    let announced = package.statements[to].removed.is_some();
    let announced = view.count(to, Slot::Removed).filter(|_| announced);
    Step {
        from,
        to,
        votes: votes.collect(),
        valid: view
            .valid(to)
            .zip(view.valid(from))
            .map(|(later, earlier)| later - earlier),
        units,
        removed: announced.or_else(|| units.filter(|units| *units < 0).map(|units| -units)),
    }
}

/// R402: a cumulative count falls from one version to the next. Where units were taken away and
/// no choice rises, R404 explains the fall.
pub(super) fn falling(resolved: &Resolved<'_>, steps: &[Step]) -> Ran {
    let (package, mut ran) = (resolved.package(), Ran::of(Code::R402));
    for step in steps {
        let explained = step.removed.is_some() && step.votes.iter().all(|(_, change)| *change <= 0);
        for (choice, change) in &step.votes {
            if *change < 0 && explained {
                ran.examined += 1;
                ran.masked += 1;
                continue;
            }
            ran.note((*change < 0).then(|| {
                let key = |statement| (statement, Slot::Votes(*choice));
                let count = |statement| resolved.view.count(statement, Slot::Votes(*choice));
                let arguments = vec![
                    ("item", Text(package.choices[*choice].name.clone())),
                    ("earlier", Text(package.statements[step.from].id.clone())),
                    ("before", Number(count(step.from).unwrap_or(0))),
                    ("after", Number(count(step.to).unwrap_or(0))),
                    ("difference", Number(-change)),
                ];
                Finding::of(resolved, step.to, "announced")
                    .item(package.choices[*choice].id.clone())
                    .with(arguments, &[key(step.from), key(step.to)])
            }));
        }
    }
    ran
}

/// R403: whether a late batch differs from the earlier ones beyond what strata explain. National
/// figures have no strata.
pub(super) fn late_batch(steps: &[Step]) -> Ran {
    if steps.is_empty() {
        return Ran::of(Code::R403);
    }
    Ran {
        nulls: steps.len() as u64,
        ..Ran::not_run(Code::R403, Reason::NoStrata)
    }
}

/// R404: units taken away between two versions, and the votes that went with them.
pub(super) fn removed(resolved: &Resolved<'_>, steps: &[Step]) -> Ran {
    let mut ran = Ran::of(Code::R404);
    for step in steps {
        ran.note(step.removed.map(|units| taken_away(resolved, step, units)));
    }
    ran
}

fn taken_away(resolved: &Resolved<'_>, step: &Step, units: i128) -> Found {
    let package = resolved.package();
    let statement = &package.statements[step.to];
    // The earlier version that still had them may lie further back.
    let since = statement.removed.as_ref();
    let since = since.and_then(|removed| package.statement(&removed.since));
    let since = since.map_or(step.from, |(position, _)| position);
    let step = self::step(resolved, since, step.to);
    let before = |choice: usize| resolved.view.count(since, Slot::Votes(choice)).unwrap_or(0);
    let leader = step
        .votes
        .iter()
        .max_by_key(|(choice, _)| (before(*choice), usize::MAX - choice));
    let (leader, of_leader) = leader.copied().unwrap_or((0, 0));
    let sum: i128 = step.votes.iter().map(|(_, change)| change).sum();
    let taken = -step.valid.unwrap_or(sum);
    let reference = reference(resolved, step.to);
    let decision = statement.removed.as_ref();
    let decision = decision.and_then(|removed| removed.decision.as_ref());
    let mut arguments = vec![
        ("units", Number(units)),
        ("earlier", Text(package.statements[since].id.clone())),
        ("votes", Number(taken)),
        ("leader", Text(package.choices[leader].name.clone())),
        ("leader_votes", Number(-of_leader)),
        ("share", Argument::Share(-of_leader, taken)),
        ("mean", Number(rounded(taken, units.max(1)))),
        (
            "reference_mean",
            Number(reference.map_or(0, |(_, mean)| mean)),
        ),
        (
            "reference",
            Text(reference.map_or_else(String::new, |(one, _)| package.statements[one].id.clone())),
        ),
    ];
    let variant = match decision.map(|decision| &decision.id) {
        None => "announced-undecided",
        Some(None) => "announced-published",
        Some(Some(id)) => {
            arguments.push(("decision", Text(id.clone())));
            "announced-decided"
        }
    };
    let keys: Vec<Key> = by_choice(package, Slot::Votes)
        .flat_map(|slot| [(since, slot), (step.to, slot)])
        .chain([(step.to, Slot::Removed)])
        .chain(reference.map(|(one, _)| (one, Slot::UnitsReported)))
        .collect();
    let mut found = Finding::of(resolved, step.to, variant)
        .item(Slot::Removed.word())
        .with(arguments, &keys);
    if let Some(decision) = decision {
        let also = grounds(package, &[], &[(step.to, &decision.sources)]);
        found.grounds.extend(also);
    }
    found
}

/// The last earlier version that says how many units have reported, and the mean of its valid
/// votes over them.
fn reference(resolved: &Resolved<'_>, before: usize) -> Option<(usize, i128)> {
    let view = &resolved.view;
    let results = resolved.counted_results();
    let earlier = results.into_iter().take_while(|one| *one != before);
    let mean = |one: usize| {
        let units = view
            .count(one, Slot::UnitsReported)
            .filter(|units| *units > 0)?;
        Some((one, rounded(view.valid(one)?, units)))
    };
    earlier.filter_map(mean).last()
}
