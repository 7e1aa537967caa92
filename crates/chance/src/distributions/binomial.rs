//! The binomial distribution: hits in so many independent trials, each a hit with probability p.
//!
//! "Exact" in the statistician's sense: no normal approximation anywhere.

use super::beta::{self, incomplete};
use super::stirling::binomial_mass;

/// P(X = hits).
pub fn mass(hits: u64, trials: u64, p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    if hits > trials {
        return 0.0;
    }
    binomial_mass(hits as f64, (trials - hits) as f64, p, 1.0 - p)
}

/// P(X <= hits).
pub fn at_most(hits: u64, trials: u64, p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    if hits >= trials {
        return 1.0;
    }
    incomplete((trials - hits) as f64, hits as f64 + 1.0, 1.0 - p, p)
}

/// P(X >= hits) (Abramowitz, Stegun 26.5.24).
pub fn at_least(hits: u64, trials: u64, p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    if hits == 0 {
        return 1.0;
    }
    if hits > trials {
        return 0.0;
    }
    incomplete(hits as f64, (trials - hits) as f64 + 1.0, p, 1.0 - p)
}

/// The interval for p from `hits` in `trials` whose coverage is at least `confidence` (such as 0.95), half
/// of the rest on either side: C. J. Clopper, E. S. Pearson, Biometrika 26, 1934, 404-413.
///
/// (NaN, NaN) where `hits` exceeds `trials`, there are no trials, or the confidence is not between 0 and 1.
pub fn clopper_pearson(hits: u64, trials: u64, confidence: f64) -> (f64, f64) {
    if hits > trials || trials == 0 || !(confidence > 0.0 && confidence < 1.0) {
        return (f64::NAN, f64::NAN);
    }
    let side = (1.0 - confidence) / 2.0;
    let (hit, missed) = (hits as f64, (trials - hits) as f64);
    let low = if hits == 0 {
        0.0
    } else {
        beta::quantile(side, hit, missed + 1.0)
    };
    let high = if hits == trials {
        1.0
    } else {
        1.0 - beta::quantile(side, missed, hit + 1.0)
    };
    (low, high)
}
