//! R501 to R503: the three-way difference between copies of a unit and its official figures.

use std::{collections::BTreeSet, ops::Range};

use super::{Question, ground, names, number, place, silent, text, units::Unit};
use crate::{
    codes::{Class, Code},
    dataset::{Dataset, Figures},
    found::{Found, Ran, Subject},
    rules::Reason,
};

/// What copies and official figure of one item of one unit are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Every copy and the official result have the same figure.
    Agree,
    /// The official figure is on no copy.
    OfficialDiffers,
    /// Copies have different figures; the official one, if there is one, is on some of them.
    CopiesDiffer,
    /// No official figure; the copies agree.
    CopyOnly,
    /// No copy has a figure.
    OfficialOnly,
}

/// How many units have each verdict on one item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "named as the variants of Verdict, which explain them"
)]
pub struct Verdicts {
    pub agree: u64,
    pub official_differs: u64,
    pub copies_differ: u64,
    pub copy_only: u64,
    pub official_only: u64,
}

impl Verdicts {
    fn add(&mut self, verdict: Verdict) {
        *match verdict {
            Verdict::Agree => &mut self.agree,
            Verdict::OfficialDiffers => &mut self.official_differs,
            Verdict::CopiesDiffer => &mut self.copies_differ,
            Verdict::CopyOnly => &mut self.copy_only,
            Verdict::OfficialOnly => &mut self.official_only,
        } += 1;
    }
}

pub(super) struct Compared {
    /// R501, R502, R503.
    pub(super) ran: [Ran; 3],
    pub(super) verdicts: Vec<(String, Verdicts)>,
}

/// An item with its columns on both sides.
struct Item<'a> {
    name: String,
    copies: Option<&'a Figures>,
    official: Option<&'a Figures>,
}

pub(super) fn compare(question: &Question<'_>, units: &[Unit]) -> Compared {
    let items = items(question);
    let mut verdicts = vec![Verdicts::default(); items.len()];
    let mut differ = Ran::of(Code::R501);
    let mut among = Ran::of(Code::R502);
    for unit in units {
        let mut seen = Seen::default();
        for (item, verdicts) in items.iter().zip(&mut verdicts) {
            let figures = Both::of(item, unit);
            let Some(verdict) = figures.verdict() else {
                continue;
            };
            verdicts.add(verdict);
            seen.both |= figures.official.is_some() && figures.has_copies();
            let found = differing(question, unit, item, &figures);
            seen.differs |= !found.is_empty();
            differ.found.extend(found);
            if figures.distinct.len() > 1 {
                seen.among = true;
                among.found.push(unlike(question, unit, item, &figures));
            }
        }
        seen.note(unit, &mut differ, &mut among);
    }
    if question.official.units.is_none() {
        differ = silent(Code::R501, Reason::NoOfficialUnits);
    }
    if among.examined == 0 {
        among.cannot_tell.push(Reason::OneCopyEach);
    }
    let names = items.into_iter().map(|item| item.name);
    Compared {
        ran: [differ, among, absent(question, units)],
        verdicts: names.zip(verdicts).collect(),
    }
}

/// What was seen at one unit.
#[derive(Default)]
struct Seen {
    both: bool,
    differs: bool,
    among: bool,
}

impl Seen {
    fn note(self, unit: &Unit, differ: &mut Ran, among: &mut Ran) {
        differ.examined += u64::from(self.both);
        differ.passed += u64::from(self.both && !self.differs);
        differ.nulls += u64::from(!self.both);
        let several = unit.copies.len() > 1;
        among.examined += u64::from(several);
        among.passed += u64::from(several && !self.among);
        among.nulls += u64::from(unit.copies.len() == 1);
    }
}

/// Choices and count items of the copies, then those that only the official result has.
fn items<'a>(question: &Question<'a>) -> Vec<Item<'a>> {
    let official = question.official.units;
    let mut all = names(&question.copies.header);
    for name in official
        .map(|official| names(&official.header))
        .unwrap_or_default()
    {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    let item = |name: String| Item {
        copies: column(question.copies, &name),
        official: official.and_then(|official| column(official, &name)),
        name,
    };
    all.into_iter().map(item).collect()
}

/// The figures of a choice or count item.
pub(super) fn column<'a>(dataset: &'a Dataset, name: &str) -> Option<&'a Figures> {
    let choice = dataset
        .header
        .choices
        .iter()
        .position(|choice| choice == name);
    match choice {
        Some(choice) => Some(dataset.choice(choice)),
        None => dataset.published_item(name),
    }
}

/// Figures of one item of one unit.
struct Both {
    official: Option<i64>,
    /// Figures on copies, each once.
    distinct: BTreeSet<i64>,
}

impl Both {
    fn of(item: &Item<'_>, unit: &Unit) -> Self {
        let figure = |figures: Option<&Figures>, row| figures.and_then(|figures| figures.get(row));
        // Two official rows for one unit give no official figure: which of them holds is a
        // matter of the official result alone (R003).
        let official = match unit.official.len() {
            1 => figure(item.official, unit.official.start),
            _ => None,
        };
        let copies = unit.copies.clone();
        let distinct = copies.filter_map(|row| figure(item.copies, row)).collect();
        Self { official, distinct }
    }

    fn has_copies(&self) -> bool {
        !self.distinct.is_empty()
    }

