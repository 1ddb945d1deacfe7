//! Responses: one type each, one enum where there are several.

use indexmap::IndexMap;
use openapiv3::{MediaType, OpenAPI, ReferenceOr, Response as Model};

use super::super::context::Context;
use super::super::naming::{LocalNames, ident, pascal};
use super::super::node::{Node, Pointer, join, join2};
use super::super::schema::Use;
use super::super::views::Direction;
use super::super::{Lowering, docs};
use super::body::{essence, is_json};
use super::statuses::{is_success, status, variant};
use super::{Found, claim, component_place, headers, model_of, named};
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Answer, Docs, ErrorShape, Ident, Media, Status, SuccessShape, Type, TypeKind, Verb};
use crate::normalize::model::keywords;

/// Through a reference to the response.
pub(super) fn resolve<'d>(model: &'d OpenAPI, response: &'d ReferenceOr<Model>) -> Option<&'d Model> {
    match response {
        ReferenceOr::Item(response) => Some(response),
        ReferenceOr::Reference { reference } => {
            named(model.components.as_ref().map(|c| &c.responses), reference).map(|(_, response)| response)
        }
    }
}

/// All documented answers, in the document's order, `default` last.
pub(super) fn answers<'d>(lowering: &mut Lowering<'d, '_>, found: &Found<'d>, stem: &str) -> Vec<Answer> {
    let responses = &found.model.responses;
    let base = join(&found.at, "responses");
    let mut placed: Vec<(Status, &'d ReferenceOr<Model>, Pointer)> = Vec::new();
    for (code, response) in &responses.responses {
        placed.push((status(code), response, join(&base, &code.to_string())));
    }
    if let Some(response) = &responses.default {
        placed.push((Status::Default, response, join(&base, "default")));
    }
    let one_success = placed.iter().filter(|(status, ..)| is_success(*status)).count() == 1;
    let only_default = !placed.iter().any(|(status, ..)| is_success(*status));
    let mut names = LocalNames::with(&[]);
    let mut all = Vec::new();
    for (status, response, at) in placed {
        let variant = ident(&names.claim(&variant(status)).0);
        let named = Named {
            stem,
            one_success,
            only_default,
            bodiless: found.verb == Verb::Head,
        };
        all.extend(answer(lowering, status, response, &at, variant, &named));
    }
    all
}

struct Named<'a> {
    stem: &'a str,
    one_success: bool,
    only_default: bool,
    /// `HEAD`: whatever the document says of a body, there is none.
    bodiless: bool,
}

fn answer<'d>(
    lowering: &mut Lowering<'d, '_>,
    status: Status,
    response: &'d ReferenceOr<Model>,
    at: &Pointer,
    variant: Ident,
    named_by: &Named<'_>,
) -> Option<Answer> {
    let success = is_success(status) || status == Status::Default && named_by.only_default;
    let plain = if is_success(status) && named_by.one_success || success && status == Status::Default {
        format!("{}Response", named_by.stem)
    } else {
        format!("{}{}", named_by.stem, variant.bare())
    };
    let (model, at, hint) = match response {
        ReferenceOr::Item(model) => (model, at.clone(), plain),
        ReferenceOr::Reference { reference } => {
            let section = model_of(lowering).components.as_ref().map(|c| &c.responses);
            let (name, model) = named(section, reference)?;
            let hint = pascal(name);
            // Components named `400` say nothing by themselves.
            let hint = if hint.starts_with('_') {
                format!("Response{}", hint.trim_start_matches('_'))
            } else {
                hint
            };
            (model, component_place("responses", name), hint)
        }
    };
    let (media, ty) = if named_by.bodiless || has_no_body(status) {
        if !model.content.is_empty() {
            let message = "a body is described, but HTTP has none with this method or status";
            lowering.report(&codes::ANSWER_WITHOUT_BODY, &at, message);
        }
        (Media::Empty, Type::Unit)
    } else {
        content(lowering, model, &at, &hint, success)
    };
    let headers = headers::headers(lowering, model, &at, &hint);
    let docs = Docs {
        description: docs::text(Some(&model.description)),
        ..Docs::default()
    };
    let error = !is_success(status);
    Some(Answer {
        status,
        media,
        ty,
        headers,
        docs,
        origin: lowering.origin(&at),
        variant,
        success,
        error,
    })
}

/// HTTP gives these no body, whatever the document says of one.
fn has_no_body(status: Status) -> bool {
    matches!(status, Status::Code(204 | 205 | 304))
}

