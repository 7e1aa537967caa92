//! The files of a site, taken into memory as a whole.
//!
//! A site is replaced by another folder of the same name, so what is read in the middle of that
//! could be half one and half the other. The folder's identity is therefore taken before and
//! after. What does not fit into the memory that it may use stays on disk, and its identity
//! is compared when it is opened: a file of another site is never sent in its place.

use std::{
    collections::HashMap,
    fmt, fs, io,
    io::Read as _,
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use hyper::{body::Bytes, header::HeaderValue};
use sha2::{Digest as _, Sha256};
use tokio::sync::OnceCell;

use super::{
    kind::Kind,
    packed::{Budget, Packing},
};

/// A file that every site has, written last.
const MARK: &str = "data/findings.json";

/// What is kept about a file beside its bytes, roughly.
const OVERHEAD: u64 = 512;

/// A folder with more files than this is a long series, such as the pages of all units.
const SERIES: usize = 200;

/// A file longer than this is fetched by the few who compute with it.
const LARGE: u64 = 1 << 20;

/// How often reading is begun again when the site is replaced meanwhile.
const ATTEMPTS: usize = 5;

/// Why a site could not be taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LoadError {
    #[error("no site in {0}")]
    NoSite(PathBuf),
    #[error("{0} is being replaced again and again")]
    Restless(PathBuf),
    #[error("{path}: {error}")]
    Io { path: PathBuf, error: io::Error },
    #[error("{0}: the name is not UTF-8")]
    Name(PathBuf),
}

/// What tells a file or a folder from another that later has its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    inode: u64,
    length: u64,
    modified: Option<SystemTime>,
}

impl Identity {
    pub(super) fn of(metadata: &fs::Metadata) -> Self {
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(metadata);
        #[cfg(not(unix))]
        let inode = 0;
        Self {
            inode,
            length: metadata.len(),
            modified: metadata.modified().ok(),
        }
    }
}

/// What tells the site in a folder from the one that is written later.
pub(super) fn identity(folder: &Path) -> Result<[Identity; 2], LoadError> {
    let of = |path: PathBuf| fs::metadata(path).map(|metadata| Identity::of(&metadata));
    match (of(folder.to_owned()), of(folder.join(MARK))) {
        (Ok(folder), Ok(mark)) => Ok([folder, mark]),
        _ => Err(LoadError::NoSite(folder.to_owned())),
    }
}

/// A file of a site.
#[derive(Debug)]
pub(super) struct File {
    pub(super) kind: Kind,
    pub(super) length: u64,
    pub(super) place: Place,
}

/// Where the bytes of a file are.
#[derive(Debug)]
pub(super) enum Place {
    Memory {
        bytes: Bytes,
        packing: Packing,
        digest: [u8; 32],
        /// The digest of the bytes as a validator.
        tag: HeaderValue,
    },
    Disk {
        path: PathBuf,
        identity: Identity,
        /// As above, once somebody has asked for the file: to read all of a large site beforehand
        /// takes longer than anybody waits.
        tag: OnceCell<HeaderValue>,
    },
}

/// A site as it was at one moment.
#[derive(Debug)]
pub(super) struct Site {
    files: HashMap<String, Arc<File>>,
    pub(super) identity: [Identity; 2],
    pub(super) budget: Budget,
    pub(super) held: Amount,
    pub(super) on_disk: Amount,
}

/// So many files of so many bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) files: u64,
    pub(super) bytes: u64,
}

impl std::ops::AddAssign for Amount {
    fn add_assign(&mut self, other: Self) {
        self.files += other.files;
        self.bytes += other.bytes;
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} files, {} bytes", self.files, self.bytes)
    }
}

impl Site {
    /// The file of this name.
    pub(super) fn file(&self, name: &str) -> Option<&Arc<File>> {
        self.files.get(name)
    }

    /// Takes the site in `folder` as it stands at one moment, with at most `memory` bytes held. Pages
    /// that stand alone come first, for every reader opens them; then the long series and the large
    /// files; of each, the smallest first. Files that `earlier`
    /// held with the same bytes are shared with it.
    ///
    /// # Errors
    /// If no site is there, or it cannot be read.
    pub(super) fn load(
        folder: &Path,
        memory: u64,
        earlier: Option<&Self>,
    ) -> Result<Self, LoadError> {
        for _ in 0..ATTEMPTS {
            let before = identity(folder)?;
            let read = Self::read(folder, memory, earlier, before.clone());
            match (read, identity(folder)) {
                (Ok(site), Ok(after)) if before == after => return Ok(site),
                (Err(error), Ok(after)) if before == after => return Err(error),
                // Between the two, nothing is there for an instant.
                _ => std::thread::sleep(std::time::Duration::from_millis(20)),
            }
        }
        Err(LoadError::Restless(folder.to_owned()))
    }

