//! What all pages share: their frame, their tables and their figures.

use election::codes::Class;
use minijinja::{Value, value::Serde};
use serde::Serialize;

use super::{
    edition::Edition,
    input::{SiteError, SiteInput},
    keys::Units,
    made_of::Digest,
    moment::Moments,
    output::Output,
    template::Engine,
    unfolded::open,
};
use crate::{
    figure::{Figure, Table, Width, escape},
    finding::Wording,
    text::{Catalogue, LOCALES, Locale, TextError, direction},
    words::Words,
};

/// The list of comparisons, which a site without any does not have.
pub(super) const COMPARISONS: &str = "comparisons/index.html";

/// Everything a page is written with, in one language.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub(super) input: &'a SiteInput<'a>,
    pub(super) editions: &'a [Edition<'a>],
    /// Address and key of the text of each entry of the menu.
    pub(super) menu: &'a [(&'static str, &'static str)],
    pub(super) units: &'a Units<'a>,
    pub(super) catalogue: &'a Catalogue,
    /// Why the site is not ready to be published, in the reader's language.
    pub(super) draft: &'a [String],
    pub(super) engine: &'a Engine<'a>,
    /// Digest of all texts and templates that pages are told with.
    pub(super) voice: Digest,
}

/// A page by its address below the root of its language.
pub(super) struct Address<'a> {
    /// Template.
    pub(super) template: &'a str,
    /// Address, such as `findings/index.html`.
    pub(super) path: &'a str,
    /// Entry of the menu that it stands under.
    pub(super) menu: &'a str,
    /// Its title.
    pub(super) title: &'a str,
}

/// What the frame of a page shows.
#[derive(Serialize)]
struct Frame<'a> {
    lang: &'static str,
    dir: &'static str,
    title: &'a str,
    is_overview: bool,
    /// From this page to the root of its language.
    home: String,
    /// From this page to the root of the site.
    root: String,
    menu: Vec<Link>,
    /// Entries behind "More".
    more: Vec<Link>,
    languages: Vec<Language>,
    simulated: bool,
    /// Why the site is not ready to be published; empty if it is.
    draft: &'a [String],
    case: Case<'a>,
    program: &'a str,
    /// Digests of the datasets, newest first.
    datasets: Vec<String>,
    body: Value,
}

#[derive(Serialize)]
struct Case<'a> {
    id: &'a str,
    title: &'a str,
    zone: &'a str,
    publisher: Option<&'a str>,
    contact: Option<Link>,
    funders: Option<&'a str>,
    conflicts_of_interest: Option<&'a str>,
    licence: Option<&'a str>,
    address: Option<&'a str>,
}

/// An address to write to: of the web, of mail, or words.
fn contact(text: &str) -> Link {
    let href = match text {
        web if web.starts_with("https://") => web.to_owned(),
        mail if is_mail(mail) => format!("mailto:{mail}"),
        _ => String::new(),
    };
    Link {
        href,
        text: text.to_owned(),
        current: false,
    }
}

/// A plain address: nothing in it that a program of mail could take for an order.
fn is_mail(text: &str) -> bool {
    let is_plain = |part: &str| {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-_+".contains(&byte);
        !part.is_empty() && part.bytes().all(is_plain)
    };
    text.split_once('@')
        .is_some_and(|(name, host)| is_plain(name) && is_plain(host) && host.contains('.'))
}

/// A link with its text.
#[derive(Serialize)]
pub(super) struct Link {
    pub(super) href: String,
    pub(super) text: String,
    pub(super) current: bool,
}

#[derive(Serialize)]
struct Language {
    tag: &'static str,
    name: &'static str,
    href: String,
    current: bool,
}

