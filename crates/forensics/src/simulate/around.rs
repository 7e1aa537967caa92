//! What surrounds an invented result: an earlier edition of it, copies of sheets that observers
//! hold, and what was announced on the night, with tricks that no look at the final result alone
//! can find. Each trick is listed, as the faults of the sheets are.

use chance::{Generator, tickets};

use super::{CANDIDATES, Invented, Plan, Sheet, country};

/// A trick outside the final result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trick {
    /// A station of the earlier edition is not in the final one, and no decision says why.
    RemovedUnit,
    /// Votes of the second candidate went to the leader between the editions; the sheet still
    /// adds up.
    ChangedSheet,
    /// A copy of the sheet says something else than the final result.
    CopyDiffers,
    /// Two holders have copies of one sheet that differ.
    CopiesDisagree,
    /// One picture serves for two stations.
    SharedPicture,
    /// The first bulletin's counts were made from rounded shares.
    RoundedCounts,
    /// The second bulletin prints a share that its own counts do not give.
    WrongShare,
}

impl Trick {
    /// Short name, for lists.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::RemovedUnit => "removed-unit",
            Self::ChangedSheet => "changed-sheet",
            Self::CopyDiffers => "copy-differs",
            Self::CopiesDisagree => "copies-disagree",
            Self::SharedPicture => "shared-picture",
            Self::RoundedCounts => "rounded-counts",
            Self::WrongShare => "wrong-share",
        }
    }
}

/// What a trick was played on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Played {
    /// Which trick.
    pub trick: Trick,
    /// Region, territory and station; or the name of a bulletin.
    pub at: Vec<String>,
}

/// A copy of a sheet.
#[derive(Debug, Clone)]
pub struct Copy {
    /// What it says.
    pub sheet: Sheet,
    /// Who holds it.
    pub holder: &'static str,
    /// Name of its picture.
    pub image: String,
}

/// An announcement of totals.
#[derive(Debug, Clone)]
pub struct Bulletin {
    /// Its name.
    pub id: &'static str,
    /// Stations that it covers.
    pub units: usize,
    /// Votes by candidate.
    pub votes: [i64; CANDIDATES.len()],
    /// Shares by candidate as printed.
    pub shares: [String; CANDIDATES.len()],
}

/// What surrounds the result.
#[derive(Debug, Clone)]
pub struct Around {
    /// The earlier edition, in the order of its file.
    pub preliminary: Vec<Sheet>,
    /// Copies of sheets, in the order of their file.
    pub copies: Vec<Copy>,
    /// The first bulletin, on the earlier edition, and the last, on the final one.
    pub bulletins: [Bulletin; 2],
    /// Every trick that was played, in order.
    pub truth: Vec<Played>,
}

/// How many stations each trick is played on.
const REMOVED: usize = 6;
const CHANGED: usize = 12;
const DISAGREE: usize = 2;

/// Of how many stations one reported late: it is not in the earlier edition.
const LATE: u64 = 50;

/// Observers hold copies of one station in this many.
const HELD: usize = 3;

const HOLDERS: [&str; 3] = ["Citizens' Watch", "Fair Count", "Rural Observers"];

/// Plays the tricks around an invented election.
#[must_use]
pub fn around(plan: &Plan, invented: &Invented) -> Around {
    let mut draw = plan.seed.generator("around the result", 0);
    let changed = changed(&mut draw, invented);
    let removed = removed(plan);
    let mut preliminary = Vec::new();
    for (row, sheet) in invented.sheets.iter().enumerate() {
        let late = draw.below(LATE) == 0 && !changed.contains(&row);
        match (changed.contains(&row), late) {
            (true, _) => preliminary.push(before(sheet)),
            (false, true) => {}
            (false, false) => preliminary.push(sheet.clone()),
        }
    }
    preliminary.extend(removed.iter().cloned());
    let mut truth: Vec<Played> = Vec::new();
    let mut play = |trick, at: Vec<String>| truth.push(Played { trick, at });
    removed
        .iter()
        .for_each(|sheet| play(Trick::RemovedUnit, place(sheet)));
    let by_row = changed.iter().map(|row| &invented.sheets[*row]);
    by_row.for_each(|sheet| play(Trick::ChangedSheet, place(sheet)));
    let copies = copies(plan, invented, &changed, &mut play);
    let bulletins = [rounded(&preliminary), printed(&invented.sheets)];
    for (bulletin, trick) in bulletins
        .iter()
        .zip([Trick::RoundedCounts, Trick::WrongShare])
    {
        play(trick, vec![bulletin.id.to_owned()]);
    }
    truth.sort();
    Around {
        preliminary,
        copies,
        bulletins,
        truth,
    }
}

fn place(sheet: &Sheet) -> Vec<String> {
    [&sheet.region, &sheet.territory, &sheet.station]
        .map(Clone::clone)
        .to_vec()
}

/// Rows of sound sheets on which votes were moved.
fn changed(draw: &mut Generator, invented: &Invented) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..invented.sound.len())
        .filter(|row| {
            let (sheet, sound) = (&invented.sheets[*row], &invented.sound[*row]);
            sheet == sound && sheet.votes[0] > 120 && sheet.votes[1] > 20
        })
        .collect();
    draw.shuffle(&mut rows);
    rows.truncate(CHANGED);
    rows.sort_unstable();
    rows
}

/// The sheet as it was before votes were moved: a third of the second candidate's votes and ten
/// more. It adds up as well.
fn before(sheet: &Sheet) -> Sheet {
    let mut sheet = sheet.clone();
    let moved = sheet.votes[1] / 3 + 10;
    sheet.votes[0] -= moved;
    sheet.votes[1] += moved;
    sheet
}

