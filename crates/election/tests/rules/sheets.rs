//! Sheets as short tables, and what the rules say about them as short sentences.

use election::{
    codes::{Class, Code},
    dataset::{
        Builder, Dataset, EditionLabel, FormRef, Header, ItemColumn, Reading, SCHEMA, Source,
    },
    digest::Sha256,
    form::{Form, ItemKind, Loaded, built_in},
    rules::{Argument, Outcome, Reason, Report, Settings, Subject, check},
};

/// Columns that make up a key.
const KEY: &[&str] = &[
    "region",
    "district",
    "municipality",
    "territory",
    "section",
    "centre",
    "precinct",
    "station",
];

/// Columns that only describe a unit.
const DESCRIPTIVE: &[&str] = &[
    "note",
    "postal_code",
    "stratum",
    "station_type",
    "section_type",
    "special",
];

/// A form from its file, without the lines that every form has.
pub(crate) fn form(text: &str) -> Form {
    let head = "schema = 1\ntitle = { en = \"Test\" }\nsource = \"made up\"\nverified = false\n";
    let loaded = Loaded::parse("test", &format!("{head}{text}"));
    loaded.unwrap_or_else(|error| panic!("{error}")).form
}

/// A table of sheets: a line of column names, then rows. Names of the key are places, items of
/// the form are items, `words:ITEM` is what the sheet says in words, all else is a choice.
#[derive(Clone)]
pub(crate) struct Sheets {
    pub(crate) form: Form,
    pub(crate) header: Header,
    columns: Vec<Column>,
    rows: Vec<Row>,
    settings: Settings,
}

/// What a column is taken for.
#[derive(Clone, Copy)]
pub(crate) enum Column {
    Place(usize),
    Figure(usize),
    Text(usize),
    Words(usize),
    Choice(usize),
}

#[derive(Clone)]
struct Row {
    cells: Vec<String>,
    source: u16,
    line: u64,
    is_sum: bool,
}

impl Sheets {
    pub(crate) fn of(form: &str, columns: &str) -> Self {
        Self::with(built_in(form).unwrap().form, columns)
    }

    pub(crate) fn with(form: Form, columns: &str) -> Self {
        let (columns, header) = bind(columns.split(','), &form, &["a.csv", "b.csv"]);
        Self {
            columns,
            header,
            form,
            rows: Vec::new(),
            settings: Settings::default(),
        }
    }

    /// A unit on the next line of `a.csv`; the column names stand on line 1.
    pub(crate) fn row(self, cells: &str) -> Self {
        let line = self.rows.len() as u64 + 2;
        self.row_at(0, line, cells)
    }

    pub(crate) fn row_at(self, source: u16, line: u64, cells: &str) -> Self {
        let cells = cells.split(',').map(str::to_owned).collect();
        self.cells_at(source, line, cells)
    }

    pub(crate) fn cells_at(mut self, source: u16, line: u64, cells: Vec<String>) -> Self {
        assert_eq!(cells.len(), self.columns.len(), "{cells:?}");
        self.rows.push(Row {
            cells,
            source,
            line,
            is_sum: false,
        });
        self
    }

    /// A stated sum on the next line.
    pub(crate) fn sum(self, cells: &str) -> Self {
        let mut sheets = self.row(cells);
        sheets.rows.last_mut().unwrap().is_sum = true;
        sheets
    }

    pub(crate) fn set(mut self, name: &str, value: &str) -> Self {
        self.settings.set(name, value).unwrap();
        self
    }

    pub(crate) fn nested(mut self, places: &[&str]) -> Self {
        self.header.nesting = places.iter().map(|&place| place.to_owned()).collect();
        self
    }

    pub(crate) fn incomplete(mut self) -> Self {
        self.header.choices_complete = false;
        self
    }

    pub(crate) fn dataset(&self) -> Dataset {
        let mut builder = Builder::new(self.header.clone());
        for row in &self.rows {
            for (column, cell) in self.columns.iter().zip(&row.cells) {
                column.set(&mut builder, cell);
            }
            if row.is_sum {
                builder.end_aggregate(row.source, row.line);
            } else {
                builder.end_unit(row.source, row.line);
            }
        }
        builder.finish()
    }

    pub(crate) fn check(&self) -> Checked {
        Checked::of(self.dataset(), self.form.clone(), &self.settings)
    }
}

impl Column {
    fn of(name: &str, form: &Form, header: &mut Header) -> Self {
        let name = name.to_owned();
        if KEY.contains(&name.as_str()) {
            header.key.push(name.clone());
            header.places.push(name);
            Self::Place(header.places.len() - 1)
        } else if DESCRIPTIVE.contains(&name.as_str()) {
            header.places.push(name);
            Self::Place(header.places.len() - 1)
        } else if let Some(item) = name.strip_prefix("words:") {
            header.words.push(item.to_owned());
            Self::Words(header.words.len() - 1)
        } else if let Some(item) = form.item(&name) {
            let kind = item.kind;
            header.items.push(ItemColumn { id: name, kind });
            let position = header.items.len() - 1;
            match kind {
                ItemKind::Count => Self::Figure(position),
                _ => Self::Text(position),
            }
        } else {
            header.choices.push(name);
            Self::Choice(header.choices.len() - 1)
        }
    }

