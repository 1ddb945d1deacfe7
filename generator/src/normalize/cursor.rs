//! A value together with where it stands, in the file as written and in the document that we build.
//!
//! A step down costs nothing: each node points back at the one above it, on the stack. Pointers are put into words only
//! when something is reported, or when the two places part ways.

use crate::diagnostic::Place;
use crate::load::{FileId, Value, pointer};

/// A value and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'a> {
    /// The value.
    pub(super) value: &'a Value,
    trail: Trail<'a>,
}

/// The way from the root to a node.
#[derive(Clone, Copy, Debug)]
struct Trail<'a> {
    up: Option<&'a Trail<'a>>,
    file: FileId,
    /// The step in the file as written.
    source: Step<'a>,
    /// The step in the document that we build.
    target: Step<'a>,
    depth: u32,
}

/// One step down.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step<'a> {
    /// Into the member of an object.
    Key(&'a str),
    /// Into the item of a list.
    Index(usize),
    /// No step, or several: a JSON pointer.
    Pointer(&'a str),
}

/// No step at all: the node stands where the one above it stands.
pub(super) const HERE: Step<'static> = Step::Pointer("");

impl<'a> Node<'a> {
    /// A value that is reached by its pointer, and the pointer of what we make of it.
    pub(super) fn root(value: &'a Value, file: FileId, source: &'a str, target: &'a str) -> Node<'a> {
        let (source, target) = (Step::Pointer(source), Step::Pointer(target));
        Node {
            value,
            trail: Trail {
                up: None,
                file,
                source,
                target,
                depth: 0,
            },
        }
    }

    /// One step down, to different places.
    pub(super) fn step<'b>(&'b self, value: &'b Value, source: Step<'b>, target: Step<'b>) -> Node<'b> {
        let Trail { file, depth, .. } = self.trail;
        Node {
            value,
            trail: Trail {
                up: Some(&self.trail),
                file,
                source,
                target,
                depth: depth + 1,
            },
        }
    }

    /// The same value, on its way to another place in the document that we build.
    pub(super) fn moved<'b>(&'b self, target: Step<'b>) -> Node<'b> {
        self.step(self.value, HERE, target)
    }

    /// The member of that name.
    pub(super) fn get<'b>(&'b self, key: &'b str) -> Option<Node<'b>> {
        let value = self.value.get(key)?;
        Some(self.step(value, Step::Key(key), Step::Key(key)))
    }

    /// The members of an object, else nothing.
    pub(super) fn fields<'b>(&'b self) -> impl Iterator<Item = (&'b str, Node<'b>)> {
        let members = self.value.as_object().into_iter().flatten();
        members.map(|(key, value)| (key.as_str(), self.step(value, Step::Key(key), Step::Key(key))))
    }

    /// The items of a list, else nothing.
    pub(super) fn items<'b>(&'b self) -> impl ExactSizeIterator<Item = Node<'b>> {
        let items = self.value.as_array().unwrap_or_default();
        items
            .iter()
            .enumerate()
            .map(|(at, value)| self.step(value, Step::Index(at), Step::Index(at)))
    }

    /// The file in which the value stands.
    pub(super) fn file(&self) -> FileId {
        self.trail.file
    }

    /// How many steps lie above.
    pub(super) fn depth(&self) -> u32 {
        self.trail.depth
    }

    /// The place in the file as written.
    pub(super) fn place(&self) -> Place {
        Place::value(self.trail.file, self.source())
    }

    /// The place of the key under which the value stands.
    pub(super) fn key_place(&self) -> Place {
        self.place().key()
    }

    /// The pointer in the file as written.
    pub(super) fn source(&self) -> String {
        self.trail.spell(|trail| trail.source)
    }

    /// The pointer in the document that we build.
    pub(super) fn target(&self) -> String {
        self.trail.spell(|trail| trail.target)
    }

    /// The key by which the value is reached, if it is reached by one.
    pub(super) fn key(&self) -> Option<&'a str> {
        match self.trail.source {
            Step::Key(key) => Some(key),
            Step::Index(_) | Step::Pointer(_) => None,
        }
    }
}

impl<'a> Trail<'a> {
    fn spell(&self, side: impl Fn(&Trail<'a>) -> Step<'a>) -> String {
        let mut steps = Vec::with_capacity(self.depth as usize + 1);
        let mut next = Some(self);
        while let Some(trail) = next {
            steps.push(side(trail));
            next = trail.up;
        }
        let mut text = String::new();
        for step in steps.into_iter().rev() {
            match step {
                Step::Key(key) => text.extend(["/", &pointer::escape(key)]),
                Step::Index(index) => text.extend(["/", &index.to_string()]),
                Step::Pointer(steps) => text.push_str(steps),
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_knows_both_of_its_places() {
        let value = Value::Object(
            [("a/b".to_owned(), Value::Array(vec![Value::Null]))]
                .into_iter()
                .collect(),
        );
        let root = Node::root(&value, FileId(0), "", "/components/schemas/X");
        let list = root.get("a/b").unwrap();
        let moved = list.moved(Step::Pointer("/anyOf/1"));
        let item = moved.items().next().unwrap();
        assert_eq!(item.source(), "/a~1b/0");
        assert_eq!(item.target(), "/components/schemas/X/a~1b/anyOf/1/0");
    }
}
