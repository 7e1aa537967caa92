//! `case.toml`: what a case is, who publishes it and where its parts lie.
//!
//! It is read in two steps. First only `schema`, so that a file of a newer version is refused as
//! such and not for some field that this version does not know; then all of it, and an unknown
//! field is refused, because a misspelt `simulated` must not go unnoticed.

use std::{
    io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

/// The version of the case folder that this program reads and writes.
pub const CASE_SCHEMA: u32 = 1;

/// The name of the file.
pub(crate) const CASE_FILE: &str = "case.toml";

/// What `case.toml` says. What is missing stays missing: a site that has no publisher to name
/// must say so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CaseFile {
    /// The version of the case folder.
    pub schema: u32,
    /// A short name in lower-case letters, digits and hyphens; never changes.
    pub id: String,
    /// The title, for people.
    pub title: String,
    /// The time zone of the election, as `Area/Place`.
    pub zone: String,
    /// The language of its pages, as a language tag.
    pub locale: String,
    /// Whether the data are invented; then every output says so. Never changes.
    pub simulated: bool,
    /// Who publishes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Where readers, and whoever a page is about, can write to: an address of mail or the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Who pays for it; an empty list says that nobody does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funders: Option<Vec<String>>,
    /// What might bias those who publish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conflicts_of_interest: Option<String>,
    /// The licence of texts and figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// Where the public site stands, ending in `/`; feeds and pictures for other pages need it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The URL of a PostgreSQL database; none is the embedded one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub database: Option<String>,
    /// The folder of blobs, if not `blobs`; a relative path starts at the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blobs: Option<PathBuf>,
    /// Where the last checkpoint is remembered, outside the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lock: Option<PathBuf>,
}

/// What a new case is to be.
#[derive(Clone, Debug)]
pub struct NewCase {
    /// See [`CaseFile::id`].
    pub id: String,
    /// See [`CaseFile::title`].
    pub title: String,
    /// See [`CaseFile::zone`].
    pub zone: String,
    /// See [`CaseFile::locale`].
    pub locale: String,
    /// See [`CaseFile::simulated`].
    pub simulated: bool,
    /// See [`CaseFile::publisher`].
    pub publisher: Option<String>,
    /// See [`CaseFile::contact`].
    pub contact: Option<String>,
    /// See [`CaseFile::funders`].
    pub funders: Option<Vec<String>>,
    /// See [`CaseFile::conflicts_of_interest`].
    pub conflicts_of_interest: Option<String>,
    /// See [`CaseFile::licence`].
    pub licence: Option<String>,
    /// See [`CaseFile::address`].
    pub address: Option<String>,
    /// See [`CaseFile::database`].
    pub database: Option<String>,
    /// See [`CaseFile::blobs`].
    pub blobs: Option<PathBuf>,
}

impl NewCase {
    /// A real case in UTC and English with nothing else said; set the fields as needed.
    #[must_use]
    pub fn new(id: &str, title: &str) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            zone: "Etc/UTC".to_owned(),
            locale: "en".to_owned(),
            simulated: false,
            publisher: None,
            contact: None,
            funders: None,
            conflicts_of_interest: None,
            licence: None,
            address: None,
            database: None,
            blobs: None,
        }
    }

    /// The file this makes.
    pub(crate) fn file(&self) -> Result<CaseFile, CaseFileError> {
        let new = self.clone();
        let file = CaseFile {
            schema: CASE_SCHEMA,
            id: new.id,
            title: new.title,
            zone: new.zone,
            locale: new.locale,
            simulated: new.simulated,
            publisher: new.publisher,
            contact: new.contact,
            funders: new.funders,
            conflicts_of_interest: new.conflicts_of_interest,
            licence: new.licence,
            address: new.address,
            database: new.database,
            blobs: new.blobs,
            lock: None,
        };
        file.check(Path::new(CASE_FILE))?;
        Ok(file)
    }
}

