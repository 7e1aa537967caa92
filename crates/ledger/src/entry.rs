//! Entries: what was kept and when, as a chain in which nothing can be changed unseen.
//!
//! An entry has two halves. Its **record** is the content: the canonical form of what happened
//! and of the blobs it cites. Its **header** is what the chain is made of: number, id, kind,
//! time, the hash of the former header, and a *commitment* to the record. The commitment is
//! salted, so the header tells a reader nothing about the record, and whoever later has to erase
//! a record throws away record and salt: the chain of headers still verifies.
//!
//! ```text
//! record      {"body":…,"cites":[{"bytes":…,"role":…,"sha256":…}…]}      canonical form
//!             where fields were sealed with it, the body has "sealed":[{"field":…,"sha256":…}…]
//! commitment  SHA-256("scrutineer/v1" ‖ salt, 32 bytes ‖ SHA-256(record), 32 bytes)
//! header      {"c":commitment,"id":…,"kind":…,"prev":…,"seq":…,"t":…,"v":1}   canonical form
//! hash        SHA-256(header); it is the next header's "prev", and the first has none
//! ```
//!
//! Digests are lower-case hexadecimal in JSON, times are microseconds since 1970, UTC.

use election::{
    canonical::{self, CanonicalError},
    digest::Sha256,
};
use serde_json::{Value, json};

use crate::{
    BlobRef, EntryId, Moment, StoreError,
    log::leaf::{Salt, commitment},
    seal::Sealed,
    sealed_fields::SealedCitation,
};

/// The version of the header's form.
const HEADER_VERSION: u64 = 1;

/// What a body calls the fields that were sealed with it.
const SEALED: &str = "sealed";

/// What stands in the place of an erased entry's salt.
pub(crate) const NO_SALT: Salt = [0; 32];

/// What stands in the place of an erased record's digest.
pub(crate) const NO_DIGEST: Sha256 = Sha256::from_bytes([0; 32]);

/// An entry that is to be appended.
#[derive(Clone, Debug)]
pub struct Draft {
    pub(crate) kind: &'static str,
    pub(crate) at: Moment,
    pub(crate) body: Value,
    pub(crate) cites: Vec<Citation>,
    pub(crate) sealed: Vec<Sealed>,
}

/// One blob that an entry cites, and as what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Citation {
    /// What the bytes are to the entry: `source`, `mapping`, `dataset` …
    pub role: String,
    /// Their digest.
    pub sha256: Sha256,
    /// Their length.
    pub bytes: u64,
}

impl Draft {
    /// An entry of this kind, of this moment. `kind` names what happened in lower-case words
    /// joined by dots (`edition.imported`); it stands open in the header, which is why it must be
    /// a word of the program and not of the data.
    #[must_use]
    pub fn new(kind: &'static str, body: Value) -> Self {
        Self {
            kind,
            at: Moment::now(),
            body,
            cites: Vec::new(),
            sealed: Vec::new(),
        }
    }

    /// Sets another moment, for example that of a receipt.
    #[must_use]
    pub fn at(mut self, at: Moment) -> Self {
        self.at = at;
        self
    }

    /// Sets the body, where it is known only after what is cited was kept.
    #[must_use]
    pub fn with_body(mut self, body: Value) -> Self {
        self.body = body;
        self
    }

    /// Cites kept bytes; `role` says what they are to this entry.
    #[must_use]
    pub fn cite(mut self, role: &'static str, blob: &BlobRef) -> Self {
        let (sha256, bytes) = (blob.sha256, blob.bytes);
        self.cites.push(Citation {
            role: role.to_owned(),
            sha256,
            bytes,
        });
        self
    }

    /// Keeps a sealed field together with the entry, whose record cites its name and digest.
    #[must_use]
    pub fn seal(mut self, sealed: Sealed) -> Self {
        self.sealed.push(sealed);
        self
    }

    /// The record in canonical form. Citations are sorted, so that their order says nothing.
    pub(crate) fn record(&mut self) -> Result<Vec<u8>, CanonicalError> {
        self.cites.sort();
        self.sealed.sort_by_key(|sealed| sealed.field);
        let mut body = self.body.clone();
        if let Some(body) = body.as_object_mut()
            && !self.sealed.is_empty()
        {
            let sealed = self.sealed.iter().map(sealed_as_json).collect();
            body.insert(SEALED.to_owned(), sealed);
        }
        canonical::to_bytes(&json!({ "body": body, "cites": cites_as_json(&self.cites) }))
    }

    /// Whether the body leaves its word to the sealed fields, and has room for them.
    pub(crate) fn has_room_for_sealed(&self) -> bool {
        match self.body.as_object() {
            Some(body) => !body.contains_key(SEALED),
            None => self.sealed.is_empty(),
        }
    }
}

