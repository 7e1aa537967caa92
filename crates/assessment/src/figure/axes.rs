//! Axes that the figures share: percentages from 0 to 100, and counts from 0 up.

use super::svg::{Anchor, Font, Svg};

/// Bins of one point: `0` holds 0 % up to but not including 1 %, and so on; the last, `100`,
/// holds exactly 100 %, which is a pile of its own and no part of the one before.
pub(super) const BINS: usize = 101;

/// The bin of `part` among `whole`, by integers alone; `None` if there is no whole, or the share
/// lies outside 0 to 100 %.
#[must_use]
pub(super) fn bin(part: i128, whole: i128) -> Option<usize> {
    if whole <= 0 || part < 0 || part > whole {
        return None;
    }
    usize::try_from(part.checked_mul(100)? / whole).ok()
}

/// Every so many bins, from 0 to 100 %.
pub(super) fn ticks(step: usize) -> impl Iterator<Item = usize> {
    (0..BINS).step_by(step)
}

/// Draws the labels of a percentage axis below `y`, one bin being `cell` wide.
pub(super) fn percent_labels(svg: &mut Svg, font: Font, x: f64, y: f64, cell: f64, step: usize) {
    for tick in ticks(step) {
        let at = x + tick as f64 * cell;
        svg.line("axis", (at, y), (at, y + 5.0));
        svg.text(
            font,
            Anchor::Middle,
            at,
            y + 7.0 + font.size,
            &tick.to_string(),
        );
    }
}

/// The words of the axis that goes up, with its arrow beside the axis, which is at the left.
pub(super) fn upwards(svg: &Svg, words: &str) -> String {
    if svg.right_to_left() {
        format!("{words} ↑")
    } else {
        format!("↑ {words}")
    }
}

/// The words of the axis that goes to the right, with its arrow at their right.
pub(super) fn rightwards(svg: &Svg, words: &str) -> String {
    if svg.right_to_left() {
        format!("→ {words}")
    } else {
        format!("{words} →")
    }
}

/// Round numbers from 0 to at least `most`, at most six steps apart.
pub(super) fn round_ticks(most: u64) -> Vec<u64> {
    let mut step = 1;
    let mut factors = [2, 5, 10].iter().cycle();
    let mut power = 1;
    while most > step * 5 {
        let factor = factors.next().copied().unwrap_or(10);
        step = power * factor;
        if factor == 10 {
            power *= 10;
        }
    }
    (0..=most.div_ceil(step).max(1))
        .map(|tick| tick * step)
        .collect()
}

/// Room for the widest of `labels`.
pub(super) fn widest(labels: &[String], font: Font) -> f64 {
    labels
        .iter()
        .map(|label| font.width(label))
        .fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_are_exact_at_their_edges() {
        let cases = [
            (0, 10, Some(0)),
            (9, 1000, Some(0)),
            (10, 1000, Some(1)),
            (999_999, 1_000_000, Some(99)),
            (1_000_000, 1_000_000, Some(100)),
            (11, 10, None),
            (-1, 10, None),
            (0, 0, None),
        ];
        for (part, whole, expected) in cases {
            assert_eq!(bin(part, whole), expected, "{part} of {whole}");
        }
        // 0.29 * 100 is 28.999… in floating point.
        assert_eq!(bin(29, 100), Some(29));
    }

    #[test]
    fn ticks_are_round_and_reach_the_top() {
        for most in [0, 1, 3, 7, 49, 50, 51, 999, 1234, 98_765] {
            let ticks = round_ticks(most);
            assert!(
                ticks.len() <= 7 && *ticks.last().unwrap() >= most,
                "{most}: {ticks:?}"
            );
        }
        assert_eq!(round_ticks(1234), [0, 500, 1000, 1500]);
    }
}
