//! Components: those that the document declares, and those that became one because something refers to them.

use std::collections::HashMap;

use indexmap::IndexMap;
use openapiv3::{Components, ReferenceOr};

use super::context::Context;
use super::cursor::Node;
use super::dialect::Dialect;
use super::extension::is_extension;
use super::header::header;
use super::parameter::parameter;
use super::path_item::METHODS;
use super::references::{Component, Location, Section, ground, untangle};
use super::request_body::request_body;
use super::response::response;
use super::schema::schema;
use super::security_scheme::{SCHEME_KEYS, security_scheme};
use super::{callback, example, link, querystring};
use crate::diagnostic::{Diagnostic, Part, codes};

/// Where components that are nothing but a `$ref` to something nameless have to be read from.
pub(super) type Claims<'s> = HashMap<(Section, String), Location<'s>>;

/// Reads one component.
type Read<'s, T> = fn(&Node<'_>, &mut Context<'s>) -> Option<T>;

/// `components` of 3.x.
pub(super) fn components<'s>(node: &Node<'_>, claims: &Claims<'s>, cx: &mut Context<'s>) -> Components {
    cx.through(node, |node, cx| {
        let mut it = Components::default();
        if cx.is_object(node) {
            for (key, child) in node.fields() {
                cx.through(&child, |child, cx| one_section(&mut it, key, child, claims, cx));
            }
        }
        it
    })
}

fn one_section<'s>(it: &mut Components, key: &str, child: &Node<'_>, claims: &Claims<'s>, cx: &mut Context<'s>) {
    names(key, child, cx);
    match key {
        "schemas" => it.schemas = schemas(child, claims, cx),
        "responses" => it.responses = section(Section::Responses, child, claims, response, cx),
        "parameters" => it.parameters = section(Section::Parameters, child, claims, parameter, cx),
        "requestBodies" => it.request_bodies = section(Section::RequestBodies, child, claims, request_body, cx),
        "headers" => it.headers = section(Section::Headers, child, claims, header, cx),
        "examples" => {
            it.examples = example::examples(child, cx);
            cx.unused("`components`", child);
        }
        "links" => {
            it.links = link::links(child, cx);
            cx.unused("`components`", child);
        }
        "callbacks" => {
            let callbacks = callback::callbacks(child, cx).into_iter();
            it.callbacks = callbacks
                .map(|(name, callback)| (name, ReferenceOr::Item(callback)))
                .collect();
        }
        "securitySchemes" => it.security_schemes = security_schemes(child, security_scheme, cx),
        // They are read where a path refers to them.
        "pathItems" => cx.newer(Dialect::OpenApi31, key, "`pathItems` of `components`", child),
        _ => cx.rest("`components`", child, &mut it.extensions),
    }
}

/// Reports names that other tools may not read.
fn names(section: &str, node: &Node<'_>, cx: &mut Context<'_>) {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    for (name, child) in node.fields() {
        if name.is_empty() || !name.bytes().all(plain) {
            let message = || {
                format!(
                    "the name `{}` in `{section}` has other characters than letters, digits, `.`, `-` and `_`",
                    name.escape_debug()
                )
            };
            cx.once(&codes::normalize::COMPONENT_NAME, section, &child, Part::Key, message);
        }
    }
}

/// Reports the path items that no path refers to, after all paths are read.
pub(super) fn unused_path_items(cx: &mut Context<'_>) {
    let root = cx.entry();
    let Some(components) = root.get("components") else {
        return;
    };
    let Some(items) = components.get("pathItems") else {
        return;
    };
    for (name, item) in items.fields().filter(|(name, item)| !is_extension(name, item, METHODS)) {
        if cx.path_items.contains(name) {
            continue;
        }
        let message = format!("no path refers to the path item `{name}`; it is not generated");
        let place = item.key_place();
        cx.push(Diagnostic::new(&codes::normalize::UNUSED_PATH_ITEM, place, message));
        let shared = item.get("parameters");
        querystring::alone(shared.as_ref(), None, cx);
        for (_, operation) in item.fields() {
            querystring::alone(shared.as_ref(), operation.get("parameters").as_ref(), cx);
        }
    }
}

