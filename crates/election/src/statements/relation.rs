//! What must hold between printed figures: sums, shares, differences between versions, and the
//! one that should *not* hold, counts that are rounded products of round shares.

use std::collections::BTreeMap;

use super::{Key, Kind, Package, Slot};
use crate::numerals::Decimal;

/// What can decide between two prints of one figure, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Criterion {
    /// Parts add up to what is printed as their total.
    Sums,
    /// A printed share is the rounded share of the count.
    Shares,
    /// From one version to another the figure changes about as its neighbours do.
    Difference,
    /// All counts are the rounded products of round shares and the total.
    Products,
}

impl Criterion {
    /// All of them, strongest first.
    pub const ALL: [Self; 4] = [Self::Sums, Self::Shares, Self::Difference, Self::Products];

    /// The word used in output and in keys of texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sums => "sums",
            Self::Shares => "shares",
            Self::Difference => "difference",
            Self::Products => "products",
        }
    }
}

/// A relation between figures of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    /// Valid votes are the sum of the choices.
    Valid { statement: usize },
    /// Votes cast are the valid and the invalid ones.
    Cast { statement: usize },
    /// A total and its parts.
    Parts { statement: usize, total: usize },
    /// Share of a choice on any base.
    Share { statement: usize, choice: usize },
    /// Turnout on any known register.
    Turnout { statement: usize },
    /// Share of the units that have reported.
    Counted { statement: usize },
    /// A choice changes between two versions about as the others do.
    Change {
        from: usize,
        to: usize,
        choice: usize,
    },
    /// The counts are rounded products.
    Products { statement: usize },
}

/// Fewest other choices whose change says how much one may change.
const FEWEST_NEIGHBOURS: usize = 3;

impl Relation {
    /// Every relation of which the package has all figures, by order of statements.
    pub(crate) fn of(package: &Package) -> Vec<Self> {
        let mut relations = Vec::new();
        for (statement, one) in package.statements.iter().enumerate() {
            relations.push(Self::Valid { statement });
            relations.push(Self::Cast { statement });
            let totals = 0..one.totals.len();
            relations.extend(totals.map(|total| Self::Parts { statement, total }));
            let choices = 0..package.choices.len();
            relations.extend(choices.map(|choice| Self::Share { statement, choice }));
            relations.push(Self::Turnout { statement });
            relations.push(Self::Counted { statement });
            relations.push(Self::Products { statement });
        }
        for pair in package.series(Kind::Result).windows(2) {
            let [from, to] = [pair[0], pair[1]];
            let choices = 0..package.choices.len();
            relations.extend(choices.map(|choice| Self::Change { from, to, choice }));
        }
        let printed = View::first(package);
        relations.retain(|relation| relation.holds(&printed).is_some());
        relations
    }

    pub(crate) const fn criterion(self) -> Criterion {
        match self {
            Self::Valid { .. } | Self::Cast { .. } | Self::Parts { .. } => Criterion::Sums,
            Self::Share { .. } | Self::Turnout { .. } | Self::Counted { .. } => Criterion::Shares,
            Self::Change { .. } => Criterion::Difference,
            Self::Products { .. } => Criterion::Products,
        }
    }

    /// The figures whose variants matter to it.
    pub(crate) fn keys(self, package: &Package) -> Vec<Key> {
        let votes = |statement| {
            let choices = 0..package.choices.len();
            choices.map(move |choice| (statement, Slot::Votes(choice)))
        };
        let mut keys: Vec<Key> = match self {
            Self::Valid { statement } => {
                votes(statement).chain([(statement, Slot::Valid)]).collect()
            }
            Self::Cast { statement } => [Slot::Valid, Slot::Invalid, Slot::Cast]
                .map(|slot| (statement, slot))
                .into(),
            Self::Parts { statement, total } => {
                let declared = &package.statements[statement].totals[total];
                let parts = 0..declared.parts.len();
                let parts = parts.map(|part| (statement, Slot::Part(total, part)));
                parts.chain([(statement, declared.slot)]).collect()
            }
            Self::Share { statement, choice } => {
                let mut keys = vec![(statement, Slot::Share(choice))];
                keys.extend([Slot::Valid, Slot::Invalid, Slot::Cast].map(|slot| (statement, slot)));
                if package.statements[statement].votes_complete {
                    keys.extend(votes(statement));
                } else {
                    keys.push((statement, Slot::Votes(choice)));
                }
                keys
            }
            Self::Turnout { statement } => {
                let own = [Slot::Voters, Slot::Cast, Slot::Turnout].map(|slot| (statement, slot));
                let registers = View::register_keys(package, statement);
                own.into_iter().chain(registers).collect()
            }
            Self::Counted { statement } => {
                let own = [Slot::UnitsReported, Slot::Counted].map(|slot| (statement, slot));
                let planned = View::planned_key(package, statement);
                own.into_iter().chain(planned).collect()
            }
            Self::Change { from, to, choice } => [from, to]
                .map(|statement| (statement, Slot::Votes(choice)))
                .into(),
            Self::Products { statement } => {
                votes(statement).chain([(statement, Slot::Valid)]).collect()
            }
        };
        let stands = |key: &Key| {
            let figure = package.statements[key.0].figures.get(&key.1);
            figure.is_some_and(|figure| figure.value.is_some())
        };
        keys.retain(stands);
        keys
    }

