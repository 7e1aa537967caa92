//! Comparing names of people, places and organisations across cases and spellings.
//!
//! Names in an Azerbaijani file come with four letters i (`i ı İ I`), for which the case mapping
//! of most programs is wrong. Folding here goes through the Unicode case mapping for Turkic
//! languages, so that `İLHAM` meets `ilham` and `QIZI` meets `qızı`; a plain `I` in a text
//! without Turkic letters folds by the general rule.

use icu_casemap::CaseMapperBorrowed;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// A name in the form in which equal names compare equal: composed, case folded, spaces joined.
#[must_use]
pub fn fold(name: &str) -> String {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(name);
    fold_as(&composed, is_turkic(&composed))
}

/// A name folded by the rule for Turkic languages, or by the general one.
pub(crate) fn fold_as(name: &str, turkic: bool) -> String {
    let mapper = CaseMapperBorrowed::new();
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(name);
    let folded = if turkic {
        mapper.fold_turkic_string(&composed)
    } else {
        mapper.fold_string(&composed)
    };
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&folded);
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A folded name reduced to letters that every keyboard has: `Əliyev` becomes `eliyev`. For
/// search and suggestions, never for deciding that two records are the same.
#[must_use]
pub fn skeleton(name: &str) -> String {
    let folded = fold(name);
    let plain = folded.chars().map(|letter| match letter {
        'ə' => 'e',
        'ı' => 'i',
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        other => other,
    });
    let decomposed: String = plain.collect();
    let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize(&decomposed);
    let combining = |letter: &char| ('\u{300}'..='\u{36f}').contains(letter);
    decomposed
        .chars()
        .filter(|letter| !combining(letter))
        .collect()
}

/// Whether the text has a letter that only Turkic alphabets use.
pub(crate) fn is_turkic(text: &str) -> bool {
    text.chars()
        .any(|letter| matches!(letter, 'ı' | 'İ' | 'ə' | 'Ə' | 'ğ' | 'Ğ'))
}

/// The candidate nearest to `wanted`, if it is near enough to be a slip: at most a third of the
/// letters inserted, left out, changed or exchanged with their neighbour. For hints.
#[must_use]
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<char> = skeleton(wanted).chars().collect();
    let scored = candidates.into_iter().map(|candidate| {
        let other: Vec<char> = skeleton(candidate).chars().collect();
        (distance(&letters, &other), candidate)
    });
    let (distance, candidate) = scored.min_by_key(|(distance, _)| *distance)?;
    (distance <= letters.len().div_ceil(3)).then_some(candidate)
}

/// Optimal string alignment distance (Damerau 1964): insertions, deletions, substitutions and
/// exchanges of neighbours.
fn distance(a: &[char], b: &[char]) -> usize {
    let width = b.len() + 1;
    let mut rows = vec![0; (a.len() + 1) * width];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i * width + j] = if i == 0 || j == 0 {
                i + j
            } else {
                let changed = usize::from(a[i - 1] != b[j - 1]);
                let left_out = rows[(i - 1) * width + j] + 1;
                let inserted = rows[i * width + j - 1] + 1;
                let mut best = left_out
                    .min(inserted)
                    .min(rows[(i - 1) * width + j - 1] + changed);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(rows[(i - 2) * width + j - 2] + 1);
                }
                best
            };
        }
    }
    rows[a.len() * width + b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn azerbaijani_case_is_right() {
        assert_eq!(fold("İLHAM ƏLİYEV"), fold("İlham Əliyev"));
        assert_eq!(fold("QIZI Əliyeva"), fold("qızı əliyeva"));
        assert_ne!(fold("qızı"), fold("qizi"));
        // The trap: the general mapping gives i with a dot above as two characters.
        assert_eq!(fold("İsmayıllı"), "ismayıllı");
    }

    #[test]
    fn other_alphabets_fold_by_the_general_rule() {
        assert_eq!(fold("IVANOV"), "ivanov");
        assert_eq!(fold("ПУТИН  Владимир"), "путин владимир");
        assert_eq!(fold("Straße"), "strasse");
        // Composed and decomposed spellings are one name.
        assert_eq!(fold("Zoe\u{308}"), fold("Zo\u{eb}"));
    }

    #[test]
    fn skeletons_need_no_special_keyboard() {
        assert_eq!(skeleton("Əliyev Çingiz oğlu"), "eliyev cingiz oglu");
    }

    #[test]
    fn suggests_only_what_is_near() {
        let items = ["registered", "ballots_received", "valid"];
        assert_eq!(nearest("registred", items), Some("registered"));
        assert_eq!(nearest("vaild", items), Some("valid"));
        assert_eq!(nearest("turnout", items), None);
        assert_eq!(nearest("x", []), None);
    }
}
