//! `scrutineer compare copies`: copies of sheets beside the official result; keeps nothing.

mod shown;
mod sides;

use std::path::Path;

use assessment::text::Catalogue;
use election::{
    copies::{self, Fields, Mismatch, Moment, Question, Whole},
    dataset::Dataset,
};
use exchange::{Images, read_images};

use super::{
    comparison::Comparison,
    reading::{Hinted, Source},
};
use crate::{
    cli::CompareCopiesArgs,
    output::{Ending, Printer},
};
use shown::Shown;
use sides::{Official, Table, input};
pub(super) use sides::{invalid, register, totals};

/// Reads both sides and compares them.
pub(crate) fn run(arguments: &CompareCopiesArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let voting_ended = arguments.voting_ended.as_deref().map(moment).transpose()?;
    let copies = Table::copies(arguments, printer)?;
    let official = Official::read(arguments, printer)?;
    let images = arguments.images.as_deref();
    let images = images.map(|path| manifest(path, printer)).transpose()?;
    let units = official.units.as_ref();
    let register = register(&copies.form, units.map(|table| &table.form));
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
