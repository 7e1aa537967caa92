//! Where in the text of a mapping everything stands, for errors.

use std::ops::Range;

use election::names;

use crate::error::{Fault, Located};

/// Knows on which line of the text everything stands.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
}

impl<'t> Reader<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text }
    }

    pub(super) fn line(&self, offset: usize) -> u64 {
        let before = self.text.as_bytes().get(..offset).unwrap_or_default();
        memchr::memchr_iter(b'\n', before).count() as u64 + 1
    }

    pub(super) fn at(&self, span: Range<usize>, fault: Fault) -> Located {
        let line_start = self
            .text
            .get(..span.start)
            .and_then(|before| before.rfind('\n'));
        let line_start = line_start.map_or(0, |end| end + 1);
        let before = self.text.get(line_start..span.start).unwrap_or_default();
        Located::cell(self.line(span.start), before.chars().count(), fault)
    }

    pub(super) fn value(&self, span: Range<usize>, field: &str, reason: &str) -> Located {
        let fault = Fault::MappingValue {
            field: field.to_owned(),
            reason: reason.to_owned(),
        };
        self.at(span, fault)
    }

    /// What the TOML reader refused, with its place.
    pub(super) fn refuse(&self, error: &toml::de::Error) -> Located {
        let message = error.message().to_owned();
        let fault = unknown_field(&message).unwrap_or(Fault::MappingText { message });
        match error.span() {
            Some(span) => self.at(span, fault),
            None => Located::nowhere(fault),
        }
    }
}

/// The field and the known ones, from a message such as ``unknown field `a`, expected one of
/// `b`, `c` ``: serde gives them in no other form.
fn unknown_field(message: &str) -> Option<Fault> {
    let names = message.strip_prefix("unknown field ")?;
    let mut quoted = names.split('`').skip(1).step_by(2);
    let field = quoted.next()?.to_owned();
    let known: Vec<String> = quoted.map(str::to_owned).collect();
    let near = names::nearest(&field, known.iter().map(String::as_str)).map(str::to_owned);
    Some(Fault::MappingField { field, near, known })
}
