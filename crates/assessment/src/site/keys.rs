//! Which rows, of whatever edition, speak of one unit, and where its page lies.
//!
//! The oldest edition that tells units apart by certain columns founds a *family*. A later one
//! belongs to it if it has the same columns but for such as say the same of every unit, as the
//! municipality does in a file of one; else it founds its own. Texts are compared as they stand,
//! but without zeros before a number.

use std::{cmp::Ordering, collections::HashMap};

use super::{
    input::{EditionInput, UnitNote},
    slug::{address, plain, readable},
};
use crate::parallel;

/// All units of a case, in natural order of their keys.
pub(super) struct Units<'a> {
    families: Vec<Family<'a>>,
    units: Vec<Unit>,
    /// Rows of all units, those of one unit beside each other, oldest edition first.
    rows: Vec<Place>,
    /// Position of the unit of each row, by edition; [`NONE`] for a row without a key.
    of_row: Vec<Vec<u32>>,
    by_key: HashMap<Box<[u32]>, u32>,
}

/// A row of an edition, both by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) edition: usize,
    pub(super) row: usize,
}

struct Unit {
    slug: Box<str>,
    /// Family, then a name of each of its columns, by position.
    key: Box<[u32]>,
    rows: std::ops::Range<usize>,
    notes: Vec<usize>,
}

/// Units that are told apart by the same columns.
struct Family<'a> {
    /// Names of the columns, largest place first; empty where only records name the units.
    columns: Vec<&'a str>,
    names: Vec<Names<'a>>,
    /// Where each column says the same of every unit of the founding edition: what it says.
    constant: Vec<Option<u32>>,
    /// Whether an earlier family has as many columns.
    is_later: bool,
}

/// The distinct texts of a column.
#[derive(Default)]
struct Names<'a> {
    texts: Vec<&'a str>,
    positions: HashMap<&'a str, u32>,
}

/// Units whose addresses are made at one go.
const SHARE: usize = 1000;

/// A row without a key.
const NONE: u32 = u32::MAX;

/// Where the name of a column of a family comes from in an edition.
enum Origin {
    /// From a place column, through the positions of its texts.
    Column(usize, Vec<u32>),
    Always(u32),
}

impl<'a> Names<'a> {
    fn position(&mut self, text: &'a str) -> u32 {
        let text = plain(text);
        let next = u32::try_from(self.texts.len()).expect("fewer than 2^32 texts");
        *self.positions.entry(text).or_insert_with(|| {
            self.texts.push(text);
            next
        })
    }
}

