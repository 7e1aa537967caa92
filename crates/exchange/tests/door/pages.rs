//! Tables of HTML pages.

use exchange::{Format, KnownBy, ReadError, Results};
use proptest::prelude::*;

use crate::{generic, lines, mapping, read, read_with, refusal, rows};

const MAPPING: &str = r#"
schema = 1
format = "html"
header_rows = [1, 2]
key = ["rayon", "station"]
aggregates = [{ column = "Rayon", matches = "Total" }]
[columns]
Rayon = { place = "rayon" }
No = { place = "station" }
"Votes / A" = { choice = "A" }
"Votes / B & C" = { choice = "B" }
[numbers]
group = " "
"#;

const PAGE: &str = r#"<!DOCTYPE html>
<!-- a comment with <table> in it -->
<html><head><title>Results <table></title>
<script>document.write("<table><tr><td>no</td></tr></table>")</script></head>
<body><h2>Results by   station</h2>
<TABLE class="x>y" border=1>
<tr><th rowspan=2>Rayon</th><th rowspan="2">No<th colspan='2'>Votes</tr>
<tr><td>A<td>B &amp; C
<tr><td rowspan=2>N&#601;simi</td><td>1</td><td>1&nbsp;234</td>
    <td><b>5</b> <table><tr><td>999</td></tr></table></td></tr>
<tr><td>2</td><td>7<br></td><td>8</td></tr>
<tr><td>Total<td><td>1241<td>13
</TABLE>
<table><caption>Second</caption><tr><td>x</td></tr></table>
</body></html>
"#;

fn page(text: &str) -> Result<Results, ReadError> {
    read_with(text.as_bytes(), &mapping(MAPPING), generic())
}

#[test]
fn a_table_of_a_page_is_read() {
    let results = page(PAGE).unwrap_or_else(|error| panic!("{error}"));
    let expected = [
        ["Nəsimi", "1", "Whole(1234)", "Whole(5)"],
        ["Nəsimi", "2", "Whole(7)", "Whole(8)"],
    ];
    assert_eq!(rows(&results), expected);
    assert_eq!(lines(&results), [9, 11]);
    let account = &results.account;
    assert_eq!(
        (account.format, account.part.as_deref()),
        (Format::Html, Some("Results by station"))
    );
    assert_eq!((account.header_line, account.aggregates), (7, 1));
    assert_eq!(account.encoding.unwrap().known_by, KnownBy::Content);
}

#[test]
fn tables_are_chosen_by_position_or_name() {
    let with = |table: &str| {
        let text = format!(
            "schema = 1\nformat = 'html'\ntable = {table}\nkey = ['s']\n[columns]\n\
             s = {{ place = 's' }}\nn = {{ choice = 'n' }}"
        );
        let page = "<html><table><tr><td>menu</td></tr></table>\
            <h3>Final results</h3><table><tr><td>s<td>n<tr><td>1<td>2</table>\
            <table><caption>Old</caption><tr><td>s<td>n<tr><td>1<td>3</table></html>";
        read_with(page.as_bytes(), &mapping(&text), generic())
    };
    for (table, votes) in [("2", 2), ("'Final*'", 2), ("3", 3), ("'Old'", 3)] {
        let results = with(table).unwrap_or_else(|error| panic!("{table}: {error}"));
        assert_eq!(rows(&results)[0][1], format!("Whole({votes})"), "{table}");
    }
    let (rule, message) = refusal(with("'New'"));
    assert_eq!(rule, "no-such-part");
    let expected = "there is no table \"New\"; there are \"1\", \"2 Final results\", \"3 Old\"";
    assert!(message.ends_with(expected), "{message}");
    assert_eq!(refusal(with("4")).0, "no-such-part");
    assert_eq!(refusal(with("1")).0, "missing-column");
}

#[test]
fn pages_in_other_encodings_say_so_in_their_markup() {
    let text = "<html><head><meta http-equiv=Content-Type content=\"text/html; \
        charset=windows-1251\"></head><table><tr><td>Участок<td>Иванов<tr><td>Центр<td>5</table>";
    let with = mapping(
        "schema = 1\nformat = 'html'\nkey = ['s']\n[columns]\n'Участок' = { place = 's' }\n\
         'Иванов' = { choice = 'Иванов' }",
    );
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(text);
    let results = read_with(&bytes, &with, generic()).unwrap();
    assert_eq!(rows(&results), [["Центр", "Whole(5)"]]);
    let encoding = results.account.encoding.unwrap();
    assert_eq!(
        (encoding.name, encoding.known_by),
        ("windows-1251", KnownBy::Markup)
    );
}

#[test]
fn a_page_is_read_only_where_one_is_expected() {
    let error = read(PAGE.as_bytes()).unwrap_err();
    assert_eq!(error.rule(), "not-a-table");
    assert!(
        error.hint().contains("format = \"html\""),
        "{}",
        error.hint()
    );
    // A page in place of the results: nobody takes it for an empty election.
    let login = "<html><h1>Sign in</h1><form><input name=user></form></html>";
    let (rule, message) = refusal(page(login));
    assert_eq!(rule, "no-such-part");
    assert_eq!(message, "a.csv:1: there is no table; the file has none");
    let error = "<html><table><tr><td>404</td><td>not found</td></tr></table></html>";
    assert_eq!(refusal(page(error)).0, "missing-column");
    let cut = &PAGE[..PAGE.find("Total").unwrap()];
    let (rule, message) = refusal(page(cut));
    assert_eq!(rule, "table-without-end");
    assert!(message.starts_with("a.csv:12: "), "{message}");
    assert_eq!(refusal(page("a,b\n1,2\n")).0, "other-format");
}

#[test]
fn spans_are_bounded() {
    let wide = "<td colspan=1000 rowspan=65534>x".repeat(66);
    let bomb = format!("<html><table><tr>{wide}</table>");
    assert_eq!(refusal(page(&bomb)).0, "table-too-large");
    let cells = "<td colspan=1000 rowspan=65534>".repeat(65);
    let bomb = format!(
        "<html><table><tr>{cells}{}</table>",
        "<tr>".repeat(1_000_000)
    );
    assert_eq!(refusal(page(&bomb)).0, "table-too-large");
    let nested = format!("<html>{}", "<table><tr><td>".repeat(100_000));
    assert_eq!(refusal(page(&nested)).0, "table-without-end");
}

/// What pages are made of.
const PIECES: &[&str] = &[
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "<td rowspan=3 colspan=2>",
    "</td>",
    "<th",
    ">",
    "<",
    "</",
    "<!--",
    "-->",
    "&amp;",
    "&#x;",
    "&#99999999;",
    "\"",
    "'",
    "=",
    " ",
    "\n",
    "<caption>",
    "</caption>",
    "<h1>",
    "</h1>",
    "<script>",
    "</script>",
    "7",
    "ə",
    "station",
    "<td rowspan='",
    "<br/>",
    "\0",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pages_of_any_kind_are_read_or_refused(
        pieces in proptest::collection::vec(prop::sample::select(PIECES), 0..120),
    ) {
        let _ = page(&format!("<html><table>{}", pieces.concat()));
    }
}
