//! The published numbers, recomputed by this crate and by the Python script that stands beside them.

#![expect(
    clippy::unwrap_used,
    reason = "what a test reads is there, or the test fails"
)]

use chance::distributions::hypergeometric::Urn;
use chance::{Generator, Seed, elementary, sum, tickets};
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::Command;

fn published() -> Value {
    serde_json::from_str(include_str!("vectors/draws.json")).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// Numbers are written as text, because JSON readers disagree about the last bit.
fn float(value: &Value) -> f64 {
    text(value).parse().unwrap()
}

fn whole(value: &Value) -> u64 {
    text(value).parse().unwrap()
}

/// One draw, written as the file writes it: floats in the shortest form that reads back to the same bits.
fn draw(generator: &mut Generator, kind: &str, arguments: &[Value]) -> Value {
    let real = |place: usize| float(&arguments[place]);
    let count = |place: usize| whole(&arguments[place]);
    let size = |place: usize| usize::try_from(count(place)).unwrap();
    let reals = |values: &[Value]| values.iter().map(float).collect::<Vec<f64>>();
    let floats = |values: Vec<f64>| values.iter().map(|x| written(*x)).collect::<Value>();
    let wholes = |values: Vec<u64>| {
        values
            .iter()
            .map(|n| Value::from(n.to_string()))
            .collect::<Value>()
    };
    let places = |values: Vec<usize>| wholes(values.into_iter().map(|n| n as u64).collect());
    match kind {
        "word" => generator.word().to_string().into(),
        "below" => generator.below(count(0)).to_string().into(),
        "uniform" => written(generator.uniform()),
        "open_uniform" => written(generator.open_uniform()),
        "shuffle" => {
            let mut items: Vec<usize> = (0..size(0)).collect();
            generator.shuffle(&mut items);
            places(items)
        }
        "sample" => places(generator.sample(size(0), size(1))),
        "weighted" => {
            let weights: Vec<u64> = arguments.iter().map(whole).collect();
            generator.weighted(&weights).to_string().into()
        }
        "normal" => written(generator.normal()),
        "exponential" => written(generator.exponential()),
        "binomial" => generator.binomial(count(0), real(1)).to_string().into(),
        "poisson" => generator.poisson(real(0)).to_string().into(),
        "hypergeometric" => {
            let urn = Urn::new(count(0), count(1), count(2)).unwrap();
            generator.hypergeometric(&urn).to_string().into()
        }
        "gamma" => written(generator.gamma(real(0))),
        "beta" => written(generator.beta(real(0), real(1))),
        "beta_binomial" => generator
            .beta_binomial(count(0), real(1), real(2))
            .to_string()
            .into(),
        "dirichlet" => floats(generator.dirichlet(&reals(arguments))),
        "multinomial" => wholes(generator.multinomial(count(0), &reals(&arguments[1..]))),
        _ => panic!("the file names an unknown draw {kind}"),
    }
}

/// The bits themselves, so that a float compares equal only to itself.
fn written(x: f64) -> Value {
    Value::from(format!("{:016x}", x.to_bits()))
}

/// A published value in the same form: texts with a point, an exponent or a sign are floats.
fn as_written(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(as_written).collect(),
        _ if text(value).parse::<u64>().is_ok() => value.clone(),
        _ => written(float(value)),
    }
}

#[test]
fn draws_are_the_published_ones() {
    let file = published();
    let seed = Seed::new(text(&file["seed"])).unwrap();
    for case in list(&file["draws"]) {
        let (kind, counter) = (text(&case["draw"]), case["counter"].as_u64().unwrap());
        let mut generator = seed.generator(text(&case["purpose"]), counter);
        for (place, expected) in list(&case["values"]).iter().enumerate() {
            let ours = draw(&mut generator, kind, list(&case["arguments"]));
            assert_eq!(
                ours,
                as_written(expected),
                "{kind} {}, draw {place}",
                case["arguments"]
            );
        }
    }
    assert_eq!(list(&file["draws"]).len(), 26);
}

#[test]
fn tickets_are_the_published_ones() {
    let file = published();
    let seed = Seed::new(text(&file["seed"])).unwrap();
    let stations: Vec<&str> = list(&file["tickets"])
        .iter()
        .map(|entry| text(&entry["station"]))
        .collect();
    for (place, entry) in list(&file["tickets"]).iter().enumerate() {
        assert_eq!(
            tickets::Ticket::of(&seed, stations[place], place).hex(),
            text(&entry["ticket"])
        );
    }
    let drawn = tickets::draw(&seed, &stations, 5, stations.len() - 5).unwrap();
    let order: Vec<Value> = drawn
        .chosen
        .iter()
        .chain(&drawn.reserves)
        .map(|ticket| stations[ticket.position].into())
        .collect();
    assert_eq!(order, list(&file["drawn_in_order"]));
}

#[test]
fn functions_and_sums_are_the_published_ones() {
    let file = published();
    for (name, function) in [
        ("ln", elementary::ln as fn(f64) -> f64),
        ("exp", elementary::exp),
    ] {
        assert!(list(&file[name]).len() >= 8);
        for pair in list(&file[name]) {
            assert_eq!(
                written(function(float(&pair[0]))),
                written(float(&pair[1])),
                "{name} {}",
                pair[0]
            );
        }
    }
    assert_eq!(list(&file["sums"]).len(), 5);
    for case in list(&file["sums"]) {
        assert_eq!(
            written(sum::sum(list(&case["terms"]).iter().map(float))),
            written(float(&case["sum"]))
        );
    }
}

#[test]
fn python_finds_the_same_numbers() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors.py");
    let Ok(output) = Command::new("python3").arg(script).output() else {
        // Straight to the terminal: what a passing test prints through the macros is never shown.
        writeln!(
            std::io::stderr(),
            "SKIPPED python_finds_the_same_numbers: there is no python3 here"
        )
        .unwrap();
        return;
    };
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(String::from_utf8_lossy(&output.stdout).contains("all agree"));
}
