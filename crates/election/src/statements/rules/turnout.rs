//! R303, R405 and R602: turnout, its readings and printed ballots against registers.

use super::{Finding, Key, Kind, Resolved, Slot, View, all_of, by_choice, rounded};
use crate::{
    codes::{Class, Code},
    found::{Found, Ran},
    numerals::Decimal,
    rules::Argument::{self, Number, Text},
};

/// R303: the register that a published turnout implies, against every register that is known.
pub(super) fn implied_base(resolved: &Resolved<'_>) -> Ran {
    let (view, mut ran) = (&resolved.view, Ran::of(Code::R303));
    for statement in all_of(resolved.package(), Kind::Result) {
        let Some(turnout) = resolved.value(statement, Slot::Turnout) else {
            continue;
        };
        let cast = view.cast(statement);
        let voted = cast.or_else(|| view.valid(statement));
        let registers = known_registers(resolved, statement);
        let (Some(voted), Some(first)) = (voted, registers.first().copied()) else {
            ran.nulls += 1;
            continue;
        };
        if turnout.digits == 0 {
            ran.nulls += 1;
            continue;
        }
        let implied = Implied::of(turnout, voted);
        let fits = |register: &i128| {
            let low_enough = cast.is_none() || *register <= implied.most;
            *register >= implied.least && low_enough
        };
        ran.note((!registers.iter().any(fits)).then(|| {
            let share = i128::from(turnout.digits);
            let mut arguments = vec![
                ("turnout", Argument::Decimal(turnout)),
                ("registered", Number(first)),
                (
                    "product",
                    Number(rounded(first * share, 100 * i128::from(turnout.scale()))),
                ),
                ("voted", Number(voted)),
                ("least", Number(implied.least)),
                ("point", Number(implied.point)),
            ];
            let variant = if cast.is_some() {
                arguments.push(("most", Number(implied.most)));
                "cast"
            } else {
                "valid"
            };
            let own = [Slot::Turnout, Slot::Valid, Slot::Cast].map(|slot| (statement, slot));
            let registers = View::register_keys(resolved.package(), statement);
            let keys: Vec<Key> = own.into_iter().chain(registers).collect();
            Finding::of(resolved, statement, variant)
                .item(Slot::Turnout.word())
                .with(arguments, &keys)
        }));
    }
    ran
}

/// Registers of a statement in all their prints: a base that any source knows is known. The
/// print that is computed with goes first.
fn known_registers(resolved: &Resolved<'_>, statement: usize) -> Vec<i128> {
    let package = resolved.package();
    let mut all = resolved.view.registers(statement);
    for (position, slot) in View::register_keys(package, statement) {
        let figure = &package.statements[position].figures[&slot];
        all.extend(figure.candidates().map(|one| i128::from(one.digits)));
    }
    all
}

/// The registers of which a number of voters can be a printed turnout.
struct Implied {
    /// The least one: the turnout is as high as rounding allows.
    least: i128,
    /// The greatest one: as low as rounding allows.
    most: i128,
    /// What follows if the printed turnout is taken as exact.
    point: i128,
}

impl Implied {
    /// The turnout is positive.
    fn of(turnout: Decimal, voted: i128) -> Self {
        let (digits, scale) = (i128::from(turnout.digits), i128::from(turnout.scale()));
        let voted = voted * 100 * scale;
        let (high, low) = (2 * digits + 1, 2 * digits - 1);
        Self {
            least: (2 * voted + high - 1).div_euclid(high),
            most: (2 * voted).div_euclid(low),
            point: rounded(voted, digits),
        }
    }
}

/// R405: readings that fall, or exceed what a later total allows; and what the last reading
/// leaves beside the valid votes.
pub(super) fn readings(resolved: &Resolved<'_>) -> Ran {
    let (view, mut ran) = (&resolved.view, Ran::of(Code::R405));
    let mut counted = Vec::new();
    for reading in resolved.package().series(Kind::Turnout) {
        match view.count(reading, Slot::Voters) {
            Some(voters) => counted.push((reading, voters)),
            None => ran.nulls += 1,
        }
    }
    for pair in counted.windows(2) {
        let [(earlier, before), (reading, voters)] = [pair[0], pair[1]];
        ran.note((voters < before).then(|| {
            let arguments = vec![
                ("figure", Number(voters)),
                (
                    "earlier",
                    Text(resolved.package().statements[earlier].id.clone()),
                ),
                ("earlier_figure", Number(before)),
            ];
            let keys = [earlier, reading].map(|reading| (reading, Slot::Voters));
            Finding::of(resolved, reading, "announced-falling")
                .item(Slot::Voters.word())
                .with(arguments, &keys)
        }));
    }
    let results = resolved.counted_results().into_iter();
    let fullest = results
        .filter_map(|result| Some((view.valid(result)?, result)))
        .max_by_key(|(valid, result)| (*valid, std::cmp::Reverse(*result)));
    if let (Some(last), Some((valid, result))) = (counted.last(), fullest) {
        ran.note(Some(last_reading(resolved, *last, result, valid)));
    }
    ran
}

