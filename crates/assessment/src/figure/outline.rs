//! Areas on the earth as areas on paper: projected, put on a grid, and thinned without a gap.
//!
//! The projection is Lambert's cylindrical one with its standard parallel in the middle of what
//! is shown: every square kilometre takes as much paper as any other, because a reader of a map
//! in colours compares areas whether they mean to or not; and in the middle a circle stays one.
//! x = λ cos φ0, y = sin φ / cos φ0 (J. P. Snyder: Map Projections, 1987, section 10).
//!
//! Borders that two areas share stay shared: each point is moved to the nearest point of one grid
//! by its own position alone, so it lands on the same place in both; and only points are left out
//! that lie on the line between their neighbours, which changes no area.

use exchange::{Polygon, Position};

/// A point on paper, from the upper left corner of the land, in units of the projection.
type Point = (f64, f64);

/// A point of the grid.
pub(super) type Dot = (i64, i64);

/// Areas on paper.
#[derive(Debug, Clone)]
pub struct Land {
    /// For each shape the rings of all its areas, holes among them.
    shapes: Vec<Vec<Vec<Point>>>,
    /// Width and height of all of them.
    size: Point,
}

/// Steps of the grid in a pixel.
pub(super) const FINE: f64 = 2.0;

impl Land {
    /// Projects shapes, each being the areas of one place.
    #[must_use]
    pub fn of(shapes: &[&[Polygon]]) -> Self {
        let west = western_end(shapes);
        let all = || shapes.iter().flat_map(|shape| shape.iter());
        let latitudes = all().flat_map(|polygon| polygon.rings.iter().flatten());
        let (south, north) = ends(latitudes.map(|at| at.latitude));
        let middle = f64::midpoint(south, north).to_radians();
        // Towards a pole a circle cannot stay one.
        let stretch = cosine(middle).max(0.05);
        let project = |at: &Position, shift: f64| {
            let x = (at.longitude + shift).to_radians() * stretch;
            (x, -sine(at.latitude.to_radians()) / stretch)
        };
        let mut projected: Vec<Vec<Vec<Point>>> = Vec::new();
        for shape in shapes {
            let mut rings = Vec::new();
            for polygon in *shape {
                let shift = if westmost(polygon) < west { 360.0 } else { 0.0 };
                let ring =
                    |ring: &Vec<Position>| ring.iter().map(|at| project(at, shift)).collect();
                rings.extend(polygon.rings.iter().map(ring));
            }
            projected.push(rings);
        }
        let points = || projected.iter().flatten().flatten();
        let (left, right) = ends(points().map(|point| point.0));
        let (top, bottom) = ends(points().map(|point| point.1));
        for point in projected.iter_mut().flatten().flatten() {
            *point = (point.0 - left, point.1 - top);
        }
        Self {
            shapes: projected,
            // Land without any extent is drawn as well.
            size: ((right - left).max(1e-9), (bottom - top).max(1e-9)),
        }
    }

    /// Each shape on the grid of a drawing of this width and height in pixels.
    pub(super) fn on_grid(&self, width: f64, height: f64) -> Vec<Outline> {
        let scale = (width / self.size.0).min(height / self.size.1) * FINE;
        let shapes = self.shapes.iter();
        shapes.map(|rings| Outline::of(rings, scale)).collect()
    }

    /// Width and height of the drawing, of those at most.
    pub(super) fn fitted(&self, width: f64, height: f64) -> Point {
        let scale = (width / self.size.0).min(height / self.size.1);
        (self.size.0 * scale, self.size.1 * scale)
    }
}

/// A shape on the grid.
#[derive(Debug, Clone)]
pub(super) struct Outline {
    /// Its rings without the ones that are too small to be seen; none repeats its first point.
    pub(super) rings: Vec<Vec<Dot>>,
    /// A point of it, for a shape that is too small as a whole; `None` if there is no shape.
    pub(super) somewhere: Option<Dot>,
}

