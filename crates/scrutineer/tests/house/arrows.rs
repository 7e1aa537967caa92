//! Which crate may use which. The table is drawn in
//! docs/concepts/architecture.md and decided in docs/decisions/0001.

use std::collections::BTreeMap;

use crate::graph::{Graph, fabricated};
use crate::{expect_none, files};

const ANALYSES: [&str; 5] = ["echo", "footage", "forensics", "linkage", "sampling"];

/// Every crate that may exist, with the crates that it may use.
fn allowed() -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut table: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for ground in ["chance", "election", "footage-reader", "xform"] {
        table.insert(ground, vec![]);
    }
    for keeper in ["exchange", "ledger"] {
        table.insert(keeper, vec!["chance", "election"]);
    }
    for analysis in ANALYSES {
        table.insert(analysis, vec!["chance", "election"]);
    }
    table.insert(
        "mission",
        vec!["chance", "election", "exchange", "ledger", "xform"],
    );
    let below_assessment = ["chance", "election", "exchange", "ledger", "mission"];
    table.insert(
        "assessment",
        below_assessment.into_iter().chain(ANALYSES).collect(),
    );
    let all: Vec<_> = table.keys().copied().collect();
    table.insert("scrutineer", all);
    for uses in table.values_mut() {
        uses.sort_unstable();
    }
    table
}

/// Crates that compute and nothing else: they also run in a browser.
const PURE: [&str; 9] = [
    "chance",
    "echo",
    "election",
    "exchange",
    "footage",
    "forensics",
    "linkage",
    "sampling",
    "xform",
];

/// What a pure crate may not reach: databases, networks, async.
const IMPURE: [&str; 10] = [
    "async-std",
    "axum",
    "hyper",
    "mio",
    "reqwest",
    "rusqlite",
    "sqlx",
    "sqlx-core",
    "tokio",
    "ureq",
];

fn forbidden(graph: &Graph) -> Vec<String> {
    let table = allowed();
    let mut complaints = Vec::new();
    for package in graph.ours() {
        let Some(may_use) = table.get(package.name.as_str()) else {
            complaints.push(format!(
                "{} has no place in the table of crates",
                package.name
            ));
            continue;
        };
        for (used, kinds) in &package.uses {
            let used = &graph.packages[used];
            if used.ours && !may_use.contains(&used.name.as_str()) {
                let kinds: Vec<_> = kinds.iter().map(String::as_str).collect();
                complaints.push(format!(
                    "{} uses {} ({}): no such arrow is allowed",
                    package.name,
                    used.name,
                    kinds.join(", ")
                ));
            }
        }
    }
    complaints
}

fn impure(graph: &Graph) -> Vec<String> {
    let mut complaints = Vec::new();
    for name in PURE {
        for id in graph.needed_by(name, &["normal"]) {
            let reached = &graph.packages[id].name;
            if IMPURE.contains(&reached.as_str()) {
                complaints.push(format!(
                    "{name} reaches {reached}: it must compute from data, parameters and seed alone"
                ));
            }
        }
    }
    complaints
}

/// The rows `| crate | may use |` of the document, whose names stand in code
/// marks; a row may give the same to several crates.
fn drawn(document: &str) -> BTreeMap<String, Vec<String>> {
    let names = |cell: &str| {
        cell.split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let mut table = BTreeMap::new();
    let rows = document
        .lines()
        .skip_while(|line| !line.starts_with("| crate"))
        .skip(2);
    for row in rows.take_while(|line| line.starts_with('|')) {
        let mut cells = row.trim_matches('|').split('|');
        let (crates, uses) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
        let mut uses = names(uses);
        uses.sort_unstable();
        for name in names(crates) {
            table.insert(name, uses.clone());
        }
    }
    table
}

#[test]
fn crates_use_only_crates_below_them() {
    let graph = Graph::of_project();
    assert!(graph.ours().count() >= 8, "the graph misses crates of ours");
    expect_none(&forbidden(&graph));
}

#[test]
fn computing_crates_reach_no_database_and_no_network() {
    expect_none(&impure(&Graph::of_project()));
}

#[test]
fn the_document_draws_the_table_that_is_enforced() {
    let mut drawn = drawn(&files::text("docs/concepts/architecture.md"));
    // The program stands on top: the document says "all of them" in words.
    let enforced = allowed()
        .into_iter()
        .filter(|(name, _)| *name != "scrutineer");
    let enforced = enforced
        .map(|(name, uses)| {
            (
                name.to_owned(),
                uses.into_iter().map(str::to_owned).collect(),
            )
        })
        .collect();
    drawn.remove("scrutineer");
    assert_eq!(drawn, enforced);
}

#[test]
fn a_forbidden_arrow_is_named() {
    let graph = fabricated(&[
        ("election", "", None, &["serde"]),
        ("ledger", "", None, &["election"]),
        ("forensics", "", None, &["election", "ledger"]),
        ("exchange", "", None, &["ledger:dev"]),
        ("helpers", "", None, &[]),
        ("serde", "", Some("registry"), &[]),
    ]);
    assert_eq!(
        forbidden(&graph),
        [
            "exchange uses ledger (dev): no such arrow is allowed",
            "forensics uses ledger (normal): no such arrow is allowed",
            "helpers has no place in the table of crates",
        ]
    );
}

#[test]
fn a_database_below_a_computing_crate_is_named() {
    let graph = fabricated(&[
        ("chance", "", None, &["sqlx:dev", "build-script:build"]),
        ("sampling", "", None, &["chance", "store"]),
        ("store", "", Some("registry"), &["sqlx"]),
        ("sqlx", "", Some("registry"), &[]),
        ("build-script", "", Some("registry"), &["tokio"]),
        ("tokio", "", Some("registry"), &[]),
    ]);
    assert_eq!(
        impure(&graph),
        ["sampling reaches sqlx: it must compute from data, parameters and seed alone"]
    );
}

#[test]
fn a_drawn_table_is_read() {
    let document =
        "| crate | may use |\n|---|---|\n| `b`, `c` | `a` |\n| `a` | nothing |\n\n| `d` | `a` |\n";
    let expected = [
        ("a", vec![]),
        ("b", vec!["a".to_owned()]),
        ("c", vec!["a".to_owned()]),
    ];
    assert_eq!(
        drawn(document),
        expected.map(|(name, uses)| (name.to_owned(), uses)).into()
    );
}
