//! Where the figures come from: files with their digests, how they were read, and what is open
//! for download.

use serde::Serialize;

use super::{
    edition::Edition,
    input::{SiteError, SourceAccount},
    maps,
    output::Output,
    page::{Address, Site, web},
};
use crate::text::TextError;

#[derive(Serialize)]
struct Sources {
    editions: Vec<EditionView>,
    published: Vec<Published>,
    package: Vec<PackageFile>,
    downloads: Vec<Download>,
}

/// Where something was published.
#[derive(Serialize)]
struct Published {
    key: String,
    what: String,
    kind: String,
    kind_lang: Option<&'static str>,
    /// Only addresses of the web are made links.
    href: Option<String>,
}

/// A file of records or announced figures.
#[derive(Serialize)]
struct PackageFile {
    name: String,
    sha256: String,
}

#[derive(Serialize)]
struct EditionView {
    number: usize,
    title: String,
    imported_at: Option<String>,
    dataset_sha256: String,
    mapping: String,
    mapping_sha256: String,
    form: String,
    form_sha256: String,
    form_verified: bool,
    units: usize,
    aggregates: usize,
    files: Vec<FileView>,
}

#[derive(Serialize)]
struct FileView {
    name: String,
    sha256: String,
    account: Option<AccountView>,
}

#[derive(Serialize)]
struct AccountView {
    bytes: u64,
    compression: String,
    format: String,
    part: Option<String>,
    encoding: Option<EncodingView>,
    shape: Option<ShapeView>,
    units: u64,
    aggregates: u64,
    skipped: u64,
    blank: u64,
}

#[derive(Serialize)]
struct EncodingView {
    name: String,
    known_by: String,
}

/// How a text is cut into cells.
#[derive(Serialize)]
struct ShapeView {
    line_ends: String,
    delimiter: String,
}

/// A file of open data: its name below `data/`, and what it holds.
#[derive(Serialize)]
struct Download {
    name: String,
    what: String,
}

pub(super) fn write(site: &Site<'_>, out: &Output) -> Result<(), SiteError> {
    let mut editions = Vec::new();
    for edition in site.editions.iter().rev() {
        editions.push(view(site, edition)?);
    }
    let title = site.words().text("sources-title")?;
    let path = "sources.html";
    let address = Address {
        template: "sources.html",
        path,
        menu: path,
        title: &title,
    };
    site.write(
        out,
        &address,
        Sources {
            editions,
            published: published(site),
            package: package(site),
            downloads: downloads(site)?,
        },
    )
}

fn published(site: &Site<'_>) -> Vec<Published> {
    let sources = site
        .input
        .records
        .iter()
        .flat_map(|records| records.sources);
    let view = |source: &election::statements::Source| {
        let (kind, kind_lang) = site.source_kind(&source.kind);
        Published {
            key: source.key.clone(),
            what: source.what.clone(),
            kind,
            kind_lang,
            href: web(source.address.as_ref()),
        }
    };
    sources.map(view).collect()
}

fn package(site: &Site<'_>) -> Vec<PackageFile> {
    let files = site.input.records.iter().flat_map(|records| records.files);
    let view = |file: &election::dataset::Source| PackageFile {
        name: file.name.clone(),
        sha256: file.sha256.to_string(),
    };
    files.map(view).collect()
}

fn view(site: &Site<'_>, edition: &Edition<'_>) -> Result<EditionView, TextError> {
    let (input, dataset) = (edition.input, edition.dataset());
    let mut files = Vec::new();
    for source in &dataset.header.sources {
        let account = input
            .accounts
            .iter()
            .find(|account| account.sha256 == source.sha256);
        files.push(FileView {
            name: source.name.clone(),
            sha256: source.sha256.to_string(),
            account: account
                .map(|account| account_view(site, account))
                .transpose()?,
        });
    }
    Ok(EditionView {
        number: edition.number,
        title: site.title(edition)?,
        imported_at: input.imported_at.map(str::to_owned),
        dataset_sha256: edition.sha256.to_string(),
        mapping: input.mapping.name.to_owned(),
        mapping_sha256: dataset.header.mapping.to_string(),
        form: input.form.form.id.clone(),
        form_sha256: input.form.sha256.to_string(),
        form_verified: input.form.form.verified,
        units: dataset.units.len(),
        aggregates: dataset.aggregates.len(),
        files,
    })
}

fn account_view(site: &Site<'_>, account: &SourceAccount) -> Result<AccountView, TextError> {
    let encoding = account.encoding.as_ref().map(|encoding| {
        let known_by = format!("encoding-known-by-{}", encoding.known_by);
        Ok(EncodingView {
            name: encoding.name.clone(),
            known_by: site.words().text(&known_by)?,
        })
    });
    let shape = account.line_ends.as_ref().zip(account.delimiter);
    let format = account.format.as_deref().unwrap_or("delimited");
    Ok(AccountView {
        bytes: account.bytes,
        compression: account.compression.clone(),
        format: site.words().text(&format!("file-format-{format}"))?,
        part: account.part.clone(),
        encoding: encoding.transpose()?,
        shape: shape.map(|(line_ends, delimiter)| ShapeView {
            line_ends: line_ends.to_ascii_uppercase(),
            delimiter: match delimiter {
                '\t' => "TAB".to_owned(),
                other => other.to_string(),
            },
        }),
        units: account.units,
        aggregates: account.aggregates,
        skipped: account.skipped,
        blank: account.blank,
    })
}

fn downloads(site: &Site<'_>) -> Result<Vec<Download>, TextError> {
    let words = site.words();
    let mut downloads = Vec::new();
    let mut add = |name: String, key: &str| -> Result<(), TextError> {
        downloads.push(Download {
            name,
            what: words.text(key)?,
        });
        Ok(())
    };
    add("findings.json".to_owned(), "download-findings")?;
    add("findings.csv".to_owned(), "download-findings-rows")?;
    add("totals.csv".to_owned(), "download-totals")?;
    for edition in site.editions.iter().rev() {
        let number = edition.number;
        add(format!("edition-{number}.dataset"), "download-dataset")?;
        add(format!("edition-{number}-form.toml"), "download-form")?;
        add(format!("edition-{number}-mapping.toml"), "download-mapping")?;
    }
    for geometry in site.input.shapes {
        add(maps::file(geometry), "download-shapes")?;
    }
    Ok(downloads)
}
