//! Tags, and links to documentation elsewhere.

use openapiv3::{ExternalDocumentation, Tag};

use super::context::Context;
use super::cursor::Node;
use crate::load::Value;

/// The tags that the document describes.
pub(super) fn tags(node: &Node<'_>, cx: &mut Context<'_>) -> Vec<Tag> {
    let items = cx.list(node);
    items
        .iter()
        .filter_map(|item| cx.through(item, tag))
        .filter(|tag| !tag.name.is_empty())
        .collect()
}

fn tag(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Tag> {
    let mut tag = Tag::default();
    // A bare name is all that a tag needs.
    if let Value::String(name) = node.value {
        tag.name.clone_from(name);
        return Some(tag);
    }
    if !cx.is_object(node) {
        return None;
    }
    for (key, child) in node.fields() {
        match key {
            "name" => tag.name = cx.text(&child).unwrap_or_default(),
            "description" => tag.description = cx.text(&child),
            "externalDocs" => tag.external_docs = external_docs(&child, cx),
            _ => cx.rest("a tag", &child, &mut tag.extensions),
        }
    }
    Some(tag)
}

/// `externalDocs`, wherever it stands. Without a URL there is nothing to link to.
pub(super) fn external_docs(node: &Node<'_>, cx: &mut Context<'_>) -> Option<ExternalDocumentation> {
    let mut docs = ExternalDocumentation::default();
    if let Value::String(url) = node.value {
        docs.url.clone_from(url);
    } else if !cx.is_object(node) {
        return None;
    }
    for (key, child) in node.fields() {
        match key {
            "url" => docs.url = cx.url(&child).unwrap_or_default(),
            "description" => docs.description = cx.text(&child),
            _ => cx.rest("`externalDocs`", &child, &mut docs.extensions),
        }
    }
    Some(docs).filter(|docs| !docs.url.is_empty() || docs.description.is_some())
}
