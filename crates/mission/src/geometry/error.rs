//! Why shapes could not be taken in, and what to do about it.

use std::io;

use exchange::ReadError;
use ledger::{BlobError, StoreError};

use super::{Geometry, Matched};

/// An import of shapes that could not be done; the case is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Results that name no place.
    #[error("the newest edition names no place")]
    NoPlaces,
    /// A level that the results do not have.
    #[error("the newest edition has no place {level:?}")]
    Level {
        /// As typed.
        level: String,
        /// The nearest that there is.
        near: Option<String>,
        /// All that there are.
        known: Vec<String>,
    },
    /// A number of properties that is neither one nor that of the key.
    #[error("neither one property names a {level}, nor one for each place above it")]
    Properties {
        /// The level.
        level: String,
        /// The key of the results.
        key: Vec<String>,
    },
    /// A name that several places have.
    #[error("{name:?} is the {level} of more than one place above it")]
    Ambiguous {
        /// The level.
        level: String,
        /// The name.
        name: String,
        /// The columns that tell the places apart.
        key: Vec<String>,
    },
    /// A shape that belongs to no place, or to one that has a shape.
    #[error("{file}:{line}: feature {feature}: {reason}")]
    Shape {
        /// Name of the file.
        file: String,
        /// The line on which it begins.
        line: u64,
        /// Its number, counting from 1.
        feature: usize,
        /// Which demand is not met.
        rule: &'static str,
        /// What is wrong.
        reason: String,
        /// What to do next.
        hint: String,
    },
    /// Names that have nothing in common.
    #[error("{file}: no shape has the name of a {level} of the newest edition")]
    NothingDrawn {
        /// Name of the file.
        file: String,
        /// The level.
        level: String,
        /// The first names of either side.
        first: String,
    },
    /// Nothing was said of where the shapes come from, or of their licence.
    #[error("the {what} of the shapes is empty")]
    NotStated {
        /// `source` or `licence`.
        what: &'static str,
    },
    /// Invented shapes and a real case.
    #[error("{file} says that it is simulated, and this case is a real one")]
    Simulated {
        /// Name of the file.
        file: String,
    },
    /// Bytes could not be kept or read back.
    #[error(transparent)]
    Blob(#[from] BlobError),
    /// The record could not be written or read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Received bytes could not be read back.
    #[error("received bytes cannot be read back: {0}")]
    Io(#[from] io::Error),
}

impl ImportError {
    pub(super) fn nothing_drawn(geometry: &Geometry, matched: &Matched) -> Self {
        let first = |names: &[Vec<String>]| {
            let names = names.iter().take(3).map(|name| name.join(" / "));
            names.collect::<Vec<_>>().join(", ")
        };
        Self::NothingDrawn {
            file: geometry.file.clone(),
            level: geometry.level.clone(),
            first: format!(
                "the results have {}; the file has {}",
                first(&matched.without_shape),
                first(&matched.without_place)
            ),
        }
    }

    /// What to do next, where it is known.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Read(error) => error.hint(),
            Self::NoPlaces => "import results with a mapping that has places".to_owned(),
            Self::Level { near, known, .. } => {
                let near = near.as_ref().map(|near| format!("did you mean {near}? "));
                let near = near.unwrap_or_default();
                format!("{near}there are {}", known.join(", "))
            }
            Self::Properties { key, .. } => format!(
                "give --property once, or once for each of {} down to the level",
                key.join(", ")
            ),
            Self::Ambiguous { key, .. } => {
                format!("give --property once for each of {}", key.join(", "))
            }
            Self::Shape { hint, .. } => hint.clone(),
            Self::NothingDrawn { first, .. } => {
                format!("{first}; --level and --property choose what is compared")
            }
            Self::NotStated { what } => format!(
                "say it by --{what}: it stands under every map, so that a reader can judge it"
            ),
            Self::Simulated { .. } => {
                "keep invented shapes in a case made with --simulated".to_owned()
            }
            Self::Blob(_) | Self::Store(_) | Self::Io(_) => return None,
        })
    }
}
