//! The enum of the events that the vendor sends, and how they are told apart.
//!
//! The configuration says it, or the payloads do: all have a member with one value each, and no two the same one.

use std::collections::{HashMap, HashSet};

use super::node::join;
use super::{Choice, Lowering};
use crate::diagnostic::codes::choices::UNMATCHED_CHOICE;
use crate::diagnostic::codes::lower as codes;
use crate::diagnostic::{Diagnostic, nearest};
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
    if let Told::Member(path) = &lowering.options.told {
        judge_member(api, &sent, path, lowering);
    }
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

/// The member that the configuration names has to be one of some body at least.
fn judge_member(api: &Api, sent: &[usize], path: &[String], lowering: &mut Lowering<'_, '_>) {
    let payloads = || sent.iter().filter_map(|number| api.webhooks[*number].payload.as_ref());
    if payloads().any(|ty| has(&api.types, ty, path)) {
        return;
    }
    let member = path.join(".");
    let there: Vec<(&String, Vec<String>)> = payloads().filter_map(|ty| missing(&api.types, ty, path)).collect();
    let names: Vec<&str> = there.iter().flat_map(|(_, names)| names).map(String::as_str).collect();
    let word = there.first().map_or("", |(word, _)| word.as_str());
    let message = format!("`{member}` of `webhooks.member` is a member of no event's body");
    let place = lowering.options.places.get(&(Choice::EventMember, member)).cloned();
    let finding = Diagnostic::new(&UNMATCHED_CHOICE, place, message);
    lowering.notes.push(match nearest(word, &names) {
        Some(near) => finding.help(format!("there is no `{word}`; did you mean `{near}`?")),
        None => finding.help(format!(
            "there is no `{word}`; the path leads from the body on: `type`, `event.type`"
        )),
    });
}

/// Whether a body has a member at this path, as far as is known: of what is no object nothing is.
fn has(types: &[TypeDef], ty: &Type, path: &[String]) -> bool {
    match (kind(types, ty), path.split_first()) {
        (Some(TypeKind::Struct(it)), Some((name, rest))) => {
            let mut members = it.members.iter().filter(|member| member.name.wire == *name);
            it.rest.is_some() || members.any(|member| has(types, &member.ty, rest))
        }
        _ => true,
    }
}

/// The first step of a path that is not there, and the names that are.
fn missing<'p>(types: &[TypeDef], ty: &Type, path: &'p [String]) -> Option<(&'p String, Vec<String>)> {
    let (name, rest) = path.split_first()?;
    let Some(TypeKind::Struct(it)) = kind(types, ty) else {
        return None;
    };
    match it.members.iter().find(|member| member.name.wire == *name) {
        Some(member) => missing(types, &member.ty, rest),
        None => Some((name, members(types, ty))),
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
