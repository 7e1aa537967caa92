//! Sheet forms as data: which items a country's result sheet holds and which must agree.
//!
//! A form is a TOML file. Its equations carry the code of the rule they express, so that the
//! rules of [`crate::rules`] need no knowledge of any country. Items that a published file
//! leaves out make an equation *not examined*, never passed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

mod when;

use serde::{Deserialize, Deserializer, Serialize};

pub use when::{Clause, Comparison, Ticks, When};

use crate::{
    codes::{Class, Code},
    digest::Sha256,
    numerals::Decimal,
};

/// The name that stands for the sum of all choices in an equation.
pub const CHOICES: &str = "choices";

/// Most choices that a ballot may mark. No ballot comes near; sums rely on it.
const MAX_MARKS: u32 = 1_000;

/// Most terms on one side of an equation. No sheet comes near; sums rely on it.
const MAX_TERMS: usize = 1_000;

/// A sheet form, as read from `forms/*.toml` and checked by [`Loaded::parse`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Version of this file format; 1.
    pub schema: u32,
    /// Stable name, used by `--form`.
    pub id: String,
    /// Title by language.
    pub title: BTreeMap<String, String>,
    /// ISO 3166 code of the country, or none for a form of no country.
    pub country: Option<String>,
    /// First day on which this form was in force (ISO 8601), where known.
    pub valid_from: Option<String>,
    /// Law or document that the form was taken from.
    pub source: String,
    /// Whether the form itself was seen, not only files made from it.
    pub verified: bool,
    /// How many choices one ballot may mark; 1 for a list or a president.
    #[serde(default = "one")]
    pub choices_per_ballot: u32,
    /// Whether a published file lists every choice, so that choices must add up to valid ballots.
    #[serde(default = "yes")]
    pub choices_complete: bool,
    /// Items, in the order of the sheet.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
    /// What must agree.
    #[serde(default, rename = "equation")]
    pub equations: Vec<Equation>,
    /// What counts as the register: the first one that a file publishes.
    #[serde(default, rename = "base")]
    pub bases: Vec<Base>,
    /// Who counts as having voted, for turnout: the first alternative that a file publishes.
    #[serde(default)]
    pub voters: Vec<Vec<String>>,
    /// Demands that hold under conditions (R112).
    #[serde(default, rename = "when")]
    pub whens: Vec<When>,
    /// Which ballots are invalid and among which; several kinds where a sheet counts blank ones
    /// apart.
    #[serde(default, deserialize_with = "one_or_several")]
    pub invalid: Vec<InvalidBallots>,
    /// Time items that must follow each other, earliest first (R111).
    #[serde(default)]
    pub order: Vec<String>,
    /// When the sheet may be closed (R110).
    pub closing: Option<Closing>,
    /// Turnout readings through the day, earliest first (R405).
    #[serde(default, rename = "reading")]
    pub readings: Vec<TurnoutReading>,
    /// Item that counts the booths or boxes voters can use at once (R405).
    pub booths: Option<String>,
}

const fn one() -> u32 {
    1
}

const fn yes() -> bool {
    true
}

/// `[invalid]` or several `[[invalid]]`.
fn one_or_several<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<InvalidBallots>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Kinds {
        One(InvalidBallots),
        Several(Vec<InvalidBallots>),
    }
    Ok(match Kinds::deserialize(input)? {
        Kinds::One(kind) => vec![kind],
        Kinds::Several(kinds) => kinds,
    })
}

/// One line of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Stable name.
    pub id: String,
    /// What the line holds.
    #[serde(rename = "type", default)]
    pub kind: ItemKind,
    /// Number of the line on the sheet.
    pub line: Option<String>,
    /// Whether a filled sheet must hold it, so that a gap is a finding (R001).
    #[serde(default)]
    pub required: bool,
    /// Items whose sum stands for it where the source does not publish it; see
    /// [`Form::takes_sums`].
    #[serde(default)]
    pub or_sum_of: Vec<String>,
    /// Names by language.
    #[serde(default)]
    pub labels: BTreeMap<String, String>,
}

/// What a line of a sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ItemKind {
    /// A whole number that is not negative.
    #[default]
    Count,
    /// Yes or no.
    Bool,
    /// A time of day or an instant.
    Time,
    /// Any text.
    Text,
}