fn cites_as_json(cites: &[Citation]) -> Vec<Value> {
    let as_json = |cite: &Citation| json!({ "bytes": cite.bytes, "role": cite.role, "sha256": cite.sha256.to_string() });
    cites.iter().map(as_json).collect()
}

fn sealed_as_json(sealed: &Sealed) -> Value {
    json!({ "field": sealed.field.name(), "sha256": sealed.sha256.to_string() })
}

/// Whether `kind` is lower-case words joined by dots.
pub(crate) fn is_kind(kind: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_lowercase() || c == '_';
    kind.split('.')
        .all(|word| !word.is_empty() && word.chars().all(is_letter))
}

/// The end of the chain: who remembers it can later tell whether the chain was cut or rewritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number of the last entry.
    pub seq: i64,
    /// Its hash.
    pub hash: Sha256,
}

/// An entry as it stands in the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRecord {
    /// Its number: 1, 2, 3 … without gaps.
    pub seq: i64,
    /// Its name.
    pub id: EntryId,
    /// What happened.
    pub kind: String,
    /// When, by the clock of the machine that appended it.
    pub at: Moment,
    /// The hash of the former header; the first entry has none.
    pub prev: Option<Sha256>,
    /// The salted digest of the record.
    pub commitment: Sha256,
    /// The digest of the header.
    pub hash: Sha256,
    /// The digest of the record.
    pub body_sha256: Sha256,
    /// The bytes that hide the record behind its commitment.
    pub salt: [u8; 32],
    /// The record in canonical form.
    pub canonical: Vec<u8>,
}

impl EntryRecord {
    /// Chains `draft` to the entry before it.
    pub(crate) fn chain(
        draft: &mut Draft,
        id: EntryId,
        salt: Salt,
        former: Option<Head>,
    ) -> Result<Self, CanonicalError> {
        let canonical = draft.record()?;
        let body_sha256 = Sha256::of(&canonical);
        let mut entry = Self {
            seq: former.map_or(1, |head| head.seq + 1),
            id,
            kind: draft.kind.to_owned(),
            at: draft.at,
            prev: former.map(|head| head.hash),
            commitment: commitment(&salt, body_sha256),
            hash: body_sha256,
            body_sha256,
            salt,
            canonical,
        };
        entry.hash = Sha256::of(&entry.header()?);
        Ok(entry)
    }

    /// The header in canonical form: what may be shown to anyone, and what the chain is made of.
    ///
    /// # Errors
    /// The kind has no canonical form; only a damaged entry has such a kind.
    pub fn header(&self) -> Result<Vec<u8>, CanonicalError> {
        let mut header = json!({
            "c": self.commitment.to_string(),
            "id": self.id.to_string(),
            "kind": self.kind,
            "seq": self.seq,
            "t": self.at.micros(),
            "v": HEADER_VERSION,
        });
        if let Some(prev) = self.prev {
            header["prev"] = Value::from(prev.to_string());
        }
        canonical::to_bytes(&header)
    }

    /// The end of the chain if this entry is its last.
    #[must_use]
    pub const fn head(&self) -> Head {
        Head {
            seq: self.seq,
            hash: self.hash,
        }
    }

    /// The record as JSON: `body` and `cites`.
    ///
    /// # Errors
    /// The record was erased, or is not JSON in canonical form: it was altered.
    pub fn record(&self) -> Result<Value, StoreError> {
        if self.is_erased() {
            return Err(StoreError::Erased { seq: self.seq });
        }
        Ok(canonical::from_bytes(&self.canonical)?)
    }

    /// What the record cites; none if it cannot be read as a record.
    pub(crate) fn cites(&self) -> Option<Vec<Citation>> {
        let record = self.record().ok()?;
        let read = |cite: &Value| {
            Some(Citation {
                role: cite["role"].as_str()?.to_owned(),
                sha256: cite["sha256"].as_str()?.parse().ok()?,
                bytes: cite["bytes"].as_u64()?,
            })
        };
        record["cites"].as_array()?.iter().map(read).collect()
    }

    /// What the record says is sealed; none if it cannot be read as a record.
    pub(crate) fn sealed(&self) -> Option<Vec<SealedCitation>> {
        let record = self.record().ok()?;
        let read = |cite: &Value| {
            Some(SealedCitation {
                field: cite["field"].as_str()?.parse().ok()?,
                sha256: cite["sha256"].as_str()?.parse().ok()?,
            })
        };
        match record["body"].get(SEALED) {
            Some(sealed) => sealed.as_array()?.iter().map(read).collect(),
            None => Some(Vec::new()),
        }
    }

    /// Whether the record, its digest and its salt were taken away. Whether that was announced
    /// as it must be, [`Case::verify`](crate::Case::verify) says.
    #[must_use]
    pub fn is_erased(&self) -> bool {
        self.canonical.is_empty() && self.salt == NO_SALT && self.body_sha256 == NO_DIGEST
    }