/// How the body is read, as what: JSON where there is a choice; nothing documented is nothing for a success, and bytes
/// for an error, whose body may still say something.
fn content<'d>(
    lowering: &mut Lowering<'d, '_>,
    model: &'d Model,
    at: &Pointer,
    hint: &str,
    success: bool,
) -> (Media, Type) {
    let Some((name, media, entry)) = chosen(&model.content) else {
        return if success {
            (Media::Empty, Type::Unit)
        } else {
            (Media::Bytes, Type::Bytes)
        };
    };
    let context = Context::new(Direction::Read, hint.to_owned());
    let place = join(&join2(at, "content", name), "schema");
    let value = entry.schema.as_ref().map(|schema| (schema, Node::of(schema, place)));
    match (media, value) {
        (Media::Json, Some((_, node))) => {
            let found = lowering.value(&node, &context);
            (Media::Json, found.alone())
        }
        (Media::Json, None) => (Media::Json, Type::Json),
        (Media::Text, Some((_, node))) => {
            let found = lowering.value(&node, &context);
            (Media::Text, text_type(lowering, found))
        }
        (Media::Text, None) => (Media::Text, Type::String),
        (Media::Bytes, _) => (Media::Bytes, Type::Bytes),
        (Media::Empty, _) => (Media::Empty, Type::Unit),
    }
}

/// What a bare text can be: a scalar or an enum; anything else stays text.
fn text_type(lowering: &Lowering<'_, '_>, found: Use<'_>) -> Type {
    let structured = match found.ty.resolved(&lowering.types) {
        Type::Named(id) => !matches!(lowering.types[id.0 as usize].kind, TypeKind::Enum(_)),
        Type::List(_) | Type::Map(_) | Type::Tuple(_) | Type::Json | Type::Nullable(_) => true,
        _ => false,
    };
    if structured { Type::String } else { found.ty }
}

fn chosen(content: &IndexMap<String, MediaType>) -> Option<(&str, Media, &MediaType)> {
    let rank = |media: Media| match media {
        Media::Json => 0,
        Media::Text => 1,
        Media::Bytes | Media::Empty => 2,
    };
    let mut all: Vec<_> = content
        .iter()
        .map(|(name, entry)| (name.as_str(), media_of(name, entry), entry))
        .collect();
    all.sort_by_key(|(_, media, _)| rank(*media));
    all.into_iter().next()
}

fn media_of(name: &str, entry: &MediaType) -> Media {
    let essence = essence(name);
    if is_json(name) {
        Media::Json
    } else if essence == "*/*" || essence == "application/*" {
        // swaggo and springfox write `*/*` for JSON; without a schema it is any bytes.
        if entry.schema.as_ref().is_some_and(|schema| !is_binary(schema)) {
            Media::Json
        } else {
            Media::Bytes
        }
    } else if essence == "application/x-www-form-urlencoded"
        || essence.starts_with("text/") && essence != "text/event-stream"
        || essence.ends_with("xml")
        || essence.ends_with("yaml")
    {
        Media::Text
    } else {
        Media::Bytes
    }
}

fn is_binary(schema: &ReferenceOr<openapiv3::Schema>) -> bool {
    match schema {
        ReferenceOr::Item(schema) => keywords(schema).is_some_and(|any| any.format.as_deref() == Some("binary")),
        ReferenceOr::Reference { .. } => false,
    }
}

/// One success shape is that type; several are an enum.
pub(super) fn success<'d>(
    lowering: &mut Lowering<'d, '_>,
    found: &Found<'d>,
    stem: &str,
    answers: &[Answer],
) -> SuccessShape {
    let numbers: Vec<usize> = (0..answers.len()).filter(|i| answers[*i].success).collect();
    match numbers.as_slice() {
        [] => SuccessShape::Undocumented,
        [one] => SuccessShape::One(*one),
        _ => SuccessShape::Several(claim(lowering, found, "success", &format!("{stem}Success")), numbers),
    }
}

/// What the document promises for failures.
pub(super) fn errors<'d>(
    lowering: &mut Lowering<'d, '_>,
    found: &Found<'d>,
    stem: &str,
    answers: &[Answer],
) -> ErrorShape {
    let numbers: Vec<usize> = (0..answers.len()).filter(|i| answers[*i].error).collect();
    if numbers.is_empty() {
        return ErrorShape::Undocumented;
    }
    ErrorShape::Enum(claim(lowering, found, "error", &format!("{stem}Error")), numbers)
}
