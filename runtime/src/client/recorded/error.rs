//! Why a recording cannot be used.

use std::fmt;

/// Why a recording cannot be read or written.
#[derive(Debug)]
pub struct RecordingError(String);

impl RecordingError {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for RecordingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for RecordingError {}
