//! Sealing: what names a person is made unreadable before it touches a disk, for everybody but
//! those who hold shares of a key that is never on this machine.
//!
//! The one important idea: *this side only closes*. A case knows a [`Recipient`], which is public.
//! [`Sealed::new`] pads a text and encrypts it to that recipient; what comes out is all that the
//! rest of the crate ever sees. The [`Identity`] that opens it is made on another machine,
//! [split](Share::split) at once into shares on paper, and forgotten. So a seized server, a backup, a
//! log and an administrator hold nothing that opens a field.
//!
//! The bytes are files of the format `age-encryption.org/v1` with one X25519 recipient, so that
//! the stock program `age` opens them too, should this one be gone
//! (<https://github.com/C2SP/C2SP/blob/main/age.md>).
//!
//! - `age`: the file format. `bech32`, `bits`: how its keys are written.
//! - `name`, `field`: which fields there are, padding, sealing.
//! - `sharing`: Shamir's scheme. `paper`: a line that can be typed from paper. `share`: both.
//! - `bundle`: sealed fields on their way to the machine that opens them.

mod age;
mod bech32;
mod bits;
mod bundle;
mod error;
mod field;
mod key;
mod name;
mod paper;
mod share;
mod sharing;

pub use bundle::{BUNDLE_SCHEMA, Bundle, BundleField};
pub use error::{BundleError, LineError, OpenError, SealError, ShareError};
pub use field::{Opened, Sealed};
pub use key::{Identity, Recipient};
pub use name::{Field, LONGEST_TEXT, UnknownField};
pub use share::Share;
