//! What the vendor calls: `webhooks`, and the `callbacks` of operations. Their payloads are typed; calling them is not
//! the client's job.

use openapiv3::{Operation, PathItem, ReferenceOr, Schema};

use super::super::context::Context;
use super::super::naming::{LocalNames, ident, pascal};
use super::super::node::{Node, Pointer, join, join2};
use super::super::views::Direction;
use super::super::{Lowering, docs};
use super::{body, contents, found, methods};
use crate::ir::{Docs, Name, Webhook};
use crate::normalize::Document;

pub(super) fn roots<'d>(document: &'d Document, roots: &mut Vec<(&'d ReferenceOr<Schema>, Direction)>) {
    for (_, _, operation) in all(document) {
        if let Some(body) = operation
            .request_body
            .as_ref()
            .and_then(|body| body::resolve(&document.model, body))
        {
            contents(&body.content, Direction::Read, roots);
        }
    }
}

pub(super) fn webhooks(lowering: &mut Lowering<'_, '_>) -> Vec<Webhook> {
    let document = lowering.document;
    let mut names = LocalNames::default();
    let mut hooks = Vec::new();
    for (wire, at, operation) in all(document) {
        let rust = names.claim(&pascal(&wire)).0;
        let payload = operation.request_body.as_ref().and_then(|body| {
            let model = body::resolve(&document.model, body)?;
            let (media, entry) = model
                .content
                .iter()
                .find(|(media, _)| body::is_json(media))
                .or(model.content.first())?;
            let place = join(&join2(&join(&at, "requestBody"), "content", media), "schema");
            let context = Context::new(Direction::Read, format!("{rust}Payload"));
            Some(
                lowering
                    .value(&Node::of(entry.schema.as_ref()?, place), &context)
                    .alone(),
            )
        });
        if !lowering.selected.webhook(&at) {
            continue;
        }
        hooks.push(Webhook {
            name: Name {
                wire,
                rust: ident(&rust),
            },
            docs: Docs {
                summary: docs::text(operation.summary.as_deref()),
                description: docs::text(operation.description.as_deref()),
                notes: Vec::new(),
                deprecated: operation.deprecated,
            },
            origin: lowering.origin(&at),
            payload,
        });
    }
    hooks
}

/// Every operation that the vendor performs, with its name and place.
fn all(document: &Document) -> Vec<(String, Pointer, &Operation)> {
    let mut hooks = Vec::new();
    for (name, item) in &document.webhooks {
        each(name, item, &join("/webhooks", name), &mut hooks);
    }
    for operation in found(document) {
        for (name, callback) in &operation.model.callbacks {
            let at = join2(&operation.at, "callbacks", name);
            for (expression, item) in callback {
                each(name, item, &join(&at, expression), &mut hooks);
            }
        }
    }
    hooks
}

fn each<'d>(name: &str, item: &'d PathItem, at: &Pointer, hooks: &mut Vec<(String, Pointer, &'d Operation)>) {
    for (_, word, operation) in methods(item) {
        let name = operation.operation_id.clone().unwrap_or_else(|| name.to_owned());
        hooks.push((name, join(at, word), operation));
    }
}
