//! What records say about one another, and whether it can be so: checked when they are read, so
//! that nothing later meets a reference into nowhere.

mod events;
mod mentions;
mod rest;

use std::collections::{BTreeMap, BTreeSet};

use election::{names::nearest, statements::Package};

use super::{Cited, ReadError, Records, Reference, Slice};
use mentions::Mentions;

pub(in crate::records) use mentions::Record;

/// Checks all records.
pub(super) fn check(records: &Records, figures: Option<&Package>) -> Result<(), ReadError> {
    let known = Known::of(records, figures)?;
    known.every(&records.incidents)?;
    known.every(&records.statements)?;
    known.every(&records.accreditation)?;
    known.every(&records.exit_polls)?;
    known.every(&records.norms)?;
    known.every(&records.facts)?;
    known.every(&records.claims)?;
    known.every(&records.gaps)?;
    known.every(&records.corrections)?;
    known.every(&records.answers)?;
    let offset = records.offset.as_deref();
    for incident in &records.incidents {
        events::incident(records, figures, incident)?;
        events::times(incident, &incident.occurred, &incident.reported, offset)?;
    }
    for fact in &records.facts {
        events::times(fact, &fact.occurred, &fact.reported, offset)?;
    }
    for statement in &records.statements {
        rest::joint(records, statement)?;
        events::times(statement, &statement.occurred, &statement.reported, offset)?;
    }
    for claim in &records.claims {
        rest::claim(claim)?;
    }
    for answer in &records.answers {
        rest::answer(answer)?;
    }
    if let Some(figures) = figures {
        for poll in &records.exit_polls {
            rest::exit_poll(figures, poll)?;
        }
    }
    Ok(())
}

/// A refusal at a record.
fn refuse<T>(at: &Cited<T>, reason: impl Into<String>, hint: impl Into<String>) -> ReadError {
    ReadError {
        file: at.file.clone(),
        line: Some(at.line),
        column: None,
        reason: reason.into(),
        hint: hint.into(),
    }
}

/// A hint that names what may have been meant.
fn meant<'a>(word: &str, known: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    match nearest(word, known) {
        Some(near) => format!("did you mean {near:?}? otherwise {otherwise}"),
        None => otherwise.to_owned(),
    }
}

/// What references and keys may name.
struct Known<'a> {
    sources: BTreeSet<&'a str>,
    ids: BTreeMap<Slice, BTreeSet<&'a str>>,
    parts: usize,
    has_figures: bool,
}

impl<'a> Known<'a> {
    fn of(records: &'a Records, figures: Option<&'a Package>) -> Result<Self, ReadError> {
        let mut known = Self {
            sources: records.sources.iter().map(|one| one.key.as_str()).collect(),
            ids: BTreeMap::new(),
            parts: records.unit_key.len(),
            has_figures: figures.is_some(),
        };
        if let Some(figures) = figures {
            let announced = figures.statements.iter().map(|one| one.id.as_str());
            let aside = figures.asides.iter().map(|one| one.id.as_str());
            known.ids.insert(Slice::Announced, announced.collect());
            known.ids.insert(Slice::Aside, aside.collect());
        }
        known
            .ids
            .insert(Slice::Incident, unique(&records.incidents)?);
        known
            .ids
            .insert(Slice::Statement, unique(&records.statements)?);
        known
            .ids
            .insert(Slice::Accreditation, unique(&records.accreditation)?);
        known
            .ids
            .insert(Slice::ExitPoll, unique(&records.exit_polls)?);
        known.ids.insert(Slice::Norm, unique(&records.norms)?);
        known.ids.insert(Slice::Fact, unique(&records.facts)?);
        known.ids.insert(Slice::Gap, unique(&records.gaps)?);
        known.ids.insert(Slice::Claim, unique(&records.claims)?);
        unique(&records.corrections)?;
        unique(&records.answers)?;
        Ok(known)
    }

    fn every<T: Record>(&self, records: &[Cited<T>]) -> Result<(), ReadError> {
        records.iter().try_for_each(|record| self.one(record))
    }

    fn one<T: Record>(&self, record: &Cited<T>) -> Result<(), ReadError> {
        let mut mentions = Mentions::default();
        record.mentions(&mut mentions);
        if mentions.has_no_source {
            let reason = format!("{} {:?} has no source", T::WHAT, record.id());
            return Err(refuse(
                record,
                reason,
                "name at least one: sources = [\"key\"]",
            ));
        }
        for key in mentions.sources {
            if !self.sources.contains(key) {
                let reason = format!("no file of the package defines the source {key:?}");
                let define = "define it: [[source]] with key, address, what and kind";
                let hint = meant(key, self.sources.iter().copied(), define);
                return Err(refuse(record, reason, hint));
            }
        }
        for unit in mentions.units {
            self.unit(record, unit)?;
        }
        for reference in mentions.references {
            self.reference(record, reference)?;
        }
        Ok(())
    }

    fn unit<T>(&self, at: &Cited<T>, unit: &str) -> Result<(), ReadError> {
        if self.parts == 0 {
            let reason = format!("unit {unit:?}: no file says what a unit's key is made of");
            let hint = "write unit_key, such as [{ en = \"constituency\" }, { en = \"station\" }]";
            return Err(refuse(at, reason, hint));
        }
        let parts: Vec<&str> = unit.split('/').collect();
        if parts.len() != self.parts
            || parts
                .iter()
                .any(|part| part.trim() != *part || part.is_empty())
        {
            let reason = format!("unit {unit:?} has not the {} parts of unit_key", self.parts);
            let hint = "write the parts of its key, largest place first, with / between: 65/9";
            return Err(refuse(at, reason, hint));
        }
        Ok(())
    }

    fn reference<T>(&self, at: &Cited<T>, reference: &Reference) -> Result<(), ReadError> {
        if reference.slice == Slice::Unit {
            return self.unit(at, &reference.id);
        }
        let of_slice = self.ids.get(&reference.slice);
        if of_slice.is_some_and(|ids| ids.contains(reference.id.as_str())) {
            return Ok(());
        }
        let is_figures = matches!(reference.slice, Slice::Announced | Slice::Aside);
        if is_figures && !self.has_figures {
            let reason = format!("{reference} is in a file of figures, and there is none");
            let hint = "read it together with the files of figures of the package";
            return Err(refuse(at, reason, hint));
        }
        let ids = of_slice.into_iter().flatten().copied();
        let hint = meant(
            &reference.id,
            ids,
            "add the record, or take the reference out",
        );
        Err(refuse(at, format!("{reference} is not there"), hint))
    }
}

/// Longest id.
const LONGEST_ID: usize = 100;

/// The ids of a slice: each once, and fit for an address.
fn unique<T: Record>(records: &[Cited<T>]) -> Result<BTreeSet<&str>, ReadError> {
    let mut ids = BTreeSet::new();
    for record in records {
        let id = record.id();
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let is_fit =
            (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(plain) && !id.starts_with('.');
        if !is_fit {
            let reason = format!("{} {id:?}: this cannot be an id", T::WHAT);
            let hint = "an id is part of an address: use a to z, digits, -, _ and . only";
            return Err(refuse(record, reason, hint));
        }
        if !ids.insert(id) {
            let reason = format!("{} {id:?} is there twice", T::WHAT);
            return Err(refuse(record, reason, "give each record an id of its own"));
        }
    }
    Ok(ids)
}
