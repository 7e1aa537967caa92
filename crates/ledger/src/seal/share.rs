//! A share of an identity: what one person keeps, on paper.
//!
//! Seven lines (see `paper`) hold 43 bytes: version 1, how many shares open, the number of this
//! share, the first four bytes of the recipient's fingerprint, the 32 bytes of the share itself,
//! and the first four bytes of a SHA-256 of all these. The fingerprint tells shares of different
//! keys apart; four bytes are too few to test a guessed key against, and the recipient is public.

use election::digest::Sha256;
use zeroize::Zeroizing;

use super::{
    bits,
    error::{SealError, ShareError},
    key::{Identity, Recipient},
    paper, sharing,
};

const VERSION: u8 = 1;
const HEAD: usize = 7;
const BODY: usize = HEAD + 32;
const CHECK: usize = 4;

/// Lines of a share.
const LINES: u8 = 7;

/// The largest number of shares: as many as people can meet.
const MOST_SHARES: u8 = 16;

/// One share of an [`Identity`]. Alone it opens nothing.
pub struct Share {
    /// How many different shares open.
    pub threshold: u8,
    /// Which of them it is, from 1 on.
    pub number: u8,
    /// The beginning of the recipient's fingerprint.
    key: [u8; 4],
    y: sharing::Bytes,
}

impl Share {
    /// Splits an identity into `shares` shares, any `threshold` of which give it back.
    ///
    /// # Errors
    /// [`SealError::Threshold`] unless 2 ≤ `threshold` ≤ `shares` ≤ 16, or the system gives no
    /// random bytes.
    pub fn split(identity: &Identity, threshold: u8, shares: u8) -> Result<Vec<Self>, SealError> {
        if threshold < 2 || threshold > shares || shares > MOST_SHARES {
            return Err(SealError::Threshold { threshold, shares });
        }
        let key = key_of(&identity.recipient());
        let values = sharing::split(identity.bytes(), threshold, shares)?;
        let share = |(number, y)| Self {
            threshold,
            number,
            key,
            y,
        };
        Ok((1..).zip(values).map(share).collect())
    }

    /// The identity that these shares give.
    ///
    /// # Errors
    /// There are too few of them, two are the same, or they are of different keys.
    pub fn combine(shares: &[Self]) -> Result<Identity, ShareError> {
        let first = shares.first().ok_or(ShareError::None)?;
        for (at, share) in shares.iter().enumerate() {
            if (share.key, share.threshold) != (first.key, first.threshold) {
                let (one, other) = (first.number, share.number);
                return Err(ShareError::Different { one, other });
            }
            if shares[..at]
                .iter()
                .any(|other| other.number == share.number)
            {
                return Err(ShareError::Same(share.number));
            }
        }
        let (given, threshold) = (shares.len(), first.threshold);
        if given < usize::from(threshold) {
            let missing = usize::from(threshold) - given;
            return Err(ShareError::TooFew {
                given,
                threshold,
                missing,
            });
        }
        let points: Vec<(u8, &[u8; 32])> = shares
            .iter()
            .map(|share| (share.number, &*share.y))
            .collect();
        let identity = Identity::from_bytes(&sharing::combine(&points));
        if key_of(&identity.recipient()) != first.key {
            return Err(ShareError::False);
        }
        Ok(identity)
    }