impl<'a> Units<'a> {
    /// Gathers the units of all editions, and those that only records speak of.
    pub(super) fn of(editions: &[EditionInput<'a>], notes: &'a [UnitNote]) -> Self {
        let mut units = Self {
            families: Vec::new(),
            units: Vec::new(),
            rows: Vec::new(),
            of_row: Vec::new(),
            by_key: HashMap::new(),
        };
        for edition in editions {
            let of_row = units.take(edition);
            units.of_row.push(of_row);
        }
        for (number, note) in notes.iter().enumerate() {
            units.note(number, note);
        }
        units.sort();
        units.address();
        units
    }

    /// Adds the rows of an edition.
    fn take(&mut self, edition: &EditionInput<'a>) -> Vec<u32> {
        let dataset = edition.dataset;
        let rows = dataset.units.len();
        if dataset.header.key.is_empty() {
            return vec![NONE; rows];
        }
        let found = (0..self.families.len()).find(|family| self.families[*family].takes(edition));
        let family = found.unwrap_or_else(|| self.found(edition));
        let origins = self.families[family].origins(edition);
        let keys = 0..dataset.header.key.len();
        let columns: Vec<_> = keys.map(|column| dataset.units.place(column)).collect();
        let mut of_row = Vec::with_capacity(rows);
        let mut key = vec![position(family)];
        for row in 0..rows {
            if columns.iter().all(|column| column.get(row).is_empty()) {
                of_row.push(NONE);
                continue;
            }
            key.truncate(1);
            key.extend(origins.iter().map(|origin| match origin {
                Origin::Always(name) => *name,
                Origin::Column(column, names) => names[columns[*column].id(row) as usize],
            }));
            of_row.push(self.unit(&key));
        }
        of_row
    }

    /// Founds the family of an edition.
    fn found(&mut self, edition: &EditionInput<'a>) -> usize {
        let columns: Vec<&str> = edition
            .dataset
            .header
            .key
            .iter()
            .map(String::as_str)
            .collect();
        self.add_family(columns.len(), columns)
    }

    fn add_family(&mut self, size: usize, columns: Vec<&'a str>) -> usize {
        let is_later = self
            .families
            .iter()
            .any(|family| family.names.len() == size);
        self.families.push(Family {
            columns,
            names: (0..size).map(|_| Names::default()).collect(),
            constant: vec![None; size],
            is_later,
        });
        self.families.len() - 1
    }

    /// The unit of a key, which is made if there is none.
    fn unit(&mut self, key: &[u32]) -> u32 {
        if let Some(unit) = self.by_key.get(key) {
            return *unit;
        }
        let unit = position(self.units.len());
        self.by_key.insert(key.into(), unit);
        self.units.push(Unit {
            slug: Box::default(),
            key: key.into(),
            rows: 0..0,
            notes: Vec::new(),
        });
        unit
    }

    /// Puts a record to its unit. A key belongs to the first family of as many columns.
    fn note(&mut self, number: usize, note: &'a UnitNote) {
        let size = note.key.len();
        if size == 0 {
            return;
        }
        let mut sizes = self.families.iter().map(|family| family.names.len());
        let family = sizes.position(|other| other == size);
        let family = family.unwrap_or_else(|| self.add_family(size, Vec::new()));
        let mut key = vec![position(family)];
        for (names, text) in self.families[family].names.iter_mut().zip(&note.key) {
            key.push(names.position(text));
        }
        let unit = self.unit(&key);
        self.units[unit as usize].notes.push(number);
    }

    /// Brings the units into natural order of their keys, and their rows beside them.
    fn sort(&mut self) {
        let ranks: Vec<Vec<Vec<u32>>> = self.families.iter().map(Family::ranks).collect();
        let rank = |unit: &u32| -> Vec<u32> {
            let key = &self.units[*unit as usize].key;
            let names = key[1..].iter().zip(&ranks[key[0] as usize]);
            let names = names.map(|(name, ranks)| ranks[*name as usize]);
            std::iter::once(key[0]).chain(names).collect()
        };
        let mut order: Vec<u32> = (0..position(self.units.len())).collect();
        order.sort_by_cached_key(rank);
        let mut place = vec![0; order.len()];
        for (new, old) in (0..).zip(&order) {
            place[*old as usize] = new;
        }
        let mut old: Vec<Option<Unit>> = self.units.drain(..).map(Some).collect();
        let taken = order.iter().filter_map(|unit| old[*unit as usize].take());
        self.units = taken.collect();
        let of_rows = self.of_row.iter_mut().flatten();
        let places = of_rows.chain(self.by_key.values_mut());
        for unit in places.filter(|unit| **unit != NONE) {
            *unit = place[*unit as usize];
        }
        let mut rows: Vec<(u32, Place)> = Vec::new();
        for (edition, of_row) in self.of_row.iter().enumerate() {
            let with_key = of_row.iter().enumerate().filter(|(_, unit)| **unit != NONE);
            rows.extend(with_key.map(|(row, unit)| (*unit, Place { edition, row })));
        }
        rows.sort_unstable();
        let mut at = 0;
        for (number, unit) in (0..).zip(&mut self.units) {
            let from = at;
            while rows.get(at).is_some_and(|(unit, _)| *unit == number) {
                at += 1;
            }
            unit.rows = from..at;
        }
        self.rows = rows.into_iter().map(|(_, place)| place).collect();
    }

    fn address(&mut self) {
        let readable = |names: &Names<'_>| -> Vec<String> {
            names.texts.iter().map(|text| readable(text)).collect()
        };
        let readable = |family: &Family<'_>| -> Vec<Vec<String>> {
            family.names.iter().map(readable).collect()
        };
        let readable: Vec<_> = self.families.iter().map(readable).collect();
        let slug = |unit: &Unit| {
            let number = unit.key[0] as usize;
            let family = &self.families[number];
            let among = if family.is_later {
                &family.columns[..]
            } else {
                &[]
            };
            let read = |at: usize| readable[number][at][unit.key[at + 1] as usize].as_str();
            address(&family.parts(&unit.key), among, read).into()
        };
        let shares: Vec<&[Unit]> = self.units.chunks(SHARE).collect();
        let slugs: Vec<Vec<Box<str>>> =
            parallel::each(&shares, |units| units.iter().map(slug).collect());
        for (unit, slug) in self.units.iter_mut().zip(slugs.into_iter().flatten()) {
            unit.slug = slug;
        }
    }

    pub(super) const fn len(&self) -> usize {
        self.units.len()
    }

    /// The address of a unit from the root of a language.
    pub(super) fn href(&self, unit: usize) -> String {
        format!("unit/{}.html", self.slug(unit))
    }

    /// The address of a unit below `unit/`, without ending.
    pub(super) fn slug(&self, unit: usize) -> &str {
        &self.units[unit].slug
    }

    /// The unit of a row; `None` if the row has no key.
    pub(super) fn at(&self, edition: usize, row: usize) -> Option<usize> {
        let unit = self.of_row[edition][row];
        (unit != NONE).then_some(unit as usize)
    }

    /// The unit with these texts under these names of places.
    pub(super) fn named(&self, place: &[(String, String)]) -> Option<usize> {
        let family = |(number, family): (usize, &Family<'_>)| {
            let key = family.named(place)?;
            let key: Vec<u32> = std::iter::once(position(number)).chain(key).collect();
            self.by_key.get(&key[..]).map(|unit| *unit as usize)
        };
        self.families.iter().enumerate().find_map(family)
    }

    /// Columns and texts of the key of a unit, largest place first. A column that no edition
    /// names is empty.
    pub(super) fn key(&self, unit: usize) -> Vec<(&'a str, &'a str)> {
        let key = &self.units[unit].key;
        let family = &self.families[key[0] as usize];
        let columns = family.columns.iter().copied().chain(std::iter::repeat(""));
        columns.zip(family.parts(key)).collect()
    }

    /// The unit with these texts in its key, largest place first.
    pub(super) fn with_texts(&self, texts: &[&str]) -> Option<usize> {
        let family = |(number, family): (usize, &Family<'_>)| {
            let names = family.names.iter().zip(texts);
            let names = names.map(|(names, text)| names.positions.get(plain(text)).copied());
            let key = std::iter::once(Some(position(number))).chain(names);
            let key: Vec<u32> = key.collect::<Option<_>>()?;
            self.by_key.get(&key[..]).map(|unit| *unit as usize)
        };
        let mut families = self.families.iter().enumerate();
        let of_size = |(_, family): &(usize, &Family<'_>)| family.names.len() == texts.len();
        families.by_ref().filter(of_size).find_map(family)
    }

    /// Names of the key's columns of the first family.
    pub(super) fn columns(&self) -> &[&'a str] {
        self.families.first().map_or(&[], |family| &family.columns)
    }

    /// Most columns that a key has.
    pub(super) fn width(&self) -> usize {
        let widths = self.families.iter().map(|family| family.names.len());
        widths.max().unwrap_or(0)
    }

    /// The rows of a unit, oldest edition first.
    pub(super) fn rows(&self, unit: usize) -> &[Place] {
        &self.rows[self.units[unit].rows.clone()]
    }

    /// Records about a unit, by position.
    pub(super) fn notes(&self, unit: usize) -> &[usize] {
        &self.units[unit].notes
    }
}

