//! Signed notes, by <https://c2sp.org/signed-note>: a text, a blank line, and signature lines.
//!
//! Two kinds of keys are known here: Ed25519 over the text (type 1), with which a log signs, and
//! Ed25519 over a text with a time before it (type 4, <https://c2sp.org/tlog-cosignature>), with
//! which a witness does. Signatures are verified strictly: no second form of one signature, no
//! key of small order.

use std::{fmt, str::FromStr};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature as Ed25519, Signer as _, SigningKey, VerifyingKey};
use election::digest::Sha256;

/// Longer notes are refused unread.
pub(super) const LONGEST: u64 = 1 << 20;

/// More signatures are refused; the specification asks for 16 at least.
const MOST_SIGNATURES: usize = 100;

/// Something is no note, no key, or not signed by whom it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoteError {
    /// The bytes are not a signed note.
    #[error("not a signed note: {0}")]
    NotANote(&'static str),
    /// The text is not a key.
    #[error("not a key of a note: {0}")]
    NotAKey(&'static str),
    /// The note bears no signature of the key.
    #[error("the note is not signed by {0}")]
    Unsigned(String),
    /// The note bears a signature of the key that is false.
    #[error("the signature of {0} is false")]
    FalseSignature(String),
}

/// What a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// The text as it is.
    Log,
    /// The text with the time of the witness before it.
    Witness,
}

impl KeyKind {
    const fn byte(self) -> u8 {
        match self {
            Self::Log => 1,
            Self::Witness => 4,
        }
    }
}

/// A public key with its name, written `name+id+key` (a "vkey").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    kind: KeyKind,
    key: VerifyingKey,
}

impl VerifierKey {
    /// The name, which for a log is its origin.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the key signs.
    #[must_use]
    pub const fn kind(&self) -> KeyKind {
        self.kind
    }

    /// The 32 bytes of the Ed25519 key.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        self.key.as_bytes()
    }

    /// The first four bytes of `SHA-256(name ‖ LF ‖ type ‖ key)`.
    #[must_use]
    pub fn id(&self) -> [u8; 4] {
        let named = [
            self.name.as_bytes(),
            b"\n",
            &[self.kind.byte()],
            self.bytes(),
        ]
        .concat();
        let digest = Sha256::of(&named);
        std::array::from_fn(|position| digest.bytes()[position])
    }

    /// The moment at which `signature` was made over `text`: 0 for a log, which states none, and
    /// seconds since 1970 for a witness.
    fn verify(&self, text: &str, signature: &[u8]) -> Option<u64> {
        let (time, signature, message) = match self.kind {
            KeyKind::Log => (0, signature, text.to_owned()),
            KeyKind::Witness => {
                let (time, signature) = signature.split_first_chunk::<8>()?;
                let time = u64::from_be_bytes(*time);
                let time = i64::try_from(time).ok().map(|_| time)?;
                (time, signature, cosigned(time, text))
            }
        };
        let signature = Ed25519::from_bytes(signature.try_into().ok()?);
        let verified = self.key.verify_strict(message.as_bytes(), &signature);
        verified.ok().map(|()| time)
    }
}

/// What a witness signs.
fn cosigned(time: u64, text: &str) -> String {
    format!("cosignature/v1\ntime {time}\n{text}")
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = u32::from_be_bytes(self.id());
        let key = STANDARD.encode([&[self.kind.byte()], &self.bytes()[..]].concat());
        write!(f, "{}+{id:08x}+{key}", self.name)
    }
}

impl FromStr for VerifierKey {
    type Err = NoteError;

    fn from_str(text: &str) -> Result<Self, NoteError> {
        let refuse = NoteError::NotAKey;
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(refuse("it has the form name+id+key"));
        };
        let (kind, key) = key_bytes(key)?;
        let key =
            VerifyingKey::from_bytes(&key).map_err(|_| refuse("it is no point of the curve"))?;
        if key.is_weak() {
            return Err(refuse("it is of small order: anyone can sign with it"));
        }
        let found = Self {
            name: checked_name(name)?,
            kind,
            key,
        };
        match format!("{:08x}", u32::from_be_bytes(found.id())) == id {
            true => Ok(found),
            false => Err(refuse("its id does not belong to its name and key")),
        }
    }
}

