//! An invented election: a country that does not exist, sheets that add up, and a known list of
//! planted faults, so that a check can be compared with the truth.
//!
//! Everything follows from a seed text. Each station draws from a stream of its own, named by
//! its number, so that a longer election begins with the same stations as a shorter one of the
//! same shape. The figures are drawn by a hierarchy: regions, territories and stations shift
//! turnout and shares, and the leader gains a little where turnout is high, as in many real
//! elections without any wrong-doing.

mod around;
mod country;
mod faults;
mod geometry;

use std::io;

use chance::{Generator, Seed};

pub use around::{Around, Bulletin, Copy, Played, Trick, around};
pub use country::CANDIDATES;
pub use faults::{Fault, Planted};
pub use geometry::{RegionShape, region_shapes, write_geojson};

/// What is to be invented.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What everything follows from.
    pub seed: Seed,
    /// Number of polling stations, at least [`MIN_UNITS`]. One of them is reported twice.
    pub units: usize,
}

/// The smallest election in which every fault finds a station of its own.
pub const MIN_UNITS: usize = 500;

/// The sheet of one polling station. All figures are counts of ballots or voters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Region.
    pub region: String,
    /// Territory inside the region.
    pub territory: String,
    /// Number of the station inside the territory.
    pub station: String,
    /// Voters on the list at close.
    pub registered: i64,
    /// Ballots received by the station.
    pub ballots_received: i64,
    /// Ballots given to those who voted early.
    pub issued_early: i64,
    /// Ballots given out at the station.
    pub issued_at_station: i64,
    /// Ballots given out outside the station.
    pub issued_outside: i64,
    /// Unused ballots, cancelled.
    pub ballots_cancelled: i64,
    /// Ballots lost.
    pub ballots_lost: i64,
    /// Ballots not counted in on receipt.
    pub ballots_unaccounted: i64,
    /// Ballots in mobile boxes.
    pub in_mobile_boxes: i64,
    /// Ballots in fixed boxes.
    pub in_fixed_boxes: i64,
    /// Invalid ballots.
    pub invalid: i64,
    /// Valid ballots.
    pub valid: i64,
    /// Votes for each of [`CANDIDATES`].
    pub votes: [i64; CANDIDATES.len()],
}

/// An invented election.
#[derive(Debug, Clone)]
pub struct Invented {
    /// Sheets in the order of the file.
    pub sheets: Vec<Sheet>,
    /// The sheets as they were signed, before faults were planted; none for the repeated unit.
    pub sound: Vec<Sheet>,
    /// Every fault that was planted, in order of line, and nothing else is wrong.
    pub truth: Vec<Planted>,
}

/// Invents an election.
///
/// # Panics
/// If the plan has fewer than [`MIN_UNITS`] units.
#[must_use]
pub fn invented_election(plan: &Plan) -> Invented {
    assert!(
        plan.units >= MIN_UNITS,
        "an election of fewer than {MIN_UNITS} units"
    );
    let country = country::Country::of(&plan.seed, plan.units);
    let mut sheets: Vec<Sheet> = country
        .stations()
        .map(|station| sheet(&plan.seed, &country, &station))
        .collect();
    let sound = sheets.clone();
    let truth = faults::plant(&plan.seed, &mut sheets);
    Invented {
        sheets,
        sound,
        truth,
    }
}

