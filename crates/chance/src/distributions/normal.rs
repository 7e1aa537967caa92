//! The normal distribution, standardised: mean 0, standard deviation 1.

use crate::elementary::{exp, ln, polynomial};

/// 1 / sqrt(2 pi).
const PEAK: f64 = 0.398_942_280_401_432_7;

/// Density at z, to 2e-15.
pub fn density(z: f64) -> f64 {
    // z^2/2 is large in the tail and its rounding would count; the first part of z squares exactly.
    let coarse = (z * 16.0).trunc() / 16.0;
    let fine = z - coarse;
    if z.abs() > 40.0 {
        return 0.0;
    }
    PEAK * exp(-0.5 * coarse * coarse) * exp(-fine * (coarse + 0.5 * fine))
}

/// P(Z <= z), to 2e-15.
pub fn cdf(z: f64) -> f64 {
    upper_tail(-z)
}

/// P(Z > z), to 2e-15.
///
/// Near the middle 1/2 - density(z) (z + z^3/3 + z^5/(3 5) + ...), all terms of one sign (G. Marsaglia, J. Stat.
/// Softw. 11(4), 2004); farther out Laplace's continued fraction density(z) / (z + 1/(z + 2/(z + ...)))
/// (Abramowitz, Stegun 26.2.14).
pub fn upper_tail(z: f64) -> f64 {
    if z < 0.0 {
        return if z > -MIDDLE {
            0.5 + from_middle(-z)
        } else {
            1.0 - far_tail(-z)
        };
    }
    if z < MIDDLE {
        return 0.5 - from_middle(z);
    }
    far_tail(z)
}

/// Where the continued fraction takes over from the series.
const MIDDLE: f64 = 1.5;

/// P(0 < Z < z) for 0 <= z <= `MIDDLE`.
fn from_middle(z: f64) -> f64 {
    let (mut sum, mut term, mut odd) = (z, z, 1.0);
    while term > 1e-17 * sum {
        odd += 2.0;
        term *= z * z / odd;
        sum += term;
    }
    density(z) * sum
}

/// P(Z > z) for z >= `MIDDLE`: the fraction from its far end, after as many terms as the figures need.
///
/// What lies beyond the last term is about the t with t = z + n/t, which halves the number of terms.
fn far_tail(z: f64) -> f64 {
    if z.is_nan() {
        return z;
    }
    let mut number = (10.0 + 280.0 / (z * z)).floor();
    let mut denominator = 0.5 * (z + (z * z + 4.0 * number + 4.0).sqrt());
    while number > 0.0 {
        denominator = z + number / denominator;
        number -= 1.0;
    }
    density(z) / denominator
}

/// The z with P(Z <= z) = p, to 1e-15.
///
/// M. J. Wichura, Algorithm AS 241 (PPND16), Appl. Statist. 37, 1988, 477-484: three rational
/// approximations, one around the middle and two in the tails, which take sqrt(-ln p) as argument.
pub fn quantile(p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    let from_middle = p - 0.5;
    if from_middle.abs() <= 0.425 {
        return from_middle * ratio(0.180_625 - from_middle * from_middle, &CENTRE);
    }
    let tail = if from_middle < 0.0 { p } else { 1.0 - p };
    if tail == 0.0 {
        return if from_middle < 0.0 {
            f64::NEG_INFINITY
        } else {
            f64::INFINITY
        };
    }
    let depth = (-ln(tail)).sqrt();
    let size = if depth <= 5.0 {
        ratio(depth - 1.6, &SHOULDER)
    } else {
        ratio(depth - 5.0, &FAR)
    };
    if from_middle < 0.0 { -size } else { size }
}

/// Numerator and denominator coefficients, from the constant term up.
type Rational = ([f64; 8], [f64; 8]);

fn ratio(x: f64, (numerator, denominator): &Rational) -> f64 {
    polynomial(x, numerator) / polynomial(x, denominator)
}

/// For |p - 1/2| <= 0.425.
#[expect(
    clippy::excessive_precision,
    reason = "the digits as the paper prints them"
)]
const CENTRE: Rational = (
    [
        3.387_132_872_796_366_608_0,
        1.331_416_678_917_843_774_5e2,
        1.971_590_950_306_551_442_7e3,
        1.373_169_376_550_946_112_5e4,
        4.592_195_393_154_987_145_7e4,
        6.726_577_092_700_870_085_3e4,
        3.343_057_558_358_812_810_5e4,
        2.509_080_928_730_122_672_7e3,
    ],
    [
        1.0,
        4.231_333_070_160_091_125_2e1,
        6.871_870_074_920_579_083_0e2,
        5.394_196_021_424_751_107_7e3,
        2.121_379_430_158_659_586_7e4,
        3.930_789_580_009_271_061_0e4,
        2.872_908_573_572_194_267_4e4,
        5.226_495_278_852_854_561_0e3,
    ],
);

/// For sqrt(-ln p) <= 5, that is tails down to 1.4e-11.
#[expect(
    clippy::excessive_precision,
    reason = "the digits as the paper prints them"
)]
const SHOULDER: Rational = (
    [
        1.423_437_110_749_683_577_34,
        4.630_337_846_156_545_295_90,
        5.769_497_221_460_691_405_50,
        3.647_848_324_763_204_605_04,
        1.270_458_252_452_368_382_58,
        2.417_807_251_774_506_117_70e-1,
        2.272_384_498_926_918_458_33e-2,
        7.745_450_142_783_414_076_40e-4,
    ],
    [
        1.0,
        2.053_191_626_637_758_821_87,
        1.676_384_830_183_803_849_40,
        6.897_673_349_851_000_045_50e-1,
        1.481_039_764_274_800_745_90e-1,
        1.519_866_656_361_645_719_66e-2,
        5.475_938_084_995_344_946_00e-4,
        1.050_750_071_644_416_843_24e-9,
    ],
);

/// For the tails beyond.
#[expect(
    clippy::excessive_precision,
    reason = "the digits as the paper prints them"
)]
const FAR: Rational = (
    [
        6.657_904_643_501_103_777_20,
        5.463_784_911_164_114_369_90,
        1.784_826_539_917_291_335_80,
        2.965_605_718_285_048_912_30e-1,
        2.653_218_952_657_612_309_30e-2,
        1.242_660_947_388_078_438_60e-3,
        2.711_555_568_743_487_578_15e-5,
        2.010_334_399_292_288_132_65e-7,
    ],
    [
        1.0,
        5.998_322_065_558_879_376_90e-1,
        1.369_298_809_227_358_053_10e-1,
        1.487_536_129_085_061_485_25e-2,
        7.868_691_311_456_132_591_00e-4,
        1.846_318_317_510_054_681_80e-5,
        1.421_511_758_316_445_888_70e-7,
        2.044_263_103_389_939_785_64e-15,
    ],
);
