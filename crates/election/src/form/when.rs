//! What a filled sheet must answer: demands that hold under conditions.
//!
//! Equations relate counts. Sheets also ask questions (did more ballots turn up than voters?) and
//! demand an explanation where figures differ. Both are one concept here: a [`When`] says what
//! must hold where something else does, and both sides are made of the same [`Clause`]s.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Term;
use crate::codes::Class;

/// A demand of the sheet: where everything in `given` holds, everything in `then` must (R112).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// Stable name inside the form.
    pub id: String,
    /// What the demand depends on; empty if it always stands.
    #[serde(default)]
    pub given: Vec<Clause>,
    /// What is demanded.
    pub then: Vec<Clause>,
    /// How grave it is if it is not met: an error contradicts the figures, a warning leaves
    /// something open.
    #[serde(default = "error")]
    pub class: Class,
    /// The demand in one sentence, by language.
    pub labels: BTreeMap<String, String>,
}

const fn error() -> Class {
    Class::Error
}

/// Something that holds on a sheet, or does not, or cannot be told because a figure is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub enum Clause {
    /// How many of these yes/no items are ticked.
    Ticked(Ticks, Vec<String>),
    /// Whether these counts, added up, are more than nothing.
    Positive(Vec<String>),
    /// Whether each of these counts is nothing.
    Zero(Vec<String>),
    /// How two sums of counts compare.
    Compare {
        /// As in an equation.
        left: Vec<Term>,
        /// How the sides compare.
        op: Comparison,
        /// As in an equation.
        right: Vec<Term>,
    },
}

/// How many of several yes/no items must be ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticks {
    /// At least one.
    Any,
    /// Not one.
    None,
    /// Exactly one.
    One,
    /// One or none.
    AtMostOne,
}

impl Ticks {
    /// Whether so many ticks fit.
    #[must_use]
    pub const fn fit(self, ticks: usize) -> bool {
        match self {
            Self::Any => ticks > 0,
            Self::None => ticks == 0,
            Self::One => ticks == 1,
            Self::AtMostOne => ticks <= 1,
        }
    }
}

/// How two sums compare, without a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// They are equal.
    #[serde(rename = "=")]
    Equal,
    /// The left one is larger.
    #[serde(rename = ">")]
    Above,
    /// The left one is smaller.
    #[serde(rename = "<")]
    Below,
}

impl Comparison {
    /// Whether the sides compare so.
    #[must_use]
    pub const fn holds(self, left: i128, right: i128) -> bool {
        match self {
            Self::Equal => left == right,
            Self::Above => left > right,
            Self::Below => left < right,
        }
    }
}

impl Clause {
    /// The yes/no items it looks at.
    #[must_use]
    pub fn boxes(&self) -> &[String] {
        match self {
            Self::Ticked(_, items) => items,
            _ => &[],
        }
    }

    /// The counts it looks at.
    pub fn counts(&self) -> impl Iterator<Item = &str> + Clone {
        let (items, left, right): (&[String], &[Term], &[Term]) = match self {
            Self::Ticked(..) => (&[], &[], &[]),
            Self::Positive(items) | Self::Zero(items) => (items, &[], &[]),
            Self::Compare { left, right, .. } => (&[], left, right),
        };
        let terms = left.iter().chain(right).map(|term| term.item.as_str());
        items.iter().map(String::as_str).chain(terms)
    }
}

/// A clause as a form writes it: one of its kinds.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Written {
    #[serde(skip_serializing_if = "Option::is_none")]
    any_ticked: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    none_ticked: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    one_ticked: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most_one_ticked: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    positive: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    zero: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left: Option<Vec<Term>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    op: Option<Comparison>,
    #[serde(skip_serializing_if = "Option::is_none")]
    right: Option<Vec<Term>>,
}

const KINDS: &str = "any_ticked, none_ticked, one_ticked, at_most_one_ticked, positive, zero, or \
    left with op and right";

impl TryFrom<Written> for Clause {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let ticked =
            |ticks, items: Option<Vec<String>>| items.map(|items| Self::Ticked(ticks, items));
        let compare = match (written.left, written.op, written.right) {
            (Some(left), Some(op), Some(right)) => Some(Self::Compare { left, op, right }),
            (None, None, None) => None,
            _ => return Err("a clause needs all three of left, op and right".to_owned()),
        };
        let kinds = [
            ticked(Ticks::Any, written.any_ticked),
            ticked(Ticks::None, written.none_ticked),
            ticked(Ticks::One, written.one_ticked),
            ticked(Ticks::AtMostOne, written.at_most_one_ticked),
            written.positive.map(Self::Positive),
            written.zero.map(Self::Zero),
            compare,
        ];
        let mut kinds = kinds.into_iter().flatten();
        match (kinds.next(), kinds.next()) {
            (Some(clause), None) => Ok(clause),
            _ => Err(format!("a clause is one of {KINDS}")),
        }
    }
}

impl From<Clause> for Written {
    fn from(clause: Clause) -> Self {
        let mut written = Self::default();
        match clause {
            Clause::Ticked(Ticks::Any, items) => written.any_ticked = Some(items),
            Clause::Ticked(Ticks::None, items) => written.none_ticked = Some(items),
            Clause::Ticked(Ticks::One, items) => written.one_ticked = Some(items),
            Clause::Ticked(Ticks::AtMostOne, items) => written.at_most_one_ticked = Some(items),
            Clause::Positive(items) => written.positive = Some(items),
            Clause::Zero(items) => written.zero = Some(items),
            Clause::Compare { left, op, right } => {
                (written.left, written.op, written.right) = (Some(left), Some(op), Some(right));
            }
        }
        written
    }
}
