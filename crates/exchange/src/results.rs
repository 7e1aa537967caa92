//! The door: a stream of results, a mapping and a form become a dataset and an account.
//!
//! Rows are read one by one and either all of them are taken or none: on an error there is no
//! dataset. What a row *says* is never an error, however impossible.
//!
//! A document of a standard says itself what its columns are. It takes the same way with a
//! mapping that is written from it, unless the caller brings one of their own.

use std::io::Read;

use election::{
    dataset::{Builder, Dataset, EditionLabel, FormRef, Header, Reading, SCHEMA, Source},
    digest::Sha256,
    form::Form,
    names,
};
use encoding_rs::Encoding;

use crate::{
    account::{
        Account, ColumnAccount, ExpectedRows, Format, KnownBy, RuleAccount, SubtotalsAccount,
    },
    columns::{self, Cell, Columns},
    described::Described,
    document::{self, Limits, json::Json, xml::Xml},
    eml,
    encoding::{self, Text},
    error::{Fault, Located, ReadError, shortened},
    figures::Figures,
    foreign::{self, Kind},
    grid::{Grid, Record, Rows},
    layout::{self, Reshaped},
    mapping::{Action, Layout, Long, Mapping},
    nist,
    opened::{Notation, declared_encoding, notation},
    page,
    row_rules::RowRules,
    sheets,
    source::{Origin, Source as Stream, base_name, composed},
    table::{Table, refuse_same_headings},
};

/// What a caller may say beside the mapping.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// Whether the figures are invented.
    pub simulated: bool,
    /// Label of the encoding, in place of what the mapping says.
    pub encoding: Option<String>,
    /// What the edition is. Fields that are empty stay as the mapping says. In a document that
    /// holds several contests, the contest says which is meant.
    pub edition: EditionLabel,
}

/// What became of a file.
#[derive(Debug)]
pub struct Results {
    /// The figures.
    pub dataset: Dataset,
    /// What was found and done.
    pub account: Account,
    /// The mapping that was used: the caller's, or the one that was written from a document.
    pub mapping: Mapping,
}

/// Cells with content after which a column without a single number is no choice.
const TEXTS_OF_NO_CHOICE: u64 = 100;

/// Reads results from `reader` to its end.
///
/// `name` stands in errors as it is; the dataset keeps it without folders. `form_sha256` is the
/// digest of the file of `form`.
///
/// # Errors
/// If the stream cannot be read, is no table, or is not what the mapping and the form say.
pub fn read_results(
    mut reader: impl Read,
    name: &str,
    mapping: &Mapping,
    form: &Form,
    form_sha256: Sha256,
    options: &ReadOptions,
) -> Result<Results, ReadError> {
    let in_file = |located: Located| located.in_file(name);
    let call = Call {
        name,
        mapping,
        form,
        form_sha256,
        options,
    };
    match open(&mut reader, mapping, options).map_err(in_file)? {
        Opened::Text(mut table) => {
            let taken = call.take(&mut *table)?;
            Ok(taken.finish(table.finish()))
        }
        Opened::Whole(whole) => {
            let (mut grid, origin) = *whole;
            Ok(call.take(&mut grid)?.finish(origin))
        }
        Opened::Document(text, notation) => call.document(*text, notation),
    }
}

/// What a caller wants read, and how.
pub(crate) struct Call<'a> {
    pub(crate) name: &'a str,
    pub(crate) mapping: &'a Mapping,
    pub(crate) form: &'a Form,
    pub(crate) form_sha256: Sha256,
    pub(crate) options: &'a ReadOptions,
}

/// Rows that have been taken to the last one; what lacks is where they came from.
pub(crate) struct Taken {
    mapping: Mapping,
    builder: Builder,
    name: String,
    header_line: u64,
    rows: u64,
    units: u64,
    aggregates: u64,
    skipped: u64,
    blank: u64,
    rules: Vec<RuleAccount>,
    subtotals: Option<SubtotalsAccount>,
    columns: Vec<ColumnAccount>,
    layout: &'static str,
    expected_rows: Option<ExpectedRows>,
}

