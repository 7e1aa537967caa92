//! A file as text, with the line on which everything stands.

use election::{names::nearest, numerals::Decimal, statements::Slot};

use super::{MOST_BYTES, ReadError};

pub(super) struct Text<'a> {
    pub(super) name: &'a str,
    pub(super) text: &'a str,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl<'a> Text<'a> {
    /// The text of a file, if it is one and of bounded size.
    pub(super) fn of(name: &'a str, bytes: &'a [u8]) -> Result<Self, ReadError> {
        let without_mark = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let (readable, fault) = match without_mark {
            long if long.len() > MOST_BYTES => ("", Some((None, "is larger than 4 MiB"))),
            blank if blank.trim_ascii().is_empty() => ("", Some((None, "is empty"))),
            whole => match std::str::from_utf8(whole) {
                Ok(text) => (text, None),
                Err(error) => {
                    let (sound, _) = whole.split_at(error.valid_up_to());
                    let sound = std::str::from_utf8(sound).unwrap_or_default();
                    (
                        sound,
                        Some((Some(sound.len()), "is not UTF-8 from here on")),
                    )
                }
            },
        };
        let ends = readable
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n');
        let text = Self {
            name,
            text: readable,
            lines: [0]
                .into_iter()
                .chain(ends.map(|(end, _)| end + 1))
                .collect(),
        };
        match fault {
            None => Ok(text),
            Some((offset, reason)) => {
                let hint = "name a TOML package of statements or bulletins JSON, in UTF-8";
                Err(text.refuse(offset, format!("the file {reason}"), hint))
            }
        }
    }

    pub(super) fn is_json(&self) -> bool {
        self.text.trim_start().starts_with('{')
    }

    /// Line, counting from 1, and character of the line, counting from 0.
    pub(super) fn place(&self, offset: usize) -> (u64, usize) {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let start = self.lines[line - 1];
        let before = self.text.get(start..offset).unwrap_or_default();
        (line as u64, before.chars().count())
    }

    pub(super) fn line(&self, offset: usize) -> u64 {
        self.place(offset).0
    }

    /// What a reader of TOML or JSON refused.
    pub(super) fn refuse_shape(&self, offset: Option<usize>, message: &str) -> ReadError {
        let hint = unknown_field(message)
            .unwrap_or_else(|| "docs/reference/statements.md describes every field".to_owned());
        self.refuse(offset, message, hint)
    }

    /// A figure as printed: a whole number, or a share with its decimals.
    pub(super) fn number(
        &self,
        offset: usize,
        slot: Slot,
        printed: &str,
    ) -> Result<Decimal, ReadError> {
        let refuse = |reason: &str| {
            let what = slot.word();
            let hint = if slot.is_share() {
                "write a share as it was printed, with a point before its decimals: \"54.40\""
            } else {
                "write a count in digits only, without separators: \"6478623\""
            };
            Err(self.refuse(Some(offset), format!("{what} {printed:?} {reason}"), hint))
        };
        match printed.parse::<Decimal>() {
            Err(_) => refuse("is not a number of at most 15 digits"),
            Ok(_) if printed.starts_with('-') => refuse("is negative"),
            Ok(share) if slot.is_share() && (share.decimals > 6 || share.digits > 999_999_999) => {
                refuse("has more than 6 decimals or 9 digits")
            }
            Ok(number) if number.decimals > 0 && !slot.is_share() => {
                refuse("is not a whole number")
            }
            Ok(number) => Ok(number),
        }
    }
}

/// The remedy for a misspelt field, from a message such as ``unknown field `a`, expected one of
/// `b`, `c` ``: serde gives the names in no other form. `None` if the message is another.
#[must_use]
pub fn unknown_field(message: &str) -> Option<String> {
    let names = message.strip_prefix("unknown field ")?;
    let mut quoted = names.split('`').skip(1).step_by(2);
    let field = quoted.next()?;
    let known: Vec<&str> = quoted.collect();
    let near = nearest(field, known.iter().copied());
    let near = near.map(|near| format!("did you mean {near:?}? otherwise "));
    let near = near.unwrap_or_default();
    Some(format!(
        "{near}fields that may stand here: {}",
        known.join(", ")
    ))
}
