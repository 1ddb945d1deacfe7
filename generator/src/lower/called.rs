//! What the document calls the members of unions.

use std::cell::OnceCell;

use super::Lowering;
use super::facts::{Additional, Facts};
use super::members::component_of;
use super::naming::{is_name_like, pascal};
use super::node::{Node, Part};
use super::scope::Components;
use super::shapes::Shape;

/// What the document calls a member of a union.
pub(super) struct Called<'d> {
    /// What it is known by.
    pub(super) known: Known<'d>,
    /// What it is called, as the type is that is declared there.
    pub(super) name: String,
    /// Whether that is what the document calls it.
    pub(super) is_said: bool,
}

/// What tells a member from the others, whatever is added beside it.
pub(super) enum Known<'d> {
    /// The component that it refers to.
    Component(&'d str),
    /// What it has.
    Shape(Shape),
    /// It is a value, and called after its kind.
    Value,
}

/// How deep a member is looked into.
const DEEP: usize = 3;

/// How many values of a property tell something.
const FEW: usize = 3;

/// The members of a union; each is looked into once, and only if it has to be.
struct Members<'m, 'd> {
    nodes: &'m [Node<'d>],
    components: &'m Components<'d>,
    facts: Vec<OnceCell<Facts<'d>>>,
}

impl<'m, 'd> Members<'m, 'd> {
    fn new(nodes: &'m [Node<'d>], components: &'m Components<'d>) -> Members<'m, 'd> {
        Members {
            nodes,
            components,
            facts: nodes.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    fn facts(&self, i: usize) -> &Facts<'d> {
        self.facts[i].get_or_init(|| Facts::of(&self.nodes[i], self.components))
    }

    fn others(&self, i: usize) -> impl Iterator<Item = &Facts<'d>> {
        let others = (0..self.nodes.len()).filter(move |other| *other != i);
        others.map(|other| self.facts(other))
    }
}

