//! Writing and reading, whole and refused.

crate::store_suite!(
    suite: accepts_every_statement,
    makes_a_case_and_opens_it_again,
    reads_back_what_was_appended,
    keeps_moments_exactly,
    undoes_what_is_dropped,
    undoes_what_is_dropped_outside_a_runtime,
    keeps_bytes_once_and_for_all,
    gives_up_a_transaction_that_failed,
    refuses_impossible_entries,
    grows_and_never_changes,
    knows_a_file_that_came_before,
    lines_writers_up,
    refuses_the_database_of_another_case,
    refuses_a_newer_database,
);

mod suite {
    use std::thread;

    use election::digest::Sha256;
    use ledger::{
        Backend, BlobRef, Case, CaseError, Draft, Moment, NewCase, SEALED_STATEMENTS, STATEMENTS,
        StoreError, WriteTx, on_backend,
    };
    use serde_json::json;

    use crate::support::{Stage, keep_one, waiting};

    ledger::id! {
        /// Names an edition, as a feature above the ledger would.
        EditionId
    }

    pub(super) async fn accepts_every_statement(stage: Stage) {
        let case = stage.create().await;
        for (name, sql) in STATEMENTS.iter().chain(SEALED_STATEMENTS) {
            case.db()
                .prepare(sql)
                .await
                .unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        assert!(
            case.db()
                .prepare("select nothing from nowhere")
                .await
                .is_err()
        );
    }

    pub(super) async fn makes_a_case_and_opens_it_again(stage: Stage) {
        let case = stage.create().await;
        let head = case.head().await.unwrap().unwrap();
        case.close().await;

        let case = stage.open().await.unwrap();
        assert_eq!(case.head().await.unwrap(), Some(head));
        let first = &case.entries_after(0, 10).await.unwrap()[0];
        assert_eq!(
            (first.seq, first.kind.as_str(), first.prev),
            (1, "case.created", None)
        );
        let record = String::from_utf8(first.canonical.clone()).unwrap();
        assert_eq!(
            record,
            r#"{"body":{"id":"example-2030","schema":1,"simulated":false,"title":"Example, 2030"},"cites":[]}"#
        );
        let file = case.file();
        assert_eq!(
            (file.id.as_str(), file.locale.as_str()),
            ("example-2030", "en")
        );
        assert_eq!((&file.publisher, &file.funders), (&None, &None));
        assert_eq!(case.verify(Some(head)).await.unwrap().damage, []);
    }

    pub(super) async fn reads_back_what_was_appended(stage: Stage) {
        let case = stage.create().await;
        let mut tx = case.begin_write().await.unwrap();
        let mut appended = Vec::new();
        for name in ["b", "a", "c"] {
            let source = tx
                .keep(case.blobs().receive(name.as_bytes()).unwrap())
                .unwrap();
            let form = tx
                .keep(case.blobs().receive(&b"form"[..]).unwrap())
                .unwrap();
            let draft = Draft::new("sheet.received", json!({ "name": name, "votes": 20 }));
            let draft = draft.cite("form", &form).cite("Source", &source);
            appended.push(tx.append(draft).await.unwrap());
        }
        tx.commit().await.unwrap();

        assert_eq!(case.entries_after(1, 10).await.unwrap(), appended);
        assert_eq!(case.entries_after(2, 1).await.unwrap(), appended[1..2]);
        assert_eq!(
            case.entry(appended[2].id).await.unwrap().as_ref(),
            Some(&appended[2])
        );
        let numbers: Vec<i64> = appended.iter().map(|entry| entry.seq).collect();
        assert_eq!(numbers, [2, 3, 4]);
        assert_eq!(appended[1].prev, Some(appended[0].hash));
        assert_eq!(
            appended[1].prev,
            Some(Sha256::of(&appended[0].header().unwrap()))
        );
        let salts: Vec<_> = appended.iter().map(|entry| entry.salt).collect();
        assert!(salts[0] != salts[1] && salts[1] != salts[2], "{salts:?}");

        let citations = case.citations(appended[0].id).await.unwrap();
        let roles: Vec<&str> = citations
            .iter()
            .map(|citation| citation.role.as_str())
            .collect();
        assert_eq!(roles, ["Source", "form"], "by bytes, whatever the language");
        assert_eq!(
            case.blobs().read_verified(&citations[0].sha256).unwrap(),
            b"b"
        );

        let verification = case.verify(None).await.unwrap();
        assert_eq!(verification.damage, []);
        assert_eq!(
            (verification.entries, verification.blobs, verification.bytes),
            (4, 4, 7)
        );
        assert_eq!(verification.head, Some(appended[2].head()));
        assert_eq!(verification.uncited, []);
    }

    /// PostgreSQL keeps microseconds: a moment that is cut later reads back unequal.
    pub(super) async fn keeps_moments_exactly(stage: Stage) {
        let case = stage.create().await;
        let exact = "2024-02-07T04:00:00.123456789Z".parse().unwrap();
        let at = Moment::from_timestamp(exact).unwrap();
        let mut tx = case.begin_write().await.unwrap();
        let entry = tx
            .append(Draft::new("sheet.received", json!({})).at(at))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let read = case.entry(entry.id).await.unwrap().unwrap();
        assert_eq!(read.at.micros(), 1_707_278_400_123_456);
        assert_eq!(case.verify(None).await.unwrap().damage, []);
    }

    pub(super) async fn undoes_what_is_dropped(stage: Stage) {
        let case = stage.create().await;
        let before = case.verify(None).await.unwrap();
        let mut tx = case.begin_write().await.unwrap();
        let sheet = tx
            .keep(case.blobs().receive(&b"sheet"[..]).unwrap())
            .unwrap();
        tx.append(Draft::new("sheet.received", json!({})).cite("source", &sheet))
            .await
            .unwrap();
        insert_edition(&mut tx, &sheet, 1).await.unwrap();
        drop(tx);

        assert_eq!(case.verify(None).await.unwrap(), before);
        assert_eq!(waiting(case.dir()), 0);
        assert_eq!(editions(&case).await, 0);
        keep_one(&case, b"sheet").await.unwrap();
        assert_eq!(case.verify(None).await.unwrap().entries, 2);
    }

    /// A synchronous program may let go of a transaction between two calls of `block_on`.
    pub(super) async fn undoes_what_is_dropped_outside_a_runtime(stage: Stage) {
        let elsewhere = thread::spawn(move || {
            let runtime = ledger::runtime().unwrap();
            let case = runtime.block_on(stage.create());
            let mut tx = runtime.block_on(case.begin_write()).unwrap();
            let draft = Draft::new("sheet.received", json!({}));
            runtime.block_on(tx.append(draft)).unwrap();
            drop(tx);
            runtime.block_on(keep_one(&case, b"sheet")).unwrap().seq
        });
        assert_eq!(elsewhere.join().unwrap(), 2);
    }

    pub(super) async fn keeps_bytes_once_and_for_all(stage: Stage) {
        let case = stage.create().await;
        keep_one(&case, b"sheet").await.unwrap();
        let again = case.blobs().receive(&b"sheet"[..]).unwrap();
        let mut tx = case.begin_write().await.unwrap();
        let again = tx.keep(again).unwrap();
        let other = tx
            .keep(case.blobs().receive(&b"other"[..]).unwrap())
            .unwrap();
        let found = case.blobs().find(&other.sha256).unwrap();
        assert_eq!(
            (again.created, other.created, found.created),
            (false, true, false)
        );
        drop(tx);

        // What this transaction did not add, it did not remove.
        assert_eq!(case.blobs().read_verified(&again.sha256).unwrap(), b"sheet");
        assert_eq!(case.blobs().all().unwrap(), [again.sha256]);
        // And what it did add can no longer be cited.
        let mut tx = case.begin_write().await.unwrap();
        let draft = Draft::new("sheet.received", json!({})).cite("source", &found);
        let error = tx.append(draft).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "blob {} is missing: restore the folder of blobs from a backup",
                found.sha256
            )
        );
    }

    pub(super) async fn gives_up_a_transaction_that_failed(stage: Stage) {
        let case = stage.create().await;
        let before = case.verify(None).await.unwrap();
        let mut tx = case.begin_write().await.unwrap();
        tx.keep(case.blobs().receive(&b"sheet"[..]).unwrap())
            .unwrap();
        tx.append(Draft::new("sheet.received", json!({})))
            .await
            .unwrap();
        tx.append(Draft::new("sheet.received", json!({ "share": 0.5 })))
            .await
            .unwrap_err();
        let error = tx
            .append(Draft::new("sheet.received", json!({})))
            .await
            .unwrap_err();
        assert!(matches!(error, StoreError::Spoiled), "{error}");
        let error = tx.commit().await.unwrap_err();
        assert!(matches!(error, StoreError::Spoiled), "{error}");
        assert_eq!(case.verify(None).await.unwrap(), before);

        // PostgreSQL gives up a transaction after any failed statement, and its answer to a
        // commit is then a silent rollback. That must not pass for success.
        let mut tx = case.begin_write().await.unwrap();
        tx.append(Draft::new("sheet.received", json!({})))
            .await
            .unwrap();
        on_backend!(tx.connection(), connection => {
            sqlx::query("select nothing from nowhere").execute(connection).await.unwrap_err();
        });
        let is_postgres = matches!(case.db().readers(), Backend::Postgres(_));
        let committed = tx.commit().await;
        assert_eq!(committed.is_err(), is_postgres, "{committed:?}");
        let entries = case.verify(None).await.unwrap().entries;
        assert_eq!(entries, if is_postgres { 1 } else { 2 });
    }

    pub(super) async fn refuses_impossible_entries(stage: Stage) {
        let case = stage.create().await;
        let sheet = keep_one(&case, b"sheet").await.unwrap();
        let sheet = case.citations(sheet.id).await.unwrap()[0].sha256;
        let sheet = case.blobs().find(&sheet).unwrap();
        let twice = Draft::new("a.b", json!({}))
            .cite("source", &sheet)
            .cite("source", &sheet);
        let drafts = [
            (
                Draft::new("Sheet received", json!({})),
                "not a kind of entry",
            ),
            (
                Draft::new("sheet..received", json!({})),
                "not a kind of entry",
            ),
            (Draft::new("", json!({})), "not a kind of entry"),
            (Draft::new("a.b", json!({ "share": 0.5 })), "canonical form"),
            (
                Draft::new("a.b", json!({ "name": "e\u{301}" })),
                "canonical form",
            ),
            (twice, "twice"),
        ];
        for (draft, expected) in drafts {
            let mut tx = case.begin_write().await.unwrap();
            let error = tx.append(draft.clone()).await.unwrap_err().to_string();
            assert!(error.contains(expected), "{draft:?}: {error}");
        }
        assert_eq!(case.verify(None).await.unwrap().entries, 2);
    }

    pub(super) async fn grows_and_never_changes(stage: Stage) {
        let case = stage.create().await;
        let mut tx = case.begin_write().await.unwrap();
        let sheet = tx
            .keep(case.blobs().receive(&b"sheet"[..]).unwrap())
            .unwrap();
        let draft = Draft::new("sheet.received", json!({})).cite("source", &sheet);
        tx.append(draft).await.unwrap();
        insert_edition(&mut tx, &sheet, 1).await.unwrap();
        tx.commit().await.unwrap();
        let before = case.verify(None).await.unwrap();

        const BOTH: &[&str] = &[
            "update entries set kind = 'other' where seq = 2",
            "delete from entries where seq = 2",
            "delete from entries",
            "update entry_blobs set role = 'other'",
            "delete from entry_blobs",
            "update editions set label = 'final'",
            "delete from editions",
            "insert into entries select 4, id, kind, body_sha256, salt, prev, at_us, canonical, \
             commitment, hash from entries where seq = 2",
            "insert into entries select 3, id, kind, body_sha256, salt, prev, at_us, canonical, \
             commitment, hash from entries where seq = 2",
        ];
        const SQLITE: &[&str] = &[
            "insert or replace into entries select * from entries where seq = 2",
            "insert or replace into entry_blobs select * from entry_blobs",
            "insert or replace into editions select * from editions",
        ];
        const POSTGRES: &[&str] = &[
            "truncate entries cascade",
            "truncate entry_blobs",
            "truncate editions",
            "insert into editions select * from editions \
             on conflict (id) do update set label = 'final'",
        ];
        let more = match case.db().readers() {
            Backend::Sqlite(_) => SQLITE,
            Backend::Postgres(_) => POSTGRES,
        };
        for sql in BOTH.iter().chain(more) {
            let mut tx = case.begin_write().await.unwrap();
            let error: StoreError = on_backend!(tx.connection(), connection => {
                sqlx::query(*sql).execute(connection).await.expect_err(sql).into()
            });
            assert!(
                matches!(error, StoreError::AppendOnly { .. }),
                "{sql}: {error:?}"
            );
            assert!(
                error.to_string().starts_with("refused: append-only: "),
                "{sql}: {error}"
            );
        }
        assert_eq!(case.verify(None).await.unwrap(), before);
        assert_eq!(editions(&case).await, 1);
    }

    pub(super) async fn knows_a_file_that_came_before(stage: Stage) {
        let case = stage.create().await;
        let mut tx = case.begin_write().await.unwrap();
        let sheet = tx
            .keep(case.blobs().receive(&b"sheet"[..]).unwrap())
            .unwrap();
        insert_edition(&mut tx, &sheet, 1).await.unwrap();
        let error = insert_edition(&mut tx, &sheet, 2).await.unwrap_err();
        let StoreError::Database(error) = error else {
            panic!("{error}")
        };
        assert!(
            error.as_database_error().unwrap().is_unique_violation(),
            "{error}"
        );
    }

    /// Two programs, here two openings of one case on two threads, append at the same time.
    pub(super) async fn lines_writers_up(stage: Stage) {
        const ROUNDS: u64 = 25;
        stage.create().await.close().await;
        let write = |writer: u64| {
            let stage = &stage;
            move || {
                ledger::runtime().unwrap().block_on(async {
                    let case = stage.open().await.unwrap();
                    for round in 0..ROUNDS {
                        // Every other blob is one that the other writer keeps too.
                        let bytes = if round % 2 == 0 {
                            format!("both {round}")
                        } else {
                            format!("{writer} {round}")
                        };
                        keep_one(&case, bytes.as_bytes()).await.unwrap();
                    }
                    case.close().await;
                });
            }
        };
        thread::scope(|scope| {
            scope.spawn(write(0));
            scope.spawn(write(1));
        });
        let case = stage.open().await.unwrap();
        let verification = case.verify(None).await.unwrap();
        assert_eq!(verification.damage, []);
        assert_eq!(verification.entries, 1 + 2 * ROUNDS);
        assert_eq!(verification.blobs, ROUNDS.div_ceil(2) + 2 * (ROUNDS / 2));
        assert_eq!(verification.uncited, []);
    }

    pub(super) async fn refuses_the_database_of_another_case(stage: Stage) {
        let case = stage.create().await;
        let path = case.dir().join("case.toml");
        case.close().await;
        let text = std::fs::read_to_string(&path).unwrap();

        std::fs::write(&path, text.replace("example-2030", "example-2031")).unwrap();
        let error = stage.open().await.err().unwrap();
        assert!(matches!(error, CaseError::OtherCase { .. }), "{error}");

        std::fs::write(&path, text.replace("simulated = false", "simulated = true")).unwrap();
        let error = stage.open().await.err().unwrap();
        assert!(
            matches!(
                error,
                CaseError::Simulated {
                    file: true,
                    record: false
                }
            ),
            "{error}"
        );

        std::fs::write(&path, text).unwrap();
        stage.open().await.unwrap().close().await;

        if let Some(url) = stage.database.clone() {
            let elsewhere = tempfile::tempdir().unwrap();
            let dir = elsewhere.path().join("second");
            let new = NewCase::new("second", "Second");
            let error = Case::create_with(&dir, &new, Some(url))
                .await
                .err()
                .unwrap();
            assert!(matches!(error, CaseError::DatabaseInUse), "{error}");
            assert!(!dir.exists());
        }
    }

    pub(super) async fn refuses_a_newer_database(stage: Stage) {
        let case = stage.create().await;
        let mut tx = case.begin_write().await.unwrap();
        on_backend!(tx.connection(), connection => {
            let sql = "update _sqlx_migrations set version = 9000 where version = 7";
            sqlx::query(sql).execute(connection).await.unwrap();
        });
        tx.commit().await.unwrap();
        case.close().await;
        let error = stage.open().await.err().unwrap();
        let is_newer = matches!(
            error,
            CaseError::Store(StoreError::Newer {
                found: 9000,
                known: 7
            })
        );
        assert!(is_newer, "{error}");
    }

    async fn editions(case: &Case) -> i64 {
        on_backend!(case.db().readers(), readers => {
            sqlx::query_scalar("select count(*) from editions").fetch_one(readers).await.unwrap()
        })
    }

    /// What a feature above the ledger does in the same transaction.
    async fn insert_edition(
        tx: &mut WriteTx,
        source: &BlobRef,
        seq: i64,
    ) -> Result<(), StoreError> {
        let entry = tx
            .append(Draft::new("edition.imported", json!({ "number": seq })))
            .await?;
        let sha256 = source.sha256.to_string();
        on_backend!(tx.connection(), connection => {
            sqlx::query(
                "insert into editions
                    (id, seq, entry_id, source_name, source_sha256, source_bytes, mapping_sha256,
                     form_id, form_sha256, dataset_sha256, units, label, imported_at_us,
                     importer_version)
                 values ($1, $2, $3, 'results.csv', $4, $5, $4, 'sheet', $4, $4, 1, 'initial', $6,
                     '0.1.0')",
            )
            .bind(EditionId::generate())
            .bind(seq)
            .bind(entry.id)
            .bind(sha256)
            .bind(i64::try_from(source.bytes).unwrap())
            .bind(entry.at.micros())
            .execute(connection)
            .await?;
        });
        Ok(())
    }
}
