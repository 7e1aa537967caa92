//! Whether the columns of a sample are stations, and what its rows are then.

use std::collections::{BTreeMap, BTreeSet};

use election::dataset::Reading;

use super::{
    GuessedColumn, Why,
    lexicon::{Meaning, Sense, meaning},
    sample::Row,
};
use crate::figures::Figures;

/// Known labels that it takes.
const ENOUGH: usize = 3;

/// Most label columns.
const LABELS: usize = 6;

/// A table whose columns are stations.
#[derive(Debug)]
pub(super) struct Turned {
    pub(super) labels: Vec<String>,
    pub(super) fill_down: Vec<String>,
    /// For each header row its label, if it has one, and its place.
    pub(super) header: Vec<(Option<String>, String)>,
    pub(super) key: String,
    pub(super) rules: Vec<Rule>,
    /// Place and text of stations that are sums.
    pub(super) sums: Option<(String, String)>,
}

/// A table `[[rows]]` of the mapping.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) matches: Vec<(String, String)>,
    pub(super) filled: Vec<String>,
    pub(super) means: GuessedColumn,
}

impl Turned {
    pub(super) fn columns(&self) -> Vec<GuessedColumn> {
        self.rules.iter().map(|rule| rule.means.clone()).collect()
    }
}

/// The table, if its rows and not its columns have known names.
pub(super) fn of(headings: &[String], rows: &[Row], figures: &Figures) -> Option<Turned> {
    let item = |sense: Sense| sense == Sense::Item;
    let known = |text: &str| meaning(text, item).filter(|meaning| meaning.is_whole);
    let labels = labels(headings, rows, figures);
    let named = |row: &Row| (0..labels).find_map(|column| known(row.cell(column)));
    let ids: BTreeSet<String> = rows
        .iter()
        .filter_map(named)
        .map(|found| found.id)
        .collect();
    let in_headings = headings
        .iter()
        .filter(|heading| known(heading).is_some())
        .count();
    if labels == 0 || ids.len() < ENOUGH || in_headings >= ids.len() {
        return None;
    }
    let label_names = &headings[..labels];
    if label_names.iter().any(String::is_empty) {
        return None;
    }
    let (header, body) = header(rows, labels, figures);
    let total = |sense: Sense| sense == Sense::Total;
    let is_total = |text: &&String| meaning(text, total).is_some_and(|found| found.is_whole);
    let name = header[0].1.clone();
    let sums = headings[labels..]
        .iter()
        .find(is_total)
        .map(|text| (name, text.clone()));
    let key = header
        .iter()
        .map(|(_, place)| place)
        .find(|place| *place == "station");
    let key = key.unwrap_or(&header[0].1).clone();
    let (rules, fill_down) = rules(label_names, &rows[body..]);
    Some(Turned {
        labels: label_names.to_vec(),
        fill_down,
        header,
        key,
        rules,
        sums,
    })
}

/// Number of columns at the left that hold labels: the first figures of the rows with known
/// labels stand behind them.
fn labels(headings: &[String], rows: &[Row], figures: &Figures) -> usize {
    let item = |sense: Sense| sense == Sense::Item;
    let most = headings.len().min(LABELS + 1);
    let is_known = |row: &&Row| {
        let mut cells = (0..most).map(|column| row.cell(column));
        cells.any(|cell| meaning(cell, item).is_some_and(|found| found.is_whole))
    };
    let known: Vec<&Row> = rows.iter().filter(is_known).collect();
    let is_figures = |column: &usize| {
        let cells = known.iter().map(|row| row.cell(*column));
        let whole = cells.filter(|cell| matches!(figures.read(cell), Reading::Whole(_)));
        whole.count() * 10 >= known.len() * 9
    };
    (0..most).find(is_figures).unwrap_or(0)
}

/// The rows that name stations, and where the others begin.
fn header(
    rows: &[Row],
    labels: usize,
    figures: &Figures,
) -> (Vec<(Option<String>, String)>, usize) {
    let mut header = vec![(None, "station_name".to_owned())];
    let mut body = 0;
    for row in rows {
        let label = (0..labels)
            .map(|column| row.cell(column))
            .find(|text| !text.is_empty());
        let Some(label) = label else { break };
        let place = |sense: Sense| matches!(sense, Sense::Place(_) | Sense::Describing);
        let known = meaning(label, place).filter(|found| found.is_whole);
        let mut cells = row
            .cells
            .iter()
            .skip(labels)
            .filter(|cell| !cell.is_empty());
        let texts = cells.all(|cell| matches!(figures.read(cell), Reading::Unreadable(_)));
        let taken = |id: &str| header.iter().any(|(_, place)| place == id);
        let place = match known {
            Some(found) if !taken(&found.id) => found.id,
            _ if texts && row.filled() > labels + 1 && !taken(label) => label.to_owned(),
            _ => break,
        };
        header.push((Some(label.to_owned()), place));
        body += 1;
    }
    if header.len() == 1 {
        header[0].1 = "station".to_owned();
    }
    (header, body)
}

