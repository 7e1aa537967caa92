//! The TOML files of a package as their author typed them, and the step from there to what they
//! mean.
//!
//! Files are read in two rounds, because any of them may define the choices and sources that the
//! others name: first what is defined, then the statements.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use election::{
    codes::REGISTER,
    names::nearest,
    statements::{
        Announced, Aside, Choice, Confidence, Decision, Expected, Figure, Kind, Origin, Outcome,
        Package, Qualifier, Removed, Slot, Source, Statement, Total, Variant, bad_carrier,
    },
};
use toml::Spanned;

use super::{
    MOST_CHOICES, MOST_SOURCES, MOST_STATEMENTS, MOST_VARIANTS, ReadError, Text, moment,
    shape::{
        AnnouncedFile, ChoiceFile, DecisionFile, DerivedFile, FigureFile, File, Head, RemovedFile,
        StatementFile, TotalFile, VariantFile, WordsFile,
    },
};

/// What `format` says in a file of a package.
pub(super) const FORMAT: &str = "statements";

/// Version of the file format that is read.
const SCHEMA: i64 = 1;

const REFERENCE: &str = "docs/reference/statements.md describes every field";

/// Reads the files of a package.
pub(super) fn read(id: &str, texts: &[Text<'_>], sources: &[Source]) -> Result<Package, ReadError> {
    let mut files = Vec::new();
    for text in texts {
        files.push(parse(text)?);
    }
    let mut package = Package {
        id: id.to_owned(),
        title: BTreeMap::new(),
        simulated: files.iter().any(|file| file.simulated),
        files: texts.iter().map(|text| text.name.to_owned()).collect(),
        choices: Vec::new(),
        sources: sources.to_vec(),
        statements: Vec::new(),
        ballot_reserve: None,
        asides: Vec::new(),
        expected: Vec::new(),
        translated: BTreeMap::new(),
    };
    let mut named: Option<String> = None;
    for (file, text) in files.iter_mut().zip(texts) {
        let definitions = Definitions {
            text,
            package: &mut package,
        };
        definitions.read(file, &mut named)?;
    }
    if let Some(named) = named {
        package.id = named;
    }
    check_carriers(&package, texts)?;
    let known = Known::of(&package);
    let mut ids = BTreeSet::new();
    let translated = RefCell::default();
    for (position, (file, text)) in files.into_iter().zip(texts).enumerate() {
        let reader = Reader {
            text,
            file: position,
            known: &known,
            translated: &translated,
        };
        reader.file(file, &mut package, &mut ids)?;
    }
    for (text, others) in translated.into_inner() {
        package.translated.entry(text).or_default().extend(others);
    }
    check_references(&package, texts)?;
    Ok(package)
}

fn parse(text: &Text<'_>) -> Result<File, ReadError> {
    let refuse = |error: &toml::de::Error| {
        let offset = error.span().map(|span| span.start);
        text.refuse_shape(offset, error.message())
    };
    let head: Head = toml::from_str(text.text).map_err(|error| refuse(&error))?;
    match &head.format {
        Some(format) if format.get_ref() == FORMAT => {}
        Some(format) => {
            let reason = format!(
                "format {:?} is not a package of statements",
                format.get_ref()
            );
            let hint = format!("write format = {FORMAT:?}");
            return Err(text.refuse(Some(format.span().start), reason, hint));
        }
        None => {
            let reason = format!("the file does not say format = {FORMAT:?}");
            return Err(text.refuse(None, reason, REFERENCE));
        }
    }
    match &head.schema {
        Some(schema) if *schema.get_ref() != SCHEMA => {
            let found = schema.get_ref();
            let reason = format!("the package is of schema {found}; this version reads schema 1");
            let hint = "use a newer version of this program";
            Err(text.refuse(Some(schema.span().start), reason, hint))
        }
        _ => toml::from_str(text.text).map_err(|error| refuse(&error)),
    }
}

/// Takes what a file defines for all files.
struct Definitions<'t, 'p> {
    text: &'t Text<'t>,
    package: &'p mut Package,
}

impl Definitions<'_, '_> {
    fn read(self, file: &mut File, named: &mut Option<String>) -> Result<(), ReadError> {
        let text = self.text;
        let refuse = |span: Range<usize>, reason: String, hint: &str| {
            Err(text.refuse(Some(span.start), reason, hint))
        };
        if let Some(id) = file.id.take() {
            let span = id.span();
            match named {
                Some(other) if other != id.get_ref() => {
                    let reason = format!("another file of the package has the id {other:?}");
                    return refuse(span, reason, "give the id in one file only");
                }
                _ => *named = Some(id.into_inner()),
            }
        }
        self.package.title.append(&mut file.title);
        for choice in file.choices.drain(..) {
            let span = choice.span();
            let ChoiceFile { id, name } = choice.into_inner();
            let name = taken(name, &mut self.package.translated);
            let choices = &mut self.package.choices;
            if choices.iter().any(|other| other.id == id) {
                return refuse(span, format!("choice {id:?} is defined twice"), REFERENCE);
            }
            if choices.len() == MOST_CHOICES {
                let reason = format!("there are more than {MOST_CHOICES} choices");
                return refuse(span, reason, "check one election at a time");
            }
            choices.push(Choice { id, name });
        }
        for source in file.sources.drain(..) {
            let span = source.span();
            let source = Source::from(source.into_inner());
            let sources = &mut self.package.sources;
            if sources.iter().any(|other| other.key == source.key) {
                let reason = format!("source {:?} is defined twice", source.key);
                return refuse(span, reason, REFERENCE);
            }
            if sources.len() == MOST_SOURCES {
                let reason = format!("there are more than {MOST_SOURCES} sources");
                return refuse(span, reason, "check one election at a time");
            }
            sources.push(source);
        }
        Ok(())
    }
}

/// What the files of a package define.
struct Known {
    choices: BTreeMap<String, usize>,
    sources: BTreeSet<String>,
}

impl Known {
    fn of(package: &Package) -> Self {
        let choices = package.choices.iter().enumerate();
        let sources = package.sources.iter();
        Self {
            choices: choices
                .map(|(position, choice)| (choice.id.clone(), position))
                .collect(),
            sources: sources.map(|source| source.key.clone()).collect(),
        }
    }
}

struct Reader<'t> {
    text: &'t Text<'t>,
    file: usize,
    known: &'t Known,
    /// Texts that were met in several languages; deep in a figure as well.
    translated: &'t RefCell<Translated>,
}

