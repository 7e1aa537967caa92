//! Files of records, put together into one set.

use std::collections::BTreeMap;

use election::statements::{Package, Source, bad_carrier, independent};
use exchange::SourceFile;
use toml::Spanned;

use super::{
    Cited, ReadError, Records, cross,
    document::{Document, REFERENCE},
    file::{self, File},
    when::parse_offset,
};

/// Most records of one package.
const MOST_RECORDS: usize = 50_000;

/// Most sources of one package.
const MOST_SOURCES: usize = 5_000;

/// Most parts of a unit's key.
const MOST_PARTS: usize = 8;

/// Reads files of records that belong together, beside the figures of the same package, and
/// checks what they say about one another.
///
/// # Errors
/// If a file cannot be read whole, names what no file defines, or says what contradicts another
/// record; see docs/reference/records.md.
pub fn read(files: &[(&str, &[u8])], figures: Option<&Package>) -> Result<Records, ReadError> {
    let mut documents = Vec::new();
    for (name, bytes) in files {
        documents.push(Document::toml(name, bytes)?);
    }
    assemble(&documents, figures)
}

/// The sources that files of records define: figures beside them may name these.
///
/// # Errors
/// If a file cannot be read whole, or two of them cannot belong together.
pub fn sources(files: &[(&str, &[u8])]) -> Result<Vec<Source>, ReadError> {
    let mut documents = Vec::new();
    for (name, bytes) in files {
        documents.push(Document::toml(name, bytes)?);
    }
    Ok(gather(&documents)?.0.sources)
}