/// What each row means: known labels first, then by which labels a row has.
fn rules(labels: &[String], rows: &[Row]) -> (Vec<Rule>, Vec<String>) {
    let item = |sense: Sense| sense == Sense::Item;
    let filled = |row: &Row| -> Vec<usize> {
        (0..labels.len())
            .filter(|column| !row.cell(*column).is_empty())
            .collect()
    };
    let mut rules = Vec::new();
    let mut seen = BTreeSet::new();
    let mut kinds: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    let mut unknown: Vec<(usize, String)> = Vec::new();
    for row in rows {
        let signature = filled(row);
        let text = signature.first().map_or("", |column| row.cell(*column));
        let found = meaning(text, item).filter(|_| signature.len() == 1);
        match (found, &signature[..]) {
            (Some(found), [column]) if found.is_whole && !seen.contains(&found.id) => {
                seen.insert(found.id.clone());
                rules.push(known(&labels[*column], text, &found));
            }
            (_, [column]) if labels.len() > 1 => unknown.push((*column, text.to_owned())),
            _ => *kinds.entry(signature).or_default() += 1,
        }
    }
    for (column, text) in unknown {
        rules.push(Rule {
            matches: vec![(labels[column].clone(), text.clone())],
            filled: Vec::new(),
            means: GuessedColumn {
                heading: text,
                role: "ignore",
                name: String::new(),
                is_sure: false,
                why: Why::Texts,
            },
        });
    }
    let choices = kinds
        .iter()
        .max_by_key(|(_, count)| **count)
        .map(|(kind, _)| kind.clone());
    let Some(choices) = choices else {
        return (rules, Vec::new());
    };
    // A label that only rows between those of choices have is carried down to them.
    let above: Vec<usize> = kinds
        .keys()
        .filter(|kind| **kind != choices)
        .flatten()
        .copied()
        .filter(|column| !choices.contains(column))
        .collect();
    let list = above.first().copied();
    let shortest = |columns: &[usize]| {
        let length = |column: &usize| -> usize {
            rows.iter()
                .map(|row| row.cell(*column).chars().count())
                .sum()
        };
        columns.iter().copied().min_by_key(length)
    };
    let own = shortest(&choices).unwrap_or_default();
    let name = match list {
        Some(list) => format!("{{{}}}/{{{}}}", labels[list], labels[own]),
        None => format!("{{{}}}", labels[own]),
    };
    for kind in kinds.keys() {
        let is_choice = *kind == choices;
        let subtotal = list.filter(|list| !is_choice && kind.contains(list));
        let (role, name) = match subtotal {
            _ if is_choice => ("choice", name.clone()),
            Some(list) => ("subtotal", format!("{{{}}}/*", labels[list])),
            None => ("ignore", String::new()),
        };
        let empty = (0..labels.len()).filter(|column| !kind.contains(column));
        rules.push(Rule {
            matches: empty
                .map(|column| (labels[column].clone(), String::new()))
                .collect(),
            filled: kind.iter().map(|column| labels[*column].clone()).collect(),
            means: GuessedColumn {
                heading: kind
                    .iter()
                    .map(|column| labels[*column].as_str())
                    .collect::<Vec<_>>()
                    .join(" + "),
                role,
                name,
                is_sure: false,
                why: if is_choice { Why::Numbers } else { Why::Above },
            },
        });
    }
    let fill_down = list.map(|list| labels[list].clone()).into_iter().collect();
    (rules, fill_down)
}

fn known(label: &str, text: &str, found: &Meaning) -> Rule {
    Rule {
        matches: vec![(label.to_owned(), text.to_owned())],
        filled: Vec::new(),
        means: GuessedColumn {
            heading: text.to_owned(),
            role: "item",
            name: found.id.clone(),
            is_sure: true,
            why: super::why_of(found),
        },
    }
}
