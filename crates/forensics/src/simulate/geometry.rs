//! The invented country's shape: an island in an empty ocean, cut into its regions, with a lake
//! and an islet, so that a map of it meets what maps of real countries hold.
//!
//! The coast is a circle that draws have bent. Regions are the cells of a power diagram: each
//! point belongs to the region whose centre is nearest, cities having less than their share
//! (F. Aurenhammer: Power diagrams, SIAM Journal on Computing 16, 1987). There is no sine here:
//! turning by repeated multiplication gives the same bits on every machine.

use std::{fmt::Write as _, io};

use chance::{Generator, Seed};

use super::country::regions;

/// A point in the plane; the country has a radius of about 1.
type Point = (f64, f64);

/// The shape of a region.
#[derive(Debug, Clone, PartialEq)]
pub struct RegionShape {
    /// Its name.
    pub region: &'static str,
    /// Its areas, each with its outer ring and its holes. Positions are longitude and latitude;
    /// rings are closed.
    pub areas: Vec<Vec<Vec<Point>>>,
}

/// Corners of the coast.
const CORNERS: usize = 90;

/// The cosine and the sine of a turn from corner to corner, four degrees.
const TURN: Point = (0.997_564_050_259_824_2, 0.069_756_473_744_125_3);

/// The region that has a lake, and the one that has an islet.
const LAKE: usize = 6;
const ISLET: usize = 7;

