//! One content in many encodings, and bytes that are text in none.

use exchange::{KnownBy, ReadOptions, read_results};

use crate::{accept, common, generic, mapping, read, read_with, refusal, rows};

const RUSSIAN: &str = "region,station,valid,Иванов\nРеспублика Адыгея,1,20,20\nМосква,2,30,30\n";

/// A mapping that is `common` but for its first lines.
fn common_with(lines: &str) -> exchange::Mapping {
    mapping(
        &common()
            .text()
            .replacen("schema = 1", &format!("schema = 1\n{lines}"), 1),
    )
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn encoded(text: &str, label: &str) -> Vec<u8> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable);
    bytes.into_owned()
}

#[test]
fn byte_order_marks_and_valid_utf8_are_certain() {
    let expected = rows(&accept(RUSSIAN.as_bytes()));
    let marked = format!("\u{feff}{RUSSIAN}");
    let cases = [
        (
            RUSSIAN.as_bytes().to_vec(),
            "UTF-8",
            KnownBy::Content,
            false,
        ),
        (
            marked.as_bytes().to_vec(),
            "UTF-8",
            KnownBy::ByteOrderMark,
            true,
        ),
        (
            utf16(&marked, u16::to_le_bytes),
            "UTF-16LE",
            KnownBy::ByteOrderMark,
            true,
        ),
        (
            utf16(&marked, u16::to_be_bytes),
            "UTF-16BE",
            KnownBy::ByteOrderMark,
            true,
        ),
    ];
    for (bytes, name, known_by, mark) in cases {
        let results = accept(&bytes);
        assert_eq!(rows(&results), expected, "{name}");
        let encoding = results.account.encoding.unwrap();
        assert_eq!((encoding.name, encoding.known_by), (name, known_by));
        assert_eq!(encoding.byte_order_mark, mark);
    }
}

#[test]
fn declared_encodings_are_obeyed_and_others_guessed() {
    let expected = rows(&accept(RUSSIAN.as_bytes()));
    let bytes = encoded(RUSSIAN, "windows-1251");
    let declared = common_with("encoding = 'windows-1251'");
    let results = read_with(&bytes, &declared, generic()).unwrap();
    assert_eq!(rows(&results), expected);
    assert_eq!(
        results.account.encoding.unwrap().known_by,
        KnownBy::Declared
    );
    // Enough text for a guess, which says that it is one.
    let results = accept(&bytes);
    assert_eq!(rows(&results), expected);
    assert_eq!(results.account.encoding.unwrap().name, "windows-1251");
    assert_eq!(results.account.encoding.unwrap().known_by, KnownBy::Guess);
    let turkic = "region,station,valid,A\nŞırnak Gümüşhane Iğdır,1,2,2\n";
    for label in ["windows-1254", "iso-8859-9"] {
        let declared = common_with(&format!("encoding = '{label}'"));
        let results = read_with(&encoded(turkic, label), &declared, generic()).unwrap();
        assert_eq!(rows(&results), rows(&accept(turkic.as_bytes())));
    }
    let utf16 = utf16(RUSSIAN, u16::to_le_bytes);
    let declared = common_with("encoding = 'utf-16le'");
    assert_eq!(
        rows(&read_with(&utf16, &declared, generic()).unwrap()),
        expected
    );
}

#[test]
fn letters_of_each_region_are_read_in_its_encoding() {
    let texts = [
        (
            "windows-1254",
            "İsmayıllı Göyçay Şəki".replace('ə', "e"),
            "Şırnak Ağrı Iğdır",
        ),
        (
            "windows-1257",
            "Šiauliai Kėdainiai Ķekava".to_owned(),
            "Rīga Žemaičiai Tõrva",
        ),
        ("windows-1251", "Қостанай".replace('Қ', "К"), "Київ Гомель"),
        ("iso-8859-1", "Peñalolén Ñuñoa".to_owned(), "São Tomé Évora"),
    ];
    for (label, region, station) in texts {
        let text = format!("region,station,valid,A\n{region},{station},2,2\n");
        let bytes = encoded(&text, label);
        assert!(std::str::from_utf8(&bytes).is_err(), "{label}");
        let declared = common_with(&format!("encoding = '{label}'"));
        let results = read_with(&bytes, &declared, generic()).unwrap();
        assert_eq!(
            rows(&results)[0][..2],
            [region, station.to_owned()],
            "{label}"
        );
        let encoding = results.account.encoding.unwrap();
        assert_eq!(encoding.known_by, KnownBy::Declared);
        let options = ReadOptions {
            encoding: Some(label.to_owned()),
            ..ReadOptions::default()
        };
        let form = generic();
        let by_caller = read_results(
            &bytes[..],
            "a.csv",
            common(),
            &form.form,
            form.sha256,
            &options,
        );
        assert_eq!(rows(&by_caller.unwrap()), rows(&results), "{label}");
    }
}