impl Outline {
    fn of(rings: &[Vec<Point>], scale: f64) -> Self {
        let on_grid = |ring: &Vec<Point>| ring.iter().map(|point| snapped(*point, scale)).collect();
        let snapped: Vec<Vec<Dot>> = rings.iter().map(on_grid).collect();
        Self {
            somewhere: snapped.first().and_then(|ring| ring.first().copied()),
            rings: snapped
                .iter()
                .map(|ring| thinned(ring))
                .filter(|ring| ring.len() > 2)
                .collect(),
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a drawing has some thousands of pixels"
)]
fn snapped(point: Point, scale: f64) -> Dot {
    (
        (point.0 * scale).round() as i64,
        (point.1 * scale).round() as i64,
    )
}

/// A closed ring without points that lie on the line through their neighbours.
pub(super) fn thinned(ring: &[Dot]) -> Vec<Dot> {
    let mut kept: Vec<Dot> = Vec::new();
    for dot in ring {
        while let [.., before, last] = kept.as_slice()
            && turn(*before, *last, *dot) == 0
        {
            kept.pop();
        }
        if kept.last() != Some(dot) {
            kept.push(*dot);
        }
    }
    // Its end meets its beginning.
    loop {
        match kept.as_slice() {
            [first, .., last] if first == last => {
                kept.pop();
            }
            [first, .., before, last] if turn(*before, *last, *first) == 0 => {
                kept.pop();
            }
            [first, second, .., last] if turn(*last, *first, *second) == 0 => {
                kept.remove(0);
            }
            _ => return kept,
        }
    }
}

/// Twice the area of a triangle; 0 where three points lie on a line.
const fn turn(a: Dot, b: Dot, c: Dot) -> i64 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

fn westmost(polygon: &Polygon) -> f64 {
    ends(polygon.rings.iter().flatten().map(|at| at.longitude)).0
}

/// Where the map begins in the west: behind the widest gap between areas, so that a country on
/// both sides of the 180th meridian is drawn in one piece.
fn western_end(shapes: &[&[Polygon]]) -> f64 {
    let mut spans: Vec<(f64, f64)> = Vec::new();
    for polygon in shapes.iter().flat_map(|shape| shape.iter()) {
        spans.push(ends(polygon.rings.iter().flatten().map(|at| at.longitude)));
    }
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let Some(&(first, mut reached)) = spans.first() else {
        return -180.0;
    };
    let (_, east) = ends(spans.iter().map(|span| span.1));
    let (mut widest, mut west) = (first + 360.0 - east, first);
    for (from, to) in spans {
        if from - reached > widest {
            (widest, west) = (from - reached, from);
        }
        reached = reached.max(to);
    }
    west
}

/// The least and the greatest; twice 0 of nothing.
fn ends(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let wider = |ends: Option<(f64, f64)>, value: f64| match ends {
        Some((least, greatest)) => Some((least.min(value), greatest.max(value))),
        None => Some((value, value)),
    };
    values.fold(None, wider).unwrap_or((0.0, 0.0))
}

/// The sine of an angle of at most a quarter of a turn, by its series: the four operations give
/// the same bits on every machine, which libraries of mathematics do not.
fn sine(angle: f64) -> f64 {
    let square = angle * angle;
    let (mut term, mut sum) = (angle, angle);
    for n in 1..12 {
        let n = f64::from(2 * n);
        term *= -square / (n * (n + 1.0));
        sum += term;
    }
    sum
}

fn cosine(angle: f64) -> f64 {
    sine(std::f64::consts::FRAC_PI_2 - angle.abs())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rectangle(west: f64, south: f64, east: f64, north: f64) -> Polygon {
        let corners = [
            (west, south),
            (east, south),
            (east, north),
            (west, north),
            (west, south),
        ];
        let position = |(longitude, latitude)| Position {
            longitude,
            latitude,
        };
        Polygon {
            rings: vec![corners.map(position).to_vec()],
        }
    }

    /// Height for a width of one.
    fn aspect(land: &Land) -> f64 {
        land.fitted(1.0, 1e9).1
    }

    /// Twice the area inside a ring, positive or negative by its turn.
    fn area(ring: &[Dot]) -> i64 {
        let next = ring.iter().cycle().skip(1);
        ring.iter()
            .zip(next)
            .map(|(a, b)| a.0 * b.1 - a.1 * b.0)
            .sum()
    }

    /// Whether a point that lies on no line of the grid is inside, by counting edges to its right.
    fn holds(ring: &[Dot], x: f64, y: f64) -> bool {
        let next = ring.iter().cycle().skip(1);
        let crossed = ring.iter().zip(next).filter(|(a, b)| {
            let (a, b) = ((a.0 as f64, a.1 as f64), (b.0 as f64, b.1 as f64));
            let across = (a.1 > y) != (b.1 > y);
            across && a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0) > x
        });
        crossed.count() % 2 == 1
    }

    #[test]
    fn sines_are_those_of_the_library() {
        for degrees in -90..=90 {
            let angle = f64::from(degrees).to_radians();
            assert!((sine(angle) - angle.sin()).abs() < 1e-15, "{degrees}");
            assert!((cosine(angle) - angle.cos()).abs() < 1e-15, "{degrees}");
        }
    }

