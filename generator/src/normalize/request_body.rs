//! Request bodies.

use openapiv3::{ReferenceOr, RequestBody};

use super::context::Context;
use super::cursor::Node;
use super::media_type::content;
use super::references::Section;
use crate::diagnostic::codes;

/// Where it is kept that the document says `required: false`, or says nothing.
pub(super) const REQUIRED: &str = "x-specwright-required";

/// A request body or a reference to one.
pub(super) fn request_body_or_reference(node: &Node<'_>, cx: &mut Context<'_>) -> Option<ReferenceOr<RequestBody>> {
    match node.get("$ref") {
        Some(reference) => {
            cx.beside_reference(node);
            cx.reference(Section::RequestBodies, &reference)
                .map(|reference| ReferenceOr::Reference { reference })
        }
        None => request_body(node, cx).map(ReferenceOr::Item),
    }
}

/// One request body.
pub(super) fn request_body(node: &Node<'_>, cx: &mut Context<'_>) -> Option<RequestBody> {
    if !cx.is_object(node) {
        return None;
    }
    let mut it = RequestBody::default();
    for (key, child) in node.fields() {
        match key {
            "description" => it.description = cx.text(&child),
            "content" => it.content = content(&child, cx),
            "required" => {
                let required = cx.flag(&child);
                it.required = required.unwrap_or_default();
                // The model cannot tell `false` from nothing said, and the two mean different things to us.
                it.extensions
                    .extend(required.map(|required| (REQUIRED.to_owned(), required.into())));
            }
            _ => cx.rest("a request body", &child, &mut it.extensions),
        }
    }
    if it.content.is_empty() {
        let message = format!("the request body{} has no media type", cx.of_operation());
        cx.report(&codes::normalize::BODY_WITHOUT_CONTENT, node, message);
    }
    Some(it)
}
