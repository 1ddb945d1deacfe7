//! `enum` and `const`: the values themselves.

use openapiv3::AnySchema;

use super::draft::Draft;
use super::marks;
use crate::normalize::context::Context;
use crate::normalize::cursor::Node;

pub(super) fn read(draft: &mut Draft<'_>, key: &str, node: &Node<'_>, cx: &mut Context<'_>) -> bool {
    match key {
        // A `const` says more than an `enum` beside it.
        "enum" if draft.data.extensions.contains_key(marks::CONST) => {}
        "enum" => draft.any.enumeration = cx.list(node).iter().map(|value| value.value.to_json()).collect(),
        "const" => {
            draft.any.enumeration = vec![node.value.to_json()];
            draft.mark(marks::CONST, true.into());
        }
        _ => return false,
    }
    true
}

/// `null` among the values says that the schema is nullable; it stays a value only where it is the only one.
pub(super) fn finish(draft: &mut Draft<'_>) {
    let values = &mut draft.any.enumeration;
    if values.iter().any(serde_json::Value::is_null) {
        draft.null = true;
        if values.iter().any(|value| !value.is_null()) {
            values.retain(|value| !value.is_null());
        } else {
            values.truncate(1);
        }
    }
    // `type: 'null'` alone.
    if draft.only_null && draft.kinds.is_empty() && draft.any == AnySchema::default() {
        draft.any.enumeration = vec![serde_json::Value::Null];
    }
}
