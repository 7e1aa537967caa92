//! The rules on statements. Each computes on the print that [`Resolved`] chose and says what it
//! examined, passed and could not tell.

mod published;
mod turnout;
mod variants;
mod versions;

use super::{
    Key, Kind, Package, Resolved, Slot,
    relation::{Base, Parts, View, products_of},
};
use crate::{
    codes::{self, Class, Code, Input},
    found::{Found, Ground, Ran, Subject},
    rules::{Argument, Reason},
};

pub use versions::Step;

/// What the rules found in a package.
#[derive(Debug, Clone)]
pub struct Checked<'a> {
    /// The figures that were computed with.
    pub resolved: Resolved<'a>,
    /// Every rule, in order of the register.
    pub ran: Vec<Ran>,
    /// What changed from each version of the result to the next.
    pub steps: Vec<Step>,
}

/// Runs every rule on statements over a package.
#[must_use]
pub fn check(package: &Package) -> Checked<'_> {
    let resolved = Resolved::of(package);
    let steps = versions::steps(&resolved);
    let run = |code| match code {
        Code::R204 => published::reporting(&resolved),
        Code::R301 => published::shares(&resolved),
        Code::R302 => published::products(&resolved),
        Code::R303 => turnout::implied_base(&resolved),
        Code::R304 => variants::disagreeing(&resolved),
        Code::R305 => published::sum_of_shares(&resolved),
        Code::R306 => published::parts(&resolved),
        Code::R402 => versions::falling(&resolved, &steps),
        Code::R403 => versions::late_batch(&steps),
        Code::R404 => versions::removed(&resolved, &steps),
        Code::R405 => turnout::readings(&resolved),
        Code::R602 => turnout::ballots(&resolved),
        _ => unreachable!("{code} is not run on statements"),
    };
    let mut ran: Vec<Ran> = codes::on(Input::Statements)
        .map(|entry| run(entry.code))
        .collect();
    for one in &mut ran {
        if one.examined == 0 && one.cannot_tell.is_empty() {
            one.cannot_tell.push(Reason::NotPrinted);
        }
    }
    Checked {
        resolved,
        ran,
        steps,
    }
}

impl Checked<'_> {
    /// Whether a check gave what the package expects of it; `None` if it is another part's.
    #[must_use]
    pub fn holds(&self, expected: &super::Expected) -> Option<bool> {
        let (code, wanted) = match expected.outcome {
            super::Outcome::Found(code) => (code, true),
            super::Outcome::Passed(code) => (code, false),
            super::Outcome::Elsewhere(_) => return None,
        };
        let ran = self.ran.iter().find(|ran| ran.code == code);
        let Some(ran) = ran.filter(|ran| ran.examined > 0) else {
            return Some(false);
        };
        let mut found = ran.found.iter();
        let there = found.any(|found| {
            let at = &expected.statement;
            at.is_none() || found.subject.edition == *at
        });
        Some(there == wanted)
    }
}

/// One finding about a figure of a statement.
struct Finding<'a> {
    resolved: &'a Resolved<'a>,
    class: Class,
    statement: usize,
    item: Option<String>,
    variant: &'static str,
}

impl<'a> Finding<'a> {
    const fn of(resolved: &'a Resolved<'a>, statement: usize, variant: &'static str) -> Self {
        Self {
            resolved,
            class: Class::Warning,
            statement,
            item: None,
            variant,
        }
    }

    fn item(self, item: impl Into<String>) -> Self {
        Self {
            item: Some(item.into()),
            ..self
        }
    }

    fn class(self, class: Class) -> Self {
        Self { class, ..self }
    }

    /// With these numbers, which stand at `keys`. The statement's own name goes first.
    fn with(self, arguments: Vec<(&'static str, Argument)>, keys: &[Key]) -> Found {
        let package = self.resolved.package();
        let id = &package.statements[self.statement].id;
        let own = ("statement", Argument::Text(id.clone()));
        Found {
            class: self.class,
            subject: Subject {
                place: Vec::new(),
                edition: Some(id.clone()),
                item: self.item,
            },
            variant: self.variant,
            arguments: [own].into_iter().chain(arguments).collect(),
            grounds: grounds(package, keys, &[]),
        }
    }
}

/// Where figures stand: a ground for each source of each of them, and for what `also` names.
fn grounds(package: &Package, keys: &[Key], also: &[(usize, &[String])]) -> Vec<Ground> {
    let mut grounds: Vec<Ground> = Vec::new();
    let mut add = |file: usize, line: u64, sources: &[String]| {
        let ground = |address: Option<String>| Ground {
            source: package.files[file].clone(),
            line: Some(line),
            address,
        };
        let addresses = sources
            .iter()
            .map(|key| package.source(key)?.address.clone());
        let mut new: Vec<Ground> = addresses.map(ground).collect();
        if new.is_empty() {
            new.push(ground(None));
        }
        new.retain(|ground| !grounds.contains(ground));
        grounds.append(&mut new);
    };
    for (statement, slot) in keys {
        let statement = &package.statements[*statement];
        let Some(figure) = statement.figures.get(slot) else {
            continue;
        };
        let own = match &figure.sources[..] {
            [] => &statement.sources,
            own => own,
        };
        add(figure.origin.file, figure.origin.line, own);
        for variant in &figure.variants {
            add(variant.origin.file, variant.origin.line, &variant.sources);
        }
    }
    for (statement, sources) in also {
        let origin = package.statements[*statement].origin;
        add(origin.file, origin.line, sources);
    }
    grounds
}

/// Positions of all statements of a kind, those in an outlet's words among them.
fn all_of(package: &Package, kind: Kind) -> impl Iterator<Item = usize> {
    let all = package.statements.iter().enumerate();
    all.filter(move |(_, one)| one.kind == kind)
        .map(|(position, _)| position)
}

/// Every choice of a package as a slot.
fn by_choice(package: &Package, slot: fn(usize) -> Slot) -> impl Iterator<Item = Slot> {
    (0..package.choices.len()).map(slot)
}

/// `part / whole` rounded to the nearest whole number, half up; `whole` is positive.
const fn rounded(part: i128, whole: i128) -> i128 {
    (2 * part + whole).div_euclid(2 * whole)
}
