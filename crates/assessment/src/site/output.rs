//! The files of a site, made beside the old one. Where most of it stays as it is, only what
//! changed takes the place of what stood there; else the whole folder does.

use std::{
    collections::{BTreeSet, HashMap},
    fs, io,
    path::{Path, PathBuf},
};

use election::digest::Sha256;

use super::{
    input::{SiteError, SiteSummary},
    publish::{Bench, Change},
    state::{Digest, Page, State},
};

/// A site being made. Dropped before [`Output::publish`], it leaves the old one as it was.
pub(super) struct Output {
    bench: Bench,
    target: PathBuf,
    /// What is known of the pages of units that stand there.
    old: Option<State>,
    new: State,
    /// Whether only changed files are made.
    patches: bool,
    /// Every file of the new site but the pages of units.
    files: BTreeSet<String>,
    /// Those of them that were opened, not compared.
    opened: Vec<String>,
    pages: u64,
    bytes: u64,
}

/// A file that every site has: what tells it from another folder.
const MARK: &str = "data/findings.json";

/// Of so many pages of units one may change; if more do, the whole site is made anew.
const FEW: usize = 8;

impl Output {
    /// Begins a site that shall stand at `target`.
    pub(super) fn beside(target: &Path) -> Result<Self, SiteError> {
        if !may_replace(target).map_err(|error| io_error(target, error))? {
            return Err(SiteError::NotASite(target.to_owned()));
        }
        let bench = Bench::beside(target)?;
        Ok(Self {
            old: State::read(&bench.state(), target),
            bench,
            target: target.to_owned(),
            new: State {
                common: Sha256::of(b""),
                folders: Vec::new(),
                pages: Vec::new(),
            },
            patches: false,
            files: BTreeSet::new(),
            opened: Vec::new(),
            pages: 0,
            bytes: 0,
        })
    }

    /// Says what the pages of units in these folders are made of, and answers which of them must
    /// be made.
    pub(super) fn units(
        &mut self,
        common: Sha256,
        folders: Vec<String>,
        units: Vec<(String, Digest)>,
    ) -> Vec<bool> {
        let old = self.old.as_ref();
        let same = |old: &&State| old.common == common && old.folders == folders;
        let old = old.filter(same).map_or(&[][..], |old| &old.pages);
        let known: HashMap<&str, &Page> = old.iter().map(|page| (&*page.slug, page)).collect();
        let length = |(slug, digest): &(String, Digest)| {
            let page = known.get(slug.as_str());
            page.filter(|page| page.digest == *digest)
                .map(|page| page.bytes)
        };
        let lengths: Vec<Option<u64>> = units.iter().map(length).collect();
        let kept = lengths.iter().flatten().count();
        self.patches = !old.is_empty() && units.len() - kept <= units.len() / FEW;
        let pages = units.into_iter().zip(&lengths);
        self.new = State {
            common,
            folders,
            pages: pages
                .map(|((slug, digest), length)| Page {
                    slug,
                    digest,
                    bytes: length.unwrap_or(0),
                })
                .collect(),
        };
        let made = |length: &Option<u64>| length.is_none() || !self.patches;
        lengths.iter().map(made).collect()
    }

    /// Where whoever makes pages of units puts them: below this folder, under their addresses.
    pub(super) fn folder(&self) -> PathBuf {
        self.bench.new_site()
    }

    /// Notes that the page of a unit was made, in all languages.
    pub(super) fn unit(&mut self, unit: usize, bytes: u64) {
        self.new.pages[unit].bytes = bytes;
    }

    /// Writes a page.
    pub(super) fn page(&mut self, path: &str, html: &str) -> Result<(), SiteError> {
        self.pages += 1;
        self.file(path, html.as_bytes())
    }

    /// Writes a file.
    pub(super) fn file(&mut self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        self.count(path, bytes.len() as u64);
        if self.patches && holds(&self.target.join(path), bytes) {
            return Ok(());
        }
        let target = self.place(path)?;
        fs::write(&target, bytes).map_err(|error| io_error(&target, error))
    }

