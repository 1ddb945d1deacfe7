//! What a schema is about, at a glance and through references: enough to say whether a keyword around it makes sense.

use std::collections::HashSet;

use super::context::Context;
use super::cursor::Node;
use super::references::Section;
use crate::load::Value;

/// How many schemas are looked at for one question.
const GLANCES: u32 = 100;

/// The kinds of JSON that a schema may accept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// A text, a number or a boolean.
    pub(super) single: bool,
    /// A list.
    pub(super) list: bool,
    /// An object.
    pub(super) object: bool,
}

/// What a schema accepts; nothing when it does not say.
pub(super) fn shape(node: &Node<'_>, cx: &Context<'_>) -> Option<Shape> {
    of(node, cx, &mut { GLANCES })
}

/// Adds the names of all properties that a schema may have; false when it may have others.
pub(super) fn properties(node: &Node<'_>, cx: &Context<'_>, names: &mut HashSet<String>) -> bool {
    collect(node, cx, names, &mut { GLANCES })
}

fn of(node: &Node<'_>, cx: &Context<'_>, left: &mut u32) -> Option<Shape> {
    *left = left.checked_sub(1)?;
    if node.value.get("$ref").is_some() {
        let there = cx.found(Section::Schemas, node)?;
        return of(&Node::root(there.value, there.file, &there.pointer, ""), cx, left);
    }
    let mut all = Shape::default();
    match node.value.get("type") {
        Some(Value::String(word)) => all.add(word)?,
        Some(Value::Array(words)) => words
            .iter()
            .filter_map(Value::as_str)
            .try_for_each(|word| all.add(word))?,
        Some(_) => return None,
        None => return untyped(node, cx, left),
    }
    Some(all).filter(|all| *all != Shape::default())
}

fn untyped(node: &Node<'_>, cx: &Context<'_>, left: &mut u32) -> Option<Shape> {
    for key in ["anyOf", "oneOf"] {
        let Some(members) = node.get(key) else { continue };
        let mut all = Shape::default();
        for member in members.items() {
            let it = of(&member, cx, left)?;
            all = Shape {
                single: all.single || it.single,
                list: all.list || it.list,
                object: all.object || it.object,
            };
        }
        return Some(all).filter(|all| *all != Shape::default());
    }
    if let Some(members) = node.get("allOf") {
        return members.items().find_map(|member| of(&member, cx, left));
    }
    let object = node.value.get("properties").is_some();
    let list = node.value.get("items").is_some();
    (object != list).then_some(Shape {
        single: false,
        list,
        object,
    })
}

impl Shape {
    fn add(&mut self, word: &str) -> Option<()> {
        match word {
            "string" | "number" | "integer" | "boolean" => self.single = true,
            "array" => self.list = true,
            "object" => self.object = true,
            "null" => {}
            _ => return None,
        }
        Some(())
    }
}

fn collect(node: &Node<'_>, cx: &Context<'_>, names: &mut HashSet<String>, left: &mut u32) -> bool {
    let Some(fewer) = left.checked_sub(1) else { return false };
    *left = fewer;
    let (Value::Object(_), false) = (node.value, is_open(node.value)) else {
        return false;
    };
    if node.value.get("$ref").is_some() {
        let Some(there) = cx.found(Section::Schemas, node) else {
            return false;
        };
        return collect(
            &Node::root(there.value, there.file, &there.pointer, ""),
            cx,
            names,
            left,
        );
    }
    let own = node.value.get("properties").and_then(Value::as_object);
    names.extend(own.into_iter().flat_map(|own| own.keys().cloned()));
    ["allOf", "anyOf", "oneOf"].into_iter().all(|key| {
        let members = node.get(key);
        members.is_none_or(|members| members.items().all(|member| collect(&member, cx, names, left)))
    })
}

/// Whether properties are welcome that have no name here.
fn is_open(schema: &Value) -> bool {
    let others = schema.get("additionalProperties");
    schema.get("patternProperties").is_some() || others.is_some_and(|others| others.as_bool() != Some(false))
}
