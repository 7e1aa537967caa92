//! A map: places shaded by a share, in classes.
//!
//! Geography is not mirrored: east is at the right in every language, and only legend and words
//! follow the reader's. A place without figures is hatched and named in the legend; a place too
//! small to be seen is a square. Names and figures stand on the map where they fit, and all of
//! them in the table beside it, so that nothing hangs on telling shades apart.

use std::{fmt::Write as _, sync::Arc};

use super::{
    classes::{Class, Classes, Kind, Share},
    colours::LEVELS,
    frame::{Area, Chart, Context, Figure, Parts},
    outline::{FINE, Land, Outline},
    room::{Room, room},
    svg::{Anchor, Font, Svg, escape, number, shorten, wrap},
    table::{Cell, Column, Table},
};
use crate::text::{Catalogue, TextError};

/// A place on a map.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its name for people.
    pub name: String,
    /// What its shade says; `None` where there are no figures.
    pub share: Option<Share>,
    /// Numbers beside it in the table, one for each of [`Subject::columns`].
    pub figures: Vec<Option<i128>>,
}

/// What a map shows.
#[derive(Debug)]
pub struct Subject {
    /// File name without ending.
    pub name: &'static str,
    /// What kind of shares it shows.
    pub kind: Kind,
    /// Title.
    pub title: String,
    /// What a shade stands for, with its unit.
    pub heading: String,
    /// Name of the shares for programs.
    pub key: &'static str,
    /// Further columns of the table.
    pub columns: Vec<Column>,
    /// What is to be said of the shapes: where they come from, and what is missing.
    pub note: String,
}

/// The map of `places`, whose shapes stand in `land` in the same order.
///
/// # Errors
/// If the catalogue lacks a text.
pub fn figure(
    context: &Context<'_>,
    land: &Arc<Land>,
    subject: Subject,
    places: &[Place],
) -> Result<Figure, TextError> {
    let catalogue = context.catalogue;
    let shares: Vec<Share> = places.iter().filter_map(|place| place.share).collect();
    let classes = Classes::of(subject.kind, &shares);
    let print = |share: Share| printed(catalogue, subject.kind, share, 2);
    let drawn: Vec<Drawn> = places
        .iter()
        .map(|place| Drawn {
            name: place.name.clone(),
            value: place.share.map(print),
            class: place.share.map(|share| classes.class(share)),
        })
        .collect();
    let map = Map {
        heading: subject.heading.clone(),
        legend: legend(catalogue, &classes, &drawn)?,
        places: drawn,
        steps: classes.steps(),
        land: Arc::clone(land),
        name: subject.name,
    };
    let method = format!(
        "{} {}",
        catalogue.text("map-method", &[])?,
        subject.note.trim()
    );
    let parts = Parts {
        name: subject.name,
        description: description(catalogue, &subject, places)?,
        method,
        chart: Box::new(map),
        shown: table(catalogue, &subject, places, true)?,
        data: table(catalogue, &subject, places, false)?,
        title: subject.title,
    };
    Figure::new(context, parts)
}

/// A share as people read it: in per cent, or in points where it is a change.
fn printed(catalogue: &Catalogue, kind: Kind, (part, whole): Share, decimals: u32) -> String {
    let text = match kind {
        Kind::Share | Kind::Count => catalogue.percent(part, whole, decimals),
        Kind::Change => catalogue.decimal(part.saturating_mul(100), whole, decimals),
    };
    text.unwrap_or_default()
}

/// The lowest and the highest share with their places, in words.
fn description(
    catalogue: &Catalogue,
    subject: &Subject,
    places: &[Place],
) -> Result<String, TextError> {
    let shares = || {
        places
            .iter()
            .filter_map(|place| Some((place.share?, &*place.name)))
    };
    let less = |a: &(Share, &str), b: &(Share, &str)| {
        (a.0.0.saturating_mul(b.0.1)).cmp(&b.0.0.saturating_mul(a.0.1))
    };
    let (Some(low), Some(high)) = (shares().min_by(less), shares().max_by(less)) else {
        let heading = [("heading", (&*subject.heading).into())];
        return catalogue.text("map-alt-empty", &heading);
    };
    let print = |share: Share| printed(catalogue, subject.kind, share, 2);
    let without = places.len() - shares().count();
    catalogue.text(
        "map-alt",
        &[
            ("heading", (&*subject.heading).into()),
            ("places", places.len().into()),
            ("low", low.1.into()),
            ("least", print(low.0).into()),
            ("high", high.1.into()),
            ("most", print(high.0).into()),
            ("without", without.into()),
        ],
    )
}