    fn read(
        folder: &Path,
        memory: u64,
        earlier: Option<&Self>,
        identity: [Identity; 2],
    ) -> Result<Self, LoadError> {
        let for_packing = memory / 4;
        let mut memory = Memory {
            for_files: memory - for_packing,
            for_packing,
        };
        let (mut held, mut on_disk) = (Amount::default(), Amount::default());
        let mut files = HashMap::new();
        let mut found = listed(folder)?;
        in_order_of_demand(&mut found);
        for Found {
            name,
            path,
            identity,
        } in found
        {
            let earlier = earlier.and_then(|site| site.file(&name));
            let (file, amount) = if memory.has_room_for(identity.length + OVERHEAD) {
                let bytes = fs::read(&path).map_err(|error| LoadError::Io { path, error })?;
                (memory.hold(&name, bytes, earlier), &mut held)
            } else {
                (left_on_disk(&name, path, identity), &mut on_disk)
            };
            amount.files += 1;
            amount.bytes += file.length;
            files.insert(name, file);
        }
        Ok(Self {
            files,
            identity,
            budget: Budget::new(memory.for_files + memory.for_packing),
            held,
            on_disk,
        })
    }
}

/// Bytes that the files of a site may still take, and those that are kept free for files in
/// their packed form.
struct Memory {
    for_files: u64,
    for_packing: u64,
}

impl Memory {
    /// Takes the room for a file, if it is there.
    const fn has_room_for(&mut self, bytes: u64) -> bool {
        let left = self.for_files.checked_sub(bytes);
        if let Some(left) = left {
            self.for_files = left;
        }
        left.is_some()
    }

    /// A file with its bytes in memory; the earlier one, if it has the same bytes.
    fn hold(&mut self, name: &str, bytes: Vec<u8>, earlier: Option<&Arc<File>>) -> Arc<File> {
        let digest: [u8; 32] = Sha256::digest(&bytes).into();
        let mut bytes = Bytes::from(bytes);
        if let Some(earlier) = earlier
            && let Place::Memory {
                bytes: same,
                packing,
                digest: other,
                ..
            } = &earlier.place
            && *other == digest
        {
            if let Some(left) = self.for_packing.checked_sub(packing.length()) {
                self.for_packing = left;
                return Arc::clone(earlier);
            }
            bytes = same.clone();
        }
        Arc::new(File {
            kind: Kind::of(name),
            length: bytes.len() as u64,
            place: Place::Memory {
                bytes,
                packing: Packing::default(),
                digest,
                tag: tag(&digest, ""),
            },
        })
    }
}

/// A file whose bytes stay where they are.
fn left_on_disk(name: &str, path: PathBuf, identity: Identity) -> Arc<File> {
    Arc::new(File {
        kind: Kind::of(name),
        length: identity.length,
        place: Place::Disk {
            path,
            identity,
            tag: OnceCell::new(),
        },
    })
}

/// The digest of a file on disk, if it is still the one that was meant.
fn digest_of(path: &Path, identity: &Identity) -> Option<[u8; 32]> {
    let mut file = fs::File::open(path).ok()?;
    if Identity::of(&file.metadata().ok()?) != *identity {
        return None;
    }
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        match file.read(&mut buffer).ok()? {
            0 => return Some(digest.finalize().into()),
            count => digest.update(&buffer[..count]),
        }
    }
}

/// A digest as a strong validator, with the name of the coding that the bytes are sent in.
fn tag(digest: &[u8; 32], coding: &str) -> HeaderValue {
    let digest = election::digest::Sha256::from_bytes(*digest);
    let tag = format!("\"{digest}{coding}\"");
    // Digits and letters are always a fit value.
    HeaderValue::try_from(tag).unwrap_or(HeaderValue::from_static("\"\""))
}

/// The validator of the packed bytes.
pub(super) fn packed_tag(digest: &[u8; 32]) -> HeaderValue {
    tag(digest, "-gzip")
}

/// The validator of a file on disk; `None` if another file has taken its place.
pub(super) async fn tag_on_disk<'a>(
    path: &Path,
    identity: &Identity,
    known: &'a OnceCell<HeaderValue>,
) -> Option<&'a HeaderValue> {
    let read = || async {
        let (path, identity) = (path.to_owned(), identity.clone());
        let digest = tokio::task::spawn_blocking(move || digest_of(&path, &identity)).await;
        digest
            .ok()
            .flatten()
            .map(|digest| tag(&digest, ""))
            .ok_or(())
    };
    known.get_or_try_init(read).await.ok()
}

struct Found {
    name: String,
    path: PathBuf,
    identity: Identity,
}

/// Puts what most readers ask for first.
fn in_order_of_demand(found: &mut [Found]) {
    let folder = |name: &str| {
        name.rsplit_once('/')
            .map_or(String::new(), |(folder, _)| folder.to_owned())
    };
    let mut sizes: HashMap<String, usize> = HashMap::new();
    for file in found.iter() {
        *sizes.entry(folder(&file.name)).or_default() += 1;
    }
    found.sort_by_cached_key(|file| {
        let is_in_series = sizes[&folder(&file.name)] > SERIES;
        (
            is_in_series || file.identity.length > LARGE,
            file.identity.length,
            file.name.clone(),
        )
    });
}

