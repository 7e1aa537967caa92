//! Addresses of units, made of their key alone: they are the same whoever else stands in the
//! case, and stay when an edition is added.
//!
//! A key of plain lower-case letters and digits is its own address: `65-9`. Of any other, the
//! address is what can be read of it followed by ten digits of its SHA-256, so that two keys
//! that read alike stay apart: `agdam-17-0f3a8e12bc`.

use std::fmt::Write as _;

use election::{digest::Sha256, names};

/// Letters of an address that come from the key.
const LONGEST: usize = 60;

/// Digits of the digest behind a key that is not its own address.
const DIGITS: usize = 10;

/// The text of a key without zeros before a number: `007` is `7`, and `0` stays.
pub(super) fn plain(text: &str) -> &str {
    let text = text.trim();
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text;
    }
    match text.trim_start_matches('0') {
        "" => &text[text.len().saturating_sub(1)..],
        number => number,
    }
}

/// The address of a unit below `unit/`, without ending. `parts` are its [`plain`] texts, largest
/// place first; `among` tells keys of other columns apart and is empty for those of the first.
pub(super) fn slug(parts: &[&str], among: &[&str]) -> String {
    address(parts, among, |at| readable(parts[at]))
}

/// The same, where somebody knows what can be read of each part: many keys share their parts.
pub(super) fn address<T: Into<String>>(
    parts: &[&str],
    among: &[&str],
    read: impl Fn(usize) -> T,
) -> String {
    let own = |part: &&str| {
        let lower = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        !part.is_empty() && part.bytes().all(lower)
    };
    if among.is_empty() && parts.iter().all(own) {
        let slug = parts.join("-");
        if slug.len() <= LONGEST && slug != "index" {
            return slug;
        }
    }
    let mut readable = (0..parts.len())
        .map(|at| read(at).into())
        .collect::<Vec<String>>();
    let each = (LONGEST / readable.len().max(1)).max(4);
    readable.iter_mut().for_each(|part| part.truncate(each));
    let said = [among, parts].concat().join("\u{1f}");
    let digest = Sha256::of(said.as_bytes()).to_string();
    format!("{}-{}", readable.join("-"), &digest[..DIGITS])
}

/// What can be read of a text in plain letters; `x` if nothing.
pub(super) fn readable(text: &str) -> String {
    let mut ascii = String::new();
    for letter in names::skeleton(text).chars() {
        match cyrillic(letter) {
            Some(letters) => ascii.push_str(letters),
            None if letter.is_ascii_alphanumeric() => ascii.push(letter),
            None if !ascii.is_empty() && !ascii.ends_with('-') => ascii.push('-'),
            None => {}
        }
    }
    ascii.truncate(ascii.trim_end_matches('-').len());
    if ascii.is_empty() {
        let _ = write!(ascii, "x");
    }
    ascii
}

/// A Cyrillic letter as it is mostly written in Latin ones; the skeleton has no accents.
const fn cyrillic(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' | 'є' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'й' | 'і' | 'ї' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        'ъ' | 'ь' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_key_is_its_own_address() {
        assert_eq!(slug(&["65", "9"], &[]), "65-9");
        assert_eq!(slug(&["b12"], &[]), "b12");
        assert_eq!(
            ["007", "0", "000", " 12", "0a", ""].map(plain),
            ["7", "0", "0", "12", "0a", ""]
        );
    }

    #[test]
    fn any_other_key_can_be_read_and_told_apart() {
        let agdam = slug(&["Ağdam", "17"], &[]);
        assert_eq!(agdam, "agdam-17-dcf3cc17c3");
        assert!(slug(&["Щёлково", "1"], &[]).starts_with("shchelkovo-1-"));
        assert!(slug(&["القاهرة", "1"], &[]).starts_with("x-1-"));
        assert!(slug(&["İSMAYILLI / 3"], &[]).starts_with("ismayilli-3-"));
        let alike = [
            slug(&["Ağdam", "17"], &[]),
            slug(&["Agdam", "17"], &[]),
            slug(&["Ağdam-17"], &[]),
            slug(&["1-2", "3"], &[]),
            slug(&["1", "2-3"], &[]),
            slug(&["", "1"], &[]),
            slug(&["A"], &[]),
            slug(&["a"], &[]),
            slug(&["a"], &["centre"]),
            slug(&["a", "b"], &[]),
        ];
        let distinct: std::collections::BTreeSet<&String> = alike.iter().collect();
        assert_eq!(distinct.len(), alike.len(), "{alike:?}");
        for slug in &alike {
            let sound =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            assert!(slug.bytes().all(sound), "{slug}");
        }
        assert_ne!(slug(&["index"], &[]), "index");
        assert!(slug(&["long ".repeat(50).as_str(), "9"], &[]).len() < 80);
    }
}
