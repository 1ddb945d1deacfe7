//! `Box`, `Option` and `Vec`. The first two hand the reader straight to what they hold.

use crate::{ListNode, Node, Slot, View};

impl<T: Node> Node for Box<T> {
    #[inline]
    fn blank() -> Self {
        Box::new(T::blank())
    }
    #[inline]
    fn takes_null() -> bool {
        T::takes_null()
    }
    #[inline]
    fn view(&self) -> View<'_> {
        (**self).view()
    }
    #[inline]
    fn slot(&mut self, null: bool) -> Slot<'_> {
        (**self).slot(null)
    }
}

impl<T: Node> Node for Option<T> {
    #[inline]
    fn blank() -> Self {
        None
    }
    #[inline]
    fn view(&self) -> View<'_> {
        match self {
            None => View::None,
            Some(value) => value.view(),
        }
    }
    #[inline]
    fn slot(&mut self, null: bool) -> Slot<'_> {
        if null && !T::takes_null() {
            *self = None;
            return Slot::Done;
        }
        self.insert(T::blank()).slot(null)
    }
}

impl<T: Node> Node for Vec<T> {
    #[inline]
    fn blank() -> Self {
        Vec::new()
    }
    #[inline]
    fn view(&self) -> View<'_> {
        View::List(self)
    }
    #[inline]
    fn slot(&mut self, _null: bool) -> Slot<'_> {
        Slot::List(self)
    }
}

impl<T: Node> ListNode for Vec<T> {
    #[inline]
    fn len(&self) -> usize {
        Vec::len(self)
    }
    #[inline]
    fn at(&self, i: usize) -> View<'_> {
        self.get(i).map_or(View::Absent, T::view)
    }
    #[inline]
    fn clear(&mut self) {
        Vec::clear(self);
    }
    #[inline]
    fn push(&mut self, null: bool) -> Slot<'_> {
        Vec::push(self, T::blank());
        match self.last_mut() {
            Some(item) => item.slot(null),
            None => Slot::Done,
        }
    }
}
