//! What the rules report: every rule that was run, what it examined and what it found.

use super::settings::Settings;
use crate::{
    codes::{Class, Code},
    dataset::Dataset,
    form::{Form, Operator},
    numerals::Decimal,
};

/// The result of running all rules over a dataset.
#[derive(Debug, Clone)]
pub struct Report {
    /// One outcome per code that is run on an edition, in order of the register.
    pub outcomes: Vec<Outcome>,
    /// Turnout on the base that the form declares; `None` if it cannot be computed.
    pub turnout: Option<Turnout>,
    /// Units without a single figure.
    pub empty_units: u64,
    /// The thresholds in force.
    pub settings: Settings,
}

/// What one rule did.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The rule.
    pub code: Code,
    /// How many subjects it could look at (units; sums for R201; editions for rules on the
    /// whole edition).
    pub examined: u64,
    /// How many of them gave no hit.
    pub passed: u64,
    /// How many it could not look at because a figure is missing or unusable there.
    pub nulls: u64,
    /// What it found, in order of key.
    pub hits: Vec<Hit>,
    /// Hits left out because a stronger finding on the same unit explains them.
    pub masked: u64,
    /// Why parts of it, or all of it, could not be run.
    pub cannot_tell: Vec<Reason>,
}

/// One thing that one rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// How grave it is.
    pub class: Class,
    /// What it was found at.
    pub at: Subject,
    /// What was found.
    pub detail: Detail,
}

/// What a hit was found at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A unit, by row.
    Unit(usize),
    /// A stated sum, by row of the aggregates.
    Sum(usize),
    /// The edition as a whole.
    Edition,
}

/// Why a rule could not be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The form declares nothing that this rule could look at.
    FormDeclaresNothing,
    /// The source does not publish one of these columns.
    NotPublished(Vec<String>),
    /// This setting has no value.
    Unset(&'static str),
    /// The source does not list every choice.
    ChoicesIncomplete,
    /// The source states no sums.
    NoSums,
    /// The mapping does not say which places lie within which.
    NoNesting,
    /// No figure was captured in words, or the mapping gives no values of words.
    NoWords,
    /// The official result gives no figures by unit.
    NoOfficialUnits,
    /// No unit has more than one copy.
    OneCopyEach,
    /// The official result gives no total that the copies have a figure for.
    NoTotals,
    /// These choices stand on one side only.
    Unmatched(Vec<String>),
    /// The copies say nothing of how they were kept, or the manifest claims none of them.
    NoCustody,
    /// Vectors of counts need two choices.
    TwoChoices,
    /// Nobody says that counts can only grow from one edition to the next.
    NotCumulative,
    /// Nobody says which places are alike, so that units in them may be compared.
    NoStrata,
    /// No unit came with the later edition.
    NoLateUnits,
    /// Too few units came late, or had come before, in places that have both.
    TooFewLateUnits,
    /// These figures are printed in different ways, and no sum, share or version decides.
    Unrelated(Vec<String>),
    /// No statement prints all figures that the rule compares.
    NotPrinted,
    /// No record gives the moment that the rule compares with.
    NoMoment,
    /// No record is of the kind that the rule looks at.
    NoRecord,
    /// The times of these records leave open which of two events came first.
    Overlapping(Vec<String>),
}

