//! Bytes as symbols of five bits, and back; for texts in one of the alphabets of 32 signs.

use zeroize::Zeroizing;

/// The symbols of `bytes`, the last one filled up with zero bits.
pub(crate) fn symbols(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut symbols = Zeroizing::new(Vec::with_capacity((bytes.len() * 8).div_ceil(5)));
    let (mut held, mut bits) = (0_u32, 0_u32);
    for byte in bytes {
        held = (held << 8 | u32::from(*byte)) & 0xfff;
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            symbols.push(low_byte(held >> bits) & 0x1f);
        }
    }
    if bits > 0 {
        symbols.push(low_byte(held << (5 - bits)) & 0x1f);
    }
    symbols
}

/// The first `length` bytes of `symbols`; none if there are too few, or if bits are left over that
/// are not zero.
pub(crate) fn bytes(symbols: &[u8], length: usize) -> Option<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(length));
    let (mut held, mut bits) = (0_u32, 0_u32);
    for symbol in symbols {
        held = (held << 5 | u32::from(*symbol)) & 0xfff;
        bits += 5;
        if bits >= 8 && bytes.len() < length {
            bits -= 8;
            bytes.push(low_byte(held >> bits));
            held &= (1 << bits) - 1;
        }
        if bytes.len() == length && held != 0 {
            return None;
        }
    }
    (bytes.len() == length).then_some(bytes)
}

const fn low_byte(number: u32) -> u8 {
    number.to_le_bytes()[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_hold_all_bits_in_order() {
        assert_eq!(*symbols(&[0xff, 0x00]), [0x1f, 0x1c, 0x00, 0x00]);
        assert_eq!(*symbols(b""), [0_u8; 0]);
        for length in 0_u8..70 {
            let original: Vec<u8> = (0..length).map(|byte| byte.wrapping_mul(151)).collect();
            let coded = symbols(&original);
            assert_eq!(*bytes(&coded, original.len()).unwrap(), original);
        }
    }

    #[test]
    fn bits_that_belong_to_no_byte_must_be_zero() {
        assert!(bytes(&[0x1f, 0x1c, 0x00, 0x01], 2).is_none());
        assert!(bytes(&[0x1f, 0x1c, 0x00, 0x00, 0x01], 2).is_none());
        assert!(bytes(&[0x1f, 0x1c], 2).is_none());
    }
}
