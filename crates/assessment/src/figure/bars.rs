//! Votes of each choice as bars, the most first. The name stands above its bar, so that no name
//! is too long.

use super::{
    frame::{Area, Chart, Context, Figure, Parts},
    svg::{Anchor, Font, Svg, shorten},
    table::{Cell, Column, Table},
};
use crate::text::TextError;

/// A choice and its votes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Name for people.
    pub name: String,
    /// Name of its column in the source.
    pub column: String,
    /// Votes; `None` where they were not published.
    pub votes: Option<i128>,
}

/// Bars of a figure; further choices are added up in the last bar.
const MOST: usize = 16;

/// The figure. `base` names `whole`, the number that shares are taken of.
///
/// # Errors
/// If the catalogue lacks a text.
pub fn figure(
    context: &Context<'_>,
    choices: &[Choice],
    whole: Option<i128>,
    base: &str,
) -> Result<Figure, TextError> {
    let catalogue = context.catalogue;
    let text = |key: &str, args: &[_]| catalogue.text(key, args);
    let mut order: Vec<&Choice> = choices.iter().collect();
    order.sort_by_key(|choice| std::cmp::Reverse(choice.votes));
    let label = |votes: Option<i128>| -> Result<String, TextError> {
        let Some(votes) = votes else {
            return text("not-published", &[]);
        };
        let count = catalogue.number(votes);
        let share = whole.and_then(|whole| catalogue.percent(votes, whole, 2));
        Ok(share.map_or(count.clone(), |share| format!("{count} · {share}")))
    };
    let description = match order.first() {
        Some(first) => text(
            "bars-alt",
            &[
                ("choices", choices.len().into()),
                ("first", (&*first.name).into()),
                ("votes", label(first.votes)?.into()),
            ],
        )?,
        None => text("not-published", &[])?,
    };
    let (votes, share) = (
        text("axis-votes", &[])?,
        text("axis-share-of", &[("base", base.into())])?,
    );
    let bars = bars(&order, label, |rest| {
        text("bars-others", &[("choices", rest.into())])
    })?;
    let chart = Bars {
        bars,
        heading: format!("{votes} · {share}"),
    };
    let columns = vec![
        Column::new("choice", text("choice", &[])?),
        Column::new("votes", votes),
        Column::new("share_percent", share),
    ];
    let title = text("bars-title", &[])?;
    let table = |name: fn(&Choice) -> &String| Table {
        caption: title.clone(),
        columns: columns.clone(),
        rows: order
            .iter()
            .map(|choice| row(choice, name(choice), whole))
            .collect(),
    };
    let parts = Parts {
        name: "choices",
        shown: table(|choice| &choice.name),
        data: table(|choice| &choice.column),
        description,
        method: text("bars-method", &[("base", base.into())])?,
        chart: Box::new(chart),
        title: title.clone(),
    };
    Figure::new(context, parts)
}

/// A step of something that grows, such as the people who had voted by an hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The hour or the name of the step.
    pub name: String,
    /// How far it was.
    pub value: i128,
    /// The share that was printed beside it.
    pub share: Option<String>,
}

/// Words of a figure of steps, in the reader's language.
#[derive(Debug, Clone)]
pub struct StepWords {
    /// Title of the figure.
    pub title: String,
    /// What the bars show.
    pub heading: String,
    /// What the names of the steps are.
    pub at: String,
    /// What the shares are of.
    pub share: String,
    /// How the figure was made.
    pub method: String,
}

