//! What is kept beside a site about its pages of units, so that the next run need not make them
//! again to know which of them change.
//!
//! Each page is known by a digest of everything that it is made of and that other pages are not;
//! what all have in common has one digest. The file is believed only if it is whole and the
//! folders of these pages are the ones it was written about, untouched since.

use std::{
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

use election::digest::Sha256;

/// The pages of units of a site.
pub(super) struct State {
    /// What all pages have in common.
    pub(super) common: Sha256,
    /// Folders of the pages below the site.
    pub(super) folders: Vec<String>,
    pub(super) pages: Vec<Page>,
}

/// The page of one unit, in all languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) slug: String,
    pub(super) digest: Digest,
    /// Length of the page, all languages together.
    pub(super) bytes: u64,
}

/// The first half of a SHA-256.
pub(super) type Digest = u128;

const FIRST: &str = "scrutineer pages of units 1";

impl State {
    /// Reads what is kept about the site in `site`; `None` if there is nothing to be believed.
    pub(super) fn read(path: &Path, site: &Path) -> Option<Self> {
        let text = fs::read_to_string(path).ok()?;
        let (content, end) = text.trim_end().rsplit_once('\n')?;
        let said: Sha256 = end.strip_prefix("end ")?.parse().ok()?;
        if Sha256::of(content.as_bytes()) != said {
            return None;
        }
        let mut lines = content.lines();
        if lines.next()? != FIRST {
            return None;
        }
        let common = lines.next()?.parse().ok()?;
        let (mut folders, mut pages) = (Vec::new(), Vec::new());
        for line in lines {
            if let Some(folder) = line.strip_prefix("folder ") {
                let (folder, identity) = folder.split_once(' ')?;
                if self::identity(&site.join(folder))? != identity {
                    return None;
                }
                folders.push(folder.to_owned());
                continue;
            }
            let mut parts = line.split(' ');
            pages.push(Page {
                digest: Digest::from_str_radix(parts.next()?, 16).ok()?,
                bytes: parts.next()?.parse().ok()?,
                slug: parts.next()?.to_owned(),
            });
        }
        Some(Self {
            common,
            folders,
            pages,
        })
    }

    /// Keeps it about the site in `site`, which is complete.
    pub(super) fn write(&self, path: &Path, site: &Path) -> io::Result<()> {
        let mut text = format!("{FIRST}\n{}", self.common);
        for folder in &self.folders {
            let Some(identity) = identity(&site.join(folder)) else {
                // Nobody can tell whether the folder is touched: next time all is made again.
                return Ok(());
            };
            let _ = write!(text, "\nfolder {folder} {identity}");
        }
        for page in &self.pages {
            let _ = write!(text, "\n{:032x} {} {}", page.digest, page.bytes, page.slug);
        }
        let digest = Sha256::of(text.as_bytes());
        let _ = write!(text, "\nend {digest}\n");
        let next = PathBuf::from(format!("{}.next", path.display()));
        fs::write(&next, text)?;
        fs::rename(next, path)
    }
}

/// What changes when a file is put into a folder or taken out, or another folder takes its place.
#[cfg(unix)]
fn identity(folder: &Path) -> Option<String> {
    use std::os::unix::fs::MetadataExt as _;
    let data = fs::metadata(folder).ok()?;
    let (device, number) = (data.dev(), data.ino());
    let (seconds, nanoseconds) = (data.ctime(), data.ctime_nsec());
    Some(format!("{device}-{number}-{seconds}-{nanoseconds}"))
}

#[cfg(not(unix))]
fn identity(_: &Path) -> Option<String> {
    None
}