#[test]
fn the_caller_overrules_the_mapping() {
    let bytes = encoded(RUSSIAN, "windows-1251");
    let form = generic();
    let declared = common_with("encoding = 'iso-8859-1'");
    let read = |label: &str| {
        let options = ReadOptions {
            encoding: Some(label.to_owned()),
            ..ReadOptions::default()
        };
        read_results(
            &bytes[..],
            "a.csv",
            &declared,
            &form.form,
            form.sha256,
            &options,
        )
    };
    let results = read("windows-1251").unwrap();
    assert_eq!(rows(&results), rows(&accept(RUSSIAN.as_bytes())));
    assert_eq!(refusal(read("cyrillic please")).0, "unknown-encoding");
}

#[test]
fn a_mark_against_the_declaration_is_refused() {
    let declared = common_with("encoding = 'windows-1251'");
    let marked = format!("\u{feff}{RUSSIAN}");
    let (rule, message) = refusal(read_with(marked.as_bytes(), &declared, generic()));
    assert_eq!(rule, "other-mark");
    let expected = "a.csv:1: declared as windows-1251, but the file begins with the byte order \
        mark of UTF-8";
    assert_eq!(message, expected);
}

/// `RUSSIAN` in UTF-8 with so many rows that the last ones are far from the first.
fn long() -> Vec<u8> {
    let mut text = RUSSIAN.to_owned();
    for row in 3..100_000 {
        text.push_str(&format!("Москва,{row},1,1\n"));
    }
    text.into_bytes()
}

#[test]
fn a_late_byte_that_does_not_fit_is_found() {
    let mut bytes = long();
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
    // "Омск" in windows-1251, behind one character of UTF-8.
    bytes.extend(b"\xD0\x9C\xCE\xEC\xF1\xEA,7,1,1\n");
    let error = read(&bytes).err().unwrap();
    assert_eq!(error.rule(), "not-in-encoding");
    let expected = format!("a.csv:{}:2: byte 0xCE is not UTF-8 text", lines + 1);
    assert_eq!(error.to_string(), expected);
    assert!(
        error.hint().contains("declare it: `encoding = \""),
        "{}",
        error.hint()
    );
    // The same in a declared encoding: 0x8F is nothing in EUC-KR.
    let declared = common_with("encoding = 'euc-kr'");
    let (rule, message) = refusal(read_with(
        b"station,A\n1,2\n\xB0\xA1\x80,3\n",
        &declared,
        generic(),
    ));
    assert_eq!(rule, "not-in-encoding");
    assert_eq!(message, "a.csv:3:2: byte 0x80 is not EUC-KR text");
}

#[test]
fn damage_in_utf8_is_no_other_encoding() {
    // One character of a name is cut in half, as fields of a fixed size do it.
    let text = RUSSIAN.as_bytes();
    let position = text.iter().position(|byte| *byte == 0xD0).unwrap();
    for damaged in [&text[..position + 1], &text[..position]] {
        let bytes = [damaged, &text[position + 2..]].concat();
        let result = read(&bytes);
        if damaged.len() == position {
            assert!(result.is_ok());
            continue;
        }
        let (rule, message) = refusal(result);
        assert_eq!(rule, "not-in-encoding");
        assert_eq!(message, "a.csv:1:22: byte 0xD0 is not UTF-8 text");
    }
    // A character that the end of the file cuts off.
    let (rule, message) = refusal(read(
        "station,A\n1,2\nМск,\u{41f}"
            .as_bytes()
            .split_last()
            .unwrap()
            .1,
    ));
    assert_eq!(rule, "not-in-encoding");
    assert_eq!(message, "a.csv:3:5: byte 0xD0 is not UTF-8 text");
}

#[test]
fn the_remedy_names_the_encoding_that_the_bytes_look_like() {
    let mut bytes = long();
    for row in 0..50 {
        bytes.extend(encoded(
            &format!("Республика Татарстан,x{row},1,1\n"),
            "windows-1251",
        ));
    }
    let error = read(&bytes).err().unwrap();
    let expected = "declare it: `encoding = \"windows-1251\"` in the mapping fits best";
    assert!(error.hint().contains(expected), "{}", error.hint());
}

#[test]
fn characters_may_lie_across_any_boundary() {
    // All shifts of four-byte characters against the chunks in which the file is read.
    for shift in 0..4 {
        let name = "\u{1f5f3}".repeat(200_000);
        let text = format!(
            "region,station,A\n,0,1\n{}{name},1,2\n{name},2,2\n",
            "x".repeat(shift)
        );
        let results = accept(text.as_bytes());
        let regions = results.dataset.units.place(0);
        assert!((1..3).all(|row| regions.get(row).trim_start_matches('x') == name));
        let marked = utf16(&format!("\u{feff}{text}"), u16::to_le_bytes);
        assert_eq!(rows(&accept(&marked)), rows(&results));
    }
}

#[test]
fn names_are_composed_as_a_frozen_dataset_needs_them() {
    let decomposed = "station,Zoe\u{308}\n1,2\n";
    let results = accept(decomposed.as_bytes());
    assert_eq!(results.dataset.header.choices, ["Zo\u{eb}"]);
    let mut frozen = Vec::new();
    election::dataset::write_frozen(&results.dataset, &mut frozen).unwrap();
    assert!(!frozen.is_empty());
}
