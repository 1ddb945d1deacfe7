//! References to things that always stand inline: path items, callbacks, links, examples, security schemes.

use std::borrow::Cow;

use super::{Location, Section};
use crate::diagnostic::codes;
use crate::load::{FileId, Value, pointer};
use crate::normalize::context::Context;
use crate::normalize::cursor::Node;

impl<'s> Context<'s> {
    /// Reads what stands here, or what a `$ref` here leads to, as if it stood here. `None` when it leads nowhere.
    pub(in crate::normalize) fn inlined<T>(
        &mut self,
        section: Section,
        node: &Node<'_>,
        read: impl FnOnce(&Node<'_>, &mut Context<'s>) -> Option<T>,
    ) -> Option<T> {
        let Some(reference) = node.get("$ref") else {
            return read(node, self);
        };
        let Some(text) = reference.value.as_str() else {
            self.wrong_type(&reference, "a reference");
            return None;
        };
        let location = self.locate(section, node, text)?;
        self.at(section, node, location, read)
    }

    /// The same for any part of a document. What stands beside the reference counts as well.
    pub(in crate::normalize) fn through<T: Default>(
        &mut self,
        node: &Node<'_>,
        read: impl FnOnce(&Node<'_>, &mut Context<'s>) -> T,
    ) -> T {
        if node.value.get("$ref").and_then(Value::as_str).is_none() {
            return read(node, self);
        }
        let beside: Vec<_> = node.fields().filter(|(key, _)| *key != "$ref").collect();
        let found = self.inlined(Section::Part, node, |there, cx| {
            if beside.is_empty() {
                return Some(read(there, cx));
            }
            let (merged, source, target) = (merged(there.value, &beside, cx), there.source(), there.target());
            Some(read(&Node::root(&merged, there.file(), &source, &target), cx))
        });
        found.unwrap_or_default()
    }

    fn at<T>(
        &mut self,
        section: Section,
        node: &Node<'_>,
        location: Location<'s>,
        read: impl FnOnce(&Node<'_>, &mut Context<'s>) -> Option<T>,
    ) -> Option<T> {
        let place = (location.file, location.pointer.clone());
        if self.inlining.contains(&place) {
            let message = format!("{} contains itself; the inner one is left out", section.singular());
            self.report(&codes::normalize::REFERENCE_CYCLE, node, message);
            return None;
        }
        if let Some(name) = path_item_in(&place.1).filter(|_| place.0 == FileId(0)) {
            self.path_items.insert(name.into_owned());
        }
        self.inlining.push(place);
        let target = node.target();
        let there = Node::root(location.value, location.file, &location.pointer, &target);
        self.record(&there);
        let found = self.inlined(section, &there, read);
        self.inlining.pop();
        found
    }
}

/// The name in `/components/pathItems/<name>`, whatever follows.
fn path_item_in(pointer: &str) -> Option<Cow<'_, str>> {
    let rest = pointer.strip_prefix("/components/pathItems")?;
    pointer::segments(rest)?.next()
}

/// A part with what stands beside the reference to it. A reference there would be read from the wrong file, so that a
/// sibling that has one is left out, reported.
fn merged(value: &Value, beside: &[(&str, Node<'_>)], cx: &mut Context<'_>) -> Value {
    let mut members = value.as_object().cloned().unwrap_or_default();
    for (key, sibling) in beside {
        if refers(sibling.value) {
            cx.unused("a reference", sibling);
        } else {
            members.insert((*key).to_owned(), sibling.value.clone());
        }
    }
    Value::Object(members)
}

fn refers(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.iter().any(|(key, value)| key == "$ref" || refers(value)),
        Value::Array(items) => items.iter().any(refers),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}
