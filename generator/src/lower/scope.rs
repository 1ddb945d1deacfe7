//! The component schemas, and how they hang together: who refers to whom, who is used for what, who has members that
//! travel in one direction only.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use openapiv3::{OpenAPI, ReferenceOr, Schema};

use super::node::{Node, Part, join};
use crate::normalize::model::{keywords, unescape};

/// The component schemas by name.
#[derive(Debug)]
pub(super) struct Components<'d> {
    schemas: Option<&'d IndexMap<String, ReferenceOr<Schema>>>,
    /// Components that name a base with a discriminator in their `allOf`, by base, in the document's order.
    children: HashMap<&'d str, Vec<&'d str>>,
}

impl<'d> Components<'d> {
    pub(super) fn of(model: &'d OpenAPI) -> Components<'d> {
        let schemas = model.components.as_ref().map(|components| &components.schemas);
        let mut it = Components {
            schemas,
            children: HashMap::new(),
        };
        it.children = it.families();
        it
    }

    /// A component schema as a node, with its name as the document keeps it.
    pub(super) fn schema(&self, name: &str) -> Option<(&'d str, Node<'d>)> {
        let (name, schema) = self.schemas?.get_key_value(&*unescape(name))?;
        Some((name, Node::of(schema, join("/components/schemas", name))))
    }

    /// The number of a component in the document.
    pub(super) fn position(&self, name: &str) -> usize {
        self.schemas
            .and_then(|schemas| schemas.get_index_of(name))
            .unwrap_or(usize::MAX)
    }

    /// The names, in the document's order.
    pub(super) fn names(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        self.schemas
            .into_iter()
            .flat_map(|schemas| schemas.keys().map(String::as_str))
    }

    /// The components that extend a base with a discriminator.
    pub(super) fn children(&self, base: &str) -> &[&'d str] {
        self.children.get(base).map_or(&[], Vec::as_slice)
    }

    /// Every `allOf: [$ref: base]` where the base has a discriminator of its own.
    fn families(&self) -> HashMap<&'d str, Vec<&'d str>> {
        let mut families: HashMap<&'d str, Vec<&'d str>> = HashMap::new();
        let bases: HashSet<&'d str> = self.names().filter(|name| self.is_base(name)).collect();
        if bases.is_empty() {
            return families;
        }
        for name in self.names() {
            let Some((name, node)) = self.schema(name) else {
                continue;
            };
            for base in self.ancestors(&node, &bases) {
                if base != name {
                    families.entry(base).or_default().push(name);
                }
            }
        }
        families
    }

    fn is_base(&self, name: &str) -> bool {
        let Some(Part::Inline(schema)) = self.schema(name).map(|(_, node)| node.parts[0].part) else {
            return false;
        };
        let Some(any) = keywords(schema) else {
            return false;
        };
        schema.schema_data.discriminator.is_some() && any.one_of.is_empty() && any.any_of.is_empty()
    }

    fn ancestors(&self, node: &Node<'d>, bases: &HashSet<&'d str>) -> Vec<&'d str> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut open = vec![node.clone()];
        while let Some(node) = open.pop() {
            for placed in node.parts {
                let Part::Inline(schema) = placed.part else { continue };
                let Some(any) = keywords(schema) else {
                    continue;
                };
                for member in &any.all_of {
                    match Node::of(member, placed.at.clone()).parts[0].part {
                        Part::Ref(name) => {
                            if seen.insert(name)
                                && let Some((name, node)) = self.schema(name)
                            {
                                if bases.contains(name) {
                                    found.push(name);
                                }
                                open.push(node);
                            }
                        }
                        part => open.push(Node::one(part, placed.at.clone())),
                    }
                }
            }
        }
        found
    }
}
