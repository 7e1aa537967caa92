//! Faults planted into sound sheets, each on stations of its own.

use chance::Seed;

use super::Sheet;

/// A kind of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// Two digits of a candidate's votes changed places, so that the votes do not add up.
    ChoicesDoNotAddUp,
    /// More ballots in the boxes than were given out; all of the surplus for the leader.
    MoreBallotsThanGivenOut,
    /// More ballots given out than voters on the list.
    MoreVotersThanRegistered,
    /// A minus sign before a figure.
    NegativeFigure,
    /// The register in units a million times too small.
    ImpossibleRegister,
    /// Everyone on the list voted, and those who did not, for the leader.
    FullTurnout,
    /// The same sheet a second time.
    RepeatedUnit,
}

impl Fault {
    /// Short name, for lists.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ChoicesDoNotAddUp => "choices-do-not-add-up",
            Self::MoreBallotsThanGivenOut => "more-ballots-than-given-out",
            Self::MoreVotersThanRegistered => "more-voters-than-registered",
            Self::NegativeFigure => "negative-figure",
            Self::ImpossibleRegister => "impossible-register",
            Self::FullTurnout => "full-turnout",
            Self::RepeatedUnit => "repeated-unit",
        }
    }
}

/// A planted fault and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planted {
    /// Line of the file, the header being line 1.
    pub line: u64,
    /// What is wrong there.
    pub fault: Fault,
}

/// How many stations bear each fault, but for the block of full turnout and the repeated unit.
const SINGLE: [(Fault, usize); 5] = [
    (Fault::ChoicesDoNotAddUp, 3),
    (Fault::MoreBallotsThanGivenOut, 2),
    (Fault::MoreVotersThanRegistered, 1),
    (Fault::NegativeFigure, 1),
    (Fault::ImpossibleRegister, 3),
];

/// Stations of the block where everyone voted, at most.
const BLOCK: usize = 40;

/// A station large enough to bear a fault.
fn is_usual(sheet: &Sheet) -> bool {
    sheet.registered >= 400 && sheet.votes.iter().all(|votes| *votes >= 10)
}

/// Plants every fault and returns the list, in order of line. The repeated unit comes last in
/// the file.
pub(super) fn plant(seed: &Seed, sheets: &mut Vec<Sheet>) -> Vec<Planted> {
    let mut draw = seed.generator("planted faults", 0);
    let block = block(sheets, draw.below(1 << 32));
    let mut planted: Vec<(usize, Fault)> =
        block.iter().map(|row| (*row, Fault::FullTurnout)).collect();
    let usual = (0..sheets.len()).filter(|row| is_usual(&sheets[*row]) && !block.contains(row));
    let mut usual: Vec<usize> = usual.collect();
    draw.shuffle(&mut usual);
    let kinds = SINGLE
        .iter()
        .flat_map(|(fault, count)| std::iter::repeat_n(*fault, *count));
    let mut rows = usual.into_iter();
    planted.extend(rows.by_ref().zip(kinds));
    for (row, fault) in &planted {
        spoil(&mut sheets[*row], *fault);
    }
    if let Some(row) = rows.next() {
        sheets.push(sheets[row].clone());
        planted.push((sheets.len() - 1, Fault::RepeatedUnit));
    }
    planted.sort_unstable();
    planted
        .into_iter()
        .map(|(row, fault)| Planted {
            line: row as u64 + 2,
            fault,
        })
        .collect()
}

/// Rows of the block: larger stations of one territory, one after the other.
fn block(sheets: &[Sheet], lot: u64) -> Vec<usize> {
    let at = usize::try_from(lot % sheets.len() as u64).unwrap_or(0);
    let territory = &sheets[at].territory;
    let inside = (0..sheets.len()).filter(|row| sheets[*row].territory == *territory);
    inside
        .filter(|row| sheets[*row].registered >= 200)
        .take(BLOCK)
        .collect()
}

fn spoil(sheet: &mut Sheet, fault: Fault) {
    match fault {
        Fault::ChoicesDoNotAddUp => exchange_digits(sheet),
        Fault::MoreBallotsThanGivenOut => {
            let issued = sheet.issued_early + sheet.issued_at_station + sheet.issued_outside;
            let surplus = issued - sheet.in_mobile_boxes - sheet.in_fixed_boxes + 37;
            sheet.in_fixed_boxes += surplus;
            sheet.valid += surplus;
            sheet.votes[0] += surplus;
        }
        Fault::MoreVotersThanRegistered => {
            let issued = sheet.issued_early + sheet.issued_at_station + sheet.issued_outside;
            sheet.registered = issued - 12;
        }
        Fault::NegativeFigure => sheet.invalid = -sheet.invalid.max(1),
        Fault::ImpossibleRegister => sheet.registered *= 10_000_000,
        Fault::FullTurnout => fill(sheet),
        Fault::RepeatedUnit => {}
    }
}

/// Exchanges two neighbouring digits that differ, in the votes of the first candidate who has
/// such digits. All-equal digits in all five would leave the sheet sound; then one vote is lost.
fn exchange_digits(sheet: &mut Sheet) {
    for votes in &mut sheet.votes {
        let (tens, units) = (*votes / 10 % 10, *votes % 10);
        if tens != units {
            *votes += 9 * (units - tens);
            return;
        }
    }
    sheet.votes[0] -= 1;
}

/// Everyone on the list votes, the rest of them for the leader.
fn fill(sheet: &mut Sheet) {
    let issued = sheet.issued_early + sheet.issued_at_station + sheet.issued_outside;
    let added = sheet.registered - issued;
    sheet.issued_at_station += added;
    sheet.in_fixed_boxes += added;
    sheet.valid += added;
    sheet.votes[0] += added;
    sheet.ballots_lost = 0;
    sheet.ballots_cancelled = sheet.ballots_received + sheet.ballots_unaccounted - sheet.registered;
}
