//! A checked package as output: every statement with its figures, all their prints and which
//! sums they satisfy.

use assessment::text::{Arg, Catalogue, TextError};
use election::{
    numerals::Decimal,
    statements::{
        Candidate, Checked, Criterion, Expected, Figure, Outcome, Package, Statement, Step, Verdict,
    },
};
use serde_json::{Map, Value, json};

/// Fields of `result` beside the rules.
pub(super) fn result(checked: &Checked<'_>, locale: &str) -> Map<String, Value> {
    let package = checked.resolved.package();
    let title = package
        .title
        .get(locale)
        .or_else(|| package.title.get("en"));
    let statements = package.statements.iter().enumerate();
    let statements = statements.map(|(position, one)| statement(checked, position, one));
    let choices = package.choices.iter();
    let choices = choices.map(|choice| json!({ "id": choice.id, "name": choice.name }));
    let sources = package.sources.iter().map(|source| {
        json!({
            "key": source.key,
            "address": source.address,
            "what": source.what,
            "kind": source.kind,
        })
    });
    let asides = package.asides.iter().map(|aside| {
        json!({
            "id": aside.id,
            "about": aside.about,
            "figure": plain(package, &aside.figure),
        })
    });
    let fields = [
        ("package", json!(package.id)),
        ("title", json!(title)),
        ("choices", choices.collect()),
        ("sources", sources.collect()),
        ("statements", statements.collect()),
        (
            "versions",
            checked.steps.iter().map(|one| step(package, one)).collect(),
        ),
        (
            "ballot_reserve",
            json!(
                package
                    .ballot_reserve
                    .as_ref()
                    .map(|one| plain(package, one))
            ),
        ),
        ("asides", asides.collect()),
        (
            "derived",
            package
                .expected
                .iter()
                .map(|one| derived(checked, one))
                .collect(),
        ),
    ];
    fields
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
}

/// The first lines for a terminal.
pub(super) fn heading(
    checked: &Checked<'_>,
    catalogue: &Catalogue,
) -> Result<Vec<String>, TextError> {
    let package = checked.resolved.package();
    let figures = || {
        package
            .statements
            .iter()
            .flat_map(|one| one.figures.values())
    };
    let variants: usize = figures().map(|figure| figure.variants.len()).sum();
    let arguments = [
        ("package", Arg::from(package.id.as_str())),
        ("statements", Arg::from(package.statements.len())),
        ("figures", Arg::from(figures().count())),
        ("variants", Arg::from(variants)),
        ("sources", Arg::from(package.sources.len())),
    ];
    let mut lines = vec![catalogue.text("statements-heading", &arguments)?];
    for masked in checked.ran.iter().filter(|ran| ran.masked > 0) {
        let masks = checked.ran.iter().filter(|ran| {
            let entry = ran.code.entry();
            entry.masks.contains(&masked.code) && !ran.found.is_empty()
        });
        let by: Vec<&str> = masks.map(|ran| ran.code.name()).collect();
        let arguments = [
            ("code", Arg::from(masked.code.name())),
            ("count", Arg::from(masked.masked)),
            ("examined", Arg::from(masked.examined)),
            ("by", Arg::from(by.join(", "))),
        ];
        lines.push(catalogue.text("statements-masked", &arguments)?);
    }
    if !package.expected.is_empty() {
        let held = |wanted: Option<bool>| {
            let all = package.expected.iter();
            all.filter(|one| checked.holds(one) == wanted).count()
        };
        let arguments = [
            ("checks", Arg::from(package.expected.len())),
            ("hold", Arg::from(held(Some(true)))),
            ("elsewhere", Arg::from(held(None))),
        ];
        lines.push(catalogue.text("statements-expected", &arguments)?);
    }
    Ok(lines)
}