/// As [`read`], of files that were made ready.
pub(super) fn assemble(
    documents: &[Document<'_>],
    figures: Option<&Package>,
) -> Result<Records, ReadError> {
    let (records, defined) = gather(documents)?;
    let records = with_sources(records, &defined, documents, figures)?;
    cross::check(&records, figures)?;
    Ok(records)
}

/// A source with its place: position of the document and offset in it.
pub(super) type Defined = BTreeMap<String, (usize, usize)>;

/// Puts files together, without a look at what they say about one another.
pub(super) fn gather(documents: &[Document<'_>]) -> Result<(Records, Defined), ReadError> {
    let mut gathered = Gathered::default();
    for (position, document) in documents.iter().enumerate() {
        let file = file::parse(document)?;
        gathered.head(document, &file, position == 0)?;
        gathered.add(document, position, file)?;
    }
    Ok((gathered.records, gathered.defined))
}

#[derive(Default)]
struct Gathered {
    records: Records,
    defined: Defined,
    count: usize,
}

impl Gathered {
    /// What is said once for all files.
    fn head(
        &mut self,
        document: &Document<'_>,
        file: &File,
        is_first: bool,
    ) -> Result<(), ReadError> {
        let records = &mut self.records;
        if !is_first && records.simulated != file.simulated {
            let reason = "one file of the package is simulated and another is not";
            let hint =
                "say simulated = true in every file of an invented election, and in no other";
            return Err(document.refuse(None, reason, hint));
        }
        records.simulated = file.simulated;
        if let Some(offset) = &file.offset {
            let (at, text) = (offset.span().start, offset.get_ref());
            if text.is_empty() || parse_offset(text).is_none() {
                let reason = format!("offset {text:?} is no distance from UTC");
                return Err(document.refuse(Some(at), reason, "write it so: \"+04:00\""));
            }
            if records.offset.as_ref().is_some_and(|other| other != text) {
                let reason =
                    format!("another file of the package has another offset than {text:?}");
                let hint = "a package has one offset; give other times their own: 19:35+03:00";
                return Err(document.refuse(Some(at), reason, hint));
            }
            records.offset = Some(text.clone());
        }
        if let Some(key) = &file.unit_key {
            let (at, parts) = (key.span().start, key.get_ref());
            if parts.is_empty() || parts.len() > MOST_PARTS {
                let reason = format!("unit_key has {} parts, not 1 to {MOST_PARTS}", parts.len());
                return Err(document.refuse(Some(at), reason, REFERENCE));
            }
            if !records.unit_key.is_empty() && records.unit_key != *parts {
                let reason = "another file of the package has another unit_key";
                return Err(document.refuse(Some(at), reason, "give it in one file only"));
            }
            records.unit_key.clone_from(parts);
        }
        Ok(())
    }

    fn add(
        &mut self,
        document: &Document<'_>,
        position: usize,
        file: File,
    ) -> Result<(), ReadError> {
        let records = &mut self.records;
        if let Some(article) = file.article {
            if records.article.is_some() {
                let reason = "there are two articles in the package";
                let at = Some(article.span().start);
                return Err(document.refuse(at, reason, "check one article at a time"));
            }
            records.article = Some(cited(document, article));
        }
        self.count += append(document, file.incidents, &mut records.incidents);
        self.count += append(document, file.statements, &mut records.statements);
        self.count += append(document, file.accreditation, &mut records.accreditation);
        self.count += append(document, file.exit_polls, &mut records.exit_polls);
        self.count += append(document, file.norms, &mut records.norms);
        self.count += append(document, file.facts, &mut records.facts);
        self.count += append(document, file.claims, &mut records.claims);
        self.count += append(document, file.gaps, &mut records.gaps);
        self.count += append(document, file.corrections, &mut records.corrections);
        self.count += append(document, file.answers, &mut records.answers);
        if self.count > MOST_RECORDS {
            let reason = format!("there are more than {MOST_RECORDS} records");
            return Err(document.refuse(None, reason, "check one election at a time"));
        }
        for source in file.sources {
            self.source(document, position, source)?;
        }
        Ok(())
    }

    fn source(
        &mut self,
        document: &Document<'_>,
        position: usize,
        source: Spanned<SourceFile>,
    ) -> Result<(), ReadError> {
        let at = source.span().start;
        let source = Source::from(source.into_inner());
        let taken = self.defined.insert(source.key.clone(), (position, at));
        if taken.is_some() {
            let reason = format!("source {:?} is defined twice", source.key);
            let hint = "give each source once, in one file of the package";
            return Err(document.refuse(Some(at), reason, hint));
        }
        if self.records.sources.len() == MOST_SOURCES {
            let reason = format!("there are more than {MOST_SOURCES} sources");
            return Err(document.refuse(Some(at), reason, "check one election at a time"));
        }
        self.records.sources.push(source);
        Ok(())
    }
}

/// Adds the sources of the figures' files, each key being defined once.
fn with_sources(
    mut records: Records,
    defined: &Defined,
    documents: &[Document<'_>],
    figures: Option<&Package>,
) -> Result<Records, ReadError> {
    let place = |key: &str| defined.get(key).map(|(file, at)| (&documents[*file], *at));
    for source in figures.iter().flat_map(|figures| &figures.sources) {
        let Some((document, at)) = place(&source.key) else {
            records.sources.push(source.clone());
            continue;
        };
        if !records.sources.contains(source) {
            let reason = format!("source {:?} is defined twice", source.key);
            let hint = "a file of figures has it too, with other texts: give it once";
            return Err(document.refuse(Some(at), reason, hint));
        }
    }
    if let Some(bad) = bad_carrier(&records.sources)
        && let Some((document, at)) = place(&bad.key)
    {
        let carries = bad.carries.as_deref().unwrap_or_default();
        let reason = format!(
            "source {:?} carries {carries:?}, which is no source with a text of its own",
            bad.key
        );
        let hint = "name the key of another source, such as the agency's";
        return Err(document.refuse(Some(at), reason, hint));
    }
    if let (Some(figures), Some(document)) = (figures, documents.first())
        && figures.simulated != records.simulated
    {
        let reason = "figures and records disagree on whether the election is simulated";
        let hint = "say simulated = true in every file of an invented election, and in no other";
        return Err(document.refuse(None, reason, hint));
    }
    Ok(records)
}

fn cited<T>(document: &Document<'_>, spanned: Spanned<T>) -> Cited<T> {
    Cited {
        file: document.name.to_owned(),
        line: document.line(spanned.span().start),
        record: spanned.into_inner(),
    }
}

fn append<T>(document: &Document<'_>, from: Vec<Spanned<T>>, to: &mut Vec<Cited<T>>) -> usize {
    let count = from.len();
    to.extend(from.into_iter().map(|one| cited(document, one)));
    count
}

impl Records {
    /// How many independent texts stand behind these sources: pages that carry one text count
    /// once.
    #[must_use]
    pub fn independent<'a>(&'a self, keys: impl IntoIterator<Item = &'a str>) -> usize {
        independent(&self.sources, keys)
    }

    /// The source of this key.
    #[must_use]
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.key == key)
    }
}
