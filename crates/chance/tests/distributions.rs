//! Distributions against 60-digit arithmetic, published tables and their own laws.
//!
//! `vectors/distributions.json` was written by `reference.py`, with mpmath and with scipy as a second
//! opinion on every value.

#![expect(
    clippy::unwrap_used,
    reason = "what a test reads is there, or the test fails"
)]

use chance::distributions::hypergeometric::Urn;
use chance::distributions::{beta, binomial, chi_square, gamma, normal, poisson, student};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What the documentation promises, as a relative error.
fn promised(function: &str, arguments: &[f64]) -> f64 {
    match function {
        "gamma.ln_gamma" | "normal.quantile" => 1e-15,
        "normal.density" | "normal.cdf" | "normal.upper_tail" => 2e-15,
        _ if arguments.iter().all(|argument| argument.abs() <= 20_000.0) => 1e-13,
        _ => 1e-12,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts in the file are small"
)]
fn call(function: &str, arguments: &[f64]) -> f64 {
    let count = |place: usize| arguments[place] as u64;
    let urn = || Urn::new(count(1), count(2), count(3)).unwrap();
    match (function, arguments) {
        ("gamma.ln_gamma", &[x]) => gamma::ln_gamma(x),
        ("gamma.lower", &[a, x]) => gamma::lower(a, x),
        ("gamma.upper", &[a, x]) => gamma::upper(a, x),
        ("beta.cdf", &[x, a, b]) => beta::cdf(x, a, b),
        ("beta.upper_tail", &[x, a, b]) => beta::upper_tail(x, a, b),
        ("beta.quantile", &[p, a, b]) => beta::quantile(p, a, b),
        ("normal.density", &[z]) => normal::density(z),
        ("normal.cdf", &[z]) => normal::cdf(z),
        ("normal.upper_tail", &[z]) => normal::upper_tail(z),
        ("normal.quantile", &[p]) => normal::quantile(p),
        ("chi_square.cdf", &[x, degrees]) => chi_square::cdf(x, degrees),
        ("chi_square.upper_tail", &[x, degrees]) => chi_square::upper_tail(x, degrees),
        ("chi_square.quantile", &[p, degrees]) => chi_square::quantile(p, degrees),
        ("student.cdf", &[t, degrees]) => student::cdf(t, degrees),
        ("student.upper_tail", &[t, degrees]) => student::upper_tail(t, degrees),
        ("student.quantile", &[p, degrees]) => student::quantile(p, degrees),
        ("binomial.mass", &[_, _, p]) => binomial::mass(count(0), count(1), p),
        ("binomial.at_most", &[_, _, p]) => binomial::at_most(count(0), count(1), p),
        ("binomial.at_least", &[_, _, p]) => binomial::at_least(count(0), count(1), p),
        ("poisson.mass", &[_, mean]) => poisson::mass(count(0), mean),
        ("poisson.at_most", &[_, mean]) => poisson::at_most(count(0), mean),
        ("poisson.at_least", &[_, mean]) => poisson::at_least(count(0), mean),
        ("hypergeometric.mass", _) => urn().mass(count(0)),
        ("hypergeometric.at_most", _) => urn().at_most(count(0)),
        ("hypergeometric.at_least", _) => urn().at_least(count(0)),
        _ => panic!("the file names an unknown function {function}"),
    }
}

#[test]
fn every_function_keeps_its_promise() {
    let rows: Vec<serde_json::Value> =
        serde_json::from_str(include_str!("vectors/distributions.json")).unwrap();
    let number = |value: &serde_json::Value| value.as_str().unwrap().parse::<f64>().unwrap();
    let mut tested = BTreeMap::new();
    let mut broken = Vec::new();
    for row in &rows {
        let function = row["function"].as_str().unwrap();
        let arguments: Vec<f64> = row["arguments"]
            .as_array()
            .unwrap()
            .iter()
            .map(number)
            .collect();
        let (expected, ours) = (number(&row["value"]), call(function, &arguments));
        // ln_gamma crosses zero, where only the absolute error can be small.
        let scale = if function == "gamma.ln_gamma" {
            expected.abs().max(1.0)
        } else {
            expected.abs()
        };
        let error = if ours == expected {
            0.0
        } else {
            (ours - expected).abs() / scale
        };
        let worst: &mut (f64, u32) = tested.entry(function).or_default();
        *worst = (worst.0.max(error), worst.1 + 1);
        if error.is_nan() || error > promised(function, &arguments) {
            broken.push(format!(
                "{function}{arguments:?} = {ours:e}, not {expected:e}: {error:.1e}"
            ));
        }
    }
    assert_eq!(tested.len(), 25, "functions in the file");
    assert!(
        broken.is_empty(),
        "{}\nworst error and values: {tested:#?}",
        broken.join("\n")
    );
}

