//! Packages in the record, on both databases: all or nothing, nothing twice, read again as it
//! was taken in.

use ledger::{Case, NewCase, on_backend};
use mission::records::{
    How, Import, ImportError, STATEMENTS, Table, Taken, current, history, import,
};
use tempfile::TempDir;

use crate::{
    postgres,
    support::{FIGURES, RECORDS},
};

/// Runs every test on both databases.
macro_rules! on_both {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[test] fn $test() { super::run(None, super::suite::$test); })+
        }
        mod postgres_ {
            $(#[test] fn $test() {
                let name = concat!(module_path!(), "::", stringify!($test));
                if let Some(url) = super::postgres::fresh_database(name) {
                    super::run(Some(url), super::suite::$test);
                }
            })+
        }
    };
}

on_both!(
    a_package_is_kept_whole_and_read_again,
    what_is_refused_leaves_nothing,
    the_same_bytes_are_nothing_new,
    a_file_takes_the_place_of_its_former_self,
    a_table_is_read_again_as_it_was,
    simulated_and_real_do_not_mix,
    rows_are_never_changed,
    every_statement_can_be_prepared,
);

fn run(database: Option<String>, test: impl AsyncFnOnce(Stage)) {
    let stage = Stage {
        folder: TempDir::new().unwrap(),
        database,
    };
    ledger::runtime().unwrap().block_on(test(stage));
}

struct Stage {
    folder: TempDir,
    database: Option<String>,
}

impl Stage {
    async fn case(&self, simulated: bool) -> Case {
        let mut new = NewCase::new("small", "Small");
        new.simulated = simulated;
        let dir = self.folder.path().join("case");
        Case::create_with(&dir, &new, self.database.clone())
            .await
            .unwrap()
    }
}

fn toml<'a>(name: &'a str, text: &'a str) -> Taken<'a> {
    Taken {
        name,
        bytes: text.as_bytes(),
        table: None,
    }
}

async fn entries(case: &Case) -> i64 {
    case.head().await.unwrap().map_or(0, |head| head.seq)
}

async fn rows(case: &Case) -> i64 {
    on_backend!(case.db().readers(), readers => {
        sqlx::query_scalar("select count(*) from record_files").fetch_one(readers).await.unwrap()
    })
}

mod suite {
    use super::*;

    pub(super) async fn a_package_is_kept_whole_and_read_again(stage: Stage) {
        let case = stage.case(false).await;
        assert!(current(&case).await.unwrap().is_none());
        let beside = toml("notes.toml", "a = 1\n");
        let files = [
            toml("figures.toml", FIGURES),
            toml("records.toml", RECORDS),
            beside,
        ];
        let outcome = import(&case, &files, "test").await.unwrap();
        let Import::Imported {
            entry,
            files,
            package,
        } = outcome
        else {
            panic!("new")
        };
        assert_eq!(files, ["figures.toml", "records.toml"]);
        let now = current(&case).await.unwrap().unwrap();
        assert_eq!(now.package, *package);
        assert_eq!(now.files[1].bytes, RECORDS.as_bytes());
        let cited: Vec<_> = case.citations(entry).await.unwrap();
        assert_eq!(cited.len(), 2);
        for file in &now.files {
            assert_eq!(file.entry, entry);
            assert!(
                cited
                    .iter()
                    .any(|one| one.role == "file" && one.sha256 == file.sha256)
            );
        }
        let kind = case.entry(entry).await.unwrap().unwrap().kind;
        assert_eq!(kind, "records.imported");
        assert!(case.verify(None).await.is_ok());
    }

    pub(super) async fn what_is_refused_leaves_nothing(stage: Stage) {
        let case = stage.case(false).await;
        let before = entries(&case).await;
        let spoiled = RECORDS.replace("norm/n1", "norm/n2");
        let files = [
            toml("figures.toml", FIGURES),
            toml("records.toml", &spoiled),
        ];
        let error = import(&case, &files, "test").await.unwrap_err();
        assert!(matches!(&error, ImportError::Read(_)), "{error}");
        assert!(matches!(
            import(&case, &[toml("notes.toml", "a = 1\n")], "test").await,
            Err(ImportError::Nothing)
        ));
        assert_eq!((entries(&case).await, rows(&case).await), (before, 0));
        assert!(case.blobs().all().unwrap().is_empty());
        // A file by itself is checked together with those that are there.
        let alone = import(&case, &[toml("records.toml", RECORDS)], "test").await;
        assert!(matches!(alone, Err(ImportError::Read(_))));
        import(
            &case,
            &[toml("figures.toml", &FIGURES.replace(", \"agency\"", ""))],
            "test",
        )
        .await
        .unwrap();
        import(&case, &[toml("records.toml", RECORDS)], "test")
            .await
            .unwrap();
        assert_eq!(current(&case).await.unwrap().unwrap().files.len(), 2);
    }

    pub(super) async fn the_same_bytes_are_nothing_new(stage: Stage) {
        let case = stage.case(false).await;
        let files = [toml("figures.toml", FIGURES), toml("records.toml", RECORDS)];
        import(&case, &files, "test").await.unwrap();
        let before = (entries(&case).await, rows(&case).await);
        let again = import(&case, &files, "test").await.unwrap();
        assert!(matches!(again, Import::Known(_)));
        assert_eq!((entries(&case).await, rows(&case).await), before);
    }

