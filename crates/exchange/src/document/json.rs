//! JSON (RFC 8259) in one piece: every value with its place in the text.
//!
//! Values stand in one list in the order of the text, each with the end of what is in it, so
//! that a document of a million objects is two allocations. A name that occurs twice in an
//! object is refused: such a text has no one meaning.

use std::{borrow::Cow, collections::HashSet};

use super::{Limits, Lines, MAX_DEPTH, offset};
use crate::error::{Fault, Located};

/// A document.
#[derive(Debug)]
pub(crate) struct Json {
    text: String,
    lines: Lines,
    values: Vec<Node>,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    kind: Kind,
    /// Of a string: without its quotation marks.
    start: u32,
    end: u32,
    /// Name of a member, without quotation marks; empty range for an element.
    name_start: u32,
    name_end: u32,
    /// Position behind everything inside.
    next: u32,
}

/// A value of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value<'d> {
    document: &'d Json,
    at: u32,
}

impl Json {
    /// Reads a text.
    pub(crate) fn parse(text: String, limits: Limits) -> Result<Self, Located> {
        let lines = Lines::of(&text);
        let mut parser = Parser {
            text: text.as_bytes(),
            at: 0,
            values: Vec::new(),
            parts: limits.parts,
        };
        match parser.document() {
            Ok(()) => {
                let values = parser.values;
                Ok(Self {
                    text,
                    lines,
                    values,
                })
            }
            Err((at, fault)) => {
                let at = offset(at);
                Err(Located::cell(
                    lines.line(at),
                    lines.column(&text, at),
                    fault,
                ))
            }
        }
    }

    pub(crate) const fn root(&self) -> Value<'_> {
        Value {
            document: self,
            at: 0,
        }
    }
}

impl<'d> Value<'d> {
    const fn node(self) -> &'d Node {
        &self.document.values.as_slice()[self.at as usize]
    }

    pub(crate) const fn kind(self) -> Kind {
        self.node().kind
    }

    /// A number that is the same for the same value of the document only.
    pub(crate) const fn position(self) -> u32 {
        self.at
    }

    /// Line on which it begins.
    pub(crate) fn line(self) -> u64 {
        self.document.lines.line(self.node().start)
    }

    /// A string decoded, or any other value as it is written.
    pub(crate) fn text(self) -> Cow<'d, str> {
        let node = self.node();
        let text = &self.document.text[node.start as usize..node.end as usize];
        if node.kind == Kind::String {
            decoded(text)
        } else {
            Cow::Borrowed(text)
        }
    }

    /// Name of the member that it is.
    pub(crate) fn name(self) -> Cow<'d, str> {
        let node = self.node();
        decoded(&self.document.text[node.name_start as usize..node.name_end as usize])
    }

    /// The members of an object or the elements of an array, in order.
    pub(crate) fn inside(self) -> impl Iterator<Item = Self> + use<'d> {
        let compound = matches!(self.kind(), Kind::Object | Kind::Array);
        let end = if compound { self.node().next } else { self.at };
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            (at < end).then(|| {
                let value = Value { at, ..self };
                at = value.node().next;
                value
            })
        })
    }

    /// The member of this name.
    pub(crate) fn get(self, name: &str) -> Option<Self> {
        let object = self.kind() == Kind::Object;
        object
            .then(|| self.inside().find(|member| member.is_named(name)))
            .flatten()
    }

    fn is_named(self, name: &str) -> bool {
        let node = self.node();
        let raw = &self.document.text[node.name_start as usize..node.name_end as usize];
        raw == name || (raw.contains('\\') && decoded(raw) == name)
    }
}

type Refused = (usize, Fault);

struct Parser<'t> {
    text: &'t [u8],
    at: usize,
    values: Vec<Node>,
    parts: usize,
}

