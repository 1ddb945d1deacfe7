//! A document as it was written: our own value tree, because neither `serde_yaml::Value` nor `serde_json::Value` holds
//! everything that vendors write (numbers of any size, duplicate keys, keys that are not strings).

use indexmap::IndexMap;

/// One node of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, `~`, or nothing at all.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// A mapping, in the document's order, merge keys applied, the last of duplicate keys kept.
    Object(IndexMap<String, Value>),
}

/// A number of any size that documents are found to carry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// A whole number.
    Int(i128),
    /// A whole number beyond `i128`.
    UInt(u128),
    /// Any other number.
    Float(f64),
}

impl Value {
    /// The member of that name, if this is a mapping that has it.
    ///
    /// ```
    /// # use specwright::{diagnostic::Diagnostics, load::Source};
    /// let source = Source::from_text("a.yaml", "info: { title: Pets }", &mut Diagnostics::new())?;
    /// let title = source.root().get("info").and_then(|info| info.get("title"));
    /// assert_eq!(title.and_then(|title| title.as_str()), Some("Pets"));
    /// # Ok::<(), specwright::diagnostic::Stopped>(())
    /// ```
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.as_object()?.get(key)
    }

    /// The node at a JSON pointer (without `#`, not percent-encoded); the empty pointer is the value itself.
    ///
    /// ```
    /// # use specwright::{diagnostic::Diagnostics, load::Source};
    /// let source = Source::from_text("a.yaml", "paths: { /pets: { tags: [a, b] } }", &mut Diagnostics::new())?;
    /// let tag = source.root().at("/paths/~1pets/tags/1");
    /// assert_eq!(tag.and_then(|tag| tag.as_str()), Some("b"));
    /// # Ok::<(), specwright::diagnostic::Stopped>(())
    /// ```
    pub fn at(&self, pointer: &str) -> Option<&Value> {
        super::pointer::segments(pointer)?.try_fold(self, |value, segment| match value {
            Value::Object(members) => members.get(segment.as_ref()),
            Value::Array(items) => items.get(super::pointer::index(&segment)?),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        })
    }

    /// The node at a JSON pointer, to be changed.
    pub(super) fn at_mut(&mut self, pointer: &str) -> Option<&mut Value> {
        super::pointer::segments(pointer)?.try_fold(self, |value, segment| match value {
            Value::Object(members) => members.get_mut(segment.as_ref()),
            Value::Array(items) => items.get_mut(super::pointer::index(&segment)?),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        })
    }

    /// The text, if this is a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The truth, if this is a boolean.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number, if this is one.
    pub fn as_number(&self) -> Option<Number> {
        match self {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The items, if this is a list.
    pub fn as_array(&self) -> Option<&[Value]> {
        match self {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The members, if this is a mapping.
    pub fn as_object(&self) -> Option<&IndexMap<String, Value>> {
        match self {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The members, to be changed.
    pub fn as_object_mut(&mut self) -> Option<&mut IndexMap<String, Value>> {
        match self {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// What this is, in the words of messages: "a string", "a list", ….
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        }
    }

    /// The same as `serde_json` has it. Whole numbers beyond 64 bits become the nearest float, and what is not finite
    /// becomes `null`, because `serde_json::Value` has no room for them.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Value::Null => serde_json::Value::Null,
            Value::Bool(value) => (*value).into(),
            Value::Number(number) => number.to_json(),
            Value::String(text) => text.as_str().into(),
            Value::Array(items) => items.iter().map(Value::to_json).collect(),
            Value::Object(members) => members
                .iter()
                .map(|(key, value)| (key.clone(), value.to_json()))
                .collect(),
        }
    }
}

impl Number {
    /// The nearest float.
    pub fn as_f64(self) -> f64 {
        match self {
            Number::Int(value) => value as f64,
            Number::UInt(value) => value as f64,
            Number::Float(value) => value,
        }
    }

    /// The whole number, if this is one: `1`, but also `1.0`, as vendors write where a whole number is meant.
    pub fn as_i128(self) -> Option<i128> {
        match self {
            Number::Int(value) => Some(value),
            Number::UInt(_) => None,
            Number::Float(value) => {
                // Beyond 2^53 a float no longer says which whole number was meant.
                (value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_992.0).then_some(value as i128)
            }
        }
    }

    fn to_json(self) -> serde_json::Value {
        match self {
            Number::Int(value) => match (i64::try_from(value), u64::try_from(value)) {
                (Ok(value), _) => value.into(),
                (_, Ok(value)) => value.into(),
                (Err(_), Err(_)) => (value as f64).into(),
            },
            Number::UInt(value) => (value as f64).into(),
            Number::Float(value) => value.into(),
        }
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Number::Int(value) => value.fmt(f),
            Number::UInt(value) => value.fmt(f),
            Number::Float(value) => value.fmt(f),
        }
    }
}
