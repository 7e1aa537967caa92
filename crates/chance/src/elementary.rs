//! Logarithm and exponential that give the same bits on every machine.
//!
//! IEEE 754 fixes the result of `+ - * /` and of the square root, but not of `ln` and `exp`: the C
//! libraries of Linux, macOS, Windows and the browsers differ in the last bit. One such bit can change a
//! simulated ballot or a published p-value, and then a stranger who recomputes it sees a difference that
//! nobody can explain. So everything here is made of the four operations and of reading a number's
//! exponent, in a fixed order. A translation into Python, line by line, gives the same bits.
//!
//! Method: reduce the argument, then sum the textbook series until its next term no longer counts.
//! ln x: x = 2^k (1+f), s = f/(2+f), ln(1+f) = 2 (s + s^3/3 + s^5/5 + ...), |s| < 0.172.
//! exp x: x = k ln 2 + r, e^r = 1 + r + r^2/2! + ..., |r| < 0.347.
//! ln 2 is kept as a sum of two numbers, the first with so many trailing zeros that k times it is exact
//! (W. J. Cody, W. Waite: Software Manual for the Elementary Functions, 1980).

/// ln 2, rounded to 33 bits so that its product with a binary exponent is exact.
const LN_2_HIGH: f64 = f64::from_bits(0x3fe6_2e42_fee0_0000);
/// ln 2 - `LN_2_HIGH`.
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// Coefficients 2/3, 2/5, ... of the series for ln(1+f) in powers of s^2, without the leading 2s.
const LOGARITHM_SERIES: [f64; 10] = [
    2.0 / 3.0,
    2.0 / 5.0,
    2.0 / 7.0,
    2.0 / 9.0,
    2.0 / 11.0,
    2.0 / 13.0,
    2.0 / 15.0,
    2.0 / 17.0,
    2.0 / 19.0,
    2.0 / 21.0,
];

/// Coefficients 1/2!, 1/3!, ... of (e^r - 1 - r) / r^2.
const EXPONENTIAL_SERIES: [f64; 13] = [
    1.0 / 2.0,
    1.0 / 6.0,
    1.0 / 24.0,
    1.0 / 120.0,
    1.0 / 720.0,
    1.0 / 5_040.0,
    1.0 / 40_320.0,
    1.0 / 362_880.0,
    1.0 / 3_628_800.0,
    1.0 / 39_916_800.0,
    1.0 / 479_001_600.0,
    1.0 / 6_227_020_800.0,
    1.0 / 87_178_291_200.0,
];

/// Natural logarithm, within 1 unit in the last place.
///
/// `ln(0)` is minus infinity; a negative number or NaN gives NaN.
pub fn ln(x: f64) -> f64 {
    if x.is_nan() || x < 0.0 {
        return f64::NAN;
    }
    if x == 0.0 {
        return f64::NEG_INFINITY;
    }
    if x == f64::INFINITY {
        return x;
    }
    let (fraction, exponent) = split(x);
    ln_near_one(fraction - 1.0, exponent)
}

/// ln(1 + x), within 3 units in the last place also where x is tiny.
///
/// `ln_1p(-1)` is minus infinity; below that, or for NaN, the answer is NaN.
pub fn ln_1p(x: f64) -> f64 {
    if x > -0.29 && x < 0.41 {
        return ln_near_one(x, 0.0);
    }
    ln(1.0 + x)
}

/// e to the power x, within 1 unit in the last place; infinity above 709.78, zero below -745.13.
pub fn exp(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x > 709.8 {
        return f64::INFINITY;
    }
    if x < -745.2 {
        return 0.0;
    }
    let exponent = (x * std::f64::consts::LOG2_E + 0.5).floor();
    let high = x - exponent * LN_2_HIGH;
    let low = exponent * LN_2_LOW;
    let remainder = high - low;
    let lost = (high - remainder) - low;
    let value = 1.0 + (remainder + (lost + exponential_rest(remainder)));
    // Two steps, because 2^1024 and 2^-1075 are not numbers while their products with `value` may be.
    let half = (exponent / 2.0).floor();
    value * power_of_two(half) * power_of_two(exponent - half)
}

/// e^x - 1, within 5 units in the last place also where x is tiny.
pub fn exp_m1(x: f64) -> f64 {
    if x.abs() < 0.35 {
        return x + exponential_rest(x);
    }
    exp(x) - 1.0
}

