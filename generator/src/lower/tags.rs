//! The values of a discriminator: which of them means which member of a union.

use openapiv3::Discriminator as Tag;

use super::Lowering;
use super::facts::Facts;
use super::members::component_of;
use super::node::{Node, Part};
use super::union::Lowered;
use crate::diagnostic::codes::lower as codes;
use crate::ir::Discriminator;
use crate::normalize::model::component;

impl<'d> Lowering<'d, '_> {
    /// The tag values of each member: by the mapping, then by schema name, then by a constant of the property.
    pub(super) fn tags(&mut self, node: &Node<'d>, members: &[Lowered<'d>], tag: &'d Tag) -> Option<Discriminator> {
        let mut values: Vec<(String, usize)> = Vec::new();
        for (value, target) in &tag.mapping {
            let target = component(target);
            match members
                .iter()
                .position(|member| component_of(&member.node) == Some(target))
            {
                Some(i) => values.push((value.clone(), i)),
                None => {
                    let message = format!("`mapping` sends `{value}` to `{target}`, which is no member of the union");
                    self.report(&codes::MAPPING_WITHOUT_MEMBER, node.at(), message);
                }
            }
        }
        for (i, member) in members.iter().enumerate() {
            if values.iter().any(|(_, variant)| *variant == i) {
                continue;
            }
            let implied = self.constant_tag(&member.node, &tag.property_name);
            let implied = implied.or_else(|| self.vendor_tag(&member.node));
            match implied.or_else(|| component_of(&member.node).map(str::to_owned)) {
                Some(value) if values.iter().all(|(known, _)| *known != value) => values.push((value, i)),
                _ => {
                    let message = format!("a member of the union has no value of `{}`", tag.property_name);
                    self.report(&codes::MEMBER_WITHOUT_TAG, member.node.at(), message);
                    return None;
                }
            }
        }
        Some(Discriminator {
            property: tag.property_name.clone(),
            values,
            fallback: None,
        })
    }

    /// The tag that 2.0 has no word for: `x-ms-discriminator-value` of the component.
    fn vendor_tag(&self, node: &Node<'d>) -> Option<String> {
        let (_, component) = self.components.schema(component_of(node)?)?;
        let Part::Inline(schema) = component.parts.first()?.part else {
            return None;
        };
        let said = schema.schema_data.extensions.get("x-ms-discriminator-value")?;
        said.as_str().map(str::to_owned)
    }

    /// The only value that a member's schema allows for the property.
    pub(super) fn constant_tag(&self, node: &Node<'d>, property: &str) -> Option<String> {
        self.constant(&Facts::of(node, &self.components), property)
    }

    pub(super) fn constant(&self, facts: &Facts<'d>, property: &str) -> Option<String> {
        match self.values_of(facts, property)?.as_slice() {
            [one] => Some((*one).to_owned()),
            _ => None,
        }
    }
}
