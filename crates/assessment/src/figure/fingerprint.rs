//! The fingerprint of an election: how many units lie at each turnout and each share of the
//! leading choice, in squares of one point by one point.
//!
//! In elections without trouble this is mostly one cloud, or one per kind of place; a tail
//! towards full turnout and full share is a reason to ask, and so are rows of round figures.
//! Neither is proof: the figure shows where to look (Klimek, Yegorov, Hanel and Thurner,
//! PNAS 109, 2012, made this picture common). Each unit counts once, whatever its size, and
//! squares are filled by integer arithmetic.

use std::fmt::Write as _;

use super::{
    axes::{BINS, bin, percent_labels, rightwards, ticks, upwards},
    colours::LEVELS,
    frame::{Area, Chart, Context, Figure, Parts},
    svg::{Anchor, Font, Svg, number, shorten, wrap},
    table::{Cell, Column, Table},
};
use crate::text::TextError;

/// Units counted by turnout and share.
#[derive(Debug, Clone)]
pub struct Bins {
    units: Vec<u32>,
    used: u64,
    left_out: LeftOut,
}

/// Units that the fingerprint cannot place, by reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Turnout cannot be told: a figure is missing or the base is not positive.
    pub without_turnout: u64,
    /// The share cannot be told.
    pub without_share: u64,
    /// Turnout or share lies outside 0 to 100 %.
    pub outside: u64,
}

impl LeftOut {
    /// All of them.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.without_turnout + self.without_share + self.outside
    }
}

impl Default for Bins {
    fn default() -> Self {
        Self {
            units: vec![0; BINS * BINS],
            used: 0,
            left_out: LeftOut::default(),
        }
    }
}

impl Bins {
    /// Counts one unit: who voted among the base, and the leader's votes among all. `None` is a
    /// figure that was not published.
    pub fn add(
        &mut self,
        turnout: (Option<i128>, Option<i128>),
        share: (Option<i128>, Option<i128>),
    ) {
        let (Some(voters), Some(base @ 1..)) = turnout else {
            self.left_out.without_turnout += 1;
            return;
        };
        let (Some(votes), Some(all @ 1..)) = share else {
            self.left_out.without_share += 1;
            return;
        };
        match (bin(voters, base), bin(votes, all)) {
            (Some(column), Some(row)) => {
                self.units[row * BINS + column] += 1;
                self.used += 1;
            }
            _ => self.left_out.outside += 1,
        }
    }

    /// Units that were placed.
    #[must_use]
    pub const fn used(&self) -> u64 {
        self.used
    }

    /// Units that were not.
    #[must_use]
    pub const fn left_out(&self) -> LeftOut {
        self.left_out
    }

    /// Units at this turnout and share.
    #[must_use]
    pub fn units(&self, turnout: usize, share: usize) -> u32 {
        self.units[share * BINS + turnout]
    }

    fn most(&self) -> u32 {
        self.units.iter().copied().max().unwrap_or(0)
    }

    /// Turnout and share of the fullest square; the lowest of equals.
    fn fullest(&self) -> (usize, usize) {
        let most = self.most();
        let position = self
            .units
            .iter()
            .position(|units| *units == most)
            .unwrap_or(0);
        (position % BINS, position / BINS)
    }
}

/// The figure: `leader` is the leading choice, `base` the name of what turnout is measured on.
///
/// # Errors
/// If the catalogue lacks a text.
pub fn figure(
    context: &Context<'_>,
    bins: &Bins,
    leader: &str,
    base: &str,
) -> Result<Figure, TextError> {
    let catalogue = context.catalogue;
    let text = |key: &str, args: &[_]| catalogue.text(key, args);
    let (turnout, share) = bins.fullest();
    let title = text("fingerprint-title", &[("leader", leader.into())])?;
    let description = text(
        "fingerprint-alt",
        &[
            ("leader", leader.into()),
            ("units", bins.used.into()),
            ("turnout", turnout.into()),
            ("share", share.into()),
            ("most", u64::from(bins.most()).into()),
        ],
    )?;
    let method = text(
        "fingerprint-method",
        &[
            ("base", base.into()),
            ("used", bins.used.into()),
            ("left", bins.left_out.total().into()),
        ],
    )?;
    let axis_share = text("axis-share", &[("leader", leader.into())])?;
    let axis_turnout = text("axis-turnout", &[("base", base.into())])?;
    let chart = Fingerprint {
        legend_title: text("fingerprint-legend", &[])?,
        legend: legend(bins.most(), |count| catalogue.number(count.into())),
        note: text("fingerprint-note", &[])?,
        axis_share: axis_share.clone(),
        axis_turnout: axis_turnout.clone(),
        bins: bins.clone(),
    };
    let parts = Parts {
        name: "fingerprint",
        shown: coarse(
            bins,
            &text("fingerprint-table", &[])?,
            &axis_share,
            &axis_turnout,
        ),
        data: full(
            bins,
            &title,
            &axis_share,
            &axis_turnout,
            &text("axis-units", &[])?,
        ),
        title,
        description,
        method,
        chart: Box::new(chart),
    };
    Figure::new(context, parts)
}

