//! The path of an address, read as the name of a file inside a site.
//!
//! A name is only ever looked up among the names that the site has, so no address can lead out
//! of it. What could be meant to is refused here all the same, before anything is looked up.

use std::{borrow::Cow, fmt::Write as _};

/// The name that a path stands for: without the first slash, percent-encoding undone; it ends
/// with a slash, or is empty, where a folder is meant. `None` if the path is broken or is
/// written in a way that no link of a site is: `..`, an empty part, a backslash, a control
/// sign, a slash in disguise.
pub(super) fn name_of(path: &str) -> Option<Cow<'_, str>> {
    let name = decoded(path.strip_prefix('/')?)?;
    let is_strange = |sign: char| sign.is_control() || sign == '\\';
    if name.chars().any(is_strange) {
        return None;
    }
    let file = name.strip_suffix('/').unwrap_or(&name);
    let mut parts = file.split('/');
    let is_sound = name.is_empty() || parts.all(|part| !matches!(part, "" | "." | ".."));
    is_sound.then_some(name)
}

/// Undoes percent-encoding, once.
fn decoded(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('%') {
        return Some(Cow::Borrowed(text));
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes().iter();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let high = char::from(*rest.next()?).to_digit(16)?;
                let low = char::from(*rest.next()?).to_digit(16)?;
                let byte = u8::try_from(high * 16 + low).ok()?;
                Some(byte).filter(|byte| *byte != b'/')?
            }
            byte => *byte,
        });
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

/// The path that stands for a name.
pub(super) fn path_of(name: &str) -> String {
    let mut path = String::from("/");
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            path.push(char::from(byte));
        } else {
            let _ = write!(path, "%{byte:02X}");
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stands_for_a_name() {
        for (path, name) in [
            ("/", ""),
            ("/index.html", "index.html"),
            ("/units/", "units/"),
            ("/units/%C9%99%20b.html", "units/ə b.html"),
            ("/a%2Eb..c/...", "a.b..c/..."),
            ("/%252e%252e/x", "%2e%2e/x"),
        ] {
            assert_eq!(name_of(path).as_deref(), Some(name), "{path}");
        }
    }

    #[test]
    fn what_could_lead_elsewhere_is_no_name() {
        for path in [
            "",
            "x",
            "*",
            "//",
            "//etc/passwd",
            "/a//b",
            "/a//",
            "/..",
            "/../x",
            "/a/../b",
            "/./x",
            "/a/.",
            "/%2e%2e/x",
            "/.%2E/x",
            "/a/%2e/b",
            "/..%2fx",
            "/a%2Fb",
            "/a%5c..%5cb",
            "/a\\b",
            "/%00",
            "/a%0d%0ab",
            "/%7f",
            "/%",
            "/%4",
            "/%zz",
            "/%+1",
            "/%ff",
            "/%c0%ae",
        ] {
            assert_eq!(name_of(path), None, "{path}");
        }
    }

    #[test]
    fn a_name_survives_the_way_to_an_address_and_back() {
        for name in [
            "",
            "a/b.html",
            "ə ı?#%\"<>&'/x",
            "100%.csv",
            "über/",
            "مركز.html",
        ] {
            let path = path_of(name);
            assert!(path.is_ascii(), "{path}");
            assert_eq!(name_of(&path).as_deref(), Some(name), "{path}");
        }
    }
}