impl Reason {
    /// Its key in the catalogue of texts, and what the text speaks of.
    #[must_use]
    pub fn message(&self) -> (&'static str, Option<String>) {
        match self {
            Self::FormDeclaresNothing => ("cannot-tell-form-declares-nothing", None),
            Self::NotPublished(columns) => ("cannot-tell-not-published", Some(columns.join(", "))),
            Self::Unset(setting) => ("cannot-tell-unset", Some((*setting).to_owned())),
            Self::ChoicesIncomplete => ("cannot-tell-choices-incomplete", None),
            Self::NoSums => ("cannot-tell-no-sums", None),
            Self::NoNesting => ("cannot-tell-no-nesting", None),
            Self::NoWords => ("cannot-tell-no-words", None),
            Self::NoOfficialUnits => ("cannot-tell-no-official-units", None),
            Self::OneCopyEach => ("cannot-tell-one-copy-each", None),
            Self::NoTotals => ("cannot-tell-no-totals", None),
            Self::Unmatched(choices) => ("cannot-tell-unmatched", Some(choices.join(", "))),
            Self::NoCustody => ("cannot-tell-no-custody", None),
            Self::TwoChoices => ("cannot-tell-two-choices", None),
            Self::NotCumulative => ("cannot-tell-not-cumulative", None),
            Self::NoStrata => ("cannot-tell-no-strata", None),
            Self::NoLateUnits => ("cannot-tell-no-late-units", None),
            Self::TooFewLateUnits => ("cannot-tell-too-few-late-units", None),
            Self::Unrelated(figures) => ("cannot-tell-unrelated", Some(figures.join(", "))),
            Self::NotPrinted => ("cannot-tell-not-printed", None),
            Self::NoMoment => ("cannot-tell-no-moment", None),
            Self::NoRecord => ("cannot-tell-no-record", None),
            Self::Overlapping(ids) => ("cannot-tell-overlapping", Some(ids.join(", "))),
        }
    }
}

/// Numbers and texts behind a hit.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are named as in the sentence of their variant"
)]
pub enum Detail {
    /// R001: a required item has no figure.
    Missing { item: String },
    /// R001: a figure that cannot be a count or a time.
    Impossible { item: String, text: String },
    /// R002: figure and words differ.
    Words {
        item: String,
        figure: i64,
        words: String,
        value: i64,
    },
    /// R003: the unit has no identifier.
    NoKey,
    /// R003: the unit stands in the edition already.
    Repeated { source: usize, line: u64 },
    /// R004: number of units.
    UnitCount { units: u64, planned: u64 },
    /// R005: damaged text.
    Damaged { column: String, text: String },
    /// R101 to R107: a relation of the form does not hold. `equation` is its position in it.
    Equation {
        equation: usize,
        left: i128,
        right: i128,
    },
    /// R108: a share of invalid ballots at the limit.
    Invalid {
        item: String,
        invalid: i64,
        among: i128,
    },
    /// R108: not one invalid ballot.
    NoInvalid { among: Option<i128> },
    /// R109: turnout at the limit or above its base.
    Turnout { voters: i128, base: i128 },
    /// R110: the sheet was closed before voting ended.
    ClosedEarly {
        completed: String,
        voting_ends: String,
    },
    /// R110: the count took too little time.
    CountedFast { ballots: i128, minutes: u32 },
    /// R111: a line that must come first is dated later.
    Order {
        first: String,
        first_at: String,
        then: String,
        then_at: String,
    },
    /// R112: a demand of the form is not met. `when` is its position in it; `figures` are the
    /// items it looks at with what the sheet says of each.
    Answer {
        when: usize,
        figures: Vec<(String, String)>,
    },
    /// R201: a stated sum differs from its units.
    Sum {
        item: String,
        stated: i64,
        units: i128,
        count: u64,
    },
    /// R202: differences of opposite sign cancel. `units` are those that differ, the largest
    /// differences first.
    Cancelled {
        equation: usize,
        net: i128,
        gross: i128,
        above: u64,
        below: u64,
        units: Vec<Differing>,
    },
    /// R203: a place lies in two parents.
    TwoParents {
        column: String,
        place: String,
        parent: String,
        other: String,
    },
    /// R203: a place has no parent.
    NoParent { column: String },
    /// R204: the printed share of units does not fit their number.
    Reporting {
        units: u64,
        planned: u64,
        printed: String,
    },
    /// R405: a reading is smaller than an earlier one.
    Falling {
        item: String,
        figure: i64,
        earlier: String,
        earlier_figure: i64,
    },
    /// R405: the last reading exceeds the sheet.
    AboveSheet {
        item: String,
        figure: i64,
        voters: i128,
    },
    /// R405: more voters between two readings than the booths can serve.
    TooFast {
        item: String,
        voters: i64,
        minutes: u32,
        booths: i64,
    },
}

