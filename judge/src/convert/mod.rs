//! From the schemas of a document, as they were written, to JSON Schema 2020-12.
//!
//! This knows nothing of the generator's own reading: it is the second opinion. Keywords that cannot be what they stand
//! for are left out, and their schemas are marked, so that no instances are made up for them.

mod compose;
mod family;
mod keyword;
mod kind;
mod schema;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, VecDeque};

use serde_json::{Map, Value as Json, json};
use specwright::load::pointer;

use crate::document::{At, Document};
use family::Families;

/// The direction in which a schema is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum View {
    /// Members of both directions are there.
    Both,
    /// As received: nothing that is `writeOnly`.
    Read,
    /// As sent: nothing that is `readOnly`.
    Write,
}

impl View {
    /// The keyword whose members do not travel this way, if there is one.
    pub(crate) fn hidden(self) -> Option<&'static str> {
        match self {
            View::Both => None,
            View::Read => Some("writeOnly"),
            View::Write => Some("readOnly"),
        }
    }
}

/// Marks in converted schemas, for the generator of instances. JSON Schema passes over keywords that it does not know.
pub(crate) mod mark {
    /// The number of a schema in [`Bundle::nodes`](super::Bundle::nodes).
    pub(crate) const ID: &str = "x-id";
    /// What each member of a union has to be beside itself: its tag.
    pub(crate) const TAGS: &str = "x-tags";
    /// The children of a base with a discriminator.
    pub(crate) const FAMILY: &str = "x-family";
    /// `format`, where it is not asserted.
    pub(crate) const FORMAT: &str = "x-format";
    /// The document says something here that cannot be.
    pub(crate) const FAULT: &str = "x-fault";
}

/// One schema of the document, converted.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where the document has it.
    pub at: At,
    /// Where the bundle has it: a pointer with `#`.
    pub pointer: String,
    /// The schema around it, if it is not the root of a definition.
    pub parent: Option<usize>,
    /// Whether it has to be asked of the judge while instances are made: `oneOf`, `not`, `if`.
    pub tricky: bool,
}

/// An `example`, one of `examples`, or a `default`, with the schema that carries it.
#[derive(Clone, Debug)]
pub struct Found {
    /// The number of the schema.
    pub node: usize,
    /// The keyword.
    pub keyword: &'static str,
    /// Where it stands.
    pub at: At,
    /// What it is.
    pub value: Json,
}

/// Schemas of one document, seen from one direction, as one JSON Schema.
#[derive(Debug)]
pub struct Bundle<'d> {
    document: &'d Document,
    pub(crate) view: View,
    families: Families,
    defs: Map<String, Json>,
    index: HashMap<At, String>,
    queue: VecDeque<(String, At)>,
    patterns: HashMap<String, bool>,
    /// Every schema, by its number.
    pub nodes: Vec<Node>,
    /// What the schemas give as examples.
    pub examples: Vec<Found>,
}

impl<'d> Bundle<'d> {
    /// Nothing yet.
    pub fn new(document: &'d Document, view: View) -> Bundle<'d> {
        Bundle {
            document,
            view,
            families: Families::of(document),
            defs: Map::new(),
            index: HashMap::new(),
            queue: VecDeque::new(),
            patterns: HashMap::new(),
            nodes: Vec::new(),
            examples: Vec::new(),
        }
    }

    /// Adds the schema at a place with all that it reaches; the answer is its name in `$defs`.
    pub fn add(&mut self, at: &At) -> String {
        let name = self.name(at);
        while let Some((name, at)) = self.queue.pop_front() {
            let value = self
                .document
                .value(&at)
                .cloned()
                .unwrap_or(specwright::load::Value::Null);
            let converted = self.schema(&value, &at, &format!("#/$defs/{name}"), None);
            self.defs.insert(name, converted);
        }
        name
    }

    /// The name under which a place is, or is going to be, converted.
    fn name(&mut self, at: &At) -> String {
        if let Some(name) = self.index.get(at) {
            return name.clone();
        }
        let name = self.index.len().to_string();
        self.index.insert(at.clone(), name.clone());
        self.queue.push_back((name.clone(), at.clone()));
        name
    }

    /// The number of the schema that a definition is.
    pub fn root(&self, name: &str) -> Option<usize> {
        id(self.defs.get(name)?)
    }

    /// The schemas that have to be asked of the judge while instances are made.
    pub(crate) fn tricky(&self) -> impl Iterator<Item = usize> {
        let nodes = self.nodes.iter().enumerate();
        nodes.filter(|(_, node)| node.tricky).map(|(id, _)| id)
    }

    /// The schema that a `$ref` of the bundle leads to.
    pub fn resolve(&self, reference: &str) -> Option<&Json> {
        self.defs.get(reference.strip_prefix("#/$defs/")?)
    }

    /// A definition by its name.
    pub fn definition(&self, name: &str) -> Option<&Json> {
        self.defs.get(name)
    }

    /// A schema by its number.
    pub fn schema_of(&self, node: usize) -> Option<&Json> {
        let rest = self.nodes.get(node)?.pointer.strip_prefix("#/$defs/")?;
        let (name, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        self.defs.get(name)?.pointer(rest)
    }

    /// One JSON Schema for all of these schemas at once: an object's member of the name `<number>` is judged by the
    /// schema of that number.
    pub fn wrapped(&self, nodes: impl Iterator<Item = usize>) -> Json {
        let refer = |id: usize| Some((id.to_string(), json!({ "$ref": encoded(&self.nodes.get(id)?.pointer) })));
        let properties: Map<String, Json> = nodes.filter_map(refer).collect();
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "properties": properties,
            "$defs": self.defs,
        })
    }

    /// Whether the judge can read a pattern.
    fn readable(&mut self, pattern: &str) -> bool {
        if let Some(known) = self.patterns.get(pattern) {
            return *known;
        }
        let readable = jsonschema::options().build(&json!({ "pattern": pattern })).is_ok();
        self.patterns.insert(pattern.to_owned(), readable);
        readable
    }

    fn found(&mut self, node: usize, keyword: &'static str, value: Json) {
        let Some(at) = self.nodes.get(node).map(|node| node.at.clone()) else {
            return;
        };
        let at = At {
            pointer: pointer::join(&at.pointer, keyword),
            ..at
        };
        self.examples.push(Found {
            node,
            keyword,
            at,
            value,
        });
    }
}

/// A pointer as a URI has it.
fn encoded(pointer: &str) -> String {
    let mut out = String::with_capacity(pointer.len());
    for byte in pointer.bytes() {
        match byte {
            b'#' | b'/' | b'~' | b'$' | b'-' | b'_' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    // Only the first `#` begins the fragment.
    let (first, rest) = out.split_at(1.min(out.len()));
    format!("{first}{}", rest.replace('#', "%23"))
}

/// The number of a converted schema.
pub(crate) fn id(schema: &Json) -> Option<usize> {
    usize::try_from(schema.get(mark::ID)?.as_u64()?).ok()
}