impl Reader<'_> {
    fn file(
        &self,
        file: File,
        package: &mut Package,
        ids: &mut BTreeSet<String>,
    ) -> Result<(), ReadError> {
        if let Some(reserve) = file.ballot_reserve {
            if package.ballot_reserve.is_some() {
                let reason = "ballot_reserve is given twice in the package";
                return Err(self.at(reserve.span(), reason, REFERENCE));
            }
            // A share of the register, in per cent.
            package.ballot_reserve = Some(self.figure(Slot::Refused, reserve)?);
        }
        for statement in file.statements {
            let span = statement.span();
            let statement = self.statement(statement)?;
            if !ids.insert(statement.id.clone()) {
                let reason = format!("statement {:?} is defined twice", statement.id);
                return Err(self.at(span, reason, "give each statement an id of its own"));
            }
            if package.statements.len() == MOST_STATEMENTS {
                let reason = format!("there are more than {MOST_STATEMENTS} statements");
                return Err(self.at(span, reason, "check one election at a time"));
            }
            package.statements.push(statement);
        }
        for aside in file.asides {
            let aside = aside.into_inner();
            let slot = if aside.percent {
                Slot::Turnout
            } else {
                Slot::Voters
            };
            package.asides.push(Aside {
                id: aside.id,
                about: aside.about,
                figure: self.figure(slot, aside.figure)?,
            });
        }
        for derived in file.derived {
            package.expected.push(self.derived(derived)?);
        }
        Ok(())
    }

    fn statement(&self, spanned: Spanned<StatementFile>) -> Result<Statement, ReadError> {
        let span = spanned.span();
        let file = spanned.into_inner();
        let kind = self.word(
            &file.kind,
            "kind",
            Kind::ALL.map(|kind| (kind.word(), kind)),
        )?;
        if matches!(kind, Kind::Result | Kind::Turnout)
            && file.seq.is_none()
            && file.carries.is_none()
        {
            let reason = format!("statement {:?} has no seq", file.id);
            let hint = "number results and turnout readings in the order of their announcement";
            return Err(self.at(span, reason, hint));
        }
        let announced = file
            .announced
            .as_ref()
            .map(|one| self.announced(one))
            .transpose()?;
        if let Some(at) = &file.at {
            self.moment(at)?;
        }
        if let Some(sources) = &file.sources {
            self.sources(sources.span(), sources.get_ref())?;
        }
        let mut figures = BTreeMap::new();
        for (slot, figure) in [
            (Slot::Valid, file.valid),
            (Slot::Invalid, file.invalid),
            (Slot::Cast, file.cast),
            (Slot::Registered, file.registered),
            (Slot::Turnout, file.turnout),
            (Slot::Voters, file.voters),
            (Slot::UnitsReported, file.units_reported),
            (Slot::UnitsPlanned, file.units_planned),
            (Slot::Counted, file.counted),
            (Slot::Printed, file.printed),
            (Slot::Respondents, file.respondents),
            (Slot::Refused, file.refused),
            (Slot::PollStations, file.poll_stations),
            (Slot::PollStationsPlanned, file.poll_stations_planned),
        ] {
            if let Some(figure) = figure {
                figures.insert(slot, self.figure(slot, figure)?);
            }
        }
        let all = self.known.choices.len();
        let complete = |given: usize| all > 0 && given == all;
        let (votes_complete, shares_complete) =
            (complete(file.votes.len()), complete(file.shares.len()));
        self.by_choice(&mut figures, file.votes, Slot::Votes)?;
        self.by_choice(&mut figures, file.shares, Slot::Share)?;
        let removed = match file.removed {
            None => None,
            Some(removed) => Some(self.removed(&mut figures, removed)?),
        };
        let mut totals = Vec::new();
        for total in file.totals {
            totals.push(self.total(&mut figures, totals.len(), total)?);
        }
        Ok(Statement {
            id: file.id,
            kind,
            seq: file.seq,
            announced,
            at: file.at.map(Spanned::into_inner),
            stage: self.words(file.stage),
            carries: file.carries.map(Spanned::into_inner),
            votes_complete,
            shares_complete,
            figures,
            removed,
            totals,
            sources: file.sources.map(Spanned::into_inner).unwrap_or_default(),
            confidence: self.confidence(file.confidence.as_ref())?,
            note: file.note.map(|note| self.words(note)),
            origin: self.origin(&span),
        })
    }

    fn by_choice(
        &self,
        figures: &mut BTreeMap<Slot, Figure>,
        given: BTreeMap<String, Spanned<FigureFile>>,
        slot: fn(usize) -> Slot,
    ) -> Result<(), ReadError> {
        for (name, figure) in given {
            let Some(choice) = self.known.choices.get(&name) else {
                let names = self.known.choices.keys().map(String::as_str);
                let near = nearest(&name, names);
                let near = near.map(|near| format!("did you mean {near:?}? otherwise "));
                let hint = format!(
                    "{}define it: [[choice]] with id and name",
                    near.unwrap_or_default()
                );
                let reason = format!("no file of the package defines the choice {name:?}");
                return Err(self.at(figure.span(), reason, hint));
            };
            let slot = slot(*choice);
            figures.insert(slot, self.figure(slot, figure)?);
        }
        Ok(())
    }

    fn removed(
        &self,
        figures: &mut BTreeMap<Slot, Figure>,
        removed: Spanned<RemovedFile>,
    ) -> Result<Removed, ReadError> {
        let removed = removed.into_inner();
        figures.insert(Slot::Removed, self.figure(Slot::Removed, removed.count)?);
        let decision = match removed.decision {
            None => None,
            Some(decision) => {
                let span = decision.span();
                let DecisionFile { id, sources } = decision.into_inner();
                self.sources(span.clone(), &sources)?;
                if sources.is_empty() {
                    let reason = "a published decision needs a source";
                    return Err(self.at(span, reason, "name it, or leave the decision out"));
                }
                Some(Decision { id, sources })
            }
        };
        Ok(Removed {
            since: removed.since.into_inner(),
            units: removed.units,
            decision,
        })
    }

    fn total(
        &self,
        figures: &mut BTreeMap<Slot, Figure>,
        position: usize,
        total: Spanned<TotalFile>,
    ) -> Result<Total, ReadError> {
        let span = total.span();
        let total = total.into_inner();
        let slot = match total.figure {
            Some(figure) => {
                let slot = Slot::Total(position);
                figures.insert(slot, self.figure(slot, figure)?);
                slot
            }
            None => {
                let mut named = Slot::NAMED.into_iter().filter(|slot| !slot.is_share());
                let slot = named.find(|slot| slot.word() == total.id);
                slot.filter(|slot| figures.contains_key(slot))
                    .ok_or_else(|| {
                        let reason = format!("total {:?} has no figure", total.id);
                        let hint = "give it `figure`, or the id of a count of the same statement";
                        self.at(span.clone(), reason, hint)
                    })?
            }
        };
        if total.parts.is_empty() {
            let reason = format!("total {:?} has no parts", total.id);
            return Err(self.at(span, reason, REFERENCE));
        }
        let mut parts = Vec::new();
        for (name, figure) in total.parts {
            let slot = Slot::Part(position, parts.len());
            figures.insert(slot, self.figure(slot, figure)?);
            parts.push(name);
        }
        Ok(Total {
            id: total.id,
            slot,
            parts,
            complete: total.complete,
        })
    }

    fn figure(&self, slot: Slot, spanned: Spanned<FigureFile>) -> Result<Figure, ReadError> {
        let span = spanned.span();
        let known = match spanned.into_inner() {
            FigureFile::Printed(printed) => {
                let value = Some(self.text.number(span.start, slot, &printed)?);
                return Ok(Figure {
                    value,
                    ..nothing(self.origin(&span))
                });
            }
            FigureFile::Known(known) => *known,
        };
        let value = match &known.value {
            Some(value) => Some(
                self.text
                    .number(value.span().start, slot, value.get_ref())?,
            ),
            None => None,
        };
        if value.is_some() == known.not_found || (known.not_found && !known.variants.is_empty()) {
            let reason = "a figure has either a value, or not_found = true and no variants";
            return Err(self.at(span, reason, REFERENCE));
        }
        if let Some(unit) = &known.unit
            && (unit.get_ref() == "percent") != slot.is_share()
        {
            let reason = format!("{} is not counted in {}", slot.word(), unit.get_ref());
            let hint = "shares are in percent, all else in people, votes, units or ballots";
            return Err(self.at(unit.span(), reason, hint));
        }
        self.sources(span.clone(), &known.sources)?;
        if let Some(at) = &known.at {
            self.moment(at)?;
        }
        let qualifier = match &known.qualifier {
            None => Qualifier::Exactly,
            Some(word) => {
                let words = Qualifier::ALL.map(|qualifier| (qualifier.word(), qualifier));
                self.word(word, "qualifier", words)?
            }
        };
        let mut figure = Figure {
            value,
            qualifier,
            of: known.of,
            at: known.at.map(Spanned::into_inner),
            sources: known.sources,
            confidence: self.confidence(known.confidence.as_ref())?,
            variants: Vec::new(),
            note: known.note.map(|note| self.words(note)),
            origin: self.origin(&span),
        };
        for variant in known.variants {
            self.variant(&mut figure, slot, variant)?;
        }
        Ok(figure)
    }

    fn variant(
        &self,
        figure: &mut Figure,
        slot: Slot,
        spanned: Spanned<VariantFile>,
    ) -> Result<(), ReadError> {
        let span = spanned.span();
        let variant = spanned.into_inner();
        let printed = &variant.value;
        let value = self
            .text
            .number(printed.span().start, slot, printed.get_ref())?;
        if figure.candidates().any(|known| known == value) {
            let reason = format!("{} {value} is there already", slot.word());
            return Err(self.at(span, reason, "name each print once, with all its sources"));
        }
        if figure.variants.len() == MOST_VARIANTS {
            let reason = format!("{} has more than {MOST_VARIANTS} variants", slot.word());
            return Err(self.at(span, reason, "keep one of each print"));
        }
        self.sources(span.clone(), &variant.sources)?;
        figure.variants.push(Variant {
            value,
            sources: variant.sources,
            confidence: self.confidence(variant.confidence.as_ref())?,
            note: variant.note.map(|note| self.words(note)),
            origin: self.origin(&span),
        });
        Ok(())
    }

    fn derived(&self, spanned: Spanned<DerivedFile>) -> Result<Expected, ReadError> {
        let span = spanned.span();
        let derived = spanned.into_inner();
        let code = |name: &str| {
            let entry = REGISTER.iter().find(|entry| entry.code.name() == name);
            let refuse = || {
                let reason = format!("there is no rule {name:?}");
                self.at(
                    span.clone(),
                    reason,
                    "docs/reference/rules.md lists the rules",
                )
            };
            entry.map(|entry| entry.code).ok_or_else(refuse)
        };
        let outcome = match (&derived.finds, &derived.passes, &derived.elsewhere) {
            (Some(name), None, None) => Outcome::Found(code(name)?),
            (None, Some(name), None) => Outcome::Passed(code(name)?),
            (None, None, Some(part)) => Outcome::Elsewhere(part.clone()),
            _ => {
                let reason = "a derived check has exactly one of finds, passes and elsewhere";
                return Err(self.at(span, reason, REFERENCE));
            }
        };
        Ok(Expected {
            check: derived.check,
            statement: derived.statement,
            outcome,
            says: derived.says,
        })
    }

    fn announced(&self, spanned: &Spanned<AnnouncedFile>) -> Result<Announced, ReadError> {
        let span = spanned.span();
        let (read, hint) = match spanned.get_ref() {
            AnnouncedFile::Printed(text) => (
                moment::announced(text),
                "write 2024-02-07 or 2024-02-07T19:35+04:00, as exact as it was printed",
            ),
            AnnouncedFile::Between { from, to } => (
                moment::interval(from, to),
                "write { from = \"2024-02-07\", to = \"2024-02-08T03:13+04:00\" }, earlier first",
            ),
        };
        read.ok_or_else(|| self.at(span, "announced is no time", hint))
    }

    /// Checks a time of day or an instant.
    fn moment(&self, text: &Spanned<String>) -> Result<(), ReadError> {
        let printed = text.get_ref();
        let of_day = printed.len() == 5 && election::numerals::minutes_of_day(printed).is_some();
        if of_day || moment::precision(printed).is_some() {
            return Ok(());
        }
        let reason = format!("at {printed:?} is no time");
        Err(self.at(text.span(), reason, "write 10:00 or 2024-02-07T10:00+04:00"))
    }

    fn words(&self, file: WordsFile) -> String {
        taken(file, &mut self.translated.borrow_mut())
    }

    fn confidence(&self, word: Option<&Spanned<String>>) -> Result<Option<Confidence>, ReadError> {
        let all = [Confidence::High, Confidence::Medium, Confidence::Low];
        let words = all.map(|confidence| (confidence.word(), confidence));
        word.map(|word| self.word(word, "confidence", words))
            .transpose()
    }

    /// What one of a few words stands for.
    fn word<T: Copy, const N: usize>(
        &self,
        word: &Spanned<String>,
        field: &str,
        words: [(&'static str, T); N],
    ) -> Result<T, ReadError> {
        let found = words.iter().find(|(known, _)| known == word.get_ref());
        found.map(|(_, meaning)| *meaning).ok_or_else(|| {
            let reason = format!("{field} {:?} is unknown", word.get_ref());
            let known: Vec<&str> = words.iter().map(|(known, _)| *known).collect();
            self.at(word.span(), reason, format!("one of: {}", known.join(", ")))
        })
    }

    /// Checks that every key names a source.
    fn sources(&self, span: Range<usize>, keys: &[String]) -> Result<(), ReadError> {
        let Some(unknown) = keys.iter().find(|key| !self.known.sources.contains(*key)) else {
            return Ok(());
        };
        let near = nearest(unknown, self.known.sources.iter().map(String::as_str));
        let near = near.map(|near| format!("did you mean {near:?}? otherwise "));
        let hint = format!(
            "{}define it: [[source]] with key, address, what and kind",
            near.unwrap_or_default()
        );
        let reason = format!("no file of the package defines the source {unknown:?}");
        Err(self.at(span, reason, hint))
    }

    fn origin(&self, span: &Range<usize>) -> Origin {
        Origin {
            file: self.file,
            line: self.text.line(span.start),
        }
    }

    fn at(
        &self,
        span: Range<usize>,
        reason: impl Into<String>,
        hint: impl Into<String>,
    ) -> ReadError {
        self.text.refuse(Some(span.start), reason, hint)
    }
}

/// Texts in other languages, by the text that stands in the package.
type Translated = BTreeMap<String, BTreeMap<String, String>>;

/// The text itself; what it is in other languages is kept aside.
fn taken(file: WordsFile, translated: &mut Translated) -> String {
    let WordsFile { text, others } = file;
    if !others.is_empty() {
        translated.entry(text.clone()).or_default().extend(others);
    }
    text
}

/// A figure of which nothing is known.
const fn nothing(origin: Origin) -> Figure {
    Figure {
        value: None,
        qualifier: Qualifier::Exactly,
        of: None,
        at: None,
        sources: Vec::new(),
        confidence: None,
        variants: Vec::new(),
        note: None,
        origin,
    }
}

/// Checks that each page that carries a text carries one that is defined, and not its own.
fn check_carriers(package: &Package, texts: &[Text<'_>]) -> Result<(), ReadError> {
    let Some(source) = bad_carrier(&package.sources) else {
        return Ok(());
    };
    let carries = source.carries.as_deref().unwrap_or_default();
    let reason = format!(
        "source {:?} carries {carries:?}, which is no source with a text of its own",
        source.key
    );
    let hint = "name the key of another source, such as the agency's";
    // The line is that of the first mention of the key: sources keep no place of their own.
    let quoted = format!("{:?}", source.key);
    let place = texts
        .iter()
        .find_map(|text| Some((text, text.text.find(&quoted)?)));
    match place {
        Some((text, offset)) => Err(text.refuse(Some(offset), reason, hint)),
        None => Ok(()),
    }
}

/// Checks what statements, asides and derived checks say about one another.
fn check_references(package: &Package, texts: &[Text<'_>]) -> Result<(), ReadError> {
    let refuse = |origin: Origin, reason: String, hint: &str| {
        let text = &texts[origin.file];
        let mut error = text.refuse(None, reason, hint);
        error.line = Some(origin.line);
        Err(error)
    };
    if package.statements.is_empty() {
        let name = texts.first().map_or("the package", |text| text.name);
        let reason = "the package holds no statement".to_owned();
        let fault = crate::error::Fault::Statements {
            reason,
            hint: "add [[statement]] tables".to_owned(),
        };
        return Err(crate::error::Located::nowhere(fault).in_file(name));
    }
    let positions: BTreeMap<&str, usize> = package
        .statements
        .iter()
        .enumerate()
        .map(|(position, statement)| (statement.id.as_str(), position))
        .collect();
    let mut series = BTreeSet::new();
    for statement in &package.statements {
        let origin = statement.origin;
        let taken = statement.carries.is_none()
            && statement
                .seq
                .is_some_and(|seq| !series.insert((statement.kind, seq)));
        if taken {
            let reason = format!(
                "two statements of kind {} have one seq",
                statement.kind.word()
            );
            return refuse(origin, reason, "number each kind: 1, 2, …");
        }
        let since = statement.removed.as_ref().map(|removed| &removed.since);
        for (field, id) in [("carries", statement.carries.as_ref()), ("since", since)] {
            let Some(id) = id else { continue };
            let Some(other) = positions.get(id.as_str()) else {
                let reason = format!("{field}: there is no statement {id:?}");
                return refuse(origin, reason, "name a statement of the package by its id");
            };
            let other = &package.statements[*other];
            if other.kind != statement.kind || (field == "since" && other.seq >= statement.seq) {
                let reason = format!("{field}: {id:?} is no earlier statement of this kind");
                return refuse(origin, reason, "name an earlier statement of the same kind");
            }
        }
    }
    let about = package
        .asides
        .iter()
        .map(|aside| (&aside.about, "aside", &aside.id));
    let on = package
        .expected
        .iter()
        .map(|one| (&one.statement, "derived", &one.check));
    for (id, field, name) in about.chain(on) {
        if let Some(id) = id
            && !positions.contains_key(id.as_str())
        {
            let reason = format!("{field} {name:?}: there is no statement {id:?}");
            let origin = Origin { file: 0, line: 1 };
            return refuse(origin, reason, "name a statement of the package by its id");
        }
    }
    Ok(())
}
