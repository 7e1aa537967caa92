//! Drawing stations by lot, so that anyone can check each lot alone.
//!
//! Every station gets a ticket, and the stations with the smallest tickets are drawn:
//!
//! ```text
//! ticket = SHA-256( net(seed) net(station) )                   net(x) = byte length of x ":" x ","
//! ```
//!
//! A ticket depends on nothing but the seed and the station's own identifier: not on the order of the
//! list, nor on which other stations are on it. So adding a forgotten station moves no one else's ticket,
//! a stratum is drawn by drawing from its own stations, and a reader with `sha256sum` can check a single
//! station. Tickets are compared as 64 lower-case hexadecimal digits, or as 256-bit numbers, which is the
//! same. The whole draw in Python:
//!
//! ```text
//! ticket = lambda seed, s: sha256(b"".join(b"%d:%s," % (len(x), x) for x in (seed.encode(), s.encode()))).hexdigest()
//! drawn = sorted(stations, key=lambda s: ticket(seed, s))[:count]
//! ```
//!
//! A second draw that shall be independent of the first needs another seed text, for instance the first
//! with the draw's name behind it.
//!
//! Source: the idea is Rivest's consistent sampling, where every item has a pseudo-random ticket number
//! (R. L. Rivest: Consistent Sampling with Replacement, arXiv:1808.10016, 2018); here without replacement.

use crate::seed::{Seed, digest};
use std::fmt;

/// A station's lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket {
    /// SHA-256 of seed and station; the smallest win.
    pub digest: [u8; 32],
    /// Where the station stands in the list that was given.
    pub position: usize,
}

/// The stations drawn, best ticket first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// The sample.
    pub chosen: Vec<Ticket>,
    /// Those who take the place of a chosen station that cannot be observed, the next in line first.
    pub reserves: Vec<Ticket>,
}

/// Why stations cannot be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DrawError {
    /// Sample and reserves together need more stations than the list has.
    TooFew {
        /// Sample and reserves.
        wanted: usize,
        /// Stations in the list.
        listed: usize,
    },
    /// An identifier stands twice in the list, so its ticket would be drawn twice.
    Repeated {
        /// The identifier.
        station: String,
    },
}

impl Ticket {
    /// The ticket of one station.
    pub fn of(seed: &Seed, station: &str, position: usize) -> Self {
        Self {
            digest: digest(&[seed.as_str(), station]),
            position,
        }
    }

    /// The ticket as 64 hexadecimal digits, as `sha256sum` prints it.
    pub fn hex(&self) -> String {
        self.digest
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

/// Draws `count` stations and, behind them, an ordered reserve.
///
/// The reserves are simply the next smallest tickets: a larger sample from the same seed consists of the
/// smaller one and its first reserves.
///
/// # Errors
/// Refuses a list with a repeated identifier, or one shorter than `count` + `reserves`.
pub fn draw<S: AsRef<str>>(
    seed: &Seed,
    stations: &[S],
    count: usize,
    reserves: usize,
) -> Result<Draw, DrawError> {
    let wanted = count.saturating_add(reserves);
    if wanted > stations.len() {
        return Err(DrawError::TooFew {
            wanted,
            listed: stations.len(),
        });
    }
    let mut tickets: Vec<Ticket> = stations
        .iter()
        .enumerate()
        .map(|(position, station)| Ticket::of(seed, station.as_ref(), position))
        .collect();
    tickets.sort_unstable();
    if let Some(pair) = tickets
        .windows(2)
        .find(|pair| pair[0].digest == pair[1].digest)
    {
        return Err(DrawError::Repeated {
            station: stations[pair[0].position].as_ref().to_owned(),
        });
    }
    let reserves = tickets[count..wanted].to_vec();
    tickets.truncate(count);
    Ok(Draw {
        chosen: tickets,
        reserves,
    })
}

impl fmt::Display for DrawError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFew { wanted, listed } => write!(
                formatter,
                "{wanted} stations wanted but only {listed} listed"
            ),
            Self::Repeated { station } => write!(formatter, "station {station} is listed twice"),
        }
    }
}

impl std::error::Error for DrawError {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn names(draw: &[Ticket], stations: &[String]) -> Vec<String> {
        draw.iter()
            .map(|ticket| stations[ticket.position].clone())
            .collect()
    }

    #[test]
    fn ticket_is_what_sha256sum_prints() {
        // printf '2:17,6:12/045,' | sha256sum
        let ticket = Ticket::of(&Seed::new("17").unwrap(), "12/045", 0);
        assert_eq!(
            ticket.hex(),
            "48e1651a4bc45782f22db8d4c468f8eb41a694aba97be7cd433ffd7734c3ee19"
        );
    }

    #[test]
    fn short_and_repeating_lists_are_refused() {
        let seed = Seed::new("17").unwrap();
        assert_eq!(
            draw(&seed, &["a", "b"], 2, 1),
            Err(DrawError::TooFew {
                wanted: 3,
                listed: 2
            })
        );
        assert_eq!(
            draw(&seed, &["a", "b", "a"], 1, 0),
            Err(DrawError::Repeated {
                station: "a".to_owned()
            })
        );
        assert!(draw(&seed, &["a"], usize::MAX, 1).is_err());
    }

    #[test]
    fn every_station_is_drawn_equally_often() {
        let stations: Vec<String> = (0..10).map(|number| format!("station {number}")).collect();
        let mut counts = [0_u32; 10];
        for number in 0..5_000 {
            let seed = Seed::new(&format!("seed {number}")).unwrap();
            for ticket in draw(&seed, &stations, 3, 0).unwrap().chosen {
                counts[ticket.position] += 1;
            }
        }
        for count in counts {
            assert!(count.abs_diff(1_500) < 130, "{counts:?}"); // four standard deviations
        }
    }

    proptest! {
        #[test]
        fn neither_order_nor_other_stations_matter(
            listed in prop::collection::btree_set("[0-9]{1,5}", 2..60), part in 0.0_f64..1.0, turn in 0_usize..60,
        ) {
            let seed = Seed::new("order").unwrap();
            let stations: Vec<String> = listed.into_iter().collect();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of 60")]
            let count = (stations.len() as f64 * part) as usize;
            let drawn = draw(&seed, &stations, count, 0).unwrap();

            let mut turned = stations.clone();
            turned.rotate_left(turn % stations.len());
            let again = draw(&seed, &turned, count, 0).unwrap();
            prop_assert_eq!(names(&drawn.chosen, &stations), names(&again.chosen, &turned));

            let chosen: BTreeSet<usize> = drawn.chosen.iter().map(|ticket| ticket.position).collect();
            let dropped = (0..stations.len()).find(|position| !chosen.contains(position)).unwrap();
            let mut fewer = stations.clone();
            fewer.remove(dropped);
            let without = draw(&seed, &fewer, count, 0).unwrap();
            prop_assert_eq!(names(&drawn.chosen, &stations), names(&without.chosen, &fewer));
        }

        #[test]
        fn reserves_continue_the_sample(count in 0_usize..20, reserves in 0_usize..20) {
            let seed = Seed::new("reserves").unwrap();
            let stations: Vec<String> = (0..40).map(|number| number.to_string()).collect();
            let split = draw(&seed, &stations, count, reserves).unwrap();
            let whole = draw(&seed, &stations, count + reserves, 0).unwrap();
            prop_assert_eq!([split.chosen, split.reserves].concat(), whole.chosen);
        }
    }
}
