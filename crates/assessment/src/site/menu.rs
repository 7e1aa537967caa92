//! The menu of a site: the pages that a case has something for, in order.

use super::{input::SiteInput, page::COMPARISONS, records, truth};

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