/// All files below a folder. Links are passed over, wherever they lead.
fn listed(folder: &Path) -> Result<Vec<Found>, LoadError> {
    let mut found = Vec::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let fail = |error| LoadError::Io {
            path: folder.clone(),
            error,
        };
        for entry in fs::read_dir(&folder).map_err(fail)? {
            let entry = entry.map_err(fail)?;
            let path = entry.path();
            let kind = entry.file_type().map_err(fail)?;
            let name = entry.file_name();
            let name = name.to_str().ok_or_else(|| LoadError::Name(path.clone()))?;
            if kind.is_dir() {
                folders.push((path, format!("{prefix}{name}/")));
            } else if kind.is_file() {
                let identity = Identity::of(&entry.metadata().map_err(fail)?);
                let name = format!("{prefix}{name}");
                found.push(Found {
                    name,
                    path,
                    identity,
                });
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(files: &[(&str, &str)]) -> tempfile::TempDir {
        let temp = tempfile::tempdir().unwrap();
        for (name, text) in files.iter().chain(&[(MARK, "{}")]) {
            let path = temp.path().join("site").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        temp
    }

    fn tag_of(site: &Site, name: &str) -> HeaderValue {
        match &site.file(name).unwrap().place {
            Place::Memory { tag, .. } => tag.clone(),
            Place::Disk {
                path,
                identity,
                tag,
            } => {
                let runtime = tokio::runtime::Builder::new_current_thread().build();
                let tag = runtime.unwrap().block_on(tag_on_disk(path, identity, tag));
                tag.unwrap().clone()
            }
        }
    }

    fn is_held(site: &Site, name: &str) -> bool {
        matches!(site.file(name).unwrap().place, Place::Memory { .. })
    }

    #[test]
    fn the_smallest_files_are_held_and_the_rest_stays_on_disk() {
        let temp = made(&[
            ("a.html", "aaaa"),
            ("b/c.html", "cc"),
            ("z.csv", "zzzzzzzz"),
        ]);
        let folder = temp.path().join("site");
        let site = Site::load(&folder, (3 * OVERHEAD + 8) * 4 / 3 + 1, None).unwrap();
        assert!(is_held(&site, "a.html") && is_held(&site, "b/c.html"));
        assert!(!is_held(&site, "z.csv"));
        assert_eq!(site.held, Amount { files: 3, bytes: 8 });
        assert_eq!(site.on_disk, Amount { files: 1, bytes: 8 });
        let all = Site::load(&folder, 1 << 20, None).unwrap();
        assert!(is_held(&all, "z.csv"));
        for name in ["a.html", "z.csv"] {
            // Where the bytes lie is not seen from outside.
            assert_eq!(tag_of(&site, name), tag_of(&all, name));
        }
        let tag = tag_of(&all, "a.html");
        assert_eq!(
            tag,
            format!("\"{}\"", election::digest::Sha256::of(b"aaaa"))
        );
    }

    #[test]
    fn pages_that_stand_alone_come_before_long_series_and_large_files() {
        let large = "z".repeat(usize::try_from(LARGE).unwrap() + 1);
        let units: Vec<String> = (0..=SERIES)
            .map(|unit| format!("unit/{unit}.html"))
            .collect();
        let mut all = vec![("results.html", "rrrrrrrr"), ("data/results.csv", &*large)];
        all.extend(units.iter().map(|unit| (unit.as_str(), "u")));
        let temp = made(&all);
        let folder = temp.path().join("site");
        // Room for the page, the mark and half of the series.
        let site = Site::load(&folder, 104 * (OVERHEAD + 1) * 4 / 3, None).unwrap();
        assert!(is_held(&site, "results.html"));
        assert!(!is_held(&site, "data/results.csv"));
        assert!(
            site.held.files > 100 && site.on_disk.files > 90,
            "{:?}",
            site.held
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let temp = made(&[("a.html", "a")]);
        let folder = temp.path().join("site");
        fs::write(temp.path().join("secret"), "s").unwrap();
        std::os::unix::fs::symlink("../secret", folder.join("link.html")).unwrap();
        std::os::unix::fs::symlink("..", folder.join("up")).unwrap();
        let site = Site::load(&folder, 1 << 20, None).unwrap();
        assert_eq!(site.held.files, 2);
        assert!(site.file("link.html").is_none() && site.file("up/secret").is_none());
    }

    #[test]
    fn a_folder_without_a_site_is_not_taken() {
        let temp = tempfile::tempdir().unwrap();
        fs::write(temp.path().join("index.html"), "x").unwrap();
        let error = Site::load(temp.path(), 1 << 20, None).unwrap_err();
        assert!(matches!(error, LoadError::NoSite(_)), "{error}");
    }

    #[test]
    fn what_did_not_change_is_shared_with_the_site_before() {
        let temp = made(&[("a.html", "a"), ("b.html", "b")]);
        let folder = temp.path().join("site");
        let first = Site::load(&folder, 1 << 20, None).unwrap();
        fs::write(folder.join("b.html"), "B").unwrap();
        let second = Site::load(&folder, 1 << 20, Some(&first)).unwrap();
        let is_same = |name| Arc::ptr_eq(first.file(name).unwrap(), second.file(name).unwrap());
        assert!(is_same("a.html") && !is_same("b.html"));
    }
}
