//! A folder of files, to be compared and counted.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use walkdir::WalkDir;

use crate::digest::{self, Digest};
use crate::documents::relative;
use crate::row::Rust;

/// The digest of each file of a folder, and the size of its Rust.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    files: BTreeMap<String, String>,
    pub(crate) rust: Rust,
}

impl Tree {
    pub(crate) fn read(folder: &Path) -> anyhow::Result<Tree> {
        let mut tree = Tree::default();
        for entry in WalkDir::new(folder) {
            let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
            if entry.file_type().is_file() {
                let bytes =
                    fs::read(entry.path()).with_context(|| format!("cannot read {}", entry.path().display()))?;
                tree.add(relative(folder, entry.path()), &bytes);
            }
        }
        Ok(tree)
    }

    fn add(&mut self, path: String, bytes: &[u8]) {
        if path.ends_with(".rs") {
            self.rust.files += 1;
            self.rust.bytes += bytes.len() as u64;
            self.rust.lines += bytes.iter().filter(|&&byte| byte == b'\n').count() as u64;
        }
        self.files.insert(path, digest::of(bytes));
    }

    /// The digest of all files.
    pub(crate) fn digest(&self) -> String {
        let mut digest = Digest::default();
        for (path, file) in &self.files {
            digest.add(path);
            digest.add(file);
        }
        digest.finish()
    }

    /// The first file that is not the same in another folder.
    pub(crate) fn difference(&self, other: &Tree) -> Option<String> {
        let paths = self.files.keys().chain(other.files.keys());
        paths
            .filter(|path| self.files.get(*path) != other.files.get(*path))
            .min()
            .cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::{Rust, Tree};

    fn tree(files: &[(&str, &str)]) -> Tree {
        let mut tree = Tree::default();
        for (path, text) in files {
            tree.add((*path).to_owned(), text.as_bytes());
        }
        tree
    }

    #[test]
    fn the_first_file_that_differs_is_named() {
        let one = tree(&[("Cargo.toml", "x"), ("src/a.rs", "1"), ("src/b.rs", "2")]);
        assert_eq!(one.difference(&one), None);
        assert_eq!(
            one.difference(&tree(&[("Cargo.toml", "x"), ("src/a.rs", "1")]))
                .as_deref(),
            Some("src/b.rs")
        );
        let other = tree(&[("Cargo.toml", "x"), ("src/a.rs", "0"), ("src/b.rs", "0")]);
        assert_eq!(one.difference(&other).as_deref(), Some("src/a.rs"));
        assert_ne!(one.digest(), other.digest());
    }

    #[test]
    fn rust_alone_is_counted() {
        let tree = tree(&[("Cargo.toml", "x\ny\n"), ("src/a.rs", "1\n2\n"), ("src/b.rs", "3\n")]);
        assert_eq!(
            tree.rust,
            Rust {
                files: 2,
                lines: 3,
                bytes: 6
            }
        );
    }
}
