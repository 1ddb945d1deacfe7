//! What came and is not in the document.

use std::fmt;

use crate::{Json, Node, Slot, View};

/// A string that an enum does not list. Only reading makes one, so it never equals a listed value.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unrecognized(Box<str>);

impl Unrecognized {
    #[doc(hidden)]
    #[inline]
    pub fn __new(text: &str) -> Self {
        Unrecognized(text.into())
    }

    /// The string.
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Unrecognized {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Unrecognized {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A value that no member of a union accepts, as the JSON text that came. It is written back byte for byte.
///
/// Only reading makes one.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnrecognizedValue(String);

impl UnrecognizedValue {
    #[doc(hidden)]
    pub fn __new(text: &str) -> Self {
        UnrecognizedValue(text.to_owned())
    }

    #[doc(hidden)]
    pub fn __text(&mut self) -> &mut String {
        &mut self.0
    }

    /// The JSON text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value. Numbers beyond `f64` lose digits here; [`as_str`](Self::as_str) has them all.
    pub fn json(&self) -> Json {
        crate::from_str(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for UnrecognizedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for UnrecognizedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Node for UnrecognizedValue {
    #[inline]
    fn blank() -> Self {
        UnrecognizedValue("null".to_owned())
    }
    #[inline]
    fn view(&self) -> View<'_> {
        View::Raw(&self.0)
    }
    #[inline]
    fn slot(&mut self, _null: bool) -> Slot<'_> {
        Slot::Raw(&mut self.0)
    }
}

/// A string that is not among the values of a closed enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotListed {
    text: String,
    values: &'static [&'static str],
}

impl NotListed {
    #[doc(hidden)]
    pub fn __new(text: &str, values: &'static [&'static str]) -> Self {
        NotListed {
            text: text.to_owned(),
            values,
        }
    }
}

impl fmt::Display for NotListed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is none of `{}`", self.text, self.values.join("`, `"))
    }
}

impl std::error::Error for NotListed {}
