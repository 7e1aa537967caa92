//! Shapes of places: GeoJSON (RFC 7946), of which the areas are read and all else is refused.
//!
//! Nothing is mended. A ring that is not closed, a point that is no longitude and latitude in
//! degrees, an edge that jumps over the 180th meridian: each is refused with the feature, the
//! line and the remedy, because a map that was guessed shows a country that nobody drew. Which
//! way a ring turns does not matter: holes are told by their place in the polygon, as most
//! files in use are older than the rule.

use std::{borrow::Cow, collections::BTreeMap, io::Read};

use election::digest::Sha256;

use crate::{
    document::{
        Limits,
        json::{Json, Kind, Value},
        take_all,
    },
    encoding::Text,
    error::{Fault, Located, ReadError, shortened},
    source::{Source, base_name, composed},
};

/// Most bytes of a file of shapes once it is unpacked. The districts of a continent, drawn for a
/// map of a page's width, take a tenth of it.
pub const MOST_GEOMETRY_BYTES: usize = 64 << 20;

/// Most values in it; a point is three of them.
const MOST_PARTS: usize = 6 << 20;

/// Shapes of places as a file gives them.
#[derive(Debug, Clone, PartialEq)]
pub struct Geometry {
    /// The shapes, in the order of the file; at least one.
    pub shapes: Vec<Shape>,
    /// Whether the file says of itself, or of a shape, that it is invented: `"simulated": true`.
    pub simulated: bool,
    /// Base name of the file.
    pub name: String,
    /// Digest of the file as received.
    pub sha256: Sha256,
}

/// One feature of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Its number in the file, counting from 1.
    pub number: usize,
    /// The line on which it begins.
    pub line: u64,
    /// Properties that are a text or a number, as text.
    pub properties: BTreeMap<String, String>,
    /// Its areas; none if the file says that it has no place (`"geometry": null`).
    pub polygons: Vec<Polygon>,
}

/// An area: its outer ring, then its holes.
#[derive(Debug, Clone, PartialEq)]
pub struct Polygon {
    /// The rings; at least one.
    pub rings: Vec<Ring>,
}

/// A closed line: the last position is the first one.
pub type Ring = Vec<Position>;

/// A point on the earth, in degrees of WGS 84.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// East of Greenwich, -180 to 180.
    pub longitude: f64,
    /// North of the equator, -90 to 90.
    pub latitude: f64,
}

/// Reads a `FeatureCollection` of polygons, plain, gzip or zstd, to its end.
///
/// # Errors
/// If the stream cannot be read, is too large or no JSON, or is no collection of areas in
/// degrees. The error names the feature, the line and the remedy.
pub fn read_geometry(mut reader: impl Read, name: &str) -> Result<Geometry, ReadError> {
    read(&mut reader, name).map_err(|located| located.in_file(name))
}

fn read(reader: &mut dyn Read, name: &str) -> Result<Geometry, Located> {
    let limits = Limits {
        bytes: MOST_GEOMETRY_BYTES,
        parts: MOST_PARTS,
    };
    let source = Source::open(reader).map_err(Located::nowhere)?;
    let mut text = Text::open(source, None)?;
    text.declare(encoding_rs::UTF_8)?;
    let whole = take_all(&mut text, limits)?;
    let (_, account) = text.finish();
    if whole.trim().is_empty() {
        return Err(Located::nowhere(Fault::Empty));
    }
    let json = Json::parse(whole, limits)?;
    let root = json.root();
    expect_collection(root)?;
    let features = features(root)?;
    let mut shapes = Vec::new();
    let mut simulated = is_true(root.get("simulated"));
    for (number, feature) in (1..).zip(features.inside()) {
        let of = Feature { number };
        simulated |= is_true(property(feature, "simulated"));
        shapes.push(of.read(feature)?);
    }
    if shapes.is_empty() {
        return Err(whole_file(
            features,
            "no-features",
            "the collection holds no feature".to_owned(),
            "look whether the export was cut short or filtered",
        ));
    }
    Ok(Geometry {
        shapes,
        simulated,
        name: base_name(name),
        sha256: account.sha256,
    })
}

fn is_true(value: Option<Value<'_>>) -> bool {
    value.is_some_and(|value| value.kind() == Kind::True)
}

fn property<'d>(feature: Value<'d>, name: &str) -> Option<Value<'d>> {
    feature.get("properties")?.get(name)
}

