//! `scrutineer compare copies`: copies of sheets beside the official result; keeps nothing.

use std::{
    io::Read as _,
    path::{Path, PathBuf},
};

use assessment::{
    finding::whole,
    text::{Arg, Catalogue},
};
use election::{
    copies::{self, Answer, Capacity, Fields, Line, Mismatch, Moment, Question, Totals, Whole},
    dataset::Dataset,
    digest::Sha256,
    form::Loaded,
    found::Ground,
    statements,
};
use exchange::{
    Images, MOST_BYTES, ReadError, ReadOptions, Results, read_images, read_results, read_statements,
};
use serde_json::{Map, Value, json};

use super::{
    comparison::Comparison,
    reading::{self, Hinted, Source},
};
use crate::{
    cli::CompareCopiesArgs,
    output::{Ending, Printer},
};

/// Reads both sides and compares them.
pub(crate) fn run(arguments: &CompareCopiesArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let voting_ended = arguments.voting_ended.as_deref().map(moment).transpose()?;
    let copies = Table::copies(arguments, printer)?;
    let official = Official::read(arguments, printer)?;
    let images = arguments.images.as_deref();
    let images = images.map(|path| manifest(path, printer)).transpose()?;
    let register = register(
        &copies.form,
        official.units.as_ref().map(|table| &table.form),
    );
    let invalid = invalid(&copies.form);
    let (statement, dataset) = (official.statement.as_ref(), &copies.results.dataset);
    let question = Question {
        copies: dataset,
        fields: fields(arguments, dataset)?,
        official: copies::Official {
            units: official.units.as_ref().map(|table| &table.results.dataset),
            totals: statement.map(|statement| &statement.totals),
        },
        images: images.as_ref().map(|images| &images.images.manifest),
        voting_ended,
        whole: Whole {
            units: arguments.units,
            registered: arguments
                .registered
                .or(statement.and_then(|statement| statement.registered)),
        },
        others: &arguments.others,
        register: &register,
        invalid: &invalid,
        choices_per_ballot: copies.form.form.choices_per_ballot,
    };
    let answer = copies::compare(&question).map_err(|mismatch| hinted(&mismatch))?;
    let mut inputs = vec![copies.input()];
    inputs.extend(official.units.iter().map(Table::input));
    inputs.extend(statement.map(|statement| input(&statement.name, statement.sha256)));
    inputs.extend(
        images
            .as_ref()
            .map(|images| input(&images.name, images.images.sha256)),
    );
    let shown = Shown {
        arguments,
        official: &official,
        answer: &answer,
        catalogue: &catalogue,
    };
    let comparison = Comparison {
        catalogue: &catalogue,
        verb: "compare.copies",
        simulated: dataset.header.simulated,
        inputs,
        parameters: shown.parameters(&copies),
        result: shown.result(),
        heading: shown.heading()?,
        ran: &answer.ran,
        limit: (!arguments.all).then_some(arguments.examples),
    };
    comparison.print(printer)
}

/// A file of results, read.
struct Table {
    results: Results,
    form: Loaded,
}

impl Table {
    fn copies(arguments: &CompareCopiesArgs, printer: &Printer) -> anyhow::Result<Self> {
        let encoding = arguments.encoding.clone();
        let (mapping, form) = (&arguments.mapping, &arguments.form);
        Self::read(
            &arguments.copies,
            mapping,
            form,
            encoding,
            arguments,
            printer,
        )
    }

    fn official(
        path: &Path,
        arguments: &CompareCopiesArgs,
        printer: &Printer,
    ) -> anyhow::Result<Self> {
        let mapping = arguments.official_mapping.as_ref();
        let mapping = mapping.unwrap_or(&arguments.mapping);
        let form = arguments.official_form.as_ref().unwrap_or(&arguments.form);
        let encoding = arguments.official_encoding.clone();
        Self::read(path, mapping, form, encoding, arguments, printer)
    }

