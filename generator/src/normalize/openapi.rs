//! The document of 3.x.

use indexmap::IndexMap;
use openapiv3::{Components, OpenAPI, Operation, Parameter, PathItem, ReferenceOr};

use super::context::Context;
use super::dialect::Dialect;
use super::references::{Section, name_in};
use super::security::requirements;
use super::server::servers;
use super::tag::{external_docs, tags};
use super::{components, info, paths};
use crate::diagnostic::codes;

/// The whole document, and its webhooks.
pub(super) fn document(cx: &mut Context<'_>) -> (OpenAPI, IndexMap<String, PathItem>) {
    let root = cx.entry();
    let claims = cx.claim();
    let mut it = OpenAPI {
        info: info::info(&root, cx),
        paths: paths::paths(&root, cx),
        ..OpenAPI::default()
    };
    let mut webhooks = IndexMap::new();
    let mut all = Components::default();
    for (key, child) in root.fields() {
        match key {
            "info" | "paths" => {}
            "openapi" | "swagger" => it.openapi = cx.spelling(&child),
            "servers" => it.servers = servers(&child, cx),
            "security" => it.security = requirements(&child, cx),
            "tags" => it.tags = tags(&child, cx),
            "externalDocs" => it.external_docs = external_docs(&child, cx),
            "webhooks" | "x-webhooks" => {
                if key == "webhooks" {
                    cx.newer(Dialect::OpenApi31, key, "`webhooks`", &child);
                }
                webhooks = paths::webhooks(&child, cx);
            }
            "components" => all = components::components(&child, &claims, cx),
            "jsonSchemaDialect" => {
                let message = "schemas are read in the dialect of OpenAPI, whatever `jsonSchemaDialect` says";
                cx.report(&codes::normalize::UNUSED_KEYWORD, &child, message);
            }
            _ => cx.rest("the document", &child, &mut it.extensions),
        }
    }
    components::unused_path_items(cx);
    finish(&mut it, &mut webhooks, all, cx);
    (it, webhooks)
}

/// Reads what is left to read, and lets go of references to what turned out to be nothing.
pub(super) fn finish(
    it: &mut OpenAPI,
    webhooks: &mut IndexMap<String, PathItem>,
    mut all: Components,
    cx: &mut Context<'_>,
) {
    components::hoisted(&mut all, cx);
    components::settle(&mut all, cx);
    let items = it.paths.paths.values_mut().filter_map(|item| match item {
        ReferenceOr::Item(item) => Some(item),
        ReferenceOr::Reference { .. } => None,
    });
    for item in items.chain(webhooks.values_mut()) {
        without_missing_parameters(item, &all);
    }
    for other in cx.methods.values_mut().flatten() {
        of_operation(&mut other.model, &all);
    }
    it.components = (all != Components::default()).then_some(all);
}

// A parameter is the one component that nothing can stand in for. It was reported where it is declared.
fn without_missing_parameters(item: &mut PathItem, all: &Components) {
    item.parameters.retain(|parameter| is_there(parameter, all));
    let methods = [
        &mut item.get,
        &mut item.put,
        &mut item.post,
        &mut item.delete,
        &mut item.options,
        &mut item.head,
        &mut item.patch,
        &mut item.trace,
    ];
    for operation in methods.into_iter().flatten() {
        of_operation(operation, all);
    }
}

fn of_operation(operation: &mut Operation, all: &Components) {
    operation.parameters.retain(|parameter| is_there(parameter, all));
    for item in operation.callbacks.values_mut().flat_map(IndexMap::values_mut) {
        without_missing_parameters(item, all);
    }
}

fn is_there(parameter: &ReferenceOr<Parameter>, all: &Components) -> bool {
    match parameter {
        ReferenceOr::Item(_) => true,
        ReferenceOr::Reference { reference } => {
            debug_assert!(reference.starts_with(&Section::Parameters.reference("")));
            name_in(reference).is_some_and(|name| all.parameters.contains_key(&name))
        }
    }
}
