//! `type: [A, B]` becomes `anyOf` of single types, each with the keywords that are about it.

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaKind};
use serde_json::Value as Json;

use super::draft::Draft;
use super::free;
use super::kind::Kind;
use crate::normalize::context::Context;
use crate::normalize::cursor::{Node, Step};

pub(super) fn finish(draft: &mut Draft<'_>, node: &Node<'_>, cx: &mut Context<'_>) {
    // Each whole number is a number.
    if draft.kinds.contains(&Kind::Number) {
        draft.kinds.retain(|kind| *kind != Kind::Integer);
    }
    let kinds = std::mem::take(&mut draft.kinds);
    match kinds.as_slice() {
        [] => {}
        [kind] => draft.any.typ = Some(kind.name().to_owned()),
        kinds => split(draft, kinds, node, cx),
    }
}

fn split(draft: &mut Draft<'_>, kinds: &[Kind], node: &Node<'_>, cx: &mut Context<'_>) {
    let members: Vec<_> = kinds
        .iter()
        .map(|kind| ReferenceOr::Item(of(*kind, &mut draft.any)))
        .collect();
    draft.any.enumeration.clear();
    draft.any.format = None;
    // A union that was there already holds as well.
    let beside = !draft.any.any_of.is_empty();
    let parent = if beside {
        format!("/allOf/{}", draft.any.all_of.len())
    } else {
        String::new()
    };
    for at in 0..members.len() {
        let target = format!("{parent}/anyOf/{at}");
        cx.record(&node.moved(Step::Pointer(&target)));
    }
    if beside {
        let mut union = free();
        union.schema_kind = SchemaKind::Any(AnySchema {
            any_of: members,
            ..AnySchema::default()
        });
        draft.any.all_of.push(ReferenceOr::Item(union));
    } else {
        draft.any.any_of = members;
    }
}

/// The part of a schema that is about one type.
fn of(kind: Kind, all: &mut AnySchema) -> Schema {
    let mut any = AnySchema {
        typ: Some(kind.name().to_owned()),
        ..AnySchema::default()
    };
    any.enumeration = all
        .enumeration
        .iter()
        .filter(|value| fits(kind, value))
        .cloned()
        .collect();
    any.format = all.format.clone().filter(|format| belongs(kind, format));
    match kind {
        Kind::Boolean => {}
        Kind::Integer | Kind::Number => numbers(&mut any, all),
        Kind::String => {
            any.pattern = all.pattern.take();
            any.min_length = all.min_length.take();
            any.max_length = all.max_length.take();
        }
        Kind::Array => {
            any.items = all.items.take();
            any.min_items = all.min_items.take();
            any.max_items = all.max_items.take();
            any.unique_items = all.unique_items.take();
        }
        Kind::Object => {
            any.properties = std::mem::take(&mut all.properties);
            any.required = std::mem::take(&mut all.required);
            any.additional_properties = all.additional_properties.take();
            any.min_properties = all.min_properties.take();
            any.max_properties = all.max_properties.take();
        }
    }
    let mut schema = free();
    schema.schema_kind = SchemaKind::Any(any);
    schema
}

fn numbers(any: &mut AnySchema, all: &mut AnySchema) {
    any.minimum = all.minimum.take();
    any.maximum = all.maximum.take();
    any.exclusive_minimum = all.exclusive_minimum.take();
    any.exclusive_maximum = all.exclusive_maximum.take();
    any.multiple_of = all.multiple_of.take();
}

fn fits(kind: Kind, value: &Json) -> bool {
    match kind {
        Kind::Boolean => value.is_boolean(),
        Kind::Integer => value.is_i64() || value.is_u64(),
        Kind::Number => value.is_number(),
        Kind::String => value.is_string(),
        Kind::Array => value.is_array(),
        Kind::Object => value.is_object(),
    }
}

fn belongs(kind: Kind, format: &str) -> bool {
    match kind {
        Kind::Integer => format.starts_with("int") || format.starts_with("uint"),
        Kind::Number => matches!(format, "float" | "double" | "decimal"),
        Kind::String => {
            !format.starts_with("int") && !format.starts_with("uint") && !matches!(format, "float" | "double")
        }
        Kind::Boolean | Kind::Array | Kind::Object => false,
    }
}
