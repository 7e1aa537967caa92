//! What records say of single units, for their pages.

use std::collections::BTreeMap;

use mission::records::{Incident, Reference, Reply, Slice, When, Words};

use super::{
    super::{
        input::{NoteDetail, RecordsInput, UnitNote},
        page::web,
    },
    teller::address,
};

/// One note for each unit that a record names.
pub(in super::super) fn notes(of: &RecordsInput<'_>) -> Vec<UnitNote> {
    let mut notes = Vec::new();
    let records = of.records;
    for one in &records.incidents {
        let about = UnitNote {
            standing: Some((
                one.verification.word(),
                format!("verification-{}", one.verification.word()),
            )),
            outcome: one
                .decision
                .as_ref()
                .map(|decision| format!("outcome-{}", decision.outcome.word())),
            details: details(one),
            ..note(of, Slice::Incident, &one.id, texts(&one.what), &one.sources)
        };
        let when = one.occurred.as_ref().or(one.reported.as_ref());
        for unit in one.unit.iter().chain(&one.related_units) {
            notes.push(about.of_unit(unit, when));
        }
    }
    for one in &records.statements {
        let about = UnitNote {
            details: vec![NoteDetail {
                label: "statement-who",
                said: None,
                text: texts(&one.who),
            }],
            ..note(
                of,
                Slice::Statement,
                &one.id,
                texts(&one.what),
                &one.sources,
            )
        };
        let when = one.occurred.as_ref().or(one.reported.as_ref());
        let covered = one.coverage.iter().flat_map(|coverage| &coverage.units);
        for unit in covered.chain(linked(&one.links)) {
            notes.push(about.of_unit(unit, when));
        }
    }
    for one in &records.facts {
        let about = note(of, Slice::Fact, &one.id, texts(&one.what), &one.sources);
        let when = one.occurred.as_ref().or(one.reported.as_ref());
        for unit in linked(&one.links) {
            notes.push(about.of_unit(unit, when));
        }
    }
    for one in of.figures.iter().flat_map(|figures| &figures.statements) {
        let Some(removed) = &one.removed else {
            continue;
        };
        let when = one.announced.as_ref();
        let when = when.and_then(|one| When::between(&one.from, &one.to).ok());
        let translated = of
            .figures
            .and_then(|figures| figures.translated.get(&one.stage));
        let mut text = translated.cloned().unwrap_or_default();
        text.insert("en".to_owned(), one.stage.clone());
        let (outcome, sources) = match &removed.decision {
            Some(decision) => ("outcome-annulled", &decision.sources),
            None => ("station-taken-away", &one.sources),
        };
        let about = UnitNote {
            outcome: Some(outcome.to_owned()),
            ..note(of, Slice::Announced, &one.id, text, sources)
        };
        for unit in &removed.units {
            notes.push(about.of_unit(unit, when.as_ref()));
        }
    }
    notes
}

/// Who reported an incident, what is said against it, and what was replied.
fn details(one: &Incident) -> Vec<NoteDetail> {
    let mut details = Vec::new();
    for (label, words) in [
        ("incident-reported-by", &one.reported_by),
        ("incident-dispute", &one.dispute),
    ] {
        details.extend(words.as_ref().map(|words| NoteDetail {
            label,
            said: None,
            text: texts(words),
        }));
    }
    details.push(NoteDetail {
        label: "incident-reply",
        said: Some(format!("reply-state-{}", one.reply.word())),
        text: match &one.reply {
            Reply::Answered { text, .. } => texts(text),
            _ => BTreeMap::new(),
        },
    });
    details
}

fn linked(links: &[Reference]) -> impl Iterator<Item = &String> {
    let units = links.iter().filter(|link| link.slice == Slice::Unit);
    units.map(|link| &link.id)
}

fn texts(words: &Words) -> BTreeMap<String, String> {
    let own = |(language, text): (&str, &str)| (language.to_owned(), text.to_owned());
    words.iter().map(own).collect()
}

/// What is said of a record, of whichever unit.
fn note(
    of: &RecordsInput<'_>,
    slice: Slice,
    id: &str,
    text: BTreeMap<String, String>,
    sources: &[String],
) -> UnitNote {
    let reference = Reference {
        slice,
        id: id.to_owned(),
    };
    let source = |key: &String| {
        let mut all = of.sources.iter();
        let source = all.find(|source| source.key == *key);
        source.map(|source| (source.what.clone(), web(source.address.as_ref())))
    };
    UnitNote {
        kind: kind(slice),
        text,
        href: address(&reference),
        sources: sources.iter().filter_map(source).collect(),
        ..UnitNote::default()
    }
}

impl UnitNote {
    /// The same of one unit.
    fn of_unit(&self, unit: &str, when: Option<&When>) -> Self {
        Self {
            key: unit.split('/').map(str::to_owned).collect(),
            when: when.cloned(),
            ..self.clone()
        }
    }
}

/// Key of the text that names a kind of record.
const fn kind(slice: Slice) -> &'static str {
    match slice {
        Slice::Incident => "slice-incident",
        Slice::Statement => "slice-statement",
        Slice::Announced => "slice-announced",
        _ => "slice-fact",
    }
}