/// A unit in which the sides of a relation differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Differing {
    /// The unit.
    pub row: usize,
    /// Left side.
    pub left: i128,
    /// Right side.
    pub right: i128,
}

/// Differing units that a sentence names.
const NAMED: usize = 5;

/// The first of `units` with both sides, as `1: 690, 689`.
fn named(dataset: &Dataset, units: &[Differing]) -> String {
    let name = |unit: &Differing| {
        let key = dataset.key(unit.row).join(" / ");
        format!("{key}: {}, {}", unit.left, unit.right)
    };
    let names: Vec<String> = units.iter().take(NAMED).map(name).collect();
    let more = if units.len() > NAMED { "; …" } else { "" };
    names.join("; ") + more
}

/// A value in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// A whole number.
    Number(i128),
    /// A text from the source or the form.
    Text(String),
    /// A share, to be shown in per cent.
    Share(i128, i128),
    /// A number with the decimals that were printed: they are information.
    Decimal(Decimal),
    /// A probability, or another number that is not counted.
    Real(f64),
}

/// A sentence to be written in the reader's language: a key of the catalogue and its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Key, such as `R103-statement`.
    pub key: String,
    /// Named arguments, in a fixed order.
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Hit {
    /// What the hit says, for the catalogue of texts.
    #[must_use]
    pub fn message(&self, code: Code, dataset: &Dataset, form: &Form) -> Message {
        let (variant, arguments) = self.detail.arguments(dataset, form);
        let key = match variant {
            "" => format!("{code}-statement"),
            variant => format!("{code}-statement-{variant}"),
        };
        Message { key, arguments }
    }
}

