//! Bech32 (BIP 173) without its limit of length: how the format age writes keys.
//! <https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki>

use zeroize::Zeroizing;

use super::bits;

const ALPHABET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

const CHECK: usize = 6;

/// `bytes` in lower case, behind `prefix`, a 1 and with six signs of check sum.
pub(crate) fn encode(prefix: &str, bytes: &[u8]) -> Zeroizing<String> {
    let symbols = bits::symbols(bytes);
    let length = prefix.len() + 1 + symbols.len() + CHECK;
    let mut text = Zeroizing::new(String::with_capacity(length));
    text.push_str(prefix);
    text.push('1');
    let remainder = divide(prefix, symbols.iter().copied().chain([0; CHECK])) ^ 1;
    let check = (0..CHECK).map(|at| (remainder >> (5 * (CHECK - 1 - at))).to_le_bytes()[0] & 0x1f);
    for symbol in symbols.iter().copied().chain(check) {
        text.push(char::from(ALPHABET[usize::from(symbol)]));
    }
    text
}

/// The 32 bytes behind `prefix`; none if a sign is wrong. Upper and lower case may not be mixed.
pub(crate) fn decode(prefix: &str, text: &str) -> Option<Zeroizing<[u8; 32]>> {
    let is_lower = !text.bytes().any(|sign| sign.is_ascii_uppercase());
    let is_upper = !text.bytes().any(|sign| sign.is_ascii_lowercase());
    if !is_lower && !is_upper {
        return None;
    }
    let text = Zeroizing::new(text.to_ascii_lowercase());
    let data = text.strip_prefix(prefix)?.strip_prefix('1')?;
    let mut symbols = Zeroizing::new(Vec::with_capacity(data.len()));
    for sign in data.bytes() {
        let position = ALPHABET.iter().position(|other| *other == sign)?;
        symbols.push(u8::try_from(position).ok()?);
    }
    let payload = symbols.len().checked_sub(CHECK)?;
    if divide(prefix, symbols.iter().copied()) != 1 || payload != 52 {
        return None;
    }
    let bytes = bits::bytes(&symbols[..payload], 32)?;
    let mut array = Zeroizing::new([0; 32]);
    array.copy_from_slice(&bytes);
    Some(array)
}

/// The remainder of prefix and symbols by the generator of BIP 173.
fn divide(prefix: &str, symbols: impl Iterator<Item = u8>) -> u32 {
    const GENERATOR: [u32; 5] = [
        0x3b6a_57b2,
        0x2650_8e6d,
        0x1ea1_19fa,
        0x3d42_33dd,
        0x2a14_62b3,
    ];
    let high = prefix.bytes().map(|sign| sign >> 5);
    let low = prefix.bytes().map(|sign| sign & 0x1f);
    let mut remainder = 1_u32;
    for symbol in high.chain([0]).chain(low).chain(symbols) {
        let top = remainder >> 25;
        remainder = (remainder & 0x01ff_ffff) << 5 ^ u32::from(symbol);
        for (bit, generator) in GENERATOR.iter().enumerate() {
            if top >> bit & 1 == 1 {
                remainder ^= generator;
            }
        }
    }
    remainder
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 32 times the byte 0x42, in a form that `age-keygen -y` reads.
    #[test]
    fn writes_keys_that_age_reads() {
        let text = encode("age-secret-key-", &[0x42; 32]).to_ascii_uppercase();
        let expected = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";
        assert_eq!(text, expected);
        assert_eq!(*decode("age-secret-key-", &text).unwrap(), [0x42; 32]);
    }

    #[test]
    fn every_changed_sign_is_seen() {
        let text = encode("age", &[7; 32]);
        for at in 0..text.len() {
            let sign = if &text[at..=at] == "q" { "p" } else { "q" };
            let changed = format!("{}{sign}{}", &text[..at], &text[at + 1..]);
            assert!(decode("age", &changed).is_none(), "{changed}");
        }
        assert!(decode("age", &text[..text.len() - 1]).is_none());
        assert!(decode("age", &format!("{}Q", &text[..text.len() - 1])).is_none());
    }
}
