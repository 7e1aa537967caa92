//! The JSON schema of the standard, and values held against it.
//!
//! Only the keywords of JSON Schema draft-04 that this schema uses are known, each as the draft
//! says, and any other one is refused when the schema is read: a check that passes over a keyword
//! would call a file valid that is not. `refTypes`, an addition of the standard, names the kinds
//! of objects that an identifier may point to.

use std::collections::{BTreeMap, HashMap};

use regex_lite::Regex;

use super::formats::Format;
use crate::{
    document::{
        Limits,
        json::{Json, Kind, Value},
    },
    error::shortened as shown,
};

const TEXT: &str =
    include_str!("../../schemas/nist-sp1500-100v2/NIST_V2_election_results_reporting.json");

/// Where definitions stand in the schema.
const DEFINITIONS: &str = "#/definitions/";

/// A schema with all its parts; a part is named by its position.
#[derive(Debug, Default)]
pub(crate) struct Schema {
    parts: Vec<Part>,
    root: usize,
}

/// What the schema demands of one value.
#[derive(Debug, Default)]
struct Part {
    /// Stands for all else.
    reference: Option<usize>,
    kind: Option<Wanted>,
    one_of: Vec<usize>,
    choices: Vec<String>,
    format: Option<Format>,
    pattern: Option<Regex>,
    max_length: Option<usize>,
    min_items: usize,
    items: Option<usize>,
    properties: BTreeMap<String, usize>,
    required: Vec<String>,
    /// Whether there may be no other properties.
    closed: bool,
    ref_types: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Object,
    Array,
    String,
    Boolean,
    Number,
    Integer,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misfit {
    /// Position of the value in the document.
    pub(crate) at: u32,
    pub(crate) line: u64,
    pub(crate) rule: Rule,
    /// What was found: a name or a value.
    pub(crate) found: String,
    /// What would do.
    pub(crate) expected: String,
}

/// Which demand a value does not meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// A property is missing.
    Required,
    /// A property that the standard does not have.
    UnknownProperty,
    /// A word that is not in the list.
    NotInList,
    /// A value of another kind.
    Kind,
    /// A text that is not written as it must be.
    Format,
    /// A text that is too long.
    TooLong,
    /// A list with too few elements.
    TooFew,
    /// An object of none of the kinds that may stand here.
    NoneOf,
    /// An identifier that no object has.
    Dangling,
    /// An identifier of an object of another kind.
    OtherKind,
    /// An identifier that two objects have.
    SameId,
}

impl Rule {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Required,
        Self::UnknownProperty,
        Self::NotInList,
        Self::Kind,
        Self::Format,
        Self::TooLong,
        Self::TooFew,
        Self::NoneOf,
        Self::Dangling,
        Self::OtherKind,
        Self::SameId,
    ];

    /// A stable word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::UnknownProperty => "unknown-property",
            Self::NotInList => "not-in-list",
            Self::Kind => "kind",
            Self::Format => "format",
            Self::TooLong => "too-long",
            Self::TooFew => "too-few",
            Self::NoneOf => "none-of",
            Self::Dangling => "dangling",
            Self::OtherKind => "other-kind",
            Self::SameId => "same-id",
        }
    }
}

impl Schema {
    /// The schema that comes with the program.
    ///
    /// # Panics
    /// Never: a test reads it.
    pub(crate) fn built_in() -> Self {
        Self::parse(TEXT).expect("the built-in schema is read by a test")
    }

    /// Reads a schema; says what it cannot do.
    fn parse(text: &str) -> Result<Self, String> {
        let json = Json::parse(text.to_owned(), Limits::default());
        let json = json.map_err(|located| located.fault.to_string())?;
        let mut reader = Reader::default();
        // Definitions refer to one another, so they have their places before they are read.
        let definitions = json.root().get("definitions");
        for definition in definitions.into_iter().flat_map(Value::inside) {
            let position = reader.schema.parts.len();
            reader.schema.parts.push(Part::default());
            let name = definition.name().into_owned();
            reader.definitions.insert(name, position);
        }
        for definition in definitions.into_iter().flat_map(Value::inside) {
            let part = reader.part(definition)?;
            let position = reader.definitions[&*definition.name()];
            reader.schema.parts[position] = part;
        }
        let root = reader.part(json.root())?;
        reader.schema.root = reader.schema.parts.len();
        reader.schema.parts.push(root);
        Ok(reader.schema)
    }

