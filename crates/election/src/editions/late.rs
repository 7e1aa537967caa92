//! R403's arithmetic: do units that came late differ from the earlier units of their strata?
//!
//! The null model: within each stratum, which units came late is as good as drawn by lot. A unit
//! is drawn as a whole, because the votes in one box are anything but independent. For a choice,
//! let e(i) be its votes in unit i less its share in the stratum times all votes of the unit. The
//! e(i) of a stratum sum to nothing, so the sum T of the late ones has expectation 0 and, by
//! finite sampling (Cochran, *Sampling Techniques*, 3rd ed., theorem 2.2), the variance
//!
//! ```text
//! sum over strata of n (N - n) / N * sum e(i)^2 / (N - 1)
//! ```
//!
//! with n late units of N. T is nearly normal where neither side is small (Hájek 1960), which is
//! why too few units on a side are "cannot tell". What is reported is T over its standard
//! deviation; it fires at [`STANDARD_ERRORS`]. Sums run in the order of rows, so that they are the
//! same everywhere; no function beyond the square root is used.

use std::collections::BTreeMap;

use super::{EditionsError, changes::sums};
use crate::dataset::Dataset;

/// From how many standard errors on a difference is reported: by chance alone, about 6 of
/// 100,000 choices reach it.
pub const STANDARD_ERRORS: f64 = 4.0;

/// Fewest units that must have come late, and earlier, in strata that have both.
const FEWEST: usize = 5;

/// Late units against the earlier ones of their strata.
#[derive(Debug, Clone, PartialEq)]
pub struct Late {
    /// Place columns that tell the strata.
    pub columns: Vec<String>,
    /// Strata with late and earlier units.
    pub strata: usize,
    /// Late units in them, and votes in those.
    pub units: usize,
    /// See `units`.
    pub votes: i128,
    /// Earlier units in them.
    pub earlier: usize,
    /// Late units that cannot be compared: without figures, or alone in their stratum.
    pub nulls: usize,
    /// By choice.
    pub choices: Vec<LateChoice>,
}

/// What late units give one choice.
#[derive(Debug, Clone, PartialEq)]
pub struct LateChoice {
    /// Name.
    pub name: String,
    /// Its votes in the late units.
    pub votes: i128,
    /// The votes that the shares of the strata would give it there, rounded to a whole vote.
    pub expected: i128,
    /// The difference in standard errors.
    pub standard_errors: f64,
}

/// Why late units cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LateError {
    /// Nobody said which column tells strata.
    NoStrata,
    /// No stratum has enough late and earlier units.
    TooFew,
}

/// A unit that takes part.
struct Member {
    row: usize,
    votes: i128,
    is_late: bool,
}

pub(super) fn of(
    b: &Dataset,
    added: &[usize],
    columns: &[String],
) -> Result<Result<Late, LateError>, EditionsError> {
    let positions = columns.iter().map(|column| {
        let mut places = b.header.places.iter();
        let position = places.position(|place| place == column);
        position.ok_or_else(|| EditionsError::Strata(column.clone()))
    });
    let positions = positions.collect::<Result<Vec<_>, _>>()?;
    let stratum = |row: usize| -> Vec<&str> {
        let positions = positions.iter();
        positions
            .map(|place| b.units.place(*place).get(row))
            .collect()
    };
    let mut is_late = vec![false; b.units.len()];
    added.iter().for_each(|row| is_late[*row] = true);
    let mut strata: BTreeMap<Vec<&str>, Vec<Member>> = BTreeMap::new();
    for (row, votes) in sums(b).into_iter().enumerate() {
        if let Some(votes) = votes.filter(|votes| *votes > 0) {
            let is_late = is_late[row];
            strata.entry(stratum(row)).or_default().push(Member {
                row,
                votes,
                is_late,
            });
        }
    }
    strata.retain(|_, members| {
        let late = members.iter().filter(|member| member.is_late).count();
        late > 0 && late < members.len()
    });
    let members = || strata.values().flatten();
    let late = || members().filter(|member| member.is_late);
    let (units, earlier) = (late().count(), members().count() - late().count());
    if units < FEWEST || earlier < FEWEST {
        return Ok(Err(LateError::TooFew));
    }
    let choices = (0..b.header.choices.len()).map(|choice| compare(b, choice, &strata));
    Ok(Ok(Late {
        columns: columns.to_vec(),
        strata: strata.len(),
        units,
        votes: late().map(|member| member.votes).sum(),
        earlier,
        nulls: added.len() - units,
        choices: choices.collect(),
    }))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "votes of a country are far below 2^53, and this is statistics"
)]
fn compare(b: &Dataset, choice: usize, strata: &BTreeMap<Vec<&str>, Vec<Member>>) -> LateChoice {
    let figures = b.choice(choice);
    let votes_of = |member: &Member| i128::from(figures.get(member.row).unwrap_or(0));
    let (mut votes, mut expected, mut variance) = (0, 0.0, 0.0);
    for members in strata.values() {
        let all: i128 = members.iter().map(|member| member.votes).sum();
        let for_it: i128 = members.iter().map(votes_of).sum();
        let share = for_it as f64 / all as f64;
        let (mut late, mut squares) = (0.0, 0.0);
        for member in members {
            let residual = votes_of(member) as f64 - share * member.votes as f64;
            squares += residual * residual;
            if member.is_late {
                late += 1.0;
                votes += votes_of(member);
                expected += share * member.votes as f64;
            }
        }
        let size = members.len() as f64;
        variance += late * (size - late) / size * squares / (size - 1.0);
    }
    let difference = votes as f64 - expected;
    // Where every unit has the share of its stratum there is nothing to differ by.
    let standard_errors = if variance > 1e-9 {
        difference / variance.sqrt()
    } else {
        0.0
    };
    LateChoice {
        name: b.header.choices[choice].clone(),
        votes,
        expected: rounded(expected),
        standard_errors,
    }
}

/// To the nearest whole vote.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a number of votes, far below 2^53"
)]
fn rounded(votes: f64) -> i128 {
    votes.round() as i128
}
