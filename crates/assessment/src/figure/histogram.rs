//! Units by turnout, in bins of one point. Each unit counts once.

use std::fmt::Write as _;

use super::{
    axes::{BINS, bin, percent_labels, rightwards, round_ticks, upwards, widest},
    frame::{Area, Chart, Context, Figure, Parts},
    svg::{Anchor, Font, Svg, number, shorten},
    table::{Cell, Column, Table},
};
use crate::text::TextError;

/// Units counted by turnout.
#[derive(Debug, Clone)]
pub struct Bins {
    units: Vec<u64>,
    without_turnout: u64,
    outside: u64,
}

impl Default for Bins {
    fn default() -> Self {
        Self {
            units: vec![0; BINS],
            without_turnout: 0,
            outside: 0,
        }
    }
}

impl Bins {
    /// Counts one unit: who voted, among whom. `None` is a figure that was not published.
    pub fn add(&mut self, voters: Option<i128>, base: Option<i128>) {
        match (voters, base) {
            (Some(voters), Some(base @ 1..)) => match bin(voters, base) {
                Some(bin) => self.units[bin] += 1,
                None => self.outside += 1,
            },
            _ => self.without_turnout += 1,
        }
    }

    /// Units that were placed.
    #[must_use]
    pub fn used(&self) -> u64 {
        self.units.iter().sum()
    }

    /// Units whose turnout cannot be told or lies outside 0 to 100 %.
    #[must_use]
    pub const fn left_out(&self) -> u64 {
        self.without_turnout + self.outside
    }

    /// The turnout in points that half of the units reach.
    fn median(&self) -> usize {
        let half = self.used().div_ceil(2);
        let mut seen = 0;
        let reached = self.units.iter().position(|units| {
            seen += units;
            seen >= half
        });
        reached.unwrap_or(0)
    }
}

/// The figure: `base` is the name of what turnout is measured on.
///
/// # Errors
/// If the catalogue lacks a text.
pub fn figure(context: &Context<'_>, bins: &Bins, base: &str) -> Result<Figure, TextError> {
    let catalogue = context.catalogue;
    let text = |key: &str, args: &[_]| catalogue.text(key, args);
    let last = bins.units[BINS - 1];
    let description = text(
        "histogram-alt",
        &[
            ("units", bins.used().into()),
            ("median", bins.median().into()),
            ("full", last.into()),
        ],
    )?;
    let method = text(
        "histogram-method",
        &[
            ("base", base.into()),
            ("used", bins.used().into()),
            ("left", bins.left_out().into()),
        ],
    )?;
    let (units, turnout) = (
        text("axis-units", &[])?,
        text("axis-turnout", &[("base", base.into())])?,
    );
    let most = bins.units.iter().copied().max().unwrap_or(0);
    let ticks = round_ticks(most).into_iter();
    let ticks = ticks
        .map(|tick| (tick, catalogue.number(tick.into())))
        .collect();
    let title = text("histogram-title", &[])?;
    let table = table(bins, &title, &turnout, &units);
    let chart = Histogram {
        units: bins.units.clone(),
        ticks,
        axis_units: units,
        axis_turnout: turnout,
    };
    let parts = Parts {
        name: "turnout",
        title,
        description,
        method,
        chart: Box::new(chart),
        shown: table.clone(),
        data: table,
    };
    Figure::new(context, parts)
}

fn table(bins: &Bins, caption: &str, turnout: &str, units: &str) -> Table {
    let columns = vec![
        Column::new("turnout_from_percent", turnout),
        Column::new("units", units),
    ];
    let row = |(bin, units): (usize, &u64)| {
        vec![Cell::Text(bin.to_string()), Cell::Count(i128::from(*units))]
    };
    let rows = bins.units.iter().enumerate().map(row).collect();
    Table {
        caption: caption.to_owned(),
        columns,
        rows,
    }
}

#[derive(Debug)]
struct Histogram {
    units: Vec<u64>,
    ticks: Vec<(u64, String)>,
    axis_units: String,
    axis_turnout: String,
}

impl Histogram {
    fn outline(&self, x: f64, bottom: f64, cell: f64, per_unit: f64) -> String {
        let mut d = String::new();
        let gap = (cell * 0.12).min(1.0);
        for (bin, units) in self
            .units
            .iter()
            .enumerate()
            .filter(|(_, units)| **units > 0)
        {
            // One unit among thousands must still be seen.
            let height = (*units as f64 * per_unit).max(0.75);
            let (left, width) = (number(x + bin as f64 * cell), number(cell - gap));
            let (bottom, height) = (number(bottom), number(height));
            let _ = write!(d, "M{left} {bottom}v-{height}h{width}v{height}z");
        }
        d
    }
}

impl Chart for Histogram {
    fn height(&self, width: f64, text: f64) -> f64 {
        (width * 0.46).max(180.0) + text * 6.0
    }

    fn has_numeric_axis(&self) -> bool {
        true
    }

    fn draw(&self, svg: &mut Svg, area: Area, text: f64) -> Area {
        let small = Font::muted((text * 0.9).round());
        let labels: Vec<String> = self.ticks.iter().map(|(_, label)| label.clone()).collect();
        let left = widest(&labels, small) + 10.0;
        let (x, top) = (area.x + left, area.y + small.line() * 1.4);
        let bottom = area.y + area.height - small.line() * 2.0 - 12.0;
        let width = area.width - left - small.width("100") / 2.0;
        let cell = width / BINS as f64;
        let highest = self.ticks.last().map_or(1, |(tick, _)| (*tick).max(1));
        let per_unit = (bottom - top) / highest as f64;
        for (tick, label) in &self.ticks {
            let y = bottom - *tick as f64 * per_unit;
            svg.line("rule", (x, y), (x + width, y));
            svg.text(small, Anchor::End, x - 7.0, y + small.size * 0.36, label);
        }
        svg.path("mark", &self.outline(x, bottom, cell, per_unit));
        svg.line("axis", (x, bottom), (x + width, bottom));
        percent_labels(
            svg,
            small,
            x,
            bottom,
            cell,
            if area.width < 500.0 { 20 } else { 10 },
        );
        svg.text(
            small,
            Anchor::Start,
            area.x,
            area.y + small.size * 0.8,
            &upwards(svg, &self.axis_units),
        );
        let turnout = shorten(&rightwards(svg, &self.axis_turnout), small, area.width);
        let y = bottom + 12.0 + small.size + small.line();
        svg.text(small, Anchor::End, x + width, y, &turnout);
        Area {
            x,
            y: top,
            width,
            height: bottom - top,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_hold_all_units_and_the_median() {
        let mut bins = Bins::default();
        for voters in [10, 50, 60, 70, 100] {
            bins.add(Some(voters), Some(100));
        }
        bins.add(Some(101), Some(100));
        bins.add(None, Some(100));
        bins.add(Some(1), None);
        assert_eq!((bins.used(), bins.left_out(), bins.median()), (5, 3, 60));
        assert_eq!(bins.units[100], 1);
    }
}
