//! Schemas and parameters of the older form, put together again.

use crate::import::build::{Members, object, text};
use crate::load::Value;

/// The parameters of an operation.
pub(super) fn parameters(request: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    for place in ["path", "query", "header", "cookie"] {
        let all = request
            .get("parameters")
            .and_then(|all| all.get(place))
            .and_then(Value::as_object);
        for (name, shown) in all.into_iter().flatten() {
            found.push(parameter(place, name, shown));
        }
    }
    found
}

fn parameter(place: &str, name: &str, shown: &Value) -> Value {
    let schemas = shown.get("schema").and_then(Value::as_array).unwrap_or_default();
    let first = schemas.first();
    let said = |key: &str| first.and_then(|first| first.get(key));
    let mut all = Members::new();
    all.insert("name".to_owned(), text(name));
    all.insert("in".to_owned(), text(place));
    let required = said("required").and_then(Value::as_bool) == Some(true) || place == "path";
    if required {
        all.insert("required".to_owned(), Value::Bool(true));
    }
    for key in ["description", "deprecated"] {
        all.extend(said(key).map(|said| (key.to_owned(), said.clone())));
    }
    for key in ["style", "explode", "allowReserved"] {
        all.extend(shown.get(key).map(|said| (key.to_owned(), said.clone())));
    }
    let each = schemas.iter().map(|schema| {
        let mut schema = clean(schema);
        if let Some(members) = schema.as_object_mut() {
            members.shift_remove("description");
            members.shift_remove("deprecated");
        }
        schema
    });
    let schema = one_of(each.collect()).unwrap_or_else(|| object([("type", text("string"))]));
    all.insert("schema".to_owned(), schema);
    Value::Object(all)
}

/// One of these schemas.
pub(super) fn one_of(mut schemas: Vec<Value>) -> Option<Value> {
    match schemas.len() {
        0 | 1 => schemas.pop(),
        _ => Some(object([("anyOf", Value::Array(schemas))])),
    }
}

/// A schema as it was before it was taken apart.
pub(super) fn clean(schema: &Value) -> Value {
    let Value::Object(members) = schema else {
        return schema.clone();
    };
    // A member or an item stands in an `allOf` of its own.
    if let (1, Some([only])) = (members.len(), members.get("allOf").and_then(Value::as_array)) {
        return clean(only);
    }
    let mut all = Members::new();
    for (key, value) in members {
        match (key.as_str(), value) {
            ("refIdentifier", _) | ("required", Value::Bool(_)) => {}
            ("requiredProperties", value) => drop(all.insert("required".to_owned(), value.clone())),
            ("type", Value::String(kind)) => kind_of(kind, &mut all),
            ("properties" | "patternProperties", Value::Object(properties)) => {
                let cleaned = properties.iter().map(|(name, schema)| (name.clone(), clean(schema)));
                all.insert(key.clone(), Value::Object(cleaned.collect()));
            }
            ("items" | "additionalProperties" | "not", value) => drop(all.insert(key.clone(), clean(value))),
            ("allOf" | "oneOf" | "anyOf", Value::Array(each)) => {
                all.insert(key.clone(), Value::Array(each.iter().map(clean).collect()));
            }
            (_, value) => drop(all.insert(key.clone(), value.clone())),
        }
    }
    Value::Object(all)
}

/// `enum<string>` is a string, `file` a binary one, `any` no type at all.
fn kind_of(kind: &str, all: &mut Members) {
    let inner = kind
        .strip_prefix("enum<")
        .and_then(|rest| rest.strip_suffix('>'))
        .unwrap_or(kind);
    match inner {
        "any" => {}
        "file" => {
            all.insert("type".to_owned(), text("string"));
            all.insert("format".to_owned(), text("binary"));
        }
        inner => drop(all.insert("type".to_owned(), text(inner))),
    }
}
