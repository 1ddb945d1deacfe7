//! A document that a page carries, with the lines of its parts.

use indexmap::IndexMap;

use super::build::{Members, object, text};
use super::merge::Piece;
use super::sheet::Sheet;
use crate::diagnostic::Place;
use crate::load::{Value, pointer};

/// A document that a page carries.
#[derive(Debug)]
pub(super) struct Document<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) value: Value,
    /// The text, where it is a document as it stands.
    pub(super) verbatim: Option<String>,
    /// Where the parts stand that say where they are from: operations and components.
    pub(super) lines: IndexMap<String, usize>,
}

impl Document<'_> {
    /// The document with the lines on which its parts stand.
    pub(super) fn piece(mut self, title: &str) -> Piece {
        let is_named = self.value.get("info").and_then(|info| info.get("title")).is_some();
        if !is_named && let Some(members) = self.value.as_object_mut() {
            members.shift_insert(1.min(members.len()), "info".to_owned(), unnamed(title));
        }
        for (at, line) in &self.lines {
            if let Some(members) = node(&mut self.value, at)
                && !members.contains_key("$ref")
            {
                members.insert("x-specwright-source".to_owned(), text(self.sheet.source(&[*line])));
            }
        }
        let places = self
            .lines
            .iter()
            .map(|(at, line)| (at.clone(), self.sheet.place(*line)));
        Piece {
            places: places.collect::<IndexMap<String, Place>>(),
            document: self.value,
            is_named,
            is_described: false,
        }
    }
}

fn unnamed(title: &str) -> Value {
    object([
        ("title", text(title)),
        ("version", text("0")),
        (
            "x-specwright-inferred",
            text("Title and version are ours; the page names neither."),
        ),
    ])
}

/// The pointers of a document's operations and components.
pub(super) fn parts(document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let members = |value: Option<&Value>| value.and_then(Value::as_object).cloned().unwrap_or_default();
    for (path, item) in members(document.get("paths")) {
        for (method, operation) in members(Some(&item)) {
            if is_method(&method) && operation.as_object().is_some() {
                found.push(format!(
                    "/paths/{}/{}",
                    pointer::escape(&path),
                    pointer::escape(&method)
                ));
            }
        }
    }
    for (section, all) in members(document.get("components")) {
        for (name, component) in members(Some(&all)) {
            if component.as_object().is_some() {
                found.push(format!(
                    "/components/{}/{}",
                    pointer::escape(&section),
                    pointer::escape(&name)
                ));
            }
        }
    }
    found
}

pub(super) fn is_method(key: &str) -> bool {
    matches!(
        key,
        "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" | "query"
    )
}

/// The object at a pointer.
fn node<'v>(value: &'v mut Value, at: &str) -> Option<&'v mut Members> {
    let mut value = value;
    for segment in at.split('/').skip(1) {
        value = value
            .as_object_mut()?
            .get_mut(pointer::unescape(segment).as_ref() as &str)?;
    }
    value.as_object_mut()
}

/// The version of OpenAPI that has room for what a document says.
pub(super) fn version(document: &Value) -> &'static str {
    if is_newer(document) { "3.1.0" } else { "3.0.3" }
}

/// Whether something is said in the words of 3.1.
fn is_newer(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.iter().any(|(key, value)| match (key.as_str(), value) {
            ("type", Value::Array(_)) | ("const" | "$defs" | "prefixItems" | "webhooks", _) => true,
            ("type", Value::String(kind)) if kind == "null" => true,
            ("exclusiveMinimum" | "exclusiveMaximum", Value::Number(_)) => true,
            ("example" | "examples" | "default" | "enum", _) => false,
            (_, value) => is_newer(value),
        }),
        Value::Array(items) => items.iter().any(is_newer),
        _ => false,
    }
}