fn checked_name(name: &str) -> Result<String, NoteError> {
    let is_name = !name.is_empty()
        && !name.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+');
    match is_name {
        true => Ok(name.to_owned()),
        false => Err(NoteError::NotAKey(
            "its name is empty or holds a space or a plus",
        )),
    }
}

fn key_bytes(text: &str) -> Result<(KeyKind, [u8; 32]), NoteError> {
    let refuse = NoteError::NotAKey;
    let bytes = STANDARD
        .decode(text)
        .map_err(|_| refuse("it is not in base64"))?;
    let (kind, key) = bytes.split_first().ok_or(refuse("it is empty"))?;
    let kind = match kind {
        1 => KeyKind::Log,
        4 => KeyKind::Witness,
        _ => return Err(refuse("only Ed25519 keys (types 1 and 4) are known")),
    };
    Ok((
        kind,
        key.try_into()
            .map_err(|_| refuse("an Ed25519 key has 32 bytes"))?,
    ))
}

/// A secret key with its name, written `PRIVATE+KEY+name+id+key`.
pub struct SignerKey {
    name: String,
    key: SigningKey,
}

impl SignerKey {
    /// A key from 32 secret bytes.
    ///
    /// # Errors
    /// The name is empty or holds a space or a plus.
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Self, NoteError> {
        Ok(Self {
            name: checked_name(name)?,
            key: SigningKey::from_bytes(seed),
        })
    }

    /// The public key.
    #[must_use]
    pub fn verifier(&self) -> VerifierKey {
        self.verifier_of(KeyKind::Log)
    }

    /// The public key of a witness that signs with this key.
    #[must_use]
    pub fn witness(&self) -> VerifierKey {
        self.verifier_of(KeyKind::Witness)
    }

    fn verifier_of(&self, kind: KeyKind) -> VerifierKey {
        VerifierKey {
            name: self.name.clone(),
            kind,
            key: self.key.verifying_key(),
        }
    }

    /// The text to be kept secret.
    #[must_use]
    pub fn to_secret_text(&self) -> String {
        let id = u32::from_be_bytes(self.verifier().id());
        let key = STANDARD.encode([&[1], &self.key.to_bytes()[..]].concat());
        format!("PRIVATE+KEY+{}+{id:08x}+{key}\n", self.name)
    }

    /// Signs `text`, which ends in a line feed, as a log does.
    #[must_use]
    pub fn sign(&self, text: &str) -> Signature {
        let bytes = self.key.sign(text.as_bytes()).to_bytes();
        Signature {
            name: self.name.clone(),
            id: self.verifier().id(),
            bytes: bytes.to_vec(),
        }
    }

    /// Signs `text` as a witness does, at `time` in seconds since 1970.
    #[must_use]
    pub fn cosign(&self, text: &str, time: u64) -> Signature {
        let signature = self.key.sign(cosigned(time, text).as_bytes()).to_bytes();
        let bytes = [&time.to_be_bytes()[..], &signature].concat();
        Signature {
            name: self.name.clone(),
            id: self.witness().id(),
            bytes,
        }
    }
}

impl FromStr for SignerKey {
    type Err = NoteError;

    fn from_str(text: &str) -> Result<Self, NoteError> {
        let refuse = NoteError::NotAKey;
        let rest = text.trim_end_matches('\n').strip_prefix("PRIVATE+KEY+");
        let rest = rest.ok_or(refuse("a secret key begins with PRIVATE+KEY+"))?;
        let mut parts = rest.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(refuse("a secret key has the form PRIVATE+KEY+name+id+key"));
        };
        let (kind, seed) = key_bytes(key)?;
        let signer = Self::from_seed(name, &seed)?;
        let is_id = format!("{:08x}", u32::from_be_bytes(signer.verifier().id())) == id;
        match (kind, is_id) {
            (KeyKind::Log, true) => Ok(signer),
            (KeyKind::Log, false) => Err(refuse("its id does not belong to its name and key")),
            (KeyKind::Witness, _) => Err(refuse("a log signs with a key of type 1")),
        }
    }
}

