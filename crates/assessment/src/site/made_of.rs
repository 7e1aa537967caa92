//! Short digests of what files of a site are made of, by which the next run knows which of them
//! need not be made again.
//!
//! There are millions of figures, so that a cryptographic digest would take longer than all the
//! rest. Instead it is SipHash behind a secret that is drawn for each site and lies beside it:
//! whoever does not know it cannot look for two sheets of one digest. Nothing of it stands in
//! the site. `DefaultHasher` may differ in another version of the standard library; then
//! everything is made again.

use std::{
    hash::{BuildHasher as _, DefaultHasher, Hasher as _, RandomState},
    io,
};

use serde::Serialize;

/// A finished digest.
pub(super) type Digest = u128;

/// What digests of one site begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Secret(pub(super) u128);

/// A digest being made.
#[derive(Clone)]
pub(super) struct MadeOf(DefaultHasher);

impl Secret {
    /// A secret that nobody knows.
    pub(super) fn draw() -> Self {
        let half = || u128::from(RandomState::new().hash_one(0));
        Self(half() << 64 | half())
    }

    /// Begins a digest.
    pub(super) fn begin(self) -> MadeOf {
        let mut hasher = DefaultHasher::new();
        hasher.write_u128(self.0);
        MadeOf(hasher)
    }
}

impl MadeOf {
    pub(super) fn number(&mut self, number: usize) {
        self.0.write_usize(number);
    }

    pub(super) fn count(&mut self, count: i64) {
        self.0.write_i64(count);
    }

    /// Adds a text behind its length, so that no two lists of texts are the same.
    pub(super) fn text(&mut self, text: &str) {
        self.0.write_usize(text.len());
        self.0.write(text.as_bytes());
    }

    /// Adds a list of texts.
    pub(super) fn texts<T: AsRef<str>>(&mut self, texts: &[T]) {
        self.number(texts.len());
        texts.iter().for_each(|text| self.text(text.as_ref()));
    }

    /// Adds what has half a digest of its own.
    pub(super) fn half_of(&mut self, half: u64) {
        self.0.write_u64(half);
    }

    /// Adds what has a digest of its own.
    pub(super) fn part(&mut self, part: Digest) {
        self.0.write_u128(part);
    }

    /// Adds everything that a value says.
    pub(super) fn value(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut *self, value)?;
        self.0.write_u8(0xff);
        Ok(())
    }

    /// Half a digest: for parts of which there are very many.
    pub(super) fn half(&self) -> u64 {
        self.0.finish()
    }

    pub(super) fn finish(mut self) -> Digest {
        let first = self.half();
        self.0.write_u8(1);
        Digest::from(first) << 64 | Digest::from(self.half())
    }
}

impl io::Write for MadeOf {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(secret: Secret, texts: &[&str]) -> Digest {
        let mut made_of = secret.begin();
        texts.iter().for_each(|text| made_of.text(text));
        made_of.finish()
    }

    #[test]
    fn digests_differ_by_what_was_said_and_by_the_secret() {
        let (one, other) = (Secret(1), Secret(2));
        assert_ne!(Secret::draw(), Secret::draw());
        assert_eq!(digest(one, &["ab", "c"]), digest(one, &["ab", "c"]));
        let all = [
            digest(one, &["ab", "c"]),
            digest(one, &["a", "bc"]),
            digest(one, &["abc"]),
            digest(one, &["ab", "c", ""]),
            digest(other, &["ab", "c"]),
        ];
        for (at, one) in all.iter().enumerate() {
            assert!(!all[..at].contains(one), "{at}");
        }
    }
}
