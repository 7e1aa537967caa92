//! When something happened: an interval, as wide as what was printed leaves open.
//!
//! A day is all of that day where the election is held, a minute is all of that minute. A clock
//! time printed without its zone may be that of any place on earth, so it is widened by all
//! offsets in use (UTC−12 to UTC+14). Two events are ordered only if their intervals do not
//! overlap: *wrong and sure* is the error that must not happen (notes of the field call for it,
//! see docs/methods/timeline.md).

use jiff::{
    SignedDuration, Timestamp, ToSpan as _,
    civil::{Date, DateTime},
    tz::Offset,
};
use serde::{Deserialize, Deserializer, de::Error as _};

use super::typed::TextOr;

/// When something happened, as printed: a month, a day, a minute or a second, or from one to
/// another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    from: Point,
    to: Point,
}

/// A time that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no time: write 2024-02, 2024-02-07, 2024-02-07T19:35+04:00, or {{ from = …, to = … }}"
)]
pub struct BadWhen(pub String);

/// What one event's time says about another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// It ended before the other began.
    Before,
    /// It began after the other ended.
    After,
    /// The intervals overlap.
    CannotTell,
}

impl Order {
    /// The word used in output and keys of texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
            Self::CannotTell => "cannot-tell",
        }
    }
}

/// An interval: from a moment on, up to but not including another. `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// First moment that is possible.
    pub from: Option<Timestamp>,
    /// First moment that is too late.
    pub to: Option<Timestamp>,
}

impl Interval {
    /// Both ends to the minute, in UTC, such as `2024-02-07 15:35`.
    #[must_use]
    pub fn utc(&self) -> (Option<String>, Option<String>) {
        let minute = |at: Timestamp| {
            let text = at.to_string();
            text.get(..16).unwrap_or(&text).replace('T', " ")
        };
        (self.from.map(minute), self.to.map(minute))
    }

    /// The order of two intervals.
    #[must_use]
    pub fn order(&self, other: &Self) -> Order {
        let ends_before = |one: &Self, two: &Self| match (one.to, two.from) {
            (Some(end), Some(begin)) => end <= begin,
            _ => false,
        };
        if ends_before(self, other) {
            Order::Before
        } else if ends_before(other, self) {
            Order::After
        } else {
            Order::CannotTell
        }
    }
}

/// When something happened, from what is printed of it and of its report: it cannot have happened
/// after it was reported. Where only the report is dated, it is open towards the past; `None` if
/// nothing is dated. `offset` as in [`When::interval`].
#[must_use]
pub fn happened(
    occurred: Option<&When>,
    reported: Option<&When>,
    offset: Option<&str>,
) -> Option<Interval> {
    let occurred = occurred.map(|when| when.interval(offset));
    let reported = reported.map(|when| when.interval(offset));
    match (occurred, reported) {
        (None, None) => None,
        (Some(occurred), None) => Some(occurred),
        (None, Some(reported)) => Some(Interval {
            from: None,
            to: reported.to,
        }),
        (Some(occurred), Some(reported)) => Some(Interval {
            from: occurred.from,
            to: match (occurred.to, reported.to) {
                (Some(one), Some(two)) => Some(one.min(two)),
                (one, two) => one.or(two),
            },
        }),
    }
}

/// One printed time.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Point {
    printed: String,
    from: DateTime,
    to: DateTime,
    /// Whether it is a time of the day, not a day or month.
    is_clock: bool,
    offset: Option<Offset>,
}

/// Offsets in use on earth reach from here …
const LEAST_OFFSET_HOURS: i64 = -12;
/// … to here.
const GREATEST_OFFSET_HOURS: i64 = 14;

impl When {
    /// Reads one printed time.
    ///
    /// # Errors
    /// If it is no time.
    pub fn parse(text: &str) -> Result<Self, BadWhen> {
        let point = Point::parse(text)?;
        Ok(Self {
            from: point.clone(),
            to: point,
        })
    }