impl fmt::Debug for SignerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignerKey({})", self.name)
    }
}

/// One signature line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    name: String,
    id: [u8; 4],
    bytes: Vec<u8>,
}

impl Signature {
    fn parse(line: &str) -> Result<Self, NoteError> {
        let refuse = NoteError::NotANote;
        let rest = line.strip_prefix("— ").ok_or(refuse(
            "a signature line begins with an em dash and a space",
        ))?;
        let (name, encoded) = rest
            .split_once(' ')
            .ok_or(refuse("a signature line has a name and a signature"))?;
        let name = checked_name(name)
            .map_err(|_| refuse("the name of a key is empty or holds a space or a plus"))?;
        let decoded = STANDARD
            .decode(encoded)
            .map_err(|_| refuse("a signature is not in base64"))?;
        let (id, bytes) = decoded
            .split_first_chunk::<4>()
            .ok_or(refuse("a signature is too short"))?;
        match bytes.is_empty() {
            true => Err(refuse("a signature is too short")),
            false => Ok(Self {
                name,
                id: *id,
                bytes: bytes.to_vec(),
            }),
        }
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encoded = STANDARD.encode([&self.id[..], &self.bytes].concat());
        write!(f, "— {} {encoded}", self.name)
    }
}

/// A signed note. Parsing does not verify: the text is to be believed only after
/// [`verify`](Self::verify).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<Signature>,
}

impl Note {
    /// A note of `text`, which ends in a line feed, with these signatures.
    #[must_use]
    pub fn new(text: String, signatures: Vec<Signature>) -> Self {
        Self { text, signatures }
    }

    /// Reads a note.
    ///
    /// # Errors
    /// The bytes have not the form of one.
    pub fn parse(bytes: &[u8]) -> Result<Self, NoteError> {
        let refuse = NoteError::NotANote;
        if bytes.len() as u64 > LONGEST {
            return Err(refuse("it is longer than 1 MiB"));
        }
        let whole = std::str::from_utf8(bytes).map_err(|_| refuse("it is not in UTF-8"))?;
        if whole.bytes().any(|byte| byte < 0x20 && byte != b'\n') {
            return Err(refuse("it holds a control character"));
        }
        let end = whole
            .rfind("\n\n")
            .ok_or(refuse("no blank line stands before its signatures"))?;
        let (text, lines) = (&whole[..=end], &whole[end + 2..]);
        let lines = lines
            .strip_suffix('\n')
            .ok_or(refuse("its last line has no end"))?;
        if lines.split('\n').count() > MOST_SIGNATURES {
            return Err(refuse("it has more than 100 signatures"));
        }
        let signatures: Result<_, _> = lines.split('\n').map(Signature::parse).collect();
        Ok(Self {
            text: text.to_owned(),
            signatures: signatures?,
        })
    }

    /// The text, with its last line feed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Verifies the signature of `key`, and says when it was made (see
    /// [`KeyKind::Witness`]; 0 for a log).
    ///
    /// # Errors
    /// The note bears no signature of the key, or a false one.
    pub fn verify(&self, key: &VerifierKey) -> Result<u64, NoteError> {
        let id = key.id();
        let of_key = |line: &&Signature| line.id == id && line.name == key.name;
        let mut time = None;
        for line in self.signatures.iter().filter(of_key) {
            let verified = key.verify(&self.text, &line.bytes);
            time = Some(verified.ok_or_else(|| NoteError::FalseSignature(key.name.clone()))?);
        }
        time.ok_or_else(|| NoteError::Unsigned(key.name.clone()))
    }

    /// The same text with one more signature.
    pub fn add(&mut self, signature: Signature) {
        if !self.signatures.contains(&signature) {
            self.signatures.push(signature);
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures
            .iter()
            .try_for_each(|line| writeln!(f, "{line}"))
    }
}
