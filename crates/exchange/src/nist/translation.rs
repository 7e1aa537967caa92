//! A dataset in the terms of the standard: which unit contains which, which item a property takes,
//! and what is left over.

use std::collections::{BTreeMap, HashMap};

use election::{
    dataset::{Dataset, Figures, Reading, Rows},
    form::{Form, ItemKind},
};

use super::{
    options::{ExportOptions, NistError},
    read::ITEMS,
};

/// Identifier of the unit that is the whole of the contest.
pub(super) const WHOLE: &str = "whole";

/// A composed unit: the first places of some keys.
pub(super) struct Group {
    pub(super) id: String,
    pub(super) place: usize,
    pub(super) name: String,
    pub(super) children: Vec<String>,
    /// The stated sum of its units.
    pub(super) sum: Option<usize>,
}

/// A dataset as a report will have it.
pub(super) struct Report<'a> {
    pub(super) dataset: &'a Dataset,
    pub(super) options: &'a ExportOptions,
    pub(super) marks: u32,
    /// For each property, the item of the dataset that it takes.
    pub(super) items: [Option<usize>; ITEMS.len()],
    pub(super) groups: Vec<Group>,
    /// Children of the whole.
    pub(super) top: Vec<String>,
    /// The stated sum of everything.
    pub(super) whole: Option<usize>,
    /// Sums of everything, where none is stated: by property, then by choice.
    pub(super) totals: Vec<Option<i64>>,
    /// The place that holds names of units.
    pub(super) name_place: Option<usize>,
    pub(super) lost: BTreeMap<(String, &'static str), u64>,
}

/// A row of either kind.
#[derive(Clone, Copy)]
pub(super) enum Row {
    Unit(usize),
    Sum(usize),
    /// The whole, added up here.
    Total,
}

impl<'a> Report<'a> {
    pub(super) fn of(dataset: &'a Dataset, form: &Form, options: &'a ExportOptions) -> Self {
        let header = &dataset.header;
        let items = ITEMS.map(|ids| {
            let id = ids.iter().find(|id| form.item(id).is_some())?;
            let position = dataset.item_position(id)?;
            (header.items[position].kind == ItemKind::Count).then_some(position)
        });
        let last = header.key.last().map_or("", String::as_str);
        let names = [format!("{last}_name"), "name".to_owned()];
        let describing = header.places.iter().enumerate().skip(header.key.len());
        let name_place = describing.clone().find(|(_, place)| names.contains(place));
        let name_place = name_place.map(|(position, _)| position);
        let mut report = Self {
            dataset,
            options,
            marks: form.choices_per_ballot,
            items,
            groups: Vec::new(),
            top: Vec::new(),
            whole: None,
            totals: Vec::new(),
            name_place,
            lost: BTreeMap::new(),
        };
        report.group();
        report.note_lost();
        report
    }

