//! The files of a site, written beside the old one and put in its place when all are there.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use super::input::{SiteError, SiteSummary};

/// A site being written. Dropped before [`Output::publish`], it leaves nothing behind.
pub(super) struct Output {
    folder: TempDir,
    pages: u64,
    files: u64,
    bytes: u64,
}

/// A file that every site has: what tells it from another folder.
const MARK: &str = "data/findings.json";

impl Output {
    /// Begins a site that shall stand at `target`.
    pub(super) fn beside(target: &Path) -> Result<Self, SiteError> {
        if !may_replace(target).map_err(|error| io_error(target, error))? {
            return Err(SiteError::NotASite(target.to_owned()));
        }
        let parent = match target.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(parent).map_err(|error| io_error(parent, error))?;
        let folder = tempfile::Builder::new().prefix(".site-").tempdir_in(parent);
        let folder = folder.map_err(|error| io_error(parent, error))?;
        Ok(Self {
            folder,
            pages: 0,
            files: 0,
            bytes: 0,
        })
    }

    /// Writes a page.
    pub(super) fn page(&mut self, path: &str, html: &str) -> Result<(), SiteError> {
        self.pages += 1;
        self.file(path, html.as_bytes())
    }

    /// Writes a file.
    pub(super) fn file(&mut self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        let target = self.place(path)?;
        fs::write(&target, bytes).map_err(|error| io_error(&target, error))?;
        self.count(bytes.len() as u64);
        Ok(())
    }

    /// Opens a file for writing; its length is counted by [`Output::count`].
    pub(super) fn create(&self, path: &str) -> Result<fs::File, SiteError> {
        let target = self.place(path)?;
        fs::File::create(&target).map_err(|error| io_error(&target, error))
    }

    /// Counts a file of a length.
    pub(super) const fn count(&mut self, bytes: u64) {
        self.files += 1;
        self.bytes += bytes;
    }

    fn place(&self, path: &str) -> Result<PathBuf, SiteError> {
        let target = self.folder.path().join(path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(|error| io_error(folder, error))?;
        }
        Ok(target)
    }

    /// Puts the finished site in the place of the old one. If that fails, the old one stands
    /// again.
    pub(super) fn publish(self, target: &Path) -> Result<SiteSummary, SiteError> {
        let Self {
            folder,
            pages,
            files,
            bytes,
        } = self;
        let fail = |error| io_error(target, error);
        readable_by_all(folder.path()).map_err(fail)?;
        let old = folder.path().with_extension("old");
        let had_old = target.exists();
        if had_old {
            fs::rename(target, &old).map_err(fail)?;
        }
        if let Err(error) = fs::rename(folder.path(), target) {
            if had_old {
                fs::rename(&old, target).map_err(fail)?;
            }
            return Err(fail(error));
        }
        // Renamed away, the folder is no longer temporary.
        let _ = folder.keep();
        if had_old {
            fs::remove_dir_all(&old).map_err(|error| io_error(&old, error))?;
        }
        Ok(SiteSummary {
            folder: target.to_owned(),
            pages,
            files,
            bytes,
        })
    }
}

/// Whether `target` is free, empty or an older site.
fn may_replace(target: &Path) -> io::Result<bool> {
    match fs::read_dir(target) {
        Ok(mut entries) => Ok(entries.next().is_none() || target.join(MARK).is_file()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
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
