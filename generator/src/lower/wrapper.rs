//! References in wrappers: an `allOf` of one reference says something beside it, and makes no new type.

use openapiv3::{AnySchema, Schema};

use super::node::{Node, Part};
use crate::normalize::model::keywords;

/// A node that is one reference, perhaps in wrappers that do not change what it is.
pub(super) struct Sole<'d> {
    pub(super) name: &'d str,
    pub(super) wrappers: Vec<&'d Schema>,
    pub(super) bounds: Vec<&'d AnySchema>,
}

pub(super) fn sole_reference<'d>(node: &Node<'d>) -> Option<Sole<'d>> {
    let mut sole = Sole {
        name: "",
        wrappers: Vec::new(),
        bounds: Vec::new(),
    };
    let mut found = 0;
    let mut open: Vec<Part<'d>> = node.parts.iter().rev().map(|placed| placed.part).collect();
    while let Some(part) = open.pop() {
        match part {
            Part::Ref(name) => {
                found += 1;
                sole.name = name;
            }
            Part::AroundRef(_) => return None,
            Part::Inline(schema) | Part::Around(schema) => {
                let any = keywords(schema)?;
                let unions = matches!(part, Part::Inline(_)) && !(any.one_of.is_empty() && any.any_of.is_empty());
                if unions || !only_wraps(any) {
                    return None;
                }
                sole.wrappers.push(schema);
                sole.bounds.push(any);
                let members = any
                    .all_of
                    .iter()
                    .rev()
                    .map(|member| Node::of(member, "".into()).parts[0].part);
                open.extend(members);
            }
        }
    }
    (found == 1).then_some(sole)
}

/// Whether a schema says nothing about the shape of its value.
fn only_wraps(any: &AnySchema) -> bool {
    matches!(any.typ.as_deref(), None | Some("object"))
        && any.properties.is_empty()
        && any.required.is_empty()
        && any
            .additional_properties
            .as_ref()
            .is_none_or(|a| matches!(a, openapiv3::AdditionalProperties::Any(_)))
        && any.items.is_none()
        && any.enumeration.is_empty()
        && any.format.is_none()
}
