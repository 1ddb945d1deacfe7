//! The members of unions, and what stands around them.

use super::facts::{Facts, UnionFacts};
use super::node::{Node, Part};
use super::schema::is_null;
use crate::normalize::model::keywords;

/// The component that a node refers to, if it is one reference.
pub(super) fn component_of<'d>(node: &Node<'d>) -> Option<&'d str> {
    match node.parts.first()?.part {
        Part::Ref(name) => Some(name),
        Part::Inline(_) | Part::Around(_) | Part::AroundRef(_) => None,
    }
}

pub(super) enum MemberKind {
    Null,
    /// Says only what is required: it constrains the object around it.
    Constraint,
    Shape,
}

pub(super) fn member_kind(member: &Node<'_>) -> MemberKind {
    let [placed] = member.parts.as_slice() else {
        return MemberKind::Shape;
    };
    let Part::Inline(schema) = placed.part else {
        return MemberKind::Shape;
    };
    let Some(any) = keywords(schema) else {
        return MemberKind::Shape;
    };
    if is_null(any) {
        return MemberKind::Null;
    }
    let only_required = !any.required.is_empty() || any.not.is_some();
    let says_more = any.typ.as_deref().is_some_and(|typ| typ != "object")
        || !any.properties.is_empty()
        || any.additional_properties.is_some()
        || any.items.is_some()
        || !any.enumeration.is_empty()
        || !(any.one_of.is_empty() && any.any_of.is_empty() && any.all_of.is_empty());
    if only_required && !says_more {
        MemberKind::Constraint
    } else {
        MemberKind::Shape
    }
}

/// Whether something stands around the union that shapes its members.
pub(super) fn has_surroundings(facts: &Facts<'_>) -> bool {
    !facts.properties.is_empty() || matches!(facts.additional, super::facts::Additional::Typed(_))
}

/// `type: string` and nothing else that would change its type.
pub(super) fn is_plain_string(facts: &Facts<'_>) -> bool {
    facts.types == ["string"] && facts.format.is_none() && facts.enumeration.is_none() && facts.unions.is_empty()
}

/// What stands around the union: the same schemas without their unions.
pub(super) fn surroundings<'d>(node: &Node<'d>) -> Node<'d> {
    Node {
        parts: node.parts.iter().cloned().map(|placed| around(placed, "")).collect(),
    }
}

pub(super) fn around<'d>(placed: super::node::Placed<'d>, mark: &str) -> super::node::Placed<'d> {
    let part = match placed.part {
        Part::Inline(schema) | Part::Around(schema) => Part::Around(schema),
        Part::Ref(name) | Part::AroundRef(name) => Part::AroundRef(name),
    };
    let at = if mark.is_empty() {
        placed.at
    } else {
        format!("{}{mark}", placed.at).into()
    };
    super::node::Placed { part, at }
}

/// The schema that holds the union, for what it says beside it.
pub(super) fn wrapper<'d>(union: &UnionFacts<'d>) -> Node<'d> {
    Node::one(Part::Around(union.schema), union.at.clone())
}
