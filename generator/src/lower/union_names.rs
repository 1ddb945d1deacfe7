//! The names of the members of unions, and what these are known by.

use std::collections::BTreeSet;

use super::Lowering;
use super::called::{Called, Known};
use super::component::is_component;
use super::naming::{Case, Own, Wanted, ident, pascal};
use super::node::{Node, parent};
use super::shapes::{published_in, recognized};
use super::union::Lowered;
use crate::ir::{Ident, Type, TypeId};
use crate::normalize::model::unescape;

/// What each enum of alternatives has beside them.
const RESERVED: &[&str] = &["Unrecognized"];

impl<'d> Lowering<'d, '_> {
    /// An alternative is known by what it is, not by its number.
    pub(super) fn place_alternatives(&mut self, members: &[Node<'d>], called: &[Called<'d>]) {
        let list = members.first().map_or("", |first| parent(first.at()));
        let published = published_in(&self.places.stable(list), &self.published.names);
        let known = known_as(called.iter(), &published.iter().map(String::as_str).collect());
        for ((member, called), shape) in members.iter().zip(called).zip(known) {
            let step = match (&called.known, shape) {
                (Known::Component(component), _) => unescape(component).into_owned(),
                (Known::Shape(_), Some(shape)) => shape,
                (Known::Value, _) if is_kind(&called.name) => format!("={}", called.name),
                (Known::Shape(_) | Known::Value, _) => continue,
            };
            self.places.name(member.at(), &[&step]);
        }
    }

    pub(super) fn alternative_names(&mut self, id: TypeId, members: &[Lowered<'d>]) -> Vec<Ident> {
        let key = self.keys[id.0 as usize].clone();
        let published = self.published.members.get(&key).into_iter().flatten();
        let published: BTreeSet<&str> = published.filter_map(|(id, _)| id.strip_prefix('#')).collect();
        let known = known_as(members.iter().map(|it| &it.called), &published);
        let is_new = !self.published.names.contains_key(&key);
        let wanted = members.iter().zip(known).map(|(member, shape)| {
            let is_published = shape.as_deref().is_some_and(|shape| published.contains(shape));
            self.wanted_alternative(member, shape, is_new || is_published)
        });
        let wanted = wanted.collect();
        let settled = self.settle(&key, RESERVED, wanted);
        settled.into_iter().map(|it| ident(&it.name)).collect()
    }

    fn wanted_alternative(&mut self, member: &Lowered<'d>, shape: Option<String>, heeds_words: bool) -> Wanted {
        let name = self.variant_name(member, heeds_words);
        let (id, own) = match (&member.called.known, shape) {
            // Types have names of their own, and values by themselves are called after their kind.
            (Known::Component(component), _) => (self.known(component).to_owned(), !is_kind(&name)),
            (_, Some(shape)) => (format!("#{shape}"), false),
            (Known::Shape(_) | Known::Value, None) => (format!("#{name}"), is_kind(&name)),
        };
        let at = self.origin(parent(member.node.at()));
        let mut chosen = |step: &str| self.chosen_in(&at, &[step], &Case::Variant(RESERVED));
        let chosen = match &member.called.known {
            Known::Component(_) => chosen(&id),
            Known::Value => chosen(&name),
            Known::Shape(shape) => chosen(&name).or_else(|| chosen(&shape.text())),
        };
        Wanted {
            second: None,
            published: None,
            own: if own { Own::Always } else { Own::Never },
            chosen,
            id,
            name,
        }
    }

    /// A member for which the document has no words is called after what it is; so is a value that got words after it had
    /// been published without.
    fn variant_name(&self, member: &Lowered<'d>, heeds_words: bool) -> String {
        let ty = member.found.ty.resolved(&self.types);
        let called = &member.called;
        let is_scalar = !matches!(ty, Type::List(_) | Type::Tuple(_) | Type::Map(_));
        let is_late = !heeds_words && is_scalar && matches!(called.known, Known::Shape(_));
        let kind = kind_name(ty).filter(|_| !called.is_said || is_late);
        match ty {
            Type::Custom(path) if !called.is_said => pascal(path.rsplit("::").next().unwrap_or_default()),
            Type::Named(id) if !called.is_said && is_component(&self.keys[id.0 as usize]) => {
                self.type_name(*id).to_string()
            }
            _ => kind.map_or_else(|| called.name.clone(), str::to_owned),
        }
    }
}

/// What members are known by that have no names of their own.
fn known_as<'c, 'd: 'c>(
    called: impl Iterator<Item = &'c Called<'d>>,
    published: &BTreeSet<&str>,
) -> Vec<Option<String>> {
    let shapes = called.map(|it| match &it.known {
        Known::Shape(shape) => Some(shape.clone()),
        Known::Component(_) | Known::Value => None,
    });
    recognized(&shapes.collect::<Vec<_>>(), published)
}

/// The empty text, where it is an alternative.
const EMPTY: &str = "Empty";

fn is_kind(name: &str) -> bool {
    KINDS.contains(&name)
}

/// What values are called by what they are; see [`kind_name`].
const KINDS: &[&str] = &[
    EMPTY, "Boolean", "Integer", "Number", "String", "DateTime", "Date", "Time", "Duration", "Uuid", "Bytes", "List",
    "Object", "Any",
];

fn kind_name(ty: &Type) -> Option<&'static str> {
    Some(match ty {
        Type::Bool => "Boolean",
        Type::Int32 | Type::Int64 | Type::UInt32 | Type::UInt64 => "Integer",
        Type::Float32 | Type::Float64 | Type::Decimal | Type::DecimalNumber => "Number",
        Type::String => "String",
        Type::DateTime => "DateTime",
        Type::Date => "Date",
        Type::Time => "Time",
        Type::Duration => "Duration",
        Type::Uuid => "Uuid",
        Type::Base64 | Type::Bytes | Type::File => "Bytes",
        Type::List(_) | Type::Tuple(_) => "List",
        Type::Map(_) => "Object",
        Type::Json => "Any",
        Type::Unit | Type::Nullable(_) | Type::Boxed(_) | Type::Named(_) | Type::Custom(_) => return None,
    })
}
