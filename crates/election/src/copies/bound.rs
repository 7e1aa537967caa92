//! R504: a part cannot be larger than its whole.
//!
//! If the copies are genuine, the units they show are a part of all units, whichever of them were
//! found. So the votes of a choice on copies cannot exceed its official total; what remains must
//! fit into the units without a copy. Nothing is assumed about how copies came together.
//!
//! Where an official total says that it covers only some of the units, copies of units outside
//! it may be held. Both readings are given: the total speaks of every unit with a copy; or as many
//! of those with the most votes for the choice as can be are outside it.

use super::{
    Question, Totals, count, number,
    room::{Capacity, Room, room},
    silent, text,
    units::Unit,
    verdicts::column,
};
use crate::{
    codes::{Class, Code},
    dataset::{Dataset, Figures},
    found::{Found, Ground, Ran, Subject},
    numerals::Decimal,
    rules::{Argument, Reason},
};

/// Sums over copies beside official totals.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// Choices in the order of the copies, a figure for all others, then items.
    pub lines: Vec<Line>,
    /// Whether what remains fits into the units without a copy.
    pub room: Room,
    /// What the official total covers.
    pub coverage: Coverage,
}

/// One figure of the official total beside the copies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Choice or item, as the official total names it.
    pub name: String,
    /// Whether it is votes for a choice or for several.
    pub is_choice: bool,
    /// The choices of the copies that it covers, if it stands for several.
    pub covers: Vec<String>,
    /// Sum over the copies, each unit once.
    pub copies: i128,
    /// The official total.
    pub official: i128,
    /// Official total less copies: what is left for units without a copy.
    pub remainder: i128,
    /// Of how many units the copies must be wholly false for the total to stand.
    pub least_false: u64,
    /// The same where copies of units outside the total are left out; `None` if nobody knows
    /// how many those can be, or if there are none.
    pub own: Option<OwnReading>,
}

/// A figure by the reading that the official total covers only some of the units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnReading {
    /// Sum over the copies without those that can lie outside the total.
    pub copies: i128,
    /// Official total less that.
    pub remainder: i128,
    /// Of how many further units the copies must be wholly false.
    pub least_false: u64,
}

/// What an official total covers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Share of units in per cent, as printed.
    pub counted: Option<Decimal>,
    /// Number of units in all.
    pub units: Option<u64>,
    /// The most units that can lie outside the total.
    pub outside: Option<u64>,
    /// The number of units in all from which that share alone could explain the gravest broken
    /// bound; `None` if none is broken or no share is known.
    pub explains_from: Option<u64>,
}

impl Line {
    /// Whether the copies exceed the official total.
    #[must_use]
    pub const fn is_broken(&self) -> bool {
        self.remainder < 0
    }
}

impl Bound {
    /// The broken line with the most votes too many.
    #[must_use]
    pub fn gravest(&self) -> Option<&Line> {
        let broken = self.lines.iter().filter(|line| line.is_broken());
        broken.min_by_key(|line| line.remainder)
    }
}

/// The smallest number of `votes` that add up to `excess` at least. `votes` from most to least.
///
/// No other set of that size adds up to more than the largest ones, so no smaller set suffices.
pub(super) fn least_false(votes: &[i64], excess: i128) -> u64 {
    let (mut sum, mut units) = (0, 0);
    for votes in votes {
        if sum >= excess {
            break;
        }
        sum += i128::from(*votes);
        units += 1;
    }
    units
}

/// Official figures and the units they are about.
struct Side<'a> {
    figures: Vec<Official>,
    /// With totals alone: every unit. Else the units of the official result.
    units: Vec<&'a Unit>,
    label: Option<String>,
    ground: Option<Ground>,
    coverage: Coverage,
}

/// One official figure and the columns of the copies that it is about.
struct Official {
    name: String,
    is_choice: bool,
    covers: Vec<String>,
    total: i128,
}