fn printed(value: f64, expected: &str) {
    let decimals = expected
        .split_once('.')
        .map_or(0, |(_, digits)| digits.len());
    assert_eq!(format!("{value:.decimals$}"), expected);
}

/// Abramowitz, Stegun: Handbook of Mathematical Functions, tables 26.1, 26.8 and 26.10.
#[test]
fn handbook_tables() {
    printed(normal::cdf(1.0), "0.841344746068543");
    printed(normal::cdf(2.0), "0.977249868051821");
    printed(normal::quantile(0.975), "1.95996");
    printed(normal::quantile(0.995), "2.57583");
    for (degrees, expected) in [
        (1.0, "3.84146"),
        (4.0, "9.48773"),
        (9.0, "16.9190"),
        (30.0, "43.773"),
    ] {
        printed(chi_square::quantile(0.95, degrees), expected);
    }
    for (degrees, expected) in [
        (1.0, "12.706"),
        (4.0, "2.776"),
        (30.0, "2.042"),
        (120.0, "1.980"),
    ] {
        printed(student::quantile(0.975, degrees), expected);
    }
}

/// R. A. Fisher, The Design of Experiments, 1935: eight cups, four of them with the milk poured first.
#[test]
fn lady_tasting_tea() {
    let cups = Urn::new(8, 4, 4).unwrap();
    for (hits, ways) in [1.0, 16.0, 36.0, 16.0, 1.0].into_iter().enumerate() {
        assert!((cups.mass(hits as u64) - ways / 70.0).abs() < 1e-15);
    }
    printed(cups.at_least(3), "0.2428571428571");
}

/// R. G. Newcombe, Statist. Med. 17, 1998, 857-872, table I, method 5.
#[test]
fn published_clopper_pearson_intervals() {
    for (hits, trials, low, high) in [
        (81, 263, "0.2527", "0.3676"),
        (15, 148, "0.0578", "0.1617"),
        (0, 20, "0.0000", "0.1684"),
        (1, 29, "0.0009", "0.1776"),
    ] {
        let interval = binomial::clopper_pearson(hits, trials, 0.95);
        printed(interval.0, low);
        printed(interval.1, high);
    }
    // No altered station among 500 drawn: at most 0.60 percent altered, with 95 percent confidence on one side.
    let (_, most) = binomial::clopper_pearson(0, 500, 0.90);
    assert!((most - (1.0 - 0.05_f64.powf(1.0 / 500.0))).abs() < 1e-13);
}

#[test]
fn outside_the_domain_is_no_number() {
    let no_numbers = [
        gamma::ln_gamma(0.0),
        gamma::ln_gamma(-1.5),
        gamma::lower(0.0, 1.0),
        gamma::upper(1.0, -1.0),
        gamma::upper(f64::NAN, 1.0),
        beta::cdf(1.1, 1.0, 1.0),
        beta::upper_tail(0.5, -1.0, 1.0),
        beta::quantile(-0.1, 1.0, 1.0),
        beta::cdf(f64::NAN, 1.0, 1.0),
        normal::cdf(f64::NAN),
        normal::density(f64::NAN),
        normal::quantile(1.1),
        chi_square::upper_tail(1.0, 0.0),
        chi_square::quantile(0.5, -1.0),
        student::cdf(f64::NAN, 4.0),
        student::upper_tail(1.0, 0.0),
        student::quantile(0.5, -1.0),
        student::quantile(f64::NAN, 4.0),
        binomial::mass(1, 2, 1.5),
        binomial::at_most(2, 2, f64::NAN),
        binomial::at_least(0, 2, -0.5),
        binomial::clopper_pearson(3, 2, 0.95).0,
        poisson::mass(0, -1.0),
        poisson::at_least(0, f64::INFINITY),
        poisson::at_most(3, f64::NAN),
    ];
    for (place, value) in no_numbers.into_iter().enumerate() {
        assert!(value.is_nan(), "case {place}: {value}");
    }
    assert_eq!(Urn::new(5, 6, 1), None);
    assert_eq!(Urn::new(5, 1, 6), None);
}

