//! How a finished site comes to stand in its place, and stays whole if the program dies.
//!
//! Beside a site `site` lies a folder `.site-state`, in which the next one is made: `new` holds
//! it, `pages` is kept for the next run, `lock` keeps a second program out. A whole site is put
//! in place by two renames of folders. For a change of a few files a `journal` is written first;
//! then each file takes the place of the old one. Whoever finds a journal goes on where it
//! stopped.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{input::SiteError, state::State};

/// The folder beside a site in which the next one is made.
pub(super) struct Bench {
    folder: PathBuf,
    /// Held as long as this program makes a site here.
    _lock: fs::File,
}

/// A change of a few files: those below `new`, and these.
pub(super) struct Change {
    /// Files that have no place in the new site.
    pub(super) remove: Vec<String>,
    pub(super) state: State,
}

/// What stands between the first and the last rename of a change.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Journal {
    replace: Vec<String>,
    remove: Vec<String>,
}

impl Bench {
    /// Opens the folder beside `target` and ends what an earlier run left there.
    pub(super) fn beside(target: &Path) -> Result<Self, SiteError> {
        let parent = match target.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let folder = parent.join(format!(".{name}-state"));
        let lock = folder.join("lock");
        let opened = fs::create_dir_all(&folder).and_then(|()| fs::File::create(&lock));
        let opened = opened.map_err(|error| io_error(&lock, error))?;
        match opened.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(SiteError::InUse(target.to_owned())),
            Err(fs::TryLockError::Error(error)) => return Err(io_error(&lock, error)),
        }
        let bench = Self {
            folder,
            _lock: opened,
        };
        let settled = bench.settle(target);
        settled.map_err(|error| io_error(&bench.folder, error))?;
        Ok(bench)
    }

    /// Where the new site, or what changes in it, is made.
    pub(super) fn new_site(&self) -> PathBuf {
        self.folder.join("new")
    }

    /// Where it is kept what pages of units are made of.
    pub(super) fn state(&self) -> PathBuf {
        self.folder.join("pages")
    }

    fn journal(&self) -> PathBuf {
        self.folder.join("journal")
    }

    fn old_site(&self) -> PathBuf {
        self.folder.join("old")
    }

    /// Ends what an earlier run began, and clears what it left.
    fn settle(&self, target: &Path) -> io::Result<()> {
        if let Some(journal) = self.read_journal()? {
            self.apply(&journal, target)?;
            // The renames are done; what the pages are made of was not written down any more.
            remove_if_there(&self.state())?;
            fs::remove_file(self.journal())?;
        }
        let old = self.old_site();
        if old.exists() && !target.exists() {
            fs::rename(&old, target)?;
        }
        for left in [old, self.new_site()] {
            if left.exists() {
                fs::remove_dir_all(left)?;
            }
        }
        fs::create_dir(self.new_site())
    }

    /// Puts the new site in the place of the old one.
    pub(super) fn swap(&self, target: &Path, state: &State) -> Result<(), SiteError> {
        let fail = |error| io_error(target, error);
        let (new, old) = (self.new_site(), self.old_site());
        readable_by_all(&new).map_err(fail)?;
        remove_if_there(&self.state()).map_err(fail)?;
        let had_old = target.exists();
        if had_old {
            fs::rename(target, &old).map_err(fail)?;
        }
        if let Err(error) = fs::rename(&new, target) {
            if had_old {
                fs::rename(&old, target).map_err(fail)?;
            }
            return Err(fail(error));
        }
        state.write(&self.state(), target).map_err(fail)?;
        if had_old {
            fs::remove_dir_all(&old).map_err(|error| io_error(&old, error))?;
        }
        Ok(())
    }

    /// Puts the changed files in the place of the old ones.
    pub(super) fn patch(&self, target: &Path, change: &Change) -> Result<(), SiteError> {
        let fail = |error| io_error(target, error);
        let journal = Journal {
            replace: below(&self.new_site()).map_err(fail)?,
            remove: change.remove.clone(),
        };
        self.write_journal(&journal).map_err(fail)?;
        self.apply(&journal, target).map_err(fail)?;
        change.state.write(&self.state(), target).map_err(fail)?;
        fs::remove_file(self.journal()).map_err(fail)
    }

    /// The journal comes to its place only when it, and all that it names, is on the disk.
    fn write_journal(&self, journal: &Journal) -> io::Result<()> {
        for path in &journal.replace {
            fs::File::open(self.new_site().join(path))?.sync_data()?;
        }
        let next = self.folder.join("journal.next");
        let text = serde_json::to_vec(journal)?;
        fs::write(&next, text)?;
        fs::File::open(&next)?.sync_data()?;
        fs::rename(next, self.journal())
    }

    fn read_journal(&self) -> io::Result<Option<Journal>> {
        match fs::read(self.journal()) {
            Ok(text) => Ok(Some(serde_json::from_slice(&text)?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Makes the change; what an earlier run has made of it is passed over.
    fn apply(&self, journal: &Journal, target: &Path) -> io::Result<()> {
        for path in &journal.replace {
            let (made, place) = (self.new_site().join(path), target.join(path));
            if !made.exists() {
                continue;
            }
            if let Some(folder) = place.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::rename(made, place)?;
        }
        for path in &journal.remove {
            let place = target.join(path);
            remove_if_there(&place)?;
            let inside = place.ancestors().skip(1);
            for folder in inside.take_while(|folder| *folder != target) {
                // One that still holds something stays.
                if fs::remove_dir(folder).is_err() {
                    break;
                }
            }
        }
        Ok(())
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        // What a failure leaves here is cleared by the next run at the latest.
        if !self.journal().exists() {
            let _ = fs::remove_dir_all(self.new_site());
        }
    }
}

/// All files below a folder.
fn below(folder: &Path) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    let mut open = vec![String::new()];
    while let Some(prefix) = open.pop() {
        for entry in fs::read_dir(folder.join(&prefix))? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                open.push(format!("{name}/"));
            } else {
                files.push(name);
            }
        }
    }
    files.sort_unstable();
    Ok(files)
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// A site is for others: a web server must be able to read the folder.
#[cfg(unix)]
fn readable_by_all(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn readable_by_all(_: &Path) -> io::Result<()> {
    Ok(())
}

fn io_error(path: &Path, error: io::Error) -> SiteError {
    SiteError::Io {
        path: path.to_owned(),
        error,
    }
}