/// Squares of ten points, few enough to be read.
fn coarse(bins: &Bins, caption: &str, share: &str, turnout: &str) -> Table {
    let range = |tens: usize| match tens {
        10 => "100".to_owned(),
        tens => format!("{}–{}", tens * 10, tens * 10 + 9),
    };
    let mut columns = vec![Column::new("share_from", format!("{share} \\ {turnout}"))];
    columns.extend((0..=10).map(|tens| Column::new(format!("turnout_{}", tens * 10), range(tens))));
    let mut sums = vec![[0_i128; 11]; 11];
    for (position, units) in bins.units.iter().enumerate() {
        sums[position / BINS / 10][position % BINS / 10] += i128::from(*units);
    }
    let row = |(tens, counts): (usize, &[i128; 11])| {
        let counts = counts.iter().map(|count| Cell::Count(*count));
        std::iter::once(Cell::Text(range(tens)))
            .chain(counts)
            .collect()
    };
    let rows = sums.iter().enumerate().rev().map(row).collect();
    Table {
        caption: caption.to_owned(),
        columns,
        rows,
    }
}

/// Every square that holds a unit.
fn full(bins: &Bins, caption: &str, share: &str, turnout: &str, units: &str) -> Table {
    let columns = vec![
        Column::new("turnout_from_percent", turnout),
        Column::new("share_from_percent", share),
        Column::new("units", units),
    ];
    let count = |value: usize| Cell::Count(i128::try_from(value).unwrap_or(i128::MAX));
    let squares = (0..BINS).flat_map(|turnout| (0..BINS).map(move |share| (turnout, share)));
    let row = |(turnout, share): (usize, usize)| {
        let units = bins.units(turnout, share);
        (units > 0).then(|| vec![count(turnout), count(share), Cell::Count(units.into())])
    };
    Table {
        caption: caption.to_owned(),
        columns,
        rows: squares.filter_map(row).collect(),
    }
}

/// A step of the scale: the fewest units it stands for, and its label.
#[derive(Debug)]
struct Step {
    from: u32,
    label: String,
}

/// Steps that grow by a whole factor, the smallest that reaches `most` within [`LEVELS`] steps.
fn legend(most: u32, print: impl Fn(u32) -> String) -> Vec<Step> {
    let reaches = |factor: &u32| {
        (0..LEVELS)
            .try_fold(1_u32, |power, _| power.checked_mul(*factor))
            .is_none_or(|end| end > most)
    };
    let factor = (2..).find(reaches).unwrap_or(2);
    let mut steps = Vec::new();
    let mut from = 1_u32;
    while from <= most {
        let to = (from.saturating_mul(factor) - 1).min(most);
        let label = if from == to {
            print(from)
        } else {
            format!("{}–{}", print(from), print(to))
        };
        steps.push(Step { from, label });
        from = to + 1;
    }
    steps
}

#[derive(Debug)]
struct Fingerprint {
    bins: Bins,
    legend_title: String,
    legend: Vec<Step>,
    note: String,
    axis_share: String,
    axis_turnout: String,
}

/// Where the parts of the drawing go.
struct Layout {
    small: Font,
    /// Room left of the squares.
    left: f64,
    /// Width and height of a square, which is drawn as a square only where there is room.
    cell: (f64, f64),
    /// Whether the legend stands beside the squares, not below.
    beside: bool,
}

/// Room between the squares and a legend beside them.
const GAP: f64 = 28.0;

/// How much wider than high a square may be drawn.
const WIDEST: f64 = 1.8;

