//! The frame of every figure: notice, title, drawing, credits; and what a kind of figure must be
//! able to do to stand in it.

use std::fmt::Write as _;

use super::{
    colours::{self, stylesheet},
    svg::{Anchor, Font, Svg, escape, number, wrap},
    table::Table,
};
use crate::text::{Catalogue, TextError, direction};

/// What all figures of one dataset share.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Language.
    pub catalogue: &'a Catalogue,
    /// Whether the figures are invented.
    pub simulated: bool,
    /// What the figures are about: the case, the contest, the edition.
    pub subject: &'a str,
    /// Where they come from.
    pub source: &'a str,
    /// Who publishes the figure.
    pub publisher: Option<&'a str>,
    /// Under which licence.
    pub licence: Option<&'a str>,
}

/// A figure in one language.
#[derive(Debug)]
pub struct Figure {
    name: &'static str,
    title: String,
    subject: String,
    description: String,
    method: String,
    credits: Vec<String>,
    simulated: Option<Simulated>,
    language: &'static str,
    chart: Box<dyn Chart>,
    shown: Table,
    data: Table,
}

/// The words that mark an invented figure.
#[derive(Debug)]
struct Simulated {
    /// One word, across the drawing.
    mark: String,
    /// A sentence above the title.
    notice: String,
}

/// What a kind of figure must be able to do.
pub(super) trait Chart: std::fmt::Debug {
    /// The height it takes at a width, with text of a size.
    fn height(&self, width: f64, text: f64) -> f64;
    /// Draws into an area and returns the part of it that shows the figures.
    fn draw(&self, svg: &mut Svg, area: Area, text: f64) -> Area;
    /// Whether it has a numeric axis, which runs to the right in every language.
    fn has_numeric_axis(&self) -> bool {
        false
    }
}

/// Where to draw.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// For which width a figure is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// A desk, or paper.
    Wide,
    /// A phone.
    Narrow,
}

#[derive(Debug, Clone, Copy)]
struct Format {
    width: f64,
    height: Option<f64>,
    margin: f64,
    title: f64,
    text: f64,
}

const WIDE: Format = Format {
    width: 760.0,
    height: None,
    margin: 20.0,
    title: 21.0,
    text: 14.0,
};
const NARROW: Format = Format {
    width: 360.0,
    height: None,
    margin: 14.0,
    title: 18.0,
    text: 14.0,
};
const PICTURE: Format = Format {
    width: 1200.0,
    height: Some(675.0),
    margin: 36.0,
    title: 34.0,
    text: 18.0,
};

/// Fonts of a page: those of the reader's system.
const PAGE_FONTS: &str =
    "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',sans-serif";

/// What one kind of figure adds to the [`Context`].
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) name: &'static str,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) method: String,
    pub(super) chart: Box<dyn Chart>,
    pub(super) shown: Table,
    pub(super) data: Table,
}

impl Figure {
    pub(super) fn new(context: &Context<'_>, parts: Parts) -> Result<Self, TextError> {
        let catalogue = context.catalogue;
        let text = |key: &str| catalogue.text(key, &[]);
        let simulated = context.simulated.then(|| -> Result<_, TextError> {
            Ok(Simulated {
                mark: text("simulated-mark")?,
                notice: text("simulated-figure")?,
            })
        });
        let unstated = text("figure-not-stated")?;
        let publisher = context.publisher.unwrap_or(&unstated);
        let licence = context.licence.unwrap_or(&unstated);
        let credits = vec![
            catalogue.text("figure-source", &[("source", context.source.into())])?,
            catalogue.text("figure-method", &[("method", (&*parts.method).into())])?,
            catalogue.text(
                "figure-publisher",
                &[("publisher", publisher.into()), ("licence", licence.into())],
            )?,
        ];
        let Parts {
            name,
            title,
            description,
            method,
            chart,
            shown,
            data,
        } = parts;
        Ok(Self {
            name,
            title,
            subject: context.subject.to_owned(),
            description,
            method,
            credits,
            simulated: simulated.transpose()?,
            language: catalogue.locale().tag,
            chart,
            shown,
            data,
        })
    }

    /// File name without ending.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What there is to see, in words.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }

    /// How it was made, in a sentence.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Its numbers, short enough to be read.
    #[must_use]
    pub const fn shown(&self) -> &Table {
        &self.shown
    }

    /// Its numbers in full, to compute with.
    #[must_use]
    pub const fn data(&self) -> &Table {
        &self.data
    }

    /// The figure as an SVG file that follows the reader's theme.
    #[must_use]
    pub fn svg(&self, width: Width) -> String {
        let format = if width == Width::Wide { WIDE } else { NARROW };
        self.document(format, &stylesheet(), PAGE_FONTS)
    }

    /// The figure as the drawing of a shared picture, in light colours and one font.
    pub(super) fn picture_drawing(&self, font: &str) -> String {
        self.document(PICTURE, &colours::rules(&colours::LIGHT), font)
    }

