//! Spreadsheets: the same table in each kind of file, and files that are none or too large.

use std::io::{Cursor, Write as _};

use exchange::{Format, Mapping, ReadError, Results};
use rust_xlsxwriter::{ExcelDateTime, Format as Shown, Formula, Workbook};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{generic, lines, mapping, read_with, refusal, rows, small_form, totals};

/// A title, two lines of names of which the upper are merged, a sum, a number as text.
const TABLE: &str = r#"
schema = 1
sheet = "Results"
header_rows = [2, 3]
header_fill = true
key = ["rayon", "station"]
aggregates = [{ column = "Rayon", matches = "Total*" }]

[columns]
Rayon = { place = "rayon" }
No = { place = "station" }
"Voters / list" = { item = "registered" }
"Voters / valid" = { item = "valid" }
Opened = { item = "opened" }
"Votes / A" = { choice = "A" }
"Votes / B" = { choice = "B" }

[numbers]
group = " "
missing = ["-"]
"#;

const ROWS: [[&str; 7]; 4] = [
    ["Nəsimi", "007", "1204", "731", "08:00", "520", "211"],
    ["Nəsimi", "8", "987", "640", "08:05", "-", "640"],
    ["Total", "", "2191", "1371", "", "520", "851"],
    ["Xətai", "9", "1 530", "902", "20:15", "600", "302"],
];

fn csv() -> Vec<u8> {
    let mut text = "Results by station\n\
        Rayon,No,Voters,,Opened,Votes,\nRayon,No,list,valid,Opened,A,B\n"
        .to_owned();
    for row in ROWS {
        text.push_str(&row.join(","));
        text.push('\n');
    }
    text.into_bytes()
}

/// Whether the cell is a number in the spreadsheets; the others are texts or times.
fn as_number(column: usize, text: &str) -> Option<f64> {
    let is_figure = matches!(column, 2 | 3 | 5 | 6);
    text.parse().ok().filter(|_| is_figure)
}

