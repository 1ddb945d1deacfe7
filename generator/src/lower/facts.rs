//! Everything that a schema says, in one flat record: `allOf` merged, references inside it followed.

use indexmap::{IndexMap, IndexSet};
use openapiv3::{AdditionalProperties, AnySchema, Discriminator, Schema};
use serde_json::Value as Json;

use super::node::{Node, Part, Placed, Pointer, join, join2};
use super::scope::Components;
use crate::normalize::model::{keywords, unescape};

/// What all schemas of a node say together.
#[derive(Debug, Default)]
pub(super) struct Facts<'d> {
    /// `type`; several only where members of an `allOf` contradict each other.
    pub(super) types: Vec<&'d str>,
    pub(super) format: Option<&'d str>,
    pub(super) enumeration: Option<Enumeration<'d>>,
    pub(super) properties: IndexMap<&'d str, Property<'d>>,
    pub(super) required: IndexSet<&'d str>,
    pub(super) additional: Additional<'d>,
    pub(super) items: Option<Node<'d>>,
    /// `items` stands for this many positions (`prefixItems`).
    pub(super) prefix_items: Option<usize>,
    pub(super) unions: Vec<UnionFacts<'d>>,
    /// A discriminator without a union beside it: this is the base of a family.
    pub(super) base: Option<(&'d Discriminator, &'d str)>,
    /// The schemas whose bounds hold, outermost first.
    pub(super) bounds: Vec<&'d AnySchema>,
    /// The schemas with extensions of their own, outermost first.
    pub(super) schemas: Vec<(&'d Schema, Pointer)>,
    /// Component schemas that were merged in.
    pub(super) merged: Vec<&'d str>,
}

/// One property, with the component that declares it, if it is not declared right here.
#[derive(Clone, Debug)]
pub(super) struct Property<'d> {
    pub(super) node: Node<'d>,
    pub(super) owner: Option<&'d str>,
}

/// `enum`, or 3.1's `const`.
#[derive(Clone, Debug)]
pub(super) struct Enumeration<'d> {
    pub(super) values: Vec<&'d Json>,
    pub(super) schema: &'d Schema,
    pub(super) at: Pointer,
}

/// What may stand beside the named properties.
#[derive(Clone, Debug, Default)]
pub(super) enum Additional<'d> {
    /// Nothing is said.
    #[default]
    Unsaid,
    /// Anything.
    Any,
    /// Nothing.
    Denied,
    /// Values of this schema.
    Typed(Node<'d>),
}

/// One `oneOf` or `anyOf`.
#[derive(Clone, Debug)]
pub(super) struct UnionFacts<'d> {
    pub(super) members: Vec<Node<'d>>,
    pub(super) discriminator: Option<&'d Discriminator>,
    pub(super) at: Pointer,
    /// The schema it stands in, for what stands around it.
    pub(super) schema: &'d Schema,
}

impl<'d> Facts<'d> {
    /// Gathers what the schemas of a node say.
    pub(super) fn of(node: &Node<'d>, components: &Components<'d>) -> Facts<'d> {
        let mut gathering = Gathering {
            components,
            facts: Facts::default(),
            open: Vec::new(),
            without_unions: false,
        };
        for placed in &node.parts {
            gathering.part(placed, None);
        }
        gathering.facts
    }

    /// The value of an extension, from the outermost schema that has it.
    pub(super) fn extension(&self, key: &str) -> Option<&'d Json> {
        self.schemas
            .iter()
            .find_map(|(schema, _)| schema.schema_data.extensions.get(key))
    }
}

struct Gathering<'a, 'd> {
    components: &'a Components<'d>,
    facts: Facts<'d>,
    /// Components being merged, so that an `allOf` cycle ends.
    open: Vec<&'d str>,
    /// What stands around a union is being gathered.
    without_unions: bool,
}

