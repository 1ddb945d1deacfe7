//! `type`, `format` and `nullable`: what kind of JSON a value is.

use super::draft::Draft;
use crate::diagnostic::{Part, codes};
use crate::load::Value;
use crate::normalize::context::Context;
use crate::normalize::cursor::Node;
use crate::normalize::dialect::Dialect;

/// A kind of JSON, as `type` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `boolean`
    Boolean,
    /// `integer`
    Integer,
    /// `number`
    Number,
    /// `string`
    String,
    /// `array`
    Array,
    /// `object`
    Object,
}

/// What a word under `type` means.
enum Meaning {
    Kind(Kind),
    Null,
    /// Not a word of JSON Schema, but evident; with the format that it implies.
    Meant(Kind, Option<&'static str>),
    Anything,
}

impl Kind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Boolean => "boolean",
            Kind::Integer => "integer",
            Kind::Number => "number",
            Kind::String => "string",
            Kind::Array => "array",
            Kind::Object => "object",
        }
    }
}

pub(super) fn read(draft: &mut Draft<'_>, key: &str, node: &Node<'_>, cx: &mut Context<'_>) -> bool {
    match key {
        "type" => kinds(draft, node, cx),
        "format" => {
            if let Some(format) = cx.text(node).filter(|format| !format.is_empty()) {
                draft.any.format = Some(format);
            }
        }
        "nullable" | "x-nullable" | "x-isnullable" => draft.null |= cx.flag(node).unwrap_or_default(),
        _ => return false,
    }
    true
}

fn kinds(draft: &mut Draft<'_>, node: &Node<'_>, cx: &mut Context<'_>) {
    match node.value {
        Value::Array(_) => {
            if cx.dialect < Dialect::OpenApi31 {
                let message = || "a list of types came with OpenAPI 3.1; read as there".to_owned();
                cx.once(&codes::normalize::TYPE_LIST, "", node, Part::Value, message);
            }
            for word in node.items() {
                one(draft, &word, cx);
            }
        }
        Value::String(_) | Value::Null => one(draft, node, cx),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => cx.wrong_type(node, "the name of a type"),
    }
    if let [kind] = draft.kinds.as_slice() {
        draft.any.typ = Some(kind.name().to_owned());
    }
}

fn one(draft: &mut Draft<'_>, node: &Node<'_>, cx: &mut Context<'_>) {
    let word = match node.value {
        Value::Null => "null",
        Value::String(word) => word.as_str(),
        _ => return cx.wrong_type(node, "the name of a type"),
    };
    let meaning = meaning(word);
    match &meaning {
        Some(Meaning::Null) => (draft.null, draft.only_null) = (true, true),
        Some(Meaning::Kind(kind)) => add(draft, *kind),
        Some(Meaning::Meant(kind, format)) => {
            add(draft, *kind);
            draft.any.format = draft.any.format.take().or(format.map(str::to_owned));
        }
        Some(Meaning::Anything) | None => {}
    }
    if !matches!(meaning, Some(Meaning::Kind(_) | Meaning::Null)) && !is_file(cx, word) {
        unknown(&meaning, word, node, cx);
    }
}

fn add(draft: &mut Draft<'_>, kind: Kind) {
    if !draft.kinds.contains(&kind) {
        draft.kinds.push(kind);
    }
}

// 2.0 has `type: file`.
fn is_file(cx: &Context<'_>, word: &str) -> bool {
    cx.dialect == Dialect::Swagger2 && word == "file"
}

fn unknown(meaning: &Option<Meaning>, word: &str, node: &Node<'_>, cx: &mut Context<'_>) {
    let read = match meaning {
        Some(Meaning::Meant(kind, Some(format))) => format!("read as `{}` with `format: {format}`", kind.name()),
        Some(Meaning::Meant(kind, None)) => format!("read as `{}`", kind.name()),
        _ => "anything is accepted".to_owned(),
    };
    let message = format!("`{word}` is no type; {read}");
    let help = "the types are `string`, `number`, `integer`, `boolean`, `array` and `object`";
    cx.report_with_help(&codes::normalize::UNKNOWN_TYPE, node, message, help);
}

fn meaning(word: &str) -> Option<Meaning> {
    Some(match word {
        "boolean" => Meaning::Kind(Kind::Boolean),
        "integer" => Meaning::Kind(Kind::Integer),
        "number" => Meaning::Kind(Kind::Number),
        "string" => Meaning::Kind(Kind::String),
        "array" => Meaning::Kind(Kind::Array),
        "object" => Meaning::Kind(Kind::Object),
        "null" => Meaning::Null,
        other => {
            // `string (ISO 8601)` begins with what is meant.
            let word = other
                .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
                .next()
                .unwrap_or_default();
            return meant(&word.to_ascii_lowercase());
        }
    })
}

fn meant(word: &str) -> Option<Meaning> {
    let (kind, format) = match word {
        "boolean" | "bool" => (Kind::Boolean, None),
        "integer" | "int" | "long" => (Kind::Integer, None),
        "int32" => (Kind::Integer, Some("int32")),
        "int64" | "bigint" => (Kind::Integer, Some("int64")),
        "number" | "decimal" | "numeric" => (Kind::Number, None),
        "float" => (Kind::Number, Some("float")),
        "double" => (Kind::Number, Some("double")),
        "string" | "str" | "text" => (Kind::String, None),
        "date" => (Kind::String, Some("date")),
        "date-time" | "datetime" | "timestamp" => (Kind::String, Some("date-time")),
        "uuid" | "guid" => (Kind::String, Some("uuid")),
        "file" | "binary" => (Kind::String, Some("binary")),
        "array" | "list" => (Kind::Array, None),
        "object" | "map" | "dict" | "dictionary" | "hash" => (Kind::Object, None),
        "any" | "mixed" => return Some(Meaning::Anything),
        _ => return None,
    };
    Some(Meaning::Meant(kind, format))
}
