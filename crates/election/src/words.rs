//! A text in several languages.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor, value::MapAccessDeserializer},
};

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

/// The language of a text of which nobody has said it.
pub const UNDETERMINED: &str = "und";

impl Words {
    /// All texts by language.
    #[must_use]
    pub fn into_texts(self) -> BTreeMap<String, String> {
        self.0
    }

    fn of(texts: BTreeMap<String, String>) -> Result<Self, String> {
        let is_tag = |tag: &str| {
            (2..=3).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_lowercase())
        };
        if let Some(tag) = texts.keys().find(|tag| !is_tag(tag)) {
            return Err(format!("{tag:?} is no language, such as az"));
        }
        let is_empty = texts.values().any(|text| text.trim().is_empty());
        match texts.len() {
            0 => Err("an empty text; leave the field out instead".to_owned()),
            1 if is_empty => Err("an empty text; leave the field out instead".to_owned()),
            _ if is_empty => Err("a text in several languages is empty in one".to_owned()),
            _ => Ok(Self(texts)),
        }
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Typed;

        impl<'de> Visitor<'de> for Typed {
            type Value = Words;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a text in quotes or a table with the text in each language")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Words, E> {
                let texts = BTreeMap::from([(UNDETERMINED.to_owned(), text.to_owned())]);
                Words::of(texts).map_err(E::custom)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Words, A::Error> {
                let texts = BTreeMap::deserialize(MapAccessDeserializer::new(map))?;
                Words::of(texts).map_err(A::Error::custom)
            }
        }
        deserializer.deserialize_any(Typed)
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
