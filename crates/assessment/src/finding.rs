//! A finding as people and programs read it: its sentence, its grounds down to file and line, its
//! innocent explanations, what is known of its error rate, and the other side's reply.

use std::collections::BTreeMap;

use election::{
    codes::Class,
    dataset::Dataset,
    form::Form,
    rules::{Argument, Finding, Hit, Message, Report, Subject},
};
use serde_json::{Map, Value, json};

use crate::text::{Arg, Catalogue, TextError};

/// Everything that the wording of a finding needs.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    /// Texts in the reader's language.
    pub catalogue: &'a Catalogue,
    /// What the finding is about.
    pub dataset: &'a Dataset,
    /// The form it was read by.
    pub form: &'a Form,
    /// What the rules reported.
    pub report: &'a Report,
}

/// Where a hit can be looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground<'a> {
    /// Place names and texts of the key, largest first; empty for the whole edition.
    pub key: Vec<(&'a str, &'a str)>,
    /// Source file and line; `None` for the whole edition.
    pub origin: Option<(&'a str, u64)>,
}

impl<'a> Wording<'a> {
    /// Where a hit can be looked up.
    #[must_use]
    pub fn ground(&self, hit: &Hit) -> Ground<'a> {
        let header = &self.dataset.header;
        let (rows, row) = match hit.at {
            Subject::Unit(row) => (&self.dataset.units, row),
            Subject::Sum(row) => (&self.dataset.aggregates, row),
            Subject::Edition => {
                return Ground {
                    key: Vec::new(),
                    origin: None,
                };
            }
        };
        let names = header.key.iter().map(String::as_str).enumerate();
        let key = names
            .map(|(column, name)| (name, rows.place(column).get(row)))
            .collect();
        let source = header
            .sources
            .get(rows.source(row))
            .map_or("", |source| &source.name);
        Ground {
            key,
            origin: Some((source, rows.line(row))),
        }
    }

    /// What a hit says, in a sentence.
    ///
    /// # Errors
    /// If the language has no text for it.
    pub fn sentence(&self, finding: &Finding<'_>, hit: &Hit) -> Result<String, TextError> {
        self.render(&hit.message(finding.code, self.dataset, self.form))
    }

    fn render(&self, message: &Message) -> Result<String, TextError> {
        let arguments = message.arguments.iter();
        let arguments: Vec<(&str, Arg<'_>)> = arguments
            .map(|(name, argument)| (*name, self.argument(name, argument)))
            .collect();
        self.catalogue.text(&message.key, &arguments)
    }

    fn argument<'b>(&self, name: &str, argument: &'b Argument) -> Arg<'b> {
        match argument {
            Argument::Number(number) => match i64::try_from(*number) {
                Ok(count) => Arg::Count(count),
                Err(_) => Arg::from(self.catalogue.number(*number)),
            },
            Argument::Share(part, whole) => {
                let share = self.catalogue.percent(*part, *whole, 2);
                Arg::from(share.unwrap_or_else(|| "–".to_owned()))
            }
            Argument::Text(text) if ITEM_ARGUMENTS.contains(&name) => Arg::from(self.label(text)),
            Argument::Text(text) => Arg::from(text.as_str()),
        }
    }

    /// The name of an item in the reader's language; its id where the form gives none.
    #[must_use]
    pub fn label(&self, item: &str) -> String {
        let labels = self.form.item(item).map(|item| &item.labels);
        let label = labels.and_then(|labels| labels.get(self.catalogue.locale().tag));
        label.map_or_else(|| item.to_owned(), Clone::clone)
    }

    /// One line on the whole finding: how many of how many, and what.
    ///
    /// # Errors
    /// If the language has no text for it.
    pub fn summary(&self, finding: &Finding<'_>) -> Result<String, TextError> {
        let title = self
            .catalogue
            .text(&format!("{}-title", finding.code), &[])?;
        let arguments = [
            ("count", Arg::from(finding.count())),
            ("examined", Arg::from(finding.outcome.examined)),
            ("title", Arg::from(title)),
        ];
        self.catalogue.text("finding-summary", &arguments)
    }

    /// The innocent explanations of a finding.
    ///
    /// # Errors
    /// If the language has no text for one.
    pub fn innocent(&self, finding: &Finding<'_>) -> Result<Vec<String>, TextError> {
        let numbers = 1..=finding.code.entry().innocent;
        let key = |number| format!("{}-innocent-{number}", finding.code);
        numbers
            .map(|number| self.catalogue.text(&key(number), &[]))
            .collect()
    }

    /// What is known of how often the finding comes up in sound results.
    ///
    /// # Errors
    /// If the language has no text for it.
    pub fn error_rate(&self, finding: &Finding<'_>) -> Result<String, TextError> {
        let key = match finding.class {
            Class::Error => "error-rate-arithmetic",
            Class::Warning | Class::Information => "error-rate-not-measured",
        };
        self.catalogue.text(key, &[])
    }

    /// The finding as an object, with at most `limit` of its grounds.
    ///
    /// # Errors
    /// If the language has no text for a part of it.
    pub fn json(&self, finding: &Finding<'_>, limit: Option<usize>) -> Result<Value, TextError> {
        let limit = limit.unwrap_or(finding.hits.len());
        let hits = finding.hits.iter().take(limit);
        let grounds: Vec<Value> = hits
            .map(|hit| self.ground_json(finding, hit))
            .collect::<Result<_, _>>()?;
        let innocent = self.innocent(finding)?.into_iter();
        let innocent: Vec<Value> = innocent
            .map(|text| json!({ "text": text, "examined": "not examined" }))
            .collect();
        Ok(json!({
            "code": finding.code,
            "version": finding.code.entry().version,
            "class": finding.class,
            "subject": {
                "place": null,
                "edition": self.dataset.header.edition,
                "item": null,
                "units": finding.count(),
            },
            "statement": self.summary(finding)?,
            "grounds": grounds,
            "grounds_left_out": finding.hits.len().saturating_sub(limit),
            "numbers": {
                "count": finding.count(),
                "examined": finding.outcome.examined,
            },
            "error_rate": self.error_rate(finding)?,
            "innocent": innocent,
            "reply": "not asked",
            "reviewer": null,
        }))
    }

    /// A hit as an object.
    ///
    /// # Errors
    /// If the language has no text for it.
    pub fn ground_json(&self, finding: &Finding<'_>, hit: &Hit) -> Result<Value, TextError> {
        let ground = self.ground(hit);
        let key: BTreeMap<&str, &str> = ground.key.iter().copied().collect();
        let message = hit.message(finding.code, self.dataset, self.form);
        let numbers: Map<String, Value> = message
            .arguments
            .iter()
            .map(|(name, argument)| ((*name).to_owned(), plain(argument)))
            .collect();
        Ok(json!({
            "key": key,
            "file": ground.origin.map(|(file, _)| file),
            "line": ground.origin.map(|(_, line)| line),
            "class": hit.class,
            "statement": self.render(&message)?,
            "numbers": numbers,
        }))
    }
}

/// Arguments of sentences that name an item of the form.
const ITEM_ARGUMENTS: &[&str] = &["item", "first", "then", "earlier"];

/// A value as programs read it: whole numbers stay whole, shares stay fractions.
fn plain(argument: &Argument) -> Value {
    match argument {
        Argument::Number(number) => whole(*number),
        Argument::Text(text) => json!(text),
        Argument::Share(part, of) => json!({ "part": whole(*part), "whole": whole(*of) }),
    }
}

/// A whole number, as text where JSON readers would lose digits.
#[must_use]
pub fn whole(number: i128) -> Value {
    let limit = i128::from(election::canonical::MAX_INTEGER);
    match i64::try_from(number) {
        Ok(small) if number.abs() <= limit => json!(small),
        _ => json!(number.to_string()),
    }
}