    fn read(
        path: &Path,
        mapping: &str,
        form: &str,
        encoding: Option<String>,
        arguments: &CompareCopiesArgs,
        printer: &Printer,
    ) -> anyhow::Result<Self> {
        let mapping = reading::mapping(mapping)?;
        let form = reading::form(form)?;
        let options = ReadOptions {
            simulated: arguments.simulated,
            encoding,
            ..ReadOptions::default()
        };
        let source = Source::open(path, printer)?;
        let (name, stream) = (source.name, source.stream);
        let results = read_results(stream, &name, &mapping, &form.form, form.sha256, &options)?;
        Ok(Self { results, form })
    }

    fn input(&self) -> Value {
        input(&self.results.account.name, self.results.account.sha256)
    }

    fn parameters(&self) -> (Value, Value) {
        let form = json!({ "id": self.form.form.id, "sha256": self.form.sha256 });
        let mapping = &self.results.mapping;
        let mapping = json!({ "name": mapping.name(), "sha256": mapping.sha256() });
        (form, mapping)
    }
}

fn input(name: &str, sha256: Sha256) -> Value {
    json!({ "name": name, "sha256": sha256 })
}

/// The official side, read.
#[derive(Default)]
struct Official {
    units: Option<Table>,
    statement: Option<Statement>,
}

/// One announcement.
struct Statement {
    name: String,
    sha256: Sha256,
    totals: Totals,
    registered: Option<i64>,
}

impl Official {
    fn read(arguments: &CompareCopiesArgs, printer: &Printer) -> anyhow::Result<Self> {
        let mut official = Self::default();
        for given in &arguments.official {
            let (path, seq) = numbered(given);
            let announced = path.extension().is_some_and(|extension| {
                let is = |other| extension.eq_ignore_ascii_case(other);
                is("json") || is("toml")
            });
            let again = if announced {
                let statement = Statement::read(&path, seq, printer)?;
                official.statement.replace(statement).is_some()
            } else if let Some(seq) = seq {
                let message = format!("{given}: a table of results has no announcement {seq}");
                let hint = "a number behind # goes with announcements in a .json or .toml file";
                return Err(Hinted::new(message, hint.to_owned()).into());
            } else {
                let table = Table::official(&path, arguments, printer)?;
                official.units.replace(table).is_some()
            };
            if again {
                let message = format!("--official {given}: a second file of the same kind");
                let hint = "give one table by unit, one file of announcements, or one of each";
                return Err(Hinted::new(message, hint.to_owned()).into());
            }
        }
        Ok(official)
    }
}

/// A file and the number behind `#`, unless a file of the whole name is there.
fn numbered(given: &str) -> (PathBuf, Option<u64>) {
    let split = given
        .rsplit_once('#')
        .filter(|_| !Path::new(given).exists());
    let split = split.and_then(|(path, seq)| Some((path, seq.parse().ok()?)));
    match split {
        Some((path, seq)) => (PathBuf::from(path), Some(seq)),
        None => (PathBuf::from(given), None),
    }
}

impl Statement {
    fn read(path: &Path, seq: Option<u64>, printer: &Printer) -> anyhow::Result<Self> {
        let mut source = Source::open(path, printer)?;
        let mut bytes = Vec::new();
        // One byte more than may be, so that the reader sees that it is too much.
        let read = (&mut source.stream)
            .take(MOST_BYTES as u64 + 1)
            .read_to_end(&mut bytes);
        read.map_err(|error| ReadError::cannot_open(&source.name, &error))?;
        let id = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned());
        let package = read_statements(&id.unwrap_or_default(), &[(&source.name, &bytes)])?;
        let official = statements::Official::of(&package, seq).map_err(|error| {
            let hint = "name one of the numbers of the announcements behind #".to_owned();
            Hinted::new(error.to_string(), hint)
        })?;
        Ok(Self {
            sha256: Sha256::of(&bytes),
            registered: official.registered,
            totals: totals(&package, official),
            name: source.name,
        })
    }
}

