//! Shares put into classes with round limits, for a legend that can be read.
//!
//! A continuous ramp promises a precision that no eye has. The classes are equally wide, at most
//! six, and their width is a round number, so that a reader can say which one a figure is in.
//! Everything is compared as whole numbers.

/// Hundredths of a per cent that a class may be wide.
const WIDTHS: [i128; 11] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];

/// Most classes; more than that many shades cannot be told apart.
const MOST: i128 = 6;

/// Hundredths of a per cent in the whole.
const WHOLE: i128 = 10_000;

/// A part of something, which is positive.
pub type Share = (i128, i128);

/// What is put into classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Shares of a whole.
    Share,
    /// Shares of which 0 says something of its own: nothing was found.
    Count,
    /// Differences of shares, negative or positive; 0 is no change.
    Change,
}

/// Classes of equal width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Classes {
    kind: Kind,
    width: i128,
    first: i128,
    last: i128,
}

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Exactly 0.
    Zero,
    /// From a limit up to, not including, the next; by number, from 0.
    Step(usize),
}

impl Classes {
    /// Classes for these shares.
    pub(super) fn of(kind: Kind, shares: &[Share]) -> Self {
        let mut classes = Self {
            kind,
            width: WIDTHS[0],
            first: 0,
            last: -1,
        };
        for width in WIDTHS {
            classes.width = width;
            let steps = shares.iter().filter_map(|share| classes.step(*share));
            let (Some(first), Some(last)) = (steps.clone().min(), steps.max()) else {
                return classes;
            };
            (classes.first, classes.last) = (first, last);
            if last - first < MOST {
                break;
            }
        }
        classes
    }

    fn step(&self, (part, whole): Share) -> Option<i128> {
        if part == 0 && self.kind != Kind::Share {
            return None;
        }
        let hundredths = part.saturating_mul(WHOLE).div_euclid(whole.max(1));
        let step = hundredths.div_euclid(self.width);
        // The whole belongs to the class below it, not to one of its own.
        let is_whole = self.kind != Kind::Change && hundredths == WHOLE;
        Some(if is_whole {
            WHOLE / self.width - 1
        } else {
            step
        })
    }

    /// The class of a share.
    pub(super) fn class(&self, share: Share) -> Class {
        match self.step(share) {
            None => Class::Zero,
            Some(step) => {
                let step = step.clamp(self.first, self.last.max(self.first)) - self.first;
                Class::Step(usize::try_from(step).unwrap_or(0))
            }
        }
    }

    /// Number of steps.
    pub(super) fn steps(&self) -> usize {
        usize::try_from(self.last - self.first + 1).unwrap_or(0)
    }

    /// Limits of a step in hundredths of a per cent.
    pub(super) fn limits(&self, step: usize) -> (i128, i128) {
        let from = (self.first + i128::try_from(step).unwrap_or(0)) * self.width;
        (from, from + self.width)
    }

    /// Decimals that its limits need.
    pub(super) const fn decimals(&self) -> u32 {
        match self.width {
            width if width % 100 == 0 => 0,
            width if width % 10 == 0 => 1,
            _ => 2,
        }
    }

    /// What is put into classes.
    pub(super) const fn kind(&self) -> Kind {
        self.kind
    }

    /// Number of steps below 0.
    pub(super) fn below_zero(&self) -> usize {
        let below = (0..self.steps()).filter(|step| self.limits(*step).0 < 0);
        below.count()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(kind: Kind, shares: &[Share]) -> (Classes, Vec<Class>) {
        let classes = Classes::of(kind, shares);
        (
            classes,
            shares.iter().map(|share| classes.class(*share)).collect(),
        )
    }

    #[test]
    fn limits_are_round_and_the_whole_has_no_class_of_its_own() {
        let (classes, of_each) = of(Kind::Share, &[(541, 1000), (80, 100), (100, 100)]);
        assert_eq!(
            (classes.width, classes.steps(), classes.limits(0)),
            (1000, 5, (5000, 6000))
        );
        assert_eq!(of_each, [Class::Step(0), Class::Step(3), Class::Step(4)]);
        assert_eq!(classes.limits(4), (9000, 10_000));
    }

    #[test]
    fn nothing_found_and_no_change_are_classes_of_their_own() {
        let (_, found) = of(Kind::Count, &[(0, 7), (1, 200), (2, 200)]);
        assert_eq!(found[0], Class::Zero);
        let (classes, changed) = of(Kind::Change, &[(-1, 1000), (0, 9), (1, 2000)]);
        assert_eq!(
            changed,
            [
                Class::Step(0),
                Class::Zero,
                Class::Step(classes.steps() - 1)
            ]
        );
        assert!(classes.below_zero() > 0 && classes.below_zero() < classes.steps());
        let (none, _) = of(Kind::Change, &[(0, 9)]);
        assert_eq!(none.steps(), 0);
    }

    proptest! {
        #[test]
        fn every_share_lies_within_the_limits_of_its_class(
            shares in prop::collection::vec((-2000..2000i128, 1..1000i128), 1..20),
        ) {
            let classes = Classes::of(Kind::Change, &shares);
            prop_assert!(classes.steps() <= 6 || classes.width == 2000);
            for (part, whole) in shares {
                if let Class::Step(step) = classes.class((part, whole)) {
                    let (from, to) = classes.limits(step);
                    prop_assert!(from * whole <= part * WHOLE && part * WHOLE < to * whole);
                } else {
                    prop_assert_eq!(part, 0);
                }
            }
        }
    }
}
