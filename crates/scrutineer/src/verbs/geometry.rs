//! `scrutineer import geometry`: shapes of the places of the results, for maps.

use std::error::Error;

use assessment::text::{Arg, Catalogue};
use ledger::Case;
use mission::{
    geometry::{self, Geometry, Import, ImportError, Matched, Request},
    results::{self, Opened, Role},
};
use serde_json::json;

use super::reading::{Hinted, Source};
use crate::{
    cli::{Format, ImportGeometryArgs},
    output::{Ending, Printer},
};

/// Takes shapes into a case and says which places have one.
pub(crate) fn run(arguments: &ImportGeometryArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let catalogue = Catalogue::new(printer.locale())?;
    let runtime = ledger::runtime()?;
    let case = runtime.block_on(Case::open(&arguments.case))?;
    let source = Source::open(&arguments.file, printer)?;
    let name = source.name.clone();
    let request = Request {
        name: &name,
        level: arguments.level.as_deref(),
        properties: &arguments.properties,
        source: &arguments.source,
        licence: &arguments.licence,
        importer_version: env!("CARGO_PKG_VERSION"),
    };
    let simulated = case.file().simulated;
    let outcome = runtime.block_on(async {
        let outcome = take(&case, source, &request).await;
        case.close().await;
        outcome
    })?;
    let (entry, geometry, matched) = match outcome {
        Import::Imported {
            entry,
            geometry,
            matched,
        } => (Some(entry), geometry, matched),
        Import::Known { geometry, matched } => (None, geometry, matched),
    };
    let text = match printer.format() {
        Format::Json => {
            let object = json!({
                "schema": "scrutineer.import.geometry/1",
                "version": env!("CARGO_PKG_VERSION"),
                "simulated": simulated,
                "inputs": [{ "name": geometry.file, "sha256": geometry.sha256 }],
                "parameters": {
                    "level": geometry.level,
                    "properties": geometry.properties,
                    "source": geometry.source,
                    "licence": geometry.licence,
                },
                "seed": null,
                "result": {
                    "import": {
                        "outcome": if entry.is_some() { "imported" } else { "known" },
                        "entry": entry,
                    },
                    "shapes": geometry.shapes.len(),
                    "places": places(&matched),
                    "drawn": matched.drawn,
                    "without_shape": matched.without_shape,
                    "without_place": matched.without_place,
                },
                "findings": [],
            });
            format!("{}\n", serde_json::to_string(&object)?)
        }
        _ => lines(&catalogue, &geometry, &matched)?,
    };
    printer.data(&text)?;
    let note = match entry {
        Some(_) => catalogue.text(
            "geometry-imported",
            &[
                ("level", Arg::from(geometry.level.as_str())),
                ("drawn", Arg::from(matched.drawn)),
                ("places", Arg::from(places(&matched))),
            ],
        )?,
        None => catalogue.text("geometry-known", &[])?,
    };
    printer.note(&note);
    Ok(Ending::Done)
}

/// Holds the shapes against the newest official edition, or the newest copies, and keeps them.
async fn take(case: &Case, source: Source, request: &Request<'_>) -> anyhow::Result<Import> {
    let dataset = newest(case).await?.dataset;
    Ok(geometry::import(case, source.stream, &dataset, request).await?)
}

async fn newest(case: &Case) -> anyhow::Result<Opened> {
    let editions = results::editions(case).await?;
    let official = editions
        .iter()
        .rfind(|edition| edition.role == Role::Official);
    let Some(edition) = official.or(editions.last()) else {
        let message = "the case holds no edition of results whose places these could be";
        let hint = "import results first: scrutineer import results FILE --case DIR";
        return Err(Hinted::new(message.to_owned(), hint.to_owned()).into());
    };
    Ok(results::open(case, edition).await?)
}

const fn places(matched: &Matched) -> usize {
    matched.drawn + matched.without_shape.len()
}

/// What was taken, and all that has no counterpart.
fn lines(catalogue: &Catalogue, geometry: &Geometry, matched: &Matched) -> anyhow::Result<String> {
    let heading = [
        ("file", Arg::from(geometry.file.as_str())),
        ("shapes", Arg::from(geometry.shapes.len())),
        ("level", Arg::from(geometry.level.as_str())),
        ("properties", Arg::from(geometry.properties.join(", "))),
    ];
    let mut text = format!("{}\n", catalogue.text("geometry-matched", &heading)?);
    for (key, names) in [
        ("geometry-without-shape", &matched.without_shape),
        ("geometry-without-place", &matched.without_place),
    ] {
        if names.is_empty() {
            continue;
        }
        let all: Vec<String> = names.iter().map(|name| name.join(" / ")).collect();
        let arguments = [
            ("count", Arg::from(names.len())),
            ("places", Arg::from(all.join(", "))),
        ];
        text += &format!("{}\n", catalogue.text(key, &arguments)?);
    }
    Ok(text)
}

/// What to do about shapes that could not be taken in.
pub(crate) fn hint(cause: &(dyn Error + 'static)) -> Option<String> {
    cause.downcast_ref::<ImportError>()?.hint()
}
