//! Paths for other folders.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

/// A path as it is written in a file of another folder. An absolute path stays: it was meant.
#[cfg(feature = "cli")]
pub(crate) fn relative(from: &Path, path: &Path) -> PathBuf {
    match path.is_absolute() {
        true => path.to_path_buf(),
        false => between(from, path),
    }
}

/// Whether two paths lead to the same file, however they are spelled.
#[cfg(feature = "cli")]
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    matches!((resolved(one), resolved(other)), (Some(one), Some(other)) if one == other)
}

/// The way from a folder to a file, however that is spelled.
pub(super) fn between(from: &Path, path: &Path) -> PathBuf {
    let (Some(from), Some(to)) = (resolved(from), resolved(path)) else {
        return path.to_path_buf();
    };
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = from.components().skip(shared).map(|_| Component::ParentDir.as_os_str());
    let down = to.components().skip(shared).map(Component::as_os_str);
    let parts: Vec<&OsStr> = up.chain(down).collect();
    // Cargo reads `/` everywhere.
    PathBuf::from(
        parts
            .iter()
            .map(|part| part.to_string_lossy())
            .collect::<Vec<_>>()
            .join("/"),
    )
}

/// The path without links, as far as it exists.
fn resolved(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let there = path.ancestors().find(|ancestor| ancestor.exists())?;
    let rest = path.strip_prefix(there).ok()?;
    let mut resolved = there.canonicalize().ok()?;
    for part in rest.components() {
        match part {
            Component::ParentDir => drop(resolved.pop()),
            part => resolved.push(part),
        }
    }
    Some(resolved)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use std::path::{Path, PathBuf};

    use super::relative;

    #[test]
    fn a_path_is_seen_from_the_folder_that_names_it() {
        assert_eq!(
            relative(Path::new("no/such/out"), Path::new("src")),
            PathBuf::from("../../../src")
        );
        assert_eq!(relative(Path::new("src"), Path::new("src/x")), PathBuf::from("x"));
    }
}
