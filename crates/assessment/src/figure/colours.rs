//! The colours of figures, light and dark, as classes.
//!
//! A figure carries these rules inside itself and follows the reader's choice of theme; the site
//! has the same rules in its style sheet for whoever puts the figure into a page. No party has a
//! colour: the figure must not say what the figures do not.

use std::fmt::Write as _;

/// Steps of the scale for counts.
pub(crate) const LEVELS: usize = 9;

/// One theme. The steps go from near the paper to far from it in equal steps of lightness (one
/// hue in OKLCH), so that more always stands out more.
#[derive(Debug)]
pub(crate) struct Theme {
    pub(crate) paper: &'static str,
    pub(crate) ink: &'static str,
    pub(crate) muted: &'static str,
    pub(crate) rule: &'static str,
    pub(crate) mark: &'static str,
    pub(crate) notice: &'static str,
    pub(crate) levels: [&'static str; LEVELS],
}

pub(crate) const LIGHT: Theme = Theme {
    paper: "#ffffff",
    ink: "#1d1f21",
    muted: "#5a5f66",
    rule: "#dcdad5",
    mark: "#276d9e",
    notice: "#8a2b1e",
    levels: [
        "#a9d1ea", "#86bcdd", "#66a6d0", "#498fbf", "#3279ab", "#216493", "#184e79", "#133b5d",
        "#0f2840",
    ],
};

pub(crate) const DARK: Theme = Theme {
    paper: "#1a1c1e",
    ink: "#e9e7e2",
    muted: "#a7abb0",
    rule: "#383b3f",
    mark: "#4db0d9",
    notice: "#f0a090",
    levels: [
        "#274c65", "#286181", "#2a769d", "#308cb7", "#40a3cd", "#59b9e0", "#79cff0", "#9de4fe",
        "#c2f9ff",
    ],
};

/// Class of every figure's root, under which all rules stand.
pub(crate) const ROOT: &str = "scrutineer-figure";

/// Rules for one theme.
pub(crate) fn rules(theme: &Theme) -> String {
    let mut out = String::new();
    let mut rule = |class: &str, body: String| {
        let _ = write!(out, ".{ROOT} .{class}{{{body}}}");
    };
    rule("paper", format!("fill:{}", theme.paper));
    rule("ink", format!("fill:{}", theme.ink));
    rule("muted", format!("fill:{}", theme.muted));
    rule("mark", format!("fill:{}", theme.mark));
    rule("track", format!("fill:{};fill-opacity:0.45", theme.rule));
    rule(
        "rule",
        format!("stroke:{};stroke-width:1;fill:none", theme.rule),
    );
    rule(
        "axis",
        format!("stroke:{};stroke-width:1;fill:none", theme.muted),
    );
    rule("notice", format!("fill:{}", theme.notice));
    rule(
        "notice-frame",
        format!("stroke:{};stroke-width:1.5;fill:none", theme.notice),
    );
    rule(
        "watermark",
        format!("fill:{};fill-opacity:0.28", theme.notice),
    );
    // Of maps: what has nothing found or no change, lines between places, names on them.
    rule("zero", format!("fill:{}", theme.rule));
    rule(
        "border",
        format!("stroke:{};stroke-linejoin:round", theme.paper),
    );
    rule(
        "missing",
        format!("stroke:{};stroke-linejoin:round", theme.muted),
    );
    rule(
        "rim",
        format!(
            "fill:{0};stroke:{0};stroke-width:3.5;stroke-linejoin:round",
            theme.paper
        ),
    );
    rule("label", format!("fill:{}", theme.ink));
    for (level, colour) in theme.levels.iter().enumerate() {
        rule(&format!("k{level}"), format!("fill:{colour}"));
    }
    out
}

/// Rules for both themes: light, and dark where the reader asks for it.
#[must_use]
pub fn stylesheet() -> String {
    let (light, dark) = (rules(&LIGHT), rules(&DARK));
    format!("{light}@media (prefers-color-scheme:dark){{{dark}}}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast as the Web Content Accessibility Guidelines define them.
    fn luminance(colour: &str) -> f64 {
        let channel = |from: usize| {
            let byte = u8::from_str_radix(&colour[from..from + 2], 16).unwrap();
            let value = f64::from(byte) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn more_stands_out_more_in_both_themes() {
        for theme in [&LIGHT, &DARK] {
            let contrasts = theme.levels.map(|colour| contrast(colour, theme.paper));
            assert!(contrasts[0] > 1.5, "a single unit must be seen");
            for pair in contrasts.windows(2) {
                assert!(pair[1] > pair[0] * 1.15, "{contrasts:?}");
            }
        }
    }

    #[test]
    fn text_can_be_read_in_both_themes() {
        for theme in [&LIGHT, &DARK] {
            for colour in [theme.ink, theme.muted, theme.notice] {
                assert!(contrast(colour, theme.paper) >= 4.5, "{colour}");
            }
            assert!(contrast(theme.mark, theme.paper) >= 3.0);
        }
    }
}