    pub(super) async fn a_file_takes_the_place_of_its_former_self(stage: Stage) {
        let case = stage.case(false).await;
        let files = [toml("figures.toml", FIGURES), toml("records.toml", RECORDS)];
        import(&case, &files, "test").await.unwrap();
        assert!(history(&case).await.unwrap().is_empty());
        let gap = "[[gap]]\nid = \"g1\"\nwhat = \"the recording\"\n";
        // A line more at the top moves every record and alters none.
        let moved = format!("{RECORDS}\n").replacen("schema = 1", "schema = 1\n# more", 1);
        import(&case, &[toml("records.toml", &moved)], "test")
            .await
            .unwrap();
        assert!(history(&case).await.unwrap().is_empty());
        let altered = RECORDS
            .replace("an old film", "an older film")
            .replace(gap, "")
            .replace(", \"gap/g1\"", "");
        let outcome = import(&case, &[toml("records.toml", &altered)], "test")
            .await
            .unwrap();
        let Import::Imported { entry, .. } = outcome else {
            panic!("new")
        };
        let changes = history(&case).await.unwrap();
        let told: Vec<_> = changes
            .iter()
            .map(|one| (one.record.to_string(), one.how, one.import))
            .collect();
        let expected = [
            ("incident/inc-2".to_owned(), How::Altered, 3),
            ("gap/g1".to_owned(), How::Removed, 3),
            ("claim/c1".to_owned(), How::Altered, 3),
        ];
        assert_eq!(told, expected);
        assert!(changes.iter().all(|one| one.entry == entry));
        assert!(
            current(&case)
                .await
                .unwrap()
                .unwrap()
                .package
                .records
                .gaps
                .is_empty()
        );
        assert_eq!(rows(&case).await, 4);
    }

    pub(super) async fn a_table_is_read_again_as_it_was(stage: Stage) {
        let case = stage.case(false).await;
        let files = [toml("figures.toml", FIGURES), toml("records.toml", RECORDS)];
        import(&case, &files, "test").await.unwrap();
        let columns =
            b"[columns]\n\"No\" = \"id\"\n[constants]\nsources = \"agency\"\nkind = \"other\"\n";
        let table = Taken {
            name: "more.csv",
            bytes: b"No,what.az\nx1,hadise\n",
            table: Some((Table::Incident, Some(columns))),
        };
        let outcome = import(&case, &[table], "test").await.unwrap();
        let Import::Imported { entry, .. } = outcome else {
            panic!("new")
        };
        let roles: Vec<String> = case
            .citations(entry)
            .await
            .unwrap()
            .into_iter()
            .map(|one| one.role)
            .collect();
        assert_eq!(roles, ["columns", "file"]);
        let now = current(&case).await.unwrap().unwrap();
        assert_eq!(now.package.records.incidents.len(), 3);
        assert!(matches!(
            import(&case, &[table], "test").await.unwrap(),
            Import::Known(_)
        ));
        // Other columns over the same bytes are another reading.
        let other = Taken {
            table: Some((
                Table::Gap,
                Some(b"[columns]\n\"No\" = \"id\"\n\"what.az\" = \"what.en\"\n"),
            )),
            ..table
        };
        import(&case, &[other], "test").await.unwrap();
        let now = current(&case).await.unwrap().unwrap();
        assert_eq!(now.package.records.gaps.len(), 2);
        assert_eq!(now.package.records.incidents.len(), 2);
    }

    pub(super) async fn simulated_and_real_do_not_mix(stage: Stage) {
        let invented = "format = \"records\"\nschema = 1\nsimulated = true\n";
        let real = "format = \"records\"\nschema = 1\n";
        let case = stage.case(stage.database.is_none()).await;
        let (good, bad) = match case.file().simulated {
            true => (invented, real),
            false => (real, invented),
        };
        let refused = import(&case, &[toml("r.toml", bad)], "test")
            .await
            .unwrap_err();
        assert!(
            matches!(
                (case.file().simulated, &refused),
                (true, ImportError::Real) | (false, ImportError::Simulated)
            ),
            "{refused}"
        );
        assert_eq!(rows(&case).await, 0);
        import(&case, &[toml("r.toml", good)], "test")
            .await
            .unwrap();
    }

    pub(super) async fn rows_are_never_changed(stage: Stage) {
        let case = stage.case(false).await;
        import(
            &case,
            &[toml("r.toml", "format = \"records\"\nschema = 1\n")],
            "test",
        )
        .await
        .unwrap();
        for sql in [
            "update record_files set name = 'other.toml'",
            "delete from record_files",
        ] {
            let mut tx = case.begin_write().await.unwrap();
            let result = on_backend!(tx.connection(), connection => {
                sqlx::query(sql).execute(connection).await.map(|_| ())
            });
            let error = result.unwrap_err().to_string();
            assert!(error.contains("append-only"), "{sql}: {error}");
        }
        assert_eq!(rows(&case).await, 1);
    }

    pub(super) async fn every_statement_can_be_prepared(stage: Stage) {
        let case = stage.case(false).await;
        for (name, sql) in STATEMENTS {
            let prepared = case.db().prepare(sql).await;
            assert!(prepared.is_ok(), "{name}: {prepared:?}");
        }
    }
}
