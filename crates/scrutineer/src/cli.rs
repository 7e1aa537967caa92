//! The command line as the user types it. What it means is decided in [`crate::verbs`].

mod bundle;
mod geometry;
mod log;
mod records;
mod seal;

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use bundle::{BundleMakeArgs, BundleVerb, BundleVerifyArgs};
pub(crate) use geometry::ImportGeometryArgs;
pub(crate) use log::{LogCaseArgs, LogInitArgs, LogProveArgs, LogVerb, LogVerifyArgs};
pub(crate) use records::{
    CheckRecordsArgs, ImportRecordsArgs, RecordFilesArgs, TimelineArgs, TimelineVerb,
};
pub(crate) use seal::{
    SealCombineArgs, SealEraseArgs, SealExportArgs, SealKeepArgs, SealKeysArgs, SealListArgs,
    SealOpenArgs, SealVerb,
};

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
    /// Language of texts for people: en, az, ru or ar.
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
    /// Compare what was published more than once. Keeps nothing.
    #[command(subcommand)]
    Compare(Compare),
    /// The order of what happened.
    #[command(subcommand)]
    Timeline(TimelineVerb),
    /// The log of a case, in which nothing can be changed unseen; and the check of any log.
    #[command(subcommand)]
    Log(LogVerb),
    /// Evidence with all that proves it, as a folder that stock tools can check.
    #[command(subcommand)]
    Bundle(BundleVerb),
    /// Write results in a form for exchange.
    #[command(subcommand)]
    Export(Export),
    /// What names a person: sealed to a key that is not here, opened elsewhere, erased.
    #[command(subcommand)]
    Seal(SealVerb),
    /// Help with mappings, which say what the columns of a file mean.
    #[command(subcommand)]
    Mapping(MappingVerb),
    /// Write the assessment of a case as a site.
    #[command(after_help = "Example:\n  scrutineer assess --case president-2018")]
    Assess(AssessArgs),
    /// Write the site of a case into a folder, for any host of plain files.
    #[command(
        after_help = "Examples:\n  scrutineer export-site public --case president-2018\n  \
        scrutineer export-site /media/stick/site --case president-2018 --json"
    )]
    ExportSite(ExportSiteArgs),
    /// Show the site of a case: the files that assess wrote, from memory.
    #[command(
        after_help = "Examples:\n  scrutineer serve --case president-2018\n  scrutineer serve \
        --case president-2018 --host observers.example\n  scrutineer serve --case \
        president-2018 --address 0.0.0.0:80"
    )]
    Serve(ServeArgs),
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
    /// Copies of sheets that observers hold, to be compared with the official result.
    #[command(
        after_help = "Example:\n  scrutineer import copies copies.csv --mapping mine.toml \
        --form generic --case my-case --label 'copies of 6 August'"
    )]
    Copies(ImportResultsArgs),
    /// Records and announced figures: incidents, statements, observers, polls, norms, claims.
    #[command(
        after_help = "Examples:\n  scrutineer import records azerbaijan-2024 --case my-case\n  \
        scrutineer import records my-package/ --case my-case\n  scrutineer import records \
        incidents.csv --table incident --columns mine.toml --case my-case"
    )]
    Records(ImportRecordsArgs),
    /// Shapes of the places of the results, for maps: GeoJSON (RFC 7946) with areas in degrees.
    #[command(
        after_help = "Example:\n  scrutineer import geometry regions.geojson --level region \
        --property name_en --source 'the national cadastre, 2024' --licence CC-BY-4.0 --case my-case"
    )]
    Geometry(ImportGeometryArgs),
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
    /// Figures as they were announced: sums, shares, versions, turnout, variants of the press.
    #[command(
        after_help = "Examples:\n  scrutineer check statements azerbaijan-2024\n  scrutineer \
        check statements bulletins.json --json\n  scrutineer check statements my-package/"
    )]
    Statements(CheckStatementsArgs),
    /// Records of what is known besides figures: whether they can stand beside one another.
    #[command(
        after_help = "Examples:\n  scrutineer check records azerbaijan-2024\n  scrutineer check \
        records my-package/ incidents.csv --table incident"
    )]
    Records(CheckRecordsArgs),
    /// A report of NIST SP 1500-100 version 2 in JSON: whether it is what the standard says.
    #[command(after_help = "Example:\n  scrutineer check nist report.json --json")]
    Nist(CheckNistArgs),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Export {
    /// A report of NIST SP 1500-100 version 2 in JSON. What it cannot hold is said on stderr.
    #[command(
        after_help = "Examples:\n  scrutineer export nist final.csv --date 2018-03-18 --generated \
        2018-03-23T12:00:00+03:00 --issuer 'Observers Together' -o report.json\n  scrutineer \
        export nist --case my-case --edition 2 --date 2018-03-18 -o report.json --json"
    )]
    Nist(ExportNistArgs),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Compare {
    /// Two editions of one result: units that came and went, figures that changed, who gained.
    #[command(
        after_help = "Examples:\n  scrutineer compare editions preliminary.csv final.csv\n  \
        scrutineer compare editions first.csv second.csv --mapping first.toml --mapping second.toml \
        --decisions annulled.csv --strata region --json"
    )]
    Editions(CompareEditionsArgs),
    /// Copies of sheets and the official result: where they differ, and whether a part is larger
    /// than its whole.
    #[command(
        after_help = "Examples:\n  scrutineer compare copies copies.csv --official official.csv\n  \
        scrutineer compare copies copies.csv --mapping mine.toml --official bulletins.json#2 \
        --images manifest.json --json"
    )]
    Copies(Box<CompareCopiesArgs>),
}