impl Call<'_> {
    /// A document of a standard, which is held whole.
    fn document(&self, mut text: Text<'_>, notation: Notation) -> Result<Results, ReadError> {
        let in_file = |located: Located| located.in_file(self.name);
        declare(&mut text, notation).map_err(in_file)?;
        let whole = document::take_all(&mut text, Limits::default()).map_err(in_file)?;
        let (encoding, source) = text.finish();
        let origin = |format, part: &EditionLabel| Origin {
            source,
            format,
            part: Some(part.contest.clone()).filter(|contest| !contest.is_empty()),
            encoding: Some(encoding),
            line_ends: None,
            delimiter: None,
        };
        let contest = &self.options.edition.contest;
        let (taken, format, edition) = match notation {
            Notation::Json => {
                let json = Json::parse(whole, Limits::default()).map_err(in_file)?;
                if !nist::is_report(&json) {
                    let what = "a JSON document";
                    return Err(in_file(Located::line(1, Fault::NotATable { what })));
                }
                let rows = nist::rows(nist::Object::Json(json.root()), contest);
                self.described(rows.map_err(in_file)?)?
            }
            Notation::Xml => {
                let xml = Xml::parse(&whole, Limits::default()).map_err(in_file)?;
                drop(whole);
                let rows = if nist::is_xml_report(&xml) {
                    nist::rows(nist::Object::Xml(xml.root()), contest)
                } else {
                    eml::rows(xml.root(), contest)
                };
                self.described(rows.map_err(in_file)?)?
            }
        };
        Ok(taken.finish(origin(format, &edition)))
    }

    fn described(&self, rows: Described<'_>) -> Result<(Taken, Format, EditionLabel), ReadError> {
        let mut grid = rows.grid().map_err(|located| located.in_file(self.name))?;
        let written = rows.mapping(self.form)?;
        let mut options = self.options.clone();
        options.simulated |= rows.simulated;
        // The contest was chosen; what it is called stands in the document.
        options.edition.contest.clone_from(&rows.edition.contest);
        let (format, edition) = (rows.format, rows.edition);
        drop(rows.rows);
        let call = Call {
            mapping: if self.mapping.is_built_in("common") {
                &written
            } else {
                self.mapping
            },
            options: &options,
            ..*self
        };
        Ok((call.take(&mut grid)?, format, edition))
    }

    /// Takes all rows of a table through the mapping. The door for every reader: a [`Grid`]
    /// goes through it as a text does.
    pub(crate) fn take(&self, rows: &mut impl Rows) -> Result<Taken, ReadError> {
        let (mapping, form) = (self.mapping, self.form);
        let header_line = rows.header_line();
        let in_file = |located: Located| located.in_file(self.name);
        let bind = |rows: &mut dyn Rows| {
            refuse_same_headings(rows.headings(), header_line).map_err(in_file)?;
            columns::bind(rows.headings(), self.name, header_line, mapping, form)
        };
        let reshaped = match &mapping.layout {
            Layout::Wide => {
                let columns = bind(rows)?;
                return self.take_units(rows, columns);
            }
            Layout::Long(long) => {
                self.refuse_unknown_items(long)?;
                let columns = bind(rows)?;
                layout::gather(rows, columns, mapping, long, form).map_err(in_file)?
            }
            Layout::Stations(stations) => layout::turn(rows, self.name, mapping, stations, form)?,
        };
        self.take_reshaped(reshaped)
    }

    /// Takes a table with a row a unit.
    fn take_units(&self, rows: &mut impl Rows, columns: Columns) -> Result<Taken, ReadError> {
        let in_file = |located: Located| located.in_file(self.name);
        let form_ref = FormRef {
            id: self.form.id.clone(),
            sha256: self.form_sha256,
        };
        let choices_complete = self.mapping.choices_complete;
        let choices_complete = choices_complete.unwrap_or(self.form.choices_complete);
        let header = header(
            &columns,
            self.mapping,
            form_ref,
            choices_complete,
            self.options,
        );
        let mut taking = Taking::new(columns, Builder::new(header), &self.mapping.figures);
        while let Some(record) = rows.next_row().map_err(in_file)? {
            taking.row(&record).map_err(in_file)?;
        }
        taking.finish(rows, self).map_err(in_file)
    }

    fn take_reshaped(&self, reshaped: Reshaped) -> Result<Taken, ReadError> {
        let mut grid = reshaped.grid;
        let taken = self.take_units(&mut grid, reshaped.columns)?;
        let mut columns = reshaped.source_columns;
        columns.extend(taken.columns);
        let mut rules = reshaped.rules;
        rules.extend(taken.rules);
        Ok(Taken {
            rows: reshaped.rows,
            blank: reshaped.blank,
            skipped: reshaped.skipped + taken.skipped,
            subtotals: reshaped.subtotals,
            rules,
            columns,
            ..taken
        })
    }

    /// Items that rows may name must be items of the form.
    fn refuse_unknown_items(&self, long: &Long) -> Result<(), ReadError> {
        for (text, item) in &long.items {
            if self.form.item(item).is_some() {
                continue;
            }
            let known = self.form.items.iter().map(|item| item.id.as_str());
            let fault = Fault::UnknownItem {
                heading: text.clone(),
                item: item.clone(),
                form: self.form.id.clone(),
                near: names::nearest(item, known).map(str::to_owned),
            };
            let line = Located::line(long.line, fault);
            return Err(line.in_file(&self.mapping.name));
        }
        Ok(())
    }
}

