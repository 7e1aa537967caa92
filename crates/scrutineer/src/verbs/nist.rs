//! `scrutineer check nist`: holds a report against the standard; keeps nothing.

use std::fmt::Write as _;

use assessment::text::{Arg, Catalogue, TextError};
use exchange::{NistCheck, NistFault, check_nist};
use serde_json::{Value, json};

use super::reading::Source;
use crate::{
    cli::{CheckNistArgs, Format},
    output::{Ending, Printer},
};

/// Checks a report.
pub(crate) fn run(arguments: &CheckNistArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let source = Source::open(&arguments.file, printer)?;
    let check = check_nist(source.stream, &source.name)?;
    let shown = Shown {
        check: &check,
        catalogue: &catalogue,
    };
    let text = match printer.format() {
        Format::Table => shown.table()?,
        Format::Json => format!("{}\n", serde_json::to_string(&shown.object()?)?),
        Format::Csv => shown.rows()?,
        Format::Md => shown.markdown()?,
    };
    printer.data(&text)?;
    Ok(if check.count > 0 {
        Ending::Found
    } else {
        Ending::Done
    })
}

struct Shown<'a> {
    check: &'a NistCheck,
    catalogue: &'a Catalogue,
}

impl Shown<'_> {
    fn message(&self, fault: &NistFault, suffix: &str) -> Result<String, TextError> {
        let key = format!("nist-{}{suffix}", fault.rule.word());
        let arguments = [
            ("found", Arg::from(fault.found.as_str())),
            ("expected", Arg::from(fault.expected.as_str())),
        ];
        self.catalogue.text(&key, &arguments)
    }

    fn table(&self) -> anyhow::Result<String> {
        let check = self.check;
        let arguments = [
            ("file", Arg::from(check.name.as_str())),
            ("count", Arg::from(check.count)),
            ("objects", Arg::from(check.objects)),
            ("references", Arg::from(check.references)),
        ];
        let heading = if check.count == 0 {
            "nist-clean"
        } else {
            "nist-heading"
        };
        let mut text = self.catalogue.text(heading, &arguments)? + "\n";
        for fault in &check.faults {
            let path = if fault.path.is_empty() {
                "/"
            } else {
                &fault.path
            };
            let arguments = [
                ("line", Arg::from(fault.line.to_string())),
                ("path", Arg::from(path)),
                ("message", Arg::from(self.message(fault, "")?)),
            ];
            writeln!(text, "{}", self.catalogue.text("nist-at", &arguments)?)?;
            writeln!(text, "  {}", self.message(fault, "-remedy")?)?;
        }
        if check.count > check.faults.len() {
            let listed = Arg::from(check.faults.len());
            writeln!(
                text,
                "{}",
                self.catalogue.text("nist-listed", &[("listed", listed)])?
            )?;
        }
        Ok(text)
    }

    fn object(&self) -> anyhow::Result<Value> {
        let check = self.check;
        let faults: Vec<Value> = check
            .faults
            .iter()
            .map(|fault| {
                Ok(json!({
                    "path": fault.path,
                    "line": fault.line,
                    "rule": fault.rule.word(),
                    "found": fault.found,
                    "expected": fault.expected,
                    "message": self.message(fault, "")?,
                    "remedy": self.message(fault, "-remedy")?,
                }))
            })
            .collect::<Result<_, TextError>>()?;
        Ok(json!({
            "schema": "scrutineer.check.nist/1",
            "version": env!("CARGO_PKG_VERSION"),
            "simulated": false,
            "inputs": [{ "name": check.name, "sha256": check.sha256 }],
            "parameters": { "standard": "NIST SP 1500-100 version 2" },
            "seed": null,
            "result": {
                "count": check.count,
                "faults": faults,
                "objects": check.objects,
                "references": check.references,
            },
            "findings": [],
        }))
    }

    fn rows(&self) -> anyhow::Result<String> {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(["path", "line", "rule", "message", "remedy"])?;
        for fault in &self.check.faults {
            let (message, remedy) = (self.message(fault, "")?, self.message(fault, "-remedy")?);
            let line = fault.line.to_string();
            csv.write_record([&fault.path, &line, fault.rule.word(), &message, &remedy])?;
        }
        Ok(String::from_utf8(csv.into_inner()?)?)
    }

    fn markdown(&self) -> anyhow::Result<String> {
        let mut text =
            String::from("| path | line | rule | message |\n| --- | ---: | --- | --- |\n");
        for fault in &self.check.faults {
            let message = self.message(fault, "")?.replace('|', "\\|");
            let path = fault.path.replace('|', "\\|");
            writeln!(
                text,
                "| {path} | {} | {} | {message} |",
                fault.line,
                fault.rule.word()
            )?;
        }
        Ok(text)
    }
}
