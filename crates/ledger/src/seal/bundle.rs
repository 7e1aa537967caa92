//! Sealed fields on their way: a file that goes to the machine that opens them, and needs neither
//! case nor network there.
//!
//! It is JSON, so that each field can be taken out and opened by other programs as well:
//! `jq -r '.fields[0].ciphertext' FILE | base64 -d | age -d -i IDENTITY | tr -d '\0'`.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use election::digest::Sha256;
use serde::{Deserialize, Serialize};

use super::{
    error::BundleError,
    field::{self, Opened, Sealed},
    key::Identity,
    name::Field,
};

/// The form of the file.
pub const BUNDLE_SCHEMA: &str = "scrutineer.seal.bundle/1";

/// Sealed fields of one entry.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// [`BUNDLE_SCHEMA`].
    pub schema: String,
    /// Whether they are invented.
    pub simulated: bool,
    /// The case they are from.
    pub case: String,
    /// The entry that cites them.
    pub entry: String,
    /// The fields, in their order.
    pub fields: Vec<BundleField>,
}

/// One sealed field in a file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BundleField {
    /// Which.
    pub field: Field,
    /// The fingerprint of the recipient.
    pub recipient: String,
    /// The digest of its bytes.
    pub sha256: String,
    /// Its bytes in base64.
    pub ciphertext: String,
}

impl From<&Sealed> for BundleField {
    fn from(sealed: &Sealed) -> Self {
        Self {
            field: sealed.field,
            recipient: sealed.recipient.to_string(),
            sha256: sealed.sha256.to_string(),
            ciphertext: BASE64_STANDARD.encode(&sealed.ciphertext),
        }
    }
}

impl Bundle {
    /// Reads a file.
    ///
    /// # Errors
    /// It is no such file, or of a newer form.
    pub fn read(text: &str) -> Result<Self, BundleError> {
        let bundle: Self = serde_json::from_str(text)?;
        if bundle.schema != BUNDLE_SCHEMA {
            return Err(BundleError::Schema(bundle.schema));
        }
        Ok(bundle)
    }

    /// The file, which ends with a line's end.
    ///
    /// # Errors
    /// None in practice: every part of it has a form in JSON.
    pub fn text(&self) -> Result<String, BundleError> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// Opens every field.
    ///
    /// # Errors
    /// The first field that is damaged or sealed to another key.
    pub fn open(&self, identity: &Identity) -> Result<Vec<Opened>, BundleError> {
        self.fields
            .iter()
            .map(|field| field.open(identity))
            .collect()
    }
}

impl BundleField {
    fn open(&self, identity: &Identity) -> Result<Opened, BundleError> {
        let field = self.field;
        let bytes = BASE64_STANDARD.decode(&self.ciphertext);
        let bytes = bytes.map_err(|_| BundleError::Base64(field))?;
        let found = Sha256::of(&bytes);
        if found.to_string() != self.sha256 {
            return Err(BundleError::Digest { field, found });
        }
        let text = field::open(&bytes, identity);
        let text = text.map_err(|error| BundleError::Open { field, error })?;
        Ok(Opened { field, text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::Recipient;

    fn bundle(recipient: &Recipient) -> Bundle {
        let sealed = [(Field::Identity, "Leyla M."), (Field::Phone, "+994 50")];
        let sealed = sealed.map(|(field, text)| Sealed::new(field, text, recipient).unwrap());
        Bundle {
            schema: BUNDLE_SCHEMA.to_owned(),
            simulated: true,
            case: "example-2030".to_owned(),
            entry: "018d8268-9c00-7000-8000-000000000001".to_owned(),
            fields: sealed.iter().map(BundleField::from).collect(),
        }
    }

    #[test]
    fn what_was_sealed_comes_out_again() {
        let identity = Identity::generate().unwrap();
        let text = bundle(&identity.recipient()).text().unwrap();
        let opened = Bundle::read(&text).unwrap().open(&identity).unwrap();
        let texts: Vec<(Field, &str)> = opened.iter().map(|it| (it.field, &**it.text)).collect();
        assert_eq!(
            texts,
            [(Field::Identity, "Leyla M."), (Field::Phone, "+994 50")]
        );
    }

    #[test]
    fn a_wrong_file_is_named() {
        let identity = Identity::generate().unwrap();
        let bundle = bundle(&identity.recipient());
        let other = Identity::generate().unwrap();
        let error = bundle.open(&other).err().unwrap().to_string();
        let expected = "the field identity: it is sealed to another key than these shares give";
        assert_eq!(error, expected);

        let mut altered = bundle.clone();
        altered.fields[1].ciphertext = altered.fields[0].ciphertext.clone();
        let error = altered.open(&identity).err().unwrap().to_string();
        assert!(
            error.starts_with("the bytes of the field phone were altered"),
            "{error}"
        );

        let text = bundle.text().unwrap();
        for (from, to) in [
            ("bundle/1", "bundle/2"),
            ("\"case\"", "\"kase\""),
            ("{", "["),
        ] {
            assert!(Bundle::read(&text.replacen(from, to, 1)).is_err(), "{to}");
        }
    }
}
