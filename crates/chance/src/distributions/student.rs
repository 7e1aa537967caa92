//! Student's t distribution, with any positive number of degrees of freedom.

use super::beta::{density as beta_density, incomplete};
use super::invert::{doubling, root};

/// P(T <= t).
pub fn cdf(t: f64, degrees: f64) -> f64 {
    upper_tail(-t, degrees)
}

/// P(T > t).
///
/// For t > 0 half of I_x(degrees/2, 1/2) with x = degrees / (degrees + t^2) (Abramowitz, Stegun 26.7.1).
pub fn upper_tail(t: f64, degrees: f64) -> f64 {
    let (x, y) = beta_argument(t, degrees);
    let tail = 0.5 * incomplete(degrees / 2.0, 0.5, x, y);
    if t < 0.0 { 1.0 - tail } else { tail }
}

/// The t with P(T <= t) = p.
pub fn quantile(p: f64, degrees: f64) -> f64 {
    if p > 0.5 {
        return -quantile(1.0 - p, degrees);
    }
    if p == 0.5 && degrees > 0.0 {
        return 0.0;
    }
    if p == 0.0 && degrees > 0.0 {
        return f64::NEG_INFINITY;
    }
    if !(p > 0.0 && degrees > 0.0 && degrees < f64::INFINITY) {
        return f64::NAN;
    }
    let high = doubling(|t| upper_tail(t, degrees) <= p);
    -root(0.0, high, |t| {
        (p - upper_tail(t, degrees), density(t, degrees))
    })
}

/// Density at t > 0, by the beta density of x and dx/dt.
fn density(t: f64, degrees: f64) -> f64 {
    let (x, y) = beta_argument(t, degrees);
    beta_density(x, degrees / 2.0, 0.5) * x * y / t
}

/// x = degrees / (degrees + t^2) and 1 - x, both to full precision.
fn beta_argument(t: f64, degrees: f64) -> (f64, f64) {
    let ratio = t * (t / degrees);
    if ratio == f64::INFINITY {
        return (0.0, 1.0);
    }
    (1.0 / (1.0 + ratio), ratio / (1.0 + ratio))
}
