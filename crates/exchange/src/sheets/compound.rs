//! The compound file around XLS: a small file system, of which one stream is wanted.
//!
//! [MS-CFB]. Chains of sectors are followed as far as there are sectors, so a circle ends.

use super::damaged;
use crate::error::Fault;

pub(super) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Sector numbers from here on end a chain.
const LAST_SECTOR: u32 = 0xFFFF_FFFA;

/// Streams shorter than this lie in small sectors.
const SMALL: usize = 4096;

pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    table: Vec<u32>,
    small_table: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    length: usize,
}

impl<'b> Compound<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        let shift = u16_at(bytes, 30)?;
        let sector = match shift {
            9 => 512,
            12 => 4096,
            _ => return Err(damaged("its sectors have no known size")),
        };
        let mut file = Self {
            bytes,
            sector,
            table: Vec::new(),
            small_table: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        file.read_table()?;
        let folder = file.chain(u32_at(bytes, 48)?, usize::MAX)?;
        for entry in folder.chunks_exact(128) {
            file.entries.push(Entry::read(entry)?);
        }
        let Some(root) = file.entries.first() else {
            return Err(damaged("it has no folder"));
        };
        let (start, length) = (root.start, root.length);
        if u32_at(bytes, 64)? > 0 {
            file.small = file.chain(start, length)?;
            let small_table = file.chain(u32_at(bytes, 60)?, usize::MAX)?;
            file.small_table = numbers(&small_table);
        }
        Ok(file)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// The bytes of a stream.
    pub(super) fn stream(&self, name: &str) -> Result<Vec<u8>, Fault> {
        let entry = self.entries.iter().find(|entry| entry.name == name);
        let entry = entry.ok_or_else(|| damaged(format_args!("it has no part {name}")))?;
        if entry.length >= SMALL {
            return self.chain(entry.start, entry.length);
        }
        let at = |number: usize| self.small.get(number * 64..(number + 1) * 64);
        follow(&self.small_table, entry.start, entry.length, at)
    }

    /// The table of sectors, which lies in sectors itself.
    fn read_table(&mut self) -> Result<(), Fault> {
        let mut places = Vec::new();
        for position in 0..109 {
            places.push(u32_at(self.bytes, 76 + position * 4)?);
        }
        let mut next = u32_at(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector + 1;
        for _ in 0..most {
            if next >= LAST_SECTOR {
                break;
            }
            let mut more = numbers(self.at(next)?);
            next = more.pop().unwrap_or(LAST_SECTOR);
            places.extend(more);
        }
        for place in places.into_iter().filter(|place| *place < LAST_SECTOR) {
            if self.table.len() * 4 > self.bytes.len() {
                return Err(damaged("its table of sectors is longer than the file"));
            }
            let part = numbers(self.at(place)?);
            self.table.extend(part);
        }
        Ok(())
    }

    fn at(&self, number: u32) -> Result<&'b [u8], Fault> {
        let found = usize::try_from(number)
            .ok()
            .and_then(|number| self.get(number));
        found.ok_or_else(|| damaged("a sector lies behind its end"))
    }

    /// A sector; the last one may be cut short.
    fn get(&self, number: usize) -> Option<&'b [u8]> {
        let start = number.checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|part| !part.is_empty())
    }

    fn chain(&self, start: u32, length: usize) -> Result<Vec<u8>, Fault> {
        follow(&self.table, start, length, |number| self.get(number))
    }
}

fn follow<'b>(
    table: &[u32],
    start: u32,
    length: usize,
    at: impl Fn(usize) -> Option<&'b [u8]>,
) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let (mut next, mut steps) = (start, 0);
    while next < LAST_SECTOR && bytes.len() < length {
        let number = usize::try_from(next).unwrap_or(usize::MAX);
        let part = at(number).ok_or_else(|| damaged("a sector lies behind its end"))?;
        bytes.extend_from_slice(part);
        steps += 1;
        if steps > table.len() {
            return Err(damaged("its sectors run in a circle"));
        }
        next = table.get(number).copied().unwrap_or(LAST_SECTOR);
    }
    bytes.truncate(length);
    Ok(bytes)
}

impl Entry {
    fn read(entry: &[u8]) -> Result<Self, Fault> {
        let length = usize::from(u16_at(entry, 64)?).clamp(2, 64) - 2;
        let units: Vec<u16> = entry[..length]
            .chunks_exact(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect();
        Ok(Self {
            name: String::from_utf16_lossy(&units),
            start: u32_at(entry, 116)?,
            length: usize::try_from(u32_at(entry, 120)?).unwrap_or(usize::MAX),
        })
    }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    let four = bytes.chunks_exact(4);
    four.map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
        .collect()
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Result<u16, Fault> {
    match bytes.get(at..at + 2) {
        Some(&[low, high]) => Ok(u16::from_le_bytes([low, high])),
        _ => Err(damaged("it ends too early")),
    }
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Fault> {
    match bytes.get(at..at + 4) {
        Some(&[a, b, c, d]) => Ok(u32::from_le_bytes([a, b, c, d])),
        _ => Err(damaged("it ends too early")),
    }
}
