//! Files of the format `age-encryption.org/v1`, to one X25519 recipient.
//! <https://github.com/C2SP/C2SP/blob/main/age.md>
//!
//! ```text
//! age-encryption.org/v1
//! -> X25519 <ephemeral share>       the file key, wrapped for the recipient
//! <wrapped file key>
//! --- <MAC of the lines above>
//! <nonce, 16 bytes><chunks of 64 KiB, each with its tag of 16 bytes>
//! ```
//!
//! Written here and not taken from the crate `age`, which brings 66 packages for it; why, stands
//! in `docs/decisions/0005-sealing.md`. Reading accepts further stanzas, as the format demands.

use base64::{Engine as _, prelude::BASE64_STANDARD_NO_PAD};
use chacha20poly1305::{AeadInOut as _, ChaCha20Poly1305, KeyInit as _, Tag};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use super::{
    error::{OpenError, SealError, random},
    key::{Identity, Recipient},
};

const VERSION: &[u8] = b"age-encryption.org/v1";
const FILE_KEY: usize = 16;
const NONCE: usize = 16;
const TAG: usize = 16;
const CHUNK: usize = 64 * 1024;

/// Columns of a full line of a stanza's body.
const COLUMNS: usize = 64;

type Key = Zeroizing<[u8; 32]>;

/// `plaintext` sealed to `recipient`. No copy of it is left behind.
pub(crate) fn encrypt(plaintext: &[u8], recipient: &Recipient) -> Result<Vec<u8>, SealError> {
    let mut file_key = Zeroizing::new([0; FILE_KEY]);
    random(&mut *file_key)?;
    let mut file = VERSION.to_vec();
    file.extend(b"\n");
    file.extend(wrap(&file_key, recipient)?);
    file.extend(b"---");
    let mac = mac(&*file_key, &file).finalize().into_bytes();
    file.extend(format!(" {}\n", BASE64_STANDARD_NO_PAD.encode(mac)).bytes());
    let mut nonce = [0; NONCE];
    random(&mut nonce)?;
    file.extend(nonce);
    let cipher = payload_cipher(&*file_key, &nonce);
    let chunks = plaintext.len().div_ceil(CHUNK).max(1);
    // Else text could stay behind where the vector lay before it grew.
    file.reserve(plaintext.len() + chunks * TAG);
    for number in 0..chunks {
        let end = plaintext.len().min((number + 1) * CHUNK);
        let begin = file.len();
        file.extend(&plaintext[number * CHUNK..end]);
        let nonce = chunk_nonce(number, number + 1 == chunks);
        let tag = cipher.encrypt_inout_detached(&nonce.into(), b"", (&mut file[begin..]).into());
        let tag = tag.map_err(|_| SealError::Recipient)?;
        file.extend(tag);
    }
    Ok(file)
}

/// The stanza that lets the recipient have the file key.
fn wrap(file_key: &[u8; FILE_KEY], recipient: &Recipient) -> Result<Vec<u8>, SealError> {
    let ephemeral = Identity::generate()?;
    let share = ephemeral.recipient();
    let key = wrap_key(&ephemeral.0, &recipient.0, &share.0, &recipient.0);
    let key = key.ok_or(SealError::Recipient)?;
    let mut body = Zeroizing::new(*file_key);
    let cipher = ChaCha20Poly1305::new((&*key).into());
    let tag = cipher.encrypt_inout_detached(&[0; 12].into(), b"", (&mut body[..]).into());
    let tag = tag.map_err(|_| SealError::Recipient)?;
    let share = BASE64_STANDARD_NO_PAD.encode(share.0);
    let body = BASE64_STANDARD_NO_PAD.encode([&body[..], &tag[..]].concat());
    Ok(format!("-> X25519 {share}\n{body}\n").into_bytes())
}

/// The key that wraps the file key; none if the other half is a point of low order.
fn wrap_key(
    secret: &StaticSecret,
    public: &[u8; 32],
    share: &[u8; 32],
    recipient: &[u8; 32],
) -> Option<Key> {
    let shared = secret.diffie_hellman(&PublicKey::from(*public));
    if !shared.was_contributory() {
        return None;
    }
    let salt = [&share[..], &recipient[..]].concat();
    Some(derive(
        shared.as_bytes(),
        &salt,
        b"age-encryption.org/v1/X25519",
    ))
}

fn derive(secret: &[u8], salt: &[u8], info: &[u8]) -> Key {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), secret)
        .expand(info, &mut *key)
        .expect("32 bytes are within what HKDF gives");
    key
}

/// The MAC of the header up to and with its `---`.
fn mac(file_key: &[u8], header: &[u8]) -> Hmac<Sha256> {
    let key = derive(file_key, b"", b"header");
    let mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&*key);
    let mut mac = mac.expect("HMAC takes keys of any length");
    mac.update(header);
    mac
}

