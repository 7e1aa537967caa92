//! Quantiles: solving cdf(x) = p.
//!
//! Newton's steps, kept inside an interval that brackets the solution; a step that would leave the
//! interval is replaced by halving it. So it is quick where the function is smooth and never lost where
//! it is flat.

/// Enough to halve from the largest number to the smallest, which Newton's steps never let happen.
const MOST_STEPS: usize = 2_200;

/// The x between `low` and `high` where an increasing function passes zero.
///
/// `function` gives value and slope at x. The value at `low` is at most zero, that at `high` at least.
pub(super) fn root(mut low: f64, mut high: f64, function: impl Fn(f64) -> (f64, f64)) -> f64 {
    let mut x = 0.5 * (low + high);
    for _ in 0..MOST_STEPS {
        let (value, slope) = function(x);
        if value == 0.0 {
            return x;
        }
        if value < 0.0 {
            low = x;
        } else {
            high = x;
        }
        let newton = x - value / slope;
        let next = if newton > low && newton < high {
            newton
        } else {
            0.5 * (low + high)
        };
        if (next - x).abs() <= 2e-16 * x.abs() || next == low && next == high {
            return next;
        }
        x = next;
    }
    x
}

/// The first of 1, 2, 4, ... at which `reached` holds; infinity if none does.
pub(super) fn doubling(reached: impl Fn(f64) -> bool) -> f64 {
    let mut x = 1.0;
    while x < f64::INFINITY && !reached(x) {
        x *= 2.0;
    }
    x
}