    /// Whether it holds; `None` where a figure is missing.
    pub(crate) fn holds(self, view: &View<'_>) -> Option<bool> {
        match self {
            Self::Valid { statement } => {
                let valid = view.count(statement, Slot::Valid)?;
                Some(view.sum_of_votes(statement)? == valid)
            }
            Self::Cast { statement } => {
                let valid = view.valid(statement)?;
                let invalid = view.count(statement, Slot::Invalid)?;
                Some(valid + invalid == view.count(statement, Slot::Cast)?)
            }
            Self::Parts { statement, total } => Some(view.parts(statement, total)?.fits()),
            Self::Share { statement, choice } => {
                let share = view.decimal((statement, Slot::Share(choice)))?;
                let votes = view.count(statement, Slot::Votes(choice))?;
                let bases = view.bases(statement);
                if bases.is_empty() {
                    return None;
                }
                let mut bases = bases.into_iter();
                Some(bases.any(|(_, base)| share.is_rounded_percent(votes, base)))
            }
            Self::Turnout { statement } => {
                let share = view.decimal((statement, Slot::Turnout))?;
                let voters = view
                    .count(statement, Slot::Voters)
                    .or_else(|| view.count(statement, Slot::Cast))?;
                let registers = view.registers(statement);
                if registers.is_empty() {
                    return None;
                }
                let mut registers = registers.into_iter();
                Some(registers.any(|base| share.is_rounded_percent(voters, base)))
            }
            Self::Counted { statement } => {
                let share = view.decimal((statement, Slot::Counted))?;
                let reported = view.count(statement, Slot::UnitsReported)?;
                Some(share.is_rounded_percent(reported, view.planned(statement)?))
            }
            Self::Change { from, to, choice } => changes_alike(view, from, to, choice),
            Self::Products { statement } => {
                let counts = view.votes(statement);
                (counts.len() > 1).then(|| products_of(view, statement).is_some())
            }
        }
    }
}

/// Whether the votes of `choice` change between two versions about as those of the others: the
/// relative change lies in the range of theirs, widened by its own width on either side. A
/// misprint is rarely near; a count that merely lies at the edge is not one.
fn changes_alike(view: &View<'_>, from: usize, to: usize, choice: usize) -> Option<bool> {
    let change = |choice: usize| -> Option<(i128, i128)> {
        let before = view.count(from, Slot::Votes(choice))?;
        let after = view.count(to, Slot::Votes(choice))?;
        (before > 0).then_some((after - before, before))
    };
    let own = change(choice)?;
    let others = 0..view.package.choices.len();
    let others: Vec<_> = others
        .filter(|other| *other != choice)
        .filter_map(change)
        .collect();
    if others.len() < FEWEST_NEIGHBOURS {
        return None;
    }
    let ratio = |(change, before): (i128, i128)| real(change) / real(before);
    let ratios = others.into_iter().map(ratio);
    let (low, high) = ratios.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), one| {
        (low.min(one), high.max(one))
    });
    let (own, width) = (ratio(own), high - low);
    Some(low - width <= own && own <= high + width)
}

/// A count in a statistic. Counts have at most fifteen digits, so nothing is lost.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts are below 2^53 and their sums are used as ratios"
)]
pub(crate) fn real(count: i128) -> f64 {
    count as f64
}

