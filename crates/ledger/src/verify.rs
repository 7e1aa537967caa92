//! Checking a whole case: every entry, every link, every cited blob, every sealed field. What is
//! gone must have been announced by a later entry, its tombstone.

mod erased;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use election::digest::Sha256;

use crate::{
    BlobError, Blobs, Citation, Db, EntryRecord, Head, StoreError,
    entry::EntryRow,
    reading::{citations_between, rows_after},
    sealed_fields::{SealedCitation, sealed_between},
};
use erased::Erased;

/// The kind of a tombstone.
pub(crate) const ERASED: &str = "entry.erased";

/// The kind of an entry that says who was handed sealed fields.
pub(crate) const EXPORTED: &str = "seal.exported";

/// Kinds of entries that are never erased.
pub(crate) const KEPT_KINDS: [&str; 3] = ["case.created", ERASED, EXPORTED];

/// How many entries are held in memory at once.
const PAGE: u32 = 500;

/// What a check of a case found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verification {
    /// How many entries were read.
    pub entries: u64,
    /// The end of the chain.
    pub head: Option<Head>,
    /// How many different blobs the entries cite.
    pub blobs: u64,
    /// How many bytes of them were read and found right.
    pub bytes: u64,
    /// How many entries have no record any more, as a later entry says.
    pub erased: u64,
    /// What is wrong; empty if nothing is.
    pub damage: Vec<Damage>,
    /// Kept bytes that no entry cites. A program that died within a transaction leaves such;
    /// so does a database restored from an older backup than the blobs, which is why nothing
    /// removes them by itself.
    pub uncited: Vec<Sha256>,
}

/// One thing that is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Entries are missing between two numbers.
    Gap {
        /// The number before.
        after: i64,
        /// The number that came next.
        seq: i64,
    },
    /// A column of the entry holds nothing readable.
    Unreadable {
        /// The entry.
        seq: i64,
    },
    /// The entry does not point to the one before it.
    Unlinked {
        /// The entry.
        seq: i64,
    },
    /// The entry's number, id, kind, time, commitment or link was altered.
    Header {
        /// The entry.
        seq: i64,
    },
    /// The entry's record, its digest or its salt was altered.
    Record {
        /// The entry.
        seq: i64,
    },
    /// The table of citations says otherwise than the entry's record.
    Citations {
        /// The entry.
        seq: i64,
    },
    /// The sealed fields of the entry are others than its record says, or were altered.
    Sealed {
        /// The entry.
        seq: i64,
    },
    /// The entry's record or sealed fields are gone, and no later entry says that they were erased.
    Erased {
        /// The entry.
        seq: i64,
    },
    /// A later entry says that the entry was erased, and what was erased is there again.
    Returned {
        /// The entry.
        seq: i64,
    },
    /// The remembered end is no longer in the chain: it was rewritten.
    Rewritten {
        /// The number at which another entry stands now.
        seq: i64,
    },
    /// The chain ends before the remembered end: it was cut short.
    Cut {
        /// The number of the remembered end.
        remembered: i64,
        /// The number at which the chain ends now.
        found: i64,
    },
    /// Cited bytes are not there.
    BlobMissing(Sha256),
    /// Cited bytes were altered.
    BlobDamaged(Sha256),
    /// An entry cites these bytes with a length that is not theirs.
    BlobLength(Sha256),
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gap { after, seq } => write!(f, "entry {after} is followed by entry {seq}"),
            Self::Unreadable { seq } => write!(f, "entry {seq} cannot be read"),
            Self::Unlinked { seq } => write!(f, "entry {seq} does not follow the one before it"),
            Self::Header { seq } => write!(f, "entry {seq}: its header was altered"),
            Self::Record { seq } => write!(f, "entry {seq}: its record was altered"),
            Self::Citations { seq } => write!(f, "entry {seq}: its citations were altered"),
            Self::Sealed { seq } => write!(f, "entry {seq}: its sealed fields were altered"),
            Self::Erased { seq } => write!(f, "entry {seq} lost content without a tombstone"),
            Self::Returned { seq } => write!(f, "entry {seq} was erased and is there again"),
            Self::Rewritten { seq } => write!(f, "the record was rewritten up to entry {seq}"),
            Self::Cut { remembered, found } => {
                write!(
                    f,
                    "the record ends at entry {found}, it once had {remembered}"
                )
            }
            Self::BlobMissing(sha256) => write!(f, "blob {sha256} is missing"),
            Self::BlobDamaged(sha256) => write!(f, "blob {sha256} was altered"),
            Self::BlobLength(sha256) => write!(f, "blob {sha256} has another length than cited"),
        }
    }
}

