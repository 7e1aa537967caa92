//! A line of a share as it stands on paper: ten signs of content and two of check, so that a sign
//! that was mistyped is not only noticed but named.
//!
//! ```text
//! 3: ABCD EFGH JKMN
//! ```
//!
//! The signs are those of D. Crockford's base 32 (no I, L, O, U; small letters are as good). The
//! two checks make each line a word of a shortened Reed-Solomon code over GF(2^5), with the
//! polynomial x^5 + x^2 + 1: with `c` the signs, `c[10]` and `c[11]` being the checks and `c[12]`,
//! which is not written, the number of the line, both the sum of all `c[i]` and that of all
//! `c[i] · 2^i` are zero. One wrong sign changes the sums by `e` and `e · 2^i`, which give its place
//! and what it should be. Two neighbours that changed places leave the first sum at zero.

use zeroize::Zeroizing;

use super::error::{LineError, SIGNS};

/// Signs of content in a line; two more are checks.
pub(crate) const CONTENT: usize = SIGNS - 2;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The line of this number with this content, in groups of four signs.
pub(crate) fn write(number: u8, content: &[u8]) -> Zeroizing<String> {
    let mut word = Zeroizing::new([0_u8; SIGNS + 1]);
    word[..CONTENT].copy_from_slice(content);
    word[SIGNS] = number;
    let (sum, weighted) = sums(&*word);
    // c[10] + c[11] = sum, c[10] · 2^10 + c[11] · 2^11 = weighted.
    let (tenth, eleventh) = (power(CONTENT), power(CONTENT + 1));
    word[SIGNS - 1] = divide(weighted ^ multiply(sum, tenth), tenth ^ eleventh);
    word[SIGNS - 2] = sum ^ word[SIGNS - 1];
    let mut line = Zeroizing::new(String::with_capacity(24));
    line.push_str(&format!("{number}:"));
    for (at, symbol) in word[..SIGNS].iter().enumerate() {
        if at % 4 == 0 {
            line.push(' ');
        }
        line.push(sign(*symbol));
    }
    line
}

/// The content of a line whose number was read already.
pub(crate) fn read(number: u8, signs: &str) -> Result<Zeroizing<Vec<u8>>, LineError> {
    let mut word = Zeroizing::new(Vec::with_capacity(64));
    for sign in signs.chars().filter(|sign| !is_gap(*sign)) {
        let at = word.len() + 1;
        word.push(symbol(sign).ok_or(LineError::Sign { at, sign })?);
    }
    if word.len() != SIGNS {
        let found = word.len();
        return Err(LineError::Length { found });
    }
    word.push(number);
    match sums(&word) {
        (0, 0) => {}
        (0, _) | (_, 0) => return Err(LineError::Several),
        (error, weighted) => {
            let ratio = divide(weighted, error);
            let place = (0..=SIGNS).find(|place| power(*place) == ratio);
            return Err(place.map_or(LineError::Several, |at| wrong_at(at, word[at], error)));
        }
    }
    word.truncate(CONTENT);
    Ok(word)
}

fn wrong_at(at: usize, found: u8, error: u8) -> LineError {
    if at == SIGNS {
        return LineError::OtherLine(found ^ error);
    }
    LineError::Mistyped {
        at: at + 1,
        found: sign(found),
        expected: sign(found ^ error),
    }
}

fn is_gap(sign: char) -> bool {
    sign.is_whitespace() || sign == '-'
}

fn sign(symbol: u8) -> char {
    char::from(ALPHABET[usize::from(symbol)])
}

/// Letters that look like digits are taken for them, since they stand in no share.
fn symbol(sign: char) -> Option<u8> {
    let sign = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let position = ALPHABET
        .iter()
        .position(|other| char::from(*other) == sign)?;
    u8::try_from(position).ok()
}

fn sums(word: &[u8]) -> (u8, u8) {
    word.iter().enumerate().fold((0, 0), |sums, (at, symbol)| {
        (sums.0 ^ symbol, sums.1 ^ multiply(*symbol, power(at)))
    })
}

/// 2 to the power of `exponent` in GF(2^5).
fn power(exponent: usize) -> u8 {
    (0..exponent).fold(1, |power, _| multiply(power, 2))
}

const fn multiply(mut a: u8, mut b: u8) -> u8 {
    let mut product = 0;
    while b > 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        a <<= 1;
        if a > 0x1f {
            a ^= 0x25;
        }
        b >>= 1;
    }
    product
}

/// By the inverse, which is the 30th power.
fn divide(a: u8, b: u8) -> u8 {
    (0..30).fold(a, |quotient, _| multiply(quotient, b))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn two_makes_all_of_the_field() {
        let powers: std::collections::BTreeSet<u8> = (0..31).map(power).collect();
        assert_eq!(powers.len(), 31);
        for a in 1..32 {
            assert_eq!(multiply(divide(1, a), a), 1);
        }
    }

    #[test]
    fn letters_are_read_as_people_write_them() {
        let line = write(3, &[0, 1, 17, 10, 31, 5, 0, 1, 20, 30]);
        let signs = line.strip_prefix("3: ").unwrap();
        let typed = signs
            .to_ascii_lowercase()
            .replace('0', "o")
            .replace('1', "l");
        let typed = typed.replace(' ', "-");
        assert_eq!(*read(3, &typed).unwrap(), *read(3, signs).unwrap());
        let error = read(3, &signs.replacen('0', "u", 1)).unwrap_err();
        assert_eq!(error, LineError::Sign { at: 1, sign: 'u' });
        assert_eq!(
            read(3, &signs[1..]).unwrap_err(),
            LineError::Length { found: 11 }
        );
    }

    proptest! {
        #[test]
        fn a_mistyped_sign_is_named_with_what_it_should_be(
            content in prop::array::uniform10(0_u8..32),
            number in 1_u8..=20,
            at in 0..SIGNS,
            by in 1_u8..32,
        ) {
            let line = write(number, &content);
            let signs: Vec<char> = line.split_once(": ").unwrap().1.chars().collect();
            let signs: Vec<char> = signs.into_iter().filter(|sign| *sign != ' ').collect();
            let whole: String = signs.iter().collect();
            prop_assert_eq!(&**read(number, &whole).unwrap(), &content[..]);

            let mut mistyped = signs.clone();
            mistyped[at] = sign(symbol(signs[at]).unwrap() ^ by);
            let text: String = mistyped.iter().collect();
            let expected = LineError::Mistyped {
                at: at + 1,
                found: mistyped[at],
                expected: signs[at],
            };
            prop_assert_eq!(read(number, &text).unwrap_err(), expected);

            let other = number + 1;
            prop_assert_eq!(read(other, &whole).unwrap_err(), LineError::OtherLine(number));

            if at > 0 && signs[at] != signs[at - 1] {
                let mut swapped = signs.clone();
                swapped.swap(at, at - 1);
                let text: String = swapped.iter().collect();
                prop_assert_eq!(read(number, &text).unwrap_err(), LineError::Several);
            }
        }
    }
}