/// Counts that are rounded products of round shares and their total.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Products {
    /// Decimals of the shares.
    pub(crate) decimals: u32,
    /// Choices that could have been otherwise.
    pub(crate) free: i32,
    /// The chance that so many counts fall upon rounded products by themselves.
    pub(crate) chance: f64,
}

/// A chance above this says nothing: where the total is small, or hardly a choice is free,
/// most counts are rounded products of some share.
pub(crate) const TELLING_CHANCE: f64 = 0.001;

pub(crate) fn products_of(view: &View<'_>, statement: usize) -> Option<Products> {
    let counts: Vec<i128> = view.votes(statement).into_iter().map(|(_, n)| n).collect();
    let sum = counts.iter().sum();
    let total = view.count(statement, Slot::Valid).unwrap_or(sum);
    let complete = view.package.statements[statement].votes_complete && sum == total;
    rounded_products(&counts, total, complete)
}

/// Whether every count is `round(total · share)` for a share with one or two decimals, half
/// rounded up.
///
/// Of the `total` counts from 1 on, `m = 100 · 10^decimals` are such products: a count that
/// knows nothing of shares is one with chance `m / total`. If the counts are all that the total
/// is made of, the last one follows from the others, so `k - 1` are free and the chance that all
/// of them are products is `(m / total)^(k - 1)`. (That the last one is a product as well is not
/// certain even then, so the chance is an upper bound.) A count of 0 is a product of the share 0
/// always and counts for nothing.
///
/// Shares with one decimal are shares with two decimals too, so no second look is hidden here:
/// the chance is that of a match with *at most* so many decimals.
pub(crate) fn rounded_products(counts: &[i128], total: i128, complete: bool) -> Option<Products> {
    let nonzero: Vec<i128> = counts.iter().copied().filter(|count| *count != 0).collect();
    let free = nonzero.len().checked_sub(usize::from(complete))?;
    if free == 0 || total <= 0 {
        return None;
    }
    let free = i32::try_from(free).ok()?;
    [(1, 1_000), (2, 10_000)]
        .into_iter()
        .find_map(|(decimals, shares)| {
            let is_product = |count: &i128| {
                // The only share whose product can be the count is the one nearest to it.
                let share = (2 * count * shares + total) / (2 * total);
                (2 * total * share + shares) / (2 * shares) == *count
            };
            let chance = (real(shares) / real(total)).min(1.0).powi(free);
            let telling = chance <= TELLING_CHANCE && nonzero.iter().all(is_product);
            telling.then_some(Products {
                decimals,
                free,
                chance,
            })
        })
}

/// On what a share may have been computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Base {
    Valid,
    Choices,
    Cast,
    Registered,
}

impl Base {
    /// The word used in output and in keys of texts.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Choices => "choices",
            Self::Cast => "cast",
            Self::Registered => "registered",
        }
    }
}

/// A total beside what its parts allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Parts {
    /// What the total can be.
    pub(crate) total: (i128, Option<i128>),
    /// What the parts can add up to.
    pub(crate) parts: (i128, Option<i128>),
    /// Whether nothing else is part of it.
    pub(crate) complete: bool,
}

impl Parts {
    /// Whether the parts can belong to the total.
    pub(crate) fn fits(&self) -> bool {
        let at_most = |low: i128, high: Option<i128>| high.is_none_or(|high| low <= high);
        at_most(self.parts.0, self.total.1)
            && (!self.complete || at_most(self.total.0, self.parts.1))
    }
}

/// The figures of a package with one value each: the first, or another candidate by number.
#[derive(Debug, Clone)]
pub(crate) struct View<'a> {
    pub(crate) package: &'a Package,
    pub(crate) pick: BTreeMap<Key, usize>,
}

impl<'a> View<'a> {
    /// Every figure as the package gives it first.
    pub(crate) const fn first(package: &'a Package) -> Self {
        Self {
            package,
            pick: BTreeMap::new(),
        }
    }

    pub(crate) fn decimal(&self, key: Key) -> Option<Decimal> {
        let figure = self.package.statements[key.0].figures.get(&key.1)?;
        let number = self.pick.get(&key).copied().unwrap_or(0);
        figure.candidates().nth(number)
    }

