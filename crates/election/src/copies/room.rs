//! Whether what an official total leaves for units without a copy fits into them: no remainder is
//! negative, and together they need no more ballots than those units have voters.

use super::{Question, count, units::Unit};
use crate::dataset::{Dataset, Figures};

/// Whether what remains fits into the units without a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Whether no remainder of a choice is negative.
    pub non_negative: bool,
    /// Ballots that units without a copy must have held.
    pub needed: i128,
    /// Number of units without a copy.
    pub units: Option<u64>,
    /// The most ballots on one copy.
    pub largest: Option<i128>,
    /// The most ballots that the units without a copy can hold.
    pub capacity: Option<(i128, Capacity)>,
}

/// How the room in units without a copy is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capacity {
    /// Every unit has a copy.
    NoUnitLeft,
    /// The official result gives their registers.
    OfficialRegisters,
    /// The register of the whole, less that of units with a copy.
    Register,
}

impl Room {
    /// Whether the remainders are possible; `None` if that cannot be told.
    #[must_use]
    pub fn is_possible(&self) -> Option<bool> {
        match self.capacity {
            _ if !self.non_negative => Some(false),
            Some((capacity, _)) => Some(self.needed <= capacity),
            None => None,
        }
    }
}

/// Whether what remains for `choices`, and of `invalid` ballots, fits.
pub(super) fn room(
    question: &Question<'_>,
    units: &[Unit],
    choices: &[i128],
    invalid: i128,
) -> Room {
    let votes: i128 = choices.iter().map(|remainder| (*remainder).max(0)).sum();
    let marks = i128::from(question.choices_per_ballot.max(1));
    let held = units.iter().filter(|unit| !unit.copies.is_empty()).count() as u64;
    Room {
        non_negative: choices.iter().all(|remainder| *remainder >= 0),
        needed: (votes + marks - 1) / marks + invalid,
        units: question.whole.units.map(|whole| whole - held),
        largest: largest(question, units),
        capacity: capacity(question, units),
    }
}

/// The most ballots on one copy: valid ones as far as choices tell, and invalid ones.
fn largest(question: &Question<'_>, units: &[Unit]) -> Option<i128> {
    let copies = question.copies;
    let choices: Vec<&Figures> = (0..copies.header.choices.len())
        .map(|choice| copies.choice(choice))
        .collect();
    let marks = i128::from(question.choices_per_ballot.max(1));
    let invalid = question.invalid.iter();
    let invalid: Vec<&Figures> = invalid
        .filter_map(|item| copies.published_item(item))
        .collect();
    let rows = units.iter().flat_map(|unit| unit.copies.clone());
    let ballots = rows.map(|row| {
        let of = |figures: &Figures| figures.get(row).and_then(count).map_or(0, i128::from);
        let votes: i128 = choices.iter().map(|figures| of(figures)).sum();
        let invalid: i128 = invalid.iter().map(|figures| of(figures)).sum();
        (votes + marks - 1) / marks + invalid
    });
    ballots.max()
}

/// The most ballots that units can hold of which the copies do not tell all: those without a
/// copy, those where a figure is missing, and those where copies differ and the smallest figure
/// was taken.
fn capacity(question: &Question<'_>, units: &[Unit]) -> Option<(i128, Capacity)> {
    let (told, open): (Vec<&Unit>, Vec<&Unit>) =
        units.iter().partition(|unit| is_told(question, unit));
    let whole = question.whole.units;
    if whole == Some(told.len() as u64) {
        return Some((0, Capacity::NoUnitLeft));
    }
    if let Some(official) = question.official.units {
        let open = open.iter().filter(|unit| !unit.official.is_empty());
        let registers = open.map(|unit| register(question, official, unit.official.start));
        let sum: Option<i128> = registers.sum();
        // Units in neither file have room as well, unless the table is the whole.
        let table_is_whole =
            question.official.totals.is_none() || whole == Some(units.len() as u64);
        return sum
            .filter(|_| table_is_whole)
            .map(|sum| (sum, Capacity::OfficialRegisters));
    }
    let registered = question.whole.registered.map(i128::from)?;
    let registers = told.iter().map(|unit| {
        let copies = unit.copies.clone();
        let registers = copies.filter_map(|row| register(question, question.copies, row));
        registers.min()
    });
    let told: i128 = registers.sum::<Option<i128>>()?;
    Some((registered - told, Capacity::Register))
}

/// Whether the copies of a unit give one count for every choice.
fn is_told(question: &Question<'_>, unit: &Unit) -> bool {
    let copies = question.copies;
    let mut choices = (0..copies.header.choices.len()).map(|choice| copies.choice(choice));
    let agree = |figures: &Figures| {
        let mut counts = unit
            .copies
            .clone()
            .map(|row| figures.get(row).and_then(count));
        let first = counts.next().flatten();
        first.is_some() && counts.all(|count| count == first)
    };
    !unit.copies.is_empty() && choices.all(agree)
}

/// The register of a row.
fn register(question: &Question<'_>, dataset: &Dataset, row: usize) -> Option<i128> {
    if question.register.is_empty() {
        return None;
    }
    let items = question.register.iter();
    let figures = items.map(|item| {
        let figure = dataset.published_item(item)?.get(row)?;
        count(figure).map(i128::from)
    });
    figures.sum()
}
