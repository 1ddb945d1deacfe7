//! The keywords of objects.

use openapiv3::{AdditionalProperties, AnySchema, SchemaKind};

use super::draft::Draft;
use super::{boxed, free, marks, schema};
use crate::diagnostic::codes;
use crate::load::Value;
use crate::normalize::context::Context;
use crate::normalize::cursor::{Node, Step};

pub(super) fn read<'n>(draft: &mut Draft<'n>, key: &str, node: Node<'n>, cx: &mut Context<'_>) -> bool {
    match key {
        "properties" => cx.through(&node, |node, cx| properties(draft, node, cx)),
        "required" => required(draft, &node, cx),
        "additionalProperties" => draft.additional_properties = Some(node),
        "patternProperties" => draft.pattern_properties = Some(node),
        "minProperties" => draft.any.min_properties = cx.count(&node),
        "maxProperties" => draft.any.max_properties = cx.count(&node),
        _ => return false,
    }
    true
}

/// Reads what is said of the properties without a name of their own.
pub(super) fn finish(draft: &mut Draft<'_>, node: &Node<'_>, cx: &mut Context<'_>) {
    draft.any.additional_properties = match (draft.pattern_properties, draft.additional_properties) {
        (Some(patterns), rest) if cx.is_object(&patterns) => by_pattern(draft, node, &patterns, rest, cx),
        (_, rest) => rest.and_then(|rest| additional(&rest, cx)),
    };
}

fn properties(draft: &mut Draft<'_>, node: &Node<'_>, cx: &mut Context<'_>) {
    if !cx.is_object(node) {
        return;
    }
    draft
        .any
        .properties
        .reserve(node.value.as_object().map_or(0, indexmap::IndexMap::len));
    for (name, property) in node.fields() {
        // `required: true` on a property, as JSON Schema had it long ago, is the object's to say.
        if property.value.get("required").and_then(Value::as_bool) == Some(true) {
            require(draft, name);
        }
        draft.any.properties.insert(name.to_owned(), boxed(&property, cx));
    }
}

fn required(draft: &mut Draft<'_>, node: &Node<'_>, cx: &mut Context<'_>) {
    if let Value::Bool(_) = node.value {
        let message = "`required` of a schema is the list of its required properties, not a boolean";
        let help = "list the property's name under `required` of the object around it";
        return cx.report_with_help(&codes::normalize::REQUIRED_BOOLEAN, node, message, help);
    }
    for name in cx.texts(node) {
        require(draft, &name);
    }
}

fn require(draft: &mut Draft<'_>, name: &str) {
    if !draft.any.required.iter().any(|other| other == name) {
        draft.any.required.push(name.to_owned());
    }
}

fn additional(node: &Node<'_>, cx: &mut Context<'_>) -> Option<AdditionalProperties> {
    match node.value {
        Value::Object(_) => Some(AdditionalProperties::Schema(Box::new(schema(node, cx)))),
        _ => cx.flag(node).map(AdditionalProperties::Any),
    }
}

fn by_pattern(
    draft: &mut Draft<'_>,
    node: &Node<'_>,
    patterns: &Node<'_>,
    rest: Option<Node<'_>>,
    cx: &mut Context<'_>,
) -> Option<AdditionalProperties> {
    let names: Vec<&str> = patterns.fields().map(|(pattern, _)| pattern).collect();
    if names.is_empty() {
        return rest.and_then(|rest| additional(&rest, cx));
    }
    draft.mark(marks::PATTERN_PROPERTIES, names.as_slice().into());
    let rest = rest.filter(|rest| rest.value.as_bool() != Some(false));
    // Where any other property is welcome too, so is any value.
    if rest.is_some_and(|rest| rest.value.as_bool() == Some(true)) {
        return Some(AdditionalProperties::Any(true));
    }
    let alone = names.len() == 1 && rest.is_none();
    let target = |at: usize| match alone {
        true => "/additionalProperties".to_owned(),
        false => format!("/additionalProperties/anyOf/{at}"),
    };
    let sources = patterns
        .fields()
        .map(|(pattern, _)| crate::load::pointer::join("/patternProperties", pattern));
    let sources = sources.chain(rest.iter().map(|_| "/additionalProperties".to_owned()));
    let values = patterns
        .fields()
        .map(|(_, it)| it.value)
        .chain(rest.iter().map(|rest| rest.value));
    let mut members = Vec::new();
    for (at, (source, value)) in sources.zip(values).enumerate() {
        let target = target(at);
        let moved = node.step(value, Step::Pointer(&source), Step::Pointer(&target));
        cx.record(&moved);
        members.push(schema(&moved, cx));
    }
    if let (true, Some(only)) = (alone, members.pop_if(|_| alone)) {
        return Some(AdditionalProperties::Schema(Box::new(only)));
    }
    let mut any = free();
    any.schema_kind = SchemaKind::Any(AnySchema {
        any_of: members,
        ..AnySchema::default()
    });
    Some(AdditionalProperties::Schema(Box::new(openapiv3::ReferenceOr::Item(
        any,
    ))))
}
