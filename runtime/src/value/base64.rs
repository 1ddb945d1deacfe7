//! `format: byte`.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Node, Slot, View, bridge};

/// `format: byte`: bytes that JSON carries as base64. Both alphabets are read, padded or not; the standard one is
/// written, padded.
///
/// ```
/// use specwright_runtime::Base64;
///
/// let bytes: Base64 = specwright_runtime::from_str(r#""_-4""#)?;
/// assert_eq!(*bytes, [0xff, 0xee]);
/// assert_eq!(specwright_runtime::to_string(&bytes), r#""/+4=""#);
/// # Ok::<(), specwright_runtime::DecodeError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Base64(Vec<u8>);

impl Base64 {
    /// The bytes.
    pub fn into_vec(self) -> Vec<u8> {
        self.0
    }
}

impl std::ops::Deref for Base64 {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for Base64 {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Base64(bytes)
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Base64(bytes.to_owned())
    }
}

impl<const N: usize> From<&[u8; N]> for Base64 {
    fn from(bytes: &[u8; N]) -> Self {
        Base64(bytes.to_vec())
    }
}

impl From<Base64> for Vec<u8> {
    fn from(bytes: Base64) -> Self {
        bytes.0
    }
}

impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&crate::walk::debug::Blob(&self.0), f)
    }
}

impl Node for Base64 {
    #[inline]
    fn blank() -> Self {
        Base64::default()
    }
    #[inline]
    fn view(&self) -> View<'_> {
        View::Base64(&self.0)
    }
    #[inline]
    fn slot(&mut self, _null: bool) -> Slot<'_> {
        Slot::Base64(&mut self.0)
    }
}

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        bridge::write(self.view(), serializer)
    }
}

impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        bridge::read(deserializer)
    }
}