/// exponent * ln 2 + ln(1 + f) for f between -0.293 and 0.415.
///
/// 2s equals f - s f, which leaves f itself as the leading term and everything rounded small beside it;
/// f^2/2 is taken out of the product for the same reason.
fn ln_near_one(f: f64, exponent: f64) -> f64 {
    let s = f / (2.0 + f);
    let square = s * s;
    let rest = square * polynomial(square, &LOGARITHM_SERIES);
    let half_square = 0.5 * f * f;
    let correction = s * (half_square + rest) + exponent * LN_2_LOW;
    exponent * LN_2_HIGH - ((half_square - correction) - f)
}

/// e^r - 1 - r for |r| < 0.36.
fn exponential_rest(r: f64) -> f64 {
    r * r * polynomial(r, &EXPONENTIAL_SERIES)
}

/// c0 + c1 x + c2 x^2 + ..., by Horner's rule from the last coefficient.
pub(crate) fn polynomial(x: f64, coefficients: &[f64]) -> f64 {
    coefficients
        .iter()
        .rev()
        .fold(0.0, |sum, coefficient| sum * x + coefficient)
}

/// A positive finite number as fraction * 2^exponent, the fraction between 1/sqrt 2 and sqrt 2.
fn split(x: f64) -> (f64, f64) {
    const FRACTION_BITS: u64 = (1 << 52) - 1;
    if x < f64::MIN_POSITIVE {
        let (fraction, exponent) = split(x * power_of_two(54.0));
        return (fraction, exponent - 54.0);
    }
    let bits = x.to_bits();
    let exponent = (bits >> 52) as f64 - 1023.0;
    let fraction = f64::from_bits((bits & FRACTION_BITS) | (1023 << 52));
    if fraction > std::f64::consts::SQRT_2 {
        (fraction * 0.5, exponent + 1.0)
    } else {
        (fraction, exponent)
    }
}

/// 2^exponent for a whole exponent from -1022 to 1023.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the biased exponent is a whole number from 1 to 2046"
)]
fn power_of_two(exponent: f64) -> f64 {
    f64::from_bits(((exponent + 1023.0) as u64) << 52)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Distance in units of the last place; the machine's own libm is the second opinion.
    fn units_apart(ours: f64, theirs: f64) -> u64 {
        if ours == theirs {
            return 0;
        }
        assert!(
            ours.is_sign_positive() == theirs.is_sign_positive(),
            "{ours} {theirs}"
        );
        ours.to_bits().abs_diff(theirs.to_bits())
    }

    // libm itself may be one unit off, hence one more than the documented bounds.
    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn logarithm_agrees_with_libm_on_every_positive_number(bits in 1_u64..0x7ff0_0000_0000_0000) {
            let x = f64::from_bits(bits);
            prop_assert!(units_apart(ln(x), x.ln()) <= 2, "ln {x}");
        }

        #[test]
        fn logarithm_agrees_with_libm_near_one(x in 0.5_f64..2.0) {
            prop_assert!(units_apart(ln(x), x.ln()) <= 2, "ln {x}");
        }

        #[test]
        fn exponential_agrees_with_libm(x in -745.0_f64..709.7) {
            prop_assert!(units_apart(exp(x), x.exp()) <= 2, "exp {x}");
        }

        #[test]
        fn shifted_forms_agree_with_libm(x in -0.999_f64..5.0, scale in 0_i32..60) {
            let x = x * 0.5_f64.powi(scale);
            prop_assert!(units_apart(ln_1p(x), x.ln_1p()) <= 4, "ln_1p {x}");
            prop_assert!(units_apart(exp_m1(x), x.exp_m1()) <= 6, "exp_m1 {x}");
        }
    }

    #[test]
    fn ends_of_the_line() {
        assert_eq!(ln(0.0), f64::NEG_INFINITY);
        assert_eq!(ln(1.0), 0.0);
        assert_eq!(ln(f64::INFINITY), f64::INFINITY);
        assert!(ln(-1.0).is_nan() && ln(f64::NAN).is_nan());
        assert_eq!(ln_1p(-1.0), f64::NEG_INFINITY);
        assert!(ln_1p(-1.5).is_nan());
        assert_eq!(exp(0.0), 1.0);
        assert_eq!(exp(710.0), f64::INFINITY);
        assert_eq!(exp(-746.0), 0.0);
        assert_eq!(exp(f64::NEG_INFINITY), 0.0);
        assert!(exp(f64::NAN).is_nan());
        assert_eq!(exp_m1(f64::NEG_INFINITY), -1.0);
        assert_eq!(ln(f64::from_bits(1)), -744.4400719213812);
        assert_eq!(exp(-745.0), f64::from_bits(1));
    }
}