    /// Composed units out of the keys, and the sums that are stated for them.
    pub(super) fn group(&mut self) {
        let dataset = self.dataset;
        let mut by_path: HashMap<Vec<(usize, &'a str)>, usize> = HashMap::new();
        for row in 0..dataset.units.len() {
            let path = path(&dataset.units, dataset.header.key.len(), row);
            let mut parent: Option<usize> = None;
            for length in 1..path.len() {
                let next = match by_path.get(&path[..length]) {
                    Some(group) => *group,
                    None => {
                        let group = self.groups.len();
                        let (place, name) = path[length - 1];
                        let id = format!("group-{}", group + 1);
                        self.children(parent).push(id.clone());
                        self.groups.push(Group {
                            id,
                            place,
                            name: name.to_owned(),
                            children: Vec::new(),
                            sum: None,
                        });
                        by_path.insert(path[..length].to_vec(), group);
                        group
                    }
                };
                parent = Some(next);
            }
            self.children(parent).push(unit_id(row));
        }
        for sum in 0..dataset.aggregates.len() {
            let path = path(&dataset.aggregates, dataset.header.key.len(), sum);
            let slot = match by_path.get(&path) {
                _ if path.is_empty() => Some(&mut self.whole),
                Some(group) => Some(&mut self.groups[*group].sum),
                None => None,
            };
            match slot {
                Some(slot @ None) => *slot = Some(sum),
                _ => {
                    let name: Vec<&str> = path.iter().map(|(_, name)| *name).collect();
                    self.lose(name.join(" / "), "sum", 1);
                }
            }
        }
    }

    pub(super) fn children(&mut self, group: Option<usize>) -> &mut Vec<String> {
        match group {
            Some(group) => &mut self.groups[group].children,
            None => &mut self.top,
        }
    }

    pub(super) fn lose(&mut self, what: String, why: &'static str, values: u64) {
        if values > 0 {
            *self.lost.entry((what, why)).or_default() += values;
        }
    }

    /// Everything of the dataset that no property takes.
    pub(super) fn note_lost(&mut self) {
        let dataset = self.dataset;
        let header = &dataset.header;
        if !self.is_whole_a_unit() {
            let key = header.key.len();
            let rows = 0..dataset.units.len();
            let nameless = rows.filter(|row| path(&dataset.units, key, *row).is_empty());
            self.lose(header.key.join(", "), "text", nameless.count() as u64);
        }
        let both = [&dataset.units, &dataset.aggregates];
        for (position, item) in header.items.iter().enumerate() {
            let is_count = item.kind == ItemKind::Count;
            let taken = self.items.contains(&Some(position));
            for rows in both {
                let values = (0..rows.len()).filter(|row| match is_count {
                    true if taken => {
                        matches!(rows.item(position).reading(*row), Reading::Unreadable(_))
                    }
                    true => !rows.item(position).is_empty_at(*row),
                    false => !rows.text(position).get(*row).is_empty(),
                });
                let why = if taken { "unreadable" } else { "item" };
                let values = values.count() as u64;
                self.lose(item.id.clone(), why, values);
            }
        }
        for (position, place) in header.places.iter().enumerate().skip(header.key.len()) {
            if Some(position) != self.name_place {
                let texts = dataset.units.place(position);
                let values = (0..texts.len()).filter(|row| !texts.get(*row).is_empty());
                self.lose(place.clone(), "place", values.count() as u64);
            }
        }
        for (position, words) in header.words.iter().enumerate() {
            let texts = dataset.units.words(position);
            let values = (0..texts.len()).filter(|row| !texts.get(*row).is_empty());
            self.lose(words.clone(), "words", values.count() as u64);
        }
        for (choice, name) in header.choices.iter().enumerate() {
            for rows in both {
                let values = dataset.choice_of(rows, choice).unreadable().count() as u64;
                self.lose(name.clone(), "unreadable", values);
            }
        }
    }

    /// Adds up what no row states for the whole.
    pub(super) fn totals(&mut self) -> Result<(), NistError> {
        if self.whole.is_some() || self.is_whole_a_unit() {
            return Ok(());
        }
        let header = &self.dataset.header;
        let items = self.items.map(|item| {
            let item = item?;
            Some((self.dataset.units.item(item), &header.items[item].id))
        });
        let choices = header.choices.iter().enumerate();
        let choices = choices.map(|(choice, name)| Some((self.dataset.choice(choice), name)));
        let columns: Vec<_> = items.into_iter().chain(choices).collect();
        self.totals = columns
            .into_iter()
            .map(|column| column.map_or(Ok(None), |(figures, name)| total(figures, name)))
            .collect::<Result<_, _>>()?;
        Ok(())
    }

    /// Whether one unit with an empty key is the whole.
    pub(super) fn is_whole_a_unit(&self) -> bool {
        let units = &self.dataset.units;
        units.len() == 1 && path(units, self.dataset.header.key.len(), 0).is_empty()
    }

    /// The figure of a property in a row.
    pub(super) fn item(&self, property: usize, row: Row) -> Option<i64> {
        if let Row::Total = row {
            return self.totals.get(property).copied().flatten();
        }
        let item = self.items[property]?;
        match row {
            Row::Unit(row) => self.dataset.units.item(item).get(row),
            Row::Sum(row) => self.dataset.aggregates.item(item).get(row),
            Row::Total => None,
        }
    }

    pub(super) fn choice(&self, choice: usize, row: Row) -> Option<i64> {
        match row {
            Row::Unit(row) => self.dataset.choice(choice).get(row),
            Row::Sum(row) => self
                .dataset
                .choice_of(&self.dataset.aggregates, choice)
                .get(row),
            Row::Total => self.totals.get(ITEMS.len() + choice).copied().flatten(),
        }
    }

    /// Every unit of the report with its identifier, the whole first.
    pub(super) fn rows(&self) -> impl Iterator<Item = (String, Option<Row>)> + '_ {
        let whole = match self.whole {
            Some(sum) => Row::Sum(sum),
            None if self.is_whole_a_unit() => Row::Unit(0),
            None => Row::Total,
        };
        let groups = self.groups.iter();
        let groups = groups.map(|group| (group.id.clone(), group.sum.map(Row::Sum)));
        let units = 0..if self.is_whole_a_unit() {
            0
        } else {
            self.dataset.units.len()
        };
        let units = units.map(|row| (unit_id(row), Some(Row::Unit(row))));
        std::iter::once((WHOLE.to_owned(), Some(whole)))
            .chain(groups)
            .chain(units)
    }
}

pub(super) fn unit_id(row: usize) -> String {
    format!("unit-{}", row + 1)
}

/// The places of a key that are filled, largest first.
pub(super) fn path(rows: &Rows, key: usize, row: usize) -> Vec<(usize, &str)> {
    let places = (0..key).map(|place| (place, rows.place(place).get(row)));
    places.filter(|(_, text)| !text.is_empty()).collect()
}

fn total(figures: &Figures, name: &str) -> Result<Option<i64>, NistError> {
    /// Whole numbers that every reader of JSON keeps (RFC 8259, 6).
    const SAFE: i128 = 1 << 53;
    let Some(total) = figures.total() else {
        return Ok(None);
    };
    let safe = i64::try_from(total).ok().filter(|_| total.abs() <= SAFE);
    let too_large = || NistError::TooLarge {
        column: name.to_owned(),
    };
    safe.map(Some).ok_or_else(too_large)
}
