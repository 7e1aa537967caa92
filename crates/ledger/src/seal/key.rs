//! The two halves of a key pair: one that closes and may be known to all, one that opens.

use std::{fmt, str::FromStr};

use election::digest::Sha256;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use super::{
    bech32,
    error::{SealError, random},
};

/// Prefixes of the two halves, as the program age writes them.
const PUBLIC: &str = "age";
const SECRET: &str = "age-secret-key-";

/// To whom is sealed. Public: with it one can only close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipient(pub(crate) [u8; 32]);

impl Recipient {
    /// The SHA-256 of the recipient's text, by which it is named.
    #[must_use]
    pub fn fingerprint(&self) -> Sha256 {
        Sha256::of(self.to_string().as_bytes())
    }

    /// The recipient in a file of the program age: one line that begins with `age1`, among empty
    /// lines and comments behind `#`.
    ///
    /// # Errors
    /// [`SealError::Recipient`] if there is none, more than one, or one that is mistyped.
    pub fn from_file(text: &str) -> Result<Self, SealError> {
        let lines = text.lines().map(str::trim);
        let mut lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        match (lines.next(), lines.next()) {
            (Some(line), None) => line.parse(),
            _ => Err(SealError::Recipient),
        }
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&bech32::encode(PUBLIC, &self.0))
    }
}

impl FromStr for Recipient {
    type Err = SealError;

    fn from_str(text: &str) -> Result<Self, SealError> {
        let bytes = bech32::decode(PUBLIC, text).ok_or(SealError::Recipient)?;
        Ok(Self(*bytes))
    }
}

/// What opens. Overwritten in memory when it is dropped.
pub struct Identity(pub(crate) StaticSecret);

impl Identity {
    /// A new one.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub fn generate() -> Result<Self, SealError> {
        let mut bytes = Zeroizing::new([0; 32]);
        random(&mut *bytes)?;
        Ok(Self::from_bytes(&bytes))
    }

    pub(crate) fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(StaticSecret::from(*bytes))
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The half that closes.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        Recipient(PublicKey::from(&self.0).to_bytes())
    }

    /// As the program age reads it: `AGE-SECRET-KEY-1…`.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = bech32::encode(SECRET, self.bytes());
        text.make_ascii_uppercase();
        text
    }
}

impl FromStr for Identity {
    type Err = SealError;

    fn from_str(text: &str) -> Result<Self, SealError> {
        let bytes = bech32::decode(SECRET, text).ok_or(SealError::Identity)?;
        Ok(Self::from_bytes(&bytes))
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity(of {})", self.recipient())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An identity of the public test files of age, and its recipient as `age-keygen -y` gives it.
    #[test]
    fn agrees_with_age_keygen() {
        let text = "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0";
        let identity: Identity = text.parse().unwrap();
        assert_eq!(identity.text().as_str(), text);
        let recipient = "age1xmwwc06ly3ee5rytxm9mflaz2u56jjj36s0mypdrwsvlul66mv4q47ryef";
        assert_eq!(identity.recipient().to_string(), recipient);
        assert_eq!(
            recipient.parse::<Recipient>().unwrap(),
            identity.recipient()
        );
        assert_eq!(format!("{identity:?}"), format!("Identity(of {recipient})"));
    }

    #[test]
    fn a_file_names_one_recipient() {
        let text = Identity::generate().unwrap().recipient().to_string();
        let file = format!("# of the desk\n\n  {text}  \r\n");
        assert_eq!(Recipient::from_file(&file).unwrap().to_string(), text);
        for wrong in ["", "# none\n", &format!("{text}\n{text}\n"), &text[..61]] {
            assert!(Recipient::from_file(wrong).is_err(), "{wrong}");
        }
    }
}