impl Taken {
    /// The dataset and its account, now that the file has been read to its end.
    pub(crate) fn finish(self, origin: Origin) -> Results {
        let Self {
            mut builder, name, ..
        } = self;
        let name = base_name(&name);
        let sha256 = origin.source.sha256;
        builder.set_sources(vec![Source {
            name: name.clone(),
            sha256,
        }]);
        Results {
            dataset: builder.finish(),
            mapping: self.mapping,
            account: Account {
                name,
                sha256,
                bytes: origin.source.bytes,
                compression: origin.source.compression,
                format: origin.format,
                part: origin.part,
                encoding: origin.encoding,
                line_ends: origin.line_ends,
                delimiter: origin.delimiter,
                header_line: self.header_line,
                layout: self.layout,
                rows: self.rows,
                units: self.units,
                aggregates: self.aggregates,
                skipped: self.skipped,
                blank: self.blank,
                rules: self.rules,
                subtotals: self.subtotals,
                columns: self.columns,
                expected_rows: self.expected_rows,
            },
        }
    }
}

/// A file whose rows can be taken: as they stream by, or all of them.
enum Opened<'a> {
    Text(Box<Table<'a>>),
    Whole(Box<(Grid, Origin)>),
    /// A document of a standard, not yet read.
    Document(Box<Text<'a>>, Notation),
}

fn open<'a>(
    reader: &'a mut dyn Read,
    mapping: &Mapping,
    options: &ReadOptions,
) -> Result<Opened<'a>, Located> {
    let declared = match &options.encoding {
        Some(label) => Some(encoding::labelled(label).map_err(Located::nowhere)?),
        None => mapping.encoding,
    };
    let mut source = Stream::open(reader).map_err(Located::nowhere)?;
    let start = source.start().map_err(Located::nowhere)?;
    let kind = foreign::recognise(start);
    if let (Some(notation), false) = (notation(unmarked(start)), kind == Kind::Spreadsheet) {
        let text = Text::open(source, declared)?;
        return Ok(Opened::Document(Box::new(text), notation));
    }
    let found = match kind {
        Kind::Table => Format::Delimited,
        Kind::Html => Format::Html,
        Kind::Spreadsheet => return open_sheet(source, mapping),
        Kind::Other(what) => return Err(Located::line(1, Fault::NotATable { what })),
    };
    // A page is read only where one is expected: often one is served in place of the table.
    if found == Format::Html && mapping.format != Some(Format::Html) {
        let what = "an HTML page";
        return Err(Located::line(1, Fault::NotATable { what }));
    }
    refuse_other_format(mapping, found)?;
    if found == Format::Html {
        return open_page(source, declared, mapping);
    }
    let text = Text::open(source, declared)?;
    let table = Table::open(text, mapping.delimiter, mapping.header)?;
    Ok(Opened::Text(Box::new(table)))
}

/// The beginning of a file without its byte order mark.
fn unmarked(start: &[u8]) -> &[u8] {
    &start[Encoding::for_bom(start).map_or(0, |(_, length)| length)..]
}

