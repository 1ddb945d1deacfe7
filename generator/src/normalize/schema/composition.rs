//! `allOf`, `anyOf`, `oneOf` and `not`.

use openapiv3::{ReferenceOr, Schema};

use super::draft::Draft;
use super::schema;
use crate::load::Value;
use crate::normalize::context::Context;
use crate::normalize::cursor::{Node, Step};

pub(super) fn read<'n>(draft: &mut Draft<'n>, key: &'n str, node: Node<'n>, cx: &mut Context<'_>) -> bool {
    match key {
        // Read at the end, because a reference beside it comes first.
        "allOf" => draft.all_of = Some(node),
        "$ref" => draft.reference = Some(node),
        "anyOf" => draft.any.any_of = members(draft, &node, cx),
        "oneOf" => draft.any.one_of = members(draft, &node, cx),
        "not" => {
            draft.any.not = Some(Box::new(schema(&node, cx)));
            draft.ignored.push(key);
            cx.unused("a schema", &node);
        }
        _ => return false,
    }
    true
}

/// The members of a union. `null` among them makes the whole nullable, and is no member.
fn members(draft: &mut Draft<'_>, node: &Node<'_>, cx: &mut Context<'_>) -> Vec<ReferenceOr<Schema>> {
    let mut members = Vec::new();
    for (at, member) in cx.list(node).into_iter().enumerate() {
        if only_null(member.value) {
            draft.null = true;
            draft.only_null = true;
            continue;
        }
        if at == members.len() {
            members.push(schema(&member, cx));
        } else {
            let moved = node.step(member.value, Step::Index(at), Step::Index(members.len()));
            cx.record(&moved);
            members.push(schema(&moved, cx));
        }
    }
    members
}

/// `type: 'null'`, however it is put.
fn only_null(value: &Value) -> bool {
    let is_null = |value: &Value| value.is_null() || value.as_str() == Some("null");
    let Some(members) = value.as_object() else { return false };
    let said = members
        .iter()
        .filter(|(key, _)| !matches!(key.as_str(), "description" | "title" | "nullable"));
    let mut said = said.peekable();
    said.peek().is_some()
        && said.all(|(key, value)| match (key.as_str(), value) {
            ("type", Value::Array(types)) => types.len() == 1 && types.iter().all(is_null),
            ("type", value) => is_null(value),
            ("const", value) => value.is_null(),
            ("enum", Value::Array(values)) => !values.is_empty() && values.iter().all(Value::is_null),
            _ => false,
        })
}
