//! XML in one piece: elements with their namespaces, attributes, text and lines.
//!
//! What makes XML dangerous is refused rather than limited: a document type declaration, and with
//! it every entity that is not one of the five of XML itself. So nothing outside is ever
//! fetched and nothing inside can grow. Comments and processing instructions are passed over.

use std::collections::HashMap;

use quick_xml::{
    Reader,
    errors::Error,
    escape::unescape,
    events::{BytesStart, Event},
};

use super::{Limits, Lines, MAX_DEPTH, offset};
use crate::error::{Fault, Located};

/// Most attributes of an element, namespaces included.
const MAX_ATTRIBUTES: usize = 64;

/// Most namespace prefixes in scope.
const MAX_PREFIXES: usize = 64;

/// The namespace that `xsi:type` stands in.
pub(crate) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// A document.
#[derive(Debug, Default)]
pub(crate) struct Xml {
    elements: Vec<Node>,
    attributes: Vec<Attribute>,
    /// Distinct names of elements and attributes: namespace and local name.
    names: Vec<(String, String)>,
    /// Text of elements and values of attributes.
    contents: String,
}

#[derive(Debug)]
struct Node {
    name: u32,
    line: u64,
    /// Range in the contents.
    text: (u32, u32),
    /// Range in the attributes.
    attributes: (u32, u32),
    /// Position behind everything inside.
    next: u32,
}

#[derive(Debug)]
struct Attribute {
    name: u32,
    value: (u32, u32),
}

/// An element of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Element<'d> {
    document: &'d Xml,
    at: u32,
}

impl Xml {
    /// Reads a text.
    pub(crate) fn parse(text: &str, limits: Limits) -> Result<Self, Located> {
        let lines = Lines::of(text);
        let mut parser = Parser {
            document: Self::default(),
            by_local: HashMap::new(),
            open: Vec::new(),
            prefixes: Vec::new(),
            lines: &lines,
            parts: limits.parts,
        };
        parser.document(text).map_err(|(at, fault)| {
            let at = offset(at.min(text.len()));
            Located::cell(lines.line(at), lines.column(text, at), fault)
        })?;
        Ok(parser.document)
    }

    pub(crate) const fn root(&self) -> Element<'_> {
        Element {
            document: self,
            at: 0,
        }
    }
}

impl<'d> Element<'d> {
    fn node(self) -> &'d Node {
        &self.document.elements[self.at as usize]
    }

    fn content(self, (start, end): (u32, u32)) -> &'d str {
        &self.document.contents[start as usize..end as usize]
    }

    pub(crate) fn line(self) -> u64 {
        self.node().line
    }

    pub(crate) fn namespace(self) -> &'d str {
        &self.document.names[self.node().name as usize].0
    }

    pub(crate) fn name(self) -> &'d str {
        &self.document.names[self.node().name as usize].1
    }

    /// Its own text, without that of elements inside, and without spaces around it.
    pub(crate) fn text(self) -> &'d str {
        self.content(self.node().text).trim()
    }

    /// Its elements, in order.
    pub(crate) fn inside(self) -> impl Iterator<Item = Self> + use<'d> {
        let end = self.node().next;
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            (at < end).then(|| {
                let element = Element { at, ..self };
                at = element.node().next;
                element
            })
        })
    }

    /// Its elements of this name in its own namespace.
    pub(crate) fn all(self, name: &'static str) -> impl Iterator<Item = Self> + use<'d> {
        let is =
            move |element: &Self| element.name() == name && element.namespace() == self.namespace();
        self.inside().filter(is)
    }

    /// The first of [`Element::all`].
    pub(crate) fn get(self, name: &'static str) -> Option<Self> {
        self.all(name).next()
    }

    /// The element that is reached by these names in its own namespace.
    pub(crate) fn find(self, path: &[&'static str]) -> Option<Self> {
        path.iter()
            .try_fold(self, |element, name| element.get(name))
    }

    /// The value of an attribute of no namespace.
    pub(crate) fn attribute(self, name: &str) -> Option<&'d str> {
        self.attribute_of("", name)
    }

    /// The value of an attribute.
    pub(crate) fn attribute_of(self, namespace: &str, name: &str) -> Option<&'d str> {
        let (start, end) = self.node().attributes;
        let attributes = &self.document.attributes[start as usize..end as usize];
        let found = attributes.iter().find(|attribute| {
            let (space, local) = &self.document.names[attribute.name as usize];
            space == namespace && local == name
        })?;
        Some(self.content(found.value))
    }
}