    /// Whether a picture need not be drawn, because it stands there and its source does not
    /// change; it is then taken as written.
    pub(super) fn keeps(&mut self, path: &str, source: (&str, &[u8])) -> bool {
        let file = self.target.join(path);
        let kept = self.patches && holds(&self.target.join(source.0), source.1);
        match fs::metadata(file) {
            Ok(data) if kept => {
                self.count(path, data.len());
                true
            }
            _ => false,
        }
    }

    /// Opens a file for writing; its length is told to [`Output::count`].
    pub(super) fn create(&mut self, path: &str) -> Result<fs::File, SiteError> {
        let target = self.place(path)?;
        self.opened.push(path.to_owned());
        fs::File::create(&target).map_err(|error| io_error(&target, error))
    }

    /// Counts a file of a length.
    pub(super) fn count(&mut self, path: &str, bytes: u64) {
        self.files.insert(path.to_owned());
        self.bytes += bytes;
    }

    fn place(&self, path: &str) -> Result<PathBuf, SiteError> {
        let target = self.folder().join(path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(|error| io_error(folder, error))?;
        }
        Ok(target)
    }

    /// Puts the finished site in the place of the old one. If that fails, the old one stands
    /// again.
    pub(super) fn publish(mut self) -> Result<SiteSummary, SiteError> {
        let languages = self.new.folders.len() as u64;
        let of_units = self.new.pages.len() as u64 * languages;
        let of_units_bytes: u64 = self.new.pages.iter().map(|page| page.bytes).sum();
        let summary = SiteSummary {
            folder: self.target.clone(),
            pages: self.pages + of_units,
            files: self.files.len() as u64 + of_units,
            bytes: self.bytes + of_units_bytes,
            is_draft: false,
            idle_answers: Vec::new(),
            planted: Vec::new(),
        };
        if !self.patches {
            self.bench.swap(&self.target, &self.new)?;
            return Ok(summary);
        }
        self.drop_unchanged()?;
        let change = Change {
            remove: self.stale()?,
            state: self.new,
        };
        self.bench.patch(&self.target, &change)?;
        Ok(summary)
    }

    /// Takes away opened files that say what already stands there.
    fn drop_unchanged(&mut self) -> Result<(), SiteError> {
        for path in std::mem::take(&mut self.opened) {
            let made = self.folder().join(&path);
            let bytes = fs::read(&made).map_err(|error| io_error(&made, error))?;
            if holds(&self.target.join(&path), &bytes) {
                fs::remove_file(&made).map_err(|error| io_error(&made, error))?;
            }
        }
        Ok(())
    }

    /// Files that stand in the old site and have no place in the new one.
    fn stale(&self) -> Result<Vec<String>, SiteError> {
        let mut stale = Vec::new();
        let mut open = vec![String::new()];
        while let Some(folder) = open.pop() {
            let path = self.target.join(&folder);
            let fail = |error| io_error(&path, error);
            for entry in fs::read_dir(&path).map_err(fail)? {
                let entry = entry.map_err(fail)?;
                let name = format!("{folder}{}", entry.file_name().to_string_lossy());
                if !entry.file_type().map_err(fail)?.is_dir() {
                    stale.extend((!self.files.contains(&name)).then_some(name));
                } else if !self.new.folders.contains(&name) {
                    open.push(format!("{name}/"));
                }
            }
        }
        let stay: BTreeSet<&str> = self.new.pages.iter().map(|page| &*page.slug).collect();
        let old = self.old.iter().flat_map(|old| &old.pages);
        for page in old.filter(|page| !stay.contains(&*page.slug)) {
            let folders = self.new.folders.iter();
            stale.extend(folders.map(|folder| format!("{folder}/{}.html", page.slug)));
        }
        stale.sort_unstable();
        Ok(stale)
    }
}

/// Whether a file holds these bytes.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let same_length = fs::metadata(path).is_ok_and(|data| data.len() == bytes.len() as u64);
    same_length && fs::read(path).is_ok_and(|there| there == bytes)
}

/// Whether `target` is free, empty or an older site.
fn may_replace(target: &Path) -> io::Result<bool> {
    match fs::read_dir(target) {
        Ok(mut entries) => Ok(entries.next().is_none() || target.join(MARK).is_file()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

fn io_error(path: &Path, error: io::Error) -> SiteError {
    SiteError::Io {
        path: path.to_owned(),
        error,
    }
}
