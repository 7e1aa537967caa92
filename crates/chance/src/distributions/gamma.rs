//! The gamma function and the incomplete gamma functions, from which chi-square and Poisson tails follow.

use super::fraction::reciprocal;
use super::stirling::{HALF_LN_2_PI, error, poisson_mass};
use crate::elementary::ln;

/// ln Gamma(x) for x > 0, to 1e-15 of its size, or absolutely near its zeros at 1 and 2; else NaN.
///
/// Stirling's formula with a correction for which small arguments are shifted upwards.
pub fn ln_gamma(x: f64) -> f64 {
    if x.is_nan() || x <= 0.0 {
        return f64::NAN;
    }
    if x == f64::INFINITY {
        return x;
    }
    (x - 0.5) * ln(x) - x + HALF_LN_2_PI + error(x)
}

/// P(a, x), the share of Gamma(a)'s integral below x, for a > 0 and x >= 0.
///
/// It is P(X <= x) where X is gamma distributed with shape a and scale 1.
pub fn lower(a: f64, x: f64) -> f64 {
    if !in_domain(a, x) {
        return f64::NAN;
    }
    if x < a + 1.0 {
        series(a, x)
    } else {
        1.0 - continued(a, x)
    }
}

/// Q(a, x) = 1 - P(a, x), with its own digits in the tail.
pub fn upper(a: f64, x: f64) -> f64 {
    if !in_domain(a, x) {
        return f64::NAN;
    }
    if x < a + 1.0 {
        1.0 - series(a, x)
    } else {
        continued(a, x)
    }
}

fn in_domain(a: f64, x: f64) -> bool {
    a > 0.0 && a < f64::INFINITY && x >= 0.0
}

/// x^a e^-x / Gamma(a+1) (1 + x/(a+1) + x^2/((a+1)(a+2)) + ...) (DLMF 8.7.1), for x < a + 1.
fn series(a: f64, x: f64) -> f64 {
    let (mut sum, mut term, mut divisor) = (1.0, 1.0, a);
    while term > 1e-17 * sum {
        divisor += 1.0;
        term *= x / divisor;
        sum += term;
    }
    poisson_mass(a, x) * sum
}

/// x^a e^-x / Gamma(a) / (x+1-a - 1(1-a)/(x+3-a - 2(2-a)/(x+5-a - ...))) (DLMF 8.9.2), for x >= a + 1.
fn continued(a: f64, x: f64) -> f64 {
    if x == f64::INFINITY {
        return 0.0;
    }
    let first = x + 1.0 - a;
    poisson_mass(a, x) * a * reciprocal(first, |n| (n * (a - n), first + 2.0 * n))
}
