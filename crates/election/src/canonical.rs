//! The one byte form of a JSON value, for everything that is hashed or signed.
//!
//! RFC 8785 (JSON Canonicalization Scheme), restricted to what all languages agree on: objects,
//! arrays, strings, integers up to 2^53, booleans and null. Floats are refused, so results that
//! hold them are kept as files and cited by digest. Strings must be in normalisation form C;
//! they are refused, not mended, because a mended string is no longer what was received.

use icu_normalizer::ComposingNormalizerBorrowed;
use serde::Serialize;
use serde_json::Value;

/// The largest integer that every JSON reader keeps exactly: 2^53.
pub const MAX_INTEGER: u64 = 1 << 53;

/// A value has no canonical form.
#[derive(Debug, thiserror::Error)]
pub enum CanonicalError {
    /// A number with a fraction or exponent, or an integer beyond 2^53.
    #[error("{path}: {number} is not an integer up to 2^53 in size")]
    Number {
        /// Where in the value, as a JSON pointer.
        path: String,
        /// The number.
        number: String,
    },
    /// A string or an object's key that is not in normalisation form C.
    #[error("{path}: the text is not in Unicode normalisation form C")]
    NotComposed {
        /// Where in the value, as a JSON pointer.
        path: String,
    },
    /// The value cannot be expressed as JSON at all.
    #[error("not expressible as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// Bytes that are JSON but not in canonical form.
    #[error("JSON, but not in canonical form")]
    NotCanonical,
}

/// The canonical bytes of `value`.
///
/// # Errors
/// See [`CanonicalError`].
pub fn to_bytes(value: &Value) -> Result<Vec<u8>, CanonicalError> {
    let mut bytes = Vec::new();
    write(value, &mut Path::default(), &mut bytes)?;
    Ok(bytes)
}

/// The canonical bytes of anything that serialises to JSON.
///
/// # Errors
/// See [`CanonicalError`].
pub fn of<T: Serialize>(value: &T) -> Result<Vec<u8>, CanonicalError> {
    to_bytes(&serde_json::to_value(value)?)
}

/// Reads bytes that must be in canonical form already.
///
/// # Errors
/// If they are not JSON, or JSON in any other form (spaces, order of keys, repeated keys).
pub fn from_bytes(bytes: &[u8]) -> Result<Value, CanonicalError> {
    let value: Value = serde_json::from_slice(bytes)?;
    if to_bytes(&value)? == bytes {
        Ok(value)
    } else {
        Err(CanonicalError::NotCanonical)
    }
}

/// Where we are in the value, for errors.
#[derive(Default)]
struct Path(Vec<String>);

impl Path {
    fn pointer(&self) -> String {
        self.0.iter().map(|step| format!("/{step}")).collect()
    }
}

fn write(value: &Value, path: &mut Path, out: &mut Vec<u8>) -> Result<(), CanonicalError> {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Number(number) => write_number(number, path, out)?,
        Value::String(text) => write_string(text, path, out)?,
        Value::Array(items) => {
            out.push(b'[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    out.push(b',');
                }
                path.0.push(position.to_string());
                write(item, path, out)?;
                path.0.pop();
            }
            out.push(b']');
        }
        Value::Object(fields) => {
            let mut keys: Vec<&String> = fields.keys().collect();
            keys.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
            out.push(b'{');
            for (position, key) in keys.into_iter().enumerate() {
                if position > 0 {
                    out.push(b',');
                }
                path.0.push(key.clone());
                write_string(key, path, out)?;
                out.push(b':');
                write(&fields[key], path, out)?;
                path.0.pop();
            }
            out.push(b'}');
        }
    }
    Ok(())
}

fn write_number(
    number: &serde_json::Number,
    path: &Path,
    out: &mut Vec<u8>,
) -> Result<(), CanonicalError> {
    let size = number
        .as_u64()
        .or_else(|| number.as_i64().map(i64::unsigned_abs));
    if size.is_none_or(|size| size > MAX_INTEGER) {
        return Err(CanonicalError::Number {
            path: path.pointer(),
            number: number.to_string(),
        });
    }
    out.extend_from_slice(number.to_string().as_bytes());
    Ok(())
}

