//! What a page of records is made of: cards in groups. A card is one record: what it says, how
//! far it is established, what belongs to it, and where it was published.

use serde::Serialize;

use super::super::page::{Link, TableView};

/// A text, with its language where it is not that of the page.
#[derive(Serialize, Clone)]
pub(in super::super) struct Told {
    pub(super) text: String,
    pub(super) lang: Option<String>,
}

impl Told {
    pub(in super::super) const fn plain(text: String) -> Self {
        Self { text, lang: None }
    }
}

/// How far something is established: a word for the style sheet, and a text.
#[derive(Serialize, Clone)]
pub(super) struct Chip {
    pub(super) word: &'static str,
    pub(super) text: String,
}

/// Where something was published.
#[derive(Serialize, Clone)]
pub(in super::super) struct SourceView {
    pub(super) key: String,
    pub(super) what: String,
    pub(super) kind: Told,
    /// Only addresses of the web are made links.
    pub(super) href: Option<String>,
    /// The source whose text it carries.
    pub(super) carries: Option<String>,
}

/// A part of a card with its label.
#[derive(Serialize, Default)]
pub(in super::super) struct Part {
    pub(super) label: String,
    pub(super) texts: Vec<Told>,
    pub(super) links: Vec<Link>,
    pub(super) missing: Option<String>,
    pub(super) sources: Vec<SourceView>,
}

impl Part {
    pub(super) fn told(label: String, text: Told) -> Self {
        Self {
            label,
            texts: vec![text],
            ..Self::default()
        }
    }

    pub(super) fn plain(label: String, text: String) -> Self {
        Self::told(label, Told::plain(text))
    }

    pub(super) fn missing(label: String, text: String) -> Self {
        Self {
            label,
            missing: Some(text),
            ..Self::default()
        }
    }

    pub(super) fn links(label: String, links: Vec<Link>) -> Self {
        Self {
            label,
            links,
            ..Self::default()
        }
    }

    pub(super) fn with_sources(self, sources: Vec<SourceView>) -> Self {
        Self { sources, ..self }
    }
}

/// A record.
#[derive(Serialize)]
pub(super) struct Card {
    pub(super) anchor: String,
    pub(super) kicker: Option<String>,
    pub(super) heading: Told,
    pub(super) chips: Vec<Chip>,
    /// The sentence under the heading.
    pub(super) lead: Option<Told>,
    pub(super) parts: Vec<Part>,
    pub(super) sources: Vec<SourceView>,
    /// What only those want who compute with it.
    pub(super) exact: Option<String>,
}

/// Cards under a heading.
#[derive(Serialize, Default)]
pub(super) struct Group {
    pub(super) anchor: String,
    pub(super) heading: Option<String>,
    pub(super) note: Option<String>,
    pub(super) cards: Vec<Card>,
    pub(super) tables: Vec<TableView>,
    /// How its tables stand on a narrow page: a word of the style sheet.
    pub(super) layout: &'static str,
    pub(super) figure: Option<minijinja::Value>,
    pub(super) sequence: Option<Sequence>,
}

/// What followed what, each with a link to its card.
#[derive(Serialize)]
pub(super) struct Sequence {
    pub(super) label: String,
    pub(super) links: Vec<Link>,
}

/// A number at the head of a page.
#[derive(Serialize)]
pub(super) struct Tile {
    pub(super) number: usize,
    pub(super) text: String,
    pub(super) note: Option<String>,
    pub(super) href: Option<String>,
}

/// How many cards have a standing.
#[derive(Serialize)]
pub(super) struct Tally {
    pub(super) chip: Chip,
    pub(super) count: usize,
    pub(super) explained: Option<String>,
    /// To the cards that have it.
    pub(super) links: Vec<Link>,
}

/// A group in the list of them.
#[derive(Serialize)]
pub(super) struct Content {
    pub(super) link: Link,
    pub(super) count: String,
}

/// A page of records.
#[derive(Serialize, Default)]
pub(super) struct CardPage {
    pub(super) lede: String,
    pub(super) notes: Vec<Told>,
    pub(super) tiles: Vec<Tile>,
    pub(super) tallies: Vec<Tally>,
    /// Links to the groups.
    pub(super) contents: Vec<Content>,
    /// In what order they stand.
    pub(super) contents_note: Option<String>,
    pub(super) groups: Vec<Group>,
    /// Whether the sentence about flags stands on it.
    pub(super) flag: bool,
}
