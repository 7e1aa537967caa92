//! Sums of fractions that do not depend on the order of the terms.
//!
//! Adding floats rounds after every term, so the same column added in another order, or in parts by
//! several threads, gives other last digits, and a published file other bytes. Here nothing is rounded
//! until the end: the sum is kept as one very long whole number of units of 2^-1074, the smallest that a
//! float can hold, and rounded once, to the nearest float and to even in a tie. So the result is the float
//! nearest to the true sum, whatever the order and however the terms were divided. Python's `math.fsum`
//! gives the same bits (it refuses only where a part of the sum exceeds the largest float).
//!
//! Sources: U. Kulisch, W. Miranker: Computer Arithmetic in Theory and Practice, 1981 (the long
//! accumulator); R. M. Neal: Fast Exact Summation Using Small and Large Superaccumulators,
//! arXiv:1505.05571, 2015 (limbs that overlap, so that carries can wait).

/// Each limb holds 32 bits of the sum and leaves 31 bits for carries that wait.
const LIMB_BITS: u32 = 32;
const LIMB: i64 = 1 << LIMB_BITS;
/// A float's bits lie between 2^-1074 and 2^1023; 68 limbs reach 2^1102 and so hold 2^64 of the largest.
const LIMBS: usize = 68;
/// Terms after which waiting carries must be passed on: each adds less than 2^32 to a limb.
const TERMS_BETWEEN_CARRIES: u32 = 1 << 30;

/// A running sum that has not been rounded yet.
#[derive(Clone, Debug)]
pub struct ExactSum {
    /// The sum is the total of limbs\[i\] 2^(32 i - 1074).
    limbs: [i64; LIMBS],
    /// Terms added since the carries were passed on.
    waiting: u32,
    /// The sum of the infinite and NaN terms, which swallows all others.
    not_finite: f64,
}

/// The float nearest to the true sum of the terms; 0 for none.
pub fn sum(terms: impl IntoIterator<Item = f64>) -> f64 {
    let mut total = ExactSum::new();
    for term in terms {
        total.add(term);
    }
    total.value()
}

impl ExactSum {
    /// The sum of nothing.
    pub fn new() -> Self {
        Self {
            limbs: [0; LIMBS],
            waiting: 0,
            not_finite: 0.0,
        }
    }

    /// Adds one term.
    pub fn add(&mut self, term: f64) {
        if !term.is_finite() {
            self.not_finite += term;
            return;
        }
        let (whole, place) = parts(term.abs());
        let shifted = u128::from(whole) << (place % LIMB_BITS);
        let first = (place / LIMB_BITS) as usize;
        for (limb, part) in self.limbs[first..].iter_mut().zip([0, 1, 2]) {
            let bits = i64::from(limb_of(shifted, part));
            *limb += if term < 0.0 { -bits } else { bits };
        }
        self.waiting += 1;
        if self.waiting == TERMS_BETWEEN_CARRIES {
            self.pass_carries();
        }
    }

    /// Adds another running sum, as if its terms had been added one by one.
    pub fn merge(&mut self, other: &Self) {
        let mut other = other.clone();
        other.pass_carries();
        self.pass_carries();
        for (limb, addend) in self.limbs.iter_mut().zip(other.limbs) {
            *limb += addend;
        }
        self.waiting = 1;
        self.not_finite += other.not_finite;
    }

    /// The float nearest to the sum; ties go to the even one, and beyond the largest float is infinity.
    pub fn value(&self) -> f64 {
        if self.not_finite != 0.0 {
            return self.not_finite;
        }
        let mut magnitude = self.clone();
        magnitude.pass_carries();
        let negative = magnitude.limbs[LIMBS - 1] < 0;
        if negative {
            magnitude.limbs.iter_mut().for_each(|limb| *limb = -*limb);
            magnitude.pass_carries();
        }
        let rounded = magnitude.rounded();
        if negative { -rounded } else { rounded }
    }

    /// Brings every limb but the last, which carries the sign, between 0 and 2^32 - 1.
    fn pass_carries(&mut self) {
        let mut carry = 0;
        for limb in &mut self.limbs[..LIMBS - 1] {
            let full = *limb + carry;
            carry = full.div_euclid(LIMB);
            *limb = full.rem_euclid(LIMB);
        }
        self.limbs[LIMBS - 1] += carry;
        self.waiting = 0;
    }

    /// The nearest float to a sum that is not negative and has no waiting carries.
    ///
    /// A float's bit pattern, read as a whole number, counts the floats from 0 upwards. So below 2^53
    /// units the pattern is the sum itself; above, it is the number of places cut off, in the exponent's
    /// field, plus the 53 leading bits; and rounding up is adding one, into the exponent if it must.
    fn rounded(&self) -> f64 {
        let Some(top) = self.limbs.iter().rposition(|&limb| limb != 0) else {
            return 0.0;
        };
        let limb = |index: usize| u128::from(self.limbs[index].unsigned_abs());
        let first = top.saturating_sub(2);
        let window = (first..=top)
            .rev()
            .fold(0_u128, |bits, index| bits << LIMB_BITS | limb(index));
        let cut = (u128::BITS - window.leading_zeros()).saturating_sub(53);
        let leading = u64::try_from(window >> cut).expect("53 bits are left");
        let places = first as u64 * u64::from(LIMB_BITS) + u64::from(cut);
        let up = cut > 0 && {
            let (below, half) = (window & ((1 << cut) - 1), 1 << (cut - 1));
            let rest = self.limbs[..first].iter().any(|&limb| limb != 0);
            below > half || below == half && (rest || leading % 2 == 1)
        };
        let pattern = (places << 52) + leading + u64::from(up);
        f64::from_bits(pattern.min(f64::INFINITY.to_bits()))
    }
}

