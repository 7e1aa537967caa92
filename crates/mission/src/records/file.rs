//! What may stand in a file of records: every table refuses fields that it does not know.

use exchange::SourceFile;
use serde::Deserialize;
use toml::Spanned;

use super::{
    Accreditation, Answer, Article, Claim, Correction, ExitPoll, Fact, Gap, Incident, Norm,
    ReadError, Statement, Words,
    document::{Document, REFERENCE, utf8},
};

/// What `format` says in a file of records.
pub(super) const FORMAT: &str = "records";

/// What `format` says in a file of figures of the same package.
pub(super) const FIGURES: &str = "statements";

/// Version of the file format that is read.
const SCHEMA: i64 = 1;

/// Only format and version, so that a later version is named even where its fields are unknown.
#[derive(Deserialize)]
struct Head {
    format: Option<Spanned<String>>,
    schema: Option<Spanned<i64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[expect(dead_code, reason = "looked at before the rest; here as known fields")]
    format: String,
    #[expect(dead_code, reason = "looked at before the rest; here as known fields")]
    schema: i64,
    #[serde(default)]
    pub(super) simulated: bool,
    pub(super) offset: Option<Spanned<String>>,
    pub(super) unit_key: Option<Spanned<Vec<Words>>>,
    pub(super) article: Option<Spanned<Article>>,
    #[serde(default, rename = "source")]
    pub(super) sources: Vec<Spanned<SourceFile>>,
    #[serde(default, rename = "incident")]
    pub(super) incidents: Vec<Spanned<Incident>>,
    #[serde(default, rename = "statement")]
    pub(super) statements: Vec<Spanned<Statement>>,
    #[serde(default)]
    pub(super) accreditation: Vec<Spanned<Accreditation>>,
    #[serde(default, rename = "exit_poll")]
    pub(super) exit_polls: Vec<Spanned<ExitPoll>>,
    #[serde(default, rename = "norm")]
    pub(super) norms: Vec<Spanned<Norm>>,
    #[serde(default, rename = "fact")]
    pub(super) facts: Vec<Spanned<Fact>>,
    #[serde(default, rename = "claim")]
    pub(super) claims: Vec<Spanned<Claim>>,
    #[serde(default, rename = "gap")]
    pub(super) gaps: Vec<Spanned<Gap>>,
    #[serde(default, rename = "correction")]
    pub(super) corrections: Vec<Spanned<Correction>>,
    #[serde(default, rename = "answer")]
    pub(super) answers: Vec<Spanned<Answer>>,
}

/// Reads one file.
pub(super) fn parse(document: &Document<'_>) -> Result<File, ReadError> {
    let refuse = |error: toml::de::Error| document.refuse_shape(&error);
    let head: Head = toml::from_str(&document.text).map_err(refuse)?;
    match &head.format {
        Some(format) if format.get_ref() == FORMAT => {}
        Some(format) => {
            let reason = format!("format {:?} is not a file of records", format.get_ref());
            let hint = format!("write format = {FORMAT:?}");
            return Err(document.refuse(Some(format.span().start), reason, hint));
        }
        None => {
            let reason = format!("the file does not say format = {FORMAT:?}");
            return Err(document.refuse(None, reason, REFERENCE));
        }
    }
    match &head.schema {
        Some(schema) if *schema.get_ref() != SCHEMA => {
            let found = schema.get_ref();
            let reason = format!("the file is of schema {found}; this version reads schema 1");
            let hint = "use a newer version of this program";
            Err(document.refuse(Some(schema.span().start), reason, hint))
        }
        _ => toml::from_str(&document.text).map_err(refuse),
    }
}

/// What a file of a package is, by its own word. A file that is no TOML, or too large, may be
/// meant as one: it is called a file of records, and refused when it is read as such.
pub(super) fn format_of(bytes: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Marked {
        format: Option<String>,
    }
    if bytes.trim_ascii().is_empty() {
        return None;
    }
    let text = utf8("", bytes).ok();
    match text.and_then(|text| toml::from_str::<Marked>(text).ok()) {
        Some(marked) => marked.format,
        None => Some(FORMAT.to_owned()),
    }
}
