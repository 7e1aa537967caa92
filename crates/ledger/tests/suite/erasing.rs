//! Erasing: what was announced is gone, and nothing else can go.

crate::store_suite!(
    suite: erases_sealed_fields_and_leaves_a_tombstone,
    erases_a_record_and_its_salt,
    refuses_to_erase_what_others_need,
    lets_nobody_erase_without_a_tombstone,
    sees_what_went_without_a_tombstone,
);

use ledger::{Backend, Case, on_backend};

/// Takes away the triggers that would refuse a change.
pub(crate) async fn disarm(case: &Case) {
    let sqlite: &[&str] = &[
        "drop trigger entries_never_change",
        "drop trigger sealed_fields_never_change",
        "drop trigger sealed_fields_never_go",
        "drop trigger sealed_fields_come_with_their_entry",
        "drop trigger erasures_are_announced",
        "drop trigger erasures_never_go",
    ];
    let postgres: &[&str] = &[
        "alter table entries disable trigger user",
        "alter table sealed_fields disable trigger user",
        "alter table erasures disable trigger user",
    ];
    match case.db().readers() {
        Backend::Sqlite(_) => tamper(case, sqlite).await,
        Backend::Postgres(_) => tamper(case, postgres).await,
    }
}

pub(crate) async fn tamper(case: &Case, statements: &[&str]) {
    let mut tx = case.begin_write().await.unwrap();
    on_backend!(tx.connection(), connection => {
        for sql in statements {
            let query = sqlx::query(sqlx::AssertSqlSafe((*sql).to_owned()));
            let done = query.execute(&mut *connection).await;
            done.unwrap_or_else(|error| panic!("{sql}: {error}"));
        }
    });
    tx.commit().await.unwrap();
}

mod suite {
    use election::digest::Sha256;
    use ledger::{Damage, Draft, EraseError, ErasedEntry, ExportError, StoreError, seal::Field};
    use serde_json::json;

    use super::*;
    use crate::{
        sealing::{key, seal_one},
        support::{Stage, keep_one},
    };

    const TEXTS: [(Field, &str); 2] = [(Field::Identity, "Leyla M."), (Field::Phone, "+994 50")];

    async fn damage(case: &Case) -> Vec<Damage> {
        case.verify(None).await.unwrap().damage
    }

    pub(super) async fn erases_sealed_fields_and_leaves_a_tombstone(stage: Stage) {
        let case = stage.create().await;
        let (recipient, _) = key();
        let entry = seal_one(&case, &recipient, &TEXTS).await;
        let other = seal_one(&case, &recipient, &TEXTS).await;
        let erasure = case.erase(entry.id, "person-asked", false).await.unwrap();
        assert_eq!((erasure.seq, erasure.fields, erasure.record), (2, 2, false));

        let tombstone = erasure.tombstone.unwrap();
        assert_eq!(
            (tombstone.seq, tombstone.kind.as_str()),
            (4, "entry.erased")
        );
        let body = &tombstone.record().unwrap()["body"];
        assert_eq!(body["entry"], entry.id.to_string());
        assert_eq!(
            (&body["reason"], &body["record"]),
            (&json!("person-asked"), &json!(false))
        );

        let left = case.sealed_fields().await.unwrap();
        assert!(left.iter().all(|field| field.entry == other.id), "{left:?}");
        assert_eq!(left.len(), 2);
        assert_eq!(
            case.entry(entry.id).await.unwrap().as_ref(),
            Some(&entry),
            "the record stays"
        );
        let verification = case.verify(Some(tombstone.head())).await.unwrap();
        assert_eq!((verification.damage, verification.erased), (vec![], 0));
        let exported = case.export_sealed(entry.id, None, "x").await;
        assert!(matches!(exported, Err(ExportError::Erased { seq: 2 })));

        // Once more does no harm, and its record can still go later.
        let again = case.erase(entry.id, "person-asked", false).await.unwrap();
        assert_eq!((again.tombstone, again.fields), (None, 0));
        let whole = case.erase(entry.id, "person-asked", true).await.unwrap();
        assert!(whole.tombstone.is_some() && whole.record);
        assert_eq!(damage(&case).await, []);
        let expected = [(false, 4), (true, 5)].map(|(record, tombstone)| ErasedEntry {
            seq: 2,
            entry: entry.id,
            record,
            tombstone,
        });
        assert_eq!(case.erasures().await.unwrap(), expected);
        case.close().await;
        let case = stage.open().await.unwrap();
        assert_eq!(damage(&case).await, []);
    }

