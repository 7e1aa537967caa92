//! `scrutineer timeline check`: what came before what, where the times that are known say so.

use std::fmt::Write as _;

use assessment::text::{Arg, Catalogue};
use election::names::nearest;
use mission::records::{
    Package,
    timeline::{self, Event},
};
use serde_json::{Map, Value, json};

use super::{
    reading::Hinted,
    records::{Files, in_record},
};
use crate::{
    cli::{Format, TimelineArgs},
    output::{Ending, Printer},
};

/// Two events and their order, or all of them.
pub(crate) fn run(arguments: &TimelineArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let (package, inputs) = read(arguments)?;
    let events = timeline::events(&package.records, package.figures.as_ref());
    let answer = match (&arguments.of, &arguments.and) {
        (Some(a), Some(b)) => Answer::Two(find(&events, a)?, find(&events, b)?),
        _ => Answer::All(&events),
    };
    let text = match printer.format() {
        Format::Table => answer.table(&catalogue)?,
        Format::Json => {
            let object = json!({
                "schema": "scrutineer.timeline.check/1",
                "version": env!("CARGO_PKG_VERSION"),
                "simulated": package.simulated(),
                "inputs": inputs,
                "parameters": { "of": arguments.of, "and": arguments.and },
                "seed": null,
                "result": answer.result(&package),
                "findings": [],
            });
            format!("{}\n", serde_json::to_string(&object)?)
        }
        Format::Csv => answer.rows(package.simulated())?,
        Format::Md => answer.markdown()?,
    };
    printer.data(&text)?;
    Ok(Ending::Done)
}

fn read(arguments: &TimelineArgs) -> anyhow::Result<(Package, Vec<Value>)> {
    if !arguments.what.is_empty() {
        let files = Files::open(&arguments.what, None)?;
        return Ok((files.package()?, files.inputs()));
    }
    let Some((current, _)) = in_record(&arguments.case)? else {
        let message = format!("the case {} holds no records", arguments.case.display());
        let hint = "take some in: scrutineer import records PACKAGE --case DIR".to_owned();
        return Err(Hinted::new(message, hint).into());
    };
    let files = current.files.iter();
    let inputs = files.map(|file| json!({ "name": file.name, "sha256": file.sha256 }));
    Ok((current.package, inputs.collect()))
}

fn find<'a>(events: &'a [Event], name: &str) -> anyhow::Result<&'a Event> {
    let names: Vec<String> = events
        .iter()
        .map(|event| event.record.to_string())
        .collect();
    let found = names.iter().position(|other| other == name);
    found.map(|position| &events[position]).ok_or_else(|| {
        let near = nearest(name, names.iter().map(String::as_str));
        let near = near.map(|near| format!("did you mean {near}? "));
        let hint = format!(
            "{}timeline check without --of and --and lists all events",
            near.unwrap_or_default()
        );
        Hinted::new(format!("no event with a time is called {name}"), hint).into()
    })
}

enum Answer<'a> {
    Two(&'a Event, &'a Event),
    All(&'a [Event]),
}

impl Answer<'_> {
    fn events(&self) -> Vec<&Event> {
        match self {
            Self::Two(a, b) => vec![a, b],
            Self::All(events) => events.iter().collect(),
        }
    }

    fn table(&self, catalogue: &Catalogue) -> anyhow::Result<String> {
        let mut text = String::new();
        let last = match self {
            Self::Two(a, b) => {
                let (one, two) = (a.record.to_string(), b.record.to_string());
                let key = format!("timeline-{}", a.interval.order(&b.interval).word());
                catalogue.text(&key, &[("a", Arg::from(one)), ("b", Arg::from(two))])?
            }
            Self::All(events) => {
                let pairs = timeline::pairs(events);
                let arguments = [
                    ("events", Arg::from(events.len())),
                    ("ordered", Arg::from(i64::try_from(pairs.ordered)?)),
                    ("open", Arg::from(i64::try_from(pairs.cannot_tell)?)),
                ];
                catalogue.text("timeline-events", &arguments)?
            }
        };
        writeln!(text, "{last}")?;
        for event in self.events() {
            let [from, to] = bounds(event);
            let (record, kind) = (&event.record, event.kind);
            write!(text, "{from:20}  {to:20}  {record} ({kind})")?;
            if matches!(self, Self::Two(..)) {
                let known = [&event.occurred, &event.reported].map(|text| text.as_deref());
                let [occurred, reported] = known.map(|text| text.unwrap_or(OPEN));
                write!(
                    text,
                    ", occurred {occurred}, reported {reported}, {}:{}, {}",
                    event.file,
                    event.line,
                    event.sources.join(" ")
                )?;
            }
            writeln!(text)?;
        }
        Ok(text)
    }

    fn result(&self, package: &Package) -> Value {
        let events: Vec<Value> = self
            .events()
            .into_iter()
            .map(|event| object(event, package))
            .collect();
        let mut result = Map::from_iter([("events".to_owned(), json!(events))]);
        match self {
            Self::Two(a, b) => {
                let order = a.interval.order(&b.interval).word();
                result.insert("order".to_owned(), json!(order));
            }
            Self::All(events) => {
                let pairs = timeline::pairs(events);
                let pairs = json!({ "ordered": pairs.ordered, "cannot_tell": pairs.cannot_tell });
                result.insert("pairs".to_owned(), pairs);
            }
        }
        Value::Object(result)
    }

    fn rows(&self, simulated: bool) -> anyhow::Result<String> {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record([
            "simulated",
            "from",
            "to",
            "record",
            "kind",
            "occurred",
            "reported",
            "file",
            "line",
            "sources",
        ])?;
        for event in self.events() {
            let [from, to] = [event.interval.from, event.interval.to]
                .map(|at| at.map(|at| at.to_string()).unwrap_or_default());
            csv.write_record([
                simulated.to_string(),
                from,
                to,
                event.record.to_string(),
                event.kind.to_owned(),
                event.occurred.clone().unwrap_or_default(),
                event.reported.clone().unwrap_or_default(),
                event.file.clone(),
                event.line.to_string(),
                event.sources.join(";"),
            ])?;
        }
        Ok(String::from_utf8(csv.into_inner()?)?)
    }

    fn markdown(&self) -> anyhow::Result<String> {
        let mut text = String::from("| from | to | record | kind |\n| --- | --- | --- | --- |\n");
        for event in self.events() {
            let [from, to] = bounds(event);
            writeln!(
                text,
                "| {from} | {to} | {} | {} |",
                event.record, event.kind
            )?;
        }
        Ok(text)
    }
}

/// What is printed where a bound is open or nothing is known.
const OPEN: &str = "–";

fn bounds(event: &Event) -> [String; 2] {
    [event.interval.from, event.interval.to]
        .map(|at| at.map_or_else(|| OPEN.to_owned(), |at| at.to_string()))
}

fn object(event: &Event, package: &Package) -> Value {
    let address = |key: &String| {
        let source = package.records.source(key);
        json!({ "key": key, "address": source.and_then(|source| source.address.as_ref()) })
    };
    json!({
        "record": event.record.to_string(),
        "kind": event.kind,
        "from": event.interval.from.map(|at| at.to_string()),
        "to": event.interval.to.map(|at| at.to_string()),
        "occurred": event.occurred,
        "reported": event.reported,
        "file": event.file,
        "line": event.line,
        "sources": event.sources.iter().map(address).collect::<Vec<_>>(),
    })
}
