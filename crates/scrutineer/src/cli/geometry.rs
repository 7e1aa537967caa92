//! What is typed about shapes.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct ImportGeometryArgs {
    /// Shapes: GeoJSON, plain, gzip or zstd; - is stdin.
    pub(crate) file: PathBuf,
    /// Place of the results whose shapes they are, such as region; the largest unless given.
    #[arg(long, value_name = "PLACE")]
    pub(crate) level: Option<String>,
    /// Property that names the place as the results do; the one called as the level, or `name`,
    /// unless given. Once for each place of the key, if names stand in several larger places.
    #[arg(long = "property", value_name = "NAME")]
    pub(crate) properties: Vec<String>,
    /// Where the shapes come from, as a text or an address; stands under every map.
    #[arg(long, value_name = "TEXT")]
    pub(crate) source: String,
    /// Their licence; stands under every map.
    #[arg(long, value_name = "NAME")]
    pub(crate) licence: String,
    /// Folder of the case.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) case: PathBuf,
}
