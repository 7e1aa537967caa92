//! What is typed about the log.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum LogVerb {
    /// Begin the log of a case: a key, and a leaf for every entry.
    #[command(
        after_help = "Example:\n  scrutineer log init --case president-2018 --keys /media/stick/keys \
        --origin observers.example/president-2018"
    )]
    Init(LogInitArgs),
    /// Show how the log of a case stands.
    Status(LogCaseArgs),
    /// Give every entry its leaf and do what an earlier writer left undone.
    Append(LogCaseArgs),
    /// Check a log in a folder, of this program or any other: every checkpoint, tile and entry.
    #[command(after_help = "Example:\n  scrutineer log verify president-2018/log \
        --origin observers.example/president-2018 \
        --key observers.example/president-2018+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    Verify(LogVerifyArgs),
    /// Write the proof of one entry: publish it, and the entry is published.
    Prove(LogProveArgs),
}

#[derive(Debug, Args)]
pub(crate) struct LogCaseArgs {
    /// Folder of the case.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) case: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct LogInitArgs {
    /// Folder for the key and the last checkpoint, outside the case: best on another disk, and
    /// never in a copy of the case.
    #[arg(long, value_name = "DIR")]
    pub(crate) keys: PathBuf,
    /// Name of the log in all its checkpoints, such as a web address without https://; the id of
    /// the case unless given.
    #[arg(long, value_name = "NAME")]
    pub(crate) origin: Option<String>,
    /// Folder of the case.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) case: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct LogVerifyArgs {
    /// Folder of the log, in the form of c2sp.org/tlog-tiles.
    #[arg(value_name = "DIR")]
    pub(crate) log: PathBuf,
    /// Name of the log, the first line of its checkpoints.
    #[arg(long, value_name = "NAME")]
    pub(crate) origin: String,
    /// Public key of the log, name+id+key, from somewhere else than the log itself.
    #[arg(long, value_name = "VKEY")]
    pub(crate) key: String,
    /// Policy, in the form of c2sp.org/tlog-policy, that every checkpoint must meet.
    #[arg(long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct LogProveArgs {
    /// The entry.
    #[arg(long, value_name = "ID")]
    pub(crate) entry: String,
    /// Folder of the case.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) case: PathBuf,
}
