//! A slot as serde's visitor.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};

use super::read::{Place, Seed, by_text, null};
use super::scalar;
use crate::json::Seen;
use crate::table::Record;
use crate::{Json, RecordNode, Slot};

pub(super) struct Fill<'a>(pub(super) Slot<'a>);

impl<'de> Visitor<'de> for Fill<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.0 {
            Slot::Bool(_) => "a boolean",
            Slot::I32(_) => "an int32",
            Slot::I64(_) => "an int64",
            Slot::U32(_) => "a uint32",
            Slot::U64(_) => "a uint64",
            Slot::F32(_) | Slot::F64(_) | Slot::Number(_) => "a number",
            Slot::Str(_) | Slot::Enum(..) | Slot::Bytes(_) => "a string",
            Slot::Uuid(_) => "a UUID",
            Slot::Base64(_) => "base64",
            Slot::List(_) | Slot::Tuple(..) => "an array",
            Slot::Map(_) | Slot::Tagged(..) => "an object",
            Slot::Record(table, _) => table.name,
            _ => "a value",
        })
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        null(self.0)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        null(self.0)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        scalar::boolean(self.0, value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        scalar::integer(self.0, value.into(), Unexpected::Signed(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        scalar::integer(self.0, value.into(), Unexpected::Unsigned(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        scalar::double(self.0, value)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        scalar::string(self.0, value)
    }

    fn visit_string<E: Error>(self, value: String) -> Result<(), E> {
        match self.0 {
            Slot::Str(out) => *out = value,
            other => scalar::string(other, &value)?,
        }
        Ok(())
    }

    fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<(), E> {
        match self.0 {
            Slot::Bytes(out) | Slot::Base64(out) => value.clone_into(out),
            other => return Err(E::invalid_type(Unexpected::Bytes(value), &Fill(other))),
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        match self.0 {
            Slot::List(node) => {
                node.clear();
                // An item is pushed when it begins, so there is nothing to take back at the end.
                while items.next_element_seed(Seed(Place::Item(node)))?.is_some() {}
                Ok(())
            }
            Slot::Tuple(count, node) => {
                for i in 0..count {
                    if items.next_element_seed(Seed(Place::Member(node, i)))?.is_none() {
                        return Err(A::Error::invalid_length(i, &format!("{count} items").as_str()));
                    }
                }
                while items.next_element::<IgnoredAny>()?.is_some() {}
                Ok(())
            }
            other => Err(A::Error::invalid_type(Unexpected::Seq, &Fill(other))),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        match self.0 {
            Slot::Record(table, node) => record(table, node, members),
            Slot::Map(node) => {
                node.clear();
                while let Some(key) = members.next_key_seed(Key)? {
                    members.next_value_seed(Seed(Place::Entry(node, key)))?;
                }
                Ok(())
            }
            slot @ (Slot::Untagged(..) | Slot::Tagged(..) | Slot::Json(_) | Slot::Raw(_)) => {
                let mut object = serde_json::Map::new();
                while let Some((key, value)) = members.next_entry()? {
                    object.insert(key, value);
                }
                by_text(&Json::Object(object), slot)
            }
            other => Err(A::Error::invalid_type(Unexpected::Map, &Fill(other))),
        }
    }
}

fn record<'de, A: MapAccess<'de>>(
    table: &'static Record,
    node: &mut dyn RecordNode,
    mut members: A,
) -> Result<(), A::Error> {
    let mut seen = Seen::default();
    while let Some(key) = members.next_key_seed(Key)? {
        if let Some(i) = table.find(key.as_bytes()) {
            if seen.add(i) {
                return Err(A::Error::duplicate_field(table.keys[i]));
            }
            members.next_value_seed(Seed(Place::Member(node, i)))?;
        } else if table.rest
            && let Slot::Map(map) = node.slot(table.keys.len(), false)
        {
            members.next_value_seed(Seed(Place::Entry(map, key)))?;
        } else {
            members.next_value::<IgnoredAny>()?;
        }
    }
    match seen.first_missing(table.required) {
        Some(i) => Err(A::Error::missing_field(table.keys[i])),
        None => Ok(()),
    }
}

/// A member name. Formats with keys of other types have them as text here.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for Key {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<String, E> {
        Ok(value)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<String, E> {
        Ok(value.to_string())
    }
}
