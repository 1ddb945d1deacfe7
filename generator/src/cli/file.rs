//! Files that a command writes because it was told to.

use std::fs;
use std::path::{Path, PathBuf};

use crate::config;
use crate::diagnostic::{Diagnostic, Diagnostics, Stopped, codes::output as codes};
use crate::lock;
use crate::project::is_same;

/// Writes a file.
pub(super) fn write(path: &Path, text: &str, notes: &mut Diagnostics) -> Result<(), Stopped> {
    if let Err(error) = fs::write(path, text) {
        let message = format!("cannot write `{}`: {error}", path.display());
        notes.push(Diagnostic::new(&codes::WRITE_FAILED, None, message));
    }
    notes.gate()
}

/// Refuses a file to write that is one of those that are read. A configuration and a lock are somebody's, wherever they are.
pub(super) fn spare(
    out: Option<&Path>,
    inputs: impl IntoIterator<Item = PathBuf>,
    notes: &mut Diagnostics,
) -> Result<(), Stopped> {
    if let Some(out) = out {
        let linked = out.canonicalize().unwrap_or_else(|_| out.to_path_buf());
        let ours = [config::FILE, lock::FILE].iter().any(|name| linked.ends_with(name));
        if ours || inputs.into_iter().any(|input| is_same(out, &input)) {
            let message = format!("`{}` is to be written, and it is read", out.display());
            let finding = Diagnostic::new(&codes::OVERWRITES_INPUT, None, message);
            notes.push(finding.help("name another file: this one is left as it is"));
        }
    }
    notes.gate()
}
