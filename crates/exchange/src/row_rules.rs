//! Rows that are not units: which rule of the mapping catches a row, and what each has caught.

use crate::{
    account::RuleAccount,
    grid::Record,
    mapping::{Action, RowRule},
};

/// Lines of caught rows that an account keeps for each rule.
pub(crate) const FIRST_LINES: usize = 5;

/// The rules of a mapping about the rows of a file, in order.
#[derive(Debug, Default)]
pub(crate) struct RowRules {
    rules: Vec<(usize, RowRule, Caught)>,
}

/// How many rows a rule has caught, and where the first of them are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Caught {
    pub(crate) rows: u64,
    pub(crate) first_lines: Vec<u64>,
}

impl RowRules {
    /// Rules whose column is at the position given with each.
    pub(crate) fn new(rules: impl Iterator<Item = (usize, RowRule)>) -> Self {
        let rules = rules.map(|(column, rule)| (column, rule, Caught::default()));
        Self {
            rules: rules.collect(),
        }
    }

    /// What the first rule that matches does with the row.
    pub(crate) fn catch(&mut self, record: &Record<'_>) -> Option<Action> {
        let matches = |(column, rule, _): &&mut (usize, RowRule, Caught)| {
            rule.pattern.matches(record.cell(*column))
        };
        let (_, rule, caught) = self.rules.iter_mut().find(matches)?;
        caught.note(record.line);
        Some(rule.action)
    }

    pub(crate) fn accounts(self) -> Vec<RuleAccount> {
        let account = |(_, rule, caught): (usize, RowRule, Caught)| RuleAccount {
            action: rule.action.field(),
            column: rule.column,
            matches: rule.pattern.as_str().to_owned(),
            rows: caught.rows,
            first_lines: caught.first_lines,
        };
        self.rules.into_iter().map(account).collect()
    }
}

impl Caught {
    pub(crate) fn note(&mut self, line: u64) {
        self.rows += 1;
        if self.first_lines.len() < FIRST_LINES {
            self.first_lines.push(line);
        }
    }
}
