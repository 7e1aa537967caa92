//! Guessed mappings: each reads the file it was guessed from.

use std::{fs::File, path::PathBuf};

use exchange::{Guess, Mapping, Note, Results, Why, Words, guess_mapping};
use proptest::prelude::*;

use crate::{common, generic, mapping, read_with, rows, totals};

/// Says everything by its stable word.
struct Plain;

impl Words for Plain {
    fn why(&self, why: &Why) -> String {
        why.word().to_owned()
    }

    fn note(&self, note: &Note) -> String {
        note.words().0.to_owned()
    }

    fn not_sure(&self) -> String {
        "not sure".to_owned()
    }

    fn made_from(&self, file: &str) -> String {
        file.to_owned()
    }
}

fn guess(bytes: &[u8]) -> Guess {
    guess_mapping(bytes, "a.csv", None).unwrap_or_else(|error| panic!("{error}"))
}

fn read_by_guess(bytes: &[u8]) -> (Guess, Results) {
    let guess = guess(bytes);
    let text = guess.to_toml("a.csv", &Plain);
    let results = read_with(bytes, &mapping(&text), generic());
    (
        guess,
        results.unwrap_or_else(|error| panic!("{error}\n{text}")),
    )
}

#[test]
fn every_real_file_is_read_as_by_the_common_mapping() {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/elections"
    );
    let Ok(entries) = PathBuf::from(folder).read_dir() else {
        assert!(std::env::var_os("CI").is_none(), "{folder} is absent");
        #[expect(clippy::print_stderr, reason = "a skipped test says so")]
        {
            eprintln!("SKIPPED every_real_file_is_read_as_by_the_common_mapping: no {folder}");
        }
        return;
    };
    let mut compared = 0;
    for entry in entries {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "zst") {
            continue;
        }
        let read = |mapping: &Mapping| {
            let (file, form) = (File::open(&path).unwrap(), generic());
            let options = exchange::ReadOptions::default();
            let results =
                exchange::read_results(file, "a.csv", mapping, &form.form, form.sha256, &options);
            results.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        let guess = guess_mapping(File::open(&path).unwrap(), "a.csv", None).unwrap();
        assert_eq!(guess.layout, "wide");
        let (ours, theirs) = (
            read(&mapping(&guess.to_toml("a.csv", &Plain))),
            read(common()),
        );
        assert_eq!(
            ours.account.units,
            theirs.account.units,
            "{}",
            path.display()
        );
        assert_eq!(totals(&ours), totals(&theirs), "{}", path.display());
        let (ours, theirs) = (&ours.dataset.header, &theirs.dataset.header);
        assert_eq!((&ours.key, &ours.choices), (&theirs.key, &theirs.choices));
        compared += 1;
    }
    assert!(compared >= 18, "{compared}");
}

#[test]
fn headings_in_other_languages_are_known() {
    let tables = [
        (
            "Rayon;Məntəqə;Seçicilərin sayı;Etibarlı səslər;Etibarsız səslər;Aydan;Bahar",
            "district",
        ),
        (
            "Район;УИК;Число избирателей;Действительных;Недействительных;Айдан;Бахар",
            "district",
        ),
        (
            "Estado;Mesa;Electores inscritos;Votos válidos;Votos nulos;Aydan;Bahar",
            "region",
        ),
        (
            "Region;Station;Registered voters;Valid votes;Invalid votes;Aydan;Bahar",
            "region",
        ),
    ];
    for (headings, largest) in tables {
        let text = format!("{headings}\nN;1;100;60;2;40;20\nN;2;90;50;1;30;20\n");
        let (guess, results) = read_by_guess(text.as_bytes());
        assert_eq!(guess.key, [largest, "station"], "{headings}");
        let header = &results.dataset.header;
        let items: Vec<&str> = header.items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(items, ["registered", "valid", "invalid"], "{headings}");
        assert_eq!(header.choices.len(), 2);
        assert!(
            guess.columns.iter().all(|column| column.is_sure),
            "{headings}"
        );
    }
}

#[test]
fn what_is_not_sure_says_so() {
    let text = "Results\n\nPlace,Unit,Votes for A,Votes for B,Turnout %,Remark\n\
        x,1,1.234,-,55.1,fine\ny,2,5,7,60.0,late\n";
    let (guess, results) = read_by_guess(text.as_bytes());
    assert_eq!(guess.header_rows, (3, 3));
    let notes: Vec<&str> = guess.notes.iter().map(|note| note.words().0).collect();
    assert_eq!(notes, ["missing"]);
    let roles: Vec<(&str, bool)> = guess
        .columns
        .iter()
        .map(|column| (column.role, column.is_sure))
        .collect();
    let expected = [
        ("place", false),
        ("choice", true),
        ("ignore", false),
        ("choice", true),
        ("ignore", false),
        ("ignore", false),
    ];
    assert_eq!(roles, expected);
    assert_eq!(rows(&results).len(), 2);
}

#[test]
fn names_on_several_lines_are_joined() {
    let text = "Rayon,Station,Votes,,\n,,A,B,C\nN,1,10,20,30\nN,2,11,21,31\n";
    let (guess, results) = read_by_guess(text.as_bytes());
    assert_eq!(guess.header_rows, (1, 2));
    assert_eq!(
        results.dataset.header.choices,
        ["Votes / A", "Votes / B", "Votes / C"]
    );
}

/// What tables are made of.
const PIECES: &[&str] = &[
    "station",
    "votes",
    "candidate",
    "Total",
    "valid",
    "A",
    ",",
    ",",
    ";",
    "\n",
    "\n",
    "\"",
    "7",
    "1 234",
    "1.5",
    "-",
    "%",
    "ə",
    "\t",
    "opgeroepenen",
    "toegelaten kiezers",
    "blanco stemmen",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_guess_is_a_mapping(
        pieces in proptest::collection::vec(prop::sample::select(PIECES), 0..150),
    ) {
        let text = pieces.concat();
        if let Ok(guess) = guess_mapping(text.as_bytes(), "a.csv", None) {
            let toml = guess.to_toml("a\n.csv", &Plain);
            // A gap is the one thing that keeps it from being one.
            let has_gap = guess.notes.contains(&Note::NoKey);
            match Mapping::parse("mine.toml", &toml) {
                Ok(mapping) => _ = read_with(text.as_bytes(), &mapping, generic()),
                Err(error) => prop_assert!(has_gap, "{error}\n{toml}"),
            }
        }
    }

    #[test]
    fn bytes_of_any_kind_are_guessed_or_refused(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
    ) {
        for start in [&b""[..], b"<html><table>", b"PK\x03\x04", b"\xFF\xFE"] {
            let _ = guess_mapping(&[start, &bytes].concat()[..], "a.csv", None);
        }
    }
}