fn open_sheet<'a>(mut source: Stream<'a>, mapping: &Mapping) -> Result<Opened<'a>, Located> {
    let bytes = source.rest(sheets::MAX_FILE).map_err(Located::nowhere)?;
    let sheet = sheets::read(bytes, mapping.sheet.as_ref());
    let sheet = sheet.map_err(|fault| Located::line(1, fault))?;
    refuse_other_format(mapping, sheet.format)?;
    let origin = Origin {
        source: source.finish(),
        format: sheet.format,
        part: Some(composed(&sheet.name)),
        encoding: None,
        line_ends: None,
        delimiter: None,
    };
    let grid = sheet.cells.into_grid(mapping.header)?;
    Ok(Opened::Whole(Box::new((grid, origin))))
}

fn open_page<'a>(
    mut source: Stream<'a>,
    declared: Option<&'static Encoding>,
    mapping: &Mapping,
) -> Result<Opened<'a>, Located> {
    let start = source.start().map_err(Located::nowhere)?;
    let stated = page::stated_encoding(start).filter(|_| declared.is_none());
    let mut text = Text::open(source, declared.or(stated))?;
    let page = page::read(&text.whole()?, mapping.table.as_ref())?;
    let (mut encoding, source) = text.finish();
    if stated.is_some() {
        encoding.known_by = KnownBy::Markup;
    }
    let origin = Origin {
        source,
        format: Format::Html,
        part: Some(composed(&page.name)),
        encoding: Some(encoding),
        line_ends: None,
        delimiter: None,
    };
    let grid = page.cells.into_grid(mapping.header)?;
    Ok(Opened::Whole(Box::new((grid, origin))))
}

fn refuse_other_format(mapping: &Mapping, found: Format) -> Result<(), Located> {
    match mapping.format {
        Some(declared) if declared != found => {
            let (declared, found) = (declared.word(), found.word());
            Err(Located::line(1, Fault::OtherFormat { declared, found }))
        }
        _ => Ok(()),
    }
}

/// JSON is UTF-8 by its definition; XML says what it is.
fn declare(text: &mut Text<'_>, notation: Notation) -> Result<(), Located> {
    let declared = match notation {
        Notation::Json => None,
        Notation::Xml => declared_encoding(text.start()).map(String::from_utf8_lossy),
    };
    let encoding = match declared {
        Some(label) => encoding::labelled(&label),
        None => Ok(encoding_rs::UTF_8),
    };
    text.declare(encoding.map_err(|fault| Located::line(1, fault))?)
}

fn header(
    columns: &Columns,
    mapping: &Mapping,
    form: FormRef,
    choices_complete: bool,
    options: &ReadOptions,
) -> Header {
    Header {
        schema: SCHEMA,
        simulated: options.simulated,
        form,
        mapping: mapping.sha256,
        edition: edition(&options.edition, &mapping.edition),
        key: columns.key.clone(),
        places: columns.places.clone(),
        nesting: columns.nesting.clone(),
        items: columns.items.clone(),
        words: columns.words.clone(),
        number_words: mapping.number_words.clone(),
        choices: columns.choices.clone(),
        choices_complete,
        // Known once they have been read to the end.
        sources: Vec::new(),
    }
}

/// What the caller says, and where it says nothing, what the mapping says.
fn edition(said: &EditionLabel, mapped: &EditionLabel) -> EditionLabel {
    let choose = |said: &str, mapped: &str| {
        let chosen = if said.is_empty() { mapped } else { said };
        composed(chosen)
    };
    EditionLabel {
        country: choose(&said.country, &mapped.country),
        election: choose(&said.election, &mapped.election),
        contest: choose(&said.contest, &mapped.contest),
        label: choose(&said.label, &mapped.label),
    }
}

/// Rows on their way into a dataset.
struct Taking<'a> {
    builder: Builder,
    figures: &'a Figures,
    cells: Vec<Cell>,
    columns: Vec<ColumnAccount>,
    /// By column of the file.
    contents: Vec<Content>,
    rules: RowRules,
    units: u64,
    aggregates: u64,
    skipped: u64,
}

/// What a column was seen to hold.
#[derive(Debug, Clone, Default)]
struct Content {
    any: bool,
    whole: bool,
    texts: u64,
    first_text: Option<(u64, String)>,
}

impl<'a> Taking<'a> {
    fn new(columns: Columns, builder: Builder, figures: &'a Figures) -> Self {
        Self {
            builder,
            figures,
            contents: vec![Content::default(); columns.cells.len()],
            cells: columns.cells,
            columns: columns.accounts,
            rules: columns.row_rules,
            units: 0,
            aggregates: 0,
            skipped: 0,
        }
    }

