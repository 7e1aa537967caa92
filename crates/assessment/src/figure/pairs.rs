//! Two figures for each of several choices, one bar above the other: copies beside the official
//! result, an edition beside an earlier one.

use super::{
    frame::{Area, Chart, Context, Figure, Parts},
    svg::{Anchor, Font, Svg, shorten},
    table::{Cell, Column, Table},
};
use crate::text::TextError;

/// A choice with both of its figures; `None` where one was not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Name for people.
    pub name: String,
    /// On the first side.
    pub first: Option<i128>,
    /// On the second side.
    pub second: Option<i128>,
}

/// Words of a figure of pairs, in the reader's language.
#[derive(Debug, Clone)]
pub struct PairWords {
    /// Title of the figure.
    pub title: String,
    /// What the first bars show.
    pub first: String,
    /// What the second bars show.
    pub second: String,
    /// How the figures were made.
    pub method: String,
}

/// Pairs of a figure; further ones stand in its table only, which the figure says.
const MOST: usize = 12;

/// The figure. Pairs stand in the order given.
///
/// # Errors
/// If the catalogue lacks a text.
pub fn figure(
    context: &Context<'_>,
    words: PairWords,
    pairs: &[Pair],
) -> Result<Figure, TextError> {
    let catalogue = context.catalogue;
    let number = |value: Option<i128>| match value {
        Some(value) => Ok(catalogue.number(value)),
        None => catalogue.text("not-published", &[]),
    };
    let mut bars = Vec::new();
    for pair in pairs.iter().take(MOST) {
        bars.push(Bar {
            name: pair.name.clone(),
            values: [pair.first, pair.second],
            label: format!("{} · {}", number(pair.first)?, number(pair.second)?),
        });
    }
    let left_out = pairs.len().saturating_sub(MOST);
    let heading = if left_out > 0 {
        catalogue.text("pairs-left-out", &[("count", left_out.into())])?
    } else {
        String::new()
    };
    let (first, second) = (words.first.clone(), words.second.clone());
    let description = match pairs.first() {
        Some(pair) => catalogue.text(
            "pairs-alt",
            &[
                ("choices", pairs.len().into()),
                ("first", first.clone().into()),
                ("second", second.clone().into()),
                ("name", (&*pair.name).into()),
                ("first_votes", number(pair.first)?.into()),
                ("second_votes", number(pair.second)?.into()),
            ],
        )?,
        None => catalogue.text("not-published", &[])?,
    };
    let table = Table {
        caption: words.title.clone(),
        columns: vec![
            Column::new("choice", catalogue.text("choice", &[])?),
            Column::new("first", first.clone()),
            Column::new("second", second.clone()),
            Column::new("difference", catalogue.text("argument-difference", &[])?),
        ],
        rows: pairs.iter().map(row).collect(),
    };
    let chart = Pairs {
        bars,
        legend: [first, second],
        heading,
    };
    let parts = Parts {
        name: "pairs",
        shown: table.clone(),
        data: table,
        description,
        method: words.method,
        chart: Box::new(chart),
        title: words.title,
    };
    Figure::new(context, parts)
}

fn row(pair: &Pair) -> Vec<Cell> {
    let difference = pair.second.zip(pair.first);
    vec![
        Cell::Text(pair.name.clone()),
        Cell::count(pair.first),
        Cell::count(pair.second),
        Cell::count(difference.map(|(second, first)| second - first)),
    ]
}

#[derive(Debug)]
struct Bar {
    name: String,
    values: [Option<i128>; 2],
    label: String,
}

#[derive(Debug)]
struct Pairs {
    bars: Vec<Bar>,
    legend: [String; 2],
    heading: String,
}

/// Class of the bars of each side.
const SIDES: [&str; 2] = ["mark", "muted"];

impl Pairs {
    /// A square and its words for each side, below each other, and what is left out.
    fn draw_legend(&self, svg: &mut Svg, area: Area, text: f64) {
        let small = Font::muted((text * 0.9).round());
        for (line, (class, words)) in SIDES.iter().zip(&self.legend).enumerate() {
            let y = area.y + line as f64 * small.line();
            svg.rect(
                class,
                area.x,
                y + small.size * 0.2,
                small.size,
                small.size * 0.8,
            );
            let left = small.size * 1.5;
            let words = shorten(words, small, area.width - left);
            svg.text(small, Anchor::Start, area.x + left, y + small.size, &words);
        }
        if !self.heading.is_empty() {
            let y = area.y + 2.0 * small.line() + small.size;
            let heading = shorten(&self.heading, small, area.width);
            svg.text(small, Anchor::Start, area.x, y, &heading);
        }
    }

    fn legend_height(&self, text: f64) -> f64 {
        let lines = if self.heading.is_empty() { 2.0 } else { 3.0 };
        lines * Font::muted((text * 0.9).round()).line() + text * 0.6
    }
}

impl Chart for Pairs {
    fn height(&self, _: f64, text: f64) -> f64 {
        (text * 3.2).mul_add(self.bars.len() as f64, self.legend_height(text))
    }

    fn draw(&self, svg: &mut Svg, area: Area, text: f64) -> Area {
        self.draw_legend(svg, area, text);
        let legend = self.legend_height(text);
        let room = area.height - legend;
        let row = (room / self.bars.len().max(1) as f64).min(text * 4.0);
        let size = text.min(row * 0.36);
        let thick = (row * 0.2).min(text * 0.6);
        let values = self.bars.iter().flat_map(|bar| bar.values).flatten();
        let most = values.max().unwrap_or(0).max(1);
        for (position, bar) in self.bars.iter().enumerate() {
            let y = area.y + legend + position as f64 * row;
            let label = Font {
                bold: true,
                ..Font::plain(size)
            };
            let end = area.x + area.width;
            svg.text(label, Anchor::End, end, y + size, &bar.label);
            let left = area.width - label.width(&bar.label) - size;
            let plain = Font::plain(size);
            let name = shorten(&bar.name, plain, left);
            svg.text(plain, Anchor::Start, area.x, y + size, &name);
            for (side, (class, value)) in SIDES.iter().zip(bar.values).enumerate() {
                let under = size.mul_add(1.3, y) + side as f64 * (thick + 1.0);
                svg.rect("track", area.x, under, area.width, thick);
                if let Some(value @ 1..) = value {
                    let long = (value as f64 / most as f64 * area.width).max(1.0);
                    svg.rect(class, area.x, under, long, thick);
                }
            }
        }
        area
    }
}
