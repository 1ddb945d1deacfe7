//! Any deserializer into slots.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

use super::fill::Fill;
use crate::{Json, ListNode, MapNode, Node, RecordNode, Slot, json};

/// Reads a value with any deserializer, null included.
///
/// # Errors
///
/// Those of the deserializer, and when the value is not a `T`.
pub fn read<'de, T: Node, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::blank();
    Seed(Place::Node(&mut value)).deserialize(deserializer)?;
    Ok(value)
}

/// Reads a value that is never null: a record, or a union, which takes null like any value. It is asked for by its type
/// at once, without asking for null first: `#[serde(flatten)]` knows structs and maps only.
///
/// # Errors
///
/// Those of the deserializer, and when the value is not a `T`.
pub fn read_object<'de, T: Node, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::blank();
    typed(deserializer, value.slot(false))?;
    Ok(value)
}

/// Where a value goes, before it is known whether it is null.
pub(super) enum Place<'a> {
    Node(&'a mut dyn Node),
    Member(&'a mut dyn RecordNode, usize),
    Item(&'a mut dyn ListNode),
    Entry(&'a mut dyn MapNode, String),
}

impl<'a> Place<'a> {
    fn slot(self, null: bool) -> Slot<'a> {
        match self {
            Place::Node(node) => node.slot(null),
            Place::Member(node, i) => node.slot(i, null),
            Place::Item(node) => node.push(null),
            Place::Entry(node, key) => node.insert(key, null),
        }
    }
}

/// Finds out whether the value is null, and hands on.
pub(super) struct Seed<'a>(pub(super) Place<'a>);

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_option(self)
    }
}

/// Formats that describe themselves may also visit with the value itself.
macro_rules! hand_on {
    ($($visit:ident($type:ty);)*) => {$(
        fn $visit<E: Error>(self, value: $type) -> Result<(), E> {
            Fill(self.0.slot(false)).$visit(value)
        }
    )*};
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        null(self.0.slot(true))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        null(self.0.slot(true))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        typed(deserializer, self.0.slot(false))
    }

    hand_on! {
        visit_bool(bool);
        visit_i64(i64);
        visit_u64(u64);
        visit_f64(f64);
        visit_str(&str);
        visit_bytes(&[u8]);
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<(), A::Error> {
        Fill(self.0.slot(false)).visit_seq(items)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<(), A::Error> {
        Fill(self.0.slot(false)).visit_map(members)
    }
}

/// Puts null where it may go.
pub(super) fn null<E: Error>(slot: Slot<'_>) -> Result<(), E> {
    match slot {
        Slot::Done | Slot::Ignore => Ok(()),
        Slot::Json(out) => {
            *out = Json::Null;
            Ok(())
        }
        Slot::Raw(_) | Slot::Literals(..) | Slot::Untagged(..) | Slot::Tagged(..) => by_text(&Json::Null, slot),
        other => Err(E::invalid_type(Unexpected::Unit, &Fill(other))),
    }
}

/// Unions, and what keeps text, go by way of JSON text: the reader knows how.
pub(super) fn by_text<E: Error>(value: &Json, slot: Slot<'_>) -> Result<(), E> {
    json::decode_with(&json::to_string(value), |_| slot).map_err(E::custom)
}

fn typed<'de, D: Deserializer<'de>>(deserializer: D, slot: Slot<'_>) -> Result<(), D::Error> {
    match slot {
        Slot::Str(_) => deserializer.deserialize_string(Fill(slot)),
        Slot::Enum(..) | Slot::Uuid(_) | Slot::Base64(_) => deserializer.deserialize_str(Fill(slot)),
        Slot::Bytes(_) => deserializer.deserialize_byte_buf(Fill(slot)),
        Slot::Bool(_) => deserializer.deserialize_bool(Fill(slot)),
        Slot::I32(_) | Slot::I64(_) => deserializer.deserialize_i64(Fill(slot)),
        Slot::U32(_) | Slot::U64(_) => deserializer.deserialize_u64(Fill(slot)),
        Slot::F32(_) => deserializer.deserialize_f32(Fill(slot)),
        Slot::F64(_) => deserializer.deserialize_f64(Fill(slot)),
        Slot::Number(_) => deserializer.deserialize_any(Fill(slot)),
        Slot::List(_) | Slot::Tuple(..) => deserializer.deserialize_seq(Fill(slot)),
        Slot::Record(table, _) if !table.rest => deserializer.deserialize_struct(table.name, table.keys, Fill(slot)),
        Slot::Map(_) | Slot::Record(..) => deserializer.deserialize_map(Fill(slot)),
        Slot::Json(out) => Json::deserialize(deserializer).map(|value| *out = value),
        Slot::Raw(_) | Slot::Literals(..) | Slot::Untagged(..) | Slot::Tagged(..) => {
            by_text(&Json::deserialize(deserializer)?, slot)
        }
        Slot::Ignore => serde::de::IgnoredAny::deserialize(deserializer).map(|_| ()),
        Slot::Done => Ok(()),
    }
}
