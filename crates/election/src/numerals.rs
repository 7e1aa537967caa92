//! Numbers as they are printed on sheets and in texts: percentages with their decimals, numbers
//! in words, times of day.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::names;

/// A number with a fixed number of decimals, kept exactly as printed: 54.4 and 54.40 differ in
/// what they claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal {
    /// The digits without the point.
    pub digits: i64,
    /// How many of them stand behind the point.
    pub decimals: u32,
}

/// The text is no decimal number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a number such as 95 or 54.47")]
pub struct NotDecimal(pub String);

impl Decimal {
    /// A whole number.
    #[must_use]
    pub const fn whole(number: i64) -> Self {
        Self {
            digits: number,
            decimals: 0,
        }
    }

    /// What 1 is multiplied by in [`Decimal::digits`].
    #[must_use]
    pub const fn scale(self) -> i64 {
        10_i64.pow(self.decimals)
    }

    /// Whether `part / whole`, in per cent, is at least this number. Exact; `false` for a whole
    /// that is not positive.
    #[must_use]
    pub fn is_reached_by_percent(self, part: i128, whole: i128) -> bool {
        whole > 0 && part * 100 * i128::from(self.scale()) >= i128::from(self.digits) * whole
    }

    /// Whether `part / whole`, in per cent, rounds to this number at its decimals. An exact half
    /// may be rounded either way (half up and half to even are both in use).
    #[must_use]
    pub fn is_rounded_percent(self, part: i128, whole: i128) -> bool {
        let exact = part * 100 * i128::from(self.scale());
        whole > 0 && (2 * (exact - i128::from(self.digits) * whole)).abs() <= whole
    }
}

impl FromStr for Decimal {
    type Err = NotDecimal;

    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        let refuse = || NotDecimal(text.to_owned());
        let (sign, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let all_digits = whole
            .bytes()
            .chain(fraction.bytes())
            .all(|byte| byte.is_ascii_digit());
        let pointless = unsigned.ends_with('.') || whole.is_empty();
        if !all_digits || pointless || whole.len() + fraction.len() > 15 {
            return Err(refuse());
        }
        let digits: i64 = format!("{whole}{fraction}").parse().map_err(|_| refuse())?;
        let decimals = u32::try_from(fraction.len()).map_err(|_| refuse())?;
        Ok(Self {
            digits: sign * digits,
            decimals,
        })
    }
}

impl TryFrom<String> for Decimal {
    type Error = NotDecimal;

    fn try_from(text: String) -> Result<Self, NotDecimal> {
        text.parse()
    }
}

impl From<Decimal> for String {
    fn from(number: Decimal) -> Self {
        number.to_string()
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let (size, scale) = (self.digits.unsigned_abs(), self.scale().unsigned_abs());
        write!(f, "{sign}{}", size / scale)?;
        match self.decimals {
            0 => Ok(()),
            decimals => write!(f, ".{:0width$}", size % scale, width = decimals as usize),
        }
    }
}

/// The value of a number written in words, by a table from words to values such as
/// `{min = 1000, yüz = 100, iki = 2}`. Units add up, a hundred multiplies what stands before it,
/// a thousand or more closes a group. `None` if a word is not in the table.
///
/// Words are compared folded (see [`crate::names::fold`]); hyphens and commas separate words.
#[must_use]
pub fn value_of_words(text: &str, table: &BTreeMap<String, i64>) -> Option<i64> {
    NumberWords::new(table).value(text)
}

/// A table of number words, folded once for many texts.
pub(crate) struct NumberWords {
    values: BTreeMap<String, i64>,
    /// One letter of the table settles the case rule of all its words: a sheet that says `ALTI`
    /// alone shows no Turkic letter, but means `altı`.
    turkic: bool,
}

impl NumberWords {
    pub(crate) fn new(table: &BTreeMap<String, i64>) -> Self {
        let turkic = table.keys().any(|word| names::is_turkic(word));
        let values = table.iter();
        let values = values.map(|(word, value)| (names::fold_as(word, turkic), *value));
        Self {
            values: values.collect(),
            turkic,
        }
    }

