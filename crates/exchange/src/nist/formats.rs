//! Texts of a format that the schema names: dates and times of RFC 3339, addresses of RFC 3986.

/// A format by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Date,
    DateTime,
    Time,
    Uri,
}

impl Format {
    /// The format of this name.
    pub(crate) fn named(name: &str) -> Result<Self, String> {
        match name {
            "date" => Ok(Self::Date),
            "date-time" => Ok(Self::DateTime),
            "time" => Ok(Self::Time),
            "uri" => Ok(Self::Uri),
            _ => Err(format!("the format {name} is not known")),
        }
    }

    /// A text of the format.
    pub(crate) const fn example(self) -> &'static str {
        match self {
            Self::Date => "2024-02-07",
            Self::DateTime => "2024-02-07T19:00:00+04:00",
            Self::Time => "19:00:00+04:00",
            Self::Uri => "https://example.org/results",
        }
    }

    /// Whether a text is of the format.
    pub(crate) fn fits(self, text: &str) -> bool {
        match self {
            Self::Date => is_date(text),
            Self::DateTime => text
                .split_once(['T', 't'])
                .is_some_and(|(date, time)| is_date(date) && is_time(time)),
            Self::Time => is_time(text),
            Self::Uri => is_uri(text),
        }
    }
}

/// `YYYY-MM-DD`, a day that the calendar has.
pub(crate) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return false;
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// A moment with its zone: `YYYY-MM-DDThh:mm:ss` and `Z` or an offset.
pub(crate) fn is_moment(text: &str) -> bool {
    Format::DateTime.fits(text) && !text.contains(['.', 't', 'z', ','])
}

/// `hh:mm:ss`, perhaps with a fraction, and `Z` or an offset. The standard allows 24:00:00 by its
/// pattern.
fn is_time(text: &str) -> bool {
    let Some(zone) = text.find(['Z', 'z', '+', '-']) else {
        return false;
    };
    let (clock, zone) = text.split_at(zone);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let parts: Vec<Option<u32>> = clock.split(':').map(|part| number(part, 2)).collect();
    let clock = match parts[..] {
        [Some(24), Some(0), Some(0)] => true,
        [Some(hour), Some(minute), Some(second)] => hour < 24 && minute < 60 && second <= 60,
        _ => false,
    };
    let fraction = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    clock && fraction && is_zone(zone)
}

fn is_zone(zone: &str) -> bool {
    let Some(offset) = zone.strip_prefix(['+', '-']) else {
        return matches!(zone, "Z" | "z");
    };
    let Some((hours, minutes)) = offset.split_once(':') else {
        return false;
    };
    let below = |text, limit| number(text, 2).is_some_and(|value| value < limit);
    below(hours, 24) && below(minutes, 60)
}

fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let mut letters = scheme.bytes();
    let scheme = letters
        .next()
        .is_some_and(|byte| byte.is_ascii_alphabetic())
        && letters.all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let never = |c: char| !c.is_ascii() || c.is_ascii_control() || " \"<>\\^`{|}".contains(c);
    scheme && !rest.is_empty() && !rest.contains(never)
}

fn number(text: &str, digits: usize) -> Option<u32> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_those_of_the_standards_they_name() {
        for (format, good, bad) in [
            (
                Format::Date,
                vec!["2024-02-29", "2000-02-29", "1999-12-31"],
                vec![
                    "2023-02-29",
                    "1900-02-29",
                    "2024-13-01",
                    "2024-1-01",
                    "",
                    "2024-04-31",
                    "20240101",
                ],
            ),
            (
                Format::DateTime,
                vec![
                    "2024-02-07T19:00:00+04:00",
                    "2024-02-07T19:00:00.5Z",
                    "2024-02-07T24:00:00Z",
                ],
                vec![
                    "2024-02-07",
                    "2024-02-07T19:00:00",
                    "2024-02-07 19:00:00Z",
                    "2024-02-07T25:00:00Z",
                    "2024-02-07T19:00:00+0400",
                ],
            ),
            (
                Format::Time,
                vec!["19:00:00Z", "00:00:00-14:00"],
                vec!["19:00Z", "19:60:00Z", "x"],
            ),
            (
                Format::Uri,
                vec!["https://a.b/c?d#e", "urn:a"],
                vec!["a/b", "https://a b", "1:x", ":x", "http:"],
            ),
        ] {
            for text in good {
                assert!(format.fits(text), "{text}");
            }
            for text in bad {
                assert!(!format.fits(text), "{text}");
            }
        }
        assert!(is_moment("2024-02-07T19:00:00Z"));
        assert!(!is_moment("2024-02-07T19:00:00.5Z"));
    }
}
