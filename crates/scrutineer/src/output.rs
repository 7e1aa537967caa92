//! Where everything that the program says goes: data to stdout or a file, the rest to stderr.

use std::{
    io::{self, IsTerminal as _, Read, Write as _},
    path::Path,
    time::{Duration, Instant},
};

use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::{Format, OutputArgs};

/// How the program ends when nothing went wrong with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Done, and nothing against you.
    Done,
    /// Done, and the check found something.
    Found,
    /// Stopped by the person at the terminal.
    Interrupted,
}

/// The one place that writes to stdout and stderr.
pub(crate) struct Printer {
    arguments: OutputArgs,
}

impl Printer {
    pub(crate) const fn new(arguments: OutputArgs) -> Self {
        Self { arguments }
    }

    /// The form of data that was asked for.
    pub(crate) const fn format(&self) -> Format {
        if self.arguments.json {
            Format::Json
        } else {
            self.arguments.format
        }
    }

    /// The language of texts.
    pub(crate) fn locale(&self) -> &str {
        &self.arguments.locale
    }

    /// Writes the data: all of it, or nothing if the file cannot be written.
    pub(crate) fn data(&self, text: &str) -> anyhow::Result<()> {
        match self.file() {
            Some(path) => {
                write_whole(path, text).with_context(|| format!("cannot write {}", path.display()))
            }
            None => {
                let mut stdout = io::stdout().lock();
                stdout.write_all(text.as_bytes())?;
                Ok(stdout.flush()?)
            }
        }
    }

    /// Where the data go, if not to stdout.
    pub(crate) fn file(&self) -> Option<&Path> {
        let output = self.arguments.output.as_deref();
        output.filter(|path| *path != Path::new("-"))
    }

    /// Whether the data go to a file.
    pub(crate) fn has_file(&self) -> bool {
        self.file().is_some()
    }

    /// Writes what is said about data that went to a file.
    pub(crate) fn answer(&self, text: &str) -> anyhow::Result<()> {
        let mut stdout = io::stdout().lock();
        stdout.write_all(text.as_bytes())?;
        Ok(stdout.flush()?)
    }

    /// Says something to the person at the terminal.
    pub(crate) fn note(&self, text: &str) {
        if !self.arguments.quiet {
            say(text);
        }
    }

    /// Passes `input` through and shows how far it is, on a terminal and after a second.
    pub(crate) fn progress<R: Read>(&self, inner: R, bytes: Option<u64>) -> Progress<R> {
        let wanted = !self.arguments.quiet && io::stderr().is_terminal();
        let bar = bytes.filter(|_| wanted).map(|bytes| {
            let bar = ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::hidden());
            let style = ProgressStyle::with_template("{wide_bar} {bytes} of {total_bytes}");
            if let Ok(style) = style {
                bar.with_style(style)
            } else {
                bar
            }
        });
        Progress {
            inner,
            bar,
            begun: Instant::now(),
        }
    }
}

/// A stream that shows how much of it has passed.
pub(crate) struct Progress<R> {
    inner: R,
    bar: Option<ProgressBar>,
    begun: Instant,
}

impl<R: Read> Read for Progress<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        if let Some(bar) = &self.bar {
            bar.inc(count as u64);
            if bar.is_hidden() && self.begun.elapsed() > PATIENCE {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            if count == 0 {
                bar.finish_and_clear();
            }
        }
        Ok(count)
    }
}

/// Work that is shorter than this shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// Writes a file under a neighbouring name first, so that no half-written one is ever there.
fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// Writes a line to stderr; a closed stderr is nobody to tell.
pub(crate) fn say(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
