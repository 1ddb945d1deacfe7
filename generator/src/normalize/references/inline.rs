//! References to things that always stand inline: path items, callbacks, links, examples, security schemes.

use super::{Location, Section};
use crate::diagnostic::codes;
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
        self.inlining.push(place);
        let target = node.target();
        let there = Node::root(location.value, location.file, &location.pointer, &target);
        self.record(&there);
        let found = self.inlined(section, &there, read);
        self.inlining.pop();
        found
    }
}
