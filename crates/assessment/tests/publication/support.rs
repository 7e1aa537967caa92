//! What several tests of the site need.

use std::{collections::BTreeMap, fs, path::Path};

use assessment::site::{CaseFacts, SiteInput};

/// What a case says that says nothing of itself.
pub(crate) const FACTS: CaseFacts<'static> = CaseFacts {
    id: "empty",
    title: "Empty",
    zone: "UTC",
    simulated: false,
    publisher: None,
    contact: None,
    funders: None,
    conflicts_of_interest: None,
    licence: None,
    address: None,
};

/// A case that holds nothing.
pub(crate) const NOTHING: SiteInput<'static> = SiteInput {
    case: FACTS,
    editions: &[],
    comparisons: &[],
    records: None,
    notes: &[],
    shapes: &[],
    truth: None,
    program: "scrutineer 0.0.0",
    templates: None,
};

/// Every file of a site by its address.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// All files below a folder by their address.
pub(crate) fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                files.insert(name.to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    files
}