fn payload_cipher(file_key: &[u8], nonce: &[u8]) -> ChaCha20Poly1305 {
    let key = derive(file_key, nonce, b"payload");
    ChaCha20Poly1305::new((&*key).into())
}

/// Eleven bytes of number, and whether it is the last chunk.
fn chunk_nonce(number: usize, is_last: bool) -> [u8; 12] {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&(number as u64).to_be_bytes());
    nonce[11] = u8::from(is_last);
    nonce
}

/// What is in `file`, for whom it is sealed to.
pub(crate) fn decrypt(file: &[u8], identity: &Identity) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let header = Header::read(file)?;
    let file_key = header.file_key(identity)?;
    mac(&*file_key, header.authenticated)
        .verify_slice(&header.mac)
        .map_err(|_| OpenError::Mac)?;
    let (nonce, payload) = header
        .payload
        .split_at_checked(NONCE)
        .ok_or(OpenError::Header)?;
    let cipher = payload_cipher(&*file_key, nonce);
    let mut plaintext = Zeroizing::new(Vec::with_capacity(payload.len()));
    let chunks = payload.len().div_ceil(CHUNK + TAG).max(1);
    for number in 0..chunks {
        let end = payload.len().min((number + 1) * (CHUNK + TAG));
        let chunk = &payload[number * (CHUNK + TAG)..end];
        let text = chunk.len().checked_sub(TAG).ok_or(OpenError::Payload)?;
        if text == 0 && number > 0 {
            return Err(OpenError::Payload);
        }
        let begin = plaintext.len();
        plaintext.extend(&chunk[..text]);
        let tag = Tag::try_from(&chunk[text..]).map_err(|_| OpenError::Payload)?;
        let nonce = chunk_nonce(number, number + 1 == chunks);
        let plain = (&mut plaintext[begin..]).into();
        cipher
            .decrypt_inout_detached(&nonce.into(), b"", plain, &tag)
            .map_err(|_| OpenError::Payload)?;
    }
    Ok(plaintext)
}

struct Stanza<'a> {
    arguments: Vec<&'a str>,
    body: Vec<u8>,
}

struct Header<'a> {
    stanzas: Vec<Stanza<'a>>,
    /// What the MAC is of.
    authenticated: &'a [u8],
    mac: [u8; 32],
    payload: &'a [u8],
}

impl<'a> Header<'a> {
    fn read(file: &'a [u8]) -> Result<Self, OpenError> {
        let mut rest = file;
        if line(&mut rest)? != VERSION {
            return Err(OpenError::Header);
        }
        let mut stanzas = Vec::new();
        loop {
            let start = file.len() - rest.len();
            let first = text(line(&mut rest)?)?;
            if let Some(mac) = first.strip_prefix("--- ") {
                return Ok(Self {
                    stanzas,
                    authenticated: &file[..start + 3],
                    mac: thirty_two(mac)?,
                    payload: rest,
                });
            }
            stanzas.push(Stanza::read(first, &mut rest)?);
        }
    }

    fn file_key(&self, identity: &Identity) -> Result<Zeroizing<[u8; FILE_KEY]>, OpenError> {
        for stanza in &self.stanzas {
            if stanza.arguments[0] == "X25519"
                && let Some(key) = stanza.unwrap(identity)?
            {
                return Ok(key);
            }
        }
        Err(OpenError::OtherKey)
    }
}

impl<'a> Stanza<'a> {
    fn read(first: &'a str, rest: &mut &'a [u8]) -> Result<Self, OpenError> {
        let arguments = first.strip_prefix("-> ").ok_or(OpenError::Header)?;
        let arguments: Vec<&str> = arguments.split(' ').collect();
        let is_written = |argument: &&str| {
            !argument.is_empty() && argument.bytes().all(|sign| sign.is_ascii_graphic())
        };
        if !arguments.iter().all(is_written) {
            return Err(OpenError::Header);
        }
        let mut body = Vec::new();
        loop {
            let line = line(rest)?;
            let bytes = BASE64_STANDARD_NO_PAD.decode(line);
            body.extend(bytes.map_err(|_| OpenError::Header)?);
            match line.len() {
                0..COLUMNS => return Ok(Self { arguments, body }),
                COLUMNS => {}
                _ => return Err(OpenError::Header),
            }
        }
    }

    /// The file key, if it is wrapped for this identity.
    fn unwrap(&self, identity: &Identity) -> Result<Option<Zeroizing<[u8; FILE_KEY]>>, OpenError> {
        let [_, share] = self.arguments[..] else {
            return Err(OpenError::Header);
        };
        let share = thirty_two(share)?;
        if self.body.len() != FILE_KEY + TAG {
            return Err(OpenError::Header);
        }
        let recipient = identity.recipient();
        let key = wrap_key(&identity.0, &share, &share, &recipient.0).ok_or(OpenError::Header)?;
        let mut file_key = Zeroizing::new([0; FILE_KEY]);
        file_key.copy_from_slice(&self.body[..FILE_KEY]);
        let tag = Tag::try_from(&self.body[FILE_KEY..]).map_err(|_| OpenError::Header)?;
        let cipher = ChaCha20Poly1305::new((&*key).into());
        let plain = (&mut file_key[..]).into();
        let opened = cipher.decrypt_inout_detached(&[0; 12].into(), b"", plain, &tag);
        Ok(opened.is_ok().then_some(file_key))
    }
}