    fn verdict(&self) -> Option<Verdict> {
        let one = self.distinct.len() == 1;
        match self.official {
            None if !self.has_copies() => None,
            None if one => Some(Verdict::CopyOnly),
            None => Some(Verdict::CopiesDiffer),
            Some(_) if !self.has_copies() => Some(Verdict::OfficialOnly),
            Some(official) if !self.distinct.contains(&official) => Some(Verdict::OfficialDiffers),
            Some(_) if one => Some(Verdict::Agree),
            Some(_) => Some(Verdict::CopiesDiffer),
        }
    }
}

/// R501: one finding for each figure on copies that is not the official one.
fn differing(question: &Question<'_>, unit: &Unit, item: &Item<'_>, figures: &Both) -> Vec<Found> {
    let (Some(official), Some(published)) = (figures.official, question.official.units) else {
        return Vec::new();
    };
    let differing = figures.distinct.iter().filter(|copy| **copy != official);
    let found = differing.map(|copy| {
        let mut grounds = vec![ground(published, unit.official.start)];
        grounds.extend(lines(question.copies, &unit.copies, item, *copy));
        let agrees = figures.distinct.contains(&official);
        Found {
            class: Class::Error,
            subject: subject(question, unit, Some(&item.name)),
            variant: if agrees { "some" } else { "" },
            arguments: vec![
                ("item", text(&item.name)),
                ("copy", number(*copy)),
                ("official", number(official)),
                (
                    "difference",
                    number(i128::from(official) - i128::from(*copy)),
                ),
            ],
            grounds,
        }
    });
    found.collect()
}

/// R502: copies of one unit that differ in an item. The ends of the range are named.
fn unlike(question: &Question<'_>, unit: &Unit, item: &Item<'_>, figures: &Both) -> Found {
    let ends = [figures.distinct.first(), figures.distinct.last()];
    let [least, most] = ends.map(|end| end.copied().unwrap_or_default());
    let rows = |figure| rows(&unit.copies, item, figure);
    let holders = |figure| {
        let holders = rows(figure).map(|row| holder(question, row));
        holders.collect::<BTreeSet<String>>()
    };
    let joined = |figure| holders(figure).into_iter().collect::<Vec<_>>().join(", ");
    let all = figures.distinct.iter().flat_map(|figure| rows(*figure));
    Found {
        class: Class::Warning,
        subject: subject(question, unit, Some(&item.name)),
        variant: "",
        arguments: vec![
            ("item", text(&item.name)),
            ("least", number(least)),
            ("least_holder", text(joined(least))),
            ("most", number(most)),
            ("most_holder", text(joined(most))),
        ],
        grounds: all.map(|row| ground(question.copies, row)).collect(),
    }
}

/// Who holds a copy; where nobody said, the file and line that it stands in.
pub(super) fn holder(question: &Question<'_>, row: usize) -> String {
    let holder = question.fields.holder;
    let holder = holder.map_or("", |column| question.copies.units.place(column).get(row));
    match holder {
        "" => {
            let (file, line) = question.copies.origin(row);
            format!("{file}:{line}")
        }
        holder => holder.to_owned(),
    }
}

fn rows(
    copies: &Range<usize>,
    item: &Item<'_>,
    figure: i64,
) -> impl Iterator<Item = usize> + use<> {
    let column = item.copies;
    let has = |row: &usize| column.and_then(|figures| figures.get(*row)) == Some(figure);
    copies.clone().filter(has).collect::<Vec<_>>().into_iter()
}

fn lines(
    dataset: &Dataset,
    copies: &Range<usize>,
    item: &Item<'_>,
    figure: i64,
) -> impl Iterator<Item = crate::found::Ground> {
    rows(copies, item, figure).map(|row| ground(dataset, row))
}

/// A unit by whichever side has it.
pub(super) fn subject(question: &Question<'_>, unit: &Unit, item: Option<&str>) -> Subject {
    let place = match question.official.units {
        Some(official) if unit.copies.is_empty() => place(official, unit.official.start),
        _ => place(question.copies, unit.copies.start),
    };
    Subject {
        place,
        edition: None,
        item: item.map(str::to_owned),
    }
}

/// R503: units that only one side has. That the official result gives no unit at all is one
/// finding, not one for each.
fn absent(question: &Question<'_>, units: &[Unit]) -> Ran {
    let mut ran = Ran::of(Code::R503);
    ran.examined = units.len() as u64;
    let held = units.iter().filter(|unit| !unit.copies.is_empty()).count();
    let Some(official) = question.official.units else {
        ran.found.extend((held > 0).then(|| {
            Found {
                class: Class::Information,
                subject: Subject {
                    edition: question.official.totals.map(|totals| totals.label.clone()),
                    ..Subject::default()
                },
                variant: "none",
                arguments: vec![("units", number(held as u64))],
                grounds: question
                    .official
                    .totals
                    .map(|totals| totals.ground.clone())
                    .into_iter()
                    .collect(),
            }
        }));
        return ran;
    };
    for unit in units {
        let (variant, grounds) = match (unit.copies.is_empty(), unit.official.is_empty()) {
            (false, true) => ("no-official", ground(question.copies, unit.copies.start)),
            (true, false) => ("no-copy", ground(official, unit.official.start)),
            _ => {
                ran.passed += 1;
                continue;
            }
        };
        ran.found.push(Found {
            class: Class::Information,
            subject: subject(question, unit, None),
            variant,
            arguments: Vec::new(),
            grounds: vec![grounds],
        });
    }
    ran
}
