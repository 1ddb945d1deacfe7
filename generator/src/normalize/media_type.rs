//! The content of a body: a schema per media type.

use openapiv3::{Content, MediaType};

use super::context::Context;
use super::cursor::Node;
use super::encoding::{self, encodings};
use super::example::examples;
use super::schema::schema;

/// `content`: media types in the document's order.
pub(super) fn content(node: &Node<'_>, cx: &mut Context<'_>) -> Content {
    cx.through(node, media_types)
}

fn media_types(node: &Node<'_>, cx: &mut Context<'_>) -> Content {
    let mut content = Content::new();
    if !cx.is_object(node) {
        return content;
    }
    for (name, child) in node
        .fields()
        .filter(|(name, _)| !name.starts_with("x-") || name.contains('/'))
    {
        cx.media_type_name(name, || child.key_place());
        content.insert(name.to_owned(), cx.through(&child, media_type));
    }
    content
}

fn media_type(node: &Node<'_>, cx: &mut Context<'_>) -> MediaType {
    let mut it = MediaType::default();
    if !cx.is_object(node) {
        return it;
    }
    for (key, child) in node.fields() {
        match key {
            "schema" => it.schema = Some(schema(&child, cx)),
            "example" => {
                it.example = Some(child.value.to_json());
                cx.unused("a media type", &child);
            }
            "examples" => {
                it.examples = examples(&child, cx);
                cx.unused("a media type", &child);
            }
            "encoding" => {
                it.encoding = encodings(&child, cx);
                encoding::names(&child, node, cx);
            }
            _ => cx.rest("a media type", &child, &mut it.extensions),
        }
    }
    cx.exclusive("a media type", node, ["example", "examples"], "both are kept");
    for other in ["prefixEncoding", "itemEncoding"] {
        cx.exclusive("a media type", node, ["encoding", other], "`encoding` counts");
    }
    it
}
