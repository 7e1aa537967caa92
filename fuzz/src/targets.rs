//! What is fuzzed: each reader by name, with what must hold of whatever it takes.

use std::sync::LazyLock;

use election::statements;
use election::{
    dataset::{Dataset, read_frozen, write_frozen},
    form::{self, Loaded},
    rules::{Settings, check},
};
use exchange::{
    Account, Mapping, ReadOptions, check_nist, guess_mapping, read_geometry, read_images,
    read_results, read_statements,
};

/// Name and target, in the order of the Makefile.
pub(crate) const TARGETS: &[(&str, fn(&[u8]))] = &[
    ("results", results),
    ("spreadsheet", results),
    ("page", page),
    ("long", long),
    ("stations", stations),
    ("nist-json", results),
    ("nist-xml", results),
    ("nist-check", nist_check),
    ("eml", results),
    ("statements", announced),
    ("images", images),
    ("geometry", geometry),
    ("guess", guess),
    ("mapping", mapping),
    ("form", form),
    ("frozen", frozen),
];

static COMMON: LazyLock<Mapping> = LazyLock::new(|| built_in("common"));
static GENERIC: LazyLock<Loaded> =
    LazyLock::new(|| form::built_in("generic").expect("the generic form is built in"));

fn built_in(name: &str) -> Mapping {
    Mapping::built_in(name).expect("the mapping is built in")
}

/// A table of results with the common columns, in any format that is told by its content.
fn results(bytes: &[u8]) {
    read(bytes, &COMMON, &GENERIC);
}

/// A page with tables.
fn page(bytes: &[u8]) {
    static PAGE: LazyLock<Mapping> = LazyLock::new(|| {
        let common = built_in("common")
            .text()
            .replace("schema = 1", "schema = 1\nformat = \"html\"");
        Mapping::parse("page", &common).expect("common columns in a page")
    });
    read(bytes, &PAGE, &GENERIC);
}

/// A row for each unit and choice.
fn long(bytes: &[u8]) {
    static LONG: LazyLock<Mapping> = LazyLock::new(|| built_in("afghanistan-2009"));
    read(bytes, &LONG, &GENERIC);
}

/// A column for each unit.
fn stations(bytes: &[u8]) {
    static STATIONS: LazyLock<Mapping> = LazyLock::new(|| built_in("netherlands-osv"));
    static FORM: LazyLock<Loaded> = LazyLock::new(|| {
        form::built_in("netherlands-municipal").expect("the Dutch form is built in")
    });
    read(bytes, &STATIONS, &FORM);
}

/// A report held against the standard.
fn nist_check(bytes: &[u8]) {
    if let Ok(checked) = check_nist(bytes, "fuzzed") {
        assert!(checked.faults.len() <= checked.count);
    }
}

/// Announcements, in TOML or JSON, and the rules on them.
fn announced(bytes: &[u8]) {
    match read_statements("fuzzed", &[("fuzzed", bytes)]) {
        Ok(package) => {
            for ran in statements::check(&package).ran {
                assert!(ran.examined >= ran.passed, "{ran:?}");
                for found in &ran.found {
                    let _ = found.message(ran.code);
                }
            }
            let _ = statements::Official::of(&package, None);
        }
        Err(error) => assert!(!error.hint().is_empty(), "no remedy: {error}"),
    }
}

/// A manifest of pictures.
fn images(bytes: &[u8]) {
    let _ = read_images(bytes, "fuzzed");
}

/// Shapes of places: what was taken is closed and lies on the earth.
fn geometry(bytes: &[u8]) {
    match read_geometry(bytes, "fuzzed") {
        Ok(geometry) => {
            let polygons = geometry.shapes.iter().flat_map(|shape| &shape.polygons);
            for ring in polygons.flat_map(|polygon| &polygon.rings) {
                assert!(ring.len() >= 4 && ring.first() == ring.last());
                let on_earth = ring
                    .iter()
                    .all(|at| at.longitude.abs() <= 180.0 && at.latitude.abs() <= 90.0);
                assert!(on_earth, "{ring:?}");
            }
        }
        Err(error) => assert!(!error.hint().is_empty(), "no remedy: {error}"),
    }
}

/// A guess is a mapping that can be read.
fn guess(bytes: &[u8]) {
    let _ = guess_mapping(bytes, "fuzzed", None);
}

/// Reads results; what was taken adds up, can be checked, and survives freezing.
fn read(bytes: &[u8], mapping: &Mapping, form: &Loaded) {
    let options = ReadOptions::default();
    let read = read_results(bytes, "fuzzed", mapping, &form.form, form.sha256, &options);
    match read {
        Ok(results) => {
            adds_up(&results.account, &results.dataset);
            thaws_as_it_froze(&results.dataset);
            let report = check(&results.dataset, &form.form, &Settings::default());
            for finding in report.findings() {
                for hit in &finding.hits {
                    let _ = hit.message(finding.code, &results.dataset, &form.form);
                }
            }
        }
        Err(error) => assert!(
            !error.to_string().is_empty() && !error.hint().is_empty(),
            "an error without words or remedy: {error:?}"
        ),
    }
}

fn adds_up(account: &Account, dataset: &Dataset) {
    assert_eq!(account.units, dataset.units.len() as u64);
    assert_eq!(account.aggregates, dataset.aggregates.len() as u64);
}

fn thaws_as_it_froze(dataset: &Dataset) {
    let mut first = Vec::new();
    // A header may have no canonical form, which is an error and no fault.
    if write_frozen(dataset, &mut first).is_err() {
        return;
    }
    let thawed = read_frozen(&first[..]).expect("what was frozen can be read");
    let mut second = Vec::new();
    write_frozen(&thawed, &mut second).expect("what was read can be frozen");
    assert!(first == second, "a frozen file differs from its own copy");
}

fn mapping(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    match Mapping::parse("fuzzed.toml", text) {
        // A mapping that was taken must serve: on this table it reads or says why not.
        Ok(mapping) => read(TABLE, &mapping, &GENERIC),
        Err(error) => assert!(!error.hint().is_empty(), "no remedy: {error}"),
    }
}

/// A small table that mappings are tried on.
const TABLE: &[u8] = b"region;station;registered;valid;A;B\nNorth;1;1 000;731;520;211\n\
    North;2;987;640;-;640\n;Total;1 987;1 371;520;851\n";

fn form(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    if let Ok(form) = Loaded::parse("fuzzed", text) {
        read(SHEETS, &COMMON, &form);
    }
}

/// Sheets that forms are tried on.
const SHEETS: &[u8] = b"region,station,registered,ballots_received,in_boxes,valid,invalid,A,B\n\
    North,1,1000,900,750,731,19,520,211\nNorth,2,987,x,640,640,0,,640\n";

fn frozen(bytes: &[u8]) {
    if let Ok(dataset) = read_frozen(bytes) {
        thaws_as_it_froze(&dataset);
    }
}