    /// Holds a document against the schema.
    pub(crate) fn check<'d>(&self, document: Value<'d>) -> Checked<'d, '_> {
        let mut checked = Checked::default();
        self.value(self.root, document, &mut checked);
        checked
    }

    fn value<'d, 's>(&'s self, part: usize, value: Value<'d>, checked: &mut Checked<'d, 's>) {
        let part = &self.parts[part];
        if let Some(reference) = part.reference {
            return self.value(reference, value, checked);
        }
        if let Some(wanted) = part.kind
            && !wanted.is(value)
        {
            let found = shown(&value.text());
            let expected = wanted.word().to_owned();
            return checked.refuse(value, Rule::Kind, found, expected);
        }
        if !part.one_of.is_empty() {
            self.one_of(&part.one_of, value, checked);
        }
        match value.kind() {
            Kind::String => part.string(value, checked),
            Kind::Array => {
                if value.inside().take(part.min_items).count() < part.min_items {
                    let expected = part.min_items.to_string();
                    checked.refuse(value, Rule::TooFew, String::new(), expected);
                }
                if let Some(items) = part.items {
                    value
                        .inside()
                        .for_each(|item| self.value(items, item, checked));
                }
            }
            Kind::Object => self.object(part, value, checked),
            _ => {}
        }
    }

    fn object<'d, 's>(&'s self, part: &'s Part, value: Value<'d>, checked: &mut Checked<'d, 's>) {
        let mut found = 0;
        for member in value.inside() {
            let name = member.name();
            if let Some(property) = part.properties.get(&*name) {
                found += usize::from(part.required.iter().any(|required| *required == *name));
                self.value(*property, member, checked);
            } else if part.closed {
                let known = part.properties.keys().cloned().collect::<Vec<_>>();
                checked.refuse(
                    member,
                    Rule::UnknownProperty,
                    shown(&name),
                    known.join(", "),
                );
            }
        }
        if found < part.required.len() {
            let missing = part
                .required
                .iter()
                .filter(|name| value.get(name).is_none());
            for name in missing {
                checked.refuse(value, Rule::Required, name.clone(), String::new());
            }
        }
        if part.properties.contains_key("@id")
            && let Some(id) = value.get("@id").filter(|id| id.kind() == Kind::String)
        {
            checked.objects.push((id, value));
        }
    }

    /// `oneOf`: exactly one must fit. A part whose `@type` cannot be that of the value cannot fit,
    /// so mostly one is left, and what is wrong with the value is what is wrong by that one.
    fn one_of<'d, 's>(
        &'s self,
        parts: &'s [usize],
        value: Value<'d>,
        checked: &mut Checked<'d, 's>,
    ) {
        let may_fit = |part: &&usize| self.may_fit(**part, value);
        let left: Vec<usize> = parts.iter().filter(may_fit).copied().collect();
        if let [only] = left[..] {
            return self.value(only, value, checked);
        }
        let mut fitting = left.iter().filter_map(|part| {
            let mut alone = Checked::default();
            self.value(*part, value, &mut alone);
            (alone.count == 0).then_some(alone)
        });
        if let (Some(fits), None) = (fitting.next(), fitting.next()) {
            checked.objects.extend(fits.objects);
            checked.references.extend(fits.references);
            return;
        }
        let kind = value.get("@type");
        let found = kind.map_or_else(String::new, |kind| shown(&kind.text()));
        let kinds = parts.iter().flat_map(|part| self.kinds(*part));
        let expected = kinds.cloned().collect::<Vec<_>>().join(", ");
        checked.refuse(kind.unwrap_or(value), Rule::NoneOf, found, expected);
    }

    fn resolved(&self, part: usize) -> &Part {
        let part = &self.parts[part];
        part.reference
            .map_or(part, |reference| self.resolved(reference))
    }

    /// What `@type` may be by this part; empty if it does not say.
    fn kinds(&self, part: usize) -> &[String] {
        let kind = self.resolved(part).properties.get("@type");
        kind.map_or(&[], |kind| &self.resolved(*kind).choices)
    }

    fn may_fit(&self, part: usize, value: Value<'_>) -> bool {
        let kinds = self.kinds(part);
        let required = self
            .resolved(part)
            .required
            .iter()
            .any(|name| name == "@type");
        match value.get("@type") {
            Some(kind) => kinds.is_empty() || kinds.iter().any(|known| *known == kind.text()),
            None => !required,
        }
    }
}

