//! A small writer of SVG: elements in the order they are drawn, attributes in the order they are
//! given, numbers with at most two decimals. The same calls give the same bytes on any machine.

use std::fmt::Write as _;

/// A picture being drawn.
///
/// For a language that runs from right to left everything is drawn as for the others and put on
/// the other side here, so that no kind of figure needs a second layout. A numeric axis is the
/// exception: it runs to the right in every language, see [`Svg::unmirrored`].
#[derive(Debug, Default)]
pub(crate) struct Svg {
    out: String,
    right_to_left: bool,
    /// Width of the page whose sides are exchanged.
    mirror: Option<f64>,
}

/// Which end of a text stands at its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Font {
    pub(crate) size: f64,
    pub(crate) bold: bool,
    /// Class that gives the colour.
    pub(crate) class: &'static str,
}

impl Font {
    pub(crate) const fn plain(size: f64) -> Self {
        Self {
            size,
            bold: false,
            class: "ink",
        }
    }

    pub(crate) const fn muted(size: f64) -> Self {
        Self {
            size,
            bold: false,
            class: "muted",
        }
    }

    pub(crate) const fn bold(size: f64) -> Self {
        Self {
            size,
            bold: true,
            class: "ink",
        }
    }

    /// The most room that `text` takes.
    pub(crate) fn width(self, text: &str) -> f64 {
        text.chars()
            .map(|character| self.character(character))
            .sum()
    }

    fn character(self, character: char) -> f64 {
        // Plain letters are at most this much of the bold ones.
        let share = if self.bold { 1.0 } else { 0.94 };
        thousandths(character) * share * self.size / 1000.0
    }

    /// Distance between two lines of this text.
    pub(crate) fn line(self) -> f64 {
        (self.size * 1.35).round()
    }
}

impl Svg {
    /// A picture of this width with words that run as `direction` says.
    pub(crate) fn new(direction: &str, width: f64) -> Self {
        let right_to_left = direction == "rtl";
        Self {
            out: String::new(),
            right_to_left,
            mirror: right_to_left.then_some(width),
        }
    }

    /// Whether words run from right to left.
    pub(crate) const fn right_to_left(&self) -> bool {
        self.right_to_left
    }

    /// Lets `draw` put things where it says, whichever way words run.
    pub(crate) fn unmirrored<T>(&mut self, draw: impl FnOnce(&mut Self) -> T) -> T {
        let mirror = self.mirror.take();
        let drawn = draw(self);
        self.mirror = mirror;
        drawn
    }

    /// The left edge of something that begins at `x` and is `width` wide.
    fn left(&self, x: f64, width: f64) -> f64 {
        self.mirror.map_or(x, |page| page - x - width)
    }

    /// The end of a text that stands at its position once the sides are exchanged.
    const fn side(&self, anchor: Anchor) -> Anchor {
        match (self.mirror.is_some(), anchor) {
            (true, Anchor::Start) => Anchor::End,
            (true, Anchor::End) => Anchor::Start,
            (_, anchor) => anchor,
        }
    }

    /// A text that runs as its language does. Marks say so instead of the attribute `direction`,
    /// which programs that draw pixels do not know.
    fn run(&self, text: &str) -> String {
        if self.right_to_left && (self.mirror.is_some() || text.chars().any(is_arabic)) {
            format!("\u{2067}{}\u{2069}", escape(text))
        } else {
            escape(text)
        }
    }

    /// Appends finished markup.
    pub(crate) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    pub(crate) fn finish(self) -> String {
        self.out
    }

    pub(crate) fn rect(&mut self, class: &str, x: f64, y: f64, width: f64, height: f64) {
        self.filled(class, "", x, y, width, height);
    }

    /// A rectangle with a further attribute, such as what it is filled with.
    pub(crate) fn filled(
        &mut self,
        class: &str,
        attribute: &str,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
    ) {
        let x = number(self.left(x, width));
        let (y, width, height) = (number(y), number(width), number(height));
        let _ = write!(
            self.out,
            r#"<rect class="{class}"{attribute} x="{x}" y="{y}" width="{width}" height="{height}"/>"#
        );
    }

