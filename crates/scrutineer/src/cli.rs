//! The command line as the user types it. What it means is decided in [`crate::verbs`].

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Collect, verify, analyse and publish the evidence about an election.
#[derive(Debug, Parser)]
#[command(
    name = "scrutineer",
    version,
    max_term_width = 100,
    propagate_version = true
)]
#[command(
    after_help = "Exit codes: 0 done and nothing against you; 1 done, and the check found \
    something; 2 could not run; 130 interrupted."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) verb: Verb,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// How results are written. Data go to stdout, all else to stderr.
#[derive(Debug, Clone, Args)]
pub(crate) struct OutputArgs {
    /// Form of the data on stdout.
    #[arg(long, global = true, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
    /// The same as --format json.
    #[arg(long, global = true, conflicts_with = "format")]
    pub(crate) json: bool,
    /// Write the data to this file; - is stdout.
    #[arg(short, long, global = true, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Language of texts for people: en or az.
    #[arg(long, global = true, value_name = "TAG", default_value = "en")]
    pub(crate) locale: String,
    /// Exit with 0 even if the check found something, for notebooks.
    #[arg(long, global = true)]
    pub(crate) exit_zero: bool,
    /// Say less on stderr.
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

/// A form of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people at a terminal.
    Table,
    /// One object, documented in docs/reference/command-line.md.
    Json,
    /// A row per finding and unit.
    Csv,
    /// A table for a document.
    Md,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Make a case: a folder that keeps the evidence about one election.
    #[command(
        after_help = "Example:\n  scrutineer new president-2018 --title 'Russia 2018' \
        --publisher 'Observers Together'"
    )]
    New(NewArgs),
    /// Take something into a case.
    #[command(subcommand)]
    Import(Import),
    /// Check something without a case, an account or a server.
    #[command(subcommand)]
    Check(Check),
    /// Help with mappings, which say what the columns of a file mean.
    #[command(subcommand)]
    Mapping(MappingVerb),
    /// Write the assessment of a case as a site.
    #[command(after_help = "Example:\n  scrutineer assess --case president-2018")]
    Assess(AssessArgs),
    /// Make an invented election, check it, write its site and show it.
    #[command(
        after_help = "Examples:\n  scrutineer demo\n  scrutineer demo --dir /media/stick/demo --no-serve"
    )]
    Demo(DemoArgs),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Import {
    /// An edition of results.
    #[command(
        after_help = "Examples:\n  scrutineer import results final.csv --mapping common \
        --form generic --case my-case --label final\n  scrutineer import results final.csv \
        --mapping mine.toml --form generic --dry-run"
    )]
    Results(ImportResultsArgs),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Check {
    /// A file of results by station: which figures cannot both be true, which need a reason.
    #[command(
        after_help = "Examples:\n  scrutineer check results your.csv\n  zstdcat big.csv.zst | \
        scrutineer check results - --form russia-presidential --json\n  scrutineer check results \
        your.csv --set R109.percent=90 --all --format csv -o findings.csv"
    )]
    Results(CheckResultsArgs),
}

#[derive(Debug, Subcommand)]
pub(crate) enum MappingVerb {
    /// Guess a mapping from the headings and cells of a file, to be read and corrected.
    #[command(
        after_help = "Examples:\n  scrutineer mapping guess results.csv -o mine.toml\n  scrutineer \
        check results results.csv --mapping mine.toml"
    )]
    Guess(GuessMappingArgs),
}

