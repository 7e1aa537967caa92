//! The menu of a site: the pages that a case has something for, in order.

use super::{input::SiteInput, page::COMPARISONS, records, truth};

/// Pages that a phone shows at once, the most asked for first; the others stand behind "More".
const AT_ONCE: [&str; 11] = [
    "index.html",
    "results.html",
    "findings/index.html",
    "announced.html",
    "polls.html",
    "incidents.html",
    "timeline.html",
    "statements.html",
    "observers.html",
    "units/index.html",
    COMPARISONS,
];

/// How many entries stand open.
const OPEN: usize = 7;

/// Whether each entry of a menu stands open, in its order. A single one is not worth a "More".
pub(super) fn open(menu: &[(&'static str, &'static str)]) -> Vec<bool> {
    if menu.len() <= OPEN + 1 {
        return vec![true; menu.len()];
    }
    let has = |path: &&&str| menu.iter().any(|(other, _)| other == *path);
    let open: Vec<&str> = AT_ONCE.iter().filter(has).take(OPEN).copied().collect();
    menu.iter().map(|(path, _)| open.contains(path)).collect()
}

/// Address of each page and key of its text.
pub(super) fn menu(input: &SiteInput<'_>) -> Vec<(&'static str, &'static str)> {
    let editions = !input.editions.is_empty();
    let mut records = records::menu(input);
    let of_editions = [
        (editions, records::overview_page(input), "menu-overview"),
        (editions, "results.html", "menu-results"),
        (editions, "findings/index.html", "menu-findings"),
        (
            !input.comparisons.is_empty(),
            COMPARISONS,
            "menu-comparisons",
        ),
    ];
    let there = of_editions.into_iter().filter(|(there, ..)| *there);
    let of_editions = there.map(|(_, path, key)| (path, key));
    let mut menu = Vec::new();
    if records::is_first(input) {
        menu.append(&mut records);
    }
    menu.extend(of_editions);
    menu.append(&mut records);
    if editions || !input.notes.is_empty() {
        let key = if editions {
            "menu-units"
        } else {
            "menu-stations"
        };
        menu.push(("units/index.html", key));
    }
    menu.push(("ran.html", "menu-ran"));
    menu.push(("method.html", "menu-method"));
    menu.push(("sources.html", "menu-sources"));
    if truth::is_there(input) {
        menu.push((truth::TRUTH, "menu-truth"));
    }
    menu
}
