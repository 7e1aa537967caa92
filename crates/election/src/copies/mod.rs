//! Copies of result sheets beside the official result.
//!
//! A copy is a claim with custody evidence: a row that somebody read from a sheet, with a picture,
//! a holder, a time. An official result is a claim too, per unit or as totals only. [`compare`]
//! lays both side by side, unit by unit and item by item, and where the official side says
//! nothing per unit it uses the one thing that needs no assumption about which copies were found:
//! *a part cannot be larger than its whole* (R504).
//!
//! Several rows with one key are several copies of one unit. Nothing is averaged: where copies of
//! a unit differ, a bound takes the smallest figure, so that it stays a bound.

mod alike;
mod bound;
mod coincide;
mod custody;
mod room;
mod units;
mod verdicts;

use crate::{
    codes::Code,
    dataset::{Dataset, Header},
    found::{Ground, Ran},
    numerals::{Decimal, day_and_minutes},
    rules::{Argument, MAX_COUNT, Reason},
};

use verdicts::holder;

pub use alike::Coincidence;
pub use bound::{Bound, Coverage, Line, OwnReading};
pub use custody::{Custody, Image, Manifest};
pub use room::{Capacity, Room};
pub use verdicts::{Verdict, Verdicts};

/// What is compared with what.
#[derive(Debug)]
pub struct Question<'a> {
    /// Copies; a key may stand in several rows.
    pub copies: &'a Dataset,
    /// Which place columns of the copies say how each was kept.
    pub fields: Fields,
    /// The other side.
    pub official: Official<'a>,
    /// Names and digests of pictures, as somebody published them.
    pub images: Option<&'a Manifest>,
    /// When voting ended.
    pub voting_ended: Option<Moment>,
    /// What is known of the whole election.
    pub whole: Whole,
    /// Name under which the official totals give all choices that they do not list.
    pub others: &'a str,
    /// Items that make up the register of a unit.
    pub register: &'a [String],
    /// Items of invalid ballots.
    pub invalid: &'a [String],
    /// How many choices a ballot may bear.
    pub choices_per_ballot: u32,
}

/// The official side. Either part may be absent.
#[derive(Debug, Clone, Copy, Default)]
pub struct Official<'a> {
    /// Results by unit.
    pub units: Option<&'a Dataset>,
    /// Totals without breakdown.
    pub totals: Option<&'a Totals>,
}

/// An official result as totals only.
#[derive(Debug, Clone)]
pub struct Totals {
    /// What it calls itself.
    pub label: String,
    /// Its place in a series.
    pub seq: Option<u64>,
    /// Where it stands.
    pub ground: Ground,
    /// Votes by choice.
    pub choices: Vec<(String, i64)>,
    /// Other figures by item, such as `valid`.
    pub items: Vec<(String, i64)>,
    /// Share of units that it covers, in per cent as printed.
    pub counted: Option<Decimal>,
    /// Units that it covers, of how many.
    pub counted_units: Option<(u64, Option<u64>)>,
}

/// What is known of the whole election, from elsewhere.
#[derive(Debug, Clone, Copy, Default)]
pub struct Whole {
    /// Number of units.
    pub units: Option<u64>,
    /// Voters on the register of all units together.
    pub registered: Option<i64>,
}

/// Positions of the place columns that say how a copy was kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fields {
    /// Who holds it.
    pub holder: Option<usize>,
    /// Name or address of its picture.
    pub image: Option<usize>,
    /// Digest of the picture.
    pub image_sha256: Option<usize>,
    /// When the picture was taken.
    pub taken_at: Option<usize>,
    /// Whether the sheet is signed.
    pub signed: Option<usize>,
    /// Whether the sheet is stamped.
    pub stamped: Option<usize>,
}

impl Fields {
    /// Names of the place columns that are taken where nobody says otherwise, in the order of
    /// the fields.
    pub const NAMES: [&'static str; 6] = [
        "holder",
        "image",
        "image_sha256",
        "taken_at",
        "signed",
        "stamped",
    ];

    /// The columns called as `given`, in the order of [`Fields::NAMES`]; where nothing is given
    /// the usual name is taken if the dataset has it.
    ///
    /// # Errors
    /// A given name that is no place of the dataset.
    pub fn of(header: &Header, given: [Option<&str>; 6]) -> Result<Self, String> {
        let place = |name: &str| header.places.iter().position(|place| place == name);
        let mut found = [None; 6];
        for ((found, given), usual) in found.iter_mut().zip(given).zip(Self::NAMES) {
            *found = match given {
                None => place(usual),
                Some(name) => Some(place(name).ok_or_else(|| name.to_owned())?),
            };
        }
        let [holder, image, image_sha256, taken_at, signed, stamped] = found;
        Ok(Self {
            holder,
            image,
            image_sha256,
            taken_at,
            signed,
            stamped,
        })
    }
}

/// A time on a named day, by the clock of the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    day: i64,
    minutes: u32,
}

impl Moment {
    /// Reads `YYYY-MM-DD HH:MM` or an instant that begins so; its offset from UTC is not looked
    /// at, because sheets and pictures show the clock of the place. `None` without a day.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let (day, minutes) = day_and_minutes(text)?;
        Some(Self { day: day?, minutes })
    }
}