#[derive(Debug, Args)]
pub(crate) struct GuessMappingArgs {
    /// File of results: CSV, TSV, XLSX, XLS, ODS or HTML, plain, gzip or zstd; - is stdin.
    pub(crate) file: PathBuf,
    /// Encoding of the file, where it is not detected rightly, such as windows-1251.
    #[arg(long, value_name = "LABEL")]
    pub(crate) encoding: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct NewArgs {
    /// Folder of the case; new or empty.
    pub(crate) dir: PathBuf,
    /// Title for people; the folder's name if not given.
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// Short name in lower-case letters, digits and hyphens; from the folder's name if not given.
    #[arg(long)]
    pub(crate) id: Option<String>,
    /// Time zone of the election.
    #[arg(long, default_value = "Etc/UTC", value_name = "AREA/PLACE")]
    pub(crate) zone: String,
    /// Mark everything in the case as invented. Cannot be changed later.
    #[arg(long)]
    pub(crate) simulated: bool,
    /// Who publishes.
    #[arg(long)]
    pub(crate) publisher: Option<String>,
    /// Who pays for it; may be given more than once.
    #[arg(long = "funder", value_name = "NAME")]
    pub(crate) funders: Vec<String>,
    /// Say that nobody pays for it.
    #[arg(long, conflicts_with = "funders")]
    pub(crate) no_funders: bool,
    /// What might bias those who publish.
    #[arg(long, value_name = "TEXT")]
    pub(crate) conflicts_of_interest: Option<String>,
}

/// How a file of results is read.
#[derive(Debug, Clone, Args)]
pub(crate) struct ReadingArgs {
    /// How the columns are read: a built-in mapping, such as `common`, or a mapping file.
    #[arg(long, default_value = "common", value_name = "NAME|FILE")]
    pub(crate) mapping: String,
    /// Which sheet the items belong to: a built-in form or a form file.
    #[arg(long, default_value = "generic", value_name = "NAME|FILE")]
    pub(crate) form: String,
    /// Encoding of the file, where it is not detected rightly, such as windows-1251.
    #[arg(long, value_name = "LABEL")]
    pub(crate) encoding: Option<String>,
    /// Threshold of a rule, such as R109.percent=90; may be given more than once.
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub(crate) settings: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct CheckResultsArgs {
    /// File of results: CSV, TSV, XLSX, XLS, ODS or HTML, plain, gzip or zstd; - is stdin.
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// Units to show for each finding.
    #[arg(long, default_value_t = 10, value_name = "N")]
    pub(crate) examples: usize,
    /// Show every unit of every finding.
    #[arg(long, conflicts_with = "examples")]
    pub(crate) all: bool,
    /// Mark the output as made from invented data.
    #[arg(long)]
    pub(crate) simulated: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ImportResultsArgs {
    /// File of results: CSV, TSV, XLSX, XLS, ODS or HTML, plain, gzip or zstd; - is stdin.
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// Folder of the case.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) case: PathBuf,
    /// Read and check, keep nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Take the file in although figures in it contradict each other.
    #[arg(long)]
    pub(crate) accept_findings: bool,
    /// Name of the edition, such as final.
    #[arg(long, default_value = "")]
    pub(crate) label: String,
    /// Name of the election, such as president-2018.
    #[arg(long, default_value = "")]
    pub(crate) election: String,
    /// Contest inside the election.
    #[arg(long, default_value = "")]
    pub(crate) contest: String,
    /// Country, as two letters.
    #[arg(long, default_value = "")]
    pub(crate) country: String,
    /// Address that the file was fetched from.
    #[arg(long, value_name = "URL")]
    pub(crate) fetched_from: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct AssessArgs {
    /// Folder of the case.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) case: PathBuf,
    /// Threshold of a rule, such as R109.percent=90; may be given more than once.
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub(crate) settings: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct DemoArgs {
    /// Folder to make it in; an earlier demo there is replaced.
    #[arg(long, default_value = "demo")]
    pub(crate) dir: PathBuf,
    /// Write the site and end.
    #[arg(long)]
    pub(crate) no_serve: bool,
    /// Number of polling stations.
    #[arg(long, default_value_t = 20_000, value_name = "N", value_parser = clap::value_parser!(u32).range(500..=200_000))]
    pub(crate) units: u32,
    /// Seed of the invention.
    #[arg(long, default_value = "training", value_name = "TEXT")]
    pub(crate) seed: String,
    /// Port on the loopback address; 0 takes a free one.
    #[arg(long, default_value_t = 8420)]
    pub(crate) port: u16,
}
