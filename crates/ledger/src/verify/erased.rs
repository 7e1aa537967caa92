//! What is gone from the record, and whether a later entry says so.

use std::collections::BTreeMap;

use super::{Damage, ERASED, KEPT_KINDS};
use crate::{EntryId, EntryRecord, sealed_fields::SealedCitation};

/// What of one entry can be erased, and what of it is gone.
#[derive(Clone, Copy)]
struct Left {
    seq: i64,
    record: bool,
    fields: bool,
}

/// Gaps and tombstones, in the order of the entries.
#[derive(Default)]
pub(super) struct Erased {
    /// Entries that lost something, or have sealed fields that they might lose.
    entries: BTreeMap<EntryId, Left>,
    /// Of which entries tombstones say that they were erased, and whether with their record.
    announced: BTreeMap<EntryId, bool>,
    records: u64,
    damage: Vec<Damage>,
}

impl Erased {
    /// Looks at an entry and the rows of its sealed fields; none if one cannot be read. Answers
    /// whether those that are there are those that the record cites.
    pub(super) fn step(&mut self, entry: &EntryRecord, rows: Option<Vec<SealedCitation>>) -> bool {
        let seq = entry.seq;
        let cited = entry.sealed().unwrap_or_default();
        let Some(rows) = rows else {
            return false;
        };
        let record = !entry.is_erased();
        let fields = !rows.is_empty();
        if !record {
            self.records += 1;
        }
        if !record || !cited.is_empty() {
            let left = Left {
                seq,
                record,
                fields,
            };
            self.entries.insert(entry.id, left);
        }
        if entry.kind == ERASED && record {
            self.read_tombstone(entry);
        }
        let is_kept = KEPT_KINDS.contains(&entry.kind.as_str());
        if is_kept && !record {
            self.damage.push(Damage::Erased { seq });
        }
        rows.is_empty() || rows == cited
    }

    /// A tombstone speaks only of entries before it.
    fn read_tombstone(&mut self, entry: &EntryRecord) {
        let record = entry.record().unwrap_or_default();
        let body = &record["body"];
        let Some(id) = body["entry"].as_str().and_then(|id| id.parse().ok()) else {
            return;
        };
        let whole = body["record"].as_bool().unwrap_or_default();
        *self.announced.entry(id).or_default() |= whole;
        if whole && self.entries.get(&id).is_none_or(|left| left.record) {
            let seq = body["seq"].as_i64().unwrap_or(entry.seq);
            self.damage.push(Damage::Returned { seq });
        }
    }

    /// How many entries have no record any more.
    pub(super) const fn records(&self) -> u64 {
        self.records
    }

    /// What went without a tombstone, or is there in spite of one.
    pub(super) fn damage(&self) -> Vec<Damage> {
        let mut damage = self.damage.clone();
        for (id, left) in &self.entries {
            let seq = left.seq;
            let announced = self.announced.get(id);
            let is_announced = match announced {
                Some(record) => left.record || *record,
                None => left.record && left.fields,
            };
            if !is_announced && !damage.contains(&Damage::Erased { seq }) {
                damage.push(Damage::Erased { seq });
            }
            if announced.is_some() && left.fields {
                damage.push(Damage::Returned { seq });
            }
        }
        damage
    }
}
