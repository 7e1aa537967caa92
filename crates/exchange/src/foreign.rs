//! Recognises files that are no tables of text, so that the error names what they are.

/// Bytes of other kinds of file, and where they stand.
const MAGIC: &[(usize, &[u8], &str)] = &[
    (
        0,
        b"PK\x03\x04",
        "a ZIP archive or a spreadsheet (XLSX, ODS)",
    ),
    (
        0,
        b"\xD0\xCF\x11\xE0",
        "an old spreadsheet or document (XLS, DOC)",
    ),
    (0, b"%PDF-", "a PDF document"),
    (4, b"1AY&SY", "a bzip2 archive"),
    (0, b"\xFD7zXZ\0", "an xz archive"),
    (0, b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (0, b"Rar!\x1A\x07", "a RAR archive"),
];

/// First words of markup, in lower case.
const MARKUP: &[(&str, &str)] = &[
    ("<!doctype", "an HTML page"),
    ("<html", "an HTML page"),
    ("<?xml", "an XML document"),
    ("{\"", "a JSON document"),
    ("[{", "a JSON document"),
];

/// What the file is if it is certainly no table. `start` is its beginning without a byte order
/// mark.
pub(crate) fn recognise(start: &[u8]) -> Option<&'static str> {
    let stands = |at: usize, magic: &[u8]| start.get(at..at + magic.len()) == Some(magic);
    let by_magic = MAGIC.iter().find(|(at, magic, _)| stands(*at, magic));
    by_magic
        .map(|(.., what)| *what)
        .or_else(|| recognise_markup(start))
}

fn recognise_markup(start: &[u8]) -> Option<&'static str> {
    let text = start.trim_ascii_start();
    let begins = |word: &str| {
        text.get(..word.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(word.as_bytes()))
    };
    MARKUP
        .iter()
        .find(|(word, _)| begins(word))
        .map(|(_, what)| *what)
}
