//! `scrutineer compare editions`: what differs between two editions of one result.

use std::collections::BTreeMap;

use assessment::{
    finding::whole,
    text::{Arg, Catalogue},
};
use election::{
    dataset::{Dataset, Reading},
    editions::{ColumnChange, Difference, EditionsError, Options, Removed, Side},
    form::Loaded,
    found::Ran,
};
use exchange::{Account, ColumnRole, ReadOptions, Results, read_results};
use serde_json::{Map, Value, json};

use super::{
    comparison::Comparison,
    decisions,
    reading::{self, Hinted, Source},
};
use crate::{
    cli::{CompareEditionsArgs, Format},
    output::{Ending, Printer},
};

/// Reads and compares two files of results.
pub(crate) fn run(arguments: &CompareEditionsArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let decisions = arguments.decisions.as_deref();
    let decisions = decisions.map(decisions::read).transpose()?;
    let a = Edition::read(arguments, 0, printer)?;
    let b = Edition::read(arguments, 1, printer)?;
    let options = Options {
        cumulative: arguments.cumulative,
        strata: arguments.strata.clone(),
        decisions: decisions.as_ref().map(|read| read.decisions.clone()),
    };
    let difference = Difference::of(&a.results.dataset, &b.results.dataset, &options);
    let difference = difference.map_err(|error| hinted(&error, &b.results.dataset))?;
    let ran = difference.rules();
    let limit = (!arguments.all).then_some(arguments.examples);
    let shown = Shown {
        a: &a,
        b: &b,
        difference: &difference,
        limit,
        catalogue: &catalogue,
    };
    let mut inputs = vec![a.input(), b.input()];
    inputs.extend(decisions.map(|read| read.input));
    let comparison = Comparison {
        catalogue: &catalogue,
        verb: "compare.editions",
        simulated: a.results.dataset.header.simulated,
        inputs,
        parameters: json!({
            "forms": [a.form_json(), b.form_json()],
            "mappings": [a.mapping_json(), b.mapping_json()],
            "cumulative": arguments.cumulative,
            "strata": arguments.strata,
        }),
        result: match printer.format() {
            Format::Json => shown.result()?,
            _ => Map::new(),
        },
        heading: shown.heading(&ran)?,
        ran: &ran,
        limit,
    };
    comparison.print(printer)
}

/// What to do about editions that cannot be compared.
fn hinted(error: &EditionsError, b: &Dataset) -> anyhow::Error {
    let hint = match error {
        EditionsError::Keys { .. } | EditionsError::NoKey => {
            "give a mapping for each edition, --mapping A --mapping B, so that the same places make up the key".to_owned()
        }
        EditionsError::Role(_) => "give both editions mappings that agree on it".to_owned(),
        EditionsError::Strata(_) => format!("it has {}", b.header.places.join(", ")),
        EditionsError::Decisions(_) => {
            "name the columns as the mapping names its places, and add decision, date and source".to_owned()
        }
    };
    Hinted::new(error.to_string(), hint).into()
}

/// A file of results, read.
struct Edition {
    results: Results,
    form: Loaded,
}

impl Edition {
    /// Reads the first or the second file; what is given once holds for both.
    fn read(
        arguments: &CompareEditionsArgs,
        position: usize,
        printer: &Printer,
    ) -> anyhow::Result<Self> {
        let of = |given: &[String]| given.get(position).or(given.last()).cloned();
        let file = if position == 0 {
            &arguments.a
        } else {
            &arguments.b
        };
        let mapping = of(&arguments.mapping).unwrap_or_else(|| "common".to_owned());
        let mapping = reading::mapping(&mapping)?;
        let form = of(&arguments.form).unwrap_or_else(|| "generic".to_owned());
        let form = reading::form(&form)?;
        let options = ReadOptions {
            simulated: arguments.simulated,
            encoding: of(&arguments.encoding),
            ..ReadOptions::default()
        };
        let source = Source::open(file, printer)?;
        let (name, stream) = (source.name, source.stream);
        let results = read_results(stream, &name, &mapping, &form.form, form.sha256, &options)?;
        Ok(Self { results, form })
    }

