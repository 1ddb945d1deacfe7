//! Operations under their tags.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::super::naming::{Case, Own, Settled, Wanted, group_of, ident, method_name, pascal, settle, snake};
use super::super::node::join;
use super::super::{Lowering, docs};
use super::{Found, found, operation};
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Api, Docs, Group, Ident, Name, Operation, Origin};

/// What the client carries itself, so that no group may be called so.
const CLIENT_METHODS: &[&str] = &["builder", "clone", "new", "from"];
/// What a group carries itself.
const GROUP_METHODS: &[&str] = &["clone", "new", "from", "fmt"];

pub(super) fn groups<'d>(lowering: &mut Lowering<'d, '_>, api: &Api) -> Vec<Group> {
    let document = lowering.document;
    // Tags that are one name in Rust are one group, called as the first of them.
    let mut groups: IndexMap<String, (String, Vec<Found<'d>>)> = IndexMap::new();
    for operation in found(document) {
        let wire = group_of(&operation.model.tags, operation.path);
        let published = lowering.published.names.contains_key(&key(&wire));
        let (called, members) = groups.entry(snake(&wire)).or_insert_with(|| (wire.clone(), Vec::new()));
        // A spelling that comes later, wherever it stands, renames nothing.
        if published && !lowering.published.names.contains_key(&key(called)) {
            *called = wire;
        }
        members.push(operation);
    }
    let tags: Vec<&str> = groups.values().map(|(wire, _)| wire.as_str()).collect();
    let names = accessors(lowering, &tags);
    let mut stems = HashMap::new();
    let groups = groups.into_values().zip(names);
    groups
        .map(|((wire, members), name)| group(lowering, (&wire, name), &members, api, &mut stems))
        .collect()
}

/// The client's methods that lead to the groups. One that is not called after its tag was chosen, and is published.
fn accessors(lowering: &mut Lowering<'_, '_>, tags: &[&str]) -> Vec<Ident> {
    let at = Origin {
        pointer: "#/tags".into(),
        ..Origin::default()
    };
    let wanted = tags.iter().map(|tag| Wanted {
        id: format!("#{}", join("/tags", tag)),
        name: snake(tag),
        second: None,
        own: Own::Always,
        published: lowering.published.names.get(&accessor_key(tag)).cloned(),
        chosen: lowering.chosen_in(&at, &[tag], &Case::Group(CLIENT_METHODS)),
    });
    let wanted: Vec<Wanted> = wanted.collect();
    let settled = settle(CLIENT_METHODS, &wanted, |_| true);
    lowering.refused(&settled);
    for (tag, it) in tags.iter().zip(&settled) {
        if it.name.trim_end_matches('_') != snake(tag) {
            lowering.names.assigned.insert(accessor_key(tag), it.name.clone());
        }
    }
    settled.iter().map(|it| ident(&it.name)).collect()
}

/// What the name of a group's accessor is published by.
fn accessor_key(wire: &str) -> String {
    format!("/tags/{wire}#accessor")
}

/// What the name of a group is published by.
fn key(wire: &str) -> String {
    format!("/tags/{wire}#group")
}

fn group<'d>(
    lowering: &mut Lowering<'d, '_>,
    (wire, accessor): (&str, Ident),
    members: &[Found<'d>],
    api: &Api,
    stems: &mut HashMap<String, u32>,
) -> Group {
    let at = members
        .first()
        .map(|found| found.at.clone())
        .unwrap_or_else(|| "".into());
    let type_name = type_name(lowering, wire, &accessor, &at);
    let methods = methods(lowering, members);
    let operations = members
        .iter()
        .zip(methods)
        .map(|(found, method)| member(lowering, found, api, method, stems))
        .collect();
    Group {
        name: Name {
            wire: wire.to_owned(),
            rust: accessor,
        },
        type_name,
        docs: words(lowering, wire),
        feature: None,
        operations,
    }
}

/// The type of a group is called after its tag, or as the user calls that.
fn type_name(lowering: &mut Lowering<'_, '_>, wire: &str, accessor: &Ident, at: &str) -> Ident {
    let key = key(wire);
    let own = format!("{}Api", pascal(wire));
    let is_chosen = accessor.bare().trim_end_matches('_') != snake(wire);
    let stem = pascal(accessor.bare());
    let published = lowering.published.names.get(&key);
    if is_chosen && published.is_some_and(|name| !name.starts_with(&stem)) {
        lowering.names.release(&key);
    }
    lowering.claim_reported(&key, at, &[if is_chosen { format!("{stem}Api") } else { own }])
}

/// The names of a group's methods. What is published is kept, whatever stands before it.
fn methods(lowering: &mut Lowering<'_, '_>, members: &[Found<'_>]) -> Vec<(Wanted, Settled)> {
    let wanted = members.iter().map(|found| {
        let id = found.model.operation_id.as_deref();
        let verb = found.verb.as_str();
        let chosen = lowering.chosen_method((&found.at, id), (verb, found.path), &Case::Method(GROUP_METHODS));
        Wanted {
            id: format!("#{}", found.at),
            name: method_name(id, &found.verb, found.path),
            second: None,
            own: Own::Never,
            published: lowering.published.names.get(&format!("{}#method", found.at)).cloned(),
            chosen,
        }
    });
    let wanted: Vec<Wanted> = wanted.collect();
    let settled = settle(GROUP_METHODS, &wanted, |_| false);
    lowering.refused(&settled);
    wanted.into_iter().zip(settled).collect()
}

fn member<'d>(
    lowering: &mut Lowering<'d, '_>,
    found: &Found<'d>,
    api: &Api,
    (
        wanted,
        Settled {
            name: method, clash, ..
        },
    ): (Wanted, Settled),
    stems: &mut HashMap<String, u32>,
) -> Operation {
    if clash {
        let message = format!(
            "two operations of the group would be `{}`; this is `{method}`",
            wanted.name
        );
        lowering.report(&codes::NAME_COLLISION, &found.at, message);
    }
    let is_chosen = wanted.chosen.is_some_and(|choice| choice.name == method);
    if is_chosen && wanted.published.is_some_and(|published| published != method) {
        lowering.names.release(&found.at);
    }
    publish_method(lowering, found, &method);
    let stem = pascal(if clash || is_chosen { &method } else { &wanted.name });
    let stem = unique_stem(stems, stem);
    let method: Ident = ident(&method);
    operation(lowering, found, method, &stem, api)
}

/// The types of an operation begin with its name; operations of one name in two groups are told apart by a number.
fn unique_stem(stems: &mut HashMap<String, u32>, stem: String) -> String {
    let Some(mut number) = stems.get(&stem).copied() else {
        stems.insert(stem.clone(), 1);
        return stem;
    };
    loop {
        number += 1;
        let unique = format!("{stem}{number}");
        if !stems.contains_key(&unique) {
            stems.insert(unique.clone(), 1);
            stems.insert(stem, number);
            return unique;
        }
    }
}

fn publish_method(lowering: &mut Lowering<'_, '_>, found: &Found<'_>, method: &str) {
    lowering
        .names
        .assigned
        .insert(format!("{}#method", found.at), method.to_owned());
}

fn words(lowering: &Lowering<'_, '_>, wire: &str) -> Docs {
    let tags = &lowering.document.model.tags;
    let description = tags
        .iter()
        .find(|tag| tag.name == wire)
        .and_then(|tag| docs::linked(docs::text(tag.description.as_deref()), tag.external_docs.as_ref()));
    Docs {
        description,
        ..Docs::default()
    }
}