impl Fingerprint {
    fn layout(&self, width: f64, height: Option<f64>, text: f64) -> Layout {
        let small = Font::muted((text * 0.9).round());
        let left = small.width("100") + 10.0;
        let beside = width >= 560.0;
        let legend = if beside {
            small.size * 13.0 + GAP
        } else {
            small.size
        };
        let cell = |side: f64| (side * 4.0 / BINS as f64).floor() / 4.0;
        let across = cell(width - left - legend);
        let up = height.map_or(across, |height| {
            cell(height - Self::above(small) - Self::below(small)).min(across)
        });
        Layout {
            small,
            left,
            cell: (across.min(up * WIDEST), up),
            beside,
        }
    }

    fn above(small: Font) -> f64 {
        small.line() + 2.0
    }

    fn below(small: Font) -> f64 {
        small.line() * 3.0 + 12.0
    }

    /// Class of the colour for a step: the scale is stretched over the steps in use.
    fn class(&self, step: usize) -> String {
        let last = self.legend.len().saturating_sub(1).max(1);
        format!("k{}", step * (LEVELS - 1) / last)
    }

    fn draw_squares(&self, svg: &mut Svg, x: f64, y: f64, cell: (f64, f64)) {
        let (x, y, across, up) = (number(x), number(y), number(cell.0), number(cell.1));
        svg.raw(&format!(
            r#"<g transform="translate({x} {y}) scale({across} {up})" shape-rendering="crispEdges">"#
        ));
        for step in 0..self.legend.len() {
            let d = self.outline(step);
            if !d.is_empty() {
                svg.path(&self.class(step), &d);
            }
        }
        svg.raw("</g>");
    }

    /// All squares of a step as one outline, neighbours in a row joined.
    fn outline(&self, step: usize) -> String {
        let from = self.legend[step].from;
        let to = self.legend.get(step + 1).map_or(u32::MAX, |next| next.from);
        let inside =
            |turnout: usize, share: usize| (from..to).contains(&self.bins.units(turnout, share));
        let mut d = String::new();
        for share in 0..BINS {
            let y = BINS - 1 - share;
            let mut turnout = 0;
            while turnout < BINS {
                let run = (turnout..BINS)
                    .take_while(|turnout| inside(*turnout, share))
                    .count();
                if run > 0 {
                    let _ = write!(d, "M{turnout} {y}h{run}v1h-{run}z");
                }
                turnout += run.max(1);
            }
        }
        d
    }

    fn draw_axes(&self, svg: &mut Svg, layout: &Layout, x: f64, top: f64, room: f64) {
        let (small, (cell_x, cell_y)) = (layout.small, layout.cell);
        let (side, bottom) = (BINS as f64 * cell_x, top + BINS as f64 * cell_y);
        for tick in ticks(20) {
            let (across, up) = (x + tick as f64 * cell_x, bottom - tick as f64 * cell_y);
            svg.line("rule", (across, top), (across, bottom));
            svg.line("rule", (x, up), (x + side, up));
            svg.text(
                small,
                Anchor::End,
                x - 7.0,
                up + small.size * 0.36,
                &tick.to_string(),
            );
        }
        percent_labels(svg, small, x, bottom, cell_x, 20);
        let share = shorten(&upwards(svg, &self.axis_share), small, room);
        svg.text(
            small,
            Anchor::Start,
            x - layout.left,
            top - small.size * 0.7,
            &share,
        );
        let turnout = wrap(
            &rightwards(svg, &self.axis_turnout),
            small,
            side + layout.left,
            2,
        );
        let y = bottom + 12.0 + small.size + small.line();
        for (line, text) in turnout.iter().enumerate() {
            svg.text(
                small,
                Anchor::End,
                x + side,
                y + line as f64 * small.line(),
                text,
            );
        }
    }

    /// Draws the legend in columns; returns the `y` below it.
    fn draw_legend(
        &self,
        svg: &mut Svg,
        font: Font,
        x: f64,
        mut y: f64,
        width: f64,
        columns: usize,
    ) -> f64 {
        let title = Font {
            bold: true,
            class: "ink",
            ..font
        };
        y = svg.lines(
            title,
            x,
            y + font.size,
            &wrap(&self.legend_title, font, width, 2),
        );
        let rows = self.legend.len().div_ceil(columns);
        let (line, side) = (font.line() * 1.1, font.size);
        y -= font.size * 0.4;
        for (position, step) in self.legend.iter().enumerate() {
            let (column, row) = (position / rows.max(1), position % rows.max(1));
            let left = x + column as f64 * width / columns as f64;
            let top = y + row as f64 * line;
            svg.rect(&self.class(position), left, top, side * 1.4, side);
            svg.text(
                font,
                Anchor::Start,
                left + side * 1.9,
                top + side * 0.86,
                &step.label,
            );
        }
        y + rows as f64 * line
    }
}