impl<'d> Gathering<'_, 'd> {
    fn part(&mut self, placed: &Placed<'d>, owner: Option<&'d str>) {
        match placed.part {
            Part::Ref(name) => self.reference(name),
            Part::Inline(schema) => self.schema(schema, &placed.at, owner),
            Part::Around(schema) => self.around(|it| it.schema(schema, &placed.at, owner)),
            Part::AroundRef(name) => self.around(|it| it.reference(name)),
        }
    }

    fn around(&mut self, gather: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.without_unions, true);
        gather(self);
        self.without_unions = outer;
    }

    fn reference(&mut self, name: &'d str) {
        if self.open.contains(&name) {
            return;
        }
        let Some((name, node)) = self.components.schema(name) else {
            return;
        };
        self.open.push(name);
        if !self.facts.merged.contains(&name) {
            self.facts.merged.push(name);
        }
        for placed in &node.parts {
            self.part(placed, Some(name));
        }
        self.open.pop();
    }

    fn is_open(&self, member: &Node<'d>) -> bool {
        let [placed] = member.parts.as_slice() else {
            return false;
        };
        matches!(placed.part, Part::Ref(name) if self.open.contains(&&*unescape(name)))
    }

    fn schema(&mut self, schema: &'d Schema, at: &Pointer, owner: Option<&'d str>) {
        let Some(any) = keywords(schema) else { return };
        self.facts.schemas.push((schema, at.clone()));
        self.facts.bounds.push(any);
        self.scalar(schema, any, at);
        self.object(any, at, owner);
        self.array(schema, any, at);
        if !self.without_unions {
            self.unions(schema, any, at);
        }
        for (i, member) in any.all_of.iter().enumerate() {
            let node = Node::of(member, join2(at, "allOf", &i.to_string()));
            for placed in &node.parts {
                self.part(placed, owner);
            }
        }
    }

    fn scalar(&mut self, schema: &'d Schema, any: &'d AnySchema, at: &Pointer) {
        if let Some(typ) = any.typ.as_deref()
            && !self.facts.types.contains(&typ)
        {
            self.facts.types.push(typ);
        }
        if self.facts.format.is_none() {
            self.facts.format = any.format.as_deref();
        }
        if any.enumeration.is_empty() {
            return;
        }
        match &mut self.facts.enumeration {
            // Both lists have to hold: what they share.
            Some(known) => known.values.retain(|value| any.enumeration.contains(value)),
            None => {
                self.facts.enumeration = Some(Enumeration {
                    values: any.enumeration.iter().collect(),
                    schema,
                    at: at.clone(),
                });
            }
        }
    }

    fn object(&mut self, any: &'d AnySchema, at: &Pointer, owner: Option<&'d str>) {
        for (name, property) in &any.properties {
            let node = Node::of_box(property, join2(at, "properties", name));
            match self.facts.properties.get_mut(name.as_str()) {
                Some(known) => known.node = known.node.clone().and(node),
                None => {
                    self.facts.properties.insert(name, Property { node, owner });
                }
            }
        }
        self.facts.required.extend(any.required.iter().map(String::as_str));
        let additional = match &any.additional_properties {
            None => return,
            Some(AdditionalProperties::Any(true)) => Additional::Any,
            Some(AdditionalProperties::Any(false)) => Additional::Denied,
            Some(AdditionalProperties::Schema(schema)) => {
                Additional::Typed(Node::of(schema, join(at, "additionalProperties")))
            }
        };
        self.facts.additional = match (std::mem::take(&mut self.facts.additional), additional) {
            (Additional::Unsaid | Additional::Any, new) => new,
            (Additional::Typed(a), Additional::Typed(b)) => Additional::Typed(a.and(b)),
            (Additional::Typed(a), _) => Additional::Typed(a),
            (Additional::Denied, Additional::Typed(b)) => Additional::Typed(b),
            (Additional::Denied, _) => Additional::Denied,
        };
    }

    fn array(&mut self, schema: &'d Schema, any: &'d AnySchema, at: &Pointer) {
        if let Some(count) = schema
            .schema_data
            .extensions
            .get("x-specwright-prefix-items")
            .and_then(Json::as_u64)
        {
            self.facts.prefix_items = usize::try_from(count).ok();
        }
        let Some(items) = &any.items else { return };
        let node = Node::of_box(items, join(at, "items"));
        self.facts.items = Some(match self.facts.items.take() {
            Some(known) => known.and(node),
            None => node,
        });
    }

    fn unions(&mut self, schema: &'d Schema, any: &'d AnySchema, at: &Pointer) {
        let discriminator = schema.schema_data.discriminator.as_ref();
        for (keyword, members) in [("oneOf", &any.one_of), ("anyOf", &any.any_of)] {
            if members.is_empty() {
                continue;
            }
            let place = join(at, keyword);
            let members: Vec<Node<'d>> = members
                .iter()
                .enumerate()
                .map(|(i, member)| Node::of(member, join(&place, &i.to_string())))
                .collect();
            // A component that extends the base which lists it: that it is one of the list goes without saying.
            if members.iter().any(|member| self.is_open(member)) {
                continue;
            }
            self.facts.unions.push(UnionFacts {
                members,
                discriminator,
                at: place,
                schema,
            });
        }
        if self.facts.base.is_none()
            && any.one_of.is_empty()
            && any.any_of.is_empty()
            && let (Some(discriminator), Some(name)) = (discriminator, self.open.last())
        {
            self.facts.base = Some((discriminator, name));
        }
    }
}
