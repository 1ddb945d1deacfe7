//! Links from a response to an operation.

use indexmap::IndexMap;
use openapiv3::{Link, LinkOperation, ReferenceOr};

use super::context::Context;
use super::cursor::Node;
use super::extension::is_extension;
use super::references::Section;
use super::server::server;
use crate::diagnostic::codes;

/// The links of a response.
pub(super) fn links(node: &Node<'_>, cx: &mut Context<'_>) -> IndexMap<String, ReferenceOr<Link>> {
    if !cx.is_object(node) {
        return IndexMap::new();
    }
    let links = node
        .fields()
        .filter(|(name, link)| !is_extension(name, link, &["operationId", "operationRef"]))
        .filter_map(|(name, child)| {
            let link = cx.inlined(Section::Links, &child, link)?;
            Some((name.to_owned(), ReferenceOr::Item(link)))
        });
    links.collect()
}

/// One link; without an operation it leads nowhere.
pub(super) fn link(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Link> {
    if !cx.is_object(node) {
        return None;
    }
    cx.exclusive("a link", node, ["operationId", "operationRef"], "`operationId` counts");
    let operation = operation(node, cx).or_else(|| {
        cx.report(
            &codes::normalize::LINK_WITHOUT_OPERATION,
            node,
            "this link names no operation; it is left out",
        );
        None
    })?;
    let mut link = Link {
        description: None,
        operation,
        request_body: None,
        parameters: IndexMap::new(),
        server: None,
        extensions: IndexMap::new(),
    };
    for (key, child) in node.fields() {
        match key {
            "operationId" | "operationRef" => {}
            "description" => link.description = cx.text(&child),
            "requestBody" => link.request_body = Some(child.value.to_json()),
            "parameters" if cx.is_object(&child) => {
                link.parameters = child
                    .fields()
                    .map(|(name, it)| (name.to_owned(), it.value.to_json()))
                    .collect();
            }
            "server" => link.server = server(&child, cx),
            _ => cx.rest("a link", &child, &mut link.extensions),
        }
    }
    Some(link)
}

fn operation(node: &Node<'_>, cx: &mut Context<'_>) -> Option<LinkOperation> {
    let id = node
        .get("operationId")
        .and_then(|id| cx.text(&id))
        .map(LinkOperation::OperationId);
    id.or_else(|| {
        node.get("operationRef")
            .and_then(|it| cx.text(&it))
            .map(LinkOperation::OperationRef)
    })
}