fn sheet(seed: &Seed, country: &country::Country, station: &country::Station) -> Sheet {
    let mut draw = seed.generator("invented sheet", station.number);
    let mood = country.mood(station, draw.normal());
    let registered = size(&mut draw, station.is_urban);
    let issued = given_out(&mut draw, registered, mood.turnout);
    let early = if draw.happens(0.1) {
        draw.binomial(issued, 0.01)
    } else {
        0
    };
    let outside = draw.binomial(issued - early, if station.is_urban { 0.02 } else { 0.08 });
    let at_station = issued - early - outside;
    // Now and then somebody takes a ballot home.
    let taken = if draw.happens(0.08) {
        draw.binomial(at_station, 0.002)
    } else {
        0
    };
    let fixed = at_station - taken;
    let found = early + outside + fixed;
    let invalid = draw.binomial(found, 0.012);
    let shares = draw.dirichlet(&mood.weights);
    let votes = draw.multinomial(found - invalid, &shares);
    let lost = u64::from(draw.happens(0.002)).min(registered - issued);
    let mut counts = [0; CANDIDATES.len()];
    for (count, votes) in counts.iter_mut().zip(votes) {
        *count = whole(votes);
    }
    Sheet {
        region: station.region.clone(),
        territory: station.territory.clone(),
        station: station.name.clone(),
        registered: whole(registered),
        ballots_received: whole(registered),
        issued_early: whole(early),
        issued_at_station: whole(at_station),
        issued_outside: whole(outside),
        ballots_cancelled: whole(registered - issued - lost),
        ballots_lost: whole(lost),
        ballots_unaccounted: 0,
        in_mobile_boxes: whole(early + outside),
        in_fixed_boxes: whole(fixed),
        invalid: whole(invalid),
        valid: whole(found - invalid),
        votes: counts,
    }
}

/// Voters on the list: hospitals and hamlets, villages, towns.
fn size(draw: &mut Generator, is_urban: bool) -> u64 {
    match (draw.below(20), is_urban) {
        (0, _) => 30 + draw.below(170),
        (_, true) => 1_100 + draw.below(1_900),
        (1..=6, false) => 150 + draw.below(450),
        (_, false) => 400 + draw.below(1_400),
    }
}

/// Ballots given out: beta-binomial, because neighbours decide alike.
fn given_out(draw: &mut Generator, registered: u64, turnout: f64) -> u64 {
    const AGREEMENT: f64 = 60.0;
    draw.beta_binomial(registered, AGREEMENT * turnout, AGREEMENT * (1.0 - turnout))
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).expect("a station has fewer than 2^63 voters")
}

/// Column names of the file, in order.
pub const COLUMNS: [&str; 15] = [
    "region",
    "territory",
    "station",
    "registered",
    "ballots_received",
    "issued_early",
    "issued_at_station",
    "issued_outside",
    "ballots_cancelled",
    "ballots_lost",
    "ballots_unaccounted",
    "in_mobile_boxes",
    "in_fixed_boxes",
    "invalid",
    "valid",
];

impl Sheet {
    /// The figures in the order of [`COLUMNS`], without the three places.
    #[must_use]
    pub const fn figures(&self) -> [i64; 12] {
        [
            self.registered,
            self.ballots_received,
            self.issued_early,
            self.issued_at_station,
            self.issued_outside,
            self.ballots_cancelled,
            self.ballots_lost,
            self.ballots_unaccounted,
            self.in_mobile_boxes,
            self.in_fixed_boxes,
            self.invalid,
            self.valid,
        ]
    }
}

/// Writes sheets as CSV in UTF-8: a header, then one line a sheet.
///
/// # Errors
/// If the stream fails.
pub fn write_csv(sheets: &[Sheet], out: impl io::Write) -> io::Result<()> {
    let mut csv = writer(out);
    csv.write_record(COLUMNS.iter().chain(&CANDIDATES))
        .map_err(io::Error::other)?;
    for sheet in sheets {
        csv.write_record(cells(sheet)).map_err(io::Error::other)?;
    }
    csv.flush()
}

/// Writes copies likewise, with who holds each and the name of its picture behind the figures.
///
/// # Errors
/// If the stream fails.
pub fn write_copies(copies: &[Copy], out: impl io::Write) -> io::Result<()> {
    let mut csv = writer(out);
    let kept = ["holder", "image"];
    csv.write_record(COLUMNS.iter().chain(&CANDIDATES).chain(&kept))
        .map_err(io::Error::other)?;
    for copy in copies {
        let kept = [copy.holder.to_owned(), copy.image.clone()];
        csv.write_record(cells(&copy.sheet).chain(kept))
            .map_err(io::Error::other)?;
    }
    csv.flush()
}