/// A relation between sums of items, under the code of the rule it expresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Equation {
    /// Stable name inside the form.
    pub id: String,
    /// Rule.
    pub code: Code,
    /// Items added up; a leading `-` subtracts; [`CHOICES`] is the sum of all choices.
    pub left: Vec<Term>,
    /// How the sides compare.
    pub op: Operator,
    /// As `left`.
    pub right: Vec<Term>,
    /// Items that count as zero where the file does not publish their column.
    #[serde(default)]
    pub optional: Vec<String>,
    /// Whether a surplus on the right is as telling as one on the left; of `~` only.
    #[serde(default)]
    pub either_way: bool,
    /// What the law attaches to a violation, in one sentence.
    pub legal_effect: Option<String>,
}

impl fmt::Display for Equation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_sum(f, &self.left)?;
        write!(f, " {} ", self.op.sign())?;
        write_sum(f, &self.right)
    }
}

fn write_sum(f: &mut fmt::Formatter<'_>, terms: &[Term]) -> fmt::Result {
    for (position, term) in terms.iter().enumerate() {
        f.write_str(match (position, term.negative) {
            (0, false) => "",
            (0, true) => "-",
            (_, false) => " + ",
            (_, true) => " - ",
        })?;
        f.write_str(&term.item)?;
    }
    Ok(())
}

/// A signed item in a sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Term {
    /// Item, or [`CHOICES`].
    pub item: String,
    /// Whether it is subtracted.
    pub negative: bool,
}

impl TryFrom<String> for Term {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let (negative, item) = match text.strip_prefix('-') {
            Some(item) => (true, item),
            None => (false, text.as_str()),
        };
        if item.is_empty() {
            return Err("a term of an equation names no item".to_owned());
        }
        Ok(Self {
            item: item.to_owned(),
            negative,
        })
    }
}

impl From<Term> for String {
    fn from(term: Term) -> Self {
        if term.negative {
            format!("-{}", term.item)
        } else {
            term.item
        }
    }
}

/// How two sums compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operator {
    /// Must be equal.
    #[serde(rename = "=")]
    Equal,
    /// Left must not exceed right.
    #[serde(rename = "<=")]
    AtMost,
    /// Left must not fall below right.
    #[serde(rename = ">=")]
    AtLeast,
    /// May differ by less than the threshold of the rule (R107).
    #[serde(rename = "~")]
    Near,
}

impl Operator {
    /// The sign as it is printed.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::AtMost => "<=",
            Self::AtLeast => ">=",
            Self::Near => "~",
        }
    }
}

/// What makes up a register on which turnout may be computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Base {
    /// Stable name, printed beside every turnout.
    pub id: String,
    /// Items added up.
    pub items: Vec<String>,
    /// Whether everyone who may vote at the station is in it (supplementary lists, cards).
    /// Only then is turnout above 100 % an error.
    pub complete: bool,
}

/// Invalid ballots and the ballots among which they were found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvalidBallots {
    /// Item that counts them.
    pub item: String,
    /// Ballots found: the first alternative that a file publishes.
    pub among: Vec<Vec<String>>,
    /// Share in per cent from which the law or the commission asks for a reason (R108), used
    /// where nobody sets another.
    pub limit_percent: Option<Decimal>,
}

/// When a sheet may be closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// Time item at which the sheet was completed.
    pub completed: String,
    /// Local time at which voting ends, `HH:MM`.
    pub voting_ends: String,
}

/// A cumulative turnout reading during the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TurnoutReading {
    /// Count item.
    pub item: String,
    /// Local time of the reading, `HH:MM`.
    pub at: String,
}

/// A form that cannot be used, with the reason in words for its author.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("sheet form {form}: {reason}")]
pub struct FormError {
    /// File name or id.
    pub form: String,
    /// What is wrong and where.
    pub reason: String,
}

/// A form with the text it was read from.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The form.
    pub form: Form,
    /// Its file, kept with every edition read by it.
    pub text: String,
    /// Digest of that file.
    pub sha256: Sha256,
}