impl<'a> Site<'a> {
    pub(super) const fn words(&self) -> Words<'a> {
        Words {
            catalogue: self.catalogue,
        }
    }

    /// The wording of an edition's findings.
    pub(super) const fn wording(&self, edition: &Edition<'a>) -> Wording<'a> {
        Wording {
            catalogue: self.catalogue,
            dataset: edition.input.dataset,
            form: &edition.input.form.form,
            report: edition.input.report,
        }
    }

    /// The newest edition of the official result; of copies where nothing else is there; `None`
    /// on a site that has records only.
    pub(super) fn newest(&self) -> Option<&'a Edition<'a>> {
        let official = self
            .editions
            .iter()
            .rfind(|edition| !edition.input.are_copies);
        official.or(self.editions.last())
    }

    /// The title of the case in the reader's language, where its package has one.
    pub(super) fn case_title(&self) -> &'a str {
        let title = self.input.case.title;
        let figures = self.input.records.and_then(|records| records.figures);
        let titles = figures.map(|figures| &figures.title);
        let titles = titles.filter(|titles| titles.values().any(|one| one == title));
        let own = titles.and_then(|titles| titles.get(self.catalogue.locale().tag));
        own.map_or(title, String::as_str)
    }

    /// A name, stage or note of the package of figures, and the language it is in where that is
    /// not the reader's.
    pub(super) fn of_package(&self, text: &str) -> (String, Option<&'static str>) {
        let tag = self.catalogue.locale().tag;
        let figures = self.input.records.and_then(|records| records.figures);
        match figures.and_then(|figures| figures.translated(text, tag)) {
            Some(own) => (own.to_owned(), None),
            None => (text.to_owned(), (tag != "en").then_some("en")),
        }
    }

    /// The sort of a source. Words that the catalogue does not know stay as they were written.
    pub(super) fn source_kind(&self, kind: &str) -> (String, Option<&'static str>) {
        let key = format!("source-kind-{}", kind.replace(' ', "-"));
        match self.words().text(&key) {
            Ok(own) => (own, None),
            Err(_) => (
                kind.to_owned(),
                (self.catalogue.locale().tag != "en").then_some("en"),
            ),
        }
    }

    /// Tells moments in the zone of the election.
    pub(super) fn moments(&self) -> Moments<'a> {
        let records = self.input.records;
        Moments {
            catalogue: self.catalogue,
            zone: self.input.case.zone,
            offset: records.and_then(|records| records.records.offset.as_deref()),
        }
    }

    /// The name of an edition; copies of sheets are called so.
    pub(super) fn title(&self, edition: &Edition<'_>) -> Result<String, TextError> {
        let title = edition.input.title;
        if !edition.input.are_copies {
            return Ok(title.to_owned());
        }
        self.catalogue
            .text("edition-copies", &[("title", title.into())])
    }

    /// Address of the page of a row's unit from the root of a language; of the row itself where
    /// it has no key.
    pub(super) fn unit_address(&self, edition: &Edition<'_>, row: usize) -> String {
        let unit = self.units.at(edition.number - 1, row);
        unit.map_or_else(|| edition.unit_address(row), |unit| self.units.href(unit))
    }

    /// Writes a page.
    pub(super) fn write(
        &self,
        out: &Output,
        address: &Address<'_>,
        body: impl Serialize,
    ) -> Result<(), SiteError> {
        let said = out.made_of().finish();
        self.write_as(out, address, said, &body, Ok)
    }

    /// Writes a page whose body is made of what is said of it here and in `digest`, and is made
    /// only if the page is.
    pub(super) fn write_as<S: Serialize, B: Serialize>(
        &self,
        out: &Output,
        address: &Address<'_>,
        digest: Digest,
        said: S,
        body: impl FnOnce(S) -> Result<B, SiteError>,
    ) -> Result<(), SiteError> {
        let path = format!("{}{}", prefix(self.catalogue.locale()), address.path);
        let frame = self.frame(address, Value::UNDEFINED)?;
        let mut made_of = out.made_of();
        made_of.part(self.voice);
        made_of.part(digest);
        made_of.text(address.template);
        let told = made_of.value(&frame).and_then(|()| made_of.value(&said));
        told.map_err(|error| SiteError::Io {
            path: (&path).into(),
            error,
        })?;
        out.page(&path, made_of.finish(), || {
            self.render(address, body(said)?)
        })
    }

    /// The text of a page.
    pub(super) fn render(
        &self,
        address: &Address<'_>,
        body: impl Serialize,
    ) -> Result<String, SiteError> {
        let frame = self.frame(address, Value::from(Serde(body)))?;
        self.engine.render(address.template, frame)
    }

    fn frame<'b>(&'b self, address: &'b Address<'_>, body: Value) -> Result<Frame<'b>, TextError> {
        let locale = self.catalogue.locale();
        let home = "../".repeat(address.path.matches('/').count());
        let root = format!(
            "{home}{}",
            if prefix(locale).is_empty() { "" } else { "../" }
        );
        let case = &self.input.case;
        let (mut menu, mut more) = (Vec::new(), Vec::new());
        for (&(path, key), open) in self.menu.iter().zip(open(self.menu)) {
            let entries = if open { &mut menu } else { &mut more };
            entries.push(Link {
                href: format!("{home}{path}"),
                text: self.catalogue.text(key, &[])?,
                current: path == address.menu,
            });
        }
        let languages = LOCALES.iter().map(|other| Language {
            tag: other.tag,
            name: other.name,
            href: format!("{root}{}{}", prefix(other), address.path),
            current: other.tag == locale.tag,
        });
        Ok(Frame {
            lang: locale.tag,
            dir: direction(locale.tag),
            title: address.title,
            is_overview: address.path == "index.html",
            menu,
            more,
            languages: languages.collect(),
            home,
            root,
            simulated: case.simulated,
            draft: self.draft,
            case: Case {
                id: case.id,
                title: self.case_title(),
                zone: case.zone,
                publisher: case.publisher,
                contact: case.contact.map(contact),
                funders: case.funders,
                conflicts_of_interest: case.conflicts_of_interest,
                licence: case.licence,
                address: case.address,
            },
            program: self.input.program,
            // Pages of units change with their figures, not with those of others.
            datasets: self
                .editions
                .iter()
                .rev()
                .filter(|_| !address.path.starts_with("unit"))
                .map(|edition| edition.sha256.to_string())
                .collect(),
            body,
        })
    }

    /// A table as the templates show it.
    pub(super) fn table(&self, table: &Table) -> TableView {
        let columns = table
            .columns
            .iter()
            .enumerate()
            .map(|(position, column)| HeadingView {
                text: column.heading.clone(),
                number: table
                    .rows
                    .first()
                    .is_some_and(|row| row[position].is_number()),
                href: None,
                second: None,
            });
        let row = |row: &Vec<crate::figure::Cell>| {
            let cell = |cell: &crate::figure::Cell| CellView {
                text: cell.shown(self.catalogue),
                number: cell.is_number(),
                href: None,
                second: None,
                missing: false,
            };
            row.iter().map(cell).collect()
        };
        TableView {
            caption: table.caption.clone(),
            columns: columns.collect(),
            rows: table.rows.iter().map(row).collect(),
        }
    }

    /// Writes the files of a figure and returns what the page shows of it.
    pub(super) fn figure(
        &self,
        out: &Output,
        edition: &Edition<'_>,
        figure: &Figure,
    ) -> Result<FigureView, SiteError> {
        self.named_figure(out, &edition.number.to_string(), figure)
    }

    /// The same for a figure that belongs to no edition: `of` begins the names of its files.
    pub(super) fn named_figure(
        &self,
        out: &Output,
        of: &str,
        figure: &Figure,
    ) -> Result<FigureView, SiteError> {
        let stem = format!("{of}-{}", figure.name());
        let folder = format!("{}figures/", prefix(self.catalogue.locale()));
        let (picture, drawing) = (format!("{folder}{stem}.png"), format!("{folder}{stem}.svg"));
        let wide = figure.svg(Width::Wide);
        // What stands in the drawing stands in the picture, which takes long to paint.
        if !out.keeps(&picture, (&drawing, wide.as_bytes())) {
            out.file(&picture, &figure.png()?)?;
        }
        out.file(&drawing, wide.as_bytes())?;
        out.file(
            &format!("{folder}{stem}-narrow.svg"),
            figure.svg(Width::Narrow).as_bytes(),
        )?;
        if prefix(self.catalogue.locale()).is_empty() {
            let csv = figure.data().csv(self.input.case.simulated);
            out.file(&format!("data/edition-{stem}.csv"), csv.as_bytes())?;
        }
        let embed = self.input.case.address.map(|address| {
            let alt = escape(figure.description());
            format!(
                "<a href=\"{address}\"><img src=\"{address}{folder}{stem}.svg\" alt=\"{alt}\"></a>"
            )
        });
        Ok(FigureView {
            stem,
            title: figure.title().to_owned(),
            alt: figure.description().to_owned(),
            method: figure.method().to_owned(),
            table: self.table(figure.shown()),
            embed,
        })
    }
}

