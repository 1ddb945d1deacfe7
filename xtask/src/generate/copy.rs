//! A copy of a document, elsewhere.

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::Context as _;

use crate::row::Row;
use crate::work;

/// The size of a document's files.
pub(super) fn size(root: &Path, row: &Row) -> u64 {
    let sizes = row
        .files
        .iter()
        .filter_map(|file| fs::metadata(beside(root, &row.path, file)).ok());
    sizes.map(|file| file.len()).sum()
}

/// Copies the files that a document consists of, and nothing else; the answer is the document's new path.
pub(super) fn copy(root: &Path, row: &Row, to: &Path) -> anyhow::Result<PathBuf> {
    // References may lead out of the folder of all documents: the copy stands as deep as they climb.
    let climbs = row.files.iter().map(|file| climbs(file)).max().unwrap_or(0);
    let deep = (0..climbs).fold(to.to_path_buf(), |folder, _| folder.join("below"));
    for file in &row.files {
        let from = beside(root, &row.path, file);
        let copy = lexical(&beside(&deep, &row.path, file));
        if from.is_file() && copy.starts_with(to) {
            let bytes = fs::read(&from).with_context(|| format!("cannot read {}", from.display()))?;
            work::write(&copy, bytes)?;
        }
    }
    Ok(deep.join(&row.path))
}

/// A file that a document names by a relative path.
fn beside(root: &Path, document: &str, file: &str) -> PathBuf {
    root.join(document)
        .parent()
        .map(|folder| folder.join(file))
        .unwrap_or_default()
}

/// How often a path leads upwards.
fn climbs(file: &str) -> usize {
    file.split('/').filter(|part| *part == "..").count()
}

/// The path without `..`.
fn lexical(path: &Path) -> PathBuf {
    let mut result = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(result.pop()),
            part => result.push(part),
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{copy, size};
    use crate::row::Row;

    #[test]
    fn the_files_of_a_document_stand_as_before_and_no_others_come_along() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("all/acme")).unwrap();
        for (path, text) in [
            ("all/acme/api.yaml", "123"),
            ("shared.yaml", "45"),
            ("all/acme/other.yaml", "6"),
        ] {
            fs::write(root.path().join(path), text).unwrap();
        }
        let row = Row {
            path: "acme/api.yaml".to_owned(),
            files: vec!["api.yaml".to_owned(), "../../shared.yaml".to_owned()],
            ..Row::default()
        };
        let documents = root.path().join("all");
        assert_eq!(size(&documents, &row), 5);
        let to = root.path().join("copy");
        let entry = copy(&documents, &row, &to).unwrap();
        assert_eq!(fs::read_to_string(&entry).unwrap(), "123");
        assert_eq!(
            fs::read_to_string(entry.parent().unwrap().join("../../shared.yaml")).unwrap(),
            "45"
        );
        assert!(!entry.with_file_name("other.yaml").exists());
    }
}
