//! Operations: grouped, named, with their parameters, body, answers, servers and security.

mod answers;
mod body;
pub(super) mod features;
mod groups;
mod headers;
mod info;
pub(super) mod paging;
mod parameter_names;
mod parameters;
pub(super) mod retries;
mod security;
mod servers;
mod statuses;
mod tokens;
mod webhooks;

use std::collections::{BTreeMap, HashSet};

use openapiv3::{Content, OpenAPI, Operation as Model, ParameterSchemaOrContent, PathItem, ReferenceOr, Schema};

use super::naming::shouty;
use super::node::{Pointer, join, join2};
use super::views::Direction;
use super::{Choice, Lowering, docs};
use crate::ir::{Api, BodyKind, Docs, Ident, Name, Operation, Verb};
use crate::normalize::Document;
use crate::normalize::model::{component, unescape};

/// What the members of the client itself are published by.
pub(super) const OF_CLIENT: &[&str] = &[security::SCHEMES, servers::SERVERS, servers::VARIABLES];

/// An operation of the document, before it is lowered.
struct Found<'d> {
    verb: Verb,
    path: &'d str,
    at: Pointer,
    item: &'d PathItem,
    item_at: Pointer,
    model: &'d Model,
}

/// Lowers all operations; the types that they need are added to the lowering.
pub(super) fn lower<'d>(lowering: &mut Lowering<'d, '_>) -> Api {
    let document = lowering.document;
    let model = &document.model;
    let schemes = security::schemes(lowering);
    let mut servers = api_servers(lowering);
    servers::name_servers(lowering, &mut servers, &schemes);
    let mut api = Api {
        title: model.info.title.clone(),
        version: model.info.version.clone(),
        docs: info::docs(model),
        attribution: info::attribution(model),
        servers,
        schemes,
        ..Api::default()
    };
    api.groups = groups::groups(lowering, &api);
    if let Some(prefix) = &lowering.options.features {
        features::assign(&mut api.groups, prefix);
    }
    features::assign_named(&mut api.groups, lowering);
    paging::unmatched(lowering);
    api.webhooks = webhooks::webhooks(lowering);
    api
}

/// The servers of the document; where only operations have some, those of the first: a client needs an address.
fn api_servers(lowering: &mut Lowering<'_, '_>) -> Vec<crate::ir::Server> {
    let document = lowering.document;
    if !document.model.servers.is_empty() {
        return servers::servers(lowering, &document.model.servers, servers::SERVERS);
    }
    let operations = found(document);
    let of = |found: &Found<'_>| !found.model.servers.is_empty() || !found.item.servers.is_empty();
    operations
        .iter()
        .find(|found| of(found))
        .map(|found| operation_servers(lowering, found))
        .unwrap_or_default()
}

/// The schemas that operations use, with their direction.
pub(super) fn roots(document: &Document) -> Vec<(&ReferenceOr<Schema>, Direction)> {
    let model = &document.model;
    let mut roots = Vec::new();
    for found in found(document) {
        let parameters = found.item.parameters.iter().chain(&found.model.parameters);
        for parameter in parameters.filter_map(|p| parameters::resolve(model, p)) {
            schema_of(&parameter.parameter_data_ref().format, Direction::Write, &mut roots);
        }
        if let Some(body) = found
            .model
            .request_body
            .as_ref()
            .and_then(|body| body::resolve(model, body))
        {
            contents(&body.content, Direction::Write, &mut roots);
        }
        let responses = &found.model.responses;
        for response in responses.responses.values().chain(&responses.default) {
            let Some(response) = answers::resolve(model, response) else {
                continue;
            };
            contents(&response.content, Direction::Read, &mut roots);
            for header in response
                .headers
                .values()
                .filter_map(|header| headers::resolve(model, header))
            {
                schema_of(&header.format, Direction::Read, &mut roots);
            }
        }
    }
    webhooks::roots(document, &mut roots);
    roots
}

/// The component schemas that are bodies of multipart requests: their binary members are files.
pub(super) fn multipart(document: &Document) -> HashSet<&str> {
    let bodies = found(document)
        .into_iter()
        .filter_map(|found| found.model.request_body.as_ref());
    let contents = bodies
        .filter_map(|body| body::resolve(&document.model, body))
        .flat_map(|body| &body.content);
    let schemas = contents.filter(|(media, _)| body::kind_of(media) == BodyKind::Multipart);
    let references = schemas.filter_map(|(_, media)| reference(media.schema.as_ref()?));
    references.map(component).collect()
}

fn contents<'d>(content: &'d Content, direction: Direction, roots: &mut Vec<(&'d ReferenceOr<Schema>, Direction)>) {
    roots.extend(
        content
            .values()
            .filter_map(|media| media.schema.as_ref())
            .map(|schema| (schema, direction)),
    );
}

fn schema_of<'d>(
    format: &'d ParameterSchemaOrContent,
    direction: Direction,
    roots: &mut Vec<(&'d ReferenceOr<Schema>, Direction)>,
) {
    match format {
        ParameterSchemaOrContent::Schema(schema) => roots.push((schema, direction)),
        ParameterSchemaOrContent::Content(content) => contents(content, direction, roots),
    }
}

fn reference(schema: &ReferenceOr<Schema>) -> Option<&str> {
    match schema {
        ReferenceOr::Reference { reference } => Some(reference),
        ReferenceOr::Item(_) => None,
    }
}

/// The pointers of all operations.
pub(super) fn pointers(document: &Document) -> BTreeMap<(Verb, &str), Pointer> {
    let all = found(document).into_iter();
    all.map(|found| ((found.verb, found.path), found.at)).collect()
}