impl Detail {
    fn arguments(
        &self,
        dataset: &Dataset,
        form: &Form,
    ) -> (&'static str, Vec<(&'static str, Argument)>) {
        use Argument::{Number, Share, Text};
        let text = |text: &str| Text(text.to_owned());
        let number = |number: i64| Number(number.into());
        let count = |count: u64| Number(count.into());
        match self {
            Self::Missing { item } => ("missing", vec![("item", text(item))]),
            Self::Impossible { item, text: found } => (
                "impossible",
                vec![("item", text(item)), ("text", text(found))],
            ),
            Self::Words {
                item,
                figure,
                words,
                value,
            } => (
                "",
                vec![
                    ("item", text(item)),
                    ("figure", number(*figure)),
                    ("words", text(words)),
                    ("value", number(*value)),
                ],
            ),
            Self::NoKey => ("no-key", vec![]),
            Self::Repeated { source, line } => {
                let source = dataset
                    .header
                    .sources
                    .get(*source)
                    .map_or("", |s| s.name.as_str());
                (
                    "repeated",
                    vec![("source", text(source)), ("line", count(*line))],
                )
            }
            Self::UnitCount { units, planned } => (
                "",
                vec![("units", count(*units)), ("planned", count(*planned))],
            ),
            Self::Damaged {
                column,
                text: found,
            } => ("", vec![("column", text(column)), ("text", text(found))]),
            Self::Equation {
                equation,
                left,
                right,
            } => {
                let equation = &form.equations[*equation];
                let surplus = equation.op == Operator::Near && left < right;
                let variant = if surplus { "surplus" } else { "" };
                (
                    variant,
                    vec![
                        ("equation", Text(equation.to_string())),
                        ("left", Number(*left)),
                        ("right", Number(*right)),
                        ("difference", Number(left - right)),
                    ],
                )
            }
            Self::Invalid {
                item,
                invalid,
                among,
            } => (
                "limit",
                vec![
                    ("item", text(item)),
                    ("invalid", number(*invalid)),
                    ("among", Number(*among)),
                    ("share", Share((*invalid).into(), *among)),
                ],
            ),
            Self::NoInvalid { among } => {
                let among = among.map_or_else(|| Text("?".to_owned()), Number);
                ("zero", vec![("among", among)])
            }
            Self::Turnout { voters, base } => {
                let variant = match voters.cmp(base) {
                    std::cmp::Ordering::Less => "limit",
                    std::cmp::Ordering::Equal => "all",
                    std::cmp::Ordering::Greater => "above",
                };
                let share = Share(*voters, *base);
                (
                    variant,
                    vec![
                        ("voters", Number(*voters)),
                        ("base", Number(*base)),
                        ("share", share),
                    ],
                )
            }
            Self::ClosedEarly {
                completed,
                voting_ends,
            } => (
                "early",
                vec![("completed", text(completed)), ("ends", text(voting_ends))],
            ),
            Self::CountedFast { ballots, minutes } => (
                "fast",
                vec![
                    ("ballots", Number(*ballots)),
                    ("minutes", count((*minutes).into())),
                ],
            ),
            Self::Order {
                first,
                first_at,
                then,
                then_at,
            } => (
                "",
                vec![
                    ("first", text(first)),
                    ("first_at", text(first_at)),
                    ("then", text(then)),
                    ("then_at", text(then_at)),
                ],
            ),
            Self::Answer { when, figures } => {
                let figures = figures
                    .iter()
                    .map(|(item, says)| format!("{item} = {says}"));
                let figures: Vec<String> = figures.collect();
                let demand = &form.whens[*when].id;
                (
                    "",
                    vec![
                        ("demand", text(demand)),
                        ("figures", Text(figures.join(", "))),
                    ],
                )
            }
            Self::Sum {
                item,
                stated,
                units,
                count: n,
            } => (
                "",
                vec![
                    ("item", text(item)),
                    ("stated", number(*stated)),
                    ("sum", Number(*units)),
                    ("units", count(*n)),
                    ("difference", Number(i128::from(*stated) - units)),
                ],
            ),
            Self::Cancelled {
                equation,
                net,
                gross,
                above,
                below,
                units,
            } => (
                "",
                vec![
                    ("equation", Text(form.equations[*equation].to_string())),
                    ("net", Number(*net)),
                    ("gross", Number(*gross)),
                    ("above", count(*above)),
                    ("below", count(*below)),
                    ("largest", Text(named(dataset, units))),
                ],
            ),
            Self::TwoParents {
                column,
                place,
                parent,
                other,
            } => (
                "two",
                vec![
                    ("column", text(column)),
                    ("place", text(place)),
                    ("parent", text(parent)),
                    ("other", text(other)),
                ],
            ),
            Self::NoParent { column } => ("none", vec![("column", text(column))]),
            Self::Reporting {
                units,
                planned,
                printed,
            } => (
                "",
                vec![
                    ("units", count(*units)),
                    ("planned", count(*planned)),
                    ("printed", text(printed)),
                    ("share", Share((*units).into(), (*planned).into())),
                ],
            ),
            Self::Falling {
                item,
                figure,
                earlier,
                earlier_figure,
            } => (
                "falling",
                vec![
                    ("item", text(item)),
                    ("figure", number(*figure)),
                    ("earlier", text(earlier)),
                    ("earlier_figure", number(*earlier_figure)),
                ],
            ),
            Self::AboveSheet {
                item,
                figure,
                voters,
            } => (
                "above",
                vec![
                    ("item", text(item)),
                    ("figure", number(*figure)),
                    ("voters", Number(*voters)),
                ],
            ),
            Self::TooFast {
                item,
                voters,
                minutes,
                booths,
            } => (
                "fast",
                vec![
                    ("item", text(item)),
                    ("voters", number(*voters)),
                    ("minutes", count((*minutes).into())),
                    ("booths", number(*booths)),
                ],
            ),
        }
    }
}

