//! Times of announcements, as exact as they were printed.

use election::{
    numerals::minutes_of_day,
    statements::{Announced, Precision},
};

/// A day `YYYY-MM-DD`, or an instant `YYYY-MM-DDTHH:MM`, with or without seconds and offset.
pub(super) fn precision(text: &str) -> Option<Precision> {
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let days = days_of_month(date)?;
    let day: u32 = date.get(8..)?.parse().ok()?;
    if !(1..=days).contains(&day) {
        return None;
    }
    let Some(time) = time else {
        return Some(Precision::Day);
    };
    minutes_of_day(text)?;
    let clock = time.split(['+', '-', 'Z']).next()?;
    match clock.split(':').collect::<Vec<_>>()[..] {
        [_, _] => Some(Precision::Minute),
        [_, _, seconds] if seconds.len() == 2 && seconds < "60" => Some(Precision::Second),
        _ => None,
    }
}

/// The number of days in the month of a date.
fn days_of_month(date: &str) -> Option<u32> {
    let sound = date.len() == 10
        && date.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let (year, month) = (date.get(..4)?, date.get(5..7)?);
    let year: u32 = year.parse().ok().filter(|_| sound)?;
    let leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    match month {
        "01" | "03" | "05" | "07" | "08" | "10" | "12" => Some(31),
        "04" | "06" | "09" | "11" => Some(30),
        "02" => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

/// One time, as exact as it is printed.
pub(super) fn announced(text: &str) -> Option<Announced> {
    Some(Announced {
        from: text.to_owned(),
        to: text.to_owned(),
        precision: precision(text)?,
    })
}

/// An interval between two times that were printed.
pub(super) fn interval(from: &str, to: &str) -> Option<Announced> {
    precision(from)?;
    precision(to)?;
    let day = |text: &str| text.get(..10).map(str::to_owned);
    (day(from)? <= day(to)?).then(|| Announced {
        from: from.to_owned(),
        to: to.to_owned(),
        precision: Precision::Interval,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_as_exact_as_it_is_printed() {
        for (text, expected) in [
            ("2024-02-07", Some(Precision::Day)),
            ("2024-02-29", Some(Precision::Day)),
            ("2023-02-29", None),
            ("2024-02-00", None),
            ("2024-13-01", None),
            ("2024-2-07", None),
            ("2024-02-08T03:13+04:00", Some(Precision::Minute)),
            ("2024-02-08T03:13", Some(Precision::Minute)),
            ("2024-07-29T00:10:00-04:00", Some(Precision::Second)),
            ("2024-07-29T00:10:61-04:00", None),
            ("2024-07-29T25:10", None),
            ("yesterday", None),
            ("2024-02-é7", None),
            ("", None),
        ] {
            assert_eq!(precision(text), expected, "{text}");
        }
        assert!(interval("2024-02-07", "2024-02-08T03:13").is_some());
        assert!(interval("2024-02-09", "2024-02-08").is_none());
    }
}
