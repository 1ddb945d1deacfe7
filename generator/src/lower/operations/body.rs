//! Request bodies: which media type is sent, as what.

use indexmap::IndexMap;
use openapiv3::{Encoding, MediaType, OpenAPI, QueryStyle, ReferenceOr, RequestBody as Model};

use super::super::context::Context;
use super::super::facts::Facts;
use super::super::node::{Node, Pointer, join, join2};
use super::super::views::Direction;
use super::super::{Lowering, docs};
use super::{Found, component_place, model_of, named, parameter_names};
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Body, BodyKind, Docs, Parameter, PartEncoding, Style, Type, TypeKind, Verb};

/// Through a reference to the request body.
pub(super) fn resolve<'d>(model: &'d OpenAPI, body: &'d ReferenceOr<Model>) -> Option<&'d Model> {
    match body {
        ReferenceOr::Item(body) => Some(body),
        ReferenceOr::Reference { reference } => {
            named(model.components.as_ref().map(|c| &c.request_bodies), reference).map(|(_, body)| body)
        }
    }
}

/// The request body of an operation, if it has one that says something.
pub(super) fn body<'d>(
    lowering: &mut Lowering<'d, '_>,
    found: &Found<'d>,
    stem: &str,
    parameters: &[Parameter],
) -> Option<Body> {
    let (model, at) = place(lowering, found)?;
    let (media, kind, entry) = chosen(&model.content)?;
    report_choice(lowering, model, media, &at);
    let content_at = join2(&at, "content", media);
    let context = Context::new(Direction::Write, hint(lowering, stem)).multipart(kind == BodyKind::Multipart);
    let mut nullable = false;
    let mut rules = Vec::new();
    let ty = match (&entry.schema, kind) {
        (_, BodyKind::Bytes) => Type::Bytes,
        (Some(schema), _) => {
            let value = lowering.value(&Node::of(schema, join(&content_at, "schema")), &context);
            nullable = value.nullable;
            rules = value.rules;
            value.ty
        }
        (None, BodyKind::Text) => Type::String,
        (None, BodyKind::Json | BodyKind::Form | BodyKind::Multipart) => Type::Json,
    };
    let ty = if kind == BodyKind::Text {
        text_type(lowering, ty)
    } else {
        ty
    };
    let required = is_required(lowering, found, model, entry, &at);
    let required = lowering.is_required(required, [&*at].into_iter());
    let ty = if nullable && required && ty != Type::Json {
        Type::Nullable(Box::new(ty))
    } else {
        ty
    };
    Some(Body {
        name: parameter_names::body_name(lowering, found, (&ty, required), parameters),
        docs: Docs {
            description: docs::text(model.description.as_deref()),
            ..Docs::default()
        },
        origin: lowering.origin(&at),
        media_type: media.to_owned(),
        kind,
        ty,
        required,
        parts: parts(&entry.encoding),
        rules,
    })
}

fn hint(lowering: &Lowering<'_, '_>, stem: &str) -> String {
    let wanted = format!("{stem}Request");
    if lowering.names.is_taken(&wanted) {
        format!("{stem}RequestBody")
    } else {
        wanted
    }
}

/// Text bodies are text, whatever their schema says of it.
fn text_type(lowering: &Lowering<'_, '_>, ty: Type) -> Type {
    match ty.resolved(&lowering.types) {
        Type::Map(_) | Type::List(_) | Type::Tuple(_) | Type::Json => Type::String,
        Type::Named(id) => match &lowering.types[id.0 as usize].kind {
            TypeKind::Enum(_) => ty,
            _ => Type::String,
        },
        _ => ty,
    }
}

fn place<'d>(lowering: &Lowering<'d, '_>, found: &Found<'d>) -> Option<(&'d Model, Pointer)> {
    match found.model.request_body.as_ref()? {
        ReferenceOr::Item(body) => Some((body, join(&found.at, "requestBody"))),
        ReferenceOr::Reference { reference } => {
            let section = model_of(lowering).components.as_ref().map(|c| &c.request_bodies);
            let (name, body) = named(section, reference)?;
            Some((body, component_place("requestBodies", name)))
        }
    }
}

/// JSON is preferred, then forms, then what comes first.
fn chosen(content: &IndexMap<String, MediaType>) -> Option<(&str, BodyKind, &MediaType)> {
    let rank = |kind: BodyKind| match kind {
        BodyKind::Json => 0,
        BodyKind::Multipart => 1,
        BodyKind::Form => 2,
        BodyKind::Text => 3,
        BodyKind::Bytes => 4,
    };
    let all = content
        .iter()
        .map(|(media, entry)| (media.as_str(), kind_of(media), entry));
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|(_, kind, _)| rank(*kind));
    all.into_iter().next()
}

/// How a body of this media type is written.
pub(super) fn kind_of(media: &str) -> BodyKind {
    let essence = essence(media);
    if is_json(media) {
        BodyKind::Json
    } else if essence == "application/x-www-form-urlencoded" {
        BodyKind::Form
    } else if essence.starts_with("multipart/") {
        BodyKind::Multipart
    } else if essence.starts_with("text/")
        || essence.ends_with("xml")
        || essence.ends_with("yaml")
        || essence == "application/graphql"
    {
        BodyKind::Text
    } else {
        BodyKind::Bytes
    }
}

/// `application/json`, `application/problem+json; charset=utf-8`, …
pub(super) fn is_json(media: &str) -> bool {
    let essence = essence(media);
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

/// The media type without parameters, in lower case.
pub(super) fn essence(media: &str) -> String {
    media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

fn report_choice(lowering: &mut Lowering<'_, '_>, model: &Model, media: &str, at: &Pointer) {
    let schemas: Vec<_> = model.content.values().map(|entry| &entry.schema).collect();
    if schemas.windows(2).any(|pair| pair[0] != pair[1]) {
        let message = format!("the body has several media types with different schemas; `{media}` is sent");
        lowering.report(&codes::MEDIA_TYPE_CHOSEN, &join(at, "content"), message);
    }
}

/// Said, or, where nothing is said, evident: a schema with required members makes a body that is needed.
fn is_required(
    lowering: &mut Lowering<'_, '_>,
    found: &Found<'_>,
    model: &Model,
    entry: &MediaType,
    at: &Pointer,
) -> bool {
    if model.required {
        return true;
    }
    let said = model.extensions.contains_key("x-specwright-required");
    let writes = matches!(found.verb, Verb::Post | Verb::Put | Verb::Patch);
    let Some(schema) = entry.schema.as_ref().filter(|_| !said && writes) else {
        return false;
    };
    let node = Node::of(schema, at.clone());
    let needs = !Facts::of(&node, &lowering.components).required.is_empty();
    if needs {
        let message = "the body is not marked `required`, but its schema has required members: it is an argument";
        lowering.report(&codes::BODY_REQUIRED_GUESSED, at, message);
    }
    needs
}

fn parts(encoding: &IndexMap<String, Encoding>) -> Vec<PartEncoding> {
    encoding
        .iter()
        .map(|(property, encoding)| PartEncoding {
            property: property.clone(),
            content_type: encoding.content_type.clone(),
            style: encoding.style.as_ref().map(|style| match style {
                QueryStyle::Form => Style::Form(encoding.explode, encoding.allow_reserved),
                QueryStyle::SpaceDelimited => Style::SpaceDelimited(encoding.explode),
                QueryStyle::PipeDelimited => Style::PipeDelimited(encoding.explode),
                QueryStyle::DeepObject => Style::DeepObject,
            }),
        })
        .collect()
}