/// `case.toml` cannot be read, or says something impossible.
#[derive(Debug, thiserror::Error)]
pub enum CaseFileError {
    /// The file cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// The file cannot be expressed as TOML.
    #[error("case.toml cannot be written: {0}")]
    Unwritable(String),
    /// The file is not TOML, or not of this shape.
    #[error("{}, line {line}, column {column}: {message}", path.display())]
    Shape {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// The case was made by a newer program.
    #[error("{}: schema {found} is newer than this version of the program, which knows {CASE_SCHEMA}: use a newer version", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: i64,
    },
    /// A field says something impossible.
    #[error("{}: {field}: {reason}", path.display())]
    Field {
        /// The file.
        path: PathBuf,
        /// The field.
        field: &'static str,
        /// Why not.
        reason: &'static str,
    },
}

/// The first look at the file.
#[derive(Deserialize)]
struct OnlySchema {
    schema: i64,
}

impl CaseFile {
    /// The text of the file at `path` with a line `lock`; all else, comments too, stays as it is.
    pub(crate) fn with_lock(&self, path: &Path, lock: PathBuf) -> Result<String, CaseFileError> {
        let unreadable = |source| CaseFileError::Unreadable {
            path: path.to_owned(),
            source,
        };
        let text = std::fs::read_to_string(path).map_err(unreadable)?;
        let value = toml::Value::String(lock.to_string_lossy().into_owned());
        let text = format!("{}\nlock = {value}\n", text.trim_end());
        let expected = Self {
            lock: Some(lock),
            ..self.clone()
        };
        match toml::from_str::<Self>(&text) {
            Ok(found) if found == expected => Ok(text),
            _ => Err(CaseFileError::Unwritable(
                "write a line `lock` to case.toml by hand".to_owned(),
            )),
        }
    }

    /// Reads and checks the file.
    pub(crate) fn read(path: &Path) -> Result<Self, CaseFileError> {
        let text = std::fs::read_to_string(path).map_err(|source| CaseFileError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        let shape = |error| shape_error(path, &text, &error);
        let OnlySchema { schema } = toml::from_str(&text).map_err(shape)?;
        if schema > i64::from(CASE_SCHEMA) {
            return Err(CaseFileError::Newer {
                path: path.to_owned(),
                found: schema,
            });
        }
        let file: Self = toml::from_str(&text).map_err(shape)?;
        file.check(path)?;
        Ok(file)
    }

    /// The text of the file, with a line to fill in for each thing that readers will miss.
    pub(crate) fn text(&self) -> Result<String, toml::ser::Error> {
        let mut text = toml::to_string(self)?;
        let missing = [
            (
                self.publisher.is_none(),
                "publisher = \"who publishes this\"",
            ),
            (self.funders.is_none(), "funders = [\"who pays for it\"]"),
            (
                self.conflicts_of_interest.is_none(),
                "conflicts_of_interest = \"none known\"",
            ),
        ];
        for (_, line) in missing.iter().filter(|(is_missing, _)| *is_missing) {
            text.push_str(&format!(
                "# {line}    # shown as missing until it stands here\n"
            ));
        }
        Ok(text)
    }

    fn check(&self, path: &Path) -> Result<(), CaseFileError> {
        let problems = [
            (self.schema == 0, "schema", "the first version is 1"),
            (
                !is_id(&self.id),
                "id",
                "lower-case letters, digits and hyphens, 64 at most",
            ),
            (self.title.trim().is_empty(), "title", "may not be empty"),
            (
                !is_zone(&self.zone),
                "zone",
                "a time zone such as Asia/Baku",
            ),
            (
                !is_locale(&self.locale),
                "locale",
                "a language tag such as az or pt-BR",
            ),
            (
                self.address.as_deref().is_some_and(|url| !is_site(url)),
                "address",
                "a web address that begins with https:// or http:// and ends in /",
            ),
            (
                self.database
                    .as_deref()
                    .is_some_and(|url| !is_postgres(url)),
                "database",
                "a URL that begins with postgres://; leave it out for the embedded database",
            ),
            (
                self.database.as_deref().is_some_and(has_password),
                "database",
                "holds a password, and this file is copied and published: give the whole URL by \
                 SCRUTINEER_DATABASE, or the password by PGPASSWORD or ~/.pgpass",
            ),
        ];
        match problems.into_iter().find(|(is_wrong, ..)| *is_wrong) {
            Some((_, field, reason)) => Err(CaseFileError::Field {
                path: path.to_owned(),
                field,
                reason,
            }),
            None => Ok(()),
        }
    }
}

fn shape_error(path: &Path, text: &str, error: &toml::de::Error) -> CaseFileError {
    let start = error.span().map_or(0, |span| span.start);
    let before = &text[..start];
    CaseFileError::Shape {
        path: path.to_owned(),
        line: before.matches('\n').count() + 1,
        column: before.chars().rev().take_while(|&c| c != '\n').count() + 1,
        message: error.message().to_owned(),
    }
}

fn is_id(id: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=64).contains(&id.len()) && id.chars().all(is_allowed) && !id.starts_with('-')
}