/// The type of an object, as text; empty where it has none.
fn type_of(object: Value<'_>) -> Cow<'_, str> {
    let named = object.get("type");
    let named = named.filter(|value| value.kind() == Kind::String);
    named.map_or(Cow::Borrowed(""), Value::text)
}

fn whole_file(at: Value<'_>, rule: &'static str, reason: String, hint: &'static str) -> Located {
    let fault = Fault::Geometry {
        rule,
        feature: None,
        reason,
        hint,
    };
    Located::line(at.line(), fault)
}

fn expect_collection(root: Value<'_>) -> Result<(), Located> {
    let found = type_of(root);
    if found == "FeatureCollection" {
        return expect_degrees(root);
    }
    let reason = match &*found {
        "" => "this JSON is no GeoJSON".to_owned(),
        "Topology" => "this is TopoJSON, not GeoJSON".to_owned(),
        other => format!("this is a {:?}, not a FeatureCollection", shortened(other)),
    };
    Err(whole_file(
        root,
        "not-a-collection",
        reason,
        "export the areas as a GeoJSON FeatureCollection (RFC 7946), each with its name as a \
         property",
    ))
}

/// RFC 7946 knows one system of coordinates. Older files name theirs in `crs`.
fn expect_degrees(root: Value<'_>) -> Result<(), Located> {
    let Some(crs) = root.get("crs").filter(|crs| crs.kind() != Kind::Null) else {
        return Ok(());
    };
    let name = crs.get("properties").and_then(|inside| inside.get("name"));
    let name = name.map_or(Cow::Borrowed(""), Value::text);
    let is_degrees = name.ends_with("CRS84") || name.ends_with("EPSG::4326") || name == "EPSG:4326";
    if is_degrees {
        return Ok(());
    }
    Err(whole_file(
        crs,
        "other-coordinates",
        format!(
            "the file names other coordinates than WGS 84: {:?}",
            shortened(&name)
        ),
        "convert it first: ogr2ogr -t_srs EPSG:4326 -lco RFC7946=YES out.geojson in.geojson",
    ))
}

fn features(root: Value<'_>) -> Result<Value<'_>, Located> {
    let features = root.get("features");
    features
        .filter(|features| features.kind() == Kind::Array)
        .ok_or_else(|| {
            whole_file(
                root,
                "no-features",
                "the collection has no list \"features\"".to_owned(),
                "export the areas as a GeoJSON FeatureCollection (RFC 7946)",
            )
        })
}

/// A feature being read, which errors name.
#[derive(Clone, Copy)]
struct Feature {
    number: usize,
}

impl Feature {
    fn refuse(self, at: Value<'_>, rule: &'static str, reason: String) -> Located {
        let hint = match rule {
            "not-an-area" => "keep areas only: Polygon and MultiPolygon",
            "not-degrees" => {
                "positions are longitude, then latitude, in degrees of WGS 84; convert projected \
                 ones: ogr2ogr -t_srs EPSG:4326 -lco RFC7946=YES out.geojson in.geojson"
            }
            "over-180" => {
                "cut the area at the 180th meridian, as RFC 7946 section 3.1.9 asks: ogr2ogr \
                 -lco RFC7946=YES out.geojson in.geojson"
            }
            "bad-ring" => {
                "repair the area where it was drawn: a ring has four positions or more, and ends \
                 where it began"
            }
            _ => "export the areas again as GeoJSON (RFC 7946)",
        };
        let fault = Fault::Geometry {
            rule,
            feature: Some(self.number),
            reason,
            hint,
        };
        Located::line(at.line(), fault)
    }

    fn read(self, feature: Value<'_>) -> Result<Shape, Located> {
        if type_of(feature) != "Feature" {
            let reason = format!("{:?} stands where a Feature should", {
                shortened(&type_of(feature))
            });
            return Err(self.refuse(feature, "not-a-feature", reason));
        }
        let mut properties = BTreeMap::new();
        for member in feature
            .get("properties")
            .iter()
            .flat_map(|all| all.inside())
        {
            if matches!(member.kind(), Kind::String | Kind::Number) {
                properties.insert(composed(&member.name()), composed(&member.text()));
            }
        }
        let Some(geometry) = feature.get("geometry") else {
            return Err(self.refuse(feature, "not-a-feature", "no \"geometry\"".to_owned()));
        };
        Ok(Shape {
            number: self.number,
            line: feature.line(),
            properties,
            polygons: self.polygons(geometry)?,
        })
    }

    fn polygons(self, geometry: Value<'_>) -> Result<Vec<Polygon>, Located> {
        if geometry.kind() == Kind::Null {
            return Ok(Vec::new());
        }
        let kind = type_of(geometry);
        let coordinates = geometry.get("coordinates");
        let Some(coordinates) = coordinates.filter(|list| list.kind() == Kind::Array) else {
            let reason = format!("{:?} without coordinates", shortened(&kind));
            return Err(self.refuse(geometry, "not-an-area", reason));
        };
        match &*kind {
            "Polygon" => Ok(vec![self.polygon(coordinates)?]),
            "MultiPolygon" => {
                let polygons = coordinates.inside().map(|one| self.polygon(one));
                let polygons: Vec<Polygon> = polygons.collect::<Result<_, _>>()?;
                if polygons.is_empty() {
                    let reason = "a MultiPolygon without a polygon".to_owned();
                    return Err(self.refuse(coordinates, "bad-ring", reason));
                }
                Ok(polygons)
            }
            other => {
                let reason = format!("a {:?} is no area", shortened(other));
                Err(self.refuse(geometry, "not-an-area", reason))
            }
        }
    }

    fn polygon(self, list: Value<'_>) -> Result<Polygon, Located> {
        let rings = list.inside().map(|ring| self.ring(ring));
        let rings: Vec<Ring> = rings.collect::<Result<_, _>>()?;
        if rings.is_empty() {
            let reason = "a polygon without a ring".to_owned();
            return Err(self.refuse(list, "bad-ring", reason));
        }
        Ok(Polygon { rings })
    }

    fn ring(self, list: Value<'_>) -> Result<Ring, Located> {
        let positions = list.inside().map(|position| self.position(position));
        let ring: Ring = positions.collect::<Result<_, _>>()?;
        if ring.len() < 4 {
            let reason = format!("a ring of {} positions", ring.len());
            return Err(self.refuse(list, "bad-ring", reason));
        }
        if ring.first() != ring.last() {
            let reason = "a ring that does not end where it began".to_owned();
            return Err(self.refuse(list, "bad-ring", reason));
        }
        let jump = ring
            .windows(2)
            .find(|pair| (pair[0].longitude - pair[1].longitude).abs() > 180.0);
        if let Some([from, to]) = jump {
            let reason = format!(
                "an edge from longitude {} to {}, which is more than half round the earth",
                from.longitude, to.longitude
            );
            return Err(self.refuse(list, "over-180", reason));
        }
        Ok(ring)
    }

    fn position(self, list: Value<'_>) -> Result<Position, Located> {
        let mut numbers = list.inside().map(|value| {
            let is_number = value.kind() == Kind::Number;
            value.text().parse::<f64>().ok().filter(|_| is_number)
        });
        let (Some(Some(longitude)), Some(Some(latitude))) = (numbers.next(), numbers.next()) else {
            let reason = format!("{:?} is no position", shortened(&list.text()));
            return Err(self.refuse(list, "bad-ring", reason));
        };
        let is_degrees =
            (-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude);
        if !is_degrees {
            let reason = format!("{:?} is no longitude and latitude", shortened(&list.text()));
            return Err(self.refuse(list, "not-degrees", reason));
        }
        Ok(Position {
            longitude,
            latitude,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn collection(features: &str) -> String {
        format!("{{\"type\":\"FeatureCollection\",\n\"features\":[\n{features}]}}")
    }

    fn feature(geometry: &str) -> String {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"name\":\"A\",\"code\":65,\"x\":null}},\n\
             \"geometry\":{geometry}}}"
        )
    }

    fn polygon(rings: &str) -> String {
        feature(&format!("{{\"type\":\"Polygon\",\"coordinates\":{rings}}}"))
    }

    fn read(text: &str) -> Result<Geometry, ReadError> {
        read_geometry(text.as_bytes(), "folder/map.geojson")
    }

    const SQUARE: &str = "[[0,0],[2,0],[2,2],[0,2],[0,0]]";
    const HOLE: &str = "[[0.5,0.5],[1,0.5],[1,1],[0.5,1],[0.5,0.5]]";

    #[test]
    fn areas_with_their_holes_and_names_are_read() {
        let multi =
            format!("{{\"type\":\"MultiPolygon\",\"coordinates\":[[{SQUARE},{HOLE}],[{SQUARE}]]}}");
        let all = [
            polygon(&format!("[{SQUARE}]")),
            feature(&multi),
            feature("null"),
        ];
        let geometry = read(&collection(&all.join(",\n"))).unwrap();
        let parts: Vec<usize> = geometry
            .shapes
            .iter()
            .map(|one| one.polygons.len())
            .collect();
        assert_eq!(parts, [1, 2, 0]);
        let second = &geometry.shapes[1];
        assert_eq!((second.number, second.line), (2, 5));
        assert_eq!(second.polygons[0].rings.len(), 2);
        let properties: Vec<_> = second.properties.iter().collect();
        assert_eq!(
            format!("{properties:?}"),
            r#"[("code", "65"), ("name", "A")]"#
        );
        assert_eq!(
            (geometry.simulated, &*geometry.name),
            (false, "map.geojson")
        );
    }

    #[test]
    fn what_is_invented_says_so() {
        let text = collection(&polygon(&format!("[{SQUARE}]")));
        let of_file = text.replacen('{', "{\"simulated\":true,", 1);
        let of_shape = text.replace("\"x\":null", "\"simulated\":true");
        for text in [of_file, of_shape] {
            assert!(read(&text).unwrap().simulated);
        }
    }

    #[test]
    fn what_is_no_area_is_refused_with_feature_line_and_remedy() {
        let point = feature("{\"type\":\"Point\",\"coordinates\":[1,2]}");
        let sound = polygon(&format!("[{SQUARE}]"));
        for (text, rule, line) in [
            (String::new(), "empty", None),
            ("[".to_owned(), "not-json", Some(1)),
            ("{}".to_owned(), "not-a-collection", Some(1)),
            (sound.clone(), "not-a-collection", Some(1)),
            (
                "{\"type\":\"Topology\"}".to_owned(),
                "not-a-collection",
                Some(1),
            ),
            (
                "{\"type\":\"FeatureCollection\"}".to_owned(),
                "no-features",
                Some(1),
            ),
            (collection(""), "no-features", Some(2)),
            (
                collection("{\"type\":\"Polygon\"}"),
                "not-a-feature",
                Some(3),
            ),
            (
                collection("{\"type\":\"Feature\"}"),
                "not-a-feature",
                Some(3),
            ),
            (collection(&point), "not-an-area", Some(4)),
            (collection(&polygon("[]")), "bad-ring", Some(4)),
            (
                collection(&polygon("[[[0,0],[1,1],[0,0]]]")),
                "bad-ring",
                Some(4),
            ),
            (
                collection(&polygon("[[[0,0],[1,0],[1,1],[0,1]]]")),
                "bad-ring",
                Some(4),
            ),
            (
                collection(&polygon("[[[0],[1],[1],[0]]]")),
                "bad-ring",
                Some(4),
            ),
            (
                collection(&polygon("[[[\"0\",0],[1,0],[1,1],[0,0]]]")),
                "bad-ring",
                Some(4),
            ),
            (
                collection(&polygon("[[[0,0],[1e999,0],[1,1],[0,0]]]")),
                "not-degrees",
                Some(4),
            ),
            (
                collection(&polygon("[[[5e5,4e6],[1,0],[1,1],[5e5,4e6]]]")),
                "not-degrees",
                Some(4),
            ),
            (
                collection(&polygon("[[[179,0],[-179,0],[-179,1],[179,0]]]")),
                "over-180",
                Some(4),
            ),
        ] {
            let error = read(&text).expect_err(&text);
            assert_eq!((error.rule(), error.line), (rule, line), "{text}\n{error}");
            assert!(!error.hint().is_empty());
        }
        let later = collection(&format!("{sound},\n{point}"));
        let error = read(&later).unwrap_err().to_string();
        assert!(
            error.starts_with("folder/map.geojson:6: feature 2: "),
            "{error}"
        );
    }

    #[test]
    fn coordinates_other_than_degrees_are_refused_by_their_name() {
        let text = collection(&polygon(&format!("[{SQUARE}]")));
        let named = |name: &str| {
            let crs =
                format!("{{\"crs\":{{\"type\":\"name\",\"properties\":{{\"name\":\"{name}\"}}}},");
            read(&text.replacen('{', &crs, 1))
        };
        assert!(named("urn:ogc:def:crs:OGC:1.3:CRS84").is_ok());
        assert!(named("urn:ogc:def:crs:EPSG::4326").is_ok());
        let error = named("urn:ogc:def:crs:EPSG::3857").unwrap_err();
        assert_eq!(error.rule(), "other-coordinates");
    }

    proptest! {
        #[test]
        fn any_rings_are_read_or_refused_with_a_remedy(
            ring in prop::collection::vec((-200.0..200.0f64, -100.0..100.0f64), 0..8),
            close in any::<bool>(),
        ) {
            let mut ring: Vec<String> = ring.iter().map(|(x, y)| format!("[{x},{y}]")).collect();
            if close && let Some(first) = ring.first().cloned() {
                ring.push(first);
            }
            match read(&collection(&polygon(&format!("[[{}]]", ring.join(","))))) {
                Ok(geometry) => {
                    let kept = &geometry.shapes[0].polygons[0].rings[0];
                    prop_assert_eq!(kept.len(), ring.len());
                    prop_assert_eq!(kept.first(), kept.last());
                }
                Err(error) => prop_assert!(!error.hint().is_empty()),
            }
        }
    }
}