    pub(super) async fn erases_a_record_and_its_salt(stage: Stage) {
        let case = stage.create().await;
        let (recipient, _) = key();
        let entry = seal_one(&case, &recipient, &TEXTS).await;
        let next = keep_one(&case, b"sheet").await.unwrap();
        let erasure = case.erase(entry.id, "court-order", true).await.unwrap();
        assert_eq!((erasure.fields, erasure.record), (2, true));

        let erased = case.entry(entry.id).await.unwrap().unwrap();
        assert!(erased.is_erased() && erased.canonical.is_empty());
        assert_eq!(
            (erased.salt, erased.body_sha256),
            ([0; 32], Sha256::from_bytes([0; 32]))
        );
        assert_eq!(erased.header().unwrap(), entry.header().unwrap());
        assert_eq!((erased.hash, next.prev), (entry.hash, Some(entry.hash)));
        let error = erased.record().unwrap_err();
        assert!(matches!(error, StoreError::Erased { seq: 2 }), "{error}");
        let verification = case.verify(Some(next.head())).await.unwrap();
        assert_eq!((verification.damage, verification.erased), (vec![], 1));
        let again = case.erase(entry.id, "court-order", true).await.unwrap();
        assert_eq!(again.tombstone, None);
        assert_eq!(
            case.head().await.unwrap(),
            Some(erasure.tombstone.unwrap().head())
        );
    }

    pub(super) async fn refuses_to_erase_what_others_need(stage: Stage) {
        let case = stage.create().await;
        let (recipient, _) = key();
        let sheet = keep_one(&case, b"sheet").await.unwrap();
        let sealed = seal_one(&case, &recipient, &TEXTS).await;
        let exported = case.export_sealed(sealed.id, None, "x").await.unwrap();
        let tombstone = case.erase(sealed.id, "x", false).await.unwrap().tombstone;
        let created = case.entries_after(0, 1).await.unwrap().remove(0);
        let before = case.verify(None).await.unwrap();

        let error = case.erase(sheet.id, "x", false).await.unwrap_err();
        assert!(
            matches!(error, EraseError::NothingSealed { seq: 2 }),
            "{error}"
        );
        let error = case.erase(sheet.id, "x", true).await.unwrap_err();
        assert!(
            matches!(error, EraseError::Cites { seq: 2, blobs: 1 }),
            "{error}"
        );
        for kept in [created.id, exported.entry.id, tombstone.unwrap().id] {
            let error = case.erase(kept, "x", true).await.unwrap_err();
            assert!(matches!(error, EraseError::Kept { .. }), "{error}");
        }
        let error = case
            .erase(sealed.id, "Leyla asked", true)
            .await
            .unwrap_err();
        assert!(matches!(error, EraseError::Reason(_)), "{error}");
        assert_eq!(case.verify(None).await.unwrap(), before);
    }

    /// The erased state of entry 2, as an administrator would write it.
    const GONE: &str = "update entries set canonical = '', salt = zeros.salt,
        body_sha256 = '0000000000000000000000000000000000000000000000000000000000000000'
        from zeros where seq = 2";

    async fn zeros(case: &Case) {
        let table = match case.db().readers() {
            Backend::Sqlite(_) => "create table zeros as select zeroblob(32) as salt",
            Backend::Postgres(_) => {
                "create table zeros as select decode(repeat('00', 32), 'hex') as salt"
            }
        };
        tamper(case, &[table]).await;
    }

    /// `canonical` as empty bytes and not as empty text.
    fn gone(case: &Case) -> String {
        match case.db().readers() {
            Backend::Sqlite(_) => GONE.replace("canonical = ''", "canonical = x''"),
            Backend::Postgres(_) => GONE.to_owned(),
        }
    }