impl<'a> Family<'a> {
    /// Whether the units of an edition are told apart as those of this family.
    fn takes(&self, edition: &EditionInput<'_>) -> bool {
        let dataset = edition.dataset;
        let key = &dataset.header.key;
        let has = |column: &&str| key.iter().any(|other| other == column);
        let shared = self.columns.iter().filter(|column| has(column)).count();
        let mut missing = self.columns.iter().enumerate();
        let mut added = key.iter().enumerate();
        shared > 0
            && missing.all(|(at, column)| has(column) || self.constant[at].is_some())
            && added.all(|(at, column)| {
                self.columns.contains(&column.as_str())
                    || dataset.units.place(at).distinct().nth(1).is_none()
            })
    }

    /// Where the names of each column come from in an edition that it takes.
    fn origins(&mut self, edition: &EditionInput<'a>) -> Vec<Origin> {
        let dataset = edition.dataset;
        let mut origins = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            let Some(place) = dataset.header.key.iter().position(|other| other == column) else {
                origins.push(Origin::Always(self.constant[at].unwrap_or_default()));
                continue;
            };
            let names = &mut self.names[at];
            let is_founding = names.texts.is_empty();
            let texts = dataset.units.place(place).distinct();
            let positions: Vec<u32> = texts.map(|(_, text)| names.position(text)).collect();
            if is_founding && names.texts.len() == 1 {
                self.constant[at] = Some(0);
            }
            origins.push(Origin::Column(place, positions));
        }
        origins
    }

    /// The texts of a key.
    fn parts(&self, key: &[u32]) -> Vec<&'a str> {
        let names = self.names.iter().zip(&key[1..]);
        names
            .map(|(names, name)| names.texts[*name as usize])
            .collect()
    }

    fn named(&self, place: &[(String, String)]) -> Option<Vec<u32>> {
        let name = |(at, column): (usize, &&str)| {
            let text = place.iter().find(|(name, _)| name == column);
            match text {
                Some((_, text)) => self.names[at].positions.get(plain(text)).copied(),
                None => self.constant[at],
            }
        };
        self.columns.iter().enumerate().map(name).collect()
    }

    /// For each column the rank of each of its texts in natural order.
    fn ranks(&self) -> Vec<Vec<u32>> {
        let ranks = |names: &Names<'_>| {
            let mut order: Vec<u32> = (0..position(names.texts.len())).collect();
            order.sort_by(|a, b| natural(names.texts[*a as usize], names.texts[*b as usize]));
            let mut ranks = vec![0; order.len()];
            for (rank, name) in (0..).zip(order) {
                ranks[name as usize] = rank;
            }
            ranks
        };
        self.names.iter().map(ranks).collect()
    }
}

fn position(number: usize) -> u32 {
    u32::try_from(number).expect("fewer than 2^32 units")
}

/// Compares texts as people do: numbers in them by their value.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.as_bytes(), b.as_bytes());
    while let (Some(x), Some(y)) = (left.first(), right.first()) {
        if x.is_ascii_digit() && y.is_ascii_digit() {
            let (one, rest_one) = number(left);
            let (other, rest_other) = number(right);
            let order = one.len().cmp(&other.len()).then(one.cmp(other));
            if order != Ordering::Equal {
                return order;
            }
            (left, right) = (rest_one, rest_other);
        } else if x == y {
            (left, right) = (&left[1..], &right[1..]);
        } else {
            return x.cmp(y);
        }
    }
    left.len().cmp(&right.len()).then(a.cmp(b))
}

/// The number that a text begins with, without zeros before it, and the rest.
fn number(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| !byte.is_ascii_digit());
    let (digits, rest) = text.split_at(end.unwrap_or(text.len()));
    let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
    (&digits[zeros.min(digits.len() - 1)..], rest)
}