    const fn account(&self) -> &Account {
        &self.results.account
    }

    fn input(&self) -> Value {
        json!({ "name": self.account().name, "sha256": self.account().sha256 })
    }

    fn form_json(&self) -> Value {
        json!({ "id": self.form.form.id, "sha256": self.form.sha256 })
    }

    fn mapping_json(&self) -> Value {
        let mapping = &self.results.mapping;
        json!({ "name": mapping.name(), "sha256": mapping.sha256() })
    }

    /// A field of the account; null where the file has none of it.
    fn told(&self, field: &str) -> anyhow::Result<Value> {
        let account = serde_json::to_value(self.account())?;
        Ok(account.get(field).cloned().unwrap_or(Value::Null))
    }

    /// Headings of the columns that hold anything, as in the file, by what they were taken for.
    fn columns(&self) -> Vec<(String, &str)> {
        let columns = self.account().columns.iter();
        columns
            .filter(|column| !column.is_empty)
            .map(|column| {
                let heading = column.heading.as_str();
                let role = match &column.role {
                    ColumnRole::Key(name) | ColumnRole::Place(name) => format!("place {name}"),
                    ColumnRole::Item(name) => format!("item {name}"),
                    ColumnRole::Choice(name) => format!("choice {name}"),
                    ColumnRole::Words(name) => format!("words {name}"),
                    _ => format!("heading {heading}"),
                };
                (role, heading)
            })
            .collect()
    }
}

/// A difference, ready to be shown.
struct Shown<'a> {
    a: &'a Edition,
    b: &'a Edition,
    difference: &'a Difference<'a>,
    /// Units to list; all if none.
    limit: Option<usize>,
    catalogue: &'a Catalogue,
}

