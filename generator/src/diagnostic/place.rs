//! Where something stands, as far as anyone before printing needs to know.

use crate::load::FileId;

/// A place in a document as it was written.
///
/// ```
/// use specwright::{diagnostic::{Part, Place}, load::FileId};
///
/// let value = Place::value(FileId(0), "/info/title");
/// assert_eq!(value.key().part, Part::Key);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which file.
    pub file: FileId,
    /// JSON pointer in that file, without `#`; empty for the whole document.
    pub pointer: String,
    /// What of the node to point at.
    pub part: Part,
}

/// What of a node a diagnostic points at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The value.
    #[default]
    Value,
    /// The key under which it stands.
    Key,
    /// The key where it stood before a later one of the same name overrode it; the first is 0.
    Repeat(u32),
    /// The bytes from `start` to `end`, where there is no node: the text could not be read.
    Bytes {
        /// The first byte.
        start: u32,
        /// The byte after the last.
        end: u32,
    },
}

impl Place {
    /// The value at a pointer.
    pub fn value(file: FileId, pointer: impl Into<String>) -> Place {
        Place {
            file,
            pointer: pointer.into(),
            part: Part::Value,
        }
    }

    /// A stretch of the text that is no node.
    pub fn bytes(file: FileId, start: usize, end: usize) -> Place {
        let clamp = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Place {
            file,
            pointer: String::new(),
            part: Part::Bytes {
                start: clamp(start),
                end: clamp(end),
            },
        }
    }

    /// The key of the same node.
    #[must_use]
    pub fn key(mut self) -> Place {
        self.part = Part::Key;
        self
    }

    /// The nth of duplicate keys of the same node.
    #[must_use]
    pub fn repeat(&self, nth: u32) -> Place {
        Place {
            part: Part::Repeat(nth),
            ..self.clone()
        }
    }
}
