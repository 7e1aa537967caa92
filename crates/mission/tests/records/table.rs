//! Tables of records.

use election::statements::Confidence;
use mission::records::{Columns, Given, Package, Print, Reply, Table, Verification, read_table};

use crate::support::{FIGURES, RECORDS};

const INCIDENTS: &str = "\
id,kind,unit,occurred,what.az,what.en,verification,reply.state,reply.text,reply.answered,decision.outcome,decision.sources,links,sources
i2,camera-view,1/2,2024-02-07T19:35,\"kamera \"\"heç nə\"\"\ngöstərmir\",a camera,reported,,,,,,,agency
i1,carousel,1/2,2024-02-07/2024-02-08,eyni adamlar,,,answered,\"no; never\",2024-02-09T10:00+03:00,not-annulled,agency;observer,norm/n1; gap/g1,portal; observer
";

#[test]
fn a_table_is_read_as_its_toml_would_be() {
    let columns = Columns::parse("c.toml", b"offset = \"+04:00\"").unwrap();
    let records = read_table(
        Table::Incident,
        "i.csv",
        INCIDENTS.as_bytes(),
        Some(&columns),
    )
    .unwrap();
    let [one, two] = &records.incidents[..] else {
        panic!("two rows")
    };
    assert_eq!((one.id.as_str(), one.line), ("i1", 4));
    assert_eq!((two.id.as_str(), two.line), ("i2", 2));
    assert_eq!(
        two.what.get("az"),
        Some(("az", "kamera \"heç nə\"\ngöstərmir"))
    );
    assert_eq!(
        two.occurred.as_ref().unwrap().printed().0,
        "2024-02-07T19:35+04:00"
    );
    assert_eq!(
        one.occurred.as_ref().unwrap().printed(),
        ("2024-02-07", Some("2024-02-08"))
    );
    assert_eq!(one.verification, Verification::Reported);
    assert_eq!(one.sources, ["portal", "observer"]);
    assert_eq!(one.links.len(), 2);
    let Reply::Answered { text, answered, .. } = &one.reply else {
        panic!("answered")
    };
    assert_eq!(text.get("und"), Some(("und", "no; never")));
    assert_eq!(
        answered.as_ref().unwrap().printed().0,
        "2024-02-09T10:00+03:00"
    );
    assert_eq!(
        one.decision.as_ref().unwrap().sources,
        ["agency", "observer"]
    );
    assert_eq!(two.reply, Reply::NotAsked);
}

#[test]
fn lists_of_tables_have_numbered_columns() {
    let text = "id,observers,persons.value,persons.variants.1.value,nominated.1.by,nominated.1.persons,nominated.2.by,nominated.2.persons,sources\n\
                a,all,90,91,party,40,candidate,50,agency\n\
                b,local,80,,party,40,,,agency\n";
    let records = read_table(Table::Accreditation, "a.csv", text.as_bytes(), None).unwrap();
    let [a, b] = &records.accreditation[..] else {
        panic!("two rows")
    };
    assert_eq!((a.nominated.len(), b.nominated.len()), (2, 1));
    assert_eq!(a.nominated[1].persons.exact(), Some(50));
    let variants: Vec<&Print> = a.persons.as_ref().unwrap().variants.iter().collect();
    assert_eq!(variants[0].value, "91");
}

#[test]
fn columns_are_renamed_and_what_all_rows_share_is_said_once() {
    let map = "delimiter = \";\"\nskip = [\"Qeyd\"]\n[columns]\n\"ID hadisə\" = \"id\"\n\"Nə\" = \"what.az\"\n[constants]\nkind = \"other\"\nsources = \"agency\"\nconfidence = \"medium\"\n";
    let columns = Columns::parse("map.toml", map.as_bytes()).unwrap();
    let text = "ID hadisə;Nə;Qeyd\nx;hadisə;gizli\n";
    let records = read_table(Table::Incident, "i.csv", text.as_bytes(), Some(&columns)).unwrap();
    let one = &records.incidents[0];
    assert_eq!(one.sources, ["agency"]);
    assert_eq!(one.confidence.map(Confidence::word), Some("medium"));
    assert_eq!(one.note, None);
    let other = "Nə;Qeyd\nhadisə;gizli\n";
    let error = read_table(Table::Incident, "i.csv", other.as_bytes(), Some(&columns)).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("i.csv:1: the table has no column \"ID hadisə\""),
        "{error}"
    );
    let error = Columns::parse("map.toml", b"colums = {}").unwrap_err();
    assert!(error.hint.contains("columns"), "{}", error.hint);
}

#[test]
fn the_order_of_rows_says_nothing() {
    let (title, rows) = INCIDENTS.split_once('\n').unwrap();
    let (first, second) = rows.split_at(rows.find("i1").unwrap());
    let turned = format!("{title}\n{second}{first}");
    let read = |text: &str| read_table(Table::Incident, "i.csv", text.as_bytes(), None).unwrap();
    let plain = |text: &str| -> Vec<_> {
        read(text)
            .incidents
            .into_iter()
            .map(|one| one.record)
            .collect()
    };
    assert_eq!(plain(INCIDENTS), plain(&turned));
}

#[test]
fn a_fault_is_named_by_line_and_column() {
    for (old, new, at) in [
        ("carousel", "karusel", "i.csv:4: column \"kind\": "),
        (
            "2024-02-07T19:35",
            "7 Feb",
            "i.csv:2: column \"occurred\": ",
        ),
        ("norm/n1", "norm-n1", "i.csv:4: column \"links\": "),
        ("what.en", "what.english", "i.csv:2: "),
        ("what.en", "What", "i.csv:1: column \"What\": "),
        (
            "verification,",
            "verifikation,",
            "i.csv:2: column \"verifikation\": ",
        ),
        (
            ",agency\ni1",
            ",agency,x\ni1",
            "i.csv:2: the row has 15 cells",
        ),
        (
            "not-annulled",
            "kept",
            "i.csv:4: column \"decision.outcome\": ",
        ),
    ] {
        assert!(INCIDENTS.contains(old), "{old}");
        let text = INCIDENTS.replacen(old, new, 1);
        let error = read_table(Table::Incident, "i.csv", text.as_bytes(), None).unwrap_err();
        assert!(error.to_string().starts_with(at), "{new}: {error}");
    }
}

#[test]
fn a_table_is_checked_beside_its_package() {
    let columns = Columns::default();
    let read = |table: &str| {
        let given = |name, text: &'static str| Given {
            name,
            bytes: text.as_bytes(),
            table: None,
        };
        let table = Given {
            name: "i.csv",
            bytes: table.as_bytes(),
            table: Some((Table::Incident, Some(&columns))),
        };
        Package::read(
            "p",
            &[given("f.toml", FIGURES), given("r.toml", RECORDS), table],
        )
    };
    assert_eq!(read(INCIDENTS).unwrap().records.incidents.len(), 4);
    for (old, new, part) in [
        (
            "i2,",
            "inc-2,",
            "i.csv:2: incident \"inc-2\" is there twice",
        ),
        (
            "portal; observer",
            "portal; nobody",
            "i.csv:4: no file of the package defines the source \"nobody\"",
        ),
        ("gap/g1", "gap/g2", "i.csv:4: gap/g2 is not there"),
    ] {
        let error = read(&INCIDENTS.replacen(old, new, 1)).unwrap_err();
        assert!(error.to_string().starts_with(part), "{error}");
    }
}
