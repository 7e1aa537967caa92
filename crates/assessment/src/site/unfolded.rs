//! Which entries of a menu stand open on a phone.

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
    "comparisons/index.html",
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