    /// A whole number.
    pub(crate) fn count(&self, statement: usize, slot: Slot) -> Option<i128> {
        let decimal = self.decimal((statement, slot))?;
        Some(decimal.digits.into())
    }

    /// Votes by choice, as far as printed.
    pub(crate) fn votes(&self, statement: usize) -> Vec<(usize, i128)> {
        let choices = 0..self.package.choices.len();
        let votes = |choice| Some((choice, self.count(statement, Slot::Votes(choice))?));
        choices.filter_map(votes).collect()
    }

    /// Sum of the votes, if every choice has them.
    pub(crate) fn sum_of_votes(&self, statement: usize) -> Option<i128> {
        let complete = self.package.statements[statement].votes_complete;
        let votes = self.votes(statement).into_iter();
        complete.then(|| votes.map(|(_, count)| count).sum())
    }

    /// Valid votes as printed, else as the choices add up.
    pub(crate) fn valid(&self, statement: usize) -> Option<i128> {
        let printed = self.count(statement, Slot::Valid);
        printed.or_else(|| self.sum_of_votes(statement))
    }

    /// Votes cast as printed, else valid and invalid ones.
    pub(crate) fn cast(&self, statement: usize) -> Option<i128> {
        let printed = self.count(statement, Slot::Cast);
        printed.or_else(|| Some(self.valid(statement)? + self.count(statement, Slot::Invalid)?))
    }

    /// The figures that may be the register of a statement: its own, else all that were
    /// announced.
    pub(crate) fn register_keys(package: &Package, statement: usize) -> Vec<Key> {
        let has = |statement: usize| {
            let figures = &package.statements[statement].figures;
            let figure = figures.get(&Slot::Registered)?;
            figure.value.map(|_| (statement, Slot::Registered))
        };
        if let Some(own) = has(statement) {
            return vec![own];
        }
        let announced = package.series(Kind::Register);
        announced.into_iter().filter_map(has).collect()
    }

    /// Registers of a statement.
    pub(crate) fn registers(&self, statement: usize) -> Vec<i128> {
        let keys = Self::register_keys(self.package, statement).into_iter();
        keys.filter_map(|(statement, slot)| self.count(statement, slot))
            .collect()
    }

    pub(crate) fn planned_key(package: &Package, statement: usize) -> Option<Key> {
        let has = |statement: &usize| {
            let figures = &package.statements[*statement].figures;
            figures
                .get(&Slot::UnitsPlanned)
                .is_some_and(|figure| figure.value.is_some())
        };
        let mut all = [statement]
            .into_iter()
            .chain(package.series(Kind::Stations));
        let found = all.find(has)?;
        Some((found, Slot::UnitsPlanned))
    }

    /// Number of units that there are: of the statement itself, else as announced before.
    pub(crate) fn planned(&self, statement: usize) -> Option<i128> {
        let (statement, slot) = Self::planned_key(self.package, statement)?;
        self.count(statement, slot)
    }

    /// Every base on which a share of votes may have been computed.
    pub(crate) fn bases(&self, statement: usize) -> Vec<(Base, i128)> {
        let one = |base, count: Option<i128>| count.map(|count| (base, count));
        let mut bases = Vec::new();
        bases.extend(one(Base::Valid, self.count(statement, Slot::Valid)));
        bases.extend(one(Base::Choices, self.sum_of_votes(statement)));
        bases.extend(one(Base::Cast, self.cast(statement)));
        let registers = self.registers(statement).into_iter();
        bases.extend(registers.map(|count| (Base::Registered, count)));
        bases
    }