/// Runs R504.
pub(super) fn check(question: &Question<'_>, units: &[Unit]) -> (Option<Bound>, Ran) {
    let mut unmatched = Vec::new();
    let side = match (question.official.totals, question.official.units) {
        (Some(totals), _) => of_totals(question, totals, units, &mut unmatched),
        (None, Some(official)) => of_units(question, official, units),
        (None, None) => return (None, silent(Code::R504, Reason::NoTotals)),
    };
    let mut ran = Ran::of(Code::R504);
    if !unmatched.is_empty() {
        ran.cannot_tell.push(Reason::Unmatched(unmatched));
    }
    if side.figures.is_empty() {
        ran.cannot_tell.push(Reason::NoTotals);
        return (None, ran);
    }
    let (mut lines, mut most) = (Vec::new(), 0);
    for figure in &side.figures {
        let votes = votes(question, &side, figure);
        let line = line(figure, &votes, side.coverage.outside);
        if line.is_broken() {
            most = most.max(line.least_false);
        }
        lines.push(line);
    }
    let mut coverage = side.coverage;
    coverage.explains_from = coverage
        .counted
        .filter(|_| most > 0)
        .and_then(|counted| units_with_outside(counted, most));
    let choices = lines.iter().filter(|line| line.is_choice);
    let choices: Vec<i128> = choices.map(|line| line.remainder).collect();
    let invalid = lines
        .iter()
        .filter(|line| !line.is_choice && question.invalid.contains(&line.name));
    let invalid = invalid.map(|line| line.remainder.max(0)).sum();
    let room = room(question, units, &choices, invalid);
    let bound = Bound {
        lines,
        room,
        coverage,
    };
    note(&bound, &side, &mut ran);
    (Some(bound), ran)
}

/// Totals as they were announced. They speak of every unit.
fn of_totals<'a>(
    question: &Question<'_>,
    totals: &Totals,
    units: &'a [Unit],
    unmatched: &mut Vec<String>,
) -> Side<'a> {
    let header = &question.copies.header;
    let mut figures = Vec::new();
    let unnamed = header.choices.iter();
    let unnamed = unnamed.filter(|choice| !totals.choices.iter().any(|(name, _)| name == *choice));
    let unnamed: Vec<String> = unnamed.cloned().collect();
    let group = totals.choices.iter().find(|(name, _)| {
        name == question.others && !header.choices.contains(name) && header.choices_complete
    });
    for (name, total) in &totals.choices {
        if header.choices.contains(name) {
            figures.push(Official::choice(name, *total));
        } else if group.is_none_or(|(group, _)| group != name) || unnamed.is_empty() {
            unmatched.push(name.clone());
        }
    }
    figures.sort_by_key(|figure| header.choices.iter().position(|name| *name == figure.name));
    match group {
        Some((name, total)) if !unnamed.is_empty() => figures.push(Official {
            covers: unnamed,
            ..Official::choice(name, *total)
        }),
        _ => unmatched.extend(unnamed),
    }
    for (name, total) in &totals.items {
        if question.copies.published_item(name).is_some() {
            figures.push(Official {
                is_choice: false,
                ..Official::choice(name, *total)
            });
        }
    }
    Side {
        figures,
        units: units
            .iter()
            .filter(|unit| !unit.copies.is_empty())
            .collect(),
        label: Some(totals.label.clone()),
        ground: Some(totals.ground.clone()),
        coverage: coverage(question, totals),
    }
}

impl Official {
    fn choice(name: &str, total: i64) -> Self {
        Self {
            name: name.to_owned(),
            is_choice: true,
            covers: Vec::new(),
            total: total.into(),
        }
    }
}

/// The sums of an official result by unit. They speak of the units with an official figure.
fn of_units<'a>(question: &Question<'_>, official: &Dataset, units: &'a [Unit]) -> Side<'a> {
    let both = units.iter();
    let both = both.filter(|unit| !unit.copies.is_empty() && !unit.official.is_empty());
    let choices = &question.copies.header.choices;
    let names = super::names(&question.copies.header).into_iter();
    let figures = names.filter_map(|name| {
        let counts = column(official, &name)?;
        let rows = 0..official.units.len();
        let counted = rows.filter_map(|row| count(counts.get(row)?));
        Some(Official {
            is_choice: choices.contains(&name),
            total: counted.map(i128::from).sum(),
            covers: Vec::new(),
            name,
        })
    });
    Side {
        figures: figures.collect(),
        units: both.collect(),
        label: None,
        ground: None,
        coverage: Coverage::default(),
    }
}

