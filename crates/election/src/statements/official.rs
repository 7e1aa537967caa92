//! What one statement says the result is, to be held against copies of sheets.

use super::{Kind, Package, Resolved, Slot, Source};
use crate::numerals::Decimal;

/// An official result as it was announced, with one value for each figure: of several prints the
/// one that [`Resolved`] chooses, else the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Official {
    /// Key of the statement.
    pub statement: String,
    /// Its place in the series.
    pub seq: Option<u64>,
    /// Votes by choice, in the order of the source.
    pub votes: Vec<(String, i64)>,
    /// Whether these are all choices.
    pub votes_complete: bool,
    /// Valid votes as printed.
    pub valid: Option<i64>,
    /// Invalid votes as printed.
    pub invalid: Option<i64>,
    /// Votes cast as printed.
    pub cast: Option<i64>,
    /// People who may vote, as printed.
    pub registered: Option<i64>,
    /// Share of units that it says it covers, in per cent.
    pub counted: Option<Decimal>,
    /// Number of units that it says it covers.
    pub units_reported: Option<i64>,
    /// Its sources.
    pub sources: Vec<Source>,
}

/// There is no such result in the package.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoOfficial {
    /// No statement of the package gives votes.
    #[error("{package}: no statement gives votes by choice")]
    NoVotes {
        /// The package.
        package: String,
    },
    /// None of this number does.
    #[error("{package}: no statement with number {seq} gives votes by choice; there are {known}")]
    NoSuch {
        /// The package.
        package: String,
        /// The number asked for.
        seq: u64,
        /// Numbers of those that do.
        known: String,
    },
}

impl Official {
    /// The result of this number in its series; the last one if none is given.
    ///
    /// # Errors
    /// If no statement of that number gives votes.
    pub fn of(package: &Package, seq: Option<u64>) -> Result<Self, NoOfficial> {
        let resolved = Resolved::of(package);
        let results = resolved.counted_results();
        let seq_of = |position: &usize| package.statements[*position].seq;
        let found = match seq {
            None => results.last().copied(),
            Some(_) => results.iter().copied().find(|one| seq_of(one) == seq),
        };
        let found = found.ok_or_else(|| match seq {
            Some(seq) if !results.is_empty() => NoOfficial::NoSuch {
                package: package.id.clone(),
                seq,
                known: results
                    .iter()
                    .filter_map(seq_of)
                    .map(|seq| seq.to_string())
                    .collect::<Vec<_>>()
                    .join(", "),
            },
            _ => NoOfficial::NoVotes {
                package: package.id.clone(),
            },
        })?;
        Ok(Self::at(&resolved, found))
    }

    fn at(resolved: &Resolved<'_>, position: usize) -> Self {
        let package = resolved.package();
        let statement = &package.statements[position];
        let count = |slot| resolved.value(position, slot).map(|value| value.digits);
        let choices = package.choices.iter().enumerate();
        let votes = choices
            .filter_map(|(choice, named)| Some((named.id.clone(), count(Slot::Votes(choice))?)));
        let sources = statement.sources.iter();
        debug_assert_eq!(statement.kind, Kind::Result);
        Self {
            statement: statement.id.clone(),
            seq: statement.seq,
            votes: votes.collect(),
            votes_complete: statement.votes_complete,
            valid: count(Slot::Valid),
            invalid: count(Slot::Invalid),
            cast: count(Slot::Cast),
            registered: count(Slot::Registered),
            counted: resolved.value(position, Slot::Counted),
            units_reported: count(Slot::UnitsReported),
            sources: sources
                .filter_map(|key| package.source(key).cloned())
                .collect(),
        }
    }
}
