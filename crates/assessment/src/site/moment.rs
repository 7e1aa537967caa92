//! Moments as people read them: the local time of the election, with the name of its zone, and
//! what is not known of them said in words.
//!
//! Records keep times as they were printed. A clock with an offset is turned into the time of the
//! place where people voted; one without stays as it is, and says that its zone is not known.

use jiff::{civil::Date, tz::Offset};
use mission::records::{When, parse_offset};

use crate::text::{Catalogue, TextError};

/// Tells moments in one language and one zone.
#[derive(Clone, Copy)]
pub(super) struct Moments<'a> {
    pub(super) catalogue: &'a Catalogue,
    /// Name of the zone, such as `Asia/Baku`.
    pub(super) zone: &'a str,
    /// Its offset as the records state it, such as `+04:00`.
    pub(super) offset: Option<&'a str>,
}

/// A printed point in time, in the zone of the election.
#[derive(Clone, PartialEq, Eq)]
enum Point {
    Month(String, String),
    Day(Date),
    /// Day, clock, and the zone in words; `None` if nobody printed one.
    Clock(Date, String, Option<String>),
}

/// The day, or month, under which a moment stands in a list by day.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Under {
    /// `2024-02-07`, or `2024-02` where the day is not known.
    pub(super) date: String,
    /// Whether its place within the day is not known.
    pub(super) is_vague: bool,
}

impl Moments<'_> {
    fn text(&self, key: &str, args: &[(&str, &str)]) -> Result<String, TextError> {
        let args: Vec<_> = args
            .iter()
            .map(|(name, text)| (*name, (*text).into()))
            .collect();
        self.catalogue.text(key, &args)
    }

    /// A time, or from one to another: `7 Feb 2024, 19:35 (Baku time)`, `7 February 2024`.
    pub(super) fn told(&self, when: &When) -> Result<String, TextError> {
        let (from, to) = when.printed();
        let from = self.point(from);
        let Some(to) = to else {
            return self.of_point(&from);
        };
        let to = self.point(to);
        if let (Point::Clock(day, begin, zone), Point::Clock(same, end, other)) = (&from, &to)
            && (day, zone) == (same, other)
        {
            // Left to right in every language, as a table of hours is read.
            let span = format!("\u{2066}{begin}–{end}\u{2069}");
            return self.clock(*day, &span, zone.as_deref());
        }
        let (from, to) = (self.of_point(&from)?, self.of_point(&to)?);
        self.text("moment-range", &[("from", &from), ("to", &to)])
    }

    /// The same of something that happened at some hour: a whole day says that it is not known.
    pub(super) fn happened(&self, when: &When) -> Result<String, TextError> {
        let told = self.told(when)?;
        let (from, to) = when.printed();
        match (self.point(from), to) {
            (Point::Day(_), None) => self.text("moment-hour-unknown", &[("day", &told)]),
            _ => Ok(told),
        }
    }

    /// Without the year and the zone, for a line of several: `8 Feb 03:13`.
    pub(super) fn short(&self, when: &When) -> Result<String, TextError> {
        Ok(match self.point(when.printed().0) {
            Point::Clock(day, clock, _) => {
                let day = self.day_of("moment-day-short", day)?;
                self.text("moment-clock-short", &[("day", &day), ("clock", &clock)])?
            }
            Point::Day(day) => self.day_of("moment-day-short", day)?,
            month @ Point::Month(..) => self.of_point(&month)?,
        })
    }

    /// Where a moment stands in a list by day.
    pub(super) fn under(&self, when: &When) -> Under {
        let (from, to) = when.printed();
        let one_day = to.is_none_or(|to| self.date(to) == self.date(from));
        let is_clock = matches!(self.point(from), Point::Clock(_, _, Some(_)));
        Under {
            date: self.date(from),
            is_vague: !(is_clock && one_day),
        }
    }

    fn date(&self, printed: &str) -> String {
        match self.point(printed) {
            Point::Month(year, month) => format!("{year}-{month}"),
            Point::Day(day) | Point::Clock(day, ..) => day.to_string(),
        }
    }

    /// The heading of a day in a list by day.
    pub(super) fn heading(&self, under: &Under) -> Result<String, TextError> {
        let day = self.of_point(&self.point(&under.date))?;
        match under.is_vague {
            true if under.date.len() > 7 => self.text("moment-order-unknown", &[("day", &day)]),
            true => self.text("moment-day-unknown", &[("month", &day)]),
            false => Ok(day),
        }
    }

    fn of_point(&self, point: &Point) -> Result<String, TextError> {
        match point {
            Point::Month(year, month) => {
                let month = month.trim_start_matches('0');
                let key = format!("month-alone-{month}");
                let month = self.text(&key, &[])?;
                self.text("moment-month", &[("month", &month), ("year", year)])
            }
            Point::Day(day) => self.day_of("moment-day", *day),
            Point::Clock(day, clock, zone) => self.clock(*day, clock, zone.as_deref()),
        }
    }

    fn clock(&self, day: Date, clock: &str, zone: Option<&str>) -> Result<String, TextError> {
        let day = self.day_of("moment-day-of-clock", day)?;
        let unknown = self.text("moment-zone-unknown", &[])?;
        let zone = zone.unwrap_or(&unknown);
        self.text(
            "moment-clock",
            &[("day", &day), ("clock", clock), ("zone", zone)],
        )
    }

    fn day_of(&self, key: &str, day: Date) -> Result<String, TextError> {
        let long = self.text(&format!("month-{}", day.month()), &[])?;
        let short = self.text(&format!("month-short-{}", day.month()), &[])?;
        let (year, day) = (day.year().to_string(), day.day().to_string());
        let args = [("day", &*day), ("month", &*long), ("short", &*short)];
        match key {
            "moment-day-short" => self.text(key, &args),
            key => {
                let args: Vec<_> = args.into_iter().chain([("year", &*year)]).collect();
                self.text(key, &args)
            }
        }
    }

    /// A printed time in the zone of the election.
    fn point(&self, printed: &str) -> Point {
        let (date, time) = match printed.split_once('T') {
            Some((date, time)) => (date, Some(time)),
            None => (printed, None),
        };
        let Ok(day) = date.parse::<Date>() else {
            let (year, month) = date.split_once('-').unwrap_or((date, ""));
            return Point::Month(year.to_owned(), month.to_owned());
        };
        let Some(time) = time else {
            return Point::Day(day);
        };
        let clock = time.split(['+', '-', 'Z']).next().unwrap_or(time);
        if clock.len() == time.len() {
            return Point::Clock(day, clock.to_owned(), None);
        }
        let at = When::parse(printed).ok();
        let at = at.and_then(|when| when.interval(None).from);
        match (at, self.offset.and_then(|text| parse_offset(text)?)) {
            (Some(at), Some(offset)) => {
                let local = offset.to_datetime(at);
                let seconds = match clock.len() {
                    5 => String::new(),
                    _ => format!(":{:02}", local.second()),
                };
                let clock = format!("{:02}:{:02}{seconds}", local.hour(), local.minute());
                Point::Clock(local.date(), clock, Some(self.zone_name(offset)))
            }
            _ => {
                let zone = parse_offset(&time[clock.len()..]).flatten().map(utc);
                Point::Clock(day, clock.to_owned(), zone)
            }
        }
    }

    /// What people call the zone: by its city where the catalogue has it, else by its offset.
    fn zone_name(&self, offset: Offset) -> String {
        let key = format!(
            "zone-{}",
            self.zone.to_ascii_lowercase().replace(['/', '_'], "-")
        );
        let named = self.catalogue.text(&key, &[]);
        named.unwrap_or_else(|_| utc(offset))
    }
}

