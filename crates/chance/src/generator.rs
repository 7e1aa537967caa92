//! Bits, whole numbers, orders and samples from one stream.
//!
//! Every method says exactly how many words it takes and what it does with them, because that is what a
//! stranger needs in order to redraw. In Python, `below` and `shuffle` are:
//!
//! ```text
//! def below(bound):                          # word() is the stream's next 64-bit number
//!     limit = 2**64 // bound * bound
//!     while (w := word()) >= limit: pass
//!     return w % bound
//!
//! def shuffle(items):
//!     for last in range(len(items) - 1, 0, -1):
//!         other = below(last + 1)
//!         items[last], items[other] = items[other], items[last]
//! ```
//!
//! Draws from distributions (normal, binomial, ...) are in `draws`.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A stream of random words, made by [`crate::Seed::generator`].
///
/// It cannot be cloned: a copied stream would repeat its draws, and two results that look independent
/// would not be.
#[derive(Debug)]
pub struct Generator {
    cipher: ChaCha20Rng,
}

impl Generator {
    pub(crate) fn from_key(key: [u8; 32]) -> Self {
        Self {
            cipher: ChaCha20Rng::from_seed(key),
        }
    }

    /// The next 64 bits of the stream.
    pub fn word(&mut self) -> u64 {
        self.cipher.next_u64()
    }

