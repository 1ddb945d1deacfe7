//! Components that stand in something else: in an `allOf`, in a union with `null`, in a list of types.

use openapiv3::Schema;

use super::kinds::Kinds;
use super::shape::{Node, Shape};
use crate::diff::side::{Placed, Side};

impl<'a> Shape<'a> {
    /// A component as it looks with nothing around it, beside what the other has around it.
    pub(super) fn around(node: &Node<'a>, side: Side<'a>, other: &Shape<'a>) -> Shape<'a> {
        let itself = Shape::of(node, side);
        let mut shape = Shape::free(itself.at.clone());
        if other.kinds != Kinds::ALL {
            shape.kinds = itself.kinds;
        }
        shape.nullable = itself.nullable;
        shape.read_only = itself.read_only;
        shape.write_only = itself.write_only;
        shape.inner.clone_from(node);
        shape.node.clone_from(node);
        shape
    }

    /// Leaves a component apart, if that is wanted.
    pub(super) fn leaves(&mut self, part: &Placed<'a, Schema>) -> bool {
        let name = part.at.strip_prefix("/components/schemas/");
        let apart = !self.whole && name.is_some_and(|name| !name.contains('/'));
        if apart {
            self.inner.push(part.clone());
        }
        apart
    }
}
