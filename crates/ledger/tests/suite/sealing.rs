//! Sealed fields: kept with their entry, handed out with a trace, opened elsewhere.

crate::store_suite!(
    suite: keeps_sealed_fields_with_their_entry,
    hands_out_what_was_sealed_and_says_so,
    refuses_what_cannot_be_sealed_or_handed_out,
    lets_nobody_change_a_sealed_field,
    sees_sealed_fields_that_were_altered,
);

use ledger::{
    Case, Draft, EntryRecord,
    seal::{Field, Identity, Recipient, Sealed},
};
use serde_json::json;

/// Appends an entry with these fields.
pub(crate) async fn seal_one(
    case: &Case,
    recipient: &Recipient,
    texts: &[(Field, &str)],
) -> EntryRecord {
    let mut draft = Draft::new("person.sealed", json!({ "role": "observer" }));
    for (field, text) in texts {
        draft = draft.seal(Sealed::new(*field, text, recipient).unwrap());
    }
    let mut tx = case.begin_write().await.unwrap();
    let entry = tx.append(draft).await.unwrap();
    tx.commit().await.unwrap();
    entry
}

/// A recipient, and the identity whose shares would lie elsewhere.
pub(crate) fn key() -> (Recipient, Identity) {
    let identity = Identity::generate().unwrap();
    (identity.recipient(), identity)
}

mod suite {
    use ledger::{Backend, Damage, EntryId, ExportError, StoreError, on_backend, seal::Share};

    use super::*;
    use crate::support::{Stage, keep_one};

    pub(super) async fn keeps_sealed_fields_with_their_entry(stage: Stage) {
        let case = stage.create().await;
        let (recipient, _) = key();
        let texts = [(Field::Phone, "+994 50"), (Field::Identity, "Leyla M.")];
        let entry = seal_one(&case, &recipient, &texts).await;
        let fields = case.sealed_fields().await.unwrap();
        let names: Vec<Field> = fields.iter().map(|field| field.field).collect();
        assert_eq!(names, [Field::Identity, Field::Phone]);
        assert!(
            fields
                .iter()
                .all(|field| field.entry == entry.id && field.seq == 2)
        );
        assert!(
            fields
                .iter()
                .all(|field| field.recipient == recipient.fingerprint())
        );

        let digests = fields.iter().map(|field| field.sha256.to_string());
        let [identity, phone] = digests.collect::<Vec<_>>().try_into().unwrap();
        let record = String::from_utf8(entry.canonical.clone()).unwrap();
        let expected = format!(
            r#"{{"body":{{"role":"observer","sealed":[{{"field":"identity","sha256":"{identity}"}},{{"field":"phone","sha256":"{phone}"}}]}},"cites":[]}}"#
        );
        assert_eq!(record, expected);
        assert_eq!(case.entry(entry.id).await.unwrap(), Some(entry));
        assert_eq!(case.verify(None).await.unwrap().damage, []);

        let plain = keep_one(&case, b"sheet").await.unwrap();
        assert!(plain.record().unwrap()["body"].get("sealed").is_none());
    }

    pub(super) async fn hands_out_what_was_sealed_and_says_so(stage: Stage) {
        let case = stage.create().await;
        let (recipient, identity) = key();
        let texts = [(Field::Identity, "Leyla M."), (Field::Text, "a\nb")];
        let entry = seal_one(&case, &recipient, &texts).await;
        let by = Some("desk-2");
        let exported = case
            .export_sealed(entry.id, by, "court order 14")
            .await
            .unwrap();

        let shares = Share::split(&identity, 2, 3).unwrap();
        let opened = Share::combine(&shares[1..]).unwrap();
        let opened = exported.bundle.open(&opened).unwrap();
        let opened: Vec<(Field, &str)> = opened.iter().map(|it| (it.field, &**it.text)).collect();
        assert_eq!(opened, texts);

        let last = case.entries_after(2, 10).await.unwrap();
        assert_eq!(last, [exported.entry]);
        assert_eq!(last[0].kind, "seal.exported");
        let expected = json!({
            "by": "desk-2",
            "entry": entry.id.to_string(),
            "fields": ["identity", "text"],
            "reason": "court order 14",
        });
        assert_eq!(last[0].record().unwrap()["body"], expected);
        assert_eq!(case.verify(None).await.unwrap().damage, []);
    }