/// Votes on copies by unit, from most to least.
fn votes(question: &Question<'_>, side: &Side<'_>, figure: &Official) -> Vec<i64> {
    let copies = question.copies;
    let names = match &figure.covers[..] {
        [] => std::slice::from_ref(&figure.name),
        covers => covers,
    };
    let columns: Vec<&Figures> = names
        .iter()
        .filter_map(|name| column(copies, name))
        .collect();
    let official = match question.official.totals {
        Some(_) => None,
        None => question.official.units,
    };
    let published = official.and_then(|official| column(official, &figure.name));
    let spoken_of = |unit: &&&Unit| {
        published.is_none_or(|figures| {
            let mut figures = unit.official.clone().map(|row| figures.get(row));
            figures.any(|figure| figure.and_then(count).is_some())
        })
    };
    let units = side.units.iter().filter(spoken_of);
    let mut votes: Vec<i64> = units
        .filter_map(|unit| {
            let counts = columns.iter().filter_map(|column| smallest(column, unit));
            counts.reduce(|sum, count| sum + count)
        })
        .collect();
    votes.sort_unstable_by(|a, b| b.cmp(a));
    votes
}

/// The smallest count on copies of a unit, so that a bound stays a bound where they differ.
pub(super) fn smallest(figures: &Figures, unit: &Unit) -> Option<i64> {
    let counts = unit.copies.clone().filter_map(|row| figures.get(row));
    counts.filter_map(count).min()
}

fn sum(votes: &[i64]) -> i128 {
    votes.iter().copied().map(i128::from).sum()
}

fn line(figure: &Official, votes: &[i64], outside: Option<u64>) -> Line {
    let copies = sum(votes);
    let own = outside.filter(|outside| *outside > 0).map(|outside| {
        let outside = usize::try_from(outside)
            .unwrap_or(votes.len())
            .min(votes.len());
        let inside = &votes[outside..];
        let copies = sum(inside);
        OwnReading {
            copies,
            remainder: figure.total - copies,
            least_false: least_false(inside, copies - figure.total),
        }
    });
    Line {
        name: figure.name.clone(),
        is_choice: figure.is_choice,
        covers: figure.covers.clone(),
        copies,
        official: figure.total,
        remainder: figure.total - copies,
        least_false: least_false(votes, copies - figure.total),
        own,
    }
}

/// A share as printed, such as 96.87 %, may be anything that rounds to it. What is outside is the
/// largest part that this leaves: `(numerator, denominator)`.
fn outside(counted: Decimal) -> Option<(i128, i128)> {
    let whole = i128::from(counted.scale()) * 200;
    let numerator = whole - (2 * i128::from(counted.digits) - 1);
    (counted.digits >= 0 && numerator <= whole + 1).then_some((numerator.clamp(0, whole), whole))
}

/// Units in all from which `units` of them can lie outside a printed share.
fn units_with_outside(counted: Decimal, units: u64) -> Option<u64> {
    let (numerator, denominator) = outside(counted)?;
    if numerator == 0 {
        return None;
    }
    u64::try_from((i128::from(units) * denominator + numerator - 1) / numerator).ok()
}

fn coverage(question: &Question<'_>, totals: &Totals) -> Coverage {
    let planned = totals.counted_units.and_then(|(_, planned)| planned);
    let units = question.whole.units.or(planned);
    let by_units = totals
        .counted_units
        .and_then(|(counted, _)| units.map(|units| units.saturating_sub(counted)));
    let by_share = totals.counted.and_then(outside).and_then(|(part, whole)| {
        let units = i128::from(units?);
        u64::try_from(units * part / whole).ok()
    });
    Coverage {
        counted: totals.counted,
        units,
        outside: by_units.or(by_share),
        explains_from: None,
    }
}

