//! Manifests of pictures: names with their SHA-256, as somebody published them.
//!
//! Two shapes are read, packed or not: a JSON array of objects with `name`, `sha256` and
//! perhaps `size` (other fields are nobody's business here), and the lines that `sha256sum`
//! writes. What a file is, is told by its first sign.

use std::io::Read;

use election::{
    copies::{Image, Manifest},
    digest::Sha256,
};
use serde::Deserialize;

use crate::{
    error::{Fault, Located, ReadError},
    source::Source,
};

/// Most bytes that a manifest may have once it is unpacked: half a million pictures.
pub const MOST_IMAGE_BYTES: usize = 64 << 20;

/// A manifest that was read.
#[derive(Debug)]
pub struct Images {
    /// The pictures.
    pub manifest: Manifest,
    /// Digest of the file as received.
    pub sha256: Sha256,
}

#[derive(Deserialize)]
struct Entry {
    name: String,
    sha256: String,
    size: Option<u64>,
}

/// Reads a manifest of pictures to its end.
///
/// # Errors
/// If the stream cannot be read, is larger than [`MOST_IMAGE_BYTES`] or is no manifest.
pub fn read_images(mut reader: impl Read, name: &str) -> Result<Images, ReadError> {
    let in_file = |located: Located| located.in_file(name);
    let (bytes, sha256) = unpacked(&mut reader).map_err(in_file)?;
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()]
            .split(|byte| *byte == b'\n')
            .count();
        in_file(refuse(line, "not UTF-8 text"))
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let images = if text.trim_start().starts_with('[') {
        json(text)
    } else {
        lines(text)
    };
    let images = images.map_err(in_file)?;
    if images.is_empty() {
        return Err(in_file(Located::nowhere(Fault::Empty)));
    }
    Ok(Images {
        manifest: Manifest::new(images),
        sha256,
    })
}

fn unpacked(reader: &mut dyn Read) -> Result<(Vec<u8>, Sha256), Located> {
    let mut source = Source::open(reader).map_err(Located::nowhere)?;
    let bytes = source.rest(MOST_IMAGE_BYTES).map_err(Located::nowhere)?;
    Ok((bytes, source.finish().sha256))
}

fn json(text: &str) -> Result<Vec<Image>, Located> {
    let entries: Vec<Entry> = serde_json::from_str(text).map_err(|error| {
        let column = error.column().saturating_sub(1);
        // The place stands in front already.
        let reason = error.to_string();
        let reason = reason
            .rsplit_once(" at line ")
            .map_or(&*reason, |(says, _)| says);
        let fault = Fault::Images {
            reason: reason.to_owned(),
        };
        Located::cell(error.line() as u64, column, fault)
    })?;
    let image = |(position, entry): (usize, Entry)| {
        let digest = digest(&entry.sha256);
        let sha256 = digest.ok_or_else(|| {
            let reason = format!(
                "entry {}: {:?} is not a SHA-256 digest",
                position + 1,
                shortened(&entry.sha256)
            );
            Located::nowhere(Fault::Images { reason })
        })?;
        Ok(Image {
            name: entry.name,
            size: entry.size,
            sha256,
        })
    };
    entries.into_iter().enumerate().map(image).collect()
}

/// Lines such as `sha256sum` writes: the digest, a space, a space or a star, the name.
fn lines(text: &str) -> Result<Vec<Image>, Located> {
    let mut images = Vec::new();
    for (position, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let parts = line.split_once(' ');
        let image = parts.and_then(|(sha256, name)| {
            let name = name.trim_start_matches([' ', '*']);
            (!name.is_empty()).then_some(Image {
                name: name.to_owned(),
                size: None,
                sha256: digest(sha256)?,
            })
        });
        let refused = || refuse(position + 1, "neither JSON nor a line of sha256sum");
        images.push(image.ok_or_else(refused)?);
    }
    Ok(images)
}

fn digest(text: &str) -> Option<Sha256> {
    text.trim().to_ascii_lowercase().parse().ok()
}

fn refuse(line: usize, reason: &str) -> Located {
    let fault = Fault::Images {
        reason: reason.to_owned(),
    };
    Located::line(line as u64, fault)
}

fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(bytes: &[u8]) -> Result<usize, ReadError> {
        read_images(bytes, "manifest").map(|images| images.manifest.len())
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused_with_a_remedy(
            bytes in prop_oneof![
                prop::collection::vec(any::<u8>(), 0..200),
                r#"\[?(\{"(name|sha256|size)": ?("[a-f0-9.]{0,70}"|[0-9-]{1,30}|\[)[,}\n]?){0,5}\]?"#
                    .prop_map(String::into_bytes),
                "([0-9a-fA-F]{63,65} [ *]?[a-z.]{0,5}\n){0,4}".prop_map(String::into_bytes),
            ],
        ) {
            match read(&bytes) {
                Ok(images) => prop_assert!(images > 0),
                Err(error) => prop_assert!(!error.hint().is_empty()),
            }
        }
    }

    #[test]
    fn more_than_fits_into_memory_is_refused() {
        let zeros = std::io::repeat(b' ').take(MOST_IMAGE_BYTES as u64 + 1);
        let error = read_images(zeros, "manifest").unwrap_err();
        assert_eq!(error.rule(), "file-too-large");
        let lines = format!("{} a.jpg\n\n{} *b.jpg\n", "a1".repeat(32), "B2".repeat(32));
        assert_eq!(read(lines.as_bytes()).unwrap(), 2);
    }
}
