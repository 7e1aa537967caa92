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
};

use crate::{
    account::{Account, ColumnAccount, ExpectedRows, Format, RuleAccount},
    columns::{self, Cell, Columns},
    described::Described,
    document::{self, Limits, json::Json, xml::Xml},
    eml,
    encoding::{self, Text},
    error::{Fault, Located, ReadError, shortened},
    figures::Figures,
    grid::{Record, Rows},
    mapping::{Action, Mapping, RowRule},
    nist,
    opened::{Notation, declared_encoding, notation},
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

/// Lines of caught rows that an account keeps for each rule.
const FIRST_LINES: usize = 5;

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
    let text = call.text(&mut reader).map_err(in_file)?;
    if let Some(notation) = notation(text.start()) {
        return call.document(text, notation);
    }
    text.refuse_foreign().map_err(in_file)?;
    let table = Table::open(text, mapping.delimiter, mapping.header_rows);
    let mut table = table.map_err(in_file)?;
    let taken = call.take(&mut table)?;
    Ok(taken.finish(table.finish()))
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
    units: u64,
    aggregates: u64,
    skipped: u64,
    blank: u64,
    rules: Vec<RuleAccount>,
    columns: Vec<ColumnAccount>,
    expected_rows: Option<ExpectedRows>,
}

impl Call<'_> {
    fn text<'r>(&self, reader: &'r mut dyn Read) -> Result<Text<'r>, Located> {
        let declared = match &self.options.encoding {
            Some(label) => Some(encoding::labelled(label).map_err(Located::nowhere)?),
            None => self.mapping.encoding,
        };
        let source = Stream::open(reader).map_err(Located::nowhere)?;
        Text::open(source, declared)
    }

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
    ///
    /// [`Grid`]: crate::grid::Grid
    pub(crate) fn take(&self, rows: &mut impl Rows) -> Result<Taken, ReadError> {
        let in_file = |located: Located| located.in_file(self.name);
        let header_line = rows.header_line();
        refuse_same_headings(rows.headings(), header_line).map_err(in_file)?;
        let (mapping, form) = (self.mapping, self.form);
        let columns = columns::bind(rows.headings(), self.name, header_line, mapping, form)?;
        let form_ref = FormRef {
            id: form.id.clone(),
            sha256: self.form_sha256,
        };
        let choices_complete = mapping.choices_complete.unwrap_or(form.choices_complete);
        let header = header(&columns, mapping, form_ref, choices_complete, self.options);
        let mut taking = Taking::new(columns, Builder::new(header), &mapping.figures);
        while let Some(record) = rows.next_row().map_err(in_file)? {
            taking.row(&record).map_err(in_file)?;
        }
        taking.finish(rows, self).map_err(in_file)
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
                units: self.units,
                aggregates: self.aggregates,
                skipped: self.skipped,
                blank: self.blank,
                rules: self.rules,
                columns: self.columns,
                expected_rows: self.expected_rows,
            },
        }
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
    rules: Vec<(Action, usize, RowRule)>,
    /// What each of the rules caught.
    caught: Vec<Caught>,
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

#[derive(Debug, Clone, Default)]
struct Caught {
    rows: u64,
    first_lines: Vec<u64>,
}

impl<'a> Taking<'a> {
    fn new(columns: Columns, builder: Builder, figures: &'a Figures) -> Self {
        Self {
            builder,
            figures,
            contents: vec![Content::default(); columns.cells.len()],
            cells: columns.cells,
            columns: columns.accounts,
            caught: vec![Caught::default(); columns.row_rules.len()],
            rules: columns.row_rules,
            units: 0,
            aggregates: 0,
            skipped: 0,
        }
    }

    fn row(&mut self, record: &Record<'_>) -> Result<(), Located> {
        let by_rule = self.catch(record);
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

    /// What the first rule that matches does with the row.
    fn catch(&mut self, record: &Record<'_>) -> Option<Action> {
        let matches = |(_, column, rule): &(Action, usize, RowRule)| {
            rule.pattern.matches(record.cell(*column))
        };
        let rule = self.rules.iter().position(matches)?;
        let caught = &mut self.caught[rule];
        caught.rows += 1;
        if caught.first_lines.len() < FIRST_LINES {
            caught.first_lines.push(record.line);
        }
        Some(self.rules[rule].0)
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
            Cell::Nowhere => !cell.trim().is_empty(),
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
        let rules = self.rules.drain(..).zip(self.caught.drain(..));
        let rules = rules.map(|((action, _, rule), caught)| RuleAccount {
            action: action.field(),
            column: rule.column,
            matches: rule.pattern.as_str().to_owned(),
            rows: caught.rows,
            first_lines: caught.first_lines,
        });
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
            rules: rules.collect(),
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