    fn document(&self, format: Format, style: &str, fonts: &str) -> String {
        let mut body = Svg::new(direction(self.language), format.width);
        let height = self.compose(&mut body, format);
        let (width, height) = (number(format.width), number(height));
        let (name, language, root) = (self.name, self.language, colours::ROOT);
        let mark = if self.simulated.is_some() {
            r#" data-simulated="true""#
        } else {
            ""
        };
        let mut out = String::new();
        let _ = write!(
            out,
            r#"<svg xmlns="http://www.w3.org/2000/svg" class="{root}" role="img" aria-labelledby="{name}-title {name}-desc" xml:lang="{language}"{mark} width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="{fonts}">"#
        );
        let (title, description) = (escape(&self.spoken_title()), escape(&self.description));
        let _ = write!(out, r#"<title id="{name}-title">{title}</title>"#);
        let _ = write!(out, r#"<desc id="{name}-desc">{description}</desc>"#);
        let _ = write!(out, "<style>{style}</style>");
        let _ = write!(
            out,
            r#"<rect class="paper" width="{width}" height="{height}"/>"#
        );
        out.push_str(&body.finish());
        out.push_str("</svg>\n");
        out
    }

    fn spoken_title(&self) -> String {
        match &self.simulated {
            Some(simulated) => format!("{}: {}. {}", simulated.mark, self.title, self.subject),
            None => format!("{}. {}", self.title, self.subject),
        }
    }

    /// Draws everything and returns the height taken.
    fn compose(&self, svg: &mut Svg, format: Format) -> f64 {
        let room = format.width - 2.0 * format.margin;
        let top = self.header(svg, format, room);
        let small = Font::muted((format.text * 0.84).round());
        let credits: Vec<String> = self
            .credits
            .iter()
            .flat_map(|credit| wrap(credit, small, room, 8))
            .collect();
        let gap = format.text * 1.1;
        let footer = credits.len() as f64 * small.line() + gap + format.margin * 0.6;
        let height = match format.height {
            Some(height) => height - top - footer,
            None => self.chart.height(room, format.text),
        };
        let area = Area {
            x: format.margin,
            y: top,
            width: room,
            height,
        };
        if self.chart.has_numeric_axis() {
            svg.unmirrored(|svg| self.draw_chart(svg, area, format.text));
        } else {
            self.draw_chart(svg, area, format.text);
        }
        let rule = top + height + gap * 0.6;
        svg.line("rule", (format.margin, rule), (format.margin + room, rule));
        svg.lines(
            small,
            format.margin,
            rule + gap * 0.4 + small.size,
            &credits,
        );
        top + height + footer
    }

    fn draw_chart(&self, svg: &mut Svg, area: Area, text: f64) {
        let drawn = self.chart.draw(svg, area, text);
        if let Some(simulated) = &self.simulated {
            watermark(svg, drawn, &simulated.mark);
        }
    }

    /// Draws notice, title and subject; returns where the chart may begin.
    fn header(&self, svg: &mut Svg, format: Format, room: f64) -> f64 {
        let mut y = format.margin;
        if let Some(simulated) = &self.simulated {
            y = notice(svg, format, room, y, &simulated.notice);
        }
        let title = Font::bold(format.title);
        let lines = wrap(&self.title, title, room, 3);
        y = svg.lines(title, format.margin, y + title.size, &lines) - title.size;
        let subject = Font::muted(format.text);
        let lines = wrap(&self.subject, subject, room, 2);
        y = svg.lines(subject, format.margin, y + subject.size, &lines) - subject.size;
        y + format.text * 0.9
    }
}

/// Draws the framed sentence that the figures are invented.
fn notice(svg: &mut Svg, format: Format, room: f64, y: f64, text: &str) -> f64 {
    let font = Font {
        size: format.text,
        bold: true,
        class: "notice",
    };
    let inset = format.text * 0.6;
    let lines = wrap(text, font, room - 2.0 * inset, 3);
    let height = lines.len() as f64 * font.line() + inset;
    svg.rect("notice-frame", format.margin, y, room, height);
    svg.lines(
        font,
        format.margin + inset,
        y + inset * 0.7 + font.size,
        &lines,
    );
    y + height + format.text * 0.6
}

/// Draws one word across the drawing, so that a cut-out still carries it.
fn watermark(svg: &mut Svg, area: Area, mark: &str) {
    let one = Font {
        size: 1.0,
        bold: true,
        class: "watermark",
    };
    let size = (area.width / one.width(mark)).min(area.height * 0.3) * 0.8;
    let font = Font { size, ..one };
    let (x, y) = (area.x + area.width / 2.0, area.y + area.height / 2.0);
    svg.rotated(font, Anchor::Middle, x, y + size * 0.35, -14.0, mark);
}
