//! What the members of unions are called.

use super::Lowering;
use super::facts::Facts;
use super::members::component_of;
use super::naming::{Case, Own, Wanted, ident, is_name_like, pascal};
use super::node::{Node, Part, parent};
use super::union::Lowered;
use crate::ir::{Ident, Type, TypeId};

impl<'d> Lowering<'d, '_> {
    pub(super) fn alternative_names(&mut self, id: TypeId, members: &[Lowered<'d>]) -> Vec<Ident> {
        const RESERVED: &[&str] = &["Unrecognized"];
        let wanted = members.iter().map(|member| {
            let name = self.variant_name(member);
            let component = component_of(&member.node);
            // Types have names of their own, and values by themselves are called after their kind.
            let own = component.is_some() != KINDS.contains(&name.as_str());
            let spelled = component.map_or_else(|| name.clone(), |name| self.known(name).to_owned());
            let at = self.origin(parent(member.node.at()));
            Wanted {
                id: component.map_or_else(|| format!("#{name}"), |_| spelled.clone()),
                second: None,
                published: None,
                own: if own { Own::Always } else { Own::Never },
                chosen: self.chosen_in(&at, &[&spelled], &Case::Variant(RESERVED)),
                name,
            }
        });
        let wanted: Vec<Wanted> = wanted.collect();
        let key = self.keys[id.0 as usize].clone();
        let settled = self.settle(&key, RESERVED, wanted);
        settled.into_iter().map(|it| ident(&it.name)).collect()
    }

    pub(super) fn member_name(&self, member: &Node<'d>, i: usize) -> String {
        if let Some(name) = component_of(member) {
            let view = self.views.of_component(name, super::views::Direction::Read);
            return self
                .component_names
                .get(&(self.known(name), view))
                .map_or_else(|| pascal(name), ToString::to_string);
        }
        let Some(Part::Inline(schema)) = member.parts.first().map(|placed| placed.part) else {
            return format!("Variant{}", i + 1);
        };
        let title = schema
            .schema_data
            .title
            .as_deref()
            .filter(|title| is_name_like(title))
            .map(pascal);
        title
            .or_else(|| self.telling_name(member))
            .unwrap_or_else(|| format!("Variant{}", i + 1))
    }

    /// The constant that tells an inline object apart names it best; values are called after their kind.
    fn telling_name(&self, member: &Node<'d>) -> Option<String> {
        let facts = Facts::of(member, &self.components);
        let Some(listed) = &facts.enumeration else {
            let constant = facts.properties.keys().find_map(|name| self.constant_tag(member, name));
            return constant.map(|value| pascal(&value));
        };
        match listed.values.as_slice() {
            [serde_json::Value::String(one)] => Some(pascal(one)),
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

/// What values are called by what they are; see [`kind_name`].
const KINDS: &[&str] = &[
    "Boolean", "Integer", "Number", "String", "DateTime", "Date", "Time", "Duration", "Uuid", "Bytes", "List",
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