fn table(
    catalogue: &Catalogue,
    subject: &Subject,
    places: &[Place],
    for_people: bool,
) -> Result<Table, TextError> {
    let mut columns = vec![
        Column::new("place", catalogue.text("map-place", &[])?),
        Column::new(subject.key, subject.heading.clone()),
    ];
    columns.extend(subject.columns.iter().cloned());
    let share = |place: &Place| match place.share {
        // Points are no per cent, and a cell of shares is printed as such.
        Some(share) if for_people && subject.kind == Kind::Change => {
            Cell::Text(printed(catalogue, subject.kind, share, 2))
        }
        Some((part, whole)) => Cell::Share { part, whole },
        None => Cell::Missing,
    };
    let row = |place: &Place| {
        let mut row = vec![Cell::Text(place.name.clone()), share(place)];
        row.extend(place.figures.iter().map(|figure| Cell::count(*figure)));
        row
    };
    Ok(Table {
        caption: subject.title.clone(),
        columns,
        rows: places.iter().map(row).collect(),
    })
}

/// A place as it is drawn.
#[derive(Debug)]
struct Drawn {
    name: String,
    value: Option<String>,
    /// `None` where there are no figures.
    class: Option<Class>,
}

/// An entry of the legend.
#[derive(Debug)]
struct Entry {
    class: Option<Class>,
    label: String,
}

/// The classes from the lowest to the highest, and what has no figures if anything has none.
fn legend(
    catalogue: &Catalogue,
    classes: &Classes,
    places: &[Drawn],
) -> Result<Vec<Entry>, TextError> {
    let mut entries = Vec::new();
    let limit = |value: i128| {
        let kind = classes.kind();
        printed(catalogue, kind, (value, 10_000), classes.decimals())
    };
    for step in 0..classes.steps() {
        let (from, to) = classes.limits(step);
        let label = catalogue.text(
            "map-class",
            &[("from", limit(from).into()), ("to", limit(to).into())],
        )?;
        entries.push(Entry {
            class: Some(Class::Step(step)),
            label,
        });
    }
    if places.iter().any(|place| place.class == Some(Class::Zero)) {
        let zero = Entry {
            class: Some(Class::Zero),
            label: catalogue.text("map-class-zero", &[("zero", limit(0).into())])?,
        };
        entries.insert(classes.below_zero(), zero);
    }
    if places.iter().any(|place| place.class.is_none()) {
        entries.push(Entry {
            class: None,
            label: catalogue.text("map-missing", &[])?,
        });
    }
    Ok(entries)
}

#[derive(Debug)]
struct Map {
    heading: String,
    legend: Vec<Entry>,
    places: Vec<Drawn>,
    steps: usize,
    land: Arc<Land>,
    name: &'static str,
}

/// Of the shades in use the darkest: names stand on it and must be read.
const DARKEST: usize = LEVELS - 3;

/// How high a map may be for its width.
const HIGHEST: f64 = 1.1;

impl Map {
    fn shade(&self, class: Option<Class>) -> String {
        match class {
            None => "missing".to_owned(),
            Some(Class::Zero) => "zero".to_owned(),
            Some(Class::Step(step)) => {
                let last = self.steps.saturating_sub(1).max(1);
                // A single class is neither the lightest nor the darkest.
                let level = if self.steps == 1 {
                    DARKEST / 2
                } else {
                    step * DARKEST / last
                };
                format!("k{level}")
            }
        }
    }

    /// The legend's entries with where each stands, from the upper left corner, and its height.
    fn layout(&self, width: f64, font: Font) -> (Vec<(f64, f64)>, f64) {
        let row = font.line() * 1.25;
        let (mut x, mut y) = (
            0.0,
            font.line() * self.heading(width, font).len() as f64 + 6.0,
        );
        let mut places = Vec::new();
        for entry in &self.legend {
            let long = swatch(font) + font.width(&entry.label);
            if x > 0.0 && x + long > width {
                (x, y) = (0.0, y + row);
            }
            places.push((x, y));
            x += long + font.size * 1.4;
        }
        (places, y + row + font.size)
    }

    fn heading(&self, width: f64, font: Font) -> Vec<String> {
        wrap(&self.heading, bold(font), width, 2)
    }

    fn draw_legend(&self, svg: &mut Svg, area: Area, font: Font) -> f64 {
        let (places, height) = self.layout(area.width, font);
        let lines = self.heading(area.width, font);
        svg.lines(bold(font), area.x, area.y + font.size, &lines);
        for (entry, (x, y)) in self.legend.iter().zip(places) {
            let (x, y) = (area.x + x, area.y + y);
            let class = format!("{} border", self.shade(entry.class));
            let side = font.size * 1.1;
            svg.filled(
                &class,
                &self.fill(entry.class, "lines"),
                x,
                y,
                side * 1.5,
                side,
            );
            let room = area.width - swatch(font);
            let label = shorten(&entry.label, font, room);
            svg.text(font, Anchor::Start, x + swatch(font), y + font.size, &label);
        }
        height
    }

