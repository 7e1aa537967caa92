//! Documents with a structure of their own, JSON and XML, held whole with the place of
//! everything in them.
//!
//! Unlike a table, such a document says at its end what its beginning meant, so it cannot be
//! taken row by row. Its memory is bounded instead: by its length, by the number of things in
//! it and by how deep they are nested. Each limit is far above what a whole country needs and
//! has an error of its own.

pub(crate) mod json;
pub(crate) mod xml;

use crate::{
    encoding::Text,
    error::{Fault, Located},
};

/// Most bytes of a document once it is unpacked. A country of 100,000 stations with ten choices
/// takes a third of it.
pub(crate) const MAX_DOCUMENT: usize = 512 << 20;

/// Most values, elements and attributes of a document.
pub(crate) const MAX_PARTS: usize = 24 << 20;

/// Deepest nesting of a document. No standard goes beyond twenty.
pub(crate) const MAX_DEPTH: usize = 100;

/// Limits of a document, so that a test need not write half a gigabyte.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) bytes: usize,
    pub(crate) parts: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: MAX_DOCUMENT,
            parts: MAX_PARTS,
        }
    }
}

/// Takes what is left of a text, if it is not longer than allowed.
pub(crate) fn take_all(text: &mut Text<'_>, limits: Limits) -> Result<String, Located> {
    let mut taken = Vec::new();
    loop {
        let line = text.line();
        let chunk = text.chunk()?;
        if chunk.is_empty() {
            break;
        }
        let count = chunk.len();
        if taken.len() + count > limits.bytes {
            let limit = limits.bytes;
            return Err(Located::line(line, Fault::DocumentTooLong { limit }));
        }
        taken.extend_from_slice(chunk);
        text.consume(count);
    }
    Ok(String::from_utf8(taken).expect("chunks of a text are cut between characters"))
}

/// Where lines begin in a text, so that an offset has a line and a column.
#[derive(Debug)]
pub(crate) struct Lines {
    ends: Vec<u32>,
}

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        Self {
            ends: ends.map(offset).collect(),
        }
    }

    /// Line of a byte, counting from 1.
    pub(crate) fn line(&self, at: u32) -> u64 {
        self.ends.partition_point(|end| *end < at) as u64 + 1
    }

    /// Position of the character at a byte in its line, counting from 0.
    pub(crate) fn column(&self, text: &str, at: u32) -> usize {
        let before = self.ends.partition_point(|end| *end < at);
        let begin = match before.checked_sub(1) {
            Some(last) => self.ends[last] as usize + 1,
            None => 0,
        };
        let line = text.as_bytes().get(begin..at as usize).unwrap_or_default();
        line.iter().filter(|byte| *byte & 0xC0 != 0x80).count()
    }
}

/// An offset in a text that is no longer than [`MAX_DOCUMENT`].
pub(crate) fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("documents are shorter than 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn a_document_is_taken_whole_or_refused() {
        let take = |bytes: usize| {
            let limits = Limits {
                bytes,
                ..Limits::default()
            };
            let mut stream = "{\n\"\u{259}\": 1}".as_bytes();
            let source = Source::open(&mut stream).unwrap();
            take_all(&mut Text::open(source, None).unwrap(), limits)
        };
        assert_eq!(take(10).unwrap(), "{\n\"\u{259}\": 1}");
        assert_eq!(take(9).unwrap_err().fault.rule(), "document-too-long");
    }

    #[test]
    fn an_offset_has_a_line_and_a_column() {
        let text = "a\n\u{259}b\n\nc";
        let lines = Lines::of(text);
        let place = |at| (lines.line(at), lines.column(text, at));
        assert_eq!(
            [0, 1, 2, 4, 5, 6, 7].map(place),
            [(1, 0), (1, 1), (2, 0), (2, 1), (2, 2), (3, 0), (4, 0)]
        );
    }
}
