//! R603: figures of accreditation that cannot all be true.

use election::{
    codes::{Class, Code},
    found::Ran,
    rules::{Argument, Reason},
};

use super::{found, grounds};
use crate::records::{Accreditation, Cited, Observers, Order, Package, Printed};

pub(super) fn possible(package: &Package) -> Ran {
    let all = &package.records.accreditation;
    if all.is_empty() {
        return Ran::not_run(Code::R603, Reason::NoRecord);
    }
    let mut ran = Ran::of(Code::R603);
    for one in all {
        if one.organisations.is_some() || one.persons.is_some() {
            compare(
                package,
                &mut ran,
                one,
                "organisations",
                count(&one.organisations),
            );
        }
        if !one.nominated.is_empty() {
            let persons = one.nominated.iter().map(|one| one.persons.exact());
            let nominated = persons.map(|persons| persons.map(i128::from)).sum();
            compare(package, &mut ran, one, "nominated", nominated);
        }
        if one.observers == Observers::All {
            parts(package, &mut ran, one);
        }
    }
    if ran.examined == 0 {
        ran.cannot_tell.push(Reason::NotPrinted);
    }
    ran
}

fn count(figure: &Option<Printed>) -> Option<i128> {
    figure.as_ref().and_then(Printed::exact).map(i128::from)
}

/// A count that is part of the persons of the same line.
fn compare(
    package: &Package,
    ran: &mut Ran,
    one: &Cited<Accreditation>,
    variant: &'static str,
    part: Option<i128>,
) {
    let (Some(part), Some(whole)) = (part, count(&one.persons)) else {
        ran.nulls += 1;
        return;
    };
    let arguments = vec![
        ("part", Argument::Number(part)),
        ("persons", Argument::Number(whole)),
    ];
    let grounds = || grounds(package, one, &one.sources);
    ran.note((part > whole).then(|| found(Class::Error, &one.id, variant, arguments, grounds())));
}

/// Lines that are part of a line on all observers: those from abroad and those of the country
/// add up, a single organisation is part of it by itself. Lines of other times are left out.
fn parts(package: &Package, ran: &mut Ran, all: &Cited<Accreditation>) {
    let offset = package.records.offset.as_deref();
    let at_that_time = |one: &&Cited<Accreditation>| match (&one.when, &all.when) {
        (Some(part), Some(whole)) => {
            part.interval(offset).order(&whole.interval(offset)) == Order::CannotTell
        }
        _ => true,
    };
    let lines = &package.records.accreditation;
    let of = |observers| {
        let of_kind = lines.iter().filter(move |one| one.observers == observers);
        of_kind.filter(at_that_time)
    };
    let mut sums: Vec<Vec<&Cited<Accreditation>>> = Vec::new();
    for international in of(Observers::International) {
        sums.extend(of(Observers::Local).map(|local| vec![international, local]));
    }
    let singles = [
        Observers::International,
        Observers::Local,
        Observers::Organisation,
    ];
    sums.extend(singles.into_iter().flat_map(of).map(|one| vec![one]));
    for parts in sums {
        let persons: Option<i128> = parts.iter().map(|one| count(&one.persons)).sum();
        let (Some(persons), Some(whole)) = (persons, count(&all.persons)) else {
            ran.nulls += 1;
            continue;
        };
        let names: Vec<&str> = parts.iter().map(|one| one.id.as_str()).collect();
        let arguments = vec![
            ("part", Argument::Number(persons)),
            ("persons", Argument::Number(whole)),
            ("parts", Argument::Text(names.join(" + "))),
        ];
        let grounds = || {
            let mut all = grounds(package, all, &all.sources);
            all.extend(
                parts
                    .iter()
                    .flat_map(|one| grounds(package, one, &one.sources)),
            );
            all
        };
        let is_above = persons > whole;
        ran.note(is_above.then(|| found(Class::Error, &all.id, "parts", arguments, grounds())));
    }
}
