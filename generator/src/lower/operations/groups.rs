//! Operations under their tags.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::super::naming::{LocalNames, group_of, ident, pascal, snake};
use super::super::{Lowering, docs};
use super::{Found, found, names, operation};
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Api, Docs, Group, Ident, Name, Operation};

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
    let mut methods = LocalNames::with(CLIENT_METHODS);
    let mut stems = HashMap::new();
    groups
        .into_values()
        .map(|(wire, members)| group(lowering, &wire, &members, api, &mut methods, &mut stems))
        .collect()
}

/// What the name of a group is published by.
fn key(wire: &str) -> String {
    format!("/tags/{wire}#group")
}

/// A method's name, and whether it had to be another than it would be alone.
type Method = (String, bool);

fn group<'d>(
    lowering: &mut Lowering<'d, '_>,
    wire: &str,
    members: &[Found<'d>],
    api: &Api,
    methods: &mut LocalNames,
    stems: &mut HashMap<String, u32>,
) -> Group {
    let name = Name {
        wire: wire.to_owned(),
        rust: ident(&methods.claim(&snake(wire)).0),
    };
    let key = key(wire);
    let at = members
        .first()
        .map(|found| found.at.clone())
        .unwrap_or_else(|| "".into());
    let type_name = lowering.claim_reported(&key, &at, &[format!("{}Api", pascal(wire))]);
    let mut names_here = LocalNames::with(GROUP_METHODS);
    // What is published is kept, whatever stands before it.
    let kept: Vec<Option<Method>> = members
        .iter()
        .map(|found| published_method(lowering, found).map(|name| names_here.claim(&name)))
        .collect();
    let operations = members
        .iter()
        .zip(kept)
        .map(|(found, kept)| member(lowering, found, api, kept, &mut names_here, stems))
        .collect();
    Group {
        name,
        type_name,
        docs: words(lowering, wire),
        feature: None,
        operations,
    }
}

fn member<'d>(
    lowering: &mut Lowering<'d, '_>,
    found: &Found<'d>,
    api: &Api,
    kept: Option<Method>,
    methods: &mut LocalNames,
    stems: &mut HashMap<String, u32>,
) -> Operation {
    let (wanted, stem) = names(found);
    let (method, clash) = kept.unwrap_or_else(|| methods.claim(&wanted));
    if clash {
        let message = format!("two operations of the group would be `{wanted}`; this is `{method}`");
        lowering.report(&codes::NAME_COLLISION, &found.at, message);
    }
    publish_method(lowering, found, &method);
    let stem = unique_stem(stems, if clash { pascal(&method) } else { stem });
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

fn published_method(lowering: &Lowering<'_, '_>, found: &Found<'_>) -> Option<String> {
    lowering.published.names.get(&format!("{}#method", found.at)).cloned()
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
