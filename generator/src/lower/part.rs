//! A selection. Everything was lowered, so that everything has the name and the form that it has without a selection; what
//! nobody asked for is dropped here.

use std::collections::HashSet;

use super::{Lowering, Published, operations};
use crate::ir::{Api, Operation, TypeId, TypeKind};

/// Drops the operations and security schemes that nobody asked for (webhooks were dropped where they were met), and says
/// which types are needed.
pub(super) fn keep(api: &mut Api, lowering: &Lowering<'_, '_>) -> Vec<bool> {
    if lowering.selected.is_whole() {
        return vec![true; api.types.len()];
    }
    let pointers = operations::pointers(lowering.document);
    let wanted = |it: &Operation| {
        let pointer = pointers.get(&(it.verb.clone(), it.path.as_str()));
        pointer.is_some_and(|pointer| lowering.selected.operation(pointer))
    };
    for group in &mut api.groups {
        group.operations.retain(wanted);
    }
    api.groups.retain(|group| !group.operations.is_empty());
    schemes(api, lowering);
    types(api, lowering)
}

/// Without the schemes that no operation names; those that are left get new numbers.
fn schemes(api: &mut Api, lowering: &Lowering<'_, '_>) {
    let mut kept = 0;
    let mut new = Vec::with_capacity(api.schemes.len());
    api.schemes.retain(|scheme| {
        let wanted = lowering.selected.scheme(&scheme.name.wire);
        new.push(kept);
        kept += usize::from(wanted);
        wanted
    });
    let operations = api.groups.iter_mut().flat_map(|group| &mut group.operations);
    for number in operations.flat_map(|operation| &mut operation.security).flatten() {
        *number = new[*number];
    }
}

/// Whether each type is needed: by an operation, by a webhook, by itself because it is named, or by one that is. A type as
/// received can no longer be turned into one as sent that nobody needs.
fn types(api: &mut Api, lowering: &Lowering<'_, '_>) -> Vec<bool> {
    let named = lowering.component_types.iter();
    let named = named.filter(|((name, _), _)| lowering.selected.names(name));
    let mut open: Vec<TypeId> = named.map(|(_, id)| *id).collect();
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    operations.for_each(|operation| operation.mentions(&mut |id| open.push(id)));
    let payloads = api.webhooks.iter().filter_map(|webhook| webhook.payload.as_ref());
    payloads.for_each(|ty| ty.mentions(&mut |id| open.push(id)));
    let mut needed = vec![false; api.types.len()];
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut needed[id.0 as usize], true) {
            api.types[id.0 as usize].holds(&mut |id| open.push(id));
        }
    }
    for def in &mut api.types {
        if let TypeKind::Struct(it) = &mut def.kind {
            it.input = it.input.filter(|id| needed[id.0 as usize]);
        }
    }
    needed
}

/// What is published: the names of what is there. The others are free to be given anew.
pub(super) fn published(api: &Api, mut published: Published, lowering: &Lowering<'_, '_>) -> Published {
    if lowering.selected.is_whole() {
        return published;
    }
    let names: HashSet<&str> = api.type_names().into_iter().collect();
    published.names.retain(|key, name| match key.rsplit_once('#') {
        Some((at, "method")) => lowering.selected.operation(at),
        Some((at, "event")) => lowering.selected.webhook(at),
        Some((_, "accessor")) => api.groups.iter().any(|group| group.name.rust.bare() == name),
        Some(_) | None => names.contains(name.as_str()),
    });
    let known = &published.names;
    // The arguments of a type that is only sent are known by its input, its name is not.
    published
        .arguments
        .retain(|key, _| known.contains_key(key) || known.contains_key(key.trim_end_matches("#input")));
    let of_client = |key: &String| operations::OF_CLIENT.contains(&key.as_str());
    published
        .members
        .retain(|key, _| known.contains_key(key) || of_client(key));
    published
}
