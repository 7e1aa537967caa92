//! Forms of single countries on the files of their elections.

use serde_json::Value;

use crate::support::{real_results, run};

fn checked(file: &std::path::Path, mapping: &str, form: &str) -> (Option<i32>, Value) {
    let file = file.to_str().unwrap();
    let said = run(&[
        "check",
        "results",
        file,
        "--mapping",
        mapping,
        "--form",
        form,
        "--json",
    ]);
    (said.code, said.json()["result"].clone())
}

/// A national form says no less of a file than the generic one, and nothing against it.
#[test]
fn national_forms_find_what_the_generic_one_finds() {
    let Some(folder) = real_results("national_forms_find_what_the_generic_one_finds") else {
        return;
    };
    for (name, form) in [
        ("georgia_2012_parliament_list", "georgia-precinct"),
        ("georgia_2013_pres", "georgia-precinct"),
        ("georgia_2016_parliament_list", "georgia-precinct"),
        ("mexico_2006_national", "mexico-casilla"),
        ("mexico_2012_national", "mexico-casilla"),
    ] {
        let file = folder.join(format!("{name}.csv.zst"));
        let (code, generic) = checked(&file, "common", "generic");
        let (national_code, national) = checked(&file, "common", form);
        assert_eq!(national_code, code, "{name}");
        assert_eq!(national["totals"], generic["totals"], "{name}");
        assert_eq!(national["turnout"], generic["turnout"], "{name}");
        let rules = generic["rules"].as_object().unwrap();
        let mut compared = 0;
        for (code, outcome) in rules {
            let ours = &national["rules"][code];
            for part in ["examined", "passed", "nulls", "by_class"] {
                assert_eq!(ours[part], outcome[part], "{name}: {part} of {code}");
            }
            compared += usize::from(outcome["examined"] != 0);
        }
        assert!(compared >= 5, "{name}: {compared} rules");
    }
}

#[test]
fn both_venezuelan_editions_read_by_one_mapping_to_their_published_figures() {
    let test = "both_venezuelan_editions_read_by_one_mapping_to_their_published_figures";
    let Some(folder) = real_results(test) else {
        return;
    };
    let edition = |name: &str| {
        let file = format!("venezuela-2024/RESULTADOS_2024_CSV_{name}.csv.gz");
        checked(&folder.join(file), "venezuela-2024", "venezuela-table")
    };
    let (code, first) = edition("V1");
    let totals = [
        ("EG", 7_156_462),
        ("NM", 3_241_461),
        ("valid", 10_659_128),
        ("invalid", 1_139),
        ("registered", 17_745_239),
    ];
    assert_eq!((code, &first["units"]), (Some(0), &Value::from(24_532)));
    for (name, total) in totals {
        assert_eq!(first["totals"][name], total, "{name}");
    }
    let (code, second) = edition("V2");
    let totals = [
        ("EG", 7_303_480),
        ("NM", 3_316_142),
        ("valid", 10_887_262),
        ("invalid", 1_213),
    ];
    assert_eq!((code, &second["units"]), (Some(0), &Value::from(25_073)));
    for (name, total) in totals {
        assert_eq!(second["totals"][name], total, "{name}");
    }
    for (edition, zero, high) in [(&first, 23_500, 30), (&second, 23_981, 0)] {
        let rules = &edition["rules"];
        // One name of a parish lost a letter; sixteen tables bear it, in both editions.
        assert_eq!(rules["R005"]["count"], 16);
        let example = &rules["R005"]["examples"][0]["numbers"];
        assert_eq!(example["column"], "parish_name");
        for code in ["R001", "R003", "R102", "R106"] {
            assert_eq!(rules[code]["count"], 0, "{code}");
        }
        assert_eq!(rules["R109"]["by_class"]["error"], 0);
        assert_eq!(rules["R109"]["by_class"]["warning"], high);
        assert_eq!(rules["R108"]["by_class"]["information"], zero);
    }
    assert_eq!(second["turnout"], Value::Null, "no register, no turnout");
}
