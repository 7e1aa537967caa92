//! Numbers as they are printed on sheets and in texts: percentages with their decimals, numbers
//! in words, times of day.

use std::{collections::BTreeMap, fmt, str::FromStr};

/// A number with a fixed number of decimals, kept exactly as printed: 54.4 and 54.40 differ in
/// what they claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    let folded: BTreeMap<String, i64> = table
        .iter()
        .map(|(word, value)| (crate::names::fold(word), *value))
        .collect();
    let text = crate::names::fold(text);
    let words = text.split(|c: char| c.is_whitespace() || c == '-' || c == ',');
    let (mut total, mut group, mut any) = (0_i64, 0_i64, false);
    for word in words.filter(|word| !word.is_empty()) {
        let value = *folded.get(word)?;
        any = true;
        match value {
            1000.. => {
                total = total.checked_add(group.max(1).checked_mul(value)?)?;
                group = 0;
            }
            100 => {
                // "two thousand one hundred": the hundred multiplies the last units only.
                group = group.max(1).checked_mul(100)?;
            }
            _ => group = group.checked_add(value)?,
        }
    }
    any.then_some(total.checked_add(group)?)
}

/// Minutes since midnight of a time `HH:MM`, `HH:MM:SS` or of the local time of an instant
/// `YYYY-MM-DDTHH:MM…`. `None` if the text is no such time.
#[must_use]
pub fn minutes_of_day(text: &str) -> Option<u32> {
    let time = text.split_once(['T', ' ']).map_or(text, |(_, time)| time);
    let mut parts = time.split(':');
    let hours = two_digits(parts.next()?)?;
    let minutes = two_digits(parts.next()?.get(..2)?)?;
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

fn two_digits(text: &str) -> Option<u32> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

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
    }

    #[test]
    fn times_of_day() {
        assert_eq!(minutes_of_day("19:05"), Some(19 * 60 + 5));
        assert_eq!(
            minutes_of_day("2024-02-07T23:59:10+04:00"),
            Some(23 * 60 + 59)
        );
        for text in ["24:00", "7:00", "19.00", "19:60", "", "noon"] {
            assert_eq!(minutes_of_day(text), None, "{text}");
        }
    }
}
