//! Schemas: every keyword of 2.0, 3.0 and 3.1, whichever of them the document follows.
//!
//! A schema becomes an `AnySchema`, the one form that has room for any combination. What it has no room for travels in
//! the extensions that `marks` lists.

mod annotations;
mod array;
mod composition;
mod constants;
mod discriminator;
mod draft;
mod kind;
pub(super) mod marks;
mod numbers;
mod object;
mod siblings;
mod split;
mod text;
mod unused;
mod values;

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};

use super::context::Context;
use super::cursor::Node;
use super::dialect::Dialect;
use super::references::Section;
use crate::diagnostic::{Part, codes};
use crate::load::Value;
use draft::Draft;

/// Steps from the root of a file. The readers of text stop a little later, so that the stack is never at stake.
const DEEPEST: u32 = 100;

/// A schema or a reference to one.
pub(super) fn schema(node: &Node<'_>, cx: &mut Context<'_>) -> ReferenceOr<Schema> {
    match node.value {
        Value::Object(members) if members.len() == 1 && members.contains_key("$ref") => reference(node, cx),
        Value::Object(_) if node.depth() > DEEPEST => {
            cx.report(
                &codes::normalize::TOO_DEEP,
                node,
                "schemas are nested too deeply here; anything is accepted",
            );
            ReferenceOr::Item(free())
        }
        Value::Object(_) => ReferenceOr::Item(inline(node, &[], cx)),
        Value::Bool(accepts) => ReferenceOr::Item(boolean(node, *accepts, cx)),
        Value::Null => {
            let message = "this schema is null; anything is accepted";
            cx.report_with_help(
                &codes::normalize::NULL_SCHEMA,
                node,
                message,
                "say what it is, or write `{}`",
            );
            ReferenceOr::Item(free())
        }
        Value::Number(_) | Value::String(_) | Value::Array(_) => {
            cx.wrong_type(node, "a schema");
            ReferenceOr::Item(free())
        }
    }
}

/// The same in a box, as the model wants it for properties and items.
pub(super) fn boxed(node: &Node<'_>, cx: &mut Context<'_>) -> ReferenceOr<Box<Schema>> {
    match schema(node, cx) {
        ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference },
        ReferenceOr::Item(schema) => ReferenceOr::Item(Box::new(schema)),
    }
}

/// A schema whose keywords stand among others, `apart` from these: a parameter of 2.0.
pub(super) fn inline(node: &Node<'_>, apart: &[&str], cx: &mut Context<'_>) -> Schema {
    let mut draft = Draft::default();
    for (key, child) in node.fields() {
        if !apart.contains(&key) {
            draft.read(key, child, cx);
        }
    }
    draft.finish(node, cx)
}

/// The schema that accepts anything.
pub(super) fn free() -> Schema {
    Schema {
        schema_data: SchemaData::default(),
        schema_kind: SchemaKind::Any(AnySchema::default()),
    }
}

/// The schema of plain text.
pub(super) fn plain_text() -> Schema {
    let any = AnySchema {
        typ: Some("string".to_owned()),
        ..AnySchema::default()
    };
    Schema {
        schema_data: SchemaData::default(),
        schema_kind: SchemaKind::Any(any),
    }
}

fn reference(node: &Node<'_>, cx: &mut Context<'_>) -> ReferenceOr<Schema> {
    match node
        .get("$ref")
        .and_then(|reference| cx.reference(Section::Schemas, &reference))
    {
        Some(reference) => ReferenceOr::Reference { reference },
        None => ReferenceOr::Item(free()),
    }
}

fn boolean(node: &Node<'_>, accepts: bool, cx: &mut Context<'_>) -> Schema {
    if cx.dialect < Dialect::OpenApi31 {
        let message = || "a boolean as a schema came with OpenAPI 3.1; read as there".to_owned();
        cx.once(&codes::normalize::BOOLEAN_SCHEMA, "", node, Part::Value, message);
    }
    let mut schema = free();
    if let (false, SchemaKind::Any(any)) = (accepts, &mut schema.schema_kind) {
        any.not = Some(Box::new(ReferenceOr::Item(free())));
    }
    schema
}