/// What came out.
#[derive(Debug)]
pub struct Answer {
    /// R501 to R506, in order.
    pub ran: Vec<Ran>,
    /// Rows of copies.
    pub copies: u64,
    /// Rows of copies that name no unit. They take part in nothing.
    pub without_key: u64,
    /// Units of which there is a copy.
    pub units: u64,
    /// Units in the official result, if it gives any.
    pub official_units: Option<u64>,
    /// The three-way difference by item: items of the copies, then those that only the official
    /// result has.
    pub verdicts: Vec<(String, Verdicts)>,
    /// Sums of copies beside official totals; `None` if no figure is on both sides.
    pub bound: Option<Bound>,
    /// How the copies were kept, as far as they say.
    pub custody: Custody,
    /// Equal vectors of counts beside what chance gives; `None` if that cannot be told.
    pub coincidence: Option<Coincidence>,
}

/// Why two sources cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// Units are named by different places.
    #[error("the copies name a unit by {}, the official result by {}", copies.join(" + "), official.join(" + "))]
    Keys {
        /// Key of the copies.
        copies: Vec<String>,
        /// Key of the official result.
        official: Vec<String>,
    },
    /// Not one name of a choice or item is on both sides.
    #[error("no choice or item of the copies ({}) is in the official result ({})", copies.join(", "), official.join(", "))]
    Names {
        /// Names on the copies.
        copies: Vec<String>,
        /// Names in the official result.
        official: Vec<String>,
    },
    /// Fewer units than there are copies of.
    #[error("{given} units in all are fewer than the {held} of which there are copies")]
    FewUnits {
        /// Units in all, as given.
        given: u64,
        /// Units with a copy.
        held: u64,
    },
}

/// Compares copies with an official result.
///
/// # Errors
/// If the two sides have nothing by which they can be compared.
pub fn compare(question: &Question<'_>) -> Result<Answer, Mismatch> {
    let copies = question.copies;
    if let Some(official) = question.official.units
        && official.header.key != copies.header.key
    {
        return Err(Mismatch::Keys {
            copies: copies.header.key.clone(),
            official: official.header.key.clone(),
        });
    }
    refuse_strangers(question)?;
    let (units, without_key) = units::units(copies, question.official.units);
    let held = units.iter().filter(|unit| !unit.copies.is_empty()).count() as u64;
    if let Some(given) = question.whole.units.filter(|given| *given < held) {
        return Err(Mismatch::FewUnits { given, held });
    }
    let compared = verdicts::compare(question, &units);
    let (bound, bound_ran) = bound::check(question, &units);
    let (custody, custody_ran) = custody::check(question, &units);
    let (coincidence, alike_ran) = alike::check(question, &units);
    let official_units = question.official.units.map(|_| {
        let official = units.iter().filter(|unit| !unit.official.is_empty());
        official.count() as u64
    });
    let [differ, among, absent] = compared.ran;
    Ok(Answer {
        ran: vec![differ, among, absent, bound_ran, custody_ran, alike_ran],
        copies: copies.units.len() as u64,
        without_key,
        units: held,
        official_units,
        verdicts: compared.verdicts,
        bound,
        custody,
        coincidence,
    })
}

/// Names of choices and count items of a dataset.
fn names(header: &Header) -> Vec<String> {
    use crate::form::ItemKind::Count;
    let items = header.items.iter().filter(|item| item.kind == Count);
    let items = items.map(|item| item.id.clone());
    header.choices.iter().cloned().chain(items).collect()
}

fn refuse_strangers(question: &Question<'_>) -> Result<(), Mismatch> {
    let copies = names(&question.copies.header);
    let mut official = question
        .official
        .units
        .map(|units| names(&units.header))
        .unwrap_or_default();
    if let Some(totals) = question.official.totals {
        let named = totals.choices.iter().chain(&totals.items);
        official.extend(named.map(|(name, _)| name.clone()));
    }
    if copies.iter().any(|name| official.contains(name)) {
        return Ok(());
    }
    Err(Mismatch::Names { copies, official })
}

/// Whether a figure can be a number of ballots. Others take part in no sum.
fn count(figure: i64) -> Option<i64> {
    (0..=MAX_COUNT).contains(&figure).then_some(figure)
}

/// Names and texts of the key of a unit.
fn place(dataset: &Dataset, row: usize) -> Vec<(String, String)> {
    let key = dataset.key(row).into_iter().map(str::to_owned);
    dataset.header.key.iter().cloned().zip(key).collect()
}

/// File and line of a row.
fn ground(dataset: &Dataset, row: usize) -> Ground {
    let (file, line) = dataset.origin(row);
    Ground::line(file, line)
}

fn number(figure: impl Into<i128>) -> Argument {
    Argument::Number(figure.into())
}

fn text(text: impl Into<String>) -> Argument {
    Argument::Text(text.into())
}

/// A rule whose only answer is why it could not be run.
fn silent(code: Code, reason: Reason) -> Ran {
    Ran::not_run(code, reason)
}
