//! Draws from distributions.
//!
//! Each is a published method that needs only the words of the stream, `+ - * /`, square roots and our own
//! logarithm and exponential; so the same seed gives the same ballots on every machine. Where a faster
//! method exists but takes pages, the short one was preferred: a stranger has to write it again.
//!
//! - Normal: the quantile of one uniform number (Wichura's AS 241). One word per draw, no rejection, no
//!   sine or cosine, which differ between platforms.
//! - Counts (binomial, Poisson, hypergeometric): inversion of one uniform number, searched from the
//!   likeliest value outwards (A. W. Kemp, Commun. Statist. Theory Methods 15, 1986, 805-813). The work
//!   grows with the standard deviation, about 20 steps for a polling station.
//! - Gamma: G. Marsaglia, W. W. Tsang, ACM Trans. Math. Softw. 26, 2000, 363-372. Beta and Dirichlet draws
//!   are ratios of gamma draws; a beta-binomial count is a binomial one whose probability was drawn first.

use crate::distributions::hypergeometric::Urn;
use crate::distributions::{binomial, normal, poisson};
use crate::elementary::{exp, ln};
use crate::generator::Generator;
use crate::sum::sum;

/// Once both masses are below this, nothing is left that a uniform number of 53 bits could hit.
const NEGLIGIBLE: f64 = 1e-24;

impl Generator {
    /// A standard normal number: `normal::quantile(open_uniform())`, between -8.3 and 8.3.
    pub fn normal(&mut self) -> f64 {
        normal::quantile(self.open_uniform())
    }

    /// A waiting time with mean 1: -ln(`open_uniform()`).
    pub fn exponential(&mut self) -> f64 {
        -ln(self.open_uniform())
    }

    /// Hits in independent trials; takes one word unless `p` is 0 or 1, which take none.
    ///
    /// # Panics
    /// If `p` is not a probability.
    pub fn binomial(&mut self, trials: u64, p: f64) -> u64 {
        assert!((0.0..=1.0).contains(&p), "{p} is not a probability");
        if p == 0.0 || trials == 0 {
            return 0;
        }
        if p == 1.0 {
            return trials;
        }
        let odds = p / (1.0 - p);
        let mode = whole((trials as f64 + 1.0) * p).min(trials);
        let search = Search {
            mode,
            least: 0,
            most: trials,
            mass: binomial::mass(mode, trials, p),
        };
        search.find(self.uniform(), |hits| {
            (trials - hits) as f64 / (hits + 1) as f64 * odds
        })
    }

    /// A count of rare events; takes one word unless the mean is 0.
    ///
    /// # Panics
    /// If the mean is negative, NaN or above 2^52.
    pub fn poisson(&mut self, mean: f64) -> u64 {
        assert!(
            (0.0..=4_503_599_627_370_496.0).contains(&mean),
            "a Poisson mean of {mean}"
        );
        if mean == 0.0 {
            return 0;
        }
        let mode = whole(mean);
        let search = Search {
            mode,
            least: 0,
            most: u64::MAX,
            mass: poisson::mass(mode, mean),
        };
        search.find(self.uniform(), |count| mean / (count + 1) as f64)
    }

    /// Marked items among those drawn from the urn; takes one word.
    pub fn hypergeometric(&mut self, urn: &Urn) -> u64 {
        let mode = urn.mode();
        let search = Search {
            mode,
            least: urn.least(),
            most: urn.most(),
            mass: urn.mass(mode),
        };
        search.find(self.uniform(), |hits| urn.ratio(hits))
    }

    /// A gamma number with the given shape and scale 1.
    ///
    /// # Panics
    /// If the shape is not positive and finite.
    pub fn gamma(&mut self, shape: f64) -> f64 {
        exp(self.ln_gamma(shape))
    }

    /// A share between 0 and 1 with mean a/(a+b); the larger a+b, the less it varies.
    ///
    /// x/(x+y), where x is drawn first from gamma(a), then y from gamma(b).
    ///
    /// # Panics
    /// If a or b is not positive and finite.
    pub fn beta(&mut self, a: f64, b: f64) -> f64 {
        let ln_x = self.ln_gamma(a);
        let ln_y = self.ln_gamma(b);
        1.0 / (1.0 + exp(ln_y - ln_x))
    }