/// The next line without its end, which must be there.
fn line<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8], OpenError> {
    let end = rest.iter().position(|byte| *byte == b'\n');
    let end = end.ok_or(OpenError::Header)?;
    let line = &rest[..end];
    *rest = &rest[end + 1..];
    Ok(line)
}

/// Exactly 32 bytes in base64.
fn thirty_two(text: &str) -> Result<[u8; 32], OpenError> {
    let bytes = BASE64_STANDARD_NO_PAD.decode(text);
    let bytes = bytes.ok().and_then(|bytes| bytes.try_into().ok());
    bytes.ok_or(OpenError::Header)
}

fn text(line: &[u8]) -> Result<&str, OpenError> {
    std::str::from_utf8(line).map_err(|_| OpenError::Header)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// The test files of age (see `tests/vectors/README.md`): what must open opens to the right
    /// bytes, everything else is refused, and for the right reason.
    #[test]
    fn accepts_and_refuses_the_test_files_of_age() {
        let text = include_str!("../../tests/vectors/age.json");
        let vectors: Value = serde_json::from_str(text).unwrap();
        let vectors = vectors["files"].as_object().unwrap();
        assert_eq!(vectors.len(), 63);
        let mut opened = 0;
        for (name, vector) in vectors {
            let identity = vector["identity"].as_str().unwrap().parse();
            let found = match decrypt(&published(vector), &identity.unwrap()) {
                Ok(plain) => {
                    let digest = election::digest::Sha256::of(&plain).to_string();
                    assert_eq!(digest, vector["payload"].as_str().unwrap(), "{name}");
                    opened += 1;
                    "success"
                }
                Err(OpenError::Header) => "header failure",
                Err(OpenError::OtherKey) => "no match",
                Err(OpenError::Mac) => "HMAC failure",
                Err(OpenError::Payload | OpenError::NoText) => "payload failure",
            };
            assert_eq!(found, vector["expect"].as_str().unwrap(), "{name}");
        }
        assert_eq!(opened, 11);
    }

    fn published(vector: &Value) -> Vec<u8> {
        let decode = |text: &Value| {
            BASE64_STANDARD_NO_PAD
                .decode(text.as_str().unwrap())
                .unwrap()
        };
        if vector["zlib"].is_null() {
            return decode(&vector["file"]);
        }
        let mut file = Vec::new();
        let compressed = decode(&vector["zlib"]);
        let mut reader = flate2::read::ZlibDecoder::new(&compressed[..]);
        reader.read_to_end(&mut file).unwrap();
        file
    }

    #[test]
    fn seals_texts_of_any_length() {
        let identity = Identity::generate().unwrap();
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK] {
            let text: Vec<u8> = (0..length).map(|at| (at % 251).to_le_bytes()[0]).collect();
            let file = encrypt(&text, &identity.recipient()).unwrap();
            assert_eq!(*decrypt(&file, &identity).unwrap(), text, "{length}");
            let again = encrypt(&text, &identity.recipient()).unwrap();
            assert_ne!(file, again, "two of one text say nothing about each other");
        }
    }

    #[test]
    fn every_changed_byte_is_refused() {
        let identity = Identity::generate().unwrap();
        let file = encrypt(b"canary", &identity.recipient()).unwrap();
        for at in 0..file.len() {
            let mut changed = file.clone();
            changed[at] ^= 1;
            assert!(decrypt(&changed, &identity).is_err(), "byte {at}");
            assert!(decrypt(&file[..at], &identity).is_err(), "cut at {at}");
        }
        let other = Identity::generate().unwrap();
        assert_eq!(decrypt(&file, &other).unwrap_err(), OpenError::OtherKey);
    }

    /// A recipient that would make the key known to all is refused.
    #[test]
    fn a_recipient_of_low_order_is_refused() {
        let refused = encrypt(b"canary", &Recipient([0; 32]));
        assert!(matches!(refused, Err(SealError::Recipient)));
    }

    proptest! {
        /// Foreign bytes are refused, whatever they are, and nothing panics.
        #[test]
        fn foreign_bytes_are_refused(
            before in "(age-encryption.org/v1\n)?(-> [!-~ ]{0,60}\n[A-Za-z0-9+/=]{0,70}\n){0,3}(--- [!-~]{0,50}\n)?",
            after in proptest::collection::vec(any::<u8>(), 0..200),
        ) {
            let identity = Identity::generate().unwrap();
            let file = [before.as_bytes(), &after].concat();
            prop_assert!(decrypt(&file, &identity).is_err());
        }
    }
}
