//! `type` and `format`.

use serde_json::{Value as Json, json};
use specwright::load::Value;

use super::schema::Draft;
use super::{Bundle, mark};

impl Bundle<'_> {
    pub(super) fn kind(&mut self, draft: &mut Draft, value: &Value) {
        let words: Vec<&str> = match value {
            Value::String(word) => vec![word],
            Value::Array(words) => words.iter().map(|word| word.as_str().unwrap_or("null")).collect(),
            // `type: null` without quotes means the type of that name.
            Value::Null => vec!["null"],
            _ => return draft.fault("type"),
        };
        let mut kinds: Vec<&str> = Vec::new();
        for word in words {
            match word {
                "object" | "array" | "string" | "integer" | "number" | "boolean" | "null" => kinds.push(word),
                // Swagger 2.0 has it.
                "file" => kinds.push("string"),
                _ => return draft.fault("type"),
            }
        }
        if draft.nullable {
            kinds.push("null");
        }
        match kinds.as_slice() {
            [] => draft.fault("type"),
            [one] => draft.set("type", *one),
            several => draft.set("type", several.to_vec()),
        }
    }
}

/// A format is asserted where reading the value hangs on it; elsewhere it is a hint.
pub(super) fn format(draft: &mut Draft, format: &str) {
    let said = draft.out.get("type").cloned();
    let says = |kind: &str| match &said {
        None => true,
        Some(Json::String(word)) => word == kind,
        Some(Json::Array(words)) => words.iter().any(|word| word == kind),
        Some(_) => false,
    };
    let whole = says("integer") || says("number");
    let bounds = match format {
        "int8" | "int16" | "int32" if whole => json!({ "minimum": i32::MIN, "maximum": i32::MAX }),
        "int64" if whole => json!({ "minimum": i64::MIN, "maximum": i64::MAX }),
        "uint8" | "uint16" | "uint32" if whole => json!({ "minimum": 0, "maximum": u32::MAX }),
        "uint64" | "uint" if whole => json!({ "minimum": 0, "maximum": u64::MAX }),
        "float" if whole => json!({ "minimum": f32::MIN, "maximum": f32::MAX }),
        _ => Json::Null,
    };
    if !bounds.is_null() {
        draft.also(bounds);
    }
    // `type: number, format: int64` means an integer.
    if matches!(format, "int32" | "int64" | "integer") && says("number") && !says("string") {
        draft.also(json!({ "multipleOf": 1 }));
    }
    if says("string") && matches!(format, "date-time" | "date" | "uuid" | "byte" | "base64") {
        draft.set("format", if format == "base64" { "byte" } else { format });
    }
    draft.set(mark::FORMAT, format);
}
