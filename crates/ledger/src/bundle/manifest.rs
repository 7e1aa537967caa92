//! Manifests of a bag: which file has which SHA-256, in one form only.

use std::collections::BTreeMap;

use election::digest::Sha256;

/// The list of everything under `data/`.
pub(crate) const MANIFEST: &str = "manifest-sha256.txt";

/// The list of all other files but itself.
pub(crate) const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";

/// A manifest of these files.
#[cfg(any(test, feature = "store"))]
pub(crate) fn lines<'a>(files: impl IntoIterator<Item = (&'a str, Sha256)>) -> String {
    let mut lines: Vec<_> = files
        .into_iter()
        .map(|(path, sha256)| (path, format!("{sha256}  {path}\n")))
        .collect();
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect()
}

/// What a manifest lists, and what is wrong with its form.
pub(super) fn parse(bytes: &[u8]) -> (BTreeMap<String, Sha256>, Vec<String>) {
    let (mut listed, mut faults) = (BTreeMap::new(), Vec::new());
    let Ok(text) = std::str::from_utf8(bytes) else {
        return (listed, vec!["it is not in UTF-8".to_owned()]);
    };
    let text = match text.strip_suffix('\n') {
        Some(text) => text,
        None if text.is_empty() => return (listed, faults),
        None => {
            faults.push("its last line has no end".to_owned());
            text
        }
    };
    let mut former: Option<&str> = None;
    for (number, line) in (1..).zip(text.split('\n')) {
        let parts = line.split_once("  ");
        let read = parts.and_then(|(sha256, path)| Some((sha256.parse::<Sha256>().ok()?, path)));
        let Some((sha256, path)) = read.filter(|(_, path)| !path.is_empty()) else {
            faults.push(format!(
                "line {number} is not a SHA-256, two spaces and a path"
            ));
            continue;
        };
        if leads_out(path) {
            faults.push(format!("line {number} leads out of the bag"));
            continue;
        }
        if former.is_some_and(|former| former >= path) {
            faults.push(format!("line {number} stands twice or out of order"));
        }
        former = Some(path);
        listed.insert(path.to_owned(), sha256);
    }
    (listed, faults)
}

fn leads_out(path: &str) -> bool {
    path.starts_with(['/', '~'])
        || path.contains('\\')
        || path.split('/').any(|part| matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_has_one_form() {
        let (a, b) = (Sha256::of(b"a"), Sha256::of(b"b"));
        let text = lines([("data/b", b), ("data/a", a)]);
        assert_eq!(text, format!("{a}  data/a\n{b}  data/b\n"));
        let (listed, faults) = parse(text.as_bytes());
        assert_eq!((listed.len(), faults), (2, vec![]));
        let faults_of = |text: String| parse(text.as_bytes()).1;
        for (text, expected) in [
            (
                format!("{b}  data/b\n{a}  data/a\n"),
                "line 2 stands twice or out of order",
            ),
            (
                format!("{a}  data/a\n{a}  data/a\n"),
                "line 2 stands twice or out of order",
            ),
            (format!("{a}  data/a"), "its last line has no end"),
            (
                format!("{a} data/a\n"),
                "line 1 is not a SHA-256, two spaces and a path",
            ),
            (
                format!("{}  data/a\n", a.to_string().to_ascii_uppercase()),
                "line 1 is not a SHA-256, two spaces and a path",
            ),
            (
                format!("{a}  \n"),
                "line 1 is not a SHA-256, two spaces and a path",
            ),
            (format!("{a}  ../a\n"), "line 1 leads out of the bag"),
            (format!("{a}  /etc/a\n"), "line 1 leads out of the bag"),
            (format!("{a}  ~/a\n"), "line 1 leads out of the bag"),
            (format!("{a}  data\\a\n"), "line 1 leads out of the bag"),
            (format!("{a}  data//a\n"), "line 1 leads out of the bag"),
        ] {
            assert_eq!(faults_of(text.clone()), [expected], "{text}");
        }
    }
}