    /// An attribute that fills what has no figures with lines.
    fn fill(&self, class: Option<Class>, pattern: &str) -> String {
        match class {
            None => format!(r##" fill="url(#{}-{pattern})""##, self.name),
            Some(_) => String::new(),
        }
    }

    /// Lines for the legend, and such as are as far apart on the finer grid of the map.
    fn define_lines(&self, svg: &mut Svg) {
        let pattern = |name: &str, scale: f64| {
            let (id, scale) = (self.name, number(scale));
            format!(
                r#"<pattern id="{id}-{name}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="scale({scale}) rotate(45)"><path class="axis" d="M0 3h6"/></pattern>"#
            )
        };
        let (legend, map) = (pattern("lines", 1.0), pattern("land", FINE));
        svg.raw(&format!("<defs>{legend}{map}</defs>"));
    }

    fn draw_places(&self, svg: &mut Svg, outlines: &[Outline], left: f64, top: f64) {
        let (x, y, step) = (number(left), number(top), number(1.0 / FINE));
        let line = number(FINE);
        svg.raw(&format!(
            r#"<g transform="translate({x} {y}) scale({step})" stroke-width="{line}" fill-rule="evenodd">"#
        ));
        for (place, outline) in self.places.iter().zip(outlines) {
            let Some(d) = path(outline) else { continue };
            let (class, fill) = (self.shade(place.class), self.fill(place.class, "land"));
            let title = match &place.value {
                Some(value) => format!("{}: {value}", place.name),
                None => place.name.clone(),
            };
            let title = escape(&title);
            svg.raw(&format!(
                r#"<path class="{class} border"{fill} d="{d}"><title>{title}</title></path>"#
            ));
        }
        svg.raw("</g>");
    }

    fn draw_names(&self, svg: &mut Svg, outlines: &[Outline], left: f64, top: f64, size: f64) {
        let name = Font {
            size,
            bold: true,
            class: "label",
        };
        let value = Font {
            bold: false,
            ..name
        };
        for (place, outline) in self.places.iter().zip(outlines) {
            let Some(text) = &place.value else { continue };
            let long = name.width(&place.name).max(value.width(text)) + 6.0;
            let high = name.line() * 2.0;
            let rings = &outline.rings;
            let Some(Room { x, y }) = room(rings, long * FINE, high * FINE) else {
                continue;
            };
            let (x, y) = (left + x / FINE, top + y / FINE);
            // The rim lies below the letters: not all programs know the order of painting.
            for class in ["rim", "label"] {
                let (name, value) = (Font { class, ..name }, Font { class, ..value });
                svg.text(name, Anchor::Middle, x, y - size * 0.25, &place.name);
                svg.text(value, Anchor::Middle, x, y + size * 1.05, text);
            }
        }
    }
}

/// The outline as the data of a path; a square where it is too small; `None` without a shape.
fn path(outline: &Outline) -> Option<String> {
    let (x, y) = outline.somewhere?;
    if outline.rings.is_empty() {
        return Some(format!("M{} {}h8v8h-8z", x - 4, y - 4));
    }
    let mut d = String::new();
    for ring in &outline.rings {
        for (position, (x, y)) in ring.iter().enumerate() {
            let _ = match position {
                0 => write!(d, "M{x} {y}"),
                _ => write!(d, " {x} {y}"),
            };
        }
        d.push('z');
    }
    Some(d)
}

const fn bold(font: Font) -> Font {
    Font {
        bold: true,
        class: "ink",
        ..font
    }
}

/// Room for a swatch and the gap behind it.
fn swatch(font: Font) -> f64 {
    font.size * 2.2
}

impl Chart for Map {
    fn height(&self, width: f64, text: f64) -> f64 {
        let (_, legend) = self.layout(width, Font::muted((text * 0.9).round()));
        let (_, high) = self.land.fitted(width, width * HIGHEST);
        legend + high.ceil() + 8.0
    }

    fn draw(&self, svg: &mut Svg, area: Area, text: f64) -> Area {
        let font = Font::muted((text * 0.9).round());
        self.define_lines(svg);
        let legend = self.draw_legend(svg, area, font);
        let (width, height) = (area.width - 4.0, (area.height - legend - 4.0).max(1.0));
        let (wide, high) = self.land.fitted(width, height);
        let outlines = self.land.on_grid(width, height);
        let left = area.x + 2.0 + ((width - wide) / 2.0).round();
        let top = area.y + legend + 2.0;
        svg.unmirrored(|svg| {
            self.draw_places(svg, &outlines, left, top);
            self.draw_names(svg, &outlines, left, top, (text * 0.86).round());
        });
        Area {
            y: top,
            height: high,
            ..area
        }
    }
}

#[cfg(test)]
mod tests {
    use exchange::{Polygon, Position};