    pub(crate) fn set(self, builder: &mut Builder, cell: &str) {
        match self {
            Self::Place(place) => builder.place(place, cell),
            Self::Figure(item) => builder.item(item, reading(cell)),
            Self::Text(item) => builder.text(item, cell),
            Self::Words(item) => builder.words(item, cell),
            Self::Choice(choice) => builder.choice(choice, reading(cell)),
        }
    }
}

/// Tells what the columns are by their names.
pub(crate) fn bind<'a>(
    names: impl Iterator<Item = &'a str>,
    form: &Form,
    sources: &[&str],
) -> (Vec<Column>, Header) {
    let sha256 = Sha256::of(b"test");
    let source = |name: &&str| Source {
        name: (*name).to_owned(),
        sha256,
    };
    let mut header = Header {
        schema: SCHEMA,
        simulated: true,
        form: FormRef {
            id: form.id.clone(),
            sha256,
        },
        mapping: sha256,
        edition: EditionLabel::default(),
        key: vec![],
        places: vec![],
        nesting: vec![],
        items: vec![],
        words: vec![],
        number_words: [("zero", 0), ("two", 2), ("five", 5), ("hundred", 100)]
            .map(|(word, value)| (word.to_owned(), value))
            .into(),
        choices: vec![],
        choices_complete: true,
        sources: sources.iter().map(source).collect(),
    };
    let columns = names.map(|name| Column::of(name, form, &mut header));
    (columns.collect(), header)
}

/// What a cell of a plain file says.
fn reading(cell: &str) -> Reading<'_> {
    match cell.parse() {
        _ if cell.is_empty() => Reading::Missing,
        Ok(value) => Reading::Whole(value),
        Err(_) => Reading::Unreadable(cell),
    }
}

/// Sheets after the rules have been run.
pub(crate) struct Checked {
    pub(crate) report: Report,
    pub(crate) dataset: Dataset,
    form: Form,
}

impl Checked {
    pub(crate) fn of(dataset: Dataset, form: Form, settings: &Settings) -> Self {
        Self {
            report: check(&dataset, &form, settings),
            dataset,
            form,
        }
    }

    pub(crate) fn outcomes(&self) -> impl Iterator<Item = &Outcome> {
        self.report.outcomes.iter()
    }

    /// What a rule found: class, line and sentence of every hit.
    pub(crate) fn told(&self, code: Code) -> Vec<String> {
        let hits = self.report.outcome(code).hits.iter();
        hits.map(|hit| {
            let message = hit.message(code, &self.dataset, &self.form);
            let arguments = message.arguments.iter();
            let arguments = arguments.map(|(name, value)| match value {
                Argument::Number(number) => format!(" {name}={number}"),
                Argument::Decimal(value) => format!(" {name}={value}"),
                Argument::Real(value) => format!(" {name}={value}"),
                Argument::Text(text) => format!(" {name}={text}"),
                Argument::Share(part, whole) => format!(" {name}={part}/{whole}"),
            });
            let variant = message.key.replace(&format!("{code}-statement"), "");
            let class = hit.class.word();
            format!(
                "{class} {}{variant}:{}",
                self.place(hit.at),
                arguments.collect::<String>()
            )
        })
        .collect()
    }

    fn place(&self, at: Subject) -> String {
        match at {
            Subject::Unit(row) => match self.dataset.origin(row) {
                ("a.csv", line) => format!("{line}"),
                (source, line) => format!("{source}:{line}"),
            },
            Subject::Sum(row) => format!("sum {}", self.dataset.aggregates.line(row)),
            Subject::Edition => "edition".to_owned(),
        }
    }

    /// Class and line of every hit of a rule on a unit, in order of lines.
    pub(crate) fn hits(&self, code: Code) -> Vec<(Class, u64)> {
        let hits = self.report.outcome(code).hits.iter();
        let hits = hits.filter_map(|hit| match hit.at {
            Subject::Unit(row) => Some((hit.class, self.dataset.units.line(row))),
            Subject::Sum(_) | Subject::Edition => None,
        });
        let mut hits: Vec<_> = hits.collect();
        hits.sort_unstable_by_key(|(class, line)| (*line, *class));
        hits
    }

    /// Lines of the hits of a rule on units.
    pub(crate) fn lines(&self, code: Code) -> Vec<u64> {
        self.hits(code).into_iter().map(|(_, line)| line).collect()
    }

    /// Lines of all units with a hit of class error.
    pub(crate) fn error_lines(&self) -> Vec<u64> {
        let codes = self.outcomes().map(|outcome| outcome.code);
        let hits = codes.flat_map(|code| self.hits(code));
        let errors = hits.filter(|(class, _)| *class == Class::Error);
        let mut lines: Vec<u64> = errors.map(|(_, line)| line).collect();
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    /// Codes with any hit.
    pub(crate) fn codes(&self) -> Vec<Code> {
        let hit = self.outcomes().filter(|outcome| !outcome.hits.is_empty());
        hit.map(|outcome| outcome.code).collect()
    }

    /// Examined, passed, nulls.
    pub(crate) fn counted(&self, code: Code) -> (u64, u64, u64) {
        let outcome = self.report.outcome(code);
        (outcome.examined, outcome.passed, outcome.nulls)
    }

    pub(crate) fn cannot_tell(&self, code: Code) -> &[Reason] {
        &self.report.outcome(code).cannot_tell
    }
}

/// A reason in short.
pub(crate) fn not_published(columns: &[&str]) -> Reason {
    Reason::NotPublished(columns.iter().map(|&column| column.to_owned()).collect())
}