/// An address that may become a link: one of the web.
pub(super) fn web(address: Option<&String>) -> Option<String> {
    let is_web =
        |address: &&String| address.starts_with("https://") || address.starts_with("http://");
    address.filter(is_web).cloned()
}

/// Folder of a language: none for the first.
pub(super) fn prefix(locale: &Locale) -> String {
    if locale.tag == LOCALES[0].tag {
        String::new()
    } else {
        format!("{}/", locale.tag)
    }
}

/// A table for a template.
#[derive(Serialize)]
pub(super) struct TableView {
    pub(super) caption: String,
    pub(super) columns: Vec<HeadingView>,
    pub(super) rows: Vec<Vec<CellView>>,
}

/// A heading of a column.
#[derive(Serialize)]
pub(super) struct HeadingView {
    pub(super) text: String,
    pub(super) number: bool,
    pub(super) href: Option<String>,
    /// What stands below it.
    pub(super) second: Option<String>,
}

impl HeadingView {
    pub(super) const fn text(text: String) -> Self {
        Self {
            text,
            number: false,
            href: None,
            second: None,
        }
    }

    pub(super) const fn number(text: String) -> Self {
        Self {
            text,
            number: true,
            href: None,
            second: None,
        }
    }

    pub(super) fn linked(self, href: String) -> Self {
        Self {
            href: Some(href),
            ..self
        }
    }
}

