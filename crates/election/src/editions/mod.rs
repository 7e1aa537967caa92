//! Two editions of one result, and the difference as an object of its own.
//!
//! Commissions publish a result more than once, and seldom say what they changed. [`Difference`]
//! says it: which units came and went, which figures changed and by how much for whom, which
//! names and addresses were touched, whether rows stand in another order. [`Difference::rules`]
//! runs R401 to R404 on it.
//!
//! Units are matched by key, as a multiset: see `pairing`. What only one edition publishes (a
//! column, a choice) is lost or new as a whole; it changes no figure of a unit.

mod changes;
mod columns;
mod decisions;
mod late;
mod pairing;
mod removed;
mod rules;

pub use changes::{Change, ColumnChange, PlaceChange, Side};
pub use columns::Column;
pub use decisions::{Decision, Decisions, DecisionsError};
pub use late::{Late, LateChoice, LateError, STANDARD_ERRORS};
pub use pairing::Pair;
pub use removed::{Removed, RemovedChoice};

use std::collections::HashSet;

use crate::{dataset::Dataset, form::ItemKind};

/// What the comparison is told beside the editions.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Whether counts can only grow from the first edition to the second: both are partial
    /// results of one count.
    pub cumulative: bool,
    /// Place columns that together tell strata, within which late units may be compared with
    /// earlier ones; none if nobody says so.
    pub strata: Vec<String>,
    /// Published decisions on units.
    pub decisions: Option<Decisions>,
}

/// Two editions that cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditionsError {
    /// The keys are made of different columns.
    #[error("the first edition tells its units apart by {}, the second by {}", a.join(", "), b.join(", "))]
    Keys {
        /// Key of the first.
        a: Vec<String>,
        /// Key of the second.
        b: Vec<String>,
    },
    /// Neither has a column that makes up a key.
    #[error("the editions have no column that tells units apart")]
    NoKey,
    /// A choice here is an item there.
    #[error("{0:?} is an item in one edition and a choice in the other")]
    Role(String),
    /// There is no such place column.
    #[error("the second edition has no place column {0:?} for strata")]
    Strata(String),
    /// The decisions do not fit.
    #[error(transparent)]
    Decisions(#[from] DecisionsError),
}

/// The difference between two editions, `a` the earlier and `b` the later one.
#[derive(Debug)]
pub struct Difference<'a> {
    /// The earlier edition.
    pub a: &'a Dataset,
    /// The later edition.
    pub b: &'a Dataset,
    /// Units of both, in order of `a`.
    pub pairs: Vec<Pair>,
    /// Rows of `a` without a counterpart.
    pub gone: Vec<usize>,
    /// Rows of `b` without a counterpart.
    pub added: Vec<usize>,
    /// Rows of each edition that share their key with an earlier row of it.
    pub repeated_keys: (usize, usize),
    /// Items that both publish or either does, in order of `a`, then `b`.
    pub items: Vec<ColumnChange>,
    /// Choices likewise.
    pub choices: Vec<ColumnChange>,
    /// Every changed figure of units of both, by unit, then column.
    pub changes: Vec<Change>,
    /// Place columns beside the key that both have, with the units whose text changed.
    pub places: Vec<PlaceChange>,
    /// Figures that `b` has and `a` has not, in columns that both publish.
    pub appeared: usize,
    /// Figures that `a` has and `b` has not, likewise.
    pub vanished: usize,
    /// Units of both whose votes for all choices together grew or fell.
    pub votes_grew: usize,
    /// See `votes_grew`.
    pub votes_fell: usize,
    /// Units of both, by position in `pairs`, that had votes and have none: every figure of a
    /// choice is zero now.
    pub set_to_zero: Vec<usize>,
    /// The same where no figure is left at all.
    pub emptied: Vec<usize>,
    /// Units of both that stand in another order: how many must be moved to restore it.
    pub moved: usize,
    /// Units that are gone or void in `b`, with their votes.
    pub removed: Removed,
    /// Units that came with `b`, against the others of their strata.
    pub late: Result<Late, LateError>,
    cumulative: bool,
}