impl Default for ExactSum {
    fn default() -> Self {
        Self::new()
    }
}

/// A float that is not negative, as a whole number of units of 2^(place - 1074).
fn parts(term: f64) -> (u64, u32) {
    const FRACTION: u64 = (1 << 52) - 1;
    let bits = term.to_bits();
    let exponent = u32::try_from(bits >> 52).expect("the sign is plus, so 11 bits are left");
    match exponent {
        0 => (bits, 0),
        _ => (bits & FRACTION | 1 << 52, exponent - 1),
    }
}

/// The limb at `part` of a number of three.
fn limb_of(number: u128, part: u32) -> u32 {
    const MASK: u128 = (1 << LIMB_BITS) - 1;
    u32::try_from(number >> (LIMB_BITS * part) & MASK).expect("the mask leaves 32 bits")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_finite() -> impl Strategy<Value = f64> {
        let tame = -1e6_f64..1e6;
        let wild = any::<u64>()
            .prop_map(f64::from_bits)
            .prop_filter("finite", |x| x.is_finite());
        prop_oneof![
            tame,
            wild,
            prop_oneof![
                Just(0.0),
                Just(f64::MIN_POSITIVE),
                Just(5e-324),
                Just(f64::MAX)
            ]
        ]
    }

    #[test]
    fn keeps_what_a_running_sum_loses() {
        assert_eq!(sum([1e100, 1.0, -1e100]), 1.0);
        assert_eq!(sum([0.1; 10]), 1.0);
        assert_eq!(sum([]), 0.0);
        assert_eq!(sum([f64::MAX, f64::MAX, -f64::MAX]), f64::MAX);
        assert_eq!(sum([f64::MAX, f64::MAX]), f64::INFINITY);
        assert_eq!(sum([5e-324, 5e-324, -1.5e-323]), -5e-324);
    }

    #[test]
    fn ties_go_to_the_even_float_unless_something_tiny_breaks_them() {
        let ulp = f64::EPSILON;
        assert_eq!(sum([1.0, ulp / 2.0]), 1.0);
        assert_eq!(sum([1.0 + ulp, ulp / 2.0]), 1.0 + 2.0 * ulp);
        assert_eq!(sum([1.0, ulp / 2.0, 5e-324]), 1.0 + ulp);
        assert_eq!(sum([1.0, ulp / 2.0, -5e-324]), 1.0);
        assert_eq!(sum([f64::MAX, 2.0_f64.powi(969)]), f64::MAX);
        assert_eq!(sum([f64::MAX, 2.0_f64.powi(970)]), f64::INFINITY);
    }

    #[test]
    fn what_is_not_finite_stays_so() {
        assert_eq!(sum([1.0, f64::INFINITY]), f64::INFINITY);
        assert_eq!(sum([f64::NEG_INFINITY, 1e300]), f64::NEG_INFINITY);
        assert!(sum([f64::INFINITY, f64::NEG_INFINITY]).is_nan());
        assert!(sum([f64::NAN, 1.0]).is_nan());
    }

    #[test]
    fn carries_that_waited_are_passed_on() {
        let mut total = ExactSum::new();
        total.waiting = TERMS_BETWEEN_CARRIES - 2;
        for _ in 0..5 {
            total.add(f64::MAX);
            total.add(-f64::MAX / 2.0);
        }
        assert_eq!(total.value(), f64::INFINITY);
        total.add(-f64::MAX);
        total.add(-f64::MAX / 2.0);
        assert_eq!(total.value(), f64::MAX);
    }

    #[test]
    fn merging_passes_on_what_waits_on_either_side() {
        let mut full = ExactSum::new();
        full.limbs[..LIMBS - 1].fill(i64::MAX / 2);
        let mut other = full.clone();
        other.limbs[0] -= 1;
        other.limbs.iter_mut().for_each(|limb| *limb = -*limb);
        full.merge(&other);
        assert!(
            full.limbs.iter().all(|limb| limb.abs() < 2 * LIMB),
            "room for further terms"
        );
        assert_eq!(full.value(), 5e-324);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn same_bits_in_any_order_and_any_division(
            (terms, shuffled) in prop::collection::vec(any_finite(), 0..60)
                .prop_flat_map(|terms| (Just(terms.clone()), Just(terms).prop_shuffle())),
            part in 1_usize..20,
        ) {
            let whole = sum(terms.iter().copied()).to_bits();
            prop_assert_eq!(sum(shuffled.iter().copied()).to_bits(), whole);
            let mut merged = ExactSum::new();
            for chunk in shuffled.chunks(part) {
                let mut partial = ExactSum::new();
                chunk.iter().for_each(|&term| partial.add(term));
                merged.merge(&partial);
            }
            prop_assert_eq!(merged.value().to_bits(), whole);
        }

        #[test]
        fn two_terms_are_added_as_the_processor_adds_them(left in any_finite(), right in any_finite()) {
            prop_assert_eq!(sum([left, right]), left + right);
        }

        #[test]
        fn whole_numbers_are_added_exactly(terms in prop::collection::vec(any::<i64>().prop_map(|x| x >> 11), 0..60)) {
            let exact: i128 = terms.iter().map(|&term| i128::from(term)).sum();
            prop_assert_eq!(sum(terms.iter().map(|&term| term as f64)), exact as f64);
        }

        #[test]
        fn what_is_added_and_taken_away_leaves_nothing(terms in prop::collection::vec(any_finite(), 0..60)) {
            prop_assert_eq!(sum(terms.iter().copied().chain(terms.iter().map(|term| -term))), 0.0);
        }
    }
}
