//! What parameters and bodies are called, as arguments and as setters.

use super::super::Lowering;
use super::super::naming::{Case, Kind, Own, Wanted, ident, snake};
use super::super::node::{Pointer, parent};
use super::Found;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Ident, Location, Origin, Parameter, Type};

/// What calls and builders carry themselves, so that no argument or setter may be called so.
const RESERVED: &[&str] = &[
    "send",
    "build",
    "timeout",
    "header",
    "query",
    "base_url",
    "validate",
    "into_future",
    "call",
    "clone",
    "body",
];

/// What the body is published by, among the parameters.
const BODY: &str = "#body";

/// How long a name is at most that is made of a type's.
const LONG: usize = 24;

/// The parameters with their names. One name in two places: the place tells them apart.
pub(super) fn named(
    lowering: &mut Lowering<'_, '_>,
    found: &Found<'_>,
    all: Vec<(Parameter, Pointer)>,
) -> Vec<Parameter> {
    let key = key(found);
    let body = found.model.request_body.as_ref();
    let body = body.and_then(|_| lowering.members.published(&key, BODY));
    let body = body.map(str::to_owned);
    let mut reserved = RESERVED.to_vec();
    reserved.extend(body.as_deref());
    let wanted = all.iter().map(|(it, _)| wanted(lowering, it, &reserved));
    let wanted = wanted.collect();
    let settled = lowering.settle(&key, &reserved, wanted);
    let named = all.into_iter().zip(settled).map(|((mut it, at), settled)| {
        if settled.clash {
            let wanted = snake(&it.name.wire);
            let message = format!("two parameters would be `{wanted}`; this one is `{}`", settled.name);
            lowering.report(&codes::NAME_COLLISION, &at, message);
        }
        it.name.rust = ident(&settled.name);
        it
    });
    named.collect()
}

fn key(found: &Found<'_>) -> String {
    format!("{}#method", found.at)
}

fn wanted(lowering: &mut Lowering<'_, '_>, it: &Parameter, reserved: &[&str]) -> Wanted {
    let (wire, place) = (&it.name.wire, place_text(it.location));
    let name = snake(wire);
    let own = || Own::Spelled(Kind::Parameters, wire.clone());
    let (id, own) = match it.location {
        Location::Query => (wire.clone(), own()),
        Location::Path => (format!("{place} {wire}"), own()),
        Location::Header | Location::Cookie => (format!("{place} {wire}"), Own::Never),
    };
    Wanted {
        id,
        second: Some(format!("{place}_{}", name.trim_start_matches('_'))),
        name,
        own,
        published: None,
        chosen: chosen(lowering, it, place, &Case::Parameter(reserved)),
    }
}

/// In a list parameters are known by name, with the place before it where two have one name.
fn chosen(
    lowering: &mut Lowering<'_, '_>,
    it: &Parameter,
    place: &str,
    case: &Case<'_>,
) -> Option<super::super::new_names::NewName> {
    let list = Origin {
        file: it.origin.file.clone(),
        pointer: parent(&it.origin.pointer).into(),
    };
    if !list.pointer.ends_with("/parameters")
        || it.origin.pointer.starts_with("#/components/")
        || &*list.pointer == "#/parameters"
    {
        return lowering.chosen_at(&it.origin, case);
    }
    let placed = lowering.chosen_in(&list, &[place, &it.name.wire], case);
    placed.or_else(|| lowering.chosen_in(&list, &[&it.name.wire], case))
}

pub(super) fn place_text(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}

/// The argument is called after its type, unless that is no word or taken by a parameter. An optional one is a setter, whose
/// name is published.
pub(super) fn body_name(
    lowering: &mut Lowering<'_, '_>,
    found: &Found<'_>,
    (ty, required): (&Type, bool),
    parameters: &[Parameter],
) -> Ident {
    let key = key(found);
    let published = lowering.members.published(&key, BODY).map(str::to_owned);
    let name = match published {
        Some(name) if !required => ident(&name),
        Some(_) | None => argument_name(lowering, ty, parameters),
    };
    // Nothing else is ever called `body`.
    if !required && name.bare() != "body" {
        lowering.members.publish_beside(&key, BODY, name.bare());
    }
    name
}

fn argument_name(lowering: &Lowering<'_, '_>, ty: &Type, parameters: &[Parameter]) -> Ident {
    let name = match ty {
        Type::Named(id) => snake(lowering.type_name(*id).bare()),
        _ => "body".to_owned(),
    };
    let name = if name.len() > LONG { "body".to_owned() } else { name };
    let taken = |name: &str| parameters.iter().any(|p| p.name.rust.bare() == name);
    if !taken(&name) {
        ident(&name)
    } else if !taken("body") {
        ident("body")
    } else {
        ident("request_body")
    }
}