/// An announcement as the totals that copies are compared with.
pub(super) fn totals(package: &statements::Package, official: statements::Official) -> Totals {
    let stands = package.statement(&official.statement);
    let origin = stands.map(|(_, statement)| &statement.origin);
    let file = origin.and_then(|origin| package.files.get(origin.file));
    let items = [
        ("valid", official.valid),
        ("invalid", official.invalid),
        ("cast", official.cast),
        ("registered", official.registered),
    ];
    let items = items.into_iter();
    let units = official.units_reported;
    let units = units.and_then(|units| u64::try_from(units).ok());
    Totals {
        label: official.statement,
        seq: official.seq,
        ground: Ground {
            source: file.cloned().unwrap_or_default(),
            line: origin.map(|origin| origin.line),
            address: official
                .sources
                .into_iter()
                .find_map(|source| source.address),
        },
        choices: official.votes,
        items: items
            .filter_map(|(name, value)| Some((name.to_owned(), value?)))
            .collect(),
        counted: official.counted,
        counted_units: units.map(|counted| (counted, None)),
    }
}

/// A manifest of pictures, with the name of its file.
struct Named {
    name: String,
    images: Images,
}

fn manifest(path: &Path, printer: &Printer) -> anyhow::Result<Named> {
    let source = Source::open(path, printer)?;
    let images = read_images(source.stream, &source.name)?;
    Ok(Named {
        name: source.name,
        images,
    })
}

/// Items that count invalid ballots.
pub(super) fn invalid(form: &Loaded) -> Vec<String> {
    let kinds = form.form.invalid.iter();
    kinds.map(|kind| kind.item.clone()).collect()
}

/// Items that make up the register, by the form of whichever side publishes them.
pub(super) fn register(copies: &Loaded, official: Option<&Loaded>) -> Vec<String> {
    let form = official.unwrap_or(copies);
    let bases = &form.form.bases;
    let base = bases.iter().find(|base| base.complete).or(bases.first());
    base.map(|base| base.items.clone()).unwrap_or_default()
}

fn moment(text: &str) -> anyhow::Result<Moment> {
    Moment::of(text).ok_or_else(|| {
        let message = format!("--voting-ended {text:?} is no time on a named day");
        let hint = "write it as in \"2024-07-28 18:00\"".to_owned();
        Hinted::new(message, hint).into()
    })
}

fn fields(arguments: &CompareCopiesArgs, dataset: &Dataset) -> anyhow::Result<Fields> {
    let given = [
        arguments.holder.as_deref(),
        arguments.image.as_deref(),
        arguments.image_sha256.as_deref(),
        arguments.taken_at.as_deref(),
        arguments.signed.as_deref(),
        arguments.stamped.as_deref(),
    ];
    Fields::of(&dataset.header, given).map_err(|name| {
        let places = dataset.header.places.join(", ");
        let message = format!("the mapping gives the copies no place {name}");
        Hinted::new(message, format!("it gives them {places}")).into()
    })
}

/// What to do about two sides that cannot be compared.
fn hinted(mismatch: &Mismatch) -> anyhow::Error {
    let hint = match mismatch {
        Mismatch::Keys { .. } => "give --mapping and --official-mapping the same key",
        Mismatch::Names { .. } => {
            "call choices and items alike on both sides: a mapping says what a column is"
        }
        Mismatch::FewUnits { .. } => "look up the number of units, or leave --units out",
    };
    Hinted::new(mismatch.to_string(), hint.to_owned()).into()
}

/// An answer, ready to be shown.
struct Shown<'a> {
    arguments: &'a CompareCopiesArgs,
    official: &'a Official,
    answer: &'a Answer,
    catalogue: &'a Catalogue,
}

impl Shown<'_> {
    fn parameters(&self, copies: &Table) -> Value {
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

    fn result(&self) -> Map<String, Value> {
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
    fn heading(&self) -> anyhow::Result<Vec<String>> {
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