    pub(super) async fn lets_nobody_erase_without_a_tombstone(stage: Stage) {
        let case = stage.create().await;
        let (recipient, _) = key();
        seal_one(&case, &recipient, &TEXTS).await;
        seal_one(&case, &recipient, &TEXTS).await;
        zeros(&case).await;
        let before = case.verify(None).await.unwrap();
        let note = |entry: i64, scope: &str, tombstone: i64| {
            format!(
                "insert into erasures values ((select id from entries where seq = {entry}),
                 '{scope}', (select id from entries where seq = {tombstone}))"
            )
        };
        let gone = gone(&case);
        // What is tried, after a tombstone was appended in the same transaction, and whether that
        // alone is refused. Entry 4 is the tombstone.
        let tries: Vec<Vec<String>> = vec![
            vec![gone.clone()],
            vec![note(2, "fields", 4), gone.clone()],
            vec![note(3, "record", 4), gone.clone()],
            vec![note(2, "record", 3)],
            vec![note(1, "record", 4)],
            vec![note(4, "record", 4)],
            vec![
                note(2, "record", 4),
                gone.replace("set", "set kind = 'other',"),
            ],
            vec![note(2, "record", 4), gone.replace("set", "set at_us = 1,")],
            vec![note(2, "record", 4), gone.replace("salt = zeros.salt,", "")],
            vec![
                note(2, "record", 4),
                "update entries set salt = (select salt from zeros) where seq = 2".to_owned(),
            ],
            vec![
                note(2, "record", 4),
                "delete from entries where seq = 2".to_owned(),
            ],
            vec![
                note(2, "fields", 4),
                "delete from sealed_fields where entry_id = (select id from entries where seq = 3)"
                    .to_owned(),
            ],
            vec![note(2, "fields", 4), "delete from erasures".to_owned()],
            vec![
                note(2, "fields", 4),
                "update erasures set scope = 'record'".to_owned(),
            ],
        ];
        for statements in tries {
            let mut tx = case.begin_write().await.unwrap();
            tx.append(Draft::new("entry.erased", json!({})))
                .await
                .unwrap();
            let (last, first) = statements.split_last().unwrap();
            let error: StoreError = on_backend!(tx.connection(), connection => {
                for sql in first {
                    let query = sqlx::query(sqlx::AssertSqlSafe(sql.clone()));
                    query.execute(&mut *connection).await.unwrap();
                }
                let query = sqlx::query(sqlx::AssertSqlSafe(last.clone()));
                query.execute(connection).await.expect_err(last).into()
            });
            assert!(
                matches!(error, StoreError::AppendOnly { .. }),
                "{last}: {error:?}"
            );
        }
        assert_eq!(case.verify(None).await.unwrap(), before);

        // And in a later transaction, the tombstone lets nothing more through.
        let entry = case.entries_after(1, 1).await.unwrap().remove(0);
        case.erase(entry.id, "x", false).await.unwrap();
        keep_one(&case, b"sheet").await.unwrap();
        let mut tx = case.begin_write().await.unwrap();
        let error: StoreError = on_backend!(tx.connection(), connection => {
            let sql = note(2, "record", 4);
            sqlx::query(sqlx::AssertSqlSafe(sql)).execute(connection).await.unwrap_err().into()
        });
        assert!(matches!(error, StoreError::AppendOnly { .. }), "{error:?}");
    }

    pub(super) async fn sees_what_went_without_a_tombstone(stage: Stage) {
        let case = stage.create().await;
        let (recipient, _) = key();
        let entry = seal_one(&case, &recipient, &TEXTS).await;
        zeros(&case).await;
        disarm(&case).await;
        let kept = [
            "create table kept as select * from entries",
            "create table kept_fields as select * from sealed_fields",
        ];
        tamper(&case, &kept).await;
        let gone = gone(&case);
        tamper(&case, &[&gone]).await;
        let expected = [Damage::Sealed { seq: 2 }, Damage::Erased { seq: 2 }];
        assert_eq!(damage(&case).await, expected);
        tamper(&case, &["delete from sealed_fields"]).await;
        assert_eq!(damage(&case).await, [Damage::Erased { seq: 2 }]);

        let back = [
            "delete from sealed_fields",
            "insert into sealed_fields select * from kept_fields",
            "update entries set canonical = kept.canonical, salt = kept.salt,
             body_sha256 = kept.body_sha256 from kept where entries.seq = kept.seq and kept.seq = 2",
        ];
        tamper(&case, &back).await;
        assert_eq!(damage(&case).await, []);

        // Announced for the fields only, the record may not go.
        case.erase(entry.id, "x", false).await.unwrap();
        tamper(&case, &[&gone]).await;
        assert_eq!(damage(&case).await, [Damage::Erased { seq: 2 }]);
        tamper(&case, &back).await;
        assert_eq!(damage(&case).await, [Damage::Returned { seq: 2 }]);
        tamper(&case, &["delete from sealed_fields"]).await;

        // What was erased as a whole may not come back from an old copy.
        case.erase(entry.id, "x", true).await.unwrap();
        assert_eq!(damage(&case).await, []);
        tamper(&case, &back[2..]).await;
        assert_eq!(damage(&case).await, [Damage::Returned { seq: 2 }]);

        // Nor can a tombstone itself be erased.
        tamper(&case, &[&gone]).await;
        assert_eq!(damage(&case).await, []);
        let tombstone = gone.replace("seq = 2", "seq = 4");
        tamper(&case, &[&tombstone]).await;
        let found = damage(&case).await;
        assert!(found.contains(&Damage::Erased { seq: 4 }), "{found:?}");
    }
}
