//! Findings beyond one edition, in words and as objects.
//!
//! The same parts as in [`crate::finding`]: sentence, grounds, innocent explanations, what is
//! known of false alarms, what would settle it, the reply. Subject and grounds come with each
//! finding, because they lie in several sources.

use std::collections::BTreeMap;

use election::{
    found::{Finding, Found, Ground, Ran},
    rules::Argument,
    statements::Package,
};
use serde_json::{Map, Value, json};

use crate::{
    finding::plain,
    text::{Arg, Catalogue, TextError},
    words::{Words, number_argument},
};

/// Findings in the reader's language.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// Texts in the reader's language.
    pub catalogue: &'a Catalogue,
    /// The package whose names and stages the findings carry, if it is one of statements.
    pub package: Option<&'a Package>,
}

impl Told<'_> {
    /// What was found, in a sentence.
    ///
    /// # Errors
    /// If the language has no text for it.
    pub fn sentence(&self, ran: &Ran, found: &Found) -> Result<String, TextError> {
        let message = found.message(ran.code);
        let arguments: Vec<(&str, Arg<'_>)> = message
            .arguments
            .iter()
            .map(|(name, argument)| (*name, self.argument(argument)))
            .collect();
        self.catalogue.text(&message.key, &arguments)
    }

    /// A name is said in the reader's language where the package has it in that.
    fn argument<'t>(&self, argument: &'t Argument) -> Arg<'t> {
        let tag = self.catalogue.locale().tag;
        match (argument, self.package) {
            (Argument::Text(text), Some(package)) if package.translated(text, tag).is_some() => {
                let own = package.translated(text, tag).unwrap_or(text);
                own.to_owned().into()
            }
            _ => number_argument(self.catalogue, argument),
        }
    }

    /// Title of the rule.
    ///
    /// # Errors
    /// If the language has no text for it.
    pub fn title(&self, ran: &Ran) -> Result<String, TextError> {
        self.text(&format!("{}-title", ran.code))
    }

    /// One line on the whole finding.
    ///
    /// # Errors
    /// If the language has no text for it.
    pub fn summary(&self, finding: &Finding<'_>) -> Result<String, TextError> {
        match finding.found[..] {
            [one] if one.subject.place.is_empty() => self.sentence(finding.ran, one),
            _ => {
                let arguments = [
                    ("count", Arg::from(finding.count())),
                    ("examined", Arg::from(finding.ran.examined)),
                    ("title", Arg::from(self.title(finding.ran)?)),
                ];
                self.catalogue.text("finding-summary", &arguments)
            }
        }
    }

    /// The innocent explanations.
    ///
    /// # Errors
    /// If the language has no text for one.
    pub fn innocent(&self, ran: &Ran) -> Result<Vec<String>, TextError> {
        let numbers = 1..=ran.code.entry().innocent;
        numbers
            .map(|number| self.text(&format!("{}-innocent-{number}", ran.code)))
            .collect()
    }

    /// What is known of how often the finding comes up where all is sound: a text of the rule's
    /// own where it has one, else that of its class.
    ///
    /// # Errors
    /// If the language has no text for it.
    pub fn error_rate(&self, finding: &Finding<'_>) -> Result<String, TextError> {
        let own = format!("{}-error-rate", finding.ran.code);
        if self.catalogue.has(&own) {
            return self.text(&own);
        }
        self.text(&format!("error-rate-{}", finding.class.word()))
    }

    /// What would settle the matter.
    ///
    /// # Errors
    /// If the language has no text for it.
    pub fn settle(&self, ran: &Ran) -> Result<String, TextError> {
        self.text(&format!("{}-settle", ran.code))
    }

    /// Why parts of a rule could not be run.
    ///
    /// # Errors
    /// If the language has no text for it.
    pub fn cannot_tell(&self, ran: &Ran) -> Result<Vec<String>, TextError> {
        let words = Words {
            catalogue: self.catalogue,
        };
        let reasons = ran.cannot_tell.iter();
        reasons.map(|reason| words.plain_reason(reason)).collect()
    }

    fn text(&self, key: &str) -> Result<String, TextError> {
        self.catalogue.text(key, &[])
    }

    /// The finding as an object, with at most `limit` of what was found.
    ///
    /// # Errors
    /// If the language has no text for a part of it.
    pub fn json(&self, finding: &Finding<'_>, limit: Option<usize>) -> Result<Value, TextError> {
        let (ran, all) = (finding.ran, finding.found.len());
        let limit = limit.unwrap_or(all);
        let mut grounds = Vec::new();
        for found in finding.found.iter().take(limit) {
            grounds.extend(self.grounds_json(ran, found)?);
        }
        let innocent = self.innocent(ran)?.into_iter();
        let innocent: Vec<Value> = innocent
            .map(|text| json!({ "text": text, "examined": "not examined" }))
            .collect();
        let one = match finding.found[..] {
            [one] if one.subject.place.is_empty() => Some(one),
            _ => None,
        };
        let numbers = one.map_or_else(
            || json!({ "count": finding.count(), "examined": ran.examined }),
            |one| Value::Object(numbers(one)),
        );
        let edition = one.map(|one| &one.subject.edition);
        let item = one.map(|one| &one.subject.item);
        Ok(json!({
            "code": ran.code,
            "version": ran.code.entry().version,
            "class": finding.class,
            "subject": {
                "place": null,
                "edition": edition,
                "item": item,
                "units": finding.found.iter().filter(|one| !one.subject.place.is_empty()).count(),
            },
            "statement": self.summary(finding)?,
            "grounds": grounds,
            "grounds_left_out": all.saturating_sub(limit),
            "numbers": numbers,
            "error_rate": self.error_rate(finding)?,
            "innocent": innocent,
            "settle": self.settle(ran)?,
            "reply": "not asked",
            "reviewer": null,
        }))
    }

    /// Each ground of what was found as an object; one without a place if it has none.
    fn grounds_json(&self, ran: &Ran, found: &Found) -> Result<Vec<Value>, TextError> {
        let key: BTreeMap<&str, &str> = found
            .subject
            .place
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        let (statement, numbers) = (self.sentence(ran, found)?, numbers(found));
        let ground = |ground: Option<&Ground>| {
            json!({
                "key": key,
                "edition": found.subject.edition,
                "item": found.subject.item,
                "file": ground.map(|ground| &ground.source),
                "line": ground.map(|ground| ground.line),
                "address": ground.map(|ground| &ground.address),
                "class": found.class,
                "statement": statement,
                "numbers": numbers,
            })
        };
        Ok(if found.grounds.is_empty() {
            vec![ground(None)]
        } else {
            found.grounds.iter().map(|one| ground(Some(one))).collect()
        })
    }

    /// What a rule did, as an object.
    ///
    /// # Errors
    /// If the language has no text for a part of it.
    pub fn ran_json(&self, ran: &Ran) -> Result<Value, TextError> {
        use election::codes::Class::{Error, Information, Warning};
        let entry = ran.code.entry();
        let mut examples = Vec::new();
        for found in ran.found.iter().take(EXAMPLES) {
            examples.extend(self.grounds_json(ran, found)?.into_iter().take(1));
        }
        let cannot_tell: Vec<Value> = ran
            .cannot_tell
            .iter()
            .map(|reason| {
                let (key, of) = reason.message();
                json!({ "reason": key.trim_start_matches("cannot-tell-"), "of": of })
            })
            .collect();
        Ok(json!({
            "class": ran.class(),
            "scope": entry.scope,
            "version": entry.version,
            "examined": ran.examined,
            "passed": ran.passed,
            "nulls": ran.nulls,
            "count": ran.count_all(),
            "by_class": {
                "error": ran.count(Error),
                "warning": ran.count(Warning),
                "information": ran.count(Information),
            },
            "masked": ran.masked,
            "cannot_tell": cannot_tell,
            "examples": examples,
        }))
    }
}

/// What each rule shows beside its counts; the findings show as many as were asked for.
const EXAMPLES: usize = 5;

/// The numbers of a sentence as programs read them.
fn numbers(found: &Found) -> Map<String, Value> {
    let arguments = found.arguments.iter();
    arguments
        .map(|(name, argument)| ((*name).to_owned(), plain(argument)))
        .collect()
}