fn statement(checked: &Checked<'_>, position: usize, one: &Statement) -> Value {
    let package = checked.resolved.package();
    let figures = one.figures.iter();
    let figures = figures.map(|(slot, figure)| {
        let mut shown = plain(package, figure);
        let own = json!({
            "figure": slot.word(),
            "item": package.item(position, *slot),
            "unit": if slot.is_share() { "percent" } else { "count" },
            "chosen": checked.resolved.value(position, *slot).map(text),
        });
        add(&mut shown, own);
        if figure.sources.is_empty() {
            add(&mut shown, json!({ "sources": one.sources }));
        }
        if figure.confidence.is_none() {
            let confidence = one.confidence.map(election::statements::Confidence::word);
            add(&mut shown, json!({ "confidence": confidence }));
        }
        if let Some(verdict) = checked.resolved.verdict((position, *slot)) {
            add(&mut shown, prints(package, figure, verdict));
        }
        shown
    });
    let announced = one.announced.as_ref().map(|announced| {
        json!({
            "from": announced.from,
            "to": announced.to,
            "precision": announced.precision.word(),
        })
    });
    let removed = one.removed.as_ref().map(|removed| {
        let decision = removed.decision.as_ref();
        let decision =
            decision.map(|decision| json!({ "id": decision.id, "sources": decision.sources }));
        json!({ "since": removed.since, "units": removed.units, "decision": decision })
    });
    let totals = one
        .totals
        .iter()
        .map(|total| json!({ "id": total.id, "parts": total.parts, "complete": total.complete }));
    json!({
        "id": one.id,
        "kind": one.kind.word(),
        "seq": one.seq,
        "announced": announced,
        "at": one.at,
        "stage": one.stage,
        "carries": one.carries,
        "votes_complete": one.votes_complete,
        "shares_complete": one.shares_complete,
        "sources": one.sources,
        "file": package.files[one.origin.file],
        "line": one.origin.line,
        "note": one.note,
        "figures": figures.collect::<Vec<_>>(),
        "removed": removed,
        "totals": totals.collect::<Vec<_>>(),
    })
}

/// A figure without what was found about it.
fn plain(package: &Package, figure: &Figure) -> Value {
    json!({
        "value": figure.value.map(text),
        "not_found": figure.value.is_none(),
        "qualifier": figure.qualifier.word(),
        "of": figure.of,
        "at": figure.at,
        "sources": figure.sources,
        "confidence": figure.confidence.map(election::statements::Confidence::word),
        "note": figure.note,
        "file": package.files[figure.origin.file],
        "line": figure.origin.line,
        "variants": [],
    })
}

/// What was found about a figure that is printed in different ways.
fn prints(package: &Package, figure: &Figure, verdict: &Verdict) -> Value {
    let words = |criteria: &[Criterion]| -> Vec<&str> {
        criteria.iter().copied().map(Criterion::word).collect()
    };
    let candidates: &[Candidate] = &verdict.candidates;
    let others = candidates.iter().skip(1).zip(&figure.variants);
    let variants = others.map(|(candidate, variant)| {
        json!({
            "value": text(candidate.value),
            "sources": variant.sources,
            "confidence": variant.confidence.map(election::statements::Confidence::word),
            "note": variant.note,
            "file": package.files[variant.origin.file],
            "line": variant.origin.line,
            "satisfies": words(&candidate.satisfies),
        })
    });
    json!({
        "asked": words(&verdict.applied),
        "chosen_by": verdict.by.map(Criterion::word),
        "satisfies": candidates.first().map(|first| words(&first.satisfies)),
        "variants": variants.collect::<Vec<_>>(),
    })
}

fn step(package: &Package, step: &Step) -> Value {
    let votes = step.votes.iter();
    let votes: Map<String, Value> = votes
        .map(|(choice, change)| (package.choices[*choice].id.clone(), number(*change)))
        .collect();
    json!({
        "from": package.statements[step.from].id,
        "to": package.statements[step.to].id,
        "votes": votes,
        "valid": step.valid.map(number),
        "units_reported": step.units.map(number),
        "removed": step.removed.map(number),
    })
}

fn derived(checked: &Checked<'_>, one: &Expected) -> Value {
    let (code, outcome) = match &one.outcome {
        Outcome::Found(code) => (Some(code.name()), "found"),
        Outcome::Passed(code) => (Some(code.name()), "passed"),
        Outcome::Elsewhere(part) => (None, part.as_str()),
    };
    json!({
        "check": one.check,
        "statement": one.statement,
        "code": code,
        "outcome": outcome,
        "says": one.says,
        "holds": checked.holds(one),
    })
}

/// A figure as it was printed.
fn text(value: Decimal) -> String {
    value.to_string()
}

/// A difference of counts, which have at most fifteen digits each.
fn number(value: i128) -> Value {
    i64::try_from(value).map_or(Value::Null, Value::from)
}

fn add(object: &mut Value, more: Value) {
    if let (Value::Object(object), Value::Object(more)) = (object, more) {
        object.extend(more);
    }
}
