//! The outcome of the rules as output: a table, an object, rows or a table for a document.

use std::fmt::Write as _;

use assessment::{
    finding::{Wording, whole},
    text::{Arg, Catalogue},
};
use election::{
    codes::Class,
    rules::{Finding, Outcome, Report},
};
use exchange::{Account, Mapping};
use serde_json::{Map, Value, json};

/// A checked source, ready to be shown.
pub(crate) struct Shown<'a> {
    pub(crate) wording: Wording<'a>,
    pub(crate) account: &'a Account,
    pub(crate) mapping: &'a Mapping,
    /// Grounds to show for each finding; all if none.
    pub(crate) limit: Option<usize>,
}

impl Shown<'_> {
    fn catalogue(&self) -> &Catalogue {
        self.wording.catalogue
    }

    const fn report(&self) -> &Report {
        self.wording.report
    }

    /// The whole answer of a verb as one object.
    pub(crate) fn object(&self, verb: &str) -> anyhow::Result<Value> {
        let findings = self.report().findings();
        let findings: Vec<Value> = findings
            .iter()
            .map(|finding| self.wording.json(finding, self.limit))
            .collect::<Result<_, _>>()?;
        let header = &self.wording.dataset.header;
        let settings: Map<String, Value> = self
            .report()
            .settings
            .values()
            .into_iter()
            .map(|(name, value)| (name.to_owned(), json!(value)))
            .collect();
        Ok(json!({
            "schema": format!("scrutineer.{verb}/1"),
            "version": env!("CARGO_PKG_VERSION"),
            "simulated": header.simulated,
            "inputs": [{ "name": self.account.name, "sha256": self.account.sha256 }],
            "parameters": {
                "form": { "id": header.form.id, "sha256": header.form.sha256 },
                "mapping": { "name": self.mapping.name(), "sha256": header.mapping },
                "settings": settings,
            },
            "seed": null,
            "result": self.result()?,
            "findings": findings,
        }))
    }

    fn result(&self) -> anyhow::Result<Value> {
        let (dataset, report) = (self.wording.dataset, self.report());
        let totals: Map<String, Value> = dataset
            .totals()
            .map(|(name, total)| (name.to_owned(), total.map_or(Value::Null, whole)))
            .collect();
        let items: Vec<&str> = dataset
            .header
            .items
            .iter()
            .map(|item| item.id.as_str())
            .collect();
        let mut rules = Map::new();
        for outcome in &report.outcomes {
            rules.insert(outcome.code.to_string(), self.outcome(outcome)?);
        }
        let turnout = report.turnout.as_ref().map(|turnout| {
            json!({
                "base": turnout.base,
                "base_complete": turnout.complete,
                "voters": turnout.voters,
                "examined": turnout.examined,
                "voters_total": whole(turnout.voters_total),
                "base_total": whole(turnout.base_total),
                "at_limit": turnout.at_limit,
                "at_100_percent": turnout.at_100_percent,
                "above_100_percent": turnout.above_100_percent,
            })
        });
        Ok(json!({
            "units": dataset.units.len(),
            "units_without_figures": report.empty_units,
            "stated_sums": dataset.aggregates.len(),
            "key": dataset.header.key,
            "items": items,
            "choices": dataset.header.choices,
            "choices_complete": dataset.header.choices_complete,
            "totals": totals,
            "turnout": turnout,
            "rules": rules,
            "source": serde_json::to_value(self.account)?,
        }))
    }

    fn outcome(&self, outcome: &Outcome) -> anyhow::Result<Value> {
        let entry = outcome.code.entry();
        let count = |class| outcome.count(class);
        let examples = self.examples(outcome)?;
        let cannot_tell: Vec<Value> = outcome
            .cannot_tell
            .iter()
            .map(|reason| {
                let (key, of) = reason.message();
                json!({ "reason": key.trim_start_matches("cannot-tell-"), "of": of })
            })
            .collect();
        Ok(json!({
            "class": outcome.class(),
            "scope": entry.scope,
            "version": entry.version,
            "examined": outcome.examined,
            "passed": outcome.passed,
            "nulls": outcome.nulls,
            "count": outcome.count_all(),
            "by_class": {
                "error": count(Class::Error),
                "warning": count(Class::Warning),
                "information": count(Class::Information),
            },
            "masked": outcome.masked,
            "cannot_tell": cannot_tell,
            "examples": examples,
        }))
    }

    /// The first hits of a rule, gravest first.
    fn examples(&self, outcome: &Outcome) -> anyhow::Result<Vec<Value>> {
        let mut examples = Vec::new();
        for class in [Class::Error, Class::Warning, Class::Information] {
            let hits = outcome
                .hits
                .iter()
                .filter(|hit| hit.class == class)
                .collect();
            let finding = Finding {
                code: outcome.code,
                class,
                outcome,
                hits,
            };
            let room = EXAMPLES.saturating_sub(examples.len());
            for hit in finding.hits.iter().take(room) {
                examples.push(self.wording.ground_json(&finding, hit)?);
            }
        }
        Ok(examples)
    }

    /// A summary for a terminal.
    pub(crate) fn table(&self) -> anyhow::Result<String> {
        let (catalogue, report) = (self.catalogue(), self.report());
        let header = &self.wording.dataset.header;
        let mut text = catalogue.text(
            "check-heading",
            &[
                ("file", Arg::from(self.account.name.as_str())),
                ("units", Arg::from(self.wording.dataset.units.len())),
                ("form", Arg::from(header.form.id.as_str())),
                ("mapping", Arg::from(self.mapping.name())),
            ],
        )?;
        text.push('\n');
        let findings = report.findings();
        for finding in &findings {
            self.table_of(finding, &mut text)?;
        }
        self.table_of_subtotals(&mut text)?;
        if findings.is_empty() {
            let rules = report
                .outcomes
                .iter()
                .filter(|outcome| outcome.examined > 0)
                .count();
            writeln!(
                text,
                "{}",
                catalogue.text("check-clean", &[("rules", Arg::from(rules))])?
            )?;
        }
        if let Some(turnout) = &report.turnout
            && let Some(share) = catalogue.percent(turnout.voters_total, turnout.base_total, 2)
        {
            let arguments = [
                ("share", Arg::from(share)),
                ("base", Arg::from(turnout.base.as_str())),
                ("at_100", Arg::from(turnout.at_100_percent)),
                ("above", Arg::from(turnout.above_100_percent)),
            ];
            writeln!(text, "{}", catalogue.text("check-turnout", &arguments)?)?;
        }
        let untold = report
            .outcomes
            .iter()
            .filter(|outcome| outcome.examined == 0);
        let untold: Vec<&str> = untold.map(|outcome| outcome.code.name()).collect();
        if !untold.is_empty() {
            let rules = Arg::from(untold.join(" "));
            writeln!(
                text,
                "{}",
                catalogue.text("check-cannot-tell", &[("rules", rules)])?
            )?;
        }
        if !findings.is_empty() {
            writeln!(text, "{}", catalogue.text("check-not-accusation", &[])?)?;
        }
        Ok(text)
    }

    /// Sums over choices that the source states, if any of them differs from its choices.
    fn table_of_subtotals(&self, text: &mut String) -> anyhow::Result<()> {
        let Some(sums) = self
            .account
            .subtotals
            .as_ref()
            .filter(|sums| sums.differing > 0)
        else {
            return Ok(());
        };
        let say = |key: &str, arguments: &[(&str, Arg<'_>)]| self.catalogue().text(key, arguments);
        let counts = [
            ("differing", Arg::from(usize::try_from(sums.differing)?)),
            ("compared", Arg::from(usize::try_from(sums.compared)?)),
        ];
        writeln!(text, "{}", say("subtotals-differ", &counts)?)?;
        for sum in sums.first.iter().take(EXAMPLES) {
            let arguments = [
                ("line", Arg::from(sum.line.to_string())),
                ("column", Arg::from(sum.column.to_string())),
                ("stated", Arg::from(sum.stated.to_string())),
                ("sum", Arg::from(sum.sum.to_string())),
            ];
            writeln!(text, "  {}", say("subtotal-differs", &arguments)?)?;
        }
        Ok(())
    }

    fn table_of(&self, finding: &Finding<'_>, text: &mut String) -> anyhow::Result<()> {
        let catalogue = self.catalogue();
        let class = catalogue.text(&format!("class-{}", finding.class.word()), &[])?;
        writeln!(
            text,
            "{} {} ({class})",
            finding.code,
            self.wording.summary(finding)?
        )?;
        // At a terminal the few that matter come first; the rest is a flag away.
        let few = if finding.class == Class::Error { 3 } else { 1 };
        let all = finding.hits.len();
        let limit = self.limit.map_or(all, |limit| limit.min(few).min(all));
        for hit in finding.hits.iter().take(limit) {
            let ground = self.wording.ground(hit);
            let key: Vec<&str> = ground.key.iter().map(|(_, place)| *place).collect();
            let mut place = key.join(" / ");
            if let Some((file, line)) = ground.origin {
                let line = i64::try_from(line)?;
                let line = Arg::from(line.to_string());
                let arguments = [("file", Arg::from(file)), ("line", line)];
                write!(place, ", {}", catalogue.text("check-line", &arguments)?)?;
            }
            let sentence = self.wording.sentence(finding, hit)?;
            writeln!(
                text,
                "  {}",
                [place, sentence].join(": ").trim_start_matches(": ")
            )?;
        }
        let more = all - limit;
        if more > 0 && limit > 0 {
            writeln!(
                text,
                "  {}",
                catalogue.text("check-more", &[("count", Arg::from(more))])?
            )?;
        }
        Ok(())
    }

    /// A row per hit, for a spreadsheet.
    pub(crate) fn rows(&self) -> anyhow::Result<String> {
        let mut csv = csv::Writer::from_writer(Vec::new());
        let key = &self.wording.dataset.header.key;
        let mut names = vec!["simulated", "code", "class"];
        names.extend(key.iter().map(String::as_str));
        names.extend(["file", "line", "statement"]);
        csv.write_record(&names)?;
        for finding in self.report().findings() {
            let limit = self.limit.unwrap_or(finding.hits.len());
            for hit in finding.hits.iter().take(limit) {
                let ground = self.wording.ground(hit);
                let simulated = self.wording.dataset.header.simulated;
                let mut row = vec![
                    simulated.to_string(),
                    finding.code.to_string(),
                    finding.class.word().to_owned(),
                ];
                let place = |column: usize| ground.key.get(column).map_or("", |(_, place)| *place);
                row.extend((0..key.len()).map(|column| place(column).to_owned()));
                let (file, line) = ground.origin.unzip();
                row.push(file.unwrap_or_default().to_owned());
                row.push(line.map(|line| line.to_string()).unwrap_or_default());
                row.push(self.wording.sentence(&finding, hit)?);
                csv.write_record(&row)?;
            }
        }
        Ok(String::from_utf8(csv.into_inner()?)?)
    }

    /// A table of all rules for a document.
    pub(crate) fn markdown(&self) -> anyhow::Result<String> {
        let mut text = String::from(
            "| code | rule | examined | passed | not examined | error | warning | information |\n\
             | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
        );
        for outcome in &self.report().outcomes {
            let title = self
                .catalogue()
                .text(&format!("{}-title", outcome.code), &[])?;
            let counts = [Class::Error, Class::Warning, Class::Information];
            let [error, warning, information] = counts.map(|class| outcome.count(class));
            writeln!(
                text,
                "| {} | {title} | {} | {} | {} | {error} | {warning} | {information} |",
                outcome.code, outcome.examined, outcome.passed, outcome.nulls
            )?;
        }
        Ok(text)
    }
}

/// Hits shown beside each rule in an object; the findings show as many as were asked for.
const EXAMPLES: usize = 5;