type Refused = (usize, Fault);

/// An element that has begun and not ended.
struct Open {
    element: usize,
    text: String,
    /// Prefixes in scope outside of it.
    prefixes: usize,
}

struct Parser<'l> {
    document: Xml,
    /// Positions of the names that have this local name.
    by_local: HashMap<String, Vec<usize>>,
    open: Vec<Open>,
    /// Prefix and namespace, the innermost last.
    prefixes: Vec<(String, String)>,
    lines: &'l Lines,
    parts: usize,
}

impl Parser<'_> {
    fn document(&mut self, text: &str) -> Result<(), Refused> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let end = |position: u64| usize::try_from(position).unwrap_or(usize::MAX);
        loop {
            let at = end(reader.buffer_position());
            let event = reader.read_event();
            let event = event.map_err(|error| {
                let at = end(reader.error_position());
                (
                    at,
                    Fault::NotXml {
                        reason: reason(&error),
                    },
                )
            })?;
            match event {
                Event::Start(start) => self.start(at, &start)?,
                Event::End(_) => self.end(),
                Event::Text(text) => self.text(at, &text.xml10_content())?,
                Event::CData(text) => self.text(at, &text.xml10_content())?,
                Event::GeneralRef(reference) => {
                    let raw = format!("&{};", &*reference);
                    let text = unescape(&raw).map_err(|_| {
                        let entity = (*reference).to_owned();
                        (at, Fault::Entity { entity })
                    })?;
                    self.text(at, &text)?;
                }
                Event::DocType(_) => return Err((at, Fault::DocumentType)),
                Event::Eof => return self.check_whole(text.len()),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn check_whole(&self, end: usize) -> Result<(), Refused> {
        let reason = if !self.open.is_empty() {
            "the text ends inside an element"
        } else if self.document.elements.is_empty() {
            "there is no element"
        } else {
            return Ok(());
        };
        let reason = reason.to_owned();
        Err((end, Fault::NotXml { reason }))
    }

    fn count(&self, at: usize) -> Result<(), Refused> {
        let parts = self.document.elements.len() + self.document.attributes.len();
        if parts >= self.parts {
            return Err((at, Fault::TooManyParts { limit: self.parts }));
        }
        Ok(())
    }

    fn start(&mut self, at: usize, start: &BytesStart<'_>) -> Result<(), Refused> {
        if self.open.len() >= MAX_DEPTH {
            return Err((at, Fault::TooDeep { limit: MAX_DEPTH }));
        }
        if self.open.is_empty() && !self.document.elements.is_empty() {
            let reason = "a second element outside the first".to_owned();
            return Err((at, Fault::NotXml { reason }));
        }
        self.count(at)?;
        let prefixes = self.prefixes.len();
        let given = self.attributes(at, start)?;
        let first = self.document.attributes.len();
        for (name, value) in given {
            let name = self.name(at, &name, true)?;
            let begin = self.document.contents.len();
            self.document.contents.push_str(&value);
            let value = (offset(begin), offset(self.document.contents.len()));
            self.document.attributes.push(Attribute { name, value });
        }
        let name = self.name(at, start.name().into_inner(), false)?;
        let element = self.document.elements.len();
        self.document.elements.push(Node {
            name,
            line: self.lines.line(offset(at)),
            text: (0, 0),
            attributes: (offset(first), offset(self.document.attributes.len())),
            next: 0,
        });
        self.open.push(Open {
            element,
            text: String::new(),
            prefixes,
        });
        Ok(())
    }

    /// Takes namespaces into scope and gives the other attributes.
    fn attributes(
        &mut self,
        at: usize,
        start: &BytesStart<'_>,
    ) -> Result<Vec<(String, String)>, Refused> {
        let not_xml = |reason: String| (at, Fault::NotXml { reason });
        let mut given: Vec<(String, String)> = Vec::new();
        for (count, attribute) in start.attributes().with_checks(false).enumerate() {
            if count == MAX_ATTRIBUTES {
                return Err(not_xml(format!(
                    "an element with more than {MAX_ATTRIBUTES} attributes"
                )));
            }
            let attribute = attribute.map_err(|error| not_xml(error.to_string()))?;
            let name = attribute.key.into_inner();
            let value = unescape(&attribute.value).map_err(|_| {
                let entity = attribute.value.clone().into_owned();
                (at, Fault::Entity { entity })
            })?;
            if name == "xmlns" || name.starts_with("xmlns:") {
                let prefix = name.strip_prefix("xmlns:").unwrap_or_default();
                self.prefixes.push((prefix.to_owned(), value.into_owned()));
                if self.prefixes.len() > MAX_PREFIXES {
                    return Err(not_xml(format!(
                        "more than {MAX_PREFIXES} namespace prefixes in scope"
                    )));
                }
            } else if given.iter().any(|(other, _)| other == name) {
                return Err(not_xml(format!("the attribute {name} stands twice")));
            } else {
                given.push((name.to_owned(), value.into_owned()));
            }
        }
        Ok(given)
    }

    /// Position of a name; the namespace of no prefix is not that of attributes.
    fn name(&mut self, at: usize, name: &str, is_attribute: bool) -> Result<u32, Refused> {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let bound = self
            .prefixes
            .iter()
            .rev()
            .find(|(known, _)| known == prefix);
        let namespace = match bound {
            _ if is_attribute && prefix.is_empty() => "",
            Some((_, namespace)) => namespace,
            None if prefix.is_empty() => "",
            None if prefix == "xml" => "http://www.w3.org/XML/1998/namespace",
            None => {
                let reason = format!("the prefix of {name} stands for no namespace");
                return Err((at, Fault::NotXml { reason }));
            }
        };
        let names = &self.document.names;
        let alike = self.by_local.get(local).map_or(&[][..], Vec::as_slice);
        let known = alike
            .iter()
            .find(|position| names[**position].0 == namespace);
        if let Some(position) = known {
            return Ok(offset(*position));
        }
        if names.len() >= MAX_NAMES {
            let reason = format!("more than {MAX_NAMES} different names");
            return Err((at, Fault::NotXml { reason }));
        }
        let name = (namespace.to_owned(), local.to_owned());
        let position = names.len();
        self.by_local
            .entry(local.to_owned())
            .or_default()
            .push(position);
        self.document.names.push(name);
        Ok(offset(position))
    }

    fn text(&mut self, at: usize, text: &str) -> Result<(), Refused> {
        if let Some(open) = self.open.last_mut() {
            // Spaces between elements are most of what stands outside of figures.
            if !(open.text.is_empty() && text.trim().is_empty()) {
                open.text.push_str(text);
            }
        } else if !text.trim().is_empty() {
            let reason = "text outside of all elements".to_owned();
            let begins = text.len() - text.trim_start().len();
            return Err((at + begins, Fault::NotXml { reason }));
        }
        Ok(())
    }

    fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.prefixes.truncate(open.prefixes);
        let begin = self.document.contents.len();
        self.document.contents.push_str(&open.text);
        let next = self.document.elements.len();
        let text = (offset(begin), offset(self.document.contents.len()));
        let node = &mut self.document.elements[open.element];
        (node.text, node.next) = (text, offset(next));
    }
}