    /// See [`value_of_words`].
    pub(crate) fn value(&self, text: &str) -> Option<i64> {
        let text = names::fold_as(text, self.turkic || names::is_turkic(text));
        let words = text.split(|c: char| c.is_whitespace() || c == '-' || c == ',');
        let (mut total, mut group, mut any) = (0_i64, 0_i64, false);
        for word in words.filter(|word| !word.is_empty()) {
            let value = *self.values.get(word)?;
            any = true;
            match value {
                1000.. => {
                    total = total.checked_add(group.max(1).checked_mul(value)?)?;
                    group = 0;
                }
                // "two thousand one hundred": what stands before the thousand is closed already.
                100 => group = group.max(1).checked_mul(100)?,
                _ => group = group.checked_add(value)?,
            }
        }
        any.then_some(total.checked_add(group)?)
    }
}

/// Whether a box on a sheet is ticked, as files say it; `None` for a text that is neither. An
/// empty box is not ticked.
#[must_use]
pub fn ticked(text: &str) -> Option<bool> {
    const YES: &[&str] = &["yes", "true", "ja", "bəli", "да"];
    const NO: &[&str] = &["no", "false", "nee", "xeyr", "нет"];
    match text.trim() {
        "1" | "x" | "X" => Some(true),
        "" | "0" | "-" => Some(false),
        word => {
            let word = names::fold(word);
            let is_one_of = |words: &[&str]| words.iter().any(|other| names::fold(other) == word);
            (is_one_of(YES) || is_one_of(NO)).then(|| is_one_of(YES))
        }
    }
}

/// Minutes since midnight of a time `HH:MM`, `HH:MM:SS` or of the local time of an instant
/// `YYYY-MM-DDTHH:MM…`. `None` if the text is no such time.
#[must_use]
pub fn minutes_of_day(text: &str) -> Option<u32> {
    day_and_minutes(text).map(|(_, minutes)| minutes)
}

/// The day of an instant, if the text names one, as a number that grows by one a day; and its
/// local minutes since midnight.
pub(crate) fn day_and_minutes(text: &str) -> Option<(Option<i64>, u32)> {
    let (day, time) = match text.split_once(['T', ' ']) {
        Some((date, time)) => (Some(day_of(date)?), time),
        None => (None, text),
    };
    let (hours, rest) = (two_digits(time.get(..2)?)?, time.get(2..)?);
    let (minutes, rest) = rest.strip_prefix(':')?.split_at_checked(2)?;
    let minutes = two_digits(minutes)?;
    // Behind the minutes: seconds, their fractions and, with a date, an offset from UTC. What
    // else stands there may change the meaning (`07:30 PM`).
    let known = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.');
    let offset = |c: char| day.is_some() && matches!(c, '+' | '-' | 'Z');
    let ends = rest.is_empty() || rest.starts_with(':') || rest.starts_with(offset);
    let readable = ends && rest.chars().all(|c| known(c) || offset(c));
    (readable && hours < 24 && minutes < 60).then_some((day, hours * 60 + minutes))
}

/// The number of a day `YYYY-MM-DD`, counted in years that begin in March, so that the leap day
/// comes last (Richards 2013, in the Explanatory Supplement to the Astronomical Almanac).
fn day_of(date: &str) -> Option<i64> {
    let mut parts = date.split('-');
    let (century, year) = parts.next()?.split_at_checked(2)?;
    let year = i64::from(two_digits(century)? * 100 + two_digits(year)?);
    let month = i64::from(two_digits(parts.next()?)?);
    let day = i64::from(two_digits(parts.next()?)?);
    if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = if month < 3 { year - 1 } else { year };
    let days_of_months = (153 * ((month + 9) % 12) + 2) / 5;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(year * 365 + leap_days + days_of_months + day)
}

