//! Operations of 2.0.

use openapiv3::{Operation, ReferenceOr};

use super::media::Media;
use super::{body, parameter, server};
use crate::normalize::context::Context;
use crate::normalize::cursor::Node;
use crate::normalize::operation::common;

/// Reads the keywords of an operation; `shared` are the parameters of the path around it.
pub(in crate::normalize) fn operation(
    node: &Node<'_>,
    shared: Option<&Node<'_>>,
    it: &mut Operation,
    cx: &mut Context<'_>,
) {
    let own = Media::of_operation(node, cx);
    let around = std::mem::replace(&mut cx.media, own);
    for (key, child) in node.fields() {
        match key {
            "parameters" => it.parameters = parameter::path_parameters(&child, cx),
            "consumes" | "produces" => {}
            "schemes" => it.servers = server::of_operation(&child, node, cx),
            _ if common(key, &child, it, cx) => {}
            _ => cx.rest("an operation", &child, &mut it.extensions),
        }
    }
    it.request_body = body::request_body(node, shared, cx).map(ReferenceOr::Item);
    cx.media = around;
}