#[test]
fn ends_of_the_range() {
    assert_eq!(
        (normal::cdf(f64::NEG_INFINITY), normal::cdf(f64::INFINITY)),
        (0.0, 1.0)
    );
    assert_eq!(
        (normal::quantile(0.0), normal::quantile(1.0)),
        (f64::NEG_INFINITY, f64::INFINITY)
    );
    assert_eq!(
        (gamma::lower(2.0, 0.0), gamma::upper(2.0, f64::INFINITY)),
        (0.0, 0.0)
    );
    assert_eq!(
        (beta::cdf(0.0, 2.0, 3.0), beta::cdf(1.0, 2.0, 3.0)),
        (0.0, 1.0)
    );
    assert_eq!(
        (beta::quantile(0.0, 2.0, 3.0), beta::quantile(1.0, 2.0, 3.0)),
        (0.0, 1.0)
    );
    assert_eq!(
        (
            chi_square::quantile(0.0, 3.0),
            chi_square::quantile(1.0, 3.0)
        ),
        (0.0, f64::INFINITY)
    );
    assert_eq!(
        (
            student::cdf(f64::NEG_INFINITY, 3.0),
            student::cdf(f64::INFINITY, 3.0)
        ),
        (0.0, 1.0)
    );
    assert_eq!(
        (student::quantile(0.0, 3.0), student::quantile(1.0, 3.0)),
        (f64::NEG_INFINITY, f64::INFINITY)
    );
    for p in [0.0, 1.0] {
        assert_eq!(binomial::mass(if p == 0.0 { 0 } else { 7 }, 7, p), 1.0);
        assert_eq!(binomial::mass(3, 7, p), 0.0);
        assert_eq!(binomial::at_most(3, 7, p), 1.0 - p);
        assert_eq!(binomial::at_least(3, 7, p), p);
    }
    assert_eq!(
        (
            binomial::mass(8, 7, 0.5),
            binomial::at_least(8, 7, 0.5),
            binomial::at_most(8, 7, 0.5)
        ),
        (0.0, 0.0, 1.0)
    );
    assert_eq!(
        (
            poisson::mass(0, 0.0),
            poisson::at_most(0, 0.0),
            poisson::at_least(1, 0.0)
        ),
        (1.0, 1.0, 0.0)
    );
    let all = Urn::new(9, 4, 9).unwrap();
    assert_eq!(
        (all.mass(4), all.mass(3), all.at_most(3), all.at_least(4)),
        (1.0, 0.0, 0.0, 1.0)
    );
    assert_eq!(Urn::new(0, 0, 0).unwrap().mass(0), 1.0);
}

fn close(left: f64, right: f64, tolerance: f64) -> bool {
    (left - right).abs() <= tolerance
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn masses_add_up_to_the_tails(trials in 1_u64..300, p in 0.0_f64..=1.0, part in 0.0_f64..1.0) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of 300")]
        let hits = (part * trials as f64) as u64;
        let sum = |range: std::ops::RangeInclusive<u64>| chance::sum::sum(range.map(|k| binomial::mass(k, trials, p)));
        prop_assert!(close(sum(0..=hits), binomial::at_most(hits, trials, p), 1e-13));
        prop_assert!(close(sum(hits..=trials), binomial::at_least(hits, trials, p), 1e-13));
    }

    #[test]
    fn urn_masses_add_up_to_the_tails(total in 1_u64..300, parts in prop::array::uniform3(0.0_f64..=1.0)) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of 300")]
        let [marked, drawn, hits] = parts.map(|part| (part * total as f64) as u64);
        let urn = Urn::new(total, marked, drawn).unwrap();
        let sum = |range: std::ops::RangeInclusive<u64>| chance::sum::sum(range.map(|k| urn.mass(k)));
        prop_assert!(close(sum(0..=hits), urn.at_most(hits), 1e-13));
        prop_assert!(close(sum(hits..=total), urn.at_least(hits), 1e-13));
        prop_assert!((0..=total).all(|k| urn.mass(k) <= urn.mass(urn.mode()) * (1.0 + 1e-13)));
    }

    #[test]
    fn quantiles_undo_the_cdf(p in 1e-6_f64..0.999_999, a in 0.2_f64..500.0, b in 0.2_f64..500.0) {
        prop_assert!(close(normal::cdf(normal::quantile(p)), p, 1e-14));
        prop_assert!(close(student::cdf(student::quantile(p, a), a), p, 1e-12));
        prop_assert!(close(chi_square::cdf(chi_square::quantile(p, a), a), p, 1e-12));
        let x = beta::quantile(p, a, b);
        prop_assert!(x > 0.999_999 || close(beta::cdf(x, a, b), p, 1e-12));
    }

    #[test]
    fn tails_are_complements_and_monotone(a in 0.1_f64..2_000.0, b in 0.1_f64..2_000.0, x in 0.0_f64..1.0, z in -8.0_f64..8.0) {
        prop_assert!(close(beta::cdf(x, a, b) + beta::upper_tail(x, a, b), 1.0, 1e-12));
        prop_assert!(close(gamma::lower(a, b) + gamma::upper(a, b), 1.0, 1e-12));
        prop_assert!(close(normal::cdf(z) + normal::upper_tail(z), 1.0, 1e-15));
        prop_assert!(close(student::cdf(z, a) + student::upper_tail(z, a), 1.0, 1e-12));
        prop_assert!(beta::cdf(x, a, b) <= beta::cdf((x * 1.001).min(1.0), a, b) + 1e-13);
        prop_assert!(normal::cdf(z) <= normal::cdf(z + 1e-6));
    }
}
