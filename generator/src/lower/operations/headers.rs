//! Headers of responses: a struct of those that are documented.

use openapiv3::{Header, OpenAPI, ParameterSchemaOrContent, ReferenceOr, Response};

use super::super::context::Context;
use super::super::naming::{Case, Kind, Own, Wanted, ident, pascal, snake};
use super::super::node::{Node, Pointer, join, join2};
use super::super::schema::Use;
use super::super::views::Direction;
use super::super::{Lowering, docs};
use super::{model_of, named};
use crate::ir::{
    Constructor, Docs, Home, Ident, Member, Name, Presence, Struct, Type, TypeDef, TypeId, TypeKind, View,
};

/// Through a reference to the header.
pub(super) fn resolve<'d>(model: &'d OpenAPI, header: &'d ReferenceOr<Header>) -> Option<&'d Header> {
    match header {
        ReferenceOr::Item(header) => Some(header),
        ReferenceOr::Reference { reference } => {
            named(model.components.as_ref().map(|c| &c.headers), reference).map(|(_, header)| header)
        }
    }
}

/// The struct of an answer's documented headers. `Content-Type` is not one: the specification ignores it there.
pub(super) fn headers<'d>(
    lowering: &mut Lowering<'d, '_>,
    model: &'d Response,
    at: &Pointer,
    hint: &str,
) -> Option<TypeId> {
    let (mut members, mut spelled) = (Vec::new(), Vec::new());
    for (wire, header) in &model.headers {
        if wire.eq_ignore_ascii_case("content-type") {
            continue;
        }
        let Some(header) = resolve(model_of(lowering), header) else {
            continue;
        };
        let place = join2(at, "headers", wire);
        members.push(header_member(lowering, wire, header, &place, hint));
        spelled.push(wire);
    }
    if members.is_empty() {
        return None;
    }
    let key = format!("{at}#headers");
    if let Some(Type::Named(id)) = lowering.inline_types.get(&(key.as_str().into(), View::Read)) {
        return Some(*id);
    }
    let rust = lowering.claim_reported(&key, at, &[format!("{hint}Headers")]);
    name_headers(lowering, &key, &mut members, &spelled);
    let def = TypeDef {
        name: Name {
            wire: String::new(),
            rust,
        },
        docs: Docs::default(),
        origin: lowering.origin(&join(at, "headers")),
        view: View::Read,
        home: Home::Client,
        owner: None,
        kind: TypeKind::Struct(Struct {
            members,
            rest: None,
            constructor: Constructor::Empty,
            input: None,
        }),
    };
    let id = lowering.reserve(&key, def);
    lowering
        .inline_types
        .insert((key.as_str().into(), View::Read), Type::Named(id));
    Some(id)
}

/// The names of headers: the words are told by their case, which does not count otherwise.
fn name_headers(lowering: &mut Lowering<'_, '_>, key: &str, members: &mut [Member], spelled: &[&String]) {
    const RESERVED: &[&str] = &["new", "validate", "clone", "default", "from"];
    let wanted = members.iter().zip(spelled).map(|(member, spelled)| Wanted {
        id: member.name.wire.clone(),
        name: snake(spelled),
        second: None,
        own: Own::Spelled(Kind::Headers, member.name.wire.clone()),
        published: None,
        chosen: lowering.chosen_at(&member.origin, &Case::Field(RESERVED)),
    });
    let wanted = wanted.collect();
    let settled = lowering.settle(key, RESERVED, wanted);
    for (member, settled) in members.iter_mut().zip(settled) {
        member.name.rust = ident(&settled.name);
    }
}

fn header_member<'d>(
    lowering: &mut Lowering<'d, '_>,
    wire: &str,
    header: &'d Header,
    at: &Pointer,
    hint: &str,
) -> Member {
    let context = Context::new(Direction::Read, format!("{hint}{}", pascal(wire)));
    let found = match &header.format {
        ParameterSchemaOrContent::Schema(schema) => lowering.value(&Node::of(schema, join(at, "schema")), &context),
        ParameterSchemaOrContent::Content(_) => Use::plain(Type::String),
    };
    // A header is a bare text; what needs more structure than a list of scalars stays text.
    let ty = match found.ty.resolved(&lowering.types) {
        Type::Named(id) if !matches!(lowering.types[id.0 as usize].kind, TypeKind::Enum(_)) => Type::String,
        Type::Map(_) | Type::Tuple(_) | Type::Json | Type::List(_) => Type::String,
        _ => found.ty.clone(),
    };
    let description = docs::text(header.description.as_deref())
        .or(found.docs.description)
        .or(found.docs.summary);
    let mut notes = found.docs.notes;
    notes.extend(header.required.then(|| "Always sent.".to_owned()));
    let example = docs::example_of(header.example.as_ref(), header.examples.values());
    notes.extend(example.and_then(docs::example_note));
    notes.extend(found.rules.iter().filter_map(docs::rule_note));
    notes.extend(found.default.map(docs::default_note));
    Member {
        name: Name {
            wire: wire.to_ascii_lowercase(),
            rust: Ident::default(),
        },
        docs: Docs {
            description,
            notes,
            deprecated: header.deprecated == Some(true) || found.docs.deprecated,
            ..Docs::default()
        },
        origin: lowering.origin(at),
        ty,
        presence: Presence::Optional,
        rules: Vec::new(),
    }
}
