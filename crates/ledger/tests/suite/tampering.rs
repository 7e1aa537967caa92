//! Whoever gets past the triggers is still seen.

crate::store_suite!(
    suite: sees_every_altered_column,
    sees_a_chain_that_was_cut_or_rewritten,
    sees_blobs_that_were_altered_or_lost,
);

mod suite {
    use std::fs;

    use ledger::{Backend, Case, Damage, Draft, Head, on_backend};
    use serde_json::json;

    use crate::support::{Stage, keep_one};

    /// A case of four entries, the second of which cites a blob; with its triggers taken away.
    async fn defenceless(stage: &Stage) -> (Case, Head) {
        let case = stage.create().await;
        keep_one(&case, b"sheet").await.unwrap();
        append(&case, "third").await;
        append(&case, "fourth").await;
        let sqlite: &[&str] = &[
            "drop trigger entries_in_order",
            "drop trigger entries_never_change",
            "drop trigger entries_never_go",
            "drop trigger entry_blobs_never_change",
            "drop trigger entry_blobs_never_go",
        ];
        let postgres: &[&str] = &[
            "alter table entries disable trigger user",
            "alter table entry_blobs disable trigger user",
        ];
        match case.db().readers() {
            Backend::Sqlite(_) => run(&case, sqlite).await,
            Backend::Postgres(_) => run(&case, postgres).await,
        }
        run(&case, &["create table kept as select * from entries"]).await;
        run(
            &case,
            &["create table kept_blobs as select * from entry_blobs"],
        )
        .await;
        let head = case.head().await.unwrap().unwrap();
        assert_eq!((head.seq, damage(&case, Some(head)).await), (4, vec![]));
        (case, head)
    }

