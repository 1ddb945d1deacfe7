//! Types of the user's own in the place of a schema.

use std::fmt;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Node, Slot, View, bridge};

/// A value of a type of your own, which `types` in specwright.toml puts in the place of a schema: any type that serde writes
/// and reads.
///
/// It keeps the JSON as it came and becomes your type when it is asked for, so that one odd value does not cost a response,
/// and what was received is sent back to the last digit. Where a bare text travels (a path, a query, a header) it is that of
/// the string, number or boolean that serde makes of the value.
///
/// ```
/// use specwright_runtime::{Custom, from_str, to_string};
///
/// /// An amount in cents that travels as `"19.90"`.
/// #[derive(Clone, Copy, Debug, PartialEq)]
/// struct Cents(i64);
/// # impl serde::Serialize for Cents {
/// #     fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
/// #         s.serialize_str(&format!("{}.{:02}", self.0 / 100, self.0 % 100))
/// #     }
/// # }
/// # impl<'de> serde::Deserialize<'de> for Cents {
/// #     fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
/// #         let text = String::deserialize(d)?;
/// #         text.replace('.', "").parse().map(Cents).map_err(serde::de::Error::custom)
/// #     }
/// # }
///
/// let price: Custom<Cents> = from_str(r#""19.90""#)?;
/// assert_eq!(price.get()?, Cents(1990));
/// assert_eq!(to_string(&Custom::from(Cents(500))), r#""5.00""#);
///
/// let odd: Custom<Cents> = from_str(r#""ask us""#)?;
/// assert!(odd.get().is_err());
/// assert_eq!(odd.as_json(), r#""ask us""#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Custom<T: Serialize + DeserializeOwned> {
    json: String,
    of: PhantomData<fn() -> T>,
}

/// The JSON is none of the type's own.
#[derive(Debug)]
pub struct InvalidCustom(serde_json::Error);

impl<T: Serialize + DeserializeOwned> Custom<T> {
    /// The JSON that serde makes of a value.
    ///
    /// # Errors
    ///
    /// When it makes none: of a map whose keys are no texts, or where the type refuses.
    pub fn new(value: &T) -> Result<Self, InvalidCustom> {
        serde_json::to_string(value).map(Self::kept).map_err(InvalidCustom)
    }

    /// The value.
    ///
    /// # Errors
    ///
    /// When what came is none of the type's own.
    pub fn get(&self) -> Result<T, InvalidCustom> {
        serde_json::from_str(&self.json).or_else(|error| self.bare().ok_or(InvalidCustom(error)))
    }

    /// The JSON as it came, or as serde made it.
    pub fn as_json(&self) -> &str {
        &self.json
    }

    fn kept(json: String) -> Self {
        Self { json, of: PhantomData }
    }

    /// What came as a bare text, in a header, is kept as a string, though the type may be read from a number.
    fn bare(&self) -> Option<T> {
        let text: String = serde_json::from_str(&self.json).ok()?;
        serde_json::from_str(&text).ok()
    }
}

/// A value of which serde makes no JSON (see [`Custom::new`]) is `null`, as a number is that is none.
impl<T: Serialize + DeserializeOwned> From<T> for Custom<T> {
    fn from(value: T) -> Self {
        Self::new(&value).unwrap_or_else(|_| Self::blank())
    }
}

impl fmt::Display for InvalidCustom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not what the type is made of: {}", self.0)
    }
}

impl std::error::Error for InvalidCustom {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl<T: Serialize + DeserializeOwned> Clone for Custom<T> {
    fn clone(&self) -> Self {
        Self::kept(self.json.clone())
    }
}

/// Values are equal whose JSON is, to the letter.
impl<T: Serialize + DeserializeOwned> PartialEq for Custom<T> {
    fn eq(&self, other: &Self) -> bool {
        self.json == other.json
    }
}

impl<T: Serialize + DeserializeOwned> fmt::Debug for Custom<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.json)
    }
}

impl<T: Serialize + DeserializeOwned> Node for Custom<T> {
    fn blank() -> Self {
        Self::kept("null".to_owned())
    }
    fn view(&self) -> View<'_> {
        View::Raw(&self.json)
    }
    fn slot(&mut self, null: bool) -> Slot<'_> {
        // `null` is no value of it, unless the schema says so; then there is an `Option` around it.
        if null {
            Slot::Str(&mut self.json)
        } else {
            Slot::Raw(&mut self.json)
        }
    }
}

impl<T: Serialize + DeserializeOwned> Serialize for Custom<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        bridge::write(self.view(), serializer)
    }
}

impl<'de, T: Serialize + DeserializeOwned> Deserialize<'de> for Custom<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        bridge::read(deserializer)
    }
}
