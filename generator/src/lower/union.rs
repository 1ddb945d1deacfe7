//! `oneOf` and `anyOf`, and the families that a discriminator on a base stands for.

use openapiv3::Discriminator as Tag;

use super::called::Called;
use super::context::Context;
use super::facts::{Facts, UnionFacts};
use super::members::{
    MemberKind, around, component_of, has_surroundings, is_plain_string, member_kind, surroundings, wrapper,
};
use super::node::{Node, Part, join2};
use super::schema::Use;
use super::{Choice, Lowering};
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Alternative, Docs, Ident, Type, TypeId, TypeKind, Union, UnionKind};
use crate::normalize::model::component;

/// One member of a union, lowered.
pub(super) struct Lowered<'d> {
    pub(super) node: Node<'d>,
    pub(super) called: Called<'d>,
    pub(super) found: Use<'d>,
}

impl<'d> Lowering<'d, '_> {
    /// The children of a base with a discriminator, where the base itself is asked for.
    pub(super) fn family(&mut self, node: &Node<'d>, facts: &Facts<'d>, context: &Context<'d>) -> Option<Use<'d>> {
        let (tag, base) = facts.base?;
        let (_, target) = context.target.filter(|(_, target)| *target == base)?;
        let children = self.components.children(target);
        if children.is_empty() {
            return None;
        }
        // Each child stands at a place of its own: what is found at a place is found once.
        let place = |name: &str| Node::one(Part::Ref(self.known(name)), join2(node.at(), "discriminator", name));
        let mut members: Vec<Node<'d>> = children.iter().map(|child| place(child)).collect();
        if tag.mapping.values().any(|value| component(value) == base) {
            let (_, own) = self.components.schema(base)?;
            members.push(Node {
                parts: own.parts.into_iter().map(|p| around(p, "#base")).collect(),
            });
        }
        let tag = self.tag(Some(tag), node.places(), &members);
        Some(self.alternatives(node, facts, members, tag, context))
    }

    pub(super) fn known(&self, name: &str) -> &'d str {
        self.components.schema(name).map_or("", |(name, _)| name)
    }

    pub(super) fn union(&mut self, node: &Node<'d>, facts: &Facts<'d>, context: &Context<'d>) -> Option<Use<'d>> {
        let union = self.chosen(node, facts)?;
        let mut nullable = false;
        let mut members = Vec::new();
        for member in &union.members {
            match member_kind(member) {
                MemberKind::Null => nullable = true,
                MemberKind::Constraint => {}
                MemberKind::Shape => members.push(member.clone()),
            }
        }
        if members.is_empty() {
            return None;
        }
        self.without_plain_strings(&mut members);
        if has_surroundings(facts) {
            let surroundings = surroundings(node);
            members = members
                .into_iter()
                .map(|member| member.and(surroundings.clone()))
                .collect();
        }
        // A union of one member is that member.
        let mut found = if let [one] = members.as_slice() {
            let joined = if has_surroundings(facts) {
                one.clone()
            } else {
                one.clone().and(wrapper(&union))
            };
            if context.target.is_some() && (has_surroundings(facts) || component_of(one).is_none()) {
                let facts = Facts::of(&joined, &self.components);
                self.shape_of(&joined, facts, context)
            } else {
                // The node is no longer the component itself, so it is gathered as it stands.
                self.value(
                    &joined,
                    &Context {
                        target: None,
                        ..context.clone()
                    },
                )
            }
        } else {
            let around = union.at.rsplit_once('/').map(|(around, _)| around);
            let places = node.places().chain(around).chain([&*union.at]);
            let tag = self.tag(union.discriminator, places, &members);
            self.alternatives(node, facts, members, tag, context)
        };
        found.nullable |= nullable;
        Some(found)
    }

    /// A plain string beside an enum adds nothing to it: the enum is open.
    fn without_plain_strings(&self, members: &mut Vec<Node<'d>>) {
        let [a, b] = members.as_slice() else { return };
        let (a, b) = (Facts::of(a, &self.components), Facts::of(b, &self.components));
        let plain = if is_plain_string(&a) && self.is_open(&b) {
            0
        } else if is_plain_string(&b) && self.is_open(&a) {
            1
        } else {
            return;
        };
        members.remove(plain);
    }

    fn is_open(&self, facts: &Facts<'d>) -> bool {
        let Some(listed) = &facts.enumeration else { return false };
        let closed = self.said(Choice::ClosedEnum, &listed.at).is_some();
        !closed && listed.values.iter().all(|value| value.is_string())
    }

    /// A value has to fit every union; where there are several, the one with most members tells most.
    fn chosen(&mut self, node: &Node<'d>, facts: &Facts<'d>) -> Option<UnionFacts<'d>> {
        let shapes = |union: &&UnionFacts<'d>| {
            union
                .members
                .iter()
                .filter(|member| matches!(member_kind(member), MemberKind::Shape))
                .count()
        };
        let telling: Vec<&UnionFacts<'d>> = facts.unions.iter().filter(|union| shapes(union) > 0).collect();
        if telling.len() > 1 {
            let message = "several `oneOf` or `anyOf` have to hold at once; the one with most members is used";
            self.report(&codes::SEVERAL_UNIONS, node.at(), message);
        }
        // `max_by_key` takes the last of equals; the document's first is meant.
        telling.into_iter().rev().max_by_key(shapes).cloned()
    }

    fn alternatives(
        &mut self,
        node: &Node<'d>,
        facts: &Facts<'d>,
        members: Vec<Node<'d>>,
        tag: Option<&'d Tag>,
        context: &Context<'d>,
    ) -> Use<'d> {
        let mut nullable = false;
        let mut lowered: Vec<Lowered<'d>> = Vec::new();
        let called = self.members_called(&members);
        self.place_alternatives(&members, &called);
        for (node, called) in members.into_iter().zip(called) {
            let mut found = self.value(&node, &context.inside(&called.name));
            nullable |= found.nullable;
            found.nullable = false;
            lowered.push(Lowered { node, called, found });
        }
        let rules = lowered
            .first()
            .map(|first| first.found.rules.clone())
            .unwrap_or_default();
        let same_rules = lowered.iter().all(|member| member.found.rules == rules);
        let one_name = lowered.windows(2).all(|pair| pair[0].found.ty == pair[1].found.ty);
        if tag.is_none() {
            self.collapse(&mut lowered);
        }
        let mut found = match lowered.as_slice() {
            [one] if tag.is_none() => {
                // Several names of one type: none of them says it all.
                let ty = if one_name {
                    &one.found.ty
                } else {
                    one.found.ty.resolved(&self.types)
                };
                let mut found = Use::plain(ty.clone());
                found.rules = if same_rules { rules } else { Vec::new() };
                found
            }
            _ => {
                let kind_of =
                    |it: &mut Self, id, _: &Context<'d>| TypeKind::Union(it.make_union(id, node, lowered, tag));
                Use::plain(self.named(node, facts, context, kind_of))
            }
        };
        found.nullable = nullable;
        found.docs = self.docs_of(facts);
        found
    }

    /// Members that are one Rust type are one member.
    fn collapse(&self, members: &mut Vec<Lowered<'d>>) {
        let mut kept: Vec<Lowered<'d>> = Vec::new();
        for member in members.drain(..) {
            let ty = member.found.ty.resolved(&self.types).clone();
            if !kept.iter().any(|known| *known.found.ty.resolved(&self.types) == ty) {
                kept.push(member);
            }
        }
        *members = kept;
    }

    fn make_union(&mut self, id: TypeId, node: &Node<'d>, members: Vec<Lowered<'d>>, tag: Option<&'d Tag>) -> Union {
        let tagged = tag.and_then(|tag| self.tags(node, &members, tag));
        let types: Vec<Type> = members
            .iter()
            .map(|member| member.found.ty.resolved(&self.types).clone())
            .collect();
        let names = self.alternative_names(id, &members);
        let named = members.into_iter().zip(names).enumerate();
        let variants = named.map(|(i, (member, name))| {
            let from = types.iter().filter(|ty| **ty == types[i]).count() == 1 && types[i] != Type::Json;
            alternative(name, member, from)
        });
        Union {
            kind: tagged.map_or(UnionKind::Untagged, UnionKind::Tagged),
            variants: variants.collect(),
        }
    }
}

fn alternative(name: Ident, member: Lowered<'_>, from: bool) -> Alternative {
    Alternative {
        name,
        docs: Docs::default(),
        ty: member.found.ty,
        carries_tag: false,
        kinds: 0,
        record: None,
        constants: Vec::new(),
        members: Vec::new(),
        values: None,
        items: 0,
        from,
    }
}
