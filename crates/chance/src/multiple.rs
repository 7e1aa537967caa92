//! Many tests at once: adjusted p-values.
//!
//! Among a thousand honest stations, fifty pass below 5 percent by chance. An adjusted p-value has paid
//! for that: compare it directly with the level. Holm's bounds the chance of *any* false alarm in the
//! family; Benjamini and Hochberg's bounds the expected *share* of false alarms among the alarms.

use std::fmt;

/// A number was given that is not a probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NotAProbability {
    /// Its place in the list, from 0.
    pub position: usize,
    /// The number.
    pub value: f64,
}

impl fmt::Display for NotAProbability {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "p-value {} at position {} does not lie between 0 and 1",
            self.value, self.position
        )
    }
}

impl std::error::Error for NotAProbability {}

/// Holm's adjusted p-values, in the order given (S. Holm, Scand. J. Statist. 6, 1979, 65-70).
///
/// With m tests, the i-th smallest p (i from 1) becomes the largest of (m-j+1) p(j) over j <= i, at most 1.
/// Valid under any dependence.
///
/// # Errors
/// If a value is not a probability; a test without a result must be left out, not passed as NaN.
pub fn holm(p_values: &[f64]) -> Result<Vec<f64>, NotAProbability> {
    let order = ascending(p_values)?;
    let mut adjusted = vec![0.0; p_values.len()];
    let mut largest = 0.0_f64;
    for (rank, &position) in order.iter().enumerate() {
        largest = largest.max((order.len() - rank) as f64 * p_values[position]);
        adjusted[position] = largest.min(1.0);
    }
    Ok(adjusted)
}

/// Benjamini and Hochberg's adjusted p-values, in the order given (J. R. Statist. Soc. B 57, 1995, 289-300).
///
/// With m tests, the i-th smallest p (i from 1) becomes the smallest of m p(j)/j over j >= i. Rejecting
/// those at most q keeps the expected share of false rejections at most q, if the tests are independent
/// or positively dependent (Benjamini, Yekutieli, Ann. Statist. 29, 2001).
///
/// # Errors
/// If a value is not a probability; a test without a result must be left out, not passed as NaN.
pub fn benjamini_hochberg(p_values: &[f64]) -> Result<Vec<f64>, NotAProbability> {
    let order = ascending(p_values)?;
    let mut adjusted = vec![0.0; p_values.len()];
    let mut smallest = 1.0_f64;
    for (rank, &position) in order.iter().enumerate().rev() {
        smallest = smallest.min(order.len() as f64 / (rank + 1) as f64 * p_values[position]);
        adjusted[position] = smallest;
    }
    Ok(adjusted)
}

/// The positions of the p-values from the smallest to the largest.
fn ascending(p_values: &[f64]) -> Result<Vec<usize>, NotAProbability> {
    for (position, &value) in p_values.iter().enumerate() {
        if !(0.0..=1.0).contains(&value) {
            return Err(NotAProbability { position, value });
        }
    }
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|&left, &right| p_values[left].total_cmp(&p_values[right]));
    Ok(order)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Benjamini, Hochberg 1995, section 4.1: fifteen comparisons after thrombolysis for heart attacks.
    const PUBLISHED: [f64; 15] = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
        0.5719, 0.6528, 0.7590, 1.000,
    ];

    fn rejected(adjusted: &[f64]) -> usize {
        adjusted.iter().filter(|&&p| p <= 0.05).count()
    }

    #[test]
    fn published_example() {
        // The paper: its procedure rejects the four smallest at 5 percent, Bonferroni's the three smallest.
        let by_rate = benjamini_hochberg(&PUBLISHED).unwrap();
        let by_family = holm(&PUBLISHED).unwrap();
        assert_eq!((rejected(&by_rate), rejected(&by_family)), (4, 3));
        // R 4: p.adjust(p, "BH") and p.adjust(p, "holm"), first eight.
        let expected_rate = [
            0.0015,
            0.003,
            0.0095,
            0.035625,
            0.0603,
            0.447 / 7.0,
            0.447 / 7.0,
            0.0645,
        ];
        let expected_family = [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278];
        for place in 0..8 {
            assert!(
                (by_rate[place] - expected_rate[place]).abs() < 1e-15,
                "{by_rate:?}"
            );
            assert!(
                (by_family[place] - expected_family[place]).abs() < 1e-15,
                "{by_family:?}"
            );
        }
    }

    #[test]
    fn what_is_no_probability_is_named() {
        let error = holm(&[0.5, 1.5]).unwrap_err();
        assert_eq!(
            error,
            NotAProbability {
                position: 1,
                value: 1.5
            }
        );
        assert_eq!(benjamini_hochberg(&[f64::NAN]).unwrap_err().position, 0);
        assert_eq!(holm(&[]), Ok(vec![]));
    }

    /// The step procedures as the papers state them, without adjusted values.
    fn stepwise(p_values: &[f64], level: f64) -> (usize, usize) {
        let mut sorted = p_values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let m = sorted.len();
        let holm = (0..m)
            .take_while(|&i| (m - i) as f64 * sorted[i] <= level)
            .count();
        let rate = (0..m)
            .rev()
            .find(|&i| m as f64 / (i + 1) as f64 * sorted[i] <= level)
            .map_or(0, |i| i + 1);
        (holm, rate)
    }

    proptest! {
        #[test]
        fn adjusted_values_decide_as_the_step_procedures(
            p_values in prop::collection::vec(prop_oneof![0.0_f64..0.01, 0.0_f64..=1.0], 0..40), level in 0.001_f64..0.5,
        ) {
            let count = |adjusted: Vec<f64>| adjusted.iter().filter(|&&p| p <= level).count();
            let ours = (count(holm(&p_values).unwrap()), count(benjamini_hochberg(&p_values).unwrap()));
            prop_assert_eq!(ours, stepwise(&p_values, level));
        }

        #[test]
        fn adjusting_keeps_the_order_and_never_lowers(
            p_values in prop::collection::vec(0.0_f64..=1.0, 1..40), turn in 0_usize..40,
        ) {
            let turn = turn % p_values.len();
            let mut turned = p_values.clone();
            turned.rotate_left(turn);
            for adjust in [holm, benjamini_hochberg] {
                let adjusted = adjust(&p_values).unwrap();
                for (i, p) in p_values.iter().enumerate() {
                    prop_assert!(adjusted[i] >= *p && adjusted[i] <= 1.0);
                    for (j, other) in p_values.iter().enumerate() {
                        prop_assert!(p > other || adjusted[i] <= adjusted[j]);
                    }
                }
                let mut again = adjust(&turned).unwrap();
                again.rotate_right(turn);
                prop_assert_eq!(again, adjusted);
            }
        }
    }
}