    async fn append(case: &Case, name: &str) {
        let mut tx = case.begin_write().await.unwrap();
        tx.append(Draft::new("sheet.received", json!({ "name": name })))
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    async fn run(case: &Case, statements: &[&'static str]) {
        let mut tx = case.begin_write().await.unwrap();
        on_backend!(tx.connection(), connection => {
            for sql in statements {
                let done = sqlx::query(*sql).execute(&mut *connection).await;
                done.unwrap_or_else(|error| panic!("{sql}: {error}"));
            }
        });
        tx.commit().await.unwrap();
    }

    async fn damage(case: &Case, remembered: Option<Head>) -> Vec<Damage> {
        case.verify(remembered).await.unwrap().damage
    }

    pub(super) async fn sees_every_altered_column(stage: Stage) {
        use Damage::{Citations, Gap, Header, Record, Unlinked, Unreadable};
        let (case, _) = defenceless(&stage).await;
        let zeros = "'0000000000000000000000000000000000000000000000000000000000000000'";
        assert_eq!(zeros.len(), 66);
        let tampers: &[(&'static str, &[Damage])] = &[
            (
                "update entries set kind = 'other' where seq = 3",
                &[Header { seq: 3 }],
            ),
            (
                "update entries set kind = 'other' where seq = 4",
                &[Header { seq: 4 }],
            ),
            (
                "update entries set at_us = at_us + 1 where seq = 3",
                &[Header { seq: 3 }],
            ),
            (
                "update entries set at_us = 9007199254740993 where seq = 3",
                &[Unreadable { seq: 3 }, Unlinked { seq: 4 }],
            ),
            (
                "update entries set canonical = (select canonical from kept where seq = 1)
                 where seq = 3",
                &[Record { seq: 3 }],
            ),
            (
                "update entries set salt = (select salt from kept where seq = 1) where seq = 3",
                &[Record { seq: 3 }],
            ),
            (
                "update entries set body_sha256 = (select body_sha256 from kept where seq = 1)
                 where seq = 3",
                &[Record { seq: 3 }],
            ),
            (
                "update entries set commitment =
                 '0000000000000000000000000000000000000000000000000000000000000000'
                 where seq = 3",
                &[Header { seq: 3 }, Record { seq: 3 }],
            ),
            (
                "update entries set hash =
                 '0000000000000000000000000000000000000000000000000000000000000000'
                 where seq = 3",
                &[Header { seq: 3 }, Unlinked { seq: 4 }],
            ),
            (
                "update entries set prev =
                 '0000000000000000000000000000000000000000000000000000000000000000'
                 where seq = 3",
                &[Unlinked { seq: 3 }, Header { seq: 3 }],
            ),
            (
                "update entries set prev = null where seq = 3",
                &[Unlinked { seq: 3 }, Header { seq: 3 }],
            ),
            (
                "delete from entries where seq = 3",
                &[Gap { after: 2, seq: 4 }, Unlinked { seq: 4 }],
            ),
            (
                "update entries set seq = 5 where seq = 4",
                &[Gap { after: 3, seq: 5 }, Header { seq: 5 }],
            ),
            ("delete from entry_blobs", &[Citations { seq: 2 }]),
            (
                "update entry_blobs set role = 'mapping'",
                &[Citations { seq: 2 }],
            ),
            ("update entry_blobs set bytes = 6", &[Citations { seq: 2 }]),
            (
                "insert into entry_blobs select (select id from entries where seq = 3), role,
                 sha256, bytes from kept_blobs",
                &[Citations { seq: 3 }],
            ),
        ];
        for (sql, expected) in tampers {
            run(&case, &[sql]).await;
            assert_eq!(damage(&case, None).await, *expected, "{sql}");
            run(
                &case,
                &[
                    "delete from entry_blobs",
                    "delete from entries where seq > 2",
                    "insert into entries select * from kept where seq > 2",
                    "insert into entry_blobs select * from kept_blobs",
                ],
            )
            .await;
            assert_eq!(damage(&case, None).await, [], "after {sql}");
        }
    }

    pub(super) async fn sees_a_chain_that_was_cut_or_rewritten(stage: Stage) {
        let (case, head) = defenceless(&stage).await;
        run(&case, &["delete from entries where seq = 4"]).await;
        assert_eq!(
            damage(&case, None).await,
            [],
            "a shorter chain is whole in itself"
        );
        assert_eq!(
            damage(&case, Some(head)).await,
            [Damage::Cut {
                remembered: 4,
                found: 3
            }]
        );

        append(&case, "another fourth").await;
        append(&case, "fifth").await;
        assert_eq!(damage(&case, None).await, [], "so is a rewritten one");
        assert_eq!(
            damage(&case, Some(head)).await,
            [Damage::Rewritten { seq: 4 }]
        );
    }

    pub(super) async fn sees_blobs_that_were_altered_or_lost(stage: Stage) {
        let case = stage.create().await;
        let entry = keep_one(&case, b"sheet").await.unwrap();
        let sha256 = case.citations(entry.id).await.unwrap()[0].sha256;
        let path = case.blobs().path_of(&sha256);
        assert!(fs::metadata(&path).unwrap().permissions().readonly());
        let digits = sha256.to_string();
        let (folder, name) = digits.split_at(2);
        assert_eq!(path, case.dir().join("blobs").join(folder).join(name));

        // Anyone's file in the folder is nobody's blob.
        fs::write(path.parent().unwrap().join("notes.txt"), "x").unwrap();
        assert_eq!(case.verify(None).await.unwrap().uncited, []);

        fs::remove_file(&path).unwrap();
        assert_eq!(damage(&case, None).await, [Damage::BlobMissing(sha256)]);
        assert!(case.blobs().read_verified(&sha256).is_err());

        fs::write(&path, "sheep").unwrap();
        assert_eq!(damage(&case, None).await, [Damage::BlobDamaged(sha256)]);
        assert!(case.blobs().read_verified(&sha256).is_err());
        // The same bytes come again: they are not silently taken for those that are kept.
        let error = case
            .blobs()
            .receive(&b"sheet"[..])
            .err()
            .unwrap()
            .to_string();
        assert!(error.contains("is damaged"), "{error}");

        fs::write(&path, "sheet").unwrap();
        assert_eq!(damage(&case, None).await, []);
        assert_eq!(case.blobs().read_verified(&sha256).unwrap(), b"sheet");
    }
}
