//! Documents lead where they say, and the reference tells what the code has.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use election::form::built_in_ids;
use election::rules::Settings;

use crate::{expect_none, files};

/// Links of a Markdown text outside code, as they stand in brackets.
fn links(text: &str) -> Vec<&str> {
    let mut links = Vec::new();
    let mut in_code = false;
    for line in text.lines() {
        in_code ^= line.starts_with("```");
        let prose = line.split('`').step_by(2);
        for part in prose.filter(|_| !in_code) {
            links.extend(
                part.split("](")
                    .skip(1)
                    .filter_map(|rest| rest.split(')').next()),
            );
        }
    }
    links
}

/// Anchors of a Markdown text: its headings, as hosting pages derive them.
fn anchors(text: &str) -> Vec<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let anchor = |heading: &str| {
        let words = heading.trim_start_matches('#').trim().to_ascii_lowercase();
        words
            .replace(' ', "-")
            .chars()
            .filter(|sign| sign.is_alphanumeric() || "-_".contains(*sign))
            .collect()
    };
    headings.map(anchor).collect()
}

fn dead_links(documents: &BTreeMap<String, String>, exists: impl Fn(&str) -> bool) -> Vec<String> {
    let mut dead = Vec::new();
    for (document, text) in documents {
        for link in links(text) {
            if link.starts_with("https://") {
                continue;
            }
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() {
                document.clone()
            } else {
                beside(document, path)
            };
            if !exists(&target) {
                dead.push(format!("{document}: {link} leads nowhere"));
            } else if !anchor.is_empty()
                && !documents
                    .get(&target)
                    .is_some_and(|text| anchors(text).iter().any(|other| other == anchor))
            {
                dead.push(format!("{document}: {link} names no heading"));
            }
        }
    }
    dead
}

/// `path` as seen from the folder of `document`.
fn beside(document: &str, path: &str) -> String {
    let mut parts: Vec<&str> = document.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Rows of the table below a heading, as cells without code marks.
fn table_below(text: &str, heading: &str) -> Vec<Vec<String>> {
    let below = text.lines().skip_while(|line| {
        line.trim_start_matches('#').trim() != heading || !line.starts_with('#')
    });
    let rows = below
        .skip_while(|line| !line.starts_with('|'))
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let cells = |row: &str| {
        row.trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().replace('`', ""))
            .collect()
    };
    rows.map(cells).collect()
}

#[test]
fn documents_lead_where_they_say() {
    let documents: BTreeMap<_, _> = files::kept()
        .into_iter()
        .filter(|(file, _)| file.ends_with(".md"))
        .collect();
    assert!(
        documents.len() > 8,
        "only {} documents found",
        documents.len()
    );
    expect_none(&dead_links(&documents, |path| {
        files::root().join(path).exists()
    }));
}

#[test]
fn every_document_is_listed() {
    let index = files::text("docs/README.md");
    let listed: Vec<_> = links(&index)
        .into_iter()
        .map(|link| beside("docs/README.md", link))
        .collect();
    let documents = files::kept()
        .into_iter()
        .map(|(file, _)| file)
        .filter(|file| file.starts_with("docs/") && file.ends_with(".md"));
    let missing = documents.filter(|file| file != "docs/README.md" && !listed.contains(file));
    expect_none(
        &missing
            .map(|file| format!("docs/README.md does not list {file}"))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn the_reference_lists_the_settings_of_the_rules() {
    let reference = files::text("docs/reference/command-line.md");
    let listed: Vec<_> = table_below(&reference, "Settings")
        .into_iter()
        .map(|row| (row[0].clone(), row[1].clone()))
        .collect();
    let defaults = Settings::default().values();
    let defaults: Vec<_> = defaults
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.unwrap_or_else(|| "unset".to_owned())))
        .collect();
    assert_eq!(listed, defaults);
}

#[test]
fn the_reference_names_the_built_in_forms() {
    let reference = files::text("docs/reference/command-line.md");
    let missing = built_in_ids().filter(|id| !reference.contains(&format!("`{id}`")));
    expect_none(
        &missing
            .map(|id| format!("the reference does not name the form {id}"))
            .collect::<Vec<_>>(),
    );
}

