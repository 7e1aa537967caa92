//! What is sealed: a text about a person, under the name of a field.
//!
//! A text is filled up with zero bytes to the next of five lengths, so that the length of what is
//! kept tells a phone number from a long story and no more.

use election::digest::Sha256;
use zeroize::Zeroizing;

use super::{
    age,
    error::{OpenError, SealError},
    key::{Identity, Recipient},
    name::{Field, LONGEST_TEXT},
};

/// The lengths that texts are filled up to.
const CLASSES: [usize; 5] = [256, 1024, 4096, 16_384, LONGEST_TEXT];

/// A field that nobody here can read: what a case keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Which field.
    pub field: Field,
    /// The [fingerprint](Recipient::fingerprint) of the recipient it was sealed to.
    pub recipient: Sha256,
    /// The bytes, a file of the program age.
    pub ciphertext: Vec<u8>,
    /// Their digest, which the entry cites.
    pub sha256: Sha256,
}

impl Sealed {
    /// Seals `text` to `recipient`. The only copy that is made of it is overwritten in memory; the
    /// caller's own is the caller's to overwrite, for which [`Zeroizing`] is good.
    ///
    /// # Errors
    /// The text is empty, longer than [`LONGEST_TEXT`] or holds a zero byte, the recipient is not
    /// sound, or the system gives no random bytes.
    pub fn new(field: Field, text: &str, recipient: &Recipient) -> Result<Self, SealError> {
        let bytes = text.len();
        if text.is_empty() {
            return Err(SealError::Empty(field));
        }
        if text.contains('\0') {
            return Err(SealError::Zero(field));
        }
        let class = CLASSES.into_iter().find(|class| bytes <= *class);
        let class = class.ok_or(SealError::TooLong { field, bytes })?;
        let mut padded = Zeroizing::new(Vec::with_capacity(class));
        padded.extend(text.as_bytes());
        padded.resize(class, 0);
        let ciphertext = age::encrypt(&padded, recipient)?;
        Ok(Self {
            field,
            recipient: recipient.fingerprint(),
            sha256: Sha256::of(&ciphertext),
            ciphertext,
        })
    }
}

/// A field that was opened. Overwritten in memory when it is dropped.
pub struct Opened {
    /// Which field.
    pub field: Field,
    /// Its text.
    pub text: Zeroizing<String>,
}

/// Opens what [`Sealed::new`] closed.
pub(crate) fn open(ciphertext: &[u8], identity: &Identity) -> Result<Zeroizing<String>, OpenError> {
    let padded = age::decrypt(ciphertext, identity)?;
    let length = padded.iter().rposition(|byte| *byte != 0);
    let text = &padded[..length.map_or(0, |last| last + 1)];
    let text = std::str::from_utf8(text).map_err(|_| OpenError::NoText)?;
    Ok(Zeroizing::new(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_say_little() {
        let identity = Identity::generate().unwrap();
        let sealed = |length| {
            let text = "ə".repeat(length / 2) + &"a".repeat(length % 2);
            let sealed = Sealed::new(Field::Text, &text, &identity.recipient()).unwrap();
            assert_eq!(*open(&sealed.ciphertext, &identity).unwrap(), text);
            assert_eq!(Sha256::of(&sealed.ciphertext), sealed.sha256);
            sealed.ciphertext.len()
        };
        let lengths: Vec<usize> = [1, 9, 256, 257, 1024, 1025, 4097, 16_385, LONGEST_TEXT]
            .map(sealed)
            .into();
        let classes = [256, 256, 256, 1024, 1024, 4096, 16_384, 65_536, 65_536];
        let expected: Vec<usize> = classes.iter().map(|class| class + 200).collect();
        assert_eq!(lengths, expected);
    }

    #[test]
    fn what_cannot_be_sealed_is_named_and_not_shown() {
        let recipient = Identity::generate().unwrap().recipient();
        let refused = |text: &str| {
            let error = Sealed::new(Field::Phone, text, &recipient).unwrap_err();
            error.to_string()
        };
        assert_eq!(refused(""), "the text for phone is empty");
        let error = refused("+994 50\0");
        assert!(
            error.contains("zero byte") && !error.contains("994"),
            "{error}"
        );
        let long = "5".repeat(LONGEST_TEXT + 1);
        assert_eq!(
            refused(&long),
            "the text for phone has 65537 bytes: at most 65536 can be sealed"
        );
        for field in Field::ALL {
            assert_eq!(field.name().parse::<Field>().unwrap(), field);
            let json = serde_json::to_string(&field).unwrap();
            assert_eq!(json, format!("{:?}", field.name()));
        }
        assert!("name".parse::<Field>().is_err());
    }
}