fn two_digits(text: &str) -> Option<u32> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_ticked_in_several_languages_or_say_nothing() {
        for text in ["1", "x", " X ", "Yes", "TRUE", "ja", "Bəli", "ДА"] {
            assert_eq!(ticked(text), Some(true), "{text}");
        }
        for text in ["", " ", "0", "-", "No", "false", "NEE", "xeyr", "нет"] {
            assert_eq!(ticked(text), Some(false), "{text}");
        }
        for text in ["2", "maybe", "xx", "y"] {
            assert_eq!(ticked(text), None, "{text}");
        }
    }

    #[test]
    fn decimals_keep_what_was_printed() {
        for text in ["95", "54.47", "0.5", "54.40", "-1.50", "0.05"] {
            assert_eq!(text.parse::<Decimal>().unwrap().to_string(), text);
        }
        for text in ["", ".5", "5.", "1,5", "1e3", "--1", "1.2.3", "95 %"] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }

    #[test]
    fn percentages_are_compared_exactly() {
        let limit = Decimal::whole(95);
        assert!(limit.is_reached_by_percent(95, 100));
        assert!(!limit.is_reached_by_percent(94_999, 100_000));
        assert!(!limit.is_reached_by_percent(1, 0));
        // The station count of the Azerbaijani first edition: 3,561 of 6,537 is 54.47 %.
        let printed: Decimal = "54.47".parse().unwrap();
        assert!(printed.is_rounded_percent(3_561, 6_537));
        assert!(
            !"93.35"
                .parse::<Decimal>()
                .unwrap()
                .is_rounded_percent(3_561, 6_537)
        );
        // An exact half rounds either way.
        assert!(
            "0.5"
                .parse::<Decimal>()
                .unwrap()
                .is_rounded_percent(45, 10_000)
        );
        assert!(
            "0.4"
                .parse::<Decimal>()
                .unwrap()
                .is_rounded_percent(45, 10_000)
        );
    }

    #[test]
    fn words_become_numbers() {
        let english = [
            ("one", 1),
            ("two", 2),
            ("five", 5),
            ("twenty", 20),
            ("hundred", 100),
        ];
        let english = english
            .into_iter()
            .chain([("thousand", 1000), ("million", 1_000_000)]);
        let table = english
            .map(|(word, value)| (word.to_owned(), value))
            .collect();
        let value = |text| value_of_words(text, &table);
        assert_eq!(value("Two hundred twenty-five"), Some(225));
        assert_eq!(
            value("two million one hundred five thousand twenty"),
            Some(2_105_020)
        );
        assert_eq!(value("thousand"), Some(1000));
        assert_eq!((value("two dozen"), value("")), (None, None));
        let azerbaijani = [("iki", 2), ("yüz", 100), ("min", 1000), ("İYİRMİ", 20)];
        let table = azerbaijani
            .map(|(word, value)| (word.to_owned(), value))
            .into();
        assert_eq!(
            value_of_words("İki min iki yüz iyirmi iki", &table),
            Some(2222)
        );
        // Neither word of this text has a letter that only Turkic alphabets use.
        let azerbaijani = [("altı", 6), ("qırx", 40)];
        let table = azerbaijani
            .map(|(word, value)| (word.to_owned(), value))
            .into();
        assert_eq!(value_of_words("QIRX ALTI", &table), Some(46));
        assert_eq!(value_of_words("QİRX", &table), None);
    }

    #[test]
    fn times_of_day() {
        assert_eq!(minutes_of_day("19:05"), Some(19 * 60 + 5));
        assert_eq!(
            minutes_of_day("2024-02-07T23:59:10+04:00"),
            Some(23 * 60 + 59)
        );
        assert_eq!(minutes_of_day("19:05:59"), Some(19 * 60 + 5));
        assert_eq!(minutes_of_day("2024-02-07T19:05Z"), Some(19 * 60 + 5));
        for text in [
            "24:00",
            "7:00",
            "19.00",
            "19:60",
            "19:055",
            "07:30PM",
            "07:30 PM",
            "at 19:05",
            "07.02 19:05",
            "19:0é",
            "",
            "noon",
        ] {
            assert_eq!(minutes_of_day(text), None, "{text}");
        }
    }

    #[test]
    fn days_follow_each_other() {
        let day = |date| day_of(date).unwrap();
        for (date, next) in [
            ("2024-02-07", "2024-02-08"),
            ("2024-02-28", "2024-02-29"),
            ("2024-02-29", "2024-03-01"),
            ("2023-02-28", "2023-03-01"),
            ("2100-02-28", "2100-03-01"),
            ("2024-12-31", "2025-01-01"),
            ("2024-07-31", "2024-08-01"),
        ] {
            assert_eq!(day(date) + 1, day(next), "{date}");
        }
        assert_eq!(day("2024-02-07") - day("2000-01-01"), 8803);
        for text in [
            "2024-13-01",
            "2024-00-10",
            "2024-01-32",
            "24-01-01",
            "2024-01",
            "é024-01-01",
        ] {
            assert_eq!(day_of(text), None, "{text}");
        }
        let days = |text| day_and_minutes(text).map(|(day, _)| day.is_some());
        assert_eq!(
            (days("2024-02-07 23:59"), days("23:59")),
            (Some(true), Some(false))
        );
    }
}
