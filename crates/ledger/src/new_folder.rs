//! The folder of a case while the case is being made.
//!
//! `case.toml` comes last, under its final name in one step; a folder without it is no case. And
//! if anything fails before, the folder is left as it was found.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use crate::{
    Blobs, CaseError, CaseFile, CaseFileError, DiskError,
    blobs::{is_empty, remove_quietly},
    case_file::CASE_FILE,
    disk::{Disk, folder_of},
};

/// The embedded database.
pub(crate) const DATABASE: &str = "case.db";

/// Where the log is published from.
pub(crate) const LOG: &str = "log";

/// Where results are written for people to take away.
pub(crate) const OUT: &str = "out";

/// Dropped before it is [kept](Self::keep), it removes what was made.
pub(crate) struct NewFolder {
    dir: PathBuf,
    /// Whether the folder itself is new.
    is_new: bool,
    /// The folder of blobs, and whether it is new.
    blobs: (PathBuf, bool),
    /// Whether what is in the folder is not, or no longer, for us to remove.
    hands_off: bool,
}

impl NewFolder {
    /// Claims a folder that is new or empty. Of two programs that try at once, one gets it.
    pub(crate) fn claim(disk: &Disk, dir: &Path, blobs: &Path) -> Result<(Self, File), CaseError> {
        if dir.join(CASE_FILE).exists() {
            return Err(CaseError::AlreadyACase(dir.to_owned()));
        }
        let is_new = !dir.exists();
        if !is_new && !is_empty(dir).is_ok_and(|is_empty| is_empty) {
            return Err(CaseError::NotEmpty(dir.to_owned()));
        }
        let blobs = (blobs.to_owned(), !blobs.exists());
        let mut folder = Self {
            dir: dir.to_owned(),
            is_new,
            blobs,
            hands_off: false,
        };
        match folder.take_hold(disk) {
            Ok(case_file) => Ok((folder, case_file)),
            Err(error) if error.source.kind() == io::ErrorKind::AlreadyExists => {
                folder.hands_off = true;
                Err(CaseError::NotEmpty(dir.to_owned()))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Makes the folder if need be, and `case.toml` under another name: only one program can.
    fn take_hold(&self, disk: &Disk) -> Result<File, DiskError> {
        if self.is_new {
            disk.create_folder(&self.dir)?;
            disk.sync_folder(folder_of(&self.dir))?;
        }
        disk.create_file(&self.draft())
    }

    /// Makes the folders that are empty at first.
    pub(crate) fn make_parts(&self, disk: &Disk) -> Result<(), DiskError> {
        disk.create_folder(&self.dir.join(LOG))?;
        disk.create_folder(&self.dir.join(OUT))
    }

    /// Writes `case.toml`, which makes the folder a case.
    pub(crate) fn write_case_file(
        &self,
        disk: &Disk,
        case_file: &File,
        content: &CaseFile,
    ) -> Result<(), CaseError> {
        let (draft, path) = (self.draft(), self.dir.join(CASE_FILE));
        let text = content
            .text()
            .map_err(|error| CaseFileError::Unwritable(error.to_string()))?;
        disk.write(case_file, &draft, text.as_bytes())?;
        disk.sync_file(case_file, &draft)?;
        disk.rename(&draft, &path)?;
        disk.sync_folder(&self.dir)?;
        Ok(())
    }

    /// Leaves everything where it is: the case is made.
    pub(crate) fn keep(mut self) {
        self.hands_off = true;
    }

    fn draft(&self) -> PathBuf {
        self.dir.join("case.toml.new")
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        if self.hands_off {
            return;
        }
        for file in [
            CASE_FILE,
            "case.toml.new",
            DATABASE,
            "case.db-wal",
            "case.db-shm",
        ] {
            remove_quietly(&self.dir.join(file));
        }
        Blobs::unmake(&self.blobs.0, self.blobs.1);
        // A folder that is not empty is refused by the system, which is what is wanted.
        let _ = fs::remove_dir(self.dir.join(LOG));
        let _ = fs::remove_dir(self.dir.join(OUT));
        if self.is_new {
            let _ = fs::remove_dir(&self.dir);
        }
    }
}
