//! The visitor through which both readers fill our value tree.

use std::collections::HashSet;
use std::fmt;

use indexmap::IndexMap;
use indexmap::map::Entry;
use serde::Deserializer;
use serde::de::{DeserializeSeed, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor};

use crate::load::{Number, Value};

/// How a merge key is spelled.
const MERGE: &str = "<<";

/// What aliases may add beyond the text itself. A text of n bytes may become a tree of about 8n; a "billion laughs" is
/// stopped long before it hurts.
const ALLOWANCE: usize = 4 << 20;

/// What a reading notes beside the value.
#[derive(Debug)]
pub(super) struct Findings {
    /// A key occurs twice in one mapping.
    pub(super) repeats: bool,
    /// A number was read as a float though it may have been written as a whole number.
    pub(super) wide: bool,
    /// Aliases expand to more than a document can mean.
    pub(super) too_large: bool,
    budget: usize,
}

impl Findings {
    pub(super) fn new(text: &str) -> Findings {
        let budget = text.len().saturating_mul(8).saturating_add(ALLOWANCE);
        Findings {
            repeats: false,
            wide: false,
            too_large: false,
            budget,
        }
    }

    /// Takes what a node costs from the budget.
    fn spend<E: Error>(&mut self, bytes: usize) -> Result<(), E> {
        match self.budget.checked_sub(bytes + 1) {
            Some(rest) => self.budget = rest,
            None => {
                self.too_large = true;
                return Err(E::custom("too large"));
            }
        }
        Ok(())
    }
}

/// Reads one node.
pub(super) struct Node<'f>(pub(super) &'f mut Findings);

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.0.spend(0)?;
        Ok(Value::Null)
    }

    // How `serde_yaml` says that there is no document at all.
    fn visit_none<E: Error>(self) -> Result<Value, E> {
        self.visit_unit()
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        self.0.spend(0)?;
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        self.visit_i128(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        self.visit_i128(value.into())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        self.0.spend(0)?;
        Ok(Value::Number(Number::Int(value)))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        self.0.spend(0)?;
        Ok(Value::Number(
            i128::try_from(value).map_or(Number::UInt(value), Number::Int),
        ))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        self.0.spend(0)?;
        self.0.wide |= super::json::may_be_whole(value);
        Ok(Value::Number(Number::Float(value)))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.0.spend(value.len())?;
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        self.0.spend(0)?;
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(Node(self.0))? {
            items.push(item);
        }
        items.shrink_to_fit();
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        self.0.spend(0)?;
        let mut members = Members::default();
        while let Some(key) = map.next_key_seed(Key(self.0))? {
            let value = map.next_value_seed(Node(self.0))?;
            if key == MERGE {
                members.merge(key, value);
            } else {
                self.0.repeats |= members.insert(key, value);
            }
        }
        members.all.shrink_to_fit();
        Ok(Value::Object(members.all))
    }

    // A tag that YAML does not know (`!foo`) says nothing to us; its value stays.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (IgnoredAny, content) = tagged.variant()?;
        content.newtype_variant_seed(self)
    }
}

/// Reads a key: `404`, `true`, `null` and `1.50` are the strings that were written.
struct Key<'f>(&'f mut Findings);

/// How a reader says that a list or a mapping was used as a key.
pub(super) const KEY: &str = "a key that is one word";

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key<'_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(KEY)
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<String, E> {
        self.0.spend(key.len())?;
        Ok(key.to_owned())
    }
}

/// The members of a mapping, written and merged.
#[derive(Default)]
struct Members {
    all: IndexMap<String, Value>,
    /// The keys that only a merge key has brought so far.
    merged: HashSet<String>,
}

impl Members {
    /// Adds a member that was written; it wins over merged ones. True if the same key was written before.
    fn insert(&mut self, key: String, value: Value) -> bool {
        let was_merged = !self.merged.is_empty() && self.merged.remove(&key);
        self.all.insert(key, value).is_some() && !was_merged
    }

    /// Adds the members of what a merge key brings: a mapping, or a list of which the first that has a key wins. What is
    /// neither was not meant as a merge: it stays an ordinary member.
    fn merge(&mut self, key: String, value: Value) {
        match value {
            Value::Object(members) => self.merge_members(members),
            Value::Array(items) if items.iter().all(|item| item.as_object().is_some()) => {
                for item in items {
                    if let Value::Object(members) = item {
                        self.merge_members(members);
                    }
                }
            }
            other => {
                self.all.insert(key, other);
            }
        }
    }

    fn merge_members(&mut self, members: IndexMap<String, Value>) {
        for (key, value) in members {
            if let Entry::Vacant(vacant) = self.all.entry(key) {
                self.merged.insert(vacant.key().clone());
                vacant.insert(value);
            }
        }
    }
}