/// What holding a document against the schema gave.
#[derive(Debug, Default)]
pub(crate) struct Checked<'d, 's> {
    /// The first of them.
    pub(crate) misfits: Vec<Misfit>,
    /// All of them.
    pub(crate) count: usize,
    /// Identifiers and the objects that have them.
    pub(crate) objects: Vec<(Value<'d>, Value<'d>)>,
    /// Identifiers that point to an object, and the kinds it may be of.
    pub(crate) references: Vec<(Value<'d>, &'s [String])>,
}

/// Most faults that are listed; all are counted.
pub(crate) const MAX_LISTED: usize = 1000;

impl Checked<'_, '_> {
    pub(crate) fn refuse(&mut self, value: Value<'_>, rule: Rule, found: String, expected: String) {
        self.count += 1;
        if self.misfits.len() < MAX_LISTED {
            self.misfits.push(Misfit {
                at: value.position(),
                line: value.line(),
                rule,
                found,
                expected,
            });
        }
    }
}

impl Part {
    fn string<'d, 's>(&'s self, value: Value<'d>, checked: &mut Checked<'d, 's>) {
        let text = value.text();
        if !self.choices.is_empty() && !self.choices.iter().any(|choice| *choice == text) {
            let expected = self.choices.join(", ");
            checked.refuse(value, Rule::NotInList, shown(&text), expected);
        }
        let fits = self.format.is_none_or(|format| format.fits(&text))
            && self
                .pattern
                .as_ref()
                .is_none_or(|pattern| pattern.is_match(&text));
        if !fits {
            let format = self.format.map_or("", Format::example);
            let pattern = self.pattern.as_ref().map_or("", Regex::as_str);
            let expected = if format.is_empty() { pattern } else { format };
            checked.refuse(value, Rule::Format, shown(&text), expected.to_owned());
        }
        if self
            .max_length
            .is_some_and(|most| text.chars().count() > most)
        {
            let most = self.max_length.unwrap_or_default();
            checked.refuse(value, Rule::TooLong, shown(&text), most.to_string());
        }
        if !self.ref_types.is_empty() {
            checked.references.push((value, &self.ref_types));
        }
    }
}

impl Wanted {
    fn is(self, value: Value<'_>) -> bool {
        match self {
            Self::Object => value.kind() == Kind::Object,
            Self::Array => value.kind() == Kind::Array,
            Self::String => value.kind() == Kind::String,
            Self::Boolean => matches!(value.kind(), Kind::True | Kind::False),
            Self::Number => value.kind() == Kind::Number,
            // "A JSON number without a fraction or exponent part" (draft-04, core, 3.5).
            Self::Integer => {
                value.kind() == Kind::Number && !value.text().contains(['.', 'e', 'E'])
            }
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Array => "array",
            Self::String => "string",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::Integer => "integer",
        }
    }
}

/// Reads the parts of a schema.
#[derive(Default)]
struct Reader {
    schema: Schema,
    definitions: HashMap<String, usize>,
}

impl Reader {
    fn add(&mut self, value: Value<'_>) -> Result<usize, String> {
        let part = self.part(value)?;
        self.schema.parts.push(part);
        Ok(self.schema.parts.len() - 1)
    }

    fn part(&mut self, value: Value<'_>) -> Result<Part, String> {
        let mut part = Part::default();
        for member in value.inside() {
            let name = member.name();
            let text = || member.text().into_owned();
            let texts = || member.inside().map(|text| text.text().into_owned());
            let number = || {
                member
                    .text()
                    .parse()
                    .map_err(|_| format!("{name} is no number"))
            };
            match &*name {
                // Read by themselves, or say nothing about values.
                "definitions" | "$schema" => {}
                "$ref" => part.reference = Some(self.definition(&member.text())?),
                "type" => part.kind = Some(wanted(&member.text())?),
                "enum" => part.choices = texts().collect(),
                "format" => part.format = Some(Format::named(&member.text())?),
                "pattern" => {
                    let pattern = Regex::new(&text()).map_err(|error| error.to_string())?;
                    part.pattern = Some(pattern);
                }
                "maxLength" => part.max_length = Some(number()?),
                "minItems" => part.min_items = number()?,
                "items" => part.items = Some(self.add(member)?),
                "oneOf" => {
                    for choice in member.inside() {
                        part.one_of.push(self.add(choice)?);
                    }
                }
                "properties" => {
                    for property in member.inside() {
                        let name = property.name().into_owned();
                        let position = self.add(property)?;
                        part.properties.insert(name, position);
                    }
                }
                "required" => part.required = texts().collect(),
                "additionalProperties" if member.kind() == Kind::False => part.closed = true,
                "refTypes" => part.ref_types = texts().collect(),
                other => return Err(format!("the keyword {other} is not known")),
            }
        }
        Ok(part)
    }

