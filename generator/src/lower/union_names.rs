//! What the members of unions are called.

use super::Lowering;
use super::facts::Facts;
use super::members::component_of;
use super::naming::{Case, Own, Wanted, ident, is_name_like, pascal};
use super::node::{Node, Part, parent};
use super::union::Lowered;
use crate::ir::{Ident, Type, TypeId};
use crate::normalize::model::unescape;

impl<'d> Lowering<'d, '_> {
    /// An alternative is known by what it is called, not by its number; one that is called nothing, by that.
    pub(super) fn place_alternative(&mut self, member: &Node<'d>, words: Option<&str>) {
        match (component_of(member), words) {
            (Some(component), _) => self.places.name(member.at(), &[&*unescape(component)]),
            (None, Some(words)) => self.places.name(member.at(), &[&format!("={words}")]),
            (None, None) => {}
        }
    }

    pub(super) fn alternative_names(&mut self, id: TypeId, members: &[Lowered<'d>]) -> Vec<Ident> {
        const RESERVED: &[&str] = &["Unrecognized"];
        let wanted = members.iter().map(|member| {
            let name = self.variant_name(member);
            let component = component_of(&member.node).map(|name| self.known(name).to_owned());
            let id = component.clone();
            let id = id.unwrap_or_else(|| format!("#{}", member.words.as_ref().unwrap_or(&name)));
            // Types have names of their own, and values by themselves are called after their kind.
            let own = match (&component, KINDS.contains(&name.as_str())) {
                (Some(_), is_kind) => !is_kind,
                (None, is_kind) => is_kind && id[1..] == *if name == EMPTY { "" } else { &name },
            };
            let at = self.origin(parent(member.node.at()));
            let spelled = component.as_ref().unwrap_or(&name);
            Wanted {
                second: None,
                published: None,
                own: if own { Own::Always } else { Own::Never },
                chosen: self.chosen_in(&at, &[spelled], &Case::Variant(RESERVED)),
                id,
                name,
            }
        });
        let wanted: Vec<Wanted> = wanted.collect();
        let key = self.keys[id.0 as usize].clone();
        let settled = self.settle(&key, RESERVED, wanted);
        settled.into_iter().map(|it| ident(&it.name)).collect()
    }

    /// What a member is called, as the type is that is declared there.
    pub(super) fn member_name(&self, member: &Node<'d>, words: Option<&str>, i: usize) -> String {
        let Some(name) = component_of(member) else {
            return words.map_or_else(|| format!("Variant{}", i + 1), pascal);
        };
        let view = self.views.of_component(name, super::views::Direction::Read);
        let known = self.component_names.get(&(self.known(name), view));
        known.map_or_else(|| pascal(name), ToString::to_string)
    }

    /// The document's words for an inline member: its title, or what tells it apart.
    pub(super) fn member_words(&self, member: &Node<'d>) -> Option<String> {
        let Part::Inline(schema) = member.parts.first()?.part else {
            return None;
        };
        let title = schema.schema_data.title.as_deref().filter(|title| is_name_like(title));
        title.map(str::to_owned).or_else(|| self.telling_words(member))
    }

    /// The constant that tells an inline object apart names it best; values are called after their kind.
    fn telling_words(&self, member: &Node<'d>) -> Option<String> {
        let facts = Facts::of(member, &self.components);
        let Some(listed) = &facts.enumeration else {
            return facts.properties.keys().find_map(|name| self.constant_tag(member, name));
        };
        match listed.values.as_slice() {
            [serde_json::Value::String(one)] => Some(one.clone()),
            values if values.iter().all(|value| value.is_string()) => Some("String".to_owned()),
            values if values.iter().all(|value| value.is_i64()) => Some("Integer".to_owned()),
            values if values.iter().all(|value| value.is_number()) => Some("Number".to_owned()),
            _ => None,
        }
    }

    /// A member without a name of its own is called after what it is.
    fn variant_name(&self, member: &Lowered<'d>) -> String {
        if !member.name.starts_with("Variant") {
            return member.name.clone();
        }
        let ty = member.found.ty.resolved(&self.types);
        match (ty, kind_name(ty)) {
            (Type::Custom(path), _) => pascal(path.rsplit("::").next().unwrap_or_default()),
            (_, Some(kind)) => kind.to_owned(),
            (_, None) => member.name.clone(),
        }
    }
}

/// The empty text, where it is an alternative.
const EMPTY: &str = "Empty";

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
