//! A file for a multipart form.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use crate::{Node, Record, RecordNode, Slot, View};

/// A file for a `multipart/form-data` body: bytes with a name and, if known, a media type.
///
/// ```
/// use specwright_runtime::File;
///
/// let photo = File::new("ada.png", vec![0x89, b'P', b'N', b'G']).content_type("image/png");
/// assert_eq!(photo.name(), "ada.png");
/// ```
///
/// With the feature `client` there is `File::stream`, for one that does not fit into memory.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    name: String,
    content_type: String,
    content: Vec<u8>,
    /// In place of `content`.
    upload: Option<Upload>,
}

/// The content of a [`File`] that comes in pieces. Only the client can look into it.
#[derive(Clone)]
pub struct Upload(Arc<dyn Content>);

/// Anything that goes between threads, where there are threads: in browsers streams stay on theirs.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub(crate) trait Content: Any + Send + Sync {}

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
impl<T: Any + Send + Sync> Content for T {}

/// Anything that goes between threads, where there are threads: in browsers streams stay on theirs.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub(crate) trait Content: Any {}

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
impl<T: Any> Content for T {}

impl Upload {
    #[cfg(feature = "client")]
    pub(crate) fn new(source: impl Content) -> Self {
        Self(Arc::new(Arc::new(source)))
    }

    #[cfg(feature = "client")]
    pub(crate) fn source<T: Any>(&self) -> Option<Arc<T>> {
        let content: &dyn Any = &*self.0;
        content.downcast_ref::<Arc<T>>().cloned()
    }
}

impl PartialEq for Upload {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Upload {}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a stream")
    }
}

impl File {
    /// A file of this name.
    pub fn new(name: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            content_type: String::new(),
            content: content.into(),
            upload: None,
        }
    }

    #[cfg(feature = "client")]
    pub(crate) fn uploaded(name: String, upload: Upload) -> Self {
        Self {
            upload: Some(upload),
            ..Self::new(name, Vec::new())
        }
    }

    /// With a media type, in place of the one that the document names.
    #[must_use]
    pub fn content_type(mut self, media: impl Into<String>) -> Self {
        self.content_type = media.into();
        self
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its bytes; none where they come in pieces.
    pub fn content(&self) -> &[u8] {
        &self.content
    }
}

impl From<Vec<u8>> for File {
    /// A file without a name: the property's is used.
    fn from(content: Vec<u8>) -> Self {
        Self::new("", content)
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.upload {
            Some(upload) => write!(f, "File({:?}, {upload:?})", self.name),
            None => write!(f, "File({:?}, {} bytes)", self.name, self.content.len()),
        }
    }
}

/// By its address the multipart writer knows a file from an object.
pub(crate) static FILE: Record = Record {
    name: "File",
    keys: &["name", "content_type", "content"],
    fields: &["name", "content_type", "content"],
    required: &[0],
    table: b"",
    json: "",
    rest: false,
    rules: &[],
};

impl Node for File {
    fn blank() -> Self {
        Self::new("", Vec::new())
    }

    fn view(&self) -> View<'_> {
        View::Record(&FILE, self)
    }

    fn slot(&mut self, _: bool) -> Slot<'_> {
        Slot::Record(&FILE, self)
    }
}

impl RecordNode for File {
    fn view(&self, i: usize) -> View<'_> {
        match i {
            0 => View::Str(&self.name),
            1 => View::Str(&self.content_type),
            _ => self.upload.as_ref().map_or(View::Bytes(&self.content), View::Upload),
        }
    }

    fn slot(&mut self, i: usize, _: bool) -> Slot<'_> {
        match i {
            0 => Slot::Str(&mut self.name),
            1 => Slot::Str(&mut self.content_type),
            _ => Slot::Bytes(&mut self.content),
        }
    }
}