/// Shapes of the regions of the country that a seed invents, in the order of their names.
#[must_use]
pub fn region_shapes(seed: &Seed) -> Vec<RegionShape> {
    let mut draw = seed.generator("invented geometry", 0);
    let directions = directions();
    let coast = coast(&mut draw, &directions);
    let regions: Vec<(&'static str, bool)> = regions().collect();
    let centres: Vec<(Point, f64)> = regions
        .iter()
        .enumerate()
        .map(|(at, (_, is_city))| {
            let weight = if *is_city { -0.10 } else { 0.0 };
            (centre(&mut draw, at, regions.len(), &directions), weight)
        })
        .collect();
    let shape = |(at, (region, _)): (usize, &(&'static str, bool))| {
        let mut areas = vec![vec![cell(&coast, &centres, at)]];
        if at == LAKE {
            let mut lake = blot(centres[at].0, 0.07, &directions);
            lake.reverse();
            areas[0].push(lake);
        }
        if at == ISLET {
            let (x, y) = centres[at].0;
            let off_shore = 1.6 / (x * x + y * y).sqrt();
            let islet = blot((x * off_shore, y * off_shore), 0.09, &directions);
            areas.push(vec![islet]);
        }
        let on_earth = |rings: Vec<Vec<Point>>| rings.iter().map(|ring| placed(ring)).collect();
        RegionShape {
            region,
            areas: areas.into_iter().map(on_earth).collect(),
        }
    };
    regions.iter().enumerate().map(shape).collect()
}

/// Writes the shapes as GeoJSON (RFC 7946), which says of itself that it is invented.
///
/// # Errors
/// If the stream fails.
pub fn write_geojson(shapes: &[RegionShape], mut out: impl io::Write) -> io::Result<()> {
    let feature = |shape: &RegionShape| {
        let (region, areas) = (shape.region, coordinates(&shape.areas));
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"region\":\"{region}\",\"simulated\":true}},\
             \"geometry\":{{\"type\":\"MultiPolygon\",\"coordinates\":{areas}}}}}"
        )
    };
    let features: Vec<String> = shapes.iter().map(feature).collect();
    writeln!(
        out,
        "{{\"type\":\"FeatureCollection\",\"simulated\":true,\"features\":[\n{}\n]}}",
        features.join(",\n")
    )
}

fn coordinates(areas: &[Vec<Vec<Point>>]) -> String {
    let mut text = String::from("[");
    for (at, area) in areas.iter().enumerate() {
        text.push_str(if at > 0 { ",[" } else { "[" });
        for (at, ring) in area.iter().enumerate() {
            text.push_str(if at > 0 { ",[" } else { "[" });
            for (at, (x, y)) in ring.iter().enumerate() {
                let comma = if at > 0 { "," } else { "" };
                let _ = write!(text, "{comma}[{x},{y}]");
            }
            text.push(']');
        }
        text.push(']');
    }
    text.push(']');
    text
}

/// Directions round the compass, against the clock from the east.
fn directions() -> Vec<Point> {
    let mut direction = (1.0, 0.0);
    let mut all = Vec::new();
    for _ in 0..CORNERS {
        all.push(direction);
        let (x, y) = direction;
        direction = (x * TURN.0 - y * TURN.1, x * TURN.1 + y * TURN.0);
    }
    all
}

/// The coast: a circle, wider than high, bent by draws that are levelled with their neighbours'.
fn coast(draw: &mut Generator, directions: &[Point]) -> Vec<Point> {
    let bends: Vec<f64> = directions.iter().map(|_| draw.uniform() - 0.5).collect();
    let level = |at: usize, reach: usize| {
        let around = (0..=2 * reach).map(|by| bends[(at + CORNERS + by - reach) % CORNERS]);
        around.sum::<f64>() / (2 * reach + 1) as f64
    };
    let corner = |(at, (x, y)): (usize, &Point)| {
        let radius = 1.0 + 0.9 * level(at, 5) + 0.35 * level(at, 1);
        (1.3 * radius * x, radius * y)
    };
    directions.iter().enumerate().map(corner).collect()
}

/// The centre of a region: the first in the middle, the others round it.
fn centre(draw: &mut Generator, at: usize, count: usize, directions: &[Point]) -> Point {
    let mut aside = |most: f64| most * (draw.uniform() - 0.5);
    let (x, y) = match at {
        0 => (0.0, 0.0),
        at => directions[(at - 1) * CORNERS / (count - 1)],
    };
    (0.8 * x + aside(0.16), 0.6 * y + aside(0.16))
}

/// A small round area.
fn blot((x, y): Point, radius: f64, directions: &[Point]) -> Vec<Point> {
    let corner = |(at, (east, north)): (usize, &Point)| {
        let radius = if at % 2 == 0 { radius } else { radius * 0.8 };
        (x + 1.3 * radius * east, y + radius * north)
    };
    directions
        .iter()
        .step_by(9)
        .enumerate()
        .map(corner)
        .collect()
}

/// The part of the country whose nearest centre this is.
fn cell(coast: &[Point], centres: &[(Point, f64)], of: usize) -> Vec<Point> {
    let ((x, y), weight) = centres[of];
    let mut cell = coast.to_vec();
    for (at, ((other_x, other_y), other_weight)) in centres.iter().enumerate() {
        if at == of {
            continue;
        }
        let across = (2.0 * (other_x - x), 2.0 * (other_y - y));
        let limit = other_x * other_x + other_y * other_y - x * x - y * y + weight - other_weight;
        cell = cut(&cell, across, limit);
    }
    cell
}

/// The part of a ring that lies on one side of a line (I. E. Sutherland and G. W. Hodgman:
/// Reentrant polygon clipping, Communications of the ACM 17, 1974).
fn cut(ring: &[Point], across: Point, limit: f64) -> Vec<Point> {
    let beyond = |point: Point| across.0 * point.0 + across.1 * point.1 - limit;
    let mut kept = Vec::new();
    for (at, &point) in ring.iter().enumerate() {
        let next = ring[(at + 1) % ring.len()];
        let (here, there) = (beyond(point), beyond(next));
        if here <= 0.0 {
            kept.push(point);
        }
        if (here <= 0.0) != (there <= 0.0) {
            let part = here / (here - there);
            let between = |from: f64, to: f64| from + part * (to - from);
            kept.push((between(point.0, next.0), between(point.1, next.1)));
        }
    }
    kept
}

/// A closed ring in degrees, to about ten metres, in the emptiest part of the Pacific.
fn placed(ring: &[Point]) -> Vec<Point> {
    let degrees = |value: f64| (value * 10_000.0).round() / 10_000.0;
    let place = |(x, y): &Point| (degrees(-123.0 + 2.4 * x), degrees(-48.0 + 1.6 * y));
    let mut placed: Vec<Point> = ring.iter().map(place).collect();
    placed.dedup();
    if placed.first() != placed.last() {
        placed.extend(placed.first().copied());
    }
    placed
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn shapes(seed: &str) -> Vec<RegionShape> {
        region_shapes(&Seed::new(seed).unwrap())
    }

    fn area(ring: &[Point]) -> f64 {
        let sides = ring.windows(2);
        sides
            .map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1)
            .sum::<f64>()
            / 2.0
    }

    #[test]
    fn regions_fill_the_country_whatever_the_seed() {
        for seed in ["training", "1", "2", "3", "4", "5", "6", "7"] {
            let shapes = shapes(seed);
            let names: Vec<_> = shapes.iter().map(|shape| shape.region).collect();
            assert_eq!(names, regions().map(|(name, _)| name).collect::<Vec<_>>());
            let directions = directions();
            let mut draw = Seed::new(seed).unwrap().generator("invented geometry", 0);
            let whole = area(&placed(&coast(&mut draw, &directions)));
            let of_each: Vec<f64> = shapes
                .iter()
                .map(|shape| area(&shape.areas[0][0]))
                .collect();
            assert!(
                of_each.iter().all(|area| *area > whole / 100.0),
                "{seed}: {of_each:?}"
            );
            let sum: f64 = of_each.iter().sum();
            assert!((sum / whole - 1.0).abs() < 1e-4, "{seed}: {sum} of {whole}");
            assert!(
                area(&shapes[LAKE].areas[0][1]) < 0.0,
                "a hole turns the other way"
            );
            assert_eq!(shapes[ISLET].areas.len(), 2);
        }
    }

    #[test]
    fn neighbours_share_the_points_of_their_border() {
        let bits = |point: &Point| (point.0.to_bits(), point.1.to_bits());
        let mut seen = BTreeSet::new();
        let mut shared = 0;
        for shape in shapes("training") {
            let points: BTreeSet<_> = shape.areas[0][0].iter().map(bits).collect();
            shared += points.iter().filter(|point| seen.contains(*point)).count();
            seen.extend(points);
        }
        assert!(shared > 15, "{shared}");
    }

    #[test]
    fn the_file_says_that_it_is_invented_and_is_the_same_each_time() {
        let write = |seed: &str| {
            let mut text = Vec::new();
            write_geojson(&shapes(seed), &mut text).unwrap();
            String::from_utf8(text).unwrap()
        };
        let text = write("training");
        assert_eq!(text, write("training"));
        assert_ne!(text, write("another"));
        assert!(text.starts_with("{\"type\":\"FeatureCollection\",\"simulated\":true,"));
        assert_eq!(text.matches("\"simulated\":true}").count(), 8);
    }
}