    /// Reads an interval between two printed times.
    ///
    /// # Errors
    /// If one of them is no time.
    pub fn between(from: &str, to: &str) -> Result<Self, BadWhen> {
        Ok(Self {
            from: Point::parse(from)?,
            to: Point::parse(to)?,
        })
    }

    /// The printed time or times: the second one is `None` unless two were given.
    #[must_use]
    pub fn printed(&self) -> (&str, Option<&str>) {
        let to = (self.from != self.to).then_some(self.to.printed.as_str());
        (&self.from.printed, to)
    }

    /// The first day it may lie on, where it was printed, for lists by day.
    #[must_use]
    pub fn day(&self) -> String {
        self.from.from.date().to_string()
    }

    /// The interval, with `offset` for days and months. A clock time without an offset of its
    /// own is as wide as all zones.
    #[must_use]
    pub fn interval(&self, offset: Option<&str>) -> Interval {
        let of_days = offset.and_then(|text| parse_offset(text).flatten());
        let bound = |at: DateTime, point: &Point, widest: i64| {
            let offset = match point.is_clock {
                true => point.offset,
                false => of_days,
            };
            let seconds = offset.map_or(widest * 3600, |offset| i64::from(offset.seconds()));
            // A local time east of Greenwich is earlier than the same time there.
            let utc = Offset::UTC.to_timestamp(at).ok()?;
            utc.checked_sub(SignedDuration::from_secs(seconds)).ok()
        };
        Interval {
            from: bound(self.from.from, &self.from, GREATEST_OFFSET_HOURS),
            to: bound(self.to.to, &self.to, LEAST_OFFSET_HOURS),
        }
    }
}

impl Point {
    fn parse(text: &str) -> Result<Self, BadWhen> {
        Self::read(text).ok_or_else(|| BadWhen(text.to_owned()))
    }

