//! Responses and their headers: one schema for all media types that the operation produces.

use openapiv3::{Header, MediaType, ParameterSchemaOrContent, Response};

use super::collection_format::collection_format;
use super::parameter::typed;
use crate::load::{Value, pointer};
use crate::normalize::context::Context;
use crate::normalize::cursor::{Node, Step};
use crate::normalize::header;
use crate::normalize::references::Section;
use crate::normalize::response::described;
use crate::normalize::schema::schema;

/// One response.
pub(in crate::normalize) fn response(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Response> {
    if !node.value.is_null() && !cx.is_object(node) {
        return None;
    }
    let mut it = Response::default();
    for (key, child) in node.fields() {
        match key {
            "description" => it.description = cx.text(&child).unwrap_or_default(),
            "headers" => it.headers = header::headers(&child, cx),
            "schema" => it.content = content(&child, node, cx),
            "examples" => cx.unused("a response", &child),
            _ => cx.rest("a response", &child, &mut it.extensions),
        }
    }
    described(node, cx);
    Some(it)
}

fn content(node: &Node<'_>, response: &Node<'_>, cx: &mut Context<'_>) -> openapiv3::Content {
    let file = node.value.get("type").and_then(Value::as_str) == Some("file");
    let mut content = openapiv3::Content::new();
    for media_type in answers(file, cx) {
        let target = format!("/content/{}/schema", pointer::escape(&media_type));
        let moved = response.step(node.value, Step::Key("schema"), Step::Pointer(&target));
        cx.record(&moved);
        let mut it = MediaType {
            schema: Some(schema(&moved, cx)),
            ..MediaType::default()
        };
        let examples = response.value.get("examples").and_then(Value::as_object);
        it.example = examples
            .and_then(|examples| examples.get(&media_type))
            .map(Value::to_json);
        content.insert(media_type, it);
    }
    content
}

// A file is whatever comes, unless the operation says what it produces.
fn answers(file: bool, cx: &Context<'_>) -> Vec<String> {
    let said = cx.media.answers();
    let vague = said.iter().all(|name| name == "application/json") && !cx.media.own;
    if file && vague {
        vec!["application/octet-stream".to_owned()]
    } else {
        said
    }
}

/// A response that is a reference, as it stands in an operation that produces other media types than the document: it
/// cannot be shared.
pub(in crate::normalize) fn own_response(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Response> {
    let shared = !cx.media.own
        || cx
            .peek(Section::Responses, node)
            .is_none_or(|it| it.get("schema").is_none());
    if shared {
        None
    } else {
        cx.inlined(Section::Responses, node, response)
    }
}

/// One header.
pub(in crate::normalize) fn header(node: &Node<'_>, cx: &mut Context<'_>) -> Header {
    let mut it = header::free();
    it.format = ParameterSchemaOrContent::Schema(typed(node, cx));
    if let Some(list) = collection_format(node, cx) {
        list.mark_simple(&mut it.extensions);
    }
    for (key, child) in node.fields() {
        match key {
            "description" => it.description = cx.text(&child),
            "required" => it.required = cx.flag(&child).unwrap_or_default(),
            "x-example" => it.example = Some(child.value.to_json()),
            // A header that is a list stays text.
            "items" | "collectionFormat" => cx.unused("a header", &child),
            _ => drop(cx.extension(&child, &mut it.extensions)),
        }
    }
    it
}
