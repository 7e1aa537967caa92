//! The files of a site, made beside the old one. Where most of it stays as it is, only what
//! changed takes the place of what stood there; else the whole folder does.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::{
    input::{SiteError, SiteSummary},
    made_of::{Digest, MadeOf, Secret},
    publish::{Bench, Change},
    state::{File, Page, State},
};

/// A site being made. Dropped before [`Output::publish`], it leaves the old one as it was.
pub(super) struct Output {
    bench: Bench,
    target: PathBuf,
    /// What is known of the files that stand there.
    old: Option<State>,
    /// What is known of the pages of units.
    new: State,
    /// Whether only changed files are made.
    patches: bool,
    /// Several files are written at once.
    told: Mutex<Told>,
}

/// What was written so far, but the pages of units.
#[derive(Default)]
struct Told {
    files: BTreeSet<String>,
    /// Those of them that are known by what they are made of.
    made: Vec<(String, File)>,
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
        let old = State::read(&bench.state(), target);
        let secret = old.as_ref().map(|old| old.secret);
        Ok(Self {
            old,
            bench,
            target: target.to_owned(),
            new: State::new(secret.unwrap_or_else(Secret::draw)),
            patches: false,
            told: Mutex::default(),
        })
    }

    /// Begins a digest of what a file is made of.
    pub(super) fn made_of(&self) -> MadeOf {
        self.new.secret.begin()
    }

    /// Says what the pages of units in these folders are made of, and answers which of them must
    /// be made.
    pub(super) fn units(
        &mut self,
        common: Digest,
        folders: Vec<String>,
        units: Vec<(String, Digest)>,
    ) -> Vec<bool> {
        let old = self.old.as_ref();
        let same = |old: &&State| old.common == common && old.folders == folders;
        let old = old.filter(same).map_or(&[][..], |old| &old.pages);
        let known: HashMap<&str, &Page> = match same_units(old, &units) {
            true => HashMap::new(),
            false => old.iter().map(|page| (&*page.slug, page)).collect(),
        };
        let length = |(at, (slug, digest)): (usize, &(String, Digest))| {
            let here = old.get(at).filter(|page| page.slug == *slug);
            let page = here.or_else(|| known.get(slug.as_str()).copied());
            page.filter(|page| page.digest == *digest)
                .map(|page| page.bytes)
        };
        let lengths: Vec<Option<u64>> = units.iter().enumerate().map(length).collect();
        let kept = lengths.iter().flatten().count();
        self.patches = !old.is_empty() && units.len() - kept <= units.len() / FEW;
        let pages = units.into_iter().zip(&lengths);
        self.new.common = common;
        self.new.folders = folders;
        self.new.pages = pages
            .map(|((slug, digest), length)| Page {
                slug,
                digest,
                bytes: length.unwrap_or(0),
            })
            .collect();
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

    /// Writes a page that is made of what `digest` says, if it does not stand there.
    pub(super) fn page(
        &self,
        path: &str,
        digest: Digest,
        make: impl FnOnce() -> Result<String, SiteError>,
    ) -> Result<(), SiteError> {
        self.told().pages += 1;
        self.made(path, digest, || Ok(make()?.into_bytes().into()))
    }

    /// Writes a file that is made of what `digest` says, if it does not stand there.
    pub(super) fn made<'b>(
        &self,
        path: &str,
        digest: Digest,
        make: impl FnOnce() -> Result<Cow<'b, [u8]>, SiteError>,
    ) -> Result<(), SiteError> {
        let old = self.old.as_ref().filter(|_| self.patches);
        let old = old.and_then(|old| old.files.get(path));
        let old = old.filter(|old| old.digest == digest);
        let length = match old.filter(|old| old.stands_at(&self.target.join(path))) {
            Some(old) => {
                self.count(path, old.bytes);
                old.bytes
            }
            None => {
                let bytes = make()?;
                self.file(path, &bytes)?;
                bytes.len() as u64
            }
        };
        let file = File::new(digest, length);
        self.told().made.push((path.to_owned(), file));
        Ok(())
    }

    /// Writes a file.
    pub(super) fn file(&self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        self.count(path, bytes.len() as u64);
        if self.patches && holds(&self.target.join(path), bytes) {
            return Ok(());
        }
        let target = self.place(path)?;
        fs::write(&target, bytes).map_err(|error| io_error(&target, error))
    }

    /// Whether a picture need not be drawn, because it stands there and its source does not
    /// change; it is then taken as written.
    pub(super) fn keeps(&self, path: &str, source: (&str, &[u8])) -> bool {
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

    /// Counts a file of a length.
    fn count(&self, path: &str, bytes: u64) {
        let mut told = self.told();
        told.files.insert(path.to_owned());
        told.bytes += bytes;
    }

    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
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
        let told = std::mem::take(&mut *self.told());
        self.new.files.extend(told.made);
        let summary = SiteSummary {
            folder: self.target.clone(),
            pages: told.pages + of_units,
            files: told.files.len() as u64 + of_units,
            bytes: told.bytes + of_units_bytes,
            is_draft: false,
            idle_answers: Vec::new(),
            planted: Vec::new(),
        };
        if !self.patches {
            self.bench.swap(&self.target, &self.new)?;
            return Ok(summary);
        }
        let change = Change {
            remove: self.stale(&told.files)?,
            state: self.new,
        };
        self.bench.patch(&self.target, &change)?;
        Ok(summary)
    }

    /// Files that stand in the old site and have no place in the new one.
    fn stale(&self, files: &BTreeSet<String>) -> Result<Vec<String>, SiteError> {
        let mut stale = Vec::new();
        let mut open = vec![String::new()];
        while let Some(folder) = open.pop() {
            let path = self.target.join(&folder);
            let fail = |error| io_error(&path, error);
            for entry in fs::read_dir(&path).map_err(fail)? {
                let entry = entry.map_err(fail)?;
                let name = format!("{folder}{}", entry.file_name().to_string_lossy());
                if !entry.file_type().map_err(fail)?.is_dir() {
                    stale.extend((!files.contains(&name)).then_some(name));
                } else if !self.new.folders.contains(&name) {
                    open.push(format!("{name}/"));
                }
            }
        }
        let old = self.old.as_ref().map_or(&[][..], |old| &old.pages);
        let new = self.new.pages.iter();
        if !old
            .iter()
            .map(|page| &page.slug)
            .eq(new.map(|page| &page.slug))
        {
            let stay: BTreeSet<&str> = self.new.pages.iter().map(|page| &*page.slug).collect();
            for page in old.iter().filter(|page| !stay.contains(&*page.slug)) {
                let folders = self.new.folders.iter();
                stale.extend(folders.map(|folder| format!("{folder}/{}.html", page.slug)));
            }
        }
        stale.sort_unstable();
        Ok(stale)
    }
}

/// Whether units are the old ones in the old order.
fn same_units(old: &[Page], units: &[(String, Digest)]) -> bool {
    let old = old.iter().map(|page| &page.slug);
    old.eq(units.iter().map(|(slug, _)| slug))
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