    fn read(text: &str) -> Option<Self> {
        let (date, time) = match text.split_once('T') {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        let point = |from: DateTime, to: DateTime, offset| Self {
            printed: text.to_owned(),
            from,
            to,
            is_clock: time.is_some(),
            offset,
        };
        if date.len() == 7 && time.is_none() {
            let first = day(&format!("{date}-01"))?;
            let next = first.checked_add(1.month()).ok()?;
            return Some(point(first.at(0, 0, 0, 0), next.at(0, 0, 0, 0), None));
        }
        let day = day(date)?;
        let Some(time) = time else {
            let next = day.tomorrow().ok()?;
            return Some(point(day.at(0, 0, 0, 0), next.at(0, 0, 0, 0), None));
        };
        let clock = time.split(['+', '-', 'Z']).next()?;
        let offset = parse_offset(&time[clock.len()..])?;
        let (hour, minute, second) = match clock.split(':').collect::<Vec<_>>()[..] {
            [hour, minute] => (hour, minute, None),
            [hour, minute, second] => (hour, minute, Some(second)),
            _ => return None,
        };
        let two = |digits: &str| {
            let sound = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
            sound.then(|| digits.parse::<i8>().ok()).flatten()
        };
        let seconds = match second {
            Some(second) => two(second)?,
            None => 0,
        };
        let (hour, minute) = (two(hour)?, two(minute)?);
        if hour > 23 || minute > 59 || seconds > 59 {
            return None;
        }
        let from = day.at(hour, minute, seconds, 0);
        let length = if second.is_some() { 1 } else { 60 };
        let to = from.checked_add(SignedDuration::from_secs(length)).ok()?;
        Some(point(from, to, offset))
    }
}

/// A day `YYYY-MM-DD`.
fn day(text: &str) -> Option<Date> {
    let sound = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    text.parse().ok().filter(|_| sound)
}

/// `Z`, `+04:00` or nothing; `None` if it is something else.
#[must_use]
pub fn parse_offset(text: &str) -> Option<Option<Offset>> {
    if text.is_empty() {
        return Some(None);
    }
    if text == "Z" {
        return Some(Some(Offset::UTC));
    }
    let sign = match text.get(..1)? {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let two = |digits: &str| {
        let sound = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        sound.then(|| digits.parse::<i32>().ok()).flatten()
    };
    let (hours, minutes) = (two(hours)?, two(minutes)?);
    if hours > 14 || minutes > 59 {
        return None;
    }
    Some(Some(
        Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()?,
    ))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FromTo {
    from: String,
    to: String,
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let when = match TextOr::<FromTo>::deserialize(deserializer)? {
            TextOr::Text(text) => match text.split_once('/') {
                // The way of ISO 8601, for tables that have one cell for it.
                Some((from, to)) => Self {
                    from: Point::parse(from).map_err(D::Error::custom)?,
                    to: Point::parse(to).map_err(D::Error::custom)?,
                },
                None => Self::parse(&text).map_err(D::Error::custom)?,
            },
            TextOr::Table(FromTo { from, to }) => Self {
                from: Point::parse(&from).map_err(D::Error::custom)?,
                to: Point::parse(&to).map_err(D::Error::custom)?,
            },
        };
        if when.from.from >= when.to.to {
            return Err(D::Error::custom("an interval that ends before it begins"));
        }
        Ok(when)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(text: &str, offset: Option<&str>) -> (String, String) {
        let interval = When::parse(text).unwrap().interval(offset);
        let text = |bound: Option<Timestamp>| bound.unwrap().to_string();
        (text(interval.from), text(interval.to))
    }

    #[test]
    fn a_time_is_as_wide_as_it_was_printed() {
        let baku = Some("+04:00");
        for (text, from, to) in [
            ("2024-02-07", "2024-02-06T20:00:00Z", "2024-02-07T20:00:00Z"),
            ("2024-02", "2024-01-31T20:00:00Z", "2024-02-29T20:00:00Z"),
            (
                "2024-02-07T19:35+04:00",
                "2024-02-07T15:35:00Z",
                "2024-02-07T15:36:00Z",
            ),
            (
                "2024-02-08T11:46+03:00",
                "2024-02-08T08:46:00Z",
                "2024-02-08T08:47:00Z",
            ),
            (
                "2024-02-07T19:35:10Z",
                "2024-02-07T19:35:10Z",
                "2024-02-07T19:35:11Z",
            ),
            // Somewhere on earth: 14 hours earlier to 12 hours later than the same time in Greenwich.
            (
                "2024-02-07T16:17",
                "2024-02-07T02:17:00Z",
                "2024-02-08T04:18:00Z",
            ),
        ] {
            assert_eq!(
                interval(text, baku),
                (from.to_owned(), to.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_day_of_no_known_place_may_be_anywhere_on_earth() {
        let (from, to) = interval("2024-02-07", None);
        assert_eq!(from, "2024-02-06T10:00:00Z");
        assert_eq!(to, "2024-02-08T12:00:00Z");
    }

    #[test]
    fn order_needs_a_gap() {
        let at = |text: &str| When::parse(text).unwrap().interval(Some("+04:00"));
        let close = at("2024-02-07T19:00+04:00");
        assert_eq!(at("2024-02-07T19:35+04:00").order(&close), Order::After);
        assert_eq!(at("2024-02-07T18:59+04:00").order(&close), Order::Before);
        assert_eq!(at("2024-02-07").order(&close), Order::CannotTell);
        assert_eq!(at("2024-02-06").order(&close), Order::Before);
        let open = Interval {
            from: None,
            to: at("2024-02-06").to,
        };
        assert_eq!(open.order(&close), Order::Before);
        assert_eq!(close.order(&open), Order::After);
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for bad in [
            "",
            "yesterday",
            "2024",
            "2024-13",
            "2024-02-30",
            "2024-2-07",
            "2024-02-07T",
            "2024-02-07T24:00",
            "2024-02-07T19:35+4",
            "2024-02-07T19:35+15:00",
            "2024-02-07T1:35",
            "2024-02-07T19:35:60Z",
            "2024-02-é7",
            "07.02.2024",
        ] {
            assert_eq!(When::parse(bad), Err(BadWhen(bad.to_owned())), "{bad}");
        }
    }
}
