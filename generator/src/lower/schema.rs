//! What a schema is where it is used.

use openapiv3::{AnySchema, Schema};
use serde_json::Value as Json;

use super::context::{Context, Files};
use super::docs;
use super::facts::{Additional, Facts};
use super::node::{Node, Part, Pointer, join};
use super::rules::{judge, rules};
use super::views::Direction;
use super::wrapper::{Sole, sole_reference};
use super::{Lowering, scalar};
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Docs, Rule, Type, TypeKind};
use crate::normalize::model::{component, keywords};

/// What a schema is where it is used.
#[derive(Clone, Debug)]
pub(super) struct Use<'d> {
    pub(super) ty: Type,
    pub(super) nullable: bool,
    pub(super) rules: Vec<Rule>,
    pub(super) docs: Docs,
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    pub(super) default: Option<&'d Json>,
}

/// How often what a schema is may be asked for while it is being found: a member of a type may be of that same type, once
/// as an item and once by itself.
const ENTERED: u32 = 4;

/// What decides what a schema is: the node, the direction, and whether binary strings are files.
pub(super) type UseKey = (Vec<(Pointer, bool)>, Direction, Files);

impl<'d> Use<'d> {
    pub(super) fn plain(ty: Type) -> Use<'d> {
        Use {
            ty,
            nullable: false,
            rules: Vec::new(),
            docs: Docs::default(),
            read_only: false,
            write_only: false,
            default: None,
        }
    }

    /// The type of a value that stands by itself: an item, a map's value.
    pub(super) fn alone(self) -> Type {
        if self.nullable && self.ty != Type::Json {
            Type::Nullable(Box::new(self.ty))
        } else {
            self.ty
        }
    }
}

