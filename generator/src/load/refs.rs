//! The references of a file: which of its `$ref`s lead to other files.

use super::{Value, pointer};

/// A reference that leads out of its file.
#[derive(Debug, PartialEq)]
pub(super) struct Reference {
    /// Where its text stands.
    pub(super) pointer: String,
    /// What is written before `#`; never empty.
    pub(super) path: String,
    /// What is written from `#` on.
    pub(super) fragment: String,
}

/// Keywords whose members have names of the author's choice: `default` in `responses` is a response, not a default.
const NAMES: &[&str] = &[
    "$defs",
    "callbacks",
    "content",
    "definitions",
    "dependentSchemas",
    "encoding",
    "headers",
    "links",
    "parameters",
    "pathItems",
    "paths",
    "patternProperties",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "securityDefinitions",
    "securitySchemes",
    "webhooks",
];

/// Keywords whose values are data, in which a `$ref` is no reference.
const DATA: &[&str] = &["const", "default", "enum", "example", "value"];

/// What the members of a mapping are.
#[derive(Clone, Copy)]
enum Members {
    Keywords,
    /// Names of things that have keywords.
    Names,
    /// Names of examples, of which each may be a reference and is data otherwise.
    Examples,
    /// `discriminator.mapping`: tags, and the schemas to which they lead.
    Mapping,
}

/// The references of a file, in its order.
pub(super) fn of(root: &Value) -> Vec<Reference> {
    let mut walk = Walk {
        at: Vec::new(),
        found: Vec::new(),
    };
    walk.value(root, Members::Keywords);
    walk.found
}

struct Walk<'v> {
    at: Vec<Segment<'v>>,
    found: Vec<Reference>,
}

#[derive(Clone, Copy)]
enum Segment<'v> {
    Key(&'v str),
    Index(usize),
}

impl<'v> Walk<'v> {
    fn value(&mut self, value: &'v Value, members: Members) {
        match value {
            Value::Object(object) => object.iter().for_each(|(key, member)| {
                self.at.push(Segment::Key(key));
                self.member(key, member, members);
                self.at.pop();
            }),
            Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| {
                self.at.push(Segment::Index(index));
                self.value(item, Members::Keywords);
                self.at.pop();
            }),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn member(&mut self, key: &'v str, member: &'v Value, members: Members) {
        match (key, member, members) {
            ("$ref", Value::String(reference), _) => self.reference(reference),
            (_, Value::String(reference), Members::Mapping) if names_a_file(reference) => self.reference(reference),
            (_, _, Members::Mapping) => {}
            (_, Value::Object(example), Members::Examples) => {
                if let Some((key, reference)) = example.get_key_value("$ref") {
                    self.at.push(Segment::Key(key));
                    self.member(key, reference, Members::Keywords);
                    self.at.pop();
                }
            }
            (_, _, Members::Examples) => {}
            (_, _, Members::Names) => self.value(member, Members::Keywords),
            (_, _, Members::Keywords) => self.keyword(key, member),
        }
    }

    fn keyword(&mut self, key: &'v str, member: &'v Value) {
        match (key, member) {
            ("examples", Value::Object(_)) => self.value(member, Members::Examples),
            ("examples", _) => {}
            ("mapping", Value::Object(_)) => self.value(member, Members::Mapping),
            _ if DATA.contains(&key) || key.starts_with("x-") => {}
            _ if NAMES.contains(&key) => self.value(member, Members::Names),
            _ => self.value(member, Members::Keywords),
        }
    }

    fn reference(&mut self, text: &str) {
        let (path, fragment) = text.split_at(text.find('#').unwrap_or(text.len()));
        if !path.is_empty() {
            let (path, fragment) = (path.to_owned(), fragment.to_owned());
            self.found.push(Reference {
                pointer: self.pointer(),
                path,
                fragment,
            });
        }
    }

    fn pointer(&self) -> String {
        self.at.iter().fold(String::new(), |at, segment| match segment {
            Segment::Key(key) => pointer::join(&at, key),
            Segment::Index(index) => format!("{at}/{index}"),
        })
    }
}

/// Whether a value of `discriminator.mapping` leads to a file; it may also be the bare name of a schema, which may have
/// dots.
fn names_a_file(text: &str) -> bool {
    let path = text.split('#').next().unwrap_or_default().to_ascii_lowercase();
    path.contains('/')
        || [".yaml", ".yml", ".json"]
            .iter()
            .any(|extension| path.ends_with(extension))
}