    use super::*;
    use crate::figure::Width;

    fn square(x: f64, side: f64) -> Polygon {
        let corners = [
            (0.0, 0.0),
            (side, 0.0),
            (side, side),
            (0.0, side),
            (0.0, 0.0),
        ];
        let position = |(east, north)| Position {
            longitude: x + east,
            latitude: north,
        };
        Polygon {
            rings: vec![corners.map(position).to_vec()],
        }
    }

    /// Places from west to east: two with figures, one without, a tiny one, one without a shape.
    fn map(language: &str) -> Figure {
        let catalogue = Catalogue::new(language).unwrap();
        let context = Context {
            catalogue: &catalogue,
            simulated: true,
            subject: "Nowhere",
            source: "results.csv",
            publisher: None,
            licence: None,
        };
        let shapes = [
            square(0.0, 4.0),
            square(4.0, 4.0),
            square(8.0, 4.0),
            square(12.0, 1e-6),
        ];
        let mut shapes: Vec<&[Polygon]> = shapes.iter().map(std::slice::from_ref).collect();
        shapes.push(&[]);
        let land = Arc::new(Land::of(&shapes));
        let shares = [
            Some((50, 100)),
            Some((75, 100)),
            None,
            Some((10, 100)),
            Some((90, 100)),
        ];
        let names = ["West & Co", "Middle", "East", "Islet", "Elsewhere"];
        let places: Vec<Place> = names
            .iter()
            .zip(shares)
            .map(|(name, share)| Place {
                name: (*name).to_owned(),
                share,
                figures: vec![share.map(|(_, whole)| whole)],
            })
            .collect();
        let subject = Subject {
            name: "map-turnout",
            kind: Kind::Share,
            title: "Turnout".to_owned(),
            heading: "Turnout, %".to_owned(),
            key: "turnout_percent",
            columns: vec![Column::new("registered", "Registered")],
            note: "Without a shape: Elsewhere.".to_owned(),
        };
        figure(&context, &land, subject, &places).unwrap()
    }

    #[test]
    fn every_place_is_drawn_or_said_to_have_no_shape() {
        let figure = map("en");
        let svg = figure.svg(Width::Wide);
        for name in [
            "West &amp; Co: 50.00%",
            "Middle: 75.00%",
            "East",
            "Islet: 10.00%",
        ] {
            assert!(svg.contains(&format!("<title>{name}</title>")), "no {name}");
        }
        assert!(!svg.contains("<title>Elsewhere"), "nothing to draw");
        assert!(figure.method().contains("Without a shape: Elsewhere."));
        assert_eq!(figure.data().rows.len(), 5);
        let hatched = svg.matches(r##"fill="url(#map-turnout-land)""##).count();
        assert_eq!(hatched, 1, "only what has no figures");
        assert!(svg.contains("no figures") && svg.contains("h8v8h-8z"));
        assert!(svg.contains(r#"data-simulated="true""#));
        let csv = figure.data().csv(true);
        assert!(csv.contains("Elsewhere,90.00,100,SIMULATED\n"), "{csv}");
        assert!(csv.contains("East,,,SIMULATED\n"), "{csv}");
    }

    #[test]
    fn the_land_is_the_same_from_right_to_left_and_the_legend_is_not() {
        let drawn = |language: &str| {
            let svg = map(language).svg(Width::Wide);
            let land = svg.split("<g transform").nth(1).unwrap();
            let land = land.split_once("</g>").unwrap().0.to_owned();
            let paths: Vec<String> = land
                .split(" d=\"")
                .skip(1)
                .map(|path| path.split('"').next().unwrap().to_owned())
                .collect();
            let legend = svg.split(r#"<rect class="k0 border""#).nth(1).unwrap();
            let legend = legend.split('>').next().unwrap().to_owned();
            (paths, legend)
        };
        let (english, arabic) = (drawn("en"), drawn("ar"));
        assert_eq!(english.0, arabic.0);
        assert_ne!(english.1, arabic.1);
    }

    #[test]
    fn a_map_fits_its_width_and_its_picture_can_be_drawn() {
        let figure = map("en");
        for (width, most) in [(Width::Wide, 760.0), (Width::Narrow, 360.0)] {
            let svg = figure.svg(width);
            let land = svg.split("translate(").nth(1).unwrap();
            let left: f64 = land.split(' ').next().unwrap().parse().unwrap();
            let right = svg.matches("<path").count();
            assert!(left > 0.0 && left < most && right >= 4);
        }
        assert!(figure.png().unwrap().starts_with(b"\x89PNG"));
    }
}