fn write_string(text: &str, path: &Path, out: &mut Vec<u8>) -> Result<(), CanonicalError> {
    if !ComposingNormalizerBorrowed::new_nfc().is_normalized(text) {
        return Err(CanonicalError::NotComposed {
            path: path.pointer(),
        });
    }
    // The escapes of RFC 8785, 3.2.2.2, are those that serde_json writes.
    serde_json::to_writer(&mut *out, text)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn canonical(value: &Value) -> String {
        String::from_utf8(to_bytes(value).unwrap()).unwrap()
    }

    /// The order of keys in RFC 8785, 3.2.3: by UTF-16 units, not by code points.
    #[test]
    fn keys_are_ordered_as_in_the_specification() {
        let value = json!({
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "1": "One",
            "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control",
            "\u{f6}": "Latin Small Letter O With Diaeresis",
        });
        let order = ["\\r", "1", "\u{80}", "\u{f6}", "\u{20ac}", "\u{1f600}"];
        let text = canonical(&value);
        let places: Vec<_> = order
            .iter()
            .map(|key| text.find(&format!("\"{key}\":")))
            .collect();
        assert!(places.iter().all(Option::is_some), "{text}");
        assert!(places.is_sorted(), "{text}");
        // U+FB33 comes after U+1F600 in UTF-16 order although its code point is smaller.
        let value = json!({"\u{e000}": 1, "\u{1f600}": 2});
        assert_eq!(canonical(&value), "{\"\u{1f600}\":2,\"\u{e000}\":1}");
    }

    #[test]
    fn strings_are_escaped_as_in_the_specification() {
        let text = "\u{20ac}$\u{f}\nA'B\"\\\\\"/\u{8}\u{c}\t\r\u{7f}";
        let expected = "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\f\\t\\r\u{7f}\"";
        assert_eq!(canonical(&json!(text)), expected);
    }

    #[test]
    fn published_vectors_hold() {
        let vectors = include_str!("../tests/vectors/canonical.json");
        let vectors: Vec<Value> = serde_json::from_str(vectors).unwrap();
        assert!(vectors.len() >= 8);
        for vector in vectors {
            let bytes = to_bytes(&vector["value"]).unwrap();
            assert_eq!(bytes, vector["canonical"].as_str().unwrap().as_bytes());
            let digest = crate::digest::Sha256::of(&bytes).to_string();
            assert_eq!(vector["sha256"], digest, "{vector}");
        }
    }

    #[test]
    fn floats_large_integers_and_decomposed_text_are_refused() {
        let number = to_bytes(&json!({"a": [1, 0.5]})).unwrap_err();
        assert_eq!(
            number.to_string(),
            "/a/1: 0.5 is not an integer up to 2^53 in size"
        );
        assert!(to_bytes(&json!(9_007_199_254_740_993_u64)).is_err());
        assert!(to_bytes(&json!(-9_007_199_254_740_993_i64)).is_err());
        assert_eq!(
            canonical(&json!(9_007_199_254_740_992_u64)),
            "9007199254740992"
        );
        // e + combining acute.
        assert!(matches!(
            to_bytes(&json!({"name": "cafe\u{301}"})),
            Err(CanonicalError::NotComposed { path }) if path == "/name"
        ));
    }

    #[test]
    fn other_forms_of_the_same_value_are_refused() {
        for text in [
            "{ }",
            "{\"b\":1,\"a\":2}",
            "{\"a\":1,\"a\":1}",
            "\"\\u0041\"",
            "1.0",
            "-0",
        ] {
            assert!(from_bytes(text.as_bytes()).is_err(), "{text}");
        }
        assert!(from_bytes(b"{\"a\":2,\"b\":1}").is_ok());
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(fields in proptest::collection::btree_map("[a-zəа-я]{0,6}", any::<i32>(), 0..8)) {
            let value = serde_json::to_value(&fields).unwrap();
            let bytes = to_bytes(&value).unwrap();
            prop_assert_eq!(from_bytes(&bytes).unwrap(), value);
        }
    }
}