impl Shown<'_> {
    fn result(&self) -> anyhow::Result<Map<String, Value>> {
        let difference = self.difference;
        let both = |field: &str| -> anyhow::Result<Value> {
            Ok(json!({ "a": self.a.told(field)?, "b": self.b.told(field)? }))
        };
        let places = difference.places.iter();
        let places: Map<String, Value> = places
            .map(|place| (place.name.clone(), json!(place.changed.len())))
            .collect();
        let names = |changes: &[ColumnChange], side| -> Vec<String> {
            let of_side = changes.iter().filter(|change| change.side == side);
            of_side.map(|change| change.name.clone()).collect()
        };
        let result = json!({
            "units": { "a": difference.a.units.len(), "b": difference.b.units.len() },
            "in_both": difference.pairs.len(),
            "added": difference.added.len(),
            "gone": difference.gone.len(),
            "changed": difference.changes.len(),
            "units_changed": difference.units_changed(),
            "appeared": difference.appeared,
            "vanished": difference.vanished,
            "votes_grew": difference.votes_grew,
            "votes_fell": difference.votes_fell,
            "set_to_zero": difference.set_to_zero.len(),
            "emptied": difference.emptied.len(),
            "repeated_keys": {
                "a": difference.repeated_keys.0,
                "b": difference.repeated_keys.1,
            },
            "reordered": difference.moved > 0,
            "reordered_units": difference.moved,
            "places_changed": places,
            "columns": { "lost": self.headings(true), "new": self.headings(false) },
            "items": columns(&difference.items),
            "items_lost": names(&difference.items, Side::A),
            "items_new": names(&difference.items, Side::B),
            "choices": columns(&difference.choices),
            "choices_lost": names(&difference.choices, Side::A),
            "choices_new": names(&difference.choices, Side::B),
            "encodings": both("encoding")?,
            "line_ends": both("line_ends")?,
            "delimiters": both("delimiter")?,
            "removed": removed(&difference.removed, difference.gone.len()),
            "late": self.late(),
            "listed": self.listed(),
        });
        match result {
            Value::Object(result) => Ok(result),
            _ => Ok(Map::new()),
        }
    }

    /// Headings that only one of the files has, as they stand in it.
    fn headings(&self, lost: bool) -> Vec<&str> {
        let (of, than) = if lost {
            (self.a, self.b)
        } else {
            (self.b, self.a)
        };
        let known: Vec<String> = than.columns().into_iter().map(|(role, _)| role).collect();
        let columns = of.columns().into_iter();
        columns
            .filter(|(role, _)| !known.contains(role))
            .map(|(_, heading)| heading)
            .collect()
    }

    fn late(&self) -> Value {
        let Ok(late) = &self.difference.late else {
            return Value::Null;
        };
        let choices = late.choices.iter().map(|choice| {
            let object = json!({
                "votes": whole(choice.votes),
                "expected": whole(choice.expected),
                "standard_errors": choice.standard_errors,
            });
            (choice.name.clone(), object)
        });
        json!({
            "strata_by": late.columns,
            "strata": late.strata,
            "units": late.units,
            "earlier_units": late.earlier,
            "not_comparable": late.nulls,
            "votes": whole(late.votes),
            "choices": choices.collect::<Map<_, _>>(),
        })
    }

    /// The units themselves, as many as were asked for.
    fn listed(&self) -> Value {
        let Difference { a, b, pairs, .. } = self.difference;
        let limit = self.limit.unwrap_or(usize::MAX);
        let gone = self.difference.gone.iter().take(limit);
        let added = self.difference.added.iter().take(limit);
        let voided = |positions: &[usize]| -> Vec<Value> {
            let positions = positions.iter().take(limit);
            positions
                .map(|position| unit(a, pairs[*position].a))
                .collect()
        };
        let changes = self.difference.changes.iter().take(limit).map(|change| {
            let pair = pairs[change.pair];
            json!({
                "key": key(a, pair.a),
                "column": change.a.name(a),
                "a": figure(change.a.reading(a, pair.a)),
                "b": figure(change.b.reading(b, pair.b)),
                "line_a": a.units.line(pair.a),
                "line_b": b.units.line(pair.b),
            })
        });
        let places = self.difference.places.iter().map(|place| {
            let changed = place.changed.iter().take(limit).map(|position| {
                let pair = pairs[*position];
                json!({
                    "key": key(a, pair.a),
                    "a": a.units.place(place.columns.0).get(pair.a),
                    "b": b.units.place(place.columns.1).get(pair.b),
                    "line_a": a.units.line(pair.a),
                    "line_b": b.units.line(pair.b),
                })
            });
            (place.name.clone(), changed.collect::<Value>())
        });
        json!({
            "added": added.map(|row| unit(b, *row)).collect::<Value>(),
            "gone": gone.map(|row| unit(a, *row)).collect::<Value>(),
            "changed": changes.collect::<Value>(),
            "set_to_zero": voided(&self.difference.set_to_zero),
            "emptied": voided(&self.difference.emptied),
            "places_changed": places.collect::<Map<_, _>>(),
        })
    }

    /// The difference in a few lines, for a terminal.
    fn heading(&self, ran: &[Ran]) -> anyhow::Result<Vec<String>> {
        let difference = self.difference;
        let mut lines = Vec::new();
        for edition in [self.a, self.b] {
            let encoding = edition.told("encoding")?["name"].clone();
            let ends = edition.told("line_ends")?;
            let word = |value: &Value| value.as_str().unwrap_or("–").to_owned();
            let arguments = [
                ("file", Arg::from(edition.account().name.as_str())),
                ("units", Arg::from(edition.results.dataset.units.len())),
                ("encoding", Arg::from(word(&encoding))),
                ("ends", Arg::from(word(&ends).to_ascii_uppercase())),
            ];
            lines.push(self.catalogue.text("editions-file", &arguments)?);
        }
        for (key, headings) in [
            ("editions-lost", self.headings(true)),
            ("editions-new", self.headings(false)),
        ] {
            if !headings.is_empty() {
                let headings = [("columns", Arg::from(headings.join(", ")))];
                lines.push(self.catalogue.text(key, &headings)?);
            }
        }
        for place in difference
            .places
            .iter()
            .filter(|place| !place.changed.is_empty())
        {
            let arguments = [
                ("column", Arg::from(place.name.as_str())),
                ("units", Arg::from(place.changed.len())),
            ];
            lines.push(self.catalogue.text("editions-place", &arguments)?);
        }
        for choice in &difference.choices {
            let (Some(net), Some(gross)) = (choice.net(), choice.gross.filter(|gross| *gross > 0))
            else {
                continue;
            };
            let number = |number: i128| Arg::from(self.catalogue.number(number));
            let arguments = [
                ("choice", Arg::from(choice.name.as_str())),
                ("before", number(choice.a.unwrap_or(0))),
                ("after", number(choice.b.unwrap_or(0))),
                ("net", number(net)),
                ("gross", number(gross)),
            ];
            lines.push(self.catalogue.text("editions-choice", &arguments)?);
        }
        if ran.iter().all(|ran| ran.found.is_empty()) {
            lines.push(self.catalogue.text("editions-same", &[])?);
        }
        Ok(lines)
    }
}

