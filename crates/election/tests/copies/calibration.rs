//! How far the printed chance of coincidence holds on invented clean elections, in which equal
//! vectors arise by chance alone.

use std::io::Write as _;

use election::{
    codes::{Class, Code},
    copies::Coincidence,
    dataset::{Builder, Dataset, Reading},
};

use crate::table::{Case, header, ran, totals};

/// SplitMix64 (Steele, Lea and Flood 2014): enough for a test, and the same everywhere.
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Between 0 and 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// How units of an invented election differ.
struct Country {
    name: &'static str,
    /// Share of the largest choice, and how far a unit may lie from it.
    largest: f64,
    spread: f64,
    /// Share of each small choice.
    small: &'static [f64],
    /// Voters of the smallest and the largest unit.
    sizes: (u64, u64),
}

const COUNTRIES: [Country; 4] = [
    Country {
        name: "two choices, units alike",
        largest: 0.55,
        spread: 0.0,
        small: &[],
        sizes: (60, 1_200),
    },
    Country {
        name: "two large, four small, units differ much",
        largest: 0.6,
        spread: 0.3,
        small: &[0.008, 0.005, 0.003, 0.002],
        sizes: (40, 400),
    },
    Country {
        name: "one with nine tenths",
        largest: 0.9,
        spread: 0.05,
        small: &[0.004, 0.003],
        sizes: (150, 600),
    },
    Country {
        name: "three large, small units",
        largest: 0.4,
        spread: 0.1,
        small: &[0.25],
        sizes: (15, 80),
    },
];

const ELECTIONS: u64 = 60;
const UNITS: usize = 1_500;

fn copies(country: &Country, draws: &mut Draws) -> Dataset {
    let choices = 2 + country.small.len();
    let names = (0..choices).map(|choice| format!("c{choice}")).collect();
    let header = header("copies.csv", vec!["station".to_owned()], Vec::new(), names);
    let mut builder = Builder::new(header);
    for unit in 0..UNITS {
        let (least, most) = country.sizes;
        let voters = least + draws.next() % (most - least);
        let largest = country.largest + country.spread * (draws.share() + draws.share() - 1.0);
        let mut votes = vec![0_i64; choices];
        for _ in 0..voters {
            let mut at = draws.share();
            let mut choice = 1;
            for (position, share) in std::iter::once(&largest).chain(country.small).enumerate() {
                if at < *share {
                    choice = if position == 0 { 0 } else { position + 1 };
                    break;
                }
                at -= share;
            }
            votes[choice] += 1;
        }
        builder.place(0, &unit.to_string());
        for (choice, votes) in votes.into_iter().enumerate() {
            builder.choice(choice, Reading::Whole(votes));
        }
        builder.end_unit(0, unit as u64 + 2);
    }
    builder.finish()
}

#[test]
fn the_printed_chance_holds_on_clean_elections() {
    let bulletin = totals("c0=999999999");
    let mut report = String::from(
        "\n| invented country | equal pairs | expected | chance below 5 % | with a warning |\n",
    );
    for country in &COUNTRIES {
        let mut draws = Draws(7);
        let (mut pairs, mut expected, mut unlikely, mut warned) = (0, 0.0, 0, 0);
        for _ in 0..ELECTIONS {
            let case = Case::of(copies(country, &mut draws)).totals(&bulletin);
            let answer = case.answer();
            let Coincidence {
                pairs: equal,
                expected: by_chance,
                chance,
                ..
            } = answer.coincidence.unwrap();
            pairs += equal;
            expected += by_chance;
            unlikely += u64::from(chance < 0.05);
            warned += u64::from(ran(&answer, Code::R506).count(Class::Warning) > 0);
        }
        report.push_str(&format!(
            "| {} | {pairs} | {expected:.0} | {unlikely} of {ELECTIONS} | {warned} of {ELECTIONS} |\n",
            country.name
        ));
        // Enough to tell a fifth from chance, and within that.
        assert!(pairs > 100, "{report}");
        let ratio = pairs as f64 / expected;
        assert!((0.8..1.2).contains(&ratio), "{report}");
        assert!(unlikely <= 8, "{report}");
        assert!(warned <= 4, "{report}");
    }
    let _ = std::io::stderr().write_all(report.as_bytes());
}
