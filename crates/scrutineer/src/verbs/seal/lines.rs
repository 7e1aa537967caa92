//! Texts of fields, one below the other, as they are typed and as they are printed:
//!
//! ```text
//! phone: +994 50 123 45 67
//! text: A text may go on
//!   in lines that begin with a space.
//! ```

use ledger::seal::{Field, Opened};
use zeroize::Zeroizing;

use crate::verbs::reading::Hinted;

/// The texts of fields, each once.
pub(super) fn read(text: &str) -> anyhow::Result<Vec<(Field, Zeroizing<String>)>> {
    let mut fields: Vec<(Field, Zeroizing<String>)> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim_end();
        let last = fields.last_mut();
        match (line.strip_prefix([' ', '\t']), last) {
            (Some(more), Some((_, value))) => {
                value.push('\n');
                value.push_str(more.trim_start());
            }
            (Some(_), None) => return Err(no_field(number)),
            (None, _) if line.is_empty() => {}
            (None, _) => {
                let (name, value) = line.split_once(':').ok_or_else(|| no_field(number))?;
                let field: Field = name.trim().parse()?;
                if fields.iter().any(|(other, _)| *other == field) {
                    anyhow::bail!("line {number}: the field {field} stands twice");
                }
                // Room for all that can follow, so that no copy is left behind when it grows.
                let mut room = Zeroizing::new(String::with_capacity(text.len()));
                room.push_str(value.trim_start());
                fields.push((field, room));
            }
        }
    }
    if fields.is_empty() {
        return Err(no_field(1));
    }
    Ok(fields)
}

/// Does not show the line, which may be what is to be sealed.
fn no_field(number: usize) -> anyhow::Error {
    let message = format!("line {number}: no field's name and colon at its beginning");
    let hint = "write lines such as \"phone: +994 50 123 45 67\"; further lines of a text begin with \
        a space";
    Hinted::new(message, hint.to_owned()).into()
}

/// The same of opened fields.
pub(super) fn write(opened: &[Opened]) -> Zeroizing<String> {
    let length = opened.iter().map(|it| it.text.len() * 3 + 16).sum();
    let mut text = Zeroizing::new(String::with_capacity(length));
    for it in opened {
        text.push_str(it.field.name());
        text.push_str(": ");
        for (number, line) in it.text.lines().enumerate() {
            if number > 0 {
                text.push_str("\n  ");
            }
            text.push_str(line);
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_can_be_read_again() {
        let text = "identity: Leyla M.\nphone: +994 50: 1\ntext: one\n  two\n  three\n";
        let fields = read(text).unwrap();
        assert_eq!(*fields[2].1, "one\ntwo\nthree");
        let opened: Vec<Opened> = fields
            .into_iter()
            .map(|(field, text)| Opened { field, text })
            .collect();
        assert_eq!(*write(&opened), text);
    }

    #[test]
    fn a_line_that_is_no_field_is_named_and_not_shown() {
        for (text, line) in [("", 1), ("  Leyla", 1), ("phone: 1\nLeyla", 2)] {
            let error = read(text).unwrap_err().to_string();
            assert!(
                error.starts_with(&format!("line {line}: no field")),
                "{error}"
            );
            assert!(!error.contains("Leyla"));
        }
        assert!(read("phone: 1\nphone: 2").is_err());
        assert!(read("name: 1").is_err());
    }
}
