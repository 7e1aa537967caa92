//! A moment in whole microseconds, UTC.
//!
//! PostgreSQL keeps microseconds and a clock gives nanoseconds, so a value that was not cut
//! before it was hashed would read back unequal. Cutting happens here, once, in the type.

use election::canonical::MAX_INTEGER;
use jiff::Timestamp;

/// A moment since 1970 in whole microseconds, UTC; what the database and every hash hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// The present moment by this machine's clock.
    #[must_use]
    pub fn now() -> Self {
        Self(Timestamp::now().as_microsecond())
    }

    /// The moment of `timestamp`, cut to microseconds; none before 1970 or after 2255, where the
    /// canonical form has no integers left.
    #[must_use]
    pub fn from_timestamp(timestamp: Timestamp) -> Option<Self> {
        Self::from_micros(timestamp.as_microsecond())
    }

    /// A moment from its microseconds, within the same limits.
    #[must_use]
    pub fn from_micros(micros: i64) -> Option<Self> {
        let within = u64::try_from(micros).is_ok_and(|micros| micros <= MAX_INTEGER);
        within.then_some(Self(micros))
    }

    /// Microseconds since 1970, UTC.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// The moment as a timestamp.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).expect("a moment lies between 1970 and 2255")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_cut_to_microseconds() {
        let exact: Timestamp = "2024-02-07T04:00:00.123456789Z".parse().unwrap();
        let moment = Moment::from_timestamp(exact).unwrap();
        assert_eq!(moment.micros(), 1_707_278_400_123_456);
        assert_eq!(
            moment.timestamp().to_string(),
            "2024-02-07T04:00:00.123456Z"
        );
    }

    #[test]
    fn has_no_moment_that_could_not_be_hashed() {
        let limit = i64::try_from(MAX_INTEGER).unwrap();
        assert!(Moment::from_micros(limit).is_some());
        assert!(Moment::from_micros(limit + 1).is_none());
        assert!(Moment::from_micros(-1).is_none());
    }
}
