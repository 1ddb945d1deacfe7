//! What is used of OpenAPI, and how often.

use std::collections::BTreeMap;

use crate::ir::{Api, BodyKind, Location, Media, Operation, Presence, Type, TypeDef, TypeKind, UnionKind};

type Counts = BTreeMap<&'static str, usize>;

/// The constructs that the document uses.
pub(super) fn count(api: &Api) -> Counts {
    let mut counts = Counts::new();
    let mut count = |what: &'static str| *counts.entry(what).or_default() += 1;
    api.types.iter().for_each(|def| in_type(def, &mut count));
    api.operations()
        .for_each(|(_, operation)| in_operation(operation, &mut count));
    counts
}

fn in_type(def: &TypeDef, count: &mut dyn FnMut(&'static str)) {
    if def.docs.deprecated {
        count("deprecated types");
    }
    count(match &def.kind {
        TypeKind::Struct(_) => "objects",
        TypeKind::Enum(it) if it.open => "open enums",
        TypeKind::Enum(_) => "closed enums",
        TypeKind::ValueEnum(_) => "enums of values that are not strings",
        TypeKind::Union(it) if it.kind == UnionKind::Untagged => "unions without a discriminator",
        TypeKind::Union(_) => "unions with a discriminator",
        TypeKind::Newtype(..) => "types that contain themselves without an object",
        TypeKind::Alias(..) => "names for other types",
        TypeKind::Same(_) => "inline schemas that equal another",
    });
    let TypeKind::Struct(it) = &def.kind else { return };
    it.rest.iter().for_each(|_| count("objects with free members"));
    it.input.iter().for_each(|_| count("read and write views"));
    for member in &it.members {
        match member.presence {
            Presence::Nullable => count("members that may be null"),
            Presence::OptionalNullable => count("members that may be null or left out"),
            Presence::Required | Presence::Optional => {}
        }
        if !member.rules.is_empty() {
            count("members with rules");
        }
        if member.ty == Type::Json {
            count("free-form JSON");
        }
    }
}

fn in_operation(it: &Operation, count: &mut dyn FnMut(&'static str)) {
    if it.docs.deprecated {
        count("deprecated operations");
    }
    it.paging.iter().for_each(|_| count("operations with pages"));
    if !it.servers.is_empty() {
        count("operations with servers of their own");
    }
    it.body.iter().for_each(|body| {
        count(match body.kind {
            BodyKind::Json => "JSON bodies",
            BodyKind::Form => "form bodies",
            BodyKind::Multipart => "multipart bodies",
            BodyKind::Text => "text bodies",
            BodyKind::Bytes => "bodies of bytes",
        });
    });
    for parameter in &it.parameters {
        count(match parameter.location {
            Location::Path => "path parameters",
            Location::Query => "query parameters",
            Location::Header => "header parameters",
            Location::Cookie => "cookie parameters",
        });
    }
    for answer in &it.answers {
        answer
            .headers
            .iter()
            .for_each(|_| count("responses with typed headers"));
        if !matches!(answer.media, Media::Json | Media::Empty) {
            count("responses that are no JSON");
        }
    }
}