/// Goes through the whole record; see [`Case::verify`](crate::Case::verify).
pub(crate) async fn verify(
    db: &Db,
    blobs: &Blobs,
    remembered: Option<Head>,
) -> Result<Verification, StoreError> {
    let mut walk = Walk {
        remembered,
        ..Walk::default()
    };
    loop {
        let rows = rows_after(db, walk.seq, PAGE).await?;
        let Some(last) = rows.last().map(|row| row.seq) else {
            break;
        };
        let mut table = Citations::new();
        for (seq, citation) in citations_between(db, walk.seq, last).await? {
            table.entry(seq).or_default().push(citation);
        }
        let mut sealed: BTreeMap<i64, Vec<_>> = BTreeMap::new();
        for (seq, field) in sealed_between(db, walk.seq, last).await? {
            sealed.entry(seq).or_default().push(field);
        }
        for row in rows {
            let cited = table.remove(&row.seq).unwrap_or_default();
            let sealed = sealed.remove(&row.seq).unwrap_or_default();
            walk.step(row, cited, sealed);
        }
    }
    walk.end();
    walk.check_blobs(blobs)
}

/// Citations by their entry's number; none where a row cannot be read.
type Citations = BTreeMap<i64, Vec<Option<Citation>>>;

/// As in a record; none if one of them cannot be read.
fn sorted<T: Ord>(rows: Vec<Option<T>>) -> Option<Vec<T>> {
    let rows: Option<Vec<T>> = rows.into_iter().collect();
    rows.map(|mut rows| {
        rows.sort();
        rows
    })
}

/// The state of going through the chain from its beginning.
#[derive(Default)]
struct Walk {
    remembered: Option<Head>,
    entries: u64,
    /// The number of the entry before.
    seq: i64,
    /// Its hash; none before the first.
    hash: Option<Sha256>,
    /// All bytes that were cited, with the length they were cited with.
    cited: BTreeSet<(Sha256, u64)>,
    erased: Erased,
    damage: Vec<Damage>,
}

impl Walk {
    fn step(
        &mut self,
        row: EntryRow,
        table: Vec<Option<Citation>>,
        sealed: Vec<Option<SealedCitation>>,
    ) {
        let (seq, after) = (row.seq, self.seq);
        self.note(seq == after + 1, Damage::Gap { after, seq });
        self.entries += 1;
        self.seq = seq;
        let former = self.hash.take();
        let Ok(entry) = EntryRecord::try_from(row) else {
            return self.damage.push(Damage::Unreadable { seq });
        };
        self.note(entry.prev == former, Damage::Unlinked { seq });
        self.note(entry.header_is_hashed(), Damage::Header { seq });
        let is_erased = entry.is_erased();
        self.note(
            is_erased || entry.record_is_committed(),
            Damage::Record { seq },
        );
        let cites = entry.cites().or(is_erased.then(Vec::new));
        self.note(
            cites.is_some() && cites == sorted(table),
            Damage::Citations { seq },
        );
        let is_right = self.erased.step(&entry, sorted(sealed));
        self.note(is_right, Damage::Sealed { seq });
        let cites = cites.unwrap_or_default().into_iter();
        self.cited
            .extend(cites.map(|cite| (cite.sha256, cite.bytes)));
        let is_rewritten = self
            .remembered
            .is_some_and(|head| head.seq == seq && head.hash != entry.hash);
        self.note(!is_rewritten, Damage::Rewritten { seq });
        self.hash = Some(entry.hash);
    }

    fn end(&mut self) {
        let found = self.seq;
        self.damage.extend(self.erased.damage());
        if let Some(Head {
            seq: remembered, ..
        }) = self.remembered
        {
            self.note(remembered <= found, Damage::Cut { remembered, found });
        }
    }

    fn note(&mut self, is_right: bool, damage: Damage) {
        if !is_right {
            self.damage.push(damage);
        }
    }

    fn check_blobs(mut self, blobs: &Blobs) -> Result<Verification, StoreError> {
        let cited = std::mem::take(&mut self.cited);
        let digests: BTreeSet<Sha256> = cited.iter().map(|(sha256, _)| *sha256).collect();
        let mut lengths = BTreeMap::new();
        for sha256 in &digests {
            match blobs.check(sha256) {
                Ok(bytes) => drop(lengths.insert(*sha256, bytes)),
                Err(BlobError::Missing(_)) => self.damage.push(Damage::BlobMissing(*sha256)),
                Err(BlobError::Damaged { .. }) => self.damage.push(Damage::BlobDamaged(*sha256)),
                Err(error) => return Err(error.into()),
            }
        }
        for (sha256, bytes) in &cited {
            let is_right = lengths.get(sha256).is_none_or(|length| length == bytes);
            self.note(is_right, Damage::BlobLength(*sha256));
        }
        let mut uncited = blobs.all()?;
        uncited.retain(|sha256| !digests.contains(sha256));
        Ok(Verification {
            entries: self.entries,
            head: self.hash.map(|hash| Head {
                seq: self.seq,
                hash,
            }),
            blobs: digests.len() as u64,
            bytes: lengths.values().sum(),
            erased: self.erased.records(),
            damage: self.damage,
            uncited,
        })
    }
}
