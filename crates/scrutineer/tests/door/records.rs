//! Records through the program: checked, taken into a case, put in an order.

use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{Said, file, run};

const PACKAGE: &str = "azerbaijan-2024";

fn case(folder: &Path, more: &[&str]) -> String {
    let dir = folder.join("case").to_str().unwrap().to_owned();
    let said = run(&[&["new", &dir][..], more].concat());
    assert_eq!(said.code, Some(0), "{said:?}");
    dir
}

fn order(of: &str, and: &str) -> Value {
    let said = run(&[
        "timeline", "check", PACKAGE, "--of", of, "--and", and, "--json",
    ]);
    assert_eq!(said.code, Some(0), "{said:?}");
    said.json()["result"].clone()
}

#[test]
fn two_events_are_ordered_only_where_their_times_say_so() {
    let closes = "fact/voting-closes";
    let oracle = order("exit-poll/oracle-league", closes);
    assert_eq!(oracle["order"], "after");
    assert_eq!(oracle["events"][0]["from"], "2024-02-07T15:35:00Z");
    assert_eq!(oracle["events"][1]["from"], "2024-02-07T15:00:00Z");
    let addresses = oracle["events"][1]["sources"].as_array().unwrap();
    assert!(addresses.iter().all(|source| source["address"].is_string()));
    assert_eq!(order(closes, "exit-poll/oracle-league")["order"], "before");
    let stamped = order("exit-poll/social-research-center", closes);
    assert_eq!(stamped["order"], "cannot-tell");
    let call = order("statement/turkiye", "fact/first-official-count");
    assert_eq!(call["order"], "cannot-tell");
    let all = run(&["timeline", "check", PACKAGE, "--json"]).json();
    let (events, pairs) = (&all["result"]["events"], &all["result"]["pairs"]);
    let count = events.as_array().unwrap().len() as u64;
    let counted = pairs["ordered"].as_u64().unwrap() + pairs["cannot_tell"].as_u64().unwrap();
    assert_eq!(counted, count * (count - 1) / 2);
    let slip = run(&[
        "timeline",
        "check",
        PACKAGE,
        "--of",
        "statement/turkye",
        "--and",
        closes,
    ]);
    slip.fails_with(2, &["statement/turkye", "did you mean statement/turkiye?"]);
}

#[test]
fn the_built_in_package_is_checked_and_what_cannot_be_told_is_named() {
    let said = run(&["check", "records", PACKAGE, "--json"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let answer = said.json();
    assert_eq!(answer["schema"], "scrutineer.check.records/1");
    assert_eq!(answer["result"]["records"]["claims"], 37);
    let polls = &answer["result"]["rules"]["R701"];
    assert_eq!(polls["passed"], 1, "{polls}");
    assert!(
        polls.to_string().contains("social-research-center"),
        "{polls}"
    );
    let table = run(&["check", "records", PACKAGE]).out;
    assert!(table.contains("rey, social-research-center"), "{table}");
    let again = run(&["check", "records", PACKAGE, "--json"]);
    assert_eq!(again.out, said.out);
}

#[test]
fn figures_are_read_from_the_record_and_win_over_the_folder() {
    let folder = TempDir::new().unwrap();
    let dir = case(folder.path(), &[]);
    let import = |what: &[&str]| -> Said {
        run(&[
            &["import", "records"][..],
            what,
            &["--case", &dir, "--json"],
        ]
        .concat())
    };
    run(&["timeline", "check", "--case", &dir]).fails_with(2, &["holds no records"]);
    let first = import(&[PACKAGE]);
    assert_eq!(first.code, Some(0), "{first:?}");
    assert_eq!(first.json()["result"]["import"]["outcome"], "imported");
    assert_eq!(
        import(&[PACKAGE]).json()["result"]["import"]["outcome"],
        "known"
    );
    let statements = Path::new(&dir).join("statements");
    std::fs::create_dir(&statements).unwrap();
    file(&statements, "wrong.toml", "format = \"statements\"\nbroken");
    let of_case = run(&["check", "statements", &dir, "--json"]).json();
    let of_package = run(&["check", "statements", PACKAGE, "--json"]).json();
    assert_eq!(of_case["findings"], of_package["findings"]);
    let table = file(
        folder.path(),
        "more.csv",
        "No,kind,unit,what.az,sources\nx1,other,65/9,hadisə,az24\n",
    );
    let columns = file(folder.path(), "columns.toml", "[columns]\nNo = \"id\"\n");
    import(&[&table]).fails_with(2, &["more.csv", "--table incident"]);
    import(&[&table, "--table", "incidents"]).fails_with(2, &["did you mean incident?"]);
    let more = import(&[&table, "--table", "incident", "--columns", &columns]);
    assert_eq!(more.code, Some(0), "{more:?}");
    let before = first.json()["result"]["records"]["incidents"]
        .as_u64()
        .unwrap();
    assert_eq!(more.json()["result"]["records"]["incidents"], before + 1);
    let bad = file(
        folder.path(),
        "bad.csv",
        "id,kind,what.az,sources\nx2,other,hadisə,nobody\n",
    );
    import(&[&bad, "--table", "incident"]).fails_with(2, &["bad.csv:2", "\"nobody\"", "hint: "]);
}

#[test]
fn accreditation_that_cannot_be_is_against_somebody() {
    let folder = TempDir::new().unwrap();
    let text = "format = \"records\"\nschema = 1\nsimulated = true\n[[source]]\nkey = \"s\"\nwhat = \"w\"\nkind = \"media\"\n\
        [[accreditation]]\nid = \"a\"\nobservers = \"all\"\npersons = \"10\"\norganisations = \"11\"\nsources = [\"s\"]\n";
    let path = file(folder.path(), "r.toml", text);
    for (locale, part) in [
        ("en", "11 organisations"),
        ("az", "11 təşkilat"),
        ("ru", "организаций — 11"),
        ("ar", "11"),
    ] {
        let said = run(&["check", "records", &path, "--locale", locale]);
        assert_eq!(said.code, Some(1), "{said:?}");
        assert!(said.out.contains(part), "{said:?}");
    }
    let real = case(folder.path(), &[]);
    let import = run(&["import", "records", &path, "--case", &real]);
    import.fails_with(2, &["simulated", "--simulated"]);
}

/// An answer with a slip in what it is about is named, or a reply would be lost unseen; an address
/// to write to is a link only where it is one and nothing more.
#[test]
fn an_answer_to_nothing_is_named_and_a_contact_is_only_an_address() {
    let temp = tempfile::tempdir().unwrap();
    let contact = ["--publisher", "p", "--contact", "a@b.example?bcc=x@y"];
    let case = &*case(temp.path(), &contact);
    let text = "format = \"records\"\nschema = 1\n[[answer]]\nid = \"a\"\nrule = \"R404\"\n\
                about = \"nowhere\"\nbody = \"somebody\"\n";
    let answers = file(temp.path(), "answers.toml", text);
    let taken = run(&["import", "records", &answers, "--case", case]);
    assert_eq!(taken.code, Some(0), "{taken:?}");
    let said = run(&["assess", "--case", case]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(
        said.err
            .contains("answers.toml:3: answer \"a\" belongs to no finding"),
        "{said:?}"
    );
    let page = std::fs::read_to_string(Path::new(case).join("out/site/state.html"));
    let page = page.unwrap();
    assert!(page.contains("<dd>a@b.example?bcc=x@y</dd>"), "{page}");
    assert!(!page.contains("mailto:"));
}