/// A cell of a table.
#[derive(Serialize)]
pub(super) struct CellView {
    /// `None` is shown as not published.
    pub(super) text: Option<String>,
    pub(super) number: bool,
    pub(super) href: Option<String>,
    /// What stands below it.
    pub(super) second: Option<String>,
    /// Whether the text says why there is none.
    pub(super) missing: bool,
}

impl CellView {
    pub(super) const fn text(text: String) -> Self {
        Self {
            text: Some(text),
            number: false,
            href: None,
            second: None,
            missing: false,
        }
    }

    pub(super) const fn number(text: Option<String>) -> Self {
        Self {
            text,
            number: true,
            href: None,
            second: None,
            missing: false,
        }
    }

    /// Why nothing stands there.
    pub(super) const fn missing(text: String) -> Self {
        Self {
            text: Some(text),
            number: true,
            href: None,
            second: None,
            missing: true,
        }
    }

    pub(super) fn linked(self, href: String) -> Self {
        Self {
            href: Some(href),
            ..self
        }
    }
}

/// A figure for a template.
#[derive(Serialize)]
pub(super) struct FigureView {
    stem: String,
    title: String,
    alt: String,
    method: String,
    table: TableView,
    /// Markup that shows it on another page; `None` if nobody has said where this site stands.
    embed: Option<String>,
}

/// A class for a template: its word in addresses, its sign, its text.
#[derive(Serialize, Clone)]
pub(super) struct ClassView {
    pub(super) word: &'static str,
    pub(super) sign: &'static str,
    pub(super) text: String,
}

impl ClassView {
    pub(super) fn new(class: Class, words: Words<'_>) -> Result<Self, TextError> {
        let sign = match class {
            Class::Error => "≠",
            Class::Warning => "?",
            Class::Information => "i",
        };
        let text = words.text(&format!("class-{}", class.word()))?;
        Ok(Self {
            word: class.word(),
            sign,
            text,
        })
    }
}