    fn row(&mut self, record: &Record<'_>) -> Result<(), Located> {
        let by_rule = self.rules.catch(record);
        let action = by_rule.or(record.is_sum.then_some(Action::Aggregate));
        if action == Some(Action::Skip) {
            self.skipped += 1;
            return Ok(());
        }
        for column in 0..self.cells.len() {
            self.cell(column, record.cell(column), record.line)?;
        }
        if action == Some(Action::Aggregate) {
            self.aggregates += 1;
            self.builder.end_aggregate(0, record.line);
        } else {
            self.units += 1;
            self.builder.end_unit(0, record.line);
        }
        Ok(())
    }

    fn cell(&mut self, column: usize, cell: &str, line: u64) -> Result<(), Located> {
        let builder = &mut self.builder;
        let has_content = match self.cells[column] {
            Cell::Count(item) => {
                let reading = self.figures.read(cell);
                builder.item(item, reading);
                reading != Reading::Missing
            }
            Cell::Choice(choice) => {
                let reading = self.figures.read(cell);
                builder.choice(choice, reading);
                reading != Reading::Missing
            }
            Cell::OtherChoice(choice) => {
                let reading = self.figures.read(cell);
                builder.choice(choice, reading);
                self.contents[column].note(reading, line);
                self.refuse_no_choice(column, TEXTS_OF_NO_CHOICE)?;
                reading != Reading::Missing
            }
            Cell::Place(place) => {
                builder.place(place, cell.trim());
                !cell.trim().is_empty()
            }
            Cell::Text(item) => {
                builder.text(item, cell.trim());
                !cell.trim().is_empty()
            }
            Cell::Words(words) => {
                builder.words(words, cell.trim());
                !cell.trim().is_empty()
            }
            Cell::Long(_) | Cell::Nowhere => !cell.trim().is_empty(),
            Cell::Unnamed if cell.trim().is_empty() => false,
            Cell::Unnamed => {
                let text = shortened(cell.trim());
                return Err(Located::cell(line, column, Fault::UnnamedColumn { text }));
            }
        };
        self.contents[column].any |= has_content;
        Ok(())
    }

    /// A column taken for a choice must hold a number among its first `enough` texts.
    fn refuse_no_choice(&self, column: usize, enough: u64) -> Result<(), Located> {
        let content = &self.contents[column];
        if content.whole || content.texts < enough {
            return Ok(());
        }
        let Some((line, text)) = content.first_text.clone() else {
            return Ok(());
        };
        let heading = self.columns[column].heading.clone();
        let fault = Fault::NotAChoice {
            heading,
            cells: content.texts,
            text,
        };
        Err(Located::cell(line, column, fault))
    }

    fn finish(mut self, rows: &impl Rows, call: &Call<'_>) -> Result<Taken, Located> {
        let header_line = rows.header_line();
        if self.units == 0 {
            let skipped = self.skipped + self.aggregates;
            return Err(Located::line(header_line, Fault::NoRows { skipped }));
        }
        for (column, cell) in self.cells.iter().enumerate() {
            if let Cell::OtherChoice(_) = cell {
                self.refuse_no_choice(column, 1)?;
            }
        }
        for (column, content) in self.columns.iter_mut().zip(&self.contents) {
            column.is_empty = !content.any;
        }
        let expected_rows = call.mapping.expected_rows.map(|expected| ExpectedRows {
            expected,
            found: self.units,
        });
        Ok(Taken {
            mapping: call.mapping.clone(),
            name: call.name.to_owned(),
            header_line,
            units: self.units,
            aggregates: self.aggregates,
            skipped: self.skipped,
            blank: rows.blank(),
            rules: self.rules.accounts(),
            rows: self.units + self.aggregates + self.skipped,
            subtotals: None,
            layout: call.mapping.layout.word(),
            expected_rows,
            columns: self.columns,
            builder: self.builder,
        })
    }
}

impl Content {
    /// Notes whether a cell holds a number or a text.
    fn note(&mut self, reading: Reading<'_>, line: u64) {
        match reading {
            Reading::Missing => {}
            Reading::Whole(_) => self.whole = true,
            Reading::Unreadable(text) => {
                self.texts += 1;
                self.first_text
                    .get_or_insert_with(|| (line, shortened(text)));
            }
        }
    }
}