    pub(super) async fn refuses_what_cannot_be_sealed_or_handed_out(stage: Stage) {
        let case = stage.create().await;
        let (recipient, _) = key();
        let twice = Draft::new("person.sealed", json!({}))
            .seal(Sealed::new(Field::Phone, "1", &recipient).unwrap())
            .seal(Sealed::new(Field::Phone, "2", &recipient).unwrap());
        let mut tx = case.begin_write().await.unwrap();
        let error = tx.append(twice).await.unwrap_err();
        assert_eq!(error.to_string(), "the entry seals the field phone twice");
        drop(tx);
        let sealed = Sealed::new(Field::Phone, "1", &recipient).unwrap();
        for draft in [
            Draft::new("a", json!({ "sealed": [] })),
            Draft::new("a", json!("text")).seal(sealed),
        ] {
            let mut tx = case.begin_write().await.unwrap();
            let error = tx.append(draft).await.unwrap_err();
            assert!(matches!(error, StoreError::SealedBody), "{error}");
        }

        let plain = keep_one(&case, b"sheet").await.unwrap();
        let before = case.verify(None).await.unwrap();
        let error = case.export_sealed(plain.id, None, "x").await.unwrap_err();
        assert_eq!(error.to_string(), "entry 2 has no sealed fields");
        let error = case.export_sealed(EntryId::generate(), None, "x").await;
        assert!(matches!(error, Err(ExportError::NoEntry(_))));
        let error = case.export_sealed(plain.id, None, " ").await;
        assert!(matches!(error, Err(ExportError::NoReason)));
        assert_eq!(
            case.verify(None).await.unwrap(),
            before,
            "no entry for a refusal"
        );
    }

    pub(super) async fn lets_nobody_change_a_sealed_field(stage: Stage) {
        let case = stage.create().await;
        let (recipient, _) = key();
        seal_one(&case, &recipient, &[(Field::Phone, "1")]).await;
        seal_one(&case, &recipient, &[(Field::Phone, "2")]).await;
        let before = case.verify(None).await.unwrap();
        let both: &[&str] = &[
            "update sealed_fields set field = 'text'",
            "update sealed_fields set ciphertext = (select ciphertext from sealed_fields limit 1)",
            "delete from sealed_fields",
            "insert into sealed_fields
             select (select id from entries where seq = 1), (select id from entries where seq = 2),
                 'text', recipient_sha256, ciphertext,
                 '0000000000000000000000000000000000000000000000000000000000000000'
             from sealed_fields limit 1",
        ];
        let sqlite: &[&str] = &["insert or replace into sealed_fields select * from sealed_fields"];
        let postgres: &[&str] = &["truncate sealed_fields", "truncate erasures"];
        let more = match case.db().readers() {
            Backend::Sqlite(_) => sqlite,
            Backend::Postgres(_) => postgres,
        };
        for sql in both.iter().chain(more) {
            let mut tx = case.begin_write().await.unwrap();
            let error: StoreError = on_backend!(tx.connection(), connection => {
                sqlx::query(*sql).execute(connection).await.expect_err(sql).into()
            });
            assert!(
                matches!(error, StoreError::AppendOnly { .. }),
                "{sql}: {error:?}"
            );
        }
        assert_eq!(case.verify(None).await.unwrap(), before);
    }

    pub(super) async fn sees_sealed_fields_that_were_altered(stage: Stage) {
        let case = stage.create().await;
        let (recipient, _) = key();
        let first = seal_one(&case, &recipient, &[(Field::Phone, "1")]).await;
        seal_one(
            &case,
            &recipient,
            &[(Field::Phone, "2"), (Field::Text, "2")],
        )
        .await;
        crate::erasing::disarm(&case).await;
        let id = "(select id from entries where seq = 2)";
        let tampers = [
            format!("update sealed_fields set field = 'text' where entry_id = {id}"),
            format!("update sealed_fields set ciphertext = substr(ciphertext, 2) where entry_id = {id}"),
            format!(
                "update sealed_fields set
                 ciphertext_sha256 = '0000000000000000000000000000000000000000000000000000000000000000'
                 where entry_id = {id}"
            ),
        ];
        for sql in tampers {
            crate::erasing::tamper(
                &case,
                &["create table kept as select * from sealed_fields", &sql],
            )
            .await;
            assert_eq!(damage(&case).await, [Damage::Sealed { seq: 2 }], "{sql}");
            let exported = case.export_sealed(first.id, None, "x").await;
            if !sql.contains("substr") {
                assert!(
                    matches!(exported, Err(ExportError::Damaged { seq: 2 })),
                    "{sql}"
                );
            }
            restore(&case).await;
        }
        let sql = "delete from sealed_fields where field = 'text'";
        crate::erasing::tamper(
            &case,
            &["create table kept as select * from sealed_fields", sql],
        )
        .await;
        assert_eq!(damage(&case).await, [Damage::Sealed { seq: 3 }]);
        restore(&case).await;
        crate::erasing::tamper(&case, &["delete from sealed_fields"]).await;
        let expected = [Damage::Erased { seq: 2 }, Damage::Erased { seq: 3 }];
        assert_eq!(damage(&case).await, expected);
    }

    async fn damage(case: &Case) -> Vec<Damage> {
        case.verify(None).await.unwrap().damage
    }

    async fn restore(case: &Case) {
        let back = [
            "delete from sealed_fields",
            "insert into sealed_fields select * from kept",
            "drop table kept",
        ];
        crate::erasing::tamper(case, &back).await;
        assert_eq!(damage(case).await, []);
    }
}
