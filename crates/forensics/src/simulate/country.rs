//! The invented country: its regions, territories and stations, and how they lean.

use chance::Seed;

/// The invented candidates, the leader first.
pub const CANDIDATES: [&str; 5] = [
    "Oren Talvik",
    "Mirel Dascu",
    "Ioza Brant",
    "Kelda Rumon",
    "Saba Veltin",
];

/// Shares of the candidates in an average place.
const SHARES: [f64; CANDIDATES.len()] = [0.46, 0.27, 0.14, 0.09, 0.04];

/// Regions, with how much each leans to the leader and to voting, and whether it is a city.
const REGIONS: [(&str, f64, f64, bool); 8] = [
    ("Ardova", -0.10, -0.03, true),
    ("Belmar", 0.04, 0.02, false),
    ("Corvane", 0.09, 0.06, false),
    ("Dunhal", -0.02, -0.02, false),
    ("Estral", 0.00, 0.00, false),
    ("Fennick", -0.06, -0.04, true),
    ("Galmora", 0.12, 0.07, false),
    ("Hestria", 0.02, 0.01, false),
];

/// Names of the regions, and whether each is a city.
pub(super) fn regions() -> impl Iterator<Item = (&'static str, bool)> {
    REGIONS
        .iter()
        .map(|(name, _, _, is_city)| (*name, *is_city))
}

/// What names of territories are made of.
const FIRST: [&str; 12] = [
    "Al", "Bren", "Cal", "Dor", "Em", "Far", "Gor", "Hal", "Is", "Kor", "Lum", "Mar",
];
const LAST: [&str; 8] = [
    "bridge", "dale", "field", "ford", "haven", "mere", "stead", "wick",
];

/// The country for a number of stations.
pub(super) struct Country {
    territories: Vec<Territory>,
    units: usize,
}

struct Territory {
    region: usize,
    name: String,
    leaning: f64,
    turnout: f64,
}

/// A polling station before its sheet is filled.
pub(super) struct Station {
    /// Number over the whole country, from 0.
    pub(super) number: u64,
    pub(super) region: String,
    pub(super) territory: String,
    pub(super) name: String,
    pub(super) is_urban: bool,
    territory_at: usize,
}

/// How people at a station decide.
pub(super) struct Mood {
    /// Probability that a registered voter takes part.
    pub(super) turnout: f64,
    /// Weights of the candidates, for a Dirichlet draw.
    pub(super) weights: [f64; CANDIDATES.len()],
}

/// Stations of one territory, about.
const STATIONS: usize = 200;

impl Country {
    pub(super) fn of(seed: &Seed, units: usize) -> Self {
        let count = (units / STATIONS).max(2 * REGIONS.len());
        let mut names: Vec<String> = FIRST
            .iter()
            .flat_map(|first| LAST.map(|last| format!("{first}{last}")))
            .collect();
        let mut draw = seed.generator("invented country", 0);
        draw.shuffle(&mut names);
        let mut territory = |number: usize| {
            // The country has more territories than names: the second round is numbered.
            let name = &names[number % names.len()];
            let name = match number / names.len() {
                0 => name.clone(),
                round => format!("{name} {}", round + 1),
            };
            let (leaning, turnout) = (0.04 * draw.normal(), 0.04 * draw.normal());
            Territory {
                region: number * REGIONS.len() / count,
                name,
                leaning,
                turnout,
            }
        };
        Self {
            territories: (0..count).map(&mut territory).collect(),
            units,
        }
    }

    /// The stations in order of region, territory and number.
    pub(super) fn stations(&self) -> impl Iterator<Item = Station> {
        let count = self.territories.len();
        let mut number_inside = 0;
        let mut last = usize::MAX;
        (0..self.units).map(move |number| {
            let at = number * count / self.units;
            number_inside = if at == last { number_inside + 1 } else { 1 };
            last = at;
            let territory = &self.territories[at];
            let (region, _, _, is_city) = REGIONS[territory.region];
            Station {
                number: number as u64,
                region: region.to_owned(),
                territory: territory.name.clone(),
                name: number_inside.to_string(),
                is_urban: is_city || number_inside % 3 == 0,
                territory_at: at,
            }
        })
    }

    /// How a station leans; `own` is what sets it apart from its neighbours.
    pub(super) fn mood(&self, station: &Station, own: f64) -> Mood {
        const BASE: f64 = 0.61;
        const AGREEMENT: f64 = 80.0;
        let territory = &self.territories[station.territory_at];
        let (_, leaning, voting, _) = REGIONS[territory.region];
        let urban = if station.is_urban { -0.02 } else { 0.02 };
        let turnout = (BASE + voting + territory.turnout + urban + 0.05 * own).clamp(0.15, 0.93);
        let gain = leaning + territory.leaning + 0.35 * (turnout - BASE);
        let leader = (SHARES[0] + gain).clamp(0.05, 0.90);
        let rest = (1.0 - leader) / (1.0 - SHARES[0]);
        let mut weights = SHARES.map(|share| AGREEMENT * share * rest);
        weights[0] = AGREEMENT * leader;
        Mood { turnout, weights }
    }
}
