//! How the parts of a form are encoded.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::{Encoding, QueryStyle};

use super::context::Context;
use super::cursor::Node;
use super::header::headers;
use super::{shape, style};
use crate::diagnostic::{Diagnostic, codes};

/// Reports what is encoded and stands nowhere in the schema of the media type.
pub(super) fn names(encodings: &Node<'_>, media_type: &Node<'_>, cx: &mut Context<'_>) {
    let Some(schema) = media_type.get("schema") else { return };
    let mut known = HashSet::new();
    if !shape::properties(&schema, cx, &mut known) || known.is_empty() {
        return;
    }
    for (name, child) in encodings.fields() {
        if !known.contains(name) && !name.starts_with("x-") {
            let message = format!(
                "`{name}`{} is encoded, but the schema has no such property",
                cx.of_operation()
            );
            let place = child.key_place();
            cx.push(Diagnostic::new(
                &codes::normalize::ENCODING_WITHOUT_PROPERTY,
                place,
                message,
            ));
        }
    }
}

/// `encoding` of a media type, by property.
pub(super) fn encodings(node: &Node<'_>, cx: &mut Context<'_>) -> IndexMap<String, Encoding> {
    let mut encodings = IndexMap::new();
    if cx.is_object(node) {
        encodings.extend(
            node.fields()
                .map(|(name, child)| (name.to_owned(), encoding(&child, cx))),
        );
    }
    encodings
}

fn encoding(node: &Node<'_>, cx: &mut Context<'_>) -> Encoding {
    let mut it = Encoding::default();
    if !cx.is_object(node) {
        return it;
    }
    let mut explode = None;
    for (key, child) in node.fields() {
        match key {
            "contentType" => it.content_type = cx.text(&child),
            "headers" => {
                it.headers = headers(&child, cx);
                cx.unused("an encoding", &child);
            }
            "style" => it.style = Some(style::query(Some(&child), cx)),
            "explode" => explode = cx.flag(&child),
            "allowReserved" => it.allow_reserved = cx.flag(&child).unwrap_or_default(),
            _ => cx.rest("an encoding", &child, &mut it.extensions),
        }
    }
    // `form` explodes unless told not to. The model keeps one truth for both, and without a style there is none to tell.
    it.explode = explode.unwrap_or(matches!(it.style, None | Some(QueryStyle::Form)));
    it
}
