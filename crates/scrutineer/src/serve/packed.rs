//! A file packed with gzip: once, when it is first asked for, and kept.

use std::{
    io::Write as _,
    sync::atomic::{AtomicU64, Ordering},
};

use flate2::{Compression, write::GzEncoder};
use hyper::{body::Bytes, header::HeaderValue};
use tokio::sync::OnceCell;

/// The memory that packed files may still take.
#[derive(Debug)]
pub(super) struct Budget(AtomicU64);

impl Budget {
    pub(super) const fn new(bytes: u64) -> Self {
        Self(AtomicU64::new(bytes))
    }

    /// Takes so many bytes, if they are there.
    fn take(&self, bytes: u64) -> bool {
        let left = |left: u64| left.checked_sub(bytes);
        let order = Ordering::Relaxed;
        self.0.fetch_update(order, order, left).is_ok()
    }
}

/// The packed form of a file, once somebody has asked for it.
#[derive(Debug, Default)]
pub(super) struct Packing(OnceCell<Option<Packed>>);

/// The packed form of a file.
#[derive(Debug)]
pub(super) struct Packed {
    pub(super) bytes: Bytes,
    /// The validator of these bytes, which is not that of the plain ones.
    pub(super) tag: HeaderValue,
}

impl Packing {
    /// The packed form of `plain`; `None` if packing makes it no smaller or the memory has no room.
    pub(super) async fn of(
        &self,
        plain: &Bytes,
        tag: impl FnOnce() -> HeaderValue,
        budget: &Budget,
    ) -> Option<&Packed> {
        let pack = || async {
            let plain = plain.clone();
            let packed = tokio::task::spawn_blocking(move || packed(&plain)).await;
            let bytes = packed.ok().flatten()?;
            let has_room = budget.take(bytes.len() as u64);
            has_room.then(|| Packed { bytes, tag: tag() })
        };
        self.0.get_or_init(pack).await.as_ref()
    }

    /// How many bytes the packed form takes by now.
    pub(super) fn length(&self) -> u64 {
        let packed = self.0.get().and_then(Option::as_ref);
        packed.map_or(0, |packed| packed.bytes.len() as u64)
    }
}

fn packed(plain: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(plain).ok()?;
    let mut bytes = encoder.finish().ok()?;
    bytes.shrink_to_fit();
    (bytes.len() < plain.len()).then(|| bytes.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag() -> HeaderValue {
        HeaderValue::from_static("\"x-gzip\"")
    }

    #[tokio::test]
    async fn a_file_is_packed_once_and_only_if_that_helps() {
        let budget = Budget::new(1000);
        let plain = Bytes::from("scrutineer ".repeat(1000));
        let packing = Packing::default();
        assert_eq!(packing.length(), 0);
        let first = packing.of(&plain, tag, &budget).await.unwrap();
        let again = packing.of(&plain, tag, &budget).await.unwrap();
        assert!(std::ptr::eq(first, again));
        assert_eq!(packing.length(), first.bytes.len() as u64);
        let mut back = String::new();
        let mut decoder = flate2::read::GzDecoder::new(&*first.bytes);
        std::io::Read::read_to_string(&mut decoder, &mut back).unwrap();
        assert_eq!(back, plain);
        let short = Packing::default();
        assert!(short.of(&"ab".into(), tag, &budget).await.is_none());
    }

    #[tokio::test]
    async fn without_room_a_file_stays_plain() {
        let budget = Budget::new(10);
        let plain = Bytes::from("scrutineer ".repeat(1000));
        let packing = Packing::default();
        assert!(packing.of(&plain, tag, &budget).await.is_none());
        assert_eq!(packing.length(), 0);
    }
}
