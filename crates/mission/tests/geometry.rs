//! Shapes in the record, on both databases: kept as they came, matched by name, all or nothing.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "../../ledger/tests/suite/postgres.rs"]
mod postgres;

use election::{
    dataset::{Dataset, EditionLabel},
    form::Loaded,
    rules::Settings,
};
use exchange::Mapping;
use ledger::{Case, NewCase, on_backend};
use mission::{
    geometry::{Import, ImportError, Request, STATEMENTS, current, import},
    results,
};
use tempfile::TempDir;

const RESULTS: &str = "region,territory,station,registered,ballots_issued,valid,A,B\n\
    North,One,1,100,50,50,30,20\nNorth,Two,1,100,60,60,30,30\nSouth,One,1,80,40,40,10,30\n";

fn dataset() -> Dataset {
    let mapping = Mapping::built_in("common").unwrap();
    let form: Loaded = election::form::built_in("generic").unwrap();
    let request = results::Request {
        name: "results.csv",
        mapping: &mapping,
        form: &form,
        encoding: None,
        edition: EditionLabel::default(),
        fetched_from: None,
        role: results::Role::Official,
        settings: &Settings::default(),
        accept_findings: true,
        importer_version: "test",
    };
    results::read(RESULTS.as_bytes(), &request, false)
        .unwrap()
        .dataset
}

/// Squares beside each other with these properties.
fn shapes(properties: &[&str]) -> String {
    let shape = |(x, properties): (usize, &&str)| {
        let ring = format!("[{x},0],[{},0],[{},1],[{x},1],[{x},0]", x + 1, x + 1);
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{{properties}}},\n\"geometry\":\
             {{\"type\":\"Polygon\",\"coordinates\":[[{ring}]]}}}}"
        )
    };
    let shapes: Vec<String> = properties.iter().enumerate().map(shape).collect();
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{}]}}",
        shapes.join(",\n")
    )
}

fn request<'a>(level: Option<&'a str>, properties: &'a [String]) -> Request<'a> {
    Request {
        name: "map.geojson",
        level,
        properties,
        source: "the cadastre",
        licence: "CC0",
        importer_version: "test",
    }
}

async fn case(folder: &TempDir, database: Option<String>) -> Case {
    let dir = folder.path().join("case");
    Case::create_with(&dir, &NewCase::new("small", "Small"), database)
        .await
        .unwrap()
}

async fn rows(case: &Case) -> i64 {
    on_backend!(case.db().readers(), readers => {
        sqlx::query_scalar("select count(*) from geometries").fetch_one(readers).await.unwrap()
    })
}

fn name(parts: &[&str]) -> Vec<String> {
    parts.iter().map(|part| (*part).to_owned()).collect()
}

async fn shapes_are_kept_matched_and_read_again(case: Case) {
    let dataset = dataset();
    let text = shapes(&["\"region\":\"North\"", "\"region\":\"East\""]);
    let plain = request(None, &[]);
    let outcome = import(&case, text.as_bytes(), &dataset, &plain)
        .await
        .unwrap();
    let Import::Imported {
        entry,
        geometry,
        matched,
    } = outcome
    else {
        panic!("new")
    };
    assert_eq!((matched.drawn, &*geometry.level), (1, "region"));
    assert_eq!(matched.without_shape, [name(&["South"])]);
    assert_eq!(matched.without_place, [name(&["East"])]);
    assert_eq!(current(&case).await.unwrap(), [*geometry]);
    let cited = case.citations(entry).await.unwrap();
    assert_eq!(cited[0].role, "geometry");
    let again = import(&case, text.as_bytes(), &dataset, &plain)
        .await
        .unwrap();
    assert!(matches!(again, Import::Known { .. }));
    assert_eq!(rows(&case).await, 1);
    // Another licence of the same file is something new, and the newest of a level counts.
    let other = Request {
        licence: "ODbL",
        ..plain
    };
    import(&case, text.as_bytes(), &dataset, &other)
        .await
        .unwrap();
    let now = current(&case).await.unwrap();
    assert_eq!((now.len(), &*now[0].licence), (1, "ODbL"));
    // A further level stands beside it, named by each place of the key.
    let text = shapes(&[
        "\"r\":\"North\",\"t\":\"One\"",
        "\"r\":\"South\",\"t\":\"One\"",
    ]);
    let properties = name(&["r", "t"]);
    let territories = request(Some("territory"), &properties);
    import(&case, text.as_bytes(), &dataset, &territories)
        .await
        .unwrap();
    let now = current(&case).await.unwrap();
    let places = now[1].places(&dataset).unwrap();
    let matched = now[1].matched(&places);
    assert_eq!((now.len(), matched.drawn), (2, 2));
    assert_eq!(matched.without_shape, [name(&["North", "Two"])]);
}

