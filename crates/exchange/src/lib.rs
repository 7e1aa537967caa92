//! Formats in and out: from a file as a commission published it to a dataset.
//!
//! One idea carries the crate: *what a source means is written down, not guessed*. A [`Mapping`]
//! says in a file of its own what each column holds; what it does not say is refused with the
//! line, the column and the remedy. What can be seen without doubt (compression, byte order
//! mark, UTF-8, delimiter) is detected, and an [`Account`] says what was found and what was done
//! with every row and column.
//!
//! Faults of *structure* are errors, and nothing is half-read. Impossible *figures* are not
//! errors here: they stay in the dataset as they stand in the source, and the rules of
//! `election` object to them.
//!
//! Bytes pass through four layers, each with bounded memory whatever the file holds:
//! `source` (unpacks and hashes), `encoding` (makes UTF-8 of it), `table` (cuts it into records)
//! and `columns` (gives each cell its role). Nothing here needs a file, a thread or a seek.

mod account;
mod cells;
mod columns;
mod described;
mod document;
mod eml;
mod encoding;
mod error;
mod figures;
mod foreign;
mod geometry;
mod grid;
mod guess;
mod images;
mod layout;
mod mapping;
mod nist;
mod opened;
mod page;
mod results;
mod row_rules;
mod sheets;
mod source;
mod statements;
mod table;

pub use account::{
    Account, ColumnAccount, ColumnRole, Compression, EncodingAccount, ExpectedRows, Format,
    KnownBy, LineEnds, RuleAccount, SubtotalDifference, SubtotalsAccount,
};
pub use error::{Fault, ReadError};
pub use geometry::{Geometry, MOST_GEOMETRY_BYTES, Polygon, Position, Ring, Shape, read_geometry};
pub use guess::{Guess, GuessedColumn, Note, Why, Words, guess_mapping};
pub use images::{Images, MOST_IMAGE_BYTES, read_images};
pub use mapping::Mapping;
pub use nist::{
    ExportOptions, Lost, NistCheck, NistError, NistFault, NistRule, ReportStatus, Selections,
    check_nist, write_nist,
};
pub use results::{ReadOptions, Results, read_results};
pub use statements::{
    MOST_BYTES, SourceFile, is_statements, read_statements, read_statements_beside, unknown_field,
};
