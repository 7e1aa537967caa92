//! What came out of a comparison, as an object and as the first lines for a terminal.

use assessment::{
    finding::whole,
    text::{Arg, Catalogue},
};
use election::copies::{Answer, Capacity, Line};
use serde_json::{Map, Value, json};

use super::sides::{Official, Table};
use crate::cli::CompareCopiesArgs;

/// An answer, ready to be shown.
pub(super) struct Shown<'a> {
    pub(super) arguments: &'a CompareCopiesArgs,
    pub(super) official: &'a Official,
    pub(super) answer: &'a Answer,
    pub(super) catalogue: &'a Catalogue,
}

impl Shown<'_> {
    pub(super) fn parameters(&self, copies: &Table) -> Value {
        let (form, mapping) = copies.parameters();
        let units = self.official.units.as_ref().map(Table::parameters);
        let (official_form, official_mapping) = units.unzip();
        let arguments = self.arguments;
        json!({
            "form": form,
            "mapping": mapping,
            "official_form": official_form,
            "official_mapping": official_mapping,
            "seq": self.official.statement.as_ref().map(|statement| statement.totals.seq),
            "holder": arguments.holder,
            "image": arguments.image,
            "image_sha256": arguments.image_sha256,
            "taken_at": arguments.taken_at,
            "signed": arguments.signed,
            "stamped": arguments.stamped,
            "voting_ended": arguments.voting_ended,
            "units": arguments.units,
            "units_source": arguments.units_source,
            "registered": arguments.registered,
            "registered_source": arguments.registered_source,
            "others": arguments.others,
        })
    }

    pub(super) fn result(&self) -> Map<String, Value> {
        let answer = self.answer;
        let lines = answer.bound.iter().flat_map(|bound| &bound.lines);
        let of = |choices: bool| -> Map<String, Value> {
            let lines = lines.clone().filter(|line| line.is_choice == choices);
            lines
                .map(|line| (line.name.clone(), line_json(line)))
                .collect()
        };
        let gravest = answer.bound.as_ref().and_then(|bound| bound.gravest());
        let verdicts = answer.verdicts.iter().map(|(name, verdicts)| {
            let counts = json!({
                "agree": verdicts.agree,
                "official_differs": verdicts.official_differs,
                "copies_differ": verdicts.copies_differ,
                "copy_only": verdicts.copy_only,
                "official_only": verdicts.official_only,
            });
            (name.clone(), counts)
        });
        let custody = answer.custody;
        let fields = [
            ("copies", json!(answer.copies)),
            ("copies_without_key", json!(answer.without_key)),
            ("units", json!(answer.units)),
            ("official", self.official_json()),
            ("items", Value::Object(of(true))),
            ("totals", Value::Object(of(false))),
            ("gravest", json!(gravest.map(|line| &line.name))),
            (
                "remainder",
                json!(gravest.map(|line| whole(line.remainder))),
            ),
            (
                "least_false_copies",
                json!(gravest.map(|line| line.least_false)),
            ),
            ("verdicts", verdicts.collect()),
            ("possible", self.possible()),
            ("room", self.room()),
            ("coverage", self.coverage()),
            (
                "custody",
                json!({
                    "with_image": custody.with_image,
                    "images": custody.images,
                    "claimed_units": custody.claimed,
                    "images_without_copy": custody.images_without_copy,
                }),
            ),
            (
                "coincidence",
                json!(answer.coincidence.map(|coincidence| json!({
                    "units": coincidence.units,
                    "pairs": coincidence.pairs,
                    "expected": coincidence.expected,
                    "chance": coincidence.chance,
                    "unweighed_pairs": coincidence.unweighed_pairs,
                }))),
            ),
        ];
        fields
            .map(|(name, value)| (name.to_owned(), value))
            .into_iter()
            .collect()
    }

    fn official_json(&self) -> Value {
        let totals = self
            .official
            .statement
            .as_ref()
            .map(|statement| &statement.totals);
        let table = self.official.units.as_ref();
        json!({
            "label": self.label(),
            "seq": totals.map(|totals| totals.seq),
            "counted": totals.map(|totals| totals.counted.map(|counted| counted.to_string())),
            "counted_units": totals.map(|totals| totals.counted_units.map(|(units, _)| units)),
            "address": totals.map(|totals| &totals.ground.address),
            "rows": table.map(|table| table.results.dataset.units.len()),
            "units": self.answer.official_units,
        })
    }

    /// What the official result calls itself.
    fn label(&self) -> String {
        match (&self.official.statement, &self.official.units) {
            (Some(statement), _) => statement.totals.label.clone(),
            (None, Some(table)) => table.results.account.name.clone(),
            (None, None) => String::new(),
        }
    }

    /// Whether what the official totals leave for units without a copy is possible.
    fn possible(&self) -> Value {
        let bound = self.answer.bound.as_ref();
        json!(bound.and_then(|bound| bound.room.is_possible()))
    }

    fn room(&self) -> Value {
        let Some(bound) = &self.answer.bound else {
            return Value::Null;
        };
        let room = &bound.room;
        let by = room.capacity.map(|(_, by)| match by {
            Capacity::NoUnitLeft => "no-unit-left",
            Capacity::OfficialRegisters => "official-registers",
            Capacity::Register => "register",
        });
        let why = match room.is_possible() {
            None => Some("room-unknown"),
            Some(true) => None,
            Some(false) if !room.non_negative => Some("negative-remainder"),
            Some(false) => Some("no-room"),
        };
        json!({
            "why": why,
            "non_negative": room.non_negative,
            "ballots_needed": whole(room.needed),
            "units_without_copy": room.units,
            "largest_on_a_copy": room.largest.map(whole),
            "room": room.capacity.map(|(capacity, _)| whole(capacity)),
            "room_by": by,
        })
    }

    /// The gravest broken bound by both readings of what the official total covers.
    fn coverage(&self) -> Value {
        let Some(bound) = &self.answer.bound else {
            return Value::Null;
        };
        let (coverage, gravest) = (bound.coverage, bound.gravest());
        let every = gravest.map(|line| {
            json!({
                "item": line.name,
                "remainder": whole(line.remainder),
                "least_false_copies": line.least_false,
            })
        });
        let own = gravest.and_then(|line| {
            let own = line.own?;
            Some(json!({
                "item": line.name,
                "remainder": whole(own.remainder),
                "least_false_copies": own.least_false,
            }))
        });
        json!({
            "counted_percent": coverage.counted.map(|counted| counted.to_string()),
            "units": coverage.units,
            "units_source": self.arguments.units_source,
            "outside": coverage.outside,
            "of_every_unit": every,
            "of_its_own_units": own,
            "explains_from_units": coverage.explains_from,
        })
    }

    /// The first lines for a terminal.
    pub(super) fn heading(&self) -> anyhow::Result<Vec<String>> {
        let (answer, catalogue) = (self.answer, self.catalogue);
        let number = |number: i128| Arg::from(catalogue.number(number));
        let arguments = [
            ("rows", Arg::from(answer.copies)),
            ("units", Arg::from(answer.units)),
            ("official", Arg::from(self.label())),
        ];
        let mut lines = vec![catalogue.text("copies-heading", &arguments)?];
        lines.extend(self.heading_of_units()?);
        for line in answer.bound.iter().flat_map(|bound| &bound.lines) {
            let arguments = [
                ("item", Arg::from(line.name.as_str())),
                ("copies", number(line.copies)),
                ("official", number(line.official)),
                ("remainder", number(line.remainder)),
            ];
            lines.push(catalogue.text("copies-heading-bound", &arguments)?);
        }
        if let (Some(images), Some(claimed)) = (answer.custody.images, answer.custody.claimed) {
            let arguments = [
                ("images", Arg::from(images)),
                ("claimed", Arg::from(claimed)),
            ];
            lines.push(catalogue.text("copies-heading-custody", &arguments)?);
        }
        if let Some(coincidence) = answer.coincidence {
            let arguments = [
                ("pairs", Arg::from(coincidence.pairs)),
                ("expected", Arg::from(catalogue.real(coincidence.expected))),
            ];
            lines.push(catalogue.text("copies-heading-coincidence", &arguments)?);
        }
        Ok(lines)
    }

    /// With an official result by unit: how many units are on both sides, and what differs.
    fn heading_of_units(&self) -> anyhow::Result<Vec<String>> {
        let Some(published) = self.answer.official_units else {
            return Ok(Vec::new());
        };
        let only = |variant| {
            let absent = self.answer.ran.iter().flat_map(|ran| &ran.found);
            absent.filter(|found| found.variant == variant).count() as u64
        };
        let (held, published_only) = (only("no-official"), only("no-copy"));
        let arguments = [
            ("both", Arg::from(published - published_only)),
            ("held", Arg::from(held)),
            ("published", Arg::from(published_only)),
        ];
        let mut lines = vec![self.catalogue.text("copies-heading-units", &arguments)?];
        for (item, verdicts) in &self.answer.verdicts {
            if verdicts.official_differs + verdicts.copies_differ > 0 {
                let arguments = [
                    ("item", Arg::from(item.as_str())),
                    ("agree", Arg::from(verdicts.agree)),
                    ("official_differs", Arg::from(verdicts.official_differs)),
                    ("copies_differ", Arg::from(verdicts.copies_differ)),
                ];
                lines.push(self.catalogue.text("copies-heading-differ", &arguments)?);
            }
        }
        Ok(lines)
    }
}

fn line_json(line: &Line) -> Value {
    json!({
        "copies": whole(line.copies),
        "official": whole(line.official),
        "remainder": whole(line.remainder),
        "broken": line.is_broken(),
        "least_false_copies": line.least_false,
        "covers": line.covers,
        "of_its_own_units": line.own.map(|own| json!({
            "copies": whole(own.copies),
            "remainder": whole(own.remainder),
            "least_false_copies": own.least_false,
        })),
    })
}
