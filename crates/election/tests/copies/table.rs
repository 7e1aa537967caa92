//! Small tables of copies and official results.

use election::{
    codes::Code,
    copies::{Answer, Fields, Manifest, Moment, Official, Question, Totals, Whole, compare},
    dataset::{
        Builder, Dataset, EditionLabel, FormRef, Header, ItemColumn, Reading, SCHEMA, Source,
    },
    digest::Sha256,
    form::ItemKind,
    found::{Found, Ground, Ran},
};

const PLACES: [&str; 8] = [
    "area",
    "station",
    "holder",
    "image",
    "image_sha256",
    "taken_at",
    "signed",
    "stamped",
];
const ITEMS: [&str; 3] = ["valid", "invalid", "registered"];

/// Reads a table: a line of column names, then rows. `area` and `station` are the key where they
/// stand; names of [`ITEMS`] are items; all else is a choice.
pub(crate) fn table(name: &str, text: &str) -> Dataset {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let columns: Vec<&str> = lines.next().unwrap().split(',').collect();
    let there = |names: &[&str]| -> Vec<String> {
        let names = names.iter().filter(|name| columns.contains(name));
        names.map(|name| (*name).to_owned()).collect()
    };
    let (places, items) = (there(&PLACES), there(&ITEMS));
    let choices = columns.iter().map(|name| (*name).to_owned());
    let choices: Vec<String> = choices
        .filter(|name| !places.contains(name) && !items.contains(name))
        .collect();
    let mut builder = Builder::new(header(name, places.clone(), items.clone(), choices.clone()));
    for (line, row) in (2..).zip(lines) {
        for (column, cell) in columns.iter().zip(row.split(',')) {
            let at = |names: &[String]| names.iter().position(|name| name == column);
            let reading = match cell {
                "" => Reading::Missing,
                cell => cell
                    .parse()
                    .map_or(Reading::Unreadable(cell), Reading::Whole),
            };
            if let Some(place) = at(&places) {
                builder.place(place, cell);
            } else if let Some(item) = at(&items) {
                builder.item(item, reading);
            } else {
                builder.choice(at(&choices).unwrap(), reading);
            }
        }
        builder.end_unit(0, line);
    }
    builder.finish()
}

pub(crate) fn header(
    name: &str,
    places: Vec<String>,
    items: Vec<String>,
    choices: Vec<String>,
) -> Header {
    let key = places
        .iter()
        .filter(|place| ["area", "station"].contains(&place.as_str()));
    let kind = ItemKind::Count;
    Header {
        schema: SCHEMA,
        simulated: true,
        form: FormRef {
            id: "generic".to_owned(),
            sha256: Sha256::of(b""),
        },
        mapping: Sha256::of(b""),
        edition: EditionLabel::default(),
        key: key.cloned().collect(),
        places,
        nesting: Vec::new(),
        items: items
            .into_iter()
            .map(|id| ItemColumn { id, kind })
            .collect(),
        words: Vec::new(),
        number_words: std::collections::BTreeMap::new(),
        choices,
        choices_complete: true,
        sources: vec![Source {
            name: name.to_owned(),
            sha256: Sha256::of(b""),
        }],
    }
}

/// Totals of a statement: `A=5 B=3 valid=8`.
pub(crate) fn totals(text: &str) -> Totals {
    let figures = text.split_whitespace().map(|figure| {
        let (name, value) = figure.split_once('=').unwrap();
        (name.to_owned(), value.parse().unwrap())
    });
    let (items, choices) = figures.partition(|(name, _)| ITEMS.contains(&name.as_str()));
    Totals {
        label: "bulletin".to_owned(),
        seq: Some(1),
        ground: Ground::line("bulletins.json", 7),
        choices,
        items,
        counted: None,
        counted_units: None,
    }
}

/// A comparison that is being set up.
pub(crate) struct Case<'a> {
    pub(crate) copies: Dataset,
    pub(crate) official: Official<'a>,
    pub(crate) images: Option<Manifest>,
    pub(crate) voting_ended: Option<Moment>,
    pub(crate) whole: Whole,
    pub(crate) choices_per_ballot: u32,
}

impl<'a> Case<'a> {
    pub(crate) fn of(copies: Dataset) -> Self {
        Self {
            copies,
            official: Official::default(),
            images: None,
            voting_ended: None,
            whole: Whole::default(),
            choices_per_ballot: 1,
        }
    }

    pub(crate) const fn units(mut self, official: &'a Dataset) -> Self {
        self.official.units = Some(official);
        self
    }

    pub(crate) const fn totals(mut self, official: &'a Totals) -> Self {
        self.official.totals = Some(official);
        self
    }

    pub(crate) fn answer(&self) -> Answer {
        let (register, invalid) = (["registered".to_owned()], ["invalid".to_owned()]);
        let question = Question {
            copies: &self.copies,
            fields: Fields::of(&self.copies.header, [None; 6]).unwrap(),
            official: self.official,
            images: self.images.as_ref(),
            voting_ended: self.voting_ended,
            whole: self.whole,
            others: "others",
            register: &register,
            invalid: &invalid,
            choices_per_ballot: self.choices_per_ballot,
        };
        compare(&question).unwrap()
    }
}

pub(crate) fn ran(answer: &Answer, code: Code) -> &Ran {
    answer.ran.iter().find(|ran| ran.code == code).unwrap()
}

/// What a rule found, in short: `area/station item variant argument=value …`, without grounds.
pub(crate) fn said(answer: &Answer, code: Code) -> Vec<String> {
    ran(answer, code).found.iter().map(short).collect()
}

fn short(found: &Found) -> String {
    let key = found.subject.place.iter().map(|(_, text)| text.as_str());
    let key = key.collect::<Vec<_>>().join("/");
    let item = found.subject.item.as_deref().unwrap_or("-");
    let mut text = format!("{} {key} {item} {}", found.class.word(), found.variant);
    for (name, value) in &found.arguments {
        use election::rules::Argument::{Number, Text};
        match value {
            Number(number) => text.push_str(&format!(" {name}={number}")),
            Text(value) if *name != "item" => text.push_str(&format!(" {name}={value}")),
            _ => {}
        }
    }
    text
}

/// Lines that a finding rests on.
pub(crate) fn lines(found: &Found) -> Vec<String> {
    let grounds = found.grounds.iter();
    grounds
        .map(|ground| format!("{}:{}", ground.source, ground.line.unwrap_or_default()))
        .collect()
}
