//! Tells what a file is by its first bytes: a table of text, a spreadsheet, a page, or something
//! else, which is named in the error.

use encoding_rs::Encoding;

use crate::sheets;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing says that it is no table of text.
    Table,
    Spreadsheet,
    Html,
    /// Certainly no table.
    Other(&'static str),
}

/// Bytes of other kinds of file, and where they stand.
const MAGIC: &[(usize, &[u8], &str)] = &[
    (0, b"%PDF-", "a PDF document"),
    (4, b"1AY&SY", "a bzip2 archive"),
    (0, b"\xFD7zXZ\0", "an xz archive"),
    (0, b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (0, b"Rar!\x1A\x07", "a RAR archive"),
];

/// First words of markup, in lower case.
const MARKUP: &[(&str, Kind)] = &[
    ("<!doctype html", Kind::Html),
    ("<!doctype", Kind::Other("an XML document")),
    ("<html", Kind::Html),
    ("<head", Kind::Html),
    ("<body", Kind::Html),
    ("<table", Kind::Html),
    ("<?xml", Kind::Other("an XML document")),
    ("{\"", Kind::Other("a JSON document")),
    ("[{", Kind::Other("a JSON document")),
];

/// What a file is that begins so.
pub(crate) fn recognise(start: &[u8]) -> Kind {
    if sheets::may_be(start) {
        return Kind::Spreadsheet;
    }
    let stands = |at: usize, magic: &[u8]| start.get(at..at + magic.len()) == Some(magic);
    let by_magic = MAGIC.iter().find(|(at, magic, _)| stands(*at, magic));
    if let Some((.., what)) = by_magic {
        return Kind::Other(what);
    }
    let mark = Encoding::for_bom(start).map_or(0, |(_, length)| length);
    recognise_markup(&start[mark..])
}

fn recognise_markup(start: &[u8]) -> Kind {
    let mut text = start.trim_ascii_start();
    // A comment may stand before everything else.
    while let Some(behind) = text.strip_prefix(b"<!--") {
        let end = memchr::memmem::find(behind, b"-->");
        text = end.map_or(&[][..], |end| behind[end + 3..].trim_ascii_start());
    }
    let begins = |word: &str| {
        text.get(..word.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(word.as_bytes()))
    };
    let found = MARKUP.iter().find(|(word, _)| begins(word));
    // XHTML begins as XML does.
    let is_page = || memchr::memmem::find(text, b"<html").is_some();
    match found {
        Some((_, Kind::Other(what))) if what.contains("XML") && is_page() => Kind::Html,
        Some((_, kind)) => *kind,
        None => Kind::Table,
    }
}
