//! R204, R301, R302, R305 and R306: what one statement says, held against itself.

use super::{
    Base, Finding, Key, Kind, Parts, Resolved, Slot, all_of, by_choice, products_of, rounded,
};
use crate::{
    codes::Code,
    found::{Found, Ran},
    numerals::Decimal,
    rules::Argument::{self, Number, Text},
    statements::{Criterion, Qualifier},
};

/// R204: the printed share of units against the number of those that have reported.
pub(super) fn reporting(resolved: &Resolved<'_>) -> Ran {
    let (view, mut ran) = (&resolved.view, Ran::of(Code::R204));
    for statement in all_of(resolved.package(), Kind::Result) {
        let printed = resolved.value(statement, Slot::Counted);
        let units = view.count(statement, Slot::UnitsReported);
        let (Some(printed), Some(units), Some(planned)) = (
            printed,
            units,
            view.planned(statement).filter(|all| *all > 0),
        ) else {
            ran.nulls += 1;
            continue;
        };
        let found = (!printed.is_rounded_percent(units, planned)).then(|| {
            let arguments = vec![
                ("units", Number(units)),
                ("planned", Number(planned)),
                ("printed", Argument::Decimal(printed)),
                ("share", Argument::Share(units, planned)),
            ];
            let keys = [Slot::Counted, Slot::UnitsReported].map(|slot| (statement, slot));
            Finding::of(resolved, statement, "announced")
                .item(Slot::Counted.word())
                .with(arguments, &keys)
        });
        ran.note(found);
    }
    ran
}

/// R301: each printed share against its count, on every base that could be meant.
pub(super) fn shares(resolved: &Resolved<'_>) -> Ran {
    let mut ran = Ran::of(Code::R301);
    for (position, statement) in resolved.package().statements.iter().enumerate() {
        match statement.kind {
            Kind::Result => shares_of_result(resolved, position, &mut ran),
            Kind::Turnout => share_of_reading(resolved, position, &mut ran),
            _ => {}
        }
    }
    ran
}

fn shares_of_result(resolved: &Resolved<'_>, statement: usize, ran: &mut Ran) {
    let (package, view) = (resolved.package(), &resolved.view);
    let mut bases = view.bases(statement);
    bases.retain(|(_, total)| *total > 0);
    let mut pairs = Vec::new();
    for choice in 0..package.choices.len() {
        let Some(share) = resolved.value(statement, Slot::Share(choice)) else {
            continue;
        };
        match view.count(statement, Slot::Votes(choice)) {
            Some(votes) if !bases.is_empty() => pairs.push((choice, share, votes)),
            _ => ran.nulls += 1,
        }
    }
    let fitting = |total: i128| {
        let fits = pairs
            .iter()
            .filter(|(_, share, votes)| share.is_rounded_percent(*votes, total));
        fits.count()
    };
    // The base that was most likely meant; the first of equals.
    let mut best: Option<(usize, Base, i128)> = None;
    for (base, total) in &bases {
        let fits = fitting(*total);
        if best.is_none_or(|(most, ..)| fits > most) {
            best = Some((fits, *base, *total));
        }
    }
    let Some((fits, base, total)) = best else {
        return;
    };
    for (choice, share, votes) in &pairs {
        let reproduced = bases
            .iter()
            .any(|(_, total)| share.is_rounded_percent(*votes, *total));
        ran.note((!reproduced).then(|| {
            let arguments = vec![
                ("item", Text(package.choices[*choice].name.clone())),
                ("votes", Number(*votes)),
                ("printed", Argument::Decimal(*share)),
                ("computed", Argument::Decimal(finer(*share, *votes, total))),
                ("total", Number(total)),
                ("fitting", Number(fits as i128)),
                ("shares", Number(pairs.len() as i128)),
            ];
            let keys = [Slot::Share(*choice), Slot::Votes(*choice)].map(|slot| (statement, slot));
            Finding::of(resolved, statement, base.word())
                .item(package.choices[*choice].id.clone())
                .with(arguments, &keys)
        }));
    }
}

