//! Shapes of the places of the results, for maps.
//!
//! One idea carries the module: *a shape belongs to a place if the file says so in the words of
//! the results*. Names are compared as they stand; a place without a shape and a shape without a
//! place are both listed, whenever a map is drawn, and nothing is matched by nearness. The file
//! is kept as it was received, with where it comes from and its licence, and is read again
//! whenever it is needed.

mod error;
mod places;
mod store;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read,
};

use election::{dataset::Dataset, digest::Sha256};
use exchange::{Polygon, read_geometry};
use ledger::{Case, Draft, EntryId, Moment, StoreError};
use serde_json::{Value, json};

pub use error::ImportError;
pub use places::Places;
use store::Row;
pub use store::STATEMENTS;

ledger::id! {
    /// Names one file of shapes, as it was taken in once.
    GeometryId
}

/// What is to be imported and how.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// Base name of the file.
    pub name: &'a str,
    /// The place column of the results whose places are drawn; the largest unless given.
    pub level: Option<&'a str>,
    /// Properties of a shape that name its place: one, or one for each column of the key down to
    /// the level. Unless given, the one that is called as the level, or `name`.
    pub properties: &'a [String],
    /// Where the shapes come from.
    pub source: &'a str,
    /// Under which licence.
    pub licence: &'a str,
    /// Version of the program.
    pub importer_version: &'a str,
}

/// Shapes of the places of one level.
#[derive(Debug, Clone, PartialEq)]
pub struct Geometry {
    /// The place column of the results.
    pub level: String,
    /// The properties that name a place.
    pub properties: Vec<String>,
    /// Areas of each place, by the texts of its name; none if the file says it has no shape.
    pub shapes: BTreeMap<Vec<String>, Vec<Polygon>>,
    /// Where the shapes come from.
    pub source: String,
    /// Under which licence.
    pub licence: String,
    /// Base name of the file.
    pub file: String,
    /// Digest of its bytes.
    pub sha256: Sha256,
    /// Its bytes, as received.
    pub bytes: Vec<u8>,
}

/// Places and shapes held against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// Number of places that have a shape.
    pub drawn: usize,
    /// Places of the results without a shape.
    pub without_shape: Vec<Vec<String>>,
    /// Shapes that no place of the results has.
    pub without_place: Vec<Vec<String>>,
}

/// What an import did.
#[derive(Debug)]
pub enum Import {
    /// Shapes stand that did not stand before.
    Imported {
        /// The entry that brought them.
        entry: EntryId,
        /// The shapes.
        geometry: Box<Geometry>,
        /// What they are shapes of.
        matched: Matched,
    },
    /// The same file stands already, with the same level, properties, source and licence.
    Known {
        /// The shapes.
        geometry: Box<Geometry>,
        /// What they are shapes of.
        matched: Matched,
    },
}

/// Takes shapes into a case and holds them against `dataset`, its newest edition.
///
/// # Errors
/// See [`ImportError`]; the case is as it was then.
pub async fn import(
    case: &Case,
    source: impl Read,
    dataset: &Dataset,
    request: &Request<'_>,
) -> Result<Import, ImportError> {
    let incoming = case.blobs().receive(source)?;
    let read = read_geometry(incoming.open()?, request.name)?;
    let mut bytes = Vec::new();
    incoming.open()?.read_to_end(&mut bytes)?;
    if read.simulated && !case.file().simulated {
        let file = request.name.to_owned();
        return Err(ImportError::Simulated { file });
    }
    for (what, text) in [("source", request.source), ("licence", request.licence)] {
        if text.trim().is_empty() {
            return Err(ImportError::NotStated { what });
        }
    }
    let (level, properties) = places::choose(request, dataset, &read)?;
    let geometry = Geometry {
        shapes: places::named(&read, &properties)?,
        level,
        properties,
        source: request.source.to_owned(),
        licence: request.licence.to_owned(),
        file: read.name,
        sha256: read.sha256,
        bytes,
    };
    let places = geometry.places(dataset).unwrap_or_default();
    let matched = geometry.matched(&places);
    if matched.drawn == 0 {
        return Err(ImportError::nothing_drawn(&geometry, &matched));
    }
    let geometry = Box::new(geometry);
    let mut tx = case.begin_write().await?;
    let standing = newest(store::all_writing(&mut tx).await?);
    let row = Row::of(&geometry, incoming.bytes());
    if standing.get(&row.level).is_some_and(|old| old.says(&row)) {
        return Ok(Import::Known { geometry, matched });
    }
    let blob = tx.keep(incoming)?;
    let at = Moment::now();
    let draft = Draft::new("geometry.imported", body(&geometry, request))
        .at(at)
        .cite("geometry", &blob);
    let entry = tx.append(draft).await?.id;
    let seq = store::next_seq(&mut tx).await?;
    store::insert(&mut tx, &row.placed(seq, entry, at)).await?;
    tx.commit().await?;
    Ok(Import::Imported {
        entry,
        geometry,
        matched,
    })
}

