//! The tags and texts of a page, one after another.

use std::borrow::Cow;

use super::entities;

/// A piece of a page.
pub(super) enum Piece<'t> {
    /// Text with its entities decoded.
    Text(Cow<'t, str>),
    Start {
        /// In lower case.
        name: String,
        /// Line on which the tag begins.
        line: u64,
        tag: Tag<'t>,
    },
    End {
        name: String,
    },
}

/// What stands in a start tag behind its name.
#[derive(Clone, Copy)]
pub(super) struct Tag<'t> {
    attributes: &'t str,
}

/// Elements whose content is no markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

pub(super) struct Tags<'t> {
    rest: &'t str,
    line: u64,
    /// The element whose raw content comes now.
    raw: Option<String>,
}

impl<'t> Tags<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self {
            rest: text,
            line: 1,
            raw: None,
        }
    }

    /// Takes `count` bytes.
    fn take(&mut self, count: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at(count);
        self.line += memchr::memchr_iter(b'\n', taken.as_bytes()).count() as u64;
        self.rest = rest;
        taken
    }

    /// Passes over what stands before `end`, and over `end`.
    fn pass(&mut self, from: usize, end: &str) {
        let at = self.rest.get(from..).and_then(|rest| rest.find(end));
        let count = at.map_or(self.rest.len(), |at| from + at + end.len());
        self.take(count);
    }

    /// Passes over content that is no markup.
    fn pass_raw(&mut self, name: &str) {
        let bytes = self.rest.as_bytes();
        let ends = |at: &usize| {
            let name_at = at + 2;
            bytes[*at..].starts_with(b"</")
                && bytes
                    .get(name_at..name_at + name.len())
                    .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        };
        let end = memchr::memchr_iter(b'<', bytes).find(ends);
        self.take(end.unwrap_or(bytes.len()));
    }

    /// Length of the tag at the start, its `>` included; quotation marks hide a `>`.
    fn tag_length(&self) -> Option<usize> {
        let mut quote = None;
        for (at, byte) in self.rest.bytes().enumerate() {
            match (quote, byte) {
                (None, b'>') => return Some(at + 1),
                // Only behind `=` does a quotation mark open.
                (None, b'"' | b'\'') if self.rest[..at].trim_end().ends_with('=') => {
                    quote = Some(byte);
                }
                (Some(open), byte) if open == byte => quote = None,
                _ => {}
            }
        }
        None
    }
}

impl<'t> Iterator for Tags<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        loop {
            if let Some(name) = self.raw.take() {
                self.pass_raw(&name);
            }
            if self.rest.is_empty() {
                return None;
            }
            let Some(behind) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                return Some(Piece::Text(entities::decoded(self.take(end))));
            };
            if behind.starts_with("!--") {
                self.pass(4, "-->");
                continue;
            }
            if behind.starts_with(['!', '?']) {
                self.pass(1, ">");
                continue;
            }
            let is_end = behind.starts_with('/');
            let name_at = if is_end { 2 } else { 1 };
            let after = &self.rest[name_at..];
            if !after.starts_with(|c: char| c.is_ascii_alphabetic()) {
                // A lone bracket is text.
                return Some(Piece::Text(Cow::Borrowed(self.take(1))));
            }
            let line = self.line;
            let Some(length) = self.tag_length() else {
                // The page is cut off within a tag.
                self.take(self.rest.len());
                return None;
            };
            let tag = &self.take(length)[name_at..length - 1];
            let end = tag.find(|c: char| c.is_ascii_whitespace() || c == '/');
            let (name, attributes) = tag.split_at(end.unwrap_or(tag.len()));
            let name = name.to_ascii_lowercase();
            if is_end {
                return Some(Piece::End { name });
            }
            if RAW.contains(&name.as_str()) {
                self.raw = Some(name.clone());
            }
            let tag = Tag { attributes };
            return Some(Piece::Start { name, line, tag });
        }
    }
}

impl Tag<'_> {
    /// The number that an attribute gives; nought without one.
    pub(super) fn number(self, name: &str) -> usize {
        self.number_or(name, 0)
    }

    pub(super) fn number_or(self, name: &str, otherwise: usize) -> usize {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return otherwise;
            }
            let end = rest.find(|c: char| c.is_ascii_whitespace() || "=/".contains(c));
            let (found, behind) = rest.split_at(end.unwrap_or(rest.len()).max(1).min(rest.len()));
            let behind = behind.trim_ascii_start();
            let Some(value) = behind.strip_prefix('=') else {
                rest = behind;
                continue;
            };
            let value = value.trim_ascii_start();
            let (value, behind) = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let inside = &value[1..];
                    inside.split_once(quote).unwrap_or((inside, ""))
                }
                _ => {
                    let end = value.find(|c: char| c.is_ascii_whitespace());
                    value.split_at(end.unwrap_or(value.len()))
                }
            };
            if found.eq_ignore_ascii_case(name) {
                return value.trim().parse().unwrap_or(otherwise);
            }
            rest = behind;
        }
    }
}
