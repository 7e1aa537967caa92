//! How many equal vectors of counts chance gives.
//!
//! Small units coincide by chance, so an equal vector says nothing before one knows how many
//! chance gives. That is read off the data themselves, without a model of how people vote: units
//! with equal counts for all but the two largest choices, and with equal sums of those two, differ
//! in one number only, the votes of the largest. Among such pairs, differences of 0, of 1, of 2 and
//! so on are about equally frequent as long as they are small beside the spread of the votes. So
//! the pairs with small differences other than 0 tell how many with difference 0 to expect:
//! with `near` pairs that differ by 1 to `w`, `near / 2w`, because each difference but 0 can
//! stand either way round.
//!
//! The window `w` is half the square root of the smaller of the two counts, which is at most
//! half the spread that chance alone gives to a difference, between 1 and 10. Inside it, small
//! differences are still a little more frequent than larger ones; that is made good as for a
//! normal distribution with the spread that chance alone gives, which is the least there can be.
//! So where units differ more, the number is a little too high, by less than a tenth. Where either
//! count is below `FEWEST`, no window is narrow enough, and the unit is not weighed.
//!
//! Given all pairs within the window, the number of equal ones is binomial with probability
//! `1 / (2w + 1)` each, if pairs are taken for independent. For one window the tail used below is
//! exactly that; for several, mean and variance are matched.

/// The widest window.
const WIDEST: i64 = 10;

/// Pairs by the number of votes of their units.
#[derive(Clone, Copy, Default)]
pub(super) struct Pairs {
    pub(super) equal: u64,
    pub(super) expected: f64,
    pub(super) variance: f64,
}

pub(super) const fn pairs(units: usize) -> u64 {
    let units = units as u64;
    units * units.saturating_sub(1) / 2
}

/// How a group of units splits the votes of the two largest choices on average.
pub(super) struct Split {
    one: i64,
    other: i64,
}

impl Split {
    pub(super) fn of(ones: &[i64], two: i64) -> Self {
        let sum: i64 = ones.iter().sum();
        let one = sum / i64::try_from(ones.len()).unwrap_or(i64::MAX);
        Self {
            one,
            other: two - one,
        }
    }

    /// Half the square root of the smaller count, from 1 to [`WIDEST`].
    pub(super) fn window(&self) -> i64 {
        let smaller = self.one.min(self.other);
        let narrow = |window: &i64| 4 * window * window <= smaller;
        (1..=WIDEST).rev().find(narrow).unwrap_or(1)
    }

    /// How many times as frequent the differences in the window are as a difference of 0.
    pub(super) fn either_way(&self) -> f64 {
        let [one, other] = [self.one, self.other].map(|votes| real(votes.unsigned_abs()));
        let variance = 2.0 * one * other / (one + other);
        let differences = 1..=self.window();
        let frequencies = differences.map(|difference| {
            let difference = real(difference.unsigned_abs());
            (-difference * difference / (2.0 * variance)).exp()
        });
        2.0 * frequencies.sum::<f64>()
    }
}

/// Pairs that differ by 1 to `window`. `ones` from least to most.
pub(super) fn near(ones: &[i64], window: i64) -> u64 {
    let (mut equal, mut within, mut near) = (0, 0, 0);
    for (position, one) in ones.iter().enumerate() {
        while ones[equal] < *one {
            equal += 1;
        }
        while ones[within] < one - window {
            within += 1;
        }
        // Those before the first equal one, back to the edge of the window.
        near += (equal.min(position) - within) as u64;
    }
    near
}

pub(super) fn real(number: u64) -> f64 {
    number as f64
}

/// Three digits: what is printed is an estimate.
pub(super) fn short(number: f64) -> f64 {
    format!("{number:.2e}").parse().unwrap_or(number)
}

/// Probability of at least as many equal pairs as there are, given the near ones: the tail of a
/// negative binomial of shape `near + 1` with success `1 / (2w + 1)`.
pub(super) fn tail(pairs: Pairs) -> f64 {
    let either_way = match pairs.variance {
        0.0 => 2.0,
        variance => pairs.expected / variance,
    };
    let shape = pairs.expected * either_way + 1.0;
    let success = 1.0 / (either_way + 1.0);
    let mut log_mass = shape * (1.0 - success).ln();
    let mut below = 0.0;
    for equal in 0..pairs.equal {
        below += log_mass.exp();
        let equal = real(equal);
        log_mass += ((shape + equal) / (equal + 1.0) * success).ln();
    }
    (1.0 - below).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_pairs_are_those_within_the_window_without_the_equal_ones() {
        let ones = [3, 3, 4, 7, 8, 8, 30];
        for window in 1..=10 {
            let mut slow = 0;
            for (at, a) in ones.iter().enumerate() {
                let later = ones[at + 1..].iter();
                slow += later.filter(|b| (1..=window).contains(&(*b - a))).count() as u64;
            }
            assert_eq!(near(&ones, window), slow, "{window}");
        }
    }

    #[test]
    fn the_tail_is_the_binomial_one_for_a_single_window() {
        // 8 near pairs in a window of 2 and 3 equal ones: of 11, at least 3 with 1/5 each.
        let pairs = Pairs {
            equal: 3,
            expected: 8.0 / 4.0,
            variance: 8.0 / 16.0,
        };
        let choose = [1.0, 11.0, 55.0];
        let below: f64 = (0..3_i32)
            .zip(choose)
            .map(|(k, ways)| ways * 0.2_f64.powi(k) * 0.8_f64.powi(11 - k))
            .sum();
        assert!((tail(pairs) - (1.0 - below)).abs() < 1e-12);
        assert_eq!(tail(Pairs::default()), 1.0);
    }
}
