//! Binomial and Poisson masses without cancellation, for whole and fractional counts.
//!
//! Written with factorials, a binomial mass is a difference of huge logarithms and loses a digit for each
//! factor of ten in n. C. Loader (Fast and Accurate Computation of Binomial Probabilities, 2000) writes it
//! as a product of small corrections instead: by Stirling's formula n! = sqrt(2 pi n) (n/e)^n e^delta(n),
//! everything large cancels on paper, and what remains are the `error` delta and the `deviance`. The
//! incomplete beta and gamma functions use the same two masses as their leading factors, with fractional
//! counts.

use crate::elementary::{exp, ln, ln_1p, polynomial};
use std::f64::consts::PI;

/// ln(2 pi) / 2.
pub(super) const HALF_LN_2_PI: f64 = 0.918_938_533_204_672_7;

/// Terms B(2k) / (2k (2k-1)) of Stirling's series, in powers of 1/x^2 behind a leading 1/x (DLMF 5.11.1).
const STIRLING_SERIES: [f64; 8] = [
    1.0 / 12.0,
    -1.0 / 360.0,
    1.0 / 1_260.0,
    -1.0 / 1_680.0,
    1.0 / 1_188.0,
    -691.0 / 360_360.0,
    1.0 / 156.0,
    -3_617.0 / 122_400.0,
];

/// delta(x) = ln Gamma(x+1) - (x + 1/2) ln x + x - ln(2 pi)/2 for x > 0, to about 1e-15.
///
/// From 9 on the series, whose first neglected term is 2e-17 there; below, delta(x) = delta(x+1) +
/// `step_down`, which adds positive terms only.
pub(super) fn error(x: f64) -> f64 {
    let (mut steps, mut shifted) = (0.0, x);
    while shifted < 9.0 {
        steps += step_down(shifted);
        shifted += 1.0;
    }
    let inverse = 1.0 / shifted;
    steps + inverse * polynomial(inverse * inverse, &STIRLING_SERIES)
}

/// delta(x) - delta(x+1) = (x + 1/2) ln(1 + 1/x) - 1 = s^2/3 + s^4/5 + ... with s = 1/(2x+1).
fn step_down(x: f64) -> f64 {
    if x < 1.0 {
        return (x + 0.5) * (ln(1.0 + x) - ln(x)) - 1.0;
    }
    let s = 1.0 / (2.0 * x + 1.0);
    odd_series(s * s)
}

/// z/3 + z^2/5 + z^3/7 + ... = artanh(sqrt z)/sqrt z - 1 for 0 <= z <= 1/4.
fn odd_series(z: f64) -> f64 {
    let (mut sum, mut power, mut odd) = (0.0, z, 3.0);
    while power > 1e-17 * z {
        sum += power / odd;
        power *= z;
        odd += 2.0;
    }
    sum
}

/// D(x, mean) = x ln(x/mean) + mean - x >= 0 for x, mean > 0, without cancellation near x = mean.
///
/// With v = (x - mean)/(x + mean): ln(x/mean) = 2 artanh v, so D = (x - mean) v + 2 x v (v^2/3 + ...).
fn deviance(x: f64, mean: f64) -> f64 {
    let v = (x - mean) / (x + mean);
    if v.abs() < 0.5 {
        return (x - mean) * v + 2.0 * x * v * odd_series(v * v);
    }
    x * ln(x / mean) + (mean - x)
}

/// mean^x e^-mean / Gamma(x+1) for x >= 0, mean >= 0.
pub(super) fn poisson_mass(x: f64, mean: f64) -> f64 {
    if mean == 0.0 {
        return if x == 0.0 { 1.0 } else { 0.0 };
    }
    if x == 0.0 {
        return exp(-mean);
    }
    exp(-error(x) - deviance(x, mean)) / (2.0 * PI * x).sqrt()
}

/// Gamma(s+f+1) / (Gamma(s+1) Gamma(f+1)) p^s q^f for successes s, failures f >= 0 and p + q = 1.
///
/// Both probabilities are arguments, so that the smaller of them keeps its digits.
pub(super) fn binomial_mass(successes: f64, failures: f64, p: f64, q: f64) -> f64 {
    if p == 0.0 {
        return if successes == 0.0 { 1.0 } else { 0.0 };
    }
    if q == 0.0 {
        return if failures == 0.0 { 1.0 } else { 0.0 };
    }
    if successes == 0.0 {
        return exp(failures * ln_of_share(q, p));
    }
    if failures == 0.0 {
        return exp(successes * ln_of_share(p, q));
    }
    let trials = successes + failures;
    let corrections = error(trials)
        - error(successes)
        - error(failures)
        - deviance(successes, trials * p)
        - deviance(failures, trials * q);
    exp(corrections) * (trials / (2.0 * PI * successes * failures)).sqrt()
}

/// ln of a probability whose complement is known.
fn ln_of_share(share: f64, complement: f64) -> f64 {
    if complement < 0.5 {
        ln_1p(-complement)
    } else {
        ln(share)
    }
}
