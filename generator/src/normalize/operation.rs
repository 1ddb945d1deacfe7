//! Operations.

use openapiv3::Operation;

use super::callback::callbacks;
use super::context::Context;
use super::cursor::Node;
use super::dialect::Dialect;
use super::parameter::parameters;
use super::request_body::request_body_or_reference;
use super::response::responses;
use super::security::requirements;
use super::server::servers;
use super::tag::external_docs;
use super::{path_template, querystring, swagger2};
use crate::diagnostic::{Diagnostic, codes};
use crate::load::Value;

/// One operation. `shared` are the parameters of the path around it.
pub(super) fn operation(node: &Node<'_>, shared: Option<&Node<'_>>, cx: &mut Context<'_>) -> Operation {
    let mut it = Operation::default();
    if cx.dialect == Dialect::Swagger2 {
        swagger2::operation(node, shared, &mut it, cx);
    } else {
        for (key, child) in node.fields() {
            match key {
                "parameters" => it.parameters = parameters(&child, cx),
                "requestBody" => it.request_body = request_body_or_reference(&child, cx),
                "callbacks" => it.callbacks = callbacks(&child, cx),
                "servers" => it.servers = servers(&child, cx),
                _ if common(key, &child, &mut it, cx) => {}
                _ => cx.rest("an operation", &child, &mut it.extensions),
            }
        }
    }
    path_template::complete(node, shared, &mut it, cx);
    querystring::alone(shared, node.get("parameters").as_ref(), cx);
    identified(node, &it, cx);
    if says_nothing(node.value.get("responses")) {
        let message = format!(
            "the operation{} has no `responses`; any answer is kept as it comes",
            cx.of_operation()
        );
        cx.report_with_help(
            &codes::normalize::MISSING_RESPONSES,
            node,
            message,
            "describe at least the successful one",
        );
    }
    it
}

fn says_nothing(responses: Option<&Value>) -> bool {
    match responses {
        None | Some(Value::Null) => true,
        Some(Value::Object(members)) => members.keys().all(|key| key.starts_with("x-")),
        Some(_) => false,
    }
}

/// The keywords that operations of 2.0 and 3.x share.
pub(super) fn common(key: &str, node: &Node<'_>, it: &mut Operation, cx: &mut Context<'_>) -> bool {
    match key {
        "tags" => it.tags = cx.texts(node),
        "summary" => it.summary = cx.text(node),
        "description" => it.description = cx.text(node),
        "externalDocs" => it.external_docs = external_docs(node, cx),
        "operationId" => it.operation_id = cx.text(node).filter(|id| !id.trim().is_empty()),
        "responses" if !node.value.is_null() => it.responses = responses(node, cx),
        "responses" => {}
        "deprecated" => it.deprecated = cx.flag(node).unwrap_or_default(),
        "security" => it.security = requirements(node, cx),
        _ => return false,
    }
    true
}

/// Reports an `operationId` that another operation has. Both keep it here; names are made unique later.
fn identified(node: &Node<'_>, it: &Operation, cx: &mut Context<'_>) {
    let (Some(id), Some(place)) = (&it.operation_id, node.get("operationId").map(|id| id.place())) else {
        return;
    };
    let Some(first) = cx.operation_ids.get(id) else {
        cx.operation_ids.insert(id.clone(), place);
        return;
    };
    if *first == place {
        return;
    }
    let finding = Diagnostic::new(
        &codes::normalize::DUPLICATE_OPERATION_ID,
        place,
        format!("`{id}` names two operations"),
    )
    .label("again here")
    .related(first.clone(), "first used here")
    .help("give each operation an `operationId` of its own");
    cx.push(finding);
}