    fn definition(&self, reference: &str) -> Result<usize, String> {
        let name = reference.strip_prefix(DEFINITIONS);
        let position = name.and_then(|name| self.definitions.get(name));
        position
            .copied()
            .ok_or_else(|| format!("{reference} is not there"))
    }
}

fn wanted(word: &str) -> Result<Wanted, String> {
    let kinds = [
        Wanted::Object,
        Wanted::Array,
        Wanted::String,
        Wanted::Boolean,
        Wanted::Number,
        Wanted::Integer,
    ];
    let found = kinds.into_iter().find(|kind| kind.word() == word);
    found.ok_or_else(|| format!("the type {word} is not known"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_schema_is_read_whole() {
        let schema = Schema::built_in();
        let named = |part: &&Part| !part.properties.is_empty();
        assert_eq!(schema.parts.iter().filter(named).count(), 40);
        let patterns = |part: &&Part| part.pattern.is_some();
        assert_eq!(schema.parts.iter().filter(patterns).count(), 3);
        let references = |part: &&Part| !part.ref_types.is_empty();
        assert_eq!(schema.parts.iter().filter(references).count(), 37);
    }

    #[test]
    fn a_keyword_that_is_not_known_is_refused() {
        for schema in [
            r#"{"type": "object", "minProperties": 1}"#,
            r#"{"additionalProperties": {"type": "string"}}"#,
            r#"{"type": "any"}"#,
            r##"{"$ref": "#/definitions/x"}"##,
            r#"{"format": "colour"}"#,
        ] {
            assert!(Schema::parse(schema).is_err(), "{schema}");
        }
    }

    fn rules(schema: &str, value: &str) -> Vec<&'static str> {
        let schema = Schema::parse(schema).unwrap();
        let json = Json::parse(value.to_owned(), Limits::default()).unwrap();
        let misfits = schema.check(json.root()).misfits;
        misfits.iter().map(|misfit| misfit.rule.word()).collect()
    }

    #[test]
    fn keywords_mean_what_the_draft_says() {
        for (schema, value, expected) in [
            (r#"{"type":"integer"}"#, "1", vec![]),
            (r#"{"type":"integer"}"#, "1.0", vec!["kind"]),
            (r#"{"type":"number"}"#, "1.0", vec![]),
            (r#"{"type":"number"}"#, "\"1\"", vec!["kind"]),
            (r#"{"type":"array","minItems":2}"#, "[1]", vec!["too-few"]),
            (
                r#"{"type":"string","maxLength":2}"#,
                "\"\u{e9}\u{e9}\"",
                vec![],
            ),
            (
                r#"{"type":"string","maxLength":2}"#,
                "\"abc\"",
                vec!["too-long"],
            ),
            // A pattern may match anywhere.
            (r#"{"type":"string","pattern":"b+"}"#, "\"abc\"", vec![]),
            (
                r#"{"type":"string","pattern":"^b+"}"#,
                "\"abc\"",
                vec!["format"],
            ),
            // A keyword about strings says nothing about numbers.
            (r#"{"maxLength":2}"#, "1234", vec![]),
            (
                r#"{"required":["a"],"properties":{"a":{}}}"#,
                "{}",
                vec!["required"],
            ),
            (
                r#"{"properties":{"a":{}},"additionalProperties":false}"#,
                r#"{"b":1}"#,
                vec!["unknown-property"],
            ),
            (r#"{"properties":{"a":{}}}"#, r#"{"b":1}"#, vec![]),
            // Two that fit are one too many.
            (
                r#"{"oneOf":[{"type":"number"},{"type":"integer"}]}"#,
                "1",
                vec!["none-of"],
            ),
            (
                r#"{"oneOf":[{"type":"number"},{"type":"integer"}]}"#,
                "1.5",
                vec![],
            ),
        ] {
            assert_eq!(rules(schema, value), expected, "{schema} {value}");
        }
    }
}
