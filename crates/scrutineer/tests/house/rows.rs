//! The README's table of what works, held to docs/rows.toml, and docs/rows.toml
//! held to tests that exist.

use serde::Deserialize;

use crate::{expect_none, files};

/// The article has ten rows, and so has the table.
const ROWS: usize = 10;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    row: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    /// What the news said.
    news: String,
    /// What one runs; nothing while there is nothing to run.
    run: Vec<String>,
    state: State,
    /// `path::name` of each test that shows it.
    tested_by: Vec<String>,
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum State {
    Works,
    Partly,
    NotYet,
}

impl Row {
    fn line(&self) -> String {
        let run: Vec<_> = self
            .run
            .iter()
            .map(|command| format!("`{command}`"))
            .collect();
        let run = if run.is_empty() {
            "–".to_owned()
        } else {
            run.join(", ")
        };
        let state = match self.state {
            State::Works => "works today",
            State::Partly => "partly",
            State::NotYet => "not yet",
        };
        format!("| {} | {run} | {state} |", self.news)
    }
}

/// Lines of the table below the heading `| What the news said |…`.
fn table(readme: &str) -> Vec<&str> {
    let rows = readme
        .lines()
        .skip_while(|line| !line.starts_with("| What the news said |"))
        .skip(2);
    rows.take_while(|line| line.starts_with('|')).collect()
}

fn differences(readme: &str, rows: &[Row]) -> Vec<String> {
    let written = table(readme);
    let expected: Vec<_> = rows.iter().map(Row::line).collect();
    let mut complaints = Vec::new();
    for index in 0..written.len().max(expected.len()) {
        let written = written.get(index).copied().unwrap_or("nothing");
        let expected = expected.get(index).map_or("nothing", String::as_str);
        if written != expected {
            complaints.push(format!(
                "row {}: the README has\n  {written}\ndocs/rows.toml gives\n  {expected}",
                index + 1
            ));
        }
    }
    complaints
}

/// What a row claims without a test, or names without there being one.
fn unproven(row: &Row, files: &[(String, String)]) -> Vec<String> {
    let news = &row.news;
    if row.state == State::NotYet {
        let nothing = row.run.is_empty() && row.tested_by.is_empty();
        return if nothing {
            vec![]
        } else {
            vec![format!(
                "`{news}` is not there yet, but names a command or a test"
            )]
        };
    }
    let mut complaints = Vec::new();
    if row.run.is_empty() || row.tested_by.is_empty() {
        complaints.push(format!("`{news}` works without a command or a test"));
    }
    for test in &row.tested_by {
        let exists = test.split_once("::").is_some_and(|(path, name)| {
            let text = files
                .iter()
                .find(|(file, _)| file == path)
                .map(|(_, text)| text);
            text.is_some_and(|text| is_test(path, text, name))
        });
        if !exists {
            complaints.push(format!("`{news}` names a test that is not there: {test}"));
        }
    }
    complaints
}

fn is_test(path: &str, text: &str, name: &str) -> bool {
    if path.ends_with(".rs") {
        let Some(at) = text.find(&format!("fn {name}(")) else {
            return false;
        };
        // The attribute stands above, with others between at most.
        let above = text[..at].rsplit(['}', ';']).next().unwrap_or_default();
        above.contains("#[test]")
            || above.contains("::test]")
            || above.contains("::test(")
            || text[..at].contains("proptest!")
    } else {
        ["\"", "`"]
            .iter()
            .any(|quote| text.contains(&format!("test({quote}{name}{quote}")))
    }
}

#[test]
fn the_readme_tells_what_works_and_tests_show_it() {
    let rows: Rows =
        toml::from_str(&files::text("docs/rows.toml")).expect("docs/rows.toml is read");
    assert_eq!(rows.row.len(), ROWS);
    let mut complaints = differences(&files::text("README.md"), &rows.row);
    let kept = files::kept();
    complaints.extend(rows.row.iter().flat_map(|row| unproven(row, &kept)));
    expect_none(&complaints);
}

#[test]
fn a_claim_without_a_test_is_named() {
    let rows: Rows = toml::from_str(
        r#"
        row = [
            { news = "a", run = ["scrutineer a"], state = "works", tested_by = ["crates/x/tests/a.rs::shows_a", "e2e/a.test.mjs::shows a"] },
            { news = "b", run = ["scrutineer b"], state = "partly", tested_by = [] },
            { news = "c", run = [], state = "not_yet", tested_by = [] },
            { news = "d", run = ["scrutineer d"], state = "not_yet", tested_by = [] },
            { news = "e", run = ["scrutineer e"], state = "works", tested_by = ["crates/x/tests/a.rs::helper", "crates/x/tests/gone.rs::shows_a"] },
        ]
        "#,
    )
    .expect("the fabricated rows are read");
    let files = [
        (
            "crates/x/tests/a.rs".to_owned(),
            "#[test]\nfn shows_a() {}\nfn helper() {}".to_owned(),
        ),
        (
            "e2e/a.test.mjs".to_owned(),
            "test(\"shows a\", () => {});".to_owned(),
        ),
    ];
    let complaints: Vec<_> = rows
        .row
        .iter()
        .flat_map(|row| unproven(row, &files))
        .collect();
    assert_eq!(
        complaints,
        [
            "`b` works without a command or a test",
            "`d` is not there yet, but names a command or a test",
            "`e` names a test that is not there: crates/x/tests/a.rs::helper",
            "`e` names a test that is not there: crates/x/tests/gone.rs::shows_a",
        ]
    );
    let readme = "| What the news said | What you run | Today |\n|---|---|---|\n| a | `scrutineer a` | works today |\n| b | `scrutineer b` | works today |\n| c | – | not yet |\n\ntext";
    let differences = differences(readme, &rows.row[..3]);
    assert_eq!(differences.len(), 1);
    assert!(differences[0].starts_with("row 2:"), "{differences:?}");
}
