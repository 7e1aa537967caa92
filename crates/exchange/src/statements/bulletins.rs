//! Bulletins JSON: numbered announcements of a commission with the variants of the press, in
//! one object `{"bulletins": [...]}`.
//!
//! Numbers are taken as they are typed, by raw values: a number read as floating point would
//! lose its last zeros. Each bulletin is taken to name all its choices, so that they add up to
//! the valid votes and, where all have a share, to 100.

use std::{collections::BTreeMap, fmt};

use election::{
    numerals::Decimal,
    statements::{
        Choice, Figure, Kind, Origin, Package, Qualifier, Slot, Source, Statement, Variant,
    },
};
use serde::{
    Deserialize,
    de::{Error as _, MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::{MOST_CHOICES, MOST_SOURCES, MOST_STATEMENTS, MOST_VARIANTS, ReadError, Text, moment};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    #[serde(borrow)]
    bulletins: Vec<Bulletin<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bulletin<'a> {
    #[serde(borrow)]
    seq: &'a RawValue,
    announced: Option<String>,
    #[serde(borrow)]
    counted_percent: Option<&'a RawValue>,
    #[serde(borrow)]
    turnout_percent: Option<&'a RawValue>,
    #[serde(borrow)]
    registered: Option<&'a RawValue>,
    #[serde(borrow)]
    valid: Option<&'a RawValue>,
    #[serde(borrow)]
    null: Option<&'a RawValue>,
    #[serde(borrow)]
    cast: Option<&'a RawValue>,
    #[serde(borrow, default)]
    votes: Pairs<'a>,
    #[serde(borrow, default)]
    percent: Pairs<'a>,
    #[serde(borrow, default)]
    variants: Vec<Other<'a>>,
    note: Option<String>,
    #[serde(default)]
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Other<'a> {
    field: String,
    #[serde(borrow)]
    value: &'a RawValue,
    source: String,
}

/// The members of an object in their order, none of them twice.
#[derive(Default)]
struct Pairs<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Pairs<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Pairs<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with a figure for each choice")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut pairs: Vec<(String, &RawValue)> = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, &RawValue>()? {
                    if pairs.iter().any(|(other, _)| *other == name) {
                        return Err(M::Error::custom(format!("choice {name:?} stands twice")));
                    }
                    if pairs.len() == MOST_CHOICES {
                        let limit = format!("more than {MOST_CHOICES} choices");
                        return Err(M::Error::custom(limit));
                    }
                    pairs.push((name, value));
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Members)
    }
}

pub(super) fn read(id: &str, text: &Text<'_>) -> Result<Package, ReadError> {
    let file: File<'_> = serde_json::from_str(text.text).map_err(|error| {
        let line = u64::try_from(error.line()).ok().filter(|line| *line > 0);
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or(&message);
        let mut refused = text.refuse_shape(None, message);
        refused.line = line;
        refused.column = line.and_then(|_| u64::try_from(error.column()).ok());
        refused
    })?;
    let mut reader = Reader {
        text,
        package: Package {
            id: id.to_owned(),
            title: BTreeMap::new(),
            simulated: false,
            files: vec![text.name.to_owned()],
            choices: Vec::new(),
            sources: Vec::new(),
            statements: Vec::new(),
            ballot_reserve: None,
            asides: Vec::new(),
            expected: Vec::new(),
            translated: BTreeMap::new(),
        },
    };
    if file.bulletins.is_empty() || file.bulletins.len() > MOST_STATEMENTS {
        let reason = format!("there must be 1 to {MOST_STATEMENTS} bulletins");
        return Err(text.refuse(None, reason, "name a file with bulletins"));
    }
    for bulletin in file.bulletins {
        reader.bulletin(bulletin)?;
    }
    Ok(reader.package)
}

struct Reader<'t> {
    text: &'t Text<'t>,
    package: Package,
}

