//! Which documents there are.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};
use serde::Deserialize;
use serde::de::IgnoredAny;
use walkdir::{DirEntry, WalkDir};

use crate::digest;
use crate::row::Expect;

/// The list of documents, in their folder.
const LIST: &str = "list.txt";
/// Longer names of packages make longer paths than some systems have.
const LONGEST: usize = 80;

/// A document to generate from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Document {
    /// Relative to the folder of the documents, with `/`.
    pub(crate) path: String,
    /// The name of its package, unlike all others.
    pub(crate) package: String,
    pub(crate) expect: Expect,
}

/// The documents of a folder: those that its list names, else every OpenAPI document in it.
pub(crate) fn find(folder: &Path, expect: impl Fn(&str) -> Expect) -> anyhow::Result<Vec<Document>> {
    let list = folder.join(LIST);
    let paths = if list.is_file() {
        listed(&fs::read_to_string(&list).with_context(|| format!("cannot read {}", list.display()))?)
    } else {
        walked(folder)?
    };
    if paths.is_empty() {
        bail!("there is no OpenAPI document in {}", folder.display());
    }
    let mut taken = BTreeSet::new();
    let documents = paths.into_iter().map(|path| Document {
        package: package(&path, &mut taken),
        expect: expect(&path),
        path,
    });
    Ok(documents.collect())
}

/// The first column of each line.
fn listed(text: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    text.lines()
        .filter_map(|line| line.split('\t').next())
        .map(str::trim)
        .filter(|path| !path.is_empty() && !path.starts_with('#'))
        .filter(|path| seen.insert(*path))
        .map(str::to_owned)
        .collect()
}

fn walked(folder: &Path) -> anyhow::Result<Vec<String>> {
    let hidden = |entry: &DirEntry| entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".");
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    let mut paths = Vec::new();
    for entry in walk.filter_entry(|entry| !hidden(entry)) {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        let extension = entry.path().extension().and_then(|extension| extension.to_str());
        if matches!(extension, Some("yaml" | "yml" | "json")) && is_entry(&fs::read(entry.path()).unwrap_or_default()) {
            paths.push(relative(folder, entry.path()));
        }
    }
    Ok(paths)
}

/// A path as rows spell it.
pub(crate) fn relative(folder: &Path, path: &Path) -> String {
    let path = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// Whether this is where a document begins, and not a fragment of one or something else.
fn is_entry(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('{') {
        json_is_entry(text)
    } else {
        text.lines().any(begins_document)
    }
}

fn begins_document(line: &str) -> bool {
    let key = line.split(':').next().unwrap_or_default();
    line.contains(':') && matches!(key.trim_end().trim_matches(['"', '\'']), "openapi" | "swagger")
}

fn json_is_entry(text: &str) -> bool {
    #[derive(Deserialize)]
    struct Head {
        openapi: Option<IgnoredAny>,
        swagger: Option<IgnoredAny>,
    }
    match serde_json::from_str::<Head>(text) {
        Ok(head) => head.openapi.is_some() || head.swagger.is_some(),
        // Broken JSON, or YAML in braces: the words have to do.
        Err(_) => text.contains("\"openapi\"") || text.contains("\"swagger\"") || text.contains("{openapi:"),
    }
}

fn package(path: &str, taken: &mut BTreeSet<String>) -> String {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let mut name = "c".to_owned();
    for word in stem.split(|character: char| !character.is_ascii_alphanumeric()) {
        if !word.is_empty() {
            name.push('_');
            name.push_str(&word.to_ascii_lowercase());
        }
    }
    if name.len() > LONGEST || taken.contains(&name) {
        let digest = digest::of(path);
        name.truncate(LONGEST);
        name = format!("{}_{}", name.trim_end_matches('_'), digest.get(..8).unwrap_or_default());
    }
    taken.insert(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use super::{Document, Expect, find, is_entry, listed, package};

    #[test]
    fn documents_are_told_from_fragments() {
        for yes in [
            "openapi: 3.1.0\ninfo: {}",
            "# a comment\n'swagger' : '2.0'",
            "\u{feff}{\"info\": {}, \"openapi\": \"3.0.0\"}",
            "{\"openapi\": \"3.0.0\", \"paths\": ",
        ] {
            assert!(is_entry(yes.as_bytes()), "{yes}");
        }
        for no in [
            "overlay: 1.0.0",
            "type: object\nproperties:\n  openapi: {}",
            "{\"components\": {\"openapi\": 1}}",
            "[]",
            "",
        ] {
            assert!(!is_entry(no.as_bytes()), "{no}");
        }
    }

    #[test]
    fn a_list_names_paths_in_its_first_column() {
        let list = "# all\nspecs/a.yaml\tAcme\t3\n\nspecs/b.json\nspecs/a.yaml\n";
        assert_eq!(listed(list), ["specs/a.yaml", "specs/b.json"]);
    }

    #[test]
    fn packages_have_names_of_their_own() {
        let mut taken = BTreeSet::new();
        assert_eq!(package("specs/Acme__v1.0.yaml", &mut taken), "c_specs_acme_v1_0");
        let other = package("specs/acme-v1.0.json", &mut taken);
        assert!(other.starts_with("c_specs_acme_v1_0_") && taken.len() == 2, "{other}");
        let long = package(&"folder/".repeat(40), &mut taken);
        assert!(long.len() < 100 && !long.contains("__"), "{long}");
    }

    #[test]
    fn without_a_list_a_folder_is_searched() {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        assert!(find(folder.path(), |_| Expect::Any).is_err());
        write("b/a.yaml", "openapi: 3.0.0");
        write("b/part.yaml", "type: object");
        write(".git/x.yaml", "openapi: 3.0.0");
        write("a.json", "{\"swagger\": \"2.0\"}");
        write("a.txt", "openapi: 3.0.0");
        let document = |path: &str, package: &str| Document {
            path: path.to_owned(),
            package: package.to_owned(),
            expect: Expect::Any,
        };
        let found = find(folder.path(), |_| Expect::Any).unwrap();
        assert_eq!(found, [document("a.json", "c_a"), document("b/a.yaml", "c_b_a")]);
    }
}
