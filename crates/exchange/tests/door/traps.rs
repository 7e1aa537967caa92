//! What goes wrong with tables: each trap gives an error that says where and what to do, or, if
//! only a figure is wrong, a dataset that keeps the figure as it stands.

use std::io::{self, Read};

use election::dataset::Reading;
use exchange::{LineEnds, Mapping, ReadError, ReadOptions, read_results};

use crate::{accept, common, generic, lines, mapping, read, read_with, refusal, rows, totals};

#[test]
fn nothing_is_no_table() {
    for nothing in [
        &b""[..],
        b"\n\n\r\n",
        b"\xEF\xBB\xBF",
        b"\xEF\xBB\xBF\n",
        b";;;\n",
        b"  \n",
    ] {
        assert_eq!(refusal(read(nothing)).0, "empty", "{nothing:?}");
    }
    for rowless in [
        "station,valid",
        "station,valid\n",
        "station,valid\n\n,\n \n",
    ] {
        let (rule, message) = refusal(read(rowless.as_bytes()));
        assert_eq!(rule, "no-rows");
        assert_eq!(message, "a.csv:1: no rows under the column names");
    }
}

#[test]
fn other_kinds_of_file_are_named() {
    let others: [(&[u8], &str); 6] = [
        (b"<!DOCTYPE html>\n<html>", "an HTML page"),
        (b"\xEF\xBB\xBF\n  <HTML lang=en>", "an HTML page"),
        (b"<?xml version='1.0'?>", "an XML document"),
        (b"{\"station\": 1}", "a JSON document"),
        (b"%PDF-1.7", "a PDF document"),
        (b"BZh91AY&SYabc", "a bzip2 archive"),
    ];
    for (bytes, what) in others {
        let (rule, message) = refusal(read(bytes));
        assert_eq!(rule, "not-a-table");
        assert_eq!(
            message,
            format!("a.csv:1: this is {what}, not a table of text")
        );
    }
}

#[test]
fn a_folder_is_no_file() {
    let folder = std::fs::File::open(env!("CARGO_MANIFEST_DIR")).unwrap();
    let form = generic();
    let options = ReadOptions::default();
    let result = read_results(
        folder,
        "results",
        common(),
        &form.form,
        form.sha256,
        &options,
    );
    let error = result.err().unwrap();
    assert_eq!(error.rule(), "cannot-read");
    assert_eq!(error.hint(), "this is a folder: name a file in it");
    let missing = std::fs::File::open("no such file").unwrap_err();
    let error = ReadError::cannot_open("no such file", &missing);
    assert!(
        error
            .to_string()
            .starts_with("no such file: cannot be read: "),
        "{error}"
    );
    assert_eq!(error.hint(), "check the name; nothing was read");
}

#[test]
fn a_stream_that_fails_later_is_no_shorter_file() {
    struct Fails;
    impl Read for Fails {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the cable is out"))
        }
    }
    let form = generic();
    let reader = (&b"station,valid\n1,2\n"[..]).chain(Fails);
    let options = ReadOptions::default();
    let result = read_results(reader, "a.csv", common(), &form.form, form.sha256, &options);
    let (rule, message) = refusal(result);
    assert_eq!(rule, "cannot-read");
    assert!(message.ends_with("the cable is out"), "{message}");
}

#[test]
fn two_columns_of_one_name_are_both_named() {
    let (rule, message) = refusal(read(b"station,valid,A,B, valid \n1,2,3,4,5\n"));
    assert_eq!(rule, "same-heading");
    assert_eq!(
        message,
        "a.csv:1:5: columns 2 and 5 are both called \"valid\""
    );
}

#[test]
fn a_row_of_another_length_is_named_with_its_line() {
    let (rule, message) = refusal(read(b"station,A,B\n1,2,3\n\n2,3\n"));
    assert_eq!(rule, "cell-count");
    assert_eq!(message, "a.csv:4: 2 cells where the column names promise 3");
    let (_, message) = refusal(read(b"station,A,B\n\"x\ny\",2,3,4\n"));
    let expected = "a.csv:2: 4 cells where the column names promise 3; the record runs to line 3";
    assert_eq!(message, expected);
    // The last line without its line end.
    let (_, message) = refusal(read(b"station,A,B\n\"x\ny\",2"));
    let expected = "a.csv:2: 2 cells where the column names promise 3; the record runs to line 3";
    assert_eq!(message, expected);
}

