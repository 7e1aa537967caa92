//! A text in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, de::Error as _};

use super::typed::TextOr;

/// A text by language. A plain text in a file is one whose language nobody named: `und`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// The text in `locale`, else in English, else in any language, with the language it is in;
    /// `None` if there is no text at all.
    #[must_use]
    pub fn get(&self, locale: &str) -> Option<(&str, &str)> {
        let texts = &self.0;
        let found = texts
            .get_key_value(locale)
            .or_else(|| texts.get_key_value("en"));
        let (language, text) = found.or_else(|| texts.iter().next())?;
        Some((language, text))
    }

    /// Whether there is a text in `locale`.
    #[must_use]
    pub fn has(&self, locale: &str) -> bool {
        self.0.contains_key(locale)
    }

    /// All texts, by language.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(language, text)| (language.as_str(), text.as_str()))
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let texts = match TextOr::<BTreeMap<String, String>>::deserialize(deserializer)? {
            TextOr::Text(text) => BTreeMap::from([("und".to_owned(), text)]),
            TextOr::Table(texts) => texts,
        };
        let is_tag = |tag: &str| {
            (2..=3).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_lowercase())
        };
        if let Some(tag) = texts.keys().find(|tag| !is_tag(tag)) {
            return Err(D::Error::custom(format!(
                "{tag:?} is no language, such as az"
            )));
        }
        if texts.is_empty() || texts.values().any(|text| text.trim().is_empty()) {
            return Err(D::Error::custom(
                "an empty text; leave the field out instead",
            ));
        }
        Ok(Self(texts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Holder {
        text: Words,
    }

    fn words(text: &str) -> Result<Words, String> {
        let read: Result<Holder, _> = toml::from_str(&format!("text = {text}"));
        read.map(|holder| holder.text)
            .map_err(|error| error.message().to_owned())
    }

    #[test]
    fn a_reader_gets_the_own_language_or_is_told_which() {
        let both = words("{ en = 'vote', az = 'səs' }").unwrap();
        assert_eq!(both.get("az"), Some(("az", "səs")));
        assert_eq!(both.get("ru"), Some(("en", "vote")));
        let plain = words("'oy'").unwrap();
        assert_eq!(plain.get("az"), Some(("und", "oy")));
        let one = words("{ az = 'səs' }").unwrap();
        assert_eq!(one.get("ru"), Some(("az", "səs")));
    }

    #[test]
    fn no_text_is_empty() {
        for bad in ["''", "{ en = ' ' }", "{}", "{ english = 'vote' }"] {
            assert!(words(bad).is_err(), "{bad}");
        }
    }
}
