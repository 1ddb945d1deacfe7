//! Keyword by keyword.

use indexmap::IndexMap;
use serde_json::{Value as Json, json};
use specwright::load::Value;

use super::Bundle;
use super::schema::Draft;

impl Bundle<'_> {
    pub(super) fn keyword(&mut self, draft: &mut Draft, key: &str, value: &Value, around: &IndexMap<String, Value>) {
        match key {
            "$ref" => match value.as_str() {
                Some(text) => self.reference(draft, text),
                None => draft.fault(key),
            },
            "type" => self.kind(draft, value),
            "enum" => enumeration(draft, value, around),
            // Before 3.1 as well: whoever writes it means it.
            "const" => draft.set(key, value.to_json()),
            "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => bound(draft, key, value, around),
            "multipleOf" => match value.as_number().map(|number| number.as_f64()) {
                Some(step) if step > 0.0 => draft.set(key, value.to_json()),
                _ => draft.fault(key),
            },
            "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties" => {
                match value.as_number().and_then(|number| number.as_i128()).map(u64::try_from) {
                    Some(Ok(count)) => draft.set(key, count),
                    _ => draft.fault(key),
                }
            }
            "pattern" => match value.as_str() {
                Some(pattern) if self.readable(pattern) => draft.set(key, pattern),
                _ => draft.fault(key),
            },
            "uniqueItems" => match value.as_bool() {
                Some(unique) => draft.set(key, unique),
                None => draft.fault(key),
            },
            "readOnly" | "writeOnly" => access(draft, key, value, around),
            "properties" | "patternProperties" | "dependentSchemas" => self.mapping(draft, key, value),
            "additionalProperties"
            | "propertyNames"
            | "contains"
            | "unevaluatedProperties"
            | "unevaluatedItems"
            | "not"
            | "if"
            | "then"
            | "else" => {
                let below = self.below(draft, &[key], &[key], value);
                draft.set(key, below);
            }
            "items" => self.items(draft, value),
            "prefixItems" => self.list(draft, key, key, value),
            "allOf" | "oneOf" | "anyOf" => self.list(draft, key, key, value),
            "dependentRequired" | "minContains" | "maxContains" => draft.set(key, value.to_json()),
            "example" | "default" => {
                let keyword = if key == "example" { "example" } else { "default" };
                self.found(draft.id, keyword, value.to_json());
            }
            "examples" => {
                for value in value.as_array().unwrap_or_default() {
                    self.found(draft.id, "examples", value.to_json());
                }
            }
            // `required`, `format` and `discriminator` are read at the end, when the rest is known.
            _ => {}
        }
    }

    fn items(&mut self, draft: &mut Draft, value: &Value) {
        match value.as_array() {
            // A list of one is meant as that one; several are positions, as older JSON Schema has it.
            Some([only]) => {
                let below = self.below(draft, &["items", "0"], &["items"], only);
                draft.set("items", below);
            }
            Some(_) => self.list(draft, "items", "prefixItems", value),
            None => {
                let below = self.below(draft, &["items"], &["items"], value);
                draft.set("items", below);
            }
        }
    }
}

/// Documents write `enum: [1, 2]` under `type: string` and mean strings.
fn enumeration(draft: &mut Draft, value: &Value, around: &IndexMap<String, Value>) {
    let Some(values) = value.as_array().filter(|values| !values.is_empty()) else {
        return draft.fault("enum");
    };
    let strings = around.get("type").and_then(Value::as_str) == Some("string");
    let mut values: Vec<Json> = values.iter().map(Value::to_json).collect();
    for value in &mut values {
        if strings && (value.is_number() || value.is_boolean()) {
            *value = json!(value.to_string());
        }
    }
    draft.set("enum", values);
}

/// `exclusiveMinimum` is a flag beside `minimum` in 2.0 and 3.0, and a number in 3.1; a number is one everywhere.
fn bound(draft: &mut Draft, key: &str, value: &Value, around: &IndexMap<String, Value>) {
    let flag = match key {
        "minimum" => "exclusiveMinimum",
        "maximum" => "exclusiveMaximum",
        _ => "",
    };
    let exclusive = around.get(flag).and_then(Value::as_bool) == Some(true);
    match value {
        Value::Number(_) if exclusive => draft.set(flag, value.to_json()),
        Value::Number(_) => draft.set(key, value.to_json()),
        Value::Bool(_) if flag.is_empty() => {}
        _ => draft.fault(key),
    }
}

/// Both at once contradict each other; neither is believed.
fn access(draft: &mut Draft, key: &str, value: &Value, around: &IndexMap<String, Value>) {
    let says = |key: &str| around.get(key).and_then(Value::as_bool) == Some(true);
    if value.as_bool() == Some(true) && !(says("readOnly") && says("writeOnly")) {
        draft.set(key, true);
    }
}
