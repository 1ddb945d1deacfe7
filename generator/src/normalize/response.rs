//! Responses, by status.

use openapiv3::{ReferenceOr, Response, Responses, StatusCode};

use super::context::Context;
use super::cursor::Node;
use super::dialect::Dialect;
use super::header::headers;
use super::link::links;
use super::media_type::content;
use super::references::Section;
use super::swagger2;
use crate::diagnostic::codes;

/// The responses of an operation. One that cannot be used is left out, reported.
pub(super) fn responses(node: &Node<'_>, cx: &mut Context<'_>) -> Responses {
    cx.through(node, by_status)
}

fn by_status(node: &Node<'_>, cx: &mut Context<'_>) -> Responses {
    let mut responses = Responses::default();
    if !cx.is_object(node) {
        return responses;
    }
    for (key, child) in node.fields() {
        if cx.extension(&child, &mut responses.extensions) {
            continue;
        }
        let status = status(key);
        if key != "default" && status.is_none() {
            let message = format!("`{key}` is no status{}; this response is left out", cx.of_operation());
            let help = "a status is three digits in quotes, `2XX` for a range, or `default`";
            cx.report_with_help(&codes::normalize::RESPONSE_STATUS, &child, message, help);
            continue;
        }
        let Some(response) = response_or_reference(&child, cx) else {
            let message = format!("the response `{key}`{} is left out", cx.of_operation());
            cx.report(&codes::normalize::RESPONSE_LEFT_OUT, &child, message);
            continue;
        };
        match status {
            None => responses.default = Some(response),
            Some(status) => {
                // `2xx` has its place under `2XX`.
                if status.to_string() != key {
                    let parent = node.target();
                    cx.record_at(format!("{parent}/{status}"), &child);
                }
                responses.responses.insert(status, response);
            }
        }
    }
    responses
}

fn status(key: &str) -> Option<StatusCode> {
    let key = key.trim();
    match *key.as_bytes() {
        [first @ b'1'..=b'9', b'x' | b'X', b'x' | b'X'] => Some(StatusCode::Range(u16::from(first - b'0'))),
        [b'1'..=b'9', _, _] => key.parse().ok().map(StatusCode::Code),
        _ => None,
    }
}

fn response_or_reference(node: &Node<'_>, cx: &mut Context<'_>) -> Option<ReferenceOr<Response>> {
    match node.get("$ref") {
        Some(reference) => {
            if cx.dialect == Dialect::Swagger2
                && let Some(response) = swagger2::own_response(node, cx)
            {
                return Some(ReferenceOr::Item(response));
            }
            cx.beside_reference(node);
            cx.reference(Section::Responses, &reference)
                .map(|reference| ReferenceOr::Reference { reference })
        }
        None => response(node, cx).map(ReferenceOr::Item),
    }
}

/// One response.
pub(super) fn response(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Response> {
    if cx.dialect == Dialect::Swagger2 {
        return swagger2::response(node, cx);
    }
    let mut it = Response::default();
    // A status alone (`204:`) is an answer without a body.
    if !node.value.is_null() && !cx.is_object(node) {
        return None;
    }
    for (key, child) in node.fields() {
        match key {
            "description" => it.description = cx.text(&child).unwrap_or_default(),
            "headers" => it.headers = headers(&child, cx),
            "content" => it.content = content(&child, cx),
            "links" => {
                it.links = links(&child, cx);
                cx.unused("a response", &child);
            }
            _ => cx.rest("a response", &child, &mut it.extensions),
        }
    }
    described(node, cx);
    Some(it)
}

/// Reports a response that does not say what it means.
pub(super) fn described(node: &Node<'_>, cx: &mut Context<'_>) {
    if node.value.get("description").is_none_or(crate::load::Value::is_null) {
        let which = node.key().map(|key| format!(" `{key}`")).unwrap_or_default();
        let message = format!("the response{which}{} has no description", cx.of_operation());
        cx.report(&codes::normalize::MISSING_DESCRIPTION, node, message);
    }
}