/// Turnout of an edition on the base that its form declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turnout {
    /// The base, by its id in the form.
    pub base: String,
    /// Whether the base holds everyone who may vote.
    pub complete: bool,
    /// The items whose sum counts the voters.
    pub voters: Vec<String>,
    /// Units with both figures.
    pub examined: u64,
    /// Sum of voters over those units.
    pub voters_total: i128,
    /// Sum of the base over those units.
    pub base_total: i128,
    /// Units at or above the limit of R109.
    pub at_limit: u64,
    /// Units at exactly 100 %, of a base that is not empty.
    pub at_100_percent: u64,
    /// Units above 100 %.
    pub above_100_percent: u64,
}

impl Outcome {
    /// An outcome that could not be reached, and why.
    pub(super) fn not_run(code: Code, reason: Reason) -> Self {
        Self {
            cannot_tell: vec![reason],
            ..Self::of(code)
        }
    }

    /// An outcome with nothing examined yet.
    pub(super) const fn of(code: Code) -> Self {
        Self {
            code,
            examined: 0,
            passed: 0,
            nulls: 0,
            hits: Vec::new(),
            masked: 0,
            cannot_tell: Vec::new(),
        }
    }

    /// The gravest class found, or the one the rule can reach if nothing was found.
    #[must_use]
    pub fn class(&self) -> Class {
        let found = self.hits.iter().map(|hit| hit.class).max();
        found.unwrap_or_else(|| self.code.entry().class)
    }

    /// Number of subjects with a hit of this class.
    #[must_use]
    pub fn count(&self, class: Class) -> usize {
        distinct(self.hits.iter().filter(|hit| hit.class == class))
    }

    /// Number of subjects with a hit of any class.
    #[must_use]
    pub fn count_all(&self) -> usize {
        distinct(self.hits.iter())
    }
}

/// Number of different units or sums, each hit on the edition counting for itself.
fn distinct<'a>(hits: impl Iterator<Item = &'a Hit>) -> usize {
    let (mut whole, mut subjects) = (0, Vec::new());
    for hit in hits {
        match hit.at {
            Subject::Edition => whole += 1,
            at => subjects.push(at),
        }
    }
    subjects.sort_unstable();
    subjects.dedup();
    subjects.len() + whole
}

impl Report {
    /// The outcome of a rule.
    ///
    /// # Panics
    /// If the rule is not run on an edition.
    #[must_use]
    pub fn outcome(&self, code: Code) -> &Outcome {
        let found = self.outcomes.iter().find(|outcome| outcome.code == code);
        found.expect("every code that is run on an edition has an outcome")
    }

    /// Whether any finding says that two figures cannot both be true.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.outcomes
            .iter()
            .any(|outcome| outcome.count(Class::Error) > 0)
    }

    /// The findings: one per code and class that was hit, gravest class first.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding<'_>> {
        let mut findings = Vec::new();
        for class in [Class::Error, Class::Warning, Class::Information] {
            for outcome in &self.outcomes {
                let hits = outcome.hits.iter().filter(|hit| hit.class == class);
                let hits: Vec<&Hit> = hits.collect();
                if !hits.is_empty() {
                    findings.push(Finding {
                        code: outcome.code,
                        class,
                        outcome,
                        hits,
                    });
                }
            }
        }
        findings
    }
}

/// All hits of one code and class: what a reader meets as one finding.
#[derive(Debug, Clone)]
pub struct Finding<'a> {
    /// The rule.
    pub code: Code,
    /// The class of these hits.
    pub class: Class,
    /// What the rule did altogether.
    pub outcome: &'a Outcome,
    /// The hits, in order of key.
    pub hits: Vec<&'a Hit>,
}

impl Finding<'_> {
    /// Name of the finding in addresses and file names, such as `R104-error`.
    #[must_use]
    pub fn slug(&self) -> String {
        format!("{}-{}", self.code, self.class.word())
    }

    /// Number of different units, sums or statements concerned.
    #[must_use]
    pub fn count(&self) -> usize {
        distinct(self.hits.iter().copied())
    }
}