impl Chart for Fingerprint {
    fn height(&self, width: f64, text: f64) -> f64 {
        let layout = self.layout(width, None, text);
        let small = layout.small;
        let plot = Self::above(small) + BINS as f64 * layout.cell.1 + Self::below(small);
        if layout.beside {
            return plot;
        }
        let title = wrap(&self.legend_title, small, width, 2).len() as f64 * small.line();
        let rows = self.legend.len().div_ceil(2) as f64 * small.line() * 1.1;
        let note = wrap(&self.note, small, width, 8).len() as f64 * small.line();
        plot + title + rows + note + small.size * 2.5
    }

    fn has_numeric_axis(&self) -> bool {
        true
    }

    fn draw(&self, svg: &mut Svg, area: Area, text: f64) -> Area {
        let layout = self.layout(area.width, Some(area.height), text);
        let (small, side) = (layout.small, BINS as f64 * layout.cell.0);
        let (x, top) = (area.x + layout.left, area.y + Self::above(small));
        self.draw_axes(svg, &layout, x, top, area.width);
        self.draw_squares(svg, x, top, layout.cell);
        let (legend_x, legend_y, width) = if layout.beside {
            (x + side + GAP, top, area.width - layout.left - side - GAP)
        } else {
            let below = top + BINS as f64 * layout.cell.1 + Self::below(small) + small.size * 0.5;
            (area.x, below, area.width)
        };
        let columns = if width < 300.0 { 1 } else { 2 };
        let below = self.draw_legend(svg, small, legend_x, legend_y, width.min(420.0), columns);
        let from = below + small.size * 1.6;
        let lines = ((area.y + area.height - from) / small.line())
            .floor()
            .clamp(0.0, 20.0);
        let lines = (0..20).take_while(|line| f64::from(*line) <= lines).count();
        let note = wrap(&self.note, small, width, lines);
        let (anchor, begin) = if svg.right_to_left() {
            (Anchor::End, legend_x + width)
        } else {
            (Anchor::Start, legend_x)
        };
        for (line, text) in note.iter().enumerate() {
            let y = from + line as f64 * small.line();
            svg.text(small, anchor, begin, y, text);
        }
        Area {
            x,
            y: top,
            width: side,
            height: BINS as f64 * layout.cell.1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_is_placed_or_accounted_for() {
        let mut bins = Bins::default();
        let some = Some;
        bins.add((some(50), some(100)), (some(30), some(40)));
        bins.add((some(100), some(100)), (some(40), some(40)));
        bins.add((None, some(100)), (some(1), some(2)));
        bins.add((some(0), some(0)), (some(1), some(2)));
        bins.add((some(1), some(2)), (some(0), some(0)));
        bins.add((some(3), some(2)), (some(1), some(2)));
        assert_eq!(bins.units(50, 75), 1);
        assert_eq!(bins.units(100, 100), 1);
        let expected = LeftOut {
            without_turnout: 2,
            without_share: 1,
            outside: 1,
        };
        assert_eq!((bins.used(), bins.left_out()), (2, expected));
        assert_eq!(
            bins.units
                .iter()
                .map(|units| u64::from(*units))
                .sum::<u64>(),
            bins.used()
        );
    }

    #[test]
    fn the_scale_has_no_gap_and_reaches_the_fullest_square() {
        for most in [1, 2, 8, 9, 255, 256, 1190, 65_535, 4_000_000] {
            let steps = legend(most, |count| count.to_string());
            assert!(steps.len() <= LEVELS, "{most}");
            assert_eq!(steps[0].from, 1);
            assert!(steps.last().unwrap().from <= most);
            assert!(steps.last().unwrap().label.ends_with(&most.to_string()));
        }
        assert!(legend(0, |count| count.to_string()).is_empty());
    }

    #[test]
    fn tables_hold_as_many_units_as_the_squares() {
        let mut bins = Bins::default();
        for voters in 0..=200 {
            bins.add((Some(voters), Some(200)), (Some(voters / 2), Some(100)));
        }
        let sum = |table: &Table, from: usize| -> i128 {
            let cells = table.rows.iter().flat_map(|row| &row[from..]);
            cells
                .map(|cell| {
                    if let Cell::Count(count) = cell {
                        *count
                    } else {
                        0
                    }
                })
                .sum()
        };
        assert_eq!(sum(&coarse(&bins, "", "", ""), 1), 201);
        assert_eq!(sum(&full(&bins, "", "", "", ""), 2), 201);
    }
}
