//! Keywords that do not change the type. They are kept by name for the documentation, and reported once.

use super::draft::Draft;
use crate::diagnostic::codes;
use crate::normalize::context::Context;
use crate::normalize::cursor::Node;
use crate::normalize::references::Section;

pub(super) fn read<'n>(draft: &mut Draft<'n>, key: &'n str, node: &Node<'n>, cx: &mut Context<'_>) -> bool {
    match key {
        "if"
        | "then"
        | "else"
        | "dependentSchemas"
        | "dependentRequired"
        | "dependencies"
        | "unevaluatedProperties"
        | "unevaluatedItems"
        | "propertyNames"
        | "contains"
        | "minContains"
        | "maxContains"
        | "contentSchema"
        | "additionalItems" => {
            draft.ignored.push(key);
            cx.unused("a schema", node);
        }
        "xml" | "$id" | "$anchor" | "$dynamicAnchor" | "$recursiveAnchor" | "$vocabulary" | "$schema" | "$comment" => {
            cx.unused("a schema", node);
        }
        // A place for schemas that others refer to.
        "$defs" | "definitions" => {}
        "$dynamicRef" | "$recursiveRef" => dynamic(draft, node, cx),
        _ => return false,
    }
    true
}

// Nothing we read extends a schema from afar, so that the place a dynamic reference names by itself is the one meant.
fn dynamic(draft: &mut Draft<'_>, node: &Node<'_>, cx: &mut Context<'_>) {
    let message = "a dynamic reference is followed as a plain one";
    cx.report(&codes::normalize::DYNAMIC_REFERENCE, node, message);
    if let Some(reference) = cx.reference(Section::Schemas, node) {
        draft.any.all_of.push(openapiv3::ReferenceOr::Reference { reference });
    }
}
