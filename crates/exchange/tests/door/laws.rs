//! What holds for every file.

use proptest::{collection::vec, prelude::*, sample::Index};

use crate::{common, generic, lines, mapping, read, read_with, rows, small_form};

/// A row of a small table: region, station, then registered, valid and two choices.
fn row() -> impl Strategy<Value = Vec<String>> {
    let place = "[A-Za-zА-яə]{1,4}|[0-9]{1,3}|[a-z ,;\"\n]{1,6}x";
    let figure = "|-?[0-9]{1,6}|[0-9]{14,18}|[a-z0-9.,\" ]{1,5}";
    (vec(place, 2), vec(figure, 4)).prop_map(|(places, figures)| [places, figures].concat())
}

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    vec(row(), 1..12)
}

const COLUMNS: [&str; 6] = ["region", "station", "registered", "valid", "A", "B"];

const KNOWN: &str = r#"
schema = 1
key = ["region", "station"]
[columns]
region = { place = "region" }
station = { place = "station" }
registered = { item = "registered" }
valid = { item = "valid" }
A = { choice = "A" }
B = { choice = "B" }
"#;

fn write(headings: &[&str], rows: &[Vec<String>], delimiter: u8) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(Vec::new());
    writer.write_record(headings).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// What tables are made of, and what they should not be made of.
const PIECES: &[&str] = &[
    "station",
    "region",
    "valid",
    "A",
    "B",
    ",",
    ",",
    ",",
    ";",
    "\t",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "\"",
    "\"\"",
    " ",
    "\u{a0}",
    "7",
    "12",
    "-3",
    "12345678901234567",
    "ə",
    "\u{308}",
    "\u{feff}",
    "\0",
];

/// Rows as a dataset keeps them, sorted, because rows with equal keys stay in source order.
fn sorted(results: &exchange::Results) -> Vec<Vec<String>> {
    let mut rows = rows(results);
    rows.sort();
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shuffled_rows_and_renamed_columns_give_the_same_dataset(
        table in table(),
        seeds in vec(any::<Index>(), 12),
        columns in Just([0, 1, 2, 3, 4, 5]).prop_shuffle(),
        delimiter in prop::sample::select(&b",;\t|"[..]),
    ) {
        let original = read_with(&write(&COLUMNS, &table, b','), &mapping(KNOWN), &small_form());
        let original = original.unwrap();
        let mut shuffled = table.clone();
        for (row, seed) in seeds.iter().enumerate().take(shuffled.len()) {
            let other = seed.index(table.len());
            shuffled.swap(row, other);
        }
        let renamed: Vec<String> = columns.iter().map(|c| format!("Колонка {}", COLUMNS[*c])).collect();
        let renamed: Vec<&str> = renamed.iter().map(String::as_str).collect();
        let shuffled: Vec<Vec<String>> = shuffled
            .iter()
            .map(|row| columns.iter().map(|column| row[*column].clone()).collect())
            .collect();
        let text = COLUMNS.iter().fold(KNOWN.to_owned(), |text, column| {
            text.replace(&format!("\n{column} ="), &format!("\n\"Колонка {column}\" ="))
        });
        let copy = read_with(&write(&renamed, &shuffled, delimiter), &mapping(&text), &small_form());
        let copy = copy.unwrap();
        // Columns come in the order of the file, so they are compared by name.
        let named = |results: &exchange::Results| {
            let header = &results.dataset.header;
            let items = header.items.iter().map(|item| item.id.clone());
            let names: Vec<String> =
                header.places.iter().cloned().chain(items).chain(header.choices.clone()).collect();
            sorted(results).into_iter().map(|row| {
                let mut cells: Vec<(String, String)> = names.iter().cloned().zip(row).collect();
                cells.sort();
                cells
            }).collect::<std::collections::BTreeSet<_>>()
        };
        prop_assert_eq!(named(&original), named(&copy));
        prop_assert_eq!(original.dataset.header.key, copy.dataset.header.key);
    }

    #[test]
    fn cells_and_lines_are_those_that_another_reader_finds(table in table(), crlf in any::<bool>()) {
        let mut bytes = write(&COLUMNS, &table, b',');
        if crlf {
            bytes = String::from_utf8(bytes).unwrap().replace('\n', "\r\n").into_bytes();
        }
        let results = read_with(&bytes, &mapping(KNOWN), &small_form()).unwrap();
        let mut other = csv::ReaderBuilder::new().from_reader(&bytes[..]);
        let mut expected = Vec::new();
        for record in other.records() {
            let record = record.unwrap();
            // Its own line numbers are one short after CRLF; its byte offsets are not.
            let start = usize::try_from(record.position().unwrap().byte()).unwrap();
            let ends = bytes[start..].iter().take_while(|byte| b"\r\n".contains(byte)).count();
            let before = bytes[..start + ends].iter().filter(|byte| **byte == b'\n').count();
            expected.push((before as u64 + 1, record[0].trim().to_owned(), record[1].trim().to_owned()));
        }
        let rows = rows(&results);
        let places = rows.iter().map(|row| (row[0].clone(), row[1].clone()));
        let mut found: Vec<(u64, String, String)> =
            lines(&results).into_iter().zip(places).map(|(line, (a, b))| (line, a, b)).collect();
        found.sort();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn bytes_of_any_kind_are_read_or_refused(bytes in vec(any::<u8>(), 0..600)) {
        let _ = read(&bytes);
        for start in [&b"\x1F\x8B\x08\x00"[..], b"\x28\xB5\x2F\xFD", b"\xFF\xFE", b"station,A\n"] {
            let _ = read(&[start, &bytes].concat());
        }
    }

    #[test]
    fn texts_of_any_kind_are_read_or_refused(
        start in prop::sample::select(&["", "station,A,B\n1,2,3\n"][..]),
        pieces in vec(prop::sample::select(PIECES), 0..150),
    ) {
        let text = start.to_owned() + &pieces.concat();
        if let Ok(results) = read(text.as_bytes()) {
            let account = &results.account;
            prop_assert_eq!(account.units, results.dataset.units.len() as u64);
            let last = text.lines().count() as u64;
            prop_assert!(lines(&results).iter().all(|line| (account.header_line + 1..=last).contains(line)));
        }
    }

    #[test]
    fn mappings_of_any_kind_are_read_or_refused(
        changed in any::<Index>(),
        with in "[ -~ə\n]{0,6}",
    ) {
        let text = common().text().to_owned();
        let mut at = changed.index(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let changed = format!("{}{with}{}", &text[..at], &text[at..]);
        match exchange::Mapping::parse("mine.toml", &changed) {
            Ok(mapping) => {
                let _ = read_with(b"station,A\n1,2\n", &mapping, generic());
            }
            Err(error) => prop_assert!(error.line.is_some() && !error.hint().is_empty(), "{}", error),
        }
    }
}
