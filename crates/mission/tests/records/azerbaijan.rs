//! The package that comes with the program is read whole, and its own words hold.

use std::{fs, path::Path};

use mission::records::{Given, Package};

/// The files of the package.
pub(crate) fn files() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/azerbaijan-2024");
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// The package, read.
pub(crate) fn package(files: &[(String, Vec<u8>)]) -> Package {
    let given: Vec<Given<'_>> = files
        .iter()
        .map(|(name, bytes)| Given {
            name,
            bytes,
            table: None,
        })
        .collect();
    Package::read("azerbaijan-2024", &given)
        .unwrap_or_else(|error| panic!("{error}\n{}", error.hint))
}

#[test]
fn the_package_is_read_whole() {
    let package = package(&files());
    let records = &package.records;
    assert!(!package.simulated());
    assert_eq!(records.claims.len(), 37);
    assert_eq!(records.unit_key.len(), 2);
    assert!(
        records
            .incidents
            .iter()
            .any(|one| one.unit.as_deref() == Some("65/9"))
    );
    assert!(package.figures.is_some());
}
