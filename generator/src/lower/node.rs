//! A schema as it is used: one or more schemas that all have to hold, each with the place where it stands.
//!
//! A property that two members of an `allOf` declare, a union member that has to hold together with the object around it:
//! both are several schemas in one place. Treating every use that way makes merging one operation instead of three.

use std::rc::Rc;

use openapiv3::{ReferenceOr, Schema};

use crate::normalize::model::{self, component};

/// Where a schema stands in the brought-together document: a JSON pointer without `#`.
pub(super) type Pointer = Rc<str>;

/// Schemas that all have to hold for one value.
#[derive(Clone, Debug)]
pub(super) struct Node<'d> {
    pub(super) parts: Vec<Placed<'d>>,
}

/// One of them, with its place.
#[derive(Clone, Debug)]
pub(super) struct Placed<'d> {
    pub(super) part: Part<'d>,
    pub(super) at: Pointer,
}

/// What stands there.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part<'d> {
    /// A reference to the component schema of this name.
    Ref(&'d str),
    /// A schema.
    Inline(&'d Schema),
    /// A schema without its `oneOf` and `anyOf`, nor those that its `allOf` brings: what stands around the members of a
    /// union.
    Around(&'d Schema),
    /// The component schema of this name, without them.
    AroundRef(&'d str),
}

impl Placed<'_> {
    fn is_around(&self) -> bool {
        matches!(self.part, Part::Around(_) | Part::AroundRef(_))
    }
}

impl<'d> Node<'d> {
    pub(super) fn one(part: Part<'d>, at: Pointer) -> Node<'d> {
        Node {
            parts: vec![Placed { part, at }],
        }
    }

    pub(super) fn inline(schema: &'d Schema, at: Pointer) -> Node<'d> {
        Node::one(Part::Inline(schema), at)
    }

    /// `boxed` or not, the two forms in which the model carries a schema.
    pub(super) fn of(schema: &'d ReferenceOr<Schema>, at: Pointer) -> Node<'d> {
        match schema {
            ReferenceOr::Reference { reference } => Node::one(Part::Ref(component(reference)), at),
            ReferenceOr::Item(schema) => Node::inline(schema, at),
        }
    }

    pub(super) fn of_box(schema: &'d ReferenceOr<Box<Schema>>, at: Pointer) -> Node<'d> {
        match schema {
            ReferenceOr::Reference { reference } => Node::one(Part::Ref(component(reference)), at),
            ReferenceOr::Item(schema) => Node::inline(schema, at),
        }
    }

    /// Where the first of the schemas stands: the place to name in messages.
    pub(super) fn at(&self) -> &Pointer {
        &self.parts[0].at
    }

    /// Where each of the schemas stands.
    pub(super) fn places(&self) -> impl Iterator<Item = &str> + Clone {
        self.parts.iter().map(|placed| &*placed.at)
    }

    /// The place of what these schemas are together: where the first of them stands, and whatever of the others does not
    /// stand around it.
    pub(super) fn place(&self) -> Pointer {
        let first = self.at();
        let contains = |at: &Pointer| {
            let rest = first.strip_prefix(&**at);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let mut others = self
            .parts
            .iter()
            .map(|placed| &placed.at)
            .filter(|at| !contains(at))
            .peekable();
        if others.peek().is_none() {
            return first.clone();
        }
        others
            .fold(first.to_string(), |place, other| place + "&" + other)
            .into()
    }

    /// What makes this node this node: where its schemas stand, and what of them counts.
    pub(super) fn key(&self) -> Vec<(Pointer, bool)> {
        self.parts
            .iter()
            .map(|placed| (placed.at.clone(), placed.is_around()))
            .collect()
    }

    /// Both have to hold. What is said already is not said again.
    pub(super) fn and(mut self, other: Node<'d>) -> Node<'d> {
        for placed in other.parts {
            let same = |known: &Placed<'d>| known.at == placed.at && known.is_around() == placed.is_around();
            if !self.parts.iter().any(same) {
                self.parts.push(placed);
            }
        }
        self
    }
}

/// `parent` one step down, with the step escaped.
pub(super) fn join(parent: &str, step: &str) -> Pointer {
    model::join(parent, step).into()
}

/// `parent/keyword/step`
pub(super) fn join2(parent: &str, keyword: &str, step: &str) -> Pointer {
    join(&join(parent, keyword), step)
}

/// `parent/step` one step up.
pub(super) fn parent(pointer: &str) -> &str {
    pointer.rsplit_once('/').map_or("", |(parent, _)| parent)
}
