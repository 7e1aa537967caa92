//! Continued fractions, summed from the front.
//!
//! Lentz's method as modified by I. J. Thompson and A. R. Barnett (J. Comput. Phys. 64, 1986, 490): the
//! value grows by a factor per term until a factor no longer changes it.

/// Stands in for a denominator of zero, which the next term then cancels.
const TINY: f64 = 1e-300;
/// No fraction here needs a tenth of it; beyond, the answer is NaN rather than a wrong number.
const MOST_TERMS: u32 = 1_000_000;

/// 1 / (b0 + a1/(b1 + a2/(b2 + ...))), where `first` is b0 and `term(n)` gives (an, bn) for n = 1, 2, ...
pub(super) fn reciprocal(first: f64, term: impl Fn(f64) -> (f64, f64)) -> f64 {
    let (mut value, mut upper, mut lower) = (first, first, 0.0);
    for number in 1..MOST_TERMS {
        let (a, b) = term(f64::from(number));
        lower = 1.0 / away_from_zero(b + a * lower);
        upper = away_from_zero(b + a / upper);
        let factor = upper * lower;
        value *= factor;
        if (factor - 1.0).abs() < 2e-16 {
            return 1.0 / value;
        }
    }
    f64::NAN
}

fn away_from_zero(x: f64) -> f64 {
    if x == 0.0 { TINY } else { x }
}
