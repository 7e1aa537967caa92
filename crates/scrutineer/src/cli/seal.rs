//! What is typed about sealed fields.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use ledger::EntryId;

#[derive(Debug, Subcommand)]
pub(crate) enum SealVerb {
    /// Make a key on a machine without a network: a recipient to seal to, and shares to print.
    #[command(after_help = "Example:\n  scrutineer seal keys -o desk-key --threshold 2 --shares 3")]
    Keys(SealKeysArgs),
    /// Seal texts about a person and keep them in a case. Nobody can read them there.
    #[command(
        after_help = "Example, with lines such as \"phone: +994 50 123 45 67\" on stdin:\n  \
        scrutineer seal keep - --recipient recipient.txt --case my-case"
    )]
    Keep(SealKeepArgs),
    /// Which sealed fields a case holds, and what was erased.
    #[command(after_help = "Example:\n  scrutineer seal list --case my-case --json")]
    List(SealListArgs),
    /// Hand out the sealed fields of an entry, still sealed. That it was done becomes an entry.
    #[command(
        after_help = "Example:\n  scrutineer seal export --case my-case --entry \
        0193a1f0-7c00-7000-8000-000000000001 --by desk-2 --reason 'court order 14' -o person.json"
    )]
    Export(SealExportArgs),
    /// Open sealed fields with shares of their key. Needs no case and no network.
    #[command(
        after_help = "Example:\n  scrutineer seal open person.json --share anna.txt --share \
        boris.txt"
    )]
    Open(SealOpenArgs),
    /// Put shares together into the file that the program age opens with. It opens everything.
    #[command(
        after_help = "Example:\n  scrutineer seal combine --share anna.txt --share boris.txt \
        -o identity.txt\n  jq -r '.fields[0].ciphertext' person.json | base64 -d | age -d -i \
        identity.txt | tr -d '\\0'"
    )]
    Combine(SealCombineArgs),
    /// Erase sealed fields for good, and leave an entry that says so. The record still verifies.
    #[command(
        after_help = "Example:\n  scrutineer seal erase --case my-case --entry \
        0193a1f0-7c00-7000-8000-000000000001 --reason person-asked --record"
    )]
    Erase(SealEraseArgs),
}

/// The case; in every verb that keeps something.
#[derive(Debug, Args)]
pub(crate) struct SealListArgs {
    /// Folder of the case.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) case: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct SealKeysArgs {
    /// How many shares open.
    #[arg(long, default_value_t = 2, value_name = "N")]
    pub(crate) threshold: u8,
    /// How many shares are made.
    #[arg(long, default_value_t = 3, value_name = "N")]
    pub(crate) shares: u8,
}

#[derive(Debug, Args)]
pub(crate) struct SealKeepArgs {
    /// Texts, one for each field: identity, phone, email, place, text. A line that begins with a
    /// space goes on with the one before; - is stdin.
    pub(crate) file: PathBuf,
    /// Recipient to seal to, as seal keys writes it.
    #[arg(long, value_name = "FILE")]
    pub(crate) recipient: PathBuf,
    #[command(flatten)]
    pub(crate) case: SealListArgs,
}

#[derive(Debug, Args)]
pub(crate) struct SealExportArgs {
    /// Entry whose fields are handed out.
    #[arg(long, value_name = "ID")]
    pub(crate) entry: EntryId,
    /// Why; stands in the record.
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    /// Who takes them; stands in the record.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    #[command(flatten)]
    pub(crate) case: SealListArgs,
}

#[derive(Debug, Args)]
pub(crate) struct SealCombineArgs {
    /// File with a share, as printed or typed from paper; once for each.
    #[arg(long = "share", value_name = "FILE", required = true)]
    pub(crate) shares: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct SealOpenArgs {
    /// File that seal export wrote; - is stdin.
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) key: SealCombineArgs,
}

#[derive(Debug, Args)]
pub(crate) struct SealEraseArgs {
    /// Entry whose fields are erased.
    #[arg(long, value_name = "ID")]
    pub(crate) entry: EntryId,
    /// Code of the reason, such as person-asked, court-order or retention-ended; no free text.
    #[arg(long, value_name = "CODE")]
    pub(crate) reason: String,
    /// Erase the record of the entry and its salt as well.
    #[arg(long)]
    pub(crate) record: bool,
    #[command(flatten)]
    pub(crate) case: SealListArgs,
}
