//! The chi-square distribution, with any positive number of degrees of freedom.

use super::gamma;
use super::invert::{doubling, root};
use super::stirling::poisson_mass;

/// P(X <= x) for x >= 0.
pub fn cdf(x: f64, degrees: f64) -> f64 {
    gamma::lower(degrees / 2.0, x / 2.0)
}

/// P(X > x): the p-value of an observed x.
pub fn upper_tail(x: f64, degrees: f64) -> f64 {
    gamma::upper(degrees / 2.0, x / 2.0)
}

/// The x with P(X <= x) = p.
pub fn quantile(p: f64, degrees: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) || cdf(1.0, degrees).is_nan() {
        return f64::NAN;
    }
    if p == 0.0 {
        return 0.0;
    }
    if p == 1.0 {
        return f64::INFINITY;
    }
    let shape = degrees / 2.0;
    let high = doubling(|half| gamma::lower(shape, half) >= p);
    // The gamma density is x^(a-1) e^-x / Gamma(a) = mass of a at x, times a / x.
    2.0 * root(0.0, high, |half| {
        (
            gamma::lower(shape, half) - p,
            poisson_mass(shape, half) * shape / half,
        )
    })
}
