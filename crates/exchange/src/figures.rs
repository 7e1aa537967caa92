//! Cells to figures, by the rules that a mapping states.
//!
//! A cell is a whole number, nothing, or text that a rule will object to. Nothing is guessed:
//! `1.234` is twelve hundred in one country and a fraction in another, so it is neither until
//! the mapping says which.

use election::{dataset::Reading, names};

/// Digits up to which `election::dataset` keeps a number as a number.
const MAX_DIGITS: usize = 15;

/// How figures are written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    /// Characters between groups of digits.
    pub(crate) group: Vec<char>,
    /// Whether a space of any kind may stand between groups.
    pub(crate) group_spaces: bool,
    /// Character before decimals, which must all be zero.
    pub(crate) decimal: Option<char>,
    /// Cells that mean *not published*.
    pub(crate) missing: Vec<String>,
    /// Folded words that multiply the number before them, such as `million`.
    pub(crate) scales: Vec<(String, i64)>,
}

impl Figures {
    /// What a cell says.
    pub(crate) fn read<'c>(&self, cell: &'c str) -> Reading<'c> {
        match digits(cell) {
            Some(value) if self.missing.is_empty() => Reading::Whole(value),
            _ => self.read_trimmed(cell.trim()),
        }
    }

    fn read_trimmed<'c>(&self, text: &'c str) -> Reading<'c> {
        if text.is_empty() || self.missing.iter().any(|mark| mark == text) {
            return Reading::Missing;
        }
        let (negative, unsigned) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        match self.whole(unsigned).or_else(|| self.scaled(unsigned)) {
            Some(value) => Reading::Whole(if negative { -value } else { value }),
            None => Reading::Unreadable(text),
        }
    }

    fn whole(&self, text: &str) -> Option<i64> {
        let text = match self.decimal.and_then(|decimal| text.split_once(decimal)) {
            Some((whole, decimals)) if is_zeros(decimals) => whole,
            Some(_) => return None,
            None => text,
        };
        if !text.contains(|c| self.is_group(c)) {
            return digits(text);
        }
        let groups: Vec<&str> = text.split(|c| self.is_group(c)).collect();
        are_groups(&groups)
            .then(|| digits(&groups.concat()))
            .flatten()
    }

    /// A number with scale words, such as `4 million 281 thousand 625`: ever smaller parts, each
    /// less than one of the part before. Decimals belong to the only part, and only if they make
    /// a whole number.
    fn scaled(&self, text: &str) -> Option<i64> {
        if self.scales.is_empty() {
            return None;
        }
        let mut total: i64 = 0;
        let mut room = i64::MAX;
        let mut rest = text.trim();
        while !rest.is_empty() {
            let begin = rest.find(char::is_alphabetic);
            let (number, behind) = rest.split_at(begin.unwrap_or(rest.len()));
            let is_word = |c: char| c.is_alphabetic() || c == '.';
            let end = behind.find(|c| !is_word(c)).unwrap_or(behind.len());
            let (word, next) = behind.split_at(end);
            let scale = if begin.is_some() {
                self.scale(word)?
            } else {
                1
            };
            let part = self.multiplied(number.trim(), scale)?;
            let is_whole = part % scale == 0;
            if scale >= room
                || part >= room
                || (!is_whole && (total > 0 || !next.trim().is_empty()))
            {
                return None;
            }
            total = total.checked_add(part)?;
            room = scale;
            rest = next.trim();
        }
        (total.to_string().len() <= MAX_DIGITS).then_some(total)
    }

    fn scale(&self, word: &str) -> Option<i64> {
        let word = names::fold(word.trim_end_matches('.'));
        let known = self.scales.iter().find(|(known, _)| *known == word);
        known.map(|(_, value)| *value)
    }

    /// A number times a scale; `None` unless it is whole.
    fn multiplied(&self, number: &str, scale: i64) -> Option<i64> {
        if let Some(whole) = self.whole(number) {
            return whole.checked_mul(scale);
        }
        let (whole, decimals) = number.split_once(self.decimal?)?;
        let whole = self.whole(whole)?.checked_mul(scale)?;
        let parts = 10_i64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
        let fraction = digits(decimals)?.checked_mul(scale)?;
        (fraction % parts == 0).then(|| whole + fraction / parts)
    }

    fn is_group(&self, c: char) -> bool {
        self.group.contains(&c) || (self.group_spaces && c.is_whitespace())
    }
}

fn digits(text: &str) -> Option<i64> {
    if text.is_empty() || text.len() > MAX_DIGITS {
        return None;
    }
    text.bytes().try_fold(0, |value, byte| {
        byte.is_ascii_digit()
            .then(|| value * 10 + i64::from(byte - b'0'))
    })
}

fn is_zeros(decimals: &str) -> bool {
    !decimals.is_empty() && decimals.bytes().all(|byte| byte == b'0')
}