fn xlsx() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("Notes")
        .unwrap()
        .write(0, 0, "nothing")
        .unwrap();
    let sheet = book.add_worksheet().set_name("Results").unwrap();
    let plain = Shown::new();
    sheet.write(0, 0, "Results by station").unwrap();
    sheet.merge_range(1, 2, 1, 3, "Voters", &plain).unwrap();
    sheet.merge_range(1, 5, 1, 6, "Votes", &plain).unwrap();
    for (column, name) in [(0, "Rayon"), (1, "No"), (4, "Opened")] {
        sheet
            .merge_range(1, column, 2, column, name, &plain)
            .unwrap();
    }
    for (column, name) in [(2, "list"), (3, "valid"), (5, "A"), (6, "B")] {
        sheet.write(2, column, name).unwrap();
    }
    let clock = Shown::new().set_num_format("hh:mm");
    for (row, cells) in (3..).zip(ROWS) {
        for (column, text) in cells.iter().enumerate() {
            let at = u16::try_from(column).unwrap();
            match as_number(column, text) {
                Some(_) if row == 5 => {
                    let sum = Formula::new("=SUM(C4:C5)").set_result(*text);
                    sheet.write_formula(row, at, sum).unwrap();
                }
                Some(number) => _ = sheet.write(row, at, number).unwrap(),
                None if column == 4 && !text.is_empty() => {
                    let time = ExcelDateTime::parse_from_str(text).unwrap();
                    sheet.write_with_format(row, at, &time, &clock).unwrap();
                }
                None => _ = sheet.write(row, at, *text).unwrap(),
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const ODS_START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
    xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet>";

fn ods_of(tables: &str) -> Vec<u8> {
    let content =
        format!("{ODS_START}{tables}</office:spreadsheet></office:body></office:document-content>");
    zipped(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("META-INF/manifest.xml", b"<manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

fn ods() -> Vec<u8> {
    let text = |text: &str, more: &str| {
        format!(
            "<table:table-cell {more} office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let covered = "<table:covered-table-cell/>";
    let two_rows = "table:number-rows-spanned=\"2\"";
    let two_columns = "table:number-columns-spanned=\"2\"";
    let mut table = String::from(
        "<table:table table:name=\"Notes\"><table:table-row><table:table-cell/></table:table-row></table:table><table:table table:name=\"Results\">",
    );
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let note = "<office:annotation><text:p>a note</text:p></office:annotation>";
    table += &row(&[text(&format!("{note}Results by station"), "")]);
    table += &row(&[
        text("Rayon", two_rows),
        text("No", two_rows),
        text("Voters", two_columns),
        covered.into(),
        text("Opened", two_rows),
        text("Votes", two_columns),
        covered.into(),
        "<table:table-cell table:number-columns-repeated=\"16377\"/>".into(),
    ]);
    table += &row(&[
        covered.repeat(2),
        text("list", ""),
        text("valid", ""),
        covered.into(),
        text("A", ""),
        text("B", ""),
    ]);
    for cells in ROWS {
        let cells: Vec<String> = cells
            .iter()
            .enumerate()
            .map(|(column, cell)| match as_number(column, cell) {
                _ if cell.is_empty() => "<table:table-cell/>".to_owned(),
                Some(number) => format!("<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>shown</text:p></table:table-cell>"),
                None if column == 4 => {
                    let (hours, minutes) = cell.split_once(':').unwrap();
                    format!("<table:table-cell office:value-type=\"time\" office:time-value=\"PT{hours}H{minutes}M00S\"/>")
                }
                None => text(cell, ""),
            })
            .collect();
        table += &row(&cells);
    }
    table += "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>";
    ods_of(&table)
}

/// A compound file with one stream.
fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4096).next_multiple_of(512), 0);
    let sectors = u32::try_from(stream.len() / 512).unwrap();
    let mut bytes = vec![0xFF; 512];
    bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    bytes[8..76].fill(0);
    bytes[24..34].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    let mut put = |at: usize, value: u32| bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    put(44, 1); // sectors of the table
    put(48, 1); // folder
    put(56, 4096);
    put(60, 0xFFFF_FFFE);
    put(68, 0xFFFF_FFFE);
    put(76, 0);
    let mut table = vec![0xFFFF_FFFD, 0xFFFF_FFFE];
    table.extend((0..sectors).map(|at| {
        if at + 1 == sectors {
            0xFFFF_FFFE
        } else {
            at + 3
        }
    }));
    table.resize(128, u32::MAX);
    bytes.extend(table.iter().flat_map(|sector| sector.to_le_bytes()));
    let entry = |name: &str, kind: u8, start: u32, length: usize| {
        let mut entry = vec![0; 128];
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..units.len()].copy_from_slice(&units);
        entry[64..66].copy_from_slice(&u16::try_from(units.len() + 2).unwrap().to_le_bytes());
        entry[66] = kind;
        entry[68..80].fill(0xFF);
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&u32::try_from(length).unwrap().to_le_bytes());
        entry
    };
    bytes.extend(entry("Root Entry", 5, 0xFFFF_FFFE, 0));
    bytes.extend(entry(name, 2, 2, stream.len()));
    bytes.extend(vec![0; 256]);
    bytes.extend(&stream);
    bytes
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

/// A cell at this place: row, column, format, value.
fn at(row: u16, column: u16, value: &[u8]) -> Vec<u8> {
    [
        &row.to_le_bytes()[..],
        &column.to_le_bytes(),
        &[0, 0],
        value,
    ]
    .concat()
}

fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u16::try_from(units.len()).unwrap();
    let bytes: Vec<u8> = units.into_iter().flat_map(u16::to_le_bytes).collect();
    record(
        0x204,
        &at(
            row,
            column,
            &[&length.to_le_bytes()[..], &[1], &bytes].concat(),
        ),
    )
}

fn workbook(sheet: &[u8]) -> Vec<u8> {
    let begin = |kind: u16| {
        let data = [0x0600, kind, 0, 0, 0, 0, 0, 0];
        record(
            0x809,
            &data
                .iter()
                .flat_map(|part: &u16| part.to_le_bytes())
                .collect::<Vec<_>>(),
        )
    };
    let end = record(0x0A, &[]);
    let name = [&[0, 0, 7, 0][..], b"Results"].concat();
    let globals = begin(5).len() + 4 + 4 + name.len() + end.len();
    let place = u32::try_from(globals).unwrap().to_le_bytes();
    let bound = record(0x85, &[&place[..], &name].concat());
    [
        begin(5),
        bound,
        end.clone(),
        begin(0x10),
        sheet.to_vec(),
        end,
    ]
    .concat()
}

fn xls() -> Vec<u8> {
    let mut sheet = label(0, 0, "Results by station");
    let upper = ["Rayon", "No", "Voters", "", "Opened", "Votes", ""];
    let lower = ["", "", "list", "valid", "", "A", "B"];
    for (row, names) in (1..).zip([upper, lower]) {
        for (column, name) in (0..).zip(names).filter(|(_, name)| !name.is_empty()) {
            sheet.extend(label(row, column, name));
        }
    }
    for (row, cells) in (3..).zip(ROWS) {
        for (column, text) in cells
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
        {
            let place = u16::try_from(column).unwrap();
            match as_number(column, text) {
                Some(number) => sheet.extend(record(0x203, &at(row, place, &number.to_le_bytes()))),
                None => sheet.extend(label(row, place, text)),
            }
        }
    }
    let areas: [[u16; 4]; 5] = [
        [1, 1, 2, 3],
        [1, 1, 5, 6],
        [1, 2, 0, 0],
        [1, 2, 1, 1],
        [1, 2, 4, 4],
    ];
    let mut merged = 5_u16.to_le_bytes().to_vec();
    merged.extend(areas.iter().flatten().flat_map(|part| part.to_le_bytes()));
    sheet.extend(record(0xE5, &merged));
    compound("Workbook", &workbook(&sheet))
}

fn read(bytes: &[u8]) -> Result<Results, ReadError> {
    read_with(bytes, &mapping(TABLE), &small_form())
}

#[test]
fn the_same_table_in_four_kinds_of_file_is_the_same() {
    let expected = read(&csv()).unwrap();
    assert_eq!(rows(&expected).len(), 3);
    assert_eq!(lines(&expected), [4, 5, 7]);
    assert_eq!(expected.account.format, Format::Delimited);
    for (format, bytes) in [
        (Format::Xlsx, xlsx()),
        (Format::Ods, ods()),
        (Format::Xls, xls()),
    ] {
        let results = read(&bytes).unwrap_or_else(|error| panic!("{format:?}: {error}"));
        assert_eq!(rows(&results), rows(&expected), "{format:?}");
        assert_eq!(lines(&results), lines(&expected), "{format:?}");
        assert_eq!(totals(&results), totals(&expected));
        assert_eq!(results.dataset.aggregates.line(0), 6, "{format:?}");
        let account = &results.account;
        assert_eq!(
            (account.format, account.part.as_deref()),
            (format, Some("Results"))
        );
        assert_eq!(
            (account.encoding, account.delimiter, account.line_ends),
            (None, None, None)
        );
        assert_eq!((account.header_line, account.aggregates), (2, 1));
        // Packed once more, as some commissions publish it.
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(&bytes).unwrap();
        assert_eq!(
            rows(&read(&packed.finish().unwrap()).unwrap()),
            rows(&expected)
        );
    }
}

#[test]
fn sheets_are_chosen_by_name_or_position() {
    let with = |sheet: &str| mapping(&TABLE.replace("sheet = \"Results\"\n", sheet));
    for bytes in [xlsx(), ods()] {
        for sheet in ["sheet = 2\n", "sheet = \" Results\"\n"] {
            let results = read_with(&bytes, &with(sheet), &small_form()).unwrap();
            assert_eq!(results.account.units, 3, "{sheet}");
        }
        let (rule, message) = refusal(read_with(&bytes, &with("sheet = 'Final'\n"), &small_form()));
        assert_eq!(rule, "no-such-part");
        let expected = "a.csv:1: there is no sheet \"Final\"; there are \"Notes\", \"Results\"";
        assert_eq!(message, expected);
        // The first sheet is not the table.
        assert!(read_with(&bytes, &with(""), &small_form()).is_err());
    }
    let other = mapping(&TABLE.replace("schema = 1", "schema = 1\nformat = 'ods'"));
    let (rule, message) = refusal(read_with(&xlsx(), &other, &small_form()));
    assert_eq!(rule, "other-format");
    assert_eq!(message, "a.csv:1: the mapping is for ods, but this is xlsx");
}

const PLAIN: &str =
    "schema = 1\nkey = ['s']\n[columns]\ns = { place = 's' }\nn = { choice = 'n' }\n";

#[test]
fn numbers_and_dates_are_what_is_stored() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = Shown::new().set_num_format("yyyy-mm-dd");
    let both = Shown::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    sheet.write(0, 0, "s").unwrap().write(0, 1, "n").unwrap();
    let moment = |text: &str| ExcelDateTime::parse_from_str(text).unwrap();
    sheet
        .write_with_format(1, 0, moment("2024-02-07"), &date)
        .unwrap();
    sheet
        .write_with_format(2, 0, moment("2024-02-07T19:00:00"), &both)
        .unwrap();
    sheet
        .write_with_format(3, 0, moment("2024-02-07T19:00:01"), &both)
        .unwrap();
    sheet.write(4, 0, true).unwrap();
    sheet.write(5, 0, "x").unwrap();
    for (row, number) in (1..).zip([1234.0, 12.5, 1.234, 1e15, -3.0]) {
        sheet.write(row, 1, number).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    // Where points group digits a stored fraction is no thousand.
    let points = format!("{PLAIN}[numbers]\ngroup = '.'\n");
    let results = read_with(&bytes, &mapping(&points), generic()).unwrap();
    let expected = [
        ["2024-02-07", "Whole(1234)"],
        ["2024-02-07T19:00", "Unreadable(\"12.5\")"],
        ["2024-02-07T19:00:01", "Unreadable(\"1.2340\")"],
        ["TRUE", "Unreadable(\"1000000000000000\")"],
        ["x", "Whole(-3)"],
    ];
    assert_eq!(rows(&results), expected);
}

#[test]
fn layouts_are_read_from_sheets_too() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let long = [
        ["unit", "who", "votes"],
        ["1", "A", "4"],
        ["1", "B", "5"],
        ["2", "A", "6"],
    ];
    for (row, cells) in (0..).zip(long) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    let with = "schema = 1\nlayout = 'long'\nkey = ['s']\n[columns]\nunit = { place = 's' }\n\
        who = { long = 'choice' }\nvotes = { long = 'votes' }\n[long]\nother_choices = 'name'";
    let results = read_with(&book.save_to_buffer().unwrap(), &mapping(with), generic()).unwrap();
    assert_eq!(
        rows(&results),
        [["1", "Whole(4)", "Whole(5)"], ["2", "Whole(6)", "Missing"]]
    );
    assert_eq!(lines(&results), [2, 4]);
}

#[test]
fn what_is_no_spreadsheet_is_named() {
    let refuse = |bytes: &[u8]| refusal(read_with(bytes, &mapping(PLAIN), generic()));
    let zip = zipped(&[("results.csv", b"s,n\n1,2\n")]);
    let (rule, message) = refuse(&zip);
    assert_eq!(rule, "not-a-table");
    assert!(
        message.contains("a ZIP archive that is no spreadsheet"),
        "{message}"
    );
    let (rule, message) = refuse(&compound("WordDocument", b"text"));
    assert_eq!(rule, "not-a-table");
    assert!(message.contains("no spreadsheet"), "{message}");
    assert_eq!(refuse(&compound("EncryptedPackage", b"x")).0, "encrypted");
    let locked = workbook(&record(0x2F, &[1, 0, 1, 0]));
    assert_eq!(refuse(&compound("Workbook", &locked)).0, "encrypted");
    let encrypted = zipped(&[
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
        ("content.xml", b"\x00\x01"),
    ]);
    assert_eq!(refuse(&encrypted).0, "encrypted");
    for bytes in [xlsx(), ods(), xls()] {
        for length in [8, 100, bytes.len() / 2, bytes.len() - 1] {
            let (rule, _) = refuse(&bytes[..length]);
            assert!(
                ["spreadsheet", "missing-column", "not-a-table"].contains(&rule),
                "{rule} at {length}"
            );
        }
    }
}

#[test]
fn declared_and_unpacked_sizes_are_bounded() {
    let refuse = |bytes: &[u8]| refusal(read_with(bytes, &mapping(PLAIN), generic())).0;
    // A few kilobytes that unpack to far more.
    let zeros = vec![b' '; 1 << 20];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    archive.start_file("xl/workbook.xml", options).unwrap();
    archive.start_file("xl/sharedStrings.xml", options).unwrap();
    for _ in 0..65 {
        archive.write_all(&zeros).unwrap();
    }
    assert_eq!(
        refuse(&archive.finish().unwrap().into_inner()),
        "unpacks-too-large"
    );
    // Two cells at the corners of the largest sheet.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet
        .write(0, 0, "s")
        .unwrap()
        .write(1_048_575, 16_383, 1)
        .unwrap();
    for row in 1..3000 {
        sheet.write(row, 0, 1).unwrap();
    }
    assert_eq!(refuse(&book.save_to_buffer().unwrap()), "table-too-large");
    // Equal cells without end.
    let cell = "<table:table-cell table:number-columns-repeated=\"1000000000000\" \
        office:value-type=\"float\" office:value=\"1\"/>";
    let ods = ods_of(&format!(
        "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\
         \"18446744073709551615\">{cell}</table:table-row></table:table>"
    ));
    assert_eq!(refuse(&ods), "table-too-large");
    // A sheet of Excel that claims four thousand million rows.
    let size = [
        0_u32.to_le_bytes(),
        u32::MAX.to_le_bytes(),
        [0, 0, 255, 255],
        [0; 4],
    ]
    .concat();
    let old = compound("Workbook", &workbook(&record(0x200, &size)));
    assert_eq!(refuse(&old), "table-too-large");
    let corners = [label(0, 0, "s"), label(65_535, 65_535, "x")].concat();
    assert_eq!(
        refuse(&compound("Workbook", &workbook(&corners))),
        "table-too-large"
    );
    // Sectors that run in a circle.
    let mut circle = compound("Workbook", &workbook(&label(0, 0, "s")));
    circle[512 + 8..512 + 12].copy_from_slice(&2_u32.to_le_bytes());
    assert_eq!(refuse(&circle), "spreadsheet");
}

#[test]
fn damaged_spreadsheets_never_get_through_by_panic() {
    let mapping: Mapping = mapping(TABLE);
    for bytes in [xlsx(), ods(), xls()] {
        let step = (bytes.len() / 400).max(1);
        for position in (0..bytes.len()).step_by(step) {
            let mut damaged = bytes.clone();
            damaged[position] ^= 0x55;
            let _ = read_with(&damaged, &mapping, &small_form());
        }
    }
}
