//! Unions that are nothing but each other.

use std::collections::{HashMap, VecDeque};

use indexmap::IndexMap;
use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaKind};

use super::cycles::name_in;
use crate::diagnostic::{Diagnostic, codes};
use crate::load::pointer;
use crate::normalize::context::Context;

type Schemas = IndexMap<String, ReferenceOr<Schema>>;

/// Ends the circles in which each member of a union leads back to it: nothing in such a circle says what it is. Each is
/// cut once, where anything is accepted then. Circles of references and `allOf` are cut already.
pub(in crate::normalize) fn ground(schemas: &mut Schemas, cx: &mut Context<'_>) {
    let mut open = open(schemas);
    if open.is_empty() {
        return;
    }
    let users = users(schemas, &open);
    let mut said: VecDeque<usize> = (0..schemas.len()).filter(|at| !open.contains_key(at)).collect();
    let order: Vec<usize> = (0..schemas.len()).filter(|at| open.contains_key(at)).collect();
    let mut left = order.into_iter();
    loop {
        while let Some(at) = said.pop_front() {
            for user in users.get(&at).into_iter().flatten() {
                if open.remove(user).is_some() {
                    said.push_back(*user);
                }
            }
        }
        let Some(next) = left.find(|at| open.contains_key(at)) else {
            return;
        };
        open.remove(&next);
        cut(schemas, next, cx);
        said.push_back(next);
    }
}

/// The schemas that say nothing but which others they are, by number, with these.
fn open(schemas: &Schemas) -> HashMap<usize, Vec<usize>> {
    let mut open = HashMap::new();
    for (at, schema) in schemas.values().enumerate() {
        let mut names = Vec::new();
        if is_mere(schema, &mut names) {
            let targets = names.iter().filter_map(|name| schemas.get_index_of(name)).collect();
            open.insert(at, targets);
        }
    }
    // Where there is no union there is no circle left.
    let union = |at: &usize| matches!(schemas.get_index(*at), Some((_, ReferenceOr::Item(_))));
    if open.keys().any(union) { open } else { HashMap::new() }
}

/// Whether nothing is said but which other schemas this is one of; adds their names.
fn is_mere(schema: &ReferenceOr<Schema>, names: &mut Vec<String>) -> bool {
    let any = match schema {
        ReferenceOr::Reference { reference } => {
            names.extend(name_in(reference));
            return true;
        }
        ReferenceOr::Item(Schema {
            schema_kind: SchemaKind::Any(any),
            ..
        }) => any,
        ReferenceOr::Item(_) => return false,
    };
    let lists = [&any.any_of, &any.one_of, &any.all_of];
    let mut members = lists.into_iter().filter(|members| !members.is_empty());
    match (members.next(), members.next()) {
        // An `allOf` of several says more than each of them.
        (Some(members), None) if any.all_of.len() < 2 && says_no_more(any) => {
            members.iter().all(|member| is_mere(member, names))
        }
        _ => false,
    }
}

fn says_no_more(any: &AnySchema) -> bool {
    any.typ.is_none()
        && any.properties.is_empty()
        && any.enumeration.is_empty()
        && any.items.is_none()
        && any.additional_properties.is_none()
}

/// Who is said by whom.
fn users(schemas: &Schemas, open: &HashMap<usize, Vec<usize>>) -> HashMap<usize, Vec<usize>> {
    let mut users: HashMap<usize, Vec<usize>> = HashMap::with_capacity(schemas.len());
    for (user, targets) in open {
        for target in targets {
            users.entry(*target).or_default().push(*user);
        }
    }
    users
}

fn cut(schemas: &mut Schemas, at: usize, cx: &mut Context<'_>) {
    let Some((name, schema)) = schemas.get_index_mut(at) else {
        return;
    };
    let target = pointer::join("/components/schemas", name);
    let message = format!("each member of `{name}` leads back to it, and never says what it is");
    let finding = Diagnostic::new(&codes::normalize::REFERENCE_CYCLE, cx.origin(&target), message);
    cx.push(finding.help("add a member that is something of its own"));
    match schema {
        ReferenceOr::Item(Schema {
            schema_kind: SchemaKind::Any(any),
            ..
        }) => {
            any.any_of.clear();
            any.one_of.clear();
            any.all_of.clear();
        }
        _ => *schema = ReferenceOr::Item(crate::normalize::schema::free()),
    }
}