/// What a document says about options: each section below a heading such as
/// `### \`check results FILE\`` is about that verb, the rest about all of them.
fn documented(reference: &str) -> BTreeMap<Vec<String>, BTreeSet<String>> {
    let mut verb: Vec<String> = Vec::new();
    let mut options: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
    for line in reference.lines() {
        if let Some(heading) = line.strip_prefix("### `") {
            let words = heading.trim_end_matches('`').split(' ');
            verb = words
                .take_while(|word| word.starts_with(|sign: char| sign.is_ascii_lowercase()))
                .map(str::to_owned)
                .collect();
        }
        let named = options.entry(verb.clone()).or_default();
        if let Some(row) = line.strip_prefix("| `-") {
            named.extend(long_options(&format!(
                "-{}",
                row.split(" | ").next().unwrap_or_default()
            )));
        }
    }
    options
}

/// `--words` in a text, `--help` and `--version` aside.
fn long_options(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|sign: char| !sign.is_ascii_lowercase() && sign != '-');
    let options = words.filter(|word| {
        word.len() > 3 && word.starts_with("--") && !["--help", "--version"].contains(word)
    });
    options.map(str::to_owned)
}

/// Options that `scrutineer <verb> --help` lists.
fn offered(verb: &[String]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_scrutineer"))
        .args(verb)
        .arg("--help")
        .output()
        .expect("the program runs");
    assert!(
        output.status.success(),
        "{verb:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let help = String::from_utf8(output.stdout).expect("help is UTF-8");
    let lines = help
        .lines()
        .filter(|line| line.trim_start().starts_with('-'));
    lines
        .flat_map(|line| long_options(line.trim_start().split("  ").next().unwrap_or_default()))
        .collect()
}

#[test]
fn the_reference_lists_the_options_of_each_verb() {
    let mut documented = documented(&files::text("docs/reference/command-line.md"));
    let general = documented
        .remove(&Vec::new())
        .expect("the reference begins with what holds for every verb");
    assert!(
        documented.len() >= 5,
        "only {} verbs in the reference",
        documented.len()
    );
    let mut complaints = Vec::new();
    for (verb, options) in documented {
        let offered = offered(&verb);
        let expected = options.union(&general).cloned().collect::<BTreeSet<_>>();
        let verb = verb.join(" ");
        complaints.extend(
            offered
                .difference(&expected)
                .map(|option| format!("the reference does not list {verb} {option}")),
        );
        complaints.extend(
            expected
                .difference(&offered)
                .map(|option| format!("{verb} has no {option}, which the reference lists")),
        );
    }
    expect_none(&complaints);
}

#[test]
fn options_of_a_reference_are_read() {
    let reference = "| option | x |\n|---|---|\n| `-o`, `--output FILE` | as `--json` |\n### `check results FILE`\n| `--all`, `--set A=B` | x |\n#### More\n| `--no-x` | y |\n### `new`\n";
    let words = |words: &[&str]| {
        words
            .iter()
            .map(|word| (*word).to_owned())
            .collect::<Vec<_>>()
    };
    let set = |options: &[&str]| words(options).into_iter().collect::<BTreeSet<_>>();
    let expected = [
        (vec![], set(&["--output"])),
        (
            words(&["check", "results"]),
            set(&["--all", "--set", "--no-x"]),
        ),
        (words(&["new"]), set(&[])),
    ];
    assert_eq!(documented(reference), expected.into());
}

#[test]
fn a_dead_link_is_named() {
    let text = "# A b\n[x](b.md) [y](../c.md#a-b) [z](#a-b) ![p](gone.png) [h](https://example.org/x)\n`[code](no.md)`\n```\n[code](no.md)\n```\n[w](#gone) [v](b.md#gone)\n";
    let documents = [
        ("d/a.md", text),
        ("d/b.md", ""),
        ("c.md", "## A, b!\n## A b"),
    ];
    let documents: BTreeMap<_, _> = documents
        .map(|(file, text)| (file.to_owned(), text.to_owned()))
        .into();
    let dead = dead_links(&documents, |path| documents.contains_key(path));
    assert_eq!(
        dead,
        [
            "d/a.md: gone.png leads nowhere",
            "d/a.md: #gone names no heading",
            "d/a.md: b.md#gone names no heading"
        ]
    );
}

#[test]
fn a_table_is_found_by_its_heading() {
    let text = "# Other\n| a |\n|---|\n| 1 |\n\n#### Settings\n\n| setting | default |\n|---|---|\n| `x.y` | 2 |\n\n| z | 3 |\n";
    assert_eq!(table_below(text, "Settings"), [["x.y", "2"]]);
}
