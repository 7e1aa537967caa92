//! What is typed about records.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Which files are meant, and how a table among them is read.
#[derive(Debug, Clone, Args)]
pub(crate) struct RecordFilesArgs {
    /// Built-in package, folder of a package, TOML file, or table in CSV; several are read
    /// together.
    #[arg(value_name = "PACKAGE|FOLDER|FILE", required = true)]
    pub(crate) what: Vec<PathBuf>,
    /// What the rows of a table are: incident, statement, accreditation, `exit_poll`, norm, fact,
    /// claim, gap, correction or source.
    #[arg(long, value_name = "KIND")]
    pub(crate) table: Option<String>,
    /// How the columns of the table are read: a TOML file, if not all are named as the fields.
    #[arg(long, value_name = "FILE", requires = "table")]
    pub(crate) columns: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct CheckRecordsArgs {
    #[command(flatten)]
    pub(crate) files: RecordFilesArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ImportRecordsArgs {
    #[command(flatten)]
    pub(crate) files: RecordFilesArgs,
    /// Folder of the case.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) case: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum TimelineVerb {
    /// Which of two events came first, or that it cannot be told; without two, all of them.
    #[command(
        after_help = "Examples:\n  scrutineer timeline check azerbaijan-2024\n  scrutineer timeline \
        check azerbaijan-2024 --of exit-poll/oracle-league --and fact/voting-closes\n  scrutineer \
        timeline check --case my-case --json"
    )]
    Check(TimelineArgs),
}

#[derive(Debug, Args)]
pub(crate) struct TimelineArgs {
    /// Built-in package, folder of a package, or TOML file; the case unless given.
    #[arg(value_name = "PACKAGE|FOLDER|FILE", conflicts_with = "case")]
    pub(crate) what: Vec<PathBuf>,
    /// Folder of the case.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) case: PathBuf,
    /// An event, such as fact/voting-closes.
    #[arg(long, value_name = "EVENT", requires = "and")]
    pub(crate) of: Option<String>,
    /// The event to compare it with.
    #[arg(long, value_name = "EVENT", requires = "of")]
    pub(crate) and: Option<String>,
}