/// Stations that only the earlier edition knows, beyond the numbers of the others.
fn removed(plan: &Plan) -> Vec<Sheet> {
    let country = country::Country::of(&plan.seed, plan.units);
    let spread = country
        .stations()
        .step_by(plan.units / REMOVED)
        .take(REMOVED);
    let numbered = spread.zip(0..).map(|(mut station, extra): (_, u64)| {
        station.number = plan.units as u64 + extra;
        station.name = format!("9{:02}", extra + 1);
        super::sheet(&plan.seed, &country, &station)
    });
    numbered.collect()
}

/// Copies of the sheets as they were signed, before anything was done to them.
fn copies(
    plan: &Plan,
    invented: &Invented,
    changed: &[usize],
    play: &mut impl FnMut(Trick, Vec<String>),
) -> Vec<Copy> {
    let mut draw = plan.seed.generator("copies of sheets", 0);
    let names: Vec<String> = invented
        .sound
        .iter()
        .map(|sheet| place(sheet).join("/"))
        .collect();
    let drawn = tickets::draw(&plan.seed, &names, names.len() / HELD, 0);
    let drawn = drawn.expect("stations have names of their own").chosen;
    let mut rows: Vec<usize> = drawn.iter().map(|ticket| ticket.position).collect();
    rows.extend(changed);
    rows.sort_unstable();
    rows.dedup();
    let mut copies = Vec::new();
    for row in rows {
        let (signed, published) = (&invented.sound[row], &invented.sheets[row]);
        let sheet = if changed.contains(&row) {
            before(published)
        } else {
            signed.clone()
        };
        // A figure that cannot be a count is a fault of the sheet, and nothing to compare with.
        if sheet != *published && is_countable(published) {
            play(Trick::CopyDiffers, place(&sheet));
        }
        let holder = HOLDERS[usize::try_from(draw.below(3)).unwrap_or(0)];
        copies.push(Copy {
            image: format!("sheet-{row:06}.jpg"),
            sheet,
            holder,
        });
    }
    disagree(&mut copies, invented, play);
    share_picture(&mut copies, play);
    copies
}

fn is_countable(sheet: &Sheet) -> bool {
    let figures = sheet.figures();
    let mut figures = figures.iter().chain(&sheet.votes);
    figures.all(|figure| (0..=999_999_999).contains(figure))
}

/// A second copy of some sheets, misread: one invalid ballot more, and so in the box.
fn disagree(
    copies: &mut Vec<Copy>,
    invented: &Invented,
    play: &mut impl FnMut(Trick, Vec<String>),
) {
    let known: Vec<&Sheet> = invented.sheets.iter().collect();
    let sound = |copy: &&Copy| known.contains(&&copy.sheet);
    let firsts: Vec<Copy> = copies
        .iter()
        .filter(sound)
        .take(DISAGREE)
        .cloned()
        .collect();
    for first in firsts {
        let mut second = first.clone();
        second.holder = HOLDERS
            .into_iter()
            .find(|holder| *holder != first.holder)
            .unwrap_or(first.holder);
        second.image = format!("second-{}", first.image);
        second.sheet.invalid += 1;
        second.sheet.in_fixed_boxes += 1;
        play(Trick::CopiesDisagree, place(&first.sheet));
        copies.push(second);
    }
}

/// The last two stations of the list show one picture.
fn share_picture(copies: &mut [Copy], play: &mut impl FnMut(Trick, Vec<String>)) {
    let singles = copies.len() - DISAGREE;
    if let [.., first, second] = &mut copies[..singles] {
        second.image.clone_from(&first.image);
        play(Trick::SharedPicture, place(&first.sheet));
        play(Trick::SharedPicture, place(&second.sheet));
    }
}

fn totals(sheets: &[Sheet]) -> [i64; CANDIDATES.len()] {
    let mut totals = [0; CANDIDATES.len()];
    for sheet in sheets {
        for (total, votes) in totals.iter_mut().zip(sheet.votes) {
            *total += votes;
        }
    }
    totals
}

/// A share in tenths of a per cent, rounded half up.
fn tenths(votes: i64, valid: i64) -> i64 {
    (2_000 * votes + valid) / (2 * valid)
}

/// Counts that somebody made from shares with one decimal and the total; the last candidate
/// takes what is left.
fn rounded(sheets: &[Sheet]) -> Bulletin {
    let true_totals = totals(sheets);
    let valid: i64 = true_totals.iter().sum();
    let mut shares = true_totals.map(|votes| tenths(votes, valid));
    let mut votes = shares.map(|share| (2 * share * valid + 1_000) / 2_000);
    let last = CANDIDATES.len() - 1;
    votes[last] = valid - votes[..last].iter().sum::<i64>();
    shares[last] = tenths(votes[last], valid);
    Bulletin {
        id: "bulletin-1",
        units: sheets.len(),
        votes,
        shares: shares.map(|share| format!("{}.{}", share / 10, share % 10)),
    }
}

/// The true counts, with the second candidate's share printed two tenths too low.
fn printed(sheets: &[Sheet]) -> Bulletin {
    let votes = totals(sheets);
    let valid = votes.iter().sum();
    let mut shares = votes.map(|votes| tenths(votes, valid));
    shares[1] -= 2;
    Bulletin {
        id: "bulletin-2",
        units: sheets.len(),
        votes,
        shares: shares.map(|share| format!("{}.{}", share / 10, share % 10)),
    }
}
