//! The two notations of the standard, JSON and XML, seen as one: objects with properties.
//!
//! Names are the same in both. They differ in how a list is written (an array, or the element
//! again and again), in where identifiers stand and in how an object says of which kind it is.

use std::borrow::Cow;

use crate::document::{
    json::{Kind, Value},
    xml::{Element, XSI},
};

/// What kinds are called in front of their name in JSON.
pub(crate) const PREFIX: &str = "ElectionResults.";

/// An object of a report.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Object<'d> {
    Json(Value<'d>),
    Xml(Element<'d>),
}

impl<'d> Object<'d> {
    /// Line on which it begins.
    pub(crate) fn line(self) -> u64 {
        match self {
            Self::Json(value) => value.line(),
            Self::Xml(element) => element.line(),
        }
    }

    /// What kind of object it says it is, such as `CandidateContest`.
    pub(crate) fn kind(self) -> Cow<'d, str> {
        match self {
            Self::Json(value) => {
                let kind = value.get("@type").map_or(Cow::Borrowed(""), Value::text);
                match kind {
                    Cow::Borrowed(kind) => Cow::Borrowed(kind.strip_prefix(PREFIX).unwrap_or(kind)),
                    Cow::Owned(kind) => Cow::Owned(kind.trim_start_matches(PREFIX).to_owned()),
                }
            }
            Self::Xml(element) => {
                let kind = element.attribute_of(XSI, "type").map(str::trim);
                let local = kind.map(|kind| kind.rsplit(':').next().unwrap_or(kind));
                Cow::Borrowed(local.unwrap_or_else(|| element.name()))
            }
        }
    }

    /// The identifier that others point to it by.
    pub(crate) fn id(self) -> Option<Cow<'d, str>> {
        match self {
            Self::Json(value) => value.get("@id").map(Value::text),
            Self::Xml(element) => element.attribute("ObjectId").map(Cow::Borrowed),
        }
    }

    /// The objects of a property.
    pub(crate) fn all(self, name: &'static str) -> Vec<Self> {
        match self {
            Self::Json(value) => match value.get(name) {
                Some(list) if list.kind() == Kind::Array => list.inside().map(Self::Json).collect(),
                Some(value) if value.kind() == Kind::Object => vec![Self::Json(value)],
                _ => Vec::new(),
            },
            Self::Xml(element) => element.all(name).map(Self::Xml).collect(),
        }
    }

    /// The value of a property; nothing where it is empty or null.
    pub(crate) fn text(self, name: &'static str) -> Option<Cow<'d, str>> {
        let text = match self {
            Self::Json(value) => {
                let value = value.get(name)?;
                if value.kind() == Kind::Null {
                    return None;
                }
                value.text()
            }
            Self::Xml(element) => Cow::Borrowed(match element.get(name) {
                Some(inner) => inner.text(),
                None => element.attribute(name)?,
            }),
        };
        Some(text).filter(|text| !text.trim().is_empty())
    }

    /// Whether a property says yes.
    pub(crate) fn is_true(self, name: &'static str) -> bool {
        matches!(self.text(name).as_deref(), Some("true" | "1"))
    }

    /// The identifiers in a property.
    pub(crate) fn ids(self, name: &'static str) -> Vec<String> {
        match self {
            Self::Json(value) => {
                let list = value.get(name).into_iter().flat_map(Value::inside);
                list.map(|id| id.text().into_owned()).collect()
            }
            Self::Xml(element) => {
                let lists = element.all(name);
                lists
                    .flat_map(|list| list.text().split_ascii_whitespace())
                    .map(str::to_owned)
                    .collect()
            }
        }
    }

    /// A name in the first of the languages it is given in.
    pub(crate) fn name(self, property: &'static str) -> Option<String> {
        let text = self.all(property).into_iter().next()?;
        let first = text.all("Text").into_iter().next()?;
        let content = match first {
            Self::Json(value) => value.get("Content").map(Value::text)?,
            Self::Xml(element) => Cow::Borrowed(element.text()),
        };
        let content = content.trim();
        (!content.is_empty()).then(|| content.to_owned())
    }
}