impl<'d> Lowering<'d, '_> {
    pub(super) fn members_called(&self, nodes: &[Node<'d>]) -> Vec<Called<'d>> {
        let members = Members::new(nodes, &self.components);
        let called = nodes.iter().enumerate().map(|(i, node)| match component_of(node) {
            Some(component) => Called {
                known: Known::Component(component),
                name: self.name_of_component(component),
                is_said: true,
            },
            None => self.inline_called(&members, i),
        });
        called.collect()
    }

    fn inline_called(&self, members: &Members<'_, 'd>, i: usize) -> Called<'d> {
        let facts = members.facts(i);
        let title = title(&members.nodes[i]);
        let words = title.map(str::to_owned).or_else(|| self.telling_words(facts));
        let is_value = facts.properties.is_empty()
            && facts.enumeration.is_none()
            && facts.items.is_none()
            && facts.unions.is_empty()
            && !matches!(facts.additional, Additional::Typed(_));
        let known = match is_value && words.is_none() {
            true => Known::Value,
            false => {
                let mut shape = self.traits(facts, 0);
                title.into_iter().for_each(|title| shape.add(format!("={title}")));
                Known::Shape(shape)
            }
        };
        Called {
            known,
            is_said: words.is_some(),
            name: words.map_or_else(|| self.name_by_content(members, i), |words| pascal(&words)),
        }
    }

    fn traits_of(&self, node: &Node<'d>, depth: usize) -> Shape {
        match component_of(node) {
            Some(component) => {
                let mut shape = Shape::default();
                shape.add(component.to_owned());
                shape
            }
            None => self.traits(&Facts::of(node, &self.components), depth),
        }
    }

    fn traits(&self, facts: &Facts<'d>, depth: usize) -> Shape {
        let mut shape = Shape::default();
        for name in facts.properties.keys() {
            shape.add((*name).to_owned());
            let values = (depth == 0).then(|| self.values_of(facts, name)).flatten();
            let values = values.filter(|values| values.len() <= FEW).into_iter().flatten();
            values.for_each(|value| shape.add(format!("{name}={value}")));
        }
        let listed = facts.enumeration.iter().flat_map(|listed| &listed.values);
        listed.for_each(|value| shape.add(value.to_string()));
        if depth < DEEP {
            if let Some(items) = &facts.items {
                shape.add_inside("[]", self.traits_of(items, depth + 1));
            }
            if let Additional::Typed(values) = &facts.additional {
                shape.add_inside("*", self.traits_of(values, depth + 1));
            }
            for member in facts.unions.iter().flat_map(|union| &union.members) {
                shape.add_inside("", self.traits_of(member, depth + 1));
            }
        }
        if shape == Shape::default() {
            let format = facts.format.map(|format| format!("/{format}")).unwrap_or_default();
            shape.add(format!("{}{format}", facts.types.first().unwrap_or(&"any")));
        }
        shape
    }

    /// The values that a property may have, where they are texts and listed.
    pub(super) fn values_of(&self, facts: &Facts<'d>, name: &str) -> Option<Vec<&'d str>> {
        let property = Facts::of(&facts.properties.get(name)?.node, &self.components);
        let values = property.enumeration?.values;
        values.into_iter().map(serde_json::Value::as_str).collect()
    }

    fn name_of_component(&self, name: &'d str) -> String {
        let view = self.views.of_component(name, super::views::Direction::Read);
        let known = self.component_names.get(&(self.known(name), view));
        known.map_or_else(|| pascal(name), ToString::to_string)
    }

    /// The constant that tells an inline object apart names it best; values are called after their kind.
    fn telling_words(&self, facts: &Facts<'d>) -> Option<String> {
        let Some(listed) = &facts.enumeration else {
            return facts.properties.keys().find_map(|name| self.constant(facts, name));
        };
        match listed.values.as_slice() {
            [serde_json::Value::String(one)] => Some(one.clone()),
            values if values.iter().all(|value| value.is_string()) => Some("String".to_owned()),
            values if values.iter().all(|value| value.is_i64()) => Some("Integer".to_owned()),
            values if values.iter().all(|value| value.is_number()) => Some("Number".to_owned()),
            _ => None,
        }
    }

    /// What a member for which the document has no words is called: an object after what it alone has.
    fn name_by_content(&self, members: &Members<'_, 'd>, i: usize) -> String {
        let it = members.facts(i);
        let is_object = |it: &Facts<'d>| it.types.contains(&"object") || !it.properties.is_empty();
        if it.types.contains(&"array") || it.items.is_some() {
            return "List".to_owned();
        }
        let numbered = || format!("Variant{}", i + 1);
        if it.properties.is_empty() {
            return if is_object(it) { "Object".to_owned() } else { numbered() };
        }
        if !members.others(i).any(|it| is_object(it) || !it.unions.is_empty()) {
            return "Object".to_owned();
        }
        let telling = self.telling_values(members, i);
        let telling = telling.or_else(|| telling_property(members, i));
        telling.unwrap_or_else(numbered)
    }

    /// The two or three values of a property that tell this object from the others: `QueuedOrInProgress`.
    fn telling_values(&self, members: &Members<'_, 'd>, i: usize) -> Option<String> {
        let it = members.facts(i);
        it.properties.keys().find_map(|name| {
            let own = self.values_of(it, name).filter(|own| (2..=FEW).contains(&own.len()))?;
            let is_other = |values: Vec<&str>| values.iter().all(|value| !own.contains(value));
            let telling = members
                .others(i)
                .all(|it| self.values_of(it, name).is_some_and(is_other));
            let words: Vec<String> = own.iter().map(|it| pascal(it)).collect();
            telling.then(|| words.join("Or"))
        })
    }
}

/// The title of an inline member, where it reads as a name.
fn title<'d>(member: &Node<'d>) -> Option<&'d str> {
    let Part::Inline(schema) = member.parts.first()?.part else {
        return None;
    };
    let title = schema.schema_data.title.as_deref();
    title.filter(|title| is_name_like(title))
}

/// The property that this object alone has, a required one if there is one: `WithCard`.
fn telling_property(members: &Members<'_, '_>, i: usize) -> Option<String> {
    let it = members.facts(i);
    let is_telling = |name: &&&str| !members.others(i).any(|other| other.properties.contains_key(**name));
    let telling: Vec<&str> = it.properties.keys().filter(is_telling).copied().collect();
    let required = telling.iter().find(|name| it.required.contains(**name));
    required.or(telling.first()).map(|name| format!("With{}", pascal(name)))
}