    /// Whether the record, its digest, the salt and the commitment belong together.
    pub(crate) fn record_is_committed(&self) -> bool {
        Sha256::of(&self.canonical) == self.body_sha256
            && commitment(&self.salt, self.body_sha256) == self.commitment
    }

    /// Whether the hash is that of the header.
    pub(crate) fn header_is_hashed(&self) -> bool {
        self.header()
            .is_ok_and(|header| Sha256::of(&header) == self.hash)
    }
}

/// 32 bytes that nobody can guess.
pub(crate) fn fresh_salt() -> Result<Salt, StoreError> {
    let mut salt = Salt::default();
    getrandom::fill(&mut salt).map_err(|error| StoreError::NoRandomness(error.into()))?;
    Ok(salt)
}

/// A row of `entries`, before its texts are known to be digests.
#[derive(sqlx::FromRow)]
pub(crate) struct EntryRow {
    pub(crate) seq: i64,
    id: EntryId,
    kind: String,
    at_us: i64,
    prev: Option<String>,
    commitment: String,
    hash: String,
    body_sha256: String,
    salt: Vec<u8>,
    canonical: Vec<u8>,
}

impl TryFrom<EntryRow> for EntryRecord {
    type Error = StoreError;

    fn try_from(row: EntryRow) -> Result<Self, StoreError> {
        let bad = |column| {
            move || StoreError::BadEntry {
                seq: row.seq,
                column,
            }
        };
        let digest = |text: &str, column| text.parse::<Sha256>().ok().ok_or_else(bad(column));
        Ok(Self {
            seq: row.seq,
            id: row.id,
            kind: row.kind,
            at: Moment::from_micros(row.at_us).ok_or_else(bad("at_us"))?,
            prev: row.prev.map(|text| digest(&text, "prev")).transpose()?,
            commitment: digest(&row.commitment, "commitment")?,
            hash: digest(&row.hash, "hash")?,
            body_sha256: digest(&row.body_sha256, "body_sha256")?,
            salt: row.salt.try_into().ok().ok_or_else(bad("salt"))?,
            canonical: row.canonical,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed by another program:
    /// `hashlib.sha256(b"scrutineer/v1" + salt + hashlib.sha256(record).digest())` in Python,
    /// with `json.dumps(…, sort_keys=True, separators=(",", ":"))` for record and header.
    #[test]
    fn agrees_with_an_independent_computation() {
        let mut draft = Draft::new("sheet.received", json!({ "station": "14-7" }))
            .at(Moment::from_micros(1_707_278_400_123_456).unwrap());
        let id = "018d8268-9c00-7000-8000-000000000001".parse().unwrap();
        let salt: Salt = std::array::from_fn(|position| u8::try_from(position).unwrap());
        let former = Head {
            seq: 1,
            hash: Sha256::from_bytes([0; 32]),
        };
        let entry = EntryRecord::chain(&mut draft, id, salt, Some(former)).unwrap();

        assert_eq!(
            entry.canonical,
            br#"{"body":{"station":"14-7"},"cites":[]}"#
        );
        let digests = [entry.body_sha256, entry.commitment, entry.hash].map(|it| it.to_string());
        assert_eq!(
            digests,
            [
                "f41f47078f89e06f128be640d265211c1d04294f26eb0e13efa72bb5e94f5854",
                "afad4f7653fa4af93b4d3ce51a0d040904e972e27f4951c336754923b39ff6b8",
                "f0d68aa59f5c4ca33a497a70fbde77716306a076607ad463aafb106e563cbbb7",
            ]
        );
        assert!(entry.record_is_committed() && entry.header_is_hashed());
    }

    /// Whoever holds only headers can follow the chain; salt and record may be gone.
    #[test]
    fn a_header_shows_neither_record_nor_salt() {
        let body = json!({ "station": "14-7" });
        let [one, other] = [[1; 32], [2; 32]].map(|salt| {
            let mut draft = Draft::new("sheet.received", body.clone());
            draft.at = Moment::from_micros(1).unwrap();
            let id = "018d8268-9c00-7000-8000-000000000001".parse().unwrap();
            EntryRecord::chain(&mut draft, id, salt, None).unwrap()
        });
        assert_eq!(one.body_sha256, other.body_sha256);
        assert_ne!(
            one.commitment, other.commitment,
            "the salt must hide equal records"
        );
        let header = String::from_utf8(one.header().unwrap()).unwrap();
        assert!(!header.contains("14-7") && !header.contains(&one.body_sha256.to_string()));

        let mut erased = one;
        erased.canonical.clear();
        erased.salt = NO_SALT;
        assert!(erased.header_is_hashed() && !erased.record_is_committed());
        assert!(!erased.is_erased(), "the digest still tells a guess");
        erased.body_sha256 = NO_DIGEST;
        assert!(erased.header_is_hashed() && erased.is_erased());
        let error = erased.record().unwrap_err().to_string();
        assert_eq!(error, "the record of entry 1 was erased");
    }
}
