//! What can go wrong about sealing, in words that tell what to do. No message holds what was
//! sealed, or a part of a key.

use std::io;

use election::digest::Sha256;

use super::name::{Field, LONGEST_TEXT, UnknownField};

/// Signs in a line of a share.
pub(crate) const SIGNS: usize = 12;

/// Sealing, or reading a key, failed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The system gave no random bytes.
    #[error("the system gives no random bytes")]
    NoRandomness(#[source] io::Error),
    /// The text is no recipient.
    #[error("not a recipient: one line that begins with age1 and has 62 signs is expected")]
    Recipient,
    /// The text is no identity.
    #[error("not an identity: a line that begins with AGE-SECRET-KEY-1 is expected")]
    Identity,
    /// There is no such field.
    #[error(transparent)]
    Field(#[from] UnknownField),
    /// The text is longer than the largest class.
    #[error("the text for {field} has {bytes} bytes: at most {LONGEST_TEXT} can be sealed")]
    TooLong {
        /// The field.
        field: Field,
        /// The length of the text.
        bytes: usize,
    },
    /// The text holds the sign that padding is made of.
    #[error("the text for {0} holds a zero byte, which no text needs")]
    Zero(Field),
    /// The text is empty.
    #[error("the text for {0} is empty")]
    Empty(Field),
    /// Impossible numbers of shares.
    #[error(
        "{threshold} of {shares} shares cannot be: 2 to 16 shares are made, and at least 2 of them open"
    )]
    Threshold {
        /// How many shares open.
        threshold: u8,
        /// How many there are.
        shares: u8,
    },
}

/// Opening a sealed field failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The bytes are no file of this format.
    #[error("the sealed bytes are damaged: their header cannot be read")]
    Header,
    /// None of its recipients is this identity's.
    #[error("it is sealed to another key than these shares give")]
    OtherKey,
    /// The header was altered.
    #[error("the sealed bytes are damaged: their header was altered")]
    Mac,
    /// The content was altered or cut.
    #[error("the sealed bytes are damaged: their content was altered or cut short")]
    Payload,
    /// What was sealed is not what this program seals.
    #[error("what was sealed is not a text: open it with the program age instead")]
    NoText,
}

/// One line of a share cannot be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// A sign that no share holds.
    #[error("sign {at}, {sign:?}, stands in no share")]
    Sign {
        /// Its position among the signs of the line, from 1 on.
        at: usize,
        /// The sign.
        sign: char,
    },
    /// Too many or too few signs.
    #[error("{found} signs, not {SIGNS}")]
    Length {
        /// How many.
        found: usize,
    },
    /// One sign does not fit the others.
    #[error("sign {at}, {found:?}, is wrong: with the others it must be {expected:?}")]
    Mistyped {
        /// Its position among the signs of the line, from 1 on.
        at: usize,
        /// What stands there.
        found: char,
        /// What would fit.
        expected: char,
    },
    /// The signs are those of another line.
    #[error("these are the signs of line {0}")]
    OtherLine(u8),
    /// More than one sign does not fit.
    #[error("more than one sign is wrong")]
    Several,
}

/// Shares do not give a key.
#[derive(Debug, thiserror::Error)]
pub enum ShareError {
    /// A line cannot be right.
    #[error("line {number} of the share: {error}")]
    Line {
        /// The number before the line.
        number: u8,
        /// What is wrong.
        error: LineError,
    },
    /// A line without its number.
    #[error("{0:?} does not begin with the number of a line, as in \"3: ABCD EFGH JKMN\"")]
    Number(String),
    /// A line is missing.
    #[error("line {0} of the share is missing")]
    Missing(u8),
    /// A number stands twice.
    #[error("line {0} of the share stands twice")]
    Twice(u8),
    /// Every line fits, and they do not fit each other.
    #[error("the lines of the share do not belong together: one of them is from another share")]
    Mixed,
    /// Made by a newer version.
    #[error("the share is of version {0}, which this program does not know: use a newer one")]
    Version(u8),
    /// No share was given.
    #[error("no share was given")]
    None,
    /// Too few shares.
    #[error("{given} of {threshold} shares: nothing can be opened, {missing} more must be given")]
    TooFew {
        /// How many were given.
        given: usize,
        /// How many are needed.
        threshold: u8,
        /// How many are missing.
        missing: usize,
    },
    /// One share was given twice.
    #[error("share {0} was given twice: different shares are needed")]
    Same(u8),
    /// Shares of different keys.
    #[error("share {one} and share {other} are of different keys")]
    Different {
        /// The number of the first.
        one: u8,
        /// The number of the other.
        other: u8,
    },
    /// The shares give another key than they name.
    #[error("these shares do not give the key that they name: one of them is false")]
    False,
}

/// A file of sealed fields cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// It is no such file.
    #[error("not a file of sealed fields: {0}")]
    Json(#[from] serde_json::Error),
    /// Made by a newer version.
    #[error("the file is of the form {0:?}, which this program does not know")]
    Schema(String),
    /// A field's bytes are no base64.
    #[error("the bytes of the field {0} are not base64")]
    Base64(Field),
    /// A field's bytes have another digest.
    #[error("the bytes of the field {field} were altered: their SHA-256 is {found}")]
    Digest {
        /// The field.
        field: Field,
        /// What the bytes hash to.
        found: Sha256,
    },
    /// A field cannot be opened.
    #[error("the field {field}: {error}")]
    Open {
        /// The field.
        field: Field,
        /// Why.
        error: OpenError,
    },
}

/// Fills `bytes` with what nobody can guess.
pub(crate) fn random(bytes: &mut [u8]) -> Result<(), SealError> {
    getrandom::fill(bytes).map_err(|error| SealError::NoRandomness(error.into()))
}
