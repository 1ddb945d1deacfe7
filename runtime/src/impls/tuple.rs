//! Tuples, which JSON carries as arrays of as many items, each of its own type (`prefixItems`).

use crate::{Node, RecordNode, Slot, View};

macro_rules! tuples {
    ($($count:literal: $($type:ident $i:tt),+;)*) => {$(
        impl<$($type: Node),+> Node for ($($type,)+) {
            #[inline]
            fn blank() -> Self {
                ($($type::blank(),)+)
            }
            #[inline]
            fn view(&self) -> View<'_> {
                View::Tuple($count, self)
            }
            #[inline]
            fn slot(&mut self, _null: bool) -> Slot<'_> {
                Slot::Tuple($count, self)
            }
        }

        impl<$($type: Node),+> RecordNode for ($($type,)+) {
            #[inline]
            fn view(&self, i: usize) -> View<'_> {
                match i {
                    $($i => self.$i.view(),)+
                    _ => View::Absent,
                }
            }
            #[inline]
            fn slot(&mut self, i: usize, null: bool) -> Slot<'_> {
                match i {
                    $($i => self.$i.slot(null),)+
                    _ => Slot::Ignore,
                }
            }
        }
    )*};
}

tuples! {
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
    7: A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
}