const BUILT_IN: &[(&str, &str)] = &[
    (
        "azerbaijan-precinct",
        include_str!("../forms/azerbaijan-precinct.toml"),
    ),
    ("generic", include_str!("../forms/generic.toml")),
    (
        "georgia-precinct",
        include_str!("../forms/georgia-precinct.toml"),
    ),
    (
        "mexico-casilla",
        include_str!("../forms/mexico-casilla.toml"),
    ),
    (
        "netherlands-municipal",
        include_str!("../forms/netherlands-municipal.toml"),
    ),
    ("russia-duma", include_str!("../forms/russia-duma.toml")),
    (
        "russia-presidential",
        include_str!("../forms/russia-presidential.toml"),
    ),
    (
        "russia-referendum",
        include_str!("../forms/russia-referendum.toml"),
    ),
    (
        "venezuela-table",
        include_str!("../forms/venezuela-table.toml"),
    ),
];

/// Ids of the forms that come with the program, in order.
pub fn built_in_ids() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(id, _)| *id)
}

/// The form of this id that comes with the program.
///
/// # Panics
/// Never: a test reads every built-in form.
#[must_use]
pub fn built_in(id: &str) -> Option<Loaded> {
    let (name, text) = BUILT_IN.iter().find(|(name, _)| *name == id)?;
    Some(Loaded::parse(name, text).expect("built-in forms are read by a test"))
}

impl Loaded {
    /// Reads the text of a form file. `name` is used in errors.
    ///
    /// # Errors
    /// If the text is no form, or names items that it does not define.
    pub fn parse(name: &str, text: &str) -> Result<Self, FormError> {
        let refuse = |reason: String| FormError {
            form: name.to_owned(),
            reason,
        };
        let form: Form = toml::from_str(text).map_err(|error| refuse(error.to_string()))?;
        form.check().map_err(refuse)?;
        Ok(Self {
            form,
            text: text.to_owned(),
            sha256: Sha256::of(text.as_bytes()),
        })
    }
}

/// Codes that an equation may express.
const EQUATION_CODES: &[Code] = &[
    Code::R101,
    Code::R102,
    Code::R103,
    Code::R104,
    Code::R105,
    Code::R106,
    Code::R107,
];

