//! Shapes through the program: taken in, matched, drawn, or refused.

use std::{fs, path::Path};

use tempfile::TempDir;

use crate::support::{FORM, SOUND, file, run};

fn shapes(names: &[&str]) -> String {
    let shape = |(x, name): (usize, &&str)| {
        let ring = format!("[{x},0],[{},0],[{},1],[{x},1],[{x},0]", x + 1, x + 1);
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"name\":\"{name}\"}},\n\"geometry\":\
             {{\"type\":\"Polygon\",\"coordinates\":[[{ring}]]}}}}"
        )
    };
    let shapes: Vec<String> = names.iter().enumerate().map(shape).collect();
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{}]}}",
        shapes.join(",\n")
    )
}

fn site(case: &str, name: &str) -> String {
    fs::read_to_string(Path::new(case).join("out/site").join(name)).unwrap()
}

#[test]
fn shapes_are_matched_by_name_and_drawn_with_their_source() {
    let folder = TempDir::new().unwrap();
    let case = folder.path().join("case").to_str().unwrap().to_owned();
    let results = file(folder.path(), "results.csv", SOUND);
    let map = file(folder.path(), "map.geojson", shapes(&["North", "East"]));
    let said = [
        "--source",
        "https://cadastre.example/",
        "--licence",
        "ODbL",
        "--case",
        &case,
    ];
    let import = |more: &[&str]| run(&[&["import", "geometry", &map][..], &said, more].concat());
    assert_eq!(run(&["new", &case]).code, Some(0));
    import(&[]).fails_with(2, &["no edition", "hint: import results first"]);
    let taken = run(&[&["import", "results", &results, "--case", &case][..], &FORM].concat());
    assert_eq!(taken.code, Some(0), "{taken:?}");
    run(&["assess", "--case", &case]);
    assert!(
        !site(&case, "results.html").contains("On the map"),
        "no map without shapes"
    );

    let first = import(&["--json"]);
    assert_eq!(first.code, Some(0), "{first:?}");
    let answer = first.json();
    assert_eq!(answer["schema"], "scrutineer.import.geometry/1");
    let result = &answer["result"];
    assert_eq!(result["import"]["outcome"], "imported");
    assert_eq!(
        (&result["drawn"], &result["places"]),
        (&1.into(), &2.into())
    );
    assert_eq!(result["without_shape"][0][0], "South");
    assert_eq!(result["without_place"][0][0], "East");
    let again = import(&["--level", "region", "--property", "name"]);
    assert!(again.err.contains("nothing was added"), "{again:?}");
    for (locale, part) in [
        ("en", "South"),
        ("az", "sərhədi olmayanlar"),
        ("ru", "без контура"),
        ("ar", "بلا حدود"),
    ] {
        let said = import(&["--locale", locale]);
        assert!(said.out.contains(part), "{said:?}");
    }

    let assessed = run(&["assess", "--case", &case]);
    assert_eq!(assessed.code, Some(0), "{assessed:?}");
    let page = site(&case, "results.html");
    for part in [
        "On the map",
        "figures/1-region-map-turnout.svg",
        "https://cadastre.example/",
        "ODbL",
        "data/geometry/region/map.geojson",
    ] {
        assert!(page.contains(part), "no {part} on the page");
    }
    assert!(!page.contains("map-change"), "one edition has no change");
    assert_eq!(
        site(&case, "data/geometry/region/map.geojson"),
        shapes(&["North", "East"])
    );
    let csv = site(&case, "data/edition-1-region-map-turnout.csv");
    assert_eq!(
        csv,
        "place,turnout_percent,registered,voters,units,units_left_out\n\
         North,51.67,1800,930,2,0\nSouth,50.00,1200,600,1,0\nEast,,,,,\n"
    );
    let svg = site(&case, "figures/1-region-map-turnout.svg");
    assert!(
        svg.contains("without results (1)") || svg.contains("Shapes without"),
        "{svg}"
    );
}

#[test]
fn shapes_that_cannot_be_drawn_are_refused_with_their_line() {
    let folder = TempDir::new().unwrap();
    let case = folder.path().join("case").to_str().unwrap().to_owned();
    let results = file(folder.path(), "results.csv", SOUND);
    run(&["new", &case]);
    run(&[&["import", "results", &results, "--case", &case][..], &FORM].concat());
    let import = |text: &str, more: &[&str]| {
        let map = file(folder.path(), "map.geojson", text);
        let said = [
            "import",
            "geometry",
            &map,
            "--source",
            "s",
            "--licence",
            "l",
            "--case",
            &case,
        ];
        run(&[&said[..], more].concat())
    };
    let sound = shapes(&["North"]);
    import(&sound.replace("[0,0]]]", "[0,0.5]]]"), &[]).fails_with(
        2,
        &[
            "map.geojson:3: feature 1: a ring that does not end",
            "hint: repair",
        ],
    );
    import(&sound, &["--property", "nom"]).fails_with(
        2,
        &[
            "map.geojson:2: feature 1: no property \"nom\"",
            "it has name",
        ],
    );
    import(&sound, &["--level", "regions"]).fails_with(2, &["did you mean region?"]);
    import(&sound.replacen('{', "{\"simulated\":true,", 1), &[])
        .fails_with(2, &["simulated", "--simulated"]);
    let missing = run(&["import", "geometry", "x.geojson", "--case", &case]);
    missing.fails_with(2, &["--source", "--licence"]);
}