    /// Hits in trials that share one probability, itself drawn from beta(a, b): a binomial count with more
    /// variation, by the factor 1 + (trials - 1)/(a + b + 1).
    ///
    /// # Panics
    /// If a or b is not positive and finite.
    pub fn beta_binomial(&mut self, trials: u64, a: f64, b: f64) -> u64 {
        let p = self.beta(a, b);
        self.binomial(trials, p)
    }

    /// Shares that add up to 1 with means in proportion to `weights`; the larger their total, the less the
    /// shares vary. One gamma draw for each, in order.
    ///
    /// # Panics
    /// If a weight is not positive and finite.
    pub fn dirichlet(&mut self, weights: &[f64]) -> Vec<f64> {
        let logarithms: Vec<f64> = weights
            .iter()
            .map(|&weight| self.ln_gamma(weight))
            .collect();
        let largest = logarithms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sizes: Vec<f64> = logarithms
            .iter()
            .map(|logarithm| exp(logarithm - largest))
            .collect();
        let total = sum(sizes.iter().copied());
        sizes.iter().map(|size| size / total).collect()
    }

    /// Trials divided among outcomes in proportion to `shares`, which need not add up to 1.
    ///
    /// One binomial draw for each outcome but the last, from the trials that are left, with the outcome's
    /// share of the shares that are left.
    ///
    /// # Panics
    /// If a share is negative or not finite, or all are 0 while there are trials.
    pub fn multinomial(&mut self, trials: u64, shares: &[f64]) -> Vec<u64> {
        assert!(
            shares
                .iter()
                .all(|&share| (0.0..f64::INFINITY).contains(&share)),
            "shares of {shares:?}"
        );
        let mut rest = trials;
        let mut counts = Vec::with_capacity(shares.len());
        for place in 0..shares.len() {
            let left = sum(shares[place..].iter().copied());
            let p = if left > 0.0 {
                shares[place] / left
            } else {
                0.0
            };
            let count = self.binomial(rest, p);
            rest -= count;
            counts.push(count);
        }
        assert!(rest == 0, "{trials} trials and no outcome with a share");
        counts
    }

    /// The logarithm of a gamma draw, which does not vanish where the draw itself would, for tiny shapes.
    ///
    /// Below shape 1 a draw of shape + 1 is multiplied by u^(1/shape), u being drawn after it.
    fn ln_gamma(&mut self, shape: f64) -> f64 {
        assert!(
            shape > 0.0 && shape < f64::INFINITY,
            "a gamma shape of {shape}"
        );
        if shape < 1.0 {
            return self.ln_gamma(shape + 1.0) + ln(self.open_uniform()) / shape;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let z = self.normal();
            let v = 1.0 + c * z;
            if v <= 0.0 {
                continue;
            }
            let ln_v = 3.0 * ln(v);
            if ln(self.open_uniform()) < 0.5 * z * z + d - d * (v * v * v) + d * ln_v {
                return ln(d) + ln_v;
            }
        }
    }
}

/// Where the search for a count begins, and how far it may go.
struct Search {
    mode: u64,
    least: u64,
    most: u64,
    /// Probability of the mode.
    mass: f64,
}

impl Search {
    /// Takes the masses of mode, mode + 1, mode - 1, mode + 2, ... away from `uniform` until it is negative.
    ///
    /// `ratio(k)` is P(k + 1) / P(k). If rounding leaves a rest when all masses are used up, the mode is taken.
    fn find(&self, uniform: f64, ratio: impl Fn(u64) -> f64) -> u64 {
        let mut rest = uniform - self.mass;
        if rest < 0.0 {
            return self.mode;
        }
        let (mut above, mut mass_above) = (self.mode, self.mass);
        let (mut below, mut mass_below) = (self.mode, self.mass);
        while mass_above > NEGLIGIBLE || mass_below > NEGLIGIBLE {
            if above < self.most {
                mass_above *= ratio(above);
                above += 1;
                rest -= mass_above;
                if rest < 0.0 {
                    return above;
                }
            } else {
                mass_above = 0.0;
            }
            if below > self.least {
                below -= 1;
                mass_below /= ratio(below);
                rest -= mass_below;
                if rest < 0.0 {
                    return below;
                }
            } else {
                mass_below = 0.0;
            }
        }
        self.mode
    }
}