fn columns(changes: &[ColumnChange]) -> Map<String, Value> {
    let columns = changes.iter().map(|change| {
        let total = |total: Option<i128>| total.map_or(Value::Null, whole);
        let object = json!({
            "a": total(change.a),
            "b": total(change.b),
            "net": total(change.net()),
            "gross": total(change.gross),
            "added_units": whole(change.added_units),
            "gone_units": whole(change.gone_units),
            "changed_units": total(change.changed_units),
            "changed": change.changed,
        });
        (change.name.clone(), object)
    });
    columns.collect()
}

fn removed(removed: &Removed, gone: usize) -> Value {
    let share = |part: i128, of: i128| json!({ "part": whole(part), "whole": whole(of) });
    let choices = || removed.choices.iter();
    let by_choice = |value: &dyn Fn(usize) -> Value| -> Map<String, Value> {
        let choices = choices().enumerate();
        choices
            .map(|(position, choice)| (choice.name.clone(), value(position)))
            .collect()
    };
    let gaining = |order| -> Vec<&str> {
        let gaining = choices().filter(|choice| removed.gains(choice) == order);
        gaining.map(|choice| choice.name.as_str()).collect()
    };
    let mut decisions = BTreeMap::new();
    for decision in removed.decisions.iter().flatten() {
        *decisions.entry(decision).or_insert(0_u64) += 1;
    }
    let decisions: Vec<Value> = decisions
        .into_iter()
        .map(|(decision, units)| {
            json!({
                "id": decision.id,
                "date": decision.date,
                "source": decision.source,
                "units": units,
            })
        })
        .collect();
    let without = removed.undecided().count();
    json!({
        "units": removed.units.len(),
        "gone": gone,
        "void": removed.units.len() - gone,
        "total": whole(removed.votes),
        "votes": by_choice(&|position| whole(removed.choices[position].votes)),
        "share": by_choice(&|position| share(removed.choices[position].votes, removed.votes)),
        "rest_share": by_choice(&|position| {
            share(removed.choices[position].votes_of_rest, removed.votes_of_rest)
        }),
        "per_unit": { "votes": whole(removed.votes), "units": removed.units.len() },
        "rest_per_unit": { "votes": whole(removed.votes_of_rest), "units": removed.rest },
        "gained": gaining(std::cmp::Ordering::Greater),
        "lost": gaining(std::cmp::Ordering::Less),
        "with_decision": removed.units.len() - without,
        "without_decision": without,
        "decisions_given": removed.decisions_given,
        "decision": if decisions.is_empty() { json!("none found") } else { json!(decisions) },
    })
}

fn key(dataset: &Dataset, row: usize) -> BTreeMap<&str, &str> {
    let names = dataset.header.key.iter().map(String::as_str);
    names.zip(dataset.key(row)).collect()
}

fn unit(dataset: &Dataset, row: usize) -> Value {
    let (file, line) = dataset.origin(row);
    json!({ "key": key(dataset, row), "file": file, "line": line })
}

fn figure(reading: Reading<'_>) -> Value {
    match reading {
        Reading::Missing => Value::Null,
        Reading::Whole(figure) => whole(figure.into()),
        Reading::Unreadable(text) => json!(text),
    }
}