fn is_zone(zone: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "_-+".contains(c);
    let is_part = |part: &str| !part.is_empty() && part.chars().all(is_allowed);
    zone == "UTC" || zone.contains('/') && zone.split('/').all(is_part)
}

fn is_locale(locale: &str) -> bool {
    let is_subtag =
        |tag: &str| (1..=8).contains(&tag.len()) && tag.chars().all(|c| c.is_ascii_alphanumeric());
    let language = locale.split('-').next().unwrap_or_default();
    (2..=3).contains(&language.len()) && locale.split('-').all(is_subtag)
}

fn is_site(url: &str) -> bool {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let plain = |c: char| !c.is_whitespace() && !"\"'<>?#".contains(c);
    rest.is_some_and(|rest| rest.len() > 1 && rest.ends_with('/') && rest.chars().all(plain))
}

pub(crate) fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}

/// Whether a URL carries a password, before the host or among its parameters.
fn has_password(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let before_host = authority
        .rsplit_once('@')
        .is_some_and(|(user, _)| user.contains(':'));
    before_host || rest.contains("?password=") || rest.contains("&password=")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_a_password_wherever_it_stands() {
        for url in [
            "postgres://user:secret@host/case",
            "postgres://user:a@b@host/case",
            "postgres://user@host/case?sslmode=disable&password=secret",
            "postgres:///case?password=secret",
        ] {
            assert!(has_password(url), "{url}");
        }
        for url in [
            "postgres://user@host:5432/case",
            "postgres:///case?host=/run/pg",
            "postgres://[::1]/a",
        ] {
            assert!(!has_password(url), "{url}");
        }
    }

    #[test]
    fn refuses_what_cannot_be() {
        let refused = |change: fn(&mut NewCase)| {
            let mut new = NewCase::new("example-2030", "Example");
            change(&mut new);
            match new.file() {
                Err(CaseFileError::Field { field, .. }) => Some(field),
                _ => None,
            }
        };
        assert_eq!(refused(|_| ()), None);
        assert_eq!(refused(|new| new.id = "../up".to_owned()), Some("id"));
        assert_eq!(refused(|new| new.id = "Öst".to_owned()), Some("id"));
        assert_eq!(refused(|new| new.title = " ".to_owned()), Some("title"));
        assert_eq!(refused(|new| new.zone = "Baku".to_owned()), Some("zone"));
        assert_eq!(refused(|new| new.zone = "Asia/".to_owned()), Some("zone"));
        assert_eq!(refused(|new| new.zone = "Asia/Baku".to_owned()), None);
        assert_eq!(
            refused(|new| new.locale = "english".to_owned()),
            Some("locale")
        );
        assert_eq!(refused(|new| new.locale = "pt-BR".to_owned()), None);
        assert_eq!(
            refused(|new| new.database = Some("mysql://x".to_owned())),
            Some("database")
        );
        for bad in [
            "example.org/",
            "https://example.org",
            "https://",
            "https://a b/",
            "ftp://a/",
        ] {
            let with_address = NewCase {
                address: Some(bad.to_owned()),
                ..NewCase::new("example-2030", "Example")
            };
            assert!(with_address.file().is_err(), "{bad}");
        }
        assert_eq!(
            refused(|new| new.address = Some("https://example.org/site/".to_owned())),
            None
        );
        let with_password = |new: &mut NewCase| new.database = Some("postgres://u:p@h/c".into());
        assert_eq!(refused(with_password), Some("database"));
    }
}