    /// The beginning of the fingerprint of the recipient whose share it is, in hexadecimal digits.
    #[must_use]
    pub fn key(&self) -> String {
        self.key.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The seven lines, to be printed.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(BODY + CHECK));
        bytes.extend([VERSION, self.threshold, self.number]);
        bytes.extend(self.key);
        bytes.extend(self.y.iter());
        let check = check(&bytes);
        bytes.extend(check);
        let mut symbols = bits::symbols(&bytes);
        symbols.resize(usize::from(LINES) * paper::CONTENT, 0);
        let mut text = Zeroizing::new(String::with_capacity(256));
        for (number, content) in (1..).zip(symbols.chunks(paper::CONTENT)) {
            text.push_str(&paper::write(number, content));
            text.push('\n');
        }
        text
    }

    /// A share as it was printed, or typed from paper: lines in any order, each with its number;
    /// empty lines and what stands behind `#` are left out.
    ///
    /// # Errors
    /// A line is missing, mistyped or of another share; the error names line and sign.
    pub fn from_text(text: &str) -> Result<Self, ShareError> {
        let mut lines: Vec<Option<Zeroizing<Vec<u8>>>> = vec![None; usize::from(LINES)];
        for line in text.lines() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let (number, signs) = numbered(line).ok_or_else(|| unnumbered(line))?;
            let content = paper::read(number, signs);
            let content = content.map_err(|error| ShareError::Line { number, error })?;
            let place = &mut lines[usize::from(number) - 1];
            if place.replace(content).is_some() {
                return Err(ShareError::Twice(number));
            }
        }
        let mut symbols = Zeroizing::new(Vec::with_capacity(usize::from(LINES) * paper::CONTENT));
        for (number, line) in (1..).zip(&lines) {
            symbols.extend(line.as_ref().ok_or(ShareError::Missing(number))?.iter());
        }
        Self::from_bytes(&bits::bytes(&symbols, BODY + CHECK).ok_or(ShareError::Mixed)?)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, ShareError> {
        if check(&bytes[..BODY])[..] != bytes[BODY..] {
            return Err(ShareError::Mixed);
        }
        let [version, threshold, number] = [bytes[0], bytes[1], bytes[2]];
        if version != VERSION {
            return Err(ShareError::Version(version));
        }
        if threshold < 2 || number == 0 || number > MOST_SHARES {
            return Err(ShareError::Mixed);
        }
        let mut share = Self {
            threshold,
            number,
            key: [0; 4],
            y: Zeroizing::new([0; 32]),
        };
        share.key.copy_from_slice(&bytes[3..HEAD]);
        share.y.copy_from_slice(&bytes[HEAD..BODY]);
        Ok(share)
    }
}

/// The number at the beginning of a line, and what follows.
fn numbered(line: &str) -> Option<(u8, &str)> {
    let (number, signs) = line.split_once([':', '.', ' '])?;
    let number = number.parse().ok()?;
    (1..=LINES).contains(&number).then_some((number, signs))
}

/// Shows no more of the line than where its number should be.
fn unnumbered(line: &str) -> ShareError {
    ShareError::Number(format!("{}…", line.chars().take(3).collect::<String>()))
}

fn key_of(recipient: &Recipient) -> [u8; 4] {
    let fingerprint = recipient.fingerprint();
    let mut key = [0; 4];
    key.copy_from_slice(&fingerprint.bytes()[..4]);
    key
}