/// Says what was found.
fn note(bound: &Bound, side: &Side<'_>, ran: &mut Ran) {
    for line in &bound.lines {
        ran.note(line.is_broken().then(|| found(bound, side, line)));
    }
    let full = bound.room.non_negative && bound.room.is_possible() == Some(false);
    if let Some((capacity, by)) = bound.room.capacity.filter(|_| full) {
        ran.found.push(Found {
            class: Class::Warning,
            subject: Subject {
                edition: side.label.clone(),
                ..Subject::default()
            },
            variant: match by {
                Capacity::NoUnitLeft => "no-unit-left",
                Capacity::OfficialRegisters | Capacity::Register => "room",
            },
            arguments: vec![
                ("needed", number(bound.room.needed)),
                ("capacity", number(capacity)),
            ],
            grounds: side.ground.iter().cloned().collect(),
        });
    }
}

fn found(bound: &Bound, side: &Side<'_>, line: &Line) -> Found {
    let mut arguments = vec![
        ("item", text(&line.name)),
        ("copies", number(line.copies)),
        ("official", number(line.official)),
        ("excess", number(-line.remainder)),
        ("least", number(line.least_false)),
        ("units", number(side.units.len() as u64)),
    ];
    let (class, variant) = match (line.own, bound.coverage.counted) {
        (Some(own), _) => {
            let outside = bound.coverage.outside.unwrap_or_default();
            arguments.push(("outside", number(outside)));
            arguments.push(("own_remainder", number(own.remainder)));
            arguments.push(("own_least", number(own.least_false)));
            if own.remainder < 0 {
                (Class::Error, "both")
            } else {
                (Class::Warning, "covered")
            }
        }
        (None, Some(counted)) if bound.coverage.outside.is_none() => {
            let from = units_with_outside(counted, line.least_false);
            arguments.push(("counted", Argument::Decimal(counted)));
            arguments.push(("from", number(from.unwrap_or_default())));
            (Class::Error, if from.is_some() { "share" } else { "" })
        }
        _ => (Class::Error, ""),
    };
    Found {
        class,
        subject: Subject {
            edition: side.label.clone(),
            item: Some(line.name.clone()),
            ..Subject::default()
        },
        variant,
        arguments,
        grounds: side.ground.iter().cloned().collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The smallest number of members of any set that adds up to the excess.
    fn by_trying(votes: &[i64], excess: i128) -> u64 {
        let sets = 0..1_u32 << votes.len();
        let enough = sets.filter(|set| {
            let members = votes
                .iter()
                .enumerate()
                .filter(|(at, _)| set >> at & 1 == 1);
            members.map(|(_, votes)| i128::from(*votes)).sum::<i128>() >= excess
        });
        enough.map(u32::count_ones).min().unwrap_or_default().into()
    }

    proptest! {
        #[test]
        fn no_smaller_set_of_copies_suffices(
            mut votes in prop::collection::vec(0..40_i64, 1..10),
            part in 0..=100_i128,
        ) {
            votes.sort_unstable_by(|a, b| b.cmp(a));
            let excess = sum(&votes) * part / 100;
            prop_assert_eq!(least_false(&votes, excess), by_trying(&votes, excess));
        }
    }

    #[test]
    fn nothing_is_false_where_nothing_is_in_excess() {
        assert_eq!(least_false(&[3, 2], 0), 0);
        assert_eq!(least_false(&[3, 2], -7), 0);
        assert_eq!((least_false(&[3, 2], 3), least_false(&[3, 2], 4)), (1, 2));
    }

    #[test]
    fn a_printed_share_leaves_the_widest_part_that_rounds_to_it() {
        let part = |text: &str, units: i128| {
            let (part, whole) = outside(text.parse().unwrap()).unwrap();
            units * part / whole
        };
        // Of 30,026 units, 96.865 % to 96.875 % are in.
        assert_eq!(part("96.87", 30_026), 941);
        assert_eq!(part("80", 1_000), 205);
        assert_eq!(part("100", 1_000), 5);
        assert_eq!(part("100.00", 1_000), 0);
        assert_eq!(part("0", 1_000), 1_000);
        assert!(outside("-3".parse().unwrap()).is_none());
        // The least number of units that leaves so many outside.
        let counted: Decimal = "96.87".parse().unwrap();
        let from = units_with_outside(counted, 4_586).unwrap();
        assert_eq!(from, 146_284);
        assert!(part("96.87", from.into()) >= 4_586 && part("96.87", i128::from(from) - 1) < 4_586);
    }
}