/// Whether digits are grouped as people do it: three at the end, two (India) or three before,
/// at most three in front. Anything else may be a slip or a fraction.
fn are_groups(groups: &[&str]) -> bool {
    let [first, between @ .., last] = groups else {
        return false;
    };
    let between = between.iter().all(|group| matches!(group.len(), 2 | 3));
    matches!(first.len(), 1..=3) && between && last.len() == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(figures: &Figures, cell: &str) -> Option<i64> {
        match figures.read(cell) {
            Reading::Whole(value) => Some(value),
            Reading::Missing => panic!("{cell:?} is missing"),
            Reading::Unreadable(text) => {
                assert_eq!(text, cell.trim());
                None
            }
        }
    }

    #[test]
    fn undeclared_numbers_are_plain_digits_with_a_sign() {
        let plain = Figures::default();
        let read = [
            ("0", 0),
            ("007", 7),
            (" 12\u{a0}", 12),
            ("+5", 5),
            ("-5", -5),
            ("\u{2212}5", -5),
            ("\u{2009}1\r", 1),
            ("999999999999999", 999_999_999_999_999),
        ];
        for (cell, value) in read {
            assert_eq!(whole(&plain, cell), Some(value), "{cell:?}");
        }
        let text = [
            "12.0",
            "1 234",
            "1,234",
            "1e3",
            "abc",
            "--1",
            "- 1",
            "-",
            "1000000000000000",
            "9999999999999999999999999",
            "٣",
            "0x1",
            "1_000",
            "12%",
        ];
        for cell in text {
            assert_eq!(whole(&plain, cell), None, "{cell:?}");
        }
        for cell in ["", "  ", "\u{a0}", "\r"] {
            assert_eq!(plain.read(cell), Reading::Missing);
        }
    }

    #[test]
    fn grouping_is_as_declared_and_complete() {
        let spaces = Figures {
            group: vec![' '],
            group_spaces: true,
            ..Figures::default()
        };
        for cell in [
            "1 234 567",
            "1\u{a0}234\u{2009}567",
            "12\u{202f}34 567",
            "1234567",
        ] {
            assert_eq!(whole(&spaces, cell), Some(1_234_567), "{cell:?}");
        }
        for cell in ["1 23", "1234 567", "1  234", "1 234 ,5", "1,234", "1 23 4"] {
            assert_eq!(whole(&spaces, cell), None, "{cell:?}");
        }
        let points = Figures {
            group: vec!['.'],
            decimal: Some(','),
            ..Figures::default()
        };
        assert_eq!(whole(&points, "-12.345,00"), Some(-12_345));
        // The trap: a fraction is not a group.
        for cell in ["12.5", "12.50", "12.3456", "12,5", "12,", ",0", "12,0,0"] {
            assert_eq!(whole(&points, cell), None, "{cell:?}");
        }
    }

    #[test]
    fn scale_words_multiply_exactly() {
        let scales = [
            ("million", 1_000_000),
            ("thousand", 1000),
            ("milyon", 1_000_000),
            ("min", 1000),
            ("млн", 1_000_000),
            ("тыс", 1000),
            ("тысяч", 1000),
        ];
        let scales: Vec<(String, i64)> = scales
            .iter()
            .map(|(word, value)| ((*word).to_owned(), *value))
            .collect();
        let words = Figures {
            group: vec![' '],
            group_spaces: true,
            decimal: Some('.'),
            scales: scales.clone(),
            ..Figures::default()
        };
        for (cell, value) in [
            ("4 million 281 thousand 625", 4_281_625),
            ("4 milyon 281 min 625", 4_281_625),
            ("4 MİLYON 281 Min 625", 4_281_625),
            ("4 млн. 281 тыс. 625", 4_281_625),
            ("4млн 281тыс.", 4_281_000),
            ("281 тысяч 5", 281_005),
            ("1.2 million", 1_200_000),
            ("1.234567 million", 1_234_567),
            ("-2 thousand", -2000),
            ("1 234 thousand", 1_234_000),
            ("4 million 5", 4_000_005),
            ("625", 625),
        ] {
            assert_eq!(whole(&words, cell), Some(value), "{cell:?}");
        }
        for cell in [
            "1.2345678 million",
            "about 4 million",
            "4 millions",
            "million",
            "4 thousand 2 million",
            "4 million 2 million",
            "4 million 1281 thousand",
            "4 thousand 1000",
            "1.2 million 5",
            "1 million 1.5 thousand",
            "999999999999 million",
            "4 million -5",
            "4 million 2.5",
        ] {
            assert_eq!(whole(&words, cell), None, "{cell:?}");
        }
        let no_decimals = Figures {
            scales,
            ..Figures::default()
        };
        assert_eq!(whole(&no_decimals, "1.2 million"), None);
        assert_eq!(whole(&no_decimals, "2 million"), Some(2_000_000));
        assert_eq!(whole(&Figures::default(), "2 million"), None);
    }

    #[test]
    fn marks_for_missing_are_missing_only_if_declared() {
        let marks = ["-", "n/a", "-1", "999"].map(str::to_owned);
        let figures = Figures {
            missing: marks.to_vec(),
            ..Figures::default()
        };
        for cell in ["-", " n/a ", "-1", "999"] {
            assert_eq!(figures.read(cell), Reading::Missing, "{cell:?}");
        }
        assert_eq!(figures.read("998"), Reading::Whole(998));
        assert_eq!(Figures::default().read("n/a"), Reading::Unreadable("n/a"));
    }
}
