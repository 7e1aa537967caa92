//! Which sources are independent: pages that carry one text count once.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;

/// How many texts stand behind `keys`: a page that carries another source's text counts as that
/// source.
#[must_use]
pub fn independent<'a>(sources: &'a [Source], keys: impl IntoIterator<Item = &'a str>) -> usize {
    let carried = carried(sources);
    let texts: BTreeSet<&str> = keys.into_iter().map(|key| text_of(&carried, key)).collect();
    texts.len()
}

/// The first source that carries what is no source, or its own text by way of others.
#[must_use]
pub fn bad_carrier(sources: &[Source]) -> Option<&Source> {
    let known: BTreeSet<&str> = sources.iter().map(|source| source.key.as_str()).collect();
    let carried = carried(sources);
    sources.iter().find(|source| match &source.carries {
        None => false,
        Some(other) => {
            !known.contains(other.as_str()) || carried.contains_key(text_of(&carried, other))
        }
    })
}

fn carried(sources: &[Source]) -> BTreeMap<&str, &str> {
    let carrying = sources
        .iter()
        .filter_map(|source| Some((source.key.as_str(), source.carries.as_deref()?)));
    carrying.collect()
}

/// The source whose text stands under `key`; one of the circle if it carries itself.
fn text_of<'a>(carried: &BTreeMap<&'a str, &'a str>, key: &'a str) -> &'a str {
    let mut text = key;
    for _ in 0..carried.len() {
        match carried.get(text) {
            Some(next) => text = next,
            None => break,
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(key: &str, carries: Option<&str>) -> Source {
        Source {
            key: key.to_owned(),
            address: None,
            what: String::new(),
            kind: String::new(),
            carries: carries.map(str::to_owned),
        }
    }

    #[test]
    fn copies_of_one_text_count_once() {
        let all = [
            source("agency", None),
            source("paper", Some("agency")),
            source("portal", Some("paper")),
            source("other", None),
        ];
        let count = |keys: &[&'static str]| independent(&all, keys.iter().copied());
        assert_eq!(count(&["agency", "paper", "portal"]), 1);
        assert_eq!(count(&["paper", "portal", "paper"]), 1);
        assert_eq!(count(&["portal", "other"]), 2);
        assert_eq!(bad_carrier(&all), None);
    }

    #[test]
    fn a_circle_and_an_unknown_text_are_named() {
        let circle = [
            source("own", None),
            source("a", Some("b")),
            source("b", Some("a")),
        ];
        assert_eq!(bad_carrier(&circle).map(|one| one.key.as_str()), Some("a"));
        let unknown = [source("a", None), source("b", Some("c"))];
        assert_eq!(bad_carrier(&unknown).map(|one| one.key.as_str()), Some("b"));
        let own = [source("a", Some("a"))];
        assert_eq!(bad_carrier(&own).map(|one| one.key.as_str()), Some("a"));
    }
}