fn writer<W: io::Write>(out: W) -> csv::Writer<W> {
    csv::WriterBuilder::new()
        .terminator(csv::Terminator::Any(b'\n'))
        .from_writer(out)
}

/// The cells of a sheet in the order of [`COLUMNS`], then [`CANDIDATES`].
fn cells(sheet: &Sheet) -> impl Iterator<Item = String> {
    let places = [&sheet.region, &sheet.territory, &sheet.station].map(Clone::clone);
    let figures = sheet.figures().map(|figure| figure.to_string());
    let votes = sheet.votes.map(|votes| votes.to_string());
    places.into_iter().chain(figures).chain(votes)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    fn invented(seed: &str, units: usize) -> Invented {
        invented_election(&Plan {
            seed: Seed::new(seed).unwrap(),
            units,
        })
    }

    fn bytes(invented: &Invented) -> Vec<u8> {
        let mut bytes = Vec::new();
        write_csv(&invented.sheets, &mut bytes).unwrap();
        bytes
    }

    /// What is wrong with a sheet by itself, by plain arithmetic.
    fn wrong(sheet: &Sheet) -> BTreeSet<Fault> {
        let issued = sheet.issued_early + sheet.issued_at_station + sheet.issued_outside;
        let boxes = sheet.in_mobile_boxes + sheet.in_fixed_boxes;
        let accounted =
            issued + sheet.ballots_cancelled + sheet.ballots_lost - sheet.ballots_unaccounted;
        let figures = sheet.figures();
        let any = |test: fn(i64) -> bool| figures.iter().chain(&sheet.votes).any(|n| test(*n));
        let faults = [
            (Fault::NegativeFigure, any(|n| n < 0)),
            (Fault::ImpossibleRegister, any(|n| n > 999_999_999)),
            (Fault::MoreVotersThanRegistered, issued > sheet.registered),
            (Fault::MoreBallotsThanGivenOut, boxes > issued),
            (
                Fault::ChoicesDoNotAddUp,
                sheet.votes.iter().sum::<i64>() != sheet.valid,
            ),
        ];
        let mut wrong: BTreeSet<Fault> = faults
            .into_iter()
            .filter(|(_, holds)| *holds)
            .map(|(fault, _)| fault)
            .collect();
        if wrong.contains(&Fault::NegativeFigure) {
            return [Fault::NegativeFigure].into();
        }
        assert!(sheet.ballots_received == accounted, "{sheet:?}");
        assert!(boxes == sheet.valid + sheet.invalid, "{sheet:?}");
        if issued == sheet.registered && sheet.registered >= 200 {
            wrong.insert(Fault::FullTurnout);
        }
        wrong
    }

    #[test]
    fn the_truth_is_what_plain_arithmetic_finds() {
        for units in [MIN_UNITS, 20_000] {
            let invented = invented("truth", units);
            assert_eq!(
                invented.sheets.len(),
                units + 1,
                "one unit is reported twice"
            );
            let mut found: BTreeSet<(u64, Fault)> = BTreeSet::new();
            let mut seen = BTreeMap::new();
            for (line, sheet) in (2..).zip(&invented.sheets) {
                found.extend(wrong(sheet).into_iter().map(|fault| (line, fault)));
                let key = (&sheet.region, &sheet.territory, &sheet.station);
                if seen.insert(key, line).is_some() {
                    found.insert((line, Fault::RepeatedUnit));
                }
            }
            let truth: BTreeSet<(u64, Fault)> = invented
                .truth
                .iter()
                .map(|planted| (planted.line, planted.fault))
                .collect();
            assert_eq!(truth.len(), invented.truth.len());
            assert_eq!(found, truth, "{units} units");
            let kinds: BTreeSet<Fault> = truth.iter().map(|(_, fault)| *fault).collect();
            assert_eq!(kinds.len(), 7, "every kind of fault is planted");
        }
    }

    #[test]
    fn tricks_around_the_result_are_all_listed() {
        let plan = Plan {
            seed: Seed::new("around").unwrap(),
            units: 2_000,
        };
        let invented = invented_election(&plan);
        let around = around(&plan, &invented);
        let key = |sheet: &Sheet| {
            [&sheet.region, &sheet.territory, &sheet.station]
                .map(Clone::clone)
                .to_vec()
        };
        let played = |trick: Trick| -> BTreeSet<Vec<String>> {
            let played = around.truth.iter().filter(|played| played.trick == trick);
            played.map(|played| played.at.clone()).collect()
        };
        let published: BTreeMap<Vec<String>, &Sheet> = invented
            .sheets
            .iter()
            .map(|sheet| (key(sheet), sheet))
            .collect();
        let (mut removed, mut changed) = (BTreeSet::new(), BTreeSet::new());
        for sheet in &around.preliminary {
            match published.get(&key(sheet)) {
                None => drop(removed.insert(key(sheet))),
                Some(last) if *last != sheet => drop(changed.insert(key(sheet))),
                Some(_) => {}
            }
            // Whatever was done to a sheet between the editions, both add up.
            if changed.contains(&key(sheet)) {
                assert!(wrong(sheet).is_empty(), "{sheet:?}");
            }
        }
        assert_eq!(removed, played(Trick::RemovedUnit));
        assert_eq!(changed, played(Trick::ChangedSheet));
        assert_eq!((removed.len(), changed.len()), (6, 12));
        let late = invented.sheets.len() + 6 - around.preliminary.len();
        assert!((20..80).contains(&late), "{late} stations were late");
        // A copy differs from the result where it is said to, and nowhere else.
        let copies = &around.copies[..around.copies.len() - 2];
        let differ = copies.iter().filter(|copy| {
            let last = published[&key(&copy.sheet)];
            *last != copy.sheet && last.registered < 1_000_000 && last.invalid >= 0
        });
        let differ: BTreeSet<_> = differ.map(|copy| key(&copy.sheet)).collect();
        assert_eq!(differ, played(Trick::CopyDiffers));
        assert!(
            differ.is_superset(&changed),
            "copies of changed sheets are held"
        );
        let first = &around.bulletins[0];
        let valid: i64 = first.votes.iter().sum();
        for (votes, share) in first.votes.iter().zip(&first.shares) {
            let tenths: i64 = share.replace('.', "").parse().unwrap();
            assert!(
                (votes - valid * tenths / 1_000).abs() <= 3,
                "{votes} {share}"
            );
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        assert_eq!(bytes(&invented("a", 700)), bytes(&invented("a", 700)));
        assert_ne!(bytes(&invented("a", 700)), bytes(&invented("b", 700)));
    }

    #[test]
    fn the_country_looks_like_one() {
        let invented = invented("shape", 5_000);
        let sum = |of: fn(&Sheet) -> i64| invented.sheets.iter().map(of).sum::<i64>();
        // Sheets with an impossible register would drown the rest.
        let registered = sum(|sheet| sheet.registered.min(5_000));
        let issued = sum(|s| s.issued_early + s.issued_at_station + s.issued_outside);
        let turnout = 100 * issued / registered;
        assert!((50..75).contains(&turnout), "turnout {turnout} %");
        let leader = 100 * sum(|sheet| sheet.votes[0]) / sum(|sheet| sheet.valid);
        assert!((35..60).contains(&leader), "leader {leader} %");
        let regions: BTreeSet<&String> = invented.sheets.iter().map(|s| &s.region).collect();
        assert_eq!(regions.len(), 8);
    }
}
