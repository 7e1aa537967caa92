//! What rules beyond one edition found, as output: a table, an object, rows, a table for a
//! document. One renderer for every verb that compares.

use std::fmt::Write as _;

use assessment::{
    found::Told,
    text::{Arg, Catalogue},
};
use election::{
    codes::Class,
    found::{Finding, Ran, findings},
};
use serde_json::{Map, Value, json};

use crate::{
    cli::Format,
    output::{Ending, Printer},
};

/// The answer of a verb that compares, ready to be shown.
pub(crate) struct Comparison<'a> {
    pub(crate) catalogue: &'a Catalogue,
    /// Name in `schema`, such as `compare.editions`.
    pub(crate) verb: &'static str,
    pub(crate) simulated: bool,
    /// Name and digest of each file that was read: base names only.
    pub(crate) inputs: Vec<Value>,
    pub(crate) parameters: Value,
    /// Fields of `result` beside `rules`.
    pub(crate) result: Map<String, Value>,
    /// The first lines of the table for a terminal, in the reader's language.
    pub(crate) heading: Vec<String>,
    /// Every rule that was run, in order of the register.
    pub(crate) ran: &'a [Ran],
    /// Units to show for each finding; all if none.
    pub(crate) limit: Option<usize>,
}

impl Comparison<'_> {
    /// Prints the answer in the form that was asked for. Only an error is held against anybody.
    pub(crate) fn print(&self, printer: &Printer) -> anyhow::Result<Ending> {
        let text = match printer.format() {
            Format::Table => self.table()?,
            Format::Json => format!("{}\n", serde_json::to_string(&self.object()?)?),
            Format::Csv => self.rows()?,
            Format::Md => self.markdown()?,
        };
        printer.data(&text)?;
        Ok(if election::found::has_errors(self.ran) {
            Ending::Found
        } else {
            Ending::Done
        })
    }

    const fn told(&self) -> Told<'_> {
        Told {
            catalogue: self.catalogue,
            package: None,
        }
    }

    fn object(&self) -> anyhow::Result<Value> {
        let told = self.told();
        let findings: Vec<Value> = findings(self.ran)
            .iter()
            .map(|finding| told.json(finding, self.limit))
            .collect::<Result<_, _>>()?;
        let mut rules = Map::new();
        for ran in self.ran {
            rules.insert(ran.code.to_string(), told.ran_json(ran)?);
        }
        let mut result = self.result.clone();
        result.insert("rules".to_owned(), Value::Object(rules));
        Ok(json!({
            "schema": format!("scrutineer.{}/1", self.verb),
            "version": env!("CARGO_PKG_VERSION"),
            "simulated": self.simulated,
            "inputs": self.inputs,
            "parameters": self.parameters,
            "seed": null,
            "result": result,
            "findings": findings,
        }))
    }

    /// A summary for a terminal.
    fn table(&self) -> anyhow::Result<String> {
        let mut text = String::new();
        for line in &self.heading {
            writeln!(text, "{line}")?;
        }
        let findings = findings(self.ran);
        for finding in &findings {
            self.table_of(finding, &mut text)?;
        }
        if findings.is_empty() {
            let rules = self.ran.iter().filter(|ran| ran.examined > 0).count();
            let rules = [("rules", Arg::from(rules))];
            writeln!(text, "{}", self.catalogue.text("check-clean", &rules)?)?;
        }
        for ran in self.ran.iter().filter(|ran| ran.examined == 0) {
            let why = self.told().cannot_tell(ran)?.join(" ");
            let rules = [("rules", Arg::from(format!("{} – {why}", ran.code)))];
            writeln!(
                text,
                "{}",
                self.catalogue.text("check-cannot-tell", &rules)?
            )?;
        }
        if !findings.is_empty() {
            writeln!(
                text,
                "{}",
                self.catalogue.text("check-not-accusation", &[])?
            )?;
        }
        Ok(text)
    }

    fn table_of(&self, finding: &Finding<'_>, text: &mut String) -> anyhow::Result<()> {
        let (catalogue, told) = (self.catalogue, self.told());
        let class = catalogue.text(&format!("class-{}", finding.class.word()), &[])?;
        let (code, summary) = (finding.ran.code, told.summary(finding)?);
        writeln!(text, "{code} {summary} ({class})")?;
        if finding.found[0].subject.place.is_empty() {
            return Ok(());
        }
        // At a terminal the few that matter come first; the rest is a flag away.
        let few = if finding.class == Class::Error { 3 } else { 1 };
        let all = finding.found.len();
        let limit = self.limit.map_or(all, |limit| limit.min(few).min(all));
        for found in finding.found.iter().take(limit) {
            let key = found.subject.place.iter().map(|(_, text)| text.as_str());
            let mut place = key.collect::<Vec<_>>().join(" / ");
            for ground in &found.grounds {
                let line = ground.line.map(|line| line.to_string()).unwrap_or_default();
                let file = Arg::from(ground.source.as_str());
                let arguments = [("file", file), ("line", Arg::from(line))];
                write!(place, ", {}", catalogue.text("check-line", &arguments)?)?;
            }
            writeln!(text, "  {place}: {}", told.sentence(finding.ran, found)?)?;
        }
        let more = all - limit;
        if more > 0 && limit > 0 {
            let more = [("count", Arg::from(more))];
            writeln!(text, "  {}", catalogue.text("check-more", &more)?)?;
        }
        Ok(())
    }

    /// A row per finding and ground, for a spreadsheet.
    fn rows(&self) -> anyhow::Result<String> {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record([
            "simulated",
            "code",
            "class",
            "place",
            "edition",
            "item",
            "file",
            "line",
            "address",
            "statement",
        ])?;
        for finding in findings(self.ran) {
            let limit = self.limit.unwrap_or(finding.found.len());
            for found in finding.found.iter().take(limit) {
                let key = found.subject.place.iter().map(|(_, text)| text.as_str());
                let place = key.collect::<Vec<_>>().join(" / ");
                let statement = self.told().sentence(finding.ran, found)?;
                let nowhere = [(String::new(), String::new(), String::new())];
                let grounds: Vec<_> = found
                    .grounds
                    .iter()
                    .map(|ground| {
                        let line = ground.line.map(|line| line.to_string());
                        let address = ground.address.clone().unwrap_or_default();
                        (ground.source.clone(), line.unwrap_or_default(), address)
                    })
                    .collect();
                let grounds = if grounds.is_empty() {
                    &nowhere[..]
                } else {
                    &grounds
                };
                for (file, line, address) in grounds {
                    csv.write_record([
                        if self.simulated { "true" } else { "false" },
                        finding.ran.code.name(),
                        finding.class.word(),
                        &place,
                        found.subject.edition.as_deref().unwrap_or_default(),
                        found.subject.item.as_deref().unwrap_or_default(),
                        file,
                        line,
                        address,
                        &statement,
                    ])?;
                }
            }
        }
        Ok(String::from_utf8(csv.into_inner()?)?)
    }

    /// A table of all rules for a document.
    fn markdown(&self) -> anyhow::Result<String> {
        let mut text = String::from(
            "| code | rule | examined | passed | not examined | error | warning | information |\n\
             | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
        );
        for ran in self.ran {
            let title = self.told().title(ran)?;
            let counts = [Class::Error, Class::Warning, Class::Information];
            let [error, warning, information] = counts.map(|class| ran.count(class));
            writeln!(
                text,
                "| {} | {title} | {} | {} | {} | {error} | {warning} | {information} |",
                ran.code, ran.examined, ran.passed, ran.nulls
            )?;
        }
        Ok(text)
    }
}
