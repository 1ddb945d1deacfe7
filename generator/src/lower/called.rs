//! What the document calls the members of unions.

use super::Lowering;
use super::facts::Facts;
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
}

/// What tells a member from the others, whatever is added beside it.
pub(super) enum Known<'d> {
    /// The component that it refers to.
    Component(&'d str),
    /// Its title, or what tells it from the others; perhaps its properties once more, if it was published without words.
    Words(String, Option<Shape>),
    /// Its properties.
    Shape(Shape),
    /// It is a value, and called after its kind.
    Value,
}

impl<'d> Lowering<'d, '_> {
    pub(super) fn members_called(&mut self, members: &[Node<'d>]) -> Vec<Called<'d>> {
        let named = members.iter().map(|member| match component_of(member) {
            Some(component) => Some(Called {
                known: Known::Component(component),
                name: self.name_of_component(component),
            }),
            None => self.member_words(member).map(|words| Called {
                name: pascal(&words),
                known: Known::Words(words, self.properties_of(member)),
            }),
        });
        let named: Vec<Option<Called<'d>>> = named.collect();
        if named.iter().all(Option::is_some) {
            return named.into_iter().flatten().collect();
        }
        let facts: Vec<Facts<'d>> = members.iter().map(|it| Facts::of(it, &self.components)).collect();
        let named = named.into_iter().enumerate();
        let called = named.map(|(i, called)| called.unwrap_or_else(|| self.called_by_content(&facts, i)));
        called.collect()
    }

    fn name_of_component(&self, name: &'d str) -> String {
        let view = self.views.of_component(name, super::views::Direction::Read);
        let known = self.component_names.get(&(self.known(name), view));
        known.map_or_else(|| pascal(name), ToString::to_string)
    }

    fn properties_of(&self, member: &Node<'d>) -> Option<Shape> {
        let facts = Facts::of(member, &self.components);
        (!facts.properties.is_empty()).then(|| Shape::new(facts.properties.keys().copied()))
    }

    /// The document's words for an inline member: its title, or what tells it apart.
    fn member_words(&self, member: &Node<'d>) -> Option<String> {
        let Part::Inline(schema) = member.parts.first()?.part else {
            return None;
        };
        let title = schema.schema_data.title.as_deref().filter(|title| is_name_like(title));
        title.map(str::to_owned).or_else(|| self.telling_words(member))
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

    /// A member for which the document has no words: by its properties, if it is an object that has some.
    fn called_by_content(&self, members: &[Facts<'d>], i: usize) -> Called<'d> {
        let it = &members[i];
        let others = || {
            members
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != i)
                .map(|(_, facts)| facts)
        };
        let is_object = |it: &Facts<'d>| it.types.contains(&"object") || !it.properties.is_empty();
        let value = |name: String| Called {
            known: Known::Value,
            name,
        };
        let numbered = || format!("Variant{}", i + 1);
        if it.types.contains(&"array") || it.items.is_some() {
            return value("List".to_owned());
        }
        if it.properties.is_empty() && it.unions.is_empty() {
            return value(if is_object(it) { "Object".to_owned() } else { numbered() });
        }
        let name = match others().any(|it| is_object(it) || !it.unions.is_empty()) {
            false => Some("Object".to_owned()),
            true => self.telling_values(it, others).or_else(|| telling_property(it, others)),
        };
        Called {
            known: Known::Shape(Shape::new(it.properties.keys().copied())),
            name: name.unwrap_or_else(numbered),
        }
    }

    /// The two or three values of a property that tell this object from the others: `QueuedOrInProgress`.
    fn telling_values<'f, I: Iterator<Item = &'f Facts<'d>>>(
        &self,
        it: &Facts<'d>,
        others: impl Fn() -> I,
    ) -> Option<String>
    where
        'd: 'f,
    {
        let values = |it: &Facts<'d>, name: &str| {
            let property = Facts::of(&it.properties.get(name)?.node, &self.components);
            let values = property.enumeration?.values;
            values
                .into_iter()
                .map(serde_json::Value::as_str)
                .collect::<Option<Vec<&str>>>()
        };
        it.properties.keys().find_map(|name| {
            let own = values(it, name).filter(|own| matches!(own.len(), 2 | 3))?;
            let telling =
                others().all(|other| values(other, name).is_some_and(|it| it.iter().all(|it| !own.contains(it))));
            let words: Vec<String> = own.iter().map(|it| pascal(it)).collect();
            telling.then(|| words.join("Or"))
        })
    }
}

/// The property that this object alone has, a required one if there is one: `WithCard`.
fn telling_property<'f, 'd: 'f, I: Iterator<Item = &'f Facts<'d>>>(
    it: &Facts<'d>,
    others: impl Fn() -> I,
) -> Option<String> {
    let is_telling = |name: &&&str| !others().any(|other| other.properties.contains_key(**name));
    let telling: Vec<&str> = it.properties.keys().filter(is_telling).copied().collect();
    let required = telling.iter().find(|name| it.required.contains(**name));
    required.or(telling.first()).map(|name| format!("With{}", pascal(name)))
}