    pub(crate) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let (from_x, to_x) = (self.left(from.0, 0.0), self.left(to.0, 0.0));
        let (x1, y1, x2, y2) = (number(from_x), number(from.1), number(to_x), number(to.1));
        let _ = write!(
            self.out,
            r#"<line class="{class}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>"#
        );
    }

    pub(crate) fn path(&mut self, class: &str, d: &str) {
        let _ = write!(self.out, r#"<path class="{class}" d="{d}"/>"#);
    }

    pub(crate) fn text(&mut self, font: Font, anchor: Anchor, x: f64, y: f64, text: &str) {
        self.rotated(font, anchor, x, y, 0.0, text);
    }

    /// Text turned by `degrees` about its position.
    pub(crate) fn rotated(
        &mut self,
        font: Font,
        anchor: Anchor,
        x: f64,
        y: f64,
        degrees: f64,
        text: &str,
    ) {
        let (class, size) = (font.class, number(font.size));
        let _ = write!(self.out, r#"<text class="{class}" font-size="{size}""#);
        if font.bold {
            self.raw(r#" font-weight="700""#);
        }
        match self.side(anchor) {
            Anchor::Start => {}
            Anchor::Middle => self.raw(r#" text-anchor="middle""#),
            Anchor::End => self.raw(r#" text-anchor="end""#),
        }
        let (x, y) = (number(self.left(x, 0.0)), number(y));
        if degrees == 0.0 {
            let _ = write!(self.out, r#" x="{x}" y="{y}""#);
        } else {
            let turn = number(degrees);
            let _ = write!(
                self.out,
                r#" transform="translate({x} {y}) rotate({turn})""#
            );
        }
        let run = self.run(text);
        let _ = write!(self.out, ">{run}</text>");
    }

    /// Lines of text below one another, the first with its baseline at `y`. Returns the `y` of
    /// the line after the last.
    pub(crate) fn lines(&mut self, font: Font, x: f64, mut y: f64, lines: &[String]) -> f64 {
        for line in lines {
            self.text(font, Anchor::Start, x, y, line);
            y += font.line();
        }
        y
    }
}

/// A number with at most two decimals and no idle zeros.
pub(crate) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

/// Text as it may stand between tags and in quoted attributes of XML and HTML.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // XML 1.0 cannot hold other control characters in any form.
            control if control.is_control() && !matches!(control, '\t' | '\n' | '\r') => {
                out.push('\u{fffd}');
            }
            other => out.push(other),
        }
    }
    out
}

/// Widths of the printable ASCII characters in DejaVu Sans Bold, in thousandths of the font
/// size. Pictures are drawn in DejaVu Sans and pages in narrower fonts, so what fits by this
/// table fits everywhere.
#[rustfmt::skip]
const WIDTHS: [u16; 95] = [
    348, 456, 520, 837, 695, 1001, 872, 306, 457, 457, 522, 837, 379, 415, 379, 365,
    695, 695, 695, 695, 695, 695, 695, 695, 695, 695, 399, 399, 837, 837, 837, 580,
    1000, 773, 762, 733, 830, 683, 683, 820, 836, 372, 372, 774, 637, 995, 836, 850,
    732, 850, 770, 720, 682, 812, 773, 1103, 770, 724, 725, 457, 365, 457, 837, 500,
    500, 674, 715, 592, 715, 678, 435, 715, 711, 342, 342, 665, 342, 1041, 711, 687,
    715, 715, 493, 595, 478, 711, 651, 923, 645, 651, 582, 711, 365, 711, 837,
];

/// A letter of the Arabic script, by whatever language.
fn is_arabic(character: char) -> bool {
    matches!(character, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}')
}

/// Marks on other letters, and marks of direction: nothing that takes room.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn thousandths(character: char) -> f64 {
    if is_mark(character) {
        return 0.0;
    }
    // Joined letters are much narrower than single ones; this is more than a word of them takes
    // for each.
    if is_arabic(character) {
        return 720.0;
    }
    let position = (character as usize).checked_sub(32);
    match position.and_then(|position| WIDTHS.get(position)) {
        Some(width) => f64::from(*width),
        None if character < '\u{370}' => 760.0,
        None if character < '\u{530}' && character.is_lowercase() => 860.0,
        None => 1000.0,
    }
}

/// Breaks `text` between words into lines of at most `room`; at most `most` lines, the last one
/// cut short if need be.
pub(crate) fn wrap(text: &str, font: Font, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if font.width(line) + font.width(" ") + font.width(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(rest);
    }
    isolate_lines(&mut lines);
    for line in &mut lines {
        *line = shorten(line, font, room);
    }
    lines
}

/// Closes marks of isolation that a break has left open, and opens them again on the next line.
fn isolate_lines(lines: &mut [String]) {
    let mut open: Vec<char> = Vec::new();
    for line in lines {
        let begin: String = open.iter().collect();
        for character in line.chars() {
            match character {
                '\u{2066}'..='\u{2068}' => open.push(character),
                '\u{2069}' => {
                    open.pop();
                }
                _ => {}
            }
        }
        let end = "\u{2069}".repeat(open.len());
        *line = format!("{begin}{line}{end}");
    }
}

/// `text`, or its beginning and an ellipsis if there is no room for more.
pub(crate) fn shorten(text: &str, font: Font, room: f64) -> String {
    if font.width(text) <= room {
        return text.to_owned();
    }
    let mut left = room - font.width("…");
    let fits = |character: &char| {
        left -= font.character(*character);
        left >= 0.0
    };
    let mut kept: String = text.chars().take_while(fits).collect();
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_fixed() {
        let cases = [
            (0.0, "0"),
            (-0.001, "0"),
            (2.5, "2.5"),
            (7.126, "7.13"),
            (100.0, "100"),
        ];
        for (value, expected) in cases {
            assert_eq!(number(value), expected);
        }
    }

    #[test]
    fn text_keeps_to_its_room() {
        let text = "Seçki məntəqələri üzrə seçici fəallığı və birinci namizədin payı";
        for font in [Font::plain(14.0), Font::bold(14.0)] {
            for room in [80.0, 150.0, 400.0] {
                for line in wrap(text, font, room, 3) {
                    assert!(font.width(&line) <= room, "{line}");
                }
            }
            assert_eq!(wrap(text, font, 10_000.0, 3), [text]);
            assert_eq!(wrap(text, font, 150.0, 99).join(" "), text);
            assert!(wrap(text, font, 150.0, 2).last().unwrap().ends_with('…'));
        }
    }

    #[test]
    fn what_runs_from_right_to_left_begins_at_the_right() {
        let draw = |svg: &mut Svg| {
            svg.rect("mark", 10.0, 0.0, 30.0, 5.0);
            svg.text(Font::plain(10.0), Anchor::Start, 10.0, 9.0, "a");
        };
        let mut svg = Svg::new("rtl", 100.0);
        draw(&mut svg);
        svg.unmirrored(draw);
        let out = svg.finish();
        for expected in [
            r#"<rect class="mark" x="60" "#,
            "text-anchor=\"end\" x=\"90\" y=\"9\">\u{2067}a\u{2069}<",
            r#"<rect class="mark" x="10" "#,
            r#"font-size="10" x="10" y="9">a<"#,
        ] {
            assert!(out.contains(expected), "{out} lacks {expected}");
        }
        let mut svg = Svg::new("ltr", 100.0);
        draw(&mut svg);
        let out = svg.finish();
        assert!(out.contains(r#"x="10" y="9">a<"#), "{out}");
    }

    #[test]
    fn isolated_text_stays_isolated_where_a_line_breaks() {
        let text = "x \u{2068}first second\u{2069} y";
        let font = Font::plain(10.0);
        let room = font.width("second") + 1.0;
        assert_eq!(
            wrap(text, font, room, 9),
            ["x \u{2068}first\u{2069}", "\u{2068}second\u{2069}", "y"]
        );
    }

    #[test]
    fn markup_in_text_stays_text() {
        assert_eq!(
            escape("<script>\"&'\u{1}"),
            "&lt;script&gt;&quot;&amp;&#39;\u{fffd}"
        );
    }
}
