//! Shamir's sharing of 32 bytes: any `threshold` shares give them back, fewer say nothing at all.
//!
//! A. Shamir, "How to share a secret", Communications of the ACM 22 (1979), 612–613, byte by byte
//! in GF(2^8) with the polynomial x^8 + x^4 + x^3 + x + 1 of AES, as in draft-mcgrew-tss-03. No
//! table is looked up and no step depends on a secret.

use zeroize::Zeroizing;

use super::error::{SealError, random};

/// What is shared, and a share of it.
pub(crate) type Bytes = Zeroizing<[u8; 32]>;

/// Shares at 1, 2 … `shares` of polynomials of the degree `threshold - 1` that are `secret` at 0.
pub(crate) fn split(secret: &[u8; 32], threshold: u8, shares: u8) -> Result<Vec<Bytes>, SealError> {
    let mut coefficients = vec![Zeroizing::new(*secret)];
    for _ in 1..threshold {
        let mut coefficient = Zeroizing::new([0; 32]);
        random(&mut *coefficient)?;
        coefficients.push(coefficient);
    }
    Ok((1..=shares).map(|x| evaluate(&coefficients, x)).collect())
}

/// By Horner's rule, the highest power first.
fn evaluate(coefficients: &[Bytes], x: u8) -> Bytes {
    let mut value = Zeroizing::new([0_u8; 32]);
    for coefficient in coefficients.iter().rev() {
        for (byte, added) in value.iter_mut().zip(coefficient.iter()) {
            *byte = multiply(*byte, x) ^ added;
        }
    }
    value
}

/// The value at 0 of the polynomial through these points, whose first numbers must differ and not
/// be 0 (Lagrange).
pub(crate) fn combine(points: &[(u8, &[u8; 32])]) -> Bytes {
    let mut secret = Zeroizing::new([0_u8; 32]);
    for (x, share) in points {
        let mut weight = 1;
        for (other, _) in points.iter().filter(|(other, _)| other != x) {
            weight = multiply(weight, multiply(*other, inverse(other ^ x)));
        }
        for (byte, of_share) in secret.iter_mut().zip(share.iter()) {
            *byte ^= multiply(*of_share, weight);
        }
    }
    secret
}

/// The product in the field of AES (FIPS 197, section 4.2).
const fn multiply(mut a: u8, mut b: u8) -> u8 {
    let mut product = 0;
    let mut bit = 0;
    while bit < 8 {
        product ^= a & 0_u8.wrapping_sub(b & 1);
        a = (a << 1) ^ (0x1b & 0_u8.wrapping_sub(a >> 7));
        b >>= 1;
        bit += 1;
    }
    product
}

/// `a` to the power of 254, which is its inverse.
const fn inverse(a: u8) -> u8 {
    let mut power = a;
    let mut result = 1;
    let mut bit = 0;
    while bit < 7 {
        power = multiply(power, power);
        result = multiply(result, power);
        bit += 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// FIPS 197: {57} · {83} = {c1}, {57} · {13} = {fe}; {53} and {ca} are inverse.
    #[test]
    fn multiplies_as_aes_does() {
        assert_eq!((multiply(0x57, 0x83), multiply(0x57, 0x13)), (0xc1, 0xfe));
        assert_eq!(inverse(0x53), 0xca);
        for a in 1..=255 {
            assert_eq!(multiply(a, inverse(a)), 1, "{a}");
        }
    }

    /// The test case of draft-mcgrew-tss-03, section 9: "test" and a zero, two of two.
    #[test]
    fn combines_the_published_shares() {
        let published = |bytes: [u8; 5]| {
            let mut share = [0; 32];
            share[..5].copy_from_slice(&bytes);
            share
        };
        let one = published([0xb9, 0xfa, 0x07, 0xe1, 0x85]);
        let two = published([0xf5, 0x40, 0x9b, 0x45, 0x11]);
        assert_eq!(&combine(&[(1, &one), (2, &two)])[..5], b"test\0");
        assert_eq!(&combine(&[(2, &two), (1, &one)])[..5], b"test\0");
    }

    fn scheme() -> impl Strategy<Value = ([u8; 32], u8, u8, u64)> {
        (any::<[u8; 32]>(), 2_u8..=8).prop_flat_map(|(secret, threshold)| {
            (Just(secret), Just(threshold), threshold..=12, any::<u64>())
        })
    }

    /// `count` of the shares' positions, by a seed.
    fn some_of(shares: u8, count: usize, mut seed: u64) -> Vec<u8> {
        let mut left: Vec<u8> = (1..=shares).collect();
        while left.len() > count {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = usize::try_from(seed >> 33).unwrap() % left.len();
            left.swap_remove(at);
        }
        left
    }

    proptest! {
        #[test]
        fn any_threshold_of_shares_give_the_secret((secret, threshold, count, seed) in scheme()) {
            let shares = split(&secret, threshold, count).unwrap();
            let chosen = some_of(count, threshold.into(), seed);
            let points: Vec<(u8, &[u8; 32])> =
                chosen.iter().map(|x| (*x, &*shares[usize::from(*x) - 1])).collect();
            prop_assert_eq!(*combine(&points), secret);
            let all: Vec<(u8, &[u8; 32])> = (1..).zip(shares.iter().map(|share| &**share)).collect();
            prop_assert_eq!(*combine(&all), secret);
        }

        /// With one share fewer, every secret is as good as any other: for whatever it might have
        /// been there is one further share that would give it.
        #[test]
        fn fewer_shares_exclude_no_secret(
            (secret, threshold, count, seed) in scheme(),
            supposed in any::<[u8; 32]>(),
        ) {
            let shares = split(&secret, threshold, count).unwrap();
            let chosen = some_of(count, usize::from(threshold) - 1, seed);
            let mut points: Vec<(u8, &[u8; 32])> =
                chosen.iter().map(|x| (*x, &*shares[usize::from(*x) - 1])).collect();
            prop_assert_ne!(*combine(&points), secret, "they give something else");
            // The point at 200 of the polynomial through these points and (0, supposed): shift all
            // by 200, so that it stands at 0.
            let mut shifted: Vec<(u8, &[u8; 32])> =
                points.iter().map(|(x, share)| (x ^ 200, *share)).collect();
            shifted.push((200, &supposed));
            let further = combine(&shifted);
            points.push((200, &further));
            prop_assert_eq!(*combine(&points), supposed);
        }
    }
}
