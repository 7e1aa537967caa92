//! What is typed about bundles.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum BundleVerb {
    /// Write a bundle: records with the bytes they cite and all that proves them, as a folder.
    #[command(
        after_help = "Examples:\n  scrutineer bundle make --case president-2018 -o evidence\n  \
        scrutineer bundle make --case president-2018 -o one-sheet --entry \
        018d8268-9c00-7000-8000-000000000001"
    )]
    Make(BundleMakeArgs),
    /// Check a bundle: every file, every record against the log, the log against its key.
    #[command(after_help = "Example:\n  scrutineer bundle verify evidence \
        --key observers.example/president-2018+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    Verify(BundleVerifyArgs),
}

#[derive(Debug, Args)]
pub(crate) struct BundleMakeArgs {
    /// Folder of the case.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) case: PathBuf,
    /// An entry that is to be in it, by its id; may be given more than once. All unless given.
    #[arg(long = "entry", value_name = "ID")]
    pub(crate) entries: Vec<String>,
    /// Bytes to leave out though records cite them, by their SHA-256; may be given more than once.
    #[arg(long = "withhold", value_name = "SHA256")]
    pub(crate) withheld: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct BundleVerifyArgs {
    /// Folder of the bundle.
    #[arg(value_name = "BAG")]
    pub(crate) bag: PathBuf,
    /// Public key of the log, name+id+key, from somewhere else than the bundle.
    #[arg(long, value_name = "VKEY")]
    pub(crate) key: Option<String>,
}
