//! What generated methods take: values of the codec, borrowed texts and slices.

use crate::{Invalid, ListNode, Node, Slot, View, decode, validate};

/// A value that a call can take: any [`Node`], `str`, and slices of nodes.
pub trait Argument {
    /// Shows the value.
    #[doc(hidden)]
    fn show(&self, to: &mut dyn FnMut(View<'_>));

    /// Validates a value that was already written as JSON.
    #[doc(hidden)]
    fn recheck(json: &[u8]) -> Result<(), Invalid>;
}

impl<T: Node> Argument for T {
    fn show(&self, to: &mut dyn FnMut(View<'_>)) {
        to(self.view());
    }

    fn recheck(json: &[u8]) -> Result<(), Invalid> {
        reread(json, &mut T::blank(), Node::view)
    }
}

impl Argument for str {
    fn show(&self, to: &mut dyn FnMut(View<'_>)) {
        to(View::Str(self));
    }

    fn recheck(_: &[u8]) -> Result<(), Invalid> {
        Ok(())
    }
}

impl<T: Node> Argument for [T] {
    fn show(&self, to: &mut dyn FnMut(View<'_>)) {
        to(View::List(&Items(self)));
    }

    fn recheck(json: &[u8]) -> Result<(), Invalid> {
        reread(json, &mut Vec::<T>::blank(), Node::view)
    }
}

/// What cannot be read back is no violation of a rule: it was written from a typed value a moment ago.
fn reread<'a, T: Node>(json: &[u8], node: &'a mut T, view: fn(&'a T) -> View<'a>) -> Result<(), Invalid> {
    match decode(json, node) {
        Ok(()) => validate(view(node)),
        Err(_) => Ok(()),
    }
}

/// A slice as a list: it can only be looked at.
struct Items<'a, T>(&'a [T]);

impl<T: Node> ListNode for Items<'_, T> {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn at(&self, i: usize) -> View<'_> {
        self.0.get(i).map_or(View::Absent, Node::view)
    }

    fn clear(&mut self) {}

    fn push(&mut self, _: bool) -> Slot<'_> {
        Slot::Ignore
    }
}
