//! A member that may be left out and may be null, where the server tells the two apart.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Node, Slot, View, bridge};

/// A member that may be left out and may be `null`: the two are different things, above all in updates.
///
/// ```
/// use specwright_runtime::Field;
///
/// let unset: Field<String> = Field::Absent;       // leave the server's value alone
/// let erased: Field<String> = None.into();        // erase it
/// let set: Field<String> = "London".into();       // set it
/// assert_eq!(set.as_deref(), Some("London"));
/// assert!(unset.is_absent() && erased.is_null());
/// assert_eq!(unset.into_option(), None);
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field<T> {
    /// Not there.
    #[default]
    Absent,
    /// There, and `null`.
    Null,
    /// There, with a value.
    Value(T),
}

impl<T> Field<T> {
    /// Whether it is not there.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Field::Absent)
    }

    /// Whether it is `null`.
    pub const fn is_null(&self) -> bool {
        matches!(self, Field::Null)
    }

    /// Whether it has a value.
    pub const fn is_value(&self) -> bool {
        matches!(self, Field::Value(_))
    }

    /// The value, borrowed.
    pub const fn as_ref(&self) -> Option<&T> {
        match self {
            Field::Value(value) => Some(value),
            Field::Absent | Field::Null => None,
        }
    }

    /// The value, to be changed.
    pub const fn as_mut(&mut self) -> Option<&mut T> {
        match self {
            Field::Value(value) => Some(value),
            Field::Absent | Field::Null => None,
        }
    }

    /// What the value points to: `Option<&str>` of a `Field<String>`.
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: std::ops::Deref,
    {
        self.as_ref().map(T::deref)
    }

    /// The value.
    pub fn into_option(self) -> Option<T> {
        match self {
            Field::Value(value) => Some(value),
            Field::Absent | Field::Null => None,
        }
    }

    /// The field with its value changed by `f`.
    ///
    /// ```
    /// # use specwright_runtime::Field;
    /// assert_eq!(Field::Value("a").map(str::len), Field::Value(1));
    /// assert_eq!(Field::<&str>::Null.map(str::len), Field::Null);
    /// ```
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Field<U> {
        match self {
            Field::Absent => Field::Absent,
            Field::Null => Field::Null,
            Field::Value(value) => Field::Value(f(value)),
        }
    }

    /// The value, or another one.
    pub fn unwrap_or(self, other: T) -> T {
        self.into_option().unwrap_or(other)
    }

    /// The value, or what `f` gives.
    pub fn unwrap_or_else(self, f: impl FnOnce() -> T) -> T {
        self.into_option().unwrap_or_else(f)
    }

    /// The value, or the default one.
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.into_option().unwrap_or_default()
    }

    /// Takes the value out and leaves the field absent.
    pub const fn take(&mut self) -> Self {
        std::mem::replace(self, Field::Absent)
    }
}

impl<T> From<T> for Field<T> {
    fn from(value: T) -> Self {
        Field::Value(value)
    }
}

/// `None` is `null`: to leave a member out, say [`Field::Absent`].
impl<T> From<Option<T>> for Field<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Field::Null, Field::Value)
    }
}

impl From<&str> for Field<String> {
    fn from(value: &str) -> Self {
        Field::Value(value.to_owned())
    }
}

impl<T> From<Field<T>> for Option<T> {
    fn from(field: Field<T>) -> Self {
        field.into_option()
    }
}

impl<T: PartialEq> PartialEq<Option<T>> for Field<T> {
    fn eq(&self, other: &Option<T>) -> bool {
        self.as_ref() == other.as_ref()
    }
}

impl<T: fmt::Debug> fmt::Debug for Field<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Field::Absent => f.write_str("Absent"),
            Field::Null => f.write_str("Null"),
            Field::Value(value) => f.debug_tuple("Value").field(value).finish(),
        }
    }
}

impl<T: Node> Node for Field<T> {
    #[inline]
    fn blank() -> Self {
        Field::Absent
    }
    #[inline]
    fn view(&self) -> View<'_> {
        match self {
            Field::Absent => View::Absent,
            Field::Null => View::Null,
            Field::Value(value) => value.view(),
        }
    }
    #[inline]
    fn slot(&mut self, null: bool) -> Slot<'_> {
        if null {
            *self = Field::Null;
            return Slot::Done;
        }
        *self = Field::Value(T::blank());
        match self {
            Field::Value(value) => value.slot(false),
            Field::Absent | Field::Null => Slot::Done,
        }
    }
}

/// `Absent` is written as `null`, unless `#[serde(skip_serializing_if = "Field::is_absent")]` leaves the member out.
impl<T: Node> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        bridge::write(self.view(), serializer)
    }
}

/// With `#[serde(default)]`, a member that is not there is `Absent`.
impl<'de, T: Node> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        bridge::read(deserializer)
    }
}
