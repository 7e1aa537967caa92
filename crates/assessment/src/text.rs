//! Texts for people: the Fluent catalogue of one language, and numbers as that language prints
//! them.
//!
//! Nothing falls back in silence. A key that the catalogue lacks, or a variable that nobody
//! supplied, is an error: a page that says half a sentence in another language would be worse
//! than a page that is not written. A test holds every language to the same keys and variables.

use std::{borrow::Cow, fmt};

use election::numerals::Decimal;
use fluent_bundle::{
    FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, memoizer::MemoizerKind,
};
use unic_langid::LanguageIdentifier;

/// A language that the catalogue speaks.
#[derive(Debug)]
pub struct Locale {
    /// Tag of BCP 47, used for `lang` and for addresses.
    pub tag: &'static str,
    /// The name that speakers of the language give it.
    pub name: &'static str,
    group: char,
    decimal: char,
    files: &'static [&'static str],
}

impl Locale {
    /// Everything that its catalogue is made of.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &'static str> {
        self.files.iter().copied()
    }

    /// A plain number as the language prints it.
    fn print(&self, plain: &str) -> String {
        let number = print(plain, self.group, self.decimal);
        match direction(self.tag) {
            "rtl" => left_to_right(number),
            _ => number,
        }
    }
}

macro_rules! files {
    ($tag:literal) => {
        &[
            include_str!(concat!("../../../locales/", $tag, "/answers.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/bundle.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/cli.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/comparisons.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/copies.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/editions.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/figures.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/forms.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/log.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/maps.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/moments.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/package.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/pages.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/publication.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/records.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/rules.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/seal.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/serve.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/site.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/standards.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/statements.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/tables.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/truth.ftl")),
            include_str!(concat!("../../../locales/", $tag, "/units.ftl")),
        ]
    };
}

/// All languages, the first being the one that a site has at its root.
pub const LOCALES: &[Locale] = &[
    Locale {
        tag: "en",
        name: "English",
        group: ',',
        decimal: '.',
        files: files!("en"),
    },
    Locale {
        tag: "az",
        name: "Azərbaycanca",
        group: '.',
        decimal: ',',
        files: files!("az"),
    },
    Locale {
        tag: "ru",
        name: "Русский",
        group: '\u{a0}',
        decimal: ',',
        files: files!("ru"),
    },
    Locale {
        tag: "ar",
        name: "العربية",
        group: ',',
        decimal: '.',
        files: files!("ar"),
    },
];

/// Which way a language runs: the value of `dir`.
#[must_use]
pub fn direction(tag: &str) -> &'static str {
    let language = tag.split(['-', '_']).next().unwrap_or_default();
    match language {
        "ar" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi" => "rtl",
        _ => "ltr",
    }
}

/// A text that could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// No catalogue for the language.
    #[error("no texts in the language {0}")]
    UnknownLocale(String),
    /// The catalogue has no such message.
    #[error("no text {key} in the language {locale}")]
    UnknownKey {
        /// Language.
        locale: &'static str,
        /// Message.
        key: String,
    },
    /// The message names a variable that was not given, or is broken otherwise.
    #[error("text {key} in the language {locale}: {reason}")]
    Unfit {
        /// Language.
        locale: &'static str,
        /// Message.
        key: String,
        /// What Fluent says.
        reason: String,
    },
}

/// A value that a message may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    /// A count: chooses the plural form and is printed as the language prints numbers.
    Count(i64),
    /// Anything already in words.
    Text(Cow<'a, str>),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<i64> for Arg<'_> {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Arg<'_> {
    fn from(count: u64) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// The texts of one language.
pub struct Catalogue {
    locale: &'static Locale,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Catalogue({})", self.locale.tag)
    }
}

impl Catalogue {
    /// The catalogue of a language.
    ///
    /// # Errors
    /// If there is none for `tag`.
    ///
    /// # Panics
    /// If an embedded file is broken, which no build that passed its tests can hold.
    pub fn new(tag: &str) -> Result<Self, TextError> {
        let locale = LOCALES.iter().find(|locale| locale.tag == tag);
        let locale = locale.ok_or_else(|| TextError::UnknownLocale(tag.to_owned()))?;
        let language: LanguageIdentifier = locale.tag.parse().expect("tags of LOCALES are valid");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Marks around each value are needed only where texts of both directions meet.
        bundle.set_use_isolating(direction(tag) == "rtl");
        // Without them a choice by NUMBER() takes its last variant in silence, "1 units".
        bundle.add_builtins().expect("no function stands twice");
        bundle.set_formatter(Some(match (locale.group, locale.decimal, direction(tag)) {
            (',', '.', "ltr") => print_number::<',', '.', false, _>,
            (',', '.', _) => print_number::<',', '.', true, _>,
            ('.', ',', "ltr") => print_number::<'.', ',', false, _>,
            ('\u{a0}', ',', "ltr") => print_number::<'\u{a0}', ',', false, _>,
            other => unreachable!("no printer of numbers for {other:?}"),
        }));
        for file in locale.files {
            let resource = FluentResource::try_new((*file).to_owned());
            let resource = resource
                .map_err(|(_, errors)| errors)
                .expect("embedded texts parse");
            bundle.add_resource(resource).expect("no key stands twice");
        }
        Ok(Self { locale, bundle })
    }

    /// The language.
    #[must_use]
    pub const fn locale(&self) -> &'static Locale {
        self.locale
    }

    /// Whether there is a message `key`.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The message `key` with its variables filled in.
    ///
    /// # Errors
    /// If there is no such message, or it names a variable that `args` lacks.
    pub fn text(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Result<String, TextError> {
        let unknown = || TextError::UnknownKey {
            locale: self.locale.tag,
            key: key.to_owned(),
        };
        let message = self.bundle.get_message(key).ok_or_else(unknown)?;
        let pattern = message.value().ok_or_else(unknown)?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set(*name, fluent_value(arg));
        }
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&values), &mut errors)
            .into_owned();
        match errors.first() {
            None => Ok(text),
            Some(error) => Err(TextError::Unfit {
                locale: self.locale.tag,
                key: key.to_owned(),
                reason: error.to_string(),
            }),
        }
    }

    /// A whole number in groups of three digits.
    #[must_use]
    pub fn number(&self, value: i128) -> String {
        self.locale.print(&value.to_string())
    }

    /// `part` of `whole` in per cent with `decimals` digits, half rounded away from zero;
    /// `None` if `whole` is not positive. Exact: no floating point.
    #[must_use]
    pub fn percent(&self, part: i128, whole: i128, decimals: u32) -> Option<String> {
        self.decimal(part.checked_mul(100)?, whole, decimals)
            .map(|digits| format!("{digits}%"))
    }

    /// A number with the decimals that were printed.
    #[must_use]
    pub fn printed(&self, number: Decimal) -> String {
        self.locale.print(&number.to_string())
    }

    /// A number that is not counted, such as a probability, to three digits that count.
    #[must_use]
    pub fn real(&self, value: f64) -> String {
        self.locale.print(&plain_real(value))
    }

    /// `part` divided by `whole` with `decimals` digits, half rounded away from zero; `None` if
    /// `whole` is not positive.
    #[must_use]
    pub fn decimal(&self, part: i128, whole: i128, decimals: u32) -> Option<String> {
        let plain = plain_decimal(part, whole, decimals)?;
        Some(self.locale.print(&plain))
    }
}