impl Reader<'_> {
    fn bulletin(&mut self, bulletin: Bulletin<'_>) -> Result<(), ReadError> {
        let begins = self.offset(bulletin.seq);
        let refuse = |reason: String, hint: &str| self.text.refuse(Some(begins), reason, hint);
        let seq: u64 = bulletin.seq.get().parse().map_err(|_| {
            let reason = format!("seq {} is not a number", bulletin.seq.get());
            refuse(reason, "number the bulletins: 1, 2, …")
        })?;
        let id = format!("bulletin-{seq}");
        if self.package.statement(&id).is_some() {
            let reason = format!("there are two bulletins with seq {seq}");
            return Err(refuse(reason, "number the bulletins: 1, 2, …"));
        }
        let announced = match &bulletin.announced {
            None => None,
            Some(printed) => Some(moment::announced(printed).ok_or_else(|| {
                let reason = format!("announced {printed:?} is no time");
                refuse(reason, "write 2024-07-29 or 2024-07-29T00:10-04:00")
            })?),
        };
        let mut figures = BTreeMap::new();
        for (slot, value) in [
            (Slot::Counted, bulletin.counted_percent),
            (Slot::Turnout, bulletin.turnout_percent),
            (Slot::Registered, bulletin.registered),
            (Slot::Valid, bulletin.valid),
            (Slot::Invalid, bulletin.null),
            (Slot::Cast, bulletin.cast),
        ] {
            if let Some(value) = value {
                figures.insert(slot, self.figure(slot, value)?);
            }
        }
        let names = |pairs: &Pairs<'_>| pairs.0.iter().map(|(name, _)| name.clone()).collect();
        let voted: Vec<String> = names(&bulletin.votes);
        let shared: Vec<String> = names(&bulletin.percent);
        for (pairs, slot) in [
            (bulletin.votes, Slot::Votes as fn(usize) -> Slot),
            (bulletin.percent, Slot::Share as fn(usize) -> Slot),
        ] {
            for (name, value) in pairs.0 {
                let slot = slot(self.choice(name, begins)?);
                figures.insert(slot, self.figure(slot, value)?);
            }
        }
        for other in bulletin.variants {
            self.variant(&mut figures, other)?;
        }
        let mut sources = Vec::new();
        for address in bulletin.sources {
            sources.push(self.source(address, begins)?);
        }
        self.package.statements.push(Statement {
            stage: id.clone(),
            id,
            kind: Kind::Result,
            seq: Some(seq),
            announced,
            at: None,
            carries: None,
            votes_complete: !voted.is_empty(),
            shares_complete: !voted.is_empty() && voted.iter().all(|name| shared.contains(name)),
            figures,
            removed: None,
            totals: Vec::new(),
            sources,
            confidence: None,
            note: bulletin.note,
            origin: self.origin(begins),
        });
        Ok(())
    }

    /// Where a raw value begins in the text that it was borrowed from.
    fn offset(&self, value: &RawValue) -> usize {
        let (part, whole) = (value.get().as_ptr(), self.text.text.as_ptr());
        part.addr().saturating_sub(whole.addr())
    }

    fn origin(&self, offset: usize) -> Origin {
        Origin {
            file: 0,
            line: self.text.line(offset),
        }
    }

    /// A number as typed, or a text that holds one.
    fn number(&self, slot: Slot, value: &RawValue) -> Result<Decimal, ReadError> {
        let typed = value.get();
        let bare = typed
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        self.text
            .number(self.offset(value), slot, bare.unwrap_or(typed))
    }

    fn figure(&self, slot: Slot, value: &RawValue) -> Result<Figure, ReadError> {
        Ok(Figure {
            value: Some(self.number(slot, value)?),
            qualifier: Qualifier::Exactly,
            of: None,
            at: None,
            sources: Vec::new(),
            confidence: None,
            variants: Vec::new(),
            note: None,
            origin: self.origin(self.offset(value)),
        })
    }

    fn variant(
        &mut self,
        figures: &mut BTreeMap<Slot, Figure>,
        other: Other<'_>,
    ) -> Result<(), ReadError> {
        let begins = self.offset(other.value);
        let field = other.field;
        let choices = &self.package.choices;
        let choice = choices.iter().position(|choice| choice.id == field);
        let slot = match field.as_str() {
            "null" => Some(Slot::Invalid),
            "counted_percent" => Some(Slot::Counted),
            "turnout_percent" => Some(Slot::Turnout),
            word => Slot::NAMED.into_iter().find(|slot| slot.word() == word),
        };
        let slot = choice.map(Slot::Votes).or(slot);
        let target = slot.and_then(|slot| Some((slot, figures.get_mut(&slot)?)));
        let Some((slot, figure)) = target else {
            let reason = format!("the variant is of {field:?}, which this bulletin does not give");
            let hint = "name a choice of `votes`, or a field such as valid, null or cast";
            return Err(self.text.refuse(Some(begins), reason, hint));
        };
        let value = self.number(slot, other.value)?;
        if figure.candidates().any(|known| known == value) {
            let reason = format!("variant {value} of {field} is there already");
            return Err(self
                .text
                .refuse(Some(begins), reason, "name each print once"));
        }
        if figure.variants.len() == MOST_VARIANTS {
            let reason = format!("{field} has more than {MOST_VARIANTS} variants");
            return Err(self
                .text
                .refuse(Some(begins), reason, "keep one of each print"));
        }
        let (origin, source) = (self.origin(begins), self.source(other.source, begins)?);
        figure.variants.push(Variant {
            value,
            sources: vec![source],
            confidence: None,
            note: None,
            origin,
        });
        Ok(())
    }

    fn choice(&mut self, name: String, begins: usize) -> Result<usize, ReadError> {
        let choices = &mut self.package.choices;
        if let Some(known) = choices.iter().position(|choice| choice.id == name) {
            return Ok(known);
        }
        if choices.len() == MOST_CHOICES {
            let reason = format!("there are more than {MOST_CHOICES} choices");
            return Err(self
                .text
                .refuse(Some(begins), reason, "check one election at a time"));
        }
        choices.push(Choice {
            id: name.clone(),
            name,
        });
        Ok(choices.len() - 1)
    }

    /// The key of the source with this address.
    fn source(&mut self, address: String, begins: usize) -> Result<String, ReadError> {
        let sources = &mut self.package.sources;
        if !sources.iter().any(|source| source.key == address) {
            if sources.len() == MOST_SOURCES {
                let reason = format!("there are more than {MOST_SOURCES} sources");
                let hint = "check one election at a time";
                return Err(self.text.refuse(Some(begins), reason, hint));
            }
            sources.push(Source {
                key: address.clone(),
                address: Some(address.clone()),
                what: String::new(),
                kind: String::new(),
                carries: None,
            });
        }
        Ok(address)
    }
}
