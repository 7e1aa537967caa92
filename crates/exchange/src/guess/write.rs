//! A guess as the text of a mapping, with a comment for each column.

use std::fmt::Write as _;

use super::{
    Guess, GuessedColumn, Note, Why,
    turned::{Rule, Turned},
};
use crate::account::{Format, KnownBy};

/// How the reasons of a guess are said to a person.
pub trait Words {
    /// Why a column was taken for what it was.
    fn why(&self, why: &Why) -> String;
    /// What should be looked at.
    fn note(&self, note: &Note) -> String;
    /// That something is not sure.
    fn not_sure(&self) -> String;
    /// What the mapping was made from.
    fn made_from(&self, file: &str) -> String;
}

impl Guess {
    /// The text of the mapping for `file`, which reads it as it is or after gaps are filled.
    #[must_use]
    pub fn to_toml(&self, file: &str, words: &impl Words) -> String {
        let mut text = String::new();
        comment(&mut text, &words.made_from(file));
        for note in &self.notes {
            comment(
                &mut text,
                &format!("{}: {}", words.not_sure(), words.note(note)),
            );
        }
        self.head(&mut text);
        match &self.shape.turned {
            Some(turned) => turned_rows(&mut text, turned, words),
            None => {
                text.push_str("\n[columns]\n");
                for column in &self.columns {
                    let entry = format!("{} = {}", key(&column.heading), role(column));
                    let _ = writeln!(text, "{entry}  # {}", remark(column, words));
                }
                if self.shape.is_long {
                    text.push_str("\n[long]\nother_choices = \"name\"\n");
                }
            }
        }
        self.numbers(&mut text);
        text
    }

    fn head(&self, text: &mut String) {
        text.push_str("schema = 1\n");
        if self.format == Format::Html {
            text.push_str("format = \"html\"\n");
        }
        if let Some(part) = self.part.as_deref().filter(|_| self.format != Format::Html) {
            let _ = writeln!(text, "sheet = {}", string(part));
        }
        if let Some(encoding) = self.encoding
            && encoding.known_by == KnownBy::Guess
        {
            let _ = writeln!(
                text,
                "encoding = {}",
                string(&encoding.name.to_ascii_lowercase())
            );
        }
        if let Some(delimiter) = self.delimiter {
            let _ = writeln!(text, "delimiter = {}", string(&delimiter.to_string()));
        }
        match self.header_rows {
            (first, last) if first == last => _ = writeln!(text, "header_rows = {first}"),
            (first, last) => {
                let _ = writeln!(text, "header_rows = [{first}, {last}]\nheader_fill = true");
            }
        }
        let _ = writeln!(text, "layout = {}", string(self.layout));
        let _ = writeln!(text, "key = [{}]", strings(&self.key));
        if let Some((column, matches)) = &self.shape.sums {
            let (column, matches) = (string(column), string(matches));
            let _ = writeln!(
                text,
                "aggregates = [{{ column = {column}, matches = {matches} }}]"
            );
        }
    }

    fn numbers(&self, text: &mut String) {
        let figures = &self.shape.figures;
        if figures.group.is_empty() && figures.missing.is_empty() {
            return;
        }
        text.push_str("\n[numbers]\n");
        if !figures.group.is_empty() {
            let group: String = figures.group.iter().collect();
            let _ = writeln!(text, "group = {}", string(&group));
        }
        if !figures.missing.is_empty() {
            let _ = writeln!(text, "missing = [{}]", strings(&figures.missing));
        }
    }
}

fn turned_rows(text: &mut String, turned: &Turned, words: &impl Words) {
    let _ = writeln!(text, "\n[stations]\nlabels = [{}]", strings(&turned.labels));
    if !turned.fill_down.is_empty() {
        let _ = writeln!(text, "fill_down = [{}]", strings(&turned.fill_down));
    }
    text.push_str("header = [\n");
    for (label, place) in &turned.header {
        let place = string(place);
        match label {
            None => _ = writeln!(text, "    {{ place = {place} }},"),
            Some(label) => {
                let _ = writeln!(
                    text,
                    "    {{ label = {}, place = {place} }},",
                    string(label)
                );
            }
        }
    }
    text.push_str("]\n");
    for rule in &turned.rules {
        let Rule {
            matches,
            filled,
            means,
        } = rule;
        text.push_str("\n[[rows]]  # ");
        let _ = writeln!(text, "{}", remark(means, words));
        if !matches.is_empty() {
            let matches = matches.iter();
            let pairs = matches.map(|(label, is)| format!("{} = {}", key(label), string(is)));
            let pairs: Vec<String> = pairs.collect();
            let _ = writeln!(text, "where = {{ {} }}", pairs.join(", "));
        }
        if !filled.is_empty() {
            let _ = writeln!(text, "filled = [{}]", strings(filled));
        }
        match means.role {
            "ignore" => text.push_str("skip = true\n"),
            role => _ = writeln!(text, "{role} = {}", string(&means.name)),
        }
    }
}

fn role(column: &GuessedColumn) -> String {
    match column.role {
        "ignore" => "{ ignore = true }".to_owned(),
        role => format!("{{ {role} = {} }}", string(&column.name)),
    }
}

fn remark(column: &GuessedColumn, words: &impl Words) -> String {
    let why = words.why(&column.why);
    let remark = if column.is_sure {
        why
    } else {
        format!("{}: {why}", words.not_sure())
    };
    one_line(&remark)
}

fn comment(text: &mut String, remark: &str) {
    let _ = writeln!(text, "# {}", one_line(remark));
}

/// A comment ends with its line and may hold no control characters.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

fn string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(letter);
            }
            '\t' => quoted.push_str("\\t"),
            control if control.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(control));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

fn strings(texts: &[String]) -> String {
    texts
        .iter()
        .map(|text| string(text))
        .collect::<Vec<_>>()
        .join(", ")
}

fn key(text: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || "_-".contains(c);
    if !text.is_empty() && text.chars().all(is_bare) {
        text.to_owned()
    } else {
        string(text)
    }
}