impl Parser<'_> {
    fn document(&mut self) -> Result<(), Refused> {
        self.value((0, 0), 0)?;
        self.space();
        if self.at < self.text.len() {
            return Err(self.refuse("the text goes on behind the end of the document"));
        }
        Ok(())
    }

    const fn refuse(&self, reason: &'static str) -> Refused {
        (self.at, Fault::NotJson { reason })
    }

    fn space(&mut self) {
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        while self.text.get(self.at).is_some_and(is_space) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn value(&mut self, name: (usize, usize), depth: usize) -> Result<(), Refused> {
        self.space();
        if depth > MAX_DEPTH {
            return Err((self.at, Fault::TooDeep { limit: MAX_DEPTH }));
        }
        if self.values.len() >= self.parts {
            let limit = self.parts;
            return Err((self.at, Fault::TooManyParts { limit }));
        }
        let position = self.values.len();
        self.values.push(Node {
            kind: Kind::Null,
            start: offset(self.at),
            end: 0,
            name_start: offset(name.0),
            name_end: offset(name.1),
            next: 0,
        });
        let start = self.at;
        let (kind, start, end) = match self.peek() {
            Some(b'{') => {
                self.object(position, depth)?;
                (Kind::Object, start, self.at)
            }
            Some(b'[') => {
                self.array(depth)?;
                (Kind::Array, start, self.at)
            }
            Some(b'"') => {
                let (start, end) = self.string()?;
                (Kind::String, start, end)
            }
            Some(b'-' | b'0'..=b'9') => {
                self.number()?;
                (Kind::Number, start, self.at)
            }
            Some(b't') => (Kind::True, start, self.word(b"true")?),
            Some(b'f') => (Kind::False, start, self.word(b"false")?),
            Some(b'n') => (Kind::Null, start, self.word(b"null")?),
            Some(_) => return Err(self.refuse("a value is expected here")),
            None => return Err(self.refuse("the text ends where a value is expected")),
        };
        let next = offset(self.values.len());
        let node = &mut self.values[position];
        (node.kind, node.start, node.end, node.next) = (kind, offset(start), offset(end), next);
        Ok(())
    }

    fn object(&mut self, position: usize, depth: usize) -> Result<(), Refused> {
        self.at += 1;
        self.space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(());
        }
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return Err(self.refuse("a name in quotation marks is expected here"));
            }
            let name = self.string()?;
            self.space();
            if self.peek() != Some(b':') {
                return Err(self.refuse("a colon is expected here"));
            }
            self.at += 1;
            self.value(name, depth + 1)?;
            self.space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => break,
                _ => return Err(self.refuse("a comma or a closing brace is expected here")),
            }
        }
        self.at += 1;
        self.refuse_same_names(position)
    }

    fn array(&mut self, depth: usize) -> Result<(), Refused> {
        self.at += 1;
        self.space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(());
        }
        loop {
            self.value((0, 0), depth + 1)?;
            self.space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => break,
                _ => return Err(self.refuse("a comma or a closing bracket is expected here")),
            }
        }
        self.at += 1;
        Ok(())
    }

    /// The range of a string without its quotation marks.
    fn string(&mut self) -> Result<(usize, usize), Refused> {
        self.at += 1;
        let start = self.at;
        loop {
            let rest = &self.text[self.at..];
            let stop = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1F);
            let Some(passed) = rest.iter().position(stop) else {
                self.at = start - 1;
                return Err(self.refuse("the string that begins here never ends"));
            };
            self.at += passed;
            match self.text[self.at] {
                b'"' => {
                    self.at += 1;
                    return Ok((start, self.at - 1));
                }
                b'\\' => self.escape()?,
                _ => return Err(self.refuse("a control character in a string")),
            }
        }
    }

    fn escape(&mut self) -> Result<(), Refused> {
        match self.text.get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.at += 2;
                Ok(())
            }
            Some(b'u') => self.unicode_escape(),
            _ => Err(self.refuse("there is no such escape in JSON")),
        }
    }

    fn unicode_escape(&mut self) -> Result<(), Refused> {
        let unit = |at: usize| unit(self.text.get(at..at + 6)?);
        let length = match unit(self.at) {
            Some(0xD800..=0xDBFF) => match unit(self.at + 6) {
                Some(0xDC00..=0xDFFF) => 12,
                _ => 0,
            },
            Some(0xDC00..=0xDFFF) | None => 0,
            Some(_) => 6,
        };
        if length == 0 {
            return Err(self.refuse("an escape that is no character"));
        }
        self.at += length;
        Ok(())
    }

    fn number(&mut self) -> Result<(), Refused> {
        let reason = "this is no number in JSON";
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let leading_zero = self.peek() == Some(b'0');
        let whole = self.digits();
        if whole == 0 || (leading_zero && whole > 1) {
            return Err(self.refuse(reason));
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return Err(self.refuse(reason));
            }
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            if self.digits() == 0 {
                return Err(self.refuse(reason));
            }
        }
        Ok(())
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    fn word(&mut self, word: &[u8]) -> Result<usize, Refused> {
        if !self.text[self.at..].starts_with(word) {
            return Err(self.refuse("a value is expected here"));
        }
        self.at += word.len();
        Ok(self.at)
    }

    /// `position` is that of an object whose members have been read.
    fn refuse_same_names(&self, position: usize) -> Result<(), Refused> {
        const FEW: usize = 24;
        let mut members = Vec::new();
        let mut at = position + 1;
        while at < self.values.len() {
            members.push(&self.values[at]);
            at = self.values[at].next as usize;
        }
        let range = |node: &Node| node.name_start as usize..node.name_end as usize;
        let name = |node: &Node| {
            let raw = std::str::from_utf8(&self.text[range(node)]);
            decoded(raw.expect("strings are cut at quotation marks"))
        };
        let mut many = HashSet::new();
        for (index, member) in members.iter().enumerate() {
            let again = if members.len() <= FEW {
                let before = &members[..index];
                let raw = &self.text[range(member)];
                before.iter().any(|other| {
                    self.text[range(other)] == *raw
                        || (raw.contains(&b'\\') && name(other) == name(member))
                        || (self.text[range(other)].contains(&b'\\') && name(other) == name(member))
                })
            } else {
                !many.insert(name(member))
            };
            if again {
                let name = name(member).into_owned();
                return Err((member.name_start as usize, Fault::SameName { name }));
            }
        }
        Ok(())
    }
}