/// `UTC+4`, `UTC−3:30`.
fn utc(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '−' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    let rest = match rest {
        0 => String::new(),
        rest => format!(":{rest:02}"),
    };
    match minutes {
        0 => "UTC".to_owned(),
        _ => format!("\u{2066}UTC{sign}{hours}{rest}\u{2069}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(tag: &str, zone: &str, offset: Option<&str>, printed: &str) -> String {
        let catalogue = Catalogue::new(tag).unwrap();
        let moments = Moments {
            catalogue: &catalogue,
            zone,
            offset,
        };
        let when = match printed.split_once('/') {
            Some((from, to)) => When::between(from, to),
            None => When::parse(printed),
        };
        let told = moments.happened(&when.unwrap()).unwrap();
        // Marks of direction are not seen.
        told.replace(|sign| ('\u{2066}'..='\u{2069}').contains(&sign), "")
    }

    #[test]
    fn a_moment_is_told_in_the_time_of_the_place_and_the_language_of_the_reader() {
        let baku = |tag, printed| told(tag, "Asia/Baku", Some("+04:00"), printed);
        for (tag, printed, expected) in [
            ("en", "2024-02-07T15:35Z", "7 Feb 2024, 19:35 (Baku time)"),
            (
                "az",
                "2024-02-07T19:35+04:00",
                "7 fevral 2024, 19:35 (Bakı vaxtı)",
            ),
            (
                "ru",
                "2024-02-07T19:35+04:00",
                "7 февраля 2024 г., 19:35 (по Баку)",
            ),
            (
                "ar",
                "2024-02-07T19:35+04:00",
                "7 فبراير 2024، 19:35 (بتوقيت باكو)",
            ),
            // The day is that of the place.
            ("en", "2024-02-07T21:00Z", "8 Feb 2024, 01:00 (Baku time)"),
            (
                "en",
                "2024-02-07T16:17",
                "7 Feb 2024, 16:17 (zone not known)",
            ),
            ("en", "2024-02-07", "7 February 2024, hour not known"),
            ("ru", "2024-02", "февраль 2024 г."),
            (
                "en",
                "2024-02-07T08:00+04:00/2024-02-07T19:00+04:00",
                "7 Feb 2024, 08:00–19:00 (Baku time)",
            ),
            (
                "en",
                "2024-02-06/2024-02-07",
                "6 February 2024 – 7 February 2024",
            ),
        ] {
            assert_eq!(baku(tag, printed), expected, "{tag} {printed}");
        }
    }

    #[test]
    fn a_zone_without_a_name_is_told_by_its_offset() {
        let at = "2024-02-07T19:35-03:30";
        let own = told("en", "America/Nowhere", None, at);
        assert_eq!(own, "7 Feb 2024, 19:35 (UTC−3:30)");
        let other = told("en", "America/Nowhere", Some("+00:00"), at);
        assert_eq!(other, "7 Feb 2024, 23:05 (UTC)");
    }
}