/// A number that is not counted, with three digits that count; very small and very large ones
/// as a power of ten.
fn plain_real(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let size = value.abs();
    if (1e-4..1e6).contains(&size) {
        let behind = [1e2, 1e1, 1e0, 1e-1, 1e-2, 1e-3].iter();
        let behind = behind.take_while(|limit| size < **limit).count();
        return format!("{value:.behind$}");
    }
    let text = format!("{value:.2e}");
    match text.split_once('e') {
        Some((digits, power)) => format!("{digits} × 10^{power}"),
        None => text,
    }
}

/// `part` divided by `whole` with `decimals` digits, half rounded away from zero, as programs
/// read it; `None` if `whole` is not positive or the figures are beyond reason.
pub(crate) fn plain_decimal(part: i128, whole: i128, decimals: u32) -> Option<String> {
    if whole <= 0 {
        return None;
    }
    let scale = 10_i128.pow(decimals);
    let half = if part < 0 { -whole } else { whole };
    let twice = part.checked_mul(scale)?.checked_mul(2)?.checked_add(half)?;
    let rounded = twice / whole.checked_mul(2)?;
    let sign = if rounded < 0 { "-" } else { "" };
    let (units, rest) = ((rounded / scale).abs(), (rounded % scale).abs());
    Some(match decimals {
        0 => format!("{sign}{units}"),
        _ => format!("{sign}{units}.{rest:0width$}", width = decimals as usize),
    })
}

fn fluent_value<'a>(arg: &'a Arg<'_>) -> FluentValue<'a> {
    match arg {
        Arg::Count(count) => FluentValue::from(*count),
        Arg::Text(text) => FluentValue::from(&**text),
    }
}

fn print_number<const GROUP: char, const DECIMAL: char, const RTL: bool, M: MemoizerKind>(
    value: &FluentValue<'_>,
    _: &M,
) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let number = print(&number.as_string(), GROUP, DECIMAL);
    Some(if RTL { left_to_right(number) } else { number })
}

/// A number among words that run from right to left. Digits keep their order there by themselves,
/// but a sign or a power would move to the other end, so that a mark goes before them, as in
/// Unicode's own patterns for Arabic.
fn left_to_right(number: String) -> String {
    if number.starts_with('-') || number.contains('×') {
        format!("\u{200e}{number}")
    } else {
        number
    }
}

/// A plain number with the separators of a language.
fn print(plain: &str, separator: char, decimal: char) -> String {
    match plain.split_once('.') {
        None => group(plain, separator),
        Some((units, rest)) => format!("{}{decimal}{rest}", group(units, separator)),
    }
}

fn group(digits: &str, separator: char) -> String {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits),
    };
    let mut text = String::from(sign);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_not_counted_show_three_digits_that_count() {
        let shown = [
            (0.0, "0"),
            (0.5, "0.500"),
            (9.88e-9, "9.88 × 10^-9"),
            (0.01, "0.0100"),
            (-0.25, "-0.250"),
            (12.3456, "12.3"),
            (123.4, "123"),
            (1_234.5, "1234"),
            (2.5e7, "2.50 × 10^7"),
        ];
        for (value, text) in shown {
            assert_eq!(plain_real(value), text, "{value}");
        }
        let ar = Catalogue::new("ar").unwrap();
        assert_eq!(ar.real(9.88e-9), "\u{200e}9.88 × 10^-9");
        assert_eq!(ar.number(-1_234), "\u{200e}-1,234");
        assert_eq!(ar.number(1_234), "1,234");
        assert_eq!(ar.percent(2_469, 20, 1).unwrap(), "12,345.0%");
        let az = Catalogue::new("az").unwrap();
        assert_eq!(az.real(9.88e-9), "9,88 × 10^-9");
        let printed = Decimal {
            digits: 9335,
            decimals: 2,
        };
        assert_eq!(az.printed(printed), "93,35");
    }
}