fn check(bytes: &[u8]) -> [u8; CHECK] {
    let digest = Sha256::of(&[&b"scrutineer share"[..], bytes].concat());
    let mut check = [0; CHECK];
    check.copy_from_slice(&digest.bytes()[..CHECK]);
    check
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::seal::error::LineError;

    fn shares() -> (Identity, Vec<Share>) {
        let identity = Identity::generate().unwrap();
        let shares = Share::split(&identity, 2, 3).unwrap();
        (identity, shares)
    }

    fn typed(share: &Share) -> Share {
        Share::from_text(&share.text()).unwrap()
    }

    #[test]
    fn any_two_of_three_open_and_one_does_not() {
        let (identity, shares) = shares();
        for pair in [[0, 1], [1, 0], [0, 2], [1, 2]] {
            let pair = pair.map(|at| typed(&shares[at]));
            let found = Share::combine(&pair).unwrap();
            assert_eq!(found.text(), identity.text());
        }
        for share in &shares {
            let error = Share::combine(&[typed(share)]).unwrap_err().to_string();
            assert_eq!(
                error,
                "1 of 2 shares: nothing can be opened, 1 more must be given"
            );
            let text = share.text();
            assert_eq!(text.lines().count(), 7);
            assert!(text.lines().all(|line| line.len() == 17), "{}", *text);
        }
        assert!(matches!(Share::combine(&[]), Err(ShareError::None)));
    }

    #[test]
    fn shares_that_do_not_belong_together_are_named() {
        let (one, other) = (shares().1, shares().1);
        let same = [typed(&one[1]), typed(&one[1])];
        assert!(matches!(Share::combine(&same), Err(ShareError::Same(2))));
        let mixed = [typed(&one[0]), typed(&other[1])];
        let refused = Share::combine(&mixed);
        assert!(matches!(
            refused,
            Err(ShareError::Different { one: 1, other: 2 })
        ));
        let mut forged = [typed(&one[0]), typed(&one[1])];
        forged[1].y[0] ^= 1;
        assert!(matches!(Share::combine(&forged), Err(ShareError::False)));
        // Lines of two shares of one key: each fits, and they do not fit each other.
        let (first, second) = (one[0].text(), one[1].text());
        let lines = first.lines().take(4).chain(second.lines().skip(4));
        let text: Vec<&str> = lines.collect();
        let refused = Share::from_text(&text.join("\n"));
        assert!(matches!(refused, Err(ShareError::Mixed)));
    }

    #[test]
    fn mistakes_of_typing_are_named() {
        let (_, shares) = shares();
        let text = shares[0].text();
        let mut lines: Vec<&str> = text.lines().collect();
        lines.reverse();
        lines.insert(0, "# of the desk: 9");
        let share = Share::from_text(&lines.join("\n\n")).unwrap();
        assert_eq!((share.number, share.threshold), (1, 2));
        assert_eq!(share.key(), shares[1].key());

        let without = Share::from_text(&lines[2..].join("\n"));
        assert!(matches!(without, Err(ShareError::Missing(7))));
        let twice = Share::from_text(&format!("{}{}", &*text, lines[3]));
        assert!(matches!(twice, Err(ShareError::Twice(5))));
        let unnumbered = Share::from_text(&text[3..]);
        assert!(matches!(unnumbered, Err(ShareError::Number(_))));
        let sign = &text[3..4];
        let other = if sign == "7" { "8" } else { "7" };
        let mistyped = format!("1: {other}{}", &text[4..]);
        let Err(ShareError::Line { number: 1, error }) = Share::from_text(&mistyped) else {
            panic!("a mistyped sign was taken")
        };
        let [found, expected] = [other, sign].map(|sign| sign.chars().next().unwrap());
        assert_eq!(
            error,
            LineError::Mistyped {
                at: 1,
                found,
                expected
            }
        );
    }

    #[test]
    fn impossible_numbers_are_refused() {
        let identity = Identity::generate().unwrap();
        for (threshold, shares) in [(1, 3), (0, 0), (4, 3), (2, 17)] {
            let refused = Share::split(&identity, threshold, shares);
            assert!(matches!(refused, Err(SealError::Threshold { .. })));
        }
        assert_eq!(Share::split(&identity, 16, 16).unwrap().len(), 16);
    }

    proptest! {
        /// Whatever is typed gives a share or an error, and only what was printed gives a share.
        #[test]
        fn nothing_typed_is_taken_for_a_share(
            text in "([0-9][:. ]?[ 0-9A-Za-z-]{0,16}\\PC?\n){0,9}",
            at in 0_usize..120,
            sign in "\\PC",
        ) {
            prop_assert!(Share::from_text(&text).is_err());
            let printed = shares().1[0].text();
            let mut typed: Vec<char> = printed.chars().collect();
            let place = at % typed.len();
            typed[place] = sign.chars().next().unwrap();
            let typed: String = typed.into_iter().collect();
            if let Ok(share) = Share::from_text(&typed) {
                prop_assert_eq!(share.text(), printed);
            }
        }
    }
}
