//! The keywords of lists, tuples among them.

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaKind};

use super::draft::Draft;
use super::{boxed, free, marks, schema};
use crate::diagnostic::codes;
use crate::load::Value;
use crate::normalize::context::Context;
use crate::normalize::cursor::{Node, Step};
use crate::normalize::dialect::Dialect;

pub(super) fn read<'n>(draft: &mut Draft<'n>, key: &str, node: Node<'n>, cx: &mut Context<'_>) -> bool {
    match key {
        "items" => draft.items = Some(node),
        "prefixItems" => draft.prefix_items = Some(node),
        "minItems" => draft.any.min_items = cx.count(&node),
        "maxItems" => draft.any.max_items = cx.count(&node),
        // Lists in lists, in a parameter of 2.0.
        "collectionFormat" if cx.dialect == Dialect::Swagger2 => cx.unused("items", &node),
        "uniqueItems" => draft.any.unique_items = cx.flag(&node),
        _ => return false,
    }
    true
}

/// Reads the items, once it is known whether positions differ.
pub(super) fn finish(draft: &mut Draft<'_>, node: &Node<'_>, cx: &mut Context<'_>) {
    // An item that is not there has no default.
    if let Some(default) = draft.items.as_ref().and_then(|items| items.get("default")) {
        cx.unused("items", &default);
    }
    let listed = draft.items.filter(|items| items.value.as_array().is_some());
    draft.any.items = match (draft.prefix_items, listed, draft.items) {
        (Some(prefix), _, rest) => tuple(draft, node, &prefix, rest.filter(|_| listed.is_none()), cx),
        (None, Some(list), _) => items_list(draft, node, &list, cx),
        (None, None, Some(items)) => Some(boxed(&items, cx)),
        (None, None, None) => None,
    };
}

// `items: [A]` means `items: A`; several are the positions of a tuple, as older JSON Schema has it.
fn items_list(
    draft: &mut Draft<'_>,
    node: &Node<'_>,
    list: &Node<'_>,
    cx: &mut Context<'_>,
) -> Option<ReferenceOr<Box<Schema>>> {
    let read = match list.items().len() {
        0 => "anything is accepted",
        1 => "read as its only item",
        _ => "read as the positions of a tuple",
    };
    let message = format!("`items` is a list; {read}");
    cx.report_with_help(
        &codes::normalize::ITEMS_LIST,
        list,
        message,
        "one schema stands here; positions are `prefixItems`",
    );
    let mut items = list.items();
    match (items.next(), items.next()) {
        (None, _) => None,
        (Some(only), None) => {
            let moved = list.step(only.value, Step::Index(0), Step::Pointer(""));
            cx.record(&moved);
            Some(boxed(&moved, cx))
        }
        (Some(_), Some(_)) => tuple(draft, node, list, None, cx),
    }
}

fn tuple(
    draft: &mut Draft<'_>,
    node: &Node<'_>,
    prefix: &Node<'_>,
    rest: Option<Node<'_>>,
    cx: &mut Context<'_>,
) -> Option<ReferenceOr<Box<Schema>>> {
    let here = prefix.key().unwrap_or_default();
    let positions = node.step(prefix.value, Step::Key(here), Step::Pointer("/items/anyOf"));
    cx.record(&positions);
    let mut members: Vec<_> = cx
        .list(&positions)
        .iter()
        .map(|position| schema(position, cx))
        .collect();
    if members.is_empty() {
        return rest.map(|rest| boxed(&rest, cx));
    }
    draft.mark(marks::PREFIX_ITEMS, members.len().into());
    match rest.map(|rest| (rest, rest.value)) {
        // Nothing may follow.
        Some((_, Value::Bool(false))) => draft.any.max_items = draft.any.max_items.or(Some(members.len())),
        Some((rest, _)) => {
            let target = format!("/items/anyOf/{}", members.len());
            let moved = node.step(rest.value, Step::Key("items"), Step::Pointer(&target));
            cx.record(&moved);
            members.push(schema(&moved, cx));
        }
        None => {}
    }
    let mut items = free();
    items.schema_kind = SchemaKind::Any(AnySchema {
        any_of: members,
        ..AnySchema::default()
    });
    Some(ReferenceOr::Item(Box::new(items)))
}