/// The whole part of a number from 0 to 2^63.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the callers keep to that range"
)]
fn whole(x: f64) -> u64 {
    x as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Seed;
    use crate::distributions::{beta, chi_square, gamma};
    use proptest::prelude::*;

    const DRAWS: usize = 20_000;

    fn stream(purpose: &str) -> Generator {
        Seed::new("draw tests").unwrap().generator(purpose, 0)
    }

    /// The chi-square p-value of drawn counts against their masses, rare counts taken together.
    fn fit_of_counts(draws: &[u64], mass: impl Fn(u64) -> f64) -> f64 {
        let mut seen = std::collections::BTreeMap::new();
        for &count in draws {
            *seen.entry(count).or_insert(0.0) += 1.0;
        }
        let (least, most) = (*draws.iter().min().unwrap(), *draws.iter().max().unwrap());
        let total = draws.len() as f64;
        let (mut statistic, mut cells) = (0.0, 0.0);
        let (mut rare_seen, mut rare_expected) = (0.0, total);
        for count in least..=most {
            let (expected, seen) = (
                total * mass(count),
                seen.get(&count).copied().unwrap_or(0.0),
            );
            if expected < 8.0 {
                rare_seen += seen;
                continue;
            }
            rare_expected -= expected;
            statistic += (seen - expected).powi(2) / expected;
            cells += 1.0;
        }
        if rare_expected >= 8.0 {
            statistic += (rare_seen - rare_expected).powi(2) / rare_expected;
            cells += 1.0;
        }
        chi_square::upper_tail(statistic, cells - 1.0)
    }

    /// The largest distance between the draws' distribution and the cdf, times sqrt n (Kolmogorov);
    /// 1.95 is passed once in a thousand.
    fn distance(mut draws: Vec<f64>, cdf: impl Fn(f64) -> f64) -> f64 {
        draws.sort_by(f64::total_cmp);
        let n = draws.len() as f64;
        let gaps = draws.iter().enumerate().map(|(place, &x)| {
            let expected = cdf(x);
            (expected - place as f64 / n).max((place + 1) as f64 / n - expected)
        });
        gaps.fold(0.0, f64::max) * n.sqrt()
    }

    fn beta_binomial_mass(hits: u64, trials: u64, a: f64, b: f64) -> f64 {
        let ln_beta =
            |a: f64, b: f64| gamma::ln_gamma(a) + gamma::ln_gamma(b) - gamma::ln_gamma(a + b);
        let (hit, missed) = (hits as f64, (trials - hits) as f64);
        let ln_ways = -ln_beta(hit + 1.0, missed + 1.0) - ln(trials as f64 + 1.0);
        exp(ln_ways + ln_beta(hit + a, missed + b) - ln_beta(a, b))
    }

    #[test]
    fn counts_follow_their_masses() {
        let draw = |purpose: &str, one: &dyn Fn(&mut Generator) -> u64| -> Vec<u64> {
            let mut generator = stream(purpose);
            (0..DRAWS).map(|_| one(&mut generator)).collect()
        };
        for (trials, p) in [
            (1, 0.3),
            (12, 0.5),
            (2_400, 0.002),
            (2_400, 0.63),
            (400, 0.995),
        ] {
            let draws = draw("binomial", &|generator| generator.binomial(trials, p));
            let fit = fit_of_counts(&draws, |hits| binomial::mass(hits, trials, p));
            assert!(fit > 0.001, "binomial {trials} {p}: {fit}");
        }
        for mean in [0.2, 3.5, 900.0] {
            let draws = draw("poisson", &|generator| generator.poisson(mean));
            let fit = fit_of_counts(&draws, |count| poisson::mass(count, mean));
            assert!(fit > 0.001, "Poisson {mean}: {fit}");
        }
        for (total, marked, drawn) in [(20, 15, 12), (97_699, 900, 1_200), (300, 299, 150)] {
            let urn = Urn::new(total, marked, drawn).unwrap();
            let draws = draw("urn", &|generator| generator.hypergeometric(&urn));
            let fit = fit_of_counts(&draws, |hits| urn.mass(hits));
            assert!(fit > 0.001, "{urn:?}: {fit}");
        }
        for (trials, a, b) in [(9, 0.4, 0.6), (1_500, 31.0, 19.0)] {
            let draws = draw("beta-binomial", &|generator| {
                generator.beta_binomial(trials, a, b)
            });
            let fit = fit_of_counts(&draws, |hits| beta_binomial_mass(hits, trials, a, b));
            assert!(fit > 0.001, "beta-binomial {trials} {a} {b}: {fit}");
        }
    }

    #[test]
    fn numbers_follow_their_distributions() {
        let draw = |purpose: &str, one: &dyn Fn(&mut Generator) -> f64| -> Vec<f64> {
            let mut generator = stream(purpose);
            (0..DRAWS).map(|_| one(&mut generator)).collect()
        };
        let mut distances = vec![
            (
                "uniform",
                distance(draw("uniform", &Generator::uniform), |x| x),
            ),
            (
                "normal",
                distance(draw("normal", &Generator::normal), normal::cdf),
            ),
            (
                "exponential",
                distance(draw("exponential", &Generator::exponential), |x| {
                    1.0 - exp(-x)
                }),
            ),
        ];
        for shape in [0.05, 1.0, 7.5, 2_000.0] {
            let draws = draw("gamma", &|generator| generator.gamma(shape));
            distances.push(("gamma", distance(draws, |x| gamma::lower(shape, x))));
        }
        for (a, b) in [(0.2, 0.3), (2.0, 5.0), (600.0, 90.0)] {
            let draws = draw("beta", &|generator| generator.beta(a, b));
            distances.push(("beta", distance(draws, |x| beta::cdf(x, a, b))));
        }
        for (name, distance) in distances {
            assert!(distance < 1.95, "{name}: {distance}");
        }
    }

    #[test]
    fn shapes_too_small_for_floats_still_give_shares() {
        let mut generator = stream("tiny");
        for _ in 0..1_000 {
            let share = generator.beta(1e-4, 1e-4);
            assert!((0.0..=1.0).contains(&share), "{share}");
            assert!(
                generator
                    .dirichlet(&[1e-4, 2e-4])
                    .iter()
                    .all(|share| share.is_finite())
            );
        }
    }

    #[test]
    fn ends_take_no_luck() {
        let mut generator = stream("ends");
        assert_eq!(
            (
                generator.binomial(9, 0.0),
                generator.binomial(9, 1.0),
                generator.binomial(0, 0.5)
            ),
            (0, 9, 0)
        );
        assert_eq!(generator.poisson(0.0), 0);
        assert_eq!(generator.hypergeometric(&Urn::new(9, 9, 4).unwrap()), 4);
        assert_eq!(generator.multinomial(0, &[]), Vec::<u64>::new());
        assert_eq!(generator.multinomial(5, &[0.0, 2.0, 0.0]), [0, 5, 0]);
    }

    #[test]
    #[should_panic(expected = "no outcome with a share")]
    fn trials_need_an_outcome() {
        stream("panic").multinomial(5, &[0.0, 0.0]);
    }

    #[test]
    #[should_panic(expected = "not a probability")]
    fn not_a_number_is_no_probability() {
        stream("panic").binomial(5, f64::NAN);
    }

    proptest! {
        #[test]
        fn divided_trials_add_up(
            trials in 0_u64..5_000, shares in prop::collection::vec(0.001_f64..3.0, 1..6), counter in 0_u64..1_000,
        ) {
            let mut generator = Seed::new("divide").unwrap().generator("divide", counter);
            prop_assert_eq!(generator.multinomial(trials, &shares).iter().sum::<u64>(), trials);
            prop_assert!((sum(generator.dirichlet(&shares)) - 1.0).abs() < 1e-14);
        }

        #[test]
        fn counts_stay_in_range(
            trials in 0_u64..u64::MAX >> 12, p in 0.0_f64..=1.0, counter in 0_u64..100, small in 0.0_f64..1e-9,
        ) {
            let mut generator = Seed::new("range").unwrap().generator("range", counter);
            prop_assert!(generator.binomial(trials % 100_000, p) <= trials % 100_000);
            prop_assert!(generator.binomial(trials, small * small) <= trials);
        }
    }
}
