//! One printed figure, with everything that was printed instead of it.

use super::Origin;
use crate::numerals::Decimal;

/// What a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Votes or shares of the choices.
    Result,
    /// A reading of turnout.
    Turnout,
    /// Who may vote.
    Register,
    /// How many polling stations there are.
    Stations,
    /// Ballots printed.
    Ballots,
    /// Observers accredited.
    Accreditation,
    /// Shares that an exit poll gives.
    ExitPoll,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Result,
        Self::Turnout,
        Self::Register,
        Self::Stations,
        Self::Ballots,
        Self::Accreditation,
        Self::ExitPoll,
    ];

    /// The word used in files and output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Result => "result",
            Self::Turnout => "turnout",
            Self::Register => "register",
            Self::Stations => "stations",
            Self::Ballots => "ballots",
            Self::Accreditation => "accreditation",
            Self::ExitPoll => "exit_poll",
        }
    }
}

/// What a figure of a statement counts. Choices, totals and parts are positions in the package
/// and the statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// Votes for a choice.
    Votes(usize),
    /// Share of a choice, in per cent.
    Share(usize),
    /// Valid votes.
    Valid,
    /// Invalid votes.
    Invalid,
    /// Votes cast, valid or not.
    Cast,
    /// People who may vote.
    Registered,
    /// Turnout, in per cent.
    Turnout,
    /// People who have voted.
    Voters,
    /// Units that have reported.
    UnitsReported,
    /// Units that there are.
    UnitsPlanned,
    /// Share of the units that have reported, in per cent.
    Counted,
    /// Units whose results were taken away.
    Removed,
    /// Ballots printed.
    Printed,
    /// People who answered an exit poll.
    Respondents,
    /// Share of those asked who refused an answer, in per cent.
    Refused,
    /// Stations at which an exit poll says it asked.
    PollStations,
    /// Stations at which an exit poll was to ask.
    PollStationsPlanned,
    /// A total.
    Total(usize),
    /// A part of a total.
    Part(usize, usize),
}

impl Slot {
    /// The slots that bear a name of their own, as fields of a statement.
    pub const NAMED: [Self; 15] = [
        Self::Valid,
        Self::Invalid,
        Self::Cast,
        Self::Registered,
        Self::Turnout,
        Self::Voters,
        Self::UnitsReported,
        Self::UnitsPlanned,
        Self::Counted,
        Self::Removed,
        Self::Printed,
        Self::Respondents,
        Self::Refused,
        Self::PollStations,
        Self::PollStationsPlanned,
    ];

    /// The word used in files and output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Votes(_) => "votes",
            Self::Share(_) => "share",
            Self::Valid => "valid",
            Self::Invalid => "invalid",
            Self::Cast => "cast",
            Self::Registered => "registered",
            Self::Turnout => "turnout",
            Self::Voters => "voters",
            Self::UnitsReported => "units_reported",
            Self::UnitsPlanned => "units_planned",
            Self::Counted => "counted",
            Self::Removed => "removed",
            Self::Printed => "printed",
            Self::Respondents => "respondents",
            Self::Refused => "refused",
            Self::PollStations => "poll_stations",
            Self::PollStationsPlanned => "poll_stations_planned",
            Self::Total(_) => "total",
            Self::Part(..) => "part",
        }
    }

    /// Whether it is a share in per cent; all others are whole numbers.
    #[must_use]
    pub const fn is_share(self) -> bool {
        matches!(
            self,
            Self::Share(_) | Self::Turnout | Self::Counted | Self::Refused
        )
    }
}

/// A figure of a package: position of its statement, and what it counts.
pub type Key = (usize, Slot);

/// How much trust whoever made the package puts into a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// An official source, or several independent reports.
    High,
    /// One report, or several copies of one.
    Medium,
    /// Contested, or inconsistent in itself.
    Low,
}

impl Confidence {
    /// The word used in files and output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}

/// What the source says about how exact a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Qualifier {
    /// The figure itself.
    #[default]
    Exactly,
    /// More than the figure.
    Over,
    /// The figure or more.
    AtLeast,
    /// Less than the figure.
    Under,
    /// The figure or less.
    AtMost,
    /// Near the figure: within half a unit of its last digit that is not zero.
    About,
}

impl Qualifier {
    /// All qualifiers.
    pub const ALL: [Self; 6] = [
        Self::Exactly,
        Self::Over,
        Self::AtLeast,
        Self::Under,
        Self::AtMost,
        Self::About,
    ];

    /// The word used in files and output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Exactly => "exactly",
            Self::Over => "over",
            Self::AtLeast => "at_least",
            Self::Under => "under",
            Self::AtMost => "at_most",
            Self::About => "about",
        }
    }

    /// The least and the greatest whole number that `figure` can stand for; no greatest one if
    /// it is open upwards.
    #[must_use]
    pub fn range(self, figure: i64) -> (i128, Option<i128>) {
        let exact = i128::from(figure);
        match self {
            Self::Exactly => (exact, Some(exact)),
            Self::Over => (exact + 1, None),
            Self::AtLeast => (exact, None),
            Self::Under => (0, Some((exact - 1).max(0))),
            Self::AtMost => (0, Some(exact)),
            Self::About => {
                let half = last_digit(exact) / 2;
                ((exact - half).max(0), Some(exact + half))
            }
        }
    }
}

/// The value of a one in the place of the last digit that is not zero.
const fn last_digit(number: i128) -> i128 {
    let mut place = 1;
    while number != 0 && number % (place * 10) == 0 {
        place *= 10;
    }
    place
}

/// A figure as it was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What the package takes first; `None` if it was looked for and not found.
    pub value: Option<Decimal>,
    /// How exact the source says it is.
    pub qualifier: Qualifier,
    /// Of what it is a share, where the source says so.
    pub of: Option<String>,
    /// For which moment it holds, as printed, where it is not that of its statement.
    pub at: Option<String>,
    /// Keys of its sources; empty if they are those of its statement.
    pub sources: Vec<String>,
    /// How much trust it is given.
    pub confidence: Option<Confidence>,
    /// What other sources print instead.
    pub variants: Vec<Variant>,
    /// What else a reader should know.
    pub note: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

/// What another source prints instead of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The figure.
    pub value: Decimal,
    /// Keys of its sources.
    pub sources: Vec<String>,
    /// How much trust it is given.
    pub confidence: Option<Confidence>,
    /// What else a reader should know.
    pub note: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

impl Figure {
    /// What was printed for it: the first value, then each variant. Nothing if it was not found.
    pub fn candidates(&self) -> impl Iterator<Item = Decimal> {
        let variants = self.variants.iter().map(|variant| variant.value);
        self.value.into_iter().chain(variants)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qualifier_opens_a_range() {
        let ranges = [
            (Qualifier::Exactly, (90_000, Some(90_000))),
            (Qualifier::Over, (90_001, None)),
            (Qualifier::AtLeast, (90_000, None)),
            (Qualifier::Under, (0, Some(89_999))),
            (Qualifier::AtMost, (0, Some(90_000))),
            (Qualifier::About, (85_000, Some(95_000))),
        ];
        for (qualifier, range) in ranges {
            assert_eq!(qualifier.range(90_000), range, "{}", qualifier.word());
        }
        assert_eq!(Qualifier::About.range(300), (250, Some(350)));
        assert_eq!(Qualifier::About.range(790), (785, Some(795)));
        assert_eq!(Qualifier::About.range(7), (7, Some(7)));
        assert_eq!(Qualifier::About.range(0), (0, Some(0)));
    }
}
