//! From a public seed text to a stream of random bits.
//!
//! A draw is worth something only if a stranger can repeat it, in ten years and in another language. So
//! the seed is a text that can be printed in a newspaper, and the way from text to bits is short:
//!
//! ```text
//! key    = SHA-256( net(seed) net(purpose) net(counter) )      net(x) = byte length of x ":" x ","
//! stream = ChaCha20 keystream under that key, nonce 0, from block 0
//! word   = the next 8 bytes of the stream, least significant byte first
//! ```
//!
//! `net` is Bernstein's netstring: because the length comes first, no two different lists of texts give
//! the same bytes. The counter is written in decimal. For the seed "17", the purpose "audit" and the
//! counter 0 the hashed text is `2:17,5:audit,1:0,`.
//!
//! Sources: FIPS 180-4 (SHA-256); RFC 8439 (ChaCha20; we count blocks in 64 bits as Bernstein does, which
//! is the same cipher for the first 256 GiB); D. J. Bernstein: Netstrings, 1997.

use crate::generator::Generator;
use sha2::{Digest, Sha256};
use std::fmt;

/// The public text from which every draw of a run follows.
///
/// The text counts byte by byte in UTF-8: nothing is trimmed, folded or normalised.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seed(String);

/// Why a text cannot be a seed: nobody could copy it faithfully from paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeedError {
    /// There is nothing to copy.
    Empty,
    /// It begins or ends with white space.
    OuterSpace,
    /// It contains a control character, such as a tab or a line break.
    ControlCharacter,
}

impl Seed {
    /// Takes a text that can be printed and copied.
    ///
    /// # Errors
    /// Refuses an empty text, white space at either end, and control characters.
    pub fn new(text: &str) -> Result<Self, SeedError> {
        if text.is_empty() {
            return Err(SeedError::Empty);
        }
        if text.trim() != text {
            return Err(SeedError::OuterSpace);
        }
        if text.chars().any(char::is_control) {
            return Err(SeedError::ControlCharacter);
        }
        Ok(Self(text.to_owned()))
    }

    /// The text as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The stream for one purpose; the counter tells repetitions of that purpose apart.
    ///
    /// Two draws that are meant to be independent must differ in purpose or counter. Name the purpose
    /// after what is drawn ("bootstrap", "simulate turnout"), and let a bootstrap's replicate number be
    /// the counter: then replicates can be computed in any order and on any number of threads.
    pub fn generator(&self, purpose: &str, counter: u64) -> Generator {
        Generator::from_key(digest(&[&self.0, purpose, &counter.to_string()]))
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for SeedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Empty => "the seed is empty",
            Self::OuterSpace => "the seed begins or ends with white space",
            Self::ControlCharacter => "the seed contains a control character",
        })
    }
}

impl std::error::Error for SeedError {}

/// SHA-256 of the texts, each written as a netstring.
pub(crate) fn digest(texts: &[&str]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text.len().to_string());
        hash.update(":");
        hash.update(text);
        hash.update(",");
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hashed_text_is_the_documented_one() {
        let expected: [u8; 32] = Sha256::digest("2:17,5:audit,1:0,").into();
        assert_eq!(digest(&["17", "audit", "0"]), expected);
    }

    #[test]
    fn length_counts_bytes_not_letters() {
        let expected: [u8; 32] = Sha256::digest("5:Bakı,".as_bytes()).into();
        assert_eq!(digest(&["Bakı"]), expected);
    }

    #[test]
    fn seeds_that_cannot_be_copied_from_paper_are_refused() {
        assert_eq!(Seed::new(""), Err(SeedError::Empty));
        assert_eq!(Seed::new("17 "), Err(SeedError::OuterSpace));
        assert_eq!(Seed::new("\u{a0}17"), Err(SeedError::OuterSpace));
        assert_eq!(Seed::new("1\t7"), Err(SeedError::ControlCharacter));
        assert_eq!(Seed::new("17, səs 3").unwrap().as_str(), "17, səs 3");
    }

    proptest! {
        #[test]
        fn different_lists_of_texts_never_collide(
            left in prop::collection::vec("[a0-9:,]{0,4}", 0..4),
            right in prop::collection::vec("[a0-9:,]{0,4}", 0..4),
        ) {
            let hash = |texts: &[String]| digest(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            prop_assert_eq!(left == right, hash(&left) == hash(&right));
        }

        #[test]
        fn purpose_and_counter_choose_the_stream(
            purposes in prop::array::uniform2("[a-c]{1,2}"), counters in prop::array::uniform2(0_u64..3),
        ) {
            let seed = Seed::new("public").unwrap();
            let word = |i: usize| seed.generator(&purposes[i], counters[i]).word();
            let same = purposes[0] == purposes[1] && counters[0] == counters[1];
            prop_assert_eq!(same, word(0) == word(1));
        }
    }
}
