//! Examples that stand beside a schema: of media types, parameters and headers.

use std::collections::HashSet;

use serde_json::Value as Json;
use specwright::load::{FileId, Value, pointer};

use crate::convert::View;
use crate::document::{At, Document};

/// An example that stands beside a schema.
#[derive(Clone, Debug)]
pub(crate) struct Beside {
    /// Where the schema stands.
    pub(crate) schema: At,
    /// Where the example stands.
    pub(crate) at: At,
    /// The direction in which it travels.
    pub(crate) view: View,
    /// What it is.
    pub(crate) value: Json,
}

/// Keywords whose values are data.
const DATA: [&str; 6] = ["example", "examples", "default", "enum", "const", "value"];

/// All examples that stand beside schemas, in the document's order.
pub(crate) fn examples(document: &Document) -> Vec<Beside> {
    let mut walk = Walk {
        document,
        found: Vec::new(),
    };
    for (file, _, root) in document.files() {
        walk.value(file, root, String::new(), View::Both, Place::Else);
    }
    walk.found
}

/// The schemas of multipart bodies that have files among their parts.
pub(crate) fn forms(document: &Document) -> HashSet<At> {
    let mut found = HashSet::new();
    for (file, _, root) in document.files() {
        let mut open = vec![(root, String::new())];
        while let Some((value, at)) = open.pop() {
            match value {
                Value::Object(members) => {
                    for (key, member) in members {
                        let below = pointer::join(&at, key);
                        if key.starts_with("multipart/") && member.get("schema").is_some() {
                            let pointer = format!("{below}/schema");
                            found.insert(document.followed(At { file, pointer }));
                        }
                        open.push((member, below));
                    }
                }
                Value::Array(items) => {
                    open.extend(items.iter().enumerate().map(|(i, item)| (item, format!("{at}/{i}"))));
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
            }
        }
    }
    found.retain(|at| {
        document
            .value(at)
            .is_some_and(|schema| has_file(document, at, schema, 0))
    });
    found
}

/// Whether a schema has a binary string in it.
fn has_file(document: &Document, at: &At, schema: &Value, depth: usize) -> bool {
    if schema.get("format").and_then(Value::as_str) == Some("binary") {
        return true;
    }
    let properties = schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(|it| it.values());
    let lists = ["allOf", "oneOf", "anyOf"]
        .into_iter()
        .filter_map(|key| schema.get(key)?.as_array())
        .flatten();
    let below = properties.chain(lists).chain(schema.get("items"));
    let target = schema
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|text| document.target(at.file, text));
    let referred = target.as_ref().and_then(|at| Some((at, document.value(at)?)));
    depth < 12
        && (below
            .into_iter()
            .any(|schema| has_file(document, at, schema, depth + 1))
            || referred.is_some_and(|(at, schema)| has_file(document, at, schema, depth + 1)))
}

/// What the value that is next is a member of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// `content`: its names are media types.
    Content,
    /// A media type that is not JSON.
    NotJson,
    Else,
}

struct Walk<'d> {
    document: &'d Document,
    found: Vec<Beside>,
}

impl Walk<'_> {
    fn value(&mut self, file: FileId, value: &Value, at: String, view: View, place: Place) {
        match value {
            Value::Array(items) => {
                for (i, item) in items.iter().enumerate() {
                    self.value(file, item, format!("{at}/{i}"), view, Place::Else);
                }
            }
            Value::Object(members) => {
                if place == Place::Else && members.contains_key("schema") {
                    self.beside(file, value, &at, view);
                }
                for (key, member) in members {
                    let below = pointer::join(&at, key);
                    // Names of schemas and properties are no keywords.
                    let named = matches!(last(&at), "properties" | "schemas" | "definitions" | "headers");
                    if !named && (DATA.contains(&key.as_str()) || key.starts_with("x-")) {
                        continue;
                    }
                    let inside = match place {
                        Place::Content if !is_json(key) => Place::NotJson,
                        _ if key == "content" => Place::Content,
                        _ => Place::Else,
                    };
                    self.value(file, member, below, turned(view, key), inside);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn beside(&mut self, file: FileId, holder: &Value, at: &str, view: View) {
        let place = |pointer: String| At { file, pointer };
        let schema = place(format!("{at}/schema"));
        let mut add = |pointer: String, value: &Value| {
            self.found.push(Beside {
                schema: schema.clone(),
                at: place(pointer),
                view,
                value: value.to_json(),
            });
        };
        if let Some(value) = holder.get("example") {
            add(format!("{at}/example"), value);
        }
        for (name, example) in holder.get("examples").and_then(Value::as_object).into_iter().flatten() {
            let at = pointer::join(&format!("{at}/examples"), name);
            let here = place(at.clone());
            let target = self.document.followed(here.clone());
            match self.document.value(&target) {
                // 2.0: by media type, the value itself.
                Some(value) if name.contains('/') => {
                    if is_json(name) {
                        add(at, value);
                    }
                }
                Some(example) if example.get("value").is_some() => {
                    example
                        .get("value")
                        .into_iter()
                        .for_each(|value| add(format!("{at}/value"), value));
                }
                Some(_) if target != here || example.get("externalValue").is_some() => {}
                Some(_) | None => add(at, example),
            }
        }
    }
}

fn is_json(media: &str) -> bool {
    media.to_ascii_lowercase().contains("json")
}

fn last(at: &str) -> &str {
    at.rsplit('/').next().unwrap_or_default()
}

/// The direction below a keyword. What a vendor calls us with is received.
fn turned(view: View, key: &str) -> View {
    match (key, view) {
        ("responses" | "headers", View::Both) => View::Read,
        ("requestBody" | "requestBodies" | "parameters", View::Both) => View::Write,
        ("callbacks" | "webhooks", _) => View::Both,
        _ => view,
    }
}