impl Form {
    /// The item of this id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// Whether a relation between these items lets a sum stand for an item that the source does
    /// not publish: not where the relation names a part of that sum itself, which would compare
    /// the sum with itself.
    pub fn takes_sums<'i>(&self, items: &(impl Iterator<Item = &'i str> + Clone)) -> bool {
        let mut parts = items
            .clone()
            .filter_map(|id| self.item(id))
            .flat_map(|item| &item.or_sum_of);
        !parts.any(|part| items.clone().any(|other| other == part))
    }

    /// Everything that serde cannot check.
    fn check(&self) -> Result<(), String> {
        if self.schema != 1 {
            return Err(format!(
                "schema {} is not known to this version, which reads 1",
                self.schema
            ));
        }
        if !(1..=MAX_MARKS).contains(&self.choices_per_ballot) {
            return Err(format!(
                "choices_per_ballot must be 1 to {MAX_MARKS}, not {}",
                self.choices_per_ballot
            ));
        }
        let mut seen = BTreeSet::new();
        for item in &self.items {
            if item.id == CHOICES || item.id.is_empty() {
                return Err(format!("an item may not be called {:?}", item.id));
            }
            if !seen.insert(&item.id) {
                return Err(format!("item {} is defined twice", item.id));
            }
        }
        for item in &self.items {
            let place = format!("item {}", item.id);
            for part in &item.or_sum_of {
                self.expect(&place, part, ItemKind::Count)?;
                if item.kind != ItemKind::Count || *part == item.id {
                    return Err(format!("{place} cannot be the sum of {part}"));
                }
            }
        }
        self.check_equations()?;
        self.check_whens()?;
        self.check_references()
    }

    fn check_equations(&self) -> Result<(), String> {
        let mut seen = BTreeSet::new();
        for equation in &self.equations {
            let place = format!("equation {}", equation.id);
            if !seen.insert(&equation.id) {
                return Err(format!("{place} is defined twice"));
            }
            if !EQUATION_CODES.contains(&equation.code) {
                return Err(format!(
                    "{place}: code {} is not one of R101 to R107",
                    equation.code
                ));
            }
            if (equation.op == Operator::Near) != (equation.code == Code::R107) {
                return Err(format!(
                    "{place}: the operator ~ and the code R107 go together"
                ));
            }
            if equation.either_way && equation.op != Operator::Near {
                return Err(format!("{place}: either_way belongs to the operator ~"));
            }
            let terms = || equation.left.iter().chain(&equation.right);
            let choices = terms().any(|term| term.item == CHOICES);
            if equation.op == Operator::Near && choices && self.choices_per_ballot > 1 {
                return Err(format!(
                    "{place}: the operator ~ compares ballots, and a ballot may mark several choices"
                ));
            }
            for side in [&equation.left, &equation.right] {
                if side.is_empty() {
                    return Err(format!("{place} has an empty side"));
                }
                if side.len() > MAX_TERMS {
                    return Err(format!("{place} has over {MAX_TERMS} terms on a side"));
                }
            }
            for term in terms() {
                if term.item != CHOICES {
                    self.expect(&place, &term.item, ItemKind::Count)?;
                }
            }
            for item in &equation.optional {
                self.expect(&place, item, ItemKind::Count)?;
            }
        }
        Ok(())
    }

    fn check_whens(&self) -> Result<(), String> {
        let mut seen = BTreeSet::new();
        for when in &self.whens {
            let place = format!("when {}", when.id);
            if !seen.insert(&when.id) {
                return Err(format!("{place} is defined twice"));
            }
            if when.class == Class::Information {
                return Err(format!("{place}: a demand is of class error or warning"));
            }
            if when.then.is_empty() || when.labels.is_empty() {
                return Err(format!(
                    "{place} demands nothing, or says it in no language"
                ));
            }
            for clause in when.given.iter().chain(&when.then) {
                let boxes = clause.boxes();
                if boxes.len() + clause.counts().count() == 0 {
                    return Err(format!("{place}: a clause names no item"));
                }
                for id in boxes {
                    self.expect(&place, id, ItemKind::Bool)?;
                }
                for id in clause.counts() {
                    self.expect(&place, id, ItemKind::Count)?;
                }
                if let Clause::Compare { left, right, .. } = clause
                    && (left.is_empty() || right.is_empty())
                {
                    return Err(format!("{place} has an empty side"));
                }
            }
        }
        Ok(())
    }

    fn check_references(&self) -> Result<(), String> {
        let count = ItemKind::Count;
        let nothing = |alternatives: &Vec<Vec<String>>| alternatives.iter().any(Vec::is_empty);
        let among_nothing =
            |invalid: &InvalidBallots| invalid.among.is_empty() || nothing(&invalid.among);
        if nothing(&self.voters)
            || self.bases.iter().any(|base| base.items.is_empty())
            || self.invalid.iter().any(among_nothing)
        {
            return Err("a base, voters or invalid ballots: a sum of no items".to_owned());
        }
        for base in &self.bases {
            base.items
                .iter()
                .try_for_each(|id| self.expect("base", id, count))?;
        }
        for id in self.voters.iter().flatten() {
            self.expect("voters", id, count)?;
        }
        for invalid in &self.invalid {
            self.expect("invalid", &invalid.item, count)?;
            for id in invalid.among.iter().flatten() {
                self.expect("invalid", id, count)?;
            }
        }
        for id in &self.order {
            self.expect("order", id, ItemKind::Time)?;
        }
        if let Some(closing) = &self.closing {
            self.expect("closing", &closing.completed, ItemKind::Time)?;
            expect_time("closing", &closing.voting_ends)?;
        }
        for reading in &self.readings {
            self.expect("reading", &reading.item, count)?;
            expect_time("reading", &reading.at)?;
        }
        if !self.readings.is_sorted_by(|a, b| a.at < b.at) {
            return Err("readings must be in order of time".to_owned());
        }
        self.booths
            .iter()
            .try_for_each(|id| self.expect("booths", id, count))
    }

    fn expect(&self, place: &str, id: &str, kind: ItemKind) -> Result<(), String> {
        match self.item(id) {
            Some(item) if item.kind == kind => Ok(()),
            Some(_) => Err(format!("{place}: item {id} is not of type {kind:?}")),
            None => Err(format!("{place}: there is no item {id}")),
        }
    }
}

