//! What the vendor calls: `webhooks`, the `callbacks` of operations, and what the configuration knows of it. Their payloads
//! are typed; calling them is not the client's job.

use openapiv3::{Operation, PathItem, ReferenceOr, Schema};

use super::super::context::Context;
use super::super::events::UNRECOGNIZED;
use super::super::naming::{Case, Own, Wanted, ident, pascal, settle};
use super::super::new_names::NewName;
use super::super::node::{Node, Part, Pointer, join, join2, parent};
use super::super::options::Event;
use super::super::views::Direction;
use super::super::{Lowering, docs};
use super::{body, contents, found, methods};
use crate::diagnostic::{Diagnostic, codes::lower as codes, like, nearest};
use crate::ir::{Docs, Name, Origin, Type, Webhook};
use crate::normalize::Document;

/// How many names are shown to someone who wrote another.
const SHOWN: usize = 5;

/// An operation that the vendor performs.
struct Hook<'d> {
    /// Its `operationId`, or what it stands under.
    name: String,
    at: Pointer,
    model: &'d Operation,
    /// The name of the event, where it is one: the key in `webhooks`.
    event: Option<&'d str>,
}

pub(super) fn roots<'d>(document: &'d Document, roots: &mut Vec<(&'d ReferenceOr<Schema>, Direction)>) {
    for hook in all(document) {
        if let Some(body) = hook
            .model
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
    let mut hooks = Vec::new();
    let all = all(document);
    let (names, configured_names) = names(lowering, &all);
    for (hook, rust) in all.into_iter().zip(names) {
        let payload = payload(lowering, &hook, &rust);
        if !lowering.selected.webhook(&hook.at) {
            continue;
        }
        // What is not JSON cannot be read with the others.
        let event = hook.event.filter(|_| !matches!(payload, Payload::Other(_)));
        hooks.push(Webhook {
            events: event.into_iter().map(str::to_owned).collect(),
            name: Name {
                wire: hook.name,
                rust: ident(&rust),
            },
            docs: Docs {
                summary: docs::text(hook.model.summary.as_deref()),
                description: docs::text(hook.model.description.as_deref()),
                notes: Vec::new(),
                deprecated: hook.model.deprecated,
                example: None,
            },
            origin: lowering.origin(&hook.at),
            payload: payload.ty(),
        });
    }
    configured(lowering, configured_names, &mut hooks);
    hooks
}

/// The names of all events: those of the document, and those of the configuration.
fn names(lowering: &mut Lowering<'_, '_>, hooks: &[Hook<'_>]) -> (Vec<String>, Vec<String>) {
    const RESERVED: &[&str] = &[UNRECOGNIZED];
    let options = lowering.options;
    let mut wanted: Vec<Wanted> = Vec::new();
    for hook in hooks {
        let (origin, entry) = (lowering.origin(&hook.at), lowering.origin(parent(&hook.at)));
        let case = Case::Variant(RESERVED);
        let chosen = lowering.chosen_at(&origin, &case);
        let chosen = chosen.or_else(|| lowering.chosen_at(&entry, &case));
        wanted.push(event(lowering, &hook.at, &hook.name, chosen));
    }
    for configured in &options.events {
        wanted.push(event(
            lowering,
            &join("/webhooks", &configured.name),
            &configured.name,
            None,
        ));
    }
    let settled = settle(RESERVED, &wanted, |_| false);
    lowering.refused(&settled);
    let names = wanted.iter().zip(settled).map(|(wanted, settled)| {
        lowering.names.assigned.insert(wanted.id.clone(), settled.name.clone());
        settled.name
    });
    let mut names: Vec<String> = names.collect();
    let configured = names.split_off(hooks.len());
    (names, configured)
}

fn event(lowering: &Lowering<'_, '_>, at: &str, name: &str, chosen: Option<NewName>) -> Wanted {
    let id = format!("{at}#event");
    Wanted {
        published: lowering.published.names.get(&id).cloned(),
        id,
        name: pascal(name),
        second: None,
        own: Own::Never,
        chosen,
    }
}

/// What an operation of the vendor carries.
enum Payload {
    None,
    Json(Type),
    Other(Option<Type>),
}

impl Payload {
    fn ty(self) -> Option<Type> {
        match self {
            Payload::None => None,
            Payload::Json(ty) => Some(ty),
            Payload::Other(ty) => ty,
        }
    }
}

fn payload<'d>(lowering: &mut Lowering<'d, '_>, hook: &Hook<'d>, rust: &str) -> Payload {
    let body = hook.model.request_body.as_ref();
    let Some(model) = body.and_then(|body| body::resolve(&lowering.document.model, body)) else {
        return Payload::None;
    };
    let mut json = model.content.iter().filter(|(media, _)| body::is_json(media));
    let Some((media, entry)) = json.next().or(model.content.first()) else {
        return Payload::None;
    };
    let place = join(&join2(&join(&hook.at, "requestBody"), "content", media), "schema");
    let context = Context::new(Direction::Read, format!("{rust}Payload"));
    let schema = entry.schema.as_ref();
    let ty = schema.map(|schema| lowering.value(&Node::of(schema, place), &context).alone());
    match body::is_json(media) {
        true => Payload::Json(ty.unwrap_or(Type::Json)),
        false => Payload::Other(ty),
    }
}

/// The events of the configuration: beside those of the document, or in place of them.
fn configured(lowering: &mut Lowering<'_, '_>, names: Vec<String>, hooks: &mut Vec<Webhook>) {
    let options = lowering.options;
    for (event, rust) in options.events.iter().zip(names) {
        let Some((payload, origin)) = named(lowering, event) else {
            continue;
        };
        if let Some(hook) = hooks.iter_mut().find(|hook| hook.events == [event.name.as_str()]) {
            hook.payload = Some(payload);
            continue;
        }
        hooks.push(Webhook {
            name: Name {
                wire: event.name.clone(),
                rust: ident(&rust),
            },
            docs: Docs::default(),
            origin,
            payload: Some(payload),
            events: vec![event.name.clone()],
        });
    }
    let empty = options.events.is_empty() && hooks.iter().all(|hook| hook.events.is_empty());
    if options.webhooks_at.is_some() && empty {
        let help = "name them under `events`, each with the schema of its body";
        let message = "the document has no webhooks, and the configuration names no events";
        let place = options.webhooks_at.clone();
        lowering
            .notes
            .push(Diagnostic::new(&codes::UNMATCHED_EVENT, place, message).help(help));
    }
}

/// The type that the configuration gives an event.
fn named(lowering: &mut Lowering<'_, '_>, event: &Event) -> Option<(Type, Origin)> {
    let name = event.schema.trim_start_matches("#/components/schemas/");
    let Some((name, node)) = lowering.components.schema(name) else {
        unknown(lowering, event, name);
        return None;
    };
    let at = node.at().clone();
    let context = Context::new(Direction::Read, pascal(name));
    let payload = lowering
        .value(&Node::one(Part::Ref(name), at.clone()), &context)
        .alone();
    Some((payload, lowering.origin(&at)))
}

fn unknown(lowering: &mut Lowering<'_, '_>, event: &Event, name: &str) {
    let names: Vec<&str> = lowering.components.names().collect();
    let quoted = |names: &[&str]| {
        names
            .iter()
            .map(|name| format!("`{name}`"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let help = match (nearest(name, &names), like(name, &names, SHOWN)) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, (shown, _)) if shown.is_empty() => "the document has no component schemas".to_owned(),
        (None, (shown, 0)) => format!("there is {}", quoted(&shown)),
        (None, (shown, rest)) => format!("there is {}, and {rest} more", quoted(&shown)),
    };
    let message = format!(
        "the event `{}` has the schema `{name}`, which is not in the document",
        event.name
    );
    lowering
        .notes
        .push(Diagnostic::new(&codes::UNMATCHED_EVENT, event.place.clone(), message).help(help));
}

/// Every operation that the vendor performs.
fn all(document: &Document) -> Vec<Hook<'_>> {
    let mut hooks = Vec::new();
    for (name, item) in &document.webhooks {
        each(name, item, &join("/webhooks", name), true, &mut hooks);
    }
    for operation in found(document) {
        for (name, callback) in &operation.model.callbacks {
            let at = join2(&operation.at, "callbacks", name);
            for (expression, item) in callback {
                each(name, item, &join(&at, expression), false, &mut hooks);
            }
        }
    }
    hooks
}

fn each<'d>(name: &'d str, item: &'d PathItem, at: &Pointer, event: bool, hooks: &mut Vec<Hook<'d>>) {
    for (_, word, operation) in methods(item) {
        hooks.push(Hook {
            name: operation.operation_id.clone().unwrap_or_else(|| name.to_owned()),
            at: join(at, word),
            model: operation,
            event: event.then_some(name),
        });
    }
}
