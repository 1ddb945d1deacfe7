//! Where files are: on the disk, or in a revision.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::revision::Revision;

/// A file or a folder, on the disk or in a revision.
#[derive(Clone, Debug)]
pub(in crate::cli) enum At {
    /// On the disk.
    Disk {
        /// The folder that messages call files from; empty for the current one.
        folder: PathBuf,
        /// From that folder.
        path: PathBuf,
    },
    /// In a revision.
    Revision(Revision),
}

impl At {
    /// A path as an argument has it.
    pub(super) fn here(path: impl Into<PathBuf>) -> At {
        At::Disk {
            folder: PathBuf::new(),
            path: path.into(),
        }
    }

    pub(super) fn is_folder(&self) -> bool {
        match self {
            At::Disk { folder, path } => folder.join(path).is_dir(),
            At::Revision(revision) => revision.is_folder(),
        }
    }

    pub(super) fn is_there(&self) -> bool {
        match self {
            At::Disk { folder, path } => folder.join(path).exists(),
            At::Revision(revision) => revision.is_there(),
        }
    }

    /// What stands in this folder under a name, or at a path.
    pub(super) fn join(&self, name: &str) -> At {
        match self {
            At::Disk { folder, path } => At::Disk {
                folder: folder.clone(),
                path: path.join(name),
            },
            At::Revision(revision) => At::Revision(revision.join(name)),
        }
    }

    pub(super) fn read(&self) -> io::Result<Vec<u8>> {
        match self {
            At::Disk { folder, path } => std::fs::read(folder.join(path)),
            At::Revision(revision) => revision.read(),
        }
    }

    /// As the report calls it.
    pub(super) fn name(&self) -> String {
        match self {
            At::Disk { path, .. } => path.display().to_string(),
            At::Revision(revision) => revision.object(),
        }
    }

    /// Whether both are the same file of the disk, or of any revisions.
    pub(super) fn is_same(&self, other: &At) -> bool {
        let real = |folder: &Path, path: &Path| folder.join(path).canonicalize().ok();
        match (self, other) {
            (At::Disk { folder, path }, At::Disk { folder: from, path: to }) => {
                let file = real(folder, path);
                file.is_some() && file == real(from, to)
            }
            (At::Revision(one), At::Revision(other)) => one.path == other.path,
            (At::Disk { .. }, At::Revision(_)) | (At::Revision(_), At::Disk { .. }) => false,
        }
    }

    /// The documents in a folder; files that others refer to are none.
    pub(super) fn documents(&self) -> BTreeSet<String> {
        let names = self.list().into_iter().filter(|name| is_named_like_one(name));
        names
            .filter(|name| self.join(name).read().is_ok_and(|bytes| is_document(&bytes)))
            .collect()
    }

    fn list(&self) -> Vec<String> {
        match self {
            At::Disk { folder, path } => {
                let entries = std::fs::read_dir(folder.join(path)).into_iter().flatten().flatten();
                entries
                    .filter_map(|entry| entry.file_name().into_string().ok())
                    .collect()
            }
            At::Revision(revision) => revision.list(),
        }
    }
}

fn is_named_like_one(name: &str) -> bool {
    let extension = Path::new(name).extension().and_then(std::ffi::OsStr::to_str);
    extension.is_some_and(|it| ["yaml", "yml", "json"].contains(&it.to_ascii_lowercase().as_str()))
}

fn is_document(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let key = |line: &str| {
        let line = line.trim_start_matches(['{', ' ', '\t', '\u{feff}']);
        let line = line.trim_start_matches(['"', '\'']);
        line.starts_with("openapi") || line.starts_with("swagger")
    };
    text.lines().any(key) || text.contains("\"openapi\"") || text.contains("\"swagger\"")
}
