//! Where a log lies as files, by <https://c2sp.org/tlog-tiles>.

use std::path::{Path, PathBuf};

use election::digest::Sha256;

use super::tree::Tree;

/// How many hashes or entries a full tile holds.
pub(crate) const WIDTH: u64 = 256;

/// The levels of a tree between two levels of tiles.
const HEIGHT: u32 = 8;

/// What a tile holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Entries themselves.
    Entries,
    /// Hashes of subtrees of 256ⁿ leaves.
    Hashes(u32),
}

/// One file of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tile {
    /// What it holds.
    pub level: Level,
    /// Its number within the level.
    pub index: u64,
    /// How many hashes or entries it holds: 1 to 256.
    pub width: u64,
}

impl Tile {
    /// All tiles of a log of `size` leaves: for each level the full ones and a partial one.
    pub fn of_size(size: u64) -> impl Iterator<Item = Self> {
        let levels = std::iter::once((Level::Entries, size)).chain(
            (0..8)
                .map(move |level| (Level::Hashes(level), size >> (HEIGHT * level)))
                .take_while(|(_, count)| *count > 0),
        );
        levels.flat_map(|(level, count)| {
            let full = (0..count / WIDTH).map(move |index| Self {
                level,
                index,
                width: WIDTH,
            });
            let rest = count % WIDTH;
            let partial = (rest > 0).then_some(Self {
                level,
                index: count / WIDTH,
                width: rest,
            });
            full.chain(partial)
        })
    }

    /// The number of the first leaf below the tile.
    #[must_use]
    pub fn start(&self) -> u64 {
        match self.level {
            Level::Entries => self.index * WIDTH,
            Level::Hashes(level) => (self.index * WIDTH) << (HEIGHT * level),
        }
    }

    /// The same tile when it is full.
    #[must_use]
    pub const fn full(self) -> Self {
        Self {
            width: WIDTH,
            ..self
        }
    }

    /// The path below the folder of the log, with `/`.
    #[must_use]
    pub fn path(&self) -> String {
        let level = match self.level {
            Level::Entries => "entries".to_owned(),
            Level::Hashes(level) => level.to_string(),
        };
        let mut rest = self.index;
        let mut number = format!("{:03}", rest % 1000);
        while rest >= 1000 {
            rest /= 1000;
            number = format!("x{:03}/{number}", rest % 1000);
        }
        match self.width {
            WIDTH => format!("tile/{level}/{number}"),
            width => format!("tile/{level}/{number}.p/{width}"),
        }
    }

    /// The file in the folder of a log.
    #[must_use]
    pub fn file(&self, log: &Path) -> PathBuf {
        log.join(self.path())
    }

    /// The tile of a path below the folder of a log; none if it is no such path.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        let (level, number) = path.strip_prefix("tile/")?.split_once('/')?;
        let level = match level {
            "entries" => Level::Entries,
            level => Level::Hashes(level.parse().ok().filter(|level| *level < 8)?),
        };
        let (number, width) = match number.split_once(".p/") {
            Some((number, width)) => (
                number,
                width
                    .parse()
                    .ok()
                    .filter(|width| (1..WIDTH).contains(width))?,
            ),
            None => (number, WIDTH),
        };
        let digits: String = number
            .split('/')
            .map(|part| part.strip_prefix('x').unwrap_or(part))
            .collect();
        let found = Self {
            level,
            index: digits.parse().ok()?,
            width,
        };
        // Every other writing of the same number is refused, and what no tree can have.
        (found.path() == path && found.is_within_a_tree()).then_some(found)
    }

    /// Whether the numbers of its leaves fit 64 bits.
    fn is_within_a_tree(&self) -> bool {
        let below = match self.level {
            Level::Entries => HEIGHT,
            Level::Hashes(level) => HEIGHT * (level + 1),
        };
        self.index.leading_zeros() >= below
    }

    /// The longest that the file can be, in bytes.
    pub(super) const fn longest(&self) -> u64 {
        match self.level {
            Level::Entries => WIDTH * (2 + u16::MAX as u64),
            Level::Hashes(_) => WIDTH * 32,
        }
    }

    /// The hashes that the tile holds in this tree; none if the tree has not so many.
    #[must_use]
    pub fn hashes(&self, tree: &Tree) -> Option<Vec<Sha256>> {
        let Level::Hashes(level) = self.level else {
            return None;
        };
        let first = self.index.checked_mul(WIDTH)?;
        (first..first + self.width)
            .map(|index| tree.full(HEIGHT * level, index))
            .collect()
    }
}

/// Entries as a file: each with its length before it, two bytes, the higher one first.
///
/// None if an entry is longer than 65,535 bytes.
#[must_use]
pub fn bundle<'a>(entries: impl IntoIterator<Item = &'a [u8]>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for entry in entries {
        bytes.extend(u16::try_from(entry.len()).ok()?.to_be_bytes());
        bytes.extend(entry);
    }
    Some(bytes)
}

/// The entries of a file; none if a length leads beyond its end.
#[must_use]
pub fn unbundle(mut bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut entries = Vec::new();
    while let Some((length, rest)) = bytes.split_first_chunk::<2>() {
        let (entry, rest) = rest.split_at_checked(u16::from_be_bytes(*length).into())?;
        entries.push(entry);
        bytes = rest;
    }
    bytes.is_empty().then_some(entries)
}
