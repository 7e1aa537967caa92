//! Figures: drawn by ourselves, the same bytes on every machine.
//!
//! A [`Figure`] is made once per language and then drawn for a wide page, a narrow page and a
//! shared picture. It carries all that a figure needs when it travels alone: title, what is on
//! each axis, a description for those who do not see it, its numbers as tables, where they come
//! from, and, where they are invented, that word across the drawing itself.
//!
//! - [`fingerprint`]: turnout against the leader's share, unit by unit.
//! - [`histogram`]: units by turnout.
//! - [`bars`]: votes of each choice.
//! - [`pairs`]: two figures for each choice.
//! - [`choropleth`]: places on a map, shaded by a share.

mod axes;
pub mod bars;
pub mod choropleth;
mod classes;
mod colours;
pub mod fingerprint;
mod frame;
pub mod histogram;
mod outline;
pub mod pairs;
mod picture;
mod room;
mod svg;
mod table;

pub use classes::{Kind, Share};
pub use colours::stylesheet;
pub use frame::{Context, Figure, Width};
pub use outline::Land;
pub use picture::{PICTURE_HEIGHT, PICTURE_WIDTH, PictureError};
pub(crate) use svg::escape;
pub use table::{Cell, Column, Table};
