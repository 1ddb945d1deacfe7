//! Files that a command writes because it was told to.

use std::fs;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics, Stopped, codes::output as codes};

/// Writes a file.
pub(super) fn write(path: &Path, text: &str, notes: &mut Diagnostics) -> Result<(), Stopped> {
    if let Err(error) = fs::write(path, text) {
        let message = format!("cannot write `{}`: {error}", path.display());
        notes.push(Diagnostic::new(&codes::WRITE_FAILED, None, message));
    }
    notes.gate()
}