    #[test]
    fn areas_on_paper_are_as_areas_on_the_earth() {
        // Bands of equal longitude have areas as the differences of the sines of their borders.
        let (south, north) = (
            rectangle(0.0, 0.0, 10.0, 30.0),
            rectangle(0.0, 30.0, 10.0, 60.0),
        );
        let land = Land::of(&[&[south], &[north]]);
        let outlines = land.on_grid(10_000.0, 10_000.0);
        let areas: Vec<f64> = outlines
            .iter()
            .map(|one| area(&one.rings[0]).abs() as f64)
            .collect();
        let expected = 0.5 / (60_f64.to_radians().sin() - 0.5);
        assert!((areas[0] / areas[1] - expected).abs() < 1e-3, "{areas:?}");
    }

    #[test]
    fn a_country_on_both_sides_of_the_180th_meridian_is_one_piece() {
        let east = rectangle(177.0, -19.0, 180.0, -16.0);
        let west = rectangle(-180.0, -19.0, -178.0, -16.0);
        let land = Land::of(&[&[east], &[west]]);
        assert!(
            (aspect(&land) - 3.0 / 5.0).abs() < 0.05,
            "{}",
            aspect(&land)
        );
        let [east, west] = &land.on_grid(500.0, 500.0)[..] else {
            panic!("two shapes")
        };
        let (right, left) = (
            east.rings[0].iter().map(|dot| dot.0).max(),
            west.rings[0].iter().map(|dot| dot.0).min(),
        );
        assert_eq!(right, left, "they meet at the meridian");
        // A country on one side stays where it is.
        let plain = Land::of(&[&[rectangle(-10.0, 0.0, 10.0, 5.0)]]);
        assert!(aspect(&plain) < 0.3);
    }

    #[test]
    fn what_lies_on_a_line_goes_and_corners_stay() {
        let ring = [
            (0, 0),
            (2, 0),
            (4, 0),
            (4, 0),
            (4, 4),
            (0, 4),
            (0, 2),
            (0, 0),
        ];
        assert_eq!(thinned(&ring), [(0, 0), (4, 0), (4, 4), (0, 4)]);
        let from_the_middle = [(2, 0), (4, 0), (4, 4), (0, 4), (0, 0), (2, 0)];
        assert_eq!(thinned(&from_the_middle), [(4, 0), (4, 4), (0, 4), (0, 0)]);
        assert!(thinned(&[(1, 1), (1, 1), (1, 1)]).len() < 3);
        assert!(thinned(&[(0, 0), (3, 3), (1, 1), (0, 0)]).len() < 3);
    }

    #[test]
    fn a_shape_too_small_to_be_seen_is_still_somewhere() {
        let (large, small) = (
            rectangle(0.0, 0.0, 10.0, 10.0),
            rectangle(5.0, 5.0, 5.001, 5.001),
        );
        let outlines = Land::of(&[&[large], &[small], &[]]).on_grid(300.0, 300.0);
        assert!(outlines[1].rings.is_empty() && outlines[1].somewhere.is_some());
        assert!(outlines[2].rings.is_empty() && outlines[2].somewhere.is_none());
    }

    proptest! {
        /// A rectangle cut in two along any line: at any size, every point of the whole belongs
        /// to one half and one only.
        #[test]
        fn neighbours_leave_no_gap_and_do_not_overlap(
            cut in prop::collection::vec((0.5..9.5f64, 0.0..1.0f64), 0..40),
            width in 6.0..120.0f64,
        ) {
            let mut cut = cut;
            cut.sort_by(|a, b| a.1.total_cmp(&b.1));
            let mut line = vec![(5.0, 0.0)];
            line.extend(cut.iter().map(|(x, y)| (*x, y * 8.0)));
            line.push((5.0, 8.0));
            let closed = |mut ring: Vec<Point>| {
                ring.push(ring[0]);
                ring
            };
            let mut left = line.clone();
            left.extend([(0.0, 8.0), (0.0, 0.0)]);
            let mut right: Vec<Point> = line.iter().rev().copied().collect();
            right.extend([(10.0, 0.0), (10.0, 8.0)]);
            let whole = vec![(0.0, 0.0), (10.0, 0.0), (10.0, 8.0), (0.0, 8.0)];
            let scale = width / 10.0;
            let rings = [left, right, whole].map(|ring| {
                let ring: Vec<Dot> = closed(ring).iter().map(|at| snapped(*at, scale)).collect();
                thinned(&ring)
            });
            let areas = rings.each_ref().map(|ring| area(ring).abs());
            prop_assert_eq!(areas[0] + areas[1], areas[2]);
            for (x, y) in (-1..=rings[2][2].0).flat_map(|x| (-1..=rings[2][2].1).map(move |y| (x, y))) {
                let (x, y) = (x as f64 + 0.437, y as f64 + 0.619);
                let [left, right, whole] = rings.each_ref().map(|ring| holds(ring, x, y));
                prop_assert_eq!(u8::from(left) + u8::from(right), u8::from(whole), "{} {}", x, y);
            }
        }
    }
}