/// The sixteen bits of `\uXXXX`.
fn unit(escape: &[u8]) -> Option<u16> {
    let digits = escape.strip_prefix(b"\\u")?;
    let hexadecimal = digits.iter().all(u8::is_ascii_hexdigit);
    let text = std::str::from_utf8(digits).ok()?;
    hexadecimal
        .then(|| u16::from_str_radix(text, 16).ok())
        .flatten()
}

/// A string whose escapes have been checked.
fn decoded(raw: &str) -> Cow<'_, str> {
    if !raw.contains('\\') {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        let escape = rest.as_bytes()[at + 1];
        let mut length = 2;
        match escape {
            b'b' => text.push('\u{8}'),
            b'f' => text.push('\u{c}'),
            b'n' => text.push('\n'),
            b'r' => text.push('\r'),
            b't' => text.push('\t'),
            b'u' => {
                let bytes = rest.as_bytes();
                let units = [at, at + 6].map(|at| bytes.get(at..at + 6).and_then(unit));
                let units = units.into_iter().flatten();
                if let Some(Ok(letter)) = char::decode_utf16(units).next() {
                    text.push(letter);
                    length = 6 * letter.len_utf16();
                }
            }
            other => text.push(char::from(other)),
        }
        rest = &rest[at + length..];
    }
    text.push_str(rest);
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Json, Located> {
        Json::parse(text.to_owned(), Limits::default())
    }

    fn refusal(text: &str) -> (Option<u64>, Option<u64>, &'static str) {
        let located = parse(text).expect_err(text);
        (located.line, located.column, located.fault.rule())
    }

    #[test]
    fn values_have_their_text_their_name_and_their_line() {
        let json = parse("{\"a\": [1, -2.5e3, \"\\u0042\\ud83d\\uDE00\\n\"],\n \"\\u0062\": {}}");
        let json = json.unwrap();
        let list: Vec<_> = json.root().get("a").unwrap().inside().collect();
        let texts: Vec<_> = list.iter().map(|value| value.text()).collect();
        assert_eq!(texts, ["1", "-2.5e3", "B\u{1F600}\n"]);
        let inner = json.root().get("b").unwrap();
        assert_eq!((inner.line(), inner.inside().count()), (2, 0));
        assert!(json.root().get("c").is_none());
    }

    #[test]
    fn what_is_no_json_is_refused_at_its_place() {
        for (text, line, column) in [
            ("", 1, 1),
            ("{", 1, 2),
            ("[1,]", 1, 4),
            ("{\"a\" 1}", 1, 6),
            ("\n [01]", 2, 5),
            ("[\"\u{1}\"]", 1, 3),
            ("[\"\\ud800\"]", 1, 3),
            ("[\"\\x\"]", 1, 3),
            ("\"abc", 1, 1),
            ("[1] x", 1, 5),
            ("[nul]", 1, 2),
            ("[1.]", 1, 4),
            ("[\u{e9}]", 1, 2),
            ("\"\u{e9}\u{e9}\" 1", 1, 6),
        ] {
            assert_eq!(
                refusal(text),
                (Some(line), Some(column), "not-json"),
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_name_stands_once_in_an_object() {
        assert_eq!(refusal("{\"a\":1,\n\"\\u0061\":2}").2, "same-name");
        let many: Vec<String> = (0..40).map(|i| format!("\"n{i}\":{i}")).collect();
        let many = many.join(",");
        assert!(parse(&format!("{{{many}}}")).is_ok());
        assert_eq!(refusal(&format!("{{{many},\n\"n7\":1}}")).0, Some(2));
    }

    #[test]
    fn depth_and_number_of_values_are_bounded() {
        let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(&deep(MAX_DEPTH)).is_ok());
        assert_eq!(refusal(&deep(1_000_000)).2, "too-deep");
        let limits = Limits {
            parts: 10,
            ..Limits::default()
        };
        let refused = Json::parse("[1,2,3,4,5,6,7,8,9,10]".to_owned(), limits).unwrap_err();
        assert_eq!(refused.fault.rule(), "too-many-parts");
    }
}
