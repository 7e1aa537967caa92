//! JSON as it is written: members in the order in which they are given, nothing in between.

use std::io::{self, Write};

use super::node::PREFIX;

/// JSON as it is written, without spaces but for line ends before the objects of lists.
pub(super) struct Writer<W> {
    pub(super) out: W,
    /// Whether a value stands before, in the same object or list.
    after_value: bool,
}

impl<W: Write> Writer<W> {
    pub(super) const fn new(out: W) -> Self {
        Self {
            out,
            after_value: false,
        }
    }

    pub(super) fn comma(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.after_value, true) {
            self.out.write_all(b",")?;
        }
        Ok(())
    }

    pub(super) fn member(&mut self, name: &str) -> io::Result<()> {
        self.comma()?;
        write!(self.out, "\"{name}\":")
    }

    pub(super) fn string(&mut self, text: &str) -> io::Result<()> {
        let mut quoted = String::with_capacity(text.len() + 2);
        quoted.push('"');
        for letter in text.chars() {
            match letter {
                '"' | '\\' => quoted.extend(['\\', letter]),
                '\u{0}'..='\u{1f}' => quoted.push_str(&format!("\\u{:04x}", u32::from(letter))),
                letter => quoted.push(letter),
            }
        }
        quoted.push('"');
        self.out.write_all(quoted.as_bytes())
    }

    pub(super) fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.member(name)?;
        self.string(text)
    }

    pub(super) fn number(&mut self, name: &str, number: i64) -> io::Result<()> {
        self.member(name)?;
        write!(self.out, "{number}")
    }

    pub(super) fn raw(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.member(name)?;
        self.out.write_all(value.as_bytes())
    }

    pub(super) fn element(&mut self, text: &str) -> io::Result<()> {
        self.comma()?;
        self.string(text)
    }

    /// An object in a list, on a line of its own.
    pub(super) fn object(
        &mut self,
        kind: &str,
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        let first = !self.after_value;
        self.comma()?;
        if !first {
            self.out.write_all(b"\n")?;
        }
        self.braced(kind, inside)
    }

    pub(super) fn braced(
        &mut self,
        kind: &str,
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        write!(self.out, "{{\"@type\":\"{PREFIX}{kind}\"")?;
        self.after_value = true;
        inside(self)?;
        self.after_value = true;
        self.out.write_all(b"}")
    }

    pub(super) fn array(
        &mut self,
        name: &str,
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.member(name)?;
        self.out.write_all(b"[")?;
        self.after_value = false;
        inside(self)?;
        self.after_value = true;
        self.out.write_all(b"]")
    }

    /// A name in one language.
    pub(super) fn name(&mut self, property: &str, text: &str, language: &str) -> io::Result<()> {
        self.member(property)?;
        self.braced("InternationalizedText", |json| {
            json.array("Text", |json| {
                json.object("LanguageString", |json| {
                    json.text("Content", text)?;
                    json.text("Language", language)
                })
            })
        })
    }
}
