//! Maps from member names to values.

use std::collections::{BTreeMap, HashMap, btree_map, hash_map};
use std::hash::BuildHasher;

use crate::{MapNode, Node, Slot, View};

macro_rules! maps {
    ($($map:ident, $module:ident $(, $hasher:ident)?;)*) => {$(
        impl<T: Node $(, $hasher: BuildHasher + Default)?> Node for $map<String, T $(, $hasher)?> {
            #[inline]
            fn blank() -> Self {
                Self::default()
            }
            #[inline]
            fn view(&self) -> View<'_> {
                View::Map(self)
            }
            #[inline]
            fn slot(&mut self, _null: bool) -> Slot<'_> {
                Slot::Map(self)
            }
        }

        impl<T: Node $(, $hasher: BuildHasher + Default)?> MapNode for $map<String, T $(, $hasher)?> {
            #[inline]
            fn len(&self) -> usize {
                $map::len(self)
            }
            #[inline]
            fn each(&self, f: &mut dyn FnMut(&str, View<'_>) -> bool) {
                for (key, value) in self {
                    if !f(key, value.view()) {
                        return;
                    }
                }
            }
            #[inline]
            fn get(&self, key: &str) -> Option<View<'_>> {
                $map::get(self, key).map(T::view)
            }
            #[inline]
            fn clear(&mut self) {
                $map::clear(self);
            }
            #[inline]
            fn insert(&mut self, key: String, null: bool) -> Slot<'_> {
                let value = match self.entry(key) {
                    $module::Entry::Occupied(mut entry) => {
                        entry.insert(T::blank());
                        entry.into_mut()
                    }
                    $module::Entry::Vacant(entry) => entry.insert(T::blank()),
                };
                value.slot(null)
            }
        }
    )*};
}

maps! {
    BTreeMap, btree_map;
    HashMap, hash_map, S;
}