#[test]
fn a_quotation_mark_must_close() {
    let (rule, message) = refusal(read(b"station,A\n1,2\n2,\"3\n3,4\n4,5\n"));
    assert_eq!(rule, "unclosed-quote");
    assert!(
        message.starts_with("a.csv:3: the record that begins here opens"),
        "{message}"
    );
    let (rule, message) = refusal(read(b"station,\"A\n1,2\n"));
    assert_eq!(rule, "unclosed-quote");
    assert!(message.starts_with("a.csv:1: "), "{message}");
    assert_eq!(
        rows(&accept(b"station,A\n\"1\",\"2\"")),
        [["1", "Whole(2)"]]
    );
}

#[test]
fn lines_are_those_an_editor_shows() {
    let text = "station,A\r\n\r\nd,1\r\n\"c\r\nc\nc\",2\r\n\n\n ,\r\nb,3\r\na,4";
    let results = accept(text.as_bytes());
    let stations: Vec<String> = rows(&results).iter().map(|row| row[0].clone()).collect();
    assert_eq!(stations, ["a", "b", "c\r\nc\nc", "d"]);
    assert_eq!(lines(&results), [11, 10, 4, 3]);
    assert_eq!(results.account.blank, 1);
    assert_eq!(results.account.line_ends, Some(LineEnds::Crlf));
}

#[test]
fn line_ends_are_told_apart() {
    let of = |text: &str| accept(text.as_bytes()).account.line_ends.unwrap();
    assert_eq!(of("station,A\n1,2\n"), LineEnds::Lf);
    assert_eq!(of("station,A\r\n1,2\r\n"), LineEnds::Crlf);
    assert_eq!(of("station,A\r\n1,2\n"), LineEnds::Mixed);
    let (rule, message) = refusal(read(b"station,A\r1,2\r2,3\r"));
    assert_eq!(rule, "carriage-returns");
    assert!(message.starts_with("a.csv:1: "), "{message}");
}

#[test]
fn a_nul_is_named_with_its_place() {
    let (rule, message) = refusal(read(b"station,A\n1,2\n\xD0\x9F\xD0\x9F,\x003\n"));
    assert_eq!(rule, "nul");
    assert_eq!(
        message,
        "a.csv:3:4: a NUL character, which no table of text holds"
    );
    let utf16: Vec<u8> = "station,A\n1,2\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let error = read(&utf16).err().unwrap();
    assert_eq!(error.rule(), "nul");
    assert!(error.hint().contains("utf-16le"), "{}", error.hint());
}

#[test]
fn delimiters_are_seen_in_the_header() {
    let expected = [["1", "Whole(2)", "Whole(3)"]];
    for (delimiter, header) in [
        (',', "station,A,B\n1,2,3\n"),
        (';', "station;A;B\n1;2;3\n"),
        ('\t', "station\tA\tB\n1\t2\t3\n"),
        ('|', "station|A|B\n1|2|3\n"),
    ] {
        let results = accept(header.as_bytes());
        assert_eq!(rows(&results), expected);
        assert_eq!(results.account.delimiter, Some(delimiter));
    }
    let quoted = accept(b"station;\"A, alone, here, now\"\n1;2\n");
    assert_eq!(quoted.account.delimiter, Some(';'));
    assert_eq!(quoted.dataset.header.choices, ["A, alone, here, now"]);
    let lines = accept(b"station;\"A;\n\"\"A\"\"\"\n1;2\n");
    assert_eq!(lines.dataset.header.choices, ["A; \"A\""]);
    assert_eq!(lines.dataset.units.line(0), 3);
}

#[test]
fn a_column_without_a_name_may_hold_nothing() {
    let results = accept(b"station,A,,\n1,2,,\n2,3, ,\n");
    assert_eq!(rows(&results).len(), 2);
    let (rule, message) = refusal(read(b"station,A,\n1,2,\n2,3,note\n"));
    assert_eq!(rule, "unnamed-column");
    assert_eq!(
        message,
        "a.csv:3:3: the cell holds \"note\", but its column has no name"
    );
    let with = "schema = 1\nkey = ['station']\nother_columns = 'choice'\n\
        [columns]\nstation = { place = 'station' }\n'' = { ignore = true }";
    let results = read_with(b"station,A,\n1,2,note\n", &mapping(with), generic()).unwrap();
    assert_eq!(rows(&results), [["1", "Whole(2)"]]);
}

#[test]
fn impossible_figures_are_kept_not_refused() {
    let text = "station,registered,A\n1,-5,7\n2,2499033000,8\n2,12.5,\n3,about 40,9\n";
    let results = accept(text.as_bytes());
    let dataset = &results.dataset;
    let registered: Vec<Reading<'_>> = (0..4)
        .map(|row| dataset.units.item(0).reading(row))
        .collect();
    let expected = [
        Reading::Whole(-5),
        Reading::Whole(2_499_033_000),
        Reading::Unreadable("12.5"),
        Reading::Unreadable("about 40"),
    ];
    assert_eq!(registered, expected);
    assert_eq!(dataset.choice(0).reading(2), Reading::Missing);
    assert_eq!(totals(&results)[1], ("A".to_owned(), Some(24)));
}