/// Turnout of a reading: the people who have voted, on any known register.
fn share_of_reading(resolved: &Resolved<'_>, statement: usize, ran: &mut Ran) {
    let view = &resolved.view;
    let Some(share) = resolved.value(statement, Slot::Turnout) else {
        return;
    };
    let mut registers = view.registers(statement);
    registers.retain(|register| *register > 0);
    let voters = view.count(statement, Slot::Voters);
    let (Some(voters), Some(first)) = (voters, registers.first().copied()) else {
        ran.nulls += 1;
        return;
    };
    let mut all = registers.iter();
    let reproduced = all.any(|register| share.is_rounded_percent(voters, *register));
    ran.note((!reproduced).then(|| {
        let arguments = vec![
            ("voters", Number(voters)),
            ("printed", Argument::Decimal(share)),
            ("computed", Argument::Decimal(finer(share, voters, first))),
            ("total", Number(first)),
        ];
        let keys = [Slot::Turnout, Slot::Voters].map(|slot| (statement, slot));
        Finding::of(resolved, statement, "turnout")
            .item(Slot::Turnout.word())
            .with(arguments, &keys)
    }));
}

/// `part / whole` in per cent, with two decimals more than were printed, or as many as can be
/// held.
fn finer(printed: Decimal, part: i128, whole: i128) -> Decimal {
    let with = |decimals: u32| {
        let scaled = rounded(part * 100 * 10_i128.pow(decimals), whole);
        let digits = i64::try_from(scaled).ok()?;
        Some(Decimal { digits, decimals })
    };
    let found = (0..=printed.decimals + 2).rev().find_map(with);
    found.unwrap_or(printed)
}

/// R302: all counts are rounded products of round shares and the total.
pub(super) fn products(resolved: &Resolved<'_>) -> Ran {
    let (package, mut ran) = (resolved.package(), Ran::of(Code::R302));
    for statement in all_of(package, Kind::Result) {
        let votes = resolved.view.votes(statement);
        if votes.len() < 2 {
            ran.nulls += 1;
            continue;
        }
        let sum: i128 = votes.iter().map(|(_, count)| count).sum();
        let total = resolved.view.count(statement, Slot::Valid).unwrap_or(sum);
        let found = products_of(&resolved.view, statement).map(|products| {
            let by_itself = resolved.verdicts.iter().any(|verdict| {
                verdict.key.0 == statement && verdict.by == Some(Criterion::Products)
            });
            let variant = if by_itself { "chosen" } else { "" };
            let arguments = vec![
                ("choices", Number(votes.len() as i128)),
                ("total", Number(total)),
                ("decimals", Number(products.decimals.into())),
                ("free", Number(products.free.into())),
                ("chance", Argument::Real(products.chance)),
            ];
            let keys: Vec<Key> = by_choice(package, Slot::Votes)
                .map(|slot| (statement, slot))
                .collect();
            Finding::of(resolved, statement, variant).with(arguments, &keys)
        });
        ran.note(found);
    }
    ran
}

/// R305: shares of all choices against 100, as far as their decimals can tell.
pub(super) fn sum_of_shares(resolved: &Resolved<'_>) -> Ran {
    let (package, mut ran) = (resolved.package(), Ran::of(Code::R305));
    for (position, statement) in package.statements.iter().enumerate() {
        let shares = by_choice(package, Slot::Share);
        let shares: Vec<Decimal> = shares
            .filter_map(|slot| resolved.value(position, slot))
            .collect();
        if shares.is_empty() {
            continue;
        }
        if !statement.shares_complete {
            ran.nulls += 1;
            continue;
        }
        let (sum, tolerance) = sum(&shares);
        let missing = i128::from(sum.digits) - 100 * i128::from(sum.scale());
        // The tolerance has one decimal more than the sum.
        let fits = missing.abs() * 10 <= i128::from(tolerance.digits);
        ran.note((!fits).then(|| {
            let refused = resolved.value(position, Slot::Refused);
            let mut arguments = vec![
                ("shares", Number(shares.len() as i128)),
                ("sum", Argument::Decimal(sum)),
                ("tolerance", Argument::Decimal(tolerance)),
            ];
            if let Some(refused) = refused {
                let with_refused: Vec<Decimal> = shares.iter().copied().chain([refused]).collect();
                arguments.push(("refused", Argument::Decimal(refused)));
                let with_refused = self::sum(&with_refused).0;
                arguments.push(("with_refused", Argument::Decimal(with_refused)));
            }
            let keys: Vec<Key> = by_choice(package, Slot::Share)
                .chain([Slot::Refused])
                .map(|slot| (position, slot))
                .collect();
            let variant = if refused.is_some() { "refused" } else { "" };
            Finding::of(resolved, position, variant).with(arguments, &keys)
        }));
    }
    ran
}

/// The sum of printed shares, and half a unit of the last decimal of each of them together.
fn sum(shares: &[Decimal]) -> (Decimal, Decimal) {
    let decimals = shares.iter().map(|share| share.decimals).max().unwrap_or(0);
    let (mut digits, mut halves) = (0_i128, 0_i128);
    for share in shares {
        let finer = 10_i128.pow(decimals - share.decimals);
        digits += i128::from(share.digits) * finer;
        halves += 5 * finer;
    }
    let decimal = |digits: i128, decimals| Decimal {
        digits: i64::try_from(digits).unwrap_or(i64::MAX),
        decimals,
    };
    (decimal(digits, decimals), decimal(halves, decimals + 1))
}

