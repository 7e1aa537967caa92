//! The incomplete beta function, from which binomial and Student tails follow, and the beta distribution.

use super::fraction::reciprocal;
use super::invert::root;
use super::stirling::binomial_mass;

/// P(X <= x) for X beta distributed with parameters a, b > 0: the regularised incomplete beta function
/// I_x(a, b).
pub fn cdf(x: f64, a: f64, b: f64) -> f64 {
    incomplete(a, b, x, 1.0 - x)
}

/// P(X > x), with its own digits in the tail.
pub fn upper_tail(x: f64, a: f64, b: f64) -> f64 {
    incomplete(b, a, 1.0 - x, x)
}

/// The x with P(X <= x) = p.
pub fn quantile(p: f64, a: f64, b: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) || !in_domain(a, b) {
        return f64::NAN;
    }
    if p == 0.0 || p == 1.0 {
        return p;
    }
    root(0.0, 1.0, |x| (cdf(x, a, b) - p, density(x, a, b)))
}

/// Density at x.
pub fn density(x: f64, a: f64, b: f64) -> f64 {
    leading_factor(a, b, x, 1.0 - x) / (x * (1.0 - x))
}

/// I_x(a, b) where y = 1 - x is given too, so that the smaller of them keeps its digits.
///
/// The continued fraction of A. R. DiDonato, A. H. Morris, ACM Trans. Math. Softw. 18, 1992, 360-373, on
/// the side of the mean where it converges quickly and all large terms are positive.
pub(super) fn incomplete(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if !in_domain(a, b) || !(0.0..=1.0).contains(&x) || !(0.0..=1.0).contains(&y) {
        return f64::NAN;
    }
    if a * y < b * x {
        return 1.0 - below_mean(b, a, y, x);
    }
    below_mean(a, b, x, y)
}

fn in_domain(a: f64, b: f64) -> bool {
    a > 0.0 && a < f64::INFINITY && b > 0.0 && b < f64::INFINITY
}

fn below_mean(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x == 0.0 {
        return 0.0;
    }
    let excess = a * y - b * x;
    let partial_denominator = |n: f64| {
        n + n * (b - n) * x / (a + 2.0 * n - 1.0)
            + (a + n) / (a + 2.0 * n + 1.0) * (excess + 1.0 + n * (1.0 + y))
    };
    let term = |n: f64| {
        let odd = a + 2.0 * n - 1.0;
        let numerator = (a + n - 1.0) / odd * ((a + b + n - 1.0) / odd) * n * (b - n) * x * x;
        (numerator, partial_denominator(n))
    };
    leading_factor(a, b, x, y) * reciprocal(a / (a + 1.0) * (excess + 1.0), term)
}

/// x^a y^b / B(a, b), as the binomial mass of a successes and b failures times ab/(a+b).
fn leading_factor(a: f64, b: f64, x: f64, y: f64) -> f64 {
    binomial_mass(a, b, x, y) * (a / (a + b)) * b
}