    /// A whole number from 0 to `bound` - 1, each equally likely.
    ///
    /// A word counts if it lies below the largest multiple of `bound` that fits into 2^64, else the next
    /// one is taken; the answer is its remainder. So it takes one word, hardly ever two.
    ///
    /// # Panics
    /// If `bound` is 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        assert!(bound > 0, "a draw from nothing");
        let excess = bound.wrapping_neg() % bound; // 2^64 mod bound
        loop {
            let word = self.word();
            if word <= u64::MAX - excess {
                return word % bound;
            }
        }
    }

    /// A number from 0 (included) to 1 (excluded): the upper 53 bits of one word, times 2^-53.
    pub fn uniform(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
        (self.word() >> 11) as f64 * STEP
    }

    /// A number strictly between 0 and 1, and as likely x as 1 - x: an odd multiple of 2^-53, made of the
    /// upper 52 bits of one word.
    pub fn open_uniform(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
        ((self.word() >> 12 << 1) + 1) as f64 * STEP
    }

    /// True with the given probability: one [`Self::uniform`] that falls below it.
    pub fn happens(&mut self, probability: f64) -> bool {
        self.uniform() < probability
    }

    /// Puts the items into an order, each order equally likely (R. Durstenfeld, Comm. ACM 7, 1964, 420).
    ///
    /// From the last place down to the second, each place is exchanged with itself or an earlier one.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.index(last + 1));
        }
    }

    /// `count` different numbers below `population` in the order drawn, each such list equally likely.
    ///
    /// It is the first part of a shuffle from the front: place i is exchanged with place
    /// i + below(population - i).
    ///
    /// # Panics
    /// If `count` exceeds `population`.
    pub fn sample(&mut self, population: usize, count: usize) -> Vec<usize> {
        assert!(count <= population, "a sample of {count} from {population}");
        let mut items: Vec<usize> = (0..population).collect();
        for place in 0..count {
            items.swap(place, place + self.index(population - place));
        }
        items.truncate(count);
        items
    }

    /// A position drawn in proportion to its weight: the first whose running total exceeds
    /// below(total of all weights).
    ///
    /// # Panics
    /// If the weights are all 0 or their total exceeds 2^64 - 1.
    pub fn weighted(&mut self, weights: &[u64]) -> usize {
        let total = weights
            .iter()
            .try_fold(0_u64, |sum, &weight| sum.checked_add(weight));
        let mut rest = self.below(total.expect("the weights' total fits into 64 bits"));
        for (position, &weight) in weights.iter().enumerate() {
            match rest.checked_sub(weight) {
                None => return position,
                Some(left) => rest = left,
            }
        }
        unreachable!("the draw lies below the total of the weights")
    }

    fn index(&mut self, length: usize) -> usize {
        let index = self.below(length as u64);
        usize::try_from(index).expect("an index below a length fits where the length fits")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Seed;
    use proptest::prelude::*;

    fn stream(purpose: &str) -> Generator {
        Seed::new("generator tests").unwrap().generator(purpose, 0)
    }

    /// The keystream's bytes of one 64-byte block.
    fn block(key: [u8; 32], number: usize) -> Vec<u8> {
        let mut generator = Generator::from_key(key);
        let words = (0..8 * (number + 1))
            .map(|_| generator.word())
            .skip(8 * number);
        words.flat_map(u64::to_le_bytes).collect()
    }

    fn bytes(hex: &str) -> Vec<u8> {
        let digits: Vec<char> = hex.chars().filter(char::is_ascii_hexdigit).collect();
        digits
            .chunks(2)
            .map(|pair| u8::from_str_radix(&pair.iter().collect::<String>(), 16).unwrap())
            .collect()
    }

    /// RFC 8439, appendix A.1, test vectors 1 to 4 (those with nonce 0).
    #[test]
    fn keystream_is_that_of_rfc_8439() {
        let zero = [0; 32];
        let mut last_bit = zero;
        last_bit[31] = 1;
        let mut second_byte = zero;
        second_byte[1] = 0xff;
        let vectors = [
            (
                zero,
                0,
                "76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7
                 da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586",
            ),
            (
                zero,
                1,
                "9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed
                 29b721769ce64e43d57133b074d839d531ed1f28510afb45ace10a1f4b794d6f",
            ),
            (
                last_bit,
                1,
                "3aeb5224ecf849929b9d828db1ced4dd832025e8018b8160b82284f3c949aa5a
                 8eca00bbb4a73bdad192b5c42f73f2fd4e273644c8b36125a64addeb006c13a0",
            ),
            (
                second_byte,
                2,
                "72d54dfbf12ec44b362692df94137f328fea8da73990265ec1bbbea1ae9af0ca
                 13b25aa26cb4a648cb9b9d1be65b2c0924a66c54d545ec1b7374f4872e99f096",
            ),
        ];
        for (key, number, expected) in vectors {
            assert_eq!(block(key, number), bytes(expected), "block {number}");
        }
    }

    #[test]
    fn below_takes_every_value_equally_often() {
        let mut generator = stream("below");
        let mut counts = [0_u32; 7];
        for _ in 0..70_000 {
            counts[usize::try_from(generator.below(7)).unwrap()] += 1;
        }
        let statistic: f64 = counts
            .iter()
            .map(|&n| (f64::from(n) - 1e4).powi(2) / 1e4)
            .sum();
        assert!(
            statistic < 22.46,
            "chi-square of 6 degrees beyond 0.1 percent: {counts:?}"
        );
    }

    #[test]
    fn below_rejects_the_incomplete_last_round() {
        // Two thirds of 2^64: were the remainder taken of every word, the lower half would come twice as often.
        let bound = u64::MAX / 3 * 2 + 1;
        let mut generator = stream("rejection");
        let low = (0..10_000)
            .filter(|_| generator.below(bound) < bound / 2)
            .count();
        assert!((4_800..5_200).contains(&low), "{low}");
    }

    #[test]
    fn shuffle_and_sample_give_every_order_equally_often() {
        let mut generator = stream("orders");
        let mut shuffled = std::collections::BTreeMap::new();
        let mut sampled = std::collections::BTreeMap::new();
        for _ in 0..24_000 {
            let mut items = [0, 1, 2, 3];
            generator.shuffle(&mut items);
            *shuffled.entry(items.to_vec()).or_insert(0_u32) += 1;
            *sampled.entry(generator.sample(4, 3)).or_insert(0_u32) += 1;
        }
        for counts in [shuffled, sampled] {
            assert_eq!(counts.len(), 24);
            let statistic: f64 = counts
                .values()
                .map(|&n| (f64::from(n) - 1e3).powi(2) / 1e3)
                .sum();
            assert!(
                statistic < 49.73,
                "chi-square of 23 degrees beyond 0.1 percent: {statistic}"
            );
        }
    }

    #[test]
    fn weighted_follows_the_weights_and_never_picks_nothing() {
        let mut generator = stream("weights");
        let mut counts = [0_u32; 4];
        for _ in 0..40_000 {
            counts[generator.weighted(&[1, 0, 2, 1])] += 1;
        }
        assert_eq!(counts[1], 0);
        for (count, expected) in counts.into_iter().zip([10_000, 0, 20_000, 10_000]) {
            assert!(count.abs_diff(expected) < 400, "{counts:?}");
        }
    }

    #[test]
    #[should_panic(expected = "a draw from nothing")]
    fn nothing_to_draw_from() {
        stream("empty").weighted(&[0, 0]);
    }

    proptest! {
        #[test]
        fn draws_stay_inside_their_bounds(bound in 1_u64.., counter in 0_u64..1_000) {
            let mut generator = Seed::new("bounds").unwrap().generator("bounds", counter);
            prop_assert!(generator.below(bound) < bound);
            prop_assert!((0.0..1.0).contains(&generator.uniform()));
            let inside = generator.open_uniform();
            prop_assert!(inside > 0.0 && inside < 1.0 && 1.0 - (1.0 - inside) == inside);
        }

        #[test]
        fn sample_has_no_repeats(population in 0_usize..200, part in 0.0_f64..=1.0) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of 200")]
            let count = (population as f64 * part) as usize;
            let mut drawn = stream("sample").sample(population, count);
            drawn.sort_unstable();
            drawn.dedup();
            prop_assert_eq!(drawn.len(), count);
            prop_assert!(drawn.iter().all(|&item| item < population));
        }
    }
}
