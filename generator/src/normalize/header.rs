//! Headers of responses and of parts of forms.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::{Header, ParameterSchemaOrContent, ReferenceOr};

use super::context::Context;
use super::cursor::Node;
use super::dialect::Dialect;
use super::example::examples;
use super::parameter::{format, is_bare};
use super::references::Section;
use super::schema::plain_text;
use super::token::folded;
use super::{style, swagger2};
use crate::diagnostic::codes;

/// Headers by name; one that cannot be used is left out, reported.
pub(super) fn headers(node: &Node<'_>, cx: &mut Context<'_>) -> IndexMap<String, ReferenceOr<Header>> {
    cx.through(node, by_name)
}

fn by_name(node: &Node<'_>, cx: &mut Context<'_>) -> IndexMap<String, ReferenceOr<Header>> {
    let mut headers = IndexMap::new();
    if !cx.is_object(node) {
        return headers;
    }
    let mut seen = HashSet::new();
    for (key, child) in node.fields().filter(|(key, _)| !key.starts_with("x-specwright-")) {
        let Some(name) = cx.header_name(key, "the header", || child.key_place()) else {
            continue;
        };
        if name != key {
            cx.record_at(crate::load::pointer::join(&node.target(), &name), &child);
        }
        if !seen.insert(folded(&name)) {
            let message = format!(
                "the header `{name}`{} is left out: it is there already, for upper and lower case are the same",
                cx.of_operation()
            );
            cx.report(&codes::normalize::HEADER_LEFT_OUT, &child, message);
            continue;
        }
        match header_or_reference(&child, cx) {
            Some(header) => drop(headers.insert(name, header)),
            None => {
                let message = format!("the header `{name}`{} is left out", cx.of_operation());
                cx.report(&codes::normalize::HEADER_LEFT_OUT, &child, message);
            }
        }
    }
    headers
}

fn header_or_reference(node: &Node<'_>, cx: &mut Context<'_>) -> Option<ReferenceOr<Header>> {
    match node.get("$ref") {
        Some(reference) => {
            cx.beside_reference(node);
            cx.reference(Section::Headers, &reference)
                .map(|reference| ReferenceOr::Reference { reference })
        }
        None => header(node, cx).map(ReferenceOr::Item),
    }
}

/// One header.
pub(super) fn header(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Header> {
    if !cx.is_object(node) {
        return None;
    }
    if cx.dialect == Dialect::Swagger2 {
        return Some(swagger2::header(node, cx));
    }
    let name = node.key().unwrap_or_default();
    let mut it = free();
    it.format = format(node, "header", name, cx);
    cx.exclusive("a header", node, ["example", "examples"], "both are kept");
    for (key, child) in node.fields() {
        match key {
            "description" => it.description = cx.text(&child),
            "required" => it.required = cx.flag(&child).unwrap_or_default(),
            "deprecated" => it.deprecated = cx.flag(&child),
            "style" => {
                it.style = style::header(Some(&child), cx);
                cx.unused("a header", &child);
            }
            // It matters to headers that are objects, and these stay text.
            "explode" => cx.unused("a header", &child),
            "example" => it.example = Some(child.value.to_json()),
            "examples" => it.examples = examples(&child, cx),
            "schema" | "content" => {}
            key if key.starts_with("x-") => drop(cx.extension(&child, &mut it.extensions)),
            _ if is_bare(node) => {}
            _ => cx.unknown("a header", &child),
        }
    }
    Some(it)
}

/// A header about which nothing is known: text.
pub(super) fn free() -> Header {
    Header {
        description: None,
        style: Default::default(),
        required: false,
        deprecated: None,
        format: ParameterSchemaOrContent::Schema(ReferenceOr::Item(plain_text())),
        example: None,
        examples: IndexMap::new(),
        extensions: IndexMap::new(),
    }
}