fn expect_time(place: &str, text: &str) -> Result<(), String> {
    match crate::numerals::minutes_of_day(text) {
        Some(_) if text.len() == 5 => Ok(()),
        _ => Err(format!("{place}: {text:?} is not a time of day as HH:MM")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_forms_can_be_read_and_are_named_by_their_id() {
        for id in built_in_ids() {
            assert_eq!(built_in(id).unwrap().form.id, id);
        }
        assert!(built_in("nowhere").is_none());
    }

    #[test]
    fn built_in_forms_say_where_they_come_from() {
        for id in built_in_ids() {
            let form = built_in(id).unwrap().form;
            assert!(form.source.len() > 10, "{id}");
            for language in ["en", "az", "ru", "ar"] {
                assert!(form.title.contains_key(language), "{id}: {language}");
                for item in &form.items {
                    let labelled = item.labels.contains_key(language);
                    assert!(labelled, "{id}: {} in {language}", item.id);
                }
                for when in &form.whens {
                    let labelled = when.labels.contains_key(language);
                    assert!(labelled, "{id}: {} in {language}", when.id);
                }
            }
        }
    }

    const SMALL: &str = r#"
        schema = 1
        id = "small"
        title = { en = "Small" }
        source = "made up for a test"
        verified = false
        item = [{ id = "valid" }, { id = "invalid" }, { id = "opened", type = "time" }]
    "#;

    fn refusal(addition: &str) -> String {
        Loaded::parse("small", &format!("{SMALL}\n{addition}"))
            .unwrap_err()
            .reason
    }

    #[test]
    fn sums_stay_within_what_can_be_added_up() {
        let marked =
            |marks: u32| Loaded::parse("small", &format!("choices_per_ballot = {marks}\n{SMALL}"));
        for marks in [1, 1_000] {
            assert!(marked(marks).is_ok(), "{marks}");
        }
        for marks in [0, 1_001, u32::MAX] {
            let reason = marked(marks).unwrap_err().reason;
            let said = format!("choices_per_ballot must be 1 to 1000, not {marks}");
            assert_eq!(reason, said);
        }
        let long = |terms: usize| {
            let terms = vec!["'valid'"; terms].join(",");
            let fields = format!("code='R106'\nleft=[{terms}]\nop='='\nright=['choices']");
            Loaded::parse("small", &format!("{SMALL}\n[[equation]]\nid='e'\n{fields}"))
        };
        assert!(long(1_000).is_ok());
        let reason = long(1_001).unwrap_err().reason;
        assert_eq!(reason, "equation e has over 1000 terms on a side");
    }

    #[test]
    fn refuses_what_hangs_in_the_air() {
        assert!(Loaded::parse("small", SMALL).is_ok());
        let equation = |fields: &str| refusal(&format!("[[equation]]\nid = \"e\"\n{fields}"));
        let unknown = equation("code='R106'\nleft=['valid']\nop='='\nright=['cast']");
        assert_eq!(unknown, "equation e: there is no item cast");
        let kind = equation("code='R106'\nleft=['opened']\nop='='\nright=['choices']");
        assert_eq!(kind, "equation e: item opened is not of type Count");
        let near = equation("code='R105'\nleft=['valid']\nop='~'\nright=['invalid']");
        assert!(near.contains("go together"), "{near}");
        let code = equation("code='R003'\nleft=['valid']\nop='='\nright=['invalid']");
        assert!(code.contains("not one of R101 to R107"), "{code}");
        assert!(refusal("surprise = 1").contains("unknown field"));
        let marks = "code='R107'\nleft=['valid']\nop='~'\nright=['choices']";
        let marks = format!("[[equation]]\nid = \"e\"\n{marks}");
        let marks = Loaded::parse("x", &format!("choices_per_ballot = 2\n{SMALL}\n{marks}"));
        let marks = marks.unwrap_err().reason;
        assert!(marks.contains("may mark several choices"), "{marks}");
        let base = refusal("[[base]]\nid = \"b\"\nitems = []\ncomplete = true");
        assert!(base.contains("a sum of no items"), "{base}");
        assert!(refusal("voters = [[]]").contains("a sum of no items"));
        let among = refusal("invalid = { item = \"invalid\", among = [] }");
        assert!(among.contains("a sum of no items"), "{among}");
        let twice = Loaded::parse("x", &SMALL.replace("\"invalid\"", "\"valid\"")).unwrap_err();
        assert_eq!(
            twice.to_string(),
            "sheet form x: item valid is defined twice"
        );
        let newer = Loaded::parse("x", &SMALL.replace("schema = 1", "schema = 2")).unwrap_err();
        assert!(newer.reason.contains("schema 2 is not known"), "{newer}");
    }
}