/// Steps in the order given, with the share that was printed beside each.
///
/// # Errors
/// If the catalogue lacks a text.
pub fn steps(context: &Context<'_>, words: StepWords, steps: &[Step]) -> Result<Figure, TextError> {
    let mut bars = Vec::new();
    let mut rows = Vec::new();
    for step in steps {
        let count = context.catalogue.number(step.value);
        let share = step.share.as_ref().map(|share| format!("{share} %"));
        bars.push(Bar {
            name: step.name.clone(),
            votes: Some(step.value),
            label: share.map_or_else(|| count.clone(), |share| format!("{count} · {share}")),
        });
        rows.push(vec![
            Cell::Text(step.name.clone()),
            Cell::Count(step.value),
            Cell::Text(step.share.clone().unwrap_or_else(|| "–".to_owned())),
        ]);
    }
    let description = bars
        .iter()
        .map(|bar| format!("{}: {}", bar.name, bar.label))
        .collect::<Vec<_>>();
    let table = Table {
        caption: words.title.clone(),
        columns: vec![
            Column::new("at", words.at),
            Column::new("voters", words.heading.clone()),
            Column::new("turnout_percent", words.share),
        ],
        rows,
    };
    let parts = Parts {
        name: "turnout-day",
        shown: table.clone(),
        data: table,
        description: format!("{}. {}", words.title, description.join("; ")),
        method: words.method,
        chart: Box::new(Bars {
            bars,
            heading: words.heading,
        }),
        title: words.title,
    };
    Figure::new(context, parts)
}

fn row(choice: &Choice, name: &str, whole: Option<i128>) -> Vec<Cell> {
    vec![
        Cell::Text(name.to_owned()),
        Cell::count(choice.votes),
        Cell::share(choice.votes, whole),
    ]
}

/// The first choices as bars, and the others as one.
fn bars(
    order: &[&Choice],
    label: impl Fn(Option<i128>) -> Result<String, TextError>,
    others: impl Fn(usize) -> Result<String, TextError>,
) -> Result<Vec<Bar>, TextError> {
    let single = if order.len() > MOST {
        MOST - 1
    } else {
        order.len()
    };
    let mut bars = Vec::new();
    for choice in &order[..single] {
        let label = label(choice.votes)?;
        bars.push(Bar {
            name: choice.name.clone(),
            votes: choice.votes,
            label,
        });
    }
    let rest = &order[single..];
    if !rest.is_empty() {
        let votes: i128 = rest.iter().filter_map(|choice| choice.votes).sum();
        let label = label(Some(votes))?;
        bars.push(Bar {
            name: others(rest.len())?,
            votes: Some(votes),
            label,
        });
    }
    Ok(bars)
}

#[derive(Debug)]
struct Bar {
    name: String,
    votes: Option<i128>,
    label: String,
}

#[derive(Debug)]
struct Bars {
    bars: Vec<Bar>,
    heading: String,
}

impl Chart for Bars {
    fn height(&self, _: f64, text: f64) -> f64 {
        (text * 2.6).mul_add(self.bars.len() as f64, text * 1.8)
    }

    fn draw(&self, svg: &mut Svg, area: Area, text: f64) -> Area {
        let small = Font::muted((text * 0.9).round());
        let heading = shorten(&self.heading, small, area.width);
        svg.text(
            small,
            Anchor::End,
            area.x + area.width,
            area.y + small.size,
            &heading,
        );
        let top = area.y + text * 1.8;
        let room = area.height - text * 1.8;
        // Where the height is given, as in a shared picture, rows share it.
        let row = (room / self.bars.len().max(1) as f64).min(text * 3.4);
        let size = text.min(row * 0.44);
        let thick = (row * 0.3).min(text * 0.8);
        let most = self
            .bars
            .iter()
            .filter_map(|bar| bar.votes)
            .max()
            .unwrap_or(0)
            .max(1);
        for (position, bar) in self.bars.iter().enumerate() {
            let y = top + position as f64 * row;
            let label = Font {
                bold: true,
                ..Font::plain(size)
            };
            svg.text(
                label,
                Anchor::End,
                area.x + area.width,
                y + size,
                &bar.label,
            );
            let left = area.width - label.width(&bar.label) - size;
            let plain = Font::plain(size);
            let name = shorten(&bar.name, plain, left);
            svg.text(plain, Anchor::Start, area.x, y + size, &name);
            let under = y + size * 1.36;
            svg.rect("track", area.x, under, area.width, thick);
            if let Some(votes @ 1..) = bar.votes {
                let long = (votes as f64 / most as f64 * area.width).max(1.0);
                svg.rect("mark", area.x, under, long, thick);
            }
        }
        area
    }
}
