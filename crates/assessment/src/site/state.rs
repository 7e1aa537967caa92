//! What is kept beside a site about its files, so that the next run need not make them again to
//! know which of them change.
//!
//! Each file is known by a digest of everything that it is made of; pages of units by one of
//! what they are made of and other pages are not, while what all have in common has one digest.
//! It is believed only if it is whole, and only about files that nobody touched since: each file
//! by itself, pages of units by their folders.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

use super::made_of::{Digest, Secret};

/// What is known of the files of a site.
pub(super) struct State {
    pub(super) secret: Secret,
    /// What all pages of units have in common.
    pub(super) common: Digest,
    /// Folders of the pages of units below the site.
    pub(super) folders: Vec<String>,
    pub(super) pages: Vec<Page>,
    /// Other files, by their path below the site.
    pub(super) files: BTreeMap<String, File>,
}

/// The page of one unit, in all languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) slug: String,
    pub(super) digest: Digest,
    /// Length of the page, all languages together.
    pub(super) bytes: u64,
}

/// A file that is no page of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct File {
    pub(super) digest: Digest,
    pub(super) bytes: u64,
    /// What it was when it was written; empty until then.
    identity: String,
}

const FIRST: &str = "scrutineer site 2";

impl File {
    pub(super) const fn new(digest: Digest, bytes: u64) -> Self {
        Self {
            digest,
            bytes,
            identity: String::new(),
        }
    }

    /// Whether nobody touched it since.
    pub(super) fn stands_at(&self, path: &Path) -> bool {
        identity(path).is_some_and(|identity| identity == self.identity)
    }
}

impl State {
    /// What is known before anything is made.
    pub(super) fn new(secret: Secret) -> Self {
        Self {
            secret,
            common: 0,
            folders: Vec::new(),
            pages: Vec::new(),
            files: BTreeMap::new(),
        }
    }

    /// Reads what is kept about the site in `site`; `None` if there is nothing to be believed.
    pub(super) fn read(path: &Path, site: &Path) -> Option<Self> {
        let text = fs::read_to_string(path).ok()?;
        let (content, end) = text.trim_end().rsplit_once('\n')?;
        if digest(end.strip_prefix("end ")?)? != whole(content) {
            return None;
        }
        let mut lines = content.lines();
        if lines.next()? != FIRST {
            return None;
        }
        let mut state = Self::new(Secret(digest(lines.next()?)?));
        state.common = digest(lines.next()?)?;
        for line in lines {
            let (kind, line) = line.split_once(' ')?;
            let mut parts = line.splitn(4, ' ');
            let mut next = || parts.next();
            match kind {
                "folder" => {
                    let (said, folder) = (next()?, next()?);
                    if identity(&site.join(folder))? != said {
                        return None;
                    }
                    state.folders.push(folder.to_owned());
                }
                "unit" => state.pages.push(Page {
                    digest: digest(next()?)?,
                    bytes: next()?.parse().ok()?,
                    slug: next()?.to_owned(),
                }),
                "file" => {
                    let file = File {
                        digest: digest(next()?)?,
                        bytes: next()?.parse().ok()?,
                        identity: next()?.to_owned(),
                    };
                    state.files.insert(next()?.to_owned(), file);
                }
                _ => return None,
            }
        }
        Some(state)
    }

    /// Keeps it about the site in `site`, which is complete.
    pub(super) fn write(&self, path: &Path, site: &Path) -> io::Result<()> {
        let mut text = format!("{FIRST}\n{:032x}\n{:032x}", self.secret.0, self.common);
        for folder in &self.folders {
            let Some(identity) = identity(&site.join(folder)) else {
                // Nobody can tell whether the folder is touched: next time all is made again.
                return Ok(());
            };
            let _ = write!(text, "\nfolder {identity} {folder}");
        }
        for (path, file) in &self.files {
            if let Some(identity) = identity(&site.join(path)) {
                let (digest, bytes) = (file.digest, file.bytes);
                let _ = write!(text, "\nfile {digest:032x} {bytes} {identity} {path}");
            }
        }
        for page in &self.pages {
            let Page {
                slug,
                digest,
                bytes,
            } = page;
            let _ = write!(text, "\nunit {digest:032x} {bytes} {slug}");
        }
        let whole = whole(&text);
        let _ = write!(text, "\nend {whole:032x}\n");
        let next = PathBuf::from(format!("{}.next", path.display()));
        fs::write(&next, text)?;
        fs::rename(next, path)
    }
}

/// Tells a file that was cut off or damaged.
fn whole(content: &str) -> Digest {
    let mut made_of = Secret(0).begin();
    made_of.text(content);
    made_of.finish()
}

fn digest(text: &str) -> Option<Digest> {
    Digest::from_str_radix(text, 16).ok()
}

/// What changes when a file is written to, when one is put into a folder or taken out, and when
/// another takes its place.
#[cfg(unix)]
fn identity(path: &Path) -> Option<String> {
    use std::os::unix::fs::MetadataExt as _;
    let data = fs::metadata(path).ok()?;
    let (device, number) = (data.dev(), data.ino());
    let (seconds, nanoseconds) = (data.ctime(), data.ctime_nsec());
    Some(format!("{device}-{number}-{seconds}-{nanoseconds}"))
}

#[cfg(not(unix))]
fn identity(_: &Path) -> Option<String> {
    None
}
