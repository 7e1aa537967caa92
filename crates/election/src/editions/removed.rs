//! Units that are gone or void in the later edition: what they held, and who decided it.

use super::{
    changes::sums,
    decisions::{Decision, Decisions, DecisionsError},
    pairing::Matched,
};
use crate::dataset::Dataset;

/// Units that are gone, set to zero or emptied in the later edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Removed {
    /// Their rows in the earlier edition, in order.
    pub units: Vec<usize>,
    /// The decision on each of them, by position in `units`, where one was found.
    pub decisions: Vec<Option<Decision>>,
    /// Whether anybody looked for decisions: none can be found in a list that was not given.
    pub decisions_given: bool,
    /// Their votes for all choices.
    pub votes: i128,
    /// Votes of the other units of the earlier edition.
    pub votes_of_rest: i128,
    /// Number of the other units.
    pub rest: usize,
    /// The same by choice.
    pub choices: Vec<RemovedChoice>,
}

/// What the removed units hold of one choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovedChoice {
    /// Name.
    pub name: String,
    /// Votes in the removed units.
    pub votes: i128,
    /// Votes in the others.
    pub votes_of_rest: i128,
}

impl Removed {
    /// Units on which no decision was found.
    pub fn undecided(&self) -> impl Iterator<Item = usize> {
        let units = self.units.iter().zip(&self.decisions);
        units
            .filter(|(_, decision)| decision.is_none())
            .map(|(row, _)| *row)
    }

    /// The choice with most votes in the removed units.
    #[must_use]
    pub fn leader(&self) -> Option<&RemovedChoice> {
        // The first of equals.
        self.choices.iter().rev().max_by_key(|choice| choice.votes)
    }

    /// Whether the share of a choice is larger (or smaller) without the removed units than with
    /// them: it gains (or loses) by the removal.
    #[must_use]
    pub fn gains(&self, choice: &RemovedChoice) -> std::cmp::Ordering {
        let (all, rest) = (self.votes + self.votes_of_rest, self.votes_of_rest);
        let before = (choice.votes + choice.votes_of_rest) * rest;
        (choice.votes_of_rest * all).cmp(&before)
    }
}

/// `voided` are positions among the pairs.
pub(super) fn of(
    a: &Dataset,
    matched: &Matched,
    voided: [&Vec<usize>; 2],
    decisions: Option<&Decisions>,
) -> Result<Removed, DecisionsError> {
    let voided = voided.into_iter().flatten();
    let mut units = matched.gone.clone();
    units.extend(voided.map(|position| matched.pairs[*position].a));
    units.sort_unstable();
    let asked = decisions.map(|decisions| decisions.ask(a)).transpose()?;
    let about = |row: &usize| asked.as_ref().and_then(|asked| asked.about(*row)).cloned();
    let mut is_removed = vec![false; a.units.len()];
    units.iter().for_each(|row| is_removed[*row] = true);
    let split = |votes: &dyn Fn(usize) -> i128| {
        let (mut removed, mut rest) = (0, 0);
        for (row, is_removed) in is_removed.iter().enumerate() {
            *(if *is_removed { &mut removed } else { &mut rest }) += votes(row);
        }
        (removed, rest)
    };
    let all = sums(a);
    let (votes, votes_of_rest) = split(&|row| all[row].unwrap_or(0));
    let choices = a.header.choices.iter().enumerate().map(|(position, name)| {
        let figures = a.choice(position);
        let (votes, votes_of_rest) = split(&|row| figures.get(row).unwrap_or(0).into());
        RemovedChoice {
            name: name.clone(),
            votes,
            votes_of_rest,
        }
    });
    Ok(Removed {
        decisions: units.iter().map(about).collect(),
        decisions_given: decisions.is_some(),
        rest: a.units.len() - units.len(),
        choices: choices.collect(),
        units,
        votes,
        votes_of_rest,
    })
}
