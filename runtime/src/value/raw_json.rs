//! JSON text that is passed through.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{DecodeError, Json, Node, Slot, View, bridge};

/// JSON of no known type, kept as text: exact to the last digit and blank.
///
/// ```
/// use specwright_runtime::RawJson;
///
/// let raw: RawJson = r#"{"total": 1234567890.12345678901234567890}"#.parse()?;
/// assert_eq!(specwright_runtime::to_string(&raw), raw.as_str());
/// assert!("{".parse::<RawJson>().is_err());
/// # Ok::<(), specwright_runtime::InvalidJson>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RawJson(String);

impl RawJson {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value. Numbers beyond `f64` lose digits.
    pub fn json(&self) -> Json {
        crate::from_str(&self.0).unwrap_or_default()
    }
}

impl Default for RawJson {
    fn default() -> Self {
        RawJson("null".to_owned())
    }
}

/// The text is not JSON.
#[derive(Debug)]
pub struct InvalidJson(DecodeError);

impl fmt::Display for InvalidJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not JSON: {}", self.0)
    }
}

impl std::error::Error for InvalidJson {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl std::str::FromStr for RawJson {
    type Err = InvalidJson;

    fn from_str(text: &str) -> Result<Self, InvalidJson> {
        crate::from_str(text).map_err(InvalidJson)
    }
}

impl From<Json> for RawJson {
    fn from(json: Json) -> Self {
        RawJson(crate::to_string(&json))
    }
}

impl fmt::Debug for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Node for RawJson {
    #[inline]
    fn blank() -> Self {
        RawJson::default()
    }
    #[inline]
    fn takes_null() -> bool {
        true
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

impl Serialize for RawJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        bridge::write(self.view(), serializer)
    }
}

impl<'de> Deserialize<'de> for RawJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        bridge::read(deserializer)
    }
}
