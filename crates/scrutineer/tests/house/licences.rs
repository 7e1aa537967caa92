//! Licence expressions as packages state them: SPDX, and the older `A/B`.

/// Whether the expression can be met with allowed licences only.
pub(crate) fn permitted(expression: &str, allowed: &[String]) -> Result<bool, String> {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader {
        words: &words,
        at: 0,
        allowed,
    };
    let permitted = reader.either()?;
    match reader.next() {
        None => Ok(permitted),
        Some(word) => Err(format!("`{word}` where the expression should end")),
    }
}

struct Reader<'a> {
    words: &'a [&'a str],
    at: usize,
    allowed: &'a [String],
}

impl<'a> Reader<'a> {
    fn next(&self) -> Option<&'a str> {
        self.words.get(self.at).copied()
    }

    fn take(&mut self, word: &str) -> bool {
        let taken = self.next() == Some(word);
        self.at += usize::from(taken);
        taken
    }

    fn either(&mut self) -> Result<bool, String> {
        let mut permitted = self.both()?;
        while self.take("OR") {
            permitted |= self.both()?;
        }
        Ok(permitted)
    }

    fn both(&mut self) -> Result<bool, String> {
        let mut permitted = self.one()?;
        while self.take("AND") {
            permitted &= self.one()?;
        }
        Ok(permitted)
    }

    fn one(&mut self) -> Result<bool, String> {
        if self.take("(") {
            let permitted = self.either()?;
            return if self.take(")") {
                Ok(permitted)
            } else {
                Err("a bracket is not closed".to_owned())
            };
        }
        let licence = self
            .next()
            .filter(|word| !["OR", "AND", "WITH", ")"].contains(word));
        let mut licence = licence.ok_or("a licence is missing")?.to_owned();
        self.at += 1;
        if self.take("WITH") {
            let exception = self.next().ok_or("an exception is missing")?;
            self.at += 1;
            licence = format!("{licence} WITH {exception}");
        }
        Ok(self.allowed.contains(&licence))
    }
}

#[test]
fn expressions_are_read_as_written() {
    let allowed = [
        "MIT".to_owned(),
        "Apache-2.0".to_owned(),
        "Unicode-3.0".to_owned(),
    ];
    let permitted = |expression| permitted(expression, &allowed);
    assert_eq!(permitted("MIT"), Ok(true));
    assert_eq!(permitted("Unlicense/MIT"), Ok(true));
    assert_eq!(permitted("GPL-3.0-only OR Apache-2.0"), Ok(true));
    assert_eq!(permitted("(MIT OR Apache-2.0) AND Unicode-3.0"), Ok(true));
    assert_eq!(permitted("(MIT OR Apache-2.0) AND NCSA"), Ok(false));
    assert_eq!(permitted("NCSA OR MIT AND NCSA"), Ok(false));
    assert_eq!(permitted("Apache-2.0 WITH LLVM-exception"), Ok(false));
    assert_eq!(permitted("Apache-2.0 WITH LLVM-exception OR MIT"), Ok(true));
    assert_eq!(permitted("GPL-3.0-only"), Ok(false));
    assert!(permitted("MIT Apache-2.0").is_err());
    assert!(permitted("(MIT").is_err());
    assert!(permitted("MIT OR").is_err());
    assert!(permitted("").is_err());
}