#[derive(Debug, Args)]
pub(crate) struct CompareCopiesArgs {
    /// Copies: a file of results in which a unit may stand several times; - is stdin.
    pub(crate) copies: PathBuf,
    /// The official result: a file of results by unit, or announcements (JSON, TOML) with the
    /// number of one behind a #, the last one if none is given. Once, or once for each kind.
    #[arg(long, value_name = "FILE[#SEQ]", required = true)]
    pub(crate) official: Vec<String>,
    /// How the columns of the copies are read: a built-in mapping or a mapping file.
    #[arg(long, default_value = "common", value_name = "NAME|FILE")]
    pub(crate) mapping: String,
    /// Which sheet the items belong to: a built-in form or a form file.
    #[arg(long, default_value = "generic", value_name = "NAME|FILE")]
    pub(crate) form: String,
    /// Encoding of the copies, where it is not detected rightly.
    #[arg(long, value_name = "LABEL")]
    pub(crate) encoding: Option<String>,
    /// How the columns of an official file of results are read; as the copies unless given.
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) official_mapping: Option<String>,
    /// Which sheet its items belong to; as the copies unless given.
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) official_form: Option<String>,
    /// Its encoding, where it is not detected rightly.
    #[arg(long, value_name = "LABEL")]
    pub(crate) official_encoding: Option<String>,
    /// Pictures with their SHA-256, as published: JSON or the output of sha256sum.
    #[arg(long, value_name = "MANIFEST")]
    pub(crate) images: Option<PathBuf>,
    /// Place of the mapping that says who holds a copy; `holder` if there is one.
    #[arg(long, value_name = "PLACE")]
    pub(crate) holder: Option<String>,
    /// Place that names the picture; `image` if there is one.
    #[arg(long, value_name = "PLACE")]
    pub(crate) image: Option<String>,
    /// Place with the SHA-256 of the picture; `image_sha256` if there is one.
    #[arg(long, value_name = "PLACE")]
    pub(crate) image_sha256: Option<String>,
    /// Place that says when the picture was taken; `taken_at` if there is one.
    #[arg(long, value_name = "PLACE")]
    pub(crate) taken_at: Option<String>,
    /// Place that says whether the sheet is signed; `signed` if there is one.
    #[arg(long, value_name = "PLACE")]
    pub(crate) signed: Option<String>,
    /// Place that says whether the sheet is stamped; `stamped` if there is one.
    #[arg(long, value_name = "PLACE")]
    pub(crate) stamped: Option<String>,
    /// When voting ended, by the clock of the place; earlier pictures need a reason.
    #[arg(long, value_name = "YYYY-MM-DD HH:MM")]
    pub(crate) voting_ended: Option<String>,
    /// Number of units in the whole election.
    #[arg(long, value_name = "N", requires = "units_source")]
    pub(crate) units: Option<u64>,
    /// Where that number was published.
    #[arg(long, value_name = "TEXT", requires = "units")]
    pub(crate) units_source: Option<String>,
    /// Voters on the register of the whole election.
    #[arg(long, value_name = "N", requires = "registered_source", value_parser = clap::value_parser!(i64).range(0..))]
    pub(crate) registered: Option<i64>,
    /// Where that number was published.
    #[arg(long, value_name = "TEXT", requires = "registered")]
    pub(crate) registered_source: Option<String>,
    /// Name under which announcements give all choices that they do not list.
    #[arg(long, default_value = "others", value_name = "NAME")]
    pub(crate) others: String,
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
pub(crate) struct CompareEditionsArgs {
    /// The earlier edition: a file of results; - is stdin.
    pub(crate) a: PathBuf,
    /// The later edition.
    pub(crate) b: PathBuf,
    /// How the columns are read; `common` unless given. Once for both editions, or once for each.
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) mapping: Vec<String>,
    /// Which sheet the items belong to; `generic` unless given. Once for both, or once for each.
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) form: Vec<String>,
    /// Encoding, where it is not detected rightly. Once for both, or once for each.
    #[arg(long, value_name = "LABEL")]
    pub(crate) encoding: Vec<String>,
    /// Published decisions on units: a CSV with decision, date, source and places of the key.
    #[arg(long, value_name = "FILE")]
    pub(crate) decisions: Option<PathBuf>,
    /// Place within which units that came late may be compared with earlier ones; several
    /// together, such as region and district, if given more than once.
    #[arg(long, value_name = "PLACE")]
    pub(crate) strata: Vec<String>,
    /// Both are partial results of one count, so that no count may fall.
    #[arg(long)]
    pub(crate) cumulative: bool,
    /// Units to show for each finding and list.
    #[arg(long, default_value_t = 10, value_name = "N")]
    pub(crate) examples: usize,
    /// Show every unit.
    #[arg(long, conflicts_with = "examples")]
    pub(crate) all: bool,
    /// Mark the output as made from invented data.
    #[arg(long)]
    pub(crate) simulated: bool,
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
    /// Where readers can write to: an address of mail or of the web.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) contact: Option<String>,
    /// Who pays for it; may be given more than once.
    #[arg(long = "funder", value_name = "NAME")]
    pub(crate) funders: Vec<String>,
    /// Say that nobody pays for it.
    #[arg(long, conflicts_with = "funders")]
    pub(crate) no_funders: bool,
    /// What might bias those who publish.
    #[arg(long, value_name = "TEXT")]
    pub(crate) conflicts_of_interest: Option<String>,
    /// Licence of texts and figures, such as CC-BY-4.0.
    #[arg(long, value_name = "NAME")]
    pub(crate) licence: Option<String>,
    /// Where the public site will stand, ending in /; feeds need it.
    #[arg(long, value_name = "URL")]
    pub(crate) address: Option<String>,
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
    /// Contest inside the election; where a file holds several, the one to read.
    #[arg(long, default_value = "", value_name = "NAME")]
    pub(crate) contest: String,
    /// Threshold of a rule, such as R109.percent=90; may be given more than once.
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub(crate) settings: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct CheckNistArgs {
    /// Report in JSON, plain, gzip or zstd; - is stdin.
    pub(crate) file: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct CheckResultsArgs {
    /// File of results: CSV, TSV, XLSX, XLS, ODS, HTML, NIST SP 1500-100 or EML, plain, gzip or
    /// zstd; - is stdin.
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
pub(crate) struct CheckStatementsArgs {
    /// Built-in package, folder of a package, case with statements, TOML file or bulletins JSON;
    /// - is stdin.
    #[arg(value_name = "PACKAGE|CASE|FILE")]
    pub(crate) what: PathBuf,
    /// Mark the output as made from invented data.
    #[arg(long)]
    pub(crate) simulated: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ImportResultsArgs {
    /// File of results: CSV, TSV, XLSX, XLS, ODS, HTML, NIST SP 1500-100 or EML, plain, gzip or
    /// zstd; - is stdin.
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
    /// Country, as two letters.
    #[arg(long, default_value = "")]
    pub(crate) country: String,
    /// Address that the file was fetched from.
    #[arg(long, value_name = "URL")]
    pub(crate) fetched_from: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ExportNistArgs {
    /// File of results, read as `check results` reads it; - is stdin.
    #[arg(conflicts_with = "case")]
    pub(crate) file: Option<PathBuf>,
    /// How the columns of the file are read, as for `check results`.
    #[arg(long, default_value = "common", value_name = "NAME|FILE")]
    pub(crate) mapping: String,
    /// Which sheet the items of the file belong to.
    #[arg(long, default_value = "generic", value_name = "NAME|FILE")]
    pub(crate) form: String,
    /// Encoding of the file, where it is not detected rightly.
    #[arg(long, value_name = "LABEL")]
    pub(crate) encoding: Option<String>,
    /// Contest inside the election; where a file holds several, the one to read.
    #[arg(long, default_value = "", conflicts_with = "case", value_name = "NAME")]
    pub(crate) contest: String,
    /// Take an edition of the case in this folder instead of a file.
    #[arg(long, value_name = "DIR")]
    pub(crate) case: Option<PathBuf>,
    /// Number of the edition in the case; the last one unless given.
    #[arg(long, value_name = "SEQ", requires = "case")]
    pub(crate) edition: Option<i64>,
    /// Day of the election, which the standard demands.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) date: Option<String>,
    /// When the report was made, with its zone; of an edition, when it was imported.
    #[arg(long, value_name = "MOMENT")]
    pub(crate) generated: Option<String>,
    /// Who answers for the report; of a case, its publisher.
    #[arg(long, value_name = "NAME")]
    pub(crate) issuer: Option<String>,
    /// Short name of the issuer; the whole name unless given.
    #[arg(long, value_name = "NAME")]
    pub(crate) issuer_short: Option<String>,
    /// How final the figures are; unofficial unless given, and partial if a unit has no figures.
    #[arg(long, value_enum)]
    pub(crate) status: Option<Status>,
    /// Number of the report in its series; of an edition, its number in the case, otherwise 1.
    #[arg(long, value_name = "N")]
    pub(crate) sequence: Option<i64>,
    /// What the choices are.
    #[arg(long, value_enum, default_value_t = Choices::Candidates)]
    pub(crate) choices: Choices,
    /// Language of the names, as a BCP 47 tag; und is a language that nobody has said.
    #[arg(long, value_name = "TAG", default_value = "und")]
    pub(crate) language: String,
    /// Name of the edition, such as final.
    #[arg(long, default_value = "", conflicts_with = "case")]
    pub(crate) label: String,
    /// Name of the election, such as president-2018.
    #[arg(long, default_value = "", conflicts_with = "case")]
    pub(crate) election: String,
    /// Mark the report as made from invented data.
    #[arg(long, conflicts_with = "case")]
    pub(crate) simulated: bool,
}

/// How final a report is, in the words of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Status {
    /// Made before the election.
    PreElection,
    /// Not all units have reported.
    UnofficialPartial,
    /// All units have reported, and nobody has confirmed it.
    UnofficialComplete,
    /// Confirmed.
    Certified,
    /// Corrects an earlier report.
    Correction,
    /// From a recount.
    Recount,
}

/// What the choices of a contest are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Choices {
    /// People.
    Candidates,
    /// Parties or lists.
    Parties,
    /// Answers to a question.
    Answers,
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
pub(crate) struct ExportSiteArgs {
    /// Folder to write: new, empty, or one that holds an older site, which is replaced.
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[command(flatten)]
    pub(crate) assess: AssessArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    /// Folder of the case.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) case: PathBuf,
    /// Where to listen: an address of this machine and a port; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8420", value_name = "ADDRESS:PORT")]
    pub(crate) address: SocketAddr,
    /// Name to answer to beside those of this machine; may be given more than once. Needed behind a
    /// proxy or an onion service that passes its own name on.
    #[arg(long = "host", value_name = "NAME")]
    pub(crate) hosts: Vec<String>,
    /// Memory for files, in MiB; what does not fit is read from disk for each request.
    #[arg(long, default_value_t = 512, value_name = "MIB", value_parser = clap::value_parser!(u32))]
    pub(crate) memory: u32,
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