/// Every operation, in the document's order of paths and the specification's order of methods.
fn found(document: &Document) -> Vec<Found<'_>> {
    let mut all = Vec::new();
    for (path, item) in &document.model.paths.paths {
        let ReferenceOr::Item(item) = item else { continue };
        let item_at = join("/paths", path);
        let known = methods(item).map(|(verb, word, model)| (verb, join(&item_at, word), model));
        let others = document.methods.get(path).into_iter().flatten();
        let others = others.map(|other| {
            (
                Verb::Other(other.name.as_str().into()),
                other.at.as_str().into(),
                &other.model,
            )
        });
        for (verb, at, model) in known.chain(others) {
            all.push(Found {
                verb,
                path,
                at,
                item,
                item_at: item_at.clone(),
                model,
            });
        }
    }
    all
}

pub(super) fn methods(item: &PathItem) -> impl Iterator<Item = (Verb, &'static str, &Model)> {
    [
        (Verb::Get, "get", &item.get),
        (Verb::Put, "put", &item.put),
        (Verb::Post, "post", &item.post),
        (Verb::Delete, "delete", &item.delete),
        (Verb::Options, "options", &item.options),
        (Verb::Head, "head", &item.head),
        (Verb::Patch, "patch", &item.patch),
        (Verb::Trace, "trace", &item.trace),
    ]
    .into_iter()
    .filter_map(|(verb, word, model)| Some((verb, word, model.as_ref()?)))
}

/// `section/name` in the components.
fn named<'d, T>(
    section: Option<&'d indexmap::IndexMap<String, ReferenceOr<T>>>,
    reference: &str,
) -> Option<(&'d str, &'d T)> {
    let mut name = unescape(component(reference));
    for _ in 0..64 {
        let (key, item) = section?.get_key_value(&*name)?;
        match item {
            ReferenceOr::Item(item) => return Some((key, item)),
            ReferenceOr::Reference { reference } => {
                name = unescape(component(reference));
            }
        }
    }
    None
}

fn operation<'d>(
    lowering: &mut Lowering<'d, '_>,
    found: &Found<'d>,
    method: Ident,
    stem: &str,
    api: &Api,
) -> Operation {
    let model = found.model;
    let parameters = parameters::parameters(lowering, found, stem);
    let body = body::body(lowering, found, stem, &parameters);
    let answers = answers::answers(lowering, found, stem);
    let success = answers::success(lowering, found, stem, &answers);
    let errors = answers::errors(lowering, found, stem, &answers);
    let optional = parameters.iter().any(|p| !p.required) || body.as_ref().is_some_and(|body| !body.required);
    let wire = model
        .operation_id
        .clone()
        .unwrap_or_else(|| format!("{} {}", found.verb.as_str(), found.path));
    let mut operation = Operation {
        name: Name { wire, rust: method },
        docs: words(found, security::needs(lowering, found, api)),
        origin: lowering.origin(&found.at),
        verb: found.verb.clone(),
        path: found.path.to_owned(),
        parameters,
        body,
        answers,
        success,
        errors,
        security: security::requirements(lowering, found, api),
        servers: operation_servers(lowering, found),
        builder: None,
        paging: None,
        repeat: retries::repeat(lowering, found),
        constant: Ident::trusted(shouty(stem)),
    };
    operation.paging = paging::paging(lowering, found, &operation);
    if operation.paging.is_some() {
        make_room(&mut operation);
    }
    if optional || operation.paging.is_some() {
        operation.builder = Some(claim(lowering, found, "builder", &format!("{stem}Call")));
    }
    operation
}

/// The setters of what has pages leave the names of its methods alone.
fn make_room(operation: &mut Operation) {
    let taken: HashSet<String> = operation
        .parameters
        .iter()
        .map(|it| it.name.rust.bare().to_owned())
        .collect();
    let setters = operation
        .parameters
        .iter_mut()
        .filter(|it| !it.required)
        .map(|it| &mut it.name.rust);
    let body = operation
        .body
        .iter_mut()
        .filter(|it| !it.required)
        .map(|it| &mut it.name);
    for name in setters
        .chain(body)
        .filter(|name| matches!(name.bare(), "pages" | "items"))
    {
        let mut other = format!("{}_", name.bare());
        while taken.contains(&other) {
            other.push('_');
        }
        *name = Ident::trusted(other);
    }
}

/// The words about an operation; where it has none, those about its path.
fn words(found: &Found<'_>, notes: Vec<String>) -> Docs {
    let (model, item) = (found.model, found.item);
    let either = |own: &Option<String>, shared: &Option<String>| {
        docs::text(own.as_deref()).or_else(|| docs::text(shared.as_deref()))
    };
    Docs {
        summary: either(&model.summary, &item.summary),
        description: docs::linked(
            either(&model.description, &item.description),
            model.external_docs.as_ref(),
        ),
        notes,
        deprecated: model.deprecated,
        example: None,
    }
}

fn operation_servers<'d>(lowering: &mut Lowering<'d, '_>, found: &Found<'d>) -> Vec<crate::ir::Server> {
    if !found.model.servers.is_empty() {
        return servers::servers(lowering, &found.model.servers, &join(&found.at, "servers"));
    }
    servers::servers(lowering, &found.item.servers, &join(&found.item_at, "servers"))
}

/// Claims the name of a type that belongs to an operation.
fn claim<'d>(lowering: &mut Lowering<'d, '_>, found: &Found<'d>, what: &str, name: &str) -> Ident {
    let key = format!("{}#{what}", found.at);
    lowering.claim_reported(&key, &found.at, &[name.to_owned()])
}

fn model_of<'d>(lowering: &Lowering<'d, '_>) -> &'d OpenAPI {
    &lowering.document.model
}

/// The place of a component of this section, for what is declared there.
fn component_place(section: &str, name: &str) -> Pointer {
    join2("/components", section, name)
}
