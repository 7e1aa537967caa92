//! Which kind of file lies behind a name: a table, or a document of a standard. Told by the
//! beginning of its content, never by what it is called.

/// A kind of document that is read whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
    /// JSON, whatever it holds.
    Json,
    /// XML of a standard that is read.
    Xml,
}

/// First elements of documents that are read.
const ELEMENTS: [&[u8]; 2] = [b"EML", b"ElectionReport"];

/// Bytes in which the first element must begin.
const BEGINNING: usize = 64 << 10;

/// What the file is if it is a document. `start` is its beginning without a byte order mark.
pub(crate) fn notation(start: &[u8]) -> Option<Notation> {
    let start = &start[..start.len().min(BEGINNING)];
    let text = start.trim_ascii_start();
    match text.first()? {
        b'{' => {
            let behind = text[1..].trim_ascii_start();
            matches!(behind.first(), None | Some(b'"' | b'}')).then_some(Notation::Json)
        }
        b'<' => ELEMENTS
            .contains(&first_element(text)?)
            .then_some(Notation::Xml),
        _ => None,
    }
}

/// Name of the first element, without its prefix.
fn first_element(text: &[u8]) -> Option<&[u8]> {
    let mut rest = text;
    let element = loop {
        rest = &rest[memchr::memchr(b'<', rest)? + 1..];
        if rest.starts_with(b"!--") {
            let end = rest.windows(3).position(|window| window == b"-->")?;
            rest = &rest[end..];
        } else if rest.first()?.is_ascii_alphabetic() {
            break rest;
        }
    };
    let end = element
        .iter()
        .position(|byte| b" \t\r\n/>".contains(byte))?;
    element[..end].rsplit(|byte| *byte == b':').next()
}

/// The encoding that an XML declaration names.
pub(crate) fn declared_encoding(start: &[u8]) -> Option<&[u8]> {
    let declaration = start.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = declaration.windows(2).position(|pair| pair == b"?>")?;
    let declaration = &declaration[..end];
    let name = declaration
        .windows(8)
        .position(|window| window == b"encoding")?;
    let value = declaration[name + 8..]
        .trim_ascii_start()
        .strip_prefix(b"=")?
        .trim_ascii_start();
    let quote = *value.first()?;
    value[1..].split(|byte| *byte == quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_told_by_their_first_element() {
        for text in [
            "<EML Id='510b'>",
            "<?xml version='1.0'?>\n<!-- <b> -->\n<e:EML\n",
            " <?xml version='1.0'?><ElectionReport>",
        ] {
            assert_eq!(notation(text.as_bytes()), Some(Notation::Xml), "{text}");
        }
        for text in ["{\"a\":1}", "{}", "{\n \"a\"", "{"] {
            assert_eq!(notation(text.as_bytes()), Some(Notation::Json), "{text}");
        }
        for text in [
            "",
            "region,station",
            "<html>",
            "<?xml?><table>",
            "{x},1",
            "<EML",
            "[",
        ] {
            assert_eq!(notation(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn the_declared_encoding_is_found() {
        let declared = |text: &'static str| declared_encoding(text.as_bytes());
        assert_eq!(
            declared("<?xml version='1.0' encoding='ISO-8859-1'?>"),
            Some(&b"ISO-8859-1"[..])
        );
        assert_eq!(
            declared("<?xml version=\"1.0\" encoding = \"utf-8\" ?>"),
            Some(&b"utf-8"[..])
        );
        for text in [
            "<?xml version='1.0'?>",
            "<?xml encoding",
            "<a>",
            "<?xml encoding=?>",
        ] {
            assert_eq!(declared(text), None, "{text}");
        }
    }
}
