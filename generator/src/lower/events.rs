//! The enum of the events that the vendor sends, and how they are told apart.
//!
//! The configuration says it, or the payloads do: all have a member with one value each, and no two the same one.

use std::collections::{HashMap, HashSet};

use super::Lowering;
use super::node::join;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Api, Events, Told, Type, TypeDef, TypeKind};

/// The variant that the enum has in any case.
pub(super) const UNRECOGNIZED: &str = "Unrecognized";

/// Finds out under which names the events are sent. Those that are no events have none yet, and get none.
pub(super) fn settle(api: &mut Api, lowering: &mut Lowering<'_, '_>) {
    let sent: Vec<usize> = (0..api.webhooks.len())
        .filter(|number| !api.webhooks[*number].events.is_empty())
        .collect();
    if sent.is_empty() {
        return;
    }
    let told = match &lowering.options.told {
        Told::Elsewhere => found(api, &sent),
        said => said.clone(),
    };
    let keys: Vec<Option<String>> = sent
        .iter()
        .map(|number| api.webhooks[*number].events.first().cloned())
        .collect();
    if let Told::Member(path) = &told {
        rename(api, &sent, path, lowering);
    }
    unique(api, &sent, &keys, lowering);
    let candidates = ["Webhook", "WebhookEvent", "IncomingWebhook"].map(str::to_owned);
    let name = lowering.claim_reported("/webhooks#events", "/webhooks", &candidates);
    api.events = Some(Events { name, told });
}

/// An event is sent under the value that its payload has, unless the configuration has named it.
fn rename(api: &mut Api, sent: &[usize], path: &[String], lowering: &Lowering<'_, '_>) {
    for number in sent {
        let hook = &mut api.webhooks[*number];
        let is_configured = lowering
            .options
            .events
            .iter()
            .any(|event| hook.events == [event.name.as_str()]);
        let name = hook.payload.as_ref().and_then(|ty| constant(&api.types, ty, path));
        if let (false, Some(name)) = (is_configured, name) {
            hook.events = vec![name];
        }
    }
}

/// What comes under one name is one event: the first, with the payload that the configuration gives it.
fn unique(api: &mut Api, sent: &[usize], keys: &[Option<String>], lowering: &mut Lowering<'_, '_>) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (number, key) in sent.iter().zip(keys) {
        let Some(event) = api.webhooks[*number].events.first().cloned() else {
            continue;
        };
        let Some(first) = seen.get(&event).copied() else {
            seen.insert(event, *number);
            continue;
        };
        let hook = &mut api.webhooks[*number];
        hook.events.clear();
        let (variant, payload) = (hook.name.rust.to_string(), hook.payload.clone());
        if key.as_ref() == Some(&event) && lowering.options.events.iter().any(|it| it.name == event) {
            api.webhooks[first].payload = payload;
            continue;
        }
        let first = &api.webhooks[first].name.rust;
        let message = format!("`{first}` and `{variant}` are both sent as `{event}`; only `{first}` is read");
        let at = join("/webhooks", key.as_deref().unwrap_or_default());
        lowering.report(&codes::EVENT_TOLD_TWICE, &at, message);
    }
}

/// The member that has one value in each payload, and another in each.
fn found(api: &Api, sent: &[usize]) -> Told {
    let payloads: Option<Vec<&Type>> = sent
        .iter()
        .map(|number| api.webhooks[*number].payload.as_ref())
        .collect();
    let Some(payloads) = payloads else {
        return Told::Elsewhere;
    };
    let members = payloads.first().map(|ty| members(&api.types, ty)).unwrap_or_default();
    let tells = |member: &String| {
        let path = std::slice::from_ref(member);
        let mut seen = HashSet::new();
        payloads
            .iter()
            .all(|ty| constant(&api.types, ty, path).is_some_and(|value| seen.insert(value)))
    };
    match members.into_iter().find(tells) {
        Some(member) => Told::Member(vec![member]),
        None => Told::Elsewhere,
    }
}

fn members(types: &[TypeDef], ty: &Type) -> Vec<String> {
    match kind(types, ty) {
        Some(TypeKind::Struct(it)) => it.members.iter().map(|member| member.name.wire.clone()).collect(),
        _ => Vec::new(),
    }
}

/// The one text that a member may have.
fn constant(types: &[TypeDef], ty: &Type, path: &[String]) -> Option<String> {
    match (kind(types, ty)?, path.split_first()) {
        (TypeKind::Struct(it), Some((name, rest))) => {
            let member = it.members.iter().find(|member| member.name.wire == *name)?;
            constant(types, &member.ty, rest)
        }
        (TypeKind::Enum(it), None) => match it.values.as_slice() {
            [only] => Some(only.name.wire.clone()),
            _ => None,
        },
        _ => None,
    }
}

fn kind<'t>(types: &'t [TypeDef], ty: &'t Type) -> Option<&'t TypeKind> {
    match ty.resolved(types) {
        Type::Named(id) => Some(&types[id.0 as usize].kind),
        Type::Boxed(inner) => kind(types, inner),
        _ => None,
    }
}
