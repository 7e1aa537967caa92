//! The hypergeometric distribution: marked items in a sample drawn without replacement.
//!
//! In the field: stations whose result was altered, among those drawn for a check.

use super::stirling::binomial_mass;

/// What is drawn from: some items are marked, and some are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Urn {
    total: u64,
    marked: u64,
    drawn: u64,
}

impl Urn {
    /// An urn of `total` items, `marked` of them marked, from which `drawn` are taken without replacement.
    ///
    /// None if more are marked or drawn than there are.
    pub fn new(total: u64, marked: u64, drawn: u64) -> Option<Self> {
        (marked <= total && drawn <= total).then_some(Self {
            total,
            marked,
            drawn,
        })
    }

    /// The fewest marked items that can be drawn: the draw may exhaust the unmarked ones.
    pub fn least(&self) -> u64 {
        self.drawn.saturating_sub(self.total - self.marked)
    }

    /// The most marked items that can be drawn.
    pub fn most(&self) -> u64 {
        self.marked.min(self.drawn)
    }

    /// P(X = hits).
    ///
    /// As a product of three binomial masses with p = drawn/total, whatever p is (Loader 2000, section 5).
    pub fn mass(&self, hits: u64) -> f64 {
        if hits < self.least() || hits > self.most() {
            return 0.0;
        }
        let left = self.total - self.drawn;
        if self.drawn == 0 || left == 0 {
            return 1.0;
        }
        let (p, q) = (
            self.drawn as f64 / self.total as f64,
            left as f64 / self.total as f64,
        );
        let of = |taken: u64, items: u64| binomial_mass(taken as f64, (items - taken) as f64, p, q);
        of(hits, self.marked) * of(self.drawn - hits, self.total - self.marked)
            / of(self.drawn, self.total)
    }

    /// P(X <= hits).
    pub fn at_most(&self, hits: u64) -> f64 {
        if hits >= self.most() {
            return 1.0;
        }
        if hits < self.least() {
            return 0.0;
        }
        if hits as f64 >= self.mean() {
            1.0 - self.sum_upwards(hits + 1)
        } else {
            self.sum_downwards(hits)
        }
    }

    /// P(X >= hits).
    pub fn at_least(&self, hits: u64) -> f64 {
        if hits <= self.least() {
            return 1.0;
        }
        if hits > self.most() {
            return 0.0;
        }
        if hits as f64 <= self.mean() {
            1.0 - self.sum_downwards(hits - 1)
        } else {
            self.sum_upwards(hits)
        }
    }

    /// The likeliest number of marked items: floor((drawn+1)(marked+1)/(total+2)).
    pub fn mode(&self) -> u64 {
        let likeliest = (u128::from(self.drawn) + 1) * (u128::from(self.marked) + 1)
            / (u128::from(self.total) + 2);
        u64::try_from(likeliest).map_or(self.most(), |mode| mode.clamp(self.least(), self.most()))
    }

    /// P(X = hits + 1) / P(X = hits).
    pub(crate) fn ratio(&self, hits: u64) -> f64 {
        let unmarked_left_over = self.total - self.marked - (self.drawn - hits);
        ((self.marked - hits) as f64 / (hits + 1) as f64)
            * ((self.drawn - hits) as f64 / (unmarked_left_over + 1) as f64)
    }

    fn mean(&self) -> f64 {
        self.drawn as f64 * (self.marked as f64 / self.total as f64)
    }

    /// The masses of `from` and all above; `from` lies above the mean, so that they fall.
    fn sum_upwards(&self, from: u64) -> f64 {
        let (mut hits, mut term, mut sum) = (from, self.mass(from), 0.0);
        while term > 1e-17 * sum {
            sum += term;
            if hits == self.most() {
                break;
            }
            term *= self.ratio(hits);
            hits += 1;
        }
        sum
    }

    /// The masses of `from` and all below; `from` lies below the mean, so that they fall.
    fn sum_downwards(&self, from: u64) -> f64 {
        let (mut hits, mut term, mut sum) = (from, self.mass(from), 0.0);
        while term > 1e-17 * sum {
            sum += term;
            if hits == self.least() {
                break;
            }
            hits -= 1;
            term /= self.ratio(hits);
        }
        sum
    }
}