impl<'d> Lowering<'d, '_> {
    /// What the schemas of a node are together. Asked twice (for the type, for the rules of an item), it is found once:
    /// nested schemas would otherwise cost twice for each level.
    pub(super) fn value(&mut self, node: &Node<'d>, context: &Context<'d>) -> Use<'d> {
        if context.target.is_some() {
            return self.found_value(node, context);
        }
        let key = (node.key(), context.direction, context.files);
        if let Some(known) = self.uses.get(&key) {
            return known.clone();
        }
        let entered = self.entered.entry(key.clone()).or_default();
        *entered += 1;
        let endless = *entered > ENTERED;
        let found = if endless {
            self.endless(node)
        } else {
            self.found_value(node, context)
        };
        if let Some(entered) = self.entered.get_mut(&key) {
            *entered -= 1;
        }
        if !endless {
            self.uses.insert(key, found.clone());
        }
        found
    }

    /// What would go on for ever is any JSON.
    fn endless(&mut self, node: &Node<'d>) -> Use<'d> {
        let message = "schemas bring each other together without end";
        let help = "it is any JSON here; take one of the schemas out of the `allOf`, `oneOf` or `anyOf` that meet here";
        self.report_with_help(&codes::ENDLESS_COMPOSITION, node.at(), message, help);
        Use::plain(Type::Json)
    }

    fn found_value(&mut self, node: &Node<'d>, context: &Context<'d>) -> Use<'d> {
        // A child that adds nothing to its base is a type of its own: as another name for it, the union of the base's
        // children would be its own member.
        let is_child = |sole: &Sole<'d>| {
            let children = self.components.children(sole.name);
            context.target.is_some_and(|(_, name)| children.contains(&name))
        };
        let sole = sole_reference(node).filter(|sole| !is_child(sole));
        let mut found = match (self.chosen_type(node), sole) {
            (Some(ty), sole) => self.custom(ty, node, sole),
            (None, Some(sole)) => self.reference(sole, context),
            (None, None) => self.shape(node, context),
        };
        for placed in &node.parts {
            if let Part::Inline(schema) | Part::Around(schema) = placed.part {
                self.judge_pattern(schema, &placed.at);
                let data = &schema.schema_data;
                found.nullable |= data.nullable;
                found.read_only |= data.read_only;
                found.write_only |= data.write_only;
                found.default = found.default.or(data.default.as_ref());
            }
        }
        found.nullable = self.is_nullable(found.nullable, node.places());
        found
    }

    /// A reference alone, perhaps in a wrapper that says something beside it.
    fn reference(&mut self, sole: Sole<'d>, context: &Context<'d>) -> Use<'d> {
        let Some(id) = self.component(sole.name, context.direction) else {
            return Use::plain(Type::Json);
        };
        let mut found = Use::plain(Type::Named(id));
        if let TypeKind::Alias(_, rules) = &self.types[id.0 as usize].kind {
            found.rules.clone_from(rules);
        }
        let facts = Facts {
            bounds: sole.bounds,
            ..Facts::default()
        };
        let extra = rules(&facts, found.ty.resolved(&self.types));
        found
            .rules
            .extend(extra.into_iter().filter(|rule| !matches!(rule, Rule::Format(_))));
        found.docs = docs::of_schemas(sole.wrappers.iter().copied());
        self.component_flags(sole.name, &mut found);
        found
    }

    /// What a component says of itself holds wherever it is used.
    pub(super) fn component_flags(&mut self, name: &str, found: &mut Use<'d>) {
        let mut name = name.to_owned();
        for _ in 0..64 {
            let Some((_, node)) = self.components.schema(&name) else {
                return;
            };
            if let Part::Inline(schema) = node.parts[0].part {
                let data = &schema.schema_data;
                found.nullable |= self.takes_null(&name, schema);
                found.read_only |= data.read_only;
                found.write_only |= data.write_only;
            }
            found.nullable = self.is_nullable(found.nullable, node.places());
            match sole_reference(&node) {
                Some(next) => name = next.name.to_owned(),
                None => return,
            }
        }
    }

    /// Whether a component says that it may be `null`: itself, or by a member of its union.
    fn takes_null(&mut self, name: &str, schema: &'d Schema) -> bool {
        if let Some(known) = self.null_components.get(name) {
            return *known;
        }
        // A union that is its own member gains nothing by it.
        self.null_components.insert(name.to_owned(), false);
        let takes = self.schema_takes_null(schema);
        self.null_components.insert(name.to_owned(), takes);
        takes
    }

    fn schema_takes_null(&mut self, schema: &'d Schema) -> bool {
        let Some(any) = keywords(schema) else { return false };
        if schema.schema_data.nullable || any.enumeration.contains(&Json::Null) {
            return true;
        }
        let mut members = any.one_of.iter().chain(&any.any_of);
        members.any(|member| match member {
            openapiv3::ReferenceOr::Item(schema) => {
                keywords(schema).is_some_and(is_null) || self.schema_takes_null(schema)
            }
            openapiv3::ReferenceOr::Reference { reference } => {
                let Some((name, node)) = self.components.schema(component(reference)) else {
                    return false;
                };
                match node.parts.first().map(|placed| placed.part) {
                    Some(Part::Inline(schema)) => self.takes_null(name, schema),
                    _ => false,
                }
            }
        })
    }

    fn shape(&mut self, node: &Node<'d>, context: &Context<'d>) -> Use<'d> {
        // A component is gathered by its name, so that a family's base is known as such.
        let facts = match context.target {
            Some((_, name)) => Facts::of(&Node::one(Part::Ref(name), node.at().clone()), &self.components),
            None => Facts::of(node, &self.components),
        };
        self.shape_of(node, facts, context)
    }

    pub(super) fn shape_of(&mut self, node: &Node<'d>, facts: Facts<'d>, context: &Context<'d>) -> Use<'d> {
        if let Some(found) = self.family(node, &facts, context) {
            return found;
        }
        if let Some(found) = self.union(node, &facts, context) {
            return found;
        }
        if facts.enumeration.is_some()
            && let Some(found) = self.enumeration(node, &facts, context)
        {
            return found;
        }
        let ty = self.plain_shape(node, &facts, context);
        let mut found = Use::plain(ty);
        found.rules = rules(&facts, &found.ty);
        facts
            .schemas
            .iter()
            .for_each(|(schema, at)| self.judge_pattern(schema, at));
        found.nullable = facts.types == ["null"];
        self.nested_rules(&facts, context, &mut found);
        found.docs = self.docs_of(&facts);
        let unheeded = scalar::unheeded(facts.format, &found.ty);
        found.docs.notes.extend(unheeded.map(docs::format_note));
        found
    }

    /// Says so when a `pattern` will not be checked.
    fn judge_pattern(&mut self, schema: &Schema, at: &str) {
        let Some(pattern) = keywords(schema).and_then(|any| any.pattern.as_deref()) else {
            return;
        };
        if let Err(fault) = judge(pattern) {
            let message = format!("`{pattern}` is no regular expression: {}", fault.to_lowercase());
            let help = "`validate()` does not check it; write it as JavaScript would";
            self.report_with_help(&codes::INVALID_PATTERN, &join(at, "pattern"), message, help);
        }
    }

    /// Rules of items and values, which have no member of their own to carry them.
    fn nested_rules(&mut self, facts: &Facts<'d>, context: &Context<'d>, found: &mut Use<'d>) {
        match &found.ty {
            Type::List(_) if facts.prefix_items.is_none() => {
                if let Some(items) = &facts.items {
                    let rules = self.value(items, &context.item()).rules;
                    if !rules.is_empty() {
                        found.rules.push(Rule::Items(rules));
                    }
                }
            }
            Type::Map(_) => {
                if let Additional::Typed(values) = &facts.additional {
                    let rules = self.value(values, &context.inside("Value")).rules;
                    if !rules.is_empty() {
                        found.rules.push(Rule::Values(rules));
                    }
                }
            }
            _ => {}
        }
    }
}

/// A schema of `null` alone.
pub(super) fn is_null(any: &AnySchema) -> bool {
    any.typ.as_deref() == Some("null") || any.enumeration.as_slice() == [Json::Null]
}
