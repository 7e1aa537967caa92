//! The ZIP archive around XLSX and ODS, unpacked once and counted before anything is read.

use std::io::{Cursor, Read as _};

use zip::{ZipArchive, read::ZipFile, result::ZipError};

use super::damaged;
use crate::{account::Format, error::Fault};

pub(super) const MAGIC: &[u8] = b"PK\x03\x04";

/// Most files in an archive.
const MAX_FILES: usize = 4096;

/// Most bytes of all files together, and of one that is kept in memory whole.
const MAX_UNPACKED: u64 = 256 << 20;
const MAX_STRINGS: u64 = 64 << 20;

pub(super) type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Which spreadsheet it is, if it is one and unpacks to a sound size.
pub(super) fn tell(bytes: &[u8]) -> Result<Format, Fault> {
    let mut archive = open(bytes)?;
    if archive.len() > MAX_FILES {
        return Err(damaged(format_args!("it has more than {MAX_FILES} parts")));
    }
    let has = |name: &str| archive.index_for_name(name).is_some();
    let format = if has("xl/workbook.xml") {
        Format::Xlsx
    } else if has("content.xml") && has("META-INF/manifest.xml") {
        Format::Ods
    } else if has("xl/workbook.bin") {
        return Err(Fault::NotATable {
            what: "a binary spreadsheet (XLSB)",
        });
    } else {
        return Err(Fault::NotATable {
            what: "a ZIP archive that is no spreadsheet",
        });
    };
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(fault)?;
        let is_strings = file.name().map_err(fault)?.ends_with("sharedStrings.xml");
        let limit = if is_strings {
            left.min(MAX_STRINGS)
        } else {
            left
        };
        let mut counted = file.take(limit + 1);
        let count = std::io::copy(&mut counted, &mut std::io::sink()).map_err(damaged)?;
        if count > limit {
            return Err(Fault::UnpacksTooLarge { limit });
        }
        left -= count;
    }
    Ok(format)
}

pub(super) fn open(bytes: &[u8]) -> Result<Archive<'_>, Fault> {
    ZipArchive::new(Cursor::new(bytes)).map_err(fault)
}

pub(super) fn file<'a, 'b>(
    archive: &'a mut Archive<'b>,
    name: &str,
) -> Result<ZipFile<'a, Cursor<&'b [u8]>>, Fault> {
    archive.by_name(name).map_err(fault)
}

fn fault(error: ZipError) -> Fault {
    match &error {
        ZipError::UnsupportedArchive(message) if message.contains("assword") => Fault::Encrypted,
        ZipError::InvalidPassword => Fault::Encrypted,
        _ => damaged(error),
    }
}
