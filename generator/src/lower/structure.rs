//! Objects: structs, maps, and both in one.

use super::Lowering;
use super::context::Context;
use super::docs;
use super::facts::{Additional, Facts, Property};
use super::naming::{Case, Kind, Own, Settled, Wanted, ident, snake};
use super::node::Node;
use super::presence::presence;
use super::schema::Use;
use super::views::Direction;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Constructor, Ident, Member, Name, Presence, Rest, Rule, Struct, Type, TypeKind, View};

/// What structs carry themselves, so that no field may be called so.
const RESERVED: &[&str] = &["new", "from", "default", "builder", "into_input", "validate", "clone"];

/// Where members go that the document does not name.
const REST: &str = "additional_properties";

impl<'d> Lowering<'d, '_> {
    pub(super) fn object(&mut self, node: &Node<'d>, facts: &Facts<'d>, context: &Context<'d>) -> Type {
        if facts.properties.is_empty() {
            return self.map(facts, context);
        }
        self.named(node, facts, context, |it, id, context| {
            TypeKind::Struct(it.structure(id, node, facts, context))
        })
    }

    fn map(&mut self, facts: &Facts<'d>, context: &Context<'d>) -> Type {
        let value = match &facts.additional {
            Additional::Typed(values) => self.map_value(values, context).alone(),
            Additional::Unsaid | Additional::Any | Additional::Denied => Type::Json,
        };
        Type::Map(Box::new(value))
    }

    /// swaggo writes `map[string]any` as objects with nothing in them; it means any JSON.
    fn map_value(&mut self, values: &Node<'d>, context: &Context<'d>) -> Use<'d> {
        let found = self.value(values, &context.inside("Value"));
        let facts = Facts::of(values, &self.components);
        let empty = facts.merged.is_empty()
            && facts.types == ["object"]
            && facts.properties.is_empty()
            && facts.unions.is_empty()
            && matches!(facts.additional, Additional::Unsaid);
        if empty {
            Use {
                ty: Type::Json,
                ..found
            }
        } else {
            found
        }
    }

    fn structure(
        &mut self,
        id: crate::ir::TypeId,
        node: &Node<'d>,
        facts: &Facts<'d>,
        context: &Context<'d>,
    ) -> Struct {
        self.absent_required(node, facts);
        let rest_name = self.rest_is_kept(facts).then_some(REST);
        let reserved: Vec<&str> = RESERVED.iter().copied().chain(rest_name).collect();
        let mut members = Vec::new();
        for (wire, property) in &facts.properties {
            if let Some(member) = self.member(wire, property, facts, context) {
                members.push(member);
            }
        }
        self.name_fields(id, facts, &reserved, &mut members);
        let rest = rest_name.map(|name| self.rest(name, facts, context));
        let constructor = self.constructor(id, node, &members, context);
        Struct {
            members,
            rest,
            constructor,
            input: None,
        }
    }

    fn member(
        &mut self,
        wire: &'d str,
        property: &Property<'d>,
        facts: &Facts<'d>,
        context: &Context<'d>,
    ) -> Option<Member> {
        let inner = self.property_context(wire, property, context);
        let found = self.value(&property.node, &inner);
        let hidden = match context.direction {
            // Both at once contradict each other; neither is believed.
            _ if found.read_only && found.write_only => false,
            Direction::Read => found.write_only,
            Direction::Write => found.read_only,
        };
        if hidden {
            return None;
        }
        let origin = self.origin(property.node.at());
        let required = self.is_required(facts.required.contains(wire), property.node.places());
        // Any JSON includes null.
        let nullable = found.nullable && !(required && found.ty == Type::Json);
        let presence = presence(required, nullable);
        let name = Name {
            wire: wire.to_owned(),
            rust: Ident::default(),
        };
        let mut docs = found.docs;
        docs.notes.extend(found.rules.iter().filter_map(docs::rule_note));
        docs.notes.extend(found.default.map(docs::default_note));
        Some(Member {
            name,
            docs,
            origin,
            ty: found.ty,
            presence,
            rules: found.rules,
        })
    }

    /// A type that a merged component declares inline is that component's, so it is named after it.
    fn property_context(&self, wire: &str, property: &Property<'d>, context: &Context<'d>) -> Context<'d> {
        let owner = property
            .owner
            .filter(|owner| context.target.is_none_or(|(_, target)| target != *owner));
        let Some(owner) = owner else {
            return context.member(wire);
        };
        let view = self.views.of_component(owner, context.direction);
        match self.component_names.get(&(owner, view)) {
            Some(name) => Context {
                hint: name.to_string(),
                ..context.clone()
            }
            .member(wire),
            None => context.member(wire),
        }
    }

    fn name_fields(&mut self, id: crate::ir::TypeId, facts: &Facts<'d>, reserved: &[&str], members: &mut [Member]) {
        let wanted = members.iter().map(|member| Wanted {
            id: member.name.wire.clone(),
            name: snake(&member.name.wire),
            second: None,
            published: None,
            own: Own::Spelled(Kind::Fields, member.name.wire.clone()),
            chosen: self.chosen_at(&member.origin, &Case::Field(reserved)),
        });
        let wanted: Vec<Wanted> = wanted.collect();
        let key = self.keys[id.0 as usize].clone();
        let settled = self.settle(&key, reserved, wanted);
        for (member, Settled { name, clash, .. }) in members.iter_mut().zip(settled) {
            let wire = &member.name.wire;
            if clash && let Some(property) = facts.properties.get(wire.as_str()) {
                let message = format!("two properties would be `{}`; `{wire}` is `{name}`", snake(wire));
                self.report(&codes::NAME_COLLISION, property.node.at(), message);
            }
            member.name.rust = ident(&name);
        }
    }

    fn rest_is_kept(&self, facts: &Facts<'d>) -> bool {
        match facts.additional {
            Additional::Unsaid => self.options.preserve_unknown,
            Additional::Any | Additional::Typed(_) => true,
            Additional::Denied => false,
        }
    }

    // A free-form object may still declare properties. Both are kept: the known fields typed, the rest in a map.
    fn rest(&mut self, name: &str, facts: &Facts<'d>, context: &Context<'d>) -> Rest {
        let found = match &facts.additional {
            Additional::Typed(values) => self.map_value(values, context),
            Additional::Unsaid | Additional::Any | Additional::Denied => Use::plain(Type::Json),
        };
        let rules = if found.rules.is_empty() {
            Vec::new()
        } else {
            vec![Rule::Values(found.rules.clone())]
        };
        Rest {
            name: ident(name),
            ty: found.alone(),
            rules,
        }
    }

    /// `required` may name what no member declares; judged after `allOf` is merged.
    fn absent_required(&mut self, node: &Node<'d>, facts: &Facts<'d>) {
        let missing: Vec<&str> = facts
            .required
            .iter()
            .copied()
            .filter(|name| !facts.properties.contains_key(name))
            .collect();
        for name in missing {
            let message = format!("`required` names `{name}`, which is no property");
            let help = "declare the property, or take the name out of `required`";
            self.report_with_help(&codes::REQUIRED_WITHOUT_PROPERTY, node.at(), message, help);
        }
    }

    fn constructor(
        &mut self,
        id: crate::ir::TypeId,
        node: &Node<'d>,
        members: &[Member],
        context: &Context<'d>,
    ) -> Constructor {
        let required: Vec<usize> = members
            .iter()
            .enumerate()
            .filter(|(_, m)| m.presence == Presence::Required)
            .map(|(i, _)| i)
            .collect();
        let input = self.types[id.0 as usize].view == View::Write;
        let key = format!("{}{}", node.at(), if input { "#input" } else { "" });
        let key = self.places.stable(&key);
        let ordered = self.in_published_order(&key, required, |i| members[i].name.wire.as_str());
        match ordered.len() {
            0 => Constructor::Empty,
            1..=3 => Constructor::Arguments(ordered),
            _ => {
                let candidates = [
                    format!("{}Required", context.hint),
                    format!("{}RequiredMembers", context.hint),
                ];
                let name = self.claim_reported(&format!("{key}#required"), node.at(), &candidates);
                Constructor::Required(name, ordered)
            }
        }
    }

    /// Arguments stand in the order in which they were published; new ones come last, in the document's order.
    pub(super) fn in_published_order<'m>(
        &mut self,
        key: &str,
        mut found: Vec<usize>,
        wire: impl Fn(usize) -> &'m str,
    ) -> Vec<usize> {
        if let Some(order) = self.published.arguments.get(key) {
            found.sort_by_key(|i| order.iter().position(|name| name == wire(*i)).unwrap_or(usize::MAX));
        }
        if !found.is_empty() {
            self.arguments
                .insert(key.to_owned(), found.iter().map(|i| wire(*i).to_owned()).collect());
        }
        found
    }
}
