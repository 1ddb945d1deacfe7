//! What the document calls the members of unions.

use super::Lowering;
use super::facts::{Additional, Facts};
use super::members::component_of;
use super::naming::{is_name_like, pascal};
use super::node::{Node, Part};
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

impl<'d> Lowering<'d, '_> {
    pub(super) fn members_called(&mut self, members: &[Node<'d>]) -> Vec<Called<'d>> {
        let called = members
            .iter()
            .enumerate()
            .map(|(i, member)| match component_of(member) {
                Some(component) => Called {
                    known: Known::Component(component),
                    name: self.name_of_component(component),
                    is_said: true,
                },
                None => self.inline_called(members, i),
            });
        called.collect()
    }

    fn inline_called(&self, members: &[Node<'d>], i: usize) -> Called<'d> {
        let words = self.member_words(&members[i]);
        let facts = Facts::of(&members[i], &self.components);
        let is_value = facts.properties.is_empty()
            && facts.enumeration.is_none()
            && facts.items.is_none()
            && facts.unions.is_empty()
            && !matches!(facts.additional, Additional::Typed(_));
        let known = match is_value && words.is_none() {
            true => Known::Value,
            false => Known::Shape(self.shape_with_title(&members[i])),
        };
        Called {
            known,
            is_said: words.is_some(),
            name: words.map_or_else(|| self.name_by_content(&facts, members, i), |words| pascal(&words)),
        }
    }

    fn shape_with_title(&self, member: &Node<'d>) -> Shape {
        let mut shape = self.traits_of(member, 0);
        if let Some(title) = title(member) {
            shape.add(format!("={title}"));
        }
        shape
    }

    fn traits_of(&self, node: &Node<'d>, depth: usize) -> Shape {
        let mut shape = Shape::default();
        if let Some(component) = component_of(node) {
            shape.add(component.to_owned());
            return shape;
        }
        let facts = Facts::of(node, &self.components);
        for name in facts.properties.keys() {
            shape.add((*name).to_owned());
            let values = self
                .values_of(&facts, name)
                .filter(|values| depth == 0 && values.len() <= FEW);
            let values = values.into_iter().flatten();
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
    fn values_of(&self, facts: &Facts<'d>, name: &str) -> Option<Vec<&'d str>> {
        let property = Facts::of(&facts.properties.get(name)?.node, &self.components);
        let values = property.enumeration?.values;
        values.into_iter().map(serde_json::Value::as_str).collect()
    }

    fn name_of_component(&self, name: &'d str) -> String {
        let view = self.views.of_component(name, super::views::Direction::Read);
        let known = self.component_names.get(&(self.known(name), view));
        known.map_or_else(|| pascal(name), ToString::to_string)
    }

    /// The document's words for an inline member: its title, or what tells it apart.
    fn member_words(&self, member: &Node<'d>) -> Option<String> {
        title(member).map(str::to_owned).or_else(|| self.telling_words(member))
    }

    /// The constant that tells an inline object apart names it best; values are called after their kind.
    fn telling_words(&self, member: &Node<'d>) -> Option<String> {
        let facts = Facts::of(member, &self.components);
        let Some(listed) = &facts.enumeration else {
            return facts.properties.keys().find_map(|name| self.constant_tag(member, name));
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
    fn name_by_content(&self, it: &Facts<'d>, members: &[Node<'d>], i: usize) -> String {
        let is_object = |it: &Facts<'d>| it.types.contains(&"object") || !it.properties.is_empty();
        if it.types.contains(&"array") || it.items.is_some() {
            return "List".to_owned();
        }
        let numbered = || format!("Variant{}", i + 1);
        if it.properties.is_empty() {
            return if is_object(it) { "Object".to_owned() } else { numbered() };
        }
        let others = members.iter().enumerate().filter(|(other, _)| *other != i);
        let others: Vec<Facts<'d>> = others.map(|(_, node)| Facts::of(node, &self.components)).collect();
        if !others.iter().any(|it| is_object(it) || !it.unions.is_empty()) {
            return "Object".to_owned();
        }
        let telling = self
            .telling_values(it, &others)
            .or_else(|| telling_property(it, &others));
        telling.unwrap_or_else(numbered)
    }

    /// The two or three values of a property that tell this object from the others: `QueuedOrInProgress`.
    fn telling_values(&self, it: &Facts<'d>, others: &[Facts<'d>]) -> Option<String> {
        it.properties.keys().find_map(|name| {
            let own = self.values_of(it, name).filter(|own| (2..=FEW).contains(&own.len()))?;
            let is_other = |values: Vec<&str>| values.iter().all(|value| !own.contains(value));
            let telling = others.iter().all(|it| self.values_of(it, name).is_some_and(is_other));
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
fn telling_property(it: &Facts<'_>, others: &[Facts<'_>]) -> Option<String> {
    let is_telling = |name: &&&str| !others.iter().any(|other| other.properties.contains_key(**name));
    let telling: Vec<&str> = it.properties.keys().filter(is_telling).copied().collect();
    let required = telling.iter().find(|name| it.required.contains(**name));
    required.or(telling.first()).map(|name| format!("With{}", pascal(name)))
}
