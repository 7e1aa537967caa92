//! `scrutineer mapping guess`: a first mapping for a file, to be read and corrected.

use assessment::text::{Arg, Catalogue, TextError};
use exchange::{Guess, Note, Why, Words, guess_mapping};
use serde_json::{Value, json};

use super::reading::{Hinted, Source};
use crate::{
    cli::{Format, GuessMappingArgs},
    output::{Ending, Printer},
};

/// Guesses a mapping and writes it.
pub(crate) fn guess(arguments: &GuessMappingArgs, printer: &Printer) -> anyhow::Result<Ending> {
    let said = Said::new(Catalogue::new(printer.locale())?)?;
    let is_text = match printer.format() {
        Format::Table => true,
        Format::Json => false,
        Format::Csv | Format::Md => {
            let message = "a mapping is a TOML file, not a table".to_owned();
            let hint = "leave --format out, or use --json".to_owned();
            return Err(Hinted::new(message, hint).into());
        }
    };
    let source = Source::open(&arguments.file, printer)?;
    let name = source.name.clone();
    let guess = guess_mapping(source.stream, &name, arguments.encoding.as_deref())?;
    let toml = guess.to_toml(&name, &said);
    if is_text {
        printer.data(&toml)?;
    } else {
        let object = object(&guess, &name, &toml, arguments);
        printer.data(&format!("{}\n", serde_json::to_string(&object)?))?;
    }
    Ok(Ending::Done)
}

fn object(guess: &Guess, name: &str, toml: &str, arguments: &GuessMappingArgs) -> Value {
    let columns = guess.columns.iter().map(|column| {
        json!({
            "heading": column.heading,
            "role": column.role,
            "name": (!column.name.is_empty()).then_some(&column.name),
            "sure": column.is_sure,
            "why": column.why.word(),
        })
    });
    let notes = guess.notes.iter().map(|note| {
        let (word, about) = note.words();
        json!({ "note": word, "about": (!about.is_empty()).then_some(about) })
    });
    json!({
        "schema": "scrutineer.mapping.guess/1",
        "version": env!("CARGO_PKG_VERSION"),
        "simulated": null,
        "inputs": [{ "name": name, "sha256": guess.sha256 }],
        "parameters": { "encoding": arguments.encoding },
        "seed": null,
        "result": {
            "format": guess.format,
            "compression": guess.compression,
            "part": guess.part,
            "encoding": guess.encoding,
            "delimiter": guess.delimiter,
            "header_rows": [guess.header_rows.0, guess.header_rows.1],
            "layout": guess.layout,
            "key": guess.key,
            "columns": columns.collect::<Vec<_>>(),
            "notes": notes.collect::<Vec<_>>(),
            "mapping": toml,
        },
        "findings": [],
    })
}

/// The words of a language for what a guess says. Each text is looked up once beforehand, so
/// that a missing one is an error and not a hole.
struct Said {
    catalogue: Catalogue,
    not_sure: String,
}

impl Said {
    fn new(catalogue: Catalogue) -> Result<Self, TextError> {
        let not_sure = catalogue.text("guess-not-sure", &[])?;
        Ok(Self {
            catalogue,
            not_sure,
        })
    }

    /// A text with one variable; its key if it is not there, which a test rules out.
    fn text(&self, key: &str, variables: &[(&str, Arg<'_>)]) -> String {
        let text = self.catalogue.text(key, variables);
        text.unwrap_or_else(|_| key.to_owned())
    }
}

impl Words for Said {
    fn why(&self, why: &Why) -> String {
        let key = format!("guess-why-{}", why.word());
        match why {
            Why::Word { word, language } | Why::Phrase { word, language } => {
                let word = Arg::from(word.as_str());
                let language = Arg::from(language.as_str());
                self.text(&key, &[("word", word), ("language", language)])
            }
            _ => self.text(&key, &[]),
        }
    }

    fn note(&self, note: &Note) -> String {
        let (word, about) = note.words();
        let key = format!("guess-note-{word}");
        if about.is_empty() {
            self.text(&key, &[])
        } else {
            self.text(&key, &[("about", Arg::from(about.as_str()))])
        }
    }

    fn not_sure(&self) -> String {
        self.not_sure.clone()
    }

    fn made_from(&self, file: &str) -> String {
        self.text("guess-made-from", &[("file", Arg::from(file))])
    }
}
