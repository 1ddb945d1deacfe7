//! What is used of OpenAPI, and how often.

use std::collections::BTreeMap;

use super::{Location, Presence, Type, TypeKind};
use crate::ir::{Api, BodyKind, Media, UnionKind};

/// The constructs that the document uses.
pub(super) fn count(api: &Api) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    let mut count = |what: &'static str, is_there: bool| {
        if is_there {
            *counts.entry(what).or_default() += 1;
        }
    };
    for def in &api.types {
        count("deprecated types", def.docs.deprecated);
        match &def.kind {
            TypeKind::Struct(it) => {
                count("objects", true);
                count("objects with free members", it.rest.is_some());
                count("read and write views", it.input.is_some());
                for member in &it.members {
                    count("members that may be null", member.presence == Presence::Nullable);
                    count(
                        "members that may be null or left out",
                        member.presence == Presence::OptionalNullable,
                    );
                    count("members with rules", !member.rules.is_empty());
                    count("free-form JSON", member.ty == Type::Json);
                }
            }
            TypeKind::Enum(it) => count(if it.open { "open enums" } else { "closed enums" }, true),
            TypeKind::ValueEnum(_) => count("enums of values that are not strings", true),
            TypeKind::Union(it) => match it.kind {
                UnionKind::Tagged(_) => count("unions with a discriminator", true),
                UnionKind::Untagged => count("unions without a discriminator", true),
            },
            TypeKind::Newtype(..) => count("types that contain themselves without an object", true),
            TypeKind::Alias(..) => count("names for other types", true),
            TypeKind::Same(_) => count("inline schemas that equal another", true),
        }
    }
    for (_, operation) in api.operations() {
        count("deprecated operations", operation.docs.deprecated);
        count("operations with pages", operation.paging.is_some());
        count("operations with servers of their own", !operation.servers.is_empty());
        if let Some(body) = &operation.body {
            count(
                match body.kind {
                    BodyKind::Json => "JSON bodies",
                    BodyKind::Form => "form bodies",
                    BodyKind::Multipart => "multipart bodies",
                    BodyKind::Text => "text bodies",
                    BodyKind::Bytes => "bodies of bytes",
                },
                true,
            );
        }
        for parameter in &operation.parameters {
            count(
                match parameter.location {
                    Location::Path => "path parameters",
                    Location::Query => "query parameters",
                    Location::Header => "header parameters",
                    Location::Cookie => "cookie parameters",
                },
                true,
            );
        }
        for answer in &operation.answers {
            count("responses with typed headers", answer.headers.is_some());
            count(
                "responses that are no JSON",
                !matches!(answer.media, Media::Json | Media::Empty),
            );
        }
    }
    counts
}