/// Most different names of elements and attributes. The largest standard has some hundreds.
const MAX_NAMES: usize = 1000;

fn reason(error: &Error) -> String {
    error.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Xml, Located> {
        Xml::parse(text, Limits::default())
    }

    fn refusal(text: &str) -> (Option<u64>, &'static str) {
        let located = parse(text).expect_err(text);
        (located.line, located.fault.rule())
    }

    #[test]
    fn elements_have_namespaces_attributes_text_and_lines() {
        let text = "<?xml version=\"1.0\"?>\n<!-- <x> -->\n<a xmlns='urn:a' xmlns:b='urn:b'>\n\
            <b:c id='1 &amp; 2' b:id='3'>x<d/>&#x42;&lt;<![CDATA[&<]]></b:c><c xmlns=''>\n y \n</c></a>";
        let xml = parse(text).unwrap();
        let root = xml.root();
        assert_eq!(
            (root.name(), root.namespace(), root.line()),
            ("a", "urn:a", 3)
        );
        let inside: Vec<_> = root.inside().collect();
        let first = inside[0];
        assert_eq!(
            (first.name(), first.namespace(), first.line()),
            ("c", "urn:b", 4)
        );
        assert_eq!(
            (first.attribute("id"), first.attribute_of("urn:b", "id")),
            (Some("1 & 2"), Some("3"))
        );
        assert_eq!(first.text(), "xB<&<");
        assert_eq!((inside[1].namespace(), inside[1].text()), ("", "y"));
        // Only its own namespace counts.
        assert!(root.get("c").is_none());
    }

    #[test]
    fn what_is_no_xml_is_refused_at_its_line() {
        for (text, line) in [
            ("", 1),
            ("<a>", 1),
            ("<a>\n<b></a>", 2),
            ("<a/>\n<b/>", 2),
            ("<a/>\nx", 2),
            ("<a>\n<b:c/></a>", 2),
            ("<a>\n<b c='1' c='2'/></a>", 2),
            ("<a>\n<b c=1/></a>", 2),
            ("<a>\n<!-- </a>", 2),
        ] {
            assert_eq!(refusal(text), (Some(line), "not-xml"), "{text:?}");
        }
    }

    #[test]
    fn entities_and_document_types_are_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]>\n<a>&c;</a>";
        assert_eq!(refusal(bomb), (Some(1), "document-type"));
        let outside = "<!DOCTYPE a SYSTEM 'a.dtd'><a/>";
        assert_eq!(refusal(outside), (Some(1), "document-type"));
        assert_eq!(refusal("<a>\n&b;</a>"), (Some(2), "entity"));
        assert_eq!(refusal("<a>\n<b c='&d;'/></a>"), (Some(2), "entity"));
        assert_eq!(refusal("<a>&#0;</a>"), (Some(1), "entity"));
    }

    #[test]
    fn depth_names_attributes_and_parts_are_bounded() {
        assert_eq!(refusal(&"<a>".repeat(100_000)), (Some(1), "too-deep"));
        let many: String = (0..100_000).map(|i| format!(" a{i}='1'")).collect();
        assert_eq!(refusal(&format!("<a{many}/>")), (Some(1), "not-xml"));
        let spaces: String = (0..70).map(|i| format!("<a xmlns:p{i}='u'>")).collect();
        assert_eq!(refusal(&spaces), (Some(1), "not-xml"));
        let names: String = (0..2000).map(|i| format!("<a{i}/>")).collect();
        assert_eq!(refusal(&format!("<a>{names}</a>")), (Some(1), "not-xml"));
        let limits = Limits {
            parts: 3,
            ..Limits::default()
        };
        let refused = Xml::parse("<a><b/><b/><b/></a>", limits).unwrap_err();
        assert_eq!(refused.fault.rule(), "too-many-parts");
    }
}
