//! Which records changed from one import to the next: what a reader who saw the former ones is
//! owed.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Case, EntryId, Moment};

use super::{ImportError, KeptFile, columns_of, store};
use crate::records::{
    Cited, Columns, Given, Records, Reference, Slice, cross::Record, package::documents,
    read::gather,
};

/// How a record changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It says something else.
    Altered,
    /// It is not there any more.
    Removed,
}

/// A record that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Which.
    pub record: Reference,
    /// How.
    pub how: How,
    /// Which import changed it, counting from 1.
    pub import: usize,
    /// The entry of the import.
    pub entry: EntryId,
    /// When.
    pub at: Moment,
}

/// Every change of a record since it was first taken in, the earliest first.
///
/// # Errors
/// If the record or the bytes cannot be read.
pub async fn history(case: &Case) -> Result<Vec<Changed>, ImportError> {
    let mut standing: BTreeMap<String, KeptFile> = BTreeMap::new();
    let (mut before, mut changes, mut import) = (Records::default(), Vec::new(), 0);
    let rows = store::all(case).await?;
    let mut rows = rows.iter().peekable();
    while let Some(row) = rows.next() {
        let file = row.file(case)?;
        let (entry, at) = (file.entry, file.imported_at);
        standing.insert(file.name.clone(), file);
        if rows.peek().is_some_and(|next| next.entry_id == entry) {
            continue;
        }
        import += 1;
        let after = gathered(&standing)?;
        for (record, how) in changed(&before, &after) {
            changes.push(Changed {
                record,
                how,
                import,
                entry,
                at,
            });
        }
        before = after;
    }
    Ok(changes)
}

/// The records of these files, without a look at what they say about one another: a former
/// version of the program may have checked less.
fn gathered(standing: &BTreeMap<String, KeptFile>) -> Result<Records, ImportError> {
    let files: Vec<&KeptFile> = standing.values().collect();
    let columns: Vec<Option<Columns>> = columns_of(&files)?;
    let pairs = files.iter().zip(&columns);
    let given: Vec<Given<'_>> = pairs
        .map(|(file, columns)| file.given(columns.as_ref()))
        .collect();
    Ok(gather(&documents(&given)?.documents)?.0)
}

fn changed(before: &Records, after: &Records) -> Vec<(Reference, How)> {
    let mut changes = Vec::new();
    compare(
        Slice::Incident,
        &before.incidents,
        &after.incidents,
        &mut changes,
    );
    compare(
        Slice::Statement,
        &before.statements,
        &after.statements,
        &mut changes,
    );
    compare(
        Slice::Accreditation,
        &before.accreditation,
        &after.accreditation,
        &mut changes,
    );
    compare(
        Slice::ExitPoll,
        &before.exit_polls,
        &after.exit_polls,
        &mut changes,
    );
    compare(Slice::Norm, &before.norms, &after.norms, &mut changes);
    compare(Slice::Fact, &before.facts, &after.facts, &mut changes);
    compare(Slice::Gap, &before.gaps, &after.gaps, &mut changes);
    compare(Slice::Claim, &before.claims, &after.claims, &mut changes);
    changes
}

fn compare<T: Record + PartialEq>(
    slice: Slice,
    before: &[Cited<T>],
    after: &[Cited<T>],
    changes: &mut Vec<(Reference, How)>,
) {
    let after: BTreeMap<&str, &T> = after.iter().map(|one| (one.id(), &one.record)).collect();
    let ids: BTreeSet<&str> = before.iter().map(|one| one.id()).collect();
    let old: BTreeMap<&str, &T> = before.iter().map(|one| (one.id(), &one.record)).collect();
    for id in ids {
        let how = match after.get(id) {
            None => How::Removed,
            Some(record) if Some(record) != old.get(id) => How::Altered,
            Some(_) => continue,
        };
        let id = id.to_owned();
        changes.push((Reference { slice, id }, how));
    }
}
