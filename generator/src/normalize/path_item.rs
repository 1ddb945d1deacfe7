//! Path items: the operations at one path.

use openapiv3::{Operation, PathItem};

use super::context::Context;
use super::cursor::{Node, Step};
use super::dialect::Dialect;
use super::operation::operation;
use super::parameter::parameters;
use super::references::Section;
use super::server::servers;
use super::token::is_token;
use super::{Method, swagger2};
use crate::diagnostic::{Diagnostic, codes};
use crate::load::pointer;

/// Whether the operations are the client's to call, and so are counted. Those of callbacks and webhooks are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Caller {
    /// The client calls.
    Client,
    /// The vendor calls.
    Vendor,
}

/// The path item that stands here, or that a `$ref` here leads to together with what stands beside it. `path` is what
/// messages call it.
pub(super) fn path_item(node: &Node<'_>, path: &str, caller: Caller, cx: &mut Context<'_>) -> Option<PathItem> {
    if node.value.get("$ref").is_none() {
        return cx
            .is_object(node)
            .then(|| read(node, path, caller, PathItem::default(), cx));
    }
    let there = cx.inlined(Section::PathItems, node, |there, cx| {
        cx.is_object(there)
            .then(|| read(there, path, caller, PathItem::default(), cx))
    });
    // What stands beside the reference counts too, and more.
    match node.value.as_object().map_or(0, indexmap::IndexMap::len) {
        0 | 1 => there,
        _ => {
            for (_, child) in node.fields() {
                cx.record(&child);
            }
            Some(read(node, path, caller, there.unwrap_or_default(), cx))
        }
    }
}

fn read(node: &Node<'_>, path: &str, caller: Caller, mut item: PathItem, cx: &mut Context<'_>) -> PathItem {
    let shared = node.get("parameters");
    for (key, child) in node.fields() {
        match key {
            "$ref" => {}
            "summary" => item.summary = cx.text(&child),
            "description" => item.description = cx.text(&child),
            "servers" => item.servers = servers(&child, cx),
            "parameters" if cx.dialect == Dialect::Swagger2 => {
                item.parameters = swagger2::path_parameters(&child, cx);
            }
            "parameters" => item.parameters = parameters(&child, cx),
            "query" if child.value.as_object().is_some() => {
                other(&child, "QUERY", path, shared.as_ref(), caller, cx);
            }
            "additionalOperations" if cx.is_object(&child) => {
                for (_, operation) in child.fields() {
                    additional(&mut item, &operation, node, path, caller, cx);
                }
            }
            _ => match slot(&mut item, key) {
                Some(slot) => *slot = called(&child, key, path, shared.as_ref(), caller, cx),
                None => cx.rest("a path item", &child, &mut item.extensions),
            },
        }
    }
    item
}

/// The methods that a path item has by name.
pub(super) const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

fn slot<'a>(item: &'a mut PathItem, method: &str) -> Option<&'a mut Option<Operation>> {
    Some(match method {
        "get" => &mut item.get,
        "put" => &mut item.put,
        "post" => &mut item.post,
        "delete" => &mut item.delete,
        "options" => &mut item.options,
        "head" => &mut item.head,
        "patch" => &mut item.patch,
        "trace" => &mut item.trace,
        _ => return None,
    })
}

/// Reads an operation under the name by which a person calls it.
fn called(
    node: &Node<'_>,
    method: &str,
    path: &str,
    shared: Option<&Node<'_>>,
    caller: Caller,
    cx: &mut Context<'_>,
) -> Option<Operation> {
    let name = format!("{} {path}", method.to_uppercase());
    cx.declared += usize::from(caller == Caller::Client);
    if node.value.as_object().is_none() {
        let message = format!(
            "`{name}` is left out: it is {} where an operation belongs",
            node.value.kind()
        );
        cx.push(Diagnostic::new(
            &codes::normalize::UNSUPPORTED_OPERATION,
            node.place(),
            message,
        ));
        if caller == Caller::Client {
            cx.skip(name, node, &codes::normalize::UNSUPPORTED_OPERATION);
        }
        return None;
    }
    let around = cx.operation.replace(name);
    // The path of a call by the vendor is an expression or a name, not a template.
    let placeholders = match caller {
        Caller::Client => cx.placeholders.clone(),
        Caller::Vendor => cx.placeholders.take(),
    };
    let found = cx.through(node, |node, cx| operation(node, shared, cx));
    cx.placeholders = placeholders;
    cx.operation = around;
    Some(found)
}

/// An operation under a method that the model has no place for.
fn other(node: &Node<'_>, method: &str, path: &str, shared: Option<&Node<'_>>, caller: Caller, cx: &mut Context<'_>) {
    cx.newer(
        Dialect::OpenApi32,
        "methods",
        "methods beyond the eight of OpenAPI 3.1",
        node,
    );
    if caller == Caller::Vendor {
        return left_out(
            node,
            method,
            path,
            "the methods of the vendor's own calls are those of OpenAPI 3.1",
            caller,
            cx,
        );
    }
    if let Some(model) = called(node, method, path, shared, caller, cx) {
        cx.others.push(Method {
            name: method.to_owned(),
            at: node.target(),
            model,
        });
    }
}

/// One of `additionalOperations` of the path item around it, under the method as it is sent.
fn additional(
    item: &mut PathItem,
    node: &Node<'_>,
    around: &Node<'_>,
    path: &str,
    caller: Caller,
    cx: &mut Context<'_>,
) {
    let method = node.key().unwrap_or_default();
    let key = method.to_ascii_lowercase();
    let shared = around.get("parameters");
    if !is_token(method) {
        return left_out(node, method, path, "this is no HTTP method", caller, cx);
    }
    let Some(slot) = slot(item, &key) else {
        return other(node, method, path, shared.as_ref(), caller, cx);
    };
    if slot.is_some() || around.value.get(&key).is_some() {
        return left_out(node, method, path, &format!("`{key}` is there already"), caller, cx);
    }
    let message = format!("`{method}` of `{path}` is no additional method; read as `{key}`");
    let finding = Diagnostic::new(&codes::normalize::MISPLACED_OPERATION, node.key_place(), message);
    cx.push(finding.help(format!("write it under `{key}`, beside `additionalOperations`")));
    let source = pointer::join("/additionalOperations", method);
    let moved = around.step(node.value, Step::Pointer(&source), Step::Key(&key));
    cx.record(&moved);
    *slot = called(&moved, &key, path, shared.as_ref(), caller, cx);
}

fn left_out(node: &Node<'_>, method: &str, path: &str, why: &str, caller: Caller, cx: &mut Context<'_>) {
    let (name, code) = (
        format!("{} {path}", method.to_uppercase()),
        &codes::normalize::UNSUPPORTED_OPERATION,
    );
    cx.push(Diagnostic::new(
        code,
        node.key_place(),
        format!("`{name}` is left out: {why}"),
    ));
    if caller == Caller::Client {
        cx.declared += 1;
        cx.skip(name, node, code);
    }
}
