//! Types of the package's own, which serde writes and reads.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// `"19.90"`
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cents(pub i64);

impl Serialize for Cents {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format!("{}.{:02}", self.0 / 100, self.0 % 100))
    }
}

impl<'de> Deserialize<'de> for Cents {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.replace('.', "").parse().map(Cents).map_err(D::Error::custom)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Day(pub String);

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Size(pub u8);

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    pub x: i8,
    pub y: i8,
}
