//! Bytes as they are.

use std::fmt;

use crate::{Node, Slot, View};

/// Bytes as they are: a body that is not JSON, or one that the document says nothing about.
///
/// ```
/// use specwright_runtime::Bytes;
///
/// let bytes = Bytes::from("caf\u{e9}");
/// assert_eq!(bytes.len(), 5);
/// assert_eq!(bytes.text(), Some("café"));
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Bytes(Vec<u8>);

impl Bytes {
    /// The bytes.
    pub fn into_vec(self) -> Vec<u8> {
        self.0
    }

    /// The bytes as text, if they are UTF-8.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }
}

impl std::ops::Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes(bytes)
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        Bytes(bytes.to_owned())
    }
}

impl<const N: usize> From<&[u8; N]> for Bytes {
    fn from(bytes: &[u8; N]) -> Self {
        Bytes(bytes.to_vec())
    }
}

impl From<String> for Bytes {
    fn from(text: String) -> Self {
        Bytes(text.into_bytes())
    }
}

impl From<&str> for Bytes {
    fn from(text: &str) -> Self {
        Bytes(text.as_bytes().to_owned())
    }
}

impl From<Bytes> for Vec<u8> {
    fn from(bytes: Bytes) -> Self {
        bytes.0
    }
}

/// As text where it is text, else the number of bytes.
impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&crate::walk::debug::Blob(&self.0), f)
    }
}

impl Node for Bytes {
    #[inline]
    fn blank() -> Self {
        Bytes::default()
    }
    #[inline]
    fn view(&self) -> View<'_> {
        View::Bytes(&self.0)
    }
    #[inline]
    fn slot(&mut self, _null: bool) -> Slot<'_> {
        Slot::Bytes(&mut self.0)
    }
}
