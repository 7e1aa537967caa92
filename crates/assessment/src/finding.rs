//! A finding as people and programs read it: its sentence, its grounds down to file and line, its
//! innocent explanations, what is known of its error rate, and the other side's reply.

use std::collections::BTreeMap;

use election::{
    dataset::Dataset,
    form::Form,
    rules::{Argument, Detail, Differing, Finding, Hit, Report, Subject},
};
use serde_json::{Map, Value, json};

use crate::{
    text::{Arg, Catalogue, TextError},
    words::Words,
};

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
        self.words().hit(hit, finding.code, self.dataset, self.form)
    }

    const fn words(&self) -> Words<'a> {
        Words {
            catalogue: self.catalogue,
        }
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
        let key = format!("error-rate-{}", finding.class.word());
        self.catalogue.text(&key, &[])
    }

    /// What would settle the matter.
    ///
    /// # Errors
    /// If the language has no text for it.
    pub fn settle(&self, finding: &Finding<'_>) -> Result<String, TextError> {
        self.words().text(&format!("{}-settle", finding.code))
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
            "settle": self.settle(finding)?,
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
        let mut object = json!({
            "key": key,
            "file": ground.origin.map(|(file, _)| file),
            "line": ground.origin.map(|(_, line)| line),
            "class": hit.class,
            "statement": self.sentence(finding, hit)?,
            "numbers": numbers,
        });
        if let Detail::Cancelled { units, .. } = &hit.detail {
            let units = units.iter().take(UNITS);
            object["units"] = units.map(|unit| self.differing(*unit)).collect();
        }
        Ok(object)
    }

    /// A unit in which the sides of a relation differ.
    fn differing(&self, unit: Differing) -> Value {
        let key = self.dataset.header.key.iter().map(String::as_str);
        let key: BTreeMap<&str, &str> = key.zip(self.dataset.key(unit.row)).collect();
        let (file, line) = self.dataset.origin(unit.row);
        json!({
            "key": key,
            "file": file,
            "line": line,
            "left": whole(unit.left),
            "right": whole(unit.right),
        })
    }
}

/// Units listed below a hit on the whole edition.
const UNITS: usize = 100;

/// A value as programs read it: whole numbers stay whole, shares stay fractions.
pub(crate) fn plain(argument: &Argument) -> Value {
    match argument {
        Argument::Number(number) => whole(*number),
        Argument::Text(text) => json!(text),
        Argument::Decimal(decimal) => json!(decimal.to_string()),
        Argument::Real(real) => json!(real),
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
