//! The Poisson distribution: a count of rare events with a known mean.

use super::gamma;
use super::stirling::poisson_mass;

/// P(X = count).
pub fn mass(count: u64, mean: f64) -> f64 {
    if !in_domain(mean) {
        return f64::NAN;
    }
    poisson_mass(count as f64, mean)
}

/// P(X <= count).
pub fn at_most(count: u64, mean: f64) -> f64 {
    if !in_domain(mean) {
        return f64::NAN;
    }
    gamma::upper(count as f64 + 1.0, mean)
}

/// P(X >= count) (Abramowitz, Stegun 26.4.21).
pub fn at_least(count: u64, mean: f64) -> f64 {
    if !in_domain(mean) {
        return f64::NAN;
    }
    if count == 0 {
        return 1.0;
    }
    gamma::lower(count as f64, mean)
}

fn in_domain(mean: f64) -> bool {
    (0.0..f64::INFINITY).contains(&mean)
}
