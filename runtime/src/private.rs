//! What the macros reach; nobody else should.

pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use crate::bridge::{read, read_object, write};
pub use crate::walk::debug::debug;
pub use crate::walk::equal::equal;

use crate::{EnumNode, Field, Node};

/// The value of an enum for a text, and whether it could become one.
pub fn choose<E: Node + EnumNode>(values: &[&str], text: &str) -> (E, bool) {
    let mut value = E::blank();
    let known = match values.iter().position(|listed| *listed == text) {
        Some(i) => {
            value.set(i);
            true
        }
        None => value.other(text),
    };
    (value, known)
}

/// The first text, or none.
pub const fn first(texts: &'static [&'static str]) -> &'static str {
    match texts {
        [first, ..] => first,
        [] => "",
    }
}

/// Where the first `true` is.
pub const fn position(flags: &[bool]) -> Option<usize> {
    let mut i = 0;
    while i < flags.len() {
        if flags[i] {
            return Some(i);
        }
        i += 1;
    }
    None
}

/// Sets a member.
#[inline]
pub fn set<T>(member: &mut T, value: impl Into<T>) {
    *member = value.into();
}

/// Sets a member that may be left out.
#[inline]
pub fn set_some<T>(member: &mut Option<T>, value: impl Into<T>) {
    *member = Some(value.into());
}

/// Sets a member that may be left out and may be null.
#[inline]
pub fn set_field<T>(member: &mut Field<T>, value: impl Into<T>) {
    *member = Field::Value(value.into());
}
