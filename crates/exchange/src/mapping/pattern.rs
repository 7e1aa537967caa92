//! What a cell must look like: a text, in which each `*` stands for any text.

/// A text with wildcards. Everything but `*` stands for itself, upper and lower case apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    text: String,
}

impl Pattern {
    pub(crate) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the whole of `cell`, without the spaces around it, looks like this. Takes one
    /// pass: the parts between wildcards are looked for from left to right, each as early as it
    /// can stand.
    pub(crate) fn matches(&self, cell: &str) -> bool {
        let cell = cell.trim();
        let mut parts = self.text.split('*');
        let first = parts.next().unwrap_or_default();
        let Some(last) = parts.next_back() else {
            return cell == first;
        };
        let Some(rest) = cell.strip_prefix(first) else {
            return false;
        };
        let Some(mut rest) = rest.strip_suffix(last) else {
            return false;
        };
        for part in parts {
            let Some((_, behind)) = rest.split_once(part) else {
                return false;
            };
            rest = behind;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn a_star_stands_for_any_text() {
        let cases = [
            ("Total", " Total\u{a0}", true),
            ("Total", "Totals", false),
            ("Total", "total", false),
            ("Total*", "Total of the region", true),
            ("Total*", "Grand Total", false),
            ("*total", "Grand total", true),
            ("*o*a*", "Totaal", true),
            ("*a*o*", "Totaal", false),
            ("a*a", "a", false),
            ("a*a", "aa", true),
            ("ab*bc*cd", "abcd", false),
            ("ab*bc*cd", "abbccd", true),
            ("*", "", true),
            ("", "", true),
            ("", "x", false),
            ("**x", "x", true),
            ("итог*", "итого", true),
        ];
        for (pattern, cell, expected) in cases {
            assert_eq!(
                Pattern::new(pattern).matches(cell),
                expected,
                "{pattern:?} on {cell:?}"
            );
        }
    }
}
