//! Pages of single units: their addresses.

/// Address of the page of a unit below the root of a language. `key` holds the texts of its key,
/// largest place first.
pub(super) fn unit_href(key: &[&str]) -> String {
    format!("unit/{}.html", key.join("-"))
}
