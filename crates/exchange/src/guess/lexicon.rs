//! What columns are called in several languages, as data.

use std::{collections::BTreeMap, sync::LazyLock};

use election::names;
use serde::Deserialize;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("words.toml")).expect("a test reads it");
    Lexicon::of(file)
});

/// What a heading means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    Item,
    /// Its rank: 0 is the largest.
    Place(usize),
    Describing,
    Long,
    Total,
}

/// What was found about a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) sense: Sense,
    pub(super) id: String,
    /// The word of the list, and its language.
    pub(super) word: String,
    pub(super) language: String,
    /// Whether it is the whole text.
    pub(super) is_whole: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    item: Vec<Entry>,
    place: Vec<Entry>,
    describing: Vec<Entry>,
    long: Vec<Entry>,
    total: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    #[serde(flatten)]
    words: BTreeMap<String, Vec<String>>,
}

struct Lexicon {
    words: Vec<Word>,
}

struct Word {
    letters: String,
    sense: Sense,
    id: String,
    word: String,
    language: String,
}

impl Lexicon {
    fn of(file: File) -> Self {
        let mut words = Vec::new();
        let mut add = |sense: Sense, entry: Entry| {
            for (language, list) in entry.words {
                words.extend(list.into_iter().map(|word| Word {
                    letters: letters(&word),
                    sense,
                    id: entry.id.clone(),
                    word,
                    language: language.clone(),
                }));
            }
        };
        file.item
            .into_iter()
            .for_each(|entry| add(Sense::Item, entry));
        for (rank, entry) in file.place.into_iter().enumerate() {
            add(Sense::Place(rank), entry);
        }
        file.describing
            .into_iter()
            .for_each(|entry| add(Sense::Describing, entry));
        file.long
            .into_iter()
            .for_each(|entry| add(Sense::Long, entry));
        file.total
            .into_iter()
            .for_each(|entry| add(Sense::Total, entry));
        Self { words }
    }
}

/// What a text means in one of these senses: as a whole, or because of a longer phrase in it.
pub(super) fn meaning(text: &str, wanted: impl Fn(Sense) -> bool) -> Option<Meaning> {
    /// Shorter phrases stand in too many names.
    const LONG_ENOUGH: usize = 9;
    let letters = letters(text);
    let words = || LEXICON.words.iter().filter(|word| wanted(word.sense));
    let whole = words().find(|word| word.letters == letters);
    let padded = format!(" {letters} ");
    let within = || {
        let in_text = |word: &&Word| {
            let is_long = word.letters.chars().count() >= LONG_ENOUGH;
            is_long && padded.contains(&format!(" {} ", word.letters))
        };
        words()
            .filter(in_text)
            .max_by_key(|word| word.letters.len())
    };
    let word = whole.or_else(within)?;
    Some(Meaning {
        sense: word.sense,
        id: word.id.clone(),
        word: word.word.clone(),
        language: word.language.clone(),
        is_whole: whole.is_some(),
    })
}

/// Letters and digits, folded, with one space between words.
fn letters(text: &str) -> String {
    let plain: String = names::skeleton(text)
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '№' {
                c
            } else {
                ' '
            }
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_several_languages_are_known() {
        let id = |text: &str| meaning(text, |_| true).map(|meaning| meaning.id);
        for (text, expected) in [
            ("Registered voters", "registered"),
            ("MƏNTƏQƏ", "station"),
            ("Число недействительных бюллетеней", "invalid"),
            ("7. Число недействительных бюллетеней (всего)", "invalid"),
            ("Votos válidos", "valid"),
            ("toegelaten kiezers", "admitted_voters"),
            ("candidate_code", "choice"),
            ("Итого", "total"),
            ("ბათილი", "invalid"),
        ] {
            assert_eq!(id(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "no", "Putin", "Valid Ivanov", "Party_of_Growth"] {
            assert_eq!(id(text), None, "{text}");
        }
    }
}