    /// A total and its parts; `None` where one was not found.
    pub(crate) fn parts(&self, statement: usize, total: usize) -> Option<Parts> {
        let range = |slot: Slot| {
            let qualifier = self.package.statements[statement]
                .figures
                .get(&slot)?
                .qualifier;
            let count = i64::try_from(self.count(statement, slot)?).ok()?;
            Some(qualifier.range(count))
        };
        let declared = &self.package.statements[statement].totals[total];
        let mut parts = (0, Some(0));
        for part in 0..declared.parts.len() {
            let (low, high) = range(Slot::Part(total, part))?;
            parts = (
                parts.0 + low,
                parts.1.zip(high).map(|(sum, high)| sum + high),
            );
        }
        Some(Parts {
            total: range(declared.slot)?,
            parts,
            complete: declared.complete,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bulletin of docs/methods/statements.md, and the same with another print of its last
    /// figure.
    #[test]
    fn a_published_bulletin_is_rounded_products_and_its_other_print_is_not() {
        let fits = rounded_products(&[5_150_092, 4_445_978, 462_704], 10_058_774, true).unwrap();
        assert_eq!((fits.decimals, fits.free), (1, 2));
        assert!(
            (fits.chance / 9.88e-9 - 1.0).abs() < 0.01,
            "{}",
            fits.chance
        );
        assert_eq!(
            rounded_products(&[5_150_092, 4_445_978, 461_704], 10_057_774, true),
            None
        );
        // Any of the counts moved by one is no product any more.
        for (position, step) in [(0, 1), (0, -1), (1, 1), (1, -1), (2, 1), (2, -1)] {
            let mut counts = [5_150_092, 4_445_978, 462_704];
            counts[position] += step;
            assert_eq!(
                rounded_products(&counts, 10_058_774, true),
                None,
                "{counts:?}"
            );
        }
    }

    #[test]
    fn what_anybody_would_print_says_nothing() {
        // One choice follows from the total; a small total is full of products.
        assert_eq!(rounded_products(&[1_000_000], 1_000_000, true), None);
        assert_eq!(rounded_products(&[600, 400], 1_000, true), None);
        assert_eq!(rounded_products(&[0, 1_000_000, 0], 1_000_000, true), None);
        assert_eq!(rounded_products(&[], 0, true), None);
        // Without the sum every choice is free.
        let some = rounded_products(&[512_000, 442_000], 1_000_000_000, false);
        assert_eq!(some, None);
        let some = rounded_products(&[512_000_000, 442_000_000], 1_000_000_000, false).unwrap();
        assert_eq!((some.decimals, some.free), (1, 2));
    }

    /// Whole numbers below a bound, by xorshift64 (Marsaglia 2003).
    fn lottery(seed: u64) -> impl FnMut(i128) -> i128 {
        let mut state = seed;
        move |below| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (i128::from(state >> 11) * below) >> 53
        }
    }

    /// Honest counts come from a lottery that knows nothing of shares; so often as the printed
    /// chance says, their free choices are all products by accident, and the rule fires no more
    /// often than that: with three choices the last one, which the total leaves, is a product in
    /// three of four such cases.
    #[test]
    fn honest_counts_are_products_as_often_as_the_printed_chance_says() {
        let mut draw = lottery(88_172_645_463_325_252);
        let is_product = |count: i128, total: i128| {
            let share = (2 * count * 1_000 + total) / (2 * total);
            (2 * total * share + 1_000) / 2_000 == count
        };
        // One chance in 400: the rule itself is silent here, so that fewer runs suffice.
        let (total, runs) = (20_011, 400_000);
        let chance = (1_000.0 / real(total)).powi(2);
        let (mut free, mut all) = (0.0, 0.0);
        for _ in 0..runs {
            let first = 8_000 + draw(4_000);
            let second = 5_000 + draw(3_000);
            if is_product(first, total) && is_product(second, total) {
                free += 1.0;
                if is_product(total - first - second, total) {
                    all += 1.0;
                }
            }
        }
        let expected = chance * f64::from(runs);
        let within = |found: f64, expected: f64| (found - expected).abs() < 4.0 * expected.sqrt();
        assert!(within(free, expected), "{free} instead of {expected}");
        assert!(
            within(all, 0.75 * expected),
            "{all} instead of {}",
            0.75 * expected
        );
        assert!(all < expected);
    }

    /// The same through the rule itself, where it speaks: one chance in 1,600.
    #[test]
    fn the_rule_fires_on_honest_counts_as_often_as_it_says() {
        let mut draw = lottery(1);
        let (total, runs) = (1_600_033, 200_000);
        let (mut fired, mut chance) = (0.0, 0.0);
        for _ in 0..runs {
            let first = 300_000 + draw(1_000_000);
            if let Some(products) = rounded_products(&[first, total - first], total, true)
                && products.decimals == 1
            {
                fired += 1.0;
                chance = products.chance;
            }
        }
        let expected = chance * f64::from(runs);
        assert!(
            (fired - expected).abs() < 4.0 * f64::sqrt(expected),
            "{fired}, {expected}"
        );
    }
}
