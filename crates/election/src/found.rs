//! Findings of rules that look at more than the rows of one edition: at two editions, at what
//! was announced, at copies beside an official result.
//!
//! [`rules::Report`](crate::rules::Report) names units by their rows in one dataset. Here a
//! finding carries its own subject and grounds, because they lie in several sources.

use crate::{
    codes::{Class, Code},
    rules::{Argument, Message, Reason},
};

/// What one rule did.
#[derive(Debug, Clone, PartialEq)]
pub struct Ran {
    /// The rule.
    pub code: Code,
    /// How many subjects it could look at.
    pub examined: u64,
    /// How many of them gave no finding.
    pub passed: u64,
    /// How many it could not look at because a figure is missing there.
    pub nulls: u64,
    /// Findings left out because a stronger one explains them.
    pub masked: u64,
    /// What it found, in a fixed order.
    pub found: Vec<Found>,
    /// Why parts of it, or all of it, could not be run.
    pub cannot_tell: Vec<Reason>,
}

/// One thing that one rule found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// How grave it is.
    pub class: Class,
    /// What it is about.
    pub subject: Subject,
    /// Which sentence says it: `<code>-statement-<variant>`, or `<code>-statement` if empty.
    pub variant: &'static str,
    /// Named numbers and texts of the sentence, in a fixed order.
    pub arguments: Vec<(&'static str, Argument)>,
    /// Where each figure stands.
    pub grounds: Vec<Ground>,
}

/// What a finding is about. What does not apply is empty or `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// Names and texts of the key of a unit, largest place first. Findings on units are shown
    /// together, all others one by one.
    pub place: Vec<(String, String)>,
    /// Edition, bulletin or statement.
    pub edition: Option<String>,
    /// Item or choice.
    pub item: Option<String>,
}

/// Where a figure stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ground {
    /// Base name of the file, or key of the source.
    pub source: String,
    /// Line, counting from 1.
    pub line: Option<u64>,
    /// Address of the page where it was published.
    pub address: Option<String>,
}

impl Ground {
    /// A line of a file.
    #[must_use]
    pub fn line(source: impl Into<String>, line: u64) -> Self {
        Self {
            source: source.into(),
            line: Some(line),
            address: None,
        }
    }
}

impl Ran {
    /// A rule that has examined nothing yet.
    #[must_use]
    pub const fn of(code: Code) -> Self {
        Self {
            code,
            examined: 0,
            passed: 0,
            nulls: 0,
            masked: 0,
            found: Vec::new(),
            cannot_tell: Vec::new(),
        }
    }

    /// A rule that could not be run, and why.
    #[must_use]
    pub fn not_run(code: Code, reason: Reason) -> Self {
        Self {
            cannot_tell: vec![reason],
            ..Self::of(code)
        }
    }

    /// Notes one subject that was looked at, and what was found there.
    pub fn note(&mut self, found: Option<Found>) {
        self.examined += 1;
        match found {
            Some(found) => self.found.push(found),
            None => self.passed += 1,
        }
    }

    /// The gravest class found, or the one the rule can reach if nothing was found.
    #[must_use]
    pub fn class(&self) -> Class {
        let found = self.found.iter().map(|found| found.class).max();
        found.unwrap_or_else(|| self.code.entry().class)
    }

    /// Number of different subjects with a finding of `class`.
    #[must_use]
    pub fn count(&self, class: Class) -> usize {
        distinct(self.found.iter().filter(|found| found.class == class))
    }

    /// Number of different subjects with a finding.
    #[must_use]
    pub fn count_all(&self) -> usize {
        distinct(self.found.iter())
    }
}

/// Units count once, however many of their items are concerned; all else counts one by one.
fn distinct<'a>(found: impl Iterator<Item = &'a Found>) -> usize {
    let (mut others, mut units) = (0, Vec::new());
    for found in found {
        if found.subject.place.is_empty() {
            others += 1;
        } else {
            units.push(&found.subject.place);
        }
    }
    units.sort_unstable();
    units.dedup();
    units.len() + others
}

/// Whether any finding says that two figures cannot both be true.
#[must_use]
pub fn has_errors(ran: &[Ran]) -> bool {
    ran.iter().any(|ran| ran.count(Class::Error) > 0)
}

impl Found {
    /// What it says, for the catalogue of texts.
    #[must_use]
    pub fn message(&self, code: Code) -> Message {
        let key = match self.variant {
            "" => format!("{code}-statement"),
            variant => format!("{code}-statement-{variant}"),
        };
        Message {
            key,
            arguments: self.arguments.clone(),
        }
    }
}

/// What a reader meets as one finding: a statement about one subject, or the same statement
/// about many units.
#[derive(Debug, Clone)]
pub struct Finding<'a> {
    /// What the rule did altogether.
    pub ran: &'a Ran,
    /// The class of all that follows.
    pub class: Class,
    /// One, or several on units.
    pub found: Vec<&'a Found>,
}

impl Finding<'_> {
    /// Number of different units or statements concerned.
    #[must_use]
    pub fn count(&self) -> usize {
        distinct(self.found.iter().copied())
    }
}

/// The findings, gravest class first, then in order of the register.
#[must_use]
pub fn findings(ran: &[Ran]) -> Vec<Finding<'_>> {
    let mut findings = Vec::new();
    for class in [Class::Error, Class::Warning, Class::Information] {
        for ran in ran {
            let of_class = ran.found.iter().filter(|found| found.class == class);
            let (units, others): (Vec<_>, Vec<_>) =
                of_class.partition(|found| !found.subject.place.is_empty());
            let one = |found| Finding {
                ran,
                class,
                found: vec![found],
            };
            findings.extend(others.into_iter().map(one));
            if !units.is_empty() {
                findings.push(Finding {
                    ran,
                    class,
                    found: units,
                });
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(class: Class, station: Option<&str>, item: Option<&str>) -> Found {
        let place = station.map(|station| ("station".to_owned(), station.to_owned()));
        Found {
            class,
            subject: Subject {
                place: place.into_iter().collect(),
                edition: None,
                item: item.map(str::to_owned),
            },
            variant: "",
            arguments: Vec::new(),
            grounds: Vec::new(),
        }
    }

    #[test]
    fn units_stand_together_and_count_once_all_else_one_by_one() {
        let mut ran = Ran::of(Code::R003);
        for (station, item) in [
            (Some("1"), Some("valid")),
            (Some("1"), Some("invalid")),
            (Some("2"), None),
            (None, Some("valid")),
            (None, Some("invalid")),
        ] {
            ran.note(Some(found(Class::Warning, station, item)));
        }
        ran.note(Some(found(Class::Error, None, None)));
        ran.note(None);
        assert_eq!((ran.examined, ran.passed), (7, 1));
        assert_eq!((ran.count_all(), ran.count(Class::Warning)), (5, 4));
        assert_eq!(ran.class(), Class::Error);
        let ran = [ran];
        let counts: Vec<_> = findings(&ran)
            .iter()
            .map(|finding| (finding.class, finding.found.len(), finding.count()))
            .collect();
        let warning = Class::Warning;
        let expected = [
            (Class::Error, 1, 1),
            (warning, 1, 1),
            (warning, 1, 1),
            (warning, 3, 2),
        ];
        assert_eq!(counts, expected);
        assert!(has_errors(&ran));
    }

    #[test]
    fn the_sentence_is_named_by_code_and_variant() {
        let mut found = found(Class::Warning, None, None);
        assert_eq!(found.message(Code::R005).key, "R005-statement");
        found.variant = "two";
        assert_eq!(found.message(Code::R203).key, "R203-statement-two");
    }
}