async fn what_is_refused_leaves_nothing(case: Case) {
    let dataset = dataset();
    let north = "\"region\":\"North\"";
    let one = name(&["t"]);
    let three = name(&["r", "t", "s"]);
    let simulated = shapes(&[north]).replacen('{', "{\"simulated\":true,", 1);
    for (text, level, properties, says) in [
        (
            shapes(&[north, north]),
            None,
            &[][..],
            "map.geojson:4: feature 2: \"North\" has a shape already, feature 1",
        ),
        (
            shapes(&[north, "\"x\":1"]),
            None,
            &[],
            "map.geojson:4: feature 2: no property \"region\"",
        ),
        (
            shapes(&["\"name\":\"Nord\""]),
            None,
            &[],
            "no shape has the name of a region",
        ),
        (shapes(&[north]), Some("regoin"), &[], "no place \"regoin\""),
        (
            shapes(&["\"t\":\"One\""]),
            Some("territory"),
            &one,
            "more than one place above it",
        ),
        (
            shapes(&[north]),
            Some("territory"),
            &three,
            "neither one property",
        ),
        (simulated, None, &[], "simulated"),
        (shapes(&[]), None, &[], "no feature"),
    ] {
        let request = request(level, properties);
        let error = import(&case, text.as_bytes(), &dataset, &request)
            .await
            .unwrap_err();
        assert!(error.to_string().contains(says), "{error}");
        assert!(!error.hint().unwrap().is_empty());
    }
    let unstated = Request {
        source: " ",
        ..request(None, &[])
    };
    let error = import(&case, shapes(&[north]).as_bytes(), &dataset, &unstated).await;
    assert!(matches!(
        error,
        Err(ImportError::NotStated { what: "source" })
    ));
    assert_eq!(
        (rows(&case).await, case.head().await.unwrap().unwrap().seq),
        (0, 1)
    );
}

async fn statements_can_be_prepared_and_rows_never_change(case: Case) {
    for (name, sql) in STATEMENTS {
        let prepared = case.db().prepare(sql).await;
        assert!(prepared.is_ok(), "{name}: {prepared:?}");
    }
    let text = shapes(&["\"region\":\"North\""]);
    import(&case, text.as_bytes(), &dataset(), &request(None, &[]))
        .await
        .unwrap();
    for sql in [
        "update geometries set licence = 'none'",
        "delete from geometries",
    ] {
        let mut tx = case.begin_write().await.unwrap();
        let result = on_backend!(tx.connection(), connection => {
            sqlx::query(sql).execute(connection).await.map(|_| ())
        });
        assert!(
            result.unwrap_err().to_string().contains("append-only"),
            "{sql}"
        );
    }
}

/// Runs a test on both databases.
macro_rules! on_both {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[test] fn $test() { super::run(None, super::$test); })+
        }
        mod postgres_ {
            $(#[test] fn $test() {
                let name = concat!(module_path!(), "::", stringify!($test));
                if let Some(url) = super::postgres::fresh_database(name) {
                    super::run(Some(url), super::$test);
                }
            })+
        }
    };
}

on_both!(
    shapes_are_kept_matched_and_read_again,
    what_is_refused_leaves_nothing,
    statements_can_be_prepared_and_rows_never_change,
);

fn run(database: Option<String>, test: impl AsyncFnOnce(Case)) {
    let folder = TempDir::new().unwrap();
    ledger::runtime().unwrap().block_on(async {
        test(case(&folder, database).await).await;
    });
}