/// The schemas of the document.
pub(super) fn schemas<'s>(
    node: &Node<'_>,
    claims: &Claims<'s>,
    cx: &mut Context<'s>,
) -> IndexMap<String, ReferenceOr<openapiv3::Schema>> {
    let mut all = IndexMap::new();
    if !cx.is_object(node) {
        return all;
    }
    for (name, child) in node.fields() {
        let target = Section::Schemas.target(name);
        let found = match claims.get(&(Section::Schemas, name.to_owned())) {
            Some(location) => schema(&elsewhere(location, &target, cx), cx),
            None => schema(&child, cx),
        };
        all.insert(name.to_owned(), found);
    }
    all
}

/// A section whose components may be references.
pub(super) fn section<'s, T: Component>(
    section: Section,
    node: &Node<'_>,
    claims: &Claims<'s>,
    read: Read<'s, T>,
    cx: &mut Context<'s>,
) -> IndexMap<String, ReferenceOr<T>> {
    let mut all = IndexMap::new();
    if !cx.is_object(node) {
        return all;
    }
    for (name, child) in node.fields() {
        let target = section.target(name);
        let found = match claims.get(&(section, name.to_owned())) {
            Some(location) => read(&elsewhere(location, &target, cx), cx).map(ReferenceOr::Item),
            None => match child.get("$ref") {
                Some(reference) => {
                    cx.beside_reference(&child);
                    cx.reference(section, &reference)
                        .map(|reference| ReferenceOr::Reference { reference })
                }
                None => read(&child, cx).map(ReferenceOr::Item),
            },
        };
        // Others refer to it by its name.
        let found = found.or_else(|| T::unknown().map(ReferenceOr::Item));
        all.extend(found.map(|found| (name.to_owned(), found)));
    }
    all
}

/// The security schemes, which always stand inline.
pub(super) fn security_schemes<'s, T>(
    node: &Node<'_>,
    read: Read<'s, T>,
    cx: &mut Context<'s>,
) -> IndexMap<String, ReferenceOr<T>> {
    let mut all = IndexMap::new();
    if cx.is_object(node) {
        let schemes = node.fields();
        for (name, child) in schemes.filter(|(name, child)| !is_extension(name, child, SCHEME_KEYS)) {
            let found = cx.inlined(Section::SecuritySchemes, &child, read);
            all.extend(found.map(|found| (name.to_owned(), ReferenceOr::Item(found))));
        }
    }
    all
}

/// Reads what became a component, until nothing more does.
pub(super) fn hoisted<'s>(it: &mut Components, cx: &mut Context<'s>) {
    while let Some(next) = cx.next_hoisted() {
        let target = next.section.target(&next.name);
        let node = elsewhere(&next.location, &target, cx);
        match next.section {
            Section::Schemas => drop(it.schemas.insert(next.name, schema(&node, cx))),
            Section::Responses => one(&mut it.responses, next.name, response(&node, cx)),
            Section::Parameters => one(&mut it.parameters, next.name, parameter(&node, cx)),
            Section::RequestBodies => one(&mut it.request_bodies, next.name, request_body(&node, cx)),
            Section::Headers => one(&mut it.headers, next.name, header(&node, cx)),
            Section::Examples
            | Section::Links
            | Section::Callbacks
            | Section::SecuritySchemes
            | Section::PathItems
            | Section::Part => {
                let message = "this stands inline and is no component of its own";
                cx.report(&codes::normalize::REFERENCE_KIND, &node, message);
            }
        }
    }
}

fn one<T: Component>(all: &mut IndexMap<String, ReferenceOr<T>>, name: String, found: Option<T>) {
    all.extend(found.or_else(T::unknown).map(|found| (name, ReferenceOr::Item(found))));
}

/// Breaks the circles of mere references.
pub(super) fn settle(it: &mut Components, cx: &mut Context<'_>) {
    untangle(Section::Schemas, &mut it.schemas, cx);
    ground(&mut it.schemas, cx);
    untangle(Section::Responses, &mut it.responses, cx);
    untangle(Section::Parameters, &mut it.parameters, cx);
    untangle(Section::RequestBodies, &mut it.request_bodies, cx);
    untangle(Section::Headers, &mut it.headers, cx);
}

/// A value that stands elsewhere and becomes the component of that pointer.
fn elsewhere<'a>(location: &'a Location<'_>, target: &'a str, cx: &mut Context<'_>) -> Node<'a> {
    let node = Node::root(location.value, location.file, &location.pointer, target);
    cx.record(&node);
    node
}