impl<'a> Difference<'a> {
    /// Compares two editions.
    ///
    /// # Errors
    /// If their units cannot be matched, or the options name what they do not have.
    pub fn of(a: &'a Dataset, b: &'a Dataset, options: &Options) -> Result<Self, EditionsError> {
        let key = key_columns(a, b)?;
        refuse_changed_roles(a, b)?;
        let shared = columns::shared_columns(a, b);
        let matched = pairing::pair(a, b, &key, &shared);
        let found = changes::find(a, b, &matched, &shared);
        let votes = changes::votes(a, b, &matched.pairs);
        let removed = removed::of(
            a,
            &matched,
            [&votes.set_to_zero, &votes.emptied],
            options.decisions.as_ref(),
        )?;
        let late = match &options.strata[..] {
            [] => Err(LateError::NoStrata),
            columns => late::of(b, &matched.added, columns)?,
        };
        Ok(Self {
            a,
            b,
            moved: pairing::moved(a, b, &matched.pairs),
            pairs: matched.pairs,
            gone: matched.gone,
            added: matched.added,
            repeated_keys: matched.repeated_keys,
            items: found.items,
            choices: found.choices,
            changes: found.changes,
            places: found.places,
            appeared: found.appeared,
            vanished: found.vanished,
            votes_grew: votes.grew,
            votes_fell: votes.fell,
            set_to_zero: votes.set_to_zero,
            emptied: votes.emptied,
            removed,
            late,
            cumulative: options.cumulative || is_cumulative(a) || is_cumulative(b),
        })
    }

    /// Units of both in which any figure changed.
    #[must_use]
    pub fn units_changed(&self) -> usize {
        let mut pairs: Vec<usize> = self.changes.iter().map(|change| change.pair).collect();
        pairs.dedup();
        pairs.len()
    }

    /// Whether the editions say the same of the same units in the same order.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let sizes = [
            self.gone.len(),
            self.added.len(),
            self.changes.len(),
            self.appeared,
            self.vanished,
            self.moved,
        ];
        let columns = self.items.iter().chain(&self.choices);
        sizes.iter().all(|size| *size == 0)
            && self.places.iter().all(|place| place.changed.is_empty())
            && columns.into_iter().all(|column| column.side == Side::Both)
    }
}

/// Positions of the key columns in both editions, in the order of `a`.
fn key_columns(a: &Dataset, b: &Dataset) -> Result<Vec<(usize, usize)>, EditionsError> {
    let (of_a, of_b) = (&a.header.key, &b.header.key);
    if of_a.is_empty() && of_b.is_empty() {
        return Err(EditionsError::NoKey);
    }
    let keys = || EditionsError::Keys {
        a: of_a.clone(),
        b: of_b.clone(),
    };
    let mut pairs = Vec::new();
    for (position, name) in of_a.iter().enumerate() {
        match of_b.iter().position(|other| other == name) {
            Some(other) => pairs.push((position, other)),
            None if tells_nothing(a, position) => {}
            None => return Err(keys()),
        }
    }
    let missing = (0..of_b.len()).filter(|position| !of_a.contains(&of_b[*position]));
    if pairs.is_empty()
        || missing
            .into_iter()
            .any(|position| !tells_nothing(b, position))
    {
        return Err(keys());
    }
    Ok(pairs)
}

/// Whether a place is the same for every unit, as the municipality is in a file of one: then the
/// other edition may leave it out.
fn tells_nothing(dataset: &Dataset, place: usize) -> bool {
    dataset.units.place(place).distinct().nth(1).is_none()
}

/// A name that is a choice on one side and an item on the other cannot be compared.
fn refuse_changed_roles(a: &Dataset, b: &Dataset) -> Result<(), EditionsError> {
    for (one, other) in [(a, b), (b, a)] {
        let items = other.header.items.iter();
        let items: HashSet<&str> = items.map(|item| item.id.as_str()).collect();
        let mut choices = one.header.choices.iter();
        if let Some(name) = choices.find(|name| items.contains(name.as_str())) {
            return Err(EditionsError::Role(name.clone()));
        }
    }
    Ok(())
}

/// Whether an edition calls itself partial or cumulative.
fn is_cumulative(dataset: &Dataset) -> bool {
    let label = crate::names::fold(&dataset.header.edition.label);
    ["partial", "cumulative"]
        .iter()
        .any(|word| label.contains(word))
}

/// Whether an item holds counts.
fn is_count(dataset: &Dataset, item: usize) -> bool {
    dataset.header.items[item].kind == ItemKind::Count
}
