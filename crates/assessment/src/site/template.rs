//! The templates of the site, filled for one language.
//!
//! Everything that is put into a page is escaped, unless Rust made the markup itself; a
//! template cannot name a text that the catalogue lacks, nor a value that is not there.

use std::{collections::HashMap, path::Path, sync::Arc};

use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value,
    syntax::SyntaxConfig,
    value::{Kwargs, Serde},
};
use serde::Serialize;

use super::input::SiteError;
use crate::{
    figure::escape,
    text::{Arg, Catalogue},
};

const BUILT_IN: &[(&str, &str)] = &[
    ("base.html", include_str!("templates/base.html")),
    ("parts.html", include_str!("templates/parts.html")),
    ("index.html", include_str!("templates/index.html")),
    ("cards.html", include_str!("templates/cards.html")),
    ("results.html", include_str!("templates/results.html")),
    ("findings.html", include_str!("templates/findings.html")),
    ("finding.html", include_str!("templates/finding.html")),
    (
        "comparisons.html",
        include_str!("templates/comparisons.html"),
    ),
    ("comparison.html", include_str!("templates/comparison.html")),
    ("unit.html", include_str!("templates/unit.html")),
    ("units.html", include_str!("templates/units.html")),
    ("units-page.html", include_str!("templates/units-page.html")),
    ("ran.html", include_str!("templates/ran.html")),
    ("truth.html", include_str!("templates/truth.html")),
    ("method.html", include_str!("templates/method.html")),
    ("sources.html", include_str!("templates/sources.html")),
    ("site.css", include_str!("templates/site.css")),
];

/// The texts of all templates: those of a folder where it has them, else those of the program.
pub(super) struct Templates(HashMap<&'static str, String>);

impl Templates {
    pub(super) fn load(folder: Option<&Path>) -> Result<Self, SiteError> {
        let mut texts = HashMap::new();
        for (name, text) in BUILT_IN {
            let own = folder
                .map(|folder| folder.join(name))
                .filter(|path| path.exists());
            let text = match own {
                None => (*text).to_owned(),
                Some(path) => std::fs::read_to_string(&path).map_err(|error| SiteError::Io {
                    path: path.clone(),
                    error,
                })?,
            };
            texts.insert(*name, text);
        }
        Ok(Self(texts))
    }

    /// All of them, in one order.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        BUILT_IN.iter().map(|(name, _)| self.0[name].as_str())
    }

    /// The style sheet, with the colours of figures for whoever puts one into a page.
    pub(super) fn stylesheet(&self) -> String {
        format!(
            "{}\n{}\n",
            self.0["site.css"].trim_end(),
            crate::figure::stylesheet()
        )
    }

    /// The templates of the pages, speaking the language of `catalogue`.
    pub(super) fn engine(&self, catalogue: &Arc<Catalogue>) -> Result<Engine<'_>, SiteError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build();
        environment.set_syntax(syntax.expect("the usual delimiters are sound"));
        environment.set_formatter(|out, state, value| {
            if value.is_safe() || *state.auto_escape() != AutoEscape::Html {
                return write!(out, "{value}").map_err(Error::from);
            }
            if value.is_undefined() {
                return Err(Error::from(ErrorKind::UndefinedError));
            }
            out.write_str(&escape(&value.to_string()))
                .map_err(Error::from)
        });
        let speaker = Arc::clone(catalogue);
        environment.add_function("t", move |key: &str, args: Kwargs| {
            say(&speaker, key, &args)
        });
        let speaker = Arc::clone(catalogue);
        environment.add_filter("number", move |value: i64| speaker.number(value.into()));
        for (name, text) in &self.0 {
            if name.ends_with(".html") {
                environment
                    .add_template(name, text)
                    .map_err(|error| broken(name, &error))?;
            }
        }
        Ok(Engine(environment))
    }
}

/// A text of the catalogue for a template.
fn say(catalogue: &Catalogue, key: &str, args: &Kwargs) -> Result<String, Error> {
    let mut values = Vec::new();
    for name in args.args() {
        let value: Value = args.get(name)?;
        let value = match i64::try_from(value.clone()) {
            Ok(count) if value.is_number() => Arg::Count(count),
            _ => Arg::from(value.to_string()),
        };
        values.push((name, value));
    }
    let text = catalogue.text(key, &values);
    text.map_err(|error| Error::new(ErrorKind::InvalidOperation, error.to_string()))
}

/// Templates ready to be filled.
pub(super) struct Engine<'a>(Environment<'a>);

impl Engine<'_> {
    pub(super) fn render(&self, name: &str, page: impl Serialize) -> Result<String, SiteError> {
        let template = self
            .0
            .get_template(name)
            .map_err(|error| broken(name, &error))?;
        template
            .render(Value::from(Serde(page)))
            .map_err(|error| broken(name, &error))
    }
}

/// An error of the engine with all that it knows.
fn broken(name: &str, error: &Error) -> SiteError {
    let mut reason = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(deeper) = source {
        reason = format!("{reason}: {deeper}");
        source = deeper.source();
    }
    SiteError::Template {
        name: name.to_owned(),
        reason,
    }
}
