//! Which places of the results there are on a level, and which shape is whose.

use std::collections::{BTreeMap, HashMap, HashSet};

use election::{dataset::Dataset, names::nearest};
use exchange::{Polygon, Shape};

use super::{ImportError, Request};

/// The places of an edition on one level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// The texts of each name, in the order of the edition.
    pub names: Vec<Vec<String>>,
    /// Position of the place of each unit; `None` for a unit that says none.
    pub of_row: Vec<Option<usize>>,
}

impl Places {
    /// The places that these columns name.
    pub(super) fn of(dataset: &Dataset, columns: &[usize]) -> Self {
        let texts: Vec<_> = columns
            .iter()
            .map(|column| dataset.units.place(*column))
            .collect();
        let mut places = Self::default();
        let mut known: HashMap<Vec<u32>, Option<usize>> = HashMap::new();
        for row in 0..dataset.units.len() {
            let key = texts.iter().map(|texts| texts.id(row)).collect();
            let names = &mut places.names;
            let at = *known.entry(key).or_insert_with(|| {
                let name: Vec<String> = texts
                    .iter()
                    .map(|texts| texts.get(row).to_owned())
                    .collect();
                let is_named = name.last().is_some_and(|text| !text.is_empty());
                is_named.then(|| {
                    names.push(name);
                    names.len() - 1
                })
            });
            places.of_row.push(at);
        }
        places
    }
}

/// The place columns that name a place of a level: the level's own, or those of the key down to
/// it if a shape has as many properties for it.
pub(super) fn columns(dataset: &Dataset, level: &str, properties: usize) -> Option<Vec<usize>> {
    let header = &dataset.header;
    let column = header.places.iter().position(|place| place == level)?;
    match properties {
        1 => Some(vec![column]),
        many if many == column + 1 && many <= header.key.len() => Some((0..many).collect()),
        _ => None,
    }
}

/// Level and properties, as they were given or as they follow from what is there.
pub(super) fn choose(
    request: &Request<'_>,
    dataset: &Dataset,
    read: &exchange::Geometry,
) -> Result<(String, Vec<String>), ImportError> {
    let places = &dataset.header.places;
    let level = match request.level {
        Some(level) => level.to_owned(),
        None => places.first().cloned().ok_or(ImportError::NoPlaces)?,
    };
    if !places.contains(&level) {
        let near = nearest(&level, places.iter().map(String::as_str)).map(str::to_owned);
        let known = places.clone();
        return Err(ImportError::Level { level, near, known });
    }
    let has = |name: &str| {
        read.shapes
            .iter()
            .any(|shape| shape.properties.contains_key(name))
    };
    let properties = match request.properties {
        [] if has(&level) => vec![level.clone()],
        [] => vec!["name".to_owned()],
        given => given.to_vec(),
    };
    let Some(columns) = columns(dataset, &level, properties.len()) else {
        let key = dataset.header.key.clone();
        return Err(ImportError::Properties { level, key });
    };
    if properties.len() == 1
        && let Some(name) = ambiguous(dataset, columns[0])
    {
        let key = dataset.header.key[..=columns[0]].to_vec();
        return Err(ImportError::Ambiguous { level, name, key });
    }
    Ok((level, properties))
}

/// A name of a column of the key that stands in more than one larger place.
fn ambiguous(dataset: &Dataset, column: usize) -> Option<String> {
    if column == 0 || column >= dataset.header.key.len() {
        return None;
    }
    let whole: Vec<usize> = (0..=column).collect();
    let mut seen = HashSet::new();
    let places = Places::of(dataset, &whole);
    let mut names = places.names.into_iter().filter_map(|mut name| name.pop());
    names.find(|name| !seen.insert(name.clone()))
}

/// The areas of each place by its name.
pub(super) fn named(
    read: &exchange::Geometry,
    properties: &[String],
) -> Result<BTreeMap<Vec<String>, Vec<Polygon>>, ImportError> {
    let mut named = BTreeMap::new();
    let mut numbers: HashMap<Vec<String>, usize> = HashMap::new();
    for shape in &read.shapes {
        let name = name_of(&read.name, shape, properties)?;
        if let Some(former) = numbers.insert(name.clone(), shape.number) {
            return Err(ImportError::Shape {
                file: read.name.clone(),
                line: shape.line,
                feature: shape.number,
                rule: "same-place",
                reason: format!(
                    "{:?} has a shape already, feature {former}",
                    name.join(" / ")
                ),
                hint: "join the areas of a place into one MultiPolygon".to_owned(),
            });
        }
        named.insert(name, shape.polygons.clone());
    }
    Ok(named)
}

fn name_of(file: &str, shape: &Shape, properties: &[String]) -> Result<Vec<String>, ImportError> {
    let text = |property: &String| {
        let text = shape.properties.get(property);
        let text = text.filter(|text| !text.is_empty());
        text.cloned().ok_or_else(|| {
            let known: Vec<&str> = shape.properties.keys().map(String::as_str).collect();
            let known = match known.as_slice() {
                [] => "it has none that is a text or a number".to_owned(),
                known => format!("it has {}", known.join(", ")),
            };
            ImportError::Shape {
                file: file.to_owned(),
                line: shape.line,
                feature: shape.number,
                rule: "no-name",
                reason: format!("no property {property:?} that names its place"),
                hint: format!("say which property does by --property; {known}"),
            }
        })
    };
    properties.iter().map(text).collect()
}