/// R306: totals against their parts.
pub(super) fn parts(resolved: &Resolved<'_>) -> Ran {
    let mut ran = Ran::of(Code::R306);
    for statement in 0..resolved.package().statements.len() {
        votes_and_valid(resolved, statement, &mut ran);
        valid_and_cast(resolved, statement, &mut ran);
        for total in 0..resolved.package().statements[statement].totals.len() {
            match resolved.view.parts(statement, total) {
                None => ran.nulls += 1,
                Some(parts) if parts.fits() => ran.note(None),
                Some(parts) => ran.note(Some(declared(resolved, statement, total, parts))),
            }
        }
    }
    ran
}

fn votes_and_valid(resolved: &Resolved<'_>, statement: usize, ran: &mut Ran) {
    let view = &resolved.view;
    let Some(valid) = view.count(statement, Slot::Valid) else {
        return;
    };
    let Some(sum) = view.sum_of_votes(statement) else {
        ran.nulls += 1;
        return;
    };
    let package = resolved.package();
    let keys = || by_choice(package, Slot::Votes).chain([Slot::Valid]);
    ran.note((sum != valid).then(|| {
        let keys: Vec<Key> = keys().map(|slot| (statement, slot)).collect();
        Finding::of(resolved, statement, "votes")
            .item(Slot::Valid.word())
            .with(sums(valid, sum), &keys)
    }));
}

fn valid_and_cast(resolved: &Resolved<'_>, statement: usize, ran: &mut Ran) {
    let view = &resolved.view;
    let Some(cast) = view.count(statement, Slot::Cast) else {
        return;
    };
    let (Some(valid), Some(invalid)) =
        (view.valid(statement), view.count(statement, Slot::Invalid))
    else {
        ran.nulls += 1;
        return;
    };
    let sum = valid + invalid;
    ran.note((sum != cast).then(|| {
        let keys = [Slot::Valid, Slot::Invalid, Slot::Cast].map(|slot| (statement, slot));
        Finding::of(resolved, statement, "cast")
            .item(Slot::Cast.word())
            .with(sums(cast, sum), &keys)
    }));
}

fn sums(total: i128, sum: i128) -> Vec<(&'static str, Argument)> {
    vec![
        ("total", Number(total)),
        ("sum", Number(sum)),
        ("difference", Number(total - sum)),
    ]
}

/// A declared total that its parts do not fit.
fn declared(resolved: &Resolved<'_>, statement: usize, total: usize, parts: Parts) -> Found {
    let package = resolved.package();
    let one = &package.statements[statement];
    let declared = &one.totals[total];
    let figure = |slot: Slot| resolved.view.count(statement, slot).unwrap_or(0);
    let of_parts = || (0..declared.parts.len()).map(|part| Slot::Part(total, part));
    let keys: Vec<Key> = [declared.slot]
        .into_iter()
        .chain(of_parts())
        .map(|slot| (statement, slot))
        .collect();
    let inexact = |slot: &Slot| one.figures[slot].qualifier != Qualifier::Exactly;
    let open: Vec<Slot> = of_parts().filter(inexact).collect();
    let mut arguments = vec![
        ("item", Text(declared.id.clone())),
        ("total", Number(figure(declared.slot))),
    ];
    let variant = match open[..] {
        // One part is not exact: what the exact ones leave for it can be named.
        [open] if !inexact(&declared.slot) => {
            let others: i128 = of_parts().filter(|slot| *slot != open).map(figure).sum();
            let qualifier = one.figures[&open].qualifier.word();
            arguments.extend([
                ("others", Number(others)),
                ("rest", Number(figure(declared.slot) - others)),
                ("part", Text(package.item(statement, open))),
                ("figure", Number(figure(open))),
                ("qualifier", Text(qualifier.to_owned())),
            ]);
            "rest"
        }
        _ => {
            let above = parts.total.1.is_some_and(|total| parts.parts.0 > total);
            let bound = if above {
                parts.parts.0
            } else {
                parts.parts.1.unwrap_or(parts.parts.0)
            };
            arguments.push(("sum", Number(bound)));
            if above { "above" } else { "below" }
        }
    };
    Finding::of(resolved, statement, variant)
        .item(declared.id.clone())
        .with(arguments, &keys)
}