#[test]
fn a_column_of_texts_is_no_choice() {
    let mut text = "station,A,note\n".to_owned();
    for row in 0..300 {
        let note = if row == 250 { "7" } else { "late" };
        text.push_str(&format!("{row},1,{note}\n"));
    }
    let (rule, message) = refusal(read(text.as_bytes()));
    assert_eq!(rule, "not-a-choice");
    let expected = "a.csv:2:3: column \"note\" was taken for a choice, but its first 100 cells \
        with content hold no whole number; this one holds \"late\"";
    assert_eq!(message, expected);
    let (rule, message) = refusal(read(b"station,A,note\n1,2,\n2,3,late\n"));
    assert_eq!((rule, &message[..10]), ("not-a-choice", "a.csv:3:3:"));
    // One number is enough for a choice with unreadable figures, and none for an empty one.
    let results = accept(b"station,A,B,C\n1,x,2,\n2,3,y,\n");
    assert_eq!(results.dataset.header.choices, ["A", "B", "C"]);
    assert_eq!(totals(&results)[2], ("C".to_owned(), None));
    assert_eq!(results.account.empty_columns().collect::<Vec<_>>(), ["C"]);
}

#[test]
fn a_slip_in_a_heading_is_no_choice() {
    for slip in ["Registered", "REGISTERED", "ballots received", "In boxes"] {
        let (rule, message) = refusal(read(format!("station,A,{slip}\n1,2,3\n").as_bytes()));
        assert_eq!(rule, "slip", "{slip}");
        assert!(
            message.contains("but it is spelt like the column"),
            "{message}"
        );
    }
}

/// A stream that begins with `start` and goes on with `fill` for `left` bytes.
struct Endless<'a> {
    start: &'a [u8],
    fill: &'a [u8],
    left: u64,
    given: u64,
}

impl Read for Endless<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !self.start.is_empty() {
            let count = self.start.read(buffer)?;
            self.given += count as u64;
            return Ok(count);
        }
        let wanted = buffer
            .len()
            .min(usize::try_from(self.left).unwrap_or(usize::MAX));
        for (byte, fill) in buffer[..wanted].iter_mut().zip(self.fill.iter().cycle()) {
            *byte = *fill;
        }
        self.left -= wanted as u64;
        self.given += wanted as u64;
        Ok(wanted)
    }
}

#[test]
fn a_line_of_two_gigabytes_is_refused_after_the_first() {
    let header = b"station,A\n1,2\n";
    let above = "schema = 1\nheader_rows = 2\nkey = ['station']\n[columns]\n\
        station = { place = 'station' }";
    let above = mapping(above);
    let cases: [(&[u8], &[u8], &str, u64); 7] = [
        (header, b"7", "record-too-long", 3),
        (header, b"\"", "record-too-long", 3),
        (header, b",", "too-many-cells", 3),
        (b"station,A\n1,2\n\"", b"3,4\n", "record-too-long", 3),
        (b"", b"7", "record-too-long", 1),
        (b"", b"a,", "record-too-long", 1),
        (b"station,\"", b"A\n", "record-too-long", 1),
    ];
    for (start, fill, rule, line) in cases {
        refuse_endless(start, fill, common(), rule, line);
    }
    refuse_endless(b"", b"7", &above, "record-too-long", 1);
}

/// The stream is refused at this line, long before its end.
fn refuse_endless(start: &[u8], fill: &[u8], mapping: &Mapping, rule: &str, line: u64) {
    let mut stream = Endless {
        start,
        fill,
        left: 2 << 30,
        given: 0,
    };
    let form = generic();
    let options = ReadOptions::default();
    let result = read_results(
        &mut stream,
        "a.csv",
        mapping,
        &form.form,
        form.sha256,
        &options,
    );
    let error = result.expect_err("is refused");
    assert_eq!((error.rule(), error.line), (rule, Some(line)), "{error}");
    // A record may have 1 MiB, and half of it goes where quotation marks come in pairs.
    assert!(stream.given < 4 << 20, "{} bytes read", stream.given);
}

#[test]
fn blank_lines_without_end_are_no_table() {
    let mut stream = Endless {
        start: b"station,A\n",
        fill: b"\n",
        left: 64 << 20,
        given: 0,
    };
    let form = generic();
    let options = ReadOptions::default();
    let result = read_results(
        &mut stream,
        "a.csv",
        common(),
        &form.form,
        form.sha256,
        &options,
    );
    assert_eq!(refusal(result).0, "no-rows");
    assert_eq!(stream.left, 0);
}