/// What the last reading leaves beside the valid votes of the fullest version of the result.
fn last_reading(
    resolved: &Resolved<'_>,
    (reading, voters): (usize, i128),
    result: usize,
    valid: i128,
) -> Found {
    let package = resolved.package();
    let cast = resolved.view.cast(result);
    let allowed = cast.filter(|cast| voters > *cast);
    let left = voters - valid;
    let mut arguments = vec![
        ("reading", Text(package.statements[reading].id.clone())),
        ("figure", Number(voters)),
        ("valid", Number(valid)),
        ("left", Number(left.abs())),
        ("share", Argument::Share(left.abs(), voters)),
    ];
    let (variant, class) = match allowed {
        Some(cast) => {
            arguments.push(("cast", Number(cast)));
            ("announced-above", Class::Warning)
        }
        None if left < 0 => ("announced-later", Class::Information),
        None => ("announced-left", Class::Information),
    };
    let keys = [
        (reading, Slot::Voters),
        (result, Slot::Cast),
        (result, Slot::Valid),
    ];
    let keys: Vec<Key> = keys
        .into_iter()
        .chain(by_choice(package, Slot::Votes).map(|slot| (result, slot)))
        .collect();
    Finding::of(resolved, result, variant)
        .class(class)
        .item(Slot::Voters.word())
        .with(arguments, &keys)
}

/// R602: ballots printed against the register and what the law lets be printed above it.
pub(super) fn ballots(resolved: &Resolved<'_>) -> Ran {
    let (package, view) = (resolved.package(), &resolved.view);
    let mut ran = Ran::of(Code::R602);
    for statement in all_of(package, Kind::Ballots) {
        let printed = view.count(statement, Slot::Printed);
        let registers = view.registers(statement);
        let (Some(printed), Some(registered)) = (printed, registers.first().copied()) else {
            ran.nulls += 1;
            continue;
        };
        let extra = printed - registered;
        let mut arguments = vec![
            ("printed", Number(printed)),
            ("registered", Number(registered)),
            ("extra", Number(extra.abs())),
            ("share", Argument::Share(extra.abs(), registered)),
        ];
        let allowed = package
            .ballot_reserve
            .as_ref()
            .and_then(|figure| figure.value);
        let above = allowed.filter(|allowed| {
            extra * 100 * i128::from(allowed.scale()) > i128::from(allowed.digits) * registered
        });
        let (variant, class) = match above {
            Some(allowed) => {
                arguments.push(("allowed", Argument::Decimal(allowed)));
                ("above", Class::Warning)
            }
            None if extra < 0 => ("fewer", Class::Information),
            None => ("reserve", Class::Information),
        };
        let registers = View::register_keys(package, statement);
        let keys: Vec<Key> = [(statement, Slot::Printed)]
            .into_iter()
            .chain(registers)
            .collect();
        ran.note(Some(
            Finding::of(resolved, statement, variant)
                .class(class)
                .item(Slot::Printed.word())
                .with(arguments, &keys),
        ));
    }
    ran
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of docs/methods/statements.md.
    #[test]
    fn a_turnout_implies_a_register() {
        let turnout = "76.43".parse().unwrap();
        let implied = Implied::of(turnout, 4_957_967);
        assert_eq!((implied.least, implied.point), (6_486_515, 6_486_938));
        let implied = Implied::of(turnout, 4_969_044);
        assert_eq!((implied.least, implied.point), (6_501_007, 6_501_431));
        // What the bounds say is what rounding does.
        for register in [6_486_514, 6_486_515] {
            let fits = turnout.is_rounded_percent(4_957_967, register);
            assert_eq!(fits, register >= 6_486_515, "{register}");
        }
        let most = Implied::of(turnout, 4_957_967).most;
        assert!(turnout.is_rounded_percent(4_957_967, most));
        assert!(!turnout.is_rounded_percent(4_957_967, most + 1));
    }
}