/// What the entry says. A text that has no canonical form stands in the table only.
fn body(geometry: &Geometry, request: &Request<'_>) -> Value {
    let mut body = json!({
        "shapes": geometry.shapes.len(),
        "importer": request.importer_version,
    });
    for (field, value) in [
        ("level", json!(geometry.level)),
        ("properties", json!(geometry.properties)),
        ("file", json!(geometry.file)),
        ("source", json!(geometry.source)),
        ("licence", json!(geometry.licence)),
    ] {
        if election::canonical::to_bytes(&value).is_ok() {
            body[field] = value;
        }
    }
    body
}

/// The shapes of a case as they stand, by level.
///
/// # Errors
/// If the record or the bytes cannot be read, or this version refuses what they say.
pub async fn current(case: &Case) -> Result<Vec<Geometry>, ImportError> {
    let rows = newest(store::all(case).await?);
    rows.values().map(|row| row.geometry(case)).collect()
}

/// The newest row of each level.
fn newest(rows: Vec<Row>) -> BTreeMap<String, Row> {
    rows.into_iter()
        .map(|row| (row.level.clone(), row))
        .collect()
}

impl Geometry {
    /// The places of an edition that these are shapes of; `None` if it does not name such.
    #[must_use]
    pub fn places(&self, dataset: &Dataset) -> Option<Places> {
        let columns = places::columns(dataset, &self.level, self.properties.len())?;
        Some(Places::of(dataset, &columns))
    }

    /// Holds places and shapes against each other.
    #[must_use]
    pub fn matched(&self, places: &Places) -> Matched {
        let all: BTreeSet<&Vec<String>> = places.names.iter().collect();
        let has_shape = |name: &&Vec<String>| {
            let shape = self.shapes.get(*name);
            shape.is_some_and(|polygons| !polygons.is_empty())
        };
        let without_shape: Vec<_> = all.iter().filter(|name| !has_shape(name)).collect();
        Matched {
            drawn: all.len() - without_shape.len(),
            without_shape: without_shape
                .into_iter()
                .map(|name| (*name).clone())
                .collect(),
            without_place: self
                .shapes
                .keys()
                .filter(|name| !all.contains(name))
                .cloned()
                .collect(),
        }
    }
}

impl Row {
    /// The shapes, with their bytes compared with their digest and read again.
    fn geometry(&self, case: &Case) -> Result<Geometry, ImportError> {
        let bad = |column| StoreError::BadEntry {
            seq: self.seq,
            column,
        };
        let sha256: Sha256 = self.sha256.parse().map_err(|_| bad("sha256"))?;
        let properties: Vec<String> =
            serde_json::from_str(&self.properties).map_err(|_| bad("properties"))?;
        let bytes = case.blobs().read_verified(&sha256)?;
        let read = read_geometry(&bytes[..], &self.name)?;
        Ok(Geometry {
            level: self.level.clone(),
            shapes: places::named(&read, &properties)?,
            properties,
            source: self.source.clone(),
            licence: self.licence.clone(),
            file: self.name.clone(),
            sha256,
            bytes,
        })
    }
}
